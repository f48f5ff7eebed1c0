"""Actuals and baselines: add, change, remove, in the style of their neighbours."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby, pairwise
from typing import Final

from policytrack.data.fields import TARGET
from policytrack.data.model import Target
from policytrack.data.yaml_document import (
    Document,
    Edit,
    MappingNode,
    ScalarNode,
    SequenceNode,
    is_null,
    line_end,
    split_lines,
)
from policytrack.edits.brackets import Brackets
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
from policytrack.edits.examples import DocumentExamples, ListStyle, Pair
from policytrack.edits.lines import (
    BREAKS,
    after_colon,
    column_of,
    content_end,
    end_of,
    is_aliased_item,
    is_flow,
    item_end,
    keys_column,
    line_start,
    properties_end,
    refuse,
    start_of,
    value_start,
)
from policytrack.edits.request import DETAILS, NewActual
from policytrack.edits.style import Style, Value, insertion_index, ranking, style_of
from policytrack.text.messages import say

#: The fields of a target, in the order of the format.
TARGET_KEYS: Final = tuple(field.name for field in TARGET.fields)
_ACTUAL_KEYS: Final = ("as_of", *DETAILS)
#: The comment behind `|` or `>-`.
_COMMENT: Final = re.compile(r"\s#")
_HEADER_COMMENT: Final = re.compile("[ \t]+#.*", re.DOTALL)


def add(examples: DocumentExamples, target: Target, entries: Sequence[NewActual]) -> list[Edit]:
    """Put new actuals into a target's list, each where its date belongs; make the list where there is none."""
    mapping, near = _mapping(examples, target)
    pair = examples.find(mapping, "actuals")
    entries = sorted(entries, key=lambda entry: entry.as_of.last)
    if pair is None:
        return _new_list(examples, mapping, near, entries)
    if is_null(pair.value) or not pair.value.value:
        return _fill_list(examples, mapping, near, pair, entries)
    if not isinstance(pair.value, SequenceNode) or len(pair.value.value) != len(target.actuals):
        refuse(examples.document, start_of(pair.key), say("`actuals` is not a list that could be added to"))
    return _into_list(examples, target, pair, pair.value, entries)


def change(examples: DocumentExamples, target: Target, index: int | None, fields: Mapping[str, Value]) -> list[Edit]:
    """Change fields of an actual by its index, or of the baseline (None): no others, and not their order."""
    mapping, _ = _mapping(examples, target)
    pair = examples.find(mapping, "baseline" if index is None else "actuals")
    assert pair is not None
    record = pair.value
    if index is not None:
        assert isinstance(pair.value, SequenceNode)
        at = _place_in_list(target, index)
        record = pair.value.value[at]
        if is_aliased_item(pair.value, at):
            reason = say("this record is an alias, which stands for text elsewhere")
            refuse(examples.document, start_of(pair.key), reason)
    assert isinstance(record, MappingNode)
    style = style_of(examples.document, record)
    rank = ranking(style.order, _ACTUAL_KEYS)
    edits = []
    for name, value in sorted(fields.items(), key=lambda item: rank[item[0]]):
        found = examples.find(record, name)
        if found is not None and isinstance(value, str):
            edits += _replace_scalar(examples.document, style, found, name, value)
        elif found is not None:
            edits += _replace_collection(examples.document, style, found, name, value)
        else:
            keys = [key.value for key, _ in record.value]
            place = max(1, insertion_index(keys, name, rank))
            edits += insert_entry(examples.document, record, place, style.entry(name, value), style.separator)
    return edits


def remove(examples: DocumentExamples, target: Target, index: int) -> list[Edit]:
    """Take an actual out; with the last one goes the key, unless a comment of it would go along."""
    mapping, _ = _mapping(examples, target)
    pair = examples.find(mapping, "actuals")
    assert pair is not None
    sequence = pair.value
    assert isinstance(sequence, SequenceNode)
    if len(sequence.value) > 1:
        return remove_item(examples.document, sequence, _place_in_list(target, index))
    return _empty(examples.document, mapping, pair, sequence)


def set_baseline(examples: DocumentExamples, target: Target, entry: NewActual) -> list[Edit]:
    """Give a target its baseline, which it has not: an empty one is an error, which nothing is added to."""
    mapping, near = _mapping(examples, target)
    found = examples.example("baseline", mapping, near)
    figures = examples.look(mapping, "actuals")
    beside = examples.list_style(mapping, near)
    if figures is not None and isinstance(figures.value, SequenceNode) and figures.value.value:
        beside = examples.style_of_list(figures.key, figures.value)
    step, style = 2, Style(flow=beside.record.flow)
    if found is not None:
        assert isinstance(found.pair.value, MappingNode)
        style = style_of(examples.document, found.pair.value)
        if not style.flow:
            step = keys_column(examples.document, found.pair.value) - keys_column(examples.document, found.target)
    rank = ranking(style.order, _ACTUAL_KEYS)
    indent = " " * (keys_column(examples.document, mapping) + step)
    record = style.write(entry.fields, rank, indent)
    gap = " " if style.flow else f"\n{indent}"
    return _insert_key(examples, mapping, near, "baseline", gap + record)


def _mapping(examples: DocumentExamples, target: Target) -> tuple[MappingNode, int]:
    """The node of a target, and its place in the list of its file."""
    assert target.place is not None
    return examples.target(target.place), int(target.place.path[1])


def _place_in_list(target: Target, index: int) -> int:
    """Where an actual stands in its list in the file, which may hold some whose errors are let pass."""
    place = target.actuals[index].place
    assert place is not None
    return int(place.path[-1])


def _new_list(examples: DocumentExamples, mapping: MappingNode, near: int, entries: Sequence[NewActual]) -> list[Edit]:
    style = examples.list_style(mapping, near)
    text = _written_list(style, keys_column(examples.document, mapping), entries)
    return _insert_key(examples, mapping, near, "actuals", text)


def _insert_key(examples: DocumentExamples, mapping: MappingNode, near: int, name: str, value: str) -> list[Edit]:
    """Give a target a key with its value, at the place that the key has in the nearest target that has it."""
    own = style_of(examples.document, mapping)
    found = examples.example(name, mapping, near)
    order = style_of(examples.document, found.target).order if found else ()
    keys = [key.value for key, _ in mapping.value]
    place = max(1, insertion_index(keys, name, ranking(order, TARGET_KEYS)))
    return insert_entry(examples.document, mapping, place, own.headed(name, value), own.separator)


def _written_list(style: ListStyle, key_column: int, entries: Sequence[NewActual]) -> str:
    """A whole list, from behind its key's colon: on the same line in brackets, else on the lines below."""
    rank = ranking(style.record.order, _ACTUAL_KEYS)
    if style.flow:
        separator = style.separator if len(split_lines(style.separator)) == 1 else ", "
        return f" [{separator.join(_in_brackets(style.record, entry, rank) for entry in entries)}]"
    dash = key_column + style.offset
    return "".join("\n" + style.item(entry.fields, rank, dash) for entry in entries)


def _in_brackets(style: Style, entry: NewActual, rank: Mapping[str, int]) -> str:
    if not style.flow:
        style = Style(True, style.order, {}, style.styles)
    elif len(split_lines(style.separator + style.opening + style.closing)) > 1:
        style = Style(True, style.order, style.spelled, style.styles, style.gaps)
    return style.in_braces(entry.fields, rank)


def _fill_list(
    examples: DocumentExamples, mapping: MappingNode, near: int, pair: Pair, entries: Sequence[NewActual]
) -> list[Edit]:
    """Put entries where `actuals` is there but empty: `actuals:`, `actuals: ~`, `actuals: []`."""
    document, text = examples.document, examples.document.text
    _, key, node = pair
    colon = after_colon(document, key)
    style = examples.list_style(mapping, near)
    between = text[colon : start_of(node)]
    plain = not between.strip(" \t") and text[start_of(node) : end_of(node)].replace(" ", "") in ("", "~", "[]", "null")
    if isinstance(node, SequenceNode) and (style.flow or not plain):
        rank = ranking(style.record.order, _ACTUAL_KEYS)
        items = [_in_brackets(style.record, entry, rank) for entry in entries]
        return insert_items(document, key, node, 0, items, separator=", ")
    if not plain:
        refuse(document, start_of(key), say("`actuals` is empty, but something stands there"))
    column = keys_column(document, mapping)
    written = _written_list(style, column, entries)
    if style.flow:
        return [Edit(colon, end_of(node), written)]
    return [Edit(colon, end_of(node), ""), insert_lines(document, end_of(node), written[1:], column_of(key))]


def _into_list(
    examples: DocumentExamples, target: Target, pair: Pair, sequence: SequenceNode, entries: Sequence[NewActual]
) -> list[Edit]:
    dates = [actual.as_of.last for actual in target.actuals]
    newest_first = is_newest_first(dates)
    placed = [(list_index(dates, entry.as_of.last, newest_first=newest_first), entry) for entry in entries]
    edits = []
    for index, group in groupby(placed if not newest_first else placed[::-1], key=lambda item: item[0]):
        style = examples.style_of_list(pair.key, sequence, max(0, index - 1))
        rank = ranking(style.record.order, _ACTUAL_KEYS)
        if is_flow(sequence):
            items = [style.record.in_braces(entry.fields, rank) for _, entry in group]
        else:
            dash = column_at(examples.document, dash_of(examples.document, sequence, 0))
            items = [style.item(entry.fields, rank, dash) for _, entry in group]
        edits += insert_items(examples.document, pair.key, sequence, index, items, separator=style.separator)
    return edits


def is_newest_first(dates: Sequence[date]) -> bool:
    """Whether a list runs from the newest figure to the oldest."""
    return bool(dates) and dates[0] > dates[-1] and all(one >= two for one, two in pairwise(dates))


def list_index(dates: Sequence[date], new: date, *, newest_first: bool) -> int:
    """Where a date goes in a list: behind the last that is not later, or before the first that is earlier."""
    if newest_first:
        return next((index for index, known in enumerate(dates) if known < new), len(dates))
    return max((index + 1 for index, known in enumerate(dates) if known <= new), default=0)


def _replace_scalar(document: Document, style: Style, pair: Pair, name: str, text: str) -> list[Edit]:
    node = pair.value
    if not isinstance(node, ScalarNode):
        return refuse(document, start_of(pair.key), say("`{}` is not text", name))
    new = style.scalar(name, text)
    start, end = start_of(node), content_end(document, node)
    if node.style in ("|", ">"):
        while document.text[end - 1] in BREAKS:
            end -= 1
        comment = _HEADER_COMMENT.search(document.text, start, line_end(document.text, start))
        new += comment[0] if comment else ""
    return [Edit(value_start(document, node), end, new)]  # an anchor stays


def _replace_collection(document: Document, style: Style, pair: Pair, name: str, value: Value) -> list[Edit]:
    """In brackets, the whole of it is written anew; what stands on several lines may hold comments of somebody."""
    node = pair.value
    start, end = start_of(node), end_of(node)
    if not is_flow(node) or _COMMENT.search(document.text, start, end):
        return refuse(document, start_of(pair.key), say("`{}` does not stand in brackets, to be written anew", name))
    return [Edit(value_start(document, node), end, style.scalar(name, value))]


def _empty(document: Document, mapping: MappingNode, pair: Pair, sequence: SequenceNode) -> list[Edit]:
    """Take out the only item of a list, and the key; a comment of the key keeps the key, with an empty list."""
    if is_flow(sequence):
        commented = Brackets(document, sequence).comments or _behind(document, end_of(sequence)).startswith("#")
        between = document.text[after_colon(document, pair.key) : start_of(sequence.value[0])]
        if not commented and "#" not in between and "&" not in between:
            return remove_entry(document, mapping, pair.position) or remove_item(document, sequence, 0)
        return remove_item(document, sequence, 0)
    colon = after_colon(document, pair.key)
    first = dash_of(document, sequence, 0)
    between = document.text[colon:first]
    if "#" not in between and "&" not in between:
        removed = remove_entry(document, mapping, pair.position)
        if removed is not None:
            return removed
    behind = properties_end(document, colon)
    lines = remove_lines(document, line_start(document.text, first), item_end(document, sequence, 0))
    return [Edit(behind, behind, " []"), lines]


def _behind(document: Document, index: int) -> str:
    """What stands behind a value on its line: a comma, a comment."""
    return document.text[index : line_end(document.text, index)].lstrip(", \t")
