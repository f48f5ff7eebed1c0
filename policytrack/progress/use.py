"""What an assessment makes of each published figure: whether it counts, and if not, why."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from policytrack.data.model import Actual, Match
from policytrack.progress.assessment import Assessment
from policytrack.progress.series import is_comparable, is_known

#: The roles of figures: where a promise starts from, and what was published since.
ROLES: Final = ("baseline", "actual")
BASELINE, ACTUAL = ROLES


class Use(StrEnum):
    """What a figure does for a verdict."""

    LATER = "later"  # it refers to a day after the report's
    UNPUBLISHED = "unpublished"  # it was not known on the day up to which figures count
    DIFFERENT = "different"  # `match: different`: it is shown, and judges nothing
    OTHER_BASIS = "other basis"  # of another basis than the goal, and not marked as near
    DECIDES = "decides"  # a final verdict rests on it, or waits because of it
    HISTORY = "history"  # of a day before the start
    COUNTS = "counts"


def figures(assessment: Assessment) -> Iterator[tuple[str, Actual]]:
    """The figures that were there on the day of an assessment, each with its role: the baseline, then the actuals."""
    target = assessment.target
    if target.baseline is not None and is_known(target.baseline, assessment.day, assessment.known_on):
        yield BASELINE, target.baseline
    for actual in target.actuals:
        if is_known(actual, assessment.day, assessment.known_on):
            yield ACTUAL, actual


def use_of(actual: Actual, assessment: Assessment) -> Use:
    """What one of the target's figures does for its assessment."""
    if not is_known(actual, assessment.day, assessment.known_on):
        return Use.LATER if actual.as_of.last > assessment.day else Use.UNPUBLISHED
    if actual.match is Match.DIFFERENT:
        return Use.DIFFERENT
    if not is_comparable(actual, assessment.target):
        return Use.OTHER_BASIS
    if assessment.decided is not None and assessment.decided.actual is actual:
        return Use.DECIDES
    since = assessment.start.day if assessment.start else None
    is_older = since is not None and actual.as_of.last < since and not assessment.years
    return Use.HISTORY if is_older else Use.COUNTS
