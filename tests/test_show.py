"""`show`: everything that is known of one target, and its arithmetic."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from conftest import HEAD, ROOT
from judging import day, target
from typer.testing import Result

from policytrack.progress import assess
from policytrack.render.chart import draw
from policytrack.render.layout import Screen
from policytrack.report.derivation import workings
from policytrack.report.locale import Locale
from policytrack.report.trajectory import Mark, trajectory

Run = Callable[..., Result]
DATA = str(ROOT / "targets.yaml")


def test_everything_is_there(run: Run) -> None:
    text = run("show", "guangdong-core-industry-2025", "-f", DATA, "--as-of", "2025-06-30").stdout
    for part in (
        "突破3000億元  ·  > 300 billion CNY", "粵府〔2023〕90號", "core-industry-scale", "2022  1500亿元",
        "2024  超过2200亿元",
        "http://zqcn.com.cn/192/46037.html", "a bound, which leaves open whether the goal is reached",
        "(220-150)/(300-150)", "731/1096", "= 47%", "= 67%", "= 0.700 (0.60 ≤ R < 0.95): behind",
        "= -20.0", "= 2.29",
        "b    150 billion CNY", "growth: ln(y/b)/(E ln(T/b))", "⠂⠂ required path",
    ):  # fmt: skip
        assert part in text


def test_the_figure_in_the_quote_is_marked(run: Run) -> None:
    lines = run("show", "guangdong-core-industry-2025", "-f", DATA).stdout.splitlines()
    quote = next(index for index, line in enumerate(lines) if line.startswith("Quote"))
    assert lines[quote + 1].strip() == "‾" * 12  # 突破3000億元


@pytest.mark.parametrize(
    ("change", "formula"),
    [
        ("增长7%", "growth: ln((1+y)/(1+b))/(E ln((1+T)/(1+b)))"),
        ("下降7%", "growth: ln((1-y)/(1-b))/(E ln((1-T)/(1-b)))"),
    ],
)
def test_growth_from_no_change_is_that_of_levels(change: str, formula: str) -> None:
    """The logarithm of y/b cannot be taken where b is 0%."""
    goal = target(
        "年均" + change,
        by="2025",
        base=None,
        start="2021",
        actuals=[("2021", "比上年" + change), ("2022", "比上年" + change)],
    )
    steps = workings(assess(goal, date(2023, 6, 30)), Locale())
    assert [step.sum for step in steps if "growth" in step.sum] == [formula]


@pytest.mark.parametrize("identity", ["qingdao-compute-2026", "guangdong-fund", "shandong-basic-research-yearly"])
@pytest.mark.parametrize("lang", ["en", "zh", "zh-Hant"])
def test_every_kind_of_target_can_be_shown(run: Run, identity: str, lang: str) -> None:
    assert run("show", identity, "-f", DATA, "--lang", lang, "--script", "hant").exit_code == 0


def test_a_whole_title_is_that_target_where_other_quotes_hold_it_too(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "targets.yaml"
    rows = "  - {id: a, plan: p, title: 企业, goal: 达到5家, quote: 企业达到5家}\n"
    rows += "  - {id: b, plan: p, title: 企业产值, goal: 达到6亿元, quote: 企业产值达到6亿元}\n"
    path.write_text(HEAD + "targets:\n" + rows, encoding="utf-8")
    assert run("show", "企业", "-f", str(path)).stdout.startswith("企业\n")


def test_json_has_every_actual(run: Run) -> None:
    shown = json.loads(run("show", "guangdong-firms-2025", "-f", DATA, "--format", "json").stdout)
    assert [actual["text"] for actual in shown["actuals"]] == ["超过1500家"]
    assert shown["schema_version"] == 2


REVISED = """
targets:
  - {id: old, plan: p, title: 甲, goal: 100家, by: 2025, quote: 100家}
  - {id: new, plan: p, title: 乙, goal: 150家, by: 2026, quote: 150家, revises: old}
"""


def test_revisions_are_told_from_both_sides(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "t.yaml"
    file.write_text(HEAD + REVISED, encoding="utf-8")
    assert "Revised by" in (old := run("show", "old", "-f", str(file)).stdout)
    assert "new  150家  2026  strengthened, 365 days later" in old
    assert "old  100家  2025  strengthened" in run("show", "new", "-f", str(file)).stdout


PROVES = [
    ("200家", {}, "reaches the goal"),
    ("150家", {}, "does not reach the goal"),
    ("超150家", {}, "a bound, which leaves open whether the goal is reached"),
    ("150家", {"match": "different"}, "not used: it is not what was promised"),
    ("150家", {"match": "near"}, "does not reach the goal; close to what was promised, and used"),
    ("150家", {"basis": "产值"}, "not used: another basis"),
]


@pytest.mark.parametrize(("value", "fields", "says"), PROVES)
def test_what_a_figure_proves(run: Run, tmp_path: Path, value: str, fields: dict[str, str], says: str) -> None:
    file = tmp_path / "t.yaml"
    more = "".join(f", {key}: {text}" for key, text in fields.items())
    figures = f"[{{as_of: 2025, value: {value}{more}}}]"
    row = f"{{id: a, plan: p, title: 甲, goal: 200家, by: 2030, quote: 200家, actuals: {figures}}}"
    file.write_text(f"{HEAD}targets:\n  - {row}\n", encoding="utf-8")
    assert f"\n{says}\n" in "\n".join(
        line.strip() for line in run("show", "a", "-f", str(file), "--as-of", "2026").stdout.splitlines()
    )
    later = run("show", "a", "-f", str(file), "--as-of", "2025-01").stdout
    assert "not counted: of a day after 2025-01-31" in later


def test_where_the_two_readings_differ() -> None:
    # 100 to 400 in two years, 180 after one: 27% of the way at half the time, but ln 1.8 of ln 4 is 42% of the growth.
    grown = target("400家", by="2023", base=("2021", "100家"), actuals=[("2022", "180家")])
    found = assess(grown, day("2023-06").last)
    assert (found.status, found.worst, found.best) == ("far behind", "far behind", "behind")
    steps = {step.sum.partition(":")[0]: step.remark for step in workings(found, Locale()) if step.sign == "R"}
    assert steps["line"].startswith("= 0.533 < 0.60: far behind; leads to 260")
    assert steps["growth"].startswith("= 0.848 (0.60 ≤ R < 0.95): behind; leads to 324")
    assert [step.sign for step in workings(found, Locale())] == ["b", "y", "T", "P", "E", "P-E", "R", "R", "A", ""]


@pytest.mark.parametrize("lang", ["en", "zh", "zh-Hant"])
def test_labels_stand_apart_and_a_rank_is_no_bound(run: Run, tmp_path: Path, lang: str) -> None:
    data = tmp_path / "t.yaml"
    data.write_text(
        HEAD + "targets:\n  - {id: t, plan: p, title: 排名, goal: 全国前3, quote: 全国前3, by: 2026,\n"
        "     baseline: {as_of: 2023, value: 第8位}, actuals: [{as_of: 2025, value: 第5位, source: s}]}\n",
        encoding="utf-8",
    )
    text = run("show", "t", "-f", str(data), "--lang", lang, "--as-of", "2026-06-30").stdout
    locale = Locale(lang)  # type: ignore[arg-type]
    for key in ("baseline", "figures", "why"):
        assert f"\n{locale.phrase(f'show {key}')}  " in text
    assert "第5位\n" in text
    assert locale.phrase("disproves") in text


#: What each language says of a goal of 千億級 and of 900多家 to 2000家 in the sums, and what it does not.
SUMS = [
    ("en", ["b    1000 entities", "baseline (900多家)", "published figure (近1500家)"], "1000家"),
    ("zh", ["b    1000家", "基期值（900多家）", "公布数据（近1500家）"], "entities"),
    ("zh-Hant", ["b    1000家", "基期值（900多家）", "公布數據（近1500家）"], "entities"),
]


@pytest.mark.parametrize(("lang", "said", "not_said"), SUMS)
def test_the_sums_are_in_the_reader_s_units_and_say_which_figure_counts_with_another_number(
    run: Run, tmp_path: Path, lang: str, said: list[str], not_said: str
) -> None:
    file = tmp_path / "t.yaml"
    file.write_text(
        f"{HEAD}targets:\n  - {{id: a, plan: p, title: 甲, goal: 超2000家, by: 2026, quote: 超2000家, baseline: "
        "{as_of: 2023-12, value: 900多家}, actuals: [{as_of: 2025-12, value: 近1500家}]}\n",
        encoding="utf-8",
    )
    text = run("show", "a", "-f", str(file), "--as-of", "2026-06", "--lang", lang).stdout
    assert all(part in text for part in said)
    assert not_said not in text


def test_the_drawing_starts_where_the_sums_do_and_zero_has_the_unit_of_the_rest(run: Run) -> None:
    text = run("show", "guangdong-firms-2025", "-f", DATA, "--as-of", "2026-11-27").stdout
    assert "1,000 entities ┤○" in text
    assert "0 EFLOPS ┤" in run("show", "qingdao-compute-2026", "-f", DATA, "--as-of", "2026-11-27").stdout


def test_money_is_written_in_the_script_of_the_reader(run: Run) -> None:
    text = run("show", "guangdong-core-industry-2025", "-f", DATA, "--as-of", "2026-11-27", "--lang", "zh-Hant").stdout
    assert "b    1500億元" in text


def test_a_pace_is_not_rounded_onto_a_cut() -> None:
    almost = assess(target("200000", base=(0, "100000"), actuals=[(500, "147490")]), day(600).last)
    assert almost.status == "behind"
    assert next(step.remark for step in workings(almost, Locale()) if step.sign == "R").startswith("= 0.9498 (0.60 ≤ R")


def test_the_drawing() -> None:
    promise = target("200", actuals=[(250, "130"), (500, "150"), (600, "500", {"match": "different"})])
    drawn = trajectory(assess(promise, day(700).last))
    assert drawn is not None
    assert [point.mark for point in drawn.points] == [Mark.BASELINE, Mark.ACTUAL, Mark.ACTUAL, Mark.UNUSED, Mark.GOAL]
    for screen in (Screen(60), Screen(120), Screen(60, ascii=True), Screen()):
        text = draw(drawn, Locale(), screen, 2)
        signs = "x*#" if screen.ascii else "×●◆"
        assert all(sign in text for sign in signs)
        assert "2024-01-01" in text
        assert text.isascii() is screen.ascii or not screen.ascii
        assert max(map(len, text.splitlines())) <= (screen.width or 100)
        lines = (".. required path", ". . at the pace") if screen.ascii else ("⠂⠂ required path", "⠂ ⠂ at the pace")
        assert all(line in text for line in lines)
        # What was published is joined by a whole line, what a plan wants and where the pace leads by dots.
        assert any(char in "⠤⠒⠉⣀" for char in text) is not screen.ascii


def test_no_forecast_of_what_has_been_published_and_no_time_behind_the_deadline() -> None:
    kept = target("200", by=1000, kind="cumulative", start=0, base=None, actuals=[(500, "210"), (1000, "300")])
    drawn = trajectory(assess(kept, day(2000).last))
    assert drawn is not None
    assert drawn.ahead is None
    assert drawn.last == day(1000).last
    text = draw(drawn, Locale(), Screen(60), 2)
    assert str(day(2000).last) not in text
    waiting = trajectory(assess(target("200", actuals=[(500, "150")]), day(600).last))
    assert waiting is not None
    assert waiting.ahead is not None
    assert str(day(600).last) in draw(waiting, Locale(), Screen(60), 2)


def test_a_target_without_figures_shows_its_goal() -> None:
    drawn = trajectory(assess(target("200", base=None), day(100).last))
    assert drawn is not None
    assert [point.mark for point in drawn.points] == [Mark.GOAL]
    assert trajectory(assess(target("200", by=None, base=None), day(100).last)) is None
    assert trajectory(assess(target("增长15%", base=None), day(100).last)) is None
