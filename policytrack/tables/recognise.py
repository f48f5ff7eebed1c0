"""What the columns of a sheet are, as far as their names and their cells tell."""

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from policytrack.quantity.errors import QuantityError
from policytrack.quantity.unit_table import UNITS
from policytrack.sheets.header import BETWEEN, Header, folded
from policytrack.tables.column_names import NAMES, WORDS

#: A number with a unit of its own behind it.
_OWN_UNIT: Final = r"\d[\s万亿]*(?!以|左右|上下|余|多|及|或)[^\W\d_万亿]|[%‰]"
#: Columns of a year: goals, and where it starts from.
_GOAL_OF_YEAR: Final = r"(?:目标|规划|target|goal).*20\d\d|20\d\d.*(?:目标|规划值|target|goal)"
_BASELINE: Final = r"20\d\d年?(?:基[数期准]|现状)|(?:基[数期准]|现状).*20\d\d"
#: Fields that a table has in two languages.
_ENGLISH: Final = {"title": "title_en", "value": "goal_en", "quote": "quote_en"}
_CJK: Final = re.compile("[\u4e00-\u9fff]")


class Columns(NamedTuple):
    """The columns of a sheet: what is told of them, and the names of the others."""

    header: Header
    of: Mapping[str, str]  # what a column is -> its name
    rest: Sequence[str]

    def cells(self, name: str) -> list[str]:
        """The filled cells of a column."""
        column = dict(self.header.names)[name]
        return [text for row in self.header.rows if (text := row.text(column))]


def recognised(header: Header) -> Columns:
    """What the columns below a header are."""
    found: dict[str, str] = {}
    rest = []
    for name, column in header.names:
        short = folded(re.sub(r" \(1\)$", "", name.rpartition(BETWEEN)[2]))
        bare = re.sub(r"\([^()]*\)$", "", short)  # without its unit
        values = {row.text(column) for row in header.rows} - {""}
        what = _by_values(values) or _by_name(short, found) or _by_name(bare, found)
        if what is None and re.search(_BASELINE, folded(name)) and "baseline" not in found:
            what = "baseline"
        if what is None or what in found:
            rest.append(name)
        else:
            found[what] = name
    if "value" not in found and (goals := [name for name in rest if re.search(_GOAL_OF_YEAR, folded(name))]):
        found["value"] = max(goals, key=lambda name: year_in(name) or "")
        rest.remove(found["value"])
    if "value" not in found and "plan.title" in found and "title" not in found:
        found["title"] = found.pop("plan.title")
    _tell_languages_apart(found, rest)
    return Columns(header, found, rest)


def _tell_languages_apart(found: dict[str, str], rest: list[str]) -> None:
    """Indicator beside 指标 is its English, whichever of the two comes first."""
    for name in list(rest):
        what = _by_name(folded(name), {})
        if what not in _ENGLISH or what not in found or _ENGLISH[what] in found:
            continue
        first, second = found[what], name
        if name.isascii() == first.isascii():
            continue
        chinese, english = (second, first) if first.isascii() else (first, second)
        found[what], found[_ENGLISH[what]] = chinese, english
        rest.remove(name)


def year_in(name: str) -> str | None:
    """The one year that a name of a column names."""
    years = set(re.findall(r"(?<!\d)20\d\d(?!\d)", folded(name)))
    return years.pop() if len(years) == 1 else None


def _unit_in(name: str) -> str:
    """The unit that stands in brackets at the end of a name: 目标值（亿元）; empty where none does."""
    bracket = re.search(r"\(([^()]+)\)$", folded(name))
    spelled = re.search(r"[(（]\s*([^()（）]+?)\s*[)）]\s*$", name)
    if bracket is None or spelled is None:
        return ""
    try:
        UNITS.find(spelled[1])
    except QuantityError:
        return ""
    return spelled[1]


def _by_name(name: str, found: Mapping[str, str]) -> str | None:
    """What a column of that name is, of what no other column is yet."""
    return next((what for what, words in NAMES.items() if what not in found and re.fullmatch(words, name)), None)


def _by_values(values: set[str]) -> str | None:
    """What a column is whose cells are all of a few known words."""
    plain = {value.casefold() for value in values}
    return next((what for what, words in WORDS.items() if plain and plain <= set(words)), None)


def is_chinese(columns: Columns) -> bool:
    """Whether a sheet is headed in Chinese."""
    return bool(_CJK.search("".join(columns.of.values())))


def unit_of(columns: Columns, name: str) -> tuple[str, str]:
    """What the figures of a column are counted in: a unit in its name, or else the column of the unit, if they bring
    none of their own.
    """
    cells = columns.cells(name)[:50]
    own = sum(re.search(_OWN_UNIT, cell) is not None for cell in cells)
    if cells and own == len(cells):
        return "", ""
    header = _unit_in(name) if not own else ""
    return header, "" if header else columns.of.get("unit", "")


def words_alone(columns: Columns) -> list[str]:
    """What rows promise without a figure: 达峰, 基本淘汰."""
    at = dict(columns.header.names)
    names = [columns.of[what] for what in ("direction", "value") if what in columns.of]
    texts = dict.fromkeys("".join(row.text(at[name]) for name in names) for row in columns.header.rows)
    return [text for text in texts if text and not re.search(r"[\d一二两三四五六七八九十百千万亿半倍]", text)]
