"""Inserting into lists and mappings and removing from them, in block style; what is in brackets goes to `brackets`.

All return edits that touch nothing but the lines of what is inserted or removed; in brackets also a comma beside it.
"""

from collections.abc import Sequence

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
from policytrack.edits.brackets import Brackets
from policytrack.edits.lines import (
    after_colon,
    at_line_start,
    break_before,
    end_of,
    entry_end,
    is_first_on_line,
    is_flow,
    item_end,
    keys_column,
    line_start,
    newline_at,
    owned_end,
    properties_end,
    refuse,
    rest_of_line,
    start_of,
)
from policytrack.text.messages import say


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
            reason = say("the file ends in this block of text without a line break, which would be added to it")
            refuse(document, start_of(node), reason, say("end the file with a line break first"))


def dash_of(document: Document, sequence: SequenceNode, index: int) -> int:
    """The place of the dash of an item. Refuses lists whose dashes cannot be told."""
    text = document.text
    at = item_end(document, sequence, index - 1) if index else start_of(sequence)
    if not index and text[at] == "-":
        return at
    while at < end_of(sequence):
        if not at_line_start(text, at):
            at = line_end(text, at)
            at += len(break_at(text, at))
        while text[at] in " \t":
            at += 1
        if text[at : at + 1] == "-":
            return at
        at += max(1, len(break_at(text, at)))
    return refuse(document, at, say("the dash of this entry cannot be found"))


def column_at(document: Document, index: int) -> int:
    """The column of a place, from 0."""
    return index - line_start(document.text, index)


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
    return Brackets(document, sequence).insert(index, items, separator)


def insert_entry(document: Document, mapping: MappingNode, index: int, entry: str, separator: str) -> list[Edit]:
    """Put an entry (a key with its value) before that of an index, which is not 0, in a mapping of either style.

    Further lines of the entry bring their indentation with them.
    """
    if is_flow(mapping):
        return Brackets(document, mapping).insert(index, [entry], separator)
    column = keys_column(document, mapping)
    end = entry_end(document, *mapping.value[index - 1])
    return [insert_lines(document, end, " " * column + entry, column)]


def remove_item(document: Document, sequence: SequenceNode, index: int) -> list[Edit]:
    """Take an item out of a list: the lines from its dash to its end, or its piece of the brackets."""
    if is_flow(sequence):
        return Brackets(document, sequence).remove(index)
    dash = dash_of(document, sequence, index)
    if not is_first_on_line(document.text, dash):
        refuse(document, dash, say("this entry starts behind something else on its line"))
    start = line_start(document.text, dash)
    return [remove_lines(document, start, item_end(document, sequence, index))]


def remove_entry(document: Document, mapping: MappingNode, index: int) -> list[Edit] | None:
    """Take an entry out of a mapping; None where it cannot go without taking something else along."""
    if is_flow(mapping):
        return Brackets(document, mapping).remove(index)
    key, value = mapping.value[index]
    if not is_first_on_line(document.text, start_of(key)):
        return None
    return [remove_lines(document, line_start(document.text, start_of(key)), entry_end(document, key, value))]


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
    return Edit(start - len(break_before(text, start)), end, "")


def _header_end(document: Document, key: Node, sequence: SequenceNode) -> int:
    """The end of what stands before a list's first dash on its key's line: the colon, or an anchor behind it."""
    start = start_of(sequence)
    if start < dash_of(document, sequence, 0):
        return properties_end(document, start)
    return after_colon(document, key)
