"""A curator's own units, from the data file: each rests on a unit of the table, or opens a dimension of its own."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from policytrack.quantity.normalise import normalise
from policytrack.quantity.numerals import ARABIC, arabic
from policytrack.quantity.unit import DIMENSIONS, EXACT, ONE, Dimension, Unit
from policytrack.quantity.unit_table import UnitError, UnitTable
from policytrack.text.messages import Message, say


class Definition(NamedTuple):
    """A curator's unit: `symbol` is worth `equals` (`1000 kg`), or with none opens the dimension that it names.

    With `equals`, a `dimension` is a statement that is checked.
    """

    symbol: str
    equals: str = ""
    dimension: str = ""
    aliases: tuple[str, ...] = ()
    english: str = ""


class DefinitionError(UnitError):
    """A wrong entry: `entry` is its symbol, `field` the part of it that is wrong."""

    def __init__(self, entry: str, field: str, reason: str) -> None:
        super().__init__(reason)
        self.entry = entry
        self.field = field


def extended(table: UnitTable, definitions: Sequence[Definition]) -> tuple[UnitTable, list[DefinitionError]]:
    """A table with the units of `definitions` too, and what is wrong with those that were not added.

    An entry may rest on another one, in any order. Wrong are: a spelling that is taken, a circle, an `equals` that
    names no unit, and a `dimension` that is not the one of `equals`.
    """
    larger = UnitTable(table.listed)
    problems: list[DefinitionError] = []
    waiting: dict[str, Definition] = {}
    problems += [
        DefinitionError(entry.symbol, say("symbol"), say("{!r} is defined twice", entry.symbol))
        for entry in definitions
        if waiting.setdefault(entry.symbol, entry) is not entry
    ]
    for entry in definitions:
        _define(larger, entry, waiting, (), problems)
    return larger, problems


def _define(
    table: UnitTable,
    entry: Definition,
    waiting: dict[str, Definition],
    path: tuple[str, ...],
    problems: list[DefinitionError],
) -> None:
    if entry.symbol in path:
        circle = " -> ".join((*path[path.index(entry.symbol) :], entry.symbol))
        problems.append(
            DefinitionError(entry.symbol, "equals", say("the units define each other in a circle: {}", circle))
        )
        for symbol in path[path.index(entry.symbol) :]:
            waiting.pop(symbol, None)
        return
    number, rest = _split(entry.equals)
    if rest in waiting:
        _define(table, waiting[rest], waiting, (*path, entry.symbol), problems)
    if waiting.pop(entry.symbol, None) is None:
        return
    try:
        table.add(_unit(table, entry, number, rest), entry.aliases)
    except DefinitionError as error:
        problems.append(error)


def _unit(table: UnitTable, entry: Definition, number: Decimal | None, rest: str) -> Unit:
    for name in (entry.symbol, *entry.aliases):
        taken = _known(table, name)
        if taken or not name.strip():
            field = "symbol" if name == entry.symbol else "aliases"
            known = (
                say("{!r} is already {} ({})", name, taken.symbol, Message(taken.dimension.name_en)) if taken else ""
            )
            raise DefinitionError(entry.symbol, field, (known or say("the name is empty")))
    english = entry.english or entry.symbol
    if not entry.equals:
        if not entry.dimension:
            why = say("{!r} needs `equals`, or a `dimension` of its own", entry.symbol)
            raise DefinitionError(entry.symbol, "equals", why)
        if entry.dimension in DIMENSIONS:
            base = DIMENSIONS[entry.dimension].base
            why = say(
                "the dimension {!r} has the base unit {}: say what {!r} equals", entry.dimension, base, entry.symbol
            )
            raise DefinitionError(entry.symbol, "dimension", why)
        own = Dimension(entry.dimension, entry.symbol, entry.dimension, entry.dimension)
        return Unit(entry.symbol, own, ONE, english, entry.symbol)
    if number is None or number <= 0:
        why = say("{!r} is not a number and a unit, like '1000 kg'", entry.equals)
        raise DefinitionError(entry.symbol, "equals", why)
    try:
        base_unit = table.find(rest)
    except UnitError as error:
        raise DefinitionError(entry.symbol, "equals", str(error)) from error
    if entry.dimension and entry.dimension != base_unit.dimension.key:
        why = say("{!r} is of the dimension {!r}, not {!r}", entry.equals, base_unit.dimension.key, entry.dimension)
        raise DefinitionError(entry.symbol, "dimension", why)
    return Unit(entry.symbol, base_unit.dimension, EXACT.multiply(number, base_unit.factor), english, entry.symbol)


def _known(table: UnitTable, name: str) -> Unit | None:
    """The unit that a spelling means already, composed ones (亿元, 吨/日) among them."""
    try:
        return table.named(name) or table.find(name)
    except UnitError:
        return None


def _split(equals: str) -> tuple[Decimal | None, str]:
    folded = normalise(equals).strip()
    number = re.match(ARABIC, folded)
    return (arabic(number[0]), folded[number.end() :].strip()) if number else (None, folded)
