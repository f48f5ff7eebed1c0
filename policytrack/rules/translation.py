"""The English words of a goal and of its quote against the Chinese ones: the two are compared as quantities."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache, lru_cache
from typing import Final, NamedTuple

from policytrack.data.model import Target
from policytrack.quantity import lexicon as words
from policytrack.quantity.bound import Bound, Change, Comparator, Course, Quantity
from policytrack.quantity.errors import QuantityError
from policytrack.quantity.unit import EXACT
from policytrack.quantity.years import in_digits
from policytrack.rules.difference import reading
from policytrack.rules.english_figures import YEAR, Said, figures
from policytrack.rules.goal_vs_quote import is_unreadable
from policytrack.rules.plain_agreement import plainly_agrees
from policytrack.text.messages import Message, joined, say

_HEDGE: Final = (
    r"(?:(?:about|around|approximately|roughly|some|nearly|almost|at|least|most|over|more|less|fewer|than|no|not|above"
    r"|below|under|within|another|a|an|further|the|same)\s+)*$"
)
_BY: Final = r"\bby\s+" + _HEDGE
_TO: Final = r"(?<!\bup )(?<!\bclose )\bto\s+" + _HEDGE
_RISE: Final = r"\b(?:increas|ris(?:e|ing)|rose|grow|rais|expand|climb|add(?:ed|ing|ition)?\b|higher|gain|up\b|boost)"
_FALL: Final = r"\b(?:reduc|decreas|fall|fell|drop|cut|lower|declin|down\b|shrink|slash|curb|less(?:en\w*)?\b(?! than))"
#: What stands before the year that a figure compares with.
_BASE_YEAR: Final = (
    r"\b(?:from|on|over|than|against|versus|vs\.?|compared (?:with|to)|relative to|of|baseline of|base year of)\s+"
    r"(?:(?:the|its|that|those|level|levels|figure|figures|year|end|of|in)\s+)*((?:19|20)\d\d)\b(?! to)"
)
#: An amount converted to another unit is rounded: 1亿亩 is 6.67 million hectares.
_ROUNDED: Final = Decimal("0.01")
_SHARES: Final = frozenset({"share", "points"})
_BARE: Final = frozenset({"ratio", "count"})
#: What English may say for a comparator of the Chinese: 500家以上 is often "over 500".
_MAY_SAY: Final = {
    Comparator.EXACT: {Comparator.EXACT, Comparator.AT_LEAST},
    Comparator.MORE: {Comparator.MORE},
    Comparator.AT_LEAST: {Comparator.AT_LEAST, Comparator.MORE},
    Comparator.LESS: {Comparator.LESS},
    Comparator.AT_MOST: {Comparator.AT_MOST, Comparator.LESS},
    Comparator.ABOUT: {Comparator.ABOUT},
    Comparator.RANGE: {Comparator.RANGE},
}


class Contradiction(NamedTuple):
    """A field in English, and in words what it says otherwise than the Chinese."""

    field: str
    message: str


def contradictions(target: Target) -> Iterator[Contradiction]:
    """What the English goal and the English quote of a target say otherwise than the Chinese ones."""
    if target.goal_en is not None:
        yield from _compared(target, "goal_en", target.goal_en, target.goal.bound, target.goal.text)
    if target.quote_en is not None:
        bound, text = _of_quote(target)
        yield from _compared(target, "quote_en", target.quote_en, bound, text)


def _of_quote(target: Target) -> tuple[Bound, str]:
    """The figure of the quote that the goal is: the goal itself where the quote has none of its amount."""
    if not plainly_agrees(target) and not is_unreadable(target.quote):
        from policytrack.quantity.extract import find  # noqa: PLC0415 - few targets have English words

        goal = target.goal.bound
        for phrase in find(in_digits(target.quote), region=target.plan.region):
            same = phrase.bound.dimension == goal.dimension and phrase.bound.base_low == goal.base_low
            if same and phrase.bound.base_high == goal.base_high:
                return phrase.bound, phrase.text
    return target.goal.bound, target.goal.text


def _compared(target: Target, key: str, english: str, bound: Bound, text: str) -> Iterator[Contradiction]:
    if is_unreadable(english):
        return
    said: list[Said] = []
    differing: list[tuple[int, int, list[str]]] = []  # of figures of that amount: how many differences, place, which
    for one in figures(english, target.plan.region, bound):
        if _same_amount(bound, one.bound):
            differences = list(_differences(target, bound, one, english))
            if not differences:
                return
            differing.append((len(differences), one.place, differences))
        said.append(one)
    if not said:
        return
    what = min(differing)[2] if differing else _no_such_amount(bound, sorted(said, key=lambda one: one.place))
    if what:
        field = key.removesuffix("_en")
        message = say(
            "the English says something else: {}; `{}` says {} ({})", joined(what), field, text, reading(bound)
        )
        yield Contradiction(key, message)


def _same_amount(one: Bound, english: Bound) -> bool:
    """Whether two figures have the same amount, in the same unit, in one converted and rounded, or without unit."""
    own, other = one.dimension.key, english.dimension.key
    ends = ((one.base_low, english.base_low), (one.base_high, english.base_high))
    if one.dimension == english.dimension:
        if all(a == b for a, b in ends):
            return True
        is_converted = one.unit.unscaled.factor != english.unit.unscaled.factor
        return is_converted and all(_is_near(a, b) for a, b in ends)
    if other in _BARE and own not in (*_SHARES, "multiple", "rank"):
        return (_plain(one, one.low), _plain(one, one.high)) == (
            _plain(english, english.low),
            _plain(english, english.high),
        )
    try:
        converted = Quantity(english.low, english.unit).to(one.unit, 9).base
    except QuantityError:
        return False
    return _is_near(one.base_low, converted)


def _plain(bound: Bound, value: Decimal) -> Decimal:
    """The number with its multiplier, without its unit: 5000万吨 is 50,000,000."""
    return EXACT.multiply(value, bound.unit.multiplier)


def _is_near(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= abs(one) * _ROUNDED


def _no_such_amount(bound: Bound, said: Sequence[Said]) -> list[str]:
    """What an English text says instead of an amount; nothing where it cannot be told."""
    own = bound.dimension.key
    for one in said:
        if {own, one.bound.dimension.key} == _SHARES and one.bound.low == bound.low:
            points = say("percentage points") if own == "points" else say("percent of what was there")
            return [say("{}, where {} are meant", one.text, points)]
    said = [one for one in said if own == "count" or not (one.unread and one.bound.dimension.key in _BARE)]
    untold = own in _SHARES and not any(one.bound.dimension.key in _SHARES for one in said)
    return [] if untold or own in ("multiple", "rank", "ratio") else [one.text for one in said[:3]]


def _differences(target: Target, bound: Bound, said: Said, english: str) -> Iterator[str]:
    """What an English figure of the same amount says otherwise."""
    if not bound.magnitude and said.bound.comparator not in _may_say(bound.word, bound.comparator):
        yield Message("{} ({})", said.text, reading(said.bound))
    yield from _direction(bound, said)
    yield from _base_year(target, bound, said, english)


@lru_cache(maxsize=1024)
def _may_say(spoken: str, comparator: Comparator) -> set[Comparator]:
    """The comparators that a right translation may have.

    达到500家 and 降至1.2 promise at least and at most that much, but say no word of comparison.
    """
    word = spoken.replace("…", "")
    says = word in _comparing() or any(one in word for one in _comparing() if len(one) > 1)
    if not says and comparator in (Comparator.AT_LEAST, Comparator.AT_MOST):
        return {Comparator.EXACT, comparator}
    return _MAY_SAY[comparator]


@cache
def _comparing() -> frozenset[str]:
    """The words of comparison, 不低于 and 以上 among them, without those that merely reach an amount."""
    listed = (*words.BEFORE.values(), *words.BEHIND.values(), *words.NEGATED.values())
    return frozenset(word for text in listed for word in text.split())


def _direction(bound: Bound, said: Said) -> Iterator[str]:
    rising, falling = (_last(pattern, said.clause) for pattern in (_RISE, _FALL))
    english = said.bound.change
    if english is None and rising != falling:
        english = Change.INCREASE if rising > falling else Change.DECREASE
    to_level = re.search(_TO, said.before) is not None
    if bound.change is not None and to_level:
        yield say("{}, a level", said.clause)
    elif bound.change is not None and english is not None and english is not bound.change:
        yield say("{}, the other direction", said.clause)
    elif bound.change is None and _says_level(bound) and re.search(_BY, said.before) and rising != falling:
        yield say("{}, a change", said.clause)
    if bound.course is Course.FALL and rising > falling and to_level:
        yield say("{}, the other direction", said.clause)


def _says_level(bound: Bound) -> bool:
    """Whether the words say that the amount is reached: 提高到, 达到, 降至."""
    return bound.course is not None or re.search("[到至达为]", bound.word) is not None


def _last(pattern: str, text: str) -> int:
    """Where a pattern is found last; -1 where it is not."""
    return max((match.start() for match in re.finditer(pattern, text, re.IGNORECASE)), default=-1)


def _base_year(target: Target, bound: Bound, said: Said, english: str) -> Iterator[str]:
    """A year that is compared with, in one of the two languages only."""
    base = bound.reference if bound.reference and re.fullmatch(YEAR, bound.reference) else None
    own = f"{target.title} {target.goal.text} {in_digits(target.quote)}"
    named = {match[1] for match in re.finditer(_BASE_YEAR, english)}
    strange = sorted(year for year in named if year not in own and year != str(target.by)[:4])
    if strange and not re.search(words.FIVE_YEAR_PLAN, own):
        yield say("compared with {}", strange[0])
    elif base is not None and base not in english:
        yield say("no word of the year {} that it compares with", base)
