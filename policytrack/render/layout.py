"""Text laid out for a terminal: wrapping, columns and colour.

rich draws: its tables, its styles. Where lines break and how wide columns are is decided here, because rich breaks a
line of Chinese anywhere, inside PFlops and between 600 and 亿元 as well. rich is imported when something is drawn, so
that formats for machines do not pay for it.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from policytrack.render import ansi
from policytrack.text.printable import make_ambiguous_wide
from policytrack.text.printable import width as text_width

# What stays on one line: a number with its comparator, multiplier and counter or unit (600亿元, 50项, > 5.1 EFLOPS),
# words of Latin letters, pairs such as 以上, the end of a Chinese item (（陈旧）), and marks that may not begin a line
# with what stands before them, or end one with what stands behind. What stands in backticks is taken as a whole, and
# cut into its words afterwards.
_PIECES: Final = (
    r"\s+|(?:[（(〔《「『“‘\[]|(?<![^\W_])['\"])*"
    r"(?:`[^`]*`"
    r"|(?:[≈≥≤<>] )?(?:[0-9][0-9.,]*(?: (?:thousand|million|billion|trillion))?(?<=[0-9n]) [A-Za-z]+"
    r"|[+≈≥≤<>-]?[0-9][0-9.,%—–~/-]*(?:[A-Za-z]+|[十百千万亿萬億兆]*[^\W\d_a-zA-Z]?元?))"
    r"|[^\W_一-鿿]+(?:[-'’./_@:?=&#+%~][^\W_一-鿿]*)*"
    r"|以上|以下|以内|以內|左右|上下|[一-鿿]{2,4}(?=[、）])|.)"
    r"[）)〕》」』”’'\"\],.;:!?%，。；：！？、…·]*"
)
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


def prepare(wide: bool) -> None:
    """Reckon all widths as the terminal has them; `wide`: characters of ambiguous width take two cells."""
    make_ambiguous_wide(wide)
    columns_of.cache_clear()


def paint(text: str, style: str, screen: Screen) -> str:
    """`text` in a style, where the screen has colours."""
    return ansi.paint(text, style, colour=screen.colour)


@lru_cache(maxsize=16384)
def columns_of(text: str) -> int:
    """The number of columns that a text takes."""
    return text_width(text)


@lru_cache(maxsize=1)
def _pieces() -> Callable[[str], list[str]]:
    found = re.compile(_PIECES, re.DOTALL).findall

    def pieces(text: str) -> list[str]:
        if "`" not in text:
            return found(text)
        words = re.compile(r"\s+|\S+").findall
        return [part for piece in found(text) for part in (words(piece) if "`" in piece else [piece])]

    return pieces


def wrap(text: str, width: int) -> list[str]:
    """`text` in lines of at most `width` columns; words, and figures with their units, are cut only where one alone is
    longer than that.
    """
    if columns_of(text) <= width:
        return [text]
    lines: list[str] = []
    line, used = "", 0
    for piece in _fitting(text, width):
        wide = text_width(piece)
        if used + wide > width and not piece.isspace():
            if line.rstrip():
                lines.append(line.rstrip())
            *full, rest = _cut(piece, width)
            lines += full
            line, used = rest, text_width(rest)
        elif line or not piece.isspace():
            line += piece
            used += wide
    if line.rstrip():
        lines.append(line.rstrip())
    return lines


def breaks(text: str, width: int) -> list[int]:
    """Where the lines after the first begin if `text` is wrapped: what rich asks itself, which ends words at blanks.

    A blank at the end of a line is within the width too: rich takes only those away that it counts by characters.
    """
    starts, at, used = [], 0, 0
    room = max(1, width - (" " in text))
    for piece in _fitting(text, room):
        for part in [piece] if piece.isspace() else _cut(piece, room):
            wide = text_width(part)
            if used and used + wide > room and not part.isspace():
                starts.append(at)
                used = 0
            used += wide
            at += len(part)
    return starts


def break_lines_of_rich() -> None:
    """Let rich break the lines of all that it draws itself, as the help of commands, where reports break theirs."""
    from rich import text as rich_text  # noqa: PLC0415

    if hasattr(rich_text, "divide_line"):
        rich_text.divide_line = lambda text, width, fold=True: breaks(text, width)


def _fitting(text: str, width: int) -> Iterator[str]:
    """The pieces of a text; of one that no line holds, its words."""
    for piece in _pieces()(text):
        if " " in piece and text_width(piece) > width:
            yield from re.findall(r"\s+|\S+", piece)
        else:
            yield piece


def _cut(piece: str, width: int) -> list[str]:
    """A piece in lengths that fit, of one character at least: behind a sign of an id or address where one is near."""
    lengths, start, used, index = [], 0, 0, 0
    while index < len(piece):
        wide = text_width(piece[index])
        if index > start and used + wide > width:
            signs = re.match(".*[-/_?&=]", piece[start:index])
            end = start + signs.end() if signs and 2 * signs.end() >= index - start else index
            lengths.append(piece[start:end])
            start = index = end
            used = 0
            continue
        used += wide
        index += 1
    return [*lengths, piece[start:]]


def hanging(text: str, width: int | None, indent: int) -> str:
    """A line in as many as `width` asks for, those after the first indented; whole where no width bounds it.

    It may end with its line break.
    """
    if width is None or columns_of(text.rstrip("\n")) <= width:
        return text
    lead, end = len(text) - len(text.lstrip(" ")), "\n" * text.endswith("\n")
    text = text[lead:].rstrip("\n")
    first = wrap(text, max(20, width - lead))[0]
    rest = text[len(first) :].lstrip()
    below = wrap(rest, max(20, width - indent)) if rest else []
    return " " * lead + ("\n" + " " * indent).join([first, *below]) + end


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
        (text_width(piece) for cell in column.cells for line in cell for piece in _pieces()(line.text)), default=0
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
