"""The sentence of counts: the day of a report, and how many targets have each status."""

from collections.abc import Iterable

from policytrack.progress import Status
from policytrack.report.locale import Locale
from policytrack.report.report import Report


def pieces(report: Report) -> Iterable[tuple[str, Status | None]]:
    """The sentence in the parts that may be coloured: each with the status that it counts, the opening with none.

    The opening says which figures count, where they are others than those of the day.
    """
    locale, signs = report.locale, report.locale.table("SIGNS")
    if not report.selected:
        yield none_of(report.known, locale), None
        return
    key = "target on" if report.selected == 1 else "targets on"
    opening = locale.phrase(key, count=report.selected, day=report.as_of)
    if report.known_on != report.as_of:
        yield opening + signs["and"], None
        opening = locale.phrase("published by", day=report.known_on)
    yield opening + signs["colon"], None
    for index, (status, count) in enumerate(report.counts):
        comma = "" if index == len(report.counts) - 1 else signs["list"]
        yield locale.counted(status, count) + comma, status


def none_of(known: int, locale: Locale) -> str:
    """That none of so many targets is selected; of no target at all, that there is none."""
    return locale.phrase("none selected", count=known) if known else locale.phrase("no targets")


def details(report: Report) -> Iterable[str]:
    """What stands under the sentence: how many verdicts are firm, and binding and expected targets apart."""
    locale = report.locale
    firm, rated = report.firm
    if rated:
        yield locale.phrase("firm count", firm=firm, rated=rated)
    for nature, counts in report.natures:
        yield locale.phrase("nature count", nature=locale.phrase(str(nature)), counts=_listed(counts, locale))


def evidence(report: Report) -> Iterable[str]:
    """How many of the figures can be looked up, where there are any."""
    if report.evidence.figures:
        yield report.locale.phrase("evidence count", **report.evidence._asdict())


def _listed(counts: Iterable[tuple[Status, int]], locale: Locale) -> str:
    return locale.table("SIGNS")["list"].join(locale.counted(status, count) for status, count in counts)


def sentence(report: Report) -> str:
    """The sentence as one text."""
    return "".join(text for text, _ in pieces(report))
