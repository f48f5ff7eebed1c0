"""Bytes and files: finding and reading the data files; `writing` replaces them. Only this package touches the disk."""

import os
import stat
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from policytrack.data.source import SourceFile
from policytrack.errors import PolicytrackError

DEFAULT_NAME: Final = "targets.yaml"
STDIN: Final = "-"
_ENDINGS: Final = (".yaml", ".yml")
_AT_ONCE: Final[int] = getattr(os, "O_NONBLOCK", 0)
#: Far beyond any hand-written file; a larger one is a mistake (a device, an archive), and reading it would only hang.
MAX_BYTES: Final = 256 * 1024 * 1024


def find(files: Sequence[str], environment: str | None = None) -> list[str]:
    """The data files to read: those named, folders searched for YAML files; else those of the environment variable
    (separated as in PATH); else `targets.yaml` here or in the nearest parent folder.

    Raises `PolicytrackError` where there is none.
    """
    named = list(files) or [name for name in (environment or "").split(os.pathsep) if name]
    if named:
        return list(dict.fromkeys(path for name in named for path in _expand(name)))
    here = Path.cwd()
    for folder in (here, *here.parents):
        candidate = folder / DEFAULT_NAME
        if candidate.is_file():
            return [os.path.relpath(candidate)]
    raise PolicytrackError(
        f"no {DEFAULT_NAME} in this folder or above it",
        "name a file with -f, or set POLICYTRACK_FILE",
    )


def read(paths: Iterable[str]) -> list[SourceFile]:
    """The bytes of the files. Raises `PolicytrackError` for the first that cannot be read."""
    return [SourceFile("<stdin>", sys.stdin.buffer.read()) if path == STDIN else _read(path) for path in paths]


def _expand(name: str) -> list[str]:
    path = Path(name)
    if name == STDIN or not path.is_dir():
        return [name]
    inside = (entry for entry in sorted(path.rglob("*")) if entry.suffix in _ENDINGS and entry.is_file())
    found = [str(entry) for entry in inside if not _is_hidden(entry.relative_to(path))]
    if not found:
        raise PolicytrackError(f"the folder {name} holds no YAML file", "data files end in .yaml or .yml")
    return found


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _read(path: str) -> SourceFile:
    try:
        # Without waiting for somebody to write into a named pipe; one that somebody writes into is read to its end.
        with open(path, "rb", opener=lambda name, flags: os.open(name, flags | _AT_ONCE)) as file:
            if _AT_ONCE:
                os.set_blocking(file.fileno(), True)
            status = os.fstat(file.fileno())
            if stat.S_ISREG(status.st_mode) and status.st_size > MAX_BYTES:
                raise PolicytrackError(f"{path} has {status.st_size:,} bytes, more than a data file can need")
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise PolicytrackError(f"there is no file {path}", "name another with -f, or start one") from None
    except OSError as error:
        raise PolicytrackError(f"{path} cannot be read: {reason(error)}") from None
    if len(data) > MAX_BYTES:
        raise PolicytrackError(f"{path} has more than {MAX_BYTES:,} bytes, more than a data file can need")
    return SourceFile(path, data)


def reason(error: OSError) -> str:
    """Why the system refused, in its own words."""
    return (error.strerror or str(error)).lower()
