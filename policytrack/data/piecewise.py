"""A data file read target by target: those of plain lines without the parser, of the others each by itself."""

from collections.abc import Mapping
from typing import Final, TypeAlias

from policytrack.data.fields import FILE, TARGET
from policytrack.data.location import Location
from policytrack.data.pieces import CutDocument, Pieces, cut
from policytrack.data.plain_lines import plain_entry
from policytrack.data.problems import Problem
from policytrack.data.reader import read_file
from policytrack.data.records import MOST_SUGGESTIONS, KeyedRecord, Record, RecordReader
from policytrack.data.yaml_document import ITEMS, Document, ScalarEvent, SequenceStartEvent, TextError, events

#: What one target says, and what is wrong with its shape and types.
Item: TypeAlias = tuple[KeyedRecord, tuple[Problem, ...]]

_TARGETS: Final = FILE.by_name[ITEMS]
#: So many targets that need the parser are read one by one however few there are; with more than that beside as many
#: plain ones, to read the file as a whole takes less.
_ODD_ONES: Final = 40


def read_document(name: str, text: str, problems: list[Problem]) -> tuple[Document, Record]:
    """A document of the text and what `reader.read_file` gives of it, with the places of targets close at hand.

    Raises `TextError` where the text is no YAML document.
    """
    document = CutDocument(name, text)
    whole = read_pieces(document, problems)
    return document, read_file(document, problems) if whole is None else whole[0]


def read_pieces(
    document: CutDocument, problems: list[Problem], known: Mapping[tuple[int, str], Item] | None = None
) -> tuple[Record, list[Item]] | None:
    """The sections of the file, and its targets one by one; None where it has to be read as a whole.

    What is `known` of a place in the list and a text is not read again. The problems are added to `problems`, but
    where the whole has to be read.
    """
    pieces = cut(document.text)
    if pieces is None:
        return None
    items: list[Item] = []
    odd_ones = 0
    found: list[Problem] = []
    try:
        values = read_file(Document(document.name, pieces.frame), found)
        for index, text in enumerate(pieces.items):
            item = known.get((index, text)) if known else None
            item = item or _plain_item(document.name, index, text)
            if item is None:
                odd_ones += 1
                if known is None and odd_ones > _ODD_ONES + index // 2:
                    return None
                item = _read_item(document.name, index, pieces)
            if item is None:
                return None
            items.append(item)
            found += item[1]
    except TextError:
        return None
    if values.get(ITEMS) != []:  # what looks like the list is something else
        return None
    if len(found) >= MOST_SUGGESTIONS:  # of so many, the later ones get no suggestions
        return None
    problems += found
    document.pieces = pieces
    return {**values, ITEMS: [row for row, _ in items]}, items


def _plain_item(name: str, index: int, text: str) -> Item | None:
    """What a target of plain lines says, in which nothing is wrong."""
    row = plain_entry(text, TARGET, Location(name, (ITEMS, index)))
    return (row, ()) if row else None


def _read_item(name: str, index: int, pieces: Pieces) -> Item | None:
    """What one target says; None where the piece is not one. Raises `TextError` where it is no YAML."""
    found = events(pieces.alone(name, index))
    opening = [next(found, None) for _ in range(3)]
    if not isinstance(opening[1], ScalarEvent) or not isinstance(opening[2], SequenceStartEvent):
        return None
    problems: list[Problem] = []
    row = RecordReader(problems, found.__next__).entry(next(found), _TARGETS, index, Location(name))
    closing = list(found)  # of the list and of the mapping around it
    return (row, tuple(problems)) if len(closing) == 2 else None
