"""What stands beside a verdict: shares and how bounded they are, the time gone, the recent speed, the doubts.

Worked out from docs/method.md; the way is from 100 in 2020 to 2025 unless said.
"""

from decimal import Decimal
from typing import Any

import pytest
from judging import actual, day, target
from test_method import judge, promise

from policytrack.data.model import Extent
from policytrack.progress import Side, Status, assess
from policytrack.progress.assessment import past_the_far_end
from policytrack.progress.evidence import RateBasis, Start, start_of_counting
from policytrack.progress.goals import direct_aim
from policytrack.progress.intervals import exactly, said
from policytrack.progress.verdict import judged_as

NEAR = {"match": "near"}
SUM: dict[str, Any] = {"kind": "sum", "base": None, "start": "2021"}


def rounded(value: Decimal | None) -> str | None:
    """A share to four digits."""
    return None if value is None else f"{round(value, 4).normalize():f}"


#: Goal, arguments, day: the share of the time that is gone.
TIMES: list[tuple[str, dict[str, Any], str, str | None]] = [
    ("200家", {}, "2020", "0"),
    ("200家", {}, "2019", None),  # nobody knows the baseline then
    ("200家", {"base": None, "start": "2021"}, "2019", "0"),
    ("200家", {}, "2022", "0.3998"),  # 730 of 1,826 days
    ("200家", {}, "2025", "1"),
    ("200家", {}, "2030", "1"),
    ("200家", {"base": None, "start": "2021"}, "2022", "0.3998"),
    ("200家", {"base": None, "start": "2021-07"}, "2022", "0.3337"),  # 549 of 1,645 days
    ("200家", {"base": None, "issued": "2020"}, "2022", "0.3998"),
    ("200家", {"base": None, "issued": "2021-06-30"}, "2022", "0.3337"),
    ("200家", {"base": None}, "2022", None),
    ("200家", {"by": None}, "2022", None),
    ("200家", {"base": None, "start": "2027"}, "2022", None),
    ("200家", {"base": None, "start": "2026"}, "2022", None),  # the eve of which is the deadline
    ("200家", {"base": ("2019", "90家", {"published": "2024"}), "start": "2021"}, "2022", "0.3998"),
    ("200亿元", {"base": ("2019", "90亿元", {"basis": "营收"}), "basis": "产值", "start": "2021"}, "2022", "0.3998"),
]  # fmt: skip


@pytest.mark.parametrize(("goal", "fields", "when", "share"), TIMES)
def test_the_time_that_is_gone(goal: str, fields: dict[str, Any], when: str, share: str | None) -> None:
    assert rounded(judge(goal, when, **fields).time) == share


@pytest.mark.parametrize(
    ("fields", "eve"),
    [
        ({"start": "2021"}, "2020-12-31"), ({"start": "2021-03"}, "2021-02-28"),
        ({"start": "2021-03-02"}, "2021-03-01"), ({"start": "0001"}, "0001-01-01"),
        ({"issued": "2021"}, "2021-12-31"), ({"issued": "2021-03"}, "2021-03-31"),
        ({"start": "2021", "issued": "2019"}, "2020-12-31"), ({}, None),
    ],
)  # fmt: skip
def test_the_day_that_counting_starts_from(fields: dict[str, Any], eve: str | None) -> None:
    assert start_of_counting(promise("200家", **fields)) == (None if eve is None else day(eve).last)


#: Goal, arguments: the figure over the goal's value, and how the figure bounds the shares of progress.
SHARES: list[tuple[str, dict[str, Any], str | None, str]] = [
    ("200家", {"actuals": [("2022", "150家")]}, "0.75", ""),
    ("200家", {"actuals": [("2022", "超150家")]}, "0.75", "at least"),
    ("200家", {"actuals": [("2022", "不足150家")]}, "0.75", "at most"),
    ("200家", {"actuals": [("2022", "150—160家")]}, "0.75", "at least"),
    ("200家", {"base": None, "actuals": [("2022", "超150家")]}, "0.75", "at least"),
    ("200家", {"base": ("2020", "超100家"), "actuals": [("2022", "超150家")]}, "0.75", "at least"),  # a share alone
    ("200家", {"base": ("2020", "100—110家"), "actuals": [("2022", "超150家")]}, "0.75", "at least"),  # of 110
    ("200家", {"base": ("2020", "超100家"), "actuals": [("2022", "150家")]}, "0.75", ""),
    ("200家", {"base": ("2025", "超100家"), "actuals": [("2022", "超150家")]}, "0.75", "at least"),  # it is none
    ("不超过200家", {"base": ("2020", "300家"), "actuals": [("2022", "250家")]}, None, ""),
    ("不超过200家", {"base": ("2020", "300家"), "actuals": [("2022", "超250家")]}, None, "at most"),
    ("不超过200家", {"base": ("2020", "300家"), "actuals": [("2022", "不足250家")]}, None, "at least"),
    ("100—200家", {"base": ("2020", "50家"), "actuals": [("2022", "80家")]}, "0.8", ""),
    ("0%以上", {"base": ("2020", "-10%"), "actuals": [("2022", "-5%")]}, None, ""),
    ("-1%以上", {"base": ("2020", "-10%"), "actuals": [("2022", "-5%")]}, None, ""),
    ("1%以上", {"base": ("2020", "-10%"), "actuals": [("2022", "-5%")]}, "-5", ""),
    ("200家", {**SUM, "actuals": [("2021", "30家"), ("2023", "30家")]}, "0.3", "at least"),
    ("200家", {**SUM, "actuals": [("2021", "30家"), ("2023", "超30家")]}, "0.3", "at least"),
    ("200家", {**SUM, "actuals": [("2021", "30家"), ("2023", "不足30家")]}, "0.3", ""),
    ("200家", {}, None, ""),
]  # fmt: skip


#: Baseline, figure, goal, and what can be claimed of the share of the way: its end that shows less is counted from.
COUNTED_FROM = [
    ("900多家", "1500家", "2000家", "at least"), ("900多家", "超过1500家", "2000家", "at least"),
    ("900多家", "近1500家", "2000家", "at least"), ("900多家", "不到1500家", "2000家", ""),
    ("超过900家", "1500家", "2000家", ""), ("近900家", "1500家", "2000家", "at least"),
    ("900多家", "2500家", "2000家", ""), ("900家", "1500家", "2000家", ""),
    ("超过900家", "700家", "降至500家", "at least"), ("900多家", "不到700家", "降至500家", "at least"),
    ("近900家", "700家", "降至500家", "at least"), ("不到900家", "700家", "降至500家", ""),
]  # fmt: skip


@pytest.mark.parametrize(("baseline", "figure", "goal", "bounded"), COUNTED_FROM)
def test_a_share_from_a_bounded_baseline(*, baseline: str, figure: str, goal: str, bounded: str) -> None:
    made = target(goal, base=("2020", baseline), actuals=[("2022", figure)], by="2026")
    assert assess(made, day("2023").last).bounded == bounded


@pytest.mark.parametrize(("goal", "fields", "attained", "bounded"), SHARES)
def test_shares_and_their_bounds(goal: str, fields: dict[str, Any], attained: str | None, bounded: str) -> None:
    found = judge(goal, "2024-01", **fields)
    assert (rounded(found.attainment), found.bounded) == (attained, bounded)


#: Goal, baseline, figure: whether it leaves open that the goal is reached, stands at its edge, has passed its far end.
EDGES = [
    ("突破200家", "100家", "200家", "at"), ("突破200家", "100家", "201家", ""),
    ("突破200家", "100家", "约200家", "open"), ("200家以上", "100家", "200家", ""),
    ("突破1003家", "100家", "1000家", "open"), ("低于200家", "300家", "200家", "at"),
    ("10%—15%", "5%", "17%", "over"), ("10%—15%", "5%", "15%", ""), ("10%—15%", "5%", "16%—17%", "over"),
    ("10%—15%", "5%", "14%—17%", "open"), ("10%—15%", "5%", "超16%", "over"), ("10%—15%", "5%", "不足17%", "open"),
    ("10%—15%", "25%", "9%", "over"), ("10%—15%", "25%", "17%", ""), ("10%—15%", "25%", "8%—9%", "over"),
    ("10%—15%", "25%", "8%—11%", "open"), ("10%—15%", "25%", "不足9%", "over"), ("10%—15%", "25%", "超9%", "open"),
    ("10%—15%", "12%", "17%", ""), ("10%—15%", "12%", "9%", "over"), ("10%以上", "5%", "17%", ""),
]  # fmt: skip


@pytest.mark.parametrize(("goal", "base", "figure", "edge"), EDGES)
def test_a_figure_at_an_edge_of_the_goal(*, goal: str, base: str, figure: str, edge: str) -> None:
    found = judge(goal, "2023-01", base=("2020", base), actuals=[("2022", figure)])
    told = ["at"] * found.at_threshold + ["open"] * found.undecided + ["over"] * found.overshot
    assert " ".join(told) == edge


#: Arguments: the figure that the verdict shows as its baseline.
BASELINES: list[tuple[str, dict[str, Any], str | None]] = [
    ("200家", {"actuals": [("2022", "150家")]}, "100家"),
    ("200家", {"base": None, "start": "2021", "actuals": [("2020", "90家"), ("2022", "150家")]}, "90家"),
    ("200家", {"base": None, "start": "2021", "actuals": [("2021", "120家"), ("2022", "150家")]}, "120家"),
    (
        "比2020年增长20%", {"unit": "家", "base": ("2019", "80家"), "actuals": [("2020", "90家"), ("2022", "99家")]},
        "90家",
    ),
    ("比2020年增长20%", {"unit": "家", "base": ("2020", "80家"), "actuals": [("2022", "增长8%")]}, "80家"),
    ("200家", {**SUM, "actuals": [("2021", "50家")]}, None),
    ("200家", {"base": ("2025", "100家"), "actuals": []}, None),
]  # fmt: skip


@pytest.mark.parametrize(("goal", "fields", "shown"), BASELINES)
def test_the_baseline_that_is_shown(goal: str, fields: dict[str, Any], shown: str | None) -> None:
    found = judge(goal, "2023-06", **fields).baseline
    assert (found.value.text if found else None) == shown


def test_at_the_threshold_is_what_decides() -> None:
    found = judge("突破200家", "2027", actuals=[("2025", "200家"), ("2026", "250家")])
    assert (found.status, found.at_threshold) == ("missed", True)
    assert not judge("突破200家", "2027", actuals=[("2025", "201家"), ("2026", "200家")]).at_threshold


def test_without_a_start_there_is_no_far_end_and_no_way() -> None:
    open_one = judge("80—100亿元", "2023", kind="cumulative", base=None, actuals=[("2022", "120.0亿元")])
    assert (open_one.start, open_one.overshot, open_one.path) == (None, False, None)
    late = judge("100家", "2027", kind="cumulative", base=None, start="2026", actuals=[("2026", "50家")])
    assert late.start is not None and late.path is None and late.elapsed is None


def test_what_is_no_goal_of_two_sides_has_no_far_end() -> None:
    figure = said(promise("9家", actuals=[("2021", "900家")]).actuals[0].value)
    aims = [direct_aim(target(goal, base=None)) for goal in ("100家", "不超过100家", "稳定在100家左右")]
    assert [past_the_far_end(aim, Decimal(50), figure) for aim in aims] == [False, False, True]


def test_what_is_not_judged_by_its_pace_has_none() -> None:
    for figure, when in (("210家", "2023-01"), ("210家", "2026-12"), ("100家", "2021-02")):
        found = judge("200家", when, actuals=[("2025" if when > "2025" else "2021-01", figure)])
        assert found.path is not None and not found.paced
        assert (found.needed, found.line, found.growth, found.milestones) == (None, None, None, None)


#: Figures on the way, as day and number: the day whose figure the recent speed is counted from.
RECENT: list[tuple[list[tuple[str, str]], str | None]] = [
    ([("2021", "120家"), ("2022", "140家")], "2021"),
    ([("2021", "120家"), ("2021-06", "110家"), ("2022", "140家")], "2021"),
    ([("2021", "120家"), ("2022-06", "130家"), ("2022", "140家")], "2022-06"),  # six months to the day
    ([("2021", "120家"), ("2022-07", "130家"), ("2022", "140家")], "2021"),
    ([("2022", "140家")], None),
    ([("2020", "100家"), ("2022", "140家")], None),  # of the start's own day
    ([("2022-09", "135家"), ("2022", "140家")], None),
]


@pytest.mark.parametrize(("rows", "since"), RECENT)
def test_the_figure_that_the_recent_speed_is_counted_from(rows: list[tuple[str, str]], since: str | None) -> None:
    found = judge("200家", "2023-01", actuals=sorted(rows, key=lambda row: day(row[0]).last))
    if since is None:
        assert found.recent is None
        return
    earlier = next(Decimal(value.removesuffix("家")) for when, value in rows if when == since)
    days = (day("2022").last - day(since).last).days
    left = (day("2025").last - day("2022").last).days
    assert found.recent is not None
    assert round(found.recent.pace, 9) == round((140 - earlier) * left / (60 * days), 9)


def test_of_a_range_the_recent_speed_takes_the_number_that_is_shown() -> None:
    found = judge("200家", "2023-01", actuals=[("2021", "110—120家"), ("2022", "140家")])
    assert found.recent is not None and round(found.recent.projection or 0, 6) == round(
        140 + Decimal(30) * 1096 / 365, 6
    )
    down = judge("降至100家", "2023-01", base=("2020", "200家"), actuals=[("2021", "180—190家"), ("2022", "160家")])
    assert down.recent is not None and round(down.recent.pace, 6) == round(Decimal(30) * 1096 / (60 * 365), 6)


#: Goal, arguments, day: the doubts beside a verdict that a tolerance decides.
TOLERANCES: list[tuple[str, dict[str, Any], str, str]] = [
    ("24%左右", {"base": None, "start": "2021", "actuals": [("2022", "23.5%")]}, "2023-01", "holding; one reading"),
    ("24%左右", {"base": None, "start": "2021", "actuals": [("2022", "24.5%")]}, "2023-01", "holding; one reading"),
    ("24%左右", {"base": None, "start": "2021", "actuals": [("2022", "24.0%")]}, "2023-01", "holding"),
    ("达到24%左右", {"base": None, "start": "2021", "actuals": [("2022", "24.5%")]}, "2023-01", "reached"),
    ("达到24%左右", {"base": None, "start": "2021", "actuals": [("2022", "23.5%")]}, "2023-01", "reached; one reading"),
    ("降至24%左右", {"base": None, "start": "2021", "actuals": [("2022", "23.5%")]}, "2023-01", "holding"),
    ("降至24%左右", {"base": None, "start": "2021", "actuals": [("2022", "24.5%")]}, "2023-01", "holding; one reading"),
    ("24%左右", {"base": None, "start": "2021", "tolerance": "0.05", "actuals": [("2022", "23.5%")]}, "2023-01",
     "holding"),
    ("24%左右", {"base": None, "start": "2021", "actuals": [("2021", "20.0%"), ("2022", "23.9%")]}, "2023-01",
     "holding"),
    ("24%左右", {"base": None, "start": "2021", "actuals": [("2020", "20.0%"), ("2022", "23.9%")]}, "2023-01",
     "holding"),
    ("24%左右", {"base": None, "start": "2021", "actuals": [("2025", "25.5%")]}, "2026", "missed"),
]  # fmt: skip


@pytest.mark.parametrize(("goal", "fields", "when", "verdict"), TOLERANCES)
def test_what_only_a_tolerance_reaches(goal: str, fields: dict[str, Any], when: str, verdict: str) -> None:
    found = judge(goal, when, **fields)
    assert "; ".join([found.status, *found.doubts]) == verdict


#: Goal, kind, how it can be missed: counted from a level, and of figures that state the change themselves.
SIDES = [
    ("下降10%", "level", Side.FLOOR, Side.CEILING), ("下降不超过10%", "level", Side.CEILING, Side.FLOOR),
    ("下降10%—15%", "level", Side.BETWEEN, Side.BETWEEN), ("减少500家", "sum", Side.FLOOR, Side.FLOOR),
    ("增长10%", "level", Side.FLOOR, Side.FLOOR), ("第3位", "level", Side.CEILING, Side.CEILING),
    ("第3位以上", "level", Side.CEILING, Side.CEILING),
]  # fmt: skip


@pytest.mark.parametrize(("goal", "kind", "level", "stated"), SIDES)
def test_how_a_goal_can_be_missed(*, goal: str, kind: str, level: Side, stated: Side) -> None:
    made = target(goal, base=None, kind=kind)
    start = Start(exactly(Decimal(9)), day("2020").last, RateBasis.BASELINE, actual("2020", "9家"))
    aim = direct_aim(made)
    assert judged_as(made, aim, start) is level
    assert judged_as(made, aim, start._replace(figure=None)) is judged_as(made, aim, None) is stated


#: A level that a whole period is to have, and a figure of it: held or not, and what is said beside it.
PERIODS = [("80%以上", "82%", "holding"), ("80%以上", "79%", "not met yet"), ("不超过80%", "79%", "holding"),
           ("不超过80%", "81%", "not met yet")]  # fmt: skip


@pytest.mark.parametrize(("goal", "figure", "status"), PERIODS)
@pytest.mark.parametrize("match", ["same", "near"])
def test_a_level_of_a_whole_period_by_the_figure_of_a_day(*, goal: str, figure: str, status: str, match: str) -> None:
    made = promise(goal, base=None, start="2021", actuals=[("2022", figure, {"match": match})])
    found = assess(made._replace(extent=Extent.PERIOD), day("2023-01").last)
    assert (found.status, found.near, [str(one) for one in found.doubts]) == (
        status, match == "near", ["near"] * (match == "near"),
    )  # fmt: skip


@pytest.mark.parametrize(("match", "marked"), [("near", True), ("same", False)])
def test_what_awaits_its_final_figure_says_that_the_newest_is_near(match: str, *, marked: bool) -> None:
    figures = [("2021", "1400家", {"match": "near"}), ("2022", "1500家", {"match": match})]
    found = assess(target("2000家", base=("2020", "900家"), actuals=figures, by="2023"), day("2024").last)
    assert (found.status, found.near, found.marked_near) == (Status.AWAITING, False, marked)
