"""What the shells are told, by the way that they ask."""

from pathlib import Path

import pytest
from conftest import HEAD
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
    ],
)
def test_bash(words: str, told: list[str]) -> None:
    assert asked("bash", words).split() == told


def test_fish_and_zsh_are_told_the_titles_too() -> None:
    assert asked("fish", "policytrack set on").splitlines()[0] == "one\t甲: ⟨U+202E⟩"
    assert '"on":"乙"' in asked("zsh", "policytrack set o")
    assert '"p":"某市规划"' in asked("zsh", "policytrack add --plan ")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_shell_has_its_script(shell: str) -> None:
    told = CliRunner().invoke(app, [], env={"_POLICYTRACK_COMPLETE": f"source_{shell}"}, prog_name="policytrack")
    assert f"_POLICYTRACK_COMPLETE=complete_{shell}" in told.output
