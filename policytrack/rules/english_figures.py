"""The figures of an English sentence, each read as far as the grammar reads the words around its number."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from policytrack.quantity import lexicon as words
from policytrack.quantity.bound import Bound

#: A number of an English text, in digits or as a word that says how many times.
_NUMBER: Final = (
    r"(?<![\w.])(?:[A-Z]{2,3}\$?|[$¥€£])?\d[\d,]*(?:\.\d+)?"
    r"|\b(?:doubl\w+|tripl\w+|quadrupl\w+|half|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)\b"
)
#: Shall not be less than: the grammar reads the words of comparison without the verb between them.
_NOT_BE: Final = (
    r"(?i)\b(not)\s+(?:be|exceeding|to be)\s+(?=(?:less|lower|fewer|below|under|more|higher|greater|above|over)\b)"
)
#: Verbs that say how many times, for which the grammar has an adjective: doubled, tripling.
_MANIFOLD: Final = r"(?i)(?:doubl|tripl)\w+"
_HYPHEN: Final = r"(?<=\d)-(?=[a-z])|(?<=illion)-|(?<=thousand)-"
#: How many words before and behind a number may belong to it: an increase of no less than 5%; 5% of the level of 2020.
_WORDS_BEFORE: Final = 6
_WORDS_BEHIND: Final = 7
_STOPS: Final = ",;.:"
#: No figure goes on behind a comma; only a bracket may hold one.
_SEVERAL_CLAUSES: Final = r"^[^(\[【（]*[,;]\s+\w"
#: A year.
YEAR: Final = r"(?:19|20)\d\d"
_READ_AT_END: Final = rf"\s*of\s|.*\b{YEAR}\b"


class Said(NamedTuple):
    """A figure of an English text, where its number stands, and its clause up to the number and to its own end."""

    place: int
    text: str
    bound: Bound
    before: str
    clause: str
    unread: bool = False  # a word follows that may be its unit: 62 miles


def figures(english: str, region: str | None = None, sought: Bound | None = None) -> Iterator[Said]:
    """The figures of an English text, each read as far as the grammar reads the words around its number.

    A clause at a time, and first those with the digits of `sought`: of a sentence with five figures one need be read.
    """
    text = re.sub(_NOT_BE, r"\1 ", re.sub(_HYPHEN, " ", english))
    numbers = list(re.finditer(_NUMBER, text))
    if not numbers:
        return
    whole = None if re.search(_SEVERAL_CLAUSES, text) else _parsed(text, region)
    if whole is not None:
        place = numbers[0].start()
        said = Said(place, text, whole, text[:place], text)
        yield said
        yield from _without_rate(said, region)
        return
    words_of = [(word.start(), word.end()) for word in re.finditer(r"\S+", text)]
    clauses: dict[int, list[tuple[int, int]]] = {}  # numbers by the word that their clause begins with
    digits = {_digits(f"{end:f}") for end in (sought.low, sought.high)} if sought else set()
    promising: set[int] = set()
    first = index = 0
    for number in numbers:
        while words_of[index][1] <= number.start():
            index += 1
            if text[words_of[index - 1][1] - 1] in _STOPS:
                first = index
        clauses.setdefault(first, []).append((number.start(), index))
        if _digits(number[0]) in digits:
            promising.add(first)
    for first in sorted(clauses, key=lambda first: first not in promising):
        yield from _in_clause(text, words_of, clauses[first], region)


def _in_clause(
    text: str, places: Sequence[tuple[int, int]], numbers: Sequence[tuple[int, int]], region: str | None
) -> Iterator[Said]:
    """The figures of a clause, of whose numbers the places and the words are known."""
    done = 0
    for at, index in numbers:
        read = _read(text, places, index, region) if at >= done else None
        if read is None:
            continue
        start, end, bound = read
        done = end
        if _is_year(text[start:end]) and not bound.change:
            continue
        first = max(text.rfind(mark, 0, start) for mark in _STOPS) + 1
        noun = re.match(r"\s+([A-Za-z]+)", text[end:])
        unread = noun is not None and f" {noun[1].lower()} " not in words.NOT_IN_NOUN
        said = Said(at, text[start:end], bound, text[first:at], text[first:end].strip(), unread)
        yield said
        yield from _without_rate(said, region)


def _without_rate(said: Said, region: str | None) -> Iterator[Said]:
    """The amount of a rate by itself: 12 of 12 per 10,000 people, which may be said of 每万人12件."""
    amount, per, rate = said.text.partition(" per ")
    alone = _parsed(amount, region) if per else None
    if alone is not None:
        yield Said(said.place, amount, alone, said.before, said.clause.removesuffix(per + rate))


def _digits(number: str) -> str:
    """The digits of a number without the zeros around them, which are the same in 万, in millions and in billions."""
    return re.sub(r"\D", "", number).strip("0")


def _read(
    text: str, places: Sequence[tuple[int, int]], index: int, region: str | None
) -> tuple[int, int, Bound] | None:
    """The longest piece of a clause around the word of a number that reads as a figure."""
    ends = []
    for _, end in places[index : index + _WORDS_BEHIND]:
        ends.append(end - (text[end - 1] in ",;.:)"))
        if text[end - 1] in _STOPS:
            break
    start = places[index][0]
    furthest = ends[-1]
    for end in reversed(ends):
        front = _front(text[start:end], region) if end <= furthest else None
        if front is None:
            continue
        bound, stop = front
        if start + stop < end:
            # A word that no figure has stands there, and stands there in every piece that reaches beyond it; but for
            # what is read at the end alone: what a share is of (of GDP), and a year that something is compared with.
            if not re.match(_READ_AT_END, text[start + stop : end]):
                furthest = start + stop
            continue
        for earlier, _ in places[_first(text, places, index) : index]:
            longer = _parsed(text[earlier:end], region)
            if longer is not None:
                return earlier, end, longer
        return start, end, bound
    return None


def _first(text: str, places: Sequence[tuple[int, int]], index: int) -> int:
    """The first word before that one which can belong to it: no further than the clause begins."""
    first = index
    while first and index - first < _WORDS_BEFORE and text[places[first - 1][1] - 1] not in _STOPS:
        first -= 1
    return first


def _parsed(text: str, region: str | None) -> Bound | None:
    """The bound of a text that is a figure and nothing else."""
    front = _front(text, region)
    return front[0] if front is not None and front[1] == len(text) else None


@lru_cache(maxsize=4096)
def _front(text: str, region: str | None) -> tuple[Bound, int] | None:
    """The bound of the figure that a text begins with, and where that ends."""
    from policytrack.quantity.parsing import parse_front  # noqa: PLC0415 - few targets have English words

    front = parse_front(text, region=region)
    if front is None and (verb := re.match(_MANIFOLD, text)):
        plain = "double" if verb[0][0] in "dD" else "triple"
        if again := parse_front(plain + text[verb.end() :], region=region):
            return again[0], again[1] - len(plain) + verb.end()
    return front


def _is_year(text: str) -> bool:
    return re.fullmatch(rf"{YEAR}(?:[-–]{YEAR})?", text) is not None
