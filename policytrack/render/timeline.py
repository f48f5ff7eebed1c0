"""Deadlines in order: for a terminal, or as JSON."""

from collections.abc import Iterator, Sequence
from typing import Any

from policytrack.render.ansi import STATUS_STYLES
from policytrack.render.json_report import SCHEMA_VERSION
from policytrack.render.layout import Line, Screen, TableColumn, fit, fits, header, paint, paragraph, table_rows
from policytrack.render.terminal import script_note
from policytrack.render.wrapping import columns_of
from policytrack.report.counts import none_of
from policytrack.report.locale import Locale
from policytrack.report.rows import PromiseRow
from policytrack.report.timeline import Due, Timeline
from policytrack.text.printable import json_text, visible

_GAP, _MARGIN = 2, 2


def render_text(found: Timeline, locale: Locale, screen: Screen, known: int = 0) -> str:
    """What is overdue for a figure, what is due soon, later, settled, and what has no deadline; of `known` targets."""
    sections = (
        (locale.phrase("overdue", day=found.day), found.overdue),
        (locale.phrase("due soon", months=found.months), found.soon),
        (locale.phrase("due later"), found.later),
        (locale.phrase("settled"), found.settled),
    )
    parts: list[str] = []
    every = _columns([due for _, dues in sections for due in dues], locale, screen)
    widths = fit(every, screen.available(_MARGIN), _GAP)
    draw = _table if fits(widths, screen.available(_MARGIN), _GAP) else _blocks
    for heading, dues in sections:
        if dues:
            parts += [
                paragraph(
                    f"{heading}{locale.table('SIGNS')['colon']}{locale.phrase('of them', count=len(dues))}",
                    screen,
                    style="bold",
                )
            ]
            parts += [*draw(dues, locale, screen, widths), "\n"]
    if found.undated:
        names = locale.table("SIGNS")["list"].join(row.name for row in found.undated)
        parts.append(
            paragraph(
                visible(f"{locale.phrase('no deadline')}{locale.table('SIGNS')['colon']}{names}"), screen, style="dim"
            )
        )
    return ("".join(parts) or none_of(known, locale) + "\n") + script_note(locale, screen)


def render_json(found: Timeline) -> str:
    """The same as one object with a list for each section."""
    return json_text(
        {
            "schema_version": SCHEMA_VERSION,
            "as_of": found.day.isoformat(),
            "months": found.months,
            "overdue": [_due(due) for due in found.overdue],
            "soon": [_due(due) for due in found.soon],
            "later": [_due(due) for due in found.later],
            "settled": [_due(due) for due in found.settled],
            "undated": [_object(row) for row in found.undated],
        }
    )


def _due(due: Due) -> dict[str, Any]:
    return {"deadline": due.deadline.isoformat(), "days": due.days, **_object(due.row)}


def _object(row: PromiseRow) -> dict[str, Any]:
    promise = row.promise
    return {
        "id": promise.id,
        "plan": promise.plan.key,
        "region": promise.region,
        "title": promise.title,
        "goal": promise.goal.text,
        "status": str(row.state),
    }


def _table(dues: Sequence[Due], locale: Locale, screen: Screen, widths: Sequence[int]) -> Iterator[str]:
    """A row a target; the tables of all sections have the same columns."""
    columns = _columns(dues, locale, screen)
    yield header(columns, widths, screen, gap=_GAP, margin=_MARGIN)
    yield from table_rows(columns, widths, screen, gap=_GAP, margin=_MARGIN)


def _blocks(dues: Sequence[Due], locale: Locale, screen: Screen, _: Sequence[int]) -> Iterator[str]:
    """Some lines a target, for a screen on which ids would be cut."""
    for due, new in _opening(dues):
        row = due.row
        if new:
            yield paragraph(f"{due.deadline}  {_distance(due.days, locale)}", screen, indent=_MARGIN)
        yield paragraph(visible(row.title), screen, indent=2 * _MARGIN)
        if row.title_en:
            yield paragraph(visible(row.title_en), screen, indent=2 * _MARGIN, style="dim")
        yield paragraph(row.promise.id, screen, indent=2 * _MARGIN, style="dim")
        region = locale.shown(row.promise.region or "")
        known = "  ".join(visible(part) for part in (region, row.goal) if part)
        if 3 * _MARGIN + columns_of(known) + _GAP + columns_of(row.status) <= screen.available(0):
            yield " " * 3 * _MARGIN + known + " " * _GAP + paint(row.status, _style(row), screen) + "\n"
        else:
            yield paragraph(known, screen, indent=3 * _MARGIN)
            yield paragraph(row.status, screen, indent=3 * _MARGIN, style=_style(row))


def _distance(days: int, locale: Locale) -> str:
    """How far a deadline is from the day of the report, in words."""
    if not days:
        return locale.phrase("today")
    return locale.phrase(f"day{'s' * (abs(days) > 1)} {'left' if days > 0 else 'ago'}", days=abs(days))


def _opening(dues: Sequence[Due]) -> Sequence[tuple[Due, bool]]:
    """Each target, and whether its deadline is another than that of the one before: it stands once for all of them."""
    return [(due, index == 0 or dues[index - 1].deadline != due.deadline) for index, due in enumerate(dues)]


def _columns(dues: Sequence[Due], locale: Locale, screen: Screen) -> list[TableColumn]:
    rows = [due.row for due in dues]
    english = screen.width is None or screen.width >= 100
    ids = max((columns_of(row.promise.id) for row in rows), default=0)
    return [
        TableColumn(
            locale.heading("due"),
            [[Line(str(due.deadline) if new else "")] for due, new in _opening(dues)],
            10,
        ),
        TableColumn(
            locale.heading("days"),
            [[Line(f"{due.days:+d}" if new else "", "dim")] for due, new in _opening(dues)],
            right=True,
        ),
        TableColumn(
            locale.heading("region"),
            [[Line(visible(locale.shown(row.promise.region or "")))] for row in rows],
            6,
        ),
        TableColumn(
            locale.heading("promised"),
            [
                [
                    Line(visible(row.title)),
                    *([Line(visible(row.title_en), "dim")] if english and row.title_en else []),
                    Line(row.promise.id, "dim"),
                ]
                for row in rows
            ],
            ids,
        ),
        TableColumn(locale.heading("goal"), [[Line(visible(row.goal))] for row in rows], 8),
        TableColumn(locale.heading("status"), [[Line(row.status, _style(row))] for row in rows], 10),
    ]


def _style(row: PromiseRow) -> str:
    return STATUS_STYLES.get(row.state, "")
