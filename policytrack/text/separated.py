"""Tables of text, cells parted by commas, tabs or semicolons: each record with its line, and cells guarded."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from typing import Final, NamedTuple

from policytrack.text.messages import say

#: What parts cells.
SEPARATORS: Final = (",", "\t", ";")
#: A cell of more characters is a quotation mark that was never closed.
_LONGEST_CELL: Final = 100_000
#: So many lines tell what parts the cells of a table.
_FIRST_LINES: Final = 20
_ENOUGH: Final = 20_000
#: What a spreadsheet program runs as a formula when it opens a table of text (OWASP, CSV injection).
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
#: What the cells begin with that may be such a formula.
_SUSPECT: Final = re.escape("".join((*_FORMULA, "'")))
#: What makes a cell be quoted, beside the separator.
_QUOTED: Final = ('"', "\r", "\n")
#: Plain numbers, shares and a dash, which none runs.
_HARMLESS: Final = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?%?|-")


class Record(NamedTuple):
    """The cells of a record as they stand, and the line that it starts on; both count from 1."""

    number: int
    line: int
    cells: Sequence[str]


class SeparatedError(ValueError):
    """What is wrong with a table of text, with the line that the record starts on."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.message, self.line = message, line


def records(text: str, separator: str) -> Iterator[Record]:
    """The records of a table, empty ones too. Raises `SeparatedError` where quotation marks do not fit."""
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    number, end = 0, 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise SeparatedError(str(error), end + 1) from None
        number, line, end = number + 1, end + 1, reader.line_num
        yield Record(number, line, cells)


def separator(text: str, name: str = "") -> str:
    """What parts the cells: a tab in a file that is named so, else what stands most often outside of quotation marks
    in the first lines.

    Raises `SeparatedError` where two stand there alike.
    """
    if name.lower().endswith((".tsv", ".tab")):
        return "\t"
    head = re.sub(r'"(?:[^"]|"")*"', "", "\n".join(text[:_ENOUGH].splitlines()[:_FIRST_LINES]))
    counts = sorted(((head.count(one), -place, one) for place, one in enumerate(SEPARATORS)), reverse=True)
    (most, _, found), (next_most, _, other) = counts[:2]
    if most == next_most > 0:
        names = {",": say("a comma"), "\t": say("a tab"), ";": say("a semicolon")}
        raise SeparatedError(say("cells may be parted by {} or by {}", names[found], names[other]), 1)
    return found


def guarded(text: str) -> str:
    """The text of a cell for a table of text: with an apostrophe before what would be run as a formula."""
    if text.lstrip("'").startswith(_FORMULA) and not _HARMLESS.fullmatch(text):
        return "'" + text
    return text


def unguarded(text: str) -> str:
    """The text of a cell of such a table, without that apostrophe."""
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(_FORMULA) else text


def written(rows: Iterable[Sequence[str]], separator: str = ",") -> str:
    """Rows as such a table, every cell guarded."""
    out = StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\n")
    is_suspect = re.compile(f"{separator}[{_SUSPECT}]").search
    for row in rows:
        cells = row
        line = separator.join(cells)
        if is_suspect(separator + line):  # most rows have nothing to guard, and no cell has to be looked at
            cells = [guarded(cell) for cell in row]
            line = separator.join(cells)
        if not line or any(mark in line for mark in _QUOTED):
            writer.writerow(cells)  # it looks at each of their characters
            continue
        if line.count(separator) >= len(cells):
            line = separator.join([f'"{cell}"' if separator in cell else cell for cell in cells])
        out.write(line + "\n")
    return out.getvalue()
