"""What the words around an amount amount to together: the `Bound` of a figure that has been read."""

from collections.abc import Callable
from typing import cast

from policytrack.quantity.amount_parser import Amount
from policytrack.quantity.bound import Bound, Change, Comparator, Course, Period, deciding
from policytrack.quantity.errors import QuantityError
from policytrack.quantity.lexicon import WordKind
from policytrack.quantity.unit import BARE, RATIO, Unit
from policytrack.quantity.unit_table import UnitTable

# 2025年 is a year and 6月 a month, not an amount of them; of 3日 that cannot be told, but of 2025日 it can.
DATE_UNITS = ("年", "月", "日")


class Reading:
    """A figure as it has been read: its amount, and the words around it with what each says and where it stands."""

    def __init__(self, text: str, unit: Unit | None, table: UnitTable) -> None:
        self.text = text
        self.unit = unit  # of a figure that names none
        self.table = table
        self.says: list[tuple[str, str, int, int]] = []  # kind, value, where the word starts and ends
        self.amount: Amount | None = None
        self.basis: str | None = None
        self.money: Unit | None = None  # the currency named before the amount
        self.inclusive = False  # 含

    @property
    def read_amount(self) -> Amount:
        """The amount, once it has been read."""
        assert self.amount is not None, "nothing has been read yet"
        return self.amount


def interpret(reading: Reading, spelled: Callable[[int, int], str]) -> Bound:
    """The bound that `reading` has read; `spelled` gives the text of a word from its places.

    Raises `QuantityError` where the words contradict each other or the amount.
    """
    amount = reading.read_amount
    said: dict[str, list[str]] = {}
    for kind, value, _, _ in reading.says:
        said.setdefault(kind, []).append(value)
    unit = _unit(reading, amount)
    comparator = _comparator(reading, amount, unit, said)
    _refuse_dates(amount, unit)
    magnitude = "magnitude" in said
    if magnitude and amount.unit is None and amount.low < 1000:
        raise QuantityError("a grade (三级) is no quantity", offset=amount.end, expected="an amount like 千亿级")
    if magnitude and comparator is Comparator.EXACT:
        comparator = Comparator.AT_LEAST
    per = said.get("per", [None])[-1]
    period = said.get("period", ["annual" if per == "year" else None])[-1]
    change = _change(reading, said)
    return Bound(
        comparator,
        amount.low,
        amount.high,
        unit,
        change=change,
        per=per,
        basis=reading.basis,
        period=cast("Period | None", period),
        reference=said.get("reference", [None])[-1],
        magnitude=magnitude,
        course=deciding(_course(reading), comparator, change),
        word=_word(reading, amount, spelled),
    )


def _unit(reading: Reading, amount: Amount) -> Unit:
    """The unit of the amount: as written, the currency named before it, or the default one."""
    unit, table = amount.unit, reading.table
    if unit is not None and any(kind == "second" for kind, *_ in reading.says):
        # 每秒10亿亿次 is 10亿亿次/秒.
        return table.find(f"{unit.symbol}/秒")
    default = reading.money or reading.unit
    if unit is None:
        return default or BARE
    if unit is BARE:
        return unit
    if unit.dimension is RATIO and default is not None:
        # A multiplier alone counts in the unit without its own multiplier: 千亿 of 亿元 is 千亿元.
        return table.intern(default.unscaled.times(unit.symbol, unit.factor))
    if reading.money is not None and unit.dimension != reading.money.dimension:
        raise QuantityError(f"{reading.money.symbol} and {unit.symbol} contradict each other", offset=amount.end)
    return unit


def _comparator(reading: Reading, amount: Amount, unit: Unit, said: dict[str, list[str]]) -> Comparator:
    firm = {*said.get("compare", ()), *amount.marks}
    if unit.dimension.key == "rank":
        # To be among the first three is to be third or better; the third place is one place, until it is promised.
        among = amount.marks or firm or amount.low == 1
        return Comparator.AT_MOST if among else Comparator.EXACT
    if reading.inclusive:
        firm = {value + "=" if value in ("<", ">") else value for value in firm}
    ranged = amount.low != amount.high
    if ranged and firm <= {"~"}:
        return Comparator.RANGE
    for strict, loose in ((">", ">="), ("<", "<=")):
        if firm == {strict, loose}:
            # 超过50%以上: both point the same way, and the stricter one holds.
            firm = {strict}
    if ranged or len(firm) > 1:
        raise _contradiction(reading, "the range" if ranged else "each other")
    if "between" in said:
        raise QuantityError("a single figure cannot lie between", offset=amount.end, expected="a range")
    if firm:
        return Comparator(firm.pop())
    weak = said.get("weak")
    return Comparator(weak[-1]) if weak else Comparator.EXACT


def _contradiction(reading: Reading, what: str) -> QuantityError:
    compared = [(start, end) for kind, _, start, end in reading.says if kind == "compare"]
    listed = " and ".join(reading.text[start:end] for start, end in compared) or "the words of comparison"
    verb = "contradicts" if len(compared) == 1 else "contradict"
    place = compared[-1][0] if compared else 0
    return QuantityError(f"{listed} {verb} {what}", offset=place, expected="one comparison")


def _change(reading: Reading, said: dict[str, list[str]]) -> Change | None:
    rates = said.get("rate", ())
    directions = {*said.get("change", ()), *rates}
    if len(directions) > 1:
        place = next(start for kind, _, start, _ in reading.says if kind == "change")
        raise QuantityError("the words of direction contradict each other", offset=place, expected="one direction")
    return None if ("level" in said and not rates) or not directions else Change(directions.pop())


def _course(reading: Reading) -> Course | None:
    """Where the words say that the amount goes; what falls or rises to a figure is not held there."""
    said = set()
    for kind, value, *_ in reading.says:
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
        raise QuantityError("this is a date, not an amount", offset=max(0, amount.end - 1), expected="a figure")


def _word(reading: Reading, amount: Amount, spelled: Callable[[int, int], str]) -> str:
    before = [spelled(a, b) for kind, _, a, b in reading.says if a < amount.end and kind != "reference"]
    telling = ("compare", "between", "magnitude")
    behind = [spelled(a, b) for kind, _, a, b in reading.says if a >= amount.end and kind in telling]
    return "".join(before) + ("…" + "".join(behind) if behind else "")
