"""What a region's documents mean by 元, $ and 兆, and where the name of a currency stands before its number."""

from functools import lru_cache
from typing import Final

from policytrack.quantity import lexicon
from policytrack.quantity.normalise import normalise

#: The names and signs of currencies that may stand before a number.
MONEY_MARKS: Final = tuple(lexicon.MONEY_MARKS.split())

_REGIONS = (
    ("money-hkd", ("香港", "hong kong", "hk", "hksar")),
    (
        "money-twd",
        (
            *("台湾", "taiwan", "tw", "台北", "新北", "台中", "高雄", "桃园", "台南", "基隆", "新竹", "苗栗", "彰化"),
            # with what they are where another place is called so
            *("南投", "云林县", "嘉义", "屏东", "宜兰", "花莲", "台东县", "澎湖", "金门县"),
        ),
    ),
    ("money-mop", ("澳门", "macau", "macao", "mo")),
)


@lru_cache(maxsize=1024)
def currency(region: str | None) -> str | None:
    """The key of the money that 元 and $ mean in a region's documents; mainland China's for an unknown one."""
    if not region:
        return None
    name = normalise(region).casefold().strip()
    for key, names in _REGIONS:
        if name in names or any(part in name for part in names if not part.isascii()):
            return key
    return "money-cny"


@lru_cache(maxsize=1024)
def alike(region: str | None) -> str | None:
    """One name for all regions whose documents mean the same: a hundred cities' files need not be read as a hundred."""
    key = currency(region)
    return next((names[0] for known, names in _REGIONS if known == key), key)


def reads_zhao(region: str | None) -> bool:
    """Whether 兆 before a unit is 10^12 in the region's documents, as it is in Taiwan, Hong Kong and Macau."""
    return currency(region) in ("money-twd", "money-hkd", "money-mop")


def counts_years_from_1911(region: str | None) -> bool:
    """Whether years of the region's documents may be those of the Republic: 114年 is 2025."""
    return currency(region) == "money-twd"


def money_before(text: str, at: int) -> int:
    """Where the name or sign of a currency right before a number at `at` begins; `at` where none stands there."""
    end = at - text.endswith(" ", 0, at)
    return next((end - len(mark) for mark in MONEY_MARKS if text.endswith(mark, 0, end)), at)
