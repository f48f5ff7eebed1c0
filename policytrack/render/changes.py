"""What changed, for a terminal: the verdicts as a table, then each target, plan and indicator with its changes."""

from collections.abc import Iterable, Sequence
from typing import Final

from policytrack.render.ansi import STATUS_STYLES
from policytrack.render.layout import Line, Screen, TableColumn, fit, header, named_rows, paragraph
from policytrack.render.terminal import script_note
from policytrack.report import change_words as words
from policytrack.report.changes import Change, Changes, Kind, What
from policytrack.report.columns import ReportRow
from policytrack.report.locale import Locale
from policytrack.text.printable import one_line, visible

_GAP, _MARGIN = 2, 2
_SIGNS: Final = {Kind.ADDED: ("+", "green"), Kind.REMOVED: ("-", "red"), Kind.CHANGED: ("~", "yellow")}
_SECTIONS: Final = ((What.TARGET, "targets"), (What.PLAN, "plans"), (What.INDICATOR, "indicators"))


def render_text(found: Changes, locale: Locale, screen: Screen) -> str:
    """The two sides, the counts, the changed verdicts, and all that changed."""
    text = [paragraph(one_line(words.heading(found, locale)), screen, style="bold")]
    if counts := words.counts(found, locale):
        text.append(paragraph(counts, screen))
    if found.verdicts:
        text += ["\n", _table(found.verdicts, locale, screen)]
    for what, name in _SECTIONS:
        changes = [one for one in found.changes if one.what is what and _has_parts(one)]
        if changes:
            text += ["\n", paragraph(words.phrase(locale, name), screen, style="bold")]
            text += [line for one in changes for line in _lines(one, locale, screen)]
    text += [line for one in words.uncompared(found, locale) for line in ("\n", paragraph(visible(one), screen))]
    return "".join(text) + script_note(locale, screen)


def _has_parts(change: Change) -> bool:
    """Whether there is more to say than the verdict, which the table has."""
    return change.kind is not Kind.CHANGED or bool(change.fields or change.figures)


def _lines(change: Change, locale: Locale, screen: Screen) -> Iterable[str]:
    sign, style = _SIGNS[change.kind]
    told = f"{change.id}  {locale.shown(change.title)}"
    if change.now is not None:
        row = ReportRow(change.now, locale)
        told += f"  {row.goal}  {row.status}"
    yield paragraph(
        visible(told), screen, indent=4, first=f"  {sign}", style="" if change.kind is Kind.CHANGED else style
    )
    for part in words.parts(change, locale):
        yield paragraph(visible(" ".join(part.line(locale).split())), screen, indent=6)


def _table(changes: Sequence[Change], locale: Locale, screen: Screen) -> str:
    def cell(change: Change, index: int) -> list[Line]:
        assert change.verdict is not None
        side = (change.verdict.before, change.verdict.after)[index]
        return [Line(words.verdicts(change.verdict, locale)[index], STATUS_STYLES.get(side.status, ""))]

    columns = [
        TableColumn(
            words.phrase(locale, "target"),
            [[Line(visible(locale.shown(one.title))), Line(visible(one.id), "dim")] for one in changes],
            10,
        ),
        TableColumn(words.phrase(locale, "before"), [cell(one, 0) for one in changes], 8),
        TableColumn(words.phrase(locale, "after"), [cell(one, 1) for one in changes], 8),
        TableColumn(
            words.phrase(locale, "cause"),
            [[Line(visible(" ".join(words.because(one, locale).split())))] for one in changes],
            14,
        ),
    ]
    widths = fit(columns, screen.available(_MARGIN), _GAP, cut=True)
    text = header(columns, widths, screen, gap=_GAP, margin=_MARGIN)
    return text + "".join(named_rows(columns, widths, screen, gap=_GAP, margin=_MARGIN))
