"""A table of figures (CSV) as requests: every problem with its line, and nothing done while there is one."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from policytrack.data.headings import WORDS, field_of, left_open
from policytrack.data.locate import locate
from policytrack.data.location import Location
from policytrack.data.model import Actual, Match
from policytrack.data.problems import Diagnostic
from policytrack.data.yaml_document import Document
from policytrack.edits.batch import Batch
from policytrack.edits.request import DETAILS, NewActual
from policytrack.edits.session import Edited
from policytrack.edits.style import Value
from policytrack.errors import PolicytrackError
from policytrack.text import encodings, separated
from policytrack.text.dates import DateError, PartialDate, parse_date
from policytrack.text.messages import Message, enumerated, listed, say
from policytrack.text.printable import counted
from policytrack.text.suggest import nearest_hint

#: The columns that a table may have, as `report --format csv --series` writes them.
COLUMNS: Final = ("id", "role", "as_of", *DETAILS)
_REQUIRED: Final = ("id", "value", "as_of")
#: Fields of names and texts, each an object of JSON in its cell.
_OBJECTS: Final = ("extra", "pulled")
_BASELINE: Final = "baseline"
_ROLES: Final = ("actual", _BASELINE)
#: What spreadsheet programs make of a date.
_SLASHED: Final = re.compile(r"\d{4}/\d{1,2}(?:/\d{1,2})?")


class CsvRow(NamedTuple):
    """A figure of a table, and the line that it starts on."""

    line: int
    identity: str
    entry: NewActual
    is_baseline: bool = False


class FigureRows(NamedTuple):
    """The rows of a table, the problems of those that cannot be read, each with its line, and how it was read."""

    rows: list[CsvRow]
    problems: list[tuple[int, str]]
    encoding: str


class TableError(PolicytrackError):
    """A table that cannot be taken over: its problems, each with its line."""

    def __init__(self, name: str, problems: Sequence[tuple[int, str]]) -> None:
        lines = [Message("{}:{}: {}", name, line, message) for line, message in sorted(problems)]
        number = counted(len(lines), "problem")
        super().__init__(say("{}; nothing was written", number), say("mend the table and import it again"), lines)
        self.problems = tuple(problems)


def read_table(name: str, data: bytes, encoding: str = "") -> FigureRows:
    """The rows of a table of text with a header; its encoding is the one named, or told by its words.

    Raises `TableError` where no row can be read, because of the encoding or the header.
    """
    try:
        text, read_as = encodings.decoded(data, encoding)
    except encodings.EncodingError as error:
        way_out = say("{}; save the table as UTF-8, or name its encoding with --encoding", error.message)
        raise TableError(name, [(error.line, way_out)]) from None
    except LookupError:
        raise PolicytrackError(
            say("--encoding: there is no encoding {!r}", encoding), say("one of {}", "utf-8, gb18030, big5")
        ) from None
    problems: list[tuple[int, str]] = []
    rows: list[CsvRow] = []
    for line, cells in _records(name, text, problems):
        try:
            rows.append(_row(line, cells))
        except PolicytrackError as error:
            problems.append((line, error.message))
    if not rows and not problems:
        raise PolicytrackError(say("{} holds no figures", name), say("its header names {}", enumerated(COLUMNS)))
    return FigureRows(rows, problems, read_as)


def record(batch: Batch, rows: Sequence[CsvRow], *, replace: bool) -> list[tuple[int, str]]:
    """Collect the figures of a table; returns the problems of those that cannot be recorded, each with its line."""
    problems: list[tuple[int, str]] = []
    for row in rows:
        try:
            if row.is_baseline:
                batch.set_baseline(row.identity, row.entry, replace=replace, dated=True, add=True)
            else:
                batch.record(row.identity, row.entry, replace=replace, whole=True)
        except PolicytrackError as error:
            problems.append((row.line, error.message))
    return problems


def _records(name: str, text: str, problems: list[tuple[int, str]]) -> Iterator[tuple[int, dict[str, str]]]:
    """The records under the header, each with the line that it starts on; cells that are empty are left out."""
    header: list[str] = []
    try:
        first = next((line for line in text.splitlines() if line.strip()), "")
        for _, line, cells in separated.records(text, separated.separator(first)):
            if not any(cell.strip() for cell in cells):
                continue
            if not header:
                header = _fields(name, line, [cell.strip() for cell in cells])
            elif len(cells) > len(header):
                message = say("{} cells under {} columns; what holds a comma stands in quotes", len(cells), len(header))
                problems.append((line, message))
            else:
                named = zip(header, cells, strict=False)
                yield line, {key: separated.unguarded(cell.strip()) for key, cell in named if cell.strip()}
    except separated.SeparatedError as error:
        problems.append((error.line, say("not valid CSV: {}", error.message)))


def _fields(name: str, line: int, header: Sequence[str]) -> list[str]:
    """The fields that a header names. Raises `TableError` where they are not those of a figure, or are in doubt."""
    fields = [field_of(heading) or "" for heading in header]
    problems: list[str] = [_unknown(heading) for heading, key in zip(header, fields, strict=True) if not key]
    for key in dict.fromkeys(filter(None, fields)):
        named = [heading for heading, one in zip(header, fields, strict=True) if one == key]
        if len(set(named)) > 1:
            problems.append(say("the columns {} are both {!r}", listed([repr(one) for one in named]), key))
        elif len(named) > 1:
            problems.append(say("the column {!r} stands twice", named[0]))
    absent = [key for key in _REQUIRED if key not in fields]
    if len(absent) == len(_REQUIRED) and len(header) > 1:
        raise PolicytrackError(
            say("{}: its columns are not those of figures: id, value, as_of", name),
            say("`policytrack map {0} > map.yaml` proposes one; then `policytrack import {0} --map map.yaml`", name),
        )
    if absent:
        parted = say("columns are separated by commas, tabs or semicolons")
        problems.append(say("the header has no column {}; {}", listed(absent, say("{} and no column {}")), parted))
    if problems:
        raise TableError(name, [(line, problem) for problem in problems])
    return fields


def _unknown(heading: str) -> str:
    why = left_open(heading)
    if why:
        return say("the column {!r} is not clear: {}", heading, why)
    return say("there is no column {!r}{}", heading, nearest_hint(heading, COLUMNS))


def _row(line: int, cells: Mapping[str, str]) -> CsvRow:
    """Raises `PolicytrackError` where a cell is missing or cannot be what its column asks for."""
    absent = [key for key in _REQUIRED if key not in cells]
    if absent:
        raise PolicytrackError(say("{} is empty", " and ".join(absent)))
    details: dict[str, Value] = {key: cells[key] for key in DETAILS if key in cells}
    if "published" in cells:
        details["published"] = str(_date("published", cells["published"]))
    if "match" in cells:
        details["match"] = _word("match", cells["match"], list(Match))
    for key in _OBJECTS:
        if key in cells:
            details[key] = _named_texts(key, cells[key])
    role = _word("role", cells.get("role", _ROLES[0]), _ROLES)
    return CsvRow(line, cells["id"], NewActual(_date("as_of", cells["as_of"]), details), role == _BASELINE)


def _word(column: str, text: str, words: Sequence[str]) -> str:
    found = WORDS[column].get(text, text)
    if found not in words:
        raise PolicytrackError(
            say("{} is {!r}{}; one of {}", column, text, nearest_hint(text, words), enumerated(words))
        )
    return found


def _date(key: str, text: str) -> PartialDate:
    try:
        return parse_date(text.replace("/", "-") if _SLASHED.fullmatch(text) else text)
    except DateError as error:
        raise PolicytrackError(Message("{}: {}", key, error)) from None


def _named_texts(key: str, text: str) -> tuple[tuple[str, str], ...]:
    try:
        found = json.loads(text)
    except ValueError:
        found = None
    if not isinstance(found, dict) or not all(isinstance(value, str) for value in found.values()):
        raise PolicytrackError(say("{} is no object of texts: {}", key, '{"name": "text"}'))
    return tuple(found.items())


def rows_at(
    rows: Sequence[CsvRow], edited: Edited, found: Diagnostic, place: Location, document: Document
) -> list[CsvRow]:
    """The rows whose figures stand where something was found in the text that was not written."""
    at = []
    for row in rows:
        if row.identity == found.target:
            if row.is_baseline:
                path: tuple[str | int, ...] = (*place.path, "baseline")
            else:
                path = (*place.path, "actuals", _index_of(row.entry, edited.expected[row.identity].actuals))
            spans = [locate(document, (*path, key)) for key in row.entry.fields]
            if any(span.line == found.line and span.column <= found.column <= span.end_column for span in spans):
                at.append(row)
    return at


def _index_of(entry: NewActual, after: Sequence[Actual | NewActual]) -> int:
    """Where the figure of an entry stands among its target's: the one of its very kind, else that of its date."""
    of_date = [index for index, one in enumerate(after) if one.as_of == entry.as_of]
    own = (index for index in of_date if isinstance(one := after[index], NewActual) and one.key == entry.key)
    return next(own, of_date[0])
