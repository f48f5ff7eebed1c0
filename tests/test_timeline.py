"""`timeline`: deadlines in order."""

import json
from collections.abc import Callable
from datetime import date

import pytest
from conftest import ROOT
from judging import target
from typer.testing import Result

from policytrack.quantity.format import Lang
from policytrack.render.layout import Screen, columns_of
from policytrack.render.timeline import render_text
from policytrack.report.locale import Locale
from policytrack.report.timeline import Timeline, timeline

Run = Callable[..., Result]
DATA = str(ROOT / "targets.yaml")


def _sections(found: Timeline) -> tuple[int, int, int, int, int]:
    return len(found.overdue), len(found.soon), len(found.later), len(found.settled), len(found.undated)


def test_sections() -> None:
    promises = [
        target("10家", by="2024", base=None),
        target("10家", by="2024", base=None, actuals=[("2024", "9家")]),
        target("10家", by="2024", base=None, actuals=[("2023", "9家")]),
        target("10家", by="2025-12-31", base=None),
        target("10家", by="2026-01-01", base=None),
        target("10家", by=None, base=None),
    ]
    assert _sections(timeline(promises, date(2024, 12, 31), 12)) == (0, 4, 1, 0, 1)
    assert _sections(timeline(promises, date(2025, 1, 1), 12)) == (2, 2, 0, 1, 1)
    assert _sections(timeline(promises, date(2025, 12, 31), 0)) == (2, 1, 1, 1, 1)


@pytest.mark.parametrize(("day", "months"), [(date(2024, 2, 29), 12), (date(2025, 8, 31), 6), (date(9999, 12, 31), 5)])
def test_months_of_other_lengths(day: date, months: int) -> None:
    assert timeline([], day, months).soon == ()


def test_on_the_command_line(run: Run) -> None:
    text = run("timeline", "-f", DATA, "--as-of", "2026-11-22").stdout
    assert "Overdue for a final figure on 2026-11-22: 7" in text
    assert "Due in the next 12 months: 10" in text
    assert "no deadline: 人工智能通用大模型參數, 人工智能基金群" in text
    found = json.loads(
        run("timeline", "-f", DATA, "--as-of", "2026-11-22", "--region", "广东", "--format", "json").stdout
    )
    assert [due["id"] for due in found["overdue"]] == [
        "guangdong-compute-rank-2025", "guangdong-core-industry-2025", "guangdong-firms-2025",
    ]  # fmt: skip
    assert found["overdue"][0]["days"] == -326
    assert "未来6个月内到期" in run("timeline", "-f", DATA, "--as-of", "2026-11-22", "-m", "6", "--lang", "zh").stdout


@pytest.mark.parametrize("width", [48, 60, 80])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_line_is_wider_than_the_screen(width: int, lang: Lang) -> None:
    promises = [
        target("达到12EFLOPS", by="2024", base=(0, "1EFLOPS"), actuals=[("2023", "2EFLOPS")]),
        target("不少于35000000公里", by="2026-06", base=None),
    ]
    text = render_text(timeline(promises, date(2025, 12, 31), 12), Locale(lang), Screen(width))
    assert max(columns_of(line) for line in text.splitlines()) <= width
