"""Whether the text of a cell is a unit."""

import re
from functools import lru_cache

from policytrack.quantity.errors import QuantityError
from policytrack.quantity.unit_table import UNITS


def is_unit(said: str) -> bool:
    """Whether a text in the normal form, or in brackets, is a unit."""
    return _is_known_unit(said.strip("()（）"))


@lru_cache(maxsize=4096)
def _is_known_unit(said: str) -> bool:
    if said in ("%", "/", "万平方米", "人/亿元", "个百分点"):
        return True
    try:
        found = None if re.search(r"(?<!m)[0-9]", said) else UNITS.match(said, 0)
    except QuantityError:  # P, $, 兆: one of several units
        return len(said) == 1
    return found is not None and found[0] == len(said) and found[1].dimension.key != "ratio"
