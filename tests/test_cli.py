"""The command line as its users meet it: files found, errors said plainly, exit codes, pipes."""

import inspect
import json
import os
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest
from conftest import HEAD, ROOT
from typer.testing import Result

from policytrack import __version__
from policytrack.commands.listed import COMMANDS

Run = Callable[..., Result]
PROGRAM = str(Path(sys.executable).parent / "policytrack")
DATA = str(ROOT / "targets.yaml")
BAD_TARGETS = """\
targets:
  - {id: t, plan: q, title: x, goal: 3家, quote: 3家}
  - {id: u, plan: p, title: y, goal: 3家, quote: 3家}
"""
BAD = HEAD + BAD_TARGETS


def test_version(run: Run) -> None:
    assert run("--version").stdout == f"policytrack {__version__}\n"


def test_help_names_every_command(run: Run) -> None:
    for arguments in (["--help"], ["-h"], []):
        output = run(*arguments).output
        assert all(name in output for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(run: Run, name: str) -> None:
    result = run(name, "--help")
    assert result.exit_code == 0
    assert name in result.output


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_listed_by_the_first_paragraph_of_its_help(name: str) -> None:
    listed = COMMANDS[name]
    help_text = inspect.getdoc(import_module(f"policytrack.commands.{listed.module}").command) or ""
    assert listed.summary == " ".join(help_text.split("\n\n")[0].split())


def test_the_list_of_all_commands_imports_none_of_them(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("policytrack.cli.import_module", None)
    assert run("--help").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["report", "-f", "missing.yaml"], "there is no file missing.yaml"),
        (["check", "missing.yaml"], "there is no file missing.yaml"),
        (["report"], "no targets.yaml in this folder or above it"),
        (["show", "qingdao-compute-20226", "-f", DATA], "did you mean qingdao-compute-2026"),
        (["report", "-f", DATA, "--as-of", "soon"], "--as-of"),
        (["reprot"], "No such command"),
        (["report", "--fromat", "json"], "No such option"),
    ],
)
def test_a_wrong_request_is_one_plain_sentence_and_exit_code_2(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    assert "Traceback" not in result.output


def test_the_file_is_an_option_or_the_environment_or_near(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "targets.yaml").write_text(HEAD, encoding="utf-8")
    monkeypatch.chdir(tmp_path / "deep")
    assert "1 file, 0 targets" in run("check").stdout
    monkeypatch.setenv("POLICYTRACK_FILE", DATA)
    assert "1 file, 41 targets" in run("check").stdout
    assert "2 files, 41 targets" in run("check", "-f", DATA, str(tmp_path)).output
    assert "1 file, 0 targets" in run("check", "-", stdin=HEAD).stdout


def test_a_report_of_a_file_with_errors_prints_the_sound_part_and_says_so(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(BAD, encoding="utf-8")
    result = run("report", "-f", str(path), "--format", "json")
    assert result.exit_code == 1
    assert f"{path}:10:19: error PT012" in result.stderr
    printed = json.loads(result.stdout)
    assert [target["id"] for target in printed["targets"]] == ["u"]
    assert printed["problems"] == 1


def test_check_as_json(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(BAD, encoding="utf-8")
    result = run("check", str(path), "--format", "json")
    assert result.exit_code == 1
    (found,) = json.loads(result.stdout)
    keys = {"path", "line", "column", "end_line", "end_column", "code", "name", "severity", "message", "target"}
    assert keys <= set(found)
    assert (found["line"], found["column"], found["end_column"], found["code"], found["target"]) == (
        10,
        19,
        20,
        "PT012",
        "t",
    )


def test_markup_emoji_and_escapes_in_data_stay_text(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "t.yaml"
    target = "targets:\n  - {id: t, plan: p, title: '[bold]x[/] :rocket:', goal: 3家, quote: '[red]3家'}\n"
    path.write_text(HEAD + target, encoding="utf-8")
    for arguments in (["report"], ["show", "t"], ["search", "rocket"]):
        assert "[bold]x[/] :rocket:" in run(*arguments, "-f", str(path)).stdout
    path.write_text(HEAD + target.replace("[bold]", "\u202e"), encoding="utf-8")
    result = run("check", str(path))
    assert result.exit_code == 1
    assert "\u202e" not in result.output


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("產業規模", "jinan-core-industry-2026"),
        ("产业规模", "guangdong-core-industry-2025"),
        ("ＦＰ１６", "jinan-ai-compute-2026"),
        ("青岛 算力", "qingdao-compute-2026"),
        ("storage", "qingdao-storage-2026"),
        ("省科技厅 孵化", "shandong-incubators-2027"),
    ],
)
def test_search_finds_either_script_and_width(run: Run, text: str, found: str) -> None:
    result = run("search", *text.split(), "-f", DATA)
    assert result.exit_code == 0
    assert found in result.stdout


def test_a_locale_of_ascii_alone_takes_nothing_from_an_argument(run: Run) -> None:
    as_bytes = "第3位".encode().decode("ascii", "surrogateescape")  # as Python hands it on there
    assert run("convert", as_bytes).stdout == run("convert", "第3位").stdout


def test_search_that_finds_nothing(run: Run) -> None:
    result = run("search", "月球", "-f", DATA)
    assert result.exit_code == 1
    assert result.stdout.startswith("nothing found\n  = `policytrack report --all` shows every target")


def test_search_tells_english_readers_the_english_titles(run: Run) -> None:
    assert "全市算力总规模  Total computing capacity of the city" in run("search", "12EFLOPS", "-f", DATA).stdout
    assert "Total computing" not in run("search", "12EFLOPS", "-f", DATA, "--lang", "zh").stdout


def test_a_pipe_gets_no_colour_and_nothing_cut() -> None:
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    report = subprocess.run(
        [PROGRAM, "report", "-f", DATA, "--as-of", "2026-11-22"], capture_output=True, env=environment, check=True
    ).stdout.decode()
    assert "\x1b" not in report
    assert "Industry-level large models that compete nationally" in report
    assert "which is not progress" in report
    assert not any(line.endswith(" ") for line in report.split("\n"))


def test_a_closed_pipe_ends_quietly() -> None:
    with subprocess.Popen([PROGRAM, "report", "-f", DATA], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "cp1252"])
def test_a_terminal_of_another_encoding_gets_escapes_and_no_crash(encoding: str) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    for arguments in (["report", "-f", DATA], ["show", "qingdao-compute-2026", "-f", DATA], ["check", DATA]):
        done = subprocess.run([PROGRAM, *arguments], capture_output=True, env=environment, check=False)
        assert (done.returncode, done.stderr) == (0, b"")
