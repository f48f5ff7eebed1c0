"""Measuring commands side by side: alternately, in fresh processes, by the median, printed as a ratio."""

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
    start = time.perf_counter()
    result = subprocess.run(command, input=stdin, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    seconds = time.perf_counter() - start
    if result.returncode:
        raise SystemExit(f"{command}: exit {result.returncode}\n{result.stderr.decode()}")
    return seconds


def ratio(
    name: str, ours: Sequence[str], bare: Sequence[str], limit: float, *, rounds: int, stdin: bytes | None = None
) -> None:
    """Print how many times longer `ours` takes than `bare`, measured alternately after one warm-up of each."""
    run_time(ours, stdin), run_time(bare, stdin)
    pairs = [(run_time(ours, stdin), run_time(bare, stdin)) for _ in range(rounds)]
    one, two = (statistics.median(side) for side in zip(*pairs, strict=True))
    verdict = "within" if one / two <= limit else "OVER"
    print(f"{name:32} {one * 1000:8.1f} ms  bare {two * 1000:8.1f} ms  ratio {one / two:5.2f}  {verdict} {limit}")
