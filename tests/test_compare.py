"""`compare`: one indicator over plans; bases apart, revisions, parts against a whole."""

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import HEAD, ROOT
from judging import target
from typer.testing import Result

from policytrack.data.model import Dataset
from policytrack.data.source import SourceFile
from policytrack.errors import PolicytrackError
from policytrack.quantity.unit_table import UNITS
from policytrack.render.compare import attained_told, growth_told
from policytrack.report.compare import Direction, compare, direction
from policytrack.report.gazetteer import lies_in
from policytrack.report.locale import Locale
from policytrack.rules.check import check

Run = Callable[..., Result]
DATA = ROOT / "targets.yaml"
DAY = date(2025, 6, 30)


@pytest.fixture(scope="module")
def shipped() -> Dataset:
    return check([SourceFile("targets.yaml", DATA.read_bytes())]).dataset


def test_bases_are_kept_apart(shipped: Dataset) -> None:
    found = compare(shipped, "computing-capacity", DAY)
    ranked = {
        basis.name: [(entry.rank, entry.assessment.target.id) for entry in basis.entries] for basis in found.bases
    }
    assert ranked == {
        "": [(1, "shandong-compute-2027"), (2, "qingdao-compute-2026")],
        "FP16": [(1, "jinan-ai-compute-2026")],
    }


PARTS = """
format: 1
plans:
  whole: {title: 省规划, region: 山东省, issued: 2021}
  east: {title: 东市规划, region: 青岛市, issued: 2021}
  west: {title: 西市规划, region: 济南市, issued: 2021}
indicators:
  firms: {title: 企业, unit: 家, additive: ADDITIVE}
targets:
  - {id: whole, plan: whole, indicator: firms, title: 企业, goal: 500家, by: 2025, quote: 500家}
  - {id: east, plan: east, indicator: firms, title: 企业, goal: 200家, by: 2025, quote: 200家,
     actuals: [{as_of: 2022, value: 100家}]}
  - {id: west, plan: west, indicator: firms, title: 企业, goal: 150家, by: 2025, quote: 150家}
  - {id: late, plan: west, indicator: firms, title: 龙头企业, goal: 50家, by: 2026, quote: 50家}
"""


def in_parts(additive: str) -> Dataset:
    return check([SourceFile("t.yaml", PARTS.replace("ADDITIVE", additive).encode())]).dataset


def test_parts_against_the_whole() -> None:
    (one,) = compare(in_parts("true"), "firms", date(2023, 6, 30)).parts
    assert (one.whole.id, [part.id for part in one.parts]) == ("whole", ["east", "west"])
    assert [part.id for part in one.left_out] == ["late"]
    assert [part.id for part in one.without_figure] == ["west"]
    assert one.share == Decimal("0.7")


def test_nothing_adds_up_unless_the_indicator_says_so(shipped: Dataset) -> None:
    assert not compare(in_parts("false"), "firms", DAY).parts
    assert not compare(shipped, "算力規模", DAY).parts


def test_per_head_changes_and_levels_stand_apart() -> None:
    text = PARTS.replace("ADDITIVE", "false").replace("goal: 200家", "goal: 比2020年增长20%").replace(
        "goal: 150家", "goal: 每万人150家"
    )  # fmt: skip
    found = compare(check([SourceFile("t.yaml", text.encode())]).dataset, "firms", DAY)
    assert [(basis.per, basis.compared_with, len(basis.entries)) for basis in found.bases] == [
        (None, None, 2), (None, "2020", 1), ("万人", None, 1),
    ]  # fmt: skip


WORDS = """\
format: 1
plans:
  p: {title: 规划, region: 广东省}
indicators:
  carbon: {title: 碳排放, unit: 万吨}
targets:
  - {id: peak, plan: p, indicator: carbon, title: 碳排放, goal: {peak: 2030年前达峰}, by: 2030, quote: 2030年前达峰}
"""


def test_goals_in_words_stand_below_and_have_no_rank(run: Run, tmp_path: Path) -> None:
    data = tmp_path / "t.yaml"
    data.write_text(WORDS, encoding="utf-8")
    one = json.loads(run("compare", "carbon", "-f", str(data), "--format", "json").stdout)
    assert (one["bases"], [pledge["id"] for pledge in one["pledges"]]) == ([], ["peak"])
    text = run("compare", "carbon", "-f", str(data), "--as-of", "2026-01-01", "--lang", "zh").stdout.splitlines()
    assert [line.split() for line in text[-3:]] == [
        ["目标内容", "规划", "目标", "期限", "状态", "评判依据"],
        [
            "碳排放",
            "广东省",
            "2030年前达峰",
            "2030",
            "定性目标",
            "结果是一个年份，须由其后的数据判断；确定后可在",
            "done",
            "中注明",
        ],
        ["peak", "p"],
    ]
    assert "carbon" in run("compare", "-f", str(data)).stdout


def test_growth_needed(shipped: Dataset) -> None:
    entries = {
        entry.assessment.target.id: entry
        for basis in compare(shipped, "core-industry-scale", DAY).bases
        for entry in basis.entries
    }
    # 2200 to 3000 in one year of 365 days.
    growth = entries["guangdong-core-industry-2025"].growth
    assert growth is not None
    assert round(growth, 3) == Decimal("0.364")
    assert entries["shandong-core-industry-2027"].growth is None


@pytest.mark.parametrize(
    ("goal", "figure", "told"),
    [
        ("达到500家", "400家", ("80%", "+24.9%")),
        ("达到500家", "超400家", ("≥80%", "≤+24.9%")),
        ("达到500家", "400多家", ("≥80%", "≤+24.9%")),
        ("达到500家", "不到400家", ("≤80%", "≥+24.9%")),
        ("降至400家以下", "500家", ("125% of the limit", "-20.0%")),
        ("降至400家以下", "超500家", ("≥125% of the limit", "≤-20.0%")),
        ("降至400家以下", "不到500家", ("≤125% of the limit", "≥-20.0%")),
    ],
)
def test_of_a_bound_the_share_and_the_growth_are_bounds(goal: str, figure: str, told: tuple[str, str]) -> None:
    """From the end of 2023 to that of 2024: 366 days, where a year has 365.25."""
    head = HEAD.replace("算力规模, unit: EFLOPS", "企业, unit: 家")
    one = f"id: t, plan: p, indicator: compute, title: 企业, goal: {goal}, by: 2024, quote: 企业{goal}"
    text = f"{head}targets:\n  - {{{one}, actuals: [{{as_of: 2023, value: {figure}, source: s}}]}}\n"
    found = compare(check([SourceFile("t", text.encode())]).dataset, "compute", date(2024, 6, 30))
    (entry,) = found.bases[0].entries
    assert (attained_told(entry, Locale()), growth_told(entry)) == told


def test_a_figure_that_is_only_shown_attains_nothing(shipped: Dataset) -> None:
    found = compare(shipped, "core-industry-scale", date(2026, 11, 26))
    entries = {one.assessment.target.id: one for basis in found.bases for one in basis.entries}
    only_shown = entries["shandong-core-industry-2027"]  # revenue, where the plan says output value
    assert only_shown.assessment.latest is not None and only_shown.assessment.latest.match == "different"
    assert (only_shown.figure, only_shown.growth) == (None, None)
    assert entries["jinan-core-industry-2026"].figure == Decimal(27100000000)


def test_which_indicator(shipped: Dataset) -> None:
    assert compare(shipped, "应用场景", DAY).indicator.key == "application-scenarios"
    with pytest.raises(PolicytrackError, match="may be several"):
        compare(shipped, "人工智能", DAY)
    with pytest.raises(PolicytrackError, match="no indicator"):
        compare(shipped, "nothing", DAY)
    with pytest.raises(PolicytrackError, match="is measured in"):
        compare(shipped, "computing-capacity", DAY, UNITS.find("亿元"))


DIRECTIONS = [
    ("100家", "2025", "120家", "2025", Direction.STRENGTHENED),
    ("100家", "2025", "90家", "2024", Direction.WEAKENED),
    ("100家", "2025", "100家", "2025", Direction.REAFFIRMED),
    ("100家", "2025", "100家", "2024", Direction.STRENGTHENED),
    ("100家", "2025", "100家", "2026", Direction.WEAKENED),
    ("100家", "2025", "突破100家", "2025", Direction.STRENGTHENED),
    ("1亿元", "2025", "10000万元", "2025", Direction.REAFFIRMED),
    ("不超过1.3", "2025", "不超过1.25", "2025", Direction.STRENGTHENED),
    ("不超过1.3", "2025", "不超过1.35", "2025", Direction.WEAKENED),
    ("增长15%", "2025", "增长20%", "2025", Direction.STRENGTHENED),
    ("增长15%", "2025", "150亿元", "2025", Direction.NOT_COMPARED),
    ("不超过100家", "2025", "100家", "2025", Direction.NOT_COMPARED),
]


@pytest.mark.parametrize(("old", "by", "new", "then", "expected"), DIRECTIONS)
def test_direction(old: str, by: str, new: str, then: str, expected: Direction) -> None:
    assert direction(target(old, by=by, base=None), target(new, by=then, base=None)) is expected


PLACES = [
    ("青岛市", "山东省", True), ("青島市", "山東省", True), ("深圳", "廣東省", True), ("山东省", "青岛市", False),
    ("山东省", "山东省", False), ("山东省", "全国", True), ("吉林市", "吉林省", True), ("吉林省", "吉林省", False),
    ("南宁市", "广西壮族自治区", True), ("某市", "某省", False), (None, "山东省", False),
]  # fmt: skip


@pytest.mark.parametrize(("part", "whole", "expected"), PLACES)
def test_places(part: str | None, whole: str | None, expected: bool) -> None:
    assert lies_in(part, whole) is expected


def test_on_the_command_line(run: Run) -> None:
    text = run("compare", "computing-capacity", "-f", str(DATA), "--as-of", "2025-06-30", "--unit", "PFLOPS").stdout
    assert "≥ 14,000 PFLOPS" in text
    assert "Counted as FP16" in text
    found = json.loads(run("compare", "算力规模", "-f", str(DATA), "--format", "json").stdout)
    assert [basis["basis"] for basis in found["bases"]] == [None, "FP16"]
    assert found["parts"] == []
    assert run("compare", "nothing", "-f", str(DATA)).exit_code == 2
    assert "口径：FP16" in run("compare", "算力规模", "-f", str(DATA), "--lang", "zh").stdout


def test_revisions_are_told(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "t.yaml"
    rows = "".join(
        f"  - {{id: {name}, plan: p, indicator: compute, title: 甲, goal: {goal}, by: {by}, quote: {goal}{more}}}\n"
        for name, goal, by, more in (("old", "10EFLOPS", 2026, ""), ("new", "8EFLOPS", 2027, ", revises: old"))
    )
    file.write_text(f"{HEAD}targets:\n{rows}", encoding="utf-8")
    assert (
        "old ≥ 10 EFLOPS → new ≥ 8 EFLOPS: weakened, 365 days later"
        in run("compare", "compute", "-f", str(file)).stdout
    )


def test_in_english_an_indicator_in_a_chinese_unit_is_compared_in_one_that_english_has(run: Run) -> None:
    arguments = ("compare", "core-industry-scale", "-f", str(DATA), "--as-of", "2026-11-22")
    english, chinese = run(*arguments).stdout, run(*arguments, "--lang", "zh").stdout
    assert "(billion CNY, 2026-11-22)" in english
    assert "> 300 billion CNY" in english
    assert "（单位：亿元，截至2026-11-22）" in chinese
    asked = run(*arguments, "--unit", "亿元").stdout
    assert "(亿元, 2026-11-22)" in asked
    assert "> 3,000亿元" in asked


def test_an_indicator_misspelt_is_told_with_the_nearest(run: Run) -> None:
    assert "did you mean `ai-firms`?" in run("compare", "ai-frims", "-f", str(DATA)).stderr
