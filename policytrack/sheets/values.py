"""Texts of cells in the form that a field takes: dates, periods, ids."""

import re
import unicodedata
from typing import Final

#: What cells hold that say nothing.
EMPTY: Final = ("-", "－", "—", "–", "―", "——", "--", "/", "／", "N/A", "…", "……", "...")

_DASH: Final = r"\s*(?:-|–|—|−|~|〜|至|到|to)+\s*"
_PERIOD: Final = re.compile(rf"(\d{{4}})\s*年?{_DASH}(\d{{4}}|\d{{2}})\s*年?(?:期间|底|末)?", re.IGNORECASE)
_PLAN: Final = re.compile(r"[\"“「]?十([一二三四五六七]?)五[\"”」]?(?:规划)?(?:期间|时期)?")
_PLAN_EN: Final = re.compile(r"(?:the )?(\d\d)(?:th|st|nd|rd)? (?:FYP|five[- ]year plan)(?: period)?", re.IGNORECASE)
_DATE: Final = re.compile(r"(\d{4})\s*[年/.\-]\s*(\d{1,2})(?:\s*[月/.\-]\s*(?:(\d{1,2})\s*日?)?)?")
_YEAR: Final = re.compile(r"(?:by |in |到|至)?(\d{4})\s*(?:年底|年末|年)?", re.IGNORECASE)
#: Columns of a year that hold no published figure of it.
_NO_FIGURE: Final = (
    "目标|计划|規劃|规划|预测|预计|预期|估计|任务|要求|增长|增速|增幅|降幅|同比|占比|比重|较|比上年|得分|排名|备注|来源"
    "|target|plan|goal|forecast|project|expect|estimat|growth|change|share|rank|note|source"
)
_TIME: Final = re.compile(r"(\d{4}-\d\d-\d\d)[ T]\d\d:\d\d(?::\d\d(?:\.\d+)?)?")


def date_text(text: str) -> str:
    """A date of a cell in the form of the file (2021-03-05); what is none stays as it is, and the reader says so."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if found := _YEAR.fullmatch(plain):
        return found[1]
    if found := _TIME.fullmatch(plain):
        return found[1]
    if found := _DATE.fullmatch(plain):
        year, month, day = found.groups()
        return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")
    return text


def period(text: str) -> tuple[str, str]:
    """Start and deadline of a period: 2021-2025年, “十四五”期间, 14th FYP; the start is empty for a single date."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if found := _PERIOD.fullmatch(plain):
        end = found[2] if len(found[2]) == 4 else found[1][:2] + found[2]
        if end > found[1]:  # else it is no period but a month: 2025-06
            return found[1], end
    if found := _PLAN.fullmatch(plain):
        start = 2001 + 5 * ("一二三四五六七".index(found[1]) + 1 if found[1] else 0)
        return str(start), str(start + 4)
    if found := _PLAN_EN.fullmatch(plain):
        start = 2001 + 5 * (int(found[1]) - 10)
        return str(start), str(start + 4)
    return "", date_text(text)


#: A number with its multiplier, and what may stand behind one that has no unit.
_NUMBER: Final = r"[0-9０-９][0-9０-９.,．，]*\s?[百千万亿]*"
_AFTER_UNIT: Final = r"\s*(?:(?:及|或|、)?以[上下内]|左右|上下|余|多|[（(]含[)）])*\s*"


def place_for_unit(text: str) -> int | None:
    """Where the unit of a figure would stand that has none: behind the 10 of 10左右. None where it has one."""
    numbers = list(re.finditer(_NUMBER, text))
    return numbers[-1].end() if numbers and re.fullmatch(_AFTER_UNIT, text[numbers[-1].end() :]) else None


def without_unit(text: str) -> tuple[str, str]:
    """A figure without its unit, and the unit: 10%左右 is 10左右 and %."""
    found = re.fullmatch(rf"(.*[0-9０-９])(\s?[^\d\s]+?)({_AFTER_UNIT})", text)
    return (found[1] + found[3], found[2].strip()) if found else (text, "")


def items(text: str, separator: str) -> list[tuple[int, str]]:
    """The items of a list in a cell, by a separator or a line each, with the place where each begins."""
    found, at = [], 0
    for part in re.split(f"({re.escape(separator)}|\n)", text):
        if part.strip() and part != separator:
            found.append((at, part.strip()))
        at += len(part)
    return found


def year_of_header(name: str) -> str | None:
    """The year that a column of published figures is of: `2021`, `2021年`, `2021年实际`, `实际 / 2021`.

    None where it is of none, or of what is planned, expected or a change: `2025年目标`, `2024年预计`, `2023年增速`.
    """
    plain = unicodedata.normalize("NFKC", name)
    years = re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", plain)
    return years[0] if len(years) == 1 and not re.search(_NO_FIGURE, plain, re.IGNORECASE) else None


def identifier(text: str) -> str:
    """A text as an id or key: letters and digits, hyphens for what stands between them."""
    plain = unicodedata.normalize("NFKC", text)
    return re.sub(r"[^\w.]+", "-", plain).strip("-_.").lower()
