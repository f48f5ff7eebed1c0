"""A table as rows of cells, each with its address: `能源!E412`."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

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

    def cell(self, row: Row, column: int) -> Cell:
        """The cell of a row in a column, counted from 1."""
        return Cell(row.text(column), self.name, row.number, column, row.line)


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


def address(sheet: str, row: int, column: int) -> str:
    """A place in a workbook, as a formula would name it."""
    place = f"{letters(column)}{row}"
    if not sheet:
        return place
    return f"{sheet if _PLAIN_NAME.fullmatch(sheet) else _quoted(sheet)}!{place}"


def _quoted(sheet: str) -> str:
    return "'" + sheet.replace("'", "''") + "'"
