"""English sentences of plans: the verb of a change across what changes, and years, which stand behind a figure too."""

import re
from collections.abc import Iterator
from typing import Final

from policytrack.quantity.bound import Change
from policytrack.quantity.lexicon import FIVE_YEAR_PLANS

_MORE: Final = (
    r"increas(?:e|es|ed|ing)|rais(?:e|es|ed|ing)|grow(?:s|ing)?|expand(?:s|ed|ing)?|boost(?:s|ed|ing)?|growth"
    r"|ris(?:e|es|ing)"
)
_LESS: Final = (
    r"reduc(?:e|es|ed|ing|tion)|lower(?:s|ed|ing)?|cut(?:s|ting)?|decreas(?:e|es|ed|ing)|shrink(?:s|ing)?"
    r"|slash(?:es|ed|ing)?|decline|falls?|drops?"
)
_OTHER: Final = r"(?:(?!\bby\s|[;:]|\.\s).){2,90}?"
#: increase forest area by; a reduction in emissions of
_ACROSS: Final = rf"(?is).*\b(?:(?P<more>{_MORE})|(?P<less>{_LESS}))\s(?:{_OTHER}\sby|(?:in|to)\s{_OTHER}\sof)\s$"
_REACH: Final = 120
_ORDINALS: Final = ("eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth")
_DUE: Final = (
    r"(?i)\b(?:(?P<firm>by|before|until|till|no later than)|in|around)\s(?:the\s)?"
    r"(?:end\sof\s|year\s|year-end\s|about\s|around\s|end-)?"
    r"(?P<year>20[0-9]{2})\b(?![,.][0-9]|\s?%|\s(?:levels?|prices?|baseline)|\s?(?:to|through|[-–—])\s?20[0-9]{2}\b)"
    r"|\b20[0-9]{2}\s?(?:to|through|and|[-–—])\s?(?P<last>20[0-9]{2})\b"
    rf"|\b(?P<plan>1[1-6]th|{'|'.join(_ORDINALS)})\sfive-year\splan"
)
_SECOND_YEAR: Final = r",?\sand\s(?:by\s|in\s)?(20[0-9]{2})\b"
_YEAR: Final = r"\b20[0-9]{2}\b"
#: A full stop behind a word or number, before the next sentence.
SENTENCE_END: Final = r"(?<=[a-z0-9%)])\.(?=\s+[A-Z])"


def is_english(text: str) -> bool:
    """Whether a text has English words in it, and not only units and names in Latin letters."""
    return re.search(r"\b[a-z]{2,} [a-z0-9]", text) is not None


def change_across(text: str, place: int) -> tuple[Change, str] | None:
    """The change of a figure at `place` whose verb stands before what changes, and the verb: lower intensity by 65%."""
    if text[place - 1 : place] != " ":
        return None
    match = re.match(_ACROSS, text[max(0, place - _REACH) : place])
    if match is None:
        return None
    verb = match["more"] or match["less"]
    return (Change.INCREASE if match["more"] else Change.DECREASE), verb


def deadlines(text: str, issued: int | None) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Where a text names a deadline, and its years: by 2030, in 2025 and 2030, the 14th Five-Year Plan.

    In a year is one only where the document's own year tells that it lies ahead.
    """
    end = 0
    for match in re.finditer(_DUE, text):
        if match.start() < end:  # by 2025 and by 2030: the second of two years
            continue
        if match["plan"]:
            name = match["plan"].lower()
            number = int(name[:2]) if name[0] == "1" else _ORDINALS.index(name) + 11
            year = min(FIVE_YEAR_PLANS.values()) + 5 * (number - 11)
        else:
            year = int(match["last"] or match["year"])
            if not match["firm"] and not match["last"] and issued is None:
                continue
        if issued is None or year >= issued:
            second = re.compile(_SECOND_YEAR).match(text, match.end())
            end = second.end() if second else match.end()
            yield match.start(), (year, int(second[1])) if second else (year,)


def years(text: str) -> set[int]:
    """The years that an English text names."""
    return {int(match[0]) for match in re.finditer(_YEAR, text)} if is_english(text) else set()
