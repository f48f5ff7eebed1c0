"""Deadlines in order: what is due soon, and what is overdue for a final figure."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from policytrack.data.model import Target
from policytrack.progress import Assessment, Status, assess
from policytrack.text.dates import months_later


class Due(NamedTuple):
    """A target and its deadline."""

    deadline: date
    days: int  # from the day of the agenda; negative once it has passed
    assessment: Assessment


class Timeline(NamedTuple):
    """The deadlines seen from one day."""

    day: date
    months: int
    overdue: tuple[Due, ...]  # passed without a figure that decides, the longest ago first
    soon: tuple[Due, ...]  # within so many months
    later: tuple[Due, ...]
    settled: tuple[Due, ...]  # passed, with a verdict
    undated: tuple[Assessment, ...]


def timeline(targets: Iterable[Target], day: date, months: int) -> Timeline:
    """Sort targets by what their deadlines ask for on a day."""
    dues, undated = [], []
    for target in targets:
        assessment = assess(target, day)
        if target.by is None:
            undated.append(assessment)
        else:
            dues.append(Due(target.by.last, (target.by.last - day).days, assessment))
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
    return due.assessment.status in (Status.MET, Status.MET_LATE, Status.MISSED)
