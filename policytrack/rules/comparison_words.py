"""The words of comparison of a goal against those of its quote: where both leave one amount, a word still counts."""

import re
from enum import Enum, auto
from functools import cache, lru_cache
from typing import Final

from policytrack.quantity import lexicon as words
from policytrack.quantity.bound import Bound, Comparator
from policytrack.quantity.normalise import normalise, normalise_with_offsets

#: Where a work stands: 开工 is not 建成. A goal that names another place than its quote has another promise.
_DONE: Final = "建成 完成 竣工 投产 投运 投用 并网 落成 建好 通车"
_STAGES: Final = (
    "规划 储备 谋划 核准",  # planned
    "开工 启动",  # begun
    "在建",  # under way
    _DONE,
    "替代 置换",  # replaced
    "淘汰 退出 关停 拆除 化解 腾退",  # removed
)
_NUMBER: Final = re.compile(r"[0-9]|百分之")
_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2} ?年")


class _Named(Enum):
    """What a word beside an amount names."""

    NOTHING = auto()
    FLOOR = auto()
    ABOUT = auto()
    CEILING = auto()
    KEPT = auto()
    FALLEN_TO = auto()


def differ(goal: Bound, said: Bound, *, in_english: bool = False) -> bool:
    """Whether a goal says of its amount what the quote does not, or leaves out what it says.

    Words of one kind may stand for each other (不低于 for 以上), and a symbol for any of them; so may English, unless
    the quote is `in_english` too.
    """
    if goal.comparator is not said.comparator or goal.magnitude != said.magnitude:
        return True
    words_of_analyst = goal.word.isascii() and not (in_english and _has_letters(goal.word))
    if goal.magnitude or (goal.word and words_of_analyst) or "≥" in goal.word or "≤" in goal.word:
        return False  # an order of magnitude is no floor by its words; symbols and English are the analyst's
    return _named(goal) != _named(said)


def names_floor(bound: Bound) -> bool:
    """Whether a bound names a floor (不低于, 以上) and not only a level to reach (达到, or nothing)."""
    return bound.comparator is Comparator.AT_LEAST and not bound.magnitude and _names(bound.word, ">=")


def _named(bound: Bound) -> _Named:
    """The kind of word that a floor, a ceiling or a range has beside its amount."""
    if bound.comparator is Comparator.AT_LEAST:
        return _Named.FLOOR if _names(bound.word, ">=") else _Named.NOTHING
    if bound.comparator is Comparator.RANGE:
        return _Named.ABOUT if _names(bound.word, "~") else _Named.NOTHING
    if bound.comparator is not Comparator.AT_MOST:
        return _Named.NOTHING
    if _names(bound.word, "<="):
        return _Named.CEILING
    return _Named.KEPT if any(held in normalise(bound.word) for held in words.WEAK["<="].split()) else _Named.FALLEN_TO


def _has_letters(word: str) -> bool:
    return any(char.isalpha() for char in word)


@lru_cache(maxsize=4096)
def _names(word: str, comparator: str) -> bool:
    folded = normalise(word).lower()
    return any(named in folded for named in _naming(comparator))


@cache
def _naming(comparator: str) -> tuple[str, ...]:
    negated = [no + less for no in words.NEGATIONS.split() for less in words.NEGATED.get(comparator, "").split()]
    english = [words.ENGLISH_BEFORE[comparator], words.ENGLISH_BEHIND[comparator]]
    listed = [*words.BEFORE[comparator].split(), *words.BEHIND[comparator].split(), *negated]
    listed += [word.strip() for words_said in english for word in words_said.split("|")]
    return tuple(word for word in listed if len(word) > 1 or word == "约")


def other_stage(goal: str, spoken: str, clause: str) -> bool:
    """Whether a goal names another stage of a work than its quote: 建成 for 开工, 达到 for 替代.

    `spoken` is the figure in the quote, `clause` what stands before it there.
    """
    wanted = _stages(normalise(goal))
    before = normalise(clause) + normalise(spoken)
    said = _stages(before)
    if not said or (not wanted & said and wanted):
        return bool(said)
    reached = "达" in normalise(goal) and "达" not in before
    return not wanted and reached and _DONE not in said


def stage_before(clause: str) -> str:
    """The word of a stage that stands last before a figure, as the clause writes it; empty where none does."""
    folded, places = normalise_with_offsets(clause)
    found = max((folded.rfind(word), len(word)) for listed in _STAGES for word in listed.split())
    return clause[places[found[0]] : places[sum(found)]]  # at -1 the clause ends


def _stages(text: str) -> set[str]:
    text = _YEAR.sub("", text)
    number = _NUMBER.search(text)
    lead = text[: number.start()] if number else text
    return {listed for listed in _STAGES if any(word in lead for word in listed.split())}
