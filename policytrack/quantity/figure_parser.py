"""Walking over a figure: the words before the amount, the amount, the words behind it, each with what it says.

Every step is a function of a place and of what has been heard up to there. It gives the place behind what it has read
and what has been heard with it, or None where it has nothing to read.
"""

import re
from collections.abc import Callable
from typing import Final, NamedTuple, TypeAlias

from policytrack.quantity import lexicon as words
from policytrack.quantity.amount_parser import AmountParser
from policytrack.quantity.bound import Bound
from policytrack.quantity.currency import MONEY_MARKS
from policytrack.quantity.errors import QuantityError
from policytrack.quantity.interpreter import Heard, Reading, Word, interpret
from policytrack.quantity.lexicon import WordKind
from policytrack.quantity.number_parser import Amount, NumberParser
from policytrack.quantity.numerals import ARABIC, NUMERAL
from policytrack.quantity.references import is_above, one_spelling, reference_at
from policytrack.quantity.unit import RATIO, Dimension, Unit
from policytrack.quantity.unit_table import UnitTable
from policytrack.quantity.word_index import (
    QUOTES,
    Index,
    longest_words,
    may_be_word,
    per_many,
    second_verb_end,
    vocabulary,
)
from policytrack.text.messages import say

_MARK_REGION: Final = {"money-twd": "台湾", "money-hkd": "香港", "money-mop": "澳门", "money-cny": "中国"}
_FROM_YEAR: Final = r"(?:(?:[0-9]{4}年底?末?|现时|目前|现有|现在)的?)?(?=[0-9])"
_WHOLE: Final = r"(?:相当于)?(?!约|大约|近|接近)(?P<whole>[A-Za-z一-鿿“”\"]{2,18})(?<![不未约超低高多少])的(?=[0-9百])"
_FROM: Final = r"from (?:the )?(?:current |present |existing )?"
_OF: Final = r"of (?:the |its )?([A-Za-z][A-Za-z -]*)[.]?$"
# What is measured per person and the like; a word of comparison would be lost in it.
_MEASURED: Final = r"(?!.{0,15}[未不超逾约近达至到过低少降减增升为从由])[一-鿿]{2,14}(?=[0-9])"
_BRACKET: Final = r"[(\[【（]([^()\[\]【】（）]*)[)\]】）]"
EXPECTS_FIGURE: Final = say("a number or a word like 不少于")
_CLOSING: Final = "。;,.、!！ \t\n”’\"'」』》"
_MONEY_FIRSTS: Final = frozenset(mark[0] for mark in MONEY_MARKS)
# Behind a name of money a number stands, or one of these before it.
_BEFORE_MONEY: Final = ("约", "超", "逾", "近", "突破", "不", "达")

Step: TypeAlias = tuple[int, Heard]


class Figure(NamedTuple):
    """A figure that has been read: what it says, where it ends, and how it was read."""

    bound: Bound
    end: int
    reading: Reading

    @property
    def amount(self) -> Amount:
        """The number or range in it."""
        return self.reading.amount

    @property
    def words(self) -> tuple[Word, ...]:
        """The words around the amount."""
        return self.reading.heard.words

    @property
    def last(self) -> int:
        """Where the last word ends that bears on the amount, without brackets and words that say nothing."""
        return max(self.amount.end, *(word.end for word in self.words if word.kind is not WordKind.NEUTRAL), 0)


class FigureParser(NamedTuple):
    """Reads figures of the normalised `text`; `spelled` gives the text of a word, as it was typed, from its places."""

    text: str
    unit: Unit | None  # of a figure that names none
    dimension: Dimension | None
    region: str | None
    table: UnitTable
    spelled: Callable[[int, int], str] | None = None

    def figure(self, start: int = 0) -> Figure:
        """The figure at `start`; raises `QuantityError`, with the place in the normalised text."""
        at, heard = self._before(start)
        amount = self._amounts(heard).read(at)
        if amount is None:
            rest = self.text[at:].strip()
            unit = self._amounts(heard).numbers.unit(at) if rest[:1].isascii() else None
            # GW 1200, as tables head their columns: only names of money stand before their number in a text.
            swapped = unit is not None and self.text[unit[0] :].lstrip()[:1].isdigit()
            expected = say("the number before its unit") if swapped else EXPECTS_FIGURE
            raise QuantityError(say("cannot read {!r}", rest), offset=at, expected=expected)
        end, amount, heard = self._behind(amount, heard)
        reading = Reading(self.text, self.unit, self.table, amount, heard)
        return Figure(interpret(reading, self.spelled or self._as_it_is), end, reading)

    def _as_it_is(self, start: int, end: int) -> str:
        return self.text[start:end]

    def _amounts(self, heard: Heard) -> AmountParser:
        """What reads the amount, with what the words and the name of its money have settled."""
        dimension = self.dimension or (self.unit.dimension if self.unit else None)
        region = self.region
        if heard.money is not None:
            dimension = heard.money.dimension
            region = _MARK_REGION.get(dimension.key, region)
        return AmountParser(self.text, self.table, dimension, region)

    def _numbers(self, heard: Heard) -> NumberParser:
        return self._amounts(heard).numbers

    def _before(self, at: int) -> Step:
        """The words before the amount, and where it begins."""
        heard = Heard()
        while True:
            at = self._skip(at)
            if at >= len(self.text):
                raise QuantityError(say("there is no figure"), offset=at, expected=say("a number"))
            # Of all that stands before an amount only a year (2020年的) begins with a digit.
            for read in (FigureParser._reference,) if self.text[at] in "0123456789" else _BEFORE:
                if step := read(self, at, heard):
                    at, heard = step
                    break
            else:
                return at, heard

    def _behind(self, amount: Amount, heard: Heard) -> tuple[int, Amount, Heard]:
        """The words behind the amount, and where the figure ends; 级 may give the amount another unit."""
        at = amount.end
        while True:
            start = self._skip(at)
            if step := self._bracket(start, heard, amount.unit):
                at, heard = step
                continue
            if not self.text[start:].strip(_CLOSING):
                return len(self.text), amount, heard
            step = (
                self._reference(start, heard)
                or self._word(start, heard, vocabulary()[1])
                or self._of(start, heard, amount.unit)
            )
            if step is None:
                if _ends_in_noun(self.text[start:], amount.unit):
                    return len(self.text), amount, heard
                return start if start == len(self.text) else at, amount, heard
            at, heard = step
            if heard.words[-1].kind is WordKind.MAGNITUDE:
                at, amount = self._counted(at, amount)

    def _skip(self, at: int) -> int:
        while at < len(self.text) and (self.text[at].isspace() or self.text[at] in QUOTES):
            at += 1
        return at

    def _bracket(self, at: int, heard: Heard, unit: Unit | None = None) -> Step | None:
        """A bracket: 含 includes the figure, the gloss of a computing unit says nothing, all else is the basis."""
        match = re.compile(_BRACKET).match(self.text, at) if self.text[at : at + 1] in ("(", "[", "【") else None
        if match is None:
            return None
        note = match[1].strip()
        if note == "含":
            heard = heard._replace(inclusive=True)
        elif note and "浮点" not in note and "次/秒" not in note and not (unit and self._is_counter(note)):
            heard = heard._replace(basis=note)
        return match.end(), heard

    def _is_counter(self, note: str) -> bool:
        """Whether a bracket holds a second counter for the same thing: 1万台(套), 50万套(间)."""
        named = self.table.named(note)
        return named is not None and named.dimension.key == "count"

    def _reference(self, at: int, heard: Heard) -> Step | None:
        """What a relative figure compares with: 较2020年."""
        match = reference_at(self.text, at) if at < len(self.text) else None
        if match is None or (match["ref"].isdigit() and self._is_counted(match.end(), heard)):
            return None
        heard = heard.and_word(WordKind.REFERENCE, one_spelling(match["ref"]), at, match.end())
        way = match.groupdict().get("way")
        if way is not None:
            heard = heard.and_word(WordKind.MARGIN, "above" if is_above(way) else "below", at, match.end())
        return match.end(), heard

    def _is_counted(self, end: int, heard: Heard) -> bool:
        """Whether the digits that end at `end` count what stands behind them: over 2025 billion yuan is no year."""
        return self.text[end - 1].isdigit() and self._numbers(heard).unit(end) is not None

    def _whole(self, at: int, heard: Heard) -> Step | None:
        """What a share is a share of, behind a word of comparison: 不低于GDP的2.5%."""
        last = heard.words[-1].kind if heard.words else None
        compared = last in (WordKind.COMPARE, WordKind.WEAK, WordKind.LEVEL)
        if "的" not in self.text or not (compared or self.text.startswith("相当于", at)):
            return None
        match = re.compile(_WHOLE).match(self.text, at)
        return (
            (match.end(), heard.and_word(WordKind.REFERENCE, one_spelling(match["whole"]), at, match.end()))
            if match
            else None
        )

    def _word_before(self, at: int, heard: Heard) -> Step | None:
        return self._word(at, heard, vocabulary()[0])

    def _second_verb(self, at: int, heard: Heard) -> Step | None:
        """The second of two verbs that say nothing of the amount: 营造和修复, 培育和管理."""
        last = heard.words[-1] if heard.words else None
        if last is None or last.kind is not WordKind.NEUTRAL or last.end != at:
            return None
        end = second_verb_end(self.text, at)
        return (end, heard.and_word(WordKind.NEUTRAL, "", at, end)) if end is not None else None

    def _word(self, at: int, heard: Heard, known: Index) -> Step | None:
        """The longest known word."""
        text = self.text
        most = longest_words().get(text[at].lower(), 0) if at < len(text) else 0
        for end in range(min(len(text), at + most), at, -1):
            word = text[at:end].lower()
            said = known.get(word)
            if said is None or _inside_word(text, end) or not may_be_word(word, text, end):
                continue
            if word == "-" and text[end : end + 1].isdigit():
                continue
            if word.startswith("and ") and text[end + 1 : end + 2].isdigit():
                continue  # 30 stations and over 50 schools
            return end, heard.and_word(*said, at, end)
        return None

    def _per(self, at: int, heard: Heard) -> Step | None:
        """What a figure is an average over: 每千人口, 每台."""
        if self.text[at] != "每":
            return None
        match = per_many().match(self.text, at)
        if match:
            return match.end(), heard.and_word(WordKind.PER, match["per"], at, match.end())
        found = self.table.match(self.text, at + 1, None, self._amounts(heard).region, scaled=True)
        if found is None or found[1].dimension is RATIO:
            return None
        each = self.text[at + 1 : found[0]]
        kind, value = (WordKind.SECOND, "") if each == "秒" else (WordKind.PER, each)
        return found[0], heard.and_word(kind, value, at, found[0])

    def _baseline(self, at: int, heard: Heard) -> Step | None:
        """The level that an amount comes from (从6.1‰下降到5.6‰); the figure is the level that it goes to."""
        if self.text[at : at + 1] not in ("从", "由"):
            return None
        year = re.compile(_FROM_YEAR).match(self.text, at + 1)
        amount = self._amounts(heard).read(year.end() if year else at + 1)
        if amount is None:
            return None
        follows = self._word_before(self._skip(amount.end), Heard())
        if follows is None or follows[1].words[-1].kind is not WordKind.LEVEL:
            raise QuantityError(
                say("a level that is left needs one that is reached"), offset=amount.end, expected=say("提高到, 降至 …")
            )
        return amount.end, heard

    def _english_baseline(self, at: int, heard: Heard) -> Step | None:
        """The `from 50%` of `increase from 50% to 80%`; alone, `from 50% to 80%` may be a range as well."""
        lead = re.compile(_FROM).match(self.text, at)
        amount = self._numbers(heard).read(lead.end()) if lead else None
        if amount is None or (to := re.compile(" ?to ").match(self.text, amount.end)) is None:
            return None
        if not heard.kinds & {WordKind.CHANGE, WordKind.LEVEL} and self.text[to.end() : to.end() + 1].isdigit():
            raise QuantityError(
                say("a change or a range"), offset=at, expected=say("increase from … to …, or between … and …")
            )
        return amount.end, heard.and_word(WordKind.LEVEL, "", at, at)

    def _money(self, at: int, heard: Heard) -> Step | None:
        """The name or sign of a currency before a number."""
        for mark in MONEY_MARKS if self.text[at] in _MONEY_FIRSTS else ():
            if self.text.startswith(mark, at):
                end = self._skip(at + len(mark))
                number = re.compile(ARABIC).match(self.text, end) or self.text[end : end + 1] in NUMERAL
                if not number and not self.text.startswith(_BEFORE_MONEY, end):
                    return None
                amounts = self._amounts(heard)
                found = self.table.match(self.text[: at + len(mark)], at, amounts.dimension, amounts.region)
                return (end, heard._replace(money=found[1])) if found else None
        return None

    def _measured(self, at: int, heard: Heard) -> Step | None:
        """The noun between an average or a change and its amount: 每万人发明专利拥有量30件, 新增学位5万个."""
        last = heard.words[-1] if heard.words else None
        if last and last.end - last.start == 1 and last.kind is not WordKind.PER:
            return None  # the 降 of 年均降雨量
        verbs = tuple(words.WITH_OBJECT.split())
        if not any(
            word.kind is WordKind.PER or (word.kind is WordKind.CHANGE and self.text.startswith(verbs, word.start))
            for word in heard.words
        ):
            return None
        noun = re.compile(_MEASURED).match(self.text, at)
        return (noun.end(), heard) if noun else None

    def _of(self, at: int, heard: Heard, unit: Unit | None) -> Step | None:
        """What a share is a share of, or what is counted, at the end of an English figure: of GDP."""
        match = re.compile(_OF).match(self.text, at) if self.text.startswith("of ", at) else None
        if match is None:
            return None
        whole = match[1].strip()
        if "equivalent" in whole or "standard coal" in whole:
            # Another unit than the one that has been read.
            return None
        share = unit is not None and unit.dimension.key == "share"
        known = share and " " not in whole and len(whole) > 1 and "-" not in whole
        kind, value = (WordKind.REFERENCE, whole) if known else (WordKind.NEUTRAL, "")
        return match.end(), heard.and_word(kind, value, at, match.end())

    def _counted(self, at: int, amount: Amount) -> tuple[int, Amount]:
        """The unit that follows 级, where none precedes it: 千亿级参数."""
        unit = amount.unit
        found = self.table.match(self.text, at, self.dimension, self.region)
        if unit is None or unit.dimension is not RATIO or found is None:
            return at, amount
        if found[1].english not in ("parameters", "tokens"):
            return at, amount
        return found[0], amount._replace(unit=found[1].times(unit.symbol, unit.factor))


#: What may stand before an amount, in the order in which it is tried.
_BEFORE: Final[tuple[Callable[[FigureParser, int, Heard], Step | None], ...]] = (
    FigureParser._bracket,
    FigureParser._reference,
    FigureParser._whole,
    FigureParser._money,
    FigureParser._second_verb,
    FigureParser._word_before,
    FigureParser._per,
    FigureParser._baseline,
    FigureParser._english_baseline,
    FigureParser._measured,
)


def _ends_in_noun(rest: str, unit: Unit | None) -> bool:
    """Whether `rest` is the noun that a count ends in: 100个县."""
    if unit is None or unit.stem not in words.COUNTERS_OF_NOUNS:
        return False
    kind = next((kind for kind in words.COUNTED_KINDS.split() if rest.startswith(kind)), "")
    return rest.removeprefix(kind) in words.COUNTED.split()


def _inside_word(text: str, end: int) -> bool:
    """Whether a word of Latin letters goes on at `end`."""
    return end < len(text) and _is_latin(text[end]) and _is_latin(text[end - 1])


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalpha()
