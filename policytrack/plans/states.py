"""Figures that tell what is so or was, or what somebody reckons: a level reached, a forecast, a year gone by."""

import re
from typing import Final

from policytrack.plans.figures import Figure, NoTarget
from policytrack.plans.stance import is_told_on
from policytrack.quantity.bound import Comparator
from policytrack.text.messages import say

_STATE: Final = re.compile(
    r"过去已|(?<![而早])已(?![^，。；]{1,8}的|(?:经)?(?:核定|通过|批准|印发|公布|发布|订定)[「“《]|有|建|知|经[济营]|签约|被)(?:经)?[一-鿿]|已(?:经)?(?:建成|有)|计有|达到了|达到历史|约占|約占|仅为|僅為|只(?:有|觅得|可供)|系经|(?<![产企行工农商事林渔牧专创就失物矿毕结作职建])业(?:经|核定)|从无到有|历经[0-9一二三四五六七八九十]+年|斥资|过往[^，。；]{0,4}年|按年[升增减跌]|同期的|位居全[国球省]"
    r"|(?<![项由从])(?:目前|现时)|现况|基础值|基期|现有(?=[^，。；]*$)|截至|截止|去年|(?<!以)上年|排放量(?:約|约)?(?:為|为)$|占(?:全國|全国|全球|全體|全体|整體|整体|[^，。]{2,6}部門)[^，。；]{0,8}$|累计建成了"
    r"|(?:减少|削减|增加|提高|下降|增长|降低|建成|完成|实现|突破|新增|培育|建设|形成|压减|压缩|淘汰|关停|取消|减免|免除|改造|治理|修复|开通|投入)了|缺口|仍然?占|不足(?=[^，。；]{0,4}$)|预计(?:实现|完成|达|全年|[0-9])|提前[一二两三0-9]+年|减收|短收|过去[^，。；]{0,8}年[^。；]{0,6}共|^我国[^，。；]{0,20}达|世界[^，。；]{0,8}比重"
)
#: What is to come of a plan, as a text of Taiwan says it: 预估计画完成后, 平均每年可提供
_COMES_OF_PLAN: Final = re.compile(
    r"预[计估期](?:(?:19|20)[0-9]{2}年)?[^，。；0-9]{0,4}(?:计[划画]|方案)完成后|(?:每年|平均|逐年)+约?可提供"
)
#: 预计今年世界成长率将由2%升至3%: how an economy will do, of which nobody says that it is a goal
_OUTLOOK: Final = re.compile("预[计测期估]|展望|可望")
_ECONOMY: Final = re.compile(
    "(?:世界|全球|国际|各国)[^，。；]{0,6}(?:成长|贸易|景气)|经济成长率?|贸易量|(?:民间|国内)(?:投资|消费)[^，。；0-9]{0,6}成长|物价|通货膨胀|预测[^，。；]{0,8}成长率"
)
_SET_AS_GOAL: Final = re.compile("目标|力争|确保|争取|控制")
#: What nobody promises: 将高达765万人.
_FORECAST: Final = re.compile(
    r"高达|可望|缺口|差距(?:拉大|扩大|达)|[尚仍还]欠|(?<![短紧稀残])缺(?![少陷席乏口])|落后|相差|即使|假如|倘若|减收|短收|可能|投资需求|资金需求"
)
_DEMAND: Final = re.compile(r"需求(?:总?量)?(?:将|预计|约|达|为|增|新增|由|从|介乎)")
#: 约需预算500亿元, 有3000亿元的资金需求
_NEEDED: Final = re.compile(
    r"(?:^|[^必急所])需(?:要|求)?(?:投入)?(?:预算|经费|资金|投资)?(?:共|合计|总计|约|为|达|近|逾)*"
    r"(?:[0-9][^，。；]{0,6}[及和、与])?$"
)
_NEED_BEHIND: Final = re.compile("的?(?:(?:预算|经费|资金|投资)需求|拨款申请)")
#: 每年160万吨天然气需求
_DEMAND_BEHIND: Final = re.compile("的?[^，。；、0-9]{0,6}(?<!资金)需求(?![率和与、])")
_MAYBE: Final = re.compile(r"[^，。；]{0,6}(?:可能|或许|恐怕?)|(?:来|为例)?(?:推估|估算)|[^，。；、0-9]{0,3}选项")
#: 推估2028至2031年需求成长8%
_RECKONED_BY_YEAR: Final = re.compile(r"(?:预估|推估|估算|预测)[^，。；0-9]{0,3}(?:19|20)[0-9]{2}[^。；]*$")
#: Who says something that binds nobody here, and what turns to those whom a plan binds.
_OTHERS_SAY: Final = re.compile(
    r"(?:联合国|欧盟|美国|英国|日本|韩国|德国|国际能源总?署|世界银行|国际货币基金|世界卫生组织|IEA|IPCC|OECD)[^，。；]{0,40}?"
    r"(?:早[于在]|呼吁|提出|订定|订立|宣布|宣示|承诺|推估|预估|预测|征收|报告|设定)"
)
_WE: Final = re.compile("我国|本国|我[省市县区]|[本全][省市县区国港]|台湾|臺湾|香港|中国|政府")
#: What follows from what is done, as somebody reckons: 预估可带动投资90亿元，增加就业9000人.
_RECKONED: Final = re.compile(
    r"预估|估计|测算|预计(?:可|能|涉及|将带动|每年可)|(?<!认)约?可(?:带动|容纳|供|释出|引[入进]|调度|兴?建|新增|提供|满足|增加|减少|节约|产生|形成|创造|吸纳|解决|覆盖|服务|惠及|实现|达)"
)
#: 可望达成规划目标5GW: what the aim is, whatever becomes of it
GOAL_OF: Final = re.compile(r"(?<!原定)(?<!原订)目标(?:值|金额)?(?:为|是)?$")
#: 用地可供兴建约900个单位: what a government of Hong Kong sets land aside for
_ROOM_FOR: Final = re.compile(
    r"(?<!觅得)(?<!有潜力)(?:预计|总共|合共|合計|，|用地|土地|^)(?:可|可以)?(?:供(?:兴建|编配)|提供)(?:约|超过)*$"
)
_LAND: Final = re.compile("(?:单位|酒店房间|楼面|公顷|平方米)")
#: 造成24人死亡
_CASUALTIES: Final = re.compile(r"[^，。；、]{0,4}(?:死亡|受伤|遇难|失踪|被困|获救|被捕|被打死)(?!率|人数|总数|起数)")
_A_YEAR: Final = re.compile(r"20[0-9]{2}\s?年")
_BENEFIT: Final = re.compile(r"[^，。；、]{0,8}(?:受惠|受益|获益)")
#: What says of a whole sentence that it tells of a state. What is there to be used or changed (改建现有8座) does not.
_NOW: Final = re.compile(
    r"(?<![项由从])(?:目前|现时)|截至|截止|完成情况[:：]|(?<![改扩建托用合盘活造善化升对将把在于])现有(?=[^，。；]{0,12}[0-9])|(?:^|[，；])(?:刚刚)?过去的?[一两三四五六]年|近[0-9一二两三四五六七八九十]*年来|(?<!来)[一二两三四五]年来"
)
#: 3件工程已完工
_DONE_BEHIND: Final = re.compile(
    r"[^，。；、]{0,8}?(?:均|全部|都|皆|业)?已(?:经)?(?:全部|全数|陆续|先后|顺利|基本)?(?:完|建|竣|开|投|启|通|交|办|改|获)"
    r"[^，。；、]{0,6}(?:[，。；、]|$)"
)
#: What a change is compared with says nothing of the figure where what is to come is told.
_OF_CHANGE: Final = re.compile(r"(?:比|较|在)(?:上年|去年|目前|现时)")
#: What a sentence concludes from what it told before.
_CONCLUDES: Final = re.compile(r"[，、](?:充分|也|均|都|这|已|并)*(?:反映|反应|表明|显示|说明|足见|可见|体现)")
_NEW_HIGH: Final = re.compile("[，、](?:再|均)?创[^，。；]{0,6}新[高低]")
#: How much it changed against the year before, said behind a level: 收入80亿元，同比增长6%.
_CHANGED_SINCE: Final = re.compile(
    r"[，、]?(?:其中[^，。；]{0,10}，)?(?:同比|环比|[比较](?:上|去|前|对上)[一五]?(?:年|年度|期|届)[^，。；]{0,6})(?:实际|名义|净)?(?:增|减|下降|提高|上升|降低|多|少|翻)"
)
#: What tells of a state only in a section that is not about what is to come.
_STATE_BY_CHANGE: Final = re.compile(
    r"(?:比|较)(?:上年|去年|同期)[^，。；]{0,8}(?:增加|增長|增长|提高|下降|減少|减少|上升)|同比|增至|上升到"
    r"|连续[0-9一二三四五六七八九十]+年"
)
# What a figure is compared with (比2020年, 2020年的6倍) or goes on from (从2020年) is no year that it is of.
_PAST_YEAR: Final = re.compile(
    r"(?<![0-9比较从由])((?:19|20)[0-9]{2})\s?年(?!(?:底|末)?的?(?:基础|水平|基数|相比|[0-9.]+(?:[-—~至][0-9.]+)?多?倍))"
)
#: 4张（2022年）→7张: the year of the figure before it
_OF_THE_ONE_BEFORE: Final = re.compile(r"(?<=[0-9%一-鿿])[(（](?:19|20)[0-9]{2}年?[)）]")
_CLAUSE_OF_YEAR: Final = re.compile(r"(?:^|[，；])[并而且]?[于在]?((?:19|20)[0-9]{2}\s?年(?!的))")
#: 第一阶段（2017至2020年）：…, of goals that are reached step by step
_OF_STAGE: Final = re.compile("第[一二三四]阶段[(（]")
_LONG_AGO: Final = re.compile("过去(?:已|曾)|曾经")
#: 裁减了5万人; not 为了, nor 到了2030年
_HAS_DONE: Final = re.compile(
    "(?<![为除到达])了(?:约|近|超过?|共|将近)?$|共?涉及约?$|最新的约?$|过去[^，。；]{0,4}年的?每年平均约?$"
)
#: 超越原定8亿元目标, 提前完成30%的目标
_SURPASSED: Final = re.compile(
    r"(?:超越|(?<!不)超过|超出|提前(?:达成|完成|实现)|超额(?:达成|完成|实现))[^，。；0-9]{0,6}$"
)
#: 超越原定目标95%
_PASSED_AIM: Final = re.compile(
    r"(?:超越|超过|超出|[高低]于|已达)(?:成|到)?(?:原[订定]|预[定期]|全年|年度|预算|计[划画])?的?目标值?的?$"
)
#: 已觅得约350公顷, 今年7月为3.1GW: whatever year is named beside it
_DONE_ALREADY: Final = re.compile(
    r"(?<![而早])已(?:经)?(?:觅得|物色|取得|落成|[建完]成|收回|批出|投入|汇集)(?:了|共|约|近|超过|逾)*$"
    r"|今年(?:[0-9]{1,2}月|上半年|首季|第?[一二三]季度?)(?:底|末|份)?(?:为|是)约?$"
)
_AIMED_AT: Final = re.compile(r"的?(?:[^，。；]{0,4})目标")
_THAN_A_YEAR: Final = re.compile(r"(?:比|较)[0-9]{4}\s?年[^，。；]{0,8}(?:增加|增长|提高|下降|减少|上升)")
#: What is done, and so is to be done where nothing says that it has been.
_MADE: Final = re.compile(
    r"建|新增|新设|培育|培训|培养|打造|完成|实施|推动|推进|引进|开展|组织|举办|改造|治理|开工|开通|发放|资助|安排|扶持|支持"
    r"|认定|遴选|选派|推广|创[建办]|提[高升]|降|减|控制|保持|稳定|不[低高少多]|增[加至到]"
)
_THAN_BEFORE: Final = re.compile(
    r"[，、](?:比|较)(?:对上|上|去|前|过去)[^，。；、0-9]{0,8}(?:增|减|多|少|升|降|提高)[^，。；、0-9]{0,3}$"
)
_OF_WHICH: Final = re.compile("[，、](?:预计)?(?:其中|当中|内中)[^，。；]*$")
#: 十年的目标为40万个。公营房屋中，出租单位为20万个
_PARTS_OF_GOAL: Final = re.compile(r"目标[^。]*。(?:其中|当中|[^，。；]{2,8}中)，[^。]*$")
#: 有90幅土地具有潜力
_THERE_IS: Final = re.compile(r"(?:^|[，；：])(?:共|尚|仍|现|约)*有约?$")
_IS: Final = re.compile(r"(?:是[^，。；]{0,8}的|[^比]为|[^比]占[^，。；]{0,16}|约占[^，。；]{0,16})$")
#: 装机突破80万千瓦，占总装机的60%: a share of what is to be reached
_OF_A_GOAL: Final = re.compile(r"(?:达到?|突破|超过|[提增升][高加]?[到至])[^，。；]*[0-9][^，。；]*，[^，。；]*$")
_LEVELS: Final = re.compile(r"达到?|突破|超过|提[高升]|上升|增|降|控制|保持|稳定|不[低高少超]")


def is_planned(it: Figure) -> bool:
    """Whether a text of Taiwan says that something is to be done, or comes of it: 预计完成100处."""
    return it.is_planned or (it.is_of_taiwan and _COMES_OF_PLAN.search(it.led) is not None)


def _is_of_others(it: Figure) -> bool:
    """What other countries and the world's bodies aim at or reckon: 国际能源署的报告指出，至2050年减量一半."""
    said = [match.end() for match in _OTHERS_SAY.finditer(it.sentence_before)]
    return bool(said) and _WE.search(it.sentence_before, said[-1]) is None


def _is_forecast(it: Figure) -> bool:
    if _OUTLOOK.search(it.before) and _ECONOMY.search(it.before) and not _SET_AS_GOAL.search(it.before + it.rest):
        return True
    if (is_planned(it) or GOAL_OF.search(it.led)) and not _MAYBE.match(it.behind):
        return False
    if _FORECAST.search(it.clause + it.words) or _MAYBE.match(it.behind):
        return True
    if _DEMAND.search(it.clause + it.words) or _is_of_others(it):
        return True
    if it.phrase.bound.dimension.key not in ("count", "share") and _DEMAND_BEHIND.match(it.behind):
        return True
    if (it.is_money or it.phrase.bound.dimension.key == "ratio") and (
        _NEEDED.search(it.led) or _NEED_BEHIND.match(it.behind)
    ):
        return True
    if _ROOM_FOR.search(it.led) and _LAND.search(it.text[it.sentence : it.end] + it.behind[:8]):
        return False
    own = it.phrase.deadline is not None and not it.phrase.inherited
    said = it.before + it.words
    reckoned = max((match.end() for match in _RECKONED.finditer(said)), default=-1)
    if reckoned > max((match.end() for match in _A_YEAR.finditer(said)), default=-1):
        own = False  # 2028年前完成改造，估计可减少事故15%
    if _RECKONED_BY_YEAR.search(said) or ("预计" in it.before and _BENEFIT.match(it.behind)):
        return True
    return not own and reckoned >= 0 and not re.search("力争|确保|目标|不[少低]于", said[reckoned:])


def _is_state(it: Figure) -> bool:
    if _LONG_AGO.search(it.clause) or _NEW_HIGH.match(it.behind) or (_CONCLUDES.search(it.rest) and not it.promises):
        return True
    if _HAS_DONE.search(it.led):
        return True
    if _SURPASSED.search(it.led) and _AIMED_AT.match(it.behind):
        return True
    if _DONE_ALREADY.search(it.led) or _PASSED_AIM.search(it.led):
        return True
    if it.phrase.deadline is not None and not it.phrase.inherited:
        return False
    if (_DONE_BEHIND.match(it.behind) or _CASUALTIES.match(it.behind)) and not it.promises:
        return True
    if is_planned(it) or it.is_aimed_behind:
        return False
    said = it.before + it.words
    if it.context.ahead:
        # What is so already is told beside what shall be: 依托已建成的12座，新建30座.
        near = _OF_CHANGE.sub("", it.clause + it.words)
        told = _STATE.search(near) or _NOW.search(said) or is_told_on(it.text, it.sentence, it.end)
        return bool(told) and not it.promises
    is_state = (
        _STATE.search(said)
        or _STATE_BY_CHANGE.search(said)
        or _CHANGED_SINCE.match(it.behind)
        or (it.phrase.deadline is None and _THAN_A_YEAR.search(said))
    )
    return bool(is_state) and not it.promises


def _is_of_past_year(it: Figure) -> bool:
    """What a sentence says of a year before the plan's own: 2020年，产值达到30亿元."""
    if it.issued is None:
        return False
    years = [int(year) for year in _PAST_YEAR.findall(_OF_THE_ONE_BEFORE.sub("", it.text[it.sentence : it.end]))]
    if not years or max(years) >= it.issued or _OF_STAGE.match(it.text) or it.is_planned:
        return False
    # 目标调整到8亿元，并于2024年3月达到: what looks ahead stands before a clause on a year gone by
    clauses = [match.start(1) for match in _CLAUSE_OF_YEAR.finditer(it.before)]
    return not it.promises or bool(clauses and clauses[-1] > it.promised_at)


def _is_said_of_now(it: Figure) -> bool:
    """What something is, without a year or a verb that asks for more: 占全国的60%, 排放量为27万吨."""
    if it.phrase.deadline is not None and (not it.phrase.inherited or it.context.deadline is not None):
        return False
    if it.phrase.deadline is not None and _PARTS_OF_GOAL.search(it.text[: it.start]):
        return False
    if re.search(r"(?:^|[，；、])为$", it.before) and it.phrase.bound.dimension.key == "count":
        return False  # 为7个社区配送器材
    exact = it.phrase.bound.comparator in (Comparator.EXACT, Comparator.ABOUT)
    level = _LEVELS.search(it.clause + it.words) or _OF_A_GOAL.search(it.before)
    if exact and _THERE_IS.search(it.before):
        return not it.promises
    return exact and bool(_IS.search(it.before)) and not level and not it.promises


def _is_said_without_a_year(it: Figure) -> bool:
    """A level in a part of a plan that is not about what shall be: no year, no 力争, and no verb of what is done."""
    if it.phrase.deadline is not None or it.context.deadline is not None or it.context.ahead or it.context.goals:
        return False
    is_level = it.phrase.bound.dimension.key != "count"
    return is_level and it.in_plan and not it.promises and not _MADE.search(it.clause + it.words)


def is_part(it: Figure) -> bool:
    """Whether a figure is a part of the one before it, and nothing says that it is to be reached: 其中40%为公营."""
    return _OF_WHICH.search(it.before) is not None and not it.promises


def is_told_beside(it: Figure) -> bool:
    """Whether a figure is how much the one before it differs from what was before: 达9万个，较对上五年增加3万个."""
    return _THAN_BEFORE.search(it.led) is not None and not it.promises


STATES: Final = (
    NoTarget(say("a forecast or a shortage"), _is_forecast),
    NoTarget(say("a state reached"), _is_state),
    NoTarget(say("what is so already"), _is_said_of_now),
    NoTarget(say("what nothing says is still to be reached"), _is_said_without_a_year),
    NoTarget(say("of a year gone by"), _is_of_past_year),
)
#: The reasons that hold of the parts of a figure too.
TOLD: Final = frozenset(kind.name for kind in STATES)
