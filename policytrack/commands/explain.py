"""`explain`: the manual page of a rule."""

import sys
from typing import Annotated

import typer

from policytrack.commands import completion
from policytrack.commands.options import wants_colour
from policytrack.commands.streams import terminal_width, write


def command(
    rule: Annotated[
        str,
        typer.Argument(
            metavar="CODE", help="A rule's code or name: PT031, comparator.", autocompletion=completion.rules
        ),
    ],
) -> None:
    """Explain a rule of the check: what it wants, why, and how wrong and right look."""
    from policytrack.render import manual
    from policytrack.rules import catalogue

    write(manual.render_page(catalogue.find(rule), width=terminal_width(sys.stdout), colour=wants_colour()))
