"""`draft`: propose every quantitative target of a plan's text, each with its words."""

from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from policytrack.commands.edit_options import asks
from policytrack.commands.options import Files, NoLock, find
from policytrack.commands.plan_options import PlanFile, PlanKey, Region, find_plan, plan_file_text, stem
from policytrack.commands.streams import write
from policytrack.errors import PolicytrackError
from policytrack.text.messages import say

if TYPE_CHECKING:
    from policytrack.edits.style import Value
    from policytrack.plans.proposals import Proposal


class DraftFormat(StrEnum):
    """How proposals are printed."""

    YAML = "yaml"
    JSONL = "jsonl"


def command(
    plan_file: PlanFile,
    *,
    files: Files = None,
    plan: PlanKey = None,
    region: Region = None,
    format: Annotated[DraftFormat, typer.Option(help="YAML to go behind the file's own, or a JSON object a line.")] = (
        DraftFormat.YAML
    ),
    writes: Annotated[bool, typer.Option("--write", help="Append the proposals to the data file.")] = False,
    interactive: Annotated[
        bool,
        typer.Option("--interactive", "-i", help="Go through the proposals one by one, and append what you accept."),
    ] = False,
    no_lock: NoLock = False,
) -> None:
    """Propose every quantitative target of a plan's text. Nothing is invented: each is a span of the text.

    What the data has already is not proposed again. Without --write or --interactive nothing is written.
    """
    from policytrack.edits import drafting
    from policytrack.plans.coverage import matched
    from policytrack.plans.proposals import draft

    if interactive and (plan_file == "-" or not asks()):
        raise PolicytrackError(say("--interactive needs a terminal"), say("--write appends all proposals"))
    text = plan_file_text(plan_file)
    drafted = draft(text, region=region)
    if format is DraftFormat.JSONL:
        from policytrack.render.draft import jsonl

        write(jsonl(stem(plan_file), drafted.proposals))
        return
    from policytrack import store
    from policytrack.rules.check import check

    found = None
    paths: list[str] = []
    try:
        paths = find(files)
    except PolicytrackError:
        if files or writes or interactive:
            raise
    if paths:
        dataset = check(store.read(paths)).dataset
        found = find_plan(dataset, plan, drafted.record)
        owners = matched(text, drafted.proposals, dataset.targets)
        taken = {target.id for target in dataset.targets}
    else:
        owners, taken = [None] * len(drafted.proposals), set()
    fresh = [one for one, owner in zip(drafted.proposals, owners, strict=True) if owner is None]
    key = found.key if found else drafting.plan_key(drafted.record, stem(plan_file))
    if not (writes or interactive):
        write(drafting.target_lines(fresh, key, taken))
    else:
        if found is None:
            raise PolicytrackError(
                say("no plan of the data is {!r}", drafted.record.title or plan_file),
                say("name one with --plan KEY, or start a file from the text: `policytrack init --from PLAN`"),
            )
        if interactive:
            from policytrack.commands.interview import chosen

            fresh = chosen(text, fresh, plan_file)
        titles = {target.title for target in dataset.targets if target.plan.key == found.key}
        _append(
            paths,
            found.key,
            [(one, drafting.target_fields(one, key.split("-")[0], taken, titles)) for one in fresh],
            no_lock,
        )
    known = len(owners) - sum(owner is None for owner in owners)
    told = say(
        "{} {}, {} in the data already",
        len(fresh),
        (say("written") if writes or interactive else say("proposed")),
        known,
    )
    typer.echo(f"policytrack: {told}; `policytrack coverage` shows the figures that were taken for none", err=True)


def _append(paths: list[str], key: str, drafted: "Sequence[tuple[Proposal, dict[str, Value]]]", no_lock: bool) -> None:
    from policytrack import update
    from policytrack.edits.session import Edited, EditSession
    from policytrack.edits.targets import NewTargetRequest, add
    from policytrack.render.progress import progress

    def request(proposal: "Proposal", fields: "dict[str, Value]") -> Callable[[EditSession], Edited]:
        given = {name: value for name, value in fields.items() if name != "quote"}
        wish = NewTargetRequest(key, proposal.quote, given)
        return lambda session: add(session, wish)

    requests = [request(proposal, fields) for proposal, fields in drafted]
    with progress(say("Adding targets"), len(requests)) as tell:
        update.carry_out_all(paths, requests, date.today(), without_lock=no_lock, tick=tell)
