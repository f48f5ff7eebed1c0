"""Paths to a goal: what is planned for a day, what the next figure must be, and which milestone was missed.

Worked out by hand, on days that count from 2024-01-01, so that shares of the thousand days to the deadline are round.
"""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from judging import START, day, target

from policytrack import progress
from policytrack.data.model import Milestone
from policytrack.progress import assess
from policytrack.progress.goals import direct_aim
from policytrack.progress.intervals import Interval, Said
from policytrack.progress.pace import Pace, Path, Scale, recent
from policytrack.progress.status import PACED
from policytrack.progress.verdict_range import classes

MILESTONES = ((day(400).last, Decimal(120)), (day(800).last, Decimal(180)))


def path(
    goal: str = "200", value: str = "150", when: int = 500, head: Pace = Pace.LINE, base: str = "100", **fields: Any
) -> Path:
    """From the base on day 0 to the goal on day 1000, with a figure of a day."""
    numbers = Decimal(base), Decimal(value), Decimal(goal)
    return Path(numbers[0], START, numbers[1], day(when).last, numbers[2], day(1000).last, head, **fields)


# How the way is read, where it leads, day, planned for that day, and at half and twice the pace.
PLANNED = [
    (Pace.LINE, "200", 250, "125", "112.5", "150"),
    (Pace.LINE, "200", 1000, "200", "150", "300"),
    (Pace.LINE, "60", 250, "90", "95", "80"),
    (Pace.GROWTH, "1600", 500, "400", "200", "1600"),  # 16 times in the whole time, 4 times in half of it
    (Pace.GROWTH, "1600", 250, "200", "141.4214", "400"),
    (Pace.GROWTH, "25", 500, "50", "70.7107", "25"),
    (Pace.MILESTONES, "200", 0, "100", "100", "100"),
    (Pace.MILESTONES, "200", 200, "110", "105", "120"),
    (Pace.MILESTONES, "200", 400, "120", "110", "140"),
    (Pace.MILESTONES, "200", 500, "135", "117.5", "170"),
    (Pace.MILESTONES, "200", 800, "180", "140", "260"),
    (Pace.MILESTONES, "200", 950, "195", "147.5", "290"),
    (Pace.MILESTONES, "200", 1000, "200", "150", "300"),
    (Pace.MILESTONES, "200", 1200, "200", "150", "300"),  # no more than the goal once its day is over
]


@pytest.mark.parametrize(("head", "goal", "when", "planned", "half", "twice"), PLANNED)
def test_what_is_planned_for_a_day(*, head: Pace, goal: str, when: int, planned: str, half: str, twice: str) -> None:
    way = path(goal, head=head, milestones=MILESTONES if head is Pace.MILESTONES else ())
    on = day(when).last
    found = way.planned(on), way.at_pace(Decimal("0.5"), on), way.at_pace(Decimal(2), on)
    assert [round(one, 4) for one in found if one is not None] == [
        round(Decimal(text), 4) for text in (planned, half, twice)
    ]


def test_there_is_no_growth_through_zero_or_below() -> None:
    for base, goal in (("0", "100"), ("-5", "100"), ("100", "0")):
        assert path(goal, "50", head=Pace.GROWTH, base=base).planned(day(500).last) is None
    assert path(head=Pace.GROWTH, scale=None).planned(day(500).last) is None


@pytest.mark.parametrize(("sign", "goal", "planned"), [(1, "21", "10"), (-1, "19", "10")])
def test_a_change_grows_as_its_level_does(sign: int, goal: str, planned: str) -> None:
    # 21% more is 1.1 twice, 19% less 0.9 twice.
    way = path(goal, base="0", head=Pace.GROWTH, scale=Scale(Decimal(100), sign))
    on = way.planned(day(500).last)
    assert on is not None
    assert round(on, 9) == Decimal(planned)


@pytest.mark.parametrize(
    ("goal", "figure", "status"),
    [
        ("200", "100", "on track"),
        ("200", "101", "on track"),
        ("200", "99", "moving away"),
        ("50", "99", "on track"),
        ("50", "101", "moving away"),
    ],
)
def test_before_the_plan_moves_no_worse_than_the_start_is_on_track(goal: str, figure: str, status: str) -> None:
    found = path(goal, figure, head=Pace.MILESTONES, milestones=((day(600).last, Decimal(100)),)).read(Pace.MILESTONES)
    assert found is not None
    assert (found.status, found.arrives, found.projection) == (status, status == "on track", None)


@pytest.mark.parametrize(
    ("goal", "figures", "status"),
    [
        ("200家", [("2025-06", "210家"), ("2025", "190家")], "missed"),  # the last of the deadline's year counts
        ("200家", [("2025-06", "190家"), ("2025", "210家")], "met"),
        ("不超过200家", [("2025-06", "190家"), ("2025", "210家")], "missed"),
        ("200家", [("2024", "210家"), ("2025-06", "190家")], "awaiting final figure"),
    ],
)
def test_the_last_figure_of_the_deadlines_year_decides(goal: str, figures: list[tuple[str, str]], status: str) -> None:
    asked = target(goal, by="2025", base=("2020", "100家"), actuals=figures)
    assert assess(asked, day("2026-06").last).status == status


@pytest.mark.parametrize(
    ("goal", "figure", "when", "status"),
    [
        ("下降10%", "下降12%", 600, "holding"),  # who has cut enough must keep it so: a ceiling of the level
        ("下降10%", "下降5%", 600, "on track"),
        ("增长10%", "增长12%", 600, "reached"),
    ],
)
def test_a_fall_is_kept_and_a_rise_is_reached(goal: str, figure: str, when: int, status: str) -> None:
    asked = target(goal, base=(0, "100亿元"), actuals=[(500, figure)])
    assert assess(asked, day(when).last).status == status


@pytest.mark.parametrize(
    ("goal", "figure", "status"),
    [("每年不超过50项", "24项", "holding"), ("每年50项以上", "24项", "on track"), ("每年不超过50项", "60项", "missed")],
)
def test_a_running_year_below_a_ceiling_needs_no_pace(goal: str, figure: str, status: str) -> None:
    asked = target(goal, by="2025", base=None, actuals=[("2023-06", figure)], unit="项", kind="annual", start="2023")
    assert asked.indicator is not None
    asked = asked._replace(indicator=asked.indicator._replace(flow=True))
    assert assess(asked, day("2023-07").last).status == status


def test_every_name_of_the_package_is_there() -> None:
    assert [name for name in progress.__all__ if getattr(progress, name, None) is None] == []


# Milestone amounts by day, figures by day, goal, base: the day of the milestone that was missed last.
MISSED = [
    ("one short of it", [(400, "120")], [(400, "119"), (500, "150")], "200", "100", 400),
    ("kept to the figure", [(400, "120")], [(400, "120"), (500, "150")], "200", "100", None),
    ("the newest figure is the milestone's", [(500, "160")], [(500, "159")], "200", "100", 500),
    ("no figure of its day", [(400, "120")], [(399, "110"), (500, "150")], "200", "100", None),
    ("not due yet", [(600, "190")], [(500, "120")], "200", "100", None),
    ("the last of two", [(300, "120"), (400, "130")], [(300, "119"), (400, "129"), (500, "150")], "200", "100", 400),
    ("only the first", [(300, "120"), (400, "130")], [(300, "119"), (400, "130"), (500, "150")], "200", "100", 300),
    ("downwards, not low enough", [(400, "80")], [(400, "81"), (500, "70")], "降至50", "100", 400),
    ("downwards, kept", [(400, "80")], [(400, "80"), (500, "70")], "降至50", "100", None),
    ("a bound shows its lower end", [(400, "120")], [(400, "超119"), (500, "150")], "200", "100", 400),
]


@pytest.mark.parametrize(
    ("milestones", "figures", "goal", "base", "missed"), [case[1:] for case in MISSED], ids=[case[0] for case in MISSED]
)
def test_the_milestone_that_was_missed_last(
    *, milestones: list[tuple[int, str]], figures: list[tuple[int, str]], goal: str, base: str, missed: int | None
) -> None:
    asked = target(goal, base=(0, base), actuals=figures)
    marks = tuple(Milestone(day(when), target(amount).goal) for when, amount in milestones)
    found = assess(asked._replace(path=marks), day(550).last)
    assert found.missed_milestone == (None if missed is None else day(missed).last)


@pytest.mark.parametrize(
    ("earlier", "value", "when", "goal", "pace", "leads"),
    [
        ((300, "120"), "140", 500, "200", "0.8333", "190"),  # 20 in 200 days, where 60 are left in 500
        ((300, "120"), "120", 500, "200", "0", "120"),
        ((300, "130"), "120", 500, "200", "-0.3125", "95"),
        ((400, "80"), "70", 500, "50", "2.5", "20"),  # downwards
    ],
)
def test_the_recent_speed(*, earlier: tuple[int, str], value: str, when: int, goal: str, pace: str, leads: str) -> None:
    found = recent((day(earlier[0]).last, Decimal(earlier[1])), path(goal, value, when))
    assert found is not None
    assert (round(found.pace, 4), found.projection) == (Decimal(pace), Decimal(leads))


def test_there_is_no_recent_speed_without_time_or_a_way() -> None:
    for earlier, value, when in (((300, "120"), "150", 1000), ((500, "120"), "150", 500), ((300, "120"), "200", 500)):
        assert recent((day(earlier[0]).last, Decimal(earlier[1])), path(value=value, when=when)) is None


@pytest.mark.parametrize(
    ("goal", "base", "figure", "status"),
    [
        ("降至40%左右", "50%", "30%", "met"),  # lower than asked for is no miss where it was to come down
        ("降至40%左右", "50%", "40.5%", "met"),  # within 5% of the way from 50 to 40
        ("降至40%左右", "50%", "41.0%", "missed"),
        ("40%左右", "50%", "30%", "missed"),  # without a direction it has two sides
        ("降至40%", "50%", "39%", "met"),
        ("3家左右", "2家", "2家", "missed"),  # the one that a count may lack is the whole way here
        ("3家左右", "1家", "2家", "met"),
        ("稳定在3家左右", "3家", "2家", "met"),
    ],
)
def test_about_has_the_sides_that_its_words_have(goal: str, base: str, figure: str, status: str) -> None:
    assert assess(target(goal, base=(0, base), actuals=[(1000, figure)]), day(1001).last).status == status


def test_a_change_counts_from_the_day_of_its_baseline() -> None:
    asked = target("增长20%", base=(200, "100亿元"), actuals=[(600, "增长10%")])
    found = assess(asked, day(650).last)
    assert found.path is not None
    assert (found.path.start, found.path.elapsed) == (day(200).last, Decimal("0.5"))
    assert found.status == "on track"


@pytest.mark.parametrize(
    ("goal", "figure", "start", "status"),
    [
        ("增加500亿元", "增加250亿元", 0, "on track"),  # amounts count from where the plan begins
        ("增加500亿元", "增加100亿元", 0, "far behind"),
        ("减少500万吨", "减少250万吨", 0, "on track"),
        ("增加500亿元", "增加250亿元", None, "no baseline"),
    ],
)
def test_amounts_added_without_a_year_count_from_the_start(
    goal: str, figure: str, start: int | None, status: str
) -> None:
    asked = target(goal, base=None, start=start, actuals=[(-100, figure.replace("2", "9")), (500, figure)])
    assert assess(asked, day(600).last).status == status


@pytest.mark.parametrize(
    ("goal", "figure", "base", "status"),
    [
        ("翻一番", "1.5倍", "100亿元", "ahead"),  # as growth goes, 1.41 is half of the way
        ("增长20%", "10%", "100亿元", "on track"),
        ("提高4个百分点", "2个百分点", "10%", "on track"),
        ("增加50家", "增加25家", "100家", "on track"),
    ],
)
def test_a_figure_in_the_goals_own_words_needs_no_word_of_change(
    goal: str, figure: str, base: str, status: str
) -> None:
    found = assess(target(goal, base=(0, base), actuals=[(500, figure)]), day(600).last)
    assert found.path is not None
    assert (found.status, found.path.progress) == (status, Decimal("0.5"))


def test_without_a_figure_or_an_aim_there_is_no_threshold_to_stand_at() -> None:
    for asked in (target("突破200家", base=None), target("年均增长7%", base=None, actuals=[(500, "150家")])):
        found = assess(asked, day(600).last)
        assert (found.at_threshold, found.undecided) == (False, False)
    assert assess(target("突破200家", actuals=[(500, "200家")]), day(600).last).at_threshold


@pytest.mark.parametrize("last_year", ["上年", "去年", "同期", "上年同期"])
def test_growth_over_the_year_before_is_read_of_levels(last_year: str) -> None:
    asked = target(
        f"较{last_year}增长10%",
        by="2025",
        base=None,
        actuals=[("2023", "80亿元"), ("2024", "100亿元"), ("2025", "110亿元")],
    )
    assert assess(asked, day("2026-06").last).status == "met"


def test_yearly_rates_are_those_of_whole_years_behind_the_base() -> None:
    figures = [("2020", "增长30%"), ("2021", "增长7%"), ("2022", "增长7%"), ("2023-06", "增长20%")]
    asked = target("年均增长7%", by="2025", base=("2020", "100亿元"), actuals=figures, start="2021")
    found = assess(asked, day("2023-08").last)
    assert found.observation is not None
    assert (found.observation.day, found.observation.number(), found.status) == (
        day("2022").last, Decimal("14.49"), "on track",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("goal", "over", "reached", "status"),
    [
        ("5%左右", False, False, "not met yet"),  # the rest of the year may bring it back
        ("5%以上", False, False, "not met yet"),
        ("不超过5%", False, False, "missed"),
        ("5%左右", True, False, "missed"),
        ("5%左右", True, True, "met"),
        ("5%左右", False, True, "holding"),
    ],
)
def test_a_year_that_runs_is_lost_only_above_a_ceiling(goal: str, over: bool, reached: bool, status: str) -> None:
    assert progress.Year(2025, over, reached, None, direct_aim(target(goal, base=None))).status == status


ENDS = st.lists(st.decimals(min_value=1, max_value=1000, places=1), min_size=2, max_size=2).map(sorted)


@given(ENDS, ENDS, st.decimals(min_value=1, max_value=1000, places=1), st.integers(min_value=1, max_value=1460))
def test_the_range_of_a_verdict_holds_its_class_at_every_corner(
    base: list[Decimal], value: list[Decimal], goal: Decimal, gone: int
) -> None:
    def figure(ends: list[Decimal]) -> Said:
        return Said(Interval(*ends), ends[0], (ends[0], ends[0]))

    def way(b: Decimal, y: Decimal) -> Path:
        return Path(b, START, y, START + timedelta(days=gone), goal, START + timedelta(days=1461))

    assume(goal != base[0])
    kinds = (Pace.LINE, Pace.GROWTH)
    found = classes(
        kinds, way(base[0], value[0]), way, base=figure(base), value=figure(value), named=False, capped=False
    )
    assert found is not None
    corners = [way(b, y).classified(kind) for kind in kinds for b in base for y in value if b != goal]
    seen = sorted(PACED.index(one) for one in corners if one is not None)
    assert seen[0] >= PACED.index(found.worst) and seen[-1] <= PACED.index(found.best)
