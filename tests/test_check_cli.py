"""`check`, `explain`, `rules` and `schema` on the command line: what they print, what they return, what they touch."""

import json
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from conftest import HEAD, ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import Result

from policytrack import store
from policytrack.data.source import SourceFile
from policytrack.rules import catalogue
from policytrack.rules.check import CheckOptions, check
from policytrack.rules.rule import PlanTexts

SLIPPED = HEAD + (
    "targets:\n"
    "  - id: t\n    plan: p\n    title: 总规模\n    goal: 达到12EFLOPS\n    by: 2026\n    quote: 总规模不低于12EFLOPS\n"
    "    actuals:\n      - {as_of: 2025, value: 9EFLOPS}\n"
)

Run = Callable[..., Result]


@pytest.fixture
def run(run: Run) -> Run:
    """As of a day on which the newest figure here is not stale, whatever day it is."""

    def call(*arguments: str, stdin: str | None = None) -> Result:
        dated = ("--as-of", "2026-06-30") if arguments[0] == "check" and "--as-of" not in arguments else ()
        return run(*arguments, *dated, stdin=stdin)

    return call


@pytest.fixture
def slipped(tmp_path: Path) -> str:
    path = tmp_path / "targets.yaml"
    path.write_text(SLIPPED, encoding="utf-8")
    return str(path)


def codes(result: Result) -> list[str]:
    return [found["code"] for found in json.loads(result.stdout)]


def test_the_shipped_file_has_no_error_and_no_warning_but_of_follow_up(run: Run) -> None:
    result = run("check", str(ROOT / "targets.yaml"), "--ignore", "PT08", "--strict")
    assert (result.exit_code, result.stdout) == (0, "1 file, 41 targets: no problems\n")


def test_targets_that_cannot_be_read_are_counted_too(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "t.yaml"
    file.write_text(
        "format: 1\nplans: {p: {title: 规划}}\ntargets:\n"
        "  - {id: a, plan: p, title: 企业, goal: 5家, by: 2027, quote: 到2027年企业5家}\n"
        "  - {id: b, plan: q, title: 园区, goal: 6个, by: 2027, quote: 到2027年园区6个}\n"
        "  - {id: c, plan: p, title: 算力, 目标: 7EFLOPS, by: 2027, quote: 到2027年算力7EFLOPS}\n",
        encoding="utf-8",
    )
    assert run("check", str(file)).stdout.splitlines()[-1].startswith("1 file, 3 targets: 2 errors")


def test_text_has_the_line_the_carets_the_reason_and_the_way_out(run: Run, slipped: str) -> None:
    result = run("check", slipped)
    assert result.exit_code == 1
    assert result.stdout == (
        f"{slipped}:13:11: error PT031 another comparator: goal: 达到12EFLOPS (≥ 12EFLOPS); "
        "quote: 不低于12EFLOPS (≥ 12EFLOPS, a floor)\n"
        "   13 |     goal: 达到12EFLOPS\n"
        "      |           ^^^^^^^^^^^^\n"
        "      = write the goal as the plan words it: 不低于12EFLOPS\n"
        f"{slipped}:17:10: warning PT070 the figure 9EFLOPS of 2025 has no source\n"
        "   17 |       - {as_of: 2025, value: 9EFLOPS}\n"
        "      |          ^^^^^\n"
        "      = add `source:` with the URL of the page that says it\n"
        "1 file, 1 target: 1 error and 1 warning\n"
    )


@pytest.mark.parametrize(
    ("options", "found", "exit_code"),
    [
        ([], ["PT031", "PT070"], 1),
        (["--select", "PT03"], ["PT031"], 1),
        (["--select", "comparator,no-source"], ["PT031", "PT070"], 1),
        (["--select", "pt07"], ["PT070"], 0),
        (["--select", "PT07", "--strict"], ["PT070"], 1),
        (["--ignore", "PT031"], ["PT070"], 0),
        (["--ignore", "comparator", "--ignore", "no-source", "--strict"], [], 0),
        (["--select", "ALL", "--ignore", "PT"], [], 0),
    ],
)
def test_rules_are_chosen(run: Run, slipped: str, options: list[str], found: list[str], exit_code: int) -> None:
    result = run("check", slipped, "--format", "json", *options)
    assert (codes(result), result.exit_code) == (found, exit_code)


def test_a_wrong_request_says_so(run: Run, slipped: str) -> None:
    for arguments, words in [
        (["check", slipped, "--select", "comparater"], "did you mean `comparator`"),
        (["check", slipped, "--ignore", "PT999"], "there is no rule 'PT999'"),
        (["check", slipped, "--sources", "/nowhere"], "there is no folder"),
        (["check", "/nowhere.yaml"], "there is no file"),
        (["explain", "PT999"], "there is no rule 'PT999'\n"),
        (["explain", "P031"], "there is no rule 'P031': did you mean `PT031`?"),
        (["explain", "comparater"], "did you mean `comparator`?"),
    ]:
        result = run(*arguments)
        assert result.exit_code == 2
        assert words in result.stderr
        assert not result.stdout


def test_statistics_counts_by_rule(run: Run, slipped: str) -> None:
    result = run("check", slipped, "--statistics")
    assert result.stdout == "     1  error    PT031  comparator\n     1  warning  PT070  no-source\n"


def test_standard_input_has_the_name_that_it_is_given(run: Run) -> None:
    result = run("check", "-", "--stdin-filename", "data/targets.yaml", "--format", "concise", stdin=SLIPPED)
    assert result.stdout.startswith("data/targets.yaml:13:11: error PT031 ")
    assert run("check", "-", "--format", "concise", stdin=SLIPPED).stdout.startswith("<stdin>:13:11: ")


def test_the_day_is_asked_for_once_and_may_be_given(run: Run, slipped: str) -> None:
    assert codes(run("check", slipped, "--as-of", "2026-07-02", "--select", "PT08", "--format", "json")) == []
    assert codes(run("check", slipped, "--as-of", "2028", "--select", "PT08", "--format", "json")) == ["PT080"]
    assert codes(run("check", slipped, "--as-of", "2024-06-30", "--select", "PT053", "--format", "json")) == ["PT053"]


def test_quotes_are_held_against_the_texts(run: Run, tmp_path: Path) -> None:
    text = "到2026年，全市算力总规模不低于12EFLOPS。"
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text(f"某市规划\n\n{text}", encoding="gb18030")
    data = tmp_path / "targets.yaml"
    data.write_text(SLIPPED.replace("达到12", "不低于12"), encoding="utf-8")
    folder = str(tmp_path / "texts")
    result = run("check", str(data), "--sources", folder, "--format", "json", "--select", "PT04")
    assert codes(result) == []
    data.write_text(SLIPPED.replace("总规模不低于", "全市规模不低于").replace("达到12", "不低于12"), encoding="utf-8")
    (found,) = json.loads(run("check", str(data), "--sources", folder, "--format", "json", "--select", "PT04").stdout)
    assert (found["code"], found["line"]) == ("PT040", 15)
    assert "全市{+算力总+}规模不低于12eflops" in found["message"]
    # Named by the plan, relative to the data file.
    data.write_text(data.read_text(encoding="utf-8").replace("region: 某市", "region: 某市\n    text: texts/a.txt"))
    result = run("check", str(data), "--format", "json", "--select", "PT04")
    assert codes(result) == ["PT049", "PT040"]
    assert "(line 3)" in json.loads(result.stdout)[0]["message"]  # a plain text keeps its lines
    data.write_text(data.read_text(encoding="utf-8").replace("texts/a.txt", "texts/b.txt"))
    assert codes(run("check", str(data), "--format", "json", "--select", "PT04")) == ["PT043"]


def test_under_github_actions_annotations_and_a_summary_come_by_themselves(
    run: Run, slipped: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = run("check", slipped).stdout
    summary = tmp_path / "summary.md"
    summary.write_text("before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    result = run("check", slipped)
    assert result.stdout.startswith(plain)
    assert "\n::error file=" in result.stdout
    written = summary.read_text(encoding="utf-8")
    assert written.startswith("before\n### policytrack check\n\n1 file, 1 target: 1 error and 1 warning\n")
    assert "PT031 comparator" in written
    assert json.loads(run("check", slipped, "--format", "json").stdout)  # a format for machines stays one


def test_a_summary_that_cannot_be_written_fails_nothing(
    run: Run, slipped: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "/nowhere/summary.md")
    result = run("check", slipped, "--ignore", "PT03")
    assert result.exit_code == 0
    assert "cannot be written" in result.stderr


def test_wide_characters_and_long_lines_keep_the_carets_in_place(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "t.yaml"
    path.write_text(HEAD + f"targets: [{{note: {'甲' * 200}, id: a b}}]\n", encoding="utf-8")
    lines = run("check", str(path), "--select", "PT010").stdout.split("\n")
    excerpt, carets = lines[1], lines[2]
    assert "…" in excerpt
    columns = 0
    for char in excerpt[: excerpt.index("a b")]:
        columns += 2 if char > "\u2e7f" else 1
    assert carets.index("^") == columns
    assert carets.count("^") == 3


def test_explain_and_rules_print_the_manual(run: Run) -> None:
    page = run("explain", "comparator").stdout
    assert page == run("explain", "pt031").stdout
    assert page.startswith("PT031 comparator (error)\n")
    assert "Bad:" in page and "Good:" in page
    assert len(run("rules").stdout.splitlines()) == len(catalogue.RULES)
    assert [rule["code"] for rule in json.loads(run("rules", "--format", "json").stdout)] == [
        rule.code for rule in catalogue.RULES
    ]


def test_the_document_of_the_rules_is_the_manual(run: Run) -> None:
    document = (ROOT / "docs/rules.md").read_text(encoding="utf-8")
    assert document == run("rules", "--format", "markdown").stdout, (
        "policytrack rules --format markdown > docs/rules.md"
    )


#: Files that are built to break a reader.
HOSTILE = {
    "a huge scalar": HEAD + "targets:\n  - {id: t, plan: p, title: x, goal: 3家, quote: " + "甲3家乙" * 50_000 + "}\n",
    "a huge quote": HEAD + "targets:\n  - {id: t, plan: p, title: x, goal: 5家, quote: " + "甲3家乙" * 50_000 + "}\n",
    "a huge number": HEAD + "targets:\n  - {id: t, plan: p, title: x, goal: " + "9" * 20_000 + "家, quote: 3家}\n",
    "a huge quote of figures": HEAD
    + "targets:\n  - {id: t, plan: p, title: x, goal: 3家, quote: "
    + "达到500家" * 300
    + "}\n",
    "deep nesting": "a: " + "[" * 50_000,
    "an alias bomb": "a0: &a0 [x]\n"
    + "\n".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 20)),
    "many duplicate keys": "format: 1\n" + "a: 1\n" * 5_000,
    "many unknown references": HEAD
    + "targets:\n"
    + "".join(f"  - {{id: t{i}, plan: q{i}, title: x, goal: 3家, quote: 3家}}\n" for i in range(3_000)),
    "a suppression in every line": HEAD + "# policytrack: ignore[PT031] x\n" * 3_000,
    "brackets in a suppression": HEAD + "# policytrack: ignore[" + "[" * 10_000 + "\n",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_files_give_diagnostics_and_never_a_traceback(text: str) -> None:
    checked = check([SourceFile("t.yaml", text.encode())], CheckOptions(date(2026, 11, 22)))
    assert all(found.line >= 1 and found.column >= 1 for found in checked.diagnostics)


PIECES = st.sampled_from(
    [
        *SLIPPED.splitlines(),
        "    quote: 3家以上至5家",
        "    goal: 約千億級",
        "# policytrack: ignore[PT031]",
        "\t",
        "'",
        "<<: *x",
    ]
)


@given(st.lists(PIECES, max_size=20))
@settings(max_examples=60, deadline=None)
def test_shuffled_lines_never_break_the_rules(lines: list[str]) -> None:
    text = HEAD + "targets:\n" + "\n".join(lines)
    check(
        [SourceFile("t.yaml", text.encode())],
        CheckOptions(date(2026, 11, 22), lambda plans: PlanTexts({"p": "到2026年，3家。"})),
    )


@given(
    st.text("约达到不低于以上左右0123456789.%亿万元家个年均增长—至提高到超過億級20第", max_size=20),
    st.text("到2025年达到不少于3—5家以上提高10%左右亿元", max_size=30),
)
@settings(max_examples=150, deadline=None)
def test_any_goal_and_quote_can_be_compared(goal: str, quote: str) -> None:
    text = HEAD + f"targets:\n  - {{id: t, plan: p, title: x, goal: '{goal}', quote: '{quote}'}}\n"
    check([SourceFile("t.yaml", text.encode())], CheckOptions(date(2026, 11, 22)))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_that_nobody_writes_into_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    (source,) = store.read([str(pipe)])
    assert source.data == b""


def test_hundreds_of_units_of_ones_own_are_refused_without_a_crash() -> None:
    units = "".join(f"  单位{n}甲: {{equals: 2 单位{n + 1}甲}}\n" for n in range(1500))
    checked = check([SourceFile("a.yaml", f"format: 1\nunits:\n{units}".encode())])
    assert {found.code for found in checked.diagnostics} == {"PT017"}
