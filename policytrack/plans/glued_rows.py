"""Rows of a table whose cells run together, as a text has them that was taken from a page without its cells.

Of 森林覆盖率（%）21.6623.04〔1.38〕约束性 the goal is 23.04%. Where one figure ends and the next begins is told by
what the figures say: of all ways to part them the one counts in which the goal less the baseline is the change, or
else the two are nearest to each other.
"""

import math
import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from policytrack.plans.cells import NATURE, Row, Token
from policytrack.plans.columns import YEAR, Column, columns_of
from policytrack.plans.known_units import is_unit
from policytrack.quantity.normalise import normalise

_NUMBER: Final = r"(?:0|[1-9][0-9]*)(?:\.[0-9]+)?"
_DASH: Final = r"[-—–－]{1,2}(?![0-9.])|[-—–－](?=[0-9])"
#: A figure of a year, and one of how much it is to change.
_LEVEL: Final = re.compile(rf"\s*(?:(?P<dash>{_DASH})|[＜＞<>≤≥]?\s?(?P<number>{_NUMBER})(?:左右|以上|以下|以内)?)")
_CHANGE: Final = re.compile(
    rf"\s*(?:(?P<total>[〔\[［]\s?{_NUMBER}\s?[〕\]］](?:左右)?)|(?P<number>[-—–－]?{_NUMBER})(?P<unit>[%％]|个百分点)|(?P<dash>{_DASH})|)"
)
#: All that the figures of a row may be made of, behind the unit of its name or, with a dash, behind the name itself.
_RUN: Final = r"[-—–－＜＞<>≤≥〔〕\[\]［］0-9.%％\s　]|左右|以[上下内]|个百分点"
_ROW: Final = re.compile(
    rf"(?:[（(](?P<unit>[^（）()\s]{{1,12}})[)）]|(?<=[一-鿿0-9])(?=[-—–－]{{1,2}}[〔≥>＞])|(?<=数)(?=[0-9]))"
    rf"(?P<run>(?:{_RUN})+)(?P<nature>约束性|预期性|約束性|預期性)?"
)
#: The number of a row before its name.
_SERIAL: Final = re.compile(r"^[0-9]{1,2}(?=[一-鿿])")
_COLUMNS: Final = re.compile(r"指\s*标|指\s*標|增减情况|属性")
_LABEL: Final = re.compile(r"属性|[〔\[]累计[〕\]][0-9]?|增长|增减情况|(?:19|20)[0-9]{2}\s?年")
_CHANGED: Final = re.compile(r"增长|增减|累计|变化|提高|降低")
#: So many rows make a table, and so far above the first of them a header begins, in characters.
_FEWEST_ROWS: Final = 2
_HEADER: Final = 120
#: How far the change may be from the goal less the baseline, as a share of the larger of them, where it is rounded.
_ROUNDED: Final = 0.06
#: How doubtful a way to part figures is that is right, and one with fewer figures to compare.
_CERTAIN: Final = -1.0
_ALONE: Final = 0.5


class Header(NamedTuple):
    """The header of such a table: its columns, and where in its text the first row begins."""

    columns: tuple[Column, ...]
    changes: bool  # the last of the columns says how much each figure is to change
    end: int  # where the first row begins in the text


class _Cell(NamedTuple):
    start: int
    end: int
    number: float | None
    is_change: bool = False
    is_percent: bool = False


def header_of(text: str, above: str, issued: int | None, period: tuple[int, int] | None) -> Header | None:
    """The header of the table that a text holds glued together, with what stands `above` the text; None of another."""
    rows = list(_ROW.finditer(text))
    if len([row for row in rows if row["unit"] and is_unit(normalise(row["unit"]))]) < _FEWEST_ROWS:
        return None
    said = above + text[: rows[0].start()][-_HEADER:]
    years = [*dict.fromkeys(YEAR.findall(normalise(said[said.rfind("指") :] if "指" in said else said)))]
    if len(years) < _FEWEST_ROWS or not _COLUMNS.search(said):
        return None
    columns = columns_of([f"{year}年" for year in years], issued, period, None)
    changes = _CHANGED.search(said.rpartition("年")[0][-_HEADER:] + said.rpartition("年")[2]) is not None
    if changes:
        columns.append(Column("累计", columns[-1].year, rate=True))
    labels = [match.end() for match in _LABEL.finditer(text, 0, rows[0].start())]
    return Header(tuple(columns), changes, max(labels, default=0))


def rows_glued(text: str, place: int, header: Header) -> Iterator[Row]:
    """The rows of such a table in a paragraph, the number of which is given."""
    at = header.end
    levels = len(header.columns) - header.changes
    for match in _ROW.finditer(text):
        if match["unit"] and not is_unit(normalise(match["unit"])):
            continue
        ways = _parted(text, match.start("run"), match.end("run"), levels, changes=header.changes)
        if not ways:
            continue
        cells = ways[0]
        unsure = len(ways) > 1 and _doubt(cells) > _CERTAIN
        name = _SERIAL.sub("", text[at : match.start("run")].strip())
        end = match.end() if match["nature"] else cells[-1].end
        tokens = tuple(
            Token(
                text[cell.start : cell.end], "value" if cell.number is not None else "dash", place, cell.start, cell.end
            )
            for cell in cells
        )
        nature = NATURE.get(normalise(match["nature"] or ""))
        yield Row(name, "", nature, tokens, place, place, span=(at, end), unsure=unsure)
        at = end


def _parted(text: str, start: int, end: int, levels: int, *, changes: bool) -> list[list[_Cell]]:
    """The figures of a row, so many levels and how much it changes: the ways to part them, the likeliest first."""
    ways = [cells for cells in _ways(text, start, end, levels, changes=changes) if _is_whole(text, cells, end)]
    return sorted(ways, key=_doubt)


def _ways(text: str, start: int, end: int, levels: int, *, changes: bool) -> Iterator[list[_Cell]]:
    """All ways to part a run of figures."""
    if not levels:
        match = _CHANGE.match(text, start, end) if changes else None
        if match is None:
            yield []
        else:
            number = match["number"] or (match["total"] or "").strip("〔〕[]［］左右 ") or None
            shown = match.end() - len(match[0].lstrip()) if match[0].strip() else match.end()
            percent = match["unit"] in ("%", "％")
            yield [_Cell(shown, match.end(), _value(number), is_change=True, is_percent=percent)]
        return
    longest = _LEVEL.match(text, start, end)
    for stop in range(longest.end() if longest else start, start, -1):
        match = _LEVEL.fullmatch(text, start, stop)
        if match is not None:
            shown = stop - len(match[0].lstrip())
            for rest in _ways(text, stop, end, levels - 1, changes=changes):
                yield [_Cell(shown, stop, _value(match["number"])), *rest]


def _value(number: str | None) -> float | None:
    return float(re.sub("[—–－]", "-", number)) if number else None


def _is_whole(text: str, cells: Sequence[_Cell], end: int) -> bool:
    """Whether nothing is left of a run but the number of the row below."""
    return re.fullmatch(r"\s*(?:[0-9]{1,2}\.?)?\s*", text[cells[-1].end : end]) is not None


def _doubt(cells: Sequence[_Cell]) -> float:
    """How doubtful a way to part figures is: not at all where the change is the goal less the baseline."""
    numbers = [cell.number for cell in cells if cell.number is not None and not cell.is_change]
    if len(numbers) < _FEWEST_ROWS or min(numbers) <= 0:
        return _ALONE if numbers else 2 * _ALONE
    change = next((cell for cell in cells if cell.is_change and cell.number is not None), None)
    first, last = numbers[0], numbers[-1]
    if change is not None and change.number is not None:
        moved = (last / first - 1) * 100 if change.is_percent else last - first
        if abs(abs(moved) - abs(change.number)) <= _ROUNDED * max(abs(moved), abs(change.number)):
            return _CERTAIN
    return abs(math.log(last / first))
