"""Events to records: whether keys, shapes and scalar types are those of the table of fields.

A record is a plain mapping from the model's attribute names to values. It is made here, consumed by the reader, and
never leaves the two.
"""

from collections.abc import Callable, Iterable
from typing import Any, Final, NamedTuple

from policytrack.data import file_rules, identifiers, slips
from policytrack.data.fields import ATTRIBUTES, Field, FieldType, Shape
from policytrack.data.location import Location, Nth
from policytrack.data.problems import Problem
from policytrack.data.values import Unreadable, ValueReader
from policytrack.data.yaml_document import (
    ITEMS,
    MappingEndEvent,
    MappingStartEvent,
    MergedKey,
    ScalarEvent,
    SequenceStartEvent,
    is_null,
)
from policytrack.text.messages import say

Record = dict[str, Any]

#: After so many problems no nearest words are looked for: that takes time, and nobody reads them.
MOST_SUGGESTIONS: Final = 100
#: What `policytrack set` may have to change: it has to stand where it is read.
_EDITED: Final = frozenset(("actuals", "baseline", "value"))


class KeyedRecord(NamedTuple):
    """A record of a list or table, with its place."""

    key: str
    values: Record
    sound: bool  # all that it cannot do without has been read
    place: Location


class RecordReader(ValueReader):
    """Reads the records of one document by their fields. Its functions keep to what `ValueReader` says of them.

    Where each target begins and ends is added to `marks`.
    """

    def __init__(
        self,
        problems: list[Problem],
        next_event: Callable[[], Any],
        marks: list[tuple[Any, Any] | None] | None = None,
    ) -> None:
        super().__init__(problems, next_event)
        self._marks = [] if marks is None else marks
        self._end: Any = None  # of the mapping that was read last

    def record(self, start: Any, shape: Shape, place: Location, name: str) -> tuple[Record, bool]:
        """The values of a mapping by attribute, and whether all required ones are among them."""
        values: Record = {}
        if start.__class__ is not MappingStartEvent:
            self.report(
                file_rules.WRONG_TYPE,
                say("{} is {}, expected keys with values", name, slips.what_stands(start)),
                place,
                hint=slips.no_keys(start),
            )
            self.skip(start)
            return values, False
        known, next_event = shape.by_name, self.next_event
        seen: dict[str, int] = {}
        while (key_event := next_event()).__class__ is not MappingEndEvent:
            merged = key_event.__class__ is MergedKey
            if not merged and key_event.__class__ is not ScalarEvent:
                self.report(
                    file_rules.WRONG_TYPE,
                    say("a key of {} is {}, expected a word", name, slips.what_stands(key_event)),
                    place,
                )
                self.skip(key_event)
                self.skip(next_event())
                continue
            key = key_event.value
            value = next_event()
            if key in seen:
                self.skip(value)
                if not merged:
                    message = say("`{}` stands twice in {}; YAML would keep one of the two silently", key, name)
                    self.report(file_rules.DUPLICATE_KEY, message, place / Nth(key, seen[key]), on_key=True)
                    seen[key] += 1
                continue
            seen[key] = 1
            field = known.get(key)
            if field is None:
                self.skip(value)
                self._unknown_key(key, known, place, name)
                continue
            if key in _EDITED and (merged or value.start_mark.index < key_event.start_mark.index):
                self._out_of_reach(key, merged, place)
            try:
                values[ATTRIBUTES.get(key, key)] = _READ[field.type](self, value, field, place)
            except Unreadable as error:
                self.report(error.rule, error.message, place / key, hint=error.hint, within=error.within)
        self._end = key_event.end_mark
        if not seen.keys() >= shape.required:
            absent = [key for key in shape.by_name if key in shape.required and key not in seen]
            if absent := [key for key in absent if key not in slips.meant(seen, known)]:
                said, hint = slips.missing(name, absent)
                self.report(file_rules.MISSING, said, place, on_key=True, hint=hint)
            return values, False
        return values, values.keys() >= shape.required

    def _unknown_key(self, key: str, known: Iterable[str], place: Location, name: str) -> None:
        look = len(self.problems) < MOST_SUGGESTIONS
        message, hint = slips.unknown_key(name, key, list(known), look=look)
        self.report(file_rules.UNKNOWN_KEY, message, place / key, on_key=True, hint=hint)

    def _out_of_reach(self, key: str, merged: bool, place: Location) -> None:
        where = place if merged else place / key
        message, hint = slips.out_of_reach(key, merged)
        self.report(file_rules.OUT_OF_REACH, message, where, on_key=not merged, hint=hint)

    def _goal(self, event: Any, field: Field, place: Location) -> object:
        """A figure, or the words of a goal without one."""
        if event.__class__ is MappingStartEvent:
            since = len(self.problems)
            row = self._sub_record(event, field, place)
            return row._replace(sound=len(self.problems) == since)
        return self.text(event, field, place)

    def _path(self, event: Any, field: Field, place: Location) -> object:
        """A word, or a list of milestones."""
        if event.__class__ is SequenceStartEvent:
            return self._sub_records(event, field, place)
        return self.choice(event, field, place)

    def _sub_record(self, event: Any, field: Field, place: Location) -> KeyedRecord:
        here = place / field.name
        return KeyedRecord(field.name, *self.record(event, _shape_of(field), here, f"`{field.name}`"), here)

    def _sub_records(self, event: Any, field: Field, place: Location) -> list[KeyedRecord]:
        if is_null(event):
            return []
        start: int = event.start_mark.index
        if event.__class__ is not SequenceStartEvent:
            self.skip(event)
            raise Unreadable(
                file_rules.WRONG_TYPE,
                say("`{}` is {}, expected a list", field.name, slips.what_stands(event)),
                slips.no_list(event, next(iter(_shape_of(field).by_name))),
            )
        rows = []
        is_edited = field.name in _EDITED
        for index, item in enumerate(self.items()):
            if is_edited and item.start_mark.index < start:
                self._out_of_reach(field.name, False, place)
            rows.append(self.entry(item, field, index, place))
            if field.name == ITEMS:
                self._marks.append((item.start_mark, self._end) if item.__class__ is MappingStartEvent else None)
        return rows

    def entry(self, event: Any, field: Field, index: int, place: Location) -> KeyedRecord:
        """An entry of a list of records; `place` is that of the record with the list."""
        name = slips.entry_of(field.name)
        here = Location(place.file, (*place.path, field.name, index))
        since = len(self.problems)
        values, sound = self.record(event, _shape_of(field), here, name)
        identity = values.get("id")
        if identity and len(self.problems) > since:
            name_target(self.problems, since, identity)
        return KeyedRecord(identity or name, values, sound, here)

    def _table(self, event: Any, field: Field, place: Location) -> list[KeyedRecord]:
        if is_null(event):
            return []
        if event.__class__ is not MappingStartEvent:
            self.skip(event)
            raise Unreadable(
                file_rules.WRONG_TYPE,
                say("`{}` is {}, expected keys with values", field.name, slips.what_stands(event)),
            )
        rows = []
        seen: dict[str, int] = {}
        while (key_event := self.next_event()).__class__ is not MappingEndEvent:
            key = key_event.value if isinstance(key_event, ScalarEvent) else slips.what_stands(key_event)
            self.skip(key_event)
            value = self.next_event()
            here = place / field.name / key
            if not key.strip() or (field.type is FieldType.TABLE and not identifiers.is_identifier(key)):
                self.report(
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
                    self.report(
                        file_rules.DUPLICATE_KEY, say("`{}` stands twice in `{}`", key, field.name), here, on_key=True
                    )
            else:
                seen[key] = 1
                name = slips.row_of(field.name, key)
                rows.append(KeyedRecord(key, *self.record(value, _shape_of(field), here, name), here))
                continue
            self.skip(value)
        return rows


def name_target(problems: list[Problem], since: int, identity: str) -> None:
    """Add the id of a target to the problems that were found in it."""
    for index in range(since, len(problems)):
        found = problems[index]
        if found.target is None:
            problems[index] = found._replace(target=identity)


def _shape_of(field: Field) -> Shape:
    assert field.shape is not None, f"{field.name} is a record without a shape"
    return field.shape


_READ: Final[dict[FieldType, Callable[[RecordReader, Any, Field, Location], object]]] = {
    FieldType.TEXT: RecordReader.words,
    FieldType.ID: RecordReader.identity,
    FieldType.DATE: RecordReader.date,
    FieldType.FIGURE: RecordReader.text,  # read by the reader, which knows the dimension
    FieldType.GOAL: RecordReader._goal,
    FieldType.CHOICE: RecordReader.choice,
    FieldType.SHARE: RecordReader.share,
    FieldType.YES_NO: RecordReader.yes_no,
    FieldType.PATH: RecordReader._path,
    FieldType.TEXTS: RecordReader.texts,
    FieldType.LEVELS: RecordReader.levels,
    FieldType.NAMED_TEXTS: RecordReader.named_texts,
    FieldType.RECORD: RecordReader._sub_record,
    FieldType.RECORDS: RecordReader._sub_records,
    FieldType.TABLE: RecordReader._table,
    FieldType.LEXICON: RecordReader._table,
}
