"""A proposal of a map: which column is which field, as far as its name and its cells tell."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from policytrack.data import headings
from policytrack.data.fields import TARGET
from policytrack.edits.scalars import write_scalar
from policytrack.errors import PolicytrackError
from policytrack.sheets.cells import Workbook
from policytrack.sheets.header import BETWEEN, Header, folded, guessed_header
from policytrack.sheets.values import period, year_of_header
from policytrack.text.messages import say
from policytrack.text.printable import one_line

#: The words that columns are called by, as patterns of a whole name without blanks, in lower case. The first wins.
_NAMES: Final = {
    "key": "序号|编号|id|no\\.?|#|number|编码|serial(?:number)?",
    "title_en": "(?:指标|指标名称|名称|目标)\\W*(?:英文|en|english)\\W*|英文指标(?:名称)?"
    "|(?:indicator|title|name)\\W*(?:en|english)\\W*",
    "goal_en": "(?:目标值?|数值)\\W*(?:英文|en|english)\\W*|(?:goal|value|target)\\W*(?:en|english)\\W*",
    "quote_en": "(?:政策)?(?:原文|语句|表述)\\W*(?:英文|en|english)\\W*|英文原文"
    "|(?:policysentence|sentence|quote)\\W*(?:en|english)\\W*",
    "quote": "(?:政策|文件)?(?:原文|原句|语句|表述|条文|内容)|原文表述"
    "|(?:policy)?sentence|quote|originaltext|policytext|text",
    "direction": "(?:变化|目标)?方向|direction|(?:directionof)?change|动词",
    "value": "数值|目标值|目标数值|目标|规划目标|value|targetvalue|goal|target|targets?",
    "unit": "(?:计量)?单位|units?",
    "base": "基年|基准年份?|基期|基期年份?|(?:base|baseline|reference)year",
    "baseline": "基期值|基准值|基数|现状值|(?:base|baseline|reference)(?:value)?",
    "title": "指标|指标名称|目标名称|名称|任务|indicators?|metric|title|targetname|indicatorname",
    "by": "目标年份?(?:或时期|/时期|或期间)?|完成时[限间]|期限|截止(?:年份|时间|日期)?|时间节点"
    "|target(?:year|date|period)(?:orperiod|/period)?|deadline|by|dueyear|year/period|period",
    "responsible": "责任(?:单位|部门)|(?:主管|负责|实施)(?:单位|部门)"
    "|responsible(?:body|bodies|party|agency|department)?",
    "lead": "牵头(?:单位|部门)|lead(?:body|agency|department)?",
    "nature": "(?:指标)?属性|nature|binding.*",
    "change": "(?:目标)?(?:性质|状态|变化|类型)|new/?reaffirmed/?strengthened|novelty|新增/重申/强化",
    "category": "(?:目标|指标)?(?:类别|分类|领域|大类)|category|sector",
    "tags": "主题|标签|关键词|topics?|tags?|themes?|keywords?",
    "note": headings.NOTE,
    "actual": "完成(?:情况|值)|实际(?:值|完成)?|最新(?:值|进展)|进展(?:情况)?"
    "|actual(?:value)?|achieved|progress|latest",
    "as_of": headings.AS_OF,
    "source": headings.SOURCE,
    "plan.title": "(?:政策)?(?:文件|文件名称|名称|文件标题)|来源文件|规划(?:名称)?"
    "|document(?:title|name)?|policy(?:document|name|title)?|plan",
    "plan.number": "(?:发文)?文号|文件号|(?:document)?number|docno\\.?",
    "plan.issued": "(?:发布|印发|公布|提出|宣布)?(?:年份?|时间|日期)"
    "|(?:year|date)(?:announced|issued|published)?|announced|issued|announcement(?:year|date)",
    "plan.issuer": "(?:发布|发文|印发|制定)(?:机构|机关|单位|部门)|issuer|issuedby|issuing(?:body|agency)",
    "plan.region": "地区|省份|区域|省市?|region|province|area",
    "plan.url": "(?:文件)?(?:链接|网址)|url|link",
}
_LISTS: Final = ("responsible", "lead", "tags")
_SEPARATORS: Final = ("、", "；", ";", "，", ",", "/", "|")
_WORDS: Final = {
    "nature": {"约束性": "binding", "预期性": "expected", "binding": "binding", "expected": "expected"},
    "change": {
        "新增": "new", "新提出": "new", "新": "new", "new": "new",
        "重申": "reaffirmed", "延续": "reaffirmed", "reaffirmed": "reaffirmed",
        "强化": "strengthened", "加强": "strengthened", "提高": "strengthened", "strengthened": "strengthened",
        "弱化": "weakened", "下调": "weakened", "weakened": "weakened",
    },
}  # fmt: skip
#: How many different words of a column are listed for translation.
_MOST_WORDS: Final = 20
_CJK: Final = re.compile("[\u4e00-\u9fff]")


class _Columns(NamedTuple):
    header: Header
    of: Mapping[str, str]  # what a column is -> its name
    rest: Sequence[str]

    def cells(self, name: str) -> list[str]:
        """The filled cells of a column."""
        column = dict(self.header.names)[name]
        return [text for row in self.header.rows if (text := row.text(column))]


def propose(workbook: Workbook, sheets: Sequence[str] = ()) -> str:
    """A map for a workbook, with comments on what could not be told. Raises `PolicytrackError` where it is empty."""
    headers = [guessed_header(sheet) for sheet in workbook.sheets if not sheets or sheet.name in sheets]
    full = [header for header in headers if header.rows]
    if not full:
        raise PolicytrackError(say("{} holds no rows below a header", workbook.name), say("name a sheet with --sheet"))
    recognised = [_recognised(header) for header in full]
    main = next((one for one in recognised if _is_chinese(one)), recognised[0])
    english = _english_beside(main, recognised)
    lines = [f"# Which column of {one_line(workbook.name)} is which field. Go through it line by line, then:"]
    name = write_scalar(one_line(workbook.name), None, flow=False)
    lines += [f"# policytrack check --table {name} --map THIS_FILE", "", "map: 1"]
    same = [
        one
        for one in recognised
        if one is not english and set(main.of.values()) <= {name for name, _ in one.header.names}
    ]
    if main.header.sheet.name and (len(full) > 1 or len(workbook.sheets) > 1):
        lines.append(f"sheets: [{', '.join(_name(one.header.sheet.name) for one in same)}]")
        others = [one.header.sheet.name for one in recognised if one is not english and one not in same]
        if others:
            lines.append(
                f"# Other sheets have other columns and need a map of their own: {one_line(', '.join(others))}"
            )
    lines.append(
        f"columns: [{', '.join(_name(name) for name, _ in main.header.names)}]  # in their order, for `export`"
    )
    wide = [name for name, _ in main.header.names if year_of_header(name) and name not in main.of.values()]
    figures = "value" not in main.of and len(wide) > 1
    body = _figures(main) if figures else _targets(main, english, wide, workbook.name)
    return "\n".join([*lines, *body]) + "\n"


def _recognised(header: Header) -> _Columns:
    found: dict[str, str] = {}
    rest = []
    for name, column in header.names:
        short = folded(re.sub(r" \(1\)$", "", name.rpartition(BETWEEN)[2]))
        values = {row.text(column) for row in header.rows} - {""}
        what = _by_values(values) or next(
            (one for one, words in _NAMES.items() if one not in found and re.fullmatch(words, short)), None
        )
        if what is None or what in found:
            rest.append(name)
        else:
            found[what] = name
    if "value" not in found and "plan.title" in found and "title" not in found:
        found["title"] = found.pop("plan.title")
    return _Columns(header, found, rest)


def _by_values(values: set[str]) -> str | None:
    """What a column is whose cells are all of a few known words."""
    plain = {value.casefold() for value in values}
    return next((what for what, words in _WORDS.items() if plain and plain <= set(words)), None)


def _is_chinese(columns: _Columns) -> bool:
    return bool(_CJK.search("".join(columns.of.values())))


def _english_beside(main: _Columns, others: Iterable[_Columns]) -> _Columns | None:
    """The sheet that says the same rows in English: it has their keys."""
    if "key" not in main.of or not _is_chinese(main):
        return None
    keys = set(main.cells(main.of["key"]))
    for other in others:
        if other is not main and not _is_chinese(other) and "key" in other.of:
            same = keys & set(other.cells(other.of["key"]))
            if len(same) * 2 > len(keys):
                return other
    return None


def _figures(columns: _Columns) -> list[str]:
    lines = ["row: figure  # one row an indicator, one column a year", "figure:"]
    key = columns.of.get("key") or columns.of.get("title")
    lines.append(
        f"  id: {_name(key)}  # must be the ids of targets in the data file"
        if key
        else "  # id: the column of the target's id"
    )
    text = "{}{" + columns.of["unit"] + "}" if "unit" in columns.of else ""
    lines.append(f"  value: {{years: true, text: {_name(text)}}}" if text else "  value: {years: true}")
    lines += [f"  {what}: {_name(columns.of[what])}" for what in ("source", "note") if what in columns.of]
    return lines


def _targets(columns: _Columns, english: _Columns | None, wide: Sequence[str], file: str) -> list[str]:
    of = columns.of
    lines = []
    if "key" in of:
        lines.append(f"key: {_name(of['key'])}  # a row is found again by it; the ids are made of it")
    else:
        lines.append("# key: a column that names each row; without one, ids are made of plan, title and year")
    if english:
        lines.append(
            f"joined: {{{_name(english.header.sheet.name)}: {_name(english.of['key'])}}}  # the same rows in English"
        )
    lines.append("target:")
    lines += _line("title", of.get("title"), "what is promised")
    lines += _goal(columns)
    lines += _by(columns)
    lines += _line("quote", of.get("quote"), "the sentence of the plan; every target needs its words")
    for what in ("title_en", "goal_en", "quote_en"):
        there = of.get(what)
        if there is None and english and (other := english.of.get(_OF_ENGLISH[what])):
            if what == "goal_en":
                lines.append(f"  goal_en: {_joined(english, english.header.sheet.name + '!')}")
                continue
            there = f"{english.header.sheet.name}!{other}"
        if there:
            lines.append(f"  {what}: {_name(there)}")
    for what in _LISTS:
        if what in of:
            lines.append(f"  {what}: {_listed(columns, of[what])}")
    for what in ("nature", "change"):
        if what in of:
            lines += _translated(columns, what)
    lines += [f"  {what}: {_name(of[what])}" for what in ("category", "note") if what in of and what in TARGET.by_name]
    lines += _figures_of_targets(columns, wide)
    lines.append("plan:")
    if "plan.title" in of:
        lines.append(f"  title: {_name(of['plan.title'])}")
    else:
        stem = re.sub(r"\.[^.]*$", "", file.replace("\\", "/").rpartition("/")[2])
        lines.append(
            f"  title: {{text: {_name(stem)}}}  # no column seemed to name the document: this is the file's name"
        )
    lines += [f"  {what[5:]}: {_name(of[what])}" for what in of if what.startswith("plan.") and what != "plan.title"]
    unused = [
        *columns.rest,
        *(
            of[what]
            for what in ("category", "change", "source", "as_of")
            if what in of and not any(_name(of[what]) in line for line in lines)
        ),
    ]
    if unused:
        lines.append(f"# Columns without a field, which go to `extra`: {one_line(', '.join(unused))}")
    return lines


_OF_ENGLISH: Final = {"title_en": "title", "goal_en": "value", "quote_en": "quote"}


def _name(name: str) -> str:
    return write_scalar(name, None, flow=True)


def _line(what: str, column: str | None, why: str) -> list[str]:
    return [f"  {what}: {_name(column)}"] if column else [f"  # {what}: no column was found for {why}"]


def _goal(columns: _Columns) -> list[str]:
    if "value" not in columns.of:
        return _line("goal", columns.of.get("direction"), "the figure that is promised")
    return [f"  goal: {_joined(columns, '')}"]


def _joined(columns: _Columns, sheet: str) -> str:
    """The columns that make a goal together: base year, direction, value, unit."""
    of = columns.of
    parts = [what for what in ("direction", "value", "unit") if what in of]
    chinese = _is_chinese(columns)
    if "unit" in parts and any(re.search(r"[^\W\d_%]", cell) for cell in columns.cells(of["value"])[:50]):
        parts.remove("unit")  # the values have theirs
    if "base" not in of:
        names = [sheet + of[what] for what in parts]
        if len(names) == 1:
            return _name(names[0])
        if chinese:
            return f"[{', '.join(map(_name, names))}]"
        return f"{{columns: [{', '.join(map(_name, names))}], join: ' '}}"
    bare = all(re.fullmatch(r"\d{4}", cell) for cell in columns.cells(of["base"]))
    base = "{" + sheet + of["base"] + "}"
    pieces = ["{" + sheet + of[what] + "}" for what in parts]
    text = f"[比{base}{'年' if bare else ''}]{''.join(pieces)}" if chinese else f"{' '.join(pieces)}[ from {base}]"
    return f"{{text: {_name(text)}}}"


def _by(columns: _Columns) -> list[str]:
    column = columns.of.get("by")
    if column is None:
        return ["  # by: no column was found for the deadline"]
    if any(period(cell)[0] for cell in columns.cells(column)):
        return [f"  by: {{column: {_name(column)}, period: true}}  # 2021-2025 gives `from` and `by`"]
    return [f"  by: {_name(column)}"]


def _listed(columns: _Columns, name: str) -> str:
    cells = columns.cells(name)
    counts = {one: sum(one in cell for cell in cells) for one in _SEPARATORS}
    best = max(_SEPARATORS, key=lambda one: counts[one])
    return f"{{column: {_name(name)}, separator: {_name(best)}}}" if counts[best] else _name(name)


def _translated(columns: _Columns, what: str) -> list[str]:
    if what not in TARGET.by_name:
        return []
    name = columns.of[what]
    words = list(dict.fromkeys(columns.cells(name)))[:_MOST_WORDS]
    known = _WORDS[what]
    unknown = [word for word in words if word.casefold() not in known]
    if len(unknown) == len(words):
        return [f"  # {what}: {one_line(name)} has other words ({one_line(', '.join(words[:5]))}); say what each means"]
    pairs = ", ".join(f"{_name(word)}: {known[word.casefold()]}" for word in words if word.casefold() in known)
    remark = f"  # and {one_line(', '.join(unknown))}?" if unknown else ""
    return [f"  {what}: {{column: {_name(name)}, values: {{{pairs}}}}}{remark}"]


def _figures_of_targets(columns: _Columns, wide: Sequence[str]) -> list[str]:
    of = columns.of
    unit = "{" + of["unit"] + "}" if "unit" in of else ""
    lines = []
    if "baseline" in of and "base" in of:
        text = "{" + of["baseline"] + "}" + unit
        lines.append(f"  baseline: {{value: {{text: {_name(text)}}}, as_of: {_name(of['base'])}}}")
    elif "baseline" in of:
        lines.append(f"  # baseline: {one_line(of['baseline'])} needs its date: {{value: ..., as_of: ...}}")
    if len(wide) > 1:
        lines.append(f"  actuals: {{value: {{years: true, text: {_name('{}' + unit)}}}}}  # the columns of years")
    elif "actual" in of and "as_of" in of:
        value = f"{{text: {_name('{' + of['actual'] + '}' + unit)}}}" if unit else _name(of["actual"])
        lines.append(f"  actuals: {{value: {value}, as_of: {_name(of['as_of'])}}}")
    elif "actual" in of:
        lines.append(f"  # actuals: {one_line(of['actual'])} needs its date: {{value: ..., as_of: {{text: '2025'}}}}")
    return lines
