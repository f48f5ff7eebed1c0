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
from policytrack.text.messages import say
from policytrack.text.printable import counted


def run(
    path: str,
    map_file: str,
    *,
    files: list[str] | None,
    sheets: Sequence[str],
    partial: bool,
    replace: bool,
    dry_run: bool,
    yes: bool,
    no_lock: bool,
) -> None:
    """Take a workbook over by its map, all of its rows or none; with `partial` those that can be taken."""
    source, map_source = store.read([path, map_file])
    table_map = read_map(map_source)
    table = rows_of(read_table(source), table_map, TARGET, sheets)
    tell_remarks(table.remarks)
    importer = Importer(source.name, table, table_map, partial=partial, replace=replace)

    def end(outcome: update.Outcome) -> str:
        edited = outcome.edited
        number = counted(len({*edited.touched, *edited.expected}), "target")
        return say("{} in {}", number, ", ".join(outcome.texts))

    with progress(say("Importing {:,} rows", len(table.rows)), update.STAGES) as tick:
        while True:
            try:
                done = edit_options.carry_out(
                    files,
                    importer.edit,
                    dry_run=dry_run,
                    # A migration brings hundreds of findings of the rules; they are counted below, and stay findable.
                    yes=yes or not table_map.figures,
                    no_lock=no_lock,
                    diff=dry_run,
                    end=end,
                    tick=tick,
                )
                break
            except update.RejectedError as error:
                if not importer.refuse(error.found, error.rows_at):
                    raise
    for one in importer.left_out:
        tell(say("left out: {}:{}", source.name, str(one)))
    found = len(done.outcome.doubts) + len(done.outcome.notes)
    if not table_map.figures:
        done = done._replace(outcome=changed(done.outcome, doubts=(), notes=()))
    edit_options.report(done, dry_run=dry_run, diff=dry_run)
    if found and not table_map.figures:
        tell(say("{} in what is new; `policytrack check` shows them", counted(found, "finding")))
