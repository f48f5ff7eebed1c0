"""Annual goals: each year from `from` to `by` is judged on its own."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from policytrack.data.model import Actual, Target
from policytrack.progress.goals import Aim, Missing, Side, derived_aim, direct_aim, is_relative, states_change
from policytrack.progress.pace import Pace, Way
from policytrack.progress.series import Reading, readings
from policytrack.progress.status import Status

#: Figures of these are rates, not amounts that grow from nothing over a year: a year that is running has no pace.
_RATES: Final = ("share", "points", "rank", "ratio", "multiple", "score")


class Year(NamedTuple):
    """The verdict on one year, and the figure that it rests on."""

    year: int
    end: date  # the last day that counts for it
    status: Status
    reading: Reading | None = None
    aim: Aim | None = None
    way: Way | None = None  # of a year that is running


def span(target: Target, usable: Sequence[Actual], day: date) -> range:
    """The years that the goal is for: from `from`, the plan's date or else the first figure, to `by` or the day."""
    if target.start is not None:
        first = target.start.first.year
    elif target.plan.issued is not None:
        first = target.plan.issued.year
    else:
        first = usable[0].as_of.year
    return range(first, (target.by.last if target.by else day).year + 1)


def judge(target: Target, usable: Sequence[Actual], day: date, wanted: Pace) -> tuple[Year, ...]:
    """The verdicts on the years that have begun by `day`."""
    return tuple(_year(target, usable, day, year, wanted) for year in span(target, usable, day) if year <= day.year)


def overall(years: Sequence[Year], target: Target, day: date, whole: range) -> Status:
    """One verdict for all years: a year that is missed stays missed; all met is `met` only when no year is left."""
    statuses = [year.status for year in years]
    if target.by is None:
        return Status.OPEN
    if Status.MISSED in statuses:
        return Status.MISSED
    over = day > target.by.last
    *finished, last = years
    if last.status not in (Status.MET, Status.HOLDING, Status.NO_DATA) and not over:
        return last.status
    kept = {Status.MET, Status.HOLDING}
    if any(year.status not in kept for year in finished):
        return Status.AWAITING
    if last.status in kept:
        complete = len(years) == len(whole)
        return last.status if over or complete else Status.HOLDING
    if over:
        return Status.AWAITING
    return Status.HOLDING if finished else Status.NO_DATA


def _year(target: Target, usable: Sequence[Actual], day: date, year: int, wanted: Pace) -> Year:
    end = date(year, 12, 31)
    if target.by is not None and target.by.last < end:
        end = target.by.last
    inside = [actual for actual in usable if actual.as_of.year == year and actual.as_of.last <= end]
    if not inside:
        return Year(year, end, Status.NO_DATA)
    aim, base = _aim(target, usable, inside[-1], year)
    change = is_relative(target) and states_change(inside[-1], target)
    found = readings(target, inside, change=change, base=Decimal(0))
    latest = found[-1]
    if isinstance(aim, Missing):
        return Year(year, end, Status.NO_BASELINE, latest)
    verdicts = [reading.values.within(aim.accepted) for reading in found]
    ceiling = aim.side is Side.CEILING
    if day > end:
        if verdicts[-1] if ceiling else True in verdicts:
            return Year(year, end, Status.MET, found[len(verdicts) - 1 - verdicts[::-1].index(True)], aim)
        final = latest.day == end and verdicts[-1] is False
        return Year(year, end, Status.MISSED if final else Status.AWAITING, latest, aim)
    if verdicts[-1]:
        return Year(year, end, Status.HOLDING if ceiling else Status.MET, latest, aim)
    start = date(year - 1, 12, 31)
    goal = aim.point(base)
    rate = target.goal.bound.dimension.key in _RATES and not aim.derived
    if rate or goal <= base or ceiling or year == date.min.year:
        return Year(year, end, Status.NOT_MET_YET, latest, aim)
    way = Way(base, start, latest.number(), latest.day, goal, end, wanted)
    return Year(year, end, way.status, latest, aim, way)


def _aim(target: Target, usable: Sequence[Actual], latest: Actual, year: int) -> tuple[Aim | Missing, Decimal]:
    """The aim of a year, and where its way starts: at zero, for growth of levels at the last figure before the year."""
    if not is_relative(target) or states_change(latest, target):
        return direct_aim(target), Decimal(0)
    known = [target.baseline] if target.baseline else []
    before = [actual for actual in (*known, *usable) if actual.as_of.year == year - 1]
    base = before[-1] if before else None
    return derived_aim(target, base, date(year, 12, 31)), base.value.bound.base_low if base else Decimal(0)
