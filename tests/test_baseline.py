"""`check --baseline`: known findings pass, new ones are told, entries that nothing needs are named."""

import json
import os
import random
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from conftest import HEAD
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import Result

from policytrack.data.problems import Diagnostic
from policytrack.data.source import SourceFile
from policytrack.errors import PolicytrackError
from policytrack.rules import baseline, catalogue
from policytrack.rules.check import CheckOptions, check
from policytrack.text.dates import parse_date

Run = Callable[..., Result]
TODAY = parse_date("2026-06-30").last
CODES = frozenset(rule.code for rule in catalogue.RULES)


def target(identity: str, goal: str = "500家", *more: str) -> str:
    """A target whose quote says 500家."""
    lines = [f"  - id: {identity}", "plan: p", f"title: 企业{identity}", f"goal: {goal}", "quote: 企业500家", *more]
    return "\n    ".join(lines) + "\n"


#: A file with findings of many kinds: other figures, no sources, stale figures that share a warning, odd texts.
ACTUALS = ("actuals:", "  - {as_of: 2023, value: 100家}")
LEGACY = [
    target("a", "600家"),
    target("b", "不超过500家", *ACTUALS),
    target("c", "500家", "note: no", *ACTUALS),
    target("d", "500家", "by: 2024", *ACTUALS),
    target("e", "500家", "by: 2024", *ACTUALS),
    target("f", "500家", "basis: on  # policytrack: ignore[PT031] nothing to ignore"),
]


def found(targets: list[str], head: str = HEAD) -> tuple[Diagnostic, ...]:
    text = head + "targets:\n" + "".join(targets)
    return check([SourceFile("targets.yaml", text.encode())], CheckOptions(TODAY)).diagnostics


def written(targets: list[str]) -> baseline.Baseline:
    none = baseline.Baseline("known.txt")
    return baseline.read("known.txt", baseline.written(found(targets), none, CODES))


def beyond(known: baseline.Baseline, targets: list[str], head: str = HEAD) -> list[tuple[str, str | None]]:
    compared = baseline.compare(known, found(targets, head), CODES, CODES)
    return [(one.code, one.target) for one in compared.diagnostics]


KNOWN = written(LEGACY)
EDIT = st.tuples(
    st.sampled_from(["comment", "blank", "target", "note", "figure", "plan"]),
    st.integers(0, 10**6),
    st.integers(0, 10**6),
)


def edited(targets: list[str], head: str, edit: tuple[str, int, int]) -> str:
    """Carry out an edit that has to do with no finding; the head afterwards."""
    kind, place, number = edit
    index = place % (len(targets) + 1)
    own = [at for at, text in enumerate(targets) if "id: new" in text]
    if kind == "target":
        targets.insert(index, target(f"new{len(targets)}x{number}", "500家", f"by: {2027 + number % 9}"))
    elif kind == "comment":
        targets.insert(index, f"  # a remark {number}\n")
    elif kind == "blank":
        targets.insert(index, "\n")
    elif kind == "note" and own:
        targets[own[place % len(own)]] += f"    # {number}\n"
    elif kind == "figure" and own and "actuals" not in targets[own[place % len(own)]]:
        at = own[place % len(own)]
        targets[at] = (
            targets[at].rstrip("\n") + "\n    actuals: [{as_of: 2025, value: 100家, source: 'https://example.org/a'}]\n"
        )
    elif kind == "plan":
        return head.replace(
            "indicators:", f"  q{len(head)}: {{title: 另一规划{number}, issued: 2023-12-31}}\nindicators:"
        )
    return head


def test_the_legacy_file_has_findings_of_many_rules() -> None:
    codes = [one.code for one in found(LEGACY)]
    assert len(set(codes)) >= 6
    assert {"PT020", "PT030", "PT031", "PT070", "PT080", "PT081", "PT090"} <= set(codes)
    assert beyond(KNOWN, LEGACY) == []


@given(st.lists(EDIT, max_size=12))
def test_edits_elsewhere_change_nothing(edits: list[tuple[str, int, int]]) -> None:
    targets, head = list(LEGACY), HEAD
    for edit in edits:
        head = edited(targets, head, edit)
    assert beyond(KNOWN, targets, head) == []


def test_nor_do_a_thousand_of_them() -> None:
    draw = random.Random(12)
    targets, head = list(LEGACY), HEAD
    for number in range(1000):
        kind = draw.choice(["comment", "blank", "target", "note", "figure", "plan"])
        head = edited(targets, head, (kind, draw.randrange(10**6), number))
    assert beyond(KNOWN, targets, head) == []


#: What is changed in the legacy file, and what is told then.
CHANGES: list[tuple[str, str, list[tuple[str, str | None]]]] = [
    ("id: a\n", "id: a2\n", [("PT093", "a"), ("PT030", "a2")]),  # another target
    ("goal: 600家", "goal: 500家", [("PT093", "a")]),  # mended
    ("goal: 600家", "goal: 700家", [("PT093", "a"), ("PT030", "a")]),  # another slip
    ("note: no", "note: no\n    basis: off", [("PT020", "c")]),  # one more of the same kind
    ("title: 企业f", "title: 企业f\n    note: yes", [("PT020", "f")]),
]


@pytest.mark.parametrize(("old", "new", "told"), CHANGES)
def test_what_is_new_is_told_and_what_is_mended_is_named(
    old: str, new: str, told: list[tuple[str, str | None]]
) -> None:
    text = "".join(LEGACY)
    assert text.count(old) == 1
    assert sorted(beyond(KNOWN, [text.replace(old, new)]), key=str) == sorted(told, key=str)


def test_one_more_of_the_same_is_new() -> None:
    # Two comments that suppress nothing have the same words: the second is the new one.
    more = [*LEGACY, target("g", "500家", "basis: x  # policytrack: ignore[PT031] nothing to ignore")]
    assert beyond(KNOWN, more) == [("PT090", None)]
    assert beyond(written(more), LEGACY) == [("PT093", None)]


def test_a_target_that_joins_a_shared_warning_is_new_and_one_that_leaves_is_not() -> None:
    shared = [one for one in found(LEGACY) if one.code == "PT080"]
    assert [(one.target, one.also) for one in shared] == [("d", ("e",))]
    assert beyond(
        KNOWN, [*LEGACY, target("g", "500家", "by: 2024", *ACTUALS).replace("}", ", source: 'https://example.org/a'}")]
    ) == [("PT080", "d")]
    assert beyond(KNOWN, [one for one in LEGACY if "id: d" not in one]) == [
        ("PT093", "d") for one in KNOWN.entries if one[1].target == "d"
    ]


def test_what_cannot_be_read_is_never_known_and_hides_no_entry() -> None:
    broken = found(["  x: [\n"])
    assert [one.code for one in broken] == ["PT002"]
    text = baseline.written(broken, baseline.Baseline("k"), CODES)
    assert text == baseline.HEADER
    assert [one.code for one in baseline.compare(KNOWN, broken, CODES, CODES).diagnostics] == ["PT002"]


def test_entries_of_rules_that_did_not_run_stay_and_are_not_named() -> None:
    active = frozenset(("PT030", "PT093"))
    some = [one for one in found(LEGACY) if one.code in active]
    compared = baseline.compare(KNOWN, some, active, CODES)
    assert (compared.diagnostics, compared.known) == ((), len(some))
    kept = baseline.read("k", baseline.written(some, KNOWN, active))
    assert [entry for _, entry in kept.entries] == [entry for _, entry in KNOWN.entries]
    gone = baseline.Baseline("k", ((3, baseline.Entry("PT999", "a", "a rule of old")),))
    assert [one.line for one in baseline.compare(gone, [], active, CODES).diagnostics] == [3]


@pytest.mark.parametrize("line", ["PT031", "PT031 t what", "PT031\tt", "a\tb\tc\td", "<<<<<<< HEAD"])
def test_a_line_that_is_no_entry_is_told_with_its_place(line: str) -> None:
    with pytest.raises(PolicytrackError, match=r"known\.txt:3: this line is no entry"):
        baseline.read("known.txt", f"# one\n\n{line}\n")


@pytest.fixture
def legacy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("targets.yaml").write_text(HEAD + "targets:\n" + "".join(LEGACY), encoding="utf-8")
    return tmp_path


CHECK = ("check", "--as-of", "2026-06-30", "--baseline", "known.txt")


def test_the_command_writes_and_uses_it(run: Run, legacy: Path) -> None:
    missing = run(*CHECK)
    assert (missing.exit_code, missing.stdout) == (2, "")
    assert "there is no file known.txt" in missing.stderr and "--write-baseline" in missing.stderr
    first = run(*CHECK, "--write-baseline", "--strict")
    assert (first.exit_code, first.stdout) == (0, "1 file, 6 targets: no problems beyond the 11 in known.txt\n")
    assert "known.txt holds 11 findings now" in first.stderr
    text = Path("known.txt").read_text(encoding="utf-8")
    assert text == baseline.written(found(LEGACY), baseline.Baseline("known.txt"), CODES)
    assert run(*CHECK, "--strict").exit_code == 0
    path = Path("targets.yaml")
    path.write_text(path.read_text(encoding="utf-8").replace("goal: 600家", "goal: 700家"), encoding="utf-8")
    result = run(*CHECK)
    assert result.exit_code == 1
    assert "known.txt:5:1: warning PT093" in result.stdout and "error PT030" in result.stdout
    assert result.stdout.endswith("1 file, 6 targets: 1 error and 1 warning beyond the 10 in known.txt\n")
    assert sorted(path.name for path in legacy.iterdir()) == ["known.txt", "targets.yaml"]


def test_all_formats_have_the_new_ones_only(run: Run, legacy: Path) -> None:
    run(*CHECK, "--write-baseline")
    path = Path("targets.yaml")
    path.write_text(path.read_text(encoding="utf-8").replace("goal: 600家", "goal: 700家"), encoding="utf-8")
    told = ["PT093", "PT030"]

    def output(format: str) -> str:
        return run(*CHECK, "--format", format).stdout

    assert [one["code"] for one in json.loads(output("json"))] == told
    assert [one["check_name"][:5] for one in json.loads(output("gitlab"))] == told
    assert [one["ruleId"] for one in json.loads(output("sarif"))["runs"][0]["results"]] == told
    assert [line[2:9] for line in output("github").splitlines()] == ["warning", "error f"]
    cases = ElementTree.fromstring(output("junit")).iter("testcase")
    assert sorted(case.attrib["name"][:5] for case in cases) == sorted(told)
    assert [line.split()[2] for line in output("concise").splitlines()[:2]] == told
    assert run(*CHECK, "--statistics").stdout.count("\n") == 2


def test_it_needs_a_name_to_write_to(run: Run, legacy: Path) -> None:
    result = run("check", "--write-baseline")
    assert result.exit_code == 2
    assert "--baseline FILE" in result.stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_what_is_no_file_is_left_as_it_is(run: Run, legacy: Path) -> None:
    os.mkfifo("pipe")
    result = run("check", "--baseline", "pipe", "--write-baseline")
    assert (result.exit_code, "pipe cannot be written: it is no regular file" in result.stderr) == (2, True)
    assert Path("pipe").is_fifo()


def test_its_name_stays_on_its_line(run: Run, legacy: Path) -> None:
    result = run("check", "--baseline", "a\x1b[2J\n::error::b", "--write-baseline")
    assert "a⟨U+001B⟩[2J⟨U+000A⟩::error::b holds" in result.stderr
    assert "no problems beyond" in result.stdout
    assert "\x1b" not in result.output


def test_a_folder_cannot_be_written(run: Run, legacy: Path) -> None:
    Path("known.txt").mkdir()
    result = run(*CHECK, "--write-baseline")
    assert result.exit_code == 2
    assert "known.txt cannot be written" in result.stderr
    assert sorted(path.name for path in legacy.iterdir()) == ["known.txt", "targets.yaml"]
