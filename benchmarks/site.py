"""The site of 10,000 targets: how long it takes, how large it is, and how long when nothing has changed."""

import subprocess
import tempfile
from pathlib import Path

from generate import AS_OF, data_file
from measure import POLICYTRACK, run_time

TARGETS = 10_000
LIMIT = 60


def main() -> None:
    """Build it twice, and print what it took."""
    with tempfile.TemporaryDirectory() as folder:
        data, out = Path(folder) / "targets.yaml", Path(folder) / "out"
        data.write_text(data_file(TARGETS), encoding="utf-8")
        command = [POLICYTRACK, "site", str(out), "-f", str(data), "--as-of", AS_OF]
        for name in ("built", "built again"):
            seconds = run_time(command)
            print(f"site {name} in {seconds:.1f} s", f"(within {LIMIT})" if seconds <= LIMIT else f"(OVER {LIMIT})")
        size = subprocess.run(["du", "-sh", "--apparent-size", str(out)], stdout=subprocess.PIPE, check=True).stdout
        print(size.decode().split()[0], "in", sum(path.is_file() for path in out.rglob("*")), "files")


if __name__ == "__main__":
    main()
