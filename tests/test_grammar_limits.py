"""How far from a figure the words stand that say something of it, and how long a figure may be: each to its last."""

import pytest

from policytrack.quantity.errors import QuantityError
from policytrack.quantity.extract import find
from policytrack.quantity.parsing import parse, parse_front


def told(text: str) -> list[str]:
    found = find(text)
    return [" ".join(filter(None, (one.wording, one.bound.unit.symbol, one.bound.period))) for one in found]


#: A sentence with a gap, its length where what stands beyond it still counts, and the figures then and one further on.
FAR = [
    ("每年_50家", 78, ["50家 家 annual"], ["50家 家"]),  # its clause
    ("目前_50家", 198, [], ["50家 家"]),  # its sentence
    ("分别_达到50家，30家", 36, ["达到50家 家", "达到30家 家"], ["达到50家 家", "30家 家"]),  # its row
    ("产值_50亿", 18, ["50亿 亿元"], ["50亿 亿"]),  # what it counts
    ("50亿_产值", 7, ["50亿 亿元"], ["50亿 亿"]),
    ("预算_50亿", 198, ["50亿 亿元"], ["50亿 亿"]),
]


@pytest.mark.parametrize(("sentence", "most", "within", "beyond"), FAR)
def test_how_far_a_word_reaches(sentence: str, most: int, within: list[str], beyond: list[str]) -> None:
    assert told(sentence.replace("_", "很" * most)) == within
    assert told(sentence.replace("_", "很" * (most + 1))) == beyond


def test_how_far_a_noun_reaches() -> None:
    for gap, subject in ((78, "公园" + "很" * 78), (79, "园" + "很" * 79)):
        assert [one.subject for one in find("公园" + "很" * gap + "50座")] == [subject]


def test_how_far_behind_its_number_a_unit_is_looked_for() -> None:
    assert [len(find(f"50{' ' * gap}家")) for gap in (157, 158)] == [1, 0]


#: The longest figure of a kind, and one that is too long.
LONG = [
    (" " * 117 + "50家", " " * 118 + "50家", "characters are no figure"),
    ("9" * 18 + "家", "9" * 19 + "家", "too many digits"),
    ("100,000,000,000,000,000家", "1,000,000,000,000,000,000家", "too many digits"),
    (f"0.{'0' * 17}1家", f"0.{'0' * 18}1家", "too many digits"),
    ("1万亿ZFLOPS", "1亿亿亿亿亿ZFLOPS", "no unit of anything real"),
    ("一千万亿万亿家", "一万亿万亿万亿万家", "numerals in a row are no number"),
    ("〇" * 31 + "五家", "〇" * 32 + "五家", "numerals in a row are no number"),
    ("翻19番", "翻20番", "whole number of doublings"),
]


@pytest.mark.parametrize(("longest", "longer", "why"), LONG)
def test_how_long_a_figure_may_be(longest: str, longer: str, why: str) -> None:
    assert parse(longest).low > 0
    with pytest.raises(QuantityError, match=why):
        parse(longer)


def test_what_begins_a_text_is_as_long_at_most() -> None:
    assert parse_front(LONG[0][0]) is not None
    assert parse_front(LONG[0][1]) is None
