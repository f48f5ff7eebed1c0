"""Many patterns looked for at once, of which a text needs few: only those are compiled that could find something in it.

Compiling all of them takes longer than reading a short text, and what is left out can find nothing. A long text has
ever other needs from paragraph to paragraph: from the ninth on all patterns are compiled once, and serve every need.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final

#: So many selections of the same alternatives are compiled before all of them are.
_SELECTIONS: Final = 8


def any_of(alternatives: Iterable[tuple[str, str]], text: str) -> re.Pattern[str] | None:
    """The pattern of the alternatives that may find something in `text`, in their order; None where none may.

    Each is a pattern and the characters of which whatever it finds has one in it or, looked at,
    behind it; without such it is never left out.
    """
    chars = set(text)
    listed = tuple(alternatives)
    able = tuple(pattern for pattern, needs in listed if not needs or not chars.isdisjoint(needs))
    if not able:
        return None
    whole = tuple(pattern for pattern, _ in listed)
    selections = _selections(whole)
    if able not in selections and len(selections) >= _SELECTIONS:
        able = whole
    selections.add(able)
    return _joined(able)


@cache
def _selections(whole: tuple[str, ...]) -> set[tuple[str, ...]]:
    """The selections of some alternatives that have been compiled; there are few lists of alternatives."""
    return set()


@lru_cache(maxsize=256)
def _joined(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(patterns))
