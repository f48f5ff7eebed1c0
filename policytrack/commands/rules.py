"""`rules`: the list of rules."""

from enum import StrEnum
from typing import Annotated

import typer

from policytrack.commands.options import screen
from policytrack.commands.streams import write


class Format(StrEnum):
    """How the rules are written."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


def command(
    format: Annotated[Format, typer.Option(help="`markdown` is the whole manual, `docs/rules.md`.")] = Format.TEXT,
) -> None:
    """List the rules of the check, with severity and what each wants."""
    from policytrack.render import manual
    from policytrack.rules import catalogue

    if format is Format.JSON:
        write(manual.render_json(catalogue.RULES))
    elif format is Format.MARKDOWN:
        write(manual.render_markdown(catalogue.RULES))
    else:
        write(manual.render_list(catalogue.RULES, screen().width))
