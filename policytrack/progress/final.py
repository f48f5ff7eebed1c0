"""The verdict once the deadline has passed: the deadline's own period decides for levels, and totals do not fall.

Section 2.4, step 2, of the method.
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from policytrack.data.model import Kind, Target
from policytrack.progress.goals import Side
from policytrack.progress.series import Observation
from policytrack.progress.status import Doubt, Status
from policytrack.progress.thresholds import DAYS_OF_A_DAY
from policytrack.text.dates import PartialDate

#: Whether an observation reaches the goal; None where it decides nothing.
Reaches = Callable[[Observation], bool | None]


class Decision(NamedTuple):
    """A final verdict, or that it waits (None), with the observation that it rests on and what keeps it from firm."""

    status: Status | None
    by: Observation | None = None
    doubts: tuple[Doubt, ...] = ()


def decide(
    target: Target, deadline: PartialDate, side: Side, seen: Sequence[Observation], reaches: Reaches
) -> Decision:
    """The verdict after the deadline, by figures of the goal's own basis."""
    if target.kind in (Kind.CUMULATIVE, Kind.SUM):
        return _total(deadline, side, seen, reaches)
    return _level(deadline, side, seen, reaches)


def own_period(deadline: PartialDate) -> date:
    """The first day of the deadline's own period: of its year or month; of a day, the 31 days that end with it."""
    return deadline.last - timedelta(days=DAYS_OF_A_DAY - 1) if deadline.day else deadline.first


def broken_for_good(side: Side, seen: Sequence[Observation], reaches: Reaches) -> Observation | None:
    """The first observation that breaks the ceiling of a total, which stays broken: totals do not fall."""
    if side is not Side.CEILING:
        return None
    return next((one for one in seen if reaches(one) is False), None)


def _level(deadline: PartialDate, side: Side, seen: Sequence[Observation], reaches: Reaches) -> Decision:
    end = deadline.last
    within = [one for one in seen if own_period(deadline) <= one.day <= end]
    if within:
        last = within[-1]
        reached = reaches(last)
        if last.day == end:
            return Decision(None if reached is None else Status.MET if reached else Status.MISSED, last)
        if side is Side.FLOOR and reached:
            return Decision(Status.MET, last, (Doubt.EARLIER_DAY,))
    return _by_a_later_figure(side, [one for one in seen if one.day > end], reaches)


def _by_a_later_figure(side: Side, later: Sequence[Observation], reaches: Reaches) -> Decision:
    """A floor's first later figure decides; ceilings and goals of two sides wait."""
    if side is not Side.FLOOR or not later:
        return Decision(None)
    reached = reaches(later[0])
    if reached is None or later[0].partial:  # of a total with a gap nobody knows whether it was enough in time
        return Decision(None, later[0])
    return Decision(Status.MET_LATE if reached else Status.MISSED, later[0], (Doubt.LATER_DAY,))


def _total(deadline: PartialDate, side: Side, seen: Sequence[Observation], reaches: Reaches) -> Decision:
    end = deadline.last
    before, later = [one for one in seen if one.day <= end], [one for one in seen if one.day > end]
    last = before[-1] if before else None
    at_end = last if last is not None and last.day == end else None
    if side is Side.FLOOR:
        first = next((one for one in before if reaches(one)), None)
        if first is not None:
            return Decision(Status.MET, first)
        if at_end is not None:
            return Decision(Status.MISSED if reaches(at_end) is False else None, at_end)
        return _by_a_later_figure(side, later, reaches)
    broken = broken_for_good(side, before, reaches)
    if broken is not None:
        return Decision(Status.MISSED, broken)
    if at_end is not None:
        reached = reaches(at_end)
        return Decision(None if reached is None else Status.MET if reached else Status.MISSED, at_end)
    kept = next((one for one in later if reaches(one)), None) if side is Side.CEILING else None
    return Decision(Status.MET, kept) if kept is not None else Decision(None)
