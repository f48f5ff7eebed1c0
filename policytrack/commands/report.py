"""`report`: where does every goal stand, and why."""

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Final, TypeAlias

import typer

from policytrack.commands import completion
from policytrack.commands.options import AsOf, Files, day, last_day, load_sound, screen
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
from policytrack.text.messages import Message, say
from policytrack.text.suggest import did_you_mean, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policytrack.progress import Status
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


Words: TypeAlias = list[str] | None


def command(
    *,
    text: Annotated[
        Words,
        typer.Argument(
            metavar="[TEXT]...", help="Only targets with these words, in either script.", show_default=False
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
        from policytrack.render.explain_statuses import render as explain

        return write(explain(spoken, screen(ascii=ascii)))
    if words(columns) == ["list"]:
        return write(_listed_columns(spoken))
    if series and (format not in (Format.CSV, Format.TSV) or summary or columns):
        raise PolicytrackError(
            say("--series is for csv and tsv, without --columns and --summary"),
            say("add --format csv; `json` has all figures of each target"),
        )
    keys, failing = _columns(columns), _statuses("--fail-on", fail_on)
    wanted = _statuses("--status", status)
    chosen = {
        "regions": region,
        "plans": plan,
        "indicators": indicator,
        "tags": tag,
        "responsible": responsible,
        "categories": category,
        "scopes": scope,
        "changes": _changes(change),
    }
    dates = _date("--due-after", due_after, first=True), _date("--due-before", due_before, first=False)
    dataset, errors = load_sound(files)
    found = report(
        dataset,
        day(as_of),
        targets=_select(dataset, chosen, dates, " ".join(text or [])),
        statuses=wanted,
        order=Order(group_by, sort, descending, limit),
        locale=spoken,
        known_on=last_day("--known-on", known_on) if known_on else None,
    )
    selected = bool(status) or sort is not SortBy.FILE
    written = (
        _series(found, format, bom=bom)
        if series
        else _render(
            found,
            format,
            keys,
            summary,
            errors,
            bom=bom,
            everything=everything or selected,
            news=not selected,
            ascii=ascii,
        )
    )
    write_paged(written, pager and format is Format.TABLE)
    if errors or failing & {status for status, _ in found.counts}:
        raise typer.Exit(1)
    return None


def _render(
    report: "Report",
    format: Format,
    keys: list[str],
    summary: bool,
    errors: int,
    *,
    bom: bool,
    everything: bool,
    news: bool,
    ascii: bool,
) -> str:
    match format:
        case Format.JSON | Format.JSONL:
            from policytrack.render import json_report

            if format is Format.JSONL:
                return json_report.render_lines(report)
            return json_report.render_summary(report, errors) if summary else json_report.render_report(report, errors)
        case Format.CSV | Format.TSV:
            from policytrack.render import delimited

            return delimited.render(report, keys, tabs=format is Format.TSV, bom=bom, summary=summary)
        case Format.MARKDOWN:
            from policytrack.render import markdown

            return markdown.render_summary(report) if summary else markdown.render_report(report, keys)
        case Format.HTML:
            from policytrack.render import html

            return html.render(report)
        case Format.TABLE:
            from policytrack.render import terminal

            if summary:
                return terminal.render_summary(report, screen(ascii=ascii))
            return terminal.render_report(report, screen(ascii=ascii), keys, everything=everything, news=news)


def _series(report: "Report", format: Format, *, bom: bool) -> str:
    from policytrack.render import series

    return series.render(report, tabs=format is Format.TSV, bom=bom)


def _select(dataset: Any, chosen: dict[str, Words], dates: tuple[date | None, date | None], text: str) -> Any:
    """The targets that the options name; None for all."""
    if not any(chosen.values()) and dates == (None, None) and not text:
        return None
    from policytrack.report.select import Filter

    return Filter(
        **{key: words(value) for key, value in chosen.items()}, due_after=dates[0], due_before=dates[1], text=text
    ).select(dataset)


def _changes(text: Words) -> Words:
    """The words of `--change`, each known."""
    from policytrack.data.model import Novelty

    for word in words(text):
        if word not in set(Novelty):
            raise PolicytrackError(say("--change: there is no change {!r}", word), say("one of {}", ", ".join(Novelty)))
    return text


def _date(option: str, text: str | None, *, first: bool) -> date | None:
    if text is None:
        return None
    from policytrack.text.dates import DateError, parse_date

    try:
        found = parse_date(text)
    except DateError as error:
        raise PolicytrackError(Message("{}: {}", option, error)) from None
    return found.first if first else found.last


def _statuses(option: str, text: Words) -> "frozenset[Status]":
    """The statuses that an option names, in any language and however their words are joined; with ! all others."""
    from policytrack.progress import Status

    named: set[Status] = set()
    excluded: set[Status] = set()
    for word in words(text):
        name = word.removeprefix("!")
        status = _status(name)
        if status is None:
            spoken = locale(Script.ORIGINAL, None)
            known = spoken.table("SIGNS")["list"].join(spoken.status(one) for one in Status)
            raise PolicytrackError(say("{}: there is no status {!r}", option, name), say("statuses are {}", known))
        (named if name == word else excluded).add(status)
    return frozenset((named or (set(Status) if excluded else set())) - excluded)


def _status(name: str) -> "Status | None":
    """The status of a name: its own, or what a language calls it."""
    from policytrack.progress import Status

    plain = name.lower().replace("-", " ").replace("_", " ")
    if plain in set(Status):
        return Status(plain)
    from policytrack.report.locale import Locale
    from policytrack.translations import LANGS

    called = {Locale(lang).status(status): status for status in Status for lang in LANGS}
    return called.get(plain)


#: What `--group-by` calls otherwise than a column is called.
_GROUPED_BY: Final = {"deadline": ("by",)}


def _columns(text: Words) -> list[str]:
    """The keys of columns, each named by its key or by its heading in any language."""
    if not text:
        return []

    from policytrack.report.columns import COLUMNS

    headings = {heading.casefold(): key for key, heading in _headings()}
    keys = []
    for word in words(text):
        key = word if word in COLUMNS else headings.get(word.casefold())
        if key is None:
            near = _GROUPED_BY.get(word) or nearest(word, (*COLUMNS, *headings))
            raise PolicytrackError(
                say("--columns: there is no column {!r}", word),
                did_you_mean(near) or say("`--columns list` names the columns"),
            )
        keys.append(key)
    return keys


def _headings() -> "Iterator[tuple[str, str]]":
    """Each column's key with its heading, in every language."""
    from policytrack.report.columns import COLUMNS
    from policytrack.report.locale import Locale
    from policytrack.translations import LANGS

    return ((key, Locale(lang).heading(key)) for lang in reversed(LANGS) for key in COLUMNS)


def _listed_columns(spoken: "Locale") -> str:
    """Every column's key with its heading, a line each."""
    from policytrack.report.columns import COLUMNS

    return "".join(f"{key:<20}{spoken.heading(key)}\n" for key in COLUMNS)
