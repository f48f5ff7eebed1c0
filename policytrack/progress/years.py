"""Annual goals: each year from `from` to `by` is judged by itself. Section 2.5 of the method."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from policytrack.data.model import Actual, Target
from policytrack.progress import series
from policytrack.progress.goals import (
    Aim,
    Missing,
    Side,
    agreed,
    derived_aim,
    direct_aim,
    is_relative,
    shown_base,
    states_change,
)
from policytrack.progress.intervals import Said, exactly, said
from policytrack.progress.pace import Pace, Path
from policytrack.progress.series import Observation
from policytrack.progress.status import FINAL, Status
from policytrack.progress.thresholds import EARLY_SHARE
from policytrack.progress.verdict_range import Range, classes


class Year(NamedTuple):
    """One year: whether it is over, the figure that it is judged by, and whether that reaches the goal."""

    year: int
    over: bool
    reached: bool | None = None  # None: without a figure that decides
    observation: Observation | None = None
    aim: Aim | None = None
    path: Path | None = None  # of a year that is running, where its figures add up to the year's
    running: Range | None = None  # the verdict on that path

    @property
    def near(self) -> bool:
        """Whether it is judged by a figure that is only near to what was promised."""
        return self.observation is not None and self.observation.near

    @property
    def status(self) -> Status:
        """The verdict on the year."""
        if self.reached:
            return Status.MET if self.over else Status.HOLDING
        if self.reached is False:
            assert self.aim is not None  # else nothing could miss it
            return Status.MISSED if self.over or self.aim.side is Side.CEILING else Status.NOT_MET_YET
        if self.over:
            return Status.AWAITING if self.observation else Status.NO_DATA
        if self.path is not None:
            return self.running.status if self.running else Status.TOO_EARLY
        return Status.NOT_MET_YET if self.observation else Status.NO_DATA


class Annual(NamedTuple):
    """The verdict on an annual goal: the status, the years that have begun, and how many years it is for in all."""

    status: Status
    years: tuple[Year, ...]
    whole: int
    firm: bool
    near: bool = False


def first_year(target: Target) -> int | None:
    """The first year that the goal is for: that of `from`; the plan's own only if the plan is of its first half."""
    if target.start is not None:
        return target.start.year
    issued = target.plan.issued
    if issued is None:
        return None
    return issued.year if issued.last <= date(issued.year, 6, 30) else issued.year + 1


def span(target: Target, figures: Sequence[Actual], day: date) -> range:
    """The years that the goal is for, the whole ones up to `by`; without it up to the day of the report."""
    first = first_year(target)
    if first is None:
        first = figures[0].as_of.year if figures else day.year
    last = day.year
    if target.by is not None:
        end = target.by.last
        # A last year that is cut short is not judged against a whole year's goal.
        last = end.year if (end.month, end.day) == (12, 31) else end.year - 1
    return range(first, last + 1)


def judge(target: Target, figures: Sequence[Actual], day: date) -> Annual:
    """The verdict on the years that have begun by `day`, from the figures that are known and usable."""
    whole = span(target, figures, day)
    years = tuple(_year(target, figures, day, year) for year in whole if year <= day.year)
    end = target.by.last if target.by else day
    over = target.by is not None and (day > end or (day == end and (not whole or years[-1].over)))
    status, firm = _overall(years, over=over)
    judged = [one for one in years if one.over and one.reached is not None] or list(years[-1:])
    near = status not in FINAL and any(one.near for one in judged)
    return Annual(status, years, len(whole), firm, near)


def _overall(years: Sequence[Year], *, over: bool) -> tuple[Status, bool]:
    """The verdict on all years and whether it is firm: a missed year stays missed; met only when none is left."""
    if any(year.status is Status.MISSED and not year.near for year in years):
        return Status.MISSED, True
    finished = [year for year in years if year.over]
    if over:
        kept = bool(finished) and all(year.reached and not year.near for year in finished)
        return (Status.MET if kept else Status.AWAITING), True
    judged = [year for year in finished if year.reached is not None]
    if any(not year.reached for year in judged):  # by a near figure only
        return Status.NOT_MET_YET, False
    if judged:
        return Status.HOLDING, len(judged) == len(finished)
    running = years[-1] if years and not years[-1].over else None
    if running is None or running.observation is None:
        return Status.NO_DATA, True
    return running.status, not finished  # a year without a figure leaves it open


def _year(target: Target, figures: Sequence[Actual], day: date, year: int) -> Year:
    end = date(year, 12, 31)
    flow = series.is_flow(target)
    inside = [one for one in figures if one.as_of.year == year and (flow or series.is_whole_year(one.as_of))]
    change = is_relative(target)
    if change and flow:
        inside = [one for one in inside if series.is_whole_year(one.as_of)]
    if not inside:
        return Year(year, day > end)
    seen = (series.changes(target, inside) if change else series.levels(inside))[-1]
    over = day > end or (day == end and seen.day == end)
    before = None if not change or states_change(seen.actual, target) else _year_before(target, figures, year)
    if change and before is None and not states_change(seen.actual, target):
        return Year(year, over, None, seen)
    aim = _aim(target, before)
    if before is not None and series.is_near(before):
        seen = seen._replace(near=True)
    if isinstance(aim, Missing):
        return Year(year, over, None, seen)
    if not states_change(seen.actual, target):
        seen = seen._replace(said=said(seen.actual.value))
    reached = _reached(target, seen.said, aim, before)
    if series.is_whole_year(seen.actual.as_of):  # of anything but a flow it is
        return Year(year, over, reached, seen, aim)
    proven = aim.proven_by(seen.said)
    if aim.side is not Side.FLOOR or over or proven:
        kept = True if reached and not over else proven
        return Year(year, over, kept, seen, aim)
    return Year(year, over, proven, seen, aim, *_pace(seen, aim, year))


def _pace(seen: Observation, aim: Aim, year: int) -> tuple[Path | None, Range | None]:
    """The running year judged by its days: from nothing at its start, by the line alone."""
    start, end = date(year - 1, 12, 31) if year > 1 else date.min, date(year, 12, 31)
    zero, goal = Decimal(0), aim.point(Decimal(0))
    if goal <= zero or seen.day <= start:
        return None, None
    path = Path(zero, start, seen.number(), seen.day, goal, end)
    if path.gone < EARLY_SHARE * path.whole:
        return path, None
    found = classes(
        (Pace.LINE,), path, lambda base, value: path._replace(value=value), base=exactly(zero), value=seen.said,
        named=False, capped=False,
    )  # fmt: skip
    return path, found


def _year_before(target: Target, figures: Sequence[Actual], year: int) -> Actual | None:
    """The figure of the whole year before, which growth in levels compares with; without it the year is awaited."""
    if target.goal.bound.margin is not None:
        return None  # the year before says nothing of others
    known = [target.baseline] if target.baseline else []
    before = [one for one in (*known, *figures) if one.as_of.year == year - 1 and series.is_whole_year(one.as_of)]
    return before[-1] if before else None


def _aim(target: Target, before: Actual | None) -> Aim | Missing:
    """The aim of a year; of growth in levels that on the year before."""
    if before is None:
        return direct_aim(target)
    base = said(before.value)
    aim = _grown(target, before, base.number())
    return _grown(target, before, shown_base(base, aim)) if isinstance(aim, Aim) else aim


def _grown(target: Target, before: Actual, base: Decimal) -> Aim | Missing:
    return derived_aim(target, base, before.value.bound.unit, Decimal(1))


def _reached(target: Target, figure: Said, aim: Aim, before: Actual | None) -> bool | None:
    """Whether a year's figure reaches the goal, whatever a bounded year before stands for."""
    if before is None:
        return aim.reached_by(figure)
    return agreed(figure, aim, said(before.value), lambda base: _grown(target, before, base))
