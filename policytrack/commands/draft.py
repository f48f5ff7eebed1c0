"""`draft`: propose every quantitative target of plans' texts, each with its words."""

from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from policytrack.commands.edit_options import asks
from policytrack.commands.new_file import Create, agreed_on
from policytrack.commands.options import Files, NoLock, find
from policytrack.commands.plan_options import PlanFiles, PlanKey, Region, drafted_plans, find_plan, stem
from policytrack.commands.streams import write
from policytrack.errors import PolicytrackError
from policytrack.text.messages import say

if TYPE_CHECKING:
    from policytrack.commands.plan_options import DraftedPlan
    from policytrack.data.model import Dataset, Plan, Target
    from policytrack.edits.style import Value
    from policytrack.plans.proposals import Proposal


class DraftFormat(StrEnum):
    """How proposals are printed."""

    YAML = "yaml"
    JSONL = "jsonl"


def command(
    plan_files: PlanFiles,
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
    create: Create = False,
    no_lock: NoLock = False,
) -> None:
    """Propose every quantitative target of a plan's text. Nothing is invented: each is a span of the text.

    What the data has already is not proposed again. Without --write or --interactive nothing is written.
    """
    if interactive and ("-" in plan_files or not asks()):
        raise PolicytrackError(say("--interactive needs a terminal"), say("--write appends all proposals"))
    if plan is not None and len(plan_files) > 1:
        raise PolicytrackError(say("--plan names the plan of one text, and there are several"))
    plans = drafted_plans(plan_files, region)
    if format is DraftFormat.JSONL:
        from policytrack.render.draft import jsonl

        write("".join(jsonl(stem(one.path), one.drafted.proposals) for one in plans))
        return
    paths = _data_files(files, plans, writes=writes or interactive, create=create)
    dataset = _dataset(paths)
    targets = dataset.targets if dataset else ()
    taken = {target.id for target in targets}
    numbers = [0, 0]
    for one in plans:
        found = find_plan(dataset, plan, one.drafted.record, alone=len(plans) == 1) if dataset else None
        fresh = _fresh(one, targets)
        numbers[1] += len(one.drafted.proposals) - len(fresh)
        if writes or interactive:
            titles = {target.title for target in targets if found and target.plan.key == found.key}
            fresh = _write(paths, one, found, fresh, (taken, titles), interactive=interactive, no_lock=no_lock)
            dataset = _dataset(paths)
            targets = dataset.targets if dataset else ()
        else:
            _print(one, found, fresh, taken, several=len(plans) > 1)
        numbers[0] += len(fresh)
    written = say("written") if writes or interactive else say("proposed")
    told = say("{} {}, {} in the data already", numbers[0], written, numbers[1])
    typer.echo(f"policytrack: {told}; `policytrack coverage` shows the figures that were taken for none", err=True)


def _data_files(files: list[str] | None, plans: "Sequence[DraftedPlan]", *, writes: bool, create: bool) -> list[str]:
    """The data files; one that is started with the plans' records where there is none and somebody agrees to it."""
    try:
        return find(files)
    except PolicytrackError:
        if not writes:
            if files:
                raise
            return []
        path = agreed_on(files, create=create)
        if path is None:
            raise
    from policytrack.edits import drafting
    from policytrack.store.texts import start

    records = {
        drafting.plan_key(one.drafted.record, stem(one.path)): drafting.plan_fields(one.drafted.record) for one in plans
    }
    start(path, drafting.new_file(records, ""))
    return [path]


def _dataset(paths: list[str]) -> "Dataset | None":
    if not paths:
        return None
    from policytrack import store
    from policytrack.rules.check import check

    return check(store.read(paths)).dataset


def _fresh(one: "DraftedPlan", targets: "Sequence[Target]") -> "list[Proposal]":
    """The proposals of a plan that no target says yet."""
    from policytrack.plans.coverage import matched

    proposals = one.drafted.proposals
    owners = matched(one.text, proposals, targets)
    return [proposal for proposal, owner in zip(proposals, owners, strict=True) if owner is None]


def _print(
    one: "DraftedPlan", found: "Plan | None", fresh: "Sequence[Proposal]", taken: set[str], *, several: bool
) -> None:
    from policytrack.edits import drafting

    key = found.key if found else drafting.plan_key(one.drafted.record, stem(one.path))
    if several:
        write(drafting.plan_comment(key, one.drafted.record, one.path))
    write(drafting.target_lines(fresh, key, taken))


def _write(
    paths: list[str],
    one: "DraftedPlan",
    found: "Plan | None",
    fresh: "list[Proposal]",
    taken: tuple[set[str], set[str]],
    *,
    interactive: bool,
    no_lock: bool,
) -> "list[Proposal]":
    """Append the proposals of a plan, those that somebody accepts where that is asked; `taken` are ids and titles."""
    from policytrack.edits import drafting

    if found is None:
        raise PolicytrackError(
            say("no plan of the data is {!r}", one.drafted.record.title or one.path),
            say("name one with --plan KEY, or start a file from the text: `policytrack init --from PLAN`"),
        )
    if interactive:
        from policytrack.commands.interview import chosen

        fresh = chosen(one.text, fresh, one.path)
    start = found.key.split("-")[0]
    _append(
        paths,
        found.key,
        [(proposal, drafting.target_fields(proposal, start, *taken)) for proposal in fresh],
        no_lock,
    )
    return fresh


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
