"""The verdicts, and every threshold that they turn on, each with its origin."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final, NamedTuple

from policytrack.text.dates import months_later


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


class Origin(StrEnum):
    """Where a threshold comes from."""

    SHARED = "shared"  # the cuts of Eurostat's and Open SDG's progress methods, made for the growth reading
    OWN = "own"  # this project's own


class Threshold(NamedTuple):
    """A number that a verdict turns on: its name in the documentation, its value as people read it, and its origin."""

    name: str
    text: str
    origin: Origin


#: Pace (progress over elapsed share) from which a target is ahead, on track and behind; below the last far behind. A
#: goal that is ahead would be reached before 10/11 of the time.
AHEAD_PACE: Final = Decimal("1.10")
ON_TRACK_PACE: Final = Decimal("0.95")
BEHIND_PACE: Final = Decimal("0.60")
#: Before this share of the time, and within the first year, no pace is judged.
EARLY_SHARE: Final = Decimal("0.10")
#: How far an approximate goal (左右) may be missed, as a share of it and of the way to it.
DEFAULT_TOLERANCE: Final = Decimal("0.05")
#: What 约, 近 and a whole number ending in zeros leave open, as a share of the figure.
ABOUT_SHARE: Final = Decimal("0.05")
ROUND_SHARE: Final = Decimal("0.005")
#: The least calendar months between two figures that show a recent speed.
RECENT_MONTHS: Final = 6
#: A newest figure older than this many months is stale, to the reports and to the check.
STALE_MONTHS: Final = 18
#: The days before a deadline that is a day which count as its own period.
DAYS_OF_A_DAY: Final = 31

THRESHOLDS: Final = (
    Threshold("ahead", f"{AHEAD_PACE:f}", Origin.OWN),
    Threshold("on_track", f"{ON_TRACK_PACE:f}", Origin.SHARED),
    Threshold("behind", f"{BEHIND_PACE:f}", Origin.SHARED),
    Threshold("moving_away", "0", Origin.SHARED),
    Threshold("too_early", f"{EARLY_SHARE:.0%}", Origin.OWN),
    Threshold("recent", str(RECENT_MONTHS), Origin.OWN),
    Threshold("stale", str(STALE_MONTHS), Origin.OWN),
    Threshold("tolerance", f"{DEFAULT_TOLERANCE:.0%}", Origin.OWN),
    Threshold("about", f"{ABOUT_SHARE:.0%}", Origin.OWN),
    Threshold("round", f"{ROUND_SHARE:.1%}", Origin.OWN),
)


def is_stale(newest: date, day: date) -> bool:
    """Whether a newest figure is older than `STALE_MONTHS` on a day: on the same day of the month it is not yet."""
    return day > months_later(newest, STALE_MONTHS)
