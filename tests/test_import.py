"""`import` through the command line: tables as rows, their problems by line, all or nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import HEAD, text
from typer.testing import Result

from policytrack.edits.figure_table import read_table
from policytrack.text.script import to_script

Run = Callable[..., Result]

TARGETS = """\
targets:
  - id: a
    plan: p
    title: 甲
    goal: 100家
    quote: 甲100家
    actuals:
      - {as_of: 2022, value: 20家, source: 'https://example.org/a'} # first
  - id: b
    plan: p
    title: 乙
    goal: 达到600亿元
    quote: 乙达到600亿元
"""


TABLE = """\
id,value,as_of,source,note
b,"1,200 亿元",2023,https://example.org/b,"one, two"
a,30家,2023,,
a,25家,2022-06,https://example.org/c,

b, 900亿元 ,2021,,
"""
AFTER = (
    TARGETS.replace(
        "      - {as_of: 2022,",
        "      - {as_of: 2022-06, value: 25家, source: 'https://example.org/c'}\n      - {as_of: 2022,",
    ).replace("# first\n", "# first\n      - {as_of: 2023, value: 30家}\n")
    + "    actuals:\n      - {as_of: 2021, value: 900亿元}\n"
    "      - {as_of: 2023, value: '1,200 亿元', source: 'https://example.org/b', note: 'one, two'}\n"
)


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_takes_a_table_over(run: Run, file: Path, mark: str, newline: str) -> None:
    table = file.parent / "table.csv"
    table.write_bytes((mark + TABLE).replace("\n", newline).encode())
    done = run("import", "table.csv")
    assert done.exit_code == 0, done.stderr
    assert text(file) == AFTER
    assert "4 figures of 2 targets" in done.stdout


def test_from_standard_input(run: Run, file: Path) -> None:
    assert run("import", "-", stdin=TABLE).exit_code == 0
    assert text(file) == AFTER


def test_dry_run_prints_the_diff(run: Run, file: Path) -> None:
    done = run("import", "-", "--dry-run", stdin=TABLE)
    assert done.exit_code == 0
    assert "+      - {as_of: 2023, value: 30家}\n" in done.stdout
    assert text(file) == TARGETS


def test_replace_changes_and_adds(run: Run, file: Path) -> None:
    table = "id,as_of,value,note\na,2022,21家,corrected\na,2023,30家,\n"
    assert run("import", "-", stdin=table).exit_code == 2
    assert run("import", "-", "--replace", stdin=table).exit_code == 0
    assert text(file) == TARGETS.replace("20家", "21家").replace("/a'}", "/a', note: corrected}").replace(
        "# first\n", "# first\n      - {as_of: 2023, value: 30家}\n"
    )
    before = file.stat()
    assert run("import", "-", "--replace", stdin=table).exit_code == 0
    assert file.stat() == before


#: table -> what is said, line by line
PROBLEMS = [
    ("", ["holds no figures"]),
    ("id,value,as_of\n", ["holds no figures"]),
    ("id,vlaue,as_of\n", ["<stdin>:1: there is no column 'vlaue': did you mean `value`?", "no column value"]),
    ("id;value|as_of\n", ["columns are separated by commas, tabs or semicolons"]),
    ("id,value,as_of,id\n", ["the column 'id' stands twice"]),
    (
        "id,value,as_of,match\nx,1家,2023,\na,1家,soon,\na,,2023,\n\na,1家,2023,exact\na,1家,2023,same,more\n",
        [
            "5 problems",
            "<stdin>:2: there is no target 'x'",
            "<stdin>:3: as_of: 'soon'",
            "<stdin>:4: value is empty",
            "<stdin>:6: match is 'exact'",
            "<stdin>:7: 5 cells under 4 columns",
        ],
    ),
    (
        "id,value,as_of\nx,1家,2023\na,20家,2022\na,30家,2023\na,31家,2023\nb,7亿元,2999\n",
        [
            "4 problems",
            "<stdin>:2: there is no target 'x'",
            "<stdin>:3: a has a figure of 2022 already: 20家 (2022), source https://example.org/a",
            "<stdin>:5: a is given two figures of 2023",
            "<stdin>:6: 2999",
        ],
    ),
    (
        'id,value,as_of,note\na,30家,2023,"two\nlines"\na,many,2024,\nb,5家,2023,\n',
        ["2 problems", "<stdin>:4: ", "<stdin>:5: the figure is in 家"],
    ),
    (  # of every kind at once, in the order of the lines
        "id,value,as_of\na,many,2024\nx,1家,2023\na,30家,soon\nb,5家,2023\nb,7亿元,2023\na,40家,2023\n",
        [
            "5 problems",
            "<stdin>:2: cannot read 'many'",
            "<stdin>:3: there is no target 'x'",
            "<stdin>:4: as_of: 'soon'",
            "<stdin>:5: the figure is in 家",
            "<stdin>:6: b is given two figures of 2023",
        ],
    ),
    (  # of two figures of one date, the one that cannot be read
        "id,value,as_of,basis\na,5家,2023,甲\na,many,2023,乙\nb,7亿元,2023,甲\n",
        ["1 problem", "<stdin>:3: cannot read 'many'"],
    ),
    (  # the figure and not the baseline, and the reverse
        "id,role,value,as_of\na,baseline,5家,2021\na,actual,many,2023\n",
        ["1 problem", "<stdin>:3: cannot read 'many'"],
    ),
    (
        "id,role,value,as_of\na,actual,5家,2023\na,baseline,many,2021\n",
        ["1 problem", "<stdin>:3: cannot read 'many'"],
    ),
    ("id,role,value,as_of\na,baseline,5家,2021\na,baseline,6家,2020\n", ["<stdin>:3: a is given two baselines"]),
    ("id,role,value,as_of\na,middle,5家,2023\n", ["<stdin>:2: role is 'middle'; one of actual, baseline"]),
    ("id,value,as_of,extra\na,5家,2023,{x\n", ["<stdin>:2: extra is no object of texts"]),
    ('id,value,as_of,extra\na,5家,2023,"{""a"": 1}"\n', ["<stdin>:2: extra is no object of texts"]),
    ("id,value,as_of\na\n", ["<stdin>:2: value and as_of is empty"]),
    ("id,value,as_of,published\na,30家,2023,soon\n", ["<stdin>:2: published: 'soon'"]),
    ('id,value,as_of\na,"30家,2023\n', ["<stdin>:2: not valid CSV"]),
    ("id,value,as_of\na,30家,2023\nb,9万元,2023\nb,8亿元,2024\n", ["ten-times", "--yes"]),
]


@pytest.mark.parametrize(("table", "said"), PROBLEMS)
def test_says_every_problem_and_does_nothing(run: Run, file: Path, table: str, said: list[str]) -> None:
    done = run("import", "-", stdin=table)
    assert done.exit_code == 2
    for part in said:
        assert part in done.stderr
    assert text(file) == TARGETS


def test_one_figure_of_one_target(run: Run, file: Path) -> None:
    done = run("import", "-", stdin="id,value,as_of\na,30家,2023\n")
    assert done.stdout == "1 figure of 1 target recorded in targets.yaml\n"


#: Headings as a colleague writes them, in a spreadsheet of the mainland or of Taiwan.
IN_CHINESE = (
    "目标编号,数值,数据日期,来源,发布日期,口径,相符程度,备注\na,30家,2023,https://example.org/a,2024/3/5,,相近,数据\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gbk", "gb18030", "big5"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_tables_as_spreadsheet_programs_save_them(run: Run, file: Path, encoding: str, separator: str) -> None:
    table = IN_CHINESE.replace(",", separator)
    if encoding == "big5":
        table = to_script(table, "tw")
    (file.parent / "table.csv").write_bytes(table.encode(encoding))
    done = run("import", "table.csv")
    assert done.exit_code == 0, done.stderr
    note = "數據" if encoding == "big5" else "数据"
    written = f"value: 30家, source: 'https://example.org/a', published: 2024-03-05, match: near, note: {note}}}"
    assert f"{{as_of: 2023, {written}" in text(file)
    told = {"gbk": "GB18030", "gb18030": "GB18030", "big5": "Big5", "utf-16": "UTF-16"}.get(encoding, "")
    assert done.stdout.endswith(f"; table.csv was read as {told}\n" if told else "in targets.yaml\n")


def test_an_encoding_in_doubt_is_asked_for(run: Run, file: Path) -> None:
    (file.parent / "table.csv").write_bytes("id,value,as_of,note\na,30,2023,哀\n".encode("gbk"))
    done = run("import", "table.csv")
    assert done.exit_code == 2
    assert "table.csv:2: the text is not UTF-8, and may be GB18030 (哀) or Big5 (飢); save the table as" in done.stderr
    assert "there is no encoding 'x'" in run("import", "table.csv", "--encoding", "x").stderr
    assert run("import", "table.csv", "--encoding", "gbk").exit_code == 0
    assert "note: 哀" in text(file)


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("编号,数值,日期", "the column '日期' is not clear: it may be when the figure was so (as_of, 数据日期)"),
        ("编号,目标值,数据日期", "the column '目标值' is not clear: a goal is no published figure"),
        ("编号,数值,单位,年份", "the column '单位' is not clear: write the unit behind the value"),
        ("指標,數值,年份", "the column '指標' is not clear: a target is found by its `id`"),
        ("编号,数值,数据,年份", "the columns '数值' and '数据' are both 'value'"),
        ("编号,数值,年份,年份", "the column '年份' stands twice"),
        ("id,value;as_of", "cells may be parted by a comma or by a semicolon"),
    ],
)
def test_a_heading_in_doubt_is_said(run: Run, file: Path, header: str, said: str) -> None:
    done = run("import", "-", stdin=header + "\na,30家,2023\n")
    assert done.exit_code == 2
    assert said in done.stderr
    assert text(file) == TARGETS


def test_baselines_and_what_has_no_field_are_taken_over(run: Run, file: Path) -> None:
    table = 'id,role,as_of,value,extra\na,基期,2021,10家,"{""b"": ""1"", ""a"": ""2""}"\n'
    assert run("import", "-", stdin=table).exit_code == 0
    assert "baseline: {as_of: 2021, value: 10家, extra: {b: '1', a: '2'}}" in text(file)
    again = run("import", "-", stdin=table)
    assert again.exit_code == 2 and "a has a baseline: 10家 (2021)" in again.stderr
    assert run("import", "-", "--replace", stdin=table.replace("10家", "11家")).exit_code == 0
    assert "value: 11家" in text(file)
    twice = run("import", "-", "--replace", stdin=table + table.partition("\n")[2])
    assert "<stdin>:3: a is given two baselines" in twice.stderr
    assert "extra is no object of texts" in run("import", "-", stdin="id,as_of,value,extra\na,2023,3家,[1]\n").stderr


#: What a figure keeps of a row in `extra`, as it stands, and after an import that says something else; None: refused.
EXTRAS = {
    "in brackets": ("          extra: {b: '1'}\n", "          extra: {b: '2'}\n"),
    "the same": ("          extra: {b: '2'}\n", "          extra: {b: '2'}\n"),
    "on lines of its own": ("          extra:\n            b: '1'\n", None),
    "in brackets with a comment": ("          extra: {b: '1', # c\n            }\n", None),
    "none": ("", "          extra: {b: '2'}\n"),
}


@pytest.mark.parametrize(("there", "then"), EXTRAS.values(), ids=EXTRAS)
def test_what_has_no_field_is_written_anew_where_it_stands_in_brackets(
    run: Run, file: Path, there: str, then: str | None
) -> None:
    lines = TARGETS + "    actuals:\n        - as_of: 2023\n          value: 3亿元\n" + there
    file.write_text(HEAD + lines, encoding="utf-8")
    done = run("import", "-", "--replace", stdin='id,as_of,value,extra\nb,2023,3亿元,"{""b"": ""2""}"\n')
    if then is None:
        assert done.exit_code == 2 and "`extra` does not stand in brackets" in done.stderr
        assert text(file) == lines
    else:
        assert text(file) == lines.removesuffix(there) + then if there else lines + then


def test_figures_of_one_date_that_tell_themselves_apart(run: Run, file: Path) -> None:
    table = "id,as_of,value,basis,published\na,2023,30家,,2024-01\na,2023,31家,,2024-06\na,2023,9家,规上,\n"
    assert run("import", "-", stdin=table).exit_code == 0
    before = text(file)
    assert before.count("as_of: 2023") == 3
    assert run("import", "-", "--replace", stdin=table).exit_code == 0
    assert text(file) == before
    assert run("import", "-", "--replace", stdin=table.replace("31家", "32家")).exit_code == 0
    assert text(file) == before.replace("31家", "32家")


@pytest.mark.parametrize(("published", "changed"), [("", "31家"), ("2024-01", "30家")])
def test_of_two_figures_that_contradict_each_other_the_one_of_the_same_key_is_replaced(
    run: Run, file: Path, published: str, changed: str
) -> None:
    both = "actuals: [{as_of: 2023, value: 30家, published: 2024-01}, {as_of: 2023, value: 31家}]"
    lines = f"targets:\n  - {{id: z, plan: p, title: x, goal: 90家, quote: 90家, {both}}}\n"
    file.write_text(HEAD + lines, encoding="utf-8")
    table = f"id,as_of,value,published\nz,2023,33家,{published}\n"
    assert run("import", "-", "--replace", "--yes", stdin=table).exit_code == 0
    assert text(file) == lines.replace(changed, "33家")


#: The figures of a target, rows of `id,as_of,value,basis,published`, --replace or not; the figures then, or why not.
BESIDE: dict[str, tuple[str, str, bool, str]] = {
    "another basis stands beside it": (
        "{as_of: 2022, value: 20家}", "a,2022,9家,规上,", False,
        "{as_of: 2022, value: 20家}, {as_of: 2022, value: 9家, basis: 规上}",
    ),
    "behind the one of its day": (
        "{as_of: 2021, value: 1家}, {as_of: 2022, value: 20家}, {as_of: 2023, value: 30家}",
        "a,2022,9家,规上,",
        False,
        "{as_of: 2021, value: 1家}, {as_of: 2022, value: 20家}, {as_of: 2022, value: 9家, basis: 规上}, "
        "{as_of: 2023, value: 30家}",
    ),
    "behind the one of its day where the newest comes first": (
        "{as_of: 2023, value: 30家}, {as_of: 2022, value: 20家}, {as_of: 2021, value: 1家}",
        "a,2022,9家,规上,",
        False,
        "{as_of: 2023, value: 30家}, {as_of: 2022, value: 20家}, {as_of: 2022, value: 9家, basis: 规上}, "
        "{as_of: 2021, value: 1家}",
    ),
    "where two of one day stand among the newest first": (
        "{as_of: 2023, value: 30家}, {as_of: 2023, value: 3家, basis: 规上}, {as_of: 2021, value: 1家}",
        "a,2022,9家,,",
        False,
        "{as_of: 2023, value: 30家}, {as_of: 2023, value: 3家, basis: 规上}, {as_of: 2022, value: 9家}, "
        "{as_of: 2021, value: 1家}",
    ),
    "where all are of one day": (
        "{as_of: 2023, value: 30家}, {as_of: 2023, value: 3家, basis: 规上}",
        "a,2022,9家,,",
        False,
        "{as_of: 2022, value: 9家}, {as_of: 2023, value: 30家}, {as_of: 2023, value: 3家, basis: 规上}",
    ),
    "a revision stands beside it": (
        "{as_of: 2022, value: 20家, published: 2023-01}", "a,2022,21家,,2023-06", False,
        "{as_of: 2022, value: 20家, published: 2023-01}, {as_of: 2022, value: 21家, published: 2023-06}",
    ),
    "of the same publication it contradicts": (
        "{as_of: 2022, value: 20家, published: 2023-01}", "a,2022,21家,,2023-01", False,
        "a has a figure of 2022 already: 20家 (2022)",
    ),
    "and is replaced": (
        "{as_of: 2022, value: 20家, published: 2023-01}", "a,2022,21家,,2023-01", True,
        "{as_of: 2022, value: 21家, published: 2023-01}",
    ),
    "what stands beside it is replaced by another of its date": (
        "{as_of: 2022, value: 20家, published: 2023-01}", "a,2022,21家,,2023-06", True,
        "{as_of: 2022, value: 21家, published: 2023-06}",
    ),
    "but not if a row has replaced it": (
        "{as_of: 2022, value: 20家, published: 2023-01}", "a,2022,22家,,2023-01\na,2022,21家,,2023-06", True,
        "{as_of: 2022, value: 22家, published: 2023-01}, {as_of: 2022, value: 21家, published: 2023-06}",
    ),
    "two rows for one figure": (
        "{as_of: 2022, value: 20家}", "a,2022,21家,,\na,2022,22家,,", True, "a is given two figures of 2022",
    ),
    "two rows for a new one": (
        "{as_of: 2022, value: 20家}", "a,2023,21家,,\na,2023,22家,,", True, "a is given two figures of 2023",
    ),
    "two rows of one date on two bases": (
        "{as_of: 2022, value: 20家}", "a,2023,21家,甲,\na,2023,22家,乙,", False,
        "{as_of: 2022, value: 20家}, {as_of: 2023, value: 21家, basis: 甲}, {as_of: 2023, value: 22家, basis: 乙}",
    ),
    "of two that stand there none can be told": (
        "{as_of: 2022, value: 20家, published: 2023-01}, {as_of: 2022, value: 21家, published: 2023-06}",
        "a,2022,22家,,2024-01", True, "a has 2 figures of 2022",
    ),
    "a date that stands for the same day": (
        "{as_of: 2022-12-31, value: 20家}", "a,2022,21家,,", True, "{as_of: 2022-12-31, value: 21家}",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("figures", "rows", "replace", "expected"), BESIDE.values(), ids=BESIDE)
def test_figures_of_one_date(run: Run, file: Path, *, figures: str, rows: str, replace: bool, expected: str) -> None:
    lines = "targets:\n  - {id: a, plan: p, title: x, goal: 90家, quote: 90家, actuals: [%s]}\n"
    file.write_text(HEAD + lines % figures, encoding="utf-8")
    options = ("--replace",) if replace else ()
    done = run("import", "-", "--yes", *options, stdin=f"id,as_of,value,basis,published\n{rows}\n")
    if expected.startswith("{"):
        assert (done.exit_code, text(file)) == (0, lines % expected), done.stderr
    else:
        assert expected in done.stderr
        assert (done.exit_code, text(file)) == (2, lines % figures)


def test_what_needs_no_word_is_not_written(run: Run, file: Path) -> None:
    assert run("import", "-", stdin="id,value,as_of,match\na,30家,2023,same\na,31家,2024,相同\n").exit_code == 0
    assert "{as_of: 2023, value: 30家}\n      - {as_of: 2024, value: 31家}\n" in text(file)


def test_dates_of_publication_are_written_as_dates(run: Run, file: Path) -> None:
    assert run("import", "-", stdin="id,value,as_of,published\na,30家,2023,2024年3月\n").exit_code == 0
    assert "{as_of: 2023, value: 30家, published: 2024-03}" in text(file)


def test_thousands_of_rows(run: Run, file: Path) -> None:
    one = "  - {id: t%d, plan: p, title: x, goal: 100家, quote: 100家}\n"
    file.write_text(HEAD + "targets:\n" + "".join(one % number for number in range(400)), encoding="utf-8")
    table = "id,value,as_of\n" + "".join(
        f"t{number},{year - 2000}家,{year}\n" for year in (2022, 2023) for number in range(400)
    )
    assert run("import", "-", stdin=table).exit_code == 0
    expected = one.replace("}", ", actuals: [{as_of: 2022, value: 22家}, {as_of: 2023, value: 23家}]}")
    assert text(file) == "targets:\n" + "".join(expected % number for number in range(400))


def test_a_table_of_something_else_is_told_of_maps(run: Run, file: Path) -> None:
    table = file.parent / "goals.csv"
    table.write_text("指标,单位,2030年目标\n企业,家,500\n", encoding="utf-8")
    done = run("import", str(table), "--dry-run")
    assert done.exit_code == 2
    assert "its columns are not those of figures" in done.stderr
    assert "`policytrack map" in done.stderr


def test_a_table_of_something_else_below_its_title_is_told_by_its_own_columns() -> None:
    table = "数据产业目标\n指标,单位,2030年目标\n企业,家,500\n".encode()
    assert list(read_table("goals.csv", table, ("id", "value")).columns) == ["指标", "单位", "2030年目标"]
