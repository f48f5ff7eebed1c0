"""Text laid out for a terminal: paragraphs, columns and colour.

rich draws: its tables, its styles. How wide columns are is decided here, and where lines break in `wrapping`. rich is
imported when something is drawn, so that formats for machines do not pay for it.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from policytrack.render import ansi
from policytrack.render.wrapping import columns_of, pieces_of, wrap
from policytrack.text.printable import width as text_width

#: A column whose longest piece is longer than this cuts it.
_LONGEST_PIECE: Final = 22
#: No column gets narrower, whatever it holds.
_NARROWEST: Final = 6


class Screen(NamedTuple):
    """What is printed to: its width (None: a pipe or a file, where nothing wraps), colour, and whether it has more
    characters than ASCII's.
    """

    width: int | None = None
    colour: bool = False
    ascii: bool = False
    wide: bool = False  # characters of ambiguous width take two cells

    def available(self, margin: int) -> int:
        """The columns beside a margin: of a pipe as many as anything needs."""
        return (self.width or 10**6) - margin


class Line(NamedTuple):
    """A piece of text in one style, which ends its line."""

    text: str
    style: str = ""


class TableColumn(NamedTuple):
    """A column: its heading, for each row the lines of its cell, and how narrow it may get."""

    heading: str
    cells: Sequence[Sequence[Line]]
    least: int = 4
    right: bool = False  # figures stand right-aligned
    key: str = ""  # its name, where it may be left out

    @property
    def is_empty(self) -> bool:
        """Whether no cell says anything."""
        return not any(line.text for cell in self.cells for line in cell)


class Fitted(NamedTuple):
    """The columns of a table that there is room for, their widths, and those that were left out."""

    columns: list[TableColumn]
    widths: list[int]
    dropped: list[TableColumn]


def paint(text: str, style: str, screen: Screen) -> str:
    """`text` in a style, where the screen has colours."""
    return ansi.paint(text, style, colour=screen.colour)


def paragraph(text: str, screen: Screen, *, indent: int = 0, first: str = "", style: str = "") -> str:
    """A text as wrapped lines, each indented; `first` stands before the first one, in the indent."""
    room = max(20, (screen.width or 10**6) - indent)
    lines = [line for part in text.split("\n") for line in wrap(part, room) or [""]]
    margin = " " * indent
    opening = first + " " * max(0, indent - columns_of(first))
    return "".join(
        (margin if index else paint(opening, "dim", screen)) + paint(line, style, screen) + "\n"
        for index, line in enumerate(lines)
    )


def fit(columns: Sequence[TableColumn], available: int, gap: int, *, cut: bool = False) -> list[int]:
    """The width of each column: natural; where that is too much, narrower, but so wide that no word is cut.

    With `cut` they fit in any case: where nothing else helps, words of the widest columns are cut.
    """
    widths = [_natural(column) for column in columns]
    excess = sum(widths) + gap * (len(widths) - 1) - available
    if excess <= 0:
        return widths
    leasts = [min(width, _least(column)) for width, column in zip(widths, columns, strict=True)]
    lengths = [sorted(columns_of(line.text) for cell in column.cells for line in cell) for column in columns]
    while excess > 0:
        # The column gives way that has much to give and in which few lines break.
        candidates = [
            ((len(longer) - bisect_left(longer, width)) / (width - least), least - width, index)
            for index, (width, least, longer) in enumerate(zip(widths, leasts, lengths, strict=True))
            if width > least
        ]
        if not candidates:
            break
        widths[min(candidates)[2]] -= 1
        excess -= 1
    while cut and excess > 0 and max(widths) > _NARROWEST:
        widths[widths.index(max(widths))] -= 1
        excess -= 1
    return widths


def fits(widths: Sequence[int], available: int, gap: int) -> bool:
    """Whether columns of these widths have room side by side."""
    return sum(widths) + gap * (len(widths) - 1) <= available


def fit_dropping(columns: Sequence[TableColumn], available: int, gap: int, order: Iterable[str]) -> Fitted:
    """The columns that fit: those named in `order` are left out one after the other until the rest has room.

    The last column stays in any case. Those left out are in the order of `columns`.
    """
    kept = list(columns)
    widths = fit(kept, available, gap)
    for key in order:
        if fits(widths, available, gap) or len(kept) == 1:
            break
        less = [column for column in kept if column.key != key]
        if len(less) < len(kept):
            kept, widths = less, fit(less, available, gap)
    if not fits(widths, available, gap):
        widths = fit(kept, available, gap, cut=True)
    return Fitted(kept, widths, [column for column in columns if column not in kept])


def _natural(column: TableColumn) -> int:
    return max(
        columns_of(column.heading),
        max((columns_of(line.text) for cell in column.cells for line in cell), default=0),
    )


def _least(column: TableColumn) -> int:
    """So wide that the heading stands on one line and no word is cut, unless it is very long."""
    longest = max(
        (text_width(piece) for cell in column.cells for line in cell for piece in pieces_of()(line.text)), default=0
    )
    return max(column.least, columns_of(column.heading), min(longest, _LONGEST_PIECE))


def table_rows(
    columns: Sequence[TableColumn], widths: Sequence[int], screen: Screen, *, gap: int, margin: int
) -> Iterable[str]:
    """Each row as text, its cells wrapped to the widths of their columns."""
    rows = [
        [
            [Line(part, line.style) for line in cell for part in wrap(line.text, width)]
            for cell, width in zip(cells, widths, strict=True)
        ]
        for cells in zip(*(column.cells for column in columns), strict=True)
    ]
    drawn = iter(_drawn(rows, columns, widths, screen, gap=gap, margin=margin))
    for row in rows:
        yield "".join(next(drawn) for _ in range(max(1, *(len(cell) for cell in row))))


def named_rows(
    columns: Sequence[TableColumn], widths: Sequence[int], screen: Screen, *, gap: int, margin: int, of: int = 0
) -> Iterable[str]:
    """Each row as text, where the cells of one column end in ids.

    An id is copied and so stands whole: where that column is too narrow for one, each is on a line below its row.
    """
    named = columns[of]
    ids = [cell[-1] for cell in named.cells]
    if all(columns_of(line.text) <= widths[of] for line in ids):
        yield from table_rows(columns, widths, screen, gap=gap, margin=margin)
        return
    unnamed = named._replace(cells=[cell[:-1] for cell in named.cells])
    bare = [unnamed if column is named else column for column in columns]
    indent = margin + sum(widths[:of]) + gap * of
    for row, line in zip(table_rows(bare, widths, screen, gap=gap, margin=margin), ids, strict=True):
        yield row + paragraph(line.text, screen, indent=indent, style=line.style)


def header(columns: Sequence[TableColumn], widths: Sequence[int], screen: Screen, *, gap: int, margin: int) -> str:
    """The line of headings."""
    headings = [[Line(column.heading, "dim")] for column in columns]
    return "".join(_drawn([headings], columns, widths, screen, gap=gap, margin=margin))


def _drawn(
    rows: Sequence[Sequence[Sequence[Line]]],
    columns: Sequence[TableColumn],
    widths: Sequence[int],
    screen: Screen,
    *,
    gap: int,
    margin: int,
) -> list[str]:
    """The lines of a table whose cells have been wrapped: no cell breaks here."""
    if screen.wide:  # rich takes ambiguous characters for narrow ones, and has no setting
        return list(_drawn_wide(rows, columns, widths, screen, gap=gap, margin=margin))
    from rich.console import Console  # noqa: PLC0415
    from rich.padding import Padding  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(box=None, show_header=False, show_edge=False, pad_edge=False, padding=(0, gap, 0, 0))
    for column, width in zip(columns, widths, strict=True):
        table.add_column(width=width, no_wrap=True, justify="right" if column.right else "left")
    for row in rows:
        # A cell is a Text and not markup: `[bold]` and `:rocket:` in data stay what they are.
        table.add_row(*(Text("\n").join(Text(line.text, line.style) for line in cell) for cell in row))
    console = Console(
        width=margin + sum(widths) + gap * len(widths),
        color_system="standard" if screen.colour else None,
        force_terminal=screen.colour,
        no_color=not screen.colour,
        legacy_windows=False,
    )
    with console.capture() as capture:
        console.print(Padding(table, (0, 0, 0, margin)))
    return [line.rstrip() + "\n" for line in capture.get().split("\n")[:-1]]


def _drawn_wide(
    rows: Sequence[Sequence[Sequence[Line]]],
    columns: Sequence[TableColumn],
    widths: Sequence[int],
    screen: Screen,
    *,
    gap: int,
    margin: int,
) -> Iterable[str]:
    """The same, padded by the widths of the terminal."""
    for row in rows:
        for number in range(max(1, *(len(cell) for cell in row))):
            cells = []
            for cell, column, width in zip(row, columns, widths, strict=True):
                line = cell[number] if number < len(cell) else Line("")
                blank = " " * (width - columns_of(line.text))
                painted = paint(line.text, line.style, screen)
                cells.append(blank + painted if column.right else painted + blank)
            yield (" " * margin + (" " * gap).join(cells)).rstrip() + "\n"
