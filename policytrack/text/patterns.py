"""Patterns of a library that are compiled when something is first looked for with them, not when it is imported."""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class _Postponed:
    """A pattern that is compiled for the first look at one of its methods."""

    def __init__(self, *how: Any) -> None:
        self._how = how

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(*self._how), name)
        setattr(self, name, found)
        return found


@contextmanager
def compiled_at_first_use(library: str) -> Iterator[None]:
    """While a library is imported: what its modules compile waits until it is used; what others compile does not."""
    compile_now = re.compile

    def postpone(pattern: Any, flags: Any = 0) -> Any:
        name: str = sys._getframe(1).f_globals.get("__name__", "")
        return (_Postponed if name.partition(".")[0] == library else compile_now)(pattern, flags)

    re.compile = postpone
    try:
        yield
    finally:
        re.compile = compile_now
