"""What a reader is told where an edit, an addition or a table is refused: whole, as it comes to standard error.

`tests/refusals.txt` has it, to be read as a reader would; `python tests/test_refusals.py` writes it anew. That nothing
is written then is tested beside each of these tables.
"""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import test_add
import test_edits
import test_import
import test_set
from conftest import HEAD
from typer.testing import CliRunner

from policytrack.cli import app
from policytrack.errors import PolicytrackError

REFUSALS = Path(__file__).with_name("refusals.txt")
ONE_FIGURE = [
    (["企业", "6家", "--as-of", "2024"], ""),
    (["x", "1家", "--as-of", "2023"], ""),
    (["compute", "5E", "--as-of", "2023-12", "--baseline", "--replace"], ""),
    (["firms", "5家", "--baseline", "--replace"], ""),
]


def told(targets: str, words: list[str], stdin: str | None = None) -> list[str]:
    """What the command says of a file with these targets, in the current folder."""
    Path("targets.yaml").write_text(HEAD + targets, encoding="utf-8")
    result = CliRunner().invoke(app, words, input=stdin, prog_name="policytrack")
    assert result.exit_code == 2, (words, result.output)
    return result.stderr.splitlines()


def cases() -> Iterator[tuple[str, list[str]]]:
    """What is asked for, and the lines that are said."""
    for words, _ in [*test_set.REFUSED, *ONE_FIGURE]:
        yield f"set {words}", told(test_set.TARGETS, ["set", *words])
    for words, _ in test_add.REFUSED:
        yield f"add {words}", told(test_add.TARGETS, ["add", *words, "--title", "x", "--yes"])
    for rest, _ in test_add.NO_PLACE:
        yield f"add to {rest!r}", told(rest, ["add", "--plan", "p", "--quote", test_add.QUOTE, "--yes"])
    for table, _ in test_import.PROBLEMS:
        yield f"import {table!r}", told(test_import.TARGETS, ["import", "-"], table)
    for name, (text, request, _) in test_edits.REFUSED.items():
        with pytest.raises(PolicytrackError) as caught:
            test_edits.edit(text, request)
        hint = [f"  {caught.value.hint}"] if caught.value.hint else []
        yield f"{name}: {request!r}", [caught.value.message, *hint]


def whole() -> str:
    """The file of all refusals."""
    return "".join(f"{name}\n" + "".join(f"    {line}\n" for line in lines) for name, lines in cases())


def test_what_a_reader_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    expected = REFUSALS.read_text(encoding="utf-8").splitlines()
    assert whole().splitlines() == expected, "python tests/test_refusals.py writes the file anew, to be read"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        REFUSALS.write_text(whole(), encoding="utf-8")
