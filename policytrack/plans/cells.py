"""The cells and rows of a table in a plan's text, each cell with its kind."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import zip_longest
from typing import Final, NamedTuple

from policytrack.plans.structure import Paragraph
from policytrack.quantity.errors import QuantityError
from policytrack.quantity.normalise import normalise
from policytrack.quantity.unit_table import UNITS

_NATURE: Final = {
    "约束性": "binding", "約束性": "binding", "约束": "binding", "预期性": "expected", "預期性": "expected",
    "预期": "expected", "指导性": "expected", "引导性": "expected",
}  # fmt: skip
_DASH: Final = re.compile(r"[-—–－/／]+|无|——")
_NUMBER: Final = r"[0-9][0-9,]*(?:\.[0-9]+)?"
VALUE: Final = re.compile(
    rf"(?P<open>[\[［【〔(（]?)\s?(?P<lead>(?:[<>≤≥=＜＞±~～≈]|约|不低于|不少于|不高于|不超过|大于|小于|高于|低于|超过|达到|达|累计达到|累计|力争|左右|五年累计|控制在|新增|增长|下降|降低|提高){{0,3}})"
    rf"\s?(?P<number>{_NUMBER}(?:\s?[-—–~～至]{{1,2}}\s?{_NUMBER})?)\s?(?P<unit>[^0-9\s\[\]()（）〔〕【】［］<>≤≥左右以上下内]{{0,8}})"
    r"(?P<tail>(?:左右|以上|以下|以内|之内|内|上下)?)\s?(?P<close>[\]］】〕)）]?)(?P<note>[①-⑳*]?|(?:\[[0-9]{1,2}\])?)"
)
_FIGURE_AND_WORDS: Final = re.compile(r"([^、，,；;一-鿿]*[0-9][^、，,；;]{0,6})[、，；;][^0-9]{2,}$")
NAME_UNIT: Final = re.compile(r"[（(]([^（）()]{1,14})[)）]\s*[0-9①-⑳*]*$")


_LONGEST_UNIT: Final = 14


class Token(NamedTuple):
    """A cell: its text, what it is, and where it stands in its paragraph."""

    text: str
    kind: str  # order, nature, dash, unit, value, name
    paragraph: int
    start: int  # within the paragraph
    end: int


class Row(NamedTuple):
    """A row of a table: what it is about, and its figures from left to right."""

    name: str
    unit: str
    nature: str | None
    values: tuple[Token, ...]
    first: int  # the paragraphs that it stands in
    last: int


def cells_of(paragraph: Paragraph, place: int) -> list[Token]:
    """The cells of a line, each with its kind."""
    text = paragraph.text
    pattern = r"[^\t|]+" if re.search(r"[\t|]", text) else r"\S+"
    found: list[Token] = []
    for match in re.finditer(pattern, text):
        raw = match[0].strip()
        if not raw or re.fullmatch(r":?-{2,}:?", raw):
            continue
        start = match.start() + match[0].index(raw)
        # ＞7、力争高于上个五年: the figure is what is said first
        if (figure := _FIGURE_AND_WORDS.match(raw)) is not None and VALUE.fullmatch(normalise(figure[1])):
            raw = figure[1]
        found.append(Token(raw, _kind(raw, not found, len(text) == len(raw)), place, start, start + len(raw)))
    return _joined(found)


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
    if said in _NATURE:
        return "nature"
    if _DASH.fullmatch(said):
        return "dash"
    if first and not alone and re.fullmatch(r"[0-9]{1,3}[.、]?", said):
        return "order"
    if VALUE.fullmatch(said) and not re.fullmatch(r"20[0-9]{2}\s?年", said):
        return "value"
    if len(said) <= _LONGEST_UNIT and _is_unit(said):
        return "unit"
    return "name"


def _is_unit(said: str) -> bool:
    return _is_known_unit(said.strip("()（）"))


@lru_cache(maxsize=4096)
def _is_known_unit(said: str) -> bool:
    if said in ("%", "/", "万平方米", "人/亿元", "个百分点"):
        return True
    try:
        found = None if re.search(r"[0-9]", said) else UNITS.match(said, 0)
    except QuantityError:  # P, $, 兆: one of several units
        return len(said) == 1
    return found is not None and found[0] == len(said) and found[1].dimension.key != "ratio"


def rows_of_lines(lines: Sequence[Sequence[Token]], columns: int = 0) -> Iterator[Row]:
    """Rows that have a line each; a name may go on in the lines before and behind it.

    Words in a column of figures (完成国家下达任务) hold its place, as long as there are fewer than `columns`.
    """
    pending: list[Token] = []
    taken: set[int] = set()
    for index, line in enumerate(lines):
        kinds = {token.kind for token in line}
        if not kinds & {"value", "dash"}:
            pending += [token for token in line if token.paragraph not in taken]
            continue
        line = _with_words_in_place(line, columns)  # noqa: PLW2901 - the same line, read as a row
        name = [token for token in line if token.kind == "name"]
        unit = next((token.text for token in line if token.kind == "unit"), "")
        first, last = line[0].paragraph, line[0].paragraph
        behind = lines[index + 1] if index + 1 < len(lines) else ()
        goes_on = len(behind) == 1 and behind[0].kind in ("name", "unit")
        if not unit and name and pending and (torn := unit_around(pending[-1].text, behind[0].text if goes_on else "")):
            unit = torn
            first = pending[-1].paragraph
            if goes_on:
                last = behind[0].paragraph
                taken.add(last)
        if not name and pending and pending[-1].kind == "name":
            name = [pending[-1]]
            first = min(first, pending[-1].paragraph)
            if goes_on:
                name.append(behind[0])
                last = behind[0].paragraph
                taken.add(last)
        pending = []
        nature = next((_NATURE[normalise(token.text)] for token in line if token.kind == "nature"), None)
        values = tuple(token for token in line if token.kind in ("value", "dash"))
        yield Row("".join(token.text for token in name), unit, nature, values, first, last)


def unit_around(above: str, below: str) -> str:
    """The unit of a row whose cell is torn: above it and below it (万元/ and 人); empty where both make none."""
    unit = above + below
    return unit if above.endswith("/") and len(unit) <= _LONGEST_UNIT else ""


def _with_words_in_place(line: Sequence[Token], columns: int) -> list[Token]:
    """The cells of a row, with the words that stand in a column of figures as dashes."""
    read: list[Token] = []
    seen = 0
    for token in line:
        held = token.kind == "name" and 0 < seen < columns
        read.append(token._replace(kind="dash") if held else token)
        seen += read[-1].kind in ("value", "dash")
    return read


def rows_of_cells(lines: Sequence[Sequence[Token]], columns: int, ordered: bool) -> Iterator[Row]:
    """Rows of a table that has one cell a line: a row begins where a name follows figures."""
    name: list[Token] = []
    values: list[Token] = []
    unit, nature = "", None
    first = last = -1
    stream = [token for line in lines for token in line]
    for token, following in zip_longest(stream, stream[1:]):
        kind = token.kind
        full = len(values) >= columns
        before_name = following is not None and following.kind == "name"
        if re.fullmatch(r"[0-9]{1,3}", token.text) and (
            (ordered and before_name and (full or not (unit or values))) or (kind == "value" and not name)
        ):
            kind = "order"
        if kind == "name" and not values and nature is None and unit and name:
            kind = "dash"  # words in place of a figure: 完成国家下达任务
        if kind in ("name", "order") and (values or nature is not None):
            if (
                kind == "name"
                and not full
                and nature is None
                and re.search(r"完成|达到|下达|同步|任务|控制|以上|优于|不低于", token.text)
            ):
                values.append(token._replace(kind="dash"))
                last = token.paragraph
                continue
            yield Row("".join(part.text for part in name), unit, nature, tuple(values), first, last)
            name, values, unit, nature, first = [], [], "", None, -1
        if kind == "order" and name and not unit:
            name, first = [], -1  # what stands before the number is the heading of a group of rows
        if first < 0:
            first = token.paragraph
        last = token.paragraph
        if kind == "name":
            name.append(token)
        elif kind == "unit" and name and not values:
            unit += token.text
        elif kind == "nature":
            nature = _NATURE[normalise(token.text)]
        elif kind in ("value", "dash"):
            values.append(token)
    if values:
        yield Row("".join(part.text for part in name), unit, nature, tuple(values), first, last)


def goal_words(value: str, unit: str) -> str:
    """A cell's figure with its unit, as it would stand in a sentence."""
    match = VALUE.fullmatch(normalise(value))
    if match is None:
        return value
    own = match["unit"] or ("" if unit == "/" else unit.strip("()（）"))
    return f"{match['lead']}{match['number']}{own}{match['tail']}"


def unit_of(row: Row) -> str:
    """The unit of a row: of its own cell, or of the brackets behind its name."""
    named = NAME_UNIT.search(row.name)
    return row.unit or (named[1] if named else "")
