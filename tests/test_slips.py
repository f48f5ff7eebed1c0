"""The check on sentences of several figures: it leaves right goals alone and finds how curators slip (see `slips`)."""

from pathlib import Path

import pytest
from slips import RIGHT, alarms, cases, rates

#: The least share of each slip that is found; of right goals the largest that raises an alarm.
LEAST = {"dropped": 0.95, "exchanged": 0.95, "added": 0.95, "figure": 0.98, "base year": 0.95}
MOST_FALSE = 0.02


@pytest.mark.parametrize("name", ["tuning", "heldback", "third"])
def test_right_goals_pass_and_slips_are_found(name: str, tmp_path: Path) -> None:
    listed = list(cases(name))
    found = rates(listed, alarms(listed, tmp_path))
    raised, count = found[RIGHT]
    assert raised <= MOST_FALSE * count
    for slip, least in LEAST.items():
        raised, count = found[slip]
        assert raised >= least * count, f"{slip}: {raised} of {count}"
