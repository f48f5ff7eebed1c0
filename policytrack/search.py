"""Finding targets and plans by words of either script, full or half width, in Chinese or English."""

from collections.abc import Iterable

from policytrack.chinese import fold
from policytrack.model import Dataset, Indicator, Plan, Target


def search(dataset: Dataset, text: str) -> tuple[tuple[Plan, ...], tuple[Target, ...]]:
    """The plans and the targets in whose own words every word of the text stands, both folded (see `chinese.fold`).

    A target is found by its own words, its region and its indicator; a plan's title finds the plan, not each of its
    targets.
    """
    words = [fold(word) for word in text.split()]
    if not words:
        return (), ()

    def matches(fields: Iterable[str | None]) -> bool:
        text = fold("\n".join(field for field in fields if field))
        return all(word in text for word in words)

    plans = tuple(plan for plan in dataset.plans if matches(_plan_words(plan)))
    targets = tuple(target for target in dataset.targets if matches(_target_words(target)))
    return plans, targets


def _plan_words(plan: Plan) -> Iterable[str | None]:
    return plan.key, plan.title, plan.title_en, plan.issuer, plan.region, plan.number, plan.note


def _target_words(target: Target) -> Iterable[str | None]:
    yield from (
        target.id,
        target.plan.region,
        target.title,
        target.title_en,
        target.quote,
        target.basis,
        target.note,
    )
    yield from target.responsible
    yield from target.tags
    yield from _indicator_words(target.indicator)


def _indicator_words(indicator: Indicator | None) -> Iterable[str | None]:
    return (indicator.key, indicator.title, indicator.title_en) if indicator else ()
