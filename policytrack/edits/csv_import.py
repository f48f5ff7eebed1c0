"""A table of figures (CSV) as requests: every problem with its line, and nothing done while there is one."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from typing import Final, NamedTuple

from policytrack.data.locate import Location, locate
from policytrack.data.model import Match
from policytrack.data.problems import Diagnostic
from policytrack.data.yaml_document import Document, TextError, decode
from policytrack.edits.batch import Batch
from policytrack.edits.request import DETAILS, NewActual
from policytrack.edits.session import Edited
from policytrack.errors import PolicytrackError
from policytrack.text.dates import DateError, PartialDate, parse_date
from policytrack.text.messages import Message, listed, say
from policytrack.text.printable import counted
from policytrack.text.suggest import nearest_hint

_COLUMNS: Final = ("id", "as_of", *(name for name in DETAILS if name not in ("extra", "pulled")))
_REQUIRED: Final = ("id", "value", "as_of")


class CsvRow(NamedTuple):
    """A figure of a table, and the line that it starts on."""

    line: int
    identity: str
    entry: NewActual


class TableError(PolicytrackError):
    """A table that cannot be taken over: its problems, each with its line."""

    def __init__(self, name: str, problems: Sequence[tuple[int, str]]) -> None:
        lines = [Message("{}:{}: {}", name, line, message) for line, message in sorted(problems)]
        number = counted(len(lines), "problem")
        super().__init__(say("{}; nothing was written", number), say("mend the table and import it again"), lines)
        self.problems = tuple(problems)


def read_table(name: str, data: bytes) -> tuple[list[CsvRow], list[tuple[int, str]]]:
    """The rows of a CSV file with a header, and the problems of those that cannot be read, each with its line.

    Raises `TableError` where no row can, because of the encoding or the header.
    """
    try:
        text = decode(data).removeprefix("\ufeff")
    except TextError as error:
        raise TableError(name, [(error.span.line, error.message)]) from None
    problems: list[tuple[int, str]] = []
    rows: list[CsvRow] = []
    for line, cells in _records(name, text, problems):
        try:
            rows.append(_row(line, cells))
        except PolicytrackError as error:
            problems.append((line, error.message))
    if not rows and not problems:
        raise PolicytrackError(say("{} holds no figures", name), say("its header names {}", ", ".join(_COLUMNS)))
    return rows, problems


def record(batch: Batch, rows: Sequence[CsvRow], *, replace: bool) -> list[tuple[int, str]]:
    """Collect the figures of a table; returns the problems of those that cannot be recorded, each with its line."""
    problems: list[tuple[int, str]] = []
    for row in rows:
        try:
            batch.record(row.identity, row.entry, replace=replace)
        except PolicytrackError as error:
            problems.append((row.line, error.message))
    return problems


def _records(name: str, text: str, problems: list[tuple[int, str]]) -> Iterator[tuple[int, dict[str, str]]]:
    """The records under the header, each with the line that it starts on; cells that are empty are left out."""
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    header: list[str] = []
    end = 0
    try:
        for cells in reader:
            line, end = end + 1, reader.line_num
            if not any(cell.strip() for cell in cells):
                continue
            if not header:
                header = [cell.strip() for cell in cells]
                _check_header(name, line, header)
            elif len(cells) > len(header):
                message = say("{} cells under {} columns; what holds a comma stands in quotes", len(cells), len(header))
                problems.append((line, message))
            else:
                named = zip(header, cells, strict=False)
                yield line, {key: cell.strip() for key, cell in named if cell.strip()}
    except csv.Error as error:
        problems.append((end + 1, say("not valid CSV: {}", error)))


def _check_header(name: str, line: int, header: Sequence[str]) -> None:
    """Raise `TableError` where the columns are not those of a figure."""
    problems: list[str] = [
        say("there is no column {!r}{}", key, nearest_hint(key, _COLUMNS)) for key in header if key not in _COLUMNS
    ]
    problems += [say("the column {!r} stands twice", key) for key in dict.fromkeys(header) if header.count(key) > 1]
    absent = [key for key in _REQUIRED if key not in header]
    if absent:
        problems.append(
            say("the header has no column {}; columns are separated by commas", listed(absent, say("and no column")))
        )
    if problems:
        raise TableError(name, [(line, problem) for problem in problems])


def _row(line: int, cells: Mapping[str, str]) -> CsvRow:
    """Raises `PolicytrackError` where a cell is missing or cannot be what its column asks for."""
    absent = [key for key in _REQUIRED if key not in cells]
    if absent:
        raise PolicytrackError(say("{} is empty", " and ".join(absent)))
    details = {key: cells[key] for key in DETAILS if key in cells}
    if "published" in details:
        details["published"] = str(_date("published", details["published"]))
    match = details.get("match")
    if match is not None and match not in list(Match):
        raise PolicytrackError(
            say("match is {!r}{}; one of {}", match, nearest_hint(match, list(Match)), ", ".join(Match))
        )
    return CsvRow(line, cells["id"], NewActual(_date("as_of", cells["as_of"]), details))


def _date(key: str, text: str) -> PartialDate:
    try:
        return parse_date(text)
    except DateError as error:
        raise PolicytrackError(Message("{}: {}", key, error)) from None


def rows_at(
    rows: Sequence[CsvRow], edited: Edited, found: Diagnostic, place: Location, document: Document
) -> list[CsvRow]:
    """The rows whose figures stand where something was found in the text that was not written."""
    at = []
    for row in rows:
        if row.identity == found.target:
            after = edited.expected[row.identity].actuals
            index = next(index for index, one in enumerate(after) if one.as_of == row.entry.as_of)
            spans = [locate(document, (*place.path, "actuals", index, key)) for key in row.entry.fields]
            if any(span.line == found.line and span.column <= found.column <= span.end_column for span in spans):
                at.append(row)
    return at
