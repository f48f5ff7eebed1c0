"""What a slip hides: what is wrong in a part of a file that is read only once the slip is mended."""

from collections.abc import Iterator, Sequence

from policytrack.data import file_rules
from policytrack.data.problems import Diagnostic
from policytrack.data.source import SourceFile, decode
from policytrack.data.splice import split_lines
from policytrack.rules.check import Checked


class Hidden:
    """What could not be read before a mending, so that what is wrong in it is not brought by it.

    That is a target of which the reader knew nothing, and the lines below a key that was none. A key that is then there
    twice is brought by it all the same.
    """

    def __init__(self, sources: Sequence[SourceFile], mended: Sequence[Diagnostic], checked: Checked) -> None:
        self._known = {promise.id for promise in checked.dataset.promises}
        texts = {source.name: split_lines(decode(source.data)) for source in sources}
        self._lines = {
            (one.path, line)
            for one in mended
            if one.code == file_rules.UNKNOWN_KEY.code
            for line in _lines_of_key(texts[one.path], one.line, one.column)
        }

    def __contains__(self, error: object) -> bool:
        if not isinstance(error, Diagnostic) or error.code == file_rules.DUPLICATE_KEY.code:
            return False
        return (error.path, error.line) in self._lines or (error.target is not None and error.target not in self._known)


def _lines_of_key(lines: Sequence[str], first: int, column: int) -> Iterator[int]:
    """The numbers of the lines of a key with its value: those below it that are indented further, or begin a list."""
    yield first
    for number, line in enumerate(lines[first:], first + 1):
        indent = len(line) - len(line.lstrip(" "))
        if line.strip() and not (indent >= column or (indent == column - 1 and line[indent:].startswith("- "))):
            return
        yield number
