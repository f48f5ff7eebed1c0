"""Years and deadlines in a text: the years that it names, and which of them a figure at some place is promised for."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from policytrack.quantity.lexicon import FIVE_YEAR_PLAN, FIVE_YEAR_PLANS

_YEAR: Final = r"(?<!\d)((?:19|20)\d\d)(?= ?年)"
_SPELLED: Final = r"[一二][〇零○九][〇零○一二三四五六七八九]{2}(?=年)"
_DIGITS: Final = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_DEADLINE = re.compile(
    r"(?P<year>20[0-9]{2}) ?年(?:底前?|末|前|[0-9]{1,2}月(?:底|末)?前?)?"
    rf"|[“\"]?(?P<plan>{FIVE_YEAR_PLAN})[”\"]?(?:末|期末|时期|期间|规划|末期)"
    r"|(?P<this>今年|年内|本年)|(?P<next>明年)|(?P<mid>本世纪中叶)"
)
# A year that another one or a figure is compared with, and a year of a title or document number, is no deadline.
_NOT_BEFORE = re.compile(r"(?:比|较|相比|与|同|是|为|于|从|由|自|截至|达到|相当于|以|[-—~〔(\[（《]) ?[“\"]?$")
_NOT_BEHIND = re.compile(r"(?:末|底|水平)?(?:的|实际)?(?:基础|水平|基数|[-—~]|[0-9.]+倍|同期)")
SENTENCE_END = re.compile(r"[。;；！!?？\n]")


class Deadlines:
    """The deadlines of the folded `text`; `issued` is the year of the document, for 今年 and 明年."""

    def __init__(self, text: str, issued: int | None, heading: int | None) -> None:
        self.heading = heading
        self.sentences = [0, *(match.end() for match in SENTENCE_END.finditer(text))]
        found = [
            (match.start(), year)
            for match in _DEADLINE.finditer(text)
            if (year := _year(match, issued)) is not None
            and not _NOT_BEFORE.search(text[max(0, match.start() - 4) : match.start()])
            and not _NOT_BEHIND.match(text, match.end())
        ]
        self.places = [place for place, _ in found]
        self.years = [year for _, year in found]

    def sentence_start(self, at: int) -> int:
        """Where the sentence begins that `at` is in."""
        return self.sentences[bisect_right(self.sentences, at) - 1]

    def at(self, place: int) -> tuple[int | None, bool]:
        """The year of the nearest deadline before `place`, and whether an earlier sentence or heading states it."""
        index = bisect_right(self.places, place) - 1
        if index < 0:
            return self.heading, self.heading is not None
        return self.years[index], self.places[index] < self.sentence_start(place)


def _year(match: re.Match[str], issued: int | None) -> int | None:
    if match["year"]:
        return int(match["year"])
    if match["plan"]:
        return FIVE_YEAR_PLANS[match["plan"]]
    if match["mid"]:
        return 2050
    return None if issued is None else issued + (1 if match["next"] else 0)


def in_digits(text: str) -> str:
    """The text with 二〇二五年 as 2025年; every character keeps its place."""
    if "年" not in text or ("二" not in text and "一" not in text):
        return text
    return re.sub(_SPELLED, lambda match: match[0].translate(_DIGITS), text)


def named_years(text: str) -> set[str]:
    """The years that a text names."""
    years = set(re.findall(_YEAR, in_digits(text)))
    if "五" in text:
        years |= {str(year) for name, year in FIVE_YEAR_PLANS.items() if name in text}
    return years


def respective(quote: str, figures: Sequence[int], start: int) -> set[int]:
    """The years that the figure at `start` may be for, where 分别 stands before it and several years before that.

    到2025年和2027年，企业分别达到300家和500家: of as many years as figures each is for its own. `figures` are all their
    places in the quote.
    """
    place = quote.rfind("分别" if "分别" in quote else "分別", 0, start)
    years = [int(year) for year in re.findall(_YEAR, in_digits(quote[: max(place, 0)]))]
    if len(years) < 2:
        return set()
    behind = [figure for figure in figures if figure > place]
    return {years[behind.index(start)]} if len(years) == len(behind) else set(years)
