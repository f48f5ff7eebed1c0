"""Figures of a text that read well and promise nothing: what is passed over once a figure has been read.

The table is rows of a name, what finds the figure, and sentences in which this row alone is what finds it: with the row
they have no figure, without it they have one.
"""

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from policytrack.quantity.figure_parser import Figure
from policytrack.quantity.lexicon import WordKind
from policytrack.quantity.unit import BARE, RATIO
from policytrack.text.messages import say

_CLAIMS: Final = (WordKind.COMPARE, WordKind.WEAK, WordKind.LEVEL, WordKind.MARGIN)


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
    def dimension(self) -> str:
        """The key of its dimension."""
        return self.figure.bound.dimension.key

    @property
    def claims(self) -> bool:
        """Whether a word compares it or says that it is a level to reach."""
        return not self.figure.reading.heard.kinds.isdisjoint(_CLAIMS)

    def says(self, *kinds: WordKind) -> bool:
        """Whether a word of one of the kinds stands beside it."""
        return not self.figure.reading.heard.kinds.isdisjoint(kinds)


class NonPromise(NamedTuple):
    """A kind of figure that is no target."""

    name: str
    holds: Callable[[Candidate], bool]
    examples: tuple[str, ...]
    by_form: bool = False  # the characters beside the number tell it, or nothing does: no reading of it says more


# A level that has been reached is no promise, unless the sentence also looks ahead.
_REACHED: Final = (
    r"截至|截止|已经?(?=[建达有实完突超形成])|(?<![项由从])目前|现有|现已|(?<![比较与同于])去年|累计已|业已|上年末"
)
_AHEAD: Final = r"[到达](?:19|20)[0-9]{2}年|力争|确保|争取|目标|将|预期(?!寿命)"
#: 以不超过2%为目标; 尚有9户,将于6月底完工
_AHEAD_BEHIND: Final = (
    r"[^,，。;；]{0,30}为[^,，。;；0-9]{0,6}目标"
    r"|[^,，。;；]{0,16}(?:[,，](?:预[计定]|将)于?[^,，。;；]{0,10}|将[^,，。;；0-9]{0,18})(?:完工|完成|落成|竣工|启用|通车)(?=[,，。;；）)]|启用|$)"
)
_SMALL: Final = r"[一两二三四五六七八九](?![0-9.点十百千万亿])"
_MULTIPLIER_ALONE: Final = r"[十百千万亿]+(?![0-9一二两三四五六七八九])"
_NAME_GOES_ON: Final = r"(?![以左上下的])[A-Z一-鿿]"
_SIZE: Final = r"及?以上的?(?![的水,，。;；、!！?？)）\s])[一-鿿]"
_ATTRIBUTE: Final = r"(?:(?![和与及])[一-鿿]){0,14}?[0-9一二三四五六七八九十百]+多?(?:家|个|户|条|项|座|支)"
_COUNTED: Final = r"[0-9一二三四五六七八九十百]+多?(?:家|个|户|条|项|座|支)(?:以上|左右)?[一-鿿]{0,6}$"
# 培育百家企业 makes a hundred, 新建学校两所 two; 百张病床 counts by the hundred, and 实施五个工程 are none.
_MAKING: Final = (
    r"(?:培育|打造|建设|[建改]成|[新改扩]建|改造|新增|引进|遴选|认定|扶持|创建|形成|组织|完成|实施|开展|举办|推进|推出|开拓|推广|转化|发布|选派|链接|服务|支持|汇聚|集聚|聚集|吸引|吸纳|引育|引聚|培养|储备)"
    r"[^,，。;；0-9]{0,12}$"
)
_BY_HUNDREDS: Final = "个户人名项场款件种条处所家座栋"
_MADE: Final = ("家", "座", "所", "处", "栋")
_ADDED: Final = r"(?:新增|增加|增产|形成|扩大|建成|达到?|突破|超过?)$"  # 新增千万吨产能
_LONGER_WORDS: Final = ("部门", "部委", ":", "/")
_COURSE: Final = r"[^,，。;；、0-9]{0,8}(?:培训|研修|班|讲座|课程)"  # 40期培训 are courses, 二期 is a name
_NAMING: Final = ("路", "期", "点", "页", "字", "市", "县", "区")
_PLACES: Final = ("市", "县", "区")
_IN: Final = r"[在于](?:其[余他]|另外?)? ?$"  # 在7区设立中心
_SET_UP: Final = r"(?:新|增|均|各)?(?:设|建|开[设展]|推[行出]|试[点行]|布[局设])"
# 人均预期寿命78.3岁, 受教育年限11.3年, 空气优良天数超过275天: what is measured in years or days.
_IN_TIME: Final = (
    r"(?:寿命|教育年限|天数|日数|轮候时间|等候时间|(?:培训|学习|轮训|脱产)[^,，。;；0-9]{0,8}累计|培训(?:一般)?)"
    r"(?:超过|不超过|达到?|不[低少多]于|大于|高于|为|至少)?$"
)
# 分别压缩至1.5个月、12个月: the second is shortened too
_IN_ROW: Final = (
    r"(?:压缩|缩短|延长|提[高升]|[降减])[至到为][^,，。;；]*[0-9] ?(?:个月|天|日|年|小时|分钟|个?工作日)[、和及与]$"
)
_RANKING: Final = r"(?:排名|排行|位次|名次)[^,，。;；0-9]{0,6}$"  # 排名上升5位
_DURATIONS: Final = ("days", "working-days", "months", "years")
_LEVELS: Final = (WordKind.WEAK, WordKind.LEVEL, WordKind.CHANGE, WordKind.MARGIN)


def _is_rank(it: Candidate) -> bool:
    """A place, and how many of them something goes up: 排名上升5位."""
    places = it.figure.bound.unit.symbol in ("位", "名") and re.compile(_RANKING).search(it.before) is not None
    return places or it.dimension == "rank"


def _goes_on(it: Candidate) -> bool:
    return it.text.startswith(_LONGER_WORDS, it.end)


def _is_named(it: Candidate) -> bool:
    symbol, end = it.figure.bound.unit.symbol, it.figure.amount.end
    if symbol == "期" and re.compile(_COURSE).match(it.text, end):
        return False
    if symbol in _PLACES and re.compile(_IN).search(it.before) and re.compile(_SET_UP).match(it.text, end):
        return False
    return it.lead == it.at and symbol in _NAMING


def _is_bare(it: Candidate) -> bool:
    """A number without a unit, of which no word claims a level (PUE降至1.25 does)."""
    bound, unit = it.figure.bound, it.figure.amount.unit
    if bound.unit.dimension is not RATIO:
        return False
    claimed = it.lead < it.at and it.claims
    if unit is BARE:
        return not claimed  # 2.5:1
    if unit is not None and not bound.magnitude:
        alone = re.compile(r"[百千万](?![十百千万亿0-9])").match(it.text, it.at) is not None
        return alone or unit.symbol in ("十", "百", "千")
    if unit is not None:
        return False
    after = it.text[it.end : it.end + 1]
    return not claimed or after in ("号", "+") or (after.isascii() and after.isalpha())


def _is_attribute(it: Candidate) -> bool:
    """What the counted ones are like: 百亿级企业5家."""
    grade = it.figure.bound.magnitude
    return grade and bool(re.compile(_ATTRIBUTE).match(it.text, it.end) or re.compile(_COUNTED).search(it.before[-14:]))


def _is_size(it: Candidate) -> bool:
    """From which size on something counts: 亿元以上项目, 10亿元以上企业5家."""
    end = it.figure.amount.end
    if _makes_hundreds(it) and it.dimension == "count":
        return False
    size = re.compile(_SIZE).match(it.text, end) if it.text.startswith(("以上", "及以上"), end) else None
    if size is None:
        return False
    alone = not it.text[it.at].isdigit() and re.compile(_MULTIPLIER_ALONE).match(it.text, it.at) is not None
    return alone or (it.lead == it.at and re.compile(_ATTRIBUTE).match(it.text, size.end()) is not None)


def _is_time_of_day(it: Candidate) -> bool:
    whole = "." not in it.text[it.at : it.end]
    if re.compile(_IN_TIME).search(it.before) or re.compile(_IN_ROW).search(it.before):
        return False
    return whole and it.dimension in (*_DURATIONS, "time") and not it.claims and not it.says(WordKind.CHANGE)


def _is_duration(it: Candidate) -> bool:
    return (
        it.dimension in _DURATIONS
        and not it.says(*_LEVELS)
        and not re.compile(rf"{_IN_TIME}|{_IN_ROW}").search(it.before)
    )


def _is_small(it: Candidate) -> bool:
    """A numeral of one character that counts: 三项制度."""
    bound, unit = it.figure.bound, it.figure.bound.unit.symbol
    if it.claims or bound.low != bound.high or not re.compile(_SMALL).match(it.text, it.at):
        return False
    made = unit in _MADE and it.text[it.at] != "一" and re.compile(_MAKING).search(it.before)
    return (it.dimension in ("count", "land") or unit == "元") and not made and not it.text[it.at].isdigit()


def _makes_hundreds(it: Candidate) -> bool:
    """Whether a verb makes what is counted by hundreds: 形成超百家企业, 链接百家以上组织."""
    return it.figure.bound.unit.symbol in _BY_HUNDREDS and re.compile(_MAKING).search(it.before) is not None


def _is_rate_base(it: Candidate) -> bool:
    """What a rate is counted by: 亿元GDP, 十万人死亡率."""
    if it.claims or it.figure.bound.magnitude or it.text[it.at].isdigit() or it.text.startswith("分之", it.at + 1):
        return False
    added = it.dimension not in ("count", "money-cny") and re.compile(_ADDED).search(it.before)
    made = _makes_hundreds(it)
    if added or made or not re.compile(_MULTIPLIER_ALONE).match(it.text, it.at):
        return False
    return it.dimension == "count" or re.compile(_NAME_GOES_ON).match(it.text, it.end) is not None


def _is_reached(it: Candidate) -> bool:
    if re.compile(_REACHED).search(it.before) is None or re.compile(_AHEAD).search(it.before):
        return False
    return re.compile(_AHEAD_BEHIND).match(it.text, it.end) is None


NON_PROMISES: Final = (
    NonPromise(say("a place in a ranking"), _is_rank, examples=("全国排名提升5位次", "全国排名上升5位")),
    NonPromise(
        say("part of a longer word"),
        _goes_on,
        examples=("协同50个部门", "联合50家部委", "达到36万元/", "达到5:8"),
        by_form=True,
    ),
    NonPromise(
        say("a name"), _is_named, examples=("开通50路", "办好50期", "50点", "50页", "50字", "设立50市", "设立50县")
    ),
    NonPromise(say("a bare number"), _is_bare, examples=("形成25", "总数达到5千", "建设南达万经济带"), by_form=True),
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


def non_promise(figure: Figure, *, at: int, lead: int, end: int, before: str) -> NonPromise | None:
    """The kind of a figure that reads well and is still no target; None where it may be one.

    Its number begins at `at`, the words directly before it at `lead`, and it ends at `end`; `before` is its sentence
    up to it.
    """
    candidate = Candidate(figure, at, lead, end, before)
    return next((kind for kind in NON_PROMISES if kind.holds(candidate)), None)
