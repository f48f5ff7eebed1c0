"""Why a verdict changed: the one change that turned it into what it is.

Between two states of a target several things may have changed. They are carried out one after the other, in the order
of `Cause`, and the verdict is read after each: first the days pass, then the goal is revised, then the way of judging,
then the figures that stood there already, then new ones come. The cause is the last step at which the verdict changed;
from there on it is the one of today. So exactly one cause is named, the same every time, and the verdict after each
step is there to be looked at (`steps`).
"""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from itertools import takewhile
from typing import Any, Final, NamedTuple

from policytrack.data.model import Actual, PathShape, Plan, Target
from policytrack.data.path import Ends, faults
from policytrack.progress import Assessment, Status, assess, said
from policytrack.progress.passing import passed_on
from policytrack.progress.series import known
from policytrack.report.columns import ReportRow
from policytrack.report.locale import Locale


class Cause(StrEnum):
    """What turned a verdict, in the order in which changes are carried out."""

    TIME = "time passed"
    GOAL = "goal revised"
    METHOD = "method"
    REVISED = "revised figure"
    NEW = "new figure"


class Step(NamedTuple):
    """A change carried out, and the verdict after it."""

    cause: Cause
    status: Status
    shown: str  # the verdict as every format shows it, in English


class FigureKind(StrEnum):
    """What became of a figure."""

    NEW = "new"  # of a day that had none
    REVISED = "revised"  # of a day that had one: it says something else
    REMOVED = "removed"
    ANNOTATED = "annotated"  # it says the same; its spelling, source or note changed


class FigureChange(NamedTuple):
    """A figure of a target as it was and as it is; None where there was or is none."""

    kind: FigureKind
    before: Actual | None
    after: Actual | None
    is_baseline: bool = False


#: What says how a target is judged, not what is promised.
METHOD_FIELDS: Final = ("kind", "start", "basis", "tolerance", "path", "plan", "indicator")


def figure_changes(old: Target, new: Target, first: date, last: date) -> list[FigureChange]:
    """What became of the figures of a target, oldest first: of two days, what was known on each of them."""
    before, after = _figures(old, new, first, last)
    changes: list[FigureChange] = []
    if old.baseline is new.baseline and before == after:
        return changes
    for one, other, is_baseline in [(old.baseline, new.baseline, True), *_paired(before, after)]:
        if one is None and other is None:
            continue
        if one is None:
            kind = FigureKind.REVISED if not is_baseline and _has(before, other) else FigureKind.NEW
        elif other is None:
            kind = FigureKind.REMOVED
        elif not _says_the_same(one, other):
            kind = FigureKind.REVISED
        elif one != other:
            kind = FigureKind.ANNOTATED
        else:
            continue
        changes.append(FigureChange(kind, one, other, is_baseline))
    return changes


def _figures(old: Target, new: Target, first: date, last: date) -> tuple[Sequence[Actual], Sequence[Actual]]:
    """The figures of both states: all on one day, else those that were known on either."""
    if first == last:
        return old.actuals, new.actuals
    return known(old, first, first), known(new, last, last)


def _has(figures: Iterable[Actual], other: Actual | None) -> bool:
    return other is not None and any(one.as_of == other.as_of for one in figures)


def _paired(before: Sequence[Actual], after: Sequence[Actual]) -> Iterable[tuple[Actual | None, Actual | None, bool]]:
    """The figures of each day side by side, equal ones left out: in the order of the days, then of the file."""
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False)))
    before, after = before[same:], after[same:]
    days = sorted({one.as_of for one in (*before, *after)}, key=lambda day: (day.last, str(day)))
    for day in days:
        old = [one for one in before if one.as_of == day]
        new = [one for one in after if one.as_of == day]
        for one in list(old):
            if one in new:
                old.remove(one)
                new.remove(one)
        for index in range(max(len(old), len(new))):
            yield old[index] if index < len(old) else None, new[index] if index < len(new) else None, False


def _says_the_same(one: Actual, other: Actual) -> bool:
    """Whether two figures say the same of the same day, as far as a verdict can tell."""
    return (
        one.as_of == other.as_of
        and one.value.bound == other.value.bound
        and said(one.value) == said(other.value)
        and (one.named_basis, one.match, one.published) == (other.named_basis, other.match, other.published)
    )


def judged(target: Target) -> Target:
    """The target without the words that no verdict hangs on, those of its plan and indicator among them."""
    plan, indicator = target.plan, target.indicator
    return target._replace(
        id="", title="", title_en=None, quote="", quote_en=None, goal_en=None, nature=None, lead=(), responsible=(),
        tags=(), revises=None, note=None,
        plan=Plan("", "", issued=plan.issued),
        indicator=indicator and indicator._replace(key="", title="", title_en=None, note=None),
    )  # fmt: skip


def have_one_verdict(one: Assessment, other: Assessment) -> bool:
    """Whether two assessments have the same verdict: status and range, and the marks that every format shows."""
    return (
        (one.status, one.worst, one.best, one.marked_near, one.marked_stale)
        == (other.status, other.worst, other.best, other.marked_near, other.marked_stale)
    ) and (not (one.years or other.years) or _shown(one) == _shown(other))  # years are counted in words


def attribute(before: Assessment, after: Assessment) -> tuple[Cause, tuple[Step, ...]]:
    """The cause of a changed verdict, and the verdict after each step. The two assessments have different verdicts."""
    old = judged(before.target)
    new = old if after.target is before.target else judged(after.target)
    states = list(_states(old, new, before.day, after.day))
    reached = before
    cause = Cause.NEW
    steps = []
    for number, (step, target) in enumerate(states, 1):
        earlier = reached
        if number == len(states):  # everything is as it is now
            reached = after
        elif step is Cause.TIME:
            reached = passed_on(before._replace(target=target), after.day) or assess(target, after.day)
        else:
            reached = assess(target, after.day)
        if not have_one_verdict(earlier, reached):
            cause = step
        steps.append(Step(step, reached.status, _shown(reached)))
    return cause, tuple(steps)


def _shown(assessment: Assessment) -> str:
    return ReportRow(assessment, Locale()).status


def _states(old: Target, new: Target, first: date, last: date) -> Iterable[tuple[Cause, Target]]:
    """The target after each step. What did not change makes no step; the last one is the new state."""
    before, after = _figures(old, new, first, last)
    state = old._replace(actuals=tuple(before))
    found: list[tuple[Cause, Target]] = []

    def carry_out(cause: Cause, target: Target) -> None:
        nonlocal state
        if target != state:
            state = target
            found.append((cause, _with_a_sound_path(target)))

    if first != last:
        found.append((Cause.TIME, state))
    if old is not new:  # one target on two days promises the same
        if _kinds_of_unit(old) != _kinds_of_unit(new):  # the old figures say nothing of the new goal, nor back
            revised = (old.goal.text, old.by) != (new.goal.text, new.by)
            found.append((Cause.GOAL if revised else Cause.METHOD, new))
            return found
        promise: dict[str, Any] = {"goal": new.goal, "by": new.by} if old.goal.text != new.goal.text else {"by": new.by}
        if isinstance(new.path, tuple):  # milestones are promised as the goal is
            promise["path"] = new.path
        carry_out(Cause.GOAL, state._replace(**promise))
        method = {name: getattr(new, name) for name in METHOD_FIELDS}
        carry_out(Cause.METHOD, _read_again(state, new)._replace(goal=new.goal, **method))
    days = {one.as_of for one in state.actuals}
    there = tuple(one for one in after if one.as_of in days)
    carry_out(Cause.REVISED, state._replace(actuals=there, baseline=state.baseline and new.baseline))
    carry_out(Cause.NEW, state._replace(actuals=tuple(after), baseline=new.baseline))
    return found


def _kinds_of_unit(target: Target) -> tuple[object, ...]:
    """What its figures may be amounts of: of the goal's dimension, and of the indicator's."""
    unit = target.indicator.unit if target.indicator else None
    goal = target.goal.bound
    return goal.dimension, unit.dimension if unit else None, goal.is_relative(unit)


def _with_a_sound_path(target: Target) -> Target:
    """The target without milestones that do not lead to its goal, as the reader has it."""
    named = target.path or (target.indicator.path if target.indicator else None)
    if not isinstance(named, tuple):
        return target
    ends = Ends(target.goal, target.by, target.baseline, target.start or target.plan.issued)
    return target._replace(path=PathShape.LINE) if next(faults(named, ends), None) else target


def _read_again(state: Target, new: Target) -> Target:
    """The state with those figures that stand there as before and are read otherwise now: a unit or region changed."""
    now = {(one.as_of, one.value.text): one.value for one in new.actuals}
    figures = tuple(one._replace(value=now.get((one.as_of, one.value.text), one.value)) for one in state.actuals)
    base, other = state.baseline, new.baseline
    if base is not None and other is not None and base.value.text == other.value.text:
        base = base._replace(value=other.value)
    return state._replace(actuals=figures, baseline=base)
