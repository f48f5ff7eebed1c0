"""What the commands on workbooks share: their options, and reading a table by its map."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from policytrack import store
from policytrack.commands.streams import tell
from policytrack.data.source import SourceFile
from policytrack.errors import PolicytrackError
from policytrack.text.messages import say

if TYPE_CHECKING:
    from policytrack.rules.check import Checked, CheckOptions

MapFile: TypeAlias = Annotated[
    str | None,
    typer.Option("--map", metavar="MAP", help="Which column is what: a YAML file; `policytrack map FILE` proposes it."),
]
Sheets: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--sheet", metavar="NAME", help="Only this sheet; may be given more than once.", show_default=False),
]


def read_and_check_table(
    table: str, map_file: str | None, sheets: Sequence[str], options: "CheckOptions"
) -> "tuple[list[SourceFile], Checked]":
    """The table as it was read, and what the check found in its cells; remarks on reading go to standard error."""
    from policytrack.tables.check import check_table

    if map_file is None:
        raise PolicytrackError(
            say("--table needs a map, which says which column is what"),
            say("`policytrack map {} > map.yaml` proposes one; name it with --map map.yaml", table),
        )
    source, map_source = store.read_tables([table, map_file])
    found = check_table(source, map_source, options, sheets=sheets)
    tell_remarks(found.table.remarks)
    return [source], found.checked


def tell_remarks(remarks: Sequence[str]) -> None:
    """Say on standard error what a reader of a table should know."""
    for remark in remarks:
        tell(remark)
