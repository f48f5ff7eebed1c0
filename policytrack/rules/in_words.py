"""Rules on goals without a figure: their words against the quote, and whether there is a figure after all."""

import re
from collections.abc import Iterator
from typing import Final

from policytrack.quantity.years import named_years
from policytrack.rules.rule import ERROR, WARNING, Check, Finding, Subject, at, rule
from policytrack.rules.source import ELLIPSIS, folded
from policytrack.text.messages import say

#: 2030年前 may mean the year before.
_BEFORE: Final = r"((?:19|20)\d\d)年(?:以前|之前|前)"


@rule("PT046", "words-not-in-quote", ERROR)
def words_not_in_quote(subject: Subject) -> Iterator[Finding]:
    """The words of a goal without a figure stand in its quote, in their order.

    Script, width, spaces and the kind of quotation marks and dashes do not count; `……` and `…` stand for what is left
    out between them.

    Bad:
        goal: {says: 全面淘汰}  # PT046
        quote: 到2026年基本淘汰国三及以下老旧车辆

    Good:
        goal: {says: 基本淘汰……老旧车辆}
        quote: 到2026年基本淘汰国三及以下老旧车辆
    """
    for pledge in subject.dataset.pledges:
        quote, place = folded(pledge.quote), 0
        for part in re.split(ELLIPSIS, pledge.goal.text):
            found = quote.find(folded(part), place)
            if found < 0:
                yield Finding(
                    say("the quote does not say {!r} behind the words before it", part)
                    if place
                    else say("the quote does not say {!r}", part),
                    at(pledge, "goal") / str(pledge.goal.form),
                    say("take the words of the plan; `……` leaves some out"),
                    pledge.id,
                )
                break
            place = found + len(folded(part))


@rule("PT047", "figure-in-words", WARNING)
def figure_in_words(subject: Subject) -> Iterator[Finding]:
    """A goal that gives a figure says it as one.

    In words it would never be rated. Where the figure is not what is promised (a place, a name), say why:
    `# policytrack: ignore[PT047] the figure is of the districts, not of the goal`.

    Bad:
        goal: {says: 企业达到500家}  # PT047
        quote: 人工智能企业达到500家

    Good:
        goal: 达到500家
        quote: 人工智能企业达到500家
    """
    for pledge in subject.dataset.pledges:
        from policytrack.quantity.extract import find  # noqa: PLC0415 - most files have no promise in words

        figures = find(pledge.goal.text, region=pledge.plan.region)
        if figures:
            yield Finding(
                say("the words hold a figure: {}", figures[0].text),
                at(pledge, "goal") / str(pledge.goal.form),
                say("write `goal: {}`, which is held against the quote and rated", figures[0].text),
                pledge.id,
            )


@rule("PT048", "deadline-in-words", ERROR)
def deadline_in_words(subject: Subject) -> Iterator[Finding]:
    """The deadline of a goal without a figure is a year that its quote names, where it names one.

    2030年前 allows both 2030 and 2029: plans mean the one or the other.

    Bad:
        goal: {peak: 2030年前达峰}
        by: 2035  # PT048
        quote: 二氧化碳排放2030年前达峰

    Good:
        goal: {peak: 2030年前达峰}
        by: 2030
        quote: 二氧化碳排放2030年前达峰
    """
    for pledge in subject.dataset.pledges:
        named = named_years(pledge.quote, pledge.plan.region)
        if pledge.by is None or not named:
            continue
        before = {str(int(year) - 1) for year in re.findall(_BEFORE, pledge.quote)}
        if str(pledge.by.year) not in named | before:
            years = ", ".join(sorted(named))
            message = say("the quote names {}, not {}", years, pledge.by.year)
            yield Finding(message, at(pledge, "by"), target=pledge.id)


CHECKS: Final[tuple[Check, ...]] = (
    words_not_in_quote,
    figure_in_words,
    deadline_in_words,
)
