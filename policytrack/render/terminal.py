"""Reports for a terminal, or plain and at full width for a pipe. Only modules of this folder import rich."""

from collections.abc import Sequence
from io import StringIO
from typing import Final, NamedTuple

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from policytrack.printable import visible
from policytrack.progress import Status
from policytrack.table import Bar, Group, Report, Row

#: Wide enough that nothing is cut: what a pipe gets.
UNBOUNDED: Final = 10_000
_WITH_ENGLISH: Final = 100
_WITH_REASON: Final = 150
_BAR_CELLS: Final = 12
_GAP: Final = 2

#: Colours beside the words, never instead of them.
STYLES: Final = {
    Status.MET: "green",
    Status.HOLDING: "green",
    Status.MET_LATE: "green",
    Status.ON_TRACK: "green",
    Status.BEHIND: "yellow",
    Status.FAR_BEHIND: "red",
    Status.MOVING_AWAY: "red",
    Status.MISSED: "red",
    Status.AWAITING: "magenta",
    Status.NO_DATA: "dim",
}


class _Column(NamedTuple):
    """A column: its heading, its cells, and how narrow it may get where the terminal is."""

    heading: str
    cells: list[Text]
    least: int

    @property
    def natural(self) -> int:
        """The width at which no cell wraps."""
        lines = [self.heading, *(line for cell in self.cells for line in cell.plain.split("\n"))]
        return max(cell_len(line) for line in lines)


def render_report(report: Report, *, width: int | None, colour: bool) -> str:
    """A whole report. `width` is that of the terminal; None is a pipe, which gets every column at full width."""
    console = plain_console(width, colour)
    available = console.width
    widths = _widths(_columns(list(report.rows), available), available)
    with console.capture() as capture:
        for group in report.groups:
            _print_group(console, group, widths, available)
        _print_counts(console, report)
    return without_padding(capture.get())


def plain_console(width: int | None, colour: bool) -> Console:
    """A console that prints into a string: no markup, no emoji, no highlighting of what data holds."""
    return Console(
        file=StringIO(),
        width=width or UNBOUNDED,
        force_terminal=colour,
        no_color=not colour,
        color_system="standard" if colour else None,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )


def _print_group(console: Console, group: Group, widths: Sequence[int], available: int) -> None:
    console.print(Text(visible(group.heading), style="bold"))
    console.print(Text(visible(group.subheading), style="dim"))
    table = Table(box=None, padding=(0, _GAP, 0, 0), pad_edge=False, header_style="dim", show_edge=False)
    columns = _columns(list(group.rows), available)
    for column, wide in zip(columns, widths, strict=True):
        table.add_column(column.heading, width=wide, overflow="fold")
    for cells in zip(*(column.cells for column in columns), strict=True):
        table.add_row(*cells)
    console.print(table)
    if available < _WITH_REASON:
        for row in group.rows:
            if row.assessment.status is not Status.NO_DATA:
                console.print(Text.assemble((f"{visible(row.title)}: ", "dim"), (visible(row.reason), "dim")))
    console.print()


def _columns(rows: Sequence[Row], available: int) -> list[_Column]:
    english = available >= _WITH_ENGLISH
    columns = [
        _Column("Promised", [_lines(row.title, row.title_en if english else "") for row in rows], 18),
        _Column("Goal", [_lines(row.goal, row.normalised) for row in rows], 12),
        _Column("Latest figure", [_lines(row.figure, row.figure_date) for row in rows], 12),
        _Column("Progress", [_bar(row) for row in rows], _BAR_CELLS),
        _Column("By", [Text(row.deadline) for row in rows], 4),
        _Column("Status", [_status(row) for row in rows], 8),
    ]
    if available >= _WITH_REASON:
        columns.append(_Column("Why", [Text(visible(row.reason), style="dim") for row in rows], 30))
    return columns


def _widths(columns: Sequence[_Column], available: int) -> list[int]:
    """The natural widths; where they do not fit, the widest column gives way first, down to its least."""
    widths = [column.natural for column in columns]
    excess = sum(widths) + _GAP * (len(widths) - 1) - available
    while excess > 0:
        spare = [
            (width - column.least, index) for index, (width, column) in enumerate(zip(widths, columns, strict=True))
        ]
        most, index = max(spare)
        if most <= 0:
            break
        widths[index] -= 1
        excess -= 1
    return widths


def _lines(first: str, second: str) -> Text:
    text = Text(visible(first))
    if second:
        text.append("\n" + visible(second), style="dim")
    return text


def _status(row: Row) -> Text:
    return Text(row.status, style=STYLES.get(row.assessment.status, ""))


def _bar(row: Row) -> Text:
    bar = draw_bar(row.bar, _BAR_CELLS)
    style = STYLES.get(row.assessment.status, "") if row.assessment.progress is not None else "dim"
    text = Text(bar, style=style)
    if row.bar.label:
        text.append("\n" + row.bar.label, style="dim")
    return text


def draw_bar(bar: Bar, cells: int) -> str:
    """A bar of that many cells: what is filled, what is not, and the mark of the time elapsed."""
    filled = 0 if bar.filled is None else max(0, min(cells, round(bar.filled * cells)))
    drawn = ["█"] * filled + ["·" if bar.filled is None else "░"] * (cells - filled)
    if bar.mark is not None:
        drawn[min(cells - 1, int(bar.mark * cells))] = "│"
    return "".join(drawn)


def _print_counts(console: Console, report: Report) -> None:
    total = sum(count for _, count in report.counts)
    text = Text(f"{report.as_of}  {total} {'target' if total == 1 else 'targets'}: ", style="bold")
    for index, (status, count) in enumerate(report.counts):
        text.append(", " if index else "", style="")
        text.append(f"{count} {status}", style=STYLES.get(status, ""))
    console.print(text)


def without_padding(text: str) -> str:
    """Rich fills cells with spaces to the end of the line; nobody wants them in a pipe or a diff."""
    return "\n".join(line.rstrip() for line in text.split("\n"))
