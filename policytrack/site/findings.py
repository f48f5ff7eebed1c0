"""What is found in a data set for a site, once for all languages: verdicts, what is due, what is new, comparisons."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cached_property

from policytrack.data.model import Dataset, Indicator, Promise, Target
from policytrack.progress import Assessment
from policytrack.report import compare, timeline
from policytrack.report.columns import ReportRow
from policytrack.report.events import Event, events
from policytrack.report.locale import Locale
from policytrack.report.report import Report, report, told_in
from policytrack.report.rows import PromiseRow
from policytrack.site.addresses import Addresses, addresses, regions_of

#: So many of the newest events are told.
_NEWS = 100
#: The months that a target is due soon within.
MONTHS = 12


class Findings:
    """The findings of one day."""

    def __init__(self, dataset: Dataset, day: date) -> None:
        self.dataset, self.day = dataset, day
        self.where: Addresses = addresses(dataset)
        self._english = report(dataset, day)
        self._comparisons: dict[str, compare.Comparison] = {}

    @cached_property
    def _rows(self) -> dict[str, PromiseRow]:
        """Every promise as it was judged, by its id."""
        rows: list[PromiseRow] = [*self._english.rows, *self._english.pledges]
        return {row.promise.id: row for row in rows}

    def report(self, locale: Locale) -> Report:
        """The report in a language; the verdicts are reckoned once."""
        return told_in(self._english, self.dataset, locale)

    def comparison(self, indicator: Indicator) -> compare.Comparison:
        """What `compare` finds for an indicator."""
        if indicator.key not in self._comparisons:
            self._comparisons[indicator.key] = compare.compare(
                self.dataset, indicator.key, self.day, judged=self._assessment
            )
        return self._comparisons[indicator.key]

    def _assessment(self, target: Target) -> Assessment:
        row = self._rows[target.id]
        assert isinstance(row, ReportRow)  # a target has a figure to judge by
        return row.assessment

    @cached_property
    def due(self) -> timeline.Timeline:
        """What is overdue and what is due soon."""
        return timeline.timeline((self._rows[promise.id] for promise in self.dataset.promises), self.day, MONTHS)

    @cached_property
    def news(self) -> Sequence[Event]:
        """The newest figures and changed verdicts."""
        return events(self.dataset.targets, self.day, _NEWS)

    @cached_property
    def by_plan(self) -> dict[str, list[Promise]]:
        """The promises of each plan."""
        return self._grouped(lambda target: (target.plan.key,))

    @cached_property
    def by_region(self) -> dict[str, list[Promise]]:
        """The promises of each region."""
        return self._grouped(regions_of)

    @cached_property
    def by_indicator(self) -> dict[str, list[Promise]]:
        """The promises of each indicator."""
        return self._grouped(lambda target: (target.indicator.key,) if target.indicator else ())

    @cached_property
    def revisions(self) -> dict[str, list[compare.Revision]]:
        """What revises what, by the ids of both."""
        found: dict[str, list[compare.Revision]] = {}
        for one in compare.revisions(self.dataset, self.dataset.targets):
            for target in (one.old, one.new):
                found.setdefault(target.id, []).append(one)
        return found

    def _grouped(self, keys: Callable[[Promise], Iterable[str]]) -> dict[str, list[Promise]]:
        found: dict[str, list[Promise]] = {}
        for target in self.dataset.promises:
            for key in keys(target):
                found.setdefault(key, []).append(target)
        return found
