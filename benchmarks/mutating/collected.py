"""The tests, collected once, and then run on many mutants: a plugin of pytest.

Collecting takes seconds, the test that finds a fault most often milliseconds. So the process that has collected runs no
test itself. It forks for each mutant, gives the one function that is changed its new code, and runs the tests that
reach the changed lines, the quickest first, until one fails. Which tests reach which lines, a first fork finds out by
running them all under coverage.py. What holds for a running program alone cannot be tried so: a mutant outside of a
function, or in one that is called on import, is answered with "fresh", and is for a process of its own.

MUTANTS_REQUEST names a file of JSON: `mutants`, each as `operators.Mutant` has it, and `map`, where to keep which test
reaches what. A line of JSON is written for each to the descriptor MUTANTS_ANSWERS.
"""

import ast
import contextlib
import functools
import gc
import json
import os
import resource
import signal
import sys
import time
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import coverage
import pytest

#: The processor's seconds that a mutant may take beyond three times what its tests take; more is an endless loop.
PATIENCE = 20
#: The seconds on the clock beyond thirty times what its tests take, for one that waits: others may use the machine.
LONGEST = 300
#: What a test does to start another program, which no tracer of this one follows.
_STARTS = {"subprocess.Popen", "os.fork", "os.posix_spawn", "os.exec", "os.system", "pty.spawn"}

#: How a fork ends; any other code is that of a program that broke down.
PASSED, FAILED = 42, 1

Where = dict[str, list[int]]  # a line and the tests that reach it


class Collected:
    """The plugin: instead of running the tests it runs them on mutants."""

    def __init__(self) -> None:
        self.root = Path.cwd()
        self.imported = coverage.Coverage(data_file=None, source=[str(self.root / "policytrack")], config_file=False)
        self.imported.start()
        self.failed = False
        self.errors: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed = True
            self.errors.append(f"{report.nodeid} {report.when}\n{report.longreprtext[-1500:]}")

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self.imported.stop()
        data = self.imported.get_data()
        on_import = {name: set(data.lines(name) or ()) for name in data.measured_files()}
        request = json.loads(Path(os.environ["MUTANTS_REQUEST"]).read_text(encoding="utf-8"))
        answers = int(os.environ["MUTANTS_ANSWERS"])
        kept = Path(request["map"])
        if not kept.exists():
            _forked(lambda: self._write_map(session, kept), None)
        seen = json.loads(kept.read_text(encoding="utf-8"))
        os.write(answers, json.dumps({"errors": seen["errors"], "seconds": sum(seen["seconds"])}).encode() + b"\n")
        gc.unfreeze()  # the collector shows no frozen objects, and the suite has frozen what it collected
        _caches(len(sys.modules)), _all_functions()
        gc.freeze()  # a fork copies what it touches
        for number, mutant in enumerate(request["mutants"]):
            verdict, tests = self._tried(session, mutant, seen, on_import, quick=request["quick"])
            nodes = [session.items[test].nodeid for test in tests]
            answer = {"number": number, "verdict": verdict, "tests": len(tests), "nodes": nodes}
            with open(answers, "w", encoding="utf-8", closefd=False) as lines:
                lines.write(json.dumps(answer if verdict == "passed" else {**answer, "nodes": []}) + "\n")
        return True

    def _write_map(self, session: pytest.Session, kept: Path) -> None:
        """Run all tests, and write which lines each reaches, how long it takes, and whether it starts a program."""
        starting = 0
        starters: set[int] = set()
        failing: set[int] = set()
        sys.addaudithook(lambda event, _: starters.add(starting) if event in _STARTS else None)
        tracer = coverage.Coverage(data_file=None, source=[str(self.root / "policytrack")], config_file=False)
        tracer.start()
        seconds = []
        for starting, item in enumerate(session.items):  # noqa: B007  the hook reads it
            tracer.switch_context(str(starting))
            _clear_caches()
            began = time.process_time()
            self.failed = False
            self._run(session.items, [starting], last=starting + 1 == len(session.items))
            if self.failed:
                failing.add(starting)
            seconds.append(round(time.process_time() - began, 4))
        tracer.stop()
        data = tracer.get_data()
        lines = {}
        for name in data.measured_files():
            found = data.contexts_by_lineno(name)
            lines[str(Path(name).relative_to(self.root))] = {
                line: sorted({int(test) for test in tests if test} - failing) for line, tests in found.items()
            }
        whole = {"lines": lines, "seconds": seconds, "starters": sorted(starters - failing), "errors": self.errors}
        kept.write_text(json.dumps(whole), encoding="utf-8")

    def _run(self, items: list[pytest.Item], order: list[int], *, last: bool = True) -> None:
        """Run tests in an order, until one fails."""
        for place, number in enumerate(order):
            if place + 1 < len(order):
                following: pytest.Item | None = items[order[place + 1]]
            else:
                following = None if last else items[number + 1]
            items[number].ihook.pytest_runtest_protocol(item=items[number], nextitem=following)
            if self.failed and len(order) > 1:
                return

    def _tried(
        self,
        session: pytest.Session,
        mutant: dict[str, Any],
        seen: dict[str, Any],
        on_import: dict[str, set[int]],
        *,
        quick: bool,
    ) -> tuple[str, list[int]]:
        """What the tests say of a mutant, and which could."""
        path = self.root / mutant["path"]
        raw = path.read_bytes()
        new = raw[: mutant["start"]] + mutant["new"].encode() + raw[mutant["end"] :]
        tree = ast.parse(raw)
        first, last, function = _around(tree, mutant["line"])
        if function is None or set(range(first, last + 1)) & on_import.get(str(path), set()):
            return "fresh", []
        module = ".".join(Path(mutant["path"]).with_suffix("").parts).removesuffix(".__init__")
        code = _code(compile(new, str(path), "exec"), function)
        if module in sys.modules and (code is None or not _fits(str(path), function, code)):
            return "fresh", []
        reached: Where = seen["lines"].get(mutant["path"], {})
        tests = {test for line in range(first, last + 1) for test in reached.get(str(line), ())}
        order = sorted(tests, key=lambda test: seen["seconds"][test])
        if not quick:
            order += sorted({*seen["starters"]} - tests, key=lambda test: seen["seconds"][test])

        usual = sum(seen["seconds"][test] for test in order)

        def inside() -> None:
            most = int(PATIENCE + 3 * usual)
            resource.setrlimit(resource.RLIMIT_CPU, (most, most + 5))
            path.write_bytes(new)
            if module in sys.modules and code is not None:
                for function_object in _functions(str(path), function):
                    function_object.__code__ = code
            _clear_caches()
            self._run(session.items, order)
            os._exit(FAILED if self.failed else PASSED)

        try:
            return ("passed" if _forked(inside, LONGEST + 30 * usual) == PASSED else "failed"), order
        finally:
            path.write_bytes(raw)


def _forked(work: Any, limit: float | None) -> int:
    """Do work in a fork, in a group of its own; its exit code, or -1 for one that is over its time."""
    child = os.fork()
    if child == 0:
        os.setpgid(0, 0)
        try:
            work()
        except BaseException:
            os._exit(3)
        os._exit(0)
    began = time.monotonic()
    while True:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            break
        if limit is not None and time.monotonic() - began > limit:
            os.kill(child, signal.SIGKILL)
            _, status = os.waitpid(child, 0)
            break
        time.sleep(0.005)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child, signal.SIGKILL)  # whatever the tests had started
    return os.waitstatus_to_exitcode(status)


def _around(tree: ast.Module, line: int) -> tuple[int, int, tuple[str, int] | None]:
    """The lines of the innermost statement around a line, and the outermost function in whose body it stands."""
    function = None
    first = last = line
    body: list[ast.stmt] = tree.body
    while True:
        for statement in body:
            if statement.lineno <= line <= (statement.end_lineno or 0):
                break
            decorators = getattr(statement, "decorator_list", [])
            if decorators and decorators[0].lineno <= line < statement.lineno:
                return line, line, function
        else:
            return first, last, function
        inner = [
            part
            for name in ("body", "orelse", "finalbody", "handlers", "cases")
            for part in getattr(statement, name, [])
            if isinstance(part, ast.stmt | ast.ExceptHandler | ast.match_case)
        ]
        head = min((part.lineno for part in inner if hasattr(part, "lineno")), default=(statement.end_lineno or 0) + 1)
        if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef) and function is None and line >= head:
            begins = min([statement.lineno, *(part.lineno for part in statement.decorator_list)])
            function = statement.name, begins
        first, last = statement.lineno, max(statement.lineno, head - 1)
        blocks: list[ast.stmt] = []
        for part in inner:
            blocks += part.body if isinstance(part, ast.ExceptHandler | ast.match_case) else [part]
        within = [part for part in blocks if part.lineno <= line <= (part.end_lineno or 0)]
        if not within:
            if not inner or line < head:
                return first, last, function
            return line, line, function
        body = within


def _code(code: CodeType, function: tuple[str, int]) -> CodeType | None:
    """The code of a function in that of its module."""
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            if (constant.co_name, constant.co_firstlineno) == function:
                return constant
            if found := _code(constant, function):
                return found
    return None


@functools.cache
def _all_functions() -> dict[tuple[str, str, int], list[FunctionType]]:
    found: dict[tuple[str, str, int], list[FunctionType]] = {}
    for value in gc.get_objects():
        if isinstance(value, FunctionType):
            code = value.__code__
            found.setdefault((code.co_filename, code.co_name, code.co_firstlineno), []).append(value)
    return found


def _functions(path: str, function: tuple[str, int]) -> list[FunctionType]:
    return _all_functions().get((path, *function), [])


def _fits(path: str, function: tuple[str, int], code: CodeType) -> bool:
    """Whether a function that stands can be given this code."""
    known = _functions(path, function)
    return bool(known) and all(len(code.co_freevars) == len(one.__code__.co_freevars) for one in known)


def _clear_caches() -> None:
    """Forget what functions remember: what one test read, the next one reads again."""
    for cached in _caches(len(sys.modules)):
        cached.cache_clear()


@functools.lru_cache(1)
def _caches(modules: int) -> list[Any]:
    kind = type(functools.lru_cache(len))
    return [value for value in gc.get_objects() if isinstance(value, kind) and "policytrack" in str(value.__module__)]


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Collected())
