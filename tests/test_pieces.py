"""A file that is read in pieces says what it says when it is read as a whole, whatever is typed into it."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policytrack.data import piecewise
from policytrack.data.locate import locate
from policytrack.data.location import Path
from policytrack.data.memory import Memory
from policytrack.data.pieces import Pieces, cut
from policytrack.data.problems import Problem
from policytrack.data.reader import read_file
from policytrack.data.records import Record
from policytrack.data.source import SourceFile
from policytrack.data.yaml_document import Document, MappingNode, Node, SequenceNode, TextError, entries
from policytrack.lsp.spots import spot_at
from policytrack.rules import check as checking
from policytrack.rules.check import Checked, CheckOptions, check, check_reading, read

TODAY = CheckOptions(date(2026, 6, 30))
FILE = """\
# Plans of a made-up city.
format: 1
plans:
  p: {title: 某市行动计划, region: 某市, issued: 2024-01-15}
  q:
    title: 另一计划
    issued: 2024
indicators:
  firms: {title: 企业数量, unit: 家}
targets:
  # the first
  - id: firms
    plan: p
    indicator: firms
    title: 企业数量
    goal: 达到100家
    by: 2027
    quote: 到2027年，企业数量达到100家
    baseline: {as_of: 2023, value: 20家, source: "https://example.org/a?b=1&c=2"}
    actuals:
      - {as_of: 2024, value: 35家, source: https://example.org/1}
      - as_of: 2025-06
        value: 超过50家
        source: https://example.org/2

  - id: industry
    plan: q
    title: 产业规模😀
    goal: 突破600亿元
    by: 2026
    quote: >-
      产业规模
      突破600亿元
    note: |
      A remark
        - of several lines
    revises: firms  # it does not exist elsewhere
  - {id: short, plan: p, title: 里程, goal: 100公里以上, by: 2030, quote: 里程100公里以上}
  -
    id: last
    plan: p
    title: 占比
    goal: 降至5%
    by: 2026-06
    quote: 占比降至5%
  - id: plain  # all on its lines
    plan: p
    title: 示范园区
    goal: "建成8个"
    by: 2028
    quote: 到2028年，建成8个示范园区
    lead: [市科技局, 市工信局]
    baseline:
      as_of: 2023
      value: 2个
    actuals:
      - as_of: 2025
        value: 3个
        source: https://example.org/8
"""
TYPED = st.sampled_from(
    [
        *(
            "a",
            "达",
            "😀",
            " ",
            "  ",
            "firms",
            "2025",
            "goal: ",
            ": ",
            "#",
            " # ",
            '"',
            "'",
            "[",
            "]",
            "{",
            "}",
            "|",
            ">-\n",
        ),
        *("\n", "\n  ", "\n  - ", "\n- ", "\n    ", "\t", "\r", "\r\n", "\u2028", "\x85", "\ufeff", ",", "%", "?", "!"),
        *("&a ", "*a", "<<: ", "---\n", "\n...\n", "targets:", "\ntargets:\n", "\nplans: {}\n", "    goal: 达到5家\n"),
        *("\nunits: {盒: {base: 家, factor: 3}}\n", "  - id: new\n    plan: p\n"),
    ]
)
EDIT = st.tuples(st.floats(0, 1), st.sampled_from([0, 0, 0, 1, 2, 7, 40, 200]), TYPED, st.booleans())
AGAIN = st.just(None)  # one takes the last edit back


def changed(text: str, edit: tuple[float, int, str, bool]) -> str:
    """The text with something typed, taken out, or both; at any place, or at the start of a line."""
    share, gone, typed, at_line = edit
    place = int(share * len(text))
    if at_line:
        place = text.rfind("\n", 0, place) + 1
    return text[:place] + typed + text[place + gone :]


def told(checked: Checked) -> tuple[Any, ...]:
    """All that a check tells, with the places that equality of records leaves out."""
    dataset = checked.dataset
    records = (*dataset.plans, *dataset.indicators, *dataset.targets, *dataset.pledges)
    figures = [one for target in dataset.targets for one in (target.baseline, *target.actuals) if one]
    return checked.diagnostics, dataset, [one.place for one in (*records, *figures)]


def checked_as_a_whole(sources: list[SourceFile]) -> Checked:
    """What a check finds that reads each file as one text."""

    def read_document(name: str, text: str, problems: list[Problem]) -> tuple[Document, Record]:
        document = Document(name, text)
        return document, read_file(document, problems)

    with patch.object(checking, "read_document", read_document):
        return check(sources, TODAY)


@settings(max_examples=60)
@given(st.lists(st.one_of(EDIT, EDIT, AGAIN), min_size=1, max_size=8), st.sampled_from(["\n", "\r\n"]))
def test_what_is_typed_is_found_as_by_a_check_of_the_whole(edits: list[Any], ends: str) -> None:
    other = SourceFile("b.yaml", b"format: 1\nplans:\n  r: {title: x}\ntargets: []\n")
    texts = [FILE.replace("\n", ends)]
    memory = Memory()
    for edit in edits:
        if edit is None:
            texts.pop()
        texts = texts or [FILE]
        if edit is not None:
            texts.append(changed(texts[-1], edit))
        sources = [SourceFile("a.yaml", texts[-1].encode()), other]
        whole = told(checked_as_a_whole(sources))
        assert told(check_reading(read(sources, memory), TODAY)) == whole
        assert told(check(sources, TODAY)) == whole


def paths(node: Node | None, path: Path = ()) -> Iterator[Path]:
    """The paths to all nodes of a tree."""
    yield path
    if isinstance(node, MappingNode):
        for key, value, _ in entries(node):
            yield from paths(value, (*path, str(key.value)))
    elif isinstance(node, SequenceNode):
        for index, item in enumerate(node.value):
            yield from paths(item, (*path, index))


@settings(max_examples=60)
@given(st.lists(EDIT, max_size=4), st.sampled_from(["\n", "\r\n"]))
def test_a_place_in_a_target_by_itself_is_its_place_in_the_whole(edits: list[Any], ends: str) -> None:
    text = FILE.replace("\n", ends)
    for edit in edits:
        text = changed(text, edit)
    try:
        document, whole = Document("a", text), Document("a", text)
        read_file(document, [])
    except TextError:
        return
    for path in [path for path in paths(whole.root) if path[:1] == ("targets",) and len(path) > 1]:
        for on_key, within in ((False, None), (True, None), (False, (0, 1))):
            alone = locate(document, path, on_key=on_key, within=within)
            assert alone == locate(whole, path, on_key=on_key, within=within)


def test_the_tree_of_a_text_is_not_made_for_a_place_in_one_target() -> None:
    document = Document("a", FILE)
    read_file(document, [])
    locate(document, ("targets", 1, "by"))
    assert document.item(1) is not None
    locate(document, ("plans",))
    assert document.item(1) is None  # the tree is there now


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_what_stands_at_a_place_is_the_same_in_pieces(ends: str) -> None:
    text = FILE.replace("\n", ends)
    pieces, _ = Memory().read("a", text, [])
    whole = Document("a", text)
    assert pieces.item(1) is not None
    for offset in range(len(text) + 1):
        assert spot_at(pieces, offset) == spot_at(whole, offset)


def test_only_what_has_changed_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    read_again: list[int] = []
    read_item = piecewise._read_item

    def noted(name: str, index: int, pieces: Pieces) -> Any:
        read_again.append(index)
        return read_item(name, index, pieces)

    monkeypatch.setattr(piecewise, "_read_item", noted)
    memory = Memory()
    first = read([SourceFile("a", FILE.encode())], memory).dataset
    assert read_again == [0, 1, 2, 3]  # of the last the parser sees nothing
    read_again.clear()
    second = read([SourceFile("a", FILE.replace("600亿元", "700亿元").encode())], memory).dataset
    assert read_again == [1]
    assert [one is other for one, other in zip(first.targets, second.targets, strict=True)] == [
        True,
        False,
        True,
        True,
        True,
    ]
    third = read([SourceFile("a", FILE.replace("region: 某市", "region: 他市").encode())], memory).dataset
    assert [one.plan.region for one in third.targets] == ["他市", None, "他市", "他市", "他市"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: 企业数量\n    goal", "title: &t 企业数量\n    goal"),  # an anchor
        ("targets:\n", "targets: [\n"),
        ("\n  - id: industry", "\u2028  - id: industry"),
        ("- id: industry", "- id: industry\rx: 1"),
        ("targets:\n", "targets: []\n'targets':\n"),
    ],
)
def test_a_text_that_is_more_than_a_list_is_not_cut(old: str, new: str) -> None:
    assert cut(FILE) is not None
    assert cut(FILE.replace(old, new)) is None
