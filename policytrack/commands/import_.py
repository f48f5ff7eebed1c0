"""`import`: record many published figures from a table."""

from collections.abc import Sequence
from functools import partial
from typing import Annotated

import typer

from policytrack import store, update
from policytrack.commands import edit_options
from policytrack.commands.options import Files, NoLock
from policytrack.commands.table_options import MapFile, Sheets
from policytrack.edits import csv_import
from policytrack.edits.batch import Batch
from policytrack.edits.session import Edited, EditSession
from policytrack.errors import PolicytrackError
from policytrack.render.progress import progress
from policytrack.text.messages import say
from policytrack.text.printable import counted


def command(
    path: Annotated[
        str,
        typer.Argument(
            metavar="FILE", help="A CSV or TSV file with a header, or - for standard input; a workbook by --map."
        ),
    ],
    *,
    files: Files = None,
    map_file: MapFile = None,
    sheet: Sheets = None,
    partial_rows: Annotated[
        bool, typer.Option("--partial", help="With --map: take over what can be read, and list what stays out.")
    ] = False,
    encoding: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Its encoding, where it cannot be told: utf-8, gb18030, big5."),
    ] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Change figures of a date that is there already.")] = False,
    yes: edit_options.Yes = False,
    dry_run: edit_options.DryRun = False,
    no_lock: NoLock = False,
) -> None:
    """Record the figures of a table, all of them or none: the columns id, value, as_of, and role, source, archived,
    published, basis, match, note, in English or Chinese, as `report --format csv --series` writes them. With --map, the
    targets, plans and figures of a workbook.

    Every problem is said with its line of the table. Exit code 2: nothing was written.
    """
    if map_file is not None:
        if encoding:
            raise PolicytrackError(say("--encoding is for tables of figures"), say("save the table as UTF-8"))
        from policytrack.commands.table_import import run

        run(
            path,
            map_file,
            files=files,
            sheets=sheet or [],
            partial=partial_rows,
            replace=replace,
            dry_run=dry_run,
            yes=yes,
            no_lock=no_lock,
        )
        return
    if partial_rows or sheet:
        raise PolicytrackError(say("--partial and --sheet are for workbooks"), say("name a map with --map"))
    (source,) = store.read([path])
    rows, unread, read_as = csv_import.read_table(source.name, source.data, encoding or "")

    def request(session: EditSession) -> Edited:
        batch = Batch(session)
        problems = [*unread, *csv_import.record(batch, rows, replace=replace)]
        if problems:
            raise csv_import.TableError(
                source.name, problems + _problems_of_values(session, rows, problems, replace=replace)
            )
        return batch.edited()

    def end(outcome: update.Outcome) -> str:
        figures, targets = counted(len(rows), "figure"), counted(len(outcome.edited.expected), "target")
        written = say("{} of {} in {}", figures, targets, ", ".join(outcome.texts))
        return written if read_as == "UTF-8" else say("{}; {} was read as {}", written, source.name, read_as)

    carry_out = partial(edit_options.carry_out, files, request, dry_run=dry_run, no_lock=no_lock, yes=yes)
    with progress(say("Importing {:,} figures", len(rows)), update.STAGES) as tick:
        try:
            done = carry_out(diff=dry_run, end=end, tick=tick)
        except update.RejectedError as error:
            problems = _by_rows(rows, error)
            raise (csv_import.TableError(source.name, problems) if problems else error) from None
    edit_options.report(done, dry_run=dry_run, diff=dry_run)


def _problems_of_values(
    session: EditSession, rows: Sequence[csv_import.CsvRow], problems: Sequence[tuple[int, str]], *, replace: bool
) -> list[tuple[int, str]]:
    """What the other rows of a table with problems would be refused for: all problems are said at once."""
    lines = {line for line, _ in problems}
    others = [row for row in rows if row.line not in lines]

    def request(session: EditSession) -> Edited:
        batch = Batch(session)
        csv_import.record(batch, others, replace=replace)
        return batch.edited()

    try:
        update.revise(session.sources, request, session.today)
    except update.RejectedError as error:
        return _by_rows(others, error)
    except PolicytrackError:
        pass  # it says no line of the table; it comes again when the others are mended
    return []


def _by_rows(rows: Sequence[csv_import.CsvRow], error: update.RejectedError) -> list[tuple[int, str]]:
    """The problems of figures that cannot be read, by the lines of their table where they are known."""
    return [(row.line, found.message) for found in error.found for row in error.rows_at(rows, found)]
