"""Where lines begin and end: in texts of one line and of many, with breaks of every kind."""

import pytest
from conftest import HEAD
from test_fix import TARGET, URL, mend

from policytrack.data.yaml_document import MappingNode, compose
from policytrack.edits import hidden
from policytrack.edits.lines import at_line_start, content_end, is_first_on_line, line_above, line_start, newline_at

BREAKS = ["\n", "\r", "\r\n", "\x85", "\u2028", "\u2029"]


@pytest.mark.parametrize("newline", BREAKS)
@pytest.mark.parametrize("width", [0, 1, 2, 254, 255, 256, 257, 258, 4095, 4096, 4097, 9000])
def test_where_a_line_starts(newline: str, width: int) -> None:
    line = "x" * width
    for before in ("", newline, f"a{newline}", f"a{newline}{newline}", f"{'b' * 5000}{newline}"):
        text = before + line
        assert line_start(text, len(text)) == len(before)
        assert line_start(text, len(before)) == len(before)
        assert at_line_start(text, len(before))
        assert at_line_start(text, len(text)) is (width == 0)


@pytest.mark.parametrize("newline", BREAKS)
def test_the_line_above(newline: str) -> None:
    text = newline.join(["first", "", "third", "x" * 600, "last"])
    starts = [0]
    for line in text.split(newline)[:-1]:
        starts.append(starts[-1] + len(line) + len(newline))
    assert [line_above(text, start) for start in starts] == [0, *starts[:-1]]


@pytest.mark.parametrize(
    ("text", "first"), [("x", True), ("  x", True), ("\tx", True), ("a x", False), ("a\n x", True), ("a\u3000x", False)]
)
def test_only_blanks_before_it(text: str, first: bool) -> None:
    assert is_first_on_line(text, text.index("x")) is first


@pytest.mark.parametrize(
    ("text", "newline"),
    [
        ("x\ny", "\n"), ("x\r\ny", "\r\n"), ("x\ry", "\r"), ("a\r\nx", "\r\n"), ("a\nx", "\n"), ("a\rx", "\r"),
        ("x", "\n"), ("a\r\nx\u2028b\n", "\r\n"), ("\nx", "\n"), ("\rx", "\r"), ("\r\nx", "\r\n"), ("a\nx\r\n", "\r\n"),
        ("a\r\nb\nx", "\n"), ("a\nb\rx", "\r"),
    ],
)  # fmt: skip
def test_the_break_of_a_line_is_its_own_or_that_before(text: str, newline: str) -> None:
    assert newline_at(text, text.index("x")) == newline


ITEM = f"      - {{as_of: %d, value: %d家, {URL}}}\n"
NEW, OLD = ITEM % (2025, 3), ITEM % (2024, 2)
BARE = f"      -\n        as_of: 2024\n        value: 2家\n        {URL}\n        # checked\n"
NOTED = f"      - as_of: 2024\n        value: 2家\n        {URL}\n        note: |\n          a\n          b\n"
#: A list out of its order, and the same in it; None: it is left as it stands.
ORDERS: dict[str, tuple[str, str | None]] = {
    "three": (
        "    actuals:\n" + NEW + ITEM % (2023, 1) + OLD, "    actuals:\n" + ITEM % (2023, 1) + OLD + NEW,
    ),
    "comments above each but the first": (
        "    actuals:\n" + NEW + "      # old\n      # as published\n" + OLD + "      # oldest\n" + ITEM % (2023, 1),
        "    actuals:\n      # oldest\n" + ITEM % (2023, 1) + "      # old\n      # as published\n" + OLD + NEW,
    ),
    "a comment of the key": (
        "    actuals: # all\n" + NEW + OLD, "    actuals: # all\n" + OLD + NEW,
    ),
    "a comment of the first above it": ("    actuals:\n      # new\n" + NEW + OLD, None),
    "a comment of the list above the first": (
        "    actuals: # all\n      # new\n\n" + NEW + OLD, "    actuals: # all\n      # new\n\n" + OLD + NEW,
    ),
    "behind the key's mark": ("    ? actuals\n    : " + NEW.lstrip() + "      " + OLD.lstrip(), None),
    "an alias in it": (
        f"    baseline: &b {{as_of: 2024, value: 2家, {URL}}}\n    actuals:\n" + NEW + "      - *b\n", None,
    ),
    "a comment of the one before, deeper than its dash": (
        "    actuals:\n" + NEW + "        # checked\n" + OLD,
        "    actuals:\n" + OLD + NEW + "        # checked\n",
    ),
    "other fixes before it, in it and behind it": (
        "    basis: no\n    actuals:\n" + NEW.replace("}", ", note: on}") + OLD + "    note: off\n",
        "    basis: 'no'\n    actuals:\n" + OLD + NEW.replace("}", ", note: 'on'}") + "    note: 'off'\n",
    ),
    "lines of their own": ("    actuals:\n" + NEW + BARE, "    actuals:\n" + BARE + NEW),
    "a block of text in one": ("    actuals:\n" + NEW + NOTED, "    actuals:\n" + NOTED + NEW),
    "in brackets over lines": (
        f"    actuals: [{{as_of: 2025, value: 3家, {URL}}},\n      {{as_of: 2024, value: 2家, {URL}}}]\n",
        f"    actuals: [{{as_of: 2024, value: 2家, {URL}}},\n      {{as_of: 2025, value: 3家, {URL}}}]\n",
    ),
    "behind a figure whose error is let pass": (
        "    actuals:\n      - {as_of: 2023, value: many} # policytrack: ignore[PT015] known\n" + NEW + OLD, None,
    ),
}  # fmt: skip


@pytest.mark.parametrize("end", ["", "    scope: x y\n", "    # the end\n", "\n  # the end\n"])
@pytest.mark.parametrize(("before", "after"), ORDERS.values(), ids=ORDERS)
def test_figures_are_put_in_order_with_their_lines(before: str, after: str | None, end: str) -> None:
    head = HEAD + TARGET
    assert mend((head + before + end).encode()).decode() == head + (before if after is None else after) + end


def test_items_of_a_file_that_ends_without_a_line_break_keep_it_so() -> None:
    for newline in ("\n", "\r\n"):
        before, after = (HEAD + TARGET + "    actuals:\n" + one for one in (NEW + OLD, OLD + NEW))
        mended = mend(before.removesuffix("\n").replace("\n", newline).encode()).decode()
        assert mended == after.removesuffix("\n").replace("\n", newline)


#: A key with its value, and the same mended; None: it stands as it is.
SCALARS: dict[str, tuple[str, str | None]] = {
    "a word": ("    note: yes\n", "    note: 'yes'\n"),
    "in brackets": ("    tags: [a, no, b]\n", "    tags: [a, 'no', b]\n"),
    "with a tag": ("    note: !!str no\n", None),
    "with an anchor": ("    note: &n no\n", "    note: &n 'no'\n"),
    "in quotes": ('    note: "no"\n', None),
    "of a whole text": ("    note: no more\n", None),
}


@pytest.mark.parametrize(("before", "after"), SCALARS.values(), ids=SCALARS)
def test_a_plain_word_is_put_in_quotes_where_it_stands(before: str, after: str | None) -> None:
    assert mend((HEAD + TARGET + before).encode()).decode() == HEAD + TARGET + (before if after is None else after)


@pytest.mark.parametrize(
    ("unit", "mended"),
    [
        ("eflops", "EFLOPS"),
        ('"eflops"', '"EFLOPS"'),
        ("&u eflops", "&u EFLOPS"),
        ("ＥＦＬＯＰＳ", None),
        ('"\\x65flops"', None),
    ],
)
def test_the_spelling_of_a_unit_is_mended_inside_of_its_quotes(unit: str, mended: str | None) -> None:
    text = HEAD.replace("unit: EFLOPS", f"unit: {unit}") + TARGET
    assert mend(text.encode()).decode() == text.replace(f"unit: {unit}", f"unit: {mended or unit}")


@pytest.mark.parametrize(
    ("header", "ends_behind_blank_lines"),
    [("|", False), ("|+", True), (">+", True), ("|2+", True), ("|-", False), ("|  # a + b", False)],
)
def test_a_block_of_text_ends_with_its_last_word_unless_it_keeps_its_blank_lines(
    header: str, ends_behind_blank_lines: bool
) -> None:
    text = f"note: {header}\n  words\n\nid: a\n"
    document = compose(text, "f.yaml")
    assert isinstance(document.root, MappingNode)
    end = content_end(document, document.root.value[0][1])
    assert text[end:] == ("id: a\n" if ends_behind_blank_lines else "\n\nid: a\n")


#: The lines of a file, a key's line and column, and the lines that go with it.
OF_KEY: list[tuple[list[str], int, int, list[int]]] = [
    (["x: 1"], 1, 1, [1]),
    (["x:", "  a: 1", "", "  b: 2", "y: 3", "  c: 4"], 1, 1, [1, 2, 3, 4]),
    (["x:", "- a", "  b: 1", "- c", "y: 2"], 1, 1, [1, 2, 3, 4]),  # a list begins below its key
    (["x:", "-a", "y: 2"], 1, 1, [1]),
    (["t:", "  x:", "  - a", "    b: 1", "  y: 2"], 2, 3, [2, 3, 4]),
    (["t:", "  x:", " - a", "  y: 2"], 2, 3, [2]),
    (["t:", "  x:", "   a", "  y: 2"], 2, 3, [2, 3]),
    (["t:", "  x: 1", "", "     ", "y: 2"], 2, 3, [2, 3, 4]),
    (["- x: |", "    - a", "  y: 2"], 1, 3, [1, 2]),
]


@pytest.mark.parametrize(("lines", "first", "column", "expected"), OF_KEY)
def test_the_lines_of_a_key_that_was_none(lines: list[str], first: int, column: int, expected: list[int]) -> None:
    assert list(hidden._lines_of_key(lines, first, column)) == expected
