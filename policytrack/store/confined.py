"""Work on a file that may be made to harm its reader, in a process of its own with bounds on memory and time."""

import contextlib
import importlib.util
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from policytrack.errors import PolicytrackError
from policytrack.text.messages import say

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Result = TypeVar("Result")
Tell = Callable[[int], None]

#: What such a process may take beside what the program has already, in bytes, and how long it may compute, in seconds.
#: A plan of 500 pages takes a tenth of either.
MOST_MEMORY: Final = 1_500_000_000
MOST_SECONDS: Final = 120
#: So many times as long may pass on a busy machine without a word from it.
WAITS: Final = 10


def confined(work: Callable[[Tell], Result], name: str, tell: Tell) -> Result:
    """What `work` returns; what it tells is told on. Raises what it raises, and `PolicytrackError` where it takes too
    much: a library that reads a file in C ends its process then.

    A system without `fork` and limits, which is Windows, runs it without them.
    """
    if importlib.util.find_spec("resource") is None:
        return work(tell)
    import multiprocessing  # noqa: PLC0415 - few runs need it

    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(work, theirs), daemon=True)
    process.start()
    theirs.close()
    try:
        while ours.poll(MOST_SECONDS * WAITS):
            kind, value = ours.recv()
            if kind == "told":
                tell(value)
            elif kind == "raised":
                raise value
            else:
                return cast("Result", value)
    except EOFError:  # it was ended
        pass
    finally:
        process.kill()
        process.join()
        ours.close()
    raise PolicytrackError(
        say("reading {} takes more memory or time than a plan may", name), say("save it as .txt or .docx first")
    )


def _run(work: Callable[[Tell], object], out: "Connection[Any, Any]") -> None:
    """In the process: the result, or the error that a reader is told; a lack of memory ends it without either."""
    import resource  # noqa: PLC0415 - not on every system

    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (_taken() + MOST_MEMORY,) * 2)
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS + 1))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with contextlib.suppress(MemoryError):
        try:
            out.send(("done", work(lambda number: out.send(("told", number)))))
        except PolicytrackError as error:
            out.send(("raised", error))


def _taken() -> int:
    """How much address space the process has now, in bytes."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - no file of a user's
            return int(file.read().split()[0]) * 4096
    except (OSError, ValueError):
        return MOST_MEMORY
