"""The range of a verdict by pace: its classes over every reading and every corner of what the figures leave possible;
the forecast; and what the next figure must be.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from policytrack.progress.intervals import Said
from policytrack.progress.pace import Pace, Path
from policytrack.progress.status import PACED, Doubt, Forecast, Status
from policytrack.progress.thresholds import AHEAD_PACE, ON_TRACK_PACE


class Range(NamedTuple):
    """A verdict by pace with all that it might be as well."""

    status: Status
    worst: Status
    best: Status
    doubts: tuple[Doubt, ...]
    contradicts_itself: bool = False  # from one end of the classes to the other: the goal is smaller than the rounding
    readings: tuple[tuple[Pace, Status | None], ...] = ()  # the class of each for the figures as shown; None unread


class Needed(NamedTuple):
    """What the next figure must be: the amounts on a day that would be on track and ahead, in base units."""

    on: date
    on_track: Decimal
    ahead: Decimal


def classes(
    kinds: Sequence[Pace],
    head: Path,
    corner: Callable[[Decimal, Decimal], Path],
    *,
    base: Said,
    value: Said,
    named: bool,
    capped: bool,
    derived: bool = False,
) -> Range | None:
    """The range of the verdict at `head`; None where its heading reading cannot be read.

    `kinds` are the readings, the heading one first; `corner` makes the path for other values of b and y; `named`: the
    file or the goal names the path, so that no second reading is asked for; `capped`: a goal once reached and lost is
    at most on track; `derived`: the goal is a change of b, and moves with it.
    """

    def cap(found: Status | None) -> Status | None:
        return Status.ON_TRACK if capped and found is Status.AHEAD else found

    at_head = {kind: head.classified(kind) for kind in kinds}
    heading = next((kind for kind in kinds if at_head[kind] is not None), None)
    if heading is None or (named and heading is not kinds[0]):
        return None
    corners = _corners(head, corner, base, value, fixed=not derived and Pace.MILESTONES not in kinds)
    by_kind = [
        {at_head[kind], *_at_corners(kind, head, corners, derived=derived, at_head=at_head[kind])} for kind in kinds
    ]
    every = set().union(*by_kind)
    readings = tuple(at_head.items())
    if len(every) == 1:  # all that may be read agrees
        status = cap(at_head[heading])
        assert status is not None
        return Range(status, status, status, (), readings=readings)
    says_nothing = PACED[0] in every and PACED[-1] in every
    unread = None in every
    by_kind = [{cap(found) for found in of_kind if found is not None} for of_kind in by_kind]
    every = set().union(*by_kind)
    status = cap(at_head[heading])
    assert status is not None
    seen = [one for one in PACED if one in every]
    doubts = []
    if len({cap(found) for found in at_head.values() if found is not None}) > 1:
        doubts.append(Doubt.PATH)
    if any(len(of_kind) > 1 for of_kind in by_kind):
        doubts.append(Doubt.ROUNDING if base.plain and value.plain else Doubt.BOUND)
    elif len(seen) > 1 and not doubts:
        doubts.append(Doubt.PATH)
    if unread and not named and len(seen) == 1:
        doubts.append(Doubt.ONE_READING)
    return Range(status, seen[0], seen[-1], tuple(doubts), says_nothing, readings)


#: The path from an end of the baseline (or from far away) to an end of the figure, None where that end is open; then
#: whether the baseline's end is open; and whether each is the upper one of its two.
_Corner: TypeAlias = tuple[Path | None, bool, bool, bool]


def _corners(
    head: Path, corner: Callable[[Decimal, Decimal], Path], base: Said, value: Said, *, fixed: bool
) -> Sequence[_Corner]:
    """The corners of the intervals that may be the worst or the best; none where both figures are exact.

    Short of a `fixed` goal R grows with y and shrinks with b, each counted towards the goal, on the line and by growth:
    so the end of y that is nearest to the goal is the best with the end of b that is farthest from it, and the two
    others are the worst.
    """
    b, y = base.values, value.values
    if b.low == b.high == head.base and y.low == y.high == head.value:
        return ()
    if fixed and b.low is not None and b.high is not None and y.low is not None and y.high is not None:
        short = max(b.high, y.high) < head.goal or min(b.low, y.low) > head.goal
        if short:
            ends = corner(b.low, y.high), corner(b.high, y.low)
            return [(path, False, False, False) for path in ends]
    far = head.goal - (head.goal - head.base) * 10**12
    return [
        (None if y is None else corner(far if b is None else b, y), b is None, upper_base, upper_value)
        for b, upper_base in base.ends_of_values
        for y, upper_value in value.ends_of_values
    ]


def _at_corners(
    kind: Pace,
    head: Path,
    corners: Sequence[_Corner],
    *,
    derived: bool,
    at_head: Status | None,
) -> Iterator[Status | None]:
    """The classes at the corners of the intervals. An end that is open lies beyond every pace: 超X may be any more.

    Between two ends R rises or falls all the way, so that no value inside makes a class that the ends enclose not.
    """
    rising = head.rises
    for path, from_afar, upper_base, upper_value in corners:
        if path is None:
            yield _beyond(rising is upper_value) if at_head is not None else None
        elif from_afar and derived:
            # The goal moves with the base: what rises has lost all of its way from ever higher, and won it from
            # ever lower.
            yield _beyond(rising is not upper_base) if at_head is not None else None
        elif from_afar:
            # From ever further away all of the way is done, whatever the figure is.
            # So it is by growth, as a limit only, which is no second opinion.
            yield path.classified(Pace.LINE if kind is Pace.GROWTH else kind) if at_head is not None else None
            if kind is Pace.GROWTH:
                yield None
        else:
            yield path.classified(kind) if path.goal != path.base else None


def _beyond(forward: bool) -> Status:
    """The class of a figure without an end: as far beyond the goal, or as far away from it, as one likes."""
    return Status.AHEAD if forward else Status.MOVING_AWAY


def forecast(main: Sequence[bool], recent: bool | None, *, named: bool, best: Status) -> Forecast:
    """Whether the goal will be reached in time, as Beijing's mid-term evaluation judges beside the verdict.

    `main`: whether each that can be read of line and growth, or the `named` path alone, arrives; `recent`: whether the
    recent speed does, None without one.

    Likely: all that can be read of line, growth (or the named path) and recent speed arrive, at least two of them, a
    named path alone counting as two. Unlikely: none arrives, a recent speed among them, and the range ends below on
    track.
    """
    weight = 2 if named and main else len(main)
    if main and all(main) and recent is not False and weight + (recent is not None) >= 2:
        return Forecast.LIKELY
    below = PACED.index(best) < PACED.index(Status.ON_TRACK)
    if recent is False and weight == 2 and not any(main) and below:
        return Forecast.UNLIKELY
    return Forecast.UNCERTAIN


def needed(path: Path) -> Needed | None:
    """The amounts at the end of the next year, or at the deadline, that would be on track and ahead."""
    if path.day >= path.end:
        return None
    on = min(date((path.day + timedelta(days=1)).year, 12, 31), path.end)
    if on == path.end:  # at the deadline the goal itself is due
        return Needed(on, path.goal, path.goal)
    track, ahead = path.at_pace(ON_TRACK_PACE, on), path.at_pace(AHEAD_PACE, on)
    if track is None:
        return None
    assert ahead is not None  # whatever the pace is
    beyond = min if path.rises else max  # more than the goal is never asked for
    return Needed(on, beyond(track, path.goal), beyond(ahead, path.goal))
