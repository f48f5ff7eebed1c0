"""`python benchmarks/torture [NAME]... [--share 0.1 | --full]`: attack the program, and print what came of it.

Each module here is one attack, a function `attack(share)` that returns an `Outcome`; of its full size it takes a share,
by default one that lets all of them end in a few minutes. The exit code is 1 where anything did not hold.
"""

import argparse
import importlib
import sys
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[2]), str(Path(__file__).parents[2] / "tests")]

#: How much of each attack is tried by default.
SHARE = 0.05
#: The attacks, the short ones first.
NAMES = ("kills", "faults", "shells", "injection", "edits", "writers", "lengths", "mutations")


def main() -> None:
    parser = argparse.ArgumentParser(description="Attack the program, and print what came of it.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"which attacks: {', '.join(NAMES)}; all by default")
    parser.add_argument("--share", type=float, default=SHARE, help=f"how much of each, {SHARE} by default")
    parser.add_argument("--full", dest="share", action="store_const", const=1.0, help="all of each: hours")
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
