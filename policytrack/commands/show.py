"""`show`: one target with everything that is known of it."""

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from policytrack.commands import completion
from policytrack.commands.options import AsOf, Files, day, find_target, last_day, load_sound, screen
from policytrack.commands.view_options import (
    Ascii,
    InScript,
    InUnit,
    KnownOn,
    Paged,
    Script,
    locale,
    write_paged,
)

if TYPE_CHECKING:
    from policytrack.data.model import Dataset, Pledge, Promise, Target
    from policytrack.render.layout import Screen
    from policytrack.report.locale import Locale


class Format(StrEnum):
    """How the target is written."""

    TEXT = "text"
    JSON = "json"


def command(
    *,
    id: Annotated[
        list[str],
        typer.Argument(
            metavar="ID|WORDS", help="The target's id, or words that find it.", autocompletion=completion.ids
        ),
    ],
    files: Files = None,
    as_of: AsOf = None,
    script: InScript = Script.ORIGINAL,
    unit: InUnit = None,
    known_on: KnownOn = None,
    format: Annotated[Format, typer.Option(help="`json` is the object that the report has for it.")] = Format.TEXT,
    ascii: Ascii = False,
    pager: Paged = True,
) -> None:
    """One target: its goal and quote, its plan, every published figure with its source, its trajectory, and the verdict
    with its arithmetic line by line.

    Words that find several targets list them, with exit code 1.
    """
    from policytrack.data.model import Pledge

    spoken = locale(script, unit, machine=format is Format.JSON)
    dataset, errors = load_sound(files)
    target = _found(dataset, " ".join(id))
    if target is None:
        raise typer.Exit(1)
    on = _Days(day(as_of), last_day("--known-on", known_on) if known_on else None)
    drawn_on = None if format is Format.JSON else screen(ascii=ascii)
    if isinstance(target, Pledge):
        text = _pledge(target, on, spoken, drawn_on)
    else:
        text = _target(target, dataset, on, spoken, drawn_on)
    write_paged(text, pager and format is Format.TEXT)
    if errors:
        raise typer.Exit(1)


class _Days(NamedTuple):
    """The day of the verdict, and up to which publications count, where that is another."""

    of: date
    known: date | None


def _target(target: "Target", dataset: "Dataset", on: _Days, spoken: "Locale", drawn_on: "Screen | None") -> str:
    """A target with its verdict; as JSON where it is drawn on nothing."""
    from policytrack import progress
    from policytrack.report import columns, compare

    row = columns.ReportRow(progress.assess(target, *on), spoken)
    if drawn_on is None:
        from policytrack.render import json_report

        return json_report.render_target(row)
    from policytrack.render import show

    revisions = [found for found in compare.revisions(dataset, dataset.targets) if target in (found.old, found.new)]
    return show.render_target(row, revisions, drawn_on)


def _pledge(pledge: "Pledge", on: _Days, spoken: "Locale", drawn_on: "Screen | None") -> str:
    """A goal without a figure; as JSON where it is drawn on nothing."""
    from policytrack.report.pledges import PledgeRow

    row = PledgeRow(pledge, on.of, on.known or on.of, spoken)
    if drawn_on is None:
        from policytrack.render import json_report

        return json_report.render_pledge(row)
    from policytrack.render.pledges import render_pledge

    return render_pledge(row, drawn_on)


def _found(dataset: "Dataset", text: str) -> "Promise | None":
    """The target of that id, or the one that the words find. Where they find several these are listed: None.

    Raises `PolicytrackError` where they find none.
    """
    from policytrack.report.select import search
    from policytrack.text.script import fold

    found = () if any(one.id == text for one in dataset.promises) else search(dataset, text)[1]
    called = [one for one in found if fold(one.title) == fold(text)]
    if len(called) == 1:  # the others only have the words somewhere in a quote
        return called[0]
    if len(found) < 2:
        return found[0] if found else find_target(dataset, text)
    from policytrack.render.search import render_text

    write_paged(render_text((), found, screen().width), paged=False)
    return None
