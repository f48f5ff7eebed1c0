"""`timeline`: deadlines in order."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from conftest import ROOT
from judging import target
from typer.testing import Result

from policytrack.data.model import Target
from policytrack.progress import assess
from policytrack.quantity.format import Lang
from policytrack.render.layout import Screen
from policytrack.render.timeline import render_text
from policytrack.render.wrapping import columns_of
from policytrack.report.columns import ReportRow
from policytrack.report.locale import Locale
from policytrack.report.timeline import Timeline, timeline

Run = Callable[..., Result]
DATA = str(ROOT / "targets.yaml")


HEAD = """\
format: 1
plans:
  p: {title: 测试规划, region: 广东省}
indicators:
  carbon: {title: 碳排放, unit: 万吨}
targets:
"""
IN_WORDS = """\
  - {id: village, plan: p, title: 城中村改造, goal: {says: 基本完成}, by: 2025, quote: 到2025年基本完成城中村改造}
  - {id: kept, plan: p, title: 散煤, goal: {says: 清零}, by: 2025, quote: 散煤清零,
     done: {as_of: 2025-11, source: 公报}}
  - {id: peak, plan: p, indicator: carbon, title: 碳排放, goal: {peak: 2030年前达峰}, by: 2030, quote: 2030年前达峰}
  - {id: law, plan: p, title: 立法, goal: {says: 完成}, quote: 完成立法}
"""


def judged(targets: list[Target], day: date) -> list[ReportRow]:
    return [ReportRow(assess(one, day), Locale()) for one in targets]


def _sections(found: Timeline) -> tuple[int, int, int, int, int]:
    return len(found.overdue), len(found.soon), len(found.later), len(found.settled), len(found.undated)


def test_sections() -> None:
    promises = [
        target("10家", by="2024", base=None),
        target("10家", by="2024", base=None, actuals=[("2024", "9家")]),
        target("10家", by="2024", base=None, actuals=[("2023", "9家")]),
        target("10家", by="2025-12-31", base=None),
        target("10家", by="2026-01-01", base=None),
        target("10家", by=None, base=None),
    ]
    assert _sections(timeline(judged(promises, date(2024, 12, 31)), date(2024, 12, 31), 12)) == (0, 4, 1, 0, 1)
    assert _sections(timeline(judged(promises, date(2025, 1, 1)), date(2025, 1, 1), 12)) == (2, 2, 0, 1, 1)
    assert _sections(timeline(judged(promises, date(2025, 12, 31)), date(2025, 12, 31), 0)) == (2, 1, 1, 1, 1)


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("2025-06-30", ([], ["village", "kept"], ["peak"], [], ["law"])),
        ("2026-01-01", (["village"], [], ["peak"], ["kept"], ["law"])),
        ("2030-01-01", (["village"], ["peak"], [], ["kept"], ["law"])),
    ],
)
def test_goals_in_words_wait_for_a_source(run: Run, tmp_path: Path, day: str, found: tuple[list[str], ...]) -> None:
    data = tmp_path / "t.yaml"
    data.write_text(HEAD + IN_WORDS, encoding="utf-8")
    sections = json.loads(run("timeline", "-f", str(data), "--as-of", day, "--format", "json").stdout)
    names = ("overdue", "soon", "later", "settled", "undated")
    assert tuple([one["id"] for one in sections[name]] for name in names) == found


def test_a_goal_in_words_says_so(run: Run, tmp_path: Path) -> None:
    data = tmp_path / "t.yaml"
    data.write_text(HEAD + IN_WORDS, encoding="utf-8")
    text = run("timeline", "-f", str(data), "--as-of", "2026-01-01").stdout
    row = next(line for line in text.splitlines() if "城中村改造" in line)
    assert row.split() == ["2025-12-31", "-1", "广东省", "城中村改造", "基本完成", "not", "quantified"]


@pytest.mark.parametrize(("day", "months"), [(date(2024, 2, 29), 12), (date(2025, 8, 31), 6), (date(9999, 12, 31), 5)])
def test_months_of_other_lengths(day: date, months: int) -> None:
    assert timeline([], day, months).soon == ()


def test_on_the_command_line(run: Run) -> None:
    text = run("timeline", "-f", DATA, "--as-of", "2026-11-22").stdout
    assert run("timeline", "-f", DATA, "火星").stdout == "no target is selected; 41 are in the file\n"
    assert "Deadline passed, outcome not recorded, on 2026-11-22: 7" in text
    assert "Due in the next 12 months: 10" in text
    assert "no deadline: Parameters" in text
    found = json.loads(
        run("timeline", "-f", DATA, "--as-of", "2026-11-22", "--region", "广东", "--format", "json").stdout
    )
    assert [due["id"] for due in found["overdue"]] == [
        "guangdong-compute-rank-2025", "guangdong-core-industry-2025", "guangdong-firms-2025",
    ]  # fmt: skip
    assert found["overdue"][0]["days"] == -326
    assert "未来6个月内到期" in run("timeline", "-f", DATA, "--as-of", "2026-11-22", "-m", "6", "--lang", "zh").stdout


@pytest.mark.parametrize("width", [48, 60, 80])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_line_is_wider_than_the_screen(width: int, lang: Lang) -> None:
    promises = [
        target("达到12EFLOPS", by="2024", base=(0, "1EFLOPS"), actuals=[("2023", "2EFLOPS")]),
        target("不少于35000000公里", by="2026-06", base=None),
    ]
    day = date(2025, 12, 31)
    text = render_text(timeline(judged(promises, day), day, 12), Locale(lang), Screen(width))
    assert max(columns_of(line) for line in text.splitlines()) <= width


@pytest.mark.parametrize(
    ("day", "said"),
    [("2024-12-30", "1 day left"), ("2024-12-31", "today"), ("2025-01-01", "1 day ago"), ("2025-01-31", "31 days ago")],
)
def test_a_narrow_screen_counts_the_days_in_words(day: str, said: str) -> None:
    row = ReportRow(assess(target("200", by="2024"), date.fromisoformat(day)), Locale())
    assert f"2024-12-31  {said}\n" in render_text(timeline([row], date.fromisoformat(day), 12), Locale(), Screen(30))


@pytest.mark.parametrize(("lang", "there"), [("en", True), ("zh", False)])
def test_a_narrow_screen_has_the_english_titles_of_english_readers(run: Run, lang: str, there: bool) -> None:
    text = run("timeline", "-f", DATA, "--as-of", "2026-11-27", "--lang", lang).stdout
    assert ("Leading AI firms of national influence" in text) is there
    day = date(2026, 11, 27)
    named = target("200", by="2024")._replace(title_en="Firms")
    row = ReportRow(assess(named, day), Locale(lang))  # type: ignore[arg-type]
    narrow = render_text(timeline([row], day, 12), Locale(lang), Screen(30))  # type: ignore[arg-type]
    assert ("Firms\n" in narrow) is there
