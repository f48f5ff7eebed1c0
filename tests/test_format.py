"""Writing quantities: readable units, and that reading what is written gives back the same."""

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from test_parsing import READ, rows, settled

from policytrack.quantity.bound import Bound, Change, Comparator, Course, Margin, Quantity, deciding
from policytrack.quantity.errors import QuantityError
from policytrack.quantity.format import Lang, format_bound, format_quantity
from policytrack.quantity.parsing import LONGEST_FIGURE, parse
from policytrack.quantity.unit import Unit
from policytrack.quantity.unit_table import UNITS

LANGS: tuple[Lang, ...] = ("zh", "zh-Hant", "en")


@pytest.mark.parametrize("row", rows(READ), ids=lambda row: row[0])
@pytest.mark.parametrize("lang", LANGS)
def test_what_was_read_can_be_written_and_read_again(row: list[str], lang: Lang) -> None:
    text, known = settled(row[0])
    bound = parse(text, **known)  # type: ignore[arg-type]
    assert parse(format_bound(bound, lang=lang)) == bound
    assert parse(format_bound(bound, lang=lang, symbols=True)) == bound


@pytest.mark.parametrize(
    ("text", "zh", "hant", "en"),
    [
        ("突破600亿元", "超过600亿元", "超過600億元", "> 60 billion CNY"),
        ("60 billion CNY", "600亿元", "600億元", "60 billion CNY"),
        ("12000PFLOPS", "12EFLOPS", "12EFLOPS", "12 EFLOPS"),
        ("不少于50项", "不少于50项", "不少於50項", "≥ 50 items"),
        ("1—2家", "1—2家", "1—2家", "1-2 entities"),
        ("不少于1年", "不低于1年", "不低於1年", "≥ 1 year"),
        ("1家", "1家", "1家", "1 entity"),
        ("1.5年", "1.5年", "1.5年", "1.5 years"),
        ("1套房", "1套房", "1套房", "1 housing unit"),
        ("每年1项/人", "每年1项/人", "每年1項/人", "each year 1 item/person"),
        ("1亿人", "1亿人", "1億人", "100 million persons"),
        ("3次/班", "3次/班", "3次/班", "3 occurrences/class"),
        ("12000个", "1.2万个", "1.2萬個", "12,000 items"),
        ("3.3亿千瓦", "3.3亿千瓦", "3.3億千瓦", "330 GW"),
        ("1.5万亿元左右", "约1.5万亿元", "約1.5萬億元", "≈ 1.5 trillion CNY"),
        ("控制在6400亿立方米以内", "不超过6400亿立方米", "不超過6400億立方米", "≤ 640 billion m3"),
        ("较2020年下降18%", "较2020年下降18%", "較2020年下降18%", "decrease 18% vs 2020"),
        ("(FP16)突破3500PFlops", "(FP16)超过3500PFLOPS", "(FP16)超過3500PFLOPS", "(FP16) > 3,500 PFLOPS"),
        ("第3位", "第3位", "第3位", "No. 3"),
        ("全国首位", "第1位", "第1位", "top 1"),
        ("全国前十", "前10位", "前10位", "top 10"),
        ("达到40%左右", "达到约40%", "達到約40%", "reach ≈ 40%"),
        ("PUE降至1.25", "降至1.25", "降至1.25", "reduce to 1.25"),
        ("控制在5%左右", "稳定在约5%", "穩定在約5%", "stay at ≈ 5%"),
        ("保持在85%—90%", "稳定在85—90%", "穩定在85—90%", "stay at 85-90%"),
        ("千亿元级", "千亿元级", "千億元級", "on the order of 100 billion CNY"),
        ("1万亿级", "万亿级", "萬億級", "on the order of 1 trillion"),
        ("2000亿元级", "2000亿元级", "2000億元級", "on the order of 200 billion CNY"),
        ("100 billion yuan class", "千亿元级", "千億元級", "on the order of 100 billion CNY"),
        ("100 billion CNY order of magnitude", "千亿元级", "千億元級", "on the order of 100 billion CNY"),
    ],
)
def test_reads_well(text: str, zh: str, hant: str, en: str) -> None:
    bound = parse(text)
    assert [format_bound(bound, lang=lang) for lang in LANGS] == [zh, hant, en]


@pytest.mark.parametrize(
    ("text", "unit", "digits", "expected"),
    [
        ("27.1 billion yuan", "亿元", None, "271亿元"),
        ("12EFLOPS", "PFLOPS", None, "12000PFLOPS"),
        ("10.75亿亩", "万公顷", 4, "≈7167万公顷"),
        ("600亿元", "万元", None, "6000000万元"),
        ("36小时", "天", None, "1.5天"),
        ("1万亿元", "亿元", 2, "10000亿元"),
        ("123456家", "万家", 3, "≈12.3万家"),
    ],
)
def test_in_the_unit_asked_for(text: str, unit: str, digits: int | None, expected: str) -> None:
    bound = parse(text)
    quantity = Quantity(bound.low, bound.unit)
    assert format_quantity(quantity, unit=UNITS.find(unit), digits=digits).replace("约", "≈") == expected


@pytest.mark.parametrize(
    "text",
    [
        "10000000000000万亿太焦",
        "20000000000000亿ZFLOPS",
        "每年9999999999999.999万亿PFLOPS",
        "每年1000000000000万亿Ebit/s",
    ],
)
@pytest.mark.parametrize("lang", LANGS)
def test_a_unit_in_which_the_number_would_be_endless_is_not_chosen(text: str, lang: Lang) -> None:
    bound = parse(text)
    assert parse(format_bound(bound, lang=lang)) == bound


def test_is_never_rounded_silently() -> None:
    quantity = Quantity(Decimal("10.75"), UNITS.find("亿亩"))
    with pytest.raises(QuantityError, match="no exact decimal"):
        format_quantity(quantity, unit=UNITS.find("公顷"))
    with pytest.raises(QuantityError, match="cannot be converted"):
        format_quantity(quantity, unit=UNITS.find("元"))
    assert format_quantity(Quantity(Decimal(1234567891), UNITS.find("个"))) == "12.34567891亿个"


values = st.decimals(Decimal("0.001"), 10**13, places=3)
units = st.sampled_from([unit for unit, _ in UNITS.listed if unit.dimension.key != "rank"])
multipliers = st.sampled_from(["", "万", "亿", "万亿"])


@st.composite
def scaled(draw: st.DrawFn) -> Unit:
    unit, written = draw(units), draw(multipliers)
    try:
        return UNITS.find(written + unit.symbol) if written else unit
    except QuantityError:
        return unit


@st.composite
def bounds(draw: st.DrawFn) -> Bound:
    """A bound as `parse` may give it."""
    unit = draw(scaled())
    low = draw(values)
    comparator = draw(st.sampled_from(Comparator))
    high = low + draw(values) if comparator is Comparator.RANGE else low
    per = draw(st.sampled_from([None, "year", "person", "hour", "day", "month", "mu", "household", "千人口", "百户"]))
    period = draw(st.sampled_from(["annual", "cumulative", *([None] if per != "year" else [])]))
    change = draw(st.sampled_from([None, *Change]))
    magnitude = comparator in (Comparator.AT_LEAST, Comparator.MORE) and draw(st.booleans())
    margin = draw(st.sampled_from([None, None, *Margin]))
    others = ["全国平均水平", "GDP", "全社会用电量"]
    past = [None, "2020", "上年", "上期", "十三五", "十四五末"]
    reference = draw(st.sampled_from(others if margin else [*past, *others]))
    if margin:
        change, magnitude = None, False
    basis = draw(st.sampled_from([None, "FP16", "营业收入"]))
    course = None if margin else deciding(draw(st.sampled_from([None, *Course])), comparator, change)
    return Bound(comparator, low, high, unit, change, per, basis, period, reference, magnitude, course, margin)


@given(bounds(), st.sampled_from(LANGS), st.booleans())
def test_reading_what_is_written_gives_back_the_same(bound: Bound, lang: Lang, symbols: bool) -> None:
    written = format_bound(bound, lang=lang, symbols=symbols)
    assume(len(written) <= LONGEST_FIGURE)
    read = parse(written)
    assert read == bound, written


@given(values, scaled(), scaled())
def test_conversion_there_and_back(value: Decimal, unit: Unit, other: Unit) -> None:
    assume(unit.dimension == other.dimension)
    quantity = Quantity(value, unit)
    try:
        there = quantity.to(other)
    except QuantityError:
        assume(False)
    assert there == quantity
    assert there.to(unit) == quantity
    assert there.to(unit).value == value


@given(values, values, scaled())
def test_order_is_kept_by_the_base(one: Decimal, other: Decimal, unit: Unit) -> None:
    assert (Quantity(one, unit).base < Quantity(other, unit).base) == (one < other)


@given(values, st.integers(1, 6))
def test_rounding_is_marked(value: Decimal, digits: int) -> None:
    quantity = Quantity(value, UNITS.find("吨"))
    written = format_quantity(quantity, digits=digits)
    exact = parse(written).base_low == quantity.base
    assert exact == (not written.startswith("约"))


#: What figures compare with, as English says it.
REFERENCES = """
较上年同期提高5% | increase 5% vs the same period of the previous year
较上年末提高5% | increase 5% vs the end of the previous year
较上期提高5% | increase 5% vs the previous period
较同期提高5% | increase 5% vs the same period
较基准年提高5% | increase 5% vs the base year
较基期提高5% | increase 5% vs the base period
较规划基期提高5% | increase 5% vs the base period of the plan
较现状提高5% | increase 5% vs the present state
较目前提高5% | increase 5% vs the present level
较过去五年提高5% | increase 5% vs the past five years
较前五年提高5% | increase 5% vs the five years before
较上一个五年提高5% | increase 5% vs the previous five years
较上届提高5% | increase 5% vs the previous term
较历史最高水平提高5% | increase 5% vs the highest level so far
高于全市平均水平1个百分点 | 1 pp above the average of the city
高于国家标准1个百分点 | 1 pp above the national standard
高于现行标准1个百分点 | 1 pp above the current standard
高于全国1个百分点 | 1 pp above the national level
低于全省1个百分点 | 1 pp below the provincial level
快于国内生产总值增速1个百分点 | 1 pp above the growth of national GDP
快于地区生产总值增速1个百分点 | 1 pp above the growth of regional GDP
快于经济增速1个百分点 | 1 pp above the rate of economic growth
快于同期GDP1个百分点 | 1 pp above the GDP of the same period
快于全国平均增速1个百分点 | 1 pp above the average growth of the country
高于合理区间1个百分点 | 1 pp above the reasonable range
"""


@pytest.mark.parametrize("line", REFERENCES.strip().splitlines())
def test_what_a_figure_compares_with_in_english(line: str) -> None:
    text, english = line.split(" | ")
    assert format_bound(parse(text), lang="en") == english
    assert parse(english).reference == parse(text).reference
