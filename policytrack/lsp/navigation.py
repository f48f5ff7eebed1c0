"""From an id to where it is defined and referred to, and another id in its place everywhere."""

from collections.abc import Iterator
from typing import Final

from policytrack.data.identifiers import HINT, is_identifier
from policytrack.data.splice import Edit
from policytrack.edits.scalars import write_scalar
from policytrack.errors import PolicytrackError
from policytrack.lsp.analysis import Analysis, File
from policytrack.lsp.spots import Spot, Thing
from policytrack.text.messages import say

_CALLED: Final = {Thing.PLAN: say("plan"), Thing.INDICATOR: say("indicator"), Thing.TARGET: say("target")}


def definitions(analysis: Analysis, spot: Spot) -> list[tuple[File, Spot]]:
    """Where the plan, indicator or target is defined that a place names."""
    return [found for found in _everywhere(analysis, spot) if found[1].defines]


def references(analysis: Analysis, spot: Spot, *, declared: bool) -> list[tuple[File, Spot]]:
    """Where it is referred to, with `declared` also where it is defined."""
    return [found for found in _everywhere(analysis, spot) if declared or not found[1].defines]


def _everywhere(analysis: Analysis, spot: Spot) -> Iterator[tuple[File, Spot]]:
    return analysis.all_spots(spot.thing, spot.value) if spot.thing is not None else iter(())


def rename(analysis: Analysis, spot: Spot, name: str) -> dict[str, list[Edit]]:
    """The edits, by the names of their files, that give an id another name wherever it stands.

    Raises `PolicytrackError` where the name cannot be one, is taken, or a file of the data set cannot be read now.
    """
    if spot.thing is None:
        raise PolicytrackError(say("this is no id of a plan, an indicator or a target"))
    if not is_identifier(name):
        raise PolicytrackError(say("{!r} cannot be a name here", name), HINT)
    if name != spot.value and next(analysis.all_spots(spot.thing, name), None) is not None:
        raise PolicytrackError(say("there is a {} {} already", _CALLED[spot.thing], name))
    broken = [file.buffer.name for file in analysis.files.values() if file.document is None]
    if broken:
        raise PolicytrackError(say("{} is not valid YAML now, and may have the id too; mend it first", broken[0]))
    edits: dict[str, list[Edit]] = {}
    for file, found in _everywhere(analysis, spot):
        # An id that other YAML programs read as a number or a word of their own is put in quotation marks.
        text = name if found.quoted else write_scalar(name, None, flow=True)
        edits.setdefault(file.buffer.name, []).append(Edit(found.start, found.end, text))
    return edits
