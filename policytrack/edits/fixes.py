"""What `check --fix` mends: only what cannot change what the file says, by the same exact edits as `set`.

A text in quotation marks, the spelling of an indicator's unit, the order of actuals. Afterwards everything is read
again: a fix that changes the data, or brings a new error, is left out.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Final, NamedTuple

from policytrack.data import file_rules
from policytrack.data.model import Actual, Dataset, Target
from policytrack.data.problems import Diagnostic
from policytrack.data.source import SourceFile
from policytrack.data.yaml_document import (
    Document,
    Edit,
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    break_at,
    compose,
    decode,
    entries,
    scalars,
    splice,
)
from policytrack.edits.collections import dash_of
from policytrack.edits.lines import (
    at_line_start,
    column_of,
    end_of,
    is_aliased_item,
    is_first_on_line,
    is_flow,
    item_end,
    line_start,
    newline_at,
    owned_end,
    start_of,
)
from policytrack.edits.scalars import SINGLE, write_scalar
from policytrack.edits.session import Edited, EditSession, Expected
from policytrack.errors import PolicytrackError
from policytrack.quantity.normalise import normalise
from policytrack.rules.check import Checked, check
from policytrack.rules.timing import order

FIXABLE: Final = frozenset((file_rules.YAML_TRAP.code, file_rules.UNIT_SPELLING.code, order.rule.code))


class Fix(NamedTuple):
    """The edits of one diagnostic, in the file of a name."""

    diagnostic: Diagnostic
    edits: list[Edit]


def fixes(sources: Sequence[SourceFile], checked: Checked) -> list[Fix]:
    """The fixes of those diagnostics that have one, each tried on its own and all together."""
    wanted = [found for found in checked.diagnostics if found.code in FIXABLE]
    if not wanted:
        return []
    files = {found.path for found in wanted}
    documents = {source.name: compose(decode(source.data), source.name) for source in sources if source.name in files}
    found = [fix for diagnostic in wanted if (fix := _fix(documents[diagnostic.path], checked.dataset, diagnostic))]
    if _changes_nothing(sources, found, checked):
        return found
    sound: list[Fix] = []
    for fix in found:
        if _changes_nothing(sources, [*sound, fix], checked):
            sound.append(fix)
    return sound


def by_file(found: Iterable[Fix]) -> dict[str, list[Edit]]:
    """The edits of all fixes by the names of their files."""
    edits: dict[str, list[Edit]] = {}
    for fix in found:
        edits.setdefault(fix.diagnostic.path, []).extend(fix.edits)
    return edits


def edited(session: EditSession, found: Sequence[Fix]) -> Edited:
    """The fixes as the edit that a request comes to: only those of an order change what is read, and only the order."""
    sorted_ids = {fix.diagnostic.target for fix in found if fix.diagnostic.code == order.rule.code}
    targets = (target for target in session.checked.dataset.targets if target.id in sorted_ids)
    expected = {target.id: Expected((*sorted(target.actuals, key=_day),), target.baseline) for target in targets}
    return Edited(by_file(found), expected)


def _day(actual: Actual) -> date:
    return actual.as_of.last


def mended(source: SourceFile, edits: Sequence[Edit]) -> bytes:
    """The bytes of a file with the edits carried out; a byte order mark stays."""
    text = decode(source.data)
    body = text.removeprefix("\ufeff")
    return (text[: len(text) - len(body)] + splice(body, edits)).encode()


def _fix(document: Document, dataset: Dataset, found: Diagnostic) -> Fix | None:
    try:
        edits = _FIXES[found.code](document, dataset, found)
    except PolicytrackError:
        return None  # no edit of it would be exact
    return Fix(found, edits) if edits else None


def _quote(document: Document, _: Dataset, found: Diagnostic) -> list[Edit]:
    node = _scalar_at(document, found)
    if node is None or node.style:
        return []
    return [Edit(start_of(node), end_of(node), write_scalar(node.value, SINGLE, flow=False))]


def _spell_unit(document: Document, dataset: Dataset, found: Diagnostic) -> list[Edit]:
    node = _scalar_at(document, found)
    if node is None:
        return []
    units = (indicator.unit.symbol for indicator in dataset.indicators)
    symbol = next((unit for unit in units if unit.casefold() == normalise(node.value).casefold()), None)
    if symbol is None or document.text[start_of(node) : end_of(node)].strip("'\"") != node.value:
        return []
    inner = 1 if node.style else 0
    return [Edit(start_of(node) + inner, end_of(node) - inner, symbol)]


def _put_in_order(document: Document, dataset: Dataset, found: Diagnostic) -> list[Edit]:
    target = next(target for target in dataset.targets if target.id == found.target)
    sequence = _actuals(document, target)
    if sequence is None or len(sequence.value) != len(target.actuals):
        return []
    if any(is_aliased_item(sequence, index) for index in range(len(sequence.value))):
        return []
    ranks = sorted(range(len(target.actuals)), key=lambda index: _day(target.actuals[index]))
    places = _bracketed(document, sequence) if is_flow(sequence) else _blocks(document, sequence)
    texts = [document.text[start:end] for start, end in places]
    newline = newline_at(document.text, places[0][0])
    if not is_flow(sequence) and not texts[-1].endswith(("\n", "\r")):
        texts = [text if text.endswith(("\n", "\r")) else text + newline for text in texts]
        moved = [texts[rank] for rank in ranks]
        moved[-1] = moved[-1].removesuffix(newline)  # the file ends without a line break, and still does
    else:
        moved = [texts[rank] for rank in ranks]
    return [Edit(*place, text) for place, text in zip(places, moved, strict=True)]


def _blocks(document: Document, sequence: SequenceNode) -> list[tuple[int, int]]:
    """The lines of each item, the comments directly above an item with it, those above the first one staying there."""
    text = document.text
    places: list[tuple[int, int]] = []
    for index in range(len(sequence.value)):
        dash = dash_of(document, sequence, index)
        if not is_first_on_line(text, dash):
            raise PolicytrackError("an item starts behind something else on its line")
        start = start_of_line = line_start(text, dash)
        if not index and _is_comment_above(text, start):
            raise PolicytrackError("whether the comment above is about the list or its first item cannot be told")
        while index and start > places[-1][1] and _is_comment_above(text, start):
            start = _line_above(text, start)
        end = item_end(document, sequence, index)
        if not at_line_start(text, end):
            end = owned_end(document, end, dash - start_of_line)
            end += len(break_at(text, end))
        places.append((start, end))
    # Blank lines and other comments between two items stay with the first.
    return [(start, places[at + 1][0] if at + 1 < len(places) else end) for at, (start, end) in enumerate(places)]


def _bracketed(document: Document, sequence: SequenceNode) -> list[tuple[int, int]]:
    if "#" in document.text[start_of(sequence) : end_of(sequence)]:
        raise PolicytrackError("a comment may stand inside the brackets")
    return [(start_of(item), end_of(item)) for item in sequence.value]


def _line_above(text: str, start: int) -> int:
    return text.rfind("\n", 0, start - 1) + 1


def _is_comment_above(text: str, start: int) -> bool:
    return text[_line_above(text, start) : start].lstrip().startswith("#")


def _actuals(document: Document, target: Target) -> SequenceNode | None:
    """The list of a target's actuals, where it is the target's own."""
    node: Node | None = document.root
    path = target.place.path if target.place else ()
    for step in (*path, "actuals"):
        if isinstance(node, MappingNode):
            node = next((value for key, value, merged in entries(node) if key.value == step and not merged), None)
        elif isinstance(node, SequenceNode) and isinstance(step, int):
            node = node.value[step]
    return node if isinstance(node, SequenceNode) else None


def _scalar_at(document: Document, found: Diagnostic) -> ScalarNode | None:
    """The scalar that a diagnostic is about, found by its place."""
    place = found.line, found.column
    return next(
        (node for node in scalars(document.root) if (node.start_mark.line + 1, column_of(node) + 1) == place), None
    )


def _changes_nothing(sources: Sequence[SourceFile], found: Sequence[Fix], checked: Checked) -> bool:
    """Whether the mended files say what they said, but for the order of actuals, and have no new error."""
    edits = by_file(found)
    after = [
        SourceFile(source.name, mended(source, edits[source.name])) if source.name in edits else source
        for source in sources
    ]
    read = check(after)
    return len(read.errors) <= len(checked.errors) and _ordered(read.dataset) == _ordered(checked.dataset)


def _ordered(dataset: Dataset) -> Dataset:
    def key(actual: Actual) -> tuple[object, ...]:
        return actual.as_of.last, actual.value.text, actual.source or "", actual.note or ""

    targets = tuple(
        target._replace(actuals=tuple(sorted(target.actuals, key=key))) if len(target.actuals) > 1 else target
        for target in dataset.targets
    )
    return Dataset(dataset.plans, dataset.indicators, targets)


_FIXES: Final[dict[str, Callable[[Document, Dataset, Diagnostic], list[Edit]]]] = {
    file_rules.YAML_TRAP.code: _quote,
    file_rules.UNIT_SPELLING.code: _spell_unit,
    order.rule.code: _put_in_order,
}
