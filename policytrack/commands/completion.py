"""What the shell completes: ids, plans and indicators, each with its title.

A shell waits for the answer at every Tab, so that only the tree is read, not the figures; and a file that cannot be
read has nothing to complete, because a message would stand in the middle of the command line.

The answer becomes part of code that the shell evaluates (zsh), and of the command line. Hence nothing is offered but
what the grammar of ids lets through, and no description has a character that any shell reads.
"""

import os
import sys
from collections.abc import Iterable, Iterator

import typer

from policytrack import store
from policytrack.data.identifiers import is_identifier
from policytrack.data.yaml_document import (
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    TextError,
    compose,
    decode,
    entries,
)
from policytrack.errors import PolicytrackError
from policytrack.text.printable import unread_by_shells


def ids(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The ids of targets that start like this, with their titles."""
    records = (record for root in _roots(ctx) for record in _records(root, "targets"))
    return _matching(((_text(record, "id"), _text(record, "title")) for record in records), incomplete)


def plans(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The keys of plans that start like this, with their titles."""
    return _matching((pair for root in _roots(ctx) for pair in _keys(root, "plans")), incomplete)


def indicators(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The keys of indicators that start like this, with their titles."""
    return _matching((pair for root in _roots(ctx) for pair in _keys(root, "indicators")), incomplete)


def _matching(pairs: Iterable[tuple[str, str]], incomplete: str) -> list[tuple[str, str]]:
    # In the encodings of East Asia but UTF-8, the second byte of a character may be a backtick or a backslash.
    plain = sys.stdout.encoding.lower().replace("-", "") != "utf8"
    return [
        (name, "" if plain and not title.isascii() else unread_by_shells(title))
        for name, title in pairs
        if name.startswith(incomplete) and is_identifier(name) and not (plain and not name.isascii())
    ]


def _roots(ctx: typer.Context) -> Iterator[MappingNode]:
    files = ctx.params.get("files")
    try:
        paths = store.find(list(files or []), os.environ.get("POLICYTRACK_FILE"), unread=lambda sentence: None)
        for source in store.read(path for path in paths if path != store.STDIN):
            root = compose(decode(source.data), source.name).root
            if isinstance(root, MappingNode):
                yield root
    except (PolicytrackError, TextError):
        return


def _child(node: Node, name: str) -> Node | None:
    if not isinstance(node, MappingNode):
        return None
    return next((value for key, value, _ in entries(node) if key.value == name), None)


def _records(root: MappingNode, name: str) -> list[Node]:
    found = _child(root, name)
    return list(found.value) if isinstance(found, SequenceNode) else []


def _keys(root: MappingNode, name: str) -> Iterator[tuple[str, str]]:
    found = _child(root, name)
    if isinstance(found, MappingNode):
        for key, value, _ in entries(found):
            if isinstance(key, ScalarNode):
                yield key.value, _text(value, "title")


def _text(record: Node, name: str) -> str:
    found = _child(record, name)
    return str(found.value) if isinstance(found, ScalarNode) else ""
