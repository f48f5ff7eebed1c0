"""The examples that the help of every command ends with: each runs on the shipped data and says something."""

import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT
from typer.testing import Result

from policytrack.commands.examples import EXAMPLES
from policytrack.commands.listed import COMMANDS

PLAN = """\
青岛市海洋人工智能大模型产业集聚区建设实施方案(2024-2026年)

一、主要目标
力争到2026年,全市算力总规模达到12EFLOPS,存储总量达10EB,建成示范园区5个。
"""
FIGURES = """\
id,value,as_of,source
jinan-firms-2026,超480家,2025,https://example.org/firms
qingdao-compute-2026,8.1EFLOPS,2026-06,https://example.org/figures
"""
PLANS = """\
编号,规划,指标名称,目标值,期限,原文
qingdao-parks-2026,qingdao-marine-2024,示范园区,5个,2026,建成示范园区5个
"""
PULLED = """\
figures:
      file: firms.csv
      value: 数值
      as_of: 年份
      place: 地区
      source: https://example.org/yearbook
    unit: 家"""
#: What fails only where there is nothing to show, or shows what the check found.
MAY_FIND = {"report", "check", "coverage", "pull"}


def test_every_command_has_examples() -> None:
    assert set(EXAMPLES) == set(COMMANDS)


@pytest.mark.parametrize("example", [line for lines in EXAMPLES.values() for line in lines])
def test_an_example_does_what_it_says(
    example: str, run: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    program, command, *arguments = shlex.split(example.partition(" > ")[0])
    if command != "init":
        shutil.copy(ROOT / "targets.yaml", tmp_path)
    (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
    (tmp_path / "figures.csv").write_text(FIGURES, encoding="utf-8")
    (tmp_path / "plans.csv").write_text(PLANS, encoding="utf-8")
    if "map.yaml" in arguments:
        (tmp_path / "map.yaml").write_text(run("map", "plans.csv").stdout, encoding="utf-8")
    if command == "pull":
        beside(tmp_path)
    if command == "changes":
        committed(tmp_path)
    if command == "lsp":  # serves until its input ends
        served = subprocess.run(
            [sys.executable, "-m", "policytrack", command], stdin=subprocess.DEVNULL, cwd=tmp_path, check=True
        )
        assert served.returncode == 0
        return
    done = run(command, *arguments)
    assert program == "policytrack"
    assert done.exit_code in ((0, 1) if command in MAY_FIND else (0,)), done.output
    assert done.output


def beside(folder: Path) -> None:
    """A table beside the data, which an indicator names."""
    data = folder / "targets.yaml"
    text = data.read_text(encoding="utf-8")
    data.write_text(text.replace("unit: 家", PULLED, 1), encoding="utf-8")
    (folder / "firms.csv").write_text("地区,年份,数值\n济南市,2025,420\n", encoding="utf-8")


def committed(folder: Path) -> None:
    """A repository whose branch `main` has the data as they are."""
    name = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    for arguments in (["init", "-qb", "main"], ["add", "targets.yaml"], [*name, "commit", "-qm", "data"]):
        subprocess.run(["git", *arguments], cwd=folder, check=True)


def test_the_help_ends_with_them(run: Callable[..., Result]) -> None:
    for name, lines in EXAMPLES.items():
        assert run(name, "--help").stdout.rstrip().endswith("\n".join(["Examples:", *(f"  {line}" for line in lines)]))
