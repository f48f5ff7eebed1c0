"""Quantities and bounds: what a figure says, apart from how it is spelled."""

from decimal import Decimal, Inexact
from enum import StrEnum
from typing import Final, Literal, NamedTuple, TypeAlias

from policytrack.quantity.errors import QuantityError
from policytrack.quantity.lexicon import FIVE_YEAR_PLANS
from policytrack.quantity.unit import EXACT, Dimension, Unit
from policytrack.quantity.unit_data import BRIDGES
from policytrack.text.messages import Message, say
from policytrack.text.printable import width

__all__ = [
    "Bound",
    "Change",
    "Comparator",
    "Course",
    "Margin",
    "Quantity",
    "QuantityError",
    "as_goal",
    "deciding",
    "draw",
]

Period: TypeAlias = Literal["annual", "cumulative"]
_WITHOUT_ROUNDING: Final = EXACT.copy()
_WITHOUT_ROUNDING.traps[Inexact] = True


class Comparator(StrEnum):
    """How a figure bounds the amount.

    以上, 以下 and 以内 include the figure, 不满 and 超过 exclude it (article 1259 of the Civil Code).
    """

    EXACT = "="
    MORE = ">"
    AT_LEAST = ">="
    LESS = "<"
    AT_MOST = "<="
    ABOUT = "~"
    RANGE = "range"


class Change(StrEnum):
    """The direction of a figure that is a difference (新增, 下降) rather than a level reached."""

    INCREASE = "increase"
    DECREASE = "decrease"


class Margin(StrEnum):
    """The side of the figure of others on which an amount is to be, by the figure: 高于全国平均水平1个百分点."""

    ABOVE = "above"
    BELOW = "below"


class Course(StrEnum):
    """Where the words say that an amount goes on its way to the figure."""

    RISE = "rise"  # 达到, 提高到, 建成
    FALL = "fall"  # 降至
    HOLD = "hold"  # 稳定在, 控制在


class Quantity(NamedTuple):
    """An exact amount: `value` in `unit`. Equal to every quantity of the same dimension and the same base amount."""

    value: Decimal
    unit: Unit

    @property
    def base(self) -> Decimal:
        """The amount in the base unit of its dimension, exact."""
        return EXACT.multiply(self.value, self.unit.factor)

    @property
    def dimension(self) -> Dimension:
        """The dimension of the amount."""
        return self.unit.dimension

    def to(self, unit: Unit, digits: int | None = None) -> "Quantity":
        """The same amount in `unit`, exact; with `digits`, rounded half even to so many significant digits.

        Raises `QuantityError` where the dimensions differ, or where the amount has no exact decimal in `unit` (亩 in
        公顷) and no `digits` are given.
        """
        above, below = self.base, unit.factor
        if self.unit.dimension != unit.dimension:
            numerator, denominator = _bridge(self.unit.dimension, unit.dimension)
            above, below = EXACT.multiply(above, Decimal(numerator)), EXACT.multiply(below, Decimal(denominator))
        if digits is not None:
            value = EXACT.divide(above, below)
            if value:
                last = Decimal(1).scaleb(value.adjusted() + 1 - digits, EXACT)
                value = value.quantize(last, context=EXACT)
            return Quantity(value, unit)
        try:
            return Quantity(_WITHOUT_ROUNDING.divide(above, below), unit)
        except Inexact:
            raise QuantityError(
                say("the amount has no exact decimal in {}, and it is rounded only on demand (digits)", unit.symbol)
            ) from None

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Quantity):
            return NotImplemented
        return self.unit.dimension == other.unit.dimension and self.base == other.base

    def __ne__(self, other: object) -> bool:  # a tuple has its own
        return not self == other

    def __hash__(self) -> int:
        return hash((self.unit.dimension.key, self.base))


def _bridge(source: Dimension, target: Dimension) -> tuple[int, int]:
    """The fraction by which base amounts of one dimension become base amounts of another."""
    for first, second, numerator, denominator in BRIDGES:
        if (source.key, target.key) == (first, second):
            return numerator, denominator
        if (source.key, target.key) == (second, first):
            return denominator, numerator
    raise QuantityError(say("{} cannot be converted to {}", Message(source.name_en), Message(target.name_en)))


class Bound(NamedTuple):
    """What a figure says: a comparator, one amount or the two ends of a range, and what the amount is an amount of.

    Two bounds are equal that mean the same, however they are spelled; `word` and the unit's multiplier are spelling.
    """

    comparator: Comparator
    low: Decimal  # the figures as written, in `unit`; equal unless a range
    high: Decimal
    unit: Unit  # as written, multiplier included: 亿元
    change: Change | None = None  # a difference (新增, 下降), not a level reached
    per: str | None = None  # 年均 "year", 人均 "person", 日均 "day", 亩均 "mu", 户均 "household"
    basis: str | None = None  # the bracket beside the figure: FP16
    period: Period | None = None  # 每年 and 年均 "annual", 累计 "cumulative"
    reference: str | None = None  # what a relative figure compares with: 2020, 上年
    magnitude: bool = False  # an order of magnitude: 千亿级
    course: Course | None = None  # where it decides which side a miss is on: 达到40%左右 a floor, 降至1.2 a ceiling
    margin: Margin | None = None  # where the figure is a difference to the figure of others, which `reference` names
    word: str = ""  # the words of direction and comparison as written: 提高到, 不少于, 达到…以上

    @property
    def base_low(self) -> Decimal:
        """The lower figure in the base unit of the dimension, exact."""
        return EXACT.multiply(self.low, self.unit.factor)

    @property
    def base_high(self) -> Decimal:
        """The upper figure in the base unit of the dimension, exact."""
        return EXACT.multiply(self.high, self.unit.factor)

    @property
    def dimension(self) -> Dimension:
        """The dimension of the figures."""
        return self.unit.dimension

    @property
    def compared_year(self) -> int | None:
        """The year that `reference` is: 2020, or the last one of a five-year plan (十四五末); None where it is none."""
        if self.reference is None:
            return None
        if self.reference.isdigit():
            return int(self.reference)
        return FIVE_YEAR_PLANS.get(self.reference.removesuffix("末")) if self.reference.endswith("末") else None

    @property
    def meaning(self) -> tuple[object, ...]:
        """All that the bound says, without its spelling."""
        return (
            self.comparator,
            self.unit.dimension.key,
            self.base_low,
            self.base_high,
            self.change,
            self.per,
            self.basis,
            self.period,
            self.reference,
            self.magnitude,
            self.course,
            self.margin,
        )

    def __eq__(self, other: object) -> bool:
        return self.meaning == other.meaning if isinstance(other, Bound) else NotImplemented

    def __ne__(self, other: object) -> bool:  # a tuple has its own
        return not self == other

    def __hash__(self) -> int:
        return hash(self.meaning)

    def is_relative(self, unit: Unit | None) -> bool:
        """Whether this is a change (增长15%, 新增3000公里) or a multiple (翻一番) of amounts in `unit`.

        If not, it is itself such an amount. `unit` is what the indicator is measured in, if that is known.
        """
        if self.change is not None or self.reference is not None:
            return True
        own = unit.dimension.key if unit else None
        return self.dimension.key in ("multiple", "points") and self.dimension.key != own

    def with_comparator(self, comparator: Comparator) -> "Bound":
        """The same figure with another comparator."""
        return self._replace(comparator=comparator, course=deciding(self.course, comparator, self.change))


def deciding(course: Course | None, comparator: Comparator, change: Change | None) -> Course | None:
    """The course that a bound keeps: that of a figure which the comparator does not bind to one side.

    A change (下降13.5%左右) has its direction, and a bare figure is a floor as a promise unless it is fallen to.
    """
    if change is not None or comparator not in (Comparator.ABOUT, Comparator.RANGE, Comparator.EXACT):
        return None
    return None if comparator is Comparator.EXACT and course is not Course.FALL else course


def as_goal(bound: Bound) -> Bound:
    """The bound read as a promise: a bare figure is a floor (达到), one that an amount falls to (降至) a ceiling.

    A place in a ranking is a ceiling as well: who promises the third is as good as his word on the second.
    """
    if bound.comparator is not Comparator.EXACT:
        return bound
    ceiling = bound.course is Course.FALL or bound.dimension.key == "rank"
    return bound.with_comparator(Comparator.AT_MOST if ceiling else Comparator.AT_LEAST)


def draw(error: QuantityError) -> str:
    """Two lines: the text that could not be read, and a caret under the character where reading stopped."""
    return f"{error.text}\n{' ' * width(error.text[: error.offset])}^"
