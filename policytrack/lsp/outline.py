"""A file's outline: its sections and records as symbols, what can be folded, and the verdicts beside the goals."""

from collections.abc import Iterator
from typing import NamedTuple

from lsprotocol import types

from policytrack.data.yaml_document import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode
from policytrack.edits.lines import content_end, is_flow, start_of
from policytrack.lsp.analysis import Analysis, File
from policytrack.text.printable import visible

_KINDS = {
    "plans": types.SymbolKind.File,
    "indicators": types.SymbolKind.Interface,
    "units": types.SymbolKind.Constant,
    "targets": types.SymbolKind.Event,
}


class _Record(NamedTuple):
    """A record of a section: its name, what stands beside it, and where it and its name start and end."""

    name: str
    detail: str
    start: int
    end: int
    name_start: int
    name_end: int


def symbols(file: File) -> list[types.DocumentSymbol]:
    """The sections of a file with their plans, indicators, units and targets."""
    found = []
    for key, value in _sections(file):
        if key.value not in _KINDS or not isinstance(value, CollectionNode):
            continue
        children = [
            types.DocumentSymbol(
                visible(record.name) or "?", _KINDS[key.value], file.range(record.start, record.end),
                file.range(record.name_start, record.name_end), visible(record.detail),
            )
            for record in _records(file, value)
        ]  # fmt: skip
        end = max(_end(file, value), int(key.end_mark.index))
        found.append(
            types.DocumentSymbol(
                key.value, types.SymbolKind.Namespace, file.range(start_of(key), end),
                file.range(start_of(key), int(key.end_mark.index)), str(len(children)), children=children,
            )
        )  # fmt: skip
    return found


def _sections(file: File) -> Iterator[tuple[ScalarNode, Node]]:
    root = file.document.root if file.document is not None else None
    if isinstance(root, MappingNode):
        yield from ((key, value) for key, value in root.value if isinstance(key, ScalarNode))


def _records(file: File, section: CollectionNode) -> Iterator[_Record]:
    if isinstance(section, MappingNode):
        for key, value in section.value:
            if isinstance(key, ScalarNode):
                start, end = start_of(key), int(key.end_mark.index)
                last = max(end, _end(file, value))
                yield _Record(key.value, _text(value, "title", "equals"), start, last, start, end)
        return
    for item in section.value:
        named = _field(item, "id") or item
        start, end = start_of(item), _end(file, item)
        goal = _text(item, "goal")
        detail = f"{_text(item, 'title')}{f' · {goal}' if goal else ''}"
        own = (start_of(named), int(named.end_mark.index)) if isinstance(named, ScalarNode) else (start, start)
        inside = start <= own[0] and own[1] <= end
        yield _Record(_text(item, "id"), detail, start, end, *(own if inside else (start, start)))


def _field(record: Node, name: str) -> ScalarNode | None:
    pairs = record.value if isinstance(record, MappingNode) else ()
    return next((value for key, value in pairs if key.value == name and isinstance(value, ScalarNode)), None)


def _text(record: Node, *names: str) -> str:
    return next((found.value for name in names if (found := _field(record, name))), "")


def _end(file: File, node: Node) -> int:
    """Where a node's own text ends; an alias ends where it is written."""
    assert file.document is not None
    return max(start_of(node), content_end(file.document, node))


def folds(file: File) -> Iterator[types.FoldingRange]:
    """The lines of every section, record and list that stands on several, and of every block of comments."""
    root = file.document.root if file.document is not None else None
    if root is not None:
        yield from _folds_below(file, root)
    first, lines = None, file.buffer.text.split("\n")
    for number, line in enumerate([*lines, ""]):
        comment = line.lstrip().startswith("#")
        if comment and first is None:
            first = number
        elif not comment and first is not None:
            if number - first > 1:
                yield types.FoldingRange(first, number - 1, kind=types.FoldingRangeKind.Comment)
            first = None


def _folds_below(file: File, node: Node) -> Iterator[types.FoldingRange]:
    if isinstance(node, MappingNode):
        for key, value in node.value:
            if start_of(value) < start_of(key):
                continue
            if isinstance(value, CollectionNode) and not is_flow(value):
                yield from _fold(file, start_of(key), value)
                yield from _folds_below(file, value)
    elif isinstance(node, SequenceNode):
        reached = start_of(node)
        for item in node.value:
            if start_of(item) >= reached and isinstance(item, CollectionNode) and not is_flow(item):
                reached = start_of(item)
                yield from _fold(file, start_of(item), item)
                yield from _folds_below(file, item)


def _fold(file: File, start: int, node: Node) -> Iterator[types.FoldingRange]:
    found = file.range(start, _end(file, node))
    if found.end.line > found.start.line:
        yield types.FoldingRange(found.start.line, found.end.line, kind=types.FoldingRangeKind.Region)


def inlay_hints(analysis: Analysis, file: File, start: int, end: int) -> Iterator[types.InlayHint]:
    """Beside each goal between two places: how far it is on the way, and the verdict."""
    items = next((value.value for key, value in _sections(file) if key.value == "targets"), ())
    for index, item in enumerate(items):
        goal = _field(item, "goal")
        # A target that is an alias, and a goal that a merge brings, stand elsewhere and have their hint there.
        if goal is None or not start_of(item) <= start_of(goal) <= end or int(goal.end_mark.index) < start:
            continue
        target = analysis.target_at(file, ("targets", index))
        if target is not None:
            row = analysis.row(target)
            label = " · ".join(part for part in (row.bar.label, row.status) if part)
            place = file.range(0, int(goal.end_mark.index)).end
            yield types.InlayHint(place, label, tooltip=visible(row.reason), padding_left=True)
