"""Requests on actuals, collected by target and then made into edits all at once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from policytrack.data.model import Actual, Target
from policytrack.data.yaml_document import Edit
from policytrack.edits import actuals
from policytrack.edits.request import NewActual, written
from policytrack.edits.session import Edited, EditSession, Expected
from policytrack.errors import PolicytrackError
from policytrack.text.dates import PartialDate, parse_date

_REPLACE: Final = "--replace changes the fields that you give, and only those"


@dataclass(slots=True)
class _Requests:
    """What is asked of one target."""

    target: Target
    added: list[NewActual] = field(default_factory=list)
    changed: dict[int, Mapping[str, str]] = field(default_factory=dict)  # index of an actual -> fields
    removed: int | None = None
    baseline: NewActual | None = None
    baseline_fields: Mapping[str, str] | None = None  # of the one that is there


class Batch:
    """The requests of one command on one data set."""

    def __init__(self, session: EditSession) -> None:
        self._book = session
        self._wishes: dict[str, _Requests] = {}

    def record(self, identity: str, entry: NewActual, *, replace: bool = False, add: bool = True) -> None:
        """Add an actual; with `replace` change that of the same date; without `add` there must be one to change.

        Raises `PolicytrackError` for an unknown target, a date in the future, and a date that is there already.
        """
        wish = self._wish(identity)
        self._check_dates(entry)
        if any(other.as_of.last == entry.as_of.last for other in wish.added):
            raise PolicytrackError(f"{identity} is given two figures of {entry.as_of}")
        same = _of_date(wish.target, entry.as_of)
        if same and not replace:
            raise PolicytrackError(
                f"{identity} has a figure of {entry.as_of} already: {_shown(wish.target, same[0])}", _REPLACE
            )
        if len(same) > 1:
            raise PolicytrackError(f"{identity} has {len(same)} figures of {entry.as_of}", "change them in an editor")
        if same and same[0] in wish.changed:
            raise PolicytrackError(f"{identity} is given two figures of {entry.as_of}")
        if same:
            wish.changed[same[0]] = entry.details
        elif add:
            wish.added.append(entry)
        else:
            raise PolicytrackError(
                f"{identity} has no figure of {entry.as_of} to replace", _dates(wish.target) or "leave --replace out"
            )

    def set_baseline(self, identity: str, entry: NewActual, *, replace: bool, dated: bool) -> None:
        """Give a target its baseline; with `replace` change the one that is there, its date too where one is given."""
        wish = self._wish(identity)
        self._check_dates(entry)
        there = wish.target.baseline
        if there is None:
            if replace:
                raise PolicytrackError(f"{identity} has no baseline to replace", "leave --replace out")
            wish.baseline = entry
        elif replace:
            wish.baseline_fields = entry.fields if dated else entry.details
        else:
            raise PolicytrackError(f"{identity} has a baseline: {there.value.text} ({there.as_of})", _REPLACE)

    def remove(self, identity: str, as_of: PartialDate) -> None:
        """Take an actual out. Raises `PolicytrackError` where there is not exactly one of that date."""
        wish = self._wish(identity)
        same = _of_date(wish.target, as_of)
        if not same:
            raise PolicytrackError(f"{identity} has no figure of {as_of}", _dates(wish.target))
        if len(same) > 1:
            raise PolicytrackError(f"{identity} has {len(same)} figures of {as_of}", "take one out in an editor")
        wish.removed = same[0]

    def edited(self) -> Edited:
        """The edits of all requests, and what must be read afterwards."""
        edits: dict[str, list[Edit]] = {}
        expected: dict[str, Expected] = {}
        for identity, wish in self._wishes.items():
            examples = self._book.layout_of(wish.target)
            own = edits.setdefault(examples.document.name, [])
            if wish.removed is not None:
                own += actuals.remove(examples, wish.target, wish.removed)
            for index, fields in wish.changed.items():
                own += actuals.change(examples, wish.target, index, fields)
            if wish.added:
                own += actuals.add(examples, wish.target, wish.added)
            if wish.baseline is not None:
                own += actuals.set_baseline(examples, wish.target, wish.baseline)
            if wish.baseline_fields is not None:
                own += actuals.change(examples, wish.target, None, wish.baseline_fields)
            expected[identity] = Expected(tuple(_actuals_after(wish)), _baseline_after(wish))
        places = {identity: wish.target.place for identity, wish in self._wishes.items() if wish.target.place}
        return Edited(edits, expected, places)

    def _wish(self, identity: str) -> _Requests:
        if identity not in self._wishes:
            self._wishes[identity] = _Requests(self._book.target(identity))
        return self._wishes[identity]

    def _check_dates(self, entry: NewActual) -> None:
        last = entry.as_of.last
        if last > self._book.today:
            stands = "" if str(entry.as_of) == str(last) else f" stands for {last}, which"
            raise PolicytrackError(
                f"{entry.as_of}{stands} is in the future: no figure can refer to it yet",
                "give the month or the day that the figure refers to" if stands else "",
            )
        published = entry.details.get("published")
        if published is not None and parse_date(published).first > self._book.today:
            raise PolicytrackError(f"{published}, the date of publication, is in the future")


def _of_date(target: Target, as_of: PartialDate) -> list[int]:
    """The actuals of a date, by index: those written the same, else those that stand for the same day."""
    exact = [index for index, actual in enumerate(target.actuals) if actual.as_of == as_of]
    return exact or [index for index, actual in enumerate(target.actuals) if actual.as_of.last == as_of.last]


def _shown(target: Target, index: int) -> str:
    fields = written(target.actuals[index])
    details = [f"{name} {fields[name]}" for name in ("source", "note") if name in fields]
    return ", ".join([f"{fields['value']} ({fields['as_of']})", *details])


def _dates(target: Target) -> str:
    dates = ", ".join(str(actual.as_of) for actual in target.actuals)
    return f"there are figures of {dates}" if dates else "there are none yet"


def _changed(actual: Actual, fields: Mapping[str, str]) -> NewActual:
    values = {**written(actual), **fields}
    return NewActual(parse_date(values.pop("as_of")), values)


def _actuals_after(wish: _Requests) -> list[Actual | NewActual]:
    after: list[Actual | NewActual] = list(wish.target.actuals)
    for index, fields in wish.changed.items():
        after[index] = _changed(wish.target.actuals[index], fields)
    if wish.removed is not None:
        del after[wish.removed]
    dates = [actual.as_of.last for actual in wish.target.actuals]
    newest_first = actuals.is_newest_first(dates)
    placed = [(actuals.list_index(dates, entry.as_of.last, newest_first=newest_first), entry) for entry in wish.added]
    placed.sort(key=lambda item: item[1].as_of.last, reverse=newest_first)
    placed.sort(key=lambda item: item[0])
    for shift, (index, entry) in enumerate(placed):
        after.insert(index + shift, entry)
    return after


def _baseline_after(wish: _Requests) -> Actual | NewActual | None:
    there = wish.target.baseline
    if there is not None and wish.baseline_fields is not None:
        return _changed(there, wish.baseline_fields)
    return wish.baseline or there
