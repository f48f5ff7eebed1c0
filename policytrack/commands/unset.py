"""`unset`: take a published figure out."""

from typing import Annotated

import typer

from policytrack.commands import completion, editing
from policytrack.commands.shared import Files
from policytrack.edits.batch import Batch
from policytrack.edits.book import Book, Edited


def command(
    id: Annotated[str, typer.Argument(metavar="ID", help="The target's id.", autocompletion=completion.ids)],
    as_of: Annotated[str, typer.Option("--as-of", metavar="DATE", help="The date of the figure.")],
    files: Files = None,
    dry_run: editing.DryRun = False,
) -> None:
    """Remove the figure of a date: exactly that entry, and with the last one the `actuals:` key.

    Comments above the entry stay. Prints the changed lines, and what the verdict was and is.
    """
    day = editing.date_of("--as-of", as_of)
    assert day is not None

    def request(book: Book) -> Edited:
        batch = Batch(book)
        batch.remove(id, day)
        return batch.edited()

    editing.report(editing.carry_out(files, request, dry_run=dry_run, yes=True), dry_run=dry_run)
