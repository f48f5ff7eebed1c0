"""Events to the values of fields: whether a scalar, or a list or mapping of words, is what its field means."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any, Final

from policytrack.data import file_rules, identifiers, slips
from policytrack.data.fields import Field, FieldType
from policytrack.data.location import Location, Nth
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
from policytrack.text.messages import Message, enumerated, say
from policytrack.text.printable import HIDDEN
from policytrack.text.suggest import nearest_hint

_FIGURES: Final = (FieldType.FIGURE, FieldType.GOAL)
_ODD_SPACES: Final = frozenset("\u00a0\u202f\u3000" + "".join(map(chr, range(0x2000, 0x200B))))
_PERCENT: Final = r"(\d+(?:\.\d+)?)\s*[%％]"


class Unreadable(Exception):  # noqa: N818 - a signal between these functions, not an error of the program
    """A value that its field cannot take. The loop over the fields knows the place and makes a problem of it."""

    def __init__(self, rule: Rule, message: str, hint: str = "", within: tuple[int, int] | None = None) -> None:
        super().__init__(message)
        self.rule, self.message, self.hint, self.within = rule, message, hint, within


class ValueReader:
    """Reads the values of fields from the events of one document, and collects the problems.

    Each function takes the event that a value begins with and leaves the reader behind the value's last one, also
    where it refuses the value.
    """

    def __init__(self, problems: list[Problem], next_event: Callable[[], Any]) -> None:
        self.problems = problems
        self.next_event = next_event

    def skip(self, start: Any) -> None:
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

    def items(self) -> Iterator[Any]:
        """The first events of a list's items; each item is to be read before the next is asked for."""
        while (event := self.next_event()).__class__ is not SequenceEndEvent:
            yield event

    def report(self, rule: Rule, message: str, place: Location, **details: Any) -> None:
        """Add a problem."""
        self.problems.append(Problem(rule, message, place, **details))

    # One function a type of field: what an event begins as a value of the model

    def text(self, event: Any, field: Field, place: Location) -> str:
        """A text as it stands, or a figure."""
        if event.__class__ is ScalarEvent:
            value: str = event.value
            if value and value.isprintable() and not event.tag and not (len(value) < 5 and is_null(event)):
                return value
        value = self.careful_text(event, field.name)
        if not _ODD_SPACES.isdisjoint(value if field.type in _FIGURES else value[0] + value[-1]):
            shown = "".join(f"⟨U+{ord(char):04X}⟩" if char in _ODD_SPACES else char for char in value)
            message = say("`{}` holds a space that is no plain one, where nobody sees it: {}", field.name, shown)
            self.report(file_rules.ODD_SPACE, message, place / field.name, hint=say("type a plain space, or none"))
        return value

    def careful_text(self, event: Any, name: str) -> str:
        """The text of a scalar that is empty, on several lines, or holds characters that do not print."""
        if event.__class__ is not ScalarEvent:
            self.skip(event)
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

    def words(self, event: Any, field: Field, place: Location, index: int | None = None) -> str:
        """A text; one that other programs read as something else is told."""
        value = self.text(event, field, place)
        if not event.style and (other := other_value(value)):
            message = say("`{}` is {}, which other YAML programs read as {}", field.name, value, other)
            where = place / field.name
            hint = say("put it in quotation marks; `policytrack check --fix` does")
            self.report(file_rules.YAML_TRAP, message, where if index is None else where / index, hint=hint)
        return value

    def identity(self, event: Any, field: Field, place: Location) -> str:
        """An id or key."""
        value = self.words(event, field, place)
        if not identifiers.is_identifier(value):
            raise Unreadable(file_rules.BAD_ID, say("{!r} cannot be a name here", value), identifiers.HINT)
        return value

    def date(self, event: Any, field: Field, place: Location) -> object:
        """A year, a month or a day."""
        try:
            return parse_date(self.text(event, field, place))
        except DateError as error:
            hint = slips.date_hint(event.value)
            raise Unreadable(file_rules.BAD_DATE, Message("`{}`: {}", field.name, error), hint) from None

    def choice(self, event: Any, field: Field, place: Location) -> object:
        """One of the field's words."""
        assert field.choices is not None
        value = self.text(event, field, place)
        try:
            return field.choices(value)
        except ValueError:
            words = [str(word) for word in field.choices]
            message = say("`{}` is {!r}{}", field.name, value, nearest_hint(value, words))
            raise Unreadable(file_rules.BAD_CHOICE, message, say("one of {}", enumerated(words))) from None

    def yes_no(self, event: Any, field: Field, place: Location) -> bool:
        """`true` or `false`."""
        value = self.text(event, field, place)
        if value not in ("true", "false"):
            raise Unreadable(file_rules.BAD_CHOICE, say("`{}` is {!r}", field.name, value), say("true or false"))
        return value == "true"

    def share(self, event: Any, field: Field, place: Location) -> Decimal:
        """A percentage, as a share of 1."""
        value = self.text(event, field, place)
        match = re.fullmatch(_PERCENT, value)
        if match is None or (share := Decimal(match[1]) / 100) >= 1:
            raise Unreadable(
                file_rules.UNREADABLE_FIGURE,
                say("`{}` is {!r}, expected a percentage below 100%, such as 5%", field.name, value),
            )
        return share

    def texts(self, event: Any, field: Field, place: Location) -> tuple[str, ...]:
        """A list of texts, or one text that stands alone."""
        if event.__class__ is not SequenceStartEvent:
            return (self.words(event, field, place),)
        texts: list[str] = []
        refused: Unreadable | None = None
        for index, item in enumerate(self.items()):
            try:
                texts.append(self.words(item, field, place, index))
            except Unreadable as error:
                refused = refused or error
        if refused is not None:
            raise refused
        return tuple(texts)

    def levels(self, event: Any, field: Field, place: Location) -> tuple[str, ...]:
        """The levels of a category, the widest first: `能源 > 新能源`."""
        found = levels_of(value := self.words(event, field, place))
        if not all(found):
            hint = say("write the levels with one `>` between two: 能源 > 新能源")
            raise Unreadable(file_rules.WRONG_TYPE, say("`{}` has an empty level: {!r}", field.name, value), hint)
        return found

    def named_texts(self, event: Any, field: Field, place: Location) -> tuple[tuple[str, str], ...]:
        """Texts by names of any wording, in the order of the file."""
        if event.__class__ is not MappingStartEvent:
            self.skip(event)
            raise Unreadable(
                file_rules.WRONG_TYPE,
                say("`{}` is {}, expected names with texts", field.name, slips.what_stands(event)),
                say("write `name: text`"),
            )
        here = place / field.name
        texts: dict[str, str] = {}
        while (key_event := self.next_event()).__class__ is not MappingEndEvent:
            try:
                # What is merged in (`<<`) stands behind the mapping's own.
                merged = isinstance(key_event, MergedKey)
                key = key_event.value if merged else self.careful_text(key_event, say("a name"))
            except Unreadable as error:
                self.skip(self.next_event())
                self.report(error.rule, say("{}, in `{}`", error.message, field.name), here, hint=error.hint)
                continue
            value = self.next_event()
            if key in texts:
                self.skip(value)
                if not merged:
                    message = say("`{}` stands twice in `{}`; YAML would keep one of the two silently", key, field.name)
                    self.report(file_rules.DUPLICATE_KEY, message, here / Nth(key, 1), on_key=True)
                continue
            texts[key] = ""  # refused or not, it stands there
            try:
                texts[key] = self.words(value, Field(key, FieldType.TEXT, ""), here)
            except Unreadable as error:
                self.report(error.rule, error.message, here / key, hint=error.hint, within=error.within)
        return tuple((key, text) for key, text in texts.items() if text)


def levels_of(text: str) -> tuple[str, ...]:
    """The levels that a category is written in; a level may be empty."""
    return tuple(level.strip() for level in re.split("[>＞]", text))
