"""Costs grow in proportion: files of 1,000 to 10,000 targets with two actuals each against bare `yaml.compose`."""

import tempfile
from pathlib import Path

from generate import AS_OF, data_file
from measure import POLICYTRACK, PYTHON, ratio

COMPOSE = """
import gc
gc.disable()
import typer
import yaml
app = typer.Typer()

@app.command()
def main(path: str):
    yaml.compose(open(path, encoding='utf-8'), Loader=yaml.CSafeLoader)

app()
"""


def main() -> None:
    """Generate the files and print the ratios."""
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder) / "bare.py"
        bare.write_text(COMPOSE, encoding="utf-8")
        for targets in (1_000, 2_500, 5_000, 10_000):
            path = Path(folder) / f"targets-{targets}.yaml"
            path.write_text(data_file(targets), encoding="utf-8")
            ratio(
                f"check {targets} targets",
                [POLICYTRACK, "check", "--as-of", AS_OF, str(path)],
                [PYTHON, str(bare), str(path)],
                1.8,
                rounds=5,
            )


if __name__ == "__main__":
    main()
