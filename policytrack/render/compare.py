"""Comparisons of one indicator over plans and regions: as tables for a terminal, or as JSON."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from policytrack.data.model import Indicator, Target
from policytrack.progress import Side
from policytrack.progress.goals import side_of
from policytrack.quantity.bound import Quantity
from policytrack.quantity.format import readable, unit_words
from policytrack.quantity.unit import Unit
from policytrack.quantity.unit_table import UNITS
from policytrack.render.ansi import STATUS_STYLES
from policytrack.render.json_report import SCHEMA_VERSION, pledge_object, target_object
from policytrack.render.layout import (
    Line,
    Screen,
    TableColumn,
    fit,
    fit_dropping,
    header,
    named_rows,
    paint,
    paragraph,
    table_rows,
)
from policytrack.render.pledges import render_section
from policytrack.render.terminal import left_out, script_note
from policytrack.report.columns import BOUND_SIGNS, ReportRow
from policytrack.report.compare import Basis, Comparison, Parts, Ranked, Revision
from policytrack.report.locale import Locale, percent
from policytrack.report.rows import pledge_rows
from policytrack.text.decimals import decimal_text
from policytrack.text.printable import json_text, visible

_GAP, _MARGIN = 2, 2


def render_text(found: Comparison, locale: Locale, screen: Screen) -> str:
    """A table for each basis, then parts against wholes, then revisions."""
    unit = shown_unit(found, locale)
    if locale.chinese:
        name = unit_words(unit, locale.lang)
    else:  # what a reader names is called as they call it
        name = unit.symbol if locale.unit is not None else unit.symbol.removesuffix(unit.stem) + unit.english
    locale = locale._replace(unit=unit)
    title = locale.shown(found.indicator.title)
    if english := locale.english(found.indicator.title_en):
        title += f"  {english}"
    measured = locale.phrase("compared in", unit=name, day=found.day)
    parts = [paragraph(visible(title + measured), screen, style="bold")]
    if found.indicator.note:
        parts.append(paragraph(visible(locale.shown(found.indicator.note)), screen, style="dim"))
    if not found.bases and not found.pledges:
        return "".join(parts) + locale.phrase("no targets") + "\n"
    if found.bases:
        parts += _tables(found.bases, locale, screen)
    if len(found.bases) > 1:
        parts += ["\n", paragraph(locale.phrase("bases apart"), screen, style="dim")]
    for one in found.parts:
        parts += ["\n", *(paragraph(visible(line), screen) for line in parts_told(one, locale))]
    for revision in found.revisions:
        parts += ["\n", paragraph(visible(revision_told(revision, locale)), screen)]
    if found.pledges:
        parts += ["\n", render_section(pledge_rows(found.pledges, found.day, locale), screen)]
    return "".join(parts) + script_note(locale, screen)


def shown_unit(found: Comparison, locale: Locale) -> Unit:
    """The unit of the comparison; in English, for an indicator in a Chinese one (亿元) of which the reader names none,
    that which its largest goal reads best in (billion CNY).
    """
    goals = [entry.goal for basis in found.bases for entry in basis.entries if entry.goal is not None]
    if locale.chinese or locale.unit is not None or found.unit.symbol.isascii() or not goals:
        return found.unit
    base = found.unit.unscaled
    return readable(Quantity(max(goals) / base.factor, base), english=True)


def render_indicators(counted: Sequence[tuple[Indicator, int]], locale: Locale, screen: Screen) -> str:
    """The indicators with their units and how many targets each has, a line each."""
    columns = [
        TableColumn(locale.heading("indicator"), [[Line(one.key)] for one, _ in counted], 8),
        TableColumn(
            locale.heading("title"),
            [_lines(locale.shown(one.title), locale.english(one.title_en)) for one, _ in counted],
            12,
        ),
        TableColumn(locale.heading("unit"), [[Line(visible(_unit_of(one, locale)))] for one, _ in counted]),
        TableColumn(locale.heading("targets"), [[Line(str(number))] for _, number in counted], right=True),
    ]
    widths = fit(columns, screen.available(_MARGIN), _GAP, cut=True)
    text = header(columns, widths, screen, gap=_GAP, margin=_MARGIN)
    return text + "".join(table_rows(columns, widths, screen, gap=_GAP, margin=_MARGIN))


def _unit_of(indicator: Indicator, locale: Locale) -> str:
    """What an indicator is measured in, in the reader's words: 亿元, and CNY in English, whose amounts are scaled as
    each reads best.
    """
    unit = indicator.unit
    return unit_words(unit if locale.chinese else UNITS.shown(unit, english=True), locale.lang)


def indicators_json(counted: Sequence[tuple[Indicator, int]]) -> str:
    """The same as a list of objects."""
    return json_text(
        [
            {"key": one.key, "title": one.title, "title_en": one.title_en, "unit": one.unit.symbol, "targets": number}
            for one, number in counted
        ]
    )


def render_json(found: Comparison, locale: Locale) -> str:
    """The same as one object; amounts in base units as decimal strings."""
    return json_text(
        {
            "schema_version": SCHEMA_VERSION,
            "as_of": found.day.isoformat(),
            "indicator": found.indicator.key,
            "unit": found.unit.symbol,
            "base_unit": found.unit.dimension.base,
            "bases": [
                {
                    "basis": basis.name or None,
                    "scope": basis.scope,
                    "per": basis.per,
                    "compared_with": basis.compared_with,
                    "targets": [_entry(entry, locale) for entry in basis.entries],
                }
                for basis in found.bases
            ],
            "parts": [
                {
                    "whole": one.whole.id,
                    "parts": [target.id for target in one.parts],
                    "left_out": [target.id for target in one.left_out],
                    "without_figure": [target.id for target in one.without_figure],
                    "sum": decimal_text(one.sum),
                    "share": decimal_text(one.share),
                }
                for one in found.parts
            ],
            "revisions": [
                {"old": one.old.id, "new": one.new.id, "direction": str(one.direction), "days": one.days}
                for one in found.revisions
            ],
            "pledges": [pledge_object(row) for row in pledge_rows(found.pledges, found.day, locale)],
        }
    )


def _entry(entry: Ranked, locale: Locale) -> dict[str, Any]:
    return {
        "rank": entry.rank,
        "goal_value": decimal_text(entry.goal),
        "figure_value": decimal_text(entry.figure),
        "figure_bounded": entry.bounded or None,
        "growth_needed": decimal_text(entry.growth),
        **target_object(ReportRow(entry.assessment, locale)),
    }


def basis_name(basis: Basis, locale: Locale) -> str:
    """What the targets of a table share: their basis, per what they count, and what changes compare with."""
    parts = [locale.phrase("on basis", locale.shown(basis.name)) if basis.name else locale.phrase("no basis")]
    if basis.scope is not None:
        parts.append(locale.phrase("in scope", locale.shown(basis.scope)))
    if basis.per is not None:
        parts.append(locale.per(basis.per))
    if basis.compared_with is not None:
        with_it = locale.reference(basis.compared_with)
        parts.append(locale.phrase("compared with", with_it) if with_it else locale.phrase("change"))
    return locale.table("SIGNS")["list"].join(parts)


def _tables(bases: Sequence[Basis], locale: Locale, screen: Screen) -> Iterator[str]:
    """A table a basis, all with the same columns of the same widths."""
    together = _columns([entry for basis in bases for entry in basis.entries], locale)
    # What is empty goes first, then the least needed.
    empty = [column.key for column in together if column.is_empty]
    order = (*empty, "attained", "growth", "plan", "rank")
    found = fit_dropping(together, screen.available(_MARGIN), _GAP, order)
    kept = {column.key for column in found.columns}
    of = [column.key for column in found.columns].index("region")
    for basis in bases:
        columns = [column for column in _columns(basis.entries, locale) if column.key in kept]
        text = header(columns, found.widths, screen, gap=_GAP, margin=_MARGIN)
        text += "".join(named_rows(columns, found.widths, screen, gap=_GAP, margin=_MARGIN, of=of))
        yield "\n" + paint(visible(basis_name(basis, locale)), "bold", screen) + "\n" + text
    if dropped := [column for column in found.dropped if column.key not in empty]:
        yield left_out(dropped, locale, screen)


def _columns(entries: Sequence[Ranked], locale: Locale) -> list[TableColumn]:
    """Rank, region and title, goal and figure in the one unit, the growth needed, deadline, status."""
    rows = [ReportRow(entry.assessment, locale) for entry in entries]

    def column(key: str, cells: Iterable[Sequence[Line]], least: int = 4, *, right: bool = False) -> TableColumn:
        return TableColumn(locale.heading(key), list(cells), least, right, key)

    return [
        column("rank", ([Line(str(entry.rank or ""))] for entry in entries), right=True),
        column("region", (_promised(row, locale) for row in rows), 12),
        column("plan", (_two(*_plan(row)) for row in rows), 8),
        column("goal", (_two(row.normalised, row.goal) for row in rows), 10),
        column("standing", (_two(*_figure(row, locale)) for row in rows), 10),
        column("attained", ([Line(attained_told(entry, locale))] for entry in entries), right=True),
        column("growth", ([Line(growth_told(entry))] for entry in entries), right=True),
        column("due", ([Line(row.deadline)] for row in rows)),
        column("status", ([Line(row.status, STATUS_STYLES.get(row.assessment.status, ""))] for row in rows), 8),
    ]


def _promised(row: ReportRow, locale: Locale) -> list[Line]:
    target = row.assessment.target
    return [*_two(locale.shown(target.plan.region or ""), row.title), Line(target.id, "dim")]


def _two(first: str, second: str) -> list[Line]:
    return [Line(visible(first)), Line(visible(second), "dim")]


def _lines(first: str, second: str) -> list[Line]:
    return _two(first, second) if second else [Line(visible(first))]


def _plan(row: ReportRow) -> tuple[str, str]:
    """The plan and its year."""
    plan = row.assessment.target.plan
    return plan.key, str(plan.issued.year) if plan.issued else ""


def _figure(row: ReportRow, locale: Locale) -> tuple[str, str]:
    actual = row.assessment.latest or row.assessment.baseline
    if actual is None:
        return "", ""
    return locale.bound(actual.value.bound), row.standing[1]


def attained_told(entry: Ranked, locale: Locale) -> str:
    """The figure's share of the goal's value, of a ceiling of the limit; "" where there is none."""
    if entry.goal is None or entry.figure is None or entry.goal <= 0:
        return ""
    share = BOUND_SIGNS[entry.bounded] + percent(entry.figure / entry.goal)
    ceiling = side_of(entry.assessment.target.goal.bound) is Side.CEILING
    return locale.phrase("of limit", share) if ceiling else share


def growth_told(entry: Ranked) -> str:
    """The growth that is needed a year: at most so much where the figure is at least what it says."""
    if entry.growth is None:
        return ""
    bounded = {"at least": "at most", "at most": "at least"}.get(entry.bounded, "")
    return f"{BOUND_SIGNS[bounded]}{entry.growth * 100:+.1f}%"


def parts_told(one: Parts, locale: Locale) -> Iterable[str]:
    """What the parts promise together, against what the whole does."""
    sign = locale.table("SIGNS")["list"]
    unit = locale.unit or one.whole.goal.bound.unit
    if one.parts:
        yield locale.phrase(
            "parts",
            parts=" + ".join(_named(part, locale) for part in one.parts),
            sum=locale.amount(one.sum, unit),
            share=percent(one.share),
            whole=_named(one.whole, locale),
        )
    if one.without_figure:
        yield locale.phrase("parts without", sign.join(_named(part, locale) for part in one.without_figure))
    if one.left_out:
        names = sign.join(_named(part, locale) for part in one.left_out)
        yield locale.phrase("parts left out", parts=names, whole=locale.shown(one.whole.region or ""))


def _named(target: Target, locale: Locale) -> str:
    signs = locale.table("SIGNS")
    by = f"{signs['open']}{target.by}{signs['close']}" if target.by else ""
    return f"{locale.shown(target.region or '')} {locale.bound(target.goal.bound)}{by}"


def revision_told(one: Revision, locale: Locale) -> str:
    """What revises what, and in which direction."""
    moved = locale.phrase("later" if one.days > 0 else "earlier", days=abs(one.days)) if one.days else ""
    signs = locale.table("SIGNS")
    details = signs["list"].join(part for part in (locale.phrase(one.direction), moved) if part)
    old, new = (f"{target.id} {locale.bound(target.goal.bound)}" for target in (one.old, one.new))
    return f"{old} → {new}{signs['colon']}{details}"
