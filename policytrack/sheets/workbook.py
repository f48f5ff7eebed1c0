"""Reading a workbook: the sheets of an .xlsx file as rows of what their cells show; the home of calamine."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any, Final

from policytrack.data.source import SourceFile
from policytrack.errors import PolicytrackError
from policytrack.sheets.archive import MOST_CELLS
from policytrack.sheets.cells import Row, Sheet, Workbook, letters, place_of
from policytrack.sheets.number_formats import SheetFacts, facts_of
from policytrack.text.messages import say
from policytrack.text.printable import counted

#: What `.xls`, and an encrypted workbook of any kind, begins with: a compound file.
_COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")


def read_workbook(source: SourceFile) -> Workbook:
    """The sheets of a workbook. Raises `PolicytrackError` where it is none that is read, or a formula has no value."""
    name, data = source
    if data.startswith(_COMPOUND):
        if _ENCRYPTED in data:
            raise PolicytrackError(
                say("{} is encrypted: nothing of it can be read without its password", name),
                say("open it in a spreadsheet program and save it without a password"),
            )
        raise PolicytrackError(
            say("{} is a workbook of the old kind (.xls), which does not say how a number is shown", name),
            say("open it in a spreadsheet program and save it as .xlsx"),
        )
    if not data.startswith(b"PK"):
        raise PolicytrackError(say("{} is no workbook", name), say("a table is .xlsx, .csv or .tsv"))
    facts = facts_of(name, data)
    calamine = _library()
    try:
        book = calamine.CalamineWorkbook.from_filelike(BytesIO(data))
        sheets = [_sheet(name, book.get_sheet_by_name(title), facts(title)) for title in book.sheet_names]
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise PolicytrackError(say("{} is no whole workbook: {}", name, error), say("save it again as .xlsx")) from None
    return Workbook(name, sheets)


def _library() -> Any:
    try:
        import python_calamine  # noqa: PLC0415 - an extra, and only a workbook needs it
    except ImportError:
        raise PolicytrackError(
            say("reading workbooks needs python-calamine"), say("pip install 'policytrack[tables]'")
        ) from None
    return python_calamine


def _sheet(file: str, sheet: Any, facts: SheetFacts) -> Sheet:
    fills = _merged(file, sheet)
    top: dict[tuple[int, int], str] = {}
    errors: dict[int, list[tuple[int, str]]] = {}
    for (row, column), text in facts.errors.items():
        errors.setdefault(row, []).append((column, text))
    rows = []
    for number, values in enumerate(sheet.iter_rows(), 1):
        texts = [_text(value) for value in values]
        if facts.formats:
            for column, (value, text) in enumerate(zip(values, texts, strict=True)):
                if text and (kind := facts.formats.get(f"{letters(column + 1)}{number}")) is not None:
                    shown = kind.text if isinstance(value, str) else kind.number
                    texts[column] = shown(text) if shown else text
        for column, text in errors.get(number, ()):
            if column <= len(texts):
                texts[column - 1] = text
        for left, right, first in fills.get(number, ()):
            if number == first[0]:
                top[first] = texts[left - 1] if left <= len(texts) else ""
            for column in range(left, min(right, len(texts)) + 1):
                texts[column - 1] = top.get(first, "")
        while texts and not texts[-1]:
            texts.pop()
        if texts and any(texts):
            rows.append(Row(number, number, texts))
    hidden = facts.hidden_rows
    remarks = [say("{}: {} hidden, and read like the others", sheet.name, counted(hidden, "row"))] if hidden else []
    return Sheet(sheet.name, rows, remarks, frozenset(map(place_of, facts.uncalculated)))


def _merged(file: str, sheet: Any) -> Mapping[int, Sequence[tuple[int, int, tuple[int, int]]]]:
    """For each row its stretches of merged cells: the first and last column, and the place that the value stands in."""
    found: dict[int, list[tuple[int, int, tuple[int, int]]]] = {}
    height, width, cells = sheet.total_height, sheet.total_width, 0
    for (top, left), end in sheet.merged_cell_ranges or ():
        bottom, right = min(end[0], height), min(end[1], width)  # further down and across nothing stands
        cells += max(0, bottom - top + 1) * max(0, right - left + 1)
        if cells > MOST_CELLS:
            raise PolicytrackError(
                say("{}: the merged cells of the sheet {} lie over each other", file, sheet.name),
                say("save the workbook again in a spreadsheet program"),
            )
        for row in range(top + 1, bottom + 2):
            found.setdefault(row, []).append((left + 1, right + 1, (top + 1, left + 1)))
    return found


def _text(value: object) -> str:
    """What a cell shows, as text: digits as they stand, dates in the form of ISO 8601."""
    if isinstance(value, str):
        return tidy(value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        # Fifteen digits are what a spreadsheet program keeps of a number; what lies behind them is its arithmetic.
        return f"{value:.0f}" if value.is_integer() and abs(value) < 1e15 else _plain(f"{value:.15g}")
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return "" if value is None else str(value)


def _plain(text: str) -> str:
    """A number without an exponent."""
    if "e" not in text:
        return text
    from decimal import Decimal  # noqa: PLC0415 - few cells need it

    return f"{Decimal(text):f}"


def tidy(text: str) -> str:
    """The text of a cell without blanks around it and without characters that no cell shows."""
    if text.isprintable() and not text[:1].isspace() and not text[-1:].isspace():
        return text
    text = text.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    return text.strip(" \t\u00a0\u3000\n\u200b\ufeff")
