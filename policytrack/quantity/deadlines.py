"""Deadlines in a text: which of the years that it names a figure at some place is promised for."""

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Final, NamedTuple

from policytrack.quantity import english
from policytrack.quantity.alternatives import any_of
from policytrack.quantity.normalise import normalise
from policytrack.quantity.numerals import chinese
from policytrack.quantity.years import FIVE_YEARS, YEAR, end_of_five_years, in_digits, may_be_due

_A_YEAR: Final = r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])"
_NUMBER: Final = r"(?:[0-9]{1,2}|[一二两三四五六七八九十]{1,2})"
_END: Final = r"(?:底之?前?|末|之?前|[0-9]{1,2}月(?:底|末)?前?)?"
# Each with characters of which whatever it finds has one; tried in this order where several find something.
_DEADLINES: Final = (
    # 从2016年开始，用5年时间: five years, the first of them 2016
    (
        rf"(?:从|自)(?P<since>{_A_YEAR})\s?年?(?:开始|起)?[,，]?(?:再?用|利用|通过)?(?P<for>{_NUMBER})年(?:左右)?(?:的?时间)?",
        "从自",
    ),
    # 2014-15至2018-19年度, 2014-15至2018-19的五年期
    (
        rf"{_A_YEAR}[-/](?:20)?[0-9]{{2}}\s?(?:年度)?\s?(?:至|到|[-—–~])\s?{_A_YEAR}[-/](?:20)?(?P<fiscal_span>[0-9]{{2}})"
        r"(?=\s?(?:财政)?年度|的?[一二三四五十0-9]{1,2}年)",
        "-/",
    ),
    # 2013—2017年, 2021至2025年: the last
    (rf"{_A_YEAR}\s?年?\s?(?:[-—–~]{{1,2}}|至|到)\s?(?P<last>{_A_YEAR})\s?年{_END}", "-—–~至到"),
    # 2025年和2030年: each, where as many figures follow, or else any
    (
        rf"(?P<listed>{_A_YEAR}\s?年?{_END}(?:(?:、|和|及|与|以及)(?:到|至)?{_A_YEAR}\s?年?{_END})+)(?<=[年底末前月])",
        "、和及与",
    ),
    (rf"(?P<year>{_A_YEAR})\s?年{_END}", "年"),
    (rf"[“\"]?(?P<plan>{FIVE_YEARS})(?:计划|规划)?[”\"]?(?:末期|期末|末|时期|期间|规划)", "五"),
    (rf"(?P<within>{_NUMBER})年之?内", "内"),
    (rf"(?:用|[通经]过)(?P<taking>{_NUMBER})年(?:左右)?的?(?:时间|努力|奋斗)", "用过"),
    # 2024/25学年 ends in 2025
    (rf"{_A_YEAR}\s?[-—–~/至]\s?(?:20)?(?P<school>[0-9]{{2}})学年", "学"),
    (rf"{_A_YEAR}\s?[-—–~/]\s?(?:20)?(?P<fiscal>[0-9]{{2}})(?:财政|財政)?年度", "度"),
    (rf"(?P<school_year>{_A_YEAR})学年", "学"),
    (rf"(?:未来|今后)(?P<next_years>{_NUMBER})年", "来后"),
    (
        r"(?P<both>今明两年)|(?P<this>今年|年内|本年)|(?P<next>明年)|(?P<mid>本世纪中叶)|(?P<century>本世纪末)",
        "今内本明",
    ),
)
# A year that another one or a figure is compared with, and a year of a title or document number, is no deadline.
_NOT_BEFORE: Final = (
    r"(?:(?<!占)比|较|相比|[是为从由自]|落实|对接|衔接|截至|截止|达到|相当于|按|按照|以|超过|[低高快慢优多少]于|[-—~〔(\[（《])"
    r" ?[“\"]?$"
)
# 以2035年前…为目标: what is to be reached before a year is due then.
_BEFORE_A_YEAR: Final = r"或?之?前"
_NOT_BEHIND: Final = (
    r"(?:末|底)?(?:水平|实际)?(?:的|实际)?(?:基础|水平|基数|[-—~]|[0-9.]+倍|同期|不变价|可比价|价格|相比|比较"
    r"|比[,，]|以来|来[,，]|获批|成立|(?:周年|年度)?(?:进度|施政|工作|评估)?报告"
    r"|(?:推[出行]|展开|通过|公布|落成|启用|设立|组建|启动|发布|印发|出台|颁布|实施|制定|修订|开始|建成)(?:的|以来|后)|起)"
)
# What may stand before a year that begins a sentence: 力争到2025年
_LEAD: Final = (
    r"[\s\"“”'—\-–·•■◆*#()（）]*(?:[0-9一二三四五六七八九十]{1,3}[.、)）是])?(?:力争|争取|确保|预计|计划|规划|通过|其中|[^，,]{0,6}目标[:：是为]*)?"
    r"[到至在于]?[\s\"“]*"
)
# 达到90%（2032年）: a year in brackets is that of the figure before it.
_BRACKETED: Final = rf"\((?:到|至|于)?(?:{_A_YEAR} ?年? ?[-—–~至] ?)?(?P<year>{_A_YEAR}) ?年?{_END}(?:度|目标值?)?\)"
# 短期目标（2028年）：, what such a year leads
_LABEL: Final = r"[短近中长远][期程](?:[目指]标|阶段)?$"
# | 2025年底 |
_YEAR_CELL: Final = rf"(?:^|[|\t]) ?(?P<year>{_A_YEAR}) ?年{_END} ?(?=[|\t]|$)"
_BETWEEN_FIGURE_AND_YEAR: Final = r"[^,;。、()0-9]{0,12}"
_COMPARED: Final = rf"[与同和](?P<year>{_A_YEAR})年?(?:底|末)?(?:水平)?(?:相比|比较|比)"
#: 过去五年（2017-18至2021-22年度）, 较上一个五年期（…）: a span of years with which others are compared
_GONE_BY: Final = r"(?:过去|(?<!以)上一?个?|前一?个?|对上|最?近)[^,，。;；(]{0,6}\(?$"
#: 近3年内, 注册之日起1年内, 成立后3年内: no years from when the text is written
_SINCE: Final = "(?:近|过去|前|起|后|每|满|上|不超过|有效期)$"
_SPAN_REACH: Final = 12
#: 2009至2011年3年内: the span says which
_SPAN_BEFORE: Final = r"[0-9]{4} ?年[(（]?$"
_TITLES: Final = r"《[^》]*》"
#: 以2030年死亡人数下降30%为目标
_AIMED_AT: Final = r"[^,，。;；]{0,40}为目标"
#: 新建泵站3座, 2027年底前建成: a year behind a figure that its sentence says no year before
_DONE_BY: Final = (
    rf"[^,，。;；:：()|\t\n0-9]{{0,14}}(?:[,，](?:力争|确保|计划|预计|拟|并|均)*)?(?:将|预计|计划|拟|力争|确保)*[于在到]?"
    rf"(?:(?P<year>{_A_YEAR})|20[0-9]{{2}}[-/](?P<next>[0-9]{{2}})) ?年度?(?:[0-9]{{1,2}}月)?(?:底|末)?之?前?"
    r"(?:全部|全面|全线|基本|陆续|正式|如期)*(?:连通|完工|完成|落成|建成|投产|投用|投入|通车|竣工|交付|启用|达标|开通|运营)"
)
_UNTIL_THEN: Final = rf"[到至]{_A_YEAR} ?年?[,，]$"
#: 届时: in the year that was named last
_THEN: Final = "届时"
_THEN_REACH: Final = 160
SENTENCE_END: Final = rf"[。;；！!?？\n]|{english.SENTENCE_END}"


class Mention(NamedTuple):
    """A deadline that a text names: where, and the year, or the years where it leaves that open or lists several."""

    start: int
    years: tuple[int, ...]
    is_list: bool = False
    aside: bool = False  # 其中2025年: of a part, and of its clause alone


class Due(NamedTuple):
    """What a figure is promised for: the year, whether an earlier sentence says it, and all years it may be."""

    year: int | None
    inherited: bool
    years: tuple[int, ...]


class Deadlines:
    """The deadlines of the folded `text`; `issued` is the year of the document, for 今年, 明年 and 五年内.

    A year before that of the document is none: it is one that something is compared with, or in which a state was
    reached.
    """

    def __init__(self, text: str, issued: int | None, heading: int | None) -> None:
        self.text = text
        self.heading = heading
        self.issued = issued
        self.sentences = [0, *(match.end() for match in re.compile(SENTENCE_END).finditer(text))]
        brackets = re.compile(_BRACKETED).finditer(text) if "(" in text else ()
        self.bracketed = {
            match.start(): int(match["year"]) for match in brackets if may_be_due(int(match["year"]), self.issued)
        }
        self.mentions = sorted([*self._mentions(text), *self._then(text)])
        self.places = [mention.start for mention in self.mentions]
        self.english = sorted(english.deadlines(text, issued)) if english.is_english(text) else []
        self.row_years = self._row_years() if "|" in text or "\t" in text else []
        found = re.compile(_COMPARED).finditer(text) if "比" in text else ()
        self.compared = [(match.start(), int(match["year"])) for match in found]

    def sentence_start(self, at: int) -> int:
        """Where the sentence begins that `at` is in."""
        return self.sentences[bisect_right(self.sentences, at) - 1]

    def at(self, place: int, end: int = 0, figure: int = 0, figures: int = 0, following: int = 0) -> Due:
        """What a figure from `place` up to `end` is promised for: the year in brackets behind it, or the nearest
        deadline before it.

        It is number `figure` of as many `figures` in a row: 到2025年和2030年分别达到20%和30%. An English one may stand
        behind the figure, first of all before the next, which is at `following`.
        """
        if self.english and (due := self._english_at(place, figure, figures, following)):
            return due
        if (
            end
            and self.bracketed
            and (behind := re.compile(_BETWEEN_FIGURE_AND_YEAR).match(self.text, end)) is not None
        ):
            year = self.bracketed.get(behind.end())
            if year is not None:
                return Due(year, False, (year,))
        if end and (year := self._done_by(place, end)) is not None:
            return Due(year, False, (year,))
        if (year := self._year_of_row(place)) is not None:
            return Due(year, False, (year,))
        index = bisect_right(self.places, place) - 1
        if index < 0:
            return Due(self.heading, self.heading is not None, () if self.heading is None else (self.heading,))
        start, years, is_list, aside = self.mentions[index]
        inherited = start < self.sentence_start(place)
        if aside and index and re.search("[,，;；]", self.text[start:place]):
            # 到2035年…，其中2025年达到400公里，…: what follows may go on with the year of the whole.
            whole = self.at(self.places[index - 1])
            return Due(whole.year, whole.inherited, tuple(sorted({*whole.years, *years})))
        if is_list and len(years) == figures:
            years = (years[figure],)
        if self.heading is not None and self.heading != years[-1]:
            if inherited and not self._leads(start):
                # A year within an earlier sentence is that sentence's own, where a heading says when the rest is due.
                return Due(self.heading, True, (self.heading,))
            if self._is_of_five_years(start, years):
                return Due(self.heading, True, (self.heading,))
            if self.heading in years and not is_list:
                return Due(self.heading, inherited, years)  # 今后五年, under a heading that says which
        return Due(years[-1], inherited, years)

    def _is_of_five_years(self, start: int, years: tuple[int, ...]) -> bool:
        """Whether 五年内 says the five years of the plan that a heading names, in whichever of them it is written."""
        if self.issued is None or self.heading is None or years != (self.issued + 4, self.issued + 5):
            return False
        return self.text.startswith(("五年", "5年"), start) and self.heading % 5 == 0 and self.heading >= self.issued

    def _done_by(self, place: int, end: int) -> int | None:
        """The year behind a figure in which what it counts is to be done, where its sentence names none before it."""
        index = bisect_right(self.places, place) - 1
        if index >= 0 and self.places[index] >= self.sentence_start(place):
            return None
        behind = re.compile(_DONE_BY).match(self.text, end)
        if behind is None:
            return None
        year = int(behind["year"] or f"20{behind['next']}")
        return year if may_be_due(year, self.issued) else None

    def _leads(self, start: int) -> bool:
        """Whether a deadline at `start` begins its sentence, so that what follows may be due then too."""
        return re.compile(_LEAD).fullmatch(self.text, self.sentence_start(start), start) is not None

    def _english_at(self, place: int, figure: int, figures: int, following: int) -> Due | None:
        """The deadline that an English sentence sets for a figure: behind it, else before it, else behind the next."""
        index = bisect_right(self.sentences, place)
        start, end = self.sentences[index - 1], self.sentences[index] if index < len(self.sentences) else sys.maxsize
        inside = [(at, years) for at, years in self.english if start <= at < end]
        near = [years for at, years in inside if place < at < following]
        before = [years for at, years in inside if at < place]
        behind = [years for at, years in inside if at > place]
        years = next((listed for listed in (near[:1], before[-1:], behind[:1]) if listed), [()])[0]
        inherited = not years
        if inherited:
            years = next((years for at, years in reversed(self.english) if at < start), ())
        if len(years) == figures > 1:
            years = (years[figure],)
        return Due(years[-1], inherited, years) if years else None

    def base_year(self, place: int) -> int | None:
        """The year that the sentence of `place` says before it that all is compared with: 与2015年相比."""
        index = bisect_left(self.compared, (place, 0)) - 1
        if index < 0 or self.compared[index][0] < self.sentence_start(place):
            return None
        return self.compared[index][1]

    def _row_years(self) -> list[tuple[int, int, int]]:
        """The rows of a table with one year alone in a cell (完成时限): where each begins and ends, and the year."""
        rows = []
        for line in re.compile(r"[^\n]*[|\t][^\n]*").finditer(self.text):
            years = {int(cell["year"]) for cell in re.compile(_YEAR_CELL).finditer(line[0])}
            if len(years) == 1 and may_be_due(max(years), self.issued):
                rows.append((*line.span(), max(years)))
        return rows

    def _year_of_row(self, place: int) -> int | None:
        index = bisect_right(self.row_years, (place, sys.maxsize)) - 1
        return self.row_years[index][2] if index >= 0 and place < self.row_years[index][1] else None

    def _is_behind(self, bracket: int) -> bool:
        """Whether a year in brackets is of what stands before it: 90%（2025年）, but not 第一期（2025年）."""
        if re.compile(_LABEL).search(self.text, max(0, bracket - 5), bracket):
            return False
        return self.text[max(0, bracket - 1) : bracket] not in ("", "期", "段", *",。;:\n ")

    def _then(self, text: str) -> Iterator[Mention]:
        """What is due in the year that was named last: 第一阶段是2027年。届时……."""
        for match in re.compile(_THEN).finditer(text):
            years = re.compile(_A_YEAR).findall(text, max(0, match.start() - _THEN_REACH), match.start())
            if years and may_be_due(int(years[-1]), self.issued):
                yield Mention(match.start(), (int(years[-1]),))

    def _mentions(self, text: str) -> Iterator[Mention]:
        titles = [match.span() for match in re.compile(_TITLES).finditer(text)]
        deadline = any_of(_DEADLINES, text)
        for match in deadline.finditer(text) if deadline else ():
            before = text[max(0, match.start() - 6) : match.start()]
            years = _years(match, self.issued)
            end = match.end()
            # 以2035年前…为目标, 以2035年20GW为目标: what is to be reached is due then
            is_before = before.endswith("以") and (
                re.compile(_BEFORE_A_YEAR).search(text, end - 2, end + 3)
                or text[end : end + 1].isdigit()
                or re.compile(_AIMED_AT).match(text, end)
            )
            bracket = text.rfind("(", max(0, match.start() - 2), match.start())
            leads = bracket in self.bracketed and not self._is_behind(bracket)
            is_span = match.lastgroup == "fiscal_span"
            if (
                match.lastgroup != "for"
                and not is_span
                and not is_before
                and not leads
                and (re.compile(_NOT_BEFORE).search(before) or re.compile(_NOT_BEHIND).match(text, end))
            ):
                continue
            if is_span and re.compile(_GONE_BY).search(text, max(0, match.start() - _SPAN_REACH), match.start()):
                continue
            if match.lastgroup == "within" and re.compile(rf"{_SINCE}|{_SPAN_BEFORE}").search(before):
                continue
            if match.lastgroup == "taking" and re.compile(_UNTIL_THEN).search(text, 0, match.start()):
                continue  # 到2035年，用13年时间: the year is said
            if any(start < match.start() < end for start, end in titles):
                continue
            if bracket in self.bracketed and not leads:
                continue
            if years and may_be_due(max(years), self.issued):
                yield Mention(match.start(), years, match.lastgroup in ("listed", "both"), before.endswith("其中"))


def _years(match: re.Match[str], issued: int | None) -> tuple[int, ...]:
    said = {name: text for name, text in match.groupdict().items() if text}
    if "year" in said or "last" in said:
        return (int(said.get("year") or said["last"]),)
    if "school" in said:
        return (2000 + int(said["school"]),)
    if "fiscal" in said or "fiscal_span" in said:
        return (2000 + int(said.get("fiscal") or said["fiscal_span"]),)
    if "both" in said:
        return () if issued is None else (issued, issued + 1)
    if "school_year" in said:
        return (int(said["school_year"]),)
    if "listed" in said:
        return tuple(int(year) for year in re.findall(_A_YEAR, said["listed"]))
    if "since" in said:
        return (int(said["since"]) + _count(said["for"]) - 1,)
    if "plan" in said:
        return (end_of_five_years(said["plan"]),)
    if "mid" in said:
        return (2050,)
    if issued is None:
        return ()
    if "century" in said:
        return (issued // 100 * 100 + 100,)
    span = said.get("within") or said.get("taking") or said.get("next_years")
    if span:
        # A plan of January counts its own year.
        return issued + _count(span) - 1, issued + _count(span)
    return (issued + (1 if "next" in said else 0),)


def _count(number: str) -> int:
    return int(number) if number.isdigit() else int(chinese(number) or 0)


def other_years(text: str, issued: int | None) -> set[int]:
    """The years that a text names and that are no deadlines in it: 比2020年, 按2015年价格, 2016年设立."""
    folded = normalise(in_digits(text))
    deadlines = Deadlines(folded, issued, None)
    due = {year for mention in deadlines.mentions for year in mention.years}
    due |= {year for _, years in deadlines.english for year in years}
    return ({int(year) for year in re.findall(YEAR, folded)} | english.years(folded)) - due
