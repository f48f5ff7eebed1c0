"""Every number that a verdict turns on. `origins` lists them, each with where it comes from."""

from datetime import date
from decimal import Decimal
from typing import Final

from policytrack.text.dates import months_later

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


def is_stale(newest: date, day: date) -> bool:
    """Whether a newest figure is older than `STALE_MONTHS` on a day: on the same day of the month it is not yet."""
    return day > months_later(newest, STALE_MONTHS)
