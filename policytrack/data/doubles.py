"""Whether two published figures of a target are of one date and yet no contradiction."""

from datetime import date
from typing import NamedTuple

from policytrack.data.model import Match
from policytrack.text.dates import PartialDate
from policytrack.text.script import fold


class FigureKey(NamedTuple):
    """What tells the figures of a target apart: the day, the basis, whether it is only shown, and when it came out."""

    day: date
    basis: str = ""
    only_shown: bool = False  # `match: different`
    published: PartialDate | None = None

    @classmethod
    def of(cls, as_of: PartialDate, basis: str | None, match: str | None, published: PartialDate | None) -> "FigureKey":
        """The key of a figure with these fields."""
        return cls(as_of.last, fold(basis or ""), match == Match.DIFFERENT, published)

    def contradicts(self, other: "FigureKey") -> bool:
        """Whether both are of one day and kind, and neither is the other's revision: both published, on days apart."""
        revised = bool(self.published and other.published) and self.published != other.published
        return self[:3] == other[:3] and not revised
