"""The figures of a table's row: what its name, its unit and the columns say of each."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from policytrack.plans.bounds import bound_in_words, bound_of, unspaced
from policytrack.plans.cells import (
    NATURE,
    NATURE_WORD,
    NOTE_MARK,
    VALUE,
    Row,
    Token,
    label_of,
    name_and_unit,
    unit_of,
    unsigned,
)
from policytrack.plans.columns import Column
from policytrack.plans.structure import Paragraph
from policytrack.plans.wording import plain
from policytrack.quantity.bound import Bound, Comparator, Period, as_goal
from policytrack.quantity.normalise import normalise, normalise_with_offsets
from policytrack.text.messages import say

#: A name that says which way its amount goes: 单位GDP能耗降低, 地区生产总值增速.
_CHANGE: Final = re.compile(
    r"(增[长長]率?|增速|增加|提高|提升|上升|下降|降低|[减減]少|削[减減]|[压壓][减減])(?:比例|幅度|率|量|目标)?$"
)
_YEARLY: Final = re.compile(r"年均增长率?|年均增速|年均增幅|年均下降|年均|增速|增长率")
#: Names of amounts of which less is better.
_FALLS: Final = re.compile(
    r"失业率|死亡率|发病率|事故|浓度|能耗|水耗|电耗|用水量|排放(?:量|总量)?(?:[（(]|$)|(?:排放|消耗|能耗|用水)强度|劣[ⅤV五]"
    r"|负债率|不良率|逾期|漏损率|空置率|辍学率|犯罪|拥堵|用时|时长|时限|等候|贫困(?:人口|发生率)|近视率|恩格尔系数|不合格率"
    r"|PM ?2\.5|PM ?10|损失"
)
_SQUARE: Final = frozenset("[［【〔")
#: What a cell may say of its number where the unit stands elsewhere: 〔100万〕 of 就业人数（人）.
_MULTIPLIERS: Final = frozenset(("千", "万", "萬", "百万", "亿", "億", "万亿", "萬億"))
#: The figure of a year in a remark: 2020年预计3.45%左右.
_STATED: Final = re.compile(r"((?:19|20)[0-9]{2})\s?年[^0-9]{0,6}?\s?([0-9].*)$")
#: Why a figure of a row is not proposed.
BASELINE: Final = say("a baseline")
RISE_OF_LEVEL: Final = say("how much the level of its row rises")
#: What is unsure of a figure of a row whose cells run together.
RUN_TOGETHER: Final = say("the cells of its row run together: where the figure ends is read from its neighbours")


class TableFigure(NamedTuple):
    """A figure in a row of a table: what the row, its columns and its name say of it."""

    paragraph: int  # the number of the paragraph that holds the figure
    start: int  # of the row, in the plan's text
    end: int
    quote: str
    figure: tuple[int, int]
    goal: str
    bound: Bound
    deadline: int | None
    subject: str
    nature: str | None
    baseline: str | None
    baseline_year: int | None
    passed: str | None  # why it is no goal; None for one
    until: int | None  # the last year that its row has a figure for
    doubts: tuple[str, ...] = ()


class SpokenCell(NamedTuple):
    """A cell that says its figures in words, as running text does: what its row and column say of them."""

    paragraph: int
    start: int  # within the paragraph
    end: int
    subject: str
    deadline: int | None


class _Said(NamedTuple):
    """A cell read: its goal in words, and its bound."""

    goal: str
    bound: Bound


def figures_of(
    paragraphs: Sequence[Paragraph], row: Row, columns: Sequence[Column], region: str | None, stated: str = ""
) -> Iterator[TableFigure]:
    """The figures of a row from left to right, those that are no goals too; `stated` is the unit of the whole table."""
    unit = unit_of(row) or stated
    name = row.name if row.unit else name_and_unit(row.name)[0]
    of = name_and_unit(row.of)[0]
    title = f"{of} {name}" if of else name
    plain_figures = [token for token in row.values if not label_of(token.text)]
    if not name or len(plain_figures) > len(columns) + 1:
        return
    if row.span is not None:
        quote = paragraphs[row.first].text[slice(*row.span)].strip()
        first = paragraphs[row.first].text.index(quote, row.span[0])
        start, end = paragraphs[row.first].span(first, first + len(quote))
    else:
        lines = _of_one_page(paragraphs, row)
        start, end = paragraphs[lines[0]].places[0], paragraphs[lines[-1]].places[-1] + 1
        quote = " ".join(paragraphs[place].text.strip() for place in lines)
    columns = _columns_of_row(row, columns, of or name)
    baseline: tuple[_Said, int | None] | None = None
    read = [
        (token, column, said)
        for token, column in _in_columns(row.values, columns)
        if token.kind == "value" and (said := _said(_unlabelled(token), unit, of or name, column, region)) is not None
    ]
    until = max((year for _, column, _ in read if (year := row.due or column.year)), default=None)
    has_level = any(_is_level(column, said) for _, column, said in read)
    for token, column, said in read:
        bound, doubts = said.bound, _doubts(said, title, baseline[0] if baseline else None)
        if not doubts:
            bound = as_goal(bound)
        passed = None
        own: tuple[str | None, int | None] = (None, None)
        if column.baseline:
            passed, baseline = BASELINE, (said, column.year)
        elif has_level and (bound.period == "cumulative" or (column.rate and bound.dimension.key == "points")):
            passed = RISE_OF_LEVEL
        elif _is_level(column, said):
            own = _own_baseline(token, said, unit, region) or ((baseline[0].goal, baseline[1]) if baseline else own)
        year = row.due or column.year
        nature = row.nature or next((NATURE[word] for word in NATURE_WORD.findall(token.remark)), None)
        no_year = (say("the table names no year"),) if not year else ()
        run_together = (RUN_TOGETHER,) if row.unsure else ()
        yield TableFigure(
            token.paragraph, start, end, quote, paragraphs[token.paragraph].span(token.start, token.end), said.goal,
            bound, year, f"{title} {label_of(token.text)}".strip(), nature, *own, passed, until,
            (*no_year, *run_together, *doubts),
        )  # fmt: skip


def spoken_cells(row: Row, columns: Sequence[Column]) -> Iterator[SpokenCell]:
    """The cells of a row's goals that are words with figures in them."""
    until = max((column.year for column in columns if column.year and not column.baseline), default=None)
    for token in row.works:
        yield SpokenCell(token.paragraph, token.start, token.end, "", row.due or until)
    for token, column in _in_columns(row.values, columns):
        if token.kind == "words" and not column.baseline:
            yield SpokenCell(
                token.paragraph, token.start, token.end, name_and_unit(row.name)[0], row.due or column.year
            )


def _of_one_page(paragraphs: Sequence[Paragraph], row: Row) -> range:
    """The lines of a row on the page that has its figures: a quote is a span of the text, with nothing left out."""
    parted = [place for place in range(row.first + 1, row.last + 1) if 0 in paragraphs[place].breaks]
    at = next((token.paragraph for token in row.values), row.first)
    first = max((place for place in parted if place <= at), default=row.first)
    return range(first, min((place for place in parted if place > at), default=row.last + 1))


def _in_columns(values: Sequence[Token], columns: Sequence[Column]) -> list[tuple[Token, Column]]:
    """The figures of a row from left to right, each with its column; several that each say what they are for share one.

    A row of fewer figures than columns has them in the last: the baseline is what is left out. What one of more has
    before them is of columns that say no year.
    """
    labelled = [token for token in values if label_of(token.text)]
    left = len(columns) - (len(values) - len(labelled))
    share = len(labelled) // left if labelled and left > 0 and len(labelled) % left == 0 else 1
    at, shared = len(columns), 0
    found: list[tuple[Token, Column]] = []
    for token in reversed(values):
        shared = shared + 1 if label_of(token.text) and 0 < shared < share else 1
        at -= shared == 1
        if at >= 0:
            found.append((token, columns[at]))
    return found[::-1]


def _unlabelled(token: Token) -> str:
    return NOTE_MARK.sub("", token.text)[len(label_of(token.text)) :].lstrip(":：")


def columns_without_header(row: Row, period: tuple[int, int] | None) -> list[Column]:
    """What the figures of a row are where no header says it: a baseline and a goal, or a goal alone; a third figure is
    how much it grows.
    """
    year = period[1] if period else None
    goal, figures = Column("", year), [token.kind == "value" for token in row.values]
    if len(figures) > 2:
        return [Column(baseline=True), goal, Column("年均增长（累计）", year, rate=True)][: len(figures)]
    return [Column(baseline=True), goal] if figures == [True, True] else [goal] * len(figures)


def _is_level(column: Column, said: _Said) -> bool:
    """Whether a figure is a level to be reached, and no baseline, change or total."""
    return not (column.baseline or column.rate) and said.bound.period is None and said.bound.change is None


def _columns_of_row(row: Row, columns: Sequence[Column], name: str) -> Sequence[Column]:
    """The columns that a row has figures for: where some are missing, it may be those of yearly growth and totals."""
    levels = [column for column in columns if not column.rate and not column.is_total]
    missing = len(columns) - len(row.values)
    if missing <= 0 or not levels or _CHANGE.search(name) or any(token.text[:1] in _SQUARE for token in row.values):
        return columns
    return levels if len(row.values) <= len(levels) else columns


def bounds_of(row: Row, unit: str) -> list[Bound]:
    """What the figures of a row by itself say, each with the `unit`; its columns are not known."""
    read = (_said(token.text, unit, row.name, Column(), None) for token in row.values if token.kind == "value")
    return [as_goal(said.bound) for said in read if said is not None]


def _own_baseline(token: Token, said: _Said, unit: str, region: str | None) -> tuple[str, int | None] | None:
    """The baseline that the cell of a goal says itself, and its year: 63%→67.5%, 32件（2020年25.2件）."""
    stated = _STATED.search(normalise(token.remark))
    words, year = (token.before, None) if token.before else (stated[2], int(stated[1])) if stated else ("", None)
    read = _said(words, unit or said.bound.unit.symbol, "", Column(), region) if words else None
    return (read.goal, year) if read is not None and read.bound.dimension == said.bound.dimension else None


def _doubts(said: _Said, name: str, baseline: _Said | None) -> tuple[str, ...]:
    """What is unsure of a figure that its row gives without a sign: whether it is a floor or a ceiling."""
    bound = said.bound
    if bound.comparator is not Comparator.EXACT or bound.change is not None or bound.period is not None:
        return ()
    falls = _FALLS.search(plain(name)) is not None
    if baseline is not None and baseline.bound.dimension == bound.dimension:
        falls = falls or baseline.bound.base_low > bound.base_low
    if not falls:
        return ()
    return (
        say("the table does not say whether {} is a floor or a ceiling: a bare figure is read as a floor", said.goal),
    )


def _said(value: str, unit: str, name: str, column: Column, region: str | None) -> _Said | None:
    shown = unsigned(value)
    falls = shown != value
    value = shown
    folded, places = normalise_with_offsets(value)
    match = VALUE.fullmatch(folded)
    if match is None:
        in_words = bound_in_words(value, region)
        return _Said(unspaced(value), in_words) if in_words is not None else None
    lead, number, own, tail, outer, behind = (
        value[places[match.start(part)] : places[match.end(part)]]
        for part in ("lead", "number", "unit", "tail", "outer", "behind")
    )
    own = own or outer  # 〔50〕万套
    tail += behind  # [20]左右
    in_total = match["open"] in _SQUARE or (match["open"] in ("(", "（") and column.is_total)
    if column.unit and not (column.rate and in_total):
        unit = column.unit
    elif column.rate and not in_total and "%" not in unit:
        unit = "%"
    stated = "" if unit == "/" else unit.strip("()（）")
    own = f"{own}{stated}" if own in _MULTIPLIERS and not stated.startswith(own) else own or stated
    figure = f"{number}{own}{tail}"
    bound = None
    # A unit of two things (人/亿元) has the first for its unit.
    for words in (figure, f"{number}{own.partition('/')[0]}{tail}", number + tail):
        if (bound := bound_of(lead + words, region)) is not None:
            break
    if bound is None:
        return None
    goal = lead + figure
    change = _CHANGE.search(name)
    verb = change[1] if change else _yearly(column) if column.rate and not in_total else ""
    verb = "下降" if falls and not change else verb
    directed = bound_of(verb + goal, region) if verb and bound.change is None else None
    if directed is not None and (directed.base_low, directed.base_high) == (bound.base_low, bound.base_high):
        goal, bound = verb + goal, directed
    return _Said(goal, bound._replace(period=_period(name, column, in_total) or bound.period))


def _yearly(column: Column) -> str:
    match = _YEARLY.search(column.label)
    return match[0] if match else ""


def _period(name: str, column: Column, in_total: bool) -> Period | None:
    """What a figure counts over, as its column or its name says: each year, or all years together."""
    if in_total:
        return "cumulative"
    bare = re.sub(r"[(〔\[].*?[)〕\]]", "", column.label)
    if "年均" in bare or "年平均" in bare or re.search(r"年均增", name):
        return "annual"
    return "cumulative" if re.search("累计|变化", bare) and not column.rate else None
