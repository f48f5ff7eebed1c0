"""Rows of tables whose cells are marked off, by tabs or bars: each cell is what the header says of its column."""

from collections.abc import Iterator, Sequence
from typing import Final

from policytrack.plans.cells import NATURE, MarkedCell, Row, Token, cell_token, cells_in
from policytrack.plans.columns import Role
from policytrack.plans.structure import Paragraph
from policytrack.quantity.normalise import normalise

#: So many cells of a row may be merged with those above.
_MERGED: Final = 2


def rows_by_columns(lines: Sequence[Paragraph], first: int, roles: Sequence[Role | None]) -> Iterator[Row]:
    """The rows of a table's `lines`, the number of whose first paragraph is given, by the `roles` of its columns.

    A cell that is merged over several rows is missing in all but the first of them.
    """
    above = ""
    for place, line in enumerate(lines, first):
        shown = _aligned(cells_in(line.text), roles)
        if shown is None:
            continue
        name = next((cell.text for role, cell in reversed(shown) if role is Role.NAME and cell.text), "")
        beside = next((cell.text for role, cell in shown if role in (Role.GROUP, None) and cell.text), above)
        above = name = name or beside
        natures = (NATURE.get(normalise(cell.text)) for role, cell in shown if role is Role.NATURE)
        unit = next((cell.text for role, cell in shown if role is Role.UNIT), "")
        values = tuple(_figure(cell, place) for role, cell in shown if role is Role.VALUE)
        numbered = any(role is Role.ORDER and cell.text for role, cell in shown)
        if not any(token.kind == "value" for token in values):
            values = ()
        yield Row(name, unit, next((nature for nature in natures if nature), None), values, place, place, numbered)


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
    if role is Role.NATURE:
        return kind in ("nature", "dash")
    return kind not in ("nature", "value") if role in (Role.NAME, Role.UNIT) else kind != "nature"


def _figure(cell: MarkedCell, place: int) -> Token:
    token = cell_token(cell.text, place, cell.start)
    return token if token.kind == "value" else token._replace(kind="dash")
