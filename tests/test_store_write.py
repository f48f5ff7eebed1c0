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

from policytrack import store
from policytrack.data.source import SourceFile
from policytrack.errors import PolicytrackError
from policytrack.store import writing

OLD, NEW = b"old: 1\n", b"new: 2\n" * 3000


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "targets.yaml"
    path.write_bytes(OLD)
    path.chmod(0o640)
    return path


def source(path: Path) -> SourceFile:
    return store.read([str(path)])[0]


def beside(path: Path) -> list[str]:
    return sorted(entry.name for entry in path.parent.iterdir() if entry != path)


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
    assert len(beside(file)) == 1
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
            writing.locked([str(file)], patience=0.05),
        ):
            pass
    with writing.locked([str(file)], patience=0.05):
        pass


def test_a_lock_on_a_file_that_was_replaced_is_none(file: Path) -> None:
    with writing.locked([str(file)]):
        writing.replace([(source(file), NEW)])
        with writing.locked([str(file)], patience=0.05):  # the new file is another one
            assert source(file).data == NEW


def test_what_cannot_be_edited_is_said(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    for path, words in (("fifo", "no regular file"), ("missing", "there is no file"), (".", "no regular file")):
        with pytest.raises(PolicytrackError, match=words), writing.locked([str(tmp_path / path)]):
            pass


DATA = HEAD + (
    "targets:\n  - id: t\n    plan: p\n    title: x\n    goal: 达到12EFLOPS\n    quote: 达到12EFLOPS\n"
    "    actuals: # c\n"
)
SET = [sys.executable, "-m", "policytrack", "set", "t"]


def start(path: Path, *words: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*SET, *words, "--yes", "-f", str(path)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def test_ten_shells_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "targets.yaml"
    path.write_text(DATA, encoding="utf-8")
    shells = [start(path, f"{number}E", "--as-of", f"20{number}") for number in range(10, 20)]
    assert [shell.wait() for shell in shells] == [0] * 10
    expected = "".join(f"      - as_of: 20{number}\n        value: {number}E\n" for number in range(10, 20))
    assert path.read_text(encoding="utf-8") == DATA + expected
    assert beside(path) == []


def test_kills_at_any_moment_leave_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "targets.yaml"
    path.write_text(DATA, encoding="utf-8")
    before = DATA
    for number in range(10, 22):
        shell = start(path, "5E", "--as-of", f"20{number}")
        time.sleep(0.12 + 0.02 * (number - 10))
        shell.send_signal(signal.SIGTERM if number % 3 == 0 else signal.SIGKILL)
        shell.wait()
        now = path.read_text(encoding="utf-8")
        assert now in (before, before + f"      - as_of: 20{number}\n        value: 5E\n")
        assert beside(path) == []
        before = now
