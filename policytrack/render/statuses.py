"""What the statuses mean, and the thresholds that they turn on with their sources."""

from policytrack.progress import Status
from policytrack.progress.status import THRESHOLDS
from policytrack.render.layout import Column, Line, Screen, fit, table_rows
from policytrack.render.terminal import STYLES
from policytrack.wording import Voice


def render(voice: Voice, screen: Screen) -> str:
    """Two tables: a line a status, a line a threshold."""
    numbers = {threshold.name: threshold.text for threshold in THRESHOLDS}
    names, meanings = voice.table("STATUS"), voice.table("MEANING")
    statuses = [
        Column("", [[Line(names[key], STYLES.get(Status(key), "") if key != "stale" else "")] for key in meanings]),
        Column("", [[Line(meaning.format_map(numbers))] for meaning in meanings.values()], 20),
    ]
    labels, sources = voice.table("THRESHOLD"), voice.table("SOURCE")
    thresholds = [
        Column("", [[Line(threshold.text)] for threshold in THRESHOLDS], right=True),
        Column("", [[Line(labels[threshold.name])] for threshold in THRESHOLDS], 20),
        Column("", [[Line(sources[threshold.source], "dim")] for threshold in THRESHOLDS], 20),
    ]
    first, second = _table(statuses, screen), _table(thresholds, screen)
    return f"{voice.phrase('explain')}\n{first}\n{voice.phrase('thresholds')}\n{second}"


def _table(columns: list[Column], screen: Screen) -> str:
    return "".join(table_rows(columns, fit(columns, screen.available(2), 2), screen, gap=2, margin=2))
