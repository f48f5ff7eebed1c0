"""Inserting into lists and mappings and removing from them, in block style and in brackets.

All return edits that touch nothing but the lines of what is inserted or removed; in brackets also a comma beside it.
"""

import re
from collections.abc import Sequence
from typing import Final

from policytrack.data.yaml_document import (
    CollectionNode,
    Document,
    Edit,
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    break_at,
    line_end,
    split_lines,
)
from policytrack.edits.lines import (
    BREAKS,
    after_colon,
    at_line_start,
    column_of,
    end_of,
    entry_end,
    is_aliased_item,
    is_first_on_line,
    is_flow,
    item_end,
    keys_column,
    newline_at,
    owned_end,
    properties_end,
    refuse,
    rest_of_line,
    start_of,
)

#: Behind an item in brackets: its comma and its comment, up to the end of the line.
_TAIL: Final = re.compile(f"[ \t]*(,?)[ \t]*(?:#[^{BREAKS}]*)?(?=[{BREAKS}]|\\Z)")
#: Between a piece in brackets and its comma, which may stand on the line below a comment.
_TO_COMMA: Final = re.compile(f"[ \t]*(?:#[^{BREAKS}]*+)?[ \t{BREAKS}]*(?=,)")
_COMMA: Final = re.compile(",[ \t]*")
_CLOSING: Final = re.compile(f"[ \t{BREAKS}]*[]}}]")
_COMMA_NEXT: Final = re.compile(f"[ \t{BREAKS}]*,")
_BLANKS: Final = " \t" + BREAKS


def insert_lines(document: Document, index: int, lines: str, column: int | None) -> Edit:
    """Put lines below the line of a place, past the comments there that are indented deeper than `column`: its own."""
    text = document.text
    end = index
    if not at_line_start(text, index):
        end = rest_of_line(document, index) if column is None else owned_end(document, index, column)
        if end == len(text):
            _refuse_longer_text(document)
    newline = newline_at(text, end)
    lines = newline.join(split_lines(lines))
    if at_line_start(text, index):  # behind a block scalar that keeps its blank lines
        return Edit(end, end, lines + newline)
    found = break_at(text, end)
    if found and found != newline:  # a break of YAML 1.1 alone: it stays with its line
        return Edit(end + len(found), end + len(found), lines + newline)
    return Edit(end, end, newline + lines)


def _refuse_longer_text(document: Document) -> None:
    """Refuse to put lines behind a block of text that ends the file: the break between would become part of it."""
    node = document.root
    while isinstance(node, CollectionNode) and node.value:
        node = node.value[-1][1] if isinstance(node, MappingNode) else node.value[-1]
    if isinstance(node, ScalarNode) and node.style in ("|", ">") and end_of(node) == len(document.text):
        header = document.text[start_of(node) : line_end(document.text, start_of(node))].partition("#")[0]
        if "-" not in header:
            reason = "the file ends in this block of text without a line break, which would be added to it"
            refuse(document, start_of(node), reason, "end the file with a line break first")


def dash_of(document: Document, sequence: SequenceNode, index: int) -> int:
    """The place of the dash of an item. Refuses lists whose dashes cannot be told."""
    text = document.text
    if is_aliased_item(sequence, index):
        refuse(document, start_of(sequence), "an item of this list is an alias")
    at = item_end(document, sequence, index - 1) if index else start_of(sequence)
    if not index and text[at] == "-":
        return at
    item = start_of(sequence.value[index])
    while at < item:
        if not at_line_start(text, at):
            at = line_end(text, at)
            at += len(break_at(text, at))
        while at < item and text[at] in " \t":
            at += 1
        if text[at : at + 1] == "-":
            return at
        if text[at : at + 1] == "#":
            at = line_end(text, at)
        at += max(1, len(break_at(text, at)))
    return refuse(document, item, "the dash of this entry cannot be found")


def column_at(document: Document, index: int) -> int:
    """The column of a place, from 0."""
    text = document.text
    start = index
    while start and text[start - 1] not in BREAKS:
        start -= 1
    return index - start


def insert_items(
    document: Document, key: Node, sequence: SequenceNode, index: int, items: Sequence[str], *, separator: str
) -> list[Edit]:
    """Put items before the one of that index. In block style an item is its lines with dash and indentation; in
    brackets it is the item alone, and `separator` stands between two.
    """
    if not is_flow(sequence):
        column = column_at(document, dash_of(document, sequence, 0))
        at = item_end(document, sequence, index - 1) if index else _header_end(document, key, sequence)
        # The comments above a first item are its own: what is new goes above them.
        return [insert_lines(document, at, "\n".join(items), column if index else None)]
    newline = newline_at(document.text, start_of(sequence))
    separator, *items = (newline.join(split_lines(piece)) for piece in (separator, *items))
    if index:
        if is_aliased_item(sequence, index - 1):
            refuse(document, start_of(sequence), "an item of this list is an alias")
        return insert_in_brackets(document, end_of(sequence.value[index - 1]), items, separator, newline)
    if sequence.value:
        if is_aliased_item(sequence, 0):
            refuse(document, start_of(sequence), "an item of this list is an alias")
        at = start_of(sequence.value[0])
        return [Edit(at, at, "".join(item + separator for item in items))]
    inside = document.text.index("[", start_of(sequence)) + 1
    end = end_of(sequence) - 1
    if document.text[inside:end].strip(" \t"):
        return [Edit(end, end, separator.join(items))]  # a comment or a line break stands inside: keep it
    return [Edit(inside, end, separator.join(items))]


def insert_in_brackets(document: Document, end: int, pieces: Sequence[str], separator: str, newline: str) -> list[Edit]:
    """Put pieces behind the one that ends there; on lines of their own where the separator has a line break."""
    text = document.text
    tail = _TAIL.match(text, end)
    first, *rest = split_lines(separator)
    if rest and tail and not tail[1] and not first.strip():  # the commas stand at the starts of the lines
        lines = "".join(separator.lstrip(" \t") + piece for piece in pieces)
        return [Edit(tail.end(), tail.end(), lines)]
    in_front = tail and not tail[1] and _COMMA_NEXT.match(text, tail.end())
    if rest and tail and not in_front and first.strip() and not rest[-1].strip():
        lines = "".join(f"{newline}{rest[-1]}{piece}," for piece in pieces)
        comma = [] if tail[1] else [Edit(end, end, ",")]
        return [*comma, Edit(tail.end(), tail.end(), lines if tail[1] else lines[:-1])]
    return [Edit(end, end, "".join(separator + piece for piece in pieces))]


def insert_entry(document: Document, mapping: MappingNode, index: int, entry: str, separator: str) -> list[Edit]:
    """Put an entry (a key with its value) before that of an index, which is not 0, in a mapping of either style.

    Further lines of the entry bring their indentation with them.
    """
    key, value = mapping.value[index - 1]
    end = entry_end(document, key, value)
    if is_flow(mapping):
        newline = newline_at(document.text, start_of(mapping))
        separator, entry = (newline.join(split_lines(piece)) for piece in (separator, entry))
        return insert_in_brackets(document, end, [entry], separator, newline)
    column = keys_column(document, mapping)
    return [insert_lines(document, end, " " * column + entry, column)]


def remove_item(document: Document, sequence: SequenceNode, index: int) -> list[Edit]:
    """Take one of several items out of a list: the lines from its dash to its end, or its piece of the brackets."""
    if not is_flow(sequence):
        dash = dash_of(document, sequence, index)
        column = column_at(document, dash)
        if not is_first_on_line(document.text, dash, column):
            refuse(document, dash, "this entry starts behind something else on its line")
        return [remove_lines(document, dash - column, item_end(document, sequence, index))]
    if is_aliased_item(sequence, index):
        refuse(document, start_of(sequence), "an item of this list is an alias")
    node = sequence.value[index]
    before = end_of(sequence.value[index - 1]) if index else None
    return _remove_from_brackets(document, start_of(node), column_of(node), end_of(node), before)


def remove_entry(document: Document, mapping: MappingNode, index: int) -> list[Edit] | None:
    """Take an entry out of a mapping; None where it cannot go without taking something else along."""
    key, value = mapping.value[index]
    start, column = start_of(key), column_of(key)
    end = entry_end(document, key, value)
    if is_flow(mapping):
        before = entry_end(document, *mapping.value[index - 1]) if index else None
        return _remove_from_brackets(document, start, column, end, before)
    if not is_first_on_line(document.text, start, column):
        return None
    return [remove_lines(document, start - column, end)]


def remove_lines(document: Document, start: int, end: int) -> Edit:
    """Take out whole lines, from the start of one to the end of that in which `end` stands.

    A file without a final line break stays one: with its last line goes the break before it.
    """
    text = document.text
    if at_line_start(text, end):
        return Edit(start, end, "")
    end = rest_of_line(document, end)
    if end < len(text):
        return Edit(start, end + len(break_at(text, end)), "")
    while start and text[start - 1] in BREAKS:
        start -= 2 if text[start - 2 : start] == "\r\n" else 1
        break
    return Edit(start, end, "")


def _remove_from_brackets(document: Document, start: int, column: int, end: int, before: int | None) -> list[Edit]:
    """Take a piece out of brackets with one comma beside it; with its line, where it has one of its own."""
    text = document.text
    tail = _TAIL.match(text, end)
    comma = None if before is None else _TO_COMMA.match(text, before)
    if tail and is_first_on_line(text, start, column) and (before is not None or tail[1]):
        is_json = document.root is not None and is_flow(document.root)  # where the last item has no comma
        edits = [Edit(comma.end(), comma.end() + 1, "")] if comma and is_json and not tail[1] else []
        return [*edits, _whole_line(text, start - column, tail.end())]
    behind = _TO_COMMA.match(text, end)
    after = _COMMA.match(text, behind.end()) if behind else None
    if before is not None and comma and not text[comma.end() + 1 : start].strip(_BLANKS):
        column = column_at(document, comma.end())
        if tail and not tail[1] and is_first_on_line(text, comma.end(), column):
            return [_whole_line(text, comma.end() - column, tail.end())]
        is_last = after is None or _CLOSING.match(text, after.end())
        if is_last or len(split_lines(text[before:start])) == 1:
            return [Edit(comma.end() if comma[0].strip(_BLANKS) else before, end, "")]
    if after:
        return [Edit(start, after.end(), "")]
    if before is None:
        return [Edit(start, end, "")]
    if comma is None:
        return refuse(document, start, "the comma of this entry cannot be found")
    return [Edit(comma.end(), comma.end() + 1, ""), Edit(start, end, "")]


def _whole_line(text: str, start: int, end: int) -> Edit:
    """Take out from the start of a line to the end of one, with its line break."""
    return Edit(start, end + len(break_at(text, end)), "")


def _header_end(document: Document, key: Node, sequence: SequenceNode) -> int:
    """The end of what stands before a list's first dash on its key's line: the colon, or an anchor behind it."""
    start = start_of(sequence)
    if start < dash_of(document, sequence, 0):
        return properties_end(document, start)
    return after_colon(document, key)
