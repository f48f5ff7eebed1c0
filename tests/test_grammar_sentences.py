"""Figures in their sentences: what each is of, what its row says of it, and which numbers of a text are no figures."""

import pytest

from policytrack.quantity.custom_units import Definition, extended
from policytrack.quantity.extract import Phrase, find, survey
from policytrack.quantity.non_promises import NON_PROMISES
from policytrack.quantity.unit_table import UNITS

#: What is measured, with a word in it that is a verb of plans as well, or says nothing elsewhere.
MEASURED = (
    "规模 总规模 总量 产值 产量 里程 容量 装机 覆盖率 普及率 利用率 合格率 投资 增加值 面积 总面积 数量"
    " 城镇 农村 全市 全省 全国 占比 比重 比例 研发 应用 服务 培训"
)


@pytest.mark.parametrize("noun", MEASURED.split())
def test_a_noun_that_begins_like_a_verb_is_what_is_measured(noun: str) -> None:
    for before in ("", "力争", "到2026年，"):
        assert [one.subject for one in find(f"{before}{noun}达到5万亩")] == [noun]


@pytest.mark.parametrize("noun", ["人均", "户均"])
def test_so_is_an_average_before_its_noun(noun: str) -> None:
    assert [one.subject for one in find(f"力争{noun}收入达到5万元")] == [f"{noun}收入"]


#: A sentence, and what its figure is of: the noun before it in its clause, or else behind it.
SUBJECTS = [
    ("到2026年底公园达到50座", "公园"),
    ("2026年前公园50座", "公园"),
    ("2026年末公园50座", "公园"),
    ("完成改造公园50座", "公园"),
    ("公园建成50座", "公园"),
    ("培育引进企业50家", "企业"),
    ("A、公园达到50座", "公园"),
    ("实施：公园达到50座", "公园"),
    ("公园和绿地达到50座", "公园和绿地"),
    ("公园\t达到50座", ""),
    ("公园|达到50座", ""),
    ("建成50座公园；", "公园"),
    ("建成50座以上的公园，", "公园"),
    ("建成50座左右公园|绿地", "公园"),
    ("建成50座的公园（绿地）", "公园"),
    ("建成50座“公园”", ""),
    ("建成50座、绿地50公顷", ""),
    ("园50座", ""),  # one character is no noun to go by
    ("公园园50座", "公园园"),
]


@pytest.mark.parametrize(("sentence", "subject"), SUBJECTS)
def test_what_a_figure_is_of(sentence: str, subject: str) -> None:
    found = find(sentence)[0]
    assert found.subject == subject
    place = found.subject_span
    assert (sentence[slice(*place)] if place else "") == subject


def said(one: Phrase) -> str:
    """A figure as its row writes it out, what its clause says of it, and the readings that stand beside."""
    bound = one.bound
    parts = [one.wording, bound.change and bound.change.value, bound.period, bound.basis and f"({bound.basis})"]
    parts += [f"or {other.comparator}{other.low:f}" for other in one.alternatives]
    return " ".join(part for part in parts if part)


#: A sentence and its figures.
ROWS: list[tuple[str, list[str]]] = [
    ("分别达到50家、30家、20家以上", ["达到50家以上 or >=50", "达到30家以上 or >=30", "达到20家以上"]),
    ("均达到50家、30家以上", ["达到50家以上 or >=50", "达到30家以上"]),
    ("分别达到50家以上、30家、20家以上", ["达到50家以上", "达到30家", "达到20家以上"]),
    ("分别增长5%、3%以上、2%", ["增长5% increase", "增长3%以上 increase", "增长2% increase"]),
    ("分别不少于50家和30家", ["不少于50家", "不少于30家"]),
    ("分别为约20%、30%", ["约20%", "约30%"]),
    ("分别达20%;30%", ["达20%", "达30%"]),
    ("分别达到20%；30%", ["达到20%", "达到30%"]),
    ("依次达到50家、30家。分别达到20家、10家", ["达到50家", "达到30家", "达到20家", "达到10家"]),
    ("分别达到50家、30家，分别达到20家、10家", ["达到50家", "达到30家", "达到20家", "达到10家"]),
    ("达到50家或30家", ["达到50家", "达到30家"]),
    ("达到50家并30家", ["达到50家", "达到30家"]),
    ("达到50家以及30家", ["达到50家", "达到30家"]),
    ("企业、园区分别达到50家、30座", ["达到50家", "达到30座"]),
    ("分别达到50家、占比30%", ["达到50家", "达到30%"]),
    ("到2025年达到50家，占比30%", ["达到50家", "30%"]),
    ("增长5%，10家左右上市", ["增长5% increase", "10家左右"]),
    ("新增150家，推动10家左右上市", ["新增150家 increase", "10家左右"]),
    ("分别新增5家、减少10家", ["新增5家 increase", "减少10家 decrease"]),
    ("较2020年分别下降5%、10%", ["下降5% decrease", "较2020年下降10% decrease"]),
    (
        "每年分别新增5家、10家以上",
        ["每年新增5家以上 increase annual or =5", "每年新增10家以上 increase annual"],
    ),
    ("达到50家(含规上30家)、20家以上", ["达到50家以上 or >=50", "30家", "达到20家以上"]),
    ("（达到50家、30家以上）", ["达到50家", "30家以上"]),  # in brackets there are no rows
    ("达到50家，名单（见附件）、30家以上", ["达到50家", "30家以上"]),
    # what a clause says, and where it ends
    ("新引育90名国家级，150名省级", ["新引育90名 increase", "150名"]),
    ("新引育90名国家级、150名省级", ["新引育90名 increase", "150名 increase"]),
    ("新引育90名国家级、150公顷绿地", ["新引育90名 increase", "150公顷"]),
    ("每年培育企业50家左右", ["50家左右 annual"]),
    ("逐年培育企业50家左右", ["50家左右 annual"]),
    ("每年实施：企业50家", ["50家"]),
    ("每年新增50家，累计达到200家", ["新增50家 increase annual", "达到200家 cumulative"]),
    ("累计建成20座", ["20座 cumulative"]),
    ("累计培训规模达到50万人，超过30万户", ["达到50万人 cumulative", "超过30万户"]),
    ("累计装机20GW", ["20GW"]),
    ("累计装机容量每年新增50万千瓦", ["新增50万千瓦 increase annual"]),
    ("PM2.5比上年下降5%", ["比上年下降5% decrease"]),
    ("累计容量达到20GW", ["达到20GW"]),
    ("累计并网50万千瓦", ["50万千瓦"]),
    # brackets: what they say of the figure, and what is none of it
    ("达到12EFLOPS(FP16)", ["达到12EFLOPS (FP16)"]),
    ("达到50家(规上)", ["达到50家 (规上)"]),
    *((f"达到50家({note})", ["达到50家"]) for note in ("3年", "三年", "累计", "五年累计", "不超标", "不少于国家标准")),
    *((f"达到50家({note})", ["达到50家"]) for note in ("不低于国家标准", "不高于")),
    # years before a word that goes on with 年
    *((f"{year}增长5%以上", ["增长5%以上 increase"]) for year in ("上年", "前年", "同年", "当年", "基年", "2023年")),
    ("产值年增长5%以上", ["5%以上 increase"]),
    ("年均用水量达到50万吨", ["达到50万吨"]),
    # what stands at the beginning, behind a colon, in a number that is none
    ("50家企业参与AI", ["50家"]),
    ("目标：50家", ["50家"]),
    (":50家", ["50家"]),
    ("企业5:8家", []),
    ("A50家", []),
    ("企业12,50家", []),
    ("编号20.50.3家", []),
    ("Between 20 percent and 30 percent", ["20 percent and 30 percent"]),
    ("20 percent and 30 percent", ["20 percent", "30 percent or =30"]),
    # the 上 of 基础上 and the 过 of 通过 compare nothing
    ("在2020年基础上增长5%", ["在2020年基础上增长5% increase"]),
    ("在2020年的基础上实现产值翻两番", ["翻两番"]),
    ("通过50项", ["50项"]),
    ("FP16达到12EFLOPS", ["达到12EFLOPS"]),
    ("IPv6占比提高到50%", ["提高到50%"]),
    # a state, and an adverbial clause that only begins like one
    ("园区已建成，目前改造公园50座", []),
    ("园区已建成，当前推进改造公园50座", ["50座"]),
    ("投资过亿元", ["过亿元"]),
    ("能耗较“十二五” 下降30%以上", ["较“十二五” 下降30%以上 decrease"]),
    ("投资上千亿元", ["上千亿元"]),
]


@pytest.mark.parametrize(("sentence", "expected"), ROWS)
def test_figures_of_a_sentence(sentence: str, expected: list[str]) -> None:
    assert [said(one) for one in find(sentence)] == expected


#: What a bare P counts where the words before it do not say so: nothing.
def test_a_letter_alone_counts_nothing_by_itself() -> None:
    assert find("内容规模达到4100P") == ()
    assert [one.bound.unit.symbol for one in find("内存容量达到4100P")] == ["PB"]


def test_the_year_of_a_row_is_that_of_its_figures_alone() -> None:
    found = find("到2026年企业500家。\n项目 | 期限\n企业50家 | 2027年\n园区30家 | -\n\n绿地20公顷")
    years = [(one.deadline, one.inherited) for one in found]
    assert years == [(2026, False), (2027, False), (2027, True), (2027, True)]


def test_a_word_of_comparison_is_read_across_spaces() -> None:
    assert [str(one.bound.comparator) for one in find("超过 50家，至少  50家")] == [">", ">="]


#: Verbs and nouns of a change that stand before what changes.
ACROSS = {
    "increase": """
        increase increases increased increasing raise raises raised raising grow grows growing expand expands expanded
        expanding boost boosts boosted boosting rise rises rising Increase INCREASE
    """,
    "decrease": """
        reduce reduces reduced reducing lower lowers lowered lowering cut cuts cutting decrease decreases decreased
        decreasing shrink shrinks shrinking slash slashes slashed slashing fall falls drop drops
    """,
}
NOUNS = {"increase": "growth rise increase", "decrease": "reduction decline cut decrease fall drop"}


@pytest.mark.parametrize("change", ACROSS)
def test_a_change_across_what_changes(change: str) -> None:
    for verb in ACROSS[change].split():
        found = find(f"{verb} forest area by 40 million hectares")
        assert [said(one) for one in found] == [f"{verb} by 40 million hectares {change}"]
    for noun in NOUNS[change].split():
        for other in ("in", "to"):
            assert [said(one) for one in find(f"a {noun} {other} exports of 3 tons")] == [f"{noun} by 3 tons {change}"]
    verb = ACROSS[change].split()[0]
    assert [said(one) for one in find(f"{verb} it; by 40 tons")] == ["40 tons"]
    assert [said(one) for one in find(f"{verb} output. It is passed by 40 tons")] == ["40 tons"]
    assert [said(one) for one in find(f"{verb} output {'of many sorts ' * 8}by 40 tons")] == ["40 tons"]


def test_a_verb_before_what_is_measured_and_the_words_of_a_row() -> None:
    for verb in ["新增", "净增", "增加", "新建", "新引", "新培", "新开", "新认", "新设", "新改"]:
        assert [said(one) for one in find(f"{verb}城镇绿地50公顷")] == ["50公顷 increase"], verb
    for verb in ["减少", "削减", "压减", "节约"]:
        assert [said(one) for one in find(f"{verb}城镇绿地50公顷")] == ["50公顷 decrease"], verb
    for word in ["、", "和", "及", "以及", "与"]:
        assert [said(one) for one in find(f"新增学位2万个{word}托位5万个")] == ["2万个 increase", "5万个 or =5"], word
    for word in ["、", "和", "及", "与", "以及", "或", "并"]:
        assert [said(one) for one in find(f"达到50家{word}30家")] == ["达到50家", "达到30家"], word
    for word in ["，", "；", ",", ";"]:
        assert [said(one) for one in find(f"达到50家{word}30家")] == ["达到50家", "30家"], word
        assert [said(one) for one in find(f"分别达到50家{word}30家")] == ["达到50家", "达到30家"], word


#: Small numerals, of which only what is made is counted: a sentence and its figures.
SMALL = [
    *(("建设三至五个平台", "三至五个"), ("建设五十个平台", "五十个"), ("不少于三个平台", "不少于三个")),
    *(("建成三座公园", "三座"), ("培育三家企业", "三家"), ("完成三处改造", "三处"), ("建成三栋", "三栋")),
    *(("建成三所", "三所"), ("培育3家企业", "3家"), ("投资三万元", "三万元"), ("建设三千亩", "三千亩")),
    *(("建设三个平台", ""), ("新建一座公园", ""), ("三座公园", ""), ("实施三项工程", ""), ("投资三元", "")),
    *(("建设三亩", ""), ("种植三株", ""), ("走访三家企业", "")),
]


@pytest.mark.parametrize(("sentence", "figure"), SMALL)
def test_a_small_numeral_counts_what_is_made(sentence: str, figure: str) -> None:
    assert [one.text for one in find(sentence)] == ([figure] if figure else [])


#: Numbers that promise nothing, each by one kind of what is passed over; and beside it what is no such thing.
PASSED_OVER = [
    ("落实《新建50家企业的方案》", "新建50家企业"),
    ("达到2024/25学年水平", "达到3/4"),
    ("Around 2030, finish it.", "Around 2030 schools"),
    ("热线400-1234-567家", "热线567家"),
    ("构建达到1+3+N体系", "达到3"),
    ("存储达到4K/8K水平", "存储达到4KB"),
    ("落实“新建50家”要求", "新建50家"),
    ("召开第50次会议", "召开50次会议"),
    ("综合实力进入全国前10名", "提前培养10名"),
    ("达到三年行动要求", "达到三年"),
    ("花好每一分钱", "花好三万元"),
    ("实施产值达百大工程", "产值达百亿元"),
    ("达到十区联动", "达到十个区"),
    ("推进以下四方面工作", "推进四千方混凝土"),
    ("落实稳增长50条措施", "新建50条街道"),
    ("落实鼓励民间投资新36条，支持创业", "新建36条，支持创业"),
    ("提供不少于24小时服务", "提供不少于25小时服务"),
    ("协同50个部门", "建设50个部级重点实验室"),
]


@pytest.mark.parametrize(("sentence", "other"), PASSED_OVER)
def test_numbers_that_promise_nothing(sentence: str, other: str) -> None:
    assert find(sentence) == ()
    assert len(find(other)) == 1


def test_each_kind_of_figure_that_promises_nothing_has_its_row() -> None:
    assert len({kind.name for kind in NON_PROMISES}) == len(NON_PROMISES) == 11


@pytest.mark.parametrize("before", ["", "㎡不计，", "到２０２５年，"])
def test_what_promises_nothing_is_told_with_its_place(before: str) -> None:
    text = f"{before}截至2023年底，全市建成充电桩5000个、绿地500多公顷。"
    assert [text[one.start : one.end] for one in survey(text).nothing] == ["5000个", "500多公顷"]


def test_money_and_units_of_a_region_and_of_a_file() -> None:
    table, _ = extended(UNITS, [Definition("大箱", "20 吨")])
    read = [
        find("產值突破600億", region="台北市"),
        find("分别达到5亿元、6亿元以上", region="香港"),
        find("达到5亿元", region="澳门"),
        find("产值突破600亿"),
        find("达到5大箱、6大箱以上", table=table),
        find("达到5大箱"),
    ]
    assert [[one.bound.unit.symbol for one in found] for found in read] == [
        ["亿新台币元"],
        ["亿港元", "亿港元"],
        ["亿澳门元"],
        ["亿元"],
        ["大箱", "大箱"],
        [""],
    ]


def test_the_year_that_a_figure_compares_with() -> None:
    years = [find(text)[0].base_year for text in ("较2020年增长5%", "较上年增长5%", "增长5%", "是2015年的3倍")]
    assert years == [2020, None, None, 2015]
