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
    *(
        f"{LONGEST}万亿亿次/秒",
        f"{FULL}万亿ZFLOPS",
        f"{FINEST}千克标准油/吨",
        f"{LONGEST}升/百公里",
        f"百分之{FINEST}",
        f"-{FULL}%",
    ),
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


def _target(number: int, figure: str, other: str) -> str:
    return f"""
  - id: t{number}
    plan: p
    title: 目标
    goal: {figure}
    quote: 目标{figure}
    by: 2026
    baseline: {{as_of: 2020, value: '{other}'}}
    actuals:
      - {{as_of: 2024, value: '{figure}'}}
"""


def _other(figure: str) -> str:
    """A small figure of the same unit."""
    return "1%" if "分之" in figure else f"1{figure.lstrip('-0123456789.')}"


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = Path("targets.yaml")
    rows = "".join(_target(number, figure, _other(figure)) for number, figure in enumerate(FIGURES))
    path.write_text(f"{HEAD}targets:{rows}", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "command",
    [
        *(["report", "--format", form] for form in ("table", "html", "markdown", "csv", "json")),
        *(["report", "--lang", "zh"], ["timeline"], ["search", "目标"]),
    ],
    ids=" ".join,
)
def test_every_report_shows_the_longest_numbers(command: list[str], path: Path, run: Callable[..., Result]) -> None:
    result = run(*command)
    assert (result.exit_code, "left out" in result.stderr) == (0, False)


def test_every_command_on_one_figure_takes_the_longest_numbers(path: Path, run: Callable[..., Result]) -> None:
    assert run("check", "targets.yaml").exit_code in (0, 1)
    for number, figure in enumerate(FIGURES):
        for command in (["show", f"t{number}"], ["convert", "--", figure], ["convert", "--digits", "3", "--", figure]):
            assert run(*command).exit_code == 0, command
    for number in (0, 7, len(FIGURES) - 1):
        result = run("set", f"t{number}", _other(FIGURES[number]), "--as-of", "2025", "--yes")
        assert result.exit_code == 0, result.stderr


def test_a_longer_number_is_refused_before_writing(path: Path, run: Callable[..., Result]) -> None:
    before = path.read_bytes()
    result = run("set", "t0", "9" * 52, "--as-of", "2025")
    assert result.exit_code != 0
    assert "too many digits" in result.stderr
    assert path.read_bytes() == before
