"""Tables of a plan's text in the layouts that they are found in."""

import pytest

from policytrack.plans.coverage import State, coverage
from policytrack.plans.proposals import draft

PLAN = "临溪市制造业提升行动方案（2023—2025年）\n2023年3月1日\n"


def targets(text: str) -> list[tuple[str, str, int | None]]:
    return [(one.subject, one.goal, one.deadline) for one in draft(PLAN + text).proposals]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (  # a column of levels for most rows and of rates for some, which say so; a unit with a remark
            "指标\t2022年\t2025年/年均\n参保人数（万人）\t60\t70\n失业率（%）\t5.1\t＜5（年均）\n"
            "进出口（亿元，三年累计）\t80\t90\n",
            [("参保人数", "70万人", 2025), ("失业率", "＜5%", 2025), ("进出口", "90亿元", 2025)],
        ),
        (  # words before a figure and behind it, a unit behind its bracket, a number whose unit stands in the name
            "指标\t2025年目标\n吸烟率\t降低到 20%\n预期寿命\t提高到79岁（预期性）\n造林\t〔50〕万亩\n"
            "排放\t较 2022 年下降 8%\n就业人数（人）\t〔6 万〕\n",
            [
                ("吸烟率", "降低到20%", 2025), ("预期寿命", "提高到79岁", 2025), ("造林", "50万亩", 2025),
                ("排放", "较2022年下降8%", 2025), ("就业人数", "6万人", 2025),
            ],
        ),
        (  # cells that are sentences, and one without a figure, which is no name of the rows below
            "指标\t2025年目标\n地区产值\t总量超过2万亿元，年均增长5%以上\n居民收入增长\t与经济同步\n耕地\t30万亩\n"
            "床位\t4张（2022年）→7张\n公园\t60座\n学校\t5所\n",
            [
                ("总量", "超过2万亿元", 2025), ("总量", "年均增长5%以上", 2025), ("耕地", "30万亩", 2025),
                ("床位", "7张", 2025), ("公园", "60座", 2025), ("学校", "5所", 2025),
            ],
        ),
        (  # markdown sets words off
            "| **指标** | **2022年** | **2025年** |\n|---|---|---|\n| 产值（亿元） | 60 | **90** |\n"
            "| 企业（家） | 7 | **9** |\n",
            [("产值", "90亿元", 2025), ("企业", "9家", 2025)],
        ),
        (  # when each row is due
            "| 指标 | 单位 | 目标值 | 完成时间 |\n|---|---|---|---|\n| 智能工厂 | 家 | 30 | 2024年底 |\n"
            "| 上云企业 | 家 | 500 | 长期 |\n",
            [("智能工厂", "30家", 2024), ("上云企业", "500家", 2025)],
        ),
        (  # rows of whatever it is, under years
            "产值目标\n单位：亿元\n产业\t2022年\t2025年\n装备制造\t56\t90\n新材料\t8\t12\n",
            [("装备制造", "90亿元", 2025), ("新材料", "12亿元", 2025)],
        ),
        (  # units in a row of their own
            "指标\t2022年\t2025年\n\t亿元\t亿元\n装备制造产值\t56\t90\n新材料产值\t8\t12\n",
            [("装备制造产值", "90亿元", 2025), ("新材料产值", "12亿元", 2025)],
        ),
        (  # columns of what is to be done, by years and by places
            "年度\t改造小区（个）\t加装电梯（部）\n2024年\t120\t80\n2025年\t150\t90\n",
            [
                ("改造小区", "120个", 2024), ("加装电梯", "80部", 2024),
                ("改造小区", "150个", 2025), ("加装电梯", "90部", 2025),
            ],
        ),
        (
            "2024年度任务分解表\n序号\t县（市、区）\t新建林地（亩）\t新建渠道（公里）\n1\t东山县\t80\t5\n2\t西河县\t70\t4\n",
            [
                ("东山县 新建林地", "80亩", 2024), ("东山县 新建渠道", "5公里", 2024),
                ("西河县 新建林地", "70亩", 2024), ("西河县 新建渠道", "4公里", 2024),
            ],
        ),
        (  # the number of a row behind the name of its group
            "类别 序号 指标 单位 2022年 2025年 属性\n产业 1 产值 亿元 60 90 预期性\n2 企业 家 7 9 预期性\n"
            "生态 3 林地 亩 5 6 约束性\n",
            [("产值", "90亿元", 2025), ("企业", "9家", 2025), ("林地", "6亩", 2025)],
        ),
        (  # the header once more on the next page
            "序号 指标 单位 2022年 2025年 属性\n1 产值 亿元 60 90 预期性\n— 7 —\n序号 指标 单位 2022年 2025年 属性\n"
            "2 企业 家 7 9 预期性\n",
            [("产值", "90亿元", 2025), ("企业", "9家", 2025)],
        ),
        (  # rows without the header, which stands on a page before
            "4 交易总额 万亿元 预期性 28左右 -\n5 总部数量 家 预期性 - [累计达到10]\n6 耕地 亩 约束性 31 30\n",
            [("交易总额", "28万亿元左右", 2025), ("总部数量", "累计达到10家", 2025), ("耕地", "30亩", 2025)],
        ),
        (  # a rise of the level, also where its column stands before
            "指标\t单位\t2022年\t（累计）\t2025年\n城镇化率\t%\t61\t[4]\t65\n寿命\t岁\t78\t[1]\t79\n",
            [("城镇化率", "65%", 2025), ("寿命", "79岁", 2025)],
        ),
        (  # a dash for no unit; a figure in words
            "指标\t单位\t2022年\t2025年\n收入比\t—\t2.3\t2.1以内\n成交额\t亿元\t5\t翻一番\n",
            [("收入比", "2.1以内", 2025), ("成交额", "翻一番", 2025)],
        ),
        (  # quotas by place, a cell a line, with a column beside those of years, and remarks on figures
            "招生计划表\n单位：人\n省（市）\n2022年招生\n扩招\n分年度任务\n2024年\n2025年\n总计\n90\n30\n100\n120\n"
            "东山\n40（扩招）\n10\n45\n50\n西河\n50\n20\n55\n70\n",
            [
                ("总计", "100人", 2024), ("总计", "120人", 2025), ("东山", "45人", 2024), ("东山", "50人", 2025),
                ("西河", "55人", 2024), ("西河", "70人", 2025),
            ],
        ),
        (  # what each of several is for, in one column
            "主要指标\n指标\n2022年\n2025年\n属性\n监测率（%）\n——\n重点城市≥30\n一般城市≥15\n预期性\n海绵面积（%）\n"
            "设区市≥25\n县级市≥20\n设区市≥55\n县级市≥25\n预期性\n",
            [
                ("监测率 重点城市", "≥30%", 2025), ("监测率 一般城市", "≥15%", 2025),
                ("海绵面积 设区市", "≥55%", 2025), ("海绵面积 县级市", "≥25%", 2025),
            ],
        ),
        (  # tasks in all and of one year
            "序号\t主要指标\t单位\t计划任务\t其中：2023年任务\n1\t建设管网\t公里\t200\t62\n2\t泵站能力\t万m³/小时\t10\t4.1\n",
            [
                ("建设管网", "200公里", 2025), ("建设管网", "62公里", 2023),
                ("泵站能力", "10万m³/小时", 2025), ("泵站能力", "4.1万m³/小时", 2023),
            ],
        ),
        (  # standards that no row says anything of
            "表5 设计重现期（年）\n城区类型\n中心城区\n非中心城区\n大城市\n3～5\n2～3\n小城市\n≥2\n<1\n",
            [],
        ),
        (  # how much less
            "指标\t2022年\t2025年\t2025年比2022年增减\n排放量（吨）\t50\t45\t-10%\n用水量（吨）\t20\t16\t-20%\n",
            [
                ("排放量", "45吨", 2025), ("排放量", "下降10%", 2025),
                ("用水量", "16吨", 2025), ("用水量", "下降20%", 2025),
            ],
        ),
        (  # what came of goals is told, and the goals with it
            "表1 完成情况\n指标\t单位\t2020年目标\t2020年完成\t2025年目标\n产值\t亿元\t50\t56\t90\n企业\t家\t7\t8\t9\n",
            [("产值", "90亿元", 2025), ("企业", "9家", 2025)],
        ),
        (  # a table in a part that looks back
            "一、工作回顾\n指标\t单位\t2020年\t2022年\n产值\t亿元\t50\t56\n企业\t家\t7\t8\n二、工作目标\n"
            "指标\t单位\t2025年\n公园\t座\t3\n小学\t所\t4\n",
            [("公园", "3座", 2025), ("小学", "4所", 2025)],
        ),
        (  # what is near and what is far, and how much changes
            "规划指标表\n指标\t单位\t规划基期年\t近期目标（2024年）\t规划目标年\t变化量\t属性\n"
            "耕地\t公顷\t215.4\t216\t216.2\t0.8\t约束性\n"
            "人口\t人\t312\t320\t326\t14\t预期性\n",
            [
                ("耕地", "216公顷", 2024), ("耕地", "216.2公顷", 2025),
                ("人口", "320人", 2024), ("人口", "326人", 2025),
            ],
        ),
        (  # indicators of several levels
            "绩效目标表\n一级指标\t二级指标\t三级指标\t指标值\n"
            "产出指标\t数量指标\t改造厕所\t≥85座\n\t质量指标\t合格率\t100%\n"
            "效益指标\t社会效益指标\t受益人口\t≥1.2万人\n",
            [("改造厕所", "≥85座", 2025), ("合格率", "100%", 2025), ("受益人口", "≥1.2万人", 2025)],
        ),
        (  # marks of notes at figures, the number of a row before a figure
            "指标\t2022年\t2025年\t累计\t属性\n1.企业（家）\t9.4*\t13\t—\t预期性\n"
            "2.3岁以下入托率提高（百分点）\t—\t—\t〔5〕\t预期性\n"
            "3.森林覆盖率（%）\t36.4①\t37①\t—\t约束性\n",
            [
                ("企业", "13家", 2025), ("3岁以下入托率提高", "提高5百分点", 2025), ("森林覆盖率", "37%", 2025),
            ],
        ),
        (  # what is due in each year, in words
            "| 時程 | 公車 | 校園 |\n| --- | --- | --- |\n| 2024 | 綠色公車：推廣電動公車約60輛，優先用於山區"
            "（2024.3～2024.12） | — |\n"
            "| 2025 |  | 校園計畫：完成校舍更新8棟，並新建球場3座 |\n",
            [("推廣電動公車", "約60輛", 2024), ("校舍更新", "8棟", 2025), ("新建球場", "3座", 2025)],
        ),
        (  # what is to be built, in words, and when: not what it costs, and no sum of it
            "附表4  重大项目表\n序号\n项目名称\n建设性质\n建设内容与规模\n建设地点\n项目起止\n"
            "总投资\n（万元）\n“十四五”\n投资（万元）\n"
            "排涝工程（含泵站等工程）/（个）\n1\n东山片排涝工程\n新建\n治理河道29.5公里，新建水闸2座\n市本级\n2022-2024\n2560\n1140\n"
            "2\n西河防洪项目\n改建\n整治易涝区域17处\n市本级\n2023-2025\n990\n880\n小  计\n2\n3550\n2020\n",
            [
                ("治理河道", "29.5公里", 2024), ("新建水闸", "2座", 2024), ("东山片排涝工程", "1140万元", 2024),
                ("整治易涝区域", "17处", 2025), ("西河防洪项目", "880万元", 2025), ("小  计", "2020万元", 2025),
            ],
        ),
        (  # a unit by itself is no figure
            "序号\t项目名称\t总投资（亿元）\n单位：万亩\n",
            [],
        ),
    ],
)  # fmt: skip
def test_layouts(table: str, expected: list[tuple[str, str, int | None]]) -> None:
    assert targets(table) == expected


def test_the_numbers_of_rows_are_no_figures_to_cover() -> None:
    rows = "类别\t序号\t指标\t2022年\t2025年\n产业\t1\t产值（亿元）\t60\t90\n\t2\t企业（家）\t7\t9\n"
    states = [(one.text, one.state) for one in coverage(PLAN + rows, [])]
    assert [text for text, state in states if state is State.UNCOVERED] == ["90", "9"]


@pytest.mark.parametrize(
    ("name", "title"),
    [("公园①", "公园"), ("公园[1]", "公园"), ("公园*", "公园"), ("生态2.公园", "公园"), ("生态（2）公园", "公园")],
)
def test_marks_are_no_part_of_a_name(name: str, title: str) -> None:
    assert targets(f"指标\t单位\t2022年\t2025年\n小学\t所\t3\t4\n{name}\t座\t5\t6\n")[1] == (title, "6座", 2025)


def test_blanks_that_set_columns_apart_are_no_part_of_how_long_a_line_is() -> None:
    rows = (
        ("领域", "指标", "2022年", "2025年", "属性"),
        ("产业", "1.产值增长（%）", "5", "—", "预期性"),
        ("", "2.企业（家）", "7", "9", "预期性"),
    )
    text = "\n".join("".join(cell.ljust(30) for cell in row).rstrip() for row in rows)
    assert targets(text + "\n") == [("企业", "9家", 2025)]


def test_an_application_for_money_sets_out_what_shall_be() -> None:
    table = "绩效目标表\n指标\t指标值\n新建道路长度\t≥35公里\n受益人口\t≥2万人\n"
    told = "据了解，已建成道路80公里。截至目前，累计完成投资3亿元。目前共有学校5所。\n"
    found = draft(f"明溪县乡村道路建设项目资金申请报告\n2023年2月\n{table}{told}").proposals
    assert [one.goal for one in found] == ["≥35公里", "≥2万人"]


def _cells(text: str) -> list[list[str]]:
    return [row.split(",") for row in text.split()]


def _table(rows: list[list[str]]) -> dict[str, str]:
    """A table in each layout that keeps where its cells end."""
    width = max(len(cell) for row in rows for cell in row) * 2 + 2
    return {
        "a cell a line": "\n".join(cell for row in rows for cell in row if cell),
        "tabs": "\n".join("\t".join(row) for row in rows),
        "bars": "\n".join(f"| {' | '.join(row)} |" for row in (rows[0], ["---"] * len(rows[0]), *rows[1:])),
        "columns": "\n".join("".join(cell + " " * (width - 2 * len(cell)) for cell in row).rstrip() for row in rows),
        "blanks": "\n".join(" ".join(cell for cell in row if cell) for row in rows),
    }


@pytest.mark.parametrize("layout", ["a cell a line", "tabs", "bars", "columns", "blanks"])
@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            "序号,指标,单位,2022年,2025年,属性 1,产值,亿元,60,90,预期性 2,林地,亩,—,6,约束性 3,公园,座,7,≥9,预期性",
            [("产值", "90亿元", 2025), ("林地", "6亩", 2025), ("公园", "≥9座", 2025)],
        ),
        (  # a baseline, a nature and a remark in the cell of the goal
            "指标,目标值 产值,60亿元→90亿元 林地覆盖率,41.2%→43%（约束性） 公园,9座以上（2022年7座）",
            [("产值", "90亿元", 2025), ("林地覆盖率", "43%", 2025), ("公园", "9座以上", 2025)],
        ),
        (  # the unit behind the bracket of a total
            "指标,2025年 改造数量,〔50〕万套/间 绿地面积,〔2〕万公顷 改造小区,〔700〕个 覆盖率,>95%",
            [
                ("改造数量", "50万套/间", 2025), ("绿地面积", "2万公顷", 2025), ("改造小区", "700个", 2025),
                ("覆盖率", ">95%", 2025),
            ],
        ),
        (  # labels that stand over others, and groups
            "领域,指标,单位,指标值,,属性 ,,,2022年,2025年, "
            "产业,产值,亿元,60,90,预期性 ,企业,家,7,9,预期性 生态,林地,亩,—,[6],约束性",
            [("产值", "90亿元", 2025), ("企业", "9家", 2025), ("林地", "6亩", 2025)],
        ),
        (  # two tables side by side
            "乡镇,林地（亩）,水渠（公里）,乡镇,林地（亩）,水渠（公里） 东山镇,80,5,西河镇,70,4 北岭乡,60,3,南桥乡,50,2",
            [
                (f"{place} {of}", figure, 2025)
                for place, wood, canal in (("东山镇", 80, 5), ("西河镇", 70, 4), ("北岭乡", 60, 3), ("南桥乡", 50, 2))
                for of, figure in (("林地", f"{wood}亩"), ("水渠", f"{canal}公里"))
            ],
        ),
        (  # each year of the plan, what they come to
            "指标,2023年（家）,2024年（家）,2025年（家）,合计（家） 新增企业,5,6,7,18 领先企业,2,3,4,9",
            [
                ("新增企业", "5家", 2023), ("新增企业", "6家", 2024), ("新增企业", "7家", 2025),
                ("领先企业", "2家", 2023), ("领先企业", "3家", 2024), ("领先企业", "4家", 2025),
            ],
        ),
        (  # a total in brackets beside years, and a fall within it
            "指标,2022年,2025年,[累计],属性 企业（家）,9,11,[2],预期性 用水量（%）,—,—,[-14],约束性",
            [("企业", "11家", 2025), ("用水量", "下降14%", 2025)],
        ),
        (  # when each row is due, a cell a line
            "序号,量化指标,计量单位,目标值,完成时限 1,新建站点,套,36,2024年12月 2,提前量,分钟,60以上,2025年底",
            [("新建站点", "36套", 2024), ("提前量", "60分钟以上", 2025)],
        ),
        (  # by years
            "年度,改造小区（个）,加装电梯（部） 2024年,120,80 2025年,150,90",
            [
                ("改造小区", "120个", 2024), ("加装电梯", "80部", 2024), ("改造小区", "150个", 2025),
                ("加装电梯", "90部", 2025),
            ],
        ),
    ],
    ids=[
        "units", "goals with remarks", "totals", "labels over labels", "side by side", "each year",
        "totals beside years", "when", "years",
    ],
)  # fmt: skip
def test_a_table_says_the_same_in_every_layout(
    layout: str, rows: str, expected: list[tuple[str, str, int | None]]
) -> None:
    assert targets(_table(_cells(rows))[layout] + "\n") == expected


def test_cells_a_line_fall_into_the_columns_that_fit_them() -> None:
    merged = (
        "附表2  整治计划表\n序号 地市 点位数量 整治计划（处） 2022年（已整治） 2024年 2025年 1 东山 8 3 4 1 "
        "2 西河 38 25 6 7 合计 46 28 10 8"
    )
    assert targets(merged.replace(" ", "\n")) == [
        ("东山", "4处", 2024), ("东山", "1处", 2025), ("西河", "6处", 2024), ("西河", "7处", 2025),
        ("合计", "10处", 2024), ("合计", "8处", 2025),
    ]  # fmt: skip
    groups = "类别 指标 单位 2022年 2025年 经济发展 产值 亿元 60 90 人均林地面积 亩 5 6 民生 公园 座 7 9"
    assert targets(groups.replace(" ", "\n")) == [
        ("产值", "90亿元", 2025), ("人均林地面积", "6亩", 2025), ("公园", "9座", 2025),
    ]  # fmt: skip
    works = (
        "附表3“十四五”项目表\n序号 项目类别 单位 数量 总投资 （万元） “十四五”投资 （万元） "
        "1 管网改造 公里 63 2525 13 2 泵站 处 65 1403 14 合计 3928 27"
    )
    assert targets(works.replace(" ", "\n")) == [
        ("管网改造", "63公里", 2025), ("管网改造", "13万元", 2025), ("泵站", "65处", 2025), ("泵站", "14万元", 2025),
        ("合计", "27万元", 2025),
    ]  # fmt: skip
