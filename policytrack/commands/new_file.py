"""Starting a data file where none is: on a terminal after a question, in a script with --create."""

import os
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from policytrack import store
from policytrack.commands.edit_options import agrees, asks
from policytrack.text.messages import say
from policytrack.text.printable import visible

Create: TypeAlias = Annotated[
    bool, typer.Option("--create", help="Start the data file where there is none, without asking.")
]


def agreed_on(files: list[str] | None, *, create: bool) -> str | None:
    """The path of the file to start; None where one is there, several are named, or nobody agrees to it."""
    named = files or [os.environ.get("POLICYTRACK_FILE") or store.DEFAULT_NAME]
    path = named[0]
    if len(named) > 1 or path == store.STDIN or Path(path).exists():
        return None
    if create or (asks() and agrees(say("There is no {}. Start it?", visible(path)))):
        return path
    return None
