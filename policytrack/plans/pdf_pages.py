"""The text of a page of a PDF, its tables by their rules: each row a line, its cells apart by tabs.

The library gives the characters in the order that they are drawn in, or down the columns of a page that has more of
them than lines. Where lines are drawn about cells, the places of the characters say which cell each stands in.
"""

import ctypes
import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage  # type: ignore[import-untyped]

#: Places that differ by no more are one, in points.
_NEAR: Final = 3.0
#: What is drawn with more edges than this is a picture.
_MOST_EDGES: Final = 4000
#: Of the lines of a page more than this share have one character where the library reads it down its columns.
_TORN: Final = 0.5
_FEWEST_LINES: Final = 6
#: A gap this wide is a space, in heights of a character.
_SPACE: Final = 0.6


class _Char(NamedTuple):
    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2


class _Edge(NamedTuple):
    """A line along one axis: where it lies across, and from where to where it goes."""

    at: float
    start: float
    end: float

    def covers(self, place: float) -> bool:
        return self.start - _NEAR <= place <= self.end + _NEAR


class _Table(NamedTuple):
    """A table: where its columns (from left to right) and its rows (from top to bottom) begin, and the last ends."""

    columns: Sequence[float]
    rows: Sequence[float]
    cells: dict[tuple[int, int], tuple[int, int]]  # of each field the one that its cell begins in

    def cell_at(self, place: tuple[float, float]) -> tuple[int, int] | None:
        """The field that the cell at a place begins in; None outside the table."""
        column = bisect(self.columns, place[0]) - 1
        row = bisect([-row for row in self.rows], -place[1]) - 1
        return self.cells.get((row, column))


def page_text(page: "PdfPage") -> str:
    """The text of a page."""
    textpage = page.get_textpage()
    said: str = textpage.get_text_range()
    tables = list(_tables(page))
    if page.get_rotation() or not (tables or is_torn(said)):
        return said
    chars = list(_chars(textpage))
    inside: dict[int, dict[tuple[int, int], list[_Char]]] = {place: {} for place in range(len(tables))}
    outside: list[_Char] = []
    for char in chars:
        for place, table in enumerate(tables):
            if (cell := table.cell_at(char.middle)) is not None:
                inside[place].setdefault(cell, []).append(char)
                break
        else:
            outside.append(char)
    blocks = [(line[0].middle[1], _words(line)) for line in _lines(outside)]
    blocks += [(tables[place].rows[0], _rows(tables[place], cells)) for place, cells in inside.items() if cells]
    return "\n".join(text for _, text in sorted(blocks, key=lambda block: -block[0]) if text)


def is_torn(text: str) -> bool:
    """Whether the library has read a page down its columns: a character a line."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return len(lines) >= _FEWEST_LINES and sum(len(line) == 1 for line in lines) > len(lines) * _TORN


def _chars(textpage: "PdfTextPage") -> Iterator[_Char]:
    """The characters of a page with their places, and the spaces that are drawn."""
    import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # noqa: PLC0415 - an extra

    for index in range(textpage.count_chars()):
        text = textpage.get_text_range(index, 1)
        if text.strip() or (text == " " and pdfium.FPDFText_IsGenerated(textpage, index) == 0):
            left, bottom, right, top = textpage.get_charbox(index, loose=True)
            yield _Char(text, left, bottom, right, top)


def _lines(chars: Iterable[_Char]) -> Iterator[list[_Char]]:
    """The lines of characters from top to bottom, each from left to right."""
    line: list[_Char] = []
    for char in sorted(chars, key=lambda char: -char.middle[1]):
        if line and line[0].middle[1] - char.middle[1] > (line[0].top - line[0].bottom) / 2:
            yield sorted(line, key=lambda char: char.left)
            line = []
        line.append(char)
    if line:
        yield sorted(line, key=lambda char: char.left)


def _words(line: Sequence[_Char]) -> str:
    """The text of a line, with a space for each wide gap."""
    words = [line[0].text]
    for before, char in pairwise(line):
        words.append(" " * (char.left - before.right > (char.top - char.bottom) * _SPACE) + char.text)
    return re.sub(" +", " ", "".join(words)).strip()


def _rows(table: _Table, cells: dict[tuple[int, int], list[_Char]]) -> str:
    """The rows of a table; a cell over several fields stands in the first of them."""
    rows = [["" for _ in table.columns[1:]] for _ in table.rows[1:]]
    for (row, column), chars in cells.items():
        rows[row][column] = _joined([_words(line) for line in _lines(chars)])
    return "\n".join("\t".join(row) for row in rows if any(row))


def _joined(lines: Sequence[str]) -> str:
    """The lines of a cell as one: with a space between words of Latin letters alone."""
    text = ""
    for line in filter(None, lines):
        joint = text[-1:] + line[0]
        text += (" " if len(joint) > 1 and joint.isascii() and joint.isalpha() else "") + line
    return text


def _tables(page: "PdfPage") -> Iterator[_Table]:
    """The tables of a page: what lines across and down that meet rule off, of two rows and two columns at least."""
    across, down = _edges(page)
    for rows, columns in _meeting(across, down):
        xs = _places([edge.at for edge in columns] + [place for edge in rows for place in (edge.start, edge.end)])
        ys = _places([edge.at for edge in rows] + [place for edge in columns for place in (edge.start, edge.end)])[::-1]
        if len(xs) > 2 and len(ys) > 2:
            yield _Table(xs, ys, _cells(xs, ys, rows, columns))


def _cells(
    xs: Sequence[float], ys: Sequence[float], across: Sequence[_Edge], down: Sequence[_Edge]
) -> dict[tuple[int, int], tuple[int, int]]:
    """For each field of a grid the one that its cell begins in: no line parts it from the one at its left or above."""
    cells: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(len(ys) - 1):
        y = (ys[row] + ys[row + 1]) / 2
        for column in range(len(xs) - 1):
            x = (xs[column] + xs[column + 1]) / 2
            own = (row, column)
            if row and not any(abs(edge.at - ys[row]) <= _NEAR and edge.covers(x) for edge in across):
                own = cells[row - 1, column]
            elif column and not any(abs(edge.at - xs[column]) <= _NEAR and edge.covers(y) for edge in down):
                own = cells[row, column - 1]
            cells[row, column] = own
    return cells


def _places(values: Iterable[float]) -> list[float]:
    """The places that values are near to, in their order."""
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _NEAR:
            places.append(value)
    return places


def _meeting(across: Sequence[_Edge], down: Sequence[_Edge]) -> Iterator[tuple[list[_Edge], list[_Edge]]]:
    """The lines across and down in groups of those that meet."""
    left = {*down}
    waiting = {*across}
    while waiting:
        rows: list[_Edge] = []
        columns: list[_Edge] = []
        new = [waiting.pop()]
        while new:
            rows += new
            found = {one for one in left for row in new if one.covers(row.at) and row.covers(one.at)}
            left -= found
            columns += found
            new = [row for row in waiting if any(one.covers(row.at) and row.covers(one.at) for one in found)]
            waiting.difference_update(new)
        yield rows, columns


def _edges(page: "PdfPage") -> tuple[list[_Edge], list[_Edge]]:
    """The lines across a page and down it, those that go on put together."""
    across: list[_Edge] = []
    down: list[_Edge] = []
    for left, bottom, right, top in _strokes(page):
        if top - bottom <= _NEAR < right - left:
            across.append(_Edge((bottom + top) / 2, left, right))
        elif right - left <= _NEAR < top - bottom:
            down.append(_Edge((left + right) / 2, bottom, top))
        if len(across) + len(down) > _MOST_EDGES:
            return [], []
    return list(_put_together(across)), list(_put_together(down))


def _put_together(edges: Sequence[_Edge]) -> Iterator[_Edge]:
    places = _places(edge.at for edge in edges)
    for place, group in groupby(sorted(edges), key=lambda edge: bisect(places, edge.at)):
        at = places[place - 1]
        start = end = None
        for edge in sorted(group, key=lambda edge: edge.start):
            if start is None or end is None:
                start, end = edge.start, edge.end
            elif edge.start <= end + _NEAR:
                end = max(end, edge.end)
            else:
                yield _Edge(at, start, end)
                start, end = edge.start, edge.end
        if start is not None and end is not None:
            yield _Edge(at, start, end)


def _strokes(page: "PdfPage") -> Iterator[tuple[float, float, float, float]]:
    """The straight strokes of what is drawn on a page: left, bottom, right, top. A box has four."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - an extra

    for drawn in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
        left, bottom, right, top = drawn.get_bounds()
        if min(right - left, top - bottom) <= _NEAR:
            yield left, bottom, right, top
            continue
        matrix = drawn.get_matrix()
        last: tuple[float, float] | None = None
        first: tuple[float, float] | None = None
        for number in range(pdfium.FPDFPath_CountSegments(drawn)):
            segment = pdfium.FPDFPath_GetPathSegment(drawn, number)
            x, y = ctypes.c_float(), ctypes.c_float()
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            place = matrix.on_point(x.value, y.value)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                first = place
            elif kind == pdfium.FPDF_SEGMENT_LINETO and last is not None:
                yield _box(last, place)
            if pdfium.FPDFPathSegment_GetClose(segment) and first is not None:
                yield _box(place, first)
            last = place


def _box(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float, float, float]:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])
