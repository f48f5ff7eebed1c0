"""`report`: where does every goal stand, and why."""

from enum import StrEnum
from typing import Annotated

import typer

from policytrack.commands.shared import AsOf, Files, day, load_sound, terminal_width, wants_colour, write


class Format(StrEnum):
    """How the report is written."""

    TABLE = "table"
    JSON = "json"


def command(
    files: Files = None,
    as_of: AsOf = None,
    format: Annotated[Format, typer.Option(help="`json` has every figure at full precision.")] = Format.TABLE,
) -> None:
    """Where every goal stands: promised, published, how far on the way, and the verdict with its reason."""
    from policytrack import table

    dataset, errors = load_sound(files)
    report = table.report(dataset, day(as_of))
    if format is Format.JSON:
        from policytrack.render import as_json

        write(as_json.render_report(report, errors))
    else:
        from policytrack.render import terminal

        write(terminal.render_report(report, width=terminal_width(), colour=wants_colour()))
    if errors:
        raise typer.Exit(1)
