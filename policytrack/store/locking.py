"""Locks on data files: what is read under one is what will be replaced.

The lock is on the file itself (flock; where that is not to be had, a lock of the open file description as fcntl has
them), so that no lock file is left behind. A replaced file is another one to the lock, hence whoever gets it looks
whether it still has that name. On a network file system an exclusive lock needs a descriptor that may write (NFS makes
fcntl locks of flock's, and those do), hence that is what it is on.
"""

import errno
import os
import random
import stat
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Final

from policytrack.errors import PolicytrackError
from policytrack.store import STDIN
from policytrack.store.files import AT_ONCE
from policytrack.text.messages import say
from policytrack.text.printable import one_line
from policytrack.text.system import reason

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

#: How long to wait for a file in which nothing moves, in seconds; longer for a large one, which takes time to read.
PATIENCE: Final = 10.0
_BYTES_PER_SECOND: Final = 200_000  # on a busy machine; ten times as many on an idle one
#: The first and the longest pause between two looks at a lock, in seconds: a hundred that wait must leave the processor
#: to the one that writes.
_PAUSES: Final = (0.004, 0.25)
#: What a file system says that has no locks of a kind.
_NO_LOCKS: Final = frozenset((errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS, errno.EBADF, errno.EINVAL, errno.ENOTTY))
#: What `open` says of a file that may be read only.
_READ_ONLY: Final = frozenset((errno.EACCES, errno.EPERM, errno.EROFS, errno.ETXTBSY))


def refuse_standard_input(paths: Sequence[str]) -> None:
    """Raise `PolicytrackError` where one of the data files is standard input, which cannot be written."""
    if STDIN in paths:
        raise PolicytrackError(say("standard input cannot be edited"), say("name a file with -f"))


@contextmanager
def locked(paths: Sequence[str], *, patience: float = PATIENCE, without: bool = False) -> Iterator[None]:
    """Hold the locks of data files; `without` holds none, and leaves it to the caller that nobody else writes.

    Waits `patience` seconds for each, and longer as long as others get on. Raises `PolicytrackError` that names who
    holds it, or what cannot be edited at all, or cannot be locked.
    """
    refuse_standard_input(paths)
    with ExitStack() as stack:
        names = {os.path.realpath(path): path for path in paths}
        for real, name in sorted(names.items()):  # one order for all, so that two never wait for each other
            if without:
                os.close(_open(real, name)[0])  # for what is said of a file that cannot be edited at all
            else:
                stack.enter_context(_lock(real, name, patience))
        yield


if sys.platform == "win32":

    def try_lock(file: int, *, shared: bool = False) -> bool:  # noqa: D103 - as below
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

    @contextmanager
    def _lock(real: str, name: str, patience: float) -> Iterator[None]:
        """The lock is on a file beside the data file, because no file is replaced there that anybody holds open."""
        os.close(_open(real, name)[0])
        folder, last = os.path.split(real)
        beside = Path(folder) / f".{last}.lock"
        deadline = time.monotonic() + patience
        try:
            file = os.open(beside, os.O_RDWR | os.O_CREAT)
        except OSError as error:
            raise _cannot_lock(name, error) from None
        try:
            while not try_lock(file):
                if time.monotonic() > deadline:
                    raise PolicytrackError(
                        say("{} is being written by another process", name), say("try again when it is done")
                    )
                time.sleep(random.uniform(0.002, 0.03))
            yield
        finally:
            os.close(file)
            with suppress(OSError):  # somebody else waits for it
                beside.unlink()

else:

    def try_lock(file: int, *, shared: bool = False) -> bool:
        """Lock an open file, if nobody else has. Raises `OSError` where its file system has no locks of any kind."""
        try:
            fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError as error:
            if error.errno not in _NO_LOCKS or not hasattr(fcntl, "F_OFD_SETLK"):
                raise
            return _try_description_lock(file, shared=shared)
        return True

    def _try_description_lock(file: int, *, shared: bool) -> bool:
        """A lock of the open file description, which unlike fcntl's older ones goes with this descriptor and no other.

        Linux has them. What is packed is the C library's `struct flock`: kind, whence, start, length, process.
        """
        import struct  # noqa: PLC0415 - where flock is not to be had

        kind = fcntl.F_RDLCK if shared else fcntl.F_WRLCK
        try:
            fcntl.fcntl(file, fcntl.F_OFD_SETLK, struct.pack("hhqqi4x", kind, os.SEEK_SET, 0, 0, 0))
        except OSError as error:
            if error.errno in (errno.EAGAIN, errno.EACCES):
                return False
            raise
        return True

    @contextmanager
    def _lock(real: str, name: str, patience: float) -> Iterator[None]:
        held = _wait_for_lock(real, name, patience)
        try:
            yield
        finally:
            os.close(held)


def _cannot_lock(name: str, error: OSError) -> PolicytrackError:
    return PolicytrackError(
        say("{} cannot be locked: {}; nothing was written", name, reason(error)),
        say("--no-lock writes without a lock, where nobody else writes the file at the same time"),
    )


def _wait_for_lock(real: str, name: str, patience: float) -> int:
    """An open file that is locked and still has its name."""
    seen, deadline, pause = None, 0.0, _PAUSES[0]
    while True:
        file, may_write = _open(real, name)
        held = False
        try:
            locked = try_lock(file, shared=not may_write)
            status = os.fstat(file)
            identity = status.st_dev, status.st_ino
            held = locked and identity == _identity(real)
            if held:
                return file
        except OSError as error:
            if error.errno != errno.ESTALE:  # replaced meanwhile, on another machine
                raise _cannot_lock(name, error) from None
            continue
        finally:
            if not held:
                os.close(file)
        if identity != seen:  # somebody got on since: wait anew
            seen, deadline = identity, time.monotonic() + patience + status.st_size / _BYTES_PER_SECOND
        elif not locked and time.monotonic() > deadline:
            raise PolicytrackError(
                say("{} is being written by {}", name, _holder(status.st_ino)), say("try again when it is done")
            )
        if not locked:
            time.sleep(random.uniform(pause / 2, pause))  # so that waiters do not march in step
            pause = min(2 * pause, _PAUSES[1])


def _open(real: str, name: str) -> tuple[int, bool]:
    """A data file that is to be locked, open, and whether it may be written; one that may not is only read."""
    try:
        try:
            file, may_write = os.open(real, os.O_RDWR | AT_ONCE), True
        except OSError as error:
            if error.errno not in _READ_ONLY:
                raise
            file, may_write = os.open(real, os.O_RDONLY | AT_ONCE), False
    except FileNotFoundError:
        raise PolicytrackError(
            say("there is no file {}", name), say("name another with -f, or start one with `policytrack init`")
        ) from None
    except IsADirectoryError:
        raise PolicytrackError(
            say("{} is no regular file, and cannot be edited", name), say("name a file with -f")
        ) from None
    except OSError as error:
        raise PolicytrackError(say("{} cannot be read: {}", name, reason(error))) from None
    if not stat.S_ISREG(os.fstat(file).st_mode):
        os.close(file)
        raise PolicytrackError(say("{} is no regular file, and cannot be edited", name), say("name a file with -f"))
    return file, may_write


def _identity(real: str) -> tuple[int, int] | None:
    """Which file has a name now. It is opened, because a network file system asks its server only then."""
    try:
        file = os.open(real, os.O_RDONLY | AT_ONCE)
    except OSError:
        return None
    try:
        status = os.fstat(file)
    finally:
        os.close(file)
    return status.st_dev, status.st_ino


def _holder(inode: int) -> str:
    """Who holds the lock of a file, as far as the system tells."""
    try:
        locks = Path("/proc/locks").read_text(encoding="ascii", errors="replace").splitlines()
        fields = next(line.split() for line in locks if f":{inode} " in line and "->" not in line and " WRITE " in line)
        process = int(fields[4])
        command = Path(f"/proc/{process}/cmdline").read_bytes().decode("utf-8", "replace").split("\0")
    except (OSError, StopIteration, ValueError, IndexError):
        return say("another process")
    words = one_line(" ".join(Path(word).name if index < 2 else word for index, word in enumerate(command) if word))
    return say("process {} ({})", process, words[:120])
