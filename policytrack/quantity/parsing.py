"""Reading a figure: `parse` turns 力争达到12EFLOPS, 1—2家, 千億級 or `over 27.1 billion yuan` into a `Bound`.

A figure is a run of words before the amount, the amount (a number or a range, with its unit), and a run of words
behind it. Every word must be known (see `lexicon`); what is not is an error that says where reading stopped.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from policytrack.quantity.bound import Bound, as_goal
from policytrack.quantity.currency import alike
from policytrack.quantity.errors import QuantityError, UnknownUnitError
from policytrack.quantity.figure_parser import EXPECTS_FIGURE, FigureParser
from policytrack.quantity.interpreter import DATE_UNITS, MOST_DIGITS
from policytrack.quantity.lexicon import SPEAKS_OF
from policytrack.quantity.normalise import normalise_with_offsets
from policytrack.quantity.numerals import DIGITS, NUMERAL
from policytrack.quantity.unit import DIMENSIONS, Dimension, Unit
from policytrack.quantity.unit_data import PREFIXES
from policytrack.quantity.unit_table import UNITS, UnitTable
from policytrack.quantity.years import normalised
from policytrack.text.messages import say

__all__ = ["FigureParser", "as_goal", "parse"]

_ONE_NUMBER = re.compile(
    rf"([^0-9]*)([0-9]{{1,3}}(?:,[0-9]{{3}}){{1,4}}(?![,.0-9])|[0-9]{{1,{MOST_DIGITS}}}(?:\.[0-9]{{1,{MOST_DIGITS}}})?)([^0-9]*)"
).fullmatch
_DIGITS: Final = frozenset(DIGITS)
_MAY_BE_A_YEAR = re.compile(r"(?:1[89]|20)[0-9]{2}").fullmatch
_PREFIXES: Final = frozenset(PREFIXES)
#: The numbers that `_frame` reads in the place of all others: whole or not, no years, and nobody spells them in words.
_EXAMPLE: Final = ("7463", "7463.25")
#: A longer text is no figure; so short, every product of a figure and its unit's factor is exact (`units.EXACT`).
LONGEST_FIGURE = 120


class _Known(NamedTuple):
    """What settles what a figure leaves open; see `parse`."""

    unit: Unit | None
    dimension: Dimension | None
    region: str | None
    table: UnitTable


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
            say("{:,} characters are no figure; it begins {}", len(text), text[:20]), text=text[:LONGEST_FIGURE]
        )
    known = _Known(unit, dimension, alike(region), table)
    return _in_frame(text, known) or _read(text, known)


def parse_clause(text: str, *, dimension: Dimension | None = None, region: str | None = None) -> Bound:
    """The bound that `text` states: a figure, or a clause that names its subject first (存储总量达到10EB).

    A clause is read where its one figure stands at the end behind a word of comparison, direction or level. Raises
    `QuantityError` for the text as a figure.
    """
    try:
        return parse(text, dimension=dimension, region=region)
    except QuantityError as error:
        if error.expected == EXPECTS_FIGURE and len(re.findall(r"\d[\d.]*", text)) == 1:
            from policytrack.quantity.extract import find  # noqa: PLC0415 - where a figure alone cannot be read

            found = find(text, region=region)
            if len(found) == 1:
                clause = text[found[0].start :].rstrip("。；;,， ")
                if found[0].text == clause and not clause[0].isdigit():
                    return found[0].bound
        raise


def parse_front(text: str, *, region: str | None = None, table: UnitTable = UNITS) -> tuple[Bound, int] | None:
    """The bound of the figure that `text` begins with, and where in it the figure ends; None where it begins with none.

    What stands behind the figure is left alone, and nothing is said of it: a reader of whole sentences asks often.
    """
    if len(text) > LONGEST_FIGURE:
        return None
    known = _Known(None, None, alike(region), table)
    framed = _in_frame(text, known)
    if framed is not None:
        return framed, len(text)
    folded, places = normalise_with_offsets(text)
    try:
        bound, end = _figure(text, folded, places, known)
    except QuantityError:
        return None
    return bound, places[end]


_MOST_FRAMES: Final = 4096


def _in_frame(text: str, known: _Known) -> Bound | None:
    """The bound of a text with one number, by what the words around it say of any; None where that is not enough."""
    split = _ONE_NUMBER(text)
    if split is None:
        return None
    before, number, behind = split.groups()
    if _MAY_BE_A_YEAR(number):
        return None
    frame = _remembered_frame(before, "." in number, behind, known)
    if frame is None:
        return None
    value = Decimal(number.replace(",", ""))
    return Bound(frame[0], value, value, *frame[3:])


def _remembered_frame(before: str, fraction: bool, behind: str, known: _Known) -> Bound | None:
    """`_frame`, reckoned once.

    A file repeats its words ten thousand times with other numbers. Remembering what they say changes nothing: the
    example is read, whichever number comes first. It is remembered with the table of units, and goes with it: a file
    with units of its own has another one each time that it is read, which a language server does at every key.
    """
    frames = known.table.frames
    key = before, fraction, behind, known.unit, known.dimension, known.region
    try:
        return frames[key]
    except KeyError:
        if len(frames) >= _MOST_FRAMES:
            frames.clear()
        frame = frames[key] = _frame(before, fraction, behind, known)
        return frame


def _frame(before: str, fraction: bool, behind: str, known: _Known) -> Bound | None:
    """What two texts say of a number between them, where they say it of every number alike; else None.

    Left to `_read` are words that hold numerals themselves, dates, ranks, grades, and all that makes another number of
    the one that stands there.
    """
    if not NUMERAL.isdisjoint(before) or not _DIGITS.isdisjoint(behind):
        return None
    number = _EXAMPLE[fraction]
    try:
        bound = _read(before + number + behind, known)
    except QuantityError:
        return None
    settled = bound.unit.stem not in DATE_UNITS and bound.dimension.key != "rank" and not bound.magnitude
    return bound if settled and bound.low == bound.high == Decimal(number) else None


def _read(text: str, known: _Known) -> Bound:
    folded, places = normalised(text, known.region)
    try:
        bound, end = _figure(text, folded, places, known)
        if end < len(folded):
            raise _left_over(folded[end:], end, known.table)
    except QuantityError as error:
        raise error.located_at(text, places[min(error.offset, len(folded))]) from None
    return bound


def _figure(text: str, folded: str, places: Sequence[int], known: _Known) -> tuple[Bound, int]:
    """The figure that a text begins with, and where it ends in the normalised text."""

    def spelled(start: int, end: int) -> str:
        return text[places[start] : places[end]]

    if known.unit is None and known.dimension is None:
        known = known._replace(dimension=_spoken_of(folded))
    bound, end, _ = FigureParser(folded, *known, spelled=spelled).figure()
    return bound, end


def _spoken_of(folded: str) -> Dimension | None:
    """The dimension that a noun in the text names: the P of 5万P算力 is one of computing."""
    for key, nouns in SPEAKS_OF.items() if not _PREFIXES.isdisjoint(folded) else ():
        if any(noun in folded for noun in nouns.split()):
            return DIMENSIONS[key]
    return None


def _left_over(rest: str, end: int, table: UnitTable) -> QuantityError:
    """The error for what stands behind a figure, with the units that are spelled like it."""
    start = end + len(rest) - len(rest.lstrip())
    name = re.split(r"[\s0-9,，。;；(（]", rest.strip(), maxsplit=1)[0]
    near = table.near(name) if 1 < len(name) < 20 else ()
    return UnknownUnitError(say("cannot read {!r} after the figure", rest.strip()), offset=start, suggestions=near)
