"""Which figures count on a day, as observations: a day, and what the figure of that day says.

Figures of a `sum` are increments and become running totals; yearly rates are multiplied; all others are taken as they
are.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from operator import itemgetter
from typing import NamedTuple

from policytrack.data.model import Actual, Match, Target
from policytrack.progress.goals import change_said, product, scale_of_change
from policytrack.progress.intervals import Said, exactly, said
from policytrack.text.dates import PartialDate
from policytrack.text.script import same


class Observation(NamedTuple):
    """What the figures say of one day."""

    day: date
    said: Said
    actual: Actual  # the figure of that day; of a total or product its last part
    near: bool = False  # it, or a part of it, is near to what was promised and not the same
    partial: bool = False  # a total with a year missing: it is at least that
    parts: int = 1  # how many figures it is made of

    @property
    def counted(self) -> Said:
        """What it says as it counts in a verdict: of a total with a year missing, at least that."""
        return self.said.or_more() if self.partial else self.said

    def number(self, *, rising: bool = True) -> Decimal:
        """The one number that the arithmetic shows."""
        return self.said.number(rising=rising)


def published(actual: Actual) -> date:
    """The day from which a figure is known."""
    return (actual.published or actual.as_of).last


def is_known(actual: Actual, day: date, known_on: date) -> bool:
    """Whether a figure, or a baseline, refers to `day` or an earlier one and was published by `known_on`."""
    return actual.as_of.last <= day and published(actual) <= known_on


def known(target: Target, day: date, known_on: date) -> list[Actual]:
    """The figures that refer to `day` or an earlier one and were published by `known_on`, oldest first.

    Of two of one day the later published stands last, of two published on one day the later in the file.
    """
    dated = [(one.as_of.last, published(one), one) for one in target.actuals]
    found = [each for each in dated if each[0] <= day and each[1] <= known_on]
    found.sort(key=itemgetter(0, 1))
    return [one for _, _, one in found]


def is_comparable(actual: Actual, target: Target) -> bool:
    """Whether a figure may be used: not marked as different, and of the goal's basis or marked as near to it."""
    if actual.match is not Match.SAME:
        return actual.match is Match.NEAR
    return is_on_basis(actual, target)


def is_on_basis(actual: Actual, target: Target) -> bool:
    """Whether a figure is of the goal's basis, or names none."""
    basis = actual.named_basis
    return basis is None or same(basis.strip(), basis_of(target).strip())


def basis_of(target: Target) -> str:
    """The statistical basis (口径) that the goal is counted on, where one is named."""
    return target.wanted_basis or ""


def is_near(actual: Actual) -> bool:
    """Whether a figure is near to what was promised, not the same."""
    return actual.match is Match.NEAR


def is_flow(target: Target) -> bool:
    """Whether months of the indicator add up to a year (产值, 新增)."""
    return target.indicator is not None and target.indicator.flow


def is_whole_year(when: PartialDate) -> bool:
    """Whether a figure is a whole year's: of 2025 or of 2025-12-31; 2025-12 is December's."""
    return when.month is None or (when.month == 12 and when.day == 31)


def one_a_day(actuals: Iterable[Actual]) -> list[Actual]:
    """The figures, of each day one: the goal's own basis before `near`, then the last published."""
    best: dict[date, Actual] = {}
    for actual in actuals:
        standing = best.get(actual.as_of.last)
        if standing is None or is_near(standing) or not is_near(actual):
            best[actual.as_of.last] = actual
    return list(best.values())


def levels(actuals: Iterable[Actual]) -> list[Observation]:
    """The figures as they are."""
    return [Observation(one.as_of.last, said(one.value), one, is_near(one)) for one in one_a_day(actuals)]


def changes(target: Target, actuals: Iterable[Actual]) -> list[Observation]:
    """Figures that state changes, counted in the goal's direction."""
    return [Observation(one.as_of.last, change_said(one, target), one, is_near(one)) for one in one_a_day(actuals)]


def totals(actuals: Iterable[Actual], start: date, known: Iterable[Actual] = ()) -> list[Observation]:
    """Increments since the start as running totals; a figure of a whole year replaces those of its months.

    While a year between start and newest figure has none, or one of the `known` increments is left out, the total is a
    lower bound.
    """
    counted = _increments(actuals, start)
    days = {one.as_of.last for one in counted}
    left_out = min((one.as_of.last for one in _increments(known, start) if one.as_of.last not in days), default=None)
    found: list[Observation] = []
    total, near, seen = exactly(Decimal(0)), False, set[int]()
    first = (start + timedelta(days=1)).year if start < date.max else start.year
    for one in counted:
        total, near = total.plus(said(one.value)), near or is_near(one)
        seen.add(one.as_of.year)
        partial = len(seen) < one.as_of.year - first + 1 or (left_out is not None and left_out <= one.as_of.last)
        found.append(Observation(one.as_of.last, total, one, near, partial, len(found) + 1))
    return found


def _increments(actuals: Iterable[Actual], start: date) -> list[Actual]:
    """The increments that count: after the start, of a day one, of a year the whole or its months."""
    later = [one for one in actuals if one.as_of.last > start]
    whole = {one.as_of.year for one in later if one.as_of.month is None}
    return one_a_day(one for one in later if one.as_of.month is None or one.as_of.year not in whole)


def rates(target: Target, actuals: Iterable[Actual], year: int) -> tuple[list[Observation], int | None]:
    """Yearly rates since a base year as one change each, the product so far; and the first year that is missing.

    Years after the deadline's are no part of the goal: neither what they add nor what they lack.
    """
    of_year = {one.as_of.year: one for one in one_a_day(actuals) if is_whole_year(one.as_of) and one.as_of.year > year}
    scale = scale_of_change(target)
    found: list[Observation] = []
    stated: list[Said] = []
    near = False
    last = max(of_year, default=year)
    if target.by is not None:
        last = min(last, target.by.last.year)
    for now in range(year + 1, last + 1):
        one = of_year.get(now)
        if one is None:
            return found, now
        stated.append(change_said(one, target))
        near = near or is_near(one)
        found.append(Observation(one.as_of.last, product(stated, scale), one, near, parts=len(stated)))
    return found, None


def since(observations: Iterable[Observation], start: date | None) -> Sequence[Observation]:
    """Those that are no history: not older than the start."""
    return [one for one in observations if start is None or one.day >= start]


def own(actuals: Iterable[Actual]) -> Iterator[Actual]:
    """The figures of the goal's own basis."""
    return (one for one in actuals if not is_near(one))
