"""Dimensions, units and the table that finds a unit in a text.

A `Unit` is what a figure is written in, its multiplier included: 亿元, 万千瓦, EFLOPS, 吨/日. Its factor to the base
unit of its dimension is an exact decimal. Reading a unit settles what the text leaves open by the dimension that is
expected and by the region, or raises an error that lists the readings.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from policytrack.quantity import unit_data
from policytrack.quantity.currency import currency, reads_zhao
from policytrack.quantity.errors import QuantityError
from policytrack.quantity.normalise import normalise, normalise_with_offsets
from policytrack.quantity.numerals import ARABIC, MULTIPLIER, arabic, chinese
from policytrack.quantity.unit import BARE, DIMENSIONS, EXACT, ONE, RATIO, Dimension, Unit, rows
from policytrack.text.suggest import nearest

__all__ = [
    "BARE",
    "DIMENSIONS",
    "EXACT",
    "ONE",
    "RATIO",
    "UNITS",
    "Dimension",
    "Unit",
    "UnitError",
    "UnitTable",
]


class UnitError(QuantityError):
    """A text that is no unit, or more than one."""


class UnitTable:
    """The units that texts are read with: the project's own, and a curator's further ones."""

    def __init__(self, units: Iterable[tuple[Unit, Sequence[str]]]) -> None:
        # The names are indexed at the first look-up: most runs of the program read no unit at start-up.
        self._unread = units
        self._listed: list[tuple[Unit, tuple[str, ...]]] = []
        self._exact: dict[str, list[Unit]] = {}
        self._loose: dict[str, list[Unit]] = {}
        self._longest = 1
        self._composed: dict[tuple[str, str, str], Unit] = {}
        self._found: dict[tuple[str, str | None, str | None], Unit] = {}

    @property
    def listed(self) -> Sequence[tuple[Unit, tuple[str, ...]]]:
        """The units of the table in its order, each with its further spellings."""
        self._index()
        return self._listed

    def _index(self) -> None:
        if self._unread:
            units, self._unread = self._unread, ()
            for unit, aliases in units:
                self._list(unit, aliases)

    def add(self, unit: Unit, aliases: Sequence[str]) -> None:
        """Adds a unit under its symbol, its English symbol and its further spellings."""
        self._index()
        self._list(unit, [normalise(name) for name in (unit.symbol, unit.english, *aliases)])

    def _list(self, unit: Unit, names: Sequence[str]) -> None:
        """Lists a unit under its symbols and under `names`, which are as `plain` gives them."""
        self._listed.append((unit, tuple(names)))
        # One flat loop: the whole table passes here at the first look-up of a run.
        for name in dict.fromkeys((unit.symbol, unit.english, *names)):
            if name:
                self._exact.setdefault(name, []).append(unit)
                self._longest = max(self._longest, len(name))
        for folded in {name.casefold(): None for name in (unit.symbol, unit.english, *names) if _may_fold(name)}:
            self._loose.setdefault(folded, []).append(unit)

    def __iter__(self) -> Iterator[Unit]:
        return (unit for unit, _ in self.listed)

    def named(self, name: str) -> Unit | None:
        """The unit that is listed under exactly this name, if one is."""
        self._index()
        units = self._exact.get(normalise(name))
        return units[0] if units else None

    def find(self, text: str, dimension: Dimension | None = None, region: str | None = None) -> Unit:
        """The unit that `text` is, multiplier and all (亿元, EFLOPS, 万P, 吨/日).

        Raises `UnitError`, with the place where it stopped, where the text is no unit or may be several.
        """
        key = (text, dimension.key if dimension else None, region)
        unit = self._found.get(key)
        if unit is None:
            self._index()
            folded, places = normalise_with_offsets(text)
            start = len(folded) - len(folded.lstrip())
            body = folded.rstrip()
            found = self.match(body, start, dimension, region)
            if found is None or found[0] != len(body) or found[1].dimension is RATIO:
                stop = found[0] if found and found[0] < len(body) else start
                raise UnitError(
                    f"{text.strip()!r} is not a known unit",
                    text=text,
                    offset=places[stop],
                    suggestions=self.near(text.strip()),
                )
            unit = self._found[key] = found[1]
        return unit

    def shown(self, unit: Unit, *, english: bool) -> Unit:
        """The listed unit that stands for `unit`, without its multiplier, in text of one language.

        It has the same factor where the language has a name for it, else it is the first unit of the dimension (% for
        成), where the table has one.
        """
        plain_unit = unit.unscaled
        name = plain_unit.english if english else plain_unit.stem
        if name.isascii() == english:
            return plain_unit
        same = (known for known, _ in self.listed if known.dimension == unit.dimension)
        first = None
        for known in same:
            first = first or known
            if known.factor == plain_unit.factor and (
                known.english.isascii() if english else known.english == plain_unit.english
            ):
                return known
        return first or plain_unit

    def near(self, text: str, count: int = 3) -> tuple[str, ...]:
        """The known spellings that come nearest to `text`, best first."""
        folded = normalise(text).casefold()
        spellings = {name.casefold(): name for name in self._exact}
        names = nearest(folded, spellings, count)
        known = dict.fromkeys(spellings[name] for name in names)
        return tuple(known)[:count]

    def match(
        self, text: str, at: int, dimension: Dimension | None = None, region: str | None = None, scaled: bool = False
    ) -> tuple[int, Unit] | None:
        """The longest unit of the folded `text` that begins at `at`, and where it ends; None where there is none.

        A multiplier alone (亿, billion) is a unit of bare numbers; `scaled` says that one has been read before.
        Raises `UnitError` for an ambiguous one.
        """
        found = self._simple(text, at, dimension, region, scaled)
        if found is None:
            return None
        end, unit = found
        while unit.dimension is not RATIO:
            below = self._denominator(text, end, "/" in unit.symbol)
            if below is None:
                break
            end, unit = below[0], self._ratio(unit, *below[1:])
        return end, unit

    def _simple(
        self, text: str, at: int, dimension: Dimension | None, region: str | None, scaled: bool = False
    ) -> tuple[int, Unit] | None:
        self._index()
        best: tuple[int, int, Unit] | None = None
        for after, written, multiplier in self._multipliers(text, at, region):
            found = self._plain(text, after, dimension, region, bool(written) or scaled)
            if found and (best is None or found[0] > best[0]):
                best = (found[0], after, found[1].times(written, multiplier) if written else found[1])
            elif (written and best is None) or (written and best and after > best[0]):
                best = (after, after, BARE.times(written, multiplier))
        stop = best[0] if best else at
        if text[stop : stop + 1] == "兆" and (best is None or best[2].dimension is RATIO):
            following = self._plain(text, stop + 1, dimension, region, True)
            if following or text[stop + 1 : stop + 2].isdigit():
                raise UnitError(
                    "'兆' is ambiguous: it may be 10^12 (Taiwan, Hong Kong) or 10^6; say the region or write 万亿",
                    text=text,
                    offset=stop,
                )
        if best is None:
            return None
        return best[0], self.intern(best[2])

    def intern(self, unit: Unit) -> Unit:
        """The one object that stands for `unit` in this table: figures of a unit then share it."""
        return self._composed.setdefault((unit.symbol, unit.dimension.key, unit.stem), unit)

    def _multipliers(self, text: str, at: int, region: str | None) -> Iterator[tuple[int, str, Decimal]]:
        """The multipliers that the text may begin with at `at`: none first, then ever longer ones."""
        yield at, "", ONE
        end = at
        while end < len(text) and text[end] in MULTIPLIER:
            end += 1
            value = chinese(text[at:end])
            if value is not None:
                yield end, text[at:end], value
        if end < len(text) and text[end] == "兆" and (reads_zhao(region) or self._is_twd(text, end + 1)):
            value = chinese(text[at:end]) if end > at else ONE
            if value is not None:
                yield end + 1, text[at : end + 1], value * 10**12
        word = _word(text, at)
        if word and word.casefold() in unit_data.ENGLISH_MULTIPLIERS:
            after = at + len(word)
            value = Decimal(unit_data.ENGLISH_MULTIPLIERS[word.casefold()])
            yield after, word.casefold() + " ", value
            if text[after : after + 1] == " ":
                yield after + 1, word.casefold() + " ", value

    def _is_twd(self, text: str, at: int) -> bool:
        return any(text.startswith(name, at) for name in ("新台币", "台币", "元新台币", "元台币"))

    def _plain(
        self, text: str, at: int, dimension: Dimension | None, region: str | None, scaled: bool
    ) -> tuple[int, Unit] | None:
        for end in range(min(len(text), at + self._longest), at, -1):
            name = text[at:end]
            if _splits_word(text, end):
                continue
            units = self._exact.get(name) or self._bare_prefix(name)
            if not units and _may_fold(name):
                units = self._loose.get(name.casefold(), [])
            if units:
                try:
                    unit = self._settle(name, units, dimension, region, scaled)
                except UnitError as error:
                    raise error.located_at(text, at) from None
                return end, self._as_written(unit, name, len(units) == 1)
        return None

    def _as_written(self, unit: Unit, name: str, alone: bool) -> Unit:
        """The unit under the name that the text gives it (度 for 千瓦时), where that name means it everywhere."""
        latin = name if unit.dimension.key == "count" else unit.english
        symbol = latin if name.isascii() or name in "￥€£" else name if alone else unit.symbol
        if symbol == unit.symbol:
            return unit
        key = (symbol, unit.dimension.key, "")
        if key not in self._composed:
            self._composed[key] = Unit(symbol, unit.dimension, unit.factor, unit.english, symbol)
        return self._composed[key]

    def _bare_prefix(self, name: str) -> list[Unit]:
        if len(name) != 1 or name not in unit_data.PREFIXES:
            return []
        symbol = "k" if name == "K" else name
        return [
            self._exact[symbol + stem][0] for stem in unit_data.BARE_PREFIX.values() if symbol + stem in self._exact
        ]

    def _settle(
        self, name: str, units: list[Unit], dimension: Dimension | None, region: str | None, scaled: bool
    ) -> Unit:
        """The one of the units called `name` that dimension, region and multiplier leave; raises where several do."""
        first = units[0]
        if name not in unit_data.PREFIXES and all(
            unit.dimension.key == first.dimension.key and unit.factor == first.factor for unit in units
        ):
            return first
        if dimension:
            of_dimension = [unit for unit in units if unit.dimension is dimension or unit.dimension == dimension]
            if len(of_dimension) == 1:
                return of_dimension[0]
        local = currency(region) or ("money-cny" if name in ("元", "圆") else None)
        of_region = [unit for unit in units if unit.dimension.key == local]
        if len(of_region) == 1:
            return of_region[0]
        if scaled:
            # 亿度 is electricity: nothing is as hot.
            units = [unit for unit in units if unit.dimension.key != "temperature"] or units
            if len(units) == 1:
                return units[0]
        readings = " or ".join(f"{unit.symbol} ({unit.dimension.name_en})" for unit in units)
        raise UnitError(f"{name!r} is ambiguous: it may be {readings}")

    def _denominator(self, text: str, at: int, again: bool) -> tuple[int, str, str, Decimal, Unit] | None:
        """What a `/` at `at`, or `again` a `·`, divides by: its end, its text in both languages, how many of a unit."""
        start = at
        if text.startswith(" per ", at):
            start += 5
        elif text[at : at + 1] in ("/", "每") or (again and text[at : at + 1] == "·"):
            start += 1
        else:
            return None
        number = ARABIC.match(text, start)
        count = arabic(number[0]) if number else ONE
        begin = number.end() if number else start
        found = self._simple(text, begin, None, None)
        if found is None and text[begin : begin + 1] == " ":
            found = self._simple(text, begin + 1, None, None)
        if found is None or found[1].dimension is RATIO:
            return None
        if number and not set(number[0].lstrip("1")) <= {"0", ","}:
            # 升/100公里 is a unit, 1000MW/2000MWh two figures.
            return None
        unit = found[1]
        if text[at] == "每" and unit.dimension.key in ("years", "months", "days"):
            return None
        count = EXACT.multiply(count, unit.multiplier)
        name = unit.dimension.base if unit.unscaled.factor == 1 and unit.dimension.key != "count" else unit.english
        written = (number[0] if number else "") + (name if unit.symbol == unit.english else unit.symbol)
        english = (f"{count:f} " if count != 1 else "") + name
        return found[0], written, english, count, unit.unscaled

    def _ratio(self, unit: Unit, written: str, english: str, count: Decimal, below: Unit) -> Unit:
        key = (f"{unit.symbol}/{written}", "", "")
        known = self._composed.get(key)
        if known is None:
            size = EXACT.multiply(count, below.factor)
            # Dividing by 3600 (公里/小时) has no exact decimal: such a ratio stays in the unit that it divides by.
            exact = size.normalize(EXACT).as_tuple().digits == (1,)
            name, base = (below.dimension.key, below.dimension.base) if exact else (below.english, below.english)
            above = unit.dimension
            dimension = Dimension(
                f"{above.key}/{name}",
                f"{above.base}/{base}",
                f"{above.name}/{below.dimension.name}",
                f"{above.name_en} per {below.dimension.name_en}",
            )
            factor = EXACT.divide(unit.factor, size if exact else count)
            known = self._composed[key] = Unit(
                f"{unit.symbol}/{written}",
                dimension,
                factor,
                f"{unit.english}/{english}",
                f"{unit.stem}/{written}",
                unit.multiplier,
            )
        return known


def _word(text: str, at: int) -> str:
    end = at
    while end < len(text) and text[end].isascii() and text[end].isalpha():
        end += 1
    return text[at:end]


def _splits_word(text: str, end: int) -> bool:
    """Whether a name that ends at `end` would end inside a word of Latin letters."""
    return end < len(text) and _latin(text[end - 1]) and _latin(text[end])


def _latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _may_fold(name: str) -> bool:
    """Whether the case of a spelling may be ignored: not of one letter, of mW for MW, of Gb for GB."""
    if len(name) < 2 or not name[0].isascii():
        return False
    return not (name[0] == "m" and len(name) < 5) and not (len(name) == 2 and name[1] in "bB")


UNITS = UnitTable(rows())
