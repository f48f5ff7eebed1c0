"""What is written of a figure, in Chinese and in English: where the next unit begins, and each word that may stand."""

import pytest

from policytrack.quantity.format import format_bound, in_base, unit_words
from policytrack.quantity.parsing import parse
from policytrack.quantity.unit import DIMENSIONS
from policytrack.quantity.unit_table import UNITS

#: A figure, and how it is written.
WRITTEN = """
9999万元 | 9999万元 | 99.99 million CNY
10000万元 | 1亿元 | 100 million CNY
0.5万元 | 5000元 | 5,000 CNY
0.5亿元 | 5000万元 | 50 million CNY
3百万元 | 3百万元 | 3 million CNY
50百万元 | 50百万元 | 50 million CNY
9999亿元 | 9999亿元 | 999.9 billion CNY
10000亿元 | 1万亿元 | 1 trillion CNY
1元 | 1元 | 1 CNY
0元 | 0元 | 0 CNY
0家 | 0家 | 0 entities
9999家 | 9999家 | 9,999 entities
10000家 | 1万家 | 10,000 entities
-20000元 | -2万元 | -20,000 CNY
-9999元 | -9999元 | -9,999 CNY
999999元 | 99.9999万元 | 999,999 CNY
1000000元 | 100万元 | 1 million CNY
999999999元 | 9.99999999亿元 | 999.999999 million CNY
1000000000元 | 10亿元 | 1 billion CNY
9999GB | 9999GB | 9,999 GB
10000GB | 10TB | 10 TB
-10000GB | -10TB | -10 TB
0.5TB | 500GB | 500 GB
1TB | 1TB | 1 TB
0GB | 0GB | 0 GB
10000ZB | 10000ZB | 10,000 ZB
0.5B | 0.5B | 0.5 B
0.5GW | 500MW | 500 MW
10000GiB | 1万GiB | 10,000 GiB
1GW | 1GW | 1 GW
9999万千瓦 | 9999万千瓦 | 99.99 GW
10000万千瓦 | 1亿千瓦 | 100 GW
5兆新台币 | 5兆新台币 | 5 trillion TWD
5兆瓦 | 5兆瓦 | 5 MW
3成 | 3成 | 30%
5‰ | 5‰ | 0.5%
时速350公里 | 每小时350公里 | hourly 350 km
日均50万吨 | 日均50万吨 | daily 500,000 t
月均50件 | 月均50件 | monthly 50 items
亩均50万元 | 亩均50万元 | per-mu average 500,000 CNY
户均2辆 | 户均2辆 | per-household average 2 machines
人均5万元 | 人均5万元 | per capita 50,000 CNY
年均50家 | 年均50家 | average annual 50 entities
每年50家 | 每年50家 | each year 50 entities
累计50家 | 累计50家 | cumulative 50 entities
每台50元 | 每台50元 | 每台 50 CNY
增长5% | 增长5% | increase 5%
下降5% | 下降5% | decrease 5%
增长2倍 | 增长2倍 | increase 2 times
提高5个百分点 | 提高5个百分点 | increase 5 pp
降低5个百分点 | 下降5个百分点 | decrease 5 pp
新增50家 | 增加50家 | increase 50 entities
减少50家 | 减少50家 | decrease 50 entities
超过50家 | 超过50家 | > 50 entities
至少50亿元 | 不低于50亿元 | ≥ 5 billion CNY
至少50家 | 不少于50家 | ≥ 50 entities
低于5% | 低于5% | < 5%
至多5% | 不超过5% | ≤ 5%
5%左右 | 约5% | ≈ 5%
5~8% | 5—8% | 5-8%
5—8万元 | 5—8万元 | 50,000-80,000 CNY
-5%—0% | -5—0% | -5-0%
前3位 | 前3位 | top 3
前1名 | 第1位 | top 1
第1位 | 第1位 | top 1
第2位 | 第2位 | No. 2
1000元级 | 1000元级 | on the order of 1,000 CNY
10亿元级 | 十亿元级 | on the order of 1 billion CNY
1亿元级 | 亿元级 | on the order of 100 million CNY
2000亿级 | 2000亿级 | on the order of 200 billion
千万级 | 千万级 | on the order of 10 million
100亿元级左右 | 约百亿元级 | ≈ on the order of 10 billion CNY
超过千亿元级 | 超过千亿元级 | > on the order of 100 billion CNY
较2020年增长5% | 较2020年增长5% | increase 5% vs 2020
较上年增长5% | 较上年增长5% | increase 5% vs the previous year
较“十三五”末下降5% | 较十三五末下降5% | decrease 5% vs the end of the 13th Five-Year Plan
比十四五末高3个百分点 | 较十四五末提高3个百分点 | increase 3 pp vs the end of the 14th Five-Year Plan
是“十四五”末的2倍 | 相当于十四五末的2倍 | 2 times vs the end of the 14th Five-Year Plan
较十四五时期增长5% | 较十四五增长5% | increase 5% vs the 14th Five-Year Plan
高出全国5% | 比全国高5% | 5% above the national level
高于全国平均水平1个百分点以上 | 比全国平均水平高不少于1个百分点 | ≥ 1 pp above the national average
低于全国平均水平1个百分点左右 | 比全国平均水平低约1个百分点 | ≈ 1 pp below the national average
高于全国增速2个百分点 | 比全国增速高2个百分点 | 2 pp above 全国增速
低於全國平均水準10% | 比全国平均水平低10% | 10% below the national average
比全省多5家 | 比全省多5家 | 5 entities above the provincial level
增速快于城镇居民1—2个百分点 | 比城镇居民高1—2个百分点 | 1-2 pp above 城镇居民
领先世界平均水平1.5岁 | 比世界平均水平高1.5岁 | 1.5 years above the global average
高于“十三五”平均水平1个百分点 | 比十三五平均水平高1个百分点 | 1 pp above 十三五平均水平
高于上年2个百分点 | 较上年提高2个百分点 | increase 2 pp vs the previous year
低于2020年3个百分点 | 较2020年下降3个百分点 | decrease 3 pp vs 2020
超过去年同期10% | 较上年同期增长10% | increase 10% vs the same period of the previous year
1 percentage point above the national average | 比全国平均水平高1个百分点 | 1 pp above the national average
2 points faster than GDP growth | 比GDP增速高2个百分点 | 2 pp above GDP growth
exceed the provincial average by 5% | 比全省平均水平高5% | 5% above the provincial average
5 percentage points above 2020 levels | 较2020年提高5个百分点 | increase 5 pp vs 2020
increase by 5% over last year | 较上年增长5% | increase 5% vs the previous year
不低于GDP的2.5% | 不低于GDP的2.5% | ≥ 2.5% vs GDP
是2020年的3倍 | 相当于2020年的3倍 | 3 times vs 2020
达到40%左右 | 达到约40% | reach ≈ 40%
降至40%左右 | 降至约40% | reduce to ≈ 40%
保持在40%左右 | 稳定在约40% | stay at ≈ 40%
0.3吨标准煤/万元 | 0.3吨标准煤/万元 | 0.3 tce/10000 CNY
5升/100公里 | 5升/100公里 | 5 L/100 km
(FP16)12EFLOPS | (FP16)12EFLOPS | (FP16) 12 EFLOPS
"""
ROWS = [tuple(cell.strip() for cell in line.split("|")) for line in WRITTEN.strip().splitlines()]


@pytest.mark.parametrize(("text", "chinese", "english"), ROWS)
def test_how_a_figure_is_written(text: str, chinese: str, english: str) -> None:
    bound = parse(text, region="台湾" if "台币" in text else None)
    assert (format_bound(bound), format_bound(bound, lang="en")) == (chinese, english)


#: With signs for the words of comparison, for tables in Chinese.
SIGNS = [
    *(("超过50家", ">50家"), ("至少50亿元", "≥50亿元"), ("低于5%", "<5%"), ("至多5%", "≤5%"), ("约5%", "≈5%")),
    *(("100亿元级左右", "≈百亿元级"), ("新增50家以上", "增加≥50家"), ("50家", "50家"), ("前3位", "前3位")),
]


@pytest.mark.parametrize(("text", "written"), SIGNS)
def test_signs_of_comparison(text: str, written: str) -> None:
    assert format_bound(parse(text), symbols=True) == written


@pytest.mark.parametrize(
    ("text", "digits", "chinese", "english"),
    [
        ("12345家", 2, "约1.2万家", "≈ 12,000 entities"),
        ("12345家", 5, "1.2345万家", "12,345 entities"),
        ("超过12345家", 2, "超过≈1.2万家", "> ≈12,000 entities"),
        ("12345家左右", 2, "约1.2万家", "≈ 12,000 entities"),
        ("12345—67890家", 2, "≈1.2—6.8万家", "≈12,000-68,000 entities"),
        ("0家", 2, "0家", "0 entities"),
        ("-12345家", 1, "约-1万家", "≈ -10,000 entities"),
        ("0.0125%", 2, "约0.012%", "≈ 0.012%"),  # half to even
    ],
)
def test_rounded_figures_say_so(text: str, digits: int, chinese: str, english: str) -> None:
    bound = parse(text)
    assert (format_bound(bound, digits=digits), format_bound(bound, lang="en", digits=digits)) == (chinese, english)


@pytest.mark.parametrize(
    ("unit", "chinese", "traditional", "english"),
    [
        ("billion yuan", "billion CNY", "billion CNY", "billion CNY"),
        ("万元", "万元", "萬元", "万元"),
        ("EFLOPS", "EFLOPS", "EFLOPS", "EFLOPS"),
        ("%", "%", "%", "%"),
        ("户", "户", "戶", "households"),
    ],
)
def test_a_unit_in_words(unit: str, chinese: str, traditional: str, english: str) -> None:
    found = UNITS.find(unit)
    assert (unit_words(found), unit_words(found, "zh-Hant"), unit_words(found, "en")) == (chinese, traditional, english)


@pytest.mark.parametrize(
    ("dimension", "chinese", "english"),
    [("money-cny", "5元", "5 CNY"), ("mass", "5公斤", "5 kg"), ("years", "5年", "5 years"), ("heat", "5焦耳", "5 J")],
)
def test_an_amount_in_its_base_unit(dimension: str, chinese: str, english: str) -> None:
    assert (in_base("5", DIMENSIONS[dimension], "zh"), in_base("5", DIMENSIONS[dimension], "en")) == (chinese, english)
