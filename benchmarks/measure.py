"""Measuring commands side by side: alternately, in fresh processes, by the median, printed as a ratio.

Beside the time on the clock, by which the limits are, stands that of the processor: other work on the machine disturbs
it less.
"""

import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

PYTHON = sys.executable
POLICYTRACK = str(Path(PYTHON).parent / "policytrack")


def run_time(command: Sequence[str], stdin: bytes | None = None) -> float:
    """Seconds from start to end of one process."""
    return _times(command, stdin)[0]


def _times(command: Sequence[str], stdin: bytes | None) -> tuple[float, float]:
    """Seconds of one process on the clock, and of the processor."""
    start, before = time.perf_counter(), _processor()
    result = subprocess.run(command, input=stdin, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    seconds, worked = time.perf_counter() - start, _processor() - before
    if result.returncode:
        raise SystemExit(f"{command}: exit {result.returncode}\n{result.stderr.decode()}")
    return seconds, worked


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def ratio(
    name: str, ours: Sequence[str], bare: Sequence[str], limit: float, *, rounds: int, stdin: bytes | None = None
) -> None:
    """Print how many times longer `ours` takes than `bare`, measured alternately after one warm-up of each."""
    _times(ours, stdin), _times(bare, stdin)
    pairs = [(_times(ours, stdin), _times(bare, stdin)) for _ in range(rounds)]
    (one, worked), (two, other) = (
        [statistics.median(times) for times in zip(*side, strict=True)] for side in zip(*pairs, strict=True)
    )
    verdict = "within" if one / two <= limit else "OVER"
    print(
        f"{name:32} {one * 1000:8.1f} ms  bare {two * 1000:8.1f} ms  ratio {one / two:5.2f}  {verdict} {limit}"
        f"  (processor {worked * 1000:8.1f} ms, bare {other * 1000:8.1f} ms, ratio {worked / other:5.2f})",
        flush=True,
    )
