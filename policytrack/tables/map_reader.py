"""Reading a map: a small YAML file; what is wrong in it is said with line and column, all at once."""

import re
from collections.abc import Callable
from typing import Any, Final, NoReturn

from policytrack.data.fields import INDICATOR, PLAN, TARGET, Field, FieldType, Shape
from policytrack.data.source import SourceFile, decode
from policytrack.data.yaml_document import (
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    TextError,
    compose,
    entries,
    first_leaf,
    is_null,
    span_of,
)
from policytrack.sheets.values import EMPTY
from policytrack.tables.map import Column, MapError, Optional, Piece, Rules, TableMap, ValueRule
from policytrack.text.messages import enumerated, listed, say
from policytrack.text.suggest import nearest_hint

VERSION: Final = "1"
_PARTS: Final = (
    "map",
    "row",
    "sheets",
    "header",
    "key",
    "joined",
    "empty",
    "extra",
    "columns",
    "above",
    "target",
    "figure",
    "plan",
    "indicator",
)
_RULE: Final = (
    "column",
    "columns",
    "join",
    "text",
    "separator",
    "period",
    "values",
    "default",
    "years",
    "says",
    "unit",
)
#: `{column}` (`{}` is the cell of a year), and `[...]` around what is left out where a column in it is empty.
_TEMPLATE: Final = re.compile(r"\{([^{}]*)\}|([\[\]])")


def read_map(source: SourceFile) -> TableMap:
    """The map that a file holds. Raises `MapError` with all that is wrong in it."""
    reader = _Reader(source.name)
    try:
        root = compose(decode(source.data), source.name).root
    except TextError as error:
        raise MapError(source.name, [((error.span.line, error.span.column), error.message)]) from None
    if not isinstance(root, MappingNode):
        raise MapError(source.name, [((1, 1), say("a map is keys with values, and begins with `map: 1`"))])
    found = reader.map(root)
    if reader.problems:
        raise MapError(source.name, reader.problems)
    return found


class _Refused(Exception):  # noqa: N818 - a signal within the reader of maps
    def __init__(self, node: Node, message: str) -> None:
        super().__init__(message)
        self.place, self.message = _place(node), message


def _place(node: Node) -> tuple[int, int]:
    span = span_of(first_leaf(node))
    return span.line, span.column


def _refuse(node: Node, message: str) -> NoReturn:
    raise _Refused(node, message)


class _Reader:
    def __init__(self, name: str) -> None:
        self.name = name
        self.problems: list[tuple[tuple[int, int], str]] = []

    def map(self, root: MappingNode) -> TableMap:
        parts = self._entries(root, _PARTS, say("the map"))
        if "map" not in parts:
            self.problems.append(((1, 1), say("a map begins with `map: {}`, the version of its form", VERSION)))
        elif self._try(_text, parts["map"]) != VERSION:
            self.problems.append((_place(parts["map"]), say("this program reads maps of the form {}", VERSION)))
        row = self._try(_choice, parts["row"], ("target", "figure")) if "row" in parts else None
        figures = row == "figure" or (row is None and "figure" in parts and "target" not in parts)
        kind, other = ("figure", "target") if figures else ("target", "figure")
        if other in parts:
            self.problems.append((_place(parts[other]), say("a row is a {} here: `{}:` has no rows", kind, other)))
        rules = self._rules(parts.get(kind), _FIGURE if figures else TARGET, kind, root)
        plan = self._rules(parts["plan"], PLAN, "plan", root) if "plan" in parts else {}
        indicator = self._rules(parts["indicator"], INDICATOR, "indicator", root) if "indicator" in parts else {}
        return TableMap(
            self.name,
            figures,
            rules,
            plan,
            indicator,
            tuple((_text(node), _place(node)) for node in self._items(parts.get("sheets"))),
            tuple(number for node in self._items(parts.get("header")) if (number := self._try(_number, node))),
            tuple(_column(node) for node in self._items(parts.get("key"))),
            self._joined(parts.get("joined")),
            tuple(_text(node) for node in self._items(parts["empty"])) if "empty" in parts else EMPTY,
            self._try(_yes_no, parts["extra"]) is not False if "extra" in parts else True,
            tuple(_text(node) for node in self._items(parts.get("columns"))),
            self._above(parts.get("above")),
        )

    def _entries(self, node: Node, known: tuple[str, ...], name: str) -> dict[str, Node]:
        found: dict[str, Node] = {}
        if not isinstance(node, MappingNode):
            self.problems.append((_place(node), say("{} is keys with values", name)))
            return found
        for key, value, _ in entries(node):
            word = key.value if isinstance(key, ScalarNode) else ""
            if word not in known:
                self.problems.append((_place(key), say("{} has no `{}`{}", name, word, nearest_hint(word, known))))
            elif word in found:
                self.problems.append((_place(key), say("`{}` stands twice in {}", word, name)))
            else:
                found[word] = value
        return found

    def _try(self, read: Callable[..., Any], node: Node, *more: object) -> Any:
        try:
            return read(node, *more)
        except _Refused as refused:
            self.problems.append((refused.place, refused.message))
            return None

    def _items(self, node: Node | None) -> list[ScalarNode]:
        """The words of a list; one word may stand without brackets."""
        if node is None or is_null(node):
            return []
        items = node.value if isinstance(node, SequenceNode) else [node]
        for item in items:
            if not isinstance(item, ScalarNode) or not item.value.strip():
                self.problems.append((_place(item), say("a word, or a list of words, is expected here")))
        return [item for item in items if isinstance(item, ScalarNode) and item.value.strip()]

    def _above(self, node: Node | None) -> tuple[tuple[str, ...], ...]:
        """The rows above a header: of each its text, or its cells."""
        if node is None:
            return ()
        if not isinstance(node, SequenceNode):
            self.problems.append((_place(node), say("`above` is a list of rows, each a text or a list of cells")))
            return ()
        rows = [row.value if isinstance(row, SequenceNode) else [row] for row in node.value]
        return tuple(tuple(self._try(_text_or_blank, cell) or "" for cell in row) for row in rows)

    def _joined(self, node: Node | None) -> dict[str, Column]:
        if node is None:
            return {}
        if not isinstance(node, MappingNode):
            self.problems.append(
                (_place(node), say("`joined` is the names of sheets, each with its column of the key"))
            )
            return {}
        return {
            str(key.value): Column(_text(value), str(key.value), _place(value))
            for key, value, _ in entries(node)
            if isinstance(value, ScalarNode)
        }

    def _rules(self, node: Node | None, shape: Shape, name: str, root: Node) -> Rules:
        if node is None:
            self.problems.append((_place(root), say("the map has no `{}:`, the fields of a row", name)))
            return {}
        own = ("key",) if shape in (PLAN, INDICATOR) else ()
        found: dict[str, ValueRule | Rules] = {}
        for key, value in self._entries(node, (*own, *shape.by_name), f"`{name}`").items():
            field = shape.by_name.get(key)
            if key in _MADE:
                self.problems.append((_place(value), say("`{}` of a target is made of `{}:` of the map", key, key)))
            elif field is not None and field.shape is not None and field.type in (FieldType.RECORD, FieldType.RECORDS):
                found[key] = self._rules(value, field.shape, key, root)
            else:
                rule = self._try(self._rule, value, key)
                if rule is not None:
                    found[key] = rule
        figure = found.get("value")
        known = {*found, *_MADE, "id"} | ({"as_of"} if isinstance(figure, ValueRule) and figure.years else set())
        wanted = [field.name for field in shape.fields if field.required and field.name not in known]
        if wanted:
            missing = say("`{}` says no column for {}", name, listed([f"`{one}`" for one in wanted]))
            self.problems.append((_place(node), missing))
        return found

    def _rule(self, node: Node, name: str) -> ValueRule:
        if isinstance(node, ScalarNode):
            return ValueRule((_column(node),), _place(node))
        if isinstance(node, SequenceNode):
            return ValueRule(tuple(map(_column, node.value)), _place(node))
        parts = self._entries(node, _RULE, f"`{name}`")
        sources = [key for key in ("column", "columns", "text") if key in parts]
        years = "years" in parts and _yes_no(parts["years"])
        if len(sources) != 1 and not (years and not sources):
            _refuse(node, say("`{}` is made of one of `column`, `columns` and `text`", name))
        pieces: tuple[Piece, ...] = (Column("", "", _place(node)),)
        if "text" in parts:
            pieces = _template(parts["text"])
        elif sources:
            columns = [_column(one) for one in self._items(parts[sources[0]])]
            join = _text(parts["join"], blank=True) if "join" in parts else ""
            pieces = tuple(piece for one in columns for piece in ((join, one) if join else (one,)))[1 if join else 0 :]
        values = {}
        if "values" in parts:
            table = parts["values"]
            if not isinstance(table, MappingNode):
                _refuse(table, say("`values` is words of the table, each with the word of the file"))
            values = {str(key.value).strip(): _text(value, blank=True) for key, value, _ in entries(table)}
        return ValueRule(
            pieces,
            _place(node),
            _text(parts["separator"], blank=True) if "separator" in parts else "",
            "period" in parts and _yes_no(parts["period"]),
            values,
            _text(parts["default"]) if "default" in parts else "",
            years,
            "says" in parts and _yes_no(parts["says"]),
            _column(parts["unit"]) if "unit" in parts else None,
        )


#: What a target is referred to by is made of the map's own parts.
_MADE: Final = ("plan", "indicator")
_ACTUAL: Final = TARGET.by_name["baseline"].shape
assert _ACTUAL is not None
#: The fields of a figure: those of an actual, and the target that it is of.
_FIGURE: Final = Shape(Field("id", FieldType.ID, "The target that the figure is of.", True), *_ACTUAL.fields)


def _text(node: Node, *, blank: bool = False) -> str:
    if not isinstance(node, ScalarNode) or not (node.value if blank else node.value.strip()):
        _refuse(node, say("a word is expected here"))
    return str(node.value)


def _text_or_blank(node: Node) -> str:
    return str(node.value) if isinstance(node, ScalarNode) else _text(node)


def _choice(node: Node, words: tuple[str, ...]) -> str:
    word = _text(node)
    if word not in words:
        _refuse(node, say("{!r} is not one of {}{}", word, enumerated(words), nearest_hint(word, words)))
    return word


def _yes_no(node: Node) -> bool:
    return _choice(node, ("true", "false")) == "true"


def _number(node: Node) -> int:
    word = _text(node)
    if not re.fullmatch("[1-9][0-9]{0,5}", word):
        _refuse(node, say("{!r} is no number of a row", word))
    return int(word)


def _column(node: Node) -> Column:
    return _named(_text(node).strip(), _place(node))


def _named(name: str, place: tuple[int, int]) -> Column:
    sheet, mark, rest = name.rpartition("!")
    return Column(rest if mark else name, sheet, place)


def _template(node: Node) -> tuple[Piece, ...]:
    """The pieces of a template: words, `{column}`, and `[...]` around what is left out together."""
    text, place = _text(node), _place(node)
    levels: list[list[Piece]] = [[]]
    at = 0
    for match in _TEMPLATE.finditer(text):
        if match.start() > at:
            levels[-1].append(text[at : match.start()])
        at = match.end()
        if match[2] == "[":
            levels.append([])
        elif match[2] == "]":
            if len(levels) == 1:
                _refuse(node, say("`]` closes nothing in this text"))
            inner = Optional(tuple(levels.pop()))
            levels[-1].append(inner)
        else:
            levels[-1].append(_named(match[1].strip(), place))
    if len(levels) > 1:
        _refuse(node, say("`[` is not closed in this text"))
    if at < len(text):
        levels[-1].append(text[at:])
    return tuple(levels[0])
