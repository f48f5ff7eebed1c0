"""What a goal asks of the figures, on the scale that they are published in.

A goal of a level (达到12EFLOPS) asks it directly. A goal of change (增长15%, 翻一番, 提高5个百分点, 新增5000公里) asks
it directly of figures that state the change themselves, and by way of the baseline of figures that state levels.
"""

from datetime import date
from decimal import Context, Decimal
from enum import StrEnum
from typing import Final, NamedTuple

from policytrack.data.model import Actual, Kind, Target
from policytrack.progress.intervals import Interval, interval
from policytrack.progress.status import DEFAULT_TOLERANCE
from policytrack.quantity.bound import Bound, Change, Comparator, Course
from policytrack.quantity.normalise import normalise
from policytrack.quantity.unit import EXACT, Unit

#: For quotients, which have no exact decimal; sums and products are exact (`units.EXACT`).
QUOTIENT: Final = Context(prec=28)
#: The mean year of the Gregorian calendar, for growth over a time that is not whole years.
DAYS_A_YEAR: Final = Decimal("365.2425")


class Side(StrEnum):
    """Which way of missing a goal there is."""

    FLOOR = "floor"  # below it; more than asked for is met
    CEILING = "ceiling"  # above it; such a goal can be broken again after it was kept
    BETWEEN = "between"  # on both sides


class Missing(StrEnum):
    """What a target would need to be rated."""

    BASELINE = "baseline"  # a figure where the way starts
    EARLIER_BASELINE = "earlier baseline"  # the baseline is not before the deadline
    START = "start"  # the day from which a running total counts
    CHANGE_BASE = "change base"  # the figure that a goal of change compares with
    REFERENCE = "reference"  # the same, of a year that the goal names
    DEADLINE = "deadline"  # a yearly rate over no named time
    NONZERO_BASE = "nonzero base"  # a share of a baseline of zero is nothing


class Aim(NamedTuple):
    """What reaches a goal, in base units: the accepted values, and the ends that a pace is measured to."""

    accepted: Interval
    side: Side
    low: Decimal
    high: Decimal  # differs from `low` for ranges only
    unit: Unit  # what amounts on this scale are written in
    derived: bool = False  # from a goal of change and the baseline

    def point(self, base: Decimal) -> Decimal:
        """T, where the way from `base` leads: of a range the end nearer to the base."""
        return self.high if base > self.high else self.low


def side_of(bound: Bound) -> Side:
    """How a goal is read. An approximate or ranged one is a floor where it is a change, a count of things to build, or
    worded as rising (达到40%左右); a ceiling where worded as falling (降至1.2左右); else it has two sides.
    """
    if bound.comparator in (Comparator.LESS, Comparator.AT_MOST):
        return Side.CEILING
    if bound.comparator not in (Comparator.ABOUT, Comparator.RANGE):
        return Side.FLOOR
    if bound.course is Course.FALL:
        return Side.CEILING
    if bound.change or bound.dimension.key == "count" or bound.course is Course.RISE:
        return Side.FLOOR
    return Side.BETWEEN


def is_relative(target: Target) -> bool:
    """Whether the goal is a change or a multiple of something, not a level."""
    return target.goal.bound.is_relative(target.indicator.unit if target.indicator else None)


def states_change(actual: Actual, target: Target) -> bool:
    """Whether a figure of a relative goal states the change itself (增长12%, 新增3000公里), not a level."""
    bound, goal = actual.value.bound, target.goal.bound
    if bound.dimension.key != goal.dimension.key:
        return False
    if target.kind is not Kind.LEVEL or bound.change is not None:
        return True
    return goal.dimension.key in ("share", "multiple", "points")


def change_interval(actual: Actual, target: Target) -> Interval:
    """The change that a figure states, counted in the direction that the goal asks for."""
    stated = interval(actual.value.bound)
    change, wanted = actual.value.bound.change, target.goal.bound.change
    return -stated if change and wanted and change is not wanted else stated


def direct_aim(target: Target) -> Aim:
    """The aim on the goal's own scale."""
    bound = target.goal.bound
    side = side_of(bound)
    return Aim(_accepted(bound, side, target.tolerance), side, bound.base_low, bound.base_high, bound.unit)


def derived_aim(target: Target, baseline: Actual | None, until: date | None) -> Aim | Missing:
    """The aim of a goal of change on the scale of levels, from the baseline, or what is missing for it.

    15% more than b is b(1+0.15); a yearly rate is compounded, a yearly amount multiplied, over the years from the
    baseline to `until`; 翻一番 and 3倍 are multiples of b; points and amounts are added to b.
    """
    goal = target.goal.bound
    if baseline is None:
        return Missing.CHANGE_BASE
    if goal.reference is not None and not _is_of(baseline, goal.reference, until):
        return Missing.REFERENCE
    base = _number(baseline)
    key = goal.dimension.key
    ratio = key in ("share", "multiple")
    if ratio and not base:
        return Missing.NONZERO_BASE
    years = Decimal(1)
    if goal.per == "year" or (goal.change and goal.period == "annual" and target.kind is not Kind.ANNUAL):
        if until is None:
            return Missing.DEADLINE
        years = _years(baseline.as_of.last, until)
    sign = -1 if goal.change is Change.DECREASE else 1

    def level(change: Decimal) -> Decimal:
        if not ratio:
            return base + sign * change * years
        factor = change if key == "multiple" else change / 100
        if goal.change is not None:
            factor = max(Decimal(0), 1 + sign * factor)
        return base * _power(factor, years)

    rising = sign > 0 if not ratio else (sign > 0) == (base > 0)
    asked = direct_aim(target)
    low, high = (None if end is None else level(end) for end in asked.accepted[:2])
    ends = sorted((level(goal.base_low), level(goal.base_high)))
    unit = baseline.value.bound.unit
    if rising:
        accepted = Interval(low, high, asked.accepted.low_in, asked.accepted.high_in)
        return Aim(accepted, asked.side, ends[0], ends[1], unit, derived=True)
    accepted = Interval(high, low, asked.accepted.high_in, asked.accepted.low_in)
    return Aim(accepted, _turned(asked.side), ends[0], ends[1], unit, derived=True)


def _accepted(bound: Bound, side: Side, tolerance: Decimal | None) -> Interval:
    low, high = bound.base_low, bound.base_high
    if bound.comparator is Comparator.EXACT:
        return Interval(low, None)
    if bound.comparator is Comparator.ABOUT:
        margin = abs(low) * (DEFAULT_TOLERANCE if tolerance is None else tolerance)
        low, high = low - margin, high + margin
    elif bound.comparator is not Comparator.RANGE:
        return interval(bound)
    return Interval(None if side is Side.CEILING else low, None if side is Side.FLOOR else high)


def _turned(side: Side) -> Side:
    return {Side.FLOOR: Side.CEILING, Side.CEILING: Side.FLOOR, Side.BETWEEN: Side.BETWEEN}[side]


def _number(actual: Actual) -> Decimal:
    """The one number that the arithmetic takes from a baseline: of a range its lower end."""
    return actual.value.bound.base_low


def _is_of(baseline: Actual, reference: str, until: date | None) -> bool:
    """Whether the baseline is the figure that the goal compares with: of that year, or of the year before (上年)."""
    if reference.isdigit():
        return baseline.as_of.year == int(reference)
    return normalise(reference) in ("上年", "去年", "同期", "上年同期") and (
        until is not None and baseline.as_of.year == until.year - 1
    )


def _years(start: date, end: date) -> Decimal:
    """The time between two days in years: whole ones by the calendar, else by days."""
    if (start.month, start.day) == (end.month, end.day):
        return Decimal(end.year - start.year)
    return QUOTIENT.divide(Decimal((end - start).days), DAYS_A_YEAR)


def _power(factor: Decimal, years: Decimal) -> Decimal:
    if years == years.to_integral_value() and 0 <= years <= 100:
        return EXACT.power(factor, years)
    return QUOTIENT.power(factor, years) if factor else factor
