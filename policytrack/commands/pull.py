"""`pull`: take published figures from the tables that the indicators name."""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from policytrack import store
from policytrack.commands import completion, edit_options
from policytrack.commands.options import Files, NoLock, find
from policytrack.commands.streams import folded, tell, write
from policytrack.text.messages import say
from policytrack.text.printable import counted, visible
from policytrack.translations import told

if TYPE_CHECKING:
    from policytrack.edits.pull import Difference, Pull
    from policytrack.edits.session import Edited, EditSession


def command(
    indicator: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[INDICATOR]...", help="Only of these; by default of all.", autocompletion=completion.indicators
        ),
    ] = None,
    *,
    files: Files = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit code 1 where a figure differs from its table.")
    ] = False,
    replace: Annotated[bool, typer.Option("--replace", help="Take over what the tables have revised.")] = False,
    yes: edit_options.Yes = False,
    dry_run: edit_options.DryRun = False,
    no_lock: NoLock = False,
) -> None:
    """Take over the figures that are new in the tables which indicators name by `figures:`, each with its cell.

    Figures that a table has revised are shown, and left as they are without --replace. Nothing is fetched: the tables
    lie beside the data. Exit code 1: a revised figure was left; with --check, something differs.
    """
    from policytrack.edits import pull
    from policytrack.edits.batch import Batch
    from policytrack.store.texts import table_beside

    found = pull.Pull()

    def compared(session: "EditSession") -> "Pull":
        return pull.compare(session, table_beside, indicator or ())

    if check:
        _tell(compared(_session(files)))
        return

    def request(session: "EditSession") -> "Edited":
        nonlocal found
        found = compared(session)
        batch = Batch(session)
        found.record(batch, replace=replace)
        return batch.edited()

    done = edit_options.carry_out(files, request, dry_run=dry_run, no_lock=no_lock, yes=yes)
    for remark in found.remarks:
        tell(remark)
    if done.outcome.texts or not found.revised:
        edit_options.report(done, dry_run=dry_run)
    if not dry_run:
        _renew_locks(found)
    _tell_left(found, [] if replace else found.revised)


def _session(files: list[str] | None) -> "EditSession":
    """The data as it is, to compare with."""
    from policytrack.edits.session import EditSession
    from policytrack.rules.check import check

    sources = store.read(find(files))
    return EditSession(check(sources), sources, date.today())


def _tell_left(found: "Pull", left: "Sequence[Difference]") -> None:
    """Tell which figures a table has no more, and which revised ones are `left`. Exit code 1 where some are."""
    for one in (*found.gone, *left):
        tell(str(one))
    if left:
        tell(
            say("1 revised figure is left as it is; --replace takes it over")
            if len(left) == 1
            else say("{:,} revised figures are left as they are; --replace takes them over", len(left))
        )
        raise typer.Exit(1)


def _tell(found: "Pull") -> None:
    """Print what differs from the tables, a line each. Exit code 1 where there is something."""
    from policytrack.store import figure_lock

    for remark in found.remarks:
        tell(remark)
    lines = [str(one) for one in (*found.new, *found.revised, *found.gone)]
    for (file, name), data in found.files.items():
        pulled = figure_lock.read(Path(file).parent).get(name)
        if pulled is None:
            lines.append(say("{}: not pulled yet", name))
        elif pulled != figure_lock.contents(data):
            lines.append(say("{}: not the contents that were pulled last (see {})", name, figure_lock.NAME))
    write("".join(folded(f"{told(visible(line))}\n", sys.stdout) for line in lines))
    tables = counted(len(found.files), "table")
    if lines:
        tell(say("{} from {}; `policytrack pull` takes over what is new", counted(len(lines), "difference"), tables))
        raise typer.Exit(1)
    write(folded(f"{told(say('no figure differs from {}', tables))}\n", sys.stdout))


def _renew_locks(found: "Pull") -> None:
    """Note which contents the figures are of now."""
    from policytrack.store import figure_lock

    folders: dict[Path, dict[str, figure_lock.Contents]] = {}
    for (file, name), data in found.files.items():
        folders.setdefault(Path(file).parent, {})[name] = figure_lock.contents(data)
    for folder, tables in folders.items():
        figure_lock.renew(folder, tables)
