"""The table of units: as text in blocks, or an object a unit."""

import json
from collections.abc import Iterable, Sequence

from policytrack.quantity.format import in_base, unit_words
from policytrack.quantity.normalise import hant
from policytrack.quantity.unit import Dimension, Unit
from policytrack.quantity.unit_table import UNITS
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
            parts.append(("\n" if parts else "") + hanging(_heading(shown), width, 2) + "\n")
        if shown.key == "count":
            together.append(unit.symbol)
            following = found[index + 1][0] if index + 1 < len(found) else None
            if following is None or following.english != unit.english:
                parts.append(hanging(f"  {_counters(unit.english, together)}", width, below) + "\n")
                together = []
        else:
            name, *also = _names(unit, aliases)
            worth = f"= {in_base(grouped(unit.factor), shown, spoken())}"
            more = told(say("   also {}", enumerated(also))) if also else ""
            parts.append(hanging(f"  {_padded(name, _SYMBOL)}{worth}{more}", width, below) + "\n")
    text = "".join(parts)
    return hant(text) if spoken() == "zh-Hant" else text


def _heading(of: Dimension) -> str:
    """What a dimension is called, its base unit, and its key for command lines."""
    base = UNITS.base(of)
    name = Message(of.name_en) if spoken() != "en" else f"{of.name_en} ({of.name})"
    return told(say("{}, base unit {} [{}]", name, unit_words(base, spoken()) if base else of.base, of.key))


def _counters(english: str, counters: Sequence[str]) -> str:
    """Counters of one kind: under its English name, which is the last of them on a Chinese screen."""
    if spoken() == "en":
        return _padded(english, _SYMBOL) + " ".join(counters)
    return " ".join(dict.fromkeys((*counters, english)))


def _names(unit: Unit, aliases: tuple[str, ...]) -> Sequence[str]:
    """What a unit is called, in the language that is spoken first."""
    first = (unit.english, unit.symbol) if spoken() == "en" else (unit.symbol, unit.english)
    return list(dict.fromkeys((*first, *aliases)))


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
