"""The guarded way from a request to the file: edit, read again, compare, and only then replace.

What is read after the splice must be what was read before it with just the change that was asked for, and must have no
new error. Otherwise nothing is written.
"""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date
from typing import Final, Never

from policytrack import store
from policytrack.data import file_rules
from policytrack.data.locate import locate
from policytrack.data.model import Plan, Promise, Target
from policytrack.data.plain import plain
from policytrack.data.problems import Diagnostic, Problem, Rule, Severity
from policytrack.data.source import SourceFile, decode
from policytrack.data.yaml_document import Edit, compose, splice
from policytrack.edits.csv_import import CsvRow, rows_at
from policytrack.edits.session import Edited, EditSession, Expected, NewTarget, fields_of, same_figure, same_figures
from policytrack.errors import PolicytrackError
from policytrack.rules.check import Checked, check
from policytrack.rules.rule import NO_TEXTS, PlanTexts, Subject
from policytrack.store import locking, writing
from policytrack.text.messages import Message, and_more, joined, say

#: Rules that warn, and whose finding is nearly always a slip: 万 for 亿, M for G.
_SLIPS: Final = frozenset({"ten-times"})
_AS_IT_WAS: Final = say("nothing was written")

#: Told after each of the stages of an update how many are done.
Tick = Callable[[int], object]
STAGES: Final = 4
#: What gives the texts of plans that are at hand.
Texts = Callable[[Sequence[Plan]], PlanTexts]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an update did, or would do."""

    before: Checked
    after: Checked
    edited: Edited
    texts: Mapping[str, str]  # the old texts of the files that change, without a byte order mark
    revised: tuple[SourceFile, ...]  # all files, as they are to be
    doubts: tuple[str, ...] = ()  # what the rules find wrong with the new figures: each needs a word
    notes: tuple[str, ...] = ()  # what they remark on them

    @property
    def changed(self) -> Sequence[tuple[Target | None, Target]]:
        """The targets that change: as they were (None for a new one) and as they are."""
        wanted = {*self.edited.expected, *self.edited.touched, *([self.edited.added.id] if self.edited.added else [])}
        old = {target.id: target for target in self.before.dataset.targets if target.id in wanted}
        return [(old.get(target.id), target) for target in self.after.dataset.targets if target.id in wanted]


class DoubtError(PolicytrackError):
    """The figures look like slips; the update waits for a word."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__(joined([*reasons, _AS_IT_WAS], "; "), say("--yes writes it all the same"))
        self.reasons = tuple(reasons)


class RejectedError(PolicytrackError):
    """The file would have new errors; `found` has them, at their places in the text that was not written."""

    def __init__(self, found: Sequence[Diagnostic], sources: Sequence[SourceFile], edited: Edited) -> None:
        first = found[0]
        writes = any(edit.text.strip(" []") for edits in edited.edits.values() for edit in edits)
        if (
            first.name in file_rules.UNREADABLE or not writes
        ):  # the splice itself does not fit into what stands around it
            reason = say("no exact edit fits at {}:{} ({})", first.path, first.line, first.message)
            super().__init__(Message("{}; {}", reason, _AS_IT_WAS), say("change it in an editor"))
        else:
            super().__init__(Message("{}; {}", first.message, _AS_IT_WAS), first.hint)
        self.found = tuple(found)
        self._sources = {source.name: source for source in sources}
        self._edited = edited

    def rows_at(self, rows: Sequence[CsvRow], found: Diagnostic) -> list[CsvRow]:
        """The rows of a table that one of the errors comes from."""
        data = self._sources[found.path].data
        place = self._edited.places.get(found.target) if found.target else None
        if place is None:
            return []
        return rows_at(rows, self._edited, found, place, compose(decode(data), found.path))


def carry_out(
    paths: Sequence[str],
    request: Callable[[EditSession], Edited],
    today: date,
    *,
    dry_run: bool = False,
    accepted: Collection[str] | None = (),
    without_lock: bool = False,
    texts: Texts | None = None,
    before_writing: Callable[[Outcome], object] = lambda outcome: None,
    tick: Tick = lambda done: None,
) -> Outcome:
    """Carry out a request on the data set of these files; with `dry_run` do all but the writing.

    `accepted` are the doubts that may stay (None: all); `without_lock` is for a caller who knows that nobody else
    writes; `texts` gives the plans' texts, which a new target is held against; `before_writing` is called with what
    will be written, and may still stop it. Raises `DoubtError` for other doubts, `RejectedError` where the file would
    get new errors, `PolicytrackError` for whatever else is in the way.
    """
    locking.refuse_standard_input(paths)  # a dry run holds no lock
    with nullcontext() if dry_run else locking.locked(paths, without=without_lock):
        sources = store.read(paths)
        outcome = revise(sources, request, today, tick, texts)
        if not dry_run and accepted is not None and not set(outcome.doubts) <= set(accepted):
            raise DoubtError(outcome.doubts)
        before_writing(outcome)
        if not dry_run:
            pairs = zip(sources, outcome.revised, strict=True)
            writing.replace([(old, new.data) for old, new in pairs if old.name in outcome.texts])
        tick(STAGES)
    return outcome


def carry_out_all(
    paths: Sequence[str],
    requests: Sequence[Callable[[EditSession], Edited]],
    today: date,
    *,
    without_lock: bool = False,
    tick: Tick = lambda done: None,
) -> None:
    """Carry out requests one upon the other, each guarded, and write once: all of them or none.

    Doubts are let pass: what is appended in this way is a draft that a check and a reader go over. `tick` is told how
    many requests are done. Raises as `carry_out` does.
    """
    with locking.locked(paths, without=without_lock):
        sources = store.read(paths)
        revised = list(sources)
        for number, request in enumerate(requests, 1):
            revised = list(revise(revised, request, today).revised)
            tick(number)
        changed = [(old, new.data) for old, new in zip(sources, revised, strict=True) if old.data != new.data]
        writing.replace(changed)


def revise(
    sources: Sequence[SourceFile],
    request: Callable[[EditSession], Edited],
    today: date,
    tick: Tick = lambda done: None,
    texts: Texts | None = None,
) -> Outcome:
    """The files after a request, guarded; nothing but `texts` is read from the disk, and nothing written to it."""
    before = check(sources)
    tick(1)
    session = EditSession(before, sources, today)
    edited = request(session)
    tick(2)
    changes = {name: edits for name, edits in edited.edits.items() if edits}
    revised = [_spliced(source, changes.get(source.name)) for source in sources]
    after = check(revised)
    tick(3)
    _guard(session, after, edited, revised)
    old_texts = {one.name: decode(one.data).removeprefix("\ufeff") for one in sources if one.name in changes}
    found = _rule_problems(before, after, edited, today, texts) if changes else []
    doubts = tuple(_sentence(one) for one in found if _is_doubt(one.rule))
    notes = tuple(_sentence(one) for one in found if not _is_doubt(one.rule))
    return Outcome(before, after, edited, old_texts, tuple(revised), doubts, notes)


def _is_doubt(rule: Rule) -> bool:
    """Whether a rule's finding needs a word: errors of the check, and what is most likely a slip of the hand."""
    return rule.severity is Severity.ERROR or rule.name in _SLIPS


def _spliced(source: SourceFile, edits: Sequence[Edit] | None) -> SourceFile:
    """The file with its edits; a byte order mark stays in front."""
    if not edits:
        return source
    text = decode(source.data)
    body = text.removeprefix("\ufeff")
    return source._replace(data=(text[: len(text) - len(body)] + splice(body, edits)).encode())


def _guard(session: EditSession, after: Checked, edited: Edited, new: Sequence[SourceFile]) -> None:
    """Refuse an edit after which anything else is read than what was asked for."""
    before = session.checked
    unread = {one.path for one in before.errors if one.name in file_rules.UNREADABLE}
    # A file that can be read at last shows what else is wrong in it.
    found = [
        one
        for one in new_diagnostics(before, after, Severity.ERROR)
        if one not in edited.hidden and (one.path not in unread or one.name in file_rules.UNREADABLE)
    ]
    if found:
        raise RejectedError(found, new, edited)
    if edited.whole is not None:
        texts = {source.name: decode(source.data) for source in new}
        if any(plain(compose(texts[name], name).root) != said for name, said in edited.whole.items()):
            _refuse(session, [])
        return
    old, now = before.dataset, after.dataset
    wanted, pledges = list(old.targets), list(old.pledges)
    if edited.added is not None:
        position = edited.added.position
        there: Sequence[Promise] = now.pledges if edited.added.in_words else now.targets
        if len(there) <= position or not _is_new(there[position], edited.added):
            _refuse(session, [])
        if edited.added.in_words:
            pledges.insert(position, now.pledges[position])
        else:
            wanted.insert(position, now.targets[position])
    if pledges != list(now.pledges):
        _refuse(session, [])
    if old.plans != now.plans or old.indicators != now.indicators or len(wanted) != len(now.targets):
        _refuse(session, [])
    others = []
    for one, other in zip(wanted, now.targets, strict=True):
        change = edited.expected.get(one.id)
        if not (one == other if change is None else _as_expected(one, other, change)):
            others.append(one.id)
    if others:
        _refuse(session, [identity for identity in others if identity not in edited.expected] or others)


def _as_expected(old: Target, now: Target, change: Expected) -> bool:
    """Whether a target differs by the change that was asked for, and by nothing else."""
    return (
        now._replace(actuals=old.actuals, baseline=old.baseline) == old
        and same_figures(change.actuals, now.actuals)
        and same_figure(change.baseline, now.baseline)
    )


def _is_new(target: Promise, added: NewTarget) -> bool:
    """Whether a target that is read is the one that was to be added."""
    if isinstance(target, Target) and (target.actuals or target.tolerance is not None or target.path is not None):
        return False  # no request has these
    return fields_of(target) == dict(added.fields)


def _refuse(session: EditSession, others: Sequence[str]) -> Never:
    if others:
        shown = and_more(others)
        place = next(target.place for target in session.checked.dataset.targets if target.id == others[0])
        assert place is not None
        raise PolicytrackError(
            say(
                "{}:{}: the edit would change {} in a way that was not asked for, by an alias, a merge or a "
                "block of text that it touches; {}",
                place.file,
                locate(session.examples(place.file).document, place.path).line,
                shown,
                _AS_IT_WAS,
            ),
            say("change this file in an editor"),
        )
    raise PolicytrackError(
        say("the edit would change more than was asked for; {}", _AS_IT_WAS), say("use an editor for this one")
    )


def new_diagnostics(before: Checked, after: Checked, severity: Severity) -> list[Diagnostic]:
    """What is wrong now and was not before. Lines move, so that they do not count; nor does a message that counts."""
    known = Counter((one.path, one.code, one.target) for one in before.diagnostics if one.severity is severity)
    messages = {(one.path, one.message) for one in before.diagnostics}
    now = [one for one in after.diagnostics if one.severity is severity]
    excess = Counter((one.path, one.code, one.target) for one in now) - known
    found = []
    for one in sorted(now, key=lambda one: (one.path, one.message) in messages):
        key = (one.path, one.code, one.target)
        if excess[key] > 0:
            excess[key] -= 1
            found.append(one)
    return sorted(found, key=lambda one: (one.path, one.line, one.column))


def _rule_problems(
    before: Checked,
    after: Checked,
    edited: Edited,
    today: date,
    texts: Texts | None,
) -> list[Problem]:
    """What the rules find now in the targets that change, and did not find before.

    Only these targets are looked at; beside a new one those of its plan, which it could contradict, and the one that it
    revises. A new one is held against the text of its plan.
    """
    from policytrack.rules import catalogue  # noqa: PLC0415 - what is refused before needs none

    wanted = set(edited.expected) | edited.touched
    pledges: frozenset[str] = frozenset()
    if edited.added is not None and edited.added.in_words:
        pledges = frozenset({edited.added.id})
    elif edited.added is not None:
        new = after.dataset.targets[edited.added.position]
        wanted |= {one.id for one in after.dataset.targets if one.plan == new.plan or one.id == new.revises}
    added = edited.added.id if edited.added is not None else None
    plans = [one.plan for one in after.dataset.promises if one.id == added]
    beside = texts(plans) if texts is not None and plans else NO_TEXTS
    codes = {rule.code for rule in catalogue.RULES}
    found = []
    for checked in (before, after):
        targets = tuple(target for target in checked.dataset.targets if target.id in wanted)
        in_words = tuple(pledge for pledge in checked.dataset.pledges if pledge.id in pledges)
        subject = Subject(checked.dataset._replace(targets=targets, pledges=in_words), today, beside)
        found.append(list(catalogue.problems(subject, codes)))
    known = Counter((problem.rule.code, problem.target, problem.message) for problem in found[0])
    fresh = []
    for problem in found[1]:
        key = (problem.rule.code, problem.target, problem.message)
        known[key] -= 1
        if known[key] < 0 and problem.target is not None:  # not what is left of the text
            fresh.append(problem)
    return fresh


def _sentence(problem: Problem) -> str:
    return Message("{}: {} ({} {})", problem.target, problem.message, problem.rule.code, problem.rule.name)
