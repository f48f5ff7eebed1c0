"""A target of plain lines that is read without the parser says what the parser reads of it, or is left to it."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from policytrack.data.fields import FILE, TARGET
from policytrack.data.location import Location
from policytrack.data.plain_lines import plain_entry
from policytrack.data.problems import Problem
from policytrack.data.records import KeyedRecord, RecordReader
from policytrack.data.yaml_document import ITEMS, Document, TextError, events

PLACE = Location("a", (ITEMS, 0))
TARGET_LINES = """\
  - id: firms
    plan: p
    title: 企业数量
    goal: 达到100家
    quote: 企业数量达到100家
"""


def parsed(text: str) -> KeyedRecord | None:
    """What the parser reads of a target; None where something is wrong with it."""
    problems: list[Problem] = []
    found = events(Document("a", f"{ITEMS}:\n{text}"))
    try:
        for _ in range(3):
            next(found)
        row = RecordReader(problems, found.__next__).entry(next(found), FILE.by_name[ITEMS], 0, Location("a"))
        assert len(list(found)) == 2
    except TextError:
        return None
    return None if problems else row


def plain(text: str) -> KeyedRecord | None:
    """What is read of it without the parser."""
    return plain_entry(text, TARGET, PLACE)


@pytest.mark.parametrize(
    "lines",
    [
        "note: 到2026年达到100家",
        "note: words of two scripts, 一句话",
        "note: a:b, c#d and e - f",
        "note: see https://example.org/a?b=1&c=2#d",
        "note: 50%  # a remark: 'quoted'",
        "note:   far behind",
        "note: '  a colon: and # no remark'",
        'note: "[a, b]"',
        'note: "null"',
        "tags: alone",
        "tags: [高新, 重点 项目 ,a b]",
        "from: 2024-05",
        "by: 2026年底",
        "by: '2026'",
        "kind: annual",
        "region: [甲市, 乙市]",
        "# a remark between\n\n    kind: sum",
        "actuals:\n    - as_of: 2024\n      value: 20家",
        "actuals:\n      # first\n      - as_of: 2024\n        value: 2家\n\n      - value: 3家\n        as_of: 2025",
        "actuals:\n      -   as_of: 2024\n          value: 20家\n    note: behind",
        "baseline:\n      as_of: 2022\n      value: 8家\n    kind: level",
        "baseline:\n        as_of: 2022\n        value: 8家\n        basis: FP16",
    ],
)
def test_plain_lines_are_read_as_the_parser_reads_them(lines: str) -> None:
    text = f"{TARGET_LINES}    {lines}\n\n"
    row = plain(text)
    assert row is not None
    assert row == parsed(text)


ODD_LINES = r"""
note: a: b
note: a:
note: - a
note: 'it''s'
note: "a\tb"
note: 'a' b
note:a
note: !!str a
note: &a b
note: *a
note: @a
note: [a] is no list
note: [a, b]
note: null
note: ~
note: ''
note:
note: yes
note: 0777
note: 1.10
tags: [yes]
tags: [null]
tags: [a, , b]
tags: []
tags: [a: b]
tags: ['a']
title: again
unknown: a
'note': a
<<: {}
- note: a
] : a
     note: deeper
by: soon
by: 2026-13
kind: often
id: a b
tolerance: 5%
path: growth
actuals:
actuals: []
actuals: {}
baseline: 5家
""".strip("\n").splitlines()


@pytest.mark.parametrize(
    "lines",
    [
        *ODD_LINES,
        *(
            "note:\ta",
            "note: a ",
            "note: a\u200bb",
            "note: a\u00a0b",
            "note: a\u2028b",
            "note: a\u3000b",
            "note: \ufeffa",
        ),
        *("note: \x07", "# \x07", "? note\n    : a", "tags: [a\n]", "goal:\n      says: 基本淘汰"),
        *("note: >-\n      folded", "note: |\n      kept", "note: two\n      lines", "note: a\n      b: c"),
        *("actuals:\n      - 5家", "actuals:\n      - as_of: 2024", "actuals:\n      as_of: 2024\n      value: 5家"),
        "actuals:\n   - as_of: 2024\n     value: 5家",
        "actuals:\n      - as_of: 2024\n         value: 5家",
        "actuals:\n      - as_of: 2024\n        value: 5家\n       - as_of: 2025\n         value: 6家",
        "actuals:\n      - as_of: 2024\n        value: 5家\n      source: a",
        "actuals:\n      - - as_of: 2024\n          value: 5家",
        "baseline:\n    as_of: 2022\n    value: 5家",
        "baseline:\n      - as_of: 2022\n        value: 5家",
    ],
)
def test_all_else_is_left_to_the_parser(lines: str) -> None:
    assert plain(f"{TARGET_LINES}    {lines}\n") is None


def test_what_is_missing_is_left_to_the_parser() -> None:
    assert plain(TARGET_LINES) is not None
    lines = TARGET_LINES.splitlines(keepends=True)
    assert all(plain("".join((lines[0], *lines[1:cut], *lines[cut + 1 :]))) is None for cut in range(1, 5))
    assert plain(TARGET_LINES.replace("id: firms\n    ", "")) is None


WORDS = st.text(st.sampled_from("ab达1. :#-?,[]{}&*!|>'\"%@`~=\\\n"), max_size=12)
KEYS = st.sampled_from(["note", "tags", "lead", "by", "id2", "actuals", "kind"])


@given(st.lists(st.tuples(KEYS, WORDS), min_size=1, max_size=2))
@example([("note", "a #b")])
@example([("tags", "[a,b]")])
@example([("tags", "[ a b , b]")])
def test_whatever_stands_on_a_line_nothing_else_is_read(lines: list[tuple[str, str]]) -> None:
    text = TARGET_LINES + "".join(f"    {key}: {words}\n" for key, words in lines)
    row = plain(text)
    assert row is None or row == parsed(text)
