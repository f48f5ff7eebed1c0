"""Drafted targets as JSON lines, and the coverage of a plan as a list and as JSON."""

import json
from collections.abc import Iterable, Sequence
from typing import Final

from policytrack.plans.coverage import CoveredFigure, State, counts
from policytrack.plans.proposals import Proposal
from policytrack.text.decimals import decimal_text
from policytrack.text.messages import Message, say
from policytrack.text.printable import escaped_in_json, json_text, one_line, visible
from policytrack.translations import told

#: What the states are called.
STATES: Final = {State.COVERED: say("covered"), State.NO_TARGET: say("no target"), State.UNCOVERED: say("uncovered")}


def jsonl(document: str, proposals: Iterable[Proposal]) -> str:
    """A line a proposal, its figures in base units."""
    return "".join(escaped_in_json(json.dumps(_row(document, one), ensure_ascii=False)) + "\n" for one in proposals)


def _row(document: str, proposal: Proposal) -> dict[str, object]:
    bound = proposal.bound
    unit = bound.dimension.base
    return {
        "doc": document,
        "quote": proposal.quote,
        "text": proposal.goal,
        "low": decimal_text(bound.base_low),
        "high": decimal_text(bound.base_high),
        "base_unit": unit,
        # what is counted per person, or made in a year, is counted in the same unit
        "unit": unit.removesuffix("/count").removesuffix("/person").removesuffix("/a").removesuffix("/d"),
        "comparator": str(bound.comparator),
        "deadline": proposal.deadline,
        "deadline_inherited": proposal.inherited,
        "start": proposal.start,
        "end": proposal.end,
        "kind": "level" if bound.period is None else str(bound.period),
        "change": str(bound.change) if bound.change else None,
        "period": bound.period,
        "subject": proposal.subject,
        "nature": proposal.nature,
        "baseline": proposal.baseline,
        "unsure": list(proposal.doubts),
    }


def coverage_text(name: str, figures: Sequence[CoveredFigure], *, everything: bool) -> str:
    """A line a figure: where it stands, what it is; with `everything` also those that are no target."""
    lines = []
    for one in figures:
        if one.state is State.NO_TARGET and not everything:
            continue
        said = one.target or told(one.reason or "")
        figure = told(Message("{}: {}", STATES[one.state], visible(one.text)))
        why = told(Message(" ({})", visible(said))) if said else ""
        lines.append(f"{one_line(name)}:{one.line}: {figure}{why}\n")
    return "".join(lines) + told(_summary(figures)) + "\n"


def _summary(figures: Sequence[CoveredFigure]) -> str:
    number = counts(figures)
    return say(
        "{} figures: {} covered, {} uncovered, {} no target",
        len(figures),
        number[State.COVERED],
        number[State.UNCOVERED],
        number[State.NO_TARGET],
    )


def coverage_json(name: str, figures: Sequence[CoveredFigure]) -> str:
    """The same for programs."""
    number = counts(figures)
    rows = [
        {
            "start": one.start, "end": one.end, "line": one.line, "text": one.text, "state": str(one.state),
            "target": one.target, "reason": one.reason,
        }
        for one in figures
    ]  # fmt: skip
    summary = {str(state): number[state] for state in State}
    return json_text({"plan": name, "counts": summary, "figures": rows})
