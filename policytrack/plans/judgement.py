"""Figures of a plan that promise nothing, as the plan around them tells: each kind by its name and reason."""

import re
from typing import Final

from policytrack.plans.attributes import ATTRIBUTES
from policytrack.plans.conditions import CONDITIONS
from policytrack.plans.figures import Figure, NoTarget
from policytrack.plans.sections import Context
from policytrack.plans.stance import is_forecast
from policytrack.plans.states import GOAL_OF, STATES, TOLD, is_part, is_planned, is_told_beside
from policytrack.quantity.bound import Comparator
from policytrack.text.messages import say

_SUBSIDY: Final = re.compile(
    r"(?:给予|给与|减征|减免|奖补|奖励|补助|补贴|贴息|资助(?!的?(?:专上|大[学专]|院校|学校|[中小]学|幼稚园|出售|房屋|学额|课程|研究院?课程|安老|宿位|院舍))|资金支持|奖金|扶持资金|罚款|贷款额度|授信)[^。；]{0,60}$"
    r"|(?:单个|每个|每家|单项|每项)?(?:企业|项目|平台|机构|单位)?(?:最高|不超过)[^。；，]{0,6}$"
)
_SUBSIDY_BEHIND: Final = re.compile(
    r"[^。；，]{0,14}?(?:给予|予以(?:支持|补|奖|资助|扶持|配套|贴息)|的?比例(?:给予|补助|补贴|安排|予以)|的?(?:一次性)?(?:奖补|奖励|补助|补贴|贴息|资助|资金支持|奖金|[^，。；、]{0,4}津贴))"
)
_SUPPORT: Final = re.compile(r"给予|奖补|补助标准|补贴标准|予以补助|贴息|奖励")
_BY_SHARE: Final = re.compile(r"按[^。]*$")
_FORMULA: Final = re.compile(r"(?:[×*/÷=＝](?:最[高低])?|(?<=[一-鿿\s)）])[xX])\s*$")
#: 0.7人 / 1.6人: two figures side by side, and no quotient
_BESIDE: Final = re.compile(r"[0-9][^，。；/0-9]{0,3}\s/\s$")
_FORMULA_BEHIND: Final = re.compile(r"\s*[×*÷]\s*[(（A-Za-z一-鿿]")
#: 规划提出300万千瓦的装机目标
_SETS_AIM: Final = re.compile(r"(?:提出|明确|确定|设定|制定|实现|达成|完成)[^，。；]{0,6}$")
#: 七成应用于公营房屋, 以9万个单位作为目标, 下期900个单位明年推出: what behind a figure says that it is to come
_OUGHT_BEHIND: Final = re.compile(
    "[^，。；、0-9]{0,3}的?(?:目标)?迈进|应(?:用于|占|为)|[^，。；、]{0,6}作为[^，。；、]{0,10}目标|[^，。；、0-9]{0,4}(?:明年|后年)[^，。；、]{0,4}(?:推|落成|完成|投|开|建)"
)
#: 公布填海900公顷建岛的计划
_PUBLISHED: Final = re.compile(r"(?:公布|提出|宣布|推出)[^，。；、]{0,6}$")
_PLAN_BEHIND: Final = re.compile(r"[^，。；、]{0,14}的(?:计[划画]|方案)(?![^，。；]{0,6}(?:已|完成|落实))")
_AIMED_BEHIND: Final = re.compile(r"的[^，。；]{0,10}目标(?![^，。；]{0,6}(?:已|完成|达成|实现))")
_ELIGIBLE: Final = re.compile(
    r"(?:对|符合|具备|满足|凡|年满|对于|申报|不到|条件的?)[^。；，]{0,30}$|(?:注册资本|年营业收入|营业收入|固定资产投资|投资额|年销售收入|总投资)[^。；，]{0,6}$"
)
_ELIGIBLE_BEHIND: Final = re.compile(
    r"(?:以上|及以上|以下)?(?:的|、)[^，。；]{0,24}?(?:企业|项目|单位|人员|平台|机构|个人|家庭|园区|部分|的)(?:[，,、。；]|$)"
)
_IF_REACHED: Final = re.compile(r"(?:及?以上|以下|以内)?(?:的，|的?部分)")
_BASELINE: Final = re.compile(r"(?:现况|现状|基期|基准|基础)(?:基础)?值?[:(（]")
_SHARE_OF: Final = re.compile(r"[的之]约?[0-9.]+(?:%|成)")
#: 4条规定, where the line before ends with 第
_ARTICLE: Final = re.compile("(?:之?规定|订定|第[0-9])")
_OF_THE_LAW: Final = re.compile(r"第[^，。；]{0,3}$|《[^》]*$")
#: 指标10.2.1:低于平均收入50%的人口比例
_INDICATOR: Final = re.compile(r"指标\s?[0-9]+(?:[.-][0-9]+)*\s?[:：]")
#: 5%左右的预期增长目标与……相衔接: the goal that was set before, spoken of
_SPOKEN_OF: Final = re.compile(r"的[^，。；]{0,6}目标(?:与|和|是|既|，|的|考虑|体现|符合)")
#: 58章, 37个专栏, 12项为预期性, 约束性8项: what a document or its table has of them
_OF_PARTS: Final = re.compile(r"\s?(?:篇\s?[0-9]+\s?章|章(?!程)|个?(?:[一二三]级)?条目|个?专栏|项为?(?:约束|预期)性)")
_OF_NATURE: Final = re.compile(r"(?:约束性|预期性)(?:指标)?$|指标共$")
#: 拟发行国债600亿元，比上年减少200亿元
_SINCE_LAST_YEAR: Final = re.compile(r"[比较](?:上|去)年(?:减少|增加|少|多)")
_AMOUNT_BEFORE: Final = re.compile(r"[0-9][万亿]*(?:美|欧|日|港)?元[，、][^，。；]*$")
#: 到2030年达67%(2025年64.7%)
_YEAR_IN_BRACKET: Final = re.compile(
    r"((?:19|20)[0-9]{2})年[^。；]*[0-9][^()（）。；]{0,8}[(（]((?:19|20)[0-9]{2})年(?:底|末)?[^()（），。；0-9]{0,4}$"
)
_SCOPE_BEHIND: Final = re.compile(
    r"\s?(?:个|大|项|条)?(?:大)?\s?(?:方面|(?:重要|重点|关键|主要|核心|具体|[^，。；、0-9]{2}性)?指标|面向|部分|阶段|原则|板块|(?:重要|重点|关键|主要|核心)?领域|环节|要素|类别|层面|维度|章节|目标(?=[：:，。]|$))"
)
_OF_GOALS: Final = re.compile(r"[^，。；、0-9]{0,4}(?:目标|任务)(?![^，。；、]{0,4}完成)")
_NO_WORD: Final = re.compile(r"[\s0-9.,~—–\-≤≥<>%，、()]+")
_NOTE: Final = re.compile(
    r"^(?:(?:注|註|图|圖|说明|来源)\s?(?:[0-9①-⑳]+|[:：])|备注|指标来源|计算方法|指标解释|指标定义|数据来源|名词解释)"
    r"|指标(?:定义|说明|来源)[:：]"
)
_FOOTNOTE: Final = re.compile(
    r"^(?:\[[0-9]+\]|[0-9]{1,2}\s?|[①-⑳]|［[0-9]+］)(?:指|是指|暂用|即|包括)|^\[[0-9]+\][^，。]{1,20}[:：]"
)
_OF_TIME: Final = frozenset({"days", "working-days", "months", "years", "time"})
_SHORTENED: Final = re.compile("压[缩减]|缩[短减]|[减降]|达到|控制")
_WORKING: Final = re.compile(r"(?:办理|审批|审核|公示|备案|受理|答复|回复|提交|报送|印发|审查|验收|上报)[^。；]{0,14}$")


_CONGRESS: Final = re.compile(r"[大届](?=[一-鿿，,。；、])|次(?=全会|全体会议)")
_TIMES_A: Final = re.compile(
    r"每(?:[0-9一二两三四五六七八九十]*个?)?(?:年|月|季度|周|半年|学期|学年|天|日|旬)[^，。；]{0,12}$"
)
#: So many times a year say how much is done, and not how often: 每年开展500次.
_OFTEN: Final = 50
_FROM: Final = re.compile(r"[从由自][^，。；]{0,12}$")
#: 较上一个五年期的10万个大幅增加五成: with what a change is compared
_MORE_THAN: Final = re.compile(
    r"(?:^|[，；（(])[^，。；]{0,4}?(?:比|较)(?:上一?|过去|前|对上|去年|[0-9]{4})[^，。；]*的约?$"
)
_AND_CHANGES: Final = re.compile(
    r"[^，。；0-9]{0,6}(?:大幅|显著|明显)?(?:增[加长]|提高|提升|上升|多出?|减少|下降|降低|[超高低少翻])"
)
#: 4.4件（2025）→7.6件
_ARROW: Final = re.compile(r"\s?(?:[(（][^（）()]{0,8}[)）])?\s?(?:→|->|➔)\s?[<>≥≤]?[0-9]")
#: 每年200万人次提高至300万人次
_RAISED_TO: Final = re.compile(r"(?:提[高升]|增加|扩大|降低?|缩短|减少)[至到]\s?[0-9]")
_ON_TOP_OF: Final = re.compile(r"[^，。；0-9]{0,16}的基础上")
_GOES_TO: Final = re.compile(
    r"(?:，(?:(?:现|最新|拟|将|再|调整|修改){1,3}[为到至]|[增升扩减降][加高大少低]?[至到]))|[^，。；]{0,2}(?:增加|增长|提高|减少|降低)[0-9.]+%[至到]|，?(?:[于於到至]?20[0-9]{2}\s?年(?:底|末)?(?:或?之?前)?)?[^，。；0-9]{0,8}(?:提高|上升|增加|降低|下降|减少|增长|扩大|提升|缩短|压缩|上调|下调|调整|修改|修订|降)[至到为]|[^，。；0-9]{0,8}[增升扩减][至到]"
)
_MEETING: Final = re.compile(r"[^，。；、]{0,6}(?:会议|會議|全会|大会)")
_MEASURES: Final = re.compile(
    r"(?:[^，。；、]{0,2}(?:执行|实施|分项|推动)|[^，。；、0-9\s]{0,4}?(?:行动|型|实施|提报)?)计[划画](?!案)|[^，。；、]{0,2}(?:KPI|措施|政策|意见|举措|规定|禁令|硬措施|制度|机制|要求|原则|附件|附表)|路径"
)


#: Who is to do something until when, in rules by which it is appraised: （6月底完成，牵头单位：……）.
_TASK: Final = re.compile(r"(?:牵头|责任|配合|承办|主办)(?:考核)?(?:单位|部门)|(?:月|年)底前?(?:完成|取得|建成|实现)")


def _looks_back(it: Figure) -> bool:
    """A figure of a part that tells what was; not the year's goal, which it may say before what came of it."""
    due = it.phrase.deadline is not None and not it.phrase.inherited
    return it.context.review and not (due and GOAL_OF.search(it.led))


def _is_of_account(it: Figure) -> bool:
    """A figure of a text that tells what was, of which its own words do not say that it is to come."""
    if not (it.is_account or it.context.tells):
        return False
    if it.context.ahead and not (it.is_of_taiwan and it.is_told):
        return False  # what a report of Taiwan did stands in its parts on what shall be too
    if (
        it.is_aimed_behind
        or _OUGHT_BEHIND.match(it.behind)
        or (_AIMED_BEHIND.match(it.behind) and _SETS_AIM.search(it.clause))
        or (_PLAN_BEHIND.match(it.behind) and _PUBLISHED.search(it.led))
    ):
        return False
    return not is_planned(it) and (not it.is_to_come or is_forecast(it.text[it.sentence : it.end]))


def _is_of_rules(it: Figure) -> bool:
    """A figure of rules for a procedure, of which no year and no 力争 says that it is to be reached."""
    is_rules = (it.is_rules or it.context.rules) and (it.phrase.deadline is None or it.phrase.inherited)
    return is_rules and not it.strives and not _TASK.search(it.text)


def _is_cell(it: Figure) -> bool:
    """A figure without a word, as the cells of a table are that says no goals: 3～5, ≥150."""
    return _NO_WORD.fullmatch(it.text) is not None


def _is_of_heading(it: Figure) -> bool:
    """A count in a heading: （一）实施五项工程."""
    exact = it.phrase.bound.comparator is Comparator.EXACT and it.phrase.deadline is None
    return it.in_heading and exact and it.phrase.bound.dimension.key == "count" and not it.context.measured


def _is_subsidy(it: Figure) -> bool:
    key = it.phrase.bound.dimension.key
    if not it.is_money and key not in ("share", "points", "time", "years", "months"):
        return False
    if it.phrase.bound.change is not None:
        return False  # 补贴标准提高300元
    shared = bool(_BY_SHARE.search(it.clause) and _SUPPORT.search(it.behind.partition("。")[0]))
    return (shared or bool(_SUBSIDY.search(it.before) or _SUBSIDY_BEHIND.match(it.behind))) and not re.search(
        r"力争|达|突破|提高到|提高至|增长|增加|不低于|(?:覆盖|参保|普及|达标|完成|合格)率|寿命|年限",
        it.clause + it.words + it.phrase.bound.word,
    )


def _is_of_formula(it: Figure) -> bool:
    near = it.text[max(0, it.start - 8) : it.start]
    if _BESIDE.search(near):
        return False
    return bool(_FORMULA.search(near) or _FORMULA_BEHIND.match(it.behind))


def _is_of_note(it: Figure) -> bool:
    return bool(it.context.note or _NOTE.search(it.text) or _FOOTNOTE.search(it.text))


def _is_eligibility(it: Figure) -> bool:
    if _IF_REACHED.match(it.behind) and re.search(r"[对凡]|企业|项目|单位|年应纳税", it.before):
        return True
    return bool(_ELIGIBLE_BEHIND.match(it.behind) and _ELIGIBLE.search(it.before)) and "力争" not in it.before


def _is_baseline(it: Figure) -> bool:
    """Where something stands now: 现状值：80座, in brackets behind the goal: 到2030年达67%(2025年64.7%), and the whole
    of which a share is: 占总数600万人之96%.
    """
    if it.phrase.bound.dimension.key not in ("share", "points") and _SHARE_OF.match(it.behind):
        return True
    bracket = _YEAR_IN_BRACKET.search(it.before)
    return bool(_BASELINE.search(it.text[it.sentence : it.start])) or bool(bracket and bracket[2] < bracket[1])


def _is_count_of_parts(it: Figure) -> bool:
    """How many parts a document, a list or a table of indicators has: 共15篇58章, 约束性8项."""
    if it.phrase.bound.dimension.key != "count":
        return False
    counter = re.split("[0-9]", it.words)[-1] + it.behind
    if it.before.endswith("等") and _OF_GOALS.match(it.behind):
        return True
    return bool(_SCOPE_BEHIND.match(it.behind) or _OF_PARTS.match(counter) or _OF_NATURE.search(it.before))


def _is_change_since(it: Figure) -> bool:
    """How much an amount set before in the sentence differs from the year before: 赤字90亿元，比上年减少5亿元."""
    return it.is_money and bool(_SINCE_LAST_YEAR.search(it.clause + it.words) and _AMOUNT_BEFORE.search(it.before))


def _is_spoken_of(it: Figure) -> bool:
    """A goal that has been set and that a sentence begins with, to say why: 5%左右的增长目标与……相衔接."""
    return not it.before and _SPOKEN_OF.match(it.behind) is not None


def _is_of_law(it: Figure) -> bool:
    is_indicator = _INDICATOR.match(it.text) is not None and it.phrase.deadline is None and not it.promises
    if it.phrase.bound.unit.symbol == "条" and it.start == 0 and _ARTICLE.match(it.behind):
        return True
    return is_indicator or _OF_THE_LAW.search(it.before) is not None


def _is_procedure(it: Figure) -> bool:
    """How long a step of a procedure takes; not how long it shall take from now on: 审查周期压缩至18个月."""
    shortened = _SHORTENED.search(re.split("[，；]", it.before)[-1] + it.words)  # 压缩至1.5个月、12个月
    return it.phrase.bound.dimension.key in _OF_TIME and bool(_WORKING.search(it.before)) and not shortened


def _is_of_congress(it: Figure) -> bool:
    return it.phrase.bound.dimension.key == "count" and bool(_CONGRESS.match(it.text, it.end - 1))


def _is_frequency(it: Figure) -> bool:
    """How often something is done: 每5年修订1次."""
    often = _TIMES_A.search(it.before) or it.before.endswith("连续")
    seldom = it.phrase.bound.base_low < _OFTEN
    return it.phrase.bound.unit.symbol in ("次", "轮", "遍") and bool(often) and seldom


def _is_start(it: Figure) -> bool:
    """Where something starts from: 从380元提高至1000元."""
    if _ARROW.match(it.behind) or _RAISED_TO.match(it.behind) or _ON_TOP_OF.match(it.behind):
        return True
    if _MORE_THAN.search(it.led) and _AND_CHANGES.match(it.behind):
        return True
    return bool(_FROM.search(it.before) and _GOES_TO.match(it.behind))


def _is_count_of_measures(it: Figure) -> bool:
    return it.phrase.bound.dimension.key == "count" and bool(_MEASURES.match(it.behind))


def _is_meeting(it: Figure) -> bool:
    return "召开" in it.clause and bool(_MEETING.match(it.behind))


#: The reasons of figures that are told of, of tables too.
OF_REVIEW: Final = say("in a section that looks back")
OF_ACCOUNT: Final = say("of a text that tells what was")
#: The reason of a figure in a note, of a table too.
OF_NOTE: Final = say("a note or definition")
#: The reason of a figure that another one of its clause goes on from.
START_OF_CHANGE: Final = say("where a change starts from")

NO_TARGETS: Final = (
    NoTarget(OF_REVIEW, _looks_back),
    NoTarget(OF_ACCOUNT, _is_of_account),
    NoTarget(say("a condition in rules for a procedure"), _is_of_rules),
    NoTarget(say("in a heading"), _is_of_heading),
    NoTarget(say("a cell without a word"), _is_cell),
    NoTarget(OF_NOTE, _is_of_note),
    NoTarget(say("part of a formula"), _is_of_formula),
    NoTarget(say("a subsidy or its ceiling"), _is_subsidy),
    NoTarget(say("the number of a congress"), _is_of_congress),
    NoTarget(say("a number of meetings"), _is_meeting),
    NoTarget(say("how often something is done"), _is_frequency),
    *ATTRIBUTES,
    *CONDITIONS,
    NoTarget(say("a baseline"), _is_baseline),
    NoTarget(START_OF_CHANGE, _is_start),
    NoTarget(say("a count of measures"), _is_count_of_measures),
    *STATES,
    NoTarget(say("a condition of eligibility"), _is_eligibility),
    NoTarget(say("a count of measures or parts"), _is_count_of_parts),
    NoTarget(say("how much it differs from the year before"), _is_change_since),
    NoTarget(say("the same figure once more"), _is_spoken_of),
    NoTarget(say("part of a name"), _is_of_law),
    NoTarget(say("a period of a procedure"), _is_procedure),
)


def why_told(context: Context, until: int | None, issued: int | None, *, is_account: bool) -> str | None:
    """Why the figure of a table tells what was, by the part or the text that it stands in; None where its row goes
    `until` a year to come.
    """
    if until is not None and issued is not None and until > issued:
        return None
    if context.review:
        return OF_REVIEW
    return OF_ACCOUNT if is_account and not context.ahead else None


def why_none(figure: Figure, told: str | None = None) -> str | None:
    """Why a figure is no target, in a few words; None where it is one.

    `told` is the reason of the figure before it in its sentence: what is a part of that (其中, 当中) has the same,
    as has how much that differs from what was before (较上届增加).
    """
    own = next((kind.name for kind in NO_TARGETS if kind.holds(figure)), None)
    return told if own is None and told in TOLD and (is_part(figure) or is_told_beside(figure)) else own
