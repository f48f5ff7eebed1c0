"""Quantities and bounds: equality by meaning, exact conversion, errors drawn with a caret."""

from decimal import Decimal

import pytest

from policytrack.quantity.bound import Bound, Change, Comparator, Course, Quantity, as_goal, draw
from policytrack.quantity.errors import QuantityError
from policytrack.quantity.unit_table import UNITS


def quantity(value: str, unit: str) -> Quantity:
    return Quantity(Decimal(value), UNITS.find(unit))


def test_equal_amounts_are_equal_however_they_are_written() -> None:
    assert quantity("600", "亿元") == quantity("60", "billion CNY")
    assert hash(quantity("600", "亿元")) == hash(quantity("60", "billion CNY"))
    assert quantity("1", "公斤") == quantity("2", "斤")
    assert quantity("1", "元") != quantity("1", "港元")
    assert quantity("1", "个") == quantity("1", "家")
    assert quantity("1", "元") != 1
    assert (quantity("1", "元") == 1) is False


@pytest.mark.parametrize(
    ("value", "unit", "other", "expected"),
    [
        ("12", "EFLOPS", "PFLOPS", "12000"),
        ("1", "EiB", "B", str(2**60)),
        ("1", "亿度", "万千瓦时", "10000"),
        ("1.5", "天", "小时", "36"),
        ("2", "年", "个月", "24"),
        ("3", "亩", "平方米", "2000"),
        ("1", "度", "千焦", "3600"),
        ("35", "%", "成", "3.5"),
        ("1", "GB/s", "Gbps", "8"),
    ],
)
def test_converts_exactly(value: str, unit: str, other: str, expected: str) -> None:
    start = Quantity(Decimal(value), UNITS.find(unit, UNITS.find(other).dimension if unit == "度" else None)) \
        if unit != "度" else quantity(value, "千瓦时")  # fmt: skip
    there = start.to(UNITS.find(other))
    assert there.value == Decimal(expected)


def test_does_not_round_unless_told_to() -> None:
    with pytest.raises(QuantityError, match="no exact decimal"):
        quantity("1", "亩").to(UNITS.find("公顷"))
    assert quantity("1", "亩").to(UNITS.find("平方米"), digits=5).value == Decimal("666.67")
    with pytest.raises(QuantityError, match="cannot be converted"):
        quantity("1", "元").to(UNITS.find("港元"))


def bound(**changes: object) -> Bound:
    base = Bound(Comparator.MORE, Decimal(600), Decimal(600), UNITS.find("亿元"))
    return base._replace(**changes)  # type: ignore[arg-type]


def test_bounds_are_equal_by_meaning() -> None:
    same = Bound(Comparator.MORE, Decimal(60), Decimal(60), UNITS.find("billion CNY"), word="over")
    assert bound(word="突破") == same
    assert len({bound(), same}) == 1
    assert bound() != 600


@pytest.mark.parametrize(
    "changes",
    [
        {"comparator": Comparator.AT_LEAST},
        {"high": Decimal(700)},
        {"unit": UNITS.find("万元")},
        {"unit": UNITS.find("亿港元")},
        {"change": Change.INCREASE},
        {"per": "year"},
        {"basis": "营业收入"},
        {"period": "annual"},
        {"reference": "2020"},
        {"magnitude": True},
        {"course": Course.FALL},
    ],
)
def test_each_part_of_the_meaning_counts(changes: dict[str, object]) -> None:
    assert bound(**changes) != bound()


def test_bounds_are_frozen() -> None:
    with pytest.raises(AttributeError):
        bound().low = Decimal(1)  # type: ignore[misc]


@pytest.mark.parametrize(
    ("comparator", "course", "expected"),
    [
        ("=", None, ">="),
        ("=", Course.RISE, ">="),
        ("=", Course.HOLD, ">="),
        ("=", Course.FALL, "<="),
        (">", None, ">"),
        ("~", None, "~"),
    ],
)
def test_a_promise_without_comparison_is_a_floor_or_where_it_falls_a_ceiling(
    comparator: str, course: Course | None, expected: str
) -> None:
    promised = as_goal(bound(comparator=Comparator(comparator), course=course))
    assert promised.comparator.value == expected
    assert promised.course is None


def test_an_error_is_drawn_under_wide_characters() -> None:
    assert draw(QuantityError("x", text="突破6ab", offset=3)) == "突破6ab\n     ^"
