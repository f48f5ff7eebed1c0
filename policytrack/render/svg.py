"""A trajectory as the parts of an SVG drawing, in places of its own size; the pages write them down.

It is drawn as Our World in Data draws: published figures solid and each with its value and date, what a plan wants
dashed, where the pace leads lighter, and no drawing where there is no figure. docs/site.md says why the drawing is the
program's own.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from html import escape
from typing import Final, NamedTuple

from policytrack.data.model import Match
from policytrack.progress import said
from policytrack.quantity.bound import Bound, Quantity
from policytrack.quantity.format import readable, unit_words
from policytrack.quantity.unit import Unit
from policytrack.render.boxes import Box, Segment, crosses, overlap
from policytrack.render.ticks import Scale, day_ticks, value_ticks
from policytrack.report.columns import ReportRow
from policytrack.report.locale import Locale
from policytrack.report.trajectory import Mark, Point, Trajectory, trajectory
from policytrack.text.printable import visible
from policytrack.text.printable import width as columns

WIDTH: Final = 420
HEIGHT: Final = 260
#: The plot lies between these lines; its left one makes room for the numbers.
_TOP, _BOTTOM, _RIGHT = 40, HEIGHT - 40, WIDTH - 18
PLOT: Final = (_TOP, _BOTTOM, _RIGHT)
#: The width of a column of text, and the height of a line, at the size of the drawing's letters.
_COLUMN, _LINE = 7.2, 14
_SIZE: Final = 4.5


#: So much of the height is free below the lowest point, at least.
_BELOW: Final = 0.08
#: Where words may stand beside a place: to the right, down, and what of them is at it.
_PLACES: Final = {
    "above": (0, -8, "middle"),
    "below": (0, 17, "middle"),
    "right": (8, 4, "start"),
    "left": (-8, 4, "end"),
    "below right": (5, 16, "start"),
    "above left": (-5, -7, "end"),
    "above right": (5, -7, "start"),
    "below left": (-5, 16, "end"),
    "line": (0, -7, "start"),
    "under": (0, 17, "start"),
}
#: What words on a line cost: most on that of the figures, least on an upright one.
_CROSSED: Final = {"actual": 3, "path": 2, "ahead": 2}
#: Those beside a point, on the sides of a line that rises or falls there too.
_AROUND: Final = (
    "above", "below", "right", "left", "below right", "above left", "above right", "below left",
)  # fmt: skip


class Line(NamedTuple):
    """A line through points (x, y, x, y …), in the style of its kind."""

    kind: str
    points: tuple[int, ...]


class Dot(NamedTuple):
    """A figure at its day, in the style of its kind, with what it says in full."""

    kind: str
    x: int
    y: int
    when: str
    value: str

    def words(self, say: Mapping[str, str]) -> str:
        """What pointing at it shows."""
        return say["chart point"].format(name=say[f"chart {self.kind}"], when=self.when, value=self.value)


class Label(NamedTuple):
    """Words in the drawing: they begin, are centred or end at their place."""

    kind: str
    x: int
    y: int
    anchor: str
    text: str


class Drawing(NamedTuple):
    """Everything that is drawn, from back to front; `numbers` stand left of the plot, `days` below it."""

    left: int
    numbers: tuple[tuple[int, str], ...]
    days: tuple[tuple[int, str], ...]
    lines: tuple[Line, ...]
    dots: tuple[Dot, ...]
    labels: tuple[Label, ...]

    @property
    def kinds(self) -> list[str]:
        """What there is to explain, in the order of a legend."""
        there = {line.kind for line in self.lines} | {dot.kind for dot in self.dots}
        return [kind for kind in LEGEND if kind in there]

    def words(self, say: Mapping[str, str]) -> str:
        """What the drawing shows, for who cannot see it."""
        return "; ".join(dot.words(say) for dot in self.dots)


def markup(drawing: Drawing, title: str, say: Mapping[str, str]) -> str:
    """The drawing as an element, every text in it escaped. The page's script writes the same from the same parts."""
    left, (_, bottom, right) = drawing.left, PLOT
    parts = [
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{_text(title)}: {_text(drawing.words(say))}">\n'
    ]
    for y, text in drawing.numbers:
        parts.append(f'<line class="grid" x1="{left}" y1="{y}" x2="{right}" y2="{y}"/>')
        parts.append(f'<text x="{left - 5}" y="{y + 4}" text-anchor="end">{_text(text)}</text>\n')
    for x, text in drawing.days:
        parts.append(f'<line class="tick" x1="{x}" y1="{bottom}" x2="{x}" y2="{bottom + 4}"/>')
        parts.append(f'<text x="{x}" y="{bottom + 17}" text-anchor="middle">{_text(text)}</text>\n')
    parts += [f'<polyline class="{line.kind}" points="{" ".join(map(str, line.points))}"/>\n' for line in drawing.lines]
    for dot in drawing.dots:
        title = f"<title>{_text(dot.words(say))}</title>"
        parts.append(f'<circle class="{dot.kind}" cx="{dot.x}" cy="{dot.y}" r="4">{title}</circle>\n')
    for one in drawing.labels:
        place = f'class="{one.kind}" x="{one.x}" y="{one.y}" text-anchor="{one.anchor}"'
        parts.append(f"<text {place}>{_text(one.text)}</text>\n")
    return "".join(parts) + "</svg>\n"


def _text(words: str) -> str:
    return escape(visible(words))


#: The kinds of lines and dots in the order of a legend.
LEGEND: Final = ("actual", "near", "baseline", "unused", "goal", "path", "ahead", "deadline", "today")


def draw(row: ReportRow) -> Drawing | None:
    """The figures, the goal, the required path and where the pace leads; None where there is no figure to draw."""
    drawn = trajectory(row.assessment)
    if drawn is None or not drawn.has_figure:
        return None
    return _Drawer(drawn, row).drawing()


class _Drawer:
    """The scales of one drawing, and the places that are taken already."""

    def __init__(self, drawn: Trajectory, row: ReportRow) -> None:
        self.drawn, self.row, self.locale = drawn, row, row.locale
        self.unit = _unit(drawn, row.locale)
        self.scaled = row.locale._replace(unit=self.unit)  # says every number in the unit of the axis
        self.words = unit_words(self.unit, row.locale.lang)
        low, high = (float(value / self.unit.factor) for value in (drawn.low, drawn.high))
        whole = drawn.unit.dimension.key in ("count", "rank")
        if low > 0 and drawn.unit.dimension.key != "rank":  # room for words below the lowest point
            low = max(0.0, low - _BELOW * (high - low))
        ticks = value_ticks(low, high, whole=whole)
        numbers = [f"{tick:f}" if row.locale.chinese else f"{tick:,f}" for tick in ticks]
        self.left = round(max(columns(number) for number in numbers) * _COLUMN) + 8
        upright = (_TOP, _BOTTOM) if drawn.unit.dimension.key == "rank" else (_BOTTOM, _TOP)
        self.up = Scale(float(ticks[0]), float(ticks[-1]), *upright)
        self.ticks = day_ticks(drawn.first, drawn.last)
        half = max((round(columns(text) * _COLUMN / 2) for _, text in self.ticks), default=0)  # months are wide
        ends = max(self.left + 6, half), min(_RIGHT, WIDTH - half)
        self.along = Scale(drawn.first.toordinal(), drawn.last.toordinal(), *ends)
        self.numbers = tuple((self.up(float(tick)), text) for tick, text in zip(ticks, numbers, strict=True))
        self.figures = [
            (point, str(point.figure.as_of if point.figure else point.day))
            for point in sorted(drawn.points, key=lambda point: point.day)
            if point.mark is not Mark.GOAL
        ]
        self.taken: list[Box] = []
        self.segments: list[tuple[int, Segment]] = []  # each with what it costs to cross it

    def drawing(self) -> Drawing:
        lines = tuple(self._lines())
        dots = tuple(self._dots())
        self.segments = [
            (_CROSSED.get(line.kind, 1), (*line.points[at : at + 4],))  # type: ignore[misc]
            for line in lines
            for at in range(0, len(line.points) - 2, 2)
        ]
        self.taken = [(dot.x - _SIZE, dot.y - _SIZE, dot.x + _SIZE, dot.y + _SIZE) for dot in dots]
        return Drawing(self.left, self.numbers, self._days(), lines, dots, tuple(self._labels()))

    def _x(self, day: date) -> int:
        return self.along(day.toordinal())

    def _y(self, value: Decimal) -> int:
        return self.up(float(value / self.unit.factor))

    def _lines(self) -> Iterable[Line]:
        drawn = self.drawn

        def line(kind: str, points: Sequence[tuple[date, Decimal]]) -> Line:
            return Line(kind, tuple(place for day, value in points for place in (self._x(day), self._y(value))))

        if drawn.first < drawn.today < drawn.last:
            yield Line("today", (self._x(drawn.today), _BOTTOM, self._x(drawn.today), _TOP))
        if drawn.deadline:
            yield Line("deadline", (self._x(drawn.deadline), _BOTTOM, self._x(drawn.deadline), _TOP))
        yield line("goal", ((drawn.first, drawn.goal), (drawn.last, drawn.goal)))
        if drawn.path:
            yield line("path", drawn.path)
        if drawn.ahead:
            yield line("ahead", drawn.ahead)
        figures = sorted((point.day, point.value) for point in drawn.points if _is_on_the_way(point))
        if len(figures) > 1:
            yield line("actual", figures)

    def _dots(self) -> Iterable[Dot]:
        drawn = self.drawn
        for point, when in self.figures:
            yield Dot(_kind(point), self._x(point.day), self._y(point.value), when, self._value(point))
        if drawn.deadline:
            goal = self._amount(drawn.goal)
            yield Dot("goal", self._x(drawn.deadline), self._y(drawn.goal), str(drawn.deadline), goal)
        if drawn.ahead:
            day, amount = drawn.ahead[-1]
            yield Dot("ahead", self._x(day), self._y(amount), str(day), self._amount(amount))

    def _days(self) -> tuple[tuple[int, str], ...]:
        return tuple((self._x(day), text) for day, text in self.ticks)

    def _labels(self) -> Iterable[Label]:
        """The unit, the deadline and the day of the report at their places; then the rest where there is room."""
        drawn, say = self.drawn, self.locale.table("PAGE")
        yield Label("unit", 0, 12, "start", self.words)
        if drawn.deadline:
            target = self.row.assessment.target
            yield self._below("deadline", drawn.deadline, say["chart due"].format(target.by))
        if drawn.first < drawn.today < drawn.last:
            text = str(drawn.today)
            half = columns(text) * _COLUMN / 2
            x = min(self._x(drawn.today), round(WIDTH - half))
            self.taken.append((x - half, _TOP - 6.0 - _LINE, x + half, _TOP - 4.0))
            yield Label("today", x, _TOP - 6, "middle", text)
        goal = say["chart wants"].format(self._goal())
        yield from self._beside("goal", self.left + 2, self._y(drawn.goal), goal, places=("line", "under"))
        newest_first = sorted(
            self.figures, key=lambda figure: (figure[0].mark is Mark.UNUSED, -figure[0].day.toordinal())
        )
        for point, when in newest_first:
            text = f"{self._number(point)} ({when})"
            yield from self._beside(_kind(point), self._x(point.day), self._y(point.value), text)
        if drawn.ahead:
            day, amount = drawn.ahead[-1]
            leads = self._bare(self.scaled.amount(amount, drawn.unit))
            yield from self._beside("ahead", self._x(day), self._y(amount), leads, places=("left", "above", "below"))

    def _below(self, kind: str, day: date, text: str) -> Label:
        """Words on the axis of days, under its numbers."""
        half = columns(text) * _COLUMN / 2
        x = min(max(self._x(day), round(half)), round(WIDTH - half))
        return Label(kind, x, HEIGHT - 4, "middle", text)

    def _beside(self, kind: str, x: int, y: int, text: str, places: Sequence[str] = _AROUND) -> Iterable[Label]:
        """Words at the first of the places that is free, of several the one that the fewest lines cross; none where
        none is: what they say is in the text beside the drawing too.
        """
        wide = columns(text) * _COLUMN
        best: tuple[int, Label, Box] | None = None
        for place in places:
            dx, dy, anchor = _PLACES[place]
            at, base = x + dx, y + dy
            left = at - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
            if anchor == "middle":  # pushed back into the drawing
                pushed = min(max(left, self.left + 1), WIDTH - wide)
                at, left = at + round(pushed - left), pushed
            box = (left, base - _LINE + 2, left + wide, base + 2.0)
            inside = box[0] >= self.left and box[2] <= WIDTH and box[1] >= 14 and box[3] <= _BOTTOM + 1
            if not inside or any(overlap(box, other) for other in self.taken):
                continue
            crossed = sum(cost for cost, segment in self.segments if crosses(segment, box))
            if best is None or crossed < best[0]:
                best = (crossed, Label(kind, at, base, anchor, text), box)
            if not crossed:
                break
        if best is not None:
            self.taken.append(best[2])
            yield best[1]

    def _value(self, point: Point) -> str:
        """A figure with its unit: as published where it is one, a total as it was reckoned."""
        bound = _published(point)
        return self.locale.bound(bound._replace(basis=None)) if bound else self._amount(point.value)

    def _amount(self, value: Decimal) -> str:
        return self.locale.amount(value, self.drawn.unit)

    def _number(self, point: Point) -> str:
        """The same without the unit, which the axis names, and without the change, which the goal does."""
        bound = _published(point)
        if bound is None:
            return self._bare(self.scaled.amount(point.value, self.drawn.unit))
        if bound.change is not None:
            bound = bound._replace(change=None, per=None, period=None)
        return self._bare(self.scaled.bound(bound._replace(basis=None, reference=None)))

    def _goal(self) -> str:
        """The goal in the unit of the axis, a goal of change as the level that it comes to."""
        aim = self.row.assessment.aim
        if aim is not None and aim.derived:
            return self._bare(self.scaled.amount(self.drawn.goal, self.drawn.unit))
        return self._bare(self.scaled.bound(self.row.assessment.target.goal.bound._replace(basis=None)))

    def _bare(self, text: str) -> str:
        return text.removesuffix(self.words).strip()


def _unit(drawn: Trajectory, locale: Locale) -> Unit:
    """The unit of all numbers of a drawing: the one asked for, else the one that its largest amount reads best in."""
    if locale.unit is not None and locale.unit.dimension == drawn.unit.dimension:
        return locale.unit
    if drawn.unit.dimension.key == "rank":
        return drawn.unit
    largest = max(abs(drawn.low), abs(drawn.high), abs(drawn.goal))
    return readable(Quantity(largest / drawn.unit.factor, drawn.unit), english=not locale.chinese)


def _published(point: Point) -> Bound | None:
    """The figure of a point as it was published; None where the point is a total up to it.

    The arithmetic takes an end of what 约2.5 or 900多 leaves open, which nobody has published.
    """
    if point.figure is None:
        return None
    found = said(point.figure.value)
    return point.figure.value.bound if point.value in (found.digits, *found.ends) else None


def _is_on_the_way(point: Point) -> bool:
    return point.mark in (Mark.BASELINE, Mark.ACTUAL)


def _kind(point: Point) -> str:
    """The style of a figure: one that is only near to what was promised has its own."""
    near = point.mark is Mark.ACTUAL and point.figure is not None and point.figure.match is Match.NEAR
    return "near" if near else str(point.mark)
