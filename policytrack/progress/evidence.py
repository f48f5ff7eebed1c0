"""What there is to judge a target by on a day: where it starts, the observations since, and the goal on their scale.

Sections 2.1 and 2.5 of the method: which figures count, in which year a goal of change starts, what totals, yearly
rates and averages are.
"""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from policytrack.data.model import Actual, Kind, Target
from policytrack.progress import series
from policytrack.progress.goals import (
    Aim,
    Missing,
    base_year,
    change_scale,
    compares_with,
    compares_with_last_year,
    derived_aim,
    direct_aim,
    is_of_others,
    is_relative,
    is_yearly,
    scale_of_change,
    states_average,
    states_change,
    years_between,
)
from policytrack.progress.intervals import Said, exactly, said
from policytrack.progress.pace import Scale
from policytrack.progress.series import Observation


class RateBasis(StrEnum):
    """What the pace is counted from."""

    BASELINE = "baseline"  # the baseline that the target names
    STAND_IN = "first figure"  # a figure that serves as one, where it names none
    START = "start"  # zero at `from`: running totals and increments
    REFERENCE = "reference"  # the year that a goal of change compares with
    YEAR = "year"  # zero at the start of the year: annual goals


class Start(NamedTuple):
    """Where the way to the goal starts: b, with what its figure leaves possible, and t0."""

    base: Said
    day: date
    basis: RateBasis
    figure: Actual | None = None  # the published figure that it is, where it is one
    near: bool = False

    @property
    def real(self) -> bool:
        """Whether it is a level that may have reached the goal, and not only a place to count from."""
        return self.basis in (RateBasis.BASELINE, RateBasis.REFERENCE) and self.figure is not None


class Evidence(NamedTuple):
    """The observations since the start, the start, and the goal on their scale."""

    observations: Sequence[Observation]
    own: Sequence[Observation]  # the same without figures that are only near
    since: date | None  # t0, also where there is no level to start from
    start: Start | None
    aim_at: Callable[[Decimal | None], Aim | Missing]  # the goal, for a baseline
    missing: Missing | None = None  # why there is no start, or no aim
    scale: Scale | None = Scale()
    average: bool = False  # figures and goal are averages or margins, which have no pace
    gap: int | None = None  # the year that a product of yearly rates lacks

    @property
    def stand_in(self) -> Observation | None:
        """The first figure after the start of counting where it serves as the baseline."""
        first = self.observations[0] if self.observations else None
        serves = first and self.start and self.start.figure is first.actual
        return first if serves else None


def gather(target: Target, figures: Sequence[Actual]) -> Evidence:
    """The evidence that the usable figures give, which are all known and none of another basis."""
    if series.is_flow(target):
        figures = [one for one in figures if series.is_whole_year(one.as_of)]
    if is_relative(target) and figures:
        change = states_change(figures[-1], target)
        figures = [one for one in figures if states_change(one, target) is change]
        if is_of_others(target) and target.kind is Kind.LEVEL:
            if not change:
                return _levels_beside_others(target, figures)
            return _margins(target, figures) if target.goal.bound.margin else _levels(target, figures)
        if change and target.kind is Kind.LEVEL:
            return _changes(target, figures)
        if not change:
            return _against_a_year(target, figures)
    if target.kind in (Kind.CUMULATIVE, Kind.SUM):
        return _totals(target, figures)
    return _levels(target, figures)


def start_of_counting(target: Target) -> date | None:
    """`from`, else the plan's date: the eve of the first day, or the last day of what the date names."""
    if target.start is not None:
        first = target.start.first
        return date.fromordinal(first.toordinal() - 1) if first > date.min else first
    return target.plan.issued.last if target.plan.issued else None


def as_known(target: Target, known_on: date) -> Target:
    """The target without a baseline that was published later."""
    later = target.baseline is not None and series.published(target.baseline) > known_on
    return target._replace(baseline=None) if later else target


def baseline_of(target: Target) -> Actual | None:
    """The baseline that counts: one on or after the deadline is none, nor one on another basis."""
    baseline = target.baseline
    if baseline is None or not series.is_comparable(baseline, target):
        return None
    return None if target.by is not None and baseline.as_of.last >= target.by.last else baseline


def _levels(target: Target, figures: Sequence[Actual]) -> Evidence:
    """Levels: t0 is the baseline's day; without one a figure serves, as a place to count from."""
    baseline = baseline_of(target)
    if baseline is not None:
        day = baseline.as_of.last
        start = Start(said(baseline.value), day, RateBasis.BASELINE, baseline, series.is_near(baseline))
        return _evidence(target, figures, day, start)
    counting = start_of_counting(target)
    found = series.levels(figures)
    before = [one for one in found if counting is not None and one.day <= counting]
    stands = before[-1] if before else found[0] if found else None
    if stands is None:
        return _evidence(target, figures, counting, None, found)
    start = Start(stands.said, stands.day, RateBasis.STAND_IN, stands.actual, stands.near)
    evidence = _evidence(target, figures, stands.day, start, found)
    if before:  # it is history: a place to count from, which judges nothing
        later = [one for one in evidence.observations if one.day > stands.day]
        return evidence._replace(observations=later, own=[one for one in evidence.own if one.day > stands.day])
    if len(found) == 1:  # a figure is no place to measure its own tolerance from
        return evidence._replace(aim_at=lambda base: direct_aim(target))
    return evidence


def _evidence(
    target: Target,
    figures: Sequence[Actual],
    since: date | None,
    start: Start | None,
    levels: Sequence[Observation] | None = None,
) -> Evidence:
    """The evidence of levels, which may have been made already."""
    real = start is not None and start.real
    observations = series.since(series.levels(figures) if levels is None else levels, since)
    return Evidence(
        observations,
        series.since(series.levels(series.own(figures)), since) if any(map(series.is_near, figures)) else observations,
        since,
        start,
        lambda base: direct_aim(target, base, real=real),
        None if start else Missing.BASELINE,
    )


def _totals(target: Target, figures: Sequence[Actual]) -> Evidence:
    """Totals start from zero at `from`; the baseline of a running total moves both, a sum of increments has none."""
    since = start_of_counting(target)
    start = Start(exactly(Decimal(0)), since, RateBasis.START) if since else None
    baseline = baseline_of(target) if target.kind is Kind.CUMULATIVE else None
    if baseline is not None:
        since = baseline.as_of.last
        start = Start(said(baseline.value), since, RateBasis.BASELINE, baseline, series.is_near(baseline))

    def observed(part: Sequence[Actual]) -> Sequence[Observation]:
        if target.kind is Kind.SUM:
            return series.totals(part, since or date.min, figures)
        # What there was on the day of the start came before it.
        return [one for one in series.levels(part) if since is None or one.day > since]

    return Evidence(
        observed(figures), observed(list(series.own(figures))), since, start,
        lambda base: direct_aim(target, base, real=True),  # from zero or from a baseline
        None if start else Missing.START,
    )  # fmt: skip


def _changes(target: Target, figures: Sequence[Actual]) -> Evidence:
    """Figures that state the change: from zero in the year that they are compared with.

    Yearly rates are multiplied where the goal is of several years; averages are compared as such.
    """
    zero, scale = change_scale(target)
    yearly = is_yearly(target)
    if yearly and states_average(figures[-1]):
        averages = [one for one in figures if states_average(one)]
        since = start_of_counting(target)
        return Evidence(
            series.since(series.changes(target, averages), since),
            series.since(series.changes(target, series.own(averages)), since),
            since, None, lambda base: direct_aim(target), average=True,
        )  # fmt: skip
    baseline = baseline_of(target)
    named = compares_with(target)
    year = base_year(target, baseline) if yearly else named or (baseline.as_of.year if baseline else None)
    rates = [one for one in figures if one.value.bound.reference and compares_with_last_year(one.value.bound)]
    multiply = yearly or len(rates) == len(figures)
    if not multiply:  # beside changes since the goal's year, one over the year before is another measure
        figures = [one for one in figures if one not in rates]
    if year is None:
        return _changes_since_no_year(target, figures)
    since = date(year, 12, 31)
    if named is None and not multiply:
        assert baseline is not None  # whose year it is
        since = baseline.as_of.last
    start = Start(exactly(zero), since, RateBasis.REFERENCE)
    gap = None
    if multiply:
        observations, gap = series.rates(target, figures, year)
        mine, _ = series.rates(target, list(series.own(figures)), year)
    else:
        observations = list(series.since(series.changes(target, figures), since))
        mine = list(series.since(series.changes(target, series.own(figures)), since))

    def aim(base: Decimal | None) -> Aim | Missing:
        asked = direct_aim(target, zero)
        if yearly and target.by is None:
            return Missing.DEADLINE
        return _compounded(target, asked, year) if yearly else asked

    return Evidence(observations, mine, since, start, aim, Missing.YEAR if gap else None, scale, gap=gap)


def _margins(target: Target, figures: Sequence[Actual]) -> Evidence:
    """Figures that state how far from the figure of others they are, compared as such: that moves too, so no pace."""
    since = start_of_counting(target)
    return Evidence(
        series.since(series.changes(target, figures), since),
        series.since(series.changes(target, list(series.own(figures))), since),
        since, None, lambda base: direct_aim(target), average=True,
    )  # fmt: skip


def _levels_beside_others(target: Target, figures: Sequence[Actual]) -> Evidence:
    """Levels where the goal is a margin or a part of the figure of others: while that is not known they say nothing."""
    since = start_of_counting(target)
    observed = series.since(series.levels(figures), since)
    return Evidence(observed, observed, since, None, lambda base: Missing.OTHERS, Missing.OTHERS)


def _changes_since_no_year(target: Target, figures: Sequence[Actual]) -> Evidence:
    """Changes whose first year nobody names: amounts count from the start; a rate is of no use without its year."""
    observations, mine = series.changes(target, figures), series.changes(target, series.own(figures))
    if target.goal.bound.dimension.key in ("share", "multiple", "points"):
        missing = Missing.BASE_YEAR if is_yearly(target) else Missing.CHANGE_BASE
        return Evidence(observations, mine, None, None, lambda base: missing, missing)
    since = start_of_counting(target)
    start = Start(exactly(Decimal(0)), since, RateBasis.START) if since else None
    return Evidence(
        series.since(observations, since), series.since(mine, since), since, start, lambda base: direct_aim(target),
        None if start else Missing.START, None,
    )  # fmt: skip


def _compounded(target: Target, asked: Aim, year: int) -> Aim:
    """The aim of 年均增长7% on the scale of the whole change: (1.07)^n - 1 over the years to the deadline."""
    assert target.by is not None  # else no years are counted
    scale = scale_of_change(target)
    whole = derived_aim(target, Decimal(100), asked.unit, Decimal(target.by.last.year - year))
    assert isinstance(whole, Aim)  # a base of 100 is not zero
    accepted = whole.accepted.mapped(scale.amount, rising=scale.sign == 1)
    low, high = sorted((scale.amount(whole.low), scale.amount(whole.high)))
    return Aim(accepted, asked.side, low, high, asked.unit, derived=True, tolerance=whole.tolerance)


def _against_a_year(target: Target, figures: Sequence[Actual]) -> Evidence:
    """Levels of a goal of change: it starts in the year that it compares with, whatever other figures there are."""
    named = compares_with(target)
    yearly = is_yearly(target)
    baseline = baseline_of(target)
    year = base_year(target, baseline) if yearly else named
    start, since = None, start_of_counting(target)
    missing = Missing.CHANGE_BASE if target.goal.bound.reference is None else Missing.REFERENCE
    if named is None and not yearly and missing is Missing.REFERENCE:
        year = target.by.last.year - 1 if target.by and compares_with_last_year(target.goal.bound) else None
    if baseline is not None and missing is not Missing.REFERENCE:
        since = baseline.as_of.last
        start = Start(said(baseline.value), since, RateBasis.BASELINE, baseline, series.is_near(baseline))
    elif year is not None:
        since = date(year, 12, 31)
        is_whole = baseline is not None and (series.is_whole_year(baseline.as_of) or named is None)
        if baseline is not None and is_whole and baseline.as_of.year == year:
            since = baseline.as_of.last
            start = Start(said(baseline.value), since, RateBasis.BASELINE, baseline, series.is_near(baseline))
        else:
            of_year = [
                one for one in series.one_a_day(figures) if one.as_of.year == year and series.is_whole_year(one.as_of)
            ]
            if of_year:
                one = of_year[-1]
                start = Start(said(one.value), since, RateBasis.REFERENCE, one, series.is_near(one))
    elif yearly:
        missing = Missing.BASE_YEAR
    evidence = _evidence(target, figures, since, start)
    drop = start.figure if start else None

    def aim(base: Decimal | None) -> Aim | Missing:
        if start is None:
            return missing
        assert base is not None and start.figure is not None
        years = Decimal(1)
        if yearly:
            if target.by is None:
                return Missing.DEADLINE
            years = years_between(start.day, target.by.last)
        return derived_aim(target, base, start.figure.value.bound.unit, years)

    return evidence._replace(
        observations=[one for one in evidence.observations if one.actual is not drop],
        own=[one for one in evidence.own if one.actual is not drop],
        aim_at=aim,
        missing=None if start else missing,
    )
