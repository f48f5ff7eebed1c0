"""The style in which the neighbours are written: what a new record takes over from the one beside it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from policytrack.data.model import NamedTexts
from policytrack.data.yaml_document import Document, MappingNode, ScalarNode
from policytrack.edits.lines import BREAKS, colon_end, end_of, is_alias, is_flow, start_of
from policytrack.edits.scalars import DOUBLE, SINGLE, Quoting, write_scalar

#: The value of a field to be written: words, a list of words, or words by names.
Value: TypeAlias = str | tuple[str, ...] | NamedTexts

#: Fields whose plain numbers and dates are meant as numbers and dates.
_BARE: Final = frozenset({"as_of", "published", "value", "by", "from", "goal", "issued"})
_BETWEEN: Final = re.compile(f"[ \t{BREAKS}]*,[ \t{BREAKS}]*")
_PADDING: Final = re.compile(f"[ \t{BREAKS}]*")
_CLOSING: Final = re.compile(f"[ \t{BREAKS}]*,?[ \t{BREAKS}]*")


@dataclass(frozen=True, slots=True)
class Style:
    """How a record is written. The default is that of a file without an example."""

    flow: bool = False
    order: tuple[str, ...] = ()  # its keys, in their order
    spelled: Mapping[str, str] = field(default_factory=dict)  # a key -> the same with its quotes
    styles: Mapping[str, Quoting] = field(default_factory=dict)  # a key -> how its scalar is written
    gaps: Mapping[str, str] = field(default_factory=dict)  # a key -> the blanks behind its colon
    aligned: int | None = None  # all values stand so many characters behind the start of their keys
    opening: str = ""  # of a flow mapping: what stands behind its brace, between its fields, before its other brace
    separator: str = ", "
    closing: str = ""

    def write(self, fields: Mapping[str, Value], rank: Mapping[str, int], indent: str) -> str:
        """The record in this style; further lines start with `indent`, and the first stands where it is put.

        Line breaks are those of the example, or plain ones: who puts the text in its place makes them the file's.
        """
        return self.in_braces(fields, rank) if self.flow else ("\n" + indent).join(self._entries(fields, rank))

    def in_braces(self, fields: Mapping[str, Value], rank: Mapping[str, int]) -> str:
        """The record in braces, with the blanks and line breaks of the example."""
        return f"{{{self.opening}{self.separator.join(self._entries(fields, rank))}{self.closing}}}"

    def _entries(self, fields: Mapping[str, Value], rank: Mapping[str, int]) -> list[str]:
        return [self.entry(name, fields[name]) for name in sorted(fields, key=rank.__getitem__)]

    def entry(self, name: str, value: Value) -> str:
        """A key with its value."""
        key = self.spelled.get(name) or self._quoted(name)
        gap = self.gaps.get(name) or (next(iter(self.gaps.values()), " ") if self.flow else " ")
        if self.aligned is not None:
            gap = " " * max(1, self.aligned - len(key) - 1)
        if not gap and key[0] not in (SINGLE, DOUBLE):
            gap = " "
        return f"{key}:{gap}{self.scalar(name, value)}"

    def headed(self, name: str, value: str) -> str:
        """A key with a value that is written already, from the blanks or the line break behind the colon on."""
        spelled, _, behind = self.entry(name, "x").partition(":")
        return f"{spelled}:{value if behind.startswith(' ') else value.lstrip(' ')}"  # JSON without blanks

    def scalar(self, name: str, value: Value, *, flow: bool | None = None) -> str:
        """A value as it is written under that key."""
        inside = self.flow if flow is None else flow
        if isinstance(value, tuple):
            return self._collection(name, value)
        style = self.styles.get(name)
        if style is None and name not in self.styles and self._is_json:
            style = DOUBLE
        return write_scalar(
            value, style if style in (SINGLE, DOUBLE) else None, flow=inside, quote=self.quote, bare=name in _BARE
        )

    def _collection(self, name: str, value: tuple[str, ...] | NamedTexts) -> str:
        """A list of words, or words by names, in brackets."""
        style = DOUBLE if self._is_json else None

        def word(text: str, *, bare: bool = False) -> str:
            return write_scalar(text, style, flow=True, quote=self.quote, bare=bare)

        bare = _BARE if name == "baseline" else frozenset()
        named = [f"{word(one[0])}: {word(one[1], bare=one[0] in bare)}" for one in value if isinstance(one, tuple)]
        if named:
            return f"{{{', '.join(named)}}}"
        return f"[{', '.join(word(one) for one in value if isinstance(one, str))}]"

    @property
    def quote(self) -> str:
        """The quotes that this record prefers."""
        return DOUBLE if DOUBLE in self.styles.values() and SINGLE not in self.styles.values() else SINGLE

    @property
    def _is_json(self) -> bool:
        return bool(self.spelled) and all(key.startswith(DOUBLE) for key in self.spelled.values())

    def _quoted(self, name: str) -> str:
        first = next(iter(self.spelled.values()), name)
        return first[0] + name + first[0] if first[0] in (SINGLE, DOUBLE) else name


def style_of(document: Document, node: MappingNode) -> Style:
    """How a mapping is written."""
    text = document.text
    spelled: dict[str, str] = {}
    styles: dict[str, Quoting] = {}
    gaps: dict[str, str] = {}
    columns: set[int] = set()
    for key, value in node.value:
        if not isinstance(key, ScalarNode) or key.value == "<<" or is_alias(key, value):
            continue
        written = text[start_of(key) : end_of(key)]
        if written.strip("'\"") != key.value:
            continue  # an anchor, a tag, an escape: no example to follow
        colon = colon_end(text, key)
        if colon is None:
            continue
        gap = text[colon : start_of(value)]
        spelled[key.value] = written
        if isinstance(value, ScalarNode):
            styles[key.value] = value.style
        if gap.strip(" ") == "" and (gap or written[0] in "'\""):
            gaps[key.value] = gap
            columns.add(start_of(value) - start_of(key))
    wide = any(len(gap) > 1 for gap in gaps.values())
    aligned = columns.pop() if len(columns) == 1 and len(gaps) > 1 and wide and not is_flow(node) else None
    if not is_flow(node) or not node.value:
        return Style(is_flow(node), tuple(spelled), spelled, styles, gaps, aligned)
    opening = _clean(_PADDING, text[_inside(text, node) : start_of(node.value[0][0])], "")
    ends = [(end_of(value), start_of(key)) for (_, value), (key, _) in zip(node.value, node.value[1:], strict=False)]
    between = [text[end:start] for end, start in ends if end < start]
    separator = next((found for found in between if _BETWEEN.fullmatch(found)), ", ")
    closing = _clean(_CLOSING, text[end_of(node.value[-1][1]) : end_of(node) - 1], "")
    return Style(True, tuple(spelled), spelled, styles, gaps, None, opening, separator, closing)


def ranking(example: Sequence[str], canonical: Sequence[str]) -> dict[str, int]:
    """The order of fields: that of the example, the others behind the nearest that comes before them in the format."""
    order = [name for name in example if name in canonical]
    for index, name in enumerate(canonical):
        if name not in order:
            order.insert(order.index(canonical[index - 1]) + 1 if index else 0, name)
    return {name: place for place, name in enumerate(order)}


def insertion_index(keys: Sequence[str], name: str, rank: Mapping[str, int]) -> int:
    """Where a field goes among the keys of a record: where it breaks the order least, and as late as that allows."""
    ranks = [rank.get(key, -1) for key in keys]
    own = rank[name]
    costs = [
        sum(1 for other in ranks[:index] if other > own) + sum(1 for other in ranks[index:] if -1 < other < own)
        for index in range(len(keys) + 1)
    ]
    return max(index for index, cost in enumerate(costs) if cost == min(costs))


def _inside(text: str, node: MappingNode) -> int:
    """The place behind the opening brace, past an anchor."""
    return text.index("{", start_of(node)) + 1


def _clean(pattern: re.Pattern[str], found: str, default: str) -> str:
    """What was found where it is only blanks (and a comma), without a comment."""
    return found if pattern.fullmatch(found) else default
