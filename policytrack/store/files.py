"""Opening files: bounded, without waiting for a pipe that nobody writes into, and where it is asked for confined."""

import os
import stat
import sys
from pathlib import Path
from typing import Final

from policytrack.text.messages import say
from policytrack.text.printable import visible
from policytrack.text.suggest import did_you_mean, nearest

#: Opening waits for nobody. What Python opens, no program that it starts inherits.
AT_ONCE: Final[int] = getattr(os, "O_NONBLOCK", 0)


class RefusedError(Exception):
    """A file that is not read; the message is the end of a sentence that begins with its name."""


def read_bytes(path: str | os.PathLike[str], most: int, *, regular: bool = False) -> bytes:
    """All bytes of a file. A pipe that somebody writes into is read to its end, unless only regular files are.

    Raises `RefusedError` for another kind of file, and for more than `most` bytes; `OSError` as the system does.
    """
    with open(path, "rb", opener=lambda name, flags: os.open(name, flags | AT_ONCE)) as file:
        status = os.fstat(file.fileno())
        if stat.S_ISREG(status.st_mode):
            if status.st_size > most:
                raise RefusedError(say("has {:,} bytes, more than the {:,} that are read", status.st_size, most))
        elif regular:
            raise RefusedError(say("is no regular file"))
        if sys.platform != "win32":
            os.set_blocking(file.fileno(), True)
        data = file.read(most + 1)
    if len(data) > most:
        raise RefusedError(say("has more than the {:,} bytes that are read", most))
    return data


def put(place: Path, data: bytes) -> None:
    """Put bytes in the place of a file, whole or not at all. Raises `OSError` as the system does."""
    beside = place.with_name(f".{os.urandom(8).hex()}.new")
    try:
        with beside.open("xb") as file:
            file.write(data)
        beside.replace(place)
    finally:
        beside.unlink(missing_ok=True)


def is_below(path: str | os.PathLike[str], folder: str | os.PathLike[str]) -> bool:
    """Whether a path lies in a folder once all links on the way are followed."""
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def near_files(path: str | os.PathLike[str]) -> str:
    """A hint with the files of the same folder that are called nearly like one that is not there."""
    place = Path(path)
    try:
        names = [visible(one.name) for one in place.parent.iterdir()]
    except OSError:
        return ""
    return did_you_mean(nearest(place.name, names))
