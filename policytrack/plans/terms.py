"""The terms of a plan, 短期 and 长期: the year that it gives each of them, for where it names the term alone."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

_YEAR: Final = r"(?<![0-9])20[0-9]{2}(?![0-9])"
_TERM: Final = "(?P<term>[短近中长远][期程])"
#: 短期目标（2028年）, 长程（2029—2035年）, 近期为2027年, 远期到2035年
_DATED: Final = re.compile(
    rf"{_TERM}(?:目标|阶段|指标|规划|工作)?(?:[(（](?:到|至|于)?|为|是|到|至|于)"
    rf"(?:{_YEAR}\s?年?\s?[-—–~～至到]{{1,2}}\s?)?(?P<year>{_YEAR})\s?年"
)
#: A term by itself; of 长期护理 and 长期坚持 it is a word of something else.
_NAMED: Final = re.compile(
    rf"(?<!中){_TERM}(?!护理|照[护顾料]|坚持|以来|稳定|贷款|借款|债|投资|资金|合作|发展|规划|贫困|失业|居住|有效|存在|保持|历史)"
)
#: What a plan says of its own period: 规划期限为2022—2035年.
_PERIOD: Final = re.compile(
    rf"(?:规划|实施|行动|方案)(?:的?期限|期|年限)(?:为|是|[:：])?\s?({_YEAR})\s?年?\s?[-—–~～至到]{{1,2}}\s?({_YEAR})"
)
_YEAR_BEHIND: Final = re.compile(rf"{_YEAR}\s?年")


def names_a_term(text: str) -> bool:
    """Whether a text, in either script, may name a term."""
    return re.search("[短近中长長远遠][期程]", text) is not None


def dated_terms(texts: Iterable[str]) -> Mapping[str, int]:
    """The year of each term that a plan dates once, or always alike; `texts` are its paragraphs in the normal form."""
    years: dict[str, set[int]] = {}
    for text in texts:
        for match in _DATED.finditer(text):
            years.setdefault(match["term"], set()).add(int(match["year"]))
    return {term: min(dates) for term, dates in years.items() if len(dates) == 1}


def stated_period(texts: Iterable[str]) -> tuple[int, int] | None:
    """The first and the last year that a plan's `texts` say it is for, in the normal form; None where they do not."""
    stated = next((match for text in texts if (match := _PERIOD.search(text))), None)
    return (int(stated[1]), int(stated[2])) if stated else None


def year_of_term(before: str, terms: Mapping[str, int]) -> int | None:
    """The year of the last term that a sentence names up to a figure, unless it says a year behind it."""
    named = list(_NAMED.finditer(before)) if terms else []
    if not named or _YEAR_BEHIND.search(before, named[-1].end()):
        return None
    return terms.get(named[-1]["term"])
