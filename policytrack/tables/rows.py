"""Rows of a table as records by a map: each value with the cells that it comes from."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from policytrack.data.fields import INDICATOR, PLAN, FieldType, Shape
from policytrack.errors import PolicytrackError
from policytrack.tables.cells import Cell, Row, Sheet, Workbook, address
from policytrack.tables.header import BETWEEN, Header, folded, header_of
from policytrack.tables.map import Column, MapError, Piece, Rules, TableMap, ValueRule
from policytrack.tables.values import date_text, period, year_of_header
from policytrack.text.messages import and_more, say
from policytrack.text.suggest import nearest_hint

_NUMERAL: Final = re.compile(r"[\d一二两三四五六七八九十百千万亿半倍]")


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


class _Bound(NamedTuple):
    """A map on one sheet: where its columns are."""

    header: Header
    columns: Mapping[Column, int]
    others: Mapping[str, tuple[Header, Mapping[tuple[str, ...], Row]]]  # joined sheets, their rows by the key
    key: Sequence[int]
    rest: Sequence[tuple[str, int]]  # columns without a field
    years: Sequence[tuple[str, int]]  # columns of the wide form
    empty: frozenset[str]

    def cell(self, row: Row, column: Column, year: int = 0) -> Cell | None:
        """The cell of a row in a column; None where another sheet has no row of that key."""
        if not column.name:
            return self.header.sheet.cell(row, year)
        if not column.sheet:
            return self.header.sheet.cell(row, self.columns[column])
        header, by_key = self.others[column.sheet]
        other = by_key.get(tuple(row.text(one) for one in self.key))
        return header.sheet.cell(other, self.columns[column]) if other is not None else None


def rows_of(workbook: Workbook, table_map: TableMap, shape: Shape, sheets: Sequence[str] = ()) -> Table:
    """The rows of a workbook's sheets: those named, else those of the map, else all that have its columns.

    `shape` is that of a row. Raises `MapError` where a column or sheet of the map is not there, and
    `PolicytrackError` where there are no rows at all.
    """
    found: list[TableRow] = []
    remarks: list[str] = []
    headers = []
    for header in _headers(workbook, table_map, sheets, remarks):
        bound = _bind(workbook, table_map, header, remarks)
        headers.append(header)
        remarks += header.sheet.remarks
        for row in header.rows:
            found += _records(bound, table_map, shape, row)
    if not found:
        raise PolicytrackError(say("{} holds no rows below its header", workbook.name))
    return Table(found, remarks, headers)


def _headers(workbook: Workbook, table_map: TableMap, sheets: Sequence[str], remarks: list[str]) -> list[Header]:
    by_name = {sheet.name: sheet for sheet in workbook.sheets}
    wanted = [column.name for column in table_map.columns if not column.sheet]

    def header(sheet: Sheet) -> Header:
        return header_of(sheet, table_map.header, wanted)

    known = and_more(list(by_name), 10)
    if missing := [name for name in sheets if name not in by_name]:
        hint = nearest_hint(missing[0], list(by_name))
        raise PolicytrackError(
            say("{} has no sheet {!r}{}", workbook.name, missing[0], hint), say("its sheets: {}", known)
        )
    named = [(name, place) for name, place in table_map.sheets if not sheets]
    if absent := [
        (place, say("there is no sheet {!r}; the sheets: {}", name, known))
        for name, place in named
        if name not in by_name
    ]:
        if workbook.sheets[0].name:  # a text has no sheets, and one map serves both
            raise MapError(table_map.name, absent)
        named = []
    chosen = list(sheets) or [name for name, _ in named]
    if chosen:
        return [header(by_name[name]) for name in chosen]
    headers = [header(sheet) for sheet in workbook.sheets if sheet.name not in table_map.joined]
    full = [one for one in headers if one.row is not None]
    if not full:
        raise PolicytrackError(say("{} holds nothing: its sheets are empty", workbook.name))
    complete = [one for one in full if all(folded(name) in one.by_name for name in wanted)]
    for one in headers:
        if one not in complete and complete:
            what = say("is empty") if one.row is None else say("has not the columns of the map")
            remarks.append(say("the sheet {} {}, and is left out", one.sheet.name, what))
    return complete or full[:1]


def _bind(workbook: Workbook, table_map: TableMap, header: Header, remarks: list[str]) -> _Bound:
    """Find the columns of a map in a sheet. Raises `MapError` for those that are not there."""
    problems: list[tuple[tuple[int, int], str]] = []
    columns: dict[Column, int] = {}
    joined: dict[str, Header] = {}
    if header.row is None:
        raise PolicytrackError(say("{}: the sheet {} is empty", workbook.name, header.sheet.name))
    sheets = {sheet.name: sheet for sheet in workbook.sheets}
    for name, of_key in table_map.joined.items():
        if name not in sheets:
            problems.append((of_key.place, say("there is no sheet {!r}", name)))
            continue
        names = [of_key.name, *(one.name for one in table_map.columns if one.sheet == name)]
        joined[name] = header_of(sheets[name], (), names)
    for column in (*table_map.columns, *table_map.joined.values()):
        of = joined.get(column.sheet) if column.sheet else header
        if of is None:
            if column.sheet not in table_map.joined:
                hint = say("name it under `joined:` with the column that holds the key")
                problems.append((column.place, say("the sheet {!r} is not joined; {}", column.sheet, hint)))
            continue
        at = of.by_name.get(folded(column.name))
        if at is None:
            problems.append((column.place, _no_column(of, column.name)))
        else:
            columns[column] = at
    if table_map.joined and not table_map.key:
        problems.append(((1, 1), say("`joined` needs `key`, the column by which rows are found in the other sheet")))
    if problems:
        raise MapError(table_map.name, problems)
    key = [columns[one] for one in table_map.key]
    others = {}
    for name, key_column in table_map.joined.items():
        by_key: dict[tuple[str, ...], Row] = {}
        for row in joined[name].rows:
            by_key.setdefault((row.text(columns[key_column]),), row)
        others[name] = (joined[name], by_key)
        missing = [row.number for row in header.rows if tuple(row.text(one) for one in key) not in by_key]
        if missing:
            shown = and_more([address(header.sheet.name, number, key[0]) for number in missing])
            remarks.append(say("{} has no row for {}", name, shown))
    used = {columns[one] for one in table_map.columns if not one.sheet}
    wide = any(_is_wide(rules) for rules in (table_map.rules,))
    years = [(year, at) for name, at in header.names if wide and at not in used and (year := year_of_header(name))]
    taken = used | {at for _, at in years}
    rest = [(name, at) for name, at in header.names if at not in taken]
    return _Bound(header, columns, others, key, rest if table_map.extra else (), years, frozenset(table_map.empty))


def _is_wide(rules: Rules) -> bool:
    return any(rule.years if isinstance(rule, ValueRule) else _is_wide(rule) for rule in rules.values())


def _no_column(header: Header, name: str) -> str:
    sheet = header.sheet.name or say("the table")
    if folded(name) in {folded(one) for one in header.twice}:
        places = [
            address(header.sheet.name, header.row.number, at)
            for other, at in header.names
            if header.row and folded(other.rpartition(" (")[0]) == folded(name)
        ]
        return say(
            "the column {!r} stands more than once, in {}; write {!r} for the first",
            name,
            and_more(places),
            f"{name} (1)",
        )
    names = [one for one, _ in header.names]
    short = [one.rpartition(BETWEEN)[2] for one in names]
    return say(
        "{} has no column {!r}{}; its columns: {}",
        sheet,
        name,
        nearest_hint(name, [*names, *short]),
        and_more(names, 30),
    )


def _records(bound: _Bound, table_map: TableMap, shape: Shape, row: Row) -> Iterator[TableRow]:
    """The records of a row: one, or in the wide form one a year that has a value."""
    sheet = bound.header.sheet
    first = next(column for column, text in enumerate(row.texts, 1) if text)
    place = sheet.cell(row, bound.key[0] if bound.key else first)
    key = tuple(row.text(column) for column in bound.key)
    plan = _fields(bound, table_map.plan, PLAN, row, place)
    indicator = _fields(bound, table_map.indicator, INDICATOR, row, place)
    extra = {name: Value(text, ((0, sheet.cell(row, at)),)) for name, at in bound.rest if (text := row.text(at))}
    if not (table_map.figures and bound.years):
        used = {column: sheet.cell(row, at) for column, at in bound.columns.items() if not column.sheet}
        cells = {column: Value(cell.text, ((0, cell),)) for column, cell in used.items() if cell.text}
        fields = _fields(bound, table_map.rules, shape, row, place)
        yield TableRow(place, key, fields, plan, indicator, extra, cells)
        return
    for year, at in bound.years:
        cell = sheet.cell(row, at)
        if cell.text and cell.text not in bound.empty:
            dated = dict(_fields(bound, table_map.rules, shape, row, place, year=at))
            dated.setdefault("as_of", Value(year, ((0, cell),)))
            yield TableRow(cell, key, dated, plan, indicator, extra, {})


def _fields(bound: _Bound, rules: Rules, shape: Shape | None, row: Row, place: Cell, *, year: int = 0) -> Values:
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
        if not value.text:
            if field and field.required:
                found[name] = value
            continue
        if rule.says and not _NUMERAL.search(value.text):
            found[name] = {"says": value}
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


def _sub_records(bound: _Bound, rules: Rules, shape: Shape | None, row: Row, place: Cell) -> list[Values]:
    """The figures that a row of a target holds: one, or one a column of a year."""
    sheet = bound.header.sheet
    if not _is_wide(rules):
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
    at = 0
    for part in value.text.split(rule.separator):
        if part.strip():
            yield Value(part.strip(), ((0, value.cell_at(at)),))
        at += len(part) + len(rule.separator)


def _value(bound: _Bound, rule: ValueRule, row: Row, place: Cell, year: int) -> Value:
    """The text of a rule on a row; with no text, the parts are the cells that are empty."""
    parts: list[tuple[int, Cell]] = []
    texts: list[str] = []
    filled = _fill(bound, rule.pieces, row, texts, parts, year=year)
    text = "".join(texts)
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


def _fill(
    bound: _Bound, pieces: Sequence[Piece], row: Row, texts: list[str], parts: list[tuple[int, Cell]], *, year: int
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
