"""`report`: where does every goal stand, and why."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from policytrack.commands import completion, report_options
from policytrack.commands.options import AsOf, Files, day, last_day, load_sound, screen
from policytrack.commands.report_options import Words
from policytrack.commands.streams import write
from policytrack.commands.view_options import (
    Ascii,
    InScript,
    InUnit,
    KnownOn,
    Paged,
    Script,
    locale,
    words,
    write_paged,
)
from policytrack.errors import PolicytrackError
from policytrack.report.order import GroupBy, Order, SortBy
from policytrack.text.messages import say

if TYPE_CHECKING:
    from policytrack.report.locale import Locale
    from policytrack.report.report import Report


class Format(StrEnum):
    """How the report is written."""

    TABLE = "table"
    MARKDOWN = "markdown"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    JSONL = "jsonl"
    HTML = "html"


#: The formats that programs read.
MACHINES = frozenset((Format.CSV, Format.TSV, Format.JSON, Format.JSONL))
_WHICH = "Which targets"
_HOW = "How it is laid out"


def _which(name: str, metavar: str, doc: str, completing: Any = None) -> Any:
    """An option that selects targets."""
    return typer.Option(
        name, metavar=metavar, help=doc, rich_help_panel=_WHICH, show_default=False, autocompletion=completing
    )


def _how(*names: str, doc: str, **further: Any) -> Any:
    """An option of the layout."""
    return typer.Option(*names, help=doc, rich_help_panel=_HOW, **further)


def command(
    *,
    text: Annotated[
        Words,
        typer.Argument(
            metavar="[WORDS]...", help="Only targets with these words, in either script.", show_default=False
        ),
    ] = None,
    files: Files = None,
    as_of: AsOf = None,
    region: Annotated[Words, _which("--region", "NAME", "Part of a region's name.", completion.regions)] = None,
    plan: Annotated[
        Words, _which("--plan", "KEY", "A plan's key, or part of its title or number.", completion.plans)
    ] = None,
    indicator: Annotated[
        Words, _which("--indicator", "KEY", "An indicator's key, or part of its title.", completion.indicators)
    ] = None,
    status: Annotated[
        Words,
        _which(
            "--status",
            "STATUS",
            "A status, or several with commas; with ! before it all but these: behind,missed or '!no data'.",
            completion.statuses,
        ),
    ] = None,
    category: Annotated[
        Words, _which("--category", "LEVEL", "A level of a category, or several: '能源 > 新能源'.")
    ] = None,
    scope: Annotated[Words, _which("--scope", "NAME", "Part of a scope's name.")] = None,
    change: Annotated[Words, _which("--change", "WORD", "new, reaffirmed, strengthened or weakened.")] = None,
    tag: Annotated[Words, _which("--tag", "TAG", "A tag.")] = None,
    responsible: Annotated[Words, _which("--responsible", "NAME", "Part of the name of a responsible body.")] = None,
    due_before: Annotated[
        str | None, _which("--due-before", "DATE", "Due by the end of this day, month, year.")
    ] = None,
    due_after: Annotated[str | None, _which("--due-after", "DATE", "Due on or after its first day.")] = None,
    group_by: Annotated[GroupBy, _how("--group-by", doc="One table for each of these.")] = GroupBy.PLAN,
    sort: Annotated[SortBy, _how("--sort", doc="The order within a table.")] = SortBy.FILE,
    descending: Annotated[bool, _how("--descending", "-r", doc="The largest or latest first.")] = False,
    limit: Annotated[
        int | None, _how("--limit", doc="Only the first N.", min=1, metavar="N", show_default=False)
    ] = None,
    columns: Annotated[
        Words, _how("--columns", doc="Only these; `--columns list` names them.", metavar="KEY,...", show_default=False)
    ] = None,
    series: Annotated[
        bool, _how("--series", doc="With csv or tsv: every figure, one a row, as `policytrack import` reads it.")
    ] = False,
    everything: Annotated[bool, _how("--all", doc="Also the targets without a figure, a row each.")] = False,
    summary: Annotated[bool, _how("--summary", doc="Only how many targets of each group have each status.")] = False,
    format: Annotated[Format, _how("--format", doc="`json`, `csv`: every figure, all its digits.")] = Format.TABLE,
    bom: Annotated[bool, _how("--bom", doc="Begin CSV with a byte order mark, as some spreadsheets want it.")] = False,
    script: InScript = Script.ORIGINAL,
    unit: InUnit = None,
    known_on: KnownOn = None,
    fail_on: Annotated[
        Words,
        typer.Option(
            metavar="STATUS,...",
            help="Exit code 1 where a target has one of these.",
            show_default=False,
            autocompletion=completion.statuses,
        ),
    ] = None,
    explain_statuses: Annotated[
        bool, typer.Option("--explain-statuses", help="Say what each status means, with its thresholds.")
    ] = False,
    ascii: Ascii = False,
    pager: Paged = True,
) -> None:
    """Where every goal stands: promised, published, how far on the way, and the verdict with its reason.

    Exit code 1: the file has errors (what is sound is shown), or a target has a status of --fail-on.
    """
    from policytrack.report.report import report

    spoken = locale(script, unit, machine=format in MACHINES)
    if explain_statuses:
        return write(_explained_statuses(spoken, ascii=ascii))
    if words(columns) == ["list"]:
        return write(report_options.listed_columns(spoken))
    if series:
        _refuse_beside_series(format, others=summary or bool(columns))
    selected = bool(status) or sort is not SortBy.FILE
    keys, failing = report_options.columns(columns), report_options.statuses("--fail-on", fail_on)
    layout = _Layout(format, keys, summary, bom, series, everything or selected, not selected, ascii)
    wanted = report_options.statuses("--status", status)
    narrowed = report_options.narrowed(
        {"regions": region, "plans": plan, "indicators": indicator, "tags": tag, "responsible": responsible}
        | {"categories": category, "scopes": scope, "changes": report_options.changes(change)},
        (due_after, due_before),
        " ".join(text or []),
    )
    dataset, errors = load_sound(files)
    if plan and not errors:  # which may have kept a plan out
        report_options.refuse_unknown_plans(plan, dataset.plans)
    found = report(
        dataset,
        day(as_of),
        targets=narrowed.select(dataset) if narrowed is not None else None,
        statuses=wanted,
        order=Order(group_by, sort, descending, limit),
        locale=spoken,
        known_on=last_day("--known-on", known_on) if known_on else None,
    )
    write_paged(_rendered(found, errors, layout), pager and format is Format.TABLE)
    if errors or failing & {status for status, _ in found.counts}:
        raise typer.Exit(1)
    return None


class _Layout(NamedTuple):
    """How a report is laid out: as the options say, and what follows of them."""

    format: Format
    columns: list[str]
    summary: bool
    bom: bool
    series: bool
    everything: bool  # a row also for a target without a figure
    news: bool  # what is overdue and the like, above the tables
    ascii: bool


def _explained_statuses(spoken: "Locale", *, ascii: bool) -> str:
    from policytrack.render.explain_statuses import render

    return render(spoken, screen(ascii=ascii))


def _refuse_beside_series(format: Format, *, others: bool) -> None:
    """Refuse what has no meaning for `--series`."""
    if format not in (Format.CSV, Format.TSV) or others:
        raise PolicytrackError(
            say("--series is for csv and tsv, without --columns and --summary"),
            say("add --format csv; `json` has all figures of each target"),
        )


def _rendered(report: "Report", errors: int, layout: _Layout) -> str:
    """A report in a format; `errors` is how many the file has, which JSON tells."""
    summary, tabs = layout.summary, layout.format is Format.TSV
    match layout.format:
        case Format.JSON | Format.JSONL:
            from policytrack.render import json_report

            if layout.format is Format.JSONL:
                return json_report.render_lines(report)
            return json_report.render_summary(report, errors) if summary else json_report.render_report(report, errors)
        case Format.CSV | Format.TSV if layout.series:
            from policytrack.render import series

            return series.render(report, tabs=tabs, bom=layout.bom)
        case Format.CSV | Format.TSV:
            from policytrack.render import delimited

            return delimited.render(report, layout.columns, tabs=tabs, bom=layout.bom, summary=summary)
        case Format.MARKDOWN:
            from policytrack.render import markdown

            return markdown.render_summary(report) if summary else markdown.render_report(report, layout.columns)
        case Format.HTML:
            from policytrack.render import html

            return html.render(report)
        case Format.TABLE:
            return _table(report, layout)


def _table(report: "Report", layout: _Layout) -> str:
    """A report on the terminal."""
    from policytrack.render import terminal

    drawn_on = screen(ascii=layout.ascii)
    if layout.summary:
        return terminal.render_summary(report, drawn_on)
    return terminal.render_report(report, drawn_on, layout.columns, everything=layout.everything, news=layout.news)
