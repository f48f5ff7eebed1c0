"""Slips of the hand in a data file: the plain sentence, the mended line, and nothing false beside it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from policytrack.data.source import SourceFile
from policytrack.edits.fixes import by_file, fixed
from policytrack.edits.slip_fixes import mended
from policytrack.rules.check import CheckOptions, check
from policytrack.text.dates import parse_date

SOUND = """\
format: 1
plans:
  p: {title: 某市规划(2024—2030年), region: 某市, issued: 2024-01-15}
indicators:
  firms: {title: 企业数量, unit: 家}
targets:
  - id: t
    plan: p
    title: 企业数量
    goal: 500家
    by: 2026
    quote: 到2026年企业达到500家
    actuals:
      - {as_of: 2025, value: 400家, source: 'https://example.org/a'}
"""
#: What is written, instead of what; then what is found: rule, line and hint.
SLIPS = {
    "no space behind a colon": ("by: 2026", "by:2026", [("PT002", 11, "put a space behind the colon: `by: 2026`")]),
    "no space behind a dash": ("- id: t", "-id: t", [("PT002", 7, "put a space behind the dash: `- id: t`")]),
    "a colon in a text": (
        "quote: 到", "quote: 目标: 到",
        [("PT002", 12, "put the text in quotation marks: `quote: '目标: 到2026年企业达到500家'`")],
    ),
    "a bracket first": (
        "title: 企业数量\n    goal", "title: [约束性] 企业数量\n    goal",
        [("PT002", 9, "put the text in quotation marks: `title: '[约束性] 企业数量'`")],
    ),
    "percent first": (
        "500家\n    by", "%50\n    by", [("PT002", 10, "put the text in quotation marks: `goal: '%50'`")],
    ),
    "an at sign first": (
        "title: 企业数量\n    goal", "title: @3 it's\n    goal",
        [("PT002", 9, "put the text in quotation marks: `title: '@3 it''s'`")],
    ),
    "less indent": (
        "    by: 2026", "   by: 2026", [("PT002", 11, "let it begin in the column of the line before: `by: 2026`")],
    ),
    "more indent": (
        "    by: 2026", "     by: 2026", [("PT002", 11, "let it begin in the column of the line before: `by: 2026`")],
    ),
    "a full-width colon": ("by: 2026", "by：2026", [("PT002", 11, "write a plain colon and a space: `by: 2026`")]),
    "full-width colons everywhere": (": ", "：", [("PT002", 1, "write a plain colon and a space: `format: 1`")]),
    "keys in Chinese": (
        "goal: 500家\n    by", "目标: 500家\n    期限",
        [("PT005", 10, "keys are in English"), ("PT005", 11, "keys are in English")],
    ),
    "a list in Chinese": ("targets:", "目标:", [("PT005", 6, "keys are in English")]),
    "slashes in a date": ("by: 2026", "by: 2026/12/31", [("PT013", 11, "write 2026-12-31")]),
    "no such day": ("by: 2026", "by: 2026/2/30", [("PT013", 11, "")]),
    "no plan": ("    plan: p\n", "", [("PT007", 7, "add `plan: p`")]),
    "a plan that is none": (
        "plan: p\n", "plan: energy\n", [("PT012", 8, "define it under `plans:`, or correct the key; there are `p`")],
    ),
    "a tab": ("    by: 2026", "\tby: 2026", [("PT002", 11, "indent with spaces")]),
    "no dash": (
        "- {as_of: 2025, value: 400家, source: 'https://example.org/a'}", "as_of: 2025\n      value: 400家",
        [("PT006", 14, "begin each entry with a dash: `- as_of: …`")],
    ),
    "no list": (
        "\n      - {as_of: 2025, value: 400家, source: 'https://example.org/a'}", " {}",
        [("PT006", 13, "write `[]` for none, or below it entries that each begin with a dash: `- as_of: …`")],
    ),
    "a unit that is none": ("500家\n    by", "500力\n    by", [("PT015", 10, "`policytrack units` lists the units")]),
    "no format": ("format: 1\n", "", [("PT007", 1, "add `format: 1`")]),
}  # fmt: skip


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_gets_its_way_out_and_no_second_finding(slip: str) -> None:
    written, instead, expected = SLIPS[slip]
    text = SOUND.replace(written, instead)
    assert text != SOUND
    found = check([SourceFile("t.yaml", text.encode())], CheckOptions(parse_date("2026-01-31").last)).diagnostics
    assert [(one.code, one.line, one.hint) for one in found] == expected


#: What `--fix` leaves alone: a line without its indent may belong to several things, and {title：x} is a text.
LEFT = {
    "full-width colons everywhere", "less indent", "more indent", "no such day", "no plan",
    "a plan that is none", "a tab", "no dash", "no list", "a unit that is none", "no format",
}  # fmt: skip


@pytest.mark.parametrize("slip", SLIPS)
def test_fix_mends_a_slip_that_has_one_meaning(
    slip: str, run: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    written, instead, expected = SLIPS[slip]
    text = "\ufeff" + SOUND.replace(written, instead).replace("\n", "\r\n")
    Path("targets.yaml").write_bytes(text.encode())
    shown = run("check", "--diff", "--as-of", "2026-01-31").stdout
    assert Path("targets.yaml").read_bytes() == text.encode()
    run("check", "--fix", "--as-of", "2026-01-31")
    after = Path("targets.yaml").read_bytes().decode()
    if slip in LEFT:
        assert after == text
        return
    found = check([SourceFile("t.yaml", after.encode())], CheckOptions(parse_date("2026-01-31").last)).diagnostics
    assert not [one for one in found if one.code in {code for code, *_ in expected}]
    before, now = text.split("\r\n"), after.split("\r\n")
    different = [number for number, (old, new) in enumerate(zip(before, now, strict=True), 1) if old != new]
    assert different == [line for _, line, _ in expected]
    assert all(f"+{now[number - 1]}" in shown for number in different)


def test_fix_mends_several_slips_and_then_what_they_hid(
    run: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = (
        SOUND.replace("by: 2026", "by:2026")
        .replace("- id: t", "-id: t")
        .replace("title: 企业数量\n    goal", "title: no\n    目标")
    )
    Path("targets.yaml").write_text(text, encoding="utf-8")
    done = run("check", "--fix", "--as-of", "2026-01-31")
    assert Path("targets.yaml").read_text(encoding="utf-8") == SOUND.replace(
        "title: 企业数量\n    goal", "title: 'no'\n    goal"
    )
    assert done.exit_code == 0


def test_fix_mends_all_keys_in_chinese_whatever_is_wrong_with_what_they_hold(
    run: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = "format: 1\n规划:\n  p: {标题: 规划, 印发日期: 2024-01}\n目标:\n"
    text += "".join(
        f"  - {{编号: {key}, 规划: p, 标题: {title}, 目标: 500家, 期限: 2026, 原文: 到2026年{title}达到{there}家}}\n"
        for key, title, there in (("a", "企业", 500), ("b", "平台", 300))  # what the second one says is another matter
    )
    Path("targets.yaml").write_text(text, encoding="utf-8")
    assert "2 errors; --fix mends 2" in run("check", "--as-of", "2026-01-31").stdout
    run("check", "--fix", "--as-of", "2026-01-31")
    after = Path("targets.yaml").read_text(encoding="utf-8")
    assert after.startswith("format: 1\nplans:\n  p: {title: 规划, issued: 2024-01}\ntargets:\n  - {id: a, plan: p, ")
    assert run("check", "--as-of", "2026-01-31").stdout.count("error PT") == 1


def test_fix_mends_full_width_colons_everywhere(
    run: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = "# 目标\nformat: 1\nplans:\n  p:\n    title: 规划\n    issued: 2024-01\n"
    Path("targets.yaml").write_text(text.replace(": ", "：").replace(":\n", "：\n"), encoding="utf-8")
    assert "write a plain colon and a space: `format: 1`" in run("check").stdout
    assert run("check", "--fix").exit_code == 0
    assert Path("targets.yaml").read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    "lines",
    [
        "    期限: 2026\n    by: 2027",  # `by` twice
        *(
            "    by: soon",
            "    by: 2026/13/40",
            "    by: '2026/02/30'",
            "    by: 31.12.2026",
            "    by: 26/12/31",
        ),  # no dates
        "    by: 2026\n    什么: x",
    ],
)
def test_fix_leaves_what_cannot_be_told_or_would_bring_another_error(
    run: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lines: str
) -> None:
    monkeypatch.chdir(tmp_path)
    text = SOUND.replace("    by: 2026", lines)
    assert text != SOUND
    Path("targets.yaml").write_text(text, encoding="utf-8")
    run("check", "--fix")
    assert Path("targets.yaml").read_text(encoding="utf-8") == text


def slips_mended(*texts: str) -> list[str]:
    """The files with what is mended of their slips."""
    sources = [SourceFile(f"{number}.yaml", text.encode()) for number, text in enumerate(texts, 1)]
    edits = by_file(sources, mended(sources, check(sources)))
    return [fixed(one, edits.get(one.name, ())).decode() for one in sources]


def test_a_mending_that_would_bring_another_error_holds_up_no_other() -> None:
    text = SOUND.replace("    by: 2026", "    期限: 2026\n    by: 2027").replace("goal: 500家", "目标: 500家")
    assert slips_mended(text) == [text.replace("目标: 500家", "goal: 500家")]
    both = text.replace("issued: 2024-01-15", "issued: 2024/01/15")
    assert slips_mended(both) == [both.replace("目标: 500家", "goal: 500家").replace("2024/01/15", "2024-01-15")]


def test_the_slips_of_each_file_are_mended() -> None:
    other = "format: 1\nplans:\n  q: {title: x, issued: 2024/03}\n"
    no_space = SOUND.replace("by: 2026", "by:2026")
    assert slips_mended(no_space, other) == [SOUND, other.replace("2024/03", "2024-03")]
    assert slips_mended(SOUND, other) == [SOUND, other.replace("2024/03", "2024-03")]
    # A file that nothing mends is no reason to leave another as it is, nor are the errors that it has anyway.
    hopeless = "format: 1\nplans: [\n  x: }\n"
    assert slips_mended(other, hopeless) == [other.replace("2024/03", "2024-03"), hopeless]
    assert slips_mended(no_space, other.replace("2024/03", "soon"))[0] == SOUND
    # What else is wrong in a file that could not be read shows at last, and is no reason to leave it so.
    wrong = no_space.replace("goal: 500家", "goal: many")
    assert slips_mended(wrong, other) == [wrong.replace("by:2026", "by: 2026"), other.replace("2024/03", "2024-03")]
    undated = no_space.replace("issued: 2024-01-15", "issued: soon")
    assert slips_mended(undated) == [undated.replace("by:2026", "by: 2026")]


def test_a_date_in_quotes_keeps_them() -> None:
    assert slips_mended(SOUND.replace("by: 2026", "by: '2026/12/31' # c")) == [
        SOUND.replace("by: 2026", "by: '2026-12-31' # c")
    ]


def test_a_list_of_slips_without_an_end_is_left_alone() -> None:
    most = SOUND + "".join(f"extra{number}:x\n" for number in range(99))
    assert slips_mended(most) == [most.replace(":x", ": x")]
    many = most + "extra99:x\n"
    assert slips_mended(many) == [many]


def test_a_file_in_another_encoding_is_shown_in_it() -> None:
    (found,) = check([SourceFile("t.yaml", SOUND.encode("gb18030"))]).diagnostics
    assert "某市规划" in found.excerpt
    assert found.hint == "it is in GB18030; save it as UTF-8"


@pytest.mark.parametrize("text", ["a: [1\nb: }", "a: 'x\nb: y", "%", "\t- a", "- a\n b", "x:1\ny:2\n]"])
def test_what_no_line_mends_gets_no_mended_line(text: str) -> None:
    (found,) = check([SourceFile("t.yaml", text.encode())]).diagnostics
    assert "`" not in found.hint


NUMERALS = {
    "二〇二六年": "2026", "二零二六年底": "2026", "二〇二六年十月": "2026-10", "二○二五年十二月": "2025-12",
    "二〇二一年十月二十一日": "2021-10-21", "二〇二一年一月三十一日": "2021-01-31", "二〇二一年三月十日": "2021-03-10",
    "二〇二一年六月底": "2021-06",
}  # fmt: skip


@pytest.mark.parametrize("text", NUMERALS)
def test_dates_in_numerals_are_read(text: str) -> None:
    assert str(parse_date(text)) == NUMERALS[text]


@pytest.mark.parametrize("text", ["二六年", "二〇二六年十三月", "二〇二六年二月三十日", "二〇二六", "二〇二六年〇月"])
def test_other_numerals_are_no_dates(text: str) -> None:
    with pytest.raises(ValueError, match=text):
        parse_date(text)
