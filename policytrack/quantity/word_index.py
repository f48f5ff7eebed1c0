"""The words around a figure, indexed: `lexicon` by what each word says."""

import re
from collections.abc import Set
from functools import lru_cache

from policytrack.quantity import lexicon as words
from policytrack.quantity.bound import Course
from policytrack.quantity.lexicon import WordKind
from policytrack.quantity.normalise import normalise
from policytrack.quantity.numerals import MULTIPLIER

Said = tuple[WordKind, str]  # what kind of thing a word says, and what it says
Index = dict[str, Said]

#: Marks that may stand between a figure and its words.
QUOTES = "“”\"'「」『』《》"
_PER_MANY = (
    r"每(?P<per>(?:[0-9]*[一十百千万亿]+|[0-9]+)"
    r"(?:人口|名(?:老年人|学生|[一-鿿]{2,4}人员)?|人|户|亩|公里|平方公里|公顷|家|常住人口|劳动力)"
    r"|(?:[0-9]+|[一两三四五六半])(?:年|个?月|周|天|日|小时|学年|学期)|学期|学年)(?:拥有|中|配备|有|的)?"
)


@lru_cache(maxsize=4096)
def sizes_before(last: str) -> tuple[int, ...]:
    """How long the words before a figure are that end in a character, the longest first: in most there ends none."""
    return tuple(sorted({len(word) for word in vocabulary()[0] if word.endswith(last)}, reverse=True))


@lru_cache(maxsize=1)
def vocabulary() -> tuple[Index, Index]:
    """The words before a figure, and those behind it."""
    before: Index = {}
    behind: Index = {}
    # What is put later replaces what was put before: a word of comparison is never only a neutral one.
    for listed in (words.RANKING, words.NEUTRAL, words.BETWEEN_BEFORE):
        _put(before, listed.split(), WordKind.NEUTRAL, "")
    _put(before, words.MAKING.split(), WordKind.NEUTRAL, Course.RISE)
    _put_changes(before)
    _put(before, _listed(words.ENGLISH_MAGNITUDE_BEFORE), WordKind.MAGNITUDE, "")
    for course, listed in words.LEVEL.items():
        _put(before, listed.split(), WordKind.LEVEL, course)
    for course, listed in words.ENGLISH_LEVEL.items():
        _put(before, _listed(listed), WordKind.LEVEL, course)
    for change, listed in words.RATES.items():
        _put(before, listed.split(), WordKind.RATE, change)
    for comparator, listed in words.WEAK.items():
        _put(before, listed.split(), WordKind.WEAK, comparator)
    for per, listed in words.PER.items():
        _put(before, listed.split(), WordKind.PER, per)
    for per, listed in words.ENGLISH_PER.items():
        _put(before, _listed(listed), WordKind.PER, per)
    for index in (before, behind):
        for period, listed in words.PERIOD.items():
            _put(index, listed.split(), WordKind.PERIOD, period)
        for period, listed in words.ENGLISH_PERIOD.items():
            _put(index, _listed(listed), WordKind.PERIOD, period)
    _put_comparisons(before, words.BEFORE, words.ENGLISH_BEFORE)
    for comparator, listed in words.NEGATED.items():
        negated = [no + word for no in words.NEGATIONS.split() for word in listed.split()]
        _put(before, negated, WordKind.COMPARE, comparator)
    _put(behind, words.AFTER.split(), WordKind.NEUTRAL, "")
    _put(behind, words.BETWEEN_BEHIND.split(), WordKind.BETWEEN, "")
    _put(behind, [*words.MAGNITUDE.split(), *_listed(words.ENGLISH_MAGNITUDE)], WordKind.MAGNITUDE, "")
    for change, listed in words.ENGLISH_CHANGE_BEHIND.items():
        _put(behind, _listed(listed), WordKind.CHANGE, change)
    _put_comparisons(behind, words.BEHIND, words.ENGLISH_BEHIND)
    return before, behind


@lru_cache(maxsize=1)
def longest_words() -> dict[str, int]:
    """The length of the longest word that begins with a character."""
    before, behind = vocabulary()
    longest: dict[str, int] = {}
    for word in (*before, *behind):
        if longest.get(word[0], 0) < len(word):
            longest[word[0]] = len(word)
    return longest


def may_be_word(word: str, text: str, end: int) -> bool:
    """Whether a known word that ends at `end` is one there: 上亿元, 过千万, but not the 上 of 在2020年基础上增长5%."""
    return word not in ("上", "过") or text[end : end + 1] in MULTIPLIER


def bears_on(before: str, behind: str, known_of_it: Set[Said] = frozenset()) -> bool:
    """Whether the words around a figure may say something of it: any before it, and those that go on behind it.

    What is `known_of_it` already, a word before it may say once more. Cheaper than reading the figure, and never less
    careful: what says nothing here says nothing there.
    """
    known, following = vocabulary()
    text = normalise(before).lower()
    telling = _telling_firsts()
    if not telling.isdisjoint(text):
        for at, char in enumerate(text):
            if char in telling and any(
                said[0] is not WordKind.NEUTRAL and said not in known_of_it for _, said in _words_at(text, at, known)
            ):
                return True
    text, at = normalise(behind).lower(), 0
    while at < len(text):
        if text[at] in QUOTES or text[at].isspace():
            at += 1
            continue
        there = _words_at(text, at, following)
        if any(said[0] is not WordKind.NEUTRAL for _, said in there):
            return True
        if not there:
            return False
        at = there[0][0]
    return False


def _words_at(text: str, at: int, known: Index) -> list[tuple[int, Said]]:
    """The words that begin at a place, the longest first: where each ends, and what it says."""
    ends = range(min(len(text), at + longest_words().get(text[at], 0)), at, -1)
    return [(end, known[text[at:end]]) for end in ends if text[at:end] in known]


@lru_cache(maxsize=1)
def _telling_firsts() -> frozenset[str]:
    """What a word before a figure that says something of it can begin with."""
    return frozenset(word[0] for word, said in vocabulary()[0].items() if said[0] is not WordKind.NEUTRAL)


def _put(index: Index, listed: list[str], kind: WordKind, value: str) -> None:
    index.update(dict.fromkeys(listed, (kind, value)))


def _put_changes(index: Index) -> None:
    for listed, english, change, course in (
        (words.INCREASE, words.ENGLISH_INCREASE, "increase", Course.RISE),
        (words.DECREASE, words.ENGLISH_DECREASE, "decrease", Course.FALL),
    ):
        verbs = listed.split()
        _put(index, [*verbs, *(verb + "了" for verb in verbs), *_listed(english)], WordKind.CHANGE, change)
        _put(index, [verb + to for verb in verbs for to in words.TO_LEVEL.split()], WordKind.LEVEL, course)


def _put_comparisons(index: Index, chinese: dict[str, str], english: dict[str, str]) -> None:
    for comparator, listed in chinese.items():
        _put(index, listed.split(), WordKind.COMPARE, comparator)
    for comparator, listed in english.items():
        _put(index, _listed(listed), WordKind.COMPARE, comparator)


def _listed(phrases: str) -> list[str]:
    """The phrases of a list, which may have spaces in them."""
    return [phrase.strip() for phrase in phrases.split("|")]


@lru_cache(maxsize=1)
def per_many() -> re.Pattern[str]:
    """每千人口, 每百户: what a figure is an average over, as `per`."""
    return re.compile(_PER_MANY)


@lru_cache(maxsize=1)
def _second_verbs() -> tuple[tuple[str, ...], frozenset[str], int]:
    """What joins two verbs, the verbs that may be the second of them, and the length of the longest of these."""
    listed = (verb for verb in (words.NEUTRAL + words.MAKING).split() if len(verb) > 1)
    verbs = frozenset((*words.SECOND_VERBS.split(), *listed))
    return tuple(words.AND.split()), verbs, max(map(len, verbs))


def second_verb_end(text: str, at: int) -> int | None:
    """Where 和修复 or 和管理 ends, a verb that says nothing of an amount, behind another one; None for no such verb."""
    joining, verbs, longest = _second_verbs()
    for conjunction in joining:
        if text.startswith(conjunction, at):
            begin = at + len(conjunction)
            for end in range(min(len(text), begin + longest), begin, -1):
                if text[begin:end] in verbs:
                    return end
    return None
