"""What differs between two states of the data: of two revisions or files, or of one on two days.

The targets of both states are held against each other by their ids; one that has another id and is the same otherwise
is renamed. A target that an error keeps out of one of the states is named and not compared: it is neither new nor gone.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from operator import attrgetter
from typing import Any, Final, NamedTuple, TypeAlias

from policytrack.data.fields import INDICATOR, PLAN, TARGET, Shape
from policytrack.data.model import Dataset, Done, Figure, FigureSource, Indicator, Plan, Pledge, Target, Words
from policytrack.progress import Assessment, assess
from policytrack.progress.passing import passed_on, time_leaves_alone
from policytrack.quantity.format import format_bound
from policytrack.quantity.unit import Unit
from policytrack.report.attribution import (
    Cause,
    FigureChange,
    Step,
    attribute,
    figure_changes,
    have_one_verdict,
    judged,
)
from policytrack.text.decimals import decimal_text


class State(NamedTuple):
    """One of the two sides: how it is called, the day on which it is judged, and the data."""

    name: str
    day: date
    dataset: Dataset
    #: Ids that stand in its files and are not in the data, because something about them is wrong.
    left_out: frozenset[str] = frozenset()
    detail: str = ""  # a revision's hash and day


class Kind(StrEnum):
    """What became of a record."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class What(StrEnum):
    """What kind of record it is."""

    TARGET = "target"
    PLAN = "plan"
    INDICATOR = "indicator"


class FieldChange(NamedTuple):
    """A field as it was and as it is, in the words of the file; None where it was or is not given."""

    field: str
    before: str | None
    after: str | None


class VerdictChange(NamedTuple):
    """A changed verdict and its one cause, with the verdict after each change that was carried out."""

    before: Assessment
    after: Assessment
    cause: Cause
    steps: tuple[Step, ...]


class Change(NamedTuple):
    """A record that is not as it was."""

    what: What
    kind: Kind
    id: str
    title: str
    fields: tuple[FieldChange, ...] = ()
    figures: tuple[FigureChange, ...] = ()
    verdict: VerdictChange | None = None
    target: Target | None = None  # as it is, of a removed one as it was
    now: Assessment | None = None  # the verdict on a target that was added, or the last one on one that was removed


class Changes(NamedTuple):
    """All that differs, in the order of the new data; what was removed comes last."""

    old: State
    new: State
    changes: tuple[Change, ...]
    uncompared: tuple[tuple[str, str], ...] = ()  # ids, and the name of the side that has an error in them

    @property
    def verdicts(self) -> list[Change]:
        """The targets whose verdict changed."""
        return [one for one in self.changes if one.verdict]


def compare(old: State, new: State) -> Changes:
    """What differs between two states. The old one's day is not after the new one's."""
    before = {target.id: target for target in old.dataset.targets}
    after = {target.id: target for target in new.dataset.targets}
    renamed = _renamed(before, after, old, new)
    found: list[Change] = []
    uncompared: list[tuple[str, str]] = []
    for target in new.dataset.targets:
        other = before.get(renamed.get(target.id, target.id))
        if other is not None:
            change = _changed(other, target, old.day, new.day)
            if change is not None:
                found.append(change)
        elif target.id in old.left_out:
            uncompared.append((target.id, old.name))
        else:
            found.append(_alone(Kind.ADDED, target, new.day))
    gone = set(renamed.values())
    for target in old.dataset.targets:
        if target.id not in after and target.id not in gone:
            if target.id in new.left_out:
                uncompared.append((target.id, new.name))
            else:
                found.append(_alone(Kind.REMOVED, target, old.day))
    found += _records(What.TARGET, TARGET, old.dataset.pledges, new.dataset.pledges)
    found += _records(What.PLAN, PLAN, old.dataset.plans, new.dataset.plans)
    found += _records(What.INDICATOR, INDICATOR, old.dataset.indicators, new.dataset.indicators)
    return Changes(old, new, tuple(found), tuple(uncompared))


def _renamed(before: Mapping[str, Target], after: Mapping[str, Target], old: State, new: State) -> dict[str, str]:
    """Old ids by new ones, of targets that have another id and are the same otherwise, and are the only ones so."""

    def key(target: Target) -> tuple[str, ...]:
        return target.plan.key, target.title, target.goal.text, target.quote

    gone: dict[tuple[str, ...], list[str]] = {}
    come: dict[tuple[str, ...], list[str]] = {}
    for target in before.values():
        if target.id not in after and target.id not in new.left_out:
            gone.setdefault(key(target), []).append(target.id)
    for target in after.values():
        if gone and target.id not in before and target.id not in old.left_out:
            come.setdefault(key(target), []).append(target.id)
    return {ids[0]: gone[same][0] for same, ids in come.items() if len(ids) == 1 and len(gone.get(same, ())) == 1}


def _changed(old: Target, new: Target, first: date, last: date) -> Change | None:
    """What changed in a target, None where nothing did."""
    same = old == new
    if same and first == last:
        return None
    fields = () if same else tuple(_fields(TARGET, old, new))
    figures = tuple(figure_changes(old, new, first, last))
    if same and not figures:
        # Most targets of a large file are as they were: they are not judged anew, nor are those that time leaves alone.
        verdict = None if time_leaves_alone(new, first, last) else _aged(new, first, last)
    else:
        verdict = _verdict(old, new, first, last)
    if not (verdict or fields or figures):
        return None
    return Change(What.TARGET, Kind.CHANGED, new.id, new.title, fields, figures, verdict, new)


def _aged(target: Target, first: date, last: date) -> VerdictChange | None:
    before = assess(target, first)
    return _turned(before, passed_on(before, last) or assess(target, last))


def _verdict(old: Target, new: Target, first: date, last: date) -> VerdictChange | None:
    if first == last and judged(old) == judged(new):
        return None
    return _turned(assess(old, first), assess(new, last))


def _turned(before: Assessment, after: Assessment) -> VerdictChange | None:
    """What became of a verdict, None where it is the same."""
    return None if have_one_verdict(before, after) else VerdictChange(before, after, *attribute(before, after))


def _alone(kind: Kind, target: Target, day: date) -> Change:
    return Change(What.TARGET, kind, target.id, target.title, target=target, now=assess(target, day))


_Record: TypeAlias = Plan | Indicator | Pledge


def _records(what: What, shape: Shape, old: Sequence[_Record], new: Sequence[_Record]) -> Iterable[Change]:
    """Plans, indicators or goals in words that were added, removed, or changed in a field of their own."""
    before = {one.id if isinstance(one, Pledge) else one.key: one for one in old}
    after = {one.id if isinstance(one, Pledge) else one.key: one for one in new}
    for key, one in after.items():
        other = before.get(key)
        if other is None:
            yield Change(what, Kind.ADDED, key, one.title)
        elif other != one:
            yield Change(what, Kind.CHANGED, key, one.title, tuple(_fields(shape, other, one)))
    for key, one in before.items():
        if key not in after:
            yield Change(what, Kind.REMOVED, key, one.title)


#: Told apart from the other fields: each figure by itself.
_FIGURES: Final = frozenset(("baseline", "actuals"))


def _fields(shape: Shape, old: Any, new: Any) -> Iterable[FieldChange]:
    """The fields that differ, in the order of the table of fields."""
    names, values = _compared(shape, type(old))  # type: ignore[arg-type]  # a class is hashable
    for name, one, other in zip(names, values(old), values(new), strict=True):
        if one is other or one == other:
            continue
        before, after = _words(one), _words(other)
        if before != after:
            yield FieldChange(name, before, after)
        elif isinstance(one, Figure) and isinstance(other, Figure):  # a unit of one's own, or a region, reads it anew
            yield FieldChange(name, _meaning(one), _meaning(other))


@cache
def _compared(shape: Shape, record: type) -> tuple[Sequence[str], Callable[[Any], Iterable[Any]]]:
    """The fields of a record that are told one by one, and what gives their values: `done` is of goals in words."""
    fields = [one for one in shape.fields if one.name not in _FIGURES and hasattr(record, one.attribute)]
    return [one.name for one in fields], attrgetter(*(one.attribute for one in fields))


def _words(value: Any) -> str | None:
    """A value as the file words it; None where there is none."""
    match value:
        case None | ():
            return None
        case Figure() | Words():
            return value.text
        case Done():
            return f"{value.as_of} {value.source}"
        case FigureSource():
            return value.file
        case Plan() | Indicator():
            return value.key
        case Unit():
            return value.symbol
        case bool():
            return "true" if value else "false"
        case Decimal():
            return f"{decimal_text(value * 100)}%"
        case tuple() if all(isinstance(one, str) for one in value) and not hasattr(value, "_fields"):
            return "、".join(value)
        case ((str(), str()), *_) if not hasattr(value, "_fields"):  # extra
            return "; ".join(f"{key}: {text}" for key, text in value)
        case tuple() if not hasattr(value, "_fields"):
            return "; ".join(f"{one.by} {one.goal.text}" for one in value)
    return str(value)


def _meaning(figure: Figure) -> str:
    return f"{figure.text} = {format_bound(figure.bound, symbols=True)}"
