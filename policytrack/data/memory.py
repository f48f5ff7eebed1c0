"""What was read of a data file is remembered, so that after an edit only what has changed is read again."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias, TypeVar

from policytrack.data.model import Dataset, Indicator, Plan, Promise
from policytrack.data.pieces import CutDocument
from policytrack.data.piecewise import Item, read_pieces
from policytrack.data.problems import Problem
from policytrack.data.reader import Assembler, assemble, read_file
from policytrack.data.records import KeyedRecord, Record
from policytrack.data.yaml_document import Document
from policytrack.quantity.unit_table import UNITS

#: A record, by whose identity it is found, and the target or goal in words that was made of it.
_Made: TypeAlias = tuple[KeyedRecord, Promise]
_Referred = TypeVar("_Referred", Plan, Indicator)


class Memory:
    """What was read of the targets of each file when it was last read, by their places in the list and their texts;
    and what became of each that has no problem, for as long as its plan, its indicator and all units stay as they are.
    """

    def __init__(self) -> None:
        self._items: dict[str, dict[tuple[int, str], Item]] = {}
        self._plans: Mapping[str, Plan] = {}
        self._indicators: Mapping[str, Indicator] = {}
        self._promises: Mapping[int, _Made] = {}

    def read(self, name: str, text: str, problems: list[Problem]) -> tuple[Document, Record]:
        """A document of the text and what `read_file` gives of it; what has not changed is not read again.

        Raises `TextError` where the text is no YAML document.
        """
        document = CutDocument(name, text)
        whole = read_pieces(document, problems, self._items.get(document.name, {}))
        if whole is None:
            return document, read_file(document, problems)
        values, items = whole
        assert document.pieces is not None
        self._items[document.name] = dict(zip(enumerate(document.pieces.items), items, strict=True))
        return document, values

    def assemble(self, files: Sequence[Record], problems: list[Problem]) -> Dataset:
        """What `reader.assemble` gives of files that were read with this memory."""
        reader = _Assembler(problems, self._plans, self._indicators, self._promises)
        dataset = assemble(files, problems, reader)
        self._plans, self._indicators, self._promises = reader.plan_by_key, reader.indicator_by_key, reader.kept
        return dataset


class _Assembler(Assembler):
    """Takes over what was made of the same record before, where that hangs on nothing that is another now."""

    def __init__(
        self,
        problems: list[Problem],
        plans: Mapping[str, Plan],
        indicators: Mapping[str, Indicator],
        promises: Mapping[int, _Made],
    ) -> None:
        super().__init__(problems)
        self._plans, self._indicators, self._promises = plans, indicators, promises
        self.kept: dict[int, _Made] = {}

    def plans(self, rows: Sequence[KeyedRecord]) -> None:
        """The plans as before where they are the same, so that a target's plan can be told by looking at it."""
        super().plans(rows)
        _keep_the_same(self.plan_by_key, self._plans)

    def indicators(self, rows: Sequence[KeyedRecord]) -> None:
        """The indicators likewise."""
        super().indicators(rows)
        _keep_the_same(self.indicator_by_key, self._indicators)

    def promise(self, row: KeyedRecord) -> Promise | None:
        """As it was made before, else anew, from a copy of the record, which stays as it was read."""
        made = self._promises.get(id(row))
        if made is not None and made[0] is row and self.units is UNITS and self._still_holds(made[1]):
            self.kept[id(row)] = made
            return made[1]
        since = len(self.problems)
        promise = super().promise(_copied(row))
        if promise is not None and len(self.problems) == since:
            self.kept[id(row)] = row, promise
        return promise

    def _still_holds(self, promise: Promise) -> bool:
        indicator = promise.indicator
        return (
            self.plan_by_key.get(promise.plan.key) is promise.plan
            and (indicator is None or self.indicator_by_key.get(indicator.key) is indicator)
            and promise.id not in self.promise_by_id
        )


def _keep_the_same(now: dict[str, _Referred], before: Mapping[str, _Referred]) -> None:
    for key, one in now.items():
        other = before.get(key)
        if other is not None and other == one and other.place == one.place:
            now[key] = other


def _copied(row: KeyedRecord) -> KeyedRecord:
    """The record anew: whoever makes a data set of it fills its values in."""
    values = {
        key: _copied(value)
        if isinstance(value, KeyedRecord)
        else [_copied(one) if isinstance(one, KeyedRecord) else one for one in value]
        if isinstance(value, list)
        else value
        for key, value in row.values.items()
    }
    return KeyedRecord(row.key, values, row.sound, row.place)
