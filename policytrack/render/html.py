"""A report as one self-contained page: no network, all data escaped, and only the page's own script runs."""

import base64
import hashlib
from collections.abc import Iterable
from html import escape
from importlib.resources import files
from typing import Final

from policytrack.data.model import Actual
from policytrack.progress import Status
from policytrack.render import svg
from policytrack.render.markdown import counts_line
from policytrack.report.columns import ReportRow
from policytrack.report.locale import Locale
from policytrack.report.report import Report
from policytrack.report.trajectory import trajectory
from policytrack.text.printable import visible

#: The colour of a status, as a class of the page's style: never without its name beside it.
_TONES: Final = {
    Status.MET: "good", Status.HOLDING: "good", Status.MET_LATE: "good", Status.ON_TRACK: "good",
    Status.BEHIND: "fair", Status.NOT_MET_YET: "fair", Status.FAR_BEHIND: "bad", Status.MOVING_AWAY: "bad",
    Status.MISSED: "bad", Status.AWAITING: "wait",
}  # fmt: skip
#: What the headings of the page sort by.
_SORTED: Final = ("title", "region", "goal", "latest", "progress", "by", "status")


def render(report: Report) -> str:
    """The page."""
    voice = report.voice
    template = files("policytrack.render").joinpath("page.html").read_text(encoding="utf-8")
    script = template[template.index("<script>") + len("<script>") : template.index("</script>")]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    title = voice.phrase("page title")
    filled = {
        "lang": {"en": "en", "zh": "zh-Hans", "zh-Hant": "zh-Hant"}[voice.lang],
        "policy": f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'",
        "title": _text(title),
        "counts": _text(counts_line(report)),
        "chips": "".join(_chip(status, count, voice) for status, count in report.counts),
        "all": _text(voice.phrase("all regions")),
        "every": _text(voice.phrase("all statuses")),
        "search": _text(voice.phrase("search")),
        "regions": "".join(f"<option>{_text(region)}</option>" for region in _regions(report)),
        "statuses": "".join(
            f'<option value="{status}">{_text(voice.status(status))} ({count})</option>'
            for status, count in report.counts
        ),
        "headings": "".join(
            f'<th scope="col"><button type="button" data-sort="{key}">{_text(_heading(key, voice))}</button></th>'
            for key in _SORTED
        ),
        "rows": "\n".join(_target(row, index) for index, row in enumerate(report.rows)),
        "none": _text(voice.phrase("none shown")),
        "note": _text(voice.phrase("converted", script=voice.script)) if voice.script != "original" else "",
        "legend": _text(voice.phrase("page legend")),
    }
    for key, text in filled.items():
        # One pass for each, the rows last: a placeholder in the data would not be filled.
        if key != "rows":
            template = template.replace("{{" + key + "}}", text)
    return template.replace("{{rows}}", filled["rows"])


def _target(row: ReportRow, index: int) -> str:
    """A target: a row, and under it what is unfolded by a click."""
    voice, assessment = row.voice, row.assessment
    target, plan = assessment.target, assessment.target.plan
    region = voice.shown(plan.region or "")
    figure, when = row.standing
    order = {
        "title": row.title,
        "region": region,
        "goal": f"{target.goal.bound.base_low:f}",
        "latest": assessment.latest.as_of.last.isoformat() if assessment.latest else "",
        "progress": f"{assessment.way.progress:.6f}" if assessment.way else "",
        "by": target.by.last.isoformat() if target.by else "",
        "status": str(list(Status).index(assessment.status)),
    }
    data = "".join(f' data-{key}="{_text(value)}"' for key, value in order.items())
    cells = (
        f"<strong>{_text(row.title)}</strong>{_small(row.title_en)}",
        f"{_text(region)}{_small(voice.shown(plan.title))}",
        f"{_text(row.goal)}{_small(row.normalised)}",
        f"{_text(figure)}{_small(when)}",
        _bar(row),
        _text(row.deadline),
        f'<span class="status {_TONES.get(assessment.status, "none")}">{_text(row.status)}</span>',
    )
    labelled = "".join(
        f'<td data-label="{_text(_heading(key, voice))}">{cell}</td>' for key, cell in zip(_SORTED, cells, strict=True)
    )
    search = " ".join((target.id, row.title, row.title_en, region, row.goal, target.quote, plan.title)).casefold()
    data += f' data-index="{index}" data-name="{assessment.status}"'
    data += f' data-place="{_text(region)}" data-text="{_text(search)}"'
    details = f"<details><summary>{_text(row.reason)}</summary>{_details(row)}</details>"
    return (
        f'<tbody class="target" id="{_text(target.id)}"{data}><tr>{labelled}</tr>'
        f'<tr class="more"><td colspan="{len(cells)}">{details}</td></tr></tbody>'
    )


def _details(row: ReportRow) -> str:
    """Quote, plan, figures with their sources, and the drawing."""
    voice, assessment = row.voice, row.assessment
    target, plan = assessment.target, assessment.target.plan
    facts = [
        (voice.phrase("show quote"), f"<q>{_text(voice.shown(target.quote))}</q>"),
        (voice.phrase("show plan"), _text(" · ".join(voice.shown(part) for part in (plan.title, plan.number) if part))),
        (voice.phrase("show responsible"), _text(voice.shown("、".join(target.responsible)))),
        (voice.phrase("show baseline"), _figure(target.baseline, voice) if target.baseline else ""),
        (voice.phrase("show figures"), "<br>".join(_figure(actual, voice) for actual in target.actuals)),
    ]
    shown = "".join(f"<dt>{_text(label)}</dt><dd>{text}</dd>" for label, text in facts if text)
    drawn = trajectory(assessment)
    return f"<dl>{shown}</dl>{svg.draw(drawn, voice, row.title) if drawn else ''}"


def _figure(actual: Actual, voice: Locale) -> str:
    source = actual.source or ""
    linked = source
    if source.startswith(("https://", "http://")):
        linked = f'<a href="{_text(source)}" rel="noreferrer">{_text(source)}</a>'
    else:
        linked = _text(source)
    note = f" {_text(voice.shown(actual.note))}" if actual.note else ""
    return f"<span>{_text(actual.as_of)}: {_text(voice.shown(actual.value.text))}</span>{note} {linked}"


def _bar(row: ReportRow) -> str:
    bar = row.bar
    filled = min(100, max(0, float(bar.filled or 0) * 100))
    mark = "" if bar.mark is None else f'<i style="left:{min(100, max(0, float(bar.mark) * 100)):.1f}%"></i>'
    tone = _TONES.get(row.assessment.status, "none") if row.assessment.way else "none"
    return f'<span class="bar {tone}"><b style="width:{filled:.1f}%"></b>{mark}</span>{_small(bar.label)}'


def _chip(status: Status, count: int, voice: Locale) -> str:
    tone = _TONES.get(status, "none")
    name = f"{count} {_text(voice.status(status))}"
    return f'<button type="button" class="chip status {tone}" data-status="{status}">{name}</button>'


def _regions(report: Report) -> Iterable[str]:
    return dict.fromkeys(report.voice.shown(row.assessment.target.plan.region or "") for row in report.rows)


def _heading(key: str, voice: Locale) -> str:
    return voice.heading({"title": "promised", "latest": "standing", "progress": "bar"}.get(key, key))


def _small(text: str) -> str:
    return f"<small>{_text(text)}</small>" if text else ""


def _text(text: object) -> str:
    return escape(visible(str(text)))
