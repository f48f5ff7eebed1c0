"""What `check --fix` mends: only what cannot change what the file says, by the same exact edits as `set`.

A text in quotation marks, the spelling of an indicator's unit, the order of actuals. Everything is read again with the
fixes in it: one that changes the data, or brings a new error, is left out. Slips after which a file is not read come
first (`slip_fixes`), on their own.
"""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from policytrack.data import file_rules
from policytrack.data.model import Actual, Dataset, Target
from policytrack.data.plain import plain
from policytrack.data.problems import Diagnostic, Replacement
from policytrack.data.source import SourceFile, decode
from policytrack.data.splice import LineIndex
from policytrack.data.yaml_document import (
    Edit,
    MappingNode,
    Node,
    SequenceNode,
    compose,
    entries,
    scalars,
    splice,
)
from policytrack.edits.hidden import Hidden
from policytrack.edits.lines import aliased_items, column_of, end_of, value_start
from policytrack.edits.order import Order, order_of
from policytrack.edits.scalars import SINGLE, write_scalar
from policytrack.edits.session import Edited, EditSession, Expected
from policytrack.errors import PolicytrackError
from policytrack.quantity.normalise import normalise
from policytrack.rules.check import Checked, check
from policytrack.rules.timing import order

FIXABLE: Final = frozenset((file_rules.YAML_TRAP.code, file_rules.UNIT_SPELLING.code, order.rule.code))
#: How often at most everything is read again to find the fixes that do harm; what is left then is left alone.
_MOST_READINGS: Final = 24


class Fix(NamedTuple):
    """What mends one diagnostic: its edits on their own, in the diagnostic's file.

    Several diagnostics may have the same edits, where an alias or a merge makes one text stand in several places.
    """

    diagnostic: Diagnostic
    edits: tuple[Edit, ...]
    order: Order | None = None  # of a list, whose items may have fixes in them
    is_slip: bool = False  # what stood there could not be read


def fixes(sources: Sequence[SourceFile], checked: Checked) -> list[Fix]:
    """The fixes of those diagnostics that have one, such that all of them together change nothing that is said."""
    wanted = [found for found in checked.diagnostics if found.code in FIXABLE]
    if not wanted:
        return []
    files = {found.path for found in wanted}
    fixers = {source.name: _Fixer(source, checked.dataset) for source in sources if source.name in files}
    found = [fix for diagnostic in wanted if (fix := fixers[diagnostic.path].fix(diagnostic))]
    return _sound(sources, found, checked)


def by_file(sources: Sequence[SourceFile], found: Sequence[Fix]) -> dict[str, list[Edit]]:
    """The edits of all fixes together, by the names of their files."""
    of_file: dict[str, list[Fix]] = {}
    for fix in found:
        of_file.setdefault(fix.diagnostic.path, []).append(fix)
    return {source.name: _together(source, of_file[source.name]) for source in sources if source.name in of_file}


def replacements(sources: Sequence[SourceFile], found: Sequence[Fix]) -> dict[Diagnostic, list[Replacement]]:
    """Each fix on its own, as machine formats carry it: what stands where, by the diagnostic that it mends."""
    files = {fix.diagnostic.path for fix in found}
    lines = {one.name: LineIndex(decode(one.data).removeprefix("\ufeff")) for one in sources if one.name in files}
    return {
        fix.diagnostic: [
            Replacement(lines[fix.diagnostic.path].span(edit.start, edit.end), edit.text) for edit in fix.edits
        ]
        for fix in found
    }


def edited(session: EditSession, found: Sequence[Fix]) -> Edited:
    """The fixes as the edit that a request comes to: only those of an order change what is read, and only the order."""
    slips = [fix for fix in found if fix.is_slip]
    if slips:
        edits = by_file(session.sources, slips)
        mended = {one.name: fixed(one, edits[one.name]).decode() for one in session.sources if one.name in edits}
        return Edited(
            edits,
            {},
            whole={name: plain(compose(text, name).root) for name, text in mended.items()},
            hidden=Hidden(session.sources, [fix.diagnostic for fix in slips], session.checked),
        )
    sorted_ids = {fix.diagnostic.target for fix in found if fix.order}
    targets = (target for target in session.checked.dataset.targets if target.id in sorted_ids)
    expected = {target.id: Expected((*sorted(target.actuals, key=_day),), target.baseline) for target in targets}
    return Edited(by_file(session.sources, found), expected)


def fixed(source: SourceFile, edits: Sequence[Edit]) -> bytes:
    """The bytes of a file with the edits carried out; a byte order mark stays."""
    text = decode(source.data)
    body = text.removeprefix("\ufeff")
    return (text[: len(text) - len(body)] + splice(body, edits)).encode()


def _together(source: SourceFile, found: Sequence[Fix]) -> list[Edit]:
    """The edits of several fixes of a file as one: a fix in an item of a list goes where the item goes."""
    text = decode(source.data).removeprefix("\ufeff")
    single = sorted(dict.fromkeys(edit for fix in found if fix.order is None for edit in fix.edits))
    starts = [edit.start for edit in single]
    together, done = [], 0
    for one in sorted({fix.order for fix in found if fix.order}):
        first, last = bisect_left(starts, one.start), bisect_left(starts, one.end)
        together += [*single[done:first], *one.edits(text, single[first:last])]
        done = last
    return [*together, *single[done:]]


class _Fixer:
    """One file, and where its scalars and targets stand in it."""

    def __init__(self, source: SourceFile, dataset: Dataset) -> None:
        self._document = compose(decode(source.data), source.name)
        self._scalars = {(node.start_mark.line + 1, column_of(node) + 1): node for node in scalars(self._document.root)}
        self._targets = {target.id: target for target in dataset.targets}
        self._units = {indicator.unit.symbol.casefold(): indicator.unit.symbol for indicator in dataset.indicators}

    def fix(self, found: Diagnostic) -> Fix | None:
        """The fix of a diagnostic; None where no edit of it would be exact."""
        try:
            return _FIXES[found.code](self, found)
        except PolicytrackError:
            return None

    def quote(self, found: Diagnostic) -> Fix | None:
        """Put a plain text in quotation marks."""
        node = self._scalars[found.line, found.column]
        start = value_start(self._document, node)
        return Fix(found, (Edit(start, end_of(node), write_scalar(node.value, SINGLE, flow=False)),))

    def spell_unit(self, found: Diagnostic) -> Fix | None:
        """Write a unit as the table of units has it."""
        node = self._scalars[found.line, found.column]
        symbol = self._units.get(normalise(node.value).casefold())
        start = value_start(self._document, node)
        if symbol is None or self._document.text[start : end_of(node)].strip("'\"") != node.value:
            return None
        inner = 1 if node.style else 0
        return Fix(found, (Edit(start + inner, end_of(node) - inner, symbol),))

    def put_in_order(self, found: Diagnostic) -> Fix | None:
        """Put the actuals of a target in the order of their dates."""
        target = self._targets[found.target or ""]
        sequence = self._actuals(target)
        if sequence is None or len(sequence.value) != len(target.actuals) or any(aliased_items(sequence)):
            return None
        ranks = sorted(range(len(target.actuals)), key=lambda index: _day(target.actuals[index]))
        moved = order_of(self._document, sequence, ranks)
        return Fix(found, tuple(moved.edits(self._document.text)), moved)

    def _actuals(self, target: Target) -> SequenceNode | None:
        """The list of a target's actuals, which may be merged in or another's by an alias."""
        assert target.place is not None
        node: Node | None = self._document.root
        for step in (*target.place.path, "actuals"):
            if isinstance(node, MappingNode):
                node = next((value for key, value, _ in entries(node) if key.value == step), None)
            elif isinstance(node, SequenceNode):
                node = node.value[int(step)]
        return node if isinstance(node, SequenceNode) else None


_FIXES: Final[Mapping[str, Callable[[_Fixer, Diagnostic], Fix | None]]] = {
    file_rules.YAML_TRAP.code: _Fixer.quote,
    file_rules.UNIT_SPELLING.code: _Fixer.spell_unit,
    order.rule.code: _Fixer.put_in_order,
}


def _sound(sources: Sequence[SourceFile], found: Sequence[Fix], checked: Checked) -> list[Fix]:
    """The fixes that change nothing together. Nearly always all of them, which one reading shows.

    Otherwise those of the targets that would not change come first, and what does harm is found by halving; a bound on
    the readings keeps a file made to be slow from being so.
    """
    harm = _harm(sources, found, checked)
    if harm is None:
        return list(found)
    sound: list[Fix] = []
    waiting = [[fix for fix in found if (fix.diagnostic.target in harm) is harmed] for harmed in (True, False)]
    for _ in range(_MOST_READINGS):
        if not waiting:
            break
        group = waiting.pop()
        if _harm(sources, [*sound, *group], checked) is None:
            sound += group
        elif len(group) > 1:
            middle = len(group) // 2
            waiting += [group[middle:], group[:middle]]
    return sound


def _harm(sources: Sequence[SourceFile], found: Sequence[Fix], checked: Checked) -> set[str] | None:
    """None where the mended files say what they said, but for the order of actuals, and have no new error; else the
    targets that would change, as far as that can be told.
    """
    edits = by_file(sources, found)
    after = [
        SourceFile(source.name, fixed(source, edits[source.name])) if source.name in edits else source
        for source in sources
    ]
    read = check(after)
    old, new = checked.dataset, read.dataset
    now = {target.id: target for target in new.targets}
    changed = {one.id for one in old.targets if one.id not in now or _ordered(one) != _ordered(now[one.id])}
    beside = old.plans != new.plans or old.indicators != new.indicators or len(old.targets) != len(new.targets)
    return changed if changed or beside or len(read.errors) > len(checked.errors) else None


def _ordered(target: Target) -> Target:
    def key(actual: Actual) -> tuple[object, ...]:
        return actual.as_of.last, actual.value.text, actual.source or "", actual.note or ""

    if len(target.actuals) < 2:
        return target
    return target._replace(actuals=tuple(sorted(target.actuals, key=key)))


def _day(actual: Actual) -> date:
    return actual.as_of.last
