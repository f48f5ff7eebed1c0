"""One target in full."""

from collections.abc import Iterable

from rich.table import Table
from rich.text import Text

from policytrack.model import Actual, Match
from policytrack.printable import visible
from policytrack.render.terminal import STYLES, draw_bar, plain_console, without_padding
from policytrack.table import Row

_BAR_CELLS = 30


def render_target(row: Row, *, width: int | None, colour: bool) -> str:
    """Goal, quote, plan, figures and verdict, a label before each."""
    console = plain_console(width, colour)
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for label, text in _facts(row):
        if text.plain:
            grid.add_row(label, text)
    with console.capture() as capture:
        console.print(Text(visible(row.title), style="bold"))
        if row.title_en:
            console.print(Text(visible(row.title_en), style="dim"))
        console.print()
        console.print(grid)
    return without_padding(capture.get())


def _facts(row: Row) -> Iterable[tuple[str, Text]]:
    assessment, target = row.assessment, row.assessment.target
    plan = target.plan
    yield "Goal", Text.assemble(visible(row.goal), ("   " + row.normalised, "dim"))
    yield "By", Text(str(target.by.last) if target.by else "no deadline named")
    yield "Quote", _quote(target.quote, target.goal.text)
    yield (
        "Plan",
        _text(" · ".join(part for part in (plan.title, plan.number, str(plan.issued or "")) if part)),
    )
    yield "Issuer", _text(plan.issuer)
    yield "Published at", _text(plan.url)
    yield "Responsible", _text("、".join(target.responsible))
    yield (
        "Indicator",
        _text(f"{target.indicator.title} ({target.indicator.key})" if target.indicator else None),
    )
    yield "Basis", _text(target.basis)
    yield "Kind", _text(str(target.kind))
    yield "Tags", _text(", ".join(target.tags))
    yield "Revises", _text(target.revises)
    yield "Note", _text(target.note)
    if target.baseline is not None:
        yield "Baseline", _actual(target.baseline)
    for index, actual in enumerate(target.actuals):
        yield "" if index else "Figures", _actual(actual)
    if row.bar.label:
        yield "Progress", Text(f"{draw_bar(row.bar, _BAR_CELLS)} {row.bar.label}")
    yield "Status", Text(row.status, style=STYLES.get(assessment.status, ""))
    yield "Why", _text(row.reason)


def _text(text: str | None) -> Text:
    return Text(visible(text or ""))


def _quote(quote: str, figure: str) -> Text:
    text = Text(visible(quote))
    text.highlight_words([visible(figure)], style="bold")
    return text


def _actual(actual: Actual) -> Text:
    match = f" ({actual.match} match)" if actual.match is not Match.SAME else ""
    basis = f", {actual.basis}" if actual.basis else ""
    text = Text(f"{actual.as_of}  {visible(actual.value.text)}{match}{visible(basis)}")
    for detail in (actual.note, actual.source):
        if detail:
            text.append("\n" + visible(detail), style="dim")
    return text
