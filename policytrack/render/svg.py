"""A trajectory as the shapes of an SVG drawing, in places of its own size; the page writes them down."""

from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from policytrack.progress.pace import QUOTIENT
from policytrack.report.locale import Locale
from policytrack.report.trajectory import Mark, Trajectory

_WIDTH: Final = 420
_HEIGHT: Final = 150
_LEFT, _RIGHT, _TOP, _BOTTOM = 12, 12, 18, 22


class Line(NamedTuple):
    """A straight line, in the style of its class."""

    kind: str
    x1: str
    y1: str
    x2: str
    y2: str


class Dot(NamedTuple):
    """A figure at its day, in the style of its class, with the words that pointing at it shows."""

    kind: str
    x: str
    y: str
    radius: str
    label: str


class Label(NamedTuple):
    """Words in the drawing, which begin or end at their place."""

    x: str
    y: str
    text: str
    at_end: bool = False


class Drawing(NamedTuple):
    """Everything that is drawn, from back to front."""

    title: str
    lines: list[Line]
    dots: list[Dot]
    labels: list[Label]
    width: int = _WIDTH
    height: int = _HEIGHT


def draw(drawn: Trajectory, locale: Locale, title: str) -> Drawing:
    """The required path, where the pace leads, every figure, the goal, and today."""
    x1, x2, y1, y2 = _LEFT, _WIDTH - _RIGHT, _HEIGHT - _BOTTOM, _TOP

    def x(day: date) -> str:
        whole = max(1, (drawn.last - drawn.first).days)
        return f"{x1 + (x2 - x1) * (day - drawn.first).days / whole:.1f}"

    def y(value: Decimal) -> str:
        height = drawn.high - drawn.low
        share = float(QUOTIENT.divide(value - drawn.low, height)) if height else 1.0
        return f"{y1 + (y2 - y1) * share:.1f}"

    def line(kind: str, start: tuple[date, Decimal], end: tuple[date, Decimal]) -> Line:
        return Line(kind, x(start[0]), y(start[1]), x(end[0]), y(end[1]))

    lines = [
        Line("axis", str(x1), str(y1), str(x2), str(y1)),
        line("goal", (drawn.first, drawn.goal), (drawn.last, drawn.goal)),
        Line("today", x(drawn.today), str(y1), x(drawn.today), str(y2)),
        *([line("path", *drawn.path)] if drawn.path else []),
        *([line("ahead", *drawn.ahead)] if drawn.ahead else []),
    ]
    dots = [
        Dot(
            point.mark,
            x(point.day),
            y(point.value),
            "4" if point.mark is Mark.GOAL else "3.5",
            f"{locale.phrase(f'mark {point.mark}')} {point.day}: {locale.shown(point.text)}",
        )
        for point in drawn.points
    ]
    labels = [
        Label(str(x1), f"{float(y(drawn.goal)) - 5:.1f}", locale.amount(drawn.goal, drawn.unit)),
        Label(str(x2), str(y1 - 4), locale.amount(drawn.low, drawn.unit), at_end=True),
        Label(str(x1), str(_HEIGHT - 6), str(drawn.first)),
        Label(str(x2), str(_HEIGHT - 6), str(drawn.last), at_end=True),
    ]
    return Drawing(title, lines, dots, labels)
