"""Judging progress: one target on one day. No clock and no file, so that a report of a past day is reproducible.

The method, its order and the origin of each threshold are in `docs/method.md`. From the ground up: `thresholds`,
`status` (the verdicts), `intervals` (what a figure says), `pace` (the arithmetic), `goals` (what reaches a goal),
`series` (the figures as observations), `evidence` (what counts, and from where), `verdict_range` (a verdict by pace,
and what it might be as well), `final` (after the deadline), `years` (annual goals), `running` (on the way), `verdict`
(the order).

Each name below is imported when it is first asked for (PEP 562), so that the check of a file, which needs one of the
`thresholds`, does not pay for the whole method.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from policytrack.progress.assessment import Assessment
    from policytrack.progress.evidence import RateBasis, Start
    from policytrack.progress.goals import Aim, Missing, Side
    from policytrack.progress.intervals import Interval, Said, as_published, interval, said
    from policytrack.progress.pace import Pace, PaceReading, Path
    from policytrack.progress.series import Observation
    from policytrack.progress.status import Doubt, Forecast, Status
    from policytrack.progress.verdict import assess
    from policytrack.progress.verdict_range import Needed
    from policytrack.progress.years import Year

__all__ = [
    "Aim", "Assessment", "Doubt", "Forecast", "Interval", "Missing", "Needed", "Observation", "Pace", "PaceReading",
    "Path", "RateBasis", "Said", "Side", "Start", "Status", "Year", "as_published", "assess", "interval", "said",
]  # fmt: skip

#: The module that each name is from.
_HOMES: Final = {
    "Aim": "goals", "Assessment": "assessment", "Doubt": "status", "Forecast": "status", "Interval": "intervals",
    "Missing": "goals", "Needed": "verdict_range", "Observation": "series", "Pace": "pace", "PaceReading": "pace",
    "Path": "pace", "RateBasis": "evidence", "Said": "intervals", "Side": "goals", "Start": "evidence",
    "Status": "status", "Year": "years", "as_published": "intervals", "assess": "verdict", "interval": "intervals",
    "said": "intervals",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    return value
