"""Tables of targets in a plan's text, whatever is left of them: one row a line, one cell a line, or cells marked off."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from policytrack.plans.structure import Paragraph
from policytrack.quantity.bound import Bound, as_goal
from policytrack.quantity.errors import QuantityError
from policytrack.quantity.lexicon import FIVE_YEAR_PLAN, FIVE_YEAR_PLANS
from policytrack.quantity.normalise import normalise
from policytrack.quantity.parsing import parse
from policytrack.quantity.unit_table import UNITS

_NAME_COLUMN: Final = re.compile(r"指\s?标|指\s?標|項目|项目名称|名\s?称|项目|主要内容|工作目标")
_NATURE: Final = {
    "约束性": "binding", "約束性": "binding", "约束": "binding", "预期性": "expected", "預期性": "expected",
    "预期": "expected", "指导性": "expected", "引导性": "expected",
}  # fmt: skip
_NATURE_COLUMN: Final = re.compile(r"属\s?性|屬\s?性|指标类型|性质")
_ORDER_COLUMN: Final = re.compile(r"序\s?号|序\s?號|编号|序")
_DASH: Final = re.compile(r"[-—–－/／]+|无|——")
_VALUE_COLUMN: Final = re.compile(
    r"[“\"]?(?:20[0-9]{2}\s?年?|十[三四五六]五|目标|目標|年均|年平均|累计|现状|基期|基准|规划值|增速|增长率)[^\s\t|]*"
)
_YEAR: Final = re.compile(r"(?<![0-9])(20[0-9]{2})(?![0-9])")
_NUMBER: Final = r"[0-9][0-9,]*(?:\.[0-9]+)?"
_VALUE: Final = re.compile(
    rf"(?P<open>[\[［【〔(（]?)\s?(?P<lead>(?:[<>≤≥=＜＞±~～≈]|约|不低于|不少于|不高于|不超过|大于|小于|高于|低于|超过|达到|达|累计达到|累计|力争|左右|五年累计|控制在|新增|增长|下降|降低|提高){{0,3}})"
    rf"\s?(?P<number>{_NUMBER}(?:\s?[-—–~～至]{{1,2}}\s?{_NUMBER})?)\s?(?P<unit>[^0-9\s\[\]()（）<>≤≥左右以上下内]{{0,8}})"
    r"(?P<tail>(?:左右|以上|以下|以内|之内|内|上下)?)\s?(?P<close>[\]］】〕)）]?)(?P<note>[①-⑳*]?|(?:\[[0-9]{1,2}\])?)"
)
_NAME_UNIT: Final = re.compile(r"[（(]([^（）()]{1,14})[)）]\s*[0-9①-⑳*]*$")
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


class _Token(NamedTuple):
    text: str
    kind: str  # order, nature, dash, unit, value, name
    paragraph: int
    start: int  # within the paragraph
    end: int


class _Row(NamedTuple):
    name: str
    unit: str
    nature: str | None
    values: tuple[_Token, ...]
    first: int  # the paragraphs that it stands in
    last: int


def table_figures(
    paragraphs: Sequence[Paragraph], issued: int | None, period: tuple[int, int] | None
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
        figures = list(_of_table(paragraphs, index, stop, end, issued, period))
        if len({figure.paragraph for figure in figures}) >= 2 or len(figures) >= 3:
            found.extend(figures)
            inside.update(range(index, end))
            index = end
        else:
            index = stop
    return found, inside


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
        tokens = _tokens(paragraphs[place], place)
        if place > index and _begins_body(tokens, said):
            return place if _is_header(said) else None
        said += "\t" + text
    return None


def _is_header(said: str) -> bool:
    columns = len(_VALUE_COLUMN.findall(said))
    named = bool(_NAME_COLUMN.search(said))
    return named and columns >= 1 and (bool(_NATURE_COLUMN.search(said)) or bool(_YEAR.search(said)) or "目标" in said)


def _begins_body(tokens: Sequence[_Token], said: str) -> bool:
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
        if paragraph.is_heading and paragraph.depth < 3 and not re.match(r"[（(]|[一二三四五六七八九十]{1,3}[、.]", paragraph.text):
            break
        kinds = {token.kind for token in _tokens(paragraph, place)}
        idle = 0 if kinds & {"value", "dash", "nature"} else idle + 1
        if idle == 0:
            last = place + 1
        if idle > _PATIENCE:
            break
    # the rest of a name that is split below its row
    if last < len(paragraphs) and last > start and len(paragraphs[last].text) <= 12 and not paragraphs[last].is_heading:
        last += 1
    return last


def _tokens(paragraph: Paragraph, place: int) -> list[_Token]:
    """The cells of a line, each with its kind."""
    text = paragraph.text
    pattern = r"[^\t|]+" if re.search(r"[\t|]", text) else r"\S+"
    found: list[_Token] = []
    for match in re.finditer(pattern, text):
        raw = match[0].strip()
        if not raw or re.fullmatch(r":?-{2,}:?", raw):
            continue
        start = match.start() + match[0].index(raw)
        found.append(_Token(raw, _kind(raw, not found, len(text) == len(raw)), place, start, start + len(raw)))
    return _joined(found)


def _joined(tokens: Sequence[_Token]) -> list[_Token]:
    """Names of several words as one cell, and figures torn from their brackets put together."""
    joined: list[_Token] = []
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
    if _VALUE.fullmatch(said) and not re.fullmatch(r"20[0-9]{2}\s?年", said):
        return "value"
    if len(said) <= 14 and _is_unit(said):
        return "unit"
    return "name"


def _is_unit(said: str) -> bool:
    said = said.strip("()（）")
    if said in ("%", "/", "万平方米", "人/亿元", "个百分点"):
        return True
    try:
        parse(f"1{said}")
    except QuantityError:
        return False
    return bool(re.search(r"[^0-9]", said)) and not said.isdigit()


def _columns(said: str, issued: int | None, period: tuple[int, int] | None) -> list[_Column]:
    """The columns of figures that a header names, from left to right."""
    labels = [match[0] for match in _VALUE_COLUMN.finditer(said)]
    if any(_YEAR.search(label) for label in labels):
        labels = [label for label in labels if _YEAR.search(label) or re.match(r"年均|年平均|累计|增速|增长率|现状|基期", label)]
    years = [int(_YEAR.findall(label)[-1]) for label in labels if _YEAR.search(label)]
    last = max(years, default=None)
    columns = []
    for label in labels:
        own = _YEAR.findall(label)
        plan = re.search(FIVE_YEAR_PLAN, label)
        year = int(own[-1]) if own else FIVE_YEAR_PLANS[plan[0]] if plan else None
        start = period[0] if period else issued
        earlier = year is not None and last is not None and year < last and (start is None or year <= start)
        baseline = bool(re.search(r"现状|基期|基准|实际|完成|基础|现值", label)) or earlier
        if len(labels) == 1:
            baseline = False
        whole = last if last is not None else (period[1] if period else None)
        columns.append(_Column(label, year if year is not None else whole, baseline))
    return columns


def _of_table(
    paragraphs: Sequence[Paragraph],
    header: int,
    body: int,
    end: int,
    issued: int | None,
    period: tuple[int, int] | None,
) -> Iterator[TableFigure]:
    said = "\t".join(normalise(paragraph.text) for paragraph in paragraphs[header:body])
    caption = "".join(paragraph.text for paragraph in paragraphs[max(0, header - 3) : header])
    if period is None and (plan := re.search(FIVE_YEAR_PLAN, caption + said)):
        until = FIVE_YEAR_PLANS[plan[0]]
        period = (until - 4, until)
    columns = _columns(said, issued, period)
    if not columns:
        return
    lines = [_tokens(paragraphs[place], place) for place in range(body, end)]
    single = sum(1 for line in lines if len(line) == 1)
    ordered = bool(_ORDER_COLUMN.search(said[:12]))
    rows = _rows_of_cells(lines, columns, ordered) if single > len(lines) * 0.8 else _rows_of_lines(lines)
    for row in rows:
        yield from _of_row(paragraphs, row, columns)


def _rows_of_lines(lines: Sequence[Sequence[_Token]]) -> Iterator[_Row]:
    """Rows that have a line each; a name may go on in the lines before and behind it."""
    pending: list[_Token] = []
    taken: set[int] = set()
    for index, line in enumerate(lines):
        kinds = {token.kind for token in line}
        if not kinds & {"value", "dash"}:
            pending += [token for token in line if token.paragraph not in taken]
            continue
        name = [token for token in line if token.kind == "name"]
        unit = next((token.text for token in line if token.kind == "unit"), "")
        first, last = line[0].paragraph, line[0].paragraph
        behind = lines[index + 1] if index + 1 < len(lines) else ()
        goes_on = len(behind) == 1 and behind[0].kind in ("name", "unit")
        if not unit and pending and pending[-1].text.endswith("/"):
            unit = pending[-1].text
            first = pending[-1].paragraph
            if goes_on:
                unit += behind[0].text
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
        yield _Row("".join(token.text for token in name), unit, nature, values, first, last)


def _rows_of_cells(lines: Sequence[Sequence[_Token]], columns: Sequence[_Column], ordered: bool) -> Iterator[_Row]:
    """Rows of a table that has one cell a line: a row begins where a name follows figures."""
    name: list[_Token] = []
    values: list[_Token] = []
    unit, nature = "", None
    first = last = -1
    for token in (token for line in lines for token in line):
        kind = token.kind
        full = len(values) >= len(columns)
        if kind in ("value", "dash") and full and ordered and re.fullmatch(r"[0-9]{1,3}", token.text):
            kind = "order"
        elif kind == "value" and not name and re.fullmatch(r"[0-9]{1,3}", token.text):
            kind = "order"
        if kind == "name" and not values and nature is None and unit and name:
            kind = "dash"  # words in place of a figure: 完成国家下达任务
        if kind in ("name", "order") and (values or nature is not None):
            if kind == "name" and not full and nature is None and re.search(r"完成|达到|下达|同步|任务|控制|以上|优于|不低于", token.text):
                values.append(token._replace(kind="dash"))
                last = token.paragraph
                continue
            yield _Row("".join(part.text for part in name), unit, nature, tuple(values), first, last)
            name, values, unit, nature, first = [], [], "", None, -1
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
        yield _Row("".join(part.text for part in name), unit, nature, tuple(values), first, last)


def _of_row(paragraphs: Sequence[Paragraph], row: _Row, columns: Sequence[_Column]) -> Iterator[TableFigure]:
    name = row.name
    unit = row.unit
    if not unit and (named := _NAME_UNIT.search(name)):
        unit = named[1]
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
        bound = _bound(token.text, unit, name, column)
        if bound is None:
            continue
        if column.baseline:
            baseline = (token.text + (unit if unit != "/" else ""), column.year)
        figure = paragraphs[token.paragraph].span(token.start, token.end)
        yield TableFigure(
            token.paragraph, start, end, quote, figure, _goal(token.text, unit), bound, column.year, name, row.nature,
            baseline[0] if baseline and not column.baseline else None,
            baseline[1] if baseline and not column.baseline else None,
            not column.baseline,
        )  # fmt: skip


def _goal(value: str, unit: str) -> str:
    """A cell's figure with its unit, as it would stand in a sentence."""
    match = _VALUE.fullmatch(normalise(value))
    if match is None:
        return value
    own = match["unit"] or ("" if unit == "/" else unit.strip("()（）"))
    return f"{match['lead']}{match['number']}{own}{match['tail']}"


def _bound(value: str, unit: str, name: str, column: _Column) -> Bound | None:
    text = _goal(value, unit)
    match = _VALUE.fullmatch(normalise(value))
    bound = _parsed(text)
    if bound is None and match is not None:
        # A unit of two things (人/亿元) has the first for its unit.
        bound = _parsed(f"{match['lead']}{match['number']}{unit.split('/')[0]}{match['tail']}")
    if bound is None and match is not None:
        bound = _parsed(f"{match['lead']}{match['number']}{match['tail']}")
    if bound is None or match is None:
        return None
    if match["open"] in ("[", "［", "【", "〔") or "累计" in column.label:
        cumulative = bool(match["open"]) or "[" not in column.label
        bound = bound._replace(period="cumulative" if cumulative else bound.period)
    if ("年均" in column.label or "年均" in name) and bound.period is None:
        bound = bound._replace(period="annual")
    return as_goal(bound)


def _parsed(text: str) -> Bound | None:
    try:
        return parse(text, table=UNITS)
    except QuantityError:
        return None
