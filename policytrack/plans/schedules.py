"""Tables that say in words what is due in each year: a row a year, and sentences with figures in its cells."""

import re
from collections.abc import Container, Iterator, Sequence
from typing import Final

from policytrack.plans.cells import MarkedCell, cells_in
from policytrack.plans.row_figures import SpokenCell
from policytrack.plans.structure import Paragraph
from policytrack.plans.wording import plain

_WHEN: Final = re.compile(r"[时時]程|期程|年[度份期]?|[时時][间間](?:[节節][点點])?|(?:完成)?[时時]限|[阶階]段")
#: A year by itself, or the end of one: 2025年底.
_YEAR: Final = re.compile(r"(?:到|至)?((?:19|20)[0-9]{2})\s?(?:年度?)?(?:底|末|前)?")
_FEWEST_ROWS: Final = 2
#: A cell that is longer, or has a comma, is a sentence.
_LONGEST_FIGURE: Final = 12
_SPOKEN: Final = re.compile("[，。；：]")


def scheduled_cells(
    paragraphs: Sequence[Paragraph], tables: Container[int], *, since_1911: bool
) -> tuple[list[SpokenCell], set[int]]:
    """The cells of all such tables beside those `tables` whose figures have been read, each due in the year of its
    row, and the numbers of the paragraphs that they are in.
    """
    found: list[SpokenCell] = []
    inside: set[int] = set()
    for place, paragraph in enumerate(paragraphs):
        labels = cells_in(paragraph.text)
        if place in tables or place in inside or len(labels) < 2 or not _WHEN.fullmatch(labels[0].text):
            continue
        rows = list(_rows(paragraphs, place + 1, since_1911))
        cells = [cell for _, _, words in rows for cell in words]
        spoken = sum(len(cell.text) > _LONGEST_FIGURE or _SPOKEN.search(cell.text) is not None for cell in cells)
        if len(rows) < _FEWEST_ROWS or spoken * 2 <= len(cells):
            continue
        for row, year, words in rows:
            inside.add(row)
            found += [SpokenCell(row, cell.start, cell.start + len(cell.text), "", year) for cell in words]
    return found, inside


def _rows(paragraphs: Sequence[Paragraph], start: int, since_1911: bool) -> Iterator[tuple[int, int, list[MarkedCell]]]:
    """The rows that begin with a year, with those of their cells that say something, as far as they go on."""
    for place in range(start, len(paragraphs)):
        text = paragraphs[place].text
        when, *words = cells_in(text) or [MarkedCell("", 0)]
        year = _YEAR.fullmatch(plain(when.text, since_1911=since_1911).strip())
        if year is not None:
            yield place, int(year[1]), [cell for cell in words if re.search("[0-9一-鿿]", cell.text)]
        elif not re.fullmatch(r"[\s|:-]+", text):
            return
