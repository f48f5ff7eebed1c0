"""What a figure of a running text is of, as the title of a target: short, and the plan's own words."""

import re
from typing import Final

from policytrack.quantity.subjects import NOUNS
from policytrack.quantity.word_index import vocabulary

#: The longest title, in characters.
LONGEST: Final = 30
_SEPARATOR: Final = re.compile(r"[，,。；;：:！!？?\n\t|]")
_MARK: Final = re.compile(
    r"^[\s　]*(?:[（(]?[0-9一二三四五六七八九十]{1,3}[)）.．、]|[一二三四五六七八九十]是要?|[-—–·•■*#]+)[\s　]*"
)
_YEAR: Final = (
    r"(?:到|至|于|於|在|自|从|從)?(?:西元|公元|(?:中[华華])?民[国國])?\s?"
    r"(?:(?:19|20)[0-9]{2}|(?:9[0-9]|1[0-4][0-9]))\s?年(?![以内內代])度?(?:底|末|前|之前|起)*"
)
#: What says when, how firmly and where, and not what.
_AROUND: Final = re.compile(
    rf"^(?:[（(]?(?:(?:(?:19|20)[0-9]{{2}}|1[0-4][0-9])\s?年?[-—–~至到]{{1,2}})?{_YEAR}[）)]?|力争|力爭|争取|爭取|确保|確保|努力|擬[於于]?|拟[于]?|並"
    r"|(?:我們|我们|我國|我国|政府|本局|本署|局方)(?:[會会將将亦已也要]|繼續|继续)*"
    r"|其中|预计|預計|计划|規劃|规划|实现|實現|全年|今年|年内|年底|同时|使|将|將|要|全市|全省|全县|全区|全国|全國|我市|我省|本市|分别|分別|每年|年均"
    r"|(?:[一二两兩三四五六七八九十]年)?[累总總共][计計]"
    r"|[“\"]?十[一二三四五六七八九]五[”\"]?(?:期末|末|期间|时期)|[、和及与與并並的]|[\s　])+"
)
#: What is done to what a goal counts says nothing of what that is; of 建设用地 and 完成率 it is a part.
_MADE: Final = re.compile(
    r"^(?:建成|打造|培育|形成|完成|组建|创建|(?:建设|建立|实施|开展)(?!用地|项目|单位|兵团|规模|投资|资金|周期|工期))"
    r"(?![率期度区面情以])(?=[一-鿿“A-Za-z0-9]{2})"
)
_BEHIND: Final = re.compile(
    rf"(?:{_YEAR}|分别|分別|均|各|再|力争|力爭|争取|确保|確保|实现|實現|完成|约|約|共|为|為|要|将|將|已|年均|每年|[达達]到"
    r"|(?<![惠涉普波])及|[、和与與（(“\"\s　])+$"
)
_FIGURE: Final = re.compile(r"[0-9]|[一二三四五六七八九十百千万亿]+(?:%|个|家|项|倍|番|成)")
#: What only names a measure, and the measure that a title ends with.
_ITS_MEASURE: Final = re.compile(
    r"(?:年|总|總|累计|累計)*(?:[产產]量|[产產]值|[规規]模|[数數总總]量|[总總][数數额額]|占比|比重|比例|增速|增幅|增加值|面[积積]|投[资資]|收入|[营營]收|[营營][业業]收入|容量|金[额額]|[个個户戶人][数數])$"
)
_MEASURE: Final = re.compile(rf"占.*(?:比重|比例|比|份额|份額)|(?:{_ITS_MEASURE.pattern[:-1]})")
_LABEL: Final = re.compile(r"[一-鿿]{2,12}")
_NO_LABEL: Final = re.compile(
    "目标|目標|任务|任務|指标|指標|举措|措施|内容|其中|如下|包括|方面|工作|要求|成效|部门|單位|单位|时限|期限|时间"
)
#: What is counted: names in quotation marks (“5G+”应用) and enumerations (甲型、乙型平台) whole.
_NOUN_BEHIND: Final = re.compile(
    r"(?:以上|以下|以内|左右)?的?(?!、)((?:[“\"][^”\"\n]{1,20}[”\"]|[^，,。；;：:！!？?（(\n\t|0-9“”\"])+)"
)
#: Two figures with what they count: 2家市场和10个仓库
_NEXT_OF_TWO: Final = re.compile(r"[和与與及、]$")
#: 比例於2030: a year before the figure's own
_YEAR_BEHIND: Final = re.compile(r"(?:[于於到至]?(?:19|20)[0-9]{2}\s?年?[和与與及、]?)+$")
#: 低保由每月187元 (提高到193元), 年营业收入5000万元以上企业 (5家)
_FROM: Final = re.compile(r"[由从從][^，。；]{0,16}[0-9][^，。；]*$")
_SIZE: Final = re.compile(r"^.*?[0-9][^，。；]*?(?:以上|以下)的?(?=[一-鿿]{2})")
#: So short a word before a figure does not say by itself what is counted.
_SHORT: Final = 5
_ASKING: Final = frozenset(
    ["面向", "发布", "遴选", "组织", "举办", "选派", "资助", "解决", "为", "对", "在", "每年", "加快", "在建"]
)
#: 5G基站、充电桩数量分别达到3万个、5万个
_RESPECTIVELY: Final = re.compile(
    r"(?P<things>[^，,。；;：:！!？?\n\t|]*)(?:分别|分別)(?P<figures>[^，,。；;：:！!？?\n\t|]*)"
)
#: 城镇、农村污水处理率: so short a word before the last thing may only modify it.
_MODIFIER: Final = 2
#: What stands between two things; 普及率, 饱和度, 参与率 are one.
_AND: Final = re.compile(
    "、|(?<![普涉触觸])及(?![时時格其])|(?<![饱飽温溫调調缓緩共总總])和(?![谐諧平解睦])|(?<![参參])[与與](?![会會])"
)
#: Change of what stands in the clause before: 达到25亿元，增长14%.
_ONLY_CHANGE: Final = frozenset({"", "同比", "比上年", "较上年", "增幅", "增速"})


def title(text: str, sentence: int, start: int, end: int, before: str) -> str:
    """The title of what a figure from `start` to `end` is of, in a text whose sentence begins at `sentence`.

    `before` is the title of the figure before it in the sentence, which a figure alone goes on with (增长14%). What
    only names a measure (总量, 占全市比重) has before it what that is of, as the sentence or its label says.
    """
    name = _MADE.sub("", _of_clause(text, sentence, start, end, before))
    if name and not _MEASURE.fullmatch(name):
        return name
    of = before.partition("占")[0] if name.startswith("占") else _stem(before)
    return _short((of or _label(text, sentence, start)) + name)


def is_measure_of(name: str, before: str) -> bool:
    """Whether a title names a measure of what another one names: 软件产值占全市比重 beside 软件产值."""
    about = next((words for words in (before, _stem(before)) if words and name.startswith(words)), None)
    return about is not None and _MEASURE.fullmatch(name[len(about) :]) is not None


def _stem(name: str) -> str:
    """What a title is about without its measure: 数字经济 of 数字经济规模, and of 占比 nothing."""
    return "" if name.startswith("占") else _ITS_MEASURE.sub("", name)


def _label(text: str, sentence: int, start: int) -> str:
    """What stands before a colon in a figure's sentence, or as a heading before that: 交通建设：完成投资78亿元."""
    head = _MARK.sub("", text[:sentence].strip(" 　。"))
    for words in (text[sentence:start].strip().partition("：")[0] if "：" in text[sentence:start] else "", head):
        said = _MARK.sub("", words)
        if _LABEL.fullmatch(said) and not _NO_LABEL.search(said):
            return said
    return ""


def _of_clause(text: str, sentence: int, start: int, end: int, before: str) -> str:
    """The title as the figure's own clause says it."""
    if own := _respective(text, sentence, start):
        return _short(own)
    clause = text[sentence:start]
    cut = max((match.end() for match in _SEPARATOR.finditer(clause)), default=0)
    clause = clause[cut:]
    listed = clause.rfind("、")
    if listed >= 0 and (not clause[listed + 1 :].strip() or _FIGURE.search(clause[:listed])):
        clause = clause[listed + 1 :]
    if _NEXT_OF_TWO.search(clause) and _FIGURE.search(clause):
        clause = ""
    clause = _YEAR_BEHIND.sub("", _BEHIND.sub("", clause))
    noun = _BEHIND.sub("", _FROM.sub("", _AROUND.sub("", _MARK.sub("", clause))))
    noun = _SIZE.sub("", noun)
    behind = _NOUN_BEHIND.match(text, end)
    counted = _counted(text, behind) if behind is not None else ""
    if noun in _ONLY_CHANGE and before and len(counted) < 2:
        return before
    goes_on = _ends_in_verb(noun) or noun.endswith("等") or len(noun) < _SHORT
    if len(counted) > 1 and goes_on and counted[0] not in "的之":
        return _short(("" if noun in _ONLY_CHANGE or not _is_noun(noun) else noun) + counted)
    return _short(noun) if _is_noun(noun) else before or _noun_in(noun)


def _counted(text: str, behind: re.Match[str]) -> str:
    """What stands behind a figure: all of an enumeration, unless another figure or another clause is in it."""
    whole = _AROUND.sub("", behind[1])
    if "、" in whole and (text[behind.end() : behind.end() + 1].isdigit() or len(whole) > LONGEST):
        whole = whole.partition("、")[0]
    if text[behind.end() : behind.end() + 1].isdigit():
        whole = _NEXT_OF_TWO.sub("", whole)
    return whole


def _respective(text: str, sentence: int, start: int) -> str:
    """Of several things that 分别 gives a figure each, the one that this figure is of; else nothing."""
    told = _RESPECTIVELY.search(text, sentence)
    if told is None or not told.start("figures") <= start < told.end():
        return ""
    things = _AND.split(_BEHIND.sub("", _AROUND.sub("", _MARK.sub("", told["things"]))))
    if len(things) != len(_AND.split(told["figures"])):
        return ""
    place = len(_AND.findall(text, told.start("figures"), start))
    shares_its_end = any(len(thing.strip()) <= _MODIFIER for thing in things[:-1]) and len(things[-1]) > _MODIFIER + 1
    return "" if shares_its_end else things[place].strip()


def _is_noun(words: str) -> bool:
    return words not in vocabulary()[0] or words in NOUNS


def _noun_in(words: str) -> str:
    """The noun that a verb ends with: 投资 of 完成投资."""
    return next((words[-size:] for size in range(4, 1, -1) if words[-size:] in NOUNS), "")


def _ends_in_verb(words: str) -> bool:
    """Whether what stands before a figure asks for what is counted behind it: 启动建设, 面向, 分领域发布."""
    known = vocabulary()[0]
    return any(words[-size:] in known or words[-size:] in _ASKING for size in range(2, min(5, len(words) + 1)))


def _short(words: str) -> str:
    """The words, or where they are too many the last that belong together."""
    words = words.strip(" 　的")
    if words.count("“") != words.count("”"):
        words = words.strip("”“")
    words = words.strip('"')
    if len(words) > LONGEST:
        head, _, last = words.rpartition("的")
        words = last if head and len(last) > 1 else words[:LONGEST]
    return words[:LONGEST]
