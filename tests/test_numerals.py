"""Numerals as exact values."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytrack.quantity.errors import QuantityError
from policytrack.quantity.numerals import ARABIC, arabic, chinese


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("六百", 600),
        ("三千五百", 3500),
        ("三千五", 3500),
        ("三千零五", 3005),
        ("三千零五十", 3050),
        ("两千", 2000),
        ("两千零八", 2008),
        ("一万二千", 12000),
        ("一万二", 12000),
        ("壹仟", 1000),
        ("贰佰伍拾", 250),
        ("十", 10),
        ("十五", 15),
        ("二十", 20),
        ("一百一", 110),
        ("一百一十", 110),
        ("一百零一", 101),
        ("一亿二千万", 120_000_000),
        ("一亿零五", 100_000_005),
        ("万亿", 10**12),
        ("百亿亿", 10**18),
        ("千亿", 10**11),
        ("百万", 10**6),
        ("二〇二五", 2025),
        ("二〇", 20),
        ("二八九一亿", 289_100_000_000),
        ("零", 0),
        ("二点五", Decimal("2.5")),
        ("二点五亿", 250_000_000),
        ("三十一.二", Decimal("31.2")),
        ("一点五万亿", 1_500_000_000_000),
        ("一点五万", 15_000),
        ("二点五千", 2500),
        ("二点五百", 250),
    ],
)
def test_chinese_numerals(text: str, value: int | Decimal) -> None:
    assert chinese(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "三五",
        "十十",
        "三千万千",
        "亿万",
        "百千",
        "千千",
        "点五",
        "二点",
        "万点五",
        "三百二千",
        "零零五十",
        "三千零零五",
        "三千五零",
        "三千五零五",
        "零千",
        "千零",
        "三百零",
        "一千二百零",
        "万零",
        "三万零",
        "五亿零",
        "万万",
        "三万万",
        "二点五十",
        "二点万五",
        "二点五万五",
    ],
)
def test_what_is_no_numeral(text: str) -> None:
    assert chinese(text) is None


DIGITS = "零一二三四五六七八九"


def written(number: int) -> str:
    """A whole number in Chinese, by the textbook."""
    if number >= 10**8:
        return joined(number, 10**8, "亿", 10**7)
    if number >= 10**4:
        return joined(number, 10**4, "万", 10**3)
    text, pending = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            text += ("零" if pending and text else "") + DIGITS[digit] + name
            pending = False
        else:
            pending = True
    return text


def joined(number: int, unit: int, name: str, least: int) -> str:
    high, low = divmod(number, unit)
    if not low:
        return written(high) + name
    return written(high) + name + ("零" if low < least else "") + written(low)


@given(st.integers(1, 10**12))
def test_every_whole_number_can_be_read(number: int) -> None:
    assert chinese(written(number)) == number


@pytest.mark.parametrize(
    ("text", "value"),
    [("3500", "3500"), ("3,500", "3500"), ("1,234,567.8", "1234567.8"), ("410 000", "410000"), ("1.23456", "1.23456")],
)
def test_arabic_figures(text: str, value: str) -> None:
    match = re.fullmatch(ARABIC, text)
    assert match is not None
    assert arabic(match[0]) == Decimal(value)


def test_an_error_is_one_sentence_with_what_was_expected() -> None:
    error = QuantityError("cannot read 'x'", text="5x", offset=1, expected="a unit", suggestions=("%", "倍"))
    assert str(error) == "cannot read 'x'; expected a unit; did you mean % or 倍?"
