"""What the passing of time can do to a verdict, told without judging twice."""

from datetime import date

from policytrack.data.model import Kind, Target
from policytrack.progress import series
from policytrack.progress.assessment import Assessment
from policytrack.progress.status import Doubt
from policytrack.progress.thresholds import is_stale
from policytrack.progress.verdict import aged


def time_leaves_alone(target: Target, first: date, last: date) -> bool:
    """Whether the verdict of `first` is that of `last` for sure: the same figures are known, none of them gets stale,
    and the deadline is on neither day nor between. Annual goals are judged by the calendar, so that nothing is sure.

    Days in any order give the same answer; a verdict may be the same where this says no.
    """
    first, last = sorted((first, last))
    if _is_due(target, first, last):
        return False
    known = series.known(target, last, last)
    return len(series.known(target, first, first)) == len(known) and not any(
        is_stale(one.as_of.last, first) is not is_stale(one.as_of.last, last) for one in known
    )


def passed_on(before: Assessment, day: date) -> Assessment | None:
    """The assessment on a later day where figures can only have got older until then; None where it is to be judged
    anew: other figures are known, the deadline is on one of the days or between, or the goal is annual.
    """
    target = before.target
    if before.known_on != before.day or _is_due(target, before.day, day):
        return None
    if len(series.known(target, before.day, before.day)) != len(series.known(target, day, day)):
        return None
    later = before._replace(day=day, known_on=day)
    if before.observation is None:
        return later
    young = tuple(one for one in before.doubts if one not in (Doubt.STALE, Doubt.NEAR))
    return aged(later._replace(doubts=young), before.observation.day)


def _is_due(target: Target, first: date, last: date) -> bool:
    """Whether a verdict may change by the calendar alone."""
    return target.kind is Kind.ANNUAL or (target.by is not None and first <= target.by.last <= last)
