"""Verdicts in words: one plain sentence for each, with the figures that it rests on or what is missing for it."""

from decimal import ROUND_HALF_EVEN, Decimal

from policytrack.model import Actual, Match
from policytrack.progress import Assessment, Status


def reason(assessment: Assessment) -> str:
    """Why a target has its status, in one sentence that can be quoted."""
    sentence = _sentence(assessment)
    latest = assessment.latest
    if latest is not None and latest.match is Match.NEAR:
        sentence += "; the figure is near to what was promised, not the same"
    if assessment.stale and latest is not None:
        sentence += f"; the newest figure is of {latest.as_of}"
    return sentence


def percent(share: Decimal) -> str:
    """A share in whole percent, for reading; the exact share is in the JSON."""
    return f"{(share * 100).quantize(Decimal(1), ROUND_HALF_EVEN)}%"


def _sentence(assessment: Assessment) -> str:
    target, latest = assessment.target, assessment.latest
    goal = target.goal.text
    match assessment.status:
        case Status.NO_DATA:
            return f"no published figure up to {assessment.day}"
        case Status.NOT_COMPARABLE:
            return f"{_figure(latest)} is of another basis than the goal; a figure of the same basis would rate it"
        case Status.MET | Status.HOLDING:
            return f"{_figure(latest)} satisfies {goal}"
        case Status.MET_LATE:
            return f"{_figure(latest)} satisfies {goal}, after the deadline {_deadline(assessment)}"
        case Status.MISSED:
            return f"{_figure(latest)} does not satisfy {goal}, and the deadline {_deadline(assessment)} has passed"
        case Status.AWAITING:
            way = f", {_way(assessment)}" if assessment.progress is not None else ""
            return (
                f"the deadline {_deadline(assessment)} has passed without a figure for it; "
                f"the last is {_figure(latest)}{way}"
            )
        case Status.NO_BASELINE:
            share = ""
            if assessment.attainment is not None:
                at_least = "at least " if assessment.at_least else ""
                share = f" is {at_least}{percent(assessment.attainment)} of the goal's value, which is not progress"
            return f"{_figure(latest)}{share}; a baseline would rate it"
        case Status.OPEN:
            return f"{_figure(latest)} against {goal}, which names no deadline"
        case Status.NOT_MET_YET:
            return f"{_figure(latest)} does not satisfy {goal}; the baseline leaves no way to measure"
        case Status.NOT_RATED:
            return f"{_figure(latest)}; this version does not rate goals of kind {target.kind}"
        case Status.TOO_EARLY:
            return f"{_figure(latest)} is too early in the time to judge a pace"
        case _:
            return f"{_figure(latest)}: {_way(assessment)}"


def _way(assessment: Assessment) -> str:
    assert assessment.progress is not None
    at_least = "at least " if assessment.at_least else ""
    way = f"{at_least}{percent(assessment.progress)} of the way"
    if assessment.elapsed is not None:
        way += f" at {percent(assessment.elapsed)} of the time"
    return way


def _figure(actual: Actual | None) -> str:
    return f"{actual.value.text} ({actual.as_of})" if actual else "no figure"


def _deadline(assessment: Assessment) -> str:
    by = assessment.target.by
    return str(by.last) if by else "none"
