"""What the shell completes: ids, plans, indicators and regions of the file, statuses, rules and units.

A shell waits for the answer at every Tab, so that only the tree is read, not the figures; and a file that cannot be
read has nothing to complete, because a message would stand in the middle of the command line.

The answer becomes part of code that the shell evaluates (zsh), and of the command line. Hence nothing is offered but
what the grammar of ids lets through, and no description has a character that any shell reads.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import typer

from policytrack.data.identifiers import is_identifier
from policytrack.errors import PolicytrackError
from policytrack.text.printable import unread_by_shells

if TYPE_CHECKING:
    from policytrack.data.yaml_document import MappingNode, Node


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


def regions(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The regions of the plans that start like this."""
    found = (_text(plan, "region") for root in _roots(ctx) for _, plan in _rows(root, "plans"))
    return _matching(((region, "") for region in dict.fromkeys(found)), incomplete)


def statuses(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The statuses that start like this, with hyphens for blanks; behind commas the next one of a list."""
    from policytrack.progress.status import Status
    from policytrack.report.locale import Locale
    from policytrack.translations import spoken

    names = ((str(status).replace(" ", "-"), Locale(spoken()).status(status)) for status in Status)
    return _listed(names, incomplete)


def rules(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The rules whose codes or names start like this, with what they want; behind commas the next one of a list."""
    from policytrack.rules.catalogue import RULES
    from policytrack.rules.manual import manual
    from policytrack.text.messages import Message
    from policytrack.translations import told

    pairs = ((word, told(Message(manual(rule).summary))) for rule in RULES for word in (rule.code, rule.name))
    return _listed(pairs, incomplete)


def units(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The units whose symbols start like this, with their dimensions."""
    from policytrack.quantity.unit_table import UNITS

    return _matching(((unit.symbol, unit.dimension.name) for unit, _ in UNITS.listed), incomplete)


def _listed(pairs: Iterable[tuple[str, str]], incomplete: str) -> list[tuple[str, str]]:
    """The words that complete the last one of a list with commas; those before it stay."""
    before, comma, last = incomplete.rpartition(",")
    if not all(is_identifier(word) for word in before.split(",") if word):
        return []
    return [(before + comma + word, said) for word, said in _matching(pairs, last)]


def _matching(pairs: Iterable[tuple[str, str]], incomplete: str) -> list[tuple[str, str]]:
    # In the encodings of East Asia but UTF-8, the second byte of a character may be a backtick or a backslash.
    plain = sys.stdout.encoding.lower().replace("-", "") != "utf8"
    return [
        (name, "" if plain and not title.isascii() else unread_by_shells(title))
        for name, title in pairs
        if name.startswith(incomplete) and is_identifier(name) and not (plain and not name.isascii())
    ]


def _roots(ctx: typer.Context) -> "Iterator[MappingNode]":
    from policytrack import store
    from policytrack.data.source import decode
    from policytrack.data.yaml_document import MappingNode, TextError, compose

    files = ctx.params.get("files")
    try:
        paths = store.find(list(files or []), os.environ.get("POLICYTRACK_FILE"), unread=lambda sentence: None)
        for source in store.read(path for path in paths if path != store.STDIN):
            root = compose(decode(source.data), source.name).root
            if isinstance(root, MappingNode):
                yield root
    except (PolicytrackError, TextError):
        return


def _child(node: "Node", name: str) -> "Node | None":
    from policytrack.data.yaml_document import MappingNode, entries

    if not isinstance(node, MappingNode):
        return None
    return next((value for key, value, _ in entries(node) if key.value == name), None)


def _records(root: "MappingNode", name: str) -> "list[Node]":
    from policytrack.data.yaml_document import SequenceNode

    found = _child(root, name)
    return list(found.value) if isinstance(found, SequenceNode) else []


def _keys(root: "MappingNode", name: str) -> Iterator[tuple[str, str]]:
    return ((key, _text(value, "title")) for key, value in _rows(root, name))


def _rows(root: "MappingNode", name: str) -> "Iterator[tuple[str, Node]]":
    from policytrack.data.yaml_document import MappingNode, ScalarNode, entries

    found = _child(root, name)
    if isinstance(found, MappingNode):
        for key, value, _ in entries(found):
            if isinstance(key, ScalarNode):
                yield key.value, value


def _text(record: "Node", name: str) -> str:
    from policytrack.data.yaml_document import ScalarNode

    found = _child(record, name)
    return str(found.value) if isinstance(found, ScalarNode) else ""
