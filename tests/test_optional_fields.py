"""What the file can hold beside figures: read, kept by edits to the byte, and given back by every format."""

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import yaml
from conftest import HEAD, text
from typer.testing import Result

from policytrack.data.model import Dataset
from policytrack.data.source import SourceFile
from policytrack.progress import Status, assess
from policytrack.report.order import GroupBy, Order
from policytrack.report.report import report
from policytrack.report.select import Filter
from policytrack.rules.check import CheckOptions, check

Run = Callable[..., Result]

TARGETS = """\
targets:
  - id: firms
    plan: p
    title: 企业
    goal: 达到500家
    by: 2026
    quote: 到2026年企业达到500家
    extra: {原表序号: '12', 填报人: 综合处}
    actuals:
      - {as_of: 2024, value: 400家, source: 'https://example.org/a', extra: {单元格: E412}} # c
"""


def read(data: str) -> Dataset:
    found = check([SourceFile("f", data.encode())])
    assert not found.diagnostics, found.diagnostics
    return found.dataset


def codes(data: str) -> list[tuple[str, int]]:
    return [(found.code, found.line) for found in check([SourceFile("f", data.encode())]).diagnostics]


def of_target(field: str) -> str:
    return HEAD + TARGETS.replace("extra: {原表序号: '12', 填报人: 综合处}", field)


# --- extra


def test_further_texts_are_read_in_their_order() -> None:
    (target,) = read(HEAD + TARGETS).targets
    assert target.extra == (("原表序号", "12"), ("填报人", "综合处"))
    assert target.actuals[0].extra == (("单元格", "E412"),)


EXTRA = [
    ("extra: {a: 24.5, b c: x}", []),
    ("extra:\n      多行: |\n        一\n        二", []),
    ("extra: {}", []),
    ("extra: text", [("PT006", 22)]),
    ("extra: [a]", [("PT006", 22)]),
    ("extra: {a: [b]}", [("PT006", 22)]),
    ("extra: {a: }", [("PT007", 22)]),
    ("extra: {a: b, a: c}", [("PT004", 22)]),
    ("extra: {a: b, '': c}", [("PT007", 22)]),
    ("extra: {a: b, [x]: c}", [("PT006", 22)]),
    ("extra: {a: no}", [("PT020", 22)]),
    ('extra: {a: "\\e[2J"}', [("PT008", 22)]),
    ('extra: {"\\e[2J": a}', [("PT008", 22)]),
]


@pytest.mark.parametrize(("field", "found"), EXTRA)
def test_what_is_wrong_with_them_is_told_at_its_line(field: str, found: list[tuple[str, int]]) -> None:
    data = of_target(field)
    line = data.splitlines().index(f"    {field.splitlines()[0]}") + 1
    assert codes(data) == [(code, line) for code, _ in found]


def test_they_come_through_every_merge_and_alias() -> None:
    data = (
        of_target("extra: &e {a: b}")
        + "  - {id: t, plan: p, title: 园区, goal: 5个, quote: 5个, extra: {<<: *e, c: d}}\n"
    )
    assert read(data).targets[1].extra == (("c", "d"), ("a", "b"))


def test_they_are_written_by_add_and_set(run: Run, file: Path) -> None:
    words = ("--quote", "园区达到50个", "--extra", "序号=13", "--extra", "备 注=a: b, {c}=d")
    assert run("add", "--plan", "p", *words, "--yes").exit_code == 0
    assert run("set", "firms", "420家", "--as-of", "2025", "--extra", "单元格=E500").exit_code == 0
    assert run("set", "firms", "--as-of", "2024", "400家", "--replace", "--extra", "单元格=E413").exit_code == 0
    raw = yaml.safe_load(text(file))["targets"]
    assert raw[1]["extra"] == {"序号": "13", "备 注": "a: b, {c}=d"}
    assert [one["extra"] for one in raw[0]["actuals"]] == [{"单元格": "E413"}, {"单元格": "E500"}]
    assert text(file).count("# c\n") == 1


@pytest.mark.parametrize("option", ["序号", "=x", "a=", "a= "])
def test_an_option_that_names_nothing_is_refused(run: Run, file: Path, option: str) -> None:
    before = text(file)
    done = run("set", "firms", "420家", "--as-of", "2025", "--extra", option)
    assert (done.exit_code, text(file)) == (2, before)
    assert "NAME=TEXT" in done.stderr


def test_a_mapping_over_several_lines_is_left_to_an_editor(run: Run, file: Path) -> None:
    data = text(file).replace("extra: {单元格: E412}}", "extra: {单元格: E412, # d\n        b: c}}")
    file.write_text(HEAD + data, encoding="utf-8")
    done = run("set", "firms", "400家", "--as-of", "2024", "--replace", "--extra", "单元格=E413")
    assert (done.exit_code, text(file)) == (2, data)
    assert "in an editor" in done.stderr


def test_every_format_gives_them_back(run: Run, file: Path) -> None:
    assert "原表序号: 12; 填报人: 综合处" in run("show", "firms").stdout
    assert "单元格: E412" in run("show", "firms").stdout
    (one,) = json.loads(run("report", "--format", "json").stdout)["targets"]
    assert one["extra"] == {"原表序号": "12", "填报人": "综合处"}
    assert one["latest"]["extra"] == {"单元格": "E412"}
    (row,) = csv.DictReader(io.StringIO(run("report", "--format", "csv").stdout))
    assert json.loads(row["extra"]) == one["extra"]
    assert "原表序号: 12" in run("report", "--format", "html").stdout


# --- places, scopes, categories, changes

MANY = """\
format: 1
plans:
  old: {title: 旧规划, region: [北京市, 天津市], issued: 2021-01-01}
  new: {title: 新规划, region: 河北省, issued: 2023-01-01}
indicators:
  solar: {title: 光伏装机, unit: 万千瓦, category: 能源 > 新能源}
targets:
  - {id: a, plan: old, indicator: solar, title: 光伏, goal: 达到500万千瓦, by: 2025, quote: 500万千瓦, scope: 全社会}
  - {id: b, plan: new, title: 企业, goal: 达到300家, by: 2026, quote: 300家, category: 产业, change: new}
  - {id: c, plan: new, title: 风电, goal: 达到90万千瓦, by: 2026, quote: 90万千瓦, category: 能源＞风电, region: 天津市}
  - {id: d, plan: new, title: 道路, goal: 达到20公里, by: 2026, quote: 20公里, scope: 農村}
"""


@pytest.mark.parametrize(
    ("chosen", "ids"),
    [
        (Filter(regions=["天津"]), "a c"),
        (Filter(regions=["河北", "北京"]), "a b d"),
        (Filter(categories=["能源"]), "a c"),
        (Filter(categories=["能源 > 新能源"]), "a"),
        (Filter(categories=["新能源"]), "a"),
        (Filter(categories=["源"]), ""),
        (Filter(categories=["新能源 > 能源"]), ""),
        (Filter(categories=["風電", "产业"]), "b c"),
        (Filter(scopes=["农村"]), "d"),
        (Filter(changes=["new", "weakened"]), "b"),
        (Filter(text="风电 能源"), "c"),
    ],
)
def test_filters(chosen: Filter, ids: str) -> None:
    assert [target.id for target in chosen.select(read(MANY))] == ids.split()


@pytest.mark.parametrize(
    ("by", "groups"),
    [
        (GroupBy.REGION, {"北京市": "a", "天津市": "ac", "河北省": "bd"}),
        (GroupBy.CATEGORY, {"能源 > 新能源": "a", "能源 > 风电": "c", "产业": "b", "no category": "d"}),
        (GroupBy.SCOPE, {"全社会": "a", "農村": "d", "no scope": "bc"}),
        (GroupBy.CHANGE, {"new": "b", "not said": "acd"}),
    ],
)
def test_groups(by: GroupBy, groups: dict[str, str]) -> None:
    found = report(read(MANY), date(2024, 1, 1), order=Order(by))
    seen = [(group.heading, "".join(row.assessment.target.id for row in group.rows)) for group in found.groups]
    assert seen == list(groups.items())


def test_machines_get_the_places_as_a_list(run: Run, file: Path) -> None:
    file.write_text(MANY, encoding="utf-8")
    one, *_ = json.loads(run("report", "--format", "json").stdout)["targets"]
    assert (one["region"], one["regions"]) == ("北京市、天津市", ["北京市", "天津市"])
    assert (one["scope"], one["category"], one["change"]) == ("全社会", ["能源", "新能源"], None)
    found = run("report", "--category", "能源", "--columns", "id,region,category", "--format", "csv").stdout
    assert found == "id,region,category\na,北京市、天津市,能源 > 新能源\nc,天津市,能源 > 风电\n"
    assert run("report", "--change", "old").exit_code == 2


@pytest.mark.parametrize(("field", "code"), [("能源 >", "PT006"), ("'> 能源'", "PT006"), ("a > > b", "PT006")])
def test_a_level_without_a_name_is_refused(field: str, code: str) -> None:
    assert [one for one, _ in codes(of_target(f"category: {field}"))] == [code]


def test_targets_of_different_scope_are_neither_ranked_nor_added_together(run: Run, file: Path) -> None:
    both = MANY.replace("category: 能源＞风电", "indicator: solar, scope: 工业").replace("title: 风电", "title: 光伏")
    file.write_text(both, encoding="utf-8")
    shown = run("compare", "solar").stdout
    assert "scope: 全社会" in shown and "scope: 工业" in shown
    assert [entry["scope"] for entry in json.loads(run("compare", "solar", "--format", "json").stdout)["bases"]] == [
        "全社会",
        "工业",
    ]


def test_one_promise_for_two_scopes_is_no_slip() -> None:
    first = TARGETS + "    scope: 工业\n"
    again = first.replace("targets:\n", "").replace("id: firms", "id: more").replace("scope: 工业", "scope: 农业")
    found = check([SourceFile("f", (HEAD + first + again).encode())], CheckOptions(date(2025, 6, 1))).diagnostics
    assert [one.code for one in found] == []
    same = again.replace("scope: 农业", "scope: 工业")
    found = check([SourceFile("f", (HEAD + first + same).encode())], CheckOptions(date(2025, 6, 1))).diagnostics
    assert {one.code for one in found} == {"PT060"}


# --- change against what is revised


@pytest.mark.parametrize(
    ("goal", "by", "change", "told"),
    [
        ("达到600家", 2026, "strengthened", False),
        ("达到500家", 2026, "reaffirmed", False),
        ("达到400家", 2026, "weakened", False),
        ("达到500家", 2025, "strengthened", False),
        ("达到500家", 2027, "weakened", False),
        ("增长15%", 2026, "weakened", False),  # of another kind: not compared
        ("达到600家", 2026, "weakened", True),
        ("达到600家", 2026, "reaffirmed", True),
        ("达到500家", 2027, "reaffirmed", True),
        ("达到600家", 2026, "new", True),
    ],
)
def test_the_change_is_held_against_the_figures(goal: str, by: int, change: str, told: bool) -> None:
    later = f"  - {{id: n, plan: p, title: 企业, goal: {goal}, by: {by}, quote: x, revises: firms, change: {change}}}\n"
    found = check([SourceFile("f", (HEAD + TARGETS + later).encode())], CheckOptions(date(2025, 6, 1))).diagnostics
    assert [one.target for one in found if one.code == "PT066"] == (["n"] if told else [])


# --- goals for a period

PERIOD = of_target("extent: period\n    from: 2024").replace("达到500家", "保持500家以上")


@pytest.mark.parametrize(
    ("value", "day", "status"),
    [
        ("520家", date(2025, 6, 1), Status.HOLDING),
        ("400家", date(2025, 6, 1), Status.NOT_MET_YET),
        ("520家", date(2027, 6, 1), Status.AWAITING),
        ("400家", date(2027, 6, 1), Status.AWAITING),
    ],
)
def test_the_figure_of_a_day_decides_no_period(value: str, day: date, status: Status) -> None:
    data = PERIOD.replace("as_of: 2024, value: 400家", f"as_of: 2025-03, value: {value}")
    found = assess(read(data).targets[0], day)
    assert (found.status, found.path) == (status, None)


@pytest.mark.parametrize(
    "goal",
    [
        "累计500家\n    kind: cumulative",
        "每年500家\n    kind: annual",
        "增加200家\n    baseline: {as_of: 2023, value: 300家}",
    ],
)
def test_totals_changes_and_years_are_judged_as_without_it(goal: str) -> None:
    data = of_target("from: 2024").replace("goal: 达到500家", f"goal: {goal}")
    plain = assess(read(data).targets[0], date(2025, 6, 1))
    period = assess(read(data.replace("from: 2024", "from: 2024\n    extent: period")).targets[0], date(2025, 6, 1))
    assert period._replace(target=plain.target) == plain


def test_the_period_is_shown(run: Run, file: Path) -> None:
    file.write_text(PERIOD, encoding="utf-8")
    shown = run("report", "--as-of", "2025-06-01").stdout
    assert "2024–2026" in shown and "the goal is for the whole time from 2024 to 2026" in shown
    assert run("report", "--columns", "by", "--format", "csv").stdout.splitlines()[1] == "2026"


# --- copies of sources


def test_the_summary_counts_what_can_be_looked_up(run: Run, file: Path) -> None:
    figures = """\
      - {as_of: 2021, value: 100家}
      - {as_of: 2022, value: 200家, source: 统计年鉴}
      - {as_of: 2023, value: 300家, source: 统计年鉴, archived: copies/a.pdf}
"""
    file.write_text(text(file).join([HEAD, figures]), encoding="utf-8")
    assert "2 of 4 figures can be looked up by a link or a copy, 1 in a copy" in run("report", "--summary").stdout
    assert "数据4个，可凭链接或存档查证的2个，其中有存档的1个" in run("report", "--summary", "--lang", "zh").stdout
    assert "2 of 4 figures" in run("report", "--summary", "--format", "markdown").stdout
    whole = json.loads(run("report", "--format", "json").stdout)
    assert whole["evidence"] == {"figures": 4, "retrievable": 2, "archived": 1}
    then = json.loads(run("report", "--format", "json", "--as-of", "2022-12-31").stdout)
    assert then["evidence"] == {"figures": 2, "retrievable": 0, "archived": 0}  # without what came later
    assert "copy: copies/a.pdf" in run("show", "firms").stdout
    assert "copy: copies/a.pdf" in run("report", "--format", "html").stdout


def test_a_copy_must_be_there_and_below_the_folder(run: Run, file: Path) -> None:
    (file.parent / "copies").mkdir()
    (file.parent / "copies/a.pdf").write_bytes(b"x")
    for name, code in (
        ("copies/a.pdf", 0),
        ("'https://web.archive.org/web/2025/a'", 0),
        ("copies/b.pdf", 1),
        ("copies", 1),
        ("../targets.yaml", 1),
        ("/etc/passwd", 1),
        ('"\\0"', 1),
    ):
        file.write_text(HEAD + TARGETS.replace("extra: {单元格: E412}", f"archived: {name}"), encoding="utf-8")
        done = run("check", "--select", "PT074,PT008")
        assert done.exit_code == code, (name, done.stdout)


def test_the_copy_of_a_plan_must_be_there_too(run: Run, file: Path) -> None:
    head = HEAD.replace("title: 某市规划", "title: 某市规划\n    archived: copies/plan.pdf")
    assert head != HEAD
    file.write_text(head + TARGETS, encoding="utf-8")
    assert "copies/plan.pdf" in run("check", "--select", "PT074").stdout
    (file.parent / "copies").mkdir()
    (file.parent / "copies/plan.pdf").write_bytes(b"x")
    assert run("check", "--select", "PT074").exit_code == 0


# --- written from the shell


def test_add_and_set_write_them(run: Run, file: Path) -> None:
    words = ("--quote", "到2026年园区达到50个", "--region", "甲县", "--region", "乙县", "--scope", "工业")
    more = ("--category", "产业>园区", "--change", "new", "--extent", "period", "--from", "2024")
    assert run("add", "--plan", "p", *words, *more, "--yes").exit_code == 0
    new = read(HEAD + text(file)).targets[1]
    assert (new.regions, new.scope, new.category) == (("甲县", "乙县"), "工业", ("产业", "园区"))
    assert (str(new.change), str(new.extent)) == ("new", "period")
    address = "https://web.archive.org/web/2025/a"
    assert run("set", "firms", "420家", "--as-of", "2025", "--archived", address).exit_code == 0
    assert read(HEAD + text(file)).targets[0].actuals[1].archived == address
