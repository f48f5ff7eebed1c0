"""The entry point of `policytrack` and of `python -m policytrack`, without what a short-lived process can spare."""

import gc
import os
import re
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from importlib.util import find_spec, module_from_spec
from threading import RLock
from types import ModuleType
from typing import Any

# Nothing in a short-lived process is worth collecting, and the collector would walk every module while it is imported
# and every node of the data file (measured: a tenth of the start-up; composing a large file takes four times longer).
gc.disable()

#: Modules that the library of the command line imports for what few runs do, a twelfth of the start-up together.
_SELDOM_USED = ("bz2", "ipaddress", "linecache", "lzma", "signal", "subprocess", "textwrap", "tokenize")


def _load_at_first_use(name: str) -> None:
    """Let the first look into a module load it (PEP 562); `importlib.util.LazyLoader` loads it at a second import."""
    spec = find_spec(name)
    if name in sys.modules or spec is None or spec.loader is None:
        return
    module, loader = module_from_spec(spec), spec.loader
    begun, lock = False, RLock()

    def load(attribute: str) -> object:
        nonlocal begun
        with lock:
            if not begun:
                begun = True
                loader.exec_module(module)
        try:
            return module.__dict__[attribute]
        except KeyError:
            raise AttributeError(f"module {name!r} has no attribute {attribute!r}") from None

    module.__getattr__ = load  # type: ignore[method-assign]
    sys.modules[name] = module


class _PatternAtFirstUse:
    """A pattern that is compiled for the first look at one of its methods."""

    def __init__(self, *how: Any) -> None:
        self._how = how

    def __getattr__(self, name: str) -> Any:
        return getattr(re.compile(*self._how), name)


class _PatternsAtFirstUse(SourceFileLoader):
    """Loads a module whose patterns are compiled when something is first looked for with them."""

    def exec_module(self, module: ModuleType) -> None:
        compile_now, re.compile = re.compile, _PatternAtFirstUse  # type: ignore[assignment]
        try:
            super().exec_module(module)
        finally:
            re.compile = compile_now


class _YamlFinder:
    """Finds the parts of PyYAML whose patterns libyaml does without: compiling them is a tenth of the start-up."""

    @staticmethod
    def find_spec(name: str, path: Sequence[str] | None = None, target: ModuleType | None = None) -> ModuleSpec | None:
        """The module with its patterns postponed; None for every other."""
        found = PathFinder.find_spec(name, path, target) if name in ("yaml.reader", "yaml.resolver") else None
        if found is None or found.origin is None or not isinstance(found.loader, SourceFileLoader):
            return None
        found.loader = _PatternsAtFirstUse(name, found.origin)
        return found


# In this process alone: who imports the library finds every module as it is.
sys.meta_path.insert(0, _YamlFinder)
for _name in _SELDOM_USED:
    _load_at_first_use(_name)


def run() -> None:
    """Run the command line and end at once: taking a hundred modules apart costs as much as checking the file."""
    code: object = 2
    try:
        from policytrack.cli import main  # noqa: PLC0415 - Ctrl-C may come meanwhile

        main()
        code = 0
    except SystemExit as end:
        code = end.code
    except KeyboardInterrupt:  # before there was a command to end
        code = 130
    except (OSError, ImportError, LookupError, MemoryError) as error:  # before there was anything to say it with
        if isinstance(error, KeyError | IndexError):
            raise
        with suppress(OSError):
            os.write(2, f"policytrack: cannot start: {error}\n".encode("utf-8", "backslashreplace"))
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, AttributeError, KeyboardInterrupt):  # the reader has gone, or never was
            stream.flush()
    os._exit(code if isinstance(code, int) else 0 if code is None else 1)


if __name__ == "__main__":
    run()
