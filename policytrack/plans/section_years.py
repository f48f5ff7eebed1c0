"""The years that the headings and paragraphs of a plan set for what stands below them."""

import re
from typing import Final

from policytrack.quantity.years import FIVE_YEARS, end_of_five_years, may_be_due

_HEADING_YEAR: Final = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})\s?年?(?!\s?[0-9])")
_UNTIL: Final = re.compile(
    r"^(?:[“\"(（]?(?:19|20)[0-9]{2}\s?年?\s?(?:到|至)|[^。；;]{0,24}?(?<![达年0-9])(?:到|至))\s?(?<![0-9])((?:19|20)[0-9]{2})\s?年(?:底|末|前|年)?[,，、:：之]?"
)
_PERIOD: Final = re.compile(rf"^[^。；;]{{0,8}}?[“\"]?({FIVE_YEARS})(?:计划)?[”\"]?(?:期末|末期|时期|期间|末)")

_LISTS_GOALS: Final = re.compile(r"目标[^，。；]{0,8}(?:如下|为|包括)?[:：]\s*$")


def heading_year(heading: str, issued: int | None) -> int | None:
    """The year that a heading sets for what stands under it: 到2025年主要目标, 2026年重点工作."""
    if plans := re.findall(FIVE_YEARS, heading):
        return max(map(end_of_five_years, plans))
    if issued is not None and re.search(r"(?:今后|未来)五年", heading):
        return issued + 4  # a plan of January counts its own year
    years = [int(year) for year in _HEADING_YEAR.findall(heading)]
    last = max(years, default=None)
    return last if last is not None and may_be_due(last, issued) else None


def paragraph_year(text: str, issued: int | None) -> int | None:
    """The year that a paragraph begins with, or lists goals for, and which holds for those after it: 到2025年，……."""
    if period := _PERIOD.match(text):
        return end_of_five_years(period[1])
    match = _UNTIL.match(text)
    if match is None:
        return _listed_year(text, issued)
    year = int(match[1])
    return year if may_be_due(year, issued) else None


def only_year(text: str, issued: int | None) -> int | None:
    """The one year that a paragraph on goals sets, wherever it stands in it."""
    years = {int(year) for year in re.findall(r"[到至]\s?((?:19|20)[0-9]{2})\s?年", text)}
    return next(iter(years)) if len(years) == 1 and may_be_due(min(years), issued) else None


def lists_goals(text: str) -> bool:
    """Whether a paragraph leads to a list of goals: 总体目标设定如下：."""
    return _LISTS_GOALS.search(text) is not None


def _listed_year(text: str, issued: int | None) -> int | None:
    """The year, not gone by, that a paragraph names last before it lists goals: 2031年……，目标设定如下：."""
    lead = _LISTS_GOALS.search(text)
    years = [int(year) for year in _HEADING_YEAR.findall(text[: lead.start()])] if lead is not None else []
    return years[-1] if years and may_be_due(years[-1], issued) else None
