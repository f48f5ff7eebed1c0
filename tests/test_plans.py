"""From a plan's text to proposals: structure, sections, tables, what is no target, files, and the three commands."""

import io
import json
import re
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import Result

from policytrack.commands.plan_options import plan_file_text
from policytrack.errors import PolicytrackError
from policytrack.plans.bodies import bodies_in
from policytrack.plans.coverage import State, coverage
from policytrack.plans.documents import decoded, plan_text
from policytrack.plans.proposals import draft
from policytrack.plans.record import read_record
from policytrack.plans.structure import paragraphs
from policytrack.store import texts
from policytrack.text import pinyin
from policytrack.text.printable import HIDDEN

Run = Callable[..., Result]

PLAN = """\
明川市数字经济发展行动计划（2023—2026年）
明政发〔2023〕8号
一、发展现状
全市建成机房30座，企业达到200家。
二、发展目标
到2026年，核心产业增加值达到800亿元以上。
——培育示范企业60家。
三、重点任务
每年举办培训班，培训3000人以上。
对获得认定的企业，给予一次性奖励100万元。
2022年，产值达到30亿元。
"""


def goals(text: str) -> list[tuple[str, int | None]]:
    return [(one.goal, one.deadline) for one in draft(text).proposals]


def test_a_plan_from_its_sections() -> None:
    drafted = draft(PLAN)
    assert [(one.goal, one.deadline, one.inherited) for one in drafted.proposals] == [
        ("达到800亿元以上", 2026, False),
        ("60家", 2026, True),
        ("3000人以上", None, False),
    ]
    reasons = {one.reason for one in drafted.passed}
    assert reasons == {"in a section that looks back", "a subsidy or its ceiling", "of a year gone by"}


@pytest.mark.parametrize(
    ("brackets", "lead", "others"),
    [
        ("(责任单位：市工信局、市科技局)", (), ("市工信局", "市科技局")),
        ("（牵头单位:市科技局）", ("市科技局",), ()),
        (
            "(牵头单位:市科技局、市工信局,责任单位:市发改委、市财政局)",
            ("市科技局", "市工信局"),
            ("市发改委", "市财政局"),
        ),
        ("（牵头单位：市科技局；配合单位：市教育局，各区县）", ("市科技局",), ("市教育局", "各区县")),
        ("（市科技局牵头，市教育局、市财政局配合）", ("市科技局",), ("市教育局", "市财政局")),
        ("（市发改委、市财政局按职责分工负责）", (), ("市发改委", "市财政局")),
        ("（主辦機關：經濟部；協辦機關：財政部、 國發會 ）", ("經濟部",), ("財政部", "國發會")),
        ("（教育局負責）", (), ("教育局",)),
        ("（含县级单位）", (), ()),
        ("（以下简称牵头单位）", (), ()),
    ],
)
def test_bodies_that_lead_and_others(brackets: str, lead: tuple[str, ...], others: tuple[str, ...]) -> None:
    assert bodies_in(f"到2026年，企业达到500家。{brackets}") == (lead, others)


def test_the_record_of_a_plan() -> None:
    record = read_record(paragraphs(PLAN))
    assert record.title == "明川市数字经济发展行动计划（2023—2026年）"
    assert (record.number, record.region, record.year) == ("明政发〔2023〕8号", "明川市", 2023)
    assert record.period == (2023, 2026)


def test_a_work_report_is_for_its_own_year() -> None:
    text = (
        "2025年明川县政府工作报告\n一、2024年工作回顾\n新建公路30公里。\n二、2025年重点工作\n新建公路50公里。\n"
        "实施十二条措施。\n深入贯彻党的二十大精神。\n生均标准从300元提高到500元。\n"
    )
    assert goals(text) == [("50公里", 2025), ("提高到500元", 2025)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("企业最高补助50万元。", []),
        ("并购率=并购数/总数×100%。", []),
        ("原则上每5年修订1次目录。", []),
        ("目前全市已建成公园80座。", []),
        ("力争建成公园80座。", ["80座"]),
        ("年收入超过50万元的村达到5个。", ["达到5个"]),
        ("各县按投资额的30%，给予一次性补助。", []),
        ("2005年至2019年用煤减少近8成。", []),
        ("现况值：公园80座。", []),
        ("产值在2020年基础上翻两番。", ["在2020年基础上翻两番"]),
        ("到2026年，变化更大。能耗比2020年下降13%。", ["比2020年下降13%"]),
        ("“十二五”期间，建成公园80座。", []),
        ("每个县原则上至少建设12所高中。", ["原则上至少建设12所"]),
        ("产能压减了500万吨。", []),
        ("压减产能500万吨。", ["500万吨"]),
        ("召开12次会议。", []),
        ("新线设计时速达到350公里。", []),
        ("新线里程达到350公里。", ["达到350公里"]),
        ("采用2x2架构。", []),
        ("支持营业收入达到2000万元以上的企业。", []),
        ("全市营业收入达到2000亿元以上。", ["达到2000亿元以上"]),
    ],
)
def test_what_is_a_target(sentence: str, expected: list[str]) -> None:
    assert [goal for goal, _ in goals(f"明川市规划（2023—2026年）\n2023年1月5日\n{sentence}\n")] == expected


def test_headings_set_the_year_also_within_a_paragraph_and_by_their_depth() -> None:
    text = (
        "明川市规划（2023—2026年）\n2023年1月5日\n1.1 发展目标\n1.1.1发展目标。到2026年，发展更好。\n——建成公园80座。\n"
        "1.1.2现有基础。建成公园30座。\n1.2 任务\n建成公园20座。\n"
    )
    # no heading of the second sets a year: it is due when the plan's period ends
    assert goals(text) == [("80座", 2026), ("20座", 2026)]
    assert [one.doubts for one in draft(text).proposals] == [
        ("the deadline 2026 is stated elsewhere",),
        ("the deadline 2026 is the end of the plan's period",),
    ]


@pytest.mark.parametrize(
    ("title", "deadline"),
    [
        ("明川市养老服务“十四五”规划", 2025),
        ("明川市国民经济和社会发展第十五个五年规划纲要", 2030),
        ("明川市养老服务方案（2023—2026年）", 2026),
        ("明川市养老服务方案", None),
    ],
)
def test_a_target_without_a_year_is_due_when_the_period_of_the_plan_ends(title: str, deadline: int | None) -> None:
    (one,) = draft(f"{title}\n一、重点任务\n新建养老院50座。\n").proposals
    assert (one.deadline, one.inherited) == (deadline, deadline is not None)


def test_what_is_unsure_says_where_the_deadline_stands() -> None:
    text = "明川市养老服务“十四五”规划\n一、主要目标\n到2024年，新建养老院50座；新增床位900张。培训护工300名。\n"
    assert [one.doubts for one in draft(text).proposals] == [
        (),
        ("the deadline 2024 is stated earlier in its sentence",),
        ("the deadline 2024 is stated elsewhere",),
    ]


def test_a_period_that_was_over_before_the_plan_sets_no_deadline() -> None:
    (one,) = draft("明川市养老服务方案（2016—2020年）\n2021年5月1日\n一、重点任务\n新建养老院50座。\n").proposals
    assert one.deadline is None


def test_what_is_to_be_done_each_year_has_no_deadline_of_the_plan() -> None:
    (one,) = draft("明川市养老服务“十四五”规划\n一、重点任务\n每年新建养老院50座。\n").proposals
    assert one.deadline is None
    text = "明川市养老服务“十四五”规划\n一、重点任务\n每年举办展会，新建养老院50座。新建公园9座。\n"
    assert goals(text) == [("50座", None), ("9座", 2025)]
    text = "明川市养老服务“十四五”规划\n一、重点任务\n每年新建养老院5座，五年累计培训护工900名。\n"
    assert goals(text) == [("每年新建养老院5座", None), ("900名", 2025)]


def test_headings_without_marks_tell_of_review_and_plan() -> None:
    text = (
        "明川县政府工作报告\n2024年1月5日\n2023年迈出坚实步伐\n收入增长6%；寿命达到79岁。\n一、抓产业\n新增企业9家。\n"
        "2024年工作安排\n新增企业30家，残疾人补贴覆盖率达100%，人均预期寿命79岁。\n"
    )
    assert goals(text) == [("30家", 2024), ("达100%", 2024), ("79岁", 2024)]


def test_a_figure_at_the_start_of_a_broken_line_is_no_heading() -> None:
    line = "坚持以人民为中心的发展思想推动各项事业取得新的进展和成果，"
    text = "\n".join([line] * 13 + ["到2026年人均公园绿地面积比现在更大要达到更高一些即", "8.5 平方米以上。"])
    assert goals(text) == [("8.5平方米以上", 2026)]


ROWS = [
    ("软件业务收入", "亿元", "310", "600", "预期性"),
    ("森林覆盖率", "%", "41.2", "43", "约束性"),
    ("公园数量", "座", "70", "90以上", "预期性"),
]
HEAD = ("指标", "单位", "2022年", "2026年", "属性")


@pytest.mark.parametrize(
    "layout",
    [
        "\n".join("\t".join(row) for row in (HEAD, *ROWS)),
        "\n".join(f"| {' | '.join(row)} |" for row in (HEAD, ("---",) * 5, *ROWS)),
        "\n".join(f"{number} {' '.join(row)}" for number, row in [("序号", HEAD), *enumerate(ROWS, 1)]),  # type: ignore[list-item]
        "\n".join(cell for row in (HEAD, *ROWS) for cell in row),
    ],
    ids=["tabs", "markdown", "a row a line", "a cell a line"],
)
def test_a_table_in_every_layout(layout: str) -> None:
    found = draft(f"明川市规划（2023—2026年）\n主要指标\n{layout}\n").proposals
    assert [(one.subject, one.goal, one.deadline, one.nature, one.baseline) for one in found] == [
        ("软件业务收入", "600亿元", 2026, "expected", "310亿元"),
        ("森林覆盖率", "43%", 2026, "binding", "41.2%"),
        ("公园数量", "90座以上", 2026, "expected", "70座"),
    ]


def test_a_cell_a_line_with_numbers_groups_and_words_in_place_of_figures() -> None:
    cells = (
        "类别 序号 指标 单位 2020年 2025年 年均增长（%） 属性 经济发展 1 产值增长 % 3.2 —— 6.5左右 预期性 生态 2 "
        "能耗降低 % 完成省下达任务 —— 〔13.5〕 约束性 3 每万人口发明专利 拥有量 件 0.5 1 —— 预期性"
    )
    found = draft("明川县第十四个五年规划纲要\n" + cells.replace(" ", "\n") + "\n").proposals
    assert [(one.subject, one.goal, one.deadline, one.baseline) for one in found] == [
        ("产值增长", "增长6.5%左右", 2025, None),
        ("能耗降低", "降低13.5%", 2025, None),
        ("每万人口发明专利拥有量", "1件", 2025, "0.5件"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        "序号 指标 2020年 2025年 属性\n1 粮食产量（万吨） 1.39 1.45 左右 约束性\n2 寿命（岁） 79 80 以上 预期性",
        "序号,指标,2020年,2025年,属性,1,粮食产量（万吨）,1.39,1.45 左右,约束性,2,寿命（岁）,79,80 以上,预期性".replace(
            ",", "\n"
        ),
    ],
    ids=["a row a line", "a cell a line"],
)
def test_a_word_of_comparison_behind_a_blank_belongs_to_its_figure(rows: str) -> None:
    found = draft(f"明川县第十四个五年规划纲要\n{rows}\n").proposals
    assert [(one.goal, one.baseline) for one in found] == [("1.45万吨左右", "1.39万吨"), ("80岁以上", "79岁")]


def test_cells_that_say_their_figure_in_words() -> None:
    cells = (
        "指标,2020年,2025年,属性,事故死亡人数,-,较2020年下降30%以上,约束性,现场操作人员,-,6人（含）以下,约束性,"
        "5G基站覆盖率（%）,70,90,预期性"
    )
    for separator in ("\n", "\t"):
        text = separator.join(cells.split(",")) if separator == "\n" else _rows(cells.split(","), 4)
        found = draft(f"明川县第十四个五年规划纲要\n{text}\n").proposals
        assert [(one.subject, one.goal, one.deadline, one.baseline) for one in found] == [
            ("事故死亡人数", "较2020年下降30%以上", 2025, None),
            ("现场操作人员", "6人（含）以下", 2025, None),
            ("5G基站覆盖率", "90%", 2025, "70%"),
        ]


def _rows(cells: list[str], columns: int) -> str:
    return "\n".join("\t".join(cells[start : start + columns]) for start in range(0, len(cells), columns))


def test_names_split_over_lines_and_brackets_for_running_totals() -> None:
    text = (
        "主要指标\n序号 指标 单位 属性 2025年 年均[累计]\n受过高等教育的\n1 % 预期性 45 -\n人口比例\n"
        "2 能耗降低 % 约束性 - [14]\n3 寿命 岁 预期性 >80 -\n"
    )
    found = draft(text).proposals
    assert [(one.subject, one.goal, one.bound.period) for one in found] == [
        ("受过高等教育的人口比例", "45%", None),
        ("能耗降低", "降低14%", "cumulative"),
        ("寿命", ">80岁", None),
    ]


TABLES = "明川市国民经济和社会发展第十四个五年规划纲要\n2021年3月1日\n主要指标\n"


@pytest.mark.parametrize(
    ("layout", "expected"),
    [
        (  # a bracket on a line of its own is no column
            "序号 指标 2020年 2025年 年均增长 （累计） 属性 1 产值增长（%） 3.6 — 6.5左右 预期性 "
            "2 城镇化率（%） 60 65 （5） 预期性 3 能耗降低（%） — — （13） 约束性".replace(" ", "\n"),
            [
                ("产值增长", "增长6.5%左右", 2025, None, "annual"),
                ("城镇化率", "65%", 2025, "60%", None),
                ("能耗降低", "降低13%", 2025, None, "cumulative"),
            ],
        ),
        (  # each year's column has its goal, and the unit of a growth is that of its column
            "指标\t单位\t2020年\t2021年\t2025年\t年均增长（%）\n产值\t亿元\t60\t70\t90\t8\n公厕\t座\t50\t\t80\t\n",
            [
                ("产值", "70亿元", 2021, "60亿元", None),
                ("产值", "90亿元", 2025, "60亿元", None),
                ("产值", "年均增长8%", 2025, None, "annual"),
                ("公厕", "80座", 2025, "50座", None),
            ],
        ),
        (  # an empty cell holds its place; a merged one is missing at the left
            "| 类别 | 指标 | 单位 | 属性 | 2020年 | 2025年 |\n|---|---|---|---|---|---|\n"
            "| 创新 | 研发占比 | % | 预期性 | 2.1 | 2.5 |\n| 企业数 | 家 | 预期性 | 30 | 50 |\n"
            "| 绿色 | 绿地 | 亩 | | 70 | |\n",
            [("研发占比", "2.5%", 2025, "2.1%", None), ("企业数", "50家", 2025, "30家", None)],
        ),
        (  # units in the header hold for its other columns too
            "| 指标 | 2020年实际 | 2025年目标（%） |\n|---|---|---|\n| 巩固率 | 95 | 96 |\n| 覆盖率 | 40 | 41 |\n",
            [("巩固率", "96%", 2025, "95%", None), ("覆盖率", "41%", 2025, "40%", None)],
        ),
        (  # rows of one name have its unit and direction
            "指标 2020年 2025年 属性 （1）污染物减少（%） 氨氮 — 8 约束性 总磷 — 9 （2）林地（亩） 5 6 约束性".replace(
                " ", "\n"
            ),
            [
                ("污染物减少 氨氮", "减少8%", 2025, None, None),
                ("污染物减少 总磷", "减少9%", 2025, None, None),
                ("林地", "6亩", 2025, "5亩", None),
            ],
        ),
        (
            "指标\t单位\t2020\t2025\n企业\t家\t100\t200\n平台\t个\t5\t10\n",
            [("企业", "200家", 2025, "100家", None), ("平台", "10个", 2025, "5个", None)],
        ),
        (  # what a row has fewer figures for is growth, unless it says so
            "指标 2020年 2025年 年均增长（%） 属性 林地（亩） 40 42 约束性 产值增长（%） 8 预期性 "
            "污水（吨） 〔13〕左右 约束性".replace(" ", "\n"),
            [
                ("林地", "42亩", 2025, "40亩", None),
                ("产值增长", "增长8%", 2025, None, "annual"),
                ("污水", "13吨左右", 2025, None, "cumulative"),
            ],
        ),
        (  # a name goes on from the line above; who is responsible is no part of it
            "指标 2020年 2025年 责任部门\n1.战略性产业增加值占\n生产总值比重（%） 10 17 工信局\n主要劳动年龄人口\n"
            "受教育年限（年） 10 11 教育局\n",
            [
                ("战略性产业增加值占生产总值比重", "17%", 2025, "10%", None),
                ("主要劳动年龄人口受教育年限", "11年", 2025, "10年", None),
            ],
        ),
        (
            "| 序号 | 工作指标 | 目标值 |\n| 1 | 新建公厕 | 50座 |\n| 2 | 道路完好率 | 98%以上 |\n",
            [("新建公厕", "50座", 2025, None, None), ("道路完好率", "98%以上", 2025, None, None)],
        ),
    ],
)
def test_columns_and_cells_of_tables(layout: str, expected: list[tuple[str, str, int, str | None, str | None]]) -> None:
    found = draft(TABLES + layout + "\n").proposals
    assert [(one.subject, one.goal, one.deadline, one.baseline, one.bound.period) for one in found] == expected


def test_a_table_of_taiwan_names_its_years_so() -> None:
    text = (
        "花蓮縣綜合計畫（113年至115年）\n關鍵績效指標\n指標 單位 112年現況值 114年 115年目標值\n"
        "遊客 萬人次 90 100 120\n產值 億元 8 10 20\n"
    )
    found = draft(text).proposals
    assert [(one.goal, one.deadline, one.baseline, one.baseline_year) for one in found] == [
        ("100萬人次", 2025, "90萬人次", 2023),
        ("120萬人次", 2026, "90萬人次", 2023),
        ("10億元", 2025, "8億元", 2023),
        ("20億元", 2026, "8億元", 2023),
    ]


def test_names_of_rows_that_look_like_figures_or_units() -> None:
    cells = (
        "指标 2020年 2025年 属性 （1）县级以上城市2空气质量优良天数比率（%） 85 87 约束性 "
        "（2）城镇污水处理率（一、二类城市）（%） - 90以上 （3）达到或好于三类水体比例（%） 83 85 "
        "（4）能源综合生产能力（亿吨） 完成省下达任务 >46"
    )
    found = draft(TABLES + cells.replace(" ", "\n") + "\n").proposals
    assert [(one.subject, one.goal) for one in found] == [
        ("县级以上城市2空气质量优良天数比率", "87%"),
        ("城镇污水处理率（一、二类城市）", "90%以上"),
        ("达到或好于三类水体比例", "85%"),
        ("能源综合生产能力", ">46亿吨"),
    ]


def test_the_cells_of_a_table_are_no_headings_of_what_follows() -> None:
    table = "指标\n2015年\n2025年\n（1）现状评估达标率（%）\n80\n90\n（2）绿地（亩）\n7\n8\n（3）道路（公里）\n1\n2\n"
    text = f"{TABLES}{table}注：绿地按面积计算。\n第一节 重点工程\n新建公园80座。\n"
    assert goals(text)[-1] == ("80座", 2025)


def test_weights_and_serial_numbers_of_taiwans_tables() -> None:
    text = (
        "明山縣農業處年度施政目標\n策略目標\n衡量指標\n衡量標準\n113年\n年度目標值\n一\n推動綠能 (20%)\n1\n統計數據\n"
        "輔導戶數\n50戶\n二\n辦理教育(15%)\n1\n統計數據\n辦理場數\n30場\n"
    )
    assert goals(text) == [("50戶", 2024), ("30場", 2024)]


def test_notes_behind_a_table_are_numbered_on() -> None:
    table = "指标 2025年 属性\n1.绿地（亩） 70 约束性\n2.林地（亩） 80 约束性\n"
    notes = "注：1.绿地覆盖全市30个乡镇。\n2.林地由20个增加到40个乡镇。\n"
    prose = "第二节 重点任务\n1.绿化工程\n新建公园9座。\n注重乡村，新建公园6座。\n"
    assert goals(TABLES + table + notes + prose) == [("70亩", 2025), ("80亩", 2025), ("9座", 2025), ("6座", 2025)]


def test_the_number_of_a_group_is_no_figure_of_the_row_above() -> None:
    cells = (
        "指标 2025年 属性 1.水环境 达标率（%） 80 约束性 2.大气环境 优良率（%） 87 约束性 3.土壤环境 利用率（%） 95以上"
    )
    assert goals(TABLES + cells.replace(" ", "\n") + "\n") == [("80%", 2025), ("87%", 2025), ("95%以上", 2025)]


def test_a_level_that_may_be_a_ceiling_is_told_to_be_unsure() -> None:
    rows = "指标\t单位\t2020年\t2025年\n失业率\t%\t5.2\t5.5\n农户\t户\t90\t80\n绿地\t亩\t80\t90\n死亡率\t%\t—\t≤3\n"
    found = draft(TABLES + rows).proposals
    assert [(one.goal, str(one.bound.comparator), len(one.doubts)) for one in found] == [
        ("5.5%", "=", 1), ("80户", "=", 1), ("90亩", ">=", 0), ("≤3%", "<=", 0),
    ]  # fmt: skip
    assert found[0].doubts == (
        "the table does not say whether 5.5% is a floor or a ceiling: a bare figure is read as a floor",
    )


def test_wrapped_lines_are_joined_and_page_numbers_taken_out() -> None:
    line = "坚持以人民为中心的发展思想推动各项事业取得新的进展和成果"
    lines = [line] * 14 + ["到二〇二六年全市数字经济核心产业增加值的总规模要达到八", "7", "百亿元以上。"]
    lines += [line] * 5 + ["8"] + [line] * 5 + ["9", line + "。"]
    found = draft("\n".join(lines)).proposals
    assert [one.bound.base_low for one in found] == [80_000_000_000]


@given(st.text(alphabet="到2026年，。达建成5%万元家\n一、|\t -（）目标", max_size=120))
def test_every_proposal_is_a_span_of_the_text(text: str) -> None:
    for one in draft(text).proposals:
        assert "".join(one.quote.split()) in "".join(text.split())
        assert "".join(text[slice(*one.figure)].split())
    figures = coverage(text, [])
    assert [one.start for one in figures] == sorted(one.start for one in figures)


def test_a_quote_over_a_page_is_a_span_of_the_text() -> None:
    filling = "坚持创新驱动发展，加快建设现代化产业体系第{}项，推动\n高质量发展取得新成效，统筹发展和安全工作，成绩\n"
    pages = (
        "到2025年，全市数字经济核心产业增加值占比{}\n— 1 —\n达到30%以上，建设公园9座。\n",
        "到2025年，全市数字经济核心产业的企业数量达到\n— 2 —\n1200家，建设公园8座。\n",
        "到2025年，全市数字经济核心产业增加值占比达到1\n— 3 —\n0.5%以上，建设公园7座。\n",
    )
    text = PLAN + "".join(
        "".join(filling.format(number * 8 + line) for line in range(8)) + page for number, page in enumerate(pages)
    )
    header = "序号\t指标\t单位\t2022年\t2025年\n"
    text += f"主要指标\n{header}1\t产值\t亿元\t6\t9\n2\t先进企业\t家\t7\t8\n— 4 —\n{header}"
    text += "\t总数量\t\t\t\n3\t林地\t亩\t5\t6\n"
    found = draft(text).proposals
    squeezed = "".join(text.split())
    assert all("".join(one.quote.split()) in squeezed for one in found)
    assert {one.goal for one in found} >= {"达到30%以上", "1200家", "达到10.5%以上", "8家", "6亩"}
    assert [one.goal for one in found if "a page ends within the figure" in one.doubts] == ["达到10.5%以上"]


def test_a_text_alone_has_a_coverage(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("plan.txt").write_text("到2026年，新建公园30座。\n", encoding="utf-8")
    found = run("coverage", "plan.txt")
    assert (found.exit_code, found.stdout.splitlines()[0]) == (0, "plan.txt:1: uncovered: 30座")
    for missing in (run("coverage", "-f", "gone.yaml", "plan.txt"), run("draft", "-f", "gone.yaml", "plan.txt")):
        assert (missing.exit_code, "there is no file gone.yaml" in missing.stderr) == (2, True)
    monkeypatch.setenv("POLICYTRACK_FILE", "gone.yaml")
    assert run("coverage", "plan.txt").exit_code == 2


def test_every_number_is_in_the_coverage() -> None:
    figures = coverage(PLAN, [])
    for place, char in enumerate(PLAN):
        if char.isdigit():
            assert any(one.start <= place < one.end for one in figures), PLAN[place - 5 : place + 5]
    assert sum(one.state is State.UNCOVERED for one in figures) == 3
    told = {one.text: str(one.reason) for one in figures}
    assert told["8"] == "a document's number", "not that of a place, though 8号 alone would be"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_encodings(encoding: str) -> None:
    assert decoded(PLAN.encode(encoding), "p") == PLAN


def test_big5_is_told_from_gb18030() -> None:
    text = "到2030年，電動機車普及率達到35%以上，推動產業發展與建設目標。\n" * 3
    assert decoded(text.encode("big5"), "p") == text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b" \n", "is empty"),
        (b"%PDF-1.7\nbroken", "is a broken PDF"),
        (b"\xef\xbb\xbf%PDF-1.7\nbroken", "is a broken PDF"),
        (b"HTTP/1.1 200 OK\r\n\r\n%PDF-1.7\nbroken", "is a broken PDF"),
        (b"PK\x03\x04nothing", "broken Word document"),
        (b"\xd0\xcf\x11\xe0rest", "old Word document"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "is encrypted"),
        (
            b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
            b"3 0 obj<</Filter/Standard/V 1/R 2/O(" + b"o" * 32 + b")/U(" + b"u" * 32 + b")/P -4>>endobj\n"
            b"trailer<</Root 1 0 R/Encrypt 3 0 R/ID[(a)(a)]>>\n%%EOF",
            "is encrypted",
        ),
        (b"{\\rtf1\\ansi \\u20020?}", "rich text"),
        (b"\x89PNG\r\n\x1a\n\0\0", "is a picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "is a picture"),
        (b"\x00\x01\x02\x03", "is no text"),
        (b"\xff\xff\xff\xff\xfe", "neither UTF-8 nor Chinese"),
    ],
)
def test_files_that_are_no_plans_get_a_sentence(data: bytes, words: str) -> None:
    with pytest.raises(PolicytrackError, match=words):
        plan_text(data, "p")


@pytest.mark.parametrize("name", ["p.pdf", "P.PDF", "p.docx"])
def test_what_only_its_name_calls_a_document_is_not_told_to_be_saved_as_one(name: str) -> None:
    with pytest.raises(PolicytrackError, match="whatever its name says") as told:
        plan_text(b"\xff\xff\xff\xff\xfe", name)
    assert "pdf" not in str(told.value.hint)
    assert plan_text("到2026年，收入达到80亿元。".encode(), name) == "到2026年，收入达到80亿元。"


def test_a_workbook_is_no_plan() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("xl/workbook.xml", "")
    with pytest.raises(PolicytrackError, match="is a workbook"):
        plan_text(buffer.getvalue(), "p.xlsx")


def test_a_web_page() -> None:
    page = (
        "<html><head><meta charset=gb2312><script>var a=99;</script></head><body><nav>第5页</nav>"
        "<p>到2026年，<b>收入</b>达到80亿元。</p><table><tr><th>指标</th><th>单位</th></tr>"
        "<tr><td><p>收入</p></td><td>亿元</td></tr></table></body></html>"
    )
    assert plan_text(page.encode("gbk"), "p.html") == "到2026年，收入达到80亿元。\n指标\t单位\n收入\t亿元"


def test_markdown_with_what_web_pages_have_keeps_its_lines() -> None:
    rows = "<tr><td>指标</td><td>2025年</td></tr>\n<tr><td>产值\n（亿元）</td><td>90</td></tr>"
    text = f"# 方案\n\n到2025年，产值提高。\n\n<table>{rows}</table>\n\n## 任务\n新建公园8座。\n"
    assert plan_text(text.encode(), "p.md").split("\n") == [
        "# 方案", "到2025年，产值提高。", "指标\t2025年", "产值 （亿元）\t90", "## 任务", "新建公园8座。",
    ]  # fmt: skip
    rows = "| 指标 | 2025年<br>目标 |\n|---|---|\n" + "| 产值<br>（亿元） | 90 |\n" * 4
    assert plan_text(f"{rows}正文<br>下一行\n".encode(), "p.md").split("\n") == [
        "| 指标 | 2025年 目标 |", "|---|---|", *["| 产值 （亿元） | 90 |"] * 4, "正文", "下一行",
    ]  # fmt: skip


def test_cells_that_are_empty_or_merged_in_a_web_page() -> None:
    rows = (
        "<tr><th>类别</th><th>指标</th><th>2020年</th><th>2025年</th><th>属性</th></tr>"
        "<tr><td rowspan=2>经济</td><td>产值（亿元）</td><td>50</td><td>70</td><td>预期性</td></tr>"
        "<tr><td>企业（家）</td><td>5</td><td>7</td><td></td></tr>"
        "<tr><td></td><td>绿地（亩）</td><td></td><td>90</td><td>约束性</td></tr>"
        "<tr><td>生态</td><td>林地（亩）</td><td>60</td><td>&nbsp;</td><td>约束性</td></tr>"
    )
    text = plan_text(f"<html><body><p>明川市第十四个五年规划</p><table>{rows}</table></body></html>".encode(), "p.html")
    found = [(one.goal, one.subject, one.baseline) for one in draft(text).proposals]
    assert found == [("70亿元", "产值", "50亿元"), ("7家", "企业", "5家"), ("90亩", "绿地", None)]


def test_a_word_document() -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_paragraph("到2026年，收入达到80亿元。")
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "指标", "单位"
    buffer = io.BytesIO()
    document.save(buffer)
    assert plan_text(buffer.getvalue(), "p") == "到2026年，收入达到80亿元。\n指标\t单位"


def test_a_scan_is_said_to_be_one() -> None:
    pdfium = pytest.importorskip("pypdfium2")
    document = pdfium.PdfDocument.new()
    document.new_page(200, 200)
    buffer = io.BytesIO()
    document.save(buffer)
    with pytest.raises(PolicytrackError, match="is a scan"):
        plan_text(buffer.getvalue(), "p")


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "mingchuan.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_what_does_not_show_is_in_no_proposal(run: Run, plan: Path) -> None:
    name = "a\x1b[2J\u202e.txt"
    Path(name).write_text(
        "明川市行动计划\n到2026年，企\u200b业\x1b[31m达\xad到500家，产值\u202e突破600亿元。\n", encoding="utf-8"
    )
    lines = run("draft", name, "--format", "jsonl")
    assert [json.loads(line)["quote"] for line in lines.stdout.splitlines()][-1].endswith("达到500家，产值突破600亿元")
    started = run("init", "--from", name, "b\x1b.yaml")
    assert started.stdout.startswith("b⟨U+001B⟩.yaml is started")
    assert run("check", "b\x1b.yaml").exit_code == 0
    told = [
        lines,
        *(
            run("coverage", name, "-f", "b\x1b.yaml", "--all", "--format", format)
            for format in ("text", "json", "html")
        ),
    ]
    assert all(result.exit_code == 0 and not re.search(HIDDEN, result.output) for result in told)
    assert "Content-Security-Policy" in told[-1].stdout


def test_a_quote_stands_in_a_text_with_marks_that_do_not_show(run: Run, plan: Path) -> None:
    Path("p.txt").write_text("到2026年，企\u200b业达\xad到500家。\n", encoding="utf-8")
    record = "{title: 规划, region: 某市, issued: 2023-12-31, text: p.txt}"
    target = "{id: t, plan: p, title: 企业, goal: 达到500家, by: 2026, quote: 企业达到500家}"
    Path("targets.yaml").write_text(f"format: 1\nplans: {{p: {record}}}\ntargets: [{target}]\n", encoding="utf-8")
    assert run("check").stdout == "1 file, 1 target: no problems\n"


def test_standard_input_is_read_to_its_end_or_refused(run: Run, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "MAX_PLAN_BYTES", 100)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PLAN.encode())))
    with pytest.raises(PolicytrackError, match="standard input has more than the 100 bytes that are read"):
        plan_file_text("-")


def test_from_an_empty_folder(run: Run, plan: Path) -> None:
    assert "`policytrack init` starts one" in run("report").stderr
    assert run("init", "--from", plan.name).exit_code == 0
    assert run("check").stdout == "1 file, 3 targets: no problems\n"
    assert run("report").exit_code == 0
    assert run("draft", plan.name).stdout == ""
    assert run("coverage", plan.name, "--strict").exit_code == 0
    again = run("init")
    assert again.exit_code == 2
    assert "is there already" in again.stderr
    assert run("init", "-f", "other.yaml").stdout.startswith("other.yaml is started")
    assert "one file is started at a time" in run("init", "a.yaml", "-f", "b.yaml").stderr


def test_ids_are_of_the_plan_the_title_and_the_year(run: Run, plan: Path) -> None:
    said = run("draft", plan.name).stdout
    assert re.findall(r"  - id: (\S+)", said) == [
        "mingchuan-core-industry-2026", "mingchuan-shifan-qiye-2026", "mingchuan-training",
    ]  # fmt: skip


def test_what_ids_in_plain_letters_need_is_told_once(run: Run, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "pinyin]" not in run("draft", plan.name).stderr
    monkeypatch.setattr(pinyin, "is_there", lambda: False)
    for words in (("draft", plan.name), ("init", "--from", plan.name)):
        assert run(*words).stderr.count("pip install 'policytrack[pinyin]'") == 1


def test_an_empty_start_is_valid(run: Run, plan: Path) -> None:
    assert run("init").exit_code == 0
    assert Path("targets.yaml").read_text(encoding="utf-8").splitlines()[:4] == [
        "# yaml-language-server: $schema=targets.schema.json",
        "# What plans promise in numbers, and what has been published since. "
        "`policytrack schema > targets.schema.json` lets editors help.",
        "",
        "format: 1",
    ]
    assert run("check").exit_code == 0


OTHER = "海州市绿色发展行动计划（2024—2027年）\n到2027年，林地达到90万亩。\n"


def test_a_plan_that_the_data_has_not_comes_with_its_record(run: Run, plan: Path) -> None:
    run("init")
    said = run("draft", plan.name).stdout.splitlines()
    assert said[:3] == [
        "  # this plan is not in the data; below `plans:` goes:",
        "  #   mingchuan:",
        "  #     title: 明川市数字经济发展行动计划（2023—2026年）",
    ]
    assert run("draft", plan.name, "--write").exit_code == 0
    assert run("check").stdout == "1 file, 3 targets: no problems\n"
    # The text of another plan is never taken for that of the data's only one, nor does it take over its key.
    Path("other").mkdir()
    Path("other/mingchuan.txt").write_text(OTHER, encoding="utf-8")
    written = run("draft", "other/mingchuan.txt", "--write")
    assert "plan mingchuan-2 is new in the data: 海州市绿色发展行动计划（2024—2027年）" in written.stderr
    rows = json.loads(run("report", "--format", "json").stdout)["targets"]
    assert [(row["plan"], row["id"]) for row in rows][-1] == ("mingchuan-2", "haizhou-lindi-2027")


def test_nothing_is_written_of_a_plan_without_targets(run: Run, plan: Path) -> None:
    run("init")
    before = Path("targets.yaml").read_bytes()
    Path("other.txt").write_text("海州市绿色发展行动计划\n坚持生态优先。\n", encoding="utf-8")
    assert run("draft", "other.txt", "--write").exit_code == 0
    assert Path("targets.yaml").read_bytes() == before


def test_a_plan_that_is_written_names_its_text_and_doubts_in_the_readers_language(run: Run, plan: Path) -> None:
    run("init")
    assert run("draft", plan.name, "--lang", "zh").stdout.startswith("  # 该规划不在数据中；请在 `plans:` 下写入：\n")
    assert run("draft", plan.name, "--write", "--lang", "zh").exit_code == 0
    written = Path("targets.yaml").read_text(encoding="utf-8")
    assert f"    text: {plan.name}\n" in written
    assert "\n\n  # 期限2026是写在别处的年份\n  - id: mingchuan-shifan-qiye-2026\n" in written
    assert run("init", "zh.yaml", "--lang", "zh-Hant").exit_code == 0
    assert "# 目標" in Path("zh.yaml").read_text(encoding="utf-8")
    assert run("check", "zh.yaml").exit_code == 0


def test_a_plan_is_known_by_its_quotes(run: Run, plan: Path) -> None:
    run("init", "--from", plan.name)
    file = Path("targets.yaml")
    file.write_text(re.sub(r"    title: .*", "    title: 我的规划", file.read_text(encoding="utf-8"), count=1), "utf-8")
    cut = file.read_text(encoding="utf-8")
    file.write_text(cut[: cut.index("  # the deadline 2026")], encoding="utf-8")
    told = run("draft", plan.name, "--write")
    assert "is new" not in told.stderr
    assert "2 written, 1 in the data already" in told.stderr


@pytest.mark.parametrize(
    ("sentence", "goal"),
    [
        ("全市算力规模达到5000P", "达到5000PFLOPS"),
        ("全市算力规模超过5万P", "超过5万PFLOPS"),
        ("存储总量达到20E", "达到20EB"),
        ("算力规模达到12EFLOPS", "达到12EFLOPS"),  # says its unit
        ("装机达到20GW", "达到20GW"),
    ],
)
def test_a_unit_that_only_the_sentence_settles_is_spelled_out(run: Run, plan: Path, sentence: str, goal: str) -> None:
    (one,) = draft(f"到2026年，{sentence}。").proposals
    assert (one.goal, one.quote) == (goal, f"到2026年，{sentence}")
    assert len(one.doubts) == (goal not in sentence)
    plan.write_text(f"某市算力发展规划\n一、发展目标\n到2026年，{sentence}。\n", encoding="utf-8")
    run("init")
    assert run("draft", plan.name, "--write").exit_code == 0
    assert run("check").stdout == "1 file, 1 target: no problems\n"


def test_write_appends_what_is_missing(run: Run, plan: Path) -> None:
    run("init", "--from", plan.name)
    file = Path("targets.yaml")
    text = file.read_text(encoding="utf-8")
    file.write_text(text[: text.index("  # the deadline 2026")], encoding="utf-8")
    before = run("coverage", plan.name, "--strict")
    assert before.exit_code == 1
    assert "2 uncovered" in before.stdout
    assert f"    text: {plan.name}\n" in text
    assert "no target covers 60家 (line 7), 3000人以上 (line 9)" in run("check").stdout
    assert run("draft", plan.name, "--write").exit_code == 0
    assert run("check").stdout == "1 file, 3 targets: no problems\n"


def test_a_figure_that_is_no_target_can_be_dismissed(run: Run, plan: Path) -> None:
    run("init", "--from", plan.name)
    file = Path("targets.yaml")
    text = file.read_text(encoding="utf-8")
    record = f"    text: {plan.name}\n"
    looked_at = f"{record}    not_targets: {{培育示范企业60家: of the province, 培训3000人以上: a service}}\n"
    file.write_text(text[: text.index("  # the deadline 2026")].replace(record, looked_at), encoding="utf-8")
    strict = run("coverage", plan.name, "--strict", "--all")
    assert strict.exit_code == 0
    assert f"{plan.name}:7: no target: 60家 (of the province)\n" in strict.stdout
    assert run("check").stdout == "1 file, 1 target: no problems\n"
    assert run("draft", plan.name).stdout == ""
    file.write_text(file.read_text(encoding="utf-8").replace("培育示范企业60家", "示范企业80家"), encoding="utf-8")
    assert run("coverage", plan.name, "--strict").exit_code == 1
    said = run("check").stdout
    assert "the text does not have the words 示范企业80家" in said
    assert "no target covers 60家 (line 7)" in said


def test_a_plan_elsewhere_or_of_another_format_is_not_named_as_text(run: Run, plan: Path) -> None:
    Path("data").mkdir()
    assert run("init", "data/targets.yaml", "--from", plan.name).exit_code == 0
    assert "text:" not in Path("data/targets.yaml").read_text(encoding="utf-8")
    Path("plan.docx.bak").write_bytes(plan.read_bytes())
    assert run("init", "other.yaml", "--from", "plan.docx.bak").exit_code == 0
    assert "text:" not in Path("other.yaml").read_text(encoding="utf-8")


def test_where_no_process_can_be_started_one_reads_all(run: Run, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise OSError(38, "no semaphores here")

    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", refused)
    monkeypatch.setattr("policytrack.commands.plan_options._WORTH_A_PROCESS", 0)
    monkeypatch.setattr("os.cpu_count", lambda: 4)
    Path("other.txt").write_text(OTHER, encoding="utf-8")
    rows = [json.loads(line) for line in run("draft", plan.name, "other.txt", "--format", "jsonl").stdout.splitlines()]
    assert [row["doc"] for row in rows] == ["mingchuan", "mingchuan", "mingchuan", "other"]


def test_lines_of_json_and_a_page(run: Run, plan: Path) -> None:
    rows = [json.loads(line) for line in run("draft", plan.name, "--format", "jsonl").stdout.splitlines()]
    assert [(row["doc"], row["low"], row["unit"], row["deadline"]) for row in rows] == [
        ("mingchuan", "80000000000", "CNY", 2026),
        ("mingchuan", "60", "count", 2026),
        ("mingchuan", "3000", "count", None),
    ]
    run("init")
    counted = json.loads(run("coverage", plan.name, "--format", "json").stdout)["counts"]
    assert counted["uncovered"] == 3
    page = run("coverage", plan.name, "--format", "html").stdout
    assert re.findall('<li><mark class="[a-z_]+">([^<]*)</mark> ([0-9]+)', page)[-1] == ("uncovered", "3")
    links = re.findall('<a href="#([^"]+)">([^<]*)</a>', page)
    assert len(links) == 3
    assert all(
        f'<mark class="uncovered" id="{place}" title="uncovered">{words}</mark>' in page for place, words in links
    )


@pytest.mark.parametrize("quote", ["$(a)", "$", "P", "兆", "￥ 企业", "P|企业|5", "$\t企业\t5"])
def test_a_cell_that_may_be_several_units_is_no_error(run: Run, plan: Path, quote: str) -> None:
    target = f"{{id: t, plan: p, title: 企业, goal: 达到500家, quote: {json.dumps(quote)}}}"
    Path("targets.yaml").write_text(
        f"format: 1\nplans: {{p: {{title: 规划}}}}\ntargets: [{target}]\n", encoding="utf-8"
    )
    assert run("check").exit_code in (0, 1)


@given(st.text(alphabet="$PGE兆￥元亿万()a15.%、，。\n\t |每左右个家-第", max_size=12))
def test_any_text_has_a_coverage(text: str) -> None:
    draft(text)
    assert all(" ".join(text[one.start : one.end].split()) == one.text for one in coverage(text, []))


def test_several_plans_into_a_file_that_is_started(run: Run, plan: Path) -> None:
    Path("hai.txt").write_text("海州市绿色发展行动计划（2024—2027年）\n到2027年，林地达到90万亩。\n", encoding="utf-8")
    said = run("draft", plan.name, "hai.txt").stdout
    assert re.findall(r"- id: (\S+)", said)[-2:] == ["mingchuan-training", "haizhou-lindi-2027"]
    refused = run("draft", plan.name, "hai.txt", "--write")
    assert refused.exit_code == 2
    assert not Path("targets.yaml").exists()
    assert run("draft", plan.name, "hai.txt", "--write", "--create").exit_code == 0
    assert run("check").stdout == "1 file, 4 targets: no problems\n"
    assert run("draft", plan.name, "hai.txt").stdout.count("- id") == 0
    several = run("draft", plan.name, "hai.txt", "--plan", "hai")
    assert "--plan names the plan of one text" in several.stderr


def test_many_plans_are_read_at_once_in_their_order(run: Run, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"p{number}.txt" for number in range(4)]
    for number, name in enumerate(names):
        Path(name).write_text(f"明川市规划（2023—2026年）\n到2026年，企业达到{number + 5}00家。\n", encoding="utf-8")
    alone = run("draft", *names, "--format", "jsonl").stdout
    monkeypatch.setattr("policytrack.commands.plan_options._WORTH_A_PROCESS", 0)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    assert run("draft", *names, "--format", "jsonl").stdout == alone
    assert [json.loads(line)["low"] for line in alone.splitlines()] == ["500", "600", "700", "800"]


def test_the_baseline_of_a_column_or_a_sentence_is_written(run: Run, plan: Path) -> None:
    Path("b.txt").write_text(
        "明川市第十四个五年规划纲要\n主要指标\n指标 2020年 2025年 属性\n1.城镇化率（%） 60.6 65 预期性\n"
        "2.医师数（人） 2.9 3.2 约束性\n二、任务\n到2025年，森林覆盖率由2019年的26.0%提升至28%。\n",
        encoding="utf-8",
    )
    said = run("draft", "b.txt").stdout
    assert re.findall(r"baseline: (.*)", said) == [
        "{value: 60.6%, as_of: 2020}", "{value: 2.9人, as_of: 2020}", "{value: 26.0%, as_of: 2019}",
    ]  # fmt: skip
    assert run("init", "--from", "b.txt").exit_code == 0
    assert run("check").stdout == "1 file, 3 targets: no problems\n"


def test_add_starts_the_file_where_none_is(run: Run, plan: Path) -> None:
    call = ("add", "--plan", "p", "--quote", "到2026年，企业达到500家", "--plan-title", "明川市规划")
    assert run(*call, "--yes").exit_code == 2
    assert run(*call, "--create").exit_code == 2  # nobody can be asked for the target itself
    assert not Path("targets.yaml").exists()
    assert run(*call, "--create", "--yes").exit_code == 0
    text = Path("targets.yaml").read_text(encoding="utf-8")
    assert "title: 明川市规划" in text
    assert "- id: p-firms-2026" in text


def test_a_number_without_a_known_unit_is_for_a_second_reader() -> None:
    text = (
        "明川市规划（2023—2026年）\n一、发展现状\n建成7大平台。\n二、目标任务\n构建8大体系。改造105国道。\n"
        "65岁以上老人免费乘车，男女比例为3:2。\n1．建市20周年，用2—3年时间，参与G318线建设。\n"
    )
    told = {figure.text.rstrip("."): (figure.state, str(figure.reason)) for figure in coverage(text, [])}
    assert told["8"] == (State.UNCOVERED, "no unit is known for it")
    assert {number: reason for number, (state, reason) in told.items() if state is State.NO_TARGET} | {
        "7": "a number of a part that tells what was", "65": "an age", "3": "a span of time", "20": "an anniversary",
        "318": "a name with a number in it",
    } == {number: reason for number, (state, reason) in told.items() if state is State.NO_TARGET}  # fmt: skip


def test_a_data_file_is_no_plan(run: Run, plan: Path) -> None:
    data = plan.with_name("targets.yaml")
    data.write_text("format: 1\nplans:\n  p: {title: 某市规划}\n", encoding="utf-8")
    for command in ("draft", "coverage"):
        refused = run(command, str(data))
        assert refused.exit_code == 2
        assert "is a data file, and no plan's text" in refused.stderr
