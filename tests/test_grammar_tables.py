"""The tables of the grammar carry examples; here they are held to them."""

from collections.abc import Iterator
from decimal import Decimal
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from policytrack.quantity import deadlines, non_promises
from policytrack.quantity.amount_parser import PRODUCTIONS, AmountParser
from policytrack.quantity.errors import QuantityError
from policytrack.quantity.extract import find
from policytrack.quantity.masks import MASKS, Mask, masked
from policytrack.quantity.non_promises import NON_PROMISES, NonPromise
from policytrack.quantity.normalise import normalise
from policytrack.quantity.number_parser import Production, by_first, produced
from policytrack.quantity.unit_table import UNITS


@pytest.mark.parametrize(
    ("production", "text", "expected"),
    [pytest.param(row, *example, id=f"{row.name}: {example[0]}") for row in PRODUCTIONS for example in row.examples],
)
def test_a_production_makes_what_its_examples_say(production: Production, text: str, expected: str) -> None:
    parser = AmountParser(text, UNITS, None, None)
    before = PRODUCTIONS[: PRODUCTIONS.index(production)]
    assert produced(by_first(before), parser.numbers, text, 0) is None, "an earlier production takes it"
    if expected == "!":
        with pytest.raises(QuantityError):
            produced(by_first([production]), parser.numbers, text, 0)
        return
    amount = produced(by_first([production]), parser.numbers, text, 0)
    assert amount is not None
    numbers, unit = expected.split(" ")
    low, _, high = numbers.partition("~")
    assert (amount.low, amount.high) == (Decimal(low), Decimal(high or low))
    assert (amount.unit.symbol if amount.unit else "") == unit
    assert amount == parser.read(0)


def _rows(table: tuple[Any, ...]) -> list[Any]:
    return [pytest.param(row, text, id=f"{row.name}: {text}") for row in table for text in row.examples]


@pytest.mark.parametrize(("row", "text"), _rows(MASKS))
def test_a_mask_covers_the_number_of_its_examples(row: Mask, text: str) -> None:
    folded = normalise(text)
    others = tuple(mask for mask in MASKS if mask is not row)
    assert masked(folded) != masked(folded, others), "another row covers it"
    assert find(text) == ()


#: Words that a row of the masks lists, in a sentence that would promise a figure without them.
LISTED = [
    (
        "达到{}水平",
        "新一代 首个 首批 一批 一系列 一体 一流 一张图 一件事 一站 一网 一公里 一线 一带一路 一定 一方面 一步",
    ),
    (
        "达到{}水平",
        "一步步 一级 一律 一般 一村一品 每一分钱 一分钱 百姓 万众 千家万户 24小时 365天",
    ),
    ("达到{}水平", "7×24 一刻钟 5G 4K 三方 四方面 两个方面"),
    ("达到三年{}要求", "行动 攻坚 计划 规划 滚动 制 期间"),
    ("达到10年{}要求", "行动 攻坚 计划 规划 滚动 制 期间"),
    ("达到十{}联动", "大 横 纵 中心 区 带 轴 核 翼 港 廊 化 融合 链 重"),
    ("达到3{}水平", "部门 号楼 号线 号文 楼 层 室 条措施 号 月 月份 月底"),
    ("达到第3{}水平", "代 批 轮 次 届 条 章 节 产业 方 期 季度 个阶段 类 部分 款 项"),
    ("达到15分钟{}", "生活圈 健身圈 服务圈 医疗圈 社区 阅读圈 通勤圈"),
    ("开通{}政务热线", "12345 12315 12328 110 120"),
    ("落实新36条{}，支持创业", "政策 意见 措施 规定 的政策"),
    ("达到2024/25{}水平", "学年 學年 年度 财政年度 財政年度 财年"),
    ("达到1999-00{}水平", "学年 年度"),
    ("达到2025年{}水平", "底 末 初 前"),
    ("达到百县千村{}要求", "工程 行动 活动 计划"),
]


@pytest.mark.parametrize(("sentence", "words"), LISTED)
def test_each_word_of_a_mask_keeps_a_number_from_being_a_promise(sentence: str, words: str) -> None:
    assert [word for word in words.split() if find(sentence.format(word))] == []


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        *(pytest.param(mask.pattern, mask.needs, id=mask.name) for mask in MASKS if mask.needs),
        *(pytest.param(*row, id=f"a deadline: {row[1]}") for row in deadlines._DEADLINES),
    ],
)
def test_a_pattern_finds_nothing_without_one_of_the_characters_that_it_needs(pattern: str, needs: str) -> None:
    for literal in _literals(pattern):
        assert not set(needs).isdisjoint(literal), literal


def _literals(pattern: str) -> Iterator[str]:
    """For every way through a pattern, one text that it finds: the first of each class, the least of each repeat."""

    def ways(items: Any) -> Iterator[str]:
        if not len(items):
            yield ""
            return
        (operation, value), rest = items[0], items[1:]
        for tail in ways(rest):
            for head in heads(str(operation), value):
                yield head + tail

    def heads(operation: str, value: Any) -> Iterator[str]:
        if operation == "LITERAL":
            yield chr(value)
        elif operation == "SUBPATTERN":
            yield from ways(value[3])
        elif operation == "BRANCH":
            for branch in value[1]:
                yield from ways(branch)
        elif operation == "MAX_REPEAT":
            least, _, repeated = value
            yield from (way * least for way in ways(repeated))
        elif operation == "IN":
            yield from (
                (chr(one) for kind, one in value if str(kind) == "LITERAL")
                if all(str(kind) == "LITERAL" for kind, _ in value)
                else (" ",)
            )
        elif operation == "ASSERT":
            yield from ways(value[1])
        else:  # a place, any character, what must not stand there
            yield ""

    yield from set(ways(list(_parser.parse(pattern))))


@pytest.mark.parametrize(("row", "text"), _rows(NON_PROMISES))
def test_a_figure_that_promises_nothing_does_so_by_its_row_alone(
    row: NonPromise, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = find(text)
    monkeypatch.setattr(non_promises, "NON_PROMISES", tuple(other for other in NON_PROMISES if other is not row))
    assert len(find(text)) > len(found)
