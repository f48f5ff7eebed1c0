"""`import --map`: a workbook into the data file, by the guarded edit, and again without a change."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from test_tables import HEADER, MAP, ROWS, workbook
from typer.testing import Result

from policytrack.data.source import SourceFile
from policytrack.rules.check import check

Run = Callable[..., Result]

DATA = """\
# mine
format: 1

plans:
  # the first
  old: {title: 旧规划, issued: 2020}

targets:
  # of my own
  - id: keep
    plan: old
    title: 甲
    goal: 10家 # here
    quote: 甲10家

  - id: also
    plan: old
    title: 乙
    goal: 20家
    quote: 乙20家
"""


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data file beside a workbook of three sound rows, and its map."""
    monkeypatch.chdir(tmp_path)
    workbook(tmp_path / "t.xlsx", ROWS[:3])
    (tmp_path / "map.yaml").write_text(MAP, encoding="utf-8")
    path = tmp_path / "targets.yaml"
    path.write_text(DATA, encoding="utf-8")
    return path


def changed(row: int, column: int, value: Any) -> list[list[Any]]:
    """The three rows with another value in one cell."""
    rows = [list(one) for one in ROWS[:3]]
    rows[row][column] = value
    return rows


def test_rows_become_targets_behind_the_others(data: Path, run: Run) -> None:
    result = run("import", "t.xlsx", "--map", "map.yaml")
    assert result.exit_code == 0, result.stderr
    text = data.read_text(encoding="utf-8")
    assert text.startswith(DATA.partition("\ntargets:")[0])
    assert DATA.partition("targets:")[2].rstrip() in text
    assert (
        "\n\n  - id: '2'\n    plan: mousheng-guihua\n    title: 单位能耗\n    goal: 比2020年下降18%\n"
        "    by: 2025\n    from: 2021\n"
        "    quote: 单位能耗比2020年下降18%\n    responsible:\n      - 丙局\n    tags: 能源\n"
    ) in text
    assert text.count("mousheng-guihua:\n    title: 某省规划\n    issued: 2021\n") == 1


def test_a_plan_may_be_named_by_its_key(data: Path, run: Run) -> None:
    Path("t.csv").write_text(
        "编号,规划,指标名称,目标值,期限,原文\nparks-2026,old,丙,30家,2026,丙30家\n", encoding="utf-8"
    )
    Path("map.yaml").write_text(run("map", "t.csv").stdout, encoding="utf-8")
    result = run("import", "t.csv", "--map", "map.yaml")
    assert result.exit_code == 0, result.stderr
    text = data.read_text(encoding="utf-8")
    assert text.startswith(DATA)
    assert "  - id: parks-2026\n    plan: old\n    title: 丙\n" in text


def test_a_second_run_changes_nothing_and_another_cell_one_line(data: Path, run: Run) -> None:
    assert run("import", "t.xlsx", "--map", "map.yaml").exit_code == 0
    once = data.read_text(encoding="utf-8")
    again = run("import", "t.xlsx", "--map", "map.yaml")
    assert again.exit_code == 0
    assert "nothing to change" in again.stdout
    assert data.read_text(encoding="utf-8") == once
    workbook(data.parent / "t.xlsx", changed(0, 4, "200家"))
    shown = run("import", "t.xlsx", "--map", "map.yaml", "--dry-run")
    assert "-    goal: 达到100家\n+    goal: 达到200家\n" in shown.stdout
    assert data.read_text(encoding="utf-8") == once
    assert run("import", "t.xlsx", "--map", "map.yaml").exit_code == 0
    assert data.read_text(encoding="utf-8") == once.replace("goal: 达到100家", "goal: 达到200家")


def test_a_row_without_a_key_is_the_target_of_its_plan_title_and_year(data: Path, run: Run) -> None:
    (data.parent / "map.yaml").write_text(MAP.replace("key: 序号\n", ""), encoding="utf-8")
    assert run("import", "t.xlsx", "--map", "map.yaml").exit_code == 0
    once = data.read_text(encoding="utf-8")
    assert "  - id: mousheng-energy-intensity-2025\n" in once
    # An id of one's own, or as they were made earlier, stays.
    data.write_text(once.replace("mousheng-energy-intensity-2025", "my-own"), encoding="utf-8")
    assert "nothing to change" in run("import", "t.xlsx", "--map", "map.yaml").stdout
    rows = [list(one) for one in ROWS[:3]]
    rows[1][2], rows[1][4] = "降低单位能耗水平", "15%"  # its name is the same, and it is another target
    rows[1][8] = "降低单位能耗水平15%"
    data.write_text(once, encoding="utf-8")
    workbook(data.parent / "t.xlsx", rows)
    done = run("import", "t.xlsx", "--map", "map.yaml")
    assert done.exit_code == 0, done.stderr
    assert data.read_text(encoding="utf-8").startswith(once)
    assert "  - id: mousheng-energy-intensity-2025-2\n" in data.read_text(encoding="utf-8")


def test_lists_and_new_fields_change_in_their_place(data: Path, run: Run) -> None:
    assert run("import", "t.xlsx", "--map", "map.yaml").exit_code == 0
    once = data.read_text(encoding="utf-8")
    rows = changed(0, 7, "甲局、丙局")
    rows[2][10] = "生态"
    workbook(data.parent / "t.xlsx", rows)
    assert run("import", "t.xlsx", "--map", "map.yaml").exit_code == 0
    after = data.read_text(encoding="utf-8")
    assert after != once
    assert "responsible:\n      [甲局, 丙局]" in after or "responsible: [甲局, 丙局]" in after
    assert after.rstrip().endswith("tags: 生态")


def test_what_was_added_by_hand_stays(data: Path, run: Run) -> None:
    assert run("import", "t.xlsx", "--map", "map.yaml").exit_code == 0
    own = data.read_text(encoding="utf-8").replace(
        "    title: 单位能耗\n", "    title: 单位能耗 # mine\n    note: 附注\n"
    )
    data.write_text(own, encoding="utf-8")
    assert run("set", "1", "90家", "--as-of", "2023").exit_code == 0
    own = data.read_text(encoding="utf-8")
    assert run("import", "t.xlsx", "--map", "map.yaml").exit_code == 0
    assert data.read_text(encoding="utf-8") == own


def test_one_bad_row_keeps_all_out_unless_it_may_stay_out(data: Path, run: Run) -> None:
    workbook(data.parent / "t.xlsx", ROWS)
    result = run("import", "t.xlsx", "--map", "map.yaml")
    assert result.exit_code == 2
    assert "t.xlsx:能源!E5: '很多': cannot read '很多'" in result.stderr
    assert data.read_text(encoding="utf-8") == DATA
    result = run("import", "t.xlsx", "--map", "map.yaml", "--partial")
    assert result.exit_code == 0
    assert "left out: t.xlsx:能源!E5: '很多'" in result.stderr
    assert "  - id: '3'\n" in data.read_text(encoding="utf-8")
    assert "  - id: '4'\n" not in data.read_text(encoding="utf-8")


def test_a_bad_plan_keeps_its_rows_out_alone(data: Path, run: Run) -> None:
    workbook(data.parent / "t.xlsx", changed(2, 1, "去年"))
    result = run("import", "t.xlsx", "--map", "map.yaml", "--partial")
    assert result.exit_code == 0
    assert "能源!B4: '去年'" in result.stderr
    assert "某省行动方案" not in data.read_text(encoding="utf-8")
    assert "  - id: '2'\n" in data.read_text(encoding="utf-8")


def test_rows_of_one_key_are_refused(data: Path, run: Run) -> None:
    workbook(data.parent / "t.xlsx", changed(1, 0, 1))
    result = run("import", "t.xlsx", "--map", "map.yaml")
    assert result.exit_code == 2
    assert "能源!A3: '1': the target 1 is defined twice" in result.stderr
    assert data.read_text(encoding="utf-8") == DATA


@pytest.mark.parametrize(
    "start",
    [
        "format: 1\n",
        "format: 1\nplans: {}\ntargets: []\n",
        "format: 1\r\nplans:\r\n  p: {title: 某省规划, issued: 2021}\r\ntargets: []\r\n",
        "\ufeffformat: 1\ntargets:\n# end\n",
    ],
)
def test_an_empty_file_takes_a_workbook(data: Path, run: Run, start: str) -> None:
    data.write_text(start, encoding="utf-8", newline="")
    result = run("import", "t.xlsx", "--map", "map.yaml")
    assert result.exit_code == 0, result.stderr
    after = data.read_bytes().decode()
    assert after.startswith("\ufeff") == start.startswith("\ufeff")
    assert ("\r\n" in after) == ("\r\n" in start)
    assert after.count("\n") == after.count("\r\n") or "\r\n" not in start
    assert run("check", "--select", "PT00,PT01").exit_code == 0
    assert "nothing to change" in run("import", "t.xlsx", "--map", "map.yaml").stdout


def test_a_file_in_brackets_is_refused_with_its_place(data: Path, run: Run) -> None:
    data.write_text('{"format": 1, "plans": {}, "targets": []}\n', encoding="utf-8")
    before = data.read_bytes()
    result = run("import", "t.xlsx", "--map", "map.yaml")
    assert result.exit_code == 2
    assert data.read_bytes() == before


def figures(data: Path) -> list[str]:
    """All figures of the file: date, value, source."""
    targets = check([SourceFile("f", data.read_bytes())]).dataset.targets
    shown = [(str(one.as_of), one.value.text, one.source or "") for target in targets for one in target.actuals]
    return [" ".join(parts).strip() for parts in shown]


WIDE = """\
map: 1
row: figure
figure:
  id: 编号
  value: {years: true, text: '{}{单位}'}
  source: 来源
"""


def test_figures_in_the_wide_form(data: Path, run: Run) -> None:
    header = ["编号", "指标", "单位", "2021年", "2022年", "2023", "来源"]
    workbook(
        data.parent / "w.xlsx", [["keep", "甲", "家", 3, None, 5, "年鉴"], ["also", "乙", "家", "-", 7, 8, ""]], header
    )
    (data.parent / "wide.yaml").write_text(WIDE, encoding="utf-8")
    result = run("import", "w.xlsx", "--map", "wide.yaml")
    assert result.exit_code == 0, result.stderr
    assert figures(data) == ["2021 3家 年鉴", "2023 5家 年鉴", "2022 7家", "2023 8家"]
    assert "nothing to change" in run("import", "w.xlsx", "--map", "wide.yaml").stdout
    workbook(data.parent / "w.xlsx", [["keep", "甲", "家", 4, None, 5, "年鉴"]], header)
    refused = run("import", "w.xlsx", "--map", "wide.yaml")
    assert refused.exit_code == 2
    assert "能源!D2: '4': keep has a figure of 2021 already" in refused.stderr
    assert run("import", "w.xlsx", "--map", "wide.yaml", "--replace").exit_code == 0
    assert figures(data)[0] == "2021 4家 年鉴"


def test_problems_of_figures_name_their_cells(data: Path, run: Run) -> None:
    header = ["编号", "单位", "2021", "2022", "来源"]
    rows = [["keep", "家", "多", 4, ""], ["none", "家", 3, None, ""], ["also", "吨", 5, None, ""]]
    workbook(data.parent / "w.xlsx", rows, header)
    (data.parent / "wide.yaml").write_text(WIDE, encoding="utf-8")
    result = run("import", "w.xlsx", "--map", "wide.yaml", "--partial")
    assert result.exit_code == 0, result.stderr
    assert "能源!C2: '多'" in result.stderr
    assert "能源!C3: '3': there is no target 'none'" in result.stderr
    assert "能源!C4: '5'" in result.stderr
    assert figures(data) == ["2022 4家"]


def test_a_row_of_a_target_may_hold_its_figures(data: Path, run: Run) -> None:
    header = [*HEADER, "完成情况"]
    workbook(data.parent / "t.xlsx", [[*ROWS[0], "80家"]], header)
    own = MAP.replace("plan:\n", "  actuals: {value: 完成情况, as_of: {text: '2024'}, source: {text: 台账}}\nplan:\n")
    (data.parent / "map.yaml").write_text(own, encoding="utf-8")
    assert run("import", "t.xlsx", "--map", "map.yaml").exit_code == 0
    assert "actuals:\n      - as_of: 2024\n        value: 80家\n        source: 台账\n" in data.read_text(
        encoding="utf-8"
    )
    assert run("set", "1", "85家", "--as-of", "2025").exit_code == 0
    workbook(data.parent / "t.xlsx", [[*ROWS[0], "81家"]], header)
    assert run("import", "t.xlsx", "--map", "map.yaml").exit_code == 0
    text = data.read_text(encoding="utf-8")
    assert "value: 81家" in text
    assert "85家" in text
    assert "80家" not in text
