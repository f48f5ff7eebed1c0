"""Actuals and baselines: add, change, remove, in the style of their neighbours."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby, pairwise
from typing import Final

from policytrack.edits.collections import (
    column_at,
    dash_of,
    insert_entry,
    insert_items,
    insert_lines,
    remove_entry,
    remove_item,
    remove_lines,
)
from policytrack.edits.entry import DETAILS, Entry
from policytrack.edits.layout import Layout, ListManner, Pair
from policytrack.edits.lines import (
    BREAKS,
    after_colon,
    column_of,
    content_end,
    end_of,
    is_flow,
    item_end,
    keys_column,
    properties_end,
    refuse,
    start_of,
)
from policytrack.edits.manner import Manner, insertion_index, manner_of, ranking
from policytrack.fields import TARGET
from policytrack.model import Target
from policytrack.yamltext import Document, Edit, MappingNode, ScalarNode, SequenceNode, is_null, split_lines

#: The fields of a target, in the order of the format.
TARGET_KEYS: Final = tuple(field.name for field in TARGET.fields)
_ACTUAL_KEYS: Final = ("as_of", *DETAILS)
#: An anchor in front of a scalar: it stays when the scalar is replaced.
_PROPERTIES: Final = re.compile(f"(?:&[^ \t{BREAKS}]+[ \t]+)*")


def add(layout: Layout, target: Target, entries: Sequence[Entry]) -> list[Edit]:
    """Put new actuals into a target's list, each where its date belongs; make the list where there is none."""
    mapping, near = _mapping(layout, target)
    pair = layout.find(mapping, "actuals")
    entries = sorted(entries, key=lambda entry: entry.as_of.last)
    if pair is None:
        return _new_list(layout, mapping, near, entries)
    if is_null(pair.value) or not pair.value.value:
        return _fill_list(layout, mapping, near, pair, entries)
    if not isinstance(pair.value, SequenceNode) or len(pair.value.value) != len(target.actuals):
        refuse(layout.document, start_of(pair.key), "`actuals` is not a list that could be added to")
    return _into_list(layout, target, pair, pair.value, entries)


def change(layout: Layout, target: Target, index: int | None, fields: Mapping[str, str]) -> list[Edit]:
    """Change fields of an actual by its index, or of the baseline (None): no others, and not their order."""
    mapping, _ = _mapping(layout, target)
    pair = layout.find(mapping, "baseline" if index is None else "actuals")
    assert pair is not None
    record = pair.value if index is None else pair.value.value[index]
    if not isinstance(record, MappingNode) or start_of(record) < end_of(pair.key):
        refuse(layout.document, start_of(pair.key), "this record is an alias, which stands for text elsewhere")
    if index is not None and isinstance(pair.value, SequenceNode) and not is_flow(pair.value):
        dash_of(layout.document, pair.value, index)  # refuses aliases
    manner = manner_of(layout.document, record)
    rank = ranking(manner.order, _ACTUAL_KEYS)
    edits = []
    for name, text in sorted(fields.items(), key=lambda item: rank[item[0]]):
        found = layout.find(record, name)
        if found is not None:
            edits += _replace_scalar(layout.document, manner, found, name, text)
        else:
            keys = [key.value for key, _ in record.value]
            place = max(1, insertion_index(keys, name, rank))
            edits += insert_entry(layout.document, record, place, manner.entry(name, text), manner.separator)
    return edits


def remove(layout: Layout, target: Target, index: int) -> list[Edit]:
    """Take an actual out; with the last one goes the key, unless a comment of it would go along."""
    mapping, _ = _mapping(layout, target)
    pair = layout.find(mapping, "actuals")
    assert pair is not None
    sequence = pair.value
    if not isinstance(sequence, SequenceNode) or len(sequence.value) != len(target.actuals):
        return refuse(layout.document, start_of(pair.key), "`actuals` is not a list that could be taken from")
    if len(sequence.value) > 1:
        return remove_item(layout.document, sequence, index)
    return _empty(layout.document, mapping, pair, sequence)


def set_baseline(layout: Layout, target: Target, entry: Entry) -> list[Edit]:
    """Give a target its baseline."""
    mapping, near = _mapping(layout, target)
    if layout.find(mapping, "baseline") is not None:
        refuse(layout.document, start_of(mapping), f"the baseline of {target.id} is there, but empty")
    found = layout.example("baseline", mapping, near)
    figures = layout.look(mapping, "actuals")
    beside = layout.list_manner(mapping, near)
    if figures is not None and isinstance(figures.value, SequenceNode) and figures.value.value:
        beside = layout.manner_of_list(figures.key, figures.value)
    step, manner = 2, Manner(flow=is_flow(mapping) or beside.record.flow)
    if found is not None and isinstance(found[0].value, MappingNode):
        manner = manner_of(layout.document, found[0].value)
        if not manner.flow:
            step = keys_column(layout.document, found[0].value) - keys_column(layout.document, found[1])
    rank = ranking(manner.order, _ACTUAL_KEYS)
    indent = " " * (keys_column(layout.document, mapping) + step)
    record = manner.write(entry.fields, rank, indent)
    gap = " " if manner.flow else f"\n{indent}"
    return _insert_key(layout, mapping, near, "baseline", gap + record)


def _mapping(layout: Layout, target: Target) -> tuple[MappingNode, int]:
    """The node of a target, and its place in the list of its file."""
    assert target.place is not None
    return layout.target(target.place), int(target.place.path[1])


def _new_list(layout: Layout, mapping: MappingNode, near: int, entries: Sequence[Entry]) -> list[Edit]:
    manner = layout.list_manner(mapping, near)
    text = _written_list(manner, keys_column(layout.document, mapping), entries, flow=is_flow(mapping))
    return _insert_key(layout, mapping, near, "actuals", text)


def _insert_key(layout: Layout, mapping: MappingNode, near: int, name: str, value: str) -> list[Edit]:
    """Give a target a key with its value, at the place that the key has in the nearest target that has it."""
    own = manner_of(layout.document, mapping)
    found = layout.example(name, mapping, near)
    order = manner_of(layout.document, found[1]).order if found else ()
    keys = [key.value for key, _ in mapping.value]
    place = max(1, insertion_index(keys, name, ranking(order, TARGET_KEYS)))
    spelled = own.entry(name, "x").partition(":")[0]
    if own.flow and spelled[0] in "'\"" and "" in own.gaps.values():
        value = value.lstrip(" ")  # JSON without blanks
    return insert_entry(layout.document, mapping, place, f"{spelled}:{value}", own.separator)


def _written_list(manner: ListManner, key_column: int, entries: Sequence[Entry], *, flow: bool) -> str:
    """A whole list, from behind its key's colon: on the same line in brackets, else on the lines below."""
    rank = ranking(manner.record.order, _ACTUAL_KEYS)
    if flow or manner.flow:
        separator = manner.separator if len(split_lines(manner.separator)) == 1 else ", "
        return f" [{separator.join(_in_brackets(manner.record, entry, rank) for entry in entries)}]"
    dash = key_column + manner.offset
    return "".join("\n" + manner.item(entry.fields, rank, dash) for entry in entries)


def _in_brackets(manner: Manner, entry: Entry, rank: Mapping[str, int]) -> str:
    if not manner.flow:
        manner = Manner(True, manner.order, {}, manner.styles)
    elif len(split_lines(manner.separator + manner.opening + manner.closing)) > 1:
        manner = Manner(True, manner.order, manner.spelled, manner.styles, manner.gaps)
    return manner.write(entry.fields, rank, "")


def _fill_list(layout: Layout, mapping: MappingNode, near: int, pair: Pair, entries: Sequence[Entry]) -> list[Edit]:
    """Put entries where `actuals` is there but empty: `actuals:`, `actuals: ~`, `actuals: []`."""
    document, text = layout.document, layout.document.text
    _, key, node = pair
    colon = after_colon(document, key)
    manner = layout.list_manner(mapping, near)
    between = text[colon : start_of(node)]
    plain = not between.strip(" \t") and text[start_of(node) : end_of(node)].replace(" ", "") in ("", "~", "[]", "null")
    in_brackets = is_flow(mapping) or manner.flow
    if isinstance(node, SequenceNode) and (in_brackets or not plain):
        rank = ranking(manner.record.order, _ACTUAL_KEYS)
        items = [_in_brackets(manner.record, entry, rank) for entry in entries]
        return insert_items(document, key, node, 0, items, separator=", ")
    if not plain:
        refuse(document, start_of(key), "`actuals` is empty, but something stands there")
    column = keys_column(document, mapping)
    written = _written_list(manner, column, entries, flow=is_flow(mapping))
    if in_brackets:
        return [Edit(colon, end_of(node), written)]
    emptied = [Edit(colon, end_of(node), "")] if end_of(node) > colon else []
    return [*emptied, insert_lines(document, end_of(node), written[1:], column_of(key))]


def _into_list(
    layout: Layout, target: Target, pair: Pair, sequence: SequenceNode, entries: Sequence[Entry]
) -> list[Edit]:
    dates = [actual.as_of.last for actual in target.actuals]
    newest_first = is_newest_first(dates)
    placed = [(list_index(dates, entry.as_of.last, newest_first=newest_first), entry) for entry in entries]
    edits = []
    for index, group in groupby(placed if not newest_first else placed[::-1], key=lambda item: item[0]):
        manner = layout.manner_of_list(pair.key, sequence, max(0, index - 1))
        rank = ranking(manner.record.order, _ACTUAL_KEYS)
        if is_flow(sequence):
            items = [manner.record.write(entry.fields, rank, "") for _, entry in group]
        else:
            dash = column_at(layout.document, dash_of(layout.document, sequence, 0))
            items = [manner.item(entry.fields, rank, dash) for _, entry in group]
        edits += insert_items(layout.document, pair.key, sequence, index, items, separator=manner.separator)
    return edits


def is_newest_first(dates: Sequence[date]) -> bool:
    """Whether a list runs from the newest figure to the oldest."""
    return len(dates) > 1 and dates[0] > dates[-1] and all(one >= two for one, two in pairwise(dates))


def list_index(dates: Sequence[date], new: date, *, newest_first: bool) -> int:
    """Where a date goes in a list: behind the last that is not later, or before the first that is earlier."""
    if newest_first:
        return next((index for index, known in enumerate(dates) if known < new), len(dates))
    return max((index + 1 for index, known in enumerate(dates) if known <= new), default=0)


def _replace_scalar(document: Document, manner: Manner, pair: Pair, name: str, text: str) -> list[Edit]:
    node = pair.value
    if not isinstance(node, ScalarNode):
        return refuse(document, start_of(pair.key), f"`{name}` is not text")
    if node.value == text:
        return []
    new = manner.scalar(name, text)
    start, end = start_of(node), content_end(document, node)
    if start == end:
        return [Edit(start, start, " " + new)]
    if node.style in ("|", ">"):
        while end > start and document.text[end - 1] in BREAKS:
            end -= 1
    properties = _PROPERTIES.match(document.text, start)
    return [Edit(properties.end() if properties else start, end, new)]


def _empty(document: Document, mapping: MappingNode, pair: Pair, sequence: SequenceNode) -> list[Edit]:
    """Take out the only item of a list, and the key; a comment of the key keeps the key, with an empty list."""
    text = document.text
    colon = after_colon(document, pair.key)
    first = start_of(sequence.value[0]) if is_flow(sequence) else dash_of(document, sequence, 0)
    last = item_end(document, sequence, 0)
    outside = text[colon:first] + (text[last : end_of(sequence)] if is_flow(sequence) else "")
    if "#" not in outside and "&" not in outside:
        removed = remove_entry(document, mapping, pair.position)
        if removed is not None:
            return removed
    if is_flow(sequence):
        return remove_item(document, sequence, 0)
    column = column_at(document, first)
    if column == first or text[first - column - 1] in BREAKS:
        behind = properties_end(document, colon)
        return [Edit(behind, behind, " []"), remove_lines(document, first - column, last)]
    return refuse(document, first, "this entry starts behind something else on its line")
