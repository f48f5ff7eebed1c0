"""`search`: find targets and plans by words of either script."""

from enum import StrEnum
from typing import Annotated

import typer

from policytrack.commands.options import Files, load_sound, screen
from policytrack.commands.streams import write


class Format(StrEnum):
    """How the findings are written."""

    TEXT = "text"
    JSON = "json"


def command(
    text: Annotated[list[str], typer.Argument(metavar="WORDS...", help="Words that must all be there.")],
    files: Files = None,
    format: Annotated[Format, typer.Option(help="`json` is one object with plans and targets.")] = Format.TEXT,
) -> None:
    """Find targets and plans by words: 產業 finds 产业 and the reverse, ＦＰ１６ finds FP16, English works too.

    Exit code 1 where nothing is found.
    """
    from policytrack.render.search import render_json, render_text
    from policytrack.report.select import search

    dataset, _ = load_sound(files)
    plans, targets = search(dataset, " ".join(text))
    write(render_json(plans, targets) if format is Format.JSON else render_text(plans, targets, screen().width))
    if not plans and not targets:
        raise typer.Exit(1)
