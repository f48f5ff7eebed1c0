"""`show`: one target with everything that is known of it."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

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
    from policytrack.data.model import Dataset, Promise
    from policytrack.render.layout import Screen
    from policytrack.report.pledges import PledgeRow


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
    from policytrack import progress
    from policytrack.data.model import Pledge
    from policytrack.report import columns, compare
    from policytrack.report.pledges import PledgeRow

    spoken = locale(script, unit, machine=format is Format.JSON)
    dataset, errors = load_sound(files)
    target = _found(dataset, " ".join(id))
    if target is None:
        raise typer.Exit(1)
    known = last_day("--known-on", known_on) if known_on else None
    if isinstance(target, Pledge):
        _show_pledge(PledgeRow(target, day(as_of), known or day(as_of), spoken), format, pager, screen(ascii=ascii))
        if errors:
            raise typer.Exit(1)
        return
    row = columns.ReportRow(progress.assess(target, day(as_of), known), spoken)
    if format is Format.JSON:
        from policytrack.render import json_report

        write_paged(json_report.render_target(row), paged=False)
    else:
        from policytrack.render import show

        revisions = [found for found in compare.revisions(dataset, dataset.targets) if target in (found.old, found.new)]
        write_paged(show.render_target(row, revisions, screen(ascii=ascii)), pager)
    if errors:
        raise typer.Exit(1)


def _show_pledge(row: "PledgeRow", format: Format, pager: bool, drawn_on: "Screen") -> None:
    """A goal without a figure."""
    if format is Format.JSON:
        from policytrack.render import json_report

        write_paged(json_report.render_pledge(row), paged=False)
    else:
        from policytrack.render.pledges import render_pledge

        write_paged(render_pledge(row, drawn_on), pager)


def _found(dataset: "Dataset", text: str) -> "Promise | None":
    """The target of that id, or the one that the words find. Where they find several these are listed: None.

    Raises `PolicytrackError` where they find none.
    """
    from policytrack.report.select import search

    found = () if any(one.id == text for one in dataset.promises) else search(dataset, text)[1]
    if len(found) < 2:
        return found[0] if found else find_target(dataset, text)
    from policytrack.render.search import render_text

    write_paged(render_text((), found), paged=False)
    return None
