"""Characters of the wrong script in a text, and of the right one in the wrong word.

Which script a character belongs to is read off the character sets of the two: GB 2312 holds what simplified texts use,
Big5 what traditional ones do. A character of one set only gives its text away. That needs no table and no library.
"""

from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from policytrack.text.script import to_script

# Traditional characters that converters put in the place of commoner ones of the same simplified form: 籤名 for 簽名.
# Only words with them are asked after, because the asking costs a library.
_RARER: Final = frozenset("籤髮麵鬆穀鬍噹糰颱瞭隻捨鬥闢彆製繫乾復裡")
#: Answers of the converter that are a matter of taste: 裡 and 裏 are both right.
_TASTE: Final = frozenset("裏臺羣佈")
#: What both sets leave open, or what texts of either script use: variants, not slips.
_EITHER: Final = frozenset("着著群峰里于於后後并並余台只了干面周准布云里系志制采范征乾")
_SIMPLIFIED_SET: Final[set[str]] = set()
_TRADITIONAL: Final[set[str]] = set()
_KNOWN: Final[set[str]] = set()


class Oddity(NamedTuple):
    """A character, or a run of them, that does not belong into its text."""

    found: str
    span: tuple[int, int]
    simplified: bool
    expected: str
    wrong: bool = False  # of the right script, in the wrong word


def oddities(text: str) -> Iterator[Oddity]:
    """What stands in the wrong script: of the two in a mixed text, the one with fewer characters."""
    characters = set(text)
    if not characters <= _KNOWN:
        _learn(characters - _KNOWN)
    if characters.isdisjoint(_TRADITIONAL):
        return  # a simplified text, or one that could be either
    # Rare characters of one set may belong to both scripts: those have no other form.
    simple = [i for i, char in enumerate(text) if _is_simple(char) and to_script(char, "hant") != char]
    traditional = (
        [i for i, char in enumerate(text) if char in _TRADITIONAL and to_script(char, "hans") != char] if simple else []
    )
    if traditional:
        simplified = len(simple) <= len(traditional)
        for start, end in _runs(simple if simplified else traditional):
            found = text[start:end]
            yield Oddity(found, (start, end), simplified, to_script(found, "hant" if simplified else "hans"))
    elif not characters.isdisjoint(_RARER):
        yield from _wrong_words(text)


def _wrong_words(text: str) -> Iterator[Oddity]:
    """Characters that a converter chose for the wrong word: the way to simplified and back gives the common one."""
    back = to_script(to_script(text, "hans"), "hant")
    if len(back) != len(text):
        return
    for index, (found, expected) in enumerate(zip(text, back, strict=True)):
        if found != expected and found in _RARER and expected not in _TASTE:
            yield Oddity(found, (index, index + 1), False, expected, True)


def _learn(characters: set[str]) -> None:
    """Sort characters that were not seen before by the script that they belong to."""
    ideographs = {char for char in characters if "\u4e00" <= char <= "\u9fff"} - _EITHER
    simple = _of_set(ideographs, "gb2312")
    _SIMPLIFIED_SET.update(simple)
    if simple != ideographs:  # else there is nothing to hold against the other set, which takes time to load
        _TRADITIONAL.update(_of_set(ideographs - simple, "big5"))
    _KNOWN.update(characters)


@cache
def _is_simple(char: str) -> bool:
    """Whether only simplified texts use a character."""
    return char in _SIMPLIFIED_SET and not _of_set({char}, "big5")


def _of_set(characters: set[str], encoding: str) -> set[str]:
    """Those of the characters that a character set has."""
    return set("".join(characters).encode(encoding, "ignore").decode(encoding))


def _runs(indexes: list[int]) -> Iterator[tuple[int, int]]:
    start = previous = indexes[0]
    for index in indexes[1:]:
        if index != previous + 1:
            yield start, previous + 1
            start = index
        previous = index
    yield start, previous + 1
