"""The table of units: as text in blocks, or an object a unit."""

import json
from collections.abc import Iterable, Sequence

from policytrack.quantity.unit import Dimension, Unit
from policytrack.render.wrapping import columns_of, hanging
from policytrack.text.decimals import decimal_text, grouped
from policytrack.text.messages import Message, enumerated, say
from policytrack.translations import spoken, told

#: The columns that a symbol takes, and the least of a terminal on which a line goes on below its worth.
_SYMBOL, _WIDE = 16, 72
#: A unit and its further spellings.
Listed = tuple[Unit, tuple[str, ...]]


def render_lines(found: Iterable[Listed]) -> str:
    """An object a unit and line."""
    return "".join(json.dumps(_record(unit, aliases), ensure_ascii=False) + "\n" for unit, aliases in found)


def render_text(found: Sequence[Listed], width: int | None = None) -> str:
    """A block a dimension, a line a unit; units of the same worth that have no other spellings share a line.

    On a terminal of some `width` a line that is longer goes on below its worth.
    """
    parts: list[str] = []
    below = 2 + 2 * _SYMBOL if width is None or width >= _WIDE else 4
    shown = None
    together: list[str] = []
    for index, (unit, aliases) in enumerate(found):
        if unit.dimension != shown:
            shown = unit.dimension
            heading = told(say("{} ({}), base unit {} [{}]", shown.name_en, _in_chinese(shown), shown.base, shown.key))
            parts.append(("\n" if parts else "") + hanging(heading, width, 2) + "\n")
        if shown.key == "count":
            together.append(unit.symbol)
            following = found[index + 1][0] if index + 1 < len(found) else None
            if following is None or following.english != unit.english:
                parts.append(hanging(f"  {_padded(unit.english, _SYMBOL)}{' '.join(together)}", width, below) + "\n")
                together = []
        else:
            names = _padded(unit.symbol, _SYMBOL) + _padded(unit.english, _SYMBOL)
            also = told(say("   also {}", enumerated(aliases))) if aliases else ""
            parts.append(hanging(f"  {names}= {grouped(unit.factor)} {shown.base}{also}", width, below) + "\n")
    return "".join(parts)


def _in_chinese(dimension: Dimension) -> str:
    """The Chinese name of a dimension, in the script of a Chinese screen."""
    return told(Message(dimension.name_en)) if spoken() != "en" else dimension.name


def _record(unit: Unit, aliases: tuple[str, ...]) -> dict[str, object]:
    return {
        "unit": unit.symbol,
        "english": unit.english,
        "dimension": unit.dimension.key,
        "factor": decimal_text(unit.factor),
        "base_unit": unit.dimension.base,
        "aliases": list(aliases),
    }


def _padded(text: str, columns: int) -> str:
    return text + " " * max(1, columns - columns_of(text))
