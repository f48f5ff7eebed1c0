"""What a figure says: the number as published, the values that its digits and words leave possible, and whether these
lie within others.
"""

import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from policytrack.data.model import Figure
from policytrack.progress.thresholds import ABOUT_SHARE, ROUND_SHARE
from policytrack.quantity.bound import Bound, Comparator
from policytrack.quantity.errors import QuantityError
from policytrack.quantity.normalise import normalise
from policytrack.quantity.parsing import parse
from policytrack.quantity.unit import EXACT, ONE

_FLOORS: Final = frozenset((Comparator.MORE, Comparator.AT_LEAST))
_CEILINGS: Final = frozenset((Comparator.LESS, Comparator.AT_MOST))
_NOTHING: Final = Decimal(0)
_HALF: Final = Decimal("0.5")
_HUNDRED: Final = Decimal(100)
#: A place that is said to be worse, or about right, is told as that place.
_WORSE_OR_ABOUT = r"(?<!不)低于|不高于|约|左右|上下"
#: 近200家 is below 200; 约200家 may be on either side.
_SHORT_OF = ("近", "nearly", "almost", "close to")
#: 900多家, 900余家: more than 900 and less than 1000.
_ODD = r"[0-9零一二三四五六七八九十百千万亿][多余]"
#: What these two are before they are normalised: most figures have none.
_ODD_SIGNS: Final = frozenset("多余餘\U0001f215\U0002f85d")


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

    def holds(self, value: Decimal) -> bool:
        """Whether a value lies in it."""
        low, high = self.low, self.high
        return (low is None or value > low or (self.low_in and value == low)) and (
            high is None or value < high or (self.high_in and value == high)
        )

    def mapped(self, function: Callable[[Decimal], Decimal], *, rising: bool) -> "Interval":
        """What a function makes of these values that rises with them, or falls."""
        low, high = (None if end is None else function(end) for end in (self.low, self.high))
        if rising:
            return Interval(low, high, self.low_in, self.high_in)
        return Interval(high, low, self.high_in, self.low_in)

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


class Said(NamedTuple):
    """What a figure says, in base units: the values that it leaves possible, and its number as published."""

    values: Interval
    digits: Decimal
    #: The ends that its words name, None where open; of a plain number, whose interval is its rounding, the number.
    ends: tuple[Decimal | None, Decimal | None]
    plain: bool = True  # a number; else a bound, a range or 约

    def number(self, *, rising: bool = True) -> Decimal:
        """The one number that the arithmetic shows: as published; of a bound the end that shows less progress."""
        end = self.ends[0 if rising else 1]
        return self.digits if end is None else end

    @property
    def bounded(self) -> str:
        """How `number()` bounds what is so: "at least" (超100, 多, a range), "at most" (不到100), or "" of a number."""
        if self.plain or self.values.low is self.values.high is None:
            return ""
        return "at most" if self.values.low is None else "at least"

    @property
    def corners(self) -> tuple[Decimal | None, ...]:
        """The number and the ends of the interval, each once; None stands for an end that is open."""
        return tuple({self.digits: None, self.values.low: None, self.values.high: None} if self.plain else
                     {self.values.low: None, self.values.high: None})  # fmt: skip

    @property
    def ends_of_values(self) -> tuple[tuple[Decimal | None, bool], ...]:
        """The ends of the interval, each once, and whether it is the upper one; None stands for one that is open."""
        low, high = self.values.low, self.values.high
        return ((low, False),) if low is not None and low == high else ((low, False), (high, True))

    def reaches(self, accepted: Interval, goal: tuple[Decimal, Decimal]) -> bool | None:
        """Whether the figure reaches a goal, read from the digits as published; None where it decides nothing.

        `goal` are the ends of the goal, the same but for a range. A figure coarser than the goal, which an end of what
        is accepted lies strictly within and whose digits are not the goal's (5.2万 against 5.24万), decides nothing.
        """
        if not self.plain:
            return self.values.within(accepted)
        for edge in (accepted.low, accepted.high):
            if edge is not None and self.digits not in (edge, *goal) and _strictly_inside(edge, self.values):
                return None
        return accepted.holds(self.digits)

    def plus(self, other: "Said") -> "Said":
        """The sum of two figures."""
        low, high = (
            None if one is None or two is None else one + two for one, two in zip(self.ends, other.ends, strict=True)
        )
        return Said(self.values.plus(other.values), self.digits + other.digits, (low, high), self.plain and other.plain)

    def or_more(self) -> "Said":
        """The same as a lower bound: a total with a part missing is at least that."""
        low, low_in = self.values.low, self.values.low_in
        return Said(Interval(low, None, low_in), self.digits, (self.ends[0], None), plain=False)

    def __neg__(self) -> "Said":
        ends = _minus(self.ends[1]), _minus(self.ends[0])
        return Said(-self.values, self.digits.copy_negate(), ends, self.plain)


def exactly(value: Decimal) -> Said:
    """A number that no figure stands for, such as the zero that a total starts from."""
    return Said(Interval(value, value), value, (value, value))


def _bounded(values: Interval, digits: Decimal) -> Said:
    """A bound, whose ends are those that its words name."""
    return Said(values, digits, (values.low, values.high), plain=False)


def said(figure: Figure) -> Said:
    """What a published figure says: digits as published, 超 近 约 多, ranges."""
    bound = as_published(figure)
    low = bound.base_low
    match bound.comparator:
        case Comparator.EXACT:
            half = _half_a_digit(bound)
            return Said(Interval(low - half, low + half, True, not half), low, (low, low))
        case Comparator.ABOUT:
            margin = EXACT.multiply(abs(low), ABOUT_SHARE)
            if any(word in bound.word.lower() for word in _SHORT_OF):
                return _bounded(Interval(low - margin, low, False, False), low)
            return _bounded(Interval(low - margin, low + margin), low)
        case Comparator.MORE if not _ODD_SIGNS.isdisjoint(figure.text) and re.search(_ODD, normalise(figure.text)):
            return _bounded(Interval(low, low + _last_digit(bound), False, False), low)
        case _:
            return _bounded(interval(bound), low)


def interval(bound: Bound) -> Interval:
    """The values that the comparator of a bound leaves possible. An approximate one (约) is taken at its word."""
    comparator = bound.comparator
    if comparator in _FLOORS:
        return Interval(bound.base_low, None, comparator is not Comparator.MORE)
    if comparator in _CEILINGS:
        return Interval(None, bound.base_high, True, comparator is not Comparator.LESS)
    return Interval(bound.base_low, bound.base_high)


def as_published(figure: Figure) -> Bound:
    """A published figure as it counts: 第5位 is that place, where as a goal it includes the places before it."""
    bound = figure.bound
    is_bound = bound.dimension.key == "rank" and bound.comparator is Comparator.AT_MOST
    return bound.with_comparator(Comparator.EXACT) if is_bound and not _is_among_others(figure.text) else bound


@lru_cache(maxsize=256)
def _is_among_others(text: str) -> bool:
    """Whether a place is told as the last of those that it may be: 前5名, 第5名以内, 不低于第5位, top 5."""
    if re.search(_WORSE_OR_ABOUT, normalise(text)):
        return False
    try:
        place = parse(text)
    except QuantityError:  # the number alone, whose unit the goal says
        return False
    return place.comparator is Comparator.AT_MOST and place.low != 1


def is_place(figure: Figure) -> bool:
    """Whether a published figure is one place in a ranking (第5位)."""
    bound = as_published(figure)
    return bound.dimension.key == "rank" and bound.comparator is Comparator.EXACT


def _half_a_digit(bound: Bound) -> Decimal:
    """How far the amount may be from the digits as published: half of the last one; zeros are digits.

    A whole number ending in two zeros or more is within 0.5%; a whole count without a multiplier is exact, one per
    head never; a place in a ranking is exact.
    """
    unit = bound.unit
    if unit.dimension.key == "rank":
        return _NOTHING
    if not bound.low.same_quantum(ONE) and (exponent := int(bound.low.as_tuple().exponent)) < 0:
        return EXACT.multiply(Decimal(5).scaleb(exponent - 1), unit.factor)
    if bound.low and not EXACT.remainder(bound.low, _HUNDRED):
        return EXACT.multiply(abs(bound.base_low), ROUND_SHARE)
    if unit.dimension.key == "count" and unit.multiplier == 1 and bound.per is None:
        return _NOTHING
    return EXACT.multiply(_HALF, unit.factor)


def _last_digit(bound: Bound) -> Decimal:
    """What the last digit of a number counts that is not a zero at its end: of 900 a hundred."""
    digits = bound.low.normalize(EXACT)
    return EXACT.multiply(Decimal(1).scaleb(int(digits.as_tuple().exponent)), bound.unit.factor)


def _strictly_inside(value: Decimal, values: Interval) -> bool:
    return (values.low is None or values.low < value) and (values.high is None or value < values.high)


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
