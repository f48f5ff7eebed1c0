"""Places in the text: what a path leads to, in every style that YAML has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytrack.data.locate import locate
from policytrack.data.location import Nth, Path
from policytrack.data.yaml_document import (
    MAX_DEPTH,
    Document,
    TextError,
    _events_of,
    compose,
    entries,
    events,
    is_null,
    split_lines,
)

#: text, path, on_key, (start, end) in the scalar, and the part of the text that the place must cover.
PLACES = [
    ("a: b c\n", ("a",), False, None, "b c"),
    ("a: b c\n", ("a",), True, None, "a"),
    ("a: b c\n", ("a",), False, (2, 3), "c"),
    ("a: 'b c'\n", ("a",), False, None, "'b c'"),
    ("a: 'b c'\n", ("a",), False, (2, 3), "c"),
    ('a: "b c"\n', ("a",), False, (0, 1), "b"),
    ('a: "\\u4e2d c"\n', ("a",), False, (0, 1), '"\\u4e2d c"'),  # an escape: the whole scalar
    ("算力: 达到12EFLOPS\n", ("算力",), False, (4, 10), "EFLOPS"),
    ("𠮷: 𠮷x\n", ("𠮷",), False, (1, 2), "x"),
    ("a: {b: [1, 22]}\n", ("a", "b", 1), False, None, "22"),
    ("a:\n  - x\n  - y: z\n", ("a", 1, "y"), False, None, "z"),
    ("a:\n  - x\n  - y: z\n", ("a", 1), False, None, "y"),  # a collection: its first leaf
    ("a:\n", ("a",), False, None, "a"),  # nothing there: the key
    ("a: 1\nb: 2\na: 3\n", (Nth("a", 1),), True, None, "a"),
    ("a: &x b\n", ("a",), False, None, "&x b"),
    ("a: 1\n", ("a", "missing"), True, None, "1"),  # as far as the path goes
    ("base: &b {k: v}\na:\n  <<: *b\n", ("a", "k"), False, None, "v"),
    ("\ufeffa: b\n", ("a",), False, None, "b"),
    ("a: 1\r\nb: 22\r\n", ("b",), False, None, "22"),
]


@pytest.mark.parametrize(("text", "path", "on_key", "within", "covered"), PLACES)
def test_a_path_leads_to_its_place(
    text: str, path: Path, on_key: bool, within: tuple[int, int] | None, covered: str
) -> None:
    document = compose(text, "x")
    span = locate(document, path, on_key=on_key, within=within)
    line = split_lines(document.text)[span.line - 1]
    assert span.line == span.end_line
    assert line[span.column - 1 : span.end_column - 1] == covered


def test_lines_are_counted_as_yaml_counts_them() -> None:
    text = "a: x\u0085b: y\u2028c: z\r\nd: w\n"
    assert split_lines(text) == ["a: x", "b: y", "c: z", "d: w", ""]


@pytest.mark.parametrize(("written", "null"), [("", True), ("~", True), ("null", True), ("''", False), ("no", False)])
def test_null_is_what_yaml_calls_so_and_nothing_else(written: str, null: bool) -> None:
    ((_, value, _),) = entries(compose(f"a: {written}\n", "x").root)  # type: ignore[arg-type]
    assert is_null(value) is null


def test_a_key_of_its_own_comes_before_a_merged_one() -> None:
    root = compose("b: &b {k: 1, l: 2}\na:\n  <<: *b\n  k: 3\n", "x").root
    (_, _, _), (_, node, _) = entries(root)  # type: ignore[arg-type]
    pairs = [(key.value, value.value, merged) for key, value, merged in entries(node)]
    assert pairs == [("k", "3", False), ("k", "1", True), ("l", "2", True)]


@pytest.mark.parametrize("depth", [MAX_DEPTH - 2, MAX_DEPTH + 1])
def test_nesting_is_bounded(depth: int) -> None:
    text = "[" * depth + "]" * depth
    if depth < MAX_DEPTH:
        assert compose(text, "x").root is not None
    else:
        with pytest.raises(TextError):
            compose(text, "x")


@given(st.text(max_size=60))
def test_any_text_composes_or_says_where_it_does_not(text: str) -> None:
    try:
        compose(text, "x")
    except TextError as error:
        assert 1 <= error.span.line <= len(split_lines(text))
        assert error.span.column >= 1
        assert error.message


def test_a_second_byte_order_mark_is_refused() -> None:
    # libyaml passes over it, and every place behind it would be one off.
    with pytest.raises(TextError) as caught:
        compose("\ufeff\ufeffformat: 1\n", "a.yaml")
    assert caught.value.span.column == 1
    assert compose("\ufeffformat: 1\n", "a.yaml").root is not None


def told(event: object) -> tuple[object, ...]:
    """What of an event a reader looks at."""
    mark = getattr(event, "start_mark", None)
    place = mark and (mark.line, mark.column) if "End" not in type(event).__name__ else None
    return type(event).__name__, getattr(event, "value", None), getattr(event, "style", None) or "", place


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nothing\n",
        "a\n",
        "a: 1\nb: [x, 'y', {c: ~}]\n",
        "- |\n  two\n  lines\n- >-\n  folded\n- {}\n- []\n-\n",
        "? [a, b]\n: c\n",
        "\ufeffa: 1\r\nb: 2\r\n",
        "a: https://example.org/?x=1&y=2\n",
    ],
)
def test_the_parser_and_the_tree_give_the_same_events(text: str) -> None:
    document = Document("x", text)
    walked = list(map(told, _events_of(document.root))) if document.root else []
    assert list(map(told, events(document))) == walked


def test_aliases_and_merges_are_carried_out() -> None:
    document = Document("x", "b: &b {k: 1, l: 2}\na:\n  <<: *b\n  k: 3\nc: *b\n")
    said = [(name, value) for name, value, *_ in map(told, events(document)) if value]
    assert said == [
        ("ScalarEvent", "b"), ("ScalarEvent", "k"), ("ScalarEvent", "1"), ("ScalarEvent", "l"), ("ScalarEvent", "2"),
        ("ScalarEvent", "a"), ("ScalarEvent", "k"), ("ScalarEvent", "3"),
        ("MergedKey", "k"), ("ScalarEvent", "1"), ("MergedKey", "l"), ("ScalarEvent", "2"),
        ("ScalarEvent", "c"), ("ScalarEvent", "k"), ("ScalarEvent", "1"), ("ScalarEvent", "l"), ("ScalarEvent", "2"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a: 1\n---\nb: 2\n", "found another document"),
        ("a: 1\n...\nb: [\n", "did not find expected"),
        ("- " * (MAX_DEPTH + 1) + "a", "levels deep"),
        ("a: *nobody\n", "undefined alias"),
        ("a: &x 1\nb: &x 2\n", "duplicate anchor"),
        ("a: 1\n\x01", "control character"),
    ],
)
def test_what_is_no_document_is_said_on_the_way(text: str, words: str) -> None:
    with pytest.raises(TextError, match=words):
        list(events(Document("x", text)))
    with pytest.raises(TextError, match=words):
        compose(text, "x")
