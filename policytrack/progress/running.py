"""Judging what is still on the way: by the pace, over all readings and corners. Steps 5 to 7 of the method."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from policytrack.data.model import Target
from policytrack.progress.assessment import Assessment, past_the_far_end
from policytrack.progress.evidence import Evidence
from policytrack.progress.goals import Aim, Missing, agreed, is_yearly, shown_base
from policytrack.progress.intervals import Said
from policytrack.progress.pace import Pace, Path, recent
from policytrack.progress.series import Observation
from policytrack.progress.status import Doubt, Status
from policytrack.progress.thresholds import EARLY_SHARE, RECENT_MONTHS
from policytrack.progress.verdict_range import Range, classes, forecast
from policytrack.text.dates import months_later


def with_status(found: Assessment, status: Status, doubts: Sequence[Doubt] = (), **details: object) -> Assessment:
    """The assessment with its status, a single one."""
    return found._replace(status=status, worst=status, best=status, doubts=tuple(doubts), **details)  # type: ignore[arg-type]


def reaches(found: Assessment, evidence: Evidence, one: Observation) -> bool | None:
    """Whether an observation reaches the goal, whatever a bounded baseline stands for; None where that is open."""
    assert found.aim is not None
    if one.partial:
        return found.aim.proven_by(one.said)
    if evidence.start is None:
        return found.aim.reached_by(one.said)
    return agreed(one.said, found.aim, evidence.start.base, evidence.aim_at)


def on_the_way(found: Assessment, evidence: Evidence) -> Assessment:
    """Steps 5 to 7: the verdict by the pace, its range, the forecast, and what the next figure must be."""
    newest, start, aim = evidence.observations[-1], evidence.start, found.aim
    assert aim is not None
    near = newest.near or (start is not None and start.near)
    if start is None or evidence.stand_in is newest:
        missing = evidence.missing or Missing.BASELINE
        return with_status(found, Status.NO_BASELINE, near=near, missing=missing)
    path = path_of(found, evidence, newest)
    if path is None or _met_by(aim, start.base):
        return with_status(found, Status.NOT_MET_YET, near=near)
    found = found._replace(near=near, path=path)
    if past_the_far_end(aim, path.base, newest.said):
        return with_status(found, Status.NOT_MET_YET)
    if path.gone < EARLY_SHARE * path.whole and newest.day < months_later(start.day, 12):  # step 6
        return with_status(found, Status.TOO_EARLY)
    return _by_pace(found, evidence, path)


def _by_pace(found: Assessment, evidence: Evidence, path: Path) -> Assessment:
    """Step 7: the cuts, over all readings and corners."""
    assert evidence.start is not None
    assert found.aim is not None
    newest, start, derived = evidence.observations[-1], evidence.start, found.aim.derived
    kinds, named = _readings_of(found.target, path)

    def corner(base: Decimal, value: Decimal) -> Path:
        aim = evidence.aim_at(base) if derived else found.aim
        goal = aim.point(base) if isinstance(aim, Aim) else path.goal
        return Path(base, path.start, value, path.day, goal, *path[5:])

    lost = any(reaches(found, evidence, one) for one in evidence.observations[:-1])
    verdict = classes(
        kinds, path, corner, base=start.base, value=newest.counted,
        named=named, capped=lost, derived=derived,
    )  # fmt: skip
    if verdict is None:
        return with_status(found, Status.NOT_MET_YET)
    if verdict.contradicts_itself:
        return with_status(found, Status.NOT_MET_YET, verdict.doubts)
    if newest.partial:
        told = newest.said.plain  # no figure is a bound, only their total is
        open_by = (one for one in verdict.doubts if not (told and one is Doubt.BOUND))
        verdict = verdict._replace(doubts=(*open_by, Doubt.PARTIAL))
    return _looked_ahead(found, evidence, path, verdict, named=named)


def _looked_ahead(found: Assessment, evidence: Evidence, path: Path, verdict: Range, *, named: bool) -> Assessment:
    """The verdict by pace with its forecast."""
    speed = None
    before = [
        one
        for one in evidence.observations[:-1]
        if one.day > path.start and months_later(one.day, RECENT_MONTHS) <= path.day
    ]
    if before:
        speed = recent((before[-1].day, before[-1].number(rising=path.rises)), path)
    # Of the classes only on track holds R = 1.
    arrive = [
        path.arrives(kind) if status is Status.ON_TRACK else status is Status.AHEAD
        for kind, status in verdict.readings
        if status is not None
    ]
    missed = [day for day, amount in path.milestones if _misses(path, day, amount, evidence)]
    return found._replace(
        status=verdict.status,
        worst=verdict.worst,
        best=verdict.best,
        doubts=verdict.doubts,
        paced=True,
        recent=speed,
        forecast=forecast(
            [one for one in arrive if one is not None], speed.arrives if speed else None, named=named, best=verdict.best
        ),
        missed_milestone=missed[-1] if missed else None,
    )


def _misses(path: Path, day: date, amount: Decimal, evidence: Evidence) -> bool:
    """Whether the figure of a milestone's day is short of it."""
    of_day = [one for one in evidence.observations if one.day == day]
    if not of_day:
        return False
    value = of_day[-1].number(rising=path.rises)
    return value < amount if path.rises else value > amount


def _readings_of(target: Target, path: Path) -> tuple[Sequence[Pace], bool]:
    """The readings that count, the heading one first, and whether the path is named, so that no other counts."""
    if _named_path(target) is not None or is_yearly(target):
        return (path.head,), True
    if path.head is Pace.GROWTH:
        return (Pace.GROWTH, Pace.LINE), False
    return (Pace.LINE, Pace.GROWTH), False


def _named_path(target: Target) -> object:
    """What `path` says on the target, else on its indicator."""
    return target.path or (target.indicator.path if target.indicator else None)


def path_of(found: Assessment, evidence: Evidence, newest: Observation) -> Path | None:
    """The path from start to goal, where there is one: T is not b, and the start lies before the deadline."""
    target, start, aim = found.target, evidence.start, found.aim
    assert aim is not None
    if start is None or target.by is None or target.by.last <= start.day:
        return None
    if newest.actual is start.figure:
        return None  # a figure is no path from itself
    base = shown_base(start.base, aim)
    goal = aim.point(base)
    if goal == base:
        return None
    named = _named_path(target)
    head = Pace.LINE
    milestones: tuple[tuple[date, Decimal], ...] = ()
    if isinstance(named, tuple):
        head, milestones = Pace.MILESTONES, tuple((one.by.last, one.goal.bound.base_low) for one in named)
    elif named is not None:
        head = Pace(str(named))
    elif is_yearly(target) or target.goal.bound.dimension.key == "multiple":
        head = Pace.GROWTH
    value = newest.number(rising=goal > base)
    return Path(base, start.day, value, newest.day, goal, target.by.last, head, milestones, evidence.scale)


def _met_by(aim: Aim, base: Said) -> bool:
    """Whether what a baseline leaves possible meets what the goal accepts: the goal is smaller than the rounding, or
    one to be kept.
    """
    if aim.derived:
        return False
    (low, high), (floor, ceiling, *_) = base.values[:2], aim.accepted
    return (floor is None or high is None or high >= floor) and (ceiling is None or low is None or low <= ceiling)
