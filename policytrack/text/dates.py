"""Dates as documents give them: a year, a month or a day. A year or a month stands for its last day."""

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from policytrack.text.messages import say

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_CHINESE = r"(\d{4})年(?:底|末|(\d{1,2})月(?:底|末|(\d{1,2})日)?)?"
_NUMERALS = (
    r"([〇零○一二三四五六七八九]{4})(年(?:底|末)?)"
    r"(?:([一二三四五六七八九]|十[一二]?)(月(?:底|末)?)(?:([一二]?十[一二三四五六七八九]?|三十一?|[一二三四五六七八九])(日))?)?"
)
_ZEROS = str.maketrans("零○", "〇〇")
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class DateError(ValueError):
    """A text that is no date; the message says what was expected."""


class PartialDate(NamedTuple):
    """A date of reduced precision (ISO 8601-1, 5.2.2): `2026`, `2026-06` or `2026-06-30`."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def first(self) -> date:
        """The first day that the date covers."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    @lru_cache(maxsize=4096)  # noqa: B019 - asked some twenty times for a verdict, of few dates
    def last(self) -> date:
        """The last day that the date covers: what a deadline or a figure of a whole year refers to."""
        month = self.month or 12
        return date(self.year, month, self.day or _days_in(self.year, month))

    @lru_cache(maxsize=4096)  # noqa: B019 - as above
    def __str__(self) -> str:
        text = f"{self.year:04}"
        if self.month:
            text += f"-{self.month:02}"
        if self.day:
            text += f"-{self.day:02}"
        return text


@lru_cache(maxsize=4096)
def parse_date(text: str) -> PartialDate:
    """Read `2026`, `2026-06`, `2026-06-30`, or 2026年, 2025年底, 2027年6月底, 2024年6月6日.

    Raises `DateError` for everything else, days that the calendar does not have among it.
    """
    match = _ISO.fullmatch(text) or re.fullmatch(_CHINESE, text) or re.fullmatch(_CHINESE, _in_figures(text))
    if match is None:
        raise DateError(
            say("{!r} is no date: write a year, a month or a day, such as 2026, 2026-06 or 2026-06-30", text)
        )
    year, month, day = (int(part) if part else None for part in match.groups())
    if not year:
        raise DateError(say("{!r}: there is no year 0", text))
    if month is not None and not 1 <= month <= 12:
        raise DateError(say("{!r}: there is no month {}", text, month))
    if month is not None and day is not None and not 1 <= day <= _days_in(year, month):
        raise DateError(say("{!r}: {}-{:02} has {} days", text, year, month, _days_in(year, month)))
    return PartialDate(year, month, day)


def _in_figures(text: str) -> str:
    """二〇二六年十月二十一日 in figures; a text with other numerals as it is."""
    match = re.fullmatch(_NUMERALS, text)
    if match is None:
        return text
    year = "".join(str("〇一二三四五六七八九".index(char)) for char in match[1].translate(_ZEROS))
    month, day = (_small(part) for part in (match[3], match[5]))
    return year + match[2] + month + (match[4] or "") + day + (match[6] or "")


def _small(numeral: str | None) -> str:
    """十, 十二, 二十一, 三 as figures."""
    if not numeral:
        return ""
    tens, ten, ones = numeral.rpartition("十")
    digits = "〇一二三四五六七八九"
    return str((digits.index(tens) if tens else 1) * 10 * bool(ten) + (digits.index(ones) if ones else 0))


@lru_cache(maxsize=4096)
def months_later(day: date, months: int) -> date:
    """The same day of the month so many months on, or the last one of a shorter month; at most `date.max`."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, _days_in(year, month + 1)))


def _days_in(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and leap else _DAYS[month - 1]
