"""A dimension and a unit of it, and the units of `unit_data`, built: with their prefixes, and one for every counter."""

from collections.abc import Iterator, Sequence
from decimal import Context, Decimal
from typing import NamedTuple

from policytrack.quantity import unit_data

# Wide enough for every product and quotient of factors that is exact at all (an exbibyte's inverse has 60 digits).
EXACT = Context(prec=200)
ONE = Decimal(1)


class Dimension(NamedTuple):
    """What a quantity is a quantity of. AmountParser of one dimension compare; amounts of two never do."""

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
    def unscaled(self) -> "Unit":
        """The unit without its multiplier: 元 for 亿元."""
        if self.multiplier == 1:
            return self
        return Unit(self.stem, self.dimension, EXACT.divide(self.factor, self.multiplier), self.english, self.stem)

    def times(self, written: str, multiplier: Decimal) -> "Unit":
        """The unit with a further multiplier before it, which is written `written`."""
        factor = EXACT.multiply(self.factor, multiplier)
        total = EXACT.multiply(self.multiplier, multiplier)
        return Unit(written + self.symbol, self.dimension, factor, self.english, self.stem, total)


DIMENSIONS = {row[0]: Dimension(*row) for row in unit_data.DIMENSIONS}
RATIO = DIMENSIONS["ratio"]
BARE = Unit("", RATIO, ONE, "", "")


def rows() -> Iterator[tuple[Unit, Sequence[str]]]:
    """Every unit with its further spellings, in the order of the table."""
    prefixes = {(symbol, dimension): letters for symbol, dimension, letters in unit_data.PREFIXED}
    listed = {english for _, english, *_ in unit_data.UNITS}
    for symbol, english, key, factor, aliases in unit_data.UNITS:
        unit = Unit(symbol, DIMENSIONS[key], Decimal(factor), english or symbol, symbol)
        spellings = [name for name in aliases.split(", ") if name]
        yield unit, spellings
        for letter in prefixes.get((english, key), ""):
            # kW, MW and the like are listed under their Chinese names.
            if letter + english not in listed:
                yield _prefixed(unit, letter, spellings)
    for english, counters in unit_data.COUNTERS:
        one = unit_data.SINGULARS.get(english)
        for index, counter in enumerate(counters.split()):
            # The first counter is what the singular means.
            yield Unit(counter, DIMENSIONS["count"], ONE, english, counter), [one] if one and not index else ()


def _prefixed(unit: Unit, letter: str, spellings: Sequence[str]) -> tuple[Unit, Sequence[str]]:
    """The unit with a decimal prefix: PFLOPS, also spelled Pflops/s and petaflops."""
    name = next(name for name, short in unit_data.PREFIX_NAMES.items() if short == letter)
    symbol = letter + unit.english
    size = Decimal(10) ** unit_data.PREFIXES[letter]
    also = [name + "flops", letter + "F"] if unit.english == "FLOPS" and letter in "TPE" else []
    for spelling in spellings:
        if spelling.startswith("byte"):
            also.append(name + spelling)
        elif spelling.isascii() and " " not in spelling and not spelling.startswith("watt"):
            also.append(letter + spelling)
    if letter == "k":
        also.append("K" + unit.english)
    return Unit(symbol, unit.dimension, EXACT.multiply(unit.factor, size), symbol, symbol), also
