"""The entry point of `policytrack` and of `python -m policytrack`, without what a short-lived process can spare."""

import gc
import os
import sys

# Nothing in a short-lived process is worth collecting, and the collector would walk every module while it is imported
# and every node of the data file (measured: a tenth of the start-up; composing a large file takes four times longer).
gc.disable()

from policytrack.cli import main  # noqa: E402


def run() -> None:
    """Run the command line and end at once: taking a hundred modules apart costs as much as checking the file."""
    code: object = 0
    try:
        main()
    except SystemExit as end:
        code = end.code
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:  # the reader has gone
            code = code or 0
    os._exit(code if isinstance(code, int) else 1)


if __name__ == "__main__":
    run()
