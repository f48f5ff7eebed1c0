"""Reports as comma or tab separated values: full precision, base units, the reason, and no formulas.

A spreadsheet runs a cell that begins with = + - @ or a tab or carriage return as a formula; such cells get an
apostrophe before them (the remedy of OWASP's page on CSV injection), unless they are plain numbers.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Final

from policytrack.report.columns import COLUMNS
from policytrack.report.locale import Locale
from policytrack.report.report import Report
from policytrack.text.printable import visible

_BOM: Final = "\ufeff"
_NUMBER: Final = r"[+-]?[0-9]+(?:\.[0-9]+)?"
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def render(
    report: Report, keys: Sequence[str] = (), *, tabs: bool = False, bom: bool = False, summary: bool = False
) -> str:
    """All columns or those asked for, a row a target; the headings are keys in English, else in the language."""
    rows = _summary(report) if summary else _targets(report, list(keys) or list(COLUMNS))
    out = io.StringIO()
    writer = csv.writer(out, dialect="excel-tab" if tabs else "excel", lineterminator="\n")
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return (_BOM if bom else "") + out.getvalue()


def _targets(report: Report, keys: Sequence[str]) -> Iterable[list[str]]:
    yield [_heading(key, report.locale) for key in keys]
    columns = [COLUMNS[key] for key in keys]
    for row in report.rows:
        yield [column.cell(row, exact=True) for column in columns]
    for pledge in report.pledges:
        yield [pledge.cell(key) for key in keys]


def _summary(report: Report) -> Iterable[list[str]]:
    statuses = [status for status, _ in report.counts]
    locale = report.locale
    yield [_heading("group", locale), *(locale.status(status) for status in statuses), _heading("total", locale)]
    for heading, counts, number in report.sections:
        yield [heading, *(str(counts[status]) for status in statuses), str(number)]


def _heading(key: str, locale: Locale) -> str:
    return key if locale.lang == "en" else locale.heading(key)


def safe(cell: str) -> str:
    """A cell that no spreadsheet runs as a formula, hidden characters shown."""
    if cell.startswith(_FORMULA) and not re.fullmatch(_NUMBER, cell):
        cell = "'" + cell
    return visible(cell)
