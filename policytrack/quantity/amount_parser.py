"""Reading the amount within a figure: a number with its unit, a range of two, and all that is written otherwise."""

import re
from decimal import Decimal, Inexact, localcontext
from typing import Final, NamedTuple

from policytrack.quantity import lexicon as words
from policytrack.quantity.errors import QuantityError
from policytrack.quantity.number_parser import NUMBERS, NUMERALS, Amount, NumberParser, Production, by_first, produced
from policytrack.quantity.numerals import ARABIC, arabic, chinese
from policytrack.quantity.unit import EXACT, RATIO, Dimension
from policytrack.quantity.unit_table import UnitTable
from policytrack.text.messages import say

HUNDRED: Final = Decimal(100)
_CONNECTOR: Final = r" ?(?:——|--|[—–―─~∼‐−-]|至|到|~|(?<= )(?:to|and) ) ?"
_SPREAD: Final = r" ?(?:±|\+/-) ?"
# What either can begin with.
_CONNECTING: Final = frozenset(" —–―─~∼‐−-至到ta±+")
_PARTS: Final = {"百": ("%", Decimal(1)), "千": ("‰", Decimal(1)), "万": ("%", Decimal("0.01"))}
_MOST_DOUBLINGS: Final = 20
_PLACES: Final = ("位", "名", "强")


class AmountParser(NamedTuple):
    """Reads amounts of the normalised `text`, with what settles the ambiguities of their units."""

    text: str
    table: UnitTable
    dimension: Dimension | None
    region: str | None

    @property
    def numbers(self) -> NumberParser:
        """What reads plain numbers of the same text."""
        return NumberParser(*self)

    def read(self, at: int) -> Amount | None:
        """The amount that begins at `at`, a range if one does, or None; raises `QuantityError` for a wrong one."""
        first = self._one(at)
        if first is None or (first.unit is not None and first.unit.dimension.key == "rank"):
            return first
        if self.text[first.end : first.end + 1] not in _CONNECTING:
            return first
        if spread := re.compile(_SPREAD).match(self.text, first.end):
            return self._spread(first, spread.end())
        connector = re.compile(_CONNECTOR).match(self.text, first.end)
        second = self._one(connector.end()) if connector else None
        return first if second is None else _range(first, second, at)

    def _one(self, at: int) -> Amount | None:
        numbers = self.numbers
        return produced(_SPECIAL, numbers, self.text, at) or numbers.read(at)

    def _spread(self, middle: Amount, at: int) -> Amount:
        """The range of 28±2%."""
        width = self.numbers.read(at)
        if width is None or middle.low != middle.high or width.low != width.high:
            raise QuantityError(say("no number follows ±"), offset=at, expected=say("a number"))
        unit = width.unit or middle.unit
        if middle.unit is not None and width.unit is not None and middle.unit != width.unit:
            raise QuantityError(say("the figures around ± are of different units"), offset=at, expected=say("one unit"))
        low, high = EXACT.subtract(middle.low, width.low), EXACT.add(middle.low, width.low)
        return Amount(width.end, low, high, unit)


def _range(first: Amount, second: Amount, at: int) -> Amount:
    """The range from one amount to another; a unit or multiplier at the second alone serves both."""
    unit = second.unit or first.unit
    low, high = first.low, second.high
    marks = (*first.marks, *second.marks)
    if first.unit is None and second.unit is not None and low > second.low and low * HUNDRED >= second.unit.multiplier:
        # 8000—1万: what stands before cannot be in 万 too, or the range would run backwards.
        low = EXACT.divide(low, second.unit.multiplier)
    elif first.unit is not None and unit is not None and first.unit != unit:
        source = first.unit
        if source.dimension is RATIO:
            source = unit.unscaled.times(source.symbol, source.factor)
        if source.dimension != unit.dimension:
            raise QuantityError(
                say("a range from {} to {} makes no sense", source.dimension.name_en, unit.dimension.name_en), offset=at
            )
        exact = _quotient(EXACT.multiply(low, source.factor), unit.factor)
        if exact is None:
            # 1秒—1小时: the second is no exact part of an hour.
            exact, unit, high = low, source, EXACT.divide(EXACT.multiply(high, unit.factor), source.factor)
        low = exact
    if low > high:
        raise QuantityError(say("the range runs backwards"), offset=at, expected=say("the smaller figure first"))
    return Amount(second.end, low, high, unit, marks)


def _fraction(parser: NumberParser, match: re.Match[str]) -> Amount:
    return _share(parser, match, Decimal(match[1]), Decimal(match[2]))


def _part(parser: NumberParser, match: re.Match[str]) -> Amount:
    symbol, size = _PARTS[match["of"]]
    value = arabic(match["arabic"]) if match["arabic"] else chinese(match["numeral"])
    if value is None:
        raise QuantityError(say("no number follows"), offset=match.start("numeral"), expected=say("a number"))
    end, marks = parser.more(match.end())
    share = EXACT.multiply(value, size)
    return Amount(end, share, share, parser.table.named(symbol), marks)


def _portion(parser: NumberParser, match: re.Match[str]) -> Amount | None:
    if parser.unit(match.end()) is not None:
        return None  # 半年, a half year
    symbol, size = next(
        (symbol, portions[match[0]]) for symbol, portions in words.PORTIONS.items() if match[0] in portions
    )
    marks = (">",) if match[0].startswith("过") else ()
    return Amount(match.end(), Decimal(size), Decimal(size), parser.table.named(symbol), marks)


def _english_part(parser: NumberParser, match: re.Match[str]) -> Amount:
    above = Decimal(words.ENGLISH_NUMBERS.get(match[1], 1))
    return _share(parser, match, above, Decimal(words.ENGLISH_PARTS[match[2]]))


def _doubling(parser: NumberParser, match: re.Match[str]) -> Amount:
    count = Decimal(1)
    if match["count"] is not None:
        read = arabic(match["count"]) if re.fullmatch(ARABIC, match["count"]) else chinese(match["count"])
        if read is None or not 0 < read < _MOST_DOUBLINGS or read != read.to_integral_value():
            expected = say("a whole number of doublings")
            raise QuantityError(say("cannot read {!r}", match[0]), offset=match.start(), expected=expected)
        count = read
    value = EXACT.power(Decimal(2), count)
    return Amount(match.end(), value, value, parser.table.named("倍"))


def _rank(parser: NumberParser, match: re.Match[str]) -> Amount | None:
    """The best place is 1; 前 says that one or better."""
    value = arabic(match["arabic"]) if match["arabic"] else chinese(match["numeral"])
    if value is None:
        return None
    expected = say("a place like 前10名")
    if value != value.to_integral_value() or not value:
        raise QuantityError(say("a place is a whole number"), offset=match.start(), expected=expected)
    after = parser.text[match.end() : match.end() + 1]
    if after == "%":
        raise QuantityError(say("a share of a ranking is not supported"), offset=match.start(), expected=expected)
    marks = ("<=",) if match["among"] else ()
    return Amount(match.end() + (after in _PLACES), value, value, parser.table.named("位次"), marks)


def _english_rank(parser: NumberParser, match: re.Match[str]) -> Amount:
    value = Decimal(match["place"])
    return Amount(match.end(), value, value, parser.table.named("位次"), ("<=",) if match["among"] else ())


def _first_place(parser: NumberParser, match: re.Match[str]) -> Amount:
    return Amount(match.end(), Decimal(1), Decimal(1), parser.table.named("位次"))


def _chinese_fraction(parser: NumberParser, match: re.Match[str]) -> Amount | None:
    below, above = chinese(match[1]), chinese(match[2])
    return None if below is None or above is None else _share(parser, match, above, below)


def _share(parser: NumberParser, match: re.Match[str], above: Decimal, below: Decimal) -> Amount:
    """A fraction as a share, where it has an exact decimal (3/4 is 75%)."""
    value = _quotient(above * HUNDRED, below) if below else None
    if value is None:
        expected = say("a share like 66.7% or a fraction like 3/4")
        raise QuantityError(say("{!r} has no exact decimal", match[0]), offset=match.start(), expected=expected)
    return Amount(match.end(), value, value, parser.table.named("%"))


def _quotient(above: Decimal, below: Decimal) -> Decimal | None:
    """One number by another, where that is an exact decimal."""
    with localcontext(EXACT) as context:
        context.clear_flags()
        value = above / below
        return None if context.flags[Inexact] else value


_PORTION_WORDS: Final = [word for portions in words.PORTIONS.values() for word in portions]
#: The amounts that are not written as a number and a unit, in the order in which they are tried, before `NUMBERS`.
SPECIAL: Final = (
    Production(
        "a fraction",
        "0123456789",
        r"([0-9]+)/([0-9]+)(?![0-9.,万亿])",
        _fraction,
        examples=(("3/4", "75 %"), ("1/8", "12.5 %"), ("1/3", "!"), ("3/0", "!")),
        needs="/",
    ),
    Production(
        "a share in words",
        "百千万",
        rf"(?P<of>[百千万])分之(?:(?P<arabic>{ARABIC})|(?P<numeral>[{NUMERALS}点]*))",
        _part,
        examples=(
            ("百分之四十", "40 %"),
            ("百分之二点五", "2.5 %"),
            ("百分之95", "95 %"),
            ("千分之三", "3 ‰"),
            ("万分之五", "0.05 %"),
            ("百分之百多", "100 %"),
            ("百分之多少", "!"),
        ),
        needs="分之",
    ),
    Production(
        "a portion",
        "".join({word[0] for word in _PORTION_WORDS}),
        "|".join(sorted(_PORTION_WORDS, key=len, reverse=True)),
        _portion,
        examples=(("一半", "50 %"), ("过半数", "50 %"), ("half", "50 %"), ("double", "2 倍"), ("fourfold", "4 倍")),
    ),
    Production(
        "an English fraction",
        "otfa",
        r"(one|two|three|four|a)[ -](half|third|quarter|fifth|tenth)s?(?![a-z])",
        _english_part,
        examples=(("one-half", "50 %"), ("three quarters", "75 %"), ("a fifth", "20 %"), ("two-thirds", "!")),
    ),
    Production(
        "doublings",
        "翻倍",
        r"翻了?(?:(?P<count>[^番倍]{1,3})番|番|一?倍)|倍增",
        _doubling,
        examples=(
            ("翻番", "2 倍"),
            ("翻一番", "2 倍"),
            ("翻了两番", "4 倍"),
            ("翻3番", "8 倍"),
            ("翻一倍", "2 倍"),
            ("倍增", "2 倍"),
            ("翻几番", "!"),
        ),
    ),
    Production(
        "a place in English",
        "TtRrNn",
        r"(?:(?P<among>[Tt]op)|[Rr]ank|[Nn]o\.|[Nn]umber) ?(?P<place>[0-9]+)",
        _english_rank,
        examples=(("top 10", "10 位次"), ("No. 3", "3 位次"), ("rank 5", "5 位次")),
    ),
    Production(
        "a place",
        "第前",
        rf"(?:第|(?P<among>前))(?:(?P<arabic>{ARABIC})|(?P<numeral>[{NUMERALS}]*))",
        _rank,
        examples=(
            ("第三位", "3 位次"),
            ("前10名", "10 位次"),
            ("前十", "10 位次"),
            ("第0位", "!"),
            ("第1.5位", "!"),
            ("前10%", "!"),
        ),
    ),
    Production("the first place", "首榜", "首位|榜首", _first_place, examples=(("首位", "1 位次"), ("榜首", "1 位次"))),
    Production(
        "a fraction in words",
        NUMERALS,
        f"([{NUMERALS}]+)分之([{NUMERALS}]+)",
        _chinese_fraction,
        examples=(("四分之三", "75 %"), ("五分之二", "40 %"), ("三分之二", "!")),
        needs="分之",
    ),
    Production(
        "a fraction as Hong Kong says it",
        "四五",
        "([四五])分([一二三四])(?![分秒厘毫钟点])",
        _chinese_fraction,
        examples=(("四分三", "75 %"), ("五分二", "40 %")),
        needs="分",
    ),
)
_SPECIAL: Final = by_first(SPECIAL)
#: All ways of writing one amount.
PRODUCTIONS: Final = (*SPECIAL, *NUMBERS)
