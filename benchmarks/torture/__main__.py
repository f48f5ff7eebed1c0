"""`python benchmarks/torture [NAME]... [--share 0.1]`: attack the program, and print what came of it.

Each module here is one attack, a function `attack(share)` that returns an `Outcome`; `share` makes it smaller. The exit
code is 1 where anything did not hold.
"""

import argparse
import importlib
import sys
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[2]), str(Path(__file__).parents[2] / "tests")]

#: The attacks, the short ones first.
NAMES = ("kills", "faults", "shells", "injection", "edits", "writers", "lengths", "mutations")


def main() -> None:
    parser = argparse.ArgumentParser(description="Attack the program, and print what came of it.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"which attacks: {', '.join(NAMES)}; all by default")
    parser.add_argument("--share", type=float, default=1.0, help="how much of each, 1 by default")
    wanted = parser.parse_args()
    failed = False
    for name in wanted.names or NAMES:
        began = time.monotonic()
        outcome = importlib.import_module(name).attack(wanted.share)
        failed = failed or bool(outcome.failures)
        print(f"{name}: {outcome.figures} ({time.monotonic() - began:.0f} s)", flush=True)
        for failure in outcome.failures[:20]:
            print(f"  {failure}", flush=True)
    sys.exit(failed)


main()
