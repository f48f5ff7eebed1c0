"""The tables of the grammar carry examples; here they are held to them."""

from collections.abc import Iterator
from decimal import Decimal
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from policytrack.quantity import deadlines, non_promises
from policytrack.quantity.amount_parser import PRODUCTIONS, AmountParser
from policytrack.quantity.errors import QuantityError
from policytrack.quantity.extract import find
from policytrack.quantity.non_promises import MASKS, NON_PROMISES, Mask, NonPromise, masked
from policytrack.quantity.normalise import normalise
from policytrack.quantity.number_parser import Production, by_first, produced
from policytrack.quantity.unit_table import UNITS


@pytest.mark.parametrize(
    ("production", "text", "expected"),
    [pytest.param(row, *example, id=f"{row.name}: {example[0]}") for row in PRODUCTIONS for example in row.examples],
)
def test_a_production_makes_what_its_examples_say(production: Production, text: str, expected: str) -> None:
    parser = AmountParser(text, UNITS, None, None)
    before = PRODUCTIONS[: PRODUCTIONS.index(production)]
    assert produced(by_first(before), parser.numbers, text, 0) is None, "an earlier production takes it"
    if expected == "!":
        with pytest.raises(QuantityError):
            produced(by_first([production]), parser.numbers, text, 0)
        return
    amount = produced(by_first([production]), parser.numbers, text, 0)
    assert amount is not None
    numbers, unit = expected.split(" ")
    low, _, high = numbers.partition("~")
    assert (amount.low, amount.high) == (Decimal(low), Decimal(high or low))
    assert (amount.unit.symbol if amount.unit else "") == unit
    assert amount == parser.read(0)


def _rows(table: tuple[Any, ...]) -> list[Any]:
    return [pytest.param(row, text, id=f"{row.name}: {text}") for row in table for text in row.examples]


@pytest.mark.parametrize(("row", "text"), _rows(MASKS))
def test_a_mask_covers_the_number_of_its_examples(row: Mask, text: str) -> None:
    folded = normalise(text)
    others = tuple(mask for mask in MASKS if mask is not row)
    assert masked(folded) != masked(folded, others), "another row covers it"
    assert find(text) == ()


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        *(pytest.param(mask.pattern, mask.needs, id=mask.name) for mask in MASKS if mask.needs),
        *(pytest.param(*row, id=f"a deadline: {row[1]}") for row in deadlines._DEADLINES),
    ],
)
def test_a_pattern_finds_nothing_without_one_of_the_characters_that_it_needs(pattern: str, needs: str) -> None:
    for literal in _literals(pattern):
        assert not set(needs).isdisjoint(literal), literal


def _literals(pattern: str) -> Iterator[str]:
    """For every way through a pattern, one text that it finds: the first of each class, the least of each repeat."""

    def ways(items: Any) -> Iterator[str]:
        if not len(items):
            yield ""
            return
        (operation, value), rest = items[0], items[1:]
        for tail in ways(rest):
            for head in heads(str(operation), value):
                yield head + tail

    def heads(operation: str, value: Any) -> Iterator[str]:
        if operation == "LITERAL":
            yield chr(value)
        elif operation == "SUBPATTERN":
            yield from ways(value[3])
        elif operation == "BRANCH":
            for branch in value[1]:
                yield from ways(branch)
        elif operation == "MAX_REPEAT":
            least, _, repeated = value
            yield from (way * least for way in ways(repeated))
        elif operation == "IN":
            yield from (
                (chr(one) for kind, one in value if str(kind) == "LITERAL")
                if all(str(kind) == "LITERAL" for kind, _ in value)
                else (" ",)
            )
        elif operation == "ASSERT":
            yield from ways(value[1])
        else:  # a place, any character, what must not stand there
            yield ""

    yield from set(ways(list(_parser.parse(pattern))))


@pytest.mark.parametrize(("row", "text"), _rows(NON_PROMISES))
def test_a_figure_that_promises_nothing_does_so_by_its_row_alone(
    row: NonPromise, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = find(text)
    monkeypatch.setattr(non_promises, "NON_PROMISES", tuple(other for other in NON_PROMISES if other is not row))
    assert len(find(text)) > len(found)
