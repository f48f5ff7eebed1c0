"""The grammar where one reading ends and the next begins: the last case that is read, the first that is refused."""

from decimal import Decimal

import pytest

from policytrack.quantity.bound import as_goal
from policytrack.quantity.currency import currency, reads_zhao
from policytrack.quantity.errors import QuantityError
from policytrack.quantity.format import format_bound
from policytrack.quantity.parsing import parse

#: A figure, its comparator, its ends and its base unit; or why it is refused.
FIGURES = """
2.5:1 | = | 2.5 | 1
2.5∶1 | = | 2.5 | 1
2.5:10 | cannot read
2.5:1.5 | cannot read
1个半小时 | = | 5400 | s
两个半月 | = | 2.5 | mo
十几家 | range | 11~19 | count
二十几家 | range | 21~29 | count
12几家 | cannot read
100几家 | cannot read
50多家 | > | 50 | count
50余万家 | > | 500000 | count
50来家 | ~ | 50 | count
50万多家 | > | 500000 | count
1亿5000万元 | = | 150000000 | CNY
3万5千人 | = | 35000 | count
1亿2亿元 | cannot read
1万20000人 | cannot read
1万10000人 | cannot read
1万9999人 | = | 19999 | count
1亿٣元 | cannot read
三万万元 | = | 300000000 | CNY
三千万万亿元 | = | 30000000000000000000 | CNY
三百万家 | = | 3000000 | count
一点二万家 | = | 12000 | count
二点五百家 | = | 250 | count
二点五十家 | not a number
1亿5000多万元 | > | 150000000 | CNY
3萬6千餘架次 | > | 36000 | count
12万8,000余户 | > | 128000 | count
3亿5000来万元 | ~ | 350000000 | CNY
3亿多5000多万元 | cannot read
三成五 | = | 35 | %
3成5 | = | 35 | %
三成半 | = | 35 | %
2年半 | = | 2.5 | a
2.5年半 | cannot read
5-fold | = | 5 | x
5 fold | = | 5 | x
50-km | = | 50000 | m
410 000 public housing units | = | 410000 | count
30 new rural health centres | = | 30 | count
30 units of the projects | = | 30 | count
12,50家 | groups of three
1,200,000家 | = | 1200000 | count
1,20家 | groups of three
1.2.3家 | groups of three
几十家 | no exact value
数亿元 | no exact value
若干家 | no exact value
半年 | = | 0.5 | a
半小时 | = | 1800 | s
半 | = | 50 | %
三五家 | two digits or a range
五五百家 | not a number
二〇〇〇家 | = | 2000 | count
万亿万亿万亿万亿元 | no number
百分之四十点五 | = | 40.5 | %
百分之四十多 | > | 40 | %
百分之多 | no number follows
十十分之三 | not a number that can be read
三分之十十 | cannot read
四分之三 | = | 75 | %
第三位 | = | 3 | rank
第3名 | = | 3 | rank
前十强 | <= | 10 | rank
前10% | share of a ranking
第0位 | whole number
第1.5位 | whole number
top 10 | <= | 10 | rank
No. 3 | = | 3 | rank
第3—5位 | cannot read
翻19番 | = | 524288 | x
翻20番 | whole number of doublings
翻1.5番 | whole number of doublings
翻〇番 | whole number of doublings
8000—1万家 | range | 8000~10000 | count
50—1万家 | range | 500000~10000 | backwards
1—2万家 | range | 10000~20000 | count
3—2家 | backwards
5家—10% | makes no sense
1公里—1500米 | range | 1000~1500 | m
500米—1公里 | range | 500~1000 | m
1秒—1小时 | range | 1~3600 | s
1万—2家 | backwards
1千—2万家 | range | 1000~20000 | count
28±2% | range | 26~30 | %
28%±2% | range | 26~30 | %
28 +/- 2% | range | 26~30 | %
28%±2个百分点 | different units
28±家 | no number follows ±
十几±2% | no number follows ±
28±十几% | no number follows ±
5兆元 | ambiguous
5兆5000亿元 | ambiguous
港币约5亿元 | ~ | 500000000 | HKD
港币超5亿元 | > | 500000000 | HKD
港币逾5亿元 | > | 500000000 | HKD
港币近5亿元 | ~ | 500000000 | HKD
港币突破5亿元 | > | 500000000 | HKD
港币不少于5亿元 | >= | 500000000 | HKD
港币达5亿元 | >= | 500000000 | HKD
港币五亿元 | = | 500000000 | HKD
US$约5亿 | ~ | 500000000 | USD
港币企业 | cannot read
3万兆元 | ambiguous
5兆瓦 | = | 5000000 | W
5兆新台币 | = | 5000000000000 | TWD
5million yuan | = | 5000000 | CNY
5 bn yuan | = | 5000000000 | CNY
100吨每年 | = | 100000 | kg
100吨/年 | = | 100000 | kg/a
100 tonnes per day | = | 100000 | kg/d
5升/100公里 | = | 0.00000005 | m3/m
5升/1,000公里 | = | 0.000000005 | m3/m
5升/110公里 | cannot read
100元/ 人 | = | 100 | CNY/count
100元/人·年 | = | 100 | CNY/count/a
100元·人 | cannot read
5吨/分钟 | = | 5000 | kg/minutes
100mbps | cannot read
100MBPS | = | 100000000 | bit/s
5mw | cannot read
5Mw | = | 5000000 | W
5gb | cannot read
5Gb | cannot read
5 millilitres | cannot read
千亿级参数 | >= | 100000000000 | count
千亿级公里 | cannot read
千亿元级公里 | cannot read
五级 | a grade
千级 | >= | 1000 | 1
超过人民币100亿元 | > | 10000000000 | CNY
人民币100亿美元 | contradict each other
人民币一百元 | = | 100 | CNY
US$5 million | = | 5000000 | USD
NT$5兆 | = | 5000000000000 | TWD
人民币企业 | cannot read
(FP16)5EFLOPS | = | 5000000000000000000 | FLOPS
5万台(套) | = | 50000 | count
从6.1‰下降到5.6‰ | = | 0.56 | %
从2020年的6.1‰降至5.6‰ | = | 0.56 | %
从6.1‰下降 | a level that is left
increase from 50% to 80% | = | 80 | %
from 50% to 80% | a change or a range
2.5% of GDP | = | 2.5 | %
5 tonnes of coal equivalent | = | 5 | tce
5% of the coal equivalent | cannot read
每秒10亿亿次 | = | 100000000000000000 | FLOPS
不低于GDP的2.5% | >= | 2.5 | %
2025年 | a date
2101年 | = | 2101 | a
6月 | a date
6个月 | = | 6 | mo
5以上以下 | contradict
超过50%以上 | > | 50 | %
超过(含)50% | >= | 50 | %
1—2家以上 | contradict
约1—2家 | range | 1~2 | count
5家之间 | cannot lie between
1—2家之间 | range | 1~2 | count
增加下降5家 | contradict
累计达到50家 | >= | 50 | count
累计达50家 | >= | 50 | count
"""


def rows(table: str) -> list[tuple[str, ...]]:
    return [tuple(part.strip() for part in line.split(" | ")) for line in table.strip().split("\n")]


@pytest.mark.parametrize("row", rows(FIGURES), ids=lambda row: row[0])
def test_figures(row: tuple[str, ...]) -> None:
    text, *expected = row
    if len(expected) == 1 or expected[-1] == "backwards":
        with pytest.raises(QuantityError, match=expected[-1].replace("/", ".").replace("±", ".")) as caught:
            parse(text)
        assert 0 <= caught.value.offset <= len(text)
        return
    comparator, ends, base = expected
    low, _, high = ends.partition("~")
    bound = parse(text)
    assert (bound.comparator.value, bound.dimension.base) == (comparator, base)
    assert (bound.base_low, bound.base_high) == (Decimal(low), Decimal(high or low))


@pytest.mark.parametrize(
    ("region", "key", "zhao"),
    [
        ("香港", "money-hkd", True),
        ("香港特別行政區", "money-hkd", True),
        ("Hong Kong", "money-hkd", True),
        ("HK", "money-hkd", True),
        ("HKSAR", "money-hkd", True),
        ("臺灣", "money-twd", True),
        ("台湾省", "money-twd", True),
        ("TW", "money-twd", True),
        ("Taiwan", "money-twd", True),
        *((f"{city}市", "money-twd", True) for city in ("台北", "新北", "台中", "高雄", "桃园", "台南", "嘉義")),
        *((f"{place}縣", "money-twd", True) for place in ("花蓮", "屏東", "臺東", "雲林", "南投")),
        ("澳門", "money-mop", True),
        ("Macao", "money-mop", True),
        ("Macau", "money-mop", True),
        ("MO", "money-mop", True),
        ("青岛市", "money-cny", False),
        ("Moscow", "money-cny", False),
        ("Shanghai", "money-cny", False),
        ("", None, False),
        (None, None, False),
    ],
)
def test_what_a_region_means_by_its_money(region: str | None, key: str | None, zhao: bool) -> None:
    assert (currency(region), reads_zhao(region)) == (key, zhao)


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("年均增长7%以上", "年均增长不低于7%", "average annual increase ≥ 7%"),
        ("每年新增50家", "每年增加不少于50家", "each year increase ≥ 50 entities"),
        ("累计培训5万人次", "累计不少于5万人次", "cumulative ≥ 50,000 person-times"),
        ("人均5万元", "人均不低于5万元", "per capita ≥ 50,000 CNY"),
        ("较2020年下降18%", "较2020年下降不低于18%", "decrease ≥ 18% vs 2020"),
        ("提高5个百分点", "提高不低于5个百分点", "increase ≥ 5 pp"),
        ("下降5个百分点以内", "下降不超过5个百分点", "decrease ≤ 5 pp"),
        ("减少50万吨", "减少不低于50万吨", "decrease ≥ 500,000 t"),
        ("达到40%左右", "达到约40%", "reach ≈ 40%"),
        ("稳定在40%左右", "稳定在约40%", "stay at ≈ 40%"),
        ("降至1.2左右", "降至约1.2", "reduce to ≈ 1.2"),
        ("降至1.2", "不超过1.2", "≤ 1.2"),
        ("第3位", "前3位", "top 3"),
        ("第一位", "第1位", "top 1"),
        ("千亿元级", "千亿元级", "on the order of 100 billion CNY"),
        ("-3%—5%", "-3—5%", "-3-5%"),
        ("-5%—-3%", "-5至-3%", "-5 to -3%"),
        ("1—2万家", "1—2万家", "10,000-20,000 entities"),
        ("600亿元", "不低于600亿元", "≥ 60 billion CNY"),
        ("5 thousand tonnes", "不低于5000吨", "≥ 5,000 t"),
        ("40GB/s", "不低于40GB/s", "≥ 40 GB/s"),
        ("0.5Gbit/s", "不低于500Mbit/s", "≥ 500 Mbit/s"),
        ("12EFLOPS", "不低于12EFLOPS", "≥ 12 EFLOPS"),
        ("相当于GDP的2.5%", "不低于GDP的2.5%", "≥ 2.5% vs GDP"),
        ("(FP16)12EFLOPS", "(FP16)不低于12EFLOPS", "(FP16) ≥ 12 EFLOPS"),
    ],
)
def test_a_promise_in_words(text: str, zh: str, en: str) -> None:
    goal = as_goal(parse(text))
    assert (format_bound(goal), format_bound(goal, lang="en")) == (zh, en)
