"""The rows of a table as the text of a data file, in which every line knows its cell.

The same reader and the same rules then run on it as on a file that somebody wrote, and what they find at a line and a
column is found in the cell that this text comes from.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from policytrack.data.fields import INDICATOR, PLAN, TARGET
from policytrack.data.model import Dataset, Plan
from policytrack.data.naming import free, new_identifier, short_name
from policytrack.edits.scalars import write_scalar
from policytrack.sheets.cells import Cell
from policytrack.sheets.values import identifier
from policytrack.tables.inverse import cells_of
from policytrack.tables.map import TableMap
from policytrack.tables.rows import TableRow, Value, Values, said_by
from policytrack.tables.writer import Line, Writer

_DIGIT: Final = re.compile(r"\d")


class TableDocument(NamedTuple):
    """The text of a data file, its lines' origins, and the record of each row."""

    text: str
    lines: Sequence[Line | None]
    targets: Sequence["TargetRecord"]
    plans: Mapping[str, Values]
    indicators: Mapping[str, Values]
    owners: Sequence[str]  # of each line the record that it belongs to: `plan KEY`, `indicator KEY`, `target NUMBER`

    def rows_at(self, line: int) -> list[int]:
        """The numbers of the targets that cannot be read without what stands on a line."""
        kind, _, name = self.owners[line - 1].partition(" ") if 0 < line <= len(self.owners) else ("", "", "")
        if kind == "target":
            return [int(name)]
        return [number for number, one in enumerate(self.targets) if one.refers_to(kind, name)]

    def cell_at(self, line: int, column: int, end: int) -> Cell | None:
        """The cell that a place of the text comes from; None for what the table does not say.

        Of a place that reaches over several cells, the one with the figure.
        """
        while line > 0:
            found = self.lines[line - 1] if line <= len(self.lines) else None
            if found is not None:
                first, last = max(0, column - found.start), max(0, end - 1 - found.start)
                cells = [cell for start, cell in found.value.parts if first <= start <= last]
                return next((cell for cell in cells[1:] if _DIGIT.search(cell.text)), found.value.cell_at(first))
            line -= 1
        return None


class TargetRecord(NamedTuple):
    """The fields of a target as they are written, references and id among them."""

    id: str
    row: TableRow
    fields: Values

    def refers_to(self, kind: str, key: str) -> bool:
        """Whether it is of that plan or indicator."""
        value = self.fields.get(kind)
        return isinstance(value, Value) and value.text == key


def document(rows: Iterable[TableRow], table_map: TableMap, known: Dataset | None = None) -> TableDocument:
    """The rows as a data file. Plans and indicators that the data set has already keep their keys."""
    plans = _Records("plan", [(one.key, _plain_plan(one)) for one in known.plans] if known else [])
    indicators = _Records("indicator", [(one.key, {"title": one.title}) for one in known.indicators] if known else [])
    targets = []
    identities = _Identities(known)
    for row in rows:
        references: dict[str, Value] = {}
        plan = plans.key(row.plan, row.place)
        references["plan"] = Value(plan, _origin(row.plan.get("title"), row.place))
        if row.indicator:
            key = indicators.key(row.indicator, row.place)
            references["indicator"] = Value(key, _origin(row.indicator.get("title"), row.place))
        identity = identities.of(row, plan)
        fields: dict[str, object] = {**row.fields, **references, "id": identity}
        if (
            table_map.extra
            and "extra" in TARGET.by_name
            and (extra := {**row.extra, **_kept(row, identity, table_map)})
        ):
            fields["extra"] = extra
        targets.append(TargetRecord(identity.text, row, fields))  # type: ignore[arg-type]
    writer = Writer()
    writer.add("format: 1")
    for name, table, shape in (("plans", plans, PLAN), ("indicators", indicators, INDICATOR)):
        if table.records:
            writer.add(f"{name}:")
        for key, values in table.records.items():
            title = values.get("title")
            writer.owner = f"{table.kind} {key}"
            writer.add(f"  {write_scalar(key, None, flow=True)}:", title if isinstance(title, Value) else None)
            writer.record(values, shape, "    ")
    if targets:
        writer.add("targets:")
    for number, target in enumerate(targets):
        writer.owner = f"target {number}"
        writer.record(target.fields, TARGET, "    ", "  - ")
    return TableDocument(
        "\n".join(writer.lines) + "\n", writer.origins, targets, plans.records, indicators.records, writer.owners
    )


def _kept(row: TableRow, identity: Value, table_map: TableMap) -> dict[str, Value]:
    """The cells that the fields could not be turned back into: `export --map` needs them."""
    fields = {**said_by(row.fields), "id": identity.text}
    if isinstance(fields.get("category"), str):
        fields["category"] = " > ".join(level.strip() for level in fields["category"].split(">"))
    told = cells_of(table_map, fields, said_by(row.plan), said_by(row.indicator))
    return {column.label: value for column, value in row.cells.items() if told.get(column, "") != value.text}


class _Records:
    """Plans or indicators by their keys: rows that say the same, or leave it out, share one."""

    def __init__(self, kind: str, known: Iterable[tuple[str, Mapping[str, str]]]) -> None:
        self.kind = kind
        self.records: dict[str, Values] = {}
        self._known: dict[str, list[tuple[str, dict[str, str]]]] = {}
        self._taken: set[str] = set()
        self._titles: dict[str, str] = {}
        for key, texts in known:
            self._titles[key] = texts["title"]
            self._known.setdefault(texts["title"], []).append((key, dict(texts)))
            self._taken.add(key)

    def key(self, values: Values, place: Cell) -> str:
        """The key of the record that says this; a new one where none does."""
        texts = {name: value.text for name, value in values.items() if isinstance(value, Value)}
        title = texts.get("title", "")
        given = texts.pop("key", "")
        rest = {name: value for name, value in values.items() if name != "key"}
        if title in self._titles and title not in self._known and not given:  # the table names it by its key
            written = rest["title"]
            named = Value(self._titles[title], written.parts) if isinstance(written, Value) else written
            self.records[title] = {**self.records.get(title, {}), **rest, "title": named}
            return title
        for key, said in self._known.setdefault(title, []):
            if all(_agree(said.get(name, text), text) for name, text in texts.items()) and given in ("", key):
                said.update(texts)
                self.records[key] = {**self.records.get(key, {}), **rest}
                return key
        key = free(identifier(given) or short_name(title) or self.kind, self._taken)
        self._taken.add(key)
        self._known[title].append((key, texts))
        self.records[key] = rest
        return key


def _agree(one: str, other: str) -> bool:
    """Whether two texts say the same, a date perhaps with more of it: 2021 and 2021-03-05."""
    return one == other or one.startswith(f"{other}-") or other.startswith(f"{one}-")


def _plain_plan(plan: Plan) -> dict[str, str]:
    values = {"title": plan.title, "number": plan.number, "issued": str(plan.issued or "")}
    return {name: value for name, value in values.items() if value}


def _origin(value: object, place: Cell) -> tuple[tuple[int, Cell], ...]:
    return value.parts if isinstance(value, Value) else ((0, place),)


class _Identities:
    """The ids of rows: as the map makes them, of their keys, or of region, title and year.

    One that is made of the table's own words stays when rows move; a row without a key is the target of the data that
    its plan, title and year tell, whatever its id was made of.
    """

    def __init__(self, known: Dataset | None) -> None:
        self._regions = {plan.key: plan.region or "" for plan in known.plans} if known else {}
        self._taken: set[str] = set()
        self._there: dict[tuple[str, str, str], list[str]] = {}
        for one in known.promises if known else ():
            self._taken.add(one.id)
            self._there.setdefault((one.plan.key, one.title, str(one.by or "")[:4]), []).append(one.id)

    def of(self, row: TableRow, plan: str) -> Value:
        """The id of a row, whose plan has the key `plan`. Where two keys make the same, the reader says so."""
        given = row.fields.get("id")
        if isinstance(given, Value) and given.text:
            return Value(identifier(given.text) or given.text, given.parts)
        if any(row.key):
            return Value(identifier("-".join(row.key)), ((0, row.place),))
        title, year = _text(row.fields, "title"), _text(row.fields, "by")[:4]
        if there := self._there.get((plan, title, year)):
            return Value(there.pop(0), ((0, row.place),))
        region = _text(row.plan, "region") or self._regions.get(plan, "")
        name = new_identifier((region, plan.split("-", maxsplit=1)[0]), title, year, self._taken)
        self._taken.add(name)
        return Value(name, ((0, row.place),))


def _text(values: Values, name: str) -> str:
    """The text of a field; "" where it has none."""
    value = values.get(name)
    return value.text if isinstance(value, Value) else ""
