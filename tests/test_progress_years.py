"""Annual goals, year by year: which years there are, what decides one, and what they come to together.

Worked out from docs/method.md; the goal is at least 50 a year from 2023 to 2025 unless said.
"""

from decimal import Decimal
from typing import Any

import pytest
from judging import actual, day, target
from test_method import judge

from policytrack.progress import Assessment, Status, Year
from policytrack.progress.goals import direct_aim
from policytrack.progress.pace import Path
from policytrack.progress.series import levels
from policytrack.progress.verdict_range import Range

NEAR = {"match": "near"}
FLOW: dict[str, Any] = {"flow": True}
MONEY: dict[str, Any] = {"unit": "亿元"}


def told(found: Assessment) -> str:
    """The verdict with what stands beside it, then each year's."""
    years = [f"{one.year} {one.status}{' near' * one.near}" for one in found.years]
    marks = ["near"] * found.near + [str(doubt) for doubt in found.doubts]
    return "; ".join([", ".join([str(found.status), *marks]), *years])


# What, goal, arguments, day of the report, what is told.
CASES: list[tuple[str, str, dict[str, Any], str, str]] = [
    ("before the first year", "50项", {}, "2022-06", "no data"),
    ("no year is over", "50项", {}, "2023-06", "no data; 2023 no data"),
    ("on the last day, without its figure", "50项", {"actuals": [("2023", "50项"), ("2024", "50项")]}, "2025",
     "holding; 2023 met; 2024 met; 2025 no data"),
    ("on the last day, with its figure", "50项", {"actuals": [("2023", "50项"), ("2024", "50项"), ("2025", "50项")]},
     "2025", "met; 2023 met; 2024 met; 2025 met"),
    ("on the last day of a year between", "50项", {"actuals": [("2023", "50项"), ("2024", "49项")]}, "2024",
     "missed; 2023 met; 2024 missed"),
    ("the day after without its figure", "50项", {"actuals": [("2023", "50项"), ("2024", "50项")]}, "2026-01-01",
     "awaiting final figure; 2023 met; 2024 met; 2025 no data"),
    ("until a day that ends the year", "50项", {"by": "2024-12-31", "actuals": [("2023", "50项"), ("2024", "51项")]},
     "2025-06", "met; 2023 met; 2024 met"),
    ("until its last month", "50项", {"by": "2024-12", "actuals": [("2023", "50项"), ("2024", "51项")]}, "2025-06",
     "met; 2023 met; 2024 met"),
    ("until the month before", "50项", {"by": "2024-11", "actuals": [("2023", "50项"), ("2024", "41项")]}, "2025-06",
     "met; 2023 met"),
    ("no whole year at all", "50项", {"start": "2025", "by": "2025-06", "actuals": [("2025-03", "50项")]}, "2025-05",
     "no data"),
    ("on its day", "50项", {"start": "2025", "by": "2025-06", "actuals": [("2025-03", "50项")]}, "2025-06",
     "awaiting final figure"),
    ("on the day before", "50项", {"start": "2025", "by": "2025-06", "actuals": []}, "2025-06-29", "no data"),
    ("without an end", "50项", {"by": None, "actuals": [("2023", "50项"), ("2024", "50项")]}, "2025-03",
     "holding; 2023 met; 2024 met; 2025 no data"),
    ("without a start the first figure's year is the first", "50项", {"start": None, "actuals": [("2024", "50项")]},
     "2025-03", "holding; 2024 met; 2025 no data"),
    ("without a start or a figure that of the report", "50项", {"start": None}, "2024-03", "no data; 2024 no data"),
    # Near figures.
    ("a near year holds", "50项", {"actuals": [("2023", "55项", NEAR)]}, "2024-03",
     "holding, near, near; 2023 met near; 2024 no data"),
    ("a near year is not met for good", "50项", {"by": "2023", "actuals": [("2023", "55项", NEAR)]}, "2024-03",
     "awaiting final figure, near, near; 2023 met near"),
    ("a near year missed", "50项", {"actuals": [("2023", "45项", NEAR), ("2024", "55项")]}, "2025-03",
     "not met yet, near, partial, near; 2023 missed near; 2024 met; 2025 no data"),
    ("a near year beside one missed for good", "50项", {"actuals": [("2023", "45项"), ("2024", "55项", NEAR)]},
     "2025-03", "missed; 2023 missed; 2024 met near; 2025 no data"),
    ("of a day the goal's own basis", "50项", {"actuals": [("2023", "45项", NEAR), ("2023", "55项")]}, "2024-03",
     "holding; 2023 met; 2024 no data"),
    ("a year of a figure that leaves it open", "1003项", {"actuals": [("2023", "1000项"), ("2024", "1010项")]},
     "2025-03", "holding, partial; 2023 awaiting final figure; 2024 met; 2025 no data"),
    ("and alone", "1003项", {"actuals": [("2023", "1000项")]}, "2024-03",
     "no data; 2023 awaiting final figure; 2024 no data"),
    # Flows: the running year by its days.
    ("a tenth of the year is too early", "50项", {**FLOW, "actuals": [("2023-01", "20项")]}, "2023-02",
     "too early; 2023 too early"),
    ("more than a tenth is not", "50项", {**FLOW, "actuals": [("2023-02", "20项")]}, "2023-03",
     "ahead, one reading; 2023 ahead"),
    ("a year without a figure before it", "50项", {**FLOW, "actuals": [("2024-02", "20项")]}, "2024-03",
     "ahead, one reading; 2023 no data; 2024 ahead"),
    ("a month of a year that is over", "50项", {**FLOW, "actuals": [("2023-11", "40项")]}, "2024-03",
     "no data; 2023 awaiting final figure; 2024 no data"),
    ("a month that had reached it", "50项", {**FLOW, "actuals": [("2023-11", "50项")]}, "2024-03",
     "holding; 2023 met; 2024 no data"),
    ("a ceiling in a running year", "不超过50项", {**FLOW, "actuals": [("2023-11", "40项")]}, "2023-12",
     "holding; 2023 holding"),
    ("a ceiling passed in a running year", "不超过50项", {**FLOW, "actuals": [("2023-03", "51项")]}, "2023-04",
     "missed; 2023 missed"),
    ("two sides in a running year, within", "稳定在50项左右", {**FLOW, "actuals": [("2023-11", "49项")]}, "2023-12",
     "holding; 2023 holding"),
    ("below", "稳定在50项左右", {**FLOW, "actuals": [("2023-03", "20项")]}, "2023-04", "not met yet; 2023 not met yet"),
    ("over", "稳定在50项左右", {**FLOW, "actuals": [("2023-11", "60项")]}, "2023-12",
     "not met yet; 2023 not met yet"),
    ("growth of a flow waits for the year", "每年增长5%", {**FLOW, **MONEY, "actuals": [("2022", "100.0亿元"),
     ("2023-06", "60.0亿元")]}, "2023-07", "no data; 2023 no data"),
    ("of a year without figures of it a part", "每年增长5%", {**FLOW, **MONEY, "actuals": [("2022", "100.0亿元"),
     ("2023", "106.0亿元")]}, "2024-07", "holding; 2023 met; 2024 no data"),
    ("a flow below nothing", "-5.0亿元以上", {**FLOW, **MONEY, "actuals": [("2023-06", "-8.0亿元")]}, "2023-07",
     "not met yet; 2023 not met yet"),
    ("a near running year beside one that is met", "50项",
     {**FLOW, "actuals": [("2023", "55项"), ("2024-03", "60项", NEAR)]}, "2024-04",
     "holding; 2023 met; 2024 holding near"),
    ("a near running year alone", "50项", {**FLOW, "actuals": [("2023-03", "20项", NEAR)]}, "2023-04",
     "ahead, near, one reading, near; 2023 ahead near"),
    # Growth: stated, of levels, and from what the year before was.
    ("stated changes", "每年增长5%", {"actuals": [("2023", "增长5.0%"), ("2024", "增长4.0%")]}, "2025-03",
     "missed; 2023 met; 2024 missed; 2025 no data"),
    ("a fall where a rise is asked for", "每年增长5%", {"actuals": [("2023", "下降6.0%")]}, "2024-03",
     "missed; 2023 missed; 2024 no data"),
    ("no year before", "每年增长5%", {**MONEY, "actuals": [("2024", "100.0亿元")]}, "2025-03",
     "no data; 2023 no data; 2024 awaiting final figure; 2025 no data"),
    ("the baseline is the year before", "每年增长5%", {**MONEY, "base": ("2022", "100.0亿元"),
     "actuals": [("2023", "105.0亿元")]}, "2024-03", "holding; 2023 met; 2024 no data"),
    ("one of a part of that year is not", "每年增长5%", {**MONEY, "base": ("2022-06", "100.0亿元"),
     "actuals": [("2023", "105.0亿元")]}, "2024-03", "no data; 2023 awaiting final figure; 2024 no data"),
    ("a figure of that year before the baseline of it", "每年增长5%", {**MONEY, "base": ("2022", "100.0亿元"),
     "actuals": [("2022", "104.0亿元"), ("2023", "105.0亿元")]}, "2024-03", "missed; 2023 missed; 2024 no data"),
    ("growth from nothing", "每年增长5%", {**MONEY, "base": ("2022", "0亿元"), "actuals": [("2023", "5.0亿元")]},
     "2024-03", "no data; 2023 awaiting final figure; 2024 no data"),
    ("growth from a near year", "每年增长5%", {**MONEY, "base": ("2022", "100.0亿元", NEAR),
     "actuals": [("2023", "105.0亿元")]}, "2024-03", "holding, near, near; 2023 met near; 2024 no data"),
    ("an amount more each year", "每年增加5.0亿元", {**MONEY, "base": ("2022", "100.0亿元"),
     "actuals": [("2023", "104.0亿元")]}, "2024-03", "missed; 2023 missed; 2024 no data"),
    # Not comparable, and old.
    ("on another basis", "50项", {"actuals": [("2023", "55项", {"match": "different"})]}, "2024-03",
     "not comparable; 2023 no data; 2024 no data"),
    ("a usable one of no whole year", "50项", {"actuals": [("2023", "55项", {"match": "different"}),
     ("2023-06", "30项")]}, "2024-03", "no data; 2023 no data; 2024 no data"),
    ("old", "50项", {"actuals": [("2023", "55项")]}, "2025-07-01",
     "holding, partial, stale; 2023 met; 2024 no data; 2025 no data"),
    ("not yet old", "50项", {"actuals": [("2023", "55项")]}, "2025-06-30",
     "holding, partial; 2023 met; 2024 no data; 2025 no data"),
    # The first year there is.
    ("the year 1", "50项", {**FLOW, "start": "0001", "by": "0002", "actuals": [("0001-06", "30项")]}, "0001-07",
     "ahead, one reading; 1 ahead"),
    ("its first day", "50项", {**FLOW, "start": "0001", "by": "0002", "actuals": [("0001-01-01", "30项")]}, "0001-07",
     "not met yet; 1 not met yet"),
]  # fmt: skip


@pytest.mark.parametrize(("goal", "fields", "when", "verdict"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_years(goal: str, fields: dict[str, Any], when: str, verdict: str) -> None:
    found = judge(goal, when, **{"kind": "annual", "base": None, "start": "2023", **fields})
    assert told(found) == verdict


def test_growth_on_a_bounded_year_is_that_on_the_end_which_shows_less() -> None:
    found = judge(
        "增长10%", "2025-03", kind="annual", base=("2022", "90—110亿元"), start="2023", by="2023",
        actuals=[("2023", "115亿元")],
    )  # fmt: skip
    assert found.aim is not None and found.aim.low == 110 * 10**8 * Decimal("1.1")


def test_how_many_years_a_goal_is_for() -> None:
    found = judge("50项", "2024-03", kind="annual", base=None, start="2023", actuals=[("2023", "50项")])
    assert (found.whole_years, len(found.years)) == (3, 2)


def test_a_running_year_has_a_path_from_nothing_and_no_growth() -> None:
    found = judge("50项", "2023-07", kind="annual", base=None, start="2023", actuals=[("2023-06", "30项")], flow=True)
    assert found.path is not None and found.start is not None and found.start.figure is None
    assert (found.path.base, found.path.value, found.path.goal) == (Decimal(0), Decimal(30), Decimal(50))
    assert (found.path.start, found.path.end) == (day("2022").last, day("2023").last)
    assert found.line is not None and found.growth is None
    assert (found.paced, found.start.day, str(found.start.basis)) == (True, day("2022").last, "year")
    early = judge("50项", "2023-02", kind="annual", base=None, start="2023", actuals=[("2023-01", "5项")], flow=True)
    assert (early.paced, early.path is not None, early.line) == (False, True, None)


#: Whether the year is over, reached, and what it has of: a figure, a goal or a ceiling, a path, the verdict on that.
YEARS = [
    (True, True, "figure goal", "met"), (True, False, "figure goal", "missed"),
    (True, None, "figure goal", "awaiting final figure"), (True, None, "", "no data"),
    (True, None, "figure goal path verdict", "awaiting final figure"),
    (False, True, "figure goal", "holding"), (False, True, "figure ceiling", "holding"),
    (False, False, "figure goal", "not met yet"), (False, False, "figure ceiling", "missed"),
    (False, None, "figure goal path verdict", "ahead"), (False, None, "figure goal path", "too early"),
    (False, None, "figure goal", "not met yet"), (False, None, "", "no data"),
]  # fmt: skip


@pytest.mark.parametrize(("over", "reached", "has", "status"), YEARS)
def test_the_status_of_a_year(*, over: bool, reached: bool | None, has: str, status: str) -> None:
    seen = levels([actual("2023-06", "30项")])[0] if "figure" in has else None
    aims = {"goal": "50项", "ceiling": "不超过50项"}
    aim = next((direct_aim(target(goal, base=None)) for name, goal in aims.items() if name in has), None)
    way = Path(Decimal(0), day("2022").last, Decimal(30), day("2023-06").last, Decimal(50), day("2023").last)
    running = Range(Status.AHEAD, Status.AHEAD, Status.AHEAD, ()) if "verdict" in has else None
    assert Year(2023, over, reached, seen, aim, way if "path" in has else None, running).status == status
