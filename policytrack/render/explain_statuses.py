"""What the statuses mean, and the thresholds that they turn on with their sources."""

from policytrack.progress import Status
from policytrack.progress.origins import THRESHOLDS
from policytrack.render.ansi import STATUS_STYLES
from policytrack.render.layout import Line, Screen, TableColumn, fit, paragraph, table_rows
from policytrack.report.locale import Locale


def render(locale: Locale, screen: Screen) -> str:
    """Two tables: a line a status, a line a threshold."""
    numbers = {threshold.name: threshold.text for threshold in THRESHOLDS}
    names, meanings = locale.table("STATUS"), locale.table("MEANING")
    statuses = [
        TableColumn(
            "",
            [
                [Line(names[key], STATUS_STYLES.get(Status(key), "") if key in names and key in set(Status) else "")]
                for key in meanings
            ],
        ),
        TableColumn("", [[Line(meaning.format_map(numbers))] for meaning in meanings.values()], 20),
    ]
    labels, sources = locale.table("THRESHOLD"), locale.table("SOURCE")
    thresholds = [
        TableColumn("", [[Line(threshold.text)] for threshold in THRESHOLDS], right=True),
        TableColumn("", [[Line(labels[threshold.name])] for threshold in THRESHOLDS], 20),
        TableColumn("", [[Line(sources[threshold.origin], "dim")] for threshold in THRESHOLDS], 20),
    ]
    first, second = _table(statuses, screen), _table(thresholds, screen)
    about = paragraph(locale.about_range, screen, indent=2)
    return f"{locale.phrase('explain')}\n{first}\n{about}\n{locale.phrase('thresholds')}\n{second}"


def _table(columns: list[TableColumn], screen: Screen) -> str:
    return "".join(table_rows(columns, fit(columns, screen.available(2), 2), screen, gap=2, margin=2))
