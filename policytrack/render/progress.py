"""How far something long is, on a terminal's standard error; nothing where it is short, or where nobody sits there."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from policytrack.translations import told

if TYPE_CHECKING:
    from rich.progress import Progress

#: So many seconds pass before anything is shown.
PATIENCE: Final = 2.0
#: A terminal is drawn on no more often than this, in seconds.
_PAUSE: Final = 0.1


@contextmanager
def progress(label: str, total: int | None = None, patience: float | None = None) -> Iterator[Callable[[int], None]]:
    """A function that is told how much is done, of `total` where that is known; the bar goes when the block ends.

    Nothing is shown before `patience` seconds have passed, where they are not given a few.

    No thread draws it: one would take the signals that a write holds back.
    """
    if not sys.stderr.isatty():
        yield lambda done: None
        return
    bar: Progress | None = None
    due = time.monotonic() + (PATIENCE if patience is None else patience)

    def tell(done: int) -> None:
        nonlocal bar, due
        now = time.monotonic()
        if now < due:
            return
        due = now + _PAUSE
        if bar is None:
            bar = _start(label, total)
        bar.update(bar.task_ids[0], completed=done, refresh=True)

    try:
        yield tell
    finally:
        if bar is not None:
            bar.stop()


def _start(label: str, total: int | None) -> "Progress":
    from rich.console import Console  # noqa: PLC0415 - most runs end before anything is shown
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    bar = Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=Console(file=sys.stderr),
        auto_refresh=False,
        transient=True,
    )
    bar.add_task(told(label), total=total)
    bar.start()
    return bar
