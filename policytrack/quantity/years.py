"""The years that a text names, in digits or spelled."""

import re
from typing import Final

from policytrack.quantity.lexicon import FIVE_YEAR_PLANS

#: A year, as its digits.
YEAR: Final = r"(?<!\d)((?:19|20)\d\d)(?= ?年)"
_SPELLED: Final = r"[一二][〇零○一二三四五六七八九]{3}(?=年)"
_DIGITS: Final = str.maketrans("〇零○一二三四五六七八九", "000123456789")


def in_digits(text: str) -> str:
    """The text with 二〇二五年 as 2025年; every character keeps its place."""
    if "年" not in text or ("二" not in text and "一" not in text):
        return text
    return re.sub(_SPELLED, lambda match: match[0].translate(_DIGITS), text)


def named_years(text: str) -> set[str]:
    """The years that a text names."""
    years = set(re.findall(YEAR, in_digits(text)))
    if "五" in text:
        years |= {str(year) for name, year in FIVE_YEAR_PLANS.items() if name in text}
    return years
