"""Work in a process of its own: what it returns, tells and raises, and what becomes of it where it takes too much."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from policytrack.errors import PolicytrackError
from policytrack.store import confined as module
from policytrack.store.confined import confined
from policytrack.text.messages import say

pytest.importorskip("resource")
Tell = Callable[[int], None]


def two_pages(tell: Tell) -> str:
    tell(1)
    tell(2)
    return "text" * 100_000  # more than a pipe holds at once


def refused(tell: Tell) -> str:
    raise PolicytrackError(say("{} is encrypted", "a.pdf"), say("save a copy without the password"))


def endless_memory(tell: Tell) -> str:
    taken = bytearray(2_000_000_000)
    return str(len(taken))


def ended_by_a_library(tell: Tell) -> str:
    os.abort()


def without_end(tell: Tell) -> str:
    while True:
        pass


def test_what_is_returned_and_told() -> None:
    told: list[int] = []
    assert confined(two_pages, "a.pdf", told.append) == "text" * 100_000
    assert told == [1, 2]


def test_what_is_raised_keeps_its_words_and_their_parts() -> None:
    with pytest.raises(PolicytrackError) as caught:
        confined(refused, "a.pdf", lambda done: None)
    error = caught.value
    assert (error.message, error.hint) == ("a.pdf is encrypted", "save a copy without the password")
    assert (error.message.template, error.message.parts) == ("{} is encrypted", ("a.pdf",))  # type: ignore[attr-defined]


def limits_hold() -> bool:
    """Whether the system keeps to a limit of memory; some sandboxes take one and forget it."""
    program = "import resource; resource.setrlimit(resource.RLIMIT_AS, (10**9, 10**9)); bytearray(2 * 10**9)"
    return subprocess.run([sys.executable, "-c", program], capture_output=True, check=False).returncode != 0


@pytest.mark.parametrize("work", [endless_memory, ended_by_a_library, without_end])
def test_what_takes_too_much_gets_a_sentence(work: Callable[[Tell], str], monkeypatch: pytest.MonkeyPatch) -> None:
    if work is endless_memory and not limits_hold():
        pytest.skip("this system keeps to no limit of memory")
    monkeypatch.setattr(module, "MOST_SECONDS", 1)
    with pytest.raises(PolicytrackError, match=r"reading a\.pdf takes more memory or time than a plan may"):
        confined(work, "a.pdf", lambda done: None)


def test_an_interrupted_reader_leaves_no_process() -> None:
    def interrupted(number: int) -> None:
        raise KeyboardInterrupt

    def long(tell: Tell) -> str:
        tell(os.getpid())
        return without_end(tell)

    seen: list[int] = []
    with pytest.raises(KeyboardInterrupt):
        confined(long, "a.pdf", lambda number: (seen.append(number), interrupted(number))[0])
    with pytest.raises(ProcessLookupError):
        os.kill(seen[0], signal.SIG_DFL)


def limits(tell: Tell) -> dict[str, tuple[int, int]]:
    import resource

    return {name: resource.getrlimit(getattr(resource, f"RLIMIT_{name}")) for name in ("AS", "CPU", "CORE")}


def test_a_system_without_limits_works_in_the_program_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[int] = []
    monkeypatch.setattr(module.importlib.util, "find_spec", lambda name: None)
    assert confined(lambda tell: (tell(3), os.getpid())[1], "a.pdf", told.append) == os.getpid()
    assert told == [3]


def test_the_bounds_of_such_a_process() -> None:
    """A thousandth of what the program has is there or not there between two looks at it."""
    found, taken = confined(limits, "a.pdf", lambda done: None), module._taken()
    assert (found["CPU"], found["CORE"]) == ((120, 121), (0, 0))
    least, most = found["AS"]
    assert least == most and abs(most - taken - 1_500_000_000) < 20_000_000


def test_how_much_a_process_has_is_guessed_where_no_system_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    def refusing(*_: object, **__: object) -> None:
        raise FileNotFoundError

    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    assert abs(module._taken() - pages * 4096) < 20_000_000
    monkeypatch.setattr("builtins.open", refusing)
    assert module._taken() == module.MOST_MEMORY
