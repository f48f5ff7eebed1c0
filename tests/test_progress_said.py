"""What goals ask and figures say, piece by piece: intervals, tolerances, sides, the aim of a change, totals.

Worked out from docs/method.md.
"""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from judging import actual, day, target

from policytrack.progress import assess
from policytrack.progress.goals import Missing, Side, derived_aim, direct_aim, is_for_a_period, shown_base
from policytrack.progress.intervals import Interval, Said, exactly, said
from policytrack.progress.series import known, one_a_day, totals
from policytrack.progress.use import figures, use_of
from policytrack.quantity.unit_table import UNITS


def shown(values: Interval) -> str:
    """An interval as one writes it: [1, 2), (3, …."""
    low = "(…" if values.low is None else f"{'[' if values.low_in else '('}{values.low.normalize():f}"
    high = "…)" if values.high is None else f"{values.high.normalize():f}{']' if values.high_in else ')'}"
    return f"{low}, {high}"


#: A figure, what it leaves possible, and the numbers that are shown of it on a way up and on a way down.
FIGURES = [
    ("1503家", "[1503, 1503]", "1503", "1503"),
    ("1500家", "[1492.5, 1507.5)", "1500", "1500"),  # two zeros: within 0.5%
    ("1510家", "[1510, 1510]", "1510", "1510"),
    ("0家", "[0, 0]", "0", "0"),
    ("0%", "[-0.5, 0.5)", "0", "0"),
    ("0.0%", "[-0.05, 0.05)", "0", "0"),
    ("100家", "[99.5, 100.5)", "100", "100"),
    ("1.5万家", "[14500, 15500)", "15000", "15000"),
    ("15万家", "[145000, 155000)", "150000", "150000"),
    ("16.6%", "[16.55, 16.65)", "16.6", "16.6"),
    ("17%", "[16.5, 17.5)", "17", "17"),
    ("-17%", "[-17.5, -16.5)", "-17", "-17"),
    ("-100%", "[-100.5, -99.5)", "-100", "-100"),
    ("第5位", "[5, 5]", "5", "5"),
    ("居全国第5位", "[5, 5]", "5", "5"),
    ("不低于第5位", "(…, 5]", "5", "5"),
    ("低于第5位", "[5, 5]", "5", "5"),  # worse, and how much is not said
    ("不高于第5位", "[5, 5]", "5", "5"),
    ("约第5位", "[5, 5]", "5", "5"),
    ("第5位左右", "[5, 5]", "5", "5"),
    ("第5位上下", "[5, 5]", "5", "5"),
    ("前5位", "(…, 5]", "5", "5"),
    ("超200家", "(200, …)", "200", "200"),
    ("200家以上", "[200, …)", "200", "200"),
    ("不足200家", "(…, 200)", "200", "200"),
    ("不超过200家", "(…, 200]", "200", "200"),
    ("近200家", "(190, 200)", "190", "200"),
    ("接近200家", "(190, 200)", "190", "200"),
    ("nearly 200", "(190, 200)", "190", "200"),
    ("almost 200", "(190, 200)", "190", "200"),
    ("close to 200", "(190, 200)", "190", "200"),
    ("Nearly 200", "(190, 200)", "190", "200"),
    ("约200家", "[190, 210]", "190", "210"),
    ("200家左右", "[190, 210]", "190", "210"),
    ("约-10%", "[-10.5, -9.5]", "-10.5", "-9.5"),
    ("900多家", "(900, 1000)", "900", "1000"),
    ("900余家", "(900, 1000)", "900", "1000"),
    ("950多家", "(950, 960)", "950", "960"),
    ("九百多家", "(900, 1000)", "900", "1000"),
    ("2.3万多家", "(23000, 24000)", "23000", "24000"),
    ("190—210家", "[190, 210]", "190", "210"),
]


@pytest.mark.parametrize(("figure", "values", "rising", "falling"), FIGURES)
def test_what_a_figure_says(*, figure: str, values: str, rising: str, falling: str) -> None:
    found = said(actual(0, figure, "%" if "%" in figure else None).value)
    assert shown(found.values) == values
    assert [found.number(), found.number(rising=False)] == [Decimal(rising), Decimal(falling)]
    mirrored = -found
    assert (mirrored.number(), mirrored.digits, mirrored.plain) == (-Decimal(falling), -found.digits, found.plain)
    assert -mirrored == found
    low, high, low_in, high_in = found.values
    assert mirrored.values == (high if high is None else -high, low if low is None else -low, high_in, low_in)


@pytest.mark.parametrize(("figure", "values"), [("5人/万人", "[4.5, 5.5)"), ("5人", "[5, 5]")])
def test_a_count_per_head_is_rounded(figure: str, values: str) -> None:
    found = said(actual(0, figure).value)
    factor = found.digits / 5
    assert shown(Interval(*(one / factor for one in found.values[:2] if one is not None), *found.values[2:])) == values


#: Two intervals as `low high ins`, and whether the first lies within the second.
WITHIN = [
    ((1, 2), (1, 2), True), ((1, 2), (1, 3), True), ((1, 2), (0, 2), True), ((0, 2), (1, 2), None),
    ((1, 3), (1, 2), None), ((3, 4), (1, 2), False), ((-2, -1), (1, 2), False), ((2, 3), (1, 2), None),
    ((None, 2), (None, 2), True), ((None, 2), (1, 2), None), ((1, None), (1, None), True),
    ((1, None), (1, 2), None), ((3, None), (1, 2), False), ((None, 0), (1, 2), False),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "expected"), WITHIN)
def test_whether_one_interval_lies_within_another(
    one: tuple[int | None, int | None], other: tuple[int | None, int | None], expected: bool | None
) -> None:
    first, second = (Interval(*(None if end is None else Decimal(end) for end in ends)) for ends in (one, other))
    assert first.within(second) is expected
    assert (-first).within(-second) is expected


#: At one common end: whether it belongs to the first and to the second, and whether the first lies within, or beside.
ENDS = [(True, True, True, None), (False, True, True, False), (True, False, None, False), (False, False, True, False)]


@pytest.mark.parametrize(("mine", "its", "within", "beside"), ENDS)
def test_an_end_belongs_or_not(*, mine: bool, its: bool, within: bool | None, beside: bool | None) -> None:
    one, two, three = Decimal(1), Decimal(2), Decimal(3)
    assert Interval(two, three, low_in=mine).within(Interval(two, None, low_in=its)) is within
    assert Interval(one, two, high_in=mine).within(Interval(None, two, high_in=its)) is within
    assert Interval(two, three, low_in=mine).within(Interval(one, two, high_in=its)) is beside
    assert Interval(one, two, high_in=mine).within(Interval(two, three, low_in=its)) is beside


def test_what_an_interval_holds() -> None:
    one, two, three = Decimal(1), Decimal(2), Decimal(3)
    assert [Interval(one, three).holds(value) for value in (Decimal(0), one, two, three, Decimal(4))] == [
        False, True, True, True, False,
    ]  # fmt: skip
    assert not Interval(one, three, low_in=False).holds(one)
    assert not Interval(one, three, high_in=False).holds(three)
    assert Interval(None, three).holds(Decimal(-9)) and Interval(one, None).holds(Decimal(9))


def test_sums_of_figures() -> None:
    some, more = said(actual(0, "5家").value), said(actual(0, "超3家").value)
    total = some.plus(more)
    assert (shown(total.values), total.digits, total.ends, total.plain) == ("(8, …)", 8, (8, None), False)
    assert some.plus(some) == Said(Interval(Decimal(10), Decimal(10)), Decimal(10), (Decimal(10), Decimal(10)))
    least = some.or_more()
    assert (shown(least.values), least.digits, least.ends, least.plain) == ("[5, …)", 5, (5, None), False)
    assert shown(more.or_more().values) == "(3, …)"
    assert exactly(Decimal(3)).corners == (3,)
    assert (some.corners, more.corners) == ((5,), (3, None))
    assert said(actual(0, "17%", "%").value).corners == (17, Decimal("16.5"), Decimal("17.5"))
    assert exactly(Decimal(3)).ends_of_values == ((3, False),)
    assert more.ends_of_values == ((3, False), (None, True))


#: A goal, its baseline, a tolerance that the file names; the side, what is accepted, and the tolerance that counts.
ABOUT: list[tuple[str, str | None, str | None, Side, str, str]] = [
    ("40%左右", "20%", None, Side.BETWEEN, "[39, 41]", "1"),
    ("40%左右", "60%", None, Side.BETWEEN, "[39, 41]", "1"),
    ("40%左右", None, None, Side.BETWEEN, "[38, 42]", "2"),
    ("40%左右", "40%", None, Side.BETWEEN, "[38, 42]", "2"),  # reached before
    ("40%左右", "90%", None, Side.BETWEEN, "[38, 42]", "2"),  # 5% of T is less than 5% of the way
    ("达到40%左右", "20%", None, Side.FLOOR, "[39, …)", "1"),
    ("达到40%左右", "50%", None, Side.FLOOR, "[38, …)", "2"),
    ("降至40%左右", "50%", None, Side.CEILING, "(…, 40.5]", "0.5"),
    ("降至40%左右", "40%", None, Side.CEILING, "(…, 42]", "2"),
    ("降至40%左右", "30%", None, Side.CEILING, "(…, 42]", "2"),
    ("稳定在40%左右", "20%", None, Side.BETWEEN, "[38, 42]", "2"),
    ("40%左右", "20%", "0.1", Side.BETWEEN, "[36, 44]", "4"),
    ("40%左右", "38%", "0.1", Side.BETWEEN, "[39.9, 40.1]", "0.1"),  # which would take in the baseline
    ("40%左右", "36%", "0.1", Side.BETWEEN, "[39.8, 40.2]", "0.2"),  # nor may it end there
    ("-40%左右", None, None, Side.BETWEEN, "[-42, -38]", "2"),
    ("3家左右", "0家", None, Side.FLOOR, "[2, …)", "1"),
    ("2家左右", "0家", None, Side.FLOOR, "[1.9, …)", "0.1"),
    ("40家左右", "0家", None, Side.FLOOR, "[38, …)", "2"),
    ("4家左右", "3家", None, Side.FLOOR, "[3.95, …)", "0.05"),  # one less is the baseline
    ("4.5家左右", "0家", None, Side.FLOOR, "[4.275, …)", "0.225"),
    ("约3家", "9家", None, Side.BETWEEN, "[2, 4]", "1"),
]


@pytest.mark.parametrize(("goal", "base", "named", "side", "accepted", "tolerance"), ABOUT)
def test_what_about_accepts(
    *, goal: str, base: str | None, named: str | None, side: Side, accepted: str, tolerance: str
) -> None:
    unit = "%" if "%" in goal else "家"
    asked = target(goal, base=None, tolerance=named, unit=unit)
    found = direct_aim(asked, said(actual(0, base, unit).value).digits if base else None, real=base is not None)
    assert (found.side, shown(found.accepted), found.tolerance) == (side, accepted, Decimal(tolerance))
    assert found.low == found.high


def test_a_place_to_count_from_had_not_reached_a_goal() -> None:
    asked = target("达到40%左右", base=None)
    assert [direct_aim(asked, Decimal(50), real=real).tolerance for real in (True, False)] == [2, Decimal("0.5")]


#: A goal of change, the amount that it changes, its unit, the years: the side, what is accepted; or what is missing.
CHANGES: list[tuple[str, str, str, str, Side | Missing, str]] = [
    ("增长15%", "200", "亿元", "1", Side.FLOOR, "[230, …)"),
    ("增长超过15%", "200", "亿元", "1", Side.FLOOR, "(230, …)"),
    ("增长不超过15%", "200", "亿元", "1", Side.CEILING, "(…, 230]"),
    ("增长10%—15%", "200", "亿元", "1", Side.BETWEEN, "[220, 230]"),
    ("下降15%", "200", "亿元", "1", Side.CEILING, "(…, 170]"),
    ("下降超过15%", "200", "亿元", "1", Side.CEILING, "(…, 170)"),
    ("下降不超过15%", "200", "亿元", "1", Side.FLOOR, "[170, …)"),
    ("下降10%—15%", "200", "亿元", "1", Side.BETWEEN, "[170, 180]"),
    ("下降150%", "200", "亿元", "1", Side.CEILING, "(…, 0]"),
    ("增长15%", "-200", "亿元", "1", Side.CEILING, "(…, -230]"),
    ("下降15%", "-200", "亿元", "1", Side.FLOOR, "[-170, …)"),
    ("增长15%左右", "200", "亿元", "1", Side.FLOOR, "[228.5, …)"),  # 5% of the way of 30
    ("下降15%左右", "200", "亿元", "1", Side.CEILING, "(…, 171.5]"),
    ("增长15%", "0", "亿元", "1", Missing.NONZERO_BASE, ""),
    ("翻一番", "0", "亿元", "1", Missing.NONZERO_BASE, ""),
    ("翻一番", "200", "亿元", "1", Side.FLOOR, "[400, …)"),
    ("达到2020年的3倍", "200", "亿元", "1", Side.FLOOR, "[600, …)"),
    ("增长2倍", "200", "亿元", "1", Side.FLOOR, "[600, …)"),
    ("提高5个百分点", "20", "%", "1", Side.FLOOR, "[25, …)"),
    ("下降5个百分点", "20", "%", "1", Side.CEILING, "(…, 15]"),
    ("提高5个百分点", "0", "%", "1", Side.FLOOR, "[5, …)"),
    ("年均提高2个百分点", "20", "%", "3", Side.FLOOR, "[26, …)"),
    ("年均增长10%", "200", "亿元", "2", Side.FLOOR, "[242, …)"),
    ("年均下降10%", "200", "亿元", "2", Side.CEILING, "(…, 162]"),
    ("年均增长10%", "200", "亿元", "0", Side.FLOOR, "[200, …)"),
    ("年均下降100%", "200", "亿元", "0", Side.CEILING, "(…, 0]"),  # nothing is left, over whatever time
]


@pytest.mark.parametrize(("goal", "base", "unit", "years", "side", "accepted"), CHANGES)
def test_what_a_change_asks_of_levels(
    *, goal: str, base: str, unit: str, years: str, side: Side | Missing, accepted: str
) -> None:
    found = UNITS.find(unit)
    scale = found.factor
    aim = derived_aim(target(goal, base=None, unit=unit), Decimal(base) * scale, found, Decimal(years))
    if isinstance(side, Missing):
        assert aim is side
        return
    assert not isinstance(aim, Missing)
    ends = [None if one is None else one / scale for one in aim.accepted[:2]]
    assert (aim.side, shown(Interval(*ends, *aim.accepted[2:])), aim.derived, aim.unit) == (side, accepted, True, found)
    assert aim.low <= aim.high


def test_growth_over_no_whole_years() -> None:
    unit = UNITS.find("亿元")
    aim = derived_aim(target("年均增长21%", base=None, unit="亿元"), Decimal(100), unit, Decimal("0.5"))
    assert not isinstance(aim, Missing)
    assert round(aim.low, 6) == 110
    gone = derived_aim(target("年均下降100%", base=None, unit="亿元"), Decimal(100), unit, Decimal("0.5"))
    assert not isinstance(gone, Missing)
    assert gone.low == 0


def test_the_end_of_a_range_that_the_way_leads_to() -> None:
    aim = direct_aim(target("10%—15%", base=None))
    assert [aim.point(Decimal(base)) for base in (5, 10, 12, 15, 25)] == [10, 10, 10, 10, 15]


#: A baseline, a goal, and the number of the baseline that shows less progress.
BASES = [
    ("超20%", "30%", "20"), ("20%—25%", "30%", "25"), ("20%—25%", "降至10%", "20"), ("20%—25%", "10%—15%", "20"),
    ("5%—7%", "10%—15%", "7"), ("12%—14%", "10%—15%", "14"), ("15%—17%", "10%—15%", "17"),
]  # fmt: skip


@pytest.mark.parametrize(("base", "goal", "number"), BASES)
def test_the_number_that_is_shown_of_a_bounded_baseline(base: str, goal: str, number: str) -> None:
    assert shown_base(said(actual(0, base, "%").value), direct_aim(target(goal, base=None))) == Decimal(number)


def test_figures_by_their_days_and_publication() -> None:
    rows = [("2024", "5家"), ("2023", "3家", {"published": "2024-06"}), ("2023", "4家", {"published": "2024-03"}),
            ("2025", "9家")]  # fmt: skip
    asked = target("9家", base=None, actuals=rows)
    assert [one.value.text for one in known(asked, day("2024").last, day("2025").last)] == ["4家", "3家", "5家"]
    assert [one.value.text for one in known(asked, day("2025").last, day("2024-05").last)] == ["4家"]
    both = [actual("2023", "3家"), actual("2023", "4家", match="near")]
    assert [one.value.text for one in (*one_a_day(both), *one_a_day(both[::-1]))] == ["3家", "3家"]
    two = [actual("2023", "3家", match="near"), actual("2023", "4家", match="near")]
    assert [one.value.text for one in one_a_day(two)] == ["4家"]


#: Increments from the end of 2020 on: the total of each day, `+` where it is a lower bound, `~` where it is near.
TOTALS: list[tuple[str, list[Any], str]] = [
    ("year by year", [("2021", "5家"), ("2022", "7家")], "2021 5, 2022 12"),
    ("of the start's day and before", [("2020", "5家"), ("2021", "7家")], "2021 7"),
    ("a year is missing", [("2021", "5家"), ("2023", "7家")], "2021 5, 2023 12+"),
    ("the first year is missing", [("2022", "5家")], "2022 5+"),
    ("half years", [("2021-06", "5家"), ("2021-12", "7家"), ("2022-06", "1家")], "2021-06 5, 2021-12 12, 2022-06 13"),
    ("a year beside its months", [("2021-06", "5家"), ("2021", "12家"), ("2022-06", "1家")], "2021 12, 2022-06 13"),
    ("a day is an increment", [("2021-06", "5家"), ("2021-12-31", "12家")], "2021-06 5, 2021-12-31 17"),
    ("a near one", [("2021", "5家", {"match": "near"}), ("2022", "7家")], "2021 5~, 2022 12~"),
]


@pytest.mark.parametrize(("rows", "expected"), [row[1:] for row in TOTALS], ids=[row[0] for row in TOTALS])
def test_increments_add_up(rows: list[Any], expected: str) -> None:
    asked = target("90家", base=None, actuals=rows)
    found = totals(asked.actuals, date(2020, 12, 31))
    told = [f"{one.actual.as_of} {one.number()}{'+' * one.partial}{'~' * one.near}" for one in found]
    assert ", ".join(told) == expected


def test_an_increment_that_is_left_out_makes_a_lower_bound_of_what_follows() -> None:
    rows = [("2021", "5家"), ("2022", "7家", {"match": "near"}), ("2023", "9家")]
    asked = target("90家", base=None, actuals=rows)
    own = [one for one in asked.actuals if one.match != "near"]
    assert [one.partial for one in totals(own, date(2020, 12, 31), asked.actuals)] == [False, True]
    later = [*own, actual("2022-06", "1家")]
    assert [one.partial for one in totals(own[:1], date(2020, 12, 31), later)] == [False]


def test_what_each_figure_does() -> None:
    rows = [
        ("2019", "50家"), ("2022", "150家"), ("2023", "10家", {"match": "different"}),
        ("2023-06", "9家", {"basis": "规上"}),
        ("2024", "160家", {"published": "2026-05"}), ("2025", "190家"), ("2027", "210家"),
    ]  # fmt: skip
    found = assess(target("200家", by="2025", base=("2020", "100家"), actuals=rows), day("2026-03").last)
    assert [str(use_of(one, found)) for one in found.target.actuals] == [
        "history", "counts", "different", "other basis", "unpublished", "decides", "later",
    ]  # fmt: skip
    assert [(role, one.value.text) for role, one in figures(found)] == [
        ("baseline", "100家"), ("actual", "50家"), ("actual", "150家"), ("actual", "10家"), ("actual", "9家"),
        ("actual", "190家"),
    ]  # fmt: skip
    yearly = target("50家", by="2025", base=None, start="2022", kind="annual", actuals=[("2021", "60家")])
    assert [str(use_of(one, assess(yearly, day("2023").last))) for one in yearly.actuals] == ["counts"]


#: Goal, kind, whether it is a level that a whole period is to have.
PERIODS = [("80%", "level", True), ("80%", "cumulative", False), ("80%", "annual", False), ("增长8%", "level", False),
           ("翻一番", "level", False), ("新增50家", "level", False)]  # fmt: skip


@pytest.mark.parametrize(("goal", "kind", "expected"), PERIODS)
def test_what_is_for_a_whole_period(goal: str, kind: str, expected: bool) -> None:
    from policytrack.data.model import Extent

    asked = target(goal, base=None, kind=kind, unit="亿元" if "番" in goal or "增" in goal else None)
    assert is_for_a_period(asked._replace(extent=Extent.PERIOD)) is expected
    assert not is_for_a_period(asked)
