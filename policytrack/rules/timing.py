"""Rules on dates: those of the published figures, the deadline, and what the calendar makes of both."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Final

from policytrack.data.doubles import FigureKey
from policytrack.data.model import Actual, Match, Target
from policytrack.progress.thresholds import STALE_MONTHS, is_stale
from policytrack.quantity.years import named_years
from policytrack.rules.rule import ERROR, WARNING, Check, Finding, Subject, actual_at, at, is_before, rule
from policytrack.text.messages import say

#: A deadline that many years after its plan is more often a typing error than a vision.
FAR: Final = 25


@rule("PT053", "future-date", ERROR)
def future_date(subject: Subject) -> Iterator[Finding]:
    """A figure refers to the past, and was published by today.

    A date to come is a slip of the year, or a forecast, which is no actual.

    Bad:
        actuals:
          - {as_of: 2052-06-30, value: 400家, source: 'https://example.org/a'}  # PT053

    Good:
        actuals:
          - {as_of: 2025-06-30, value: 400家, source: 'https://example.org/a'}
    """
    today = subject.today
    for target, actuals in subject.rated:
        for actual in actuals:
            for key, when in (("as_of", actual.as_of), ("published", actual.published)):
                if when is not None and when.year >= today.year and when.first > today:
                    yield Finding(
                        say("`{}` is {}, which is still to come", key, when),
                        actual_at(target, actual, key),
                        say("a forecast is no actual; correct the date or take the figure out"),
                        target.id,
                    )
    for pledge in subject.dataset.pledges:
        if pledge.done is not None and pledge.done.place is not None:
            for key, when in (("as_of", pledge.done.as_of), ("published", pledge.done.published)):
                if when is not None and when.first > today:
                    message = say("`{}` is {}, which is still to come", key, str(when))
                    yield Finding(message, pledge.done.place / key, say("correct the date"), pledge.id)


@rule("PT054", "before-baseline", WARNING)
def before_baseline(subject: Subject) -> Iterator[Finding]:
    """A figure is not older than the baseline.

    Progress is counted from the baseline; a figure from before it says nothing about the way since. Mostly the year of
    one of the two is wrong.

    Bad:
        goal: 达到40%
        baseline: {as_of: 2026, value: 26.7%, source: 'https://example.org/a'}
        actuals:
          - {as_of: 2025, value: 31%, source: 'https://example.org/b'}  # PT054

    Good:
        goal: 达到40%
        baseline: {as_of: 2024, value: 26.7%, source: 'https://example.org/a'}
        actuals:
          - {as_of: 2025, value: 31%, source: 'https://example.org/b'}
    """
    for target in subject.dataset.targets:
        if target.baseline is None:
            continue
        since = target.baseline.as_of
        for actual in target.actuals:
            if is_before(actual.as_of, since):
                yield Finding(
                    say("the figure of {} is older than the baseline of {}", actual.as_of, since),
                    actual_at(target, actual, "as_of"),
                    say("correct one of the two dates"),
                    target.id,
                )


@rule("PT055", "date-twice", ERROR)
def date_twice(subject: Subject) -> Iterator[Finding]:
    """A target has one figure for a date.

    Two figures for one date contradict each other, or one was entered twice. Two of different bases may stand side by
    side, and so may one that is only shown (`match: different`), and a figure and its revision, where both say when
    they were published.

    Bad:
        actuals:
          - {as_of: 2025, value: 380家, source: 'https://example.org/a'}
          - {as_of: 2025, value: 390家, source: 'https://example.org/b'}  # PT055

    Good:
        actuals:
          - {as_of: 2025, value: 380家, source: 'https://example.org/a'}
          - {as_of: 2026-06, value: 390家, source: 'https://example.org/b'}
    """
    for target in subject.dataset.targets:
        if len({actual.as_of.last for actual in target.actuals}) == len(target.actuals):  # as in nearly all
            continue
        seen: dict[date, list[tuple[FigureKey, Actual]]] = {}
        for actual in target.actuals:
            key = FigureKey.of(actual.as_of, actual.basis, actual.match, actual.published)
            same_day = seen.setdefault(key.day, [])
            first = next((one for other, one in same_day if key.contradicts(other)), None)
            same_day.append((key, actual))
            if first is not None:
                same = say("the same figure") if first.value.bound == actual.value.bound else first.value.text
                yield Finding(
                    say("there is a figure for {} already: {}", actual.as_of, same),
                    actual_at(target, actual, "as_of"),
                    say("keep one, or give the bases of both; of a revision, when each was published"),
                    target.id,
                )


@rule("PT072", "published-too-early", ERROR)
def published_early(subject: Subject) -> Iterator[Finding]:
    """A figure is published on or after the date that it refers to.

    What was published before the day that it is about is a forecast, or one of the two dates is wrong. A year or month
    counts from its first day: a figure of 2025 may be published in November 2025.

    Bad:
        actuals:
          - as_of: 2025-06-30
            value: 400家
            published: 2024-07-02  # PT072
            source: https://example.org/a

    Good:
        actuals:
          - as_of: 2025-06-30
            value: 400家
            published: 2025-07-02
            source: https://example.org/a
    """
    for target, actuals in subject.rated:
        for actual in actuals:
            published, as_of = actual.published, actual.as_of
            if published is not None and published.year <= as_of.year and published.last < as_of.first:
                yield Finding(
                    say("published {}, before the day that the figure refers to: {}", published, as_of),
                    actual_at(target, actual, "published"),
                    say("correct the date that is wrong"),
                    target.id,
                )


@rule("PT073", "order", WARNING)
def order(subject: Subject) -> Iterator[Finding]:
    """Actuals stand in the order of their dates, oldest first.

    The order changes no verdict, but a reader of the file takes the last line for the newest figure.
    `policytrack check --fix` puts them in order, with their comments.

    Bad:
        actuals:
          - {as_of: 2025, value: 400家, source: 'https://example.org/b'}
          - {as_of: 2024, value: 380家, source: 'https://example.org/a'}  # PT073

    Good:
        actuals:
          - {as_of: 2024, value: 380家, source: 'https://example.org/a'}
          - {as_of: 2025, value: 400家, source: 'https://example.org/b'}
    """
    for target in subject.dataset.targets:
        found = _out_of_order(target)
        if found is not None:
            before, actual = found
            yield Finding(
                say("the figure of {} stands behind that of {}", actual.as_of, before.as_of),
                actual_at(target, actual, "as_of"),
                say("oldest first; `policytrack check --fix` puts them in order"),
                target.id,
            )


def _out_of_order(target: Target) -> tuple[Actual, Actual] | None:
    """The first figure that is older than the one before it, behind that one."""
    actuals = target.actuals
    for before, actual in pairwise(actuals):
        if is_before(actual.as_of, before.as_of):
            return before, actual
    return None


@rule("PT057", "deadline-order", ERROR)
def deadline_order(subject: Subject) -> Iterator[Finding]:
    """A deadline lies after the plan's date and after the start of counting.

    A promise is about the time to come: `by` before the plan was issued, or before `from`, is a slip of a year.

    Bad:
        by: 2023  # PT057

    Good:
        by: 2026
    """
    for target in subject.dataset.promises:
        by, issued, start = target.by, target.plan.issued, target.start
        if by is None:
            continue
        if issued is not None and by.year <= issued.year and by.last < issued.first:
            message = say("the deadline {} lies before the plan, which is of {}", by, issued)
        elif start is not None and by.year <= start.year and by.last < start.first:
            message = say("the deadline {} lies before `from`, which is {}", by, start)
        else:
            continue
        yield Finding(message, at(target, "by"), say("correct the year that is wrong"), target.id)


@rule("PT058", "far-deadline", WARNING)
def far_deadline(subject: Subject) -> Iterator[Finding]:
    """A deadline lies within the plan's own term, unless the quote names it.

    A plan for 2024-2026 seldom promises for 2036. Where its title gives a term and `by` lies behind it, or where `by`
    is more than 25 years after the plan, the quote should name the year; otherwise a digit is wrong. Where the quote
    names years, PT036 compares them; where the plan's text is at hand, PT041 looks there.

    Bad:
        by: 2036  # PT058

    Good:
        by: 2026
    """
    ends: dict[str, int | None] = {}
    for target in subject.dataset.promises:
        by, plan = target.by, target.plan
        if by is None:
            continue
        if plan.key not in ends:
            years = re.findall(r"(?:19|20)\d\d", plan.title)
            far = plan.issued.year + FAR if plan.issued else None
            ends[plan.key] = int(years[-1]) if len(years) > 1 else far
        end = ends[plan.key]
        if (
            end is not None
            and by.year > end
            and plan.key not in subject.texts
            and not named_years(target.quote, plan.region)
        ):
            yield Finding(
                say("the deadline {} lies beyond the plan's term, which ends in {}", by, end),
                at(target, "by"),
                say("correct the year, or let the quote begin where it names it"),
                target.id,
            )


@rule("PT080", "awaiting-final-figure", WARNING)
def awaiting(subject: Subject) -> Iterator[Finding]:
    """A target that was followed up has a figure for its deadline once that has passed.

    Such a target has figures, but none for the deadline or after it, so nobody can say whether the promise was kept.
    The report calls it `awaiting final figure`. A target without any figure is not named here: that nobody follows it
    is no mistake of the file, and the report shows it as `no data`. Targets of one plan that wait for the same figure
    share one warning. It comes with time and not with a change of the file; `--ignore PT08` leaves such rules out.

    Bad:
        by: 2024  # PT080
        actuals:
          - {as_of: 2023, value: 400家, source: 'https://example.org/a'}

    Good:
        by: 2024
        actuals:
          - {as_of: 2023, value: 400家, source: 'https://example.org/a'}
          - {as_of: 2024, value: 510家, source: 'https://example.org/b'}
    """
    groups: dict[tuple[str, date, str], list[Target]] = {}
    today = subject.today
    for target in subject.dataset.targets:
        by = target.by
        if by is None or not target.actuals or by.year > today.year or by.last >= today:
            continue
        newest = _newest(target)
        if newest is not None and is_before(newest.as_of, by):
            groups.setdefault((target.plan.key, by.last, str(newest.as_of)), []).append(target)
    for (_, last, newest_date), targets in groups.items():
        yield Finding(
            say("the deadline {} has passed; the newest figure is of {}", last, newest_date),
            at(targets[0], "by"),
            say("record the final figure: `policytrack set {} VALUE --as-of {}`", targets[0].id, targets[0].by),
            targets[0].id,
            also=tuple(one.id for one in targets[1:]),
        )


@rule("PT081", "stale-figure", WARNING)
def stale(subject: Subject) -> Iterator[Finding]:
    """The newest figure of a promise that still runs is not older than 18 months.

    A newer one has mostly been published by then. Targets of one plan whose newest figure is of the same date share one
    warning. It comes with time and not with a change of the file; `--ignore PT08` leaves such rules out.

    Bad:
        by: 2030
        actuals:
          - {as_of: 2023, value: 400家, source: 'https://example.org/a'}  # PT081

    Good:
        by: 2030
        actuals:
          - {as_of: 2023, value: 400家, source: 'https://example.org/a'}
          - {as_of: 2026-06-30, value: 430家, source: 'https://example.org/b'}
    """
    today = subject.today
    groups: dict[tuple[str, date], list[tuple[Target, Actual]]] = {}
    for target in subject.dataset.targets:
        by = target.by
        if not target.actuals or (by is not None and by.year <= today.year and by.last < today):
            continue
        newest = _newest(target)
        if newest is not None and newest.as_of.year < today.year and is_stale(newest.as_of.last, today):
            groups.setdefault((target.plan.key, newest.as_of.last), []).append((target, newest))
    for found in groups.values():
        target, newest = found[0]
        yield Finding(
            say("the newest figure is of {}, more than {} months ago", newest.as_of, STALE_MONTHS),
            actual_at(target, newest, "as_of"),
            say("look for a newer one: `policytrack set {} VALUE --as-of DATE`", target.id),
            target.id,
            also=tuple(one.id for one, _ in found[1:]),
        )


def _newest(target: Target) -> Actual | None:
    """The newest figure that counts for a verdict."""
    newest: Actual | None = None
    for actual in target.actuals:
        if actual.match is not Match.DIFFERENT and (newest is None or not is_before(actual.as_of, newest.as_of)):
            newest = actual
    return newest


CHECKS: Final[tuple[Check, ...]] = (
    future_date,
    before_baseline,
    date_twice,
    published_early,
    order,
    deadline_order,
    far_deadline,
    awaiting,
    stale,
)
