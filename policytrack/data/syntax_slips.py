"""Slips of the hand that make a text no YAML: which line is meant how. A way out is told only where it helps.

Each is tried: the line is mended, and the text read again. Where that reads on past the line, the mended line is shown.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from policytrack.data.yaml_document import Document, Span, TextError, events
from policytrack.text.messages import say

#: In a larger text nothing is tried: every reading takes its time.
_LARGEST: Final = 1_000_000
#: A value that begins a quotation, a block, or brackets that take up the rest of the line: none of these is a slip.
_NO_TEXT: Final = r"['\"|>]|[\[{](?:[^\]}]*$|.*[\]},]$)"
#: A key with a full-width colon, and its value.
_FULL_WIDTH: Final = r"(\s*(?:- )?[A-Za-z_][\w-]*)：\s*(.*)"
_VALUE: Final = r"(\s*(?:- )?[A-Za-z_]\w*: +)(\S.*?)\s*$"


class Mending(NamedTuple):
    """What mends a slip: its line (from 0) and what is to stand there, the slip in words, and the way out."""

    number: int
    line: str
    message: str
    hint: str
    is_sure: bool  # whether nothing else can be meant


def mending(text: str, lines: Sequence[str], span: Span) -> Mending | None:
    """What mends a syntax error at a place of the text; None where nothing does."""
    if len(text) > _LARGEST:
        return None
    for index in (span.line - 1, span.line - 2):
        if 0 <= index < len(lines):
            for found in _mendings(lines, index):
                if _reads_past(lines, found, span.line):
                    return found
    return None


def colons_everywhere(lines: Sequence[str]) -> list[str] | None:
    """The lines of a file whose keys all have a full-width colon, with plain ones; None where it is no such file."""
    wanted = [line for line in lines if line.strip() and not line.lstrip().startswith("#")]
    if not wanted or not all(re.fullmatch(_FULL_WIDTH, line) or line.lstrip().startswith("- ") for line in wanted):
        return None
    if not any(re.fullmatch(_FULL_WIDTH, line) for line in wanted):
        return None
    return [re.sub(_FULL_WIDTH, lambda match: f"{match[1]}: {match[2]}".rstrip(), line) for line in lines]


def _mendings(lines: Sequence[str], index: int) -> Iterator[Mending]:
    line = lines[index]
    if match := re.fullmatch(_FULL_WIDTH, line):
        yield _mended(
            index,
            f"{match[1]}: {match[2]}",
            say("not valid YAML: a full-width colon （：） makes no key"),
            say("write a plain colon and a space: `{}`", f"{match[1].strip()}: {match[2]}"),
        )
    if match := re.fullmatch(r"(\s*(?:- )?[A-Za-z_]\w*):(?=[^\s/])(.*)", line):
        yield _mended(
            index,
            f"{match[1]}: {match[2]}",
            say("not valid YAML: a colon without a space behind it makes no key"),
            say("put a space behind the colon: `{}`", f"{match[1].strip()}: {match[2]}"),
        )
    if match := re.fullmatch(r"(\s*)-(?=[A-Za-z_]\w*:)(.*)", line):
        yield _mended(
            index,
            f"{match[1]}- {match[2]}",
            say("not valid YAML: a dash without a space behind it begins no entry of a list"),
            say("put a space behind the dash: `{}`", f"- {match[2]}"),
        )
    if (match := re.fullmatch(_VALUE, line)) and not re.match(_NO_TEXT, match[2]):
        quoted = match[2].replace("'", "''")
        yield _mended(
            index,
            f"{match[1]}'{quoted}'",
            say("not valid YAML: this text has signs that mean something else in YAML"),
            say("put the text in quotation marks: `{}`", f"{match[1].lstrip()}'{quoted}'"),
        )
    before = next((one for one in reversed(lines[:index]) if one.strip() and not one.lstrip().startswith("#")), None)
    if before is not None and re.match(r"\s*(?:- )?[A-Za-z_]\w*:", line):
        indent = " " * (len(before) - len(before.lstrip(" -")))
        if line[: len(line) - len(line.lstrip())] != indent:
            yield Mending(
                index,
                indent + line.lstrip(),
                say("not valid YAML: this line does not begin where the lines before it do"),
                say("let it begin in the column of the line before: `{}`", line.strip()),
                is_sure=False,
            )


def _mended(index: int, line: str, message: str, hint: str) -> Mending:
    return Mending(index, line, message, hint, is_sure=True)


def _reads_past(lines: Sequence[str], found: Mending, line: int) -> bool:
    """Whether the text with that line mended is read further than the error's line."""
    try:
        for _ in events(Document("", "\n".join((*lines[: found.number], found.line, *lines[found.number + 1 :])))):
            pass
    except TextError as error:
        return error.span.line > line
    return True
