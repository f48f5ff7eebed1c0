"""Requests on actuals, collected by target and then made into edits all at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from policytrack.data.doubles import FigureKey
from policytrack.data.model import Actual, Match, Target
from policytrack.data.yaml_document import Edit
from policytrack.edits import actuals
from policytrack.edits.request import NewActual, written
from policytrack.edits.session import Edited, EditSession, Expected
from policytrack.edits.style import Value
from policytrack.errors import PolicytrackError
from policytrack.text.dates import PartialDate, parse_date
from policytrack.text.messages import Message, enumerated, say

_REPLACE: Final = say("--replace changes the fields that you give, and only those")


@dataclass(slots=True)
class _Requests:
    """What is asked of one target."""

    target: Target
    added: list[NewActual] = field(default_factory=list)
    changed: dict[int, Mapping[str, Value]] = field(default_factory=dict)  # index of an actual -> fields
    removed: int | None = None
    baseline: NewActual | None = None
    baseline_fields: Mapping[str, Value] | None = None  # of the one that is there


class Batch:
    """The requests of one command on one data set."""

    def __init__(self, session: EditSession) -> None:
        self._session = session
        self._requests: dict[str, _Requests] = {}

    def record(
        self, identity: str, entry: NewActual, *, replace: bool = False, add: bool = True, whole: bool = False
    ) -> None:
        """Add an actual; with `replace` change that of the same date; without `add` there must be one to change.

        `whole` entries give all fields, so that several of one date may tell themselves apart (`FigureKey`). Raises
        `PolicytrackError` for an unknown target, a date in the future, and a figure that is there already.
        """
        asked = self._requests_of(identity)
        self._check_dates(entry)
        of_date = [other for other in asked.added if other.as_of.last == entry.as_of.last]
        if any(not whole or entry.key.contradicts(other.key) for other in of_date):
            raise PolicytrackError(say("{} is given two figures of {}", identity, entry.as_of))
        same = _of_date(asked.target, entry.as_of)
        if whole:
            same = _against(asked, entry, same, replace=replace)
        if same and not replace:
            raise PolicytrackError(
                say("{} has a figure of {} already: {}", identity, entry.as_of, _shown(asked.target, same[0])), _REPLACE
            )
        if len(same) > 1:
            raise PolicytrackError(
                say("{} has {} figures of {}", identity, len(same), entry.as_of), say("change them in an editor")
            )
        if same:
            (index,) = same
            if index in asked.changed:
                raise PolicytrackError(say("{} is given two figures of {}", identity, entry.as_of))
            asked.changed[index] = _new(entry.details, asked.target.actuals[index])
        elif add:
            asked.added.append(_told(entry))
        else:
            raise PolicytrackError(
                say("{} has no figure of {} to replace", identity, entry.as_of),
                (_dates(asked.target) or say("leave --replace out")),
            )

    def set_baseline(self, identity: str, entry: NewActual, *, replace: bool, dated: bool, add: bool = False) -> None:
        """Give a target its baseline; with `replace` change the one that is there, its date too where one is given.

        With `add` there need be none to replace.
        """
        asked = self._requests_of(identity)
        self._check_dates(entry)
        if asked.baseline is not None or asked.baseline_fields is not None:
            raise PolicytrackError(say("{} is given two baselines", identity))
        there = asked.target.baseline
        if there is None:
            if replace and not add:
                raise PolicytrackError(say("{} has no baseline to replace", identity), say("leave --replace out"))
            asked.baseline = _told(entry)
        elif replace:
            asked.baseline_fields = _new(entry.fields if dated else entry.details, there)
        else:
            raise PolicytrackError(say("{} has a baseline: {} ({})", identity, there.value.text, there.as_of), _REPLACE)

    def remove(self, identity: str, as_of: PartialDate) -> None:
        """Take an actual out. Raises `PolicytrackError` where there is not exactly one of that date."""
        asked = self._requests_of(identity)
        same = _of_date(asked.target, as_of)
        if not same:
            raise PolicytrackError(say("{} has no figure of {}", identity, as_of), _dates(asked.target))
        if len(same) > 1:
            raise PolicytrackError(
                say("{} has {} figures of {}", identity, len(same), as_of), say("take one out in an editor")
            )
        asked.removed = same[0]

    def edited(self) -> Edited:
        """The edits of all requests, and what must be read afterwards."""
        edits: dict[str, list[Edit]] = {}
        expected: dict[str, Expected] = {}
        for identity, asked in self._requests.items():
            examples = self._session.examples_of(asked.target)
            own = edits.setdefault(examples.document.name, [])
            if asked.removed is not None:
                own += actuals.remove(examples, asked.target, asked.removed)
            for index, fields in asked.changed.items():
                own += actuals.change(examples, asked.target, index, fields)
            if asked.added:
                own += actuals.add(examples, asked.target, asked.added)
            if asked.baseline is not None:
                own += actuals.set_baseline(examples, asked.target, asked.baseline)
            if asked.baseline_fields is not None:
                own += actuals.change(examples, asked.target, None, asked.baseline_fields)
            expected[identity] = Expected(tuple(_actuals_after(asked)), _baseline_after(asked))
        places = {identity: asked.target.place for identity, asked in self._requests.items() if asked.target.place}
        return Edited(edits, expected, places)

    def _requests_of(self, identity: str) -> _Requests:
        if identity not in self._requests:
            self._requests[identity] = _Requests(self._session.target(identity))
        return self._requests[identity]

    def _check_dates(self, entry: NewActual) -> None:
        last = entry.as_of.last
        if last > self._session.today:
            stands = "" if str(entry.as_of) == str(last) else say(" stands for {}, which", last)
            raise PolicytrackError(
                say("{}{} is in the future: no figure can refer to it yet", entry.as_of, stands),
                (say("give the month or the day that the figure refers to") if stands else ""),
            )
        published = entry.details.get("published")
        if published is not None and parse_date(str(published)).first > self._session.today:
            raise PolicytrackError(say("{}, the date of publication, is in the future", published))


def _of_date(target: Target, as_of: PartialDate) -> list[int]:
    """The actuals of a date, by index: those written the same, else those that stand for the same day."""
    exact = [index for index, actual in enumerate(target.actuals) if actual.as_of == as_of]
    return exact or [index for index, actual in enumerate(target.actuals) if actual.as_of.last == as_of.last]


def _against(asked: _Requests, entry: NewActual, of_date: Sequence[int], *, replace: bool) -> list[int]:
    """The actuals of its date, by index, that a whole entry cannot stand beside: it contradicts or replaces them."""
    keys = {index: _key(asked.target.actuals[index]) for index in of_date}
    against = [index for index, key in keys.items() if entry.key.contradicts(key)]
    if not replace:
        return against
    same = [index for index in against if entry.key == keys[index]]
    return same or against or [index for index in of_date if index not in asked.changed]


def _told(entry: NewActual) -> NewActual:
    """An entry without `match: same`, which needs no word."""
    if entry.details.get("match") != Match.SAME:
        return entry
    return NewActual(entry.as_of, {name: value for name, value in entry.details.items() if name != "match"})


def _new(fields: Mapping[str, Value], there: Actual) -> Mapping[str, Value]:
    """The fields that an actual does not say yet."""
    old = written(there)
    return {name: value for name, value in fields.items() if old.get(name) != value}


def _key(actual: Actual) -> FigureKey:
    return FigureKey.of(actual.as_of, actual.basis, actual.match, actual.published)


def _shown(target: Target, index: int) -> str:
    fields = written(target.actuals[index])
    figure = Message("{} ({})", fields["value"], fields["as_of"])
    source = [say("source {}", fields["source"])] if "source" in fields else []
    note = [say("note {}", fields["note"])] if "note" in fields else []
    return enumerated([figure, *source, *note])


def _dates(target: Target) -> str:
    dates = enumerated(str(actual.as_of) for actual in target.actuals)
    return say("there are figures of {}", dates) if dates else say("there are none yet")


def _changed(actual: Actual, fields: Mapping[str, Value]) -> NewActual:
    values = {**written(actual), **fields}
    return NewActual(parse_date(str(values.pop("as_of"))), values)


def _actuals_after(asked: _Requests) -> list[Actual | NewActual]:
    after: list[Actual | NewActual] = list(asked.target.actuals)
    for index, fields in asked.changed.items():
        after[index] = _changed(asked.target.actuals[index], fields)
    if asked.removed is not None:
        del after[asked.removed]
    dates = [actual.as_of.last for actual in asked.target.actuals]
    newest_first = actuals.is_newest_first(dates)
    placed = [(actuals.list_index(dates, entry.as_of.last, newest_first=newest_first), entry) for entry in asked.added]
    placed.sort(key=lambda item: item[1].as_of.last, reverse=newest_first)
    placed.sort(key=lambda item: item[0])
    for shift, (index, entry) in enumerate(placed):
        after.insert(index + shift, entry)
    return after


def _baseline_after(asked: _Requests) -> Actual | NewActual | None:
    there = asked.target.baseline
    if there is not None and asked.baseline_fields is not None:
        return _changed(there, asked.baseline_fields)
    return asked.baseline or there
