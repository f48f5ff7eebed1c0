"""What stands where in a data file: every scalar with its field, and the ids that name or refer to something."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Final, NamedTuple

from policytrack.data.fields import FILE, TARGET, Field, FieldType, Shape
from policytrack.data.location import Path
from policytrack.data.yaml_document import Document, MappingNode, Node, ScalarNode, SequenceNode
from policytrack.edits.lines import end_of, start_of, value_start


class Thing(StrEnum):
    """What an id is the id of."""

    PLAN = "plan"
    INDICATOR = "indicator"
    TARGET = "target"


class Spot(NamedTuple):
    """A scalar of a file: from `start` up to `end` (characters from 0), without its quotation marks."""

    start: int
    end: int
    value: str
    path: Path  # to the value, of a key too
    field: Field | None
    is_key: bool = False
    quoted: bool = False
    thing: Thing | None = None  # where it is an id
    defines: bool = False

    @property
    def record(self) -> Path:
        """The path of the record that it is a field of."""
        return self.path[:-1]


#: The fields of a target that refer to something, and to what.
REFERENCES: Final = {"plan": Thing.PLAN, "indicator": Thing.INDICATOR, "revises": Thing.TARGET}
_TABLES: Final = {"plans": Thing.PLAN, "indicators": Thing.INDICATOR}


def spots(document: Document) -> list[Spot]:
    """The scalars of a document in the order of its text. Raises `TextError` where the text is no YAML document.

    What is reached by an alias or a merge is listed where it is written.
    """
    root = document.root
    found = list(_record(document, root, FILE, ())) if isinstance(root, MappingNode) else []
    return sorted(found, key=lambda spot: spot.start)


def spot_at(document: Document, offset: int) -> Spot | None:
    """The scalar that a place lies in, or right behind: found by the branch that leads there alone."""
    around = document.item_around(offset)
    if around is not None:
        item, index, before = around
        spot = spot_at(item, offset - before)
        if spot is None:
            return None
        path = (*spot.path[:1], index, *spot.path[2:])
        return spot._replace(start=spot.start + before, end=spot.end + before, path=path)
    root = document.root
    found = _record(document, root, FILE, (), offset) if isinstance(root, MappingNode) else iter(())
    return next((spot for spot in found if spot.start <= offset <= spot.end), None)


def _lies_elsewhere(node: Node, offset: int | None) -> bool:
    """Whether a place is looked for that is not within a node."""
    return offset is not None and not start_of(node) <= offset <= end_of(node)


def _record(
    document: Document, node: MappingNode, shape: Shape, path: Path, offset: int | None = None
) -> Iterator[Spot]:
    """The spots of a record; with an `offset` only the branches that it lies in."""
    for key, value in node.value:
        if not isinstance(key, ScalarNode) or (_lies_elsewhere(key, offset) and _lies_elsewhere(value, offset)):
            continue
        field = shape.by_name.get(key.value)
        here = (*path, key.value)
        yield _spot(document, key, here, field)._replace(is_key=True)
        if start_of(value) < start_of(key) or field is None:  # an alias, or nothing that is known
            continue
        yield from _value(document, value, field, here, offset, in_target=shape is TARGET)


def _value(
    document: Document, node: Node, field: Field, path: Path, offset: int | None, *, in_target: bool
) -> Iterator[Spot]:
    if isinstance(node, ScalarNode):
        spot = _spot(document, node, path, field)
        if in_target and field.name == "id":
            spot = spot._replace(thing=Thing.TARGET, defines=True)
        elif in_target and field.name in REFERENCES:
            spot = spot._replace(thing=REFERENCES[field.name])
        yield spot
    elif isinstance(node, MappingNode) and field.type in (FieldType.TABLE, FieldType.LEXICON):
        assert field.shape is not None
        for key, value in node.value:
            if not isinstance(key, ScalarNode) or (_lies_elsewhere(key, offset) and _lies_elsewhere(value, offset)):
                continue
            here = (*path, key.value)
            thing = _TABLES.get(field.name)
            yield _spot(document, key, here, None)._replace(is_key=True, thing=thing, defines=thing is not None)
            if isinstance(value, MappingNode) and start_of(value) > start_of(key):
                yield from _record(document, value, field.shape, here, offset)
    elif isinstance(node, MappingNode) and field.shape is not None:
        yield from _record(document, node, field.shape, path, offset)
    elif isinstance(node, SequenceNode):
        reached = start_of(node)
        for index, item in enumerate(node.value):
            if start_of(item) < reached:  # an alias
                continue
            reached = start_of(item)
            if _lies_elsewhere(item, offset):
                continue
            if isinstance(item, ScalarNode):
                yield _spot(document, item, (*path, index), field)
            elif isinstance(item, MappingNode) and field.shape is not None:
                yield from _record(document, item, field.shape, (*path, index), offset)


def _spot(document: Document, node: ScalarNode, path: Path, field: Field | None) -> Spot:
    quoted = node.style in ("'", '"')
    start, end = value_start(document, node) + quoted, end_of(node) - quoted
    return Spot(start, max(start, end), node.value, path, field, quoted=quoted)
