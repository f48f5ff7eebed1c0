"""What rules are made of: the subject that they look at, the findings that they yield, and the mark that makes a rule.

A rule is a generator function over the whole subject. Its docstring is its manual page: the first line says what it
wants, the text why and how to get there, and the blocks `Bad:` and `Good:` show it as YAML; a comment `# PT…` in a Bad
block marks the line that the rule names. The examples stand in the frame that `docs/rules.md` prints.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from policytrack.data.location import Location
from policytrack.data.model import Actual, Dataset, Match, Promise, Target
from policytrack.data.problems import Rule, Severity
from policytrack.rules.plain_agreement import is_plain
from policytrack.text.dates import PartialDate

if TYPE_CHECKING:
    from policytrack.rules.difference import Difference

ERROR: Final = Severity.ERROR
WARNING: Final = Severity.WARNING


class Finding(NamedTuple):
    """What a rule has found, and where; the rule itself is added by whoever runs it."""

    message: str
    place: Location
    hint: str = ""
    target: str | None = None
    within: tuple[int, int] | None = None
    on_key: bool = False
    also: tuple[str, ...] = ()  # further targets that it is said of, which the message does not name


class PlanTexts(NamedTuple):
    """The texts of plans that are at hand, by the plans' keys, and of others why they are not read."""

    texts: Mapping[str, str]
    refused: Mapping[str, str] = MappingProxyType({})


NO_TEXTS: Final = PlanTexts(MappingProxyType({}))


#: Of data files with the paths that they name, those pairs where no file is.
MissingCopies: TypeAlias = Callable[[Iterable[tuple[str, str]]], Collection[tuple[str, str]]]


class Subject:
    """What the rules look at: a sound data set, the day of the check, and the texts of plans by their keys."""

    def __init__(
        self, dataset: Dataset, today: date, texts: PlanTexts = NO_TEXTS, missing_copies: "MissingCopies" = lambda _: ()
    ) -> None:
        self.dataset = dataset
        self.today = today
        self.texts = texts.texts
        self.refused_texts = texts.refused
        self.missing_copies = missing_copies

    @cached_property
    def differences(self) -> "list[Difference]":
        """All that the goals say otherwise than their quotes, found once for the rules that share it."""
        doubtful = [target for target in self.dataset.targets if not is_plain(target)]
        if not doubtful:
            return []
        from policytrack.rules.goal_vs_quote import differences  # noqa: PLC0415 - many files have no goal that needs it

        return [found for target in doubtful for found in differences(target)]

    @cached_property
    def revisions(self) -> list[tuple[Target, Target]]:
        """The targets that revise another one of the data set, each with that one."""
        revising = [target for target in self.dataset.targets if target.revises]
        by_id = {target.id: target for target in self.dataset.targets} if revising else {}
        return [(target, by_id[target.revises or ""]) for target in revising if target.revises in by_id]

    @cached_property
    def rated(self) -> list[tuple[Target, tuple[Actual, ...]]]:
        """The targets that have figures, each with its baseline and actuals in the order of the file."""
        return [
            (target, (target.baseline, *target.actuals) if target.baseline else target.actuals)
            for target in self.dataset.targets
            if target.actuals or target.baseline
        ]


Run: TypeAlias = Callable[[Subject], Iterator[Finding]]


class Check(NamedTuple):
    """A rule and the function that looks for what breaks it."""

    rule: Rule
    run: Run


def rule(code: str, name: str, severity: Severity) -> Callable[[Run], Check]:
    """Make a rule of a function. It does not enter the rule anywhere: the registry is an explicit list."""

    def make(run: Run) -> Check:
        return Check(Rule(code, name, severity, run.__doc__ or ""), run)

    return make


def at(target: Promise, key: str = "") -> Location:
    """The place of a target, or of one of its fields."""
    place = target.place or Location("")
    return place / key if key else place


def actual_at(target: Target, actual: Actual, key: str = "") -> Location:
    """The place of a published figure, or of one of its fields."""
    place = actual.place or at(target)
    return place / key if key else place


def in_order(actuals: Iterable[Actual]) -> list[Actual]:
    """The figures that count for a verdict, oldest first; of one date, in the order of the file."""
    return sorted(
        (actual for actual in actuals if actual.match is not Match.DIFFERENT), key=lambda actual: _day(actual.as_of)
    )


def is_before(one: PartialDate, other: PartialDate) -> bool:
    """Whether the last day of one date lies before that of another."""
    return one is not other and (one.year < other.year or (one.year == other.year and one.last < other.last))


def _day(when: PartialDate) -> tuple[int, int, int]:
    return when.year, when.month or 12, when.day or 31
