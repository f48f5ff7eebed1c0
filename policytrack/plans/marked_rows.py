"""Rows of tables whose cells are marked off, by tabs or bars: each cell is what the header says of its column."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from policytrack.plans.cells import NATURE, ROW_MARK, MarkedCell, Row, Token, cell_token, cells_in, name_and_unit
from policytrack.plans.columns import YEAR, Role, is_value, role
from policytrack.plans.structure import Paragraph
from policytrack.plans.wording import plain
from policytrack.quantity.normalise import normalise

#: What the lines of a table are where its columns are what it has goals for.
SPREAD_OVER: Final = re.compile(
    r"(?:[省县縣市区區州盟旗乡鄉镇鎮街道]|[、/（）()]|地[区區]|区域|园区)+(?:名称)?|(?:实施|建设|计划)?(?:年度?|年份|时间)|单位"
)
#: What is shorter is the end of one that a page has broken off: 约束 and 性.
_SHORTEST_NATURE: Final = 2
#: 与经济增长同步: a cell of a row that has no figure; without such a cell it is the name of the rows below it.
_SAID: Final = re.compile("[一-鿿]{2}")
#: 120件（约束性）
_NATURE_BEHIND: Final = re.compile(r"[0-9].*[(（]([一-鿿]{2,3})[)）]$")
#: So many cells of a row may be merged with those above.
_MERGED: Final = 2


def rows_by_columns(
    lines: Iterable[tuple[int, str]], roles: Sequence[Role | None], since_1911: bool = False
) -> Iterator[Row]:
    """The rows of a table's `lines`, each with the number of its paragraph, by the `roles` of its columns.

    A cell that is merged over several rows is missing in all but the first of them. With `since_1911` a year that a
    cell names (114年底) is of the Republic.
    """
    above = ""
    last: Row | None = None
    for place, line in lines:
        shown = _aligned(cells_in(line), roles)
        if shown is None:
            continue
        name = next((cell.text for role, cell in reversed(shown) if role is Role.NAME and cell.text), "")
        grouped = next((cell.text for role, cell in shown if role in (Role.GROUP, None) and cell.text), "")
        named = bool(name)
        above = name = name or grouped or above
        natures = (NATURE.get(normalise(cell.text)) for role, cell in shown if role is Role.NATURE)
        unit = next((cell.text for role, cell in shown if role is Role.UNIT), "")
        values = tuple(_figure(cell, place) for role, cell in shown if role is Role.VALUE)
        due = next((_year_in(cell.text, since_1911) for role, cell in shown if role is Role.DUE), None)
        numbered = any(role is Role.ORDER and cell.text for role, cell in shown)
        if not any(token.kind in ("value", "words") or _SAID.search(token.text) for token in values):
            values = ()
        remarks = (
            NATURE.get(match[1]) for role, cell in shown if (match := _NATURE_BEHIND.search(normalise(cell.text)))
        )
        nature = next((nature for nature in (*natures, *remarks) if nature), None)
        row = Row(name, unit, nature, values, place, place, numbered, due)
        if last is not None and _goes_on(last, row, named and not grouped):
            last = last._replace(name=last.name + name, unit=last.unit + unit)
            continue
        if last is not None:
            yield last
        last = row
    if last is not None:
        yield last


def _goes_on(row: Row, below: Row, named: bool) -> bool:
    """Whether a line, behind a header that is said again, is the end of a numbered row's name that a page broke off."""
    is_numbered = row.numbered or ROW_MARK.match(row.name) is not None
    is_next = below.first > row.last + 1
    return is_next and named and is_numbered and not (below.values or below.numbered or ROW_MARK.match(below.name))


def rows_across(lines: Iterable[tuple[int, str]], labels: Sequence[str], since_1911: bool = False) -> Iterator[Row]:
    """The rows of a table that `spreads`: each cell is a goal of its column, for the year or the place of its line."""
    places = [place for place, label in enumerate(labels) if name_and_unit(label)[1]]
    for place, line in lines:
        cells = cells_in(line)
        if len(cells) != len(labels):
            continue
        of = next(cell.text for label, cell in zip(labels, cells, strict=True) if role(label) is not Role.ORDER)
        year = _year_in(of, since_1911)
        for column in places:
            name, unit = name_and_unit(labels[column])
            values = (_figure(cells[column], place),)
            yield Row(name if year else f"{of} {name}", unit, None, values, place, place, due=year)


def spreads(labels: Sequence[str]) -> bool:
    """Whether the columns of a header, and not its rows, are what a table has goals for: 年度, 林地（亩）."""
    first, *others = [label for label in labels if role(label) is not Role.ORDER] or [""]
    measured = [label for label in others if name_and_unit(label)[1]]
    return SPREAD_OVER.fullmatch(first) is not None and bool(measured) and not any(map(is_value, others))


def fits(labels: Sequence[str], lines: Sequence[Paragraph]) -> bool:
    """Whether most of the lines have as many cells as the header has labels, or lack no more than are merged."""
    counts = [len(cells_in(line.text)) for line in lines]
    fitting = sum(len(labels) - _MERGED <= count <= len(labels) for count in counts)
    return len(labels) in counts and fitting * 2 > sum(count > 1 for count in counts)


def _aligned(cells: Sequence[MarkedCell], roles: Sequence[Role | None]) -> list[tuple[Role | None, MarkedCell]] | None:
    """The cells of a line, each with its role: those that are missing are at its left, else at its right or both."""
    missing = len(roles) - len(cells)
    for left in range(missing, -1, -1) if len(cells) > 1 else ():
        shown = list(zip(roles[left : left + len(cells)], cells, strict=True))
        if all(_suits(role, cell) for role, cell in shown):
            return shown
    return None


def _suits(role: Role | None, cell: MarkedCell) -> bool:
    kind = cell_token(cell.text, 0, 0).kind if cell.text else "dash"
    if role is Role.VALUE:
        return kind not in ("nature", "unit")
    if role is Role.DUE:
        return kind in ("name", "dash", "value")
    if role is Role.NATURE:
        return kind in ("nature", "dash") or len(cell.text) < _SHORTEST_NATURE
    return kind not in ("nature", "value") if role in (Role.NAME, Role.UNIT) else kind != "nature"


def _year_in(cell: str, since_1911: bool) -> int | None:
    """The last year that a cell names: 2024—2025年; None where it names none: 长期."""
    years = YEAR.findall(plain(cell, since_1911=since_1911))
    return int(years[-1]) if years else None


def _figure(cell: MarkedCell, place: int) -> Token:
    """What stands where a figure is due: one, or words with some in them, else nothing."""
    token = cell_token(cell.text, place, cell.start)
    if token.kind == "value":
        return token
    return token._replace(kind="words" if re.search("[0-9]", token.text) and token.kind == "name" else "dash")
