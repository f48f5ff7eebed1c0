"""`report` on the command line: every width and language, pipes, errors; and the documents of what it prints."""

import json
import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import HEAD, ROOT
from terminal import POLICYTRACK, on_terminal
from typer.testing import Result

from policytrack.progress import Status
from policytrack.progress.origins import THRESHOLDS
from policytrack.report.locale import Locale
from policytrack.text.printable import width

DATA = str(ROOT / "targets.yaml")
Run = Callable[..., Result]


@pytest.mark.parametrize("columns", [60, 80, 120, 200])
@pytest.mark.parametrize(
    "options", [["--lang", "en", "--all"], ["--lang", "zh-Hant", "--script", "tw", "--all", "--group-by", "status"]]
)
def test_every_line_fits(columns: int, options: list[str]) -> None:
    text = on_terminal("report", "--no-pager", "--as-of", "2025-06-30", *options, columns=columns)
    assert "\x1b[" in text
    plain = re.sub(r"\x1b\[[0-9;]*m", "", text)
    assert max(width(line) for line in plain.splitlines()) <= columns
    assert plain.count("3500PFlops") == 1, "no word is cut"
    for title in ("核心產業規模", "智能算力規模"):
        assert title in plain


def test_dropped_columns_are_named() -> None:
    keys = "id,title,goal,latest,status,reason,quote,source"
    text = on_terminal("report", "--no-pager", "--columns", keys, "--as-of", "2025-06-30", columns=80, NO_COLOR="1")
    assert "left out at 80 columns: " in text
    assert "Quote" in text.split("left out at")[1]
    assert max(width(line) for line in text.splitlines()) <= 80


def test_no_color_and_the_pager() -> None:
    text = on_terminal("report", "--as-of", "2025-06-30", columns=100, rows=10, NO_COLOR="1", PAGER="sed s/^/+/")
    assert "\x1b" not in text
    assert all(line.startswith("+") for line in text.splitlines())
    direct = on_terminal("report", "--limit", "1", columns=100, rows=40, NO_COLOR="1", PAGER="sed s/^/+/")
    assert not direct.startswith("+")
    assert "\x1b[1m41 targets" in on_terminal("report", columns=100, rows=10, PAGER="no-such-pager")


def test_a_pipe_is_plain_and_full_width(run: Run) -> None:
    text = run("report", "-f", DATA, "--as-of", "2025-06-30").stdout
    assert "\x1b" not in text
    assert "General and vertical large-model products" in text
    assert not any(line.endswith(" ") for line in text.splitlines())


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "cp1252"])
def test_poor_terminals_do_not_crash(encoding: str) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    for arguments in (["report", "--as-of", "2025-06-30"], ["show", "guangdong-firms-2025", "--as-of", "2025-06-30"]):
        result = subprocess.run(
            [POLICYTRACK, *arguments, "-f", DATA], env=environment, capture_output=True, check=False
        )
        assert result.returncode == 0, result.stderr
        assert b"#" in result.stdout


def test_sound_targets_are_shown_beside_errors(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "t.yaml"
    sound = "  - {id: a, plan: p, title: 甲, goal: 5家, quote: 5家}\n"
    file.write_text(
        HEAD + "targets:\n" + sound + "  - {id: b, plan: p, title: 乙, goal: 很多, quote: 很多}\n", encoding="utf-8"
    )
    result = run("report", "-f", str(file))
    assert result.exit_code == 1
    assert "甲" in result.stdout
    assert "乙" not in result.stdout
    assert "PT015" in result.stderr


def test_bad_data_is_harmless(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "t.yaml"
    title = '"[bold]x[/] :rocket: <script>alert(1)</script>"'
    file.write_text(
        HEAD + f"targets:\n  - {{id: a, plan: p, title: {title}, goal: 5家, quote: 5家}}\n", encoding="utf-8"
    )
    for form in ("table", "markdown", "csv", "json"):
        assert "[bold]x[/]" in run("report", "-f", str(file), "--format", form).stdout.replace("\\", "")
    assert "<script>alert" not in run("report", "-f", str(file), "--format", "html").stdout


FAIL_ON = [("behind", 1), ("missed", 0), ("far-behind,no-baseline", 1), ("met late", 0)]


@pytest.mark.parametrize(("statuses", "code"), FAIL_ON)
def test_fail_on(run: Run, statuses: str, code: int) -> None:
    assert run("report", "-f", DATA, "--as-of", "2025-06-30", "--fail-on", statuses).exit_code == code


WRONG = [
    (["--columns", "titel"], "did you mean title"),
    (["--status", "late"], "statuses are `met`, `reached`"),
    (["--unit", "EFLOP/"], "--unit"),
    (["--due-before", "soon"], "--due-before"),
]


@pytest.mark.parametrize(("options", "says"), WRONG)
def test_wrong_requests(run: Run, options: list[str], says: str) -> None:
    result = run("report", "-f", DATA, *options)
    assert result.exit_code == 2
    assert says in result.stderr


def test_languages_units_and_scripts(run: Run) -> None:
    options = ["-f", DATA, "--as-of", "2025-06-30", "--region", "青岛"]
    assert "≥ 12,000 PFLOPS" in run("report", *options, "--unit", "PFLOPS").stdout
    chinese = run("report", *options, "--lang", "zh").stdout
    assert "缺基期值" in chinese
    assert "Total computing" not in chinese
    converted = run("report", *options, "--script", "hant").stdout
    assert "machine-converted" in converted
    assert "全市算力總規模" in converted


def test_explain_statuses(run: Run) -> None:
    text = run("report", "--explain-statuses").stdout
    assert all(f"  {status}  " in text for status in Status)
    for lang in ("zh", "zh-Hant"):
        assert "0.95" in run("report", "--explain-statuses", "--lang", lang).stdout


def test_the_method_document_has_every_status_and_threshold() -> None:
    text = (ROOT / "docs/method.md").read_text(encoding="utf-8")
    assert method_tables(Locale())[0] in text
    assert method_tables(Locale())[1] in text


def method_tables(locale: Locale) -> tuple[str, str]:
    """The tables of statuses and thresholds in `docs/method.md`, or in the Chinese one."""
    numbers = {threshold.name: threshold.text for threshold in THRESHOLDS}
    heads = ("| 状态 | 中文 | 含义 |\n|---|---|---|\n", "| | 含义 | 来源 |\n|---|---|---|\n")
    if not locale.chinese:
        heads = ("| status | means |\n|---|---|\n", "| | is | from |\n|---|---|---|\n")

    def named(key: str) -> str:
        return f"{locale.table('STATUS')[key]} | " if locale.chinese else ""

    statuses = heads[0] + "".join(
        f"| `{key}` | {named(key)}{meaning.format_map(numbers)} |\n" for key, meaning in locale.table("MEANING").items()
    )
    thresholds = heads[1] + "".join(
        f"| {one.text} | {locale.table('THRESHOLD')[one.name]} | {locale.table('SOURCE')[one.origin]} |\n"
        for one in THRESHOLDS
    )
    return statuses, thresholds


def _documented(heading: str) -> list[str]:
    text = (ROOT / "docs/json.md").read_text(encoding="utf-8")
    section = text.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return re.findall(r"^\| `([^`]+)` \|", section, re.MULTILINE)


def test_every_key_of_the_json_is_documented(run: Run) -> None:
    whole: dict[str, Any] = json.loads(run("report", "-f", DATA, "--as-of", "2025-06-30", "--format", "json").stdout)
    first = next(target for target in whole["targets"] if target["latest"])
    assert list(whole) == _documented("The report")
    assert list(first) == _documented("A target")
    assert list(first["goal"]) == _documented("A goal")
    assert list(first["latest"]) == _documented("A figure")


def test_the_sum_can_be_redone_from_the_json(run: Run) -> None:
    from datetime import date
    from decimal import Decimal

    whole = json.loads(run("report", "-f", DATA, "--as-of", "2025-06-30", "--format", "json").stdout)
    rated = [target for target in whole["targets"] if target["pace"]]
    assert len(rated) == 2
    for target in rated:
        sum_ = target["arithmetic"]
        b, y, goal = (Decimal(sum_[key]) for key in "byT")
        t0, t, end = (date.fromisoformat(sum_[key]) for key in ("t0", "t", "tT"))
        progress, elapsed = (y - b) / (goal - b), Decimal((t - t0).days) / (end - t0).days
        assert Decimal(target["progress"]) == progress
        assert Decimal(target["elapsed"]) == elapsed
        assert abs(Decimal(target["pace"]) - progress / elapsed) < Decimal("1e-20")
        assert f"{progress:.0%} of the way at {elapsed:.0%} of the time" in target["reason"]
        assert (target["status"], target["rate_basis"]) == ("behind", "baseline")


def test_columns_are_listed_and_taken_by_their_headings(run: Callable[..., Result]) -> None:
    listed = run("report", "--columns", "list", "--lang", "zh").stdout
    assert re.search(r"^status +状态$", listed, re.MULTILINE)
    keys = run("report", "-f", DATA, "--columns", "id,status", "--as-of", "2026-11-23").stdout
    for names in ("Id,Status", "编号,状态", "id,狀態"):
        assert run("report", "-f", DATA, "--columns", names, "--as-of", "2026-11-23").stdout == keys


NEWS = """\
targets:
  - {id: old, plan: p, title: 旧项, goal: 5家, by: 2024, quote: 到2024年5家}
  - id: waits
    plan: p
    title: 待数
    goal: 达到500家
    by: 2025
    quote: 到2025年达到500家
    actuals: [{as_of: 2024, value: 300家, source: 'https://example.org/a'}]
  - id: slow
    plan: p
    title: 慢项
    goal: 达到500家
    by: 2027
    quote: 到2027年达到500家
    baseline: {as_of: 2023, value: 100家, source: 'https://example.org/a'}
    actuals:
      - {as_of: 2025, value: 300家, source: 'https://example.org/b', published: 2026-02-01}
      - {as_of: 2026-08, value: 301家, source: 'https://example.org/c', published: 2026-09-10}
  - id: done
    plan: p
    title: 快项
    goal: 达到500家
    by: 2027
    quote: 到2027年达到500家
    actuals: [{as_of: 2026-08, value: 501家, source: 'https://example.org/c', published: 2026-09-10}]
  - {id: open, plan: p, title: 无数, goal: 6家, by: 2030, quote: 到2030年6家}
  - {id: ajar, plan: p, title: 也无, goal: 7家, by: 2030, quote: 到2030年7家}
"""


@pytest.fixture
def news_file(tmp_path: Path) -> str:
    path = tmp_path / "news.yaml"
    path.write_text(HEAD + NEWS, encoding="utf-8")
    return str(path)


def test_a_report_opens_with_what_changed_and_closes_each_plan_with_what_has_no_figure(
    run: Callable[..., Result], news_file: str
) -> None:
    text = run("report", "-f", news_file, "--as-of", "2026-11-23").stdout
    assert text.splitlines()[:4] == [
        "Fallen behind, or missed, since 2026-08-23: 1 (slow)",
        "Reached since 2026-08-23: 1 (done)",
        "Awaiting the final figure: 1 (waits)",
        "Overdue without a figure: 1 (old)",
    ]
    assert "\n  1 overdue without a figure: 旧项\n  2 without a figure: 无数, 也无\n" in text
    assert "policytrack set old VALUE --as-of DATE" in text
    assert "\n6 targets on 2026-11-23: " in text
    earlier = run("report", "-f", news_file, "--as-of", "2026-11-23", "--known-on", "2026-03").stdout
    assert "\n6 targets on 2026-11-23; by figures published by 2026-03-31: " in earlier
    rows = [line.split()[0] for line in text.splitlines() if line.startswith("  ") and line.split()[0] in NEWS]
    assert [word for word in rows if word in ("待数", "慢项", "快项", "旧项", "无数")] == ["待数", "慢项", "快项"]


def test_all_shows_every_target_as_a_row(run: Callable[..., Result], news_file: str) -> None:
    text = run("report", "-f", news_file, "--as-of", "2026-11-23", "--all").stdout
    assert not re.search(r"\d without a figure: ", text)
    for identity in ("old", "waits", "slow", "done", "open", "ajar"):
        assert re.search(rf"^  (?:{identity}|.*\b{identity}\b)", text, re.MULTILINE)


def test_where_nothing_has_a_figure_the_rows_stay(run: Callable[..., Result], news_file: str) -> None:
    text = run("report", "-f", news_file, "--as-of", "2026-11-23", "无").stdout
    assert "no data" in text
    assert "without a figure" not in text
    assert re.search(r"`policytrack set \w+ VALUE --as-of DATE --source URL` records a figure", text)


STATUSES = {
    "!no data": {"waits", "slow", "done", "old"},
    "!no-data,!awaiting final figure": {"slow", "done"},
    "进度滞后,严重滞后": {"slow"},
    "暂无数据": {"open", "ajar"},
    "!暫無數據": {"waits", "slow", "done", "old"},
    "reached": {"done"},
}  # fmt: skip


@pytest.mark.parametrize("named", STATUSES)
def test_statuses_are_taken_in_every_language_and_can_be_excluded(
    run: Callable[..., Result], news_file: str, named: str
) -> None:
    found = run("report", "-f", news_file, "--as-of", "2026-11-23", "--status", named, "--format", "jsonl").stdout
    assert {json.loads(line)["id"] for line in found.splitlines()} == STATUSES[named]
