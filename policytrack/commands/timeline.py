"""`timeline`: deadlines in order."""

from enum import StrEnum
from typing import Annotated

import typer

from policytrack.commands import completion
from policytrack.commands.options import AsOf, Files, day, load_sound, screen
from policytrack.commands.view_options import Ascii, InScript, Paged, Script, locale, words, write_paged


class Format(StrEnum):
    """How the deadlines are written."""

    TABLE = "table"
    JSON = "json"


def command(
    *,
    text: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WORDS]...", help="Only targets with these words.", show_default=False),
    ] = None,
    files: Files = None,
    as_of: AsOf = None,
    months: Annotated[
        int, typer.Option("--months", "-m", metavar="N", min=0, max=1200, help="How far ahead `due` looks.")
    ] = 12,
    region: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME", help="Part of a region's name.", show_default=False, autocompletion=completion.regions
        ),
    ] = None,
    script: InScript = Script.ORIGINAL,
    format: Annotated[Format, typer.Option(help="`json` is one object with a list for each section.")] = Format.TABLE,
    ascii: Ascii = False,
    pager: Paged = True,
) -> None:
    """Deadlines in order: what has passed without an outcome, what is due in the next months, what comes later.

    A goal in words waits for a source that says that it was kept (`done:`).
    """
    from policytrack.render.timeline import render_json, render_text
    from policytrack.report.rows import promise_row
    from policytrack.report.select import Filter
    from policytrack.report.timeline import timeline

    spoken = locale(script, None, machine=format is Format.JSON)
    today = day(as_of)
    dataset, errors = load_sound(files)
    promises = Filter(regions=words(region), text=" ".join(text or [])).select(dataset)
    found = timeline((promise_row(one, today, spoken) for one in promises), today, months)
    if format is Format.JSON:
        write_paged(render_json(found), paged=False)
    else:
        write_paged(render_text(found, spoken, screen(ascii=ascii), len(dataset.promises)), pager)
    if errors:
        raise typer.Exit(1)
