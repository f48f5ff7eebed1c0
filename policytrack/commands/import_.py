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
from policytrack.printable import counted

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
    rows, unread = table.read_table(source.name, source.data)

    def request(book: Book) -> Edited:
        batch = Batch(book)
        problems = [*unread, *table.record(batch, rows, replace=replace)]
        if problems:
            raise table.TableError(source.name, problems + _problems_of_values(book, rows, problems, replace=replace))
        return batch.edited()

    with editing.progress(f"Importing {len(rows):,} figures", shown=len(rows) >= _LONG) as tick:
        try:
            outcome = editing.carry_out(files, request, dry_run=dry_run, yes=yes, tick=tick)
        except update.RejectedError as error:
            problems = _by_rows(rows, error)
            raise (table.TableError(source.name, problems) if problems else error) from None
    editing.report(outcome, dry_run=dry_run, diff=dry_run)
    if outcome.texts and not dry_run:
        targets = len(outcome.edited.expected)
        figures = f"{counted(len(rows), 'figure')} of {counted(targets, 'target')}"
        write(f"{figures} in {', '.join(outcome.texts)}\n")


def _problems_of_values(
    book: Book, rows: Sequence[table.Row], problems: Sequence[tuple[int, str]], *, replace: bool
) -> list[tuple[int, str]]:
    """What the other rows of a table with problems would be refused for: all problems are said at once."""
    lines = {line for line, _ in problems}
    others = [row for row in rows if row.line not in lines]

    def request(book: Book) -> Edited:
        batch = Batch(book)
        table.record(batch, others, replace=replace)
        return batch.edited()

    try:
        update.revise(book.sources, request, book.today)
    except update.RejectedError as error:
        return _by_rows(others, error)
    except PolicytrackError:
        pass  # it says no line of the table; it comes again when the others are mended
    return []


def _by_rows(rows: Sequence[table.Row], error: update.RejectedError) -> list[tuple[int, str]]:
    """The problems of figures that cannot be read, by the lines of their table where they are known."""
    return [(row.line, found.message) for found in error.found for row in error.rows_at(rows, found)]
