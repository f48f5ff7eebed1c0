"""The two value types of measuring: a dimension, and a unit of it."""

from decimal import Context, Decimal
from typing import NamedTuple

from policytrack import unit_table

# Wide enough for every product and quotient of factors that is exact at all (an exbibyte's inverse has 60 digits).
EXACT = Context(prec=200)
ONE = Decimal(1)


class Dimension(NamedTuple):
    """What a quantity is a quantity of. Amounts of one dimension compare; amounts of two never do."""

    key: str
    base: str
    name: str
    name_en: str


class Unit(NamedTuple):
    """A unit as written: `symbol` (亿元), its `dimension`, and the exact `factor` to the dimension's base unit.

    `stem` is the symbol without its multiplier (元), `multiplier` the exact multiplier (10^8), and `english` the
    stem's symbol in English text.
    """

    symbol: str
    dimension: Dimension
    factor: Decimal
    english: str
    stem: str
    multiplier: Decimal = ONE

    def __hash__(self) -> int:
        # The symbol alone: hashing decimals at each look-up would cost more than reading the figure.
        return hash(self.symbol)

    @property
    def plain(self) -> "Unit":
        """The unit without its multiplier: 元 for 亿元."""
        if self.multiplier == 1:
            return self
        return Unit(self.stem, self.dimension, EXACT.divide(self.factor, self.multiplier), self.english, self.stem)

    def times(self, written: str, multiplier: Decimal) -> "Unit":
        """The unit with a further multiplier before it, which is written `written`."""
        factor = EXACT.multiply(self.factor, multiplier)
        total = EXACT.multiply(self.multiplier, multiplier)
        return Unit(written + self.symbol, self.dimension, factor, self.english, self.stem, total)


DIMENSIONS = {row[0]: Dimension(*row) for row in unit_table.DIMENSIONS}
RATIO = DIMENSIONS["ratio"]
BARE = Unit("", RATIO, ONE, "", "")
