"""What a workbook keeps beside its values: how a number is shown, formulas without a value, hidden rows.

Readers of values give 0.15 for a cell that shows 15%, and nothing for a formula that was never calculated. Both would
be a wrong figure without a word; so the parts of an .xlsx file are looked through for them.
"""

import operator
import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Final, NamedTuple
from xml.etree import ElementTree

from policytrack.sheets.archive import Archive
from policytrack.sheets.cells import place_of

_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT: Final = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
#: The built-in formats of percentages (ECMA-376, 18.8.30).
_PERCENT: Final = (9, 10)
_CELL: Final = re.compile(rb'<(?:x:)?c r="([A-Z]{1,3}[0-9]{1,7})"(?: [a-z]+="[^"]*")*? s="([0-9]+)"')
#: A formula whose value is not there: its cell ends behind it. One with an empty text for a value (`t="str"`) has one.
_WITHOUT: Final = (
    rb'<(?:x:)?c\b(?![^>]* t="str")[^>]*? r="([A-Z]{1,3}[0-9]{1,7})"[^>]*>'
    rb"\s*<(?:x:)?f(?:\s[^>]*)?(?:/>|>[^<]*</(?:x:)?f>)\s*(?:<(?:x:)?v\s*/>|<(?:x:)?v>%s</(?:x:)?v>)?\s*</(?:x:)?c>"
)
_FORMULA: Final = re.compile(_WITHOUT % rb"\s*")
#: Programs that write workbooks and calculate nothing write 0 for a value, and that all is to be calculated anew.
_UNRELIABLE: Final = re.compile(_WITHOUT % rb"\s*0?\s*")
_ERROR: Final = re.compile(
    rb'<(?:x:)?c\b(?=[^>]* t="e")[^>]*? r="([A-Z]{1,3}[0-9]{1,7})"[^>]*>(?:(?!</(?:x:)?c>).)*?<(?:x:)?v>([^<]*)</',
    re.DOTALL,
)
_HIDDEN: Final = re.compile(rb'<(?:x:)?row [^>]*\bhidden="(?:1|true)"')

#: A section of a number format, its condition, and its digits with what stands between them.
_SECTION: Final = re.compile(r'(?:"[^"]*"|\\.|[^;"])+')
_CONDITION: Final = re.compile(r"\[(<=|>=|<>|<|>|=)(-?[0-9]+(?:\.[0-9]+)?)\]")
_DIGITS: Final = re.compile(r'[0#?](?:[0#?,.]|[\\!].(?=[0#?])|"[^"]*"(?=[0#?]))*')
_TEXT_POINT: Final = r'(?:[\\!]\.|"\.")'
#: A currency with its locale: [$¥-804].
_CURRENCY: Final = re.compile(r"\[\$([^\]\"-]*)(?:-[^\]]*)?\]")
_MOST_SECTIONS: Final = 4
#: What spreadsheet programs take of a format, in characters.
_LONGEST_CODE: Final = 255
_COMPARES: Final = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "=": operator.eq, "<>": operator.ne,
}  # fmt: skip

#: How a value is shown: from its text, or a date's, to the text of the cell.
Shown = Callable[[str], str]


class Format(NamedTuple):
    """How a style shows numbers and days, and how texts; None where as they are."""

    number: Shown | None
    text: Shown | None


class SheetFacts(NamedTuple):
    """What the part of a sheet says beside the values; addresses are those of cells, such as `E5`."""

    formats: Mapping[str, Format] = {}
    uncalculated: tuple[str, ...] = ()  # formulas that have no value
    hidden_rows: int = 0
    errors: Mapping[
        tuple[int, int], str
    ] = {}  # #DIV/0! and the like, by row and column: readers of values leave them out


def facts_of(name: str, data: bytes) -> Callable[[str], SheetFacts]:
    """What is to be known of each sheet of an .xlsx file, by its name.

    Raises `PolicytrackError` where the file is no workbook that can be held, or its parts are not whole.
    """
    archive = Archive(name, data)
    try:
        parts = _parts(archive)
        formats = _formats(archive)
        anew = (
            re.search(rb'<(?:x:)?calcPr\b[^>]* fullCalcOnLoad="(?:1|true)"', archive.read("xl/workbook.xml"))
            is not None
        )
    except (KeyError, ElementTree.ParseError) as error:
        raise archive.broken(error) from None

    def facts(sheet: str) -> SheetFacts:
        part = parts.get(sheet, "")
        return _facts(archive.read(part), formats, anew=anew) if part in archive else SheetFacts()

    return facts


def _facts(part: bytes, formats: Mapping[int, Format], *, anew: bool) -> SheetFacts:
    shown = {}
    if formats:
        for address, style in _CELL.findall(part):
            if (found := formats.get(int(style))) is not None:
                shown[address.decode()] = found
    formula = _UNRELIABLE if anew else _FORMULA
    bare = tuple(found.decode() for found in formula.findall(part)) if b"<f" in part or b"<x:f" in part else ()
    wrong = _ERROR.findall(part) if b' t="e"' in part else ()
    errors = {place_of(address.decode()): text.decode("utf-8", "replace") for address, text in wrong}
    return SheetFacts(shown, bare, len(_HIDDEN.findall(part)), errors)


def _parts(archive: Archive) -> dict[str, str]:
    """The part of each sheet, by its name."""
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {one.get("Id"): one.get("Target", "") for one in relations}
    found = {}
    for sheet in book.iter():
        if sheet.tag in (f"{_MAIN}sheet", f"{_STRICT}sheet"):
            identity = next((value for key, value in sheet.attrib.items() if key.endswith("}id")), None)
            target = targets.get(identity, "")
            found[sheet.get("name", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return found


def _formats(archive: Archive) -> dict[int, Format]:
    """The styles whose values are not shown as they stand, by their number."""
    if "xl/styles.xml" not in archive:
        return {}
    root = ElementTree.fromstring(archive.read("xl/styles.xml"))
    space = _STRICT if root.tag.startswith(_STRICT) else _MAIN
    codes = {int(one.get("numFmtId", "0")): one.get("formatCode", "") for one in root.iter(f"{space}numFmt")}
    found = {}
    for number, style in enumerate(root.iterfind(f"{space}cellXfs/{space}xf")):
        identity = int(style.get("numFmtId", "0"))
        code = codes.get(identity, "")[:_LONGEST_CODE]
        how = Format(percent if identity in _PERCENT else shown_by(code), text_by(code))
        if any(how):
            found[number] = how
    return found


def percent(text: str) -> str:
    """A share as the percentage that the cell shows."""
    try:
        return f"{(Decimal(text) * 100).normalize():f}%"
    except ArithmeticError:
        return text


def shown_by(code: str) -> Shown | None:
    r"""How a number format shows its values, where that says more than the value: 15%, 600亿元, 2025年; of 12345678
    1234.6万 by `0\.0,"万"`, whose comma divides by a thousand. None for formats of digits, groups and whole dates.

    The digits stay as they are, more than the format shows. A format has sections for positive and negative numbers,
    or each with a condition (ECMA-376, 18.8.31); the last is for what meets none.
    """
    sections = [one for one in _SECTION.findall(code) if one][:_MOST_SECTIONS]
    conditions = [_CONDITION.search(one) for one in sections]
    if any(conditions):
        shows = [_section(one) for one in sections]
        if not any(shows):
            return None
        limits = [(one[1], Decimal(one[2])) if one else None for one in conditions]
        return lambda text: _by_condition(text, limits, shows)
    return _section(sections[0]) if sections else None


def text_by(code: str) -> Shown | None:
    """How a format shows texts, where it adds to them: @"家"."""
    section = next((one for one in _SECTION.findall(code) if "@" in re.sub(r'"[^"]*"|[\\!].', "", one)), "")
    before, _, behind = re.sub(r"\[[^\]]*\]", "", section).partition("@")
    said = _literal(before), _literal(behind)
    return (lambda text: f"{said[0]}{text}{said[1]}") if any(said) else None


def _by_condition(text: str, limits: Sequence[tuple[str, Decimal] | None], shows: Sequence[Shown | None]) -> str:
    """A number by the first section whose condition it meets."""
    try:
        value = Decimal(text)
    except ArithmeticError:
        return text
    for limit, show in zip(limits, shows, strict=True):
        if limit is None or _COMPARES[limit[0]](value, limit[1]):
            return show(text) if show else text
    return text


def _section(code: str) -> Shown | None:
    """How one section of a format shows a number, or a date."""
    plain = re.sub(r"\[[^\]]*\]", "", _CURRENCY.sub(r'"\1"', code))  # without colours and conditions
    bare = re.sub(r'"[^"]*"|[\\!].|_.|\*.', "", plain)
    if "%" in bare:
        return percent
    letters = bare.lower()
    if "y" in letters and "d" not in letters and "h" not in letters:
        return _month if "m" in letters else _year
    found = _DIGITS.search(plain)
    if not found or re.search("[ymdhs/eE]", bare):
        return None
    pattern = found[0]
    if re.sub(rf"{_TEXT_POINT}|[0#?,.]", "", pattern):
        return None  # other signs between the digits: a number of a telephone or a place
    before, behind = _literal(plain[: found.start()]), _literal(plain[found.end() :])
    # Commas behind the digits divide by a thousand each; a point that is mere text moves it before the digits behind.
    thousands = len(pattern) - len(pattern.rstrip(","))
    point = re.search(rf"{_TEXT_POINT}([0#?]+)", pattern)
    places = 3 * thousands + (len(point[1]) if point else 0)
    if not (before or behind or places):
        return None
    return lambda text: f"{before}{_divided(text, places)}{behind}"


def _divided(text: str, places: int) -> str:
    """A number over a power of ten, exactly."""
    if not places:
        return text
    try:
        return f"{Decimal(text).scaleb(-places).normalize():f}"
    except ArithmeticError:
        return text


def _literal(code: str) -> str:
    """The text that a part of a number format shows as it stands."""
    return "".join("".join(one) for one in re.findall(r'"([^"]*)"|[\\!](.)|([$¥￥€£])', code)).strip()


def _year(text: str) -> str:
    return text[:4] if re.match(r"\d{4}-\d\d-\d\d", text) else text


def _month(text: str) -> str:
    return text[:7] if re.match(r"\d{4}-\d\d-\d\d", text) else text
