"""The years that a text names: as 2026年 or 二〇二六年, or by the five-year period that ends in them."""

import re
from collections.abc import Sequence
from typing import Final

#: The last years of the five-year periods: 1981 to 1985 was the sixth.
PERIOD_ENDS: Final = {f"十{digit}五": str(2000 + 5 * number) for number, digit in enumerate("一二三四五六", 2)}
_YEAR: Final = r"(?<!\d)((?:19|20)\d\d)(?= ?年)"
_SPELLED: Final = r"[一二][〇零○九][〇零○一二三四五六七八九]{2}(?=年)"
_DIGITS: Final = str.maketrans("〇零○一二三四五六七八九", "000123456789")


def in_digits(text: str) -> str:
    """The text with 二〇二五年 as 2025年; every character keeps its place."""
    if "年" not in text or ("二" not in text and "一" not in text):
        return text
    return re.sub(_SPELLED, lambda match: match[0].translate(_DIGITS), text)


def named_years(text: str) -> set[str]:
    """The years that a text names."""
    years = set(re.findall(_YEAR, in_digits(text)))
    if "五" in text:
        years |= {year for name, year in PERIOD_ENDS.items() if name in text}
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
