"""Going through proposals one by one on a terminal: accept, edit, skip; what is skipped is not asked about again."""

import re
import sys
from collections.abc import Sequence
from typing import Final

import typer

from policytrack.commands.options import wants_colour
from policytrack.commands.streams import folded, tell
from policytrack.edits.drafting import proposed_title
from policytrack.plans.proposals import Proposal
from policytrack.quantity.bound import Bound, as_goal
from policytrack.quantity.errors import QuantityError
from policytrack.quantity.parsing import parse
from policytrack.store import texts
from policytrack.text.messages import Message, say
from policytrack.text.printable import visible
from policytrack.translations import told

#: What an answer begins with, and what it asks for; any other is asked for again.
#: Marks about a figure while its lines are folded; they take no room.
_BEGINS: Final = "\u2061"
_ENDS: Final = "\u2062"
_ANSWERS: Final = {"y": "accept", "e": "edit", "s": "skip", "n": "skip", "q": "stop"}


def chosen(text: str, proposals: Sequence[Proposal], plan_file: str) -> list[Proposal]:
    """The proposals that somebody accepts, as edited. What is skipped goes into a file beside the plan's, and so does
    what is edited into another figure. The end of the input stops as q does: what was accepted is kept.
    """
    beside = f"{plan_file}.skipped"
    skipped = texts.lines_of(beside)
    accepted: list[Proposal] = []
    open_ones = [one for one in proposals if _mark(one) not in skipped]
    if proposals and not open_ones:
        tell(say("nothing to ask: what the data has not was skipped; take it out of {} to be asked again", beside))
    elif not proposals:
        tell(say("nothing to ask: all that was found is in the data already; mend or delete it there, in an editor"))
    try:
        for number, proposal in enumerate(open_ones, 1):
            _show(text, proposal, f"{number}/{len(open_ones)}")
            answer = _answer()
            if answer == "stop":
                break
            settled = _edited(proposal) if answer == "edit" else proposal
            if answer != "skip":
                accepted.append(settled)
            if answer == "skip" or not _is_same_figure(settled, proposal):
                texts.append(beside, _mark(proposal) + "\n")
    except typer.Abort:
        typer.echo(err=True)
    return accepted


def _show(text: str, proposal: Proposal, number: str) -> None:
    """Put a proposal before the reader: what it is of, the words of the plan with the figure marked, its doubts."""
    year = ("  " + told(say("by {}", proposal.deadline)),) if proposal.deadline is not None else ()
    doubts = (f"  ? {told(visible(doubt))}" for doubt in proposal.doubts)
    heading = told(Message("{}  {}: {}", number, visible(proposal.subject) or "?", visible(proposal.goal)))
    typer.echo(err=True)
    begins, ends = (typer.style(_BEGINS, reverse=True).split(_BEGINS)) if wants_colour() else "[]"
    for line in (heading, f"  {_marked(text, proposal)}", *year, *doubts):
        typer.echo(folded(line, sys.stderr, 4).replace(_BEGINS, begins).replace(_ENDS, ends), err=True)


def _answer() -> str:
    while True:
        said = _asked(told(say("accept (y), edit (e), skip (s), stop (q)")), "y").lower()
        if said[:1] in _ANSWERS:
            return _ANSWERS[said[:1]]


def _asked(question: str, default: str) -> str:
    said: str = typer.prompt(question, default=default, err=True)
    return said.strip()


def _mark(proposal: Proposal) -> str:
    return " ".join(f"{proposal.goal} | {proposal.quote}".split())


def _is_same_figure(one: Proposal, other: Proposal) -> bool:
    """Whether a target that says the one is known by the other the next time."""
    ends = ((bound.base_low, bound.base_high) for bound in (one.bound, other.bound))
    return next(ends) == next(ends)


def _marked(text: str, proposal: Proposal) -> str:
    """The quote with its figure between two marks without width: an escape is no text that lines could be broken in."""
    first, last = proposal.figure
    words = [text[proposal.start : first], text[first:last], text[last : proposal.end]]
    before, figure, after = (visible(re.sub(r"\s+", " ", piece)) for piece in words)
    return f"{before}{_BEGINS}{figure}{_ENDS}{after}"


def _edited(proposal: Proposal) -> Proposal:
    """The proposal as somebody words it, whose doubts are settled by that."""
    subject = _asked(told(say("title")), proposed_title(proposal))
    goal, bound = _goal(proposal)
    return proposal._replace(subject=subject, goal=goal, bound=bound, deadline=_year(proposal), doubts=())


def _goal(proposal: Proposal) -> tuple[str, Bound]:
    """The goal as somebody words it. One of another dimension than the plan's figure is taken when it is said again:
    51x for 51家 is a slip, 5000PFLOPS for what was read as bytes is not.
    """
    said = ""
    while True:
        before, said = said, _asked(told(say("goal")), proposal.goal)
        if said == proposal.goal:
            return said, proposal.bound
        try:
            bound = as_goal(parse(said))
        except QuantityError as error:
            typer.echo(folded(f"  {told(str(error))}", sys.stderr), err=True)
            continue
        if bound.dimension == proposal.bound.dimension or said == before:
            return said, bound
        kinds = Message(bound.dimension.name_en), Message(proposal.bound.dimension.name_en)
        unlike = say(
            "{} ({}) is of another kind than the plan's figure ({}); the same once more keeps it", visible(said), *kinds
        )
        typer.echo(folded(f"  {told(unlike)}", sys.stderr), err=True)


def _year(proposal: Proposal) -> int | None:
    while True:
        year = _asked(told(say("by (a year, or - for none)")), str(proposal.deadline or "-"))
        if year == "-":
            return None
        if re.fullmatch(r"(?:19|20)[0-9]{2}", year):
            return int(year)
