"""What the program says, in other languages than English: a table a language, from English templates to its own.

English runs load none of it. Simplified Chinese is written by hand in the modules `zh_…`; the traditional ones beside
them are made of these by `python tests/traditional.py`, with the words of Taiwan and Hong Kong.
"""

import re
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Final, Literal, TypeAlias, get_args

from policytrack.text.messages import Message

Lang: TypeAlias = Literal["en", "zh", "zh-Hant"]

LANGS: Final[tuple[Lang, ...]] = get_args(Lang)
#: The languages that all is said in; another one has its reports, and the rest is English.
_TRANSLATED: Final = ("zh", "zh-Hant")
#: The tables of a language, each a module `zh_…` and `zh_hant_…`.
TABLES: Final = ("data", "fields", "rules", "requests", "tables", "projects", "figures", "screens", "help", "manual")
#: Marks between the parts of a message, and those of Chinese.
_MARKS: Final = (("; ", "；"), (": ", "："), (", ", "，"))
_TRADITIONAL: Final = frozenset(("hant", "tw", "hk", "mo"))


class _Speech:
    """The language of the process: a command line speaks one."""

    lang: Lang = "en"
    asked: bool = False


def speak(lang: Lang, *, asked: bool = False) -> None:
    """Say everything in this language from now on; `asked` where somebody asked for it, by name, in this program."""
    _Speech.lang, _Speech.asked = lang, asked


def spoken() -> Lang:
    """The language that everything is said in."""
    return _Speech.lang


def spoken_to_machines() -> Lang:
    """The language of formats that programs read: English, whatever the locale of the machine, unless it was asked."""
    return _Speech.lang if _Speech.asked else "en"


def language(text: str) -> Lang | None:
    """The language that a tag or the name of a locale means: zh-CN, zh_TW.UTF-8, zh-Hans, en_GB, C; None for others."""
    first, *rest = text.partition(".")[0].partition("@")[0].lower().replace("_", "-").split("-")
    if first == "zh":
        return "zh" if _TRADITIONAL.isdisjoint(rest) else "zh-Hant"
    return "en" if first in ("c", "posix") else next((lang for lang in LANGS if lang == first), None)


def told(text: str) -> str:
    """A message in the language that is spoken; any other text as it is."""
    if _Speech.lang == "en" or not isinstance(text, Message):
        return text
    return _in(text, table(_Speech.lang))


def told_to_machines(text: str) -> str:
    """A message in the language of formats that programs read."""
    return told(text) if _Speech.asked else text


@cache
def table(lang: Lang) -> Mapping[str, str]:
    """All templates of a language, by the English ones; nothing for English."""
    found: dict[str, str] = {}
    if lang in _TRANSLATED:
        begin = lang.lower().replace("-", "_")
        for name in TABLES:
            found |= import_module(f"policytrack.translations.{begin}_{name}").SAYS
    return found


@cache
def _signs(template: str) -> str:
    """A template that no table has, with the marks of Chinese where it holds nothing but marks between its parts."""
    if any(char.isalpha() for char in template):
        return template
    for mark, wide in _MARKS:
        template = template.replace(mark, wide)
    return re.sub(r" \(([^()]*)\)", r"（\1）", template)


def _in(message: Message, says: Mapping[str, str]) -> str:
    template = says.get(message.template) or _signs(message.template)
    if not message.parts:
        return template
    return template.format(*(_in(part, says) if isinstance(part, Message) else part for part in message.parts))
