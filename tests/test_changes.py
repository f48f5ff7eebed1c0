"""`changes`: what differs between two states, and the one cause of each changed verdict."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st
from judging import target
from typer.testing import Result

from policytrack.data.model import Dataset, Target
from policytrack.progress import Assessment, Status, assess
from policytrack.progress.passing import passed_on, time_leaves_alone
from policytrack.render.changes import render_text
from policytrack.render.changes_html import render_html
from policytrack.render.changes_markdown import MOST_CHARACTERS, render_markdown
from policytrack.render.layout import Screen
from policytrack.render.wrapping import columns_of
from policytrack.report import change_words
from policytrack.report.attribution import Cause, FigureKind, _states, attribute, have_one_verdict, judged
from policytrack.report.changes import Change, Changes, State, compare
from policytrack.report.columns import ReportRow
from policytrack.report.locale import Locale

Run = Callable[..., Result]
TARGETS = """\
targets:
  - id: firms
    plan: p
    title: 企业数量
    goal: 达到100家
    by: 2025
    quote: 企业数量达到100家
    baseline: {as_of: 2023, value: 50家}
    actuals:
      - {as_of: 2024-06-30, value: 60家, source: 'https://example.org/1'}
  - {id: compute, plan: p, indicator: compute, title: 算力, goal: 达到12EFLOPS, by: 2026, quote: 算力达到12EFLOPS}
"""
DAY = date(2024, 12, 31)


def compared(old: Sequence[Target], new: Sequence[Target], first: date, last: date) -> Changes:
    def state(name: str, day: date, targets: Sequence[Target]) -> State:
        plans = {one.plan.key: one.plan for one in targets}
        return State(name, day, Dataset(tuple(plans.values()), (), tuple(targets)))

    return compare(state("old", first, old), state("new", last, new))


def only(old: Target, new: Target, first: date = DAY, last: date = DAY) -> Change:
    (change,) = compared([old], [new], first, last).changes
    return change


# A floor of 200 from 100 on 2024-01-01; day 1000 is 2026-09-27. 2024-12-31 is day 365, where the line stands at 136.
HALF: list[tuple[Any, ...]] = [(180, "118")]
WHYS: list[tuple[str, Target, Target, date, date, Cause, str]] = [
    (
        "a figure is recorded",
        target("200", actuals=HALF), target("200", actuals=[*HALF, (360, "120")]), DAY, DAY,
        Cause.NEW, "new figure: 120 (2024-12-26)",
    ),
    (
        "a figure is published in time",
        target("200", actuals=[*HALF, (360, "120")]), target("200", actuals=[*HALF, (360, "120")]),
        date(2024, 12, 1), DAY, Cause.NEW, "new figure: 120 (2024-12-26)",
    ),
    (
        "the first baseline",
        target("200", base=None, actuals=HALF), target("200", actuals=HALF), DAY, DAY,
        Cause.NEW, "new figure: 100 (2024-01-01)",
    ),
    (
        "a figure is revised",
        target("200", actuals=HALF), target("200", actuals=[(180, "108")]), DAY, DAY,
        Cause.REVISED, "revised figure: 118 (2024-06-29) → 108 (2024-06-29)",
    ),
    (
        "a figure is taken out",
        target("200", actuals=[*HALF, (360, "120")]), target("200", actuals=HALF), DAY, DAY,
        Cause.REVISED, "revised figure: 120 (2024-12-26)",
    ),
    (
        "a figure turns out to be of something near",
        target("200", actuals=HALF), target("200", actuals=[(180, "118", {"match": "near"})]), DAY, DAY,
        Cause.REVISED, "revised figure: 118 (2024-06-29) [same] → 118 (2024-06-29) [near]",
    ),
    (
        "a second figure of the same day, published later",
        target("200", actuals=HALF), target("200", actuals=[*HALF, (180, "108", {"published": 200})]), DAY, DAY,
        Cause.REVISED, "revised figure: 108 (2024-06-29)",
    ),
    (
        "the baseline is revised",
        target("200", actuals=HALF), target("200", base=(0, "114"), actuals=HALF), DAY, DAY,
        Cause.REVISED, "revised figure: 100 (2024-01-01) → 114 (2024-01-01)",
    ),
    (
        "the goal is raised",
        target("200", actuals=HALF), target("300", actuals=HALF), DAY, DAY,
        Cause.GOAL, "goal revised: Goal: 200 → 300",
    ),
    (
        "the deadline is moved up",
        target("200", actuals=HALF), target("200", by=500, actuals=HALF), DAY, DAY,
        Cause.GOAL, "goal revised: Due: 2026-09-27 → 2025-05-15",
    ),
    (
        "the goal is of another kind of amount",
        target("200家", base=(0, "100家"), actuals=[(180, "118家")]),
        target("200亿元", base=(0, "100亿元"), actuals=[(180, "102亿元")]), DAY, DAY,
        Cause.GOAL, "goal revised: Goal: 200家 → 200亿元",
    ),
    (
        "it is judged another way",
        target("200", actuals=HALF), target("200", actuals=HALF, kind="annual", start="2025"), DAY, DAY,
        Cause.METHOD, "method: From: added 2025, Kind: level → annual",
    ),
    (
        "the deadline passes",
        target("200", by=300, actuals=HALF), target("200", by=300, actuals=HALF), date(2024, 10, 1), DAY,
        Cause.TIME, "time passed: the deadline 2024-10-27 has passed",
    ),
    (
        "a figure gets old",
        target("200", actuals=HALF), target("200", actuals=HALF), DAY, date(2026, 1, 1),
        Cause.TIME, "time passed: the newest figure is more than 18 months old",
    ),
    # several at once
    (
        "the deadline passes, and the final figure comes",
        target("200", by=300, actuals=HALF), target("200", by=300, actuals=[*HALF, (300, "210")]),
        date(2024, 10, 1), DAY, Cause.NEW, "new figure: 210 (2024-10-27)",
    ),
    (
        "the goal is raised, which suffices, and a figure comes that would have done the same",
        target("200", actuals=HALF), target("1000", actuals=[*HALF, (360, "121")]), DAY, DAY,
        Cause.GOAL, "goal revised: Goal: 200 → 1000",
    ),
    (
        "the goal is lowered, and only with the new figure it is reached",
        target("200", actuals=HALF), target("150", actuals=[*HALF, (360, "151")]), DAY, DAY,
        Cause.NEW, "new figure: 151 (2024-12-26)",
    ),
    (
        "the deadline passes unseen, for the goal was moved on",
        target("200", by=300, actuals=HALF), target("200", by=2000, actuals=HALF), date(2024, 10, 1), DAY,
        Cause.GOAL, "goal revised: Due: 2024-10-27 → 2029-06-23",
    ),
]  # fmt: skip


@pytest.mark.parametrize("row", WHYS, ids=[row[0] for row in WHYS])
def test_each_changed_verdict_has_one_cause(row: tuple[str, Target, Target, date, date, Cause, str]) -> None:
    _, old, new, first, last, cause, told = row
    change = only(old, new, first, last)
    assert change.verdict is not None
    assert change.verdict.cause is cause
    assert change_words.because(change, Locale()) == told


def test_every_cause_is_in_the_table() -> None:
    assert {row[5] for row in WHYS} == set(Cause)


def test_words_and_sources_change_no_verdict_and_are_listed() -> None:
    old = target("200", actuals=[(180, "118", {"source": "https://example.org/1"})])
    new = target("200", actuals=[(180, "118", {"source": "https://example.org/2"})])._replace(quote="另一句", note="n")
    change = only(old, new)
    assert change.verdict is None
    assert [(one.field, one.before, one.after) for one in change.fields] == [
        ("quote", "200", "另一句"), ("note", None, "n"),
    ]  # fmt: skip
    assert [one.kind for one in change.figures] == [FigureKind.ANNOTATED]
    lines = [part.line(Locale("zh")) for part in change_words.parts(change, Locale("zh"))]
    assert lines == ["原文：200 → 另一句", "备注：新增", "数据说明有改动：118（2024-06-29） 来源"]


def test_an_id_that_was_renamed_is_the_same_target() -> None:
    change = only(target("200", actuals=HALF), target("200", actuals=HALF)._replace(id="u"))
    assert [one.field for one in change.fields] == ["id"]
    assert change.verdict is None
    twice = [target("200"), target("200")._replace(id="u")]
    found = compared(twice, [one._replace(id=one.id + "2") for one in twice], DAY, DAY)
    assert [str(one.kind) for one in found.changes] == ["added", "added", "removed", "removed"]


def test_nothing_changed() -> None:
    found = compared([target("200")], [target("200")], DAY, DAY)
    assert not found.changes
    assert "nothing changed" in render_text(found, Locale(), Screen())
    assert "nothing changed" in render_markdown(found, Locale())


FIGURES = st.lists(
    st.tuples(
        st.integers(1, 1400), st.sampled_from(["80", "100", "118", "136", "近150", "超200", "210"]),
        st.sampled_from([{}, {"match": "near"}, {"match": "different"}, {"basis": "B"}, {"published": 900}]),
    ),
    max_size=4,
)  # fmt: skip
SOME = st.builds(
    lambda goal, by, base, rows, kind, start: target(goal, by=by, base=base, actuals=rows, kind=kind, start=start),
    st.sampled_from(["200", "超过200", "150左右", "不超过120", "增长50%", "120—160"]),
    st.sampled_from([300, 1000, "2025", "2026-06", None]),
    st.sampled_from([None, (0, "100"), (0, "约140")]),
    FIGURES,
    st.sampled_from(["level", "level", "cumulative", "sum", "annual"]),
    st.sampled_from([None, "2024"]),
)
DAYS = st.integers(0, 1400).map(lambda days: date(2024, 1, 1) + timedelta(days=days))


def verdict_key(assessment: Assessment) -> tuple[Status, str]:
    """What counts as the verdict: its status, and the words with which every format shows it, marks included."""
    return assessment.status, ReportRow(assessment, Locale()).status


@given(SOME, SOME, DAYS, DAYS)
def test_one_verdict_is_one_status_in_the_same_words(one: Target, other: Target, first: date, last: date) -> None:
    before, after = assess(one, first), assess(other, last)
    assert have_one_verdict(before, after) is (verdict_key(before) == verdict_key(after))


@given(SOME, DAYS, DAYS)
def test_where_only_days_passed_the_assessment_is_that_of_the_later_day(one: Target, first: date, last: date) -> None:
    first, last = sorted((first, last))
    later = passed_on(assess(one, first), last)
    assert later is None or later == assess(one, last)


@given(SOME, DAYS, DAYS)
def test_what_time_leaves_alone_keeps_its_verdict(one: Target, first: date, last: date) -> None:
    if time_leaves_alone(one, first, last):
        assert verdict_key(assess(one, first)) == verdict_key(assess(one, last))


@given(SOME, SOME, DAYS, DAYS)
def test_the_last_step_is_the_verdict_of_today(old: Target, new: Target, one: date, other: date) -> None:
    first, last = sorted((one, other))
    before, after = verdict_key(assess(old, first)), verdict_key(assess(new, last))
    cause, steps = attribute(assess(old, first), assess(new, last))
    seen = [before, *((step.status, step.shown) for step in steps)]
    assert seen[-1] == after
    turns = [step.cause for step, was in zip(steps, seen, strict=False) if (step.status, step.shown) != was]
    if before != after:
        assert cause is turns[-1]
    if steps:
        *_, (_, state) = _states(judged(old), judged(new), first, last)
        assert verdict_key(assess(state, last)) == after
    order = [list(Cause).index(step.cause) for step in steps]
    assert order == sorted(set(order))


@given(SOME, DAYS)
def test_a_verdict_hangs_on_no_words(one: Target, day: date) -> None:
    assert verdict_key(assess(one, day)) == verdict_key(assess(judged(one), day))


@pytest.mark.parametrize("width", [60, 80, 120, None])
@pytest.mark.parametrize("lang", ["en", "zh", "zh-Hant"])
def test_the_table_fits(width: int | None, lang: Any) -> None:
    rows = [row for row in WHYS if row[3] == row[4]]
    old = [one._replace(id=f"t{index}") for index, (_, one, *_) in enumerate(rows)]
    new = [row[2]._replace(id=f"t{index}", title="人工智能核心产业规模") for index, row in enumerate(rows)]
    text = render_text(compared(old, new, DAY, DAY), Locale(lang), Screen(width))
    assert max(columns_of(line) for line in text.splitlines()) <= (width or 1000)


def test_markdown_is_escaped_and_bounded() -> None:
    old = [target("200", actuals=HALF)._replace(id=f"t{index}") for index in range(1500)]
    new = [one._replace(goal=target("300").goal, title="<b>|*x*", quote="很长" * 50) for one in old]
    text = render_markdown(compared(old, new, DAY, DAY), Locale())
    assert len(text) <= MOST_CHARACTERS
    assert r"\<b\>\|\*x\*" in text
    assert re.search(r"… and 1?\d{3} more", text)
    assert text.count("<details>") == text.count("</details>") == 1


def test_html_is_a_piece_without_script_and_escaped() -> None:
    text = render_html(
        compared([target("200", actuals=HALF)], [target("300")._replace(title="<script>\u202e")], DAY, DAY), Locale()
    )
    assert text.startswith("<section")
    assert "<script" not in text
    assert "&lt;script&gt;⟨U+202E⟩" in text


# --- on the command line, with git


@pytest.fixture
def repository(file: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with `targets.yaml` in its one commit, tagged `first`."""
    if shutil.which("git") is None:
        pytest.skip("there is no git")
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name, value in {
        "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@b",
        "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@b", "GIT_AUTHOR_DATE": "2024-12-01T12:00:00+08:00",
        "GIT_COMMITTER_DATE": "2024-12-01T12:00:00+08:00",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    git("init", "-q", "-b", "main")
    commit("first")
    git("tag", "first")
    return file


def git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], check=True, capture_output=True, text=True)
    return done.stdout


def commit(message: str) -> None:
    git("add", "--all")
    git("commit", "-q", "-m", message)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def changes(run: Run, *arguments: str) -> dict[str, Any]:
    result = run("changes", *arguments, "--as-of", "2024-12-31", "--format", "json")
    assert result.exit_code == 0, result.stderr
    return dict(json.loads(result.stdout))


def test_the_files_against_the_last_commit(repository: Path, run: Run) -> None:
    edit(repository, "60家", "90家")
    found = changes(run)
    assert found["old"]["name"] == "HEAD"
    assert re.fullmatch(r"[0-9a-f]{7}, 2024-12-01", found["old"]["detail"])
    (change,) = found["changes"]
    assert (change["id"], change["verdict"]["cause"]) == ("firms", "revised figure")
    assert change["verdict"]["before"]["status"] == "behind"
    assert change["verdict"]["after"]["status"] == "ahead"


def test_a_whole_hash_is_shown_short(repository: Path, run: Run) -> None:
    whole = git("rev-parse", "HEAD").strip()
    edit(repository, "60家", "90家")
    found = changes(run, whole)
    assert (found["old"]["name"], found["old"]["detail"]) == (whole[:7], "2024-12-01")
    commit("second")
    assert changes(run, f"{whole}...HEAD")["old"]["name"] == f"{whole[:7]}...HEAD"
    edit(repository, "goal: 达到100家", "goal: 很多")
    commit("broken")
    result = run("changes", git("rev-parse", "HEAD").strip(), "first")
    assert re.match(r"[0-9a-f]{7}:targets\.yaml:\d", result.stderr)


def test_two_revisions_a_range_and_the_fork(repository: Path, run: Run) -> None:
    git("checkout", "-q", "-b", "work")
    edit(repository, "达到100家", "达到200家")
    commit("second")
    git("checkout", "-q", "main")
    edit(repository, "title: 算力,", "title: 全市算力,")
    commit("third")
    for asked in (("first", "work"), ("main...work",)):
        assert [one["id"] for one in changes(run, *asked)["changes"]] == ["firms"]
    assert [one["id"] for one in changes(run, "work..main")["changes"]] == ["firms", "compute"]


def test_two_files_and_a_folder(repository: Path, run: Run, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    shutil.copy(repository, tmp_path / "data/a.yaml")
    (tmp_path / "data/others.yml").write_text("on: push\n", encoding="utf-8")
    edit(repository, "60家", "70家")
    assert len(changes(run, "data", "targets.yaml")["changes"]) == 1
    commit("a folder")
    edit(tmp_path / "data/a.yaml", "60家", "61家")
    assert len(changes(run, "HEAD", "-f", "data")["changes"]) == 1
    assert len(changes(run, "HEAD", "HEAD", "-f", "data", "-f", "data/a.yaml")["changes"]) == 0


def test_a_goal_in_words_that_was_kept_is_told(run: Run, tmp_path: Path) -> None:
    words = "targets:\n  - {id: a, plan: p, title: 产能, goal: {says: 基本淘汰}, by: 2025, quote: 产能基本淘汰"
    head = "format: 1\nplans: {p: {title: 甲市规划}}\n" + words
    done = ", done: {as_of: 2025, source: 'https://example.org/x'}, extra: {部门: 工信}"
    old, new = tmp_path / "old.yaml", tmp_path / "new.yaml"
    old.write_text(head + "}\n", encoding="utf-8")
    new.write_text(head + done + "}\n", encoding="utf-8")
    (change,) = changes(run, str(old), str(new))["changes"]
    assert (change["id"], change["kind"], change["verdict"]) == ("a", "changed", None)
    assert [tuple(one.values()) for one in change["fields"]] == [
        ("done", None, "2025 https://example.org/x"),
        ("extra", None, "部门: 工信"),
    ]


def test_two_days_of_one_file_need_no_git(file: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    found = changes(run, "--since", "2024-06")
    assert [(one["id"], one["figures"], one["verdict"]) for one in found["changes"]] == []
    (change,) = changes(run, "--since", "2024-06-29")["changes"]
    assert change["verdict"]["cause"] == "new figure"
    assert change["figures"][0]["kind"] == "new"


def test_a_renamed_file_is_found(repository: Path, run: Run) -> None:
    git("mv", "targets.yaml", "plans.yaml")
    commit("moved")
    edit(repository.with_name("plans.yaml"), "60家", "90家")
    result = run("changes", "first", "-f", "plans.yaml", "--as-of", "2024-12-31")
    assert result.stderr == "policytrack: plans.yaml was called targets.yaml at first\n"
    assert "revised figure: 60家 (2024-06-30) → 90家 (2024-06-30)" in " ".join(result.stdout.split())


def test_a_hidden_folder_that_is_named_is_read(repository: Path, run: Run) -> None:
    Path(".plans").mkdir()
    git("mv", "targets.yaml", ".plans/targets.yaml")
    commit("moved")
    edit(Path(".plans/targets.yaml"), "60家", "90家")
    assert [one["id"] for one in changes(run, "-f", ".plans/targets.yaml")["changes"]] == ["firms"]


def test_a_file_that_is_new_beside_others_is_told(repository: Path, run: Run) -> None:
    Path("more.yaml").write_text(
        "format: 1\ntargets:\n  - {id: x, plan: p, title: t, goal: 3家, quote: 3家}\n", encoding="utf-8"
    )
    result = run("changes", "-f", "targets.yaml", "-f", "more.yaml", "--as-of", "2024-12-31")
    assert result.stderr == "policytrack: there is no more.yaml at HEAD\n"
    assert "+ x" in result.stdout


def test_what_has_an_error_is_neither_new_nor_gone(repository: Path, run: Run) -> None:
    good = repository.read_text(encoding="utf-8")
    edit(repository, "goal: 达到100家", "goal: 很多")
    commit("broken")
    repository.write_text(good, encoding="utf-8")
    result = run("changes", "HEAD", "--as-of", "2024-12-31", "--format", "json")
    found = json.loads(result.stdout)
    assert found["changes"] == []
    assert found["uncompared"] == [{"id": "firms", "side": "HEAD"}]
    assert "HEAD:targets.yaml:" in result.stderr
    text = run("changes", "HEAD", "--as-of", "2024-12-31").stdout
    assert "not compared, because something about them is wrong in HEAD: firms" in text
    assert "nothing changed" not in text
    result = run("changes", "first", "HEAD", "--as-of", "2024-12-31")
    assert result.exit_code == 1


def break_the_file(path: Path) -> None:
    path.write_text("targets: [", encoding="utf-8")
    commit("broken")
    git("checkout", "-q", "first", "--", "targets.yaml")


def put_a_link(path: Path) -> None:
    path.rename("real.yaml")
    path.symlink_to("real.yaml")
    commit("link")


#: A request, what was done before, and the sentence on standard error.
REFUSED: list[tuple[str, Callable[[Path], object], tuple[str, ...], str]] = [
    ("no such revision", lambda path: None, ("nowhere",), "git knows no revision 'nowhere' in "),
    ("an option", lambda path: None, ("--", "--output=stolen"), "git knows no revision '--output=stolen' in "),
    ("no file then", lambda path: None, ("first", "HEAD", "-f", "other.yaml"), "there is no other.yaml at first"),
    ("outside", lambda path: None, ("first", "-f", "/etc/hosts"), " is in no git repository"),
    ("days in the wrong order", lambda path: None, ("--since", "2030"), "--since 2030-12-31 is after the day of the"),
    (
        "a revision that is no YAML",
break_the_file,
        ("main",), "main:targets.yaml:1:11: PT002 not valid YAML",
    ),
    (
        "a link",
put_a_link,
        ("HEAD",), "HEAD:targets.yaml is a link",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("before", "asked", "told"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_what_cannot_be_had_has_its_sentence(
    repository: Path, run: Run, before: Callable[[Path], object], asked: Sequence[str], told: str
) -> None:
    before(repository)
    result = run("changes", "--as-of", "2024-12-31", *asked)
    assert result.exit_code == 2
    assert told in result.stderr
    assert result.stderr.startswith("policytrack: ")
    assert not Path("stolen").exists()


def test_a_shallow_clone_has_its_sentence(repository: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(repository, "60家", "70家")
    commit("second")
    git("clone", "-q", "--depth", "1", f"file://{repository.parent}", "shallow")
    monkeypatch.chdir("shallow")
    result = run("changes", "HEAD~1")
    assert result.exit_code == 2
    assert "the clone is shallow" in result.stderr
    assert "fetch-depth: 0" in result.stderr


def test_without_a_repository_or_git(file: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(file.parent.parent))
    if shutil.which("git"):
        assert "is in no git repository" in run("changes").stderr
    monkeypatch.setenv("PATH", "")
    result = run("changes")
    assert result.exit_code == 2
    assert "there is no git on this machine" in result.stderr


def test_a_repository_runs_no_program_of_its_own(repository: Path, run: Run, tmp_path: Path) -> None:
    trap = tmp_path / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch '{tmp_path}/sprung'\ncat\n", encoding="utf-8")
    trap.chmod(0o755)
    for name in ("core.fsmonitor", "core.pager", "diff.external", "gpg.program", "core.editor", "diff.trap.textconv"):
        git("config", name, str(trap))
    git("config", "log.showSignature", "true")
    git("config", "alias.rev-parse", f"!{trap}")
    (tmp_path / ".gitattributes").write_text("*.yaml diff=trap\n", encoding="utf-8")
    git("mv", "targets.yaml", "plans.yaml")
    git("-c", "core.fsmonitor=false", "commit", "-q", "-m", "moved")
    (tmp_path / "sprung").unlink(missing_ok=True)
    result = run("changes", "first", "-f", "plans.yaml")
    assert "was called targets.yaml" in result.stderr
    assert not (tmp_path / "sprung").exists()


def test_the_action_writes_a_summary_and_renews_its_comment(repository: Path, tmp_path: Path) -> None:
    edit(repository, "60家", "90家")
    commit("second")
    gh = tmp_path / "bin/gh"
    gh.parent.mkdir()
    gh.write_text(f"""#!/bin/sh
echo "$*" >>'{tmp_path}/asked'
case "$*" in *--paginate*) cat '{tmp_path}/known' 2>/dev/null ;; *POST*) exit "$POST" ;; esac
""", encoding="utf-8")  # fmt: skip
    gh.chmod(0o755)

    def run_script(**environment: str) -> str:
        (tmp_path / "asked").write_text("", encoding="utf-8")
        inputs = {"FILES": "targets.yaml", "OLD": "HEAD^1", "COMMENT": "true", "NUMBER": "7", "POST": "0"}
        own = {
            **os.environ, **inputs, "GITHUB_STEP_SUMMARY": str(tmp_path / "summary"), "GITHUB_REPOSITORY": "o/r",
            "PATH": f"{gh.parent}:{os.environ['PATH']}",
            "POLICYTRACK": str(Path(sys.executable).parent / "policytrack"),
        }  # fmt: skip
        script = ["bash", str(ROOT / ".ci/changes")]
        return subprocess.run(script, env=own | environment, check=True, capture_output=True, text=True).stdout

    run_script(COMMENT="false")
    assert "### HEAD^1 (" in (tmp_path / "summary").read_text(encoding="utf-8")
    assert not (tmp_path / "asked").read_text(encoding="utf-8")
    run_script()
    asked = (tmp_path / "asked").read_text(encoding="utf-8")
    assert "--method POST repos/o/r/issues/7/comments --raw-field body=<!-- policytrack changes -->" in asked
    assert "revised figure" in asked
    (tmp_path / "known").write_text("42\n43\n", encoding="utf-8")
    run_script()
    assert "--method PATCH repos/o/r/issues/comments/42 --raw-field" in (tmp_path / "asked").read_text(encoding="utf-8")
    (tmp_path / "known").unlink()
    assert run_script(POST="1").startswith("::notice::The pull request could not be commented")


def test_the_shipped_file_over_two_days(run: Run) -> None:
    result = run(
        "changes", "--since", "2025-06", "--as-of", "2026-11-22", "-f", str(ROOT / "targets.yaml"), "--lang", "zh-Hant"
    )
    assert "截止" not in result.stdout
    assert "狀態變化" in result.stdout


def test_the_documented_keys_are_those_of_the_json(repository: Path, run: Run) -> None:
    edit(repository, "60家", "90家")
    edit(repository, "quote: 算力达到12EFLOPS", "quote: 算力达到12EFLOPS以上")
    edit(repository, "title: 算力规模", "title: 算力")
    repository.write_text(
        repository.read_text(encoding="utf-8") + "  - {id: new, plan: p, title: t, goal: 3家, quote: 3家}\n"
    )
    found = changes(run)

    def keys(value: Any) -> set[str]:
        if isinstance(value, dict):
            return set(value) | {key for one in value.values() for key in keys(one)}
        return {key for one in value for key in keys(one)} if isinstance(value, list) else set()

    document = (ROOT / "docs/changes.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"`(\w+)`", document[document.index("## JSON") :]))
    assert keys(found) <= documented
