"""A difference between a goal and its quote, and how both readings are put in words."""

from typing import Final, Literal, NamedTuple, TypeAlias

from policytrack.data.model import Target
from policytrack.quantity.bound import Bound, Change, Comparator, Margin
from policytrack.rules.comparison_words import names_floor
from policytrack.text.messages import joined, listed, say

#: The part of a goal that its quote contradicts.
Part: TypeAlias = Literal["figure", "comparator", "direction", "unit", "period", "range", "deadline", "subject"]


class Difference(NamedTuple):
    """One part of a goal that is not what its quote says, with both readings in words."""

    target: Target
    part: Part
    message: str
    hint: str


_SIGNS: Final = {
    Comparator.EXACT: "=", Comparator.MORE: ">", Comparator.AT_LEAST: "≥", Comparator.LESS: "<",
    Comparator.AT_MOST: "≤", Comparator.ABOUT: "≈", Comparator.RANGE: "",
}  # fmt: skip


_CHANGES: Final = {Change.INCREASE: say("increase"), Change.DECREASE: say("decrease")}
_PERIODS: Final = {"annual": say("annual"), "cumulative": say("cumulative")}


def reading(bound: Bound) -> str:
    """What a bound says in symbols: `≥ 15%`, `increase ≥ 15%`, `1–2个`, `per year`."""
    amount = f"{bound.low:f}" if bound.low == bound.high else f"{bound.low:f}–{bound.high:f}"
    change = _CHANGES[bound.change] if bound.change else ""
    parts = (change, _SIGNS[bound.comparator], amount + bound.unit.symbol)
    said = listed([part for part in parts if part], say("{0} {1}"))
    further = []
    if bound.magnitude:
        further.append(say("order of magnitude"))
    if names_floor(bound):
        further.append(say("a floor"))
    if bound.margin:
        others = bound.reference or ""
        further.append(say("above {}", others) if bound.margin is Margin.ABOVE else say("below {}", others))
    if bound.per:
        further.append(say("average by {}", bound.per))
    elif bound.period:
        further.append(_PERIODS[bound.period])
    return joined([said, *further])
