"""Chinese script: folding text for comparing, converting it for display. Only this module asks OpenCC.

The grammar of figures has a normal form of its own (`quantity.normalise`), which is no folding for comparing.
"""

import unicodedata
from functools import cache
from typing import Any, Final, Literal, cast

Script = Literal["original", "hans", "hant", "hk", "tw"]

_CONFIG = {"hans": "t2s", "hant": "s2t", "hk": "s2hk", "tw": "s2tw"}


@cache
def _converter(config: str) -> Any:
    from opencc import OpenCC  # noqa: PLC0415 - costs up to 160 ms, and most commands need none of it

    return OpenCC(config)


#: The characters of GB 2312 that OpenCC takes for traditional ones all the same.
_EITHER: Final = frozenset("乾菸薹拚捱摺吒後徵夥榘於袷麴醣麽")


def fold(text: str) -> str:
    """`text` in the form in which texts are compared: compatibility forms, script and case no longer differ.

    For comparing and searching only: the result is not for reading, and folding parts and joining them may differ
    from folding the whole.
    """
    if text.isascii():
        return text.casefold()
    plain = unicodedata.normalize("NFKC", text)
    if _is_simplified(plain):
        return plain.casefold()
    converter = _converter("t2s")
    # Twice, because one pass leaves characters that are variants of a traditional character themselves.
    return cast("str", converter.convert(converter.convert(plain))).casefold()


def _is_simplified(text: str) -> bool:
    """Whether a text has simplified characters only, which OpenCC would leave as they are."""
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return _EITHER.isdisjoint(text)


def outline(text: str) -> bytes:
    """`fold(text)` with a mark for each character that is not ASCII, without the folding: OpenCC's `t2s` puts one
    character for one, and none that is ASCII for another.

    So it is with every entry of its dictionaries (1.4.2: 477 words, 5,043 characters). Texts of different outlines
    differ, and most comparisons end here, before the library is loaded.
    """
    return unicodedata.normalize("NFKC", text).casefold().encode("ascii", "replace")


def same(one: str, other: str) -> bool:
    """Whether two free texts are the same, in whichever script, width and case they are written."""
    return one == other or (outline(one) == outline(other) and fold(one) == fold(other))


def to_script(text: str, script: Script) -> str:
    """`text` converted for display to simplified, traditional, Hong Kong's or Taiwan's characters.

    Terms are not replaced (数据 becomes 數據, not 資料). A machine's conversion: say so where it matters.
    """
    if script == "original" or text.isascii():
        return text
    return cast("str", _converter(_CONFIG[script]).convert(text))


def variants(text: str) -> dict[str, str]:
    """The characters that fold to one that a folded text has: what a reader may type for it, or find written for it.

    A page that folds what is searched with these, one by one, finds what `fold` finds but where the fold of a word
    differs from those of its characters (执著).
    """
    there = {char for char in text if "\u3400" <= char <= "\u9fff"}
    if not there:
        return {}
    every = [chr(code) for code in (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))]
    converter = _converter("t2s")
    folded = converter.convert(converter.convert("\n".join(every))).split("\n")
    pairs = zip(every, folded, strict=True)
    # The text's own characters too: one that a word keeps (乾 in 乾坤) may be another one by itself.
    return {char: other for char, other in pairs if char != other and (other in there or char in there)}


def language_of(text: str) -> str:
    """The language of a text that a document's reader is told: "zh-Hans", "zh-Hant", or "" where it has no Chinese."""
    if text.isascii() or not any("\u3400" <= char <= "\u9fff" for char in text):
        return ""
    if _is_simplified(text) or _converter("t2s").convert(text) == text:
        return "zh-Hans"
    return "zh-Hant"
