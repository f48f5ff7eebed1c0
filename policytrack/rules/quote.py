"""Rules on a goal against its quote: every part of what a goal says must be what the plan says."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from policytrack.data.model import Target
from policytrack.quantity.normalise import normalise
from policytrack.rules.rule import ERROR, WARNING, Check, Finding, Subject, at, rule
from policytrack.text.messages import say

if TYPE_CHECKING:
    from policytrack.rules.difference import Part

_DIGITS: Final = r"\d[\d,]*(?:\.\d+)?"


@rule("PT030", "figure-not-in-quote", ERROR)
def figure(subject: Subject) -> Iterator[Finding]:
    """The figure of a goal stands in its quote.

    A goal whose figure is not in the words that it claims to come from has slid from another row, was typed wrong, or
    has the wrong sentence beside it. Either script and every spelling that the grammar reads will do: 四成 is 40%.

    Bad:
        goal: 达到500家  # PT030
        quote: 人工智能企业达到600家

    Good:
        goal: 达到600家
        quote: 人工智能企业达到600家
    """
    return _differing(subject, "figure")


@rule("PT031", "comparator", ERROR)
def comparator(subject: Subject) -> Iterator[Finding]:
    """The comparator of a goal is the one of its quote.

    达到 is a level to reach, 不低于 and 以上 name a floor, 突破 and 超过 ask for more, 约 and 左右 make a figure
    approximate, 不超过 and 以内 a ceiling. Words of one kind may stand for each other (不低于 for 以上), and an
    analyst's `>=` for any of them; a word that is left out, added or exchanged for one of another kind changes the
    promise, also where the amounts that it leaves are the same (降至4.5% for 降至4.5%以下).

    In a row (分别下降8%、9%、10%以上) the words before it are said of each figure. A word behind the last may be said
    of all where none before has its own: there either reading passes. English words of an English quote count as
    Chinese ones do.

    Bad:
        goal: 达到15%  # PT031
        quote: 非化石能源消费比重不低于15%

    Bad:
        goal: 1000万吨  # PT031
        quote: 原油产量约1000万吨

    Good:
        goal: 不低于15%
        quote: 非化石能源消费比重不低于15%
    """
    return _differing(subject, "comparator")


@rule("PT032", "direction", ERROR)
def direction(subject: Subject) -> Iterator[Finding]:
    """The direction of a goal is the one of its quote: a level reached, or a change by an amount.

    提高15% is a change and needs a baseline; 提高到15% is a level. 新增5000公里 adds to what is there, 达到5000公里
    counts it. A goal without the word of change is accepted where its `kind` says that new ones are counted. So is what
    a change compares with, where the goal names it, and the stage of a work: 开工 is not 建成.

    Bad:
        goal: 提高15%  # PT032
        quote: 非化石能源消费比重提高到15%

    Bad:
        goal: 建成1000万千瓦  # PT032
        quote: 海上风电开工1000万千瓦，建成500万千瓦以上

    Good:
        goal: 提高到15%
        quote: 非化石能源消费比重提高到15%
    """
    return _differing(subject, "direction")


@rule("PT033", "unit", ERROR)
def unit(subject: Subject) -> Iterator[Finding]:
    """The unit of a goal, with its 万 or 亿, is the one of its quote.

    The same digits in another unit are the most expensive slip of all. Other spellings of one amount (1.2万亿元,
    12000亿元) are no problem; other counters (家, 个) are.

    Bad:
        goal: 突破600万元  # PT033
        quote: 人工智能核心产业规模突破600亿元

    Good:
        goal: 突破600亿元
        quote: 人工智能核心产业规模突破600亿元
    """
    return _differing(subject, "unit")


@rule("PT034", "period", ERROR)
def period(subject: Subject) -> Iterator[Finding]:
    """What a quote says of each year, or on average, the goal says so too.

    年均增长10% compounds over the years, 增长10% happens once. 每年实施50项 is judged year by year: the goal keeps
    每年, or the target has `kind: annual`. 累计300个 is a running total: the goal keeps 累计,
    or the target has `kind: cumulative`. 人均 and 亩均 are averages as well.

    Bad:
        goal: 增长10%  # PT034
        quote: 研发投入年均增长10%

    Good:
        goal: 年均增长10%
        quote: 研发投入年均增长10%
    """
    return _differing(subject, "period")


@rule("PT035", "range", ERROR)
def span(subject: Subject) -> Iterator[Finding]:
    """A range in a quote is a range in its goal.

    布局1—2家 is met with one; a goal of 2家 would call it missed.

    Bad:
        goal: 2家  # PT035
        quote: 布局1—2家省实验室

    Good:
        goal: 1—2家
        quote: 布局1—2家省实验室
    """
    return _differing(subject, "range")


@rule("PT036", "deadline", ERROR)
def deadline(subject: Subject) -> Iterator[Finding]:
    """The deadline of a target is the year that its quote names for the figure.

    A quote that names no year is no problem: plans set the year for a whole section. Years that a change is
    compared with (比2020年), that prices are of, or in which something was founded are no deadlines: `by` has slid
    where it is one of them. Where 分别 hands out as many years as figures, each figure has its own.
    With the plan's text at hand (`text:`, `--sources`), PT041 looks there.

    Bad:
        goal: 达到500家
        by: 2026  # PT036
        quote: 到2025年,人工智能企业达到500家

    Bad:
        goal: 达到30%
        by: 2035  # PT036
        quote: 2030年和2035年，新能源汽车保有量占比分别达到30%和60%

    Good:
        goal: 达到500家
        by: 2025
        quote: 到2025年,人工智能企业达到500家
    """
    return _differing(subject, "deadline", "by")


@rule("PT037", "translation", WARNING)
def translation(subject: Subject) -> Iterator[Finding]:
    """The numbers of an English title are those of the original.

    A year or a figure that differs between two languages is wrong in one of them. Numbers of `title_en` are looked for
    in the title, the goal, the quote and the deadline, as digits or as Chinese numerals.

    Bad:
        title: 建设100个算法产品
        title_en: 1000 algorithm products  # PT037
        goal: 100个
        quote: 打造100个算法产品

    Good:
        title: 建设100个算法产品
        title_en: 100 algorithm products
        goal: 100个
        quote: 打造100个算法产品
    """
    for plan in subject.dataset.plans:
        if plan.title_en is not None and plan.place is not None:
            other = f"{plan.title} {plan.number or ''} {plan.issued or ''}"
            for number, span in _strange_numbers(plan.title_en, other):
                message = say("{} stands in the English title only; the original is {}", number, plan.title)
                yield Finding(message, plan.place / "title_en", say("correct one of the two"), within=span)
    for target in subject.dataset.targets:
        if target.title_en is not None:
            other = f"{target.title} {target.goal.text} {target.quote} {target.by or ''} {target.start or ''}"
            for number, span in _strange_numbers(target.title_en, other):
                if _has_amount(target.title_en, target):
                    break
                message = say("{} stands in the English title only; the goal is {}", number, target.goal.text)
                yield Finding(message, at(target, "title_en"), say("correct one of the two"), target.id, span)


@rule("PT038", "english-figure", WARNING)
def english_figure(subject: Subject) -> Iterator[Finding]:
    """The English goal and the English quote say the figure that the Chinese ones say.

    `goal_en` is held against `goal`, and `quote_en` against `quote`, as quantities: the amount and its scale
    (5000万吨 is 50 million tonnes), percent and percentage points, the words of comparison (约 is about, 以上 at least
    or over), the direction, increases by against increases to, and the year that is compared with. A figure in another
    unit may be rounded; a unit that the English leaves out is no difference. What holds no figure is not looked at.

    Bad:
        goal: 约5000万吨
        goal_en: 50 million tonnes  # PT038
        quote: 回收量约5000万吨

    Bad:
        goal: 提高3个百分点
        goal_en: up by 3%  # PT038
        quote: 比重提高3个百分点

    Good:
        goal: 约5000万吨
        goal_en: about 50 million tonnes
        quote: 回收量约5000万吨
        quote_en: around 50 million tonnes are to be recycled
    """
    for target in subject.dataset.targets:
        if target.goal_en is not None or target.quote_en is not None:
            from policytrack.rules.translation import contradictions  # noqa: PLC0415 - few targets have English words

            for field, message in contradictions(target):
                yield Finding(message, at(target, field), say("correct one of the two"), target.id)


@rule("PT039", "neighbours-figure", WARNING)
def neighbours_figure(subject: Subject) -> Iterator[Finding]:
    """A figure is the one that the plan gives to the target's title, not that of a neighbour in the sentence.

    In a sentence of many figures the most common slip is the row that slid: a goal that stands in the quote, and
    belongs to another subject there. The words of `title`, or of the indicator's title, are looked for in the clause
    and list item of each figure. A title in other words than the plan's fits none of them and is not told.

    Bad:
        title: 换电站
        goal: 达到5万个以上  # PT039
        quote: 公共充电桩达到5万个以上，换电站达到200座左右

    Good:
        title: 换电站
        goal: 达到200座左右
        quote: 公共充电桩达到5万个以上，换电站达到200座左右
    """
    return _differing(subject, "subject")


def _strange_numbers(english: str, original: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """The numbers of the one that the other does not have, with their places."""
    told = set()  # once is enough
    for match in re.finditer(_DIGITS, english):
        number = match[0].replace(",", "")
        if number not in told and number not in _numbers(original):
            told.add(number)
            yield match[0], match.span()


def _numbers(original: str) -> set[str]:
    """The numbers of a text, as digits and as Chinese numerals, in plain digits; 十四五 is the 14th."""
    from policytrack.quantity.lexicon import FIVE_YEAR_PLANS  # noqa: PLC0415 - few titles hold numbers
    from policytrack.quantity.numerals import NUMERAL, chinese  # noqa: PLC0415

    folded = normalise(original)
    spelled = re.findall(f"[{''.join(NUMERAL)}]+", folded)
    spelled += [name[:-1] for name in FIVE_YEAR_PLANS if name in folded]
    known = {f"{value:f}" for run in spelled if (value := chinese(run)) is not None}
    return known | {match[0].replace(",", "") for match in re.finditer(_DIGITS, folded)}


def _has_amount(title: str, target: Target) -> bool:
    """Whether an English title says the goal's amount in its own way: 60 billion yuan for 600亿元."""
    from policytrack.quantity.extract import find  # noqa: PLC0415 - few titles hold numbers
    from policytrack.rules.goal_vs_quote import is_unreadable  # noqa: PLC0415

    goal = target.goal.bound
    return not is_unreadable(title) and any(
        phrase.bound.dimension == goal.dimension
        and (phrase.bound.base_low, phrase.bound.base_high) == (goal.base_low, goal.base_high)
        for phrase in find(title, region=target.plan.region)
    )


def _differing(subject: Subject, part: "Part", key: str = "goal") -> Iterator[Finding]:
    for found in subject.differences:
        if found.part == part:
            place = at(found.target, key) if key != "by" or found.target.by else at(found.target, "quote")
            yield Finding(found.message, place, found.hint, found.target.id)


CHECKS: Final[tuple[Check, ...]] = (
    figure,
    comparator,
    direction,
    unit,
    period,
    span,
    deadline,
    translation,
    english_figure,
    neighbours_figure,
)
