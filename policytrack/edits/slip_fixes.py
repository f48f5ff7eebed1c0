"""Slips of the hand that have one meaning, mended: what stood there could not be read, and now it can.

A space behind a colon or a dash, quotation marks around a text, a plain colon for a full-width one, 2026-12-31 for
2026/12/31, the keys of the format for Chinese ones. A mending stays only where nothing new is wrong after it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from policytrack.data import file_rules, slips, syntax_slips
from policytrack.data.problems import Diagnostic
from policytrack.data.source import SourceFile, decode
from policytrack.data.splice import LineIndex, split_lines
from policytrack.data.yaml_document import Document, Edit, TextError, events
from policytrack.edits.fixes import Fix, by_file, fixed
from policytrack.edits.hidden import Hidden
from policytrack.rules.check import Checked, check

#: The rules whose findings may be such slips.
MENDABLE: Final = frozenset((
    file_rules.SYNTAX.code, file_rules.WRONG_TYPE.code, file_rules.UNKNOWN_KEY.code, file_rules.BAD_DATE.code,
))  # fmt: skip
#: So many slips of one file are mended at once.
_MOST: Final = 100


def mended(sources: Sequence[SourceFile], checked: Checked) -> list[Fix]:
    """The mendings of those diagnostics that have one, each by its edits; none of them brings a new error."""
    by_name = {source.name: source for source in sources}
    found = []
    for diagnostic in checked.diagnostics:
        if diagnostic.code in MENDABLE and not diagnostic.cell:
            edits = _edits(decode(by_name[diagnostic.path].data).removeprefix("\ufeff"), diagnostic)
            if edits:
                found.append(Fix(diagnostic, tuple(edits), is_slip=True))
    if not found or _sound(sources, found, checked):
        return found
    sound: list[Fix] = []
    for fix in found[:_MOST]:
        if _sound(sources, [*sound, fix], checked):
            sound.append(fix)
    return sound


def _edits(text: str, found: Diagnostic) -> list[Edit]:
    if found.code == file_rules.SYNTAX.code:
        return _lines(text)
    at = LineIndex(text)
    if found.code == file_rules.WRONG_TYPE.code:
        lines = split_lines(text)
        plain = syntax_slips.colons_everywhere(lines)
        return list(_changed(text, lines, plain)) if plain is not None else []
    start = at.offset(found.line, found.column)
    end = at.offset(found.end_line, found.end_column)
    stands = text[start:end]
    if found.code == file_rules.UNKNOWN_KEY.code:
        return [Edit(start, end, key) for key in slips.keys_meant(stands) if f"`{key}` is meant" in found.message]
    inner = stands.strip("'\"")
    written = slips.date_meant(inner)
    return [Edit(start, end, stands.replace(inner, written))] if written else []


def _lines(text: str) -> list[Edit]:
    """One slip after the other, until the text is read or one is met that may mean several things."""
    lines = split_lines(text)
    mended = list(lines)
    for _ in range(_MOST):
        now = "\n".join(mended)
        try:
            for _event in events(Document("", now)):
                pass
        except TextError as error:
            slip = syntax_slips.mending(now, mended, error.span)
            if slip is None or not slip.is_sure:
                return []
            mended[slip.number] = slip.line
        else:
            return list(_changed(text, lines, mended))
    return []


def _changed(text: str, before: Sequence[str], after: Sequence[str]) -> Iterator[Edit]:
    at = LineIndex(text)
    for number, (old, new) in enumerate(zip(before, after, strict=True), 1):
        if old != new:
            start = at.offset(number, 1)
            yield Edit(start, start + len(old), new)


def _sound(sources: Sequence[SourceFile], found: Sequence[Fix], checked: Checked) -> bool:
    """Whether every mended file is read, and what could be read before has no new error."""
    edits = by_file(sources, found)
    after = check(
        [
            SourceFile(source.name, fixed(source, edits[source.name])) if source.name in edits else source
            for source in sources
        ]
    )
    whole = {fix.diagnostic.path for fix in found if fix.diagnostic.code == file_rules.WRONG_TYPE.code}
    unread = whole | {one.path for one in checked.errors if one.name in file_rules.UNREADABLE}
    hidden = Hidden(sources, [fix.diagnostic for fix in found], checked)
    new = Counter(
        (one.path, one.code, one.target) for one in after.errors if one.path not in unread and one not in hidden
    )
    new -= Counter((one.path, one.code, one.target) for one in checked.errors)
    broken = any(one.path in edits and one.name in file_rules.UNREADABLE for one in after.errors)
    return not new and not broken
