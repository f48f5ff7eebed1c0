"""Bounded baselines, coarse figures and years cut short, computed by hand: where a verdict must not claim more.

Days count from 2024-01-01; the deadline is day 1000 unless said otherwise.
"""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from judging import actual, day, target

from policytrack.data.model import Extent, PathShape
from policytrack.progress import Doubt, Status, assess
from policytrack.progress.assessment import Assessment
from policytrack.progress.goals import Missing, Side, base_year, side_of
from policytrack.progress.intervals import Interval
from policytrack.progress.series import totals
from policytrack.progress.use import use_of
from policytrack.progress.years import Year
from policytrack.quantity.parsing import as_goal, parse


def judged(goal: str, when: int | str, *, flow: bool = False, **fields: Any) -> Assessment:
    """The verdict; `flow`: months of the indicator add up to a year."""
    promise = target(goal, **fields)
    if flow:
        assert promise.indicator is not None
        promise = promise._replace(indicator=promise.indicator._replace(flow=True))
    return assess(promise, day(when).last)


# Goal, base, figure on day 500, status, worst, best. The number of the arithmetic is the end that shows less.
BASELINES = [
    # 超X of what is to rise by a change: the base may lie above the figure, so that all of the way is lost again.
    # 24.00 of 20 to 25 is 0.8, at half of the time ahead; from 30 it is moving away: the rounding is all there is.
    ("提高5个百分点", "超20%", "24.00%", "not met yet", "not met yet", "not met yet"),
    ("提高5个百分点", "超20%", "22.50%", "on track", "moving away", "on track"),
    ("提高5个百分点", "超20%", "20.50%", "far behind", "moving away", "far behind"),
    ("增长50%", "超100亿元", "105亿元", "far behind", "moving away", "far behind"),
    # 不足X: the less the base was, the more has been done; 23 of 20 up to 25 is 0.6 at half of the time.
    ("提高5个百分点", "不足20%", "23.00%", "ahead", "ahead", "ahead"),
    ("提高5个百分点", "不足20%", "21.00%", "far behind", "far behind", "ahead"),
    # What is to fall: 970万吨 of 1000 to 800 is 0.15; from ever more than 1000 it is ever more, from 960 a rise.
    ("下降20%", "超1000万吨", "970万吨", "far behind", "far behind", "ahead"),
    ("下降20%", "不足1000万吨", "970万吨", "far behind", "moving away", "far behind"),
    # From above to a goal of two sides the lower end of the base shows less: 15 of 16 to 11 is 0.2, of 18 to 11 3/7.
    ("稳定在11%左右", "16%—18%", "15.00%", "far behind", "far behind", "behind"),
    # 14 of 16 to 11 is 0.4, of 18 to 11 it is 4/7, at half of the time.
    ("稳定在11%左右", "16%—18%", "14.00%", "behind", "behind", "ahead"),
    # 20 of 23 to 15 is 3/8, of 25 to 15 it is a half.
    ("10%—15%", "23%—25%", "20.00%", "behind", "behind", "on track"),
    # From below the higher end does: 8 of 7 to 10 is a third, of 5 to 10 it is 0.6.
    ("稳定在10%左右", "5%—7%", "8.00%", "behind", "behind", "ahead"),
]


@pytest.mark.parametrize(("goal", "base", "figure", "status", "worst", "best"), BASELINES)
def test_of_a_bounded_baseline_every_end_counts(
    *, goal: str, base: str, figure: str, status: str, worst: str, best: str
) -> None:
    unit = next(unit for unit in ("亿元", "万吨", "%") if base.endswith(unit))
    found = judged(goal, 600, unit=unit, base=(0, base), actuals=[(500, figure)])
    assert (found.status, found.worst, found.best) == (status, worst, best)
    assert not found.firm or worst == best


def test_the_path_of_a_yearly_rate_is_not_firm_from_a_base_without_an_end() -> None:
    # From 300 with 7% a year: 321 after one year. 310 is half of the way; from more than 310 it is none.
    found = judged("年均增长7%", "2022-06", by="2025", unit="亿元", base=("2020", "超300亿元"),
                   actuals=[("2021", "310亿元")])  # fmt: skip
    assert (found.status, found.worst, found.best) == ("far behind", "moving away", "far behind")
    assert Doubt.BOUND in found.doubts


@pytest.mark.parametrize(
    ("goal", "figure", "status"),
    [
        # 4.64万 is 46,350 up to 46,450, and the floor of the range lies within.
        ("46394家—69591家", "4.64万家", "awaiting final figure"),
        ("46394家—69591家", "4.65万家", "met"),
        ("46394家—69591家", "4.63万家", "missed"),
        ("46400家—69591家", "4.64万家", "met"),  # its digits are the goal's
        # 3400亿元 is within 0.5%: 3383 up to 3417.
        ("3414亿元—4097亿元", "3400亿元", "awaiting final figure"),
        ("3414亿元—4097亿元", "3401亿元", "missed"),
        ("3414亿元—4097亿元", "4100亿元", "awaiting final figure"),  # the other end lies within
        ("3414亿元—4097亿元", "4101亿元", "missed"),
    ],
)
def test_a_figure_coarser_than_an_end_of_a_range_decides_nothing(goal: str, figure: str, status: str) -> None:
    assert judged(goal, 1001, base=None, actuals=[(1000, figure)]).status == status


def years(found: Assessment) -> list[tuple[int, Status]]:
    """The verdict on each year."""
    return [(one.year, one.status) for one in found.years if isinstance(one, Year)]


@pytest.mark.parametrize(
    ("goal", "figure", "status"),
    [
        # What a flow had reached by June says of the year only what more months cannot undo.
        ("稳定在1250个左右", "552个", "awaiting final figure"),
        ("稳定在1250个左右", "1250个", "awaiting final figure"),  # within, and more may come
        ("稳定在1250个左右", "1320个", "missed"),  # over 1312.5
        ("不超过1250个", "552个", "awaiting final figure"),
        ("不超过1250个", "1251个", "missed"),
        ("每年1250个", "552个", "awaiting final figure"),
        ("每年1250个", "1250个", "met"),
    ],
)
@pytest.mark.parametrize("month", ["2021-06", "2021-12"])
def test_a_part_of_a_flows_year_proves_what_cannot_be_undone(goal: str, figure: str, status: str, month: str) -> None:
    found = judged(goal, "2022-03", flow=True, by="2021", kind="annual", unit="个", base=None, start="2021",
                   actuals=[(month, figure)])  # fmt: skip
    assert years(found) == [(2021, status)]
    assert found.status == status


@pytest.mark.parametrize(
    ("before", "figure", "status"),
    [
        # 7% more than 100 is 107, than 104 it is 111.28.
        ("100亿元—104亿元", "110亿元", "awaiting final figure"),
        ("100亿元—104亿元", "112亿元", "met"),
        ("100亿元—104亿元", "106亿元", "missed"),
        ("超100亿元", "108亿元", "awaiting final figure"),  # 超 has no other end
        ("超100亿元", "106亿元", "missed"),  # at least 107 is asked for
        ("不足100亿元", "108亿元", "met"),  # less than 107 is
        ("不足100亿元", "106亿元", "awaiting final figure"),
        ("约100亿元", "112.4亿元", "met"),  # 95 up to 105: 112.35
        ("约100亿元", "112.3亿元", "awaiting final figure"),
        ("100亿元", "107亿元", "met"),
    ],
)
def test_growth_over_a_bounded_year_needs_both_its_ends(before: str, figure: str, status: str) -> None:
    found = judged("每年增长7%", "2022-03", by="2021", kind="annual", unit="亿元", base=None, start="2021",
                   actuals=[("2020", before), ("2021", figure)])  # fmt: skip
    assert found.status == status


@pytest.mark.parametrize(
    ("goal", "base", "figure", "status"),
    [
        # Three times 857 or more is at least 2571.
        ("达到2020年的3倍", "857家以上", "2570家", "missed"),
        ("达到2020年的3倍", "857家以上", "2571家", "awaiting final figure"),
        ("达到2020年的3倍", "不足857家", "2571家", "met"),
        # A fall of a fifth from 1000 or more is to 800 at the least.
        ("比2020年下降20%", "超1000家", "799家", "met"),
        ("比2020年下降20%", "超1000家", "801家", "awaiting final figure"),
        # 10% to 15% more than 103 is 113.3 up to 118.45, than 121 it is 133.1 up to 139.15: 125 may be within or not.
        ("比2020年增长10%—15%", "103亿元—121亿元", "125.0亿元", "awaiting final figure"),
    ],
)
def test_a_goal_that_moves_with_a_bounded_base_is_decided_where_its_ends_agree(
    *, goal: str, base: str, figure: str, status: str
) -> None:
    unit = "亿元" if base.endswith("亿元") else "家"
    found = judged(goal, "2026-03", by="2025", unit=unit, base=("2020", base), actuals=[("2025", figure)])
    assert found.status == status


# From ever further away it is all of the way: 95 of 99 to 80 is a fifth at half of the time, and so is 15 of 14 to 20.
@pytest.mark.parametrize(("goal", "base", "figure"), [("降至80%", "99%以上", "95.00%"), ("20%", "不足14%", "15.00%")])
def test_a_path_of_growth_from_a_base_without_an_end_is_not_firm(goal: str, base: str, figure: str) -> None:
    promise = target(goal, base=(0, base), actuals=[(500, figure)])._replace(path=PathShape.GROWTH)
    found = assess(promise, day(600).last)
    assert (found.status, found.worst, found.best) == ("far behind", "far behind", "ahead")
    assert not found.firm


@pytest.mark.parametrize(
    ("goal", "base", "side"),
    [
        # A range has two sides whatever way it is reached, but for things to build.
        ("下降10%—15%", None, Side.BETWEEN),
        ("增长10%—15%", None, Side.BETWEEN),
        ("降至10%—15%", None, Side.BETWEEN),
        ("达到10%—15%", None, Side.BETWEEN),
        ("1—2家", None, Side.FLOOR),
        ("1—2家", "2", Side.FLOOR),
        ("1—2家", "3", Side.BETWEEN),  # from above they are no more to be built
        ("降至1—2家", None, Side.BETWEEN),
        ("下降10%左右", None, Side.FLOOR),
        ("降至10%左右", None, Side.CEILING),
    ],
)
def test_the_side_of_a_goal(goal: str, base: str | None, side: Side) -> None:
    assert side_of(as_goal(parse(goal)), Decimal(base) if base else None) is side


@pytest.mark.parametrize(
    ("one", "other", "ends"),
    [
        ((True, True), (True, True), (True, True)),
        ((True, False), (True, True), (True, False)),
        ((True, True), (True, False), (True, False)),
        ((False, True), (True, True), (False, True)),
        ((True, True), (False, True), (False, True)),
    ],
)
def test_a_sum_has_an_end_only_where_both_have_it(
    one: tuple[bool, bool], other: tuple[bool, bool], ends: tuple[bool, bool]
) -> None:
    low, high = Decimal(1), Decimal(2)
    assert Interval(low, high, *one).plus(Interval(low, high, *other)) == Interval(low * 2, high * 2, *ends)


@pytest.mark.parametrize(
    ("goal", "figure", "at"),
    [
        ("突破200家", "200家", True),
        ("突破200家", "201家", False),
        ("突破200家", "约200家", False),  # may be more
        ("200家以上", "200家", False),  # reaches it
        ("200家", "200家", False),
        ("低于200家", "200家", True),
    ],
)
def test_a_figure_at_the_threshold(goal: str, figure: str, at: bool) -> None:
    assert judged(goal, 600, actuals=[(500, figure)]).at_threshold is at


def test_a_level_of_a_whole_period_is_decided_by_no_day() -> None:
    promise = target("200家", actuals=[(1000, "210家")])._replace(extent=Extent.PERIOD, start=day(0))
    assert assess(promise, day(1100).last).status == "awaiting final figure"
    assert assess(promise._replace(extent=Extent.END), day(1100).last).status == "met"
    change = target("增长10%", unit="亿元", base=(0, "100亿元"), actuals=[(1000, "120亿元")])
    change = change._replace(extent=Extent.PERIOD, start=day(0))
    assert assess(change, day(1100).last).status == "met"


def test_a_year_missed_by_a_near_figure_is_not_final() -> None:
    found = judged("每年50家", "2025-06", by="2026", kind="annual", base=None, start="2024",
                   actuals=[("2024", "40家", {"match": "near"})])  # fmt: skip
    assert (found.status, found.firm) == ("not met yet", False)


@pytest.mark.parametrize("goal", ["增长2倍", "增长20%", "提高20个百分点"])
def test_a_change_of_no_year_asks_what_it_compares_with(goal: str) -> None:
    figure = {"增长2倍": "增长1倍", "增长20%": "增长10%"}.get(goal, "提高10个百分点")
    found = judged(goal, 600, base=None, actuals=[(500, figure)])
    assert (found.status, found.missing) == ("no baseline", Missing.CHANGE_BASE)


@pytest.mark.parametrize(
    ("goal", "baseline", "start", "issued", "year"),
    [
        ("比2020年年均增长7%", "2018", "2023", "2022-03", 2020),  # the goal's own before all others
        ("年均增长7%", "2018", "2023", "2022-03", 2018),
        ("年均增长7%", None, "2023", "2022-03", 2022),
        ("年均增长7%", None, None, "2022-06-30", 2021),
        ("年均增长7%", None, None, "2022-07-01", None),  # of the second half of a year: it must be named
        ("年均增长7%", None, None, None, None),
    ],
)
def test_the_year_that_yearly_rates_are_counted_from(
    *, goal: str, baseline: str | None, start: str | None, issued: str | None, year: int | None
) -> None:
    promise = target(goal, base=(baseline, "100亿元") if baseline else None, unit="亿元", start=start, issued=issued)
    assert base_year(promise, promise.baseline) == year


@pytest.mark.parametrize(("figure", "status"), [("120.1亿元", "met"), ("119.9亿元", "missed"), ("123亿元", "met")])
def test_a_yearly_rate_of_about_takes_five_per_cent_of_its_way(figure: str, status: str) -> None:
    # 100 becomes 121 in two years, and 5% of the way of 21 are 1.05.
    found = judged("年均增长10%左右", "2024", by="2022", unit="亿元", base=("2020", "100亿元"),
                   actuals=[("2022", figure)])  # fmt: skip
    assert found.status == status


@pytest.mark.parametrize(("figure", "status"), [("200家", "met"), ("150家", "missed")])
def test_an_old_figure_opens_no_final_verdict(figure: str, status: str) -> None:
    found = judged("200家", 4000, actuals=[(1000, figure)])
    assert (found.status, found.marked_stale, found.firm, found.doubts) == (status, False, True, ())


def test_a_total_says_of_how_many_figures_it_is() -> None:
    rows = [actual("2024", "5家"), actual("2025", "7家"), actual("2026", "9家")]
    assert [one.parts for one in totals(rows, date(2023, 12, 31))] == [1, 2, 3]
    assert totals(rows, date.max) == []


def test_a_figure_of_before_the_start_is_history() -> None:
    found = judged("200家", 600, base=(0, "100家"), actuals=[("2022", "90家"), (500, "150家")])
    uses = [str(use_of(one, found)) for one in found.target.actuals]
    assert uses == ["history", "counts"]
