"""What rules tell where two of their conditions meet: all that is found, its words, and its place in the file."""

import pytest
from test_rule_limits import figures, pair, targets
from test_rules import TODAY, run

from policytrack.data.source import SourceFile
from policytrack.errors import PolicytrackError
from policytrack.rules import baseline
from policytrack.rules.catalogue import RULES, find, matching
from policytrack.rules.check import CheckOptions, check
from policytrack.rules.source import texts_of

A = "source: 'https://example.org/a'"


def plan(said: str, more: str = "", listed: str = "", text: str = "plan.txt") -> str:
    """A file of one plan with its text, what its record says beside, and its targets."""
    head = f"# the text says: {said}\nformat: 1\nplans:\n  p:\n    title: 某市规划\n    text: {text}\n"
    entries = f"targets:\n{listed}" if listed else "targets: []\n"
    return f"{head}{more}{entries}"


def one(title: str, goal: str, quote: str, more: str = "") -> str:
    """A target of these words."""
    return f"title: '{title}'\ngoal: '{goal}'\n{more}quote: '{quote}'\n"


#: A text and all that is found: the rule, the words under the carets, and some of the message.
FOUND: list[tuple[str, list[tuple[str, str, str]]]] = [
    # a power of ten apart in another unit is a slip of the unit from a hundred on
    (one("产值", "120万元", "产值达到1.2亿元"), [("PT033", "120万元", "another unit")]),
    (one("产值", "1200万元", "产值达到1.2亿元"), [("PT030", "1200万元", "does not hold")]),
    (one("产值", "1.21万元", "产值达到1.2亿元"), [("PT030", "1.21万元", "does not hold")]),
    (one("产值", "120亿元", "产值达到1.2亿元"), [("PT030", "120亿元", "does not hold")]),  # the same unit
    (one("产值", "0.5亿元", "亏损降至0万元"), [("PT030", "0.5亿元", "quote: 降至0万元")]),
    (one("产值", "0亿元", "产值达到5万元"), [("PT030", "0亿元", "quote: 达到5万元")]),
    (one("企业", "1200家", "企业达到12万个"), [("PT030", "1200家", "quote: 达到12万个")]),
    (  # of a unit of the curator's own a quote says nothing
        "format: 1\nunits: {幸福分: {dimension: happiness}}\nplans: {p: {title: 某市规划}}\n"
        "targets: [{id: a, plan: p, title: 指数, goal: 500幸福分, quote: 指数达到600幸福分}]\n",
        [],
    ),
    # one end of a range, and a range for one figure
    (one("企业", "600家", "企业500—600家"), [("PT035", "600家", "one end of a range")]),
    (one("企业", "550家", "企业500—600家"), [("PT030", "550家", "does not hold")]),
    (one("企业", "500—600家", "企业600家"), [("PT035", "500—600家", "a range where the quote has one figure")]),
    (one("企业", "500—600家", "企业600—700家"), [("PT030", "500—600家", "does not hold")]),
    # the figures that the quote has instead, of many the first three; what belongs to a longer number is none
    (one("企业", "500家", "企业300家、400个、600个、700所"), [("PT030", "500家", "quote: 300家 and 400个 and 600个")]),
    (one("企业", "500家", "企业大量增加"), [("PT030", "500家", "quote: no figure")]),
    (one("产值", "50亿元", "产值由450亿元达到400亿元"), [("PT030", "50亿元", "quote: 450亿元 and 达到400亿元")]),
    (one("企业", "500家", "企业从500家起步，达到300家"), []),  # a level that is left may be meant
    # averages, and how each is put in words
    (one("面积", "人均50平方米", "面积50平方米"), [("PT034", "人均50平方米", "an average on one side only")]),
    (one("面积", "50平方米", "人均50平方米"), [("PT034", "50平方米", "(≥ 50平方米, average by person)")]),
    (one("面积", "人均50平方米", "户均50平方米"), [("PT034", "人均50平方米", "another average")]),
    (one("项目", "每年50项", "实施60项"), [("PT030", "每年50项", "(≥ 50项, annual)")]),
    (one("项目", "累计50项", "实施60项"), [("PT030", "累计50项", "(≥ 50项, cumulative)")]),
    (one("产业", "1000亿元", "产业规模达到千亿级"), [("PT031", "1000亿元", "(≥ 1000亿元, order of magnitude)")]),
    (one("项目", "50项", "每年实施50项", "kind: sum\n"), []),
    (
        one("项目", "每年50项", "实施50项", "kind: annual\n"),
        [("PT034", "每年50项", "of each year, the quote does not")],
    ),
    (one("项目", "累计50项", "实施50项"), []),
    (one("面积", "per capita 50 m2", "面积50平方米"), [("PT034", "per capita 50 m2", "an average on one side only")]),
    # what a change compares with
    (one("能耗", "比2019年下降18%", "能耗下降18%"), [("PT032", "比2019年下降18%", "compared with something else")]),
    (one("能耗", "比2019年下降18%", "与二〇一九年相比，能耗下降18%"), []),
    (one("能耗", "比上年下降18%", "能耗下降18%"), []),
    (one("能耗", "比上年下降18%", "能耗比2019年下降18%"), [("PT032", "比上年下降18%", "compared with something else")]),
    # the stage of a work, wherever its word stands
    (one("道路", "达到50公里", "在建里程50公里"), [("PT032", "达到50公里", "quote: 在建50公里")]),
    (one("道路", "达到50公里", "建成里程50公里"), []),
    (one("道路", "达到50公里", "规划里程达到50公里"), []),
    (one("道路", "50公里", "开工50公里"), []),
    (one("道路", "建成50公里", "道路50公里"), []),
    (one("道路", "建成50公里", "2024年规划建成50公里", "by: 2024\n"), []),  # 规划 and 建成: one of them is the goal's
    # an order of magnitude is no floor by its words, a ranking has no ceiling; words that say a bound twice
    (one("产业", "千亿元级", "产业规模达到千亿元级以上"), []),
    (one("排名", "前10名", "排名控制在前10名以内"), []),
    (one("排名", "第3位", "排名稳居第3位以内"), []),
    (one("排名", "前10名", "排名进入前20名以内"), [("PT030", "前10名", "quote: no figure")]),
    (one("占比", "超过50%以上", "占比达到50%"), [("PT031", "超过50%以上", "goal: 超过50%以上 (> 50%); quote")]),
    (one("产值", "增速达到10%", "产值比重10%"), [("PT032", "增速达到10%", "another direction")]),
    (one("站点", "5座", "5 stations will be built"), []),  # English counts in other words
    (one("站点", "5 stations", "站点5座"), []),
    (one("占比", "提高15%", "新能源占比下降15%"), [("PT032", "提高15%", "another direction")]),  # 新 is of the noun
    (one("新增企业", "达到500家", "新增企业达到500家"), []),
    (
        one("道路", "建成50公里", "规划中的道路开工50公里"),
        [("PT032", "建成50公里", "another stage of the work: goal: 建成50公里 (≥ 50公里); quote: 开工50公里")],
    ),
    (one("道路", "规划达到50公里", "道路规划50公里"), []),
    (
        one("增速", "高于全国平均水平1个百分点", "增速低于全国平均水平1个百分点"),
        [
            (
                "PT032",
                "高于全国平均水平1个百分点",
                "another side of the figure of others: "
                "goal: 高于全国平均水平1个百分点 (≥ 1个百分点, above 全国平均水平); "
                "quote: 低于全国平均水平1个百分点 (≥ 1个百分点, below 全国平均水平)",
            )
        ],
    ),
    (one("占比", "低于5%", "占比控制在低于5%"), []),
    (one("企业", "30—50家", "企业约30—50家"), [("PT031", "30—50家", "another comparator: goal: 30—50家")]),
    (one("企业", "约30—50家", "企业30—50家"), [("PT031", "约30—50家", "another comparator: goal: 约30—50家")]),
    (one("占比", "≥15%", "占比达到15%"), []),  # a symbol is the analyst's, for any of the words
    (one("占比", "≤15%", "占比降至15%"), []),
    (  # all that is wrong is told, each by its rule
        one("企业", "达到500家", "到2025年企业不少于500家", "by: 2026\n"),
        [("PT031", "达到500家", "another comparator"), ("PT036", "2026", "by: 2026; quote: 2025 for 不少于500家")],
    ),
    # which figure is the title's
    (one("产量", "达到500万吨", "小麦、玉米产量分别达到500万吨、800万吨"), []),  # it is said of both
    (
        one("玉米产量", "达到500万吨", "小麦、玉米产量分别达到500万吨、800万吨"),
        [("PT039", "达到500万吨", "beside 小麦;")],
    ),
    (one("单位产值", "下降23%", "单位产值能耗、排放量分别下降23%、15%"), []),
    (one("单位产值排放量", "下降23%", "单位产值能耗、排放量分别下降23%、15%"), [("PT039", "下降23%", "beside 排放量")]),
    (
        one("单位产值能耗", "下降15%", "单位产值能耗、排放量分别下降23%、15%"),
        [("PT039", "下降15%", "beside 单位产值能耗")],
    ),
    (
        one("能耗", "下降23%", "主要目标：用水量、能耗分别下降23%、15%"),
        [("PT039", "下降23%", "beside 用水量; the title's words stand beside 能耗")],
    ),
    (
        one("能耗", "下降23%", "经济发展，用水量、能耗分别下降23%、15%"),
        [("PT039", "下降23%", "beside 用水量; the title's words stand beside 能耗")],
    ),
    (
        one("能耗", "下降23%", "用水量以及能耗分别下降23%、15%"),
        [("PT039", "下降23%", "beside 用水量; the title's words stand beside 能耗")],
    ),
    (
        one("能耗", "下降23%", "企业增加。用水量、能耗分别下降23%、15%"),
        [("PT039", "下降23%", "beside 用水量; the title's words stand beside 能耗")],
    ),
    (one("能耗", "下降23%", "用水量、能耗下降23%、15%"), []),  # without 分别 both figures may be of both
    (one("换电站", "达到5万个", "公共充电桩5万个和换电站200座"), [("PT039", "达到5万个", "beside 公共充电桩")]),
    (
        one("换电站", "5万个", "建成5万个公共充电桩、200座换电站"),
        [("PT039", "5万个", "beside 公共充电桩; the title's words stand beside 换电站")],
    ),
    (one("B类", "50家", "A类50家，B类100家"), [("PT039", "50家", "beside a类")]),
    (
        one("生产总值比重", "达到1.2万亿元", "规模翻一番，达到1.2万亿元，占生产总值比重达到15%"),
        [("PT039", "达到1.2万亿元", "beside 规模")],
    ),
    (one("规模", "15%", "规模翻一番，达到1.2万亿元，占生产总值比重达到15%"), []),
    (
        one("化学需氧量年度排放总量", "下降8%", "氨氮、化学耗氧、氮氧化物年度排放总量分别下降5%、8%、9%"),
        [],  # what is said of all tells none apart
    ),
    (one("用水总量", "50亿立方米", "水5座，取用合计50亿立方米"), []),  # one character is the beginning of anything
    (one("能耗", "下降23%", "用水量，能耗分别下降23%、15%"), [("PT039", "下降23%", "beside 用水量; the")]),
    (one("用水量", "下降23%", "用水量，能耗分别下降23%、15%"), []),
    (one("能耗", "下降23%", "企业、用水量、能耗分别下降23%、15%"), [("PT039", "下降23%", "beside 用水量; the")]),
    (one("能耗", "下降15%", "企业、用水量、能耗分别下降23%、15%"), []),
    *(  # a second row goes on about the subjects of the first
        (one("氨氮", goal, f"氨氮、二氧化硫分别控制在207万吨、1580万吨以内，{hope}分别下降8%、9%"), slid)
        for hope in ("", "力争")
        for goal, slid in (
            ("下降8%", []),
            ("下降9%", [("PT039", "下降9%", "beside 二氧化硫; the title's words stand beside 氨氮")]),
        )
    ),
    (one("企业", "50家", "企业达到500家，每年建成50家", "kind: annual\n"), []),  # 每年 is no other subject
    *((one("企业", "50家", f"园区50家{mark}企业500家"), [("PT039", "50家", "beside 园区")]) for mark in "，；、和与及"),
    (one("企业利润", "500亿元", "企业500家，企业利润500亿元"), []),
    # deadlines that a quote leaves open, and years that are none
    (one("产值", "600亿元", "今后五年产值达到600亿元", "by: 2028\n"), []),
    (
        one("产值", "600亿元", "今后五年产值达到600亿元", "by: 2030\n"),
        [("PT036", "2030", "by: 2030; quote: 2028 for 达到600亿元")],
    ),
    (one("产值", "600亿元", "明年产值达到600亿元", "by: 2026\n"), [("PT036", "2026", "quote: 2025 for")]),
    (
        one("产值", "600亿元", "产值按2025年价格达到600亿元", "by: 2025\n"),
        [("PT036", "2025", "not as the year that 达到600亿元 is for")],
    ),
    (one("产值", "600亿元", "产值按2025年价格达到600亿元", "by: 2026\n"), []),
    (one("产值", "600亿元", "新建站点2025个，产值达到600亿元", "by: 2025\n"), []),  # no year
    (
        one("产值", "600亿元", "产值按二〇二五年价格达到600亿元", "by: 2025\n"),
        [("PT036", "2025", "the quote names 2025, but not as the year")],
    ),
    (one("产值", "600亿元", "到2025年产值达到600亿元", "by: [2025]\n"), [("PT006", "2025", "`by` is a list")]),
    (
        one("产值", "600亿元", "到2025年产值达到600亿元"),
        [("PT036", "到2025年产值达到600亿元", "the target has no deadline")],
    ),
    # figures of a plan's text that no target covers: five by name
    (
        plan("到2026年，建成园区12个、基地13个。"),
        [("PT049", "plan.txt", "no target covers 12个 (line 1), 13个 (line 1)")],
    ),
    (
        plan("到2026年，建成园区12个、基地13个、中心14个、平台15个、学校16所、医院17家、电站18座。"),
        [("PT049", "plan.txt", "12个 (line 1), 13个 (line 1), 14个 (line 1), 15个 (line 1), 16所 (line 1) and 2 more")],
    ),
    (
        plan("到2026年，建成园区12个、医院17家。", "    not_targets: {园区12个: of the province, 园区13个: a slip}\n"),
        [
            ("PT049", "plan.txt", "no target covers 17家 (line 1)"),
            ("PT049", "园区13个", "does not have the words 园区13个"),
        ],
    ),
    (
        plan(
            "到2026年，建成园区12个。",
            "  q: {title: 某县规划}\n",
            "  - {id: a, plan: q, title: 园区, goal: 12个, by: 2026, quote: 到2026年，建成园区12个}\n",
        ),
        [("PT049", "plan.txt", "no target covers 12个")],  # another plan's target covers nothing of this one
    ),
    (
        plan("<p>到2026年，建成园区12个。</p><script>13家</script>", text="plan.HTML"),
        [("PT049", "plan.HTML", "covers 12个 (line 1)")],
    ),
    (plan("<script>13家</script>", text="plan.htm"), []),
    (plan("到2026年，建成园区12个。").replace("    text: plan.txt\n", ""), []),
    # the text of a plan: quotes in its order, the years that open a passage
    (
        "# the text says: 前言。企业达到300家，园区达到50家。\n" + one("企业", "300家", "企业达到300家……企业达到300家"),
        [("PT040", "企业达到300家……企业达到300家", "the quote is not in the text of p: ")],
    ),
    (  # of a quote that slid the first part is told
        "# the text says: 企业达到300家。\n" + one("企业", "300家", "企业增加到300家……园区五十家……企业达到300家"),
        [("PT040", "企业增加到300家……园区五十家……企业达到300家", "the quote is not in the text of p: ")],
    ),
    (
        "# the text says: 企业达到300家。\n" + one("企业", "300家", "完全不同的一句话，另有300家"),
        [("PT040", "完全不同的一句话，另有300家", "the quote is not in the text of p")],
    ),
    ("# the text says: 企業達到３００家，名为“好”—·\n" + one("企业", "300家", '企业达到300家，名为"好"-•'), []),
    (
        "# the text says: 到2025年，企业达到300家。到2027年，园区达到50家。\n"
        + one("园区", "50家", "园区……50家", "by: 2025\n"),
        [("PT044", "2025", "the deadline is 2025; the last year that the text names before the quote is 2027")],
    ),
    (
        "# the text says: 企业达到300家。到2027年，园区达到50家。\n"
        + one("企业", "300家", "企业达到300家", "by: 2027\n"),
        [],
    ),
    (
        "# the text says: 到2027年，园区达到50家。“十四五”时期，企业达到300家。\n"
        + one("企业", "300家", "企业达到300家", "by: 2027\n"),
        [("PT044", "2027", "before the quote is 2025")],
    ),
    (
        "# the text says: 2027年底，园区达到50家；2025年前，企业达到300家。\n"
        + one("企业", "300家", "企业达到300家", "by: 2027\n"),
        [("PT044", "2027", "before the quote is 2025")],
    ),
    (
        "# the text says: 到2027年，园区达到50家，比2020年提高，企业达到300家。\n"
        + one("企业", "300家", "企业达到300家", "by: 2027\n"),
        [],
    ),
    *(  # a year that opens a passage only by its look: drafting finds the term of the plan
        (
            "# the text says: 某市行动方案（2024-2026年）。企业在2025年已有规划。园区达到50家。\n"
            + one("园区", "50家", quote, "by: 2026\n"),
            [],
        )
        for quote in ("园区达到50家", "达到50家")
    ),
    (
        "# the text says: 到2025年，企业达到300家。到2027年，园区达到50家。\n"
        + one("企业", "300家", "企业达到300家……50家", "by: 2025\n"),
        [],
    ),
    ("# the text says: 二〇二五年企业达到300家。\n" + one("企业", "300家", "2025年企业达到300家", "by: 2025\n"), []),
    (
        "# the text says: 到2025年，园区达到50家。\n"
        + one("园区", "", "园区全面建成", "by: 2028\n").replace("''", "{says: 全面建成}"),
        [
            ("PT041", "2028", "neither the quote nor the text of p names 2028"),
            ("PT040", "园区全面建成", "not in the text of p"),
        ],
    ),
    *(  # whatever the mark that a page or a typist has
        (f"# the text says: 甲{there}乙企业达到300家。\n" + one("企业", "300家", f"甲{here}乙企业达到300家"), [])
        for there, marks in (("-", "—–―─‐−"), ('"', "“”「」『』＂"), ("'", "‘’"), ("·", "•"))
        for here in marks
    ),
    *(  # a year of the text is one however it is written
        (f"# the text says: 园区{year}达到50家。\n" + one("园区", "50家", "达到50家", "by: 2029\n"), [])
        for year in ("（2024-2029）", "二〇二九年", "民国118年")
    ),
    # promises in words
    (
        one("车辆", "", "到2026年基本淘汰老旧车辆").replace("''", "{says: 淘汰……基本}"),
        [("PT046", "淘汰……基本", "does not say '基本' behind the words before it")],
    ),
    (
        one("车辆", "", "到2026年基本淘汰老旧车辆").replace("''", "{says: 全部……车辆}"),
        [("PT046", "全部……车辆", "the quote does not say '全部'")],
    ),
    (one("车辆", "", "淘汰老旧车辆，淘汰").replace("''", "{says: 淘汰……淘汰}"), []),
    (
        one("车辆", "", "淘汰老旧车辆").replace("''", "{says: 淘汰……淘汰}"),
        [("PT046", "淘汰……淘汰", "behind the words before")],
    ),
    (
        one("车辆", "", "今年淘汰车辆50万辆").replace("''", "{says: 淘汰车辆50万辆}"),
        [("PT047", "淘汰车辆50万辆", "the words hold a figure: 50万辆")],
    ),
    (
        one("车辆", "", "2025年或2030年以前淘汰车辆", "by: 2027\n").replace("''", "{says: 淘汰车辆}"),
        [("PT048", "2027", "the quote names 2025, 2030, not 2027")],
    ),
    (one("车辆", "", "2025年或2030年以前淘汰车辆", "by: 2029\n").replace("''", "{says: 淘汰车辆}"), []),
    (
        one("车辆", "", "2025年或2030年以前淘汰车辆", "by: 2024\n").replace("''", "{says: 淘汰车辆}"),
        [("PT048", "2024", "not 2024")],
    ),
    # figures: whose basis, what a jump is, what a total may do, where the words of the plan are the source
    (
        figures("as_of: 2023, value: 4家", "as_of: 2024, value: 40家", "as_of: 2025, value: 4家"),
        [
            ("PT051", "40家", "40家 is 10 times the one of 2023, 4家"),
            ("PT051", "4家", "4家 is 0.1 of the one of 2024, 40家"),
        ],
    ),
    (figures("as_of: 2025, value: 5000亿千瓦时", goal="翻一番"), []),  # an amount beside a multiple
    (
        figures("as_of: 2024, value: 300亿千瓦时", "as_of: 2025, value: 5000亿千瓦时", goal="翻一番"),
        [("PT051", "5000亿千瓦时", "5000亿千瓦时 is 17 times the one of 2024")],
    ),
    (figures("as_of: 2025, value: 400家", more="kind: cumulative\n"), []),
    ("goal: 500家\nquote: 由2023年的300家增加到500家\nbaseline: {as_of: 2023, value: 300家}\n", []),
    (
        "goal: 500家\nquote: 由2023年的300家增加到500家\nbaseline: {as_of: 2023, value: 301家}\n",
        [("PT070", "as_of", "the figure 301家 of 2023 has no source")],
    ),
    (
        "goal: 500家\nquote: 由2023年的300家增加到500家\nactuals: [{as_of: 2025, value: 300家}]\n",
        [("PT070", "as_of", "the figure 300家 of 2025 has no source")],
    ),
    ("goal: 500家\nbaseline: {as_of: 2023, value: 三百家}\n", [("PT070", "as_of", "the figure 三百家")]),
    ("goal: 500家\nactuals: [{as_of: 2025, value: 400家, pulled: {file: t.csv}}]\n", []),  # its table is the source
    (
        one("车辆", "", "淘汰车辆").replace("''", "{says: 淘汰车辆}") + "done: {as_of: 2025, source: 报纸}\n",
        [("PT071", "报纸", "the source '报纸' is no URL")],
    ),
    *(  # the name of its money settles what 元 is, whatever the goal is in
        (
            targets(
                "id: a, plan: p, title: 产值, goal: 500亿港元, quote: 产值500亿港元, "
                f"actuals: [{{as_of: 2025, value: {figure}, {A}}}]"
            ),
            [("PT016", figure, "the figure is in 亿元 (money-cny), the goal in 亿港元 (money-hkd)")],
        )
        for figure in ("人民币5亿元", "人民幣5億元")
    ),
    # dates: of promises in words too, and of a deadline before its plan or its start
    (
        one("车辆", "", "淘汰车辆").replace("''", "{says: 淘汰车辆}")
        + f"done: {{as_of: 2026-11-23, published: 2026-12, {A}}}\n",
        [
            ("PT053", "2026-11-23", "`as_of` is 2026-11-23"),
            ("PT053", "2026-12", "`published` is 2026-12, which is still to come"),
        ],
    ),
    (
        one("车辆", "", "淘汰车辆").replace("''", "{says: 淘汰车辆}")
        + f"done: {{as_of: 2026-11-22, published: 2026-11, {A}}}\n",
        [],
    ),
    (pair("by: 2031", "plan: q | by: 2026").replace("某市规划", "某市2024年行动计划"), []),  # one year is no term
    (
        pair("by: 2031", "plan: q | by: 2026").replace("某市规划", "某市规划（2024—2030年）"),
        [("PT058", "2031", "the plan's term, which ends in 2030")],
    ),
    (
        pair("by: 2031", "by: 2032").replace("某市规划", "某市规划（2024—2030年）"),
        [("PT058", "2031", "ends in 2030"), ("PT058", "2032", "ends in 2030")],
    ),
    (pair("by: 2060", "by: 2061").replace(", issued: 2024-01-15", ""), []),
    ("from: 2026\nby: 2025\n", [("PT057", "2025", "the deadline 2025 lies before `from`, which is 2026")]),
    ("from: 2026\nby: 2023-12\n", [("PT057", "2023-12", "lies before the plan, which is of 2024-01-15")]),
    (
        figures("as_of: 2023, value: 40家", "as_of: 2024, value: 41家", more="by: 2025\n"),
        [("PT080", "2025", "the deadline 2025-12-31 has passed; the newest figure is of 2024")],
    ),
    # what a target revises
    (
        pair("revises: b", "revises: c | by: 2027 | plan: q"),
        [("PT064", "b", "b is of a later plan (2025-03) than this target (2024-01-15)"), ("PT012", "c", "no target")],
    ),
    (pair("revises: a", "by: 2027"), [("PT063", "a", "a → a is a circle")]),
    *(
        (
            targets(*(f"{name}, plan: p, title: 企业{name[4]}, goal: 500家, quote: 企业500家" for name in listed)),
            [("PT063", to, "→") for to in circle],
        )
        for listed, circle in (  # what leads into a circle is not in it, wherever it stands
            (("id: a, revises: b", "id: b, revises: a", "id: c, revises: a"), "ba"),
            (("id: c, revises: a", "id: a, revises: b", "id: b, revises: a"), "ba"),
            (("id: c, revises: a", "id: a", "id: b, revises: a"), ""),
        )
    ),
    (pair("revises: b", "plan: q").replace(", issued: 2024-01-15", ""), []),  # no day, no order
    (pair("revises: b", "plan: q").replace(", issued: 2025-03", ""), []),
    (pair("", "plan: q | revises: a | indicator: firms"), []),
    (pair("indicator: firms", "plan: q | revises: a"), []),
    # people and things, in whatever counter
    *(
        (pair(f"indicator: firms | goal: 500{people}", "by: 2027"), [("PT062", f"500{people}", "the goal counts in")])
        for people in ("人", "名", "位", "人次", "户", " people", " persons")
    ),
    *((pair(f"indicator: firms | goal: 500{things}", "by: 2027"), []) for things in ("个", "项", "座", " projects")),
    # a title that says the direction
    *(
        (one(title, goal, f"{title}，{verb}{goal}"), [])
        for title, verb, goal in (
            ("比重提高", "提高", "5个百分点"),
            ("产能提升量", "提升", "500万吨"),
            ("产能扩大量", "扩大", "500万吨"),
            ("价格涨幅", "上涨", "5元"),
            ("时间缩短", "缩短", "5天"),
            ("新增产能", "新增", "500万吨"),
            ("减排量", "减少", "500万吨"),
            ("节水量", "节约", "500万吨"),
        )
    ),
    (one("产能变化", "500万吨", "产能变化为减少500万吨"), [("PT032", "500万吨", "another direction")]),
    # what is promised twice is told once, and what only looks so is not
    (pair("indicator: firms", "indicator: firms"), [("PT060", "id", "a promises the same: 达到500家 by 2026")]),
    (pair("", "goal: 达到400家"), [("PT061", "达到400家", "达到400家 contradicts 达到500家 of a")]),
    (pair("", "basis: FP16"), []),
    (pair("", "region: 甲区"), []),
    (pair("indicator: people | goal: 5万人", "by: 2027 | indicator: people | goal: 6万人"), []),
    (
        pair("change: new", "plan: q | by: 2027 | revises: a | change: new"),
        [("PT066", "new", "a new promise revises none, and this one revises a")],
    ),
    (
        pair("", "goal: 达到400家 | plan: q | revises: a | change: strengthened"),
        [
            (
                "PT066",
                "strengthened",
                "`change` is strengthened, but 达到500家, 2026 (a) and 达到400家, 2026 say weakened",
            )
        ],
    ),
    *(  # between a floor and a ceiling there is room
        (pair(f"goal: {goal}", f"goal: {other}"), told)
        for floor, ceiling, contradicts in (("300家以上", "低于500家", False), ("300家以上", "不超过300家", True))
        for goal, other in ((floor, ceiling), (ceiling, floor))
        for told in ([("PT061", other, f"{other} contradicts {goal} of a")] if contradicts else [],)
    ),
    (pair("", "goal: 达到50% | plan: q | revises: a | change: strengthened"), []),  # not to be compared
    (  # copies of a plan's text, and of the word that a promise was kept
        targets(
            "id: a, plan: p, title: 车辆, goal: {says: 淘汰}, quote: 淘汰, "
            "done: {as_of: 2025, source: 'https://example.org/a', archived: b.pdf}"
        ).replace("某市规划", "某市规划, archived: a.pdf"),
        [("PT074", "a.pdf", "no copy a.pdf"), ("PT074", "b.pdf", "no copy b.pdf")],
    ),
    ("extent: period\nby: 2026\n", [("PT067", "period", "`from` is not given")]),
    ("extent: period\nfrom: 2024\n", [("PT067", "period", "`by` is not given")]),
    ("extent: period\n", [("PT067", "period", "`from` and `by` is not given")]),
]


@pytest.mark.parametrize(("text", "expected"), FOUND, ids=range(len(FOUND)))
def test_all_that_is_found(text: str, expected: list[tuple[str, str, str]]) -> None:
    diagnostics = run(text).diagnostics
    told = [(one.code, one.excerpt[one.column - 1 : one.end_column - 1].strip("'")) for one in diagnostics]
    assert told == [(code, words) for code, words, _ in expected], [one.message for one in diagnostics]
    for found, (_, _, words) in zip(diagnostics, expected, strict=True):
        assert words in found.message


def checked(*files: tuple[str, str]) -> list[tuple[str, int, str]]:
    """What is found in files that are read in this order: the file, the line and the rule."""
    sources = [SourceFile(name, text.encode()) for name, text in files]
    return [(one.path, one.line, one.code) for one in check(sources, CheckOptions(TODAY)).diagnostics]


def test_findings_stand_in_the_order_of_files_and_places() -> None:
    slipped = "id: a, plan: p, title: 企业, goal: 500家, by: 2020, quote: 企业600家"
    other = "format: 1\ntargets:\n  - {id: b, plan: p, title: 园区, goal: 50家, quote: 园区60家}\n"
    found = [("a.yaml", 9, "PT030"), ("a.yaml", 9, "PT057"), ("b.yaml", 3, "PT030")]
    assert checked(("b.yaml", other), ("a.yaml", targets(slipped))) == found
    assert checked(("a.yaml", targets(slipped)), ("b.yaml", other)) == found
    # of one comment: what it leaves unused, that it says no reason, and a name that is none
    comment = "format: 1 # policytrack: ignore[PT999, PT057]\nplans: {}\n"
    assert [code for _, _, code in checked(("c.yaml", comment))] == ["PT090", "PT091", "PT092"]


#: Where a tab counts as the cause: on the line of the error; a full-width space or colon on the one before it too.
NEAR = [
    ("\tformat: 1\n", "indent with spaces"),
    ("format: 1\nplans: {}\n\ttargets: []\n", "indent with spaces"),
    ("format: 1\n\tnote: x\n\n\nplans: [}\n", "indent with spaces"),  # the parser stops at the tab
    ('note: "a\tb"\nplans: [}\n', ""),  # within a text it does no harm
    ("x: 1\ny：2: ]\n", "a full-width colon （：） makes no key; write a plain colon and a space"),
    ("a：b\nplans: [}\n", "a full-width colon （：） makes no key; write a plain colon and a space"),
    ("note: a：b\nplans: [}\n", ""),  # in a value it is none of a key
    ("note: a　b\n\n\nplans: {\n", ""),
    ("note: [\n\t1,\n}\n", ""),  # nor within brackets, on a line that is read
    ("note: [\n  1,\n\t}\n", "indent with spaces"),
    ("note：[}\nx: 1\n", "a full-width colon （：） makes no key; write a plain colon and a space"),
]


@pytest.mark.parametrize(("text", "hint"), NEAR)
def test_a_cause_is_looked_for_beside_the_error(text: str, hint: str) -> None:
    (one,) = check([SourceFile("t.yaml", text.encode())], CheckOptions(TODAY)).diagnostics
    assert (one.code, one.hint) == ("PT002", hint)


def test_a_slip_in_the_syntax_stands_under_what_is_written_on_its_line() -> None:
    slip = SourceFile("t.yaml", b"plans:\n  p:\n    by:2026  \n    note: x\n")
    (one,) = check([slip], CheckOptions(TODAY)).diagnostics
    assert (one.code, one.line, one.column, one.end_line, one.end_column) == ("PT002", 3, 5, 3, 12)


def test_the_encoding_of_a_file_is_told_where_it_can_be() -> None:
    for text, hint in (
        ("title: 某市人工智能产业发展规划\n".encode("gb18030"), "save it as UTF-8"),
        (b"\ttitle: \xff\xff\xff\n", ""),
    ):
        (one,) = check([SourceFile("t.yaml", text)], CheckOptions(TODAY)).diagnostics
        assert one.code == "PT001" and hint in one.hint and bool(one.hint) == bool(hint)


def test_a_deadline_that_cannot_be_read_is_told_once() -> None:
    unread = "id: a, plan: p, title: 企业, goal: 500家, by: soon, quote: 到2026年企业500家"
    other = "id: b, plan: p, title: 园区, goal: 50家, quote: 到2026年园区50家"
    assert [code for _, _, code in checked(("t.yaml", targets(unread, other)))] == ["PT013", "PT036"]
    without_kind = unread.replace("by: soon", "by: 2025, kind: soon")
    assert [code for _, _, code in checked(("t.yaml", targets(without_kind)))] == ["PT036", "PT014"]


def test_a_rule_that_is_not_wanted_hides_no_other() -> None:
    broken = SourceFile("a.yaml", b"x: [\n")
    slipped = SourceFile("b.yaml", targets("id: a, plan: p, title: 企业, goal: 500家, quote: 企业600家").encode())
    for codes in (frozenset(("PT030",)), frozenset(("PT002",)), frozenset(("PT031",))):
        found = check([broken, slipped], CheckOptions(TODAY, codes=codes)).diagnostics
        assert [one.code for one in found] == [code for code in ("PT002", "PT030") if code in codes]


#: What a word of `--select` and `explain` means: the rules, or None for no such rule.
MEANT = [
    ("PT03", [f"PT03{digit}" for digit in range(10)]),
    ("pt031", ["PT031"]),
    ("Comparator", ["PT031"]),
    ("PT031, no-source", ["PT031", "PT070"]),
    ("PT031,,", ["PT031"]),
    ("all", [rule.code for rule in RULES]),
    ("PT", [rule.code for rule in RULES]),
    ("P", None),
    ("31", None),
    ("PT0310", None),
    ("comparator PT031", None),
]


@pytest.mark.parametrize(("word", "codes"), MEANT)
def test_which_rules_a_word_means(word: str, codes: list[str] | None) -> None:
    if codes is None:
        with pytest.raises(PolicytrackError, match="there is no rule") as caught:
            matching([word])
        assert caught.value.hint == "`policytrack rules` lists them"
    else:
        assert sorted(matching([word])) == codes
    if codes is not None and len(codes) == 1 and "," not in word:
        assert find(word).code == codes[0]
    else:
        with pytest.raises(PolicytrackError, match="there is no rule"):
            find(word)


#: The key and title of a plan, the texts of a folder by their names, and the one that is the plan's.
TEXTS = [
    ("p", "某市规划", {"p": "甲", "x": "某市规划"}, "甲"),  # by its key
    (
        "p",
        "某市规划",
        {"x": "关于印发《某市规划》的通知", "y": "某市规划的解读"},
        "某市规划的解读",
    ),  # where it stands earliest
    ("p", "某市规划（2024—2030年）", {"x": "某 市 規劃 2024-2030年\n"}, "某 市 規劃 2024-2030年\n"),
    ("p", "某市规划", {"x": "某县规划", "q": "某县规划"}, None),
    ("p", "——", {"x": "某县规划"}, None),
]


@pytest.mark.parametrize(("key", "title", "texts", "own"), TEXTS)
def test_which_text_is_which_plans(key: str, title: str, texts: dict[str, str], own: str | None) -> None:
    data = f"format: 1\nplans:\n  {key}: {{title: {title}}}\ntargets: []\n"
    plans = check([SourceFile("t.yaml", data.encode())]).dataset.plans
    assert texts_of(plans, texts) == ({key: own} if own is not None else {})


# A baseline.


def compared(entries: str, text: str, *, active: frozenset[str] | None = None) -> list[tuple[str, int, str]]:
    """What a file has beyond a baseline of these lines."""
    codes = frozenset(rule.code for rule in RULES)
    found = check([SourceFile("t.yaml", text.encode())], CheckOptions(TODAY)).diagnostics
    known = baseline.read("known.txt", entries)
    told = baseline.compare(known, found, codes if active is None else active, codes)
    return [(one.path, one.line, one.code) for one in told.diagnostics]


def test_a_baseline_hides_no_file_that_cannot_be_read() -> None:
    broken = "x: [\n"
    (one,) = check([SourceFile("t.yaml", broken.encode())], CheckOptions(TODAY)).diagnostics
    assert compared(f"PT002\t-\t{one.what}\n", broken) == [("t.yaml", 2, "PT002")]


def test_an_entry_that_nothing_needs_stands_under_its_whole_line() -> None:
    lines = ["PT030\ta\tgone", "PT999\t-\tof old", "PT030\ta\tgone"]
    known = baseline.read("known.txt", "# one\n\n" + "\n".join(lines))
    codes = frozenset(rule.code for rule in RULES)
    told = baseline.compare(known, [], codes, codes)
    assert (told.known, [one.target for one in told.diagnostics]) == (0, ["a", None, "a"])
    for number, (one, line) in enumerate(zip(told.diagnostics, lines, strict=True), 3):
        assert (one.line, one.column, one.end_line, one.end_column) == (number, 1, number, len(line) + 1)
        assert one.excerpt == line
        code, of, what = line.split("\t")
        assert one.message == f"nothing needs this entry of the baseline any more: {code} {of}: {what}"
    assert baseline.compare(known, [], codes - {"PT093"}, codes).diagnostics == ()
