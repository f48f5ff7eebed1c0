"""The words that a proposal's goal is written in: those of its figure, as many of them as read as what it says."""

import re
from collections.abc import Iterator
from typing import Final

from policytrack.plans.bounds import bound_of
from policytrack.quantity.extract import Phrase

_OF_PERIOD: Final = re.compile("年均|年平均|每年|逐年|累[计計]")
#: A prefix that stands for its unit, and the letters of a unit.
_BARE_PREFIX: Final = re.compile(r"(?<=[0-9千万萬亿億 ])[KMGTPEkmgtpe](?![A-Za-z])")
_LETTERS: Final = re.compile(r"[A-Za-z][A-Za-z/]*")


def goal_in_words(phrase: Phrase, clause: str, region: str | None) -> str | None:
    """The figure's words, as many of them as read as a goal: of 基础上翻两番 it is 翻两番. None where none do.

    Words that stand before the verb (至少建设一所) belong to the goal where the figure's own do not bind it as they do.
    """
    said = _with_period(phrase, clause)
    own = (phrase.wording, phrase.text, *(phrase.text[cut:] for cut in range(1, min(5, len(phrase.text)))))
    readings = [
        (words, bound) for words in (*own, *said, phrase.bound.word + phrase.text) if (bound := bound_of(words, region))
    ]
    alike = [words for words, bound in readings if bound.base_low == phrase.bound.base_low]
    bound_alike = [words for words, bound in readings if bound.comparator is phrase.bound.comparator and words in alike]
    of_period = [words for words, bound in readings if bound.period == phrase.bound.period and words in bound_alike]
    return next(iter((*of_period, *bound_alike, *alike)), None)


def spelled_out(phrase: Phrase) -> str | None:
    """The figure's words with the unit that its sentence settles: of 算力 it is 5000PFLOPS that 5000P says.

    None where the words say their unit: read by itself, a goal has no sentence.
    """
    symbol = _LETTERS.search(phrase.bound.unit.symbol)
    letter = _BARE_PREFIX.search(phrase.text)
    if symbol is None or letter is None or not symbol[0].startswith(letter[0].upper()):
        return None
    return phrase.text[: letter.start()] + symbol[0] + phrase.text[letter.end() :]


def _with_period(phrase: Phrase, clause: str) -> Iterator[str]:
    """The figure with the words of its clause that say its period: 年均增长率超200%."""
    if phrase.bound.period is not None:
        for match in _OF_PERIOD.finditer(clause):
            words = clause[match.start() :]
            if not re.search("[0-9]", words.removesuffix(phrase.text)):
                yield words
