"""What a revision does to the promise before it: more, less, the same, or nothing that could be compared."""

import pytest
from judging import target

from policytrack.progress.revision import direction

#: The goal before and its deadline, the goal that revises it and its deadline, and what that does.
REVISIONS = [
    ("达到500家", "2025", "达到600家", "2025", "strengthened"),
    ("达到500家", "2025", "达到400家", "2025", "weakened"),
    ("达到500家", "2025", "达到500家", "2025", "reaffirmed"),
    ("达到500家", "2025", "不少于500家", "2025", "reaffirmed"),
    ("达到500家", "2025", "超过500家", "2025", "strengthened"),
    ("超过500家", "2025", "达到500家", "2025", "weakened"),
    ("超过500家", "2025", "达到501家", "2025", "strengthened"),
    # the same figure: the deadline decides, and one without a deadline is due last
    ("达到500家", "2025", "达到500家", "2024", "strengthened"),
    ("达到500家", "2025", "达到500家", "2026", "weakened"),
    ("达到500家", "2025", "达到500家", "2025-12", "reaffirmed"),
    ("达到500家", "2025", "达到500家", "2025-11", "strengthened"),
    ("达到500家", None, "达到500家", "2025", "strengthened"),
    ("达到500家", "2025", "达到500家", None, "weakened"),
    ("达到500家", None, "达到500家", None, "reaffirmed"),
    # more for later is more all the same
    ("达到500家", "2025", "达到600家", "2027", "strengthened"),
    ("达到500家", "2025", "达到400家", "2024", "weakened"),
    # ceilings turn it round
    ("不超过500吨", "2025", "不超过400吨", "2025", "strengthened"),
    ("不超过500吨", "2025", "不超过600吨", "2025", "weakened"),
    ("不超过500吨", "2025", "低于500吨", "2025", "strengthened"),
    ("低于500吨", "2025", "不超过500吨", "2025", "weakened"),
    ("不超过500吨", "2025", "不超过500吨", "2024", "strengthened"),
    # changes are compared with changes of one way
    ("下降10%", "2025", "下降12%", "2025", "strengthened"),
    ("下降10%", "2025", "下降8%", "2025", "weakened"),
    ("增长10%", "2025", "增长12%", "2025", "strengthened"),
    ("比2020年下降10%", "2025", "比2020年下降18%", "2025", "strengthened"),
    ("比2015年下降10%", "2025", "比2020年下降18%", "2025", "not compared"),
    ("下降10%", "2025", "增长10%", "2025", "not compared"),
    ("达到10%", "2025", "增长10%", "2025", "not compared"),
    ("年均增长10%", "2025", "增长10%", "2025", "not compared"),
    ("达到500家", "2025", "达到500亿元", "2025", "not compared"),
    ("达到500吨", "2025", "不超过500吨", "2025", "not compared"),
    # in whatever unit
    ("达到5000亿元", "2025", "达到0.5万亿元", "2025", "reaffirmed"),
    ("达到5000亿元", "2025", "达到0.6万亿元", "2025", "strengthened"),
    ("20—30家", "2025", "25—30家", "2025", "strengthened"),
    ("20—30家", "2025", "20—35家", "2025", "strengthened"),
    ("20—30家", "2025", "20—30家", "2025", "reaffirmed"),
]  # fmt: skip


@pytest.mark.parametrize(("goal", "by", "new_goal", "new_by", "expected"), REVISIONS)
def test_a_revision(goal: str, by: str | None, new_goal: str, new_by: str | None, expected: str) -> None:
    assert direction(target(goal, by), target(new_goal, new_by)).value == expected


@pytest.mark.parametrize(("goal", "by", "new_goal", "new_by", "expected"), REVISIONS)
def test_the_other_way_round_it_is_the_other_one(
    goal: str, by: str | None, new_goal: str, new_by: str | None, expected: str
) -> None:
    other = {"strengthened": "weakened", "weakened": "strengthened"}.get(expected, expected)
    assert direction(target(new_goal, new_by), target(goal, by)).value == other
