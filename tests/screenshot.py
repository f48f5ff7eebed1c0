"""The picture in the READMEs: what the program prints on a terminal, drawn by rich's own export. `make docs`."""

import re
from html import escape, unescape
from io import StringIO
from itertools import groupby
from textwrap import wrap

from docs_examples import ROOT, run_on_terminal
from rich.cells import cell_len
from rich.console import Console
from rich.terminal_theme import DIMMED_MONOKAI
from rich.text import Text

PICTURE = ROOT / "docs" / "screenshot.svg"
COLUMNS = 118
COMMAND = (
    "policytrack report -f examples/national --as-of 2026-11-22 --group-by region"
    " --status 'missed,ahead,on track,reached,met late'"
)


_RUN = re.compile(
    r'<text class="(?P<style>[^"]+)" x="(?P<x>[\d.]+)" y="(?P<y>[\d.]+)" textLength="[\d.]+" (?P<clip>[^>]+)>'
    r"(?P<text>[^<]*)</text>"
)
#: The width of a column in rich's drawing.
_CELL = 12.2


def picture() -> str:
    """An SVG drawing of the command and what it prints."""
    console = Console(record=True, width=COLUMNS, file=StringIO(), force_terminal=True, color_system="standard")
    for line in wrap(
        f"$ {COMMAND}", COLUMNS
    ):  # not by rich: what the program's help has rich break at is no matter here
        console.print(Text(line, style="bold", no_wrap=True))
    console.print(Text.from_ansi(run_on_terminal(COMMAND, colour=True, columns=COLUMNS)), end="")
    drawn = console.export_svg(title="policytrack", theme=DIMMED_MONOKAI, unique_id="policytrack")
    return _RUN.sub(_columns, drawn)


def _columns(run: re.Match[str]) -> str:
    """A run of text with Chinese characters at their columns, each in the middle of its two: rich gives them one."""
    parts, x = [], float(run["x"])
    for cells, chars in groupby(unescape(run["text"]), key=cell_len):
        text = "".join(chars)
        width = cell_len(text) * _CELL
        if cells == 2:
            middles = " ".join(f"{x + (2 * number + 1) * _CELL:g}" for number in range(len(text)))
            place = f'x="{middles}" y="{run["y"]}" text-anchor="middle"'
        else:
            place = f'x="{x:g}" y="{run["y"]}" textLength="{width:g}"'
        if text.strip("\xa0 "):
            parts.append(f'<text class="{run["style"]}" {place} {run["clip"]}>{escape(text)}</text>')
        x += width
    return "".join(parts)


def words(drawn: str) -> list[str]:
    """What stands in a drawing; how it is drawn is rich's own, and differs with its version."""
    return unescape(" ".join(re.findall("<text[^>]*>([^<]*)</text>", drawn))).split()


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8")
