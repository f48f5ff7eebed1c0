"""The encoding and the separator of a text that names neither: told by what then stands there, or refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytrack.text.encodings import EncodingError, decoded
from policytrack.text.separated import SeparatedError, guarded, records, separator, unguarded, written

#: Texts as tables have them, each with the encoding that somebody saved it in.
SAVED = [
    ("id,value\na,30家\n", "gbk", "GB18030"),
    ("id,value\na,30家\n", "big5", "Big5"),
    ("a,4件\n", "gbk", "GB18030"),
    ("a,4件\n", "big5", "Big5"),
    ("编号,数值\n甲,超过30个\n", "gb2312", "GB18030"),
    ("編號,數值\n甲,超過30個\n", "big5", "Big5"),
    ("到2025年,智能算力規模實現全國第一\n", "gbk", "GB18030"),  # traditional characters on a simplified system
    ("人工智能核心企业𠮷\n", "gb18030", "GB18030"),
    ("产业规模\n", "utf-8", "UTF-8"),
    ("产业规模\n", "utf-8-sig", "UTF-8"),
    ("产业规模\n", "utf-16", "UTF-16"),
    ("plain\n", "ascii", "UTF-8"),
]


@pytest.mark.parametrize(("text", "encoding", "name"), SAVED)
def test_the_encoding_is_told_by_the_words(text: str, encoding: str, name: str) -> None:
    assert decoded(text.encode(encoding)) == (text, name)


@pytest.mark.parametrize(
    ("data", "line", "message"),
    [
        (b"a\nM\xfcnster\n", 2, "byte 0xfc is neither"),
        ("a\nнет\n".encode("cp1251"), 2, "is neither"),
        (b"\xff\xff", 1, "is neither"),
        ("\n\n谘".encode("gbk"), 3, "is neither"),  # one rare character says nothing
        ("\n哀,".encode("gbk"), 2, r"may be GB18030 \(哀\) or Big5 \(飢\)"),
    ],
)
def test_what_is_no_text_or_may_be_two_is_refused(data: bytes, line: int, message: str) -> None:
    with pytest.raises(EncodingError, match=message) as caught:
        decoded(data)
    assert caught.value.line == line


def test_an_encoding_that_is_named_is_the_one() -> None:
    assert decoded("跺模".encode("big5"), "big5").text == "跺模"
    assert decoded(b"M\xfcnster", "latin-1").text == "Münster"
    with pytest.raises(EncodingError, match="byte 0xff is not gbk"):
        decoded(b"\xff\xff", "gbk")
    with pytest.raises(LookupError):
        decoded(b"a", "klingon")


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("a;b;c\n1,5;2;3\n", "", ";"),
        ('a,b\n"x;y;z",2\n', "", ","),
        ("a\tb\n", "", "\t"),
        ("a,b,c\n", "t.tsv", "\t"),
        ("a\n", "", ","),
    ],
)
def test_the_separator_is_what_stands_most_often(text: str, name: str, found: str) -> None:
    assert separator(text, name) == found


def test_a_separator_in_doubt_is_refused() -> None:
    with pytest.raises(SeparatedError, match="a comma or by a semicolon"):
        separator("a,b;c\n")


def test_records_have_the_line_that_they_start_on() -> None:
    assert [(one.number, one.line, list(one.cells)) for one in records('a,b\n"x\ny",2\n\n3,4', ",")] == [
        (1, 1, ["a", "b"]), (2, 2, ["x\ny", "2"]), (3, 4, []), (4, 5, ["3", "4"]),
    ]  # fmt: skip
    with pytest.raises(SeparatedError) as caught:
        list(records('a\n"b\n', ","))
    assert caught.value.line == 2


CELLS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=6)


@given(st.lists(st.lists(CELLS | st.sampled_from(["=1", "-5%", "'=x", "@a", '"', "a\nb"]), min_size=2, max_size=3)))
def test_what_is_written_is_read_back(rows: list[list[str]]) -> None:
    read = [[unguarded(cell) for cell in record.cells] for record in records(written(rows), ",")]
    assert read == rows


@given(st.text("='+-@ a1%.", max_size=5))
def test_no_guarded_cell_is_run_as_a_formula(cell: str) -> None:
    assert guarded(cell)[:1] not in "=@" or not cell
