"""`units`: the table of units."""

import json
from enum import StrEnum
from typing import Annotated

import typer

from policytrack.quantity.unit import Unit
from policytrack.quantity.unit_table import UNITS
from policytrack.text.decimals import decimal_text
from policytrack.text.printable import width
from policytrack.text.script import fold
from policytrack.text.suggest import did_you_mean


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
    if format is Format.JSONL:
        for unit, aliases in found:
            typer.echo(json.dumps(_record(unit, aliases), ensure_ascii=False))
    else:
        _print_text(found)
    if not found:
        if format is Format.TEXT:
            near = UNITS.near(" ".join(text or []))
            typer.echo("no such unit" + (f"; {did_you_mean(near)}" if near else ""), err=True)
        raise typer.Exit(1)


def _names(unit: Unit, aliases: tuple[str, ...]) -> tuple[str, ...]:
    of = unit.dimension
    return (unit.symbol, unit.english, *aliases, of.key, of.base, of.name, of.name_en)


def _record(unit: Unit, aliases: tuple[str, ...]) -> dict[str, object]:
    return {
        "unit": unit.symbol,
        "english": unit.english,
        "dimension": unit.dimension.key,
        "factor": decimal_text(unit.factor),
        "base_unit": unit.dimension.base,
        "aliases": list(aliases),
    }


def _print_text(found: list[tuple[Unit, tuple[str, ...]]]) -> None:
    """A block a dimension, a line a unit; units of the same worth that have no other spellings share a line."""
    shown = None
    together: list[str] = []
    for index, (unit, aliases) in enumerate(found):
        if unit.dimension != shown:
            shown = unit.dimension
            typer.echo(
                f"{'' if index == 0 else chr(10)}{shown.name_en} ({shown.name}), base unit {shown.base} [{shown.key}]"
            )
        if shown.key == "count":
            together.append(unit.symbol)
            following = found[index + 1][0] if index + 1 < len(found) else None
            if following is None or following.english != unit.english:
                typer.echo(f"  {_padded(unit.english, 16)}{' '.join(together)}")
                together = []
        else:
            worth = f"{_padded(unit.symbol, 16)}{_padded(unit.english, 16)}= {decimal_text(unit.factor)} {shown.base}"
            typer.echo(f"  {worth}{'   also ' + ', '.join(aliases) if aliases else ''}")


def _padded(text: str, columns: int) -> str:
    return text + " " * max(1, columns - width(text))
