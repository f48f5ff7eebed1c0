"""Judging progress: one target on one day. No clock and no file, so that a report of a past day is reproducible.

The method, its order and the source of each threshold are in `docs/method.md`. From the ground up: `status` (verdicts
and thresholds), `intervals` (what a figure leaves possible), `goals` (what reaches a goal), `pace` (the arithmetic),
`series` (the figures as readings), `years` (annual goals), `assessment` (the order of the verdicts).
"""

from policytrack.progress.assessment import Assessment, Origin, RateBasis, assess
from policytrack.progress.goals import Aim, Missing, Side
from policytrack.progress.intervals import Interval, interval, taken
from policytrack.progress.pace import Pace, Way
from policytrack.progress.series import Reading
from policytrack.progress.status import Status
from policytrack.progress.years import Year

__all__ = [
    "Aim", "Assessment", "Interval", "Missing", "Origin", "Pace", "RateBasis", "Reading", "Side", "Status", "Way",
    "Year", "assess", "interval", "taken",
]  # fmt: skip
