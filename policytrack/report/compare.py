"""The same indicator over plans and regions: goals and figures in one unit; revisions; parts against a whole."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from policytrack.data.model import Dataset, Indicator, Pledge, Target
from policytrack.errors import PolicytrackError
from policytrack.progress import Assessment, Side, Status, assess
from policytrack.progress.goals import DAYS_A_YEAR, compares_with, direct_aim, is_relative, side_of
from policytrack.progress.intervals import said
from policytrack.progress.pace import QUOTIENT
from policytrack.progress.revision import Direction, direction
from policytrack.progress.series import Observation, basis_of, is_comparable
from policytrack.quantity.unit import EXACT, Unit
from policytrack.report.gazetteer import lies_in
from policytrack.text.messages import enumerated, say
from policytrack.text.script import fold
from policytrack.text.suggest import nearest_hint


class Ranked(NamedTuple):
    """One target beside others of its indicator and basis."""

    rank: int | None  # by the goal, the most ambitious first; None for goals of change
    assessment: Assessment
    goal: Decimal | None  # in base units
    figure: Decimal | None
    #: A year, compound, from the figure to the goal; None where none is needed or the time is over.
    growth: Decimal | None
    bounded: str = ""  # "at least" or "at most" where that is what is said of the figure


class Basis(NamedTuple):
    """The targets that are counted alike: on one statistical basis, all per head or none, all levels or all compared
    with one year. Those of different ones are never ranked together.
    """

    name: str
    entries: tuple[Ranked, ...]
    per: str | None = None  # per person, per mu ...
    compared_with: str | None = None  # the year, or 上年, that changes compare with; "" where none is named
    scope: str | None = None  # 全社会, a sector ...


class Revision(NamedTuple):
    """A target that revises another one."""

    old: Target
    new: Target
    direction: Direction
    days: int  # by which the deadline moved; earlier ones are negative


class Parts(NamedTuple):
    """A region's target, and those of regions that lie in it, on the same basis."""

    whole: Target
    parts: tuple[Target, ...]
    left_out: tuple[Target, ...]  # in it as well, but not counted alike: another basis, deadline or kind
    without_figure: tuple[Target, ...]  # of the parts, those with no figure yet
    sum: Decimal  # of the parts' goals, in base units
    share: Decimal  # of the whole's goal


class Comparison(NamedTuple):
    """All that is said of one indicator."""

    indicator: Indicator
    unit: Unit
    day: date
    bases: tuple[Basis, ...]
    revisions: tuple[Revision, ...]
    parts: tuple[Parts, ...]
    pledges: tuple[Pledge, ...] = ()  # what is promised of it without a figure; never ranked


def compare(
    dataset: Dataset,
    name: str,
    day: date,
    unit: Unit | None = None,
    *,
    judged: Callable[[Target], Assessment] | None = None,
) -> Comparison:
    """Compare the targets of an indicator, named by its key or by words of its title.

    Who has judged the targets on that day already gives their assessments by `judged`.
    Raises `PolicytrackError` where none or several are meant, or `unit` is of another dimension.
    """
    indicator = find_indicator(dataset, name)
    if unit is not None and unit.dimension != indicator.unit.dimension:
        raise PolicytrackError(
            say("{} is measured in {}, which {} is not", indicator.key, indicator.unit.symbol, unit.symbol)
        )
    targets = [target for target in dataset.targets if target.indicator == indicator]
    pledges = tuple(pledge for pledge in dataset.pledges if pledge.indicator == indicator)
    judge = judged or (lambda target: assess(target, day))
    assessments = {target.id: judge(target) for target in targets}
    alike: dict[Any, list[Target]] = {}
    for target in targets:
        bound = target.goal.bound
        key = (_folded_basis(target), bound.per, bound.margin, _compared_with(target), fold(target.scope or ""))
        alike.setdefault(key, []).append(target)
    bases = tuple(
        Basis(basis_of(found[0]), _ranked([assessments[target.id] for target in found]), per, reference, found[0].scope)
        for (_, per, _, reference, _), found in alike.items()
    )
    parts = tuple(_parts(targets, assessments)) if indicator.additive else ()
    return Comparison(indicator, unit or indicator.unit, day, bases, tuple(revisions(dataset, targets)), parts, pledges)


def indicators(dataset: Dataset) -> list[tuple[Indicator, int]]:
    """The indicators that targets and goals in words name, each with how many do, in the order of the file."""
    number = Counter(promise.indicator.key for promise in dataset.promises if promise.indicator)
    return [(indicator, number[indicator.key]) for indicator in dataset.indicators if number[indicator.key]]


def find_indicator(dataset: Dataset, name: str) -> Indicator:
    """The indicator of that key, or the one whose title has these words in either script."""
    for indicator in dataset.indicators:
        if indicator.key == name:
            return indicator
    words = fold(name).split()
    found = [
        indicator
        for indicator in dataset.indicators
        if all(word in fold(f"{indicator.key} {indicator.title} {indicator.title_en or ''}") for word in words)
    ]
    if len(found) == 1:
        return found[0]
    keys = enumerated(indicator.key for indicator in found or dataset.indicators)
    if found:
        raise PolicytrackError(say("{!r} may be several indicators", name), say("name one of {}", keys))
    near = nearest_hint(name, [indicator.key for indicator in dataset.indicators])
    raise PolicytrackError(
        say("there is no indicator {!r}", name) + near, (say("indicators are {}", keys) if keys else "")
    )


def revisions(dataset: Dataset, targets: Iterable[Target]) -> Iterable[Revision]:
    """What these targets revise."""
    known = {target.id: target for target in dataset.targets}
    for new in targets:
        old = known.get(new.revises or "")
        if old is not None:
            days = (new.by.last - old.by.last).days if new.by and old.by else 0
            yield Revision(old, new, direction(old, new), days)


def _ranked(assessments: Iterable[Assessment]) -> tuple[Ranked, ...]:
    """The most ambitious goal first; goals of change have no rank among levels."""
    entries = [_entry(assessment) for assessment in assessments]
    levels = [entry for entry in entries if entry.goal is not None]
    ceilings = bool(levels) and all(side_of(entry.assessment.target.goal.bound) is Side.CEILING for entry in levels)
    levels.sort(key=lambda entry: entry.goal or Decimal(0), reverse=not ceilings)
    ranks: list[Ranked] = []
    for index, entry in enumerate(levels):
        same = bool(ranks) and ranks[-1].goal == entry.goal
        ranks.append(entry._replace(rank=ranks[-1].rank if same else index + 1))
    return (*ranks, *(entry for entry in entries if entry.goal is None))


def _entry(assessment: Assessment) -> Ranked:
    target = assessment.target
    goal = None if is_relative(target) else direct_aim(target).low
    latest = assessment.latest or assessment.baseline
    figure, bounded = None, ""
    same_kind = latest is not None and latest.value.bound.dimension == target.goal.bound.dimension
    if latest is not None and same_kind and is_comparable(latest, target):  # what is only shown attains nothing
        newest = assessment.observation or Observation(latest.as_of.last, said(latest.value), latest)
        figure, bounded = newest.number(), newest.counted.bounded
    growth = None
    needed = assessment.status not in (Status.MET, Status.MET_LATE, Status.HOLDING, Status.MISSED, Status.AWAITING)
    if needed and goal is not None and figure is not None and latest is not None and target.by is not None:
        days = (target.by.last - latest.as_of.last).days
        if days > 0 and goal > 0 and figure > 0:
            exponent = QUOTIENT.divide(DAYS_A_YEAR, Decimal(days))
            growth = QUOTIENT.subtract(QUOTIENT.power(QUOTIENT.divide(goal, figure), exponent), Decimal(1))
    return Ranked(None, assessment, goal, figure, growth, bounded)


def _parts(targets: Sequence[Target], assessments: Mapping[str, Assessment]) -> Iterable[Parts]:
    """The parts of each whole, of an indicator whose places add up: with the same deadline, basis and kind."""
    for whole in targets:
        if is_relative(whole) or whole.goal.bound.per is not None:
            continue
        region = whole.region
        inside = [target for target in targets if lies_in(target.region, region) and not is_relative(target)]
        same = [target for target in inside if _counted_as(target) == _counted_as(whole)]
        goal = direct_aim(whole).low
        if inside and goal > 0:
            total = Decimal(0)
            for target in same:
                total = EXACT.add(total, direct_aim(target).low)
            others = tuple(target for target in inside if target not in same)
            silent = tuple(target for target in same if assessments[target.id].observation is None)
            yield Parts(whole, tuple(same), others, silent, total, QUOTIENT.divide(total, goal))


def _counted_as(target: Target) -> tuple[object, ...]:
    """What parts and whole must share to be added up."""
    scope = fold(target.scope or "")
    return _folded_basis(target), scope, target.goal.bound.per, target.kind, target.by and target.by.last


def _compared_with(target: Target) -> str | None:
    """What a goal of change compares with; None for levels."""
    if not is_relative(target):
        return None
    year = compares_with(target)
    return str(year) if year is not None else target.goal.bound.reference or ""


def _folded_basis(target: Target) -> str:
    return fold(basis_of(target))
