"""What the passing of time can do to a verdict: when it is told without judging again, and when it must be judged."""

from typing import Any

import pytest
from judging import day
from test_method import promise

from policytrack.progress import assess
from policytrack.progress.passing import passed_on, time_leaves_alone

MANY = [("2022", "140家"), ("2023", "150家", {"published": "2024-03-10"})]
#: What, goal, arguments, two days; whether the verdict of the first is that of the second for sure, and whether the
#: second assessment is the first one grown older.
CASES: list[tuple[str, str, dict[str, Any], str, str, bool, bool]] = [
    ("a month", "200家", {"actuals": MANY}, "2023-03-01", "2023-04-01", True, True),
    ("the same day", "200家", {"actuals": MANY}, "2023-03-01", "2023-03-01", True, True),
    ("no figure at all", "200家", {}, "2023-03-01", "2023-04-01", True, True),
    ("a figure is published", "200家", {"actuals": MANY}, "2024-03-09", "2024-03-10", False, False),
    ("before it is", "200家", {"actuals": MANY}, "2024-01-01", "2024-03-09", True, True),
    ("a figure's own day", "200家", {"actuals": MANY[:1]}, "2022-12-30", "2022-12-31", False, False),
    ("the newest gets old", "200家", {"actuals": MANY[:1]}, "2024-06-30", "2024-07-01", False, True),
    ("not yet old", "200家", {"actuals": MANY[:1]}, "2024-05-31", "2024-06-30", True, True),
    ("old before", "200家", {"actuals": MANY[:1]}, "2024-07-01", "2025-07-01", True, True),
    ("an older one gets old", "200家", {"actuals": [("2021", "130家"), ("2022", "140家")]}, "2023-06-30", "2023-07-01",
     False, True),
    ("the deadline passes", "200家", {"actuals": MANY[:1]}, "2025-12-01", "2026-01-01", False, False),
    ("up to the deadline", "200家", {"actuals": MANY[:1]}, "2025-12-01", "2025-12-31", False, False),
    ("up to the day before", "200家", {"actuals": MANY[:1]}, "2025-12-01", "2025-12-30", True, True),
    ("from the deadline on", "200家", {"actuals": MANY[:1]}, "2025-12-31", "2026-01-01", False, False),
    ("behind the deadline", "200家", {"actuals": MANY[:1]}, "2026-01-01", "2027-01-01", True, True),
    ("without a deadline", "200家", {"by": None, "actuals": MANY[:1]}, "2023-03-01", "2024-03-01", True, True),
    ("each year by itself", "50家", {"kind": "annual", "base": None, "start": "2021", "actuals": [("2021", "55家")]},
     "2022-03-01", "2022-04-01", False, False),
    ("a near figure", "200家", {"actuals": [("2022", "140家", {"match": "near"})]}, "2024-06-30", "2024-07-01", False,
     True),
]  # fmt: skip


@pytest.mark.parametrize(
    ("goal", "fields", "first", "last", "same", "older"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_what_time_does(*, goal: str, fields: dict[str, Any], first: str, last: str, same: bool, older: bool) -> None:
    made = promise(goal, **fields)
    one, other = day(first).last, day(last).last
    assert time_leaves_alone(made, one, other) is time_leaves_alone(made, other, one) is same
    later = passed_on(assess(made, one), other)
    assert later == (assess(made, other) if older else None)
    if same:
        assert later is None or later.status == assess(made, one).status


def test_a_report_that_knows_more_than_its_day_is_judged_anew() -> None:
    made = promise("200家", actuals=MANY)
    known = assess(made, day("2024-01-01").last, day("2024-06-01").last)
    assert passed_on(known, day("2024-02-01").last) is None
