"""`map`: propose which column of a table is which field."""

from typing import Annotated

import typer

from policytrack import store
from policytrack.commands.streams import write
from policytrack.commands.table_options import Sheets, tell_remarks
from policytrack.errors import PolicytrackError
from policytrack.text.messages import say


def command(
    path: Annotated[str, typer.Argument(metavar="FILE", help="A workbook: .xlsx, .csv or .tsv.")],
    *,
    sheet: Sheets = None,
) -> None:
    """Propose a map for a workbook: which column is which field, from its headers in Chinese or English.

    What could not be told stands in comments. `check --table` and `import --map` read the map.
    """
    from policytrack.sheets.delimited import read_table
    from policytrack.tables.propose import propose

    source = store.read_tables([path])[0]
    if store.looks_like_data(source.data):
        raise PolicytrackError(say("{} is a data file, and no table", path), say("a table is .xlsx, .csv or .tsv"))
    workbook = read_table(source)
    write(propose(workbook, sheet or []))
    tell_remarks([remark for one in workbook.sheets for remark in one.remarks])
