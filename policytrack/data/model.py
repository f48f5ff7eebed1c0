"""The words of the program: plans, indicators, targets, actuals, all of them immutable.

All are immutable and hold no position in their equality, so that a data set read before an edit can be compared with
the one read after it. They are named tuples, not dataclasses: creating a frozen, slotted dataclass of twenty fields
takes longer than reading the data file.

What follows from the fields that targets and pledges have in common stands in both: a class below a named tuple that
held it would have to name these fields once more, as a protocol, to have its types.
"""

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from policytrack.data.location import Location, placed
from policytrack.quantity.bound import Bound
from policytrack.quantity.unit import Unit
from policytrack.text.dates import PartialDate


class Kind(StrEnum):
    """How the figures of a target relate to its goal."""

    LEVEL = "level"  # each figure is the level reached by its date
    CUMULATIVE = "cumulative"  # each figure is the running total since the start
    SUM = "sum"  # each figure is an increment; they are added up
    ANNUAL = "annual"  # each year is judged on its own


class PathShape(StrEnum):
    """The path that a goal is expected to be reached on, where the file names one of these."""

    LINE = "line"  # the same amount every day
    GROWTH = "growth"  # the same rate every day


class Nature(StrEnum):
    """Whether the plan binds itself (约束性) or expects (预期性)."""

    BINDING = "binding"
    EXPECTED = "expected"


class Novelty(StrEnum):
    """What a target is against those of earlier plans."""

    NEW = "new"
    REAFFIRMED = "reaffirmed"
    STRENGTHENED = "strengthened"
    WEAKENED = "weakened"


class Extent(StrEnum):
    """What of the time a goal is for."""

    END = "end"  # the end of the deadline
    PERIOD = "period"  # the whole time from the start to the deadline


class Match(StrEnum):
    """How well a published figure fits what was promised."""

    SAME = "same"
    NEAR = "near"  # used for the verdict, and marked
    DIFFERENT = "different"  # shown, never used for a verdict


#: Texts by names of the curator's own, in the order of the file.
NamedTexts: TypeAlias = tuple[tuple[str, str], ...]


class Figure(NamedTuple):
    """A quantity as somebody wrote it, and what it says."""

    text: str
    bound: Bound


@placed
class Milestone(NamedTuple):
    """An amount on the way to a goal, and the day until which the plan has it."""

    by: PartialDate
    goal: Figure
    place: Location | None = None


#: A named path: a shape, or the plan's own milestones in order.
NamedPath = PathShape | tuple[Milestone, ...]


@placed
class Plan(NamedTuple):
    """A policy document that sets targets."""

    key: str
    title: str
    issuer: str | None = None
    regions: tuple[str, ...] = ()  # `region` in the file: the places that it is for
    number: str | None = None  # the document number, 青政办字〔2024〕23号
    issued: PartialDate | None = None
    title_en: str | None = None
    url: str | None = None
    text: str | None = None  # a local copy of its text, a path relative to the data file
    note: str | None = None
    extra: NamedTexts = ()
    archived: str | None = None  # a copy of it: a URL, or a path relative to the data file
    not_targets: NamedTexts = ()  # words of its text whose figures are no targets, each with the reason
    place: Location | None = None

    @property
    def region(self) -> str | None:
        """The places that it is for, in words; None where none is named."""
        return "、".join(self.regions) or None


class FigureSource(NamedTuple):
    """The table that an indicator's published figures stand in: which rows, which columns, and how they are counted."""

    file: str  # a path relative to the data file
    sheet: str | None = None  # of a workbook; None: the first
    where: NamedTexts = ()
    value: str | None = None
    as_of: str | None = None
    years: bool = False  # a column for each year, in the place of the two
    place: str | None = None  # the column of it
    unit: Unit | None = None  # of bare numbers; None: that of the row, or the indicator's
    basis: str | None = None
    source: str | None = None


class Pulled(NamedTuple):
    """The cell that a figure was taken from."""

    file: str
    sheet: str | None = None
    row: str | None = None
    column: str | None = None
    sha256: str | None = None  # its beginning


@placed
class Indicator(NamedTuple):
    """What is measured, shared between plans so that their targets can be compared."""

    key: str
    title: str
    unit: Unit
    title_en: str | None = None
    basis: str | None = None
    flow: bool = False  # months add up to a year: 产值, 产量, 新增
    additive: bool = False  # places add up to a whole: firms, output, beds
    path: NamedPath | None = None  # of its targets that name none
    note: str | None = None
    extra: NamedTexts = ()
    category: tuple[str, ...] = ()  # of its targets that name none
    figures: FigureSource | None = None
    place: Location | None = None


@placed
class Actual(NamedTuple):
    """A published figure: what it says, the date that it refers to, and where it was published.

    A baseline is one too: the figure where the promise starts from.
    """

    as_of: PartialDate
    value: Figure
    source: str | None = None
    published: PartialDate | None = None
    basis: str | None = None
    match: Match = Match.SAME
    note: str | None = None
    extra: NamedTexts = ()
    archived: str | None = None  # a copy of the source: a URL, or a path relative to the data file
    pulled: Pulled | None = None
    place: Location | None = None

    @property
    def named_basis(self) -> str | None:
        """The statistical basis that the figure names: in its own field, or in brackets beside it."""
        return self.basis or self.value.bound.basis


@placed
class Target(NamedTuple):
    """One promise: plan, indicator, goal, deadline and the words that it was made in."""

    id: str
    plan: Plan
    title: str
    goal: Figure
    quote: str
    indicator: Indicator | None = None
    title_en: str | None = None
    by: PartialDate | None = None
    start: PartialDate | None = None  # `from` in the file: when counting starts
    kind: Kind = Kind.LEVEL
    nature: Nature | None = None
    basis: str | None = None
    tolerance: Decimal | None = None  # of an approximate goal, as a share of it
    path: NamedPath | None = None  # how the goal is expected to be reached
    baseline: Actual | None = None
    actuals: tuple[Actual, ...] = ()
    lead: tuple[str, ...] = ()  # 牵头单位
    responsible: tuple[str, ...] = ()  # 责任单位, 配合单位
    tags: tuple[str, ...] = ()
    revises: str | None = None
    note: str | None = None
    goal_en: str | None = None
    quote_en: str | None = None
    extra: NamedTexts = ()
    regions: tuple[str, ...] = ()  # `region` in the file: its places, where they are not the plan's
    scope: str | None = None  # 全社会, a sector, a part of the place
    category: tuple[str, ...] = ()  # the widest level first
    change: Novelty | None = None
    extent: Extent = Extent.END
    place: Location | None = None

    @property
    def wanted_basis(self) -> str | None:
        """The statistical basis (口径) that the goal is counted on: the target's own field, the brackets beside the
        goal, or the indicator's; None where none is named.
        """
        return self.basis or self.goal.bound.basis or (self.indicator.basis if self.indicator else None)

    @property
    def places(self) -> tuple[str, ...]:
        """The regions that the target is for: its own, else its plan's."""
        return self.regions or self.plan.regions

    @property
    def region(self) -> str | None:
        """The same in words; None where none is named."""
        return "、".join(self.places) or None

    @property
    def levels(self) -> tuple[str, ...]:
        """Its category, the widest level first: its own, else its indicator's."""
        return self.category or (self.indicator.category if self.indicator else ())

    @property
    def bodies(self) -> tuple[str, ...]:
        """All bodies that the plan names for the target, the leading ones first."""
        return (*self.lead, *self.responsible)


class Form(StrEnum):
    """What a goal without a figure promises."""

    SAYS = "says"  # that something will be so
    PEAK = "peak"  # that something will have its highest year by then


class Words(NamedTuple):
    """A goal without a figure, as somebody wrote it."""

    form: Form
    text: str


@placed
class Done(NamedTuple):
    """That a promise without a figure was kept, when (of a peak, when it was), and who says so."""

    as_of: PartialDate
    source: str
    says: str | None = None
    archived: str | None = None
    published: PartialDate | None = None
    note: str | None = None
    place: Location | None = None


@placed
class Pledge(NamedTuple):
    """A promise without a figure (定性目标): what a target says, but for all that arithmetic needs."""

    id: str
    plan: Plan
    title: str
    goal: Words
    quote: str
    indicator: Indicator | None = None
    title_en: str | None = None
    by: PartialDate | None = None
    start: PartialDate | None = None  # `from` in the file
    nature: Nature | None = None
    lead: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    revises: str | None = None
    note: str | None = None
    goal_en: str | None = None
    quote_en: str | None = None
    extra: NamedTexts = ()
    regions: tuple[str, ...] = ()
    scope: str | None = None
    category: tuple[str, ...] = ()
    change: Novelty | None = None
    done: Done | None = None
    place: Location | None = None

    @property
    def places(self) -> tuple[str, ...]:
        """The regions that it is for: its own, else its plan's."""
        return self.regions or self.plan.regions

    @property
    def region(self) -> str | None:
        """The same in words; None where none is named."""
        return "、".join(self.places) or None

    @property
    def levels(self) -> tuple[str, ...]:
        """Its category, the widest level first: its own, else its indicator's."""
        return self.category or (self.indicator.category if self.indicator else ())

    @property
    def bodies(self) -> tuple[str, ...]:
        """All bodies that the plan names for it, the leading ones first."""
        return (*self.lead, *self.responsible)


#: What a plan promises, with a figure or without.
Promise: TypeAlias = Target | Pledge


class Dataset(NamedTuple):
    """All that the files of one run say, in their order. Ids and keys are unique."""

    plans: tuple[Plan, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    targets: tuple[Target, ...] = ()
    pledges: tuple[Pledge, ...] = ()
    left_out: int = 0  # so many more the files have under `targets`, which could not be read

    @property
    def promises(self) -> Sequence[Promise]:
        """The targets, and behind them the goals without a figure."""
        return (*self.targets, *self.pledges)
