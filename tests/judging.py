"""Targets for the tests of judging, with days counted from 2024-01-01 so that shares of the time are round."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from policytrack.data.model import Actual, Figure, Indicator, Kind, Match, Plan, Target
from policytrack.quantity.parsing import as_goal, parse
from policytrack.quantity.unit_table import UNITS
from policytrack.text.dates import PartialDate, parse_date

START = date(2024, 1, 1)


def day(when: int | str) -> PartialDate:
    """A day by its number from the start, or a date of any precision."""
    return parse_date((START + timedelta(days=when)).isoformat() if isinstance(when, int) else when)


def actual(when: int | str, value: str, unit: str | None = None, **fields: Any) -> Actual:
    """A figure."""
    bound = parse(value, unit=UNITS.find(unit) if unit else None)
    if "match" in fields:
        fields["match"] = Match(fields["match"])
    if "published" in fields:
        fields["published"] = day(fields["published"])
    return Actual(day(when), Figure(value, bound), **fields)


def target(
    goal: str,
    by: int | str | None = 1000,
    base: tuple[Any, ...] | None = (0, "100"),
    actuals: Sequence[tuple[Any, ...]] = (),
    *,
    unit: str | None = None,
    kind: str = "level",
    start: int | str | None = None,
    issued: int | str | None = None,
    basis: str | None = None,
    tolerance: str | None = None,
) -> Target:
    """A target with a baseline and figures, each (day, value) or (day, value, {field: value})."""
    found = UNITS.find(unit) if unit else None
    bound = as_goal(parse(goal, unit=found))

    def read(row: tuple[Any, ...]) -> Actual:
        return actual(row[0], row[1], unit or bound.unit.symbol or None, **(row[2] if len(row) > 2 else {}))

    return Target(
        "t",
        Plan("p", "规划", issued=day(issued) if issued is not None else None),
        "目标",
        Figure(goal, bound),
        goal,
        indicator=Indicator("i", "指标", found) if found else None,
        by=day(by) if by is not None else None,
        start=day(start) if start is not None else None,
        kind=Kind(kind),
        basis=basis,
        tolerance=Decimal(tolerance) if tolerance else None,
        baseline=read(base) if base else None,
        actuals=tuple(read(row) for row in actuals),
    )
