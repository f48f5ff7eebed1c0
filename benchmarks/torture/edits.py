"""Edits of files in any hand's style, against a reading of their own and by bytes.

What is read before and after comes from PyYAML with every scalar a text, and what is expected is worked out on those
plain lists and mappings. A file that changes must keep every line but the one that a new comma or the emptied key
stands on, and every comment but those of what is taken out; what is set and unset again must be the same bytes.
"""

import random
import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

import yaml
from handwritten import File, write
from outcome import Outcome

from policytrack.data.source import SourceFile
from policytrack.edits import csv_import, fixes, targets
from policytrack.edits.batch import Batch
from policytrack.edits.request import NewActual
from policytrack.edits.session import Edited, EditSession
from policytrack.errors import PolicytrackError
from policytrack.rules.check import CheckOptions, check
from policytrack.text.dates import parse_date
from policytrack.update import revise

#: Each has five or six edits: more than ten thousand.
FILES = 2_000
SEED = 12
TODAY = date(2026, 6, 30)
#: What a refusal may say: the file binds several places to one text, or a block of text would take something up.
FAIR = re.compile("alias|merge|ends in this block of text|block of text that it touches")
COMMENT = re.compile("#c[0-9]+;")


class Texts(yaml.CSafeLoader):
    """Every scalar as the text that stands there; merges are carried out."""


Texts.yaml_implicit_resolvers = {"<": [("tag:yaml.org,2002:merge", re.compile("^<<$"))]}


def attack(share: float = 1.0) -> Outcome:
    """Write files, and carry out edits of all kinds on each."""
    count, done, refused, failures = max(1, int(FILES * share)), Counter[str](), Counter[str](), []
    for number in range(count):
        draw = random.Random(f"{SEED}-{number}")
        file = write(draw)
        for kind, run in KINDS.items():
            try:
                wrong = run(file, draw)
            except PolicytrackError as error:
                if FAIR.search(error.message) and (file.shared or "|" in file.text or ">-" in file.text):
                    refused[kind] += 1
                    continue
                wrong = f"refused: {error.message}"
            except (ValueError, AssertionError, LookupError, TypeError, AttributeError) as error:
                wrong = f"{type(error).__name__}: {error}"
            if wrong is not None:
                done[kind] += 1
            if wrong:
                failures.append(f"file {number}, {kind}: {wrong}")
    kinds = ", ".join(f"{kind} {done[kind]:,}" for kind in KINDS)
    figures = f"{count:,} files, {sum(done.values()):,} edits ({kinds}); {len(failures)} wrong or unfairly refused, "
    return Outcome(f"{figures}{sum(refused.values())} fairly refused", failures)


def read(text: str) -> Any:
    """What a text says to somebody else."""
    return yaml.load(text.removeprefix("\ufeff"), Texts)


def carry_out(text: str, request: Callable[[EditSession], Edited]) -> str:
    """The text after a request, guarded as the commands guard it."""
    return revise([SourceFile("f", text.encode())], request, TODAY).revised[0].data.decode()


def batch(*steps: Callable[[Batch], None]) -> Callable[[EditSession], Edited]:
    """A request on figures."""

    def request(session: EditSession) -> Edited:
        made = Batch(session)
        for step in steps:
            step(made)
        return made.edited()

    return request


def chosen(file: File, draw: random.Random) -> str:
    """One of the targets."""
    return draw.choice(list(file.figures))


def a_new_year(file: File, identity: str, draw: random.Random) -> int:
    """A year of which a target has no figure yet."""
    return draw.choice([year for year in range(2000, 2022) if year not in file.figures[identity]])


def records(data: Any, identity: str) -> list[dict[str, str]]:
    """The figures of a target."""
    found = next(one for one in data["targets"] if one["id"] == identity).get("actuals")
    return found if isinstance(found, list) else []


def others(data: Any, identity: str, *keys: str) -> Any:
    """All that a file says but for these keys of a target."""
    return {
        **data,
        "targets": [
            {key: value for key, value in one.items() if one["id"] != identity or key not in keys}
            for one in data["targets"]
        ],
    }


def set_figure(file: File, draw: random.Random) -> str | None:
    """Set a figure, and take it out again."""
    identity = chosen(file, draw)
    year = a_new_year(file, identity, draw)
    note = draw.choice(["x", "no", "a: b", "it's", "1:30", "𠮷 #y", "[a], {b}"])
    entry = NewActual(parse_date(str(year)), {"value": "6家", "note": note})
    after = carry_out(file.text, batch(lambda made: made.record(identity, entry)))
    before, now = read(file.text), read(after)
    new = {"as_of": str(year), "value": "6家", "note": note}
    left = records(now, identity)
    if new not in left:
        return f"the figure is not there: {left}"
    left.remove(new)
    if left != records(before, identity):
        return "another figure changed"
    if others(before, identity, "actuals") != others(now, identity, "actuals"):
        return "something else changed"
    wrong = kept(file.text, after, 2)
    if wrong:
        return wrong
    again = carry_out(after, batch(lambda made: made.remove(identity, entry.as_of)))
    if identity in file.bare:
        return "" if comments(again) == comments(file.text) else "a comment is lost on the way back"
    return "" if again == file.text else f"set and unset differ: {difference(file.text, again)}"


def unset_figure(file: File, draw: random.Random) -> str | None:
    """Take a figure out."""
    identity = chosen(file, draw)
    years = file.figures[identity]
    if not years:
        return None
    year = draw.choice(years)
    after = carry_out(file.text, batch(lambda made: made.remove(identity, parse_date(str(year)))))
    before, now = read(file.text), read(after)
    if [one for one in records(before, identity) if one["as_of"] != str(year)] != records(now, identity):
        return "other figures are left than should be"
    if others(before, identity, "actuals") != others(now, identity, "actuals"):
        return "something else changed"
    lost = comments(file.text) - comments(after)
    own = file.own.get((identity, year), set())
    if set(lost) - own:
        return f"comments are lost: {sorted(set(lost) - own)}"
    extra = added_lines(file.text, after)
    return "" if len(extra) <= 2 else f"lines changed: {extra}"


def replace_figure(file: File, draw: random.Random) -> str | None:
    """Change fields of a figure."""
    identity = chosen(file, draw)
    if not file.figures[identity]:
        return None
    year = draw.choice(file.figures[identity])
    given = {"value": "8家", **draw.choice([{}, {"note": "a, b"}, {"source": "https://example.org/n"}])}
    entry = NewActual(parse_date(str(year)), given)
    after = carry_out(file.text, batch(lambda made: made.record(identity, entry, replace=True, add=False)))
    before, now = read(file.text), read(after)
    wanted = [{**one, **given} if one["as_of"] == str(year) else one for one in records(before, identity)]
    if records(now, identity) != wanted:
        return "the figures are not what was asked for"
    if others(before, identity, "actuals") != others(now, identity, "actuals"):
        return "something else changed"
    if comments(after) != comments(file.text):
        return f"comments are lost: {comments(file.text) - comments(after)}"
    extra = added_lines(file.text, after)
    return "" if len(extra) <= len(given) + 1 else f"lines changed: {extra}"


def set_baseline(file: File, draw: random.Random) -> str | None:
    """Give a target a baseline, or change the one that is there."""
    identity = chosen(file, draw)
    there = identity in file.baselines
    entry = NewActual(parse_date("2000"), {"value": "2家", "source": "https://example.org/b"})
    after = carry_out(file.text, batch(lambda made: made.set_baseline(identity, entry, replace=there, dated=True)))
    before, now = read(file.text), read(after)
    target = next(one for one in now["targets"] if one["id"] == identity)
    if target["baseline"] != {"as_of": "2000", "value": "2家", "source": "https://example.org/b"}:
        return f"the baseline is {target['baseline']}"
    if others(before, identity, "baseline") != others(now, identity, "baseline"):
        return "something else changed"
    return kept(file.text, after, 1)


def import_figures(file: File, draw: random.Random) -> str | None:
    """Import a table with a figure of each target."""
    rows = [(one, a_new_year(file, one, draw)) for one in file.figures]
    table = "id,as_of,value,source\n" + "".join(f"{one},{year},6家,https://example.org/{year}\n" for one, year in rows)
    found, problems, _ = csv_import.read_table("rows.csv", table.encode())

    def request(session: EditSession) -> Edited:
        made = Batch(session)
        problems.extend(csv_import.record(made, found, replace=False))
        return made.edited()

    after = carry_out(file.text, request)
    if problems:
        return f"rows are refused: {problems}"
    before, now = read(file.text), read(after)
    for identity, year in rows:
        left = records(now, identity)
        left.remove({"as_of": str(year), "value": "6家", "source": f"https://example.org/{year}"})
        if left != records(before, identity):
            return f"another figure of {identity} changed"
    return kept(file.text, after, 2 * len(rows))


def add_target(file: File, draw: random.Random) -> str | None:
    """Add a target."""
    asked = targets.NewTargetRequest("p", f"到2025年,建成{draw.randint(2, 900)}个园区", {"title": "园区"})
    after = carry_out(file.text, lambda session: targets.add(session, asked))
    before, now = read(file.text), read(after)
    new = [one for one in now["targets"] if one not in before["targets"]]
    if (
        len(new) != 1
        or new[0]["quote"] != asked.quote
        or [one for one in now["targets"] if one != new[0]] != before["targets"]
    ):
        return "the targets are not those that were there and the new one"
    return kept(file.text, after, 0)


def fix(file: File, draw: random.Random) -> str | None:
    """Mend what can be mended."""
    source = SourceFile("f", file.text.encode())
    found = fixes.fixes([source], check([source], CheckOptions(TODAY)))
    if not found:
        return None
    after = carry_out(file.text, lambda session: fixes.edited(session, found))
    before, now = read(file.text), read(after)
    for one, other in zip(before["targets"], now["targets"], strict=True):
        for target in (one, other):
            target["actuals"] = sorted(map(str, target.get("actuals") or []))
    if before != now:
        return "the file says something else"
    return "" if comments(after) == comments(file.text) else "comments are lost"


KINDS: dict[str, Callable[[File, random.Random], str | None]] = {
    "set and unset": set_figure,
    "unset": unset_figure,
    "replace": replace_figure,
    "baseline": set_baseline,
    "import": import_figures,
    "add": add_target,
    "fix": fix,
}


def comments(text: str) -> Counter[str]:
    """The comments of a text."""
    return Counter(COMMENT.findall(text))


def added_lines(before: str, after: str) -> list[str]:
    """The lines that the one does not have."""
    return list((Counter(re.split("\r?\n", after)) - Counter(re.split("\r?\n", before))).elements())


def kept(before: str, after: str, most: int) -> str:
    """What is wrong where lines are only to be added: others than `most` gone, a comment lost, breaks changed."""
    gone = [line for line in added_lines(after, before) if line.strip()]
    if len(gone) > most:
        return f"lines are gone: {gone}"
    if comments(before) - comments(after):
        return f"comments are lost: {comments(before) - comments(after)}"
    if before.endswith("\n") != after.endswith("\n") or ("\r" in after) > ("\r" in before):
        return "line breaks changed"
    return "" if before.startswith("\ufeff") == after.startswith("\ufeff") else "the byte order mark changed"


def difference(one: str, other: str) -> str:
    """The first place where two texts differ."""
    at = next(
        (index for index, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]),
        min(len(one), len(other)),
    )
    return f"{one[max(0, at - 30) : at + 30]!r} against {other[max(0, at - 30) : at + 30]!r}"
