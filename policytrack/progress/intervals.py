"""What a figure leaves possible: an interval of values, and whether it lies within another."""

from decimal import Decimal
from typing import NamedTuple

from policytrack.data.model import Figure
from policytrack.quantity.bound import Bound, Comparator
from policytrack.quantity.normalise import normalise

#: Words that make a rank a bound: 前5名, 第5名以内, top 5.
_AMONG = ("前", "内", "以上", "以下", "top")


class Interval(NamedTuple):
    """A range of values in base units; None is open on that side. `low_in` and `high_in`: whether the end belongs."""

    low: Decimal | None
    high: Decimal | None
    low_in: bool = True
    high_in: bool = True

    def within(self, other: "Interval") -> bool | None:
        """True if every value lies in the other, False if none does, None if the figure does not decide."""
        if _reaches(self.low, self.low_in, other.low, other.low_in) and _reaches(
            _minus(self.high), self.high_in, _minus(other.high), other.high_in
        ):
            return True
        if _apart(self.high, self.high_in, other.low, other.low_in) or _apart(
            other.high, other.high_in, self.low, self.low_in
        ):
            return False
        return None

    def __neg__(self) -> "Interval":
        """The same distance below zero."""
        return Interval(_minus(self.high), _minus(self.low), self.high_in, self.low_in)

    def plus(self, other: "Interval") -> "Interval":
        """All sums of a value of each. Exact only in a context that does not round (`units.EXACT`)."""
        return Interval(
            None if self.low is None or other.low is None else self.low + other.low,
            None if self.high is None or other.high is None else self.high + other.high,
            self.low_in and other.low_in,
            self.high_in and other.high_in,
        )


def interval(bound: Bound) -> Interval:
    """The values that a bound leaves possible. An approximate figure (约) is taken at its word."""
    low, high = bound.base_low, bound.base_high
    match bound.comparator:
        case Comparator.MORE:
            return Interval(low, None, low_in=False)
        case Comparator.AT_LEAST:
            return Interval(low, None)
        case Comparator.LESS:
            return Interval(None, high, high_in=False)
        case Comparator.AT_MOST:
            return Interval(None, high)
        case _:
            return Interval(low, high)


def taken(figure: Figure) -> Bound:
    """A published figure as it counts: 第5位 is that place, where as a goal it includes the places before it."""
    bound = figure.bound
    if bound.dimension.key == "rank" and bound.comparator is Comparator.AT_MOST:
        text = normalise(figure.text).casefold()
        if not any(word in text for word in _AMONG):
            return bound.with_comparator(Comparator.EXACT)
    return bound


def is_place(figure: Figure) -> bool:
    """Whether a published figure is one place in a ranking (第5位)."""
    bound = taken(figure)
    return bound.dimension.key == "rank" and bound.comparator is Comparator.EXACT


def _minus(value: Decimal | None) -> Decimal | None:
    # copy_negate, because unary minus rounds to the context.
    return None if value is None else value.copy_negate()


def _reaches(low: Decimal | None, low_in: bool, floor: Decimal | None, floor_in: bool) -> bool:
    """Whether everything from `low` on lies above the floor."""
    if floor is None:
        return True
    if low is None:
        return False
    return low > floor or (low == floor and (floor_in or not low_in))


def _apart(high: Decimal | None, high_in: bool, low: Decimal | None, low_in: bool) -> bool:
    """Whether everything up to `high` lies below everything from `low` on."""
    if high is None or low is None:
        return False
    return high < low or (high == low and not (high_in and low_in))
