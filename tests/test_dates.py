from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytrack.progress.thresholds import is_stale
from policytrack.text.dates import DateError, months_later, parse_date

READ = [
    # text, first day, last day, as ISO
    ("2026", "2026-01-01", "2026-12-31", "2026"),
    ("2026-06", "2026-06-01", "2026-06-30", "2026-06"),
    ("2024-02", "2024-02-01", "2024-02-29", "2024-02"),
    ("1900-02", "1900-02-01", "1900-02-28", "1900-02"),
    ("2026-06-05", "2026-06-05", "2026-06-05", "2026-06-05"),
    ("2026-6-5", "2026-06-05", "2026-06-05", "2026-06-05"),
    ("2026年", "2026-01-01", "2026-12-31", "2026"),
    ("2025年底", "2025-01-01", "2025-12-31", "2025"),
    ("2027年6月底", "2027-06-01", "2027-06-30", "2027-06"),
    ("2024年6月6日", "2024-06-06", "2024-06-06", "2024-06-06"),
]


@pytest.mark.parametrize(("text", "first", "last", "iso"), READ)
def test_reads(text: str, first: str, last: str, iso: str) -> None:
    parsed = parse_date(text)
    assert (parsed.first.isoformat(), parsed.last.isoformat(), str(parsed)) == (first, last, iso)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("2025-02-30", "28 days"),
        ("2025-13", "no month 13"),
        ("2025-00", "no month 0"),
        ("0000", "no year 0"),
        ("26", "a year, a month or a day"),
        ("2025/06", "a year, a month or a day"),
        ("next year", "a year, a month or a day"),
        ("2025-06-05T00:00", "a year, a month or a day"),
        ("", "a year, a month or a day"),
    ],
)
def test_refuses(text: str, word: str) -> None:
    with pytest.raises(DateError, match=word):
        parse_date(text)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_reads_as_itself(day: date) -> None:
    parsed = parse_date(day.isoformat())
    assert parsed.first == parsed.last == day
    assert parse_date(str(day.year)).last == date(day.year, 12, 31)
    month = parse_date(day.isoformat()[:7])
    assert month.first <= day <= month.last


@given(st.text(alphabet="0123456789-年月日底 ", max_size=12))
def test_any_other_text_is_a_date_error(text: str) -> None:
    try:
        parse_date(text)
    except DateError as error:
        assert text in str(error) or repr(text) in str(error)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2024-08-31", 18, "2026-02-28"),
        ("2024-12-31", 18, "2026-06-30"),
        ("2024-06-15", 18, "2025-12-15"),
        ("2022-08-31", 18, "2024-02-29"),
        ("2026-01-31", 0, "2026-01-31"),
        ("9999-01-01", 12, "9999-12-31"),
    ],
)
def test_months_later_is_the_same_day_or_the_last_of_a_shorter_month(day: str, months: int, later: str) -> None:
    assert months_later(date.fromisoformat(day), months).isoformat() == later


@pytest.mark.parametrize(
    ("newest", "day", "stale"),
    [
        ("2025-02-28", "2026-08-28", False),
        ("2025-02-28", "2026-08-29", True),
        ("2024-12-31", "2026-06-30", False),
        ("2024-12-31", "2026-07-01", True),
    ],
)
def test_a_figure_is_stale_the_day_after_eighteen_months(newest: str, day: str, stale: bool) -> None:
    assert is_stale(date.fromisoformat(newest), date.fromisoformat(day)) is stale
