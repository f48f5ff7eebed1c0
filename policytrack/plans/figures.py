"""A figure of a plan in its paragraph: the words around it, by which it is judged."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from policytrack.plans.sections import Context
from policytrack.plans.stance import STRIVES, last_said, plans
from policytrack.quantity.extract import Phrase

#: So much text before a figure tells of it.
_REACH: Final = 120
#: So much of a paragraph is read for when it tells of.
_FAR: Final = 300

_PROMISES: Final = re.compile(
    rf"力争|{STRIVES}|确保|目标|将(?=[^军领])|(?<![月日])[到至](?P<year>20[0-9]{2})年|预期(?!寿命)|於\s?20[0-9]{{2}}|规划|今年|要(?=[达建实完新培])|努力|届时|不低于|不少于|计划"
)


#: What begins a number, in digits or in words.
_NUMERAL: Final = re.compile("[0-9〇零一二两三四五六七八九十百千万亿几半]")


#: A name in quotation marks promises nothing: “优促计划”, “目标管理”平台. One with a year or a figure may be a goal.
_QUOTED: Final = re.compile('[“"][^”"0-9]{1,14}[”"]')


#: 以2%及合计4000公里为目标
_TAKES: Final = re.compile(r"以[^，。；]*$")
_FOR_AIM: Final = re.compile(r"[^，。；]{0,30}为[^，。；0-9]{0,6}目标")
_DONE_LATER: Final = re.compile(
    r"[^，。；]{0,16}(?:，(?:预[计定]|将|可)+[于在]?[^，。；]{0,10}|(?<!可)将[^，。；0-9]{0,18})(?:完工|完成|落成|竣工|启用|通车|建成)(?=[，。；）)]|启用|$)"
)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


@dataclass(frozen=True)
class Figure:
    """A figure in its paragraph."""

    phrase: Phrase
    text: str  # the paragraph, in the normal form
    start: int  # where the figure stands in it
    end: int
    sentence: int  # where its sentence begins
    context: Context
    issued: int | None
    is_rules: bool = False  # the plan lays down rules for a procedure
    in_heading: bool = False
    in_plan: bool = False  # parts of the plan look ahead, so that one which does not may tell of what is so
    is_account: bool = False  # the text tells what was
    is_budget: bool = False  # the text is a report on budgets
    is_of_taiwan: bool = False  # where 预计 says what is planned; elsewhere it forecasts

    @cached_property
    def before(self) -> str:
        """The sentence up to the figure, as far as it tells of it."""
        return self.text[max(self.sentence, self.start - _REACH) : self.start]

    @cached_property
    def sentence_before(self) -> str:
        """The whole sentence up to the figure, for who says it."""
        return self.text[max(self.sentence, self.start - _FAR) : self.start]

    @cached_property
    def words(self) -> str:
        """The words of the figure."""
        return self.text[self.start : self.end]

    @cached_property
    def led(self) -> str:
        """The sentence up to the number, with the words of the figure that stand before that."""
        return self.before + _NUMERAL.split(self.words, maxsplit=1)[0]

    @property
    def is_money(self) -> bool:
        """Whether it is an amount of money, or of money for each of something."""
        return self.phrase.bound.dimension.key.startswith("money")

    @cached_property
    def promises(self) -> bool:
        """Whether the sentence up to the figure looks ahead: 力争, 到2026年; a year gone by does not."""
        return self.promised_at >= 0

    @property
    def promised_at(self) -> int:
        """Where the last of the words that look ahead stands in `before`; -1 where none does."""
        return max((match.start() for match in self._words_ahead), default=-1)

    @property
    def strives(self) -> bool:
        """Whether the sentence up to the figure looks ahead by another word than 不低于, which conditions have too."""
        return any(not match[0].startswith("不") for match in self._words_ahead)

    @cached_property
    def _words_ahead(self) -> list[re.Match[str]]:
        return [
            match
            for match in _PROMISES.finditer(_QUOTED.sub(_blank, self.before))
            if match["year"] is None or self.issued is None or int(match["year"]) >= self.issued
        ]

    @property
    def is_to_come(self) -> bool:
        """Whether the paragraph up to the figure says last that what it tells is to come."""
        ahead, told = self._last_said
        return ahead > told

    @property
    def is_told(self) -> bool:
        """Whether it says last that this was."""
        ahead, told = self._last_said
        return told > ahead

    @cached_property
    def _last_said(self) -> tuple[int, int]:
        """What the paragraph up to the figure says last, with the first character of its words: 要 in 要达1亿."""
        return last_said(
            self.text[max(0, self.start - _FAR) : self.start + 1], self.issued, of_taiwan=self.is_of_taiwan
        )

    @cached_property
    def is_planned(self) -> bool:
        """Whether a text of Taiwan says of itself up to the figure that it plans that: 预计完成100处."""
        return self.is_of_taiwan and plans(self.sentence_before + self.led[len(self.before) :])

    @cached_property
    def is_aimed_behind(self) -> bool:
        """Whether what stands behind the figure says that it is an aim, or still to come: 以不超过2%为目标,
        尚有9户，将于6月底完工.
        """
        is_aim = _TAKES.search(self.led) is not None and _FOR_AIM.match(self.behind) is not None
        return is_aim or _DONE_LATER.match(self.behind) is not None

    @cached_property
    def clause(self) -> str:
        """The clause up to the figure."""
        return re.split(r"[，、；]", self.before)[-1]

    @cached_property
    def behind(self) -> str:
        """What stands behind the figure."""
        return self.text[self.end : self.end + 60]

    @cached_property
    def rest(self) -> str:
        """The sentence behind the figure, as far as it tells of it."""
        return re.split("[。；]", self.text[self.end : self.end + _REACH], maxsplit=1)[0]


class NoTarget(NamedTuple):
    """A kind of figure that is no target: its name, and how it is told."""

    name: str
    holds: Callable[[Figure], bool]
