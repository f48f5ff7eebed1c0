"""What the figures of a target are measured in, and what a bare number among them says."""

from collections.abc import Mapping, Set
from typing import Any, NamedTuple

from policytrack.data.model import Indicator
from policytrack.quantity.bound import Bound
from policytrack.quantity.errors import QuantityError
from policytrack.quantity.parsing import parse
from policytrack.quantity.unit import BARE, DIMENSIONS, RATIO, Dimension, Unit
from policytrack.quantity.unit_table import UnitTable


class Measure(NamedTuple):
    """The unit of a target's figures, the dimensions that they may have, and the unit of bare numbers.

    That is None where a bare number may be read in two ways: 42.1 after 提高5个百分点 may be points or the share that
    they lead to, and a baseline of a change is a level, of which nothing else may name the unit.
    """

    unit: Unit
    accepted: Set[Dimension]
    of_baseline: Unit | None
    of_actuals: Unit | None
    of_margin: bool = False  # whether the goal is a difference to the figure of others


def measure_of(
    goal: Bound, indicator: Indicator | None, values: Mapping[str, Any], region: str | None, table: UnitTable
) -> Measure:
    """What the figures of a target with this goal are measured in; `values` are its fields as read."""
    unit, of_margin = goal.unit, goal.margin is not None
    accepted = {unit.dimension}
    if indicator is not None and goal.is_relative(indicator.unit):
        unit = indicator.unit  # 增长15%: the figures are of the indicator, or say the growth itself
        accepted.add(unit.dimension)
    elif indicator is None and goal.is_relative(None) and unit.dimension.key in ("share", "multiple"):
        # 翻一番: without an indicator the first figure says what grows.
        level = _measured_in(values, unit.dimension, region, table)
        accepted.add((level or unit).dimension)
        return Measure(level or unit, accepted, level, level or unit, of_margin)
    elif unit.dimension.key == "points":
        accepted.add(DIMENSIONS["share"])  # 提高5个百分点: what rises by points is a share
        if goal.is_relative(indicator.unit if indicator else None):
            return Measure(unit, accepted, None, None, of_margin)
    return Measure(unit, accepted, unit, unit, of_margin)


def _measured_in(values: Mapping[str, Any], change: Dimension, region: str | None, table: UnitTable) -> Unit | None:
    """The unit of a target's first figure that is a level and no `change`, the baseline before the actuals."""
    for row in (*([values["baseline"]] if "baseline" in values else ()), *values.get("actuals", ())):
        try:
            unit = parse(row.values["value"], region=region, table=table).unit if "value" in row.values else BARE
        except QuantityError:
            continue  # told when the figure itself is read
        if unit.dimension not in (RATIO, change):
            return unit
    return None
