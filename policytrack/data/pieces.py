"""The text of a data file in pieces: its targets, each by itself.

A text is cut only where both readings must come to the same: the targets stand in one list in block style, and no
anchor ties one to another. What a cut could be wrong about, a bracket or quotation mark that runs over the line on
which an item seems to begin, leaves a piece that is no YAML by itself; then the text is to be read as a whole.
"""

import re
from bisect import bisect_right
from itertools import accumulate
from typing import Final, NamedTuple

from policytrack.data.yaml_document import FEW, ITEMS, Document, may_have_anchors

_BLANK: Final = r"[ ]*(?:#[^\n]*)?\r?\n"
#: Patterns begin with the line break before their line, not with ^, so that they are looked for at line breaks alone.
_HEAD: Final = re.compile(rf"\n{ITEMS}:{_BLANK}(?:{_BLANK})*(?=( *)-[ \r\n])")
_NAMED: Final = re.compile(rf"\n[\"']?{ITEMS}\b")
#: Line breaks to YAML at which nothing is cut, so that lines can be counted.
_OTHER_BREAKS: Final = ("\x85", "\u2028", "\u2029")


class Pieces(NamedTuple):
    """A text in pieces."""

    frame: str  # the text without its targets: their list is empty in it
    items: tuple[str, ...]  # each target with the comments and blank lines behind it
    start: int  # where the first of them begins

    def alone(self, name: str, index: int) -> Document:
        """A target as a document, in a list of one."""
        return Document(name, f"{ITEMS}:\n{self.items[index]}")


class CutDocument(Document):
    """A document that is looked at in pieces, once it is known that each of them is YAML by itself."""

    __slots__ = ("_starts", "pieces")

    def __init__(self, name: str, text: str) -> None:
        super().__init__(name, text)
        self.pieces: Pieces | None = None
        self._starts: list[int] = []

    def item(self, index: int) -> tuple[Document, int, int] | None:
        """A target by its index; None where there is none, or so many were asked for that a tree of all costs less."""
        if self.pieces is None:
            return super().item(index)
        if not 0 <= index < len(self.pieces.items):
            return None
        if index not in self.alone and len(self.alone) < FEW:
            start = self._item_starts(self.pieces)[index]
            alone = self.pieces.alone(self.name, index)
            before = len(ITEMS) + 2  # the line of the list in the document of its own
            self.alone[index] = alone, start - before, self.text.count("\n", 0, start) - 1
        return self.alone.get(index)

    def item_around(self, offset: int) -> tuple[Document, int, int] | None:
        """The target that a place of the text lies in."""
        if self.pieces is None or offset < self.pieces.start:
            return None
        index = bisect_right(self._item_starts(self.pieces), offset) - 1
        found = self.item(index)
        if found is None or offset > found[1] + len(found[0].text):
            return None
        return found[0], index, found[1]

    def _item_starts(self, pieces: Pieces) -> list[int]:
        if not self._starts:
            self._starts = list(accumulate(map(len, pieces.items[:-1]), initial=pieces.start))
        return self._starts


def cut(text: str) -> Pieces | None:
    """The text in pieces, None where it is not to be cut. Whether each is YAML by itself is not looked at here."""
    lines = f"\n{text}"  # a line begins in the text where the break before it stands in this
    head = _HEAD.search(lines)
    if head is None or may_have_anchors(text) or len(_NAMED.findall(lines)) != 1:
        return None
    if any(one in text for one in _OTHER_BREAKS) or text.count("\r") != text.count("\r\n"):
        return None
    start, indent = head.end() - 1, head[1]
    behind = rf"\n {{0,{len(indent) - 1}}}[^ \t\r\n#]" if indent else r"\n(?:[^ \t\r\n#-]|-[^ \r\n])"
    tail = re.compile(behind).search(lines, start)
    end = tail.start() if tail else len(text)
    items = re.compile(rf"\n{indent}-(?=[ \r\n])")
    starts = [found.start() for found in items.finditer(lines, start, end + 1)]
    pieces = tuple(text[one:other] for one, other in zip(starts, [*starts[1:], end], strict=True))
    return Pieces(text[:start] + text[end:], pieces, start)
