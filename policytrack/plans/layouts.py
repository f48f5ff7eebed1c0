"""The columns and the rows of a table, whatever marks off its cells: bars, tabs, blanks, or a line for each of them."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from policytrack.plans.cells import MarkedCell, Row, cell_token, cells_in, cells_of, with_weight, words_in
from policytrack.plans.columns import Column, Role, roles_of
from policytrack.plans.folding import fold
from policytrack.plans.headers import labels_of, marked_labels, readings_of
from policytrack.plans.marked_rows import fits, laid_out, rows_across, rows_by_columns, spreads
from policytrack.plans.plain_rows import rows_of_lines
from policytrack.plans.structure import Paragraph

#: What sets the words of a line apart.
BLANKS: Final = re.compile(r"[ \u3000]+")
#: So many of a table's lines have a cell each where it has a cell a line.
_MOST: Final = 0.8


def columns_and_rows(
    header: Sequence[str],
    lines: Sequence[tuple[int, Paragraph]],
    columns_for: Callable[[Sequence[str]], list[Column]],
    spread: Column,
    *,
    since_1911: bool,
) -> tuple[list[Column], Iterator[Row]]:
    """The columns of figures and the rows of a table, whatever marks off the cells of its `lines`; `spread` is the
    column of one whose columns are what it has goals for.
    """
    for apart in (None, BLANKS):
        labels = marked_labels(header, apart)
        cells = [
            cells_in(line.text, place) if apart is None else words_in(line.text, apart, place) for place, line in lines
        ]
        cells = [one or [MarkedCell(line.text, 0, place)] for one, (place, line) in zip(cells, lines, strict=True)]
        if labels is None or not fits(labels, cells, exactly=apart is not None):
            continue
        cells = _below_one_another(labels, cells)
        labels = labels[: _repeats_after(labels)]
        if spreads(labels):
            return [spread], rows_across(laid_out(cells, [None] * len(labels)), labels, since_1911)
        roles = roles_of(labels)
        return columns_for(labels), rows_by_columns(laid_out(cells, roles), roles, since_1911)
    labels = labels_of(header)
    labels = labels[: _repeats_after(labels)]
    tokens = [cells_of(paragraph, place) for place, paragraph in lines]
    single = sum(
        len(with_weight(line)) == 1 or cell_token(paragraph.text, place, 0).kind == "value"
        for line, (place, paragraph) in zip(tokens, lines, strict=True)
    )
    if labels and single > len(lines) * _MOST:
        stream = [MarkedCell(paragraph.text, 0, place) for place, paragraph in lines]
        readings = [(list(reading), roles_of(reading)) for reading in readings_of(labels)]
        if spreads(labels):
            readings = [(labels, [Role.NAME if place == 0 else Role.VALUE for place in range(len(labels))])]
        folds = [fold(stream, roles) for _, roles in readings]
        best = min(range(len(folds)), key=lambda place: folds[place].cost)
        said, roles = readings[best]
        if spreads(labels):
            return [spread], rows_across(folds[best].rows, labels, since_1911)
        return columns_for(said), rows_by_columns(folds[best].rows, roles, since_1911)
    counts = [sum(token.kind in ("value", "dash") for token in line) for line in tokens]
    most = max(set(counts) - {0}, key=counts.count, default=0)
    # 指标值 over 2020年, 2025年: the reading that has as many figures as most rows
    fitting = (one for one in (labels, *readings_of(labels)) if roles_of(one).count(Role.VALUE) == most)
    labels = list(next(fitting, labels))
    roles = roles_of(labels)
    named = max((place for place, role in enumerate(roles) if role is Role.NAME), default=0)
    columns = columns_for(labels)
    groups = sum(role in (Role.NAME, Role.GROUP, None) for role in roles[:named])
    return columns, rows_of_lines(tokens, len(columns), Role.ORDER in roles, groups)


def _repeats_after(labels: Sequence[str]) -> int:
    """After how many labels a header says the same ones again, as over two tables side by side; else their number."""
    sizes = (size for size in range(2, len(labels) // 2 + 1) if len(labels) % size == 0)
    return next((size for size in sizes if labels[size:] == labels[:-size]), len(labels))


def _below_one_another(labels: Sequence[str], lines: list[list[MarkedCell]]) -> list[list[MarkedCell]]:
    """The lines of tables that stand side by side as those of one."""
    size = _repeats_after(labels)
    if size == len(labels):
        return lines
    parts = [line[place : place + size] for line in lines for place in range(0, len(line), size)]
    return [part for part in parts if any(cell.text for cell in part)]
