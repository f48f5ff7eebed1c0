"""Reading a table of text: .csv and .tsv, in the encoding and with the separator that it has."""

from policytrack.data.source import SourceFile
from policytrack.errors import PolicytrackError
from policytrack.sheets.cells import Row, Sheet, Workbook
from policytrack.sheets.workbook import read_workbook, tidy
from policytrack.text import encodings, separated
from policytrack.text.messages import say


def read_table(source: SourceFile) -> Workbook:
    """The workbook, or the table of text, that a file is. Raises `PolicytrackError` where it is neither."""
    if source.data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")) or source.name.lower().endswith((".xlsx", ".xls")):
        return read_workbook(source)
    text = decoded(source)
    rows: list[Row] = []
    try:
        for number, line, cells in separated.records(text, separated.separator(text, source.name)):
            texts = [separated.unguarded(tidy(cell)) for cell in cells]
            while texts and not texts[-1]:
                texts.pop()
            if texts:
                rows.append(Row(number, line, texts))
    except separated.SeparatedError as error:
        raise PolicytrackError(
            say("{}:{}: this is no table: {}", source.name, error.line, error.message),
            say("a cell in quotation marks ends with one; one within it is doubled"),
        ) from None
    return Workbook(source.name, [Sheet("", rows)])


def decoded(source: SourceFile) -> str:
    """The text of a table. Raises `PolicytrackError` with the line of the first byte that is of no encoding."""
    try:
        text = encodings.decoded(source.data).text
    except encodings.EncodingError as error:
        raise PolicytrackError(
            say("{}:{}: {}", source.name, error.line, error.message), say("save the table as UTF-8")
        ) from None
    if "\0" in text:
        raise PolicytrackError(say("{} is no table of text", source.name), say("a table is .xlsx, .csv or .tsv"))
    return text
