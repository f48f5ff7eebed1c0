"""`compare`: the same indicator over plans and regions."""

from enum import StrEnum
from typing import Annotated

import typer

from policytrack.commands import completion
from policytrack.commands.options import AsOf, Files, day, load_sound, screen
from policytrack.commands.streams import write
from policytrack.commands.view_options import Ascii, InScript, InUnit, Paged, Script, locale, write_paged


class Format(StrEnum):
    """How the comparison is written."""

    TABLE = "table"
    JSON = "json"


def command(
    *,
    indicator: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[INDICATOR]",
            help="An indicator's key, or words of its title; without one the indicators are listed.",
            show_default=False,
            autocompletion=completion.indicators,
        ),
    ] = None,
    files: Files = None,
    as_of: AsOf = None,
    script: InScript = Script.ORIGINAL,
    unit: InUnit = None,
    format: Annotated[Format, typer.Option(help="`json` is one object.")] = Format.TABLE,
    ascii: Ascii = False,
    pager: Paged = True,
) -> None:
    """The same indicator over plans and regions, in one unit: goals and figures side by side, rank, growth needed.

    What is counted on different bases (FP16, revenue) is kept apart. Regions that lie in another are added up against
    it, and revised targets are told as strengthened, weakened or reaffirmed.
    """
    from policytrack.render.compare import indicators_json, render_indicators, render_json, render_text
    from policytrack.report.compare import compare, indicators

    spoken = locale(script, unit, machine=format is Format.JSON)
    dataset, errors = load_sound(files)
    if not indicator:
        counted = indicators(dataset)
        write(
            indicators_json(counted)
            if format is Format.JSON
            else render_indicators(counted, spoken, screen(ascii=ascii))
        )
        return
    found = compare(dataset, " ".join(indicator), day(as_of), spoken.unit)
    if format is Format.JSON:
        write_paged(render_json(found, spoken), paged=False)
    else:
        write_paged(render_text(found, spoken, screen(ascii=ascii)), pager)
    if errors:
        raise typer.Exit(1)
