"""Judging progress: one target on one day. No clock and no file, so that a report of a past day is reproducible.

The method, its order and the source of each threshold are in `docs/method.md`.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final, NamedTuple

from policytrack.model import Actual, Kind, Match, Target
from policytrack.quantity import Bound, Comparator

ZERO: Final = Decimal(0)
ONE: Final = Decimal(1)

#: Pace (progress over elapsed share) from which a target is on track, and behind; below it is far behind.
#: The cuts of Eurostat's and Open SDG's progress methods.
ON_TRACK_PACE: Final = Decimal("0.95")
BEHIND_PACE: Final = Decimal("0.60")
#: Before this share of the time no pace is judged; this project's own.
EARLY_SHARE: Final = Decimal("0.10")
#: A newest figure older than this is marked stale; this project's own.
STALE_MONTHS: Final = 18
#: How far an approximate goal (左右) may be missed where the target names no tolerance; this project's own.
DEFAULT_TOLERANCE: Final = Decimal("0.05")


class Status(StrEnum):
    """The verdict, from best to worst, then those that rate nothing."""

    MET = "met"
    HOLDING = "holding"
    MET_LATE = "met late"
    ON_TRACK = "on track"
    BEHIND = "behind"
    FAR_BEHIND = "far behind"
    MOVING_AWAY = "moving away"
    MISSED = "missed"
    AWAITING = "awaiting final figure"
    TOO_EARLY = "too early"
    NO_BASELINE = "no baseline"
    OPEN = "open"
    NOT_MET_YET = "not met yet"
    NOT_RATED = "not rated"
    NOT_COMPARABLE = "not comparable"
    NO_DATA = "no data"


class Interval(NamedTuple):
    """The values, in base units, that a bound leaves possible; None is open on that side."""

    low: Decimal | None
    high: Decimal | None
    low_in: bool = True
    high_in: bool = True

    def within(self, other: "Interval") -> bool | None:
        """True if every value lies in the other, False if none does, None if the bound does not decide."""
        if _reaches(self.low, self.low_in, other.low, other.low_in) and _reaches(
            _minus(self.high), self.high_in, _minus(other.high), other.high_in
        ):
            return True
        if _apart(self.high, self.high_in, other.low, other.low_in) or _apart(
            other.high, other.high_in, self.low, self.low_in
        ):
            return False
        return None


@dataclass(frozen=True, slots=True)
class Assessment:
    """The verdict on one target on one day, with all the figures that it rests on.

    Shares (`attainment`, `progress`, `elapsed`, `time`) are fractions of 1. Where the figure is a bound, they are the
    bound's end, and `at_least` says so.
    """

    target: Target
    day: date
    status: Status
    latest: Actual | None = None  # the newest usable figure up to that day
    baseline: Actual | None = None  # where the pace is counted from
    first_as_baseline: bool = False  # the first figure serves as baseline, because none is given
    attainment: Decimal | None = None  # the figure over the goal's value
    progress: Decimal | None = None  # P = (y-b)/(T-b)
    elapsed: Decimal | None = None  # E, the share of the time gone on the day that the figure refers to
    pace: Decimal | None = None  # R = P/E
    projection: Decimal | None = None  # b + (y-b)/E, in base units
    time: Decimal | None = None  # the share of the time gone on the day of the report
    at_least: bool = False  # the figure is a lower bound, and so are the shares
    stale: bool = False

    @property
    def gap(self) -> Decimal | None:
        """P-E as a share: how far progress is ahead of time."""
        if self.progress is None or self.elapsed is None:
            return None
        return self.progress - self.elapsed


def assess(target: Target, day: date) -> Assessment:
    """The verdict on a target on a day, from the figures that refer to that day or an earlier one."""
    past = sorted(
        (actual for actual in target.actuals if actual.as_of.last <= day),
        key=lambda actual: actual.as_of.last,
    )
    usable = [actual for actual in past if _is_comparable(actual, target)]
    time = _share_of_time(target, _start(target), day)
    if not usable:
        status = Status.NOT_COMPARABLE if past else Status.NO_DATA
        return Assessment(target, day, status, latest=past[-1] if past else None, time=time, baseline=target.baseline)
    latest = usable[-1]
    if target.kind in (Kind.ANNUAL, Kind.SUM) or target.goal.bound.change is not None:
        return Assessment(target, day, Status.NOT_RATED, latest=latest, time=time, baseline=target.baseline)
    figures = _figures(target, usable, day, time)
    status = _status(target, usable, day, figures)
    return Assessment(
        target,
        day,
        status,
        latest=latest,
        baseline=figures.baseline,
        first_as_baseline=figures.baseline is not None and figures.baseline is not target.baseline,
        attainment=figures.attainment,
        progress=figures.progress,
        elapsed=figures.elapsed,
        pace=figures.pace,
        projection=figures.projection,
        time=time,
        at_least=latest.value.bound.comparator in (Comparator.MORE, Comparator.AT_LEAST),
        stale=_is_stale(latest, target, day),
    )


class _Figures(NamedTuple):
    baseline: Actual | None
    attainment: Decimal | None
    progress: Decimal | None
    elapsed: Decimal | None
    pace: Decimal | None
    projection: Decimal | None


def _figures(target: Target, usable: list[Actual], day: date, time: Decimal | None) -> _Figures:
    """The arithmetic of `docs/method.md` §2 on the newest figure."""
    latest = usable[-1]
    y = _value(latest.value.bound)
    goal = _value(target.goal.bound)
    attainment = y / goal if goal > 0 and not is_ceiling(target) else None
    baseline = target.baseline
    if baseline is None and len(usable) > 1:
        baseline = usable[0]
    start = baseline.as_of.last if baseline else None
    b = _value(baseline.value.bound) if baseline else None
    if b is None and target.kind is Kind.CUMULATIVE:
        b, start = ZERO, _start(target)
    if b is None or start is None or goal == b:
        return _Figures(baseline, attainment, None, None, None, None)
    progress = (y - b) / (goal - b)
    elapsed = _share_of_time(target, start, latest.as_of.last)
    if elapsed is None or elapsed <= 0:
        return _Figures(baseline, attainment, progress, elapsed, None, None)
    return _Figures(baseline, attainment, progress, elapsed, progress / elapsed, b + (y - b) / elapsed)


def _status(target: Target, usable: list[Actual], day: date, figures: _Figures) -> Status:
    """The order of `docs/method.md` §2."""
    met = [satisfies(actual, target) for actual in usable]
    ceiling = is_ceiling(target)
    if target.by is None:
        return Status.MET if met[-1] and not ceiling else Status.OPEN
    deadline = target.by.last
    if day > deadline:
        before = [verdict for actual, verdict in zip(usable, met, strict=True) if actual.as_of.last <= deadline]
        if before and (before[-1] if ceiling else True in before):
            return Status.MET
        final = [verdict for actual, verdict in zip(usable, met, strict=True) if actual.as_of.last >= deadline]
        if not final or final[0] is None:
            return Status.AWAITING
        return Status.MET_LATE if final[0] else Status.MISSED
    if met[-1]:
        return Status.HOLDING if ceiling else Status.MET
    if figures.progress is None:
        has_baseline = figures.baseline is not None
        return Status.NOT_MET_YET if has_baseline else Status.NO_BASELINE
    if figures.elapsed is None or figures.elapsed < EARLY_SHARE or figures.pace is None:
        return Status.TOO_EARLY
    if figures.progress < 0:
        return Status.MOVING_AWAY
    if figures.pace >= ON_TRACK_PACE:
        return Status.ON_TRACK
    return Status.BEHIND if figures.pace >= BEHIND_PACE else Status.FAR_BEHIND


def satisfies(actual: Actual, target: Target) -> bool | None:
    """Whether a figure reaches the goal; None where it is a bound that cannot decide."""
    return interval(actual.value.bound).within(_accepted(target))


def is_ceiling(target: Target) -> bool:
    """Whether the goal is not to be exceeded: such a goal can still be broken after it was kept."""
    return target.goal.bound.comparator in (Comparator.LESS, Comparator.AT_MOST)


def interval(bound: Bound) -> Interval:
    """The values that a bound leaves possible. An approximate figure (约) is taken at its word."""
    low, high = bound.base_low, bound.base_high
    match bound.comparator:
        case Comparator.MORE:
            return Interval(low, None, low_in=False)
        case Comparator.AT_LEAST:
            return Interval(low, None)
        case Comparator.LESS:
            return Interval(None, high, high_in=False)
        case Comparator.AT_MOST:
            return Interval(None, high)
        case _:
            return Interval(low, high)


def _accepted(target: Target) -> Interval:
    """The values that reach the goal. A range and an approximate goal are floors: more than asked for is reached."""
    bound = target.goal.bound
    if bound.comparator is Comparator.ABOUT:
        tolerance = DEFAULT_TOLERANCE if target.tolerance is None else target.tolerance
        return Interval(bound.base_low * (ONE - tolerance), None)
    if bound.comparator is Comparator.RANGE:
        return Interval(bound.base_low, None)
    return interval(bound)


def _value(bound: Bound) -> Decimal:
    """The one value that the arithmetic uses: a range's lower end, else the figure itself."""
    return bound.base_low


def _is_comparable(actual: Actual, target: Target) -> bool:
    if actual.match is Match.DIFFERENT:
        return False
    return actual.match is Match.NEAR or actual.basis is None or actual.basis == target.basis


def _start(target: Target) -> date | None:
    """When the time of a target starts: its baseline, what the file says, or the plan's date."""
    if target.baseline is not None:
        return target.baseline.as_of.last
    if target.start is not None:
        return target.start.first
    return target.plan.issued.last if target.plan.issued else None


def _share_of_time(target: Target, start: date | None, day: date) -> Decimal | None:
    if target.by is None or start is None:
        return None
    whole = (target.by.last - start).days
    if whole <= 0:
        return None
    return max(ZERO, min(ONE, Decimal((day - start).days) / whole))


def _is_stale(latest: Actual, target: Target, day: date) -> bool:
    if target.by is not None and latest.as_of.last >= target.by.last:
        return False
    then = latest.as_of.last
    months = (day.year - then.year) * 12 + day.month - then.month - (day.day < then.day)
    return months >= STALE_MONTHS


def _minus(value: Decimal | None) -> Decimal | None:
    return None if value is None else -value


def _reaches(low: Decimal | None, low_in: bool, floor: Decimal | None, floor_in: bool) -> bool:
    """Whether everything from `low` on lies above the floor."""
    if floor is None:
        return True
    if low is None:
        return False
    return low > floor or (low == floor and (floor_in or not low_in))


def _apart(high: Decimal | None, high_in: bool, low: Decimal | None, low_in: bool) -> bool:
    """Whether everything up to `high` lies below everything from `low` on."""
    if high is None or low is None:
        return False
    return high < low or (high == low and not (high_in and low_in))
