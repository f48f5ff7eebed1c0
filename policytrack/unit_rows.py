"""The units of `unit_table`, built: with their decimal prefixes, and a unit for every counter."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from policytrack import unit_table
from policytrack.dimensions import DIMENSIONS, EXACT, ONE, Unit


def rows() -> Iterator[tuple[Unit, Sequence[str]]]:
    """Every unit with its further spellings, in the order of the table."""
    prefixes = {(symbol, dimension): letters for symbol, dimension, letters in unit_table.PREFIXED}
    listed = {english for _, english, *_ in unit_table.UNITS}
    for symbol, english, key, factor, aliases in unit_table.UNITS:
        unit = Unit(symbol, DIMENSIONS[key], Decimal(factor), english or symbol, symbol)
        spellings = [name for name in aliases.split(", ") if name]
        yield unit, spellings
        for letter in prefixes.get((english, key), ""):
            # kW, MW and the like are listed under their Chinese names.
            if letter + english not in listed:
                yield _prefixed(unit, letter, spellings)
    for english, counters in unit_table.COUNTERS:
        for counter in counters.split():
            yield Unit(counter, DIMENSIONS["count"], ONE, english, counter), ()


def _prefixed(unit: Unit, letter: str, spellings: Sequence[str]) -> tuple[Unit, Sequence[str]]:
    """The unit with a decimal prefix: PFLOPS, also spelled Pflops/s and petaflops."""
    name = next(name for name, short in unit_table.PREFIX_NAMES.items() if short == letter)
    symbol = letter + unit.english
    size = Decimal(10) ** unit_table.PREFIXES[letter]
    also = [name + "flops", letter + "F"] if unit.english == "FLOPS" and letter in "TPE" else []
    for spelling in spellings:
        if spelling.startswith("byte"):
            also.append(name + spelling)
        elif spelling.isascii() and " " not in spelling and not spelling.startswith("watt"):
            also.append(letter + spelling)
    if letter == "k":
        also.append("K" + unit.english)
    return Unit(symbol, unit.dimension, EXACT.multiply(unit.factor, size), symbol, symbol), also
