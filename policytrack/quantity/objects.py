"""Verbs that stand before what they are done to, and are no words of comparison or change there.

突破40项关键技术 breaks through forty of them, 突破40亿元 goes beyond an amount; 提升80个村的道路 betters those
of eighty villages, 提升80个百分点 is a change.
"""

import re
from typing import Final

from policytrack.quantity.bound import Bound, Change, Comparator
from policytrack.quantity.normalise import normalise

_BROKEN_THROUGH: Final = "突破"
_OBSTACLE: Final = (
    r"(?:的)?[^,，。;；、0-9]{0,14}?"
    r"(?:技术|工艺|部件|器件|元件|装备|设备|瓶颈|难题|难点|堵点|卡点|软件|材料|成果|产品|项目)"
)
_BETTERED: Final = r"(?:优化|巩固|改善|提质)?(?:提升|提高)"
_REBUILT: Final = r"(?:提质|提升)+(?:改造|建设|整治)"
_THINGS: Final = ("count", "land", "area", "length")
_NOUN: Final = r"(?!以上|以下|左右|以内|的?(?:目标|水平|规模)|个百分)[^,，。;；、0-9()]{2}"


def of_object(bound: Bound, behind: str) -> Bound:
    """The bound of a figure with `behind` it, without what a verb before it would say of an amount."""
    before, _, after = normalise(bound.word).partition("…")
    verb = re.match("[一-鿿]*", before)
    said = verb[0] if verb else ""
    if bound.dimension.key == "count" and said.startswith(_BROKEN_THROUGH) and re.match(_OBSTACLE, behind):
        return bound._replace(comparator=_others(bound, said.removeprefix(_BROKEN_THROUGH), after))
    if (
        bound.dimension.key in _THINGS
        and bound.change is Change.INCREASE
        and (re.fullmatch(_REBUILT, said) or (re.fullmatch(_BETTERED, said) and re.match(_NOUN, behind)))
    ):
        return bound._replace(change=None)
    return bound


def _others(bound: Bound, before: str, after: str) -> Comparator:
    """What the other words beside a figure compare."""
    if bound.comparator is not Comparator.MORE:
        return bound.comparator
    if before or after in ("以上", "及以上"):
        return Comparator.AT_LEAST
    return Comparator.EXACT
