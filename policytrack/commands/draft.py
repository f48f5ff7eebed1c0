"""`draft`: propose every quantitative target of plans' texts, each with its words."""

import shlex
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from policytrack.commands.edit_options import asks, tell_of_ids
from policytrack.commands.new_file import Create, agreed_on
from policytrack.commands.options import Files, NoLock, find, find_any
from policytrack.commands.plan_options import PlanFiles, PlanKey, Region, drafted_plans, find_plan, stem
from policytrack.commands.streams import tell, write
from policytrack.errors import PolicytrackError
from policytrack.text.messages import say
from policytrack.text.printable import visible
from policytrack.translations import told

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
    _refuse(plan_files, plan, interactive=interactive)
    plans = drafted_plans(plan_files, region)
    if format is DraftFormat.JSONL:
        write(_jsonl(plans))
        return
    keeps = writes or interactive
    data = _Data(_data_files(files, plans, writes=keeps, create=create))
    there = frozenset(data.ids)
    taken = known = 0
    for one in plans:
        found, key = data.place(one, plan)
        fresh = data.fresh(one, found)
        known += len(one.drafted.proposals) - len(fresh)
        if interactive:
            fresh = _chosen(one, fresh)
        if keeps:
            data.append(one, found, key, fresh, no_lock=no_lock)
        else:
            write(data.shown(one, found, key, fresh, several=len(plans) > 1))
        taken += len(fresh)
    written = say("written") if keeps else say("proposed")
    again = " ".join(shlex.quote(one.path) for one in plans)
    end = say("; `policytrack coverage {} --all` shows the figures that were taken for none", again)
    tell(say("{} {}, {} in the data already", taken, written, known) + end)
    tell_of_ids(data.ids - there)


def _refuse(plan_files: Sequence[str], plan: str | None, *, interactive: bool) -> None:
    """Refuse what cannot be done with these texts."""
    if interactive and ("-" in plan_files or not asks()):
        raise PolicytrackError(say("--interactive needs a terminal"), say("--write appends all proposals"))
    if plan is not None and len(plan_files) > 1:
        raise PolicytrackError(say("--plan names the plan of one text, and there are several"))


def _jsonl(plans: "Sequence[DraftedPlan]") -> str:
    from policytrack.render.draft import jsonl

    return "".join(jsonl(stem(one.path), one.drafted.proposals) for one in plans)


def _chosen(one: "DraftedPlan", proposals: "Sequence[Proposal]") -> "list[Proposal]":
    from policytrack.commands.interview import chosen

    return chosen(one.text, proposals, one.path)


class _Data:
    """The data that proposals are for. Without files there is none, and every plan and proposal is new."""

    def __init__(self, paths: list[str]) -> None:
        self._paths = paths
        self._dataset = _dataset(paths)
        self.ids = {target.id for target in self._targets}
        self._keys = {plan.key for plan in self._dataset.plans} if self._dataset else set()

    @property
    def _targets(self) -> "Sequence[Target]":
        return self._dataset.targets if self._dataset else ()

    def place(self, one: "DraftedPlan", wanted: str | None) -> "tuple[Plan | None, str]":
        """The plan of the data that a text is of, with its key; for a new one the key that it gets."""
        from policytrack.edits import drafting

        record = one.drafted.record
        found = find_plan(self._dataset, wanted, record, one.text) if self._dataset else None
        key = found.key if found else drafting.plan_key(record, stem(one.path), self._keys)
        self._keys.add(key)
        return found, key

    def fresh(self, one: "DraftedPlan", found: "Plan | None") -> "list[Proposal]":
        """The proposals of a plan that no target says yet, and that nobody has found to be no target."""
        from policytrack.plans.coverage import dismissal, matched, spans_of

        proposals = one.drafted.proposals
        owners = matched(one.text, proposals, self._targets)
        dismissed = spans_of(one.text, found.not_targets if found else ())
        return [
            proposal
            for proposal, owner in zip(proposals, owners, strict=True)
            if owner is None and dismissal(proposal.figure, dismissed) is None
        ]

    def shown(
        self, one: "DraftedPlan", found: "Plan | None", key: str, proposals: "Sequence[Proposal]", *, several: bool
    ) -> str:
        """Proposals as YAML to go behind the file's own, under a line on a new plan, or on one of several."""
        from policytrack.edits import drafting

        lines = drafting.target_lines(proposals, key, self.ids, self._starts(one, found, key))
        if found is None and proposals:
            return drafting.new_plan_comment(key, one.drafted.record) + lines
        return drafting.plan_comment(key, one.drafted.record, one.path) + lines if several else lines

    def append(
        self, one: "DraftedPlan", found: "Plan | None", key: str, proposals: "Sequence[Proposal]", *, no_lock: bool
    ) -> None:
        """Append proposals, and the record of their plan where it is new, which is told."""
        from policytrack.edits import drafting

        if not proposals:
            return
        titles = {target.title for target in self._targets if found and target.plan.key == found.key}
        fields = self._plan_fields(one) if found is None else None
        fields_of = partial(drafting.target_fields, starts=self._starts(one, found, key), taken=self.ids, titles=titles)
        _append(self._paths, key, fields, proposals, fields_of, no_lock=no_lock)
        if found is None:
            said = visible(one.drafted.record.title or one.path)
            tell(say("plan {} is new in the data: {}; --plan names one that is there", key, said))
        self._dataset = _dataset(self._paths)

    def _starts(self, one: "DraftedPlan", found: "Plan | None", key: str) -> "Sequence[str]":
        """What the ids of a plan's new targets may begin with."""
        from policytrack.edits import drafting, targets

        if found is None:
            return drafting.starts(one.drafted.record, key)
        return targets.starts_of(found, self._dataset.promises if self._dataset else ())

    def _plan_fields(self, one: "DraftedPlan") -> dict[str, str]:
        """The fields of a new plan's record, with the path of its text where one data file can name it."""
        from policytrack.edits import drafting
        from policytrack.store.texts import text_beside

        text = text_beside(self._paths[0], one.path) if len(self._paths) == 1 else None
        return drafting.plan_fields(one.drafted.record, text)


def _data_files(files: list[str] | None, plans: "Sequence[DraftedPlan]", *, writes: bool, create: bool) -> list[str]:
    """The data files; one that is started with the plans' records where there is none and somebody agrees to it."""
    if not writes:
        return find_any(files)
    try:
        return find(files)
    except PolicytrackError:
        path = agreed_on(files, create=create)
        if path is None:
            raise
    from policytrack.edits import drafting
    from policytrack.store.texts import start, text_beside

    records: dict[str, dict[str, str]] = {}
    for one in plans:
        key = drafting.plan_key(one.drafted.record, stem(one.path), records)
        records[key] = drafting.plan_fields(one.drafted.record, text_beside(path, one.path))
    start(path, drafting.new_file(records, ""))
    return [path]


def _dataset(paths: list[str]) -> "Dataset | None":
    if not paths:
        return None
    from policytrack import store
    from policytrack.rules.check import check

    return check(store.read(paths)).dataset


def _append(
    paths: list[str],
    key: str,
    plan: "Mapping[str, str] | None",
    proposals: "Sequence[Proposal]",
    fields_of: "Callable[[Proposal], Mapping[str, Value]]",
    *,
    no_lock: bool,
) -> None:
    """Append proposals to the data, and the fields of their `plan` where it is new."""
    from policytrack import update
    from policytrack.edits.session import Edited, EditSession
    from policytrack.edits.targets import NewTargetRequest, add
    from policytrack.render.progress import progress
    from policytrack.tables.merging import merge
    from policytrack.tables.rows import Value as Written

    def request(proposal: "Proposal") -> Callable[[EditSession], Edited]:
        given = {name: value for name, value in fields_of(proposal).items() if name != "quote"}
        wish = NewTargetRequest(key, proposal.quote, given, remarks=tuple(map(told, proposal.doubts)))
        return lambda session: add(session, wish)

    requests = [request(proposal) for proposal in proposals]
    if plan is not None:
        values = {name: Written(value, ()) for name, value in plan.items()}
        requests.insert(0, lambda session: merge(session, plans={key: values}))
    with progress(say("Adding targets"), len(requests)) as tick:
        update.carry_out_all(paths, requests, date.today(), without_lock=no_lock, tick=tick)
