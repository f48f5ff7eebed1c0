"""What a node of a YAML document says, as plain data: to compare what a file says with what it is to say."""

from typing import Any

from policytrack.data.yaml_document import MappingNode, Node, ScalarNode, SequenceNode, entries


def plain(node: Node | None) -> Any:
    """What a node says as plain data: texts, lists and mappings, aliases and merges carried out."""
    if isinstance(node, ScalarNode):
        return node.value
    if isinstance(node, SequenceNode):
        return [plain(item) for item in node.value]
    if isinstance(node, MappingNode):
        found: dict[Any, Any] = {}
        for key, value, _ in entries(node):
            found.setdefault(key.value if isinstance(key, ScalarNode) else repr(plain(key)), plain(value))
        return found
    return None
