"""The text of a data file as a tree of nodes with places. The only module that imports yaml.

A node is PyYAML's own (`ScalarNode`, `SequenceNode`, `MappingNode`): it keeps the scalar as written and the place where
it starts and ends. Nothing is resolved by YAML 1.1's guesses (`no`, `1:30` and `24.10` stay text): what a scalar means
is decided by the field that it stands in. That also makes composing faster than PyYAML's own `compose`.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias

import yaml
from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

__all__ = [
    "CollectionNode",
    "Document",
    "Edit",
    "Key",
    "MappingNode",
    "Node",
    "Nth",
    "Path",
    "ScalarNode",
    "SequenceNode",
    "Span",
    "TextError",
    "break_at",
    "compose",
    "decode",
    "entries",
    "first_leaf",
    "is_null",
    "line_end",
    "scalars",
    "span_of",
    "splice",
    "split_lines",
]

#: Nesting of a data file is at most six levels; libyaml's composer recurses in C and crashes at some ten thousand.
MAX_DEPTH: Final = 100
_TOO_DEEP: Final = f"nested more than {MAX_DEPTH} levels deep"
#: How many nodes the aliases of a file may stand for, beside those that are written (against alias bombs).
MAX_ALIASED_NODES: Final = 100_000

#: The tag of every node without a tag of its own.
UNTAGGED: Final = ""
_BOM: Final = "\ufeff"
_LINE_BREAK: Final = "\r\n|[\n\r\x85\u2028\u2029]"
_MERGE: Final = "<<"


class Nth(str):
    """In a path: one of several keys of a mapping that have the same name, counted from 0."""

    nth: int

    def __new__(cls, key: str, nth: int) -> "Nth":
        """The key and its number among those of its name."""
        self = super().__new__(cls, key)
        self.nth = nth
        return self


Key: TypeAlias = str | int
#: A route from the root of a document: keys of mappings and indexes of sequences.
Path: TypeAlias = tuple[Key, ...]


class Span(NamedTuple):
    """A place in a text: lines and columns count from 1, columns in code points, the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class TextError(Exception):
    """A text that is no document: the message says why, the span where, and the rule which rule it breaks."""

    def __init__(self, rule: str, message: str, span: Span) -> None:
        super().__init__(message)
        self.rule = rule
        self.message = message
        self.span = span


class Document(NamedTuple):
    """A composed text: its name, the text without a byte order mark, and its root (None where it is empty)."""

    name: str
    text: str
    root: Node | None


class Edit(NamedTuple):
    """A piece of a text, from `start` up to and without `end` (characters from 0), and what is to stand there."""

    start: int
    end: int
    text: str


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


def decode(data: bytes) -> str:
    """Bytes of a file as text; raises `TextError` at the first byte that is not UTF-8."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        raise TextError(
            "encoding",
            f"byte 0x{data[error.start]:02x} is not UTF-8; save the file as UTF-8",
            _point(before, len(before)),
        ) from None


@lru_cache(maxsize=1)  # an update asks for the tree that the check before it has just made
def compose(text: str, name: str) -> Document:
    """The tree of a text. Raises `TextError` where the text is not one well-formed YAML document."""
    body = text.removeprefix(_BOM)
    if body.startswith(_BOM):
        raise TextError("syntax", "a second byte order mark (U+FEFF) stands behind the first", _point(body, 0))
    try:
        # Before yaml sees it: libyaml stops at most control characters, but with a message that names no line.
        root = _Loader(body).get_single_node()
    except yaml.MarkedYAMLError as error:
        raise _syntax_error(body, error) from None
    except yaml.reader.ReaderError as error:
        position = _character_index(body, error.position)
        character = f"U+{ord(body[position]):04X}" if position < len(body) else "a character"
        raise TextError(
            "syntax", f"{character} is a control character, which YAML does not allow", _point(body, position)
        ) from None
    except RecursionError:  # the pure Python composer
        raise TextError("nesting", "nested too deep", Span(1, 1, 1, 1)) from None
    if root is not None and "*" in body:
        _refuse_alias_bomb(root)
    return Document(name, body, root)


def splice(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits carried out; those at one place in the order in which they come.

    Raises `ValueError` where two overlap: such edits have no one meaning.
    """
    parts: list[str] = []
    done = 0
    for start, end, new in sorted(edits, key=lambda edit: edit.start):
        if start < done or end < start:
            raise ValueError(f"the edit at {start} overlaps the one before it, which ends at {done}")
        parts += (text[done:start], new)
        done = end
    return "".join((*parts, text[done:]))


def line_end(text: str, index: int) -> int:
    """Where the line ends that a place stands on: the index of its line break, or of the end of the text."""
    found = re.compile(_LINE_BREAK).search(text, index)
    return found.start() if found else len(text)


def break_at(text: str, index: int) -> str:
    """The line break that stands there; an empty string where none does."""
    found = re.compile(_LINE_BREAK).match(text, index)
    return found[0] if found else ""


def split_lines(text: str) -> list[str]:
    """The lines of a text as YAML counts them: U+0085, U+2028 and U+2029 end a line too."""
    return re.split(_LINE_BREAK, text)


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


def is_null(node: Node) -> bool:
    """Whether a node is a plain empty value, `~` or `null`."""
    return isinstance(node, ScalarNode) and not node.style and node.value in ("", "~", "null", "Null", "NULL")


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
            raise TextError("nesting", "an alias stands inside the value that it stands for", span_of(first_leaf(node)))
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
            f"the aliases of this file stand for {expanded:,} values; write them out",
            span_of(first_leaf(root)),
        )


def _syntax_error(text: str, error: yaml.MarkedYAMLError) -> TextError:
    mark = error.problem_mark or error.context_mark
    problem = error.problem or "this is not YAML"
    if problem.startswith(("could not find expected", "found unexpected end of stream")) and error.context_mark:
        mark = error.context_mark  # the line that lacks its colon or quotation mark, not the one where that was noticed
    if "exceeded maximum nesting depth" in problem:  # libyaml's own bound, from PyYAML 6.0.4 on
        problem = _TOO_DEEP
    if problem == _TOO_DEEP:
        opened = re.search(r"(?:[\[{][^\[\]{}\n]*){20}|(?:- ){20}", text)
        index = opened.start() if opened else 0
        return TextError("nesting", f"{problem}; no data file needs more than six", _point(text, index))
    context = f" {error.context}" if error.context else ""
    span = Span(1, 1, 1, 1)
    if mark is not None and mark.line < len(split_lines(text)):
        span = Span(mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2)
    elif mark is not None:  # libyaml counts a line behind the last one
        span = _point(text, len(text))
    return TextError("syntax", f"not valid YAML: {problem}{context and ',' + context}", span)


def _character_index(text: str, position: int) -> int:
    """libyaml counts in bytes of the UTF-8 text, the pure Python reader in characters."""
    if _Loader.__mro__[1].__name__ == "CSafeLoader":
        return len(text.encode("utf-8")[:position].decode("utf-8", "ignore"))
    return position


def _point(text: str, index: int) -> Span:
    lines = split_lines(text[:index])
    return Span(len(lines), len(lines[-1]) + 1, len(lines), len(lines[-1]) + 2)
