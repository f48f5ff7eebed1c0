"""What a goal asks of the figures, on the scale that they are published in.

A goal of a level (达到12EFLOPS) asks it directly. A goal of change (增长15%, 翻一番, 提高5个百分点, 新增5000公里) asks
it directly of figures that state the change themselves, and by way of the baseline of figures that state levels.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum, auto
from typing import Final, NamedTuple

from policytrack.data.model import Actual, Extent, Kind, Target
from policytrack.progress.intervals import Interval, Said, interval, said
from policytrack.progress.pace import QUOTIENT, Scale
from policytrack.progress.thresholds import DEFAULT_TOLERANCE
from policytrack.quantity.bound import Bound, Change, Comparator, Course
from policytrack.quantity.normalise import normalise
from policytrack.quantity.references import is_of_the_past
from policytrack.quantity.unit import EXACT, Unit

#: The mean year of the Gregorian calendar, for growth over a time that is not whole years.
DAYS_A_YEAR: Final = Decimal("365.2425")
#: What 上年 is called beside a figure or a goal.
LAST_YEAR: Final = ("上年", "同期", "上年同期")
#: From so many on, an approximate whole count (3家左右) is reached with one fewer.
_LEAST_COUNT: Final = 3


class Side(Enum):
    """Which way of missing a goal there is."""

    FLOOR = auto()  # below it; more than asked for is met
    CEILING = auto()  # above it; such a goal can be broken again after it was kept
    BETWEEN = auto()  # on both sides


class Missing(StrEnum):
    """What a target would need to be rated."""

    BASELINE = "baseline"  # a figure where the way starts
    START = "start"  # the day from which a running total counts
    CHANGE_BASE = "change base"  # the figure that a goal of change compares with
    REFERENCE = "reference"  # the same, of a year that the goal names
    OTHERS = "others"  # how far from the figure of others it is, or how much of it: a level says nothing of that
    BASE_YEAR = "base year"  # the year that a yearly rate is counted from
    YEAR = "year"  # a year between, of rates that are multiplied
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
    tolerance: Decimal | None = None  # of 左右, as an amount

    def point(self, base: Decimal) -> Decimal:
        """T, where the way from `base` leads: of a range the end nearer to the base."""
        return self.high if base > self.high else self.low

    def reached_by(self, figure: Said) -> bool | None:
        """Whether a figure reaches the goal, read from the digits as published; None where it decides nothing."""
        return figure.reaches(self.accepted, (self.low, self.high))

    def proven_by(self, total: Said) -> bool | None:
        """What a total that is still to grow proves: a floor met, or the upper end of the goal passed, nothing else."""
        if self.side is Side.FLOOR:
            return True if self.reached_by(total) else None
        limit = self._replace(accepted=self.accepted._replace(low=None))
        return False if limit.reached_by(total) is False else None


def agreed(figure: Said, aim: Aim, base: Said, aim_at: Callable[[Decimal], "Aim | Missing"]) -> bool | None:
    """Whether a figure reaches a goal of change whatever a bounded baseline stands for; None where that is open.

    `aim` is the goal for the number that the baseline shows, `aim_at` that for each other end of it.
    """
    if not aim.derived or base.plain:
        return aim.reached_by(figure)
    found = {aim.reached_by(figure)}
    two_sided = aim.side is Side.BETWEEN
    for end in base.corners:
        if end is None:  # the goal moves with the base, above every figure or below it
            found.add(None if two_sided else (aim.side is Side.FLOOR) is (base.values.low is None))
        else:
            other = aim_at(end)
            found.add(other.reached_by(figure) if isinstance(other, Aim) else None)
    if two_sided and found == {False}:
        return None  # below it at one end and above it at the other, it may be within it between them
    return found.pop() if len(found) == 1 else None


def shown_base(base: Said, aim: Aim) -> Decimal:
    """The number of a baseline: of a bounded one the end that shows less progress, the lower one on a way down."""
    falls = aim.side is Side.CEILING or (aim.side is Side.BETWEEN and base.digits > aim.high)
    return base.number(rising=falls)


def side_of(bound: Bound, base: Decimal | None = None) -> Side:
    """How a goal is read.

    左右 and 约 are a floor after words that raise (达到, 提高到, 增长, 建成, 新增) and for counts to build, a ceiling
    after words that lower (降至); else they have two sides. A range is a floor for counts to build only. Without such
    a word a count is to be built unless the way starts at `base` above it.
    """
    if bound.comparator in (Comparator.LESS, Comparator.AT_MOST):
        return Side.CEILING
    if bound.comparator not in (Comparator.ABOUT, Comparator.RANGE):
        return Side.FLOOR
    built = bound.dimension.key == "count" and bound.course is not Course.HOLD and bound.per is None
    if bound.course is None and bound.change is None and base is not None and base > bound.base_high:
        built = False
    if bound.comparator is Comparator.RANGE:
        return Side.FLOOR if built and bound.course is not Course.FALL else Side.BETWEEN
    if bound.course is Course.FALL:
        return Side.CEILING
    raised = bound.change or bound.margin or bound.course is Course.RISE
    return Side.FLOOR if raised or built else Side.BETWEEN


def is_for_a_period(target: Target) -> bool:
    """Whether a level is promised for a whole period. Changes and totals of a period are decided at its end, and
    annual goals by their years, as they are without the word.
    """
    return target.extent is Extent.PERIOD and target.kind is Kind.LEVEL and not is_relative(target)


def is_total(target: Target) -> bool:
    """Whether a goal is of what adds up since its start, and so does not fall."""
    return target.kind in (Kind.CUMULATIVE, Kind.SUM)


def is_relative(target: Target) -> bool:
    """Whether the goal is a change or a multiple of something, not a level."""
    return target.goal.bound.is_relative(target.indicator.unit if target.indicator else None)


def is_of_others(target: Target) -> bool:
    """Whether a goal is measured by the figure of others: 高于全国平均水平1个百分点, 不低于GDP的2.5%."""
    goal = target.goal.bound
    return goal.change is None and goal.reference is not None and not is_of_the_past(goal.reference)


def is_yearly(target: Target) -> bool:
    """Whether the goal is a rate a year (年均增长7%), which compounds over the years. Annual goals are not asked."""
    goal = target.goal.bound
    return goal.change is not None and goal.period == "annual"


def states_change(actual: Actual, target: Target) -> bool:
    """Whether a figure of a relative goal states the change itself (增长12%, 新增3000公里), not a level.

    Of a goal that is a margin (高于全国平均水平1个百分点) it states the margin, to the same others.
    """
    bound, goal = actual.value.bound, target.goal.bound
    if bound.dimension.key != goal.dimension.key:
        return False
    if goal.margin is not None or bound.margin is not None:
        bare = bound.margin is None and bound.reference is None and goal.dimension.key == "points"
        return bare or (bound.margin is not None and goal.margin is not None and bound.reference == goal.reference)
    if target.kind in (Kind.CUMULATIVE, Kind.SUM) or bound.change is not None or bound.per == "year":
        return True
    return goal.dimension.key in ("share", "multiple", "points")


def falls(target: Target) -> bool:
    """Whether a goal is a fall, which what its figures state counts towards with its sign turned: 下降13.5%."""
    return target.goal.bound.change is Change.DECREASE


def states_average(actual: Actual) -> bool:
    """Whether a figure states an average over the years (年均增长6.8%)."""
    return actual.value.bound.per == "year"


def change_said(actual: Actual, target: Target) -> Said:
    """The change or margin that a figure states, counted in the direction that the goal asks for."""
    stated = said(actual.value)
    bound, goal = actual.value.bound, target.goal.bound
    way, wanted = (bound.margin, goal.margin) if goal.margin else (bound.change, goal.change)
    return -stated if way and wanted and way is not wanted else stated


def scale_of_change(target: Target, whole: Decimal = Decimal(100)) -> Scale:
    """How changes become levels of what was `whole` before: in per cent 12% less is the level 88."""
    return Scale(whole, -1 if falls(target) else 1)


def change_scale(target: Target) -> tuple[Decimal, Scale | None]:
    """Where change starts (0%, once), and how changes become levels that can grow; None for points, which do not."""
    goal = target.goal.bound
    if goal.dimension.key == "share":
        return Decimal(0), scale_of_change(target)
    if goal.dimension.key == "multiple":
        return (Decimal(1), Scale()) if goal.change is None else (Decimal(0), scale_of_change(target, Decimal(1)))
    return Decimal(0), None


def direct_aim(target: Target, base: Decimal | None = None, *, real: bool = False) -> Aim:
    """The aim on the goal's own scale; `base` is where the way starts, `real` if that is a published baseline."""
    bound = target.goal.bound
    side = side_of(bound, base)
    low, high = bound.base_low, bound.base_high
    tolerance = None
    if bound.comparator is Comparator.ABOUT:
        tolerance = _tolerance(target, low, base, side, real=real)
        low, high = low - tolerance, high + tolerance
    elif bound.comparator is not Comparator.RANGE:
        return Aim(interval(bound), side, low, high, bound.unit)
    accepted = Interval(None if side is Side.CEILING else low, None if side is Side.FLOOR else high)
    return Aim(accepted, side, bound.base_low, bound.base_high, bound.unit, tolerance=tolerance)


def derived_aim(target: Target, base: Decimal, unit: Unit, years: Decimal) -> Aim | Missing:
    """The aim of a goal of change on the scale of levels, from the amount `base` in `unit`, or what is missing for it.

    15% more than b is b(1+0.15); a yearly rate is compounded, a yearly amount multiplied, over the `years` from the
    baseline; 翻一番 and 3倍 are multiples of b; points and amounts are added to b.
    """
    goal = target.goal.bound
    key = goal.dimension.key
    ratio = key in ("share", "multiple")
    if ratio and not base:
        return Missing.NONZERO_BASE
    more = not falls(target)
    sign = 1 if more else -1

    def level(change: Decimal) -> Decimal:
        if not ratio:
            return base + sign * change * years
        factor = change if key == "multiple" else change / 100
        if goal.change is not None:
            factor = max(Decimal(0), 1 + sign * factor)
        return EXACT.multiply(base, _power(factor, years))

    rising = more is (base > 0) if ratio else more
    asked = direct_aim(target, Decimal(0))
    low, high = level(goal.base_low), level(goal.base_high)
    side = asked.side if rising else _turned(asked.side)
    ends = sorted((low, high))
    tolerance = None
    if goal.comparator is Comparator.ABOUT:
        tolerance = _tolerance(target, low, base, side, real=True)
        accepted = Interval(
            None if side is Side.CEILING else low - tolerance, None if side is Side.FLOOR else low + tolerance
        )
    else:
        accepted = asked.accepted.mapped(level, rising=rising)
    return Aim(accepted, side, ends[0], ends[1], unit, derived=True, tolerance=tolerance)


def compares_with(target: Target) -> int | None:
    """The year whose figure a goal of change compares with (比2020年), where it names one."""
    return target.goal.bound.compared_year


def base_year(target: Target, baseline: Actual | None) -> int | None:
    """The year that yearly rates are counted from: the goal's own, the baseline's, else the year before `from`.

    Else, for a plan of the first half of a year, the year before it; a later plan must name it.
    """
    if (named := compares_with(target)) is not None:
        return named
    if baseline is not None:
        return baseline.as_of.year
    if target.start is not None:
        return target.start.year - 1
    issued = target.plan.issued
    if issued is not None and issued.last <= date(issued.year, 6, 30):
        return issued.year - 1
    return None


def years_between(start: date, end: date) -> Decimal:
    """The time between two days in years: whole ones by the calendar, else by days."""
    if (start.month, start.day) == (end.month, end.day):
        return Decimal(end.year - start.year)
    return QUOTIENT.divide(Decimal((end - start).days), DAYS_A_YEAR)


def compares_with_last_year(bound: Bound) -> bool:
    """Whether a change is over the year before (比上年), or names nothing else."""
    return bound.reference is None or normalise(bound.reference) in LAST_YEAR


def product(changes: Sequence[Said], scale: Scale) -> Said:
    """What yearly changes in per cent amount to together: the product of their levels on the `scale`, as intervals."""

    def compounded(rates: Iterable[Decimal | None]) -> Decimal | None:
        level = scale.offset
        for rate in rates:
            if rate is None:
                return None
            level = EXACT.multiply(level, scale.level(rate) / scale.offset)
        return scale.amount(level)

    low, high = compounded(one.values.low for one in changes), compounded(one.values.high for one in changes)
    values = Interval(low, high, all(one.values.low_in for one in changes), all(one.values.high_in for one in changes))
    digits = compounded(one.digits for one in changes)
    assert digits is not None  # every figure has its digits
    ends = compounded(one.ends[0] for one in changes), compounded(one.ends[1] for one in changes)
    return Said(values, digits, ends, all(one.plain for one in changes))


def _tolerance(target: Target, goal: Decimal, base: Decimal | None, side: Side, *, real: bool) -> Decimal:
    """How far an approximate goal may be missed, as an amount.

    The smaller of 5% of |T| and 5% of |T-b|; after 稳定, 保持, 控制, or where the baseline had reached T, 5% of |T|;
    for whole counts from 3 up at least one unit. It never takes in the baseline.
    """
    bound = target.goal.bound
    if bound.course is Course.HOLD or base is None or (real and _had_reached(base, goal, side)):
        way = None
    else:
        way = abs(goal - base)
    share = EXACT.multiply(abs(goal) if way is None else min(abs(goal), way), DEFAULT_TOLERANCE)
    wanted = [share]
    if bound.dimension.key == "count" and goal >= _LEAST_COUNT and goal == goal.to_integral_value():
        wanted.insert(0, max(share, Decimal(1)))
    if target.tolerance is not None:
        wanted.insert(0, EXACT.multiply(abs(goal), target.tolerance))
    return next((one for one in wanted if way is None or one < way), share)


def _had_reached(base: Decimal, goal: Decimal, side: Side) -> bool:
    return base >= goal if side is Side.FLOOR else base <= goal if side is Side.CEILING else base == goal


def _turned(side: Side) -> Side:
    return {Side.FLOOR: Side.CEILING, Side.CEILING: Side.FLOOR, Side.BETWEEN: Side.BETWEEN}[side]


def _power(factor: Decimal, years: Decimal) -> Decimal:
    return QUOTIENT.power(factor, years) if factor else factor
