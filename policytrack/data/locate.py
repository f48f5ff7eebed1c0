"""From a path of keys to a place in the text: the only module where a path becomes line and column."""

from typing import Final

from policytrack.data.location import Key, Nth, Path
from policytrack.data.yaml_document import (
    ITEMS,
    Document,
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    Span,
    entries,
    first_leaf,
    span_of,
)

#: A mapping with more entries than that is searched by an index.
_LARGE: Final = 50


def locate(document: Document, path: Path, *, on_key: bool = False, within: tuple[int, int] | None = None) -> Span:
    """The place of what a path leads to, or of the nearest thing on its way that exists.

    `on_key` asks for the place of the last key instead of its value; `within` (start, end) for a part of a scalar.
    A collection's place is that of its first leaf, because its end lies behind comments and blank lines.
    """
    item = document.item(path[1]) if len(path) > 1 and path[0] == ITEMS and isinstance(path[1], int) else None
    if item is not None:
        span = locate(item[0], (ITEMS, 0, *path[2:]), on_key=on_key, within=within)
        return span._replace(line=span.line + item[2], end_line=span.end_line + item[2])
    node: Node | None = document.root
    key_node: Node | None = None
    if node is None:
        return Span(1, 1, 1, 1)
    for step in path:
        found = _child(node, step)
        if found is None:
            on_key = False
            within = None
            break
        key_node, node = found
    if on_key and key_node is not None:
        return span_of(key_node)
    if within is not None and isinstance(node, ScalarNode):
        return _part(document.text, node, within)
    if isinstance(node, ScalarNode) and not node.value and key_node is not None:
        return span_of(key_node)
    return span_of(first_leaf(node))


def _child(node: Node, step: Key) -> tuple[Node | None, Node] | None:
    if isinstance(node, SequenceNode) and isinstance(step, int):
        return (None, node.value[step]) if step < len(node.value) else None
    if isinstance(node, MappingNode):
        named = _index(node).get(str(step), ()) if len(node.value) > _LARGE else _named(node, step)
        if named:
            return named[step.nth if isinstance(step, Nth) else 0]
    return None


def _named(node: MappingNode, step: Key) -> list[tuple[Node, Node]]:
    return [(key, value) for key, value, _ in entries(node) if key.value == step]


def _index(node: MappingNode) -> dict[str, list[tuple[Node, Node]]]:
    """The entries of a large mapping by their keys, kept with it: a file with a problem in each stays linear."""
    index: dict[str, list[tuple[Node, Node]]] | None = getattr(node, "policytrack_index", None)
    if index is None:
        index = {}
        for key, value, _ in entries(node):
            if isinstance(key.value, str):
                index.setdefault(key.value, []).append((key, value))
        node.policytrack_index = index  # type: ignore[attr-defined]
    return index


def _part(text: str, node: ScalarNode, within: tuple[int, int]) -> Span:
    """The place of a part of a scalar, where the scalar stands in the text as it reads; else of the whole scalar."""
    start = node.start_mark.index + (1 if node.style in ("'", '"') else 0)
    if text[start : start + len(node.value)] != node.value:
        return span_of(node)
    first = node.start_mark.column + 1 + (start - node.start_mark.index)
    return Span(node.start_mark.line + 1, first + within[0], node.start_mark.line + 1, first + within[1])
