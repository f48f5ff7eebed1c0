"""Adding a target: what is asked for, what the quote says itself, and the lines that it becomes."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Final

from policytrack.data.location import Location
from policytrack.data.model import Extent, Kind, Plan, Promise
from policytrack.data.naming import new_identifier
from policytrack.data.values import levels_of
from policytrack.data.yaml_document import Document, Edit, MappingNode, SequenceNode, is_null, split_lines
from policytrack.edits.actuals import TARGET_KEYS
from policytrack.edits.collections import column_at, dash_of, insert_entry, insert_items, insert_lines
from policytrack.edits.examples import DocumentExamples, ListStyle
from policytrack.edits.lines import (
    after_colon,
    column_of,
    end_of,
    is_alias,
    is_flow,
    item_end,
    keys_column,
    refuse,
    start_of,
)
from policytrack.edits.session import Edited, EditSession, NewTarget
from policytrack.edits.style import Style, Value, ranking, style_of
from policytrack.errors import PolicytrackError
from policytrack.plans.bounds import bound_of
from policytrack.plans.goal_words import goal_in_words
from policytrack.plans.titles import title
from policytrack.quantity.extract import Phrase, find
from policytrack.text.messages import and_more, say
from policytrack.text.printable import one_line
from policytrack.text.suggest import nearest_hint

_MOST_PLANS: Final = 8
_KINDS: Final = {"annual": Kind.ANNUAL, "cumulative": Kind.CUMULATIVE}


@dataclass(frozen=True, slots=True)
class NewTargetRequest:
    """A target as somebody asks for it: its plan, its quote, and the fields that are given, by their names."""

    plan: str
    quote: str
    given: Mapping[str, Value]
    figure: int | None = None  # which of several figures of the quote, from 1
    remarks: Sequence[str] = ()  # what stands above it in comments, where the list has lines of its own


def add(session: EditSession, asked: NewTargetRequest) -> Edited:
    """The edit that adds a target behind the last of its plan. Raises `PolicytrackError` where something is missing."""
    plan = plan_named(asked.plan, session.checked.dataset.plans)
    fields = _fields(session, plan, asked)
    dataset = session.checked.dataset
    own = [target.place for target in dataset.promises if target.plan.key == plan.key and target.place]
    if own:
        before = max(own, key=partial(_rank, session))
        examples, index = session.examples(before.file), int(before.path[1])
        edits = _behind(examples, index, fields, asked.remarks)
    else:
        assert plan.place is not None
        examples = session.examples(plan.place.file)
        before = Location(plan.place.file, ("targets", sys.maxsize))
        edits = _at_end(examples, fields, asked.remarks)
    alike: Sequence[Promise] = dataset.pledges if isinstance(fields["goal"], tuple) else dataset.targets
    earlier = [one for one in alike if one.place and _rank(session, one.place) <= _rank(session, before)]
    new = NewTarget(str(fields["id"]), fields, len(earlier))
    return Edited({examples.document.name: edits}, {}, added=new)


def plan_named(key: str, plans: Sequence[Plan]) -> Plan:
    """The plan of a key. Raises `PolicytrackError` with the keys that there are."""
    known = {plan.key: plan for plan in plans}
    if key in known:
        return known[key]
    there = say("plans are {}", and_more([f"`{one}`" for one in known], _MOST_PLANS))
    raise PolicytrackError(
        say("there is no plan {!r}{}", key, nearest_hint(key, list(known))),
        there if known else say("the data has no plan yet; write it under `plans:`"),
    )


def _fields(session: EditSession, plan: Plan, asked: NewTargetRequest) -> dict[str, Value]:
    """What is given, completed by what the quote says."""
    given = dict(asked.given)
    if isinstance(given.get("goal"), tuple):
        return _completed(session, plan, asked, given)
    issued = plan.issued.year if plan.issued else None
    phrases = find(asked.quote, issued=issued, region=plan.region)
    phrase = _chosen(phrases, asked, given.get("goal"))
    if phrase is not None:
        given.setdefault("goal", _goal(asked.quote, phrase, plan.region))
        if subject := _subject(asked.quote, phrases, phrase):
            given.setdefault("title", subject)
        if phrase.deadline is not None:
            given.setdefault("by", str(phrase.deadline))
        if phrase.bound.period in _KINDS:
            given.setdefault("kind", str(_KINDS[phrase.bound.period]))
    return _completed(session, plan, asked, given)


def _goal(quote: str, phrase: Phrase, region: str | None) -> str:
    """The words of a figure, with those of its row or clause that it needs to say the same: 年均增长7%, 下降10%."""
    alone = bound_of(phrase.text, region)
    if alone is not None and (alone.per, alone.change) == (phrase.bound.per, phrase.bound.change):
        return phrase.text
    return goal_in_words(phrase, quote[phrase.clause[0] : phrase.end], region) or phrase.text


def _subject(quote: str, phrases: Sequence[Phrase], chosen: Phrase) -> str:
    """What the chosen figure of a quote is of, as a draft has it, or with more of the words before it."""
    before = ""
    for phrase in phrases:
        named = title(quote, 0, phrase.start, phrase.end, before)
        before = phrase.subject if phrase.subject.endswith(named) else named
        if phrase is chosen:
            break
    return before


def _completed(session: EditSession, plan: Plan, asked: NewTargetRequest, given: dict[str, Value]) -> dict[str, Value]:
    """The fields with plan, quote and id, without what is so by default."""
    if "title" not in given:
        raise PolicytrackError(say("the quote does not say what is measured"), say("give it with --title"))
    for key, default in (("kind", Kind.LEVEL), ("extent", Extent.END)):
        if given.get(key) == default:
            del given[key]
    if "category" in given:  # as it will be read
        given["category"] = " > ".join(levels_of(str(given["category"])))
    given |= {"plan": plan.key, "quote": asked.quote}
    given.setdefault("id", _identity(session, plan, given))
    taken = next((one for one in session.checked.dataset.promises if one.id == given["id"]), None)
    if taken is not None:
        raise PolicytrackError(
            say("the id {} is taken: {}", taken.id, taken.title),
            say("give another with --id; without it one is made of plan, subject and year"),
        )
    return given


def _chosen(phrases: Sequence[Phrase], asked: NewTargetRequest, goal: Value | None) -> Phrase | None:
    """The figure of the quote that is the goal; None where the goal is given in other words."""
    if asked.figure is not None:
        if not 1 <= asked.figure <= len(phrases):
            raise PolicytrackError(
                say("the quote has {} figures, and none is number {}", len(phrases), asked.figure),
                details=_listed(phrases),
            )
        return phrases[asked.figure - 1]
    if goal is not None:
        same = [phrase for phrase in phrases if phrase.text == goal]
        return same[0] if same else (phrases[0] if len(phrases) == 1 else None)
    if not phrases:
        raise PolicytrackError(
            say("the quote holds no figure that reads as a promise"), say("write the goal with --goal")
        )
    if len(phrases) > 1:
        raise PolicytrackError(
            say("the quote holds {} figures", len(phrases)), say("choose one with --figure N"), _listed(phrases)
        )
    return phrases[0]


def _listed(phrases: Sequence[Phrase]) -> list[str]:
    """The figures of a quote, a line each, by the number that chooses one."""
    return [f"  {number}  {phrase.subject} {phrase.text}" for number, phrase in enumerate(phrases, 1)]


def _identity(session: EditSession, plan: Plan, fields: Mapping[str, Value]) -> str:
    """An id made of what those of the plan begin with, what is measured, and the year."""
    known = {target.id for target in session.checked.dataset.promises}
    words = fields.get("indicator") or fields.get("title_en") or fields["title"]
    year = str(fields["by"])[:4] if "by" in fields else ""
    return new_identifier(starts_of(plan, session.checked.dataset.promises), str(words), year, known)


def starts_of(plan: Plan, promises: Iterable[Promise]) -> list[str]:
    """What new ids of a plan may begin with, the best first: as its others do, its region, the start of its key."""
    others = {promise.id.split("-")[0] for promise in promises if promise.plan.key == plan.key}
    return [*(others if len(others) == 1 else ()), plan.region or "", plan.key.split("-")[0]]


def _rank(session: EditSession, place: Location) -> tuple[int, int]:
    """Where a target stands in the data set: the file, and the place in its list."""
    return list(session.files).index(place.file), int(place.path[1])


def _behind(examples: DocumentExamples, index: int, fields: Mapping[str, Value], remarks: Sequence[str]) -> list[Edit]:
    key, sequence = examples.targets()
    style = examples.style_of_list(key, sequence, index)
    rank = ranking(style.record.order, TARGET_KEYS)
    if is_flow(sequence):
        item = style.record.in_braces(fields, rank)
        return insert_items(examples.document, key, sequence, index + 1, [item], separator=style.separator)
    dash = column_at(examples.document, dash_of(examples.document, sequence, index))
    item = "\n" * blank_lines(examples.document, sequence, index) + _comments(remarks, dash)
    item += style.item(fields, rank, dash)
    return insert_items(examples.document, key, sequence, index + 1, [item], separator=style.separator)


def blank_lines(document: Document, sequence: SequenceNode, index: int) -> int:
    """How many blank lines stand between two targets here, beside the comments between them."""
    if len(sequence.value) < 2:
        return 1
    second = max(index, 1)
    start = item_end(document, sequence, second - 1)
    between = document.text[start : dash_of(document, sequence, second)]
    runs = (list(lines) for blank, lines in groupby(split_lines(between)[1:-1], lambda line: not line.strip()) if blank)
    return max(map(len, runs), default=0)


def _at_end(examples: DocumentExamples, fields: Mapping[str, Value], remarks: Sequence[str]) -> list[Edit]:
    """At the end of a file's list; a file without one gets it."""
    document, root = examples.document, examples.document.root
    assert isinstance(root, MappingNode)  # it has a plan
    index = next((place for place, (key, _) in enumerate(root.value) if key.value == "targets"), None)
    own = style_of(document, root)
    if index is None:
        value = _first_item(own, fields, remarks, keys_column(document, root))
        return insert_entry(document, root, len(root.value), own.headed("targets", value), own.separator)
    key, node = root.value[index]
    if is_alias(key, node):
        refuse(document, start_of(key), say("`targets` is an alias, which stands for text elsewhere"))
    if isinstance(node, SequenceNode) and node.value:
        return _behind(examples, len(node.value) - 1, fields, remarks)
    value = _first_item(own, fields, remarks, column_of(key))
    colon = after_colon(document, key)
    if not is_null(node) and document.text[start_of(node) : end_of(node)] != "[]":
        refuse(document, start_of(node), say("`targets` is empty, but something stands there"))
    if own.flow:
        return [Edit(colon, end_of(node), own.headed("targets", value).partition(":")[2])]
    return [Edit(colon, end_of(node), ""), insert_lines(document, end_of(node), value[1:], column_of(key))]


def _first_item(own: Style, fields: Mapping[str, Value], remarks: Sequence[str], column: int) -> str:
    """A list of one target, from behind its key's colon, with the quotes that the file's keys have."""
    style = ListStyle(Style(own.flow, spelled=own.spelled, gaps=own.gaps if own.flow else {}), own.flow)
    rank = ranking((), TARGET_KEYS)
    if own.flow:
        return f" [{style.record.in_braces(fields, rank)}]"
    return "\n" + _comments(remarks, column + style.offset) + style.item(fields, rank, column + style.offset)


def _comments(remarks: Sequence[str], column: int) -> str:
    return "".join(f"{' ' * column}# {one_line(remark)}\n" for remark in remarks)
