"""Records of a table or of a plan's text into a data file: new ones behind the others, changes in their places.

All of it is edits of the text. Beside them stands what the file is to say afterwards, as plain data, for the guard.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from policytrack.data.fields import INDICATOR, PLAN, TARGET, Field, FieldType, Shape
from policytrack.data.plain import plain
from policytrack.data.yaml_document import Document, Edit, MappingNode, Node, ScalarNode, SequenceNode, is_null
from policytrack.edits.collections import column_at, dash_of, insert_entry, insert_items
from policytrack.edits.lines import (
    after_colon,
    content_end,
    end_of,
    is_alias,
    is_flow,
    keys_column,
    newline_at,
    refuse,
    start_of,
)
from policytrack.edits.scalars import write_scalar
from policytrack.edits.session import Edited, EditSession
from policytrack.edits.style import Style, insertion_index, ranking, style_of
from policytrack.edits.targets import blank_lines
from policytrack.errors import PolicytrackError
from policytrack.sheets.values import date_text
from policytrack.tables.rows import Value, Values, said_by
from policytrack.tables.writer import Writer
from policytrack.text.messages import say

NO_RECORDS: Final[Mapping[str, Values]] = {}
_SECTIONS: Final = (("plans", PLAN), ("indicators", INDICATOR), ("targets", TARGET))


def merge(
    session: EditSession,
    *,
    plans: Mapping[str, Values] = NO_RECORDS,
    indicators: Mapping[str, Values] = NO_RECORDS,
    targets: Sequence[tuple[str, Values]] = (),
) -> Edited:
    """The edits that make the data say what these records say: plans and indicators by key, targets by id.

    A field that a record does not say stays as it is, and so does a target without a record. Raises `PolicytrackError`
    where no exact edit fits.
    """
    files = [_File(session.examples(name).document) for name in session.files]
    groups = (("plans", [*plans.items()]), ("indicators", [*indicators.items()]), ("targets", [*targets]))
    for section, records in groups:
        new: dict[int, list[tuple[str, Values]]] = {}
        for key, values in records:
            number = next((number for number, file in enumerate(files) if key in file.records[section]), None)
            if number is not None:
                files[number].change(section, key, values)
            else:
                new.setdefault(_home(files, values), []).append((key, values))
        for number, fresh in new.items():
            files[number].add(section, fresh)
    changed = [file for file in files if file.edits]
    return Edited(
        {file.document.name: file.edits for file in changed},
        {},
        whole={file.document.name: file.said for file in changed},
        touched=frozenset(identity for file in changed for identity in file.touched),
    )


def _home(files: "Sequence[_File]", values: Values) -> int:
    """The file that a new record goes into: that of its plan, else the first that has targets, or the first."""
    plan = values.get("plan")
    key = plan.text if isinstance(plan, Value) else None
    with_plan = [number for number, file in enumerate(files) if key in file.said.get("plans", ())]
    with_targets = [number for number, file in enumerate(files) if file.said.get("targets")]
    return (with_plan or with_targets or [0])[0]


class _File:
    """A data file, its records by their keys, and the edits of it."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.edits: list[Edit] = []
        self.touched: list[str] = []
        root = document.root
        if not isinstance(root, MappingNode):
            raise PolicytrackError(
                say("{} holds no keys with values", document.name), say("`policytrack init` starts one")
            )
        self.root = root
        self.said: dict[str, Any] = plain(root)
        self.nodes = {key.value: (key, node) for key, node in root.value if isinstance(key, ScalarNode)}
        self.records: dict[str, dict[str, tuple[Node, Any]]] = {}
        for section, _ in _SECTIONS:
            _, node = self.nodes.get(section, (None, None))
            said = self.said.get(section) or {}
            if isinstance(node, MappingNode):
                self.records[section] = {
                    key.value: (value, said[key.value]) for key, value in node.value if key.value in said
                }
            elif isinstance(node, SequenceNode):
                self.records[section] = {
                    one["id"]: (item, one)
                    for item, one in zip(node.value, said, strict=True)
                    if isinstance(one, dict) and "id" in one
                }
            else:
                self.records[section] = {}

    def change(self, section: str, key: str, values: Values) -> None:
        """Make a record say what a row says."""
        node, said = self.records[section][key]
        shape = dict(_SECTIONS)[section]
        before = len(self.edits)
        if isinstance(node, MappingNode):
            self._change(node, said, values, shape)
        if section == "targets" and len(self.edits) > before:
            self.touched.append(key)

    def _change(self, node: MappingNode, said: dict[str, Any], values: Values, shape: Shape | None) -> None:
        names = [name for name in (shape.by_name if shape else values) if name in values and name != "id"]
        keys = [key.value for key, _ in node.value]
        style = style_of(self.document, node)
        for name in names:
            value = values[name]
            new = said_by(value)
            field = shape.by_name[name] if shape else None
            if name in said and _same(field, said[name], new):
                continue
            index = next((index for index, one in enumerate(keys) if one == name), None)
            if index is None:
                if name in said:
                    refuse(self.document, start_of(node), say("`{}` is merged in here from elsewhere", name))
                order = ranking(keys, tuple(shape.by_name) if shape else (*keys, *names))
                at = max(1, insertion_index(keys, name, order))
                self.edits += insert_entry(self.document, node, at, self._entry(style, node, name, value, field), ", ")
                said[name] = new
                continue
            key, old = node.value[index]
            if is_alias(key, old):
                refuse(self.document, start_of(key), say("`{}` is an alias, which stands for text elsewhere", name))
            if isinstance(old, MappingNode) and isinstance(value, Mapping):
                self._change(old, said[name], value, field.shape if field else None)
            elif isinstance(old, SequenceNode) and isinstance(value, list):
                assert field is not None
                self._figures(key, old, said[name], value, field)
            else:
                self.edits.append(self._replaced(key, old, name, value, style))
                said[name] = new

    def _figures(self, key: Node, node: SequenceNode, said: list[Any], values: list[Values], field: Field) -> None:
        """Figures by the date that they refer to: those of the table are changed or added, the others stay."""
        fresh: dict[int, list[Values]] = {}
        for one in values:
            date = _text(one["as_of"])
            dates = [date_text(item.get("as_of", "")) for item in said]
            if date in dates:
                item = node.value[dates.index(date)]
                if isinstance(item, MappingNode):
                    self._change(item, said[dates.index(date)], one, field.shape)
            else:
                fresh.setdefault(sum(other < date for other in dates), []).append(one)
        for index, added in sorted(fresh.items(), reverse=True):
            flow = is_flow(node)
            dash = (
                "" if flow or not node.value else " " * column_at(self.document, dash_of(self.document, node, 0)) + "- "
            )
            items = [dash + self._figure(one, field) for one in added]
            self.edits += insert_items(self.document, key, node, index, items, separator=", ")
            said[index:index] = [said_by(one) for one in added]

    def _figure(self, values: Values, field: Field) -> str:
        assert field.shape is not None
        texts = {name: _text(value) for name, value in values.items()}
        return Style(flow=True).in_braces(texts, ranking((), tuple(field.shape.by_name)))

    def _entry(self, style: Style, node: MappingNode, name: str, value: Any, field: Field | None) -> str:
        """A new key with its value; further lines bring their indentation."""
        indent = " " * (0 if is_flow(node) else keys_column(self.document, node))
        if isinstance(value, Value):
            if field is None:
                return f"{write_scalar(name, None, flow=True)}: {write_scalar(value.text, None, flow=is_flow(node))}"
            return style.entry(name, value.text)
        if isinstance(value, tuple):
            return style.entry(name, tuple(item.text for item in value))
        if isinstance(value, list):
            assert field is not None
            figures = [self._figure(one, field) for one in value]
            return (
                f"{name}: [{', '.join(figures)}]"
                if is_flow(node)
                else "\n".join([f"{name}:", *(f"{indent}  - {one}" for one in figures)])
            )
        if field is not None and field.shape is not None:
            return f"{name}: {self._figure(value, field)}"
        if is_flow(node):
            pairs = ", ".join(
                f"{write_scalar(word, None, flow=True)}: {write_scalar(one.text, None, flow=True)}"
                for word, one in value.items()
            )
            return f"{name}: {{{pairs}}}"
        writer = Writer()
        writer.texts(value, f"{indent}  ")
        return "\n".join([f"{name}:", *writer.lines])

    def _replaced(self, key: Node, old: Node, name: str, value: Any, style: Style) -> Edit:
        """Another value in the place of one."""
        if isinstance(value, Value):
            written = style.scalar(name, value.text)
        elif isinstance(value, tuple):
            written = style.scalar(name, tuple(item.text for item in value))
        else:
            return refuse(self.document, start_of(key), say("`{}` is not what the table has for it", name))
        if is_null(old):
            return Edit(after_colon(self.document, key), end_of(old), f" {written}")
        return Edit(start_of(old), content_end(self.document, old), written)

    def add(self, section: str, records: Sequence[tuple[str, Values]]) -> None:
        """Put new records behind the others of their section."""
        shape = dict(_SECTIONS)[section]
        listed = section == "targets"
        place = self.nodes.get(section)
        writer = Writer()
        blank = 0
        indent = "  "
        there = place[1] if place else None
        if isinstance(there, MappingNode | SequenceNode) and there.value:
            if is_flow(there):
                refuse(self.document, start_of(there), say("`{}` stands in brackets, where a table cannot go", section))
            if isinstance(there, SequenceNode):
                indent = " " * column_at(self.document, dash_of(self.document, there, 0))
                blank = blank_lines(self.document, there, len(there.value) - 1) if len(there.value) > 1 else 0
            else:
                indent = " " * keys_column(self.document, there)
        for number, (key, values) in enumerate(records):
            if blank and (number or there is not None):
                writer.lines += [""] * blank
            if listed:
                writer.record(values, shape, f"{indent}  ", f"{indent}- ")
            else:
                writer.add(f"{indent}{write_scalar(key, None, flow=True)}:")
                writer.record(values, shape, f"{indent}  ")
        self._put(section, place, "\n".join(writer.lines), indent)
        if listed:
            self.said.setdefault(section, None)
            self.said[section] = [*(self.said[section] or []), *(said_by(values) for _, values in records)]
            self.touched += [key for key, _ in records]
        else:
            self.said[section] = {**(self.said.get(section) or {}), **{key: said_by(values) for key, values in records}}

    def _put(self, section: str, place: tuple[Node, Node] | None, lines: str, indent: str) -> None:
        """The lines of new records, behind those that are there or under a key that has none."""
        if place is None:
            at = len(self.root.value)
            entry = f"{section}:\n{lines}"
            if is_flow(self.root):
                refuse(self.document, 0, say("this file is in brackets, where a table cannot go"))
            if section != "targets" and "targets" in self.nodes:  # plans stand above what refers to them
                at = next(index for index, (key, _) in enumerate(self.root.value) if key.value == "targets")
            self.edits += insert_entry(self.document, self.root, max(1, at), entry, ", ")
            return
        key, node = place
        if is_alias(key, node):
            refuse(self.document, start_of(key), say("`{}` is an alias, which stands for text elsewhere", section))
        if isinstance(node, SequenceNode) and node.value:
            self.edits += insert_items(self.document, key, node, len(node.value), [lines], separator=", ")
        elif isinstance(node, MappingNode) and node.value:
            self.edits += insert_entry(self.document, node, len(node.value), lines.removeprefix(indent), ", ")
        else:
            colon = after_colon(self.document, key)
            newline = newline_at(self.document.text, colon)
            self.edits.append(Edit(colon, max(colon, end_of(node)), newline + lines.replace("\n", newline)))


def _text(value: Any) -> str:
    return value.text if isinstance(value, Value) else ""


def _same(field: Field | None, old: Any, new: Any) -> bool:
    """Whether the file says already what a row says."""
    if field is not None and field.type is FieldType.TEXTS:
        old, new = ([one] if isinstance(one, str) else one for one in (old, new))
    if field is not None and field.type is FieldType.DATE and isinstance(old, str) and isinstance(new, str):
        return date_text(old) == new or old.startswith(f"{new}-")
    return bool(old == new)
