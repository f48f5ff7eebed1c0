"""The plan's own milestones on the way to a goal: whether they lie between start and deadline and lead one way."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from policytrack.data.model import Actual, Figure, Milestone
from policytrack.text.dates import PartialDate
from policytrack.text.messages import say


class Ends(NamedTuple):
    """What the milestones of a target lie between."""

    goal: Figure
    by: PartialDate | None
    baseline: Actual | None
    start: PartialDate | None  # `from`, else the plan's date


def faults(milestones: Sequence[Milestone], ends: Ends) -> Iterator[tuple[int, str]]:
    """What is wrong with the milestones of a target: the index of one, and a sentence."""
    if ends.by is None:
        yield 0, say("a path of milestones leads to a deadline, and the target names none in `by`")
        return
    since = ends.baseline.as_of if ends.baseline else ends.start
    for index, one in enumerate(milestones):
        if one.by.last >= ends.by.last:
            yield index, say("the milestone of {} is not before the deadline {}", one.by, ends.by)
        elif since is not None and one.by.last <= since.last:
            yield index, say("the milestone of {} is not after {}, where the way starts", one.by, since)
    for index, (before, after) in enumerate(pairwise(milestones), 1):
        if after.by.last <= before.by.last:
            yield index, say("the milestone of {} does not stand after that of {}", after.by, before.by)
    first = [ends.baseline.value.bound.base_low] if ends.baseline else []
    amounts = [*first, *(one.goal.bound.base_low for one in milestones), ends.goal.bound.base_low]
    rises = amounts[-1] > amounts[0]
    for index, (low, high) in enumerate(pairwise(amounts)):
        if low != high and (high > low) is not rises:
            at = min(max(index - len(first) + (1 if first else 0), 0), len(milestones) - 1)
            yield at, say("the milestones do not lead one way, from the baseline to the goal")
            return
