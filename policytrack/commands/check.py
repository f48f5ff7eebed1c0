"""`check`: the CI check of the data file."""

import os
from enum import StrEnum
from typing import Annotated

import typer

from policytrack import store
from policytrack.check import check
from policytrack.commands.shared import Files, wants_colour, write


class Format(StrEnum):
    """How the diagnostics are written."""

    TEXT = "text"
    JSON = "json"


def command(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FILE]...", help="Data files or folders.", show_default=False),
    ] = None,
    files: Files = None,
    format: Annotated[Format, typer.Option(help="`json` is a list of objects.")] = Format.TEXT,
) -> None:
    """Find what is wrong in the data file: every problem with its line, its reason and the way out.

    Exit code 0: no errors; 1: errors; 2: a file could not be read.
    """
    sources = store.read(store.find([*(paths or []), *(files or [])], os.environ.get("POLICYTRACK_FILE")))
    checked = check(sources)
    if format is Format.JSON:
        from policytrack.render import as_json

        write(as_json.render_diagnostics(checked.diagnostics))
    else:
        from policytrack.render import diagnostics

        write(diagnostics.render_text(checked.diagnostics, colour=wants_colour()))
        write(diagnostics.summary(checked.diagnostics, len(sources), len(checked.dataset.targets)))
    if checked.errors:
        raise typer.Exit(1)
