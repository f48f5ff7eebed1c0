"""What is new: the figures that were published, and the verdicts that they or a deadline changed, the newest first."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from policytrack.data.model import Actual, Target
from policytrack.progress import Assessment, Status, assess


class Event(NamedTuple):
    """What came to be known of a target on a day: figures, or that its deadline had passed."""

    day: date
    figures: tuple[Actual, ...]  # published on that day; none where the deadline passed the day before
    before: Status
    after: Assessment

    @property
    def changed(self) -> bool:
        """Whether the verdict is another one since."""
        return self.before is not self.after.status


def events(targets: Iterable[Target], day: date, most: int) -> Sequence[Event]:
    """The newest events up to a day, at most so many. A figure is news on the day that it was published; where the file
    does not say when, on the day that it refers to.
    """
    known: dict[tuple[date, str], tuple[Target, list[Actual]]] = {}
    for target in targets:
        for actual in target.actuals:
            known.setdefault(((actual.published or actual.as_of).last, target.id), (target, []))[1].append(actual)
        if target.by is not None:
            known.setdefault((target.by.last + timedelta(days=1), target.id), (target, []))
    found: list[Event] = []
    for when, identity in sorted(
        (key for key in known if key[0] <= day), key=lambda key: (-key[0].toordinal(), key[1])
    ):
        if len(found) == most:
            break
        target, figures = known[when, identity]
        one = Event(when, tuple(figures), assess(target, when - timedelta(days=1)).status, assess(target, when))
        if figures or one.changed:
            found.append(one)
    return found
