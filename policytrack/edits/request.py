"""An actual as somebody asks for it, before it is in a file."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from policytrack.data.doubles import FigureKey
from policytrack.data.model import Actual, Match
from policytrack.edits.style import Value
from policytrack.text.dates import PartialDate, parse_date

#: The fields of an actual beside its date, in the order of the format.
DETAILS: Final = ("value", "source", "archived", "published", "basis", "match", "note", "extra", "pulled")


@dataclass(frozen=True, slots=True)
class NewActual:
    """A date and the fields that are given, by their names in the file. `value` is as it was typed."""

    as_of: PartialDate
    details: Mapping[str, Value]

    @property
    def fields(self) -> dict[str, Value]:
        """All fields as they are to be written."""
        return {"as_of": str(self.as_of), **self.details}

    @property
    def key(self) -> FigureKey:
        """What tells it from the other figures of its target."""
        basis, match, published = (self.details.get(name) for name in ("basis", "match", "published"))
        day = parse_date(str(published)) if published is not None else None
        return FigureKey.of(self.as_of, str(basis or ""), str(match or ""), day)

    def agrees_with(self, actual: Actual) -> bool:
        """Whether an actual says exactly this: what is given, and nothing else."""
        return written(actual) == {"match": str(Match.SAME), **self.fields}


def written(actual: Actual) -> dict[str, Value]:
    """The fields of an actual as they are written, those that it has."""
    values: dict[str, Value | None] = {
        "as_of": str(actual.as_of),
        "value": actual.value.text,
        "source": actual.source,
        "archived": actual.archived,
        "published": None if actual.published is None else str(actual.published),
        "basis": actual.basis,
        "match": str(actual.match),
        "note": actual.note,
        "extra": actual.extra or None,
        "pulled": tuple((name, text) for name, text in actual.pulled._asdict().items() if text)
        if actual.pulled
        else None,
    }
    return {name: value for name, value in values.items() if value is not None}
