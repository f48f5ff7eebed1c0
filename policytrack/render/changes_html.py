"""What changed, as a piece of HTML for a feed or a page: no script, no style, all data escaped."""

from typing import Final

from policytrack.render.templating import environment
from policytrack.report import change_words as words
from policytrack.report.changes import Changes, Kind, What
from policytrack.report.columns import ReportRow
from policytrack.report.locale import Locale

_SECTIONS: Final = {What.TARGET: "targets", What.PLAN: "plans", What.INDICATOR: "indicators"}


def render_html(found: Changes, locale: Locale) -> str:
    """A `section` with the changed verdicts as a table and all other changes as lists."""
    notes = list(words.uncompared(found, locale))
    if locale.conversion:
        notes.append(locale.conversion)
    return (
        environment()
        .get_template("changes.html")
        .render(
            heading=words.heading(found, locale),
            counts=words.counts(found, locale),
            headings=[words.phrase(locale, name) for name in ("target", "before", "after", "cause")],
            verdicts=[
                (one.id, locale.shown(one.title), *words.verdicts(one.verdict, locale), words.because(one, locale))
                for one in found.changes
                if one.verdict
            ],
            sections=[
                (words.phrase(locale, name), list(_listed(found, what, locale))) for what, name in _SECTIONS.items()
            ],
            notes=notes,
        )
    )


def _listed(found: Changes, what: What, locale: Locale) -> list[tuple[str, list[str]]]:
    listed = []
    for one in found.changes:
        lines = [part.line(locale) for part in words.parts(one, locale)]
        if one.what is not what or not (lines or one.kind is not Kind.CHANGED):
            continue
        title = f"{locale.shown(one.title)} ({one.id})"
        if one.kind is not Kind.CHANGED:
            title += f"{locale.table('SIGNS')['colon']}{words.phrase(locale, one.kind)}"
        if one.now is not None:
            row = ReportRow(one.now, locale)
            lines.insert(0, f"{row.goal}{locale.table('SIGNS')['list']}{row.status}")
        listed.append((title, lines))
    return listed
