"""The table of units: as text in blocks, or an object a unit."""

import json
from collections.abc import Iterable, Sequence

from policytrack.quantity.unit import Unit
from policytrack.text.decimals import decimal_text
from policytrack.text.messages import say
from policytrack.text.printable import width
from policytrack.translations import told

#: A unit and its further spellings.
Listed = tuple[Unit, tuple[str, ...]]


def render_lines(found: Iterable[Listed]) -> str:
    """An object a unit and line."""
    return "".join(json.dumps(_record(unit, aliases), ensure_ascii=False) + "\n" for unit, aliases in found)


def render_text(found: Sequence[Listed]) -> str:
    """A block a dimension, a line a unit; units of the same worth that have no other spellings share a line."""
    parts: list[str] = []
    shown = None
    together: list[str] = []
    for index, (unit, aliases) in enumerate(found):
        if unit.dimension != shown:
            shown = unit.dimension
            opening = "\n" if parts else ""
            parts.append(
                opening
                + told(say("{} ({}), base unit {} [{}]", shown.name_en, shown.name, shown.base, shown.key))
                + "\n"
            )
        if shown.key == "count":
            together.append(unit.symbol)
            following = found[index + 1][0] if index + 1 < len(found) else None
            if following is None or following.english != unit.english:
                parts.append(f"  {_padded(unit.english, 16)}{' '.join(together)}\n")
                together = []
        else:
            worth = f"{_padded(unit.symbol, 16)}{_padded(unit.english, 16)}= {decimal_text(unit.factor)} {shown.base}"
            also = told(say("   also {}", ", ".join(aliases))) if aliases else ""
            parts.append(f"  {worth}{also}\n")
    return "".join(parts)


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
    return text + " " * max(1, columns - width(text))
