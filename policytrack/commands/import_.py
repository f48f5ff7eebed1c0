"""`import`: record many published figures from a table."""

from typing import Annotated

import typer

from policytrack.commands import edit_options
from policytrack.commands.options import Files, NoLock
from policytrack.commands.table_options import MapFile, Sheets
from policytrack.errors import PolicytrackError
from policytrack.text.messages import say


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
    writing = edit_options.Writing(files, dry_run=dry_run, yes=yes, no_lock=no_lock)
    if map_file is not None:
        if encoding:
            raise PolicytrackError(say("--encoding is for tables of figures"), say("save the table as UTF-8"))
        from policytrack.commands.table_import import import_table

        import_table(path, map_file, writing, sheets=sheet or [], partial=partial_rows, replace=replace)
    else:
        if partial_rows or sheet:
            raise PolicytrackError(say("--partial and --sheet are for workbooks"), say("name a map with --map"))
        from policytrack.commands.figure_import import import_figures

        import_figures(path, writing, encoding=encoding or "", replace=replace)
