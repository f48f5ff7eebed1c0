"""Scalars as text: quoted wherever a reader of YAML 1.1 or 1.2 would otherwise read something else than was meant."""

import re
from typing import Final, TypeAlias

#: How a scalar is written: plain (None), in single or in double quotes; PyYAML's own codes.
Quoting: TypeAlias = str | None
SINGLE: Final = "'"
DOUBLE: Final = '"'

#: What a plain scalar may not start with. `-`, `?` and `:` may, before a letter; a quote there harms nobody.
_INDICATORS: Final = frozenset("-?:,[]{}#&*!|>'\"%@`=~<")
#: What a plain scalar may not hold in brackets: to an old libyaml that is any colon, to PyYAML's own parser any `?`.
_FLOW_INDICATORS: Final = frozenset(",[]{}:?")
#: A plain decimal that every reader gives back digit by digit: `24.10` would lose its zero, `007` its value.
_PLAIN_NUMBER: Final = re.compile(r"(?:0|[1-9]\d{0,14})(?:\.\d{0,13}[1-9])?")
#: The words of YAML 1.1 and 1.2 that are not text: booleans and nulls.
_WORDS: Final = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
#: Whatever else starts like a number in one of the two: 1e3, 0x1F, 0o17, 1_000, 1:30, 2024-01-01, .5, .inf, +1.
_NUMBER_LIKE: Final = re.compile(
    r"""[-+]?(?:
        0b[01_]+ | 0o?[0-7_]+ | 0x[0-9a-f_]+
        | [0-9][0-9_]*(?:\.[0-9_]*)?(?:e[-+]?[0-9]+)?
        | \.[0-9_]+(?:e[-+]?[0-9]+)?
        | [0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?
        | \.(?:inf|nan)
    )
    | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:(?:t|[ \t]+)[0-9:. \t+z-]+)?
    """,
    re.IGNORECASE | re.VERBOSE,
)
#: What cannot stand in quotes as itself: controls, line breaks of either version, and what YAML does not allow.
_ESCAPED: Final = re.compile(r'[\\"\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]')
_NAMED: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_DATE: Final = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def write_scalar(text: str, style: Quoting, *, flow: bool, quote: str = SINGLE, bare: bool = False) -> str:
    """The text as a scalar in that style, or quoted (with `quote`) where that style would not read back as this text.

    `flow` says that it stands inside of brackets. `bare` is for figures and dates, which are meant as what they look
    like: a decimal that keeps its digits and a date need no quotes.
    """
    if _ESCAPED.search(text.replace('"', "").replace("\\", "")):
        return _double(text)
    if style == DOUBLE:
        return _double(text)
    if style != SINGLE and _is_plain(text, flow=flow, bare=bare):
        return text
    if style != SINGLE and quote == DOUBLE:
        return _double(text)
    return "'" + text.replace("'", "''") + "'"


def _double(text: str) -> str:
    return '"' + _ESCAPED.sub(lambda match: _NAMED.get(match[0]) or _escape(ord(match[0])), text) + '"'


def _escape(code: int) -> str:
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def _is_plain(text: str, *, flow: bool, bare: bool) -> bool:
    """Whether every reader reads these characters, without quotes, as this text."""
    if not text or text != text.strip() or text[0] in _INDICATORS or text.startswith("..."):
        return False
    if ": " in text or " #" in text or ":\t" in text or "\t#" in text or text[-1] == ":":
        return False
    if flow and not _FLOW_INDICATORS.isdisjoint(text):
        return False
    if bare and (_PLAIN_NUMBER.fullmatch(text) or _DATE.fullmatch(text)):
        return True
    return text.lower() not in _WORDS and not _NUMBER_LIKE.fullmatch(text)
