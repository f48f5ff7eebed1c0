"""Reading the amount within a figure: a number or a range of two, with multipliers and unit, in all its spellings."""

import re
from decimal import Decimal, Inexact, localcontext

from policytrack.quantity import lexicon as words
from policytrack.quantity.errors import QuantityError
from policytrack.quantity.numerals import ARABIC, DIGITS, LONGEST_NUMERAL, NUMERAL, SMALL, arabic, chinese
from policytrack.quantity.unit import BARE, EXACT, RATIO, Dimension, Unit
from policytrack.quantity.unit_table import UnitTable

HUNDRED = Decimal(100)
# Patterns with the characters that they can begin with: each is compiled when a text first needs it, since together
# they would take longer than reading a small file.
_CONNECTOR = (" —–―─~∼‐−-至到ta", r" ?(?:——|--|[—–―─~∼‐−-]|至|到|~|(?<= )(?:to|and) ) ?")
_SPREAD = (" ±+", r" ?(?:±|\+/-) ?")
_FRACTION = ("0123456789", r"([0-9]+)/([0-9]+)(?![0-9.,万亿])")
_ENGLISH_RANK = ("TtRrNn", r"(?:[Tt]op|[Rr]ank|[Nn]o\.|[Nn]umber) ?([0-9]+)")
_DOUBLING = ("翻", r"翻了?(?:([^番倍]{1,3})番|番|一?倍)")
_CHINESE_FRACTION = (
    "".join(sorted(NUMERAL)),
    f"([{''.join(sorted(NUMERAL))}]+)分之([{''.join(sorted(NUMERAL))}]+)",
)
_ENGLISH_PART = ("otfa", r"(one|two|three|four|a)[ -](half|third|quarter|fifth|tenth)s?(?![a-z])")
_LATIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ENGLISH_NOUN = (_LATIN, r"(?:[A-Za-z]+(?:-[a-z]+)* ){1,3}[a-z]+(?![a-z-])")
_PARTS = {"百分之": ("%", Decimal(1)), "千分之": ("‰", Decimal(1)), "万分之": ("%", Decimal("0.01"))}
_INEXACT_COUNTS = ("若干", "数", "几", "多个", "一批")
_MORE = ("多", "余", "来")


def _match(pattern: tuple[str, str], text: str, at: int) -> re.Match[str] | None:
    """The match of a pattern at `at`, where the character there is one that it can begin with."""
    if at >= len(text) or text[at] not in pattern[0]:
        return None
    return re.compile(pattern[1]).match(text, at)


class Amount:
    """A number or a range as read: where it ends, its ends, its unit (None if bare), the comparisons it contains."""

    __slots__ = ("end", "high", "low", "marks", "unit")

    def __init__(self, end: int, low: Decimal, high: Decimal, unit: Unit | None, marks: tuple[str, ...] = ()) -> None:
        self.end = end
        self.low = low
        self.high = high
        self.unit = unit
        self.marks = marks


class AmountParser:
    """Reads amounts of the folded `text`, with what settles its ambiguities."""

    def __init__(self, text: str, table: UnitTable, dimension: Dimension | None, region: str | None) -> None:
        self.text = text
        self.table = table
        self.dimension = dimension
        self.region = region

    def read(self, at: int) -> Amount | None:
        """The amount that begins at `at`, a range if one does, or None; raises `QuantityError` for a wrong one."""
        first = self._special(at) or self.single(at)
        if first is None or (first.unit is not None and first.unit.dimension.key == "rank"):
            return first
        spread = _match(_SPREAD, self.text, first.end)
        if spread:
            return self._spread(first, spread.end())
        connector = _match(_CONNECTOR, self.text, first.end)
        if connector is None:
            return first
        after = connector.end()
        second = self._special(after) or self.single(after)
        if second is None:
            return first
        return self._range(first, second, at)

    def _spread(self, middle: Amount, at: int) -> Amount:
        """The range of 28±2%."""
        width = self.single(at)
        if width is None or middle.low != middle.high or width.low != width.high:
            raise QuantityError("no number follows ±", offset=at, expected="a number")
        unit = width.unit or middle.unit
        if middle.unit is not None and width.unit is not None and middle.unit != width.unit:
            raise QuantityError("the figures around ± are of different units", offset=at, expected="one unit")
        return Amount(width.end, middle.low - width.low, middle.low + width.low, unit)

    def single(self, at: int) -> Amount | None:
        """A plain number with its unit: Arabic with multipliers, or a Chinese numeral."""
        sign = -1 if self.text[at : at + 1] in ("-", "−") and self.text[at + 1 : at + 2].isdigit() else 1
        start = at if sign == 1 else at + 1
        number = ARABIC.match(self.text, start)
        if number:
            if (
                self.text[number.end() : number.end() + 1] in (",", ".")
                and self.text[number.end() + 1 : number.end() + 2].isdigit()
            ):
                raise QuantityError(
                    f"{self.text[start:].split(' ')[0]!r} is not a number that can be read",
                    offset=number.end(),
                    expected="digits in groups of three",
                )
            return self._with_unit(number.end(), sign * arabic(number[0]))
        spelled = re.compile("[a-z]*").match(self.text, start)
        if spelled and spelled[0] in words.ENGLISH_NUMBERS:
            return self._with_unit(spelled.end(), Decimal(words.ENGLISH_NUMBERS[spelled[0]]))
        return self._chinese(start)

    def _chinese(self, at: int) -> Amount | None:
        text = self.text
        if (
            text[at : at + 1] in ("几", "数") and text[at + 1 : at + 2] in SMALL | {"万": 1, "亿": 1}
        ) or text.startswith("若干", at):
            raise QuantityError(f"{text[at : at + 2]!r} has no exact value", offset=at, expected="a number")
        if text[at : at + 1] == "半":
            found, half = self.table.match(text, at + 1, self.dimension, self.region), Decimal("0.5")
            return Amount(found[0], half, half, found[1]) if found else None
        end = at
        while end < len(text) and (
            text[end] in NUMERAL or (text[end] in "点." and end > at and text[end + 1 : end + 2] in DIGITS)
        ):
            end += 1
        # Each 万 and 亿 may end a part of a sum, so that reading many of them would take longer with every one.
        if end - at > LONGEST_NUMERAL or text.count("亿", at, end) + text.count("万", at, end) > 6:
            raise QuantityError(f"{end - at} numerals in a row are no number", offset=at, expected="a shorter one")
        fallback = None
        for cut in range(end, at, -1):
            value = chinese(text[at:cut])
            if value is None:
                continue
            coefficient = text[at:cut].rstrip("万亿")
            multiplier = text[at + len(coefficient) : cut]
            if multiplier and not set(coefficient) & set("万亿"):
                value = chinese(coefficient) if coefficient else Decimal(1)
            else:
                multiplier = ""
            if value is None:
                continue
            amount = self._with_unit(cut, value, multiplier)
            if amount.unit is not None and amount.unit.dimension is not RATIO:
                return amount
            if fallback is None and cut == end:
                fallback = amount
        if fallback is None and end - at == 2 and text[at] in DIGITS and text[at + 1] in DIGITS:
            raise QuantityError(
                f"{text[at:end]!r} may be two digits or a range", offset=at, expected="三十五 or 三至五"
            )
        if fallback is None and end > at:
            raise QuantityError(f"{text[at:end]!r} is not a number that can be read", offset=at, expected="a number")
        return fallback

    def _with_unit(self, at: int, value: Decimal, multiplier: str = "") -> Amount:
        """The amount of `value` with what follows it at `at`: 多 or 几, further multipliers, and the unit."""
        text, high = self.text, value
        marks: tuple[str, ...] = ()
        scaled = BARE.times(multiplier, chinese(multiplier) or Decimal(1)) if multiplier else BARE
        if text[at : at + 1] in (":", "∶") and re.compile("1(?![0-9.:∶])").match(text, at + 1):
            return Amount(at + 2, value, value, BARE)  # 2.5:1 is two and a half times the other
        if (
            text.startswith("个半", at)
            and (found := self.unit(at + 2))
            and found[1].dimension.key in ("time", "months")
        ):
            # 两个半小时
            return Amount(found[0], value + Decimal("0.5"), value + Decimal("0.5"), found[1])
        if text[at : at + 1] == "几" and value % 10 == 0 and value < 100:
            # 十几 is eleven to nineteen.
            value, high, at = value + 1, value + 9, at + 1
        at, marks = self._more(at, marks)
        unit: Unit | None = scaled if multiplier else None
        found = self.unit(at, scaled=bool(multiplier))
        if found and found[1].dimension is RATIO:
            at, unit = found[0], found[1].times(multiplier, scaled.factor)
            at, marks = self._more(at, marks)
            added = self._smaller_part(at, unit)
            if added:
                return self._sum(value, unit, added, marks)
            found = self.unit(at, scaled=True)
        if found and found[1].dimension is not RATIO:
            at = found[0]
            unit = found[1] if unit is None else found[1].times(unit.symbol, unit.factor)
            unit = self.table.intern(unit)
            if unit.stem == "成" and (text[at : at + 1] in DIGITS or text[at : at + 1].isdigit()):
                tenths = Decimal(DIGITS.get(text[at]) or int(text[at])) / 10
                value, high, at = value + tenths, high + tenths, at + 1
            elif text[at : at + 1] == "半" and unit.multiplier == 1 and value == value.to_integral_value():
                value, high, at = value + Decimal("0.5"), high + Decimal("0.5"), at + 1
        return Amount(at, value, high, unit, marks)

    def unit(self, at: int, *, scaled: bool = False) -> tuple[int, Unit] | None:
        """The unit or multiplier at `at`, or behind one space or hyphen there (12 EFLOPS, 5-fold)."""
        text = self.text
        if text[at : at + 1] == " " or (text[at : at + 1] == "-" and text[at + 1 : at + 2].isalpha()):
            at += 1
        return self.table.match(text, at, self.dimension, self.region, scaled) or self._counter(at)

    def _counter(self, at: int) -> tuple[int, Unit] | None:
        """The counter that an English noun phrase at `at` ends in: 410 000 public housing units."""
        phrase = _match(_ENGLISH_NOUN, self.text, at)
        for noun in re.compile("[A-Za-z-]+").finditer(self.text, at, phrase.end()) if phrase else ():
            if f" {noun[0].lower()} " in words.NOT_IN_NOUN:
                return None
            unit = self.table.named(noun[0])
            if unit is not None and unit.dimension.key == "count":
                return noun.end(), unit
        return None

    def _more(self, at: int, marks: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
        """多 and 余 between a number and its unit say more than the number, 来 about it."""
        if not marks and self.text[at : at + 1] in _MORE:
            return at + 1, ("~" if self.text[at] == "来" else ">",)
        return at, marks

    def _smaller_part(self, at: int, unit: Unit) -> Amount | None:
        """The 5000万 of 1亿5000万元: a further number that counts in a smaller multiplier."""
        if self.text[at : at + 1] not in NUMERAL and not self.text[at : at + 1].isdigit():
            return None
        part = self.single(at)
        if part is None or part.unit is None or part.marks or part.low != part.high:
            return None
        smaller = part.unit.multiplier if part.unit.dimension is not RATIO else part.unit.factor
        return part if smaller < unit.factor and part.low * smaller < unit.factor else None

    def _sum(self, value: Decimal, unit: Unit, part: Amount, marks: tuple[str, ...]) -> Amount:
        assert part.unit is not None
        bare = part.unit.dimension is RATIO
        total = value * unit.factor + part.low * (part.unit.factor if bare else part.unit.multiplier)
        return Amount(part.end, total, total, None if bare else part.unit.unscaled, marks)

    def _special(self, at: int) -> Amount | None:
        """The amounts that are not written as a number and a unit: 百分之四十, 三分之二, 一半, 翻两番, 第三, 前十."""
        text = self.text
        if text[at : at + 1].isdigit():
            fraction = _match(_FRACTION, text, at) if "/" in text else None
            return self._share(fraction.end(), Decimal(fraction[1]), Decimal(fraction[2]), at) if fraction else None
        for part, (symbol, share) in _PARTS.items():
            if text.startswith(part, at):
                return self._part(at + len(part), symbol, share)
        for symbol, portions in words.PORTIONS.items():
            for word, portion in portions.items():
                if text.startswith(word, at) and self.unit(at + len(word)) is None:
                    size, marks = Decimal(portion), (">",) if word.startswith("过") else ()
                    return Amount(at + len(word), size, size, self.table.find(symbol), marks)
        named = _match(_ENGLISH_PART, text, at)
        if named:
            above = Decimal(words.ENGLISH_NUMBERS.get(named[1], 1))
            return self._share(named.end(), above, Decimal(words.ENGLISH_PARTS[named[2]]), at)
        doubling = _match(_DOUBLING, text, at)
        if doubling:
            count = Decimal(1) if doubling[1] is None else self._count(doubling[1])
            if count is None:
                raise QuantityError(f"cannot read {doubling[0]!r}", offset=at, expected="a whole number of doublings")
            value = EXACT.power(Decimal(2), count)
            return Amount(doubling.end(), value, value, self.table.find("倍"))
        english = _match(_ENGLISH_RANK, text, at)
        if english:
            among = ("<=",) if english[0][:1] in "Tt" else ()
            return Amount(english.end(), Decimal(english[1]), Decimal(english[1]), self.table.find("位次"), among)
        if text[at : at + 1] in ("第", "前"):
            return self._rank(at)
        if text.startswith(("首位", "榜首"), at):
            return Amount(at + 2, Decimal(1), Decimal(1), self.table.find("位次"))
        return self._chinese_fraction(at)

    def _count(self, text: str) -> Decimal | None:
        value = arabic(text) if ARABIC.fullmatch(text) else chinese(text)
        return value if value is not None and 0 < value < 20 and value == value.to_integral_value() else None

    def _part(self, at: int, symbol: str, size: Decimal) -> Amount:
        """The number behind 百分之 or 千分之."""
        number = ARABIC.match(self.text, at)
        end = at
        if number:
            end, value = number.end(), arabic(number[0])
        else:
            while end < len(self.text) and self.text[end] in NUMERAL | {"点"}:
                end += 1
            found = chinese(self.text[at:end])
            if found is None:
                raise QuantityError("no number follows", offset=at, expected="a number")
            value = found
        value *= size
        end, marks = self._more(end, ())
        return Amount(end, value, value, self.table.find(symbol), marks)

    def _chinese_fraction(self, at: int) -> Amount | None:
        match = _match(_CHINESE_FRACTION, self.text, at) if "分之" in self.text else None
        if match is None:
            return None
        below, above = chinese(match[1]), chinese(match[2])
        if below is None or above is None:
            return None
        return self._share(match.end(), above, below, at)

    def _share(self, end: int, above: Decimal, below: Decimal, at: int) -> Amount:
        """A fraction as a share, where it has an exact decimal (3/4 is 75%)."""
        with localcontext(EXACT) as context:
            context.clear_flags()
            value = above * HUNDRED / below if below else None
            inexact = context.flags[Inexact]
        if value is None or inexact:
            expected = "a share like 66.7% or a fraction like 3/4"
            raise QuantityError(f"{self.text[at:end]!r} has no exact decimal", offset=at, expected=expected)
        return Amount(end, value, value, self.table.find("%"))

    def _rank(self, at: int) -> Amount | None:
        """第三位, 第一, 前10名: the best place is 1."""
        number = ARABIC.match(self.text, at + 1)
        end = at + 1
        if number:
            end, value = number.end(), arabic(number[0])
        else:
            while end < len(self.text) and self.text[end] in NUMERAL:
                end += 1
            found = chinese(self.text[at + 1 : end])
            if found is None:
                return None
            value = found
        if value != value.to_integral_value() or not value:
            raise QuantityError("a place is a whole number", offset=at, expected="a place like 前10名")
        counted = self.text[end : end + 1] in ("位", "名", "强")
        if self.text[end : end + 1] == "%":
            raise QuantityError("a share of a ranking is not supported", offset=at, expected="a place like 前10名")
        return Amount(end + counted, value, value, self.table.find("位次"), ("<=",) if self.text[at] == "前" else ())

    def _range(self, first: Amount, second: Amount, at: int) -> Amount:
        """The range from one amount to another; a unit or multiplier at the second alone serves both."""
        unit = second.unit or first.unit
        low, high = first.low, second.high
        marks = (*first.marks, *second.marks)
        if (
            first.unit is None
            and second.unit is not None
            and low > second.low
            and low * HUNDRED >= second.unit.multiplier > 1
        ):
            # 8000—1万: what stands before cannot be in 万 too, or the range would run backwards.
            low = EXACT.divide(low, second.unit.multiplier)
        elif first.unit is not None and unit is not None and first.unit is not unit:
            source = first.unit
            if source.dimension is RATIO:
                source = unit.unscaled.times(source.symbol, source.factor)
            if source.dimension != unit.dimension:
                raise QuantityError(
                    f"a range from {source.dimension.name_en} to {unit.dimension.name_en} makes no sense", offset=at
                )
            base = EXACT.multiply(low, source.factor)
            low = EXACT.divide(base, unit.factor)
            if EXACT.multiply(low, unit.factor) != base:
                unit, low, high = source, first.low, EXACT.divide(EXACT.multiply(high, unit.factor), source.factor)
        if low > high:
            raise QuantityError("the range runs backwards", offset=at, expected="the smaller figure first")
        return Amount(second.end, low, high, unit, marks)
