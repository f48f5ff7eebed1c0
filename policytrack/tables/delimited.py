"""Reading a table of text: .csv and .tsv, in the encoding and with the separator that it has."""

import csv
from io import StringIO
from typing import Final

from policytrack.data.source import SourceFile
from policytrack.errors import PolicytrackError
from policytrack.tables.cells import Row, Sheet, Workbook, unguarded
from policytrack.tables.workbook import read_workbook, tidy
from policytrack.text.messages import say

#: The encodings of Chinese tables beside UTF-8: what spreadsheet programs on Chinese systems write.
_OTHER: Final = "gb18030"
_SEPARATORS: Final = (",", "\t", ";")
#: A cell of more characters is a quotation mark that was never closed.
_LONGEST_CELL: Final = 100_000


def read_table(source: SourceFile) -> Workbook:
    """The workbook, or the table of text, that a file is. Raises `PolicytrackError` where it is neither."""
    if source.data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")) or source.name.lower().endswith((".xlsx", ".xls")):
        return read_workbook(source)
    text = decoded(source)
    csv.field_size_limit(_LONGEST_CELL)
    lines = StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=_separator(source.name, text), strict=True)
    rows: list[Row] = []
    start = number = 1
    try:
        for values in reader:
            texts = [unguarded(tidy(value)) for value in values]
            while texts and not texts[-1]:
                texts.pop()
            if texts:
                rows.append(Row(number, start, texts))
            number, start = number + 1, reader.line_num + 1
    except csv.Error as error:
        raise PolicytrackError(
            say("{}:{}: this is no table: {}", source.name, start, error),
            say("a cell in quotation marks ends with one; one within it is doubled"),
        ) from None
    return Workbook(source.name, [Sheet("", rows)])


def decoded(source: SourceFile) -> str:
    """The text of a table: UTF-8 or UTF-16 with its mark, UTF-8 without, else GB18030.

    Raises `PolicytrackError` with the line of the first byte that is none of them.
    """
    data = source.data
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as first:
        try:
            text = data.decode(_OTHER).removeprefix("\ufeff")
        except UnicodeDecodeError as error:
            line = data[: min(first.start, error.start)].count(b"\n") + 1
            raise PolicytrackError(
                say("{}:{}: byte 0x{:02x} is neither UTF-8 nor GB18030", source.name, line, data[first.start]),
                say("save the table as UTF-8"),
            ) from None
    if "\0" in text:
        raise PolicytrackError(say("{} is no table of text", source.name), say("a table is .xlsx, .csv or .tsv"))
    return text


def _separator(name: str, text: str) -> str:
    """The separator that the first lines use: a tab in .tsv, else the one that parts them most often."""
    if name.lower().endswith((".tsv", ".tab")):
        return "\t"
    head = text[:20_000].split("\n")[:20]
    return max(_SEPARATORS, key=lambda one: sum(line.count(one) for line in head if line.count(one)))
