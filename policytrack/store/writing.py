"""Replacing data files: a write is a new file that takes the place of the old one.

At every moment there is the old file or the new one, whole, and nothing beside it.
"""

import os
import signal
import stat
import sys
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Final

from policytrack.data.source import SourceFile
from policytrack.errors import PolicytrackError
from policytrack.store.locking import try_lock
from policytrack.text.messages import enumerated, say
from policytrack.text.system import reason

_NEW_FILE: Final[int] = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)


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
            except (OSError, PolicytrackError) as failure:
                source = changes[done][0]
                error = _cannot_write(source, failure) if isinstance(failure, OSError) else failure
                if not done:
                    raise error from None
                written = enumerated(source.name for source, _ in changes[:done])
                raise PolicytrackError(
                    say("{}, but {} is written already", error, written), say("run the command again")
                ) from None


@contextmanager
def _staged(source: SourceFile, data: bytes) -> Iterator[Callable[[], None]]:
    """The new file, complete on the disk beside the old one; calling the function puts it in its place.

    The file has no name until then where the system can do that (O_TMPFILE), so that not even a kill leaves anything
    behind. A name, once it has one, is its own; the next write takes away what a kill has left.
    """
    real = os.path.realpath(source.name)
    folder, name = os.path.split(real)
    temporary = Path(folder) / f"{_stem(name)}{os.urandom(8).hex()}.new"
    file = None
    try:
        status = Path(real).stat()
        if not status.st_mode & 0o222 or not os.access(real, os.W_OK):
            raise PolicytrackError(say("{} is read-only; nothing was written", source.name))
        _refuse_change(source, real)
        _clear_litter(folder, _stem(name))
        file, named = _create(folder, temporary)
        with suppress(OSError):  # nobody takes it for litter while it is held; where there are no locks, nobody clears
            try_lock(file)
        _fill(file, data, status)

        def put_in_place() -> None:
            nonlocal file
            _refuse_change(source, real)
            if file is not None and not named:
                os.link(f"/proc/self/fd/{file}", temporary, src_dir_fd=file, follow_symlinks=True)
            if sys.platform == "win32" and file is not None:  # where no open file is renamed
                os.close(file)
                file = None
            temporary.replace(real)
            _sync_folder(folder)

        yield put_in_place
    except OSError as error:
        raise _cannot_write(source, error) from None
    finally:
        with suppress(OSError):  # where it is in its place, or never had a name, there is none
            temporary.unlink()
        if file is not None:
            with suppress(OSError):
                os.close(file)


def _cannot_write(source: SourceFile, error: OSError) -> PolicytrackError:
    return PolicytrackError(say("{} cannot be written: {}; it is as it was", source.name, reason(error)))


def _stem(name: str) -> str:
    """What the names of all new files begin with that are to take the place of the file of that name.

    Cut, because 255 bytes are the most that a name may have; the checksum keeps two long names apart.
    """
    return f".{os.fsdecode(os.fsencode(name)[:200])}.{zlib.crc32(os.fsencode(name)):08x}-"


def _clear_litter(folder: str, stem: str) -> None:
    """Take away what killed writers have left: files of these names that nobody holds."""
    if sys.platform == "win32":  # a killed writer's file is as unlocked there as a living one's
        return
    with suppress(OSError), os.scandir(folder) as entries:
        for path in [entry.path for entry in entries if entry.name.startswith(stem) and entry.name.endswith(".new")]:
            with suppress(OSError):
                file = os.open(path, os.O_WRONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
                try:
                    if try_lock(file):
                        Path(path).unlink()
                finally:
                    os.close(file)


def _create(folder: str, temporary: Path) -> tuple[int, bool]:
    """A new file open for writing, without a name or with that one; and whether it has it."""
    with suppress(OSError, AttributeError):  # no such file system, or no such system
        file = os.open(folder, os.O_TMPFILE | os.O_WRONLY, 0o600)
        if Path(f"/proc/self/fd/{file}").exists():  # what gives it its name later
            return file, False
        os.close(file)
    return os.open(temporary, _NEW_FILE, 0o600), True


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
            say("{} was changed by something else since it was read; nothing was written", source.name),
            say("run the command again"),
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
