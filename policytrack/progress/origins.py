"""The thresholds of the verdicts as the documentation and `--explain-statuses` list them, each with its origin."""

from enum import StrEnum
from typing import Final, NamedTuple

from policytrack.progress.thresholds import (
    ABOUT_SHARE,
    AHEAD_PACE,
    BEHIND_PACE,
    DEFAULT_TOLERANCE,
    EARLY_SHARE,
    ON_TRACK_PACE,
    RECENT_MONTHS,
    ROUND_SHARE,
    STALE_MONTHS,
)


class Origin(StrEnum):
    """Where a threshold comes from."""

    SHARED = "shared"  # the cuts of Eurostat's and Open SDG's progress methods, made for the growth reading
    OWN = "own"  # this project's own


class Threshold(NamedTuple):
    """A number that a verdict turns on: its name in the documentation, its value as people read it, and its origin."""

    name: str
    text: str
    origin: Origin


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
