"""A difference between a goal and its quote, and how both readings are put in words."""

from typing import Final, Literal, NamedTuple, TypeAlias

from policytrack.data.model import Target
from policytrack.quantity.bound import Bound, Comparator
from policytrack.rules.comparison_words import names_floor

#: The part of a goal that its quote contradicts.
Part: TypeAlias = Literal["figure", "comparator", "direction", "unit", "period", "range", "deadline"]


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


def reading(bound: Bound) -> str:
    """What a bound says in symbols: `≥ 15%`, `increase ≥ 15%`, `1–2个`, `per year`."""
    amount = f"{bound.low:f}" if bound.low == bound.high else f"{bound.low:f}–{bound.high:f}"
    said = " ".join(part for part in (bound.change or "", _SIGNS[bound.comparator], amount + bound.unit.symbol) if part)
    if bound.magnitude:
        said += ", order of magnitude"
    if names_floor(bound):
        said += ", a floor"
    if bound.per:
        said += f", average by {bound.per}"
    elif bound.period:
        said += f", {bound.period}"
    return said
