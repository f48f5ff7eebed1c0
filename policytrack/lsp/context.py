"""Where in a data file somebody is typing, read from the lines alone: a half-typed file is rarely valid YAML."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from policytrack.data.fields import FILE, Field, FieldType, Shape

_KEY: Final = re.compile(r"""["']?([^\s"'#:,\[\]{}][^"'#:,\[\]{}]*?)["']?[ \t]*:(?=\s|$)""")


class Context(NamedTuple):
    """A place where something can be typed: in a record's shape a key, or the value of a field."""

    shape: Shape | None  # of the record that a key would be one of
    field: Field | None  # whose value is typed
    start: int  # where the word begins that is being typed
    word: str  # what of it stands there
    present: frozenset[str] = frozenset()  # the keys that the record has
    record: tuple[int, int] = (0, 0)  # the lines of the record, from 0, the end exclusive


class _Row(NamedTuple):
    """A line: the column of what stands first in it behind its dashes, that of its first dash, and its text."""

    column: int
    dash: int | None
    text: str

    @property
    def key(self) -> str | None:
        found = _KEY.match(self.text)
        return found[1] if found else None


def context_at(text: str, offset: int) -> Context | None:
    """What can be typed at a place; None where only free text can, or a comment is."""
    lines = text.split("\n")
    number = text.count("\n", 0, offset)
    start = text.rfind("\n", 0, offset) + 1
    typed = text[start:offset]
    if _comment(typed):
        return None
    row = _row(typed)
    assert row is not None
    rows = [_row(line) for line in lines]
    if row.text.strip() == "" and row.dash is None:
        row = row._replace(column=len(typed))  # an empty line belongs where the cursor stands
    bracket = _open_bracket(row.text)
    begin = start + row.column
    path = _path(rows, number, row)
    if bracket is None:
        found = _KEY.match(row.text)
        shape = _shape(path)
        if found is None:
            listed = _field(path) if row.dash is not None else None
            if listed is not None and listed.type is FieldType.TEXTS:
                return Context(None, listed, begin, row.text)
            present, lines_of = _siblings(rows, number, row)
            return Context(shape, None, begin, row.text, present, lines_of) if shape or path == () else None
        return _value(shape, found, row.text, begin, _siblings(rows, number, row)[1])
    opened, sign = bracket
    before = _KEY.match(row.text)
    inner = (*path, before[1]) if before and before.end() <= opened else path
    part = row.text[opened + 1 :]
    piece = part.rpartition(",")[2]
    at = begin + len(row.text) - len(piece)
    if sign == "[":
        field = _field(inner)
        word = piece.lstrip()
        return Context(None, field, at + len(piece) - len(word), word) if field else None
    shape = _shape(inner)
    stripped = piece.lstrip()
    at += len(piece) - len(stripped)
    found = _KEY.match(stripped)
    if found is None:
        keys = frozenset(one[1] for one in _KEY.finditer(part))
        return Context(shape, None, at, stripped, keys, (number, number + 1)) if shape else None
    return _value(shape, found, stripped, at, (number, number + 1))


def _value(shape: Shape | None, key: re.Match[str], text: str, begin: int, record: tuple[int, int]) -> Context | None:
    """The value behind a key; `begin` is where the text starts that both stand in."""
    field = shape.by_name.get(key[1]) if shape is not None else None
    if field is None:
        return None
    word = text[key.end() :].lstrip()
    start = begin + len(text) - len(word)
    if word[:1] in ("'", '"'):
        word, start = word[1:], start + 1
    return Context(None, field, start, word, record=record)


def _comment(typed: str) -> bool:
    return typed.lstrip().startswith("#") or " #" in typed


def _row(line: str) -> _Row | None:
    found = re.match(r"([ ]*)((?:-[ ]+|-$)*)", line)
    assert found is not None
    dash = len(found[1]) if found[2] else None
    return _Row(found.end(), dash, line[found.end() :].rstrip("\r"))


def _open_bracket(text: str) -> tuple[int, str] | None:
    """The innermost bracket of a line that is open at its end, quoted text left out."""
    waiting: list[tuple[int, str]] = []
    quote = ""
    for index, char in enumerate(text):
        if quote:
            quote = "" if char == quote else quote
        elif char in "'\"" and (index == 0 or text[index - 1] in " {[,"):
            quote = char
        elif char in "{[" and (index == 0 or text[index - 1] in " {[,"):
            waiting.append((index, char))
        elif char in "}]" and waiting:
            waiting.pop()
    return waiting[-1] if waiting else None


def _path(rows: Sequence[_Row | None], number: int, row: _Row) -> tuple[str, ...]:
    """The keys above a line, from the top of the file; items of lists have none."""
    path: list[str] = []
    column = row.column if row.dash is None else row.dash
    in_list = row.dash is not None
    for index in range(number - 1, -1, -1):
        other = rows[index]
        if other is None or not other.text.strip() or other.text.lstrip().startswith("#"):
            continue
        key = other.key
        if key is not None and (other.column < column or (in_list and other.column == column and other.dash is None)):
            path.append(key)
            column, in_list = other.column, False
        if other.dash is not None and other.dash < column:
            column, in_list = other.dash, True
        if column == 0 and not in_list:
            break
    return tuple(reversed(path))


def _siblings(rows: Sequence[_Row | None], number: int, row: _Row) -> tuple[frozenset[str], tuple[int, int]]:
    """The keys of the record that a line belongs to, and its lines."""
    keys: set[str] = set()
    first = number
    if row.dash is None:
        for index in range(number - 1, -1, -1):
            other = rows[index]
            if other is None or not other.text.strip():
                continue
            if other.dash is not None and other.dash >= row.column:
                continue  # an item of a list in the record
            if other.column < row.column:
                break
            first = index
            if other.column == row.column and other.key:
                keys.add(other.key)
            if other.dash is not None and other.dash < row.column:
                break
    last = number + 1
    for index in range(number + 1, len(rows)):
        other = rows[index]
        if other is None or not other.text.strip():
            continue
        if other.column < row.column or (other.dash is not None and other.dash < row.column):
            break
        last = index + 1
        if other.column == row.column and other.dash is None and other.key:
            keys.add(other.key)
    return frozenset(keys), (first, last)


def _field(path: Sequence[str]) -> Field | None:
    """The field that a path of keys leads to; the names in a table are passed over."""
    shape: Shape | None = FILE
    field: Field | None = None
    is_name = False
    for key in path:
        if is_name:
            is_name, field = False, None
            continue
        field = shape.by_name.get(key) if shape is not None else None
        if field is None:
            return None
        shape = field.shape
        is_name = field.type in (FieldType.TABLE, FieldType.LEXICON)
    return field


def _shape(path: Sequence[str]) -> Shape | None:
    """The shape of the record that a path of keys leads to; None for a table's own level."""
    shape: Shape | None = FILE
    is_name = False
    for key in path:
        if is_name:
            is_name = False
            continue
        field = shape.by_name.get(key) if shape is not None else None
        if field is None or field.shape is None:
            return None
        shape = field.shape
        is_name = field.type in (FieldType.TABLE, FieldType.LEXICON)
    return None if is_name else shape
