"""The data as tidy tables: one row a target, with its verdict as of a day, and one row a published figure."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final, NamedTuple

from policytrack.data.model import Actual, Dataset, Pledge, Promise, Target
from policytrack.progress import Assessment
from policytrack.quantity.bound import Bound
from policytrack.report.columns import COLUMNS, ReportRow, ends
from policytrack.report.locale import Locale
from policytrack.report.rows import exact_cell, promise_row
from policytrack.text.dates import PartialDate

#: A cell: text, an exact number, a day, or nothing.
TidyCell = str | Decimal | date | None


class Kind(StrEnum):
    """What the cells of a column are; the names are those of Table Schema."""

    TEXT = "string"
    NUMBER = "number"
    DATE = "date"


class TidyColumn(NamedTuple):
    """A column of a tidy table."""

    name: str
    kind: Kind
    doc: str
    cell: Callable[[Any], TidyCell]


class TidyTable(NamedTuple):
    """A table: its columns, and its records, which the columns take their cells from."""

    name: str
    title: str
    columns: Sequence[TidyColumn]
    records: Sequence[Any]

    def rows(self) -> Iterator[list[TidyCell]]:
        """The rows, one after the other."""
        cells = [column.cell for column in self.columns]
        for record in self.records:
            yield [cell(record) for cell in cells]


class FigureRecord(NamedTuple):
    """A published figure, or a baseline, with its target."""

    target: Target
    role: str  # `baseline` or `actual`
    actual: Actual

    @property
    def bound(self) -> Bound:
        """What the figure says."""
        return self.actual.value.bound


_ENGLISH: Final = Locale("en")
#: Columns of the report that a tidy table has in another form, or not.
_OTHERWISE: Final = frozenset(("baseline_value", "latest_value", "normalised"))
_DOCS: Final = {
    "id": "The id of the target, unique.",
    "goal": "The goal as the plan words it; without a figure, its words.",
    "comparator": "How the goal bounds the amount.",
    "low": "The lower end of the goal, in the base unit; empty where open.",
    "high": "The upper end of the goal, in the base unit; empty where open.",
    "unit": "The base unit of all numbers of the row.",
    "by": "The deadline as the plan gives it.",
    "status": "The verdict on the day of the export.",
    "status_range": "The worst and the best verdict that the figures leave possible.",
    "reason": "What the verdict rests on.",
    "progress": "The share of the way from the baseline to the goal.",
    "quote": "The words of the plan.",
}


def tables(dataset: Dataset, day: date) -> tuple[TidyTable, TidyTable]:
    """The table of targets, with their verdicts as of a day, and that of figures."""
    targets = [promise_row(promise, day, _ENGLISH) for promise in dataset.promises]
    figures = [
        FigureRecord(target, role, actual)
        for target in dataset.targets
        for role, found in (("baseline", (target.baseline,)), ("actual", target.actuals))
        for actual in found
        if actual is not None
    ]
    return (
        TidyTable("targets", f"Targets, and their verdicts as of {day}", (*_TARGETS, _as_of(day)), targets),
        TidyTable("figures", "Published figures and baselines", _FIGURES, figures),
    )


def _as_of(day: date) -> TidyColumn:
    return TidyColumn("as_of", Kind.DATE, "The day of the verdict.", lambda _: day)


def _of_report(key: str) -> TidyColumn:
    doc = _DOCS.get(key, f"As the column `{key}` of a report.")
    if COLUMNS[key].numeric:
        return TidyColumn(key, Kind.NUMBER, doc, lambda row: _number(exact_cell(row, key)))
    return TidyColumn(key, Kind.TEXT, doc, lambda row: exact_cell(row, key) or None)


def _number(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def _last(when: PartialDate | None) -> date | None:
    return when.last if when else None


def _target(name: str, doc: str, value: Callable[[Promise], str | None]) -> TidyColumn:
    return TidyColumn(name, Kind.TEXT, doc, lambda row: value(row.promise) or None)


def _day(name: str, doc: str, value: Callable[[Promise], PartialDate | None]) -> TidyColumn:
    return TidyColumn(name, Kind.DATE, doc, lambda row: _last(value(row.promise)))


def _end(
    name: str,
    doc: str,
    end: Callable[[Actual | None], Decimal | None],
    figure: Callable[[Assessment], Actual | None],
) -> TidyColumn:
    return TidyColumn(
        name, Kind.NUMBER, doc, lambda row: end(figure(row.assessment)) if isinstance(row, ReportRow) else None
    )


def _of_figure(name: str, kind: Kind, doc: str, value: Callable[[FigureRecord], TidyCell]) -> TidyColumn:
    return TidyColumn(name, kind, doc, value)


def _form(target: Promise) -> str:
    return str(target.goal.form) if isinstance(target, Pledge) else "figure"


def _low(actual: Actual | None) -> Decimal | None:
    return ends(actual.value.bound)[0] if actual else None


def _high(actual: Actual | None) -> Decimal | None:
    return ends(actual.value.bound)[1] if actual else None


_TARGETS: Final = (
    *(_of_report(key) for key in COLUMNS if key not in _OTHERWISE),
    _day("by_date", "The last day of the deadline.", lambda target: target.by),
    _end("baseline_low", "Its lower end, in the base unit.", _low, lambda found: found.baseline),
    _end("baseline_high", "Its upper end, in the base unit.", _high, lambda found: found.baseline),
    _end("latest_low", "Its lower end, in the base unit.", _low, lambda found: found.latest),
    _end("latest_high", "Its upper end, in the base unit.", _high, lambda found: found.latest),
    _target("goal_en", "The goal in English.", lambda target: target.goal_en),
    _target("quote_en", "The words of the plan in English.", lambda target: target.quote_en),
    _target("issuer", "Who issued the plan.", lambda target: target.plan.issuer),
    _day("issued", "The last day of the plan's date.", lambda target: target.plan.issued),
    _target("url", "Where the plan is published.", lambda target: target.plan.url),
    _target("revises", "The id of the target that it revises.", lambda target: target.revises),
    _target("form", "`figure`, or of a goal without one `says` or `peak`.", _form),
    _target("note", "What a reader should know.", lambda target: target.note),
)

_FIGURES: Final = (
    _of_figure("target", Kind.TEXT, "The id of the target.", lambda one: one.target.id),
    _of_figure("role", Kind.TEXT, "`baseline` or `actual`.", lambda one: one.role),
    _of_figure("date", Kind.TEXT, "The date that it refers to, as given.", lambda one: str(one.actual.as_of)),
    _of_figure("as_of", Kind.DATE, "The last day of that date.", lambda one: one.actual.as_of.last),
    _of_figure("value", Kind.TEXT, "The figure as published.", lambda one: one.actual.value.text),
    _of_figure("comparator", Kind.TEXT, "How it bounds the amount.", lambda one: str(one.bound.comparator)),
    _of_figure("low", Kind.NUMBER, "Its lower end in the base unit.", lambda one: _low(one.actual)),
    _of_figure("high", Kind.NUMBER, "Its upper end in the base unit.", lambda one: _high(one.actual)),
    _of_figure("unit", Kind.TEXT, "The base unit.", lambda one: one.bound.unit.dimension.base),
    _of_figure("basis", Kind.TEXT, "Its statistical basis.", lambda one: one.actual.named_basis),
    _of_figure("match", Kind.TEXT, "How well it fits what was promised.", lambda one: str(one.actual.match)),
    _of_figure("source", Kind.TEXT, "Where it was published.", lambda one: one.actual.source),
    _of_figure("published", Kind.DATE, "Last day of its date.", lambda one: _last(one.actual.published)),
    _of_figure("note", Kind.TEXT, "What a reader should know.", lambda one: one.actual.note),
)
