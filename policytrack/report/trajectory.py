"""The trajectory of a target: what a drawing of it shows, in days and base units, for every kind of drawing."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from policytrack.data.model import Actual, Kind, Target
from policytrack.progress import Assessment, Path, RateBasis, said
from policytrack.progress.goals import compares_with_last_year, direct_aim, is_relative, is_yearly, states_change
from policytrack.progress.pace import Pace
from policytrack.progress.series import is_comparable, known, levels, totals
from policytrack.quantity.unit import Unit

#: Into so many straight pieces a curve of growth is cut.
_PIECES = 8


class Mark(StrEnum):
    """What a point of the drawing is."""

    BASELINE = "baseline"
    ACTUAL = "actual"
    UNUSED = "unused"  # of another basis, or marked as different
    GOAL = "goal"


class Point(NamedTuple):
    """A figure at its day; `figure` is the published one that it is, or that a total was read up to."""

    day: date
    value: Decimal
    mark: Mark
    text: str
    figure: Actual | None = None


class Trajectory(NamedTuple):
    """The points, the required path between two of them, and the ends of both axes; `today` may lie behind the last."""

    points: tuple[Point, ...]
    path: tuple[tuple[date, Decimal], ...] | None  # the start, milestones or points of a curve, the goal
    ahead: tuple[tuple[date, Decimal], ...] | None  # where the pace so far leads, read as the verdict reads it
    goal: Decimal
    today: date
    deadline: date | None
    first: date
    last: date
    low: Decimal
    high: Decimal
    unit: Unit

    @property
    def has_figure(self) -> bool:
        """Whether there is a published figure in it, and not only what the plan wants."""
        return any(point.figure is not None for point in self.points)


def trajectory(assessment: Assessment) -> Trajectory | None:
    """What can be drawn of a target, without figures its goal alone; None where a goal of change has no scale yet, or
    neither figure nor deadline gives a day.
    """
    target, way = assessment.target, assessment.path
    aim = assessment.aim or (None if is_relative(target) else direct_aim(target))
    deadline = target.by.last if target.by else None
    if aim is None:
        return None
    points = list(_points(assessment, aim.unit))
    if not points and deadline is None:
        return None
    goal = way.goal if way else aim.low
    if deadline is not None:
        points.append(Point(deadline, goal, Mark.GOAL, target.goal.text))
    path = _required(way) if way else None
    later = way and any(point.mark is Mark.ACTUAL and point.day > way.day for point in points)
    ahead = _forecast(way) if way and not later else None  # what came is published
    days = [point.day for point in points] + ([way.start] if way else [])
    if deadline is None or assessment.day <= deadline:  # the time behind a deadline would only press the rest together
        days.append(assessment.day)
    if target.plan.issued is not None:
        days.append(target.plan.issued.last)
    values = (
        [point.value for point in points] + [goal] + ([way.base] if way else []) + ([ahead[-1][1]] if ahead else [])
    )
    low, high = min(values), max(values)
    if (low > 0 and low < high / 2) or low == high:
        low = min(low, Decimal(0))  # a scale that starts at zero, unless that would flatten what is to be seen
    return Trajectory(
        tuple(points), path, ahead, goal, assessment.day, deadline, min(days), max(days), low, high, aim.unit
    )


def _required(way: Path) -> tuple[tuple[date, Decimal], ...]:
    """The required path as the verdict reads it: straight, from milestone to milestone, or a curve of growth."""
    between = _curve(way, Decimal(1), way.start) if way.head is Pace.GROWTH else way.milestones
    return ((way.start, way.base), *between, (way.end, way.goal))


def _forecast(way: Path) -> tuple[tuple[date, Decimal], ...] | None:
    """From the newest figure to where the pace so far leads; None where it leads nowhere, or the time is over."""
    found = way.read(way.head) if 0 < way.gone < way.whole else None
    if found is None or found.projection is None:
        return None
    between = _curve(way, found.pace, way.day) if way.head is Pace.GROWTH else ()
    return ((way.day, way.value), *between, (way.end, found.projection))


def _curve(way: Path, pace: Decimal, first: date) -> Iterable[tuple[date, Decimal]]:
    """The points of growth at a pace between a day and the end of the way."""
    for piece in range(1, _PIECES):
        day = first + (way.end - first) * piece / _PIECES
        value = way.at_pace(pace, day)
        if first < day < way.end and value is not None:
            yield day, value


def _points(assessment: Assessment, unit: Unit) -> Iterable[Point]:
    target, day = assessment.target, assessment.day
    baseline = assessment.baseline
    if baseline is not None and baseline not in target.actuals and baseline.value.bound.dimension == unit.dimension:
        way, day_of_it = assessment.path, baseline.as_of.last
        value = way.base if way is not None and way.start == day_of_it else said(baseline.value).number()
        yield Point(day_of_it, value, Mark.BASELINE, baseline.value.text, baseline)
    elif (
        assessment.start is not None and assessment.start.basis is not RateBasis.STAND_IN and not assessment.start.real
    ):
        yield Point(assessment.start.day, assessment.start.base.number(), Mark.BASELINE, "0")
    found = known(target, day, assessment.known_on)
    found = [actual for actual in found if actual.value.bound.dimension == unit.dimension]
    usable = [actual for actual in found if is_comparable(actual, target)]
    counted = levels(usable)
    if target.kind is Kind.SUM and assessment.start is not None:
        counted = totals(usable, assessment.start.day)
    others = [one for one in counted if not _is_on_the_scale(one.actual, target)]
    seen = assessment.observation
    if others and seen is not None:  # what the yearly rates amount to together
        yield Point(seen.day, seen.number(), Mark.ACTUAL, seen.actual.value.text, seen.actual)
    for one in counted:
        if one in others:
            continue
        yield Point(one.day, one.number(), Mark.ACTUAL, one.actual.value.text, one.actual)
    for actual in found:
        if actual not in usable and _is_on_the_scale(actual, target):
            yield Point(actual.as_of.last, said(actual.value).number(), Mark.UNUSED, actual.value.text, actual)


def _is_on_the_scale(actual: Actual, target: Target) -> bool:
    """Whether a figure can stand beside the goal: a rate over the year before cannot beside one since a base year."""
    bound, goal = actual.value.bound, target.goal.bound
    if target.kind is Kind.ANNUAL or not is_relative(target) or not states_change(actual, target):
        return True
    if goal.reference is not None and compares_with_last_year(goal):
        return True
    return not is_yearly(target) and not (bound.reference is not None and compares_with_last_year(bound))
