"""The record of a plan that its own text holds: title, number, issuer, region, date."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from policytrack.plans.structure import Paragraph
from policytrack.plans.wording import plain
from policytrack.quantity.deadlines import in_digits
from policytrack.quantity.lexicon import FIVE_YEAR_PLAN, FIVE_YEAR_PLANS
from policytrack.quantity.normalise import normalise
from policytrack.text.dates import PartialDate, parse_date

_NUMBER: Final = re.compile(
    r"[一-鿿]{2,12}[〔\[（(【]\s?(?:19|20)[0-9]{2}\s?[〕\])）】]\s?(?:第\s?)?[0-9]{1,4}\s?[号號]"
)
_TITLE: Final = re.compile(
    r"(?:规划|规划纲要|纲要|计划|方案|意见|报告|办法|通知|措施|政策|计劃|規劃|計畫|綱要|報告|行動|路徑|决定|条例|策略|目标|白皮书|藍圖)"
    r"(?:[（(].{2,30}[)）]|《.{2,20}》)?$"
)
_DATE: Final = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})\s?年\s?([0-9]{1,2})\s?月\s?([0-9]{1,2})\s?日")
_BARE_DATE: Final = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?![0-9])")
_ISSUER: Final = re.compile(
    r"^[一-鿿]{2,20}?(?:人民政府办公厅|人民政府办公室|人民政府|国务院办公厅|国务院|委员会|[一-鿿]{2,10}[厅局部委]|行政院|國家發展委員會)"
)
_REGION: Final = re.compile(r"[一-鿿]{2,8}?(?:自治区|自治州|自治县|特别行政区|省|市|县|區|区|州|旗|縣)")
_PERIOD: Final = re.compile(r"((?:19|20)[0-9]{2})\s?年?\s?[-—–~～至到]{1,2}\s?((?:19|20)[0-9]{2})\s?年?")
_ORDINAL: Final = re.compile(r"第(十?[一二三四五六七八九十])[个個]五年")
#: So many paragraphs stand before a plan's first section.
_HEAD: Final = 25


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
    folded = normalise(in_digits(said))
    number = _NUMBER.search(folded)
    issuer = next((match[0] for text in head[:12] if len(text) < 60 and (match := _ISSUER.match(plain(text)))), None)
    region = (_REGION.match(issuer) if issuer else None) or _REGION.match(re.sub(r"^[0-9]{4}年?", "", title or ""))
    dates = [_date(match) for match in _DATE.finditer(folded)]
    if not dates:
        tail = normalise(
            in_digits("\n".join(paragraph.text for paragraph in paragraphs[-6:] if len(paragraph.text) < 40))
        )
        dates = [_date(match) for match in _DATE.finditer(tail)] or [
            _date(match) for match in _BARE_DATE.finditer(folded)
        ]
    issued = next((date for date in dates if date is not None), None)
    named = re.search(r"[〔\[(]\s?((?:19|20)[0-9]{2})", number[0]) if number else None
    title_said = normalise(in_digits(title or ""))
    period = _years(title_said) or _five_years(title_said) or _years(normalise(in_digits(" ".join(head[:6]))))
    is_report = bool(re.search(r"政府工作报告|政府工作報告|施政報告", title_said)) or "向大会报告政府工作" in folded
    year = issued.year if issued else None
    if named and (year is None or year > int(named[1]) + 1):
        year = int(named[1])
    if is_report and (own := re.search(r"(20[0-9]{2})年", title_said)):
        year = int(own[1])
    if year is None and period:
        year = period[0]
    return Record(
        title,
        number[0].replace(" ", "") if number else None,
        issuer,
        region[0] if region else None,
        issued,
        year,
        period,
        is_report,
    )


def _title(head: Sequence[str]) -> str | None:
    """The first line that ends like a document's name; of a notice, the name of what it announces."""
    for text in head[:12]:
        line = text.lstrip("# ").strip()
        if (
            6 <= len(line) <= 90
            and "，" not in line
            and _TITLE.search(plain(line))
            and not line.endswith(("。", "：", ":"))
        ):
            inner = re.search(r"《([^《》]{6,60})》", line)
            if "通知" in line and inner:
                return inner[1]
            if "通知" in line and (announced := re.search(r"印[发發](.{6,70})的通知", line)):
                return announced[1]
            return line
    first = head[0].lstrip("# ").strip() if head else ""
    return first if 0 < len(first) <= 60 and not re.search(r"[，。；]", first) else None


def _years(text: str) -> tuple[int, int] | None:
    """The first and the last of a span of years: 2023—2026年."""
    span = _PERIOD.search(text)
    return (int(span[1]), int(span[2])) if span else None


def _five_years(title: str) -> tuple[int, int] | None:
    """The years of the five-year plan that a title names: “十四五”, 第十四个五年规划."""
    named = re.search(FIVE_YEAR_PLAN, title) or _ORDINAL.search(title)
    if named is None:
        return None
    last = FIVE_YEAR_PLANS.get(named[0] if named.re is not _ORDINAL else f"{named[1]}五")
    return (last - 4, last) if last is not None else None


def _date(match: re.Match[str]) -> PartialDate | None:
    try:
        return parse_date(f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}")
    except ValueError:
        return None
