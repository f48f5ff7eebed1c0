"""Whether a text tells what was, as news and communiques do, or sets out what shall be; and the same of its words.

A plan's figures promise, unless something says otherwise. An account's figures tell, unless their own words look ahead.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Final

from policytrack.plans.wording import plain
from policytrack.quantity.lexicon import FIVE_YEAR_PLAN, FIVE_YEAR_PLANS

#: What news say of themselves and of where they have it from.
_NEWS: Final = re.compile(
    r"记者|中央社|报导|图为|本报讯|本网讯|通讯员|新华社|日讯(?![号息])|获悉|据了解|据介绍|据悉|受访|采访|报道[，:：]|接受.{0,8}(?:专访|采访)"
    r"|(?:表示|认为|指出|坦言|透露|介绍说|(?<![简通俗名职别尊统全合])称)[，:：“]|业内人士|(?:研究|咨询|调查|评级)(?:机构|公司)|行业机构|分析师"
)
#: Whom a report to Taiwan's legislature addresses: it tells what was done, and says so where it tells of plans.
_TO_LEGISLATURE: Final = re.compile("[贵貴]院|主席、各位委员|院长、各位委员")
#: How a head of government speaks who sets out what shall be: 我们会于明年预售, 我预计.
_SPEAKS: Final = re.compile("(?:^|[，。；：])[^，。；：]{0,8}我们?(?:会|将|预计|建议|已预留|希望)")
#: Words of them that a plan uses too: 国际能源署指出，…….
_SAYS_TOO: Final = re.compile(r"(?:表示|认为|指出|称)[，:：“]|(?:研究|咨询|调查|评级)(?:机构|公司)")
#: Titles of accounts.
_ACCOUNT: Final = re.compile(
    r"公报$|统计(?:公报|月报|快报|数据)|(?:运行|发展|完成|进展|落实|开展|实施|建设)(?:情况|成效|综述|分析|简况)(?:的?(?:通报|报告|总结))?$"
    r"|工作总结$|年度总结|年报$|简介$|概况$|纪实$|综述$|评估报告$|解读$|(?:市场|行业|产业|前景|趋势)[^，。]{0,12}(?:分析|研究|前景|趋势|观察|盘点|调查)(?:报告)?$"
)
#: Titles of texts that set out what shall be, whatever else they tell: what they end with.
_PLAN: Final = re.compile(
    r"(?:规划|纲要|方案|计划|计画|办法|措施|行动|任务|清单|要点|部署|决定|通知|意见|目标|策略|路径|草案|安排|建议|条例|规定|细则|政策"
    r"|政府工作报告|施政报告|白皮书|蓝图|申请报告|可行性研究报告|目标申?报?表|建议书)(?:总?说明)?[）)”》]*(?:[（(《][^（）()《》]{1,40}[）)》]+)*(?:的(?:通知|报告|决定|意见|函|公告|通告|批复))?$|草案"
)
#: 争取 that strives for a goal; 争取上级资金 only says what money was raised.
STRIVES: Final = (
    r"(?<!中央)(?<!上级)(?<!向上)(?<!国家)"
    r"争取(?!到?(?:上级|中央|国家|省|市|各类|专项)?[^，。；0-9]{0,8}(?:资金|补助|债券|政策|项目)|商机|订单)"
)
#: 将 before what somebody will do; before what is put somewhere (将家庭纳入, 将酒税由9元降为5元) or named (将“甲计划”
#: 合并) it says nothing of when.
_WILL: Final = (
    r"将(?=[^近军领士“「『《])(?![^，。；0-9]{1,12}(?:纳入|列[为入]|作为|视为|改为|归类)"
    r"|[^，。；由0-9]{1,12}由[^，。；]{1,16}[升降调提增减])"
)
#: Words that say of what stands behind them that it is to come.
_TO_COME: Final = re.compile(
    rf"力争|{STRIVES}|确保|(?P<soon>{_WILL}|拟(?![定订]))|预期(?!寿命)|下一步|下步|今后|未来|明年|目标|规划(?:建设(?=[0-9])|到|新建|用|再|增设|新设)"
    r"|计[划画](?:[0-9一二两三]*年?内?)?(?:于|在|到|用|投|建|新|总|设)|要(?=[“「]?[达建实完新培力形])|(?<![0-9])(?P<before>20[0-9]{2})\s?年年?(?:底|末)?之?前|预计(?:将|共)?兴建|承诺|(?<=[，。])建议(?=[在于把])|应(?=用于|占|达|不少)|努力|届时|(?<![月日0-9年])(?:到了?|至|于)\s?(?P<year>20[0-9]{2})\s?年"
    rf"|(?P<plan>{FIVE_YEAR_PLAN})[”\"]?(?:期间|时期|期?末)"
)
#: What a body of Taiwan says of its own plans: 预计完成100处, 已规划办理15场; elsewhere 预计 forecasts.
_DOES: Final = (
    "(?:再|逐年|将|陆续|共|约)*(?:办理|推动|举办|开发|掌握|促成|筛选|遴选|完成|新?建|兴建|增[设建加]|新[设增]|设[置立]|汰换|布[建设]|提供|补助|协助|投入|释出"
    "|培[训育]|训练|辅导|推广|改善|促进|创造|带动|吸引|达|每年|自|擘?划设)"
)
_PLANNED: Final = re.compile(
    rf"(?<!原)(?:预[计定订](?!进度|目标|期程|计[划画]|工作)|预期(?!寿命|目标|效益|成果))|(?<![0-9一二三四五六七八九十短中长本前后定])期(?=能|使|望|达成)"
    rf"|今年底前?(?=可|将|预)|(?<!原)(?:规划|计[划画]|排定|拟)(?:[将可]|[于在自朝以][^，。；]{{1,12}}?)?(?={_DOES})(?!完成[^0-9]{{0,3}}[并，。；])"
    rf"|(?:^|[，；：\s─－—-])(?:每年|(?<![0-9])[2-9]年间?)(?:重点)?(?={_DOES})"
)
#: 2031年至2035年促成90场, of a text of that time; 3年内辅导80家
_SPAN: Final = re.compile(
    r"(?:19|20)[0-9]{2}\s?年?度?\s?[-—–~～至到]\s?(?P<last>(?:19|20)[0-9]{2})\s?年度?(?!之?间?已)"
)
#: 2035年占比提升至80%
_A_YEAR: Final = re.compile(r"(?<![0-9自从])((?:19|20)[0-9]{2})\s?年(?!度?(?:预算|起))")
_WITHIN: Final = re.compile(r"(?<![前近过])(?:[2-9]|[1-9][0-9]|[二两三四五六七八九十])年[之以]?内(?!已)")
#: And of what was: 本期完成9场, 总计受理300件, 核定补助20案.
_REPORTED: Final = re.compile(
    r"已(?!规划|排定|拟|预|订定|有的)|截至|迄[今至]|去年|本期|业[经已]|甫|(?:累[计积]|总计|共计?)(?:已|完成|办理|受理|核定|争取|补助|辅导|促成|辅助)"
    r"|核定补助|审定|参训人数|(?:达成|执行|发包)率|[年来]来[，、]|创[^，。；]{0,6}新[高低]|今年[0-9]{1,2}月(?:[0-9]{1,2}日)?(?![^，。；]{0,4}[起前])"
)
#: Words of forecasts, and those of aims, beside which such words forecast nothing.
_FORECAST: Final = re.compile(
    r"预[测计估]|估计|有望|可望|或将|届时|需求|缺口|市场规模|需(?:要|新建|新增|下降|增加)|将(?:会|继续|进一步|稳步|首次)*(?:有|达|增|新增|突破|超|升|降|减|占|扩大|下滑|保持)"
)
#: What a firm plans for itself is no aim of a government's: 公司计划布局20个仓库.
_COMPANY: Final = re.compile(
    r"(?:公司|集团|企业|我们)(?:还|也|已|正)?(?:计[划画]|预计|拟|将|准备)|该(?:公司|集团)[^。]*"
)
_AIM: Final = re.compile(r"力争|确保|目标|提出|明确|要求|印发|方案|规划|计[划画]|意见|部署")
#: Words that say of what stands behind them, or in their clause, that it has been or is so.
_TOLD: Final = re.compile(
    r"(?:完成|超额|超过|达到|实现)[^，。；]{0,8}(?:目标|任务)|同比|环比|截至|截止|(?<![项由从比较在])目前|(?<![与和同])去年|今年以来|近年来|以来|上半年|[一二三]季度|[0-9]{1,2}[-—~至][0-9]{1,2}月|已(?!有的)|[^为]了(?!解|\s?20[0-9]{2}年)"
    r"|据(?:了解|介绍|悉|统计|测算|初步)|记者|获悉|累计(?:发放|建成|完成|投|销售|生产|交付)|仅[有为]|完成全年|降幅|导致|造成|渗透率|市占率|市场份额|初步(?:核算|统计)|(?<![0-9年])年末|月末"
    r"|(?<![到至于前由从自比较以0-9])(?P<year>(?:19|20)[0-9]{2})\s?年"
)
#: A sentence from which on a paragraph tells what was, and one from which on it no longer does.
_TELLS_ON: Final = re.compile(r"(?:^|[。！])(?:过去的?[一二三四五]年|[一五]年来|去年|回顾过去)[^。！]*(?=[。！])")
_LOOKS_ON: Final = re.compile(r"[。！][^。！]{0,12}?(?:今年|明年|20[0-9]{2}年|今后|下一步|要|将|力争|为此|目标)")
#: So many telling words are needed before a text without a telling title is an account.
_ENOUGH: Final = 3
_SENTENCE_END: Final = re.compile("[。；]")
#: Where a text's head and an article's first words end, in paragraphs.
_OPENING: Final = 6


def is_account(title: str, texts: Sequence[str]) -> bool:
    """Whether a text tells what was: by its title, by what news say of themselves, else by what most of it says.

    `texts` are its paragraphs. A plan is one whatever it tells, unless its opening is that of news.
    """
    if _ACCOUNT.search(title):
        return True
    is_plan = _PLAN.search(title) is not None
    if is_plan and not any(_NEWS.search(plain(text)) for text in texts[:_OPENING]):
        return False
    said = [plain(text) for text in texts]
    if not is_plan and any(_TO_LEGISLATURE.search(text) for text in said):
        return True
    if not is_plan and sum(len(_SPEAKS.findall(text)) for text in said) >= _ENOUGH:
        return False
    signs = [sign for text in said for sign in _NEWS.findall(text)]
    news = len(signs) if any(_SAYS_TOO.fullmatch(sign) is None for sign in signs) else 0
    if is_plan or news > 1:
        return news > 1
    sentences = [sentence for text in said for sentence in _SENTENCE_END.split(text) if re.search("[0-9]", sentence)]
    ahead = [_speaks_ahead(sentence) and not is_forecast(sentence) for sentence in sentences]
    tell = [bool(_TOLD.search(sentence)) or is_forecast(sentence) for sentence in sentences]
    told = sum(telling and not looking for telling, looking in zip(tell, ahead, strict=True))
    return told + news >= _ENOUGH and told > 2 * sum(ahead)


def _speaks_ahead(sentence: str) -> bool:
    """Whether a sentence says that something is to come; a five-year plan that it names may be over."""
    return any(match["plan"] is None for match in _TO_COME.finditer(sentence))


def last_said(text: str, issued: int | None, *, of_taiwan: bool = False) -> tuple[int, int]:
    """Where the last word ends by which `text` says of something that it is to come, and where that it was.

    -1 where there is none: the later of the two holds for what stands behind the text.
    """
    sentence = _last(_SENTENCE_END.finditer(text))
    ahead = _last(
        match
        for match in _TO_COME.finditer(text)
        # 将 says of its own sentence that it is to come
        if _is_to_come(match, issued) and not (match["soon"] and match.end() <= sentence)
    )
    told = _last(match for match in _TOLD.finditer(text) if match["year"] is None or _is_past(match["year"], issued))
    if of_taiwan:
        spans = (match for match in _SPAN.finditer(text) if not _is_past(match["last"], issued))
        coming = (match for match in _A_YEAR.finditer(text) if issued is not None and int(match[1]) > issued)
        ahead = max(ahead, _last(chain(spans, coming, _WITHIN.finditer(text), _PLANNED.finditer(text))))
        told = max(told, _last(_REPORTED.finditer(text)))
    return ahead, told


def plans(text: str) -> bool:
    """Whether the last of the words of a sentence of Taiwan that say when something is says that it is planned."""
    return _last(_PLANNED.finditer(text)) > _last(_REPORTED.finditer(text))


def _last(found: Iterable[re.Match[str]]) -> int:
    """Where the last of what was found ends; -1 where nothing was."""
    return max((match.end() for match in found), default=-1)


def is_told_on(text: str, sentence: int, end: int) -> bool:
    """Whether a paragraph has begun to tell what was before a `sentence` of it, and has not turned to what shall be up
    to `end`: 过去一年，成绩很大。产值增长8%.
    """
    told = _last(_TELLS_ON.finditer(text, 0, sentence))
    return told >= 0 and _LOOKS_ON.search(text, told, end) is None


def is_forecast(sentence: str) -> bool:
    """Whether a sentence of an account tells what no government aims at: 预计规模将达到90亿元, 公司计划布局20个仓库."""
    return _COMPANY.search(sentence) is not None or (
        _FORECAST.search(sentence) is not None and _AIM.search(sentence) is None
    )


def _is_to_come(match: re.Match[str], issued: int | None) -> bool:
    """Whether what was found says that something is to come: 到2030年, “十五五”期间.

    A year gone by does not, nor does a plan in its last year, which an account sums up.
    """
    if match["plan"] is not None:
        return issued is not None and FIVE_YEAR_PLANS[match["plan"]] > issued
    return not _is_past(match["year"] or match["before"], issued)


def _is_past(year: str | None, issued: int | None) -> bool:
    return year is not None and issued is not None and int(year) < issued
