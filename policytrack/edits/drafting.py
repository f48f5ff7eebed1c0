"""From proposals to the records of a data file: a plan's record, and each proposed target with its fields."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from policytrack.data.model import Kind
from policytrack.data.naming import free, new_identifier, region_name
from policytrack.edits.actuals import TARGET_KEYS
from policytrack.edits.examples import ListStyle
from policytrack.edits.style import Style, Value, ranking
from policytrack.plans.proposals import Proposal
from policytrack.plans.record import Record
from policytrack.text.messages import say
from policytrack.text.printable import one_line
from policytrack.translations import told

_KINDS: Final = {"annual": Kind.ANNUAL, "cumulative": Kind.CUMULATIVE}
#: What the comments of a new file say.
_OF_FILE: Final = say(
    "What plans promise in numbers, and what has been published since. "
    "`policytrack schema > targets.schema.json` lets editors help."
)
_OF_PLANS: Final = say("The documents, each by a key of your choice.")
_OF_TARGETS: Final = say(
    "The promises, each with the words of the plan: `policytrack add` and `policytrack draft` write them."
)
#: The longest title that is taken from a quote, in characters.
_LONGEST_TITLE: Final = 40


def plan_fields(record: Record, text: str | None = None) -> dict[str, str]:
    """The fields of a plan's record, those that its text says, and the path of that `text` where one is given."""
    values = {
        "title": record.title or "untitled",
        "issuer": record.issuer,
        "region": record.region,
        "number": record.number,
        "issued": str(record.issued) if record.issued else str(record.year) if _names_its_year(record) else None,
        "text": text,
    }
    return {name: value for name, value in values.items() if value}


def _names_its_year(record: Record) -> bool:
    """Whether a plan's year is said, and not only the first of its period."""
    return record.year is not None and (record.number is not None or record.is_report)


def plan_key(record: Record, stem: str, taken: Collection[str] = ()) -> str:
    """A key for a plan, none of `taken`: the name of its file in plain letters, else its region and its year."""
    key = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")
    if not re.search("[a-z]", key):
        region = region_name(record.region or "")
        key = f"{region if region and region.isascii() else 'plan'}{f'-{record.year}' if record.year else ''}"
    return free(key, taken)


def starts(record: Record, key: str) -> list[str]:
    """What the ids of a new plan may begin with, the best first: its region, the start of its key."""
    return [record.region or "", key.split("-", maxsplit=1)[0]]


def proposed_title(proposal: Proposal) -> str:
    """What a proposed target is called: its subject, else the beginning of its quote."""
    return proposal.subject or proposal.quote[:_LONGEST_TITLE]


def target_fields(proposal: Proposal, starts: Sequence[str], taken: set[str], titles: set[str]) -> dict[str, Value]:
    """The fields of a proposed target. Its id begins with one of `starts` and is in none of `taken`; its title, with
    its figure where that is needed, in none of `titles`. Both go in there.
    """
    title = proposed_title(proposal)
    if title in titles:
        title = f"{title} ({proposal.goal})"
    titles.add(title)
    identity = new_identifier(starts, proposal.subject or title, str(proposal.deadline or ""), taken)
    taken.add(identity)
    fields: dict[str, Value] = {"id": identity, "title": title, "goal": proposal.goal, "quote": proposal.quote}
    if proposal.deadline is not None:
        fields["by"] = str(proposal.deadline)
    if proposal.bound.period in _KINDS:
        fields["kind"] = str(_KINDS[proposal.bound.period])
    if proposal.nature:
        fields["nature"] = proposal.nature
    if proposal.bound.basis:
        fields["basis"] = proposal.bound.basis
    if proposal.bodies.lead:
        fields["lead"] = proposal.bodies.lead
    if proposal.bodies.others:
        fields["responsible"] = proposal.bodies.others
    if proposal.baseline and proposal.baseline_year:
        fields["baseline"] = (("value", proposal.baseline), ("as_of", str(proposal.baseline_year)))
    elif proposal.baseline:
        fields["note"] = told(say("from {}", proposal.baseline))
    return fields


def plan_comment(key: str, record: Record, path: str) -> str:
    """What stands above the proposals of a plan that the data has, where those of several are printed."""
    return f"  # {key}: {one_line(record.title or path)}\n\n"


def new_plan_comment(key: str, record: Record) -> str:
    """The record of a plan that the data has not, in comments above its proposals: it goes below `plans:`."""
    entries = [f"    {Style().entry(name, value)}" for name, value in plan_fields(record).items()]
    lines = [told(say("this plan is not in the data; below `plans:` goes:")), f"  {key}:", *entries]
    return "".join(f"  # {line}\n" for line in lines) + "\n"


def target_lines(proposals: Iterable[Proposal], plan: str, taken: set[str], starts: Sequence[str]) -> str:
    """The proposals as YAML behind a file's own targets, each doubt in a comment above its target. Their ids begin with
    one of `starts` and are in none of `taken`, where they go in.
    """
    style = ListStyle(Style())
    titles = set[str]()
    rank = ranking((), TARGET_KEYS)
    pieces = []
    for proposal in proposals:
        fields = target_fields(proposal, starts, taken, titles) | {"plan": plan}
        comments = "".join(f"  # {one_line(told(doubt))}\n" for doubt in proposal.doubts)
        pieces.append(f"{comments}{style.item(fields, rank, 2)}\n")
    return "\n".join(pieces)


def new_file(plans: Mapping[str, Mapping[str, str]], targets: str) -> str:
    """A small data file with comments in the reader's language, valid as it stands."""
    style = Style()
    order = ("title", "issuer", "region", "number", "issued", "text")
    lines = [
        "# yaml-language-server: $schema=targets.schema.json",
        f"# {told(_OF_FILE)}",
        "",
        "format: 1",
        "",
        f"# {told(_OF_PLANS)}",
    ]
    if plans:
        lines.append("plans:")
        for key, fields in plans.items():
            lines.append(f"  {key}:")
            lines += [f"    {style.entry(name, fields[name])}" for name in order if name in fields]
    else:
        lines += ["plans: {}", "  # my-city-2025:", "  #   title: 我市数字经济发展规划", "  #   issued: 2025-03-01"]
    lines += ["", f"# {told(_OF_TARGETS)}"]
    lines.append("targets:" if targets else "targets: []")
    return "\n".join(lines) + "\n" + targets
