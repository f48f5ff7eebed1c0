"""One target as a row: every cell that an output format may show, in words for reading and exact for machines."""

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Final, NamedTuple

from policytrack.data.model import Actual, Extent, Match, Target
from policytrack.progress import Assessment, Interval, Path, Status, interval
from policytrack.progress.intervals import is_place
from policytrack.quantity.bound import Bound
from policytrack.report.facts import named_texts
from policytrack.report.figures import as_shown
from policytrack.report.locale import Locale, percent
from policytrack.report.reasons import bounded, reason
from policytrack.text.decimals import decimal_text


class Bar(NamedTuple):
    """What a bar draws: how much of it is filled, where the mark of the time stands, and the figure beside it.

    Shares of 1; `filled` may lie outside of 0..1, and the drawing cuts it there.
    """

    filled: Decimal | None
    mark: Decimal | None
    label: str


class ReportRow(NamedTuple):
    """A target's assessment, and how it is to be spoken of."""

    assessment: Assessment
    locale: Locale

    @property
    def promise(self) -> Target:
        """What is promised, as the data set has it."""
        return self.assessment.target

    @property
    def state(self) -> Status:
        """The verdict."""
        return self.assessment.status

    @property
    def title(self) -> str:
        """What is promised."""
        return self.locale.shown(self.assessment.target.title)

    @property
    def title_en(self) -> str:
        """The same in English, beside a Chinese report none."""
        return "" if self.locale.chinese else (self.assessment.target.title_en or "")

    @property
    def goal(self) -> str:
        """The goal as the plan words it."""
        return self.locale.shown(self.assessment.target.goal.text)

    @property
    def normalised(self) -> str:
        """The goal in one system of units."""
        return self.locale.bound(self.assessment.target.goal.bound)

    @property
    def reason(self) -> str:
        """Why the target has its status."""
        return reason(self.assessment, self.locale)

    @property
    def status(self) -> str:
        """The verdict in words, or both ends of its range, with the marks of a near and of an old figure."""
        assessment, signs, names = self.assessment, self.locale.table("SIGNS"), self.locale.table("STATUS")
        name = self.locale.status(assessment.status)
        if assessment.worst is not assessment.best:
            name = f"{self.locale.status(assessment.worst)} / {self.locale.status(assessment.best)}"
        marks = [names["near"]] if assessment.near else []
        if assessment.counts_years and assessment.status is Status.MISSED:
            finished = [year for year in assessment.years if year.reached is not None]
            missed = sum(not year.reached for year in finished)
            marks.append(self.locale.phrase("years counted", missed=missed, whole=len(finished)))
        if assessment.marked_stale:
            marks.append(names["stale"])
        return name + self._bracketed(signs["list"].join(marks)) if marks else name

    @property
    def standing(self) -> tuple[str, str]:
        """The latest figure, or where there is none the baseline, each as it was published, and its date."""
        latest, baseline = self.assessment.latest, self.assessment.baseline
        if latest is not None:
            return self._marked(latest), str(latest.as_of)
        if baseline is not None:
            return self._marked(baseline), self.locale.phrase("baseline date", baseline.as_of)
        return "", ""

    @property
    def deadline(self) -> str:
        """The deadline as the file gives it, or the period."""
        target = self.assessment.target
        if target.extent is Extent.PERIOD and target.start and target.by:
            return f"{target.start}–{target.by}"
        return str(target.by or "")

    @property
    def bar(self) -> Bar:
        """Progress against the share of the time at the figure's date; without a way the share of the goal's value.

        Where an older figure than the latest decides, its date stands behind: 2.64% of 2023 beside `76% (2020)`.
        """
        assessment = self.assessment
        if assessment.counts_years and assessment.latest is not None:
            kept = sum(year.reached is True for year in assessment.years)
            path = assessment.path
            filled = path.progress if path else Decimal(kept) / max(1, assessment.whole_years)
            label = self.locale.phrase("of years", met=kept, whole=assessment.whole_years)
            return Bar(filled, path.elapsed if path else assessment.time, label)
        sign = {"at least": "≥", "at most": "≤", "": ""}[assessment.bounded]
        decided = assessment.decided.actual if assessment.decided else assessment.latest
        dated = "" if decided is assessment.latest or decided is None else self._bracketed(str(decided.as_of))
        if assessment.path is not None:
            share = sign + percent(assessment.path.progress) + dated
            return Bar(assessment.path.progress, assessment.path.elapsed, share)
        if assessment.attainment is not None:
            share = self.locale.phrase("of goal", sign + percent(assessment.attainment)) + dated
            return Bar(assessment.attainment, assessment.time, share)
        return Bar(None, assessment.time, "")

    def _marked(self, actual: Actual) -> str:
        text = as_shown(actual, self.locale)
        return text if actual.match is Match.SAME else text + self._bracketed(self.locale.phrase(actual.match))

    def _bracketed(self, text: str) -> str:
        signs = self.locale.table("SIGNS")
        return f"{signs['open']}{text}{signs['close']}"


class Column(NamedTuple):
    """A column that can be asked for: its cell in words, and its exact one where that differs."""

    key: str
    shown: Callable[[ReportRow], str]
    exact: Callable[[ReportRow], str] | None = None
    numeric: bool = False

    def cell(self, row: ReportRow, *, exact: bool = False) -> str:
        """The cell of a row."""
        return self.for_machines(row) if exact else self.shown(row)

    @property
    def for_machines(self) -> Callable[[ReportRow], str]:
        """What makes the exact cell of a row."""
        return self.exact or self.shown


def ends(bound: Bound) -> tuple[Decimal | None, Decimal | None]:
    """The lower and the upper end in base units, None where open; an approximate figure is the figure itself."""
    base: Interval = interval(bound)
    return base.low, base.high


#: How a column reads a row: for people, and exact for machines.
_Cells = tuple[Callable[[ReportRow], str], Callable[[ReportRow], str]]


def _share(
    value: Callable[[Assessment], Decimal | None],
) -> _Cells:
    def shown(row: ReportRow) -> str:
        share = value(row.assessment)
        return "" if share is None else bounded(row.assessment, share, row.locale)

    return shown, lambda row: decimal_text(value(row.assessment)) or ""


def _number(
    value: Callable[[Assessment], Decimal | None],
) -> _Cells:
    def shown(row: ReportRow) -> str:
        number = value(row.assessment)
        return "" if number is None else f"{number:.2f}"

    return shown, lambda row: decimal_text(value(row.assessment)) or ""


def _amount(
    value: Callable[[Assessment], Decimal | None],
) -> _Cells:
    def shown(row: ReportRow) -> str:
        amount, aim = value(row.assessment), row.assessment.aim
        return "" if amount is None or aim is None else row.locale.amount(amount, aim.unit)

    return shown, lambda row: decimal_text(value(row.assessment)) or ""


def _end(row: ReportRow, index: int) -> str:
    return decimal_text(ends(row.assessment.target.goal.bound)[index]) or ""


def _yes(row: ReportRow) -> str:
    return row.locale.phrase("yes" if row.assessment.stale else "no")


def _figure_value(actual: Actual | None, row: ReportRow) -> str:
    if actual is None:
        return ""
    # A place in a ranking has no other form.
    return row.locale.shown(actual.value.text) if is_place(actual.value) else row.locale.bound(actual.value.bound)


def _figure_exact(actual: Actual | None) -> str:
    """The one number of a figure, of a range both, in base units."""
    if actual is None:
        return ""
    low, high = actual.value.bound.base_low, actual.value.bound.base_high
    return decimal_text(low) if low == high else f"{decimal_text(low)}..{decimal_text(high)}"


def _baseline(row: ReportRow) -> Actual | None:
    return row.assessment.baseline


def _latest(row: ReportRow) -> Actual | None:
    return row.assessment.latest


def _text_of(actual: Actual | None, row: ReportRow) -> str:
    return row.locale.shown(actual.value.text) if actual else ""


def _date_of(actual: Actual | None) -> str:
    return str(actual.as_of) if actual else ""


def _time(row: ReportRow) -> str:
    return "" if row.assessment.elapsed is None else percent(row.assessment.elapsed)


def _match(row: ReportRow) -> str:
    latest = row.assessment.latest
    return row.locale.phrase(latest.match) if latest else ""


def _of_latest(value: Callable[[Actual], str | None]) -> Callable[[ReportRow], str]:
    return lambda row: (value(row.assessment.latest) or "") if row.assessment.latest else ""


def _change(row: ReportRow) -> str:
    change = row.assessment.target.change
    return row.locale.phrase(str(change)) if change else ""


def _path(value: Callable[[Path], Decimal | None]) -> Callable[[Assessment], Decimal | None]:
    return lambda found: value(found.path) if found.path else None


def _range(row: ReportRow) -> str:
    return row.locale.phrase(
        "range", worst=row.locale.status(row.assessment.worst), best=row.locale.status(row.assessment.best)
    )


def _forecast(row: ReportRow) -> str:
    found = row.assessment.forecast
    return row.locale.table("FORECAST")[found] if found else ""


def _target(value: Callable[[Target], object]) -> Callable[[ReportRow], str]:
    """A cell of the target's own words."""
    return lambda row: row.locale.shown(str(value(row.assessment.target) or ""))


def _extra(row: ReportRow) -> str:
    return named_texts(row.assessment.target.extra, row.locale)


def _extra_exact(row: ReportRow) -> str:
    """An object of JSON, from which every name and text can be taken out again."""
    extra = row.assessment.target.extra
    return json.dumps(dict(extra), ensure_ascii=False) if extra else ""


#: Every column, in the order in which a file of all of them has them.
COLUMNS: Final = {
    column.key: column
    for column in (
        Column("id", lambda row: row.assessment.target.id),
        Column("plan", lambda row: row.assessment.target.plan.key),
        Column("plan_title", _target(lambda target: target.plan.title)),
        Column("number", _target(lambda target: target.plan.number)),
        Column("region", _target(lambda target: target.region)),
        Column("indicator", lambda row: row.assessment.target.indicator.key if row.assessment.target.indicator else ""),
        Column("title", lambda row: row.title),
        Column("title_en", lambda row: row.assessment.target.title_en or ""),
        Column("goal", lambda row: row.goal),
        Column("normalised", lambda row: row.normalised),
        Column("comparator", lambda row: str(row.assessment.target.goal.bound.comparator)),
        Column("low", lambda row: _end(row, 0), numeric=True),
        Column("high", lambda row: _end(row, 1), numeric=True),
        Column("unit", lambda row: row.assessment.target.goal.bound.unit.dimension.base),
        Column("kind", lambda row: str(row.assessment.target.kind)),
        Column("nature", lambda row: str(row.assessment.target.nature or "")),
        Column("basis", _target(lambda target: target.basis)),
        Column("from", lambda row: str(row.assessment.target.start or "")),
        Column("by", lambda row: row.deadline, lambda row: str(row.assessment.target.by or "")),
        Column("baseline", lambda row: _text_of(_baseline(row), row)),
        Column(
            "baseline_value",
            lambda row: _figure_value(_baseline(row), row),
            lambda row: _figure_exact(_baseline(row)),
            numeric=True,
        ),
        Column("baseline_date", lambda row: _date_of(_baseline(row))),
        Column("latest", lambda row: _text_of(_latest(row), row)),
        Column(
            "latest_value",
            lambda row: _figure_value(_latest(row), row),
            lambda row: _figure_exact(_latest(row)),
            numeric=True,
        ),
        Column("latest_date", lambda row: _date_of(_latest(row))),
        Column("match", _match),
        Column("source", _of_latest(lambda actual: actual.source)),
        Column("attainment", *_share(lambda found: found.attainment), numeric=True),
        Column("progress", *_share(lambda found: found.progress), numeric=True),
        Column("elapsed", _time, lambda row: decimal_text(row.assessment.elapsed) or "", numeric=True),
        Column("pace", *_number(_path(lambda path: path.pace)), numeric=True),
        Column("gap", *_share(lambda found: found.gap_of_progress), numeric=True),
        Column("needed_acceleration", *_number(_path(lambda path: path.needed_acceleration)), numeric=True),
        Column("projection", *_amount(_path(lambda path: path.projection)), numeric=True),
        Column("rate_basis", lambda row: str(row.assessment.start.basis) if row.assessment.start else ""),
        Column("stale", _yes),
        Column("status", lambda row: row.status, lambda row: row.locale.status(row.assessment.status)),
        Column("status_range", _range, lambda row: f"{row.assessment.worst}..{row.assessment.best}"),
        Column("firm", lambda row: row.locale.phrase("yes" if row.assessment.firm else "no")),
        Column("open_because", lambda row: ", ".join(row.assessment.doubts)),
        Column("near", lambda row: row.locale.phrase("yes" if row.assessment.near else "no")),
        Column("forecast", _forecast, lambda row: str(row.assessment.forecast or "")),
        Column("reason", lambda row: row.reason),
        Column("quote", _target(lambda target: target.quote)),
        Column("lead", _target(lambda target: "、".join(target.lead))),
        Column("responsible", _target(lambda target: "、".join(target.responsible))),
        Column("scope", _target(lambda target: target.scope)),
        Column("category", _target(lambda target: " > ".join(target.levels))),
        Column("change", _change, lambda row: str(row.assessment.target.change or "")),
        Column("archived", _of_latest(lambda actual: actual.archived)),
        Column("tags", _target(lambda target: "、".join(target.tags))),
        Column("extra", _extra, _extra_exact),
    )
}
