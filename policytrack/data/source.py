"""A data file as bytes, before it is read, and as text."""

from typing import NamedTuple

from policytrack.data.splice import TextError, point
from policytrack.text.messages import say


class SourceFile(NamedTuple):
    """A data file as it was read: the name to show and its bytes."""

    name: str
    data: bytes


def decode(data: bytes) -> str:
    """Bytes of a file as text; raises `TextError` at the first byte that is not UTF-8."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        raise TextError(
            "encoding",
            say("byte 0x{:02x} is not UTF-8; save the file as UTF-8", data[error.start]),
            point(before, len(before)),
        ) from None
