"""A proposal of a map: which column is which field, as far as its name and its cells tell."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from policytrack.data.fields import TARGET
from policytrack.data.headings import field_of
from policytrack.edits.scalars import write_scalar
from policytrack.errors import PolicytrackError
from policytrack.sheets.cells import Workbook
from policytrack.sheets.header import BETWEEN, Header, guessed_header
from policytrack.sheets.values import period, year_of_header
from policytrack.tables.binding import check_sheets
from policytrack.tables.column_names import LISTS, SEPARATORS, WORDS
from policytrack.tables.recognise import Columns, is_chinese, recognised, unit_of, words_alone, year_in
from policytrack.text.messages import enumerated, say
from policytrack.text.printable import one_line
from policytrack.translations import told

#: What a row of figures may say beside its target and its value.
_OF_FIGURES: Final = ("as_of", "source", "archived", "published", "basis", "note")
#: What has fewer is a text.
_FEWEST_COLUMNS: Final = 2
#: How many different words of a column are listed for translation.
_MOST_WORDS: Final = 20


def propose(workbook: Workbook, sheets: Sequence[str] = ()) -> str:
    """A map for a workbook, with comments on what could not be told. Raises `PolicytrackError` where it is empty."""
    check_sheets(workbook, sheets)
    headers = [guessed_header(sheet) for sheet in workbook.sheets if not sheets or sheet.name in sheets]
    full = [header for header in headers if header.rows]
    if not full:
        raise PolicytrackError(say("{} holds no rows below a header", workbook.name), say("name a sheet with --sheet"))
    if all(len(header.names) < _FEWEST_COLUMNS for header in full):
        raise PolicytrackError(
            say("{} is no table: it has one column", workbook.name), say("a table is .xlsx, .csv or .tsv")
        )
    found = [recognised(header) for header in full]
    main = next((one for one in found if is_chinese(one)), found[0])
    english = _english_beside(main, found)
    title = say("Which column of {} is which field. Go through it line by line, then:", one_line(workbook.name))
    name = write_scalar(one_line(workbook.name), None, flow=False)
    wide = [name for name, _ in main.header.names if year_of_header(name) and name not in main.of.values()]
    long = _long_form(main)
    figures = bool(long) or ("value" not in main.of and len(wide) > 1)
    then = (
        say("policytrack import {} --map THIS_FILE --dry-run", name)
        if figures
        else say("policytrack check --table {} --map THIS_FILE", name)
    )
    lines = [f"# {told(title)}", f"# {told(then)}", "", "map: 1"]
    same = [
        one for one in found if one is not english and set(main.of.values()) <= {name for name, _ in one.header.names}
    ]
    if main.header.sheet.name:
        lines.append(f"sheets: [{', '.join(_name(one.header.sheet.name) for one in same)}]")
        others = [one.header.sheet.name for one in found if one is not english and one not in same]
        if others:
            apart = say("Other sheets have other columns and need maps of their own (--sheet): {}", _row(others))
            lines.append(f"# {told(apart)}")
    ordered = [name for name, _ in main.header.names]
    ordered += [f"{english.header.sheet.name}!{name}" for name, _ in english.header.names] if english else []
    lines.append(f"columns: [{', '.join(map(_name, ordered))}]{_remark(say('in their order, for `export`'))}")
    lines += _above(main.header)
    body = _figures(main, wide, long) if figures else _targets(main, english, wide, workbook.name)
    return "\n".join([*lines, *body]) + "\n"


def _above(header: Header) -> list[str]:
    """The rows above a header, as an export writes them again."""
    assert header.row is not None
    first = header.row.number - any(BETWEEN in name for name, _ in header.names)
    by_number = {row.number: row.texts for row in header.sheet.rows}
    rows = []
    for number in range(1, first):
        texts = list(by_number.get(number, ()))
        one = len({*texts} - {""}) == 1 and texts[0]
        rows.append(_name(texts[0]) if one else f"[{', '.join(_name(text) for text in texts)}]" if texts else "''")
    return [f"above: [{', '.join(rows)}]"] if rows else []


def _english_beside(main: Columns, others: Iterable[Columns]) -> Columns | None:
    """The sheet that says the same rows in English: it has their keys."""
    if "key" not in main.of or not is_chinese(main):
        return None
    keys = set(main.cells(main.of["key"]))
    for other in others:
        if other is not main and not is_chinese(other) and "key" in other.of:
            same = keys & set(other.cells(other.of["key"]))
            if len(same) * 2 > len(keys):
                return other
    return None


def _long_form(columns: Columns) -> Mapping[str, str]:
    """The columns of a table in which each row is a published figure, by their fields; empty where a row is a target:
    it has the words of a plan, the plan's title, or a deadline.
    """
    if not {"quote", "plan.title", "by", "nature"}.isdisjoint(columns.of):
        return {}
    found: dict[str, str] = {}
    for name, _ in columns.header.names:
        if field := field_of(name):
            found.setdefault(field, name)
    return found if {"value", "as_of"} <= set(found) else {}


def _figures(columns: Columns, wide: Sequence[str], long: Mapping[str, str]) -> list[str]:
    """The map of a table of figures: one a row, or one a column of a year."""
    form = say("one row a figure") if long else say("one row an indicator, one column a year")
    lines = [f"row: figure{_remark(form)}"]
    if {"id", "value", "as_of"} <= set(long) and all(field_of(name) for name, _ in columns.header.names):
        lines.append(f"# {told(say('`policytrack import` reads this table as it is, without a map'))}")
    lines.append("figure:")
    key = long.get("id") or columns.of.get("key") or columns.of.get("title")
    ids = _remark(say("must be the ids of targets in the data file"))
    lines.append(f"  id: {_name(key)}{ids}" if key else _remark(say("id: the column of the target's id")))
    if key and key == columns.of.get("title"):
        pulled = say("or name the table under an indicator, `figures:`, and `policytrack pull` finds the rows by words")
        lines.append(f"  # {told(pulled)}")
    if not long:
        lines.append(f"  value: {_of_years(columns, wide)}")
        return lines + [f"  {what}: {_name(columns.of[what])}" for what in ("source", "note") if what in columns.of]
    value, unit = _name(long["value"]), columns.of.get("unit")
    lines.append(f"  value: {f'{{column: {value}, unit: {_name(unit)}}}' if unit else value}")
    return lines + [f"  {what}: {_name(long[what])}" for what in _OF_FIGURES if what in long]


def _targets(columns: Columns, english: Columns | None, wide: Sequence[str], file: str) -> list[str]:
    of = columns.of
    lines = []
    if "key" in of:
        lines.append(f"key: {_name(of['key'])}{_remark(say('a row is found again by it; the ids are made of it'))}")
    else:
        keyless = say("key: a column that names each row; without one, ids are made of plan, title and year")
        lines.append(f"# {told(keyless)}")
    if english:
        rows = f"{{{_name(english.header.sheet.name)}: {_name(english.of['key'])}}}"
        lines.append(f"joined: {rows}{_remark(say('the same rows in English'))}")
    lines.append("target:")
    lines += _line("title", of.get("title"), say("what is promised"))
    lines += _goal(columns)
    lines += _by(columns)
    lines += _quote(columns)
    for what in ("title_en", "goal_en", "quote_en"):
        there = of.get(what)
        if there is None and english and (other := english.of.get(_OF_ENGLISH[what])):
            if what == "goal_en":
                lines.append(f"  goal_en: {_joined(english, english.header.sheet.name + '!')}")
                continue
            there = f"{english.header.sheet.name}!{other}"
        if there:
            lines.append(f"  {what}: {_name(there)}")
    for what in LISTS:
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
        unnamed = _remark(say("no column seemed to name the document: this is the file's name"))
        lines.append(f"  title: {{text: {_name(stem)}}}{unnamed}")
    lines += [f"  {what[5:]}: {_name(of[what])}" for what in of if what.startswith("plan.") and what != "plan.title"]
    unused = [
        *(name for name in columns.rest if name not in wide or len(wide) < 2),
        *(
            of[what]
            for what in ("category", "change", "source", "as_of")
            if what in of and not any(_name(of[what]) in line for line in lines)
        ),
    ]
    if unused:
        lines.append(f"# {told(say('Columns without a field, which go to `extra`: {}', _row(unused)))}")
    return lines


_OF_ENGLISH: Final = {"title_en": "title", "goal_en": "value", "quote_en": "quote"}


def _name(name: str) -> str:
    return write_scalar(name, None, flow=True)


def _remark(said: str) -> str:
    """A comment on a line of the map, in the language of whoever is to go through it."""
    return f"  # {told(said)}"


def _row(names: Sequence[str]) -> str:
    return one_line(told(enumerated(names)))


def _line(what: str, column: str | None, why: str) -> list[str]:
    if column:
        return [f"  {what}: {_name(column)}"]
    return [_remark(say("{}: no column was found for {}", what, why))]


def _quote(columns: Columns) -> list[str]:
    of = columns.of
    if "quote" in of or not {"title", "value"} <= set(of):
        return _line("quote", of.get("quote"), say("the sentence of the plan; every target needs its words"))
    header, column = unit_of(columns, of["value"])
    pieces = "".join("{" + of[what] + "}" for what in ("title", "direction", "value") if what in of) + header
    text = f"text: {_name(pieces)}" + (f", unit: {_name(column)}" if column else "")
    return [
        f"  quote: {{{text}}}"
        + _remark(say("no column holds the plan's sentence: the row stands in, and tests nothing"))
    ]


def _goal(columns: Columns) -> list[str]:
    if "value" not in columns.of:
        return _line("goal", columns.of.get("direction"), say("the figure that is promised"))
    lines = [f"  goal: {_joined(columns, '')}"]
    if words := words_alone(columns):
        in_words = say(
            "`says: true` in it takes goals without a figure ({}) as promises in words; else each is an error",
            _row(words[:3]),
        )
        lines.append(_remark(in_words))
    return lines


def _joined(columns: Columns, sheet: str) -> str:
    """The columns that make a goal together: base year, direction, value, unit."""
    of = columns.of
    parts = [what for what in ("direction", "value") if what in of]
    chinese = is_chinese(columns)
    header, column = unit_of(columns, of["value"])
    if "base" not in of and not header:
        names = [sheet + of[what] for what in parts]
        unit = [f"unit: {_name(sheet + column)}"] if column else []
        join = [] if chinese else ["join: ' '"]
        if len(names) == 1 and not unit:
            return _name(names[0])
        if not unit + join:
            return f"[{', '.join(map(_name, names))}]"
        named = f"columns: [{', '.join(map(_name, names))}]" if len(names) > 1 else f"column: {_name(names[0])}"
        return "{" + ", ".join([named, *(join if len(names) > 1 else ()), *unit]) + "}"
    pieces = ["{" + sheet + of[what] + "}" for what in parts]
    pieces[-1] += header
    text = ("" if chinese else " ").join(pieces)
    if "base" in of:
        bare = all(re.fullmatch(r"\d{4}", cell) for cell in columns.cells(of["base"]))
        base = "{" + sheet + of["base"] + "}"
        text = f"[比{base}{'年' if bare else ''}]{text}" if chinese else f"{text}[ from {base}]"
    unit = [f"unit: {_name(sheet + column)}"] if column else []
    return "{" + ", ".join([f"text: {_name(text)}", *unit]) + "}"


def _by(columns: Columns) -> list[str]:
    column = columns.of.get("by")
    if column is None:
        year = year_in(columns.of.get("value", ""))
        return [f"  by: {{text: '{year}'}}"] if year else _line("by", None, say("the deadline"))
    if any(period(cell)[0] for cell in columns.cells(column)):
        return [f"  by: {{column: {_name(column)}, period: true}}{_remark(say('2021-2025 gives `from` and `by`'))}"]
    return [f"  by: {_name(column)}"]


def _listed(columns: Columns, name: str) -> str:
    cells = columns.cells(name)
    counts = {one: sum(one in cell for cell in cells) for one in SEPARATORS}
    best = max(SEPARATORS, key=lambda one: counts[one])
    return f"{{column: {_name(name)}, separator: {_name(best)}}}" if counts[best] else _name(name)


def _translated(columns: Columns, what: str) -> list[str]:
    if what not in TARGET.by_name:
        return []
    name = columns.of[what]
    words = list(dict.fromkeys(columns.cells(name)))[:_MOST_WORDS]
    known = WORDS[what]
    unknown = [word for word in words if word.casefold() not in known]
    if len(unknown) == len(words):
        return [_remark(say("{}: {} has other words ({}); say what each means", what, one_line(name), _row(words[:5])))]
    pairs = ", ".join(f"{_name(word)}: {known[word.casefold()]}" for word in words if word.casefold() in known)
    remark = _remark(say("and {}?", _row(unknown))) if unknown else ""
    return [f"  {what}: {{column: {_name(name)}, values: {{{pairs}}}}}{remark}"]


def _figures_of_targets(columns: Columns, wide: Sequence[str]) -> list[str]:
    of = columns.of
    lines = []

    def figure(name: str) -> str:
        header, column = unit_of(columns, name)
        if header:
            return f"{{text: {_name('{' + name + '}' + header)}}}"
        return f"{{column: {_name(name)}, unit: {_name(column)}}}" if column else _name(name)

    if "baseline" in of and "base" in of:
        lines.append(f"  baseline: {{value: {figure(of['baseline'])}, as_of: {_name(of['base'])}}}")
    elif "baseline" in of and (year := year_in(of["baseline"])):
        lines.append(f"  baseline: {{value: {figure(of['baseline'])}, as_of: {{text: '{year}'}}}}")
    elif "baseline" in of:
        undated = say("baseline: {} needs its date: {}", one_line(of["baseline"]), "{value: ..., as_of: ...}")
        lines.append(_remark(undated))
    if len(wide) > 1:
        lines.append(f"  actuals: {{value: {_of_years(columns, wide)}}}{_remark(say('the columns of years'))}")
    elif "actual" in of and "as_of" in of:
        lines.append(f"  actuals: {{value: {figure(of['actual'])}, as_of: {_name(of['as_of'])}}}")
    elif wide or "actual" in of:
        name = wide[0] if wide else of["actual"]
        year = year_in(name)
        dated = f"  actuals: {{value: {figure(name)}, as_of: {{text: '{year}'}}}}"
        undated = say("actuals: {} needs its date: {}", one_line(name), "{value: ..., as_of: {text: '2025'}}")
        lines.append(dated if year else _remark(undated))
    return lines


def _of_years(columns: Columns, wide: Sequence[str]) -> str:
    """The value of the wide form: the cell of a year, with the unit of its row."""
    unit = columns.of.get("unit")
    if unit is None:
        return "{years: true}"
    return f"{{years: true, unit: {_name(unit)}}}"
