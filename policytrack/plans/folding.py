"""The rows of a table from its cells in their order, where nothing says which column each is of.

A text that has a cell a line says where no row begins, and where a cell is empty or merged with the one above. Of all
ways to lay the cells into the columns that the header names, the one is taken that leaves the fewest of them out of
place: each oddity (a column without a cell, a name that takes two cells, a heading between rows) has its cost.
"""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from typing import Final, NamedTuple

from policytrack.plans.cells import ROW_MARK, MarkedCell, cell_token, has_unit, label_of, name_and_unit
from policytrack.plans.columns import YEAR, Role
from policytrack.plans.torn import is_open, is_tail

#: The costs of oddities; what cannot be has none.
_LEFT_OUT: Final[dict[Role | None, float]] = {
    Role.GROUP: 0.2, None: 0.4, Role.OTHER: 0.5, Role.ORDER: 0.7, Role.UNIT: 0.9, Role.NATURE: 0.9, Role.DUE: 0.9,
    Role.WORKS: 0.6, Role.VALUE: 1, Role.NAME: 2.5,
}  # fmt: skip
#: What is left out is rather at the left of a row: a baseline.
_FURTHER: Final = 0.03
_GOES_ON: Final = 0.8
_TAIL: Final = 0.3
_HEADING: Final = 0.6
_NUMBER: Final = 0.15
_TOO_LONG: Final = 1.0
_UNLIKELY: Final = 0.7
#: Names of groups (经济发展, 民生福祉) have fewer characters.
_LONGER_THAN_A_GROUP: Final = 7
_LONGEST_UNIT: Final = 10
#: The end of a name that is short enough to be nothing else: 数量, 面积.
_LONGEST_TAIL: Final = 3
_ORDER: Final = re.compile(r"[（(]?[0-9]{1,3}[)）.、]?|[一二三四五六七八九十]{1,3}")
_TOTAL: Final = re.compile(r"[合总總小全][\s　]*[计計省市县縣区區国國]")
_WEIGHT: Final = re.compile(r"[（(][0-9.]+[%％][)）]$")
#: Columns whose cells may be split over two.
_WORDS: Final = (Role.NAME, Role.GROUP, Role.OTHER)

#: What each column of a table is.
Roles = Sequence[Role | None]
#: The cells of a row, each with the number of its column; that of a heading between rows has none.
Placed = Sequence[tuple[int | None, MarkedCell]]


class Fold(NamedTuple):
    """Rows of cells, and how odd they are in all."""

    rows: list[Placed]
    cost: float


class _Move(Enum):
    TAKE = "the cell is of the next column"
    GO_ON = "the cell is of the same column as the one before it"
    LEAVE_OUT = "the next column has no cell"
    END_ROW = "the row is full"
    HEADING = "the cell is the heading of the rows below it"
    PASS = "the cell is the number of a row, which no column is for"


class _State(NamedTuple):
    place: int  # so many cells are laid out
    column: int  # so many columns of the row are done


class _Step(NamedTuple):
    """The cheapest way to a state: its cost, and the last move with the state before it."""

    cost: float
    move: _Move
    before: _State


def fold(cells: Sequence[MarkedCell], roles: Roles) -> Fold:
    """The cells as rows of columns with those roles."""
    kinds = _kinds(cells, roles)
    start = _State(0, 0)
    ways = {start: _Step(0, _Move.END_ROW, start)}
    columns = range(len(roles) + 1)
    for place in range(len(cells) + 1):
        # a row that is full here makes room for the next one, whose first columns may have no cells
        for state in (_State(place, column) for column in (*columns[1:], *columns)):
            if (way := ways.get(state)) is None:
                continue
            for after, odd, move in _moves(state, way.move, roles, cells, kinds):
                if after not in ways or way.cost + odd < ways[after].cost:
                    ways[after] = _Step(way.cost + odd, move, state)
    end = _State(len(cells), 0)
    return Fold(list(_rows(ways, end, cells)), ways[end].cost) if end in ways else Fold([], math.inf)


def _kinds(cells: Sequence[MarkedCell], roles: Roles) -> list[str]:
    """The kinds of cells. A bare number before a name is that of a row where figures have their units beside them."""
    kinds = [cell_token(cell.text, 0, 0).kind for cell in cells]
    has_units = roles.count(Role.VALUE) == 1 and any(has_unit(cell.text) for cell in cells)
    for place, cell in enumerate(cells[:-1]):
        is_number = _ORDER.fullmatch(cell.text) and kinds[place + 1] == "name" and not YEAR.match(cells[place + 1].text)
        if is_number and (has_units or kinds[place] == "name"):
            kinds[place] = "order"
    return kinds


def _moves(
    state: _State, last: _Move, roles: Roles, cells: Sequence[MarkedCell], kinds: Sequence[str]
) -> Iterator[tuple[_State, float, _Move]]:
    """What may follow a state, with how odd it is."""
    place, column = state
    if 0 < place < len(cells) and last in (_Move.TAKE, _Move.GO_ON) and is_open(cells[place - 1].text):
        yield _State(place + 1, column), 0, _Move.GO_ON
        return
    if column == len(roles):
        yield _State(place, 0), 0, _Move.END_ROW
    else:
        yield _State(place, column + 1), _left_out(column, roles, cells[place : place + 1]), _Move.LEAVE_OUT
    if place == len(cells):
        return
    text, kind = cells[place].text, kinds[place]
    if column < len(roles) and (odd := _oddity(roles[column], text, kind)) is not None:
        yield _State(place + 1, column + 1), odd, _Move.TAKE
    if column == 0 and kind == "name":
        is_half = ROW_MARK.match(text) and not name_and_unit(text)[1] and kinds[place + 1 : place + 2] == ["name"]
        is_half = is_half and not ROW_MARK.match(cells[place + 1].text)  # 3.劳动生 before 产率（万元/人）
        odd = _HEADING if _is_heading(text) and not is_half else _HEADING + _TOO_LONG
        yield _State(place + 1, 0), odd, _Move.HEADING
    if _ORDER.fullmatch(text) and Role.ORDER not in roles and kinds[place + 1 : place + 2] == ["name"]:
        yield _State(place + 1, column), _NUMBER, _Move.PASS
    if last in (_Move.TAKE, _Move.GO_ON) and column:
        odd = _going_on(roles[column - 1], cells[place - 1].text, text, kind)
        if odd is not None:
            yield _State(place + 1, column), odd, _Move.GO_ON


def _rows(ways: Mapping[_State, _Step], end: _State, cells: Sequence[MarkedCell]) -> Iterator[Placed]:
    """The rows that the cheapest way to the end lays the cells into."""
    moves: list[tuple[_Move, _State]] = []
    state = end
    while state != (0, 0):
        step = ways[state]
        moves.append((step.move, step.before))
        state = step.before
    row: list[tuple[int | None, MarkedCell]] = []
    for move, (place, column) in reversed(moves):
        if move is _Move.END_ROW:
            yield row
            row = []
        elif move is _Move.TAKE:
            row.append((column, cells[place]))
        elif move is _Move.HEADING:
            yield [(None, cells[place])]
        elif move is _Move.GO_ON and label_of(cells[place].text):
            row.append((column - 1, cells[place]))
        elif move is _Move.GO_ON:
            row[-1] = (column - 1, row[-1][1]._replace(text=row[-1][1].text + cells[place].text))


def _oddity(role: Role | None, text: str, kind: str) -> float | None:
    """How odd it is that a cell is of a column; None where it cannot be."""
    if role is Role.ORDER:
        return 0 if _ORDER.fullmatch(text) else None
    if kind == "order":
        return None
    if kind == "nature" or role is Role.NATURE:
        return 0 if kind == "nature" and role is Role.NATURE else 0.3 if kind == "dash" else None
    if role is Role.VALUE:
        words = _UNLIKELY + (_TOO_LONG if name_and_unit(text)[1] else 0)
        return {"value": 0, "dash": 0, "name": words}.get(kind)
    if role is Role.UNIT:
        is_short = len(text) <= _LONGEST_UNIT
        return {"unit": 0, "dash": 0.1, "name": _UNLIKELY if is_short else None}.get(kind)
    if role is Role.NAME:
        return {"name": 0, "unit": _UNLIKELY}.get(kind)
    if role is Role.GROUP:
        if kind not in ("name", "unit"):
            return None
        if ROW_MARK.match(text):
            return _TOO_LONG + _UNLIKELY
        return 0 if len(text) < _LONGER_THAN_A_GROUP or text.endswith("指标") else _TOO_LONG
    if role is Role.WORKS:
        is_said = re.search("[一-鿿]{2}", text) is not None
        return (0 if len(text) >= _LONGER_THAN_A_GROUP else _UNLIKELY) if is_said else _UNLIKELY + _TOO_LONG
    if role is Role.DUE:
        return None if kind == "unit" else 0 if kind == "name" or YEAR.search(text) else _UNLIKELY
    return 0 if kind == "name" else 0.02


def _left_out(column: int, roles: Roles, cells: Sequence[MarkedCell]) -> float:
    """How odd it is that a column has no cell, where `cells` come next: a total has no number."""
    role = roles[column]
    if role is Role.ORDER and cells and _TOTAL.match(cells[0].text):
        role = Role.GROUP
    elif role is None and Role.VALUE in roles[:column]:
        role = Role.VALUE  # of figures too
    return _LEFT_OUT[role] + _FURTHER * column


def _going_on(role: Role | None, text: str, following: str, kind: str) -> float | None:
    """How odd it is that a cell goes on with the one before it, in one column; None where it cannot."""
    if role is Role.VALUE:  # what each of several is for
        return 0 if label_of(text) and label_of(following) else None
    if role not in _WORDS or kind not in ("name", "unit") or ROW_MARK.match(following):
        return None
    if len(following) <= _LONGEST_TAIL and is_tail(text, following):
        return _TAIL
    return _GOES_ON + (_TOO_LONG if name_and_unit(text)[1] else 0)


def _is_heading(text: str) -> bool:
    """Whether a name may be the heading of rows: short, numbered, or with the unit that they have or its weight."""
    is_marked = ROW_MARK.match(text) is not None or _WEIGHT.search(text) is not None
    return len(text) < _LONGER_THAN_A_GROUP or is_marked or bool(name_and_unit(text)[1])
