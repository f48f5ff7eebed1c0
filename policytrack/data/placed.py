"""What has a place in a file, and is the same wherever it stands."""

from typing import Any, TypeVar

Placed = TypeVar("Placed")


def placed(cls: type[Placed]) -> type[Placed]:
    """Leave the last field of a tuple type, its `place`, out of equality: two readings of the same words are equal."""

    def equal(self: Any, other: object) -> bool:
        return self[:-1] == other[:-1] if isinstance(other, cls) else NotImplemented  # type: ignore[index]

    cls.__eq__ = equal  # type: ignore[method-assign]
    cls.__ne__ = lambda self, other: not self == other  # type: ignore[method-assign]  # noqa: SIM201 - `!=` is this
    cls.__hash__ = lambda self: hash(self[:-1])  # type: ignore[method-assign,index]
    return cls
