"""policytrack as on another file system: `python tests/other_locks.py KIND ARGUMENT...`.

`nfs`: flock is made of fcntl locks, so that an exclusive one needs a descriptor that may write (fs/nfs/file.c); a
shared one needs one that may read. `ofd`: there is no flock, but there are fcntl locks. `none`: there are no locks.
"""

import errno
import fcntl
import os
import sys
from typing import Any

KINDS = ("nfs", "ofd", "none")
_flock, _fcntl = fcntl.flock, fcntl.fcntl


def _refused(code: int) -> OSError:
    return OSError(code, os.strerror(code))


def flock_on_nfs(file: int, operation: int) -> None:
    mode = _fcntl(file, fcntl.F_GETFL) & os.O_ACCMODE
    if (operation & fcntl.LOCK_EX and mode == os.O_RDONLY) or (operation & fcntl.LOCK_SH and mode == os.O_WRONLY):
        raise _refused(errno.EBADF)
    _flock(file, operation)


def no_flock(file: int, operation: int) -> None:
    raise _refused(errno.ENOLCK)


def no_fcntl_locks(file: int, command: int, argument: Any = 0) -> Any:
    if command in (fcntl.F_OFD_SETLK, fcntl.F_SETLK, fcntl.F_SETLKW):
        raise _refused(errno.ENOLCK)
    return _fcntl(file, command, argument)


def pretend(kind: str) -> None:
    """Give this process the locks of such a file system."""
    fcntl.flock = flock_on_nfs if kind == "nfs" else no_flock
    if kind == "none":
        fcntl.fcntl = no_fcntl_locks


if __name__ == "__main__":
    kind = sys.argv.pop(1)
    if kind in KINDS:
        pretend(kind)
    from policytrack.__main__ import run

    run()
