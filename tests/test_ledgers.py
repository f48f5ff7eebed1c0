"""Ledgers (台账) as offices keep them: proposed, checked, imported and written again, cell by cell."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
import yaml
from test_tables import texts
from typer.testing import Result

from policytrack.data.source import SourceFile
from policytrack.sheets.delimited import read_table
from policytrack.sheets.values import items, place_for_unit, without_unit, year_of_header

Run = Callable[..., Result]

UPPER = ["序号", "指标名称", "单位", "指标属性", "2020年基数", "目标值", "", "完成情况", "", "责任单位"]
LOWER = ["", "", "", "", "", "2023年", "2025年", "2022年", "2023年", ""]
ROWS: list[list[Any]] = [
    ["一、规模"],
    [1, "增加值", "亿元", "预期性", 2100.5, 3000, 4200, 2680, 2955.37, "甲厅、乙局"],
    [2, "占比", "%", "预期性", 7.8, 8.9, "10左右", 8.4, 8.7, "乙局"],
    ["二、设施"],
    [3, "机架数", "万架", "约束性", "—", 15, "20以上", 11.2, 13.05, "丙局\n丁局"],
    [4, "算力", "EFLOPS", "约束性", "", 4.5, "突破10", "－", 3.9, "丁局"],
]


def ledger(path: Path, rows: list[list[Any]], notes: bool = True) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("台账")
        sheet.merge_range(0, 0, 0, 9, "某省目标台账")
        sheet.merge_range(1, 0, 1, 9, "填报单位：甲厅")
        for row, names in ((2, UPPER), (3, LOWER)):
            sheet.write_row(row, 0, names)
        for column in (0, 1, 2, 3, 4, 9):
            sheet.merge_range(2, column, 3, column, UPPER[column])
        for column in (5, 7):
            sheet.merge_range(2, column, 2, column + 1, UPPER[column])
        number = 4
        for number, cells in enumerate(rows, 4):
            if len(cells) == 1:
                sheet.merge_range(number, 0, number, 9, cells[0])
            else:
                sheet.write_row(number, 0, cells)
        if notes:
            sheet.write_string(number + 1, 0, "合计")
            sheet.write_formula(number + 1, 4, "=SUM(E6:E7)", None, "")
            sheet.write_string(number + 2, 0, "注：数据来源于各单位。")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "targets.yaml").write_text("format: 1\n", encoding="utf-8")
    return tmp_path


def test_a_ledger_comes_back_cell_by_cell_by_the_map_that_is_proposed(folder: Path, run: Run) -> None:
    ledger(folder / "t.xlsx", ROWS)
    proposed = run("map", "t.xlsx")
    (folder / "map.yaml").write_text(proposed.stdout, encoding="utf-8")
    done = run("import", "t.xlsx", "--map", "map.yaml")
    assert done.exit_code == 0, done.output
    assert "notes and totals are left out: 台账!A11, 台账!A12" in done.stderr
    targets = {one["title"]: one for one in yaml.safe_load((folder / "targets.yaml").read_text("utf-8"))["targets"]}
    goals = {title: (str(one["goal"]), one["by"]) for title, one in targets.items()}
    assert goals == {
        "增加值": ("4200亿元", 2025), "占比": ("10%左右", 2025), "机架数": ("20万架以上", 2025),
        "算力": ("突破10EFLOPS", 2025),
    }  # fmt: skip
    assert targets["增加值"]["baseline"] == {"as_of": 2020, "value": "2100.5亿元"}
    assert [(one["as_of"], one["value"]) for one in targets["机架数"]["actuals"]] == [
        (2022, "11.2万架"),
        (2023, "13.05万架"),
    ]
    assert [one["as_of"] for one in targets["算力"]["actuals"]] == [2023]
    assert "baseline" not in targets["机架数"] and "baseline" not in targets["算力"]
    assert targets["机架数"]["responsible"] == ["丙局", "丁局"]
    assert targets["机架数"]["extra"]["heading"] == "二、设施"
    assert "nothing to change" in run("import", "t.xlsx", "--map", "map.yaml").stdout
    assert run("export", "--map", "map.yaml", "-o", "back.xlsx").exit_code == 0
    ledger(folder / "same.xlsx", [[cell if cell != "－" else "" for cell in row] for row in ROWS], notes=False)
    assert texts(folder / "back.xlsx") == texts(folder / "same.xlsx")


def test_a_unit_without_its_number_is_no_figure(folder: Path, run: Run) -> None:
    """万架 alone would be read as ten thousand of them."""
    ledger(folder / "t.xlsx", [[1, "机架数", "万架", "约束性", "—", "", "", "", "", "丙局"]], notes=False)
    (folder / "map.yaml").write_text(
        "map: 1\ntarget:\n  title: 指标名称\n  goal: [目标值 / 2025年, 单位]\n  quote: 指标名称\n"
        "  baseline: {value: [2020年基数, 单位], as_of: {text: '2020'}}\nplan: {title: {text: 规划}}\n",
        encoding="utf-8",
    )
    done = run("check", "--table", "t.xlsx", "--map", "map.yaml")
    assert "error PT007 `goal` is empty" in done.stdout
    assert "万架" not in done.stdout.replace("| 万架", "")


def test_rows_go_back_to_their_sheets_and_joined_sheets_keep_all_columns(folder: Path, run: Run) -> None:
    header = ["编号", "指标", "数值", "政策原文", "文件", "类别"]
    with xlsxwriter.Workbook(str(folder / "t.xlsx")) as book:
        for name, rows in {
            "能源": [
                ["a", "甲", "达到5家", "甲达到5家", "规划", "能源>电"],
                ["b", "乙", "基本淘汰", "乙基本淘汰", "规划", "能源"],
            ],
            "水": [["c", "丙", "2030年前达峰", "丙2030年前达峰", "规划", "水"]],
        }.items():
            sheet = book.add_worksheet(name)
            for number, cells in enumerate([header, *rows]):
                sheet.write_row(number, 0, cells)
        english = book.add_worksheet("English")
        english.write_row(0, 0, ["No.", "Year", "Indicator", "Value", "Source"])
        english.write_row(1, 0, ["a", 2021, "A", "5 firms", "x"])
    (folder / "map.yaml").write_text(
        "map: 1\nsheets: [能源, 水]\nkey: 编号\njoined: {English: No.}\n"
        "columns: [编号, 指标, 数值, 政策原文, 文件, 类别,\n"
        "  English!No., English!Year, English!Indicator, English!Value, English!Source]\n"
        "target:\n  title: 指标\n  goal: {column: 数值, says: true}\n  quote: 政策原文\n  category: 类别\n"
        "  title_en: English!Indicator\nplan: {title: 文件}\n",
        encoding="utf-8",
    )
    assert run("import", "t.xlsx", "--map", "map.yaml").exit_code == 0
    said = yaml.safe_load((folder / "targets.yaml").read_text("utf-8"))["targets"]
    assert [one["goal"] for one in said] == ["达到5家", {"says": "基本淘汰"}, {"peak": "2030年前达峰"}]
    assert (said[0]["extra"]["sheet"], said[0]["extra"]["English!Year"]) == ("能源", "2021")
    assert run("export", "--map", "map.yaml", "-o", "back.xlsx").exit_code == 0
    assert every(folder / "back.xlsx") == every(folder / "t.xlsx")


def every(path: Path) -> dict[str, list[list[str]]]:
    book = read_table(SourceFile(path.name, path.read_bytes()))
    return {sheet.name: [list(row.texts) for row in sheet.rows] for sheet in book.sheets}


@pytest.mark.parametrize(
    ("text", "unit", "whole"),
    [
        ("10左右", "%", "10%左右"),
        ("20以上", "万架", "20万架以上"),
        ("突破10", "EFLOPS", "突破10EFLOPS"),
        ("≥1.2", "万亿元", "≥1.2万亿元"),
        ("10-15", "个", "10-15个"),
        ("1.2", "亿元", "1.2亿元"),
    ],
)
def test_a_unit_goes_behind_the_number_and_comes_back(text: str, unit: str, whole: str) -> None:
    at = place_for_unit(text)
    assert at is not None and text[:at] + unit + text[at:] == whole
    assert without_unit(whole) == (text, unit)
    assert place_for_unit(whole) is None


@pytest.mark.parametrize("text", ["达峰", "600亿元", "5%以上", ""])
def test_a_figure_with_a_unit_takes_no_other(text: str) -> None:
    assert place_for_unit(text) is None


def test_items_are_parted_by_a_separator_or_by_lines() -> None:
    assert [item for _, item in items("甲局、 乙局\n丙局、", "、")] == ["甲局", "乙局", "丙局"]


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("2021", "2021"), ("2021年", "2021"), ("2021年实际", "2021"), ("完成情况 / 2021年", "2021"),
        ("２０２１年", "2021"),
        ("2025年目标值", None), ("2024年预计", None), ("2025年（预计）", None), ("2023年增速", None),
        ("2020-2025", None), ("年份", None),
    ],
)  # fmt: skip
def test_columns_of_years_are_those_of_published_figures(name: str, year: str | None) -> None:
    assert year_of_header(name) == year
