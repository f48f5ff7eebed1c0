"""The trajectory of a target: what a drawing of it shows, in days and base units, for every kind of drawing."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from policytrack.data.model import Kind
from policytrack.progress import Assessment, RateBasis, said
from policytrack.progress.goals import direct_aim, is_relative
from policytrack.progress.series import is_comparable, known, levels, totals
from policytrack.quantity.unit import Unit


class Mark(StrEnum):
    """What a point of the drawing is."""

    BASELINE = "baseline"
    ACTUAL = "actual"
    UNUSED = "unused"  # of another basis, or marked as different
    GOAL = "goal"


class Point(NamedTuple):
    """A figure at its day."""

    day: date
    value: Decimal
    mark: Mark
    text: str


class Trajectory(NamedTuple):
    """The points, the required path between two of them, and the ends of both axes."""

    points: tuple[Point, ...]
    path: tuple[tuple[date, Decimal], ...] | None  # the start, milestones, the goal
    ahead: tuple[tuple[date, Decimal], tuple[date, Decimal]] | None  # where the pace so far leads
    goal: Decimal
    today: date
    deadline: date | None
    first: date
    last: date
    low: Decimal
    high: Decimal
    unit: Unit


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
    path = ((way.start, way.base), *way.milestones, (way.end, way.goal)) if way else None
    ahead = None
    if way and way.projection is not None and 0 < way.gone < way.whole:
        ahead = ((way.day, way.value), (way.end, way.projection))
    days = [point.day for point in points] + [assessment.day] + ([way.start] if way else [])
    if target.plan.issued is not None:
        days.append(target.plan.issued.last)
    values = [point.value for point in points] + [goal] + ([way.base] if way else []) + ([ahead[1][1]] if ahead else [])
    low, high = min(values), max(values)
    if (low > 0 and low < high / 2) or low == high:
        low = min(low, Decimal(0))  # a scale that starts at zero, unless that would flatten what is to be seen
    return Trajectory(
        tuple(points), path, ahead, goal, assessment.day, deadline, min(days), max(days), low, high, aim.unit
    )


def _points(assessment: Assessment, unit: Unit) -> Iterable[Point]:
    target, day = assessment.target, assessment.day
    baseline = assessment.baseline
    if baseline is not None and baseline not in target.actuals and baseline.value.bound.dimension == unit.dimension:
        bound = baseline.value.bound
        yield Point(baseline.as_of.last, bound.base_low, Mark.BASELINE, baseline.value.text)
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
    for one in counted:
        yield Point(one.day, one.number(), Mark.ACTUAL, one.actual.value.text)
    for actual in found:
        if actual not in usable:
            yield Point(actual.as_of.last, said(actual.value).number(), Mark.UNUSED, actual.value.text)
