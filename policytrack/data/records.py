"""Trees to records: whether keys, shapes and scalar types are those of the table of fields.

A record is a plain mapping from the model's attribute names to values. It is made here, consumed by the reader, and
never leaves the two.
"""

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any, Final, NamedTuple

from policytrack.data import file_rules
from policytrack.data.fields import Field, FieldType, Shape
from policytrack.data.locate import Location
from policytrack.data.problems import Problem, Rule
from policytrack.data.yaml_document import MappingNode, Node, Nth, ScalarNode, SequenceNode, entries, is_null
from policytrack.text.dates import DateError, parse_date
from policytrack.text.printable import HIDDEN
from policytrack.text.suggest import nearest_hint

Record = dict[str, Any]

_ID: Final = re.compile(r"[^\W_][\w.-]*")
_ID_HINT: Final = "ids and keys are letters, digits, hyphens, dots and underscores"
#: After so many problems no nearest words are looked for: that takes time, and nobody reads them.
MOST_SUGGESTIONS: Final = 100
#: What `policytrack set` may have to change: it has to stand where it is read.
_EDITED: Final = frozenset(("actuals", "baseline", "value"))
_ODD_SPACE: Final = re.compile("[\u00a0\u2000-\u200a\u202f\u3000]")
_BOOLEANS: Final = frozenset(("yes", "no", "on", "off", "true", "false"))
_PERCENT: Final = r"(\d+(?:\.\d+)?)\s*[%％]"


class Unreadable(Exception):  # noqa: N818 - a signal between these functions, not an error of the program
    """A value that its field cannot take. The loop over the fields knows the place and makes a problem of it."""

    def __init__(self, rule: Rule, message: str, hint: str = "", within: tuple[int, int] | None = None) -> None:
        super().__init__(message)
        self.rule, self.message, self.hint, self.within = rule, message, hint, within


class KeyedRecord(NamedTuple):
    """A record of a list or table, with its place."""

    key: str
    values: Record
    sound: bool  # all that it cannot do without has been read
    place: Location


class ShapeReader:
    """Reads nodes by fields and collects the problems."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems

    def record(self, node: Node, shape: Shape, place: Location, name: str) -> tuple[Record, bool]:
        """The values of a mapping by attribute, and whether all required ones are among them."""
        values: Record = {}
        if not isinstance(node, MappingNode):
            self._report(file_rules.WRONG_TYPE, f"{name} is {_what(node)}, expected keys with values", place)
            return values, False
        known = shape.by_name
        seen: dict[str, int] = {}
        for key_node, value_node, merged in entries(node):
            key = key_node.value
            if not isinstance(key, str):
                self._report(file_rules.WRONG_TYPE, f"a key of {name} is {_what(key_node)}, expected a word", place)
                continue
            if key in seen:
                if not merged:
                    message = f"`{key}` stands twice in {name}; YAML would keep one of the two silently"
                    self._report(file_rules.DUPLICATE_KEY, message, place / Nth(key, seen[key]), on_key=True)
                    seen[key] += 1
                continue
            seen[key] = 1
            field = known.get(key)
            if field is None:
                self._unknown_key(key, known, place, name)
                continue
            if key in _EDITED and (merged or value_node.start_mark.index < key_node.start_mark.index):
                self._out_of_reach(key, merged, place)
            try:
                values[field.attribute if key == "from" else key] = _READ[field.type](self, value_node, field, place)
            except Unreadable as error:
                self._report(error.rule, error.message, place / key, hint=error.hint, within=error.within)
        if absent := [key for key in shape.required if key not in seen]:
            keys = " and no ".join(f"`{key}`" for key in absent)
            self._report(file_rules.MISSING, f"{name} has no {keys}", place, on_key=True)
        return values, all(key in values for key in shape.required)

    def _unknown_key(self, key: str, known: Iterable[str], place: Location, name: str) -> None:
        names = list(known)
        if "：" in key or not key.isprintable():
            what = "a full-width colon" if "：" in key else "a no-break space or an invisible character"
            message = f"{key!r} holds {what}, so YAML reads no key with a value here"
            hint = "write `key: value` with a plain colon and a plain space"
        else:
            near = nearest_hint(key, names) if len(self.problems) < MOST_SUGGESTIONS else ""
            message = f"{name} has no field `{key}`{near}"
            hint = f"known are {', '.join(names)}"
        self._report(file_rules.UNKNOWN_KEY, message, place / key, on_key=True, hint=hint)

    def _out_of_reach(self, key: str, merged: bool, place: Location) -> None:
        how = "comes from a merge (`<<`)" if merged else "is another's, by an alias"
        where = place if merged else place / key
        hint = "write it out here; `policytrack set` cannot reach it without changing the other"
        self._report(file_rules.OUT_OF_REACH, f"`{key}` {how}", where, on_key=not merged, hint=hint)

    def _report(self, rule: Rule, message: str, place: Location, **details: Any) -> None:
        self.problems.append(Problem(rule, message, place, **details))

    # One function a type of field: the node as a value of the model

    def _text(self, node: Node, field: Field, place: Location) -> str:
        value: str = node.value
        if node.__class__ is ScalarNode and value and value.isprintable() and not (len(value) < 5 and is_null(node)):
            return value
        value = _careful_text(node, field.name)
        if _ODD_SPACE.search(value if field.type is FieldType.FIGURE else value[0] + value[-1]):
            message = f"`{field.name}` holds a space that is no plain one, where nobody sees it: {value!a}"
            self._report(file_rules.ODD_SPACE, message, place / field.name, hint="type a plain space, or none")
        return value

    def _words(self, node: Node, field: Field, place: Location, index: int | None = None) -> str:
        value = self._text(node, field, place)
        if (len(value) < 6 or value[0] in "0123456789+-.") and _is_plain(node) and (other := _other_value(value)):
            message = f"`{field.name}` is {value}, which other YAML programs read as {other}"
            where = place / field.name
            hint = "put it in quotation marks; `policytrack check --fix` does"
            self._report(file_rules.YAML_TRAP, message, where if index is None else where / index, hint=hint)
        return value

    def _identity(self, node: Node, field: Field, place: Location) -> str:
        value = self._words(node, field, place)
        if _ID.fullmatch(value) is None:
            raise Unreadable(file_rules.BAD_ID, f"{value!r} cannot be a name here", _ID_HINT)
        return value

    def _date(self, node: Node, field: Field, place: Location) -> object:
        try:
            return parse_date(self._text(node, field, place))
        except DateError as error:
            raise Unreadable(file_rules.BAD_DATE, f"`{field.name}`: {error}") from None

    def _choice(self, node: Node, field: Field, place: Location) -> object:
        assert field.choices is not None
        value = self._text(node, field, place)
        try:
            return field.choices(value)
        except ValueError:
            words = [str(word) for word in field.choices]
            message = f"`{field.name}` is {value!r}{nearest_hint(value, words)}"
            raise Unreadable(file_rules.BAD_CHOICE, message, f"one of {', '.join(words)}") from None

    def _share(self, node: Node, field: Field, place: Location) -> Decimal:
        value = self._text(node, field, place)
        match = re.fullmatch(_PERCENT, value)
        if match is None or (share := Decimal(match[1]) / 100) >= 1:
            raise Unreadable(
                file_rules.UNREADABLE_FIGURE,
                f"`{field.name}` is {value!r}, expected a percentage below 100%, such as 5%",
            )
        return share

    def _texts(self, node: Node, field: Field, place: Location) -> tuple[str, ...]:
        if isinstance(node, SequenceNode):
            return tuple([self._words(item, field, place, index) for index, item in enumerate(node.value)])
        return (self._words(node, field, place),)

    def _sub_record(self, node: Node, field: Field, place: Location) -> KeyedRecord:
        here = place / field.name
        return KeyedRecord(field.name, *self.record(node, _shape_of(field), here, f"`{field.name}`"), here)

    def _sub_records(self, node: Node, field: Field, place: Location) -> list[KeyedRecord]:
        if is_null(node):
            return []
        if not isinstance(node, SequenceNode):
            raise Unreadable(
                file_rules.WRONG_TYPE, f"`{field.name}` is {_what(node)}, expected a list", "start with `- `"
            )
        rows = []
        name = f"an entry of `{field.name}`"
        for index, item in enumerate(node.value):
            here = place / field.name / index
            if item.start_mark.index < node.start_mark.index and field.name in _EDITED:
                self._out_of_reach(field.name, False, place)
            since = len(self.problems)
            values, sound = self.record(item, _shape_of(field), here, name)
            identity = values.get("id")
            if identity and len(self.problems) > since:
                name_target(self.problems, since, identity)
            rows.append(KeyedRecord(identity or name, values, sound, here))
        return rows

    def _table(self, node: Node, field: Field, place: Location) -> list[KeyedRecord]:
        if is_null(node):
            return []
        if not isinstance(node, MappingNode):
            raise Unreadable(file_rules.WRONG_TYPE, f"`{field.name}` is {_what(node)}, expected keys with values")
        rows = []
        seen: dict[str, int] = {}
        for key_node, value_node, merged in entries(node):
            key = key_node.value if isinstance(key_node, ScalarNode) else _what(key_node)
            here = place / field.name / key
            if not key.strip() or (field.type is FieldType.TABLE and _ID.fullmatch(key) is None):
                self._report(
                    file_rules.BAD_ID,
                    f"{key!r} cannot be a key of `{field.name}`",
                    here,
                    on_key=True,
                    hint=_ID_HINT,
                )
            elif key in seen:
                if not merged:
                    here = place / field.name / Nth(key, seen[key])
                    seen[key] += 1
                    self._report(file_rules.DUPLICATE_KEY, f"`{key}` stands twice in `{field.name}`", here, on_key=True)
            else:
                seen[key] = 1
                rows.append(
                    KeyedRecord(key, *self.record(value_node, _shape_of(field), here, f"{field.name[:-1]} {key}"), here)
                )
        return rows


def name_target(problems: list[Problem], since: int, identity: str) -> None:
    """Add the id of a target to the problems that were found in it."""
    for index in range(since, len(problems)):
        found = problems[index]
        if found.target is None:
            problems[index] = Problem(
                found.rule, found.message, found.place, found.on_key, found.within, found.hint, identity
            )


def _careful_text(node: Node, name: str) -> str:
    """The text of a scalar that is empty, on several lines, or holds characters that do not print."""
    if not isinstance(node, ScalarNode):
        raise Unreadable(file_rules.WRONG_TYPE, f"`{name}` is {_what(node)}, expected text")
    if node.tag:
        raise Unreadable(
            file_rules.WRONG_TYPE, f"`{name}` has the tag {node.tag}", "leave tags out: a field knows its type"
        )
    value: str = node.value
    if is_null(node) or not value.strip():
        raise Unreadable(file_rules.MISSING, f"`{name}` is empty", "give it a value, or leave the key out")
    hidden = re.search(HIDDEN, value)
    if hidden:
        at = hidden.start()
        raise Unreadable(
            file_rules.UNPRINTABLE,
            f"`{name}` holds U+{ord(hidden[0]):04X}, which does not print and can change what a terminal shows",
            "delete the character",
            (at, at + 1),
        )
    return value


def _is_plain(node: Node) -> bool:
    return isinstance(node, ScalarNode) and not node.style


def _other_value(text: str) -> str:
    """What YAML 1.1, which most programs read, makes of a plain scalar that stands for a text; empty if just that."""
    if text.lower() in _BOOLEANS:
        return "true or false"
    if text[0] not in "+-.0123456789":
        return ""
    if re.fullmatch(r"[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?", text):
        return "a number to the base of 60"
    if re.fullmatch(r"[-+]?0[0-7_]+|0x[0-9a-fA-F_]+|0b[01_]+", text):
        return "a number to another base"
    number = r"[-+]?(?:[0-9]+\.[0-9]*0|[0-9]*\.?[0-9]+[eE][-+]?[0-9]+|[0-9]+_[0-9_]+|\.(?:inf|nan))"
    if re.fullmatch(number, text):
        return "another number"
    return ""


def _shape_of(field: Field) -> Shape:
    assert field.shape is not None, f"{field.name} is a record without a shape"
    return field.shape


def _what(node: Node) -> str:
    if isinstance(node, MappingNode):
        return "a mapping"
    if isinstance(node, SequenceNode):
        return "a list"
    return "empty" if is_null(node) else "text"


_READ: Final[dict[FieldType, Callable[[ShapeReader, Node, Field, Location], object]]] = {
    FieldType.TEXT: ShapeReader._words,
    FieldType.ID: ShapeReader._identity,
    FieldType.DATE: ShapeReader._date,
    FieldType.FIGURE: ShapeReader._text,  # read by the reader, which knows the dimension
    FieldType.CHOICE: ShapeReader._choice,
    FieldType.SHARE: ShapeReader._share,
    FieldType.TEXTS: ShapeReader._texts,
    FieldType.RECORD: ShapeReader._sub_record,
    FieldType.RECORDS: ShapeReader._sub_records,
    FieldType.TABLE: ShapeReader._table,
    FieldType.LEXICON: ShapeReader._table,
}
