"""Ids and keys made of what something is called: short, of whole words, and in plain letters where that can be.

An id is typed in a shell. English names of the field come first (地区生产总值 is gdp), then the words as they are
pronounced, by the extra `pinyin`; without it they stay Chinese. The same words always make the same name.
"""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import count
from typing import Final

from policytrack.data.naming_words import ABBREVIATIONS, ENDINGS, NAMES, SAYS_NOTHING
from policytrack.text import pinyin
from policytrack.text.messages import say
from policytrack.text.printable import width
from policytrack.text.regions import short_region
from policytrack.text.script import fold

#: So many columns an id has, a Chinese character taking two: what can be typed, and stands in a column of a report.
_LONGEST: Final = 32
#: So many are left for what is promised, however long the name of its region is.
_FEWEST: Final = 14
_CHINESE: Final = r"\u3400-\u9fff\U00020000-\U0003134f"
#: Letters and digits of any other script: 5g, 2.5.
_LETTERS: Final = rf"[^\W_{_CHINESE}]+(?:\.(?=\d)[^\W_{_CHINESE}]+)*"
#: A remark: 算力规模（FP16）.
_REMARK: Final = r"\([^()]*\)|\[[^\[\]]*\]"
#: A Chinese word of more characters is several words, where it is not said by an English name.
_LONGEST_WORD: Final = 3
#: Regions whose names are written otherwise than they are pronounced, and the whole country.
_REGIONS: Final = {
    **dict.fromkeys(("全国", "国家", "中国", "china", "national"), "cn"),
    "陕西": "shaanxi", "内蒙古": "neimenggu", "香港": "hongkong", "澳门": "macau", "哈尔滨": "harbin",
    "乌鲁木齐": "urumqi", "呼和浩特": "hohhot", "拉萨": "lhasa",
}  # fmt: skip
#: What the names of counties and districts end with that have two more characters.
_COUNTY: Final = re.compile(r"(?<=..)(?:自治县|新区|县|区|旗)$")


def new_identifier(starts: Iterable[str], words: str, year: str, taken: Container[str]) -> str:
    """An id for a new target: where its plan's ids begin, what is promised, the year; a number where it is taken.

    `starts` are regions or first parts of other ids, the best first: the first counts that is had in plain letters.
    """
    names = [name for start in starts if (name := region_name(start))]
    start = next(filter(str.isascii, names), names[0] if names else "")
    room = max(_FEWEST, _LONGEST - width(start) - len(year) - 2)
    name = "-".join(part for part in (start, short_name(words, room), year) if part)
    return free(name or "target", taken)


def free(name: str, taken: Container[str]) -> str:
    """A name, with a number behind it where it is taken."""
    return next(one for number in count(1) if (one := name if number == 1 else f"{name}-{number}") not in taken)


def region_name(region: str) -> str:
    """The name of a region as ids begin with it: 青岛市 is qingdao, 全国 is cn."""
    short = short_region(region)
    return _REGIONS.get(short) or short_name(_COUNTY.sub("", short), _FEWEST)


def short_name(title: str, room: int = _LONGEST) -> str:
    """What a title is about in at most `room` columns, whole words joined by hyphens; "" where it has no word."""
    said = fold(title)
    text = next((kept for kept in (re.sub(_REMARK, " ", said), said) if re.search(r"[^\W_]", kept)), "")
    words = _telling(text, _english())
    if not all(map(str.isascii, words)):
        words = _telling(text, _abbreviated())
        if pinyin.is_there():
            words = pinyin.spelled(words)
    return _fitting(words, room)


def in_plain_letters(names: Iterable[str]) -> str:
    """What it takes to have ids like these in plain letters; "" where they are, or nothing more can be done."""
    if all(map(str.isascii, names)) or pinyin.is_there():
        return ""
    return say("for ids in plain letters: {}", say("pip install 'policytrack[pinyin]'"))


def _telling(text: str, names: Mapping[str, str]) -> list[str]:
    """The words of a folded text that tell something, by their names where they have one."""
    words = list(_words(text, names))
    return [names.get(word, word) for word in words if word not in _nothing()] or words


def _words(text: str, names: Mapping[str, str]) -> Iterator[str]:
    """The words of a folded text: those that are known, those of letters, and pairs of what is Chinese between them."""
    end = 0
    for match in _known(tuple(names)).finditer(text):
        yield from _pairs(text[end : match.start()])
        if match["word"]:
            yield match["word"]
        end = match.end()
    yield from _pairs(text[end:])


def _pairs(run: str) -> Iterator[str]:
    """Chinese characters as words of two, as most are; of an odd number, one is an ending (参保率) or no word (和)."""
    at = 0
    while at < len(run):
        left = len(run) - at
        size = 2
        if left % 2:
            is_word_of_three = left == 3 or (left > 3 and run[at + 2] in ENDINGS)
            size = 1 if left == 1 or run[at] in _nothing() else 3 if is_word_of_three else 2
        yield run[at : at + size]
        at += size


def _fitting(words: Sequence[str], room: int) -> str:
    """The first words that have room, and the beginning of the first one where none has."""
    name = ""
    for word in words:
        joint = "" if not name or (_is_chinese(name[-1]) and _is_chinese(word[0])) else "-"
        if width(name + joint + word) > room:
            break
        name += joint + word
    return name or next((one for end in range(room, 0, -1) if width(one := "".join(words[:1])[:end]) <= room), "")


def _is_chinese(character: str) -> bool:
    return re.match(f"[{_CHINESE}]", character) is not None


@cache
def _nothing() -> frozenset[str]:
    return frozenset(SAYS_NOTHING.split())


@cache
def _abbreviated() -> Mapping[str, str]:
    """Abbreviations by the words that they stand for, and short words by themselves, so that they are not cut."""
    short = {word: word for words in NAMES.values() for word in words.split() if len(word) <= _LONGEST_WORD}
    return short | _by_word(ABBREVIATIONS)


@cache
def _english() -> Mapping[str, str]:
    return _by_word(NAMES) | _by_word(ABBREVIATIONS)


def _by_word(table: Mapping[str, str]) -> dict[str, str]:
    return {word: name for name, words in table.items() for word in words.split()}


@cache
def _known(names: tuple[str, ...]) -> re.Pattern[str]:
    """What stands between words that are not known: a known word, the longest first, letters, or no word."""
    known = {word for word in (*names, *_nothing()) if len(word) > 1 and not (word.isascii() and word.isalpha())}
    longest = "|".join(map(re.escape, sorted(known, key=lambda word: (-len(word), word))))
    return re.compile(rf"(?P<word>(?<![a-z0-9])(?:{longest})|{_LETTERS})|[\W_]+")
