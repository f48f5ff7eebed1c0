"""The words of a verdict are those of the documents, which scripts compare them with."""

import re
from enum import StrEnum
from pathlib import Path

import pytest

from policytrack.progress import Doubt, Forecast, Missing, Pace, RateBasis, Status
from policytrack.progress.use import Use

DOCS = Path(__file__).parent.parent / "docs"


def words(page: str, row: str) -> set[str]:
    """The words in backticks of a row of a table, behind its first column."""
    found = re.search(rf"^\| `{row}` \|(.*)\|$", (DOCS / page).read_text(encoding="utf-8"), re.MULTILINE)
    assert found is not None
    return set(re.findall(r"`([a-z ]+)`", found[1]))


@pytest.mark.parametrize(
    ("row", "kind", "beside"),
    [
        ("rate_basis", RateBasis, {"from"}),
        ("missing", Missing, set()),
        ("open_because", Doubt, set()),
        ("forecast", Forecast, set()),
        ("readings", Pace, {"pace", "status", "projection"}),
    ],
)
def test_the_words_of_the_json(row: str, kind: type[StrEnum], beside: set[str]) -> None:
    assert words("json.md", row) - beside == {str(one) for one in kind}


def test_what_a_figure_does_and_the_verdicts_have_their_rows() -> None:
    json_page, method = ((DOCS / page).read_text(encoding="utf-8") for page in ("json.md", "method.md"))
    for one in Use:
        assert f"`{one}`" in json_page
    rows = set(re.findall(r"^\| `([a-z ]+)` \| ", method, re.MULTILINE))
    assert rows >= {str(one) for one in Status}
