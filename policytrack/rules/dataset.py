"""Rules on the set of targets: what is promised twice, what contradicts itself, what revises what."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from policytrack.data.model import Kind, Target
from policytrack.quantity.bound import Comparator
from policytrack.rules.rule import ERROR, WARNING, Check, Finding, Subject, at, is_before, rule
from policytrack.text.dates import PartialDate
from policytrack.text.messages import say
from policytrack.text.script import fold, outline, same

_FLOORS: Final = (Comparator.MORE, Comparator.AT_LEAST)
_CEILINGS: Final = (Comparator.LESS, Comparator.AT_MOST)
#: Of a longer circle only the beginning is written out.
_SHOWN: Final = 8
#: Counters of people; every other counter is for things.
_PEOPLE: Final = ("人", "名", "位", "人次", "户", "people", "persons")


def _alike(
    targets: Iterable[Target], said: Callable[[Target], Hashable], words: Callable[[Target], Sequence[str]]
) -> Iterator[list[Target]]:
    """The groups of targets that agree in what is `said` and in their free `words`, those of one target left out.

    Words are folded only where the rest agrees and the outlines do: folding may load OpenCC, and most files need it
    for none of their words.
    """
    agreeing = _groups(targets, said)
    outlined = (_groups(group, lambda one: tuple(map(outline, words(one)))) for group in agreeing)
    for group in (group for groups in outlined for group in groups):
        yield from _groups(group, lambda one: tuple(map(fold, words(one))))


def _groups(targets: Iterable[Target], key: Callable[[Target], Hashable]) -> list[list[Target]]:
    """The targets by a key, each of more than one, in the order in which the first of each stands."""
    groups: dict[Hashable, list[Target]] = {}
    for target in targets:
        groups.setdefault(key(target), []).append(target)
    return [group for group in groups.values() if len(group) > 1]


@rule("PT060", "same-promise-twice", ERROR)
def same_promise(subject: Subject) -> Iterator[Finding]:
    """A promise stands once.

    Two targets of one plan with the same goal and deadline and the same title, or the same words of the plan for the
    same indicator, are one promise that was entered twice: it would be counted twice, and updated once.

    Bad:
        format: 1
        plans:
          p: {title: 某市规划}
        targets:
          - {id: firms, plan: p, title: 企业, goal: 500家, by: 2026, quote: 企业达到500家}
          - {id: firms-2026, plan: p, title: 企业, goal: 500家, by: 2026, quote: 企业达到500家}  # PT060

    Good:
        format: 1
        plans:
          p: {title: 某市规划}
        targets:
          - {id: firms, plan: p, title: 企业, goal: 500家, by: 2026, quote: 企业达到500家、园区达到50家}
          - {id: parks, plan: p, title: 园区, goal: 50家, by: 2026, quote: 企业达到500家、园区达到50家}
    """
    targets = subject.dataset.targets
    told: set[str] = set()
    for group in (
        *_alike(targets, _figure, lambda target: [target.title]),
        *_alike((one for one in targets if one.indicator), _figure_of_indicator, lambda target: [target.quote]),
    ):
        first, *others = group
        for target in others:
            if (
                target.id not in told
                and first.goal.bound == target.goal.bound
                and same(first.basis or "", target.basis or "")
                and first.tags == target.tags
                and (first.scope, first.places) == (target.scope, target.places)
            ):
                told.add(target.id)
                yield Finding(
                    say("{} promises the same: {}", first.id, first.goal.text)
                    + (say(" by {}", first.by) if first.by else ""),
                    at(target),
                    say("keep one of the two; where they differ, let title or indicator say how"),
                    target.id,
                )


def _figure(target: Target) -> Hashable:
    """Which plan promises what figure until when."""
    return target.plan.key, target.goal.bound.low, target.by, target.kind


def _figure_of_indicator(target: Target) -> Hashable:
    return _figure(target), target.indicator and target.indicator.key


@rule("PT061", "contradiction", ERROR)
def contradiction(subject: Subject) -> Iterator[Finding]:
    """One plan promises one thing once, with one figure.

    Two targets of the same plan, indicator, title and deadline with different goals contradict each other: one of the
    figures is not what the plan says, or the titles hide what the plan tells apart (国家级, 省级). A floor and a
    ceiling that leave room between them are no contradiction.

    Bad:
        format: 1
        plans:
          p: {title: 某市规划}
        targets:
          - {id: a, plan: p, title: 企业, goal: 达到500家, by: 2026, quote: 企业达到500家}
          - {id: b, plan: p, title: 企业, goal: 达到600家, by: 2026, quote: 企业达到600家}  # PT061

    Good:
        format: 1
        plans:
          p: {title: 某市规划}
        targets:
          - {id: a, plan: p, title: 企业, goal: 达到500家, by: 2025, quote: 企业达到500家}
          - {id: b, plan: p, title: 企业, goal: 达到600家, by: 2026, quote: 企业达到600家}
    """
    for first, *others in _alike(subject.dataset.targets, _measure, _named):
        for target in others:
            if first.goal.bound != target.goal.bound and not _leave_room(first, target):
                yield Finding(
                    say(
                        "{} contradicts {} of {}, the same promise of the same plan",
                        target.goal.text,
                        first.goal.text,
                        first.id,
                    ),
                    at(target, "goal"),
                    say("correct one of them, or let the titles say what the plan tells apart"),
                    target.id,
                )


def _measure(target: Target) -> Hashable:
    """What is promised until when, apart from the figure and from free words."""
    bound = target.goal.bound
    return (
        target.plan.key, target.indicator and target.indicator.key, target.by, target.kind, target.tags,
        target.scope, target.places,
        bound.change, bound.per, bound.period, bound.margin, bound.reference, bound.unit.dimension.key,
    )  # fmt: skip


def _named(target: Target) -> Sequence[str]:
    """The free words that tell a target from others: its title, and its bases."""
    return target.title, target.basis or "", target.goal.bound.basis or ""


def _leave_room(one: Target, other: Target) -> bool:
    """Whether one is a floor and the other a ceiling above it."""
    both = one.goal.bound, other.goal.bound
    return any(
        floor.comparator in _FLOORS and ceiling.comparator in _CEILINGS and floor.base_low < ceiling.base_high
        for floor, ceiling in (both, both[::-1])
    )


@rule("PT062", "mixed-counters", WARNING)
def mixed_counters(subject: Subject) -> Iterator[Finding]:
    """The targets of an indicator count the same: people, or things.

    Counters share one dimension, so that 家 and 个 compare. An indicator that counts people in one target and things in
    another is two indicators.

    Bad:
        indicator: firms  # unit 家
        goal: 500名  # PT062

    Good:
        indicator: firms  # unit 家
        goal: 500个
    """
    for target in subject.dataset.targets:
        indicator, unit = target.indicator, target.goal.bound.unit
        if indicator is None or indicator.unit.stem == unit.stem or unit.dimension.key != "count":
            continue
        if (unit.stem in _PEOPLE) != (indicator.unit.stem in _PEOPLE):  # that counts too, or the goal were in error
            yield Finding(
                say("the goal counts in {}, its indicator {} in {}", unit.stem, indicator.key, indicator.unit.stem),
                at(target, "goal"),
                say("people and things are two indicators"),
                target.id,
            )


@rule("PT063", "revision-circle", ERROR)
def revision_circle(subject: Subject) -> Iterator[Finding]:
    """What a target revises leads back to a first promise.

    `revises` names the earlier target that this one reaffirms, strengthens or weakens. A target that revises itself, or
    one that revises it, leads nowhere.

    Bad:
        revises: t  # PT063

    Good:
        note: the first promise of its kind
    """
    revises = {target.id: target.revises for target in subject.dataset.targets if target.revises}
    if not revises:
        return
    targets = {target.id: target for target in subject.dataset.targets}
    done: set[str] = set()
    for start in revises:
        way: dict[str, None] = {}
        step = start
        while step in targets and step not in done and step not in way:
            way[step] = None
            step = revises.get(step, "")
        if step in way:
            circle = list(way)[list(way).index(step) :]
            shown = circle if len(circle) <= _SHOWN else [*circle[:_SHOWN], "…"]
            for identity in circle:
                yield Finding(
                    say("{} is a circle", " → ".join([*shown, circle[0]])),
                    at(targets[identity], "revises"),
                    say("name the target of the earlier plan"),
                    identity,
                )
        done.update(way)


@rule("PT064", "revision-order", WARNING)
def revision_order(subject: Subject) -> Iterator[Finding]:
    """A target revises one of an earlier plan, of the same indicator.

    A promise cannot strengthen one that was made after it; mostly the two ids were exchanged. And one of another
    indicator cannot be compared with it.

    Bad:
        format: 1
        plans:
          old: {title: 旧规划, issued: 2021-03-01}
          new: {title: 新规划, issued: 2024-03-01}
        targets:
          - {id: a, plan: old, title: 企业, goal: 300家, quote: 企业300家, revises: b}  # PT064
          - {id: b, plan: new, title: 企业, goal: 500家, quote: 企业500家}

    Good:
        format: 1
        plans:
          old: {title: 旧规划, issued: 2021-03-01}
          new: {title: 新规划, issued: 2024-03-01}
        targets:
          - {id: a, plan: old, title: 企业, goal: 300家, quote: 企业300家}
          - {id: b, plan: new, title: 企业, goal: 500家, quote: 企业500家, revises: a}
    """
    for target, other in subject.revisions:
        later, own = other.plan.issued, target.plan.issued
        if later is not None and own is not None and own.last < later.first:
            message = say("{} is of a later plan ({}) than this target ({})", other.id, later, own)
        elif other.indicator and target.indicator and other.indicator != target.indicator:
            message = say(
                "{} is of the indicator {}, this target of {}", other.id, other.indicator.key, target.indicator.key
            )
        else:
            continue
        yield Finding(message, at(target, "revises"), say("the later promise revises the earlier one"), target.id)


@rule("PT065", "path-backwards", WARNING)
def path_backwards(subject: Subject) -> Iterator[Finding]:
    """Of two deadlines of one promise, the later one does not ask for less.

    A plan that promises 500 by 2025 and 400 by 2027 has mostly had its figures or years exchanged on the way into the
    file. Compared are floors of the same plan, indicator, title and kind.

    Bad:
        format: 1
        plans:
          p: {title: 某市规划}
        targets:
          - {id: a, plan: p, title: 企业, goal: 达到500家, by: 2025, quote: 到2025年企业达到500家}
          - {id: b, plan: p, title: 企业, goal: 达到400家, by: 2027, quote: 到2027年企业达到400家}  # PT065

    Good:
        format: 1
        plans:
          p: {title: 某市规划}
        targets:
          - {id: a, plan: p, title: 企业, goal: 达到400家, by: 2025, quote: 到2025年企业达到400家}
          - {id: b, plan: p, title: 企业, goal: 达到500家, by: 2027, quote: 到2027年企业达到500家}
    """
    floors = (
        target
        for target in subject.dataset.targets
        if target.by is not None
        and target.goal.bound.change is None
        and target.goal.bound.comparator in _FLOORS
        and target.kind is not Kind.SUM
    )
    for group in _alike(floors, _series, lambda target: (target.title, target.basis or "")):
        ordered = sorted(group, key=lambda target: _due(target).last)
        for before, target in pairwise(ordered):
            falls = target.goal.bound.base_low < before.goal.bound.base_low
            if falls and is_before(_due(before), _due(target)):
                earlier = say("{} by {} ({})", before.goal.text, before.by, before.id)
                yield Finding(
                    say("{} by {} is less than {}", target.goal.text, target.by, earlier),
                    at(target, "goal"),
                    say("look whether the figures or the years were exchanged"),
                    target.id,
                )


def _due(target: Target) -> PartialDate:
    """The deadline of a target that has one."""
    assert target.by is not None
    return target.by


def _series(target: Target) -> Hashable:
    """What is promised, whatever the figure and the deadline."""
    return (
        target.plan.key, target.indicator and target.indicator.key, target.kind, target.scope, target.places,
        target.goal.bound.unit.dimension.key,
    )  # fmt: skip


CHECKS: Final[tuple[Check, ...]] = (
    same_promise,
    contradiction,
    mixed_counters,
    revision_circle,
    revision_order,
    path_backwards,
)
