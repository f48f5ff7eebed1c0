"""What can be seen of a goal in its quote without reading the quote.

Most goals stand in their quote letter by letter with nothing beside them that could change what they say, and in the
clause that has the target's title. That is settled by looking at single characters; only the rest is read by
`goal_vs_quote`, which costs a hundred times as much. What passes here passes there: `tests/test_fast_way.py` holds it.
"""

import re
from typing import Final

from policytrack.data.model import Kind, Target
from policytrack.quantity.currency import MONEY_MARKS
from policytrack.quantity.english import is_english
from policytrack.quantity.lexicon import WordKind
from policytrack.quantity.word_index import Said, bears_on
from policytrack.quantity.years import named_years

# What a character directly before a goal may belong to: a word of comparison, direction or period, a longer number, or
# the name of its money.
_ENDS_BEFORE: Final = frozenset(mark[-1] for mark in (*MONEY_MARKS, "港幣", "英鎊")) | frozenset(
    "约約超过過逾达達到破于於少近满滿足长長加增高升降低减減短缩縮节節在至为為均年每计計比上下了多余餘在从由—–-~～至0123456789.,一二三四五六七八九十百千万萬亿億两兩几幾第前>≥<≤=＞＜"
)
# What may change a figure from further away, across a verb: 每年新建…, 年均新增…, 约建成….
_STARTS_BEFORE: Final = frozenset("每均约約超逾突增减減降削缩縮")
# What a character directly behind a goal may belong to: 以上, 左右, 多, —2, 万, 级, 个百分点, (含).
_AFTER: Final = frozenset(
    "以左上下多余餘内內之及或起许許光前级級量数數—–-~～至到亿億万萬千百十倍个個點点%％‰/每:：.0123456789+[不者"
)
# 新能源汽车 is no new car; 新增 and 新建 are new ones.
_NEW_NOUN: Final = "新(?:能源|型|材料|兴|一代|闻|媒体|疆|乡|区|城)"
# What stands between figures in a row, where the words of the first may be said of the next.
_IN_A_ROW: Final = frozenset("、，,；;和及与與或")
#: Where a clause ends.
STOPS: Final = "，,。；;：:\n"
#: How far away a word may stand that bears on a figure.
_REACH: Final = 24
#: What the kind of a target says already: of a running total a quote may say that it is one, or that they are new ones.
_SAID_BY_KIND: Final = {
    Kind.LEVEL: frozenset[Said](),
    Kind.ANNUAL: frozenset({(WordKind.PERIOD, "annual")}),
    Kind.CUMULATIVE: frozenset({(WordKind.PERIOD, "cumulative"), (WordKind.CHANGE, "increase")}),
    Kind.SUM: frozenset({(WordKind.PERIOD, "cumulative"), (WordKind.CHANGE, "increase")}),
}
_RELATIVE_YEARS: Final = ("今年", "年内", "年內", "明年", "本世纪中叶", "本世紀中葉")
#: Where the words end that belong to one figure.
MARKS: Final = STOPS + "、"
_ENDS_OF_NOUN: Final = MARKS + "和与與及"


def is_plain(target: Target) -> bool:
    """Whether the goal plainly says what its quote says, of what the title names: nothing more need be read."""
    return plainly_agrees(target) and stands_beside_title(target)


def plainly_agrees(target: Target) -> bool:
    """Whether the goal stands in the quote, nothing beside it could change what it says, and no year speaks against."""
    goal, quote = target.goal.text, target.quote
    start = quote.find(goal)
    if start < 0:
        return False
    end = start + len(goal)
    before = quote[max(0, start - 6) : start].rstrip()  # HK$ 500亿
    if target.kind is Kind.ANNUAL:
        before = before.replace("每年", "")  # what the kind says already
    if before and (before[-1] in _ENDS_BEFORE or not _STARTS_BEFORE.isdisjoint(before)) and before[-2:] != "占比":
        return False
    if target.kind is Kind.LEVEL and "新" in before and "新" in re.sub(_NEW_NOUN, "", before):
        return False
    if end < len(quote) and (quote[end] in _AFTER or quote[end + 1 : end + 2] == "含"):
        return False
    lead, behind = quote[max(0, start - _REACH) : start], quote[end : end + _REACH]
    if is_english(lead) or is_english(behind):
        return False
    if start and quote[start - 1] in _IN_A_ROW and any(char.isdigit() for char in before):
        lead = clause_before(quote, start) or lead  # what its first figure says (不低于90名、150名) holds for the next
    known = _SAID_BY_KIND[target.kind]
    # Beyond a comma a word bears on a figure only with 分别.
    if bears_on(lead, behind, known) and (
        "分别" in quote or "分別" in quote or bears_on(clause_before(quote, start) or lead, behind, known)
    ):
        return False
    bound = target.goal.bound
    if (
        ("每年" in quote or "年均" in quote)
        and target.kind is not Kind.ANNUAL
        and bound.per is None
        and bound.period is None
    ):
        return False
    if "累计" in quote and target.kind is Kind.LEVEL:
        return False
    if "年" in quote or "五" in quote or "世" in quote:
        years = named_years(quote, target.plan.region)
        if bound.reference in years and quote.count(bound.reference) == goal.count(bound.reference) == 1:
            years.remove(bound.reference)  # the goal's own 比2020年, which is in the quote because the goal is
        if years and (target.by is None or years != {f"{target.by.year}"} or not _is_due(quote, target.by.year)):
            return False
        if not years and any(word in quote for word in _RELATIVE_YEARS):
            return False
    return True


def clause_before(quote: str, start: int, ends: str = STOPS) -> str:
    """The words between a figure and the last of the `ends` before it: a comma, colon or stop."""
    return quote[max(quote.rfind(mark, 0, start) for mark in ends) + 1 : start]


def _is_due(quote: str, year: int) -> bool:
    """Whether a quote that names no other year plainly names this one as a deadline, and as nothing else."""
    return quote.count(str(year)) == 1 and (f"到{year}年" in quote or f"{year}年底" in quote)


def stands_beside_title(target: Target) -> bool:
    """Whether the words of the title plainly stand in the clause of the goal, which most do: no more need be read."""
    quote, goal = target.quote, target.goal.text
    start = quote.find(goal)
    if start < 0 or "分别" in quote or "分別" in quote:
        return False
    clause = clause_before(quote, start, MARKS)
    if target.title in clause and not _has_figure(clause.replace(target.title, "")):
        return True
    noun = _noun_behind(quote, start + len(goal))
    if len(noun) > 1 and target.title.startswith(noun) and quote.count(noun) == 1:
        return True
    return not _has_figure((quote[:start] + quote[start + len(goal) :]).replace(target.title, ""))


def _noun_behind(quote: str, at: int) -> str:
    """The words directly behind a figure, up to the next mark or figure."""
    end = next(
        (end for end in range(at, len(quote)) if quote[end] in _ENDS_OF_NOUN or quote[end].isdigit()), len(quote)
    )
    return quote[at:end]


def _has_figure(text: str) -> bool:
    """Whether a figure may stand in a text: a digit that is no year's and no name's (FP16)."""
    return (
        any(char.isdigit() for char in text) and re.search(r"\d", re.sub(r"\d{4}年|[A-Za-z]\d+", "", text)) is not None
    )
