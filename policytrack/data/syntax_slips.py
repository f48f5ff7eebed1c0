"""Slips of the hand that make a text no YAML: which line is meant how. A way out is told only where it helps.

Each is tried: the line is mended, and the text read again. Where that reads on past the line, the mended line is shown.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from policytrack.data.yaml_document import Document, Span, TextError, events
from policytrack.text.messages import say

#: In a larger text nothing is tried: every reading takes its time.
_LARGEST: Final = 1_000_000
#: A value that begins a quotation, a block, or brackets that take up the rest of the line: none of these is a slip.
_NO_TEXT: Final = r"['\"|>]|[\[{](?:[^\]}]*$|.*[\]},]$)"
_VALUE: Final = r"(\s*(?:- )?[A-Za-z_]\w*: +)(\S.*?)\s*$"


def way_out(text: str, lines: Sequence[str], span: Span) -> str:
    """The hint for a syntax error at a place of the text: the mended line, where mending it helps; else nothing."""
    if len(text) > _LARGEST:
        return ""
    for index in (span.line - 1, span.line - 2):
        if 0 <= index < len(lines):
            for mended, tell in _mended(lines, index):
                if _reads_past(lines, index, mended, span.line):
                    return tell(mended.strip())
    return ""


def _mended(lines: Sequence[str], index: int) -> Iterator[tuple[str, Callable[[str], str]]]:
    line = lines[index]
    if match := re.fullmatch(r"(\s*(?:- )?[A-Za-z_]\w*)：\s*(.*)", line):
        yield f"{match[1]}: {match[2]}", lambda shown: say("write a plain colon and a space: `{}`", shown)
    if match := re.fullmatch(r"(\s*(?:- )?[A-Za-z_]\w*):(?=[^\s/])(.*)", line):
        yield f"{match[1]}: {match[2]}", lambda shown: say("put a space behind the colon: `{}`", shown)
    if match := re.fullmatch(r"(\s*)-(?=[A-Za-z_]\w*:)(.*)", line):
        yield f"{match[1]}- {match[2]}", lambda shown: say("put a space behind the dash: `{}`", shown)
    if (match := re.fullmatch(_VALUE, line)) and not re.match(_NO_TEXT, match[2]):
        quoted = match[2].replace("'", "''")
        yield f"{match[1]}'{quoted}'", lambda shown: say("put the text in quotation marks: `{}`", shown)
    before = next((one for one in reversed(lines[:index]) if one.strip() and not one.lstrip().startswith("#")), None)
    if before is not None and re.match(r"\s*(?:- )?[A-Za-z_]\w*:", line):
        column = len(before) - len(before.lstrip(" -"))
        indent = " " * column
        if line[: len(line) - len(line.lstrip())] != indent:
            yield (
                indent + line.lstrip(),
                _in_column,
            )


def _in_column(shown: str) -> str:
    return say("let it begin in the column of the line before: `{}`", shown)


def _reads_past(lines: Sequence[str], index: int, mended: str, line: int) -> bool:
    """Whether the text with that line mended is read further than the error's line."""
    try:
        for _ in events(Document("", "\n".join((*lines[:index], mended, *lines[index + 1 :])))):
            pass
    except TextError as error:
        return error.span.line > line
    return True
