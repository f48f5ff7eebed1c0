"""The ids of targets as they stand in a file, whether the rest of it is sound or not."""

from collections.abc import Iterator, Sequence

from policytrack.data.source import SourceFile, decode
from policytrack.data.yaml_document import MappingNode, ScalarNode, SequenceNode, TextError, compose, entries


def written(sources: Sequence[SourceFile]) -> Iterator[str]:
    """Every id of a target that stands in the files; none of a file that is no YAML document."""
    for source in sources:
        try:
            root = compose(decode(source.data), source.name).root
        except TextError:
            continue
        sections = entries(root) if isinstance(root, MappingNode) else ()
        for key, targets, _ in sections:
            if key.value == "targets" and isinstance(targets, SequenceNode):
                for target in targets.value:
                    fields = entries(target) if isinstance(target, MappingNode) else ()
                    yield from (
                        value.value for name, value, _ in fields if name.value == "id" and isinstance(value, ScalarNode)
                    )
