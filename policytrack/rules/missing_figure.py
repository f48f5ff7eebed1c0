"""A goal whose amount its quote does not promise: how it differs, or whether it stands there in another way."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from policytrack.data.model import Target
from policytrack.quantity.bound import Bound, as_goal
from policytrack.quantity.errors import QuantityError
from policytrack.quantity.normalise import normalise_with_offsets
from policytrack.quantity.unit_table import UNITS, UnitError
from policytrack.rules.difference import Difference, reading
from policytrack.text.messages import listed, say

if TYPE_CHECKING:
    from policytrack.quantity.extract import Phrase

#: Before a number: it is the end of a longer one, or of a range.
_LONGER: Final = tuple("0123456789.,—–-~至到〇一二三四五六七八九十百千万亿两")
_NUMBER: Final = r"百分之|千分之|翻|[第前]?[0-9一二三四五六七八九十百千万亿两半]"


def same_amount(one: Bound, other: Bound) -> bool:
    """Whether two bounds have one amount, however it is spelled, and whatever they say of it."""
    return one.dimension == other.dimension and one.base_low == other.base_low and one.base_high == other.base_high


def missing_figure(target: Target, phrases: Sequence["Phrase"]) -> list[Difference]:
    """The quote has no figure of that amount: find out how it differs, or be silent where the grammar cannot tell."""
    goal = target.goal.bound
    if _is_own_unit(goal) or _stands_somewhere(target):
        return []
    for phrase in phrases:
        said = as_goal(phrase.bound)
        both = say("goal: {} ({}); quote: {} ({})", target.goal.text, reading(goal), phrase.text, reading(said))
        way = say("write the goal as the plan words it: {}", phrase.text)
        if (said.low, said.high) == (goal.low, goal.high) or _shifted(goal, said):
            return [Difference(target, "unit", say("another unit: {}", both), way)]
        if _is_end_of(goal, said):
            return [Difference(target, "range", say("one end of a range: {}", both), way)]
        if _is_end_of(said, goal):
            return [Difference(target, "range", say("a range where the quote has one figure: {}", both), way)]
    has = listed([phrase.text for phrase in phrases[:3]]) or say("no figure")
    message = say(
        "the quote does not hold the goal's figure: goal: {} ({}); quote: {}", target.goal.text, reading(goal), has
    )
    return [Difference(target, "figure", message, say("correct the goal, or quote the sentence that it stands in"))]


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
        reader = FigureParser(folded, unit, dimension, target.plan.region, UNITS)
        try:
            bound = reader.figure(match.start()).bound
        except QuantityError:
            continue
        if same_amount(bound, goal) and folded[match.start() - 1 : match.start()] not in _LONGER:
            return True
    return False
