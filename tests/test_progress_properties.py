"""What must hold of every verdict, whatever the figures are."""

import json
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from judging import START, actual, target

from policytrack.data.model import Dataset, Figure, Kind, Match, Target
from policytrack.progress import Side, Status, assess
from policytrack.progress.goals import direct_aim
from policytrack.progress.pace import Pace
from policytrack.progress.status import FINAL, PACED
from policytrack.quantity.bound import Bound, Comparator
from policytrack.quantity.errors import QuantityError
from policytrack.quantity.format import format_bound
from policytrack.quantity.parsing import as_goal, parse
from policytrack.quantity.word_index import vocabulary
from policytrack.render.json_report import render_report as render_json
from policytrack.render.layout import Screen
from policytrack.render.terminal import render_report
from policytrack.report.report import report

AMOUNTS = st.decimals(min_value=0, max_value=5000, places=2)
DAYS = st.integers(min_value=0, max_value=1500)
GOALS = st.sampled_from(["达到{}", "突破{}", "不超过{}", "低于{}", "{}左右", "降至{}", "增长{}%", "新增{}"])
WORDS = st.sampled_from(["{}", "超{}", "不足{}", "约{}"])


@st.composite
def figures(draw: Any) -> list[tuple[int, str, Decimal]]:
    """Days, words and amounts of figures, oldest first."""
    days = draw(st.lists(DAYS, min_size=0, max_size=4, unique=True))
    return [(day, draw(WORDS), draw(AMOUNTS)) for day in sorted(days)]


@st.composite
def targets(draw: Any, unit: str = "公里", factor: Decimal = Decimal(1)) -> Target:
    """Targets of every kind; `unit` and `factor`: the same amounts in another unit."""

    def amount(value: Decimal) -> str:
        return f"{value * factor:f}{unit}"

    words, goal = draw(GOALS), draw(AMOUNTS)
    base = draw(st.one_of(st.none(), st.tuples(DAYS, AMOUNTS)))
    rows = draw(figures())
    text = words.format(f"{goal:f}") if "%" in words else words.format(amount(goal))
    return target(
        text,
        by=draw(st.one_of(st.none(), st.just(1000))),
        base=(base[0], amount(base[1])) if base else None,
        actuals=[(day, word.format(amount(value))) for day, word, value in rows],
        unit=unit if "%" in words else None,
        kind=draw(st.sampled_from(list(Kind))),
        start=draw(st.one_of(st.none(), st.just(100))),
    )


@settings(max_examples=120)
@given(st.data(), DAYS)
def test_a_unit_changes_no_verdict(data: st.DataObject, when: int) -> None:
    seed = data.draw(st.integers(min_value=0))
    one, two = (_seeded(seed, unit, factor) for unit, factor in (("公里", Decimal(1)), ("米", Decimal(1000))))
    day = START + timedelta(days=when)
    first, second = assess(one, day), assess(two, day)
    # A metre says more digits than a kilometre, and more digits may decide what fewer leave open.
    if not (first.undecided or second.undecided or Status.AWAITING in (first.status, second.status)):
        assert first.status is second.status
    assert (first.progress, first.elapsed, first.attainment) == (second.progress, second.elapsed, second.attainment)


def _seeded(seed: int, unit: str, factor: Decimal) -> Target:
    """The same target in two units: drawn by one chance."""
    import random

    chance = random.Random(seed)

    def number() -> Decimal:
        return Decimal(chance.randrange(500000)) / 100

    def amount(value: Decimal) -> str:
        return f"{value * factor:f}{unit}"

    words = chance.choice(["达到{}", "突破{}", "不超过{}", "低于{}", "{}左右", "降至{}", "新增{}"])
    base = (chance.randrange(400), amount(number())) if chance.random() < 0.7 else None
    rows = [(day, chance.choice(["{}", "超{}", "不足{}"]).format(amount(number()))) for day in (300, 700, 1000, 1200)]
    kind = chance.choice([kind.value for kind in Kind])
    return target(words.format(amount(number())), base=base, actuals=rows[: chance.randrange(5)], kind=kind, start=0)


@settings(max_examples=150)
@given(targets(), DAYS, st.integers(min_value=1, max_value=2000))
def test_a_later_report_on_the_same_figures_takes_no_final_verdict_back(promise: Target, when: int, more: int) -> None:
    known = START + timedelta(days=2000)
    day = START + timedelta(days=when)
    old = promise._replace(actuals=tuple(one for one in promise.actuals if one.as_of.last <= day))
    before = assess(old, day, known).status
    if before in FINAL:
        assert assess(old, day + timedelta(days=more), known).status is before


@settings(max_examples=150)
@given(targets(), DAYS, DAYS, AMOUNTS)
def test_an_irrelevant_figure_changes_nothing(promise: Target, when: int, other: int, value: Decimal) -> None:
    day = START + timedelta(days=when)
    judged = assess(promise, day)
    if judged.observation is None:
        return  # where no figure is usable, the newest of the others is shown
    different = actual(other, f"{value:f}公里", match=Match.DIFFERENT)
    later = actual((day + timedelta(days=1 + other)).isoformat(), f"{value:f}公里")
    published = actual(other, f"{value:f}公里")._replace(published=later.as_of)
    for extra in (different, later, published):
        again = assess(promise._replace(actuals=(*promise.actuals, extra)), day)
        assert again._replace(target=promise) == judged


@settings(max_examples=60, deadline=None)
@given(targets(), DAYS, DAYS, AMOUNTS, st.booleans())
def test_a_report_of_a_past_day_knows_nothing_later(
    promise: Target, when: int, other: int, value: Decimal, is_baseline: bool
) -> None:
    day = START + timedelta(days=when)
    known = actual(other, f"{value:f}公里")._replace(published=actual(when + 1 + other, "0公里").as_of)
    more = promise._replace(actuals=(*promise.actuals, known))
    if is_baseline and promise.baseline is None:
        more = promise._replace(baseline=known)
    once, again = (report(Dataset((one.plan,), targets=(one,)), day) for one in (promise, more))
    assert render_report(once, Screen(200)) == render_report(again, Screen(200))
    one, two = (json.loads(render_json(found, 0)) for found in (once, again))
    for figures in (found["targets"][0]["actuals"] for found in (one, two)):
        figures[:] = [figure for figure in figures if figure["use"] not in ("later", "unpublished")]
    assert one == two


@settings(max_examples=100)
@given(targets(), DAYS)
def test_a_goal_written_in_other_words_is_judged_the_same(promise: Target, when: int) -> None:
    day = START + timedelta(days=when)
    judged = assess(promise, day)
    for lang in ("zh", "en"):
        text = format_bound(promise.goal.bound, lang=lang)
        found = assess(promise._replace(goal=Figure(text, as_goal(parse(text)))), day)
        assert (found.status, found.worst, found.best, found.firm) == (
            judged.status, judged.worst, judged.best, judged.firm,
        )  # fmt: skip


@settings(max_examples=150)
@given(targets(), DAYS, AMOUNTS)
def test_of_a_better_newest_figure_no_worse_comes(promise: Target, when: int, value: Decimal) -> None:
    day = START + timedelta(days=when)
    judged = assess(promise, day)
    newest, aim = judged.latest, judged.aim
    if (
        newest is None
        or aim is None
        or aim.side is Side.BETWEEN
        or newest.value.bound.comparator is not Comparator.EXACT
    ):
        return
    changed = actual(0, f"{value:f}公里").value
    again = assess(
        promise._replace(actuals=tuple(
            one._replace(value=changed) if one is newest else one for one in promise.actuals
        )), day,
    )  # fmt: skip
    more = changed.bound.base_low >= newest.value.bound.base_low
    worse, better = (judged, again) if more is (aim.side is Side.FLOOR) else (again, judged)
    order = [Status.MISSED, *PACED, Status.REACHED]
    equal = {Status.MET: Status.REACHED, Status.HOLDING: Status.REACHED}
    ranks = [order.index(equal.get(one.status, one.status)) for one in (worse, better)
             if equal.get(one.status, one.status) in order]  # fmt: skip
    assert ranks == sorted(ranks)


@settings(max_examples=150)
@given(targets(), DAYS)
def test_the_shares_can_be_reckoned_again(promise: Target, when: int) -> None:
    path = assess(promise, START + timedelta(days=when)).path
    if path is None:
        return
    assert path.progress == (path.value - path.base) / (path.goal - path.base)
    assert path.elapsed == Decimal((path.day - path.start).days) / (path.end - path.start).days
    line = path.read(Pace.LINE)
    if line is not None and path.elapsed:
        assert abs(line.pace - path.progress / path.elapsed) < Decimal("1e-18") * max(1, abs(line.pace))


@settings(max_examples=200)
@given(targets(), DAYS)
def test_the_status_lies_in_its_range(promise: Target, when: int) -> None:
    found = assess(promise, START + timedelta(days=when))
    if found.status in PACED:
        assert PACED.index(found.worst) <= PACED.index(found.status) <= PACED.index(found.best)
        assert not (found.firm and found.worst is not found.best)
    else:
        assert found.worst is found.best is found.status


@settings(max_examples=200)
@given(st.integers(101, 400), st.integers(0, 500), st.integers(0, 500), st.integers(120, 999))
@example(101, 0, 100, 120)
def test_more_progress_never_gives_a_worse_status(goal: int, one: int, other: int, when: int) -> None:
    order = [*PACED, Status.REACHED]
    low, high = sorted((one, other))
    found = [
        assess(target(f"{goal}家", base=(0, "100家"), actuals=[(when, f"{value}家")]), START + timedelta(days=when))
        for value in (low, high)
    ]
    if any(one.status is Status.NOT_MET_YET for one in found):
        return  # 101家 from 100家: the goal is smaller than the rounding, and there is no pace to be better or worse
    assert order.index(found[0].status) <= order.index(found[1].status)
    if found[0].status in PACED and found[1].status in PACED:
        assert order.index(found[0].worst) <= order.index(found[1].worst)
        assert order.index(found[0].best) <= order.index(found[1].best)


@given(st.sampled_from(["达到{}家", "突破{}家", "不超过{}家", "{}家左右"]), st.integers(1, 500), st.integers(0, 600))
def test_met_at_the_end_is_what_the_words_say(words: str, goal: int, value: int) -> None:
    if value and not value % 100:
        return  # a round number is coarser than the goal, and decides nothing beside it
    says = {"达": value >= goal, "突": value > goal, "不": value <= goal}
    expected = says.get(words[0], value >= goal - Decimal(goal) / 20)
    promise = target(words.format(goal), base=None, actuals=[(1000, f"{value}家")])
    assert assess(promise, date(2030, 1, 1)).status is (Status.MET if expected else Status.MISSED)


def test_a_goal_is_the_same_in_either_script() -> None:
    for one, two in (("突破3000亿元", "突破3000億元"), ("达到500个以上", "達到500個以上")):
        day = date(2030, 1, 1)
        simple = target(one, base=None, actuals=[(1000, one.strip("突破达到以上"))])
        bound = as_goal(parse(two))
        assert assess(simple, day).status is assess(simple._replace(goal=Figure(two, bound)), day).status


SHARES = (
    "40%左右", "达到40%左右", "提高到40%左右", "约40%", "降至40%左右", "下降到约40%", "控制在40%左右", "稳定在40%左右",
    "保持在40%左右", "30%—40%", "达到30%—40%", "降至30%—40%", "稳定在30%—40%", "40%", "达到40%", "降至40%", "稳定在40%",
    "reach about 40%", "about 40%", "reduce to about 40%", "stay at 40%", "reduce to 40%", "建成40%左右", "不超过40%",
)  # fmt: skip


@given(st.sampled_from(SHARES), st.sampled_from(SHARES), st.integers(25, 55), st.integers(500, 1001))
def test_goals_that_mean_the_same_are_judged_the_same(one: str, other: str, value: int, when: int) -> None:
    bounds = [as_goal(parse(goal)) for goal in (one, other)]
    bounds += [as_goal(parse(format_bound(bound, lang=lang))) for bound in bounds for lang in ("zh", "en")]
    promises = [
        target("40%", base=(0, "20%"), actuals=[(when, f"{value}%")])._replace(goal=Figure("", b)) for b in bounds
    ]
    statuses = [assess(promise, date(2026, 9, 28)).status for promise in promises]
    for bound, status in zip(bounds, statuses, strict=True):
        assert {s for b, s in zip(bounds, statuses, strict=True) if b == bound} == {status}


def test_what_the_words_say_of_about_decides_the_side() -> None:
    def status(goal: str) -> Status:
        return assess(target(goal, base=(0, "20%"), actuals=[(1000, "50%")]), date(2030, 1, 1)).status

    assert parse("达到40%左右") != parse("40%左右")
    assert (status("达到40%左右"), status("40%左右")) == (Status.MET, Status.MISSED)
    assert parse("提高到40%左右") == parse("达到约40%")


@pytest.mark.parametrize("figure", ["40%", "40%左右", "40—50%", "1.2", "300家左右"])
def test_equal_goals_have_equal_aims(figure: str) -> None:
    """Whatever words stand before a figure: what decides a verdict stands in the bound, and in its text."""
    aims: dict[Bound, set[object]] = {}
    # Words that say the same are alike: three of each kind.
    alike: dict[object, list[str]] = {}
    for word, said in vocabulary()[0].items():
        alike.setdefault(said, []).append(word)
    for word in (word for words in alike.values() for word in words[:3]):
        try:
            goal = as_goal(parse(word + figure))
        except QuantityError:
            continue
        aims.setdefault(goal, set()).add(direct_aim(target(word + figure)))
        again = as_goal(parse(format_bound(goal)))
        assert again == goal
        aims[goal].add(direct_aim(target(format_bound(goal))))
    assert {goal.word for goal, found in aims.items() if len(found) > 1} == set()
