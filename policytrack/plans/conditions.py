"""Figures of who gets what, at what price, by which standard: terms of a scheme or of works, for nobody to reach."""

import re
from typing import Final

from policytrack.plans.budgets import BUDGETS
from policytrack.plans.figures import Figure, NoTarget
from policytrack.plans.levies import LEVIES
from policytrack.quantity.bound import Comparator
from policytrack.text.messages import say

#: What raises or lowers a term is a measure with a figure to reach: 标准提高到每人每月720元.
_CHANGED: Final = re.compile(
    r"(?:提高|提升|上调|增加|增长|下调|降低|下降|减少|压减|压缩|缩短|延长|上涨|提|增|降|减|缩)[到至为了]?|控制|力争|确保|目标|平均"
)
_RECIPIENT: Final = (
    "(?:企业|项目|单位|机构|平台|人员|人才|个人|家庭|农户|大户|园区|基地|主体|组织|团队|产品|村|户|者|学校|医院|酒店"
    "|景区|民宿|旅行社|部分)"
)
#: 对……的企业，: whom something is for.
_FOR_WHOM: Final = re.compile(
    r"(?:^|[，；。：:])(?:[^，；。：:]{0,6}[对凡将把]|符合|满足|具备|年满|新[认评获]定?)[^，。；]*$"
)
_THOSE: Final = re.compile(rf"[^，。；]{{0,40}}?的(?:[^，。；]{{0,24}}?{_RECIPIENT})?[，：:]")
#: 投入超过1亿元的企业，给予补助
_WHO_IS_GIVEN: Final = re.compile(rf"的[^，。；]{{0,12}}{_RECIPIENT}[，：][^。；]{{0,12}}(?:给予|予以|奖励|补助|补贴)")
#: (得分低于60分)的通报批评, (住宿1晚)的，
_IF: Final = re.compile(
    r"(?:及?以上|以下|以内)?[^，。；、0-9]{0,2}的(?:[，、]|部分|可|应当?|须|按|给予|予以|通报|奖|处[以罚]|责令|取消|扣|不[予得]|一律|优先|解除|免)"
)
#: 外资额在200万元、3000万元、1亿元及以上的
_LISTED: Final = re.compile("(?:、[0-9][^，。；、]{0,10}){1,4}(?:及?以上|以下)的(?:[，（(、]|给予|予以)")
#: 达到10%以上的田块应施药, 持股超过50%的机构，可不设: what is so of those that something holds of; 达到5%时，
_THESE: Final = re.compile(
    r"(?:及?以上|以下)?(?:的[^，。；、0-9]{1,16}?[，、]?(?:可以?(?!带|容|供|实|满|新|减|节|增)|应(?!用|急)当?|必?须|不得|方可|视为|适用)|时[，、]|者[，、])"
)
#: 配送车辆80%以上为电动车的，: a clause that says of whom
_WHO: Final = re.compile(r"[^，。；、0-9]{0,16}(?<![目有似])的[，；]")
#: 对含量大于3.5%的烟气, 对……的主体进行补助
_OF_WHAT: Final = re.compile(
    r"(?:^|[，。；：])(?:[^，。；：]{0,6})对[^，。；]{0,24}(?:大于|小于|超过|高于|低于|达到?)$"
)
_AIDED: Final = re.compile(r"[^，。；]{0,40}?的[^，。；]{0,24}?(?:进行|给予|予以|实行)(?:补助|补贴|奖励|奖补|支持)")
#: 自建设施发电量应不低于用电量的10%, in a sentence that gives something
_MUST: Final = re.compile(r"[应须需]当?[^，。；0-9]{0,16}$|在$")
_REWARD: Final = re.compile(r"给予|奖励|补贴|补助|扶持")
_MADE_SO: Final = re.compile(r"打造|培育|建设|[建改]成|[新改扩]建|形成|新增|引进|认定|创建|实现|力争|确保")
#: 1000人以上活动，: from which size on, as a clause of its own
_OF_THOSE_OF: Final = re.compile(
    r"(?:[^，。；、0-9]{2,8})[，：](?![^，。；]{0,8}[0-9])(?=[^。；]*(?:实施|应当?|须|可|不得|按|由|给予|免))"
)
#: （含1万元，不含3万元）, 近3个纳税年度, 以下3个条件之一
#: 家庭年所得90万元以下免学费
_EARNS: Final = re.compile("(?:家户|家庭|个人)[^，。；0-9]{0,4}(?:所得|收入)(?:总额|在)?$")
_INCLUDED: Final = re.compile("[(（]不?含(?:[)）]|[0-9])")
_WITHIN: Final = re.compile("[(（，]不?含$")
_YEARS_OF: Final = re.compile(r"(?:完整)?(?:纳税|会计|财政|财务|自然|审计|结算|考核)?(?:年度|季度|学期|学年|月度|周期)")
_OF_CONDITIONS: Final = re.compile(r"(?:申报|基本|认定|必备)?(?:条件|情形)(?:之一|的|：|，)")
#: What is said of those who are to get something, one condition behind another: 符合下列条件之一：（1）……；（2）……
_CONDITIONS: Final = re.compile(r"(?:下列|以下|如下)[^，。；：]{0,6}(?:条件|情形|标准|要求)[^。：]{0,6}[：:][^。]*$")
#: A paragraph that gives so much: what its figures bind are terms, whichever of its sentences they stand in.
_GIVES_HERE: Final = re.compile(
    r"[0-9][^，。；]{0,16}(?:给予|予以)[^，。；]{0,16}(?:奖|补|贴|资助|支持|配套)"
    r"|(?:给予|予以|按)[^，。；]{0,30}[0-9][^，。；]{0,16}(?:奖励|奖补|补助|补贴|贴息|资助|支持|配套)"
)
_IS_GIVEN_FOR: Final = re.compile(r"给予[^，。；]{0,16}(?:支持|奖|补|贴|资助)")
_BOUND_OF_TERMS: Final = re.compile(r"以上|以下|不[低超少高多]|最高|最多|达|超过|满|[（(]不?含")
_OF_THE_GIVEN: Final = re.compile(
    r"收入|资本|营收|规模|增速|增长|产值|销售|利润|税|投资|投入|支出|费|额|比例|占比|电[量耗]|能耗|估值|面积|用[水气量]"
)
#: What is given at most: 给予最高100万元, 单个实验室最多支持500台, 最高4000平方米租金优惠.
_AT_MOST: Final = re.compile(r"(?:最高|最多|至多|上限)[^，。；0-9]{0,6}$")
_LIMIT: Final = re.compile(
    r"(?:补贴|补助|津贴|豁免|资助|奖励|贷款)[^，。；]{0,8}(?:上限|限额|最高(?:金额|限额|额))[^。；]{0,16}$"
)
_NOT_OVER: Final = re.compile(r"(?:不超过|不高于|以内|以下|不得超过)[^，。；0-9]{0,4}$")
_GIVES: Final = re.compile(r"给予|予以|支持|补助|补贴|奖[励补]|资助|贴息|优惠|兑付|兑现|减免|扶持|额度|贷款|发放")
_OF_GIVING: Final = re.compile(
    r"(?:补助|补贴|奖励|奖补|配套|贴息|资助|补偿|代偿|资金支持|津贴)(?:资金|标准|金额|比例|期限|额度?|总额)?(?:最高|原则上)?(?:不[超高多]过?于?|为|每[^，。；]{0,6}|按|达|可达|共|计)?$"
)
#: 追加50万元支持
_MORE: Final = re.compile("(?:追加|额外|再给|另给)$")
_IS_GIVEN: Final = re.compile("的?[^，。；0-9]{0,4}(?:支持|奖励|补助|补贴|资助)")
#: 每家企业每年最高不超过50万元, in a paragraph that gives
_EACH_GETS: Final = re.compile("(?:[每单][家户个项人笔]|同一)[^，。；0-9]{0,14}(?:最高|不超过|上限)[^，。；0-9]{0,6}$")
_SHARED: Final = re.compile(
    r"^[^，。；]{0,6}(?:比例)?(?:承担|分担|配套|补偿(?!基金|机制)|代偿|计提|提取|预付|估算|折算|核定|收取|缴纳|扣减)"
)
_PRICE: Final = re.compile(
    r"(?:价格|[电气水地房票油粮]价|收费标准?|[^免经消浪学收]费|费用?标准|门票|票款|租金|押金|保证金|工资|薪酬|月薪|年薪|薪资|津贴|学费|手续费)"
    r"[^，。；0-9]{0,8}$"
)
#: 租金约为市值租金的六成
_OF_RENT: Final = re.compile(r"(?:租金|租值|市价|市值)(?:水平)?的约?$")
_DUTY: Final = re.compile(r"的?(?:[^，。；、0-9]{0,4})?关税")
_CHARGED: Final = re.compile(r"^[^，。；]{0,6}(?:收取|计收|计费|缴纳|缴费|结算|计价)")
_FINE: Final = re.compile(r"^[^。；]{0,20}(?:罚款|罚金)")
_FINED: Final = re.compile(r"(?:罚款|罚金|滞纳金|处(?![理置])|扣减?|加收)[^，。；]{0,8}$")
_CUT: Final = re.compile(r"(?:扣减?|加收|滞纳金)[^，。；]{0,2}$")
_IN_MARKS: Final = re.compile(r"权重|计分|得分|评分|满分|总分|分值|扣分|加分|考核|评价|百分制|千分制")
_AGED: Final = re.compile(r"寿命|平均年龄|(?:健康|期望|预期)[^，。；]{0,4}$")
_OLD: Final = re.compile(r"年龄|年满")
#: What works and rooms are measured by, where a floor or a ceiling binds each of them.
_MEASURED: Final = re.compile(
    r"(?:距离|间距|净宽|宽度?|净高|限高|层高|高度?|深度?|厚度?|坡度|半径|直径|跨径|使用面积|建筑面积|用房面积|占地|(?:单|每)[处个座间栋人户][^，。；]{0,6}面积|体积|重量|长度超过|长度大于)"
    r"[^，。；0-9]{0,6}$"
)
_NORM: Final = re.compile(r"按(?:照)?[^，。；]{0,6}每[^，。；]{0,16}$")
_ALLOTTED: Final = re.compile(
    r"每[0-9百千万]+[余多]?(?:[户人名张个家平栋]|公里|千米|分钟)[^，。；]{0,8}(?:设置|设立|设|布设|布局|配备|配置|配建|配|安排|建设)$"
)
#: 参会人员不超过3人, 每校限报2项: how many may come or apply
_ADMITTED: Final = re.compile(r"(?:参会|与会|参加|陪同|随行|列席|推荐|申报|报送|报名|提名)[^，。；0-9]{0,8}$")
#: 支持比例分别提升至45%
_SHARE_GIVEN: Final = re.compile("(?:支持|资助|奖励|配套|贴息)比例[^，。；0-9]{0,8}$")
#: 按照1%的比例进行抽查
_SAMPLED: Final = re.compile(
    "的?比例(?:进行|开展|随机|予以|组织|实施)?(?:抽[查取检样]|检查|复[核查]|核查|计提|提取|预留|配[备置建])"
)
_LIMITED: Final = re.compile(r"限[报推]$|每[^，。；]{1,4}限$")
#: 单站功率不小于240千瓦, 配建比例不低于15%, 100%预留安装条件: of each that is built
_EACH: Final = re.compile(
    r"(?:^|[，。；：])[^，。；：]{0,8}单[站枪机桩体台座个处套间栋泵井笔部户件次](?!位)[^，。；]{0,8}$"
)
_RESERVED: Final = re.compile(r"预留(?!份额)")
_BUILT_WITH: Final = re.compile(r"配建|预留(?!份额)|不[小少低]于[^，。；]{0,8}(?:建筑|用地|总)面积的")
_BINDS: Final = re.compile("不[小大低少高多超]|[大小高低多]于|超过|以上|以下|以内|[≥≤><]")
#: The measures of one road, bridge or dam, and what it costs.
_OF_ONE: Final = re.compile(
    r"(?:(?<!里程)全长|海拔|桥长|坝高|坝长|岸线长|(?:线路|路线|隧道|主线)(?:全)?长度?|机场[^，。；]{0,12}跑道(?:延长至?)?|(?<!新增)总?库容|路基宽?|桥宽|工期|建设周期"
    r"|估算(?:总投资)?|概算(?:总投资|投资)?|(?<!完成)总投资(?:估算|概算|额)?|投资(?:估算|概算)|设计(?:使用年限|速度|时速|年?产能|能力|标准|规模))"
    r"(?:约?为?|达到?|近|超过?|逾)?$"
)
#: 建设产业项目3800个，总投资1万亿元: what several cost together
_OF_MANY: Final = re.compile(r"项目[^，。；0-9]{0,6}[0-9]+[余多]?[个项][^，。；0-9]{0,4}，总投资[^，。；0-9]{0,4}$")
#: Of a sum that is invested, what each level of government or another gives.
_BY_WHOM: Final = re.compile(r"(?:中央|省级?|市级?|县级?|地方|自筹)(?:财政|预算内)?(?:投资|资金|配套)$")
#: 其中申请专项债8亿元，企业自筹4亿元, of a sum before
_SOURCE: Final = re.compile(
    r"(?:投资|估算|概算|资金)[^。；]*[，、：][^，。；]{0,6}(?:自筹|专项债券?|银行贷款|社会资本)(?:资金)?$"
)
_INVESTED_ALONE: Final = re.compile(
    r"(?:^|[，：:；、。])(?:计划|预计|估算|概算|匡算|规划|共|总)*投资(?:额|约|近|超过?)?$|(?:总|所需|需|尚需|(?<=[，：:；、。]))(?:计划)?经费(?:约|为|需|共|合计)*$"
)
_SERVED: Final = re.compile(
    r"^(?:之?内)?[^，。；]{0,4}(?:办结|上门|到场|到达|完成|答复|回复|办理|处理|审核|审查|受理|反馈|送达|响应|拨付|兑现|报送|上报|作出|处置|整改|出具|提交|报告|解决)"
)
#: 到期后再延长30年: how long a right or a measure lasts
#: 长达2600年的税种: how long it has
_LENGTHENED: Final = re.compile(r"(?<!寿命)(?<!年限)(?<!时间)(?<!时长)(?:再|顺|均|可)?(?:延长|展期|延期|续期)$|长达$")
_TIMES: Final = frozenset({"days", "working-days", "months", "time"})
_IN_BRACKETS: Final = re.compile("[(（][^()（）]*[)）]")
_DEFINED: Final = re.compile(r"是指|系指|即指|所称|指的是|指标定义")


def _sets_level(it: Figure) -> bool:
    """Whether the clause raises, lowers or holds what the figure is of, or the figure has a year of its own."""
    own = it.phrase.deadline is not None and not it.phrase.inherited
    return own or _CHANGED.search(it.clause + it.words) is not None


def _is_age(it: Figure) -> bool:
    """How old somebody is: 年满60岁; 人均预期寿命达到79岁 is a level."""
    years = it.phrase.bound.unit.symbol in ("岁", "周岁") and not _AGED.search(it.before)
    return years or (
        it.phrase.bound.dimension.key == "years" and bool(_OLD.search(it.clause)) and "平均" not in it.clause
    )


def _is_of_those(it: Figure) -> bool:
    """What somebody must have or be for something to hold of them: 对年营业收入2000万元以上且增长20%的企业，,
    5000万元（含）至1亿元（不含）的企业.
    """
    if _INCLUDED.match(it.behind) or (_INCLUDED.search(it.before[-24:]) and it.before.endswith(("至", "到", "-"))):
        return True
    if _WITHIN.search(it.before) or _YEARS_OF.match(it.behind) or _OF_CONDITIONS.match(it.behind):
        return True
    if it.is_money and _EARNS.search(it.led) and it.words.endswith(("以下", "以内")):
        return True
    if _LISTED.match(it.behind) and not it.strives:
        return True
    if _IF.match(it.behind) and not it.promises:
        return True
    if (_WHO.match(it.behind) or _AIDED.match(it.behind)) and "力争" not in it.before:
        return True
    if _OF_WHAT.search(it.led) and it.behind.startswith("的"):
        return True
    if _MUST.search(it.led) and _REWARD.search(it.text[it.sentence : it.end] + it.rest) and it.phrase.deadline is None:
        return True
    if _THESE.match(it.behind) and not _MADE_SO.search(it.clause + it.words):
        return True
    if it.clause == "" and it.phrase.bound.dimension.key != "share" and _OF_THOSE_OF.match(it.behind):
        return it.words.endswith(("以上", "以下"))
    is_said_of_them = _FOR_WHOM.search(it.before) and _THOSE.match(it.rest)
    return bool(is_said_of_them or _WHO_IS_GIVEN.match(it.rest)) and "力争" not in it.before


def _is_of_terms(it: Figure) -> bool:
    """What somebody must reach to get what the paragraph gives, in whichever of its sentences it is said."""
    if _CONDITIONS.search(it.text[: it.start]) and not it.strives:
        return True
    own = it.phrase.deadline is not None and not it.phrase.inherited
    if own or it.strives or it.phrase.bound.dimension.key == "count" or _MADE_SO.search(it.clause + it.words):
        return False
    is_term = _BOUND_OF_TERMS.search(it.led[-8:] + it.words + it.behind[:6]) and _OF_THE_GIVEN.search(it.led[-24:])
    return bool(is_term) and bool(_GIVES_HERE.search(it.text) or _IS_GIVEN_FOR.search(it.rest))


def _is_given(it: Figure) -> bool:
    """What each of those gets who are entitled: 每人每月补助300元, 按损失的30%承担."""
    key = it.phrase.bound.dimension.key
    if _is_most_given(it):
        return True
    if not it.is_money and key not in ("share", "multiple"):
        return False
    given = _OF_GIVING.search(it.led) or _SHARED.match(it.rest) or (_MORE.search(it.led) and _IS_GIVEN.match(it.rest))
    return bool(given) and not _sets_level(it)


def _is_most_given(it: Figure) -> bool:
    """What is given at most: its words bind it from above, and the sentence gives."""
    bound = it.phrase.bound
    if it.is_money and _LIMIT.search(it.before):
        return True
    if bound.comparator not in (Comparator.AT_MOST, Comparator.LESS) or bound.dimension.key == "share":
        return False
    if it.is_money and _EACH_GETS.search(it.led) and _GIVES_HERE.search(it.text):
        return True
    near = it.before[-24:] + it.behind[:12]
    if _AT_MOST.search(it.led):
        return _GIVES.search(it.before + it.rest) is not None
    return it.is_money and bool(_NOT_OVER.search(it.led) and _GIVES.search(near))


def _is_price(it: Figure) -> bool:
    """What something costs, and what somebody is paid; and the rate of a duty."""
    if it.phrase.bound.dimension.key == "share":
        return _DUTY.match(it.behind) is not None or _OF_RENT.search(it.before) is not None
    if not it.is_money and it.phrase.bound.dimension.key != "multiple":
        return False
    if "收入" in it.clause:
        return False
    if it.phrase.bound.dimension.key.endswith("/energy"):
        return not _sets_level(it)
    return bool(_PRICE.search(it.clause) or _CHARGED.match(it.rest)) and not _sets_level(it)


def _is_penalty(it: Figure) -> bool:
    if it.phrase.bound.dimension.key == "share":
        return bool(_CUT.search(it.led))
    return it.is_money and bool(_FINE.match(it.rest) or _FINED.search(it.led))


def _is_mark(it: Figure) -> bool:
    """Points and weights of an appraisal."""
    key = it.phrase.bound.dimension.key
    if key == "score" and it.phrase.bound.unit.symbol == "分":
        return not it.promises and not re.search(r"满意度|指数|测评", it.clause)
    return key == "share" and bool(
        re.search(r"权重|分值", it.clause) or (_IN_MARKS.search(it.before) and "占" in it.clause)
    )


def _is_norm(it: Figure) -> bool:
    """How each one is to be built or staffed: 间距不小于10米, 每200户设置1个."""
    if _NORM.search(it.before) or _ALLOTTED.search(it.led):
        return not _sets_level(it)
    key = it.phrase.bound.dimension.key
    if key == "count" and it.phrase.bound.comparator is Comparator.AT_MOST and _ADMITTED.search(it.led):
        return True
    if _LIMITED.search(it.led):
        return True
    if key == "share" and (_SAMPLED.match(it.behind) or _SHARE_GIVEN.search(it.led)):
        return True
    if key == "share":
        return bool(_BUILT_WITH.search(it.clause + it.words) or _RESERVED.match(it.behind)) and not _sets_level(it)
    if (key != "count" or "单体" in it.clause) and _EACH.search(it.before) and _BINDS.search(it.words):
        return True
    sized = key in ("length", "area", "volume", "mass")
    return sized and bool(_BINDS.search(it.words) and _MEASURED.search(it.clause)) and not _sets_level(it)


def _is_of_one_work(it: Figure) -> bool:
    """How long, high and dear one road, bridge or dam is."""
    if it.phrase.bound.dimension.key in ("share", "points", "count"):
        return False
    if _OF_MANY.search(it.led):
        return False
    if _OF_ONE.search(it.led):
        return True
    if not it.is_money:
        return False
    strives = re.search("力争|确保|目标", it.before)
    given = _BY_WHOM.search(it.before) and not re.search("争|安排", it.clause)
    return bool(given or _SOURCE.search(it.before) or (_INVESTED_ALONE.search(it.before) and not strives))


def _is_of_service(it: Figure) -> bool:
    """Within what time something is seen to: 5个工作日内办结."""
    is_level = _sets_level(it) or it.clause.endswith("实现")
    return it.phrase.bound.dimension.key in _TIMES and bool(_SERVED.match(it.rest)) and not is_level


def _is_of_term(it: Figure) -> bool:
    """How long a right or a measure lasts that is lengthened: 承包到期后再延长30年."""
    return it.phrase.bound.dimension.key in ("years", *_TIMES) and bool(_LENGTHENED.search(it.led))


def _is_of_definition(it: Figure) -> bool:
    return bool(_DEFINED.search(_IN_BRACKETS.sub("", it.text[it.sentence : it.start])))


CONDITIONS: Final = (
    NoTarget(say("a note or definition"), _is_of_definition),
    NoTarget(say("an age"), _is_age),
    NoTarget(say("a penalty"), _is_penalty),
    NoTarget(say("a condition of eligibility"), _is_of_those),
    NoTarget(say("a condition of eligibility"), _is_of_terms),
    NoTarget(say("a subsidy or its ceiling"), _is_given),
    *BUDGETS,
    *LEVIES,
    NoTarget(say("a price or pay"), _is_price),
    NoTarget(say("points of an appraisal"), _is_mark),
    NoTarget(say("a norm for each"), _is_norm),
    NoTarget(say("the size or cost of one work"), _is_of_one_work),
    NoTarget(say("a period of a procedure"), _is_of_service),
    NoTarget(say("how long something lasts"), _is_of_term),
)
