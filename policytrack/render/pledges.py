"""Goals without a figure, for a terminal: a table under the report, and one in full."""

from collections.abc import Iterable, Sequence
from typing import Final

from policytrack.data.model import Done
from policytrack.render.ansi import STATUS_STYLES
from policytrack.render.layout import Line, Screen, TableColumn, fit, fits, header, paint, paragraph, table_rows
from policytrack.render.wrapping import columns_of
from policytrack.report.facts import named_texts, promised_by
from policytrack.report.locale import Locale
from policytrack.report.pledges import PledgeRow
from policytrack.text.printable import visible

_GAP: Final = 2
_MARGIN: Final = 2
#: The widest terminal on which the reason stands under the row and not in it.
_NARROW: Final = 150


def render_section(rows: Sequence[PledgeRow], screen: Screen, columns: Sequence[str] = ()) -> str:
    """All of them in one table, or as blocks where a table has no room; nothing where there are none.

    With `columns`, only those that say something of them.
    """
    if not rows:
        return ""
    locale = rows[0].locale
    if columns:
        return _chosen(rows, screen, columns)
    beside = screen.width is None or screen.width >= _NARROW
    table = [
        TableColumn(locale.heading("promised"), [[*_two(row.title, row.title_en), _id(row)] for row in rows], 18),
        TableColumn(locale.heading("plan"), [_two(_region(row), row.pledge.plan.key) for row in rows], 8),
        TableColumn(locale.heading("goal"), [[Line(visible(row.goal))] for row in rows], 10),
        TableColumn(locale.heading("due"), [[Line(row.deadline)] for row in rows], 4),
        TableColumn(locale.heading("status"), [[Line(row.status, _style(row))] for row in rows], 8),
    ]
    if beside:
        table.append(TableColumn(locale.heading("why"), [[Line(visible(row.reason), "dim")] for row in rows], 30))
    widths = fit(table, screen.available(_MARGIN), _GAP)
    parts = [paragraph(locale.phrase("pledges"), screen, style="bold")]
    if not fits(widths, screen.available(_MARGIN), _GAP):
        return "".join([*parts, *(_block(row, screen) for row in rows)])
    parts.append(header(table, widths, screen, gap=_GAP, margin=_MARGIN))
    for row, text in zip(rows, table_rows(table, widths, screen, gap=_GAP, margin=_MARGIN), strict=True):
        parts.append(text if beside else text + _reason(row, screen))
    return "".join(parts)


def _id(row: PledgeRow) -> Line:
    return Line(row.pledge.id, "dim")


def _chosen(rows: Sequence[PledgeRow], screen: Screen, columns: Sequence[str]) -> str:
    locale = rows[0].locale
    table = [
        TableColumn(locale.heading(key), [[Line(visible(row.cell(key)))] for row in rows])
        for key in columns
        if any(row.cell(key) for row in rows)
    ]
    widths = fit(table, screen.available(_MARGIN), _GAP, cut=True)
    heading = paragraph(locale.phrase("pledges"), screen, style="bold")
    body = "".join(table_rows(table, widths, screen, gap=_GAP, margin=_MARGIN))
    return heading + header(table, widths, screen, gap=_GAP, margin=_MARGIN) + body if table else ""


def render_pledge(row: PledgeRow, screen: Screen) -> str:
    """Goal, quote and plan of one, and who says that it was kept."""
    locale = row.locale
    parts = [paragraph(visible(row.title), screen, style="bold")]
    if row.title_en:
        parts.append(paragraph(visible(row.title_en), screen, style="dim"))
    parts.append(f"{paint(row.status, _style(row), screen)}  {row.day}\n\n")
    facts = [(locale.phrase(f"show {key}"), text) for key, text in _facts(row) if text]
    facts.append((locale.phrase("show why"), row.reason))
    indent = max(columns_of(label) for label, _ in facts) + 2
    parts += [paragraph(visible(text), screen, indent=indent, first=label) for label, text in facts]
    return "".join(parts)


def _facts(row: PledgeRow) -> Iterable[tuple[str, str]]:
    locale, pledge = row.locale, row.pledge
    shown = locale.shown
    yield "goal", row.goal
    yield "by", row.deadline or locale.phrase("no deadline")
    yield "from", str(pledge.start or "")
    yield "quote", shown(pledge.quote)
    yield from promised_by(pledge, locale)
    yield "nature", locale.phrase(pledge.nature) if pledge.nature else ""
    yield "change", locale.phrase(str(pledge.change)) if pledge.change else ""
    yield "revises", pledge.revises or ""
    yield "tags", "、".join(pledge.tags)
    yield "note", shown(pledge.note or "")
    yield "extra", named_texts(pledge.extra, locale)
    if row.done is not None:
        yield "done", locale.table("SIGNS")["and"].join(_done(row.done, locale))


def _done(done: Done, locale: Locale) -> Iterable[str]:
    yield str(done.as_of)
    if done.says:
        yield locale.shown(done.says)
    yield done.source
    if done.archived:
        yield locale.phrase("archived", copy=done.archived)
    if done.published:
        yield locale.phrase("published", day=done.published)
    if done.note:
        yield locale.shown(done.note)


def _block(row: PledgeRow, screen: Screen) -> str:
    deep = _MARGIN + 2
    parts = [paragraph(visible(row.title), screen, indent=_MARGIN)]
    if row.title_en:
        parts.append(paragraph(visible(row.title_en), screen, indent=_MARGIN, style="dim"))
    parts.append(paragraph(row.pledge.id, screen, indent=_MARGIN, style="dim"))
    where = " · ".join(part for part in (_region(row), row.pledge.plan.key) if part)
    parts.append(paragraph(visible(where), screen, indent=_MARGIN, style="dim"))
    parts.append(paragraph(visible("  ".join(part for part in (row.goal, row.deadline) if part)), screen, indent=deep))
    parts.append(paragraph(row.status, screen, indent=deep, style=_style(row)))
    return "".join([*parts, _reason(row, screen)])


def _reason(row: PledgeRow, screen: Screen) -> str:
    corner = "> " if screen.ascii else "└ "
    return paragraph(visible(row.reason), screen, indent=_MARGIN + 2, first=" " * _MARGIN + corner, style="dim")


def _region(row: PledgeRow) -> str:
    return row.locale.shown(row.pledge.region or "")


def _style(row: PledgeRow) -> str:
    return STATUS_STYLES.get(row.state, "")


def _two(first: str, second: str) -> list[Line]:
    return [Line(visible(first)), Line(visible(second), "dim")] if second else [Line(visible(first))]
