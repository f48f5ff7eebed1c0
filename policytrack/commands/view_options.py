"""What the commands share that show targets: language, script and unit, and the pager."""

import os
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from policytrack.commands import completion
from policytrack.errors import PolicytrackError
from policytrack.text.messages import say
from policytrack.text.suggest import did_you_mean
from policytrack.translations import spoken, spoken_to_machines

if TYPE_CHECKING:
    from policytrack.report.locale import Locale


class Script(StrEnum):
    """The characters that the words of the documents are shown in."""

    ORIGINAL = "original"
    HANS = "hans"
    HANT = "hant"
    HK = "hk"
    TW = "tw"


InScript: TypeAlias = Annotated[
    Script,
    typer.Option(
        "--script",
        help="The documents' own words, machine-converted to simplified or traditional characters.",
    ),
]
InUnit: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--unit",
        metavar="UNIT",
        help="Amounts in this unit, where it is of their kind.",
        show_default=False,
        autocompletion=completion.units,
    ),
]
KnownOn: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--known-on",
        metavar="DATE",
        help="Count only figures published by this day; by default that of the report.",
        show_default=False,
    ),
]
Ascii: TypeAlias = Annotated[
    bool, typer.Option("--ascii", help="Draw with plain characters only, for fonts that show others too wide.")
]
Paged: TypeAlias = Annotated[
    bool, typer.Option("--pager/--no-pager", help="Page what is longer than the terminal, with $PAGER.")
]


def locale(script: Script, unit: str | None, *, machine: bool = False) -> "Locale":
    """How to speak to a person, or to a `machine`. Raises `PolicytrackError` where the unit is not known."""
    from policytrack.report.locale import Locale

    lang = spoken_to_machines() if machine else spoken()
    if unit is None:
        return Locale(lang, script.value)
    from policytrack.quantity.errors import QuantityError
    from policytrack.quantity.unit_table import UNITS

    try:
        return Locale(lang, script.value, UNITS.find(unit))
    except QuantityError as error:
        raise PolicytrackError(
            say("--unit: {}", error), (did_you_mean(error.suggestions) or say("`policytrack units` lists the units"))
        ) from None


def write_paged(text: str, paged: bool) -> None:
    """Print a text; on a terminal, one that is longer than the screen goes through the pager."""
    from policytrack.commands.streams import write

    if not (paged and sys.stdout.isatty() and sys.stdin.isatty()) or os.environ.get("TERM") == "dumb":
        write(text)
        return
    import shutil

    if text.count("\n") < shutil.get_terminal_size().lines:
        write(text)
        return
    import pydoc
    import shlex

    wanted = shlex.split(os.environ.get("PAGER", "less"))
    if not wanted or shutil.which(wanted[0]) is None:
        write(text)
        return
    os.environ.setdefault("LESS", "-R")  # colours as colours
    pydoc.pager(text)


def words(text: list[str] | None) -> list[str]:
    """The values of an option that may be given more than once, or with commas."""
    return [word.strip() for value in text or [] for word in value.split(",") if word.strip()]
