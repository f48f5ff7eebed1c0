"""The example data: clean by the rules, and read by the program as by a person with the texts beside them."""

import runpy
from datetime import date
from decimal import Decimal

import pytest
from conftest import ROOT

from policytrack.data.model import Kind, Match, Nature, PathShape
from policytrack.data.source import SourceFile
from policytrack.progress import Forecast, Status, assess
from policytrack.rules.check import Checked, CheckOptions, check

EXA, GIGA = 10**18, 10**9
JIN = Decimal("0.5")  # kilograms

#: id, comparator, figure in base units, base unit, deadline, and the dates of the figures, with "b" for a baseline;
#: typed by hand and converted to base units by hand, but with the program's own list of them in view: it holds the
#: file as it is, and is no blind second reading.
TARGETS = [
    ("cn-13-energy-intensity", ">=", 15, "%", 2020, "2016 2018"),
    ("cn-13-carbon-intensity", ">=", 18, "%", 2020, "2019 2020"),
    ("cn-13-forest", ">=", Decimal("23.04"), "%", 2020, "2020"),
    ("cn-13-urbanisation", ">=", 60, "%", 2020, "2017 2018 2019 2020"),
    ("cn-13-hukou-urbanisation", ">=", 45, "%", 2020, "2018 2020 2023"),
    ("cn-13-rd-intensity", ">=", Decimal("2.5"), "%", 2020, "2016 2019 2020 2023"),
    ("cn-13-hsr", ">=", 30000 * 1000, "m", 2020, "b2015 2017 2020"),
    ("cn-13-life-expectancy", ">=", 1, "a", 2020, "2019"),
    ("cn-13-schooling", ">=", Decimal("10.8"), "a", 2020, "b2015 2019 2020"),
    ("cn-13-urban-jobs", ">=", 5000 * 10**4, "count", 2020, "2016 2017 2018 2019 2020"),
    ("cn-13-shantytowns", ">=", 2000 * 10**4, "count", 2020, "2016 2018 2020"),
    ("cn-13-pm25", ">=", 18, "%", 2020, "2020"),
    ("cn-2020-charging-piles", ">", 480 * 10**4, "count", 2020, "2022 2023-06 2024"),
    ("cn-14-energy-intensity", ">=", Decimal("13.5"), "%", 2025, "2024"),
    ("cn-14-carbon-intensity", ">=", 18, "%", 2025, "2021 2022 2025"),
    ("cn-14-forest", ">=", Decimal("24.1"), "%", 2025, "b2020 2021 2022 2023 2025"),
    ("cn-14-urbanisation", ">=", 65, "%", 2025, "b2020 2021 2022 2023 2024 2025"),
    ("cn-14-rd-growth", ">=", 7, "%", 2025, "2021 2022 2022 2023 2024 2024 2025"),
    ("cn-14-life-expectancy", ">=", 1, "a", 2025, "b2020 2021 2023 2024 2025"),
    ("cn-14-schooling", ">=", Decimal("11.3"), "a", 2025, "b2020"),
    ("cn-14-pension-coverage", ">=", 95, "%", 2025, "b2020 2025-07 2025-09 2026-06"),
    ("cn-14-unemployment", "<=", Decimal("5.5"), "%", 2025, "2021 2022-12 2023 2024 2025"),
    ("cn-14-nonfossil", "~", 20, "%", 2025, "b2020 2021 2022 2024 2024 2025"),
    ("cn-2025-nonfossil", "~", 20, "%", 2025, "b2022 2024 2025"),
    ("cn-14-surface-water", ">=", 85, "%", 2025, "b2020 2021 2022 2023 2024 2025-07 2025"),
    ("cn-14-good-air-days", ">=", Decimal("87.5"), "%", 2025, "b2020 2021 2022 2023 2024 2025 2025"),
    ("cn-14-patents", ">=", 12, "count", 2025, "2022 2024 2025-06 2025"),
    ("cn-14-childcare", ">=", Decimal("4.5"), "count", 2025, "2022 2024 2025"),
    ("cn-14-nursing-beds", ">=", 55, "%", 2025, "b2020 2024 2025-10"),
    ("cn-14-grain-capacity", ">", 13000 * 10**8 * JIN, "kg", 2025, "2022 2023 2024 2025"),
    ("cn-14-digital-core", ">=", 10, "%", 2025, "b2020 2023 2023 2024 2025"),
    ("cn-14-5g", ">=", 56, "%", 2025, "b2020 2022 2023-11 2024-04 2025-12"),
    ("cn-14-gigabit", ">=", 6000 * 10**4, "count", 2025, "b2020 2023-05 2023-07 2025-02 2025-05 2025-12"),
    ("cn-14-hsr", "~", 50000 * 1000, "m", 2025, "b2020 2022 2023-11 2023 2024 2025"),
    ("cn-14-pumped-hydro", ">=", 62 * GIGA, "W", 2025, "2024-12-19 2025"),
    ("cn-14-new-storage", ">=", 30 * GIGA, "W", 2025, "2023-07 2023-09 2024-03 2024 2025"),
    ("cn-2025-compute", ">", 300 * EXA, "FLOPS", 2025, "b2022-12 2023-08 2025-03 2026-03"),
    ("cn-2025-nev-share", "~", 20, "%", 2025, "b2020 2021 2022-10 2024 2025-08"),
    ("cn-2025-nuclear", "~", 65 * GIGA, "W", 2025, "b2024 2025-04 2025"),
    ("cn-2027-pumped-hydro", ">=", 80 * GIGA, "W", 2027, "2024-12-19 2025 2026-03"),
    ("cn-2027-new-storage", ">=", 180 * GIGA, "W", 2027, "b2024 2025-09 2025 2026-03"),
    ("cn-2030-wind-solar", ">=", 1200 * GIGA, "W", 2030, "b2020 2021 2022 2023-04 2024-09 2025-03 2025 2026-03"),
    ("cn-2035-wind-solar", ">=", 3600 * GIGA, "W", 2035, "2025 2026-03"),
    ("cn-2030-nonfossil", ">=", 25, "%", 2030, "b2025 2026-07"),
    ("cn-2030-carbon-intensity", ">=", 17, "%", 2030, ""),
    ("cn-2030-hsr", "~", 60000 * 1000, "m", 2030, "b2025"),
    ("cn-2030-forest", ">=", Decimal("25.8"), "%", 2030, "b2025 2026-03"),
    ("cn-farmland", ">=", 18 * 10**8, "mu", None, "b2022 2024"),
    ("cn-good-fields", ">=", 1546 * 10**6, "mu", None, "2022-09 2023-01 2025-09"),
    ("cn-2023-urban-jobs", "~", 1200 * 10**4, "count", 2023, "2023-03 2023-06 2023-09 2023-11 2023"),
    ("cn-2024-urban-jobs", ">=", 1200 * 10**4, "count", 2024, "2024-03 2024-09 2024-11 2024"),
    ("cn-2025-urban-jobs", ">=", 1200 * 10**4, "count", 2025,
     "2025-03 2025-04 2025-06 2025-09 2025-10 2025-11 2025"),
    ("cn-2026-urban-jobs", ">=", 1200 * 10**4, "count", 2026, "2026-03 2026-06"),
    ("cn-2022-gdp", "~", Decimal("5.5"), "%", 2022, "2022"),
    ("cn-2024-gdp", "~", 5, "%", 2024, "2024-06 2024"),
    ("cn-2025-gdp", "~", 5, "%", 2025, "2025"),
    ("cn-2026-gdp", "range", Decimal("4.5"), "%", 2026, ""),
    ("cn-2025-grain", "~", 14000 * 10**8 * JIN, "kg", 2025, "2025"),
    ("cn-2024-energy-intensity", "~", Decimal("2.5"), "%", 2024, "2024"),
]  # fmt: skip


@pytest.fixture(scope="module")
def national() -> Checked:
    path = ROOT / "examples/national/targets.yaml"
    return check([SourceFile("examples/national/targets.yaml", path.read_bytes())], CheckOptions(date(2026, 11, 26)))


def test_it_is_clean(national: Checked) -> None:
    assert national.diagnostics == ()


def test_its_goals_and_dates_are_those_of_the_texts(national: Checked) -> None:
    read = [
        (
            target.id,
            str(target.goal.bound.comparator),
            target.goal.bound.base_low,
            target.goal.bound.unit.dimension.base,
            target.by.last.year if target.by else None,
            " ".join(
                ([f"b{target.baseline.as_of}"] if target.baseline else [])
                + [str(actual.as_of) for actual in target.actuals]
            ),
        )
        for target in national.dataset.targets
    ]
    assert read == TARGETS


def test_every_figure_names_its_place_and_its_words(national: Checked) -> None:
    for target in national.dataset.targets:
        for figure in (*([target.baseline] if target.baseline else []), *target.actuals):
            assert figure.source, target.id
            assert figure.source.startswith("http")
            assert figure.note, (target.id, str(figure.as_of))


def test_every_plan_says_where_its_words_were_read(national: Checked) -> None:
    for plan in national.dataset.plans:
        assert plan.url, plan.key
        assert plan.issued, plan.key


def test_it_shows_every_kind_nature_and_match(national: Checked) -> None:
    targets = national.dataset.targets
    assert {target.kind for target in targets} == set(Kind)
    assert {target.nature for target in targets} == {*Nature, None}
    assert {figure.match for target in targets for figure in target.actuals} == set(Match)
    assert len(targets) == 59
    assert sum(len(target.actuals) for target in targets) == 176
    assert sum(target.baseline is not None for target in targets) == 25


def test_through_the_years_it_shows_every_status_and_every_forecast(national: Checked) -> None:
    days = [date(year, month, 28) for year in range(2016, 2027) for month in (3, 6, 9, 11)]
    seen = [assess(target, day) for target in national.dataset.targets for day in days]
    assert {one.status for one in seen} == set(Status) - {Status.DONE, Status.NOT_QUANTIFIED}
    assert {one.forecast for one in seen} == {*Forecast, None}
    assert any(one.near for one in seen)
    assert any(one.stale for one in seen)
    assert {one.firm for one in seen} == {True, False}


#: The day, the verdict on it, and why by the method; the reasons were worked out with the program's verdicts in view.
JUDGED = [
    ("cn-13-rd-intensity", date(2021, 9, 22), "missed"),  # 2.40% of 2.5%, published that day
    ("cn-13-rd-intensity", date(2021, 9, 21), "awaiting final figure"),
    ("cn-13-rd-intensity", date(2020, 9, 30), "far behind"),  # 0.15 of 0.42 points in 3 of 4 years from 2016
    ("cn-13-schooling", date(2021, 6, 30), "met"),  # 10.8 of 10.8 years, told in spring
    ("cn-13-urban-jobs", date(2020, 6, 1), "met"),  # 1314 + 1351 + 1361 + 1352 = 5378, told on 22 May
    ("cn-13-urban-jobs", date(2020, 5, 21), "ahead"),  # 4026 of 5000 in 3 of 5 years
    ("cn-2020-charging-piles", date(2022, 12, 31), "awaiting final figure"),
    ("cn-2020-charging-piles", date(2023, 6, 30), "met late"),
    ("cn-13-urbanisation", date(2021, 12, 31), "awaiting final figure"),  # only the census stands at the deadline
    ("cn-14-good-air-days", date(2022, 6, 30), "reached"),  # 87.5% in 2021
    ("cn-14-good-air-days", date(2023, 6, 30), "moving away"),  # 86.5% from 87.0%
    ("cn-14-unemployment", date(2026, 6, 30), "awaiting final figure"),  # the mean of 2022 is missing
    ("cn-2022-gdp", date(2023, 6, 30), "missed"),
    ("cn-2025-nuclear", date(2026, 2, 1), "missed"),  # 62.26 of 65 GW
    ("cn-2025-compute", date(2026, 6, 30), "awaiting final figure"),  # since 2025 on another basis
    ("cn-2030-wind-solar", date(2026, 6, 30), "reached"),
    ("cn-good-fields", date(2026, 6, 30), "open"),
    ("cn-farmland", date(2026, 6, 30), "holding"),
    ("cn-2030-carbon-intensity", date(2026, 6, 30), "no data"),
]


@pytest.mark.parametrize(("name", "day", "status"), JUDGED)
def test_it_is_judged_by_the_method(national: Checked, name: str, day: date, status: str) -> None:
    target = next(target for target in national.dataset.targets if target.id == name)
    assert str(assess(target, day).status) == status


def test_it_shows_every_path(national: Checked) -> None:
    named = [target.path for target in national.dataset.targets if target.path]
    assert PathShape.GROWTH in named
    assert any(not isinstance(path, PathShape) for path in named)  # milestones; the line needs no word


def test_the_method_prints_what_came_of_the_verdicts() -> None:
    calibration = runpy.run_path(str(ROOT / "benchmarks/calibration.py"))
    for page, words in calibration["DOCUMENTS"].items():
        document = page.read_text(encoding="utf-8")
        assert calibration["written"](document, words) == document, "make calibration writes the tables anew"
