"""`--fix` and `--diff`: what is mended, byte for byte, and what is left alone."""

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import HEAD
from typer.testing import Result

from policytrack.data.problems import Diagnostic
from policytrack.data.source import SourceFile
from policytrack.data.yaml_document import Edit
from policytrack.edits import fixes, mending, slip_fixes
from policytrack.edits.fixes import Fix
from policytrack.rules.check import CheckOptions, check

TODAY = date(2026, 11, 22)
TARGET = "targets:\n  - id: t\n    plan: p\n    title: x\n    goal: 500家\n    quote: 500家\n"
URL = "source: 'https://a.org/'"

#: What follows the target's quote, before and after; None: nothing is mended.
CASES = [
    ("    note: no\n", "    note: 'no'\n"),
    ("    note: no # why\n", "    note: 'no' # why\n"),
    ("    tags: [a]\n    basis: 1:30\n", "    tags: [a]\n    basis: '1:30'\n"),
    (
        "    actuals:\n"
        f"      - {{as_of: 2025, value: 3家, {URL}}} # b\n      - {{as_of: 2024, value: 2家, {URL}}} # a\n",
        "    actuals:\n"
        f"      - {{as_of: 2024, value: 2家, {URL}}} # a\n      - {{as_of: 2025, value: 3家, {URL}}} # b\n",
    ),
    (
        f"    actuals: [{{as_of: 2025, value: 3家, {URL}}}, {{as_of: 2024, value: 2家, {URL}}}]\n",
        f"    actuals: [{{as_of: 2024, value: 2家, {URL}}}, {{as_of: 2025, value: 3家, {URL}}}]\n",
    ),
    (
        # Comments above an item go with it, and so do its own lines; the list is followed by another key.
        "    actuals:\n"
        f"      - as_of: 2025\n        value: 3家\n        {URL}\n"
        "      # from the yearbook\n"
        f"      - as_of: 2024\n        value: 2家\n        {URL}\n        # checked\n"
        "    note: x y\n",
        "    actuals:\n"
        "      # from the yearbook\n"
        f"      - as_of: 2024\n        value: 2家\n        {URL}\n        # checked\n"
        f"      - as_of: 2025\n        value: 3家\n        {URL}\n"
        "    note: x y\n",
    ),
    (
        # What stands between two items goes with the first: blank lines, and a comment apart from the next.
        f"    actuals:\n      - {{as_of: 2025, value: 3家, {URL}}}\n\n      # of 2025\n\n"
        f"      - {{as_of: 2024, value: 2家, {URL}}}\n    note: x\n",
        f"    actuals:\n      - {{as_of: 2024, value: 2家, {URL}}}\n"
        f"      - {{as_of: 2025, value: 3家, {URL}}}\n\n      # of 2025\n\n    note: x\n",
    ),
    (
        # The last line of the file has no line break, and still has none.
        f"    actuals:\n      - {{as_of: 2025, value: 3家, {URL}}}\n      - {{as_of: 2024, value: 2家, {URL}}}",
        f"    actuals:\n      - {{as_of: 2024, value: 2家, {URL}}}\n      - {{as_of: 2025, value: 3家, {URL}}}",
    ),
    (
        # Of one day: as they stand.
        f"    actuals:\n      - {{as_of: 2025, value: 3家, basis: b, {URL}}}\n"
        f"      - {{as_of: 2025, value: 4家, basis: a, {URL}}}\n      - {{as_of: 2024, value: 2家, {URL}}}\n",
        f"    actuals:\n      - {{as_of: 2024, value: 2家, {URL}}}\n"
        f"      - {{as_of: 2025, value: 3家, basis: b, {URL}}}\n      - {{as_of: 2025, value: 4家, basis: a, {URL}}}\n",
    ),
    # Figures of one day that say the same, of which one has no source or no remark, are no hindrance elsewhere.
    (
        "    note: no\n    actuals:\n"
        f"      - {{as_of: 2025, value: 3家, basis: a, note: x, {URL}}}\n"
        "      - {as_of: 2025, value: 3家, basis: b}\n"
        f"      - {{as_of: 2025, value: 3家, basis: c, {URL}}}\n",
        "    note: 'no'\n    actuals:\n"
        f"      - {{as_of: 2025, value: 3家, basis: a, note: x, {URL}}}\n"
        "      - {as_of: 2025, value: 3家, basis: b}\n"
        f"      - {{as_of: 2025, value: 3家, basis: c, {URL}}}\n",
    ),
    # Whether the comment is about the list or its first item cannot be told.
    (
        f"    actuals:\n      # oldest\n      - {{as_of: 2025, value: 3家, {URL}}}\n"
        f"      - {{as_of: 2024, value: 2家, {URL}}}\n",
        None,
    ),
    # An anchor would come to stand behind its alias.
    (
        f"    actuals:\n      - {{as_of: 2025, value: &v 3家, {URL}}}\n      - {{as_of: 2024, value: *v, {URL}}}\n",
        None,
    ),
    # A comment inside of the brackets may be about anything.
    (
        f"    actuals: [{{as_of: 2025, value: 3家, {URL}}}, # new\n      {{as_of: 2024, value: 2家, {URL}}}]\n",
        None,
    ),
]

ALIASED = [
    # An anchor stays, and both diagnostics of the one text are mended by one edit.
    (
        "    note: &n no\n    basis: *n\n",
        "    note: &n 'no'\n    basis: *n\n",
    ),
    # What is merged in is mended where it is written.
    (
        "  - &base\n    id: u\n    plan: p\n    title: y\n    goal: 600家\n    quote: 600家\n    note: no\n"
        "  - <<: *base\n    id: v\n    title: z\n",
        "  - &base\n    id: u\n    plan: p\n    title: y\n    goal: 600家\n    quote: 600家\n    note: 'no'\n"
        "  - <<: *base\n    id: v\n    title: z\n",
    ),
    # So is a list that is merged in.
    (
        "  - &base\n    id: u\n    plan: p\n    title: y\n    goal: 600家\n    quote: 600家\n"
        f"    actuals:\n      - {{as_of: 2025, value: 3家, {URL}}}\n      - {{as_of: 2024, value: 2家, {URL}}}\n"
        "  - <<: *base\n    id: v\n    title: z\n",
        "  - &base\n    id: u\n    plan: p\n    title: y\n    goal: 600家\n    quote: 600家\n"
        f"    actuals:\n      - {{as_of: 2024, value: 2家, {URL}}}\n      - {{as_of: 2025, value: 3家, {URL}}}\n"
        "  - <<: *base\n    id: v\n    title: z\n",
    ),
    # A list that two targets share is put in order once.
    (
        f"    actuals: &list\n      - {{as_of: 2025, value: 3家, {URL}}}\n      - {{as_of: 2024, value: 2家, {URL}}}\n"
        "  - id: u\n    plan: p\n    title: y\n    goal: 600家\n    quote: 600家\n    actuals: *list\n",
        f"    actuals: &list\n      - {{as_of: 2024, value: 2家, {URL}}}\n      - {{as_of: 2025, value: 3家, {URL}}}\n"
        "  - id: u\n    plan: p\n    title: y\n    goal: 600家\n    quote: 600家\n    actuals: *list\n",
    ),
    # A text in an item goes with the item.
    (
        f"    actuals:\n      - {{as_of: 2025, value: 3家, note: no, {URL}}}\n"
        f"      - {{as_of: 2024, value: 2家, basis: on, {URL}}}\n    note: off\n",
        f"    actuals:\n      - {{as_of: 2024, value: 2家, basis: 'on', {URL}}}\n"
        f"      - {{as_of: 2025, value: 3家, note: 'no', {URL}}}\n    note: 'off'\n",
    ),
]


def mend(data: bytes) -> bytes:
    sources = [SourceFile("t.yaml", data)]
    edits = fixes.by_file(sources, fixes.fixes(sources, check(sources, CheckOptions(TODAY))))
    return fixes.fixed(sources[0], edits["t.yaml"]) if edits else data


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(("before", "after"), [*CASES, *ALIASED])
def test_only_what_is_meant_changes(before: str, after: str | None, newline: str) -> None:
    whole = (HEAD + TARGET + before).replace("\n", newline)
    expected = (HEAD + TARGET + (before if after is None else after)).replace("\n", newline)
    assert mend(whole.encode()).decode() == expected
    assert mend(b"\xef\xbb\xbf" + whole.encode()) == b"\xef\xbb\xbf" + expected.encode()
    assert mend(expected.encode()).decode() == expected


@pytest.mark.parametrize("options", [(), ("--diff",), ("--fix",), ("--format", "sarif"), ("--format", "json")])
@pytest.mark.parametrize(("before", "after"), ALIASED)
def test_aliases_and_merges_are_no_hindrance_in_any_mode(
    run: Callable[..., Result], tmp_path: Path, before: str, after: str, options: tuple[str, ...]
) -> None:
    path = tmp_path / "targets.yaml"
    path.write_text(HEAD + TARGET + before, encoding="utf-8")
    assert run("check", str(path), *options).exit_code == 0
    assert path.read_text(encoding="utf-8") == HEAD + TARGET + (after if options == ("--fix",) else before)


def test_a_fix_that_does_harm_is_left_out_and_the_others_are_not() -> None:
    # The block of text ends the file without a line break, and would get one in its new place.
    item = f"      - as_of: %d\n        value: %d家\n        {URL}\n"
    harmful = item % (2025, 3) + item % (2024, 2) + "        note: |\n          text"
    text = HEAD + TARGET + "    basis: no\n    actuals:\n" + harmful
    other = TARGET.replace("id: t", "id: u").replace("title: x", "title: y").removeprefix("targets:\n")
    sound = other + "    actuals:\n" + item % (2025, 3) + item % (2024, 2)
    text = text.replace("targets:\n", "targets:\n" + sound)
    expected = text.replace("basis: no", "basis: 'no'").replace(
        sound, other + "    actuals:\n" + item % (2024, 2) + item % (2025, 3)
    )
    assert mend(text.encode()).decode() == expected


LAST = "    note: no\n"
#: What a faulty fix would put where; nothing of it is kept.
HARM = {
    "a plan's title": ("某市规划", "某县规划"),
    "the title of a plan without targets": ("另一规划", "又一规划"),
    "an indicator's title": ("算力规模", "算力"),
    "a target's title": ("title: x", "title: z"),
    "a target more": (LAST, LAST + "  - {id: n, plan: p, title: y, goal: 5家, quote: 5家}\n"),
    "a target less": (TARGET.removeprefix("targets:\n") + LAST, ""),
    "an error": (LAST, LAST + "    extra: x\n"),
    "an error of the file": ("format: 1\n", "format: 1\nmore: 2\n"),
}


@pytest.mark.parametrize(("old", "new"), HARM.values(), ids=HARM)
def test_whatever_a_fix_would_change_of_what_is_said_it_is_left_out(
    monkeypatch: pytest.MonkeyPatch, old: str, new: str
) -> None:
    text = HEAD.replace("indicators:", "  q: {title: 另一规划}\nindicators:") + TARGET + LAST
    at = text.index(old)
    wrong = Edit(at, at + len(old), new)
    monkeypatch.setattr(fixes, "_FIXES", {**fixes._FIXES, "PT020": lambda _, found: Fix(found, (wrong,))})
    assert mend(text.encode()).decode() == text
    sound = Edit(text.index("no\n"), text.index("no\n") + 2, "'no'")
    monkeypatch.setattr(fixes, "_FIXES", {**fixes._FIXES, "PT020": lambda _, found: Fix(found, (sound,))})
    assert mend(text.encode()).decode() == text.replace("note: no", "note: 'no'")


@pytest.mark.parametrize("harmful", [{0}, {7}, {0, 7}, {3, 4}, {2, 5, 6}, {0, 1, 2, 3}])
def test_of_many_fixes_those_that_do_no_harm_are_kept(monkeypatch: pytest.MonkeyPatch, harmful: set[int]) -> None:
    lines = [
        TARGET.replace("id: t", f"id: t{n}").removeprefix("targets:\n") + LAST + "    scope: on\n" for n in range(8)
    ]
    text = HEAD + "targets:\n" + "".join(lines)

    def fix(fixer: fixes._Fixer, found: Diagnostic) -> Fix | None:
        is_note = "note" in text.splitlines()[found.line - 1]
        if not is_note or found.target is None or int(found.target[1:]) not in harmful:
            return fixes._Fixer.quote(fixer, found)
        at = text.index("500家", text.index(f"id: {found.target}\n"))
        return Fix(found, (Edit(at, at + 4, "600家"),))

    monkeypatch.setattr(fixes, "_FIXES", {**fixes._FIXES, "PT020": fix})
    lines = [line.replace("scope: on", "scope: 'on'") for line in lines]
    kept = [line if n in harmful else line.replace("note: no", "note: 'no'") for n, line in enumerate(lines)]
    assert mend(text.encode()).decode() == HEAD + "targets:\n" + "".join(kept)


def test_the_work_goes_with_the_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything is read once more, and a file's scalars are walked once, however many findings there are."""
    targets = "".join(
        TARGET.replace("id: t", f"id: t{n}").removeprefix("targets:\n") + "    note: no\n" for n in range(300)
    )
    sources = [SourceFile("t.yaml", (HEAD + "targets:\n" + targets).encode())]
    checked = check(sources, CheckOptions(TODAY))
    calls: list[str] = []
    for name in ("check", "scalars"):
        real = getattr(fixes, name)
        monkeypatch.setattr(fixes, name, lambda *given, name=name, real=real: (calls.append(name), real(*given))[1])
    assert len(fixes.fixes(sources, checked)) == 300
    assert sorted(calls) == ["check", "scalars"]


def test_what_does_harm_is_not_looked_for_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    sources = [SourceFile("t.yaml", (HEAD + TARGET + "    note: no\n").encode())]
    checked = check(sources, CheckOptions(TODAY))
    (fix,) = fixes.fixes(sources, checked)
    readings: list[object] = []
    monkeypatch.setattr(fixes, "_harm", lambda *given: readings.append(given) or {"t"})
    assert fixes._sound(sources, [fix] * 100, checked) == []
    assert len(readings) == 25  # all at once, and then at most so many parts


@pytest.mark.parametrize(("unit", "mended"), [("eflops", "EFLOPS"), ("'eflops'", "'EFLOPS'"), ("pflops", "PFLOPS")])
def test_a_unit_is_spelled_as_in_the_table(unit: str, mended: str) -> None:
    text = HEAD.replace("unit: EFLOPS", f"unit: {unit}") + TARGET
    assert mend(text.encode()).decode() == text.replace(f"unit: {unit}", f"unit: {mended}")


def test_the_command_knows_what_can_be_mended() -> None:
    assert mending.FIXABLE == fixes.FIXABLE
    assert mending.SLIPS == slip_fixes.MENDABLE


def test_what_is_suppressed_or_not_selected_is_not_mended() -> None:
    text = HEAD + TARGET + "    note: no # policytrack: ignore[PT020] on purpose\n"
    assert mend(text.encode()) == text.encode()
    sources = [SourceFile("t.yaml", (HEAD + TARGET + "    note: no\n").encode())]
    assert fixes.fixes(sources, check(sources, CheckOptions(TODAY, codes=frozenset(("PT030",))))) == []


def test_diff_shows_and_fix_writes(run: Callable[..., Result], tmp_path: Path) -> None:
    path = tmp_path / "targets.yaml"
    before = HEAD + TARGET + "    note: no\n    basis: on\n"
    path.write_text(before, encoding="utf-8")
    shown = run("check", str(path), "--diff")
    assert run("check", str(path), "--diff", "--fix").stdout == shown.stdout  # which writes nothing either
    assert path.read_text(encoding="utf-8") == before
    assert "-    note: no\n" in shown.stdout and "+    note: 'no'\n" in shown.stdout
    assert "2 warnings; --fix mends 2, --diff shows how" in run("check", str(path)).stdout
    result = run("check", str(path), "--fix")
    assert path.read_text(encoding="utf-8") == HEAD + TARGET + "    note: 'no'\n    basis: 'on'\n"
    assert result.stdout == "1 file, 1 target: no problems\n"
    assert "mended 2 problems" in result.stderr
    assert result.exit_code == 0


NEWLINES = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


def carried_out(text: str, fix: list[dict[str, Any]], names: tuple[str, str, str, str]) -> str:
    """The text with the replacements of a machine format, by its lines and columns, without our own arithmetic."""
    starts = [0, *(found.end() for found in NEWLINES.finditer(text))]
    places = [[one[name] for name in names] for one in fix]
    for (line, column, end_line, end_column), one in sorted(zip(places, fix, strict=True), key=lambda each: each[0])[
        ::-1
    ]:
        start, end = starts[line - 1] + column - 1, starts[end_line - 1] + end_column - 1
        text = text[:start] + one["text"] + text[end:]
    return text


@pytest.mark.parametrize(("mark", "newline"), [("", "\n"), ("\ufeff", "\r\n")])
@pytest.mark.parametrize(
    ("before", "after"),
    [(before, after) for before, after in [*CASES, *ALIASED] if after is not None],
)
def test_machine_formats_carry_the_fixes_with_exact_regions(
    run: Callable[..., Result], tmp_path: Path, *, before: str, after: str, newline: str, mark: str
) -> None:
    path = tmp_path / "targets.yaml"
    text = "# \u2028# \U0001f600 " + newline + (HEAD + TARGET + before).replace("\n", newline)
    path.write_text(mark + text, encoding="utf-8", newline="")
    options = ("check", str(path), "--as-of", "2026-06-30", "--select", "PT02,PT073", "--format")
    found = [one for one in json.loads(run(*options, "json").stdout) if one["fix"]]
    results = [one for one in json.loads(run(*options, "sarif").stdout)["runs"][0]["results"] if "fixes" in one]
    assert len(found) == len(results) > 0
    for one, result in zip(found, results, strict=True):
        (fix,) = result["fixes"]
        (change,) = fix["artifactChanges"]
        assert change["artifactLocation"] == result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert fix["description"]["text"]
        replacements = [
            {**each["deletedRegion"], "text": each["insertedContent"]["text"]} for each in change["replacements"]
        ]
        names = ("line", "column", "end_line", "end_column")
        mended = carried_out(text, one["fix"], names)
        assert mended == carried_out(text, replacements, ("startLine", "startColumn", "endLine", "endColumn"))
        # Each mends its own problem, and changes nothing of what is said.
        sources = [SourceFile("t.yaml", mended.encode())]
        rest = check(sources, CheckOptions(date(2026, 6, 30), codes=frozenset(("PT020", "PT073"))))
        assert len(rest.diagnostics) < len(found)
        assert not rest.errors
    if len(found) == 1:
        assert mended.removeprefix(text[: text.index("format")]) == (HEAD + TARGET + after).replace("\n", newline)


def test_standard_input_cannot_be_mended(run: Callable[..., Result]) -> None:
    result = run("check", "-", "--fix", stdin=HEAD + TARGET + "    note: no\n")
    assert result.exit_code == 2
    assert "standard input" in result.stderr
