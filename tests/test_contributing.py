"""The examples of CONTRIBUTING.md, followed to the letter in a copy of the program."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

from policytrack.rules.catalogue import RULES

DOCUMENT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
STEP = re.compile(r"In `(?P<file>[^`]+)`:$|^```(?P<kind>diff|console|sh)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
SECTIONS = {
    section.partition("\n")[0]: section
    for section in re.split("^## ", DOCUMENT, flags=re.MULTILINE)
    if "```diff" in section
}


def applied(text: str, diff: str) -> str:
    """A text with a change of one place: what a diff takes out must stand there once."""
    before = "".join(line[1:] for line in diff.splitlines(keepends=True) if line[0] in " -")
    after = "".join(line[1:] for line in diff.splitlines(keepends=True) if line[0] in " +")
    assert text.count(before) == 1, f"stands there {text.count(before)} times:\n{before}"
    return text.replace(before, after)


def test_the_example_of_a_rule_has_a_code_of_its_own() -> None:
    named = re.search(r'@rule\("(\w+)"', DOCUMENT)
    assert named is not None
    assert named[1] not in {rule.code for rule in RULES}


@pytest.mark.parametrize("name", SECTIONS)
def test_the_example_does_what_it_says(name: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "policytrack", tmp_path / "policytrack", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "targets.yaml", tmp_path)
    environment = {**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONUTF8": "1", "COLUMNS": "96"}
    file, ran = tmp_path, 0
    for step in STEP.finditer(SECTIONS[name]):
        if step["file"]:
            file = tmp_path / step["file"]
        elif step["kind"] == "diff":
            file.write_text(applied(file.read_text(encoding="utf-8"), step["text"]), encoding="utf-8")
        elif step["kind"] == "sh":
            subprocess.run(["sh", "-e", "-c", step["text"]], cwd=tmp_path, check=True)
        else:
            command, _, shown = step["text"].partition("\n")
            program = [sys.executable, "-m", "policytrack", *shlex.split(command)[2:]]
            result = subprocess.run(
                program, check=False, cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8"
            )
            assert shown and result.stdout.startswith(shown), result.stdout + result.stderr
            ran += 1
    assert ran
