"""Walking over a figure: the words before the amount, the amount, the words behind it, each with what it says."""

import re
from collections.abc import Callable

from policytrack.quantity import lexicon as words
from policytrack.quantity.amount_parser import Amount, AmountParser
from policytrack.quantity.bound import Bound
from policytrack.quantity.errors import QuantityError
from policytrack.quantity.interpreter import Reading, interpret
from policytrack.quantity.numerals import ARABIC, MULTIPLIER, NUMERAL
from policytrack.quantity.unit import RATIO, Dimension, Unit
from policytrack.quantity.unit_table import UnitTable
from policytrack.quantity.word_index import SAME_PERIOD, Index, per_many, reference_at, vocabulary

_MONEY_MARKS = (
    *(
        "人民币",
        "RMB",
        "CNY",
        "¥",
        "新台币",
        "NT$",
        "TWD",
        "台币",
        "港币",
        "港元",
        "HK$",
        "HKD",
        "美元",
        "美金",
        "US$",
        "USD",
    ),
    *("欧元", "€", "EUR", "澳门元", "MOP", "日元", "£", "英镑", "$"),
)
_MARK_REGION = {"money-twd": "台湾", "money-hkd": "香港", "money-mop": "澳门", "money-cny": "中国"}
_FROM_YEAR = r"(?:(?:[0-9]{4}年底?末?|现时|目前|现有|现在)的?)?(?=[0-9])"
_WHOLE = r"(?:相当于)?(?!约|大约|近|接近)(?P<whole>[A-Za-z一-鿿]{2,12})(?<![不未约超低高多少])的(?=[0-9百])"
_FROM = r"from (?:the )?(?:current |present |existing )?"
_OF = r"of (?:the |its )?([A-Za-z][A-Za-z -]*)[.]?$"
# What is measured per person and the like; a word of comparison would be lost in it.
_MEASURED = r"(?!.{0,15}[未不超逾约近达至到过低少降减增升为从由])[一-鿿]{2,14}(?=[0-9])"
_BRACKET = r"[(\[【（]([^()\[\]【】（）]*)[)\]】）]"
EXPECTS_FIGURE = "a number or a word like 不少于"
_CLOSING = "。;,.、!！ \t\n”’\"'」』》"
_QUOTES = "“”\"'「」『』《》"


class FigureParser(Reading):
    """Reads one figure of the folded `text`. Used once; `spelled` gives the text of a word from its places."""

    def __init__(
        self,
        text: str,
        unit: Unit | None,
        dimension: Dimension | None,
        region: str | None,
        table: UnitTable,
        *,
        spelled: Callable[[int, int], str] | None = None,
    ) -> None:
        super().__init__(text, unit, table)
        self.amounts = AmountParser(text, table, dimension or (unit.dimension if unit else None), region)
        self.spelled = spelled or (lambda start, end: text[start:end])

    def figure(self, start: int = 0) -> tuple[Bound, int]:
        """The figure at `start` and where it ends; raises `QuantityError`, with the place in the folded text."""
        self._amount(self._before(start))
        end = self._behind(self.read_amount.end)
        return interpret(self, self.spelled), end

    @property
    def last(self) -> int:
        """Where the last word ends that bears on the amount, without brackets and words that say nothing."""
        return max(self.read_amount.end, *(end for kind, _, _, end in self.says if kind != "neutral"), 0)

    def _before(self, at: int) -> int:
        """Reads the words before the amount and returns where it begins."""
        text = self.text
        while True:
            at = self._skip(at)
            if at >= len(text):
                raise QuantityError("there is no figure", offset=at, expected="a number")
            bracket = self._bracket(at)
            if bracket:
                self._note(bracket[1])
                at = bracket.end()
                continue
            after = (
                self.reference(at)
                or self._whole(at)
                or self._word(at, vocabulary()[0])
                or self._per(at)
                or self._baseline(at)
                or self._mark(at)
                or self._measured(at)
            )
            if after is None:
                return at
            at = after

    def _skip(self, at: int) -> int:
        while at < len(self.text) and (self.text[at].isspace() or self.text[at] in _QUOTES):
            at += 1
        return at

    def _bracket(self, at: int) -> re.Match[str] | None:
        return re.compile(_BRACKET).match(self.text, at) if self.text[at : at + 1] in ("(", "[", "【") else None

    def _note(self, note: str) -> None:
        """A bracket: 含 includes the figure, the gloss of a computing unit says nothing, all else is the basis."""
        note = note.strip()
        if note == "含":
            self.inclusive = True
        elif self.amount and self.amount.unit and self._is_counter(note):
            # 1万台(套), 50万套(间): a second counter for the same thing.
            return
        elif "浮点" not in note and "次/秒" not in note and note:
            self.basis = note

    def _is_counter(self, note: str) -> bool:
        named = self.table.named(note)
        return named is not None and named.dimension.key == "count"

    def reference(self, at: int) -> int | None:
        """Reads what a relative figure compares with (较2020年) at `at`."""
        match = reference_at(self.text, at) if at < len(self.text) else None
        if match is None or (match["ref"].isdigit() and self._is_counted(match.end())):
            return None
        self.says.append(("reference", SAME_PERIOD.get(match["ref"], match["ref"]), at, match.end()))
        return match.end()

    def _is_counted(self, end: int) -> bool:
        """Whether the digits that end at `end` count what stands behind them: over 2025 billion yuan is no year."""
        return self.text[end - 1].isdigit() and self.amounts.unit(end) is not None

    def _per(self, at: int) -> int | None:
        if self.text[at] != "每":
            return None
        match = per_many().match(self.text, at)
        if match:
            self.says.append(("per", match["per"], at, match.end()))
            return match.end()
        found = self.table.match(self.text, at + 1, None, self.amounts.region, scaled=True)
        if found is None or found[1].dimension is RATIO:
            return None
        each = self.text[at + 1 : found[0]]
        self.says.append(("second", "", at, found[0]) if each == "秒" else ("per", each, at, found[0]))
        return found[0]

    def _baseline(self, at: int) -> int | None:
        """Reads the level that an amount comes from (从6.1‰下降到5.6‰); the figure is the level that it goes to."""
        if self.text.startswith("from ", at):
            return self._english_baseline(at)
        if self.text[at : at + 1] not in ("从", "由"):
            return None
        year = re.compile(_FROM_YEAR).match(self.text, at + 1)
        amount = self.amounts.read(year.end() if year else at + 1)
        if amount is None:
            return None
        mark = len(self.says)
        end = self._word(self._skip(amount.end), vocabulary()[0])
        follows = [kind for kind, *_ in self.says[mark:]]
        del self.says[mark:]
        if end is None or follows != ["level"]:
            raise QuantityError(
                "a level that is left needs one that is reached", offset=amount.end, expected="提高到, 降至 …"
            )
        return amount.end

    def _english_baseline(self, at: int) -> int | None:
        """Reads the `from 50%` of `increase from 50% to 80%`; alone, `from 50% to 80%` may be a range as well."""
        lead = re.compile(_FROM).match(self.text, at)
        amount = self.amounts.single(lead.end()) if lead else None
        to = re.compile(" ?to ").match(self.text, amount.end) if amount else None
        if amount is None or to is None:
            return None
        told = any(kind in ("change", "level") for kind, *_ in self.says)
        if not told and self.text[to.end() : to.end() + 1].isdigit():
            raise QuantityError("a change or a range", offset=at, expected="increase from … to …, or between … and …")
        self.says.append(("level", "", at, at))
        return amount.end

    def _measured(self, at: int) -> int | None:
        """Reads the noun between an average or a change and its amount: 每万人发明专利拥有量30件, 新增学位5万个."""
        if self.says and self.says[-1][3] - self.says[-1][2] == 1 and self.says[-1][0] != "per":
            return None  # the 降 of 年均降雨量
        verbs = tuple(words.WITH_OBJECT.split())
        if not any(
            kind == "per" or (kind == "change" and self.text.startswith(verbs, start))
            for kind, _, start, _ in self.says
        ):
            return None
        noun = re.compile(_MEASURED).match(self.text, at)
        return noun.end() if noun else None

    def _word(self, at: int, known: Index) -> int | None:
        """Reads the longest known word at `at`."""
        text = self.text
        for end in range(min(len(text), at + vocabulary()[2]), at, -1):
            word = text[at:end].lower()
            said = known.get(word)
            if said is None or _inside_word(text, end):
                continue
            if word in ("上", "过") and text[end : end + 1] not in MULTIPLIER:
                continue
            if word == "-" and text[end : end + 1].isdigit():
                continue
            self.says.append((*said, at, end))
            return end
        return None

    def _mark(self, at: int) -> int | None:
        """Reads the name or sign of a currency before a number."""
        for mark in _MONEY_MARKS:
            if self.text.startswith(mark, at):
                end = self._skip(at + len(mark))
                if not (ARABIC.match(self.text, end) or self.text[end : end + 1] in NUMERAL or self._word_follows(end)):
                    return None
                found = self.table.match(self.text[: at + len(mark)], at, self.amounts.dimension, self.amounts.region)
                if found is None:
                    return None
                self.money = found[1]
                if found[1].dimension.key not in _MARK_REGION:
                    self.amounts.dimension = found[1].dimension
                self.amounts.region = _MARK_REGION.get(found[1].dimension.key, self.amounts.region)
                return end
        return None

    def _whole(self, at: int) -> int | None:
        """Reads what a share is a share of, behind a word of comparison: 不低于GDP的2.5%."""
        compared = bool(self.says) and self.says[-1][0] in ("compare", "weak", "level")
        if "的" not in self.text or not (compared or self.text.startswith("相当于", at)):
            return None
        match = re.compile(_WHOLE).match(self.text, at)
        if match is None:
            return None
        self.says.append(("reference", match["whole"], at, match.end()))
        return match.end()

    def _word_follows(self, at: int) -> bool:
        return any(self.text.startswith(word, at) for word in ("约", "超", "逾", "近", "突破", "不", "达"))

    def _amount(self, at: int) -> None:
        amount = self.amounts.read(at)
        if amount is None:
            rest = self.text[at:].strip()
            raise QuantityError(f"cannot read {rest!r}", offset=at, expected=EXPECTS_FIGURE)
        self.amount = amount

    def _behind(self, at: int) -> int:
        """Reads the words behind the amount and returns where the figure ends."""
        while True:
            start = self._skip(at)
            bracket = self._bracket(start)
            if bracket:
                self._note(bracket[1])
                at = bracket.end()
                continue
            if not self.text[start:].strip(_CLOSING):
                return len(self.text)
            after = self.reference(start) or self._word(start, vocabulary()[1]) or self._of(start)
            if after is None and _ends_in_noun(self.text[start:], self.amount):
                return len(self.text)
            if after is None:
                return start if start == len(self.text) else at
            at = self._counted(after) if self.says[-1][0] == "magnitude" else after

    def _of(self, at: int) -> int | None:
        """Reads what a share is a share of, or what is counted, at the end of an English figure: of GDP."""
        match = re.compile(_OF).match(self.text, at) if self.text.startswith("of ", at) else None
        if match is None:
            return None
        whole = match[1].strip()
        if "equivalent" in whole or "standard coal" in whole:
            # Another unit than the one that has been read.
            return None
        share = self.read_amount.unit is not None and self.read_amount.unit.dimension.key == "share"
        known = share and " " not in whole and len(whole) > 1 and "-" not in whole
        self.says.append(("reference", whole, at, match.end()) if known else ("neutral", "", at, match.end()))
        return match.end()

    def _counted(self, at: int) -> int:
        """The unit that follows 级, where none precedes it: 千亿级参数."""
        unit = self.read_amount.unit
        found = self.table.match(self.text, at, self.amounts.dimension, self.amounts.region)
        if (
            unit is None
            or unit.dimension is not RATIO
            or found is None
            or found[1].english not in ("parameters", "tokens")
        ):
            return at
        self.read_amount.unit = self.table.intern(found[1].times(unit.symbol, unit.factor))
        return found[0]


def _ends_in_noun(rest: str, amount: Amount | None) -> bool:
    """Whether `rest` is the noun that a count ends in: 100个县."""
    if amount is None or amount.unit is None or amount.unit.stem != "个":
        return False
    return rest in words.COUNTED.split()


def _inside_word(text: str, end: int) -> bool:
    """Whether a word of Latin letters goes on at `end`."""
    return (
        end < len(text)
        and text[end].isascii()
        and text[end].isalpha()
        and text[end - 1].isascii()
        and text[end - 1].isalpha()
    )
