"""The short names of regions."""

from functools import lru_cache
from typing import Final

from policytrack.text.script import fold

_ENDINGS: Final = ("特别行政区", "壮族自治区", "回族自治区", "维吾尔自治区", "自治区", "自治州", "省", "市", "地区")


@lru_cache(maxsize=1024)
def short_region(region: str) -> str:
    """The short name of a region, folded: 青岛 for 青島市; 吉林市 keeps what tells it from its province."""
    name = fold(region.strip())
    if name in ("吉林市", "海南州"):
        return name
    for ending in _ENDINGS:
        if name.endswith(ending) and len(name) > len(ending) + 1:
            return name[: -len(ending)]
    return name
