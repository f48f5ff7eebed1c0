"""Figures in words: as they were published, with their date, and what several of them come to."""

from policytrack.data.model import Actual, Target
from policytrack.progress import Assessment, Observation
from policytrack.progress.series import basis_of
from policytrack.report.locale import Locale


def figure(actual: Actual | None, voice: Locale) -> str:
    """A published figure with its date."""
    if actual is None:
        return ""
    signs = voice.table("SIGNS")
    return f"{voice.shown(actual.value.text)}{signs['open']}{actual.as_of}{signs['close']}"


def observed(observation: Observation | None, assessment: Assessment, voice: Locale) -> str:
    """What the figures say of a day: the figure; of several that are added or multiplied, what they come to."""
    if observation is None:
        return figure(assessment.latest, voice)
    if observation.parts == 1 and not observation.partial:
        return figure(observation.actual, voice)
    signs = voice.table("SIGNS")
    sign = "Σ" if assessment.target.kind == "sum" else "Π"
    unit = observation.actual.value.bound.unit
    total = voice.amount(observation.number(), unit)
    ends = observation.said.values
    open_end = "at least" if observation.partial or (ends.high is None and not observation.said.plain) else ""
    bound = voice.say(open_end) if open_end else ""
    return f"{sign} {bound}{total}{signs['open']}{observation.actual.as_of}{signs['close']}"


def bases(target: Target, actual: Actual, voice: Locale) -> dict[str, str]:
    """The basis of a figure, and in brackets that of the goal, where it names one."""
    signs, own = voice.table("SIGNS"), basis_of(target)
    named = f"{signs['open']}{voice.shown(own)}{signs['close']}" if own else ""
    return {"basis": voice.shown(actual.basis or actual.value.bound.basis or ""), "own": named}
