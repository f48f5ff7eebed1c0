"""The arithmetic of progress: how far a figure is on the way from a baseline to a goal, and at what pace.

With b the baseline at day t0, y the figure at day t and T the goal at day tT: progress P = (y-b)/(T-b), elapsed share
E = (t-t0)/(tT-t0), pace R = P/E. The linear reading is the rule; the compound one (the ratio of growth rates, as
Eurostat and Open SDG compute it) is a second opinion where b, y and T are above zero.
"""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from policytrack.progress.goals import DAYS_A_YEAR, QUOTIENT
from policytrack.progress.status import BEHIND_PACE, EARLY_SHARE, ON_TRACK_PACE, Status


class Pace(StrEnum):
    """How the pace is read."""

    LINEAR = "linear"
    COMPOUND = "compound"


class Way(NamedTuple):
    """A way to a goal and a figure on it. Amounts are in base units; `base` and `goal` differ, `start` is before `end`.

    Sums and products are exact in the caller's context; shares are rounded to 28 digits, and no verdict turns on them.
    """

    base: Decimal
    start: date
    value: Decimal
    day: date
    goal: Decimal
    end: date
    wanted: Pace = Pace.LINEAR

    @property
    def reading(self) -> Pace:
        """Compound where that is wanted and the three amounts are above zero, else linear."""
        if self.wanted is Pace.COMPOUND and self.gone > 0 and min(self.base, self.value, self.goal) > 0:
            return Pace.COMPOUND
        return Pace.LINEAR

    @property
    def gone(self) -> int:
        """The days from the start to the figure."""
        return (self.day - self.start).days

    @property
    def whole(self) -> int:
        """The days from the start to the end."""
        return (self.end - self.start).days

    @property
    def progress(self) -> Decimal:
        """P, right in both directions."""
        return QUOTIENT.divide(self.value - self.base, self.goal - self.base)

    @property
    def elapsed(self) -> Decimal:
        """E at the day that the figure refers to."""
        return QUOTIENT.divide(Decimal(self.gone), Decimal(self.whole))

    @property
    def pace(self) -> Decimal | None:
        """R; None at the start and before it."""
        if self.gone <= 0:
            return None
        if self.reading is Pace.COMPOUND:
            return QUOTIENT.divide(_growth(self.base, self.value, self.gone), _growth(self.base, self.goal, self.whole))
        return QUOTIENT.divide((self.value - self.base) * self.whole, (self.goal - self.base) * self.gone)

    @property
    def needed_acceleration(self) -> Decimal | None:
        """A: how many times the speed so far the rest of the way needs; None without a way forward or time left."""
        left = (self.end - self.day).days
        if self.gone <= 0 or left <= 0 or (self.value - self.base) * (self.goal - self.base) <= 0:
            return None
        if self.reading is Pace.COMPOUND:
            return QUOTIENT.divide(_growth(self.value, self.goal, left), _growth(self.base, self.value, self.gone))
        return QUOTIENT.divide((self.goal - self.value) * self.gone, (self.value - self.base) * left)

    @property
    def projection(self) -> Decimal | None:
        """Where the pace so far leads at the end: b + (y-b)/E."""
        if self.gone <= 0:
            return None
        if self.reading is Pace.COMPOUND:
            exponent = QUOTIENT.divide(Decimal(self.whole), Decimal(self.gone))
            return QUOTIENT.multiply(self.base, QUOTIENT.power(QUOTIENT.divide(self.value, self.base), exponent))
        return self.base + QUOTIENT.divide((self.value - self.base) * self.whole, Decimal(self.gone))

    @property
    def status(self) -> Status:
        """What the pace says of a goal that is not reached yet. Compared by products, so that nothing is rounded."""
        if self.gone < EARLY_SHARE * self.whole:
            return Status.TOO_EARLY
        sign = 1 if self.goal > self.base else -1
        done = (self.value - self.base) * sign
        if done < 0:
            return Status.MOVING_AWAY
        if self.reading is Pace.COMPOUND:
            pace = self.pace or Decimal(0)
            on_track, behind = pace >= ON_TRACK_PACE, pace >= BEHIND_PACE
        else:
            due = (self.goal - self.base) * sign * self.gone
            on_track, behind = done * self.whole >= ON_TRACK_PACE * due, done * self.whole >= BEHIND_PACE * due
        return Status.ON_TRACK if on_track else Status.BEHIND if behind else Status.FAR_BEHIND


def _growth(first: Decimal, last: Decimal, days: int) -> Decimal:
    """The compound growth a year from one amount to another over so many days."""
    exponent = QUOTIENT.divide(DAYS_A_YEAR, Decimal(days))
    return QUOTIENT.subtract(QUOTIENT.power(QUOTIENT.divide(last, first), exponent), Decimal(1))
