"""Text in which no number is one, found before any figure is read: dates, names, slogans.

The table is rows of a name, what finds the text, and sentences in which this row alone is what finds it: with the row
they have no figure, without it they have one.
"""

from typing import Final, NamedTuple

from policytrack.quantity.alternatives import any_of
from policytrack.quantity.lexicon import FIVE_YEAR_PLAN
from policytrack.text.messages import say


class Mask(NamedTuple):
    """Text in which no number is one: dates, names, slogans. Found before any figure is read."""

    name: str
    pattern: str
    examples: tuple[str, ...]
    needs: str = ""  # whatever it finds has one of these in or behind it; empty where no few characters tell


#: What any of them repeats has an end, so that a long run of its characters is not read anew from each of them.
MASKS: Final = (
    Mask(
        say("a document's number"),
        r"[〔\[(（【][0-9]{4}[〕\])）】] ?[0-9]+ ?号",
        examples=("印发〔2021〕35号文件",),
        needs="号",
    ),
    Mask(say("a title"), r"《[^》]{0,200}》", examples=("落实《新建50家企业的方案》",), needs="《"),
    Mask(say("an address"), r"https?://[^\s(),。;、「」《》]+", examples=("见https://example.org/50家",), needs="/"),
    Mask(
        say("a span of years"),
        r"(?<![0-9])[0-9]{4}(?:/[0-9]{1,2})? ?[-—–~至到] ?[0-9]{4}(?:/[0-9]{1,2})?年?",
        examples=("实施2024—2026年度安排", "达到2021/01-2021/12水平"),
        needs="-—–~至到",
    ),
    Mask(
        say("a span of months"),
        r"(?<![0-9.])(?:19|20)[0-9]{2}\.[0-9]{1,2} ?[-—–~～至到] ?(?:(?:19|20)[0-9]{2}\.[0-9]{1,2})?(?![0-9.])",
        examples=("达到2021.1～2021.12水平",),
        needs=".",
    ),
    Mask(
        say("a school or fiscal year"),
        r"(?:19|20)[0-9]{2}[/-][0-9]{2}(?=学年|年度|财政年度|财年)",
        examples=("达到2024/25学年水平",),
        needs="/-",
    ),
    Mask(
        say("a day and hour"),
        r"(?:19|20)[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}(?: ?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?",
        examples=("发布于2024-03-05 09:30",),
        needs="-/.",
    ),
    Mask(
        say("a year"),
        r"(?<![0-9])(?:19|20)[0-9]{2} ?年度?(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?(?:底|末|初|前)?",
        examples=("达到2025年水平",),
        needs="年",
    ),
    Mask(
        say("a year"),  # 达成2050净零排放
        r"(?<![0-9.,])20[0-9]{2}(?= ?(?:净零|碳中和|永[续續]))|(?<=\()[~～至] ?20[0-9]{2}(?=\))",
        examples=("达到2050净零", "短期(~2030)"),
        needs="净碳永)",
    ),
    Mask(say("a year"), r"(?i:about|around|circa) 20[0-9]{2}(?![0-9])(?=[,.;:)]|$)", ("Around 2030, finish it.",), "0"),
    Mask(say("a month or day"), r"[0-9]{1,2}月(?:[0-9]{1,2}日|底|末|份)?", examples=("力争在6月15日开工",), needs="月"),
    Mask(say("a span of time"), r"[0-9]+个?[多余]个?(?=月|星期|小时|工作日)", ("停产不超过4个多月",), "多余"),
    Mask(say("an hour"), r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?", examples=("不晚于9:30",), needs=":"),
    Mask(say("a telephone number"), r"(?<![0-9])[0-9]{3,4}-[0-9]{3,4}-[0-9]{3,4}(?![0-9])", examples=(), needs="-"),
    Mask(say("a number of a file"), r"(?<![0-9.])[0-9]{8,}(?![0-9])", examples=("达到00014349号",)),
    Mask(
        say("a slogan of numbers"),
        r"[0-9NnXx]{1,20}(?:[+×][0-9NnXxMm]{1,20})+",
        examples=("构建达到1+3+N体系",),
        needs="+×",
    ),
    Mask(say("a generation of networks"), r"(?<![0-9.])[0-9]G(?![A-Za-z])", examples=("带宽达到5G水平",), needs="G"),
    Mask(say("a generation of networks"), r"[百千万]兆(?=[一-鿿])", ("带宽达到万兆到村",), "兆"),
    Mask(say("a resolution"), r"[0-9]+K(?:/[0-9]+K)*(?![A-Za-z])", examples=("存储达到4K/8K水平",), needs="K"),
    Mask(
        say("a name with a number in it"),  # PM2.5, FP16, IPv6, CO2
        r"[A-Za-z][A-Za-z.-]{0,40}-?[0-9]+(?:\.[0-9]+)?(?![0-9])(?! ?[%万亿])",
        examples=("降低PM-2.5浓度",),
    ),
    Mask(say("a grade with a letter"), r"[0-9]+[A-Z]级", examples=(), needs="级"),
    Mask(
        say("a name in quotation marks"),
        r"[“\"'「『](?:[^”\"'」』]{1,14}|[^”\"'」』,，。;；]{1,40})[”\"'」』](?!级)",
        examples=("落实“新建50家”要求", "倡导“步行出行3公里、骑行出行5公里、公交出行10公里”的方式"),
        needs="”\"'」』",
    ),
    Mask(say("a unit by itself"), r"(?<=[(:])[百千万亿]{1,2}[一-鿿/]{1,7}(?=\)|(?m:$))", ("绿地(万亩)",)),
    Mask(
        say("an ordinal"),
        r"第[0-9〇一二三四五六七八九十百]+(?:代|批|轮|次|届|条|章|节|产业|方|期|季度|个|阶段|类|部分|位|名|一|款|项)?",
        examples=("召开第50次会议",),
        needs="第",
    ),
    Mask(say("a place in a ranking"), r"(?<![年月日目提之以当此])前[0-9]+[位名强]", ("综合实力进入全国前10名",), "前"),
    Mask(say("the number of a panel"), r"(?:专栏|专题|附图|图|表) ?[0-9]+(?=[ 　])", ("专栏10 家庭农场",), "专附图表"),
    Mask(
        say("the number of a list or heading"),
        r"(?m:^[ \t•·—-]*(?:[(（]?[0-9一二三四五六七八九十]+[)）]|[0-9]+(?:[.．][0-9]+){2,}|[0-9]+[.．、](?![0-9])"
        r"|[一二三四五六七八九十]+、))",
        examples=("(50)家庭农场", "十一、家庭农场", "2.3.2家庭农场"),
        needs=")）.．、",
    ),
    Mask(
        say("the years of a plan"),
        r"[一二三四五六七八九十两0-9]+年(?:行动|攻坚|计划|规划|滚动|制|期|来|一)",
        examples=("达到三年行动要求", "达到10年期水平"),
        needs="年",
    ),
    Mask(say("a five-year plan"), rf"[“\"]?{FIVE_YEAR_PLAN}[”\"]?", examples=("达到十四五目标",), needs="五"),
    Mask(
        say("a word with 一 in it"),
        r"最近一[次轮期]|新一代|首个|首批|一批|一系列|一体|一流|一张[网图]|一件事|一站|一网|一公里|一线|一带一路|一定|一步|一级"
        r"|一律|一般|一村一品|一支(?![0-9])|每一分钱|一分钱",
        examples=("花好每一分钱", "用好财政一分钱"),
        needs="一首",
    ),
    Mask(
        say("a great many"),
        r"亿万(?=[一-鿿])|[百千万]里(?![0-9])|百姓|千家万户|万众|百家争鸣|(?:56|五十六)个民族",
        examples=("惠及亿万农民", "水流万里", "政策直达百姓"),
        needs="百千万民",
    ),
    Mask(say("a slogan of greatness"), r"[十百千万]大(?=[一-鿿])", examples=("实施产值达百大工程",), needs="大"),
    Mask(
        say("a slogan of hundreds and thousands"),
        r"[双百千万]?[百千万][一-鿿][百千万][一-鿿](?:工程|行动|活动|计划)?",
        examples=("实施百县千村工程",),
        needs="百千万",
    ),
    Mask(
        say("parts of a pattern in space"),
        r"[一二三四五六七八九十]+(?:大|横|纵|中心|区|带|轴|核|翼|港|廊|化|融合|链|重)(?=[一-鿿“”、,。])",
        examples=("达到十区联动",),
        needs="大横纵中区带轴核翼港廊化融链重",
    ),
    Mask(
        say("aspects and parties"),
        r"[一二三四五六七八九十两几多]{1,12}(?:个?方面|方(?=[^面米位]))|[0-9]{1,2}个?方面",
        examples=("推进以下四方面工作", "由三方共同合作建设"),
        needs="方",
    ),
    Mask(
        say("a number of a place or department"),
        r"[0-9]+(?:部门|号楼|号线|号文|楼|层|室|条措施)|[一二三四五六七八九十]号楼|(?<![0-9]{4}[〕\])）】])(?<![0-9])[0-9]+号",
        examples=("落实稳增长50条措施",),
        needs="部号楼层室条",
    ),
    Mask(
        say("what is known by its number of articles"),
        r"(?<=新)[0-9]+条(?=[,，。;；、)）”\"]|的?(?:政策|意见|措施|规定))",
        examples=("落实鼓励民间投资新36条，支持创业",),
        needs="新",
    ),
    Mask(
        say("a hotline"),
        r"(?:12345|12315|12328|110|120)(?=[一-鿿]{0,4}热线)",
        examples=("开通12345政务热线",),
        needs="热",
    ),
    Mask(
        say("round the clock and round the corner"),
        r"24小时|365天|7×24|一刻钟|[0-9一二三四五六七八九十]+分钟(?:生活圈|健身圈|服务圈|医疗圈|社区|阅读圈|通勤圈)",
        examples=("提供不少于24小时服务", "建成达到15分钟生活圈"),
        needs="时天×钟",
    ),
)


def masked(text: str, masks: tuple[Mask, ...] = MASKS) -> bytearray:
    """For each character of the normalised `text`, whether a number there is a date, a name, a slogan or the like."""
    marks = bytearray(len(text) + 1)
    pattern = any_of(((mask.pattern, mask.needs) for mask in masks), text)
    for match in pattern.finditer(text) if pattern else ():
        marks[match.start() : match.end()] = b"\x01" * (match.end() - match.start())
    return marks
