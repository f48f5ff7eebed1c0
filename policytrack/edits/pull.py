"""Figures from the tables that indicators name: what is new, revised or gone, and the requests of it."""

import hashlib
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Final, NamedTuple

from policytrack.data.model import Actual, FigureSource, Indicator, Target
from policytrack.edits.batch import Batch
from policytrack.edits.figure_table import FigureTable, TableRow, date_of, read_table
from policytrack.edits.request import NewActual
from policytrack.edits.session import EditSession
from policytrack.errors import PolicytrackError
from policytrack.progress.series import basis_of
from policytrack.quantity.bound import Bound
from policytrack.quantity.errors import QuantityError
from policytrack.quantity.parsing import parse
from policytrack.quantity.unit import Unit
from policytrack.quantity.unit_table import UNITS
from policytrack.sheets.header import folded
from policytrack.sheets.values import EMPTY, year_of_header
from policytrack.text.dates import DateError, PartialDate
from policytrack.text.messages import Message, and_more, enumerated, say
from policytrack.text.script import fold, same
from policytrack.text.suggest import nearest_hint

#: The columns of SDMX-CSV (SDMX 3.0, section 5 of its documentation): figure, date, power of ten, what it is.
_SDMX_VALUE: Final = "OBS_VALUE"
_SDMX_DATE: Final = "TIME_PERIOD"
_SDMX_POWER: Final = "UNIT_MULT"
_SDMX_STATUS: Final = "OBS_STATUS"
#: Forecasts, and what is missing for one reason or another (SDMX code list CL_OBS_STATUS).
_NO_FIGURE: Final = frozenset("FHLMO")
#: A number as tables have it; everything else is read as it stands, with the unit that it brings.
_NUMBER: Final = re.compile(r"[-+−]?\d[\d,，]*(?:\.\d+)?(?:[eE][-+]?\d+)?")
#: How much of a file's hash stands beside a figure: enough to find the version that it was taken from.
HASH_SHOWN: Final = 16


class Tabled(NamedTuple):
    """A figure of a table: its date, its words for the file, what they say, and where it stands."""

    as_of: PartialDate
    text: str
    bound: Bound
    line: int
    column: str
    place: str  # in words: `grain.csv:3, 数值`
    sheet: str  # of a workbook; of a text nothing


class Difference(NamedTuple):
    """What a target has otherwise than its table: the figure there, and here; one of them may be missing."""

    target: Target
    file: str
    tabled: Tabled | None
    actual: Actual | None

    def __str__(self) -> str:
        whose = Message("{} ({})", self.target.id, " ".join(filter(None, (self.target.region, self.target.title))))
        here = Message("{} ({})", self.actual.value.text, self.actual.as_of) if self.actual else None
        if self.tabled is None:
            return say("{}: {} is no longer in {}", whose, here, self.file)
        there = Message("{} ({})", self.tabled.text, self.tabled.as_of)
        here = here or say("no figure of {} yet", self.tabled.as_of)
        return say("{}: {}; {} in {}", whose, here, there, self.tabled.place)


@dataclass(slots=True)
class Pull:
    """What the tables say against the data set."""

    new: list[Difference] = field(default_factory=list)
    revised: list[Difference] = field(default_factory=list)
    gone: list[Difference] = field(default_factory=list)
    files: dict[tuple[str, str], bytes] = field(default_factory=dict)  # of a data file and a path: the contents
    remarks: list[str] = field(default_factory=list)  # what a reader of the tables should know: hidden rows

    def record(self, batch: Batch, *, replace: bool) -> None:
        """Ask for the new figures, and with `replace` for the revised ones."""
        for one in [*self.new, *(self.revised if replace else ())]:
            assert one.tabled is not None
            place = one.actual.as_of if one.actual else one.tabled.as_of
            batch.record(
                one.target.id, NewActual(place, self._details(one, one.tabled)), replace=one.actual is not None
            )

    def _details(self, one: Difference, tabled: Tabled) -> Mapping[str, str | tuple[tuple[str, str], ...]]:
        source = _source_of(one.target)
        assert one.target.indicator is not None and one.target.indicator.place is not None
        data = self.files[one.target.indicator.place.file, source.file]
        sheet = (("sheet", tabled.sheet),) if tabled.sheet else ()
        pulled = (
            ("file", source.file),
            *sheet,
            ("row", str(tabled.line)),
            ("column", tabled.column),
            ("sha256", hashlib.sha256(data).hexdigest()[:HASH_SHOWN]),
        )
        named = {"source": source.source} if source.source else {}
        return {"value": tabled.text, **named, "pulled": pulled}


def compare(session: EditSession, read: Callable[[str, str], bytes], only: Collection[str] = ()) -> Pull:
    """Hold the figures of targets against the tables of their indicators, all of these or those named by their keys.

    `read` gives the bytes of a file by the name of the data file and the path in it. Raises `PolicytrackError` where
    a table cannot be read, or is counted on another basis than a goal.
    """
    found = Pull()
    sources = {one.key: one for one in session.checked.dataset.indicators if one.figures}
    unknown = [key for key in only if key not in sources]
    if unknown:
        known = say("indicators with `figures:` are {}", enumerated(sources))
        hint = known if sources else say("no indicator has `figures:`")
        if all(one.key != unknown[0] for one in session.checked.dataset.indicators):
            near = nearest_hint(unknown[0], sources)
            raise PolicytrackError(say("there is no indicator {!r}", unknown[0]) + near, hint)
        raise PolicytrackError(say("the indicator {!r} names no table", unknown[0]), hint)
    if not sources:
        raise PolicytrackError(
            say("no indicator has `figures:`"),
            say(
                "write `figures: {{file: {}, where: {{COLUMN: WORDS}}, as_of: COLUMN, value: COLUMN}}` under one",
                "table.csv",
            ),
        )
    for key in only or sources:
        indicator = sources[key]
        targets = [one for one in session.checked.dataset.targets if one.indicator and one.indicator.key == key]
        if targets:
            _compare(indicator, targets, read, found, session)
    return found


def _compare(
    indicator: Indicator,
    targets: Sequence[Target],
    read: Callable[[str, str], bytes],
    found: Pull,
    session: EditSession,
) -> None:
    assert indicator.figures is not None and indicator.place is not None
    source = indicator.figures
    file = indicator.place.file
    if (file, source.file) not in found.files:
        found.files[file, source.file] = read(file, source.file)
    if source.years and (source.value or source.as_of):
        raise PolicytrackError(
            say("the table of {} has `years: true`, which stands in the place of `value` and `as_of`", indicator.key),
            say("leave one of the two out"),
        )
    named = () if source.years else (source.value or _SDMX_VALUE, source.as_of or _SDMX_DATE)
    wanted = (*named, *(column for column, _ in source.where), *((source.place,) if source.place else ()))
    table = read_table(source.file, found.files[file, source.file], wanted, source.sheet)
    found.remarks += [one for one in table.sheet.remarks if one not in found.remarks]
    if source.place is not None:
        table.column(source.place)
    figures = _Figures(table, source, indicator)
    cells = [(table.column(column), text) for column, text in source.where]
    rows = [row for row in table.rows if all(_is_called(row.cells.get(column, ""), text) for column, text in cells)]
    if source.place is None and len({target.places for target in targets}) > 1:
        raise PolicytrackError(
            say(
                "the targets of {} are for several places, and its table does not say of which a figure is",
                indicator.key,
            ),
            say("name the column of the place: `place:` under `figures:`"),
        )
    for target in targets:
        _check_basis(indicator, target)
        own = [row for row in rows if source.place is None or _is_of(target, row.cells.get(source.place, ""))]
        tabled = _of_one_date_each(figures.of(own), table.name)
        _hold_against(target, _of_its_time(tabled, target, session.today), table.name, found)
    if source.source is None and any(one.target.indicator == indicator for one in found.new):
        found.remarks.append(
            say("the new figures of {} have no source: write `source:` under `figures:`", indicator.key)
        )


def _hold_against(target: Target, figures: Sequence[Tabled], file: str, found: Pull) -> None:
    tabled = {one.as_of.last: one for one in figures}
    for day, one in tabled.items():
        there = [actual for actual in target.actuals if actual.as_of.last == day]
        if not there:
            found.new.append(Difference(target, file, one, None))
        elif not any(_agree(actual.value.bound, one.bound) for actual in there):
            found.revised.append(Difference(target, file, one, there[0]))
    for actual in target.actuals:
        if actual.pulled is not None and actual.pulled.file == file and actual.as_of.last not in tabled:
            found.gone.append(Difference(target, file, None, actual))


def _agree(one: Bound, other: Bound) -> bool:
    ends = [(bound.dimension, bound.comparator, bound.base_low, bound.base_high) for bound in (one, other)]
    return ends[0] == ends[1]


def _of_its_time(figures: Sequence[Tabled], target: Target, today: date) -> list[Tabled]:
    """The figures that judge a target: after its baseline; else from its start on, and the last one before, which
    stands in for a baseline. Forecasts are none.
    """
    past = [one for one in figures if one.as_of.last <= today]
    if target.baseline is not None:
        return [one for one in past if one.as_of.last > target.baseline.as_of.last]
    issued = target.plan.issued.last if target.plan.issued else None
    eve = target.start.first - timedelta(days=1) if target.start and target.start.first > date.min else issued
    before = [one for one in past if eve is not None and one.as_of.last <= eve]
    after = [one for one in past if eve is None or one.as_of.last > eve]
    return [*([max(before, key=lambda one: one.as_of.last)] if before else []), *after]


def _check_basis(indicator: Indicator, target: Target) -> None:
    """Raise `PolicytrackError` where the table is not counted as the goal is."""
    basis, wanted = _source_of(target).basis or "", basis_of(target)
    if not same(basis.strip(), wanted.strip()):
        said = say("on the basis {!r}", basis) if basis else say("on no basis that it names")
        goal = say("on {!r}", wanted) if wanted else say("on none that it names")
        raise PolicytrackError(
            say(
                "the table of {} is counted {}, the goal of {} {}; nothing was written",
                indicator.key, said, target.id, goal,
            ),
            say("where the two are one, say so in `basis:` of both; else take the figures by hand, with `match:`"),
        )  # fmt: skip


def _source_of(target: Target) -> FigureSource:
    assert target.indicator is not None and target.indicator.figures is not None
    return target.indicator.figures


def _is_called(cell: str, text: str) -> bool:
    return cell == text or folded(cell) == folded(text)


def _is_of(target: Target, place: str) -> bool:
    return any(fold(place) == fold(one) for one in target.places)


class _Figures(NamedTuple):
    """Reads the figures of a table's rows as its indicator says."""

    table: FigureTable
    source: FigureSource
    indicator: Indicator

    def of(self, rows: Sequence[TableRow]) -> Iterator[Tabled]:
        """The figures of some rows. Raises `PolicytrackError`, with the place, where one cannot be read."""
        if self.source.years:
            yield from self._of_years(rows)
            return
        column = self.table.column(self.source.value or _SDMX_VALUE)
        dates = self.table.column(self.source.as_of or _SDMX_DATE)
        sdmx = column == _SDMX_VALUE
        for row in rows:
            if column not in row.cells or (sdmx and row.cells.get(_SDMX_STATUS) in _NO_FIGURE):
                continue
            where = self.table.place(row.line, dates)
            if dates not in row.cells:
                raise PolicytrackError(say("{}: the cell is empty", where), say("each figure has a date"))
            try:
                as_of = date_of(row.cells[dates])
            except DateError as error:
                raise PolicytrackError(Message("{}: {}", where, error)) from None
            yield self._of_cell(row, column, as_of, row.cells.get(_SDMX_POWER, "0") if sdmx else "0")

    def _of_years(self, rows: Sequence[TableRow]) -> Iterator[Tabled]:
        """The figures of the wide form: a row an indicator, a column a year. Forecasts and goals are none."""
        years = {column: year for column in self.table.columns if (year := year_of_header(column))}
        if not years:
            columns = say("columns are {}", and_more(list(self.table.columns), 30))
            raise PolicytrackError(say("{} has no column that is called by a year", self.table.name), columns)
        lines = {row.line for row in rows}
        sheet = self.table.sheet
        own = frozenset(place for place in sheet.uncalculated if place[0] in lines)
        at = {self.table.columns[column] for column in years}
        sheet._replace(uncalculated=own).check_calculated(self.table.name, at)
        for row in rows:
            for column, year in years.items():
                if row.cells.get(column, EMPTY[0]) not in EMPTY:
                    yield self._of_cell(row, column, PartialDate(int(year)))

    def _of_cell(self, row: TableRow, column: str, as_of: PartialDate, power: str = "0") -> Tabled:
        place = self.table.place(row.line, column)
        unit = self._unit(row, place)
        try:
            text, bound = _read(row.cells[column], power, unit)
        except (QuantityError, PolicytrackError) as error:
            raise PolicytrackError(Message("{}: {}", place, error)) from None
        return Tabled(as_of, text, bound, row.line, column, place, self.table.sheet.name)

    def _unit(self, row: TableRow, place: str) -> Unit:
        """The unit of the bare numbers of a row. Raises `PolicytrackError` where the row names another one."""
        named = row.cells.get(self.table.unit_column or "", "")
        wanted = self.source.unit or self.indicator.unit
        try:
            own = UNITS.find(named, wanted.dimension) if named else wanted
        except QuantityError:  # 户次, 元/人·月: what the table of units does not know cannot be compared
            return wanted
        if own.dimension == wanted.dimension and (own.factor == wanted.factor or self.source.unit is None):
            return own
        raise PolicytrackError(
            say("{}: the row is in {}, and not in {}", place, named, wanted.symbol),
            say("correct `unit:` under `figures:`, or that of the indicator"),
        )


def _read(cell: str, power: str, unit: Unit) -> tuple[str, Bound]:
    """A cell as it is written into the file, and what it says. A bare number gets the unit of the table."""
    if not _NUMBER.fullmatch(cell):
        return cell, parse(cell, unit=unit)
    number = cell.replace("，", ",")
    if power != "0" or "e" in number.lower():
        number = _scaled(number, power)
    gap = " " if re.match("[A-Za-z]", unit.symbol) else ""
    text = f"{number}{gap}{unit.symbol}"
    return text, parse(number, unit=unit)


def _scaled(number: str, power: str) -> str:
    """A number times a power of ten, written out. Raises `PolicytrackError` where it is none."""
    try:
        return f"{Decimal(number.replace(',', '')).scaleb(int(power)):f}"
    except (ValueError, InvalidOperation):
        raise PolicytrackError(say("{!r} with the power {!r} is no number", number, power)) from None


def _of_one_date_each(figures: Iterator[Tabled], name: str) -> list[Tabled]:
    """The figures. Raises `PolicytrackError` where two rows have one date: which of them is meant, nobody said."""
    found: dict[PartialDate, Tabled] = {}
    for one in figures:
        other = found.setdefault(one.as_of, one)
        if not _agree(other.bound, one.bound):
            raise PolicytrackError(
                say("{}: the lines {} and {} both have a figure of {}", name, other.line, one.line, str(one.as_of))
                if other.line != one.line
                else say("{}, and {}: both have a figure of {}", other.place, one.column, str(one.as_of)),
                say("`where:` says by which cells one of them is meant"),
            )
    return list(found.values())
