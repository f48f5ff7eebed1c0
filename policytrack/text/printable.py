"""Text that came from a file, made safe to show: nothing in it moves the cursor, hides or turns around what it says."""

import re
import unicodedata
from typing import Final

from policytrack.text.messages import Message

#: The characters that a zero width joiner joins to one picture: symbols, pictographs, and the sign that makes one.
_EMOJI: Final = "[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]"
#: C0 and C1 controls but tab and line breaks, bidirectional controls, and characters that show as nothing; a zero width
#: joiner within an emoji (👩‍👩‍👧) shows. A pattern that few runs need stands as text: `re` compiles and keeps it at
#: its first use.
HIDDEN: Final = (
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
    f"|(?<!{_EMOJI})\u200d|\u200d(?!{_EMOJI})"
)
_BREAKS: Final = "[\t\n\r\x85\u2028\u2029]"
#: Every mark of ASCII; the full-width form of each is 0xFEE0 behind it.
_MARKS: Final = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


def json_text(value: object) -> str:
    """A value as JSON of several lines, Chinese as it is."""
    import json  # noqa: PLC0415 - for output that asks for it

    return escaped_in_json(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"


def escaped_in_json(text: str) -> str:
    """JSON with every hidden character as an escape: it says the same to a program, and shows to a reader.

    Only strings have such characters; the line breaks between the values are none of them.
    """
    if text.isprintable():
        return text
    return re.sub(f"{HIDDEN}|[\x85\u2028\u2029]", lambda match: f"\\u{ord(match[0]):04x}", text)


def counted(number: int, word: str) -> str:
    """A number of things in English: 1 target, 2 targets, 5,000 targets."""
    return Message(f"{{:,}} {word}{'' if number == 1 else 's'}", number)


def visible(text: str) -> str:
    """The text with every hidden character written as its code point, such as ⟨U+001B⟩."""
    if text.isprintable():
        return text
    if isinstance(text, Message):
        return text.each(visible)
    return re.sub(HIDDEN, lambda match: f"⟨U+{ord(match[0]):04X}⟩", text)


def without_hidden(text: str) -> str:
    """The text without its hidden characters."""
    return re.sub(HIDDEN, "", text)


def one_line(text: str) -> str:
    """The same of a text that is to stay on its line: a file's name, a sentence about one."""
    if text.isprintable():
        return text
    if isinstance(text, Message):
        return text.each(one_line)
    return re.sub(f"{HIDDEN}|{_BREAKS}", lambda match: f"⟨U+{ord(match[0]):04X}⟩", text)


def unread_by_shells(text: str) -> str:
    """The text on one line, every ASCII mark in its full-width form: it reads the same, and no shell reads it as code.

    Completion scripts put descriptions into code that the shell evaluates, each in its own quotes, so that no escape
    is right for all of them.
    """
    shown = " ".join(visible(text).split())
    return "".join(chr(ord(char) + 0xFEE0) if char in _MARKS else char for char in shown)


class _Terminal:
    """Which characters the terminal makes two cells wide, by their property East_Asian_Width."""

    wide: str = "WF"


def make_ambiguous_wide(wide: bool) -> None:
    """Count the characters of ambiguous width as two cells from now on, as the terminal does; or as one."""
    _Terminal.wide = "WFA" if wide else "WF"


def width(text: str) -> int:
    """The number of terminal columns that `text` takes: two for a wide character, none for a combining one."""
    if text.isascii():
        return len(text)
    columns = 0
    for char in text:
        if unicodedata.combining(char) or unicodedata.category(char) == "Cf":
            continue
        columns += 2 if unicodedata.east_asian_width(char) in _Terminal.wide else 1
    return columns
