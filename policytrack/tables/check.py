"""The check of a table in place: the rules of a data file, and every finding in its sheet and cell."""

from collections.abc import Sequence
from typing import NamedTuple

from policytrack.data.fields import TARGET
from policytrack.data.model import Dataset
from policytrack.data.problems import Diagnostic, Severity
from policytrack.data.source import SourceFile
from policytrack.errors import PolicytrackError
from policytrack.rules.check import Checked, CheckOptions, check
from policytrack.sheets.cells import Cell
from policytrack.sheets.delimited import read_table
from policytrack.tables.document import TableDocument, document
from policytrack.tables.map import TableMap
from policytrack.tables.map_reader import read_map
from policytrack.tables.rows import Table, rows_of
from policytrack.text.messages import say


class CheckedTable(NamedTuple):
    """What came out of the check of a table: the findings in its cells, and what it says as a data file."""

    checked: Checked
    table: Table
    document: TableDocument
    unread: Sequence[tuple[Diagnostic, Sequence[int]]] = ()  # the errors, each with the rows that they keep out


def check_table(
    source: SourceFile,
    map_source: SourceFile,
    options: CheckOptions | None,
    *,
    sheets: Sequence[str] = (),
    known: Dataset | None = None,
) -> CheckedTable:
    """Check the targets of a table by a map. Without `options` only whether its rows can be read.

    `known` is the data set whose plans and indicators keep their keys. Raises `PolicytrackError` where the workbook
    cannot be read or the map does not fit it.
    """
    table_map = read_map(map_source)
    if table_map.figures:
        raise PolicytrackError(
            say("the rows of {} are figures, which are checked with the data that they belong to", source.name),
            say("`policytrack import {} --map {} --dry-run` does", source.name, map_source.name),
        )
    table = rows_of(read_table(source), table_map, TARGET, sheets)
    return check_rows(source.name, table, table_map, options, known)


def check_rows(
    name: str,
    table: Table,
    table_map: TableMap,
    options: CheckOptions | None,
    known: Dataset | None = None,
    *,
    beside: Sequence[SourceFile] = (),
) -> CheckedTable:
    """The same for rows that are read already; `beside` are files whose units count as well."""
    written = document(table.rows, table_map, known)
    checked = check([SourceFile(name, written.text.encode()), *beside], options)
    placed = [(_in_cell(one, written), written.rows_at(one.line)) for one in checked.diagnostics if one.path == name]
    placed.sort(key=lambda pair: (pair[0].path, pair[0].line, pair[0].column, pair[0].code, pair[0].message))
    unread = [pair for pair in placed if pair[0].severity is Severity.ERROR]
    return CheckedTable(checked._replace(diagnostics=tuple(one for one, _ in placed)), table, written, unread)


def _in_cell(found: Diagnostic, written: TableDocument) -> Diagnostic:
    cell = written.cell_at(found.line, found.column, found.end_column if found.end_line == found.line else found.column)
    return found if cell is None else at_cell(found, cell)


def at_cell(found: Diagnostic, cell: Cell) -> Diagnostic:
    """The diagnostic at a cell: line and column are those of the table."""
    return found._replace(
        line=cell.line,
        column=cell.column,
        end_line=cell.line,
        end_column=cell.column + 1,
        excerpt=" ".join(cell.text.split()),
        cell=cell.address,
    )
