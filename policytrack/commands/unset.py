"""`unset`: take a published figure out."""

from typing import TYPE_CHECKING, Annotated

import typer

from policytrack.commands import completion, edit_options
from policytrack.commands.options import Files, NoLock

if TYPE_CHECKING:
    from policytrack.edits.session import Edited, EditSession


def command(
    id: Annotated[str, typer.Argument(metavar="ID", help="The target's id.", autocompletion=completion.ids)],
    as_of: Annotated[str, typer.Option("--as-of", metavar="DATE", help="The date of the figure.")],
    files: Files = None,
    dry_run: edit_options.DryRun = False,
    no_lock: NoLock = False,
) -> None:
    """Remove the figure of a date: exactly that entry, and with the last one the `actuals:` key.

    Comments above the entry stay. Prints the changed lines, and what the verdict was and is.
    """
    from policytrack.edits.batch import Batch

    day = edit_options.date_of("--as-of", as_of)
    assert day is not None

    def request(session: "EditSession") -> "Edited":
        batch = Batch(session)
        batch.remove(id, day)
        return batch.edited()

    edit_options.report(
        edit_options.carry_out(files, request, dry_run=dry_run, no_lock=no_lock, yes=True), dry_run=dry_run
    )
