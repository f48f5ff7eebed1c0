"""The arithmetic of a verdict, line by line, so that a reader can redo it with a pencil."""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from policytrack.progress import Assessment, Pace, Status, Way, assess
from policytrack.progress.goals import QUOTIENT
from policytrack.progress.status import BEHIND_PACE, ON_TRACK_PACE
from policytrack.quantity.unit import EXACT, Unit
from policytrack.report.locale import Locale, percent, rounded
from policytrack.text.decimals import decimal_text

#: A longer number is rounded to a millionth.
_MILLIONTH = Decimal("0.000001")
#: Statuses that a pace decides, so that another reading of the pace may decide otherwise.
_PACED = (Status.ON_TRACK, Status.BEHIND, Status.FAR_BEHIND)


class Step(NamedTuple):
    """A line: its sign, what it is made of, and a remark."""

    sign: str
    sum: str
    remark: str = ""


def workings(assessment: Assessment, voice: Locale) -> Iterable[Step]:
    """The figures in one unit, then progress, elapsed share, pace and the rest; nothing where there is no way."""
    way, aim = assessment.way, assessment.aim
    if way is None or aim is None:
        return
    unit = voice.unit if voice.unit is not None and voice.unit.dimension == aim.unit.dimension else aim.unit
    b, y, goal = (_number(value, unit) for value in (way.base, way.value, way.goal))
    yield Step("b", f"{b} {unit.symbol}", f"{way.start}  {voice.phrase('mark baseline')}")
    yield Step("y", f"{y} {unit.symbol}", f"{way.day}  {voice.phrase('mark actual')}")
    yield Step("T", f"{goal} {unit.symbol}", f"{way.end}  {voice.phrase('mark goal')}")
    yield Step("P", f"(y-b)/(T-b) = ({y}-{_braced(b)})/({goal}-{_braced(b)})", f"= {percent(way.progress)}")
    yield Step("E", f"(t-t0)/(tT-t0) = {way.gone}/{way.whole}", f"= {percent(way.elapsed)}")
    pace = way.pace
    if pace is None:
        return
    cut = assessment.status if assessment.status in (*_PACED, Status.MOVING_AWAY) else None
    yield Step(
        "R", "P/E" if way.reading is Pace.LINEAR else voice.phrase("growth rates"), f"= {_pace(pace)}{_cut(cut, voice)}"
    )
    gap = QUOTIENT.subtract(way.progress, way.elapsed) * 100
    yield Step("P-E", voice.phrase("points"), f"= {gap:+.1f}")
    if way.needed_acceleration is not None:
        needed = f"{_number(way.goal - way.value, unit)}/{(way.end - way.day).days}"
        so_far = f"{_number(way.value - way.base, unit)}/{way.gone}"
        formula = f"[(T-y)/(tT-t)]/[(y-b)/(t-t0)] = [{needed}]/[{so_far}]"
        yield Step("A", formula, f"= {way.needed_acceleration:.2f}")
    if way.projection is not None and unit.dimension.key != "rank":
        yield Step("b+(y-b)/E", voice.phrase("projected"), voice.amount(way.projection, aim.unit))


def other_reading(assessment: Assessment, voice: Locale) -> str:
    """Whether the compound reading agrees with the linear one, where there are both."""
    if assessment.status not in _PACED or assessment.way is None:
        return ""
    other = Pace.LINEAR if assessment.way.reading is Pace.COMPOUND else Pace.COMPOUND
    second = assess(assessment.target, assessment.day, other)
    way: Way | None = second.way
    if way is None or way.reading is not other or way.pace is None:
        return ""
    key = f"{other} agrees" if second.status is assessment.status else f"{other} differs"
    return voice.phrase(key, pace=_pace(way.pace), status=voice.status(second.status))


def _pace(pace: Decimal) -> str:
    """A pace with three digits behind the point, or as many as show on which side of a cut it is."""
    return f"{rounded(pace, 3, ON_TRACK_PACE, BEHIND_PACE, Decimal(0)):f}"


def _cut(status: Status | None, voice: Locale) -> str:
    """The cut that makes the status, in signs."""
    signs = {
        Status.ON_TRACK: f" ≥ {ON_TRACK_PACE}",
        Status.BEHIND: f", {BEHIND_PACE} ≤ R < {ON_TRACK_PACE}",
        Status.FAR_BEHIND: f" < {BEHIND_PACE}",
        Status.MOVING_AWAY: " < 0",
    }
    return "" if status is None else f"{signs[status]}: {voice.status(status)}"


def _number(value: Decimal, unit: Unit) -> str:
    number = QUOTIENT.divide(value, unit.factor)
    rounded = number if len(number.as_tuple().digits) <= 8 else number.quantize(_MILLIONTH, context=EXACT)
    return decimal_text(rounded)


def _braced(number: str) -> str:
    return f"({number})" if number.startswith("-") else number
