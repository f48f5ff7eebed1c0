"""What a target does to the one that it revises: whether it asks for more, for less, or for the same."""

from datetime import date
from enum import StrEnum

from policytrack.data.model import Target
from policytrack.progress.goals import Side, direct_aim, side_of


class Direction(StrEnum):
    """What a revised target does to the one that it revises."""

    STRENGTHENED = "strengthened"
    WEAKENED = "weakened"
    REAFFIRMED = "reaffirmed"
    NOT_COMPARED = "not compared"


def direction(old: Target, new: Target) -> Direction:
    """Whether a revision asks for more, less or the same: by the value, at one value by comparator and deadline."""
    one, two = old.goal.bound, new.goal.bound
    same_kind = (
        one.dimension == two.dimension and one.change == two.change and one.per == two.per and one.margin == two.margin
    )
    if not same_kind or side_of(one) is not side_of(two) or one.reference != two.reference:
        return Direction.NOT_COMPARED
    sign = -1 if side_of(two) is Side.CEILING else 1
    asked = [
        (aim.low * sign, aim.high * sign, 0 if aim.accepted.low_in and aim.accepted.high_in else 1)
        for aim in (direct_aim(old), direct_aim(new))
    ]
    if asked[0] == asked[1]:
        earlier, later = (target.by.last if target.by else date.max for target in (old, new))
        if later == earlier:
            return Direction.REAFFIRMED
        return Direction.STRENGTHENED if later < earlier else Direction.WEAKENED
    return Direction.STRENGTHENED if asked[1] > asked[0] else Direction.WEAKENED
