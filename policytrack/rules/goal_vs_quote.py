"""What a goal says against what its quote says: the comparison that the rules of `quote` report, each its own part.

Most goals stand in their quote letter by letter with nothing beside them that could change what they say. That is
settled by looking at single characters; only the rest is read with `phrases`, which costs a hundred times as much.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

from policytrack.data.model import Dataset, Kind, Target
from policytrack.quantity import lexicon as words
from policytrack.quantity.bound import Bound, Change, Comparator, as_goal
from policytrack.quantity.deadlines import in_digits, named_years, respective
from policytrack.quantity.errors import QuantityError
from policytrack.quantity.normalise import normalise, normalise_with_offsets
from policytrack.quantity.unit_table import UNITS, UnitError

if TYPE_CHECKING:
    from policytrack.quantity.extract import Phrase

# What a character directly before a goal may belong to: a word of comparison, direction or period, or a longer number.
_ENDS_BEFORE: Final = frozenset(
    "约約超过過逾达達到破于於少近满滿足长長加增高升降低减減短缩縮节節在至为為均年每计計比上下了多余餘在从由—–-~～至0123456789.,一二三四五六七八九十百千万萬亿億两兩几幾第前>≥<≤=＞＜"
)
# What may change a figure from further away, across a verb: 每年新建…, 年均新增…, 约建成….
_STARTS_BEFORE: Final = frozenset("每均约約超逾突增减減降削缩縮")
# What a character directly behind a goal may belong to: 以上, 左右, 多, —2, 万, 级, 个百分点, (含).
_AFTER: Final = frozenset(
    "以左上下多余餘内內之及或起许許光前级級量数數—–-~～至到亿億万萬千百十倍个個點点%％‰/.0123456789+[不者"
)
# Patterns are compiled when they are first used, by the cache of `re`: most checks need two of them.
_RELATIVE_YEARS: Final = ("今年", "年内", "年內", "明年", "本世纪中叶", "本世紀中葉")
_DIRECTIONS: Final = ("增", "升", "提高", "扩", "新", "涨", "降", "减", "缩", "节", "削", "压")
_TO_A_LEVEL: Final = "[增升高扩涨降低减缩压][到至为]"
#: Before a number: it is the end of a longer one, or of a range.
_LONGER: Final = tuple("0123456789.,—–-~至到〇一二三四五六七八九十百千万亿两")
_NUMBER: Final = r"[0-9]|百分之|千分之|翻|[第前]?[一二三四五六七八九十百千万亿两半]"
#: A longer one is no quote but a document; reading it for each of its targets would take minutes.
LONGEST_QUOTE: Final = 1000
#: So many numerals in a row are no number, and reading them from each on takes minutes too.
_NO_NUMBER: Final = r"[0-9.,〇零一二三四五六七八九十百千万萬亿億]{60}"
#: The part of a goal that its quote contradicts.
Part: TypeAlias = Literal["figure", "comparator", "direction", "unit", "period", "range", "deadline"]


class Difference(NamedTuple):
    """One part of a goal that is not what its quote says, with both readings in words."""

    target: Target
    part: Part
    message: str
    hint: str


def differences(dataset: Dataset) -> list[Difference]:
    """All that the goals of a data set say otherwise than their quotes."""
    found: list[Difference] = []
    for target in dataset.targets:
        if not _plainly_agrees(target):
            found += _compare(target)
    return found


def _plainly_agrees(target: Target) -> bool:
    """Whether the goal stands in the quote, nothing beside it could change what it says, and no year speaks against."""
    goal, quote = target.goal.text, target.quote
    start = quote.find(goal)
    if start < 0:
        return False
    end = start + len(goal)
    before = quote[max(0, start - 6) : start]
    if target.kind is Kind.ANNUAL:
        before = before.replace("每年", "")  # what the kind says already
    if before and (before[-1] in _ENDS_BEFORE or not _STARTS_BEFORE.isdisjoint(before)) and before[-2:] != "占比":
        return False
    if target.kind is Kind.LEVEL and "新" in before:
        return False
    if end < len(quote) and (quote[end] in _AFTER or quote[end + 1 : end + 2] == "含"):
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
    if "年" in quote or "五" in quote:
        years = named_years(quote)
        if years and (target.by is None or years != {f"{target.by.year}"}):
            return False
        if not years and any(word in quote for word in _RELATIVE_YEARS):
            return False
    return True


def _compare(target: Target) -> list[Difference]:
    goal = target.goal.bound
    if is_unreadable(target.quote):
        message = f"the quote has {len(target.quote):,} characters, too many to find the goal {target.goal.text} in"
        return [Difference(target, "figure", message, "quote the sentence that the figure stands in")]
    phrases = _phrases(target.quote, target.plan.issued.year if target.plan.issued else None, target.plan.region)
    same = [phrase for phrase in phrases if _same_amount(phrase.bound, goal)]
    if not same:
        return _no_such_amount(target, phrases)
    best: list[Difference] | None = None
    for phrase in same:
        found = _compare_with(target, phrase, phrases)
        if best is None or len(found) < len(best):
            best = found
    return best or []


def is_unreadable(text: str) -> bool:
    """Whether a text is too long, or its numbers are, to look for figures in it."""
    return len(text) > LONGEST_QUOTE or (len(text) > 60 and re.search(_NO_NUMBER, normalise(text)) is not None)


@lru_cache(maxsize=1024)
def _phrases(quote: str, issued: int | None, region: str | None) -> Sequence["Phrase"]:
    from policytrack.quantity.extract import find  # noqa: PLC0415 - most files have no goal that needs it

    return find(in_digits(quote), issued=issued, region=region)


def _same_amount(one: Bound, other: Bound) -> bool:
    return one.dimension == other.dimension and one.base_low == other.base_low and one.base_high == other.base_high


def _compare_with(target: Target, phrase: "Phrase", phrases: Sequence["Phrase"]) -> list[Difference]:
    """The differences to a figure of the quote that has the goal's amount; `phrases` are all of the quote."""
    goal, said = target.goal.bound, as_goal(phrase.bound)
    clause = _clause_before(target.quote, phrase.start)
    found: list[Difference] = []
    both = f"goal: {target.goal.text} ({reading(goal)}); quote: {phrase.text} ({reading(said)})"
    way = f"write the goal as the plan words it: {phrase.text}"
    if goal.change != said.change and not _direction_is_elsewhere(target, phrase, clause):
        found.append(Difference(target, "direction", f"another direction: {both}", way))
    elif goal.reference and said.reference and goal.reference != said.reference:
        found.append(Difference(target, "direction", f"compared with something else: {both}", way))
    elif goal.comparator is not said.comparator or goal.magnitude != said.magnitude or _is_other_floor(goal, said):
        found.append(Difference(target, "comparator", f"another comparator: {both}", way))
    if _is_other_counter(goal, said):
        found.append(Difference(target, "unit", f"another counter: {both}", way))
    period = _period(target, said, phrase, clause)
    if period:
        found.append(Difference(target, "period", f"{period}: {both}", way))
    deadline = _deadline(target, phrase, phrases)
    if deadline:
        found.append(deadline)
    return found


def _direction_is_elsewhere(target: Target, phrase: "Phrase", clause: str) -> bool:
    """Whether the direction that only one of the two has is said in another place: by the kind, or across other words.

    新增就业550万人 as 550万人 is not wrong in what it keeps, as 提高15% for 提高到15% is.
    """
    spoken = normalise(phrase.text)
    said_of_level = re.search("[达達]", target.goal.bound.word) and not re.search("[到至为达]", spoken)
    if target.kind is Kind.LEVEL and phrase.bound.change and said_of_level:
        return False  # 达到500家 for 新增企业500家
    if phrase.bound.change is not None and (
        not any(word in spoken for word in _DIRECTIONS) or re.search(_TO_A_LEVEL, spoken)
    ):
        return True
    if target.goal.bound.change is None:
        # 新引育90名 as the goal 90名 of a running total: the kind says that they are new ones.
        return target.kind is not Kind.LEVEL and phrase.bound.change is Change.INCREASE
    return phrase.bound.change is None and any(word in clause for word in _DIRECTIONS)


def _is_other_floor(goal: Bound, said: Bound) -> bool:
    """Whether one names a floor (不低于, 以上) and the other only a level to reach (达到, or nothing)."""
    if (
        goal.comparator is not Comparator.AT_LEAST
        or goal.magnitude
        or (goal.word and goal.word.isascii())
        or "≥" in goal.word
    ):
        return False  # an order of magnitude is no floor by its words; symbols and English are the analyst's
    return _names_floor(goal.word) != _names_floor(said.word)


@lru_cache(maxsize=4096)
def _names_floor(word: str) -> bool:
    folded = normalise(word)
    return any(floor in folded for floor in _floors())


@cache
def _floors() -> tuple[str, ...]:
    negated = [no + less for no in words.NEGATIONS.split() for less in words.NEGATED[">="].split()]
    listed = [*words.BEFORE[">="].split(), *words.BEHIND[">="].split(), *negated]
    return tuple(word for word in listed if len(word) > 1)


def _is_other_counter(goal: Bound, said: Bound) -> bool:
    """Whether both count, but in other counters (家, 个); 名 and 人 are one."""
    if goal.dimension.key != "count" or goal.unit.stem.isascii() or said.unit.stem.isascii():
        return False
    one, other = (_counter(bound.unit.stem) for bound in (goal, said))
    return not one.startswith(other) and not other.startswith(one)  # 个岗位 is 个 with its noun


@lru_cache(maxsize=1024)
def _counter(stem: str) -> str:
    folded = normalise(stem)
    return "人" if folded in ("名", "位") else folded


def _period(target: Target, said: Bound, phrase: "Phrase", clause: str) -> str:
    """What is wrong with the period, in words; empty where nothing is."""
    goal = target.goal.bound
    if said.per != goal.per and not (said.per is None and _says_average(goal, clause)):
        return "another average" if said.per and goal.per else "an average on one side only"
    annual = said.period == "annual" or "每年" in clause
    if annual and goal.period != "annual" and target.kind not in (Kind.ANNUAL, Kind.SUM):
        return "the quote says it of each year; add `kind: annual`"
    if said.period == "cumulative" and goal.period is None and target.kind is Kind.LEVEL:
        return "the quote counts from the start (累计); add `kind: cumulative`"
    if goal.period == "annual" and not annual and "每年" not in target.quote and "年均" not in target.quote:
        return "the goal says it of each year, the quote does not"
    return ""


def _says_average(goal: Bound, clause: str) -> bool:
    """Whether a clause has the words of a goal's average across other words: 每万人口发明专利拥有量达到12件."""
    words_said = re.findall("每[万亿千百]?.|.均", normalise(goal.word))
    return bool(words_said) and all(word in clause for word in words_said)


def _deadline(target: Target, phrase: "Phrase", phrases: Sequence["Phrase"]) -> Difference | None:
    years = respective(target.quote, [other.start for other in phrases], phrase.start)
    if not years and phrase.deadline is not None:
        years = {phrase.deadline}
    if not years or (target.by is not None and target.by.year in years):
        return None
    year = min(years)
    if target.by is None:
        message = f"the quote names {year} for {phrase.text}, the target has no deadline"
        return Difference(target, "deadline", message, f"add `by: {year}`")
    if target.kind is Kind.ANNUAL and target.by.year > year:
        return None  # 到2025年每年…: the years go on
    message = f"by: {target.by}; quote: {year} for {phrase.text}"
    return Difference(
        target, "deadline", f"another deadline: {message}", "correct `by`, or quote the clause that it stands in"
    )


def _no_such_amount(target: Target, phrases: Sequence["Phrase"]) -> list[Difference]:
    """The quote has no figure of that amount: find out how it differs, or be silent where the grammar cannot tell."""
    goal = target.goal.bound
    if _is_own_unit(goal) or _stands_somewhere(target):
        return []
    for phrase in phrases:
        said = as_goal(phrase.bound)
        both = f"goal: {target.goal.text} ({reading(goal)}); quote: {phrase.text} ({reading(said)})"
        way = f"write the goal as the plan words it: {phrase.text}"
        if (said.low, said.high) == (goal.low, goal.high) or _shifted(goal, said):
            return [Difference(target, "unit", f"another unit: {both}", way)]
        if _is_end_of(goal, said):
            return [Difference(target, "range", f"one end of a range: {both}", way)]
        if _is_end_of(said, goal):
            return [Difference(target, "range", f"a range where the quote has one figure: {both}", way)]
    has = " and ".join(phrase.text for phrase in phrases[:3]) or "no figure"
    message = f"the quote does not hold the goal's figure: goal: {target.goal.text} ({reading(goal)}); quote: {has}"
    return [Difference(target, "figure", message, "correct the goal, or quote the sentence that it stands in")]


def _is_end_of(one: Bound, span: Bound) -> bool:
    """Whether the one is a single figure, and an end of the range that the other is."""
    ends = (span.base_low, span.base_high)
    return one.dimension == span.dimension and one.low == one.high and span.low != span.high and one.base_low in ends


def _shifted(goal: Bound, said: Bound) -> bool:
    """Whether the amounts are a power of ten of at least a hundred apart: 1.2万亿 against 1.2亿, 3500P against 3.5P."""
    if (
        goal.dimension != said.dimension
        or (goal.dimension.key == "count" and goal.unit.stem != said.unit.stem)
        or goal.unit.symbol == said.unit.symbol
        or goal.base_low <= 0
        or said.base_low <= 0
    ):
        return False
    ratio = max(goal.base_low, said.base_low) / min(goal.base_low, said.base_low)
    return ratio >= 100 and ratio == 10 ** ratio.adjusted()


def _is_own_unit(goal: Bound) -> bool:
    """Whether the goal's unit is a curator's own, which the reading of running texts does not know."""
    try:
        return UNITS.find(goal.unit.stem, goal.dimension).dimension != goal.dimension if goal.unit.stem else False
    except UnitError:
        return True


def _stands_somewhere(target: Target) -> bool:
    """Whether the amount stands in the quote where running text is not read as a promise: a rank, a level reached."""
    from policytrack.quantity.figure_parser import FigureParser  # noqa: PLC0415 - see above

    goal = target.goal.bound
    folded, _ = normalise_with_offsets(target.quote)
    # 元 is read as the currency that is asked for; the quote has to name it.
    unit, dimension = (None, None) if goal.dimension.key.startswith("money") else (goal.unit, goal.dimension)
    for match in re.finditer(_NUMBER, folded):
        try:
            bound = FigureParser(folded, unit, dimension, target.plan.region, UNITS).figure(match.start()).bound
        except QuantityError:
            continue
        if _same_amount(bound, goal) and folded[match.start() - 1 : match.start()] not in _LONGER:
            return True
    return False


def _clause_before(quote: str, start: int) -> str:
    """The clause that a figure stands in, up to the figure, in simplified characters."""
    begin = max(quote.rfind(mark, 0, start) for mark in ",，。;；:：、")
    return normalise(quote[begin + 1 : start])


_SIGNS: Final = {
    Comparator.EXACT: "=", Comparator.MORE: ">", Comparator.AT_LEAST: "≥", Comparator.LESS: "<",
    Comparator.AT_MOST: "≤", Comparator.ABOUT: "≈", Comparator.RANGE: "",
}  # fmt: skip


def reading(bound: Bound) -> str:
    """What a bound says in symbols: `≥ 15%`, `increase ≥ 15%`, `1–2个`, `per year`."""
    amount = f"{bound.low:f}" if bound.low == bound.high else f"{bound.low:f}–{bound.high:f}"
    said = " ".join(part for part in (bound.change or "", _SIGNS[bound.comparator], amount + bound.unit.symbol) if part)
    if bound.magnitude:
        said += ", order of magnitude"
    if bound.comparator is Comparator.AT_LEAST and not bound.magnitude and _names_floor(bound.word):
        said += ", a floor"
    if bound.per:
        said += f", average by {bound.per}"
    elif bound.period:
        said += f", {bound.period}"
    return said
