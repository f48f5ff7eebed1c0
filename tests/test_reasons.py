"""What the program says: the same keys in every language, and sentences that say what the figures say."""

import re
import string
from importlib import import_module
from typing import Any

import pytest
from judging import day, target
from traditional import LANGUAGES as LANGUAGES_FOLDER
from traditional import converted, module

from policytrack.data.model import Indicator
from policytrack.progress import Doubt, Forecast, Missing, Status, assess
from policytrack.progress.origins import THRESHOLDS, Origin
from policytrack.quantity.unit_table import UNITS
from policytrack.report.locale import Locale
from policytrack.report.reasons import reason

TABLES = ("SIGNS", "STATUS", "MEANING", "THRESHOLD", "REASON", "HEADING", "PHRASE", "PAGE", "SOURCE", "FORECAST")
LANGUAGES = {name: import_module(f"policytrack.report.languages.{name}") for name in ("en", "zh", "zh_hant")}


@pytest.mark.parametrize("table", TABLES)
def test_every_language_says_the_same_things(table: str) -> None:
    english = getattr(LANGUAGES["en"], table)
    for language in LANGUAGES.values():
        other = getattr(language, table)
        assert list(other) == list(english)
        for key, text in other.items():
            assert _fields(text) == _fields(english[key]), (table, key)


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_the_traditional_words_are_the_simplified_ones_converted() -> None:
    written = (LANGUAGES_FOLDER / "zh_hant.py").read_text(encoding="utf-8")
    assert written == module(), "python tests/traditional.py writes them anew"


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("序时进度", "時間進度"),
        ("进度滞后", "進度落後"),
        ("严重滞后", "嚴重落後"),
        ("终端宽{width}列，加宽窗口或改用管道输出", "終端機寬{width}字元，加寬視窗或改用管線輸出"),
        ("文件中共有{count}项", "檔案中共有{count}項"),
        ("并非文件原文", "並非文件原文"),  # of a document, which is 文件 there too
        ("“左右”类目标", "「左右」類目標"),
    ],
)
def test_taiwan_and_hong_kong_have_their_own_words(simplified: str, traditional: str) -> None:
    assert converted(simplified) == traditional


def test_every_status_threshold_and_missing_thing_has_its_words() -> None:
    for language in LANGUAGES.values():
        assert set(Status) | {"stale", "near"} == set(language.STATUS) == set(language.MEANING)
        assert {threshold.name for threshold in THRESHOLDS} == set(language.THRESHOLD)
        assert set(Origin) == set(language.SOURCE)
        assert set(Forecast) == set(language.FORECAST)
        assert {f"open by {doubt}" for doubt in (Doubt.PATH, Doubt.ROUNDING, Doubt.BOUND)} <= set(language.REASON)
        assert set(Missing) <= set(language.REASON)


# Goal, arguments, day, the sentence.
SENTENCES: list[tuple[str, dict[str, Any], int | str, str]] = [
    ("12EFLOPS", {"base": (0, "2EFLOPS"), "actuals": [(580, "8.6EFLOPS")]}, 600,
     "8.6EFLOPS (2025-08-03): 66% of the way at 58% of the time; the pace so far would reach ≈ 13.4 EFLOPS; at "
     "worst on track, at best ahead: the rounding of the figures leaves room"),
    ("200家", {}, 500, "no figure recorded yet"),
    ("200家", {"actuals": [(1000, "190家")]}, 1001,
     "190家 (2026-09-27) misses 200家 by 10 entities (5%); the deadline was 2026-09-27"),
    ("突破200家", {"actuals": [(1000, "200家")]}, 1001,
     "200家 (2026-09-27) is at the threshold of 突破200家, not over it; the deadline was 2026-09-27"),
    ("突破200家", {"actuals": [(500, "200家")]}, 600,
     "200家 (2025-05-15): 100% of the way at 50% of the time; the pace so far would reach 300 entities; "
     "it is at the threshold, not over it"),
    ("200家", {"base": None, "actuals": [(500, "68家")]}, 600,
     "68家 (2025-05-15) is 34% of the goal's value, which is not progress; progress cannot be rated without a "
     "baseline"),
    ("不超过1.25", {"base": None, "actuals": [(500, "1.3")]}, 600,
     "1.3 (2025-05-15); progress cannot be rated without a baseline"),
    ("200家", {"base": None, "actuals": [(0, "100家"), (500, "150家")]}, 600,
     "150家 (2025-05-15): 50% of the way at 50% of the time; the pace so far would reach 200 entities; at "
     "worst on track, at best ahead: line and growth differ; counted from 100家 (2024-01-01), for want of a "
     "baseline"),
    ("20家左右", {"base": None, "actuals": [(500, "19家")]}, 600,
     "19家 (2025-05-15) reaches 20家左右; 500 days before the deadline; a level can fall again until then; "
     "within the tolerance of 1 entity"),
    ("200家", {"by": None, "actuals": [(500, "150家")]}, 600,
     "150家 (2025-05-15) is 75% of the goal's value, which is not progress; no deadline is named; `by` would rate it"),
    ("200亿元", {"basis": "产值", "actuals": [(500, "150亿元", {"basis": "营收"})]}, 600,
     "150亿元 (2025-05-15) is on another basis (营收) than the goal (产值); one on the goal's would rate it"),
    ("200家", {"actuals": [(50, "110家")]}, 60,
     "110家 (2024-02-20) refers to 5% of the time; the pace is judged from 10% or a full year on"),
    ("200家", {"actuals": [(500, "90家")]}, 600,
     "90家 (2025-05-15) is further from 200家 than 100 (2024-01-01) was: -10% of the way at 50% of the time"),
    ("300名", {"kind": "sum", "base": None, "start": 0, "actuals": [(250, "50名"), (500, "100名")]}, 600,
     "Σ 150 persons (2025-05-15): 50% of the way at 50% of the time; the pace so far would reach 300 persons"),
    ("增长15%以上", {"unit": "亿元", "base": None, "actuals": [(500, "100亿元")]}, 600,
     "100亿元 (2025-05-15); 增长15%以上 compares with a figure that is not given; add it as the baseline to rate it"),
    ("增长15%以上", {"unit": "亿元", "base": None, "actuals": [(900, "100亿元")]}, 1100,
     "the deadline 2026-09-27 has passed without a figure that decides; the last is 100亿元 (2026-06-19); 增长15%以上 "
     "compares with a figure that is not given; add it as the baseline to rate it"),
    ("增长15%以上", {"unit": "亿元", "base": (0, "1000亿元"), "actuals": [(500, "1075亿元")]}, 600,
     "1075亿元 (2025-05-15): 50% of the way at 50% of the time; the pace so far would reach 115 billion CNY; "
     "at worst behind, at best ahead: the rounding of the figures leaves room; from where it starts the goal "
     "is 115 billion CNY"),
    # A range counts with the end that shows less progress: the way and what it leads to are bounds.
    ("200家", {"actuals": [(500, "140—160家")]}, 600,
     "140—160家 (2025-05-15): at least 40% of the way at 50% of the time; the pace so far would reach at least "
     "180 entities; at worst behind, at best ahead: line and growth differ, a figure is a bound"),
    ("降至1.2", {"base": (0, "1.4"), "actuals": [(500, "1.3—1.34")]}, 600,
     "1.3—1.34 (2025-05-15): at least 30% of the way at 50% of the time; the pace so far would reach at most "
     "1.28; at worst far behind, at best ahead: line and growth differ, a figure is a bound"),
    # What decides is named, not what is newest.
    ("50亿元左右", {"actuals": [(1050, "20亿元以上"), (1200, "30亿元")], "base": (0, "10亿元")}, 1300,
     "the deadline 2026-09-27 has passed without a figure that decides; the last is 30亿元 (2027-04-15), 50% "
     "of the way at 120% of the time"),
    ("60%", {"base": (0, "10%"), "actuals": [(1000, "40%")]}, 1001,
     "40% (2026-09-27) misses 60% by 20 pp; the deadline was 2026-09-27"),
    ("低于1.25", {"base": None, "actuals": [(1000, "1.25")]}, 1001,
     "1.25 (2026-09-27) is at the threshold of 低于1.25, not below it; the deadline was 2026-09-27"),
    ("低于1.25", {"base": (0, "1.25"), "actuals": [(500, "1.25")]}, 600,
     "1.25 (2025-05-15) does not satisfy 低于1.25; the baseline 1.25 (2024-01-01) leaves open how far off the goal "
     "was, by its words or its rounding: no pace; it is at the threshold, not below it"),
    ("20—30%", {"base": (0, "25%"), "actuals": [(500, "不超过40%")]}, 600,
     "不超过40% (2025-05-15) leaves open whether 20—30% is reached; the baseline 25% (2024-01-01) was at the "
     "goal already, so that only reached or not counts"),
    ("200家", {"actuals": [(-50, "90家")]}, 60,
     "90家 (2023-11-12) is not of a day after 2024-01-01, where the way starts, and judges nothing"),
    ("比2024年增长20%", {"base": None, "actuals": [(-400, "0.6吨")]}, 500,
     "0.6吨 (2022-11-27) is not of a day after 2024-12-31, where the way starts, and judges nothing"),
    ("200家", {"base": None, "by": None, "actuals": [(500, "260家")]}, 600,
     "260家 (2025-05-15) reaches 200家; a level can fall again"),
    ("200家", {"actuals": [(500, "超90家")]}, 600,
     "超90家 (2025-05-15) leaves open whether 200家 is reached; a bound leaves everything open, so that there "
     "is no pace"),
    ("200家", {"actuals": [(500, "80—90家")]}, 600,
     "80—90家 (2025-05-15) is further from 200家 than 100 (2024-01-01) was: at least -20% of the way at 50% of "
     "the time"),
    ("降至1.2", {"base": (0, "1.4"), "actuals": [(500, "不超过1.5")]}, 600,
     "不超过1.5 (2025-05-15) leaves open whether 降至1.2 is reached; a bound leaves everything open, so that "
     "there is no pace"),
    # A rounded share stays off the edges: it neither reaches a goal nor a cut that the figure does not reach.
    ("2000家", {"base": None, "actuals": [(500, "1999家")]}, 600,
     "1999家 (2025-05-15) is 99.95% of the goal's value, which is not progress; progress cannot be rated "
     "without a baseline"),
    ("200家", {"actuals": [(99, "110家")]}, 100,
     "110家 (2024-04-09) refers to 9.9% of the time; the pace is judged from 10% or a full year on"),
    ("增长15%", {"unit": "家", "base": (0, "10家"), "actuals": [(1000, "11家")]}, 1001,
     "11家 (2026-09-27) misses 增长15% by 0.5 entities (4%); the deadline was 2026-09-27; from where it starts "
     "the goal is 12 entities"),
    # Increments: the total is what the sentence names, and a bound among them makes a bound of it.
    ("300名", {"kind": "sum", "base": (0, "100名"), "actuals": [(250, "200名")]}, 600,
     "Σ at least 200 persons (2024-09-07) is at least 67% of the goal's value, which is not progress; add "
     "`from`, the day from which the total counts, to rate it"),
    ("300名", {"kind": "sum", "base": None, "start": 0, "actuals": [(250, "超50名"), (500, "100名")]}, 600,
     "Σ at least 150 persons (2025-05-15): at least 50% of the way at 50% of the time; the pace so far would "
     "reach at least 300 persons; at worst on track, at best ahead: a figure is a bound"),
    ("300名", {"kind": "sum", "base": None, "start": 0, "actuals": [(250, "约50名"), (500, "100名")]}, 600,
     "Σ at least 148 persons (2025-05-15): at least 49% of the way at 50% of the time; the pace so far would "
     "reach at least 295 persons"),
    # A figure that is near to what was promised: by its basis, where that is known; the baseline as well.
    ("200亿元", {"basis": "产值", "actuals": [(500, "220亿元", {"basis": "营收", "match": "near"})]}, 600,
     "220亿元 (2025-05-15) reaches 200亿元; 500 days before the deadline; a level can fall again until then; "
     "the figure is on another basis (营收) than the goal (产值), close to it and not the same"),
    ("200亿元", {"base": (0, "100亿元", {"match": "near"}), "actuals": [(500, "150亿元", {"match": "near"})]}, 600,
     "150亿元 (2025-05-15): 50% of the way at 50% of the time; the pace so far would reach 20 billion CNY; at "
     "worst on track, at best ahead: line and growth differ; figure and baseline measure something close to "
     "what was promised (match: near)"),
    ("200亿元", {"base": (0, "100亿元", {"match": "near"}), "actuals": [(500, "150亿元")]}, 600,
     "150亿元 (2025-05-15): 50% of the way at 50% of the time; the pace so far would reach 20 billion CNY; at "
     "worst on track, at best ahead: line and growth differ; the baseline measures something close to what was "
     "promised (match: near)"),
]  # fmt: skip


@pytest.mark.parametrize(("goal", "fields", "when", "sentence"), SENTENCES, ids=[case[3][:40] for case in SENTENCES])
def test_reason(goal: str, fields: dict[str, Any], when: int | str, sentence: str) -> None:
    assert reason(assess(target(goal, **fields), day(when).last)) == sentence


def test_annual_headline() -> None:
    figures = [("2025", "50项"), ("2026", "51项"), ("2027-07-31", "31项")]
    yearly = target("不少于50项", by="2027", base=None, start="2025", kind="annual", actuals=figures)
    waits = assess(yearly, day("2027-08-15").last)
    assert reason(waits) == "2 of 2 years so far met; 2027: no figure yet"
    yearly = yearly._replace(indicator=Indicator("i", "项目", UNITS.find("项"), flow=True))
    assessment = assess(yearly, day("2027-08-15").last)
    assert reason(assessment) == "2 of 2 years so far met; 2027: 62%, time 58%"
    assert reason(assessment, Locale("zh")) == "已过2年中2年达到目标；2027年：完成62%，序时进度58%"
    late = assess(yearly, day("2027-02-01").last)
    assert reason(late) == "2 of 2 years so far met; 2027: no figure yet"


def test_chinese_sentences() -> None:
    paced = assess(target("200亿元", base=(0, "100亿元"), actuals=[(500, "超140亿元")]), day(600).last)
    assert (
        reason(paced, Locale("zh"))
        == "超140亿元（2025-05-15）：至少完成目标变化量的40%，序时进度50%；按目前速度到期至少可达180亿元；"
        "状态介于“进度滞后”与“快于序时进度”之间：按直线与按增长推算的结果不同、数据为界限值"
    )
    hant = (
        "超140亿元（2025-05-15）：至少完成目標變化量的40%，時間進度50%；按目前速度到期至少可達180億元；"
        "狀態介於「進度落後」與「快於時間進度」之間：按直線與按增長推算的結果不同、數據為界限值"
    )
    assert reason(paced, Locale("zh-Hant")) == hant
    missed = assess(target("200亿元", actuals=[(1000, "190亿元")]), day(1001).last)
    assert (
        reason(missed, Locale("zh")) == "190亿元（2026-09-27）未实现“200亿元”的目标，相差10亿元（5%）；期限为2026-09-27"
    )


def test_other_units_and_scripts() -> None:
    paced = assess(target("突破12EFLOPS", base=(0, "2EFLOPS"), actuals=[(500, "7EFLOPS")]), day(600).last)
    assert "would reach 12,000 PFLOPS" in reason(paced, Locale(unit=UNITS.find("PFLOPS")))
    assert "7EFLOPS（2025-05-15）比" not in reason(paced, Locale("zh"))
    assert Locale(script="hant").shown("突破") == "突破"
    assert Locale(script="hant").shown("产业") == "產業"


def test_no_sentence_has_a_gap() -> None:
    from test_progress import CASES

    for _, goal, fields, when, _, _, _ in CASES:
        assessment = assess(target(goal, **fields), day(when).last)
        for lang in ("en", "zh", "zh-Hant"):
            said = reason(assessment, Locale(lang))  # type: ignore[arg-type]
            assert said
            assert not re.search(r"[{}]|None|  |^[；;]|\(\)|（）", said), said


@pytest.mark.parametrize(
    ("by", "on", "says"),
    [
        ("2025", "2025-06-30", "no figure recorded yet"),
        ("2025", "2026-06-30", "2025: no figure yet"),
        ("2026", "2026-06-30", "0 of 1 years so far met, 2025 missing; 2026: no figure yet"),
    ],
)
def test_an_annual_goal_without_the_figure_of_a_year_says_so(by: str, on: str, says: str) -> None:
    """Also where it is of a single year, in which years are not counted."""
    earlier = [("2024", "45项")] if on != "2025-06-30" else []
    yearly = target("不少于50项", by=by, base=None, start="2025", kind="annual", actuals=earlier)
    assert reason(assess(yearly, day(on).last), Locale()) == says
