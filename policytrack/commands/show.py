"""`show`: one target with everything that is known of it."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from policytrack.commands import completion
from policytrack.commands.options import AsOf, Files, day, find_target, last_day, load_sound, screen
from policytrack.commands.view_options import (
    InLang,
    InScript,
    InUnit,
    KnownOn,
    Lang,
    Paged,
    Script,
    locale,
    write_paged,
)

if TYPE_CHECKING:
    from policytrack.report.pledges import PledgeRow


class Format(StrEnum):
    """How the target is written."""

    TEXT = "text"
    JSON = "json"


def command(
    *,
    id: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="The target's id; `policytrack search TEXT` finds it.", autocompletion=completion.ids
        ),
    ],
    files: Files = None,
    as_of: AsOf = None,
    lang: InLang = Lang.EN,
    script: InScript = Script.ORIGINAL,
    unit: InUnit = None,
    known_on: KnownOn = None,
    format: Annotated[Format, typer.Option(help="`json` is the object that the report has for it.")] = Format.TEXT,
    pager: Paged = True,
) -> None:
    """One target: its goal and quote, its plan, every published figure with its source, its trajectory, and the verdict
    with its arithmetic line by line.
    """
    from policytrack import progress
    from policytrack.data.model import Pledge
    from policytrack.report import columns, compare
    from policytrack.report.pledges import PledgeRow

    spoken = locale(lang, script, unit)
    dataset, errors = load_sound(files)
    target = find_target(dataset, id)
    known = last_day("--known-on", known_on) if known_on else None
    if isinstance(target, Pledge):
        _show_pledge(PledgeRow(target, day(as_of), known or day(as_of), spoken), format, pager)
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
        write_paged(show.render_target(row, revisions, screen()), pager)
    if errors:
        raise typer.Exit(1)


def _show_pledge(row: "PledgeRow", format: Format, pager: bool) -> None:
    """A goal without a figure."""
    if format is Format.JSON:
        from policytrack.render import json_report

        write_paged(json_report.render_pledge(row), paged=False)
    else:
        from policytrack.render.pledges import render_pledge

        write_paged(render_pledge(row, screen()), pager)
