"""What a site gives out for downloading: targets and figures as CSV and JSON, and a descriptor of both tables."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from policytrack.data.model import Actual, Target
from policytrack.progress.use import figures
from policytrack.render import delimited, json_report
from policytrack.report.columns import COLUMNS
from policytrack.report.report import Report
from policytrack.text.decimals import decimal_text
from policytrack.text.printable import json_text

#: The columns of the table of figures: a row a figure, amounts in base units.
FIGURES: Final = (
    "target", "plan", "indicator", "region", "role", "as_of", "day", "text", "comparator", "low", "high", "unit",
    "source", "published", "basis", "match", "note",
)  # fmt: skip
#: Columns of numbers that may be a range, written low..high.
_RANGES: Final = ("baseline_value", "latest_value")
_NUMBERS: Final = ("low", "high")


def targets_csv(report: Report) -> str:
    """Every target with all columns."""
    return delimited.render(report)


def targets_json(report: Report) -> str:
    """Every target with its verdict, what it rests on, and all its figures."""
    return json_report.render_report(report, 0)


def figures_csv(report: Report) -> str:
    """Every figure: baselines and what was published since."""
    return delimited.table(_figures(report))


def _figures(report: Report) -> Iterable[Sequence[str]]:
    yield FIGURES
    for row in report.rows:
        for role, actual in figures(row.assessment):
            yield _figure(row.assessment.target, actual, role)


def _figure(target: Target, actual: Actual, role: str) -> Sequence[str]:
    bound = actual.value.bound
    return (
        target.id, target.plan.key, target.indicator.key if target.indicator else "", target.region or "", role,
        str(actual.as_of), actual.as_of.last.isoformat(), actual.value.text, str(bound.comparator),
        decimal_text(bound.base_low) or "", decimal_text(bound.base_high) or "", bound.unit.dimension.base,
        actual.source or "", str(actual.published or ""), actual.named_basis or "", str(actual.match),
        actual.note or "",
    )  # fmt: skip


def data_package(title: str) -> str:
    """A descriptor of the two tables, as Frictionless Data's Data Package has it: their columns with their types."""
    numeric = {key for key, column in COLUMNS.items() if column.numeric and key not in _RANGES}
    resources = [
        _resource("targets", COLUMNS, numeric),
        _resource("figures", FIGURES, _NUMBERS),
    ]
    return json_text({"name": "policy-targets", "title": title, "resources": resources})


def _resource(name: str, columns: Iterable[str], numeric: Iterable[str]) -> dict[str, Any]:
    numbers = set(numeric)
    fields = [{"name": key, "type": "number" if key in numbers else "string"} for key in columns]
    return {
        "name": name,
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": fields},
    }
