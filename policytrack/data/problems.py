"""What can be wrong in a data file: the rule, the problem by its path of keys, the diagnostic by line and column."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from policytrack.data.location import Location
from policytrack.data.splice import Span
from policytrack.text.messages import Message, and_more, say


class Severity(StrEnum):
    """Errors make the check fail, warnings only on request."""

    ERROR = "error"
    WARNING = "warning"


class Rule(NamedTuple):
    """What a diagnostic stands for: a code to quote, a name to read, and its manual page."""

    code: str
    name: str
    severity: Severity
    doc: str


class Problem(NamedTuple):
    """Something wrong in a file, by the path of keys to it; `check` makes line and column of it."""

    rule: Rule
    message: str
    place: Location
    on_key: bool = False  # the key of the path is meant, not its value
    within: tuple[int, int] | None = None  # a part of the scalar: start and end, in characters
    hint: str = ""  # the way out
    target: str | None = None  # the id of the target that it stands in
    also: tuple[str, ...] = ()  # further targets of which the same is said; the message does not name them
    first: Location | None = None  # where else it stands: the message ends with the file, and gets its line


class Diagnostic(NamedTuple):
    """A problem with its place in the text: lines and columns from 1, in characters, the end exclusive."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    code: str
    name: str
    severity: Severity
    message: str
    hint: str = ""
    target: str | None = None
    excerpt: str = ""  # the line of the file that it starts on
    also: tuple[str, ...] = ()  # further targets that share it; the message ends with them
    cell: str = ""  # of a table: the cell (`能源!E412`), whose row and column are `line` and `column`

    @property
    def where(self) -> str:
        """Where it is, as tools and people name a place: `path:line:column`, or `path:cell`."""
        return f"{self.path}:{self.cell or f'{self.line}:{self.column}'}"

    @property
    def order(self) -> tuple[str, int, int, str]:
        """Where it stands among others: by file and place, and at one place by its rule."""
        return self.path, self.line, self.column, self.code

    @property
    def in_cell(self) -> str:
        """The message, of a table with the cell before it, for formats whose places are lines and columns alone."""
        return Message("{}: {}", self.cell, self.message) if self.cell else self.message

    @property
    def with_hint(self) -> str:
        """The message with its cell, if it has one, before it and the way out in brackets behind it."""
        return Message("{} ({})", self.in_cell, self.hint) if self.hint else self.in_cell

    @property
    def what(self) -> str:
        """The message without the further targets."""
        message = self.message
        if self.also and isinstance(message, Message):
            return message.parts[0]  # type: ignore[no-any-return]
        return message.removesuffix(shared_with(self.also))


def shared_with(targets: Sequence[str]) -> str:
    """The words for the further targets that share a problem, to end its message with."""
    if not targets:
        return ""
    return say(" (and so for {})", and_more(targets))


class Replacement(NamedTuple):
    """A part of what mends a problem: the place of a piece of the text, and what is to stand there instead."""

    span: Span
    text: str
