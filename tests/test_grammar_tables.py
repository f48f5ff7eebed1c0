"""The tables of the grammar carry examples; here they are held to them."""

from decimal import Decimal

import pytest

from policytrack.quantity.amount_parser import PRODUCTIONS, AmountParser
from policytrack.quantity.errors import QuantityError
from policytrack.quantity.number_parser import Production, produced
from policytrack.quantity.unit_table import UNITS


@pytest.mark.parametrize(
    ("production", "text", "expected"),
    [pytest.param(row, *example, id=f"{row.name}: {example[0]}") for row in PRODUCTIONS for example in row.examples],
)
def test_a_production_makes_what_its_examples_say(production: Production, text: str, expected: str) -> None:
    parser = AmountParser(text, UNITS, None, None)
    before = PRODUCTIONS[: PRODUCTIONS.index(production)]
    assert produced(before, parser.numbers, text, 0) is None, "an earlier production takes it"
    if expected == "!":
        with pytest.raises(QuantityError):
            produced([production], parser.numbers, text, 0)
        return
    amount = produced([production], parser.numbers, text, 0)
    assert amount is not None
    numbers, unit = expected.split(" ")
    low, _, high = numbers.partition("~")
    assert (amount.low, amount.high) == (Decimal(low), Decimal(high or low))
    assert (amount.unit.symbol if amount.unit else "") == unit
    assert amount == parser.read(0)
