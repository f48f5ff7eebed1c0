"""A report as one self-contained page: no network, all data escaped, and only the page's own script and style count."""

import base64
import hashlib
from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from policytrack.data.model import Promise
from policytrack.render.page_data import COLUMNS, page_data, tone
from policytrack.render.templating import asset, environment, filled
from policytrack.report import counts
from policytrack.report.report import Report

LANGUAGES: Final = {"en": "en", "zh": "zh-Hans", "zh-Hant": "zh-Hant"}


class CountedStatus(NamedTuple):
    """A status that the page can be narrowed to."""

    key: str
    name: str
    targets: int
    tone: str


def render(report: Report) -> str:
    """The page. Raises `PolicytrackError` where jinja2 is not installed."""
    templates = environment()  # first, because without jinja2 the rest is for nothing
    script, style = asset("page.js"), asset("page.css")
    policy = f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}"
    locale = report.locale
    parts = {
        "policy": policy,
        "style": style,
        "script": script,
        "data": page_data(report),
        "note": locale.conversion,
        "unfolds": True,
        **frame(report),
    }
    return filled(templates, "page.html", parts)


def frame(report: Report) -> dict[str, Any]:
    """What stands around the table of targets."""
    locale = report.locale
    return {
        "lang": LANGUAGES[locale.lang],
        "say": locale.phrase,
        "words": locale.table("PAGE"),
        "counts": counts.sentence(report),
        "statuses": [
            CountedStatus(str(status), locale.status(status), count, tone(status)) for status, count in report.counts
        ],
        "regions": list(_regions(report)),
        "headings": [(key, locale.heading(heading)) for key, heading in COLUMNS.items()],
    }


def _hash(text: str) -> str:
    """What a policy names a script or style by."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _regions(report: Report) -> Iterable[str]:
    targets: list[Promise] = [*(row.assessment.target for row in report.rows), *(row.pledge for row in report.pledges)]
    return dict.fromkeys(report.locale.shown(region) for target in targets for region in target.places)
