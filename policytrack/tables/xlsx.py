"""Writing a workbook: a frozen header, widths, real numbers and days, statuses coloured. The home of xlsxwriter."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any, Final, NamedTuple

from policytrack.errors import PolicytrackError
from policytrack.sheets.header import BETWEEN
from policytrack.text.messages import say
from policytrack.text.printable import width

#: What a cell takes; longer texts are refused by spreadsheet programs.
_LONGEST: Final = 32_767
#: The widths of columns, in characters.
_NARROWEST: Final = 8
_WIDEST: Final = 60
#: So many rows are looked at for the width of a column.
_SAMPLE: Final = 200
#: A number that reads back digit by digit; more than fifteen digits are not kept by spreadsheet programs.
_NUMBER: Final = re.compile(r"-?(?:0|[1-9]\d{0,13})(?:\.\d*[1-9])?")
_PERCENT: Final = re.compile(r"(-?(?:0|[1-9]\d{0,8}))(?:\.(\d{0,5}[1-9]))?%")
_DAY: Final = re.compile(r"[12]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
#: The colours of statuses: fill and text, as spreadsheet programs have them for good, neutral and bad.
_COLOURS: Final = {
    "green": ("#C6EFCE", "#006100"),
    "yellow": ("#FFEB9C", "#7F6000"),
    "red": ("#FFC7CE", "#9C0006"),
    "magenta": ("#E4DFEC", "#5B2C83"),
    "cyan": ("#DAEEF3", "#1F5C6B"),
    "dim": ("#F2F2F2", "#595959"),
}

#: What goes into a cell.
Content = str | Decimal | date | None


class SheetOut(NamedTuple):
    """A sheet to be written."""

    name: str
    header: Sequence[str]
    rows: Iterable[Sequence[Content]]
    typed: bool = False  # whether texts that look like numbers or days are meant as these
    above: Sequence[Sequence[str]] = ()  # rows above the header
    colours: dict[str, str] = {}  # noqa: RUF012 - of the texts in the column `status`, by the names of `_COLOURS`


def workbook(sheets: Sequence[SheetOut]) -> bytes:
    """The workbook of some sheets. Raises `PolicytrackError` where the library is not there."""
    try:
        import xlsxwriter  # noqa: PLC0415 - an extra, and only this format needs it
    except ImportError:
        raise PolicytrackError(
            say("writing workbooks needs xlsxwriter"), say("pip install 'policytrack[tables]'")
        ) from None
    out = BytesIO()
    # In memory, where the whole of it is going anyway: no folder for temporary files is needed, and none is waited for.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"created": _EPOCH})
        formats = _Formats(book)
        names = _names([sheet.name for sheet in sheets])
        for sheet, name in zip(sheets, names, strict=True):
            _write(book.add_worksheet(name), sheet, formats)
    return out.getvalue()


#: The same data give the same file, byte by byte: no time of writing stands in it.
_EPOCH: Final = date(2000, 1, 1)


class _Formats:
    def __init__(self, book: Any) -> None:
        self._book = book
        self._known: dict[str, Any] = {}
        self.heading = book.add_format({"bold": True})
        self.header = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})

    def number(self, code: str) -> Any:
        """A format by its code."""
        if code not in self._known:
            self._known[code] = self._book.add_format({"num_format": code})
        return self._known[code]

    def colour(self, name: str) -> Any:
        """A format by the name of its colour."""
        if name not in self._known:
            fill, text = _COLOURS[name]
            self._known[name] = self._book.add_format({"bg_color": fill, "font_color": text})
        return self._known[name]


def header_rows(names: Sequence[str]) -> list[list[str]]:
    """The rows of a header: two where a name has two parts (目标 / 2030年). Numbers of names that stand twice go."""
    bases = [re.sub(r" \([0-9]+\)$", "", name) for name in names]
    plain = [base if bases.count(base) > 1 else name for base, name in zip(bases, names, strict=True)]
    if not any(BETWEEN in name for name in plain):
        return [plain]
    parts = [name.rpartition(BETWEEN) for name in plain]
    upper = [above or name for above, _, name in parts]
    spanned = [index > 0 and bool(parts[index][0]) and text == upper[index - 1] for index, text in enumerate(upper)]
    shown = ["" if below else text for text, below in zip(upper, spanned, strict=True)]
    return [shown, [name if above else "" for above, _, name in parts]]


def _write(out: Any, sheet: SheetOut, formats: _Formats) -> None:
    widths = [min(_WIDEST, max(_NARROWEST, width(name.rpartition(BETWEEN)[2]) + 2)) for name in sheet.header]
    top = _write_header(out, sheet, formats)
    out.freeze_panes(top, 0)
    status = sheet.header.index("status") if "status" in sheet.header and sheet.colours else None
    number = top - 1
    for number, row in enumerate(sheet.rows, top):
        if sheet.typed and len(row) == 1 < len(sheet.header):  # a heading between the rows
            out.merge_range(number, 0, number, len(sheet.header) - 1, row[0], formats.heading)
            continue
        for column, value in enumerate(row):
            if value is None or value == "":
                continue
            if number - top <= _SAMPLE and column < len(widths):
                widths[column] = min(_WIDEST, max(widths[column], width(str(value).partition("\n")[0]) + 2))
            _cell(out, number, column, value, typed=sheet.typed, formats=formats)
            if column == status and (colour := sheet.colours.get(str(value))):
                out.write_string(number, column, str(value), formats.colour(colour))
    for column, wide in enumerate(widths):
        out.set_column(column, column, wide)
    if number >= top and sheet.header:
        out.autofilter(top - 1, 0, number, len(sheet.header) - 1)


def _write_header(out: Any, sheet: SheetOut, formats: _Formats) -> int:
    """The rows above a table and its header; gives the number of the row below, counted from 0."""
    last = len(sheet.header) - 1
    for number, row in enumerate(sheet.above):
        if len(row) == 1 and row[0] and last > 0:
            out.merge_range(number, 0, number, last, row[0], formats.heading)
        else:
            for column, text in enumerate(row):
                out.write_string(number, column, text)
    top, lines = len(sheet.above), header_rows(sheet.header) if sheet.typed else [list(sheet.header)]
    for depth, line in enumerate(lines):
        for column, name in enumerate(line):
            out.write_string(top + depth, column, name[:_LONGEST], formats.header)
    if len(lines) > 1:
        for column, (upper, lower) in enumerate(zip(*lines, strict=True)):
            end = next((at for at in range(column + 1, last + 1) if lines[0][at] or not lines[1][at]), last + 1) - 1
            if upper and not lower:
                out.merge_range(top, column, top + 1, column, upper, formats.header)
            elif upper and end > column:
                out.merge_range(top, column, top, end, upper, formats.header)
    return top + len(lines)


def _cell(out: Any, row: int, column: int, value: Content, *, typed: bool, formats: _Formats) -> None:
    if isinstance(value, Decimal):
        out.write_number(row, column, float(value))
    elif isinstance(value, date):
        out.write_datetime(row, column, value, formats.number("yyyy-mm-dd"))
    elif isinstance(value, str):
        if len(value) > _LONGEST:
            raise PolicytrackError(
                say("a text of {:,} characters does not fit into a cell, which takes {:,}", len(value), _LONGEST),
                say("export it as csv"),
            )
        if typed and _NUMBER.fullmatch(value) and len(value.replace(".", "").lstrip("-0")) <= 15:
            out.write_number(row, column, float(value))
        elif typed and (percent := _PERCENT.fullmatch(value)):
            digits = len(percent[2] or "")
            code = "0." + "0" * digits + "%" if digits else "0%"
            out.write_number(row, column, float(Decimal(value[:-1]) / 100), formats.number(code))
        elif typed and _DAY.fullmatch(value) and (day := _day(value)):
            out.write_datetime(row, column, day, formats.number("yyyy-mm-dd"))
        else:
            out.write_string(row, column, value)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _names(wanted: Sequence[str]) -> Iterator[str]:
    """Names that a sheet can have: at most 31 characters, none twice, without what has a meaning in addresses."""
    taken: set[str] = set()
    for name in wanted:
        plain = re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", name).strip(" '")[:31] or "sheet"
        unique, number = plain, 2
        while unique.casefold() in taken or unique.casefold() == "history":
            unique, number = f"{plain[:27]} {number}", number + 1
        taken.add(unique.casefold())
        yield unique
