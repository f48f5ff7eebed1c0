"""Plain scalars that other YAML programs read as something else than the text that stands there."""

import re
from typing import Final

from policytrack.text.messages import say

#: What a number that is read in another way has beside its digits.
_ODD: Final = frozenset(":._eE")
_BOOLEANS: Final = frozenset(("yes", "no", "on", "off", "true", "false"))
_NUMERIC: Final = frozenset("+-.0123456789")


def other_value(text: str) -> str:
    """What YAML 1.1, which most programs read, makes of a plain scalar that stands for a text; empty if just that."""
    if text[0] not in _NUMERIC:
        return say("true or false") if len(text) < 6 and text.lower() in _BOOLEANS else ""
    if text[0] in "123456789" and _ODD.isdisjoint(text):
        return ""
    if re.fullmatch(r"[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?", text):
        return say("a number to the base of 60")
    if re.fullmatch(r"[-+]?0[0-7_]+|0x[0-9a-fA-F_]+|0b[01_]+", text):
        return say("a number to another base")
    number = r"[-+]?(?:[0-9]+\.[0-9]*0|(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)[eE][-+]?[0-9]+|[0-9]+_[0-9_]+|\.(?:inf|nan))"
    if re.fullmatch(number, text):
        return say("another number")
    return ""
