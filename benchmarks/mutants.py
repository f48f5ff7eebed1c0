"""How many faults the tests would let pass: seeded faults in one package, each run against the tests that reach it.

    python benchmarks/mutants.py grammar            40 mutants of policytrack/quantity
    python benchmarks/mutants.py rules -n 100 --seed 7 --only goal_vs_quote

A mutant is one small change of one place: a comparison turned, an `and` for an `or`, a number off by one, a row left
out of a table. An operator is drawn first and then one of its places, so that long tables do not crowd out the rest.
Each mutant runs in a copy of the tree, never in the tree itself, and is killed after a bounded time. Inside a
function it is tried in a fork of a process that has collected the tests (`mutating/collected.py`), by those that
reach its lines, and once more, where nothing has found it, in a process of its own; elsewhere there by all tests of the
package. What survives is printed with its place and how many tests reach it; whether it is a fault that no test sees,
or changes nothing (those that a reader has judged so are in `EQUIVALENT`), is for a reader to judge.
"""

import argparse
import hashlib
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from mutating.equivalent import EQUIVALENT
from mutating.operators import ROOT, Mutant, Source, changed, drawn, places

#: The tests of all that edits a data file, and of the drafts that go into one.
_OF_EDITS = (
    "update*",
    "edits",
    "edit*",
    "refusals",
    "fix*",
    "add*",
    "set*",
    "import*",
    "table_import",
    "*slips*",
    "pull*",
    "series",
    "plans",
    "interview",
    "translations",
)
#: Of each package: where its code stands, and the tests that are to find a fault in it, the nearest ones first.
PACKAGES: dict[str, tuple[str, tuple[str, ...]]] = {
    "grammar": (
        "policytrack/quantity",
        (
            *("numerals", "quantity*", "unit*", "lexicon*", "grammar*", "pars*", "format", "currency*"),
            *("extract*", "deadlines*", "sentences*", "series*", "fast_way", "script", "convert*", "translation*"),
        ),
    ),
    "progress": (
        "policytrack/progress",
        (
            *("progress*", "method*", "reasons*", "show*", "report*"),
            *("compare*", "timeline*", "examples*", "table", "pledges"),
        ),
    ),
    "edits": ("policytrack/edits", _OF_EDITS),
    "rules": (
        "policytrack/rules",
        (
            *("rule*", "neighbour*", "slips*", "baseline*", "translation*", "suppressions*", "passages*", "fast_way*"),
            *("fix*", "formats", "table", "examples*", "check_cli*", "optional*", "pledges"),
            *("yaml_slips", "reader", "encodings"),
        ),
    ),
    "store": (
        "policytrack/store",
        (
            *("store*", "confined", "baseline*", "check_cli*", "changes*", "pull*", "library*", "streams*"),
            "translations",
        ),
    ),
    "update": ("policytrack/update.py", _OF_EDITS),
}

#: A mutant that needs more memory than this is killed.
MEMORY = 4 << 30
#: Tests that read the source, and so reach a line without running it: a sentence that loses a word lacks a translation.
READERS = ("test_translations.py", "test_extract.py", "test_grammar_tables.py")
#: So many tests and more are run by the files that they stand in.
MANY = 300


class Bench:
    """A copy of the tree in which the tests run."""

    def __init__(self, folder: Path, patterns: tuple[str, ...]) -> None:
        self.folder = folder
        # A pattern's tests in their order, each once.
        self.tests = list(dict.fromkeys(name for pattern in patterns for name in _tests(pattern)))
        skipped = shutil.ignore_patterns(".*", "__pycache__", "build", "dist")
        shutil.copytree(ROOT, folder, ignore=skipped, dirs_exist_ok=True)
        for hidden in (".ci", ".pre-commit-hooks.yaml"):  # what tests read
            if (ROOT / hidden).is_dir():
                shutil.copytree(ROOT / hidden, folder / hidden)
            elif (ROOT / hidden).exists():
                shutil.copy(ROOT / hidden, folder / hidden)
        # Bytecode that knows its source by content: a changed file is compiled again, all others are not.
        compiling = ["-m", "compileall", "-q", "--invalidation-mode", "checked-hash", "policytrack"]
        subprocess.run([sys.executable, *compiling], cwd=folder, check=True)
        self.environment = {
            **os.environ,
            "PYTHONPATH": f"{folder}{os.pathsep}{folder / 'benchmarks'}",
            "CI": "1",  # the same examples of each property on every run
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        self.command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist"]
        self.command.append(f"--basetemp={folder.parent / 'tmp'}")

    def forked(self, mutants: list[Mutant], *, quick: bool) -> Iterator[dict[str, object]]:
        """What the tests say of mutants, each tried in a fork; "fresh" of those that cannot be."""
        request = self.folder.parent / "request.json"
        as_json = [{**mutant._asdict(), "new": mutant.new.decode()} for mutant in mutants]
        request.write_text(json.dumps({"mutants": as_json, "map": str(self._map()), "quick": quick}), encoding="utf-8")
        reading, writing = os.pipe()
        process = subprocess.Popen(
            [*self.command, "-p", "mutating.collected", *self.tests],
            cwd=self.folder,
            env={**self.environment, "MUTANTS_REQUEST": str(request), "MUTANTS_ANSWERS": str(writing)},
            pass_fds=[writing],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading, encoding="utf-8") as lines:
            answers = map(json.loads, lines)
            # All of them first: a process of its own works in the same tree and the same folder for what tests write.
            yield from answers if quick else list(answers)
        if code := process.wait():
            print(f"the process that forks has ended with {code}", flush=True)

    def _map(self) -> Path:
        """Where it is kept which tests reach which lines, by all that decides it."""
        content = hashlib.sha256(repr(self.tests).encode())
        for path in sorted([*(ROOT / "policytrack").rglob("*.py"), *(ROOT / "tests").rglob("*.py")]):
            content.update(path.read_bytes())
        return Path(tempfile.gettempdir()) / f"policytrack-mutants-{content.hexdigest()[:16]}.json"

    def tried(self, mutant: Mutant, tests: list[str], most: int) -> int:
        """How pytest ends on a mutant, in a process of its own that may use so many seconds of the processor."""
        path = self.folder / mutant.path
        raw = path.read_bytes()
        path.write_bytes(changed(raw, mutant))
        listed = self.folder.parent / "tests.txt"  # too many for a command line
        listed.write_text("\n".join(tests), encoding="utf-8")
        process = subprocess.Popen(
            [*self.command, "-x", f"@{listed}"],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (most, most + 5)),  # noqa: PLW1509 - no threads here
        )
        try:
            return process.wait(20 * most)  # on the clock, for one that waits; others may use the machine
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)  # with whatever the tests had started
            return process.wait()
        finally:
            path.write_bytes(raw)


def _tests(pattern: str) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in sorted(ROOT.glob(f"tests/test_{pattern}.py"))]


def main() -> None:
    """Draw the mutants, run the tests on each, and print what survives."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    arguments.add_argument("package", choices=sorted(PACKAGES))
    arguments.add_argument("-n", type=int, default=40, help="how many mutants (default: 40); 0 for all")
    arguments.add_argument("--seed", type=int, default=1, help="which mutants (default: 1)")
    arguments.add_argument("--only", default="", help="only files whose path contains this")
    arguments.add_argument("--list", action="store_true", help="print the mutants and run nothing")
    arguments.add_argument(
        "--quick",
        action="store_true",
        help="a survey: only what can be tried in a fork, once, without tests that start programs",
    )
    options = arguments.parse_args()
    folder, patterns = PACKAGES[options.package]
    start = ROOT / folder
    within = sorted(start.rglob("*.py")) if start.is_dir() else [start]
    paths = [path for path in within if options.only in str(path)]
    found = [mutant for path in paths for mutant in places(Source(path))]
    mutants = drawn(found, options.n or len(found), options.seed)
    if options.list:
        for mutant in mutants:
            print(f"{mutant.path}:{mutant.line}: {mutant.operator}: {mutant.shown}")
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, most))
    print(f"{options.package}: {len(found):,} places, {len(mutants)} mutants, seed {options.seed}", flush=True)
    tried = survived = known = 0
    with tempfile.TemporaryDirectory(prefix="mutants-") as copy:
        bench = Bench(Path(copy) / "tree", patterns)
        unchanged = next(
            answers := bench.forked(mutants, quick=options.quick),
            {"errors": ["the tests cannot be collected"], "seconds": 0},
        )
        for error in unchanged["errors"]:  # type: ignore[attr-defined]
            print(f"not counted, it fails without any mutant: {error}", flush=True)
            bench.command.append(f"--deselect={error.partition(chr(10))[0].rpartition(' ')[0]}")
        longest = int(60 + 3 * float(str(unchanged["seconds"])))
        for answer in answers:
            mutant = mutants[int(str(answer["number"]))]
            verdict = str(answer["verdict"])
            if verdict == "fresh" and options.quick:
                continue
            tried += 1
            if tried % 50 == 0:
                print(f"  {tried} tried", flush=True)
            nodes = [str(node) for node in answer["nodes"]]  # type: ignore[attr-defined]
            if verdict != "failed" and not options.quick:
                readers = [test for test in bench.tests if Path(test).name in READERS]
                files = list(dict.fromkeys([*(node.partition("::")[0] for node in nodes), *readers]))
                files = files if nodes else bench.tests
                code = bench.tried(mutant, [*nodes, *readers] if 0 < len(nodes) < MANY else files, longest)
                if code == pytest.ExitCode.USAGE_ERROR and nodes:  # a name that cannot be given so
                    code = bench.tried(mutant, files, longest)
                verdict = "passed" if code == pytest.ExitCode.OK else "failed"
            if verdict == "passed":
                survived += 1
                known += mutant.key in EQUIVALENT
                why = f"   ({EQUIVALENT[mutant.key]})" if mutant.key in EQUIVALENT else ""
                reached = f" [{answer['tests']}]"
                print(
                    f"survives: {mutant.path}:{mutant.line}: {mutant.operator}:{reached} {mutant.shown}{why}",
                    flush=True,
                )
    print(f"{survived} of {tried} survive: {survived / max(1, tried):.1%}; {known} of them change nothing")


if __name__ == "__main__":
    main()
