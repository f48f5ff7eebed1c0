"""Where something stands in the data: a file and a path of keys; and what has such a place and is the same anywhere."""

from typing import Any, NamedTuple, TypeAlias, TypeVar


class Nth(str):
    """In a path: one of several keys of a mapping that have the same name, counted from 0."""

    nth: int

    def __new__(cls, key: str, nth: int) -> "Nth":
        """The key and its number among those of its name."""
        self = super().__new__(cls, key)
        self.nth = nth
        return self


Key: TypeAlias = str | int
#: A route from the root of a document: keys of mappings and indexes of sequences.
Path: TypeAlias = tuple[Key, ...]


class Location(NamedTuple):
    """Where something stands: the name of its file and the path of keys to it."""

    file: str
    path: Path = ()

    def __truediv__(self, key: Key) -> "Location":
        return Location(self.file, (*self.path, key))


Placed = TypeVar("Placed")


def placed(cls: type[Placed]) -> type[Placed]:
    """Leave the last field of a tuple type, its `place`, out of equality: two readings of the same words are equal."""

    def equal(self: Any, other: object) -> bool:
        return self[:-1] == other[:-1] if isinstance(other, cls) else NotImplemented  # type: ignore[index]

    cls.__eq__ = equal  # type: ignore[method-assign]
    cls.__ne__ = lambda self, other: not self == other  # type: ignore[method-assign]  # noqa: SIM201 - `!=` is this
    cls.__hash__ = lambda self: hash(self[:-1])  # type: ignore[method-assign,index]
    return cls
