"""`pull`: figures from the tables that indicators name, with the cell of each; a lock; a check for CI."""

import json
import os
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
import yaml
from conftest import HEAD, text
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import Result

from policytrack.data.source import SourceFile
from policytrack.edits.batch import Batch
from policytrack.edits.figure_table import date_of
from policytrack.edits.pull import compare
from policytrack.edits.session import Edited, EditSession
from policytrack.rules.check import check
from policytrack.update import revise

Run = Callable[..., Result]

INDICATOR = """\
  grain:
    title: 粮食产量
    unit: 万吨
    figures:
      file: grain.csv
      where: {指标: 粮食}
      value: 数值
      as_of: 年份
      source: https://example.org/yearbook
"""
TARGETS = (
    INDICATOR
    + """\
targets:
  # 粮食
  - id: grain
    plan: p
    indicator: grain
    title: 粮食产量
    goal: 达到5500万吨 # c
    by: 2025
    from: 2023
    quote: 到2025年粮食产量达到5500万吨
    actuals:
      - {as_of: 2023, value: 5300万吨, source: 'https://example.org/a', note: 手工} # 已核

  # 末
"""
)
TABLE = '指标,年份,数值\n粮食,2022,5200\n粮食,2023,5300\n油料,2024,80\n粮食,2024,"5,400.5"\n粮食,2199,9999\n'


@pytest.fixture
def table(file: Path) -> Path:
    path = file.with_name("grain.csv")
    path.write_text(TABLE, encoding="utf-8")
    return path


def actuals(file: Path) -> list[tuple[str, str]]:
    data = yaml.safe_load(file.read_text(encoding="utf-8"))
    return [(str(one["as_of"]), one["value"]) for target in data["targets"] for one in target.get("actuals", ())]


def test_takes_what_is_new_with_its_cell_and_leaves_every_other_byte(run: Run, file: Path, table: Path) -> None:
    before = text(file)
    assert run("pull").exit_code == 0
    new = [line for line in text(file).splitlines() if line not in before.splitlines()]
    assert [line for line in text(file).splitlines() if line in before.splitlines()] == before.splitlines()
    assert [line.partition(", source: 'https://example.org/yearbook', pulled: {")[0] for line in new] == [
        "      - {as_of: 2022, value: 5200万吨",
        "      - {as_of: 2024, value: '5,400.5万吨'",
    ]
    assert actuals(file) == [("2022", "5200万吨"), ("2023", "5300万吨"), ("2024", "5,400.5万吨")]
    pulled = yaml.safe_load(file.read_text(encoding="utf-8"))["targets"][0]["actuals"][2]["pulled"]
    lock = json.loads(file.with_name("figures.lock").read_text(encoding="utf-8"))
    whole = lock["files"]["grain.csv"]
    assert whole["size"] == len(TABLE.encode())
    assert pulled == {"file": "grain.csv", "row": "5", "column": "数值", "sha256": whole["sha256"][:16]}
    assert run("check", "--select", "PT07,PT00,PT01").exit_code == 0
    assert "grain.csv:5 数值" in run("show", "grain").stdout


def test_a_second_time_changes_nothing(run: Run, file: Path, table: Path) -> None:
    run("pull")
    lock = file.with_name("figures.lock")
    before = file.read_bytes(), lock.stat().st_mtime_ns, lock.stat().st_ino
    assert run("pull").exit_code == 0
    assert (file.read_bytes(), lock.stat().st_mtime_ns, lock.stat().st_ino) == before
    assert run("pull", "--check").exit_code == 0


def test_dry_run_writes_neither(run: Run, file: Path, table: Path) -> None:
    before = text(file)
    assert "+      - {as_of: 2024" in run("pull", "--dry-run").stdout
    assert text(file) == before and not file.with_name("figures.lock").exists()


def test_a_revised_figure_is_shown_and_needs_a_word(run: Run, file: Path, table: Path) -> None:
    run("pull")
    before = text(file)
    table.write_text(TABLE.replace("5300", "5310").replace("5,400.5", "5400.50"), encoding="utf-8")
    said = "grain (某市 粮食产量): 5300万吨 (2023); 5310万吨 (2023) in grain.csv:3, 数值"
    checked = run("pull", "--check")
    assert (checked.exit_code, checked.stdout.splitlines()[0]) == (1, said)
    done = run("pull")
    assert (done.exit_code, text(file)) == (1, before)
    assert said in done.stderr and "--replace takes" in done.stderr
    assert run("pull", "--replace").exit_code == 0
    assert "{as_of: 2023, value: 5310万吨, source: 'https://example.org/yearbook', note: 手工, pulled: " in text(file)
    assert text(file).count("# 已核\n") == 1
    assert run("pull", "--check").exit_code == 0


def test_what_left_the_table_is_told_and_stays(run: Run, file: Path, table: Path) -> None:
    run("pull")
    before = text(file)
    table.write_text(TABLE.replace("粮食,2022,5200\n", ""), encoding="utf-8")
    assert "5200万吨 (2022) is no longer in grain.csv" in run("pull", "--check").stdout
    done = run("pull")
    assert (done.exit_code, text(file)) == (0, before)
    assert "is no longer in grain.csv" in done.stderr


def test_the_check_sees_another_table_and_one_never_pulled(run: Run, file: Path, table: Path) -> None:
    first = run("pull", "--check")
    assert first.exit_code == 1
    assert "grain (某市 粮食产量): no figure of 2022 yet; 5200万吨 (2022) in grain.csv:2, 数值" in first.stdout
    run("pull")
    table.write_text(TABLE + "油料,2025,81\n", encoding="utf-8")
    changed = run("pull", "--check")
    assert (changed.exit_code, changed.stdout) == (
        1,
        "grain.csv: not the contents that were pulled last (see figures.lock)\n",
    )


REFUSED = [
    (
        "    unit: 万吨\n",
        "    unit: 万吨\n    basis: 可比口径\n",
        "counted on no basis that it names, the goal of grain on",
    ),
    (
        "      value: 数值\n",
        "      value: 数值\n      basis: 快报数\n",
        "counted on the basis '快报数', the goal of grain on none",
    ),
    ("      value: 数值\n", "      value: 数据\n", "grain.csv has no column '数据'"),
    ("where: {指标: 粮食}", "where: {指标名: 粮食}", "grain.csv has no column '指标名'"),
    ("      where: {指标: 粮食}\n", "", "the lines 4 and 5 both have a figure of 2024"),
    ("      value: 数值\n", "      value: 数值\n      years: true\n", "stands in the place of `value` and `as_of`"),
    ("file: grain.csv", "file: ../grain.csv", "lies outside of the data file's folder"),
    ("file: grain.csv", "file: /etc/passwd", "lies outside of the data file's folder"),
    ("file: grain.csv", "file: other.csv", "other.csv cannot be read: no such file"),
    ("file: grain.csv", "file: targets.yaml", "targets.yaml"),
]


@pytest.mark.parametrize(("old", "new", "says"), REFUSED)
@pytest.mark.usefixtures("table")
def test_what_cannot_be_taken_is_refused(run: Run, file: Path, old: str, new: str, says: str) -> None:
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    before = file.read_bytes()
    for option in ((), ("--check",)):
        done = run("pull", *option)
        assert done.exit_code == 2, done.output
        assert says in done.stderr
    assert file.read_bytes() == before and not file.with_name("figures.lock").exists()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b"\xff\xff\xff", "grain.csv:1: byte 0xff is neither UTF-8 nor Chinese in GB18030"),
        ("指标,年份,数值\n粮食,2024,若干\n".encode(), "grain.csv:2, 数值: "),
        ("指标,年份,数值\n粮食,去年,5\n".encode(), "grain.csv:2, 年份: '去年' is no date"),
        ("指标,年份,数值\n粮食,,5\n".encode(), "grain.csv:2, 年份: the cell is empty"),
        ("指标,年份,数值\n粮食,2024,5,6\n".encode(), "grain.csv:2: 4 cells under 3 columns"),
        ("指标,年份,年份\n粮食,2024,5\n".encode(), "grain.csv:1: the column '年份' stands twice"),
        ('指标,年份,数值\n粮食,2024,"5\n'.encode(), "grain.csv:2: this is no table"),
    ],
)
def test_a_broken_table_has_a_sentence_with_its_line(run: Run, file: Path, data: bytes, says: str) -> None:
    file.with_name("grain.csv").write_bytes(data)
    done = run("pull")
    assert done.exit_code == 2 and says in done.stderr, done.stderr


@pytest.mark.parametrize(
    "data",
    [
        TABLE.encode("utf-8-sig"),
        TABLE.encode("gb18030"),
        TABLE.replace("\n", "\r\n").encode(),
        TABLE.replace('"5,400.5"', "5400.5").replace(",", "\t").encode(),
        TABLE.replace('"5,400.5"', "5400.5").replace(",", ";").encode(),
        TABLE.replace("2024,", " 2024年 , ").replace('"5,400.5"', "5400.5万吨").encode(),
        TABLE.replace("2024", "2024/12/31").replace('"5,400.5"', "5400.5").encode(),
        TABLE.replace("2024", "20241231").encode(),
        ("\n\n" + TABLE).encode(),
    ],
)
def test_tables_as_offices_save_them(run: Run, file: Path, data: bytes) -> None:
    file.with_name("grain.csv").write_bytes(data)
    assert run("pull").exit_code == 0
    assert [value.replace(",", "") for _, value in actuals(file)] == ["5200万吨", "5300万吨", "5400.5万吨"]


def workbook(path: Path, sheets: dict[str, list[list[object]]]) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)


LONG: list[list[object]] = [
    ["某省统计年鉴"], [], ["指标", "年份", "数值"],
    ["粮食", 2022, 5200], ["粮食", "2023年", "5,300"], ["粮食", 2024, 5400.5],
]  # fmt: skip


def renamed(file: Path, *lines: str, without: Sequence[str] = ()) -> None:
    """The indicator's table as a workbook, with further lines, and without some keys."""
    kept = [
        line for line in file.read_text(encoding="utf-8").splitlines() if line.strip().partition(":")[0] not in without
    ]
    at = next(number for number, line in enumerate(kept) if "file: grain.csv" in line)
    kept[at : at + 1] = ["      file: grain.xlsx", *(f"      {line}" for line in lines)]
    file.write_text("\n".join(kept) + "\n", encoding="utf-8")


def test_a_workbook_is_read_below_its_title_and_from_the_sheet_that_is_named(run: Run, file: Path) -> None:
    workbook(file.with_name("grain.xlsx"), {"说明": [["无"]], "全国": LONG})
    renamed(file)
    refused = run("pull")
    assert refused.exit_code == 2 and "grain.xlsx has no column '指标'" in refused.stderr  # the first sheet
    whole = file.read_text(encoding="utf-8")
    file.write_text(whole.replace("file: grain.xlsx", "file: grain.xlsx\n      sheet: 全国"), encoding="utf-8")
    assert run("pull").exit_code == 0
    assert actuals(file) == [("2022", "5200万吨"), ("2023", "5300万吨"), ("2024", "5400.5万吨")]
    assert "pulled: {file: grain.xlsx, sheet: 全国, row: '6', column: 数值, sha256: " in text(file)
    assert run("check", "--select", "PT07,PT00,PT01").exit_code == 0
    workbook(file.with_name("grain.xlsx"), {"全国": [*LONG[:-1], ["粮食", 2024, 5401]]})
    assert "5401万吨 (2024) in grain.xlsx:全国!C6, 数值" in run("pull", "--check").stdout
    whole = file.read_text(encoding="utf-8")
    file.write_text(whole.replace("sheet: 全国\n", "sheet: 全省\n", 1), encoding="utf-8")
    assert "grain.xlsx has no sheet '全省'" in run("pull").stderr


WIDE: list[list[object]] = [
    ["主要农产品产量"],
    ["指标", "单位", "2022年", "2023年", "2024年", "2025年预计", "2024年增速"],
    ["粮食", "万吨", 5200, "5,300", "5400.5", 5500, "1.9%"],
    ["油料", "万吨", 80, 81, "—", 90, "2%"],
]


def wide(file: Path) -> None:
    renamed(file, "years: true", without=("value", "as_of"))


def test_the_wide_form_has_a_column_a_year(run: Run, file: Path) -> None:
    workbook(file.with_name("grain.xlsx"), {"产量": WIDE})
    wide(file)
    assert run("pull").exit_code == 0
    assert actuals(file) == [("2022", "5200万吨"), ("2023", "5300万吨"), ("2024", "5400.5万吨")]
    assert "row: '3', column: 2024年" in text(file)
    assert run("pull", "--check").exit_code == 0


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (["粮食", "亿斤", 1040, 1060, 1080], "亿斤"),
        (["粮食", "亿元", 1, 2, 3], "grain.xlsx:产量!C3, 2022年: the row is in 亿元, and not in 万吨"),
        (["粮食", "万吨", "无", 2, 3], "grain.xlsx:产量!C3, 2022年: cannot read '无'"),
    ],
)
def test_the_unit_of_a_row_counts(run: Run, file: Path, row: list[object], says: str) -> None:
    workbook(file.with_name("grain.xlsx"), {"产量": [*WIDE[:2], row]})
    wide(file)
    done = run("pull", "--dry-run")
    assert says in done.stdout + done.stderr


def test_a_unit_that_is_named_for_the_table_must_be_that_of_its_rows(run: Run, file: Path) -> None:
    workbook(file.with_name("grain.xlsx"), {"产量": [*WIDE[:2], ["粮食", "吨", 5200, 5300, 5400]]})
    renamed(file, "years: true", "unit: 万吨", without=("value", "as_of"))
    assert "grain.xlsx:产量!C3, 2022年: the row is in 吨, and not in 万吨" in run("pull").stderr


def test_a_table_without_years_has_no_wide_form(run: Run, file: Path) -> None:
    workbook(file.with_name("grain.xlsx"), {"产量": LONG[2:]})
    wide(file)
    assert "grain.xlsx has no column that is called by a year" in run("pull").stderr


@pytest.mark.parametrize("data", [b"PK\x03\x04junk", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)])
def test_a_workbook_that_cannot_be_read_has_a_sentence(run: Run, file: Path, data: bytes) -> None:
    file.with_name("grain.xlsx").write_bytes(data)
    renamed(file)
    done = run("pull")
    assert done.exit_code == 2 and "grain.xlsx is " in done.stderr.splitlines()[0], done.stderr


def test_a_formula_that_was_never_calculated_is_no_missing_figure(run: Run, file: Path) -> None:
    with xlsxwriter.Workbook(str(file.with_name("grain.xlsx"))) as book:
        sheet = book.add_worksheet("产量")
        sheet.write_row(0, 0, ["指标", 2022, 2023])
        sheet.write_row(1, 0, ["粮食", 5200])
        sheet.write_formula(1, 2, "=B2+1", None, "")
    wide(file)
    assert "grain.xlsx: 1 formula without a value: 产量!C2" in run("pull").stderr


def test_a_formula_of_another_row_is_no_hindrance(run: Run, file: Path) -> None:
    with xlsxwriter.Workbook(str(file.with_name("grain.xlsx"))) as book:
        sheet = book.add_worksheet("产量")
        sheet.write_row(0, 0, ["指标", 2022, 2023])
        sheet.write_row(1, 0, ["粮食", 5200, 5300])
        sheet.write_row(2, 0, ["油料", 80])
        sheet.write_formula(2, 2, "=B3+1", None, "")
    wide(file)
    done = run("pull", "--dry-run")
    assert done.exit_code == 0 and "value: 5200万吨" in done.stdout, done.stderr


def test_nor_is_one_among_the_figures_of_rows(run: Run, file: Path) -> None:
    with xlsxwriter.Workbook(str(file.with_name("grain.xlsx"))) as book:
        sheet = book.add_worksheet("产量")
        sheet.write_row(0, 0, ["指标", "年份", "数值", "备注"])
        sheet.write_row(1, 0, ["粮食", 2022, 5200])
        sheet.write_formula(1, 3, "=B2+1", None, "")  # of no column that is asked for
    renamed(file)
    assert run("pull", "--dry-run").exit_code == 0
    with xlsxwriter.Workbook(str(file.with_name("grain.xlsx"))) as book:
        sheet = book.add_worksheet("产量")
        sheet.write_row(0, 0, ["指标", "年份", "数值"])
        sheet.write_row(1, 0, ["粮食", 2022])
        sheet.write_formula(1, 2, "=B2+1", None, "")
    assert "grain.xlsx: 1 formula without a value: 产量!C2" in run("pull").stderr


def test_titles_may_stand_above_the_header_of_a_text_too(run: Run, file: Path, table: Path) -> None:
    table.write_text("某省统计年鉴\n\n" + TABLE, encoding="utf-8")
    assert run("pull").exit_code == 0
    assert len(actuals(file)) == 3


SDMX = """\
DATAFLOW,REF_AREA,TIME_PERIOD,OBS_VALUE,UNIT_MULT,OBS_STATUS
X:GRAIN(1.0),CN,2024-Q2,12.5,3,A
X:GRAIN(1.0),CN,2024-S2,13,3,P
X:GRAIN(1.0),CN,2025,14,3,F
X:GRAIN(1.0),US,2024,99,3,A
"""


def test_sdmx_is_read_without_naming_its_columns(run: Run, file: Path) -> None:
    mapped = INDICATOR.partition("      where")[0] + "      where: {REF_AREA: CN}\n"
    file.write_text(
        HEAD + TARGETS.replace(INDICATOR, mapped).replace("5300万吨, ", "5300万吨, ").replace("2023", "2022"), "utf-8"
    )
    file.with_name("grain.csv").write_text(SDMX, encoding="utf-8")
    assert run("pull", "--yes").exit_code == 0
    assert actuals(file) == [("2022", "5300万吨"), ("2024-06", "12500万吨"), ("2024-12", "13000万吨")]


MANY = """\
format: 1
plans:
  n: {title: 甲, region: 全国, issued: 2020}
  s: {title: 乙, region: [广东省, 广西], issued: 2020}
indicators:
  grain: {title: 粮食, unit: 万吨, figures: {file: grain.csv, place: 地区, value: v, as_of: y}}
targets:
  - {id: n, plan: n, indicator: grain, title: a, goal: 500万吨, by: 2025, quote: 500万吨}
  - {id: s, plan: s, indicator: grain, title: b, goal: 50万吨, by: 2025, quote: 50万吨, region: 广东省}
"""


def test_each_place_gets_its_own_rows(run: Run, file: Path) -> None:
    file.with_name("grain.csv").write_text(
        "地区,y,v\n全国,2022,400\n廣東省,2022,40\n河南省,2022,30\n", encoding="utf-8"
    )
    file.write_text(MANY, encoding="utf-8")
    assert run("pull").exit_code == 0
    assert actuals(file) == [("2022", "400万吨"), ("2022", "40万吨")]
    file.write_text(MANY.replace("place: 地区, ", ""), encoding="utf-8")
    assert "`place:` under `figures:`" in run("pull").stderr


@pytest.mark.parametrize(
    ("fields", "years"),
    [
        ("baseline: {as_of: 2021, value: 1万吨}", [2022, 2023, 2024]),
        ("from: 2022", [2021, 2022, 2023, 2024]),
        ("from: 2023", [2022, 2023, 2024]),
        ("kind: level", [2020, 2021, 2022, 2023, 2024]),  # the plan is of 2020
    ],
)
def test_history_that_judges_nothing_is_left_out(run: Run, file: Path, fields: str, years: list[int]) -> None:
    rows = "".join(f"全国,{year},{year}\n" for year in range(2000, 2025))
    file.with_name("grain.csv").write_text("地区,y,v\n" + rows, encoding="utf-8")
    file.write_text(MANY.replace("quote: 500万吨", f"quote: 500万吨, {fields}"), encoding="utf-8")
    assert run("pull", "--yes").exit_code == 0
    assert [year for year, _ in actuals(file)] == [str(year) for year in years]


def test_only_the_indicators_named(run: Run, file: Path, table: Path) -> None:
    assert run("pull", "grain").exit_code == 0
    done = run("pull", "grian")
    assert done.exit_code == 2 and "indicators with `figures:` are grain" in done.stderr


def test_a_link_for_a_lock_is_not_followed_out_of_the_folder(run: Run, file: Path, table: Path) -> None:
    victim = file.parent.parent / f"victim-{os.getpid()}"
    victim.write_text("precious", encoding="utf-8")
    file.with_name("figures.lock").symlink_to(victim)
    done = run("pull")
    assert done.exit_code == 2 and "leads out of its folder" in done.stderr
    assert victim.read_text(encoding="utf-8") == "precious"


@pytest.mark.parametrize("lock", ["", "[]", '{"version": 9, "files": {}}', '{"version": 1, "files": {"a": 1}}'])
def test_a_lock_of_somebody_else_is_told(run: Run, file: Path, table: Path, lock: str) -> None:
    file.with_name("figures.lock").write_text(lock, encoding="utf-8")
    done = run("pull", "--check")
    assert done.exit_code == 2 and "no lock file of this program" in done.stderr


def test_a_table_that_is_not_there_is_told_by_the_check(run: Run, file: Path, table: Path) -> None:
    assert run("check", "--select", "PT075").exit_code == 0
    table.unlink()
    done = run("check", "--select", "PT075")
    assert done.exit_code == 1 and "there is no table grain.csv" in done.stdout


@pytest.mark.parametrize(
    ("field", "code"),
    [("unit: 亿元", "PT016"), ("unit: 万顿", "PT017"), ("were: {}", "PT005"), ("where: [a]", "PT006")],
)
def test_a_mapping_that_cannot_be_is_told(field: str, code: str) -> None:
    data = HEAD + TARGETS.replace("      value: 数值\n", f"      value: 数值\n      {field}\n")
    data = data.replace("      where: {指标: 粮食}\n", "") if field.startswith("where") else data
    assert [one.code for one in check([SourceFile("f", data.encode())]).diagnostics] == [code]


FIGURES = st.dictionaries(st.integers(2021, 2024), st.decimals(1, 9999, places=1, allow_nan=False), max_size=4)


@given(FIGURES, FIGURES)
@settings(max_examples=50, deadline=None)
def test_after_a_pull_the_file_says_what_the_table_says(here: dict[int, object], there: dict[int, object]) -> None:
    listed = "".join(
        f"      - {{as_of: {year}, value: {value}万吨}} # {year}\n" for year, value in sorted(here.items())
    )
    body = TARGETS.partition("    actuals:\n")[0].replace("from: 2023", "from: 2021") + (
        f"    actuals:\n{listed}" if listed else ""
    )
    source = SourceFile("f", (HEAD + body).encode())
    table = "指标,年份,数值\n" + "".join(f"粮食,{year},{value}\n" for year, value in there.items())

    def request(session: EditSession) -> Edited:
        batch = Batch(session)
        compare(session, lambda file, name: table.encode()).record(batch, replace=True)
        return batch.edited()

    outcome = revise([source], request, date(2025, 1, 1))
    figures = {one.as_of.year: one.value.text for one in outcome.after.dataset.targets[0].actuals}
    assert figures == {year: f"{value}万吨" for year, value in {**here, **there}.items()}
    kept = [f"# {year}" for year in here]
    assert all(comment in outcome.revised[0].data.decode() for comment in kept)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        *((f"2024-Q{number}", f"2024-{3 * number:02}") for number in range(1, 5)),
        *((f"2024年第{name}季度", f"2024-{3 * number:02}") for number, name in enumerate("一二三四", 1)),
        ("2024年4季度", "2024-12"),
        ("2024-S1", "2024-06"),
        ("2024-S2", "2024-12"),
        ("2024年上半年", "2024-06"),
        ("2024年下半年", "2024-12"),
        ("2024/6/30", "2024-06-30"),
        ("20240630", "2024-06-30"),
        ("2024-06-30T00:00:00", "2024-06-30"),
    ],
)
def test_a_date_as_tables_write_it(cell: str, day: str) -> None:
    assert str(date_of(cell)) == day
