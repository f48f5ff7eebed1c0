"""The words around a figure: what each says, in figures as plans write them."""

from decimal import Decimal

import pytest

from policytrack.quantity.errors import QuantityError
from policytrack.quantity.extract import find
from policytrack.quantity.parsing import parse, parse_clause

#: Verbs of making and doing say nothing of the amount: each of these figures is its amount and no more.
PLAIN = """
    投产50个 恢复50万亩 改良50万亩 规划50个 规划建设50公里 具备50万吨 开发推广50项 营造和修复50万亩 取消和推迟50个
    停建和缓建50个 相当于50万吨 选择50个 安装50万台 发现50个 回收利用50万吨 围栏封育50万亩 培育和管理50个 围栏50万亩
    封育50万亩 设置50处 栽植50万株 栽种50万株 播种50万亩 补植50万亩 补播50万亩 加固50座 拆除50万平方米 搬迁50万人
    安置50万人 救助50万人 资助50万人 补助50万元 募集50亿元 发行50亿元 征集50件 收储50万吨 收购50万吨 采购50台
    购置50台 购买50台 采集50份 抽检50批次 排查50家 整改50个 办理50件 办结50件 受理50件 调解50件 化解50件 查处50件
    演出50场 放映50场 出版50种 创作50部 编制50项 编写50本 出台50项 验收50个 探明50亿吨 开采50万吨 放流50亿尾
    交付50套 竣工50个 开业50家 通车50公里 复垦50万亩 复绿50万亩 开垦50万亩 流转50万亩 轮训50万人 招录50人 招聘50人
    录用50人 聘用50人 获评50个 入选50个 入库50个 入驻50家 续建50个 技改50个 兑现50万元 拨付50亿元 减免50亿元
    力争营造和修复50万亩 建设及改造50公里 培育、引进50家 修复并管护50万亩 组织开展并推广50次
"""


@pytest.mark.parametrize("text", PLAIN.split())
def test_a_verb_says_nothing_of_its_amount(text: str) -> None:
    amount = "50" + text.partition("50")[2]
    assert parse(text) == parse(amount)


@pytest.mark.parametrize("text", ["管护50万亩", "保护与利用50处", "建设、50个", "建设及其50个"])
def test_a_second_verb_needs_a_first(text: str) -> None:
    with pytest.raises(QuantityError):
        parse(text)


@pytest.mark.parametrize(
    ("text", "low", "base"),
    [
        ("10蒸吨", "10", "t steam/h"),
        ("35蒸吨/小时", "35", "t steam/h"),
        ("1.2亿重量箱", "6000000000", "kg"),
        ("12千克标准油/吨", "0.000012", "toe/kg"),
        ("380 MtCO2", "380000000000", "kg"),
        ("5 GtCO2e", "5000000000000", "kg"),
        ("40 ktCO2e", "40000000", "kg"),
        ("5.2万亿换算吨公里", "5200000000000", "converted t km"),
        ("100公里·回", "100", "circuit km"),
        ("300回公里", "300", "circuit km"),
        ("50个示范村", "50", "count"),
        ("20个示范区", "20", "count"),
        ("10示范村", "10", "count"),
        ("3家示范企业", "3", "count"),
        ("8座重点平台", "8", "count"),
        ("超过人民币100亿元", "10000000000", "CNY"),
        ("倍增", "2", "x"),
        ("产值实现倍增", "2", "x"),
        ("5万P算力", "50000000000000000000", "FLOPS"),
        ("50P存储", "50000000000000000", "B"),
        ("5  billion  yuan", "5000000000", "CNY"),
        ("12  EFLOPS", "12000000000000000000", "FLOPS"),
        ("五年累计110万套", "1100000", "count"),
    ],
)
def test_words_and_units_of_real_plans(text: str, low: str, base: str) -> None:
    bound = parse_clause(text)
    assert (bound.base_low, bound.dimension.base) == (Decimal(low), base)


def test_a_line_that_begins_with_a_decimal_keeps_its_whole_part() -> None:
    (phrase,) = find("人均绿地面积提高到\n8.5平方米。")
    assert phrase.bound.low * 10 == 85


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("总投资超过人民币100亿元", [">"]),
        ("投资不少于人民币100亿元", [">="]),
        ("数字经济产值实现翻倍", ["="]),
        ("数字经济产值实现倍增", ["="]),
        ("实施产业倍增计划", []),
    ],
)
def test_money_and_doublings_in_a_sentence(text: str, expected: list[str]) -> None:
    assert [phrase.bound.comparator.value for phrase in find(text)] == expected
