"""Reports and diagnostics for machines. Figures are decimal strings at full precision, dates are full dates."""

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

from policytrack.model import Actual, Diagnostic, Figure
from policytrack.progress import interval
from policytrack.table import Report, Row

#: Raised when a key changes its meaning or goes; new keys do not raise it. Documented in `docs/json.md`.
SCHEMA_VERSION: Final = 1


def render_report(report: Report, problems: int) -> str:
    """The report as one object. `problems` is the number of errors in the files, whose targets may be left out."""
    return _dump(
        {
            "schema_version": SCHEMA_VERSION,
            "as_of": report.as_of.isoformat(),
            "summary": {str(status): count for status, count in report.counts},
            "problems": problems,
            "targets": [_target(row) for row in report.rows],
        }
    )


def render_target(row: Row) -> str:
    """One target, as the report has it."""
    return _dump({"schema_version": SCHEMA_VERSION, "as_of": row.assessment.day.isoformat(), **_target(row)})


def render_diagnostics(diagnostics: Sequence[Diagnostic]) -> str:
    """The diagnostics as a list of objects."""
    return _dump(
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
                "message": found.message,
                "hint": found.hint or None,
                "target": found.target,
            }
            for found in diagnostics
        ]
    )


def decimal_text(value: Decimal | None) -> str | None:
    """A decimal without exponent and without trailing zeros behind the point."""
    if value is None:
        return None
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _target(row: Row) -> dict[str, Any]:
    assessment = row.assessment
    target = assessment.target
    return {
        "id": target.id,
        "plan": target.plan.key,
        "region": target.plan.region,
        "indicator": target.indicator.key if target.indicator else None,
        "title": target.title,
        "title_en": target.title_en,
        "quote": target.quote,
        "goal": _goal(target.goal),
        "basis": target.basis,
        "by": target.by.last.isoformat() if target.by else None,
        "kind": str(target.kind),
        "responsible": list(target.responsible),
        "tags": list(target.tags),
        "baseline": _actual(assessment.baseline),
        "latest": _actual(assessment.latest),
        "status": str(assessment.status),
        "reason": row.reason,
        "attainment": decimal_text(assessment.attainment),
        "progress": decimal_text(assessment.progress),
        "elapsed": decimal_text(assessment.elapsed),
        "pace": decimal_text(assessment.pace),
        "gap": decimal_text(assessment.gap),
        "projection": decimal_text(assessment.projection),
        "stale": assessment.stale,
    }


def _goal(goal: Figure) -> dict[str, Any]:
    """The goal as worded and as read; an end that is open is null, an approximate goal is the figure itself."""
    bound = goal.bound
    base = interval(bound)
    low_open, high_open = base.low is None, base.high is None
    return {
        "text": goal.text,
        "comparator": str(bound.comparator),
        "low": None if low_open else decimal_text(bound.low),
        "high": None if high_open else decimal_text(bound.high),
        "unit": bound.unit.symbol,
        "base_low": decimal_text(base.low),
        "base_high": decimal_text(base.high),
        "base_unit": bound.unit.dimension.base,
    }


def _actual(actual: Actual | None) -> dict[str, Any] | None:
    if actual is None:
        return None
    base = interval(actual.value.bound)
    return {
        "text": actual.value.text,
        "comparator": str(actual.value.bound.comparator),
        "base_low": decimal_text(base.low),
        "base_high": decimal_text(base.high),
        "base_unit": actual.value.bound.unit.dimension.base,
        "as_of": actual.as_of.last.isoformat(),
        "source": actual.source,
        "published": actual.published.last.isoformat() if actual.published else None,
        "basis": actual.basis,
        "match": str(actual.match),
        "note": actual.note,
    }
