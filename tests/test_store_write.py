"""Locking and replacing: every call of the system fails once, others write at the same time, and nothing is lost."""

import errno
import fcntl
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import HEAD
from other_locks import no_fcntl_locks, no_flock
from stored import beside, source
from typer.testing import Result

from policytrack.errors import PolicytrackError
from policytrack.store import locking, writing

OLD, NEW = b"old: 1\n", b"new: 2\n" * 3000


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "targets.yaml"
    path.write_bytes(OLD)
    path.chmod(0o640)
    return path


def without_nameless_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a file system that has no O_TMPFILE."""
    real = os.open

    def refusing(path: Any, flags: int, *rest: Any, **more: Any) -> int:
        if flags & os.O_TMPFILE == os.O_TMPFILE:
            raise OSError(errno.EOPNOTSUPP, "Operation not supported")
        return real(path, flags, *rest, **more)

    monkeypatch.setattr(os, "open", refusing)


@pytest.fixture(params=[False, True], ids=["nameless", "named"])
def _both_ways(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if request.param:
        without_nameless_files(monkeypatch)
    return iter(())


@pytest.mark.usefixtures("_both_ways")
def test_replaces_and_keeps_the_mode(file: Path) -> None:
    writing.replace([(source(file), NEW)])
    assert file.read_bytes() == NEW
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert beside(file) == []


CALLS = ["open", "write", "fsync", "fchmod", "fchown", "link", "rename", "replace", "stat", "unlink", "close", "access"]


@pytest.mark.usefixtures("_both_ways")
@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("number", range(4))
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
def test_a_call_that_fails_leaves_one_whole_file_and_no_litter(
    file: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, code: int
) -> None:
    read = source(file)
    real: Callable[..., Any] = getattr(os, call)
    calls = 0

    def failing(*arguments: Any, **options: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == number + 1:
            if call == "close":
                real(*arguments, **options)
            raise OSError(code, os.strerror(code))
        return real(*arguments, **options)

    monkeypatch.setattr(os, call, failing)
    try:
        writing.replace([(read, NEW)])
        written = True
    except PolicytrackError as error:
        written = False
        assert os.strerror(code).lower() in error.message
    finally:
        monkeypatch.setattr(os, call, real)
    assert file.read_bytes() == (NEW if written else OLD)
    assert call == "unlink" or beside(file) == []


def test_a_short_write_is_continued(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda file, data: real(file, data[:1000]))
    writing.replace([(source(file), NEW)])
    assert file.read_bytes() == NEW


def test_a_file_that_was_changed_since_is_left_alone(file: Path) -> None:
    read = source(file)
    file.write_bytes(b"other")
    with pytest.raises(PolicytrackError, match="changed by something else"):
        writing.replace([(read, NEW)])
    assert file.read_bytes() == b"other"
    assert beside(file) == []


def test_a_change_at_the_last_moment_is_seen(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read, real = source(file), os.fsync

    def syncing(descriptor: int) -> None:
        real(descriptor)
        file.write_bytes(b"other")

    monkeypatch.setattr(os, "fsync", syncing)
    with pytest.raises(PolicytrackError, match="changed by something else"):
        writing.replace([(read, NEW)])
    assert file.read_bytes() == b"other"
    assert beside(file) == []


def test_several_files_are_all_written_before_the_first_is_put_in_place(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_bytes(OLD)
    pairs = [(source(file), NEW), (source(other), NEW)]
    other.write_bytes(b"changed")
    with pytest.raises(PolicytrackError, match=r"other\.yaml was changed"):
        writing.replace(pairs)
    assert file.read_bytes() == OLD


def test_what_a_kill_left_is_taken_away(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    without_nameless_files(monkeypatch)
    real = os.replace
    monkeypatch.setattr(os, "replace", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    monkeypatch.setattr(os, "unlink", lambda *_, **__: None)
    with pytest.raises(KeyboardInterrupt):
        writing.replace([(source(file), NEW)])
    monkeypatch.undo()
    (litter,) = beside(file)
    with (file.parent / litter).open("wb") as held:  # a living writer's, which is let be
        fcntl.flock(held, fcntl.LOCK_EX)
        writing.replace([(source(file), OLD)])
        assert beside(file) == [litter]
    assert real is os.replace
    writing.replace([(source(file), NEW)])
    assert beside(file) == []


@pytest.mark.parametrize("name", ["名" * 80 + ".yaml", "a b'c.yaml", "-f.yaml"])
def test_odd_names(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    without_nameless_files(monkeypatch)
    path = tmp_path / name
    path.write_bytes(OLD)
    writing.replace([(source(path), NEW)])
    assert path.read_bytes() == NEW
    assert beside(path) == []


def test_a_file_without_write_permission_is_left_alone(file: Path) -> None:
    file.chmod(0o440)
    with pytest.raises(PolicytrackError, match="is read-only"):
        writing.replace([(source(file), NEW)])
    assert file.read_bytes() == OLD


def test_a_lock_that_is_held_is_waited_for_and_then_named(file: Path) -> None:
    with file.open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with (
            pytest.raises(PolicytrackError, match=f"is being written by process {os.getpid()} "),
            locking.locked([str(file)], patience=0.05),
        ):
            pass
    with locking.locked([str(file)], patience=0.05):
        pass


def test_a_lock_on_a_file_that_was_replaced_is_none(file: Path) -> None:
    with locking.locked([str(file)]):
        writing.replace([(source(file), NEW)])
        with locking.locked([str(file)], patience=0.05):  # the new file is another one
            assert source(file).data == NEW


def test_what_cannot_be_edited_is_said(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    for path, words in (("fifo", "no regular file"), ("missing", "there is no file"), (".", "no regular file")):
        with pytest.raises(PolicytrackError, match=words), locking.locked([str(tmp_path / path)]):
            pass


DATA = HEAD + (
    "targets:\n  - id: t\n    plan: p\n    title: x\n    goal: 达到12EFLOPS\n    quote: 达到12EFLOPS\n"
    "    actuals: # c\n"
)


def start(path: Path, *words: str, kind: str = "here") -> subprocess.Popen[bytes]:
    program = [sys.executable, str(Path(__file__).with_name("other_locks.py")), kind, "set", "t"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return subprocess.Popen([*program, *words, "--yes", "-f", str(path)], **quiet)


@pytest.mark.parametrize(("kind", "count"), [("here", 10), ("nfs", 5), ("ofd", 5)])
def test_many_shells_at_once_lose_nothing(tmp_path: Path, kind: str, count: int) -> None:
    path = tmp_path / "targets.yaml"
    path.write_text(DATA, encoding="utf-8")
    numbers = range(10, 10 + count)
    shells = [start(path, f"{number}E", "--as-of", f"20{number}", kind=kind) for number in numbers]
    assert [shell.wait() for shell in shells] == [0] * count
    expected = "".join(f"      - as_of: 20{number}\n        value: {number}E\n" for number in numbers)
    assert path.read_text(encoding="utf-8") == DATA + expected
    assert beside(path) == []


def test_nothing_is_written_without_any_lock_unless_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fcntl, "flock", no_flock)
    with locking.locked([str(file)]):  # fcntl's locks do as well
        pass
    monkeypatch.setattr(fcntl, "fcntl", no_fcntl_locks)
    with pytest.raises(PolicytrackError, match="cannot be locked: no locks available; nothing was written") as caught:
        locking.locked([str(file)]).__enter__()
    assert "--no-lock" in caught.value.hint
    with locking.locked([str(file)], without=True):
        writing.replace([(source(file), NEW)])
    assert file.read_bytes() == NEW


@pytest.mark.parametrize("command", ["set", "unset", "import", "add", "check --fix"])
def test_no_lock_is_an_option_of_every_command_that_writes(
    run: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    path = tmp_path / "targets.yaml"
    path.write_text(
        DATA.replace("达到12EFLOPS\n    actuals", "达到12EFLOPS\n    note: no\n    actuals"), encoding="utf-8"
    )
    (tmp_path / "figures.csv").write_text("id,value,as_of\nt,3E,2025\n", encoding="utf-8")
    words = {
        "set": ["set", "t", "2E", "--as-of", "2024"],
        "unset": ["unset", "t", "--as-of", "2023"],
        "import": ["import", str(tmp_path / "figures.csv")],
        "add": ["add", "--plan", "p", "--quote", "到2026年，企业达到500家", "--title", "企业", "--yes"],
        "check --fix": ["check", "--fix"],
    }
    assert run("set", "t", "1E", "--as-of", "2023", "-f", str(path)).exit_code == 0
    before = path.read_bytes()
    monkeypatch.setattr(fcntl, "flock", no_flock)
    monkeypatch.setattr(fcntl, "fcntl", no_fcntl_locks)
    refused = run(*words[command], "-f", str(path))
    assert (refused.exit_code, "--no-lock" in refused.stderr, path.read_bytes()) == (2, True, before)
    assert run(*words[command], "-f", str(path), "--no-lock").exit_code == 0
    assert path.read_bytes() != before


def test_a_file_that_may_only_be_read_is_held_with_others_who_read_it(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As beside one that is written: a data set may have files of others."""
    real = os.open

    def opening(path: Any, flags: int, *rest: Any, **more: Any) -> int:
        if flags & os.O_RDWR:
            raise OSError(errno.EACCES, os.strerror(errno.EACCES))
        return real(path, flags, *rest, **more)

    monkeypatch.setattr(os, "open", opening)
    with locking.locked([str(file)]), locking.locked([str(file)], patience=0.05):
        pass


def test_a_fix_waits_for_the_lock_and_mends_what_stands_there_then(tmp_path: Path) -> None:
    path = tmp_path / "targets.yaml"
    trap = DATA.replace("达到12EFLOPS\n    actuals", "达到12EFLOPS\n    note: no\n    actuals")
    path.write_text(trap, encoding="utf-8")
    with locking.locked([str(path)]):
        fixing = subprocess.Popen(
            [sys.executable, "-m", "policytrack", "check", "--fix", str(path)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        time.sleep(0.5)
        writing.replace([(source(path), (trap + "      - {as_of: 2024, value: 1E, source: x}\n").encode())])
    _, said = fixing.communicate()
    assert b"mended 1 problem" in said
    assert path.read_text(encoding="utf-8") == trap.replace(": no\n", ": 'no'\n") + (
        "      - {as_of: 2024, value: 1E, source: x}\n"
    )


def test_kills_at_any_moment_leave_a_whole_file(tmp_path: Path) -> None:
    paths = [tmp_path / name / "targets.yaml" for name in "abc"]  # three at a time
    before = dict.fromkeys(paths, DATA)
    for path in paths:
        path.parent.mkdir()
        path.write_text(DATA, encoding="utf-8")
    for number in range(10, 14):
        shells = [start(path, "5E", "--as-of", f"20{number}") for path in paths]
        time.sleep(0.12)
        for shell, ending in zip(shells, (signal.SIGKILL, signal.SIGTERM, signal.SIGKILL), strict=True):
            time.sleep(0.01 * (number - 9))
            shell.send_signal(ending)
        for shell, path in zip(shells, paths, strict=True):
            shell.wait()
            now = path.read_text(encoding="utf-8")
            assert now in (before[path], before[path] + f"      - as_of: 20{number}\n        value: 5E\n")
            # Between getting its name and taking the old file's place the new one may be left: whole, and not for long.
            assert all((path.parent / name).read_text(encoding="utf-8").startswith(DATA) for name in beside(path))
            before[path] = now
    for shell in [start(path, "5E", "--as-of", "2022") for path in paths]:
        assert shell.wait() == 0
    assert [beside(path) for path in paths] == [[]] * 3
