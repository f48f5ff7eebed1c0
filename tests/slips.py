"""How well the check tells right goals from slips, on sentences in the manner of plans (`tests/sentences/`).

    python tests/slips.py tuning [-v]

Every goal of a sentence is checked as it stands, and spoiled as curators spoil it: a word of comparison dropped or
exchanged, a figure changed, the base year or another year of the sentence as deadline, the goal of another figure of
the sentence (a row that slid).
"""

import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import policytrack

FOLDER = Path(__file__).parent / "sentences"
#: The rules that look at a goal and its quote.
RULES = {*(f"PT03{digit}" for digit in range(7)), "PT038", "PT039"}
RIGHT = "right"
_DROPPED = re.compile(
    r"及?以[上下内內]|左右|约|約|不低于|不少于|不高于|不超过|超过|超過|超(?=\d)|突破|低于|(?:力争)?控制在(?=.*以内)"
)
_EXCHANGED = {
    "以上": "左右", "以下": "以上", "以内": "左右", "左右": "以上", "约": "超过", "約": "超過", "不低于": "超过",
    "不少于": "约", "不高于": "低于", "不超过": "不低于", "超过": "不低于", "超過": "不低於",
    "突破": "达到", "低于": "不低于",
}  # fmt: skip
_BASE = re.compile(
    r"(?:比|较|較|与|從|从|按|《|达到|達到)(20\d\d)年?(?![万亿])|在(20\d\d)年|(20\d\d)年(?:获批|设立|成立|全市|以来)"
)


class Case(NamedTuple):
    """A target as a curator writes it, and what was done to it."""

    slip: str
    issued: str
    quote: str
    title: str
    goal: str
    by: str
    kind: str


class Goal(NamedTuple):
    """A right goal of a sentence."""

    title: str
    goal: str
    by: str
    flag: str


def sentences(name: str) -> list[tuple[str, str, list[Goal]]]:
    """The sentences of a file: the year of the plan, the text, its goals."""
    found: list[tuple[str, str, list[Goal]]] = []
    for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").split("\n"):
        if line.startswith("  "):
            title, goal, by, *flag = (part.strip() for part in line.split("|"))
            found[-1][2].append(Goal(title, goal, by, "".join(flag)))
        elif re.match(r"\d{4} ", line):
            found.append((line[:4], line[5:], []))
        elif line and not line.startswith("#"):
            issued, text, goals = found[-1]
            found[-1] = (issued, f"{text}\n{line}", goals)  # a line that was broken
    return found


def cases(name: str) -> Iterator[Case]:
    """All right and spoiled targets of a file."""
    for issued, quote, goals in sentences(name):
        for place, one in enumerate(goals):
            kind = "cumulative" if "累计" in one.goal else "annual" if "每年" in one.goal else "level"

            def case(slip: str, goal: str = one.goal, by: str = one.by) -> Case:
                return Case(slip, issued, quote, one.title, goal, by, kind)  # noqa: B023 - used at once

            yield case(RIGHT)
            if "open" not in one.flag:
                for word in dict.fromkeys(_DROPPED.findall(one.goal)):
                    if word != "控制在":
                        yield case("dropped", one.goal.replace(word, ""))
                        if word in _EXCHANGED:
                            yield case("exchanged", one.goal.replace(word, _EXCHANGED[word]))
                if not _DROPPED.search(one.goal):
                    yield case("added", one.goal + "左右")
            digits = re.findall(r"\d+", one.goal)[-1]
            changed = str(int(digits) + 3)
            yield case("figure", changed.join(one.goal.rsplit(digits, 1)))
            for year in {next(filter(None, found)) for found in _BASE.findall(quote)} - {one.by}:
                yield case("base year", by=year)
            for step in (1, -1):
                other = goals[(place + step) % len(goals)]
                if not (one.title in other.title or other.title in one.title) and other.goal != one.goal:
                    yield case("neighbour", other.goal)


def alarms(listed: list[Case], folder: Path) -> list[list[str]]:
    """For each case, what the rules on goal and quote say of it."""
    years = sorted({case.issued for case in listed})
    lines = ["format: 1", "plans:"]
    lines += [f"  p{year}: {{title: 规划{year}, issued: {year}-03-01}}" for year in years]
    lines.append("targets:")
    for number, case in enumerate(listed):
        fields = {"id": f"t{number}", "plan": f"p{case.issued}", "title": case.title, "goal": case.goal}
        if case.by != "-":
            fields["by"] = case.by
        fields |= {"kind": case.kind, "quote": case.quote}
        lines.append(f"  - {json.dumps(fields, ensure_ascii=False)}")
    file = folder / "targets.yaml"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    said: dict[str, list[str]] = {}
    for found in policytrack.check(file, today=date(2026, 1, 1)):
        if found.code in RULES or found.code == "PT015":
            said.setdefault(str(found.target), []).append(f"{found.code} {found.message}")
    return [said.get(f"t{number}", []) for number in range(len(listed))]


def rates(listed: list[Case], found: list[list[str]]) -> dict[str, tuple[int, int]]:
    """By slip, how many of how many cases raised an alarm."""
    count, raised = Counter[str](), Counter[str]()
    for case, said in zip(listed, found, strict=True):
        count[case.slip] += 1
        raised[case.slip] += bool(said)
    return {slip: (raised[slip], count[slip]) for slip in count}


def main(name: str, verbose: bool) -> None:
    """Print the rates, and every case that was judged wrongly."""
    listed = list(cases(name))
    with tempfile.TemporaryDirectory() as folder:
        found = alarms(listed, Path(folder))
    for case, said in zip(listed, found, strict=True) if verbose else ():
        if (case.slip == RIGHT) == bool(said):
            print(f"{case.slip}: {case.title} | {case.goal} | {case.by}\n   {case.quote}")
            print(*(f"   ! {one}" for one in said), sep="\n")
    for slip, (raised, count) in rates(listed, found).items():
        print(f"{slip:10} {raised:4} of {count:4}  {raised / count:6.1%}")


if __name__ == "__main__":
    main(sys.argv[1], "-v" in sys.argv)
