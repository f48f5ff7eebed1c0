"""Matching a unit in a text: multipliers before it, the name itself in its spellings, and what it is divided by.

A unit is what a figure is written in, its multiplier included: 亿元, 万千瓦, EFLOPS, 吨/日. What the text leaves open
is settled by the dimension that is expected and by the region, or told in an error that lists the readings.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from policytrack.quantity import unit_data
from policytrack.quantity.currency import currency, reads_zhao
from policytrack.quantity.errors import QuantityError
from policytrack.quantity.numerals import ARABIC, MULTIPLIER, arabic, chinese
from policytrack.quantity.unit import BARE, EXACT, ONE, RATIO, Dimension, Unit
from policytrack.text.messages import Message, either, say

_TWD: Final = ("新台币", "台币", "元新台币", "元台币")
_ZHAO: Final = Decimal(10) ** 12
# 升/100公里 is a unit, 1000MW/2000MWh two figures.
_ROUND: Final = "1[0,]*"


class UnitError(QuantityError):
    """A text that is no unit, or more than one."""


class Names(NamedTuple):
    """The units by what they are called."""

    exact: Mapping[str, Sequence[Unit]]
    folded: Mapping[str, Sequence[Unit]]  # without regard to case, where that may be
    longest: Mapping[str, int]  # the length of the longest name by its first character, without regard to case


class Part(NamedTuple):
    """What a unit is divided by: `size` of `unit`, and how that is written in Chinese and in English."""

    size: Decimal
    unit: Unit
    written: str
    english: str


class UnitMatcher(NamedTuple):
    """Finds units in the normalised `text`, with what settles their ambiguities."""

    names: Names
    text: str
    dimension: Dimension | None = None
    region: str | None = None

    def match(self, at: int, scaled: bool = False) -> tuple[int, Unit] | None:
        """The longest unit that begins at `at`, and where it ends; None where there is none.

        A multiplier alone (亿, billion) is a unit of bare numbers; `scaled` says that one has been read before.
        Raises `UnitError` for an ambiguous one.
        """
        found = self._undivided(at, scaled)
        while found is not None and found[1].dimension is not RATIO:
            end, unit = found
            below = self._divisor(end, "/" in unit.symbol)
            if below is None:
                break
            found = below[0], divided(unit, below[1])
        return found

    def _undivided(self, at: int, scaled: bool = False) -> tuple[int, Unit] | None:
        best: tuple[int, int, Unit] | None = None  # where it ends, where its multiplier does, and the unit
        for after, written, multiplier in self._multipliers(at):
            found = self._named(after, bool(written) or scaled)
            if found and (best is None or found[0] > best[0]):
                best = found[0], after, found[1].times(written, multiplier) if written else found[1]
            elif written and (best is None or after > best[0]):
                best = after, after, BARE.times(written, multiplier)
        if best is None or best[2].dimension is RATIO:
            self._refuse_zhao(best[0] if best else at)
        return (best[0], best[2]) if best else None

    def _multipliers(self, at: int) -> Iterator[tuple[int, str, Decimal]]:
        """The multipliers that the text may begin with at `at`: none first, then ever longer ones."""
        text = self.text
        yield at, "", ONE
        end = at
        while end < len(text) and text[end] in MULTIPLIER:
            end += 1
            value = chinese(text[at:end])
            if value is not None:
                yield end, text[at:end], value
        if text[end : end + 1] == "兆" and (reads_zhao(self.region) or text.startswith(_TWD, end + 1)):
            value = chinese(text[at:end]) if end > at else ONE
            if value is not None:
                yield end + 1, text[at : end + 1], value * _ZHAO
        word = _latin_word(text, at).casefold()
        if word in unit_data.ENGLISH_MULTIPLIERS:
            after = at + len(word)
            value = Decimal(unit_data.ENGLISH_MULTIPLIERS[word])
            yield after, word + " ", value
            yield len(text) - len(text[after:].lstrip(" ")), word + " ", value

    def _refuse_zhao(self, at: int) -> None:
        """Raises where a 兆 at `at` multiplies a unit: the mainland's is 10^6, Taiwan's 10^12."""
        if self.text[at : at + 1] == "兆" and (self._named(at + 1, True) or self.text[at + 1 : at + 2].isdigit()):
            reason = say("'兆' is ambiguous: it may be 10^12 (Taiwan, Hong Kong) or 10^6; say the region or write 万亿")
            raise UnitError(reason, text=self.text, offset=at)

    def _named(self, at: int, scaled: bool) -> tuple[int, Unit] | None:
        """The unit with the longest name at `at`, without multiplier."""
        text, (exact, folded, longest) = self.text, self.names
        most = longest.get(text[at].casefold(), 0) if at < len(text) else 0
        for end in range(min(len(text), at + most), at, -1):
            name = text[at:end]
            units = exact.get(name) or self._with_prefix_alone(name)
            if not units and may_fold(name):
                units = folded.get(name.casefold(), ())
            if units and not _splits_word(text, end):
                try:
                    unit = self._settled(name, units, scaled)
                except UnitError as error:
                    raise error.located_at(text, at) from None
                return end, _as_written(unit, name, len(units) == 1)
        return None

    def _with_prefix_alone(self, name: str) -> Sequence[Unit]:
        """What a bare P or G may stand for."""
        if name not in unit_data.PREFIXES:
            return ()
        symbol, exact = "k" if name == "K" else name, self.names.exact
        return [exact[symbol + stem][0] for stem in unit_data.BARE_PREFIX.values() if symbol + stem in exact]

    def _settled(self, name: str, units: Sequence[Unit], scaled: bool) -> Unit:
        """The one of the units called `name` that dimension, region and multiplier leave; raises where several do."""
        first = units[0]
        if name not in unit_data.PREFIXES and all(
            unit.dimension.key == first.dimension.key and unit.factor == first.factor for unit in units
        ):
            return first
        local = currency(self.region) or ("money-cny" if name in ("元", "圆") else None)
        for left in (
            [unit for unit in units if unit.dimension == self.dimension],
            [unit for unit in units if unit.dimension.key == local],
            # 亿度 is electricity: nothing is as hot.
            [unit for unit in units if scaled and unit.dimension.key != "temperature"],
        ):
            if len(left) == 1:
                return left[0]
        readings = either(Message("{} ({})", unit.symbol, Message(unit.dimension.name_en)) for unit in units)
        raise UnitError(say("{!r} is ambiguous: it may be {}", name, readings))

    def _divisor(self, at: int, again: bool) -> tuple[int, Part] | None:
        """What a `/` at `at`, or `again` a `·`, divides by, and where that ends."""
        text = self.text
        first = text[at : at + 1]
        if first not in " /每·":  # most units end there
            return None
        each = re.compile(" per |[/每·]" if again else " per |[/每]").match(text, at)
        if each is None:
            return None
        number = re.compile(ARABIC).match(text, each.end())
        if number and not re.fullmatch(_ROUND, number[0]):
            return None
        begin = number.end() if number else each.end()
        alone = UnitMatcher(self.names, text)
        found = alone._undivided(begin)
        if text[begin : begin + 1] == " ":
            found = alone._undivided(begin + 1)
        if found is None or found[1].dimension is RATIO:
            return None
        end, unit = found
        if each[0] == "每" and unit.dimension.key in ("years", "months", "days"):
            return None
        count = EXACT.multiply(arabic(number[0]) if number else ONE, unit.multiplier)
        name = unit.dimension.base if unit.unscaled.factor == 1 and unit.dimension.key != "count" else unit.english
        written = (number[0] if number else "") + (name if unit.symbol == unit.english else unit.symbol)
        one = unit_data.SINGULARS.get(name, name)
        return end, Part(count, unit.unscaled, written, f"{count:f} {name}" if count != 1 else one)


def divided(unit: Unit, part: Part) -> Unit:
    """The ratio of two units: 吨/日, 升/百公里."""
    above, below = unit.dimension, part.unit.dimension
    size = EXACT.multiply(part.size, part.unit.factor)
    # Dividing by 3600 (公里/小时) has no exact decimal: such a ratio stays in the unit that it divides by.
    exact = size.normalize(EXACT).as_tuple().digits == (1,)
    key, base = (below.key, below.base) if exact else (part.unit.english, part.unit.english)
    return Unit(
        f"{unit.symbol}/{part.written}",
        Dimension(
            f"{above.key}/{key}",
            f"{above.base}/{base}",
            f"{above.name}/{below.name}",
            f"{above.name_en} per {below.name_en}",
        ),
        EXACT.divide(unit.factor, size if exact else part.size),
        f"{unit.english}/{part.english}",
        f"{unit.stem}/{part.written}",
        unit.multiplier,
    )


def may_fold(name: str) -> bool:
    """Whether the case of a spelling may be ignored: not of one letter, of mW for MW, of μS for μs, of Gb for GB."""
    return len(name) > 1 and not (name[0] in "mμ" and len(name) < 5) and not (len(name) == 2 and name[1] in "bB")


def _as_written(unit: Unit, name: str, alone: bool) -> Unit:
    """The unit under the name that the text gives it (度 for 千瓦时), where that name means it everywhere."""
    latin = name if unit.dimension.key == "count" else unit.english
    symbol = latin if name.isascii() or name in "￥€£" else name if alone else unit.symbol
    return unit if symbol == unit.symbol else Unit(symbol, unit.dimension, unit.factor, unit.english, symbol)


def _latin_word(text: str, at: int) -> str:
    end = at
    while end < len(text) and _latin(text[end]):
        end += 1
    return text[at:end]


def _splits_word(text: str, end: int) -> bool:
    """Whether a name that ends at `end` would end inside a word of Latin letters."""
    return end < len(text) and _latin(text[end - 1]) and _latin(text[end])


def _latin(char: str) -> bool:
    return char.isascii() and char.isalpha()
