"""A text as YAML counts its lines, a place in it, and edits carried out on it."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import Final, NamedTuple

_LINE_BREAK: Final = "\r\n|[\n\r\x85\u2028\u2029]"


class Span(NamedTuple):
    """A place in a text: lines and columns count from 1, columns in code points, the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class TextError(Exception):
    """A text that is no document: the message says why, the span where, and the rule which rule it breaks."""

    def __init__(self, rule: str, message: str, span: Span) -> None:
        super().__init__(message)
        self.rule = rule
        self.message = message
        self.span = span


class Edit(NamedTuple):
    """A piece of a text, from `start` up to and without `end` (characters from 0), and what is to stand there."""

    start: int
    end: int
    text: str


def splice(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits carried out; those at one place in the order in which they come.

    Raises `ValueError` where two overlap: such edits have no one meaning.
    """
    parts: list[str] = []
    done = 0
    for start, end, new in sorted(edits, key=lambda edit: edit.start):
        if start < done or end < start:
            raise ValueError(f"the edit at {start} overlaps the one before it, which ends at {done}")
        parts += (text[done:start], new)
        done = end
    return "".join((*parts, text[done:]))


def line_end(text: str, index: int) -> int:
    """Where the line ends that a place stands on: the index of its line break, or of the end of the text."""
    found = re.compile(_LINE_BREAK).search(text, index)
    return found.start() if found else len(text)


def break_at(text: str, index: int) -> str:
    """The line break that stands there; an empty string where none does."""
    found = re.compile(_LINE_BREAK).match(text, index)
    return found[0] if found else ""


def split_lines(text: str) -> list[str]:
    """The lines of a text as YAML counts them: U+0085, U+2028 and U+2029 end a line too."""
    return re.split(_LINE_BREAK, text)


def point(text: str, index: int) -> Span:
    """The place of the character at an index."""
    lines = split_lines(text[:index])
    return Span(len(lines), len(lines[-1]) + 1, len(lines), len(lines[-1]) + 2)


class LineIndex:
    """The lines of a text, for the places of many pieces of it."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(found.end() for found in re.compile(_LINE_BREAK).finditer(text))]

    def span(self, start: int, end: int) -> Span:
        """The place of the piece from `start` up to and without `end`, characters from 0."""
        return Span(*self._place(start), *self._place(end))

    def offset(self, line: int, column: int) -> int:
        """The index of a place: lines and columns from 1; one behind the end of the text is that of its last line."""
        return self._starts[min(line, len(self._starts)) - 1] + column - 1

    def _place(self, index: int) -> tuple[int, int]:
        line = bisect_right(self._starts, index)
        return line, index - self._starts[line - 1] + 1
