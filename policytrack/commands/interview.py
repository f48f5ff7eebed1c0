"""Going through proposals one by one on a terminal: accept, edit, skip; what is skipped is not asked about again."""

from collections.abc import Sequence

import typer

from policytrack.commands.options import wants_colour
from policytrack.plans.proposals import Proposal
from policytrack.quantity.bound import as_goal
from policytrack.quantity.errors import QuantityError
from policytrack.quantity.parsing import parse
from policytrack.store import texts
from policytrack.text.messages import say
from policytrack.text.printable import visible
from policytrack.translations import told


def chosen(text: str, proposals: Sequence[Proposal], plan_file: str) -> list[Proposal]:
    """The proposals that somebody accepts, as edited. What is skipped goes into a file beside the plan's."""
    beside = f"{plan_file}.skipped"
    skipped = texts.lines_of(beside)
    accepted = []
    open_ones = [one for one in proposals if _mark(one) not in skipped]
    for number, proposal in enumerate(open_ones, 1):
        typer.echo(
            f"\n{number}/{len(open_ones)}  {visible(proposal.subject) or '?'}: {visible(proposal.goal)}", err=True
        )
        typer.echo(f"  {_marked(text, proposal)}", err=True)
        if proposal.deadline is not None:
            typer.echo("  " + told(say("by {}", proposal.deadline)), err=True)
        for doubt in proposal.doubts:
            typer.echo(f"  ? {told(visible(doubt))}", err=True)
        answer = (
            typer.prompt(told(say("accept (y), edit (e), skip (s), stop (q)")), default="y", err=True)
            .strip()
            .lower()[:1]
        )
        if answer == "q":
            break
        if answer == "s":
            texts.append(beside, _mark(proposal) + "\n")
        elif answer == "e":
            accepted.append(_edited(proposal))
        else:
            accepted.append(proposal)
    return accepted


def _mark(proposal: Proposal) -> str:
    return " ".join(f"{proposal.goal} | {proposal.quote}".split())


def _marked(text: str, proposal: Proposal) -> str:
    """The quote with its figure between marks, or in colour."""
    first, last = proposal.figure
    words = [text[proposal.start : first], text[first:last], text[last : proposal.end]]
    before, figure, after = (visible(" ".join(piece.split())) for piece in words)
    return before + (typer.style(figure, reverse=True) if wants_colour() else f"[{figure}]") + after


def _edited(proposal: Proposal) -> Proposal:
    subject = typer.prompt(told(say("title")), default=proposal.subject or proposal.quote[:40], err=True)
    goal, bound = proposal.goal, proposal.bound
    while True:
        goal = typer.prompt(told(say("goal")), default=proposal.goal, err=True)
        try:
            bound = as_goal(parse(goal)) if goal != proposal.goal else proposal.bound
            break
        except QuantityError as error:
            typer.echo(f"  {told(str(error))}", err=True)
    year = typer.prompt(told(say("by (a year, or - for none)")), default=str(proposal.deadline or "-"), err=True)
    deadline = int(year) if year.isdecimal() and len(year) == 4 else None
    return proposal._replace(subject=subject, goal=goal, bound=bound, deadline=deadline)
