"""The table of units, finding a unit in a text, and a curator's own units."""

from decimal import Decimal

import pytest

from policytrack.quantity import parsing, unit_table
from policytrack.quantity.currency import currency
from policytrack.quantity.custom_units import Definition, DefinitionError, extended
from policytrack.quantity.normalise import normalise
from policytrack.quantity.parsing import parse
from policytrack.quantity.unit import DIMENSIONS, Unit, rows
from policytrack.quantity.unit_data import SINGULARS
from policytrack.quantity.unit_table import UNITS, UnitError, UnitTable


@pytest.mark.parametrize(
    ("text", "symbol", "factor", "base"),
    [
        ("亿元", "亿元", "1e8", "CNY"),
        ("億元", "亿元", "1e8", "CNY"),
        ("billion yuan", "billion CNY", "1e9", "CNY"),
        ("EFLOPS", "EFLOPS", "1e18", "FLOPS"),
        ("EFlops/s", "EFLOPS", "1e18", "FLOPS"),
        ("pflops", "PFLOPS", "1e15", "FLOPS"),
        ("百亿亿次/秒", "百亿亿次/秒", "1e18", "FLOPS"),
        ("千瓦", "千瓦", "1e3", "W"),
        ("万千瓦", "万千瓦", "1e7", "W"),
        ("百万千瓦", "百万千瓦", "1e9", "W"),
        ("兆瓦", "兆瓦", "1e6", "W"),
        ("MW", "MW", "1e6", "W"),
        ("亿千瓦时", "亿千瓦时", "1e8", "kWh"),
        ("亿度", "亿千瓦时", "1e8", "kWh"),
        ("TWh", "TWh", "1e9", "kWh"),
        ("吨标准煤", "吨标准煤", "1", "tce"),
        ("吨标准煤/万元", "吨标准煤/万元", "1e-4", "tce/CNY"),
        ("元/人", "元/人", "1", "CNY/count"),
        ("微克/立方米", "微克/立方米", "1", "ug/m3"),
        ("升/百公里", "升/百公里", "1e-8", "m3/m"),
        ("吨/日", "吨/日", "1e3", "kg/d"),
        ("万吨/年", "万吨/年", "1e7", "kg/a"),
        ("公里/小时", "公里/小时", "1", "km/h"),
        ("吨/小时", "吨/小时", "1e3", "kg/hours"),
        ("万亩", "万亩", "1e4", "mu"),
        ("公顷", "公顷", "1e4", "m2"),
        ("EiB", "EiB", str(2**60), "B"),
        ("Gbps", "Gbit/s", "1e9", "bit/s"),
        ("GB/s", "GB/s", "8e9", "bit/s"),
        ("万人次", "万人次", "1e4", "count"),
        ("个百分点", "个百分点", "1", "pp"),
        ("/10万", "/10万", "1", "per100k"),
        ("tonnes per day", "t/d", "1e3", "kg/d"),
    ],
)
def test_finds(text: str, symbol: str, factor: str, base: str) -> None:
    unit = UNITS.find(text)
    assert (unit.symbol, unit.factor, unit.dimension.base) == (symbol, Decimal(factor), base)


@pytest.mark.parametrize(
    ("text", "dimension", "region", "symbol", "key"),
    [
        ("P", "computing", None, "PFLOPS", "computing"),
        ("P", "storage", None, "PB", "storage"),
        ("G", "bandwidth", None, "Gbit/s", "bandwidth"),
        ("度", "energy", None, "千瓦时", "energy"),
        ("度", "temperature", None, "摄氏度", "temperature"),
        ("亿元", None, "青岛市", "亿元", "money-cny"),
        ("亿元", None, "香港特別行政區", "亿港元", "money-hkd"),
        ("兆元", None, "臺灣", "兆新台币元", "money-twd"),
        ("$", None, "Hong Kong", "HKD", "money-hkd"),
    ],
)
def test_dimension_and_region_settle(
    text: str, dimension: str | None, region: str | None, symbol: str, key: str
) -> None:
    unit = UNITS.find(text, DIMENSIONS[dimension] if dimension else None, region)
    assert unit.dimension.key == key
    assert unit.symbol in (symbol, UNITS.find(symbol).english, UNITS.find(symbol).symbol)


@pytest.mark.parametrize(
    ("text", "reason", "offset"),
    [
        ("P", "PFLOPS (computing rate), PB (storage) or Pbit/s", 0),
        ("度", "千瓦时 (energy) or 摄氏度 (temperature)", 0),
        ("$", "ambiguous", 0),
        ("兆元", "10^12", 0),
        ("EFLPOS", "did you mean EFLOPS", 0),
        ("Gb", "did you mean GB", 0),
        ("亿", "not a known unit", 0),
        ("", "not a known unit", 0),
        ("元元", "not a known unit", 1),
        (" 億元 每 ", "not a known unit", 3),
        (" 大元", "not a known unit", 1),
    ],
)
def test_refuses(text: str, reason: str, offset: int) -> None:
    with pytest.raises(UnitError) as caught:
        UNITS.find(text)
    assert reason in str(caught.value)
    assert (caught.value.text, caught.value.offset) == (text, offset)


def test_a_table_is_read_at_the_first_question() -> None:
    assert UnitTable(rows()).named("元") == UnitTable(rows()).find("元")


def test_the_table_is_sound() -> None:
    for unit, aliases in UNITS.listed:
        assert unit.dimension in DIMENSIONS.values()
        assert unit.factor > 0
        for name in (unit.symbol, *aliases):
            assert normalise(name) == name, "the table is written as figures are folded"
            found = UNITS.named(name)
            assert found is not None


def test_one_spelling_has_one_meaning_but_for_the_known_ambiguities() -> None:
    meanings: dict[str, set[tuple[str, Decimal]]] = {}
    for unit, aliases in UNITS.listed:
        for name in (unit.symbol, unit.english, *aliases):
            meanings.setdefault(name, set()).add((unit.dimension.key, unit.factor))
    assert {name for name, found in meanings.items() if len(found) > 1} == {"元", "圆", "$", "度"}


def test_plain_and_times_are_inverse() -> None:
    unit = UNITS.find("亿千瓦时")
    assert unit.unscaled == UNITS.find("千瓦时")
    assert unit.unscaled.times("亿", Decimal(10**8)) == unit


@pytest.mark.parametrize(
    ("region", "key"),
    [
        (None, None),
        ("青岛市", "money-cny"),
        ("广东省", "money-cny"),
        ("香港", "money-hkd"),
        ("HK", "money-hkd"),
        ("臺北市", "money-twd"),
        ("Taiwan", "money-twd"),
        ("澳門", "money-mop"),
    ],
)
def test_a_region_has_its_currency(region: str | None, key: str | None) -> None:
    assert currency(region) == key


def test_own_units_rest_on_each_other_in_any_order() -> None:
    table, problems = extended(
        UNITS,
        [
            Definition("巨箱", "5 特箱", aliases=("jumbo",)),
            Definition("特箱", "1,000 kg"),
            Definition("碳汇", "", "sink"),
        ],
    )
    assert problems == []
    assert table.find("万巨箱").factor == 50_000_000
    assert table.find("jumbo").factor == 5000
    assert table.find("碳汇").dimension.base == "碳汇"
    with pytest.raises(UnitError):
        UNITS.find("巨箱")


def test_an_own_unit_says_its_dimension_and_its_english_name() -> None:
    definitions = [Definition("大盒", "3 kg", "mass", english="big box"), Definition("中盒", "1,500 克")]
    table, problems = extended(UNITS, definitions)
    assert problems == []
    big, middle = table.find("大盒"), table.find("中盒")
    assert [(unit.english, unit.stem, unit.factor, unit.multiplier) for unit in (big, middle)] == [
        ("big box", "大盒", 3, 1),
        ("中盒", "中盒", Decimal("1.5"), 1),
    ]
    assert table.find("big box").factor == 3
    assert table.find("亿大盒").symbol == "亿大盒"


@pytest.mark.parametrize(
    ("definitions", "expected"),
    [
        ([Definition("箱", "20 吨")], [("箱", "symbol", "already 箱 (count)")]),
        ([Definition("大箱", "20 吨", aliases=("家",))], [("大箱", "aliases", "already 家")]),
        ([Definition("甲", "2 乙"), Definition("乙", "3 甲")], [("甲", "equals", "circle: 甲 -> 乙 -> 甲")]),
        ([Definition("自", "2 自")], [("自", "equals", "circle: 自 -> 自")]),
        (
            [Definition("甲", "2 乙"), Definition("乙", "3 丙"), Definition("丙", "4 乙")],
            [("乙", "equals", "circle: 乙 -> 丙 -> 乙"), ("甲", "equals", "'乙' is not a known unit")],
        ),
        ([Definition("盒", "-1 kg")], [("盒", "equals", "not a number and a unit")]),
        ([Definition("盒", "3 kg", "length")], [("盒", "dimension", "'mass', not 'length'")]),
        ([Definition("盒", "3 kgg")], [("盒", "equals", "did you mean kg")]),
        ([Definition("盒", "kg")], [("盒", "equals", "not a number and a unit")]),
        ([Definition("盒", "0 kg")], [("盒", "equals", "not a number and a unit")]),
        ([Definition("盒")], [("盒", "equals", "needs `equals`")]),
        ([Definition("盒", "", "mass")], [("盒", "dimension", "say what '盒' equals")]),
        ([Definition("", "1 kg")], [("", "symbol", "empty")]),
        ([Definition("盒", "1 kg"), Definition("盒", "2 kg")], [("盒", "symbol", "twice")]),
        ([Definition("坏", "1 x y"), Definition("盒", "1 kg")], [("坏", "equals", "not a known unit")]),
    ],
)
def test_wrong_own_units_are_all_named(definitions: list[Definition], expected: list[tuple[str, str, str]]) -> None:
    _, problems = extended(UNITS, definitions)
    assert [(problem.entry, problem.field) for problem in problems] == [row[:2] for row in expected]
    for problem, (_, _, reason) in zip(problems, expected, strict=True):
        assert isinstance(problem, DefinitionError)
        assert reason in str(problem)


#: A figure of each dimension, the key by which a data file names it, its base unit, and what it is called.
CALLED = """
5FLOPS | computing | FLOPS | 算力 | computing rate
5B | storage | B | 存储 | storage
5bit/s | bandwidth | bit/s | 带宽 | bandwidth
5元 | money-cny | CNY | 人民币 | money (CNY)
5港元 | money-hkd | HKD | 港元 | money (HKD)
5新台币元 | money-twd | TWD | 新台币 | money (TWD)
5澳门元 | money-mop | MOP | 澳门元 | money (MOP)
5美元 | money-usd | USD | 美元 | money (USD)
5欧元 | money-eur | EUR | 欧元 | money (EUR)
5日元 | money-jpy | JPY | 日元 | money (JPY)
5英镑 | money-gbp | GBP | 英镑 | money (GBP)
5家 | count | count | 数量 | count
5% | share | % | 比例 | share
5个百分点 | points | pp | 百分点 | percentage points
5倍 | multiple | x | 倍数 | multiple
5 | ratio | 1 | 无单位 | bare number
5位次 | rank | rank | 位次 | rank
5分 | score | 分 | 分值 | score
5/百人 | rate-100 | per100 | 每百 | per hundred
5/千人 | rate-1k | per1k | 每千 | per thousand
5/万人 | rate-10k | per10k | 每万 | per 10,000
5/10万 | rate-100k | per100k | 每10万 | per 100,000
5/百万 | rate-1m | per1M | 每百万 | per million
5千瓦时 | energy | kWh | 电量 | energy
5焦耳 | heat | J | 热量 | heat
5吨标准煤 | coal-equivalent | tce | 标准煤 | coal equivalent
5吨油当量 | oil-equivalent | toe | 油当量 | oil equivalent
5千瓦 | power | W | 功率 | power
5千伏安 | apparent-power | VA | 容量 | apparent power
5吨 | mass | kg | 质量 | mass
5公里 | length | m | 长度 | length
5平方米 | area | m2 | 面积 | area
5亩 | land | mu | 亩 | land in mu
5立方米 | volume | m3 | 体积 | volume
5秒 | time | s | 时间 | time
5天 | days | d | 天数 | days
5个工作日 | working-days | 工作日 | 工作日 | working days
5个月 | months | mo | 月数 | months
5年 | years | a | 年数 | years
5Hz | frequency | Hz | 频率 | frequency
5千伏 | voltage | V | 电压 | voltage
5兆帕 | pressure | Pa | 压强 | pressure
5摄氏度 | temperature | degC | 温度 | temperature
5分贝 | noise | dB | 噪声 | noise
5公里/小时 | speed | km/h | 速度 | speed
5微克/立方米 | concentration | ug/m3 | 浓度 | concentration
5米/公顷 | density-length | m/ha | 密度 | length per area
5蒸吨 | boiler | t steam/h | 锅炉容量 | boiler capacity
5吨公里 | freight | t km | 货运周转量 | freight turnover
5人公里 | travel | person km | 旅客周转量 | passenger turnover
5换算吨公里 | turnover | converted t km | 换算周转量 | converted turnover
5公里·回 | circuits | circuit km | 线路长度 | circuit length
"""


def test_what_the_dimensions_are_called() -> None:
    listed = [tuple(cell.strip() for cell in row.split("|")) for row in CALLED.strip().splitlines()]
    for figure, *names in listed:
        assert list(parse(figure).dimension) == names
    assert len({key for _, key, *_ in listed}) == len(listed) > 50


def test_a_bare_ratio_takes_no_unit_and_a_multiplier_that_of_its_target() -> None:
    unit = UNITS.find("亿元")
    read = [parse(text, unit=unit).unit.symbol for text in ("2.5:1", "5", "5万", "5万元")]
    assert read == ["", "亿元", "万元", "万元"]


@pytest.mark.parametrize("name", ["元", "亿元", "吨/日", "十亿元", "EFLOPS"])
def test_what_is_a_unit_already_is_none_of_one_s_own(name: str) -> None:
    for entry in (Definition(name, "5 kg"), Definition("篮", "5 kg", aliases=(name,))):
        larger, (problem,) = extended(UNITS, [entry])
        assert f"{name!r} is already " in problem.reason
        assert larger.named("篮") is None


def test_a_unit_that_is_added_comes_behind_those_that_are_listed() -> None:
    table = UnitTable(rows())
    table.add(Unit("元", UNITS.find("kg").dimension, Decimal(5), "yuan", "元"), ())
    assert table.find("元", region="青岛").dimension.key == "money-cny"
    assert [unit.dimension.key for unit in table if unit.symbol == "元"][-1] == "mass"


def test_what_is_remembered_of_words_and_slips_has_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "_MOST_FRAMES", 3)
    monkeypatch.setattr(unit_table, "_MOST_NEAR", 3)
    table = UnitTable(rows())
    for number in range(9):
        assert parse(f"{'达到' * number}5家", table=table).low == 5
        assert table.near(f"公理{'x' * number}") == table.near(f"公理{'x' * number}")
    assert 0 < len(table.frames) <= 3
    assert len(table._near) == 3


def test_every_counter_has_a_word_for_one_of_them() -> None:
    counters = {unit.english for unit in UNITS if unit.dimension.key == "count"}
    assert counters - {"TEU"} <= set(SINGULARS)
    for several, one in SINGULARS.items():
        assert parse(f"1 {one}") == parse(f"1 {several}")
