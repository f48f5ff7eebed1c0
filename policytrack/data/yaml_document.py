"""The text of a data file as events, and as a tree of nodes with places. The only module that imports yaml.

The reader works from the events, which cost half of a tree; the tree is made where an edit or the place of a problem
needs it. A node is PyYAML's own (`ScalarNode`, `SequenceNode`, `MappingNode`): it keeps the scalar as written and the
place where it starts and ends. Nothing is resolved by YAML 1.1's guesses (`no`, `1:30` and `24.10` stay text): what a
scalar means is decided by the field that it stands in.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, Final

import yaml
from yaml.events import (
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from policytrack.data.splice import Edit, Span, TextError, break_at, line_end, point, splice, split_lines
from policytrack.text.messages import say

__all__ = [
    "NULLS", "CollectionNode", "Document", "Edit", "Event", "MappingEndEvent", "MappingNode", "MappingStartEvent",
    "MergedKey", "Node", "ScalarEvent", "ScalarNode", "SequenceEndEvent", "SequenceNode", "SequenceStartEvent", "Span",
    "TextError", "break_at", "compose", "entries", "events", "first_leaf", "is_null", "line_end",
    "may_have_anchors", "scalars", "span_of", "splice", "split_lines",
]  # fmt: skip

#: The list whose items are looked at by themselves: the targets, nearly all of a large file.
ITEMS: Final = "targets"
#: With more of them than that, one tree of the whole text costs less than one of each.
FEW: Final = 40
#: Nesting of a data file is at most six levels; libyaml's composer recurses in C and crashes at some ten thousand.
MAX_DEPTH: Final = 100
_TOO_DEEP: Final = say("nested more than {} levels deep", MAX_DEPTH)
#: How many nodes the aliases of a file may stand for, beside those that are written (against alias bombs).
MAX_ALIASED_NODES: Final = 100_000

#: The tag of every node without a tag of its own.
UNTAGGED: Final = ""
_BOM: Final = "\ufeff"
_MERGE: Final = "<<"
#: What stands for nothing where no quotation marks stand.
NULLS: Final = frozenset(("", "~", "null", "Null", "NULL"))


class Document:
    """A text and its name; the tree is made when it is first asked for.

    `text` is without a byte order mark, which YAML's places do not count.
    """

    __slots__ = ("_root", "alone", "marks", "name", "text")

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text.removeprefix(_BOM)
        self._root: Node | bool | None = False  # False: not made yet
        #: Where each target begins and ends, once the events have been read; None of one that is no mapping.
        self.marks: list[tuple[Any, Any] | None] = []
        #: Targets as documents of their own, made by `item`.
        self.alone: dict[int, tuple[Document, int, int]] = {}
        if self.text.startswith(_BOM):
            raise TextError(
                "syntax", say("a second byte order mark (U+FEFF) stands behind the first"), point(self.text, 0)
            )

    @property
    def root(self) -> Node | None:
        """The root of the tree, None for an empty text. Raises `TextError` where the text is no YAML document."""
        if isinstance(self._root, bool):
            self._root = _tree(self.text)
        return self._root

    def item(self, index: int) -> "tuple[Document, int, int] | None":
        """A target as a document in which it is the first one, and how many characters and lines further on it stands
        in the text; None where it is to be looked for in the whole tree, because that is made already, or so many were
        asked for that it costs less.
        """
        marks = self.marks[index] if self._root is False and index < len(self.marks) else None
        if marks is None or not marks[0].column:  # in a list in brackets one may begin a line
            return None
        if index not in self.alone and len(self.alone) < FEW:
            start, end = marks
            opening = f"{ITEMS}:\n-\n" + " " * start.column
            alone = Document(self.name, opening + self.text[start.index : end.index].rstrip(" "))
            self.alone[index] = alone, start.index - len(opening), start.line - 2
        return self.alone.get(index)

    def item_around(self, offset: int) -> "tuple[Document, int, int] | None":
        """The target that a place of the text lies in, its index, and how many characters further on it stands."""
        return None


class _Loader(yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader):  # type: ignore[misc]
    """Composes without resolving tags, and stops where nesting gets deeper than any data file's."""

    def __init__(self, stream: str) -> None:
        super().__init__(stream)
        self._depth = 0

    def resolve(self, kind: object, value: object, implicit: object) -> str:
        return UNTAGGED

    def descend_resolver(self, parent: object, index: object) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise yaml.MarkedYAMLError(problem=_TOO_DEEP)

    def ascend_resolver(self) -> None:
        self._depth -= 1


@lru_cache(maxsize=1)  # an update asks for the tree that the check before it has just made
def compose(text: str, name: str) -> Document:
    """The document of a text, its tree made. Raises `TextError` where the text is not one well-formed YAML document."""
    document = Document(name, text)
    document.root  # noqa: B018 - an error is wanted now
    return document


def _tree(body: str) -> Node | None:
    with _errors_told(body):
        root: Node | None = _Loader(body).get_single_node()
    if root is not None and "*" in body:
        _refuse_alias_bomb(root)
    return root


class MergedKey(ScalarEvent):
    """The event of a key that a merge (`<<`) brings into a mapping."""


def events(document: Document) -> Iterator[Any]:
    """The events of the document's root: scalars, and the starts and ends of collections; none for an empty text.

    Aliases and merges are carried out; what they bring has the marks of where it is written. Raises `TextError`, here
    or on the way, where the text is no document.
    """
    if may_have_anchors(document.text):
        return iter(()) if document.root is None else _events_of(document.root)
    return _parsed(document.text)


def may_have_anchors(body: str) -> bool:
    """Whether anchors, aliases or merges may stand in a text.

    They are rare, but `&` stands in many addresses: it is an anchor only behind a space, a bracket or a line's start.
    """
    return ("&" in body or "*" in body or "<<" in body) and bool(re.search(r"(?:^|[\s\[{,])[&*]\S|<<", body))


def _parsed(body: str) -> Iterator[Event]:
    """The events of a text without aliases, straight from the parser."""
    with _errors_told(body):
        loader = _Loader(body)
        get = loader.get_event
        get()  # the stream
        if loader.check_event(yaml.StreamEndEvent):
            return
        get()  # the document
        depth = 0
        while True:
            event = get()
            kind = event.__class__
            if kind is not ScalarEvent:
                if kind is MappingStartEvent or kind is SequenceStartEvent:
                    depth += 1
                    if depth > MAX_DEPTH:
                        raise yaml.MarkedYAMLError(problem=_TOO_DEEP)
                elif kind is MappingEndEvent or kind is SequenceEndEvent:
                    depth -= 1
                else:
                    break
            yield event
        if not loader.check_event(yaml.StreamEndEvent):
            problem = "but found another document"
            where = loader.get_event().start_mark
            raise yaml.MarkedYAMLError("expected a single document in the stream", None, problem, where)


def _events_of(node: Node) -> Iterator[Event]:
    """The events of a tree: what is reached by an alias comes as often as it is reached."""
    start, end = node.start_mark, node.end_mark
    tag = node.tag or None
    if isinstance(node, ScalarNode):
        yield ScalarEvent(None, tag, (True, False), node.value, start, end, node.style)
    elif isinstance(node, SequenceNode):
        yield SequenceStartEvent(None, tag, True, start, end)
        for item in node.value:
            yield from _events_of(item)
        yield SequenceEndEvent(end, end)
    elif isinstance(node, MappingNode):
        yield MappingStartEvent(None, tag, True, start, end)
        for key, value, merged in entries(node):
            if merged and isinstance(key, ScalarNode):
                yield MergedKey(None, None, (True, False), key.value, key.start_mark, key.end_mark, key.style)
            else:
                yield from _events_of(key)
            yield from _events_of(value)
        yield MappingEndEvent(end, end)


@contextmanager
def _errors_told(body: str) -> Iterator[None]:
    """Turn the errors of yaml into `TextError`."""
    try:
        yield
    except yaml.MarkedYAMLError as error:
        raise _syntax_error(body, error) from None
    except yaml.reader.ReaderError as error:
        position = _character_index(body, error.position)
        character = f"U+{ord(body[position]):04X}" if position < len(body) else "a character"
        raise TextError(
            "syntax", say("{} is a control character, which YAML does not allow", character), point(body, position)
        ) from None
    except RecursionError:  # the pure Python composer
        raise TextError("nesting", say("nested too deep"), Span(1, 1, 1, 1)) from None


def entries(node: MappingNode) -> Iterator[tuple[Node, Node, bool]]:
    """Keys and values of a mapping in their order, those of `<<` merges last; the flag says which are merged in.

    A key of the mapping itself hides the same key of a merge, as the merge type of YAML 1.1 has it.
    """
    merges = []
    for key, value in node.value:
        if key.value == _MERGE and not key.style:
            merges.append(value)
        else:
            yield key, value, False
    for value in merges:
        for source in value.value if isinstance(value, SequenceNode) else [value]:
            if isinstance(source, MappingNode):
                for key, merged, _ in entries(source):
                    yield key, merged, True


def scalars(root: Node | None) -> Iterator[ScalarNode]:
    """Every scalar below a node, keys among them, each once however many aliases lead to it; in no order."""
    waiting = [root] if root is not None else []
    seen: set[int] = set()
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, MappingNode):
            waiting += [part for pair in node.value for part in pair]
        elif isinstance(node, SequenceNode):
            waiting += node.value
        elif isinstance(node, ScalarNode):
            yield node


def is_null(node: Node | Event) -> bool:
    """Whether a node or event is a plain empty value, `~` or `null`."""
    return isinstance(node, ScalarNode | ScalarEvent) and not node.style and node.value in NULLS


def first_leaf(node: Node) -> Node:
    """The first scalar of a collection, in the order of the text."""
    seen = 0
    while not isinstance(node, ScalarNode) and node.value and seen < MAX_DEPTH:
        first = node.value[0]
        node = first[0] if isinstance(node, MappingNode) else first
        seen += 1
    return node


def span_of(node: Node) -> Span:
    """The place of a node, anchor and tag included."""
    start, end = node.start_mark, node.end_mark
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _refuse_alias_bomb(root: Node) -> None:
    """Count the nodes that a walk from the root meets, aliases followed; raise `TextError` where they explode."""
    sizes: dict[int, int] = {}
    open_nodes: set[int] = set()

    def size(node: Node) -> int:
        if isinstance(node, ScalarNode):
            return 1
        known = sizes.get(id(node))
        if known is not None:
            return known
        if id(node) in open_nodes:
            raise TextError(
                "nesting", say("an alias stands inside the value that it stands for"), span_of(first_leaf(node))
            )
        open_nodes.add(id(node))
        if isinstance(node, MappingNode):
            total = 1 + sum(size(key) + size(value) for key, value in node.value)
        else:
            total = 1 + sum(size(item) for item in node.value)
        open_nodes.discard(id(node))
        sizes[id(node)] = total
        return total

    expanded = size(root)
    if expanded > MAX_ALIASED_NODES + 200 * len(sizes):
        raise TextError(
            "nesting",
            say("the aliases of this file stand for {:,} values; write them out", expanded),
            span_of(first_leaf(root)),
        )


def _syntax_error(text: str, error: yaml.MarkedYAMLError) -> TextError:
    mark = error.problem_mark or error.context_mark
    problem = error.problem or say("this is not YAML")
    if problem.startswith(("could not find expected", "found unexpected end of stream")) and error.context_mark:
        mark = error.context_mark  # the line that lacks its colon or quotation mark, not the one where that was noticed
    if "exceeded maximum nesting depth" in problem:  # libyaml's own bound, from PyYAML 6.0.4 on
        problem = _TOO_DEEP
    if problem == _TOO_DEEP:
        opened = re.search(r"(?:[\[{][^\[\]{}\n]*){20}|(?:- ){20}", text)
        index = opened.start() if opened else 0
        return TextError("nesting", say("{}; no data file needs more than six", problem), point(text, index))
    span = Span(1, 1, 1, 1)
    if mark is not None and mark.line < len(split_lines(text)):
        span = Span(mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2)
    elif mark is not None:  # libyaml counts a line behind the last one
        span = point(text, len(text))
    from policytrack.data.yaml_words import told_by_yaml  # noqa: PLC0415 - most files are YAML

    context = ", " + told_by_yaml(error.context) if error.context else ""
    return TextError("syntax", say("not valid YAML: {}{}", told_by_yaml(problem), context), span)


def _character_index(text: str, position: int) -> int:
    """libyaml counts in bytes of the UTF-8 text, the pure Python reader in characters."""
    if _Loader.__mro__[1].__name__ == "CSafeLoader":
        return len(text.encode("utf-8")[:position].decode("utf-8", "ignore"))
    return position
