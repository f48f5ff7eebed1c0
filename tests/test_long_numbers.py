"""What the grammar accepts every command can show; a longer number is refused on reading, with its place."""

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import HEAD
from typer.testing import Result

from policytrack.quantity.errors import QuantityError
from policytrack.quantity.interpreter import MOST_DIGITS
from policytrack.quantity.parsing import parse

LONGEST = "9" * MOST_DIGITS
FINEST = "0." + "0" * (MOST_DIGITS - 1) + "1"
FULL = f"{LONGEST}.{LONGEST}"
#: The longest numbers, in units of every size.
FIGURES = [
    *(f"{number}{unit}" for number in (LONGEST, FINEST, FULL) for unit in ("家", "%", "亿元", "ZFLOPS", "微克", "亩")),
    *(f"{LONGEST}万亿亿次/秒", f"{FINEST}千克标准油/吨", f"{LONGEST}升/百公里", f"百分之{FINEST}", f"-{FULL}%"),
]


@pytest.mark.parametrize("text", FIGURES)
def test_the_longest_numbers_are_read(text: str) -> None:
    assert parse(text).base_low != 0


@pytest.mark.parametrize(
    "text",
    [
        *("9" * 52 + "家", "0." + "0" * 50 + "1家", LONGEST + "9家", FINEST.replace("1", "01") + "家", "1/1073741824"),
        *(f"{LONGEST}亿5000万元", "9亿亿亿亿亿元", "一亿亿亿亿亿亿家", f"1—{LONGEST}9家", f"百分之{FINEST}1"),
    ],
)
def test_a_longer_number_is_refused_with_its_place(text: str) -> None:
    with pytest.raises(QuantityError) as caught:
        parse(text)
    assert "too many digits" in str(caught.value) or "no unit of anything real" in str(caught.value)
    assert 0 < caught.value.offset < len(text)


def _file(figure: str, other: str) -> str:
    return f"""{HEAD}targets:
  - id: t
    plan: p
    title: 目标
    goal: {figure}
    quote: 目标{figure}
    by: 2026
    baseline: {{as_of: 2020, value: '{other}'}}
    actuals:
      - {{as_of: 2024, value: '{figure}'}}
"""


@pytest.mark.parametrize("figure", FIGURES)
def test_every_command_shows_the_longest_numbers(
    figure: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Callable[..., Result]
) -> None:
    monkeypatch.chdir(tmp_path)
    unit = figure.lstrip("-0123456789.百分之")
    other = f"1{unit}" if "分之" not in figure else "1%"
    Path("targets.yaml").write_text(_file(figure, other), encoding="utf-8")
    for command in (
        *(["report", "--format", form] for form in ("table", "html", "markdown", "csv", "json")),
        *(["show", "t", "--lang", lang] for lang in ("en", "zh")),
        *(["timeline"], ["search", "目标"], ["convert", "--", figure], ["convert", "--digits", "3", "--", figure]),
    ):
        assert run(*command).exit_code == 0, command
    assert run("check", "targets.yaml").exit_code in (0, 1)
    result = run("set", "t", f"2{unit}" if unit else "2%", "--as-of", "2025", "--yes")
    assert result.exit_code == 0, result.stderr


def test_a_longer_number_is_refused_before_writing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Callable[..., Result]
) -> None:
    monkeypatch.chdir(tmp_path)
    path = Path("targets.yaml")
    path.write_text(_file("5家", "1家"), encoding="utf-8")
    before = path.read_bytes()
    result = run("set", "t", "9" * 52, "--as-of", "2025")
    assert result.exit_code != 0
    assert "too many digits" in result.stderr
    assert path.read_bytes() == before
