"""What a table says against a target, in process: which rows count, in which unit, what is new, revised and gone."""

from datetime import date

import pytest
from conftest import HEAD

from policytrack.data.source import SourceFile
from policytrack.edits.batch import Batch
from policytrack.edits.pull import Pull, compare
from policytrack.edits.session import Edited, EditSession
from policytrack.errors import PolicytrackError
from policytrack.rules.check import check
from policytrack.update import revise

TODAY = date(2025, 6, 30)
PLACES = HEAD.replace("region: 某市", "region: [甲县, 乙县]").replace("issued: 2023-12-31", "issued: 2019")
HEADS = PLACES.replace("  compute: {title: 算力规模, unit: EFLOPS}\n", "")
LONG = "value: 数值, as_of: 年份"


def data(figures: str = LONG, fields: str = "", more: str = "", unit: str = "万吨") -> str:
    """A data file with an indicator that takes figures from a table, and one target."""
    return (
        f"{HEADS}  grain: {{title: 粮食, unit: {unit}, figures: {{file: t.csv, {figures}}}}}\n{more}"
        f"targets:\n  - {{id: t, plan: p, indicator: grain, title: 粮食, goal: 500{unit}, quote: 500{unit}{fields}}}\n"
    )


def pulled(text: str, table: str, *only: str) -> Pull:
    """What the table says against the file."""
    sources = [SourceFile("f.yaml", text.encode())]
    checked = check(sources)
    assert not checked.errors, checked.errors
    return compare(EditSession(checked, sources, TODAY), lambda file, name: table.encode(), only)


def told(found: Pull) -> str:
    """All of it in one line."""
    kinds = [("", found.new), ("revised ", found.revised), ("gone ", found.gone)]
    return "; ".join(
        f"{kind}{one.target.id} {one.tabled.as_of if one.tabled else one.actual and one.actual.as_of} "
        f"{one.tabled.text if one.tabled else ''}".rstrip()
        for kind, all_of in kinds
        for one in all_of
    )


ACTUAL = ", actuals: [{as_of: 2022, value: %s}]"
#: The indicator's `figures:`, the target's further fields, the table; what is told.
CASES: dict[str, tuple[str, str, str, str]] = {
    "one row a year": (LONG, "", "年份,数值\n2022,400\n2023,410.5\n", "t 2022 400万吨; t 2023 410.5万吨"),
    "a figure with its unit": (LONG, "", "年份,数值\n2022,400万吨\n", "t 2022 400万吨"),
    "a figure in words": (LONG, "", "年份,数值\n2022,超过400\n", "t 2022 超过400"),
    "thousands, in either comma": (
        LONG, "", '年份,数值\n2022,"1,400"\n2023,"1，410"\n', "t 2022 1,400万吨; t 2023 1,410万吨",
    ),
    "a figure that is not there": (LONG, "", "年份,数值\n2022,\n2023,410\n", "t 2023 410万吨"),
    "a power of ten in a number": (LONG, "", "年份,数值\n2022,4.1e2\n2023,4E+2\n", "t 2022 410万吨; t 2023 400万吨"),
    "below nothing": (LONG, "", "年份,数值\n2022,-4.5\n2023,−4.5\n", "t 2022 -4.5万吨; t 2023 −4.5万吨"),
    "the same": (LONG, ACTUAL % "400万吨", "年份,数值\n2022,400\n", ""),
    "the same in other words": (LONG, ACTUAL % "0.04亿吨", "年份,数值\n2022,400\n", ""),
    "another number": (LONG, ACTUAL % "400万吨", "年份,数值\n2022,401\n", "revised t 2022 401万吨"),
    "another comparator": (LONG, ACTUAL % "超过400万吨", "年份,数值\n2022,400\n", "revised t 2022 400万吨"),
    "another end of a range": (LONG, ACTUAL % "400—500万吨", "年份,数值\n2022,400—510\n", "revised t 2022 400—510"),
    "one of several agrees": (
        LONG, ", actuals: [{as_of: 2022, value: 390万吨, basis: 旧}, {as_of: 2022, value: 400万吨, basis: 新}]",
        "年份,数值\n2022,400\n", "",
    ),
    "another date for the same day": (LONG, ACTUAL % "400万吨", "年份,数值\n2022-12-31,400\n", ""),
    "left the table": (
        LONG, ", actuals: [{as_of: 2021, value: 390万吨, pulled: {file: t.csv}}, {as_of: 2022, value: 400万吨}]",
        "年份,数值\n2022,400\n", "gone t 2021",
    ),
    "of another table": (
        LONG, ", actuals: [{as_of: 2021, value: 390万吨, pulled: {file: other.csv}}]", "年份,数值\n2022,400\n",
        "t 2022 400万吨",
    ),
    "taken by hand": (LONG, ", actuals: [{as_of: 2021, value: 390万吨}]", "年份,数值\n2022,400\n", "t 2022 400万吨"),
    "not of a day to come": (LONG, "", "年份,数值\n2025-06-30,400\n2025-07-01,410\n2025,420\n", "t 2025-06-30 400万吨"),
    "behind the baseline": (
        LONG, ", baseline: {as_of: 2021, value: 390万吨}", "年份,数值\n2020,380\n2021,391\n2022,400\n",
        "t 2022 400万吨",
    ),
    "the last one before the start": (
        LONG, ", from: 2022", "年份,数值\n2020,380\n2021,390\n2022,400\n", "t 2021 390万吨; t 2022 400万吨",
    ),
    "before the plan's date": (
        LONG, "", "年份,数值\n2017,360\n2018,370\n2019,375\n2022,400\n", "t 2019 375万吨; t 2022 400万吨",
    ),
    "rows that are called so": (
        LONG + ", where: {指标: 粮食}", "", "指标,年份,数值\n粮食,2022,400\n粮 食,2023,410\n油料,2024,5\n,2021,3\n",
        "t 2022 400万吨; t 2023 410万吨",
    ),
    "by two columns": (
        LONG + ", where: {指标: 粮食, 季: 全}", "",
        "指标,季,年份,数值\n粮食,全,2022,400\n粮食,夏,2023,200\n油料,全,2024,9\n",
        "t 2022 400万吨",
    ),
    "either of several places": (
        LONG + ", place: 地区", "", "地区,年份,数值\n甲县,2022,400\n乙縣,2023,410\n丙县,2024,9\n,2021,3\n",
        "t 2022 400万吨; t 2023 410万吨",
    ),
    "one date twice, alike": (LONG, "", "年份,数值\n2022,400\n2022,400.0\n", "t 2022 400万吨"),
    "the table's own unit": (LONG + ", unit: 吨", "", "年份,数值\n2022,4000000\n", "t 2022 4000000吨"),
    "of a row": (LONG, "", "年份,数值,单位\n2022,4000000,吨\n2023,410,\n", "t 2022 4000000吨; t 2023 410万吨"),
    "a unit that nobody knows": (LONG, "", "年份,数值,单位\n2022,400,万担次\n", "t 2022 400万吨"),
    "units in English": (LONG, "", "年份,数值,Units\n2022,400,吨\n", "t 2022 400吨"),
    "a unit behind what it is of": (LONG, "", "年份,数值,指标/计量单位\n2022,400,吨\n", "t 2022 400吨"),
    "a row in the unit that is named": (LONG + ", unit: 吨", "", "年份,数值,Unit\n2022,400,吨\n", "t 2022 400吨"),
    "a column a year": (
        "years: true", "", "指标,2022,2023年,2024年预计\n粮食,400,410,420\n", "t 2022 400万吨; t 2023 410万吨",
    ),
    "what is missing in it": (
        "years: true", "", "指标,2022,2023\n粮食,—,410\n粮食,400,\n", "t 2023 410万吨; t 2022 400万吨",
    ),
    "SDMX": (
        "where: {A: x}", "", "A,TIME_PERIOD,OBS_VALUE,UNIT_MULT,OBS_STATUS\nx,2020,4,2,A\nx,2021,5,0,\nx,2022,,2,A\n"
        "x,2023,6,2,M\nx,2024,7,,A\nx,2016,6,2,F\nx,2017,6,2,H\nx,2018,6,2,L\nx,2019,6,2,O\n",
        "t 2020 400万吨; t 2021 5万吨; t 2024 7万吨",
    ),
    "a status beside a column of another name": (
        LONG, "", "年份,数值,OBS_STATUS,UNIT_MULT\n2022,400,F,3\n", "t 2022 400万吨",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("figures", "fields", "table", "expected"), CASES.values(), ids=CASES)
def test_what_a_table_says(figures: str, fields: str, table: str, expected: str) -> None:
    found = pulled(data(figures, fields), table)
    assert told(found) == expected
    if not found.revised or " " not in fields:

        def request(session: EditSession) -> Edited:
            batch = Batch(session)
            compare(session, lambda file, name: table.encode()).record(batch, replace=True)
            return batch.edited()

        after = revise([SourceFile("f.yaml", data(figures, fields).encode())], request, TODAY).revised
        assert told(pulled(after[0].data.decode(), table)) in ("", expected[expected.find("gone") :])


#: The same; a part of what is said of it.
REFUSED: dict[str, tuple[str, str, str]] = {
    "a power that is none": (
        "where: {A: x}", "A,TIME_PERIOD,OBS_VALUE,UNIT_MULT\nx,2022,4,three\n",
        "t.csv:2, OBS_VALUE: '4' with the power",
    ),
    "an unlike figure of one date": (
        LONG, "年份,数值\n2022,400\n2022,401\n", "the lines 2 and 3 both have a figure of 2022",
    ),
    "two columns of one year": (
        "years: true", "指标,2022,2022年\n粮食,400,401\n", "2022年: both have a figure of 2022",
    ),
    "no year at all": ("years: true", "指标,数值\n粮食,400\n", "t.csv has no column that is called by a year"),
    "both forms": ("years: true, value: 数值", "指标,2022\n粮食,400\n", "`years: true`, which stands in the place"),
    "both forms, by the date": (
        "years: true, as_of: 年", "指标,2022\n粮食,400\n", "`years: true`, which stands in the",
    ),
    "a date that is none": (LONG, "年份,数值\n2022年夏,400\n", "t.csv:2, 年份: '2022年夏' is no date"),
    "no date": (LONG, "年份,数值\n,400\n", "t.csv:2, 年份: the cell is empty"),
    "no number": (LONG, "年份,数值\n2022,很多\n", "t.csv:2, 数值: cannot read"),
    "another dimension in a row": (LONG, "年份,数值,单位\n2022,400,公里\n", "the row is in 公里, and not in 万吨"),
    "another unit than the one named": (
        LONG + ", unit: 吨", "年份,数值,单位\n2022,400,万吨\n", "the row is in 万吨, and not in 吨",
    ),
    "no such column": (LONG, "年份,数据\n2022,400\n", "t.csv has no column '数值'"),
    "a slip in a column's name": (
        "as_of: year, value: figures", "year,figure\n2022,4\n", "t.csv has no column 'figures': did you mean `figure`",
    ),
    "no such column, and a title above": (
        "as_of: date, value: figures", "Grain of the county\nday,figure\n2022,4\n",
        "t.csv has no column 'figures': did you mean `figure`",
    ),
    "no such column of a place": (LONG + ", place: 地区", "年份,数值\n2022,400\n", "t.csv has no column '地区'"),
    "nothing": (LONG, "", "t.csv is empty"),
}  # fmt: skip


@pytest.mark.parametrize(("figures", "table", "words"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_taken_is_said(figures: str, table: str, words: str) -> None:
    with pytest.raises(PolicytrackError, match=words):
        pulled(data(figures), table)


#: The basis of the goal and that of the table, and what is said where they are two.
BASES = [
    ("", "", None), (", basis: 可比", ", basis: 可比", None), (", basis: 可比 ", ", basis: ' 可比'", None),
    (", basis: 產值", ", basis: 产值", None),
    ("", ", basis: 快报", "is counted on the basis '快报', the goal of t on none"),
    (", basis: 可比", "", "is counted on no basis that it names, the goal of t on '可比'"),
    (", basis: 可比", ", basis: 快报", "is counted on the basis '快报', the goal of t on '可比'"),
]  # fmt: skip


@pytest.mark.parametrize(("goal", "table", "words"), BASES)
def test_a_table_is_counted_as_the_goal_is(goal: str, table: str, words: str | None) -> None:
    text = data(LONG + table, goal)
    if words is None:
        assert told(pulled(text, "年份,数值\n2022,400\n")) == "t 2022 400万吨"
    else:
        with pytest.raises(PolicytrackError, match=words):
            pulled(text, "年份,数值\n2022,400\n")


OIL = "  oil: {title: 油料, unit: 万吨, figures: {file: t.csv, value: 油料, as_of: 年份}}\n"
BARE = "  bare: {title: 棉花, unit: 万吨}\n"
SECOND = "  - {id: o, plan: p, indicator: oil, title: 油料, goal: 50万吨, quote: 50万吨}\n"


def test_of_several_indicators_those_that_are_named() -> None:
    table = "年份,数值,油料\n2022,400,40\n"
    other = "  - {id: x, plan: p, title: 无, goal: 5家, quote: 5家}\n"  # of no indicator
    text = data(LONG, more=OIL + BARE) + SECOND + other
    assert told(pulled(text, table)) == "t 2022 400万吨; o 2022 40万吨"
    assert told(pulled(text, table, "oil")) == "o 2022 40万吨"
    assert told(pulled(data(LONG, more=OIL + BARE), table)) == "t 2022 400万吨"  # no target is of oil
    with pytest.raises(PolicytrackError, match="the indicator 'bare' names no table") as caught:
        pulled(text, table, "oil", "bare")
    assert caught.value.hint == "indicators with `figures:` are grain, oil"


def test_a_table_is_read_once_for_all_that_name_it() -> None:
    sources = [SourceFile("f.yaml", (data(LONG, more=OIL) + SECOND).encode())]
    asked: list[tuple[str, str]] = []

    def read(file: str, name: str) -> bytes:
        asked.append((file, name))
        return "年份,数值,油料\n2022,400,40\n".encode()

    found = compare(EditSession(check(sources), sources, TODAY), read)
    assert asked == [*found.files] == [("f.yaml", "t.csv")]


def test_without_a_column_of_places_the_targets_are_of_one_place() -> None:
    other = SECOND.replace("oil", "grain").replace("}", ", region: 丙县}")
    with pytest.raises(PolicytrackError, match="the targets of grain are for several places") as caught:
        pulled(data(LONG) + other, "年份,数值\n2022,400\n")
    assert "`place:` under `figures:`" in caught.value.hint
    same = SECOND.replace("oil", "grain").replace("}", ", region: [甲县, 乙县]}")
    assert told(pulled(data(LONG) + same, "年份,数值\n2022,400\n")) == "t 2022 400万吨; o 2022 400万吨"


def test_a_revised_figure_keeps_its_date_and_a_new_one_has_its_cell() -> None:
    text = data(LONG + ", source: 'https://example.org/t'", ", actuals: [{as_of: 2022, value: 400万吨, note: x}]")
    table = "年份,数值\n2022-12-31,401\n2023,410\n"

    def request(replace: bool, session: EditSession) -> Edited:
        batch = Batch(session)
        compare(session, lambda file, name: table.encode()).record(batch, replace=replace)
        return batch.edited()

    for replace in (False, True):
        found = revise([SourceFile("f.yaml", text.encode())], lambda session: request(replace, session), TODAY)  # noqa: B023
        old, new = found.after.dataset.targets[0].actuals
        assert (str(old.as_of), old.value.text, old.note) == ("2022", "401万吨" if replace else "400万吨", "x")
        assert (old.pulled is not None) is replace
        assert new.pulled is not None and new.source == "https://example.org/t"
        assert (new.pulled.file, new.pulled.row, new.pulled.column, new.pulled.sheet) == ("t.csv", "3", "数值", None)
        assert len(new.pulled.sha256 or "") == 16
