"""Sentences for the person at the program: in English to all that handles them, and with what a translation needs.

English is the key: `say("there is no plan {!r}", key)` is a text like any other, and keeps its template and its parts.
Only where something is printed does `translations` look the template up; parts that are sentences themselves are
looked up too, names and figures stay as they are.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from typing import Any, Final, Self


class Message(str):
    """A text that is `template` filled with `parts`. All that a plain text can do it can; what comes out is plain."""

    __slots__ = ("parts", "template")
    template: str
    parts: tuple[Any, ...]

    def __new__(cls, template: str, *parts: object) -> Self:
        """Fill the template as `str.format` does; without parts it stands for itself."""
        said = tuple(str(part) if isinstance(part, Exception) else part for part in parts)
        message = super().__new__(cls, template.format(*said) if said else template)
        message.template, message.parts = template, said
        return message

    def __str__(self) -> str:
        """The same message: `str` of an error that was raised with it must not lose what it is made of."""
        return self

    def __add__(self, end: str) -> "Message":
        """The message with an end, which may be a message too."""
        return Message("{}{}", self, end) if end else self

    def __radd__(self, start: str) -> "Message":
        return Message("{}{}", start, self) if start else self

    def each(self, change: Callable[[str], str]) -> "Message":
        """The message with every text that was filled in changed, at whatever depth it stands."""
        return Message(self.template, *(_changed(part, change) for part in self.parts))


def say(template: str, *parts: object) -> Message:
    """A sentence, or a piece of one, that is told in the language of whoever reads it.

    `template` is a literal in English with the fields of `str.format` in it: the tests gather them from the source,
    and hold that each has its translations.
    """
    return Message(template, *parts)


AND: Final = say("{} and {}")
OR: Final = say("{} or {}")
#: Between two that end in a bracket, where Chinese has no blank.
EITHER: Final = say("{0} or {1}")
#: Between names in a row, where another mark may stand than between sentences; the numbers tell the two apart.
COMMA: Final = say("{0}, {1}")


def joined(words: Sequence[str], separator: str = ", ") -> Message:
    """Words or sentences in a row, with a sign between them."""
    return Message(separator.replace("{", "{{").join(["{}"] * len(words)), *words)


def listed(words: Sequence[str], pair: str = AND) -> str:
    """Words in a row with a word or a mark between two: `A`, `A and B`, `A and B and C`."""
    return reduce(lambda before, word: Message(pair, before, word), words) if words else ""


def enumerated(words: Iterable[str]) -> str:
    """Names in a row, with the mark between two that the language has for it."""
    return listed(tuple(words), COMMA)


def either(words: Iterable[str]) -> str:
    """What something may be, each with its bracket: `A (a)`, `A (a) or B (b)`, `A (a), B (b) or C (c)`."""
    *others, last = words
    return Message(EITHER, enumerated(others), last) if others else last


def and_more(words: Sequence[str], most: int = 3) -> str:
    """The first words, and how many more there are."""
    shown = enumerated(words[:most])
    return say("{} and {} more", shown, len(words) - most) if len(words) > most else shown


def _changed(part: object, change: Callable[[str], str]) -> object:
    if isinstance(part, Message):
        return part.each(change)
    return change(part) if isinstance(part, str) else part
