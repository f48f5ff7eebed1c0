"""A trajectory drawn with characters: days to the right, amounts upwards.

An own canvas of braille dots: of the libraries for plots in terminals, plotext takes longer to import than a whole
report does, and plotille draws no single points, puts raw day numbers on the axis and has no drawing for ASCII.
"""

from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Final

from policytrack.progress.pace import QUOTIENT
from policytrack.render.layout import Screen, paint
from policytrack.render.wrapping import columns_of
from policytrack.report.locale import Locale
from policytrack.report.trajectory import Mark, Trajectory

_ROWS: Final = 10
_MOST_COLUMNS: Final = 72
#: The bit of each of a cell's dots, by row and column (Unicode, block Braille Patterns).
_DOTS: Final = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
_MARKS: Final = {Mark.UNUSED: "×", Mark.BASELINE: "○", Mark.ACTUAL: "●", Mark.GOAL: "◆"}
_ASCII_MARKS: Final = {Mark.UNUSED: "x", Mark.BASELINE: "o", Mark.ACTUAL: "*", Mark.GOAL: "#"}
_STYLES: Final = {Mark.UNUSED: "dim", Mark.BASELINE: "bold", Mark.ACTUAL: "cyan", Mark.GOAL: "green"}


#: Of what is no figure every so many dots of a line are drawn.
_EVERY: Final = {"path": 2, "ahead": 5}
#: What its line looks like in the legend.
_LINES: Final = {"path": "⠂⠂", "ahead": "⠂ ⠂"}
_ASCII_LINES: Final = {"path": "..", "ahead": ". ."}


class _Canvas:
    """Cells of two by four dots, with a character over some of them."""

    def __init__(self, columns: int, rows: int) -> None:
        self.columns, self.rows = columns, rows
        self.dots = [[0] * columns for _ in range(rows)]
        self.over: dict[tuple[int, int], tuple[str, str]] = {}

    def line(self, start: tuple[int, int], end: tuple[int, int], *, every: int = 1) -> None:
        """A straight line between two dots, or every so many of its dots."""
        steps = max(abs(end[0] - start[0]), abs(end[1] - start[1]), 1)
        for step in range(0, steps + 1, every):
            x = round(start[0] + (end[0] - start[0]) * step / steps)
            y = round(start[1] + (end[1] - start[1]) * step / steps)
            if 0 <= x < self.columns * 2 and 0 <= y < self.rows * 4:
                self.dots[y // 4][x // 2] |= _DOTS[y % 4][x % 2]

    def put(self, dot: tuple[int, int], char: str, style: str) -> None:
        """A character over the cell of a dot."""
        self.over[min(dot[0] // 2, self.columns - 1), max(0, min(dot[1] // 4, self.rows - 1))] = (char, style)

    def row(self, index: int, screen: Screen) -> str:
        """A row of cells as text."""
        text = ""
        for column, dots in enumerate(self.dots[index]):
            char, style = self.over.get((column, index), ("", ""))
            if not char:
                char = " " if not dots else "." if screen.ascii else chr(0x2800 + dots)
                style = "dim" if dots else ""
            text += paint(char, style, screen)
        return text


def draw(drawn: Trajectory, locale: Locale, screen: Screen, indent: int) -> str:
    """The drawing, its axes and what its signs mean."""
    marks = _ASCII_MARKS if screen.ascii else _MARKS
    labels = {_row(value, drawn): locale.amount(value, drawn.unit) for value in _labelled(drawn)}
    margin = indent + max(columns_of(label) for label in labels.values()) + 1
    canvas = _Canvas(max(20, min(_MOST_COLUMNS, screen.available(margin + 3))), _ROWS)

    def dot(day: date, value: Decimal) -> tuple[int, int]:
        whole = max(1, (drawn.last - drawn.first).days)
        x = round((canvas.columns * 2 - 1) * (day - drawn.first).days / whole)
        return x, _dot_row(value, drawn)

    today = "|" if screen.ascii else "│"
    for row in range(_ROWS if drawn.today <= drawn.last else 0):
        canvas.put((dot(drawn.today, drawn.low)[0], row * 4), today, "dim")
    canvas.line(dot(drawn.first, drawn.goal), dot(drawn.last, drawn.goal), every=4)
    for kind, line in (("path", drawn.path or ()), ("ahead", drawn.ahead or ())):
        for start, end in pairwise(line):
            canvas.line(dot(*start), dot(*end), every=_EVERY[kind])
    for start, end in pairwise(() if screen.ascii else _figures(drawn)):  # ASCII has one kind of line
        canvas.line(dot(*start), dot(*end))
    for point in sorted(drawn.points, key=lambda point: list(_MARKS).index(point.mark)):
        canvas.put(dot(point.day, point.value), marks[point.mark], _STYLES[point.mark])
    axis, corner, tick = ("-", "+", "|") if screen.ascii else ("─", "└", "┤")
    lines = []
    for index in range(_ROWS):
        label = labels.get(index, "")
        space = " " * (margin - columns_of(label) - 1)
        lines.append(
            f"{space}{paint(label, 'dim', screen)} {tick if label else today}{canvas.row(index, screen)}".rstrip()
        )
    lines.append(" " * margin + corner + axis * canvas.columns)
    first, last = drawn.first.isoformat(), drawn.last.isoformat()
    lines.append(" " * (margin + 1) + first + last.rjust(canvas.columns - len(first)))
    room = min(canvas.columns, screen.available(margin + 1))
    lines += _legend(drawn, locale, screen, margin + 1, room)
    return "\n".join(lines) + "\n"


def _legend(drawn: Trajectory, locale: Locale, screen: Screen, margin: int, room: int) -> list[str]:
    """What the signs mean, on as many lines of `room` columns as that takes."""
    marks = _ASCII_MARKS if screen.ascii else _MARKS
    shown = {point.mark for point in drawn.points}
    parts = [(marks[mark], _STYLES[mark], locale.phrase(f"mark {mark}")) for mark in Mark if mark in shown]
    lines, used = [""], 0
    lines_of = _ASCII_LINES if screen.ascii else _LINES
    there = {"path": drawn.path, "ahead": drawn.ahead}
    parts += [(lines_of[kind], "dim", locale.table("PAGE")[f"chart {kind}"]) for kind, line in there.items() if line]
    if drawn.today <= drawn.last:
        parts.append(("|" if screen.ascii else "│", "dim", str(drawn.today)))
    for sign, style, name in parts:
        wide = columns_of(sign) + 1 + columns_of(name)
        if used and used + 2 + wide > room:
            lines.append("")
            used = 0
        lines[-1] += ("  " if used else "") + f"{paint(sign, style, screen)} {name}"
        used += wide + (2 if used else 0)
    return [" " * margin + line for line in lines]


def _figures(drawn: Trajectory) -> list[tuple[date, Decimal]]:
    """The figures that a line joins, by their days: the baseline and what was published since."""
    joined = (Mark.BASELINE, Mark.ACTUAL)
    return sorted((point.day, point.value) for point in drawn.points if point.mark in joined)


def _labelled(drawn: Trajectory) -> list[Decimal]:
    """The amounts beside the axis, the most important last: of two on one line the last is shown."""
    latest = [point.value for point in drawn.points if point.mark is Mark.ACTUAL][-1:]
    base = [point.value for point in drawn.points if point.mark is Mark.BASELINE]
    return [drawn.low, drawn.high, *base, *latest, drawn.goal]


def _dot_row(value: Decimal, drawn: Trajectory) -> int:
    height = drawn.high - drawn.low
    share = QUOTIENT.divide(value - drawn.low, height) if height else Decimal(1)
    return round((_ROWS * 4 - 1) * (1 - share))


def _row(value: Decimal, drawn: Trajectory) -> int:
    return _dot_row(value, drawn) // 4
