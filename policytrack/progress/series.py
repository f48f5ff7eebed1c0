"""The usable figures of a target as readings: a day and the values that it may have had then.

Figures of a `sum` are increments and become running totals; all others are taken as they are.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from policytrack.data.model import Actual, Kind, Match, Target
from policytrack.progress.goals import change_interval
from policytrack.progress.intervals import Interval, interval, taken
from policytrack.text.script import same


class Reading(NamedTuple):
    """A figure, the day that it refers to, and the values in base units that it leaves possible."""

    day: date
    values: Interval
    actual: Actual
    worded: Decimal  # the figure, or the sum of the figures, apart from the words that make bounds of them

    def number(self, *, rising: bool = True) -> Decimal:
        """The one number that the arithmetic takes: of two ends the one that shows less progress."""
        low, high = self.values.low, self.values.high
        for end in (low, high) if rising else (high, low):
            if end is not None:
                return end
        return self.worded  # 超50 and 不足100 together leave everything open


def past(target: Target, day: date) -> list[Actual]:
    """The figures that refer to `day` or an earlier one, oldest first; of two of one day the later published last."""
    return sorted(
        (actual for actual in target.actuals if actual.as_of.last <= day),
        key=lambda actual: (actual.as_of.last, (actual.published or actual.as_of).last),
    )


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


def readings(target: Target, actuals: Iterable[Actual], *, change: bool, base: Decimal) -> Sequence[Reading]:
    """The figures as readings, in their order; `change`: they state changes; increments are added to `base`."""
    found: list[Reading] = []
    total, worded = Interval(base, base), base
    for actual in actuals:
        values = change_interval(actual, target) if change else interval(taken(actual.value))
        number = actual.value.bound.base_low
        if target.kind is Kind.SUM:
            total = values = total.plus(values)
            worded = number = worded + number
        found.append(Reading(actual.as_of.last, values, actual, number))
    return found
