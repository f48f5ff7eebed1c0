"""What templates show of targets: cards for lists, figures with what they prove, comparisons, all in words."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from policytrack.data.model import Actual
from policytrack.progress import Status
from policytrack.progress.intervals import is_place
from policytrack.progress.pace import QUOTIENT
from policytrack.quantity.normalise import normalise
from policytrack.render.compare import attained_told, growth_told
from policytrack.render.page_data import tone
from policytrack.render.show import facts_of, marked_place, proves
from policytrack.report.columns import ReportRow
from policytrack.report.compare import Ranked
from policytrack.report.locale import Locale
from policytrack.text.script import language_of
from policytrack.text.urls import readable

#: Facts that have a place of their own on a page.
ELSEWHERE: Final = frozenset(("quote", "plan", "indicator", "url", "issuer", "region"))


class Text(NamedTuple):
    """Words of the data, and the language that a reader is told for them: "" where it is the page's."""

    words: str
    lang: str = ""


class Card(NamedTuple):
    """A promise in a list."""

    address: str
    title: Text
    title_en: str
    goal: Text
    normalised: str
    latest: Text
    when: str
    by: str
    region: Text
    state: Status
    status: str
    tone: str
    reason: str
    filled: str  # percent of the bar's width; "" without a bar
    mark: str
    label: str


class Published(NamedTuple):
    """A published figure, or the baseline."""

    name: str
    when: str
    value: Text
    normalised: str
    proves: str
    source: Text
    link: str
    published: str
    note: Text


class Compared(NamedTuple):
    """A target beside others of its indicator: its figure and goal as shares of the largest amount, in percent."""

    card: Card
    rank: str
    figure: str
    filled: str
    goal: str
    attained: str
    growth: str


def card(row: ReportRow, address: str) -> Card:
    """A target as a list shows it."""
    locale, target, bar = row.locale, row.assessment.target, row.bar
    figure, when = row.standing
    return Card(
        address, told(row.title, locale), row.title_en, told(row.goal, locale),
        row.normalised if row.normalised != row.goal else "", told(figure, locale), when, row.deadline,
        told(locale.shown(target.region or ""), locale), row.assessment.status, row.status,
        tone(row.assessment.status), row.reason,
        _percent(bar.filled), _percent(bar.mark), bar.label,
    )  # fmt: skip


def told(words: str, locale: Locale) -> Text:
    """Words of the data with their language."""
    lang = language_of(words)
    own = {"zh": "zh-Hans", "zh-Hant": "zh-Hant"}.get(locale.lang, "")
    return Text(words, "" if lang == own else lang)


def quote_parts(quote: str, goal: str) -> tuple[str, str, str]:
    """A quote before the words of its goal, these, and the quote behind them."""
    start, end = marked_place(quote, goal)
    return quote[:start], quote[start:end], quote[end:]


def facts(row: ReportRow) -> Iterable[tuple[str, str, Text]]:
    """What is known of a target: key, label and words. What has a place of its own on the page is not among it."""
    for key, words in facts_of(row):
        if words and key not in ELSEWHERE:
            yield key, row.locale.phrase(f"show {key}"), told(words, row.locale)


def figures(row: ReportRow) -> Iterable[Published]:
    """The baseline and every figure, the newest first."""
    locale, target = row.locale, row.assessment.target
    newest = sorted(target.actuals, key=lambda actual: actual.as_of.last, reverse=True)
    for actual in newest:
        yield _published(actual, locale.phrase("mark actual"), proves(actual, row.assessment, locale), locale)
    if target.baseline is not None:
        yield _published(target.baseline, locale.phrase("mark baseline"), "", locale)


def _published(actual: Actual, name: str, said: str, locale: Locale) -> Published:
    source = actual.source or ""
    normalised = "" if is_place(actual.value) else locale.bound(actual.value.bound)
    if normalise(normalised) == normalise(locale.shown(actual.value.text)):
        normalised = ""
    near = locale.phrase("near figure") if actual.match == "near" else ""
    published = locale.phrase("published", day=actual.published) if actual.published else ""
    said = locale.table("SIGNS")["and"].join(part for part in (said, near) if part)
    return Published(
        name, str(actual.as_of), told(locale.shown(actual.value.text), locale), normalised, said,
        Text(readable(source)), linked(source), published, told(locale.shown(actual.note or ""), locale),
    )  # fmt: skip


def linked(address: str | None) -> str:
    """An address that may be followed; of anything else nothing."""
    return address if address and address.startswith(("https://", "http://")) else ""


def compared(entries: Sequence[tuple[ReportRow, Card, Ranked]], locale: Locale) -> list[Compared]:
    """Goals and figures of targets beside each other, on one scale from zero: `compare`'s table as a drawing."""
    amounts = [value for *_, one in entries for value in (one.goal, one.figure) if value is not None]
    largest = max(map(abs, amounts), default=Decimal(0))

    def share(value: Decimal | None) -> str:
        return _percent(QUOTIENT.divide(value, largest)) if value is not None and largest else ""

    return [
        Compared(
            card, str(one.rank or ""), _compared_figure(row, locale), share(one.figure), share(one.goal),
            attained_told(one, locale), growth_told(one),
        )
        for row, card, one in entries
    ]  # fmt: skip


def _compared_figure(row: ReportRow, locale: Locale) -> str:
    actual = row.assessment.latest or row.assessment.baseline
    if actual is None:
        return ""
    text, signs = locale.bound(actual.value.bound), locale.table("SIGNS")
    return text if actual.match == "same" else text + signs["open"] + locale.phrase(actual.match) + signs["close"]


def _percent(share: Decimal | None) -> str:
    return "" if share is None else f"{min(100.0, max(0.0, float(share) * 100)):.1f}"
