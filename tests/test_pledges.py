"""Goals without a figure: read, held against their quotes, shown by every format, counted, and never rated."""

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from conftest import HEAD, text
from hypothesis import given, settings
from hypothesis import strategies as st
from test_optional_fields import codes, read
from typer.testing import Result

from policytrack.data.model import Form, Words
from policytrack.data.source import SourceFile
from policytrack.edits.session import EditSession
from policytrack.edits.targets import NewTargetRequest, add
from policytrack.progress import Status
from policytrack.report.locale import Locale
from policytrack.report.pledges import PledgeRow
from policytrack.rules.check import CheckOptions, check
from policytrack.update import revise

Run = Callable[..., Result]

TARGETS = """\
targets:
  - id: village
    plan: p
    title: 城中村改造
    title_en: Urban villages
    goal: {says: 基本完成} # 定性
    by: 2025
    quote: 到2025年基本完成城中村改造
    responsible: [住建局]
  - id: firms
    plan: p
    title: 企业
    goal: 达到500家
    by: 2026
    quote: 到2026年企业达到500家
  - id: peak
    plan: p
    title: 碳排放
    goal: {peak: 2030年前达峰}
    by: 2030
    quote: 碳排放2030年前达峰
    done: {as_of: 2028, source: 'https://example.org/p', published: 2029-03}
"""
DONE = "    done: {as_of: 2025-11, source: 'https://example.org/v', says: 改造全部完成}\n"
KEPT = TARGETS.replace("    responsible: [住建局]\n", "    responsible: [住建局]\n" + DONE)


def test_they_stand_apart_from_the_targets() -> None:
    dataset = read(HEAD + TARGETS)
    assert [target.id for target in dataset.targets] == ["firms"]
    village, peak = dataset.pledges
    assert village.goal == Words(Form.SAYS, "基本完成")
    assert (peak.goal, str(peak.done and peak.done.as_of)) == (Words(Form.PEAK, "2030年前达峰"), "2028")


@pytest.mark.parametrize(
    ("goal", "found"),
    [
        ("goal: {says: 基本完成, peak: 达峰}", ["PT019"]),
        ("goal: {}", ["PT007"]),
        ("goal: {words: 基本完成}", ["PT005"]),
        ("goal: {says: }", ["PT007"]),
        ("goal: [基本完成]", ["PT006"]),
        ("goal: {says: [基本完成]}", ["PT006"]),
        ("goal: {says: 基本完成}\n    baseline: {as_of: 2020, value: 5家}", ["PT019"]),
        ("goal: {says: 基本完成}\n    actuals: [{as_of: 2020, value: 5家}]\n    kind: sum", ["PT019", "PT019"]),
        ("goal: 500家\n    done: {as_of: 2025, source: x}", ["PT019"]),
        ("goal: {says: 基本完成}\n    done: {as_of: 2025}", ["PT007"]),
        ("goal: {says: 基本完成}\n    done: yes", ["PT006"]),
    ],
)
def test_what_cannot_be_read_is_told(goal: str, found: list[str]) -> None:
    data = HEAD + TARGETS.replace("goal: {says: 基本完成} # 定性", goal)
    assert [code for code, _ in codes(data)] == found


@pytest.mark.parametrize(
    ("goal", "quote", "found"),
    [
        ("{says: 基本完成}", "到2025年基本完成城中村改造", []),
        ("{says: 基本……改造}", "到2025年基本完成城中村改造", []),
        ("{says: 基本完成}", "到2025年基 本 完 成城中村改造", []),
        ("{says: 基本完成}", "到2025年基本完成城中村改造（二〇二五年）", []),
        ("{says: 全面完成}", "到2025年基本完成城中村改造", ["PT046"]),
        ("{says: 改造……基本}", "到2025年基本完成城中村改造", ["PT046"]),
        ("{says: 基本完成}", "到2026年基本完成城中村改造", ["PT048"]),
        ("{says: 基本完成}", "2026年前基本完成城中村改造", []),
        ("{says: 基本完成}", "基本完成城中村改造", []),
        ("{says: 改造50个}", "到2025年改造50个", ["PT047"]),
    ],
)
def test_the_words_are_those_of_the_quote(goal: str, quote: str, found: list[str]) -> None:
    data = HEAD + TARGETS.replace("{says: 基本完成} # 定性", goal).replace("到2025年基本完成城中村改造", quote)
    diagnostics = check([SourceFile("f", data.encode())], CheckOptions(date(2030, 1, 1))).diagnostics
    assert [one.code for one in diagnostics if one.target == "village"] == found


@pytest.mark.parametrize(
    ("day", "status", "says"),
    [
        (date(2024, 6, 1), Status.NOT_QUANTIFIED, "the plan gives no figure; `done:` records that it was kept"),
        (date(2025, 11, 30), Status.DONE, "https://example.org/v says of 2025-11: 改造全部完成"),
        (date(2025, 11, 29), Status.NOT_QUANTIFIED, "the plan gives no figure; `done:` records that it was kept"),
    ],
)
def test_it_is_done_from_the_day_that_a_source_says_so(day: date, status: Status, says: str) -> None:
    row = PledgeRow(read(HEAD + KEPT).pledges[0], day, day, Locale())
    assert (row.state, row.reason) == (status, says)


def test_a_report_of_a_past_day_knows_nothing_of_later() -> None:
    peak = read(HEAD + KEPT).pledges[1]
    assert PledgeRow(peak, date(2029, 1, 1), date(2029, 1, 1), Locale()).state is Status.NOT_QUANTIFIED
    assert PledgeRow(peak, date(2029, 4, 1), date(2029, 4, 1), Locale()).state is Status.DONE
    late = PledgeRow(peak._replace(by=read(HEAD + KEPT).targets[0].by), date(2029, 4, 1), date(2029, 4, 1), Locale())
    assert late.reason == "the peak was in 2028, by https://example.org/p; after the deadline 2026"


def test_every_format_shows_and_counts_them(run: Run, file: Path) -> None:
    file.write_text(HEAD + KEPT, encoding="utf-8")
    day = ("--as-of", "2026-01-31")
    table = run("report", *day).stdout
    assert "3 targets on 2026-01-31: 1 no data, 1 done, 1 not quantified" in table
    assert table.index("Not quantified") > table.index("500家") and "2030年前达峰" in table
    zh = run("report", *day, "--lang", "zh").stdout
    assert (
        "1项尚无数据" not in zh
        and "已落实1项、定性目标1项" in zh
        and "据https://example.org/v（2025-11）：改造全部完成" in zh
    )
    assert "已落實1項、定性目標1項" in run("report", *day, "--lang", "zh-Hant").stdout
    whole = json.loads(run("report", *day, "--format", "json").stdout)
    assert whole["summary"] == {"no data": 1, "done": 1, "not quantified": 1}
    assert [one["id"] for one in whole["targets"]] == ["firms"]
    village, peak = whole["pledges"]
    assert village["goal"] == {"text": "基本完成", "form": "says"}
    assert (village["status"], village["done"]["as_of"], peak["done"]) == ("done", "2025-11-30", None)
    lines = [json.loads(line) for line in run("report", *day, "--format", "jsonl").stdout.splitlines()]
    assert [line["id"] for line in lines] == ["firms", "village", "peak"]
    rows = list(csv.DictReader(io.StringIO(run("report", *day, "--format", "csv").stdout)))
    assert [(row["id"], row["status"], row["low"]) for row in rows] == [
        ("firms", "no data", "500"), ("village", "done", ""), ("peak", "not quantified", ""),
    ]  # fmt: skip
    page = run("report", *day, "--format", "html").stdout
    assert "基本完成" in page and "改造全部完成" in page
    assert "### Not quantified" in run("report", *day, "--format", "markdown").stdout
    assert "Not quantified" in run("report", *day, "--summary").stdout
    groups = json.loads(run("report", *day, "--summary", "--format", "json").stdout)["groups"]
    assert [(one["targets"], one["summary"]["done"]) for one in groups] == [(1, 0), (2, 1)]


def test_show_search_and_filters_find_them(run: Run, file: Path) -> None:
    file.write_text(HEAD + KEPT, encoding="utf-8")
    shown = run("show", "village", "--as-of", "2026-01-31").stdout
    assert "基本完成" in shown and "2025-11; 改造全部完成; https://example.org/v" in shown and "done" in shown
    assert json.loads(run("show", "peak", "--format", "json", "--as-of", "2026").stdout)["status"] == "not quantified"
    assert "village" in run("search", "城中村").stdout
    assert run("report", "--responsible", "住建", "--columns", "id", "--format", "csv").stdout == "id\nvillage\n"
    assert run("report", "--status", "done", "--as-of", "2026-01-31", "--columns", "id", "--format", "csv").stdout == (
        "id\nvillage\n"
    )
    chosen = run("report", "--columns", "id,low,category,status", "--as-of", "2026-01-31").stdout
    assert "Not quantified\n  Id       Status\n  village  done\n  peak     not quantified\n" in chosen
    assert run("report", "--fail-on", "not-quantified").exit_code == 1
    assert (
        "2 targets of 3" not in run("report", "--limit", "2").stdout
        and "the first 2 of 3" in run("report", "--limit", "2").stdout
    )
    assert "village" in run("timeline", "--as-of", "2025-06-01").stdout


def test_only_them(run: Run, file: Path) -> None:
    file.write_text(HEAD + TARGETS.partition("  - id: firms")[0], encoding="utf-8")
    assert run("report").stdout.startswith("Not quantified\n")
    assert run("check").exit_code == 0


def test_no_figure_of_one_is_recorded(run: Run, file: Path) -> None:
    before = text(file)
    done = run("set", "village", "5家", "--as-of", "2025")
    assert (done.exit_code, text(file)) == (2, before)
    assert "a goal without a figure" in done.stderr and "done:" in done.stderr


def test_add_writes_them(run: Run, file: Path) -> None:
    words = ("--quote", "到2027年全面建成服务体系", "--title", "服务体系", "--by", "2027", "--yes")
    assert run("add", "--plan", "p", "--says", "全面建成", *words).exit_code == 0
    assert text(file) == TARGETS + (
        "  - id: moushi-fuwu-tixi-2027\n    plan: p\n    title: 服务体系\n"
        "    goal: {says: 全面建成}\n    by: 2027\n    quote: 到2027年全面建成服务体系\n"
    )
    assert (
        run("add", "--plan", "p", "--peak", "达峰", "--quote", "用煤2026年达峰", "--title", "煤", "--yes").exit_code
        == 0
    )
    assert run("add", "--plan", "p", "--quote", "园区达到50个", "--yes").exit_code == 0
    dataset = read(HEAD + text(file))
    assert [len(dataset.targets), len(dataset.pledges)] == [2, 4]
    refused = run("add", "--plan", "p", "--says", "全部", "--quote", "到2027年建成", "--title", "x", "--yes")
    assert refused.exit_code == 0  # with --yes; without, it needs a word
    assert run("add", "--plan", "p", "--says", "x", "--peak", "y", "--quote", "xy", "--title", "x").exit_code == 2


KINDS = st.lists(st.sampled_from(["says", "peak", "figure"]), max_size=5)


@given(KINDS, KINDS, st.sampled_from(["says", "peak", "figure"]))
@settings(max_examples=60, deadline=None)
def test_one_more_of_any_kind_is_all_that_changes(first: list[str], second: list[str], kind: str) -> None:
    goals = {"says": "{says: 建成} # c", "peak": '{"peak": 达峰}', "figure": "达到5家"}

    def listed(kinds: list[str], plan: str) -> str:
        lines = [
            f"  - id: {plan}{number}\n    goal: {goals[one]}\n    plan: {plan}\n    title: t{number}\n    quote: q\n"
            for number, one in enumerate(kinds)
        ]
        return "\n".join(lines)

    body = listed(first, "p") + ("\n" if first and second else "") + listed(second, "o")
    data = "format: 1\nplans: {p: {title: 甲}, o: {title: 乙}}\n" + (f"targets:\n{body}" if body else "")
    source = SourceFile("f", data.encode())
    goal = (("says" if kind == "says" else "peak", "建成"),) if kind != "figure" else "达到5家"
    wish = NewTargetRequest("p", "建成达到5家", {"goal": goal, "title": "新"})

    def request(session: EditSession) -> object:
        return add(session, wish)

    outcome = revise([source], request, date(2025, 1, 1))  # type: ignore[arg-type]
    after = outcome.revised[0].data.decode()
    rest = iter(after.splitlines())
    assert all(line in rest for line in data.splitlines())
    old, now = outcome.before.dataset, outcome.after.dataset
    assert len(now.promises) == len(old.promises) + 1
    assert len(now.pledges) == len(old.pledges) + (kind != "figure")
