"""The arithmetic of a path by itself: each reading, where it leads, and what a day and a figure leave unread.

From 100 on day 0 to the goal on day 1000 unless said, with a figure of day 500.
"""

from datetime import date
from decimal import Decimal

import pytest
from judging import START, day
from test_progress_paths import MILESTONES, path

from policytrack.progress.goals import product, years_between
from policytrack.progress.intervals import Interval, Said
from policytrack.progress.pace import Pace, Scale, class_of, recent
from policytrack.progress.status import Forecast, Status
from policytrack.progress.verdict_range import forecast, needed

#: How it heads, goal, figure: the pace and where it leads, rounded.
HEADS = [
    (Pace.LINE, "200", "140", "0.8", "180"),
    (Pace.GROWTH, "400", "200", "1", "400"),  # doubled in half of the time
    (Pace.GROWTH, "1600", "200", "0.5", "400"),
    (Pace.GROWTH, "1600", "50", "-0.5", "25"),
    (Pace.GROWTH, "25", "50", "1", "25"),
    (Pace.MILESTONES, "200", "135", "1", "200"),  # the path has 135 on day 500
    (Pace.MILESTONES, "200", "114", "0.4", "140"),
    (Pace.MILESTONES, "200", "93", "-0.2", "80"),
]


@pytest.mark.parametrize(("head", "goal", "figure", "pace", "leads"), HEADS)
def test_the_heading_reading(*, head: Pace, goal: str, figure: str, pace: str, leads: str) -> None:
    way = path(goal, figure, head=head, milestones=MILESTONES if head is Pace.MILESTONES else ())
    assert way.pace is not None and way.projection is not None
    assert (round(way.pace, 9), round(way.projection, 9)) == (Decimal(pace), Decimal(leads))
    found = way.read(head)
    assert found is not None
    assert (found.pace, found.projection, found.kind) == (way.pace, way.projection, head)
    assert found.status is way.classified(head) is class_of(way.pace)
    assert found.arrives is way.arrives(head) is (way.pace >= 1)


@pytest.mark.parametrize("head", [Pace.LINE, Pace.GROWTH, Pace.MILESTONES])
@pytest.mark.parametrize("when", [0, -1])
def test_nothing_is_read_of_a_figure_that_is_no_later_than_the_start(head: Pace, when: int) -> None:
    way = path("200", "150", when, head, milestones=MILESTONES if head is Pace.MILESTONES else ())
    assert (way.pace, way.projection, way.needed_acceleration) == (None, None, None)
    assert way.read(head) is None


def test_a_figure_of_the_day_after_the_start_is_read() -> None:
    way = path("1100", "101", 1)
    assert (way.pace, way.projection, way.needed_acceleration) == (Decimal(1), Decimal(1100), Decimal(1))


@pytest.mark.parametrize(("value", "when"), [("150", 1000), ("150", 1001), ("100", 500), ("90", 500)])
def test_nothing_is_needed_without_time_or_a_way_so_far(value: str, when: int) -> None:
    assert path("200", value, when).needed_acceleration is None


def test_of_growth_that_cannot_be_read_there_is_no_pace() -> None:
    for way in (path(head=Pace.GROWTH, base="0"), path(head=Pace.GROWTH, scale=None), path("-1", head=Pace.GROWTH)):
        assert (way.pace, way.projection, way.read(Pace.GROWTH)) == (None, None, None)
        assert (way.classified(Pace.GROWTH), way.arrives(Pace.GROWTH)) == (None, None)


@pytest.mark.parametrize(
    ("kind", "goal", "value", "arrives"),
    [
        (Pace.LINE, "200", "150", True),
        (Pace.LINE, "200", "149.999", False),
        (Pace.LINE, "50", "75", True),
        (Pace.LINE, "50", "75.001", False),
        (Pace.GROWTH, "400", "200", True),  # the floating point is not trusted here
        (Pace.GROWTH, "400", "199.9999999999", False),
        (Pace.GROWTH, "400", "200.0000000001", True),
        (Pace.GROWTH, "400", "199", False),
        (Pace.GROWTH, "400", "201", True),
        (Pace.GROWTH, "25", "50", True),
        (Pace.GROWTH, "25", "51", False),
    ],
)
def test_whether_a_goal_is_reached_in_time(*, kind: Pace, goal: str, value: str, arrives: bool) -> None:
    assert path(goal, value).arrives(kind) is arrives


#: Pace and class, at the cuts and within what floating point could turn.
CUTS = [
    ("1.1", "ahead"), ("1.0999999999999", "on track"), ("0.95", "on track"), ("0.9499999999999", "behind"),
    ("0.6", "behind"), ("0.5999999999999", "far behind"), ("0", "far behind"), ("-0.0000000000001", "moving away"),
    ("1.2", "ahead"), ("1", "on track"), ("0.7", "behind"), ("0.3", "far behind"), ("-1", "moving away"),
]  # fmt: skip


@pytest.mark.parametrize(("pace", "status"), CUTS)
def test_the_cuts_in_every_reading(pace: str, status: str) -> None:
    assert class_of(Decimal(pace)) == status
    figure = str(100 + Decimal(pace) * 50)
    assert path("200", figure).classified(Pace.LINE) == status
    reading = path("200", figure).read(Pace.LINE)
    assert reading is not None and reading.status == status
    marks = ((day(500).last, Decimal(150)),)
    assert path("200", figure, head=Pace.MILESTONES, milestones=marks).classified(Pace.MILESTONES) == status


@pytest.mark.parametrize(("pace", "status"), [row for row in CUTS if len(row[0]) < 5])
def test_the_cuts_of_growth(pace: str, status: str) -> None:
    # 2^(pace) of 4 in half of the time; at a cut the exact logarithm decides, which is rounded up or down.
    way = path("400", str(100 * Decimal(2) ** Decimal(pace)))
    found = way.read(Pace.GROWTH)
    assert found is not None and found.status is way.classified(Pace.GROWTH)
    if pace not in ("1.1", "0.95", "0.6"):
        assert found.status == status


@pytest.mark.parametrize(("cut", "below", "above"), [
    ("1.1", "on track", "ahead"), ("0.95", "behind", "on track"), ("0.6", "far behind", "behind"),
    ("0", "moving away", "far behind"),
])  # fmt: skip
@pytest.mark.parametrize("off", ["1e-8", "1e-11", "1e-15"])
def test_beside_a_cut_of_growth_the_exact_logarithm_decides(*, cut: str, below: str, above: str, off: str) -> None:
    for sign, status in ((-1, below), (1, above)):
        figure = 100 * Decimal(4) ** ((Decimal(cut) + sign * Decimal(off)) / 2)
        assert path("400", str(figure)).classified(Pace.GROWTH) == status


@pytest.mark.parametrize("goal", ["0.101", "0.099"])
def test_the_class_of_a_short_way(goal: str) -> None:
    figure = (Decimal(goal) + Decimal("0.1")) / 2
    assert path(goal, str(figure), base="0.1").classified(Pace.LINE) == "on track"
    assert path(goal, str(figure), base="0.1").arrives(Pace.LINE) is True


def test_a_milestone_of_the_start_is_where_the_way_begins() -> None:
    way = path("200", "150", head=Pace.MILESTONES, milestones=((START, Decimal(120)),))
    assert (way.planned(START), way.planned(day(500).last)) == (Decimal(120), Decimal(160))


def test_of_two_milestones_of_one_day_the_last_leads_on() -> None:
    marks = ((day(500).last, Decimal(110)), (day(500).last, Decimal(150)))
    assert path(head=Pace.MILESTONES, milestones=marks).planned(day(750).last) == 175


def test_a_share_below_nothing_is_no_minus_nothing() -> None:
    falling = ((day(500).last, Decimal(70)),)
    for way in (
        path("50", "100"),
        path("200", "100", head=Pace.MILESTONES, milestones=MILESTONES),
        path("50", "100", head=Pace.MILESTONES, milestones=falling),
    ):
        reading = way.read(way.head)
        assert reading is not None
        assert [str(way.progress), str(reading.pace)] == ["0", "0"]
    standing = recent((day(300).last, Decimal(70)), path("50", "70"))
    assert standing is not None and str(standing.pace) == "0"


def test_a_scale_there_and_back() -> None:
    for scale in (Scale(), Scale(Decimal(100)), Scale(Decimal(100), -1), Scale(Decimal(1), -1)):
        assert scale.amount(scale.level(Decimal(12))) == 12
    assert Scale(Decimal(100)).level(Decimal(12)) == 112
    assert Scale(Decimal(100), -1).level(Decimal(12)) == 88


#: Goal, day, head: the day of the next figure, and the amounts that would be on track and ahead.
NEEDED = [
    ("200", 500, Pace.LINE, "2025-12-31", "169.35", "180.3"),  # 2025-05-15; the year ends on day 730
    ("50", 500, Pace.LINE, "2025-12-31", "65.325", "59.85"),
    ("200", 729, Pace.LINE, "2025-12-31", "169.35", "180.3"),
    ("200", 730, Pace.LINE, "2026-09-27", "200", "200"),  # the year's last day: the deadline comes before the next
    ("200", 999, Pace.LINE, "2026-09-27", "200", "200"),
    ("200", 1000, Pace.LINE, None, "", ""),
    ("200", 1200, Pace.LINE, None, "", ""),
    ("400", 300, Pace.GROWTH, "2024-12-31", "161.7202", "174.4725"),  # 4 to the 0.365 × 0.95 and × 1.1
]


@pytest.mark.parametrize(("goal", "when", "head", "on", "track", "ahead"), NEEDED)
def test_what_the_next_figure_must_be(
    *, goal: str, when: int, head: Pace, on: str | None, track: str, ahead: str
) -> None:
    found = needed(path(goal, "120", when, head))
    if on is None:
        assert found is None
        return
    assert found is not None
    assert (found.on, round(found.on_track, 4), round(found.ahead, 4)) == (day(on).last, Decimal(track), Decimal(ahead))


def test_what_is_needed_is_not_told_of_growth_that_cannot_be_read() -> None:
    assert needed(path("400", "200", 300, Pace.GROWTH, base="0")) is None


def test_what_is_needed_is_never_more_than_the_goal() -> None:
    way = path("200", "150", 730)._replace(end=day("2027-01-31").last)
    found = needed(way)
    assert found is not None
    assert found.on == date(2026, 12, 31)
    assert (round(found.on_track, 2), found.ahead) == (Decimal("192.38"), Decimal(200))
    down = needed(path("50", "70", 730)._replace(end=day("2027-01-31").last))
    assert down is not None
    assert (round(down.on_track, 2), down.ahead) == (Decimal("53.81"), Decimal(50))


#: What line and growth (or the named path) say, the recent speed, whether the path is named, the best of the range.
FORECASTS: list[tuple[list[bool], bool | None, bool, Status, Forecast]] = [
    ([True, True], None, False, Status.AHEAD, Forecast.LIKELY),
    ([True, True], True, False, Status.AHEAD, Forecast.LIKELY),
    ([True, True], False, False, Status.AHEAD, Forecast.UNCERTAIN),
    ([True, False], True, False, Status.AHEAD, Forecast.UNCERTAIN),
    ([True], None, False, Status.AHEAD, Forecast.UNCERTAIN),  # one of them is not enough
    ([True], True, False, Status.AHEAD, Forecast.LIKELY),
    ([True], None, True, Status.AHEAD, Forecast.LIKELY),  # a named path counts as two
    ([False, False], False, False, Status.BEHIND, Forecast.UNLIKELY),
    ([False, False], False, False, Status.ON_TRACK, Forecast.UNCERTAIN),
    ([False, False], None, False, Status.BEHIND, Forecast.UNCERTAIN),
    ([False, False], True, False, Status.BEHIND, Forecast.UNCERTAIN),
    ([False], False, False, Status.BEHIND, Forecast.UNCERTAIN),
    ([False], False, True, Status.BEHIND, Forecast.UNLIKELY),
    ([False, True], False, False, Status.BEHIND, Forecast.UNCERTAIN),
    ([], True, False, Status.AHEAD, Forecast.UNCERTAIN),
    ([], True, True, Status.AHEAD, Forecast.UNCERTAIN),
    ([], False, True, Status.BEHIND, Forecast.UNCERTAIN),
]


@pytest.mark.parametrize(("main", "recent", "named", "best", "expected"), FORECASTS)
def test_a_forecast(*, main: list[bool], recent: bool | None, named: bool, best: Status, expected: Forecast) -> None:
    assert forecast(main, recent, named=named, best=best) is expected


@pytest.mark.parametrize(
    ("start", "end", "years"),
    [
        ("2020-12-31", "2025-12-31", "5"),
        ("2020-06-30", "2020-06-30", "0"),
        ("2020-12-31", "2022-06-30", "1.494897"),  # 546 days
        ("2020-12-31", "2021-12-30", "0.996598"),
        ("2020-06-30", "2021-07-30", "1.081473"),
    ],
)
def test_the_time_between_two_days(start: str, end: str, years: str) -> None:
    assert round(years_between(day(start).last, day(end).last), 6) == Decimal(years)


def test_a_product_of_rates_is_one_of_their_ends() -> None:
    def rate(low: str | None, digits: str, high: str | None, **ins: bool) -> Said:
        ends = (Decimal(low) if low else None), (Decimal(high) if high else None)
        return Said(Interval(*ends, ins.get("low_in", True), ins.get("high_in", True)), Decimal(digits), ends)

    ten = rate("9", "10", "11", high_in=False)
    twice = product([ten, rate("9", "10", "11")], Scale(Decimal(100)))
    assert (twice.values, twice.digits, twice.ends, twice.plain) == (
        Interval(Decimal("18.81"), Decimal("23.21"), True, False), Decimal(21), (Decimal("18.81"), Decimal("23.21")),
        True,
    )  # fmt: skip
    down = product([ten, rate("9", "10", "11", low_in=False)], Scale(Decimal(100), -1))
    assert (down.values, down.digits) == (Interval(Decimal("17.19"), Decimal("20.79"), False, False), Decimal(19))
    more = product([ten, rate("9", "10", None)._replace(plain=False)], Scale(Decimal(100)))
    assert (more.values.low, more.values.high, more.ends, more.plain) == (
        Decimal("18.81"), None, (Decimal("18.81"), None), False,
    )  # fmt: skip
