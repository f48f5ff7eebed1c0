"""Records as lines of a data file, each with the value that it writes."""

from typing import Final, NamedTuple

from policytrack.data.fields import Shape
from policytrack.edits.scalars import write_scalar
from policytrack.tables.rows import Value, Values

#: The fields that are meant as figures and dates.
_BARE: Final = frozenset({"as_of", "published", "value", "by", "from", "goal", "issued"})


class Line(NamedTuple):
    """A line of the text: the value that it writes, and the column in which that begins (from 1)."""

    value: Value
    start: int


class Writer:
    """Collects lines, each with its origin."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.origins: list[Line | None] = []
        self.owners: list[str] = []
        self.owner = ""  # the record that is written, by its kind and key

    def add(self, text: str, value: Value | None = None, start: int = 1) -> None:
        """A line; `start` is the column of its value."""
        self.lines.append(text)
        self.owners.append(self.owner)
        self.origins.append(Line(value, start) if value is not None else None)

    def scalar(self, head: str, name: str, value: Value) -> None:
        """A line of a key, or a dash, with a scalar behind it."""
        written = write_scalar(value.text, None, flow=False, bare=name in _BARE) if value.text else "''"
        quoted = written[:1] in ("'", '"') and written != value.text
        self.add(f"{head} {written}", value, len(head) + 2 + quoted)

    def record(self, values: Values, shape: Shape, indent: str, first: str = "") -> None:
        """The fields of a record in the order of the format; `first` stands before the first of them."""
        lead = first or indent
        names = [name for name in shape.by_name if name in values]
        for name in names:
            value = values[name]
            if isinstance(value, Value):
                self.scalar(f"{lead}{name}:", name, value)
            elif isinstance(value, tuple):
                self.add(f"{lead}{name}:")
                for item in value:
                    assert isinstance(item, Value)
                    self.scalar(f"{indent}  -", name, item)
            elif isinstance(value, list):
                below = shape.by_name[name].shape
                assert below is not None
                self.add(f"{lead}{name}:")
                for one in value:
                    self.record(one, below, f"{indent}    ", f"{indent}  - ")
            else:
                below = shape.by_name[name].shape
                self.add(f"{lead}{name}:")
                if below is None:
                    self.texts(value, f"{indent}  ")
                else:
                    self.record(value, below, f"{indent}  ")
            lead = indent

    def texts(self, values: Values, indent: str) -> None:
        """A mapping of free words to texts."""
        for word, value in values.items():
            assert isinstance(value, Value), word
            self.scalar(f"{indent}{write_scalar(word, None, flow=True)}:", "", value)
