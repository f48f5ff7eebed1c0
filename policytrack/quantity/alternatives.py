"""Many patterns looked for at once, of which a text needs few: only those are compiled that could find something in it.

Compiling all of them takes longer than reading a short text, and what is left out can find nothing.
"""

import re
from collections.abc import Iterable
from functools import lru_cache


def any_of(alternatives: Iterable[tuple[str, str]], text: str) -> re.Pattern[str] | None:
    """The pattern of the alternatives that may find something in `text`, in their order; None where none may.

    Each is a pattern and the characters of which whatever it finds has one in it or, looked at,
    behind it; without such it is never left out.
    """
    chars = set(text)
    able = tuple(pattern for pattern, needs in alternatives if not needs or not chars.isdisjoint(needs))
    return _joined(able) if able else None


@lru_cache(maxsize=256)
def _joined(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(patterns))
