"""Tables of targets in a plan's text, whatever is left of them: a row a line, a cell a line, or cells marked off."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from policytrack.plans.cells import (
    NAME_UNIT,
    VALUE,
    Row,
    Token,
    cells_of,
    goal_words,
    rows_of_cells,
    rows_of_lines,
    unit_around,
    unit_of,
)
from policytrack.plans.structure import Paragraph
from policytrack.plans.wording import plain
from policytrack.quantity.bound import Bound, as_goal
from policytrack.quantity.currency import counts_years_from_1911
from policytrack.quantity.errors import QuantityError
from policytrack.quantity.lexicon import FIVE_YEAR_PLAN, FIVE_YEAR_PLANS
from policytrack.quantity.normalise import normalise
from policytrack.quantity.parsing import parse
from policytrack.quantity.unit_table import UNITS

_NAME_COLUMN: Final = re.compile(r"指\s?标|指\s?標|項目|项目名称|名\s?称|项目|主要内容|工作目标")
_NATURE_COLUMN: Final = re.compile(r"属\s?性|屬\s?性|指标类型|性质")
_ORDER_COLUMN: Final = re.compile(r"序\s?号|序\s?號|编号|序")
_VALUE_COLUMN: Final = re.compile(
    r"[“\"]?(?:20[0-9]{2}\s?年?|十[三四五六]五|目标|目標|年均|年平均|累计|现状|现况|目前|基期|基准|规划值|增速|增长率)[^\s\t|]*"
)
_YEAR: Final = re.compile(r"(?<![0-9])(20[0-9]{2})(?![0-9])")
_SENTENCE: Final = re.compile(r"[。；]")
_CAPTION: Final = re.compile(r"主要指标|指标体系|主要目标|指标|目标表|指標|表\s?[0-9一二三四五六七八九十]+|专栏|專欄")
#: So many lines a header may take, and so many without a figure may stand in a table.
_HEADER_LINES = 14
_PATIENCE = 9


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
    is_goal: bool  # else a figure of a baseline's column


class _Column(NamedTuple):
    label: str
    year: int | None
    baseline: bool


def table_figures(
    paragraphs: Sequence[Paragraph],
    issued: int | None,
    period: tuple[int, int] | None,
    *,
    region: str | None = None,
) -> tuple[list[TableFigure], set[int]]:
    """The figures of all tables, and the numbers of the paragraphs that belong to tables."""
    found: list[TableFigure] = []
    inside: set[int] = set()
    index = 0
    while index < len(paragraphs):
        stop = _header_end(paragraphs, index)
        if stop is None:
            index += 1
            continue
        end = _table_end(paragraphs, stop)
        figures = list(_of_table(paragraphs, (index, stop, end), issued, period, region))
        if len({figure.paragraph for figure in figures}) >= 2 or len(figures) >= 3:
            found.extend(figures)
            inside.update(range(index, end))
            index = end
        else:
            index = stop
    return found, inside


def row_bounds(quote: str) -> list[Bound]:
    """What the figures of a table's row say, each with the unit of the row; none where the text is no row."""
    if _SENTENCE.search(quote) or "，" in quote or len(quote) > 200:
        return []
    tokens = cells_of(Paragraph(quote, range(len(quote)), -1, False), 0)
    rows = list(rows_of_lines([tokens])) if len(tokens) >= 3 else []
    column = _Column("", None, False)
    # 万元/ 2 全员劳动生产率 预期性 36 - 人: a unit that is torn stands before the row and behind it
    torn = unit_around(tokens[0].text.split(" ")[0], tokens[-1].text) if len(tokens) >= 3 else ""
    return [
        bound
        for row in rows
        for token in row.values
        if token.kind == "value" and (bound := _bound(token.text, torn or unit_of(row), row.name, column)) is not None
    ]


def _header_end(paragraphs: Sequence[Paragraph], index: int) -> int | None:
    """Where the body of a table begins whose header begins here; None where none does."""
    first = paragraphs[index].text
    if len(first) > 80 or _SENTENCE.search(first) or not (_NAME_COLUMN.search(first) or _ORDER_COLUMN.match(first)):
        return None
    said = ""
    for place in range(index, min(index + _HEADER_LINES, len(paragraphs))):
        text = paragraphs[place].text
        if len(text) > 120 or _SENTENCE.search(text):
            return None
        tokens = cells_of(paragraphs[place], place)
        if place > index and _begins_body(tokens, said):
            return place if _is_header(said) else None
        said += "\t" + plain(text)
    return None


def _is_header(said: str) -> bool:
    columns = len(_VALUE_COLUMN.findall(said))
    named = bool(_NAME_COLUMN.search(said))
    return named and columns >= 1 and (bool(_NATURE_COLUMN.search(said)) or bool(_YEAR.search(said)) or "目标" in said)


def _begins_body(tokens: Sequence[Token], said: str) -> bool:
    kinds = [token.kind for token in tokens]
    if not kinds or not _is_header(said):
        return False
    text = tokens[0].text
    if len(tokens) == 1:
        label = _VALUE_COLUMN.fullmatch(text) or _NATURE_COLUMN.search(text) or _ORDER_COLUMN.fullmatch(text)
        return not label and "单位" not in text and not re.fullmatch(r"[（(].*[)）]", text) and text != "号"
    return "value" in kinds or "dash" in kinds or "nature" in kinds or kinds[0] == "order"


def _table_end(paragraphs: Sequence[Paragraph], start: int) -> int:
    last = start
    idle = 0
    for place in range(start, len(paragraphs)):
        paragraph = paragraphs[place]
        if (len(paragraph.text) > 60 and _SENTENCE.search(paragraph.text)) or len(paragraph.text) > 200:
            break
        if re.match(r"注|註|备注|\[[0-9]+\][一-鿿]|说明|资料来源|[1-9] ?指[^标]", paragraph.text):
            break
        if (
            paragraph.is_heading
            and paragraph.depth < 30
            and not re.match(r"[（(]|[一二三四五六七八九十]{1,3}[、.]", paragraph.text)
        ):
            break
        kinds = {token.kind for token in cells_of(paragraph, place)}
        idle = 0 if kinds & {"value", "dash", "nature"} else idle + 1
        if idle == 0:
            last = place + 1
        if idle > _PATIENCE:
            break
    # the rest of a name that is split below its row
    if last < len(paragraphs) and last > start and len(paragraphs[last].text) <= 12 and not paragraphs[last].is_heading:
        last += 1
    return last


def _columns(said: str, issued: int | None, period: tuple[int, int] | None) -> list[_Column]:
    """The columns of figures that a header names, from left to right."""
    labels = [match[0] for match in _VALUE_COLUMN.finditer(said)]
    if any(_YEAR.search(label) for label in labels):
        labels = [
            label
            for label in labels
            if _YEAR.search(label) or re.match(r"年均|年平均|累计|增速|增长率|现状|现况|目前|基期", label)
        ]
    years = [int(_YEAR.findall(label)[-1]) for label in labels if _YEAR.search(label)]
    last = max(years, default=None)
    columns = []
    for label in labels:
        own = _YEAR.findall(label)
        plan = re.search(FIVE_YEAR_PLAN, label)
        year = int(own[-1]) if own else FIVE_YEAR_PLANS[plan[0]] if plan else None
        start = period[0] if period else issued
        earlier = year is not None and last is not None and year < last and (start is None or year <= start)
        baseline = bool(re.search(r"现状|现况|目前|基期|基准|实际|完成|基础|现值", label)) or earlier
        if len(labels) == 1:
            baseline = False
        whole = last if last is not None else (period[1] if period else None)
        columns.append(_Column(label, year if year is not None else whole, baseline))
    return columns


def _of_table(
    paragraphs: Sequence[Paragraph],
    places: tuple[int, int, int],
    issued: int | None,
    period: tuple[int, int] | None,
    region: str | None,
) -> Iterator[TableFigure]:
    header, body, end = places
    since_1911 = counts_years_from_1911(region)
    said = "\t".join(plain(paragraph.text, since_1911=since_1911) for paragraph in paragraphs[header:body])
    caption = "".join(paragraph.text for paragraph in paragraphs[max(0, header - 3) : header])
    if period is None and (plan := re.search(FIVE_YEAR_PLAN, caption + said)):
        until = FIVE_YEAR_PLANS[plan[0]]
        period = (until - 4, until)
    columns = _columns(said, issued, period)
    if not columns:
        return
    lines = [cells_of(paragraphs[place], place) for place in range(body, end)]
    single = sum(1 for line in lines if len(line) == 1)
    ordered = bool(re.search(r"序\s?号|编号", said))
    rows = (
        rows_of_cells(lines, len(columns), ordered) if single > len(lines) * 0.8 else rows_of_lines(lines, len(columns))
    )
    for row in rows:
        yield from _of_row(paragraphs, row, columns, region)


def _of_row(
    paragraphs: Sequence[Paragraph], row: Row, columns: Sequence[_Column], region: str | None
) -> Iterator[TableFigure]:
    name = re.sub(r"^[0-9]{1,2}[.．、]\s*(?![0-9])", "", row.name)
    unit = unit_of(row)
    if not row.unit and (named := NAME_UNIT.search(name)):
        name = name[: named.start()]
    if not name or len(row.values) > len(columns) + 1:
        return
    start = paragraphs[row.first].places[0]
    end = paragraphs[row.last].places[-1] + 1
    quote = " ".join(paragraphs[place].text for place in range(row.first, row.last + 1))
    # A row of fewer figures than columns has them in the last: the baseline is what is left out.
    shift = max(0, len(columns) - len(row.values))
    baseline: tuple[str, int | None] | None = None
    for place, token in enumerate(row.values):
        column = columns[min(place + shift, len(columns) - 1)]
        if token.kind != "value":
            continue
        bound = _bound(token.text, unit, name, column, region)
        if bound is None:
            continue
        if column.baseline:
            baseline = (goal_words(token.text, unit), column.year)
        own = baseline if baseline and not column.baseline and bound.period is None else (None, None)
        figure = paragraphs[token.paragraph].span(token.start, token.end)
        yield TableFigure(
            token.paragraph, start, end, quote, figure, goal_words(token.text, unit), bound, column.year, name,
            row.nature,
            own[0],
            own[1],
            not column.baseline,
        )  # fmt: skip


def _bound(value: str, unit: str, name: str, column: _Column, region: str | None = None) -> Bound | None:
    text = goal_words(value, unit)
    match = VALUE.fullmatch(normalise(value))
    bound = _parsed(text, region)
    if bound is None and match is not None:
        # A unit of two things (人/亿元) has the first for its unit.
        first = unit.split("/", maxsplit=1)[0]
        bound = _parsed(f"{match['lead']}{match['number']}{first}{match['tail']}", region)
    if bound is None and match is not None:
        bound = _parsed(f"{match['lead']}{match['number']}{match['tail']}", region)
    if bound is None or match is None:
        return None
    if match["open"] in ("[", "［", "【", "〔") or "累计" in column.label:
        cumulative = bool(match["open"]) or "[" not in column.label
        bound = bound._replace(period="cumulative" if cumulative else bound.period)
    if ("年均" in column.label or re.search(r"年均增", name)) and bound.period is None:
        bound = bound._replace(period="annual")
    return as_goal(bound)


def _parsed(text: str, region: str | None) -> Bound | None:
    try:
        return parse(text, region=region, table=UNITS)
    except QuantityError:
        return None
