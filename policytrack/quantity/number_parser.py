"""Reading one number with its unit: Arabic with multipliers, a Chinese numeral, or an English word."""

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final, NamedTuple, TypeAlias

from policytrack.quantity import lexicon as words
from policytrack.quantity.errors import QuantityError
from policytrack.quantity.numerals import ARABIC, BIG, DIGITS, LONGEST_NUMERAL, NUMERAL, SMALL, arabic, chinese
from policytrack.quantity.unit import BARE, EXACT, RATIO, Dimension, Unit
from policytrack.quantity.unit_table import UnitTable
from policytrack.text.messages import say

NUMERALS: Final = "".join(sorted(NUMERAL))
_LATIN: Final = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_POINTS_OF_SPEED: Final = r"points?(?= (?:faster|slower) than )"  # rates are compared, so these are percentage points
_ENGLISH_NOUN: Final = r"(?:[A-Za-z]+(?:-[a-z]+)* ){1,3}[a-z]+(?![a-z-])"
# What makes more of a number, or about as much, between it and its unit.
_MORE: Final = {"多": ">", "余": ">", "来": "~"}
_HALF: Final = Decimal("0.5")
# Each 万 and 亿 may end a part of a sum, so that reading many of them would take longer with every one.
_MOST_MULTIPLIERS: Final = 6


class Amount(NamedTuple):
    """A number or a range as read: where it ends, its ends, its unit (None if bare), the comparisons it contains."""

    end: int
    low: Decimal
    high: Decimal
    unit: Unit | None
    marks: tuple[str, ...] = ()


class Production(NamedTuple):
    """One way of writing an amount.

    `build` makes the amount of what `pattern` matched, which the first of its arguments reads on from; None says that
    the next production is to be tried. It raises `QuantityError` for what begins like this and is wrong. `examples`
    are pairs of a text and what it amounts to, as a number and a unit; `!` for what is refused.
    """

    name: str
    firsts: str  # the characters that it can begin with
    pattern: str
    build: Callable[[Any, "re.Match[str]"], Amount | None]
    examples: tuple[tuple[str, str], ...]
    needs: str = ""  # what stands in whatever it matches, whichever way it is written


#: Productions by the characters that they can begin with.
ByFirst: TypeAlias = Mapping[str, tuple[Production, ...]]


def by_first(productions: Sequence[Production]) -> ByFirst:
    """The productions that can begin with each character, in their order."""
    chars = {char for production in productions for char in production.firsts}
    return {char: tuple(one for one in productions if char in one.firsts) for char in chars}


def produced(productions: ByFirst, parser: Any, text: str, at: int) -> Amount | None:
    """The amount at `at` of the first production that has one there."""
    for production in productions.get(text[at], ()) if at < len(text) else ():
        # A pattern is compiled when a text first needs it: together they would take longer than a small file.
        match = re.compile(production.pattern).match(text, at) if production.needs in text else None
        amount = production.build(parser, match) if match else None
        if amount is not None:
            return amount
    return None


class NumberParser(NamedTuple):
    """Reads numbers of the normalised `text`, with what settles the ambiguities of their units."""

    text: str
    table: UnitTable
    dimension: Dimension | None
    region: str | None

    def read(self, at: int) -> Amount | None:
        """The number that begins at `at`, with its unit; raises `QuantityError` for a wrong one."""
        return produced(_NUMBERS, self, self.text, at)

    def with_unit(self, at: int, value: Decimal, multiplier: str = "") -> Amount:
        """The amount of `value` with what follows it at `at`: 多 or 几, further multipliers, and the unit."""
        text, high = self.text, value
        scaled = BARE.times(multiplier, chinese(multiplier) or Decimal(1)) if multiplier else BARE
        if text[at : at + 1] in (":", "∶") and re.compile("1(?![0-9.:∶])").match(text, at + 1):
            return Amount(at + 2, value, value, BARE)  # 2.5:1 is two and a half times the other
        if half := self._and_a_half(at, value):
            return half
        if text[at : at + 1] == "几" and value % 10 == 0 and value < 100:
            # 十几 is eleven to nineteen.
            value, high, at = value + 1, value + 9, at + 1
        at, marks = self.more(at)
        unit: Unit | None = scaled if multiplier else None
        found = self.unit(at, scaled=bool(multiplier))
        if found and found[1].dimension is RATIO:
            at, unit = found[0], found[1].times(multiplier, scaled.factor)
            if not marks:
                at, marks = self.more(at)
            part = self._smaller_part(at, unit)
            if part and not (marks and part.marks):
                return _sum(value, unit, part, marks or part.marks)
            found = self.unit(at, scaled=True)
        if found and found[1].dimension is not RATIO:
            at = found[0]
            unit = found[1] if unit is None else found[1].times(unit.symbol, unit.factor)
            if unit.stem == "成" and (text[at : at + 1] in DIGITS or text[at : at + 1].isdigit()):
                tenths = Decimal(DIGITS.get(text[at]) or int(text[at])) / 10
                value, high, at = value + tenths, high + tenths, at + 1
            elif text[at : at + 1] == "半" and unit.multiplier == 1 and value == value.to_integral_value():
                value, high, at = value + _HALF, high + _HALF, at + 1
        return Amount(at, value, high, unit, marks)

    def unit(self, at: int, *, scaled: bool = False) -> tuple[int, Unit] | None:
        """The unit or multiplier at `at`, or behind spaces or a hyphen there (12 EFLOPS, 5-fold)."""
        text = self.text
        if text[at : at + 1] == "-" and text[at + 1 : at + 2].isalpha():
            at += 1
        while text[at : at + 1] == " ":
            at += 1
        if text.startswith("point", at) and (points := re.compile(_POINTS_OF_SPEED).match(text, at)):
            return points.end(), self.table.find("pp")
        return self.table.match(text, at, self.dimension, self.region, scaled) or self._counter(at)

    def more(self, at: int) -> tuple[int, tuple[str, ...]]:
        """多 and 余 between a number and its unit say more than the number, 来 about it; not that of 来自."""
        mark = _MORE.get(self.text[at : at + 1]) if not self.text.startswith("来自", at) else None
        return (at + 1, (mark,)) if mark else (at, ())

    def _counter(self, at: int) -> tuple[int, Unit] | None:
        """The counter that an English noun phrase at `at` ends in: 410 000 public housing units."""
        if self.text[at : at + 1] not in _LATIN:
            return None
        phrase = re.compile(_ENGLISH_NOUN).match(self.text, at)
        for noun in re.compile("[A-Za-z-]+").finditer(self.text, at, phrase.end()) if phrase else ():
            if f" {noun[0].lower()} " in words.NOT_IN_NOUN:
                return None
            unit = self.table.named(noun[0])
            if unit is not None and unit.dimension.key == "count":
                return noun.end(), unit
        return None

    def _and_a_half(self, at: int, value: Decimal) -> Amount | None:
        """The 个半小时 of 两个半小时."""
        found = self.unit(at + 2) if self.text.startswith("个半", at) else None
        if found is None or found[1].dimension.key not in ("time", "months"):
            return None
        # 两个半月 are months, where 2.5月 would be a date.
        unit = self.table.named("个月") if found[1].symbol == "月" else found[1]
        return Amount(found[0], value + _HALF, value + _HALF, unit)

    def _smaller_part(self, at: int, unit: Unit) -> Amount | None:
        """The 5000万 of 1亿5000万元: a further number that counts in a smaller multiplier."""
        if self.text[at : at + 1] not in NUMERAL and not self.text[at : at + 1].isdigit():
            return None
        part = self.read(at)
        if part is None or part.unit is None or part.low != part.high:
            return None
        smaller = part.unit.multiplier if part.unit.dimension is not RATIO else part.unit.factor
        return part if smaller < unit.factor and part.low * smaller < unit.factor else None


def _sum(value: Decimal, unit: Unit, part: Amount, marks: tuple[str, ...]) -> Amount:
    """1亿5000万元 in one number, of the unit without multipliers."""
    assert part.unit is not None
    bare = part.unit.dimension is RATIO
    smaller = EXACT.multiply(part.low, part.unit.factor if bare else part.unit.multiplier)
    total = EXACT.add(EXACT.multiply(value, unit.factor), smaller)
    return Amount(part.end, total, total, None if bare else part.unit.unscaled, marks)


def _arabic(parser: NumberParser, match: re.Match[str]) -> Amount:
    text, end = parser.text, match.end()
    if text[end : end + 1] in (",", ".") and text[end + 1 : end + 2].isdigit():
        written = text[match.start("number") :].split(" ")[0]
        raise QuantityError(
            say("{!r} is not a number that can be read", written), offset=end, expected=say("digits in groups of three")
        )
    value = arabic(match["number"])
    return parser.with_unit(end, value.copy_negate() if match["sign"] else value)


def _english(parser: NumberParser, match: re.Match[str]) -> Amount | None:
    value = words.ENGLISH_NUMBERS.get(match[0])
    return None if value is None else parser.with_unit(match.end(), Decimal(value))


def _inexact(_: NumberParser, match: re.Match[str]) -> Amount:
    raise QuantityError(say("{!r} has no exact value", match[0]), offset=match.start(), expected=say("a number"))


def _half(parser: NumberParser, match: re.Match[str]) -> Amount | None:
    found = parser.table.match(parser.text, match.end(), parser.dimension, parser.region)
    return Amount(found[0], _HALF, _HALF, found[1]) if found else None


def _numeral(parser: NumberParser, match: re.Match[str]) -> Amount:
    """The longest numeral that a unit follows, else the whole of it; 一万家 is 1 of 万家, and 三千家 3000 of 家."""
    text, at, end = match[0], match.start(), match.end()
    if len(text) > LONGEST_NUMERAL or text.count("亿") + text.count("万") > _MOST_MULTIPLIERS:
        raise QuantityError(
            say("{} numerals in a row are no number", len(text)), offset=at, expected=say("a shorter one")
        )
    whole = None
    for cut in range(end, at, -1):
        number = _split(text[: cut - at])
        if number is None or text[cut - at : cut - at + 1] in ("点", "."):
            continue  # the point of 零点五 counts no places (点)
        amount = parser.with_unit(cut, *number)
        if amount.unit is not None and amount.unit.dimension is not RATIO:
            if cut < end and text[cut - at] in SMALL and amount.unit.multiplier != 1:
                continue  # 千百家 is no thousand of 百家; 三百千瓦 is 300 of 千瓦
            return amount
        if cut == end:
            whole = amount
    if whole is not None:
        return whole
    if len(text) == 2 and text[0] in DIGITS and text[1] in DIGITS:
        raise QuantityError(say("{!r} may be two digits or a range", text), offset=at, expected=say("三十五 or 三至五"))
    raise QuantityError(say("{!r} is not a number that can be read", text), offset=at, expected=say("a number"))


@lru_cache(maxsize=1024)
def _split(numeral: str) -> tuple[Decimal, str] | None:
    """A numeral as a number and the multiplier that it is written in: 三千万 is 3000 and 万, 一亿三千万 one number."""
    value = chinese(numeral)
    coefficient = numeral.rstrip("万亿")
    multiplier = numeral[len(coefficient) :]
    if value is None or set(coefficient) & set(BIG):
        return None if value is None else (value, "")
    value = chinese(coefficient) if coefficient else Decimal(1)
    return None if value is None else (value, multiplier)


#: The ways of writing a number, in the order in which they are tried.
NUMBERS: Final = (
    Production(
        "Arabic figures",
        "0123456789-−",
        rf"(?P<sign>[-−]?)(?P<number>{ARABIC})",
        _arabic,
        examples=(
            ("600亿元", "600 亿元"),
            ("1,200家", "1200 家"),
            ("10 000家", "10000 家"),
            ("-3%", "-3 %"),
            ("1亿5000万元", "150000000 元"),
            ("3成5", "3.5 成"),
            ("2年半", "2.5 年"),
            ("2个半小时", "2.5 小时"),
            ("2.5:1", "2.5 "),
            ("12,50家", "!"),
        ),
    ),
    Production(
        "an English number",
        "abcdefghijklmnopqrstuvwxyz",
        "[a-z]+",
        _english,
        examples=(("five companies", "5 companies"), ("thirty tonnes", "30 t"), ("twelve", "12 ")),
    ),
    Production(
        "an inexact number",
        "几数若",
        f"[几数][{''.join(SMALL)}万亿]|若干",
        _inexact,
        examples=(("几十家", "!"), ("数百家", "!"), ("若干家", "!")),
    ),
    Production("half a unit", "半", "半", _half, examples=(("半年", "0.5 年"), ("半小时", "0.5 小时"))),
    Production(
        "a Chinese numeral",
        NUMERALS,
        f"(?:[{NUMERALS}]|[点.](?=[{''.join(DIGITS)}]))+",
        _numeral,
        examples=(
            ("六百家", "600 家"),
            ("三千五百万元", "3500 万元"),
            ("一亿三千万元", "130000000 元"),
            ("二点五亿元", "2.5 亿元"),
            ("零点五", "0.5 "),
            ("十几家", "11~19 家"),
            ("五百", "500 "),
            ("三五家", "!"),
            ("五五百", "!"),
        ),
    ),
)
_NUMBERS: Final = by_first(NUMBERS)
