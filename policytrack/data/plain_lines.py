"""Records whose lines are all `key: words`, read without YAML's parser, which takes most of the time of a large file.

Such a line says the same to every reader of YAML: a word, a colon, a space, and on the same line words in which no mark
of YAML stands, a text in quotation marks without escapes, or a list of such words in brackets. Whatever else there is,
and all that is wrong with a record, is left to the parser and to `records`, which tell of it.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, Final, TypeAlias

from policytrack.data import slips
from policytrack.data.fields import Field, FieldType, Shape
from policytrack.data.identifiers import is_identifier
from policytrack.data.location import Location
from policytrack.data.records import KeyedRecord, Record
from policytrack.data.yaml_document import NULLS
from policytrack.data.yaml_traps import other_value
from policytrack.text.dates import DateError, parse_date

#: Words without quotation marks: no mark of YAML begins them, and no colon or number sign among them is one.
_BARE: Final = r"""[^\s\-?:,\[\]{}#&*!|>'"%@`][^\n:#]*(?:(?::(?=\S)|(?<=\S)\#)[^\n:#]*)*(?<![ ])"""
_LISTED: Final = r"""\[[^\n\-?:\[\]{}#&*!|>'"%@`]+\]"""
#: A line: what stands before its key, a dash among it; the key; its words; and all of a line that is not like that.
_LINE: Final = re.compile(
    rf"""^([ ]*+(?:-[ ]++)?) ([a-z_]++): (?:[ ]++({_BARE}|"[^"\\\n]+"|'[^'\n]+'|{_LISTED}))? (?:[ ]+\#.*|[ ]*)$
    | ^[ ]*([^\s\#].*)$""",
    re.MULTILINE | re.VERBOSE,
)
_Line: TypeAlias = tuple[str, str, str, str]
#: What begins words that are no bare ones.
_MARKS: Final = frozenset("\"'[")


class _NotPlain(Exception):  # noqa: N818 - a signal inside of this module
    """There is something else than plain lines, or something is wrong."""


def plain_entry(text: str, shape: Shape, place: Location) -> KeyedRecord | None:
    """The entry of a list that a text begins with a dash; None where that is for the parser to say."""
    if " \n" in text or not text.replace("\n", "").isprintable():
        return None
    lines = _LINE.findall(text)
    try:
        values, end = _record(lines, 0, shape, place)
    except (_NotPlain, DateError):
        return None
    return KeyedRecord(values["id"], values, True, place) if end == len(lines) else None


def _record(lines: Sequence[_Line], at: int, shape: Shape, place: Location) -> tuple[Record, int]:
    """The values of the mapping that begins on a line, and the first line behind it."""
    known, indent = _fields(shape), " " * len(lines[at][0])
    values: Record = {}
    while True:
        _, key, words, _ = lines[at]
        if key not in known:
            raise _NotPlain
        name, field, read, is_told = known[key]
        if name in values:
            raise _NotPlain
        at += 1
        if not words:
            values[name], at = _below(lines, at, indent, field, place)
        elif words[0] not in _MARKS:
            if (len(words) < 5 and words in NULLS) or (is_told and other_value(words)):
                raise _NotPlain
            values[name] = words if read is None else read(words, field)
        elif words[0] != "[":
            values[name] = words[1:-1] if read is None else read(words[1:-1], field)
        elif field.type is FieldType.TEXTS:
            values[name] = _listed(words[1:-1])
        else:
            raise _NotPlain
        if at == len(lines) or lines[at][0] != indent:
            break
    if not values.keys() >= shape.required:
        raise _NotPlain
    return values, at


def _below(lines: Sequence[_Line], at: int, indent: str, field: Field, place: Location) -> tuple[object, int]:
    """The record or the list of records on the lines below a key, and the first line behind."""
    before = lines[at][0] if at < len(lines) else ""
    if field.shape is None:
        raise _NotPlain
    if field.type is FieldType.RECORD and before.isspace() and len(before) > len(indent):
        here = place / field.name
        values, at = _record(lines, at, field.shape, here)
        return KeyedRecord(field.name, values, True, here), at
    if field.type is not FieldType.RECORDS or before.find("-") < len(indent):
        raise _NotPlain
    rows: list[KeyedRecord] = []
    name = slips.entry_of(field.name)
    while at < len(lines) and lines[at][0] == before:
        here = Location(place.file, (*place.path, field.name, len(rows)))
        values, at = _record(lines, at, field.shape, here)
        rows.append(KeyedRecord(name, values, True, here))
    return rows, at


def _listed(words: str) -> tuple[str, ...]:
    """The texts of a list."""
    texts = tuple(text.strip(" ") for text in words.split(","))
    if any(text in NULLS or other_value(text) for text in texts):
        raise _NotPlain
    return texts


def _identity(text: str, _: Field) -> str:
    if not is_identifier(text):
        raise _NotPlain
    return text


def _choice(text: str, field: Field) -> object:
    assert field.choices is not None
    try:
        return field.choices(text)
    except ValueError:
        raise _NotPlain from None


def _left(text: str, field: Field) -> object:
    raise _NotPlain


#: How the text of a field is read: None where it stays as it is. Every other type of field is left to the parser.
_READ: Final[Mapping[FieldType, Callable[[str, Field], object] | None]] = {
    FieldType.TEXT: None,
    FieldType.ID: _identity,
    FieldType.DATE: lambda text, _: parse_date(text),
    FieldType.FIGURE: None,
    FieldType.GOAL: None,
    FieldType.CHOICE: _choice,
    FieldType.TEXTS: lambda text, _: (text,),
}
#: Where it is told that other programs read a text otherwise.
_TOLD: Final = frozenset((FieldType.TEXT, FieldType.ID, FieldType.TEXTS))


@cache
def _fields(shape: Shape) -> Mapping[str, tuple[str, Field, Any, bool]]:
    """Of each key the name in the model, the field, how it is read, and whether it is told what others read."""
    return {
        key: (field.attribute, field, _READ.get(field.type, _left), field.type in _TOLD)
        for key, field in shape.by_name.items()
    }
