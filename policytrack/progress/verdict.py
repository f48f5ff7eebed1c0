"""The order of the verdicts; the steps are numbered as in `docs/method.md`."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal, localcontext
from typing import Final

from policytrack.data.model import Actual, Kind, Target
from policytrack.progress import final, series, years
from policytrack.progress.assessment import Assessment
from policytrack.progress.evidence import Evidence, RateBasis, Start, as_known, baseline_of, gather
from policytrack.progress.goals import Aim, Missing, Side, falls, is_for_a_period, is_total, shown_base
from policytrack.progress.intervals import exactly
from policytrack.progress.running import on_the_way, path_of, reaches, with_status
from policytrack.progress.series import Observation
from policytrack.progress.status import FINAL, PACED, RATED, Doubt, Status
from policytrack.progress.thresholds import is_stale
from policytrack.quantity.bound import Course
from policytrack.quantity.unit import EXACT

#: Unrated verdicts beside which the age of a figure says nothing.
_UNDATED: Final = frozenset({*FINAL, Status.NO_DATA, Status.NOT_COMPARABLE, Status.AWAITING})


def assess(target: Target, day: date, known_on: date | None = None) -> Assessment:
    """The verdict on a target on a day, from the figures that refer to that day or an earlier one.

    Figures count that were published by `known_on`, which is that day by default: a report of a past day does not
    know what was published later. Nor does it know a later baseline.
    """
    last = day if known_on is None else known_on
    with localcontext(EXACT):
        found = _assess(as_known(target, last), day, last)
    if found.missing is not None and found.status in RATED:
        found = found._replace(missing=None)  # nothing would rate what is rated
    return found if found.target is target else found._replace(target=target)


def _assess(target: Target, day: date, known_on: date) -> Assessment:
    known = series.known(target, day, known_on)
    usable = [one for one in known if series.is_comparable(one, target)]
    bare = Assessment(
        target, day, known_on, Status.NO_DATA, Status.NO_DATA, Status.NO_DATA,
        latest=usable[-1] if usable else known[-1] if known else None,
        baseline=baseline_of(target),
    )  # fmt: skip
    if target.kind is Kind.ANNUAL:
        return _annual(bare, usable, others=bool(known))
    evidence = gather(target, usable)
    seen = evidence.observations
    over = target.by is not None and (
        day > target.by.last or (day == target.by.last and any(one.day == day for one in seen))
    )
    if not seen:  # step 1
        return _without_a_figure(bare, evidence, over=over, others=bool(known) and not usable)
    found = _with(bare, evidence)
    decided = _decided(found, evidence, over=over)  # steps 2 and 3
    return aged(decided or on_the_way(found, evidence), seen[-1].day)


def _with(bare: Assessment, evidence: Evidence) -> Assessment:
    """The assessment with what the figures are: the newest, the start, the aim."""
    start = evidence.start
    aim = evidence.aim_at(start.base.number() if start else None)
    if start is not None and not start.base.plain and isinstance(aim, Aim):
        aim = evidence.aim_at(shown_base(start.base, aim))
    return bare._replace(
        latest=evidence.observations[-1].actual,
        observation=evidence.observations[-1],
        start=start,
        baseline=start.figure if start and start.figure else bare.baseline,
        aim=None if isinstance(aim, Missing) else aim,
        missing=aim if isinstance(aim, Missing) else evidence.missing,
        gap=evidence.gap,
    )


def aged(found: Assessment, newest: date) -> Assessment:
    """Step 8: the mark of an old figure; and that a near one is never firm."""
    stale, doubts = is_stale(newest, found.day), found.doubts
    if stale and found.status not in _UNDATED:
        doubts = (*doubts, Doubt.STALE)
    if found.near and found.status not in FINAL:
        doubts = (*doubts, Doubt.NEAR)
    return found._replace(stale=stale, doubts=doubts)


def _without_a_figure(bare: Assessment, evidence: Evidence, *, over: bool, others: bool) -> Assessment:
    """Step 1: nothing to judge with."""
    found = bare._replace(start=evidence.start, since=evidence.since, gap=evidence.gap)
    if over:
        return with_status(found, Status.AWAITING)
    if others:
        return with_status(found, Status.NOT_COMPARABLE)
    return with_status(found, Status.NO_DATA, missing=Missing.YEAR if evidence.gap else None)


def _decided(found: Assessment, evidence: Evidence, *, over: bool) -> Assessment | None:
    """Steps 2 to 4: what the goal itself says of the figures; None where only the way there is left to judge."""
    if evidence.gap is not None:
        return with_status(found, Status.AWAITING if over else Status.NO_DATA)
    if found.aim is None:
        if over:
            return with_status(found, Status.AWAITING)
        return with_status(found, Status.OPEN if found.target.by is None else Status.NO_BASELINE)
    if is_for_a_period(found.target):
        return _for_a_period(found, evidence, over=over)
    if over:
        return _after_the_deadline(found, evidence, found.aim)
    return _total_decided(found, evidence, found.aim) or _reached(found, evidence, found.aim)


def _for_a_period(found: Assessment, evidence: Evidence, *, over: bool) -> Assessment:
    """A level that a whole period is to have: the figure of a day keeps it or does not, and decides nothing."""
    newest = evidence.observations[-1]
    if over:
        return with_status(found, Status.AWAITING)
    status = Status.HOLDING if reaches(found, evidence, newest) else Status.NOT_MET_YET
    return with_status(found, status, _by_tolerance(found, evidence, newest), near=newest.near)


def _after_the_deadline(found: Assessment, evidence: Evidence, aim: Aim) -> Assessment:
    """Step 2: a near figure decides nothing, but is told."""
    target = found.target
    assert target.by is not None

    def reached(one: Observation) -> bool | None:
        return reaches(found, evidence, one)

    side = judged_as(target, aim, found.start)
    decision = final.decide(target, target.by, side, evidence.own, reached)
    if decision.status is not None:
        assert decision.by is not None
        shown = found._replace(path=path_of(found, evidence, decision.by))
        doubts = (*decision.doubts, *_by_tolerance(found, evidence, decision.by))
        return with_status(shown, decision.status, doubts, decided=decision.by)
    near = final.decide(target, target.by, side, evidence.observations, reached)
    before = [one for one in evidence.observations if one.day <= target.by.last and reached(one)]
    shown = found._replace(path=path_of(found, evidence, evidence.observations[-1]))
    return with_status(
        shown, Status.AWAITING, near=near.status is not None,
        decided=near.by if near.status is not None else decision.by or near.by,
        earlier=before[-1] if before and not is_total(target) else None,
    )  # fmt: skip


def _total_decided(found: Assessment, evidence: Evidence, aim: Aim) -> Assessment | None:
    """A total before its deadline: met for good where a floor is reached, missed where a ceiling is broken."""
    if not is_total(found.target):
        return None
    by = None
    if aim.side is Side.FLOOR:
        by = next((one for one in evidence.own if reaches(found, evidence, one)), None)
        status = Status.MET if found.target.by else Status.REACHED
    else:
        by = final.broken_for_good(aim.side, evidence.own, lambda one: reaches(found, evidence, one))
        status = Status.MISSED
    return with_status(found._replace(path=path_of(found, evidence, by)), status, decided=by) if by else None


def _reached(found: Assessment, evidence: Evidence, aim: Aim) -> Assessment | None:
    """Steps 3 and 4: the newest figure reaches the goal, or there is no deadline, or no pace could be read."""
    newest, start, target = evidence.observations[-1], evidence.start, found.target
    near = newest.near or (aim.derived and start is not None and start.near)
    ranked = aim.unit.dimension.key == "rank"
    if reaches(found, evidence, newest):
        held = start is not None and start.real and not aim.derived and aim.reached_by(start.base) is True
        kept = judged_as(target, aim, start) is not Side.FLOOR and not ranked
        total = is_total(target) and aim.side is Side.FLOOR  # of near figures only, or it would be met
        status = Status.HOLDING if (evidence.average or held or kept) and not total else Status.REACHED
        doubts = _by_tolerance(found, evidence, newest)
        return with_status(found._replace(path=path_of(found, evidence, newest)), status, doubts, near=near)
    if target.by is None:
        return with_status(found, Status.OPEN, near=near, missing=Missing.DEADLINE)
    if evidence.average or ranked:
        return with_status(found, Status.NOT_MET_YET, near=near)
    return None


def _by_tolerance(found: Assessment, evidence: Evidence, by: Observation) -> tuple[Doubt, ...]:
    """What keeps a 左右 from firm that only its tolerance reaches: without a baseline that is 5% of T, the wider."""
    target, aim = found.target, found.aim
    alone = evidence.start is None or (evidence.stand_in is not None and len(evidence.observations) == 1)
    assert aim is not None
    if aim.tolerance is None or not alone:
        return ()
    if target.tolerance is not None or target.goal.bound.course is Course.HOLD or not aim.reached_by(by.said):
        return ()
    bare = aim.accepted._replace(
        low=None if aim.accepted.low is None else aim.low, high=None if aim.accepted.high is None else aim.high
    )
    return () if aim._replace(accepted=bare).reached_by(by.said) else (Doubt.ONE_READING,)


def judged_as(target: Target, aim: Aim, start: Start | None) -> Side:
    """How a goal can be missed, whatever scale its figures are on: a fall of 13.5% is a ceiling of the level.

    A place in a ranking is one too; of a total that is to be cut, the cuts add up and are a floor.
    """
    stated = start is None or start.figure is None  # figures state the change itself, from nothing on
    if stated and target.kind is Kind.LEVEL and falls(target):
        return {Side.FLOOR: Side.CEILING, Side.CEILING: Side.FLOOR}.get(aim.side, aim.side)
    return aim.side


def _annual(bare: Assessment, usable: Sequence[Actual], *, others: bool) -> Assessment:
    """An annual goal: the years that have begun, each judged by itself."""
    annual = years.judge(bare.target, usable, bare.day)
    shown = next((one for one in reversed(annual.years) if one.observation is not None), None)
    path = annual.years[-1].path if annual.years else None
    running = annual.years[-1].running if annual.status in PACED else None
    found = bare._replace(
        years=annual.years, whole_years=annual.whole, near=annual.near, path=path,
        observation=shown.observation if shown else None,
        aim=shown.aim if shown else None,
        start=Start(exactly(Decimal(0)), path.start, RateBasis.YEAR) if path else None,
        paced=running is not None,
    )  # fmt: skip
    if annual.status is Status.NO_DATA and others and not usable:
        return with_status(found, Status.NOT_COMPARABLE)
    if running is not None:
        doubts = running.doubts or (Doubt.ONE_READING,)
        found = found._replace(status=running.status, worst=running.worst, best=running.best, doubts=doubts)
    else:
        found = with_status(found, annual.status, () if annual.firm else (Doubt.PARTIAL,))
    if shown is None:
        return found
    assert shown.observation is not None
    return aged(found, shown.observation.day)
