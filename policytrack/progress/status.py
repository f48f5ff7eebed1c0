"""The verdicts, what else is said beside them, and which of them are final, by a pace, or rate at all."""

from enum import StrEnum
from typing import Final


class Status(StrEnum):
    """The verdict, from best to worst, then those that rate nothing."""

    MET = "met"
    REACHED = "reached"
    HOLDING = "holding"
    MET_LATE = "met late"
    AHEAD = "ahead"
    ON_TRACK = "on track"
    BEHIND = "behind"
    FAR_BEHIND = "far behind"
    MOVING_AWAY = "moving away"
    MISSED = "missed"
    NOT_MET_YET = "not met yet"
    AWAITING = "awaiting final figure"
    TOO_EARLY = "too early"
    NO_BASELINE = "no baseline"
    OPEN = "open"
    NOT_COMPARABLE = "not comparable"
    NO_DATA = "no data"
    DONE = "done"  # a goal without a figure, of which a source says that it was kept: no arithmetic
    NOT_QUANTIFIED = "not quantified"  # a goal without a figure


#: Verdicts that no later report on the same figures changes, and beside which the age of a figure says nothing.
FINAL: Final = frozenset({Status.MET, Status.MET_LATE, Status.MISSED})
#: The classes of pace, from the worst to the best.
PACED: Final = (Status.MOVING_AWAY, Status.FAR_BEHIND, Status.BEHIND, Status.ON_TRACK, Status.AHEAD)
#: Verdicts that say how a target stands; the others say why nothing can be said.
RATED: Final = frozenset({*FINAL, *PACED, Status.REACHED, Status.HOLDING, Status.NOT_MET_YET})


class Forecast(StrEnum):
    """Whether the goal will be reached in time (趋势判断), beside the verdict on today."""

    LIKELY = "likely"
    UNCERTAIN = "uncertain"
    UNLIKELY = "unlikely"


class Doubt(StrEnum):
    """What leaves a verdict open, or keeps it from being firm."""

    PATH = "path"  # line and growth differ
    ROUNDING = "rounding"  # the digits as published leave room
    BOUND = "bound"  # a figure is a bound, a range or about
    ONE_READING = "one reading"  # growth cannot be read, so that nothing could contradict the line
    NEAR = "near"  # a figure is near to what was promised, not the same
    STALE = "stale"  # the newest figure is old
    PARTIAL = "partial"  # a year between is missing
    EARLIER_DAY = "earlier day"  # decided by an earlier day of the deadline's own period
    LATER_DAY = "later day"  # decided by a figure of a day after the deadline
