"""What changed, for machines. The keys are documented in `docs/changes.md`."""

from typing import Any

from policytrack.data.model import Actual
from policytrack.progress import Assessment
from policytrack.render.json_lines import with_lists
from policytrack.render.json_report import SCHEMA_VERSION
from policytrack.report import change_words as words
from policytrack.report.attribution import FigureChange
from policytrack.report.changes import Change, Changes, State, VerdictChange
from policytrack.report.locale import Locale
from policytrack.report.reasons import reason


def render_json(found: Changes, locale: Locale) -> str:
    """One object: the two sides, all changes in their order, a line each, and what could not be compared."""
    return with_lists(
        {
            "schema_version": SCHEMA_VERSION,
            "old": _side(found.old),
            "new": _side(found.new),
            "verdicts": len(found.verdicts),
        },
        {
            "changes": (_change(one, locale) for one in found.changes),
            "uncompared": ({"id": identity, "side": side} for identity, side in found.uncompared),
        },
    )


def _side(state: State) -> dict[str, Any]:
    return {"name": state.name, "detail": state.detail or None, "as_of": state.day.isoformat()}


def _change(change: Change, locale: Locale) -> dict[str, Any]:
    target = change.target
    return {
        "what": str(change.what),
        "kind": str(change.kind),
        "id": change.id,
        "title": change.title,
        "plan": target.plan.key if target else None,
        "region": target.plan.region if target else None,
        "fields": [one._asdict() for one in change.fields],
        "figures": [_figure(one) for one in change.figures],
        "verdict": _verdict(change, change.verdict, locale) if change.verdict else None,
        "assessed": _assessed(change.now, locale) if change.now else None,
    }


def _figure(change: FigureChange) -> dict[str, Any]:
    return {
        "kind": str(change.kind),
        "baseline": change.is_baseline,
        "before": _actual(change.before),
        "after": _actual(change.after),
    }


def _actual(actual: Actual | None) -> dict[str, Any] | None:
    if actual is None:
        return None
    return {
        "as_of": str(actual.as_of),
        "value": actual.value.text,
        "published": str(actual.published) if actual.published else None,
        "basis": actual.named_basis,
        "match": str(actual.match),
        "source": actual.source,
    }


def _verdict(change: Change, verdict: VerdictChange, locale: Locale) -> dict[str, Any]:
    return {
        "before": _assessed(verdict.before, locale),
        "after": _assessed(verdict.after, locale),
        "cause": str(verdict.cause),
        "because": words.because(change, locale),
        "also_changed": [str(cause) for cause in words.also_changed(verdict)],
        "steps": [
            {"cause": str(step.cause), "status": str(step.status), "verdict": step.shown} for step in verdict.steps
        ],
    }


def _assessed(found: Assessment, locale: Locale) -> dict[str, Any]:
    return {
        "status": str(found.status),
        "status_range": [str(found.worst), str(found.best)],
        "firm": found.firm,
        "near": found.marked_near,
        "stale": found.marked_stale,
        "reason": reason(found, locale),
    }
