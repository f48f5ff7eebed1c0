"""Rows of tables whose cells are marked off, by tabs or bars: each cell is what the header says of its column."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from policytrack.plans.cells import NATURE, ROW_MARK, MarkedCell, Row, Token, cell_token, name_and_unit
from policytrack.plans.columns import YEAR, Role, is_value, role
from policytrack.plans.folding import Placed, fold
from policytrack.plans.wording import plain
from policytrack.quantity.normalise import normalise

#: What the lines of a table are where its columns are what it has goals for.
SPREAD_OVER: Final = re.compile(
    r"(?=.*[一-鿿])(?:[省县縣市区區州盟旗乡鄉镇鎮街道]|[、/（）()]|地[区區]|区域|园区)+(?:名称)?|(?:实施|建设|计划)?(?:年度?|年份|时间)|单位"
)
#: 与经济增长同步: a cell of a row that has no figure; without such a cell it is the name of the rows below it.
_SAID: Final = re.compile("[一-鿿]{2}")
#: So many cells of a row may be merged with those above.
_MERGED: Final = 2


def rows_by_columns(lines: Iterable[Placed], roles: Sequence[Role | None], since_1911: bool = False) -> Iterator[Row]:
    """The rows of a table from its cells, those of each line, by the `roles` of its columns.

    A cell that is merged over several rows is missing in all but the first of them. With `since_1911` a year that a
    cell names (114年底) is of the Republic.
    """
    above = ""
    last: Row | None = None
    for cells in lines:
        shown = [(Role.NAME if column is None else roles[column], cell) for column, cell in cells]
        first, end = cells[0][1].paragraph, cells[-1][1].paragraph
        name = next((cell.text for role, cell in reversed(shown) if role is Role.NAME and cell.text), "")
        grouped = next((cell.text for role, cell in shown if role in (Role.GROUP, None) and cell.text), "")
        named = bool(name)
        unit = next((cell.text for role, cell in shown if role is Role.UNIT), "")
        if named and not unit and name_and_unit(grouped)[1] and not name_and_unit(name)[1]:
            name = grouped + name  # 污染物排放总量减少（%） beside 氨氮
        above = name = name or grouped or above
        natures = (NATURE.get(normalise(cell.text)) for role, cell in shown if role is Role.NATURE)
        values = tuple(_figure(cell) for role, cell in shown if role is Role.VALUE)
        works = tuple(
            cell_token(cell.text, cell.paragraph, cell.start)._replace(text=cell.text)
            for role, cell in shown
            if role is Role.WORKS and re.search("[0-9]", cell.text) and _SAID.search(cell.text)
        )
        due = next((_year_in(cell.text, since_1911) for role, cell in shown if role is Role.DUE), None)
        numbered = any(role is Role.ORDER and cell.text for role, cell in shown)
        if not works and not any(token.kind in ("value", "words") or _SAID.search(token.text) for token in values):
            values = ()
        nature = next((nature for nature in natures if nature), None)
        row = Row(name, unit, nature, values, first, end, numbered, due, works=works)
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


def rows_across(lines: Iterable[Placed], labels: Sequence[str], since_1911: bool = False) -> Iterator[Row]:
    """The rows of a table that `spreads`: each cell is a goal of its column, for the year or the place of its line."""
    for cells in lines:
        of = next(
            (cell.text for column, cell in cells if column is not None and role(labels[column]) is not Role.ORDER), ""
        )
        year = _year_in(of, since_1911)
        for column, cell in cells:
            name, unit = name_and_unit(labels[column]) if column is not None else ("", "")
            if unit:
                first, end = cells[0][1].paragraph, cells[-1][1].paragraph
                yield Row(name if year else f"{of} {name}", unit, None, (_figure(cell),), first, end, due=year)


def spreads(labels: Sequence[str]) -> bool:
    """Whether the columns of a header, and not its rows, are what a table has goals for: 年度, 林地（亩）."""
    first, *others = [label for label in labels if role(label) is not Role.ORDER] or [""]
    measured = [label for label in others if name_and_unit(label)[1]]
    return SPREAD_OVER.fullmatch(first) is not None and bool(measured) and not any(map(is_value, others))


def fits(labels: Sequence[str], lines: Sequence[Sequence[MarkedCell]], *, exactly: bool = False) -> bool:
    """Whether most of the lines have as many cells as the header has labels, or lack no more than are merged: none,
    where they are to fit `exactly`.
    """
    counts = [len(cells) for cells in lines]
    if exactly:
        return all(count == len(labels) for count in counts)
    fewest = max(2, len(labels) - _MERGED)
    fitting = sum(fewest <= count <= len(labels) for count in counts)
    return len(labels) in counts and fitting * 2 > sum(count > 1 for count in counts)


def laid_out(lines: Iterable[Sequence[MarkedCell]], roles: Sequence[Role | None]) -> Iterator[Placed]:
    """The cells of each line with their columns, also where some are missing; a line that is one cell is a heading."""
    for cells in lines:
        if len(cells) == len(roles):
            yield list(enumerate(cells))
        elif len(cells) == 1:
            yield [(None, cells[0])]
        elif 1 < len(cells) < len(roles):
            yield from fold(cells, roles).rows


def _year_in(cell: str, since_1911: bool) -> int | None:
    """The last year that a cell names: 2024—2025年; None where it names none: 长期."""
    years = YEAR.findall(plain(cell, since_1911=since_1911))
    return int(years[-1]) if years else None


def _figure(cell: MarkedCell) -> Token:
    """What stands where a figure is due: one, or words with some in them, else nothing."""
    token = cell_token(cell.text, cell.paragraph, cell.start)
    if token.kind == "value":
        return token
    return token._replace(kind="words" if re.search("[0-9]", token.text) and token.kind == "name" else "dash")
