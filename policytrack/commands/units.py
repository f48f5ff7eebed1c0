"""`units`: the table of units."""

import sys
from enum import StrEnum
from typing import Annotated

import typer

from policytrack.commands.options import screen
from policytrack.commands.streams import folded, write
from policytrack.quantity.unit import Unit
from policytrack.quantity.unit_table import UNITS
from policytrack.render.units import render_lines, render_text
from policytrack.text.messages import Message, say
from policytrack.text.script import fold
from policytrack.text.suggest import did_you_mean
from policytrack.translations import told


class Format(StrEnum):
    """How the table is written."""

    TEXT = "text"
    JSONL = "jsonl"


def command(
    text: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[TEXT]",
            help="Only units that this text occurs in: a name, a spelling, a dimension.",
            show_default=False,
        ),
    ] = None,
    format: Annotated[Format, typer.Option(help="`jsonl`: one object a unit.")] = Format.TEXT,
) -> None:
    """List the units that figures are read in: how each is written, its dimension, what it is worth in the base unit.

    Chinese units also take 万, 亿 and 万亿 before them, and any two make a ratio (元/人, 吨/日).

    Exit code 1: no unit was found.
    """
    wanted = fold(" ".join(text or []))
    found = [
        (unit, aliases) for unit, aliases in UNITS.listed if any(wanted in fold(name) for name in _names(unit, aliases))
    ]
    write(render_lines(found) if format is Format.JSONL else render_text(found, screen().width))
    if not found:
        if format is Format.TEXT:
            near = UNITS.near(" ".join(text or []))
            none = say("no such unit")
            lines = (none, Message("  = {}", did_you_mean(near) or say("`policytrack units` lists all of them")))
            typer.echo("\n".join(folded(told(line), sys.stderr) for line in lines), err=True)
        raise typer.Exit(1)


def _names(unit: Unit, aliases: tuple[str, ...]) -> tuple[str, ...]:
    of = unit.dimension
    return (unit.symbol, unit.english, *aliases, of.key, of.base, of.name, of.name_en)
