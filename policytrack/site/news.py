"""News as a site tells them, in its lists and its feed: new figures and changed verdicts."""

import uuid
from typing import Any

from policytrack.render.page_data import tone
from policytrack.report.columns import ReportRow
from policytrack.report.events import Event
from policytrack.report.locale import Locale
from policytrack.site.cards import Card


def told(one: Event, card: Card, locale: Locale) -> dict[str, Any]:
    """An event in words: whose it is, the figures that came and the verdict that changed."""
    target, signs = one.after.target, locale.table("SIGNS")
    before, after = locale.status(one.before), locale.status(one.after.status)
    figures = (f"{locale.shown(one.value.text)}{signs['open']}{one.as_of}{signs['close']}" for one in one.figures)
    return {
        "day": one.day.isoformat(),
        "address": card.address,
        "region": card.region if card.region.words else None,
        "title": card.title,
        "title_en": card.title_en,
        "figures": signs["list"].join(figures),
        "changed": locale.table("PAGE")["site change"].format(before=before, after=after) if one.changed else "",
        "tone": tone(one.after.status),
        "reason": ReportRow(one.after, locale).reason,
        "id": identity(f"{target.id} {one.day} {locale.lang}"),
    }


def identity(text: str) -> str:
    """A name for an entry of a feed that stays the same whenever and wherever the site is built."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'policytrack {text}')}"
