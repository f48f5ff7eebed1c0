"""The structure of a plan's text: paragraphs with their headings, whatever the file did to its lines.

Text taken from a PDF has a line break at the end of every line, page numbers between or glued to them, and a running
head on each page. Lines are joined where the text runs on, and every character keeps its place in the text as given.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

#: What a figure at the start of a broken line is a figure of, where a heading's words would stand.
_UNITS: Final = (
    "[万亿元岁歲个個倍吨噸件家人户戶项項亩畝天度级級套座所张張名位次台辆輛艘条只成年月日兆米]"
    "|平方|立方|公里|千米|公顷|公頃|小时|千瓦|微克|毫克|百分"
)
#: A heading of each depth, from the outermost.
_MARKS: Final = (
    re.compile(
        r"第[一二三四五六七八九十百]{1,4}[编編篇章](?=[\s　]|[一-鿿])|附[件录](?![一-鿿])|附表"
        r"|[壹贰貳叁參肆伍陆陸柒捌玖拾]{1,3}[、.．]|[Ⅰ-Ⅻ]{1,4}[、.．]"
    ),
    re.compile(r"第[一二三四五六七八九十百]{1,4}[节節]|[一二三四五六七八九十]{1,3}[、，.．]"),
    re.compile(r"[（(][一二三四五六七八九十]{1,3}[)）]|(?:专栏|專欄|表)[\s　]*[0-9一二三四五六七八九十]+"),
    re.compile(
        rf"[0-9]{{1,2}}(?:\.[0-9]{{1,2}})+(?![0-9.%％])[\s　]*(?!{_UNITS})(?=[一-鿿“])"
        r"|[0-9]{1,3}[.．、﹒](?![0-9])[\s　]*(?=[一-鿿“])"
    ),
    re.compile(r"[（(][0-9]{1,2}[)）]|[①-⑳]"),
)
#: The digits of a mark in their wide form: （１）.
_NARROW: Final = str.maketrans("０１２３４５６７８９", "0123456789")
#: So many characters of a text hold its mark.
_LONGEST_MARK: Final = 20
_ITEM: Final = re.compile(
    r"(?:[-—–]{1,2}|[·•●■◆※＊*▲])[\s　]*(?=[^\s0-9-])|#{1,6}\s|[一二三四五六七八九十]是|[图圖]\s?[0-9]+[、：:.．]"
)
_ENDS: Final = re.compile(r"[。！？；!?;：:][”’」』）)】]*$")
_PAGE: Final = re.compile(r"[-—–\s]*(?:第\s*)?[0-9]{1,3}\s*(?:页|頁)?(?:\s*/\s*[0-9]{1,3})?[-—–\s]*")
#: What those leave who took the text out of a PDF: === 第 8 頁 ===, --- Page 8 ---
_PAGE_MARK: Final = re.compile(
    r"[-—–=*#\[【\s]+(?:(?:第\s*)?[0-9]{1,3}\s*[页頁]|[Pp]age\s*[0-9]{1,3})(?:\s*/\s*[0-9]{1,3})?[-—–=*#\]】\s]*"
)
#: So many lines may stand before the first words of a page, its own day among them: 2025/09/17 05:30.
_HEAD: Final = 8
#: What a browser prints at the head and the foot of each page.
_PRINTED: Final = re.compile(
    r"(?:https?|file)://\S*\s+[0-9]+/[0-9]+|[0-9]{1,4}/[0-9]{1,2}/[0-9]{1,4},?\s*[0-9]{1,2}:[0-9]{2}(?:\s?[AP]M)?"
)
_GLUED: Final = re.compile(r"[0-9]{1,3}(?=[一-鿿“《])")
_TABLE_LINE: Final = re.compile(
    r"\t|\|.*\||(?:^|[\s　])(?:约束性|预期性|約束性|預期性)(?:$|[\s　])"
    r"|[)）%一-鿿](?:[\s　]+(?:[-—–]{1,2}|[<>≥≤＞＜〔［\[]{0,2}[0-9][0-9.,]*[〕］\]]?%?(?:左右|以上|以下|以内)?)){2,}$"
)
#: A sentence that breaks off behind a number, and what goes on with the unit.
_BREAKS_OFF: Final = re.compile("[，。；：、][^，。；：]*[一-鿿][0-9][0-9.,]*(?:[-—–~～至][0-9][0-9.,]*)?$")
_COUNTS: Final = re.compile(f"(?:{_UNITS})[^，。；]*[，。；]")
#: A line that is one cell of a table.
_CELL: Final = re.compile(
    r"[-—–－/]{1,2}|[<>≥≤＞＜〔［\[（(]{0,2}[0-9][0-9.,]*[%％]?(?:左右|以上|以内|以下)?[〕］\]）)]?"
)
#: Of the full lines of a wrapped text at least so many have a comma or stop, unless most of its lines are full.
_SPOKEN_SHARE: Final = 0.3
#: What sets the cells of a row apart that has no other marks.
_COLUMNS: Final = re.compile(r"\S[ \u3000]{3,}\S")
#: What no row of a table has.
_SPOKEN: Final = re.compile(r"[，。；！？]")
#: How wide a line of wrapped text is at least, in characters, and at most.
_NARROWEST, _WIDEST = 18, 90
#: The fewest characters of a page; numbers closer together are those of a table's rows.
_SHORTEST_PAGE: Final = 150
#: Longer lines may hold several paragraphs, set apart by white space behind a sentence or before a heading's mark.
_LONG_LINE: Final = 300
_MARK: Final = (
    "(?:[（(][一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[章节])"
)
_JOINT: Final = re.compile(rf"(?<=[。！？；：”）])\s+(?=[^\s①-⑳])|(?<=[一-鿿。；：”）])\s+(?={_MARK}[一-鿿\s])")
_HEADING_JOINT: Final = re.compile(rf"{_MARK}\s*[^\s，。；：]{{2,25}}(\s+)(?=\S)")
_ABBREVIATION: Final = re.compile(r"(?<![A-Za-z])[A-Z]{3,5}$")
#: A heading in two parts: 一、促进产业创新，增进就业
_IN_TWO_PARTS: Final = re.compile(r"[^\s，,。；;：:！!0-9%]{2,20}[，,][^\s，,。；;：:！!0-9%]{3,18}")
#: The longest heading that stands on a line of its own.
_LONGEST_HEADING: Final = 50


class Paragraph(NamedTuple):
    """One paragraph: its text with the line breaks taken out, and where each of its characters stands."""

    text: str
    places: Sequence[int]  # the place of each character in the plan's text
    depth: int  # of a heading, from 0; of other paragraphs as that of the mark they begin with, else -1
    is_heading: bool
    breaks: tuple[int, ...] = ()  # the characters before which a page ended, and what it has there was taken out

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the characters from `start` up to `end` stand in the plan's text."""
        return self.places[start], self.places[end - 1] + 1

    def part(self, start: int, end: int) -> "Paragraph":
        """The characters from `start` up to `end`, as a paragraph by themselves."""
        return Paragraph(self.text[start:end], self.places[start:end], -1, is_heading=False)


class _Line(NamedTuple):
    start: int
    text: str


def paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of a plan's text, in its order."""
    lines = _without_furniture([piece for match in re.finditer(r"[^\n\r\f\v]+", text) for piece in _pieces(match)])
    lines = [line for line in lines if line.text.strip()]
    width = _wrapped_at(lines)
    found: list[Paragraph] = []
    joined: list[_Line] = []
    end = 0
    parted: list[bool] = []
    for index, line in enumerate(lines):
        joined.append(line)
        parted.append(not text[end : line.start].isspace() and end < line.start)
        end = line.start + len(line.text)
        if index + 1 == len(lines) or not _runs_on(line, lines[index + 1], width):
            found.extend(_paragraph(joined, parted))
            joined, parted = [], []
    return found


def _pieces(line: re.Match[str]) -> Iterator[_Line]:
    """A line, or the paragraphs that a long one holds."""
    if len(line[0]) < _LONG_LINE:
        yield _Line(line.start(), line[0])
        return
    joints = [joint.span() for joint in _JOINT.finditer(line[0])]
    starts = [0, *(end for _, end in joints)]
    joints += [joint.span(1) for start in starts if (joint := _HEADING_JOINT.match(line[0], start))]
    start = 0
    for end, behind in (*sorted(joints), (len(line[0]), 0)):
        if end >= start:
            yield _Line(line.start() + start, line[0][start:end])
            start = behind


def _wrapped_at(lines: Sequence[_Line]) -> float:
    """At how many characters the lines of the text are wrapped; 0 where they are not."""
    lengths = sorted(_width(line.text) for line in lines if not _TABLE_LINE.search(line.text))
    if len(lengths) < 12:
        return 0
    high = lengths[int(len(lengths) * 0.9)]
    full = [line.text for line in lines if _width(line.text) >= high * 0.85]
    near = len(lengths) - bisect_left(lengths, high * 0.85)
    if near < len(lengths) / 2 and sum(1 for text in full if _SPOKEN.search(text)) < len(full) * _SPOKEN_SHARE:
        return 0  # long names in a table
    open_ends = sum(1 for text in full if not _ENDS.search(text.rstrip()))
    if not _NARROWEST <= high <= _WIDEST or near < len(lengths) * 0.2 or open_ends < near * 0.5:
        return 0
    return high


def _width(text: str) -> float:
    """How wide a line is, in Chinese characters."""
    stripped = text.strip()
    return sum(0.5 if char < "\u0250" else 1 for char in stripped)


def _runs_on(line: _Line, following: _Line, width: float) -> bool:
    text, after = line.text.rstrip(), following.text.strip()
    if text[-1:].isdigit() and _BREAKS_OFF.search(text) and _COUNTS.match(after) and not _TABLE_LINE.search(text):
        return True
    if not width or _TABLE_LINE.search(text) or _TABLE_LINE.search(after) or _CELL.fullmatch(after):
        return False
    if mark_depth(after) >= 0 or _ITEM.match(after):
        return False
    if _width(text) >= width * 0.85 or after.startswith(("，", "。", "、", "：", "；", "）", ",", "”", "」")):
        return True
    if _width(text) >= width * 0.6 and "，" in text and not _ENDS.search(text):
        return True
    # A line that ends early ends a paragraph, unless it breaks off within a sentence that is none.
    return not _ENDS.search(text) and text.endswith(("，", ",", "、")) and mark_depth(text.strip()) < 0


def _without_furniture(lines: Sequence[_Line]) -> list[_Line]:
    """The lines without page numbers and running heads."""
    counts = Counter(line.text.strip() for line in lines)
    pages = [index for index, line in enumerate(lines) if _PAGE.fullmatch(line.text.strip())]
    numbers = [int(re.sub(r"\D.*", "", re.sub(r"^\D+", "", lines[index].text))) for index in pages]
    rising = {
        index
        for index, last, number, before in zip(pages[1:], pages, numbers[1:], numbers, strict=False)
        if number == before + 1 and lines[index].start - lines[last].start >= _SHORTEST_PAGE
    }
    rising |= {pages[place] for place in range(len(pages) - 1) if pages[place + 1] in rising}
    glued = _glued(lines)
    kept = []
    for index, line in enumerate(lines):
        text = line.text.strip()
        if (
            index in rising
            or (_PRINTED.fullmatch(text) and (index >= _HEAD or counts[text] > 1))
            or _PAGE_MARK.fullmatch(text)
            or re.fullmatch(r"[-—–]\s*[0-9]{1,3}\s*[-—–]", text)
        ):
            continue
        if (
            counts[text] >= 4
            and 4 <= len(text) <= 40
            and not _TABLE_LINE.search(text)
            and _near_page(lines, index, rising)
        ):
            continue
        size = glued.get(index, 0)
        kept.append(_Line(line.start + size, line.text[size:]))
    return kept


def _near_page(lines: Sequence[_Line], index: int, pages: set[int]) -> bool:
    return any(near in pages for near in range(index - 2, index + 3))


def _glued(lines: Sequence[_Line]) -> dict[int, int]:
    """The lines that a page number is glued to, with its length: numbers that go up by one down the text."""
    found = [
        (index, int(match[0]), match.end()) for index, line in enumerate(lines) if (match := _GLUED.match(line.text))
    ]
    best: list[tuple[int, int, int]] = []
    for place, first in enumerate(found):
        if best and first in best:
            continue
        chain = [first]
        for one in found[place + 1 :]:
            if one[1] == chain[-1][1] + 1 and one[0] - chain[-1][0] >= 8:
                chain.append(one)
        if len(chain) > len(best):
            best = chain
        if place > 12:
            break
    return {index: size for index, _, size in best} if len(best) >= 3 else {}


def mark_depth(text: str) -> int:
    """The depth of the heading's mark that a text begins with, in tenths; -1 where it begins with none.

    1.1.1 is deeper than 1.1, and 1. stands below （一）.
    """
    head = text[:_LONGEST_MARK].translate(_NARROW)
    for depth, mark in enumerate(_MARKS):
        if match := mark.match(head):
            return depth * 10 + len(re.findall(r"[.](?=[0-9])", match[0]))
    return -1


def _is_needless(text: str, at: int) -> bool:
    """Whether a space only sets figures or Latin letters apart from Chinese text: 到 2025 年."""
    if not 0 < at < len(text) - 1:
        return True
    if text[at + 1].isdigit():  # 人均GDP 1万元
        return _ABBREVIATION.search(text, 0, at) is None
    return not (_is_latin(text[at - 1]) and _is_latin(text[at + 1]))


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _paragraph(lines: Sequence[_Line], parted: Sequence[bool]) -> Iterator[Paragraph]:
    """The paragraph of lines; `parted` says of each whether something was taken out before it."""
    chars: list[str] = []
    places: list[int] = []
    breaks: list[int] = []
    for line, is_parted in zip(lines, parted, strict=True):
        if is_parted:
            breaks.append(len(chars))
        # empty cells of a table have tabs about them
        stripped = line.text.strip(" 　") if "\t" in line.text.strip() else line.text.strip()
        start = line.start + line.text.find(stripped)
        if chars and chars[-1].isascii() and chars[-1].isalpha() and stripped[0].isascii() and stripped[0].isalpha():
            chars.append(" ")
            places.append(start - 1)
        in_columns = _COLUMNS.search(stripped) is not None or not _SPOKEN.search(stripped)
        keep = bool(_TABLE_LINE.search(stripped)) or (len(lines) == 1 and in_columns)
        for offset, char in enumerate(stripped):
            if not keep and char in " 　" and _is_needless(stripped, offset):
                continue
            chars.append(char)
            places.append(start + offset)
    text = "".join(chars)
    if not text:
        return
    hashes = re.match(r"#{1,6}(?=\s)", text)
    depth = min(len(hashes[0]) - 1, 4) * 10 if hashes else mark_depth(text)
    alone = len(text) <= _LONGEST_HEADING and not re.search(r"[。；;，,！!]", text.rstrip("。"))
    alone = alone or _IN_TWO_PARTS.fullmatch(text) is not None
    is_heading = alone and depth >= 0 and not _TABLE_LINE.search(text)
    yield Paragraph(text, places, depth, is_heading, tuple(breaks))
