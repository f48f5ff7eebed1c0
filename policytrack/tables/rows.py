"""Rows of a table as records by a map: each value with the cells that it comes from."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from policytrack.data.fields import INDICATOR, PLAN, FieldType, Shape
from policytrack.errors import PolicytrackError
from policytrack.quantity.errors import QuantityError
from policytrack.quantity.unit_table import UNITS
from policytrack.sheets.cells import Cell, Row, Workbook
from policytrack.sheets.header import Header
from policytrack.sheets.values import date_text, items, period, place_for_unit
from policytrack.tables.binding import Bound, bind, check_formulas, headers_of, is_wide
from policytrack.tables.map import Column, Piece, Rules, TableMap, ValueRule
from policytrack.text.messages import and_more, say

_NUMERAL: Final = re.compile(r"[\d一二两三四五六七八九十百千万亿半倍]")


_FIGURES: Final = (FieldType.FIGURE, FieldType.GOAL)
_YEARS: Final = r"20\d\d年?|十[一二三四五六]?五"
_PEAK: Final = "达峰|峰值|peak"


class Value(NamedTuple):
    """The text of a field, and the cells that it is made of, each with the place in the text where it begins."""

    text: str
    parts: tuple[tuple[int, Cell], ...]

    def cell_at(self, offset: int) -> Cell:
        """The cell that a character of the text comes from."""
        return next((cell for start, cell in reversed(self.parts) if start <= offset), self.parts[0][1])


#: The values of a record by field: one, the items of a list, and records below it.
Values = Mapping[str, "Value | tuple[Value, ...] | Values | list[Values]"]


def said_by(value: Any) -> Any:
    """A value of a row as plain data."""
    if isinstance(value, Value):
        return value.text
    if isinstance(value, Mapping):
        return {name: said_by(one) for name, one in value.items()}
    return [said_by(one) for one in value]


class TableRow(NamedTuple):
    """A row as the fields of a target or a figure, of its plan and of its indicator."""

    place: Cell  # the first filled cell, for what concerns the whole row
    key: tuple[str, ...]  # by what it is found again
    fields: Values
    plan: Values
    indicator: Values
    extra: Mapping[str, Value]  # the columns without a field, by their names
    cells: Mapping[Column, Value]  # the filled cells of the columns with one


class Table(NamedTuple):
    """The rows of a workbook by a map."""

    rows: Sequence[TableRow]
    remarks: Sequence[str]
    headers: Sequence[Header]


def rows_of(workbook: Workbook, table_map: TableMap, shape: Shape, sheets: Sequence[str] = ()) -> Table:
    """The rows of a workbook's sheets: those named, else those of the map, else all that have its columns.

    `shape` is that of a row. Raises `MapError` where a column or sheet of the map is not there, and
    `PolicytrackError` where there are no rows at all.
    """
    found: list[TableRow] = []
    remarks: list[str] = []
    headers = headers_of(workbook, table_map, sheets, remarks)
    for header in headers:
        bound = bind(workbook, table_map, header, remarks)._replace(several=len(headers) > 1 and table_map.extra)
        check_formulas(workbook.name, bound, remarks)
        remarks += header.sheet.remarks
        if header.notes:
            places = and_more([header.sheet.cell(row, 1).address for row in header.notes])
            remarks.append(say("notes and totals are left out: {}", places))
        for row in header.rows:
            found += _records(bound, table_map, shape, row)
    if not found:
        raise PolicytrackError(say("{} holds no rows below its header", workbook.name))
    return Table(found, remarks, headers)


def _records(bound: Bound, table_map: TableMap, shape: Shape, row: Row) -> Iterator[TableRow]:
    """The records of a row: one, or in the wide form one a year that has a value."""
    sheet = bound.header.sheet
    first = next(column for column, text in enumerate(row.texts, 1) if text)
    place = sheet.cell(row, bound.key[0] if bound.key else first)
    key = tuple(row.text(column) for column in bound.key)
    plan = _fields(bound, table_map.plan, PLAN, row, place)
    indicator = _fields(bound, table_map.indicator, INDICATOR, row, place)
    extra = {name: Value(cell.text, ((0, cell),)) for name, cell in bound.extra(row)} if table_map.extra else {}
    if not (table_map.figures and bound.years):
        used = {column: bound.cell(row, column) for column in bound.columns if column not in bound.joins}
        cells = {column: Value(cell.text, ((0, cell),)) for column, cell in used.items() if cell and cell.text}
        fields = _fields(bound, table_map.rules, shape, row, place)
        yield TableRow(place, key, fields, plan, indicator, extra, cells)
        return
    for year, at in bound.years:
        cell = sheet.cell(row, at)
        if cell.text and cell.text not in bound.empty:
            dated = dict(_fields(bound, table_map.rules, shape, row, place, year=at))
            dated.setdefault("as_of", Value(year, ((0, cell),)))
            yield TableRow(cell, key, dated, plan, indicator, extra, {})


def _fields(bound: Bound, rules: Rules, shape: Shape | None, row: Row, place: Cell, *, year: int = 0) -> Values:
    """The values of the fields that have one; a required field whose cells are empty has an empty text."""
    found: dict[str, Value | tuple[Value, ...] | Values | list[Values]] = {}
    for name, rule in rules.items():
        field = shape.by_name.get(name) if shape else None
        if not isinstance(rule, ValueRule):
            below = field.shape if field else None
            if field and field.type is FieldType.RECORDS:
                if records := _sub_records(bound, rule, below, row, place):
                    found[name] = records
            elif _says_value(values := _fields(bound, rule, below, row, place)):
                found[name] = values
            continue
        value = _value(bound, rule, row, place, year)
        if field and field.type in _FIGURES and len(rule.columns) > 1 and _is_unit(value.text):
            # A unit whose number is missing: 万架 would be ten thousand of them.
            cells = [cell for column in rule.columns if (cell := bound.cell(row, column, year)) is not None]
            value = Value("", ((0, next((cell for cell in cells if cell.text != value.text), place)),))
        if not value.text:
            if field and field.required:
                found[name] = value
            continue
        if rule.says and (form := _in_words(value.text)):
            found[name] = {form: value}
        elif rule.period:
            start, end = period(value.text)
            if start:
                found.setdefault("from", Value(start, value.parts))
            found[name] = Value(end, value.parts)
        elif field and field.type is FieldType.DATE:
            found[name] = Value(date_text(value.text), value.parts)
        elif rule.separator:
            found[name] = tuple(_items(rule, value))
        else:
            found[name] = value
    return found


def _in_words(text: str) -> str:
    """How a goal without a figure is kept: as the words of a peak, whose year is no figure, or as what it says."""
    if re.search(_PEAK, text):
        return "" if _NUMERAL.search(re.sub(_YEARS, "", text)) else "peak"
    return "" if _NUMERAL.search(text) else "says"


def _is_unit(text: str) -> bool:
    if not text or any(char.isdigit() for char in text):
        return False
    try:
        UNITS.find(text)
    except QuantityError:
        return False
    return True


def _sub_records(bound: Bound, rules: Rules, shape: Shape | None, row: Row, place: Cell) -> list[Values]:
    """The figures that a row of a target holds: one, or one a column of a year."""
    sheet = bound.header.sheet
    if not is_wide(rules):
        values = _fields(bound, rules, shape, row, place)
        return [values] if _says_value(values) else []
    found: list[Values] = []
    for year, at in bound.years:
        cell = sheet.cell(row, at)
        if cell.text and cell.text not in bound.empty:
            fields = dict(_fields(bound, rules, shape, row, place, year=at))
            fields.setdefault("as_of", Value(year, ((0, cell),)))
            found.append(fields)
    return found


def _says_value(values: Values) -> bool:
    """Whether the record of a figure has a figure; without one there is no record."""
    value = values.get("value")
    return isinstance(value, Value) and bool(value.text)


def _items(rule: ValueRule, value: Value) -> Iterator[Value]:
    for at, item in items(value.text, rule.separator):
        yield Value(item, ((0, value.cell_at(at)),))


def _value(bound: Bound, rule: ValueRule, row: Row, place: Cell, year: int) -> Value:
    """The text of a rule on a row; with no text, the parts are the cells that are empty."""
    parts: list[tuple[int, Cell]] = []
    texts: list[str] = []
    filled = _fill(bound, rule.pieces, row, texts, parts, year=year)
    text = "".join(texts)
    if filled and rule.unit is not None:
        text, parts = _with_unit(text, parts, bound.cell(row, rule.unit, year))
    at = tuple(parts)
    if not filled:
        cells = [cell for column in rule.columns if (cell := bound.cell(row, column, year)) is not None]
        text = "" if cells else text
        at = at or tuple((0, cell) for cell in cells[:1]) or ((0, place),)
    if rule.values and text:
        text = rule.values.get(text, rule.values.get(text.strip(), rule.default or text))
    if not text:
        text = rule.default
    return Value(text, at)


def _with_unit(text: str, parts: list[tuple[int, Cell]], cell: Cell | None) -> tuple[str, list[tuple[int, Cell]]]:
    """The text of a figure with the unit of a cell behind its last number, where it brings none."""
    at = place_for_unit(text)
    if cell is None or not cell.text or at is None:
        return text, parts
    length = len(cell.text)
    owner = next((part for start, part in reversed(parts) if start <= at), cell)
    moved = [(start if start < at else start + length, part) for start, part in parts]
    placed = sorted([*moved, (at, cell), (at + length, owner)], key=lambda part: part[0])
    return text[:at] + cell.text + text[at:], placed


def _fill(
    bound: Bound, pieces: Sequence[Piece], row: Row, texts: list[str], parts: list[tuple[int, Cell]], *, year: int
) -> bool:
    """Add the texts of the pieces, and where each cell begins; whether a column among them is filled."""
    filled = False
    for piece in pieces:
        if isinstance(piece, str):
            texts.append(piece)
        elif isinstance(piece, Column):
            cell = bound.cell(row, piece, year)
            if cell is not None and cell.text and cell.text not in bound.empty:
                parts.append((sum(map(len, texts)), cell))
                texts.append(cell.text)
                filled = True
        else:
            inner: list[str] = []
            inner_parts: list[tuple[int, Cell]] = []
            start = sum(map(len, texts))
            if _fill(bound, piece.pieces, row, inner, inner_parts, year=year):
                texts += inner
                parts += [(start + at, cell) for at, cell in inner_parts]
                filled = True
    return filled
