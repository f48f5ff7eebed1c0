"""The labels of a table's header, as its lines have them: over several lines, above one another, below a caption."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from policytrack.plans.cells import EMPHASIS, cells_in, words_in
from policytrack.plans.columns import (
    FEWEST_YEARS,
    LEVEL_OF_INDICATORS,
    RATE,
    UNIT_IN_BRACKETS,
    YEAR,
    Role,
    is_value,
    role,
    unit_said,
)
from policytrack.plans.known_units import is_unit
from policytrack.quantity.lexicon import FIVE_YEAR_PLAN

_BRACKET: Final = r"[(〔\[［【][^()〔〕\[\]［］【】]*[)〕\]］】]"
#: What goes on the label before it, in a cell or on a line of its own, and what so goes on a label of figures.
_GOES_ON: Final = re.compile(rf"{_BRACKET}|[/或和、及].+|[号标性称位]")
#: “十四五” above 投资（万元）
_OF_A_PLAN: Final = re.compile(rf"[“\"]?{FIVE_YEAR_PLAN}[”\"]?")
_MONEY: Final = re.compile(r"投资(?:\([^()]*\))?")
#: A column beside those of years, and no word of theirs.
_TOTAL: Final = re.compile("[(〔\\[]累计[)〕\\]]")
_GOES_ON_FIGURES: Final = re.compile(
    r"年|(?:年度)?(?:实际|基期|目标|规划|现状|完成|预期|预计)?(?:值|数|完成|实际|目标)|(?:增长|增速|增幅)(?:率)?"
)


_INDICATORS: Final = re.compile(".{2,}指标")
#: What stands behind figures.
_BESIDE_FIGURES: Final = (Role.NATURE, Role.OTHER, Role.UNIT, Role.DUE)


def labels_of(lines: Iterable[str]) -> list[str]:
    """The labels of a header, each a cell; `lines` are in the normal form. What is split over cells is put together."""
    labels: list[str] = []
    for cell in _cells(lines):
        before = labels[-1] if labels else ""
        of_plan = _OF_A_PLAN.fullmatch(before) and _MONEY.fullmatch(cell)
        is_second = of_plan or (before == "指标" and cell in ("属性", "性质", "类型") and len(labels) > 1)
        if YEAR.search(before) and _TOTAL.fullmatch(cell):
            labels.append(cell)
        elif before and (
            is_second or _GOES_ON.fullmatch(cell) or (is_value(before) and _GOES_ON_FIGURES.fullmatch(cell))
        ):
            labels[-1] += cell
        else:
            labels.append(cell)
    return labels


def _cells(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        marked = re.search(r"[\t|]", line)
        for cell in re.split(r"[\t|]", line) if marked else _words(line):
            said = re.sub(r"\s+", "", cell).strip(EMPHASIS)
            if said and not re.fullmatch(r":?-{2,}:?", said):
                yield said


def _words(line: str) -> list[str]:
    """The words of a line; 指 标 is one."""
    return _squeezed(line).split()


def _squeezed(line: str) -> str:
    """A line without the blanks that spread a word out: 指　　标."""
    return re.sub(r"(?<![^\s|])([一-鿿])[ 　]+(?=[一-鿿](?:[\s|]|$))", r"\1", line)


def marked_labels(lines: Iterable[str], apart: re.Pattern[str] | None = None) -> list[str] | None:
    """The labels of a header whose cells are marked off, or stand `apart`, an empty one for a cell that is empty; None
    for another.

    Those of several lines with as many cells are put together: 年均 above 增长.
    """
    spoken = [_squeezed(line) for line in lines]
    parted = [words_in(line, apart) if apart else cells_in(line) for line in spoken]
    rows = [[cell.text for cell in cells] for cells in parted if len(cells) > 1]
    if not rows:
        return None
    size = len(rows[-1])
    rows = [row for row in rows if len(row) == size]
    rows = [_spread(row, below) for row, below in pairwise(rows)] + rows[-1:]
    return [_put_together([re.sub(r"\s+", "", part) for part in parts]) for parts in zip(*rows, strict=True)]


def _spread(row: Sequence[str], below: Sequence[str]) -> list[str]:
    """The labels of a line, one that stands over several of those below it over each of them."""
    spread: list[str] = []
    for place, label in enumerate(row):
        over = place > 0 and not label and below[place] and below[place - 1]
        spread.append(spread[-1] if over else label)
    return spread


def _put_together(parts: Sequence[str]) -> str:
    """The label of a column, from those above one another: a year below 指标值（%） is one by itself."""
    *above, last = [part for part in dict.fromkeys(parts) if part] or [""]
    if above and YEAR.search(last) and is_value(last) and not YEAR.search("".join(above)):
        return last if RATE.search("".join(above)) else _below("".join(above), [last])[0]
    return "".join([*above, last])


def readings_of(labels: Sequence[str]) -> Iterator[Sequence[str]]:
    """What the labels of a header that has a cell a line may be: as they are; without a caption above them; without one
    that stands over several others, which have its unit.
    """
    while len(labels) > 1 and _is_caption(labels[0], labels[1]):
        labels = labels[1:]
    roles = [role(label) for label in labels]
    last = max((place for place, one in enumerate(roles) if one is Role.NAME), default=0)
    years = next((place for place in range(len(labels), 0, -1) if not YEAR.search(labels[place - 1])), 0)
    if len(labels) - years >= FEWEST_YEARS:
        # 指标值, which stands over years that are said in the next line, behind the labels of the columns beside it
        beside = next((place for place in range(years, 0, -1) if roles[place - 1] not in _BESIDE_FIGURES), 0)
        above = labels[beside - 1]
        if 1 < beside < years and roles[beside - 1] in (None, Role.VALUE) and not YEAR.search(above):
            yield [*labels[: beside - 1], *_below(above, labels[years:]), *labels[beside:years]]
    captions = next((place for place, one in enumerate(roles[:last]) if one is not Role.NAME), last)
    for start in range(captions + 1):
        yield labels[start:]
        for place in range(start, len(labels) - 2):
            over = roles[place : place + 3]
            if over == [None, Role.VALUE, Role.VALUE]:
                yield [*labels[start:place], *_below(labels[place], labels[place + 1 :])]


def _is_caption(label: str, following: str) -> bool:
    """Whether a label is the line above a header, which begins with the `following` one: 主要指标 above 指标."""
    begins = role(following) in (Role.NAME, Role.ORDER, Role.GROUP)
    return begins and _INDICATORS.fullmatch(label) is not None and LEVEL_OF_INDICATORS.fullmatch(label) is None


def _below(label: str, labels: Sequence[str]) -> list[str]:
    """The labels below one that stands over them, those of years with its unit."""
    bracket = UNIT_IN_BRACKETS.search(label)
    unit = bracket[0] if bracket and is_unit(bracket[1]) else ""
    return [one if not is_value(one) or (one.endswith(")") and unit_said(one)) else one + unit for one in labels]
