"""A report as one self-contained page: no network, all data escaped, and only the page's own script runs.

jinja2 fills the page, because its escaping is on for all that is filled in: no text of a data file can be forgotten.
"""

import base64
import hashlib
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Any, Final, NamedTuple

from jinja2 import Environment, StrictUndefined

from policytrack.data.model import Actual
from policytrack.progress import Status
from policytrack.render import svg
from policytrack.render.ansi import STATUS_STYLES
from policytrack.report import counts
from policytrack.report.columns import ReportRow
from policytrack.report.locale import Locale
from policytrack.report.report import Report
from policytrack.report.trajectory import trajectory
from policytrack.text.printable import visible

#: The class of a colour in the page's style; a status without one has the last.
_TONES: Final = {"green": "good", "yellow": "fair", "red": "bad", "magenta": "wait", "": "none"}
#: What the headings of the page sort by.
_SORTED: Final = ("title", "region", "goal", "latest", "progress", "by", "status")
_LANGUAGES: Final = {"en": "en", "zh": "zh-Hans", "zh-Hant": "zh-Hant"}


class _Counted(NamedTuple):
    """A status that the page can be narrowed to."""

    key: str
    name: str
    targets: int
    tone: str


class _Bar(NamedTuple):
    """Where a bar ends and where its mark stands, in percent of its width."""

    filled: str
    mark: str


class _Cell(NamedTuple):
    """A cell of a row: its text, a smaller one under it, and how it is set off."""

    label: str
    text: str = ""
    small: str = ""
    strong: bool = False
    tone: str = ""
    bar: _Bar | None = None


class _Line(NamedTuple):
    """A line of a fact: words, a remark, and where it was published."""

    text: str
    note: str = ""
    source: str = ""


class _Fact(NamedTuple):
    """What is unfolded by a click: a label and its lines."""

    label: str
    lines: list[_Line]
    quoted: bool = False


class _Row(NamedTuple):
    """A target: a row, and under it what is unfolded by a click."""

    id: str
    data: Mapping[str, str]
    cells: list[_Cell]
    reason: str
    facts: list[_Fact]
    drawing: svg.Drawing | None


def render(report: Report) -> str:
    """The page."""
    locale = report.locale
    source = files("policytrack.render").joinpath("page.html").read_text(encoding="utf-8")
    script = source[source.index("<script>") + len("<script>") : source.index("</script>")]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=_visible
    )
    return environment.from_string(source).render(
        lang=_LANGUAGES[locale.lang],
        policy=f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'",
        say=locale.phrase,
        counts=counts.sentence(report),
        note=locale.phrase("converted", script=locale.script) if locale.script != "original" else "",
        statuses=[_Counted(status, locale.status(status), count, _tone(status)) for status, count in report.counts],
        regions=_regions(report),
        headings=[(key, _heading(key, locale)) for key in _SORTED],
        rows=(_row(row, index) for index, row in enumerate(report.rows)),
    )


def _visible(value: Any) -> Any:
    """What is filled in, hidden characters shown; what is markup already stays so."""
    return visible(value) if type(value) is str else value


def _row(row: ReportRow, index: int) -> _Row:
    locale, assessment = row.locale, row.assessment
    target, plan = assessment.target, assessment.target.plan
    region = locale.shown(plan.region or "")
    words = (target.id, row.title, row.title_en, region, row.goal, target.quote, plan.title)
    data = {
        "title": row.title,
        "region": region,
        "goal": f"{target.goal.bound.base_low:f}",
        "latest": assessment.latest.as_of.last.isoformat() if assessment.latest else "",
        "progress": f"{assessment.path.progress:.6f}" if assessment.path else "",
        "by": target.by.last.isoformat() if target.by else "",
        "status": str(list(Status).index(assessment.status)),
        "index": str(index),
        "name": assessment.status,
        "place": region,
        "text": " ".join(words).casefold(),
    }
    drawn = trajectory(assessment)
    drawing = svg.draw(drawn, locale, row.title) if drawn else None
    return _Row(target.id, data, _cells(row), row.reason, list(_facts(row)), drawing)


def _cells(row: ReportRow) -> list[_Cell]:
    """The cells in the order of the headings."""
    locale, assessment, bar = row.locale, row.assessment, row.bar
    figure, when = row.standing
    labels = {key: _heading(key, locale) for key in _SORTED}
    tone = _tone(assessment.status)
    drawn = _Bar(_percent(bar.filled or 0), "" if bar.mark is None else _percent(bar.mark))
    plan = assessment.target.plan
    return [
        _Cell(labels["title"], row.title, row.title_en, strong=True),
        _Cell(labels["region"], locale.shown(plan.region or ""), locale.shown(plan.title)),
        _Cell(labels["goal"], row.goal, row.normalised),
        _Cell(labels["latest"], figure, when),
        _Cell(labels["progress"], small=bar.label, tone=tone if assessment.path else "none", bar=drawn),
        _Cell(labels["by"], row.deadline),
        _Cell(labels["status"], row.status, tone=tone),
    ]


def _facts(row: ReportRow) -> Iterable[_Fact]:
    """Quote, plan, and figures with their sources."""
    locale, target = row.locale, row.assessment.target
    plan = target.plan
    yield _Fact(locale.phrase("show quote"), [_Line(locale.shown(target.quote))], quoted=True)
    named = " · ".join(locale.shown(part) for part in (plan.title, plan.number) if part)
    yield _Fact(locale.phrase("show plan"), [_Line(named)])
    if target.lead:
        yield _Fact(locale.phrase("show lead"), [_Line(locale.shown("、".join(target.lead)))])
    if target.responsible:
        yield _Fact(locale.phrase("show responsible"), [_Line(locale.shown("、".join(target.responsible)))])
    if target.baseline:
        yield _Fact(locale.phrase("show baseline"), [_figure(target.baseline, locale)])
    if target.actuals:
        yield _Fact(locale.phrase("show figures"), [_figure(actual, locale) for actual in target.actuals])


def _figure(actual: Actual, locale: Locale) -> _Line:
    words = f"{actual.as_of}: {locale.shown(actual.value.text)}"
    return _Line(words, locale.shown(actual.note or ""), actual.source or "")


def _percent(share: Any) -> str:
    return f"{min(100, max(0, float(share) * 100)):.1f}"


def _tone(status: Status) -> str:
    return _TONES.get(STATUS_STYLES.get(status, ""), "none")


def _regions(report: Report) -> Iterable[str]:
    return dict.fromkeys(report.locale.shown(row.assessment.target.plan.region or "") for row in report.rows)


def _heading(key: str, locale: Locale) -> str:
    return locale.heading({"title": "promised", "latest": "standing", "progress": "bar"}.get(key, key))
