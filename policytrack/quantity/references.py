"""What a relative figure compares with: an earlier year or level, a whole, or the figure of others at the same time.

较2020年 and 比“十四五”末 name where an amount itself stood. 高于全国平均水平1个百分点, 比城镇居民快1个百分点 and
`1 pp above the national average` say on which side of another amount it is to be, and by how much: a margin. Which of
the two a word of margin says is told by what it names: 高于上年1个百分点 is a rise.
"""

import re
from functools import cache, lru_cache
from typing import Final, NamedTuple

from policytrack.quantity import lexicon as words
from policytrack.quantity.lexicon import ENGLISH_BASELINES, ENGLISH_REFERENCES, FIVE_YEAR_PLAN

_SAME: Final = {
    "同比": "上年同期",
    "环比": "上期",
    "去年": "上年",
    "上一年": "上年",
    "去年同期": "上年同期",
    "year-on-year": "上年同期",
    "year on year": "上年同期",
    "前一年": "上年",
    "上年度": "上年",
    "去年底": "上年末",
    "当前": "目前",
    **{english.lower(): chinese for english, chinese in ENGLISH_BASELINES.items()},
    **{english.lower(): chinese for chinese, english in ENGLISH_REFERENCES.items()},
}
#: Spellings of one reference: 全国平均, 全国均值; 全国水平 is that of 全国.
_SPELLINGS: Final = (
    (r"水准", "水平"),
    (r"(?:平均(?:值|数)?|均值)$", "平均水平"),
    (r"^(全[国省市区县州球]|世界)(?:水平|基准)$", r"\1"),
    (rf"^({FIVE_YEAR_PLAN})期?([末初])期?$", r"\1\2"),
    (rf"^({FIVE_YEAR_PLAN})(?:时期|期间)$", r"\1"),
)

_WHOLE = r"(?![0-9]|[.,][0-9])"  # digits that go on are no year
_BASELINE = rf"(?P<ref>(?:1[89]|20)[0-9]{{2}}){_WHOLE}年?(?:底|末|初)?(?:水平|基数|实际数?|的?基础)?"
_PLAN = rf"[“\"]?(?P<ref>{FIVE_YEAR_PLAN}[”\"]?(?:时期|期间|期?[末初]期?)?)[”\"]?"
_DIGIT_NEAR = re.compile("[^0-9]?[0-9]").match  # 超过600: no baseline can follow

_BY = r"(?:大?约|近|接近|至少|最多|超过?|不[低少高多]于|不超过|低于|达到?|[<>≥≤≈]=?)?"
_AMOUNT = rf"(?={_BY}(?:[0-9]|[一二两三四五六七八九十半几]))"
_POINTS = rf"(?={_BY}(?:[0-9.]+(?:[-—–~至到][0-9.]+)?|[一二两三四五六七八九十半几]+)个?多?(?:百分点|pp))"
# A name of others: no word of comparison is in it, and no 的, behind which an amount is a part and no margin.
_NAME = (
    r"(?!过|出|大?约|将?近|接近|至少|最多|[百千]分之|人民币|每)(?:(?:(?![比较于的从由])[A-Za-z一-鿿、“”\"]){2,16}?"
    r"|[A-Za-z]+(?: [A-Za-z-]+)+?)"
)
_LEVEL = (
    r"(?:(?![比较于的从由超])[A-Za-z一-鿿、]){0,12}?"
    r"(?:平均(?:水[平准]|值)?|均值|水[平准]|增速|增长率?|增幅|涨幅|速度|标准|基准|同期)"
)
_LEVELS = ("平均", "均值", "水", "增", "涨", "速度", "标准", "基准", "同期")  # what each ending of a level holds
# Whom a place or a trade is held against, behind a word that says nothing but above or below.
_PEERS = r"(?:(?![比较于的从由超])[A-Za-z一-鿿、]){1,8}?(?:地区|区域|城市|省市|省份|国家|经济体|行业|同行|企业)"
# Before the name, and behind it: 高于全国平均水平1个百分点, 比全国平均水平高1个百分点.
MARGIN_BEFORE: Final = "[高快低慢优好]于|[高低]出|领先于?|落后于?"
MARGIN_BEHIND: Final = "[高低快慢多]出?|少"
_THAN = r"(?:相比于?|相较于?|相对于?|比(?![重例如赛值])|较(?![快大高低好多少小强]))"
_YEAR_OF = r"(?P<ref>(?:1[89]|20)[0-9]{2})年(?:底|末|初)?(?:水平|同期|实际数?)?"
_ENGLISH_NAME = (
    r"(?P<ref>(?:[A-Za-z][A-Za-z-]* ){0,5}?"
    r"(?:average|mean|growth rate|growth|rate|GDP|economy|inflation)\b(?! growth| rate)"
    r"|(?:previous|last) year\b|(?:19|20)[0-9]{2}\b(?= levels?\b|[^0-9]*$)"
    r"|[A-Za-z一-鿿、]*[一-鿿、][A-Za-z一-鿿、]*)"
)
_THE = r"(?:the |that of |in )*"
_IN_ENGLISH = "|".join(sorted(ENGLISH_REFERENCES.values(), key=len, reverse=True))
_PART = r"(?=[0-9约近一二两三四五六七八九十百])"
_WAYS = r"(?P<way>above|higher than|faster than|ahead of|below|lower than|slower than|behind)"

_NEGATIONS: Final = (*words.NEGATIONS.split(), "未")  # before the 低于 of 不低于, which is no margin
_LATIN_FIRSTS: Final = frozenset("abcefhlosrvy")
_STARTS: Final = frozenset('12比较与同是为在相十“"高快低慢领落优好超大多小少')
_MARGIN_STARTS: Final = frozenset("比较相高快低慢领落优好超大多小少")
_LONGEST_LEAD = 3  # 相当于: the longest Chinese word before NAMED
_OF_WHOLE: Final = (
    r"(?:不?(?:得|应|宜)?(?:[低少高多大小]于|超过)(?P<whole>[A-Za-z一-鿿]{2,16})"
    r"|达到?(?P<average>[一-鿿]{2,8}平均(?:水[平准])?))的$"
)
_MULTIPLE: Final = r"[^,，。;；0-9]{0,3}(?:[0-9.]+(?:[-—–~至到][0-9.]+)?|[一二两三四五六七八九十]+)多?倍"
_LONGEST: Final = 24
_REACH: Final = 60  # the same in English
_ENGLISH_MARGIN: Final = r"\b(?=exceed|outpac|above |higher |faster |below |lower |slower )"


class _Row(NamedTuple):
    """What a reference begins with, and its pattern; in it NAMED stands for a baseline that is not a year."""

    firsts: str
    pattern: str
    is_noun: bool = True  # whether no digit stands where the reference begins
    needs: tuple[str, ...] = ()  # of these every text that the pattern fits has one


_REFERENCES: Final = (
    _Row(
        "高快低慢领落优好超大多小少",
        rf"(?P<way>{MARGIN_BEFORE}|超出|超过|超|[大多小少]于)(?P<ref>{_NAME}){_POINTS}",
        needs=("百分点", "pp"),
    ),
    _Row(
        "高快低慢领落优好", rf"(?P<way>{MARGIN_BEFORE})(?P<ref>{_LEVEL}|{_PEERS}|[A-Za-z]+(?: [A-Za-z-]+)+?){_AMOUNT}"
    ),
    _Row("高快低慢领落优好", rf"(?P<way>{MARGIN_BEFORE})(?P<ref>NAMED){_AMOUNT}"),
    _Row("超", rf"(?P<way>超出|超过|超)(?P<ref>{_LEVEL}){_AMOUNT}", needs=_LEVELS),
    _Row("超", rf"(?P<way>超出|超过|超)(?!全[国省][^平水])(?P<ref>NAMED){_AMOUNT}"),
    _Row(
        "高快低慢超多少",
        rf"(?P<way>[高快低慢多少]于|[高低]出|超过|超出){_YEAR_OF}{_AMOUNT}",
        is_noun=False,
        needs=("年",),
    ),
    _Row("比较相", rf"{_THAN}{_YEAR_OF}(?P<way>{MARGIN_BEHIND}){_AMOUNT}", is_noun=False, needs=("年",)),
    _Row("比较相", rf"{_THAN}(?P<ref>{_NAME})(?<![提升增减降加变])(?P<way>{MARGIN_BEHIND}){_AMOUNT}"),
    _Row("比较相对", rf"(?:比|较|相比|相比于|相较|相较于|对比){_BASELINE}", is_noun=False),
    _Row("与同和", rf"(?:与|同|和){_BASELINE}(?:相比|比较|比)", is_noun=False),
    _Row("在", rf"在{_BASELINE}(?:的)?基础上", is_noun=False),
    _Row("在", rf"在{_PLAN}(?:的)?基础上"),
    _Row(
        "是为相约12",
        rf"(?:是|为|相当于|约为)?(?P<ref>(?:19|20)[0-9]{{2}})年?(?:底|末)?(?:水平)?的{_PART}",
        is_noun=False,
    ),
    _Row('是为相约十“"', rf"(?:是|为|相当于|约为)?{_PLAN}(?:水平)?的{_PART}"),
    _Row(
        "比较相", r"(?:比|较|相比)(?P<ref>NAMED)(?:平均水平|水平|平均|均值|基准)?(?=\D*[0-9一二两三四五六七八九十半])"
    ),
    _Row("与同", r"(?:与|同)(?P<ref>NAMED)相比"),
    _Row("是为相", r"(?:是|为|相当于)(?P<ref>NAMED)的(?=[0-9])"),
    _Row("比较", rf"(?:比|较){_PLAN}"),
    _Row("同环", r"(?P<ref>同比|环比)(?:实际|名义|合计)?"),
    _Row("cv", rf"(?:compared (?:with|to)|vs\.?) the (?P<ref>{_IN_ENGLISH})(?: period)?", is_noun=False),
    _Row("ab", rf"(?P<way>above|below) the (?P<ref>{_IN_ENGLISH})", is_noun=False),
    _Row(
        "cforv",
        r"(?:compared (?:with|to)|from|vs\.?|versus|over|relative to) "
        rf"(?:the )?(?P<ref>(?:19|20)[0-9]{{2}}{_WHOLE}|NAMED|{FIVE_YEAR_PLAN}[末初]?)(?: levels?)?",
        is_noun=False,
    ),
    _Row("abefhlos", rf"{_WAYS[:-1]}|exceed(?:s|ing)?|outpac(?:es?|ing)) {_THE}{_ENGLISH_NAME} by (?=\D*[0-9])"),
    _Row("abfhls", rf"{_WAYS} {_THE}{_ENGLISH_NAME}(?: levels?)?(?! ?(?:of|by)\b| ?[0-9:])"),
    _Row("v", r"vs\.? (?P<ref>[A-Za-z一-鿿]{2,16})"),
    _Row("y", r"(?P<ref>year[- ]on[- ]year)"),
)


@lru_cache(maxsize=4096)
def _rows_from(first: str) -> tuple[int, ...]:
    """The numbers of the rows that may begin with a character: of most there is none."""
    return tuple(index for index, row in enumerate(_REFERENCES) if first in row.firsts)


def reference_at(text: str, at: int) -> re.Match[str] | None:
    """What says at `at` what a relative figure compares with (较2020年, 比上年, 2020年的), as `ref`.

    With `way`, the word of margin, where it says on which side of that the figure is (高于全国平均水平).
    """
    rows = _rows_from(text[at])
    if not rows:
        return None
    if text[at] == "比" and text[at - 1 : at] == "占":
        return None  # 占比2026年达到30%: a share, in a year
    if text[max(0, at - 4) : at].endswith(_NEGATIONS):
        return None
    for index in rows:
        row = _REFERENCES[index]
        if text[at] in "12" and "的" not in text:  # a year that leads is one of 2020年的
            continue
        # Not compiled for nothing: a pattern with all the names takes as long as reading ten figures.
        if row.is_noun and _DIGIT_NEAR(text, at + 1):
            continue
        if row.needs and not any(word in text for word in row.needs):
            continue
        if "NAMED" in row.pattern and text[at] not in _LATIN_FIRSTS and not _named_near(text, at):
            continue
        match = _reference(index).match(text, at)
        if match:
            return match
    return None


def one_spelling(reference: str) -> str:
    """A reference in the one spelling that it is known by."""
    reference = re.sub('[“”"]', "", reference)
    for pattern, written in _SPELLINGS:
        reference = re.sub(pattern, written, reference)
    return _SAME.get(reference.lower(), reference)


def reference_before(text: str, place: int) -> int | None:
    """Where a reference begins that ends at `place` and has its figure behind it; None where none does."""
    whole = re.compile(_OF_WHOLE).search(text, max(0, place - _LONGEST), place) if text[place - 1] == "的" else None
    if whole is not None:  # what a share is a share of, behind the word that binds it: 不低于采购金额的30%
        return max(whole.start("whole"), whole.start("average"))
    return _begin(text, place, _STARTS)


def margin_before(text: str, place: int) -> int | None:
    """The same for a margin, whose name may end in a word that says something else: 快于经济增长0.5个百分点."""
    begin = _begin(text, place, _MARGIN_STARTS)
    found = begin is not None and reference_at(text, begin)
    return begin if found and found.groupdict().get("way") else None


def english_margin_before(text: str, place: int) -> int | None:
    """The same in English, where the margin ends at `place` in by: exceed the national average by."""
    for match in re.compile(_ENGLISH_MARGIN).finditer(text, max(0, place - _REACH), place):
        found = reference_at(text, match.start())
        if found is not None and found.end() == place:
            return match.start()
    return None


def _begin(text: str, place: int, starts: frozenset[str]) -> int | None:
    for begin in range(max(0, place - _LONGEST), place):
        if text[begin] in starts:
            match = reference_at(text, begin)
            if match is not None and match.end() == place:
                # 提高到2025年的30% and 由2019年的26% name when that is; 达到2025年的3倍 what is compared with.
                is_year = text[begin].isdigit() and re.compile(_MULTIPLE).match(text, place) is None
                return None if is_year else begin
    return None


def is_above(way: str) -> bool:
    """Whether a word of margin says that the amount is above the other: 高于, 快, but not 落后."""
    return way[0] not in "低慢落少小" and way not in ("below", "behind", "lower than", "slower than")


def is_of_the_past(reference: str) -> bool:
    """Whether a reference is where the amount itself stood (上年, 2020, 十四五末), not the figure of others."""
    return (
        reference.isdigit() or reference in _past() or re.fullmatch(rf"{FIVE_YEAR_PLAN}[末初]?", reference) is not None
    )


def is_known(reference: str) -> bool:
    """Whether 较 can stand before a reference: an earlier level, or one of others, not what a share is a share of."""
    return is_of_the_past(reference) or reference in words.OTHERS.split()


@lru_cache(maxsize=1)
def _past() -> frozenset[str]:
    return frozenset(words.BASELINES.split())


def _named_near(text: str, at: int) -> bool:
    """Whether a named baseline begins where it can behind one of the Chinese words of `_REFERENCES` at `at`."""
    return any(text.startswith(_names(), begin) for begin in range(at + 1, at + 1 + _LONGEST_LEAD))


@lru_cache(maxsize=1)
def _names() -> tuple[str, ...]:
    """The baselines that are no years, the longest first."""
    listed = [*words.BASELINES.split(), *words.OTHERS.split(), *words.ENGLISH_BASELINES]
    return tuple(sorted(listed, key=len, reverse=True))


# Each is compiled when a text first needs it: together they would take longer than reading a small file.
@cache
def _reference(index: int) -> re.Pattern[str]:
    pattern = _REFERENCES[index].pattern
    if "NAMED" in pattern:
        pattern = pattern.replace("NAMED", f"(?:{'|'.join(map(re.escape, _names()))})")
    return re.compile(pattern)
