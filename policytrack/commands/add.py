"""`add`: append a target whose goal, deadline and id are read from its quote."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from policytrack.commands import completion, edit_options
from policytrack.commands.new_file import Create, agreed_on
from policytrack.commands.options import Files, NoLock, find
from policytrack.commands.plan_texts import plan_texts
from policytrack.data.model import Extent, Kind, NamedTexts, Nature, Novelty
from policytrack.errors import PolicytrackError
from policytrack.text.messages import enumerated, say


def command(
    *,
    plan: Annotated[str, typer.Option(metavar="KEY", help="The key of its plan.", autocompletion=completion.plans)],
    quote: Annotated[str, typer.Option(metavar="TEXT", help="The words of the plan, verbatim.")],
    files: Files = None,
    figure: Annotated[
        int | None, typer.Option(metavar="N", help="Which of several figures of the quote; the first is 1.")
    ] = None,
    id: Annotated[
        str | None,
        typer.Option(metavar="ID", help="By default from the plan, the subject, the year."),
    ] = None,
    indicator: Annotated[
        str | None,
        typer.Option(metavar="KEY", help="The key of its indicator.", autocompletion=completion.indicators),
    ] = None,
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="What is promised; by default the subject.")] = None,
    title_en: Annotated[str | None, typer.Option(metavar="TEXT", help="The same in English.")] = None,
    goal: Annotated[str | None, typer.Option(metavar="TEXT", help="By default the figure of the quote.")] = None,
    says: Annotated[
        str | None, typer.Option(metavar="TEXT", help="What is promised without a figure: 基本淘汰.")
    ] = None,
    peak: Annotated[str | None, typer.Option(metavar="TEXT", help="The words of a peak: 2030年前达峰.")] = None,
    goal_en: Annotated[str | None, typer.Option(metavar="TEXT", help="The goal in English.")] = None,
    quote_en: Annotated[str | None, typer.Option(metavar="TEXT", help="The quote in English.")] = None,
    by: Annotated[str | None, typer.Option(metavar="DATE", help="By default the deadline of the quote.")] = None,
    start: Annotated[str | None, typer.Option("--from", metavar="DATE", help="When counting starts.")] = None,
    kind: Annotated[
        Kind | None, typer.Option(help="By default what the quote says (每年, 累计), else `level`.")
    ] = None,
    nature: Annotated[Nature | None, typer.Option(help="约束性 or 预期性.")] = None,
    basis: Annotated[str | None, typer.Option(metavar="TEXT", help="The statistical basis (口径).")] = None,
    region: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="A place, where it is not the plan's; may be repeated.")
    ] = None,
    scope: Annotated[str | None, typer.Option(metavar="TEXT", help="What it covers: 全社会, a sector ...")] = None,
    category: Annotated[str | None, typer.Option(metavar="LEVELS", help="Such as '能源 > 新能源'.")] = None,
    extent: Annotated[Extent | None, typer.Option(help="`period`: for the whole time from --from to --by.")] = None,
    change: Annotated[Novelty | None, typer.Option(help="What it is against earlier plans.")] = None,
    revises: Annotated[
        str | None, typer.Option(metavar="ID", help="The target that it revises.", autocompletion=completion.ids)
    ] = None,
    lead: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="A body that leads (牵头); may be given more than once.")
    ] = None,
    responsible: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="A responsible body; may be given more than once.")
    ] = None,
    note: Annotated[str | None, typer.Option(metavar="TEXT", help="Anything that a reader should know.")] = None,
    extra: edit_options.Extra = None,
    create: Create = False,
    plan_title: Annotated[
        str | None, typer.Option(metavar="TEXT", help="The title of the plan, for a file that is started.")
    ] = None,
    yes: edit_options.Yes = False,
    dry_run: edit_options.DryRun = False,
    no_lock: NoLock = False,
) -> None:
    """Add a target after the last one of its plan. What the quote says need not be given: goal, deadline, subject.

    Shows the new lines and asks; where nobody can be asked, `--yes` is needed.
    """
    from policytrack.edits.targets import NewTargetRequest, add

    given = edit_options.given({
        "id": id, "indicator": indicator, "title": title, "title_en": title_en, "goal": goal,
        "goal_en": goal_en, "quote_en": quote_en,
        "by": edit_options.iso("--by", by), "from": edit_options.iso("--from", start), "kind": kind, "nature": nature,
        "basis": basis, "note": note, "scope": scope, "category": category, "extent": extent, "change": change,
        "revises": revises,
    })  # fmt: skip
    several = (("region", region), ("lead", lead), ("responsible", responsible))
    lists = {name: tuple(given) for name, given in several if given}
    more = {"extra": edit_options.extra(extra)} if extra else {}
    if words := _goal_in_words(goal, says, peak):
        more["goal"] = words
    wish = NewTargetRequest(plan, edit_options.given({"quote": quote})["quote"], {**given, **lists, **more}, figure)
    carry_out = partial(
        edit_options.carry_out,
        files,
        lambda session: add(session, wish),
        no_lock=no_lock,
        yes=True,
        texts=plan_texts(),
    )
    if dry_run:
        done = carry_out(dry_run=True)
        edit_options.report(done, dry_run=True)
        _tell_of_id(done, id)
        return
    started = _start(files, plan, plan_title, create=create)
    try:
        if not yes:
            edit_options.report(carry_out(dry_run=True), dry_run=False)
            _confirm()
        done = carry_out(dry_run=False, diff=yes, end=lambda outcome: say("added to {}", enumerated(outcome.texts)))
        edit_options.report(done, dry_run=False, diff=yes)
        _tell_of_id(done, id)
    except BaseException:
        if started is not None and started[0].read_text("utf-8") == started[1]:
            started[0].unlink()  # a file that was started for this target alone
        raise


def _tell_of_id(done: edit_options.Done, given: str | None) -> None:
    added = done.outcome.edited.added
    if given is None and added is not None:
        edit_options.tell_of_ids([added.id])


def _goal_in_words(goal: str | None, says: str | None, peak: str | None) -> NamedTexts:
    """What is promised without a figure. Raises `PolicytrackError` where more than one kind of goal is given."""
    words = tuple(edit_options.given({"says": says, "peak": peak}).items())
    if len(words) + (goal is not None) > 1:
        raise PolicytrackError(say("--goal, --says and --peak are three kinds of goal"), say("give one of them"))
    return words


def _confirm() -> None:
    """Ask whether what was shown is to be written. Raises `PolicytrackError` where not, or nobody is there."""
    if not edit_options.asks():
        raise PolicytrackError(say("nothing written: no terminal to confirm on"), say("add --yes to write it as shown"))
    edit_options.confirm(say("Add this target?"))


def _start(files: list[str] | None, plan: str, title: str | None, *, create: bool) -> tuple[Path, str] | None:
    """Start the data file with the plan in it, where none is and somebody agrees to it: its path and text."""
    try:
        find(files)
        return None
    except PolicytrackError:
        path = agreed_on(files, create=create)
        if path is None:
            raise
        from policytrack.edits.drafting import new_file
        from policytrack.store.texts import start

        text = new_file({plan: {"title": title or plan}}, "")
        start(path, text)
        return Path(path), text
