"""The shipped file: what it must hold, and that the program reads of it what the plans say."""

from decimal import Decimal

import pytest
from conftest import ROOT

from policytrack.data.source import SourceFile
from policytrack.rules.check import Checked, check
from policytrack.text.script import fold

EXA, PETA = 10**18, 10**15

#: id, comparator, lower and upper figure in base units, base unit, deadline; read from the plans by hand.
GOALS = [
    ("qingdao-compute-2026", ">=", 12 * EXA, 12 * EXA, "FLOPS", "2026-12-31"),
    ("qingdao-storage-2026", ">=", 10 * EXA, 10 * EXA, "B", "2026-12-31"),
    ("jinan-core-industry-2026", ">", 600 * 10**8, 600 * 10**8, "CNY", "2026-12-31"),
    ("jinan-firms-2026", ">=", 500, 500, "count", "2026-12-31"),
    ("jinan-ai-compute-2026", ">", 3500 * PETA, 3500 * PETA, "FLOPS", "2026-12-31"),
    ("jinan-models-2026", ">=", 50, 50, "count", "2026-12-31"),
    ("jinan-scenarios-2026", ">=", 300, 300, "count", "2026-12-31"),
    ("jinan-projects-2026", ">=", 1000, 1000, "count", "2026-12-31"),
    ("jinan-clusters-2026", ">=", 10, 10, "count", "2026-12-31"),
    ("jinan-demo-zones-2026", ">=", 3, 3, "count", "2026-12-31"),
    ("qingdao-leaders-2022", ">=", 10, 10, "count", "2022-12-31"),
    ("qingdao-platforms-2022", "~", 20, 20, "count", "2022-12-31"),
    ("qingdao-scenarios-2022", "~", 50, 50, "count", "2022-12-31"),
    ("qingdao-projects-2022", ">=", 100, 100, "count", "2022-12-31"),
    ("shandong-results-2027", ">=", 10, 10, "count", "2027-12-31"),
    ("shandong-compute-2027", ">=", 14 * EXA, 14 * EXA, "FLOPS", "2027-12-31"),
    ("shandong-ai-compute-share-2027", ">=", 40, 40, "%", "2027-12-31"),
    ("shandong-models-2027", ">=", 10, 10, "count", "2027-12-31"),
    ("shandong-leaders-2027", ">=", 20, 20, "count", "2027-12-31"),
    ("shandong-platforms-2027", ">=", 100, 100, "count", "2027-12-31"),
    ("shandong-national-talent-2027", ">=", 90, 90, "count", "2027-12-31"),
    ("shandong-provincial-talent-2027", ">=", 150, 150, "count", "2027-12-31"),
    ("shandong-scenarios-2027", "~", 500, 500, "count", "2027-12-31"),
    ("shandong-core-industry-2027", ">", 1000 * 10**8, 1000 * 10**8, "CNY", "2027-12-31"),
    ("shandong-related-industry-2027", ">", 10**12, 10**12, "CNY", "2027-12-31"),
    ("shandong-basic-research-yearly", ">=", 150, 150, "count", "2027-12-31"),
    ("shandong-algorithms-2027", ">=", 100, 100, "count", "2027-12-31"),
    ("shandong-incubators-2027", ">=", 5, 5, "count", "2027-12-31"),
    ("shandong-incubated-firms-2027", ">=", 50, 50, "count", "2027-12-31"),
    ("shandong-national-platforms-2027", "range", 1, 2, "count", "2027-12-31"),
    ("shandong-institutes-2027", ">=", 2, 2, "count", "2027-12-31"),
    ("shandong-provincial-labs-2027", "range", 1, 2, "count", "2027-12-31"),
    ("shandong-key-labs-2027", "~", 30, 30, "count", "2027-12-31"),
    ("shandong-innovation-centres-2027", "~", 20, 20, "count", "2027-12-31"),
    ("shandong-parks-2027", "~", 3, 3, "count", "2027-12-31"),
    ("shandong-projects-yearly", ">=", 50, 50, "count", "2027-12-31"),
    ("guangdong-compute-rank-2025", "<=", 1, 1, "rank", "2025-12-31"),
    ("guangdong-core-industry-2025", ">", 3000 * 10**8, 3000 * 10**8, "CNY", "2025-12-31"),
    ("guangdong-firms-2025", ">", 2000, 2000, "count", "2025-12-31"),
    ("guangdong-model-parameters", ">=", 10**11, 10**11, "count", None),
    ("guangdong-fund", ">=", 10**11, 10**11, "CNY", None),
]

#: id, whether it is the baseline, comparator, figure in base units, last day that it refers to, match.
FIGURES = [
    ("qingdao-compute-2026", False, ">", 4100 * PETA, "2024-12-24", "same"),
    ("qingdao-storage-2026", False, ">", 8721 * PETA, "2024-12-24", "near"),
    ("jinan-core-industry-2026", True, "=", 271 * 10**8, "2022-12-31", "same"),
    ("jinan-firms-2026", True, "=", 281, "2020-12-31", "near"),
    ("shandong-ai-compute-share-2027", True, "=", Decimal("26.7"), "2023-12-31", "same"),
    ("shandong-ai-compute-share-2027", False, ">", 50, "2025-12-31", "same"),
    ("shandong-core-industry-2027", False, ">", 1200 * 10**8, "2025-12-31", "different"),
    ("guangdong-core-industry-2025", True, "=", 1500 * 10**8, "2022-12-31", "same"),
    ("guangdong-core-industry-2025", False, "=", 1800 * 10**8, "2023-12-31", "near"),
    ("guangdong-core-industry-2025", False, ">", 2200 * 10**8, "2024-12-31", "same"),
    ("guangdong-core-industry-2025", False, ">", 2300 * 10**8, "2025-10-31", "different"),
    ("guangdong-firms-2025", True, ">", 900, "2022-12-31", "near"),
    ("guangdong-firms-2025", False, ">", 1500, "2024-12-31", "near"),
]


@pytest.fixture(scope="module")
def shipped() -> Checked:
    return check([SourceFile("targets.yaml", (ROOT / "targets.yaml").read_bytes())])


def test_it_has_no_errors(shipped: Checked) -> None:
    assert not shipped.errors


def test_its_goals_are_those_of_the_plans(shipped: Checked) -> None:
    read = [
        (
            target.id,
            str(target.goal.bound.comparator),
            target.goal.bound.base_low,
            target.goal.bound.base_high,
            target.goal.bound.unit.dimension.base,
            str(target.by.last) if target.by else None,
        )
        for target in shipped.dataset.targets
    ]
    assert read == GOALS


def test_its_figures_are_the_published_ones_and_no_others(shipped: Checked) -> None:
    read = [
        (
            target.id,
            figure is target.baseline,
            str(figure.value.bound.comparator),
            figure.value.bound.base_low,
            str(figure.as_of.last),
            str(figure.match),
        )
        for target in shipped.dataset.targets
        for figure in (*([target.baseline] if target.baseline else []), *target.actuals)
    ]
    assert read == FIGURES
    for target in shipped.dataset.targets:
        for figure in (*([target.baseline] if target.baseline else []), *target.actuals):
            assert figure.source
            assert figure.source.startswith("http")


def test_every_plan_has_an_address(shipped: Checked) -> None:
    for plan in shipped.dataset.plans:
        assert plan.url, plan.key
        assert plan.url.startswith("http")


def test_every_goal_stands_in_its_quote(shipped: Checked) -> None:
    for target in shipped.dataset.targets:
        assert fold(target.goal.text) in fold(target.quote), target.id


def test_every_target_has_an_english_title_and_every_shared_indicator_is_used(shipped: Checked) -> None:
    used = [target.indicator.key for target in shipped.dataset.targets if target.indicator]
    assert all(target.title_en for target in shipped.dataset.targets)
    assert {indicator.key for indicator in shipped.dataset.indicators} == set(used)


#: The word that decides, and the kind by the rule of docs/format.md. The first that stands in the quote counts.
KINDS = [
    ("每年", "annual"),
    ("新引育", "cumulative"), ("累计", "cumulative"), ("取得", "cumulative"), ("实施", "cumulative"),
    ("打造千億級", "level"), ("打造", "cumulative"), ("培育", "cumulative"), ("孵化", "cumulative"),
    ("建设", "cumulative"), ("争创", "cumulative"),
    ("3个以上人工智能示范区", "cumulative"),  # 打造 stands before the clause that this continues
    ("形成", "level"), ("建成", "level"), ("布局", "level"), ("达到", "level"), ("达10", "level"), ("突破", "level"),
    ("规模超", "level"), ("數量超", "level"), ("全國第一", "level"), ("千億級參數", "level"),
    ("家左右省", "level"),  # 布局 stands before the clause that this continues
]  # fmt: skip


def test_kinds_follow_the_rule(shipped: Checked) -> None:
    for target in shipped.dataset.targets:
        word, kind = next((word, kind) for word, kind in KINDS if word in target.quote)
        assert (target.id, str(target.kind)) == (target.id, kind), word


def test_the_kinds_of_all_are_those_read_by_hand(shipped: Checked) -> None:
    kinds: dict[str, list[str]] = {}
    for target in shipped.dataset.targets:
        kinds.setdefault(str(target.kind), []).append(target.id)
    assert kinds["annual"] == ["shandong-basic-research-yearly", "shandong-projects-yearly"]
    assert kinds["cumulative"] == [
        "jinan-scenarios-2026", "jinan-projects-2026", "jinan-clusters-2026", "jinan-demo-zones-2026",
        "qingdao-leaders-2022", "qingdao-platforms-2022", "qingdao-projects-2022", "shandong-results-2027",
        "shandong-models-2027", "shandong-leaders-2027", "shandong-national-talent-2027",
        "shandong-provincial-talent-2027", "shandong-scenarios-2027", "shandong-algorithms-2027",
        "shandong-incubators-2027", "shandong-incubated-firms-2027", "shandong-national-platforms-2027",
        "shandong-institutes-2027", "shandong-parks-2027",
    ]  # fmt: skip


#: Targets whose plan tells the leading bodies (牵头) from the others (责任, 配合): how many of each.
BODIES = {
    "shandong-basic-research-yearly": (1, 1), "shandong-algorithms-2027": (2, 0), "shandong-incubators-2027": (2, 2),
    "shandong-incubated-firms-2027": (2, 2), "shandong-national-platforms-2027": (2, 2),
    "shandong-institutes-2027": (2, 2), "shandong-provincial-labs-2027": (2, 2), "shandong-key-labs-2027": (2, 2),
    "shandong-innovation-centres-2027": (2, 2), "shandong-parks-2027": (0, 3), "shandong-projects-yearly": (2, 1),
    "guangdong-model-parameters": (1, 2), "guangdong-fund": (3, 2),
}  # fmt: skip


def test_leading_and_other_bodies_are_told_apart(shipped: Checked) -> None:
    read = {
        target.id: (len(target.lead), len(target.responsible))
        for target in shipped.dataset.targets
        if target.lead or target.responsible
    }
    assert read == BODIES


def test_the_bases(shipped: Checked) -> None:
    by_id = {target.id: target for target in shipped.dataset.targets}
    assert by_id["jinan-ai-compute-2026"].basis == "FP16"
    assert by_id["shandong-core-industry-2027"].basis == "产值"
