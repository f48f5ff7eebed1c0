"""PT039 on sentences of many figures: each title with its own figure is silent, with its neighbour's told."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytrack.data.source import SourceFile
from policytrack.rules.check import CheckOptions, check

# A sentence, and its goals: title and goal, in the order of the sentence. Where two titles of a row are told apart by
# nothing that stands beside them, the sentence is not here.
SENTENCES: list[tuple[str, list[tuple[str, str]]]] = [
    ("到2025年，公共充电桩达到5万个以上，换电站达到200座左右，车辆渗透率不低于40%。",
     [("公共充电桩", "达到5万个以上"), ("换电站", "达到200座左右"), ("车辆渗透率", "不低于40%")]),
    ("氨氮、二氧化硫、氮氧化物排放总量分别控制在207万吨、1580万吨、1574万吨以内。",
     [("氨氮排放总量", "控制在207万吨以内"), ("二氧化硫排放总量", "控制在1580万吨以内"),
      ("氮氧化物排放总量", "控制在1574万吨以内")]),
    ("新建800个智能工厂、数字化车间，打造100个典型应用案例，普及率超过30%。",
     [("智能工厂、数字化车间", "800个"), ("典型应用案例", "100个"), ("普及率", "超过30%")]),
    ("建设50所高水平职业学校和150个骨干专业群。", [("高水平职业学校", "50所"), ("骨干专业群", "150个")]),
    ("森林覆盖率由2020年的36.2%提高到38%，森林蓄积量达到4500万立方米。",
     [("森林覆盖率", "提高到38%"), ("森林蓄积量", "达到4500万立方米")]),
    ("數字經濟規模較2020年翻一番，達到1.2萬億元；上雲企業超過10萬家。",
     [("数字经济规模", "達到1.2萬億元"), ("上云企业", "超過10萬家")]),
    ("单位产值用水量、能耗、排放量分别下降23%、15%、18%。",
     [("单位产值用水量", "下降23%"), ("单位产值能耗", "下降15%"), ("单位产值排放量", "下降18%")]),
    ("铁路营业里程达到18万公里左右，高铁6万公里左右。",
     [("铁路营业里程", "达到18万公里左右"), ("高铁营业里程", "6万公里左右")]),
    ("小麦、玉米产量分别达到500万吨、800万吨。", [("小麦产量", "达到500万吨"), ("玉米产量", "800万吨")]),
    ("轨道交通里程超过600公里，其中2025年达到400公里，公共交通分担率不低于60%。",
     [("轨道交通里程", "达到400公里"), ("公共交通分担率", "不低于60%")]),
    ("河流、湖泊水质达标率分别达到90%、85%，其中重点流域分别达到95%、92%。",
     [("河流水质达标率", "达到90%"), ("湖泊水质达标率", "达到85%")]),
]  # fmt: skip


def told(quote: str, title: str, goal: str) -> bool:
    """Whether PT039 is found in a target of these words."""
    text = (
        "format: 1\nplans: {p: {title: 某市规划, region: 某市, issued: 2021}}\ntargets:\n"
        f"  - {{id: t, plan: p, title: '{title}', goal: '{goal}', quote: '{quote}'}}\n"
    )
    options = CheckOptions(date(2022, 6, 30), codes=frozenset(("PT039",)))
    return bool(check([SourceFile("t.yaml", text.encode())], options).diagnostics)


RIGHT = [(quote, *one) for quote, goals in SENTENCES for one in goals]
SLID = [
    (quote, title, goal)
    for quote, goals in SENTENCES
    for (title, own), (_, goal) in product(goals, goals)
    if own != goal
]


@pytest.mark.parametrize(("quote", "title", "goal"), RIGHT)
def test_a_figure_of_its_own_is_silent(quote: str, title: str, goal: str) -> None:
    assert not told(quote, title, goal)


@pytest.mark.parametrize(("quote", "title", "goal"), SLID)
def test_a_neighbours_figure_is_told(quote: str, title: str, goal: str) -> None:
    assert told(quote, title, goal)


def test_a_title_of_the_whole_alone_fits_no_part_of_it() -> None:
    quote = "铁路营业里程达到18万公里左右，高铁6万公里左右。"
    assert told(quote, "营业里程", "6万公里左右")
    assert not told(quote, "营业里程", "达到18万公里左右")
    assert told("湿地保护率提高到55%，其中重点湖区提高到65%", "湿地保护率", "提高到65%")
    assert told("其中重点湖区提高到65%，农田灌溉率达到80%", "重点湖区", "达到80%")  # a quote may begin with 其中


def test_the_words_of_the_last_figure_end_where_its_clause_does() -> None:
    assert told("公共充电桩达到5万个，换电站达到200座，方便公共充电桩用户", "公共充电桩", "达到200座")


@pytest.mark.parametrize(
    ("title", "words", "fits"),
    [
        ("换电站", "城市电站", True),
        ("换电站", "城市电厂", False),
        ("智能电网", "智能配电网", True),  # two pairs of three
        ("能耗", "水耗", False),  # one character in common is no pair
        ("煤", "煤", True),
        ("煤", "油", False),
    ],
)
def test_words_fit_a_title_from_half_of_its_pairs_on(title: str, words: str, fits: bool) -> None:
    assert told(f"公共充电桩达到5万个，{words}达到200座", title, "达到5万个") == fits


#: What stands beside any subject, in titles too.
OF_ALL = """
全市 全省 全国 全区 全县 力争 实现 达到 提高 提升 增加 增长 下降 降低 控制 保持 稳定 新增 建成 完成 累计 突破 超过
不低于 不少于 左右 以上 以内 以下 分别 年均 其中 同期 同比 占比 比重 该指标 指标 到2025年 2025年底 2025年末
到2025年前 2021—2025年
"""


@pytest.mark.parametrize("word", OF_ALL.split())
def test_words_that_stand_beside_any_subject_tell_none_apart(word: str) -> None:
    quote = f"园区{word}50家、企业{word}500家"
    assert told(quote, f"{word}企业", "50家")
    assert not told(quote, f"{word}企业", "500家")


@pytest.mark.parametrize(
    ("quote", "title", "goal"),
    [
        ("企业达到500家、园区达到50家", "创新主体", "达到50家"),  # in other words than the plan's: not told
        ("到2025年和2030年，占比分别达到30%和60%", "占比", "达到60%"),  # years, not subjects
        ("企业达到500家，企业利润达到500亿元", "企业", "达到500家"),
        ("企业达到500家", "园区", "达到500家"),  # one figure has no neighbour
        # 其中 goes on with what the clause before is of
        ("各县湿地保护率提高到55%，其中东岸、西岸等重点湖区分别提高到65%、60%", "西岸湿地保护率", "提高到60%"),
        ("各县湿地保护率提高到55%，其中东岸、西岸等重点湖区分别提高到65%、60%", "东岸湿地保护率", "提高到65%"),
        ("湿地保护率提高到55%，其中东部、西部湖区分别提高到65%、60%", "东部湖区湿地保护率", "提高到65%"),
        ("各县单位产值取水量下降10%，其中临湖、沿河等重点片区分别下降20%、15%", "重点片区取水量", "下降15%"),
    ],
)
def test_what_could_be_right_is_silent(quote: str, title: str, goal: str) -> None:
    assert not told(quote, title, goal)


@given(st.sampled_from(RIGHT), st.sampled_from(["", "全市", "力争到2025年，", "主要目标："]))
def test_words_before_the_sentence_change_nothing(right: tuple[str, str, str], before: str) -> None:
    quote, title, goal = right
    assert not told(before + quote, title, goal)
