"""What an editor can do about a finding: the fixes of `check --fix`, and what a message proposes.

A proposal is carried out on the text and read again; it is offered only where the finding is gone by it. The exception
is a skeleton that is to be filled in by hand, such as a baseline.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from policytrack.data import file_rules
from policytrack.data.location import Path
from policytrack.data.model import Target
from policytrack.data.problems import Diagnostic
from policytrack.data.source import SourceFile
from policytrack.data.splice import Edit, line_end, splice
from policytrack.data.yaml_document import MappingNode, Node, ScalarNode, SequenceNode
from policytrack.edits.collections import insert_entry
from policytrack.edits.fixes import by_file
from policytrack.edits.lines import content_end, is_flow, keys_column, line_start, newline_at, start_of
from policytrack.edits.mending import mendings
from policytrack.edits.scalars import SINGLE, write_scalar
from policytrack.errors import PolicytrackError
from policytrack.lsp.analysis import Analysis, File
from policytrack.lsp.diagnostics import found_in, place
from policytrack.progress import Missing
from policytrack.rules.check import CheckOptions, check


class Action(NamedTuple):
    """A change that is offered: its title, the edits by the names of their files, and the finding that it is for."""

    title: str
    edits: dict[str, Sequence[Edit]]
    found: Diagnostic | None = None
    preferred: bool = False


_NEAREST: Final = re.compile(r"did you mean (?:`([^`]+)`|([^?]+))\?")
_FIELD: Final = re.compile(r"`(\w+): ([^`]+)`")
_SKELETON: Final = "baseline: {as_of: , value: , source: }"
#: More files than that are not read again for every proposal.
_MOST_BYTES: Final = 2_000_000


def actions(analysis: Analysis, file: File, start: int, end: int) -> list[Action]:
    """What is offered for a part of a file: fixes first, then proposals, then a skeleton for what a verdict lacks."""
    near = [found for found in found_in(analysis, file) if _touches(file, found, start, end)]
    found = list(_fixes(analysis, near))
    results = {splice(file.text, action.edits.get(file.buffer.name, ())) for action in found}
    proposed = (action for one in near for action in _proposals(analysis, file, one))
    found += [one for one in proposed if splice(file.text, one.edits[file.buffer.name]) not in results]
    return [*found, *_missing_baseline(analysis, file, start)]


def _touches(file: File, found: Diagnostic, start: int, end: int) -> bool:
    """Whether a finding stands on the lines of a part: who asks for a way out is on its line, not on its character."""
    first, last = file.span_offsets(place(found))
    return first <= line_end(file.text, end) and line_start(file.text, start) <= last


def _fixes(analysis: Analysis, near: Sequence[Diagnostic]) -> Iterator[Action]:
    """The fixes of `check --fix` for what is near, and all of them at once where there are more."""
    mended = mendings(analysis.sources, analysis.checked)
    for fix in mended:
        if fix.diagnostic in near:
            title = f"Mend {fix.diagnostic.code} {fix.diagnostic.name}"
            yield Action(title, {fix.diagnostic.path: fix.edits}, fix.diagnostic, preferred=True)
    if len(mended) > 1 and any(fix.diagnostic in near for fix in mended):
        yield Action(f"Mend all {len(mended)} that check --fix mends", dict(by_file(analysis.sources, mended)))


def fix_all(analysis: Analysis) -> Action | None:
    """All that `check --fix` mends, for an editor that mends on saving."""
    mended = mendings(analysis.sources, analysis.checked)
    return Action("Mend what check --fix mends", dict(by_file(analysis.sources, mended))) if mended else None


def _proposals(analysis: Analysis, file: File, found: Diagnostic) -> Iterator[Action]:
    """What the message of a finding proposes, where it is right."""
    for title, edits in _proposed(analysis, file, found):
        if edits and _mends(analysis, file, found, edits):
            yield Action(title, {file.buffer.name: edits}, found)


def _proposed(analysis: Analysis, file: File, found: Diagnostic) -> Iterator[tuple[str, Sequence[Edit]]]:
    start, end = file.span_offsets(place(found))
    told = f"{found.message}\n{found.hint}"
    spot = file.spot_at(start)
    nearest = _NEAREST.search(told)
    if nearest and spot is not None:
        for word in nearest[1].split(" or ") if nearest[1] else nearest[2].split(" or "):
            whole = (start, end) if end - start > 1 else (spot.start, spot.end)
            yield f"Change to {word}", [Edit(*whole, word)]
    for name, value in _FIELD.findall(told):
        yield f"Add {name}: {value}", _with_field(file, found, name, value)
    if found.code == file_rules.SYNTAX.code:
        yield "Quote the text", _quoted(file, start)


def _with_field(file: File, found: Diagnostic, name: str, value: str) -> Sequence[Edit]:
    """A field added to the record that a finding stands in, or given another value there."""
    start, _ = file.span_offsets(place(found))
    spot = file.spot_at(start)
    mapping = _node_at(file, spot.record) if spot is not None else None
    if spot is None or not isinstance(mapping, MappingNode):
        return ()
    for key, node in mapping.value:
        if key.value == name:
            old = next((one for one in file.spots if one.path == (*spot.record, name) and not one.is_key), None)
            plain = isinstance(node, ScalarNode) and old is not None
            return [Edit(old.start, old.end, value)] if plain and old is not None else ()
    return _insertion(file, mapping, f"{name}: {value}")


def _insertion(file: File, mapping: MappingNode, entry: str) -> Sequence[Edit]:
    """An entry behind the last one of a record; none where no exact edit is possible."""
    document = file.document
    assert document is not None
    try:
        if is_flow(mapping):
            return insert_entry(document, mapping, len(mapping.value), entry, ", ")
        end = content_end(document, mapping.value[-1][1])
        column = keys_column(document, mapping)
        rest = line_end(document.text, end)
        return [Edit(rest, rest, f"{newline_at(document.text, end)}{' ' * column}{entry}")]
    except PolicytrackError:
        return ()


def _node_at(file: File, path: Path) -> Node | None:
    node: Node | None = file.document.root if file.document is not None else None
    for step in path:
        if isinstance(node, MappingNode):
            node = next((value for key, value in node.value if key.value == step), None)
        elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
        else:
            return None
    return node


def _quoted(file: File, start: int) -> Sequence[Edit]:
    """Quotation marks around the value of the line that YAML stumbled over, or of the one above it."""
    at = line_start(file.text, start)
    for first in (at, line_start(file.text, max(0, at - 1))):
        line = file.text[first : line_end(file.text, first)]
        found = re.match(r"([ \t]*(?:- +)*[\w.-]+:[ \t]+)([^'\"\s].*?)(\s+#.*|\s*)$", line)
        if found:
            edit = Edit(first + found.start(2), first + found.end(2), write_scalar(found[2], SINGLE, flow=False))
            if not _has_syntax_error_at(file, edit):
                return [edit]
    return ()


def _has_syntax_error_at(file: File, edit: Edit) -> bool:
    """Whether the text stumbles over the same line still."""
    again = check([SourceFile(file.buffer.name, splice(file.text, [edit]).encode("utf-8", "surrogatepass"))])
    line = file.yaml_lines.span(edit.start, edit.start).line
    return any(one.code == file_rules.SYNTAX.code and abs(one.line - line) <= 1 for one in again.diagnostics)


def _mends(analysis: Analysis, file: File, found: Diagnostic, edits: Iterable[Edit]) -> bool:
    """Whether a finding is gone once the edits are made; not asked of a very large data set."""
    if sum(len(source.data) for source in analysis.sources) > _MOST_BYTES:
        return True
    text = splice(file.text, edits)
    revised = [
        SourceFile(source.name, text.encode("utf-8", "surrogatepass")) if source.name == file.buffer.name else source
        for source in analysis.sources
    ]
    after = check(revised, CheckOptions(analysis.today)).diagnostics
    kind = (found.path, found.code, found.target)
    before = sum((one.path, one.code, one.target) == kind for one in analysis.checked.diagnostics)
    return sum((one.path, one.code, one.target) == kind for one in after) < before


def _missing_baseline(analysis: Analysis, file: File, start: int) -> Iterator[Action]:
    """The skeleton of a baseline for a target whose verdict lacks one."""
    spot = file.spot_at(start)
    target = analysis.target_at(file, spot.path) if spot is not None else None
    if spot is None or not isinstance(target, Target) or target.baseline is not None:
        return
    wanted = (Missing.BASELINE, Missing.CHANGE_BASE, Missing.REFERENCE)
    if analysis.row(target).assessment.missing not in wanted:
        return
    mapping = _node_at(file, spot.path[:2])
    edits = _before_actuals(file, mapping) if isinstance(mapping, MappingNode) else ()
    if edits:
        yield Action("Add a baseline to fill in", {file.buffer.name: edits})


def _before_actuals(file: File, mapping: MappingNode) -> Sequence[Edit]:
    """The skeleton above the figures, where a baseline stands, or behind the last field."""
    key = next((key for key, _ in mapping.value if key.value == "actuals"), None)
    if key is None or is_flow(mapping):
        return _insertion(file, mapping, _SKELETON)
    start = start_of(key)
    indent = file.text[line_start(file.text, start) : start]
    if indent.strip():  # `- actuals:` begins its record
        return _insertion(file, mapping, _SKELETON)
    return [Edit(start, start, f"{_SKELETON}{newline_at(file.text, start)}{indent}")]
