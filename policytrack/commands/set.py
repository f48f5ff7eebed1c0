"""`set`: record a published figure."""

from typing import TYPE_CHECKING, Annotated

import typer

from policytrack.commands import completion, edit_options
from policytrack.commands.options import Files, NoLock
from policytrack.data.model import Match

if TYPE_CHECKING:
    from policytrack.edits.session import Edited, EditSession


def command(
    id: Annotated[str, typer.Argument(metavar="ID", help="The target's id.", autocompletion=completion.ids)],
    value: Annotated[
        str,
        typer.Argument(metavar="VALUE", help="The figure as published: 8.1EFLOPS, 超4100P, 27.1 billion CNY, 8.1."),
    ],
    *,
    files: Files = None,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DATE", help="The date that it refers to; today by default."),
    ] = None,
    source: Annotated[str | None, typer.Option(metavar="URL", help="Where it was published.")] = None,
    archived: Annotated[
        str | None,
        typer.Option(metavar="URL", help="A copy of the source: an archive's URL, or a path below the file's."),
    ] = None,
    published: Annotated[str | None, typer.Option(metavar="DATE", help="When it was published.")] = None,
    match: Annotated[Match | None, typer.Option(help="How well it fits what was promised; `same` by default.")] = None,
    basis: Annotated[str | None, typer.Option(metavar="TEXT", help="Its statistical basis (口径).")] = None,
    note: Annotated[str | None, typer.Option(metavar="TEXT", help="Anything that a reader should know.")] = None,
    extra: edit_options.Extra = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Change the figure of that date: the fields given.")
    ] = False,
    baseline: Annotated[bool, typer.Option("--baseline", help="Set the figure that the promise starts from.")] = False,
    yes: edit_options.Yes = False,
    dry_run: edit_options.DryRun = False,
    no_lock: NoLock = False,
) -> None:
    """Record a figure: one entry of the target's `actuals`, in the style of its neighbours, and nothing else changes.

    Prints the changed lines, and what the verdict was and is. Exit code 2: nothing was written, and why.
    """
    from policytrack.edits.batch import Batch
    from policytrack.edits.request import NewActual

    at = edit_options.date_of("--as-of", as_of)
    day = edit_options.iso("--published", published)
    options = {"value": value, "source": source, "archived": archived, "published": day, "basis": basis, "note": note}
    options["match"] = match if replace or match is not Match.SAME else None
    more = {"extra": edit_options.extra(extra)} if extra else {}
    entry = NewActual(at or edit_options.today(), {**edit_options.given(options), **more})

    def request(session: "EditSession") -> "Edited":
        batch = Batch(session)
        if baseline:
            batch.set_baseline(id, entry, replace=replace, dated=at is not None)
        else:
            batch.record(id, entry, replace=replace, add=not replace)
        return batch.edited()

    edit_options.report(
        edit_options.carry_out(files, request, dry_run=dry_run, no_lock=no_lock, yes=yes), dry_run=dry_run
    )
