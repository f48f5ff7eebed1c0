"""Goals without a figure: from the record that stands under `goal:` to a pledge, and what has no place in one."""

from typing import Final

from policytrack.data import file_rules
from policytrack.data.location import Location
from policytrack.data.model import Done, Form, Pledge, Words
from policytrack.data.problems import Problem
from policytrack.data.records import KeyedRecord, Record
from policytrack.text.messages import say

#: The fields that only a figure has a use for.
_OF_FIGURES: Final = ("kind", "basis", "tolerance", "path", "extent", "baseline", "actuals")


def drop_misplaced(values: Record, place: Location, problems: list[Problem], *, in_words: bool) -> None:
    """Take out of a target, and report, what its goal has no use for: figures of words, `done` of a figure."""
    for key in _OF_FIGURES if in_words else ("done",):
        if key in values:
            del values[key]
            no_use = say("a goal without a figure has no `{}`", key)
            message = no_use if in_words else say("the figures decide whether it is done")
            hint = say("`done:` says that it was kept") if in_words else say("record them in `actuals:`")
            problems.append(Problem(file_rules.IN_WORDS, message, place / key, on_key=True, hint=hint))


def words(row: KeyedRecord, problems: list[Problem]) -> Words | None:
    """The goal: what it says, or the words of a peak. None, with a problem, where it is neither or both."""
    if len(row.values) == 1:
        ((form, text),) = row.values.items()
        return Words(Form(form), text)
    if row.values:
        message, hint = say("a goal says something or is a peak, not both"), say("keep `says` or `peak`")
        problems.append(Problem(file_rules.IN_WORDS, message, row.place, on_key=True, hint=hint))
    elif row.sound:  # otherwise its own problem is told already
        message = say("the goal has neither a figure nor words")
        hint = say("such as {}", "{says: 基本淘汰}, {peak: 2030年前达峰}")
        problems.append(Problem(file_rules.MISSING, message, row.place, on_key=True, hint=hint))
    return None


def pledge(values: Record, place: Location) -> Pledge:
    """The pledge of a sound record; a `done` with a problem of its own is left out."""
    if "done" in values:
        _, fields, sound, where = values["done"]
        values["done"] = Done(**fields, place=where) if sound else None
    return Pledge(**values, place=place)
