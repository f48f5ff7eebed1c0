"""Reports and diagnostics for machines. Figures are decimal strings at full precision, dates are full dates."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from policytrack.data.model import Actual, Figure, Promise
from policytrack.data.problems import Diagnostic, Replacement
from policytrack.progress import Assessment, Needed, PaceReading, Year, as_published
from policytrack.progress.use import use_of
from policytrack.render.json_lines import json_line, with_lists
from policytrack.report.columns import ReportRow, ends
from policytrack.report.pledges import PledgeRow
from policytrack.report.report import Report
from policytrack.text.decimals import decimal_text
from policytrack.text.printable import json_text
from policytrack.translations import told_to_machines

#: Raised when a key changes its meaning or goes; new keys do not raise it. Documented in `docs/json.md`.
SCHEMA_VERSION: Final = 2


def render_report(report: Report, problems: int) -> str:
    """The report as one object, a line a target.

    `problems` is the number of errors in the files, whose targets may be left out.
    """
    return with_lists(
        {
            "schema_version": SCHEMA_VERSION,
            "as_of": report.as_of.isoformat(),
            "known_on": report.known_on.isoformat(),
            "summary": {str(status): count for status, count in report.counts},
            **_firm(report),
            "problems": problems,
        },
        {"targets": map(target_object, report.rows), "pledges": map(pledge_object, report.pledges)},
    )


def render_summary(report: Report, problems: int) -> str:
    """The counts alone, of all and of each group."""
    return json_text(
        {
            "schema_version": SCHEMA_VERSION,
            "as_of": report.as_of.isoformat(),
            "known_on": report.known_on.isoformat(),
            "summary": {str(status): count for status, count in report.counts},
            **_firm(report),
            "problems": problems,
            "groups": [
                {
                    "group": heading,
                    "targets": number,
                    "summary": {str(status): counts[status] for status, _ in report.counts},
                }
                for heading, counts, number in report.sections
            ],
        }
    )


def _firm(report: Report) -> dict[str, Any]:
    """How many verdicts are firm; binding and expected targets apart, where the file has both."""
    firm, rated = report.firm
    natures = {str(nature): {str(status): count for status, count in counts} for nature, counts in report.natures}
    return {
        "rated": rated,
        "firm": firm,
        "evidence": report.evidence._asdict(),
        **({"natures": natures} if natures else {}),
    }


def render_lines(report: Report) -> str:
    """One object a target and line, each with the day of the report."""
    as_of = report.as_of.isoformat()
    objects = (*map(target_object, report.rows), *map(pledge_object, report.pledges))
    return "".join(json_line({"as_of": as_of, **one}) + "\n" for one in objects)


def render_target(row: ReportRow) -> str:
    """One target, as the report has it."""
    return json_text(
        {
            "schema_version": SCHEMA_VERSION,
            "as_of": row.assessment.day.isoformat(),
            **target_object(row),
        }
    )


def render_pledge(row: PledgeRow) -> str:
    """One goal without a figure, as the report has it."""
    return json_text({"schema_version": SCHEMA_VERSION, "as_of": row.day.isoformat(), **pledge_object(row)})


def render_diagnostics(
    diagnostics: Sequence[Diagnostic], fixes: Mapping[Diagnostic, Sequence[Replacement]] | None = None
) -> str:
    """The diagnostics as a list of objects, each with what mends it, where something does."""
    fixes = fixes or {}
    return json_text(
        [
            {
                "path": found.path,
                "line": found.line,
                "column": found.column,
                "end_line": found.end_line,
                "end_column": found.end_column,
                "code": found.code,
                "name": found.name,
                "severity": str(found.severity),
                "message": told_to_machines(found.message),
                "hint": told_to_machines(found.hint) or None,
                "target": found.target,
                "fix": [{**one.span._asdict(), "text": one.text} for one in fixes.get(found, ())] or None,
            }
            | ({"cell": found.cell} if found.cell else {})
            for found in diagnostics
        ]
    )


def _names(promise: Promise) -> dict[str, Any]:
    """What a promise is called, and its words."""
    return {
        "id": promise.id,
        "plan": promise.plan.key,
        "region": promise.region,
        "regions": list(promise.places),
        "indicator": promise.indicator.key if promise.indicator else None,
        "title": promise.title,
        "title_en": promise.title_en,
        "quote": promise.quote,
        "quote_en": promise.quote_en,
    }


def _particulars(promise: Promise) -> dict[str, Any]:
    """Who is to see to it, and what else the data say of it."""
    return {
        "lead": list(promise.lead),
        "responsible": list(promise.responsible),
        "scope": promise.scope,
        "category": list(promise.levels),
        "tags": list(promise.tags),
        "change": str(promise.change) if promise.change else None,
        "revises": promise.revises,
        "extra": dict(promise.extra),
    }


def target_object(row: ReportRow) -> dict[str, Any]:
    """One target with its verdict and all the figures that it rests on."""
    assessment = row.assessment
    target, path, aim, seen = assessment.target, assessment.path, assessment.aim, assessment.observation
    return {
        **_names(target),
        "goal": _goal(target.goal),
        "goal_en": target.goal_en,
        "basis": target.basis,
        "by": _day(target.by.last if target.by else None),
        "from": _day(target.start.first if target.start else None),
        "extent": str(target.extent),
        "kind": str(target.kind),
        "nature": str(target.nature) if target.nature else None,
        **_particulars(target),
        "baseline": _actual(assessment.baseline),
        "latest": _actual(assessment.latest),
        "actuals": [{**_figure(actual), "use": str(use_of(actual, assessment))} for actual in target.actuals],
        "status": str(assessment.status),
        "status_range": [str(assessment.worst), str(assessment.best)],
        "firm": assessment.firm,
        "open_because": [str(doubt) for doubt in assessment.doubts],
        "near": assessment.marked_near,
        "forecast": str(assessment.forecast) if assessment.forecast else None,
        "reason": row.reason,
        "attainment": decimal_text(assessment.attainment),
        "progress": decimal_text(assessment.progress),
        "elapsed": decimal_text(assessment.elapsed),
        "pace": decimal_text(path.pace) if path else None,
        "gap": decimal_text(assessment.gap_of_progress),
        "needed_acceleration": decimal_text(path.needed_acceleration) if path else None,
        "projection": decimal_text(path.projection) if path else None,
        "rate_basis": str(assessment.start.basis) if assessment.start else None,
        "stale": assessment.stale,
        "bounded": assessment.bounded or None,
        "missing": str(assessment.missing) if assessment.missing else None,
        "arithmetic": {
            "b": decimal_text(path.base),
            "t0": _day(path.start),
            "y": decimal_text(path.value),
            "t": _day(path.day),
            "T": decimal_text(path.goal),
            "tT": _day(path.end),
            "unit": aim.unit.dimension.base if aim else None,
            "reading": str(path.head),
        }
        if path
        else None,
        "readings": {
            "line": _reading(assessment.line),
            "growth": _reading(assessment.growth),
            "recent": _reading(assessment.recent),
            **({"milestones": _reading(assessment.milestones)} if assessment.milestones else {}),
        },
        "needed": _needed(assessment.needed),
        "known_on": _day(assessment.known_on),
        "value": decimal_text(seen.number()) if seen else None,
        "decided_by": _actual(assessment.decided.actual) if assessment.decided else None,
        "years": list(_years(assessment)) or None,
    }


def pledge_object(row: PledgeRow) -> dict[str, Any]:
    """A goal without a figure, and who says that it was kept."""
    pledge, done = row.pledge, row.done
    return {
        **_names(pledge),
        "goal": {"text": pledge.goal.text, "form": str(pledge.goal.form)},
        "goal_en": pledge.goal_en,
        "by": _day(pledge.by.last if pledge.by else None),
        "from": _day(pledge.start.first if pledge.start else None),
        "nature": str(pledge.nature) if pledge.nature else None,
        **_particulars(pledge),
        "status": str(row.state),
        "reason": row.reason,
        "done": {
            "as_of": done.as_of.last.isoformat(),
            "source": done.source,
            "says": done.says,
            "archived": done.archived,
            "published": _day(done.published.last if done.published else None),
            "note": done.note,
        }
        if done
        else None,
    }


def _reading(reading: PaceReading | None) -> dict[str, Any] | None:
    """One reading of the pace."""
    if reading is None:
        return None
    return {
        "pace": decimal_text(reading.pace),
        "status": str(reading.status),
        "projection": decimal_text(reading.projection),
    }


def _needed(needed: Needed | None) -> dict[str, Any] | None:
    """What the next figure must be."""
    if needed is None:
        return None
    return {
        "on": _day(needed.on),
        "on_track": decimal_text(needed.on_track),
        "ahead": decimal_text(needed.ahead),
    }


def _years(assessment: Assessment) -> Iterable[dict[str, Any]]:
    return (_year(year) for year in assessment.years)


def _year(year: Year) -> dict[str, Any]:
    return {
        "year": year.year,
        "status": str(year.status),
        "over": year.over,
        "reached": year.reached,
        "figure": _actual(year.observation.actual) if year.observation else None,
        "progress": decimal_text(year.path.progress) if year.path else None,
        "elapsed": decimal_text(year.path.elapsed) if year.path else None,
    }


def _goal(goal: Figure) -> dict[str, Any]:
    """The goal as worded and as read; an end that is open is null, an approximate goal is the figure itself."""
    bound = goal.bound
    low, high = ends(bound)
    return {
        "text": goal.text,
        "comparator": str(bound.comparator),
        "low": None if low is None else decimal_text(bound.low),
        "high": None if high is None else decimal_text(bound.high),
        "unit": bound.unit.symbol,
        "base_low": decimal_text(low),
        "base_high": decimal_text(high),
        "base_unit": bound.unit.dimension.base,
        "change": str(bound.change) if bound.change else None,
        "per": bound.per,
        "reference": bound.reference,
        "margin": str(bound.margin) if bound.margin else None,
    }


def _actual(actual: Actual | None) -> dict[str, Any] | None:
    return _figure(actual) if actual else None


def _figure(actual: Actual) -> dict[str, Any]:
    """A published figure, as it was written and as it is read."""
    bound = as_published(actual.value)
    low, high = ends(bound)
    return {
        "text": actual.value.text,
        "comparator": str(bound.comparator),
        "base_low": decimal_text(low),
        "base_high": decimal_text(high),
        "base_unit": bound.unit.dimension.base,
        "as_of": actual.as_of.last.isoformat(),
        "source": actual.source,
        "archived": actual.archived,
        "published": _day(actual.published.last if actual.published else None),
        "basis": actual.basis,
        "match": str(actual.match),
        "note": actual.note,
        "extra": dict(actual.extra),
        "pulled": actual.pulled._asdict() if actual.pulled else None,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
