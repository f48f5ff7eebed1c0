"""A map on a workbook: which of its sheets are read, and where the columns of the map are in them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from policytrack.errors import PolicytrackError
from policytrack.sheets.cells import Cell, Row, Sheet, Workbook, address
from policytrack.sheets.header import BETWEEN, Header, folded, header_of
from policytrack.sheets.values import year_of_header
from policytrack.tables.map import HEADING, SHEET, Column, MapError, Rules, TableMap, ValueRule
from policytrack.text.messages import and_more, say
from policytrack.text.printable import counted
from policytrack.text.suggest import nearest_hint


class Bound(NamedTuple):
    """A map on one sheet: where its columns are."""

    header: Header
    columns: Mapping[Column, int]
    others: Mapping[str, tuple[Header, Mapping[tuple[str, ...], Row]]]  # joined sheets, their rows by the key
    key: Sequence[int]
    rest: Sequence[tuple[str, int]]  # columns without a field
    years: Sequence[tuple[str, int]]  # columns of the wide form
    empty: frozenset[str]
    rest_of: Mapping[str, Sequence[tuple[str, int]]] = {}  # of joined sheets the columns without a field
    joins: frozenset[Column] = frozenset()  # the columns of joined sheets that hold the key
    several: bool = False  # whether other sheets are read by the same map

    def cell(self, row: Row, column: Column, year: int = 0) -> Cell | None:
        """The cell of a row in a column; None where another sheet has no row of that key."""
        if not column.name:
            return self.header.sheet.cell(row, year)
        if not column.sheet:
            return self.header.sheet.cell(row, self.columns[column])
        header, by_key = self.others[column.sheet]
        other = by_key.get(tuple(row.text(one) for one in self.key))
        return header.sheet.cell(other, self.columns[column]) if other is not None else None

    def extra(self, row: Row) -> Iterator[tuple[str, Cell]]:
        """The filled cells of a row without a field, each by its name; those of joined sheets with the sheet's."""
        sheet = self.header.sheet
        if self.several:
            yield SHEET, Cell(sheet.name, sheet.name, row.number, 1, row.line)
        if (heading := self.header.heading_of(row)) is not None:
            yield HEADING, sheet.cell(heading, next(at for at, text in enumerate(heading.texts, 1) if text))
        yield from ((name, sheet.cell(row, at)) for name, at in self.rest if row.text(at))
        for name, rest in self.rest_of.items():
            header, by_key = self.others[name]
            other = by_key.get(tuple(row.text(one) for one in self.key))
            if other is not None:
                yield from ((f"{name}!{label}", header.sheet.cell(other, at)) for label, at in rest if other.text(at))


def headers_of(workbook: Workbook, table_map: TableMap, sheets: Sequence[str], remarks: list[str]) -> list[Header]:
    """The headers of the sheets that are read: those named, else those of the map, else all that have its columns."""
    by_name = {sheet.name: sheet for sheet in workbook.sheets}
    wanted = [column.name for column in table_map.columns if not column.sheet]

    def header(sheet: Sheet) -> Header:
        return header_of(sheet, table_map.header, wanted)

    check_sheets(workbook, sheets)
    known = and_more(list(by_name), 10)
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


def bind(workbook: Workbook, table_map: TableMap, header: Header, remarks: list[str]) -> Bound:
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
    wide = any(is_wide(rules) for rules in (table_map.rules,))
    years = [(year, at) for name, at in header.names if wide and at not in used and (year := year_of_header(name))]
    taken = used | {at for _, at in years}
    rest = [(name, at) for name, at in header.names if at not in taken]
    rest_of = {}
    for name, (other, _) in others.items():
        of_it = {at for column, at in columns.items() if column.sheet == name}
        rest_of[name] = [(label, at) for label, at in other.names if at not in of_it]
    joins = frozenset(table_map.joined.values())
    if not table_map.extra:
        rest, rest_of = [], {}
    return Bound(header, columns, others, key, rest, years, frozenset(table_map.empty), rest_of, joins)


def check_formulas(file: str, bound: Bound, remarks: list[str]) -> None:
    """Raise `PolicytrackError` where a formula without a value stands in a column of the map; elsewhere a remark."""
    sheet = bound.header.sheet
    own = {at for column, at in bound.columns.items() if not column.sheet}
    bound.header.check_calculated(file, {*own, *(at for _, at in bound.years)})
    for name, (header, _) in bound.others.items():
        columns = {at for column, at in bound.columns.items() if column.sheet == name}
        header.check_calculated(file, columns)
    rest = {at for _, at in bound.rest}
    if others := sorted(place for place in sheet.uncalculated if place[1] in rest):
        places = and_more([address(sheet.name, *place) for place in others])
        remarks.append(say("{} without a value, and left out: {}", counted(len(others), "formula"), places))


def is_wide(rules: Rules) -> bool:
    """Whether one of the rules takes a value from each column of a year."""
    return any(rule.years if isinstance(rule, ValueRule) else is_wide(rule) for rule in rules.values())


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


def check_sheets(workbook: Workbook, sheets: Sequence[str]) -> None:
    """Raise `PolicytrackError` where a workbook has no sheet of a name."""
    names = [sheet.name for sheet in workbook.sheets]
    for name in sheets:
        if name not in names:
            hint = nearest_hint(name, names)
            known = say("its sheets: {}", and_more(names, 10))
            raise PolicytrackError(say("{} has no sheet {!r}{}", workbook.name, name, hint), known)
