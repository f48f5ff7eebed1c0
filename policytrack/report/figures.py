"""Figures in words: as they were published, with their date, and what several of them come to."""

import re

from policytrack.data.model import Actual, Target
from policytrack.progress import Assessment, Observation
from policytrack.progress.series import basis_of
from policytrack.report.locale import Locale


def as_shown(actual: Actual, locale: Locale) -> str:
    """A figure as it was published; in a Chinese report one in English words as it is read: 271亿元."""
    text = locale.shown(actual.value.text)
    if locale.chinese and re.search("[a-z]{4}", text):  # billion yuan
        return locale.bound(actual.value.bound)
    return text


def figure(actual: Actual | None, locale: Locale) -> str:
    """A published figure with its date."""
    if actual is None:
        return ""
    signs = locale.table("SIGNS")
    return f"{as_shown(actual, locale)}{signs['open']}{actual.as_of}{signs['close']}"


def observed(observation: Observation | None, assessment: Assessment, locale: Locale) -> str:
    """What the figures say of a day: the figure; of several that are added or multiplied, what they come to."""
    if observation is None:
        return figure(assessment.latest, locale)
    if observation.parts == 1 and not observation.partial:
        return figure(observation.actual, locale)
    signs = locale.table("SIGNS")
    unit = observation.actual.value.bound.unit
    total = locale.amount(observation.number(), unit)
    open_end = observation.counted.bounded
    bound = locale.say(open_end) if open_end else ""
    said = locale.say("summed" if assessment.target.kind == "sum" else "compounded", bound=bound, total=total)
    return f"{said}{signs['open']}{observation.actual.as_of}{signs['close']}"


def bases(target: Target, actual: Actual, locale: Locale) -> dict[str, str]:
    """The basis of a figure, and in brackets that of the goal, where it names one."""
    signs, own = locale.table("SIGNS"), basis_of(target)
    named = f"{signs['open']}{locale.shown(own)}{signs['close']}" if own else ""
    return {"basis": locale.shown(actual.basis or actual.value.bound.basis or ""), "own": named}
