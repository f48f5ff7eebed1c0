"""`show`: one target with everything that is known of it."""

from enum import StrEnum
from typing import Annotated

import typer

from policytrack.commands.shared import (
    AsOf,
    Files,
    day,
    find_target,
    load_sound,
    terminal_width,
    wants_colour,
    write,
)


class Format(StrEnum):
    """How the target is written."""

    TEXT = "text"
    JSON = "json"


def command(
    id: Annotated[str, typer.Argument(metavar="ID", help="The target's id; `policytrack search TEXT` finds it.")],
    files: Files = None,
    as_of: AsOf = None,
    format: Annotated[Format, typer.Option(help="`json` is the object that the report has for it.")] = Format.TEXT,
) -> None:
    """One target: its goal and quote, its plan, every published figure with its source, and the verdict's reason."""
    from policytrack import progress, table

    dataset, _ = load_sound(files)
    row = table.row(progress.assess(find_target(dataset, id), day(as_of)))
    if format is Format.JSON:
        from policytrack.render import as_json

        write(as_json.render_target(row))
    else:
        from policytrack.render import detail

        write(detail.render_target(row, width=terminal_width(), colour=wants_colour()))
