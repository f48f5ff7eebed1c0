"""Verdicts computed by hand. Days count from 2024-01-01; the deadline is day 1000 unless said otherwise."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from judging import START, day, target

from policytrack.progress import Doubt, Status, assess

# What, goal, arguments of `target`, day of the report, status, progress, elapsed share.
CASES: list[tuple[str, str, dict[str, Any], int | str, str, str | None, str | None]] = [
    # Step 1: nothing to judge with.
    ("no figure", "200家", {}, 500, "no data", None, None),
    ("figure of a later day", "200家", {"actuals": [(600, "150家")]}, 500, "no data", None, None),
    ("figure of the day itself", "200家", {"actuals": [(500, "150家")]}, 500, "on track", "0.5", "0.5"),
    ("match different", "200家", {"actuals": [(500, "150家", {"match": "different"})]}, 600, "not comparable", None,
     None),
    ("match near", "200家", {"actuals": [(500, "150家", {"match": "near"})]}, 600, "on track", "0.5", "0.5"),
    ("other basis", "200亿元", {"basis": "产值", "actuals": [(500, "150亿元", {"basis": "营收"})]}, 600,
     "not comparable", None, None),
    ("same basis in the other script", "200亿元", {"basis": "產值", "actuals": [(500, "150亿元", {"basis": "产值"})]},
     600, "on track", "0.5", "0.5"),
    ("other basis, near", "200亿元",
     {"basis": "产值", "actuals": [(500, "150亿元", {"basis": "营收", "match": "near"})]}, 600, "on track", "0.5",
     "0.5"),
    ("different beside a usable one", "200家", {"actuals": [(500, "150家"), (600, "300家", {"match": "different"})]},
     700, "on track", "0.5", "0.5"),
    # Step 2: after the deadline.
    ("met before the deadline", "200家", {"actuals": [(900, "200家")]}, 1001, "awaiting final figure", "1", "0.9"),
    ("met on the deadline", "200家", {"actuals": [(1000, "200家")]}, 1001, "met", "1", "1"),
    ("met once, lower since", "200家", {"actuals": [(800, "210家"), (1000, "190家")]}, 1100, "missed", "0.9", "1"),
    ("met late", "200家", {"actuals": [(900, "180家"), (1100, "200家")]}, 1200, "met late", "1", "1.1"),
    ("missed on the deadline", "200家", {"actuals": [(1000, "199家")]}, 1001, "missed", "0.99", "1"),
    ("missed after the deadline", "200家", {"actuals": [(1100, "150家")]}, 1200, "missed", "0.5", "1.1"),
    ("missed, reached afterwards", "200家", {"actuals": [(1100, "150家"), (1200, "250家")]}, 1300, "missed", "0.5",
     "1.1"),
    ("no final figure", "200家", {"actuals": [(900, "150家")]}, 1001, "awaiting final figure", "0.5", "0.9"),
    ("final figure a bound that cannot decide", "200家", {"actuals": [(1000, "超150家")]}, 1001,
     "awaiting final figure", "0.5", "1"),
    ("final bound proves it", "180家", {"actuals": [(1000, "超190家")]}, 1001, "met", "1.125", "1"),
    ("final bound disproves it", "200家", {"actuals": [(1000, "不足190家")]}, 1001, "missed", "0.9", "1"),
    ("deadline day itself is not past", "200家", {"actuals": [(900, "150家")]}, 1000, "far behind", "0.5", "0.9"),
    ("final range below", "200家", {"actuals": [(1000, "180—190家")]}, 1001, "missed", "0.8", "1"),
    ("final range across", "200家", {"actuals": [(1000, "190—210家")]}, 1001, "awaiting final figure", "0.9", "1"),
    ("of one day, the later published", "200家",
     {"actuals": [(1000, "200家", {"published": 1010}), (1000, "190家", {"published": 1005})]}, 1020, "met", "1",
     "1"),
    # Step 3: satisfied so far.
    ("met early", "200家", {"actuals": [(500, "200家")]}, 600, "reached", "1", "0.5"),
    ("met early, lower since", "200家", {"actuals": [(400, "210家"), (500, "150家")]}, 600, "on track", "0.5", "0.5"),
    ("strict, at the threshold", "突破200家", {"actuals": [(500, "200家")]}, 600, "ahead", "1", "0.5"),
    ("strict, over it", "突破200家", {"actuals": [(500, "201家")]}, 600, "reached", "1.01", "0.5"),
    ("strict, at the threshold at the end", "突破200家", {"actuals": [(1000, "200家")]}, 1001, "missed", "1", "1"),
    ("strict, a figure over the threshold", "突破200家", {"actuals": [(1000, "超200家")]}, 1001, "met", "1", "1"),
    ("met without a baseline", "200家", {"base": None, "actuals": [(500, "200家")]}, 600, "reached", None, None),
    # Ceilings: PUE from 1.40 to 1.25.
    ("ceiling kept", "不超过1.25", {"base": (0, "1.40"), "actuals": [(500, "1.25")]}, 600, "holding", "1", "0.5"),
    ("ceiling half way", "不超过1.25", {"base": (0, "1.40"), "actuals": [(500, "1.325")]}, 600, "on track", "0.5",
     "0.5"),
    ("ceiling too slow", "不超过1.25", {"base": (0, "1.40"), "actuals": [(500, "1.34")]}, 600, "behind", "0.4",
     "0.5"),
    ("ceiling going up", "不超过1.25", {"base": (0, "1.40"), "actuals": [(500, "1.43")]}, 600, "moving away", "-0.2",
     "0.5"),
    ("ceiling kept last", "不超过1.25", {"base": (0, "1.40"), "actuals": [(500, "1.30"), (900, "1.20")]}, 1001,
     "awaiting final figure",
     "1.3333", "0.9"),
    ("ceiling kept once, broken last", "不超过1.25",
     {"base": (0, "1.40"), "actuals": [(500, "1.20"), (1000, "1.30")]}, 1001, "missed", "0.6667", "1"),
    ("ceiling kept once, then broken, none final", "不超过1.25",
     {"base": (0, "1.40"), "actuals": [(500, "1.20"), (900, "1.30")]}, 1001, "awaiting final figure", "0.6667",
     "0.9"),
    ("strict ceiling at the threshold", "低于1.25", {"base": (0, "1.40"), "actuals": [(1000, "1.25")]}, 1001,
     "missed", "1", "1"),
    ("down to is a ceiling", "降至1.25", {"base": (0, "1.40"), "actuals": [(500, "1.20")]}, 600, "holding", "1.3333",
     "0.5"),
    ("ceiling with a bound", "不超过1.25", {"base": (0, "1.40"), "actuals": [(500, "低于1.25")]}, 600, "holding", "1",
     "0.5"),
    ("rank", "全国第一", {"base": (0, "第5位"), "actuals": [(500, "第3位")]}, 600, "not met yet", None, None),
    # Step 4: no deadline, and a baseline at the goal.
    ("no deadline", "200家", {"by": None, "actuals": [(500, "150家")]}, 600, "open", None, None),
    ("no deadline, satisfied", "200家", {"by": None, "actuals": [(500, "250家")]}, 600, "reached", None, None),
    ("baseline at the goal, below", "100家", {"actuals": [(500, "90家")]}, 600, "not met yet", None, None),
    ("baseline at the goal, kept", "100家", {"actuals": [(500, "100家")]}, 600, "holding", None, None),
    ("baseline beyond the goal, below", "100家", {"base": (0, "120家"), "actuals": [(500, "90家")]}, 600,
     "not met yet", None, None),
    ("ceiling with room, broken", "不超过1.25", {"base": (0, "1.20"), "actuals": [(500, "1.30")]}, 600, "not met yet",
     None, None),
    # Step 5: where the way starts.
    ("one figure, no baseline", "200家", {"base": None, "actuals": [(500, "150家")]}, 600, "no baseline", None, None),
    ("first of two figures", "200家", {"base": None, "actuals": [(0, "100家"), (500, "150家")]}, 600, "on track",
     "0.5", "0.5"),
    ("two figures of one day", "200家", {"base": None, "actuals": [(500, "100家"), (500, "150家")]}, 600, "no baseline",
     None, None),
    ("baseline after the deadline", "200家", {"base": (1100, "100家"), "actuals": [(500, "150家")]}, 1000,
     "no baseline", None, None),
    ("baseline on the deadline", "200家", {"base": (1000, "100家"), "actuals": [(1000, "150家")]}, 1000,
     "missed", None, None),
    ("baseline of another basis", "200亿元",
     {"basis": "产值", "base": (0, "100亿元", {"basis": "营收"}), "actuals": [(500, "150亿元")]}, 600, "no baseline",
     None, None),
    ("baseline later than the report", "200家", {"base": (300, "100家"), "actuals": [(200, "150家")]}, 250,
     "no baseline", None, None),
    # Steps 6 and 7: the cuts.
    ("exactly 10% of the time", "200家", {"actuals": [(100, "110家")]}, 200, "on track", "0.1", "0.1"),
    ("a day before 10%", "200家", {"actuals": [(99, "150家")]}, 200, "too early", "0.5", "0.099"),
    ("figure before the baseline", "200家", {"base": (100, "100家"), "actuals": [(50, "90家")]}, 200, "no data",
     None, None),
    ("exactly 0.95", "300家", {"actuals": [(500, "195家")]}, 600, "on track", "0.475", "0.5"),
    ("just below 0.95", "100300", {"base": (0, "100"), "actuals": [(500, "47694")]}, 600, "behind", "0.47499", "0.5"),
    ("exactly 0.60", "300家", {"actuals": [(500, "160家")]}, 600, "behind", "0.3", "0.5"),
    ("just below 0.60", "100100", {"actuals": [(500, "30099")]}, 600, "far behind", "0.29999", "0.5"),
    ("0.95 of a third of the time", "700", {"by": 900, "actuals": [(300, "290")]}, 400, "on track", "0.3167",
     "0.3333"),
    ("exactly 0", "200家", {"actuals": [(500, "100家")]}, 600, "far behind", "0", "0.5"),
    ("just below 0", "200家", {"actuals": [(500, "99家")]}, 600, "moving away", "-0.01", "0.5"),
    # Ranges and approximate goals.
    ("range within", "1—2家", {"base": (0, "0家"), "actuals": [(500, "2家")]}, 600, "reached", "2", "0.5"),
    ("range of things to build, over", "1—2家", {"base": (0, "0家"), "actuals": [(500, "3家")]}, 600, "reached", "3",
     "0.5"),
    ("range with two sides, over", "10%—15%", {"base": (0, "5%"), "actuals": [(500, "17%")]}, 600, "not met yet", "2.4",
     "0.5"),
    ("range from above", "10%—15%", {"base": (0, "25%"), "actuals": [(500, "20%")]}, 600, "on track", "0.5", "0.5"),
    ("range from below", "10%—15%", {"base": (0, "5%"), "actuals": [(500, "7.5%")]}, 600, "on track", "0.5", "0.5"),
    ("about, at the tolerance", "20家左右", {"base": (0, "0家"), "actuals": [(1000, "19家")]}, 1001, "met", "0.95",
     "1"),
    ("about, below the tolerance", "100家左右", {"base": (0, "0家"), "actuals": [(1000, "94家")]}, 1001, "missed",
     "0.94", "1"),
    ("about, of things to build, over", "20家左右", {"base": (0, "0家"), "actuals": [(1000, "30家")]}, 1001, "met",
     "1.5", "1"),
    ("about with two sides, over", "40%左右", {"base": (0, "20%"), "actuals": [(1000, "43%")]}, 1001, "missed",
     "1.15", "1"),
    ("about with its own tolerance", "40%左右", {"base": (0, "20%"), "tolerance": "0.1", "actuals": [(1000, "43%")]},
     1001, "met", "1.15", "1"),
    ("about, pace to the figure itself", "20家左右", {"base": (0, "0家"), "actuals": [(500, "10家")]}, 600,
     "on track", "0.5", "0.5"),
    ("order of magnitude", "千亿级", {"unit": "亿元", "base": (0, "0亿元"), "actuals": [(500, "500亿元")]}, 600,
     "on track", "0.5", "0.5"),
    # Zero and below.
    ("to zero", "降至0%", {"base": (0, "10%"), "actuals": [(500, "5%")]}, 600, "on track", "0.5", "0.5"),
    ("to below zero", "降至-10%", {"base": (0, "10%"), "actuals": [(500, "0%")]}, 600, "on track", "0.5", "0.5"),
    ("from below zero", "10%", {"base": (0, "-10%"), "actuals": [(500, "0%")]}, 600, "on track", "0.5", "0.5"),
    ("decimals", "0.3", {"base": (0, "0.1"), "actuals": [(500, "0.2")]}, 600, "on track", "0.5", "0.5"),
    # Running totals and increments.
    ("running total", "300个以上", {"kind": "cumulative", "base": None, "start": 0, "actuals": [(500, "150个")]}, 600,
     "on track", "0.5", "0.5005"),
    ("running total from the plan's date", "300个以上",
     {"kind": "cumulative", "base": None, "issued": 0, "actuals": [(500, "150个")]}, 600, "on track", "0.5", "0.5"),
    ("running total without a start", "300个以上", {"kind": "cumulative", "base": None, "actuals": [(500, "150个")]},
     600, "no baseline", None, None),
    ("running total with a baseline", "300个以上",
     {"kind": "cumulative", "base": (0, "100个"), "actuals": [(500, "200个")]}, 600, "on track", "0.5", "0.5"),
    ("increments", "300名", {"kind": "sum", "base": None, "start": 0, "actuals": [(250, "50名"), (500, "100名")]},
     600, "on track", "0.5", "0.5005"),
    ("increments reach it", "300名",
     {"kind": "sum", "base": None, "start": 0, "actuals": [(250, "150名"), (500, "150名")]}, 600, "met", "1", "0.5005"),
    ("increments fall short", "300名",
     {"kind": "sum", "base": None, "start": 0, "actuals": [(300, "50名"), (500, "100名"), (1000, "149名")]}, 1001,
     "missed",
     "0.9967", "1"),
    ("increments as bounds", "300名",
     {"kind": "sum", "base": None, "start": 0, "actuals": [(500, "超150名"), (1000, "150名")]}, 1001, "met", "1",
     "1"),
    # Goals of change; whole years, for the rates.
    ("grows by a share", "增长15%以上", {"unit": "亿元", "base": (0, "1000亿元"), "actuals": [(500, "1075亿元")]},
     600, "on track", "0.5", "0.5"),
    ("grows by a share, reached", "增长15%以上",
     {"unit": "亿元", "base": (0, "1000亿元"), "actuals": [(500, "1150亿元")]}, 600, "reached", "1", "0.5"),
    ("grows by a share, stated", "较2020年增长15%", {"by": "2030", "base": None, "actuals": [("2025", "增长7.5%")]},
     "2026", "on track", "0.5", "0.5"),
    ("grows by a share, no baseline", "增长15%以上", {"unit": "亿元", "base": None, "actuals": [(500, "1075亿元")]},
     600, "no baseline", None, None),
    ("yearly rate compounded", "年均增长10%",
     {"by": "2022", "unit": "亿元", "base": ("2020", "100亿元"), "actuals": [("2022", "121亿元")]}, "2023", "met",
     "1", "1"),
    ("yearly rate compounded, short", "年均增长10%",
     {"by": "2022", "unit": "亿元", "base": ("2020", "100亿元"), "actuals": [("2022", "120亿元")]}, "2023", "missed",
     "0.9524", "1"),
    ("doubled", "翻一番", {"unit": "亿元", "base": (0, "100亿元"), "actuals": [(500, "150亿元")]}, 600, "ahead",
     "0.5", "0.5"),
    ("three times a year's", "达到2020年的3倍",
     {"by": "2030", "unit": "亿元", "base": ("2020", "100亿元"), "actuals": [("2025", "200亿元")]}, "2026",
     "ahead", "0.5", "0.5"),
    ("three times another year's", "达到2020年的3倍",
     {"by": "2030", "unit": "亿元", "base": ("2021", "100亿元"), "actuals": [("2025", "200亿元")]}, "2026",
     "no baseline", None, None),
    ("more than the year before", "比上年增长5%",
     {"by": "2025", "unit": "亿元", "base": ("2024", "100亿元"), "actuals": [("2025", "105亿元")]}, "2026", "met",
     "1", "1"),
    ("more than the year before, short of it", "较上年增长5%",
     {"by": "2025", "unit": "亿元", "base": ("2024", "100亿元"), "actuals": [("2025", "104亿元")]}, "2026", "missed",
     "0.8", "1"),
    ("more than the year before, whose figure is of another", "比上年增长5%",
     {"by": "2025", "unit": "亿元", "base": ("2023", "100亿元"), "actuals": [("2025", "105亿元")]}, "2026",
     "awaiting final figure", None, None),
    ("more than a year that is the deadline's own", "同比增长5%",
     {"by": "2025", "unit": "亿元", "base": ("2025", "100亿元"), "actuals": [("2025", "105亿元")]}, "2026",
     "awaiting final figure", None, None),
    ("points", "提高5个百分点", {"unit": "%", "base": (0, "20%"), "actuals": [(500, "22.5%")]}, 600, "on track",
     "0.5", "0.5"),
    ("falls by a share", "下降13.5%", {"unit": "万吨", "base": (0, "1000万吨"), "actuals": [(500, "865万吨")]}, 600,
     "holding", "1", "0.5"),
    ("falls by a share, half", "下降20%", {"unit": "万吨", "base": (0, "1000万吨"), "actuals": [(500, "900万吨")]},
     600, "on track", "0.5", "0.5"),
    ("an amount more", "新增5000公里", {"base": (0, "10000公里"), "actuals": [(500, "12500公里")]}, 600, "on track",
     "0.5", "0.5"),
    ("an amount more, stated as increments", "新增5000公里",
     {"kind": "sum", "base": None, "start": 0, "actuals": [(500, "2500公里")]}, 600, "on track", "0.5", "0.5005"),
    ("an amount less", "减少6200万吨", {"base": (0, "10000万吨"), "actuals": [(1000, "3900万吨")]}, 1001, "missed",
     "0.9839", "1"),
    ("growth of nothing", "增长15%以上", {"unit": "亿元", "base": (0, "0亿元"), "actuals": [(500, "10亿元")]}, 600,
     "no baseline", None, None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("goal", "fields", "when", "status", "progress", "elapsed"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_verdict(
    *, goal: str, fields: dict[str, Any], when: int | str, status: str, progress: str | None, elapsed: str | None
) -> None:
    assessment = assess(target(goal, **fields), day(when).last)
    assert assessment.status == status
    for share, expected in ((assessment.progress, progress), (assessment.elapsed, elapsed)):
        if expected is None:
            assert share is None
        else:
            assert share is not None
            assert round(share, 4) == round(Decimal(expected), 4)


# Base, goal, figure on day 500 of 1000: pace, needed acceleration, projection, gap.
ARITHMETIC = [
    ("100", "200", "140", "0.8", "1.5", "180", "-0.1"),
    ("100", "200", "150", "1", "1", "200", "0"),
    ("0", "12", "4", "0.6667", "2", "8", "-0.1667"),
    ("1.40", "1.25", "1.34", "0.8", "1.5", "1.28", "-0.1"),
    ("-10", "10", "-5", "0.5", "3", "0", "-0.25"),
]


@pytest.mark.parametrize(("base", "goal", "figure", "pace", "needed", "projection", "gap"), ARITHMETIC)
def test_arithmetic(*, base: str, goal: str, figure: str, pace: str, needed: str, projection: str, gap: str) -> None:
    words = "降至" if Decimal(goal) < Decimal(base) else ""
    found = assess(target(words + goal, base=(0, base), actuals=[(500, figure)]), day(600).last)
    path = found.path
    assert path is not None
    shares = (path.pace, path.needed_acceleration, path.projection, found.gap_of_progress)
    assert [str(round(share, 4).normalize() + 0) for share in shares if share is not None] == [
        str(Decimal(text).normalize() + 0) for text in (pace, needed, projection, gap)
    ]


def test_no_acceleration_without_a_way_forward() -> None:
    for figure, when in (("100", 500), ("90", 500), ("150", 1000)):
        path = assess(target("200", actuals=[(when, figure)]), day(1000).last).path
        assert path is not None
        assert path.needed_acceleration is None


def test_growth_is_the_ratio_of_growth_rates() -> None:
    # From 100 to 400 in two years is ln 4; 200 after one year is ln 2, half of it: the pace is 1, on the line 2/3.
    grown = assess(target("400", by="2023", base=("2021", "100"), actuals=[("2022", "200")]), day("2023-06").last)
    assert grown.line is not None
    assert grown.growth is not None
    assert (round(grown.line.pace, 3), round(grown.growth.pace, 6)) == (Decimal("0.667"), 1)
    assert (grown.line.projection, round(grown.growth.projection or 0, 6)) == (300, 400)
    assert (grown.status, grown.worst, grown.best) == (Status.BEHIND, Status.BEHIND, Status.ON_TRACK)
    assert grown.doubts[0] is Doubt.PATH


@pytest.mark.parametrize(
    ("figure", "status"),
    [
        ("第5位", "missed"),
        ("第五", "missed"),
        ("第3", "met"),
        ("前3", "met"),
        ("第3位以内", "met"),
        ("第5位以内", "awaiting final figure"),
        ("前5位", "awaiting final figure"),
        ("第5位以上", "awaiting final figure"),
        ("第5位以下", "awaiting final figure"),
        ("top 5", "awaiting final figure"),
    ],
)
def test_a_rank_is_a_place_and_the_first_so_many_a_bound(figure: str, status: str) -> None:
    assessment = assess(target("全国前3", by=1000, base=(0, "第9位"), actuals=[(1000, figure)]), day(1001).last)
    assert assessment.status == status


def test_the_bound_that_leaves_a_final_verdict_open_is_named() -> None:
    floor = target("50亿元", base=(0, "10亿元"), actuals=[(1050, "20亿元以上"), (1200, "30亿元")])
    assessment = assess(floor, day(1300).last)
    assert assessment.status is Status.AWAITING
    assert assessment.decided is not None
    assert assessment.decided.actual.value.text == "20亿元以上"


@pytest.mark.parametrize(
    ("as_of", "report", "stale"),
    [
        ("2024-06-30", "2025-12-30", False),  # 18 months to the day
        ("2024-06-30", "2025-12-31", True),
        ("2024-08-31", "2026-02-28", False),  # the last day of a shorter month
        ("2024-08-31", "2026-03-01", True),
        ("2024", "2026-06-30", False),
        ("2024", "2026-07-01", True),
    ],
)
def test_stale(as_of: str, report: str, stale: bool) -> None:
    assessment = assess(target("200", by="2030", actuals=[(as_of, "150")]), day(report).last)
    assert assessment.stale is stale


@pytest.mark.parametrize(
    ("figure", "bounded"),
    [("150", ""), ("超150", "at least"), ("不足150", "at most"), ("140—150", "at least"), ("约150", "at least")],
)
def test_a_bound_bounds_the_shares(figure: str, bounded: str) -> None:
    assert assess(target("200", actuals=[(500, figure)]), day(600).last).bounded == bounded
    falling = (
        {"at least": "at most", "at most": "at least", "": ""}[bounded]
        if figure[0] in "超不1" and "—" not in figure
        else "at least"
    )
    assert assess(target("降至50", base=(0, "300"), actuals=[(500, figure)]), day(600).last).bounded == falling


@pytest.mark.parametrize("goal", ["0", "-5", "1—2", "降至0", "增长15%", "翻一番", "第1位", "10%左右", "年均增长10%"])
@pytest.mark.parametrize("figure", ["0", "-5", "7", "超3"])
@pytest.mark.parametrize("base", [None, 0, 1000, 2000])
@pytest.mark.parametrize("kind", ["level", "cumulative", "sum", "annual"])
def test_nothing_divides_by_zero(goal: str, figure: str, base: int | None, kind: str) -> None:
    yearly = target(
        goal,
        kind=kind,
        start=1500,
        base=(base, figure) if base is not None else None,
        actuals=[(1000, figure), (500, figure)],
    )
    for when in (0, 500, 999, 1000, 1001, 3000):
        assessment = assess(yearly, START + timedelta(days=when))
        assert assessment.status
        assert assessment.attainment is None or assessment.attainment.is_finite()
