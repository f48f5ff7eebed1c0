"""`import --map`: a workbook's targets, plans and figures into the data file."""

from collections.abc import Sequence
from dataclasses import replace as changed

from policytrack import store, update
from policytrack.commands import edit_options
from policytrack.commands.streams import tell
from policytrack.commands.table_options import tell_remarks
from policytrack.data.fields import TARGET
from policytrack.render.progress import progress
from policytrack.sheets.delimited import read_table
from policytrack.tables.importing import Importer
from policytrack.tables.map_reader import read_map
from policytrack.tables.rows import rows_of
from policytrack.text.messages import enumerated, say
from policytrack.text.printable import counted


def import_table(
    path: str, map_file: str, writing: edit_options.Writing, *, sheets: Sequence[str], partial: bool, replace: bool
) -> None:
    """Take a workbook over by its map, all of its rows or none; with `partial` those that can be taken."""
    source, map_source = store.read_tables([path, map_file])
    table_map = read_map(map_source)
    table = rows_of(read_table(source), table_map, TARGET, sheets)
    tell_remarks(table.remarks)
    importer = Importer(source.name, table, table_map, partial=partial, replace=replace)
    # A migration brings hundreds of findings of the rules; they are counted, and stay findable.
    done = _taken_over(importer, writing if table_map.figures else writing._replace(yes=True))
    for one in importer.left_out:
        tell(say("left out: {}:{}", source.name, str(one)))
    if table_map.figures:
        writing.report(done)
        return
    writing.report(done._replace(outcome=changed(done.outcome, doubts=(), notes=())))
    if found := len(done.outcome.doubts) + len(done.outcome.notes):
        tell(say("{} in what is new: see `policytrack check`", counted(found, "finding")))


def _taken_over(importer: Importer, writing: edit_options.Writing) -> edit_options.Done:
    """The rows as they were written: again and again without those that the data would not take."""
    with progress(say("Importing {:,} rows", len(importer.table.rows)), update.STAGES) as tick:
        while True:
            try:
                return writing.carry_out(importer.edit, _end, tick)
            except update.RejectedError as error:
                if not importer.refuse(error.found, error.rows_at):
                    raise


def _end(outcome: update.Outcome) -> str:
    number = counted(len({*outcome.edited.touched, *outcome.edited.expected}), "target")
    return say("{} written to {}", number, enumerated(outcome.texts))
