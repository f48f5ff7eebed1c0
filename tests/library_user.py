"""A program that uses the package as its document says; `make lint` holds it to strict types."""

from datetime import date

import policytrack


def statuses(file: str) -> list[policytrack.Status]:
    """The verdict on each target of a file."""
    dataset: policytrack.Dataset = policytrack.load(file)
    found: list[policytrack.Diagnostic] = list(policytrack.check(file, today=date(2026, 1, 1)))
    assert not found
    assessments: list[policytrack.Assessment] = [policytrack.assess(target, date.today()) for target in dataset.targets]
    bound: policytrack.Bound = policytrack.parse("600亿元")
    unit: policytrack.Unit = bound.unit
    records = policytrack.rows(dataset, date.today(), ["id", "status"])
    print(unit.symbol, policytrack.format_bound(bound), policytrack.reason(assessments[0]), records[0]["id"])
    return [assessment.status for assessment in assessments]
