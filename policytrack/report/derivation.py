"""The arithmetic of a verdict, line by line, so that a reader can redo it with a pencil."""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from policytrack.data.model import Actual
from policytrack.progress import Assessment, Pace, PaceReading, Path, Status
from policytrack.progress.pace import QUOTIENT, Scale
from policytrack.progress.thresholds import AHEAD_PACE, BEHIND_PACE, ON_TRACK_PACE
from policytrack.quantity.bound import Quantity
from policytrack.quantity.format import readable, unit_words
from policytrack.quantity.unit import EXACT, Unit
from policytrack.report.figures import as_shown
from policytrack.report.locale import Locale, percent, rounded
from policytrack.text.decimals import decimal_text

#: A longer number is rounded to a millionth.
_MILLIONTH = Decimal("0.000001")


class Step(NamedTuple):
    """A line: its sign, what it is made of, and a remark."""

    sign: str
    sum: str
    remark: str = ""


def workings(assessment: Assessment, locale: Locale) -> Iterable[Step]:
    """The figures in one unit, progress, elapsed share and each reading of the pace; nothing where there is no path."""
    path, aim = assessment.path, assessment.aim
    if path is None or aim is None:
        return
    unit = _unit(path, aim.unit, locale)
    b, y, goal = (_number(value, unit) for value in (path.base, path.value, path.goal))
    base = _published(assessment.start and assessment.start.figure, path.base, locale)
    value = _published(assessment.observation and assessment.observation.actual, path.value, locale)
    yield Step("b", _with_unit(b, unit, locale), f"{path.start}  {locale.phrase('mark baseline')}{base}")
    yield Step("y", _with_unit(y, unit, locale), f"{path.day}  {locale.phrase('mark actual')}{value}")
    yield Step("T", _with_unit(goal, unit, locale), f"{path.end}  {locale.phrase('mark goal')}")
    yield Step("P", f"(y-b)/(T-b) = ({y}-{_braced(b)})/({goal}-{_braced(b)})", f"= {percent(path.progress)}")
    yield Step("E", f"(t-t0)/(tT-t0) = {path.gone}/{path.whole}", f"= {percent(path.elapsed)}")
    gap = QUOTIENT.subtract(path.progress, path.elapsed) * 100
    yield Step("P-E", locale.phrase("points"), f"= {gap:+.1f}")
    for reading in (assessment.milestones, assessment.line, assessment.growth, assessment.recent):
        if reading is not None:
            yield _reading(reading, path, aim.unit, locale)
    if path.needed_acceleration is not None:
        needed = f"{_number(path.goal - path.value, unit)}/{(path.end - path.day).days}"
        so_far = f"{_number(path.value - path.base, unit)}/{path.gone}"
        formula = f"[(T-y)/(tT-t)]/[(y-b)/(t-t0)] = [{needed}]/[{so_far}]"
        yield Step("A", formula, f"= {path.needed_acceleration:.2f}")
    if assessment.line is not None or assessment.milestones is not None:
        yield _corners(assessment, unit, locale)


def _unit(path: Path, unit: Unit, locale: Locale) -> Unit:
    """The unit that the sums are done in: the one asked for, else the goal's, in English text its English one."""
    if locale.unit is not None and locale.unit.dimension == unit.dimension:
        return locale.unit
    if locale.chinese:
        return unit
    return readable(Quantity(QUOTIENT.divide(path.goal, unit.factor), unit), english=True)


def _with_unit(number: str, unit: Unit, locale: Locale) -> str:
    words = unit_words(unit, locale.lang)
    return number + words if locale.chinese or words == "%" else f"{number} {words}".rstrip()


def _published(figure: Actual | None, counted: Decimal, locale: Locale) -> str:
    """In brackets the words of a figure, where the number that counts is another: 近1500家 counts with 1425."""
    bound = figure.value.bound if figure is not None else None
    if figure is None or bound is None or bound.change is not None or bound.base_low == bound.base_high == counted:
        return ""
    signs = locale.table("SIGNS")
    return f"{signs['open']}{as_shown(figure, locale)}{signs['close']}"


_FORMULA = {
    Pace.LINE: "P/E",
    Pace.GROWTH: "ln(y/b)/(E ln(T/b))",
    Pace.MILESTONES: "(y-b)/(path(t)-b)",
    Pace.RECENT: "[(y-y')/(t-t')]/[(T-y)/(tT-t)]",
}


def _formula(kind: Pace, scale: Scale | None) -> str:
    """The formula of a reading. Changes grow as levels: from 0% to 12% is from 1 to 1.12."""
    if kind is not Pace.GROWTH or scale is None or not scale.offset:
        return _FORMULA[kind]
    one = "1+" if scale.sign > 0 else "1-"
    return f"ln(({one}y)/({one}b))/(E ln(({one}T)/({one}b)))"


def _reading(reading: PaceReading, path: Path, unit: Unit, locale: Locale) -> Step:
    """One reading of the pace: its formula, R with the cut that it falls under, and where it leads."""
    formula = _formula(reading.kind, path.scale)
    formula = f"{locale.phrase(f'head {reading.kind}')}{locale.table('SIGNS')['colon']}{formula}"
    leads = ""
    if reading.projection is not None and unit.dimension.key != "rank":
        leads = locale.table("SIGNS")["and"] + locale.phrase(
            "projected at", amount=locale.amount(reading.projection, unit)
        )
    verdict = "" if reading.kind is Pace.RECENT else _cut(reading.status, locale)
    return Step("R", formula, f"= {_pace(reading.pace)}{verdict}{leads}")


def _corners(assessment: Assessment, unit: Unit, locale: Locale) -> Step:
    """What the digits as published leave possible, and the classes from corner to corner."""
    shown, start = assessment.observation, assessment.start

    def end(value: Decimal | None) -> str:
        return locale.phrase("open end") if value is None else _number(value, unit)

    def span(low: Decimal | None, high: Decimal | None) -> str:
        if low is not None and low == high:
            return locale.phrase("corner exact", value=end(low))
        return locale.phrase("corner", low=end(low), high=end(high))

    text = ""
    if shown is not None and start is not None:
        y, b = shown.said.values, start.base.values
        text = locale.phrase("corners", y=span(y.low, y.high), b=span(b.low, b.high))
    verdict = locale.status(assessment.status)
    if assessment.worst is not assessment.best:
        verdict = locale.phrase("range", worst=locale.status(assessment.worst), best=locale.status(assessment.best))
    firm = locale.phrase("firm" if assessment.firm else "not firm")
    return Step("", text, f"{verdict}{locale.table('SIGNS')['list']}{firm}")


def needed_line(assessment: Assessment, locale: Locale) -> str:
    """What the next figure must be, where the target is running."""
    needed, aim = assessment.needed, assessment.aim
    if needed is None or aim is None:
        return ""
    track, ahead = (locale.amount(value, aim.unit) for value in (needed.on_track, needed.ahead))
    if needed.on_track == needed.ahead:
        return locale.phrase("needed end", day=needed.on, goal=track)
    return locale.phrase("needed", day=needed.on, on_track=track, ahead=ahead)


def _pace(pace: Decimal) -> str:
    """A pace with three digits behind the point, or as many as show on which side of a cut it is."""
    return f"{rounded(pace, 3, AHEAD_PACE, ON_TRACK_PACE, BEHIND_PACE, Decimal(0)):f}"


def _cut(status: Status, locale: Locale) -> str:
    """The cut that makes the status, in signs."""
    open_, close = locale.table("SIGNS")["open"], locale.table("SIGNS")["close"]
    signs = {
        Status.AHEAD: f" ≥ {AHEAD_PACE}",
        Status.ON_TRACK: f"{open_}{ON_TRACK_PACE} ≤ R < {AHEAD_PACE}{close}",
        Status.BEHIND: f"{open_}{BEHIND_PACE} ≤ R < {ON_TRACK_PACE}{close}",
        Status.FAR_BEHIND: f" < {BEHIND_PACE}",
        Status.MOVING_AWAY: " < 0",
    }
    return f"{signs[status]}{locale.table('SIGNS')['colon']}{locale.status(status)}"


def _number(value: Decimal, unit: Unit) -> str:
    number = QUOTIENT.divide(value, unit.factor)
    rounded = number if len(number.as_tuple().digits) <= 8 else number.quantize(_MILLIONTH, context=EXACT)
    return decimal_text(rounded)


def _braced(number: str) -> str:
    return f"({number})" if number.startswith("-") else number
