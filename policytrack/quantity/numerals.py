"""Numerals: Arabic figures and Chinese numerals as exact decimals."""

import re
from decimal import Decimal
from functools import lru_cache

DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "○": 0,
    "两": 2,
    "壹": 1,
    "贰": 2,
    "叁": 3,
    "肆": 4,
    "伍": 5,
    "陆": 6,
    "柒": 7,
    "捌": 8,
    "玖": 9,
}
SMALL = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
BIG = {"万": 10**4, "亿": 10**8}
NUMERAL = frozenset(DIGITS) | frozenset(SMALL) | frozenset(BIG)
MULTIPLIER = frozenset("十百千万亿")

# 10 000 with a space is how the Hong Kong government and the SI group digits; a comma may be full width in the text.
ARABIC = r"[0-9]{1,3}(?:(?:,[0-9]{3})+|(?:[  \u2009\u202f][0-9]{3})+)(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"


def arabic(text: str) -> Decimal:
    """The value of a figure that `ARABIC` matched."""
    return Decimal(re.sub(r"[,\s]", "", text))


#: The longest numeral below 10^16 spells sixteen places in 31 characters; what is longer is none that is meant as one.
LONGEST_NUMERAL = 32


@lru_cache(maxsize=1024)
def chinese(text: str) -> Decimal | None:
    """The exact value of a simplified Chinese numeral, or None where `text` is none.

    Reads 六百, 一万二千, 三千五 (3500), 两千零八, 二点五亿, 三十一.二, 万亿 (one of it), 百亿亿 (10^18), 二〇二五, and
    二八九一亿 as newspapers spell digits; it refuses 三五, which may be 35 or "three to five".
    """
    if not text or len(text) > LONGEST_NUMERAL:
        return None
    whole, point, rest = text.replace(".", "点").partition("点")
    if not point:
        value = _integer(text, implied_one=True)
        return None if value is None else Decimal(value)
    size = next((at for at, char in enumerate(rest) if char not in DIGITS), len(rest))
    scale = _integer(rest[size:], implied_one=True) if rest[size:] else 1
    before = _integer(whole, implied_one=False)
    if not size or before is None or scale is None or rest[size:].strip("万亿千百"):
        return None
    return Decimal(f"{before}.{''.join(str(DIGITS[char]) for char in rest[:size])}") * scale


@lru_cache(maxsize=1024)  # the parts of a nested numeral come up again and again
def _integer(text: str, *, implied_one: bool) -> int | None:
    if not text:
        return None
    if all(char in DIGITS for char in text):
        spelled = "".join(str(DIGITS[char]) for char in text)
        return int(spelled) if len(text) == 1 or len(text) > 2 or spelled[0] != "0" == spelled[1] else None
    for unit in ("亿", "万"):
        left, found, right = text.rpartition(unit)
        if found:
            if unit == "万" and "万" in left:
                return None
            high = 1 if not left and implied_one else _integer(left, implied_one=implied_one)
            low = _after(right, BIG[unit])
            return None if high is None or low is None or high == 0 else high * BIG[unit] + low
    return _section(text, implied_one=implied_one)


def _after(text: str, unit: int) -> int | None:
    """What follows a 万 or 亿: nothing, a smaller numeral, or one digit that stands for tenths of it (一万二)."""
    if not text:
        return 0
    if text in DIGITS:
        return DIGITS[text] * unit // 10 or None  # 万零 is half a numeral
    value = _integer(text.lstrip("零〇") if text[0] in "零〇" else text, implied_one=False)
    return value if value is not None and value < unit else None


def _section(text: str, *, implied_one: bool) -> int | None:
    """A numeral below 10,000: digits with 千, 百, 十 in falling order."""
    total, last_unit, digit, zero = 0, 10**4, None, False
    for place, char in enumerate(text):
        if char in SMALL:
            unit = SMALL[char]
            if digit is None:
                if not (unit == 10 or implied_one) or place:
                    return None
                digit = 1
            if unit >= last_unit:
                return None
            total, last_unit, digit, zero = total + digit * unit, unit, None, False
        elif char in "零〇○":
            if zero or digit is not None or not place:
                return None
            zero = True
        elif digit is None and char in DIGITS:
            digit = DIGITS[char]
        else:
            return None
    if digit is not None:
        # 三千五 is 3500; 三千零五 is 3005.
        total += digit * last_unit // 10 if last_unit > 10 and not zero else digit
        zero = False
    return None if zero else total  # 千零 and 三百零 go on
