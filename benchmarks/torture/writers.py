"""100 `set` at the same time on one file, with and without flock, while somebody reads it: nothing is lost or torn."""

import os
import signal
import tempfile
import time
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import other_locks
from forked import start
from outcome import Outcome

from policytrack import store
from policytrack.rules.check import check

AT_ONCE = 100
UPDATES = 1000
#: The locks of the file system: its own, and as others have them (`tests/other_locks.py`).
KINDS = ("here", "nfs", "ofd")
HEAD = """\
format: 1
plans: {p: {title: 规划, region: 某市, issued: 2019-12-31}}
targets:
  - id: t
    plan: p
    title: 企业
    goal: 达到500家
    quote: 企业达到500家
    actuals:
"""
TAIL = "    note: the last line\n"


def attack(share: float) -> Outcome:
    figures, failures = [], []
    for kind in KINDS:
        updates = max(AT_ONCE, round(UPDATES * share))
        lost, torn, reads, wrong, refused = _updates(kind, updates)
        figures.append(
            f"{kind}: {updates:,} updates, {len(lost)} lost, {refused} that gave up waiting, "
            f"{torn} of {reads:,} reads torn"
        )
        failures += [f"{kind}: lost {day}" for day in lost] + [f"{kind}: torn reads: {torn}"] * bool(torn)
        failures += [f"{kind}: {said}" for said in wrong]
    return Outcome(f"{AT_ONCE} at once; " + "; ".join(figures), failures)


def _updates(kind: str, updates: int) -> tuple[list[date], int, int, list[str], int]:
    """What was lost (written, and not there; or not written, and there), torn reads, reads, what else is wrong, and
    how many said that they gave up waiting, as they may on a machine that does much else.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "targets.yaml"
        path.write_text(f"{HEAD}      - {{as_of: 2019-12-31, value: 1家, source: s}}\n{TAIL}", encoding="utf-8")
        before = partial(other_locks.pretend, kind) if kind in other_locks.KINDS else int
        reader, told = _start_reader(path)
        wrong: list[str] = []
        gave_up: set[date] = set()
        days = [date(2020, 1, 1) + timedelta(number) for number in range(updates)]
        for first in range(0, updates, AT_ONCE):
            now = days[first:][:AT_ONCE]
            words = [["set", "t", "3家", "--as-of", str(day), "--yes", "-f", str(path)] for day in now]
            for day, writer in zip(now, [start(one, before) for one in words], strict=True):
                code, said = writer.wait()
                if code == 2 and "is being written by" in said:
                    gave_up.add(day)
                elif code:
                    wrong.append(f"exit {code}: {said.strip()}")
        os.kill(reader, signal.SIGTERM)
        os.waitpid(reader, 0)
        with os.fdopen(told, encoding="ascii") as pipe:
            torn, reads = map(int, pipe.read().split())
        dataset = check(store.read([str(path)])).dataset
        there = {str(actual.as_of) for actual in dataset.targets[0].actuals} if dataset.targets else set()
        if litter := sorted(entry.name for entry in Path(folder).iterdir() if entry != path):
            wrong.append(f"left behind: {litter}")
        lost = [day for day in days if (str(day) in there) is (day in gave_up)]
        return lost, torn, reads, wrong, len(gave_up)


def _start_reader(path: Path) -> tuple[int, int]:
    """A process that reads the file until it is ended, and a pipe on which it then says what it saw."""
    out, into = os.pipe()
    process = os.fork()
    if process:
        os.close(into)
        return process, out
    ended = []
    signal.signal(signal.SIGTERM, lambda *_: ended.append(True))
    torn = reads = 0
    while not ended:
        reads += 1
        text = path.read_text(encoding="utf-8")
        time.sleep(0.001)
        torn += not (text.startswith(HEAD) and text.endswith(TAIL))
    os.write(into, f"{torn} {reads}".encode())
    os._exit(0)
