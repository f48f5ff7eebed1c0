"""The passage nearest to a quote, held against difflib's own longest match, and the bounds of its work."""

from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytrack.text.passages import LONGEST, PassageFinder, _longest_common

TEXT = "到2026年，全市算力总规模不低于12EFLOPS。到2027年，人工智能核心产业规模突破600亿元，企业达到500家。"


@pytest.mark.parametrize(
    ("part", "marked"),
    [
        ("人工智能产业规模突破600亿元", "人工智能{+核心+}产业规模突破600亿元"),
        ("企业达到300家", "企业达到[-3-]{+5+}00家"),
        ("算力总规模不低于12EFLOPS", "算力总规模不低于12EFLOPS"),
        ("到2026年，全省算力总规模", "到2026年，全[-省-]{+市+}算力总规模"),
        ("。完全不同的一段话，什么也不像。", ""),
        # Characters alike by chance are no likeness, and are not marked one by one.
        ("到2025年，新能源客车产量达到20万辆", ""),
        ("到2026年，粮食产出不低于12万吨", "到2026年，[-粮食产出-]{+全市算力总规模+}不低于12[-万吨-]{+EFLOP+}"),
        ("x", ""),
        ("", ""),
    ],
)
def test_the_nearest_passage_is_marked(part: str, marked: str) -> None:
    assert PassageFinder().nearest(part, TEXT) == marked


WORDS = st.text(st.sampled_from("ab产业12"), max_size=30)


@given(WORDS, WORDS)
def test_the_common_part_is_the_longest(part: str, text: str) -> None:
    size, begin, end = _longest_common(part, text)
    assert size == SequenceMatcher(None, part, text, autojunk=False).find_longest_match().size
    assert part[begin : begin + size] == text[end - size : end]
    assert text.find(part[begin : begin + size]) == end - size


def test_work_is_bounded() -> None:
    assert PassageFinder().nearest("a" * (LONGEST + 1), "a") is None
    assert PassageFinder().nearest("a" * 900, "a" * 320_000) is None  # so many equal characters are not compared
    finder = PassageFinder(steps=400)
    assert finder.nearest("产业规模", "产业的规模" * 10) == "产业{+的+}规模"
    assert finder.nearest("产业规模", "产业的规模" * 10) is None
