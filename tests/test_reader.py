"""Every case is a file that says itself what is wrong with it: `#! CODE` behind a line expects a diagnostic there."""

import re

import pytest
from conftest import HEAD
from hypothesis import given, settings
from hypothesis import strategies as st

from policytrack.data.source import SourceFile
from policytrack.rules.check import Checked, check

TARGET = """\
targets:
  - id: t
    plan: p
    title: 总规模
    goal: 达到12EFLOPS
    by: 2026
    quote: 总规模达到12EFLOPS
"""
SOUND = HEAD + TARGET

CASES = {
    "sound": SOUND,
    "an unknown key": HEAD + TARGET + "    gaol: x #! PT005\n",
    "an unknown key of the file": SOUND + "target: [] #! PT005\n",
    "a full-width colon": HEAD + TARGET + "    note：x: y #! PT005\n",
    "a duplicate key": HEAD + TARGET + "    by: 2027 #! PT004\n",
    "three of one key": HEAD + TARGET + "    by: 2027 #! PT004\n    by: 2028 #! PT004\n",
    "a duplicate plan key": "format: 1\nplans:\n  p: {title: a}\n  p: {title: b} #! PT004\n",
    "a duplicate id": SOUND + "  - id: t #! PT011\n    plan: p\n    title: x\n    goal: 3家\n    quote: 3家\n",
    "a list for text": HEAD + TARGET.replace("title: 总规模", "title: [a] #! PT006"),
    "text for a list of targets": HEAD + "targets: none #! PT006\n",
    "a target that is text": HEAD + "targets:\n  - x #! PT006\n",
    "a list for plans": "format: 1\nplans: [a] #! PT006\n",
    "a tag": HEAD + TARGET.replace("title: 总规模", "title: !!str  #! PT006\n      "),
    "missing fields": HEAD + "targets:\n  - id: t #! PT007\n",
    "an empty value": HEAD + TARGET.replace("title: 总规模", "title: #! PT007"),
    "null": HEAD + TARGET.replace("title: 总规模", "title: ~ #! PT007"),
    "an escape": HEAD + TARGET.replace("总规模\n", '"\\e[31m总规模" #! PT008\n', 1),
    "a right-to-left override": HEAD + TARGET.replace("title: 总规模", "title: 总\u202e规模 #! PT008"),
    "another format": SOUND.replace("format: 1", "format: 2 #! PT009"),
    "a bad id": HEAD + TARGET.replace("id: t", "id: a b #! PT010"),
    "a bad plan key": "format: 1\nplans:\n  a b: {title: x} #! PT010\n",
    "an unknown plan": HEAD + TARGET.replace("plan: p", "plan: q #! PT012"),
    "an unknown indicator": HEAD + TARGET + "    indicator: comptue #! PT012\n",
    "an unknown revision": HEAD + TARGET + "    revises: s #! PT012\n",
    "a day that is not": HEAD + TARGET.replace("by: 2026", "by: 2026-02-30 #! PT013"),
    "a date in words": HEAD + TARGET.replace("by: 2026", "by: soon #! PT013"),
    "a bad kind": HEAD + TARGET + "    kind: levle #! PT014\n",
    "a bad match": HEAD + TARGET + "    actuals:\n      - {as_of: 2024, value: 3E, match: exact} #! PT014\n",
    "an unreadable goal": HEAD + TARGET.replace("goal: 达到12EFLOPS", "goal: 达到十二EFLPOS #! PT015"),
    "a goal without a figure": HEAD + TARGET.replace("goal: 达到12EFLOPS", "goal: 大幅提高 #! PT015"),
    "an unreadable actual": HEAD + TARGET + "    actuals:\n      - {as_of: 2024, value: 若干} #! PT015\n",
    "a bad tolerance": HEAD + TARGET + "    tolerance: a little #! PT015\n",
    "a goal of another dimension": HEAD
    + TARGET.replace("goal: 达到12EFLOPS", "goal: 达到12亿元 #! PT016")
    + "    indicator: compute\n",
    "an actual of another dimension": HEAD + TARGET + "    actuals:\n      - {as_of: 2024, value: 5家} #! PT016\n",
    "a difference to others where the goal is a level": HEAD
    + TARGET
    + "    actuals:\n      - {as_of: 2024, value: 高于全国平均水平5EFLOPS} #! PT016\n",
    "a bad baseline": HEAD + TARGET + "    baseline: {as_of: 2024, value: 5家} #! PT016\n",
    "a baseline without date": HEAD + TARGET + "    baseline: #! PT007\n      value: 5E\n",
    "an unknown unit": HEAD.replace("EFLOPS}", "EFLPOS} #! PT017"),
    "units of one's own": SOUND.replace("12EFLOPS", "3货柜")
    + "units:\n  货柜: {equals: 20 吨, aliases: [huogui]}\n  大货柜: {equals: 2 货柜}\n",
    "a unit that is taken": SOUND + "units:\n  亿元: {equals: 3 元} #! PT017\n",
    "a circle of units": SOUND + "units:\n  甲: {equals: 2 乙} #! PT017\n  乙: {equals: 2 甲}\n",
    "a unit of nothing": SOUND + "units:\n  甲: {equals: 3 某某} #! PT017\n",
    "a unit of another dimension": SOUND + "units:\n  甲: {equals: 3 吨, dimension: length} #! PT017\n",
    "goals of change": HEAD
    + TARGET.replace("达到12EFLOPS", "翻一番", 1)
    + "    indicator: compute\n    baseline: {as_of: 2023, value: 3E}\n"
    + TARGET.removeprefix("targets:\n").replace("id: t", "id: u").replace("达到12EFLOPS", "提高5个百分点", 1)
    + "    baseline: {as_of: 2023, value: 30%}\n    actuals:\n      - {as_of: 2024, value: 2个百分点}\n",
    "goals of change without an indicator": HEAD
    + TARGET.replace("达到12EFLOPS", "翻一番", 1)
    + "    baseline: {as_of: 2023, value: 3635亿千瓦时}\n    actuals:\n      - {as_of: 2024, value: 4千亿度}\n"
    + TARGET.removeprefix("targets:\n").replace("id: t", "id: u").replace("达到12EFLOPS", "年均增长7%", 1)
    + "    baseline: {as_of: 2023, value: 100亿元}\n    actuals:\n      - {as_of: 2024, value: 110}\n"
    + "      - {as_of: 2025, value: 6.5%}\n",
    "levels of two kinds without an indicator": HEAD
    + TARGET.replace("达到12EFLOPS", "翻一番", 1)
    + "    baseline: {as_of: 2023, value: 3635亿千瓦时}\n    actuals:\n      - {as_of: 2024, value: 5家} #! PT016\n",
    "several at once": HEAD
    + TARGET.replace("by: 2026", "by: soon #! PT013").replace("plan: p", "plan: q #! PT012")
    + "    gaol: x #! PT005\n    actuals:\n      - {as_of: 2024, value: 若干} #! PT015\n      - {value: 3E} #! PT007\n",
    "a target that names what was left out": "format: 1\nplans:\n  p: {titel: x} #! PT005 PT007\n" + TARGET,
}


def read(text: str) -> Checked:
    return check([SourceFile("targets.yaml", text.encode())])


@pytest.mark.parametrize("text", CASES.values(), ids=CASES)
def test_finds_what_the_file_says(text: str) -> None:
    expected = sorted(
        (number, code)
        for number, line in enumerate(text.split("\n"), 1)
        if (mark := re.search(r"#! ((?:PT\d+ ?)+)", line))
        for code in mark[1].split()
    )
    assert sorted((found.line, found.code) for found in read(text).diagnostics) == expected


#: text, then line, column, code and a part of the message.
PLACES = [
    ("", 1, 1, "PT007", "empty"),
    ("# nothing\n", 1, 1, "PT007", "empty"),
    ("- a\n", 1, 3, "PT006", "a list"),
    ("a: [1,\n b: }", 2, 5, "PT002", "not valid YAML"),
    ("a: 1\n---\nb: 2\n", 2, 1, "PT002", "another document"),
    ("---\n---\na: 1\n", 2, 1, "PT002", "another document"),  # behind an empty one
    ("a: \x01\n", 1, 4, "PT002", "U+0001"),
    ("[" * 100_000, 1, 1, "PT003", "levels deep"),
    ("- " * 100_000, 1, 1, "PT003", "levels deep"),
    ("{a: " * 100_000, 1, 1, "PT003", "levels deep"),
    ("a: &a [*a]\n", 1, 4, "PT003", "inside the value"),
    (SOUND.replace("plan: p", "plan: pp"), 11, 11, "PT012", "did you mean `p`"),
    (SOUND.replace("goal: 达到12EFLOPS", "goal: 达到12EFLPOS"), 13, 15, "PT015", "EFLOPS"),
    (SOUND + "    titel: x\n", 16, 5, "PT005", "did you mean `title`"),
    (SOUND + "    kind: anual\n", 16, 11, "PT014", "did you mean `annual`"),
]


@pytest.mark.parametrize(("text", "line", "column", "code", "words"), PLACES)
def test_says_where(text: str, line: int, column: int, code: str, words: str) -> None:
    places = [(found.line, found.column, found.code) for found in read(text).diagnostics]
    assert (line, column, code) in places
    assert any(words in found.message for found in read(text).diagnostics)


def test_invalid_utf8_names_the_place_and_the_byte() -> None:
    checked = check([SourceFile("a.yaml", "title: 中\n  x".encode() + b"\xff")])
    (found,) = checked.diagnostics
    assert (found.line, found.column, found.code) == (2, 4, "PT001")
    assert "0xff" in found.message


def test_an_alias_bomb_is_refused_at_once() -> None:
    levels = [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 20)]
    (found,) = read("a0: &a0 [x]\n" + "\n".join(levels)).diagnostics
    assert found.code == "PT003"


def test_aliases_and_merges_read_as_what_they_stand_for() -> None:
    text = HEAD + (
        "targets:\n"
        "  - &first\n    id: a\n    plan: p\n    title: x\n    goal: 3家\n    quote: 3家\n    tags: &tags [u, v]\n"
        "  - <<: *first\n    id: b\n    tags: *tags\n    by: 2030\n"
    )
    checked = read(text)
    assert not checked.diagnostics
    first, second = checked.dataset.targets
    assert (second.id, second.goal, second.tags, str(second.by)) == ("b", first.goal, ("u", "v"), "2030")


def test_one_bad_file_hides_no_problem_of_another() -> None:
    checked = check(
        [SourceFile("a.yaml", b"a: ["), SourceFile("b.yaml", b"\xff"), SourceFile("c.yaml", b"format: 3\n")]
    )
    assert [(found.path, found.code) for found in checked.diagnostics] == [
        ("a.yaml", "PT002"),
        ("b.yaml", "PT001"),
        ("c.yaml", "PT009"),
    ]


def test_several_files_are_one_data_set() -> None:
    checked = check(
        [SourceFile("targets.yaml", ("format: 1\n" + TARGET).encode()), SourceFile("plans.yaml", HEAD.encode())]
    )
    assert not checked.diagnostics
    assert [target.id for target in checked.dataset.targets] == ["t"]
    twice = check([SourceFile("a.yaml", SOUND.encode()), SourceFile("b.yaml", SOUND.encode())])
    assert {found.code for found in twice.diagnostics} == {"PT011"}
    assert all(found.path == "b.yaml" and "a.yaml" in found.message for found in twice.diagnostics)


def test_scalars_are_read_by_their_field_not_by_yaml() -> None:
    text = HEAD + TARGET.replace("title: 总规模", "title: no").replace(
        "quote: 总", "basis: 1:30\n    note: 010\n    quote: 总"
    )
    (target,) = read(text).dataset.targets
    assert (target.title, target.basis, target.note) == ("no", "1:30", "010")


def test_a_byte_order_mark_moves_nothing() -> None:
    plain, marked = read(CASES["an unknown plan"]), read("\ufeff" + CASES["an unknown plan"])
    assert plain.diagnostics == marked.diagnostics


def test_equality_of_data_does_not_see_positions() -> None:
    assert read(SOUND).dataset == read("# a comment\n\n" + SOUND).dataset


def test_a_bare_number_is_in_the_unit_of_the_goal() -> None:
    text = SOUND + "    actuals:\n      - {as_of: 2024, value: 8.1}\n      - {as_of: 2025, value: 9000P}\n"
    (target,) = read(text).dataset.targets
    assert [actual.value.bound.base_low for actual in target.actuals] == [8_100_000_000_000_000_000, 9 * 10**18]


@pytest.mark.parametrize(
    ("goal", "baseline", "figure", "refused"),
    [
        # 42.1 after 40.0 is a share of 42.1%, and no rise by 42.1 points.
        ("比2020年提高5个百分点", "40.0%", "42.1", ["42.1"]),
        ("比2020年提高5个百分点", "40.0", "42.1%", ["40.0"]),
        ("比2020年提高5个百分点", "40.0%", "42.1%", []),
        ("比2020年提高5个百分点", "40.0%", "2.1个百分点", []),
        # 100.0 is what grows, and no rate of 100%.
        ("年均增长7%", "100.0", "116.0", ["100.0"]),
        ("年均增长7%", "100.0亿元", "116.0", []),
        ("增长15%", None, "8.1", []),
        ("达到2020年的3倍", "100.0", "2.1倍", ["100.0"]),
    ],
)
def test_a_bare_number_that_may_be_a_level_or_a_change_is_refused(
    goal: str, baseline: str | None, figure: str, refused: list[str]
) -> None:
    base = f"    baseline: {{as_of: 2020, value: {baseline}}}\n" if baseline else ""
    text = SOUND.replace("达到12EFLOPS", goal)
    checked = read(f"{text}{base}    actuals:\n      - {{as_of: 2022, value: {figure}}}\n")
    assert [one.message.split()[0] for one in checked.diagnostics if "names no unit" in one.message] == refused


LINES = st.sampled_from(
    [
        *SOUND.splitlines(),
        "",
        "  - ",
        "x: [",
        "'",
        "\t",
        "a: &b",
        "*b",
        "<<: *b",
        "    by:",
        "    goal: ？？",
        "\x07",
        "}",
        "- - -",
    ]
)


@given(st.lists(LINES, max_size=25))
@settings(max_examples=150, deadline=None)
def test_shuffled_lines_give_diagnostics_and_never_a_traceback(lines: list[str]) -> None:
    checked = read("\n".join(lines))
    for found in checked.diagnostics:
        assert found.line >= 1 and found.column >= 1 and found.message


@given(st.binary(max_size=80))
@settings(max_examples=150, deadline=None)
def test_any_bytes_give_diagnostics_and_never_a_traceback(data: bytes) -> None:
    check([SourceFile("x", data), SourceFile("y", HEAD.encode() + data)])
