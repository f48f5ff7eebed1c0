"""A data file as bytes, before it is read."""

from typing import NamedTuple


class SourceFile(NamedTuple):
    """A data file as it was read: the name to show and its bytes."""

    name: str
    data: bytes
