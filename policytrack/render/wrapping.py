"""Where lines break, and how wide a text is: figures with their units, ids and words stay whole.

rich breaks a line of Chinese anywhere, inside PFlops and between 600 and 亿元 as well, or cuts it off.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final

from policytrack.text.printable import make_ambiguous_wide
from policytrack.text.printable import width as text_width

# What stays on one line: a number with its comparator, multiplier and counter or unit (600亿元, 50项, > 5.1 EFLOPS),
# words of Latin letters, options and endings (--plan, .docx), pairs such as 以上, the end of a Chinese item (（陈旧）),
# each of two statuses (进度滞后 / 符合序时进度), a sign of a drawing with what it means, and marks that may not begin a
# line with what stands before them, or end one with what stands behind. What stands in backticks is a whole, to be
# copied.
_CLOSING: Final = ")）〕》」』”’'\"],;:!?%，。；：！？、…·"
_PIECES: Final = (
    r"\s+|(?:[（(〔《「『“‘\[]|[█│#|] (?=\w)|(?<![^\W_])['\"]|(?<![A-Za-z0-9_.$-])(?:--?|[.$])(?=[A-Za-z]))*"
    r"(?:`[^`]*`"
    r"|(?:[≈≥≤<>] )?(?:[0-9][0-9.,]*(?: (?:thousand|million|billion|trillion))?(?<=[0-9n]) [A-Za-z]+"
    r"|[+≈≥≤<>-]?[0-9][0-9.,%—–~/-]*(?:[A-Za-z]+|[十百千万亿萬億兆]*多?(?:个月|個月|个百分点|個百分點|[^\W\d_a-zA-Z]?元?)))"
    r"|[一-鿿]{2,8} /(?= )|(?<= / )[一-鿿]{2,8}"
    r"|[^\W_一-鿿]+(?:[-'’./_@:?=&#+%~$^][^\W_一-鿿]*)*"
    r"|以上|以下|以内|以內|左右|上下|[一-鿿]{2,4}(?=[、）)])|.)"
    rf"(?:[{re.escape(_CLOSING)}]|\.(?![A-Za-z])|(?<=[a-z])>(?![\w=]))*"
)


def prepare(wide: bool) -> None:
    """Reckon all widths as the terminal has them; `wide`: characters of ambiguous width take two cells."""
    make_ambiguous_wide(wide)
    columns_of.cache_clear()


@lru_cache(maxsize=16384)
def columns_of(text: str) -> int:
    """The number of columns that a text takes."""
    return text_width(text)


@lru_cache(maxsize=1)
def _whole_pieces() -> Callable[[str], list[str]]:
    return re.compile(_PIECES, re.DOTALL).findall


@lru_cache(maxsize=1)
def pieces_of() -> Callable[[str], list[str]]:
    """What takes a text apart into the pieces that stay on one line each, however short the lines are."""
    whole = _whole_pieces()

    def pieces(text: str) -> list[str]:
        if "`" not in text:
            return whole(text)
        words = re.compile(r"\s+|\S+").findall
        return [part for piece in whole(text) for part in (words(piece) if "`" in piece else [piece])]

    return pieces


def wrap(text: str, width: int) -> list[str]:
    """`text` in lines of at most `width` columns; words, and figures with their units, are cut only where one alone is
    longer than that.
    """
    if columns_of(text) <= width:
        return [text]
    lines: list[str] = []
    line, used = "", 0
    for piece in _fitting(text, width):
        wide = text_width(piece)
        if used + wide > width and not piece.isspace():
            if line.rstrip():
                lines.append(line.rstrip())
            *full, rest = _cut(piece, width)
            lines += full
            line, used = rest, text_width(rest)
        elif line or not piece.isspace():
            line += piece
            used += wide
    if line.rstrip():
        lines.append(line.rstrip())
    return lines


def breaks(text: str, width: int) -> list[int]:
    """Where the lines after the first begin if `text` is wrapped: what rich asks itself, which ends words at blanks.

    Blanks at the end of a line of Chinese are within the width too: rich takes away what it counts by characters.
    """
    if columns_of(text) <= width:
        return []
    starts, at, used = [], 0, 0
    ends_at_blanks = text.isascii()
    pieces = list(_fitting(text, max(1, width - (" " in text and not ends_at_blanks))))
    for piece, behind in pairwise([*pieces, ""]):
        room = max(1, width - len(behind)) if behind.isspace() and not ends_at_blanks else width
        for part in [piece] if piece.isspace() else _cut(piece, room):
            wide = text_width(part)
            if used and used + wide > room and not part.isspace():
                starts.append(at)
                used = 0
            used += wide
            at += len(part)
    return starts


def _fitting(text: str, width: int) -> Iterator[str]:
    """The pieces of a text, with a command in one; of a piece that no line holds, its words."""
    for piece in _whole_pieces()(text):
        if " " in piece and text_width(piece) > width:
            yield from re.findall(r"\s+|\S+", piece)
        else:
            yield piece


def _cut(piece: str, width: int) -> list[str]:
    """A piece in lengths that fit, of one character at least: at a sign of an id or address where one is near.

    A line ends behind a sign that joins, and before one that begins something: an ending, a character as %E5.
    """
    lengths, start, used, index = [], 0, 0, 0
    while index < len(piece):
        wide = text_width(piece[index])
        if index > start and used + wide > width:
            half = start + (index - start + 1) // 2
            ends = [at for at in range(index, start, -1) if at >= half or text_width(piece[at:]) <= width]
            behind = (at for at in ends if piece[at - 1] in "-/_?&=|" and piece[start:at].strip("-"))
            before = (at for at in ends if re.match(r"\.[A-Za-z]|%[0-9A-F]{2}", piece[at : at + 3]))
            words = range(index, start, -1) if not any(map(str.isdigit, piece)) else ()
            within = (at for at in words if piece[at] not in _CLOSING)
            end = next(behind, None) or next(before, None) or next(within, index)
            lengths.append(piece[start:end])
            start = index = end
            used = 0
            continue
        used += wide
        index += 1
    return [*lengths, piece[start:]]


def hanging(text: str, width: int | None, indent: int) -> str:
    """A line in as many as `width` asks for, those after the first indented; whole where no width bounds it.

    It may end with its line break.
    """
    if width is None or columns_of(text.rstrip("\n")) <= width:
        return text
    lead, end = len(text) - len(text.lstrip(" ")), "\n" * text.endswith("\n")
    text = text[lead:].rstrip("\n")
    first = wrap(text, max(20, width - lead))[0]
    rest = text[len(first) :].lstrip()
    below = wrap(rest, max(20, width - indent)) if rest else []
    return " " * lead + ("\n" + " " * indent).join([first, *below]) + end
