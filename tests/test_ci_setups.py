"""The set-ups that docs/ci.md shows: what they name is there, and hooks are asked about the files that they guard."""

import re

import pytest
import yaml
from conftest import ROOT

from policytrack import __version__

HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
DOCUMENT = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("hook", HOOKS.values(), ids=HOOKS)
@pytest.mark.parametrize("changed", ["targets.yaml", "data/ai-plans.yaml", "data/2026/plans.yml"])
def test_a_change_of_any_yaml_file_has_the_data_set_checked(hook: dict[str, object], changed: str) -> None:
    assert re.search(str(hook["files"]), changed)
    assert hook["pass_filenames"] is False


def test_the_hooks_of_the_document_are_there() -> None:
    named = re.findall(r"- id: ([\w-]+)", DOCUMENT)
    assert named
    assert set(named) <= set(HOOKS)


GIVEN = re.findall(r"uses: OWNER/policytrack@\S+.*\n        with:\n((?: {10}.+\n)+)", DOCUMENT)


@pytest.mark.parametrize("given", GIVEN)
def test_the_action_takes_what_the_document_gives(given: str) -> None:
    options = yaml.safe_load(given)
    assert set(options) <= set(ACTION["inputs"])
    assert (ROOT / options["files"]).exists(), "the example runs as it stands on this repository"
    assert "sources" not in options.get("arguments", "")


def test_the_document_names_the_version_that_there_is() -> None:
    assert set(re.findall(r"(?:OWNER/policytrack@|rev: )(v[\w.]+)", DOCUMENT)) == {f"v{__version__}"}


def test_the_document_shows_the_check_and_the_changes() -> None:
    assert [yaml.safe_load(given).get("changes") for given in GIVEN] == [None, "HEAD^1"]
