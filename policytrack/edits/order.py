"""Another order for the items of a list: each goes with its lines and the comments right above it."""

from collections.abc import Sequence
from typing import NamedTuple

from policytrack.data.yaml_document import Document, Edit, SequenceNode, break_at, splice
from policytrack.edits.brackets import Brackets
from policytrack.edits.collections import dash_of
from policytrack.edits.lines import (
    at_line_start,
    end_of,
    is_first_on_line,
    is_flow,
    item_end,
    line_above,
    line_start,
    newline_at,
    owned_end,
    start_of,
)
from policytrack.errors import PolicytrackError
from policytrack.text.messages import say


class Order(NamedTuple):
    """Pieces of a text one behind the other, and for each of these places the number of the piece that goes there."""

    places: tuple[tuple[int, int], ...]
    ranks: tuple[int, ...]
    ends_line: str = ""  # the line break that every piece but the last of a file ends with

    @property
    def start(self) -> int:
        """Where the first piece starts."""
        return self.places[0][0]

    @property
    def end(self) -> int:
        """Where the last piece ends."""
        return self.places[-1][1]

    def edits(self, text: str, inside: Sequence[Edit] = ()) -> list[Edit]:
        """The edits that put the pieces in their order; other edits inside of a piece are carried out on it."""
        pieces = []
        for start, end in self.places:
            own = [
                edit._replace(start=edit.start - start, end=edit.end - start)
                for edit in inside
                if start <= edit.start < end
            ]
            pieces.append(splice(text[start:end], own))
        moved = [pieces[rank] for rank in self.ranks]
        if not pieces[-1].endswith(("\n", "\r")):
            # The file ends without a line break, and still does.
            moved = [piece if piece.endswith(("\n", "\r")) else piece + self.ends_line for piece in moved]
            moved[-1] = moved[-1].removesuffix(self.ends_line)
        return [Edit(*place, piece) for place, piece in zip(self.places, moved, strict=True)]


def order_of(document: Document, sequence: SequenceNode, ranks: Sequence[int]) -> Order:
    """The items of a list in that order. Raises `PolicytrackError` where it cannot be told what goes with an item."""
    if is_flow(sequence):
        if Brackets(document, sequence).comments:
            raise PolicytrackError(say("a comment stands inside the brackets, and may be about anything"))
        return Order(tuple((start_of(item), end_of(item)) for item in sequence.value), tuple(ranks))
    places = tuple(_blocks(document, sequence))
    return Order(places, tuple(ranks), newline_at(document.text, places[0][0]))


def _blocks(document: Document, sequence: SequenceNode) -> list[tuple[int, int]]:
    """The lines of each item, the comments directly above an item with it, those above the first one staying there."""
    text = document.text
    places: list[tuple[int, int]] = []
    for index in range(len(sequence.value)):
        dash = dash_of(document, sequence, index)
        if not is_first_on_line(text, dash):
            raise PolicytrackError(say("an item starts behind something else on its line"))
        start = line = line_start(text, dash)
        if not index and _is_comment_above(text, start):
            raise PolicytrackError(say("whether the comment above is about the list or its first item cannot be told"))
        while index and start > places[-1][1] and _is_comment_above(text, start):
            start = line_above(text, start)
        end = item_end(document, sequence, index)
        if not at_line_start(text, end):
            end = owned_end(document, end, dash - line)
            end += len(break_at(text, end))
        places.append((start, end))
    # Blank lines and other comments between two items stay with the first.
    return [(start, places[at + 1][0] if at + 1 < len(places) else end) for at, (start, end) in enumerate(places)]


def _is_comment_above(text: str, start: int) -> bool:
    return text[line_above(text, start) : start].lstrip().startswith("#")
