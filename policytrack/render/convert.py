"""Quantities as read: an object of the jsonl format, the figure in another unit or language, a card of all aspects."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from policytrack.quantity.bound import Bound, Change, Comparator, Margin, as_goal
from policytrack.quantity.errors import QuantityError
from policytrack.quantity.format import format_bound, in_base, per_words, reference_in_english
from policytrack.quantity.parsing import parse_clause
from policytrack.quantity.unit import Dimension, Unit
from policytrack.text.decimals import decimal_text, grouped
from policytrack.text.messages import Message, say
from policytrack.text.printable import visible, width
from policytrack.translations import Lang, spoken, told

_SAYS: Final = {
    Comparator.EXACT: say("exactly"),
    Comparator.MORE: say("more than"),
    Comparator.AT_LEAST: say("at least"),
    Comparator.LESS: say("less than"),
    Comparator.AT_MOST: say("at most"),
    Comparator.ABOUT: say("about"),
    Comparator.RANGE: say("from … to …"),
}


_CHANGES: Final = {
    Change.INCREASE: say("increase by this amount, not a level"),
    Change.DECREASE: say("decrease by this amount, not a level"),
}
_PER: Final = {
    "year": say("year"),
    "person": say("person"),
    "hour": say("hour"),
    "day": say("day"),
    "month": say("month"),
    "mu": say("mu"),
    "household": say("household"),
}
_PERIODS: Final = {"annual": say("annual"), "cumulative": say("cumulative")}
_KEYS: Final = (
    "text", "comparator", "low", "high", "unit", "base_unit", "dimension", "change", "per", "basis", "period",
    "reference", "margin", "error", "column",
)  # fmt: skip


class ConvertOptions(NamedTuple):
    """What a reading is to be written as, and what settles it."""

    unit: Unit | None
    lang: Lang | None
    region: str | None
    dimension: Dimension | None
    digits: int | None


def record(text: str, dimension: Dimension | None = None, region: str | None = None) -> dict[str, object]:
    """What `text` says as a promise, as the object of the jsonl format.

    With `error` and `column`, from 1, where it cannot be read.
    """
    try:
        bound = as_goal(parse_clause(text, dimension=dimension, region=region))
    except QuantityError as error:
        return dict.fromkeys(_KEYS) | {"text": text, "error": str(error), "column": error.offset + 1}
    return {
        "text": text,
        "comparator": bound.comparator.value,
        "low": decimal_text(bound.base_low),
        "high": decimal_text(bound.base_high),
        "unit": bound.unit.symbol,
        "base_unit": bound.unit.dimension.base,
        "dimension": bound.unit.dimension.key,
        "change": bound.change and bound.change.value,
        "per": bound.per,
        "basis": bound.basis,
        "period": bound.period,
        "reference": bound.reference,
        "margin": bound.margin and bound.margin.value,
        "error": None,
        "column": None,
    }


def written(bound: Bound, options: ConvertOptions) -> str:
    """The reading on one line, in the unit and language asked for; Chinese by default."""
    return format_bound(bound, lang=options.lang or "zh", unit=options.unit, digits=options.digits, symbols=True)


def card(bound: Bound, digits: int | None) -> Iterator[str]:
    """The reading of one quantity, a line an aspect."""
    goal, english = as_goal(bound), spoken() == "en"
    bare = bound.dimension.key in ("count", "ratio")
    amount = grouped(bound.base_low)
    if bound.comparator is Comparator.RANGE:
        amount = told(say("{} to {}", amount, grouped(bound.base_high)))
    chinese: Lang = "zh" if english else spoken()
    yield f"中文        {format_bound(bound, lang=chinese, digits=digits)}"
    yield f"English     {format_bound(bound, lang='en', digits=digits)}"
    dimension = Message(bound.dimension.name_en)
    yield _aspect(say("dimension"), Message("{} ({})", dimension, bound.dimension.name) if english else dimension)
    yield _aspect(say("base value"), amount if bare else in_base(amount, bound.dimension, spoken()))
    says = say("a range") if bound.comparator is Comparator.RANGE else _SAYS[bound.comparator]
    if goal.comparator is not bound.comparator:
        says += say("; as a promise: {}", _SAYS[goal.comparator])
    if bound.magnitude:
        says += say(", an order of magnitude")
    yield _aspect(say("says"), says)
    for name, value in (
        (say("change"), bound.change and _CHANGES[bound.change]),
        (say("per"), bound.per and _each(bound.per)),
        (say("period"), bound.period and _PERIODS[bound.period]),
        (say("compared to"), _compared(bound)),
        (say("basis"), bound.basis),
        (say("words"), bound.word),
    ):
        if value:
            yield _aspect(name, value if isinstance(value, Message) else visible(value))


def _each(per: str) -> str:
    """What a figure is per: of a year, of a thousand population."""
    return _PER.get(per) or per_words(per, spoken()).removeprefix("每").removeprefix("per ")


def _compared(bound: Bound) -> str | None:
    """What a figure compares with, and on which side of it that is."""
    reference = bound.reference and (reference_in_english(bound.reference) if spoken() == "en" else bound.reference)
    reference = visible(reference or "")
    if bound.margin is Margin.ABOVE:
        return say("above {}", reference)
    return say("below {}", reference) if bound.margin else reference


def _aspect(name: str, value: str) -> str:
    name = told(name)
    return name + " " * max(1, 12 - width(name)) + told(value)
