"""Figures of running texts: sentences of our own in the manner of plans, and what each must give."""

import re
from pathlib import Path

import opencc
import pytest
from test_deadlines import DUE, NO_DEADLINES

from policytrack.quantity import extract
from policytrack.quantity.bound import Change
from policytrack.quantity.extract import find
from policytrack.quantity.normalise import normalise

# A sentence, then a line for each figure: span | comparator | amount and base unit | deadline | the rest.
FOUND = """
到2025年,全市高标准农田面积达到120万亩,粮食综合生产能力稳定在60万吨以上。
  达到120万亩 | >= | 1200000 mu | 2025
  稳定在60万吨以上 | >= | 600000000 kg | 2025
“十四五”末,非化石能源占比提高到20%左右,单位产值能耗较2020年下降13.5%。
  提高到20%左右 | ~ | 20 % | 2025
  较2020年下降13.5% | = | 13.5 % | 2025 | decrease ref:2020
十五五时期,新建公园30个以上。
  30个以上 | >= | 30 count | 2030 | increase
孕产妇死亡率和婴儿死亡率分别控制在10/10万、4‰以内。
  控制在10/10万 | <= | 10 per100k | None
  4‰以内 | <= | 0.4 % | None
新增城镇就业5500万人以上,调查失业率控制在5.5%以内。
  5500万人以上 | >= | 55000000 count | None | increase
  控制在5.5%以内 | <= | 5.5 % | None
到2027年底,累计建成充电桩10万个,比例不低于1:8。
  10万个 | = | 100000 count | 2027 | cumulative
空气质量优良天数比例达到87.5%,细颗粒物(PM2.5)浓度下降到28微克/立方米以下。
  达到87.5% | >= | 87.5 % | None
  下降到28微克/立方米以下 | <= | 28 ug/m3 | None
力爭在2030年或之前,將排放較2005年減少65%至70%。
  較2005年減少65%至70% | range | 65..70 % | 2030 | decrease ref:2005
到2035年,人均產值比2020年翻一番。
  比2020年翻一番 | = | 2 x | 2035 | per:person ref:2020
在2020年的基础上实现产值翻两番,年均增长8%。
  翻两番 | = | 4 x | None | ref:2020
  年均增长8% | = | 8 % | None | increase annual per:year
农业用水量减少一成,再生水利用率提升至三成。
  减少一成 | = | 10 % | None | decrease
  提升至三成 | = | 30 % | None
新引育20名国家级、50名省级人才,每年举办活动不少于10场。
  新引育20名 | = | 20 count | None | increase
  50名 | = | 50 count | None | increase
  不少于10场 | >= | 10 count | None | annual
培育百亿级企业5家、千亿级产业集群2个。
  5家 | = | 5 count | None
  2个 | = | 2 count | None
打造百亿级基金群,研发千亿级参数大模型。
  百亿级 | >= | 10000000000 CNY | None | magnitude
  千亿级 | >= | 100000000000 count | None | magnitude
全市算力规模超5000P,存储规模达到20E。
  超5000P | > | 5000000000000000000 FLOPS | None
  达到20E | >= | 20000000000000000000 B | None
时延低于20毫秒,故障修复时间缩短至30分钟以内。
  低于20毫秒 | < | 0.02 s | None
  缩短至30分钟以内 | <= | 1800 s | None
PUE降至1.25以下,明年新建2000个。
  降至1.25以下 | <= | 1.25 1 | None
  新建2000个 | = | 2000 count | 2025 | increase
营业收入较上年增长35%,有70%左右的地市达标。
  较上年增长35% | = | 35 % | None | increase ref:上年
  70%左右 | ~ | 70 % | None
build 30 stations and over 50 schools.
  30 stations | = | 30 count | None
  over 50 schools | > | 50 count | None
今年实现增长5%以上。
  增长5%以上 | >= | 5 % | 2024 | increase
打造精品剧目20部,万元产值用水量下降15%,亿元产值能耗降低3%。
  20部 | = | 20 count | None
  下降15% | = | 15 % | None | decrease
  降低3% | = | 3 % | None | decrease
配比20:1的产业,城乡收入比缩小到2.3:1以内,收入差距倍数降至1.8,增速保持在8%左右。
  缩小到2.3:1以内 | <= | 2.3 1 | None
  降至1.8 | = | 1.8 1 | None
  保持在8%左右 | ~ | 8 % | None | increase
截至目前已建成50个,力争到2026年达到80个。
  达到80个 | >= | 80 count | 2026
废水、废气和固废排放量比2020年分别下降6%、7%、11%以上、12%以上。
  下降6% | = | 6 % | None | decrease ref:2020
  7% | = | 7 % | None | decrease ref:2020
  11%以上 | >= | 11 % | None | decrease ref:2020
  12%以上 | >= | 12 % | None | decrease ref:2020
两类排放分别控制在200万吨、30万吨以内,比2015年分别减少9%和8%。
  控制在200万吨 | <= | 2000000000 kg | None
  30万吨以内 | <= | 300000000 kg | None
  减少9% | = | 9 % | None | decrease ref:2015
  8% | = | 8 % | None | decrease ref:2015
2030年和2035年分别达到30%和60%。
  达到30% | >= | 30 % | 2030
  60% | >= | 60 % | 2035
到2025年、2030年,销量占比分别超过40%、70%,保有量2030年达到5万辆。
  超过40% | > | 40 % | 2025
  70% | > | 70 % | 2030
  达到5万辆 | >= | 50000 count | 2030
从2024年开始,用5年时间改造管网600公里。
  600公里 | = | 600000 m | 2028
2024—2027年,新建泊位2000个,按2020年价格计算产值达到50亿元。
  2000个 | = | 2000 count | 2027 | increase
  达到50亿元 | >= | 5000000000 CNY | 2027
园区2015年获批以来发展迅速,到2026年产值突破600亿元。
  突破600亿元 | > | 60000000000 CNY | 2026
于2030年占比达到30%,於2050年达到60%。
  达到30% | >= | 30 % | 2030
  达到60% | >= | 60 % | 2050
今后三年内,培育企业300家,明年新增100家。
  300家 | = | 300 count | 2027
  新增100家 | = | 100 count | 2025 | increase
依托现有水系,改建50座左右公园。在技术已成熟的海域,装机达到20GW。
  50座左右 | ~ | 50 count | None
  达到20GW | >= | 20000000000 W | None
渗透率达到40%(综合能源站不低于60%),新增就业5500万人以上(5年累计)。
  达到40% | >= | 40 % | None
  不低于60% | >= | 60 % | None
  5500万人以上 | >= | 55000000 count | None | increase
到2030年,居民收入增速高于全国平均水平1个百分点以上,农户收入增长快于城镇居民2个百分点。
  高于全国平均水平1个百分点以上 | >= | 1 pp | 2030 | above ref:全国平均水平
  增长快于城镇居民2个百分点 | = | 2 pp | 2030 | above ref:城镇居民
到2030年,失業率低於全國平均水準0.5個百分點,預期壽命比全省平均高1歲。
  低於全國平均水準0.5個百分點 | = | 0.5 pp | 2030 | below ref:全国平均水平
  比全省平均高1歲 | = | 1 a | 2030 | above ref:全省平均水平
到2030年,森林覆盖率比“十四五”末提高5个百分点,装机达到2025年的3倍以上,劳动生产率达到全国平均水平的1.2倍。
  比“十四五”末提高5个百分点 | = | 5 pp | 2030 | increase ref:十四五末
  达到2025年的3倍以上 | >= | 3 x | 2030 | ref:2025
  达到全国平均水平的1.2倍 | >= | 1.2 x | 2030 | ref:全国平均水平
到2030年,家庭存书增加到2030年的25册。
  25册 | = | 25 count | 2030
到2030年,年均新增园区企业100家以上,每立方米水产出增加值超过300元,浓度比去年下降3%。
  100家以上 | >= | 100 count | 2030 | increase annual
  超过300元 | > | 300 CNY | 2030
  比去年下降3% | = | 3 % | 2030 | decrease ref:上年
"""

PASSED_OVER = """
市政办字〔2024〕23号
2024年6月6日
行动计划(2024—2026年)
2024-06-06 17:35
联系电话:51705768
400-123-4567
一、总体要求
(二)重点任务
3.推进场景应用
完善“1+3+N”体系
布局算力“一张网”,办好一件事
支持5G和4K/8K超高清产业
实施三年行动,培育十大产业
第三代半导体和第五代移动通信
18部门联合印发
拨打12345热线
国家5A级景区和三级医院
位于九号楼5层
新一代信息技术,首个试点
截至2023年底,全市共有高新技术企业1200家。
建设周期不超过3年,24小时内办结。
三次产业结构调整为5:40:55。
开展千企千景、百企百景活动
《关于加快建设100个示范区的意见》
智能算力规模居全国第一
四聚多园格局
"""


def described(found: object) -> str:
    phrase = found
    bound = phrase.bound  # type: ignore[attr-defined]
    amount = "..".join(dict.fromkeys(short(value) for value in (bound.base_low, bound.base_high)))
    parts = [
        bound.change and bound.change.value,
        bound.period,
        bound.per and f"per:{bound.per}",
        bound.margin,
        bound.reference and f"ref:{bound.reference}",
        "magnitude" if bound.magnitude else None,
    ]
    rest = " ".join(part for part in parts if part)
    columns = [phrase.text, bound.comparator.value, f"{amount} {bound.dimension.base}", str(phrase.deadline)]  # type: ignore[attr-defined]
    return " | ".join([*columns, *([rest] if rest else [])])


def short(value: object) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def sentences() -> list[tuple[str, list[str]]]:
    found: list[tuple[str, list[str]]] = []
    for line in FOUND.strip().splitlines():
        if line.startswith("  "):
            found[-1][1].append(line.strip())
        else:
            found.append((line, []))
    return found


@pytest.mark.parametrize(
    ("sentence", "expected"), sentences(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_finds(sentence: str, expected: list[str]) -> None:
    assert [described(phrase) for phrase in find(sentence, issued=2024)] == expected


@pytest.mark.parametrize("variant", ["s2t", "s2hk", "s2tw"])
def test_a_sentence_says_the_same_in_traditional_characters(variant: str) -> None:
    """分別下降 and 未來五年 too: what no row spells out is read from the same tables."""
    converter = opencc.OpenCC(variant)
    texts = [sentence for sentence, _ in sentences()]
    texts += [row.partition("|")[0] for row in DUE.strip().splitlines()]
    texts += [f"到2029年，{words}，企业达到500家" for words in NO_DEADLINES.split()]

    def said(text: str) -> list[object]:
        return [(one.bound, one.deadline, one.inherited, one.years, one.base_year) for one in find(text, issued=2024)]

    assert [text for text in texts if said(text) != said(converter.convert(text))] == []


def test_the_grammar_knows_the_traditional_forms_of_each_of_its_characters() -> None:
    sources = Path(extract.__file__).parent.glob("*.py")
    used = sorted(set(re.findall("[一-鿿]", "".join(path.read_text("utf-8") for path in sources))))
    converters = [opencc.OpenCC(variant) for variant in ("s2t", "s2hk", "s2tw")]
    forms = [(char, converter.convert(char)) for char in used for converter in converters]
    lacking = {form for char, form in forms if normalise(form) != normalise(char)}
    lacking.discard("慄")  # the oldest OpenCC's form of 栗, as in 苗栗, by itself
    assert lacking == {"裡", "裏"}, "write them into the tables of normalise.py"  # 里 within is no 里 of 500 metres


@pytest.mark.parametrize("sentence", PASSED_OVER.strip().splitlines())
def test_passes_over(sentence: str) -> None:
    assert [phrase.text for phrase in find(sentence, issued=2024)] == []


def test_spans_are_places_in_the_text_as_typed() -> None:
    text = "到２０２６年，㎡不計，達到１２ＥＦＬＯＰＳ。"
    (phrase,) = find(text)
    assert text[phrase.start : phrase.end] == phrase.text == "達到１２ＥＦＬＯＰＳ"
    assert phrase.deadline == 2026


def test_a_deadline_is_inherited_from_earlier_sentences() -> None:
    first, second, third = find("到2027年,达到10个以上。建成20个以上。每年实施不少于5项。")
    assert (first.deadline, first.inherited) == (2027, False)
    assert (second.deadline, second.inherited) == (2027, True)
    assert (third.deadline, third.inherited) == (None, False)
    assert find("建成20个以上。", deadline=2030)[0].deadline == 2030


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("到2026年全市算力总规模达到12EFLOPS", "全市算力总规模"),
        ("培育20家领军企业", "领军企业"),
        ("建成300个以上典型应用场景;", "典型应用场景"),
        ("森林覆盖率达到24.1%", "森林覆盖率"),
        ("企業數量超2000家", "企業數量"),
        ("粮食产量达到1200万吨", "粮食产量"),
    ],
)
def test_says_what_is_measured(sentence: str, subject: str) -> None:
    assert find(sentence)[0].subject == subject


def test_words_are_spelled_as_they_stand_far_into_a_text() -> None:
    before = "全市大力发展数字经济，推动产业转型升级，完善基础设施，优化营商环境，" * 6
    (phrase,) = find(f"{before}到2025年，企业不低于500家。")
    assert (phrase.bound.word, phrase.subject) == ("不低于", "企业")


def test_a_multiple_is_of_the_whole_and_not_what_is_added() -> None:
    (added,) = find("到2025年，新增产能300万吨")
    (multiple,) = find("到2025年，新增产能3倍")
    assert (added.bound.change, multiple.bound.change) == (Change.INCREASE, None)


#: A verb before what is measured, and the change that the figure is of: none where its own word is of a level.
CARRIED = [
    ("新增城镇就业1200万人", Change.INCREASE),
    ("新建泊位2000个以上", Change.INCREASE),
    ("新增装机达到500万千瓦", Change.INCREASE),
    ("节约用地500亩", Change.DECREASE),
    ("新建数据中心PUE降至1.3以下", None),
    ("新建数据中心PUE降到1.3", None),
    ("新建项目能耗控制在5吨以内", None),
    ("新建公园绿地人均面积提高到12平方米", None),
    ("减少用电，负荷控制在5万千瓦以内", None),
    ("新建5G基站达到500个", None),
    ("新增3项，企业达到500家", None),
    ("新建住宅占比60%", None),
]


@pytest.mark.parametrize(("sentence", "change"), CARRIED)
def test_a_verb_before_what_is_measured_is_of_a_figure_without_a_level(sentence: str, change: Change | None) -> None:
    assert find(sentence)[-1].bound.change == change


def test_every_figure_of_a_long_plan_is_found() -> None:
    text = "到2027年,全市算力规模达到12EFLOPS,培育20家以上领军企业,单位能耗较2020年下降13.5%。\n" * 100
    assert len(find(text)) == 300


def test_a_row_is_written_out_and_open_where_the_words_behind_its_last_figure_may_be_said_of_all() -> None:
    first, second, last = find("三地浓度较2012年分别下降25%、20%、15%左右。")
    assert [phrase.wording for phrase in (first, second, last)] == [
        "较2012年下降25%左右", "较2012年下降20%左右", "较2012年下降15%左右"
    ]  # fmt: skip
    assert [phrase.bound.comparator for phrase in (first, second, last)] == ["~", "~", "~"]
    assert [[str(bound.comparator) for bound in phrase.alternatives] for phrase in (first, second, last)] == [
        ["="], ["="], []
    ]  # fmt: skip
    assert [phrase.base_year for phrase in (first, second, last)] == [2012] * 3


def test_a_year_is_open_where_the_text_leaves_it_open() -> None:
    assert find("五年内新建公园50座。", issued=2023)[0].years == (2027, 2028)
    assert find("到2025年和2030年,占比达到30%。")[0].years == (2025, 2030)
    assert find("2023年产值为300亿元,力争达到500亿元。", issued=2024)[-1].years == ()
    text = "到2035年里程超过600公里，其中2025年达到400公里，出行比例不低于60%。"
    assert [phrase.years for phrase in find(text)] == [(2035,), (2025,), (2025, 2035)]
    assert [phrase.deadline for phrase in find(text)] == [2035, 2025, 2035]


def test_a_year_may_be_broken_by_a_line() -> None:
    assert [phrase.deadline for phrase in find("到2026\n年，产值突破600亿元，企业达到50家。")] == [2026, 2026]


def test_a_comparison_of_a_whole_sentence_is_the_base_of_its_changes() -> None:
    (phrase,) = find("与2015年相比,2020年排放总量下降16%。")
    assert (phrase.base_year, phrase.years) == (2015, (2020,))


def test_a_figure_says_where_its_subject_and_its_clause_stand() -> None:
    text = "到2027年，企業數量超2000家，單位能耗較2020年下降13.5%；培育20家領軍企業。"
    parts = [
        (phrase.subject_span and text[slice(*phrase.subject_span)], text[slice(*phrase.clause)])
        for phrase in find(text)
    ]
    assert parts == [
        ("企業數量", "企業數量超2000家"),
        ("單位能耗", "單位能耗較2020年下降13.5%"),
        ("領軍企業", "培育20家領軍企業"),
    ]
    assert [phrase.base_year for phrase in find(text)] == [None, 2020, None]
    assert [phrase.years for phrase in find(text)] == [(2027,)] * 3


ENGLISH = """
China will increase forest area by 40 million hectares and lower emissions per unit of output by over 65% by 2030.
  increase by 40 million hectares | = | increase | 2030
  lower by over 65% | > | decrease | 2030
By 2025, coverage will reach about 95 percent and 85 percent respectively.
  about 95 percent | ~ | None | 2025
  about 85 percent | ~ | None | 2025
Raise the share to 20 percent and 25 percent in 2025 and 2030 respectively. The range shall not be less than 150 km.
  20 percent | = | None | 2025
  25 percent | = | None | 2030
  not be less than 150 km | >= | None | 2030
Build no fewer than 500 stations before the end of 2027, and cut losses to below 5% by 2030.
  no fewer than 500 stations | >= | None | 2027
  below 5% | < | None | 2030
During the 14th Five-Year Plan period, output will be increased by 20% over 2020.
  increased by 20% over 2020 | = | increase | 2025
A reduction in coal use of 30 million tons is expected from 2024 to 2028.
  reduction by 30 million tons | = | decrease | 2028
By 2030, incomes will be at least 2 percentage points above the national average and infant mortality fall below 5‰.
  at least 2 percentage points above the national average | >= | None | 2030
  fall below 5‰ | < | None | 2030
By 2030, growth will exceed the provincial average by 1 percentage point, with 45 beds per 1,000 elderly people.
  exceed the provincial average by 1 percentage point | = | None | 2030
  45 beds | = | None | 2030
By 2030, output is to be 20 percent higher than in 2020.
  20 percent higher than in 2020 | = | increase | 2030
The share was 12% in 2019 and is to reach between 20% and 30%.
  12% | = | None | None
  20% and 30% | range | None | None
"""


def test_english_sentences() -> None:
    expected: list[list[str]] = []
    found = []
    for line in ENGLISH.strip().splitlines():
        if line.startswith("  "):
            expected.append(line.strip().split(" | "))
        else:
            found += find(line, issued=2021)
    assert [
        [phrase.wording, str(phrase.bound.comparator), str(phrase.bound.change), str(phrase.deadline)]
        for phrase in found
    ] == expected


UP, DOWN = Change.INCREASE, Change.DECREASE


@pytest.mark.parametrize(
    ("sentence", "changes"),
    [
        # The verb before the first noun may be said of all: both readings of the others stand.
        ("新增幼儿园学位2万个、小学学位5万个", [(UP, []), (None, [UP])]),
        ("新增学位2万个、托位3万个和床位4千张", [(UP, []), (None, [UP]), (None, [UP])]),
        ("减少化学需氧量5万吨、氨氮2万吨", [(DOWN, []), (None, [DOWN])]),
        ("新增绿化面积100公顷、绿道50公里", [(UP, []), (None, [UP])]),
        # Another clause, a level, a share: nothing is carried over.
        ("新增学位2万个，床位5万张", [(UP, []), (None, [])]),
        ("新增学位2万个、学位总数达到5万个", [(UP, []), (None, [])]),
        ("新增学位2万个、公办园占比50%", [(UP, []), (None, [])]),
        ("建设学校10所、医院5所", [(None, []), (None, [])]),
    ],
)
def test_a_verb_before_an_enumeration(sentence: str, changes: list[tuple[Change | None, list[Change]]]) -> None:
    found = [(one.bound.change, [other.change for other in one.alternatives]) for one in find(sentence)]
    assert found == changes
