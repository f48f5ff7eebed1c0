"""One document as edits see it: its targets, and for each the neighbours that show how things are written here."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from typing import Final, NamedTuple

from policytrack.data.location import Location
from policytrack.data.yaml_document import (
    CollectionNode,
    Document,
    MappingNode,
    Node,
    SequenceNode,
    entries,
    split_lines,
)
from policytrack.edits.brackets import Brackets
from policytrack.edits.collections import column_at, dash_of
from policytrack.edits.lines import column_of, is_alias, is_aliased_item, is_flow, keys_column, refuse, start_of
from policytrack.edits.style import Style, Value, style_of
from policytrack.text.messages import say

_ANCHOR: Final = re.compile(r"&([-\w]+)")
#: How far a list stands from its key, where nothing in the file shows it.
_OFFSET: Final = 2
#: What a value must be to show how its key's values are written.
_SHOWN: Final[Mapping[str, type[CollectionNode]]] = {"actuals": SequenceNode, "baseline": MappingNode}


class Pair(NamedTuple):
    """A key of a mapping with its value, and its place among the keys."""

    position: int
    key: Node
    value: Node


class Example(NamedTuple):
    """A target to follow, by its place in the list: the entry that shows how it is written there."""

    number: int
    pair: Pair
    target: MappingNode


class ListStyle(NamedTuple):
    """How a list of records is written."""

    record: Style
    flow: bool = False
    offset: int = _OFFSET  # from the key to the dash
    gap: str = " "  # between dash and record; with a line break, the record starts on the next line
    depth: int = 2  # from the dash to the record's keys, where they stand on lines
    separator: str = ", "  # in brackets

    def item(self, fields: Mapping[str, Value], rank: Mapping[str, int], dash: int) -> str:
        """A record as an item of a list in block style whose dashes stand in that column."""
        indent = " " * (dash + self.depth)
        header = f"{' ' * dash}-{self.gap}" + (indent if self.gap == "\n" else "")
        return header + self.record.write(fields, rank, indent)


class DocumentExamples:
    """The targets of one document."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def target(self, place: Location) -> MappingNode:
        """The mapping of a target. Refuses one that is an alias, or that stands in one."""
        sequence = self.targets()[1]
        index = int(place.path[1])
        node = sequence.value[index]
        if is_aliased_item(sequence, index):
            refuse(self.document, start_of(node), say("this target is an alias of what stands here"))
        assert isinstance(node, MappingNode)
        return node

    def targets(self) -> tuple[Node, SequenceNode]:
        """The key and the list of targets, of which there is one. Refuses a list that stands elsewhere."""
        root = self.document.root
        found = self.find(root, "targets") if isinstance(root, MappingNode) else None
        assert found is not None and isinstance(found.value, SequenceNode)  # it has a target
        return found.key, found.value

    def find(self, mapping: MappingNode, name: str) -> Pair | None:
        """An entry of a mapping by its key; None where there is none.

        Refuses what does not stand here alone: an alias, what an alias elsewhere stands for, what is merged in.
        """
        for index, (key, value) in enumerate(mapping.value):
            if key.value == name:
                if is_alias(key, value):
                    refuse(self.document, start_of(key), say("`{}` is an alias, which stands for text elsewhere", name))
                self._refuse_shared(name, value)
                return Pair(index, key, value)
        if any(key.value == name for key, _, merged in entries(mapping) if merged):
            merge = next(key for key, _ in mapping.value if key.value == "<<")
            refuse(
                self.document,
                start_of(merge),
                say("`{}` comes from a merge (`<<`), which stands for text elsewhere", name),
            )
        return None

    def look(self, mapping: MappingNode, name: str) -> Pair | None:
        """The same to follow as an example, which anchors and aliases elsewhere do not hinder; None for an alias."""
        for index, (key, value) in enumerate(mapping.value):
            if key.value == name and not is_alias(key, value):
                return Pair(index, key, value)
        return None

    def _refuse_shared(self, name: str, value: Node) -> None:
        anchor = _ANCHOR.match(self.document.text, start_of(value))
        if anchor and re.search(rf"\*{re.escape(anchor[1])}(?![-\w])", self.document.text[anchor.end() :]):
            refuse(
                self.document,
                start_of(value),
                say("`{}` has the anchor &{}, and an alias elsewhere stands for it", name, anchor[1]),
            )

    # The neighbours

    @cached_property
    def _examples(self) -> Mapping[tuple[str, bool], Sequence[Example]]:
        """The lists of actuals and the baselines to follow as examples, of targets in block style and in braces."""
        found: dict[tuple[str, bool], list[Example]] = {}
        for index, node in enumerate(self.targets()[1].value):
            if is_aliased_item(self.targets()[1], index) or not isinstance(node, MappingNode):
                continue
            for place, (key, value) in enumerate(node.value):
                kind = _SHOWN.get(key.value)
                if kind and isinstance(value, kind) and value.value and not is_alias(key, value):
                    example = Example(index, Pair(place, key, value), node)
                    found.setdefault((key.value, is_flow(node)), []).append(example)
        return found

    def example(self, name: str, mapping: MappingNode, near: int) -> Example | None:
        """The nearest target of the same style that has `name`: before that index, else behind it."""
        found = self._examples.get((name, is_flow(mapping)), ())
        middle = bisect_left(found, near, key=attrgetter("number"))
        return found[middle - 1] if middle else next(iter(found), None)

    def list_style(self, mapping: MappingNode, near: int) -> ListStyle:
        """How actuals are written where a target has none yet: as in the nearest that has some."""
        found = self.example("actuals", mapping, near)
        if found is None:
            own = style_of(self.document, mapping)
            if not own.flow:
                return ListStyle(Style(spelled=own.spelled), False, self._offset_of_targets())
            inline = own if len(split_lines(own.opening + own.separator + own.closing)) == 1 else Style()
            record = Style(True, (), own.spelled, {}, own.gaps, None, inline.opening, inline.separator, inline.closing)
            return ListStyle(record, True, separator=inline.separator)
        assert isinstance(found.pair.value, SequenceNode)
        return self.style_of_list(found.pair.key, found.pair.value)

    def style_of_list(self, key: Node, sequence: SequenceNode, index: int = 0) -> ListStyle:
        """How a list is written, its records like the one of that index."""
        document, text = self.document, self.document.text
        written = (
            at for at in (*range(index, -1, -1), *range(index, len(sequence.value))) if self._shows(sequence, at)
        )
        index = next(written, index)
        record = sequence.value[index]
        if not self._shows(sequence, index):
            return ListStyle(Style(flow=is_flow(sequence)), is_flow(sequence))
        style = style_of(document, record)
        if is_flow(sequence):
            return ListStyle(style, True, separator=Brackets(document, sequence).separator)
        dash = dash_of(document, sequence, index)
        column = column_at(document, dash)
        offset = column - column_of(key)
        if style.flow:
            between = text[dash + 1 : start_of(record)]
            gap = between if between.strip(" ") == "" else " "
            return ListStyle(style, False, offset, gap)
        first = record.value[0][0]
        depth = keys_column(document, record) - column
        before = text[start_of(record) : start_of(first)]  # an anchor, or the mark of `? key`
        alone = len(split_lines(text[dash : start_of(first)])) > 1 and not before.strip("? \t")
        return ListStyle(style, False, offset, "\n" if alone else " " * max(1, depth - 1), depth)

    def _shows(self, sequence: SequenceNode, index: int) -> bool:
        """Whether an item shows how records are written: an alias does not."""
        return isinstance(sequence.value[index], MappingNode) and not is_aliased_item(sequence, index)

    def _offset_of_targets(self) -> int:
        key, sequence = self.targets()
        return column_at(self.document, dash_of(self.document, sequence, 0)) - column_of(key)
