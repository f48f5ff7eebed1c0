"""The table of units: what is listed, under which names, and which unit a text is."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from policytrack.quantity.normalise import normalise, normalise_with_offsets
from policytrack.quantity.unit import BARE, DIMENSIONS, EXACT, ONE, RATIO, Dimension, Unit, rows
from policytrack.quantity.unit_matcher import Names, UnitError, UnitMatcher, may_fold
from policytrack.text.messages import say
from policytrack.text.suggest import nearest

if TYPE_CHECKING:
    from policytrack.quantity.bound import Bound

__all__ = [
    "BARE",
    "DIMENSIONS",
    "EXACT",
    "ONE",
    "RATIO",
    "UNITS",
    "Dimension",
    "Unit",
    "UnitError",
    "UnitTable",
]


#: So many answers of `near` are kept; what is hostile has more.
_MOST_NEAR: Final = 1000


class UnitTable:
    """The units that texts are read with: the project's own, and a curator's further ones."""

    def __init__(self, units: Iterable[tuple[Unit, Sequence[str]]]) -> None:
        # The names are indexed at the first look-up: most runs of the program read no unit at start-up.
        self._unread = units
        self._listed: list[tuple[Unit, tuple[str, ...]]] = []
        self._exact: dict[str, list[Unit]] = {}
        self._folded: dict[str, list[Unit]] = {}
        self._longest: dict[str, int] = {}
        self._near: dict[tuple[str, int], tuple[str, ...]] = {}  # found before: a table repeats its slips
        #: What `parsing` remembers of the words around a number, read with these units.
        self.frames: dict[tuple[object, ...], Bound | None] = {}

    @property
    def listed(self) -> Sequence[tuple[Unit, tuple[str, ...]]]:
        """The units of the table in its order, each with its further spellings."""
        self._index()
        return self._listed

    @property
    def names(self) -> Names:
        """The units by what they are called."""
        self._index()
        return Names(self._exact, self._folded, self._longest)

    def _index(self) -> None:
        if self._unread:
            units, self._unread = self._unread, ()
            for unit, aliases in units:
                self._list(unit, aliases)

    def add(self, unit: Unit, aliases: Sequence[str]) -> None:
        """Adds a unit under its symbol, its English symbol and its further spellings."""
        self._index()
        self._list(unit, [normalise(name) for name in (unit.symbol, unit.english, *aliases)])

    def _list(self, unit: Unit, names: Sequence[str]) -> None:
        """Lists a unit under its symbols and under `names`, which are as `normalise` gives them."""
        self._listed.append((unit, tuple(names)))
        longest = self._longest
        # One flat loop: the whole table passes here at the first look-up of a run.
        for name in dict.fromkeys((unit.symbol, unit.english, *names)):
            if name:
                self._exact.setdefault(name, []).append(unit)
                first = name[0].casefold()
                if longest.get(first, 0) < len(name):
                    longest[first] = len(name)
                if may_fold(name):
                    folded = self._folded.setdefault(name.casefold(), [])
                    if not folded or folded[-1] is not unit:
                        folded.append(unit)

    def __iter__(self) -> Iterator[Unit]:
        return (unit for unit, _ in self.listed)

    def named(self, name: str) -> Unit | None:
        """The unit that is listed under exactly this name, if one is."""
        units = self.names.exact.get(normalise(name))
        return units[0] if units else None

    def match(
        self, text: str, at: int, dimension: Dimension | None = None, region: str | None = None, scaled: bool = False
    ) -> tuple[int, Unit] | None:
        """The longest unit of the normalised `text` that begins at `at`, and where it ends: see `UnitMatcher`."""
        return UnitMatcher(self.names, text, dimension, region).match(at, scaled)

    def find(self, text: str, dimension: Dimension | None = None, region: str | None = None) -> Unit:
        """The unit that `text` is, multiplier and all (亿元, EFLOPS, 万P, 吨/日).

        Raises `UnitError`, with the place where it stopped, where the text is no unit or may be several.
        """
        folded, places = normalise_with_offsets(text)
        start = len(folded) - len(folded.lstrip())
        body = folded.rstrip()
        found = self.match(body, start, dimension, region)
        if found is not None and found[0] == len(body) and found[1].dimension is not RATIO:
            return found[1]
        stop = found[0] if found and found[0] < len(body) else start
        name = text.strip()
        reason = say("{!r} is not a known unit", name)
        raise UnitError(reason, text=text, offset=places[stop], suggestions=self.near(name))

    def shown(self, unit: Unit, *, english: bool) -> Unit:
        """The listed unit that stands for `unit`, without its multiplier, in text of one language.

        It has the same factor where the language has a name for it, else it is the first unit of the dimension (% for
        成), where the table has one.
        """
        unscaled = unit.unscaled
        name = unscaled.english if english else unscaled.stem
        if name.isascii() == english:
            return unscaled
        same = [known for known, _ in self.listed if known.dimension == unit.dimension]
        for known in same:
            named = known.english.isascii() if english else known.english == unscaled.english
            if named and known.factor == unscaled.factor:
                return known
        return same[0] if same else unscaled

    def base(self, dimension: Dimension) -> Unit | None:
        """The listed unit that amounts of a dimension come to (元, FLOPS); none where it has one by its key alone."""
        return next((unit for unit, _ in self.listed if unit.dimension == dimension and unit.factor == ONE), None)

    def near(self, text: str, count: int = 3) -> tuple[str, ...]:
        """The known spellings that come nearest to `text`, best first."""
        folded = normalise(text).casefold()
        if (found := self._near.get((folded, count))) is not None:
            return found
        spellings = {name.casefold(): name for name in self.names.exact}
        names = nearest(folded, spellings, count)
        found = tuple(dict.fromkeys(spellings[name] for name in names))[:count]
        if len(self._near) < _MOST_NEAR:
            self._near[folded, count] = found
        return found


UNITS = UnitTable(rows())
