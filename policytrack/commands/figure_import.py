"""`import` of a table of figures: all of them or none, and every problem with its line of the table."""

from collections.abc import Sequence
from typing import Final

from policytrack import store, update
from policytrack.commands import edit_options
from policytrack.edits import csv_import
from policytrack.edits.batch import Batch
from policytrack.edits.session import Edited, EditSession
from policytrack.errors import PolicytrackError
from policytrack.render.progress import progress
from policytrack.text.messages import enumerated, say
from policytrack.text.printable import counted

#: How a workbook (.xlsx) begins, which is an archive.
_ZIP: Final = b"PK\x03\x04"


def import_figures(path: str, writing: edit_options.Writing, *, encoding: str, replace: bool) -> None:
    """Record the figures of a table; with `replace` also those of a date that has one. Raises `TableError`."""
    (source,) = store.read_tables([path])
    if source.data.startswith(_ZIP):
        raise PolicytrackError(
            say("{} is a workbook, whose columns a map must name", path),
            say("`policytrack map {0} > map.yaml` proposes one; then `policytrack import {0} --map map.yaml`", path),
        )
    rows, unread, read_as = csv_import.read_table(source.name, source.data, encoding)

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
        written = say("{} of {} recorded in {}", figures, targets, enumerated(outcome.texts))
        return written if read_as == "UTF-8" else say("{}; {} was read as {}", written, source.name, read_as)

    with progress(say("Importing {:,} figures", len(rows)), update.STAGES) as tick:
        try:
            done = writing.carry_out(request, end, tick)
        except update.RejectedError as error:
            problems = _by_rows(rows, error)
            raise (csv_import.TableError(source.name, problems) if problems else error) from None
    writing.report(done)


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
