"""The map: which column of a table is which field. `map_reader` reads one from its file."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from policytrack.errors import PolicytrackError
from policytrack.sheets.values import EMPTY
from policytrack.text.messages import Message, say
from policytrack.text.printable import counted


class Column(NamedTuple):
    """A column by its name, of the sheet that is read or of another one (`English!Indicator`); line and column of the
    map where it is named.
    """

    name: str
    sheet: str
    place: tuple[int, int]

    @property
    def label(self) -> str:
        """Its name with its sheet, where that is another one."""
        return f"{self.sheet}!{self.name}" if self.sheet else self.name


class Optional(NamedTuple):
    """Pieces of a template that are left out where all columns in them are empty."""

    pieces: "tuple[Piece, ...]"


#: A piece of a template: words, a column, or a part that may be left out.
Piece = str | Column | Optional


class ValueRule(NamedTuple):
    """How the value of a field is made of the cells of a row."""

    pieces: tuple[Piece, ...]
    place: tuple[int, int]
    separator: str = ""  # of the items of a list
    period: bool = False  # 2021-2025 gives `from` and `by`
    values: Mapping[str, str] = {}  # translated: what stands in the table -> what the file says
    default: str = ""
    years: bool = False  # a value a column of a year: `{}` is the cell
    says: bool = False  # a goal without a figure is a promise in words
    unit: Column | None = None  # put behind a number that has none: 10左右 and % are 10%左右

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns that it is made of, in their order."""
        return _columns(self.pieces) + ((self.unit,) if self.unit else ())

    @property
    def only(self) -> Column | None:
        """The column that it is, as it stands; None where it is made of several, or of words too."""
        alone = len(self.pieces) == 1 and self.unit is None
        return self.pieces[0] if alone and isinstance(self.pieces[0], Column) else None


#: Under what names `extra` keeps the sheet of a row, where several are read, and the heading that it stands under.
SHEET: Final = "sheet"
HEADING: Final = "heading"

#: The fields of a record: rules, and records below them (`baseline`, `actuals`).
Rules = Mapping[str, "ValueRule | Rules"]


class TableMap(NamedTuple):
    """What a map says."""

    name: str
    figures: bool  # a row is a figure, not a target
    rules: Rules  # of the target or the figure
    plan: Rules
    indicator: Rules
    sheets: tuple[tuple[str, tuple[int, int]], ...] = ()  # those that are read; none: all that have the columns
    header: tuple[int, ...] = ()
    key: tuple[Column, ...] = ()  # by what a row is found again
    joined: Mapping[str, Column] = {}  # further sheets, each with the column that holds the key
    empty: tuple[str, ...] = EMPTY
    extra: bool = True
    order: tuple[str, ...] = ()  # the names of all columns from left to right, for an export
    above: tuple[tuple[str, ...], ...] = ()  # the rows above the header, for an export

    @property
    def columns(self) -> Iterator[Column]:
        """All columns that the map names, but those of `joined`."""
        yield from self.key
        for rules in (self.rules, self.plan, self.indicator):
            yield from columns_of(rules)


class MapError(PolicytrackError):
    """A map that cannot be followed; each problem with its line and column."""

    def __init__(self, name: str, problems: Sequence[tuple[tuple[int, int], str]]) -> None:
        lines = [Message("{}:{}:{}: {}", name, *place, message) for place, message in sorted(problems)]
        super().__init__(
            say("the map has {}", counted(len(lines), "problem")), say("`policytrack map FILE` proposes one"), lines
        )


def columns_of(rules: Rules) -> Iterator[Column]:
    """The columns that the fields of a record are made of."""
    for rule in rules.values():
        yield from rule.columns if isinstance(rule, ValueRule) else columns_of(rule)


@lru_cache(maxsize=1024)  # asked for with every row
def _columns(pieces: tuple[Piece, ...]) -> tuple[Column, ...]:
    found: list[Column] = []
    for piece in pieces:
        if isinstance(piece, Optional):
            found += _columns(piece.pieces)
        elif isinstance(piece, Column) and piece.name:
            found.append(piece)
    return tuple(found)
