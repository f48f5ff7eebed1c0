"""Reports as data: selection, order, groups, counts; and the formats that are made of them."""

import csv
import io
import json
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytrack.data.model import Dataset
from policytrack.data.source import SourceFile
from policytrack.progress import Status
from policytrack.render import delimited, json_report, markdown
from policytrack.render.wrapping import breaks, hanging, wrap
from policytrack.report.columns import COLUMNS
from policytrack.report.locale import Locale
from policytrack.report.order import GroupBy, Order, SortBy
from policytrack.report.report import Report, report
from policytrack.report.select import Filter
from policytrack.rules.check import check
from policytrack.text.printable import width

DAY = date(2025, 6, 30)
FILE = """
format: 1
plans:
  north: {title: 北省规划, region: 北省, number: 北政〔2023〕1号, issued: 2022-12-31}
  south: {title: 南市規劃, region: 南市, issued: 2022-12-31}
indicators:
  roads: {title: 公路里程, unit: 公里}
targets:
  - {id: a, plan: north, indicator: roads, title: 公路, goal: 200公里, by: 2027, quote: 公路200公里, tags: [交通], responsible: [交通厅, 财政厅], baseline: {as_of: 2022, value: 100公里}, actuals: [{as_of: 2024, value: 120公里}]}
  - {id: b, plan: north, title: "=1+1", goal: 50家, by: 2026-06, quote: 50家, actuals: [{as_of: 2025, value: 60家}]}
  - {id: c, plan: south, indicator: roads, title: 產業, goal: 300公里以上, by: 2025, quote: 300公里以上, responsible: [交通局], actuals: [{as_of: 2024, value: 超310公里}]}
  - {id: d, plan: south, title: "|x| `y` <b>", goal: 千亿元, quote: 千亿元}
"""  # noqa: E501


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    checked = check([SourceFile("t.yaml", FILE.encode())])
    assert not checked.errors
    return checked.dataset


FILTERS: list[tuple[Filter, str]] = [
    (Filter(), "a b c d"),
    (Filter(regions=["北"]), "a b"),
    (Filter(regions=["北省", "南"]), "a b c d"),
    (Filter(plans=["south"]), "c d"),
    (Filter(plans=["南市规划"]), "c d"),
    (Filter(plans=["2023"]), "a b"),
    (Filter(indicators=["roads"]), "a c"),
    (Filter(indicators=["公路里程"], regions=["南"]), "c"),
    (Filter(tags=["交通"]), "a"),
    (Filter(responsible=["交通"]), "a c"),
    (Filter(responsible=["财政厅"]), "a"),
    (Filter(due_before=date(2025, 12, 31)), "c"),
    (Filter(due_after=date(2026, 1, 1)), "a b"),
    (Filter(due_after=date(2026, 1, 1), due_before=date(2026, 12, 31)), "b"),
    (Filter(text="产业"), "c"),
    (Filter(text="公里 200"), "a"),
    (Filter(text="nothing"), ""),
]


@pytest.mark.parametrize(("chosen", "ids"), FILTERS)
def test_filters(dataset: Dataset, chosen: Filter, ids: str) -> None:
    assert [target.id for target in chosen.select(dataset)] == ids.split()


def _ids(found: Report) -> list[list[str]]:
    return [[row.assessment.target.id for row in group.rows] for group in found.groups]


GROUPS = [
    (GroupBy.PLAN, "北省规划: a b | 南市規劃: c d"),
    (GroupBy.REGION, "北省: a b | 南市: c d"),
    (GroupBy.INDICATOR, "公路里程: a c | no indicator: b d"),
    (GroupBy.STATUS, "reached: c | far behind: a | no data: b d"),
    (GroupBy.DEADLINE, "2025: c | 2026-06: b | 2027: a | no deadline: d"),
    (GroupBy.RESPONSIBLE, "交通厅: a | 财政厅: a | 交通局: c | no body named: b d"),
]


@pytest.mark.parametrize(("by", "expected"), GROUPS)
def test_groups(dataset: Dataset, by: GroupBy, expected: str) -> None:
    found = report(dataset, DAY, order=Order(by))
    groups = zip(found.groups, _ids(found), strict=True)
    assert " | ".join(f"{group.heading}: {' '.join(ids)}" for group, ids in groups) == expected
    assert sum(count for _, count in found.counts) == len(list(found.rows)) == 4


SORTS = [
    (SortBy.FILE, False, "a b c d"),
    (SortBy.FILE, True, "d c b a"),
    (SortBy.ID, True, "d c b a"),
    (SortBy.DEADLINE, False, "c b a d"),
    (SortBy.DEADLINE, True, "a b c d"),  # what has none is last in either direction
    (SortBy.STATUS, False, "c a b d"),
    (SortBy.PROGRESS, False, "a b c d"),
    (SortBy.ATTAINMENT, True, "c a b d"),
    (SortBy.UPDATED, True, "a c b d"),
    (SortBy.TITLE, False, "b d a c"),
]


@pytest.mark.parametrize(("sort", "falling", "expected"), SORTS)
def test_order(dataset: Dataset, sort: SortBy, falling: bool, expected: str) -> None:
    targets = [target._replace(indicator=None) for target in dataset.targets]
    found = report(dataset, DAY, targets=targets, order=Order(GroupBy.INDICATOR, sort, falling))
    assert [row.assessment.target.id for row in found.rows] == expected.split()


def test_limit_and_status(dataset: Dataset) -> None:
    found = report(dataset, DAY, order=Order(limit=2))
    assert (found.shown, found.selected, found.known) == (2, 4, 4)
    found = report(dataset, DAY, statuses=frozenset({Status.NO_DATA}))
    assert _ids(found) == [["b"], ["d"]]
    assert found.counts == ((Status.NO_DATA, 2),)


def _csv(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_csv_is_exact_and_safe(dataset: Dataset) -> None:
    text = delimited.render(report(dataset, DAY), bom=True)
    assert text.startswith("\ufeff")
    a, b, c, _ = _csv(text.removeprefix("\ufeff"))
    assert a["progress"] == "0.2"
    assert (a["low"], a["unit"], a["latest_value"], a["pace"][:6]) == ("200000", "m", "120000", "0.4995")
    assert a["gap"].startswith("-0.2")  # a plain negative number is no formula
    assert b["title"] == "'=1+1"
    assert (
        c["reason"]
        == "超310公里 (2024) reaches 300公里以上; 365 days before the deadline; a level can fall again until then"
    )
    assert list(a) == list(COLUMNS)
    chinese = delimited.render(report(dataset, DAY, locale=Locale("zh")), ["title", "status"], tabs=True)
    assert chinese.splitlines()[:2] == ["目标内容\t状态", "公路\t严重滞后"]


@pytest.mark.parametrize("cell", ["=1", "+A1", "-A1", "@x", "\t=1", "\r=1", "＝1", "-1+1", "+"])
def test_formulas_are_disarmed(cell: str) -> None:
    shown = next(csv.reader(io.StringIO(delimited.table([["x", cell]]), newline="")))[1]
    assert shown == "'" + cell or shown.startswith("⟨U+000D⟩")


@pytest.mark.parametrize("cell", ["-1", "-0.25", "+3", "12", "", "a=1", ">= 3"])
def test_figures_are_left_alone(cell: str) -> None:
    assert delimited.table([["x", cell]]) == f"x,{cell}\n"


ESCAPED = [
    ("a_b <b> | x", r"a\_b \<b\> \| x"),
    ("https://example.org/a_b?x=1&y=2|3", "<https://example.org/a_b?x=1&y=2%7C3>"),
    ("see https://example.org/a_b and c_d", r"see <https://example.org/a_b> and c\_d"),
    ("javascript:a_b", r"javascript:a\_b"),
    ("https://example.org/<b>", r"https://example.org/\<b\>"),
]


@pytest.mark.parametrize(("text", "written"), ESCAPED)
def test_addresses_stay_links_in_markdown(text: str, written: str) -> None:
    assert markdown.escaped(text) == written


def test_markdown_is_aligned_and_escaped(dataset: Dataset) -> None:
    text = markdown.render_report(report(dataset, DAY), ["title", "goal", "progress", "status"])
    table = [line for line in text.splitlines() if line.startswith("|")]
    for start in (0, 4):
        assert len({width(line) for line in table[start : start + 4]}) == 1
    assert r"\|x\| \`y\` \<b\>" in text
    assert "**4 targets on 2025-06-30: 1 reached, 1 far behind, 2 no data**" in text
    assert "合计" in markdown.render_summary(report(dataset, DAY, locale=Locale("zh")))


def test_summaries_agree(dataset: Dataset) -> None:
    found = report(dataset, DAY, order=Order(GroupBy.REGION))
    rows = list(csv.reader(io.StringIO(delimited.render(found, summary=True))))
    assert rows == [
        ["group", "reached", "far behind", "no data", "total"],
        ["北省", "0", "1", "1", "2"],
        ["南市", "1", "0", "1", "2"],
    ]
    groups = json.loads(json_report.render_summary(found, 0))["groups"]
    assert [group["summary"] for group in groups] == [
        {"reached": 0, "far behind": 1, "no data": 1},
        {"reached": 1, "far behind": 0, "no data": 1},
    ]


def test_json_lines_are_the_targets(dataset: Dataset) -> None:
    found = report(dataset, DAY)
    lines = [json.loads(line) for line in json_report.render_lines(found).splitlines()]
    whole = json.loads(json_report.render_report(found, 0))
    assert [{"as_of": "2025-06-30", **target} for target in whole["targets"]] == lines
    assert [row.assessment.target.id for row in found.rows] == [line["id"] for line in lines]


WRAPS: list[tuple[str, int, Sequence[str]]] = [
    ("突破3500PFlops", 10, ["突破", "3500PFlops"]),
    ("人工智能核心产业规模突破600亿元", 12, ["人工智能核心", "产业规模突破", "600亿元"]),
    ("不少于50项以上", 8, ["不少于", "50项以上"]),
    ("over 27.1 billion yuan", 12, ["over 27.1", "billion yuan"]),
    ("产业，规模", 4, ["产", "业，", "规模"]),
    ("was: -20% of it", 10, ["was: -20%", "of it"]),
    ("reach ≈13 EFLOPS", 7, ["reach", "≈13", "EFLOPS"]),
    ("a total of > 5.1 EFLOPS", 19, ["a total of", "> 5.1 EFLOPS"]),
    ("by 1.5 billion CNY more", 17, ["by", "1.5 billion CNY", "more"]),
    ("67% of the time", 6, ["67% of", "the", "time"]),
    ("is missing (add `baseline:`); more", 18, ["is missing (add", "`baseline:`); more"]),
    (
        "可用 `policytrack set a-b 数值 --as-of 日期`记录",
        22,
        ["可用 `policytrack set", "a-b 数值 --as-of 日期`", "记录"],
    ),
    ("no target 'roads': see", 16, ["no target", "'roads': see"]),
    ("缺基期值（相近口径、数据陈旧）", 16, ["缺基期值", "（相近口径、", "数据陈旧）"]),
    ("guangdong-core-industry-2025", 23, ["guangdong-core-", "industry-2025"]),
    ("https://example.org/a/figures.html", 30, ["https://example.org/a/", "figures.html"]),
    ("新数据：6225.894万千瓦", 9, ["新数据：", "6225.894", "万千瓦"]),
    ("基期值（900多家）", 9, ["基期值", "（900多家", "）"]),
    ("cn-14-urbanisation", 13, ["cn-14-", "urbanisation"]),
    ("https://e.org/abcdefghijklmnopq.shtml", 20, ["https://e.org/", "abcdefghijklmnopq", ".shtml"]),
    ("https://e.org/%E5%B9%B4%E4%B8%AD%E5", 20, ["https://e.org/", "%E5%B9%B4%E4%B8%AD", "%E5"]),
    ("其中3个可用 --fix 修正，--diff 预览", 27, ["其中3个可用 --fix 修正，", "--diff 预览"]),
    ("look for one: `policytrack set a VALUE`", 30, ["look for one:", "`policytrack set a VALUE`"]),
    ("█ 完成进度；│ 序时进度", 15, ["█ 完成进度；", "│ 序时进度"]),
    ("进度滞后 / 符合序时进度", 22, ["进度滞后 /", "符合序时进度"]),
    ("on another basis (产量) than", 20, ["on another basis", "(产量) than"]),
    ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
    ("用 --plan 可指定", 6, ["用", "--plan", "可指定"]),
    ("加 --install-completion", 12, ["加", "--install-", "completion"]),
    ("规划：.txt、.docx 或 .pdf", 15, ["规划：.txt、", ".docx 或 .pdf"]),
    ("数据已超过18个月", 14, ["数据已超过", "18个月"]),
    ("相差0.1个百分点；", 10, ["相差", "0.1个百分", "点；"]),
    ("<line|growth|updated> of", 21, ["<line|growth|updated>", "of"]),
    ("超过一屏时用 $PAGER", 14, ["超过一屏时用", "$PAGER"]),
    ("（年或月取最后一天）。默认", 11, ["（年或月取", "最后一", "天）。默认"]),
    ("", 4, [""]),
]


@pytest.mark.parametrize(("text", "columns", "lines"), WRAPS)
def test_wrap(text: str, columns: int, lines: Sequence[str]) -> None:
    assert wrap(text, columns) == lines


@given(st.text(alphabet="人工智能产业,，。、(（）1234亿元abcP .-/`'>", max_size=60), st.integers(2, 30))
def test_wrapping_loses_nothing_and_fits(text: str, columns: int) -> None:
    lines = wrap(text, columns)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width(line) <= columns for line in lines if len(line) > 1)


def test_a_line_that_fits_is_not_broken() -> None:
    assert breaks("有未收录的数字时退出码为 1。", width("有未收录的数字时退出码为 1。")) == []
    assert breaks("退出码为 1 或 2", width("退出码为 1")) == [len("退出码为 ")]


@given(st.text(alphabet="人工智能产业,，。、(（）1234亿元abcP .-/`'>", max_size=60), st.integers(3, 30))
def test_breaks_are_where_lines_begin(text: str, columns: int) -> None:
    starts = breaks(text, columns)
    lines = [text[start:end] for start, end in pairwise([0, *starts, len(text)])]
    assert starts == sorted(set(starts))
    assert all(width(line.rstrip()) <= columns for line in lines if len(line) > 1)
    assert not any(line.startswith(" ") for line in lines[1:])


def test_a_line_hangs_below_its_beginning() -> None:
    text = "  = write it as one of the words that are known\n"
    assert hanging(text, None, 4) == hanging(text, 80, 4) == text
    assert hanging(text, 30, 4) == "  = write it as one of the\n    words that are known\n"
    assert hanging("PT001  a name  what it says of it", 24, 15) == "PT001  a name  what it\n               says of it"
