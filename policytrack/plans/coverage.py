"""Which figures of a plan's text the data covers: each figure of the text, in its order, none left out."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Final, NamedTuple

from policytrack.data.model import NamedTexts, Plan, Target
from policytrack.plans.proposals import Draft, Proposal, draft
from policytrack.plans.sections import contexts
from policytrack.plans.structure import mark_depth, paragraphs
from policytrack.quantity.masks import MASKS
from policytrack.quantity.normalise import normalise_with_offsets
from policytrack.quantity.years import in_digits
from policytrack.text.messages import say

_NUMBER: Final = re.compile(r"[0-9][0-9,.]*")
#: Why a number without a known unit is no target.
_OF_THE_PAST: Final = say("a number of a part that tells what was")
#: Why one may be a target: that is for a second reader.
_FOR_A_READER: Final = say("no unit is known for it")
#: Numbers that are no amount, by what stands around them: "‹" and "›" are set about the number.
_NO_AMOUNTS: Final = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        (say("a year"), "‹(?:19|20)[0-9]{2}›|(?:19|20)[0-9]{2}[-/]‹[0-9]{2}›"),
        (say("a day"), "(?:年|月)\\s?‹[0-9]{1,2}›\\s?[月日]|‹[0-9]{1,3}›\\s?(?:年\\s?[0-9]{1,2}\\s?月|年度)"),
        (say("an age"), "›(?:[~-][0-9]+)?\\s?(?:周岁|岁|週歲|歲)"),
        (say("an anniversary"), "›\\s?(?:周年|週年)"),
        (say("a span of time"), "›(?:[~-][0-9]+)?\\s?多?(?:个月|年|天|日|小时|分钟|个工作日|周(?!期))"),
        (say("the number of a row or point"), "(?:^|\\n)[ \\t|]*‹[0-9]{1,3}›|(?:[\\s。;:)]|^)[(]?‹[0-9]{1,3}›[.、)]"),
        (say("the number of a row or point"), "(?:^|\\n)[^\\n\\t|0-9]*[\\t|] ?‹[0-9]{1,3}› ?[\\t|] ?[一-鿿]"),
        (say("a page number or running head"), "[—-]‹[0-9]+›[—-]"),
        (say("a number of a formula"), "[×÷/=]\\s?‹|›\\s?[×÷/=]"),
        (say("a ratio"), "[:∶]‹|›\\s?[:∶][0-9]"),
        (
            say("a number in a name"),
            "[A-Za-z第图圖表栏欄\\[№#][- ]?‹|›(?:[A-Za-z\\]]|[号號强強]|-[0-9]+[号號])|[0-9]-‹[0-9]+›[号號]",
        ),
    )
)


class State(StrEnum):
    """What is known of a figure."""

    COVERED = "covered"  # a target of the data says it
    NO_TARGET = "no target"  # it promises nothing
    UNCOVERED = "uncovered"  # it seems to promise something, and no target says it


class CoveredFigure(NamedTuple):
    """A figure of a plan's text."""

    start: int
    end: int
    text: str
    line: int  # from 1
    state: State
    target: str | None  # the id of the target that covers it
    reason: str | None  # why it is no target


class Squeezed(NamedTuple):
    """A text without its white space, and the place of each character of it."""

    text: str
    places: list[int]

    @classmethod
    def of(cls, text: str) -> "Squeezed":
        """The text squeezed."""
        places = [place for place, char in enumerate(text) if not char.isspace()]
        return cls("".join(text[place] for place in places), places)

    def spans(self, quote: str) -> Iterator[tuple[int, int]]:
        """Where a quote stands in the text, white space aside."""
        wanted = "".join(quote.split())
        at = self.text.find(wanted) if wanted else -1
        while at >= 0:
            yield self.places[at], self.places[at + len(wanted) - 1] + 1
            at = self.text.find(wanted, at + 1)


def coverage(
    text: str, targets: Iterable[Target], *, region: str | None = None, not_targets: NamedTexts = ()
) -> list[CoveredFigure]:
    """Every figure of a plan's text in its order, and whether a target covers it, or why it is none.

    `not_targets` are words of the text whose figures a curator has looked at and found to be no targets, with reasons.
    """
    drafted = draft(text, region=region)
    owners = matched(text, drafted.proposals, targets)
    dismissed = spans_of(text, not_targets)
    lines = [0, *(match.end() for match in re.finditer(r"\n", text))]
    found: list[CoveredFigure] = []

    def add(start: int, end: int, state: State, target: str | None = None, reason: str | None = None) -> None:
        said = " ".join(text[start:end].split())
        if state is State.UNCOVERED and (looked_at := dismissal((start, end), dismissed)) is not None:
            state, reason = State.NO_TARGET, looked_at
        found.append(CoveredFigure(start, end, said, bisect_right(lines, start), state, target, reason))

    for proposal, owner in zip(drafted.proposals, owners, strict=True):
        add(*proposal.figure, State.COVERED if owner else State.UNCOVERED, owner)
    squeezed = Squeezed.of(text)
    quotes = [(span, target) for target in targets for span in squeezed.spans(target.quote)]
    for passed in drafted.passed:
        owner = next((target.id for span, target in quotes if _holds(span, passed.figure, text, target)), None)
        if owner:
            add(*passed.figure, State.COVERED, owner)
        else:
            add(*passed.figure, State.NO_TARGET, None, passed.reason)
    found.sort(key=lambda one: one.start)
    for start, end, reason in _others(text, drafted, [(one.start, one.end) for one in found]):
        owner = next((target.id for span, target in quotes if _holds(span, (start, end), text, target)), None)
        state = State.UNCOVERED if reason is _FOR_A_READER else State.NO_TARGET
        add(start, end, State.COVERED if owner else state, owner, None if owner else reason)
    return sorted(found, key=lambda one: one.start)


def spans_of(text: str, named: NamedTexts) -> list[tuple[tuple[int, int], str]]:
    """Where each of the named words stands in a text, white space aside, with what is said of them."""
    squeezed = Squeezed.of(text) if named else None
    return [(span, said) for words, said in named if squeezed for span in squeezed.spans(words)]


def dismissal(figure: tuple[int, int], dismissed: Iterable[tuple[tuple[int, int], str]]) -> str | None:
    """The reason of the words at a span of the text that hold a figure; None where none do."""
    return next((reason for span, reason in dismissed if span[0] <= figure[0] and figure[1] <= span[1]), None)


def _holds(span: tuple[int, int], figure: tuple[int, int], text: str, target: Target) -> bool:
    """Whether a figure in a target's quote is one of its goal: the goal's words hold its number."""
    if not (span[0] <= figure[0] and figure[1] <= span[1]):
        return False
    numbers = re.findall(r"[0-9][0-9,.]*", text[figure[0] : figure[1]])
    goal = re.findall(r"[0-9][0-9,.]*", target.goal.text)
    return bool(numbers) and set(numbers) <= set(goal)


def matched(text: str, proposals: Sequence[Proposal], targets: Iterable[Target]) -> list[str | None]:
    """For each proposal the id of the target that says it: its quote holds the figure, and the amounts agree."""
    squeezed = Squeezed.of(text)
    owners: list[str | None] = [None] * len(proposals)
    starts = [proposal.figure[0] for proposal in proposals]
    for target in targets:
        goal = target.goal.bound
        for start, end in squeezed.spans(target.quote):
            for index in range(bisect_left(starts, start), bisect_left(starts, end)):
                bound = proposals[index].bound
                same = (bound.base_low, bound.base_high) == (goal.base_low, goal.base_high)
                if owners[index] is None and proposals[index].figure[1] <= end and same:
                    owners[index] = target.id
    return owners


def plan_quoted(text: str, targets: Sequence[Target]) -> Plan | None:
    """The plan of most of the targets whose quotes stand in a text; None where none does."""
    squeezed = Squeezed.of(text)
    quoted = Counter(target.plan.key for target in targets if next(squeezed.spans(target.quote), None))
    plans = {target.plan.key: target.plan for target in targets}
    return plans[quoted.most_common(1)[0][0]] if quoted else None


def counts(figures: Iterable[CoveredFigure]) -> Counter[State]:
    """How many figures there are of each state."""
    return Counter(figure.state for figure in figures)


def _others(text: str, drafted: Draft, known: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """The numbers of the text that are in no figure that was read, each with why it is no target."""
    folded, places = normalise_with_offsets(text)
    folded = in_digits(folded)
    masked = sorted(
        (match.start(), match.end(), mask.name) for mask in MASKS for match in re.finditer(mask.pattern, folded)
    )
    reached = [0] * len(masked)
    furthest = 0
    for index, (_, end, _name) in enumerate(masked):
        furthest = max(furthest, end)
        reached[index] = furthest
    whole = paragraphs(text)
    kept = {place for paragraph in whole for place in paragraph.places}
    marks = {paragraph.places[0] for paragraph in whole if mark_depth(paragraph.text) >= 0}
    starts = [start for start, _ in known]
    record = drafted.record
    said = contexts(whole, record.year, is_report=record.is_report, tables=drafted.tables)
    looks = [(paragraph.places[0], context) for paragraph, context in zip(whole, said, strict=True) if paragraph.places]
    for match in _NUMBER.finditer(folded):
        start, end = places[match.start()], places[match.end()]
        before = bisect_right(starts, start) - 1
        if before >= 0 and start < known[before][1]:
            continue
        if start not in kept:
            yield start, end, say("a page number or running head")
        elif any(place in marks for place in range(max(0, start - 1), start + 1)):
            yield start, end, say("the number of a heading")
        else:
            name = _mask_at(masked, reached, match.start()) or _no_amount(folded, match)
            context = looks[bisect_right(looks, start, key=lambda one: one[0]) - 1][1]
            yield (
                start,
                end,
                name
                or (_OF_THE_PAST if context.review or (record.is_account and not context.ahead) else _FOR_A_READER),
            )


def _no_amount(text: str, number: re.Match[str]) -> str | None:
    """What a number is by the characters around it, where it is no amount."""
    start, end = number.start(), number.start() + len(number[0].rstrip(",."))
    around = f"{text[max(0, start - 12) : start]}‹{text[start:end]}›{text[end : end + 12]}"
    return next((name for name, pattern in _NO_AMOUNTS if pattern.search(around)), None)


def _mask_at(masked: Sequence[tuple[int, int, str]], reached: Sequence[int], place: int) -> str | None:
    """The name of the mask that a place lies in."""
    index = bisect_right(masked, (place, 10**12, "")) - 1
    while index >= 0 and reached[index] > place:
        start, end, name = masked[index]
        if start <= place < end:
            return name
        index -= 1
    return None
