"""Deadlines in order: what is due soon, and what has passed without an outcome."""

from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple

from policytrack.progress import Status
from policytrack.report.rows import PromiseRow
from policytrack.text.dates import months_later

#: What a passed deadline asks nothing more of.
_SETTLED: Final = (Status.MET, Status.MET_LATE, Status.MISSED, Status.DONE)


class Due(NamedTuple):
    """A promise and its deadline."""

    deadline: date
    days: int  # from the day of the agenda; negative once it has passed
    row: PromiseRow


class Timeline(NamedTuple):
    """The deadlines seen from one day."""

    day: date
    months: int
    overdue: tuple[Due, ...]  # passed without a figure or a source that decides, the longest ago first
    soon: tuple[Due, ...]  # within so many months
    later: tuple[Due, ...]
    settled: tuple[Due, ...]  # passed, with a verdict
    undated: tuple[PromiseRow, ...]


def timeline(rows: Iterable[PromiseRow], day: date, months: int) -> Timeline:
    """Sort promises, judged on a day, by what their deadlines ask for."""
    dues, undated = [], []
    for row in rows:
        by = row.promise.by
        if by is None:
            undated.append(row)
        else:
            dues.append(Due(by.last, (by.last - day).days, row))
    dues.sort(key=lambda due: due.deadline)
    horizon = months_later(day, months)
    passed = [due for due in dues if due.days < 0]
    return Timeline(
        day,
        months,
        tuple(due for due in passed if not _is_settled(due)),
        tuple(due for due in dues if due.days >= 0 and due.deadline <= horizon),
        tuple(due for due in dues if due.deadline > horizon),
        tuple(due for due in passed if _is_settled(due)),
        tuple(undated),
    )


def _is_settled(due: Due) -> bool:
    return due.row.state in _SETTLED
