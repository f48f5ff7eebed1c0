"""A command pays only for what it uses: `check`, `report` and `convert` on the shipped file against bare scripts.

The bare script imports typer, runs an empty typer command, composes the same file with PyYAML's C loader and, for
`report`, prints a rich table of as many rows. Help is held against that of the empty command, which has no options.
"""

import tempfile
from pathlib import Path

from measure import POLICYTRACK, PYTHON, ratio

ROOT = Path(__file__).parent.parent
DATA = str(ROOT / "targets.yaml")

EMPTY = """
import typer
app = typer.Typer()

@app.command()
def main():
    {body}

app()
"""
COMPOSE = f"import yaml; yaml.compose(open({DATA!r}, encoding='utf-8'), Loader=yaml.CSafeLoader)"
TABLE = """; from rich.console import Console; from rich.table import Table
    table = Table(*'abcdef')
    for number in range(41):
        table.add_row(*[f'cell {number}'] * 6)
    Console().print(table)"""


def main() -> None:
    """Write the bare scripts and print the ratios."""
    with tempfile.TemporaryDirectory() as folder:

        def script(name: str, body: str) -> list[str]:
            path = Path(folder) / f"{name}.py"
            path.write_text(EMPTY.format(body=body), encoding="utf-8")
            return [PYTHON, str(path)]

        ratio("check", [POLICYTRACK, "check", DATA], script("check", COMPOSE), 1.15, rounds=31)
        ratio("report", [POLICYTRACK, "report", "-f", DATA], script("report", COMPOSE + TABLE), 1.15, rounds=31)
        empty = script("empty", "pass")
        ratio("convert", [POLICYTRACK, "convert", "600亿元"], empty, 1.25, rounds=31)
        for command in ([], ["check"], ["report"], ["add"]):
            ratio(" ".join((*command, "--help")), [POLICYTRACK, *command, "--help"], [*empty, "--help"], 1.3, rounds=11)


if __name__ == "__main__":
    main()
