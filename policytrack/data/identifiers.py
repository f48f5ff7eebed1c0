"""The grammar of ids and keys: what may be typed on a command line, and offered to a shell, as it stands."""

import re
from collections.abc import Container
from typing import Final

from policytrack.text.messages import say
from policytrack.text.printable import width

HINT: Final = say("ids and keys are letters, digits, hyphens, dots and underscores")
_NAME: Final = re.compile(r"[^\W_][\w.-]*")


def is_identifier(text: str) -> bool:
    """Whether a text can be an id or key. No character of one means anything to a shell, and none is hidden."""
    return _NAME.fullmatch(text) is not None


#: An id is typed: so many columns of its words are enough to tell it from others, a Chinese character taking two.
_LONGEST_WORDS: Final = 24
_NO_WORD: Final = re.compile(r"[^\w]+")


def new_identifier(start: str, words: str, year: str, taken: Container[str]) -> str:
    """An id for a new target: where its plan's ids begin, what is promised, the year; a number where it is taken."""
    middle = _NO_WORD.sub("-", words).strip("-").lower()
    if width(middle) > _LONGEST_WORDS:
        whole = max((middle[:end] for end in range(len(middle)) if width(middle[:end]) <= _LONGEST_WORDS), key=len)
        # Words of letters are not cut in two.
        middle = whole.rpartition("-")[0] or whole if middle[len(whole)].isascii() and "-" in whole else whole
    name = "-".join(part for part in (start, middle.strip("-_"), year) if part)
    unique, number = name, 2
    while unique in taken:
        unique, number = f"{name}-{number}", number + 1
    return unique
