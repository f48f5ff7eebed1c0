"""Assessments as a report: selection, order, grouping, counts. Every output format is made of these rows."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, Final, NamedTuple

from policytrack.data.model import Dataset, Nature, Novelty, Plan, Promise, Target
from policytrack.progress import Assessment, Status, assess
from policytrack.progress.status import RATED
from policytrack.progress.use import figures
from policytrack.report.columns import ReportRow
from policytrack.report.locale import Locale
from policytrack.report.order import GroupBy, Order, SortBy
from policytrack.report.pledges import PledgeRow
from policytrack.report.rows import pledge_rows
from policytrack.text.urls import is_url


class Evidence(NamedTuple):
    """How many figures there are, how many of them a reader can look up, and how many lie in an archived copy."""

    figures: int
    retrievable: int  # their source is a URL, they have a copy, or they stand in a table beside the data
    archived: int


class Group(NamedTuple):
    """Rows under one heading."""

    heading: str
    subheading: str
    rows: tuple[ReportRow, ...]

    @property
    def counts(self) -> Counter[Status]:
        """How many of the rows have each status."""
        return Counter(row.assessment.status for row in self.rows)


class Report(NamedTuple):
    """A whole report: its day, its groups, how many targets have each status in the order of `Status`, and how many
    of the file it is of.
    """

    as_of: date
    known_on: date  # the last day of publication of a figure that counts
    locale: Locale
    by: GroupBy
    groups: tuple[Group, ...]
    counts: tuple[tuple[Status, int], ...]  # of all that were selected, shown or not
    firm: tuple[int, int]  # how many verdicts are firm, and how many there are
    judged: Sequence[Assessment]  # all that were selected, shown or not, in the order asked for
    natures: tuple[tuple[Nature, tuple[tuple[Status, int], ...]], ...]  # the counts apart, where the file has both
    selected: int
    shown: int
    known: int
    pledges: tuple[PledgeRow, ...] = ()  # goals without a figure: counted by status, in no group

    @property
    def sections(self) -> Iterable[tuple[str, Counter[Status], int]]:
        """What a summary counts: each group, and the goals without a figure; heading, counts and number of targets."""
        for group in self.groups:
            yield group.heading, group.counts, len(group.rows)
        if self.pledges:
            counts = Counter(row.state for row in self.pledges)
            yield self.locale.phrase("pledges"), counts, len(self.pledges)

    @property
    def evidence(self) -> Evidence:
        """What can be looked up of the figures that were there on the day of the report."""
        there = [one for found in self.judged for _, one in figures(found)]
        copies = sum(one.archived is not None for one in there)
        found = sum(bool(one.archived or one.pulled) or is_url(one.source or "") for one in there)
        return Evidence(len(there), found, copies)

    @property
    def rows(self) -> Iterable[ReportRow]:
        """The rows in the order of the report, each target once."""
        seen = set()
        for group in self.groups:
            for row in group.rows:
                if row.assessment.target.id not in seen:
                    seen.add(row.assessment.target.id)
                    yield row


def report(
    dataset: Dataset,
    day: date,
    *,
    targets: Sequence[Promise] | None = None,
    statuses: frozenset[Status] = frozenset(),
    order: Order = Order(),  # noqa: B008 (immutable)
    locale: Locale = Locale(),  # noqa: B008 (immutable)
    known_on: date | None = None,
) -> Report:
    """The progress of targets on a day: of all, or of those given; with `statuses`, only those judged so.

    Only figures count that were published by `known_on`, by default that day.
    """
    chosen = dataset.promises if targets is None else targets
    assessments = [assess(target, day, known_on) for target in chosen if isinstance(target, Target)]
    pledges = pledge_rows(chosen, day, locale, known_on)
    if statuses:
        assessments = [assessment for assessment in assessments if assessment.status in statuses]
        pledges = [row for row in pledges if row.state in statuses]
    counts = _counts([*(found.status for found in assessments), *(row.state for row in pledges)])
    selected = len(assessments) + len(pledges)
    natures = {found.target.nature for found in assessments}
    apart = tuple(
        (nature, _counts([found.status for found in assessments if found.target.nature is nature]))
        for nature in (Nature.BINDING, Nature.EXPECTED)
        if {Nature.BINDING, Nature.EXPECTED} <= natures
    )
    rated = [found for found in assessments if found.status in RATED]
    firm = sum(found.firm for found in rated), len(rated)
    shown = assessments = list(_ordered(assessments, order))
    if order.limit is not None:
        shown = shown[: order.limit]
        del pledges[order.limit - len(shown) :]
    rows = [ReportRow(assessment, locale) for assessment in shown]
    groups = tuple(_groups(rows, order.by, locale, dataset))
    return Report(
        day, known_on or day, locale, order.by, groups, counts, firm, assessments, apart, selected,
        len(rows) + len(pledges), len(dataset.promises), tuple(pledges),
    )  # fmt: skip


def told_in(found: Report, dataset: Dataset, locale: Locale) -> Report:
    """A report in another language, without judging anything again."""
    rows = [ReportRow(row.assessment, locale) for row in found.rows]
    pledges = tuple(row._replace(locale=locale) for row in found.pledges)
    return found._replace(locale=locale, groups=tuple(_groups(rows, found.by, locale, dataset)), pledges=pledges)


def _counts(statuses: Iterable[Status]) -> tuple[tuple[Status, int], ...]:
    counted = Counter(statuses)
    return tuple((status, counted[status]) for status in Status if counted[status])


_SORT_KEYS: Final[dict[SortBy, Callable[[Assessment], Any]]] = {
    SortBy.ID: lambda found: found.target.id,
    SortBy.TITLE: lambda found: found.target.title,
    SortBy.REGION: lambda found: found.target.region,
    SortBy.DEADLINE: lambda found: found.target.by.last if found.target.by else None,
    SortBy.STATUS: lambda found: list(Status).index(found.status),
    SortBy.ATTAINMENT: lambda found: found.attainment,
    SortBy.PROGRESS: lambda found: found.progress,
    SortBy.PACE: lambda found: found.path.pace if found.path else None,
    SortBy.GAP: lambda found: found.gap_of_progress,
    SortBy.UPDATED: lambda found: found.latest.as_of.last if found.latest else None,
}


def _ordered(assessments: Sequence[Assessment], order: Order) -> Sequence[Assessment]:
    if order.sort is SortBy.FILE:
        return assessments[::-1] if order.descending else assessments
    key = _SORT_KEYS[order.sort]
    keyed = [(key(assessment), assessment) for assessment in assessments]
    known = sorted((pair for pair in keyed if pair[0] is not None), key=lambda pair: pair[0], reverse=order.descending)
    return [assessment for _, assessment in known] + [assessment for value, assessment in keyed if value is None]


def _groups(rows: Sequence[ReportRow], by: GroupBy, locale: Locale, dataset: Dataset) -> Iterable[Group]:
    """The groups in an order of their own: of the file, of `Status`, or of the calendar; the nameless one last."""
    found: dict[Any, list[ReportRow]] = {}
    for row in rows:
        for key in _keys(row, by):
            found.setdefault(key, []).append(row)
    keys: list[Any] = list(found)
    if by is GroupBy.PLAN:
        keys = [plan for plan in dataset.plans if plan in found]
    elif by is GroupBy.STATUS:
        keys = [status for status in Status if status in found]
    elif by is GroupBy.DEADLINE:
        keys.sort(key=lambda deadline: deadline.last if deadline else date.max)
    elif by is GroupBy.CATEGORY:
        keys = _by_levels(keys)
    elif by is GroupBy.CHANGE:
        keys.sort(key=lambda change: list(Novelty).index(change) if change else len(Novelty))
    else:
        keys.sort(key=lambda key: key is None)
    for key in keys:
        yield Group(*_heading(key, by, locale), tuple(found[key]))


def _by_levels(keys: Sequence[tuple[str, ...] | None]) -> list[tuple[str, ...] | None]:
    """Categories in the order of the file, those under one wider level together; the nameless one last."""
    first: dict[tuple[str, ...], int] = {}
    for levels in keys:
        for depth in range(1, len(levels or ()) + 1):
            first.setdefault((levels or ())[:depth], len(first))
    named = [levels for levels in keys if levels]
    named.sort(key=lambda levels: [first[levels[:depth]] for depth in range(1, len(levels) + 1)])
    return [*named, *(levels for levels in keys if not levels)]


def _keys(row: ReportRow, by: GroupBy) -> Iterable[Any]:
    """What a row is grouped under: one thing, or each of its bodies, those that lead first."""
    target = row.assessment.target
    match by:
        case GroupBy.PLAN:
            return (target.plan,)
        case GroupBy.REGION:
            return target.places or (None,)
        case GroupBy.INDICATOR:
            return (target.indicator,)
        case GroupBy.STATUS:
            return (row.assessment.status,)
        case GroupBy.DEADLINE:
            return (target.by,)
        case GroupBy.RESPONSIBLE:
            return target.bodies or (None,)
        case GroupBy.CATEGORY:
            return (target.levels or None,)
        case GroupBy.SCOPE:
            return (target.scope,)
        case GroupBy.CHANGE:
            return (target.change,)


def _heading(key: Any, by: GroupBy, locale: Locale) -> tuple[str, str]:
    if key is None:
        return locale.phrase(f"no {by}"), ""
    match by:
        case GroupBy.PLAN:
            return locale.shown(key.title), _plan_line(key, locale)
        case GroupBy.INDICATOR:
            return locale.shown(key.title), locale.english(key.title_en)
        case GroupBy.STATUS:
            return locale.status(key), ""
        case GroupBy.CATEGORY:
            return locale.shown(" > ".join(key)), ""
        case GroupBy.CHANGE:
            return locale.phrase(str(key)), ""
        case _:
            return locale.shown(str(key)), ""


def _plan_line(plan: Plan, locale: Locale) -> str:
    issued = str(plan.issued) if plan.issued else None
    english = locale.english(plan.title_en)
    parts = (plan.region and locale.shown(plan.region), plan.number and locale.shown(plan.number), issued, english)
    return " · ".join(part for part in parts if part)
