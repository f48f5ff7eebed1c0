"""A baseline: the findings that a data set had when the check came to it. They pass; only new ones are told.

A finding is known again by its rule, its target and what is found, never by its line, so that what changes elsewhere
changes nothing here. The file has one entry a line, its parts between tabs, in the order of the rules: it can be read,
merged by git and shortened by hand.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import Final, NamedTuple

from policytrack.data import file_rules
from policytrack.data.problems import Diagnostic
from policytrack.errors import PolicytrackError
from policytrack.text.messages import say
from policytrack.text.printable import visible

HEADER: Final = (
    "# Findings of `policytrack check` that were there already: rule, target, what is found.\n"
    "# `policytrack check --baseline FILE --write-baseline` writes it anew.\n"
)
#: What a baseline does not hold: a file that cannot be read would hide all that is wrong in it.
_NEVER: Final = frozenset((*(rule.code for rule in file_rules.UNREADABLE.values()), file_rules.UNNEEDED_ENTRY.code))
_NO_TARGET: Final = "-"


class Entry(NamedTuple):
    """A finding without its place."""

    code: str
    target: str
    found: str

    @property
    def line(self) -> str:
        """The entry as a line of the file."""
        return "\t".join(self)


class Baseline(NamedTuple):
    """The entries of a file, each with the number of its line."""

    name: str
    entries: tuple[tuple[int, Entry], ...] = ()


class Compared(NamedTuple):
    """What is new, with what is wrong in the baseline itself, and how many findings it holds."""

    diagnostics: tuple[Diagnostic, ...]
    known: int


def read(name: str, text: str) -> Baseline:
    """The baseline in a text. Raises `PolicytrackError` for a line that is no entry."""
    entries = []
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        parts = line.split("\t")
        if len(parts) != 3 or not all(parts):
            raise PolicytrackError(
                say(
                    "{}:{}: this line is no entry: rule, target and what is found, with tabs between",
                    visible(name),
                    number,
                ),
                say("--write-baseline writes the file anew"),
            )
        entries.append((number, Entry(*parts)))
    return Baseline(name, tuple(entries))


def written(found: Iterable[Diagnostic], old: Baseline, active: Collection[str]) -> str:
    """The text of a baseline of these findings; of rules that did not run, what the old one has."""
    entries = [entry for one in found if one.code not in _NEVER for entry in _entries(one)]
    entries += [entry for _, entry in old.entries if entry.code not in active]
    return HEADER + "".join(f"{entry.line}\n" for entry in sorted(entries))


def compare(
    baseline: Baseline, found: Sequence[Diagnostic], active: Collection[str], known: Collection[str]
) -> Compared:
    """The findings that the baseline does not have, and its entries that nothing needs any more.

    `active` are the codes that ran, `known` all that there are. Of several findings that are the same, the last ones
    are the new ones. A finding that several targets share is known where it is for all of them.
    """
    left = Counter(entry for _, entry in baseline.entries)
    fresh = []
    for one in found:
        entries = _entries(one)
        is_known = one.code not in _NEVER and all(left[entry] for entry in entries)
        left.subtract(entry for entry in entries if left[entry])
        if not is_known:
            fresh.append(one)
    count = len(found) - len(fresh)
    if file_rules.UNNEEDED_ENTRY.code in active and not any(one.name in file_rules.UNREADABLE for one in found):
        for number, entry in reversed(baseline.entries):
            if left[entry] and (entry.code in active or entry.code not in known):
                left[entry] -= 1
                fresh.append(_unneeded(baseline.name, number, entry))
    fresh.sort(key=lambda one: one.order)
    return Compared(tuple(fresh), count)


def _entries(found: Diagnostic) -> list[Entry]:
    """The entries of a finding: one for each target that shares it."""
    what = " ".join(found.what.split())
    return [Entry(found.code, target or _NO_TARGET, what) for target in (found.target, *found.also)]


def _unneeded(name: str, number: int, entry: Entry) -> Diagnostic:
    rule = file_rules.UNNEEDED_ENTRY
    message = say("nothing needs this entry of the baseline any more: {} {}: {}", entry.code, entry.target, entry.found)
    return Diagnostic(
        name,
        number,
        1,
        number,
        len(entry.line) + 1,
        rule.code,
        rule.name,
        rule.severity,
        visible(message),
        say("take the line out, or write the baseline anew with --write-baseline"),
        None if entry.target == _NO_TARGET else visible(entry.target),
        visible(entry.line),
    )
