"""The scales of a drawing: places for amounts and days, and round numbers to mark them by."""

import math
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Final, NamedTuple

#: So many steps an axis of amounts has at most, and so many marks one of days.
_STEPS: Final = 4
_DAYS: Final = 6


class Scale(NamedTuple):
    """From amounts between two ends to places between two others."""

    low: float
    high: float
    first: float
    last: float

    def __call__(self, amount: float) -> int:
        """The place of an amount, in whole points."""
        share = (amount - self.low) / (self.high - self.low) if self.high != self.low else 0.5
        return round(self.first + (self.last - self.first) * share)


def value_ticks(low: float, high: float, *, whole: bool = False) -> Sequence[Decimal]:
    """Round numbers from below the lowest amount to above the highest, 1, 2, 2.5 or 5 of a power of ten apart; `whole`
    keeps things that are counted in whole.
    """
    if high <= low:
        high = low + 1
    rough = (high - low) / _STEPS
    power = math.floor(math.log10(rough))
    step = next(
        Decimal(lead).scaleb(power)
        for lead in ("1", "2", "2.5", "5", "10")
        if float(Decimal(lead).scaleb(power)) >= rough * (1 - 1e-9)
    )
    if whole:
        step = max(Decimal(1), step.to_integral_value(rounding="ROUND_CEILING"))
    first, last = math.floor(low / float(step) + 1e-9), math.ceil(high / float(step) - 1e-9)
    return [(step * number).normalize() for number in range(first, max(last, first + 1) + 1)]


def day_ticks(first: date, last: date) -> Sequence[tuple[date, str]]:
    """The ends of years, each with its year; where the time is too short for two of them, the ends of months.

    A figure of a year stands at the year's end, and a deadline too.
    """
    years = [date(year, 12, 31) for year in range(first.year, last.year + 1)]
    years = [day for day in years if first <= day <= last]
    if len(years) > 1:
        every = -(-len(years) // _DAYS)
        return [(day, str(day.year)) for day in years[::-1][::every][::-1]]
    months = []
    day = date(first.year, first.month, 1)
    while (day := (day + timedelta(days=32)).replace(day=1)) - timedelta(days=1) <= last:
        months.append(day - timedelta(days=1))
    every = max(1, -(-len(months) // (_DAYS - 1)))
    return [(day, f"{day:%Y-%m}") for day in months[::-1][::every][::-1]]
