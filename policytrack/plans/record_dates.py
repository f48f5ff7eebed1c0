"""The day and the years that the head of a plan names: when it was issued, and what time it is for."""

import re
from collections.abc import Sequence
from typing import Final

from policytrack.plans.wording import plain
from policytrack.quantity.normalise import normalise
from policytrack.quantity.years import FIVE_YEARS, end_of_five_years, from_the_republic, in_digits
from policytrack.text.dates import PartialDate, parse_date

_DATE: Final = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})\s?年\s?([0-9]{1,2})\s?月\s?([0-9]{1,2})\s?日")
_BARE_DATE: Final = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?![0-9])")
#: A day that a page of news begins with, before its first words: 2025-09-26 经济部今天表示
_LEADING_DATE: Final = re.compile(r"\s*(?:date\s)?((?:19|20)[0-9]{2})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?=\s|[^0-9])")
#: 新闻联播 (20260120)
_DATE_IN_DIGITS: Final = re.compile(r"(?<![0-9])(20[0-9]{2})(0[1-9]|1[0-2])([0-2][0-9]|3[01])(?![0-9])")
#: A day of the Republic in digits alone: 110-09-13
_REPUBLIC_DATE: Final = re.compile(r"(?<![0-9])((?:9[0-9]|1[0-4][0-9]))[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?![0-9])")
_PERIOD: Final = re.compile(r"((?:19|20)[0-9]{2})\s?年?\s?[-—–~～至到]{1,2}\s?((?:19|20)[0-9]{2})\s?年?")
#: A plan for one year, by its title: 2026年重点工作计划
_OF_ONE_YEAR: Final = re.compile(
    r"((?:19|20)[0-9]{2})\s?年度?(?!修[订正]|[版本])(?!.*(?:19|20)[0-9]{2})[^，。]{0,30}?(?:工作|施政|发展|实施|建设|行动)?(?:计[划画]|要点|安排|任务(?:清单|分解)?|方案|措施|意见|办法|目标|清单)$"
)
#: A line that has no more characters states the date of a plan; a longer one tells of another day, unless it says
#: that the plan was passed on it.
DATE_LINE: Final = 60
_PASSED: Final = re.compile(r"同意|通过|印发|發布|发布|公布|核定")


def folded_years(text: str, since_1911: bool = False) -> str:
    """The text in the normal form, its years in digits, those of the Republic as years of our era."""
    folded = normalise(in_digits(text))
    return from_the_republic(folded, range(len(folded)))[0] if since_1911 else folded


def issued_on(head: Sequence[str], tail: Sequence[str], since_1911: bool) -> PartialDate | None:
    """The day that a plan was issued: of a line of its own in its head or foot, else that on which it was passed."""
    short = [folded_years(text, since_1911) for text in head if len(text) <= DATE_LINE]
    foot = [folded_years(text, since_1911) for text in tail if len(text) < DATE_LINE]
    passed = [folded_years(text, since_1911) for text in head[:6] if len(text) > DATE_LINE and _PASSED.search(text)]
    leads = [match[0] + " " for text in head[:6] if (match := _LEADING_DATE.match(text))]
    republic = [_REPUBLIC_DATE.sub(_of_our_era, text) for text in short] if since_1911 else []
    for pattern, lines in (
        (_DATE, short),
        (_DATE, foot),
        (_BARE_DATE, short),
        (_BARE_DATE, republic),
        (_DATE, passed),
        (_DATE_IN_DIGITS, short[:2]),
        (_LEADING_DATE, leads),
    ):
        dates = (_date(match) for line in lines for match in pattern.finditer(line))
        if (date := next((date for date in dates if date is not None), None)) is not None:
            return date
    return None


def span_of_years(text: str) -> tuple[int, int] | None:
    """The first and the last of a span of years: 2023—2026年."""
    span = _PERIOD.search(text)
    return (int(span[1]), int(span[2])) if span else None


def five_years(title: str) -> tuple[int, int] | None:
    """The years of the five-year plan that a title names: “十四五”, 第十四个五年规划."""
    named = re.search(FIVE_YEARS, title)
    if named is None:
        return None
    last = end_of_five_years(named[0])
    return last - 4, last


def one_year(title: str) -> tuple[int, int] | None:
    """The year of a plan for one year, as a span."""
    named = _OF_ONE_YEAR.search(plain(title))
    return (int(named[1]), int(named[1])) if named else None


def _of_our_era(match: re.Match[str]) -> str:
    return f"{int(match[1]) + 1911}-{match[2]}-{match[3]}"


def _date(match: re.Match[str]) -> PartialDate | None:
    try:
        return parse_date(f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}")
    except ValueError:
        return None
