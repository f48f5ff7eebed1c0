"""`compare`: the same indicator over plans and regions."""

from enum import StrEnum
from typing import Annotated

import typer

from policytrack.commands.options import AsOf, Files, day, load_sound, screen
from policytrack.commands.view_options import InLang, InScript, InUnit, Lang, Paged, Script, locale, write_paged


class Format(StrEnum):
    """How the comparison is written."""

    TABLE = "table"
    JSON = "json"


def command(
    *,
    indicator: Annotated[
        list[str], typer.Argument(metavar="INDICATOR", help="An indicator's key, or words of its title.")
    ],
    files: Files = None,
    as_of: AsOf = None,
    lang: InLang = Lang.EN,
    script: InScript = Script.ORIGINAL,
    unit: InUnit = None,
    format: Annotated[Format, typer.Option(help="`json` is one object.")] = Format.TABLE,
    pager: Paged = True,
) -> None:
    """The same indicator over plans and regions, in one unit: goals and figures side by side, rank, growth needed.

    What is counted on different bases (FP16, revenue) is kept apart. Regions that lie in another are added up against
    it, and revised targets are told as strengthened, weakened or reaffirmed.
    """
    from policytrack.render.compare import render_json, render_text
    from policytrack.report.compare import compare

    spoken = locale(lang, script, unit)
    dataset, errors = load_sound(files)
    found = compare(dataset, " ".join(indicator), day(as_of), spoken.unit)
    if format is Format.JSON:
        write_paged(render_json(found, spoken), paged=False)
    else:
        write_paged(render_text(found, spoken, screen()), pager)
    if errors:
        raise typer.Exit(1)
