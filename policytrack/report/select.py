"""Which targets a report is of: filters that combine. Words match in either script, full and half width alike."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from policytrack.data.model import Dataset, Indicator, Plan, Pledge, Promise
from policytrack.data.values import levels_of
from policytrack.text.script import fold


class Filter(NamedTuple):
    """All that a target must satisfy; of several words for one thing one is enough. Empty filters let all pass."""

    regions: Sequence[str] = ()  # part of the region's name
    plans: Sequence[str] = ()  # the plan's key, or part of its title or number
    indicators: Sequence[str] = ()  # the indicator's key, or part of its title
    tags: Sequence[str] = ()  # a whole tag
    categories: Sequence[str] = ()  # a level, or several that follow each other: 能源 > 新能源
    scopes: Sequence[str] = ()  # part of the scope
    changes: Sequence[str] = ()  # a change, by its word in the file
    responsible: Sequence[str] = ()  # part of the name of a body, one that leads or another
    due_after: date | None = None  # the first day that a deadline may be on
    due_before: date | None = None  # the last one
    text: str = ""  # words that must all be found, as `search` finds them

    def select(self, dataset: Dataset) -> Sequence[Promise]:
        """The targets that pass, in the order of the file, and behind them the goals without a figure."""
        targets = dataset.promises
        if self.text.strip():
            targets = search(dataset, self.text)[1]
        return [target for target in targets if self._passes(target)]

    def _passes(self, target: Promise) -> bool:
        plan, indicator = target.plan, target.indicator
        if not _contains(self.regions, target.places):
            return False
        if self.plans and not any(names_plan(word, plan) for word in self.plans):
            return False
        if (indicator is None or indicator.key not in self.indicators) and not _contains(
            self.indicators, (indicator.title, indicator.title_en) if indicator else ()
        ):
            return False
        if self.tags and not {_fold(tag) for tag in self.tags} & {_fold(tag) for tag in target.tags}:
            return False
        if self.categories and not any(_lies_in(levels_of(wanted), target.levels) for wanted in self.categories):
            return False
        if not _contains(self.scopes, (target.scope,)) or (self.changes and target.change not in self.changes):
            return False
        return _contains(self.responsible, target.bodies) and self._is_due(target)

    def _is_due(self, target: Promise) -> bool:
        if self.due_after is None and self.due_before is None:
            return True
        if target.by is None:
            return False
        deadline = target.by.last
        return (self.due_after or deadline) <= deadline <= (self.due_before or deadline)


def names_plan(word: str, plan: Plan) -> bool:
    """Whether a word is the plan's key, or part of its title or number."""
    return word == plan.key or _contains((word,), (plan.title, plan.title_en, plan.number))


def _lies_in(wanted: Sequence[str], levels: Sequence[str]) -> bool:
    """Whether these levels stand in a category, one after the other."""
    words, own = [_fold(level) for level in wanted], [_fold(level) for level in levels]
    return any(own[start : start + len(words)] == words for start in range(len(own) - len(words) + 1))


@lru_cache(maxsize=4096)
def _fold(text: str) -> str:
    return fold(text)


def _contains(wanted: Iterable[str], texts: Iterable[str | None]) -> bool:
    """Whether one of the words stands in one of the texts; no words are in all."""
    words = [_fold(word) for word in wanted]
    return not words or any(word in _fold(text) for text in texts if text for word in words)


def search(dataset: Dataset, text: str) -> tuple[tuple[Plan, ...], tuple[Promise, ...]]:
    """The plans and the targets in whose own words every word of the text stands, both folded (see `script.fold`).

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
    targets = tuple(target for target in dataset.promises if matches(_target_words(target)))
    return plans, targets


def _plan_words(plan: Plan) -> Iterable[str | None]:
    return plan.key, plan.title, plan.title_en, plan.issuer, plan.region, plan.number, plan.note


def _target_words(target: Promise) -> Iterable[str | None]:
    yield from (
        target.id,
        target.region,
        target.title,
        target.title_en,
        target.quote,
        target.goal_en,
        target.quote_en,
        target.goal.text if isinstance(target, Pledge) else target.basis,
        target.note,
    )
    yield from target.bodies
    yield from target.levels
    yield target.scope
    yield from target.tags
    yield from _indicator_words(target.indicator)


def _indicator_words(indicator: Indicator | None) -> Iterable[str | None]:
    return (indicator.key, indicator.title, indicator.title_en) if indicator else ()
