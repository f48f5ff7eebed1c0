"""The parts of drawings: round numbers on the axes, words that do not cover each other, and search that folds alike."""

from datetime import date, timedelta

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from policytrack import load
from policytrack.progress import assess
from policytrack.render import svg
from policytrack.render.boxes import crosses
from policytrack.render.page_data import fold_by_character
from policytrack.render.ticks import day_ticks, value_ticks
from policytrack.report.columns import ReportRow
from policytrack.report.locale import Locale
from policytrack.report.trajectory import Mark, trajectory
from policytrack.text.printable import width
from policytrack.text.script import fold, language_of, variants
from policytrack.text.urls import readable

DATASETS = [load(str(ROOT / name)) for name in ("targets.yaml", "examples/national/targets.yaml")]
ROWS = [
    ReportRow(assess(target, day), Locale(lang))
    for dataset in DATASETS
    for target in dataset.targets
    for day, lang in ((date(2025, 6, 30), "en"), (date(2026, 11, 26), "zh"))
]


@pytest.mark.parametrize(
    ("low", "high", "whole", "expected"),
    [
        (0, 300, False, ["0", "100", "200", "300"]),
        (150, 300, False, ["150", "200", "250", "300"]),
        (0, 12, False, ["0", "5", "10", "15"]),
        (1, 2, True, ["1", "2"]),
        (2.08, 2.64, False, ["2", "2.2", "2.4", "2.6", "2.8"]),
        (-15, 0, False, ["-15", "-10", "-5", "0"]),
        (5, 5, False, ["5", "5.25", "5.5", "5.75", "6"]),
    ],
)
def test_round_numbers(low: float, high: float, whole: bool, expected: list[str]) -> None:
    assert [f"{tick:f}" for tick in value_ticks(low, high, whole=whole)] == expected


@given(st.floats(-1e15, 1e15), st.floats(1e-4, 1e6), st.booleans())
def test_round_numbers_hold_all_amounts_between_them(low: float, times: float, whole: bool) -> None:
    more = times * max(1.0, abs(low))
    ticks = [float(tick) for tick in value_ticks(low, low + more, whole=whole)]
    assert 2 <= len(ticks) <= 8
    room = (ticks[1] - ticks[0]) * 1e-6
    assert ticks[0] <= low + room
    assert ticks[-1] >= low + more - room


@given(st.dates(date(1990, 1, 1), date(2060, 1, 1)), st.integers(1, 20_000))
def test_days_lie_within_and_are_few(first: date, days: int) -> None:
    last = min(first + timedelta(days=days), date(9999, 1, 1))
    ticks = day_ticks(first, last)
    assert len(ticks) <= 6
    assert all(first <= day <= last and (day + timedelta(days=1)).day == 1 for day, _ in ticks)


def test_words_in_drawings_lie_inside_and_apart() -> None:
    drawn = [found for row in ROWS if (found := svg.draw(row))]
    assert len(drawn) > 80
    for drawing in drawn:
        boxes = []
        for label in drawing.labels:
            wide = width(label.text) * 6.6
            left = label.x - {"start": 0.0, "middle": wide / 2, "end": wide}[label.anchor]
            boxes.append((left, label.y - 12, left + wide, label.y))
        for index, one in enumerate(boxes):
            assert one[0] > -3
            assert one[2] < svg.WIDTH + 3
            for two in boxes[index + 1 :]:
                assert not (one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]), drawing.labels


def test_every_published_figure_is_in_the_words_and_the_newest_beside_its_point() -> None:
    for row in ROWS:
        drawing, latest = svg.draw(row), row.assessment.latest
        if drawing is None or row.assessment.observation is None or latest is None:
            continue
        assert str(latest.as_of) in [dot.when for dot in drawing.dots]
        assert any(f"({latest.as_of})" in label.text for label in drawing.labels), row.assessment.target.id


def test_words_stand_beside_the_line_of_figures_not_on_it() -> None:
    row = next(row for row in ROWS if row.assessment.target.id == "guangdong-core-industry-2025")
    drawing = svg.draw(row)
    assert drawing is not None
    points = next(line.points for line in drawing.lines if line.kind == "actual")
    segments = [(*points[at : at + 4],) for at in range(0, len(points) - 2, 2)]
    words = [label for label in drawing.labels if label.kind in ("actual", "near", "baseline")]
    assert [label.text for label in words] == ["> 220 (2024)", "180 (2023)", "150 (2022)"]
    for label in words:
        wide = width(label.text) * 6.6
        left = label.x - {"start": 0.0, "middle": wide / 2, "end": wide}[label.anchor]
        box = (left, label.y - 10.0, left + wide, label.y + 0.0)
        assert not any(crosses(segment, box) for segment in segments), label  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("identity", "lang", "expected"),
    [
        ("cn-13-carbon-intensity", "en", {"Goal: decrease ≥ 18% vs 2015", "18.8 (2020)"}),  # the goal names the change
        ("cn-14-rd-growth", "zh", {"目标：年均增长≥7", "10 (2025)"}),
        ("cn-14-new-storage", "zh", {"亿千瓦", "目标：≥0.3", ">1.3 (2025)"}),  # 3000万千瓦 in the unit of the axis
        ("cn-13-shantytowns", "en", {"million sets", "0 (2015-12-31)", "12.2 (2018)"}),  # nothing is no "0 sets"
        # As published, not the end of it that the arithmetic takes: 900多家, 约2.5个, 10%左右.
        ("guangdong-firms-2025", "en", {"> 900 (2022)", "> 1,500 (2024)"}),
        ("cn-14-childcare", "zh", {"≈2.5 (2022)"}),
        ("cn-14-digital-core", "en", {"≈ 10 (2023)"}),
    ],
)
def test_numbers_are_as_published_in_the_unit_of_the_axis(identity: str, lang: str, expected: set[str]) -> None:
    target = next(one for dataset in DATASETS for one in dataset.targets if one.id == identity)
    drawing = svg.draw(ReportRow(assess(target, date(2026, 11, 26)), Locale(lang)))
    assert drawing is not None
    assert expected <= {label.text for label in drawing.labels}, drawing.labels


def test_marks_of_the_axis_of_days_lie_inside() -> None:
    for drawing in filter(None, map(svg.draw, ROWS)):
        for x, text in drawing.days:
            half = width(text) * 6.6 / 2
            assert x - half > -3, drawing.days
            assert x + half < svg.WIDTH + 3, drawing.days


ADDRESSES = [
    ("https://example.org/2022%E5%B9%B4?a=%2F", "https://example.org/2022年?a=%2F"),
    ("https://example.org/%E5%B9%B", "https://example.org/%E5%B9%B"),
    ("https://example.org/%e2%80%ae", "https://example.org/%e2%80%ae"),
    ("https://example.org/%C2%A0x", "https://example.org/%C2%A0x"),
    ("100%E5%B9%B4", "100%E5%B9%B4"),
]


@pytest.mark.parametrize(("url", "read"), ADDRESSES)
def test_an_address_is_shown_as_it_reads(url: str, read: str) -> None:
    assert readable(url) == read


def test_no_drawing_without_a_figure() -> None:
    for row in ROWS:
        target = row.assessment.target
        if not target.actuals and target.baseline is None:
            assert svg.draw(row) is None


def test_rates_over_the_year_before_are_not_drawn_beside_a_goal_since_a_base_year() -> None:
    row = next(row for row in ROWS if row.assessment.target.id == "cn-13-energy-intensity")
    assert [str(actual.value.text) for actual in row.assessment.target.actuals] == ["比上年下降5%", "比上年下降3.1%"]
    # 2016 is a year after the goal's own, so that its rate is the change since then; 2018's is not, with 2017 missing.
    assert [point.value for point in trajectory(row.assessment).points if point.mark is Mark.ACTUAL] == [5]


def test_folding_by_character_finds_what_folding_finds() -> None:
    texts = [text for dataset in DATASETS for target in dataset.targets for text in (target.title, target.quote)]
    folds = variants("".join(texts) + "".join(map(fold, texts)))
    assert [text for text in texts if fold_by_character(text, folds) != fold(text)] == []
    assert fold_by_character("廣東產業", variants("广东产业")) == fold("广东产业")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("核心產業規模", "zh-Hant"), ("核心产业规模", "zh-Hans"), ("12 EFLOPS", ""), ("≥ 12", ""), ("人口", "zh-Hans")],
)
def test_the_language_of_a_text(text: str, expected: str) -> None:
    assert language_of(text) == expected
