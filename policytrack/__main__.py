"""The entry point of `policytrack` and of `python -m policytrack`, without what a short-lived process can spare."""

import gc
import os
import sys
from contextlib import suppress

# Nothing in a short-lived process is worth collecting, and the collector would walk every module while it is imported
# and every node of the data file (measured: a tenth of the start-up; composing a large file takes four times longer).
gc.disable()


def run() -> None:
    """Run the command line and end at once: taking a hundred modules apart costs as much as checking the file."""
    code: object = 2
    try:
        from policytrack.cli import main  # noqa: PLC0415 - Ctrl-C may come meanwhile

        main()
        code = 0
    except SystemExit as end:
        code = end.code
    except KeyboardInterrupt:  # before there was a command to end
        code = 130
    except (OSError, ImportError, LookupError, MemoryError) as error:  # before there was anything to say it with
        if isinstance(error, KeyError | IndexError):
            raise
        with suppress(OSError):
            os.write(2, f"policytrack: cannot start: {error}\n".encode("utf-8", "backslashreplace"))
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, AttributeError, KeyboardInterrupt):  # the reader has gone, or never was
            stream.flush()
    os._exit(code if isinstance(code, int) else 0 if code is None else 1)


if __name__ == "__main__":
    run()
