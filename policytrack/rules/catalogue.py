"""All rules: the list of them, what they find together, and which of them a word means.

The list is explicit: a rule that is not in it does not run, and the tests see to it that every rule of a family is.
The rules on the file itself, which need no sound data, stand in `data.file_rules`.
"""

from collections.abc import Container, Iterable, Iterator
from typing import Final

from policytrack.data import file_rules
from policytrack.data.problems import Problem, Rule
from policytrack.errors import PolicytrackError
from policytrack.rules import dataset, figures, in_words, particulars, quote, source, timing, uncovered
from policytrack.rules.rule import Check, Subject
from policytrack.text.messages import say

CHECKS: Final[tuple[Check, ...]] = (
    *quote.CHECKS,
    *source.CHECKS,
    *uncovered.CHECKS,
    *figures.CHECKS,
    *dataset.CHECKS,
    *timing.CHECKS,
    *particulars.CHECKS,
    *in_words.CHECKS,
)
#: Every rule there is, in the order of their codes.
RULES: Final[tuple[Rule, ...]] = tuple(
    sorted((*file_rules.RULES, *(check.rule for check in CHECKS)), key=lambda rule: rule.code)
)


def problems(subject: Subject, codes: Container[str]) -> Iterator[Problem]:
    """What the rules of these codes find, in the order of the rules."""
    for rule, run in CHECKS:
        if rule.code in codes:
            for message, place, hint, target, within, on_key, also in run(subject):
                yield Problem(rule, message, place, on_key, within, hint, target, also)


def find(word: str) -> Rule:
    """The rule of that code or name. Raises `PolicytrackError` where there is none."""
    for rule in RULES:
        if word.upper() == rule.code or word.lower() == rule.name:
            return rule
    raise _unknown(word)


def matching(words: Iterable[str]) -> frozenset[str]:
    """The codes that are meant: each word, or part between commas, is a code, its beginning (`PT03`), or a name.

    Raises `PolicytrackError` for a word that means no rule.
    """
    codes: set[str] = set()
    for word in (part.strip() for listed in words for part in listed.split(",")):
        if word:
            begin = word.upper()
            meant = {rule.code for rule in RULES if rule.name == word.lower() or _begins(rule.code, begin)}
            if not meant:
                raise _unknown(word)
            codes |= meant
    return frozenset(codes)


def wanted(select: Iterable[str] | None, ignore: Iterable[str] | None) -> frozenset[str]:
    """The codes that are selected, all where none are, without those that are ignored."""
    return matching(select or ["ALL"]) - matching(ignore or ())


def _begins(code: str, begin: str) -> bool:
    return begin == "ALL" or (begin.startswith("PT") and code.startswith(begin))


def _unknown(word: str) -> PolicytrackError:
    from policytrack.text.suggest import nearest_hint, one_slip_from  # noqa: PLC0415 - only a slip needs it

    near = one_slip_from(word.upper(), (rule.code for rule in RULES))
    hint = nearest_hint(near, [near]) if near else nearest_hint(word, [rule.name for rule in RULES])
    return PolicytrackError(say("there is no rule {!r}{}", word, hint), say("`policytrack rules` lists them"))
