"""Why the operating system refused, in words that a translation knows."""

import errno
from collections.abc import Mapping
from typing import Final

from policytrack.text.messages import say

#: Why the system refused, in the words of the C library for those codes that people meet; others stay in its language.
_REFUSALS: Final[Mapping[int, str]] = {
    errno.ENOENT: say("no such file or directory"),
    errno.EACCES: say("permission denied"),
    errno.EPERM: say("operation not permitted"),
    errno.EISDIR: say("is a directory"),
    errno.ENOTDIR: say("not a directory"),
    errno.EEXIST: say("file exists"),
    errno.ENOSPC: say("no space left on device"),
    errno.EROFS: say("read-only file system"),
    errno.ENAMETOOLONG: say("file name too long"),
    errno.ELOOP: say("too many levels of symbolic links"),
    errno.EIO: say("input/output error"),
}


def reason(error: OSError) -> str:
    """Why the system refused: a message where it is one of the usual reasons."""
    return _REFUSALS.get(error.errno or 0) or (error.strerror or str(error)).lower()
