"""Lists and mappings in brackets: what stands in them as tokens (item, comma, comment), then insert or remove.

A comma or a comment may stand anywhere between two items, at the end of a line or at the start of one; so the text is
read token by token, and nothing is looked for with a pattern that guesses what comes next. What is inserted can be
removed without a trace: the brackets have a comma behind the last item afterwards if they had one before.
"""

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from typing import Final, NamedTuple

from policytrack.data.yaml_document import (
    CollectionNode,
    Document,
    Edit,
    MappingNode,
    break_at,
    line_end,
    split_lines,
)
from policytrack.edits.lines import (
    BREAKS,
    content_end,
    end_of,
    is_alias,
    is_first_on_line,
    line_start,
    newline_at,
    refuse,
    start_of,
)
from policytrack.text.messages import say

_ALIAS: Final = re.compile(r"\*[-\w]+")
#: From the end of a key to the alias that is its value; a comment may stand between.
_TO_ALIAS: Final = re.compile(f"[ \t{BREAKS}]*:(?:[ \t{BREAKS}]|#[^{BREAKS}]*)*")
#: Behind an item up to the end of its line, where only its comma and a comment stand there.
_TAIL: Final = re.compile(f"[ \t]*,?[ \t]*(?:#[^{BREAKS}]*)?(?=[{BREAKS}])")
_SPACE: Final = " \t" + BREAKS


class Kind(Enum):
    """What a token is."""

    ITEM = auto()
    COMMA = auto()
    COMMENT = auto()


class Token(NamedTuple):
    """A piece of the text between the brackets; blanks and line breaks are what lies between tokens."""

    kind: Kind
    start: int
    end: int


class Item(NamedTuple):
    """An item of a list, or a key with its value, and what is its own."""

    start: int
    end: int
    comma: int | None  # the place of the comma behind it
    line_end: int | None  # where its line ends, if nothing but its comma and a comment stands behind it there


class _Separator(NamedTuple):
    """What stands between two items: the text before their comma and that behind it."""

    before: str
    behind: str

    @property
    def text(self) -> str:
        """All of it."""
        return f"{self.before},{self.behind}"

    @property
    def leads(self) -> bool:
        """Whether the comma begins a line."""
        return bool(self.before.strip(" \t"))

    @property
    def ends(self) -> bool:
        """Whether the comma ends a line."""
        return bool(self.behind.strip(" \t"))


class Brackets:
    """A list or mapping in brackets, as tokens."""

    def __init__(self, document: Document, node: CollectionNode) -> None:
        self._text = document.text
        self._tokens = tuple(_tokens(document, node))
        self._items = _items(document.text, self._tokens)
        self._start = _opening(document, node) + 1
        self._end = end_of(node) - 1

    @property
    def comments(self) -> Sequence[str]:
        """The comments between the brackets."""
        return [self._text[token.start : token.end] for token in self._tokens if token.kind is Kind.COMMENT]

    @property
    def separator(self) -> str:
        """What stands before a last item, as an example for other brackets; `, ` where nothing shows it."""
        around = self._separator(len(self._items), "\n") if self._items else None
        return around.text if around else ", "

    def insert(self, index: int, written: Sequence[str], separator: str) -> list[Edit]:
        """Put items before the one of that index, in the way of the items there: on a line each or on one line, the
        commas at the ends of lines or at their starts. `separator` is for brackets that do not show it.
        """
        newline = newline_at(self._text, self._items[max(0, index - 1)].end if self._items else self._start)
        separator, *written = (newline.join(split_lines(item)) for item in (separator, *written))
        if not self._items:
            return [self._fill(separator.join(written))]
        around = self._separator(index, newline) or _Separator(*separator.split(",", 1))
        if index:
            return self._insert_behind(self._items[index - 1], written, around)
        return [self._insert_first(written, around)]

    def remove(self, index: int) -> list[Edit]:
        """Take an item out with one comma, and with its lines and the comment behind it where it has them alone."""
        if len(self._items) == 1:
            return self._empty()
        item = self._items[index]
        before = self._items[index - 1] if index else None
        following = self._items[index + 1] if index + 1 < len(self._items) else None
        # Where the text does not say which comma goes, it is the one before: a comma at the end stays at the end.
        comma = before.comma if before is not None else item.comma
        assert comma is not None
        lines = self._own_lines(index)
        if lines is not None:
            within = [one for one in (before and before.comma, item.comma) if one and lines[0] <= one < lines[1]]
            if len(within) == 1:
                return [Edit(*lines, "")]
            if len(within) == 2:
                assert before is not None
                return [Edit(before.end, before.end, ","), Edit(*lines, "")]
            if not within and before is not None:
                return [Edit(comma, comma + 1, ""), Edit(*lines, "")]
        to_next = before is None or is_first_on_line(self._text, item.start)
        if following is not None and to_next and not self._has_comment(item.line_end or item.end, following.start):
            return [Edit(item.start, following.start, "")]
        if before is not None and not self._has_comment(before.end, item.start):
            return [Edit(before.end, item.end, "")]
        if before is None:
            whole = lines or (item.start, item.end)
            return [Edit(*whole, ""), Edit(comma, self._past_blanks(comma + 1), "")]
        return [Edit(comma, comma + 1, ""), Edit(item.start, item.end, "")]

    def _fill(self, written: str) -> Edit:
        """Put text where nothing but perhaps a comment stands."""
        inside = self._text[self._start : self._end]
        if inside.strip(" \t"):
            return Edit(self._end, self._end, written)
        pad = " " if inside else ""
        return Edit(self._start, self._end, pad + written + pad)

    def _empty(self) -> list[Edit]:
        """Take the only item out."""
        (item,) = self._items
        lines = self._own_lines(0)
        if lines is not None and (item.comma is None or item.comma < lines[1]):
            return [Edit(*lines, "")]
        end = item.end if item.comma is None or self._has_comment(item.end, item.comma) else item.comma + 1
        rest = [] if item.comma is None or end > item.comma else [Edit(item.comma, item.comma + 1, "")]
        around = self._text[self._start : item.start], self._text[end : self._end]
        if not rest and not "".join(around).strip(" \t"):
            return [Edit(self._start, self._end, " " if any(around) else "")]
        return [Edit(item.start, end, ""), *rest]

    def _insert_behind(self, item: Item, written: Sequence[str], around: _Separator) -> list[Edit]:
        behind = item.line_end
        if behind is None or not (around.leads or around.ends):
            return [Edit(item.end, item.end, "".join(around.text + one for one in written))]
        if item.comma is not None and item.comma < behind:
            new_line = around.behind if around.ends else around.before
            return [Edit(behind, behind, "".join(f"{new_line}{one}," for one in written))]
        if around.leads:
            return [Edit(behind, behind, "".join(around.text + one for one in written))]
        lines = ",".join(around.behind + one for one in written)
        return [Edit(item.end, item.end, ","), Edit(behind, behind, lines)]

    def _insert_first(self, written: Sequence[str], around: _Separator) -> Edit:
        start = self._items[0].start
        if around.ends and is_first_on_line(self._text, start):
            indent, newline = self._indent(start), around.behind.rstrip(" \t")
            at = self._above(line_start(self._text, start))
            return Edit(at, at, "".join(f"{indent}{one},{newline}" for one in written))
        return Edit(start, start, "".join(one + around.text for one in written))

    def _above(self, start: int) -> int:
        """The start of the comment lines right above a line: those above a first item are its own."""
        for token in reversed(self._tokens):
            lies_above = token.end + len(break_at(self._text, token.end)) == start
            if token.kind is Kind.COMMENT and lies_above and is_first_on_line(self._text, token.start):
                start = line_start(self._text, token.start)
        return start

    def _separator(self, index: int, newline: str) -> _Separator | None:
        """What stands between two items here, comments and blank lines left out; None where nothing shows it."""
        last = self._items[-1]
        if index == len(self._items) and last.comma is not None and is_first_on_line(self._text, last.comma):
            return _Separator(newline + self._indent(last.comma), " ")
        if len(self._items) == 1:
            shows = is_first_on_line(self._text, last.start)
            return _Separator("", newline + self._indent(last.start)) if shows else None
        place = min(max(index - 1, 0), len(self._items) - 2)
        one, two = self._items[place : place + 2]
        assert one.comma is not None
        if is_first_on_line(self._text, one.comma):
            behind = self._text[one.comma + 1 : self._past_blanks(one.comma + 1)]
            return _Separator(newline + self._indent(one.comma), behind)
        if is_first_on_line(self._text, two.start):
            return _Separator("", newline + self._indent(two.start))
        return _Separator(self._text[one.end : one.comma], self._text[one.comma + 1 : two.start])

    def _own_lines(self, index: int) -> tuple[int, int] | None:
        """The lines that a item has for itself, with its commas and its comment; None where it shares one."""
        item = self._items[index]
        if item.line_end is None:
            return None
        start = item.start
        if index and not is_first_on_line(self._text, start):
            comma = self._items[index - 1].comma
            assert comma is not None
            start = comma
        if not is_first_on_line(self._text, start):
            return None
        return line_start(self._text, start), item.line_end + len(break_at(self._text, item.line_end))

    def _has_comment(self, start: int, end: int) -> bool:
        return any(token.kind is Kind.COMMENT and start <= token.start < end for token in self._tokens)

    def _indent(self, index: int) -> str:
        return self._text[line_start(self._text, index) : index]

    def _past_blanks(self, index: int) -> int:
        while self._text[index] in " \t":
            index += 1
        return index


def _opening(document: Document, node: CollectionNode) -> int:
    """The place of the opening bracket, past an anchor or a tag."""
    return document.text.index("{" if isinstance(node, MappingNode) else "[", start_of(node))


def _tokens(document: Document, node: CollectionNode) -> Iterator[Token]:
    """What stands between the brackets."""
    text, at, index = document.text, _opening(document, node) + 1, 0
    while True:
        while text[at] in _SPACE:
            at += 1
        if at >= end_of(node) - 1:
            return
        if text[at] == ",":
            yield Token(Kind.COMMA, at, at + 1)
            at += 1
        elif text[at] == "#":
            end = line_end(text, at)
            yield Token(Kind.COMMENT, at, end)
            at = end
        elif index < len(node.value):
            end = _item_end(document, node, index, at)
            yield Token(Kind.ITEM, at, end)
            at, index = end, index + 1
        else:
            refuse(document, at, say("what stands in these brackets cannot be told"))


def _item_end(document: Document, node: CollectionNode, index: int, start: int) -> int:
    """Where the item ends that starts there: an alias at its name, anything else as the parser says."""
    if isinstance(node, MappingNode):
        key, value = node.value[index]
        if not is_alias(key, value):
            return content_end(document, value)
        found = _TO_ALIAS.match(document.text, end_of(key))
        start = found.end() if found else start
    elif start_of(node.value[index]) >= start:
        return content_end(document, node.value[index])
    name = _ALIAS.match(document.text, start)
    return name.end() if name else refuse(document, start, say("an alias stands here, and no edit can be exact"))


def _items(text: str, tokens: Sequence[Token]) -> list[Item]:
    """The items, each with the comma behind it and the end of its line."""
    found: list[Item] = []
    for token in tokens:
        if token.kind is Kind.ITEM:
            rest = _TAIL.match(text, token.end)
            found.append(Item(token.start, token.end, None, rest.end() if rest else None))
        elif token.kind is Kind.COMMA and found:
            found[-1] = found[-1]._replace(comma=token.start)
    return found
