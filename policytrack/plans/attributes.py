"""Figures that say what something is like, and not how much of it there shall be: sizes, classes, names, standards."""

import re
from typing import Final

from policytrack.plans.figures import Figure, NoTarget
from policytrack.plans.sizes import SIZES
from policytrack.text.messages import say

#: 全县120所学校开展评比: those there are
_ALL_OF: Final = re.compile(r"全[国省市县区州旗乡镇](?:的)?$")
_DO: Final = re.compile(r"[^，。；、0-9]{1,10}(?:均|都|全部|开展|实行|参与)")
#: 在16个省份实施总量控制: where something holds
_REGIONS: Final = re.compile(
    r"[^，。；]{0,20}?(?:省份|城市|区域|地区|流域|湖库|市州|城区)[^，。；]{0,8}?(?:实施|实行|开展|推行|试行|执行|增补)"
)
#: 就选出的255公顷用地进行可行性研究
_STUDIED: Final = re.compile(r"(?:^|[，；。\-–—·•\s])(?:就|对|对于)[^，。；]*$")
_IS_STUDIED: Final = re.compile(
    r"[^，。；0-9]{0,14}(?:进行|开展|展开)[^，。；0-9]{0,6}(?:研究|评估|检讨|咨询|检视|勘查|勘察)"
)
#: 30万只现代化养鸡场: so many animals that a farm has room for
_ANIMALS: Final = ("只", "头", "羽", "匹", "口", "箱")
_FARM: Final = re.compile(r"[^，。；、0-9]{0,6}(?:养殖场|养[鸡鸭猪牛羊]场|[猪鸡牛]场|牧场)")
#: 落实低保、孤儿等6类群体的优惠: to how many kinds something applies
_KINDS_OF: Final = re.compile(r"(?:群体|人群|人员|对象|家庭|情形|行业|领域|主体|场所)")
#: 对50个监测站承担管理职责: those there are, which somebody looks after
_LOOKED_AFTER: Final = re.compile(r"(?:^|[，。；：])[^，。；]{0,12}对[^。；]{0,60}$")
_LOOKS_AFTER: Final = re.compile(r"[^。；]*(?:承担|负责|履行)[^，。；]{0,10}(?:管理|维护|运行|运维|监测|职责)")
#: 人口100万以上城市, 前30位城市; 作业人数超过30人、井深超过800米的矿山
_INHABITED_BY: Final = re.compile(r"人口(?:达到?|超过|在|为)?$")
_PLACES: Final = re.compile(r"(?:以上|以下)?的?[^，。；、]{0,4}(?:城市|县|镇|市|城区|国家|地区|省份)")
_MANNED_BY: Final = re.compile(r"(?:人数|员工|职工|住户|床位数?|学生数?)(?:达到?|超过|在|为)?$")
_MANNED: Final = re.compile(
    r"(?:及?以上|以下)?(?:、[^，。；、]{2,14})?的[^，。；]{0,14}?(?:企业|单位|场所|学校|矿山|矿井|医院|机构|商场|小区|村)"
)
#: 支持年营收5亿元企业加快发展: from which size on somebody is helped
_HELPED: Final = re.compile(
    r"(?:支持|推动|鼓励|引导|帮助|扶持|助力|服务|对)[^，。；]*(?:营收|收入|产值|规模|销售额|估值|市值|投资额?)(?:在|为|达到?|超过?|过)*$"
)
_THE_HELPED: Final = re.compile(
    r"(?:以上|以下)?的?[^，。；、0-9]{0,6}(?:企业|项目|主体|单位|平台|公司)(?!达|总|数|[0-9])"
)
_FIRST: Final = re.compile(r"[前后]$")
#: （2公里内有站点）: what a word in front is taken to mean
_EXTREME: Final = re.compile("(?:最[高低]|[底顶]层)$")
_OF_PEOPLE: Final = re.compile("的?(?:家庭|家户|住户|人口|群体|所得)")
_WITHIN_BRACKETS: Final = re.compile(r"[(（][^()（）]{0,20}$")
_IS_THERE: Final = re.compile(r"(?:之?内|以内|范围内)?有|范围内")
#: 将30%的面积达到标准的50%: the second is the goal
_OF_THESE_GOAL: Final = re.compile(r"(?:以上)?的[^，。；]*(?:达到|提高到|控制在)[^，。；]*[0-9]")
#: Those with at least so many, each of which is to have something: 1万名老人以上的街镇各建有1个.
_WITH_SO_MANY: Final = re.compile(
    r"[^，。；、0-9]{0,6}(?:以上|以下)的?[^，。；、]{0,20}(?:各(?![类种级项界地])|均|都|全部|应当|必须)"
)
#: 相当于过去五年的9倍, 这90亿元
_AS_MUCH_AS: Final = re.compile("(?:^|[，；])[^，。；]{0,2}(?:相当于|约等于|相等于)[^，。；]{0,16}$|(?:^|[，；。])这$")
#: What a unit is, beside it.
_GLOSS: Final = re.compile(r"[(（][^()（）]{0,6}(?:即|[=＝]|等于|相当于|约合)约?$")
#: 20户以上自然村, 50人以上企业: a place or a body of so many.
_BODIES_OF: Final = re.compile(r"(?:户以上的?[^，。；、]{0,2}(?:村|屯|社区|居民点)|[人名]以上的?(?:企业|单位|学校|村))")
_INHABITANTS: Final = re.compile(r"人?口?的")
#: 13亿人民, 3人制足球场
_IN_A_WORD: Final = re.compile("[民制]|(?:的?家庭|住户)(?:同?住|居住)")
#: 13亿中国人, 14亿多人民; 全球5个国家之一
_A_NATION: Final = re.compile("[多余]?(?:中国|中华|各族)?(?:人民|儿女|同胞|中国人|国人)")
_ONE_OF: Final = re.compile("[^，。；、0-9]{0,14}之一")
#: What has been named is counted once more: 甲、乙、丙3个园区.
_LIST: Final = re.compile(r"(?:^|[，。；：:])([^，。；：:、0-9]+(?:[、和及与][^，。；：:、和及与0-9]+)+?)(?:等|这)?$")
_QUOTED: Final = re.compile("“[^”]*”")
_OCCASIONS: Final = frozenset({"场", "场次", "梯次", "班", "次"})
_HELD: Final = ("办理", "举办", "举行", "召开", "开办", "辦理")
_COMPLETED: Final = re.compile(r"建成|新建|完成|新增|创建|竣工|培育")
#: 甲村、乙村2个贫困村出列: what is to become of those that are named
_COME_TO: Final = re.compile(
    r"[^，。；、0-9]{0,10}(?:出列|摘帽|脱贫|达标|达到|建成|投产|完工|竣工|通车|开工|开通|投用|投入|摘牌|退出|创建|晋级)"
)
#: 长寨街道（5个）: how many the list has that stands below
_OF_LIST: Final = re.compile(r"[^，。；、0-9]{0,12}[(（]?[0-9]+[个家项名户村][)）][:：]?")
_THESE: Final = re.compile(r"(?:[此该这]|上述|前述|以上|所述)$")
#: What something is done by or along: 以12个规划为指导, 围绕8个重点产业.
_BY: Final = re.compile(r"(?:^|[，；。])(?:以|围绕|按照|根据|依托|聚焦|立足|对照|针对|统筹)[^，。；]*$")
#: 依托三个总队建设5个基地, 围绕需求布局建设5条: what is made or done by or along something
_MAKES: Final = re.compile(
    r"(?:建设|[建改]成|[新改扩]建|改造|形成|打造|培育|培养|新增|组建|设立|布局|布建|引进|遴选|推广|制定|完成|创建|开展|开工|实施|推进|推动|突破|攻克"
    r"|组织|举办|选派|认定|实现|提供|发放|培训|治理|整治|修复)[^的，]*$"
)
_AS: Final = re.compile(
    r"[^，。；]{0,24}?为(?:指导|依据|载体|抓手|重点|契机|基础|支撑|主体|核心|引领|牵引|纽带|平台|依托|突破口)"
)
#: What is cared for, of which there are so many: 加强甲、乙等25个功能区的保护.
_CARED_FOR: Final = re.compile(r"(?:加强|强化|规范|完善|加大[^，。；]{0,4}对|加大)[^，。；]*等$")
#: 提高到一个新水平, 迈上一个大台阶
_STAGE: Final = re.compile(r"(?:新|更高|较高|大|历史)的?[^，。；、]{0,4}(?:水平|台阶|阶段|层次|高度|局面|境界|起点)")
_RATE_OF: Final = re.compile(
    r"(?:以上|及以上)?的?[^，。；、0-9]{0,12}(?:率|占比|比例|比重)(?:分别|均|要|持续|稳步|逐步|进一步|全面)*(?:达|为|提|超|不|增|降|突破|保持|控制|稳定)"
)
#: 运量150万吨以上的企业、新建园区专用线接入比例达到85%
_RATE_OF_THOSE: Final = re.compile(
    r"(?:以上|及以上)?的[^，。；0-9]{2,30}(?:率|占比|比例|比重)[^，。；0-9]{0,6}(?:达|不|提|超|保持)"
)


def _is_of_those_with(it: Figure) -> bool:
    """How many each has of those that something is said of."""
    if it.is_money:
        return bool(_HELPED.search(it.led) and _THE_HELPED.match(it.behind))
    if _STUDIED.search(it.before) and _IS_STUDIED.match(it.behind):
        return True
    if it.phrase.bound.dimension.key not in ("count", "ratio"):
        return False
    if it.phrase.bound.unit.symbol == "类" and it.before.endswith("等") and _KINDS_OF.match(it.behind):
        return True
    if _ALL_OF.search(it.before) and (_DO.match(it.behind) or re.match(r"[^，。；、0-9（(]{2,14}[（(]", it.behind)):
        return True
    if it.before.endswith("在") and _REGIONS.match(it.behind):
        return True
    if it.phrase.bound.unit.symbol[-1:] in _ANIMALS and _FARM.match(it.behind):
        return True
    if _LOOKED_AFTER.search(it.before) and _LOOKS_AFTER.match(it.rest):
        return True
    if (_INHABITED_BY.search(it.before) or _FIRST.search(it.before)) and _PLACES.match(it.behind):
        return True
    if _MANNED_BY.search(it.before) and _MANNED.match(it.behind):
        return True
    amount = re.match(r"[0-9.,]+[万亿]?.", it.words)
    if amount is not None and (
        _WITH_SO_MANY.match(it.text, it.start + amount.end()) or _BODIES_OF.match(it.text, it.start + amount.end() - 1)
    ):
        return True
    return bool(re.search(r"(?:辐射|周边)[^，。；]{0,6}$", it.before) and _INHABITANTS.match(it.behind))


def _is_said_once_more(it: Figure) -> bool:
    """The figure before it in another unit: 910MW（91万千瓦）, GW（即10亿瓦）."""
    if _GLOSS.search(it.before) or _AS_MUCH_AS.search(it.led):
        return True
    return (
        it.text[it.start - 1 : it.start] in ("(", "（")
        and it.behind.lstrip("。")[:1] in (")", "）")
        and bool(re.search(r"[0-9][^，。；、0-9（(]{0,6}[（(]$", it.text[max(0, it.start - 12) : it.start]))
    )


def _is_of_pattern(it: Figure) -> bool:
    """Part of a pattern that is a name: the first figure of 2x2."""
    return it.words[-1:] in "xX×" and it.behind[:1].isdigit()


def _is_rate_base(it: Figure) -> bool:
    """What a rate is counted by: 每3至10万居民设置1个."""
    if re.search("每(?:增加|新增|减少|提高|招用|引进|培训)$", it.led):
        return True
    at = it.start + len(it.words) - len(it.words.lstrip("每"))
    return it.text[at - 1 : at] == "每" and it.text[at : at + 1].isdigit() and not it.behind.startswith("年")


def _is_count_of_named(it: Figure) -> bool:
    """How many have just been named, or are spoken of again."""
    bound = it.phrase.bound
    if bound.dimension.key != "count" or bound.low != bound.high:
        return False
    if bound.unit.symbol in _OCCASIONS and it.before.endswith(_HELD):
        return False  # 于甲市、乙市及丙市办理3场
    if _THESE.search(it.before) or _CARED_FOR.search(it.before) or _OF_LIST.fullmatch(it.text):
        return True
    named = _LIST.search(_QUOTED.sub("", it.before))
    if named is None or _COMPLETED.search(named[1]) or _COME_TO.match(it.behind):
        return False
    *first, last = named[1].split("、")
    # of 呼和浩特、包头 the 和 is no and
    parted = len(re.findall("[、和及与]", named[1])), len(first) + len(re.findall("[和及与]", last))
    return bound.base_low - 1 in parted


def _is_basis(it: Figure) -> bool:
    """How many things something else is done by."""
    bound = it.phrase.bound
    by = _BY.search(it.before)
    if (
        by is not None
        and bound.dimension.key in ("land", "area")
        and re.search("(?:依托|结合|基于)[^，。；]*$", it.before)
    ):
        return True
    if by is not None and _AS.match(it.behind) and re.match("[，；。]*以", by[0]):
        return True
    if by is None or bound.dimension.key != "count" or bound.low != bound.high or _MAKES.search(it.led):
        return False
    return _AS.match(it.behind) is not None if by[0].lstrip("，；。").startswith("以") else True


def _is_of_body(it: Figure) -> bool:
    """What a body is made of, and where it goes: 由5人组成, 下设4个工作组, 赴12个县宣讲."""
    if it.phrase.bound.dimension.key != "count":
        return False
    return bool(re.search(r"(?:下设|内设|分设|分为|分成|划定|划分为?|细化为|赴|各派)$", it.before)) or (
        bool(re.search(r"由[^，。；]{0,4}$", it.before)) and bool(re.match(r"[^，。；]{0,8}组成", it.behind))
    )


def _is_of_rate(it: Figure) -> bool:
    """What a rate is of: 1Gbps涵盖率达90%, 100兆以上用户占比超过60%."""
    if it.phrase.bound.dimension.key in ("share", "points"):
        if _EXTREME.search(it.led) and _OF_PEOPLE.match(it.behind):
            return True
        return it.before.endswith(("将", "使", "让", "把")) and bool(_OF_THESE_GOAL.match(it.behind))
    if _WITHIN_BRACKETS.search(it.before) and _IS_THERE.match(it.behind):
        return True
    return bool(_RATE_OF.match(it.behind)) or (
        it.phrase.bound.dimension.key != "count" and bool(_RATE_OF_THOSE.match(it.behind))
    )


def _is_word(it: Figure) -> bool:
    """A numeral that is part of a word, or a number whose unit is none: 三二分段, 达到11大类."""
    bound = it.phrase.bound
    if it.words.endswith("一个") and _STAGE.match(it.behind):
        return True
    if (it.words.endswith("人") and _IN_A_WORD.match(it.behind)) or _ONE_OF.match(it.behind):
        return True
    if "亿" in it.words and _A_NATION.match(it.behind):
        return True
    if bound.dimension.key not in ("ratio", "score"):
        return False
    if not re.search(r"[0-9]", it.words):
        return bound.base_low < 100
    return (
        not bound.unit.symbol
        and bool(re.match(r"[一-鿿]", it.behind))
        and not re.match(r"[以左上下之的和及或]", it.behind)
    )


ATTRIBUTES: Final = (
    NoTarget(say("the same figure once more"), _is_said_once_more),
    NoTarget(say("part of a pattern"), _is_of_pattern),
    NoTarget(say("part of a word"), _is_word),
    NoTarget(say("what a rate is counted by"), _is_rate_base),
    NoTarget(say("how many have been named"), _is_count_of_named),
    NoTarget(say("what a body is made of"), _is_of_body),
    NoTarget(say("what a rate is of"), _is_of_rate),
    NoTarget(say("what something is done by"), _is_basis),
    *SIZES,
    NoTarget(say("of those that something is said of"), _is_of_those_with),
)
