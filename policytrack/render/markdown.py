"""Reports as Markdown tables: aligned in the source by the width of Chinese text, safe to paste into GitHub."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from policytrack.render.wrapping import columns_of
from policytrack.report import counts
from policytrack.report.columns import COLUMNS
from policytrack.report.report import Group, Report
from policytrack.text.printable import visible
from policytrack.text.urls import is_url

#: The columns of a report that names none.
STANDARD: Final = (
    "title",
    "goal",
    "normalised",
    "latest",
    "latest_date",
    "progress",
    "elapsed",
    "by",
    "status",
    "reason",
)
#: The same of goals without a figure.
_PLEDGES: Final = ("title", "region", "goal", "by", "status", "reason")
_SPECIAL: Final = r"([\\`*_{}\[\]<>|~$#])"


def render_report(report: Report, keys: Sequence[str] = ()) -> str:
    """A table for each group, and the counts."""
    parts = [f"**{counts.sentence(report)}**\n"]
    chosen = [COLUMNS[key] for key in keys or STANDARD]
    for group in report.groups:
        headings = [report.locale.heading(column.key) for column in chosen]
        rows = [[column.cell(row) for column in chosen] for row in group.rows]
        parts += [_heading(group), _table(headings, rows, [column.numeric for column in chosen])]
    if report.pledges:
        keys = [key for key in keys or _PLEDGES if any(row.cell(key) for row in report.pledges)]
        rows = [[row.cell(key) for key in keys] for row in report.pledges]
        headings = [report.locale.heading(key) for key in keys]
        parts += [f"### {report.locale.phrase('pledges')}\n", _table(headings, rows, [False] * len(keys))]
    if report.shown < report.selected:
        parts.append(report.locale.phrase("limited", shown=report.shown, count=report.selected) + "\n")
    if report.locale.script != "original":
        parts.append(f"*{report.locale.phrase('converted', script=report.locale.script)}*\n")
    return "\n".join(parts)


def render_summary(report: Report) -> str:
    """How many targets of each group have each status."""
    locale = report.locale
    statuses = [status for status, _ in report.counts]
    headings = [locale.heading("group"), *(locale.status(status) for status in statuses), locale.heading("total")]
    rows = [
        [heading, *(str(counts[status]) for status in statuses), str(number)]
        for heading, counts, number in report.sections
    ]
    evidence = "".join(f"{line}\n\n" for line in counts.evidence(report))
    return (
        f"**{counts.sentence(report)}**\n\n{evidence}{_table(headings, rows, [False] + [True] * (len(statuses) + 1))}"
    )


def escaped(text: str) -> str:
    """Text in which Markdown and HTML mean nothing, on one line; addresses of pages are links."""
    return " ".join(_link(word) or _escaped(word) for word in visible(" ".join(text.split())).split(" "))


def _escaped(text: str) -> str:
    return re.sub(_SPECIAL, r"\\\1", text).replace("&", "&amp;")


def _link(word: str) -> str:
    """An address in the brackets in which nothing is escaped, so that it stays one; nothing for other words."""
    if not is_url(word) or set(word) & set("<>\\`"):
        return ""
    return f"<{word.replace('|', '%7C')}>"


def _heading(group: Group) -> str:
    sub = f"\n{escaped(group.subheading)}\n" if group.subheading else ""
    return f"### {escaped(group.heading)}\n{sub}"


def _table(headings: Sequence[str], rows: Iterable[Sequence[str]], numeric: Sequence[bool]) -> str:
    lines = [[escaped(cell) for cell in row] for row in (headings, *rows)]
    widths = [max(3, *(columns_of(cell) for cell in column)) for column in zip(*lines, strict=True)]
    rule = ["-" * (width - 1) + ":" if right else "-" * width for width, right in zip(widths, numeric, strict=True)]
    return "".join(f"| {' | '.join(_padded(row, widths, numeric))} |\n" for row in (lines[0], rule, *lines[1:]))


def _padded(cells: Sequence[str], widths: Sequence[int], numeric: Sequence[bool]) -> Iterable[str]:
    for cell, width, right in zip(cells, widths, numeric, strict=True):
        space = " " * (width - columns_of(cell))
        yield space + cell if right else cell + space
