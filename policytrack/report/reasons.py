"""Verdicts in words: one plain sentence for each, with the figures that it rests on or what is missing for it.

What is said stands in `languages`, one table a language; when it is said stands here, once: a function a verdict.
"""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Final

from policytrack.data.model import Actual, Match
from policytrack.progress import Assessment, Doubt, Pace, RateBasis, Side, Status, Year
from policytrack.progress.goals import is_for_a_period, is_total
from policytrack.progress.pace import QUOTIENT
from policytrack.progress.series import is_on_basis, is_whole_year
from policytrack.progress.status import PACED
from policytrack.progress.thresholds import EARLY_SHARE, STALE_MONTHS
from policytrack.quantity.bound import Comparator
from policytrack.quantity.unit_table import UNITS
from policytrack.report.figures import bases, figure, observed
from policytrack.report.locale import Locale, percent


def reason(assessment: Assessment, locale: Locale = Locale()) -> str:  # noqa: B008 (immutable)
    """Why a target has its status, in one sentence that can be quoted."""
    signs = locale.table("SIGNS")
    by_years = assessment.years and not (assessment.status is Status.NO_DATA and assessment.latest is None)
    say = _years if by_years else _SAY[assessment.status]
    return signs["and"].join([part for part in (*say(assessment, locale), *_remarks(assessment, locale)) if part])


def bounded(assessment: Assessment, share: Decimal, locale: Locale) -> str:
    """A share of progress in percent, "at least" or "at most" where the figure is a bound."""
    return _bound(assessment, locale) + percent(share)


# --- the verdicts, each in the parts that a language joins


def _no_data(assessment: Assessment, locale: Locale) -> Iterator[str]:
    if assessment.gap is not None:
        yield locale.say("year gap", year=assessment.gap)
    elif assessment.latest is not None and assessment.since is not None:
        part = assessment.latest.as_of.last > assessment.since and not is_whole_year(assessment.latest.as_of)
        if part:
            yield locale.say("part of a year", figure=figure(assessment.latest, locale))
            return
        yield locale.say("history", figure=figure(assessment.latest, locale), start=assessment.since)
    else:
        yield locale.say("no data")


def _not_comparable(assessment: Assessment, locale: Locale) -> Iterator[str]:
    latest = assessment.latest
    if latest is None or latest.match is Match.DIFFERENT:
        yield locale.say("different", figure=figure(latest, locale))
    else:
        yield locale.say("not comparable", figure=figure(latest, locale), **bases(assessment.target, latest, locale))


def _met(assessment: Assessment, locale: Locale) -> Iterator[str]:
    parts = _parts(assessment, locale)
    kept = assessment.status is Status.HOLDING and assessment.target.by is None
    yield locale.say("holding without a deadline" if kept else str(assessment.status), **parts)
    early = assessment.target.by is not None and assessment.day <= assessment.target.by.last
    if early and assessment.status is not Status.HOLDING and assessment.target.by is not None:
        by = assessment.decided or assessment.observation
        if by is not None:
            yield locale.say("early", days=(assessment.target.by.last - by.day).days, deadline=parts["deadline"])
    if Doubt.EARLIER_DAY in assessment.doubts:
        yield locale.say("earlier day", deadline=parts["deadline"])
    if assessment.status is Status.REACHED and (assessment.near or not is_total(assessment.target)):
        yield locale.say("can fall" if assessment.target.by else "can fall without a deadline")


def _missed(assessment: Assessment, locale: Locale) -> Iterator[str]:
    parts = _parts(assessment, locale)
    if assessment.at_threshold:
        below = assessment.target.goal.bound.comparator is Comparator.LESS
        yield locale.say("missed at threshold below" if below else "missed at threshold", **parts)
        return
    key = "missed" if assessment.target.by else "missed without a deadline"
    yield locale.say(key, short=_short_by(assessment, locale), **parts)
    total = is_total(assessment.target)
    if total and assessment.target.by is not None and assessment.day <= assessment.target.by.last:
        yield locale.say("broken for good")


def _awaiting(assessment: Assessment, locale: Locale) -> Iterator[str]:
    parts = _parts(assessment, locale)
    if assessment.gap is not None:
        yield locale.say("year gap", year=assessment.gap)
    elif assessment.near:
        yield locale.say("awaiting near", **parts)
    elif assessment.decided is not None:
        yield locale.say("awaiting bound", **parts)
    elif assessment.observation is None and assessment.latest is None:
        yield locale.say("awaiting without", **parts)
    else:
        way = locale.say("way", **_shares(assessment, locale)) if assessment.path else ""
        yield locale.say("awaiting", way=way, **parts)
        if assessment.missing is not None and assessment.aim is None:
            yield _missing(assessment, locale)
    if assessment.earlier is not None and not assessment.near:
        yield locale.say("reached before", figure=observed(assessment.earlier, assessment, locale))


def _unrated(assessment: Assessment, locale: Locale) -> Iterator[str]:
    """`no baseline` and `open`: the share of the goal's value, and what would rate it."""
    parts = _parts(assessment, locale)
    share = assessment.attainment
    if share is None:
        yield parts["figure"]
    else:
        yield locale.say("share", figure=parts["figure"], bound=_bound(assessment, locale), attainment=percent(share))
    if assessment.missing is not None:
        yield _missing(assessment, locale)


def _missing(assessment: Assessment, locale: Locale) -> str:
    """What is to be recorded before the figures can be held against the goal."""
    goal = assessment.target.goal
    reference = locale.reference(goal.bound.reference or "")
    named = locale.table("SIGNS")["quote"].format(locale.shown(goal.text))
    return locale.say(str(assessment.missing), goal=named, reference=reference)


def _not_met_yet(assessment: Assessment, locale: Locale) -> Iterator[str]:
    parts = _parts(assessment, locale)
    yield locale.say("not met yet bound" if assessment.undecided else "not met yet", **parts)
    aim, start = assessment.aim, assessment.start
    if aim is not None and aim.unit.dimension.key == "rank":
        yield locale.say("rank")
    elif is_for_a_period(assessment.target):
        return  # judged by no way
    elif assessment.path is None and aim is not None and start is not None and start.figure is not None:
        reached = aim.reached_by(start.base)
        yield locale.say("reached at the start" if reached else "no way", base=_base(assessment, locale))
    elif Doubt.BOUND in assessment.doubts:
        yield locale.say("open everywhere")
    elif Doubt.ROUNDING in assessment.doubts:
        yield locale.say("smaller than rounding")


def _too_early(assessment: Assessment, locale: Locale) -> Iterator[str]:
    elapsed = percent(assessment.elapsed, EARLY_SHARE) if assessment.elapsed is not None else "0%"
    shown = observed(assessment.observation, assessment, locale)
    yield locale.say("too early", figure=shown, elapsed=elapsed, early=percent(EARLY_SHARE))


def _moving_away(assessment: Assessment, locale: Locale) -> Iterator[str]:
    parts = _parts(assessment, locale)
    key = "moving away" if assessment.best is Status.MOVING_AWAY else "moving away bound"
    yield locale.say(key, base=_base(assessment, locale), **parts, **_shares(assessment, locale))


def _paced(assessment: Assessment, locale: Locale) -> Iterator[str]:
    yield locale.say("pace", **_parts(assessment, locale), **_shares(assessment, locale))
    yield _projection(assessment, locale)


def _years(assessment: Assessment, locale: Locale) -> Iterator[str]:
    """The headline of an annual goal, then each year that has no plain verdict, the running one last."""
    yield counted_years(assessment, locale)
    for year in assessment.years:
        yield _year(year, year is assessment.years[-1], assessment, locale)


_SAY: Final[Mapping[Status, Callable[[Assessment, Locale], Iterator[str]]]] = {
    Status.MET: _met,
    Status.REACHED: _met,
    Status.HOLDING: _met,
    Status.MET_LATE: _met,
    Status.AHEAD: _paced,
    Status.ON_TRACK: _paced,
    Status.BEHIND: _paced,
    Status.FAR_BEHIND: _paced,
    Status.MOVING_AWAY: _moving_away,
    Status.MISSED: _missed,
    Status.NOT_MET_YET: _not_met_yet,
    Status.AWAITING: _awaiting,
    Status.TOO_EARLY: _too_early,
    Status.NO_BASELINE: _unrated,
    Status.OPEN: _unrated,
    Status.NOT_COMPARABLE: _not_comparable,
    Status.NO_DATA: _no_data,
}


def _remarks(assessment: Assessment, locale: Locale) -> Iterator[str]:
    """What else a reader must know of the figures that the verdict rests on."""
    yield from _range(assessment, locale)
    if assessment.at_threshold and assessment.status is not Status.MISSED:
        below = assessment.target.goal.bound.comparator is Comparator.LESS
        yield locale.say("threshold below" if below else "threshold")
    if assessment.overshot:
        yield locale.say("beyond")
    if assessment.missed_milestone is not None:
        yield locale.say("missed milestone", day=assessment.missed_milestone)
    start = assessment.start
    if start is not None and start.basis is RateBasis.STAND_IN and assessment.status in (*PACED, Status.TOO_EARLY):
        yield locale.say("first figure", base=figure(start.figure, locale))
    aim = assessment.aim
    if aim is not None and aim.derived and not assessment.years:
        yield locale.say("derived", level=locale.amount(aim.low, aim.unit))
    if aim is not None and aim.tolerance is not None and _within_tolerance(assessment):
        yield locale.say("tolerance", tolerance=_difference(aim.tolerance, assessment, locale))
    if assessment.path is not None and assessment.path.head is not Pace.LINE:
        yield locale.say("compound" if assessment.path.head is Pace.GROWTH else "milestones")
    latest = assessment.decided.actual if assessment.decided else assessment.latest
    if latest is not None and assessment.status not in (Status.NO_DATA, Status.NOT_COMPARABLE):
        yield from _near(assessment, latest, locale)
    if is_for_a_period(assessment.target) and assessment.observation is not None:
        first = assessment.target.start or assessment.target.plan.issued or ""
        yield locale.say("whole period", start=first, deadline=assessment.target.by or "")
    if assessment.marked_stale:
        yield locale.say("stale", months=STALE_MONTHS)


def _range(assessment: Assessment, locale: Locale) -> Iterator[str]:
    """What leaves the verdict open: its worst and best, and why."""
    if assessment.worst is assessment.best:
        return
    why = [locale.say(f"open by {doubt}") for doubt in (Doubt.PATH, Doubt.ROUNDING, Doubt.BOUND, Doubt.PARTIAL)
           if doubt in assessment.doubts]  # fmt: skip
    signs = locale.table("SIGNS")
    worst, best = locale.status(assessment.worst), locale.status(assessment.best)
    if assessment.status is assessment.worst:
        key = "at worst"
    elif assessment.status is assessment.best:
        key = "at best"
    else:
        key = "between"
    yield locale.say(key, worst=worst, best=best, why=signs["list"].join(why))


def _parts(assessment: Assessment, locale: Locale) -> dict[str, str]:
    """The figure, the goal and the deadline."""
    target = assessment.target
    return {
        "figure": observed(assessment.decided or assessment.observation, assessment, locale),
        "goal": locale.table("SIGNS")["quote"].format(locale.shown(target.goal.text)),
        "deadline": str(target.by.last) if target.by else "",
    }


def _base(assessment: Assessment, locale: Locale) -> str:
    """Where the way starts, as it was published or as the amount that it was taken for."""
    start = assessment.start
    if start is None:
        return ""
    if start.figure is not None and start.basis is not RateBasis.START:
        return figure(start.figure, locale)
    signs = locale.table("SIGNS")
    unit = assessment.aim.unit if assessment.aim else assessment.target.goal.bound.unit
    return f"{locale.amount(start.base.number(), unit)}{signs['open']}{start.day}{signs['close']}"


def _bound(assessment: Assessment, locale: Locale) -> str:
    bounded = assessment.bounded
    return locale.say(bounded) if bounded else ""


def _near(assessment: Assessment, latest: Actual, locale: Locale) -> Iterator[str]:
    """Which of the figures is near to what was promised, and by which bases they differ, where that is known."""
    start = assessment.start
    base_near = start is not None and start.near and assessment.path is not None and start.figure is not latest
    if latest.match is Match.NEAR and not is_on_basis(latest, assessment.target):
        yield locale.say("near basis", **bases(assessment.target, latest, locale))
    elif latest.match is Match.NEAR and not (assessment.near and assessment.status is Status.AWAITING):
        # A figure that waits because it is near has had that said.
        yield locale.say("near both" if base_near else "near")
        return
    if base_near:
        yield locale.say("near baseline")


def _shares(assessment: Assessment, locale: Locale) -> dict[str, str]:
    path = assessment.path
    assert path is not None
    return {"bound": _bound(assessment, locale), "progress": percent(path.progress), "elapsed": percent(path.elapsed)}


def _projection(assessment: Assessment, locale: Locale) -> str:
    """Where the pace leads; a rank between two ranks would say nothing."""
    path, aim = assessment.path, assessment.aim
    projection = path.projection if path else None
    if path is None or aim is None or projection is None or aim.unit.dimension.key == "rank":
        return ""
    bound = assessment.bounded
    if bound:
        bound = locale.say("at least" if path.rises is (bound == "at least") else "at most")
    return locale.say("reach", bound=bound, projection=locale.amount(projection, aim.unit))


def _short_by(assessment: Assessment, locale: Locale) -> str:
    """By how much the goal is missed, "at least" where the figure is a bound."""
    shown, aim = assessment.decided or assessment.observation, assessment.aim
    assert shown is not None and aim is not None
    under = aim.side is not Side.CEILING and (
        aim.accepted.low is not None and shown.number() <= aim.accepted.low
    )  # fmt: skip
    edge, number = (aim.low, shown.number(rising=False)) if under else (aim.high, shown.number())
    gap = abs(edge - number)
    bound = "" if shown.said.plain or (under and shown.said.values.high is not None) else locale.say("at least")
    if aim.unit.dimension.key == "rank":
        return f"{bound}{gap:f}"
    short = _difference(gap, assessment, locale)
    if aim.unit.dimension.key != "share" and edge:
        signs = locale.table("SIGNS")
        short += f"{signs['open']}{percent(QUOTIENT.divide(gap, abs(edge)))}{signs['close']}"
    return bound + short


def _difference(amount: Decimal, assessment: Assessment, locale: Locale) -> str:
    """A difference of two amounts on the scale of the goal: of shares, percentage points."""
    aim = assessment.aim
    assert aim is not None
    return locale.amount(amount, UNITS.find("个百分点") if aim.unit.dimension.key == "share" else aim.unit)


def _within_tolerance(assessment: Assessment) -> bool:
    """Whether a goal of 左右 counts as reached by its tolerance alone."""
    shown, aim = assessment.decided or assessment.observation, assessment.aim
    if shown is None or aim is None or not aim.reached_by(shown.said):
        return False
    number = shown.number()
    return number < aim.low if aim.side is Side.FLOOR else number != aim.low


def counted_years(assessment: Assessment, locale: Locale) -> str:
    """How many of the years so far an annual goal was met in, and which have no figure; nothing of a single year."""
    finished = [year for year in assessment.years if year.over]
    met = sum(year.reached is True for year in finished)
    silent = [str(year.year) for year in finished if year.observation is None]
    signs = locale.table("SIGNS")
    if not finished or not assessment.counts_years:
        return ""
    missing = locale.say("years missing", years=signs["list"].join(silent)) if silent else ""
    return locale.say("years", met=met, whole=len(finished), missing=missing)


def _year(year: Year, last: bool, assessment: Assessment, locale: Locale) -> str:
    shown = figure(year.observation.actual, locale) if year.observation else ""
    if year.path is not None:
        return locale.say("year running", year=year.year, **_shares(assessment, locale))
    if year.status in (Status.MET, Status.HOLDING):
        return locale.say("year met", year=year.year, figure=shown) if last else ""
    if year.status is Status.NO_DATA:
        is_counted = year.over and assessment.counts_years  # among the years that have no figure
        return "" if is_counted else locale.say("year no data", year=year.year)
    if year.observation is not None and year.aim is None:
        return locale.say("year unrated", year=year.year, figure=shown)
    key = {Status.MISSED: "year missed", Status.AWAITING: "year awaiting"}.get(year.status, "year not met")
    return locale.say(key, year=year.year, figure=shown)
