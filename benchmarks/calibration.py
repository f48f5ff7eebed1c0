"""What came of the verdicts: the targets of examples/national judged through the years, against their final verdict.

Every half-year between a plan and its deadline each target is judged by the figures known by then, and the verdict on
the way is counted under what the target came to. `python benchmarks/calibration.py` prints the tables; with `--write`
they replace those of `docs/method.md` and of the Chinese one, between two markers there.
"""

import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from policytrack.data.model import Target
from policytrack.data.source import SourceFile
from policytrack.progress import Assessment, Forecast, Status, assess
from policytrack.progress.status import FINAL, RATED
from policytrack.rules.check import check

ROOT = Path(__file__).parent.parent
DATA = ROOT / "examples/national/targets.yaml"


class Words(NamedTuple):
    """The tables' words in a language."""

    head: str
    verdicts: list[str]
    forecasts: list[str]


ENGLISH = Words(
    "{settled} of {targets} targets were settled on {day}: {met} met in time, {late} late, {missed} missed. "
    "{verdicts} verdicts on the way,\nof {series} targets; the other targets had no figure in time that could be "
    "rated.\n",
    ["verdict on the way", "firm, met", "firm, not met", "not firm, met", "not firm, not met", "targets"],
    ["forecast", "met", "not met", "targets"],
)
CHINESE = Words(
    "{targets}项目标中，截至{day}有{settled}项已有结果：{met}项按期完成，{late}项逾期完成，{missed}项未完成。途中共有{verdicts}次评判，\n"
    "涉及{series}项目标；其余目标没有及时公布、可供评判的数据。\n",
    ["途中的评判", "确定，完成", "确定，未按期完成", "未定，完成", "未定，未按期完成", "目标数"],
    ["趋势判断", "完成", "未按期完成", "目标数"],
)
DOCUMENTS = {ROOT / "docs/method.md": ENGLISH, ROOT / "docs/method.zh.md": CHINESE}
BEGIN, END = "<!-- calibration -->\n", "<!-- /calibration -->\n"
#: The day that the data was read: what came of a target is its verdict on this day.
READ = date(2026, 11, 26)


class Judged(NamedTuple):
    """A target on a day of its way, and whether it was met in time in the end."""

    on_the_way: Assessment
    in_time: bool

    @property
    def target_id(self) -> str:
        """The target's id."""
        return self.on_the_way.target.id


def days(target: Target) -> Iterator[date]:
    """The ends of the half-years from the start, or the plan's date, to the deadline, which is left out."""
    begins = target.start or target.plan.issued
    if begins is None or target.by is None:
        return
    for year in range(begins.first.year, target.by.last.year + 1):
        for day in (date(year, 6, 30), date(year, 12, 31)):
            if begins.first < day < target.by.last:
                yield day


def judged(targets: Iterable[Target]) -> Iterator[Judged]:
    """Each settled target on each day of its way; one met late was not met in time."""
    for target in targets:
        came_to = assess(target, READ).status
        if came_to in FINAL:
            for day in days(target):
                yield Judged(assess(target, day), came_to is Status.MET)


def _table(headings: list[str], rows: Iterable[list[str]]) -> str:
    lines = [headings, ["---"] * len(headings), *rows]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)


def _count(cases: Iterable[Judged]) -> str:
    return str(sum(1 for _ in cases) or "")


def _series(cases: Iterable[Judged]) -> str:
    return str(len({case.target_id for case in cases}))


def by_verdict(cases: list[Judged], words: Words) -> str:
    """A row a verdict: how often it stood on the way to a goal met in time, and not, firm and not firm."""
    rows = []
    for status in Status:
        those = [one for one in cases if one.on_the_way.status is status]
        if status in RATED - FINAL and those:
            kinds = [(firm, in_time) for firm in (True, False) for in_time in (True, False)]
            counts = [_count(one for one in those if (one.on_the_way.firm, one.in_time) == kind) for kind in kinds]
            rows.append([f"`{status}`", *counts, _series(those)])
    return _table(words.verdicts, rows)


def by_forecast(cases: list[Judged], words: Words) -> str:
    """A row a forecast."""
    rows = []
    for forecast in Forecast:
        those = [one for one in cases if one.on_the_way.forecast is forecast]
        rows.append([f"`{forecast}`", *(_count(one for one in those if one.in_time is met) for met in (True, False)),
                     _series(those)])  # fmt: skip
    return _table(words.forecasts, rows)


def tables(words: Words) -> str:
    """Both tables, and how many targets they rest on."""
    targets = check([SourceFile(str(DATA), DATA.read_bytes())]).dataset.targets
    cases = list(judged(targets))
    settled = {target.id: assess(target, READ).status for target in targets}
    final = [status for status in settled.values() if status in FINAL]
    rated = [one for one in cases if one.on_the_way.status in RATED - FINAL]
    head = words.head.format(
        settled=len(final), targets=len(targets), day=READ, met=final.count(Status.MET),
        late=final.count(Status.MET_LATE), missed=final.count(Status.MISSED), verdicts=len(rated),
        series=_series(rated),
    )  # fmt: skip
    return f"{head}\n{by_verdict(cases, words)}\n{by_forecast(cases, words)}"


def written(document: str, words: Words) -> str:
    """The document with the tables between the markers; it has both of them."""
    before, rest = document.split(BEGIN)
    return f"{before}{BEGIN}\n{tables(words)}\n{END}{rest.split(END)[1]}"


if __name__ == "__main__":
    if "--write" in sys.argv:
        for document, spoken in DOCUMENTS.items():
            document.write_text(written(document.read_text(encoding="utf-8"), spoken), encoding="utf-8")
    else:
        print(tables(ENGLISH))
