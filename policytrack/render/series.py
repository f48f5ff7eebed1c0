"""Every published figure as comma or tab separated values, one a row: what `import` reads, so that a chart can be
redrawn from it and nothing is lost on the way back.
"""

import json
from collections.abc import Iterable, Mapping, Sequence

from policytrack.edits.csv_import import COLUMNS
from policytrack.edits.request import written
from policytrack.progress.use import figures
from policytrack.render.delimited import heading, table
from policytrack.report.report import Report


def render(report: Report, *, tabs: bool = False, bom: bool = False) -> str:
    """The figures of the report's targets that were known on its day, the baseline of each first; the cells are as in
    the data file, in whatever language the headings are.
    """
    return table(_rows(report), tabs=tabs, bom=bom)


def _rows(report: Report) -> Iterable[Sequence[str]]:
    yield [heading(key, report.locale) for key in COLUMNS]
    for row in report.rows:
        identity = row.assessment.target.id
        for role, actual in figures(row.assessment):
            fields: Mapping[str, object] = {"id": identity, "role": role, **written(actual)}
            yield [_cell(fields.get(key, "")) for key in COLUMNS]


def _cell(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(dict(value), ensure_ascii=False)  # type: ignore[call-overload]
