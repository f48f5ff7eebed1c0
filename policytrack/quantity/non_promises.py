"""Numbers in a plan's text that promise nothing: what is passed over before and after a figure is read."""

import re
from functools import lru_cache

from policytrack.quantity.figure_parser import Figure
from policytrack.quantity.lexicon import FIVE_YEAR_PLAN, WordKind
from policytrack.quantity.unit import BARE, RATIO

_MASKS = (
    r"[〔\[(（【][0-9]{4}[〕\])）】] ?[0-9]+ ?号",  # document numbers
    r"《[^》]*》",
    r"https?://\S+",
    r"[0-9]{4} ?[-—–~至到] ?[0-9]{4}年?",  # spans of years
    r"(?:19|20)[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}(?: ?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?",
    r"(?<![0-9])(?:19|20)[0-9]{2} ?年度?(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?(?:底|末|初|前)?",
    r"[0-9]{1,2}月(?:[0-9]{1,2}日|底|末|份)?",
    r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?",
    r"(?<![0-9])[0-9]{3,4}-[0-9]{3,4}-[0-9]{3,4}(?![0-9])",
    r"(?<![0-9.])[0-9]{8,}(?![0-9])",
    r"[0-9NnXx]+(?:[+×][0-9NnXxMm]+)+",
    r"(?<![0-9.])[0-9]G(?![A-Za-z])",
    r"[0-9]+K(?:/[0-9]+K)*(?![A-Za-z])",
    r"[A-Za-z][A-Za-z.-]*-?[0-9]+(?:\.[0-9]+)?(?![0-9])(?! ?[%万亿])",  # PM2.5, FP16, IPv6, CO2
    r"[0-9]+[A-Z]级",
    r"[“\"'「『][^”\"'」』]{1,14}[”\"'」』](?!级)",
    r"第[0-9〇一二三四五六七八九十百]+(?:代|批|轮|次|届|条|章|节|产业|方|期|季度|个|阶段|类|部分|位|名|一|款|项)?",
    r"(?m:^[ \t•·—-]*(?:[(（]?[0-9一二三四五六七八九十]+[)）]|[0-9]+[.．、]|[一二三四五六七八九十]+、))",
    r"[一二三四五六七八九十两0-9]+年(?:行动|攻坚|计划|规划|滚动|制|期|期间|来|一)",
    rf"[“\"]?{FIVE_YEAR_PLAN}[”\"]?",
    r"新一代|首个|首批|一批|一系列|一体|一流|一张[网图]|一件事|一站|一网|一公里|一线|一带一路|一定|一方面|一步|一级|一律|一般|一村一品|[十百千万]大(?=[一-鿿])",
    r"[双百千万]?[百千万][一-鿿][百千万][一-鿿](?:工程|行动|活动|计划)?",
    r"[一二三四五六七八九十]+(?:大|横|纵|中心|区|带|轴|核|翼|港|廊|化|融合|链|重)(?=[一-鿿“”、,。])",
    r"[0-9]+(?:部门|号楼|号线|号文|楼|层|室|条措施)|[一二三四五六七八九十]号楼|[0-9]+号",
    r"(?:12345|12315|12328|110|120)(?=[一-鿿]{0,4}热线)",
    r"24小时|365天|7×24|一刻钟|[0-9一二三四五六七八九十]+分钟(?:生活圈|健身圈|服务圈|医疗圈|社区|阅读圈|通勤圈)",
)
# A level that has been reached is no promise, unless the sentence also looks ahead.
_REACHED = re.compile(r"截至|截止|已经?(?=[建达有实完突超形成])|目前|现有|现已|去年|累计已|业已|上年末")
_AHEAD = re.compile(r"到(?:19|20)[0-9]{2}年|力争|确保|争取|目标|将|预期")
_SMALL = re.compile(r"[一两二三四五六七八九](?![0-9.点十百千万亿])")
_MULTIPLIER_ALONE = re.compile(r"[十百千万亿]+(?![0-9一二两三四五六七八九])")
_NAME_GOES_ON = re.compile(r"(?![以左上下的])[A-Z一-鿿]")
_ATTRIBUTE = re.compile(r"[一-鿿]{0,14}?[0-9一二三四五六七八九十百]+多?(?:家|个|户|条|项|座|支)")
_COUNTED = re.compile(r"[0-9一二三四五六七八九十百]+多?(?:家|个|户|条|项|座|支)(?:以上|左右)?[一-鿿]{0,6}$")
_LONGER_WORDS = ("部门", "部委", "人大", "名牌", "级以上", "级地震", "周岁", "岁以", "月", "号", ":", "/")
_NAMING = ("级", "号", "路", "层", "期", "日", "点", "页", "字", "市", "县")
_DURATIONS = ("days", "working-days", "months", "years")


@lru_cache(maxsize=1)
def _mask() -> re.Pattern[str]:
    return re.compile("|".join(_MASKS))


def masked(text: str) -> bytearray:
    """For each character of the folded `text`, whether a number there is a date, a name, a slogan or the like."""
    marks = bytearray(len(text) + 1)
    for match in _mask().finditer(text):
        marks[match.start() : match.end()] = b"\x01" * (match.end() - match.start())
    return marks


def promises_nothing(figure: Figure, *, at: int, lead: int, end: int, before: str) -> bool:
    """Whether a figure that reads well is still no target.

    Its number begins at `at`, the words directly before it at `lead`, and it ends at `end`; `before` is its sentence
    up to it.
    """
    text, bound = figure.reading.text, figure.bound
    following = text[end : end + 4]
    kinds = figure.reading.heard.kinds
    claims = kinds & {WordKind.COMPARE, WordKind.WEAK, WordKind.LEVEL}
    key = bound.dimension.key
    if key == "rank" or following.startswith(_LONGER_WORDS) or (lead == at and bound.unit.symbol in _NAMING):
        return True
    if bound.unit.dimension is RATIO:
        return _is_bare(figure, following, lead < at and bool(claims))
    if bound.magnitude and (_ATTRIBUTE.match(text, end) or _COUNTED.search(before[-14:])):
        # 百亿级企业5家: what the counted ones are like.
        return True
    if key in (*_DURATIONS, "time") and not claims and WordKind.CHANGE not in kinds and "." not in text[at:end]:
        return True
    if key in _DURATIONS and not kinds & {WordKind.WEAK, WordKind.LEVEL, WordKind.CHANGE}:
        return True
    if _SMALL.match(text, at) and key in ("count", "land") and not claims:
        return bound.low == bound.high
    if _MULTIPLIER_ALONE.match(text, at) and not (claims or bound.magnitude):
        # 亿元GDP, 十万人死亡率: what a rate is counted by.
        return key == "count" or _NAME_GOES_ON.match(text, end) is not None
    return bool(_REACHED.search(before) and not _AHEAD.search(before))


def _is_bare(figure: Figure, following: str, claimed: bool) -> bool:
    """Whether a number without a unit is none that words claim a level of (PUE降至1.25)."""
    unit = figure.amount.unit
    if unit is BARE:
        return not claimed  # 2.5:1
    if unit is not None:
        return not figure.bound.magnitude and unit.symbol in ("十", "百", "千")
    return (
        not claimed or following[:1] in tuple("号年月日个+:") or (following[:1].isascii() and following[:1].isalpha())
    )
