"""Reports for a terminal, or plain and at full width for a pipe."""

from collections.abc import Iterator, Sequence
from typing import Final

from policytrack.progress import Status
from policytrack.render.ansi import STATUS_STYLES
from policytrack.render.layout import (
    Line,
    Screen,
    TableColumn,
    fit,
    fit_dropping,
    fits,
    header,
    named_rows,
    paint,
    paragraph,
    table_rows,
)
from policytrack.render.pledges import render_section
from policytrack.render.wrapping import columns_of, wrap
from policytrack.report.columns import COLUMNS, Bar, ReportRow
from policytrack.report.counts import details, evidence, pieces
from policytrack.report.facts import lacks_baseline
from policytrack.report.locale import Locale
from policytrack.report.news import has_figure, news, without_figure
from policytrack.report.order import GroupBy
from policytrack.report.report import Group, Report
from policytrack.text.printable import visible

_WITH_ENGLISH: Final = 100
_WITH_REASON: Final = 150
_BAR_CELLS: Final = 12
#: A figure that is longer may break.
_LONGEST_FIGURE: Final = 20
_GAP: Final = 2
_MARGIN: Final = 2

#: Asked-for columns that go first where there is no room, the first of them before the others.
_DROPPED_FIRST: Final = (
    "extra", "archived", "quote", "source", "reason", "plan_title", "title_en", "lead", "responsible", "tags",
    "baseline_date",
    "baseline_value", "baseline", "latest_value", "rate_basis", "needed_acceleration", "projection", "number",
    "normalised",
)  # fmt: skip
#: Those that go last: what a target is called, and where it stands.
_DROPPED_LAST: Final = ("id", "title", "status")


def render_report(
    report: Report, screen: Screen, columns: Sequence[str] = (), *, everything: bool = False, news: bool = True
) -> str:
    """A whole report: what is `news`, each group as a table, or as blocks where a table has no room, and the counts.

    Targets without a figure stand in one line of their group, unless none has one, or `everything` is asked for. With
    `columns`, only those; where they do not fit, the least needed are dropped and named in the last line.
    """
    parts: list[str] = []
    if report.groups and columns:
        parts += _chosen(report, screen, columns)
    elif report.groups:
        collapsed = not everything and any(map(has_figure, report.rows)) and not all(map(has_figure, report.rows))
        opening = _news(report, screen) if news else []
        parts += [*opening, *_standard(report, screen, collapsed=collapsed)]
    if report.pledges:
        parts += ["\n", render_section(report.pledges, screen, columns)]
    if parts:
        # Each group opens with an empty line; the first of them has nothing to stand apart from.
        parts = [*parts[parts[0] == "\n" :], "\n"]
    if report.shown < report.selected:
        text = report.locale.phrase("limited", shown=report.shown, count=report.selected)
        parts.append(paragraph(text, screen, style="dim"))
    return "".join(parts) + script_note(report.locale, screen) + _counts(report, screen)


def render_summary(report: Report, screen: Screen) -> str:
    """How many targets of each group have each status."""
    locale = report.locale
    statuses = [status for status, _ in report.counts]
    sections = list(report.sections)
    table = [
        TableColumn(locale.heading("group"), [[Line(visible(heading))] for heading, _, _ in sections], 12),
        *(
            TableColumn(
                locale.status(status),
                [[Line(str(counts[status] or "·"), STATUS_STYLES.get(status, ""))] for _, counts, _ in sections],
                right=True,
            )
            for status in statuses
        ),
        TableColumn(locale.heading("total"), [[Line(str(number), "bold")] for _, _, number in sections], right=True),
    ]
    available = screen.available(_MARGIN)
    widths = fit(table, available, _GAP)
    parts = [_counts(report, screen), *(paragraph(line, screen, style="dim") for line in evidence(report)), "\n"]
    if fits(widths, available, _GAP):
        parts.append(header(table, widths, screen, gap=_GAP, margin=_MARGIN))
        parts += table_rows(table, widths, screen, gap=_GAP, margin=_MARGIN)
    else:
        for heading, counts, _ in sections:
            words = [
                paint(locale.counted(status, counts[status]), STATUS_STYLES.get(status, ""), screen)
                for status in statuses
                if counts[status]
            ]
            parts.append(paragraph(visible(heading), screen, style="bold"))
            parts.append(
                paragraph(locale.table("SIGNS")["list"].join(words), screen._replace(width=None), indent=_MARGIN)
            )
    return "".join(parts)


def script_note(locale: Locale, screen: Screen) -> str:
    """Says that the words of the documents were converted by a machine."""
    return paragraph(locale.conversion, screen, style="dim") if locale.conversion else ""


def left_out(dropped: Sequence[TableColumn], locale: Locale, screen: Screen) -> str:
    """Names the columns that there was no room for."""
    names = locale.table("SIGNS")["list"].join(column.heading for column in dropped)
    return paragraph(locale.phrase("left out", width=screen.width, columns=names), screen, style="dim")


def _news(report: Report, screen: Screen) -> list[str]:
    return [paragraph(item.text, screen, style=STATUS_STYLES.get(item.status, "")) for item in news(report)]


def _standard(report: Report, screen: Screen, *, collapsed: bool) -> Sequence[str]:
    rows = [row for row in report.rows if not collapsed or has_figure(row)]
    available = screen.available(_MARGIN)
    columns = [column for column in _columns(rows, report, screen) if not column.is_empty]
    widths = fit(columns, available, _GAP)
    side_by_side = fits(widths, available, _GAP)
    parts = []
    for group in report.groups:
        parts += ["\n", _headings(group, screen)]
        shown = group._replace(rows=tuple(filter(has_figure, group.rows))) if collapsed else group
        if shown.rows and side_by_side:
            parts += _table(shown, report, [column.heading for column in columns], widths, screen)
        else:
            parts += (_block(row, report, screen) for row in shown.rows)
        if collapsed:
            parts += _collapsed(group, screen)
    asks = collapsed or not any(map(has_figure, report.rows))
    without = next((row for row in report.rows if asks and not has_figure(row)), None)
    lacking = next((row for row in rows if lacks_baseline(row.assessment)), None)
    hints = {"record one" if collapsed else "record first": without, "record baseline": lacking}
    said = [report.locale.phrase(key, id=row.assessment.target.id) for key, row in hints.items() if row is not None]
    parts += ["\n" * bool(said), *(paragraph(hint, screen, style="dim") for hint in said)]
    english = side_by_side and not _with_english(screen) and any(row.title_en for row in rows)
    return [*parts, "\n", _legend(report.locale, screen, english_left_out=english)]


def _collapsed(group: Group, screen: Screen) -> Iterator[str]:
    """The targets of a group that have no figure, in a line, or two where some are overdue; cut to the screen."""
    for said, rows in without_figure(group):
        signs = rows[0].locale.table("SIGNS")
        names, room = [visible(row.name) for row in rows], screen.available(_MARGIN)
        line, end = said + signs["colon"] + names[0], "~" if screen.ascii else "…"
        for place, name in enumerate(names[1:], 2):
            longer = line + signs["list"] + name
            if columns_of(longer if place == len(names) else longer + end) > room:
                line += end
                break
            line = longer
        if columns_of(line) > room:
            line = wrap(line, room - 1)[0] + end
        yield " " * _MARGIN + paint(line, "dim", screen) + "\n"


def _chosen(report: Report, screen: Screen, keys: Sequence[str]) -> Sequence[str]:
    locale = report.locale
    asked = _chosen_columns(list(report.rows), keys, locale)
    wanted = [column for column in asked if not column.is_empty] or asked
    order = sorted([*_DROPPED_FIRST, *reversed(keys)], key=_DROPPED_LAST.__contains__)
    found = fit_dropping(wanted, screen.available(_MARGIN), _GAP, order)
    kept = [column.key for column in found.columns]
    parts = []
    for group in report.groups:
        table = _chosen_columns(group.rows, kept, locale)
        parts += ["\n", _headings(group, screen), header(table, found.widths, screen, gap=_GAP, margin=_MARGIN)]
        parts += table_rows(table, found.widths, screen, gap=_GAP, margin=_MARGIN)
    notes = [left_out(found.dropped, locale, screen)] if found.dropped else []
    if len(wanted) < len(asked):
        empty = locale.table("SIGNS")["list"].join(column.heading for column in asked if column not in wanted)
        notes.append(paragraph(locale.phrase("empty columns", columns=empty), screen, style="dim"))
    return [*parts, "\n", *notes] if notes else parts


def _chosen_columns(rows: Sequence[ReportRow], keys: Sequence[str], locale: Locale) -> list[TableColumn]:
    return [
        TableColumn(
            locale.heading(key),
            [[Line(visible(column.cell(row)), _style(row) if key == "status" else "")] for row in rows],
            max(columns_of(row.assessment.target.id) for row in rows) if key == "id" else 4,  # it is copied whole
            right=column.numeric,
            key=key,
        )
        for key in keys
        for column in (COLUMNS[key],)
    ]


def _with_english(screen: Screen) -> bool:
    return screen.width is None or screen.width >= _WITH_ENGLISH


def _with_reason(screen: Screen) -> bool:
    return screen.width is None or screen.width >= _WITH_REASON


def _headings(group: Group, screen: Screen) -> str:
    heading = paragraph(visible(group.heading), screen, style="bold")
    return heading + (paragraph(visible(group.subheading), screen, style="dim") if group.subheading else "")


def _table(
    group: Group, report: Report, headings: Sequence[str], widths: Sequence[int], screen: Screen
) -> Sequence[str]:
    columns = [column for column in _columns(group.rows, report, screen) if column.heading in headings]
    parts = [header(columns, widths, screen, gap=_GAP, margin=_MARGIN)]
    for row, text in zip(group.rows, named_rows(columns, widths, screen, gap=_GAP, margin=_MARGIN), strict=True):
        parts.append(text)
        if not _with_reason(screen) and row.assessment.status is not Status.NO_DATA:
            parts.append(_reason(row, screen))
    return parts


def _reason(row: ReportRow, screen: Screen) -> str:
    corner = "> " if screen.ascii else "└ "
    return paragraph(visible(row.reason), screen, indent=_MARGIN + 2, first=" " * _MARGIN + corner, style="dim")


def _block(row: ReportRow, report: Report, screen: Screen) -> str:
    """One target on a narrow screen, nothing left out."""
    bar = row.bar
    head = "  ".join(
        part for part in (f"{draw_bar(bar, _BAR_CELLS, screen)} {bar.label}".rstrip(), row.deadline) if part
    )
    deep = _MARGIN + 2
    parts = [paragraph(visible(row.title), screen, indent=_MARGIN)]
    if row.title_en:
        parts.append(paragraph(visible(row.title_en), screen, indent=_MARGIN, style="dim"))
    parts.append(paragraph(row.assessment.target.id, screen, indent=_MARGIN, style="dim"))
    if report.by is not GroupBy.PLAN:
        parts.append(
            paragraph(
                visible(" · ".join(part for part in _where(row, report.by) if part)),
                screen,
                indent=_MARGIN,
                style="dim",
            )
        )
    parts.append(paragraph(f"{visible(row.goal)}  {row.normalised}", screen, indent=deep))
    figure, date = row.standing
    if figure:
        comma = "，" if report.locale.chinese else ", "
        parts.append(paragraph(visible(f"{figure}{comma}{date}"), screen, indent=deep))
    beside = deep + columns_of(head) + 2 + columns_of(row.status) <= (screen.width or 80)
    if beside:
        parts.append(" " * deep + head + "  " + paint(row.status, _style(row), screen) + "\n")
    else:
        parts += [" " * deep + head + "\n", paragraph(row.status, screen, indent=deep, style=_style(row))]
    if row.assessment.status is not Status.NO_DATA:
        parts.append(_reason(row, screen))
    return "".join(parts)


def _columns(rows: Sequence[ReportRow], report: Report, screen: Screen) -> list[TableColumn]:
    """The columns of the standard report: two lines a row, the second one dim."""
    locale, english = report.locale, _with_english(screen)
    columns = [TableColumn(locale.heading("promised"), [_promised(row, english) for row in rows], 18)]
    if report.by is not GroupBy.PLAN:
        columns.append(TableColumn(locale.heading("plan"), [_lines(*_where(row, report.by)) for row in rows], 8))
    columns += [
        _figures(locale.heading("goal"), [_lines(row.goal, row.normalised) for row in rows]),
        _figures(locale.heading("standing"), [_lines(*row.standing) for row in rows]),
        TableColumn(locale.heading("bar"), [_bar(row, screen) for row in rows], _BAR_CELLS),
        TableColumn(locale.heading("due"), [[Line(row.deadline)] for row in rows], 4),
        TableColumn(locale.heading("status"), [[Line(row.status, _style(row))] for row in rows], 8),
    ]
    if _with_reason(screen):
        columns.append(TableColumn(locale.heading("why"), [[Line(visible(row.reason), "dim")] for row in rows], 30))
    return columns


def _figures(heading: str, cells: Sequence[Sequence[Line]]) -> TableColumn:
    """A column of figures, which stay on one line each unless they are very long: 27.1 billion yuan."""
    longest = max((columns_of(line.text) for cell in cells for line in cell), default=0)
    return TableColumn(heading, cells, min(longest, _LONGEST_FIGURE))


def _promised(row: ReportRow, english: bool) -> list[Line]:
    """What is promised, in English too, and the id that commands take."""
    return [*_lines(row.title, row.title_en if english else ""), Line(row.assessment.target.id, "dim")]


def _where(row: ReportRow, by: GroupBy) -> tuple[str, str]:
    """The region and the plan of a target; below the name of a region the plan alone."""
    target = row.assessment.target
    region = "" if by is GroupBy.REGION else row.locale.shown(target.region or "")
    return (region, target.plan.key) if region else (target.plan.key, "")


def _style(row: ReportRow) -> str:
    return STATUS_STYLES.get(row.assessment.status, "")


def _lines(first: str, second: str) -> list[Line]:
    return [Line(visible(first)), Line(visible(second), "dim")] if second else [Line(visible(first))]


def _bar(row: ReportRow, screen: Screen) -> list[Line]:
    bar = row.bar
    rated = row.assessment.path is not None or bool(row.assessment.years)
    lines = [Line(draw_bar(bar, _BAR_CELLS, screen), _style(row) if rated else "dim")]
    return [*lines, Line(bar.label, "dim")] if bar.label else lines


def draw_bar(bar: Bar, cells: int, screen: Screen) -> str:
    """A bar of that many cells: what is filled, what is not, and the mark of the time elapsed."""
    full, rest, empty, mark = "#-.|" if screen.ascii else "█░·│"
    filled = 0 if bar.filled is None else max(0, min(cells, round(bar.filled * cells)))
    drawn = [full] * filled + [empty if bar.filled is None else rest] * (cells - filled)
    if bar.mark is not None:
        drawn[max(0, min(cells - 1, int(bar.mark * cells)))] = mark
    return "".join(drawn)


def _counts(report: Report, screen: Screen) -> str:
    """The sentence of counts, each count in the colour of its status."""
    lines, used = [""], 0
    for text, status in pieces(report):
        if used and used + columns_of(text.rstrip()) > screen.available(0):
            lines.append("  ")
            used = 2
        style = "bold" if status is None else STATUS_STYLES.get(status, "")
        bare = text.rstrip()  # the blank behind it is cut off at the end of a line, and so has no colour
        lines[-1] += paint(bare, style if report.selected else "", screen) + text[len(bare) :]
        used += columns_of(text)
    counted = "\n".join(line.rstrip() for line in lines) + "\n"
    return counted + "".join(paragraph(line, screen, style="dim") for line in details(report))


def _legend(locale: Locale, screen: Screen, *, english_left_out: bool) -> str:
    full, _, _, mark = "#-.|" if screen.ascii else "█░·│"
    text = locale.phrase("legend", full=full, mark=mark)
    if english_left_out:
        text += "\n" + locale.phrase("english left out", width=_WITH_ENGLISH)
    return paragraph(text, screen, style="dim")
