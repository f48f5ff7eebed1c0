"""Records to a data set: references are resolved and figures read. All problems are collected; none stops the others.

What comes out is sound: the plan and indicator of a target are there, and its figures share the goal's dimension. A
target with a problem in what it cannot do without is left out; one with a problem elsewhere is kept without that field,
so that the rest of the file can still be used. Either way the problem is reported.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from policytrack.data import file_rules, pledges, slips
from policytrack.data.fields import FILE
from policytrack.data.location import Location
from policytrack.data.measure import Measure, measure_of
from policytrack.data.model import (
    Actual,
    Dataset,
    Figure,
    FigureSource,
    Indicator,
    Milestone,
    PathShape,
    Plan,
    Pledge,
    Promise,
    Pulled,
    Target,
)
from policytrack.data.problems import Problem, Rule
from policytrack.data.records import MOST_SUGGESTIONS, KeyedRecord, Record, RecordReader, name_target
from policytrack.data.yaml_document import Document, TextError, events, is_null
from policytrack.quantity.bound import Bound
from policytrack.quantity.errors import QuantityError, UnknownUnitError
from policytrack.quantity.parsing import as_goal, parse
from policytrack.quantity.unit import BARE, Unit
from policytrack.quantity.unit_table import UNITS
from policytrack.text.messages import Message, and_more, say
from policytrack.text.suggest import nearest_hint

FORMAT_VERSION: Final = "1"
#: More units of their own rest on each other deeper than can be followed.
MOST_UNITS: Final = 500


def read_file(document: Document, problems: list[Problem]) -> Record:
    """The sections of one file; what is wrong with their shape and types is added to `problems`.

    Raises `TextError` where the text is no YAML document; `problems` are then as they were.
    """
    place = Location(document.name)
    since = len(problems)
    found = events(document)
    try:
        start = next(found, None)
        values: Record = {}
        if start is None or is_null(start):
            hint = say("a data file starts with `format: 1`")
            problems.append(Problem(file_rules.MISSING, say("the file is empty"), place, hint=hint))
        else:
            reader = RecordReader(problems, found.__next__, document.marks)
            values, _ = reader.record(start, FILE, place, say("the file"))
        for _ in found:  # to the end of the text, where another document may stand
            pass
    except TextError:
        del problems[since:]
        raise
    version = values.get("format", FORMAT_VERSION)
    if version != FORMAT_VERSION:
        message = say("format {} is not known to this program, which reads format {}", version, FORMAT_VERSION)
        problems.append(Problem(file_rules.FORMAT, message, place / "format"))
    return values


def assemble(files: Sequence[Record], problems: list[Problem], reader: "Assembler | None" = None) -> Dataset:
    """The data set that the files make together; what is wrong with their references and figures joins `problems`."""
    reader = reader or Assembler(problems)
    reader.own_units([row for file in files for row in file.get("units", ())])
    for file in files:
        reader.plans(file.get("plans", ()))
        reader.indicators(file.get("indicators", ()))
    slips.name_plans(reader.problems, list(reader.plan_by_key))
    for file in files:
        reader.targets(file.get("targets", ()))
    reader.revisions()
    return Dataset(
        tuple(reader.plan_by_key.values()),
        tuple(reader.indicator_by_key.values()),
        tuple(promise for promise in reader.promise_by_id.values() if isinstance(promise, Target)),
        tuple(promise for promise in reader.promise_by_id.values() if isinstance(promise, Pledge)),
        sum(len(file.get("targets", ())) for file in files) - len(reader.promise_by_id),
    )


_ALL_UNITS: Final = say("`policytrack units` lists the units")
#: What a key of the file stands for, in a sentence.
_CALLED: Final = {"plan": say("plan"), "indicator": say("indicator"), "target": say("target")}


class Assembler:
    """The state of one reading: what is known so far."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        self.units = UNITS
        self.plan_by_key: dict[str, Plan] = {}
        self.indicator_by_key: dict[str, Indicator] = {}
        self.promise_by_id: dict[str, Promise] = {}
        # What was left out for its own problem: naming it elsewhere is no second one.
        self.left_out: set[tuple[str, str]] = set()

    def own_units(self, rows: Sequence[KeyedRecord]) -> None:
        """Add the curators' units before any figure is read; they may rest on each other, in any order and file."""
        places = {row.key: row.place for row in reversed(rows)}
        for row in rows:
            if row.place is not places[row.key]:
                self._defined_twice(say("unit"), row.key, places[row.key], row.place)
        if not rows:
            return
        from policytrack.quantity.custom_units import Definition, extended  # noqa: PLC0415 - few files have units

        definitions = [Definition(row.key, **row.values) for row in rows if row.place is places[row.key]]
        if len(definitions) > MOST_UNITS:
            message = say("{:,} units of your own are more than the {} that can be read", len(definitions), MOST_UNITS)
            self._report(file_rules.BAD_UNIT, message, rows[0].place, on_key=True)
            del definitions[MOST_UNITS:]
        self.units, errors = extended(UNITS, definitions)
        for error in errors:
            place = places[error.entry]
            on_key = error.field == "symbol"
            self._report(file_rules.BAD_UNIT, str(error), place if on_key else place / error.field, on_key=on_key)

    def plans(self, rows: Sequence[KeyedRecord]) -> None:
        """Add the plans of a file."""
        for key, values, sound, place in rows:
            if not sound:
                self.left_out.add(("plan", key))
            elif self._is_new("plan", key, self.plan_by_key, place):
                self.plan_by_key[key] = Plan(key, **values, place=place)

    def indicators(self, rows: Sequence[KeyedRecord]) -> None:
        """Add its indicators."""
        for key, values, sound, place in rows:
            if "unit" in values:
                text = values["unit"]
                try:
                    unit = values["unit"] = self.units.find(text)
                    if text != unit.symbol and text.casefold() == unit.symbol.casefold():
                        message = say("{} is spelled {}", text, unit.symbol)
                        hint = say("`policytrack check --fix` corrects it")
                        self._report(file_rules.UNIT_SPELLING, message, place / "unit", hint=hint)
                except QuantityError as error:
                    self._report(file_rules.BAD_UNIT, str(error), place / "unit", hint=_ALL_UNITS)
            if "figures" in values:
                values["figures"] = self._table_of(values["figures"], values.get("unit"))
            if isinstance(values.get("path"), list) and isinstance(values.get("unit"), Unit):
                values["path"] = self._milestones(values["path"], values["unit"], None)
            if not sound or not isinstance(values["unit"], Unit):
                self.left_out.add(("indicator", key))
            elif self._is_new("indicator", key, self.indicator_by_key, place):
                self.indicator_by_key[key] = Indicator(key, **values, place=place)

    def _table_of(self, row: KeyedRecord, unit: object) -> FigureSource | None:
        """The table of an indicator; None where something is wrong with it."""
        _, values, sound, place = row
        if "unit" in values:
            try:
                values["unit"] = own = self.units.find(values["unit"])
            except QuantityError as error:
                self._report(file_rules.BAD_UNIT, str(error), place / "unit", hint=_ALL_UNITS)
                return None
            if isinstance(unit, Unit) and own.dimension != unit.dimension:
                self._wrong_dimension(say("the table"), own, say("its indicator"), unit, place / "unit")
                return None
        return FigureSource(**values) if sound else None

    def targets(self, rows: Sequence[KeyedRecord]) -> None:
        """Add its targets, once all plans and indicators are there."""
        for row in rows:
            since = len(self.problems)
            promise = self.promise(row)
            if promise is not None:
                self.promise_by_id[promise.id] = promise
            elif "id" in row.values:
                self.left_out.add(("target", row.key))
            if "id" in row.values and len(self.problems) > since:
                name_target(self.problems, since, row.key)

    def revisions(self) -> None:
        """Check that what a target revises is there; the order of targets in a file is free."""
        for target in self.promise_by_id.values():
            other = target.revises
            if other is not None and target.place is not None:
                since = len(self.problems)
                self._find("target", other, self.promise_by_id, target.place, "revises")
                name_target(self.problems, since, target.id)

    def promise(self, row: KeyedRecord) -> Promise | None:
        """The target or goal in words of a record, whose values are filled in; None where it is not sound."""
        _, values, sound, place = row
        in_words = isinstance(values.get("goal"), KeyedRecord)
        pledges.drop_misplaced(values, place, self.problems, in_words=in_words)
        plan: Plan | None = None
        indicator: Indicator | None = None
        if "plan" in values:
            plan = values["plan"] = self._find("plan", values["plan"], self.plan_by_key, place, "plan")
        if "indicator" in values:
            key = values["indicator"]
            indicator = values["indicator"] = self._find("indicator", key, self.indicator_by_key, place, "indicator")
            sound = sound and indicator is not None
        region = plan.region if plan else None
        goal = None
        words = pledges.words(values["goal"], self.problems) if in_words else None
        if words is not None:
            values["goal"] = words
        elif "goal" in values and not in_words:
            goal = values["goal"] = self._goal(values["goal"], indicator, region, place)
        if goal is not None:
            self._figures(values, goal, indicator, region, place)
        if "id" in values:
            sound = self._is_new("target", values["id"], self.promise_by_id, place, "id") and sound
        if not sound or plan is None or (goal is None and words is None):
            return None
        return pledges.pledge(values, place) if words else self._check_path(Target(**values, place=place))

    def _figures(
        self, values: Record, goal: Figure, indicator: Indicator | None, region: str | None, place: Location
    ) -> None:
        """Read the baseline and the actuals against the goal; those that cannot be read are left out."""
        measure = measure_of(goal.bound, indicator, values, region, self.units)
        if "baseline" in values:
            values["baseline"] = self._actual(values["baseline"], measure.of_baseline, measure, region)
        if isinstance(values.get("path"), list):
            values["path"] = self._milestones(values["path"], measure.unit, region)
        if "actuals" in values:
            read = [self._actual(row, measure.of_actuals, measure, region) for row in values["actuals"]]
            values["actuals"] = tuple(actual for actual in read if actual is not None)

    def _milestones(self, rows: Sequence[KeyedRecord], unit: Unit, region: str | None) -> tuple[Milestone, ...] | None:
        """The milestones of a path; None, so that the default counts, where one cannot be read."""
        read = []
        for _, values, sound, place in rows:
            bound = self._bound(values["goal"], unit, region, place, "goal") if sound else None
            if bound is not None and bound.unit.dimension != unit.dimension:
                self._wrong_dimension(say("the milestone"), bound.unit, say("the goal"), unit, place / "goal")
                bound = None
            if bound is not None:
                read.append(Milestone(values["by"], Figure(values["goal"], as_goal(bound)), place))
        return tuple(read) if rows and len(read) == len(rows) else None

    def _check_path(self, target: Target) -> Target:
        """The target without milestones that do not lead from its start to its goal; they may be the indicator's."""
        named = target.path or (target.indicator.path if target.indicator else None)
        if not isinstance(named, tuple):
            return target
        from policytrack.data.path import Ends, faults  # noqa: PLC0415 - few targets have milestones

        ends = Ends(target.goal, target.by, target.baseline, target.start or target.plan.issued)
        for index, message in faults(named, ends):
            place = named[index].place
            assert place is not None  # all that is read from a file has one
            self._report(file_rules.BAD_PATH, message, place)
            return target._replace(path=PathShape.LINE)
        return target

    def _goal(self, text: str, indicator: Indicator | None, region: str | None, place: Location) -> Figure | None:
        unit = indicator.unit if indicator else None
        bound = self._bound(text, unit, region, place, "goal")
        if bound is None:
            return None
        # A relative goal (增长15%) is a share of the indicator's own figures: its dimension says nothing here.
        if unit is not None and bound.unit.dimension != unit.dimension and not bound.is_relative(unit):
            self._wrong_dimension(say("the goal"), bound.unit, say("its indicator"), unit, place / "goal")
            return None
        return Figure(text, as_goal(bound))

    def _actual(self, row: KeyedRecord, unit: Unit | None, measure: Measure, region: str | None) -> Actual | None:
        """A published figure; `unit` is that of a bare number, None where such a number may be read in two ways."""
        _, values, sound, place = row
        if "value" not in values:
            return None
        text = values["value"]
        bound = self._bound(text, unit, region, place, "value")
        if bound is None:
            return None
        if unit is None and bound.unit == BARE:
            message = say("{} names no unit: it may be a level or a change", text)
            self._report(file_rules.UNREADABLE_FIGURE, message, place / "value")
            return None
        if bound.unit.dimension not in measure.accepted:
            self._wrong_dimension(say("the figure"), bound.unit, say("the goal"), measure.unit, place / "value")
            return None
        if bound.margin is not None and not measure.of_margin:
            message = say("{} is a difference to {}, and the goal is none", text, bound.reference or "")
            self._report(file_rules.WRONG_DIMENSION, message, place / "value")
            return None
        if "pulled" in values:
            values["pulled"] = Pulled(**values["pulled"].values) if values["pulled"].sound else None
        values["value"] = Figure(text, bound)
        return Actual(**values, place=place) if sound else None

    # Of the functions below, those that are called for every field get the key beside the place: where there is
    # nothing to tell, no place of the field is made.

    def _bound(self, text: str, unit: Unit | None, region: str | None, place: Location, field: str) -> Bound | None:
        try:
            return parse(text, unit=unit, region=region, table=self.units)
        except QuantityError as error:
            at = min(error.offset, max(len(text) - 1, 0))
            hint = _ALL_UNITS if isinstance(error, UnknownUnitError) and not error.suggestions else ""
            self._report(file_rules.UNREADABLE_FIGURE, str(error), place / field, within=(at, at + 1), hint=hint)
            return None

    def _wrong_dimension(self, what: str, unit: Unit, other: str, expected: Unit, place: Location) -> None:
        one, two = (Message("{} ({})", of.symbol, Message(of.dimension.key)) for of in (unit, expected))
        message = say("{} is in {}, {} in {}", what, one, other, two)
        self._report(file_rules.WRONG_DIMENSION, message, place)

    def _find(self, what: str, key: str, known: Mapping[str, Any], place: Location, field: str) -> Any:
        """What a key names, or None with a problem."""
        found = known.get(key)
        if found is None and (what, key) not in self.left_out:
            hint = say("define it under `{}s:`, or correct the key", what)
            # Looking for the nearest of many keys is slow; nobody reads the suggestions of a thousand problems.
            look = len(self.problems) < MOST_SUGGESTIONS
            near = nearest_hint(key, list(known)) if look else ""
            if look and known and not near:
                hint += say("; there are {}", and_more([f"`{one}`" for one in known]))
            message = say("there is no {} {!r}{}", _CALLED[what], key, near)
            self._report(file_rules.UNKNOWN_REFERENCE, message, place / field, hint=hint)
        return found

    def _is_new(self, what: str, key: str, known: Mapping[str, Any], place: Location, field: str | None = None) -> bool:
        if key not in known:
            return True
        where, on_key = (place, True) if field is None else (place / field, False)
        self._defined_twice(_CALLED[what], key, known[key].place, where, on_key=on_key)
        return False

    def _defined_twice(self, what: str, key: str, first: Location, place: Location, *, on_key: bool = False) -> None:
        message = say("the {} {} is defined twice, first in {}", what, key, first.file)
        self._report(file_rules.DUPLICATE_ID, message, place, on_key=on_key, first=first)

    def _report(self, rule: Rule, message: str, place: Location, **details: Any) -> None:
        self.problems.append(Problem(rule, message, place, **details))
