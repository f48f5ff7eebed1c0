"""Rules on the published figures of a target: their bases, their sizes, their sources."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Final

from policytrack.data.model import Actual, Kind, Match, Target
from policytrack.quantity.bound import Comparator
from policytrack.rules.rule import ERROR, WARNING, Check, Finding, Subject, actual_at, in_order, rule
from policytrack.text.messages import say
from policytrack.text.script import same
from policytrack.text.urls import is_url

#: A figure that many times the one beside it is more often a slip of 万 and 亿 than a success.
JUMP: Final = 10
_UPPER: Final = (Comparator.EXACT, Comparator.AT_MOST, Comparator.LESS, Comparator.RANGE)
_LOWER: Final = (Comparator.EXACT, Comparator.AT_LEAST, Comparator.MORE, Comparator.RANGE)


@rule("PT050", "other-basis", WARNING)
def other_basis(subject: Subject) -> Iterator[Finding]:
    """A figure of another statistical basis than its goal says how well it fits.

    Revenue is not output value, FP16 is not FP64. A figure whose `basis` is not that of the goal would be judged as if
    it were. Say `match: near` where it may be used all the same and `match: different` where it may not, or name the
    goal's own basis.

    Bad:
        goal: 突破600亿元
        basis: 产值
        actuals:
          - {as_of: 2025, value: 580亿元, basis: 营业收入, source: 'https://example.org/a'}  # PT050

    Good:
        goal: 突破600亿元
        basis: 产值
        actuals:
          - {as_of: 2025, value: 580亿元, basis: 营业收入, match: near, source: 'https://example.org/a'}
    """
    for target, actuals in subject.rated:
        wanted = target.wanted_basis
        for actual in actuals:
            basis = actual.named_basis
            if basis is None or actual.match is not Match.SAME or wanted is None:
                continue
            if not same(basis.strip(), wanted.strip()):
                yield Finding(
                    say("the figure is of the basis {}, the goal of {}", basis, wanted),
                    actual_at(target, actual, "basis" if actual.basis else "value"),
                    say("add `match: near` where it may be judged all the same, `match: different` where not"),
                    target.id,
                )


@rule("PT051", "ten-times", WARNING)
def ten_times(subject: Subject) -> Iterator[Finding]:
    """A figure is not ten times, or a tenth of, the one before it, and not ten times the goal.

    Such a jump is mostly a slip of 万 and 亿, of P and E, or a digit too many. Compared are figures of the same target
    by their dates, the baseline among them; figures with `match: different`, places in a ranking and goals of growth
    are left alone. Where the jump is real, say so: `# policytrack: ignore[PT051] reason`.

    Bad:
        goal: 突破600亿元
        actuals:
          - {as_of: 2024, value: 480亿元, source: 'https://example.org/a'}
          - {as_of: 2025, value: 48亿元, source: 'https://example.org/b'}  # PT051

    Good:
        goal: 突破600亿元
        actuals:
          - {as_of: 2024, value: 480亿元, source: 'https://example.org/a'}
          - {as_of: 2025, value: 520亿元, source: 'https://example.org/b'}
    """
    for target, actuals in subject.rated:
        goal = target.goal.bound
        if goal.change is not None or goal.dimension.key == "rank":
            continue
        last: dict[str, Actual] = {}  # of each dimension: 翻一番 is a multiple, and its figures may be amounts
        for actual in in_order(actuals):
            key = actual.value.bound.dimension.key
            before = last.get(key)
            last[key] = actual
            if before is None and key != goal.dimension.key:
                continue
            other = before.value if before else target.goal
            times = _times(actual.value.bound.base_low, other.bound.base_low)
            many = times >= JUMP
            if many or (before is not None and times * JUMP <= 1):
                what = say("the one of {}", before.as_of) if before else say("the goal")
                said = say("{} times", f"{times:.0f}") if many else say("{} of", f"{times:.2g}")
                yield Finding(
                    say("{} is {} {}, {}", actual.value.text, said, what, other.text),
                    actual_at(target, actual, "value"),
                    say("look whether 万 and 亿, or P and E, are what the source says"),
                    target.id,
                )


def _times(one: Decimal, other: Decimal) -> Decimal:
    return one / other if one > 0 and other > 0 else Decimal(1)


@rule("PT052", "falling-total", ERROR)
def falling_total(subject: Subject) -> Iterator[Finding]:
    """A running total does not fall.

    The figures of a `kind: cumulative` target count from the start, so a later one cannot be lower. Either a figure is
    wrong, or the figures are increments (`kind: sum`), or those of single years (`kind: annual`).

    Bad:
        kind: cumulative
        actuals:
          - {as_of: 2024, value: 120个, source: 'https://example.org/a'}
          - {as_of: 2025, value: 110个, source: 'https://example.org/b'}  # PT052

    Good:
        kind: cumulative
        actuals:
          - {as_of: 2024, value: 120个, source: 'https://example.org/a'}
          - {as_of: 2025, value: 210个, source: 'https://example.org/b'}
    """
    for target, actuals in subject.rated:
        if target.kind is not Kind.CUMULATIVE:
            continue
        ordered = in_order(actuals)
        for before, actual in pairwise(ordered):
            one, two = before.value.bound, actual.value.bound
            if one.comparator in _LOWER and two.comparator in _UPPER and two.base_high < one.base_low:
                yield Finding(
                    say(
                        "the running total falls from {} ({}) to {} ({})",
                        before.value.text,
                        before.as_of,
                        actual.value.text,
                        actual.as_of,
                    ),
                    actual_at(target, actual, "value"),
                    say("correct the figure, or the kind: `sum` for increments, `annual` for single years"),
                    target.id,
                )


@rule("PT056", "beyond-100-percent", ERROR)
def beyond_whole(subject: Subject) -> Iterator[Finding]:
    """A share is at most 100%.

    Where the goal is a share of at most 100%, a figure beyond that is a slip of the point or a growth rate in the wrong
    place.

    Bad:
        goal: 达到40%
        actuals:
          - {as_of: 2025, value: 312%, source: 'https://example.org/a'}  # PT056

    Good:
        goal: 达到40%
        actuals:
          - {as_of: 2025, value: 31.2%, source: 'https://example.org/a'}
    """
    for target, actuals in subject.rated:
        goal = target.goal.bound
        if goal.dimension.key != "share" or goal.change is not None or goal.base_high > 100:
            continue
        for actual in actuals:
            if actual.value.bound.base_low > 100:
                yield Finding(
                    say(
                        "{} is more than the whole, where the goal is a share: {}", actual.value.text, target.goal.text
                    ),
                    actual_at(target, actual, "value"),
                    say("look at the decimal point; a growth rate is no share"),
                    target.id,
                )


@rule("PT059", "other-base-year", WARNING)
def other_base_year(subject: Subject) -> Iterator[Finding]:
    """The baseline of a change is of the year that the change compares with.

    比2020年下降18% is counted from the figure of 2020, whatever else was published. A goal that leaves the year out is
    counted from its baseline, though its quote may name another year.

    Bad:
        goal: 下降18%
        quote: 单位能耗比2020年下降18%
        baseline: {as_of: 2015, value: 0.6吨标准煤/万元, source: 'https://example.org/a'}  # PT059

    Good:
        goal: 下降18%
        quote: 单位能耗比2020年下降18%
        baseline: {as_of: 2020, value: 0.5吨标准煤/万元, source: 'https://example.org/a'}
    """
    for target in subject.dataset.targets:
        baseline = target.baseline
        if baseline is None or not target.goal.bound.is_relative(target.indicator.unit if target.indicator else None):
            continue
        from policytrack.rules.goal_vs_quote import compared_year  # noqa: PLC0415 - few targets have such a baseline

        year = compared_year(target)
        if year is None or baseline.as_of.year == year:
            continue
        yield Finding(
            say("the baseline is of {}, and {} compares with {}", baseline.as_of, target.goal.text, year),
            actual_at(target, baseline, "as_of"),
            say("record the figure of {} as the baseline", year),
            target.id,
        )


@rule("PT070", "no-source", WARNING)
def no_source(subject: Subject) -> Iterator[Finding]:
    """A published figure says where it was published.

    A figure without a source cannot be checked by anybody, and so cannot be trusted by anybody. The page or document
    that it was read in is enough. A baseline that the plan states beside the goal has the plan for its source.

    Bad:
        actuals:
          - {as_of: 2025, value: 400家}  # PT070

    Good:
        actuals:
          - {as_of: 2025, value: 400家, source: 'https://example.org/a'}
    """
    for target, actuals in subject.rated:
        for actual in actuals:
            if actual.source is None and actual.pulled is None and not _is_of_plan(target, actual):
                yield Finding(
                    say("the figure {} of {} has no source", actual.value.text, actual.as_of),
                    actual_at(target, actual),
                    say("add `source:` with the URL of the page that says it"),
                    target.id,
                )


def _is_of_plan(target: Target, actual: Actual) -> bool:
    """Whether a figure is the baseline, and stands in the words of the plan that the target quotes."""
    number = re.search(r"[0-9][0-9.,]*", actual.value.text)
    return actual is target.baseline and number is not None and number[0] in target.quote


@rule("PT071", "not-a-url", WARNING)
def not_a_url(subject: Subject) -> Iterator[Finding]:
    """A source is a URL that can be followed.

    A reader wants to look it up with one click; a URL without `https://`, with a space in it, or the name of a website
    leads nowhere. For what is only in print, keep the citation and say so: `# policytrack: ignore[PT071] print only`.
    The `url` of a plan is one too.

    Bad:
        actuals:
          - {as_of: 2025, value: 400家, source: www.example.org/a}  # PT071

    Good:
        actuals:
          - {as_of: 2025, value: 400家, source: 'https://www.example.org/a'}
    """
    hint = say("a URL begins with https:// or http:// and has no spaces")
    for plan in subject.dataset.plans:
        if plan.url is not None and not is_url(plan.url) and plan.place is not None:
            yield Finding(say("{!r} is no URL", plan.url), plan.place / "url", hint)
    for target, actuals in subject.rated:
        for actual in actuals:
            if actual.source is not None and not is_url(actual.source):
                place = actual_at(target, actual, "source")
                yield Finding(say("the source {!r} is no URL", actual.source), place, hint, target.id)
    for pledge in subject.dataset.pledges:
        if pledge.done is not None and pledge.done.place is not None and not is_url(pledge.done.source):
            message = say("the source {!r} is no URL", pledge.done.source)
            yield Finding(message, pledge.done.place / "source", hint, pledge.id)


CHECKS: Final[tuple[Check, ...]] = (
    other_basis,
    ten_times,
    falling_total,
    beyond_whole,
    other_base_year,
    no_source,
    not_a_url,
)
