"""Edits as a unified diff: made of the edits themselves, so that a large file costs no more than a small one."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from policytrack.data.yaml_document import Edit, splice
from policytrack.render.ansi import paint
from policytrack.text.printable import one_line, visible

_CONTEXT: Final = 3
#: The style of a line by how it begins.
_STYLES: Final = {"---": "bold", "+++": "bold", "@@ ": "cyan", "-": "red", "+": "green"}


class _Block(NamedTuple):
    """Whole lines of the old text, from the place of the first to the end of the last, and what they become."""

    start: int
    end: int
    edits: list[Edit]


def render_diff(texts: Mapping[str, str], edits: Mapping[str, Sequence[Edit]], *, colour: bool) -> str:
    """The changed lines of each file, with three lines around them. Hidden characters are shown, never sent."""
    lines: list[str] = []
    for name, text in texts.items():
        lines += [f"--- {one_line(name)}", f"+++ {one_line(name)}"]
        number, counted, shift = 1, 0, 0
        for hunk in _hunks(text, _blocks(text, edits[name])):
            start, end = _back(text, hunk[0].start), _forward(text, hunk[-1].end)
            number += text.count("\n", counted, start)
            counted = start
            shown = list(_compare(text, start, end, hunk))
            old, new = (sum(line[0] in marks for line in shown) for marks in (" -", " +"))
            lines.append(f"@@ -{number},{old} +{number + shift},{new} @@")
            lines += shown
            shift += new - old
    return "".join(_coloured(line, colour) + "\n" for line in lines)


def _blocks(text: str, edits: Iterable[Edit]) -> list[_Block]:
    """The lines that each edit touches; edits on one line are one block."""
    blocks: list[_Block] = []
    for edit in sorted(edits, key=lambda edit: edit.start):
        start = text.rfind("\n", 0, edit.start) + 1
        whole = edit.end > start and text[edit.end - 1] == "\n"
        end = edit.end if whole else (text.find("\n", edit.end) + 1 or len(text))
        if blocks and start < blocks[-1].end:
            blocks[-1] = _Block(blocks[-1].start, max(end, blocks[-1].end), [*blocks[-1].edits, edit])
        else:
            blocks.append(_Block(start, end, [edit]))
    return blocks


def _hunks(text: str, blocks: Iterable[_Block]) -> list[list[_Block]]:
    """Blocks whose surroundings touch, together."""
    hunks: list[list[_Block]] = []
    for block in blocks:
        if hunks and _back(text, block.start) <= _forward(text, hunks[-1][-1].end):
            hunks[-1].append(block)
        else:
            hunks.append([block])
    return hunks


def _back(text: str, start: int) -> int:
    """The start of the line that stands `_CONTEXT` lines before the one that starts there."""
    for _ in range(_CONTEXT):
        start = text.rfind("\n", 0, max(start - 1, 0)) + 1
    return start


def _forward(text: str, end: int) -> int:
    for _ in range(_CONTEXT):
        end = text.find("\n", end) + 1 or len(text)
    return end


def _compare(text: str, start: int, end: int, hunk: Sequence[_Block]) -> Iterable[str]:
    for block in hunk:
        yield from (_shown(" ", line) for line in _lines(text[start : block.start]))
        yield from _changed(text, block)
        start = block.end
    yield from (_shown(" ", line) for line in _lines(text[start:end]))


def _changed(text: str, block: _Block) -> Iterable[str]:
    """The lines of a block before and after, those at its ends that stay the same as context."""
    piece = text[block.start : block.end]
    moved = [Edit(edit.start - block.start, edit.end - block.start, edit.text) for edit in block.edits]
    old, new = _lines(piece), _lines(splice(piece, moved))
    shorter = min(len(old), len(new))
    head = next((index for index in range(shorter) if old[index] != new[index]), shorter)
    tail = next((index for index in range(shorter - head) if old[-1 - index] != new[-1 - index]), shorter - head)
    yield from (_shown(" ", line) for line in old[:head])
    yield from (_shown("-", line) for line in old[head : len(old) - tail])
    yield from (_shown("+", line) for line in new[head : len(new) - tail])
    yield from (_shown(" ", line) for line in old[len(old) - tail :])


def _lines(text: str) -> list[str]:
    """Lines as `diff` counts them: only a line feed ends one, and stays with it."""
    *whole, last = text.split("\n")
    return [*(line + "\n" for line in whole), *([last] if last else [])]


def _shown(mark: str, line: str) -> str:
    end = "" if line.endswith("\n") else "\n\\ No newline at end of file"
    return mark + visible(line.removesuffix("\n").removesuffix("\r")) + end


def _coloured(line: str, colour: bool) -> str:
    return paint(line, _STYLES.get(line[:3]) or _STYLES.get(line[:1], ""), colour=colour)
