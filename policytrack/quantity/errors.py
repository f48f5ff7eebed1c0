"""The error of everything that reads figures and units."""

from typing import Self

from policytrack.text.messages import Message, say
from policytrack.text.suggest import did_you_mean


class QuantityError(ValueError):
    """A text that cannot be read as a figure or a unit.

    `text` is what was to be read, `offset` the place in it (from 0, in characters as typed) where reading stopped,
    `expected` what could have stood there, `suggestions` the known words that come near. `str()` is one sentence.
    """

    def __init__(
        self, reason: str, *, text: str = "", offset: int = 0, expected: str = "", suggestions: tuple[str, ...] = ()
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.text = text
        self.offset = offset
        self.expected = expected
        self.suggestions = suggestions

    def __str__(self) -> str:
        sentence = self.reason
        if self.expected:
            sentence = say("{}; expected {}", sentence, self.expected)
        if self.suggestions:
            sentence = Message("{}; {}", sentence, did_you_mean(self.suggestions))
        return sentence

    def located_at(self, text: str, offset: int) -> Self:
        """The same error with its place in the whole `text` that a reader was given."""
        return type(self)(self.reason, text=text, offset=offset, expected=self.expected, suggestions=self.suggestions)


class UnknownUnitError(QuantityError):
    """What stands behind a figure is no unit that is known."""
