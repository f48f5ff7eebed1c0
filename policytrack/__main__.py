"""The entry point of `policytrack` and of `python -m policytrack`."""

import gc

# Nothing in a short-lived process is worth collecting, and the collector would walk every module while it is imported
# and every node of the data file (measured: a tenth of the start-up, and composing a large file takes four times longer).
gc.disable()

from policytrack.cli import main  # noqa: E402

if __name__ == "__main__":
    main()
