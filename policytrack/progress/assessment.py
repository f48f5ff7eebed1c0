"""The verdict on one target on one day, as a record: what it is, and all that it rests on."""

from datetime import date
from decimal import Decimal, localcontext
from typing import NamedTuple

from policytrack.data.model import Actual, Target
from policytrack.progress.evidence import Start, as_known, baseline_of, start_of_counting
from policytrack.progress.goals import Aim, Missing, Side
from policytrack.progress.intervals import Said
from policytrack.progress.pace import QUOTIENT, Pace, PaceReading, Path
from policytrack.progress.series import Observation
from policytrack.progress.status import FINAL, Doubt, Forecast, Status
from policytrack.progress.verdict_range import Needed, needed
from policytrack.progress.years import Year
from policytrack.quantity.bound import Comparator
from policytrack.quantity.unit import EXACT


class Assessment(NamedTuple):
    """The verdict on one target on one day, with all the figures that it rests on. Amounts are in base units."""

    target: Target
    day: date
    known_on: date  # the last day of publication of a figure that counts
    status: Status
    worst: Status  # the range of the verdict: both ends are the status where nothing leaves it open
    best: Status
    doubts: tuple[Doubt, ...] = ()  # what leaves it open, or keeps it from being firm
    near: bool = False  # it rests on a figure near to what was promised, not the same
    latest: Actual | None = None  # the newest usable figure; where none is usable, the newest
    baseline: Actual | None = None  # the figure that the way is counted from, or that the target gives
    observation: Observation | None = None  # what the newest usable figure says, or the total up to it
    decided: Observation | None = None  # what the verdict rests on, where it is not the newest
    earlier: Observation | None = None  # a level that reached the goal on the way, and decides nothing
    aim: Aim | None = None  # what the goal asks, on the scale of the figures
    start: Start | None = None  # where the way starts
    since: date | None = None  # without a figure that counts: the day up to which figures are history
    path: Path | None = None  # progress, elapsed share, pace and the rest
    paced: bool = False  # judged by the pace on that path
    recent: PaceReading | None = None
    forecast: Forecast | None = None
    missed_milestone: date | None = None  # the last one that has passed below its amount
    years: tuple[Year, ...] = ()  # of annual goals, those that have begun
    whole_years: int = 0  # how many years an annual goal is for
    gap: int | None = None  # the year that a product of yearly rates lacks
    missing: Missing | None = None  # what would rate it
    stale: bool = False  # the newest figure is older than 18 months

    @property
    def firm(self) -> bool:
        """Whether the class hangs on no choice of reading or rounding; no probability of meeting the goal."""
        return not self.doubts

    @property
    def counts_years(self) -> bool:
        """Whether it is told how many of its years an annual goal was met in: of a single one there is no count."""
        return bool(self.years) and self.whole_years != 1

    @property
    def line(self) -> PaceReading | None:
        """The pace read on the line, where the verdict is by a pace."""
        return self._read(Pace.LINE)

    @property
    def growth(self) -> PaceReading | None:
        """The pace read as growth. A year of an annual goal is read on the line alone."""
        return None if self.years else self._read(Pace.GROWTH)

    @property
    def milestones(self) -> PaceReading | None:
        """The pace on the plan's own milestones, where it names some."""
        return self._read(Pace.MILESTONES) if self.path and self.path.head is Pace.MILESTONES else None

    @property
    def needed(self) -> Needed | None:
        """What the next figure must be, where the verdict is by a pace."""
        if not self.paced:
            return None
        assert self.path is not None
        with localcontext(EXACT):
            return needed(self.path)

    @property
    def time(self) -> Decimal | None:
        """The share of the time that is gone on the day of the report, between 0 and 1."""
        baseline, by = baseline_of(as_known(self.target, self.known_on)), self.target.by
        start = baseline.as_of.last if baseline else start_of_counting(self.target)
        if by is None or start is None or by.last <= start:
            return None
        gone = QUOTIENT.divide(Decimal((self.day - start).days), Decimal((by.last - start).days))
        return max(Decimal(0), min(Decimal(1), gone))

    def _read(self, kind: Pace) -> PaceReading | None:
        if not self.paced:
            return None
        assert self.path is not None
        with localcontext(EXACT):
            return self.path.read(kind)

    @property
    def progress(self) -> Decimal | None:
        """P as a share of 1."""
        return self.path.progress if self.path else None

    @property
    def elapsed(self) -> Decimal | None:
        """E as a share of 1, on the day that the figure refers to."""
        return self.path.elapsed if self.path else None

    @property
    def gap_of_progress(self) -> Decimal | None:
        """P-E as a share of 1: how far progress is ahead of time."""
        return QUOTIENT.subtract(self.path.progress, self.path.elapsed) if self.path else None

    @property
    def attainment(self) -> Decimal | None:
        """The figure over the goal's value, for goals above zero that more of is better."""
        if self.observation is None or self.aim is None or self.aim.side is Side.CEILING or self.aim.low <= 0:
            return None
        return QUOTIENT.divide(self.observation.number(), self.aim.low)

    @property
    def bounded(self) -> str:
        """How the figure bounds the shares of progress: "at least", "at most", or "" where neither can be claimed.

        A baseline that is a bound is counted from at its end that shows less progress, so that a share of the way short
        of the goal is at least that, where the baseline has such an end (900多 is below 1,000, 超900 is open).
        """
        if self.observation is None:
            return ""
        said, falling = self.observation.counted, self.path is not None and not self.path.rises
        bounded = (-said if falling else said).bounded
        if self.start is None or self.path is None or self.start.base.plain:
            return bounded
        has_end = self.start.base.ends[0 if falling else 1] is not None
        is_least = has_end and self.path.progress <= 1 and (said.plain or bounded == "at least")
        return "at least" if is_least else ""

    @property
    def at_threshold(self) -> bool:
        """Whether the figure is exactly the one that the goal wants exceeded (突破) or undercut (低于)."""
        shown = self.decided or self.observation
        if shown is None or self.aim is None:
            return False
        strict = self.target.goal.bound.comparator in (Comparator.MORE, Comparator.LESS)
        return strict and shown.said.plain and shown.said.digits == self.aim.low

    @property
    def undecided(self) -> bool:
        """Whether the newest figure leaves open whether it reaches the goal."""
        if self.observation is None or self.aim is None:
            return False
        return self.aim.reached_by(self.observation.said) is None

    @property
    def overshot(self) -> bool:
        """Whether the figure has passed a goal of two sides and left it on the other one."""
        if self.aim is None or self.start is None:
            return False
        shown = self.decided or self.observation
        return shown is not None and past_the_far_end(self.aim, self.start.base.number(), shown.said)

    @property
    def marked_near(self) -> bool:
        """Whether to say that a figure is near to what was promised: the verdict rests on it, or what is shown so far.

        A target that awaits its final figure rests on none, and its share of the way is of the newest one.
        """
        newest = self.observation is not None and self.observation.near
        return self.near or (self.status is Status.AWAITING and newest)

    @property
    def marked_stale(self) -> bool:
        """Whether to say that the figure is old: not beside a final verdict."""
        return self.stale and self.status not in FINAL


def past_the_far_end(aim: Aim, base: Decimal, figure: Said) -> bool:
    """Whether a figure has passed a goal of two sides, with all the values that its words leave possible."""
    if aim.side is not Side.BETWEEN:
        return False
    low, high = aim.accepted.low, aim.accepted.high
    assert low is not None and high is not None  # its two sides
    least, most = (figure.digits, figure.digits) if figure.plain else figure.values[:2]
    if aim.point(base) > base:
        return least is not None and least > high
    return most is not None and most < low
