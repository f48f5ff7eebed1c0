"""Single figures: all that each says, and why what is none is refused."""

import pytest

from policytrack.quantity.bound import Bound
from policytrack.quantity.errors import QuantityError
from policytrack.quantity.format import format_bound
from policytrack.quantity.parsing import parse
from policytrack.quantity.unit import DIMENSIONS

#: A figure; its comparator, its amount in the base unit, its words, what else it says, and how it is written.
FIGURES = """
5兆台币 | = | 5000000000000 TWD |  |  | 5兆台币
5兆元新台币 | = | 5000000000000 TWD |  |  | 5兆元新台币
5兆元台币 | = | 5000000000000 TWD |  |  | 5兆元台币
5万兆台币 | = | 50000000000000000 TWD |  |  | 5万兆台币
100吨/月 | = | 100000 kg/mo |  |  | 100吨/月
5亿度 | = | 500000000 kWh |  |  | 5亿千瓦时
5万度 | = | 50000 kWh |  |  | 5万千瓦时
低于(含)50% | <= | 50 % | 低于 |  | 不超过50%
低于5%以下 | < | 5 % | 低于…以下 |  | 低于5%
不超过5%以下 | <= | 5 % | 不超过…以下 |  | 不超过5%
1899年 | = | 1899 a |  |  | 1899年
2101年 | = | 2101 a |  |  | 2101年
2025.5年 | = | 2025.5 a |  |  | 2025.5年
3日 | = | 3 d |  |  | 3日
1000级 | >= | 1000 1 | …级 | grade | 1000级
九十几家 | range | 91~99 count |  |  | 91—99家
50家() | = | 50 count |  |  | 50家
12EFLOPS(每秒浮点运算次数) | = | 12000000000000000000 FLOPS |  |  | 12EFLOPS
12EFLOPS(次/秒) | = | 12000000000000000000 FLOPS |  |  | 12EFLOPS
1万台(套) | = | 10000 count |  |  | 1万台
1万台(规上) | = | 10000 count |  | (规上) | (规上)1万台
每万人发明专利拥有量30件 | = | 30 count | 每万人 | per:万人 | 每万人30件
新增学位5万个 | = | 50000 count | 新增 | increase | 增加5万个
人均公园绿地面积15平方米 | = | 15 m2 | 人均 | per:person | 人均15平方米
每辆50元 | = | 50 CNY | 每辆 | per:辆 | 每辆50元
每平方公里50人 | = | 50 count | 每平方公里 | per:平方公里 | 每平方公里50人
每10万人50人 | = | 50 count | 每10万人 | per:10万人 | 每10万人50人
每百户50辆 | = | 50 count | 每百户 | per:百户 | 每百户50辆
每学期2次 | = | 2 count | 每学期 | per:学期 | 每学期2次
达到GDP的2.5% | >= | 2.5 % | 达到 | ref:GDP | 不低于GDP的2.5%
相当于GDP的2.5% | = | 2.5 % |  | ref:GDP | 相当于GDP的2.5%
力争达到50家以上 | >= | 50 count | 力争达到…以上 |  | 不少于50家
较2020年下降5%左右 | ~ | 5 % | 下降…左右 | ref:2020 decrease | 较2020年下降约5%
较2020年底下降5% | = | 5 % | 下降 | ref:2020 decrease | 较2020年下降5%
介于3%至5%之间 | range | 3~5 % | 介于…之间 |  | 3—5%
每千人口执业医师3人 | = | 3 count | 每千人口 | per:千人口 | 每千人口3人
时速350公里 | = | 350000 m | 时速 | per:hour | 每小时350公里
由6%提高到8%左右 | ~ | 8 % | 提高到…左右 |  | 达到约8%
从现有50家提高到80家 | = | 80 count | 提高到 |  | 80家
翻一番以上 | >= | 2 x | …以上 |  | 不低于2倍
50多家 | > | 50 count |  |  | 超过50家
百分之五十以上 | >= | 50 % | …以上 |  | 不低于50%
一半以上 | >= | 50 % | …以上 |  | 不低于50%
过半 | > | 50 % |  |  | 超过50%
3/5 | = | 60 % |  |  | 60%
0.5成 | = | 5 % |  |  | 0.5成
50个县 | = | 50 count |  |  | 50个
50个示范村 | = | 50 count |  |  | 50个
50个重点企业 | = | 50 count |  |  | 50个
50家企业 | = | 50 count |  |  | 50家
5% of GDP | = | 5 % |  | ref:GDP | 相当于GDP的5%
30% of all schools | = | 30 % |  |  | 30%
5 tonnes of waste | = | 5000 kg |  |  | 5吨
投资占2020年的30% | = | 30 % | 投资占 | ref:2020 | 相当于2020年的30%
30 units of x | = | 30 count |  |  | 30个
100—1万家 | range | 100~10000 count |  |  | 0.01—1万家
1亿9999万元 | = | 199990000 CNY |  |  | 1.9999亿元
翻19番 | = | 524288 x |  |  | 52.4288万倍
28%±2 | range | 26~30 % |  |  | 26—30%
三千百家 | = | 3100 count |  |  | 3100家
每人每年500元 | = | 500 CNY | 每人每年 | per:person | 人均500元
每年每人500元 | = | 500 CNY | 每年每人 | per:person annual | 每年人均500元
30 percent of firms. | = | 30 % |  | ref:firms | 相当于firms的30%
"""


def also(bound: Bound) -> str:
    parts = (
        bound.per and f"per:{bound.per}",
        bound.reference and f"ref:{bound.reference}",
        bound.basis and f"({bound.basis})",
        bound.change and bound.change.value,
        bound.period,
        "grade" if bound.magnitude else "",
    )
    return " ".join(part for part in parts if part)


ROWS = [tuple(cell.strip() for cell in line.split("|")) for line in FIGURES.strip().splitlines()]


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_what_a_figure_says(row: tuple[str, ...]) -> None:
    text, comparator, amount, word, more, written = row
    bound = parse(text)
    low, high = (f"{end.normalize():f}" for end in (bound.base_low, bound.base_high))
    ends = low if low == high else f"{low}~{high}"
    assert (bound.comparator.value, f"{ends} {bound.dimension.base}") == (comparator, amount)
    assert (bound.word, also(bound), format_bound(bound)) == (word, more, written)


#: What is no figure, where reading stopped, and some of the reason.
REFUSED = [
    ("100吨每月", 4, "cannot read '每月' after the figure"),
    ("5度", 1, "'度' is ambiguous: it may be 千瓦时 (energy) or 摄氏度 (temperature)"),
    ("1—2家以上", 4, "以上 contradicts the range; expected one comparison"),
    ("5以上以下", 3, "以上 and 以下 contradict each other; expected one comparison"),
    ("1900年", 4, "this is a date, not an amount; expected a figure"),
    ("2100年", 4, "this is a date, not an amount"),
    ("2025日", 4, "this is a date, not an amount"),
    ("2025 years", 9, "this is a date, not an amount"),
    ("前10%", 0, "a share of a ranking is not supported; expected a place like 前10名"),
    ("第1.5位", 0, "a place is a whole number; expected a place like 前10名"),
    ("3-5位次", 5, "a place is a whole number; expected a place like 前10名"),
    ("介于50家之间", 5, "a single figure cannot lie between; expected a range"),
    ("介于5—6家之间以上", 8, "以上 contradicts the range; expected one comparison"),
    ("不超过不低于5家", 3, "不超过 and 不低于 contradict each other; expected one comparison"),
    ("提高下降5%", 0, "the words of direction contradict each other; expected one direction"),
    ("由300家", 5, "a level that is left needs one that is reached; expected 提高到, 降至 …"),
    ("1.2.3家", 3, "'1.2.3家' is not a number that can be read; expected digits in groups of three"),
    ("三五家", 0, "'三五' may be two digits or a range; expected 三十五 or 三至五"),
    ("五五百", 0, "'五五百' is not a number that can be read; expected a number"),
    ("几十家", 0, "'几十' has no exact value; expected a number"),
    ("五千" * 20 + "家", 0, "40 numerals in a row are no number; expected a shorter one"),
    ("万亿万亿万亿家", 6, "the number has too many digits; expected at most 18 before the point and 18 behind it"),
    ("5亿亿亿亿亿亿亿亿亿亿元", 11, "亿亿亿亿亿亿亿亿亿亿元 is no unit of anything real"),
    ("人民币5亿美元", 7, "人民币 and 亿美元 contradict each other"),
    ("5兆元", 1, "'兆' is ambiguous: it may be 10^12 (Taiwan, Hong Kong) or 10^6; say the region or write 万亿"),
    ("百分之几", 3, "no number follows; expected a number"),
    ("翻几番", 0, "cannot read '翻几番'; expected a whole number of doublings"),
    ("5秒—1吨", 0, "a range from time to mass makes no sense"),
    ("(FP16)", 6, "there is no figure; expected a number"),
    (" GW 1200", 1, "cannot read 'GW 1200'; expected the number before its unit"),
    ("100几家", 3, "cannot read '几家' after the figure"),
    ("2万吨半", 3, "cannot read '半' after the figure"),
    ("1.5年半", 4, "cannot read '半' after the figure"),
    ("3亿多5000多万元", 3, "cannot read '5000多万元' after the figure"),
    ("1亿10000万元", 2, "cannot read '10000万元' after the figure"),
    ("1亿5000", 2, "cannot read '5000' after the figure"),
    ("99—1万家", 0, "the range runs backwards"),
    ("28±", 3, "no number follows ±"),
    ("28%±2吨", 4, "the figures around ± are of different units"),
    ("翻20番", 0, "cannot read '翻20番'; expected a whole number of doublings"),
    ("翻1.5番", 0, "cannot read '翻1.5番'; expected a whole number of doublings"),
    ("1/2.5", 1, "cannot read '/2.5' after the figure"),
    ("5- 家", 1, "cannot read '- 家' after the figure"),
    ("200万元—100万元", 0, "the range runs backwards"),
    ("前沿", 0, "cannot read '前沿'"),
    ("6月", 1, "this is a date, not an amount"),
    ("999级", 3, "a grade (三级) is no quantity; expected an amount like 千亿级"),
    ("3成55", 3, "cannot read '5' after the figure"),
    ("三成五六", 3, "cannot read '六' after the figure"),
    ("年均降雨量500毫米", 3, "cannot read '雨量500毫米'; expected a number or a word like 不少于"),
    ("每50元", 0, "cannot read '每50元'"),
    ("从6.1‰到5.6‰", 1, "the range runs backwards; expected the smaller figure first"),
    ("三分之一", 0, "'三分之一' has no exact decimal; expected a share like 66.7% or a fraction like 3/4"),
    ("50个好人", 3, "cannot read '好人' after the figure; did you mean 人?"),
    ("from 50% to 80%", 0, "a change or a range; expected increase from … to …, or between … and …"),
    ("半public housing units", 0, "cannot read '半public housing units'"),
    ("提高到绿地50公顷", 3, "cannot read '绿地50公顷'; expected a number or a word like 不少于"),
    ("半途", 1, "cannot read '途' after the figure"),
    ("5Z", 1, "'Z' is ambiguous: it may be ZFLOPS (computing rate) or ZB (storage)"),
]


@pytest.mark.parametrize(("text", "offset", "why"), REFUSED, ids=[row[0] for row in REFUSED])
def test_why_a_figure_is_refused(text: str, offset: int, why: str) -> None:
    with pytest.raises(QuantityError) as caught:
        parse(text)
    assert str(caught.value).startswith(why)
    assert (caught.value.offset, caught.value.text) == (offset, text)


@pytest.mark.parametrize(
    ("dimension", "units"),
    [
        ("computing", "kFLOPS MFLOPS GFLOPS TFLOPS PFLOPS EFLOPS ZFLOPS"),
        ("storage", "kB MB GB TB PB EB ZB"),
        ("bandwidth", "kbit/s Mbit/s Gbit/s Tbit/s Pbit/s Ebit/s"),
    ],
)
def test_a_letter_alone_is_what_is_expected(dimension: str, units: str) -> None:
    for unit in units.split():
        for letter in {unit[0], unit[0].upper()}:
            assert parse(f"5{letter.upper()}", dimension=DIMENSIONS[dimension]).unit.symbol == unit
