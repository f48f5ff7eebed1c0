"""Events to records: whether keys, shapes and scalar types are those of the table of fields.

A record is a plain mapping from the model's attribute names to values. It is made here, consumed by the reader, and
never leaves the two.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Any, Final, NamedTuple

from policytrack.data import file_rules, identifiers, slips
from policytrack.data.fields import Field, FieldType, Shape
from policytrack.data.locate import Location, Nth
from policytrack.data.problems import Problem, Rule
from policytrack.data.yaml_document import (
    MappingEndEvent,
    MappingStartEvent,
    MergedKey,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    is_null,
)
from policytrack.data.yaml_traps import other_value
from policytrack.text.dates import DateError, parse_date
from policytrack.text.messages import Message, listed, say
from policytrack.text.printable import HIDDEN
from policytrack.text.suggest import nearest_hint

Record = dict[str, Any]

#: After so many problems no nearest words are looked for: that takes time, and nobody reads them.
MOST_SUGGESTIONS: Final = 100
#: What `policytrack set` may have to change: it has to stand where it is read.
_EDITED: Final = frozenset(("actuals", "baseline", "value"))
_ODD_SPACES: Final = frozenset("\u00a0\u202f\u3000" + "".join(map(chr, range(0x2000, 0x200B))))
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


class RecordReader:
    """Reads the events of one document by fields, and collects the problems.

    Each function takes the event that a value begins with and leaves the reader behind the value's last one, also
    where it refuses the value.
    """

    def __init__(self, problems: list[Problem], next_event: Callable[[], Any]) -> None:
        self.problems = problems
        self.next_event = next_event

    def record(self, start: Any, shape: Shape, place: Location, name: str) -> tuple[Record, bool]:
        """The values of a mapping by attribute, and whether all required ones are among them."""
        values: Record = {}
        if start.__class__ is not MappingStartEvent:
            self._report(
                file_rules.WRONG_TYPE, say("{} is {}, expected keys with values", name, slips.what_stands(start)), place
            )
            self._skip(start)
            return values, False
        known, next_event = shape.by_name, self.next_event
        seen: dict[str, int] = {}
        while (key_event := next_event()).__class__ is not MappingEndEvent:
            merged = key_event.__class__ is MergedKey
            if not merged and key_event.__class__ is not ScalarEvent:
                self._report(
                    file_rules.WRONG_TYPE,
                    say("a key of {} is {}, expected a word", name, slips.what_stands(key_event)),
                    place,
                )
                self._skip(key_event)
                self._skip(next_event())
                continue
            key = key_event.value
            value = next_event()
            if key in seen:
                self._skip(value)
                if not merged:
                    message = say("`{}` stands twice in {}; YAML would keep one of the two silently", key, name)
                    self._report(file_rules.DUPLICATE_KEY, message, place / Nth(key, seen[key]), on_key=True)
                    seen[key] += 1
                continue
            seen[key] = 1
            field = known.get(key)
            if field is None:
                self._skip(value)
                self._unknown_key(key, known, place, name)
                continue
            if key in _EDITED and (merged or value.start_mark.index < key_event.start_mark.index):
                self._out_of_reach(key, merged, place)
            try:
                values[field.attribute if key == "from" else key] = _READ[field.type](self, value, field, place)
            except Unreadable as error:
                self._report(error.rule, error.message, place / key, hint=error.hint, within=error.within)
        if absent := [key for key in shape.required if key not in seen]:
            keys = listed([f"`{key}`" for key in absent], say("and no"))
            self._report(file_rules.MISSING, say("{} has no {}", name, keys), place, on_key=True)
            return values, False
        return values, all(key in values for key in shape.required)

    def _skip(self, start: Any) -> None:
        """Pass over the value that an event begins."""
        depth = 0
        event = start
        while True:
            kind = event.__class__
            if kind is MappingStartEvent or kind is SequenceStartEvent:
                depth += 1
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                depth -= 1
            if not depth:
                return
            event = self.next_event()

    def _items(self) -> Iterator[Any]:
        """The first events of a list's items; each item is to be read before the next is asked for."""
        while (event := self.next_event()).__class__ is not SequenceEndEvent:
            yield event

    def _unknown_key(self, key: str, known: Iterable[str], place: Location, name: str) -> None:
        look = len(self.problems) < MOST_SUGGESTIONS
        message, hint = slips.unknown_key(name, key, list(known), look=look)
        self._report(file_rules.UNKNOWN_KEY, message, place / key, on_key=True, hint=hint)

    def _out_of_reach(self, key: str, merged: bool, place: Location) -> None:
        where = place if merged else place / key
        message, hint = slips.out_of_reach(key, merged)
        self._report(file_rules.OUT_OF_REACH, message, where, on_key=not merged, hint=hint)

    def _report(self, rule: Rule, message: str, place: Location, **details: Any) -> None:
        self.problems.append(Problem(rule, message, place, **details))

    # One function a type of field: what an event begins as a value of the model

    def _text(self, event: Any, field: Field, place: Location) -> str:
        if event.__class__ is ScalarEvent:
            value: str = event.value
            if value and value.isprintable() and not event.tag and not (len(value) < 5 and is_null(event)):
                return value
        value = self._careful_text(event, field.name)
        if not _ODD_SPACES.isdisjoint(value if field.type is FieldType.FIGURE else value[0] + value[-1]):
            message = say("`{}` holds a space that is no plain one, where nobody sees it: {!a}", field.name, value)
            self._report(file_rules.ODD_SPACE, message, place / field.name, hint=say("type a plain space, or none"))
        return value

    def _careful_text(self, event: Any, name: str) -> str:
        """The text of a scalar that is empty, on several lines, or holds characters that do not print."""
        if event.__class__ is not ScalarEvent:
            self._skip(event)
            raise Unreadable(file_rules.WRONG_TYPE, say("`{}` is {}, expected text", name, slips.what_stands(event)))
        if event.tag not in (None, "", "!"):
            raise Unreadable(
                file_rules.WRONG_TYPE,
                say("`{}` has the tag {}", name, event.tag),
                say("leave tags out: a field knows its type"),
            )
        value: str = event.value
        if is_null(event) or not value.strip():
            raise Unreadable(
                file_rules.MISSING, say("`{}` is empty", name), say("give it a value, or leave the key out")
            )
        if not value.isprintable() and (hidden := re.search(HIDDEN, value)):
            at, character = hidden.start(), f"U+{ord(hidden[0]):04X}"
            raise Unreadable(
                file_rules.UNPRINTABLE,
                say("`{}` holds {}, which does not print and can change what a terminal shows", name, character),
                say("delete the character"),
                (at, at + 1),
            )
        return value

    def _words(self, event: Any, field: Field, place: Location, index: int | None = None) -> str:
        value = self._text(event, field, place)
        if (len(value) < 6 or value[0] in "0123456789+-.") and not event.style and (other := other_value(value)):
            message = say("`{}` is {}, which other YAML programs read as {}", field.name, value, other)
            where = place / field.name
            hint = say("put it in quotation marks; `policytrack check --fix` does")
            self._report(file_rules.YAML_TRAP, message, where if index is None else where / index, hint=hint)
        return value

    def _identity(self, event: Any, field: Field, place: Location) -> str:
        value = self._words(event, field, place)
        if not identifiers.is_identifier(value):
            raise Unreadable(file_rules.BAD_ID, say("{!r} cannot be a name here", value), identifiers.HINT)
        return value

    def _date(self, event: Any, field: Field, place: Location) -> object:
        try:
            return parse_date(self._text(event, field, place))
        except DateError as error:
            raise Unreadable(file_rules.BAD_DATE, Message("`{}`: {}", field.name, error)) from None

    def _choice(self, event: Any, field: Field, place: Location) -> object:
        assert field.choices is not None
        value = self._text(event, field, place)
        try:
            return field.choices(value)
        except ValueError:
            words = [str(word) for word in field.choices]
            message = say("`{}` is {!r}{}", field.name, value, nearest_hint(value, words))
            raise Unreadable(file_rules.BAD_CHOICE, message, say("one of {}", ", ".join(words))) from None

    def _yes_no(self, event: Any, field: Field, place: Location) -> bool:
        value = self._text(event, field, place)
        if value not in ("true", "false"):
            raise Unreadable(file_rules.BAD_CHOICE, say("`{}` is {!r}", field.name, value), say("true or false"))
        return value == "true"

    def _path(self, event: Any, field: Field, place: Location) -> object:
        """A word, or a list of milestones."""
        if event.__class__ is SequenceStartEvent:
            return self._sub_records(event, field, place)
        return self._choice(event, field, place)

    def _share(self, event: Any, field: Field, place: Location) -> Decimal:
        value = self._text(event, field, place)
        match = re.fullmatch(_PERCENT, value)
        if match is None or (share := Decimal(match[1]) / 100) >= 1:
            raise Unreadable(
                file_rules.UNREADABLE_FIGURE,
                say("`{}` is {!r}, expected a percentage below 100%, such as 5%", field.name, value),
            )
        return share

    def _texts(self, event: Any, field: Field, place: Location) -> tuple[str, ...]:
        if event.__class__ is not SequenceStartEvent:
            return (self._words(event, field, place),)
        texts: list[str] = []
        refused: Unreadable | None = None
        for index, item in enumerate(self._items()):
            try:
                texts.append(self._words(item, field, place, index))
            except Unreadable as error:
                refused = refused or error
        if refused is not None:
            raise refused
        return tuple(texts)

    def _sub_record(self, event: Any, field: Field, place: Location) -> KeyedRecord:
        here = place / field.name
        return KeyedRecord(field.name, *self.record(event, _shape_of(field), here, f"`{field.name}`"), here)

    def _sub_records(self, event: Any, field: Field, place: Location) -> list[KeyedRecord]:
        if is_null(event):
            return []
        start: int = event.start_mark.index
        if event.__class__ is not SequenceStartEvent:
            self._skip(event)
            raise Unreadable(
                file_rules.WRONG_TYPE,
                say("`{}` is {}, expected a list", field.name, slips.what_stands(event)),
                say("start with `- `"),
            )
        rows = []
        name, shape = slips.entry_of(field.name), _shape_of(field)
        is_edited = field.name in _EDITED
        for index, item in enumerate(self._items()):
            here = Location(place.file, (*place.path, field.name, index))
            if is_edited and item.start_mark.index < start:
                self._out_of_reach(field.name, False, place)
            since = len(self.problems)
            values, sound = self.record(item, shape, here, name)
            identity = values.get("id")
            if identity and len(self.problems) > since:
                name_target(self.problems, since, identity)
            rows.append(KeyedRecord(identity or name, values, sound, here))
        return rows

    def _table(self, event: Any, field: Field, place: Location) -> list[KeyedRecord]:
        if is_null(event):
            return []
        if event.__class__ is not MappingStartEvent:
            self._skip(event)
            raise Unreadable(
                file_rules.WRONG_TYPE,
                say("`{}` is {}, expected keys with values", field.name, slips.what_stands(event)),
            )
        rows = []
        seen: dict[str, int] = {}
        while (key_event := self.next_event()).__class__ is not MappingEndEvent:
            key = key_event.value if isinstance(key_event, ScalarEvent) else slips.what_stands(key_event)
            self._skip(key_event)
            value = self.next_event()
            here = place / field.name / key
            if not key.strip() or (field.type is FieldType.TABLE and not identifiers.is_identifier(key)):
                self._report(
                    file_rules.BAD_ID,
                    say("{!r} cannot be a key of `{}`", key, field.name),
                    here,
                    on_key=True,
                    hint=identifiers.HINT,
                )
            elif key in seen:
                if key_event.__class__ is not MergedKey:
                    here = place / field.name / Nth(key, seen[key])
                    seen[key] += 1
                    self._report(
                        file_rules.DUPLICATE_KEY, say("`{}` stands twice in `{}`", key, field.name), here, on_key=True
                    )
            else:
                seen[key] = 1
                name = slips.row_of(field.name, key)
                rows.append(KeyedRecord(key, *self.record(value, _shape_of(field), here, name), here))
                continue
            self._skip(value)
        return rows


def name_target(problems: list[Problem], since: int, identity: str) -> None:
    """Add the id of a target to the problems that were found in it."""
    for index in range(since, len(problems)):
        found = problems[index]
        if found.target is None:
            problems[index] = Problem(
                found.rule, found.message, found.place, found.on_key, found.within, found.hint, identity
            )


def _shape_of(field: Field) -> Shape:
    assert field.shape is not None, f"{field.name} is a record without a shape"
    return field.shape


_READ: Final[dict[FieldType, Callable[[RecordReader, Any, Field, Location], object]]] = {
    FieldType.TEXT: RecordReader._words,
    FieldType.ID: RecordReader._identity,
    FieldType.DATE: RecordReader._date,
    FieldType.FIGURE: RecordReader._text,  # read by the reader, which knows the dimension
    FieldType.CHOICE: RecordReader._choice,
    FieldType.SHARE: RecordReader._share,
    FieldType.YES_NO: RecordReader._yes_no,
    FieldType.PATH: RecordReader._path,
    FieldType.TEXTS: RecordReader._texts,
    FieldType.RECORD: RecordReader._sub_record,
    FieldType.RECORDS: RecordReader._sub_records,
    FieldType.TABLE: RecordReader._table,
    FieldType.LEXICON: RecordReader._table,
}
