"""What a report opens with: what changed the picture of late. And which of its targets have no figure."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from policytrack.progress import Status, assess
from policytrack.report.columns import ReportRow
from policytrack.report.report import Group, Report
from policytrack.text.dates import months_later

#: What is new has come about within so many months.
MONTHS: Final = 3
#: So many targets are named; of the others there is the number.
_NAMED: Final = 3
_BEHIND: Final = frozenset((Status.BEHIND, Status.FAR_BEHIND, Status.MOVING_AWAY, Status.MISSED))
_REACHED: Final = frozenset((Status.MET, Status.REACHED, Status.MET_LATE))


class Item(NamedTuple):
    """A piece of news in words, and the status whose colour it has."""

    text: str
    status: Status


def news(report: Report) -> Iterator[Item]:
    """What is overdue, what waits for its last figure, and what fell behind or was reached in the last months."""
    locale = report.locale
    rows = [ReportRow(assessment, locale) for assessment in report.judged]  # with those that a limit leaves out
    since = months_later(report.as_of, -MONTHS)
    awaiting = [row for row in rows if row.assessment.status is Status.AWAITING]
    turned = [row for row in rows if row.assessment.status in _BEHIND | _REACHED and _has_turned(row, report)]
    for key, found, status in (
        ("news behind", [row for row in turned if row.assessment.status in _BEHIND], Status.BEHIND),
        ("news reached", [row for row in turned if row.assessment.status in _REACHED], Status.MET),
        ("news awaiting", [row for row in awaiting if has_figure(row)], Status.AWAITING),
        ("news overdue", [row for row in awaiting if not has_figure(row)], Status.AWAITING),
    ):
        if found:
            names = locale.table("SIGNS")["list"].join(row.assessment.target.id for row in found[:_NAMED])
            if len(found) > _NAMED:
                names = locale.phrase("and more", names=names, count=len(found) - _NAMED)
            yield Item(locale.phrase(key, count=len(found), names=names, day=since), status)


def has_figure(row: ReportRow) -> bool:
    """Whether a figure is known of a target on the day of the report; a baseline alone is none."""
    return row.assessment.latest is not None


def without_figure(group: Group) -> Iterator[tuple[str, Sequence[ReportRow]]]:
    """The targets of a group that no figure is known of: those that are overdue, and the others; each in words."""
    rows = [row for row in group.rows if not has_figure(row)]
    for key, wanted in (("overdue without", True), ("without figure", False)):
        found = [row for row in rows if (row.assessment.status is Status.AWAITING) is wanted]
        if found:
            yield found[0].locale.phrase(key, count=len(found)), found


def _has_turned(row: ReportRow, report: Report) -> bool:
    """Whether the verdict was of another kind some months before."""
    assessment = row.assessment
    kind = _BEHIND if assessment.status in _BEHIND else _REACHED
    before = months_later(report.as_of, -MONTHS)
    return assess(assessment.target, before, min(before, report.known_on)).status not in kind
