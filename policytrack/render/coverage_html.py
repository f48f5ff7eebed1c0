"""The coverage of a plan as a page: its text with the figures coloured, and a list of those that are uncovered."""

import re
from collections.abc import Sequence

from policytrack.plans.coverage import CoveredFigure, State, counts
from policytrack.render.draft import STATES
from policytrack.render.templating import environment, filled
from policytrack.text.printable import one_line
from policytrack.translations import spoken, told


def render_html(name: str, text: str, figures: Sequence[CoveredFigure]) -> str:
    """The plan's text with its figures coloured, for reading through in a browser. Nothing in it is active.

    Raises `PolicytrackError` where jinja2 is not installed.
    """
    pieces: list[tuple[int, str, str, str]] = []  # place, state (none between figures), what the figure is, the words
    at = 0
    for one in figures:
        if one.start < at:
            continue
        said = " ".join(filter(None, (told(STATES[one.state]), one.target or told(one.reason or ""))))
        pieces.append((at, "", "", _in_page(text[at : one.start])))
        pieces.append((one.start, one.state.name.lower(), said, _in_page(text[one.start : one.end])))
        at = one.end
    pieces.append((at, "", "", _in_page(text[at:])))
    number = counts(figures)
    return filled(
        environment(),
        "coverage.html",
        {
            "lang": spoken(),
            "name": one_line(name),
            "states": [(state.name.lower(), told(STATES[state]), number[state]) for state in State],
            "uncovered": [(place, words) for place, state, _, words in pieces if state == State.UNCOVERED.name.lower()],
            "pieces": pieces,
        },
    )


def _in_page(text: str) -> str:
    """A piece of the text as the page shows it: what breaks a line in Unicode breaks it in HTML too."""
    return re.sub("[\x85\u2028\u2029]", "\n", text)
