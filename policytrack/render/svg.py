"""A trajectory as an SVG drawing of its own size, in colours of the page that it stands in."""

from datetime import date
from decimal import Decimal
from html import escape
from typing import Final

from policytrack.progress.goals import QUOTIENT
from policytrack.report.locale import Locale
from policytrack.report.trajectory import Mark, Trajectory
from policytrack.text.printable import visible

_WIDTH: Final = 420
_HEIGHT: Final = 150
_LEFT, _RIGHT, _TOP, _BOTTOM = 12, 12, 18, 22


def draw(drawn: Trajectory, voice: Locale, title: str) -> str:
    """The required path, where the pace leads, every figure, the goal, and today."""
    x1, x2, y1, y2 = _LEFT, _WIDTH - _RIGHT, _HEIGHT - _BOTTOM, _TOP

    def x(day: date) -> str:
        whole = max(1, (drawn.last - drawn.first).days)
        return f"{x1 + (x2 - x1) * (day - drawn.first).days / whole:.1f}"

    def y(value: Decimal) -> str:
        height = drawn.high - drawn.low
        share = float(QUOTIENT.divide(value - drawn.low, height)) if height else 1.0
        return f"{y1 + (y2 - y1) * share:.1f}"

    def line(kind: str, start: tuple[date, Decimal], end: tuple[date, Decimal]) -> str:
        return f'<line class="{kind}" x1="{x(start[0])}" y1="{y(start[1])}" x2="{x(end[0])}" y2="{y(end[1])}"/>'

    parts = [
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" preserveAspectRatio="xMidYMid meet">',
        f"<title>{_text(title)}</title>",
        f'<line class="axis" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y1}"/>',
        line("goal", (drawn.first, drawn.goal), (drawn.last, drawn.goal)),
        f'<line class="today" x1="{x(drawn.today)}" y1="{y1}" x2="{x(drawn.today)}" y2="{y2}"/>',
    ]
    if drawn.path:
        parts.append(line("path", *drawn.path))
    if drawn.ahead:
        parts.append(line("ahead", *drawn.ahead))
    for point in drawn.points:
        label = f"{voice.phrase(f'mark {point.mark}')} {point.day}: {voice.shown(point.text)}"
        size = 4 if point.mark is Mark.GOAL else 3.5
        place = f'cx="{x(point.day)}" cy="{y(point.value)}" r="{size}"'
        parts.append(f'<circle class="{point.mark}" {place}><title>{_text(label)}</title></circle>')
    parts.append(
        f'<text x="{x1}" y="{float(y(drawn.goal)) - 5:.1f}">{_text(voice.amount(drawn.goal, drawn.unit))}</text>'
    )
    low = _text(voice.amount(drawn.low, drawn.unit))
    parts.append(f'<text x="{x2}" y="{y1 - 4}" text-anchor="end">{low}</text>')
    parts.append(f'<text x="{x1}" y="{_HEIGHT - 6}">{drawn.first}</text>')
    parts.append(f'<text x="{x2}" y="{_HEIGHT - 6}" text-anchor="end">{drawn.last}</text>')
    return "".join(parts) + "</svg>"


def _text(text: str) -> str:
    return escape(visible(text))
