"""The public face: every name is there, loads nothing before it is asked for, and the examples of its document run."""

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from conftest import HEAD, ROOT

import policytrack
from policytrack.errors import PolicytrackError

DOCUMENT = (ROOT / "docs" / "library.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```python\n(.*?)^```", DOCUMENT, re.MULTILINE | re.DOTALL)
TARGETS = """
targets:
  - id: a
    plan: p
    indicator: compute
    title: 算力规模
    goal: 达到12EFLOPS
    by: 2027
    quote: 算力规模达到12EFLOPS
    baseline: {as_of: 2023, value: 2EFLOPS}
    actuals:
      - {as_of: 2025, value: 7EFLOPS, source: 'https://example.org/'}
"""


@pytest.mark.parametrize("name", policytrack.__all__)
def test_every_name_is_there(name: str) -> None:
    assert getattr(policytrack, name).__name__ == name
    assert name in dir(policytrack)
    assert f"`{name}`" in DOCUMENT


def test_no_name_hides_a_room() -> None:
    rooms = {path.stem for path in Path(policytrack.__file__).parent.iterdir()}
    assert not set(policytrack.__all__) & rooms


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(AttributeError, match="no attribute 'targets'"):
        policytrack.targets  # noqa: B018


def test_importing_loads_nothing_and_changes_nothing() -> None:
    program = (
        "import gc, sys; before = set(sys.modules); import policytrack; "
        "print(sorted(name for name in set(sys.modules) - before if name.startswith('policytrack.')), gc.isenabled())"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[] True\n"


def test_a_yaml_that_the_command_line_loads_later_is_the_librarys_own() -> None:
    """What the command line puts off for its start-up, it does in its own process and does all the same."""
    code = (
        "import policytrack, re, sys, yaml\n"
        "patterns = [p for rows in yaml.SafeLoader.yaml_implicit_resolvers.values() for _, p in rows]\n"
        "print(all(isinstance(p, re.Pattern) for p in patterns), yaml.safe_load('[1, no, 2026-01-02]'))\n"
    )
    read = "[1, False, datetime.date(2026, 1, 2)]\n"
    assert _printed(code) == "True " + read
    assert _printed("import policytrack.__main__\n" + code) == "False " + read


def _printed(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout


def test_the_document_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    for block in BLOCKS:
        exec(block, names)
    out = capsys.readouterr().out
    assert "qingdao-compute-2026" in out
    assert "> 60000000000 > 60 billion CNY" in out
    assert "达到12EFLOPS 2026" in out


def test_rows_are_plain_records(file: Path) -> None:
    (row,) = policytrack.rows(policytrack.load(file), date(2026, 1, 31))
    assert row["id"] == "a"
    assert row["status"] == "on track"
    assert row["progress"] == 0.5
    assert {type(cell) for cell in row.values()} <= {str, float, type(None)}
    assert list(policytrack.rows(policytrack.load(file), date(2026, 1, 31), ["id"])[0]) == ["id"]


def test_load_names_the_first_error(file: Path) -> None:
    file.write_text(HEAD + TARGETS.replace("by: 2027", "by: soon"), encoding="utf-8")
    with pytest.raises(PolicytrackError, match=r"targets\.yaml:\d+:9: PT013 "):
        policytrack.load(file)
    found = policytrack.check(file, today=date(2026, 1, 31))
    assert "PT013" in {diagnostic.code for diagnostic in found}


def test_load_finds_the_default_file(file: Path) -> None:
    assert [target.id for target in policytrack.load().targets] == ["a"]


def test_a_range_has_no_one_number_in_a_frame(tmp_path: Path) -> None:
    path = tmp_path / "targets.yaml"
    path.write_text(
        "format: 1\nplans: {p: {title: 规划}}\ntargets:\n  - {id: a, plan: p, title: 企业, goal: 达到500家, by: 2030, "
        "quote: 企业达到500家, actuals: [{as_of: 2024, value: 20—30家, source: 'https://example.org/x'}]}\n",
        encoding="utf-8",
    )
    (record,) = policytrack.rows(policytrack.load(path), date(2025, 6, 1))
    assert record["latest_value"] is None
    assert record["latest"] == "20—30家"
