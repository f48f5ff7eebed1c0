"""`coverage`: every figure of a plan's text, and which target says it."""

from enum import StrEnum
from typing import Annotated

import typer

from policytrack.commands.options import Files, find_any, load_sound
from policytrack.commands.plan_options import PlanFile, PlanKey, Region, find_plan, plan_file_text
from policytrack.commands.streams import write


class CoverageFormat(StrEnum):
    """How the figures are shown."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"


def command(
    plan_file: PlanFile,
    *,
    files: Files = None,
    plan: PlanKey = None,
    region: Region = None,
    format: Annotated[CoverageFormat, typer.Option(help="Lines, JSON, or a page with the figures coloured.")] = (
        CoverageFormat.TEXT
    ),
    everything: Annotated[bool, typer.Option("--all", help="List also the figures that are no target.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="End with exit code 1 where a figure is uncovered.")] = False,
) -> None:
    """List every figure of a plan's text: covered by which target, no target and why, or uncovered.

    Without a data file nothing is covered yet.
    """
    from policytrack.data.model import Dataset
    from policytrack.plans.coverage import State, coverage
    from policytrack.plans.record import read_record
    from policytrack.plans.structure import paragraphs
    from policytrack.render import draft as shown

    paths = find_any(files)
    dataset = load_sound(paths)[0] if paths else Dataset()
    text = plan_file_text(plan_file)
    found = find_plan(dataset, plan, read_record(paragraphs(text)), text)
    targets = [target for target in dataset.targets if found is None or target.plan.key == found.key]
    figures = coverage(
        text,
        targets,
        region=region or (found.region if found else None),
        not_targets=found.not_targets if found else (),
    )
    if format is CoverageFormat.JSON:
        write(shown.coverage_json(plan_file, figures))
    elif format is CoverageFormat.HTML:
        from policytrack.render.coverage_html import render_html

        write(render_html(plan_file, text, figures))
    else:
        write(shown.coverage_text(plan_file, figures, everything=everything))
    if strict and any(figure.state is State.UNCOVERED for figure in figures):
        raise typer.Exit(1)
