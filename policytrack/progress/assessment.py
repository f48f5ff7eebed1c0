"""The verdict on one target on one day, in the order of the method; the steps are numbered as in `docs/method.md`."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal, localcontext
from typing import Final, NamedTuple

from policytrack.data.model import Actual, Kind, Target
from policytrack.progress import final, series, years
from policytrack.progress.evidence import Evidence, RateBasis, Start, baseline_of, gather, start_of_counting
from policytrack.progress.goals import Aim, Missing, Side, is_yearly
from policytrack.progress.intervals import Interval, Said
from policytrack.progress.pace import QUOTIENT, Pace, PaceReading, Path, recent
from policytrack.progress.series import Observation
from policytrack.progress.status import (
    EARLY_SHARE,
    FINAL,
    PACED,
    RECENT_MONTHS,
    Doubt,
    Forecast,
    Status,
    is_stale,
)
from policytrack.progress.verdict_range import Needed, Range, classes, forecast, needed
from policytrack.progress.years import Year
from policytrack.quantity.bound import Change, Comparator
from policytrack.quantity.unit import EXACT
from policytrack.text.dates import months_later

#: Unrated verdicts beside which the age of a figure says nothing.
_UNDATED: Final = frozenset({*FINAL, Status.NO_DATA, Status.NOT_COMPARABLE, Status.AWAITING})


class Assessment(NamedTuple):
    """The verdict on one target on one day, with all the figures that it rests on. Amounts are in base units."""

    target: Target
    day: date
    known_on: date  # the last day of publication of a figure that counts
    status: Status
    worst: Status  # the range of the verdict: both ends are the status where nothing leaves it open
    best: Status
    doubts: tuple[Doubt, ...] = ()  # what leaves it open, or keeps it from being firm
    near: bool = False  # it rests on a figure near to what was promised, not the same
    latest: Actual | None = None  # the newest usable figure; where none is usable, the newest
    baseline: Actual | None = None  # the figure that the way is counted from, or that the target gives
    observation: Observation | None = None  # what the newest usable figure says, or the total up to it
    decided: Observation | None = None  # what the verdict rests on, where it is not the newest
    earlier: Observation | None = None  # a level that reached the goal on the way, and decides nothing
    aim: Aim | None = None  # what the goal asks, on the scale of the figures
    start: Start | None = None  # where the way starts
    path: Path | None = None  # progress, elapsed share, pace and the rest
    line: PaceReading | None = None
    growth: PaceReading | None = None
    milestones: PaceReading | None = None
    recent: PaceReading | None = None
    forecast: Forecast | None = None
    needed: Needed | None = None
    missed_milestone: date | None = None  # the last one that has passed below its amount
    years: tuple[Year, ...] = ()  # of annual goals, those that have begun
    whole_years: int = 0  # how many years an annual goal is for
    gap: int | None = None  # the year that a product of yearly rates lacks
    missing: Missing | None = None  # what would rate it
    time: Decimal | None = None  # the share of the time gone on the day of the report, between 0 and 1
    stale: bool = False  # the newest figure is older than 18 months

    @property
    def firm(self) -> bool:
        """Whether the class hangs on no choice of reading or rounding; no probability of meeting the goal."""
        return not self.doubts

    @property
    def progress(self) -> Decimal | None:
        """P as a share of 1."""
        return self.path.progress if self.path else None

    @property
    def elapsed(self) -> Decimal | None:
        """E as a share of 1, on the day that the figure refers to."""
        return self.path.elapsed if self.path else None

    @property
    def gap_of_progress(self) -> Decimal | None:
        """P-E as a share of 1: how far progress is ahead of time."""
        return QUOTIENT.subtract(self.path.progress, self.path.elapsed) if self.path else None

    @property
    def attainment(self) -> Decimal | None:
        """The figure over the goal's value, for goals above zero that more of is better."""
        if self.observation is None or self.aim is None or self.aim.side is Side.CEILING or self.aim.low <= 0:
            return None
        return QUOTIENT.divide(self.observation.number(), self.aim.low)

    @property
    def bounded(self) -> str:
        """How the figure bounds the shares of progress: "at least", "at most", or "" where neither can be claimed."""
        counted_from = self.start.base if self.start is not None and self.path is not None else None
        if self.observation is None or (counted_from is not None and not counted_from.plain):
            return ""
        shown, values = self.observation.said, self.observation.said.values
        if shown.plain:
            return "at least" if self.observation.partial else ""
        falling = self.path is not None and self.path.goal < self.path.base
        if values.high is None:
            return "at most" if falling else "at least"
        if values.low is None:
            return "at least" if falling else "at most"
        return "at least"

    @property
    def at_threshold(self) -> bool:
        """Whether the figure is exactly the one that the goal wants exceeded (突破) or undercut (低于)."""
        shown = self.decided or self.observation
        if shown is None or self.aim is None:
            return False
        strict = self.target.goal.bound.comparator in (Comparator.MORE, Comparator.LESS)
        return strict and shown.said.plain and shown.said.digits == self.aim.low

    @property
    def undecided(self) -> bool:
        """Whether the newest figure leaves open whether it reaches the goal."""
        if self.observation is None or self.aim is None:
            return False
        return self.aim.reached_by(self.observation.said) is None

    @property
    def overshot(self) -> bool:
        """Whether the figure has passed a goal of two sides and left it on the other one."""
        if self.aim is None or self.aim.side is not Side.BETWEEN or self.start is None:
            return False
        shown = self.decided or self.observation
        return shown is not None and _past_the_far_end(self.aim, self.start.base.number(), shown.number())

    @property
    def marked_stale(self) -> bool:
        """Whether to say that the figure is old: not beside a final verdict."""
        return self.stale and self.status not in FINAL


def assess(target: Target, day: date, known_on: date | None = None) -> Assessment:
    """The verdict on a target on a day, from the figures that refer to that day or an earlier one.

    Figures count that were published by `known_on`, which is that day by default: a report of a past day does not
    know what was published later.
    """
    with localcontext(EXACT):
        return _assess(target, day, day if known_on is None else known_on)


def _assess(target: Target, day: date, known_on: date) -> Assessment:
    known = series.known(target, day, known_on)
    usable = [one for one in known if series.is_comparable(one, target)]
    baseline = baseline_of(target)
    bare = Assessment(
        target, day, known_on, Status.NO_DATA, Status.NO_DATA, Status.NO_DATA,
        latest=usable[-1] if usable else known[-1] if known else None,
        baseline=baseline, time=_time(target, baseline, day),
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
    return _aged(decided or _on_the_way(found, evidence), seen[-1].day)


def _with(bare: Assessment, evidence: Evidence) -> Assessment:
    """The assessment with what the figures are: the newest, the start, the aim."""
    start = evidence.start
    aim = evidence.aim_at(start.base.number() if start else None)
    if start is not None and not start.base.plain and isinstance(aim, Aim):
        # Of a bounded baseline the end counts that shows less progress: the higher one for what is to rise.
        aim = evidence.aim_at(start.base.number(rising=aim.side is Side.CEILING))
    return bare._replace(
        latest=evidence.observations[-1].actual,
        observation=evidence.observations[-1],
        start=start,
        baseline=start.figure if start and start.figure else bare.baseline,
        aim=None if isinstance(aim, Missing) else aim,
        missing=aim if isinstance(aim, Missing) else evidence.missing,
        gap=evidence.gap,
    )


def _verdict(found: Assessment, status: Status, doubts: Sequence[Doubt] = (), **details: object) -> Assessment:
    """The assessment with its status, a single one."""
    return found._replace(status=status, worst=status, best=status, doubts=tuple(doubts), **details)  # type: ignore[arg-type]


def _aged(found: Assessment, newest: date) -> Assessment:
    """Step 8: the mark of an old figure; and that a near one is never firm."""
    stale = is_stale(newest, found.day) and found.status not in _UNDATED
    doubts = found.doubts
    if stale:
        doubts = (*doubts, Doubt.STALE)
    if found.near and found.status not in FINAL:
        doubts = (*doubts, Doubt.NEAR)
    return found._replace(stale=is_stale(newest, found.day), doubts=doubts)


def _without_a_figure(bare: Assessment, evidence: Evidence, *, over: bool, others: bool) -> Assessment:
    """Step 1: nothing to judge with."""
    found = bare._replace(start=evidence.start, gap=evidence.gap)
    if over:
        return _verdict(found, Status.AWAITING)
    if others:
        return _verdict(found, Status.NOT_COMPARABLE)
    return _verdict(found, Status.NO_DATA, missing=Missing.YEAR if evidence.gap else None)


def _reaches(found: Assessment, evidence: Evidence, one: Observation) -> bool | None:
    """Whether an observation reaches the goal, whatever a bounded baseline stands for; None where that is open."""
    assert found.aim is not None
    verdicts = {found.aim.reached_by(one.said)}
    start = evidence.start
    if found.aim.derived and start is not None and not start.base.plain:
        for end in start.base.corners:
            aim = None if end is None else evidence.aim_at(end)
            verdicts.add(aim.reached_by(one.said) if isinstance(aim, Aim) else None)
    reached = verdicts.pop() if len(verdicts) == 1 else None
    if one.partial and reached is not (found.aim.side is Side.FLOOR):
        return None  # a total with a year missing proves a floor met or a ceiling broken, nothing else
    return reached


def _decided(found: Assessment, evidence: Evidence, *, over: bool) -> Assessment | None:
    """Steps 2 to 4: what the goal itself says of the figures; None where only the way there is left to judge."""
    target, aim = found.target, found.aim
    if evidence.gap is not None:
        return _verdict(found, Status.AWAITING if over else Status.NO_DATA)
    if aim is None:
        if over:
            return _verdict(found, Status.AWAITING)
        return _verdict(found, Status.OPEN if target.by is None else Status.NO_BASELINE)

    def reaches(one: Observation) -> bool | None:
        return _reaches(found, evidence, one)

    side = _judged_as(target, aim)
    total = target.kind in (Kind.CUMULATIVE, Kind.SUM)
    if over and target.by is not None:
        decision = final.decide(target, target.by, side, evidence.own, reaches)
        if decision.status is not None:
            return _verdict(found, decision.status, decision.doubts, decided=decision.by)
        by_near = final.decide(target, target.by, side, evidence.observations, reaches)
        reached = [one for one in evidence.observations if one.day <= target.by.last and reaches(one)]
        return _verdict(
            found._replace(path=_path(found, evidence, found.observation)), Status.AWAITING,
            decided=decision.by or by_near.by, near=by_near.status is not None,
            earlier=reached[-1] if reached and not total else None,
        )  # fmt: skip
    newest = evidence.observations[-1]
    if total and side is Side.FLOOR:
        first = next((one for one in evidence.own if reaches(one)), None)
        if first is not None:
            return _verdict(found, Status.MET if target.by else Status.REACHED, decided=first)
    if total and (broken := final.broken_for_good(side, evidence.own, reaches)) is not None:
        return _verdict(found, Status.MISSED, decided=broken)
    near = newest.near or (aim.derived and evidence.start is not None and evidence.start.near)
    if reaches(newest):
        held = evidence.start is not None and evidence.start.real and not aim.derived
        held = held and aim.reached_by(evidence.start.base) is True  # type: ignore[union-attr]
        ranked = aim.unit.dimension.key == "rank"
        keeps = evidence.average or held or (side is not Side.FLOOR and not ranked)
        return _verdict(found, Status.HOLDING if keeps and not (total and aim.side is Side.FLOOR) else Status.REACHED,
                        near=near)  # fmt: skip
    if target.by is None:
        return _verdict(found, Status.OPEN, near=near, missing=Missing.DEADLINE)
    if evidence.average or aim.unit.dimension.key == "rank":
        return _verdict(found, Status.NOT_MET_YET, near=near)
    return None


def _judged_as(target: Target, aim: Aim) -> Side:
    """How a goal can be missed, whatever scale its figures are on: a fall of 13.5% is a ceiling of the level.

    A place in a ranking is one too; of a total that is to be cut, the cuts add up and are a floor.
    """
    if aim.unit.dimension.key == "rank":
        return Side.CEILING
    if not aim.derived and target.kind is Kind.LEVEL and target.goal.bound.change is Change.DECREASE:
        return {Side.FLOOR: Side.CEILING, Side.CEILING: Side.FLOOR}.get(aim.side, aim.side)
    return aim.side


def _on_the_way(found: Assessment, evidence: Evidence) -> Assessment:
    """Steps 5 to 7: the verdict by the pace, its range, the forecast, and what the next figure must be."""
    newest, start, aim = evidence.observations[-1], evidence.start, found.aim
    assert aim is not None
    near = newest.near or (start is not None and start.near)
    found = found._replace(near=near)
    if start is None or evidence.stand_in is newest:
        missing = evidence.missing or Missing.BASELINE
        return _verdict(found, Status.NO_BASELINE, missing=missing)
    if found.target.by is not None and found.target.by.last <= start.day:
        return _verdict(found, Status.NO_BASELINE, missing=Missing.EARLIER_BASELINE)
    path = _path(found, evidence, newest)
    if path is None or _met_by(aim, start.base):
        return _verdict(found._replace(path=None), Status.NOT_MET_YET)
    found = found._replace(path=path)
    if _past_the_far_end(aim, path.base, path.value):
        return _verdict(found, Status.NOT_MET_YET)
    if path.gone <= 0 or (path.gone < EARLY_SHARE * path.whole and newest.day < months_later(start.day, 12)):  # step 6
        return _verdict(found, Status.TOO_EARLY)
    return _by_pace(found, evidence, path)


def _by_pace(found: Assessment, evidence: Evidence, path: Path) -> Assessment:
    """Step 7: the cuts, over all readings and corners."""
    assert evidence.start is not None
    newest, start = evidence.observations[-1], evidence.start
    kinds, named = _readings_of(found.target, path)

    def corner(base: Decimal, value: Decimal) -> Path:
        aim = evidence.aim_at(base) if found.aim is not None and found.aim.derived else found.aim
        goal = aim.point(base) if isinstance(aim, Aim) else path.goal
        return path._replace(base=base, value=value, goal=goal)

    lost = any(_reaches(found, evidence, one) for one in evidence.observations[:-1])
    verdict = classes(kinds, path, corner, base=start.base, value=newest.said, named=named, capped=lost)
    if verdict is None:
        return _verdict(found, Status.NOT_MET_YET)
    if verdict.contradicts_itself:
        return _verdict(found, Status.NOT_MET_YET, (Doubt.ROUNDING,))
    doubts = (*verdict.doubts, Doubt.PARTIAL) if newest.partial else verdict.doubts
    return _looked_ahead(
        found._replace(status=verdict.status, worst=verdict.worst, best=verdict.best, doubts=doubts),
        evidence, path, verdict, named=named,
    )  # fmt: skip


def _looked_ahead(found: Assessment, evidence: Evidence, path: Path, verdict: Range, *, named: bool) -> Assessment:
    """The readings in figures, the forecast and the next figure that is needed."""
    line, growth = path.read(Pace.LINE), path.read(Pace.GROWTH)
    milestones = path.read(Pace.MILESTONES) if path.head is Pace.MILESTONES else None
    speed = None
    before = [
        one
        for one in evidence.observations[:-1]
        if evidence.start is not None
        and one.day > evidence.start.day
        and months_later(one.day, RECENT_MONTHS) <= path.day
    ]
    if before:
        speed = recent((before[-1].day, before[-1].number(rising=path.goal > path.base)), path)
    heading = path.read(path.head) if named else None
    missed = [day for day, amount in path.milestones if day <= path.day and _misses(path, day, amount, evidence)]
    return found._replace(
        line=line,
        growth=growth,
        milestones=milestones,
        recent=speed,
        forecast=forecast(heading, line, growth, speed, best=verdict.best),
        needed=needed(path),
        missed_milestone=missed[-1] if missed else None,
    )


def _misses(path: Path, day: date, amount: Decimal, evidence: Evidence) -> bool:
    """Whether the figure of a milestone's day is short of it."""
    of_day = [one for one in evidence.observations if one.day == day]
    if not of_day:
        return False
    rising = path.goal > path.base
    value = of_day[-1].number(rising=rising)
    return value < amount if rising else value > amount


def _readings_of(target: Target, path: Path) -> tuple[Sequence[Pace], bool]:
    """The readings that count, the heading one first, and whether the path is named, so that no other counts."""
    if path.head is Pace.MILESTONES or _named_path(target) is not None or is_yearly(target):
        return (path.head,), True
    if path.head is Pace.GROWTH:
        return (Pace.GROWTH, Pace.LINE), False
    return (Pace.LINE, Pace.GROWTH), False


def _named_path(target: Target) -> object:
    """What `path` says on the target, else on its indicator."""
    return target.path or (target.indicator.path if target.indicator else None)


def _path(found: Assessment, evidence: Evidence, newest: Observation | None) -> Path | None:
    """The path from start to goal, where there is one: T is not b, and the start lies before the deadline."""
    target, start, aim = found.target, evidence.start, found.aim
    if start is None or aim is None or target.by is None or newest is None or target.by.last <= start.day:
        return None
    base = start.base.number(rising=aim.side is Side.CEILING)
    goal = aim.point(base)
    if goal == base:
        return None
    named = _named_path(target)
    head = Pace.LINE
    milestones: tuple[tuple[date, Decimal], ...] = ()
    if isinstance(named, tuple):
        head, milestones = Pace.MILESTONES, tuple((one.by.last, one.goal.bound.base_low) for one in named)
    elif named is not None:
        head = Pace(str(named))
    elif is_yearly(target) or target.goal.bound.dimension.key == "multiple":
        head = Pace.GROWTH
    value = newest.number(rising=goal > base)
    return Path(base, start.day, value, newest.day, goal, target.by.last, head, milestones, evidence.scale)


def _met_by(aim: Aim, base: Said) -> bool:
    """Whether what a baseline leaves possible meets the goal, so that the goal is smaller than the rounding."""
    low, high = base.values.low, base.values.high
    if aim.derived:
        return False
    if aim.side is Side.FLOOR:
        return high is None or high >= aim.low
    if aim.side is Side.CEILING:
        return low is None or low <= aim.high
    return (high is None or high >= aim.low) and (low is None or low <= aim.high)


def _past_the_far_end(aim: Aim, base: Decimal, value: Decimal) -> bool:
    """Whether a figure has passed a goal of two sides."""
    if aim.side is not Side.BETWEEN:
        return False
    low, high = aim.accepted.low, aim.accepted.high
    return (high is not None and value > high) if aim.point(base) > base else (low is not None and value < low)


def _annual(bare: Assessment, usable: Sequence[Actual], *, others: bool) -> Assessment:
    """An annual goal: the years that have begun, each judged by itself."""
    annual = years.judge(bare.target, usable, bare.day)
    shown = next((one for one in reversed(annual.years) if one.observation is not None), None)
    path = annual.years[-1].path if annual.years else None
    running = annual.years[-1].running if annual.years and annual.status in PACED else None
    found = bare._replace(
        years=annual.years, whole_years=annual.whole, near=annual.near, path=path,
        observation=shown.observation if shown else None,
        aim=shown.aim if shown else None,
        start=Start(_NOTHING, path.start, RateBasis.YEAR) if path else None,
        line=path.read(Pace.LINE) if path and running else None,
        needed=needed(path) if path and running else None,
    )  # fmt: skip
    if annual.status is Status.NO_DATA and others and not usable:
        return _verdict(found, Status.NOT_COMPARABLE)
    if running is not None:
        doubts = running.doubts or (Doubt.ONE_READING,)
        found = found._replace(status=running.status, worst=running.worst, best=running.best, doubts=doubts)
    else:
        found = _verdict(found, annual.status, () if annual.firm else (Doubt.PARTIAL,))
    return _aged(found, shown.observation.day) if shown and shown.observation else found


_NOTHING: Final = Said(Interval(Decimal(0), Decimal(0)), Decimal(0))


def _time(target: Target, baseline: Actual | None, day: date) -> Decimal | None:
    """The share of the time that is gone on the day of the report."""
    start = baseline.as_of.last if baseline else start_of_counting(target)
    if target.by is None or start is None or target.by.last <= start:
        return None
    gone = QUOTIENT.divide(Decimal((day - start).days), Decimal((target.by.last - start).days))
    return max(Decimal(0), min(Decimal(1), gone))
