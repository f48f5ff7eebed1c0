"""Reports as comma or tab separated values: full precision, base units, the reason, and no formulas.

A spreadsheet runs a cell that begins with = + - @ or a tab or carriage return as a formula; such cells get an
apostrophe before them (the remedy of OWASP's page on CSV injection), unless they are plain numbers.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from policytrack.report.columns import COLUMNS, cell_text
from policytrack.report.locale import Locale
from policytrack.report.report import Report
from policytrack.text.printable import visible
from policytrack.text.separated import written

_BOM: Final = "\ufeff"


def render(
    report: Report, keys: Sequence[str] = (), *, tabs: bool = False, bom: bool = False, summary: bool = False
) -> str:
    """All columns or those asked for, a row a target; the headings are keys in English, else in the language."""
    rows = _summary(report) if summary else _targets(report, list(keys) or list(COLUMNS))
    return table(rows, tabs=tabs, bom=bom)


def table(rows: Iterable[Sequence[str]], *, tabs: bool = False, bom: bool = False) -> str:
    """Rows as such a table, every cell safe."""
    text = written(map(_visible, rows), "\t" if tabs else ",")
    return (_BOM if bom else "") + text


def _visible(row: Sequence[str]) -> Sequence[str]:
    """The cells, every hidden character shown; most rows have none."""
    return row if "".join(row).isprintable() else [visible(cell) for cell in row]


def _targets(report: Report, keys: Sequence[str]) -> Iterable[list[str]]:
    yield [heading(key, report.locale) for key in keys]
    values = [COLUMNS[key].of(report.locale) for key in keys]
    for row in report.rows:
        found = [value(row) for value in values]
        yield [value if value.__class__ is str else "" if value is None else cell_text(value) for value in found]
    for pledge in report.pledges:
        yield [pledge.cell(key) for key in keys]


def _summary(report: Report) -> Iterable[list[str]]:
    statuses = [status for status, _ in report.counts]
    locale = report.locale
    yield [heading("group", locale), *(locale.status(status) for status in statuses), heading("total", locale)]
    for name, counts, number in report.sections:
        yield [name, *(str(counts[status]) for status in statuses), str(number)]


def heading(key: str, locale: Locale) -> str:
    """The name of a column: the key itself in English, so that programs find it."""
    return key if locale.lang == "en" else locale.heading(key)
