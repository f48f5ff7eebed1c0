"""Cells of a table that the lines of a text have torn: names and units that begin above a row and end below it."""

import re
from typing import Final

from policytrack.plans.known_units import is_unit
from policytrack.quantity.normalise import normalise

_LONGEST_UNIT: Final = 14
_LONGEST_TAIL: Final = 8
#: What a name is a measure of: the end of a name whose row stands above it.
_MEASURE: Final = re.compile(
    r"(?:[数數率量]|长度|長度|面积|面積|比重|比例|规模|規模|总额|總額|产值|產值"
    r"|增加值|收入|年限|指数|指數|强度|強度|占比|里程)(?:[（(][^（）()]{1,8}[)）])?$"
)


def unit_around(above: str, below: str) -> str:
    """The unit of a row whose cell is torn: above it and below it (万元/ and 人); empty where both make none."""
    unit = above + below
    return unit if above.endswith("/") and len(unit) <= _LONGEST_UNIT else ""


def name_and_unit_around(above: str, below: str) -> tuple[str, str]:
    """The name and the unit of a row that has neither, from the lines around it: of 林地 万平 and 面积 方米 they are
    林地面积 and 万平方米. Empty where they make no unit.
    """
    name, _, start = above.rpartition(" ")
    rest, _, end = below.rpartition(" ")
    unit = start + end
    if not name or not is_unit(normalise(unit)) or is_unit(normalise(start)):
        return "", ""
    return name + rest, unit


def is_open(name: str) -> bool:
    """Whether a name breaks off within a bracket, and what comes next goes on with it: 劳动生产率（万元/ and 人）."""
    return len(re.findall("[（(]", name)) > len(re.findall("[)）]", name))


def is_tail(name: str, below: str) -> bool:
    """Whether a line below a row is the end of its name: 城市供水管网 and 长度."""
    return len(below) <= _LONGEST_TAIL and _MEASURE.search(below) is not None and _MEASURE.search(name) is None
