"""What the shells are told, by the way that they ask."""

import json
import re
from pathlib import Path

import pytest
from conftest import HEAD
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from policytrack.cli import app

TARGETS = "targets:\n  - {id: one, plan: p, title: '甲: \\u202e'}\n  - {id: on, title: 乙}\n  - {id: two}\n  - x\n"


@pytest.fixture(autouse=True)
def _file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("targets.yaml").write_text(HEAD + TARGETS.replace("\\u202e", "\u202e"), encoding="utf-8")
    Path("other.yaml").write_text("targets: [{id: else, title: 别处}]\n", encoding="utf-8")
    Path("broken.yaml").write_text("targets: [\n", encoding="utf-8")


def asked(shell: str, words: str) -> str:
    environment = {"_POLICYTRACK_COMPLETE": f"complete_{shell}", "_TYPER_COMPLETE_ARGS": words}
    environment |= {"COMP_WORDS": words, "COMP_CWORD": str(len(words.split()) - (not words.endswith(" ")))}
    environment |= {"_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    return CliRunner().invoke(app, [], env=environment, prog_name="policytrack").output


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("policytrack set o", ["one", "on"]),
        ("policytrack unset t", ["two"]),
        ("policytrack show ", ["one", "on", "two"]),
        ("policytrack set -f other.yaml ", ["else"]),
        ("policytrack set -f broken.yaml ", []),
        ("policytrack set -f missing.yaml ", []),
        ("policytrack add --plan ", ["p"]),
        ("policytrack add --indicator c", ["compute"]),
        ("policytrack compare ", ["compute"]),
        ("policytrack draft plan.txt --plan ", ["p"]),
        ("policytrack report --plan ", ["p"]),
        ("policytrack report --indicator c", ["compute"]),
        ("policytrack report --region ", ["某市"]),
        ("policytrack timeline --region 某", ["某市"]),
        ("policytrack report --status far", ["far-behind"]),
        ("policytrack report --fail-on missed,b", ["missed,behind"]),
        ("policytrack explain PT03", [f"PT03{digit}" for digit in range(10)]),
        ("policytrack explain comp", ["comparator"]),
        ("policytrack check --select PT031,PT09", [f"PT031,PT09{digit}" for digit in range(4)]),
        ("policytrack report --unit EF", ["EFLOPS"]),
        ("policytrack convert 5 --to 平方", ["平方米", "平方公里", "平方英尺"]),
    ],
)
def test_bash(words: str, told: list[str]) -> None:
    assert asked("bash", words).split() == told


def test_fish_and_zsh_are_told_the_titles_too() -> None:
    assert asked("fish", "policytrack set on").splitlines()[0] == "one\t甲： ⟨U＋202E⟩"
    assert '"on":"乙"' in asked("zsh", "policytrack set o")
    assert '"p":"某市规划"' in asked("zsh", "policytrack add --plan ")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(codec="utf-8")))
def test_no_character_that_a_shell_reads_is_told(shell: str, text: str) -> None:
    """Of a title or id, beyond the marks of the shell's own script: letters, digits, blanks, `-`, `.` and `_`."""
    words = json.dumps(text)
    Path("any.yaml").write_text(f"targets: [{{id: {words}, title: a}}, {{id: b, title: {words}}}]\n", encoding="utf-8")
    told = asked(shell, "policytrack set -f any.yaml ")
    for mark in ("_arguments '*: :((", "))'", '":"', '"', "\t", "\n"):
        told = told.replace(mark, "")
    assert not re.search(r"[\x00-\x1f\x7f-\x9f!-,/:-@\[-^`{-~]", told)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_shell_has_its_script(shell: str) -> None:
    told = CliRunner().invoke(app, [], env={"_POLICYTRACK_COMPLETE": f"source_{shell}"}, prog_name="policytrack")
    assert f"_POLICYTRACK_COMPLETE=complete_{shell}" in told.output
