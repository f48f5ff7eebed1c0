"""Assessments as the rows of a report: wording, order, grouping, counts. Every output format is made of these rows."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from policytrack.formatting import format_bound
from policytrack.model import Actual, Dataset, Match, Plan
from policytrack.progress import Assessment, Status, assess
from policytrack.wording import percent, reason


class Bar(NamedTuple):
    """What a bar draws: how much of it is filled, where the mark of the time stands, and the figure beside it.

    Shares of 1; `filled` may lie outside of 0..1, and the drawing cuts it there.
    """

    filled: Decimal | None
    mark: Decimal | None
    label: str


@dataclass(frozen=True, slots=True)
class Row:
    """One target in words. The assessment beside them has the figures at full precision."""

    assessment: Assessment
    title: str
    title_en: str
    region: str
    goal: str
    normalised: str
    figure: str
    figure_date: str
    bar: Bar
    deadline: str
    status: str
    reason: str


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading."""

    heading: str
    subheading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report: its day, its groups, and how many targets have each status, in the order of `Status`."""

    as_of: date
    groups: tuple[Group, ...]
    counts: tuple[tuple[Status, int], ...]

    @property
    def rows(self) -> Iterable[Row]:
        """All rows in the order of the report."""
        return (row for group in self.groups for row in group.rows)


def report(dataset: Dataset, day: date) -> Report:
    """The progress of every target on a day, by plan, in the order of the file."""
    rows: dict[str, list[Row]] = {plan.key: [] for plan in dataset.plans}
    for target in dataset.targets:
        rows[target.plan.key].append(row(assess(target, day)))
    groups = tuple(
        Group(plan.title, _plan_line(plan), tuple(rows[plan.key])) for plan in dataset.plans if rows[plan.key]
    )
    counted = Counter(row.assessment.status for group in groups for row in group.rows)
    return Report(day, groups, tuple((status, counted[status]) for status in Status if counted[status]))


def row(assessment: Assessment) -> Row:
    """One target in words."""
    target = assessment.target
    figure, figure_date = _figure(assessment)
    return Row(
        assessment,
        title=target.title,
        title_en=target.title_en or "",
        region=target.plan.region or "",
        goal=target.goal.text,
        normalised=format_bound(target.goal.bound, lang="en"),
        figure=figure,
        figure_date=figure_date,
        bar=_bar(assessment),
        deadline=str(target.by or ""),
        status=_status(assessment),
        reason=reason(assessment),
    )


def _plan_line(plan: Plan) -> str:
    issued = str(plan.issued) if plan.issued else None
    return " · ".join(part for part in (plan.region, plan.number, issued, plan.title_en) if part)


def _status(assessment: Assessment) -> str:
    return f"{assessment.status} (stale)" if assessment.stale else str(assessment.status)


def _figure(assessment: Assessment) -> tuple[str, str]:
    """The latest figure, or where there is none the baseline, each as it was published."""
    if assessment.latest is not None:
        return _marked(assessment.latest), str(assessment.latest.as_of)
    if assessment.baseline is not None:
        return _marked(assessment.baseline), f"{assessment.baseline.as_of} (baseline)"
    return "", ""


def _marked(actual: Actual) -> str:
    return f"{actual.value.text} ({actual.match})" if actual.match is not Match.SAME else actual.value.text


def _bar(assessment: Assessment) -> Bar:
    """Progress against the share of the time at the figure's date; without a baseline the share of the goal's value."""
    bound = "≥" if assessment.at_least else ""
    if assessment.progress is not None:
        return Bar(assessment.progress, assessment.elapsed, bound + percent(assessment.progress))
    if assessment.attainment is not None:
        return Bar(assessment.attainment, None, f"{bound}{percent(assessment.attainment)} of goal")
    return Bar(None, assessment.time, "")
