"""Reading a figure: `parse` turns 力争达到12EFLOPS, 1—2家, 千億級 or `over 27.1 billion yuan` into a `Bound`.

A figure is a run of words before the amount, the amount (a number or a range, with its unit), and a run of words
behind it. Every word must be known (see `lexicon`); what is not is an error that says where reading stopped.
"""

import re
from decimal import Decimal

from policytrack.quantity.bound import Bound, as_goal
from policytrack.quantity.errors import QuantityError
from policytrack.quantity.figure_parser import FigureParser
from policytrack.quantity.interpreter import DATE_UNITS
from policytrack.quantity.normalise import normalise_with_offsets
from policytrack.quantity.unit import Dimension, Unit
from policytrack.quantity.unit_table import UNITS, UnitTable

__all__ = ["FigureParser", "as_goal", "parse"]

_ONE_NUMBER = re.compile(r"([^0-9]*)([0-9]+(?:\.[0-9]+)?)([^0-9]*)").fullmatch
_MOST_READINGS = 20000
#: A longer text is no figure; so short, every product of a figure and its unit's factor is exact (`units.EXACT`).
LONGEST_FIGURE = 120


def parse(
    text: str,
    *,
    unit: Unit | None = None,
    dimension: Dimension | None = None,
    region: str | None = None,
    table: UnitTable = UNITS,
) -> Bound:
    """The bound that `text` states; a bare figure is exact here (see `as_goal` for promises).

    `unit` is the unit of a figure without one, and a multiplier alone (千億) multiplies that unit without its own
    multiplier. `dimension` (by default the unit's) settles a bare `P` or `G`, and `region` settles 元, $ and 兆.
    Raises `QuantityError`, with the place in `text`, where the figure cannot be read or may be read in two ways.
    """
    if len(text) > LONGEST_FIGURE:
        raise QuantityError(
            f"{len(text):,} characters are no figure; it begins {text[:20]}", text=text[:LONGEST_FIGURE]
        )
    split = _ONE_NUMBER(text)
    if split is None:
        return _read(text, unit, dimension, region, table)
    before, number, behind = split.groups()
    key = (before, behind, unit, dimension, region)
    known = table.readings.get(key)
    if known is not None:
        value = Decimal(number)
        return Bound(
            known.comparator,
            value,
            value,
            known.unit,
            known.change,
            known.per,
            known.basis,
            known.period,
            known.reference,
            known.magnitude,
            known.word,
        )
    bound = _read(text, unit, dimension, region, table)
    # The words read the same with every number only where the number went into the bound as it stands.
    plainly = bound.unit.stem not in DATE_UNITS and bound.dimension.key != "rank" and not bound.magnitude
    if plainly and bound.low and bound.low == bound.high == Decimal(number):
        if len(table.readings) >= _MOST_READINGS:
            table.readings.clear()
        table.readings[key] = bound
    return bound


def _read(text: str, unit: Unit | None, dimension: Dimension | None, region: str | None, table: UnitTable) -> Bound:
    folded, places = normalise_with_offsets(text)

    def spelled(start: int, end: int) -> str:
        return text[places[start] : places[end]]

    try:
        bound, end = FigureParser(folded, unit, dimension, region, table, spelled=spelled).figure()
        if end < len(folded):
            raise _left_over(folded[end:], end, table)
    except QuantityError as error:
        raise error.located_at(text, places[min(error.offset, len(folded))]) from None
    return bound


def _left_over(rest: str, end: int, table: UnitTable) -> QuantityError:
    """The error for what stands behind a figure, with the units that are spelled like it."""
    start = end + len(rest) - len(rest.lstrip())
    name = re.split(r"[\s0-9,，。;；(（]", rest.strip(), maxsplit=1)[0]
    near = table.near(name) if 1 < len(name) < 20 else ()
    return QuantityError(f"cannot read {rest.strip()!r} after the figure", offset=start, suggestions=near)
