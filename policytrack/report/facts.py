"""What is known of a promise beside its goal, in words: its plan, its place, and who answers for it."""

from collections.abc import Iterable

from policytrack.data.model import NamedTexts, Promise
from policytrack.report.locale import Locale


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
