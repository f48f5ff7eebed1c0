"""What the passing of time can do to a verdict, told without judging twice."""

from datetime import date

from policytrack.data.model import Kind, Target
from policytrack.progress import series
from policytrack.progress.status import is_stale


def time_leaves_alone(target: Target, first: date, last: date) -> bool:
    """Whether the verdict of `first` is that of `last` for sure: the same figures are known, none of them gets stale,
    and the deadline is on neither day nor between. Annual goals are judged by the calendar, so that nothing is sure.

    Days in any order give the same answer; a verdict may be the same where this says no.
    """
    if first > last:
        first, last = last, first
    if target.kind is Kind.ANNUAL or (target.by is not None and first <= target.by.last <= last):
        return False
    known = series.known(target, last, last)
    return len(series.known(target, first, first)) == len(known) and not any(
        is_stale(one.as_of.last, first) is not is_stale(one.as_of.last, last) for one in known
    )
