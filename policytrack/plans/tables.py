"""Tables of targets in a plan's text, whatever is left of them: a row a line, a cell a line, or cells marked off."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from policytrack.plans.cells import (
    NATURE_WORD,
    Token,
    cell_token,
    cells_in,
    cells_of,
    name_and_unit,
    unit_of,
    with_groups,
)
from policytrack.plans.columns import (
    NAME_COLUMN,
    ORDER_COLUMN,
    YEAR,
    Column,
    Role,
    columns_of,
    is_value,
    names_years,
    role,
)
from policytrack.plans.glued_rows import header_of, rows_glued
from policytrack.plans.headers import labels_of, marked_labels
from policytrack.plans.layouts import BLANKS, columns_and_rows
from policytrack.plans.marked_rows import SPREAD_OVER, spreads
from policytrack.plans.plain_rows import rows_of_lines
from policytrack.plans.row_figures import (
    SpokenCell,
    TableFigure,
    bounds_of,
    columns_without_header,
    figures_of,
    spoken_cells,
)
from policytrack.plans.structure import Paragraph
from policytrack.plans.torn import unit_around
from policytrack.plans.wording import plain
from policytrack.quantity.bound import Bound
from policytrack.quantity.currency import counts_years_from_1911
from policytrack.quantity.lexicon import FIVE_YEAR_PLAN, FIVE_YEAR_PLANS

_SENTENCE: Final = re.compile(r"[。；]")
#: The unit of a whole table, above it: （单位：亿元）.
_UNIT_STATED: Final = re.compile(r"(?:计量)?单位[:：]\s?([^\s()（）、，。]{1,8}?)[)）]?$")
_CAPTION: Final = re.compile(r"(?:表|任务|指标|目标|清单|计划|安排)(?:[(（][^（）()]*[)）])?$")
#: What the header of a table of targets says.
_OF_TARGETS: Final = re.compile("目标|[一二三]级指标|近期|远期")
#: What no header has: 主要指标如下：
_ABOVE: Final = re.compile(r"[:：]$|[,，;；]")
#: How the line above a table begins that says what it is: 附表3  重点任务.
_CAPTION_ABOVE: Final = re.compile(r"(?:专栏|專欄|附?表)\s*[0-9一二三四五六七八九十]+|附[件录錄](?![一-鿿])")
#: A cell that says when something is built.
_SPAN: Final = re.compile(r"(?:19|20)[0-9]{2}\s?[-—–~～至]\s?(?:19|20)[0-9]{2}")
#: What names no column: 主要指标年度分解表
_NAMES_A_TABLE: Final = re.compile("[一-鿿]{3}(?:表|清单)$")
#: What no label says, below one of figures: 总量超过2万亿元，年均增长5%
_SAYS_MORE: Final = re.compile(r"[0-9]\s?(?:%|[万亿]|[一-鿿]{0,3}[以左]|个|[项家件])|[0-9].*[，；]")
#: So many lines a header may take, and so many without a figure may stand in a table.
_HEADER_LINES = 14
#: What a row has whose cells run together: （%）21.6623.04
_FIGURE_BEHIND_UNIT: Final = re.compile(r"[）)]\s?[-—–－＜＞<>≤≥〔\[]{0,3}\s?[0-9]")
_FEWEST_GLUED: Final = 3
#: So much of a line above may be the header of what is below it, in characters.
_LAST_WORDS: Final = 60
_PATIENCE = 9
_LONGEST_LABEL = 16
_LABELS_BELOW = 4


def table_figures(
    paragraphs: Sequence[Paragraph],
    issued: int | None,
    period: tuple[int, int] | None,
    *,
    region: str | None = None,
) -> tuple[list[TableFigure], list[SpokenCell], set[int]]:
    """The figures of all tables, the cells that say theirs in words, and the numbers of the paragraphs of tables."""
    found: list[TableFigure] = []
    spoken: list[SpokenCell] = []
    inside: set[int] = set()
    index = 0
    while index < len(paragraphs):
        if (glued := list(_of_glued_table(paragraphs, index, issued, period, region))) and len(glued) >= _FEWEST_GLUED:
            found.extend(glued)
            inside.add(index)
            index += 1
            continue
        stop = index if _is_row(paragraphs[index], index) else _header_end(paragraphs, index, region)
        if stop is None:
            index += 1
            continue
        end = _table_end(paragraphs, index, stop, region)
        cells = list(_of_table(paragraphs, (index, stop, end), issued, period, region))
        figures = [cell for cell in cells if isinstance(cell, TableFigure)]
        if len({figure.paragraph for figure in figures}) >= 2 or len(figures) >= 3:
            found.extend(figures)
            spoken.extend(cell for cell in cells if isinstance(cell, SpokenCell))
            inside.update(range(index, end))
            index = end
        else:
            index = stop
    return found, spoken, inside


def row_bounds(quote: str) -> list[Bound]:
    """What the figures of a table's row say, each with the unit of the row; none where the text is no row."""
    if _SENTENCE.search(quote) or "，" in quote or len(quote) > 200:
        return []
    tokens = cells_of(Paragraph(quote, range(len(quote)), -1, False), 0)
    if len(tokens) < 3:
        return []
    # 万元/ 2 全员劳动生产率 预期性 36 - 人: a unit that is torn stands before the row and behind it
    torn = unit_around(tokens[0].text.split(" ")[0], tokens[-1].text)
    return [bound for row in rows_of_lines([tokens]) for bound in bounds_of(row, torn or unit_of(row))]


def _is_row(paragraph: Paragraph, place: int) -> bool:
    """Whether a line is a row of a table of indicators whatever stands above it: 4 林地面积 亩 约束性 2800左右 -."""
    if not NATURE_WORD.search(paragraph.text) or _SENTENCE.search(paragraph.text):
        return False
    kinds = {token.kind for token in cells_of(paragraph, place)}
    return "nature" in kinds and "value" in kinds


def _header_end(paragraphs: Sequence[Paragraph], index: int, region: str | None) -> int | None:
    """Where the body of a table begins whose header begins here; None where none does."""
    first = paragraphs[index].text
    if _size(first) > 80 or _SENTENCE.search(first) or _ABOVE.search(first):
        return None
    if _CAPTION_ABOVE.match(first) or (not re.search(r"\s|\|", first) and len(first) > _LONGEST_LABEL):
        return None
    since_1911 = counts_years_from_1911(region)
    said = plain(first, since_1911=since_1911)
    marked = (marked_labels([said], apart) for apart in (None, BLANKS))
    is_marked = any(one is not None and (names_years(one) or spreads(one)) for one in marked)
    is_name = (
        not _NAMES_A_TABLE.search(first)
        and not re.search("[0-9]", YEAR.sub("", said))
        and (
            role(first) is Role.GROUP
            or NAME_COLUMN.search(first)
            or ORDER_COLUMN.match(first)
            or SPREAD_OVER.fullmatch(first.strip())
        )
    )
    if not (is_name or is_marked):
        return None
    lines: list[str] = []
    for place in range(index, min(index + _HEADER_LINES, len(paragraphs))):
        text = paragraphs[place].text
        if _size(text) > 120 or _SENTENCE.search(text):
            return None
        if place > index and _is_header(labels := labels_of(lines)):
            own = labels_of([plain(text, since_1911=since_1911)])
            begins = _begins_body(cells_of(paragraphs[place], place), own, labels)
            if begins and (spreads(labels) or not _has_labels_below(paragraphs, place)):
                return place
            if own and role(own[0]) is None and _is_above_figure(paragraphs, place):
                return place  # GDP 年均增速
        elif place > index and _is_figure(cell_token(plain(text, since_1911=since_1911), place, 0)):
            return None
        if _SPAN.fullmatch(text.strip()):
            return None
        lines.append(plain(text, since_1911=since_1911))
    return None


def _size(text: str) -> int:
    """How many characters a line has, without those that only set its columns apart."""
    return len(text) - text.count(" ") - text.count("\u3000")


def _is_header(labels: Sequence[str]) -> bool:
    roles = {role(label) for label in labels}
    said = "\t".join(labels)
    if names_years(labels) or spreads(labels):
        return True
    named = NAME_COLUMN.search(said) is not None
    of_targets = (
        Role.NATURE in roles or YEAR.search(said) or re.search(FIVE_YEAR_PLAN, said) or _OF_TARGETS.search(said)
    )
    return named and Role.VALUE in roles and bool(of_targets)


def _begins_body(tokens: Sequence[Token], own: Sequence[str], labels: Sequence[str]) -> bool:
    """Whether a line of `tokens`, as labels its `own`, is a row, or the first cell of one, below those `labels`."""
    kinds = [token.kind for token in tokens]
    if not kinds or not own:
        return False
    if len(own) > 1 and any(map(_is_figure, tokens)):
        return True  # whatever its other cells are: 2025年 is when a row is due
    if len(own) == len(labels) and any(
        is_value(label) and _SAYS_MORE.search(said) for label, said in zip(labels, own, strict=True)
    ):
        return True
    if len(own) == 1 and spreads(labels):
        return own[0] not in labels and not name_and_unit(own[0])[1]
    if len(own) == 1:
        goes_on = len(labels_of([labels[-1], own[0]])) == 1
        return role(own[0]) in (None, Role.NAME) and not goes_on
    if any(role(label) in (Role.VALUE, Role.NATURE, Role.UNIT) for label in own[1:]):
        return False
    return "value" in kinds or "dash" in kinds or "nature" in kinds or kinds[0] == "order"


def _is_above_figure(paragraphs: Sequence[Paragraph], place: int) -> bool:
    """Whether the line below is a figure, and no number of a row."""
    below = plain(paragraphs[place + 1].text) if place + 1 < len(paragraphs) else ""
    return not re.fullmatch("[0-9]{0,3}", below) and _is_figure(cell_token(below, place, 0))


def _is_figure(token: Token) -> bool:
    """Whether a cell is a figure, and no label of a column of them: 2025年."""
    return token.kind == "value" and (role(token.text) is None or not YEAR.search(token.text))


def _has_labels_below(paragraphs: Sequence[Paragraph], place: int) -> bool:
    """Whether a name with a line of its own is a label of a header that goes on below it, before any figure."""
    for paragraph in paragraphs[place : place + _LABELS_BELOW]:
        label = plain(paragraph.text)
        if len(labels_of([label])) > 1 or cells_of(paragraph, place)[0].kind in ("value", "dash"):
            return False
        if role(label) in (Role.VALUE, Role.NATURE) and not NATURE_WORD.search(label):
            return True
    return False


def _table_end(paragraphs: Sequence[Paragraph], header: int, start: int, region: str | None) -> int:
    """Where a table ends whose rows begin at `start`, behind its header: before the header of another one at last."""
    last = start
    idle = 0
    own = {paragraph.text for paragraph in paragraphs[header:start]}
    says_works = Role.WORKS in map(role, labels_of(plain(one.text) for one in paragraphs[header:start]))
    stop = start
    for place in range(start, len(paragraphs)):
        stop = place
        paragraph = paragraphs[place]
        if place > start and paragraph.text not in own and _header_end(paragraphs, place, region) is not None:
            break
        spoken = _SENTENCE.search(paragraph.text) is not None
        if not says_works and ((_size(paragraph.text) > 60 and spoken) or _size(paragraph.text) > 200):
            break
        if re.match(r"注|註|备注|\[[0-9]+\][一-鿿]|说明|资料来源|[1-9] ?指[^标]", paragraph.text):
            break
        if (
            paragraph.is_heading
            and paragraph.depth < 30
            and not re.match(r"[（(]|[一二三四五六七八九十]{1,3}[、.]", paragraph.text)
        ):
            break
        # a line may be one cell, 90 座以上（约束性）
        kinds = {token.kind for token in (*cells_of(paragraph, place), cell_token(paragraph.text, place, 0))}
        idle = 0 if kinds & {"value", "dash", "nature"} else idle + 1
        if idle == 0:
            last = place + 1
        if idle > _PATIENCE:
            break
    else:
        stop = len(paragraphs)
    # 成交额	300亿元，其中境外25亿元
    while (
        last > start
        and last < stop
        and 1 < len(cells_in(paragraphs[last].text)) == len(cells_in(paragraphs[last - 1].text))
    ):
        last += 1
    # the rest of a name that is split below its row
    if last < len(paragraphs) and last > start and len(paragraphs[last].text) <= 12 and not paragraphs[last].is_heading:
        last += 1
    return last


def _of_table(
    paragraphs: Sequence[Paragraph],
    places: tuple[int, int, int],
    issued: int | None,
    period: tuple[int, int] | None,
    region: str | None,
) -> Iterator[TableFigure | SpokenCell]:
    header, body, end = places
    since_1911 = counts_years_from_1911(region)
    labels = labels_of(plain(paragraph.text, since_1911=since_1911) for paragraph in paragraphs[header:body])
    above = [paragraph.text for paragraph in paragraphs[max(0, header - 3) : header]]
    caption = "".join(above)
    unit = next((match[1] for text in above if (match := _UNIT_STATED.search(plain(text)))), "")
    if period is None and (plan := re.search(FIVE_YEAR_PLAN, caption + "".join(labels))):
        until = FIVE_YEAR_PLANS[plan[0]]
        period = (until - 4, until)
    due = _year_above(above, issued, since_1911=since_1911) or (period[1] if period else None)
    said_again = {paragraph.text for paragraph in paragraphs[header:body]}  # on the next page
    rows_at = [place for place in range(body, end) if paragraphs[place].text not in said_again]
    columns, rows = columns_and_rows(
        [plain(paragraph.text, since_1911=since_1911) for paragraph in paragraphs[header:body]],
        [(place, paragraphs[place]) for place in rows_at],
        lambda labels: columns_of(labels, issued, period, due),
        Column(year=due),
        since_1911=since_1911,
    )
    for row in with_groups(rows):
        of_row = columns if body > header else columns_without_header(row, period)
        if of_row:
            yield from figures_of(paragraphs, row, of_row, region, unit)
            yield from spoken_cells(row, of_row)


def _of_glued_table(
    paragraphs: Sequence[Paragraph],
    place: int,
    issued: int | None,
    period: tuple[int, int] | None,
    region: str | None,
) -> Iterator[TableFigure]:
    text = paragraphs[place].text
    if not _FIGURE_BEHIND_UNIT.search(text):
        return
    above = "".join(paragraph.text[-_LAST_WORDS:] for paragraph in paragraphs[max(0, place - _HEADER_LINES) : place])
    header = header_of(text, above, issued, period)
    if header is not None:
        for row in with_groups(rows_glued(text, place, header)):
            yield from figures_of(paragraphs, row, header.columns, region)


def _year_above(above: Sequence[str], issued: int | None, *, since_1911: bool) -> int | None:
    """The one year, not gone by, that the line above a table names: 2024年度任务分解表."""
    said = [plain(text, since_1911=since_1911) for text in above]
    caption = next((text for text in reversed(said) if not _UNIT_STATED.search(text)), "")
    years = {int(year) for year in YEAR.findall(caption)} if _CAPTION.search(caption) else set()
    return next(iter(years)) if len(years) == 1 and (issued is None or min(years) >= issued) else None
