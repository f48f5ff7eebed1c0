"""Folding for comparing, conversion for display, and the folding of figures."""

import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytrack.quantity.normalise import hant, normalise_with_offsets
from policytrack.quantity.unit_data import COUNTERS, UNITS
from policytrack.text import script
from policytrack.text.printable import width
from policytrack.text.script import Script, fold, outline, same, to_script


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("人工智能产业", "人工智能產業"),
        ("算力規模", "算力规模"),
        ("發展", "发展"),
        ("頭髮", "头发"),
        ("乾淨能源", "干净能源"),
        ("幹部", "干部"),
        ("以後", "以后"),
        ("公里", "公里"),
        ("裏程", "里程"),
        ("臺灣", "台湾"),
        ("颱風", "台风"),
        ("顯著", "显著"),
        ("爲", "为"),
        ("籤名", "签名"),
        ("ＦＰ１６", "fp16"),
        ("㎡", "M2"),
        ("EFlops", "eflops"),
    ],
)
def test_texts_that_say_the_same_fold_to_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("皇后", "以后里"), ("万", "万元"), ("著", "者")])
def test_texts_that_differ_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_texts_without_traditional_characters_fold_without_the_library() -> None:
    codes = ((high, low) for high in range(0xA1, 0xF8) for low in range(0xA1, 0xFF))
    characters = [bytes(code).decode("gb2312", "ignore") for code in codes]
    simplified = [character for character in characters if script._is_simplified(character)]
    assert len(characters) - len(simplified) < 20
    for size in (1, 7):
        text = " ".join("".join(simplified[at : at + size]) for at in range(0, len(simplified), size))
        assert fold(text) == script._converter("t2s").convert(unicodedata.normalize("NFKC", text)).casefold()


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("统计口径", "統計口徑", True),
        ("检测机构", "檢測機構", True),
        ("FP16", "ｆｐ16", True),
        ("乾淨", "干净", True),
        ("FP16", "FP64", False),
        ("产值", "产量", False),
        ("產值", "产量", False),
    ],
)
def test_free_texts_are_the_same_in_either_script(one: str, other: str, expected: bool) -> None:
    assert same(one, other) is same(other, one) is expected


def test_what_is_equal_simplified_or_ascii_is_compared_without_the_library() -> None:
    code = (
        "import sys; from policytrack.text.script import same; "
        "same('統計', '統計'), same('FP16', 'fp64'), same('产值', '营业收入'), same('算力規模', '核心產'); "
        "sys.exit('opencc' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@given(st.text(alphabet="发展頭髮干乾幹后後里裏台臺著着万萬億PFlopsＡ１", max_size=12))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(
    st.text(
        alphabet=st.one_of(
            st.characters(codec="utf-8", exclude_categories=("Cc",)),
            st.sampled_from("發展頭髮乾隆後裡臺著萬億ßŒﬁ㍿Ａ１一目瞭然"),
        ),
        max_size=12,
    )
)
def test_a_folded_text_has_the_outline_that_was_foretold(text: str) -> None:
    # Without control characters, which no field may hold: the oldest OpenCC ends a text at U+0000.
    assert fold(text).encode("ascii", "replace") == outline(text)


def test_no_character_of_the_common_blocks_folds_to_another_outline() -> None:
    ideographs = [chr(code) for code in (*range(0x3400, 0x9FFF), *range(0xF900, 0xFAFF), *range(0x20000, 0x2EBE0))]
    assert (
        fold("".join(ideographs)).encode("ascii", "replace") == outline("".join(ideographs)) == b"?" * len(ideographs)
    )


@pytest.mark.parametrize(
    ("text", "script", "expected"),
    [
        ("产业规模突破600亿元", "hant", "產業規模突破600億元"),
        ("人工智能产业", "hk", "人工智能產業"),
        ("数据", "tw", "數據"),
        ("產業", "hans", "产业"),
        ("头发", "hant", "頭髮"),
        ("发展", "hant", "發展"),
        ("后里", "original", "后里"),
        ("plain ASCII", "hant", "plain ASCII"),
    ],
)
def test_converts_for_display(text: str, script: Script, expected: str) -> None:
    assert to_script(text, script) == expected


@pytest.mark.parametrize(
    ("text", "folded", "places"),
    [
        ("12", "12", [0, 1, 2]),
        ("１２萬個", "12万个", [0, 1, 2, 3, 4]),
        ("5㎡以上", "5m2以上", [0, 1, 1, 2, 3, 4]),
        ("達到％", "达到%", [0, 1, 2, 3]),
    ],
)
def test_figures_are_folded_with_their_places(text: str, folded: str, places: list[int]) -> None:
    read, where = normalise_with_offsets(text)
    assert (read, list(where)) == (folded, places)


@given(st.text(max_size=20))
def test_every_folded_character_has_its_place(text: str) -> None:
    folded, places = normalise_with_offsets(text)
    assert len(places) == len(folded) + 1
    assert list(places) == sorted(places)
    assert places[-1] == len(text)


def test_units_are_written_in_traditional_characters_as_a_dictionary_has_them() -> None:
    names = [row[0] for row in UNITS] + [name for _, names in COUNTERS for name in names.split() if not name.isascii()]
    differing = {name for name in names if hant(name) != to_script(name, "hant")}
    # The counters 台, 床 and 伙 stay as they are, 只 is 隻 and a week 週, which a dictionary of characters cannot know;
    # of 托位 older dictionaries make 託位.
    assert {name for name in differing if not set(name) & set("台床伙只周托")} == set()
    assert (hant("只"), hant("周"), hant("万台")) == ("隻", "週", "萬台")


@pytest.mark.parametrize(("text", "columns"), [("abc", 3), ("算力", 4), ("１２", 4), ("e\u0301", 1), ("a\u200b", 1)])
def test_width_in_columns(text: str, columns: int) -> None:
    assert width(text) == columns


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("北斗终端", "北斗終端"), ("示范区", "示範區"), ("几十万只", "幾十萬隻"), ("余额", "餘額"), ("占比", "佔比"),
        ("规划布局", "規劃布局"), ("志愿者", "志願者"), ("每周", "每週"), ("分钟", "分鐘"), ("系统", "系統"),
        ("谷物", "穀物"), ("采集", "採集"), ("征收", "徵收"), ("尽量", "盡量"), ("发明", "發明"), ("年后", "年後"),
        ("为", "為"), ("上云", "上雲"), ("面积", "面積"),
    ],
)  # fmt: skip
def test_what_the_program_writes_itself_has_one_traditional_form(simplified: str, traditional: str) -> None:
    assert hant(simplified) == traditional
