"""Locking and replacing data files: a write is a new file that takes the place of the old one.

At every moment there is the old file or the new one, whole, and nothing beside it.
"""

import errno
import os
import random
import signal
import stat
import sys
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Final

from policytrack.data.source import SourceFile
from policytrack.errors import PolicytrackError
from policytrack.store import STDIN, reason
from policytrack.text.printable import visible

if sys.platform != "win32":
    import fcntl

#: How long to wait for a file in which nothing moves, in seconds; longer for a large one, which takes time to read.
PATIENCE: Final = 10.0
_BYTES_PER_SECOND: Final = 200_000  # on a busy machine; ten times as many on an idle one
#: What a file system without locks says; then the comparison before the replacement is all that there is.
_NO_LOCKS: Final = (errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS, errno.EBADF)


@contextmanager
def locked(paths: Sequence[str], *, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the locks of data files, so that what is read inside is what will be replaced.

    The lock is on the file itself (flock), so that no lock file is left behind. A replaced file is another one to the
    lock, hence whoever gets it looks whether it still has that name. Waits `patience` seconds, and longer as long as
    others get on. Raises `PolicytrackError` that names who holds it, or what cannot be edited at all.
    """
    if STDIN in paths:
        raise PolicytrackError("standard input cannot be edited", "name a file with -f")
    with ExitStack() as stack:
        names = {os.path.realpath(path): path for path in paths}
        for real, name in sorted(names.items()):  # one order for all, so that two never wait for each other
            stack.enter_context(_lock(real, name, patience))
        yield


def replace(changes: Sequence[tuple[SourceFile, bytes]]) -> None:
    """Put new bytes in the places of data files: each file is the old one or the new one, whole, at every moment.

    All new files are written and synced before the first is put in place. Raises `PolicytrackError` where a file is no
    longer the one that was read, or cannot be written; then nothing is changed.
    """
    with _undisturbed(), ExitStack() as stack:
        staged = [stack.enter_context(_staged(source, data)) for source, data in changes]
        for done, put_in_place in enumerate(staged):
            try:
                put_in_place()
            except (OSError, PolicytrackError) as error:
                if not done:
                    raise
                written = ", ".join(source.name for source, _ in changes[:done])
                raise PolicytrackError(f"{error}, but {written} is written already", "run the command again") from None


@contextmanager
def _lock(real: str, name: str, patience: float) -> Iterator[None]:
    if sys.platform == "win32":  # no flock: the comparison before the replacement is all that there is
        yield
        return
    held = _wait_for_lock(real, name, patience)
    try:
        yield
    finally:
        os.close(held)


def _wait_for_lock(real: str, name: str, patience: float) -> int:
    """An open file that is locked and still has its name."""
    seen, deadline = None, 0.0
    while True:
        file = _open(real, name)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            locked = True
        except BlockingIOError:
            locked = False
        except OSError as error:
            if error.errno not in _NO_LOCKS:
                os.close(file)
                raise PolicytrackError(f"{name} cannot be locked: {reason(error)}") from None
            return file
        status = os.fstat(file)
        identity = status.st_dev, status.st_ino
        if locked and identity == _identity(real):
            return file
        os.close(file)
        if identity != seen:  # somebody got on since: wait anew
            seen, deadline = identity, time.monotonic() + patience + status.st_size / _BYTES_PER_SECOND
        elif not locked and time.monotonic() > deadline:
            raise PolicytrackError(f"{name} is being written by {_holder(status.st_ino)}", "try again when it is done")
        if not locked:
            time.sleep(random.uniform(0.002, 0.03))  # so that waiters do not march in step


def _open(real: str, name: str) -> int:
    try:
        file = os.open(real, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
    except FileNotFoundError:
        raise PolicytrackError(f"there is no file {name}", "name another with -f, or start one") from None
    except OSError as error:
        raise PolicytrackError(f"{name} cannot be read: {reason(error)}") from None
    if not stat.S_ISREG(os.fstat(file).st_mode):
        os.close(file)
        raise PolicytrackError(f"{name} is no regular file, and cannot be edited", "name a file with -f")
    return file


def _identity(real: str) -> tuple[int, int] | None:
    try:
        status = Path(real).stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _holder(inode: int) -> str:
    """Who holds the lock of a file, as far as the system tells."""
    try:
        locks = Path("/proc/locks").read_text(encoding="ascii", errors="replace").splitlines()
        fields = next(line.split() for line in locks if f":{inode} " in line and "->" not in line and " WRITE " in line)
        process = int(fields[4])
        command = Path(f"/proc/{process}/cmdline").read_bytes().decode("utf-8", "replace").split("\0")
    except (OSError, StopIteration, ValueError, IndexError):
        return "another process"
    words = visible(" ".join(Path(word).name if index < 2 else word for index, word in enumerate(command) if word))
    return f"process {process} ({words[:120]})"


@contextmanager
def _staged(source: SourceFile, data: bytes) -> Iterator[Callable[[], None]]:
    """The new file, complete on the disk beside the old one; calling the function puts it in its place.

    The file has no name until then where the system can do that (O_TMPFILE), so that not even a kill leaves anything
    behind. Elsewhere its name is always the same, and the next write takes away what a kill has left.
    """
    real = os.path.realpath(source.name)
    folder, name = os.path.split(real)
    # Cut, because 255 bytes are the most that a name may have; the checksum keeps two long names apart.
    start, checksum = os.fsdecode(os.fsencode(name)[:200]), zlib.crc32(os.fsencode(name))
    temporary = Path(folder) / f".{start}.{checksum:08x}.new"
    file, named = None, False
    try:
        status = Path(real).stat()
        if not status.st_mode & 0o222 or not os.access(real, os.W_OK):
            raise PolicytrackError(f"{source.name} is read-only; nothing was written")
        _refuse_change(source, real)
        temporary.unlink(missing_ok=True)
        file, named = _create(folder, temporary)
        _fill(file, data, status)

        def put_in_place() -> None:
            nonlocal named
            _refuse_change(source, real)
            if not named:
                named = True
                os.link(f"/proc/self/fd/{file}", temporary, src_dir_fd=file, follow_symlinks=True)
            temporary.replace(real)
            named = False
            _sync_folder(folder)

        yield put_in_place
    except OSError as error:
        raise PolicytrackError(f"{source.name} cannot be written: {reason(error)}; it is as it was") from None
    finally:
        if named:
            with suppress(OSError):
                temporary.unlink()
        if file is not None:
            with suppress(OSError):
                os.close(file)


def _create(folder: str, temporary: Path) -> tuple[int, bool]:
    """A new file open for writing, without a name or with that one; and whether it has it."""
    with suppress(OSError, AttributeError):  # no such file system, or no such system
        file = os.open(folder, os.O_TMPFILE | os.O_WRONLY | os.O_CLOEXEC, 0o600)
        if Path(f"/proc/self/fd/{file}").exists():  # what gives it its name later
            return file, False
        os.close(file)
    return os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_CLOEXEC", 0), 0o600), True


def _fill(file: int, data: bytes, like: os.stat_result) -> None:
    """Write the bytes through to the disk; owner (where the system allows it) and mode are those of the old file."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(file, rest) :]
    if hasattr(os, "fchown"):
        for owner, group in ((like.st_uid, like.st_gid), (-1, like.st_gid)):
            with suppress(PermissionError):
                os.fchown(file, owner, group)
                break
        os.fchmod(file, stat.S_IMODE(like.st_mode))
    os.fsync(file)


def _refuse_change(source: SourceFile, real: str) -> None:
    if Path(real).read_bytes() != source.data:
        raise PolicytrackError(
            f"{source.name} was changed by something else since it was read; nothing was written",
            "run the command again",
        )


def _sync_folder(folder: str) -> None:
    """Make a replacement last through a loss of power, on file systems that have that."""
    with suppress(OSError):  # the new file is in place and synced; what is left is the system's own promise
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Hold back interrupts for the moment of writing; they arrive afterwards."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
