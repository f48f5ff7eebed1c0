"""Where things end in a text, and which lines are theirs."""

import re
from typing import Final, Never

from policytrack.data.yaml_document import (
    CollectionNode,
    Document,
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    break_at,
    line_end,
    split_lines,
)
from policytrack.errors import PolicytrackError
from policytrack.text.messages import say

BREAKS: Final = "\n\r\x85\u2028\u2029"
#: What may stand behind a value on its line: a comment.
_REST: Final = re.compile(f"[ \t]*(?:#[^{BREAKS}]*)?(?=[{BREAKS}]|\\Z)")
_COMMENT_LINE: Final = re.compile(f"([ ]*)#[^{BREAKS}]*")
_ALIAS_VALUE: Final = re.compile(r"[ \t]*:[ \t]+(\*[-\w]+)")
_ALIAS_ITEM: Final = re.compile(f"(?:[ \t]*(?:#[^{BREAKS}]*)?[{BREAKS}])*[ \t]*-[ \t]+(\\*[-\\w]+)")
_COLON: Final = re.compile("[ \t]*:")
#: Behind a key of a list: anchors and tags of what follows.
_PROPERTIES: Final = re.compile(f"(?:[ \t]*[&!][^ \t{BREAKS}]*)*")

#: The same in front of a value on its line.
_PROPERTIES_BEFORE: Final = re.compile(f"(?:[&!][^ \t{BREAKS}]*[ \t]+)*")


def refuse(document: Document, index: int, reason: str, hint: str = "change it in an editor") -> Never:
    """Raise the error of an edit that cannot be made exactly: the file, the line, the reason."""
    line = len(split_lines(document.text[:index]))
    raise PolicytrackError(say("{}:{}: {}; nothing was written", document.name, line, reason), hint)


def start_of(node: Node) -> int:
    """Where a node starts, its `&anchor` included."""
    return int(node.start_mark.index)


def value_start(document: Document, node: Node) -> int:
    """Where a scalar itself starts, behind its anchor and its tag."""
    match = _PROPERTIES_BEFORE.match(document.text, start_of(node))
    return match.end() if match else start_of(node)


def end_of(node: Node) -> int:
    """Where a node ends by its mark: exact for plain, quoted and flow nodes, past comments for the others."""
    return int(node.end_mark.index)


def column_of(node: Node) -> int:
    """The column that a node starts in, from 0."""
    return int(node.start_mark.column)


def keys_column(document: Document, mapping: MappingNode) -> int:
    """The column that the keys of a mapping stand in, from 0; a first key written `? key` starts with its mark."""
    first = mapping.value[0][0]
    column, text = column_of(first), document.text
    before = text[start_of(first) - column : start_of(first)].rstrip(" \t")
    return len(before) - 1 if before.endswith("?") else column


def is_flow(node: Node) -> bool:
    """Whether a collection is written in brackets."""
    return isinstance(node, CollectionNode) and bool(node.flow_style)


def content_end(document: Document, node: Node) -> int:
    """Where the last character of a value stands, without the comments and blank lines that follow it.

    A block scalar that keeps its trailing blank lines (`|+`) ends behind them, at the start of a line.
    """
    if isinstance(node, ScalarNode):
        return _block_scalar_end(document.text, node) if node.style in ("|", ">") else end_of(node)
    if is_flow(node) or not node.value:
        return end_of(node)
    if isinstance(node, SequenceNode):
        return item_end(document, node, len(node.value) - 1)
    return entry_end(document, *node.value[-1])


def entry_end(document: Document, key: Node, value: Node) -> int:
    """Where the value of an entry of a mapping ends, an alias included."""
    if not is_alias(key, value):
        return content_end(document, value)
    match = _ALIAS_VALUE.match(document.text, end_of(key))
    return match.end() if match else refuse(document, end_of(key), say("this alias stands where no edit can be exact"))


def item_end(document: Document, sequence: SequenceNode, index: int) -> int:
    """Where an item of a list ends, an alias included."""
    if not is_aliased_item(sequence, index):
        return content_end(document, sequence.value[index])
    before = item_end(document, sequence, index - 1) if index else start_of(sequence)
    match = _ALIAS_ITEM.match(document.text, before)
    return match.end() if match else refuse(document, before, say("an alias follows here, and no edit can be exact"))


def is_alias(key: Node, value: Node) -> bool:
    """Whether a value is an alias: an alias is given the node of its anchor, which stands earlier."""
    return start_of(value) < end_of(key)


def is_aliased_item(sequence: SequenceNode, index: int) -> bool:
    """Whether an item of a list is an alias."""
    return aliased_items(sequence)[index]


def aliased_items(sequence: SequenceNode) -> list[bool]:
    """For each item of a list whether it is an alias: an alias is given a node that stands earlier.

    Kept with the list, so that asking for each of its items stays linear.
    """
    found: list[bool] | None = getattr(sequence, "policytrack_aliased", None)
    if found is None:
        found, furthest = [], start_of(sequence) - 1
        for node in sequence.value:
            found.append(start_of(node) <= furthest)
            furthest = max(furthest, start_of(node))
        sequence.policytrack_aliased = found  # type: ignore[attr-defined]
    return found


def colon_end(text: str, key: Node) -> int | None:
    """Where the colon of a key ends; None where it has none behind it (`? key`, or a bare key in brackets)."""
    match = _COLON.match(text, end_of(key))
    return match.end() if match else None


def after_colon(document: Document, key: Node) -> int:
    """Where the colon of a key ends. Refuses keys that have theirs elsewhere."""
    end = colon_end(document.text, key)
    return refuse(document, end_of(key), say("this key has no colon behind it")) if end is None else end


def properties_end(document: Document, index: int) -> int:
    """The end of the anchors and tags that stand behind a colon, which is where `index` is."""
    match = _PROPERTIES.match(document.text, index)
    return match.end() if match else index


def rest_of_line(document: Document, index: int) -> int:
    """The end of the line behind a value, past its comment. Refuses where something else stands there."""
    match = _REST.match(document.text, index)
    return match.end() if match else refuse(document, index, say("something else follows on the same line"))


def owned_end(document: Document, index: int, column: int) -> int:
    """The end of a line, or of the last of the comment lines right below it that are indented deeper than `column`."""
    text = document.text
    end = rest_of_line(document, index)
    while True:
        following = end + len(break_at(text, end))
        match = _COMMENT_LINE.match(text, following)
        if match is None or len(match[1]) <= column:
            return end
        end = match.end()


def at_line_start(text: str, index: int) -> bool:
    """Whether a place is the first of its line."""
    return index == 0 or text[index - 1] in BREAKS


def line_start(text: str, index: int) -> int:
    """Where the line starts that a place stands on."""
    width = 256  # a file may be one line of megabytes, and a file of lines is not to be searched from its start
    while True:
        low = max(0, index - width)
        found = max(text.rfind(one, low, index) for one in BREAKS)
        if found >= 0 or not low:
            return found + 1
        width *= 16


def line_above(text: str, start: int) -> int:
    """Where the line above that one starts which starts there; the same place where there is none."""
    return line_start(text, start - len(break_before(text, start)))


def break_before(text: str, start: int) -> str:
    """The line break that the line above ends with; nothing at the start of a text."""
    return "\r\n" if text[start - 2 : start] == "\r\n" else text[start - 1 : start]


def is_first_on_line(text: str, index: int) -> bool:
    """Whether only blanks stand before a place on its line."""
    while index and text[index - 1] in " \t":
        index -= 1
    return at_line_start(text, index)


def newline_at(text: str, index: int) -> str:
    """The line break that the line of a place ends with; the one before it where that is none of today's."""
    found = break_at(text, line_end(text, index))
    if found in ("\n", "\r", "\r\n"):
        return found
    before = max(text.rfind("\n", 0, index), text.rfind("\r", 0, index))
    if before < 0:
        return "\n"
    return "\r\n" if text[before - 1 : before + 1] == "\r\n" else text[before]


def _block_scalar_end(text: str, node: ScalarNode) -> int:
    start, end = start_of(node), end_of(node)
    header = text[start : line_end(text, start)].partition("#")[0]
    if "+" in header:
        return end
    while text[end - 1] in BREAKS + " \t":
        end -= 1
    return end
