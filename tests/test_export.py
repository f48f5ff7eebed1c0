"""`export`: tidy tables in four forms, and by a map the columns as they were, cell by cell."""

import csv
import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any, cast

import polars
import pytest
import xlsxwriter
from conftest import HEAD
from data_package import problems
from hypothesis import given
from hypothesis import strategies as st
from test_table_import import WIDE
from test_tables import HEADER, MAP, ROWS, texts, workbook
from typer.testing import Result

import policytrack
from policytrack.data.fields import TARGET
from policytrack.data.source import SourceFile
from policytrack.sheets.delimited import read_table
from policytrack.tables.inverse import joined, split, text_of
from policytrack.tables.map_reader import read_map
from policytrack.tables.packages import csv_text
from policytrack.tables.xlsx import SheetOut
from policytrack.tables.xlsx import workbook as written

Run = Callable[..., Result]

TARGETS = """\
targets:
  - id: a
    plan: p
    title: =1+1
    goal: 100家以上
    by: 2025
    quote: 甲100家以上
    baseline: {as_of: 2020, value: 20家}
    actuals:
      - {as_of: 2022, value: 20—30家, source: 'https://example.org/a'}
      - {as_of: 2024-12, value: 超90家}
  - id: b
    plan: p
    title: 乙
    goal: 达到600亿元
    quote: 乙达到600亿元
"""


@pytest.mark.parametrize("rest", [(), ("--format", "csv", "--table", "targets")])
def test_what_was_read_is_not_written_over(file: Path, run: Run, rest: Sequence[str]) -> None:
    before = file.read_bytes()
    result = run("export", *rest, "-o", "./targets.yaml")
    assert (result.exit_code, file.read_bytes()) == (2, before)
    assert result.stderr == (
        "policytrack: ./targets.yaml was read for this, and would be lost\n  = name another file with -o\n"
    )


def test_a_folder_that_is_not_there_is_named(file: Path, run: Run) -> None:
    result = run("export", "-o", "none/out.xlsx")
    assert "  = there is no folder none: make it first" in result.stderr


def test_tidy_csv_has_exact_numbers_and_no_formulas(file: Path, run: Run) -> None:
    result = run("export", "--format", "csv", "--table", "targets", "--as-of", "2025-06-30")
    lines = result.stdout.splitlines()
    header = lines[0].split(",")
    assert len(lines) == 3
    first = dict(zip(header, next(csv.reader(lines[1:2])), strict=True))
    assert first["title"] == "'=1+1"
    assert (first["low"], first["high"], first["comparator"]) == ("100", "", ">=")
    second = dict(zip(header, next(csv.reader(lines[2:])), strict=True))
    assert (second["low"], second["unit"], second["status"]) == ("60000000000", "CNY", "no data")
    figures = run("export", "--format", "csv", "--table", "figures").stdout.splitlines()
    assert len(figures) == 4
    assert figures[2].startswith("a,actual,2022,2022-12-31,20—30家,range,20,30,count")


def test_parquet_is_read_by_others(file: Path, run: Run) -> None:
    assert run("export", "--format", "parquet", "-o", "out", "--as-of", "2025-06-30").exit_code == 0
    targets, figures = (polars.read_parquet(f"out/{name}.parquet") for name in ("targets", "figures"))
    assert targets.height == 2
    assert targets["low"].to_list() == [100, 6e10]
    assert targets["by_date"].to_list() == [date(2025, 12, 31), None]
    assert targets["as_of"].to_list() == [date(2025, 6, 30)] * 2
    assert figures["high"].to_list() == [20, 30, None]


def test_queries_of_the_documents(file: Path, run: Run) -> None:
    duckdb = pytest.importorskip("duckdb")
    assert run("export", "--format", "parquet", "-o", "tables", "--as-of", "2025-06-30").exit_code == 0
    query = "SELECT target, max(as_of) AS latest FROM 'tables/figures.parquet' WHERE role = 'actual' GROUP BY target"
    document = (Path(__file__).parent.parent / "docs" / "tables.md").read_text(encoding="utf-8")
    assert query in document
    assert duckdb.sql(query).fetchall() == [("a", date(2024, 12, 31))]


def test_a_data_package_describes_its_files(file: Path, run: Run) -> None:
    refused = run("export", "--format", "datapackage", "-o", "out")
    assert refused.exit_code == 2
    assert "names its licence" in refused.stderr
    arguments = ["export", "--format", "datapackage", "-o", "out", "--licence", "CC-BY-4.0", "--as-of", "2025-06-30"]
    assert run(*arguments).exit_code == 0
    package = json.loads(Path("out/datapackage.json").read_text(encoding="utf-8"))
    assert package["licenses"] == [{"name": "CC-BY-4.0"}]
    for resource in package["resources"]:
        data = Path("out", resource["path"]).read_bytes()
        assert resource["bytes"] == len(data)
        assert data.decode().splitlines()[0].split(",") == [one["name"] for one in resource["schema"]["fields"]]
    first = Path("out/datapackage.json").read_bytes()
    assert run(*arguments).exit_code == 0
    assert Path("out/datapackage.json").read_bytes() == first


PACKAGED = (
    TARGETS
    + """\
  - {id: words, plan: p, title: 小锅炉, goal: {says: 基本淘汰}, by: 2025, quote: 小锅炉基本淘汰}
"""
)


def test_a_data_package_is_valid(file: Path, run: Run) -> None:
    file.write_text(HEAD + PACKAGED, encoding="utf-8")
    assert run("export", "--format", "datapackage", "-o", "out", "--licence", "CC-BY-4.0").exit_code == 0
    assert problems(Path("out")) == []
    with suppress(ImportError):
        import frictionless

        assert frictionless.validate("out/datapackage.json").valid


@pytest.mark.parametrize(
    ("name", "change", "said"),
    [
        ("datapackage.json", ('"name": "policytrack-targets"', '"name": "Targets of plans"'), "name"),
        ("datapackage.json", ('"name": "CC-BY-4.0"', '"title": "open"'), "licenses"),
        ("datapackage.json", ('"path": "figures.csv"', '"path": "../figures.csv"'), "figures: path"),
        ("datapackage.json", ('"type": "date"', '"type": "number"'), "is no number"),
        ("targets.csv", ("\nwords,", "\na,"), "stands twice"),
        ("targets.csv", ("\nwords,", "\n,"), "id is missing"),
        ("figures.csv", ("\na,", "\nz,"), "refers to nothing"),
        ("figures.csv", ("\na,", "\na,x,"), "cells"),
        ("targets.csv", ("CC", "CC"), ""),
    ],
)
def test_the_check_of_packages_finds_what_is_wrong(
    file: Path, run: Run, name: str, change: tuple[str, str], said: str
) -> None:
    file.write_text(HEAD + PACKAGED, encoding="utf-8")
    run("export", "--format", "datapackage", "-o", "out", "--licence", "CC-BY-4.0")
    path = Path("out") / name
    path.write_text(path.read_text(encoding="utf-8").replace(*change, 1), encoding="utf-8", newline="")
    found = problems(Path("out"))
    assert any(said in one for one in found) if said else not found


def test_a_tidy_workbook(file: Path, run: Run) -> None:
    assert run("export", "-o", "t.xlsx", "--as-of", "2025-06-30").exit_code == 0
    book = read_table(SourceFile("t.xlsx", Path("t.xlsx").read_bytes()))
    assert [sheet.name for sheet in book.sheets] == ["targets", "figures"]
    header, first, second = (list(row.texts) for row in book.sheets[0].rows)
    assert dict(zip(header, first, strict=False))["title"] == "=1+1"
    assert dict(zip(header, second, strict=False))["low"] == "60000000000"
    assert dict(zip(header, first, strict=False))["by_date"] == "2025-12-31"
    assert run("export", "-o", "p.xlsx", "--by-plan").exit_code == 0
    names = [sheet.name for sheet in read_table(SourceFile("p", Path("p.xlsx").read_bytes())).sheets]
    assert names == ["某市规划", "figures"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--format", "xlsx"], "name the file with -o"),
        (["--format", "parquet"], "is several files: targets.parquet, figures.parquet"),
        (["--format", "csv", "--by-plan"], "--by-plan is for workbooks"),
        (["--format", "csv", "--licence", "CC0-1.0"], "--licence is for data packages"),
        (["--format", "parquet", "--map", "m.yaml", "-o", "x"], "a map makes a workbook or csv"),
        (["--format", "csv", "-o", "no/such/folder/t.csv", "--table", "targets"], "cannot be written"),
    ],
)
def test_what_does_not_go_together_gets_a_sentence(file: Path, run: Run, arguments: list[str], said: str) -> None:
    Path("m.yaml").write_text(MAP, encoding="utf-8")
    result = run("export", *arguments)
    assert result.exit_code == 2
    assert said in result.stderr


def test_a_round_trip_keeps_every_cell(file: Path, run: Run) -> None:
    file.write_text("format: 1\n", encoding="utf-8")
    rows = [list(row) for row in ROWS[:3]]
    if "extra" not in TARGET.by_name:  # what has no field, and how a period was written, is kept there
        rows[0][6] = 2025
    workbook(Path("t.xlsx"), rows)
    order = f"columns: [{', '.join(HEADER)}]\nsheets: 能源\n"
    Path("map.yaml").write_text(MAP.replace("key:", order + "key:"), encoding="utf-8")
    assert run("import", "t.xlsx", "--map", "map.yaml").exit_code == 0
    assert run("export", "--map", "map.yaml", "-o", "back.xlsx").exit_code == 0
    assert texts(Path("back.xlsx")) == texts(Path("t.xlsx"))
    assert run("export", "--map", "map.yaml", "--format", "csv", "-o", "back.csv").exit_code == 0
    assert texts(Path("back.csv")) == texts(Path("t.xlsx"))
    assert read_table(SourceFile("b", Path("back.xlsx").read_bytes())).sheets[0].name == "能源"


@pytest.mark.skipif("extra" not in TARGET.by_name, reason="the format has no `extra` yet")
def test_what_has_no_field_comes_back_too(file: Path, run: Run) -> None:
    file.write_text("format: 1\n", encoding="utf-8")
    header = [*HEADER, "负责人", "性质"]
    rows: list[list[Any]] = [[*ROWS[0], "张", "-"], [*ROWS[1], "李", "重申"]]
    rows[0][6], rows[1][7] = "2025年底", "丙局、 丁局"
    workbook(Path("t.xlsx"), rows, header)
    Path("map.yaml").write_text(MAP.replace("key:", f"columns: [{', '.join(header)}]\nkey:"), encoding="utf-8")
    assert run("import", "t.xlsx", "--map", "map.yaml").exit_code == 0
    assert run("export", "--map", "map.yaml", "-o", "back.xlsx").exit_code == 0
    assert texts(Path("back.xlsx")) == texts(Path("t.xlsx"))
    changed = file.read_text(encoding="utf-8").replace("goal: 达到100家", "goal: 达到200家")
    file.write_text(changed, encoding="utf-8")
    assert run("export", "--map", "map.yaml", "-o", "back.xlsx").exit_code == 0
    assert texts(Path("back.xlsx"))[1][3:5] == ["达到", "200家"]


def test_the_wide_form_comes_back(file: Path, run: Run) -> None:
    file.write_text(HEAD + TARGETS.partition("    baseline")[0], encoding="utf-8")
    header = ["编号", "指标", "单位", "2021年", "2022", "来源"]
    workbook(Path("w.xlsx"), [["a", None, "家", 3, 5, "年鉴"]], header)
    Path("wide.yaml").write_text(WIDE + f"columns: [{', '.join(header)}]\n", encoding="utf-8")
    assert run("import", "w.xlsx", "--map", "wide.yaml").exit_code == 0
    assert run("export", "--map", "wide.yaml", "-o", "back.xlsx").exit_code == 0
    assert texts(Path("back.xlsx")) == texts(Path("w.xlsx"))


def test_two_sheets_come_back(file: Path, run: Run) -> None:
    file.write_text("format: 1\n", encoding="utf-8")
    sheets = {
        "中文": [["序号", "指标", "目标值", "原文"], ["1", "企业", "100家", "企业100家"]],
        "English": [["No.", "Indicator", "Sentence"], ["1", "Firms", "100 firms"]],
    }
    with xlsxwriter.Workbook("two.xlsx") as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    Path("map.yaml").write_text(
        "map: 1\nsheets: 中文\nkey: 序号\njoined: {English: No.}\n"
        "target: {title: 指标, goal: 目标值, quote: 原文, title_en: English!Indicator, quote_en: English!Sentence}\n"
        "plan: {title: {text: 规划}}\n",
        encoding="utf-8",
    )
    assert run("import", "two.xlsx", "--map", "map.yaml").exit_code == 0
    assert run("export", "--map", "map.yaml", "-o", "back.xlsx").exit_code == 0
    back = read_table(SourceFile("back.xlsx", Path("back.xlsx").read_bytes()))
    assert {sheet.name: [list(row.texts) for row in sheet.rows] for sheet in back.sheets} == sheets


CELLS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S")), max_size=12)


@given(st.lists(st.lists(CELLS.filter(bool), min_size=2, max_size=4), min_size=1, max_size=4))
def test_a_workbook_shows_what_was_written(rows: list[list[str]]) -> None:
    data = written([SheetOut("s", ["a", "b"], rows, typed=True)])
    shown = [list(row.texts) for row in read_table(SourceFile("t.xlsx", data)).sheets[0].rows[1:]]
    assert shown == [[cell.strip(" \u00a0\u3000") for cell in row] for row in rows] or any(
        "\u200b" in c for r in rows for c in r
    )


#: A table with as many semicolons as commas on each line may be parted by either, and is refused.
PARTED = CELLS.filter(lambda cell: cell and ";" not in cell)


@given(st.lists(st.lists(PARTED, min_size=2, max_size=4), min_size=1, max_size=4))
def test_a_table_of_text_shows_what_was_written(rows: list[list[str]]) -> None:
    data = csv_text(["a", "b"], rows).encode()
    shown = [list(row.texts) for row in read_table(SourceFile("t.csv", data)).sheets[0].rows[1:]]
    assert shown == rows


@given(
    st.sampled_from(["达到", "下降", "不低于", ""]),
    st.sampled_from(["18%", "100家", "12亿千瓦以上"]),
    st.sampled_from(["2020", ""]),
)
def test_a_joined_goal_is_split_as_it_was(direction: str, value: str, base: str) -> None:
    rule = read_map(SourceFile("m", MAP.encode())).rules["goal"]
    columns = list(rule.columns)  # type: ignore[union-attr]
    cells = dict(zip(columns, (base, direction, value), strict=True))
    assert split(rule, joined(rule.pieces, cells)) == cells  # type: ignore[arg-type,union-attr]


def test_a_goal_in_words_is_its_words_in_a_cell() -> None:
    assert text_of(cast("Any", None), (("says", "基本淘汰"),)) == "基本淘汰"


WORDS = """\
  - {id: boilers, plan: p, title: 小锅炉, goal: {says: 基本淘汰}, by: 2025, quote: 小锅炉基本淘汰, note: 甲}
  - id: peak
    plan: p
    title: 碳排放
    goal: {peak: 2030年前达峰}
    quote: 2030年前达峰
    done: {as_of: 2029, source: https://example.org/x}
"""


def test_goals_in_words_are_rows_of_the_tidy_table_and_of_a_frame(run: Run, file: Path) -> None:
    file.write_text(HEAD + "targets:\n" + WORDS, encoding="utf-8")
    table = run("export", "--format", "csv", "--table", "targets", "--as-of", "2026-06-30").stdout
    one, other = csv.DictReader(table.splitlines())
    assert (one["id"], one["goal"], one["form"], one["by_date"]) == ("boilers", "基本淘汰", "says", "2025-12-31")
    assert (one["status"], one["low"], one["unit"], one["note"]) == ("not quantified", "", "", "甲")
    assert (other["form"], other["status"]) == ("peak", "not quantified")
    later = run("export", "--format", "csv", "--table", "targets", "--as-of", "2030").stdout
    assert [row["status"] for row in csv.DictReader(later.splitlines())] == ["not quantified", "done"]
    for options in (["--by-plan", "-o", "t.xlsx"], ["--format", "parquet", "-o", "out"]):
        assert run("export", *options).exit_code == 0
    records = policytrack.rows(policytrack.load(file), date(2026, 6, 30), ("id", "goal", "status", "low"))
    assert [tuple(record.values()) for record in records] == [
        ("boilers", "基本淘汰", "not quantified", None),
        ("peak", "2030年前达峰", "not quantified", None),
    ]
