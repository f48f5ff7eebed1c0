"""Suppressions: what they hold for, and what is wrong with them."""

from datetime import date

import pytest
from conftest import HEAD

from policytrack.data.source import SourceFile
from policytrack.rules.check import CheckOptions, check

TODAY = date(2026, 11, 22)


def found(lines: str, codes: frozenset[str] | None = None) -> list[tuple[int, str]]:
    text = HEAD + "targets:\n  - id: t\n    plan: p\n    title: x\n    goal: 500家\n" + lines
    checked = check([SourceFile("t.yaml", text.encode())], CheckOptions(TODAY, codes=codes))
    return [(diagnostic.line - 13, diagnostic.code) for diagnostic in checked.diagnostics]


#: The lines behind `goal: 500家` (line 13), and what is found: the line from there, and the code.
CASES = [
    ("    quote: 600家\n", [(0, "PT030")]),
    ("    by: 2022 # policytrack: ignore[PT057] so it says\n    quote: 500家\n", []),
    ("    by: 2022 # policytrack: ignore[deadline-order] so it says\n    quote: 500家\n", []),
    ("    by: 2022 # policytrack: ignore[PT031, PT057] so it says\n    quote: 500家\n", [(1, "PT090")]),
    ("    by: 2022 # policytrack: ignore[PT057]\n    quote: 500家\n", [(1, "PT091")]),
    ("    by: 2022 # policytrack: ignore[PT05] why\n    quote: 500家\n", [(1, "PT057"), (1, "PT092")]),
    ("    by: 2022 # policytrack: ignore why\n    quote: 500家\n", [(1, "PT057"), (1, "PT092")]),
    ("    by: 2022 # policytrack: ignore\n    quote: 500家\n", [(1, "PT057"), (1, "PT092")]),
    ("    by: 2022 # policytrack: ignore[] why\n    quote: 500家\n", [(1, "PT057"), (1, "PT092")]),
    ("    by: 2026 # policytrack: ignore[PT057] why\n    quote: 500家\n", [(1, "PT090")]),
    ("    # policytrack: ignore[PT057] why\n    by: 2022\n    quote: 500家\n", []),
    ("    # policytrack: ignore[PT057] why\n\n    # more\n    by: 2022\n    quote: 500家\n", []),
    ("    # policytrack: ignore[PT057] why\n    quote: 500家\n    by: 2022\n", [(1, "PT090"), (3, "PT057")]),
    ("    by: 2022\n    # policytrack: ignore[PT057] too late\n    quote: 500家\n", [(1, "PT057"), (2, "PT090")]),
    ("    by: 2022 # note # policytrack: ignore[PT057] why\n    quote: 500家\n", []),
    # Not a comment: the text of a value.
    ("    quote: '500家 # policytrack: ignore[PT057] why'\n    by: 2022\n", [(2, "PT057")]),
    ("    quote: |\n      500家\n      # policytrack: ignore[PT057] why\n    by: 2022\n", [(4, "PT057")]),
    ("    quote: '500家\n      # policytrack: ignore[PT057] why'\n    by: 2022\n", [(3, "PT057")]),
    (
        "    by: 2022 # policytrack: ignore[PT057] why\n    note: '# policytrack: ignore[PT030] x'\n    quote: 500家\n",
        [],
    ),
    ("    note: '# policytrack: ignore[PT030] x' # policytrack: ignore[PT057] why\n    quote: 500家\n", [(1, "PT090")]),
    ("# policytrack: ignore[PT057] why\n    by: 2022\n    quote: 500家\n", []),
    ("    by: 2022#policytrack: ignore[PT057] why\n    quote: 500家\n", [(1, "PT002")]),
    # A value on several lines: its first line, its last, or the line above.
    ("    quote: >- # policytrack: ignore[PT050] why\n      600家\n      多的\n", [(0, "PT030"), (1, "PT090")]),
    # What the reader finds can be suppressed too, but not that a file cannot be read.
    ("    quote: 500家\n    further: x # policytrack: ignore[PT005] why\n", []),
    # What concerns suppressions cannot be suppressed.
    ("    quote: 500家 # policytrack: ignore[PT090] why\n", [(1, "PT090")]),
]


#: What is wrong with a comment, where it stands, and what the way out is.
SAID = [
    ("ignore[PT999] why", "there is no rule PT999", "`policytrack rules` lists them"),
    ("ignore[PT999, nope] why", "there is no rule PT999, nope", "write ignore[CODE] reason"),
    ("ignore why", "no rule is named", "write ignore[CODE] reason"),
    ("ignore[PT057, PT030] why", "nothing to ignore here for PT030", "take the comment out"),
    ("ignore[PT057]", "the suppression says no reason", "behind the bracket: ignore[PT057] reason"),
    ("ignore[PT057,deadline-order]", "says no reason", "ignore[PT057, deadline-order] reason"),
]


@pytest.mark.parametrize(("comment", "message", "hint"), SAID)
def test_what_is_wrong_with_a_comment_is_told_at_its_place(comment: str, message: str, hint: str) -> None:
    lines = f"    by: 2022 # policytrack: {comment}\n    quote: 500家\n"
    text = HEAD + "targets:\n  - id: t\n    plan: p\n    title: x\n    goal: 500家\n" + lines
    diagnostics = check([SourceFile("t.yaml", text.encode())], CheckOptions(TODAY)).diagnostics
    (one,) = [one for one in diagnostics if one.code in ("PT090", "PT091", "PT092")]
    assert message in one.message and hint in one.hint
    place = text.split("\n")[one.line - 1][one.column - 1 : one.end_column - 1]
    assert place == f"# policytrack: {comment}" and one.end_column == one.column + len(place)
    assert (one.line, one.end_line, one.excerpt) == (14, 14, f"    by: 2022 # policytrack: {comment}")


@pytest.mark.parametrize(("lines", "expected"), CASES)
def test_what_a_suppression_does(lines: str, expected: list[tuple[int, str]]) -> None:
    assert found(lines) == expected


def test_a_rule_that_did_not_run_leaves_no_suppression_unused() -> None:
    lines = "    by: 2026 # policytrack: ignore[PT057] why\n    quote: 500家\n"
    assert found(lines, frozenset(("PT030", "PT090"))) == []
    assert found(lines, frozenset(("PT057", "PT090"))) == [(1, "PT090")]


def test_a_report_knows_what_is_suppressed_and_leaves_the_comments_alone() -> None:
    text = HEAD + "surplus: 1 # policytrack: ignore[PT005]\n"
    assert not check([SourceFile("t.yaml", text.encode())]).diagnostics


def test_two_files_have_their_own_comments() -> None:
    first = HEAD + "surplus: 1 # policytrack: ignore[PT005] known\n"
    second = "format: 1\n" + "\n" * (HEAD.count("\n") - 1) + "surplus: 1\n"
    checked = check([SourceFile("a.yaml", first.encode()), SourceFile("b.yaml", second.encode())], CheckOptions(TODAY))
    assert [(diagnostic.path, diagnostic.code) for diagnostic in checked.diagnostics] == [("b.yaml", "PT005")]
