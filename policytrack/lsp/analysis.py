"""One reading of a data set as it stands in the editor, unsaved texts included, and what can be asked of it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

from lsprotocol import types

from policytrack.data.location import Path
from policytrack.data.memory import Memory
from policytrack.data.model import Actual, Dataset, Figure, Indicator, Milestone, Plan, Target
from policytrack.data.source import SourceFile
from policytrack.data.splice import LineIndex, Span
from policytrack.data.yaml_document import Document
from policytrack.lsp.positions import Encoding, Lines
from policytrack.lsp.spots import Spot, Thing, spot_at, spots
from policytrack.progress import Assessment, assess
from policytrack.report.columns import ReportRow
from policytrack.report.locale import Locale
from policytrack.rules.check import Checked, CheckOptions, check_reading, read
from policytrack.rules.rule import NO_TEXTS, PlanTexts
from policytrack.store.texts import texts_beside


class Buffer(NamedTuple):
    """A file as it stands in the editor, or on the disk where no editor has it."""

    uri: str
    name: str  # its path, which diagnostics name
    text: str
    version: int | None = None  # the editor's count of changes; None where it is not open

    @property
    def source(self) -> SourceFile:
        """The file as the check reads it."""
        return SourceFile(self.name, self.text.encode("utf-8", "surrogatepass"))


class File:
    """A file of an analysis, and the places in it. Offsets are those of the text without a byte order mark."""

    def __init__(self, buffer: Buffer, document: Document | None, encoding: Encoding) -> None:
        self.buffer = buffer
        self.document = document  # None where the text is no YAML document
        self.text = buffer.text.removeprefix("\ufeff")
        self._mark = len(buffer.text) - len(self.text)
        self._lines = Lines(buffer.text, encoding)

    @cached_property
    def spots(self) -> Sequence[Spot]:
        """Every scalar in the order of the text; none where the text is no YAML document."""
        return spots(self.document) if self.document is not None else ()

    @cached_property
    def yaml_lines(self) -> LineIndex:
        """The lines of the text as YAML counts them."""
        return LineIndex(self.text)

    def spot_at(self, offset: int) -> Spot | None:
        """The scalar that a place lies in, or right behind."""
        return spot_at(self.document, offset) if self.document is not None else None

    def offset(self, position: types.Position) -> int:
        """The offset of an editor's position."""
        return max(0, self._lines.offset(position) - self._mark)

    def range(self, start: int, end: int) -> types.Range:
        """An editor's range, from one offset up to another."""
        return self._lines.range(start + self._mark, end + self._mark)

    def span_offsets(self, span: Span) -> tuple[int, int]:
        """Where a place starts and ends that is given by line and column."""
        start = self.yaml_lines.offset(span.line, span.column)
        end = self.yaml_lines.offset(span.end_line, span.end_column)
        return min(start, len(self.text)), min(max(start, end), len(self.text))


class Analysis:
    """The files of a data set, what the check finds in them, and the verdicts of a day, each made when it is asked."""

    def __init__(
        self,
        buffers: Sequence[Buffer],
        today: date,
        locale: Locale,
        encoding: Encoding,
        *,
        earlier: Dataset | None = None,
        memory: Memory | None = None,
    ) -> None:
        self.today = today
        self.locale = locale
        self.sources = [buffer.source for buffer in buffers]
        self._reading = read(self.sources, memory)
        self.dataset = self._reading.dataset
        #: What names are offered from: a half-typed file is often no YAML, and its names are those of a moment before.
        self.names = earlier if earlier is not None and self._reading.unreadable else self.dataset
        documents = self._reading.documents
        self.files: Mapping[str, File] = {
            buffer.uri: File(buffer, documents.get(buffer.name), encoding) for buffer in buffers
        }
        self._rows: dict[str, ReportRow] = {}

    @cached_property
    def checked(self) -> Checked:
        """What the whole check finds, as in a terminal."""
        return check_reading(self._reading, CheckOptions(self.today, _texts))

    @cached_property
    def file_by_name(self) -> Mapping[str, File]:
        """The files by the names that diagnostics and places have."""
        return {file.buffer.name: file for file in self.files.values()}

    @cached_property
    def _by_place(self) -> Mapping[tuple[str, Path], Plan | Indicator | Target | Actual | Milestone]:
        """All records by their places."""
        dataset = self.dataset
        found: dict[tuple[str, Path], Plan | Indicator | Target | Actual | Milestone] = {}

        def note(one: Plan | Indicator | Target | Actual | Milestone) -> None:
            if one.place is not None:
                found[one.place.file, one.place.path] = one

        for plan in dataset.plans:
            note(plan)
        for indicator in dataset.indicators:
            note(indicator)
        for target in dataset.targets:
            note(target)
            for figure in (*([target.baseline] if target.baseline else []), *target.actuals):
                note(figure)
        for path in (*(one.path for one in dataset.targets), *(one.path for one in dataset.indicators)):
            for milestone in path if isinstance(path, tuple) else ():
                note(milestone)
        return found

    def record_at(self, file: File, path: Path) -> Plan | Indicator | Target | Actual | Milestone | None:
        """The record whose place that is, where it could be read."""
        return self._by_place.get((file.buffer.name, path))

    def target_at(self, file: File, path: Path) -> Target | None:
        """The target that a path leads into."""
        found = self.record_at(file, path[:2])
        return found if isinstance(found, Target) else None

    def figure_at(self, file: File, spot: Spot) -> Figure | None:
        """The figure that a goal or value was read as."""
        record = self.record_at(file, spot.record)
        match record:
            case Target() | Milestone():
                return record.goal if spot.path[-1] == "goal" else None
            case Actual():
                return record.value if spot.path[-1] == "value" else None
        return None

    def thing(self, kind: Thing, key: str) -> Plan | Indicator | Target | None:
        """What an id is the id of."""
        return self._by_id.get((kind, key))

    @cached_property
    def _by_id(self) -> Mapping[tuple[Thing, str], Plan | Indicator | Target]:
        dataset = self.dataset
        return {
            **{(Thing.PLAN, plan.key): plan for plan in dataset.plans},
            **{(Thing.INDICATOR, indicator.key): indicator for indicator in dataset.indicators},
            **{(Thing.TARGET, target.id): target for target in dataset.targets},
        }

    def row(self, target: Target) -> ReportRow:
        """The verdict on a target today, judged once."""
        if target.id not in self._rows:
            self._rows[target.id] = ReportRow(self.assessment(target), self.locale)
        return self._rows[target.id]

    def assessment(self, target: Target) -> Assessment:
        """The same without its words."""
        return assess(target, self.today)

    def all_spots(self, thing: Thing, key: str) -> Iterator[tuple[File, Spot]]:
        """Where an id stands in the whole data set, defined or referred to."""
        for file in self.files.values():
            for spot in file.spots:
                if spot.thing is thing and spot.value == key:
                    yield file, spot


def _texts(plans: Sequence[Plan]) -> PlanTexts:
    """The texts that the plans name, as the check in a terminal reads them."""
    named = [(plan.key, plan.place.file, plan.text) for plan in plans if plan.text and plan.place]
    return PlanTexts(*texts_beside(named)) if named else NO_TEXTS
