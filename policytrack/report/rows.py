"""What is promised as rows: with a figure to judge by, or in words."""

from collections.abc import Iterable
from datetime import date
from typing import TypeAlias

from policytrack.data.model import Pledge, Promise
from policytrack.progress import assess
from policytrack.report.columns import COLUMNS, ReportRow
from policytrack.report.locale import Locale
from policytrack.report.pledges import PledgeRow

#: A promise on the day of a report, whichever it is: both have `promise`, `state` and the words of their cells.
PromiseRow: TypeAlias = ReportRow | PledgeRow


def promise_row(promise: Promise, day: date, locale: Locale, known_on: date | None = None) -> PromiseRow:
    """A promise on a day, by what was published until `known_on`, by default that day."""
    if isinstance(promise, Pledge):
        return PledgeRow(promise, day, known_on or day, locale)
    return ReportRow(assess(promise, day, known_on), locale)


def exact_cell(row: PromiseRow, key: str) -> str:
    """The cell of a column of the report for machines; of a goal without a figure empty where it is of one."""
    return row.cell(key) if isinstance(row, PledgeRow) else COLUMNS[key].cell(row, exact=True)


def pledge_rows(
    promises: Iterable[Promise], day: date, locale: Locale, known_on: date | None = None
) -> list[PledgeRow]:
    """The goals without a figure among promises, on a day."""
    return [PledgeRow(one, day, known_on or day, locale) for one in promises if isinstance(one, Pledge)]
