"""The one palette: styles by name as a terminal writes them, and the style that each verdict has."""

from collections.abc import Mapping
from typing import Final

#: Select Graphic Rendition, ECMA-48: the eight colours that every terminal has, so that its own scheme decides.
_CODES: Final = {
    "bold": "1", "dim": "2", "underline": "4", "red": "31", "green": "32", "yellow": "33", "magenta": "35",
    "cyan": "36",
}  # fmt: skip

#: Colours beside the words of a verdict, never instead of them; what is not here has none.
STATUS_STYLES: Final[Mapping[str, str]] = {
    "met": "green", "reached": "green", "holding": "green", "met late": "green", "ahead": "green", "on track": "green",
    "done": "green",
    "behind": "yellow", "not met yet": "yellow",
    "far behind": "red", "moving away": "red", "missed": "red",
    "awaiting final figure": "magenta",
    "no baseline": "cyan", "not comparable": "cyan",
    "no data": "dim",
}  # fmt: skip


def paint(text: str, style: str, *, colour: bool = True) -> str:
    """`text` in a style, which is names with spaces between them ("bold red"); plain without `colour`."""
    if not (colour and style and text):
        return text
    return f"\x1b[{';'.join(_CODES[name] for name in style.split())}m{text}\x1b[0m"
