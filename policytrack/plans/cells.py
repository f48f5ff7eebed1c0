"""The cells and rows of a table in a plan's text, each cell with its kind."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from policytrack.plans.bounds import bound_in_words
from policytrack.plans.known_units import is_unit
from policytrack.plans.structure import Paragraph
from policytrack.quantity.normalise import normalise

NATURE: Final = {
    "约束性": "binding", "約束性": "binding", "约束": "binding", "预期性": "expected", "預期性": "expected",
    "预期": "expected", "指导性": "expected", "引导性": "expected",
}  # fmt: skip
NATURE_WORD: Final = re.compile("|".join(NATURE))
_DASH: Final = re.compile(r"[-—–－/／]+|无|——")
_NUMBER: Final = r"[0-9][0-9,]*(?:\.[0-9]+)?"
VALUE: Final = re.compile(
    rf"(?P<open>[\[［【〔(（]?)\s?(?P<lead>(?:[<>≤≥=＜＞±~～≈]|约|不低于|不少于|不高于|不超过|大于|小于|高于|低于|超过|达到|达|累计达到|累计|力争|左右|五年累计|控制在|新增|增长|下降|降低|提高){{0,3}})"
    rf"\s?(?P<number>{_NUMBER}(?:\s?[-—–~～至]{{1,2}}\s?{_NUMBER})?)\s?(?P<unit>(?![.．、,，:：])[^0-9\s\[\]()（）〔〕【】［］<>≤≥左右以上下内]{{0,8}})"
    r"\s?(?P<tail>(?:左右|以上|以下|以内|之内|内|上下)?)\s?(?P<close>[\]］】〕)）]?)(?P<outer>(?:(?<=[\]］】〕])[^0-9\s\[\]()（）〔〕【】［］左右以上下内①-⑳*]{1,8})?)(?P<behind>(?:左右|以上|以下|以内)?)(?P<note>[①-⑳*]?|(?:\[[0-9]{1,2}\])?)"
)
_FALLING: Final = re.compile(r"^[-—–－](?=[0-9.]+(?:%|个百分点)$)|(?<=^[\[［【〔])[-—–－](?=[0-9.]+%?[\]］】〕]$)")
#: What marks cells off in a text that is set in columns, and a word that is part of the figure before it.
_APART: Final = re.compile(r"[ 　]{2,}")
_BEHIND: Final = re.compile("左右|以上|以下|以内")
#: What blanks mark off: 1.45 左右 is one cell.
_WORD: Final = re.compile(r"\S*[0-9]\S*[  ](?:左右|以上|以下|以内)(?!\S)|\S+")
_FIGURE_AND_WORDS: Final = re.compile(r"([^、，,；;一-鿿]*[0-9][^、，,；;]{0,6})(?:[、，；;]|,(?![0-9]))[^0-9]{2,}$")
#: 120（扩招）, ＜5.5（年均）, 提高到71%（2030）: a figure and a remark on it
_REMARK: Final = re.compile(
    r"([^（）()]*[0-9][^（）()]*?)\s?[（(]([^（）()]*[一-鿿][^（）()]*|(?:19|20)[0-9]{2})[)）]\s?"
)
#: What stands between a baseline and a goal in one cell.
_ARROW: Final = re.compile(r"\s?(?:→|➔|⟶|-+>|=>)\s?")
#: 县级市≥20: a figure, and what it is for
_LABELLED: Final = re.compile(r"([一-鿿]{2,8}):?([<>≤≥=]\s?[0-9].*)$")
_BRACKET: Final = re.compile(r"[（(]([^（）()]{1,14})[)）]\s*(?:[0-9①-⑳*]*$)?")
#: （亿元，五年累计）: a unit and a remark on it
_UNIT_AND_REMARK: Final = re.compile("^([^,，;；、]+)[,，;；、]")
#: What no unit has: （8%） is a weight, （一、二类） says which.
_NO_UNIT: Final = re.compile(
    r"[0-9、，,；;：:一二三四五六七八九十]|[类類级級]$|含|不|以[上下]|全|常住|户籍|累计|累計|其中|[市县县區区]$"
)


#: What markdown sets about words.
EMPHASIS: Final = "*_`"
#: The number of a row before its name, and one within what is read as its name.
ROW_MARK: Final = re.compile(r"^(?:[（(][0-9]{1,2}[)）]|[0-9]{1,2}[.．、])\s*(?![0-9])")
_INNER_MARK: Final = re.compile(
    r"(?<=[一-鿿\s\]］〕])(?:[（(][0-9]{1,2}[)）](?=[一-鿿A-Z])|[0-9]{1,2}[.．、]\s?(?=[一-鿿A-Z]))"
)
_SERIAL: Final = re.compile(r"([0-9]{1,2})[.．、]\s*(?=\S)")
#: What refers to a note below the table.
NOTE_MARK: Final = re.compile(r"(?<=[^\s])(?:[①-⑳*＊]|[\[［【][0-9]{1,2}[\]］】])+$")
#: A name with its unit, before that of one of the rows under it.
_HEAD: Final = re.compile(r"(.{2,}?[（(]([^（）()]{1,14})[)）])\s*([^（）()\s0-9①-⑳*].+)$")
#: A row that is plainly one of those under a name, also where it has a unit of its own.
_PART: Final = re.compile(r"其中|^[—-]|化学需氧量|化學需氧量|氨氮|二氧化硫|氮氧化物|挥发性有机物|总磷|总氮")
_LONGEST_UNIT: Final = 14
#: The longest unit of a figure that no table of units has; what is longer is part of a name.
_LONGEST_UNKNOWN: Final = 4
_NAME_WITH_A_LETTER: Final = re.compile("[A-Za-z][一-鿿]")


class Token(NamedTuple):
    """A cell: its text, what it is, and where it stands in its paragraph."""

    text: str
    kind: str  # order, nature, dash, unit, value, name; words: a sentence with figures where a figure is due
    paragraph: int
    start: int  # within the paragraph
    end: int
    remark: str = ""  # what its cell says behind it in brackets: 2025年25.2件; 约束性
    before: str = ""  # the figure that its cell says it goes up or down from: 63% of 63%→67.5%


class Row(NamedTuple):
    """A row of a table: what it is about, and its figures from left to right."""

    name: str
    unit: str
    nature: str | None
    values: tuple[Token, ...]
    first: int  # the paragraphs that it stands in
    last: int
    numbered: bool = False
    due: int | None = None  # the year that a cell of it says it is due
    span: tuple[int, int] | None = None  # where it stands in its paragraph, if it is not all of it
    unsure: bool = False  # its figures run together, and may be parted otherwise
    works: tuple[Token, ...] = ()  # what it says in words that is to be built
    of: str = ""  # the name of the rows that it is one of, which has their unit: 主要污染物排放总量减少（%）


class MarkedCell(NamedTuple):
    """A cell by itself, and where it begins in its line; without markdown's emphasis."""

    text: str
    start: int
    paragraph: int = -1  # the number of its line


def cells_in(line: str, place: int = -1) -> list[MarkedCell]:
    """The cells of a line that marks them off by bars, by tabs or by several blanks, the empty ones between marks too;
    none of another line, or of one that only rules off a header. `place` is the number of the line.
    """
    mark = "|" if "|" in line else "\t"
    if mark not in line:
        return words_in(line, _APART, place) if _APART.search(line.strip()) else []
    cells: list[MarkedCell] = []
    at = 0
    for part in line.split(mark):
        said = part.strip().strip(EMPHASIS).strip()
        cells.append(MarkedCell(said, at + (part.index(said) if said else 0), place))
        at += len(part) + 1
    if mark == "|":  # what frames a line is no cell
        cells = cells[not cells[0].text : len(cells) - (not cells[-1].text)]
    return [] if all(re.fullmatch(r":?-{2,}:?|", cell.text) for cell in cells) else cells


def words_in(line: str, apart: re.Pattern[str], place: int = -1) -> list[MarkedCell]:
    """The cells of a line that stand `apart`; a word of comparison behind a blank (80 以上) is part of its figure."""
    cells: list[MarkedCell] = []
    at = 0
    for match in (*apart.finditer(line), None):
        end = match.start() if match else len(line)
        if said := line[at:end].strip():
            if cells and _BEHIND.fullmatch(said):
                cells[-1] = cells[-1]._replace(text=line[cells[-1].start : end].rstrip())
            else:
                cells.append(MarkedCell(said, at + line[at:end].index(said), place))
        at = match.end() if match else end
    return cells


def cells_of(paragraph: Paragraph, place: int) -> list[Token]:
    """The cells of a line that say something, each with its kind."""
    text = paragraph.text
    words = (MarkedCell(match[0], match.start()) for match in _WORD.finditer(text))
    found: list[Token] = []
    for cell in cells_in(text) if re.search(r"[\t|]", text) else words:
        if cell.text:
            found.append(cell_token(cell.text, place, cell.start, first=not found, alone=len(text) == len(cell.text)))
    return _joined(found)


def cell_token(raw: str, place: int, start: int, *, first: bool = False, alone: bool = False) -> Token:
    """A cell with its kind; `first` of its line, or `alone` in it."""
    arrow = _ARROW.search(raw)
    at = arrow.end() if arrow else 0
    before = raw[: arrow.start()] if arrow else ""
    said, remark = _without_remark(raw[at:])
    kind = "value" if label_of(said) else _kind(said, first, alone)
    if kind == "value":
        return Token(said, kind, place, start + at, start + at + len(said), remark, before)
    return Token(raw, _kind(raw, first, alone), place, start, start + len(raw))


def _without_remark(cell: str) -> tuple[str, str]:
    """A cell, or the figure that it says first, and the remark behind it: of ＞7、力争高于上个五年 it is ＞7, of
    120（扩招） 120, of 43%（2020年41%） 43%.
    """
    remark, behind = _REMARK.fullmatch(cell), ""
    if remark is not None and not is_unit(normalise(remark[2])) and _is_value(normalise(remark[1])):
        cell, behind = remark[1], remark[2]
    words = _FIGURE_AND_WORDS.match(cell)
    return (words[1], behind) if words is not None and VALUE.fullmatch(normalise(words[1])) else (cell, behind)


def label_of(cell: str) -> str:
    """What a cell says before its figure that the figure is for: 县级市 of 县级市≥20; an empty text for none."""
    labelled = _LABELLED.match(normalise(cell))
    return labelled[1] if labelled is not None and VALUE.fullmatch(labelled[2]) else ""


def has_unit(cell: str) -> bool:
    """Whether a cell is a figure with its unit."""
    match = VALUE.fullmatch(normalise(cell))
    return match is not None and bool(match["unit"])


def _joined(tokens: Sequence[Token]) -> list[Token]:
    """Names of several words as one cell, and figures torn from their brackets put together."""
    joined: list[Token] = []
    for token in tokens:
        before = joined[-1] if joined else None
        if before and before.kind == token.kind == "name":
            joined[-1] = before._replace(text=f"{before.text} {token.text}", end=token.end)
        else:
            joined.append(token)
    return joined


def _kind(raw: str, first: bool, alone: bool) -> str:
    said = normalise(raw)
    if said in NATURE:
        return "nature"
    if _DASH.fullmatch(said):
        return "dash"
    if first and not alone and re.fullmatch(r"[0-9]{1,3}[.、]?", said):
        return "order"
    if _is_value(said):
        return "value"
    if len(said) <= _LONGEST_UNIT and is_unit(said):
        return "unit"
    return "name"


def unsigned(cell: str) -> str:
    """A cell without the sign of what falls: 8% of -8%."""
    return _FALLING.sub("", cell)


def _is_value(said: str) -> bool:
    """Whether a cell is a figure; 5G基站 and 15分钟生活圈覆盖率 are names."""
    figure = VALUE.fullmatch(unsigned(said))
    if figure is None:
        return bound_in_words(said) is not None
    if re.fullmatch(r"20[0-9]{2}\s?年", said):
        return False
    unit = figure["unit"] or figure["outer"]
    return is_unit(unit) or (len(unit) <= _LONGEST_UNKNOWN and not _NAME_WITH_A_LETTER.match(unit))


def name_and_unit(name: str) -> tuple[str, str]:
    """A name without the unit in its brackets, and the unit; an empty one where it has none.

    Of several brackets the last that holds a known unit has it, else the one at the end if it may be a unit.
    """
    brackets = list(_BRACKET.finditer(name))
    of_unit = next((one for one in reversed(brackets) if is_unit(normalise(one[1]))), None)
    if of_unit is None:
        for one in reversed(brackets):
            if (remarked := _UNIT_AND_REMARK.match(one[1])) is not None and is_unit(normalise(remarked[1])):
                return name[: one.start()] + name[one.end() :], remarked[1]
    if of_unit is None and brackets and brackets[-1].end() == len(name) and not _NO_UNIT.search(brackets[-1][1]):
        of_unit = brackets[-1]
    if of_unit is None:
        return name, ""
    return name[: of_unit.start()] + name[of_unit.end() :], of_unit[1]


def with_weight(line: Sequence[Token]) -> Sequence[Token]:
    """A line that is one cell, in which a name has its weight behind a space: 推動友善耕作 (20%)."""
    said = "".join(token.text for token in line[1:])
    if len(line) < 2 or line[0].kind != "name" or not re.fullmatch(r"[（(][0-9.]+[%％][)）]", said):
        return line
    return [line[0]._replace(text=f"{line[0].text} {said}", end=line[-1].end)]


def unit_of(row: Row) -> str:
    """The unit of a row: of its own cell, or of the brackets of its name or of that of the rows that it is one of."""
    own = "" if _DASH.fullmatch(row.unit) else row.unit
    return own or name_and_unit(row.name)[1] or name_and_unit(row.of)[1]


def with_groups(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows, those under a name with a unit (主要污染物排放总量减少（%）) as rows of it, and what stands before the
    number of a row left out of its name.
    """
    group = ""
    number = 0
    for row in rows:
        name = NOTE_MARK.sub("", row.name)
        serial = _SERIAL.match(name)
        if serial is not None and int(serial[1]) == number + 1:  # 4.3岁以下 behind 3.
            name, row = name[serial.end() :], row._replace(numbered=True)  # noqa: PLW2901 - the same row
        number = int(serial[1]) if serial is not None else number
        if (mark := _INNER_MARK.search(name)) is not None:
            name = name[mark.start() :]
        numbered = row.numbered or ROW_MARK.match(name) is not None
        name = ROW_MARK.sub("", name)
        head = _HEAD.match(name)
        if not row.values:
            group = name
            continue
        if head is not None and is_unit(normalise(head[2])):
            group, name = head[1], head[3]
        elif numbered or not ((not row.unit and not name_and_unit(name)[1]) or _PART.search(name)):
            group = ""
        yield row._replace(name=name, of=group)
