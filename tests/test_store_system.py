"""What the operating system may answer while a file is locked, replaced or read, each answer played once.

The clock, the other processes and the calls that fail are all played, so that nothing is waited for.
"""

import errno
import fcntl
import importlib.util
import os
import re
import signal
import stat
import struct
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from stored import beside, source

from policytrack import store
from policytrack.errors import PolicytrackError
from policytrack.store import files, locking, texts, walking, writing
from policytrack.text.system import reason

OLD, NEW = b"old: 1\n", b"new: 2\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "targets.yaml"
    path.write_bytes(OLD)
    path.chmod(0o640)
    return path


def refusal(code: int) -> Callable[..., Any]:
    def refusing(*_: Any, **__: Any) -> Any:
        raise OSError(code, os.strerror(code))

    return refusing


def said(error: PolicytrackError) -> str:
    return f"{error.message} | {error.hint}"


# What the two kinds of locks answer, and what comes of it: held, held by somebody else, or the error.
FLOCK = [
    *((None, None, True), (errno.EWOULDBLOCK, None, False)),
    *((code, None, True) for code in sorted(locking._NO_LOCKS)),
    *((code, errno.EAGAIN, False) for code in sorted(locking._NO_LOCKS)),
    *((errno.ENOLCK, errno.EACCES, False), (errno.ENOLCK, errno.ENOLCK, errno.ENOLCK)),
    *((errno.ENOLCK, errno.EIO, errno.EIO), (errno.EIO, None, errno.EIO), (errno.EINTR, None, errno.EINTR)),
    *((errno.EACCES, None, errno.EACCES), (errno.EPERM, None, errno.EPERM)),
]


def test_the_errors_that_mean_no_locks_here() -> None:
    names = {errno.errorcode[code] for code in locking._NO_LOCKS}
    assert names == {"ENOLCK", errno.errorcode[errno.EOPNOTSUPP], "ENOSYS", "EBADF", "EINVAL", "ENOTTY"}
    assert {errno.errorcode[code] for code in locking._READ_ONLY} == {"EACCES", "EPERM", "EROFS", "ETXTBSY"}


@pytest.mark.parametrize("shared", [False, True])
@pytest.mark.parametrize(("flock", "description", "expected"), FLOCK)
def test_a_lock_is_held_is_somebody_else_s_or_fails(
    monkeypatch: pytest.MonkeyPatch, flock: int | None, description: int | None, expected: bool | int, shared: bool
) -> None:
    asked: list[object] = []

    def answering(kind: str, code: int | None) -> Callable[..., None]:
        def call(file: int, *rest: object) -> None:
            asked.append((kind, file, *rest))
            if code is not None:
                raise OSError(code, os.strerror(code))

        return call

    monkeypatch.setattr(fcntl, "flock", answering("flock", flock))
    monkeypatch.setattr(fcntl, "fcntl", answering("fcntl", description))
    if isinstance(expected, bool):
        assert locking.try_lock(7, shared=shared) is expected
    else:
        with pytest.raises(OSError, match=re.escape(os.strerror(expected))):
            locking.try_lock(7, shared=shared)
    assert asked[0] == ("flock", 7, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    if flock in locking._NO_LOCKS:
        kind = fcntl.F_RDLCK if shared else fcntl.F_WRLCK
        whole = struct.pack("hhqqi4x", kind, os.SEEK_SET, 0, 0, 0)
        assert asked[1:] == [("fcntl", 7, fcntl.F_OFD_SETLK, whole)]
    else:
        assert asked[1:] == []


def test_without_the_second_kind_the_error_of_the_first_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fcntl, "flock", refusal(errno.ENOLCK))
    monkeypatch.delattr(fcntl, "F_OFD_SETLK")
    with pytest.raises(OSError, match=r"[Nn]o locks available"):
        locking.try_lock(7)


@pytest.mark.parametrize("shared", [False, True])
def test_a_lock_of_a_description_is_one_to_others(file: Path, monkeypatch: pytest.MonkeyPatch, shared: bool) -> None:
    monkeypatch.setattr(fcntl, "flock", refusal(errno.ENOLCK))
    with file.open("r+b") as one, file.open("r+b") as other:
        assert locking.try_lock(one.fileno(), shared=shared)
        assert locking.try_lock(other.fileno(), shared=shared) is shared
        assert locking.try_lock(other.fileno()) is False


class Clock:
    """A clock that only a sleep moves; `at` does something once it has come to a moment."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.pauses: list[tuple[float, float]] = []
        self.at: list[tuple[float, Callable[[], object]]] = []

    def monotonic(self) -> float:
        return self.now

    def uniform(self, low: float, high: float) -> float:
        self.pauses.append((low, high))
        return high

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        for due in [one for one in self.at if one[0] <= self.now - 1000]:
            self.at.remove(due)
            due[1]()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(locking.time, "monotonic", clock.monotonic)
    monkeypatch.setattr(locking.time, "sleep", clock.sleep)
    monkeypatch.setattr(locking.random, "uniform", clock.uniform)
    return clock


def open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def wait(file: Path, patience: float = locking.PATIENCE) -> None:
    with locking.locked([str(file)], patience=patience):
        pass


def test_pauses_grow_and_the_wait_ends_when_nothing_moves(file: Path, clock: Clock) -> None:
    before = open_files()
    with file.open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(PolicytrackError) as caught:
            wait(file)
    assert re.fullmatch(
        rf"{re.escape(str(file))} is being written by process {os.getpid()} \(.+\) \| try again when it is done",
        said(caught.value),
    )
    assert clock.pauses[:8] == [(high / 2, high) for high in (0.004, 0.008, 0.016, 0.032, 0.064, 0.128, 0.25, 0.25)]
    assert set(clock.pauses[8:]) == {(0.125, 0.25)}
    assert 10 < clock.now - 1000 <= 10.26
    assert open_files() == before


@pytest.mark.usefixtures("clock")
def test_two_writers_never_hold_a_file_at_once(file: Path) -> None:
    with locking.locked([str(file)]), pytest.raises(PolicytrackError, match="is being written by"):
        wait(file)
    wait(file)


def test_a_large_file_is_waited_for_longer(file: Path, clock: Clock) -> None:
    file.write_bytes(b"#" * 2_000_000)
    with file.open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(PolicytrackError, match="is being written by"):
            wait(file)
    assert 20 < clock.now - 1000 <= 20.26


def test_the_wait_begins_anew_where_somebody_got_on(file: Path, clock: Clock) -> None:
    held = []

    def got_on() -> None:
        writing.replace([(source(file), file.read_bytes() + b"#")])
        held.append(file.open("rb"))
        fcntl.flock(held[-1], fcntl.LOCK_EX)

    held.append(file.open("rb"))
    fcntl.flock(held[-1], fcntl.LOCK_EX)
    clock.at = [(8, got_on), (16, got_on)]
    with pytest.raises(PolicytrackError, match="is being written by"):
        wait(file)
    assert 26 < clock.now - 1000 <= 26.6
    for one in held:
        one.close()


def test_who_lets_go_is_followed_at_once(file: Path, clock: Clock) -> None:
    with file.open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        clock.at = [(3, lambda: fcntl.flock(held, fcntl.LOCK_UN))]
        wait(file)
    assert 3 <= clock.now - 1000 < 3.26


def test_a_lock_of_a_file_that_lost_its_name_is_let_go_without_a_pause(
    file: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, real = open_files(), locking.try_lock
    replaced = []

    def locking_too_late(descriptor: int, *, shared: bool = False) -> bool:
        if not replaced:
            replaced.append(True)
            file.with_name("new").write_bytes(NEW)
            file.with_name("new").replace(file)
        return real(descriptor, shared=shared)

    monkeypatch.setattr(locking, "try_lock", locking_too_late)
    with locking.locked([str(file)]):
        assert open_files() == before + 1
        with file.open("rb") as other:
            assert not real(other.fileno())
    assert open_files() == before
    assert clock.pauses == []


def test_a_stale_file_is_opened_again_and_any_other_error_said(
    file: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, real, codes = open_files(), os.fstat, [errno.ESTALE, errno.ESTALE]

    def failing(descriptor: int) -> os.stat_result:
        status = real(descriptor)
        if codes and stat.S_ISREG(status.st_mode) and sys._getframe(1).f_code.co_name == "_wait_for_lock":
            code = codes.pop()
            raise OSError(code, os.strerror(code))
        return status

    monkeypatch.setattr(os, "fstat", failing)
    wait(file)
    assert codes == []
    codes.append(errno.EIO)
    with pytest.raises(PolicytrackError) as caught:
        wait(file)
    assert said(caught.value) == (
        f"{file} cannot be locked: input/output error; nothing was written | "
        "--no-lock writes without a lock, where nobody else writes the file at the same time"
    )
    assert open_files() == before


OPENING = [  # what opening for writing answers, what opening for reading does, and what is said; None: it is held
    *((code, None, None) for code in sorted(locking._READ_ONLY)),
    (errno.EACCES, errno.EACCES, "cannot be read: permission denied | "),
    (errno.EIO, None, "cannot be read: input/output error | "),
    (errno.ENOENT, None, "there is no file {} | name another with -f, or start one with `policytrack init`"),
    (errno.EROFS, errno.ENOENT, "there is no file {} | name another with -f, or start one with `policytrack init`"),
    (errno.EISDIR, None, "is no regular file, and cannot be edited | name a file with -f"),
]


@pytest.mark.parametrize(("writing_code", "reading_code", "words"), OPENING)
def test_a_file_that_cannot_be_opened(
    file: Path, monkeypatch: pytest.MonkeyPatch, writing_code: int, reading_code: int | None, words: str | None
) -> None:
    real, asked = os.open, []

    def opening(path: Any, flags: int, *rest: Any, **more: Any) -> int:
        assert flags & os.O_NONBLOCK
        code = writing_code if flags & os.O_RDWR else reading_code
        if code is not None:
            raise OSError(code, os.strerror(code))
        return real(path, flags, *rest, **more)

    def trying(descriptor: int, *, shared: bool = False) -> bool:
        asked.append(shared)
        return True

    monkeypatch.setattr(os, "open", opening)
    monkeypatch.setattr(locking, "try_lock", trying)
    if words is None:
        wait(file)
        assert asked == [True]  # of one that is only read, others may hold a lock as well
        return
    with pytest.raises(PolicytrackError) as caught:
        wait(file)
    expected = words.replace("{}", str(file))
    assert said(caught.value) == (expected if "{}" in words else f"{file} {expected}")


def test_a_file_is_called_by_the_name_that_was_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    before = open_files()
    for without in (False, True):
        with (
            pytest.raises(PolicytrackError, match=r"^there is no file sub/\.\./x\.yaml$"),
            locking.locked(["sub/../x.yaml"], without=without),
        ):
            pass
        Path("link.yaml").unlink(missing_ok=True)
        Path("link.yaml").symlink_to("/dev/null")
        with (
            pytest.raises(PolicytrackError, match=r"^link\.yaml is no regular file"),
            locking.locked(["link.yaml"], without=without),
        ):
            pass
    assert open_files() == before


def test_a_replacement_at_the_end_of_the_wait_is_followed(
    file: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who waited for the old file and holds it at last has somebody to thank who got on, and none to blame."""
    held, real = file.open("rb"), locking.try_lock
    fcntl.flock(held, fcntl.LOCK_EX)

    def trying(descriptor: int, *, shared: bool = False) -> bool:
        if clock.now - 1000 > 10 and not held.closed:
            file.with_name("new").write_bytes(NEW)
            file.with_name("new").replace(file)
            held.close()
        return real(descriptor, shared=shared)

    monkeypatch.setattr(locking, "try_lock", trying)
    wait(file)
    assert held.closed and clock.now - 1000 < 10.3


@pytest.mark.parametrize("without", [False, True])
def test_what_is_no_regular_file_is_not_edited(tmp_path: Path, without: bool) -> None:
    os.mkfifo(tmp_path / "pipe")
    before = open_files()
    with (
        pytest.raises(PolicytrackError) as caught,
        locking.locked([str(tmp_path / "pipe")], without=without),
    ):
        pass
    assert said(caught.value) == f"{tmp_path / 'pipe'} is no regular file, and cannot be edited | name a file with -f"
    assert open_files() == before


def test_several_files_are_locked_in_one_order_and_each_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = [tmp_path / name for name in ("b.yaml", "a.yaml", "c.yaml")]
    for path in paths:
        path.write_bytes(OLD)
    (tmp_path / "link.yaml").symlink_to("a.yaml")
    opened: list[str] = []
    real = locking._open
    monkeypatch.setattr(
        locking, "_open", lambda real_path, name: (opened.append(Path(real_path).name), real(real_path, name))[1]
    )
    before = open_files()
    with locking.locked([str(tmp_path / "link.yaml"), *map(str, paths)]):
        assert open_files() == before + 3
    assert opened == ["a.yaml", "b.yaml", "c.yaml"]
    opened.clear()
    with locking.locked([str(path) for path in paths], without=True):
        assert open_files() == before  # looked at, and held by nobody
    assert opened == ["a.yaml", "b.yaml", "c.yaml"]
    assert open_files() == before


def test_standard_input_is_not_locked() -> None:
    with pytest.raises(PolicytrackError) as caught, locking.locked(["a", "-"]):
        pass
    assert said(caught.value) == "standard input cannot be edited | name a file with -f"


HOLDERS = [
    ("1: FLOCK  ADVISORY  WRITE 42 fe:01:77 0 EOF", b"/usr/bin/python3\0/usr/bin/policytrack\0set\0t\0", 42,
     "process 42 (python3 policytrack set t)"),
    ("1: OFDLCK ADVISORY  WRITE -1 fe:01:77 0 EOF", b"", 0, "another process"),  # such a lock is of no process
    ("1: FLOCK  ADVISORY  READ 41 fe:01:77 0 EOF\n2: FLOCK  ADVISORY  WRITE 42 fe:01:77 0 EOF",
     b"/bin/vi\0/etc/x\0/a/b\0", 42, "process 42 (vi x /a/b)"),
    ("1: -> FLOCK  ADVISORY  WRITE 41 fe:01:77 0 EOF\n2: FLOCK  ADVISORY  WRITE 42 fe:01:77 0 EOF", b"vi\0", 42,
     "process 42 (vi)"),
    ("1: FLOCK  ADVISORY  WRITE 42 fe:01:771 0 EOF", b"vi\0", 42, "another process"),
    ("1: FLOCK  ADVISORY  WRITE 42 fe:01:77 0 EOF", None, 42, "another process"),
    ("1: FLOCK :77 WRITE \n", b"vi\0", 42, "another process"),
    ("1: FLOCK ADVISORY  WRITE x fe:01:77 0 EOF", b"vi\0", 42, "another process"),
    ("", b"vi\0", 42, "another process"),
    (None, b"vi\0", 42, "another process"),
    ("1: FLOCK  ADVISORY  WRITE 42 fe:01:77 0 EOF", b"vi\0\x1b[31m\0\xff\n\0", 42, None),
    ("1: FLOCK  ADVISORY  WRITE 42 fe:01:77 0 EOF", b"vi\0" + b"a" * 500, 42, f"process 42 (vi {'a' * 117})"),
]  # fmt: skip


@pytest.mark.parametrize("row", HOLDERS)
def test_who_holds_a_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, row: tuple[str | None, bytes | None, int, str | None]
) -> None:
    locks, command, process, words = row
    (tmp_path / "proc" / str(process)).mkdir(parents=True)
    if locks is not None:
        (tmp_path / "proc/locks").write_text(locks, encoding="ascii")
    if command is not None:
        (tmp_path / "proc" / str(process) / "cmdline").write_bytes(command)
    monkeypatch.setattr(locking, "Path", lambda name: tmp_path / name[1:] if name.startswith("/proc") else Path(name))
    found = locking._holder(77)
    if words is None:  # nothing of another's command line moves the cursor
        assert found.startswith("process 42 (vi ") and not re.search(r"[\x00-\x1f]", found)
    else:
        assert found == words


# Replacing.


def traced(monkeypatch: pytest.MonkeyPatch, *, nameless: bool) -> list[str]:
    """The calls of the system that change or sync something, in their order."""
    calls: list[str] = []
    kinds: dict[int, str] = {}

    def watch(name: str) -> None:
        real = getattr(os, name)

        def call(*arguments: Any, **options: Any) -> Any:
            if name == "open" and not nameless and arguments[1] & os.O_TMPFILE == os.O_TMPFILE:
                raise OSError(errno.EOPNOTSUPP, "Operation not supported")
            done = real(*arguments, **options)
            if name == "open":
                flags = arguments[1]
                kinds[done] = "new" if flags & os.O_WRONLY else "folder" if Path(arguments[0]).is_dir() else "other"
                assert not os.get_inheritable(done)
                if kinds[done] == "new":
                    assert arguments[2] == 0o600
                    calls.append("open nameless" if flags & os.O_TMPFILE == os.O_TMPFILE else "open new")
                    assert "nameless" in calls[-1] or flags & os.O_EXCL
            elif isinstance(arguments[0], int):
                if (kind := kinds.get(arguments[0], "other")) != "other":
                    calls.append(f"{name} {kind}")
            else:
                calls.append(name)
            return done

        monkeypatch.setattr(os, name, call)

    for name in ("open", "write", "fchown", "fchmod", "fsync", "close", "link", "replace", "rename", "unlink"):
        watch(name)
    return calls


@pytest.mark.parametrize("nameless", [True, False])
def test_all_is_on_the_disk_before_it_has_the_name(file: Path, monkeypatch: pytest.MonkeyPatch, nameless: bool) -> None:
    read = source(file)
    calls = traced(monkeypatch, nameless=nameless)
    writing.replace([(read, NEW)])
    monkeypatch.undo()
    first = ["open nameless"] if nameless else ["open new"]
    filled = ["write new", "fchown new", "fchmod new", "fsync new"]
    named = ["link"] * nameless + ["replace", "fsync folder", "close folder", "close new"]
    assert calls == [*first, *filled, *named]
    assert file.read_bytes() == NEW


def test_two_files_are_both_on_the_disk_before_the_first_has_its_name(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = file.with_name("other.yaml")
    other.write_bytes(OLD)
    pairs = [(source(file), NEW), (source(other), NEW + NEW)]
    calls = traced(monkeypatch, nameless=True)
    writing.replace(pairs)
    monkeypatch.undo()
    assert [call for call in calls if call.startswith(("fsync new", "replace"))] == ["fsync new"] * 2 + ["replace"] * 2
    assert (file.read_bytes(), other.read_bytes()) == (NEW, NEW + NEW)


OWNERS = [  # which calls of fchown are refused, and those that are made
    ((), [(1, 2)]),
    ((1,), [(1, 2), (-1, 2)]),
    ((1, 2), [(1, 2), (-1, 2)]),
]


@pytest.mark.parametrize(("refused", "asked"), OWNERS)
def test_owner_and_group_are_kept_as_far_as_the_system_lets(
    file: Path, monkeypatch: pytest.MonkeyPatch, refused: tuple[int, ...], asked: list[tuple[int, int]]
) -> None:
    calls: list[tuple[int, int]] = []

    def owning(_: int, owner: int, group: int) -> None:
        calls.append((owner, group))
        if len(calls) in refused:
            raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "fchown", owning)
    like = os.stat_result((0o100754, 0, 0, 1, 1, 2, 0, 0, 0, 0))
    descriptor = os.open(file, os.O_WRONLY)
    writing._fill(descriptor, NEW, like)
    os.close(descriptor)
    assert calls == asked
    assert stat.S_IMODE(file.stat().st_mode) == 0o754


@pytest.mark.parametrize("mode", [0o200, 0o020, 0o002, 0o400, 0o444, 0o000])
def test_a_file_that_nobody_may_write_is_not_written(file: Path, mode: int) -> None:
    read = source(file)
    file.chmod(mode)
    try:
        writing.replace([(read, NEW)])
        written = True
    except PolicytrackError as error:
        written = False
        assert error.message == f"{file} is read-only; nothing was written" or os.geteuid()
    file.chmod(0o600)
    if os.geteuid() == 0:  # the system lets it write anything; the file's own mode does not
        assert written == bool(mode & 0o222)
    assert file.read_bytes() == (NEW if written else OLD)


def test_a_file_that_the_system_does_not_let_us_write_is_not_written(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    with pytest.raises(PolicytrackError, match="is read-only; nothing was written"):
        writing.replace([(source(file), NEW)])


def test_of_several_files_those_that_are_written_are_named(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    others = [file.with_name(name) for name in ("b.yaml", "c.yaml")]
    for path in others:
        path.write_bytes(OLD)
    pairs = [(source(path), NEW) for path in (file, *others)]
    real, done = writing._sync_folder, []

    def syncing(folder: str) -> None:
        real(folder)
        done.append(folder)
        if len(done) == 2:
            others[1].write_bytes(b"other")

    monkeypatch.setattr(writing, "_sync_folder", syncing)
    with pytest.raises(PolicytrackError) as caught:
        writing.replace(pairs)
    assert said(caught.value) == (
        f"{others[1]} was changed by something else since it was read; nothing was written, "
        f"but {file}, {others[0]} is written already | run the command again"
    )
    assert [path.read_bytes() for path in (file, *others)] == [NEW, NEW, b"other"]
    assert done == [str(file.parent)] * 2


LITTER = [  # a name beside targets.yaml, and whether it is taken away
    ("{stem}0123456789abcdef.new", True),
    ("{stem}0123456789abcdef.old", False),
    ("{stem}.new.txt", False),
    (".targets.yaml.00000000-0123456789abcdef.new", False),  # another file's
    ("x{stem}0123456789abcdef.new", False),
    ("targets.yaml.new", False),
]


@pytest.mark.parametrize(("name", "gone"), LITTER)
def test_only_its_own_litter_is_taken_away(file: Path, name: str, gone: bool) -> None:
    stem = writing._stem(file.name)
    assert stem == ".targets.yaml.bf634ea1-"
    path = file.with_name(name.format(stem=stem))
    path.write_bytes(b"litter")
    writing.replace([(source(file), NEW)])
    assert path.exists() is not gone
    assert beside(file) == ([] if gone else [path.name])


def test_litter_that_is_a_link_or_a_pipe_is_let_be(file: Path) -> None:
    stem, victim = writing._stem(file.name), file.with_name("victim")
    victim.write_bytes(OLD)
    before = open_files()
    file.with_name(f"{stem}1.new").symlink_to(victim)
    os.mkfifo(file.with_name(f"{stem}2.new"))
    writing.replace([(source(file), NEW)])
    assert {f"{stem}1.new", "victim"} <= {*beside(file)}
    assert open_files() == before


def test_a_long_name_leaves_room_and_stays_apart() -> None:
    one, other = ("名" * 84 + end for end in ("甲", "乙"))
    stems = [writing._stem(name) for name in (one, other)]
    assert stems[0] != stems[1]
    assert all(len(os.fsencode(stem)) <= 1 + 200 + 1 + 8 + 1 for stem in stems)
    assert all(stem.startswith(".名名") and stem.endswith("-") for stem in stems)


def test_interrupts_wait_until_all_is_written(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    masks = []
    real = os.fsync
    before = signal.pthread_sigmask(signal.SIG_BLOCK, set())

    def syncing(descriptor: int) -> None:
        masks.append(signal.pthread_sigmask(signal.SIG_BLOCK, set()))
        real(descriptor)

    monkeypatch.setattr(os, "fsync", syncing)
    writing.replace([(source(file), NEW)])
    assert masks and all({signal.SIGINT, signal.SIGTERM, signal.SIGHUP} <= mask for mask in masks)
    assert signal.pthread_sigmask(signal.SIG_BLOCK, set()) == before
    monkeypatch.setattr(os, "fsync", refusal(errno.EIO))
    with suppress(PolicytrackError):
        writing.replace([(source(file), OLD)])
    assert signal.pthread_sigmask(signal.SIG_BLOCK, set()) == before
    monkeypatch.undo()
    monkeypatch.delattr(signal, "pthread_sigmask")
    writing.replace([(source(file), OLD)])
    assert file.read_bytes() == OLD


def test_no_name_without_proc(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A nameless file gets its name by way of /proc; where that is not mounted the new file has one from the start."""
    before = open_files()
    real = Path.exists
    monkeypatch.setattr(Path, "exists", lambda path: not str(path).startswith("/proc/self/fd") and real(path))
    descriptor, named = writing._create(str(file.parent), file.with_name("new"))
    os.close(descriptor)
    assert named and file.with_name("new").stat().st_mode & 0o777 == 0o600
    assert open_files() == before
    with pytest.raises(FileExistsError):
        writing._create(str(file.parent), file.with_name("new"))
    monkeypatch.undo()
    descriptor, named = writing._create(str(file.parent), file.with_name("newer"))
    os.close(descriptor)
    assert named == file.with_name("newer").exists()


# As on Windows, where a lock is on a file beside, and no open file is renamed.


class Msvcrt(ModuleType):
    """Windows' own locks, of which one file has one holder."""

    LK_NBLCK = 2
    held: set[tuple[int, int]]

    def locking(self, file: int, mode: int, count: int) -> None:
        assert (mode, count) == (self.LK_NBLCK, 1)
        status = os.fstat(file)
        if (status.st_dev, status.st_ino) in self.held:
            raise PermissionError(errno.EACCES, "Permission denied")
        self.held.add((status.st_dev, status.st_ino))


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """`store.locking` as it is on Windows."""
    msvcrt = Msvcrt("msvcrt")
    msvcrt.held = set()
    monkeypatch.setitem(sys.modules, "msvcrt", msvcrt)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(os, "O_NONBLOCK", 0)
    spec = importlib.util.spec_from_file_location("locking_on_windows", locking.__file__)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    yield module


def test_on_windows_the_lock_is_a_file_beside(file: Path, windows: Any) -> None:
    with windows.locked([str(file)]):
        assert beside(file) == [".targets.yaml.lock"]
    assert beside(file) == []
    with windows.locked([str(file)], without=True):
        assert beside(file) == []
    with pytest.raises(PolicytrackError, match="there is no file"), windows.locked([str(file) + "x"]):
        pass
    assert beside(file) == []


def test_on_windows_a_held_lock_is_waited_for(file: Path, windows: Any, clock: Clock) -> None:
    lock = file.with_name(".targets.yaml.lock")
    lock.write_bytes(b"")
    status, before = lock.stat(), open_files()
    identity = (status.st_dev, status.st_ino)
    held = sys.modules["msvcrt"].held
    held.add(identity)
    clock.at = [(3, lambda: held.discard(identity))]
    with windows.locked([str(file)]):
        assert 3 <= clock.now - 1000 < 3.04
    held.add(identity)
    clock.now = 1000.0
    lock.write_bytes(b"")
    status = lock.stat()
    held.add((status.st_dev, status.st_ino))
    with pytest.raises(PolicytrackError) as caught, windows.locked([str(file)]):
        pass
    assert said(caught.value) == f"{file} is being written by another process | try again when it is done"
    assert 10 < clock.now - 1000 < 10.04
    assert set(clock.pauses) == {(0.002, 0.03)}
    assert open_files() == before


def test_on_windows_a_folder_that_cannot_be_written_is_said(
    file: Path, windows: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.open

    def opening(path: Any, flags: int, *rest: Any) -> int:
        if str(path).endswith(".lock"):
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(path, flags, *rest)

    monkeypatch.setattr(os, "open", opening)
    with pytest.raises(PolicytrackError) as caught, windows.locked([str(file)]):
        pass
    assert said(caught.value).startswith(f"{file} cannot be locked: permission denied; nothing was written | --no-lock")


@pytest.mark.usefixtures("windows")
def test_on_windows_the_new_file_is_closed_before_it_gets_the_name(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stem = writing._stem(file.name)
    file.with_name(f"{stem}1.new").write_bytes(b"litter")
    read, before = source(file), open_files()
    monkeypatch.delattr(os, "O_TMPFILE")
    monkeypatch.setattr(writing, "try_lock", lambda _: True)
    real = Path.replace

    def renaming(path: Path, target: Any) -> Path:
        assert not any(entry.readlink() == path for entry in Path("/proc/self/fd").iterdir() if entry.is_symlink())
        return real(path, target)

    monkeypatch.setattr(Path, "replace", renaming)
    writing.replace([(read, NEW)])
    assert file.read_bytes() == NEW
    assert beside(file) == [f"{stem}1.new"]  # a file that is left may be a living writer's: who knows
    assert open_files() == before


# Reading.


@pytest.mark.parametrize(
    ("size", "told"), [(9, None), (10, None), (11, "has 11 bytes, more than the 10 that are read")]
)
def test_a_file_is_read_to_its_bound(file: Path, size: int, told: str | None) -> None:
    file.write_bytes(b"x" * size)
    if told is None:
        assert files.read_bytes(file, 10) == files.read_bytes(file, 10, regular=True) == b"x" * size
    else:
        with pytest.raises(files.RefusedError, match=told):
            files.read_bytes(file, 10)


def test_so_it_is_on_windows(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.delattr(os, "set_blocking")
    assert files.read_bytes(file, 10) == OLD


@pytest.mark.parametrize(("size", "told"), [(10, None), (11, "has more than the 10 bytes that are read")])
def test_so_is_a_pipe(tmp_path: Path, size: int, told: str | None) -> None:
    reading, writing_end = os.pipe()
    os.write(writing_end, b"x" * size)
    os.close(writing_end)
    name = f"/dev/fd/{reading}"
    if told is None:
        assert files.read_bytes(name, 10) == b"x" * size
    else:
        with pytest.raises(files.RefusedError, match=told):
            files.read_bytes(name, 10)
    os.close(reading)


def test_a_pipe_is_read_to_its_end_however_slowly_it_is_written(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    keeping = os.open(tmp_path / "pipe", os.O_RDWR)

    def write() -> None:
        for part in (b"a", b"b"):
            time.sleep(0.05)
            os.write(keeping, part)
        os.close(keeping)

    writer = threading.Thread(target=write)
    writer.start()
    assert files.read_bytes(tmp_path / "pipe", 10) == b"ab"
    writer.join()


def test_an_error_without_words_is_said_as_it_is() -> None:
    assert reason(OSError(errno.EACCES, "Permission denied")) == "permission denied"
    assert reason(OSError("Odd")) == "odd"


def played_tree(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("b/x.yaml", "a/y.yml", "a/.hidden.yaml", "node_modules/z.yaml", "mounted/m.yaml", "c.yaml", "d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(OLD)

    class Entry:
        def __init__(self, entry: os.DirEntry[str]) -> None:
            self.name, self._entry = entry.name, entry

        def is_dir(self, *, follow_symlinks: bool = True) -> bool:
            return self._entry.is_dir(follow_symlinks=follow_symlinks)

        def is_file(self) -> bool:
            return self._entry.is_file()

        def stat(self, *, follow_symlinks: bool = True) -> Any:
            status = self._entry.stat(follow_symlinks=follow_symlinks)
            other = [*status[:2], status.st_dev + 1, *status[3:]]
            return os.stat_result(other) if self.name == "mounted" else status

    real = os.scandir

    class Scan:
        def __init__(self, path: Any) -> None:
            self._found = real(path)

        def __enter__(self) -> list[Entry]:
            return [Entry(entry) for entry in self._found]

        def __exit__(self, *_: object) -> None:
            self._found.close()

    monkeypatch.setattr(os, "scandir", Scan)


def test_other_file_systems_are_not_entered_and_each_folder_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    played_tree(monkeypatch, tmp_path)
    told: list[int] = []
    found = [str(path.relative_to(tmp_path)) for path in walking.walk(tmp_path, (".yaml", ".yml"), told.append)]
    assert found == ["a/y.yml", "b/x.yaml", "c.yaml"]
    assert told == [1, 2, 3]


def test_a_folder_that_is_gone_meanwhile_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.yaml").write_bytes(OLD)
    real = os.scandir

    def scanning(path: Any) -> Any:
        if str(path).endswith("a"):
            raise FileNotFoundError(errno.ENOENT, "No such file or directory")
        if str(path).endswith("b"):
            raise OSError(errno.EIO, "Input/output error")
        return real(path)

    monkeypatch.setattr(os, "scandir", scanning)
    told: list[str] = []
    assert list(walking.walk(tmp_path, (".yaml",), unread=told.append)) == []
    assert told == [f"the folder {tmp_path / 'b'} cannot be read: input/output error"]
    with pytest.raises(PolicytrackError) as caught:
        list(walking.walk(tmp_path, (".yaml",)))
    assert caught.value.hint == "name the files and folders to read, or make it readable"


def test_the_folder_that_is_named_may_be_an_environment(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "inner"):
        folder.mkdir(exist_ok=True)
        (folder / "pyvenv.cfg").write_text("home = /usr")
        (folder / "x.YAML").write_bytes(OLD)
    assert list(walking.walk(tmp_path, (".yaml",))) == [tmp_path / "x.YAML"]


LOOKS = [  # the beginning of a file, and whether it is a data file's
    (b"format: 1\n", True), (b"targets:\n", True), (b"'plans': {}\n", True), (b'"plans" : {}\n', True),
    (b"  targets: []\n  plans: {}\n", True), (b"# note\n\n--- {targets: []}\n", True),
    (b"---   {a: 1, plans: {}}", True),
    (b"%YAML 1.2\n---\nplans:\n", True),
    (b"{targets: []}", True), (b"{ # of a city\n  targets: []}", True),
    (b"{a: 1, targets: []}", True), (b"\xef\xbb\xbftargets: []", True),
    ("targets：\n".encode(), True), ("format: 1\n".encode("utf-16"), True),
    (b"\xfe\xff" + "plans:".encode("utf-16-be"), True),
    (b"", False), (b"# targets:\n", False), (b"services:\n  targets: []\n", False), (b"targetsx: 1\n", False),
    (b"- targets: 1\n", False), (b"xtargets: 1\n", False), (b"a: targets\n", False), (b"targets\n", False),
    (b"#" * 65_527 + b"\ntargets:", True), (b"#" * 65_528 + b"\ntargets:", False),
    (b"a: 1\ntargets: []\n", True),
]  # fmt: skip


@pytest.mark.parametrize(("data", "expected"), LOOKS)
def test_what_looks_like_a_data_file(tmp_path: Path, data: bytes, expected: bool) -> None:
    assert store.looks_like_data(data) is expected
    (tmp_path / "x.yaml").write_bytes(data)
    found = store.find([str(tmp_path)]) if expected else []
    assert found == ([str(tmp_path / "x.yaml")] if expected else [])


def test_a_folder_without_data_says_what_it_has(tmp_path: Path) -> None:
    hint = "data files end in .yaml or .yml, and have keys of "
    with pytest.raises(PolicytrackError) as caught:
        store.find([str(tmp_path)])
    assert caught.value.message == f"the folder {tmp_path} holds no data file"
    assert caught.value.hint is not None and caught.value.hint.startswith(f"{hint}`format:`, ")
    for name in ("a.yaml", "b.yml"):
        (tmp_path / name).write_bytes(b"other: 1\n")
    with pytest.raises(PolicytrackError, match="holds no data file among its 2 YAML files"):
        store.find([str(tmp_path)])


def test_a_file_of_a_folder_that_cannot_be_opened_may_be_a_data_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "x.yaml").write_bytes(b"format: 1\n")
    monkeypatch.setattr(Path, "open", refusal(errno.EACCES))
    (found,) = store.find([str(tmp_path)])
    monkeypatch.setattr("builtins.open", refusal(errno.EACCES))
    with pytest.raises(PolicytrackError) as caught:
        store.read([found])
    monkeypatch.undo()
    assert caught.value.message == f"{tmp_path / 'x.yaml'} cannot be read: permission denied"


class Stdin:
    def __init__(self, path: Path) -> None:
        self.buffer = path.open("rb")


@pytest.mark.parametrize(("size", "fits"), [(10, True), (11, False)])
def test_standard_input_is_bounded(file: Path, monkeypatch: pytest.MonkeyPatch, size: int, fits: bool) -> None:
    file.write_bytes(b"x" * size)
    monkeypatch.setattr(store, "MAX_BYTES", 10)
    monkeypatch.setattr(texts, "MAX_PLAN_BYTES", 10)
    for read, words in (
        (lambda: store.read(["-"])[0], "standard input has more than the 10 bytes that are read"),
        (texts.plan_bytes_of_standard_input, "has more than the 10 bytes"),
    ):
        monkeypatch.setattr(sys, "stdin", Stdin(file))
        if fits:
            assert read() in (("<stdin>", b"x" * size), b"x" * size)
        else:
            with pytest.raises(PolicytrackError, match=words):
                read()
        sys.stdin.buffer.close()
