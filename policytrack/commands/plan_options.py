"""What the commands on a plan's text share: reading it, and finding its record in the data."""

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from policytrack.data.model import Dataset, Plan
from policytrack.errors import PolicytrackError
from policytrack.plans.record import Record
from policytrack.text.messages import say

PlanFile: TypeAlias = Annotated[
    str, typer.Argument(metavar="PLAN", help="The plan's text: .txt, .md, .html, .docx or .pdf; - for standard input.")
]
PlanKey: TypeAlias = Annotated[
    str | None, typer.Option("--plan", metavar="KEY", help="The key of the plan in the data; by default by its title.")
]
Region: TypeAlias = Annotated[
    str | None, typer.Option(metavar="NAME", help="The plan's region, for its currency; by default from its title.")
]


def plan_file_text(path: str) -> str:
    """The text of a plan's file. Raises `PolicytrackError` where it cannot be had."""
    from policytrack.plans.documents import plan_text
    from policytrack.render.progress import progress
    from policytrack.store import texts

    with progress(say("Reading the plan")) as tell:
        if path == "-":
            return plan_text(texts.plan_bytes_of_standard_input(), "standard input", tell)
        return plan_text(texts.plan_bytes(path), path, tell)


def stem(path: str) -> str:
    """What a plan's file is called, without its ending."""
    return "stdin" if path == "-" else Path(path).stem


def find_plan(dataset: Dataset, key: str | None, record: Record) -> Plan | None:
    """The plan of that key, or the one of the record's title or number; None where the data has none.

    Raises `PolicytrackError` for a key that is none.
    """
    if key is not None:
        plan = next((plan for plan in dataset.plans if plan.key == key), None)
        if plan is None:
            from policytrack.text.suggest import nearest_hint

            near = nearest_hint(key, [plan.key for plan in dataset.plans])
            raise PolicytrackError(say("there is no plan {!r}{}", key, near), say("name one with --plan"))
        return plan
    from policytrack.text.script import fold

    wanted = fold(record.title or "")
    for plan in dataset.plans:
        if (wanted and fold(plan.title) == wanted) or (record.number and plan.number == record.number):
            return plan
    return dataset.plans[0] if len(dataset.plans) == 1 else None
