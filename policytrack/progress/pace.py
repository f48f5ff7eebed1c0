"""The arithmetic of pace: how far a figure is on the path from a baseline to a goal, read in several ways.

With b the baseline at day t0, y the figure at day t and T the goal at day tT: progress P = (y-b)/(T-b), elapsed share
E = (t-t0)/(tT-t0). The line has R = P/E, growth R = ln(y/b) / (E ln(T/b)) (the ratio of growth rates, as Eurostat and
Open SDG compute it), a path of milestones R = (y-b)/(path(t)-b), and the recent speed is that between two figures over
the speed that the rest needs.
"""

import math
from collections.abc import Sequence
from datetime import date
from decimal import Context, Decimal
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from policytrack.progress.status import Status
from policytrack.progress.thresholds import AHEAD_PACE, BEHIND_PACE, ON_TRACK_PACE
from policytrack.quantity.unit import EXACT

#: For quotients, which have no exact decimal; sums and products are exact (`unit.EXACT`).
QUOTIENT: Final = Context(prec=28)
#: For a logarithm that is used twice: rounded to 28 digits, what comes of it is right.
_WIDE: Final = Context(prec=45)
#: How near to a cut a logarithm in binary floating point is not to be trusted.
_UNSURE: Final = 1e-9
_CUTS: Final = ((AHEAD_PACE, Status.AHEAD), (ON_TRACK_PACE, Status.ON_TRACK), (BEHIND_PACE, Status.BEHIND))
_ROUGH_CUTS: Final = (*((float(cut), status) for cut, status in _CUTS), (0.0, Status.FAR_BEHIND))


class Pace(StrEnum):
    """How a pace is read."""

    LINE = "line"
    GROWTH = "growth"
    MILESTONES = "milestones"
    RECENT = "recent"


class Scale(NamedTuple):
    """How amounts become levels that can grow: `offset + sign * amount`. A change of 12% is the level 112."""

    offset: Decimal = Decimal(0)
    sign: int = 1

    def level(self, amount: Decimal) -> Decimal:
        """The level of an amount."""
        return self.offset + self.sign * amount

    def amount(self, level: Decimal) -> Decimal:
        """The amount of a level."""
        return (level - self.offset) * self.sign


#: The scale of amounts that are levels already.
_AS_IT_IS: Final = Scale()


class PaceReading(NamedTuple):
    """One reading of the pace: R, the class that it makes, and where it leads at the deadline; None where unread."""

    kind: Pace
    pace: Decimal
    status: Status
    projection: Decimal | None

    @property
    def arrives(self) -> bool:
        """Whether the goal is reached in time at this pace."""
        return self.pace >= 1


class Path(NamedTuple):
    """The path to a goal and a figure on it. Amounts are in base units; `start` is before `day`, `day` up to `end`.

    Sums and products are exact in the caller's context; shares are rounded to 28 digits, and no verdict on the line
    turns on them.
    """

    base: Decimal
    start: date
    value: Decimal
    day: date
    goal: Decimal
    end: date
    head: Pace = Pace.LINE
    milestones: tuple[tuple[date, Decimal], ...] = ()
    scale: Scale | None = _AS_IT_IS  # None where growth makes no sense: points

    @property
    def gone(self) -> int:
        """The days from the start to the figure."""
        return (self.day - self.start).days

    @property
    def whole(self) -> int:
        """The days from the start to the end."""
        return (self.end - self.start).days

    @property
    def rises(self) -> bool:
        """Whether the goal lies above the base."""
        return self.goal > self.base

    @property
    def progress(self) -> Decimal:
        """P, right in both directions."""
        return QUOTIENT.divide(self.value - self.base, self.goal - self.base) + 0  # no -0

    @property
    def elapsed(self) -> Decimal:
        """E at the day that the figure refers to."""
        return QUOTIENT.divide(Decimal(self.gone), Decimal(self.whole))

    @property
    def needed_acceleration(self) -> Decimal | None:
        """A: how many times the speed so far the rest of the way needs; None without a way forward or time left."""
        left, done = (self.end - self.day).days, self.value - self.base
        if self.gone <= 0 or left <= 0 or done * (self.goal - self.base) <= 0:
            return None
        return QUOTIENT.divide((self.goal - self.value) * self.gone, done * left)

    @property
    def pace(self) -> Decimal | None:
        """R of the heading reading."""
        if self.head is Pace.LINE:
            return self._line_pace() if self.gone > 0 else None
        found = self.read(self.head)
        return found.pace if found else None

    @property
    def projection(self) -> Decimal | None:
        """Where the heading reading leads at the deadline."""
        if self.head is Pace.LINE:
            return self._line_leads() if self.gone > 0 else None
        found = self.read(self.head)
        return found.projection if found else None

    def planned(self, day: date) -> Decimal | None:
        """The amount that the heading path has on a day: on the line, by growth, or between milestones."""
        return self.at_pace(Decimal(1), day)

    def at_pace(self, pace: Decimal, day: date) -> Decimal | None:
        """The amount that would have a given pace on a day, by the heading reading."""
        share = QUOTIENT.divide(Decimal((day - self.start).days), Decimal(self.whole))
        if self.head is Pace.MILESTONES:
            return self.base + pace * (self._between(day) - self.base)
        if self.head is Pace.LINE:
            return self.base + QUOTIENT.multiply(pace * share, self.goal - self.base)
        levels = self._levels(self.base, self.goal)
        if levels is None:
            return None
        assert self.scale is not None  # there are levels
        base, goal = levels
        grown = QUOTIENT.multiply(base, QUOTIENT.power(QUOTIENT.divide(goal, base), QUOTIENT.multiply(pace, share)))
        return self.scale.amount(grown)

    def read(self, kind: Pace) -> PaceReading | None:
        """The pace read one way; None where it cannot be read: before the start, without growth below zero."""
        if self.gone <= 0:
            return None
        match kind:
            case Pace.LINE:
                return PaceReading(kind, self._line_pace(), self._line_class(), self._line_leads())
            case Pace.GROWTH:
                return self._growth()
            case _:
                return self._on_milestones()

    def arrives(self, kind: Pace) -> bool | None:
        """Whether a reading reaches the goal in time (R at least 1), as cheaply as it is certain; None where unread.

        The figure is of a day after the start.
        """
        if kind is Pace.LINE:
            done, due = (self.value - self.base) * self.whole, (self.goal - self.base) * self.gone
            return done >= due if self.rises else done <= due
        if kind is Pace.GROWTH:
            rough = self._rough_growth()
            if rough is not None and abs(rough - 1) > _UNSURE:
                return rough > 1
        found = self.read(kind)
        return found.arrives if found else None

    def classified(self, kind: Pace) -> Status | None:
        """The class of one reading, reckoned as cheaply as it can be for certain; None where it cannot be read.

        The figure is of a day after the start.
        """
        if kind is Pace.LINE:
            return self._line_class()
        if kind is Pace.MILESTONES:
            return self._on_milestones().status
        rough = self._rough_growth()
        found_roughly = _rough_class(rough) if rough is not None else None
        if found_roughly is not None:
            return found_roughly
        grown = self._growth()
        return grown.status if grown else None

    def _rough_growth(self) -> float | None:
        """R of the growth reading in binary floating point; None where it cannot be read, or not so."""
        levels = self._levels(self.base, self.value, self.goal)
        if levels is None:
            return None
        base, value, goal = map(float, levels)
        way = math.log(goal / base)  # figures have at most so many digits that none of them is 0 or infinite
        return math.log(value / base) * self.whole / (way * self.gone) if way else None

    def _line_pace(self) -> Decimal:
        """R on the line."""
        return QUOTIENT.divide((self.value - self.base) * self.whole, (self.goal - self.base) * self.gone) + 0

    def _line_leads(self) -> Decimal:
        """Where the line through the figure is at the deadline."""
        return self.base + QUOTIENT.divide((self.value - self.base) * self.whole, Decimal(self.gone))

    def _line_class(self) -> Status:
        """The class on the line, compared by products, so that nothing is rounded."""
        done, due = (self.value - self.base) * self.whole, (self.goal - self.base) * self.gone
        if due < 0:
            done, due = done.copy_negate(), due.copy_negate()
        if done < 0:
            return Status.MOVING_AWAY
        for cut, status in _CUTS:
            if done >= cut * due:
                return status
        return Status.FAR_BEHIND

    def _levels(self, *amounts: Decimal) -> Sequence[Decimal] | None:
        """The levels of the amounts, None where growth cannot be read of them."""
        if self.scale is None:
            return None
        levels = amounts if self.scale == _AS_IT_IS else [self.scale.level(amount) for amount in amounts]
        return levels if min(levels) > 0 else None

    def _growth(self) -> PaceReading | None:
        levels = self._levels(self.base, self.value, self.goal)
        if levels is None:
            return None
        assert self.scale is not None  # there are levels
        base, value, goal = levels
        pace, leads = _grown(base, value, goal, self.whole, self.gone)
        return PaceReading(Pace.GROWTH, pace, class_of(pace), self.scale.amount(leads))

    def _between(self, day: date) -> Decimal:
        """The amount of the milestones' path on a day: straight between two of them."""
        points = ((self.start, self.base), *self.milestones, (self.end, self.goal))
        for (first, low), (last, high) in pairwise(points):
            if first <= day <= last and first < last:
                return low + QUOTIENT.divide((high - low) * (day - first).days, Decimal((last - first).days))
        return self.goal

    def _on_milestones(self) -> PaceReading:
        planned = self._between(self.day)
        way = planned - self.base
        if not way:  # the plan has not moved yet: who is no worse than at the start is on track
            kept = self.value >= self.base if self.rises else self.value <= self.base
            status = Status.ON_TRACK if kept else Status.MOVING_AWAY
            return PaceReading(Pace.MILESTONES, Decimal(1 if kept else -1), status, None)
        pace = QUOTIENT.divide(self.value - self.base, way) + 0
        leads = self.base + QUOTIENT.multiply(pace, self.goal - self.base)
        return PaceReading(Pace.MILESTONES, pace, class_of(pace), leads)


@lru_cache(maxsize=16_384)  # the pages of a site and the columns of a table each ask for it again
def _grown(base: Decimal, value: Decimal, goal: Decimal, whole: int, gone: int) -> tuple[Decimal, Decimal]:
    """R by growth, and where it leads."""
    so_far, due = _WIDE.ln(QUOTIENT.divide(value, base)), QUOTIENT.ln(QUOTIENT.divide(goal, base))
    pace = (
        QUOTIENT.divide(EXACT.multiply(QUOTIENT.plus(so_far), Decimal(whole)), EXACT.multiply(due, Decimal(gone))) + 0
    )
    pace = pace.quantize(Decimal("1e-20"), context=EXACT)
    exponent = QUOTIENT.divide(Decimal(whole), Decimal(gone))
    grown = _WIDE.exp(_WIDE.multiply(so_far, exponent))  # the power of value/base, at half of its cost
    return pace, QUOTIENT.multiply(base, QUOTIENT.plus(grown))


def _rough_class(pace: float) -> Status | None:
    """The class of a pace in binary floating point; None where it is too near to a cut to be told."""
    for cut, status in _ROUGH_CUTS:
        if pace > cut + _UNSURE:
            return status
        if pace >= cut - _UNSURE:
            return None
    return Status.MOVING_AWAY


def class_of(pace: Decimal) -> Status:
    """The class that a pace makes."""
    if pace < 0:
        return Status.MOVING_AWAY
    return next((status for cut, status in _CUTS if pace >= cut), Status.FAR_BEHIND)


def recent(earlier: tuple[date, Decimal], path: Path) -> PaceReading | None:
    """The speed between an earlier figure and the path's over the speed that the rest needs, and where it leads."""
    day, value = earlier
    left, passed = (path.end - path.day).days, (path.day - day).days
    rest, step = path.goal - path.value, path.value - value
    if left <= 0 or passed <= 0 or rest * (path.goal - path.base) <= 0:
        return None
    pace = QUOTIENT.divide(step * left, rest * passed) + 0
    leads = path.value + QUOTIENT.divide(step * left, Decimal(passed))
    return PaceReading(Pace.RECENT, pace, class_of(pace), leads)
