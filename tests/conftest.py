"""What the tests share: a clean environment and the command line in process."""

import gc
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from _pytest.runner import runtestprotocol  # what every plugin that runs tests its own way calls
from hypothesis import settings
from typer.testing import CliRunner, Result

from policytrack.cli import app
from policytrack.translations import speak

ROOT = Path(__file__).parent.parent

# No test is timed: how long an example takes says more of the machine than of the program. The gate tries the same
# examples on every run, so that it is red for a change and never by chance; at a desk new ones are looked for.
settings.register_profile("desk", deadline=None)
settings.register_profile("gate", deadline=None, derandomize=True)
settings.load_profile("gate" if os.environ.get("CI") else "desk")

#: The least file that is sound; tests add to it.
HEAD = """\
format: 1
plans:
  p:
    title: 某市规划
    region: 某市
    issued: 2023-12-31
indicators:
  compute: {title: 算力规模, unit: EFLOPS}
"""


@pytest.fixture
def file(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """`targets.yaml` in the current folder: the head above and the `TARGETS` of the test module."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "targets.yaml"
    path.write_text(HEAD + request.module.TARGETS, encoding="utf-8")
    return path


def text(file: Path) -> str:
    """What stands in a file below the head above."""
    return file.read_text(encoding="utf-8").removeprefix(HEAD)


def pytest_sessionstart() -> None:
    """No test sees what the shell around it sets; once, as each test puts back what it changes (by `monkeypatch`)."""
    for name in ("POLICYTRACK_FILE", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM"):
        os.environ.pop(name, None)
    for name in ("POLICYTRACK_LANG", "LC_ALL", "LC_MESSAGES", "LANGUAGE"):
        os.environ.pop(name, None)
    os.environ["LANG"] = "C.UTF-8"
    gc.disable()


def pytest_collection_finish() -> None:
    """The tests themselves live to the end: the collector need not look through thousands of them again and again."""
    gc.freeze()
    gc.enable()


def pytest_runtest_setup() -> None:
    """Every test begins in English; by a hook, as a fixture would be a quarter of what a row of a table costs."""
    speak("en")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool:
    """One report a row: a worker sends each to the one that prints, and five a row took as long as the tests of one.

    A setup or a teardown is told where it fails or skips.
    """
    for report in runtestprotocol(item, log=False, nextitem=nextitem):
        if report.when == "call" or not report.passed:
            item.ihook.pytest_runtest_logreport(report=report)
    return True


@pytest.fixture
def run() -> Callable[..., Result]:
    """Run the command line in process: run("report", "-f", "file") -> exit_code, stdout, stderr."""

    def call(*arguments: str, stdin: str | None = None) -> Result:
        result = CliRunner().invoke(app, list(arguments), input=stdin, prog_name="policytrack")
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return call
