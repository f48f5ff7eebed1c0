"""The verdicts, and every threshold that they turn on, each with its source."""

from decimal import Decimal
from enum import StrEnum
from typing import Final, NamedTuple

from policytrack.text.dates import STALE_MONTHS


class Status(StrEnum):
    """The verdict, from best to worst, then those that rate nothing."""

    MET = "met"
    HOLDING = "holding"
    MET_LATE = "met late"
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
    NOT_RATED = "not rated"
    NOT_COMPARABLE = "not comparable"
    NO_DATA = "no data"


#: Verdicts that no later report on the same figures changes, and beside which the age of a figure says nothing.
FINAL: Final = frozenset({Status.MET, Status.MET_LATE, Status.MISSED})


class Source(StrEnum):
    """Where a threshold comes from."""

    SHARED = "shared"  # the cuts of Eurostat's and Open SDG's progress methods
    OWN = "own"  # this project's own


class Threshold(NamedTuple):
    """A number that a verdict turns on: its name in the documentation, its value as people read it, and its source."""

    name: str
    text: str
    source: Source


#: Pace (progress over elapsed share) from which a target is on track, and behind; below the second it is far behind.
ON_TRACK_PACE: Final = Decimal("0.95")
BEHIND_PACE: Final = Decimal("0.60")
#: Before this share of the time no pace is judged.
EARLY_SHARE: Final = Decimal("0.10")
#: How far an approximate goal (左右) may be missed, as a share of it, where the target names no tolerance.
DEFAULT_TOLERANCE: Final = Decimal("0.05")

THRESHOLDS: Final = (
    Threshold("on_track", f"{ON_TRACK_PACE:f}", Source.SHARED),
    Threshold("behind", f"{BEHIND_PACE:f}", Source.SHARED),
    Threshold("moving_away", "0", Source.SHARED),
    Threshold("too_early", f"{EARLY_SHARE:.0%}", Source.OWN),
    Threshold("stale", str(STALE_MONTHS), Source.OWN),
    Threshold("tolerance", f"{DEFAULT_TOLERANCE:.0%}", Source.OWN),
)
