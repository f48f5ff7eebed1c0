"""Verdicts in words: one plain sentence for each, with the figures that it rests on or what is missing for it.

What is said stands in `languages`, one table a language; when it is said stands here, once.
"""

from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import Any, Final

from policytrack.data.model import Actual, Match, Target
from policytrack.progress import Assessment, Missing, Pace, RateBasis, Status, Year
from policytrack.progress.goals import QUOTIENT
from policytrack.progress.series import Reading, basis_of, is_on_basis
from policytrack.progress.status import DEFAULT_TOLERANCE, EARLY_SHARE
from policytrack.quantity.bound import Comparator
from policytrack.quantity.unit_table import UNITS
from policytrack.report.locale import Locale, percent
from policytrack.text.dates import STALE_MONTHS

#: The significant digits of amounts that are reckoned, not published.
_DIGITS: Final = 3
_ROUNDING: Final = Context(prec=50, rounding=ROUND_HALF_EVEN)
_MODULES: Final = {"en": "en", "zh": "zh", "zh-Hant": "zh_hant"}
_PACED: Final = (Status.ON_TRACK, Status.BEHIND, Status.FAR_BEHIND)


def reason(assessment: Assessment, voice: Locale = Locale()) -> str:  # noqa: B008 (immutable)
    """Why a target has its status, in one sentence that can be quoted."""
    signs = voice.table("SIGNS")
    return signs["and"].join(part for part in (*_sentence(assessment, voice), *_remarks(assessment, voice)) if part)


def bounded(assessment: Assessment, share: Decimal, voice: Locale) -> str:
    """A share of progress in percent, "at least" or "at most" where the figure is a bound."""
    return _bound(assessment, voice) + percent(share)


def figure(actual: Actual | None, voice: Locale) -> str:
    """A published figure with its date."""
    if actual is None:
        return ""
    signs = voice.table("SIGNS")
    return f"{voice.shown(actual.value.text)}{signs['open']}{actual.as_of}{signs['close']}"


def _sentence(assessment: Assessment, voice: Locale) -> Iterator[str]:
    """The main sentence, in the parts that a language joins."""
    target, status = assessment.target, assessment.status
    shown = _figure(assessment, voice)
    goal = voice.table("SIGNS")["quote"].format(voice.shown(target.goal.text))
    parts = {"figure": shown, "goal": goal, "deadline": target.by.last if target.by else ""}
    if assessment.years:
        yield from _years(assessment, voice)
    elif status is Status.NO_DATA:
        yield voice.say("no data", day=assessment.day)
    elif status is Status.NOT_COMPARABLE:
        yield _not_comparable(assessment, shown, voice)
    elif status is Status.MISSED:
        yield _missed(assessment, voice, parts)
    elif status is Status.AWAITING:
        yield _awaiting(assessment, voice, parts)
    elif status in (Status.NO_BASELINE, Status.OPEN, Status.NOT_RATED):
        if assessment.attainment is None:
            yield shown
        else:
            share = percent(assessment.attainment)
            yield voice.say("share", figure=shown, bound=_bound(assessment, voice), attainment=share)
        if assessment.missing is not None:
            yield _missing(assessment, assessment.missing, voice, goal)
    elif status is Status.NOT_MET_YET:
        key = "not met yet bound" if assessment.undecided else "not met yet"
        yield voice.say(key, base=_base(assessment, voice), **parts)
    elif status is Status.TOO_EARLY:
        yield _too_early(assessment, voice, shown)
    elif status is Status.MOVING_AWAY:
        key = "moving away" if _is_away(assessment) else "moving away bound"
        yield voice.say(key, base=_base(assessment, voice), **parts, **_shares(assessment, voice))
    elif status in _PACED:
        yield voice.say("pace", **parts, **_shares(assessment, voice))
        yield _projection(assessment, voice)
    else:
        yield voice.say(str(status), **parts)


def _remarks(assessment: Assessment, voice: Locale) -> Iterator[str]:
    """What else a reader must know of the figures that the verdict rests on."""
    target = assessment.target
    unrated = assessment.status in (Status.NO_DATA, Status.NOT_COMPARABLE)
    if assessment.at_threshold and assessment.status is not Status.MISSED:
        yield voice.say("threshold below" if target.goal.bound.comparator is Comparator.LESS else "threshold")
    if assessment.overshot:
        yield voice.say("beyond")
    if (
        assessment.origin is not None
        and assessment.origin.basis is RateBasis.FIRST_FIGURE
        and assessment.way is not None
    ):
        yield voice.say("first figure", base=figure(assessment.baseline, voice))
    if assessment.aim is not None and assessment.aim.derived and not assessment.years:
        yield voice.say("derived", level=voice.amount(assessment.aim.low, assessment.aim.unit))
    if target.goal.bound.comparator is Comparator.ABOUT and assessment.aim is not None:
        tolerance = DEFAULT_TOLERANCE if target.tolerance is None else target.tolerance
        if target.tolerance is None:
            yield voice.say("tolerance", tolerance=percent(tolerance))
    if assessment.way is not None and assessment.way.reading is Pace.COMPOUND:
        yield voice.say("compound")
    latest = assessment.decided.actual if assessment.decided else assessment.latest
    if latest is not None and not unrated:
        yield from _near(assessment, latest, voice)
    if assessment.marked_stale:
        yield voice.say("stale", months=STALE_MONTHS)


def _figure(assessment: Assessment, voice: Locale) -> str:
    """The figure that the verdict rests on; of increments their total."""
    reading = assessment.decided or assessment.reading
    if reading is None:
        return figure(assessment.latest, voice)
    if assessment.target.kind == "sum" and (
        len(assessment.target.actuals) > 1 or reading.worded != reading.actual.value.bound.base_low
    ):
        signs = voice.table("SIGNS")
        total = voice.amount(reading.number(), reading.actual.value.bound.unit)
        return f"Σ {_open_end(reading, voice)}{total}{signs['open']}{reading.actual.as_of}{signs['close']}"
    return figure(reading.actual, voice)


def _base(assessment: Assessment, voice: Locale) -> str:
    """Where the way starts, as it was published or as the amount that it was taken for."""
    if assessment.baseline is not None:
        return figure(assessment.baseline, voice)
    if assessment.origin is None:
        return ""
    signs = voice.table("SIGNS")
    unit = assessment.aim.unit if assessment.aim else assessment.target.goal.bound.unit
    return f"{voice.amount(assessment.origin.base, unit)}{signs['open']}{assessment.origin.day}{signs['close']}"


def _bound(assessment: Assessment, voice: Locale) -> str:
    return voice.say(assessment.bounded) if assessment.bounded else ""


def _open_end(reading: Reading | None, voice: Locale) -> str:
    """What stands before the number of a figure that is open on one side: "at least" or "at most"."""
    if reading is None or (reading.values.low is None) == (reading.values.high is None):
        return ""
    return voice.say("at least" if reading.values.high is None else "at most")


def _is_away(assessment: Assessment) -> bool:
    """Whether the figure, which may be a bound, is on the far side of the baseline whatever it stands for."""
    way, reading = assessment.way, assessment.reading
    if way is None or reading is None:
        return False
    end = reading.values.high if way.goal > way.base else reading.values.low
    return end is not None and (end < way.base if way.goal > way.base else end > way.base)


def _too_early(assessment: Assessment, voice: Locale, shown: str) -> str:
    way = assessment.way
    if way is not None and way.gone < 0:
        return voice.say("before start", figure=shown, start=way.start)
    elapsed = percent(way.elapsed, EARLY_SHARE) if way is not None else "0%"
    return voice.say("too early", figure=shown, elapsed=elapsed, early=percent(EARLY_SHARE))


def _near(assessment: Assessment, latest: Actual, voice: Locale) -> Iterator[str]:
    """Which of the figures is near to what was promised, and by which bases they differ, where that is known."""
    baseline = assessment.baseline if assessment.way is not None else None
    base_near = baseline is not None and baseline is not latest and baseline.match is Match.NEAR
    if latest.match is Match.NEAR and not is_on_basis(latest, assessment.target):
        yield voice.say("near basis", **_bases(assessment.target, latest, voice))
    elif latest.match is Match.NEAR:
        yield voice.say("near both" if base_near else "near")
        return
    if base_near:
        yield voice.say("near baseline")


def _bases(target: Target, actual: Actual, voice: Locale) -> dict[str, str]:
    """The basis of a figure, and in brackets that of the goal, where it names one."""
    signs, own = voice.table("SIGNS"), basis_of(target)
    named = f"{signs['open']}{voice.shown(own)}{signs['close']}" if own else ""
    return {"basis": voice.shown(actual.basis or actual.value.bound.basis or ""), "own": named}


def _shares(assessment: Assessment, voice: Locale) -> dict[str, str]:
    way = assessment.way
    assert way is not None
    return {"bound": _bound(assessment, voice), "progress": percent(way.progress), "elapsed": percent(way.elapsed)}


def _projection(assessment: Assessment, voice: Locale) -> str:
    """Where the pace leads; a rank between two ranks would say nothing."""
    way, aim = assessment.way, assessment.aim
    if way is None or aim is None or way.projection is None or aim.unit.dimension.key == "rank":
        return ""
    bound = _open_end(assessment.reading, voice)
    if assessment.bounded and not bound:  # a range counts with the end that shows less progress
        bound = voice.say("at least" if way.goal > way.base else "at most")
    return voice.say("reach", bound=bound, projection=voice.amount(way.projection, aim.unit))


def _not_comparable(assessment: Assessment, shown: str, voice: Locale) -> str:
    latest = assessment.latest
    if latest is None or latest.match is Match.DIFFERENT:
        return voice.say("different", figure=shown)
    return voice.say("not comparable", figure=shown, **_bases(assessment.target, latest, voice))


def _missed(assessment: Assessment, voice: Locale, parts: Mapping[str, Any]) -> str:
    if assessment.at_threshold:
        below = assessment.target.goal.bound.comparator is Comparator.LESS
        return voice.say("missed at threshold below" if below else "missed at threshold", **parts)
    reading, aim = assessment.decided, assessment.aim
    assert reading is not None and aim is not None
    low, high = aim.accepted.low, aim.accepted.high
    under = low is not None and reading.values.high is not None and reading.values.high <= low
    edge = aim.low if under else aim.high
    number = reading.values.high if under else reading.values.low
    assert number is not None and (under or high is not None)
    gap = abs(edge - number)
    short = voice.amount(gap, aim.unit)
    if aim.unit.dimension.key == "rank":
        short = f"{gap:f}"
    elif aim.unit.dimension.key == "share":
        short = voice.amount(gap, UNITS.find("个百分点"))
    elif edge:
        signs = voice.table("SIGNS")
        short += f"{signs['open']}{percent(QUOTIENT.divide(gap, abs(edge)))}{signs['close']}"
    bound = voice.say("at least") if reading.values.low is None or reading.values.high is None else ""
    return voice.say("missed", bound=bound, short=short, **parts)


def _awaiting(assessment: Assessment, voice: Locale, parts: Mapping[str, Any]) -> str:
    if assessment.decided is not None:
        return voice.say("awaiting bound", **parts)
    way = voice.say("way", **_shares(assessment, voice)) if assessment.way else ""
    return voice.say("awaiting", way=way, **parts)


def _missing(assessment: Assessment, missing: Missing, voice: Locale, goal: str) -> str:
    origin = assessment.origin
    reference = voice.shown(assessment.target.goal.bound.reference or "")
    return voice.say(str(missing), goal=goal, reference=reference, start=origin.day if origin else "")


def _years(assessment: Assessment, voice: Locale) -> Iterator[str]:
    """The headline of an annual goal, then each year that has no plain verdict, the running one last."""
    kept = sum(year.status in (Status.MET, Status.HOLDING) for year in assessment.years)
    yield voice.say("years", met=kept, whole=assessment.whole_years)
    for year in assessment.years:
        yield _year(year, year is assessment.years[-1], assessment, voice)


def _year(year: Year, last: bool, assessment: Assessment, voice: Locale) -> str:
    shown = figure(year.reading.actual, voice) if year.reading else ""
    if year.way is not None:
        return voice.say("year running", year=year.year, **_shares(assessment, voice))
    match year.status:
        case Status.MET | Status.HOLDING:
            return voice.say("year met", year=year.year, figure=shown) if last else ""
        case Status.MISSED:
            key = "year missed"
        case Status.AWAITING:
            key = "year awaiting"
        case Status.NOT_MET_YET:
            key = "year not met"
        case Status.NO_DATA:
            key = "year no data"
        case _:
            key = "year unrated"
    return voice.say(key, year=year.year, figure=shown)
