"""The years that a text names, in digits or spelled."""

import re
from collections.abc import Sequence
from typing import Final

from policytrack.quantity.currency import counts_years_from_1911
from policytrack.quantity.lexicon import FIVE_YEAR_PLAN, FIVE_YEAR_PLANS
from policytrack.quantity.normalise import normalise, normalise_with_offsets
from policytrack.quantity.numerals import chinese

#: A year, as its digits.
YEAR: Final = r"(?<!\d)((?:19|20)\d\d)(?= ?年)"
_SPELLED: Final = r"[一二][〇零○一二三四五六七八九]{3}(?=年)"
_DIGITS: Final = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_NOT_OVER: Final = 2000
#: A five-year plan from the sixth on: in full, or by its short name, which 十五 and 九五 are in quotation marks only.
FIVE_YEARS: Final = (
    rf"{FIVE_YEAR_PLAN}|(?<=[“\"])(?:[六七八九]|十)五(?=[”\"])|第(?:[六七八九]|十[一二三四五六七八九]?)个五年"
)


def end_of_five_years(name: str) -> int:
    """The last year of the five-year plan that FIVE_YEARS found: 1985 of 第六个五年, 2005 of 十五."""
    number = chinese(name[1:-3] if name.startswith("第") else name[:-1])
    return 1955 + 5 * int(number or 0)


def may_be_due(year: int, issued: int | None) -> bool:
    """Whether a document can promise for a year; of one whose year is not known, what was before 2000 is over."""
    return year >= (_NOT_OVER if issued is None else issued)


def in_digits(text: str) -> str:
    """The text with 二〇二五年 as 2025年; every character keeps its place."""
    if "年" not in text or ("二" not in text and "一" not in text):
        return text
    return re.sub(_SPELLED, lambda match: match[0].translate(_DIGITS), text)


#: A year of the Republic in words. It is one where what stands behind says that it is no length of time: 九十二年度,
#: 九十年八月, 九十年至九十三年.
_IN_WORDS: Final = (
    "(?:九十[一二三四五六七八九]?|一百(?:[零〇][一二三四五六七八九]|[一二三四]?十[一二三四五六七八九]?)?)"
)
#: A year of the Republic, of the folded text: 115年, 民国115年, each of 112-115年 and 114、115年, 114学年度. A figure
#: of years (寿命达100年以上, 历经100年) is none, nor is what follows a comma of thousands.
_REPUBLIC: Final = (
    r"(?<![0-9.达逾近约满])(?<![0-9],)(?<!历经|长达|超过)(?<!不少于)"
    r"(?:(?:中华)?民国 ?)?(?P<year>9[0-9]|1[0-4][0-9])"
    r"(?= ?(?:年 ?)?(?:[-—–~至到及和与、或]|~~|——|--) ?(?:9[0-9]|1[0-4][0-9]) ?年"
    r"| ?(?:学|会计)?年(?!以上|以下|以内|[内多余代来历长]|期[^间末中初]))"
    rf"|(?<![0-9零〇一二三四五六七八九十百千万第达逾近约满])(?P<spelled>{_IN_WORDS})"
    rf"(?= ?(?:学|会计)?年(?:度|底|起|[一二三四五六七八九十]{{1,2}}月|[至到]{_IN_WORDS}年)|[至到]{_IN_WORDS}年)"
    rf"|(?<=[年度][至到])(?P<until>{_IN_WORDS})(?=年)"
)


def _since_christ(match: re.Match[str]) -> str:
    """The year of our era that _REPUBLIC found, in digits."""
    spelled = match["spelled"] or match["until"]
    return str(int(match["year"] or chinese(spelled) or 0) + 1911)


#: A year that says itself from when it is counted.
_NAMED: Final = r"民国 ?(?:9[0-9]|1[0-4][0-9]) ?年"


def normalised(text: str, region: str | None) -> tuple[str, Sequence[int]]:
    """A text of a region in the normal form, with the place of each character; its years as those of our era."""
    folded, places = normalise_with_offsets(text)
    return from_the_republic(folded, places) if _since_1911(folded, region) else (folded, places)


def _since_1911(folded: str, region: str | None) -> bool:
    """Whether the folded text may count from 1911: its region does, or it says 民国115年 itself."""
    return counts_years_from_1911(region) or names_the_republic(folded)


def names_the_republic(folded: str) -> bool:
    """Whether the folded text has a year that says itself from when it is counted: 民国115年."""
    return "民国" in folded and re.search(_NAMED, folded) is not None


def from_the_republic(folded: str, places: Sequence[int]) -> tuple[str, Sequence[int]]:
    """The folded text of a document of Taiwan with 115年 as 2026年, and the place of each character as before.

    `places` are those of the characters of `folded`, and its end, if that is among them.
    """
    if "年" not in folded:
        return folded, places
    parts: list[str] = []
    kept: list[int] = []
    upto = 0
    for match in re.finditer(_REPUBLIC, folded):
        parts += (folded[upto : match.start()], _since_christ(match))
        kept += places[upto : match.start()]
        kept += [places[match.start()]] * 4
        upto = match.end()
    if not upto:
        return folded, places
    return "".join((*parts, folded[upto:])), [*kept, *places[upto:]]


def named_years(text: str, region: str | None = None) -> set[str]:
    """The years that a text names, those of the Republic too in one of Taiwan."""
    years = set(re.findall(YEAR, in_digits(text)))
    if "年" in text and _since_1911(folded := normalise(text), region):
        years |= {_since_christ(match) for match in re.finditer(_REPUBLIC, folded)}
    if "五" in text:
        years |= {str(year) for name, year in FIVE_YEAR_PLANS.items() if name in text}
    return years
