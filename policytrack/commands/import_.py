"""`import`: record many published figures from a table."""

from collections.abc import Sequence
from typing import Annotated

import typer

from policytrack import store, update
from policytrack.commands import editing
from policytrack.commands.shared import Files, write
from policytrack.edits import table
from policytrack.edits.batch import Batch
from policytrack.edits.book import Book, Edited
from policytrack.errors import PolicytrackError

#: From so many figures on a bar shows how far it is.
_LONG = 500


def command(
    path: Annotated[str, typer.Argument(metavar="FILE", help="A CSV file with a header, or - for standard input.")],
    *,
    files: Files = None,
    replace: Annotated[bool, typer.Option("--replace", help="Change figures of a date that is there already.")] = False,
    yes: editing.Yes = False,
    dry_run: editing.DryRun = False,
) -> None:
    """Record the figures of a table, all of them or none: the columns id, value, as_of, and source, published, basis,
    match, note.

    Every problem is said with its line of the table. Exit code 2: nothing was written.
    """
    (source,) = store.read([path])
    rows = table.read_table(source.name, source.data)

    def request(book: Book) -> Edited:
        batch = Batch(book)
        table.record(batch, source.name, rows, replace=replace)
        return batch.edited()

    with editing.progress(f"Importing {len(rows):,} figures", shown=len(rows) >= _LONG) as tick:
        try:
            outcome = editing.carry_out(files, request, dry_run=dry_run, yes=yes, tick=tick)
        except update.RejectedError as error:
            raise _by_rows(source.name, rows, error) from None
    editing.report(outcome, dry_run=dry_run, diff=dry_run)
    if outcome.texts and not dry_run:
        write(f"{len(rows):,} figures of {len(outcome.edited.expected):,} targets in {', '.join(outcome.texts)}\n")


def _by_rows(name: str, rows: Sequence[table.Row], error: update.RejectedError) -> PolicytrackError:
    """The problems of a table whose figures cannot be read, by its own lines where they are known."""
    problems = [(row.line, found.message) for found in error.found for row in error.rows_at(rows, found)]
    return table.TableError(name, problems) if problems else error
