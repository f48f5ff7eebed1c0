"""What is known of a promise beside its goal, in words: its plan, its place, who answers for it, what it lacks."""

from collections.abc import Iterable
from typing import Final

from policytrack.data.model import NamedTexts, Promise
from policytrack.progress import Assessment, Status
from policytrack.progress.goals import Missing
from policytrack.report.locale import Locale

#: What a target may lack that is recorded as its baseline.
_BASES: Final = frozenset({Missing.BASELINE, Missing.CHANGE_BASE, Missing.REFERENCE})


def promised_by(promise: Promise, locale: Locale) -> Iterable[tuple[str, str]]:
    """Its plan, place, category, bodies and indicator, by the keys of their labels; empty where none is named."""
    plan, shown = promise.plan, locale.shown
    named = (plan.title, plan.number, plan.region, str(plan.issued or ""))
    yield "plan", " · ".join(shown(part) for part in named if part)
    yield "region", shown("、".join(promise.regions))
    yield "scope", shown(promise.scope or "")
    yield "category", shown(" > ".join(promise.levels))
    yield "issuer", shown(plan.issuer or "")
    yield "url", plan.url or ""
    yield "archived", plan.archived or ""
    yield "lead", shown("、".join(promise.lead))
    yield "responsible", shown("、".join(promise.responsible))
    yield "indicator", f"{shown(promise.indicator.title)} ({promise.indicator.key})" if promise.indicator else ""


def named_texts(texts: NamedTexts, locale: Locale) -> str:
    """Texts by their names, on one line."""
    signs = locale.table("SIGNS")
    return signs["and"].join(locale.shown(f"{name}{signs['colon']}{text}") for name, text in texts)


def lacks_baseline(assessment: Assessment) -> bool:
    """Whether a figure recorded as the baseline would rate it."""
    return assessment.status is Status.NO_BASELINE and assessment.missing in _BASES
