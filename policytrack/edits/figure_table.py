"""A table of published figures (CSV, SDMX-CSV, a workbook) as rows under one header, each with where it stands."""

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from policytrack.data.source import SourceFile
from policytrack.errors import PolicytrackError
from policytrack.sheets.cells import Sheet, Workbook, address
from policytrack.sheets.delimited import read_table as read_sheets
from policytrack.sheets.header import Header, folded, guessed_header, header_of
from policytrack.text.dates import PartialDate, parse_date
from policytrack.text.messages import and_more, say
from policytrack.text.suggest import nearest_hint

#: What the column is called that says what the figures of a row are counted in.
_UNIT_COLUMNS: Final = ("单位", "计量单位", "unit", "units")

#: What SDMX and offices write for a part of a year, and its last month.
_PART: Final = re.compile(r"(\d{4})[-年]?(?:Q([1-4])|S([12])|第?([一二三四1-4])季度|(上|下)半年)")
_QUARTERS: Final = "一二三四"


class TableRow(NamedTuple):
    """The cells of a row by their columns; those that are empty are left out."""

    line: int
    cells: Mapping[str, str]


class FigureTable(NamedTuple):
    """A table as it was read; its columns from left to right, each with its number."""

    name: str
    sheet: Sheet
    columns: Mapping[str, int]
    rows: Sequence[TableRow]

    def column(self, name: str) -> str:
        """The name as the header has it. Raises `PolicytrackError` with the nearest where there is no such column."""
        found = next((one for one in self.columns if folded(one) == folded(name)), None)
        if found is None:
            near = nearest_hint(name, list(self.columns))
            columns = say("columns are {}", and_more(list(self.columns), 30))
            raise PolicytrackError(say("{} has no column {!r}{}", self.name, name, near), columns)
        return found

    def place(self, line: int, column: str) -> str:
        """Where a cell stands: `a.csv:3, 数值`; of a workbook `a.xlsx:全国!C3, 数值`."""
        cell = address(self.sheet.name, line, self.columns[column]) if self.sheet.name else str(line)
        return f"{self.name}:{cell}, {column}"

    @property
    def unit_column(self) -> str | None:
        """The column of the unit, where there is one."""
        return next((one for one in self.columns if folded(one.rpartition("/")[2]) in _UNIT_COLUMNS), None)


def read_table(name: str, data: bytes, wanted: Sequence[str], sheet: str | None = None) -> FigureTable:
    """The rows of a table below the header that has most of the columns that are wanted; titles may stand above it.

    Raises `PolicytrackError`, with the line or cell, where it cannot be read.
    """
    workbook = read_sheets(SourceFile(name, data))
    of = _sheet(workbook, sheet)
    if not of.rows:
        raise PolicytrackError(say("{} is empty", name), say("a table has a header and rows"))
    header = header_of(of, (), wanted)
    if not {folded(one) for one in wanted} & {*header.by_name, *map(folded, header.twice)}:
        header = guessed_header(of)
    _check(name, header, wanted)
    columns = dict(header.names)
    named = {header.by_name[folded(one)] for one in wanted if folded(one) in header.by_name}
    header.check_calculated(name, named)
    rows = [
        TableRow(row.line, {name: text for name, at in header.names if (text := row.text(at))}) for row in header.rows
    ]
    return FigureTable(name, of, columns, [row for row in rows if row.cells])


def _sheet(workbook: Workbook, name: str | None) -> Sheet:
    if name is None or not workbook.sheets[0].name:
        return workbook.sheets[0]
    found = next((sheet for sheet in workbook.sheets if sheet.name == name), None)
    if found is None:
        names = [sheet.name for sheet in workbook.sheets]
        hint = say("its sheets: {}", and_more(names, 10))
        raise PolicytrackError(say("{} has no sheet {!r}{}", workbook.name, name, nearest_hint(name, names)), hint)
    return found


def _check(name: str, header: Header, wanted: Sequence[str]) -> None:
    """Raise `PolicytrackError` for what would be read in the wrong column: a name twice, a cell too many, a formula."""
    assert header.row is not None
    names = {folded(one) for one in wanted}
    twice = next((one for one in header.twice if not names or folded(one) in names), None)
    if twice is not None:
        raise PolicytrackError(
            say("{}:{}: the column {!r} stands twice", name, header.row.line, twice),
            say("give each a name of its own"),
        )
    width = len(header.row.texts)
    for row in header.rows if not header.sheet.name else ():
        if len(row.texts) > width:
            raise PolicytrackError(say("{}:{}: {} cells under {} columns", name, row.line, len(row.texts), width))


def date_of(cell: str) -> PartialDate:
    """A date as tables write it: also 2024-Q1, 2024年上半年, 2024/6/30, 20240630. Raises `DateError`."""
    match = _PART.fullmatch(cell)
    if match:
        year, quarter, half, chinese, half_chinese = match.groups()
        if half or half_chinese:
            return PartialDate(int(year), 6 if half == "1" or half_chinese == "上" else 12)
        number = int(quarter) if quarter else _QUARTERS.find(chinese) + 1 or int(chinese)
        return PartialDate(int(year), 3 * number)
    if re.fullmatch(r"\d{8}", cell):
        cell = f"{cell[:4]}-{cell[4:6]}-{cell[6:]}"
    return parse_date(cell.replace("/", "-").removesuffix("T00:00:00"))
