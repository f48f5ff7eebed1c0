"""What the words of a proposal or of a table's cell read as by themselves."""

import re
from typing import Final

from policytrack.quantity.bound import Bound, Comparator
from policytrack.quantity.errors import QuantityError
from policytrack.quantity.parsing import parse

_NEEDLESS: Final = re.compile(r"(?<![A-Za-z])\s+|\s+(?![A-Za-z])")


def bound_of(words: str, region: str | None) -> Bound | None:
    """The bound that the words are, with the currency of the region; None where they are none."""
    try:
        return parse(words, region=region) if words else None
    except QuantityError:
        return None


def bound_in_words(cell: str, region: str | None = None) -> Bound | None:
    """That of a cell which says of its figure what is to become of it, as running text does: 较2020年下降30%以上,
    6人（含）以下, 降低到20%.
    """
    bound = bound_of(unspaced(cell), region) if re.search("[0-9]|翻[一两]番|翻番", cell) else None
    if bound is None or bound.dimension.key == "multiple":
        return bound  # 翻一番
    speaks = (
        bound.change is not None or bound.comparator is not Comparator.EXACT or (bound.word and bound.word[0] != "每")
    )
    return bound if speaks else None


def unspaced(cell: str) -> str:
    """The words of a cell without the blanks that set its figures off: 比2020年下降5% of 比 2020 年下降 5%."""
    return _NEEDLESS.sub("", cell)
