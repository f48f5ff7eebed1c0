"""The encoding of a text that does not name it: what Chinese systems write beside UTF-8, told by its words."""

import re
from typing import Final, NamedTuple

from policytrack.text.messages import Message, say
from policytrack.text.printable import one_line
from policytrack.text.script import fold

#: The encodings that are tried where a text is not UTF-8, each with the name that people know it by.
_CHINESE: Final = {"gb18030": "GB18030", "big5hkscs": "Big5"}
#: What somebody may call an encoding by, and the encoding that has all that it has.
_WIDER: Final = {"gbk": "gb18030", "gb2312": "gb18030", "cp936": "gb18030", "big5": "big5hkscs", "cp950": "big5hkscs"}
#: A text of the right encoding has hardly a character that is not common; one of the wrong has few that are.
_RIGHT: Final = 0.8
_APART: Final = 0.2
_PUNCTUATION: Final = frozenset("，。、；：（）％—～〔〕《》“”‘’·　")
#: Characters that plans and tables are full of, the counters among them: what tells short texts apart.
_FREQUENT: Final = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年工产业展建设推进目标規劃與業發為設動"
    "個家户戶名项項件台臺套所座亿億万萬元吨噸月日达達超过過左右下约約增近第"
)
#: So many characters tell what a text is.
_ENOUGH: Final = 20_000


class Decoded(NamedTuple):
    """A text, and the name of the encoding that it was read in."""

    text: str
    encoding: str


class EncodingError(ValueError):
    """Bytes that are no text in an encoding that is known or sure; `line` is that of the first that tells so."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.message, self.line = message, line


def decoded(data: bytes, encoding: str = "") -> Decoded:
    """The text of bytes: in the encoding that is named, else in that of their mark, UTF-8, or the Chinese one in which
    they make common words.

    Raises `EncodingError` where they are none of these, or could be two; and `LookupError` for a name of none.
    """
    if encoding:
        return _as_named(data, encoding)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Decoded(data.decode("utf-16", "replace"), "UTF-16")
    try:
        return Decoded(data.decode("utf-8-sig"), "UTF-8")
    except UnicodeDecodeError as error:
        return _chinese(data, data.count(b"\n", 0, error.start) + 1, data[error.start])


def _as_named(data: bytes, encoding: str) -> Decoded:
    name = encoding.lower().replace("_", "-")
    codec = {"utf-8": "utf-8-sig", "utf8": "utf-8-sig"}.get(name, _WIDER.get(name, name))
    try:
        return Decoded(data.decode(codec), encoding)
    except UnicodeDecodeError as error:
        message = say("byte 0x{:02x} is not {}", data[error.start], encoding)
        raise EncodingError(message, data.count(b"\n", 0, error.start) + 1) from None


def _chinese(data: bytes, line: int, byte: int) -> Decoded:
    """The Chinese encoding that bytes are in which are not UTF-8."""
    readings: list[tuple[float, int, Decoded]] = []
    for codec, name in _CHINESE.items():
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        share, frequent = _likeness(text)
        readings.append((share, frequent, Decoded(text, name)))
    readings.sort(key=lambda reading: reading[:2], reverse=True)
    if not readings or readings[0][0] < _RIGHT:
        message = say("byte 0x{:02x} is neither UTF-8 nor Chinese in GB18030 or Big5", byte)
        raise EncodingError(message, line)
    (share, frequent, best), *others = readings
    if any(share - other < _APART and frequent <= often for other, often, _ in others):
        shown = [Message("{} {}", name, _start(text)) for _, _, (text, name) in readings]
        raise EncodingError(say("the text is not UTF-8, and may be {} or {}", *shown), line)
    return best


def _likeness(text: str) -> tuple[float, int]:
    """The share of common characters among those that are not ASCII, and how many are frequent."""
    chars = re.sub(r"[\x00-\x7f]+", "", text)[:_ENOUGH]
    folded = fold(chars)
    common = sum(char in _PUNCTUATION or _is_common(char) for char in folded)
    return common / (len(folded) or 1), sum(char in _FREQUENT for char in chars)


def _is_common(char: str) -> bool:
    """Whether a simplified character is of the first level of GB 2312: the 3,755 that are in common use."""
    try:
        first, *rest = char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return (not rest and first < 0x80) or 0xB0 <= first <= 0xD7


def _start(text: str) -> str:
    """The first words of a text that are not ASCII."""
    found = re.search(r"[^\x00-\x7f]{1,8}", text)
    return f"({one_line(found[0])})" if found else ""
