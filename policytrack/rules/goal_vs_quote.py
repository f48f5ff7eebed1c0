"""What a goal says against what its quote says: the comparison that the rules of `quote` report, each its own part.

The quote is read once for all of them, and only where `plain_agreement` leaves anything open.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from policytrack.data.model import Kind, Target
from policytrack.quantity.bound import Bound, Change, as_goal
from policytrack.quantity.deadlines import other_years
from policytrack.quantity.english import is_english
from policytrack.quantity.extract import Phrase, find
from policytrack.quantity.normalise import normalise
from policytrack.quantity.years import in_digits
from policytrack.rules.comparison_words import differ, other_stage, stage_before
from policytrack.rules.difference import Difference, reading
from policytrack.rules.missing_figure import missing_figure, same_amount
from policytrack.rules.neighbour import neighbours
from policytrack.rules.plain_agreement import clause_before, plainly_agrees, stands_beside_title
from policytrack.text.messages import OR, Message, listed, say

# Patterns are compiled when they are first used, by the cache of `re`: most checks need two of them.
_DIRECTIONS: Final = ("增", "升", "提高", "扩", "新", "涨", "降", "减", "缩", "节")
_ENGLISH_DIRECTIONS: Final = r"(?i)\b(?:incr|rais|grow|expan|boost|add|reduc|lower|cut|decr|shrink|slash|declin|sav)"
#: Words of titles that say a fall, and words behind which a fall is one to a level.
_FALLS: Final = ("降", "减", "缩", "节", "削", "淘汰", "退出", "化解", "压")
_TO: Final = ("到", "至", "为")
_CLAUSE_ENDS: Final = ",，。;；:：、"
#: A longer one is no quote but a document; reading it for each of its targets would take minutes.
LONGEST_QUOTE: Final = 1000
#: So many numerals in a row are no number, and reading them from each on takes minutes too.
_NO_NUMBER: Final = r"[0-9.,〇零一二三四五六七八九十百千万萬亿億]{60}"

#: What a row of a table leaves to the header of a column on yearly growth: 年均增长（%）.
_SAID_BY_HEADERS: Final = ("direction", "period")


def differences(target: Target) -> list[Difference]:
    """All that the goal of a target says otherwise than its quote, and whether its figure is a neighbour's."""
    found: list[Difference] = [] if plainly_agrees(target) else _compare(target)
    if not stands_beside_title(target) and not is_unreadable(target.quote):
        slid = neighbours(target, _phrases_of(target))
        found += [] if slid and _is_of_row(target) else slid
    return found


def compared_year(target: Target) -> int | None:
    """The year that a goal of change compares with, as it or else its quote says; None where neither names one."""
    goal = target.goal.bound
    if goal.reference is not None:
        return goal.compared_year
    if is_unreadable(target.quote):
        return None
    years = {phrase.base_year for phrase in _phrases_of(target) if same_amount(phrase.bound, goal)}
    return years.pop() if len(years) == 1 else None


def _compare(target: Target) -> list[Difference]:
    goal = target.goal.bound
    if is_unreadable(target.quote):
        message = say(
            "the quote has {:,} characters, too many to find the goal {} in", len(target.quote), target.goal.text
        )
        return [Difference(target, "figure", message, say("quote the sentence that the figure stands in"))]
    phrases = _phrases_of(target)
    same = [phrase for phrase in phrases if same_amount(phrase.bound, goal)]
    if not same and _is_of_row(target):
        return []
    if not same:
        return missing_figure(target, phrases)
    found = min((_compare_with(target, phrase) for phrase in same), key=len)
    if goal.period == "annual" and _is_of_row(target):
        # The figure of a column on 年均增长 has its direction and its period from the header.
        found = [one for one in found if one.part not in _SAID_BY_HEADERS]
    return found


def _is_of_row(target: Target) -> bool:
    """Whether the quote is a row of a table, which has figure and unit in cells of their own, and says the goal."""
    from policytrack.plans.tables import row_bounds  # noqa: PLC0415 - most files have no quote that needs it

    return any(same_amount(bound, target.goal.bound) for bound in row_bounds(target.quote))


def _issued(target: Target) -> int | None:
    return target.plan.issued.year if target.plan.issued else None


def is_unreadable(text: str) -> bool:
    """Whether a text is too long, or its numbers are, to look for figures in it."""
    return len(text) > LONGEST_QUOTE or re.search(_NO_NUMBER, normalise(text)) is not None


def _phrases_of(target: Target) -> Sequence[Phrase]:
    return _phrases(target.quote, _issued(target), target.plan.region)


@lru_cache(maxsize=256)  # as long as they may be, they are a few megabytes
def _phrases(quote: str, issued: int | None, region: str | None) -> Sequence[Phrase]:
    return find(in_digits(quote), issued=issued, region=region)


def _compare_with(target: Target, phrase: Phrase) -> list[Difference]:
    """The differences to a figure of the quote that has the goal's amount."""
    clause = _clause_before(target.quote, phrase.start)
    found = _compare_words(target, phrase, phrase.bound, clause)
    if phrase.alternatives:
        others = [_compare_words(target, phrase, bound, clause) for bound in phrase.alternatives]
        if not all(others):
            found = []
        else:
            either = listed([reading(as_goal(bound)) for bound in phrase.alternatives], OR)
            open_to = say("; the words behind the last figure of the row may leave this one out: {}", either)
            found = [one._replace(message=one.message + open_to) for one in found]
    deadline = _deadline(target, phrase)
    return [*found, deadline] if deadline else found


def _compare_words(target: Target, phrase: Phrase, bound: Bound, clause: str) -> list[Difference]:
    """The differences to what a figure of the quote says, read as `bound`."""
    goal, said = target.goal.bound, as_goal(bound)
    found: list[Difference] = []
    both = say("goal: {} ({}); quote: {} ({})", target.goal.text, reading(goal), phrase.wording, reading(said))
    way = say("write the goal as the plan words it: {}", phrase.wording)
    if goal.change != said.change and not _direction_is_elsewhere(target, phrase, clause):
        found.append(Difference(target, "direction", say("another direction: {}", both), way))
    elif goal.margin != said.margin:
        found.append(Difference(target, "direction", say("another side of the figure of others: {}", both), way))
    elif goal.reference and _is_other_base(goal.reference, said.reference, target.quote):
        found.append(Difference(target, "direction", say("compared with something else: {}", both), way))
    elif other_stage(target.goal.text, phrase.wording, clause):
        found.append(_other_stage(target, phrase, said))
    elif differ(goal, said, in_english=phrase.wording.isascii() and is_english(target.quote)):
        found.append(Difference(target, "comparator", say("another comparator: {}", both), way))
    if _is_other_counter(goal, said):
        found.append(Difference(target, "unit", say("another counter: {}", both), way))
    period, mend = _period(target, said, phrase, clause)
    if period:
        found.append(Difference(target, "period", Message("{}: {}", period, both), mend or way))
    return found


def _other_stage(target: Target, phrase: Phrase, said: Bound) -> Difference:
    """The difference of a goal in another stage of a work; the quote's figure is told with the word of its stage."""
    wording = phrase.wording
    if not stage_before(wording):
        wording = stage_before(clause_before(target.quote, phrase.start, _CLAUSE_ENDS)) + wording
    both = say("goal: {} ({}); quote: {} ({})", target.goal.text, reading(target.goal.bound), wording, reading(said))
    way = say("write the goal as the plan words it: {}", wording)
    return Difference(target, "direction", say("another stage of the work: {}", both), way)


def _is_other_base(wanted: str, said: str | None, quote: str) -> bool:
    """Whether a goal compares with another year than its quote, or with one that the quote does not name."""
    return wanted != said if said else wanted.isdigit() and wanted not in in_digits(quote)


def _direction_is_elsewhere(target: Target, phrase: Phrase, clause: str) -> bool:
    """Whether the direction that only one of the two has is said in another place: by the kind, or across other words.

    新增就业550万人 as 550万人 is not wrong in what it keeps, as 提高15% for 提高到15% is.
    """
    spoken = normalise(phrase.wording)
    if spoken.isascii():
        return phrase.bound.change is not None and not re.search(_ENGLISH_DIRECTIONS, spoken)
    said_of_level = re.search("[达達]", target.goal.bound.word) and not re.search("[到至为达]", spoken)
    if target.kind is Kind.LEVEL and phrase.bound.change and said_of_level:
        return False  # 达到500家 for 新增企业500家
    if phrase.bound.change is not None and not any(word in spoken for word in _DIRECTIONS):
        return not _goes_the_other_way(target, phrase, clause)
    if target.goal.bound.change is None:
        if any(word in normalise(target.title) for word in _DIRECTIONS):
            return True  # 二氧化碳减排 says in its title what goes down
        # 新引育90名 as the goal 90名 of a running total: the kind says that they are new ones.
        return target.kind is not Kind.LEVEL and phrase.bound.change is Change.INCREASE
    return phrase.bound.change is None and any(word in clause for word in _DIRECTIONS)


def _goes_the_other_way(target: Target, phrase: Phrase, clause: str) -> bool:
    """Whether a fall that the quote says across other words is a level or a rise in the goal: 减少企业500家 as 500家.

    A rise is what a goal is without a word. A title that says what goes down says it for its goal.
    """
    if phrase.bound.change is not Change.DECREASE or clause.endswith(_TO):
        return target.goal.bound.change is Change.DECREASE
    return not any(word in normalise(target.title) for word in _FALLS)


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


def _period(target: Target, said: Bound, phrase: Phrase, clause: str) -> tuple[str, str]:
    """What is wrong with the period, in words, and the way out, where it is another than the plan's wording.

    Empty where nothing is wrong.
    """
    goal = target.goal.bound
    if said.per != goal.per and not (said.per is None and _says_average(goal, clause)):
        average = say("another average") if said.per and goal.per else say("an average on one side only")
        is_apart = all(alone.bound.per != said.per for alone in find(phrase.wording))  # 年均实施50项以上
        return average, say("name in the goal what the plan takes the average by") if is_apart else ""
    annual = said.period == "annual" or "每年" in clause
    if annual and goal.period != "annual" and target.kind not in (Kind.ANNUAL, Kind.SUM):
        return say("the quote says it of each year; add `kind: annual`"), say("add `kind: {}`", Kind.ANNUAL)
    if said.period == "cumulative" and goal.period is None and target.kind is Kind.LEVEL:
        return (
            say("the quote counts from the start (累计); add `kind: cumulative`"),
            say("add `kind: {}`", Kind.CUMULATIVE),
        )
    if goal.period == "annual" and not annual and "每年" not in target.quote and "年均" not in target.quote:
        return say("the goal says it of each year, the quote does not"), ""
    return "", ""


def _says_average(goal: Bound, clause: str) -> bool:
    """Whether a clause has the words of a goal's average across other words: 每万人口发明专利拥有量达到12件."""
    words_said = re.findall("每[万亿千百]?.|.均", normalise(goal.word))
    return bool(words_said) and all(word in clause for word in words_said)


def _deadline(target: Target, phrase: Phrase) -> Difference | None:
    years = phrase.years
    if not years:
        return _base_year_as_deadline(target, phrase)
    if target.by is not None and target.by.year in years:
        return None
    year = min(years)
    if target.by is None:
        message = say("the quote names {} for {}, the target has no deadline", year, phrase.text)
        return Difference(target, "deadline", message, say("add `by: {}`", year))
    if target.kind is Kind.ANNUAL and target.by.year > year:
        return None  # 到2025年每年…: the years go on
    message = say("by: {}; quote: {} for {}", target.by, year, phrase.text)
    return Difference(
        target,
        "deadline",
        say("another deadline: {}", message),
        say("correct `by`, or quote the clause that it stands in"),
    )


def _base_year_as_deadline(target: Target, phrase: Phrase) -> Difference | None:
    """The deadline that the quote names as a year to compare with, of a price or a founding, and not as one."""
    if target.by is None or str(target.by.year) not in in_digits(target.quote):
        return None
    if target.by.year not in other_years(target.quote, _issued(target)):
        return None
    message = say(
        "by: {}; the quote names {}, but not as the year that {} is for", target.by, target.by.year, phrase.text
    )
    return Difference(
        target, "deadline", message, say("`by` is the year that the plan sets; leave it out where it sets none")
    )


def _clause_before(quote: str, start: int) -> str:
    """The clause that a figure stands in, up to the figure, in simplified characters."""
    return normalise(clause_before(quote, start, _CLAUSE_ENDS))
