"""Rules on what a target says beside its figure: what is new in it, which time it is for, where copies are kept."""

from collections.abc import Iterator
from typing import Final

from policytrack.data.location import Location
from policytrack.data.model import Extent, Novelty
from policytrack.rules.rule import ERROR, WARNING, Check, Finding, Subject, at, rule
from policytrack.text.messages import listed, say
from policytrack.text.urls import is_url


@rule("PT066", "change-against-revised", WARNING)
def change_against_revised(subject: Subject) -> Iterator[Finding]:
    """What `change` says is what the two figures say, where the target names the one that it revises.

    A new promise revises none. A higher floor, a lower ceiling, or the same by an earlier day is strengthened; the
    other way it is weakened; what is equal is reaffirmed. Goals of different kinds are not compared.

    Bad:
        format: 1
        plans:
          old: {title: 旧规划, issued: 2021-03-01}
          new: {title: 新规划, issued: 2024-03-01}
        targets:
          - {id: a, plan: old, title: 企业, goal: 达到300家, by: 2025, quote: 到2025年企业达到300家}
          - id: b
            plan: new
            title: 企业
            goal: 达到500家
            by: 2025
            quote: 到2025年企业达到500家
            revises: a
            change: reaffirmed  # PT066

    Good:
        format: 1
        plans:
          old: {title: 旧规划, issued: 2021-03-01}
          new: {title: 新规划, issued: 2024-03-01}
        targets:
          - {id: a, plan: old, title: 企业, goal: 达到300家, by: 2025, quote: 到2025年企业达到300家}
          - id: b
            plan: new
            title: 企业
            goal: 达到500家
            by: 2025
            quote: 到2025年企业达到500家
            revises: a
            change: strengthened
    """
    both = [(target, other) for target, other in subject.revisions if target.change]
    if not both:
        return
    from policytrack.progress.revision import Direction, direction  # noqa: PLC0415 - few files need the method

    for target, other in both:
        if target.change is Novelty.NEW:
            message = say("a new promise revises none, and this one revises {}", other.id)
        else:
            found = direction(other, target)
            if found is Direction.NOT_COMPARED or str(found) == str(target.change):
                continue
            old, new = f"{other.goal.text}{_by(other.by)} ({other.id})", f"{target.goal.text}{_by(target.by)}"
            message = say("`change` is {}, but {} and {} say {}", str(target.change), old, new, str(found))
        yield Finding(message, at(target, "change"), say("correct `change`, `revises` or a figure"), target.id)


def _by(when: object) -> str:
    return f", {when}" if when else ""


@rule("PT067", "period-without-ends", WARNING)
def period_without_ends(subject: Subject) -> Iterator[Finding]:
    """A goal for a period (`extent: period`) names its first and its last year, in `from` and `by`.

    Without the first the period would begin with the date of the plan, which mostly lies within it.

    Bad:
        goal: 达到500家
        by: 2026
        extent: period  # PT067

    Good:
        goal: 达到500家
        from: 2024
        by: 2026
        extent: period
    """
    for target in subject.dataset.targets:
        if target.extent is Extent.PERIOD and (target.start is None or target.by is None):
            absent = listed([f"`{key}`" for key, end in (("from", target.start), ("by", target.by)) if end is None])
            yield Finding(
                say("the goal is for a period, and {} is not given", absent),
                at(target, "extent"),
                say("a period 2021-2025 is `from: 2021` and `by: 2025`"),
                target.id,
            )


@rule("PT074", "no-copy", ERROR)
def no_copy(subject: Subject) -> Iterator[Finding]:
    """What `archived:` names is the URL of an archive, or a file below the data file's folder.

    Figures with a copy count as evidence that can be looked up, so the copy must be there. The path is relative to the
    data file. Whether a URL can still be followed is not tried: the check uses no network.

    Bad:
        actuals:
          - {as_of: 2025, value: 400家, source: 'https://example.org/a', archived: copies/missing.pdf}  # PT074

    Good:
        actuals:
          - {as_of: 2025, value: 400家, source: 'https://example.org/a', archived: 'https://web.archive.org/web/2025/a'}
    """
    named: list[tuple[Location, str, str | None]] = [
        (plan.place / "archived", plan.archived, None)
        for plan in subject.dataset.plans
        if plan.archived and plan.place is not None
    ]
    named += [
        (one.place / "archived", one.archived, target.id)
        for target, figures in subject.rated
        for one in figures
        if one.archived and one.place is not None
    ]
    named += [
        (pledge.done.place / "archived", pledge.done.archived, pledge.id)
        for pledge in subject.dataset.pledges
        if pledge.done and pledge.done.archived and pledge.done.place is not None
    ]
    paths = [one for one in named if not is_url(one[1])]
    missing = subject.missing_copies((place.file, path) for place, path, _ in paths)
    for place, path, target in paths:
        if (place.file, path) in missing:
            hint = say("a path relative to the data file and below its folder, or a URL")
            yield Finding(say("there is no copy {}", path), place, hint, target)


@rule("PT075", "no-table", ERROR)
def no_table(subject: Subject) -> Iterator[Finding]:
    """The table that `figures:` names is a file below the data file's folder.

    The path is relative to the data file. `policytrack pull --check` says whether the figures are those of the table.

    Bad:
        format: 1
        indicators:
          grain: {title: 粮食产量, unit: 万吨, figures: {file: missing.csv, value: 产量, as_of: 年份}}  # PT075

    Good:
        format: 1
        indicators:
          grain: {title: 粮食产量, unit: 万吨}
    """
    named = [
        (indicator.place / "figures" / "file", indicator.figures.file)
        for indicator in subject.dataset.indicators
        if indicator.figures and indicator.place is not None
    ]
    missing = subject.missing_copies((place.file, path) for place, path in named)
    for place, path in named:
        if (place.file, path) in missing:
            hint = say("a path relative to the data file and below its folder")
            yield Finding(say("there is no table {}", path), place, hint)


CHECKS: Final[tuple[Check, ...]] = (
    change_against_revised,
    period_without_ends,
    no_copy,
    no_table,
)
