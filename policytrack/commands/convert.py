"""`convert`: the reader of quantities by itself."""

import json
import sys
from collections.abc import Iterable, Iterator
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, NamedTuple

import typer

from policytrack.errors import PolicytrackError
from policytrack.quantity.bound import Bound, Comparator, as_goal, draw
from policytrack.quantity.errors import QuantityError
from policytrack.quantity.figure_parser import EXPECTS_FIGURE
from policytrack.quantity.parsing import parse
from policytrack.quantity.unit import DIMENSIONS, Dimension, Unit
from policytrack.quantity.unit_table import UNITS
from policytrack.text.printable import visible

_SAYS = {
    Comparator.EXACT: "exactly",
    Comparator.MORE: "more than",
    Comparator.AT_LEAST: "at least",
    Comparator.LESS: "less than",
    Comparator.AT_MOST: "at most",
    Comparator.ABOUT: "about",
    Comparator.RANGE: "from … to …",
}


class Lang(StrEnum):
    """The language that a quantity is written in."""

    ZH = "zh"
    HANT = "zh-Hant"
    EN = "en"


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
    to: Annotated[str | None, typer.Option(metavar="UNIT", help="Write it in this unit.", show_default=False)] = None,
    lang: Annotated[Lang | None, typer.Option(help="Write it in this language only.", show_default=False)] = None,
    format: Annotated[Format, typer.Option(help="`jsonl`: one object a quantity.")] = Format.TEXT,
    region: Annotated[
        str | None, typer.Option(help="Whose 元, $ and 兆 they are: 香港, 台湾 ...", show_default=False)
    ] = None,
    dimension: Annotated[
        str | None, typer.Option(help="What a bare P or 度 is of: computing, storage ...", show_default=False)
    ] = None,
    digits: Annotated[
        int | None, typer.Option(min=1, help="Round to so many significant digits, marked ≈.", show_default=False)
    ] = None,
) -> None:
    """Read quantities such as 力争达到12EFLOPS, 1—2家 or 27.1 billion yuan, and write them in other units or words.

    In jsonl, low and high are in base units, a bare figure or 达到 is read as a promise of at least that much, and a
    line that cannot be read is an object with `error` and `column`. Exit code 1: a quantity could not be read.
    """
    unit = _unit(to, region)
    wanted = _dimension(dimension) or (unit.dimension if unit else None)
    options = ConvertOptions(unit, lang, region, wanted, digits)
    if quantity != ["-"]:
        text = " ".join(quantity)
        failed = _print_jsonl([text], options) if format is Format.JSONL else _print_one(text, options)
    else:
        failed = (_print_jsonl if format is Format.JSONL else _print_lines)(_input_lines(), options)
    if failed:
        raise typer.Exit(1)


class ConvertOptions(NamedTuple):
    """What a reading is to be written as, and what settles it."""

    unit: Unit | None
    lang: Lang | None
    region: str | None
    dimension: Dimension | None
    digits: int | None


def record(text: str, dimension: Dimension | None = None, region: str | None = None) -> dict[str, object]:
    """What `text` says as a promise, as the object of the jsonl format.

    With `error` and `column`, from 1, where it cannot be read.
    """
    try:
        bound = as_goal(read(text, dimension, region))
    except QuantityError as error:
        return dict.fromkeys(_KEYS) | {"text": text, "error": str(error), "column": error.offset + 1}
    return {
        "text": text,
        "comparator": bound.comparator.value,
        "low": decimal_text(bound.base_low),
        "high": decimal_text(bound.base_high),
        "unit": bound.unit.symbol,
        "base_unit": bound.unit.dimension.base,
        "dimension": bound.unit.dimension.key,
        "change": bound.change and bound.change.value,
        "per": bound.per,
        "basis": bound.basis,
        "period": bound.period,
        "reference": bound.reference,
        "error": None,
        "column": None,
    }


def read(text: str, dimension: Dimension | None = None, region: str | None = None) -> Bound:
    """The bound that `text` states: a figure, or a clause that names its subject first (存储总量达到10EB).

    A clause is read where its one figure stands at the end behind a word of comparison, direction or level. Raises
    `QuantityError` for the text as a figure.
    """
    try:
        return parse(text, dimension=dimension, region=region)
    except QuantityError as error:
        if error.expected == EXPECTS_FIGURE and _digits(text) == 1:
            from policytrack.quantity.extract import find

            found = find(text, region=region)
            if len(found) == 1:
                clause = text[found[0].start :].rstrip("。；;,， ")
                if found[0].text == clause and not clause[0].isdigit():
                    return found[0].bound
        raise


def _digits(text: str) -> int:
    """The number of runs of digits in `text`."""
    return sum(
        char.isdigit() and not (place and (text[place - 1].isdigit() or text[place - 1] == "."))
        for place, char in enumerate(text)
    )


_KEYS = (
    "text", "comparator", "low", "high", "unit", "base_unit", "dimension", "change", "per", "basis", "period",
    "reference", "error", "column",
)  # fmt: skip


def decimal_text(value: Decimal) -> str:
    """The value as a plain decimal, without exponent and without zeros at its end."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _input_lines() -> Iterator[str]:
    """The lines of standard input, as UTF-8 whatever the locale says; what is no UTF-8 is shown as such."""
    for number, line in enumerate(sys.stdin.buffer):
        text = line.decode("utf-8", errors="replace").rstrip("\r\n")
        yield text.removeprefix("\ufeff") if number == 0 else text


def _print_jsonl(lines: Iterable[str], options: ConvertOptions) -> bool:
    """Print an object a line; True if one could not be read."""
    encode = json.JSONEncoder(ensure_ascii=False).encode
    failed = False
    for text in lines:
        found = record(text, options.dimension, options.region)
        failed = failed or found["error"] is not None
        sys.stdout.write(encode(found) + "\n")
    return failed


def _print_lines(lines: Iterable[str], options: ConvertOptions) -> bool:
    """Print each text and its reading; errors, with their line, on standard error. True if there was one."""
    failed = False
    for number, text in enumerate(lines, 1):
        try:
            sys.stdout.write(f"{visible(text)}\t{_written(read(text, options.dimension, options.region), options)}\n")
        except QuantityError as error:
            failed = True
            typer.echo(f"line {number}, column {error.offset + 1}: {visible(str(error))}", err=True)
    return failed


def _print_one(text: str, options: ConvertOptions) -> bool:
    """Print the reading of one text; a `PolicytrackError` with the place says why it cannot be read."""
    try:
        bound = read(text, options.dimension, options.region)
        if options.unit or options.lang:
            typer.echo(_written(bound, options._replace(lang=options.lang or (Lang.EN if text.isascii() else Lang.ZH))))
        else:
            typer.echo("\n".join(_card(bound, options.digits)))
    except QuantityError as error:
        place = f"\n  {visible(draw(error)).replace(chr(10), chr(10) + '  ')}" if error.text else ""
        hint = "--dimension, or --region, settles it" if "ambiguous" in error.reason else ""
        raise PolicytrackError(f"{visible(str(error))}{place}", hint) from None
    return False


def _written(bound: Bound, options: ConvertOptions) -> str:
    from policytrack.quantity.format import format_bound

    lang: Any = (options.lang or Lang.ZH).value
    return format_bound(bound, lang=lang, unit=options.unit, digits=options.digits, symbols=True)


def _card(bound: Bound, digits: int | None) -> Iterator[str]:
    """The reading of one quantity, a line an aspect."""
    from policytrack.quantity.format import format_bound

    goal = as_goal(bound)
    base = bound.unit.dimension.base
    ends = [f"{_grouped(bound.base_low)}"]
    if bound.comparator is Comparator.RANGE:
        ends.append(f"{_grouped(bound.base_high)}")
    yield f"中文        {format_bound(bound, lang='zh', digits=digits)}"
    yield f"English     {format_bound(bound, lang='en', digits=digits)}"
    yield f"dimension   {bound.dimension.name_en} ({bound.dimension.name})"
    yield f"base value  {' to '.join(ends)} {base}"
    says = "a range" if bound.comparator is Comparator.RANGE else _SAYS[bound.comparator]
    if goal.comparator is not bound.comparator:
        says += f"; as a promise: {_SAYS[goal.comparator]}"
    if bound.magnitude:
        says += ", an order of magnitude"
    yield f"says        {says}"
    for name, value in (
        ("change", bound.change and f"{bound.change.value} by this amount, not a level"),
        ("per", bound.per),
        ("period", bound.period),
        ("compared to", bound.reference),
        ("basis", bound.basis),
        ("words", bound.word),
    ):
        if value:
            yield f"{name:<12}{visible(value)}"


def _grouped(value: Decimal) -> str:
    whole, point, rest = decimal_text(value).partition(".")
    return f"{int(whole):,}{point}{rest}" if whole != "-0" else f"-0{point}{rest}"


def _unit(text: str | None, region: str | None) -> Unit | None:
    if text is None:
        return None
    try:
        return UNITS.find(text, region=region)
    except QuantityError as error:
        raise PolicytrackError(f"--to: {error}", "`policytrack units TEXT` lists the units") from None


def _dimension(key: str | None) -> Dimension | None:
    if key is None or key in DIMENSIONS:
        return DIMENSIONS[key] if key else None
    raise PolicytrackError(f"--dimension: there is no dimension {key!r}", f"one of {', '.join(DIMENSIONS)}")
