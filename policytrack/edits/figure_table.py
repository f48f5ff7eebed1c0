"""A table of published figures (CSV, TSV, SDMX-CSV) as rows under one header, each with the line that it stands on."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from policytrack.errors import PolicytrackError
from policytrack.text import encodings, separated
from policytrack.text.messages import say
from policytrack.text.suggest import nearest_hint


class TableRow(NamedTuple):
    """The cells of a row by their columns, without blanks around them; those that are empty are left out."""

    line: int
    cells: Mapping[str, str]


class FigureTable(NamedTuple):
    """A table as it was read."""

    name: str
    columns: Sequence[str]
    rows: Sequence[TableRow]

    def column(self, name: str) -> str:
        """The name again. Raises `PolicytrackError` with the nearest where the header has no such column."""
        if name not in self.columns:
            near = nearest_hint(name, list(self.columns))
            columns = say("columns are {}", ", ".join(self.columns))
            raise PolicytrackError(say("{} has no column {!r}{}", self.name, name, near), columns)
        return name


def read_table(name: str, data: bytes) -> FigureTable:
    """The rows of a text table in the encoding and with the separator that it has.

    Raises `PolicytrackError` with the line where it cannot be read.
    """
    header: list[str] = []
    rows = []
    try:
        text = encodings.decoded(data).text
        for _, line, cells in separated.records(text, _separator(text)):
            found = [separated.unguarded(cell.strip()) for cell in cells]
            if not any(found):
                continue
            if not header:
                header = found
                _check_header(name, line, header)
            elif any(found[len(header) :]):
                raise PolicytrackError(say("{}:{}: {} cells under {} columns", name, line, len(found), len(header)))
            else:
                named = zip(header, found, strict=False)
                rows.append(TableRow(line, {column: cell for column, cell in named if column and cell}))
    except encodings.EncodingError as error:
        raise PolicytrackError(
            say("{}:{}: {}", name, error.line, error.message), say("save it as CSV in UTF-8")
        ) from None
    except separated.SeparatedError as error:
        raise PolicytrackError(say("{}:{}: not valid CSV: {}", name, error.line, error.message)) from None
    if not header:
        raise PolicytrackError(say("{} is empty", name), say("a table has a header and rows"))
    return FigureTable(name, header, rows)


def _separator(text: str) -> str:
    """What parts the names of the header, which is the first line that is not empty."""
    return separated.separator(next((line for line in text.splitlines() if line.strip()), ""))


def _check_header(name: str, line: int, header: Sequence[str]) -> None:
    twice = next((column for column in header if column and header.count(column) > 1), None)
    if twice is not None:
        raise PolicytrackError(
            say("{}:{}: the column {!r} stands twice", name, line, twice), say("give each a name of its own")
        )
