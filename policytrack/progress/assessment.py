"""The verdict on one target on one day, in the order of the method; the steps are numbered as in `docs/method.md`."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal, localcontext
from enum import StrEnum
from typing import NamedTuple

from policytrack.data.model import Actual, Kind, Target
from policytrack.progress import years as annual
from policytrack.progress.goals import QUOTIENT, Aim, Missing, Side, derived_aim, direct_aim, is_relative, states_change
from policytrack.progress.intervals import Interval
from policytrack.progress.pace import Pace, Way
from policytrack.progress.series import Reading, is_comparable, past, readings
from policytrack.progress.status import FINAL, Status
from policytrack.progress.years import Year
from policytrack.quantity.bound import Comparator
from policytrack.quantity.unit import EXACT
from policytrack.text.dates import is_stale


class RateBasis(StrEnum):
    """What the pace is counted from."""

    BASELINE = "baseline"  # the baseline that the target names
    FIRST_FIGURE = "first figure"  # the first of two or more figures, where it names none
    START = "start"  # zero at `from`: running totals and increments
    REFERENCE = "reference"  # zero change in the year that a goal of change compares with
    YEAR = "year"  # zero at the start of the year: annual goals


class Origin(NamedTuple):
    """Where the way to the goal starts."""

    base: Decimal
    day: date
    basis: RateBasis


class Assessment(NamedTuple):
    """The verdict on one target on one day, with all the figures that it rests on. Amounts are in base units."""

    target: Target
    day: date
    status: Status
    latest: Actual | None = None  # the newest usable figure up to that day; where none is usable, the newest
    baseline: Actual | None = None  # the figure that the target, or its first actual, gives to count from
    reading: Reading | None = None  # the newest usable figure as a number, or as a running total
    decided: Reading | None = None  # the figure that the verdict rests on, where it is not the newest
    aim: Aim | None = None  # what the goal asks, on the scale of the figures
    origin: Origin | None = None
    way: Way | None = None  # progress, elapsed share, pace and the rest
    years: tuple[Year, ...] = ()  # of annual goals, those that have begun
    whole_years: int = 0  # how many years an annual goal is for
    missing: Missing | None = None  # what would rate it
    time: Decimal | None = None  # the share of the time gone on the day of the report, between 0 and 1
    stale: bool = False  # the newest figure is older than 18 months

    @property
    def progress(self) -> Decimal | None:
        """P as a share of 1."""
        return self.way.progress if self.way else None

    @property
    def elapsed(self) -> Decimal | None:
        """E as a share of 1, on the day that the figure refers to."""
        return self.way.elapsed if self.way else None

    @property
    def gap(self) -> Decimal | None:
        """P-E as a share of 1: how far progress is ahead of time."""
        return QUOTIENT.subtract(self.way.progress, self.way.elapsed) if self.way else None

    @property
    def attainment(self) -> Decimal | None:
        """The figure over the goal's value, for goals above zero that more of is better."""
        if self.reading is None or self.aim is None or self.aim.side is Side.CEILING or self.aim.low <= 0:
            return None
        return QUOTIENT.divide(self.reading.number(), self.aim.low)

    @property
    def bounded(self) -> str:
        """How the figure bounds the shares of progress: "at least", "at most", or "" where it is exact."""
        if self.reading is None:
            return ""
        values = self.reading.values
        if values.low is None and values.high is None:
            return ""
        falling = self.way is not None and self.way.goal < self.way.base
        if values.high is None or (values.low is not None and values.low != values.high):
            return "at most" if falling and values.high is None else "at least"
        if values.low is None:
            return "at least" if falling else "at most"
        return ""

    @property
    def at_threshold(self) -> bool:
        """Whether the figure is exactly the one that the goal wants exceeded (突破) or undercut (低于)."""
        if self.reading is None or self.aim is None:
            return False
        strict = self.target.goal.bound.comparator in (Comparator.MORE, Comparator.LESS)
        return strict and (self.decided or self.reading).values == (self.aim.low, self.aim.low, True, True)

    @property
    def undecided(self) -> bool:
        """Whether the newest figure is a bound that leaves open whether it reaches the goal."""
        if self.reading is None or self.aim is None:
            return False
        return self.reading.values.within(self.aim.accepted) is None

    @property
    def overshot(self) -> bool:
        """Whether the figure has passed a goal of two sides and left it on the other one."""
        if self.way is None or self.aim is None or self.aim.side is not Side.BETWEEN or self.way.progress <= 1:
            return False
        reading = self.decided or self.reading
        return reading is not None and reading.values.within(self.aim.accepted) is False

    @property
    def marked_stale(self) -> bool:
        """Whether to say that the figure is old: not beside a final verdict, which `met` is after the deadline."""
        by = self.target.by
        ahead = by is not None and self.day <= by.last
        return self.stale and (self.status not in FINAL or (self.status is Status.MET and ahead))


def assess(target: Target, day: date, pace: Pace = Pace.LINEAR) -> Assessment:
    """The verdict on a target on a day, from the figures that refer to that day or an earlier one."""
    with localcontext(EXACT):
        return _assess(target, day, pace)


def _assess(target: Target, day: date, pace: Pace) -> Assessment:
    known = past(target, day)
    usable = [actual for actual in known if is_comparable(actual, target)]
    baseline = target.baseline
    if baseline is not None and not (baseline.as_of.last <= day and is_comparable(baseline, target)):
        baseline = None
    time = _time(target, baseline, day)
    if not usable:  # step 1
        status = Status.NOT_COMPARABLE if known else Status.NO_DATA
        latest = known[-1] if known else None
        return Assessment(target, day, status, latest, baseline, time=time, stale=_is_stale(latest, day))
    latest = usable[-1]
    stale = _is_stale(latest, day)
    if target.kind is Kind.ANNUAL:
        return _annual(target, day, usable, pace, time=time, stale=stale)
    change = is_relative(target) and states_change(latest, target)
    if is_relative(target):
        usable = [actual for actual in usable if states_change(actual, target) is change]
    aim = direct_aim(target) if change or not is_relative(target) else _derived(target, baseline, usable)
    added_to = baseline.value.bound.base_low if baseline and target.kind is Kind.SUM else Decimal(0)
    found = readings(target, usable, change=change, base=added_to)
    if isinstance(aim, Missing):
        base = (Missing.BASELINE, Missing.CHANGE_BASE, Missing.REFERENCE)
        status = Status.OPEN if target.by is None else Status.NO_BASELINE if aim in base else Status.NOT_RATED
        return Assessment(target, day, status, latest, baseline, found[-1], missing=aim, time=time, stale=stale)
    origin = _origin(target, found, baseline, change=change)
    way = _way(target, found[-1], aim, origin, pace)
    status, decided, missing = _verdict(target, day, found, aim, origin, way=way)
    if isinstance(origin, Origin) and origin.basis is RateBasis.FIRST_FIGURE:
        baseline = found[0].actual
    return Assessment(
        target, day, status, latest, baseline, found[-1], decided, aim,
        origin if isinstance(origin, Origin) else None, way, (), 0, missing, time, stale,
    )  # fmt: skip


def _derived(target: Target, baseline: Actual | None, usable: Sequence[Actual]) -> Aim | Missing:
    """The aim of a goal of change on levels; the figure of the year that it names may stand among the actuals."""
    until = target.by.last if target.by else None
    aim = derived_aim(target, baseline, until)
    if aim in (Missing.CHANGE_BASE, Missing.REFERENCE) and target.goal.bound.reference is not None:
        for actual in usable:
            other = derived_aim(target, actual, until)
            if not isinstance(other, Missing):
                return other
        return Missing.REFERENCE
    return aim


def _verdict(
    target: Target, day: date, found: Sequence[Reading], aim: Aim, origin: Origin | Missing, *, way: Way | None
) -> tuple[Status, Reading | None, Missing | None]:
    """Steps 2 to 7: the status, the figure that decided it where it is not the newest, and what is missing."""
    met = [reading.values.within(aim.accepted) for reading in found]
    ceiling = aim.side is Side.CEILING
    if target.by is None:  # step 4
        return Status.OPEN, None, Missing.DEADLINE
    deadline = target.by.last
    if day > deadline:  # step 2
        before = [index for index, reading in enumerate(found) if reading.day <= deadline]
        if ceiling:
            before = before[-1:]
        for index in reversed(before):
            if met[index]:
                return Status.MET, found[index], None
        after = [index for index, reading in enumerate(found) if reading.day >= deadline]
        # Of several figures of the first day the one published last.
        final = max((index for index in after if found[index].day == found[after[0]].day), default=None)
        if final is None:
            return Status.AWAITING, None, None
        if met[final] is None:
            return Status.AWAITING, found[final], None
        return Status.MET_LATE if met[final] else Status.MISSED, found[final], None
    if met[-1]:  # step 3
        return Status.HOLDING if ceiling else Status.MET, None, None
    if isinstance(origin, Missing):  # step 5
        return Status.NO_BASELINE, None, origin
    if Interval(origin.base, origin.base).within(aim.accepted) or origin.base == aim.point(origin.base):  # step 4
        return Status.NOT_MET_YET, None, None
    if way is None:
        return Status.NO_BASELINE, None, Missing.EARLIER_BASELINE
    return way.status, None, None  # steps 6 and 7


def _origin(target: Target, found: Sequence[Reading], baseline: Actual | None, *, change: bool) -> Origin | Missing:
    """Where the pace is counted from: the baseline, zero at the start, else the first of several figures."""
    counted = target.kind in (Kind.CUMULATIVE, Kind.SUM)
    if baseline is not None and (counted or not change or states_change(baseline, target)):
        return Origin(baseline.value.bound.base_low, baseline.as_of.last, RateBasis.BASELINE)
    if counted:
        start = _start(target)
        return Missing.START if start is None else Origin(Decimal(0), start, RateBasis.START)
    if change:
        reference = target.goal.bound.reference or ""
        if reference.isdigit():
            return Origin(Decimal(0), date(int(reference), 12, 31), RateBasis.REFERENCE)
        if baseline is not None:
            return Origin(Decimal(0), baseline.as_of.last, RateBasis.REFERENCE)
    if len(found) > 1:
        return Origin(found[0].number(), found[0].day, RateBasis.FIRST_FIGURE)
    return Missing.BASELINE


def _way(target: Target, latest: Reading, aim: Aim, origin: Origin | Missing, pace: Pace) -> Way | None:
    """The way from origin to goal, where there is one: a goal to come from a baseline that does not satisfy it yet."""
    if isinstance(origin, Missing) or target.by is None or target.by.last <= origin.day:
        return None
    goal = aim.point(origin.base)
    if goal == origin.base or Interval(origin.base, origin.base).within(aim.accepted):
        return None
    value = latest.number(rising=goal > origin.base)
    return Way(origin.base, origin.day, value, latest.day, goal, target.by.last, pace)


def _annual(
    target: Target, day: date, usable: Sequence[Actual], pace: Pace, *, time: Decimal | None, stale: bool
) -> Assessment:
    """An annual goal: the years that have begun, each judged on its own."""
    whole = annual.span(target, usable, day)
    judged = annual.judge(target, usable, day, pace)
    latest = usable[-1]
    if not judged:
        status, missing = Status.TOO_EARLY if whole else Status.NO_BASELINE, None if whole else Missing.EARLIER_BASELINE
        return Assessment(target, day, status, latest, missing=missing, time=time, stale=stale)
    status = annual.overall(judged, target, day, whole)
    shown = next((year for year in reversed(judged) if year.reading is not None), None)
    way = judged[-1].way
    return Assessment(
        target, day, status, latest, reading=shown.reading if shown else None, aim=shown.aim if shown else None,
        origin=Origin(way.base, way.start, RateBasis.YEAR) if way else None, way=way, years=judged,
        whole_years=len(whole), time=time, stale=stale,
    )  # fmt: skip


def _start(target: Target) -> date | None:
    """When counting starts: what the file says, or the plan's date."""
    if target.start is not None:
        return target.start.first
    return target.plan.issued.last if target.plan.issued else None


def _time(target: Target, baseline: Actual | None, day: date) -> Decimal | None:
    """The share of the time that is gone on the day of the report."""
    start = baseline.as_of.last if baseline else _start(target)
    if target.by is None or start is None or target.by.last <= start:
        return None
    gone = QUOTIENT.divide(Decimal((day - start).days), Decimal((target.by.last - start).days))
    return max(Decimal(0), min(Decimal(1), gone))


def _is_stale(latest: Actual | None, day: date) -> bool:
    """Whether the newest usable figure is stale (see `dates.is_stale`)."""
    return latest is not None and is_stale(latest.as_of.last, day)
