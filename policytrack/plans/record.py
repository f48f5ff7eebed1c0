"""The record of a plan that its own text holds: title, number, issuer, region, date."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from policytrack.plans.document_number import own_number
from policytrack.plans.record_dates import DATE_LINE, five_years, folded_years, issued_on, one_year, span_of_years
from policytrack.plans.stance import is_account
from policytrack.plans.structure import Paragraph, mark_depth
from policytrack.plans.terms import stated_period
from policytrack.plans.wording import plain
from policytrack.quantity.currency import counts_years_from_1911
from policytrack.quantity.normalise import normalise
from policytrack.quantity.numerals import chinese
from policytrack.quantity.years import FIVE_YEARS, in_digits, names_the_republic
from policytrack.text.dates import PartialDate

_TITLE: Final = re.compile(
    r"(?:规划|规划纲要|纲要|计[划画]|方案|意见|报告|办法|通知|措施|政策|计劃|規劃|計畫|綱要|報告|行動|路徑|决定|条例|策略|目标|白皮书|藍圖)"
    r"(?:[（(].{2,30}[)）]|《.{2,20}》)?$"
)
#: The title in the front matter of a page that is kept as markdown.
_FRONT_MATTER: Final = re.compile(r"title:\s*[\"']?(.{4,90}?)[\"']?$")
_ISSUER: Final = re.compile(
    r"^(?!我|现在|受|下面|各)(?:(?!关于|印发|转发|发布|等|贯彻|落实|坚持)[一-鿿]){2,24}"
    r"(?:人民政府|国务院|委员会|[管常]委会|党委|办公[厅室]|行政院|[厅局](?!长)|部(?![门分署])|委(?![员会托派]))"
)
_REGION: Final = re.compile(r"[一-鿿]{2,8}?(?:自治区|自治州|自治县|特别行政区|省|市|县|區|区|州|旗|縣)")
_MONTH: Final = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})\s?年\s?[0-9]{1,2}\s?月")
#: Years of the Republic, 2001 to 2060, with what no number of years has behind it: 112年度, 112年5月, 113年至116年.
_REPUBLIC: Final = re.compile(
    r"(?:民国\s?|(?<![0-9.])(?<![0-9],))(?:9[0-9]|1[0-4][0-9])\s?(?:学年度?|年(?:度(?!\s?[0-9])|\s?[0-9]{1,2}\s?月|底|起|至1|[-—–~]1))"
    r"|民国\s?(?:9[0-9]|1[0-4][0-9])\s?年|^1[0-4][0-9]\s?年$|[(（]1[0-4][0-9]\s?年?\s?[-—–~～至]{1,2}\s?1[0-4][0-9]\s?年"
)
#: 今（102）年
_NOW: Final = re.compile(r"今\s?\((9[0-9]|1[0-4][0-9]|[八九]十[一二三四五六七八九]?)\)\s?年")
#: Words of Taiwan, in its own script.
_OF_TAIWAN: Final = re.compile(
    r"[臺台][灣北中南]|新[臺台]幣|行政院|經濟部|內政部|農業部|環境部|衛生福利部|縣政府|計畫|辦理"
)
_BODIES_OF_TAIWAN: Final = re.compile(r"行政院|立法院|經建會|國發會|貴院|新[臺台]幣")
#: So many of them tell that a text is of Taiwan.
_ENOUGH: Final = 2
#: What tells of a plan of Taiwan or Hong Kong, whose money and years are their own.
_PLACES: Final = (
    ("臺灣", re.compile(r"行政院|國家發展委員會|新[臺台]幣|[臺台]灣|中華民國")),
    ("香港", re.compile(r"香港|施政報告")),
)
_TITLES: Final = re.compile("《[^》]*》|[(（][^()（）]*[)）]")
#: So many paragraphs stand before a plan's first section.
_HEAD: Final = 25
#: So many stand at its end, where it is signed and dated.
_FOOT: Final = 6
#: How the speaker of a work report begins, whatever its title, and whom its paragraphs address.
_REPORT: Final = re.compile(r"我代表[^。；]{0,40}(?:报告|汇报)")
_ADDRESSED: Final = re.compile(
    r"\s*各位代表\s*[！!，,：:]|[^。；]{0,20}今年[^。；]{0,12}(?:经济|社会|发展)[^。；]{0,8}(?:主要)?(?:预期|奋斗)目标"
)
#: What a report says of its own year: 2026年是“十五五”开局之年.
_YEAR_OF: Final = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})年，?是[^。；]{0,60}?之年")
#: The year that a report looks back on, and the one that it is for.
_REVIEWED: Final = re.compile(
    r"((?:19|20)[0-9]{2})年(?:(?:的|及|和|主要|政府|国内)?工作)?(?:[“”和及“‘]|十[一-九]五|以?来|发展|过去五年){0,6}的?(?:工作)?(?:回顾|总结)"
)
_PLANNED: Final = re.compile(
    r"((?:19|20)[0-9]{2})年(?:政府|经济社会发展|重点|主要)?的?(?:工作)?(?:总体要求|主要目标|奋斗目标|工作任务|工作安排|目标任务|主要任务|重点任务|重点工作$)"
)
#: A year that a plan tells of as one gone by.
_TOLD: Final = re.compile(
    r"(?:截至|截止|较|比|自)((?:19|20)[0-9]{2})年(?!.{0,6}起)(?:(1?[0-9])月)?"
    r"|(?<![到至于前0-9])((?:19|20)[0-9]{2})年(?!度[^，。；\n]{0,12}(?:预算|补助))(?:底|末)?[^，。；\n前至到]{0,12}?(?:约为|约占|已(?:经|达)?|达峰|达到了|共有|仅为)"
)
#: 去年…较2026年: the year before last
_THAN_BEFORE_LAST: Final = re.compile(r"去年[^。\n]*?[较比]((?:19|20)[0-9]{2})年")
#: 2027年上半年的各项施政, which a report of that year tells
_HALF_YEAR: Final = re.compile(r"(?<![到至0-9])((?:19|20)[0-9]{2})年(?:度)?(?:上半年|1至[0-9]{1,2}月)")
#: 2028年周年进度报告, which a text is not older than
_NAMED_REPORT: Final = re.compile(r"(?<![0-9])(20[0-9]{2})\s?年(?:周年|年度)?(?:进度|施政)报告")
#: What tells of a month up to this one may be of the same year: 截至2025年6月.
_LAST_MONTH: Final = 9
#: Up to this month a year is still to come.
_SPRING: Final = 6
#: What lays down rules, and sets targets only where it says so.
_RULES: Final = re.compile(
    r"(?:办法|规定|细则|条例|规程|规范|守则|准则|辦法|規定|細則|條例)\s?(?:[（(][^（）()]{1,12}[)）])?$"
)


#: A report on budgets, by its title or its first words.
_BUDGET: Final = re.compile(r"预算(?:执行情况|草案|[(（]草案)")
#: And a speech on them: 报告2031年度总预算案的编制情形, 提出总预算案
_BUDGET_SPEECH: Final = re.compile(
    r"(?:报告|提出|审议)[^。；]{0,40}(?:总|特别|追加)预算案[^。；]{0,30}编[制列][^。；]{0,4}(?:情形|经过|概况)"
)
_BUDGET_BY_TITLE: Final = re.compile(r"总预算|预算[案书]|单位预算|预算(?:评估|审查|编制|编列)")
_OPENING: Final = 300
_SPEECH: Final = 1500
#: So much of a paragraph is read for what it begins with.
_LEAD: Final = 100


class Record(NamedTuple):
    """What a plan's text says of the plan itself; None where it does not say it."""

    title: str | None
    number: str | None
    issuer: str | None
    region: str | None
    issued: PartialDate | None
    year: int | None  # of issue: the date's, or that of the number or the title
    period: tuple[int, int] | None  # the first and the last year that the title names
    is_report: bool  # a government's work report, whose goals are for its year
    is_rules: bool = False  # rules for a procedure (办法, 细则), whose figures are conditions unless it says otherwise
    is_account: bool = False  # it tells what was, as news and communiques do: only what it says is to come counts
    is_budget: bool = False  # a report on budgets, whose appropriations are no aims

    @property
    def counts_its_year(self) -> bool:
        """Whether the next five years of the plan begin with its own, as they do in a report or a plan of spring."""
        return self.is_report or (self.issued is not None and (self.issued.month or 12) <= _SPRING)

    @property
    def last_year(self) -> int | None:
        """The year that the plan's period ends; None where its text names none, or one that was over before it."""
        last = self.period[1] if self.period else None
        return last if last is not None and (self.year is None or last >= self.year) else None


def read_record(paragraphs: Sequence[Paragraph]) -> Record:
    """The record of a plan, from the head of its text, and its foot where the date stands there."""
    head = [paragraph.text for paragraph in paragraphs[:_HEAD]]
    title = _title(head)
    said = "\n".join(head)
    folded = folded_years(said)
    number = own_number(folded)
    foot = [paragraph.text for paragraph in paragraphs[-_FOOT:]]
    issuer = _issuer(head[:12], foot)
    region = (_REGION.match(issuer.removeprefix("中共")) if issuer else None) or _REGION.match(
        re.sub(r"^(?:[0-9]{4}年?|关于|中共)", "", title or "")
    )
    named = re.search(r"[〔\[(]\s?((?:19|20)[0-9]{2})", number) if number else None
    opening = "\n".join(text for text in head[:8] if len(text) <= DATE_LINE)
    place = region[0] if region else next((name for name, tells in _PLACES if tells.search(opening)), None)
    since_1911 = counts_years_from_1911(place)
    if not since_1911 and _is_of_taiwan(paragraphs):
        place, since_1911 = "臺灣", True
    title_said = folded_years(title or "", since_1911)
    period = span_of_years(title_said) or five_years(title_said) or one_year(title_said)
    if title is None and head:
        period = _chapter_period(folded_years(head[0], since_1911))
    if (
        period is None
        and (period := span_of_years(folded_years(" ".join(map(_naming, head[:6])), since_1911))) is not None
    ):
        is_over = (_year_after_what_is_told(paragraphs, since_1911) or 0) > period[1]
        period = None if is_over else period
    period = period or stated_period(folded_years(one.text, since_1911) for one in paragraphs)
    is_whole = bool(re.search("政府工作报告", title_said) or _REPORT.search(plain(said)))
    leads = (paragraph.text[:DATE_LINE] for paragraph in paragraphs)
    is_report = is_whole or any(_ADDRESSED.match(plain(lead)) for lead in leads if "代表" in lead or "今年" in lead)
    issued = issued_on(head, foot, since_1911)
    year = issued.year if issued else None
    if named and (year is None or year > int(named[1]) + 1):
        year = int(named[1])
    if is_report:
        year = _report_year(title_said, paragraphs, is_whole=is_whole) or year
    if year is None and since_1911 and (month := _MONTH.search(folded_years(opening, since_1911))):
        year = int(month[1])
    if year is None and period:
        year = period[0]
    if year is None and (named := re.match(r"(20[0-9]{2})年", title_said)):
        year = int(named[1])
    if year is None:
        now = _NOW.search(folded_years("\n".join(p.text for p in paragraphs))) if since_1911 else None
        year = int(chinese(now[1]) or now[1]) + 1911 if now else _year_after_what_is_told(paragraphs, since_1911)
    return Record(
        title,
        number,
        issuer,
        place,
        issued,
        year,
        period,
        is_report,
        bool(_RULES.search(title_said)),
        not is_report and is_account(plain(title_said), [paragraph.text for paragraph in paragraphs]),
        _is_of_budgets(plain(title_said), plain(said[:_SPEECH])),
    )


def _is_of_budgets(title: str, opening: str) -> bool:
    """Whether a text reports on budgets, as its title or its first words say."""
    if _BUDGET_SPEECH.search(opening):
        return True
    return bool(_BUDGET.search(title) or _BUDGET_BY_TITLE.search(title) or _BUDGET.search(opening[:_OPENING]))


def _issuer(head: Sequence[str], foot: Sequence[str]) -> str | None:
    """Who issued a plan: who a short line of its head begins with, but for those that it goes to (各区县人民政府：),
    else who signs it in a line of its own.
    """
    for text in head:
        if len(text) < 60 and not text.rstrip().endswith(("：", ":")) and (match := _ISSUER.match(plain(text))):
            return match[0]
    signed = (plain(text).strip() for text in foot if len(text) < DATE_LINE)
    return next((text for text in signed if (match := _ISSUER.match(text)) and match[0] == text), None)


def _is_of_taiwan(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a text counts its years as only Taiwan does, whatever its title says."""
    years = words = bodies = 0
    for paragraph in paragraphs:
        if "年" in paragraph.text:
            folded = normalise(paragraph.text)
            years += len(_REPUBLIC.findall(folded))
            words += names_the_republic(folded)
        words += _OF_TAIWAN.search(paragraph.text) is not None
        bodies += _BODIES_OF_TAIWAN.search(paragraph.text) is not None
        if years >= _ENOUGH or (years and words) or bodies > _ENOUGH:
            return True
    return False


def _year_after_what_is_told(paragraphs: Sequence[Paragraph], since_1911: bool) -> int | None:
    """The year after the last one that a plan without a date tells of: 2019年约为5.3吨, 比2005年减少, 截至2020年."""
    said = plain(in_digits("\n".join(paragraph.text for paragraph in paragraphs)), since_1911=since_1911)
    told = [
        int(match[1] or match[3]) + (match[2] is None or int(match[2]) > _LAST_MONTH) for match in _TOLD.finditer(said)
    ]
    told += (int(match[1]) + 2 for match in _THAN_BEFORE_LAST.finditer(said))
    told += (int(match[1]) for pattern in (_NAMED_REPORT, _HALF_YEAR) for match in pattern.finditer(said))
    return max(told, default=None)


def _report_year(title: str, paragraphs: Sequence[Paragraph], *, is_whole: bool) -> int | None:
    """The year that a work report is for: its title's or its headings', or the one after that it looks back on.

    Where no heading says which that is, it is the one that a paragraph begins with as a year of something, else the
    last one that the first part of a whole report speaks of twice.
    """
    if own := re.search(r"((?:19|20)[0-9]{2})年", title):
        return int(own[1])
    headings = [plain(in_digits(paragraph.text)) for paragraph in paragraphs if len(paragraph.text) <= DATE_LINE]
    planned = [int(match[1]) for heading in headings if (match := _PLANNED.search(heading))]
    reviewed = [int(match[1]) + 1 for heading in headings if (match := _REVIEWED.search(heading))]
    if planned or reviewed:
        return max(planned or reviewed)
    named = {int(match[1]) for heading in headings if (match := re.match(r"\s*((?:19|20)[0-9]{2})年\s?[：:]", heading))}
    if len(named) > 1:
        return max(named)
    stated = (match for paragraph in paragraphs if (match := _YEAR_OF.match(plain(in_digits(paragraph.text[:_LEAD])))))
    if (year := max((int(match[1]) for match in stated), default=None)) is not None:
        return year
    if not is_whole:
        return None
    first = normalise("\n".join(paragraph.text for paragraph in paragraphs[: max(6, len(paragraphs) // 3)]))
    spoken = Counter(re.findall(r"(?<![0-9比较到至])((?:19|20)[0-9]{2})年", first))
    return max((int(year) + 1 for year, times in spoken.items() if times > 1), default=None)


def _title(head: Sequence[str]) -> str | None:
    """The first line that ends like a document's name; of a notice, the name of what it announces."""
    if head and (named := next((match[1] for text in head[:4] if (match := _FRONT_MATTER.match(text))), None)):
        return named
    for text in head[:12]:
        line = text.lstrip("# ").strip()
        if (
            6 <= len(line) <= 90
            and "，" not in line
            and not _is_section(line)
            and _TITLE.search(plain(line))
            and not line.endswith(("。", "：", ":"))
        ):
            inner = re.search(r"《([^《》]{6,60})》", line)
            if "通知" in line and inner:
                return inner[1]
            if "通知" in line and (announced := re.search(r"印[发發](.{6,70})的通知", line)):
                return announced[1]
            return line
    said = re.sub(r"\s", "", "".join(head[:3])[:400])
    if (announced := re.search(r"关于印[发發](.{6,60}?)的通知", said)) is not None:
        return announced[1].strip("《》")
    first = head[0].lstrip("# ").strip() if head else ""
    return first if 0 < len(first) <= 60 and not re.search(r"[，。；：:]", first) and not _is_section(first) else None


def _is_section(line: str) -> bool:
    """Whether a line is the heading of a section, and no title: 一、提升能力措施."""
    return mark_depth(line) >= 0 and not line.startswith("附")


def _chapter_period(heading: str) -> tuple[int, int] | None:
    """The years of the one five-year plan that the heading of a chapter by itself names: 二、“十三五”时期主要目标."""
    return five_years(heading) if len(set(re.findall(FIVE_YEARS, heading))) == 1 and _is_section(heading) else None


def _naming(text: str) -> str:
    """A short line, or the titles and brackets of a longer paragraph: the years of its sentences are not the plan's."""
    return text if len(text) <= DATE_LINE else " ".join(_TITLES.findall(text))
