"""Kills at any moment of `set`, `import` and `check --fix`: the file is the old one or the new one, whole."""

import os
import random
import signal
import tempfile
import time
from pathlib import Path

from forked import start
from outcome import Outcome

KILLS = 1000
SEED = 20261126
HEAD = """\
format: 1
plans: {p: {title: 规划, region: 某市, issued: 2019-12-31}}
targets:
"""
TARGET = """\
  - id: t{number}
    plan: p
    title: 企业
    goal: 达到500家
    quote: 企业达到500家
    note: {note}
    actuals:
      - {{as_of: 2020, value: 1家, source: s}}
"""
COUNT = 200
OLD = HEAD + "".join(TARGET.format(number=number, note="no") for number in range(COUNT))
FIGURE = "      - {as_of: 2021, value: 2家}\n"
#: What each command makes of the file.
COMMANDS = {
    "set": (["set", f"t{COUNT - 1}", "2家", "--as-of", "2021", "--yes"], OLD + FIGURE),
    "import": (
        ["import", "figures.csv", "--yes"],
        HEAD + "".join(TARGET.format(number=number, note="no") + FIGURE for number in range(COUNT)),
    ),
    "check --fix": (["check", "--fix", "targets.yaml"], OLD.replace("note: no\n", "note: 'no'\n")),
}


def attack(share: float) -> Outcome:
    kills = max(30, round(KILLS * share))
    chance = random.Random(SEED)
    failures: list[str] = []
    done = dict.fromkeys(("old", "new"), 0)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        path = Path("targets.yaml")
        rows = "".join(f"t{number},2家,2021\n" for number in range(COUNT))
        Path("figures.csv").write_text(f"id,value,as_of\n{rows}", encoding="utf-8")
        times = {name: _whole_run(path, name, failures) for name in COMMANDS}
        for number in range(kills):
            name = tuple(COMMANDS)[number % len(COMMANDS)]
            words, new = COMMANDS[name]
            path.write_text(OLD, encoding="utf-8")
            child = start(_on(words))
            # Most of the writing is done near the end.
            time.sleep(times[name] * (chance.uniform(0, 1.1) if number % 2 else chance.uniform(0.8, 1.05)))
            os.kill(child.process, chance.choice((signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGINT)))
            _, said = child.wait()
            now = path.read_text(encoding="utf-8")
            if now not in (OLD, new):
                failures.append(f"kill {number} of {name}: the file is neither the old one nor the new one")
            if "Traceback" in said:
                failures.append(f"kill {number} of {name}: {said.splitlines()[-1]}")
            done["new" if now == new else "old"] += 1
        for name in COMMANDS:  # the next write takes away what kills have left
            _whole_run(path, name, failures)
        litter = [entry.name for entry in Path().iterdir() if entry.name not in ("targets.yaml", "figures.csv")]
        failures += [f"left behind: {name}" for name in litter]
        os.chdir("/")
    return Outcome(
        f"{kills:,} kills, {len(failures)} broken ({done['old']:,} files as before, {done['new']:,} written)", failures
    )


def _on(words: list[str]) -> list[str]:
    return words if words[0] == "check" else [*words, "-f", "targets.yaml"]


def _whole_run(path: Path, name: str, failures: list[str]) -> float:
    """How long a command takes that is let be; what it writes is looked at."""
    words, new = COMMANDS[name]
    path.write_text(OLD, encoding="utf-8")
    begin = time.monotonic()
    _, said = start(_on(words)).wait()
    if path.read_text(encoding="utf-8") != new:
        failures.append(f"{name} does not write what it should: {said.strip()}")
    return time.monotonic() - begin
