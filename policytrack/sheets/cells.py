"""A table as rows of cells, each with its address: `能源!E412`."""

import re
from collections.abc import Collection, Sequence
from typing import Final, NamedTuple

from policytrack.errors import PolicytrackError
from policytrack.text.messages import and_more, say
from policytrack.text.printable import counted

#: Names of sheets that a formula, and so an address, writes without quotation marks.
_PLAIN_NAME: Final = re.compile(r"[^\W\d][\w.]*")


class Cell(NamedTuple):
    """What a cell shows, as text, and where it stands; rows and columns count from 1."""

    text: str
    sheet: str
    row: int
    column: int
    line: int  # of the file, where it is a text; else the row

    @property
    def address(self) -> str:
        """The place as a spreadsheet program writes it: `能源!E412`, or `E412` where there are no sheets."""
        return address(self.sheet, self.row, self.column)


class Row(NamedTuple):
    """The cells of a row, from the first column on; what is empty has an empty text."""

    number: int
    line: int
    texts: Sequence[str]

    def text(self, column: int) -> str:
        """The text of a column, counted from 1; empty behind the last one."""
        return self.texts[column - 1] if 0 < column <= len(self.texts) else ""


class Sheet(NamedTuple):
    """A sheet, its rows without those that are empty."""

    name: str  # empty for a file without sheets
    rows: Sequence[Row]
    remarks: Sequence[str] = ()  # what a reader should know: hidden rows that are read
    uncalculated: frozenset[tuple[int, int]] = frozenset()  # row and column of formulas that have no value

    def cell(self, row: Row, column: int) -> Cell:
        """The cell of a row in a column, counted from 1."""
        return Cell(row.text(column), self.name, row.number, column, row.line)

    def check_calculated(self, file: str, columns: Collection[int], below: int = 0) -> None:
        """Raise `PolicytrackError` where a formula in these columns, below a row, has no value in the file."""
        missing = sorted(place for place in self.uncalculated if place[1] in columns and place[0] > below)
        if missing:
            places = and_more([address(self.name, *place) for place in missing])
            raise PolicytrackError(
                say("{}: {} without a value: {}", file, counted(len(missing), "formula"), places),
                say("open the workbook in a spreadsheet program, which calculates them, and save it"),
            )


class Workbook(NamedTuple):
    """A file of tables."""

    name: str
    sheets: Sequence[Sheet]


def letters(column: int) -> str:
    """The name of a column: 1 is A, 27 is AA."""
    name = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def place_of(cell: str) -> tuple[int, int]:
    """Row and column of a cell by its name: E12 is row 12 in column 5."""
    name = cell.rstrip("0123456789")
    column = 0
    for letter in name:
        column = column * 26 + ord(letter) - 64
    return int(cell[len(name) :]), column


def address(sheet: str, row: int, column: int) -> str:
    """A place in a workbook, as a formula would name it."""
    place = f"{letters(column)}{row}"
    if not sheet:
        return place
    return f"{sheet if _PLAIN_NAME.fullmatch(sheet) else _quoted(sheet)}!{place}"


def _quoted(sheet: str) -> str:
    return "'" + sheet.replace("'", "''") + "'"
