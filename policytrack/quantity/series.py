"""Figures in a row, behind one verb: 分别下降8%、8%、10%以上 says 下降 of each of them.

The verb before a row and the period, year and reference beside it belong to every figure of it. A word of comparison
behind the last belongs to that one; whether to the others too, Chinese leaves open where none of them has its own
(分别下降25%、20%、15%左右).
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple, TypeAlias

from policytrack.quantity.bound import Bound
from policytrack.quantity.lexicon import WordKind
from policytrack.quantity.word_index import vocabulary

Span: TypeAlias = tuple[int, int]

_BETWEEN: Final = r"[\s、,，;；]*(?:和|及|与|以及|或|并|and)?\s*"
_CLAUSE_END: Final = r"[,，;；]"
_BRACKET: Final = r"\([^()]*\)"
#: The word that makes a row of the figures behind it.
RESPECTIVELY: Final = r"分别|依次|各自"
#: How far before a row it stands.
_REACH: Final = 40


class Raw(NamedTuple):
    """A figure of the folded text by itself: its places there, and what it says."""

    context: int  # where the words before it begin, with those that say nothing of it: 力争, 分别
    start: int  # where those begin that do
    at: int  # the number
    amount_end: int
    end: int  # with the words behind it
    bound: Bound


class Spread(NamedTuple):
    """A figure as its row completes it."""

    place: int  # which of the row it is, from 0
    length: int  # of the row; 1 for a figure by itself
    bound: Bound
    alternatives: tuple[Bound, ...] = ()
    pieces: tuple[
        Span, ...
    ] = ()  # the figure written out (下降8%以上), where its row has words for it: places in the text


def spread(text: str, found: Sequence[Raw], read: Callable[[str, int], Bound | None]) -> list[Spread]:
    """The figures of the folded `text`, each with what its row says of it.

    `read` gives the bound of a figure that is written out, for one whose number stands at a place of the text.
    """
    completed = {raw.at: Spread(0, 1, raw.bound) for raw in found}
    for row in _rows(text, found):
        first, last = row[0], row[-1]
        lead = _lead(text, first)
        compared = [_compares_behind(text, raw) for raw in row]
        behind = [(last.amount_end, last.end)] if compared[-1] and not any(compared[:-1]) else []
        for place, raw in enumerate(row):
            # What a figure says itself, its row does not say for it.
            leads = raw is first or raw.start == raw.at
            plain = [*(lead if leads else [(raw.start, raw.at)]), (raw.at, raw.end)]
            whole = plain if raw is last else plain + behind
            is_read = not leads or (raw is first and whole == plain)
            bound = None if is_read else read(_written(text, whole), raw.at)
            if bound is None:
                completed[raw.at] = Spread(place, len(row), raw.bound)
                continue
            other = read(_written(text, plain), raw.at) if whole != plain else None
            if leads and raw is not first and _written(text, lead).isascii():
                other = raw.bound  # about 95 percent and 85 percent: English leaves it open
            completed[raw.at] = Spread(place, len(row), bound, (other,) if other else (), tuple(whole))
    return [completed[raw.at] for raw in found]


def _written(text: str, pieces: Sequence[Span]) -> str:
    return "".join(text[start:end] for start, end in pieces)


def _rows(text: str, found: Sequence[Raw]) -> Iterator[list[Raw]]:
    """The rows of figures, many of one figure alone; those in brackets are in none."""
    row: list[Raw] = []
    depth, upto = 0, 0
    for raw in found:
        depth = max(0, depth + text.count("(", upto, raw.start) - text.count(")", upto, raw.start))
        upto = raw.start
        if depth:
            continue
        if row and not _continues(text, row, raw):
            yield row
            row = []
        row.append(raw)
    if row:
        yield row


def _continues(text: str, row: Sequence[Raw], raw: Raw) -> bool:
    """Whether nothing stands between the last figure of a row and this one, and both are of one kind."""
    between = re.compile(_BRACKET).sub("", text[row[-1].end : raw.context])
    if not between or not re.compile(_BETWEEN).fullmatch(between):
        return False
    first = row[0]
    if re.compile(_CLAUSE_END).search(between):
        # 新增150家，推动10家左右上市; 达到20%，80%以上的单位: each has its own words, unless 分别 stands before all.
        said = text[max(0, first.at - _REACH) : first.at]
        if raw.context < raw.at or re.compile(RESPECTIVELY).search(said) is None:
            return False
    if re.compile(RESPECTIVELY).search(text, raw.context, raw.at):
        return False  # 分别 begins another row
    if raw.bound.dimension == first.bound.dimension:
        return True
    return (
        raw.start == raw.at and re.compile(RESPECTIVELY).search(text, max(0, first.at - _REACH), first.at) is not None
    )


def _lead(text: str, first: Raw) -> list[Span]:
    """The words before a row that are said of each figure of it, without 分别 itself."""
    said = first.bound
    whole = said.reference is not None or said.period is not None or said.per is not None
    start = first.context if whole else first.start
    pieces = []
    for match in re.compile(RESPECTIVELY).finditer(text, start, first.at):
        pieces.append((start, match.start()))
        start = match.end()
    return [*pieces, (start, first.at)]


def _compares_behind(text: str, raw: Raw) -> bool:
    word = text[raw.amount_end : raw.end].strip()
    said = vocabulary()[1].get(word)
    return said is not None and said[0] is WordKind.COMPARE
