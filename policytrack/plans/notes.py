"""The notes behind a plan's tables: what says how the figures of one are counted."""

import re
from collections.abc import Container, Sequence
from typing import Final

from policytrack.plans.structure import Paragraph

#: The first note of several, and the label above them.
_FIRST_NOTE: Final = re.compile(
    r"(?:注|註|备注|備註|说明|說明)\s?[:：]?\s?(?:(?P<number>[\[（(]?(?:1(?![0-9]|\.[0-9])|①)).*|)$", re.DOTALL
)
_NOTE_IN_TABLE: Final = re.compile(r"(?:注|註|备注|備註)\s?[:：]\s?(?P<number>[\[（(]?(?:1(?![0-9]|\.[0-9])|①))")


def notes_behind(paragraphs: Sequence[Paragraph], tables: Container[int]) -> set[int]:
    """The numbers of the paragraphs that are notes behind tables, as far as they are numbered on: 注：1.…, 2.…, 3.….

    The first of them may stand at the end of a table's last line, and several in one line.
    """
    notes: set[int] = set()
    for place, paragraph in enumerate(paragraphs):
        if place in tables:
            first = _NOTE_IN_TABLE.search(paragraph.text)
        else:
            first = _FIRST_NOTE.match(paragraph.text) if place - 1 in tables else None
        if first is None:
            continue
        if place not in tables:
            notes.add(place)
        number = 1 if first["number"] is None else 2
        for behind in range(place + 1, len(paragraphs)):
            text = paragraphs[behind].text
            if not re.match(rf"[\[（(]?(?:{number}(?![0-9]|\.[0-9])|{chr(0x245F + number)})", text):
                break
            notes.add(behind)
            number += 1
            while re.search(rf"(?<![0-9.])(?:{number}[.．、](?![0-9])|{chr(0x245F + number)})", text):
                number += 1
    return notes
