"""`init`: start a data file, empty or from a plan's text."""

import sys
from typing import Annotated

import typer

from policytrack.commands.edit_options import tell_of_ids
from policytrack.commands.plan_options import plan_file_text, stem
from policytrack.commands.streams import OutputError, folded, write
from policytrack.errors import PolicytrackError
from policytrack.text.messages import say
from policytrack.text.printable import counted, one_line
from policytrack.translations import told


def command(
    path: Annotated[
        str | None,
        typer.Argument(metavar="FILE", help="The file to start; targets.yaml by default.", show_default=False),
    ] = None,
    *,
    file: Annotated[
        str | None,
        typer.Option("--file", "-f", metavar="FILE", help="The file to start, named as other commands have it."),
    ] = None,
    begin: Annotated[
        str | None,
        typer.Option("--from", metavar="PLAN", help="A plan's text to begin with: its record and its targets."),
    ] = None,
) -> None:
    """Start a data file: small, with comments, and valid as it stands. A file that is there is left as it is."""
    from policytrack.edits import drafting
    from policytrack.store.texts import start, text_beside

    if path is not None and file is not None:
        raise PolicytrackError(say("{} and {}: one file is started at a time", one_line(path), one_line(file)))
    path = path or file or "targets.yaml"
    plans: dict[str, dict[str, str]] = {}
    targets, number, ids = "", 0, set[str]()
    if begin is not None:
        from policytrack.plans.proposals import draft

        drafted = draft(plan_file_text(begin))
        key = drafting.plan_key(drafted.record, stem(begin))
        plans[key] = drafting.plan_fields(drafted.record, text_beside(path, begin))
        targets = drafting.target_lines(drafted.proposals, key, ids, drafting.starts(drafted.record, key))
        number = len(drafted.proposals)
    start(path, drafting.new_file(plans, targets))
    name = one_line(path)
    said = say("{} is started; `policytrack draft PLAN` proposes the targets of a plan's text", name)
    if begin is not None:
        said = say(
            "{} is started with {}; read them, then `policytrack check`", name, counted(number, "proposed target")
        )
    try:
        write(folded(told(said), sys.stdout) + "\n")
    except OutputError as error:
        raise OutputError(error.error, say("{} is started, but ", name)) from None
    tell_of_ids(ids)
