"""Figures that say how large something is, in its name or beside it, and not how much of it there shall be."""

import re
from typing import Final

from policytrack.plans.figures import Figure, NoTarget
from policytrack.quantity.bound import Comparator
from policytrack.text.messages import say

_COUNTER: Final = "(?:家|个|户|条|项|座|支|所|处|栋|幢|台|名|套|艘|人|只|种|对|间|辆|片|株|件)"
_NUMBER: Final = "[0-9一二两三四五六七八九十百千万亿]"
#: A count directly before a figure: 新增5个1000平方米以上的中心.
_COUNT_BEFORE: Final = re.compile(
    rf"{_NUMBER}(?:多|余)?{_COUNTER}(?:以上|左右)?(?:的)?(?:(?:年|总)?(?:投资|产值|营业收入|主营业务收入|营收|销售(?:收入)?|(?:建筑)?面积|规模|产能|存栏)(?:额)?)?"
    r"(?:在|均|达到?|超过?|为|过)?$"
)
_HOUSEHOLDS: Final = re.compile("[0-9]户$")
#: A count behind, with the noun that has the size between: 5吨以下小锅炉39台.
_COUNT_BEHIND: Final = re.compile(
    rf"(?:的)?(?![^，,。；;、]*?(?:支持|建设|建成|新建|改造|培训|完成|实现|新增|开展|带动|覆盖|惠及|服务|扶持|发展|培育|用于))"
    rf"[^，,。；;、()（）0-9一二三四五六七八九十和与及或]{{2,14}}(?:达到?|各)?[0-9]+(?:[-—–~～至到][0-9]+)?多?{_COUNTER}(?!制)"
)
#: 3.8米直径火箭, 200毫米口径
_SIZE_BEHIND: Final = re.compile("(?:直径|口径|管径|孔径|跨径|宽|高|深|厚)(?!度|质|[一-鿿]{0,4}[至到])")
#: What stands in a list of examples that works end: 建设50万千瓦储能电站等项目
_AMONG_WORKS: Final = re.compile("[^，。；、0-9]{1,14}(?:、[^，。；0-9]{1,20})?等[^，。；、0-9]{0,6}(?:项目|工程)")
#: From which size on: 年收入超50万元的村5个, 开票过亿元企业20家.
_EXCEEDING: Final = re.compile(r"(?:以上)?的?[^，,。；;、0-9]{1,12}[0-9]+多?(?:家|个|户|项|名|人|所|只|支|条)")
#: What is planned and built has its size in its name: 日产4500吨水泥熟料生产线, 50万吨甲醇项目.
_WORKS: Final = re.compile(
    r"级?[^，。；、0-9]{0,14}?(?:项目|工程|生产线|装置|机组|码头|泊位|电站|电厂|航道|矿井|煤矿|露天矿|矿区|轮|船|锅炉|水库)"
)
_CAPACITY: Final = re.compile(r"(?:年产|日产|年处理|日处理|单机|单体|总投资额?|投资额?|投资总额)(?:约|超过?|达)?$")
_INVESTED: Final = re.compile(r"[^，。；、]{0,4}的?(?:[0-9]+[余多]?个|[^，。；、]{0,12}(?:项目|工程))")
#: 总投资12亿元的水库、5亿元的道路: what several works cost
_COST_OF_NEXT: Final = re.compile(r"投资[^，。；]{0,24}[、和及]$")
#: From which size on each is to have something: 30万千瓦以上的机组要加装设施; how well what is installed is to work.
_FROM_SIZE: Final = re.compile(
    r"(?:以上|以下)?的[^，。；、]{0,20}(?:[要须]|应当?|一律|全部|均|必须|配备|安装|配置|纳入)"
)
_OF_EQUIPMENT: Final = re.compile(r"(?:安装|加装|采用|配备|配置|使用|选用|推广)[^，。；]{0,12}$")
_EQUIPMENT: Final = re.compile(
    r"(?:以上|以下)?的[^，。；、]{0,8}(?:设施|设备|装置|机组|产品|材料|工艺|技术|锅炉|车辆|灯具)"
)
#: 淘汰10蒸吨以下燃煤锅炉: those of a size
_OF_SIZE: Final = re.compile(
    r"[^，。；、0-9的]{0,6}(?:锅炉|机组|窑炉|高炉|转炉|焦炉|设备|装置|车辆|船舶|水泥窑|生产线|电机|变压器|煤矿|矿井|河流|水库)"
)
_OF_SPEED: Final = re.compile(r"时速|時速|设计(?:标准|速度|使用年限)|轴重")
#: 规划面积, 占地; land that is put to use (盘活用地20公顷) is no site.
_SITE: Final = re.compile(
    r"(?:(?:规划|占地|总?建筑|总占地)面积|占地|(?:^|[，。；：])(?:[^，。；盘处消供出整收腾流保储减安新划]{0,8})用地(?:面积)?)(?:约|达)?$"
)
#: 规划范围约4.2万平方公里, 两县面积约2164平方公里: how large a place is
_EXTENT: Final = re.compile(
    r"(?<!绿地)(?<!绿化)(?<!治理)(?<!完成)(?:(?:面积|范围)(?:约为?|共约|大约)|总面积(?:约?为|达))$"
)
_REACHES: Final = re.compile("力争|确保|目标|[达扩增]到?[至到]|新增")
#: 推动11个项目投资突破2000亿元: how many it is that something is measured of
_MEASURED_TOGETHER: Final = re.compile(
    r"[^，。；、0-9]{2,14}(?:投资|产值|收入|营收|规模|销售额|利润|增加值)额?(?:突破|达到?|超过?|增长)[^，。；、0-9]{0,4}[0-9]"
)
#: 推动甲厂20万吨钾肥造粒、乙厂装置升级: works by their names
_IMPROVED: Final = re.compile(r"(?:推动|推进|加快|抓好|实施)[^。；0-9]{0,24}$")
_IS_IMPROVED: Final = re.compile(
    r"[^，。；、0-9]{2,24}(?:改造|造粒|升级|技改|置换|扩建|优化|[一-鿿]{0,6}带箔|再生铝)(?:[、，等项]|$)"
)
_OF_WORKS: Final = ("power", "apparent-power", "energy", "mass", "volume")
#: What becomes a class of size: 产业规模迈向千亿级; a noun behind has it in its name (千亿级产业).
_BECOMES: Final = re.compile(
    r"(?:打造|培育|形成|建成|建设|构建|壮大|[做扩][大强优]|发展成?|迈[向进入上]|[跨进步]入|[挺]进|冲刺|成为|创建|塑造|再造|新增|集聚|达到|突破|向)[^，。；]*$"
)
#: 1类创新药, 三类医疗器械, 2类水体: the class that those are of
_GRADED: Final = re.compile("(?:创?新药|医疗器械|器械|化学药|中药|生物制品|水[体质]|用地|费用|危险品|实验室|会员)")
_MANY: Final = re.compile(r"(?:一批|若干|多个|更多|各类|一系列)[^，。；]*$|等$")
_SIZED: Final = ("mass", "area", "volume", "power", "length", "count", "land", "apparent-power")


def _is_voltage(it: Figure) -> bool:
    return it.phrase.bound.dimension.key == "voltage"


def _is_class(it: Figure) -> bool:
    """A class of size: 20万吨级泊位, 千亿级产业, 亿级身份互认; 规模迈向千亿级 says what is to become one."""
    if it.phrase.bound.unit.symbol == "类" and _GRADED.match(it.behind):
        return True
    key = it.phrase.bound.dimension.key
    if not (it.behind.startswith("级") or it.words.endswith("级")):
        return False
    if key == "ratio" or it.is_money:
        return bool(re.match("级?(?:的|以上)?[一-鿿]", it.behind)) or not _BECOMES.search(it.led)
    return key in _SIZED and key != "count"


def _is_size_of_counted(it: Figure) -> bool:
    """What each of those is like that are counted beside it."""
    of_households = it.words.endswith("人") and _HOUSEHOLDS.search(it.led)  # 1297户7000人 are the same, counted twice
    if not of_households and _COUNT_BEFORE.search(it.led):
        return True
    exceeds = it.before.endswith(("超", "过")) or it.phrase.text[:1] in "超过"
    if exceeds and _EXCEEDING.match(it.behind):
        return True
    if it.phrase.bound.dimension.key == "length" and _SIZE_BEHIND.match(it.behind):
        return True
    if it.phrase.bound.dimension.key != "count" and _MANY.search(it.before[-4:]) and it.words.endswith(("以上", "级")):
        return True
    if it.phrase.bound.unit.symbol in ("类", "大类", "方面") and it.behind[:1].isdigit():
        return True
    exact = it.phrase.bound.comparator is Comparator.EXACT
    if exact and it.phrase.bound.dimension.key == "count" and _MEASURED_TOGETHER.match(it.behind):
        return True
    return it.phrase.bound.dimension.key in _SIZED and bool(_COUNT_BEHIND.match(it.behind))


def _is_size_of_works(it: Figure) -> bool:
    """The capacity of works, which stands in their name."""
    if it.is_money and it.behind.startswith("的") and _COST_OF_NEXT.search(it.before):
        return True
    if it.phrase.bound.dimension.key in _OF_WORKS and _AMONG_WORKS.match(it.behind):
        return True
    if _CAPACITY.search(it.before):
        return bool((_INVESTED if it.is_money else _WORKS).match(it.behind))
    if it.phrase.bound.dimension.key == "mass" and _IMPROVED.search(it.before) and _IS_IMPROVED.match(it.behind):
        return True
    return it.phrase.bound.dimension.key == "mass" and bool(_WORKS.match(it.behind))


def _is_from_size(it: Figure) -> bool:
    """From which size on something is asked for, and how well what is installed works."""
    if it.phrase.bound.dimension.key == "count":
        return False
    equipment = _OF_EQUIPMENT.search(it.clause) and _EQUIPMENT.match(it.behind)
    if equipment or it.phrase.bound.dimension.key == "share":
        return bool(equipment)
    of_size = it.words.endswith(("以上", "以下")) and _OF_SIZE.match(it.behind)
    return bool(of_size or _FROM_SIZE.match(it.behind))


def _is_standard(it: Figure) -> bool:
    """What something is designed for: 设计时速350公里."""
    return it.phrase.bound.dimension.key != "count" and bool(_OF_SPEED.search(it.clause + it.words))


def _is_of_area(it: Figure) -> bool:
    """The site of works: 规划面积5.6平方公里, 占地300亩."""
    if it.phrase.bound.dimension.key not in ("area", "land") or it.phrase.bound.change is not None:
        return False
    return bool(_SITE.search(it.before)) or bool(_EXTENT.search(it.led) and not _REACHES.search(it.before))


SIZES: Final = (
    NoTarget(say("a voltage"), _is_voltage),
    NoTarget(say("a class of size"), _is_class),
    NoTarget(say("a design standard"), _is_standard),
    NoTarget(say("from which size on something counts"), _is_from_size),
    NoTarget(say("the site of works"), _is_of_area),
    NoTarget(say("what the counted are like"), _is_size_of_counted),
    NoTarget(say("the size of works"), _is_size_of_works),
)
