"""Commands in processes of their own, forked from this one, so that a thousand take a minute and not ten."""

import contextlib
import importlib
import os
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from policytrack.__main__ import run

#: All that an update imports, which is imported before the first fork.
_NEEDED: Final = ("cli", "commands.check", "commands.figure_import", "commands.set", "edits.fixes", "report.reasons")
for _name in _NEEDED:
    importlib.import_module(f"policytrack.{_name}")


class Child(NamedTuple):
    """A process, and the file that takes what it prints on standard error."""

    process: int
    errors: Path

    def wait(self) -> tuple[int, str]:
        """Its exit code, negative for a signal, and what it said."""
        _, status = os.waitpid(self.process, 0)
        said = self.errors.read_text(encoding="utf-8", errors="replace")
        self.errors.unlink()
        return os.waitstatus_to_exitcode(status), said


def start(arguments: Sequence[str], before: Callable[[], object] = lambda: None) -> Child:
    """Run the command line in a process of its own, after `before` there."""
    handle, name = tempfile.mkstemp()
    # A Ctrl-C before the child is ready for it would carry on with this process's work, and tidy up its folder.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    process = os.fork()
    if process:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        os.close(handle)
        return Child(process, Path(name))
    try:
        with contextlib.suppress(KeyboardInterrupt):  # in the harness, before the program has begun
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            os.dup2(handle, 2)
            sys.argv[1:] = arguments
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
            try:
                before()
                run()
            except Exception:
                traceback.print_exc()
    finally:
        os._exit(130)
