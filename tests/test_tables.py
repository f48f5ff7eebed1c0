"""Workbooks: read as people keep them, checked in place, each finding in its cell."""

import json
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from typer.testing import Result

from policytrack.data.source import SourceFile
from policytrack.errors import PolicytrackError
from policytrack.sheets.cells import Workbook, address
from policytrack.sheets.delimited import read_table
from policytrack.sheets.header import guessed_header
from policytrack.sheets.number_formats import shown_by
from policytrack.sheets.values import date_text, identifier, period, year_of_header
from policytrack.tables.map_reader import read_map

Run = Callable[..., Result]

HEADER = ["序号", "年份", "指标", "方向", "数值", "基年", "目标年份", "责任单位", "政策原文", "文件", "主题"]
ROWS: list[list[Any]] = [
    [1, 2021, "企业数", "达到", "100家", None, "2025年", "甲局、乙局", "到2025年企业数达到100家", "某省规划", "工业"],
    [2, 2021, "单位能耗", "下降", "18%", 2020, "2021-2025", "丙局", "单位能耗比2020年下降18%", "某省规划", "能源"],
    [3, 2022, "森林覆盖率", "达到", 0.25, None, 2030, "丁局", "到2030年森林覆盖率达到26%", "某省行动方案", ""],
    [4, 2022, "园区", "建成", "很多", None, 2030, "丁局", "到2030年建成很多园区", "某省行动方案", ""],
]
MAP = """\
map: 1
key: 序号
target:
  title: 指标
  goal: {text: '[比{基年}年]{方向}{数值}'}
  by: {column: 目标年份, period: true}
  quote: 政策原文
  responsible: {column: 责任单位, separator: 、}
  tags: 主题
plan:
  title: 文件
  issued: 年份
"""


def workbook(path: Path, rows: Sequence[Sequence[Any]] = ROWS, header: Sequence[Any] = HEADER, above: int = 0) -> Path:
    """A workbook with a sheet 能源: the header, below some rows of title, and the rows; shares are shown as such."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("能源")
        percent = book.add_format({"num_format": "0%"})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        if above:
            sheet.merge_range(0, 0, 0, len(header) - 1, "目标台账")
        for number, row in enumerate([header, *rows], above):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(number, column, value, day)
                elif value is not None:
                    sheet.write(number, column, value, percent if isinstance(value, float) else None)
    return path


def read(path: Path) -> Workbook:
    """The workbook of a file."""
    return read_table(SourceFile(path.name, path.read_bytes()))


def texts(path: Path) -> list[list[str]]:
    """What the first sheet of a workbook shows."""
    return [list(row.texts) for row in read(path).sheets[0].rows]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a workbook `t.xlsx` and a map `map.yaml`."""
    monkeypatch.chdir(tmp_path)
    workbook(tmp_path / "t.xlsx", above=1)
    (tmp_path / "map.yaml").write_text(MAP, encoding="utf-8")
    return tmp_path


def test_findings_name_sheet_and_cell(folder: Path, run: Run) -> None:
    result = run("check", "--table", "t.xlsx", "--map", "map.yaml", "--as-of", "2026-01-01", "--format", "concise")
    assert result.exit_code == 1
    heads = [line.split(" ", 3)[:3] for line in result.stdout.splitlines()[:-1]]
    assert ["t.xlsx:能源!E5:", "error", "PT030"] in heads
    assert ["t.xlsx:能源!E6:", "error", "PT015"] in heads
    assert {head[0] for head in heads} == {"t.xlsx:能源!E5:", "t.xlsx:能源!E6:"}


@pytest.mark.parametrize("form", ["text", "concise", "json", "github", "gitlab", "sarif", "junit"])
def test_every_format_names_the_cell(folder: Path, run: Run, form: str) -> None:
    result = run("check", "--table", "t.xlsx", "--map", "map.yaml", "--as-of", "2026-01-01", "--format", form)
    assert "能源!E6" in result.stdout
    if form in ("json", "gitlab", "sarif"):
        json.loads(result.stdout)


@pytest.mark.parametrize(
    ("encoding", "name"), [("utf-8", "t.csv"), ("utf-8-sig", "t.csv"), ("gb18030", "t.csv"), ("utf-16", "t.tsv")]
)
def test_a_table_of_text_in_any_encoding(folder: Path, run: Run, encoding: str, name: str) -> None:
    mark = "\t" if name.endswith("tsv") else ","
    lines = [mark.join("" if cell is None else str(cell) for cell in row) for row in [HEADER, *ROWS]]
    (folder / name).write_bytes("\r\n".join(lines).encode(encoding))
    result = run("check", "--table", name, "--map", "map.yaml", "--as-of", "2026-01-01", "--format", "concise")
    assert f"{name}:E5: error PT015" in result.stdout


def test_a_table_with_a_byte_of_no_encoding_says_its_line(folder: Path) -> None:
    (folder / "t.csv").write_bytes("序号,指标\n1,".encode() + b"\xff\xff\n")
    with pytest.raises(PolicytrackError, match=r"t\.csv:2: byte 0xff"):
        read(folder / "t.csv")


def test_values_are_what_the_cells_show(folder: Path) -> None:
    with xlsxwriter.Workbook("v.xlsx") as book:
        sheet = book.add_worksheet("s")
        formats = [
            "0%",
            "0.0%",
            '0"亿元"',
            "General",
            "yyyy",
            'yyyy"年"m"月"',
            "yyyy-mm-dd",
            "#,##0.00",
            "[Red]0.00",
            '"约"0',
        ]
        values = [0.155, 0.155, 600, 0.1 + 0.2, date(2025, 1, 1), date(2025, 3, 1), date(2025, 3, 5), 1234.5, 7, 9]
        for column, (code, value) in enumerate(zip(formats, values, strict=True)):
            kind = book.add_format({"num_format": code})
            if isinstance(value, date):
                sheet.write_datetime(0, column, value, kind)
            else:
                sheet.write_number(0, column, value, kind)
        sheet.write_string(1, 0, "１２３４")
        sheet.write_string(2, 0, "约600", book.add_format({"num_format": '0"亿元"'}))
        sheet.write_string(2, 1, "600", book.add_format({"num_format": '0;0;0;@"亿元"'}))
        sheet.write_number(2, 2, 12345678, book.add_format({"num_format": '0\\.0,"万"'}))
        sheet.write_string(1, 1, " 12 \u3000")
        sheet.write_string(1, 2, "007")
        sheet.write_boolean(1, 3, True)
        sheet.write_number(1, 4, 1e20)
        sheet.write_string(4, 2, "   ")
    assert texts(folder / "v.xlsx") == [
        ["15.5%", "15.5%", "600亿元", "0.3", "2025", "2025-03", "2025-03-05", "1234.5", "7", "约9"],
        ["１２３４", "12", "007", "TRUE", "100000000000000000000"],
        ["约600", "600亿元", "1234.5678万"],
    ]


@pytest.mark.parametrize(
    ("code", "text", "shown"),
    [
        ("0%", "0.07", "7%"),
        ('0.0"万吨"', "12", "12万吨"),
        ("0\\家", "12", "12家"),
        ('"¥"#,##0', "5", "¥5"),
        ("General", "5", None),
        ("m/d/yy h:mm", "5", None),
        ('0_ ;[Red]-0" "', "5", None),
        # A comma behind the digits divides by a thousand; a point that is text parts the digits once more.
        ('0\\.0,"万"', "12345678", "1234.5678万"),
        ('0!.0,"万元"', "12345678", "1234.5678万元"),
        ('0"."0,"万"', "600000", "60万"),
        ("#,##0,", "600000", "600"),
        ('0.00,,"百万"', "12500000", "12.5百万"),
        ('0\\.00,,"亿"', "60000000000", "600亿"),
        ('0.0,"千元"', "-1500", "-1.5千元"),
        ('[>=100000000]0\\.00,,"亿";[>=10000]0\\.0,"万";0', "250000000", "2.5亿"),
        ('[>=100000000]0\\.00,,"亿";[>=10000]0\\.0,"万";0', "25000", "2.5万"),
        ('[>=100000000]0\\.00,,"亿";[>=10000]0\\.0,"万";0', "250", "250"),
        ('[<1]0%;0"倍"', "0.5", "50%"),
        ('[<1]0%;0"倍"', "2", "2倍"),
        ("000\\-0000", "5551234", None),
        ("[$¥-804]#,##0.00", "5", "¥5"),
        ("[$$-409]#,##0;[Red]-[$$-409]#,##0", "5", "$5"),
        ("[$-804]yyyy", "2025-03-01", "2025"),
        ("$#,##0", "5", "$5"),
        ('0"家";-0"家"', "-3", "-3家"),
    ],
)
def test_number_formats(code: str, text: str, shown: str | None) -> None:
    how = shown_by(code)
    assert (how(text) if how else None) == shown


def test_merged_cells_hold_in_all_their_rows(folder: Path) -> None:
    with xlsxwriter.Workbook("m.xlsx") as book:
        sheet = book.add_worksheet("s")
        for column, name in enumerate(["文件", "指标", "目标值"]):
            sheet.write(0, column, name)
        sheet.merge_range(1, 0, 1, 2, "一、能源")
        sheet.merge_range(2, 0, 3, 0, "规划")
        sheet.write_row(2, 1, ["甲", "5家"])
        sheet.write_row(3, 1, ["乙", "6家"])
        sheet.set_row(3, None, None, {"hidden": True})
    book = read(folder / "m.xlsx")
    assert [list(row.texts) for row in book.sheets[0].rows][2:] == [["规划", "甲", "5家"], ["规划", "乙", "6家"]]
    header = guessed_header(book.sheets[0])
    assert [row.number for row in header.rows] == [3, 4]
    assert [row.number for row in header.headings] == [2]
    assert book.sheets[0].remarks == ["s: 1 row hidden, and read like the others"]


def test_two_header_rows_and_a_column_twice(folder: Path, run: Run) -> None:
    with xlsxwriter.Workbook("h.xlsx") as book:
        sheet = book.add_worksheet("s")
        sheet.write_row(0, 0, ["序号", "指标", "目标", "", "备注", "备注"])
        sheet.merge_range(0, 2, 0, 3, "目标")
        for column in (0, 1):
            sheet.merge_range(0, column, 1, column, ["序号", "指标"][column])
        sheet.write_row(1, 2, ["2025年", "2030年"])
        sheet.write_row(2, 0, [1, "甲", "5家", "6家", "x", "y"])
    header = guessed_header(read(folder / "h.xlsx").sheets[0])
    names = [name for name, _ in header.names]
    assert names == ["序号", "指标", "目标 / 2025年", "目标 / 2030年", "备注 (1)", "备注 (2)"]
    (folder / "map.yaml").write_text(
        "map: 1\ntarget: {title: 指标, goal: 2030年, quote: 备注}\nplan: {title: {text: 规划}}\n", encoding="utf-8"
    )
    result = run("check", "--table", "h.xlsx", "--map", "map.yaml")
    assert result.exit_code == 2
    assert "map.yaml:2:41: the column '备注' stands more than once, in s!E2" in result.stderr


def _encrypted(path: Path) -> None:
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    )


def _old(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))


def _formula(path: Path) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("表 1")
        sheet.write_row(0, 0, HEADER)
        sheet.write_formula(3, 4, "=A1+1", None, "")


def _bomb(path: Path) -> None:
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("xl/a.xml", "w") as part,
    ):
        for _ in range(420):
            part.write(bytes(1_000_000))


def _cut(path: Path) -> None:
    workbook(path)
    path.write_bytes(path.read_bytes()[:-900])


def _empty(path: Path) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("空")


def _text(path: Path) -> None:
    path.write_bytes(b"%PDF-1.4 no workbook")


def _part(path: Path, name: str, edit: Callable[[bytes], bytes]) -> None:
    """Change a part of a workbook that is written first."""
    workbook(path)
    with zipfile.ZipFile(path) as old:
        parts = {one: old.read(one) for one in old.namelist()}
    parts[name] = edit(parts[name])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for one, data in parts.items():
            new.writestr(one, data)


def _far(path: Path) -> None:
    cell = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    _part(path, "xl/worksheets/sheet1.xml", lambda data: data.replace(b"</sheetData>", cell))


def _wide_merges(path: Path) -> None:
    merges = b"".join(b'<mergeCell ref="A%d:ZZ9000"/>' % row for row in range(1, 4000))
    last = b'<row r="4000"><c r="ZZ4000"><v>1</v></c></row></sheetData><mergeCells>' + merges + b"</mergeCells>"
    _part(path, "xl/worksheets/sheet1.xml", lambda data: data.replace(b"</sheetData>", last))


def _lying(path: Path) -> None:
    """A part that unpacks to more than the archive says of it."""
    workbook(path)
    data = path.read_bytes()
    entry = data.index(b"PK\x01\x02")
    while b"sharedStrings" not in data[entry : entry + 80]:
        entry = data.index(b"PK\x01\x02", entry + 4)
    path.write_bytes(data[: entry + 24] + (100).to_bytes(4, "little") + data[entry + 28 :])


def _utf16(path: Path) -> None:
    _part(path, "xl/worksheets/sheet1.xml", lambda data: data.decode().encode("utf-16"))


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (_far, "a sheet spans 1,048,576 rows of 16,384 cells"),
        (_wide_merges, "the merged cells of the sheet 能源 lie over each other"),
        (_lying, "xl/sharedStrings.xml in it is damaged"),
        (_utf16, "holds a part that is not UTF-8"),
        (_encrypted, "t.xlsx is encrypted"),
        (_old, "workbook of the old kind (.xls)"),
        (_formula, "1 formula without a value: '表 1'!E4"),
        (_bomb, "unpacks to 420,000,000 bytes"),
        (_cut, "is no whole workbook"),
        (_empty, "its sheets are empty"),
        (_text, "t.xlsx is no workbook"),
    ],
)
def test_a_workbook_that_cannot_be_read_gets_a_sentence(
    folder: Path, run: Run, make: Callable[[Path], None], said: str
) -> None:
    make(folder / "t.xlsx")
    result = run("check", "--table", "t.xlsx", "--map", "map.yaml")
    assert result.exit_code == 2
    assert said in result.stderr
    assert "\n  = " in result.stderr or make is _empty


def test_a_formula_without_a_value_matters_where_it_is_read(folder: Path, run: Run) -> None:
    with xlsxwriter.Workbook(str(folder / "t.xlsx")) as book:
        sheet = book.add_worksheet("表")
        sheet.write_row(0, 0, ["指标", "数值", "政策原文", "合计"])
        sheet.write_row(1, 0, ["甲", "达到5家", "甲达到5家"])
        sheet.write_formula(1, 3, "=1+1", None, "")
        other = book.add_worksheet("别的")
        other.write_formula(0, 0, "=1+1", None, "")
    (folder / "map.yaml").write_text(f"map: 1\nsheets: 表\n{FIELDS}plan: {{title: {{text: 规划}}}}\n", encoding="utf-8")
    done = run("check", "--table", "t.xlsx", "--map", "map.yaml")
    assert done.exit_code == 0, done.stderr
    assert "1 formula without a value, and left out: 表!D2" in done.stderr


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (b'<c r="B2"><f>1+1</f><v /></c>', "1 formula without a value: 能源!B2"),
        (b'<c s="0" r="B2"><f t="shared" si="0"/><v></v></c>', "1 formula without a value: 能源!B2"),
        (b'<c r="B2"><f>1+1</f></c>', "1 formula without a value: 能源!B2"),
        (b'<c r="B2"><f>1+1</f><v>0</v></c>', "1 formula without a value: 能源!B2"),  # all is to be calculated anew
        (b'<c r="B2" t="e"><v>#DIV/0!</v></c>', "能源!B2: error PT015 cannot read '#DIV/0!'"),
        (b'<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>', "能源!B2: error PT015 cannot read '#DIV/0!'"),
        (b'<c r="B2" t="str"><f>""</f><v></v></c>', "能源!B2: error PT007 `goal` is empty"),
    ],
)
def test_what_a_formula_left_in_its_cell(folder: Path, run: Run, cell: bytes, said: str) -> None:
    with xlsxwriter.Workbook(str(folder / "t.xlsx")) as book:
        sheet = book.add_worksheet("能源")
        sheet.write_row(0, 0, ["指标", "数值", "政策原文"])
        sheet.write_row(1, 0, ["甲", 77777, "甲达到5家"])
    path = folder / "t.xlsx"
    with zipfile.ZipFile(path) as old:
        parts = {one: old.read(one) for one in old.namelist()}
    name = "xl/worksheets/sheet1.xml"
    parts[name] = parts[name].replace(b'<c r="B2"><v>77777</v></c>', cell)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for one, data in parts.items():
            new.writestr(one, data)
    (folder / "map.yaml").write_text(f"map: 1\n{FIELDS}plan: {{title: {{text: 规划}}}}\n", encoding="utf-8")
    done = run("check", "--table", "t.xlsx", "--map", "map.yaml")
    assert said in done.stdout + done.stderr


FIELDS = "target: {title: 指标, goal: 数值, quote: 政策原文}\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("map: 2\n" + FIELDS, "m.yaml:1:6: this program reads maps of the form 1"),
        ("map: 1\ntarget:\n  titel: 指标\n", "m.yaml:3:3: `target` has no `titel`: did you mean `title`?"),
        ("map: 1\ntarget: {title: 指标}\n", "says no column for `goal` and `quote`"),
        (f"map: 1\n{FIELDS}key: 编号\n", "m.yaml:3:6: 能源 has no column '编号'"),
        ("map: 1\n" + FIELDS.replace("数值", "{text: '[{数值}'}"), "`[` is not closed"),
        ("map: 1\nrow: figures\n" + FIELDS, "m.yaml:2:6: 'figures' is not one of"),
        ("map: 1\ntarget: [\n", "m.yaml:3:1: not valid YAML"),
        ("map: 1\nsheets: 工业\n" + FIELDS, "m.yaml:2:9: there is no sheet '工业'"),
        ("- a\n", "m.yaml:1:1: a map is keys with values"),
        ("map: 1\n" + FIELDS.replace("数值", "{column: 数值, columns: [方向]}"), "is made of one of"),
        ("map: 1\n" + FIELDS.replace("指标", "English!Title"), "the sheet 'English' is not joined"),
    ],
)  # fmt: skip
def test_errors_of_a_map_have_their_place(folder: Path, run: Run, text: str, said: str) -> None:
    (folder / "m.yaml").write_text(text, encoding="utf-8")
    result = run("check", "--table", "t.xlsx", "--map", "m.yaml")
    assert result.exit_code == 2
    assert said in result.stderr


def test_two_languages_side_by_side(folder: Path, run: Run) -> None:
    with xlsxwriter.Workbook("two.xlsx") as book:
        for name, rows in (
            ("中文", [["序号", "指标", "目标值", "政策原文"], [1, "企业数", "100家", "企业数达到100家"]]),
            ("English", [["No.", "Indicator", "Value", "Policy sentence"], [1, "Firms", "200 firms", "200 firms"]]),
        ):
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    (folder / "map.yaml").write_text(
        "map: 1\nkey: 序号\njoined: {English: No.}\n"
        "target:\n  title: 指标\n  goal: 目标值\n  quote: 政策原文\n"
        "  title_en: English!Indicator\n  goal_en: English!Value\n  quote_en: English!Policy sentence\n"
        "plan: {title: {text: 规划}}\n",
        encoding="utf-8",
    )
    result = run("check", "--table", "two.xlsx", "--map", "map.yaml", "--format", "concise")
    assert "two.xlsx:English!C2: " in result.stdout
    proposed = run("map", "two.xlsx").stdout
    assert "joined: {English: No.}" in proposed
    assert "goal_en: English!Value" in proposed


def test_a_proposed_map_checks_its_workbook(folder: Path, run: Run) -> None:
    proposed = run("map", "t.xlsx")
    assert proposed.exit_code == 0
    (folder / "m.yaml").write_text(proposed.stdout, encoding="utf-8")
    table_map = read_map(SourceFile("m.yaml", proposed.stdout.encode()))
    assert set(table_map.rules) == {"title", "goal", "by", "quote", "responsible", "tags"}
    assert set(table_map.plan) == {"title", "issued"}
    result = run("check", "--table", "t.xlsx", "--map", "m.yaml", "--as-of", "2026-01-01", "--format", "concise")
    assert "能源!E6" in result.stdout
    assert "4 targets: 2 errors" in result.stdout  # 很多 is no figure: its row is counted, and no target


@pytest.mark.parametrize(
    ("headers", "cells", "lines"),
    [
        ("指标,时期,目标", "煤炭,2021-2025,10%", ["title: 指标", "by: {column: 时期, period: true}", "goal: 目标"]),
        (
            "指标,完成期限,目标,部门",
            "煤炭,2025,10%,甲;乙",
            ["by: 完成期限", "responsible: {column: 部门, separator: ;}"],
        ),
        ("指标,目标,承担单位", "煤炭,10%,甲、乙", ["responsible: {column: 承担单位, separator: 、}"]),
        # A name in English beside one in Chinese is of the other language, whichever comes first.
        ("指标,Indicator,目标,Value", "煤炭,Coal,10%,10%", ["title: 指标", "title_en: Indicator", "goal_en: Value"]),
        ("Indicator,指标,Target,目标", "Coal,煤炭,10%,10%", ["title: 指标", "title_en: Indicator", "goal_en: Target"]),
        ("指标,目标,原文,Quote", "煤炭,10%,占10%,is 10%", ["quote: 原文", "quote_en: Quote"]),
        ("Indicator,Value,Title", "Coal,10%,Plan", ["title: Indicator", "goal: Value"]),
        # Published figures promise nothing.
        (
            "id,value,as_of,source",
            "coal,12万吨,2024,x",
            ["row: figure", "value: value", "as_of: as_of", "source: source"],
        ),
        ("指标,年份,数值,单位", "煤炭,2024,12,万吨", ["row: figure", "id: 指标", "value: {column: 数值, unit: 单位}"]),
        ("指标,单位,2023年,2024年", "煤炭,万吨,12,13", ["row: figure", "value: {years: true, unit: 单位}"]),
        ("指标,年份,数值,原文", "煤炭,2030,12万吨,煤炭达到12万吨", ["goal: 数值", "quote: 原文"]),
    ],
)
def test_what_columns_are_called(folder: Path, run: Run, headers: str, cells: str, lines: list[str]) -> None:
    (folder / "h.csv").write_text(f"{headers}\n{cells}\n", encoding="utf-8")
    proposed = [line.strip().partition("  #")[0] for line in run("map", "h.csv").stdout.splitlines()]
    assert set(lines) <= set(proposed)


def test_english_headers_are_proposed_too(folder: Path, run: Run) -> None:
    header = ["Year announced", "Indicator", "Direction", "Value", "Baseline year", "Target year or period"]
    header += ["Responsible body", "Policy sentence", "Document", "Topics", "Colour"]
    row = [2021, "Firms", "reach", "100 firms", None, "2021-2025", "A; B", "Firms reach 100 firms", "Plan", "x", "red"]
    workbook(folder / "e.xlsx", [row], header)
    proposed = run("map", "e.xlsx").stdout
    table_map = read_map(SourceFile("m.yaml", proposed.encode()))
    assert set(table_map.rules) == {"title", "goal", "by", "quote", "responsible", "tags"}
    assert "period: true" in proposed
    assert "separator: ;" in proposed
    assert "`extra`: Colour" in proposed


def test_what_a_table_cannot_have_is_refused(folder: Path, run: Run) -> None:
    for arguments, said in (
        (["--table", "t.xlsx"], "--table needs a map"),
        (["--map", "map.yaml"], "name it with --table"),
        (["--table", "t.xlsx", "--map", "map.yaml", "--fix"], "--fix mends data files"),
        (["--table", "t.xlsx", "--map", "map.yaml", "--sheet", "工业"], "has no sheet '工业'"),
        (["--table", "none.xlsx", "--map", "map.yaml"], "there is no file none.xlsx"),
    ):
        result = run("check", *arguments)
        assert result.exit_code == 2
        assert said in result.stderr


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021-2025年", ("2021", "2025")),
        ("2021—25", ("2021", "2025")),
        ("“十四五”期间", ("2021", "2025")),
        ("十五五", ("2026", "2030")),
        ("14th FYP", ("2021", "2025")),
        ("2030年", ("", "2030")),
        ("２０３０", ("", "2030")),
        ("2030年前", ("", "2030年前")),
        ("2025-06", ("", "2025-06")),
        ("2025年6月", ("", "2025-06")),
        ("2025-2021", ("", "2025-2021")),
        ("2025-12-31", ("", "2025-12-31")),
    ],
)
def test_periods(text: str, expected: tuple[str, str]) -> None:
    assert period(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021年3月5日", "2021-03-05"),
        ("2021/3/5", "2021-03-05"),
        ("2021.12", "2021-12"),
        ("2025年底", "2025"),
        ("2021-03-05 00:00:00", "2021-03-05"),
        ("soon", "soon"),
    ],
)
def test_dates(text: str, expected: str) -> None:
    assert date_text(text) == expected


def test_names() -> None:
    assert [address("能源", 412, 5), address("a b", 1, 27), address("", 3, 703)] == ["能源!E412", "'a b'!AA1", "AAA3"]
    assert [year_of_header(name) for name in ("2021", "实际 / 2021年", "20215", "2021-2025")] == [
        "2021",
        "2021",
        None,
        None,
    ]
    assert identifier("（一） A/b.2") == "一-a-b.2"
