"""Directions that are said apart from the figure: before its noun, or of the figure before it in an enumeration."""

import re
from typing import Final

from policytrack.quantity.bound import Bound, Change
from policytrack.quantity.normalise import normalise
from policytrack.quantity.word_index import vocabulary

_VERB: Final = (
    r"(?:(?P<more>新增|净增|增加(?!值)|新[建引培开认设改])|(?P<less>减少|削减|压减|节约))[^,，。;；:：0-9]{0,12}$"
)
#: The next thing of an enumeration, which has no verb of its own to tell it by: both readings stand.
NEXT_OF_LIST: Final = r"[^,，。;；:：、\n0-9]{0,6}(?:、|和|及|以及|与)[^,，。;；:：、\n0-9]{1,14}"


def with_change(bound: Bound, clause: str) -> Bound:
    """The bound with the direction before what is measured, as in 新增城镇就业1200万人; `clause` ends before it."""
    verb = re.compile(_VERB).search(clause)
    if verb is None or bound.change or not may_change(bound):
        return bound
    return bound._replace(change=Change.INCREASE if verb["more"] else Change.DECREASE)


def may_change(bound: Bound) -> bool:
    """Whether a verb of change before the noun may be said of a figure: of so many that no word calls a level."""
    return bound.dimension.key not in ("share", "multiple", "points") and not _is_level(bound)


def _is_level(bound: Bound) -> bool:
    """Whether the word right before the amount is of a level: 新建 of 新建数据中心PUE降至1.3以下 is no change of it."""
    known, before = vocabulary()[0], normalise(bound.word.partition("…")[0])
    kind = next((known[before[at:]][0] for at in range(len(before)) if before[at:] in known), "")
    return kind in ("level", "weak")


def inheriting(bound: Bound, before: Bound) -> Bound:
    """The bound with the direction and period that its clause states for the figure before."""
    change = bound.change
    if change is None and bound.dimension == before.dimension and not bound.word:
        change = before.change
    return bound._replace(change=change, period=bound.period or before.period)
