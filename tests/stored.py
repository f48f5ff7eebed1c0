"""What the tests of the store share: a data file as it is read, and what lies beside it."""

from pathlib import Path

from policytrack import store
from policytrack.data.source import SourceFile


def source(path: Path) -> SourceFile:
    """The file as the program reads it."""
    return store.read([str(path)])[0]


def beside(path: Path) -> list[str]:
    """The names of the other files in its folder, in their order."""
    return sorted(entry.name for entry in path.parent.iterdir() if entry != path)
