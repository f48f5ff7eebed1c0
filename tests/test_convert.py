"""`convert` and `units` on the command line."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from policytrack.cli import app
from policytrack.quantity.errors import QuantityError
from policytrack.quantity.format import format_bound
from policytrack.quantity.parsing import as_goal, parse
from policytrack.quantity.unit_table import UNITS
from policytrack.render.convert import record

KEYS = [
    *("text", "comparator", "low", "high", "unit", "base_unit", "dimension"),
    *("change", "per", "basis", "period", "reference", "margin", "error", "column"),
]


def run(*arguments: str, stdin: str | bytes | None = None) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, list(arguments), input=stdin)
    return result.exit_code, result.stdout, result.stderr


def test_one_quantity_is_explained() -> None:
    code, out, _ = run("convert", "(FP16)突破3500PFlops")
    assert code == 0
    assert "超过3500PFLOPS" in out
    assert "> 3,500 PFLOPS" in out
    assert "3,500,000,000,000,000,000 FLOPS" in out
    assert "more than" in out
    assert "FP16" in out


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["27.1", "billion", "yuan", "--to", "亿元", "--lang", "zh"], "271亿元"),
        (["27.1 billion yuan", "--lang", "zh-Hant"], "271億元"),
        (["27.1 billion yuan", "--lang", "zh_TW"], "271億元"),
        (["27.1 billion yuan", "--lang", "zh-CN"], "271亿元"),
        (["突破600亿元", "--lang", "en"], "> 60 billion CNY"),
        (["超4100P", "--to", "EFLOPS", "--lang", "en"], "> 4.1 EFLOPS"),
        (["4100P", "--dimension", "storage", "--lang", "zh"], "4100PB"),
        (["2兆元", "--region", "台湾", "--lang", "zh"], "2兆新台币元"),
        (["10.75亿亩", "--to", "万公顷", "--digits", "4"], "≈7167万公顷"),
        (["1—2家", "--lang", "zh"], "1—2家"),
        (["全市算力总规模达到12EFLOPS", "--lang", "en"], "≥ 12 EFLOPS"),
    ],
)
def test_writes_in_the_unit_and_language_asked_for(arguments: list[str], expected: str) -> None:
    code, out, _ = run("convert", *arguments)
    assert (code, out.strip()) == (0, expected)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["12EFLPOS"], ["cannot read 'EFLPOS'", "did you mean EFLOPS", "  12EFLPOS\n    ^"]),
        (["4100P"], ["ambiguous", "PFLOPS (computing rate), PB (storage) or Pbit/s", "--dimension"]),
        (["10.75亿亩", "--to", "公顷"], ["no exact decimal in 公顷"]),
        (["600亿元", "--to", "EFLOPS"], ["cannot be converted"]),
        (["600亿元", "--to", "美元"], ["money (CNY) cannot be converted to money (USD)"]),
        (["600亿元", "--to", "亿园"], ["--to: '亿园' is not a known unit"]),
        (["600亿元", "--dimension", "x"], ["no dimension 'x'"]),
    ],
)
def test_a_wrong_request_says_why(arguments: list[str], expected: list[str]) -> None:
    code, out, err = run("convert", *arguments)
    assert (code, out) == (2, "")
    for part in expected:
        assert part in err


def test_jsonl_is_one_object_a_line_and_goes_on_after_an_error() -> None:
    lines = [
        "达到12EFLOPS",
        "1—2家",
        "",
        "600亿园",
        "年均增长7%以上",
        "(FP16)3500PFLOPS",
        "较2020年下降18%",
        "低于全国5%",
    ]
    code, out, _ = run("convert", "-", "--format", "jsonl", stdin="\n".join(lines) + "\n")
    found = [json.loads(line) for line in out.splitlines()]
    assert code == 1
    assert [row["text"] for row in found] == lines
    assert all(list(row) == KEYS for row in found)
    assert [(row["comparator"], row["low"], row["high"], row["base_unit"]) for row in found] == [
        (">=", "12000000000000000000", "12000000000000000000", "FLOPS"),
        ("range", "1", "2", "count"),
        (None, None, None, None),
        (None, None, None, None),
        (">=", "7", "7", "%"),
        (">=", "3500000000000000000", "3500000000000000000", "FLOPS"),
        (">=", "18", "18", "%"),
        (">=", "5", "5", "%"),
    ]
    assert [(row["error"], row["column"]) for row in found if row["error"]] == [
        ("there is no figure; expected a number", 1),
        ("cannot read '园' after the figure", 5),
    ]
    assert (found[4]["change"], found[4]["per"], found[4]["period"]) == ("increase", "year", "annual")
    assert [(row["reference"], row["margin"]) for row in found[6:]] == [("2020", None), ("全国", "below")]
    assert (found[5]["basis"], found[6]["reference"], found[1]["unit"]) == ("FP16", "2020", "家")


def test_text_lines_go_on_after_an_error() -> None:
    code, out, err = run("convert", "-", stdin="突破600亿元\nabc\n50项以上\n")
    assert code == 1
    assert out == "突破600亿元\t>600亿元\n50项以上\t≥50项\n"
    assert err == "line 2, column 1: cannot read 'abc'; expected a number or a word like 不少于\n"


def test_input_that_is_not_utf8_or_has_a_mark_is_no_crash() -> None:
    code, out, _ = run("convert", "-", "--format", "jsonl", stdin="\ufeff50%\r\n".encode() + b"\xff\xfe\n")
    assert code == 1
    assert [json.loads(line)["low"] for line in out.splitlines()] == ["50", None]


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("存储总量达到10EB", "10000000000000000000"),
        ("非化石能源消费比重达到20%左右", "20"),
        ("单位能耗降低13.5%", "13.5"),
    ],
)
def test_a_clause_may_name_its_subject(text: str, low: str) -> None:
    assert record(text)["low"] == low


@pytest.mark.parametrize("text", ["三年行动", "5G", "2025年", "直逼100亿元", "突皮600亿元", "1+N+X", "12家和15家"])
def test_what_is_no_quantity_is_an_error_not_a_guess(text: str) -> None:
    found = record(text)
    assert found["error"]
    assert found["low"] is None


def test_units_lists_the_table() -> None:
    code, out, _ = run("units")
    assert code == 0
    for unit in UNITS:
        assert unit.symbol in out
    code, out, _ = run("units", "億元")
    assert code == 1
    code, out, _ = run("units", "標準煤")
    assert code == 0
    assert "吨标准煤" in out
    assert "EFLOPS" not in out


def test_units_as_objects() -> None:
    _, out, _ = run("units", "EFLOPS", "--format", "jsonl")
    (row,) = map(json.loads, out.splitlines())
    assert row["factor"] == "1000000000000000000"
    assert (row["unit"], row["base_unit"], row["dimension"]) == ("EFLOPS", "FLOPS", "computing")


def test_an_unknown_unit_suggests_others() -> None:
    code, _, err = run("units", "EFLPOS")
    assert code == 1
    assert "did you mean EFLOPS" in err


def test_convert_loads_neither_rich_nor_opencc_nor_yaml() -> None:
    program = (
        "import sys; from policytrack.commands import convert; convert.record('突破600亿元'); "
        "convert._print_one('600亿元', convert.ConvertOptions(None, None, None, None, None)); "
        "print([name for name in ('rich', 'opencc', 'yaml') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_thousand_lines_are_a_thousand_readings() -> None:
    forms = ["超过{}亿元", "达到{}%以上", "{}—9999家", "年均增长{}%左右", "新增{}万千瓦", "{} billion yuan"]
    text = "".join(forms[number % len(forms)].format(number % 9000 + 1) + "\n" for number in range(1_000))
    code, out, _ = run("convert", "-", "--format", "jsonl", stdin=text)
    assert code == 0
    assert len(out.splitlines()) == 1_000


def document_rows(columns: int) -> list[list[str]]:
    """The rows of the document's tables that have so many columns, each with its section's heading first."""
    found, heading = [], ""
    for line in (Path(__file__).parent.parent / "docs" / "quantities.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            heading = line[3:]
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| `") and len(cells) == columns:
            found.append([heading, cells[0].strip("`"), *cells[1:]])
    return found


@pytest.mark.parametrize(("heading", "text", "says"), document_rows(2))
def test_the_document_says_what_the_program_does(heading: str, text: str, says: str) -> None:
    if heading == "What is refused":
        with pytest.raises(QuantityError, match=re.escape(says)):
            parse(text)
    elif heading == "Units":
        assert parse(text).dimension.base == says
    else:
        assert format_bound(as_goal(parse(text)), lang="en") == says


@pytest.mark.parametrize(("heading", "text", "zh", "hant", "en"), document_rows(4))
def test_the_document_writes_what_the_program_writes(heading: str, text: str, zh: str, hant: str, en: str) -> None:
    assert [format_bound(parse(text), lang=lang) for lang in ("zh", "zh-Hant", "en")] == [zh, hant, en]


def test_the_document_has_its_tables() -> None:
    assert len(document_rows(2)) > 80
    assert len(document_rows(4)) >= 5


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["-3%"], "中文        -3%"),
        (["-1.5亿元", "左右"], "中文        约-1.5亿元"),
        (["-3%", "--to", "‰"], "-30‰"),
        (["--to", "‰", "-3%"], "-30‰"),
        (["-5h"], "中文        -5小时"),
        (["-３%"], "中文        -3%"),
        (["--format", "jsonl", "-3%"], '"text": "-3%"'),
    ],
)
def test_a_negative_figure_is_no_option(arguments: list[str], says: str) -> None:
    code, out, _ = run("convert", *arguments)
    assert code == 0
    assert says in out


def test_an_unknown_option_is_one_still() -> None:
    assert run("convert", "--lagn", "zh", "3%")[0] == 2
    assert run("convert", "-x", "3%")[0] == 2
