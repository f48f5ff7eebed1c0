"""A workbook into the data: its targets or figures as one edit, and what stays out, each with its cell and reason."""

import json
from collections.abc import Callable, Sequence
from typing import NamedTuple

from policytrack.data import file_rules
from policytrack.data.plain import plain
from policytrack.data.problems import Diagnostic
from policytrack.data.source import SourceFile
from policytrack.edits.batch import Batch
from policytrack.edits.csv_import import CsvRow
from policytrack.edits.request import DETAILS, NewActual, written
from policytrack.edits.session import Edited, EditSession
from policytrack.errors import PolicytrackError
from policytrack.sheets.cells import Cell
from policytrack.tables.check import check_rows
from policytrack.tables.map import TableMap
from policytrack.tables.merging import merge
from policytrack.tables.rows import Table, TableRow, Value
from policytrack.text.dates import DateError, parse_date
from policytrack.text.messages import Message, say
from policytrack.text.printable import counted

#: Which of some figures an error comes from.
FiguresAt = Callable[[Sequence[CsvRow], Diagnostic], Sequence[CsvRow]]


class LeftOut(NamedTuple):
    """A row that stays out: the cell that keeps it out, what stands there, and why that cannot be taken."""

    cell: str
    text: str
    reason: str

    def __str__(self) -> str:
        return Message("{}: {}: {}", self.cell, repr(self.text) if self.text else say("empty"), self.reason)


class WorkbookError(PolicytrackError):
    """A workbook that cannot be taken over; each problem with its cell."""

    def __init__(self, name: str, found: Sequence[LeftOut]) -> None:
        super().__init__(
            say("{}; nothing was written", counted(len(found), "problem")),
            say("mend the cells and import again; --partial takes the other rows over"),
            [Message("{}:{}", name, str(one)) for one in found],
        )


class Importer:
    """Makes an edit of the rows of a table, as often as it is asked, and keeps what stays out."""

    def __init__(self, name: str, table: Table, table_map: TableMap, *, partial: bool, replace: bool) -> None:
        self.name, self.table, self.map = name, table, table_map
        self.figures, self.partial, self.replace = table_map.figures, partial, replace
        self.left_out: list[LeftOut] = []
        self._refused: dict[int, LeftOut] = {}  # by the row's number, what the whole data set would not take
        self._entries: list[CsvRow] = []  # the figures, each with its row's number for a line
        self._ids: dict[str, int] = {}

    def edit(self, session: EditSession) -> Edited:
        """The edit on the data as it is. Raises `WorkbookError` where a row cannot be taken, unless it may stay out."""
        self.left_out = list(self._refused.values())
        rows = [(number, row) for number, row in enumerate(self.table.rows) if number not in self._refused]
        edited = self._figures(session, rows) if self.figures else self._targets(session, rows)
        if self.left_out and not self.partial:
            raise WorkbookError(self.name, self.left_out)
        return edited

    def refuse(self, found: Sequence[Diagnostic], figures_at: "FiguresAt") -> bool:
        """Take note of errors that the data would have; whether a row is behind one of them. `figures_at` says which
        figures one of them comes from.
        """
        by_row: dict[int, Diagnostic] = {}
        for one in found:
            if self.figures:
                by_row |= {row.line: one for row in figures_at(self._entries, one)}
            elif one.target in self._ids:
                by_row[self._ids[one.target]] = one
        fresh = {number: one for number, one in by_row.items() if number not in self._refused}
        for number, one in fresh.items():
            self._refused[number] = _left_out(self.table.rows[number].place, one.message)
        if fresh and not self.partial:
            raise WorkbookError(self.name, list(self._refused.values()))
        return bool(fresh)

    def _targets(self, session: EditSession, rows: Sequence[tuple[int, TableRow]]) -> Edited:
        units = _units(session)
        while True:
            table = self.table._replace(rows=[row for _, row in rows])
            checked = check_rows(self.name, table, self.map, None, session.checked.dataset, beside=units)
            errors = [pair for pair in checked.unread if pair[0].code != file_rules.UNKNOWN_REFERENCE.code]
            gone = {number for _, numbers in errors for number in numbers}
            self.left_out += [LeftOut(one.cell, one.excerpt, one.message) for one, _ in errors]
            if not gone:
                break
            if not self.partial:
                raise WorkbookError(self.name, self.left_out)
            rows = [pair for number, pair in enumerate(rows) if number not in gone]
        self._ids = {one.id: number for one, (number, _) in zip(checked.document.targets, rows, strict=True)}
        written = checked.document
        return merge(
            session,
            plans=written.plans,
            indicators=written.indicators,
            targets=[(target.id, target.fields) for target in written.targets],
        )

    def _figures(self, session: EditSession, rows: Sequence[tuple[int, TableRow]]) -> Edited:
        batch = Batch(session)
        known = {target.id: target for target in session.checked.dataset.targets}
        self._entries = []
        for number, row in rows:
            identity = row.fields.get("id")
            try:
                name = identity.text if isinstance(identity, Value) else ""
                entry = _figure(row)
                target = known.get(name)
                same = [one for one in target.actuals if one.as_of.last == entry.as_of.last] if target else []
                if len(same) == 1 and entry.fields.items() <= written(same[0]).items():
                    continue
                batch.record(name, entry, replace=self.replace and bool(same))
            except PolicytrackError as error:
                self.left_out.append(_left_out(row.place, error.message))
            else:
                self._entries.append(CsvRow(number, name, entry))
        return batch.edited()


def _figure(row: TableRow) -> NewActual:
    """The figure of a row. Raises `PolicytrackError` where it has no value or no date."""
    texts = {name: value.text for name, value in row.fields.items() if isinstance(value, Value) and value.text}
    if "value" not in texts or "as_of" not in texts:
        raise PolicytrackError(say("a figure needs a value and the date that it refers to"))
    try:
        as_of = parse_date(texts["as_of"])
        if "published" in texts:
            texts["published"] = str(parse_date(texts["published"]))
    except DateError as error:
        raise PolicytrackError(str(error)) from None
    return NewActual(as_of, {name: texts[name] for name in DETAILS if name in texts})


def _left_out(cell: Cell, reason: str) -> LeftOut:
    return LeftOut(cell.address, " ".join(cell.text.split()), reason)


def _units(session: EditSession) -> list[SourceFile]:
    """The data's own units, as files of nothing else: the figures of a table may be in them."""
    found = []
    for name in session.files:
        said = plain(session.examples(name).document.root)
        if isinstance(said, dict) and said.get("units"):
            text = f"format: 1\nunits: {json.dumps(said['units'], ensure_ascii=False)}\n"
            found.append(SourceFile(f"{name} (units)", text.encode()))
    return found
