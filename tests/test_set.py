"""`set` and `unset` through the command line: what is asked, what is printed, what the exit code is."""

import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import HEAD, text
from typer.testing import Result

from policytrack.commands import edit_options

Run = Callable[..., Result]

TARGETS = """\
targets:
  # computing
  - id: compute
    plan: p
    indicator: compute
    title: 总规模
    goal: 达到12EFLOPS
    by: 2026
    quote: 总规模达到12EFLOPS
    actuals:
      - {as_of: 2023-12, value: 4EFLOPS, source: 'https://example.org/a'}

  - id: firms
    plan: p
    title: 企业
    goal: 累计100家以上
    by: 2027
    kind: cumulative
    quote: 企业累计100家以上
    actuals:
      - as_of: 2023
        value: 30家
"""


def test_appends_prints_the_diff_and_both_verdicts(run: Run, file: Path) -> None:
    done = run("set", "compute", "8.1EFLOPS", "--as-of", "2025-06", "--source", "https://example.org/b")
    assert done.exit_code == 0
    new = "      - {as_of: 2025-06, value: 8.1EFLOPS, source: 'https://example.org/b'}\n"
    assert text(file) == TARGETS.replace("/a'}\n", "/a'}\n" + new)
    assert [line for line in done.stdout.splitlines() if line[:1] in "+-"] == [
        "--- targets.yaml",
        "+++ targets.yaml",
        "+" + new.rstrip("\n"),
    ]
    assert "compute\n  was  " in done.stdout
    assert "\n  now  " in done.stdout


def test_the_date_is_today_where_none_is_given(run: Run, file: Path) -> None:
    assert run("set", "compute", "5E").exit_code == 0
    assert f"as_of: {edit_options.today()}, value: 5E}}" in text(file)


@pytest.mark.parametrize("value", ["8.1", "超5200P", "６E", "5,200 PFLOPS", "no less than 5E"])
def test_the_value_stays_as_it_was_typed(run: Run, file: Path, value: str) -> None:
    assert run("set", "compute", value, "--as-of", "2025").exit_code == 0
    assert value in text(file)


def test_all_fields(run: Run, file: Path) -> None:
    done = run(
        "set", "compute", "5E", "--as-of", "2024年底", "--source", "x: y", "--published", "2025-1-2", "--basis", "FP16",
        "--match", "near", "--note", "no",
    )  # fmt: skip
    assert done.exit_code == 0
    assert (
        "{as_of: 2024, value: 5E, source: 'x: y', published: 2025-01-02, basis: FP16, match: near, note: 'no'}"
        in text(file)
    )


def test_replace_changes_the_fields_given(run: Run, file: Path) -> None:
    assert run("set", "compute", "4.5E", "--as-of", "2023-12", "--replace", "--note", "corrected").exit_code == 0
    assert text(file) == TARGETS.replace("value: 4EFLOPS", "value: 4.5E").replace("/a'}", "/a', note: corrected}")


def test_the_same_again_changes_nothing(run: Run, file: Path) -> None:
    before = file.stat().st_ino, file.stat().st_mtime_ns
    done = run("set", "compute", "4EFLOPS", "--as-of", "2023-12", "--replace")
    assert (done.exit_code, done.stdout) == (0, "nothing to change: the file says so already\n")
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == before


def test_baseline(run: Run, file: Path) -> None:
    assert run("set", "compute", "2E", "--baseline", "--as-of", "2022").exit_code == 0
    assert text(file) == TARGETS.replace(
        "    actuals:\n      - {", "    baseline: {as_of: 2022, value: 2E}\n    actuals:\n      - {"
    )
    assert run("set", "compute", "3E", "--baseline").exit_code == 2
    assert run("set", "compute", "3E", "--baseline", "--replace").exit_code == 0
    assert "baseline: {as_of: 2022, value: 3E}" in text(file)


def test_unset(run: Run, file: Path) -> None:
    assert run("unset", "firms", "--as-of", "2023").exit_code == 0
    assert text(file) == TARGETS.replace("    actuals:\n      - as_of: 2023\n        value: 30家\n", "")


def test_dry_run_writes_nothing(run: Run, file: Path) -> None:
    file.chmod(0o444)
    for words in (["set", "compute", "5E", "--as-of", "2025"], ["unset", "firms", "--as-of", "2023"]):
        done = run(*words, "--dry-run")
        assert done.exit_code == 0
        assert "@@" in done.stdout
        assert "nothing was written" in done.stdout
    assert text(file) == TARGETS


#: words -> a part of what is said; nothing is written and the exit code is 2
REFUSED = [
    (["compute", "5家"], "家"),
    (["compute", "a lot"], "lot|figure"),
    (["compute", ""], "VALUE is empty|value is empty"),
    (["compute", "5E", "--as-of", "soon"], "--as-of: 'soon' is no date"),
    (["compute", "5E", "--as-of", "2999"], "future"),
    (["compute", "5E", "--as-of", "2023-12"], "4EFLOPS (2023-12), source https://example.org/a"),
    (["compute", "5E", "--as-of", "2024", "--replace"], "there are figures of 2023-12"),
    (["comptue", "5E"], "did you mean `compute`"),
    (["compute", "5E", "--note", " "], "note is empty"),
    (["compute", "5E", "--note", "\udcff"], "not UTF-8"),
    (["compute", "500E", "--as-of", "2025"], "--yes writes it all the same"),
    (["firms", "20家", "--as-of", "2025"], "--yes writes it all the same"),
    (["firms", "40家", "--as-of", "2022"], "--yes writes it all the same"),
]


@pytest.mark.parametrize(("words", "said"), REFUSED)
def test_refuses(run: Run, file: Path, words: list[str], said: str) -> None:
    done = run("set", *words)
    assert done.exit_code == 2
    assert any(part in done.stderr for part in said.split("|"))
    assert text(file) == TARGETS
    assert sorted(path.name for path in file.parent.iterdir()) == ["targets.yaml"]


def test_yes_writes_what_looks_like_a_slip(run: Run, file: Path) -> None:
    done = run("set", "compute", "500E", "--as-of", "2025", "--yes")
    assert done.exit_code == 0
    assert "ten-times" in done.stderr
    assert "value: 500E" in text(file)


@pytest.mark.parametrize(("answer", "code"), [("y\n", 0), ("n\n", 2)])
def test_asks_where_somebody_sits(
    run: Run, file: Path, monkeypatch: pytest.MonkeyPatch, answer: str, code: int
) -> None:
    monkeypatch.setattr(edit_options, "asks", lambda: True)
    done = run("set", "compute", "500E", "--as-of", "2025", stdin=answer)
    assert done.exit_code == code
    assert ("500E" in text(file)) == (code == 0)


def test_errors_elsewhere_are_mentioned(run: Run, file: Path) -> None:
    file.write_text(HEAD + TARGETS.replace("累计100家以上", "many", 1), encoding="utf-8")
    done = run("set", "compute", "5E", "--as-of", "2025")
    assert done.exit_code == 0
    assert "1 error elsewhere" in done.stderr
    done = run("set", "firms", "50家", "--as-of", "2025")
    assert done.exit_code == 2
    assert "firms has an error itself: targets.yaml:" in done.stderr


def test_standard_input_cannot_be_edited(run: Run) -> None:
    done = run("set", "compute", "5E", "-f", "-", stdin=HEAD + TARGETS)
    assert done.exit_code == 2
    assert "standard input cannot be edited" in done.stderr


def test_the_file_that_holds_the_target_is_edited(run: Run, file: Path) -> None:
    folder = file.parent / "data"
    folder.mkdir()
    (folder / "a.yaml").write_text(HEAD, encoding="utf-8")
    (folder / "b.yaml").write_bytes(b"\xef\xbb\xbf" + ("format: 1\n" + TARGETS).replace("\n", "\r\n").encode())
    assert run("set", "compute", "5E", "--as-of", "2025", "-f", "data").exit_code == 0
    assert (folder / "a.yaml").read_text(encoding="utf-8") == HEAD
    expected = (
        ("format: 1\n" + TARGETS).replace("/a'}\n", "/a'}\n      - {as_of: 2025, value: 5E}\n").replace("\n", "\r\n")
    )
    assert (folder / "b.yaml").read_bytes() == b"\xef\xbb\xbf" + expected.encode()


def test_a_symlink_stays_one_and_the_mode_stays(run: Run, file: Path) -> None:
    (file.parent / "sub").mkdir()
    real = file.rename(file.parent / "sub/real.yaml")
    file.symlink_to(Path("sub/real.yaml"))
    real.chmod(0o640)
    assert run("set", "compute", "5E", "--as-of", "2025").exit_code == 0
    assert file.readlink() == Path("sub/real.yaml")
    assert "value: 5E" in text(real)
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert [path.name for path in real.parent.iterdir()] == ["real.yaml"]


def test_what_a_terminal_would_obey_is_shown(run: Run, file: Path) -> None:
    file.write_text(HEAD + TARGETS.replace("# computing", "# \x9b31m"), encoding="utf-8")
    done = run("set", "compute", "5E", "--as-of", "2025")
    assert "\x9b" not in done.output
