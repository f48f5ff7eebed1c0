"""A data set as plain records, for a data frame: the columns of the CSV report as text, numbers and None."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from policytrack.data.model import Dataset
from policytrack.report.columns import COLUMNS
from policytrack.report.locale import Locale
from policytrack.report.rows import exact_cell, promise_row

_ENGLISH: Final = Locale("en")

#: A cell of a record: text, a number in base units or a share of 1, or nothing.
Cell = str | float | None


def rows(dataset: Dataset, day: date, columns: Sequence[str] = ()) -> list[dict[str, Cell]]:
    """A record a target in the order of the file, as of `day`: the columns named, or all of the CSV report. Behind
    them the goals without a figure, which have words, a deadline and a status.

    Numbers are floats, because that is what a frame computes with; the exact decimals are in the assessments. A figure
    that is a range (20—30家) has no one number, and its cell is empty. Raises
    `KeyError` for a column that there is none of.
    """
    chosen = [COLUMNS[key] for key in columns or COLUMNS]
    found = (promise_row(promise, day, _ENGLISH) for promise in dataset.promises)
    return [{column.key: _cell(exact_cell(row, column.key), column.numeric) for column in chosen} for row in found]


def _cell(text: str, numeric: bool) -> Cell:
    if not text or (numeric and ".." in text):
        return None
    return float(text) if numeric else text
