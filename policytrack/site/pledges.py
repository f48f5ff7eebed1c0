"""Goals without a figure on a site: in lists as cards, and what the page of each says."""

from collections.abc import Iterable
from typing import Any

from policytrack.data.model import Done
from policytrack.render.page_data import tone
from policytrack.report.facts import named_texts, promised_by
from policytrack.report.locale import Locale
from policytrack.report.pledges import PledgeRow
from policytrack.site.cards import ELSEWHERE, Card, Text, linked, told


def card(row: PledgeRow, address: str) -> Card:
    """One as a list shows it: the words of the goal, no bar, and when it was done."""
    locale, done = row.locale, row.done
    return Card(
        address, told(row.title, locale), row.title_en, told(row.goal, locale), "", Text(""),
        str(done.as_of) if done else "", row.deadline, told(locale.shown(row.pledge.region or ""), locale),
        row.state, row.status, tone(row.state), row.reason, "", "", "",
    )  # fmt: skip


def facts(row: PledgeRow) -> Iterable[tuple[str, str, Text]]:
    """What is known of one, but for what has a place of its own on its page: key, label and words."""
    locale, pledge = row.locale, row.pledge
    found = [
        ("goal", row.goal),
        ("by", row.deadline or locale.phrase("no deadline")),
        ("from", str(pledge.start or "")),
        *promised_by(pledge, locale),
        ("nature", locale.phrase(pledge.nature) if pledge.nature else ""),
        ("change", locale.phrase(str(pledge.change)) if pledge.change else ""),
        ("tags", "、".join(pledge.tags)),
        ("note", locale.shown(pledge.note or "")),
        ("extra", named_texts(pledge.extra, locale)),
    ]
    for key, words in found:
        if words and key not in ELSEWHERE:
            yield key, locale.phrase(f"show {key}"), told(words, locale)


def done_words(done: Done | None, locale: Locale) -> dict[str, Any] | None:
    """That one was kept: when, in which words, and where that stands."""
    if done is None:
        return None
    copy = locale.phrase("archived", copy=done.archived) if done.archived else ""
    published = locale.phrase("published", day=done.published) if done.published else ""
    notes = [locale.shown(text) for text in (done.note or "", copy, published) if text]
    return {
        "when": str(done.as_of), "says": told(locale.shown(done.says or ""), locale), "source": done.source,
        "link": linked(done.source), "notes": [told(note, locale) for note in notes],
    }  # fmt: skip
