"""Large reports of 5,000 targets: CSV against bare compose, JSON against the check, the table against rich."""

import tempfile
from pathlib import Path

from generate import data_file
from measure import POLICYTRACK, PYTHON, ratio
from scale import COMPOSE

TARGETS = 5_000
RICH = f"""
import sys
from policytrack.data.source import SourceFile
from policytrack.rules.check import check
from rich.console import Console
from rich.table import Table
check([SourceFile('file', open(sys.argv[1], 'rb').read())])
table = Table('Promised', 'Goal', 'Latest', 'Progress', 'By', 'Status', 'Why')
for number in range({TARGETS}):
    table.add_row(
        f'核心产业规模第{{number}}项', f'达到{{number}}EFLOPS\\n≥ {{number}} EFLOPS', f'{{number}}EFLOPS\\n2025-06',
        '████░░░░░░░░\\n47%', '2027', 'on track', f'{{number}}EFLOPS (2025-06): 47% of the way at 50% of the time',
    )
Console(width=200).print(table)
"""


def main() -> None:
    """Generate the file and print the ratios."""
    with tempfile.TemporaryDirectory() as folder:
        path, bare = Path(folder) / "targets.yaml", Path(folder) / "bare.py"
        path.write_text(data_file(TARGETS), encoding="utf-8")
        bare.write_text(RICH, encoding="utf-8")
        report = [POLICYTRACK, "report", "-f", str(path), "--as-of", "2026-01-31"]
        compose = Path(folder) / "compose.py"
        compose.write_text(COMPOSE, encoding="utf-8")
        ratio("report csv", [*report, "--format", "csv"], [PYTHON, str(compose), str(path)], 3, rounds=5)
        for form in ("json", "jsonl"):
            ratio(f"report {form}", [*report, "--format", form], [POLICYTRACK, "check", str(path)], 2.5, rounds=5)
        ratio("report table", report, [PYTHON, str(bare), str(path)], 1.5, rounds=3)


if __name__ == "__main__":
    main()
