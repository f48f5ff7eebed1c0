"""Numbers in a plan's text that promise nothing: what is passed over before and after a figure is read.

Both tables are rows of a name, what finds the number, and sentences in which this row alone is what finds it: with the
row they have no figure, without it they have one.
"""

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from policytrack.quantity.alternatives import any_of
from policytrack.quantity.figure_parser import Figure
from policytrack.quantity.lexicon import FIVE_YEAR_PLAN, WordKind
from policytrack.quantity.unit import BARE, RATIO
from policytrack.text.messages import say


class Mask(NamedTuple):
    """Text in which no number is one: dates, names, slogans. Found before any figure is read."""

    name: str
    pattern: str
    examples: tuple[str, ...]
    needs: str = ""  # whatever it finds has one of these in or behind it; empty where no few characters tell


class Candidate(NamedTuple):
    """A figure that reads well and may still be no target, with its places in the normalised text."""

    figure: Figure
    at: int  # where its number begins
    lead: int  # where the words directly before that begin
    end: int
    before: str  # its sentence up to it

    @property
    def text(self) -> str:
        """The text that it stands in."""
        return self.figure.reading.text

    @property
    def following(self) -> str:
        """What stands behind it."""
        return self.text[self.end : self.end + 8]

    @property
    def dimension(self) -> str:
        """The key of its dimension."""
        return self.figure.bound.dimension.key

    @property
    def claims(self) -> bool:
        """Whether a word compares it or says that it is a level to reach."""
        return not self.figure.reading.heard.kinds.isdisjoint((WordKind.COMPARE, WordKind.WEAK, WordKind.LEVEL))

    def says(self, *kinds: WordKind) -> bool:
        """Whether a word of one of the kinds stands beside it."""
        return not self.figure.reading.heard.kinds.isdisjoint(kinds)


class NonPromise(NamedTuple):
    """A kind of figure that is no target."""

    name: str
    holds: Callable[[Candidate], bool]
    examples: tuple[str, ...]
    by_form: bool = False  # the characters beside the number tell it, or nothing does: no reading of it says more


#: What any of them repeats has an end, so that a long run of its characters is not read anew from each of them.
MASKS: Final = (
    Mask(
        say("a document's number"),
        r"[〔\[(（【][0-9]{4}[〕\])）】] ?[0-9]+ ?号",
        examples=("印发〔2021〕35号文件",),
        needs="号",
    ),
    Mask(say("a title"), r"《[^》]{0,200}》", examples=("落实《新建50家企业的方案》",), needs="《"),
    Mask(say("an address"), r"https?://\S+", examples=("见https://example.org/50家",), needs="/"),
    Mask(
        say("a span of years"),
        r"[0-9]{4} ?[-—–~至到] ?[0-9]{4}年?",
        examples=("实施2024—2026年度安排",),
        needs="-—–~至到",
    ),
    Mask(
        say("a school or fiscal year"),
        r"(?:19|20)[0-9]{2}[/-][0-9]{2}(?=学年|學年|年度|财政年度|財政年度|财年)",
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
    Mask(say("a year"), r"(?i:about|around|circa) 20[0-9]{2}(?![0-9])(?=[,.;:)]|$)", ("Around 2030, finish it.",), "0"),
    Mask(say("a month or day"), r"[0-9]{1,2}月(?:[0-9]{1,2}日|底|末|份)?", examples=("力争在6月15日开工",), needs="月"),
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
        r"最近一次|新一代|首个|首批|一批|一系列|一体|一流|一张[网图]|一件事|一站|一网|一公里|一线|一带一路|一定|一步|一级"
        r"|一律|一般|一村一品|每一分钱|一分钱",
        examples=("花好每一分钱", "用好财政一分钱"),
        needs="一首",
    ),
    Mask(
        say("a great many"),
        r"亿万(?=[一-鿿])|[百千万]里(?![0-9])|百姓|千家万户|万众",
        examples=("惠及亿万农民", "水流万里", "政策直达百姓"),
        needs="百千万",
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
        r"[一二三四五六七八九十两几多]{1,12}(?:个?方面|方(?=[^面米位]))",
        examples=("推进以下四方面工作", "由三方共同合作建设"),
        needs="方",
    ),
    Mask(
        say("a number of a place or department"),
        r"[0-9]+(?:部门|号楼|号线|号文|楼|层|室|条措施)|[一二三四五六七八九十]号楼|[0-9]+号",
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

# A level that has been reached is no promise, unless the sentence also looks ahead.
_REACHED: Final = r"截至|截止|已经?(?=[建达有实完突超形成])|(?<![项由从])目前|现有|现已|去年|累计已|业已|上年末"
_AHEAD: Final = r"[到达](?:19|20)[0-9]{2}年|力争|确保|争取|目标|将|预期(?!寿命)"
_SMALL: Final = r"[一两二三四五六七八九](?![0-9.点十百千万亿])"
_MULTIPLIER_ALONE: Final = r"[十百千万亿]+(?![0-9一二两三四五六七八九])"
_NAME_GOES_ON: Final = r"(?![以左上下的])[A-Z一-鿿]"
_SIZE: Final = r"及?以上的?(?![的水,，。;；、!！?？)）\s])[一-鿿]"
_ATTRIBUTE: Final = r"(?:(?![和与及])[一-鿿]){0,14}?[0-9一二三四五六七八九十百]+多?(?:家|个|户|条|项|座|支)"
_COUNTED: Final = r"[0-9一二三四五六七八九十百]+多?(?:家|个|户|条|项|座|支)(?:以上|左右)?[一-鿿]{0,6}$"
# 培育百家企业 makes a hundred, 新建学校两所 two; 百张病床 counts by the hundred, and 实施五个工程 are none.
_MAKING: Final = (
    r"(?:培育|打造|建设|[建改]成|[新改扩]建|改造|新增|引进|遴选|认定|扶持|创建|形成|组织|完成|实施|开展|举办|推进|推出|开拓|推广|转化|发布|选派)"
    r"[^,，。;；0-9]{0,12}$"
)
_BY_HUNDREDS: Final = "个户名项场款件种条处所家座栋"
_MADE: Final = ("家", "座", "所", "处", "栋")
_ADDED: Final = r"(?:新增|增加|增产|形成|扩大|建成|达到?|突破|超过?)$"  # 新增千万吨产能
_LONGER_WORDS: Final = ("部门", "部委", ":", "/")
_COURSE: Final = r"[^,，。;；、0-9]{0,8}(?:培训|研修|班|讲座|课程)"  # 40期培训 are courses, 二期 is a name
_NAMING: Final = ("路", "期", "点", "页", "字", "市", "县")
# 人均预期寿命78.3岁, 受教育年限11.3年, 空气优良天数超过275天: what is measured in years or days.
_IN_TIME: Final = (
    r"(?:[寿壽]命|教育年限|天数|日数|轮候时间|等候时间)(?:超过|不超过|达到?|不[低少多]于|大于|高于|为|至少)?$"
)
_DURATIONS: Final = ("days", "working-days", "months", "years")
_LEVELS: Final = (WordKind.WEAK, WordKind.LEVEL, WordKind.CHANGE)


def _is_rank(it: Candidate) -> bool:
    return it.dimension == "rank"


def _goes_on(it: Candidate) -> bool:
    return it.following.startswith(_LONGER_WORDS)


def _is_named(it: Candidate) -> bool:
    if it.figure.bound.unit.symbol == "期" and re.compile(_COURSE).match(it.text, it.figure.amount.end):
        return False
    return it.lead == it.at and it.figure.bound.unit.symbol in _NAMING


def _is_bare(it: Candidate) -> bool:
    """A number without a unit, of which no word claims a level (PUE降至1.25 does)."""
    bound, unit = it.figure.bound, it.figure.amount.unit
    if bound.unit.dimension is not RATIO:
        return False
    claimed = it.lead < it.at and it.claims
    if unit is BARE:
        return not claimed  # 2.5:1
    if unit is not None:
        return not bound.magnitude and unit.symbol in ("十", "百", "千")
    after = it.following[:1]
    return not claimed or after in ("号", "+") or (after.isascii() and after.isalpha())


def _is_attribute(it: Candidate) -> bool:
    """What the counted ones are like: 百亿级企业5家."""
    grade = it.figure.bound.magnitude
    return grade and bool(re.compile(_ATTRIBUTE).match(it.text, it.end) or re.compile(_COUNTED).search(it.before[-14:]))


def _is_size(it: Candidate) -> bool:
    """From which size on something counts: 亿元以上项目, 10亿元以上企业5家."""
    end = it.figure.amount.end
    size = re.compile(_SIZE).match(it.text, end) if it.text.startswith(("以上", "及以上"), end) else None
    if size is None:
        return False
    alone = not it.text[it.at].isdigit() and re.compile(_MULTIPLIER_ALONE).match(it.text, it.at) is not None
    return alone or (it.lead == it.at and re.compile(_ATTRIBUTE).match(it.text, size.end()) is not None)


def _is_time_of_day(it: Candidate) -> bool:
    whole = "." not in it.text[it.at : it.end]
    if re.compile(_IN_TIME).search(it.before):
        return False
    return whole and it.dimension in (*_DURATIONS, "time") and not it.claims and not it.says(WordKind.CHANGE)


def _is_duration(it: Candidate) -> bool:
    return it.dimension in _DURATIONS and not it.says(*_LEVELS) and not re.compile(_IN_TIME).search(it.before)


def _is_small(it: Candidate) -> bool:
    """A numeral of one character that counts: 三项制度."""
    bound, unit = it.figure.bound, it.figure.bound.unit.symbol
    if it.claims or bound.low != bound.high or not re.compile(_SMALL).match(it.text, it.at):
        return False
    made = unit in _MADE and it.text[it.at] != "一" and re.compile(_MAKING).search(it.before)
    return (it.dimension in ("count", "land") or unit == "元") and not made and not it.text[it.at].isdigit()


def _is_rate_base(it: Candidate) -> bool:
    """What a rate is counted by: 亿元GDP, 十万人死亡率."""
    if it.claims or it.figure.bound.magnitude or it.text[it.at].isdigit():
        return False
    added = it.dimension not in ("count", "money-cny") and re.compile(_ADDED).search(it.before)
    made = it.figure.bound.unit.symbol in _BY_HUNDREDS and re.compile(_MAKING).search(it.before)
    if added or made or not re.compile(_MULTIPLIER_ALONE).match(it.text, it.at):
        return False
    return it.dimension == "count" or re.compile(_NAME_GOES_ON).match(it.text, it.end) is not None


def _is_reached(it: Candidate) -> bool:
    return bool(re.compile(_REACHED).search(it.before) and not re.compile(_AHEAD).search(it.before))


NON_PROMISES: Final = (
    NonPromise(say("a place in a ranking"), _is_rank, examples=("全国排名提升5位次",)),
    NonPromise(
        say("part of a longer word"),
        _goes_on,
        examples=("协同50个部门", "联合50家部委", "达到36万元/", "达到5:8"),
        by_form=True,
    ),
    NonPromise(
        say("a name"), _is_named, examples=("开通50路", "办好50期", "50点", "50页", "50字", "设立50市", "设立50县")
    ),
    NonPromise(say("a bare number"), _is_bare, examples=("形成25", "总数达到5千"), by_form=True),
    NonPromise(say("what the counted are like"), _is_attribute, examples=("在建50家百亿元级企业，百亿元级企业5家",)),
    NonPromise(
        say("from which size on something counts"),
        _is_size,
        examples=("引进亿元以上项目", "建设万人以上村庄", "年收入10亿元以上企业达到5家"),
    ),
    NonPromise(say("a time"), _is_time_of_day, examples=("审批压到30分钟办结",), by_form=True),
    NonPromise(say("a duration"), _is_duration, examples=("运行不少于50天",), by_form=True),
    NonPromise(say("a small number in words"), _is_small, examples=("建立三项制度", "实施五个工程", "扶持三元等企业")),
    NonPromise(
        say("what a rate is counted by"), _is_rate_base, examples=("降低亿元GDP事故率", "降低十万人死亡率", "百张病床")
    ),
    NonPromise(say("a level reached"), _is_reached, examples=("截至2023年底，全市建成充电桩5000个",)),
)


def masked(text: str, masks: tuple[Mask, ...] = MASKS) -> bytearray:
    """For each character of the normalised `text`, whether a number there is a date, a name, a slogan or the like."""
    marks = bytearray(len(text) + 1)
    pattern = any_of(((mask.pattern, mask.needs) for mask in masks), text)
    for match in pattern.finditer(text) if pattern else ():
        marks[match.start() : match.end()] = b"\x01" * (match.end() - match.start())
    return marks


def non_promise(figure: Figure, *, at: int, lead: int, end: int, before: str) -> NonPromise | None:
    """The kind of a figure that reads well and is still no target; None where it may be one.

    Its number begins at `at`, the words directly before it at `lead`, and it ends at `end`; `before` is its sentence
    up to it.
    """
    candidate = Candidate(figure, at, lead, end, before)
    return next((kind for kind in NON_PROMISES if kind.holds(candidate)), None)
