"""What can be wrong in a data file: the rule, the problem by its path of keys, the diagnostic by line and column."""

from enum import StrEnum
from typing import NamedTuple

from policytrack.data.locate import Location
from policytrack.data.splice import Span


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


class Replacement(NamedTuple):
    """A part of what mends a problem: the place of a piece of the text, and what is to stand there instead."""

    span: Span
    text: str
