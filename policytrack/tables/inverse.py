"""A map read backwards: the cells of a row from the fields of a target.

What cannot be told from a field (which words of a joined goal stood in which column, `2021年` for 2021) is kept in
`extra` when a row is taken over, and counts for as long as the field still says what these cells said.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from policytrack.data.fields import TARGET, FieldType
from policytrack.data.model import Dataset, Promise, Target
from policytrack.edits.request import written
from policytrack.edits.session import fields_of
from policytrack.sheets.header import BETWEEN
from policytrack.sheets.values import EMPTY, date_text, items, period, place_for_unit, without_unit, year_of_header
from policytrack.tables.map import HEADING, SHEET, Column, Optional, Piece, Rules, TableMap, ValueRule
from policytrack.text.dates import PartialDate

#: The fields of a target as text, lists of text, and records of these.
Fields = Mapping[str, Any]
#: The texts of cells by column.
Cells = dict[Column, str]


def cells_of(table_map: TableMap, fields: Fields, plan: Fields, indicator: Fields) -> Cells:
    """The cells that a map makes these fields of, as far as they can be told."""
    found: Cells = {}
    extra = fields.get("extra") or {}
    for rules, values in ((table_map.plan, plan), (table_map.indicator, indicator), (table_map.rules, fields)):
        _fill(rules, values, extra, found)
    if len(table_map.key) == 1 and not found.get(table_map.key[0]):
        found[table_map.key[0]] = str(extra.get(table_map.key[0].name) or fields.get("id") or "")
    for column in table_map.key:
        if column.label in extra:
            found[column] = str(extra[column.label])
    return found


def _fill(rules: Rules, values: Fields, extra: Fields, found: Cells) -> None:
    for name, rule in rules.items():
        value = values.get(name)
        if not isinstance(rule, ValueRule):
            below = value[0] if isinstance(value, list) and value else value
            _fill(rule, below if isinstance(below, Mapping) else {}, extra, found)
            continue
        if rule.years:
            continue
        told = split(rule, text_of(rule, value, values.get("from")))
        kept = {column: str(extra[column.label]) for column in rule.columns if column.label in extra}
        figures = [text for column, text in kept.items() if column != rule.unit]
        says_nothing = value is None and all(text in EMPTY for text in figures)
        if kept and (says_nothing or _agrees(name, rule, {**told, **kept}, value, values.get("from"))):
            told |= kept
        for column, text in told.items():
            if text or column not in found:
                found[column] = text


def text_of(rule: ValueRule, value: Any, start: Any = None) -> str:
    """The text that a rule's cells make together, before it was translated, split into a list or read as a period."""
    if value is None:
        return ""
    if isinstance(value, Mapping):
        return " ".join(str(one) for one in value.values())
    if isinstance(value, tuple) and value and isinstance(value[0], tuple):
        return " ".join(str(text) for _, text in value)  # a goal in words, whose form the map knows
    if isinstance(value, list | tuple):
        return (rule.separator or "、").join(map(str, value))
    text = str(value)
    if rule.period and start and text:
        return f"{start}-{text}"
    return next((word for word, said in rule.values.items() if said == text), text)


def split(rule: ValueRule, text: str) -> Cells:
    """The cells of a text that a rule's pieces would make; where it fits none, all of it in the last column."""
    if rule.unit is not None:
        figure, unit = without_unit(text)
        return {**split(rule._replace(unit=None), figure), rule.unit: unit}
    columns = rule.columns
    if rule.only is not None and columns:
        return {rule.only: text}
    if not columns:
        return {}
    if not text:
        return dict.fromkeys(columns, "")
    match = re.fullmatch(_pattern(rule.pieces), text, re.DOTALL)
    if match is None:
        return {**dict.fromkeys(columns, ""), columns[-1]: text}
    return {column: part or "" for column, part in zip(columns, match.groups(), strict=True)}


@lru_cache(maxsize=1024)
def _pattern(pieces: tuple[Piece, ...]) -> str:
    """Columns beside each other: words, then from the first digit on the figure; behind it, words again."""
    pattern = ""
    for index, piece in enumerate(pieces):
        if isinstance(piece, str):
            pattern += re.escape(piece)
        elif isinstance(piece, Optional):
            pattern += f"(?:{_pattern(piece.pieces)})?"
        elif piece.name:
            before = index > 0 and isinstance(pieces[index - 1], Column)
            behind = index + 1 < len(pieces) and isinstance(pieces[index + 1], Column)
            if (behind and not before) or (before and not behind and _run(pieces, index) > 2):
                pattern += r"(\D*)"
            else:
                pattern += "(.*?)"
    return pattern


def _run(pieces: Sequence[Piece], end: int) -> int:
    """How many columns stand beside each other up to a place."""
    count = 0
    while end >= 0 and isinstance(pieces[end], Column):
        count, end = count + 1, end - 1
    return count


def _agrees(name: str, rule: ValueRule, cells: Mapping[Column, str], value: Any, start: Any) -> bool:
    """Whether these cells still make the value."""
    text = joined(rule.pieces, cells)
    if rule.unit is not None and (at := place_for_unit(text)) is not None:
        text = text[:at] + cells.get(rule.unit, "") + text[at:]
    text = rule.values.get(text, rule.default or text) if text and rule.values else text
    if rule.period:
        begun, end = period(text)
        return end == value and (begun or None) == (start or None)
    field = TARGET.by_name.get(name)
    if rule.separator or isinstance(value, list | tuple):
        parts = [part for _, part in items(text, rule.separator)] if rule.separator else [text] if text else []
        return parts == list(value or ())
    if isinstance(value, Mapping):
        return text == " ".join(str(one) for one in value.values())
    if name == "category":
        return [level.strip() for level in text.split(">")] == [level.strip() for level in str(value or "").split(">")]
    if name in ("issued", "as_of", "published") or (field is not None and field.type is FieldType.DATE):
        text = date_text(text)
    return text == (value or "")


def joined(pieces: Sequence[Piece], cells: Mapping[Column, str]) -> str:
    """The text that cells make by a template."""
    text = ""
    for piece in pieces:
        if isinstance(piece, str):
            text += piece
        elif isinstance(piece, Column):
            text += cells.get(piece, "")
        elif any(cells.get(column) for column in ValueRule(piece.pieces, (0, 0)).columns):
            text += joined(piece.pieces, cells)
    return text


def records(dataset: Dataset, table_map: TableMap) -> Iterator[tuple[Promise, Cells, Fields]]:
    """Each target with its cells by the map, and what its `extra` keeps."""
    for target in in_order(dataset):
        fields: dict[str, Any] = dict(fields_of(target))
        extra = dict(target.extra)
        fields["extra"] = extra
        if isinstance(target, Target) and target.baseline:
            fields["baseline"] = written(target.baseline)
        if isinstance(target, Target) and target.actuals:
            fields["actuals"] = [written(target.actuals[-1])]
        plan = record_fields(target.plan)
        indicator = record_fields(target.indicator) if target.indicator else {}
        yield target, cells_of(table_map, fields, plan, indicator), extra


def in_order(dataset: Dataset) -> list[Promise]:
    """The targets, and the goals without a figure, as they stand in their files."""
    files: dict[str, int] = {}
    for one in dataset.promises:
        if one.place is not None:
            files.setdefault(one.place.file, len(files))
    return sorted(
        dataset.promises, key=lambda one: (files[one.place.file], *map(int, one.place.path[1:2])) if one.place else (0,)
    )


def record_fields(record: Any) -> dict[str, Any]:
    """The fields of a plan or an indicator as text."""
    found = {name: getattr(record, name) for name in record._fields if name not in ("place", "extra", "path")}
    if "regions" in found:
        found["region"] = found.pop("regions")
    if "unit" in found:
        found["unit"] = found["unit"].symbol
    return {
        name: value if isinstance(value, tuple) and not isinstance(value, PartialDate) else str(value)
        for name, value in found.items()
        if value
    }


class TableOut(NamedTuple):
    """A table as it goes into a sheet: its name, the names of its columns, and its rows; the text of a heading is a
    row by itself.
    """

    sheet: str
    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    above: Sequence[Sequence[str]] = ()


def tables_of(dataset: Dataset, table_map: TableMap) -> list[TableOut]:
    """The sheets that a map makes of a data set: its own, and those that are joined to it."""
    first = table_map.sheets[0][0] if table_map.sheets else "targets"
    if table_map.figures:
        return [TableOut(first, *_wide(dataset, table_map), table_map.above)]
    found = list(records(dataset, table_map))
    own = [column for column in table_map.columns if not column.sheet]
    names = [name for name in table_map.order if not _of_sheet(name, table_map)]
    names = names or list(dict.fromkeys(column.name for column in own))
    further = dict.fromkeys(name for _, _, extra in found for name in extra if name not in (SHEET, HEADING))
    known = {*names, *(name.rpartition(BETWEEN)[2] for name in names)}
    names += [name for name in further if name not in known and not _of_sheet(name, table_map)]
    sheets: dict[str, list[list[str]]] = {}
    headings: dict[str, str] = {}
    for target, cells, extra in found:
        sheet = str(extra.get(SHEET, first))
        rows, heading = sheets.setdefault(sheet, []), str(extra.get(HEADING, ""))
        if heading and heading != headings.get(sheet):
            rows.append([heading])
        headings[sheet] = heading
        texts = {**{str(name): str(text) for name, text in extra.items()}, **_texts(cells, "")}
        texts |= _of_years(target, table_map, names)
        rows.append([texts.get(name, texts.get(name.rpartition(BETWEEN)[2], "")) for name in names])
    made = [TableOut(sheet, names, rows, table_map.above) for sheet, rows in (sheets or {first: []}).items()]
    return made + [_joined_table(found, table_map, sheet) for sheet in table_map.joined]


def _of_years(target: Promise, table_map: TableMap, names: Sequence[str]) -> dict[str, str]:
    """The cells of a target's row that are columns of years, from its figures."""
    rules = table_map.rules.get("actuals")
    rule = rules.get("value") if isinstance(rules, Mapping) else None
    if not isinstance(rule, ValueRule) or not rule.years or not isinstance(target, Target):
        return {}
    by_year = {year: name for name in names if (year := year_of_header(name))}
    texts = {}
    for one in target.actuals:
        name = by_year.get(str(one.as_of))
        if name is not None:
            cells = _year_cell(rule, one.value.text, name)
            texts[name] = cells[name]
    return texts


def _joined_table(found: Sequence[tuple[Promise, Cells, Fields]], table_map: TableMap, sheet: str) -> TableOut:
    """A joined sheet: its key, the columns that the map takes from it, and those without a field."""
    key = table_map.joined[sheet].name
    names = [name.partition("!")[2] for name in table_map.order if _of_sheet(name, table_map) == sheet]
    names = names or [key, *dict.fromkeys(one.name for one in table_map.columns if one.sheet == sheet)]
    own = dict.fromkeys(name for _, _, extra in found for name in extra if name.startswith(f"{sheet}!"))
    names += [name for one in own if (name := one.partition("!")[2]) not in names]
    table = []
    for _, cells, extra in found:
        texts = {name.partition("!")[2]: str(text) for name, text in extra.items() if name.startswith(f"{sheet}!")}
        texts |= _texts(cells, sheet)
        if any(texts.values()):
            texts[key] = "-".join(cells.get(column, "") for column in table_map.key)
            table.append([texts.get(name, "") for name in names])
    return TableOut(sheet, names, table)


def _of_sheet(name: str, table_map: TableMap) -> str:
    """The joined sheet that a name of a column begins with; empty for one of the table's own."""
    sheet, mark, _ = name.partition("!")
    return sheet if mark and sheet in table_map.joined else ""


def _texts(cells: Cells, sheet: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for column, text in cells.items():
        if column.sheet == sheet and (text or column.name not in found):  # a column may be part of several fields
            found[column.name] = text
    return found


def _wide(dataset: Dataset, table_map: TableMap) -> tuple[list[str], list[list[str]]]:
    """Figures in the wide form: a row a target, a column a year."""
    years = [name for name in table_map.order if year_of_header(name)]
    if not years:
        found = {str(one.as_of.year) for target in dataset.targets for one in target.actuals}
        years = sorted(found)
    own = [column.name for column in table_map.columns if not column.sheet]
    names = list(table_map.order) or [*dict.fromkeys(own), *years]
    value = table_map.rules.get("value")
    table = []
    for target in dataset.targets:
        if not target.actuals:
            continue
        texts: dict[str, str] = {}
        for one in target.actuals:
            fields = {**written(one), "id": target.id}
            for name, rule in table_map.rules.items():
                if isinstance(rule, ValueRule) and not rule.years:
                    texts |= {
                        column.name: text
                        for column, text in split(rule, text_of(rule, fields.get(name))).items()
                        if text
                    }
            year = next((name for name in years if year_of_header(name) == str(one.as_of)), None)
            if year is not None and isinstance(value, ValueRule):
                texts |= _year_cell(value, text_of(value, fields["value"]), year)
        table.append([texts.get(name, "") for name in names])
    return names, table


def _year_cell(rule: ValueRule, text: str, name: str) -> dict[str, str]:
    """The cell of a year, and the columns beside it: 3家 is 3 and 家."""
    if rule.unit is not None:
        figure, unit = without_unit(text)
        return {name: figure, rule.unit.name: unit}
    others = list(rule.columns)
    if not others:
        return {name: text}
    match = re.fullmatch(r"(.*?[\d.%％])(\D*)", text, re.DOTALL)
    if match is None:
        return {name: text}
    return {name: match[1], others[-1].name: match[2]} if match[2] else {name: match[1]}
