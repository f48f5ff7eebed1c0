"""One target as a row: every cell that an output format may show, in words for reading and exact for machines."""

import json
from collections.abc import Callable
from decimal import Decimal
from operator import attrgetter
from typing import Any, Final, NamedTuple

from policytrack.data.model import Actual, Extent, Match, Target
from policytrack.progress import Assessment, Interval, Status, interval
from policytrack.progress.intervals import is_place
from policytrack.progress.series import Observation
from policytrack.quantity.bound import Bound
from policytrack.report.facts import named_texts
from policytrack.report.figures import as_shown
from policytrack.report.locale import Locale, percent
from policytrack.report.reasons import bounded, reason
from policytrack.text.decimals import decimal_text

#: How a share or rate is written that is at least, or at most, what stands there.
BOUND_SIGNS: Final = {"at least": "≥", "at most": "≤", "": ""}


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
        return self.locale.english(self.assessment.target.title_en)

    @property
    def name(self) -> str:
        """What is promised in one line: in English where the report and the data are, else as the plan has it."""
        return self.title_en or self.title

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
        marks = [names["near"]] if assessment.marked_near else []
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

        The way is that of the figure that decides; where it is older than the latest, its date stands behind: 2.64% of
        2023 beside `76% (2020)`. The share of the value is of the newest figure that counts.
        """
        assessment = self.assessment
        if assessment.counts_years and assessment.latest is not None:
            kept = sum(year.reached is True for year in assessment.years)
            path = assessment.path
            filled = path.progress if path else Decimal(kept) / max(1, assessment.whole_years)
            label = self.locale.phrase("of years", met=kept, whole=assessment.whole_years)
            return Bar(filled, path.elapsed if path else assessment.time, label)
        sign = BOUND_SIGNS[assessment.bounded]
        if assessment.path is not None:
            share = sign + percent(assessment.path.progress) + self._dated(assessment.decided)
            return Bar(assessment.path.progress, assessment.path.elapsed, share)
        if assessment.attainment is not None:
            share = self.locale.phrase("of goal", sign + percent(assessment.attainment))
            share += self._dated(assessment.observation)
            return Bar(assessment.attainment, assessment.time, share)
        return Bar(None, assessment.time, "")

    def _dated(self, shown: Observation | None) -> str:
        """In brackets the date of a figure that is another than the latest."""
        if shown is None or shown.actual is self.assessment.latest:
            return ""
        return self._bracketed(str(shown.actual.as_of))

    def _marked(self, actual: Actual) -> str:
        text = as_shown(actual, self.locale)
        return text if actual.match is Match.SAME else text + self._bracketed(self.locale.phrase(actual.match))

    def _bracketed(self, text: str) -> str:
        signs = self.locale.table("SIGNS")
        return f"{signs['open']}{text}{signs['close']}"


class Column(NamedTuple):
    """A column that can be asked for: what it holds for machines, and how that is said where people read it otherwise.

    What it holds is a text or a number, in full, or None where there is nothing.
    """

    key: str
    value: Callable[[ReportRow], Any]
    said: Callable[[ReportRow], str] | None = None
    numeric: bool = False
    words: bool = False  # of the data, in the script that is asked for

    def cell(self, row: ReportRow, *, exact: bool = False) -> str:
        """The cell of a row."""
        if self.said is not None and not exact:
            return self.said(row)
        return cell_text(self.of(row.locale)(row))

    def of(self, locale: Locale) -> Callable[[ReportRow], Any]:
        """What gives the value of a row in a language."""
        if not self.words or locale.script == "original":
            return self.value
        return lambda row: locale.shown(self.value(row) or "")


def cell_text(value: object) -> str:
    """What a column holds, as the text of a cell: a number in all its digits."""
    return "" if value is None else decimal_text(value) if isinstance(value, Decimal) else str(value)


def ends(bound: Bound) -> tuple[Decimal | None, Decimal | None]:
    """The lower and the upper end in base units, None where open; an approximate figure is the figure itself."""
    base: Interval = interval(bound)
    return base.low, base.high


# --- columns of one kind; `name` is where the value stands, from the assessment on


def _words(key: str, name: str) -> Column:
    """A text of the data."""
    return Column(key, attrgetter(f"assessment.{name}"), words=True)


def _list(key: str, name: str, sign: str = "、") -> Column:
    """Several texts of the data."""
    of = attrgetter(f"assessment.target.{name}")
    return Column(key, lambda row: sign.join(of(row)), words=True)


def _share(key: str, name: str) -> Column:
    """A share of progress."""
    value = attrgetter(f"assessment.{name}")

    def said(row: ReportRow) -> str:
        share = value(row)
        return "" if share is None else bounded(row.assessment, share, row.locale)

    return Column(key, value, said, numeric=True)


def _path(name: str) -> Callable[[ReportRow], Any]:
    """What the path of a target says of itself; None without a path."""
    of = attrgetter(name)
    return lambda row: of(row.assessment.path) if row.assessment.path else None


def _number(key: str) -> Column:
    """A number of the path."""
    value = _path(key)
    return Column(key, value, lambda row: "" if (number := value(row)) is None else f"{number:.2f}", numeric=True)


def _of_figure(key: str, figure: str, name: str, *, words: bool = False) -> Column:
    """What the baseline or the latest figure says."""
    one, of = attrgetter(f"assessment.{figure}"), attrgetter(name)
    return Column(key, lambda row: of(actual) if (actual := one(row)) else None, words=words)


def _figure(key: str, figure: str) -> Column:
    """The one number of a figure, of a range both, in base units."""
    one = attrgetter(f"assessment.{figure}")

    def value(row: ReportRow) -> Decimal | str | None:
        bound = one(row).value.bound if one(row) else None
        if bound is None or bound.low == bound.high:
            return bound and bound.base_low
        return f"{decimal_text(bound.base_low)}..{decimal_text(bound.base_high)}"

    def said(row: ReportRow) -> str:
        actual = one(row)
        if actual is None:
            return ""
        # A place in a ranking has no other form.
        return row.locale.shown(actual.value.text) if is_place(actual.value) else row.locale.bound(actual.value.bound)

    return Column(key, value, said, numeric=True)


def _yes_no(key: str, name: str) -> Column:
    """Yes or no."""
    of = attrgetter(f"assessment.{name}")
    return Column(key, lambda row: row.locale.phrase("yes" if of(row) else "no"))


# --- single columns


def _projection(row: ReportRow) -> str:
    amount, aim = _path("projection")(row), row.assessment.aim
    return "" if amount is None or aim is None else row.locale.amount(amount, aim.unit)


def _time(row: ReportRow) -> str:
    return "" if row.assessment.elapsed is None else percent(row.assessment.elapsed)


def _change(row: ReportRow) -> str:
    change = row.assessment.target.change
    return row.locale.phrase(str(change)) if change else ""


def _range(row: ReportRow) -> str:
    return row.locale.phrase(
        "range", worst=row.locale.status(row.assessment.worst), best=row.locale.status(row.assessment.best)
    )


def _forecast(row: ReportRow) -> str:
    found = row.assessment.forecast
    return row.locale.table("FORECAST")[found] if found else ""


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
        Column("id", attrgetter("assessment.target.id")),
        Column("plan", attrgetter("assessment.target.plan.key")),
        _words("plan_title", "target.plan.title"),
        _words("number", "target.plan.number"),
        _words("region", "target.region"),
        Column("indicator", lambda row: row.assessment.target.indicator.key if row.assessment.target.indicator else ""),
        _words("title", "target.title"),
        Column("title_en", attrgetter("assessment.target.title_en")),
        _words("goal", "target.goal.text"),
        Column("normalised", attrgetter("normalised")),
        Column("comparator", attrgetter("assessment.target.goal.bound.comparator")),
        Column("low", lambda row: ends(row.assessment.target.goal.bound)[0], numeric=True),
        Column("high", lambda row: ends(row.assessment.target.goal.bound)[1], numeric=True),
        Column("unit", attrgetter("assessment.target.goal.bound.unit.dimension.base")),
        Column("kind", attrgetter("assessment.target.kind")),
        Column("nature", attrgetter("assessment.target.nature")),
        _words("basis", "target.basis"),
        Column("from", attrgetter("assessment.target.start")),
        Column("by", attrgetter("assessment.target.by"), attrgetter("deadline")),
        _of_figure("baseline", "baseline", "value.text", words=True),
        _figure("baseline_value", "baseline"),
        _of_figure("baseline_date", "baseline", "as_of"),
        _of_figure("latest", "latest", "value.text", words=True),
        _figure("latest_value", "latest"),
        _of_figure("latest_date", "latest", "as_of"),
        Column("match", lambda row: row.locale.phrase(row.assessment.latest.match) if row.assessment.latest else ""),
        _of_figure("source", "latest", "source"),
        _share("attainment", "attainment"),
        _share("progress", "progress"),
        Column("elapsed", attrgetter("assessment.elapsed"), _time, numeric=True),
        _number("pace"),
        _share("gap", "gap_of_progress"),
        _number("needed_acceleration"),
        Column("projection", _path("projection"), _projection, numeric=True),
        Column("rate_basis", lambda row: row.assessment.start.basis if row.assessment.start else ""),
        _yes_no("stale", "stale"),
        Column("status", lambda row: row.locale.status(row.assessment.status), attrgetter("status")),
        Column("status_range", lambda row: f"{row.assessment.worst}..{row.assessment.best}", _range),
        _yes_no("firm", "firm"),
        Column("open_because", lambda row: ", ".join(row.assessment.doubts)),
        _yes_no("near", "near"),
        Column("forecast", attrgetter("assessment.forecast"), _forecast),
        Column("reason", attrgetter("reason")),
        _words("quote", "target.quote"),
        _list("lead", "lead"),
        _list("responsible", "responsible"),
        _words("scope", "target.scope"),
        _list("category", "levels", " > "),
        Column("change", attrgetter("assessment.target.change"), _change),
        _of_figure("archived", "latest", "archived"),
        _list("tags", "tags"),
        Column("extra", _extra_exact, _extra),
    )
}
