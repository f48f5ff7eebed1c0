"""The data set together with the texts that it stands in, as it is before an edit."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from policytrack.data import file_rules
from policytrack.data.location import Location
from policytrack.data.model import Actual, Extent, Kind, NamedTexts, Promise, Target, Words
from policytrack.data.problems import Diagnostic
from policytrack.data.source import SourceFile, decode
from policytrack.data.yaml_document import Edit, compose
from policytrack.edits.examples import DocumentExamples
from policytrack.edits.request import NewActual
from policytrack.edits.style import Value
from policytrack.errors import PolicytrackError
from policytrack.rules.check import Checked
from policytrack.text.messages import Message, say
from policytrack.text.script import fold
from policytrack.text.suggest import did_you_mean, nearest_hint

#: So many ids are named at most to somebody who gave words in the place of one.
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Expected:
    """What a changed target is to say afterwards: what stays, and what was asked for."""

    actuals: tuple[Actual | NewActual, ...]
    baseline: Actual | NewActual | None


@dataclass(frozen=True, slots=True)
class NewTarget:
    """A target that is added: its fields as they are written, and its place among those of the data set.

    A goal without a figure is one too; its place is that among these.
    """

    id: str
    fields: Mapping[str, Value]
    position: int

    @property
    def in_words(self) -> bool:
        """Whether its goal has no figure."""
        return isinstance(self.fields["goal"], tuple)


@dataclass(frozen=True, slots=True)
class Edited:
    """What a request comes to: the edits by file, and what must be read afterwards, and nothing else changed."""

    edits: Mapping[str, list[Edit]]
    expected: Mapping[str, Expected]  # by the target's id
    places: Mapping[str, Location] = field(default_factory=dict)  # where these targets stand
    added: NewTarget | None = None
    whole: Mapping[str, object] | None = None  # instead of these: what each file that changes is to say, as plain data
    touched: frozenset[str] = frozenset()  # the ids of the targets that are then new or changed
    hidden: Container[Diagnostic] = ()  # errors that were there before and could not be seen


class EditSession:
    """What was read: the data set, what is wrong with it, and the examples of each file."""

    def __init__(self, checked: Checked, sources: Iterable[SourceFile], today: date) -> None:
        self.checked = checked
        self.today = today
        self._data = {source.name: source.data for source in sources}
        self._examples: dict[str, DocumentExamples] = {}

    @property
    def files(self) -> Iterable[str]:
        """The names of the files, in the order of the data set."""
        return self._data

    @property
    def sources(self) -> list[SourceFile]:
        """The files as they were read."""
        return [SourceFile(name, data) for name, data in self._data.items()]

    def examples(self, file: str) -> DocumentExamples:
        """The examples of a file."""
        if file not in self._examples:
            self._examples[file] = DocumentExamples(compose(decode(self._data[file]), file))
        return self._examples[file]

    def examples_of(self, target: Target) -> DocumentExamples:
        """The examples of the file that a target stands in."""
        assert target.place is not None
        return self.examples(target.place.file)

    def target(self, identity: str) -> Target:
        """A sound target by its id. Raises `PolicytrackError` with the nearest id, or with what is wrong with it."""
        if identity in self._broken:
            raise PolicytrackError(
                say("{} has an error itself: {}", identity, self._broken[identity]),
                say("mend it first; `policytrack check` shows it"),
            )
        if identity in self._targets:
            return self._targets[identity]
        if identity in {pledge.id for pledge in self.checked.dataset.pledges}:
            raise PolicytrackError(
                say("{} is a goal without a figure, which no figure can be recorded of", identity),
                say("`done:` says that it was kept, with its date and source; write it in an editor"),
            )
        near = nearest_hint(identity, list(self._targets))
        hint: str = say("`policytrack search WORDS` finds ids by words")
        if not near:
            hint = did_you_mean(self._ids_by_words(identity)) or hint
        unread = next((found for found in self.checked.errors if found.name in file_rules.UNREADABLE), None)
        if unread is not None:
            hint = say(
                "it may stand in {}, which cannot be read: line {}: {}", unread.path, unread.line, unread.message
            )
        raise PolicytrackError(say("there is no target {!r}{}", identity, near), hint)

    def _ids_by_words(self, text: str) -> list[str]:
        """The ids of the few targets whose id or title has these words; none where they are many."""
        wanted = fold(text)
        found = [f"`{identity}`" for identity, words in self._words.items() if wanted in words] if wanted else []
        return found if len(found) <= _MOST_NAMED else []

    @cached_property
    def _words(self) -> Mapping[str, str]:
        return {one.id: fold(f"{one.id} {one.title}") for one in self._targets.values()}

    @cached_property
    def _targets(self) -> dict[str, Target]:
        return {target.id: target for target in self.checked.dataset.targets}

    @cached_property
    def _broken(self) -> dict[str, str]:
        """The targets with errors, each with its first."""
        errors = reversed(self.checked.errors)
        return {
            found.target: Message("{}:{}: {}", found.path, found.line, found.message)
            for found in errors
            if found.target
        }


def same_figure(one: Actual | NewActual | None, other: Actual | None) -> bool:
    """Whether what is read is what was there, or what was asked for."""
    if isinstance(one, NewActual):
        return other is not None and one.agrees_with(other)
    return one == other


def same_figures(expected: Iterable[Actual | NewActual], read: tuple[Actual, ...]) -> bool:
    """The same for lists."""
    wanted = tuple(expected)
    return len(wanted) == len(read) and all(map(same_figure, wanted, read))


def fields_of(target: Promise) -> dict[str, Value]:
    """The fields of a target as they are written, those that it has, by their names; without figures and `done`."""
    kind, basis, extent = Kind.LEVEL, None, Extent.END
    if isinstance(target, Target):
        kind, basis, extent = target.kind, target.basis, target.extent
    values: dict[str, Value | None] = {
        "id": target.id,
        "plan": target.plan.key,
        "indicator": target.indicator.key if target.indicator else None,
        "title": target.title,
        "title_en": target.title_en,
        "goal": ((str(target.goal.form), target.goal.text),) if isinstance(target.goal, Words) else target.goal.text,
        "goal_en": target.goal_en,
        "by": str(target.by) if target.by else None,
        "from": str(target.start) if target.start else None,
        "quote": target.quote,
        "quote_en": target.quote_en,
        "kind": None if kind is Kind.LEVEL else str(kind),
        "nature": str(target.nature) if target.nature else None,
        "basis": basis,
        "baseline": _start_of(target) if isinstance(target, Target) else None,
        "lead": target.lead or None,
        "responsible": target.responsible or None,
        "extent": None if extent is Extent.END else str(extent),
        "region": target.regions or None,
        "scope": target.scope,
        "category": " > ".join(target.category) or None,
        "tags": target.tags or None,
        "change": str(target.change) if target.change else None,
        "revises": target.revises,
        "note": target.note,
        "extra": target.extra or None,
    }
    return {name: value for name, value in values.items() if value is not None}


def _start_of(target: Target) -> NamedTexts | None:
    """The baseline of a target: its figure as it is written, and its date."""
    if target.baseline is None:
        return None
    return (("value", target.baseline.value.text), ("as_of", str(target.baseline.as_of)))
