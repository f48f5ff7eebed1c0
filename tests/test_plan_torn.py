"""Cells of tables that the lines of a text have torn."""

import pytest

from policytrack.plans.proposals import draft

TABLE = "明川市第十四个五年规划纲要\n2021年3月1日\n主要指标\n"
LINES = "序号 指标 单位 属性 2020年 2025年\n1 粮食产量 万吨 约束性 80 85\n2 林地 亩 约束性 70 75\n"
CELLS = "\n".join(["指标", "单位", "2020年", "2025年", "属性"]) + "\n"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # a line of one row, what belongs to its name and its unit above and below it
        ("全员劳动生产率 万元/\n3 预期性 28 36\n人\n", [("36万元/人", "全员劳动生产率")]),
        ("中心城区绿地 万平\n3 约束性 800 950\n面积 方米\n", [("950万平方米", "中心城区绿地面积")]),
        ("劳动年龄人口平均受教育\n3 年 约束性 10.5 11.3\n年限\n", [("11.3年", "劳动年龄人口平均受教育年限")]),
        ("3 城市供水管网 公里 预期性 1200 1500\n长度\n4 小学 所 预期性 20 30\n",
         [("1500公里", "城市供水管网长度"), ("30所", "小学")]),
        # the name of a group is no end of a name
        ("3 小学数 所 预期性 20 30\n生态环境\n4 公园 座 预期性 20 40\n", [("30所", "小学数"), ("40座", "公园")]),
    ],
)  # fmt: skip
def test_a_row_a_line(rows: str, expected: list[tuple[str, str]]) -> None:
    found = [(one.goal, one.subject) for one in draft(TABLE + LINES + rows).proposals]
    assert found == [("85万吨", "粮食产量"), ("75亩", "林地"), *expected]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("企业上云 数量 家 3000 9000 预期性", [("9000家", "企业上云数量")]),
        ("5G基站 万个 0.5 2.2 预期性", [("2.2万个", "5G基站")]),
        ("15分钟生活圈覆盖率（%） 60 90 预期性", [("90%", "15分钟生活圈覆盖率")]),
        ("劳动生产率（万元/ 人） 28 36 预期性", [("36万元/人", "劳动生产率")]),
        ("绿地面积（万平 方米） 800 950 约束性", [("950万平方米", "绿地面积")]),
    ],
)
def test_a_cell_a_line(rows: str, expected: list[tuple[str, str]]) -> None:
    rest = "粮食产量 万吨 80 85 约束性 林地 亩 70 75 约束性"
    text = TABLE + CELLS + "\n".join(f"{rest} {rows}".split()) + "\n"
    assert [(one.goal, one.subject) for one in draft(text).proposals][2:] == expected
