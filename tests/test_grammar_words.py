"""Words around a figure that its patterns list: each beside a figure, with what it makes of it."""

import pytest

from policytrack.quantity.errors import QuantityError
from policytrack.quantity.extract import find, survey
from policytrack.quantity.format import format_bound
from policytrack.quantity.parsing import parse, parse_clause
from policytrack.quantity.years import named_years

#: A sentence with a blank, the words for it, and what is found: the figures as they are written, with `>` and the like.
SENTENCES: list[tuple[str, str, list[str]]] = [
    # money and people, where the figure itself names no unit
    (
        "年度{}突破600亿",
        "规模 产值 投资 收入 基金 资金 营收 产业 贷款 经费 生产总值 GDP 集群 增加值 企业 融资 税收 市场"
        " 交易额 消费 预算 税费 存款",
        ["> 600亿元"],
    ),
    ("今年{}约2100亿元，其中847亿来自园区", "预算 預算 经费 經費", ["~ 2100亿元", "= 847亿元"]),
    ("帮助600万{}人口", "农村 农业 城镇 贫困 建档立卡 转移 流动 常住 外来 其他", ["= 600万人"]),
    ("帮助600万左右{}", "居民 农村居民", ["~ 600万人"]),
    ("帮助600万{}", "人口 劳动力 群众 农民 居民 职工 学生 老年人 毕业生", ["= 600万人"]),
    ("{}达到24万", "就业人数 就業人數 常住人口 总人口规模 人数总量 人数总数", [">= 24万人"]),
    ("{}达到24万", "用户数 用戶數 户数 用户规模 用户总数", [">= 24万户"]),
    # a level that is reached is no promise, unless the sentence looks ahead
    (
        "{}企业500家",
        "截至2023年底 截止2023年底 目前 现有 现已 去年 累计已 业已 上年末 已建成 已经建成 已达到 已有 已完成"
        " 已实现 已突破 已超过 已形成",
        [],
    ),
    (
        "{}企业达到500家",
        "目前较少，力争 目前较少，确保 目前较少，争取 目前较少，目标 目前较少，将 目前较少，预期",
        [">= 500家"],
    ),
    ("{}企业500家", "项目前期 已", ["= 500家"]),
    ("目前，人均预期寿命{}，企业500家", "78岁 79岁", []),
    *(
        (f"{{}}{had}资源，改建公园50座", "依托 利用 整合 盘活 结合 立足 基于 在 对 将 把", ["= 50座"])
        for had in ("现有", "已有", "已建成")
    ),
    # what is measured in time is no duration
    *(
        (f"{measured}{{}}75天", "达 达到 不低于 不少于 至少", [">= 75天"])
        for measured in ("优良天数", "优良日数", "平均轮候时间", "平均等候时间")
    ),
    *(
        (f"{measured}{{}}75天", "超过 大于 高于", ["> 75天"])
        for measured in ("优良天数", "优良日数", "平均轮候时间", "平均等候时间")
    ),
    ("{}达到20年", "电池寿命 電池壽命 平均受教育年限", [">= 20年"]),
    ("{}50年", "保存 营运", []),
    *(  # the name or sign of a currency before its number
        ("投资{}600亿", f"达到{mark} 不低于{mark}", [f">= 600亿{unit}"])
        for mark, unit in (
            *(("US$", "USD"), ("HK$", "HKD"), ("RMB", "CNY"), ("人民币", "人民币"), ("人民幣", "人民币")),
            *(("美元", "美元"), ("港币", "港币"), ("新台幣", "新台币"), ("欧元", "欧元")),
        )
    ),
    ("投资达到{} 600亿", "US$ USD", [">= 600亿USD"]),
    ("全市GDP{}HK$600亿", "超 逾 超過", ["> 600亿HKD"]),
    ("投资约{}600亿元", "RMB 人民币", ["~ 600亿元"]),
    ("投资500万美元{}个项目", "3", ["= 500万美元", "= 3个"]),
    # rows
    ("两类占比{}达到20%、30%以上", "分别 依次 各自", [">= 20%", ">= 30%"]),
    # rankings, and what looks like one
    ("{}10名", "进入全国前 排名前 力争前", []),
    ("{}10名", "到2026年前 目前力争 提前 当前力争", ["= 10名"]),
    # a multiplier is a figure, and a small one a word; a part of a proportion is none
    ("总数达到5{}", "万 万以上", [">= 5万"]),
    ("总数达到5{}", "千 百", []),
    ("评级达到5{}", "A G", []),
    # what a verb is done to, and what is made by the hundred
    ("突破{}40项关键技术", "不少于 至少", [">= 40项"]),
    ("{}百家以上企业", "培育 链接 形成", [">= 100家"]),
    ("师生配比1:{}名", "18 8", []),
    # names and slogans
    ("实施产业倍增{}，企业500家", "计划 行动 工程 效应", ["= 500家"]),
]


def told(text: str) -> list[str]:
    """The figures of a text, each with its comparator and unit."""
    return [f"{one.bound.comparator} {one.bound.low:f}{one.bound.unit.symbol}" for one in find(text)]


@pytest.mark.parametrize(("sentence", "words", "expected"), SENTENCES, ids=range(len(SENTENCES)))
def test_each_word_in_its_sentence(sentence: str, words: str, expected: list[str]) -> None:
    for word in words.split():
        assert told(sentence.replace("{}", word)) == expected, word


#: What a deadline is called: its year is 2026, or 2025 of the 14th plan.
DUE = (
    "2026年底之前 2026年底前 2026年底 2026年末 2026年前 2026年之前 2026年6月底 2026年6月底前 2026年12月 2026年12月末"
    " “十四五”末 十四五期末"
    " 十四五末期 十四五时期 十四五期间 十四五规划"
)


@pytest.mark.parametrize("words", DUE.split())
def test_a_deadline_by_its_name(words: str) -> None:
    assert [one.deadline for one in find(f"{words}，企业达到500家")] == [2026 if words[0] == "2" else 2025]


#: Years in a text of Taiwan, and what only looks like one: the year of 企业50家, or None.
REPUBLIC: list[tuple[str, int | None]] = [
    *((f"113年{word}", 2024) for word in ("", "期间", "期中", "期末", "期初", "底前", "之前")),
    *((f"113年{word}", None) for word in ("期", "来", "以上", "以下", "以内", "内", "多", "余", "代", "历史", "长")),
    *((f"{word}100年", None) for word in ("达", "逾", "近", "约", "满", "历经", "长达", "超过", "不少于", "1,", "2.")),
    *((f"113{word}116年", 2027) for word in "-—–~至到"),
    *((f"113年{word}116年", 2027) for word in ("至", "到", "-")),
    ("89年", None),
    ("99年", 2010),
    ("149年", 2060),
    ("150年", None),
    ("113学年度", 2024),
    ("113學年", 2024),
]


@pytest.mark.parametrize(("words", "year"), REPUBLIC)
def test_years_of_the_republic(words: str, year: int | None) -> None:
    assert find(f"{words}培育企业50家", region="台北市")[-1].deadline == year


@pytest.mark.parametrize(
    ("text", "region", "years"),
    [
        ("到2026年，比二〇二〇年多", None, {"2026", "2020"}),
        ("到114年，比99年增加", "台北市", {"2025", "2010"}),
        ("到114年，比99年增加", "青岛市", set()),
        ("到民國114年，比113年增加", None, {"2025", "2024"}),
        ("到114年，比2020年多", "台灣", {"2025", "2020"}),
        ("“十四五”末", None, {"2025"}),
        ("十五五规划", "青岛市", {"2030"}),
        ("五家企业，1899年以来", None, set()),
        ("企业500家", "台北市", set()),
    ],
)
def test_the_years_that_a_text_names(text: str, region: str | None, years: set[str]) -> None:
    assert named_years(text, region) == years


@pytest.mark.parametrize("word", ["比", "较", "相比", "相比于", "相较", "相较于", "对比"])
def test_words_before_a_year_that_is_compared_with(word: str) -> None:
    assert parse(f"{word}2020年下降5%").reference == "2020"


@pytest.mark.parametrize("word", ["比", "较", "相比", "高于", "快于", "低于", "高出", "领先"])
def test_words_before_a_level_that_is_compared_with(word: str) -> None:
    for level in ("水平", "平均水平", "平均", "均值", "基准", ""):
        assert parse(f"{word}全国{level}5个百分点").reference in ("全国", "全国平均", "全国平均水平")


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        *((f"{word}2020年的3倍", "2020") for word in ("是", "为", "相当于", "约为")),
        *((f"同比{word}增长5%", "上年同期") for word in ("", "实际", "名义", "合计")),
        *((f"环比{word}增长5%", "上期") for word in ("", "实际", "名义")),
    ],
)
def test_what_a_multiple_or_a_rate_compares_with(text: str, reference: str) -> None:
    assert parse(text).reference == reference


@pytest.mark.parametrize("base", ["现时的", "目前的", "现有", "现在的", "2020年底的", "2020年", "2020年末的", ""])
def test_the_level_that_an_amount_comes_from_is_left(base: str) -> None:
    for before, level in (("从", "提高到"), ("由", "降至")):
        bound = parse(f"{before}{base}6%{level}8%")
        assert (bound.base_low, bound.reference) == (8, None)


@pytest.mark.parametrize(
    "text", ["12EFLOPS(FP16)", "12EFLOPS（FP16）", "12EFLOPS[FP16]", "12EFLOPS【FP16】", "(FP16)12EFLOPS"]
)
def test_a_bracket_is_the_basis(text: str) -> None:
    assert parse(text).basis == "FP16"


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("存储总量达到10EB", ">= 10"),
        ("存储总量达到10EB。", ">= 10"),
        ("贫困县企业不少于500家", ">= 500"),
        ("贫困县企业500家", None),  # no word of comparison before it
        ("企业达到500家、园区达到50家", None),
        ("贫困县企业达到500家，服务全省", None),
        ("企业达到很多", None),
        ("五五百的企业不少于50家", None),  # what cannot be read is no subject
    ],
)
def test_a_clause_may_name_its_subject_first(text: str, amount: str | None) -> None:
    if amount is None:
        with pytest.raises(QuantityError):
            parse_clause(text)
    else:
        bound = parse_clause(text)
        assert f"{bound.comparator} {bound.low:f}" == amount


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("截至2023年底，全市建成充电桩5000个", ["a level reached"]),
        ("全市建成充电桩5000个", []),
        ("运行不少于50天", []),  # the form of the number tells it: no reader need look
        ("目前企业五百家", []),
    ],
)
def test_what_promises_nothing_is_told_with_why(text: str, reasons: list[str]) -> None:
    assert [one.reason for one in survey(text).nothing] == reasons


@pytest.mark.parametrize(
    "verbs", ["培育 打造 建设 建成 改成 新建 改建 扩建 改造 新增", "引进 遴选 认定 扶持 创建 形成 组织 完成"]
)
def test_a_hundred_is_counted_where_something_is_made(verbs: str) -> None:
    for verb in verbs.split():
        assert [one.text for one in find(f"全市{verb}示范企业百家")] == ["百家"], verb
    assert not find("走访企业百家")


def test_a_range_below_zero_is_told_apart_by_a_word() -> None:
    assert format_bound(parse("-1.5%至-0.5%")) == "-1.5至-0.5%"
    assert format_bound(parse("-1.5%至-0.5%"), lang="en") == "-1.5 to -0.5%"
