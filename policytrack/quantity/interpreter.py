"""What the words around an amount amount to together: the `Bound` of a figure that has been read."""

from collections.abc import Callable
from decimal import Decimal
from typing import Final, NamedTuple, cast

from policytrack.quantity.bound import Bound, Change, Comparator, Course, Margin, Period, deciding
from policytrack.quantity.errors import QuantityError
from policytrack.quantity.lexicon import WordKind
from policytrack.quantity.number_parser import Amount
from policytrack.quantity.references import is_of_the_past
from policytrack.quantity.unit import BARE, RATIO, Unit
from policytrack.quantity.unit_table import UnitTable
from policytrack.text.messages import listed, say

#: A number has at most so many digits before its point and as many behind it: what is longer is a slip of the hand.
MOST_DIGITS: Final = 18
#: The largest unit is at most ten to this power of its base, the smallest its inverse; 万亿ZFLOPS is still smaller.
MOST_FACTOR: Final = 36
EXPECTS_DIGITS: Final = say("at most {} before the point and {} behind it", MOST_DIGITS, MOST_DIGITS)
# 2025年 is a year and 6月 a month, not an amount of them; of 3日 that cannot be told, but of 2025日 it can.
DATE_UNITS = ("年", "月", "日")


class Word(NamedTuple):
    """A word beside the amount: what kind of thing it says, what it says, and where it stands."""

    kind: WordKind
    value: str
    start: int
    end: int


class Heard(NamedTuple):
    """What has been read around an amount."""

    words: tuple[Word, ...] = ()
    basis: str | None = None
    money: Unit | None = None  # the currency named before the amount
    inclusive: bool = False  # 含

    @property
    def kinds(self) -> set[WordKind]:
        """The kinds of the words."""
        return {word.kind for word in self.words}

    def and_word(self, kind: WordKind, value: str, start: int, end: int) -> "Heard":
        """The same with one word more."""
        return Heard((*self.words, Word(kind, value, start, end)), self.basis, self.money, self.inclusive)


class Reading(NamedTuple):
    """A figure as it has been read: its amount, and the words around it."""

    text: str
    unit: Unit | None  # of a figure that names none
    table: UnitTable
    amount: Amount
    heard: Heard


def interpret(reading: Reading, spelled: Callable[[int, int], str]) -> Bound:
    """The bound that `reading` has read; `spelled` gives the text of a word from its places.

    Raises `QuantityError` where the words contradict each other or the amount.
    """
    amount, heard = reading.amount, reading.heard
    said: dict[WordKind, list[str]] = {}
    for word in heard.words:
        said.setdefault(word.kind, []).append(word.value)
    unit = _unit(reading, amount)
    comparator = _comparator(reading, amount, unit, said)
    _refuse_dates(amount, unit)
    _refuse_endless(amount, unit)
    magnitude = WordKind.MAGNITUDE in said
    if magnitude and amount.unit is None and amount.low < 1000:
        raise QuantityError(
            say("a grade (三级) is no quantity"), offset=amount.end, expected=say("an amount like 千亿级")
        )
    if magnitude and comparator is Comparator.EXACT:
        comparator = Comparator.AT_LEAST
    per = said.get(WordKind.PER, [None])[-1]
    period = said.get(WordKind.PERIOD, ["annual" if per == "year" else None])[-1]
    if per not in (None, "year") and _is_of_unit(heard):
        period = None  # 每人每年: what each has in a year, and no promise for each year
    reference = said.get(WordKind.REFERENCE, [None])[-1]
    margin = _margin(said)
    if margin is None:
        change = _change(reading, said)
    elif reference is not None and is_of_the_past(reference):  # 高于上年1个百分点
        change, margin = (Change.INCREASE if margin is Margin.ABOVE else Change.DECREASE), None
    else:
        change = None  # 增速高于全国1个百分点: what is compared is a rate, and the figure no change of it
    if per == "year" and change is not None and _is_of_compared(heard, amount):
        per = period = None  # 年均投入比2010年高出一倍: so much more once, and not each year
    return Bound(
        comparator,
        amount.low,
        amount.high,
        unit,
        change=change,
        per=per,
        basis=heard.basis,
        period=cast("Period | None", period),
        reference=reference,
        magnitude=magnitude,
        course=None if margin else deciding(_course(reading), comparator, change),
        margin=margin,
        word=_word(reading, amount, spelled),
    )


def _is_of_compared(heard: Heard, amount: Amount) -> bool:
    """Whether an average stands with its noun before the year that is compared with: it is of what is compared."""
    end = min(word.end for word in heard.words if word.kind is WordKind.PER)
    # Of the values of words only the year of a reference is in digits.
    return any(word.value.isdigit() and end < word.start < amount.end for word in heard.words)


def _is_of_unit(heard: Heard) -> bool:
    """Whether 每年 stands right behind what an amount is an average over."""
    ends = {word.end for word in heard.words if word.kind is WordKind.PER}
    return any(word.kind is WordKind.PERIOD and word.start in ends for word in heard.words)


def _unit(reading: Reading, amount: Amount) -> Unit:
    """The unit of the amount: as written, the currency named before it, or the default one."""
    unit, table, money = amount.unit, reading.table, reading.heard.money
    if unit is not None and WordKind.SECOND in reading.heard.kinds:
        # 每秒10亿亿次 is 10亿亿次/秒.
        return table.find(f"{unit.symbol}/秒")
    default = money or reading.unit
    if unit is None:
        return default or BARE
    if unit is BARE:
        return unit
    if unit.dimension is RATIO and default is not None:
        # A multiplier alone counts in the unit without its own multiplier: 千亿 of 亿元 is 千亿元.
        return default.unscaled.times(unit.symbol, unit.factor)
    if money is not None and unit.dimension != money.dimension:
        raise QuantityError(say("{} and {} contradict each other", money.symbol, unit.symbol), offset=amount.end)
    return unit


def _comparator(reading: Reading, amount: Amount, unit: Unit, said: dict[WordKind, list[str]]) -> Comparator:
    firm = {*said.get(WordKind.COMPARE, ()), *amount.marks}
    if unit.dimension.key == "rank":
        if amount.low != amount.high or amount.low != amount.low.to_integral_value():  # 3-5位次
            raise QuantityError(
                say("a place is a whole number"), offset=amount.end, expected=say("a place like 前10名")
            )
        # To be among the first three is to be third or better; the third place is one place, until it is promised.
        among = firm or amount.low == 1
        return Comparator.AT_MOST if among else Comparator.EXACT
    if reading.heard.inclusive:
        firm = {value + "=" if value in ("<", ">") else value for value in firm}
    ranged = amount.low != amount.high
    within = any(word.kind is WordKind.COMPARE and word.start >= amount.end for word in reading.heard.words)
    if ranged and (firm <= {"~"} or (firm == {"<="} and within)):
        return Comparator.RANGE  # 30—50家, 30—50家以内
    for strict, loose in ((">", ">="), ("<", "<=")):
        if firm == {strict, loose}:
            # 超过50%以上: both point the same way, and the stricter one holds.
            firm = {strict}
    if ranged or len(firm) > 1:
        raise _contradiction(reading, (say("the range") if ranged else say("each other")))
    if WordKind.BETWEEN in said:
        raise QuantityError(say("a single figure cannot lie between"), offset=amount.end, expected=say("a range"))
    if firm:
        return Comparator(firm.pop())
    weak = said.get(WordKind.WEAK)
    return Comparator(weak[-1]) if weak else Comparator.EXACT


def _contradiction(reading: Reading, what: str) -> QuantityError:
    compared = [word for word in reading.heard.words if word.kind is WordKind.COMPARE]
    said = listed([reading.text[word.start : word.end] for word in compared]) or say("the words of comparison")
    place = compared[-1].start if compared else 0
    sentence = say("{} contradicts {}", said, what) if len(compared) == 1 else say("{} contradict {}", said, what)
    return QuantityError(sentence, offset=place, expected=say("one comparison"))


def _change(reading: Reading, said: dict[WordKind, list[str]]) -> Change | None:
    rates = said.get(WordKind.RATE, ())
    directions = {*said.get(WordKind.CHANGE, ()), *rates}
    if len(directions) > 1:
        place = next(word.start for word in reading.heard.words if word.kind is WordKind.CHANGE)
        raise QuantityError(
            say("the words of direction contradict each other"), offset=place, expected=say("one direction")
        )
    return None if (WordKind.LEVEL in said and not rates) or not directions else Change(directions.pop())


def _margin(said: dict[WordKind, list[str]]) -> Margin | None:
    margins = said.get(WordKind.MARGIN)
    return Margin(margins[-1]) if margins else None


def _course(reading: Reading) -> Course | None:
    """Where the words say that the amount goes; what falls or rises to a figure is not held there."""
    said = set()
    for kind, value, *_ in reading.heard.words:
        if kind is WordKind.WEAK:
            said.add(Course.RISE if value == ">=" else Course.HOLD)
        elif kind in (WordKind.LEVEL, WordKind.NEUTRAL) and value:
            said.add(Course(value))
    return next((course for course in (Course.FALL, Course.RISE, Course.HOLD) if course in said), None)


def _refuse_dates(amount: Amount, unit: Unit) -> None:
    """Raises for 2025年 and 6月: no plan promises 2025 years."""
    year = (
        unit.symbol in (*DATE_UNITS, "year", "years") and 1900 <= amount.low <= 2100 and amount.low == int(amount.low)
    )
    if year or unit.symbol == "月":
        raise QuantityError(
            say("this is a date, not an amount"), offset=max(0, amount.end - 1), expected=say("a figure")
        )


def _refuse_endless(amount: Amount, unit: Unit) -> None:
    """Raises for figures so large or fine that they are none: no command could show them, and no plan has them."""
    if is_endless(amount.low) or is_endless(amount.high):
        raise QuantityError(
            say("the number has too many digits"), offset=max(0, amount.end - 1), expected=EXPECTS_DIGITS
        )
    if abs(unit.factor.adjusted()) > MOST_FACTOR:
        raise QuantityError(say("{} is no unit of anything real", unit.symbol), offset=max(0, amount.end - 1))


def is_endless(value: Decimal) -> bool:
    """Whether a number has more digits before its point or behind it than a figure may have."""
    return value.adjusted() >= MOST_DIGITS or -int(value.as_tuple().exponent) > MOST_DIGITS


def _word(reading: Reading, amount: Amount, spelled: Callable[[int, int], str]) -> str:
    heard, telling = reading.heard.words, (WordKind.COMPARE, WordKind.BETWEEN, WordKind.MAGNITUDE)
    compared = (WordKind.REFERENCE, WordKind.MARGIN)
    before = [spelled(a, b) for kind, _, a, b in heard if a < amount.end and kind not in compared]
    behind = [spelled(a, b) for kind, _, a, b in heard if a >= amount.end and kind in telling]
    return "".join(before) + ("…" + "".join(behind) if behind else "")
