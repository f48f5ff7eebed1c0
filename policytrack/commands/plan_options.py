"""What the commands on a plan's text share: reading it, and finding its record in the data."""

import os
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple, TypeAlias

import typer

from policytrack.commands import completion
from policytrack.errors import PolicytrackError
from policytrack.text.messages import say
from policytrack.translations import told

if TYPE_CHECKING:
    from policytrack.data.model import Dataset, Plan
    from policytrack.plans.proposals import Draft
    from policytrack.plans.record import Record

#: So many seconds pass before it is shown how far the reading is.
PATIENCE: Final = 1.0
#: Fewer characters are read sooner by one process than others are started.
_WORTH_A_PROCESS: Final = 60_000

PlanFile: TypeAlias = Annotated[
    str, typer.Argument(metavar="PLAN", help="The plan's text: .txt, .md, .html, .docx or .pdf; - for standard input.")
]
PlanFiles: TypeAlias = Annotated[
    list[str],
    typer.Argument(metavar="PLAN...", help="The plans' texts: .txt, .md, .html, .docx or .pdf; - for standard input."),
]
PlanKey: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--plan",
        metavar="KEY",
        help="The key of the plan in the data; by default by its title.",
        autocompletion=completion.plans,
    ),
]
Region: TypeAlias = Annotated[
    str | None, typer.Option(metavar="NAME", help="The plan's region, for its currency; by default from its title.")
]


def plan_file_text(path: str) -> str:
    """The text of a plan's file. Raises `PolicytrackError` where it cannot be had."""
    from policytrack.plans.documents import is_pdf, plan_text
    from policytrack.render.progress import progress
    from policytrack.store import looks_like_data, texts

    name = told(say("standard input")) if path == "-" else path
    with progress(say("Reading the plan")) as tell:
        data = texts.plan_bytes_of_standard_input() if path == "-" else texts.plan_bytes(path)
        if looks_like_data(data):
            raise PolicytrackError(
                say("{} is a data file, and no plan's text", name), say("texts are .txt, .md, .html, .docx or .pdf")
            )
        if not is_pdf(data):
            return plan_text(data, name, tell)
        from policytrack.store.confined import confined

        return confined(partial(plan_text, data, name), name, tell)


class DraftedPlan(NamedTuple):
    """A plan's file, its text, and what is drafted from it."""

    path: str
    text: str
    drafted: "Draft"


def drafted_plans(paths: Sequence[str], region: str | None) -> list[DraftedPlan]:
    """What is drafted from each plan, in their order, several at once. Raises `PolicytrackError` for the first that
    cannot be read.
    """
    from policytrack.plans.proposals import draft
    from policytrack.render.progress import progress

    texts = [plan_file_text(path) for path in paths]
    if len(texts) == 1:
        with progress(say("Reading the plan"), 1, PATIENCE):
            return [DraftedPlan(paths[0], texts[0], draft(texts[0], region=region))]
    done: list[DraftedPlan] = []
    with progress(say("Reading plans"), len(texts), PATIENCE) as tell:
        for path, text, drafted in zip(paths, texts, _drafts(texts, region), strict=True):
            done.append(DraftedPlan(path, text, drafted))
            tell(len(done))
    return done


def _drafts(texts: Sequence[str], region: str | None) -> "Iterator[Draft]":
    """The drafts of texts in their order: as many processes read them as the machine has cores, where that pays."""
    from policytrack.plans.proposals import draft

    cores = min(os.cpu_count() or 1, len(texts))
    if cores < 2 or sum(map(len, texts)) < _WORTH_A_PROCESS:
        yield from (draft(text, region=region) for text in texts)
        return
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    done = 0
    try:
        with ProcessPoolExecutor(cores) as pool:
            for drafted in pool.map(partial(draft, region=region), texts):
                yield drafted
                done += 1
    except (OSError, NotImplementedError, ImportError, BrokenProcessPool):
        # A container or a sandbox may have no semaphores, no memory for them or no room for another process.
        yield from (draft(text, region=region) for text in texts[done:])


def stem(path: str) -> str:
    """What a plan's file is called, without its ending."""
    return "stdin" if path == "-" else Path(path).stem


def find_plan(dataset: "Dataset", key: str | None, record: "Record", text: str) -> "Plan | None":
    """The plan that a text is of: that of the key, of the record's title or number, or the one that most of the quotes
    are of which stand in the text. A text that says no title is taken for that of the data's only plan. Else None: no
    plan of the data is this one.

    Raises `PolicytrackError` for a key that is none.
    """
    if key is not None:
        from policytrack.edits.targets import plan_named

        return plan_named(key, dataset.plans)
    from policytrack.plans.coverage import plan_quoted
    from policytrack.text.script import fold

    wanted = fold(record.title or "")
    for plan in dataset.plans:
        if (wanted and fold(plan.title) == wanted) or (record.number and plan.number == record.number):
            return plan
    quoted = plan_quoted(text, dataset.targets)
    return quoted or (dataset.plans[0] if not wanted and len(dataset.plans) == 1 else None)
