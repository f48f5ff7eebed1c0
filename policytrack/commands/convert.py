"""`convert`: the reader of quantities by itself."""

import json
import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import partial
from typing import Annotated, Final, cast

import typer

from policytrack.commands import completion
from policytrack.commands.language import METAVAR, named
from policytrack.commands.streams import write
from policytrack.errors import PolicytrackError
from policytrack.quantity.bound import Bound, draw
from policytrack.quantity.errors import QuantityError, UnknownUnitError
from policytrack.quantity.parsing import parse_clause
from policytrack.quantity.unit import DIMENSIONS, Dimension, Unit
from policytrack.quantity.unit_table import UNITS
from policytrack.render.convert import ConvertOptions, card, record, written
from policytrack.text.messages import enumerated, say
from policytrack.text.printable import escaped_in_json, visible
from policytrack.translations import Lang, told

#: So many bytes are no figure; a longer line is read as several.
LONGEST_LINE: Final = 1_000_000


class Format(StrEnum):
    """How the readings are written."""

    TEXT = "text"
    JSONL = "jsonl"


def command(
    *,
    quantity: Annotated[
        list[str],
        typer.Argument(
            metavar="QUANTITY", help="A quantity as a plan writes it, or - for one a line on standard input."
        ),
    ],
    to: Annotated[
        str | None,
        typer.Option(
            metavar="UNIT", help="Write it in this unit.", autocompletion=completion.units, show_default=False
        ),
    ] = None,
    lang: Annotated[
        str | None,
        typer.Option(metavar=METAVAR, callback=named, help="Write it in this language only.", show_default=False),
    ] = None,
    format: Annotated[Format, typer.Option(help="`jsonl`: one object a quantity.")] = Format.TEXT,
    region: Annotated[
        str | None, typer.Option(metavar="NAME", help="Whose 元, $ and 兆 they are: 香港, 台湾 ...", show_default=False)
    ] = None,
    dimension: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="What a bare P or 度 is of: computing, storage ...", show_default=False),
    ] = None,
    digits: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, help="Round to so many significant digits, marked ≈.", show_default=False),
    ] = None,
) -> None:
    """Read quantities such as 力争达到12EFLOPS, 1—2家 or 27.1 billion yuan, and write them in other units or words.

    In jsonl, low and high are in base units, a bare figure or 达到 is read as a promise of at least that much, and a
    line that cannot be read is an object with `error` and `column`. Exit code 1: a quantity could not be read.
    """
    unit = _unit(to, region)
    # What it is written in settles a bare P, and never whose 元 it was.
    settles = unit is not None and not unit.dimension.key.startswith("money-")
    wanted = _dimension(dimension) or (unit.dimension if unit and settles else None)
    options = ConvertOptions(unit, cast("Lang | None", lang), region, wanted, digits)  # as `named` gives it back
    if quantity != ["-"]:
        text = " ".join(quantity)
        failed = _print_jsonl([text], options) if format is Format.JSONL else _print_one(text, options)
    else:
        failed = (_print_jsonl if format is Format.JSONL else _print_lines)(_input_lines(), options)
        write("")  # what is not written yet
    if failed:
        raise typer.Exit(1)


def _input_lines() -> Iterator[str]:
    """The lines of standard input, as UTF-8 whatever the locale says; what is no UTF-8 is shown as such."""
    lines = iter(partial(sys.stdin.buffer.readline, LONGEST_LINE), b"")
    for number, line in enumerate(lines):
        text = line.decode("utf-8", errors="replace").rstrip("\r\n")
        yield text.removeprefix("\ufeff") if number == 0 else text


def _print_jsonl(lines: Iterable[str], options: ConvertOptions) -> bool:
    """Print an object a line; True if one could not be read."""
    encode = json.JSONEncoder(ensure_ascii=False).encode
    failed = False
    for text in lines:
        found = record(text, options.dimension, options.region)
        failed = failed or found["error"] is not None
        write(escaped_in_json(encode(found)) + "\n", flush=False)
    return failed


def _print_lines(lines: Iterable[str], options: ConvertOptions) -> bool:
    """Print each text and its reading; errors, with their line, on standard error. True if there was one."""
    failed = False
    for number, text in enumerate(lines, 1):
        try:
            write(f"{visible(text)}\t{written(_read(text, options), options)}\n", flush=False)
        except QuantityError as error:
            failed = True
            told_error = told(say("line {}, column {}: {}", number, error.offset + 1, visible(str(error))))
            typer.echo(told_error, err=True)
    return failed


def _print_one(text: str, options: ConvertOptions) -> bool:
    """Print the reading of one text; a `PolicytrackError` with the place says why it cannot be read."""
    try:
        bound = _read(text, options)
        if options.unit or options.lang:
            write(written(bound, options._replace(lang=options.lang or ("en" if text.isascii() else "zh"))) + "\n")
        else:
            write("\n".join((*card(bound, options.digits), "")))
    except QuantityError as error:
        place = [f"  {line}" for line in visible(draw(error)).split("\n")] if error.text else []
        hint = say("--dimension, or --region, settles it") if "ambiguous" in error.reason else ""
        if isinstance(error, UnknownUnitError) and not error.suggestions:
            hint = say("`policytrack units` lists the units")
        raise PolicytrackError(str(error), hint, place) from None
    return False


def _read(text: str, options: ConvertOptions) -> Bound:
    return parse_clause(text, dimension=options.dimension, region=options.region)


def _unit(text: str | None, region: str | None) -> Unit | None:
    if text is None:
        return None
    try:
        return UNITS.find(text, region=region)
    except QuantityError as error:
        raise PolicytrackError(say("--to: {}", error), say("`policytrack units TEXT` lists the units")) from None


def _dimension(key: str | None) -> Dimension | None:
    if key is None or key in DIMENSIONS:
        return DIMENSIONS[key] if key else None
    raise PolicytrackError(
        say("--dimension: there is no dimension {!r}", key), say("one of {}", enumerated(DIMENSIONS))
    )
