"""The header of a sheet: which row it is, and what its columns are called."""

import re
import unicodedata
from collections.abc import Collection, Sequence
from typing import Final, NamedTuple

from policytrack.errors import PolicytrackError
from policytrack.sheets.cells import Row, Sheet, address
from policytrack.text.messages import say

#: A header stands among the first rows: above it are at most a title and some remarks.
_FIRST_ROWS: Final = 20
#: How headings are numbered, and what notes below a table begin with.
_NUMBERED: Final = r"[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|第[一二三四五六七八九十]{1,3}[章部类]|[IVX]{1,4}\. "
_NOTE: Final = r"(?:备?注|说明|数据来源|资料来源|来源|填报|审核|制表|notes?\b|sources?\b)\d*\s*[:：]?"
_TOTAL: Final = r"[合总共小]\s*计|(?:grand )?total"
#: What parts the names of two header rows.
BETWEEN: Final = " / "


class Header(NamedTuple):
    """The names of a sheet's columns, and the rows below them."""

    sheet: Sheet
    row: Row | None  # the last row of the header; None for an empty sheet
    names: Sequence[tuple[str, int]]  # as written, with the column, from left to right; no name twice
    rows: Sequence[Row]  # the rows below
    twice: Collection[str] = ()  # names that stand over several columns, which are then numbered: `数值 (2)`
    headings: Sequence[Row] = ()  # rows that are one text over the whole width, such as 一、能源
    notes: Sequence[Row] = ()  # and those that say something of the table, or add it up: 注：…, 合计

    def check_calculated(self, file: str, columns: Collection[int]) -> None:
        """Raise `PolicytrackError` where a formula in these columns of the rows has no value."""
        apart = {row.number for row in (*self.headings, *self.notes)}
        read = frozenset(place for place in self.sheet.uncalculated if place[0] not in apart)
        self.sheet._replace(uncalculated=read).check_calculated(file, columns, self.row.number if self.row else 0)

    def heading_of(self, row: Row) -> Row | None:
        """The heading that a row stands under."""
        return next((one for one in reversed(self.headings) if one.number < row.number), None)

    @property
    def by_name(self) -> dict[str, int]:
        """The columns by the names that a map may use for them."""
        names = {folded(name): column for name, column in self.names}
        lower = [folded(name.rpartition(BETWEEN)[2]) for name, _ in self.names]
        for (_, column), short in zip(self.names, lower, strict=True):
            if lower.count(short) == 1:
                names.setdefault(short, column)
        return names


def folded(name: str) -> str:
    """A name of a column for comparing: without differences of width, case and blanks."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", name)).casefold()


def header_of(sheet: Sheet, rows: Sequence[int], wanted: Collection[str]) -> Header:
    """The header of a sheet: in the rows of these numbers, else where most of the `wanted` names stand.

    Raises `PolicytrackError` where a named row is empty.
    """
    if not sheet.rows:
        return Header(sheet, None, (), ())
    if rows:
        by_number = {row.number: index for index, row in enumerate(sheet.rows)}
        if missing := [number for number in rows if number not in by_number]:
            place = address(sheet.name, missing[0], 1)
            raise PolicytrackError(
                say("{}: the row is empty, and no header", place), say("correct `header:` in the map")
            )
        return _header(sheet, [by_number[number] for number in rows])
    names = {folded(name) for name in wanted}
    candidates = [[index] for index in range(min(_FIRST_ROWS, len(sheet.rows)))]
    candidates += [[index, index + 1] for index in range(min(_FIRST_ROWS, len(sheet.rows)) - 1)]
    without = sheet._replace(rows=sheet.rows[: _FIRST_ROWS + 1])  # the rows below are gone through once, at the end
    headers = [_header(without, candidate) for candidate in candidates]
    fits = [len(names & {*one.by_name, *map(folded, one.twice)}) for one in headers]
    return _header(sheet, candidates[fits.index(max(fits))])


def guessed_header(sheet: Sheet) -> Header:
    """The header of a sheet of which nothing is known: the first row that is as wide as the table; with the one below
    it where the first has cells over several columns.
    """
    if not sheet.rows:
        return Header(sheet, None, (), ())
    rows = sheet.rows[:_FIRST_ROWS]
    width = max(sum(map(bool, row.texts)) for row in rows)
    first = next(
        index for index, row in enumerate(rows) if len({*row.texts} - {""}) * 2 > width or index == len(rows) - 1
    )
    filled = [text for text in rows[first].texts if text]
    two = len(set(filled)) < len(filled) or len(filled) < width
    if two and first + 1 < len(rows) and _is_below(rows[first], rows[first + 1]):
        return _header(sheet, [first, first + 1])
    return _header(sheet, [first])


def _is_below(upper: Row, lower: Row) -> bool:
    """Whether a row is the second one of a header: it names what the upper one spans, and is empty, or the same by a
    merge, below what stands alone.
    """
    groups: dict[tuple[int, str], list[str]] = {}
    number, above = 0, ""
    for column in range(1, max(len(upper.texts), len(lower.texts)) + 1):
        text = upper.text(column) or above
        number += text != above
        above = text
        groups.setdefault((number, text), []).append(lower.text(column))
    alone = all(below[0] in ("", text) for (_, text), below in groups.items() if len(below) == 1)
    return alone and any(len(set(below) - {""}) == len(below) > 1 for below in groups.values())


def _header(sheet: Sheet, indexes: Sequence[int]) -> Header:
    lines = [sheet.rows[index] for index in indexes]
    width = max(len(line.texts) for line in lines)
    names: list[str] = []
    for column in range(1, width + 1):
        parts: list[str] = []
        for depth, line in enumerate(lines):
            text = " ".join(line.text(column).split())
            if not text and depth + 1 < len(lines) and any(below.text(column) for below in lines[depth + 1 :]):
                text = names_above(line, column)
            if text and text not in parts:
                parts.append(text)
        names.append(BETWEEN.join(parts))
    keys = [folded(name) for name in names]
    numbered = [
        f"{name} ({keys[: index + 1].count(key)})" if keys.count(key) > 1 else name
        for index, (name, key) in enumerate(zip(names, keys, strict=True))
    ]
    found = [(name, column) for column, name in enumerate(numbered, 1) if names[column - 1]]
    below = sheet.rows[indexes[-1] + 1 :]
    wide = len(found) > 2
    apart = {row.number: row for row in below if wide and (_is_heading(row) or _is_total(row))}
    rows = [row for row in below if row.number not in apart]
    notes = [row for row in apart.values() if _is_total(row) or re.match(_NOTE, _first(row))]
    headings = [row for row in apart.values() if row not in notes]
    twice = {name for name, key in zip(names, keys, strict=True) if name and keys.count(key) > 1}
    return Header(sheet, lines[-1], found, rows, twice, headings, notes)


def names_above(line: Row, column: int) -> str:
    """What stands left of an empty cell of an upper header row: a text that spans it."""
    return next((" ".join(line.text(left).split()) for left in range(column, 0, -1) if line.text(left)), "")


def _is_heading(row: Row) -> bool:
    """Whether a row is a heading between the others, or a note below them: one text, merged over three columns or more,
    or alone in its row and numbered or called so.
    """
    filled = {*row.texts} - {""}
    if len(filled) != 1:
        return False
    return (len(row.texts) > 2 and "" not in row.texts) or re.match(f"{_NUMBERED}|{_NOTE}", _first(row)) is not None


def _is_total(row: Row) -> bool:
    """Whether a row adds up the others, and is none of them."""
    return re.fullmatch(_TOTAL, _first(row), re.IGNORECASE) is not None


def _first(row: Row) -> str:
    return next((text for text in row.texts if text), "")
