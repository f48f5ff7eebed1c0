"""Tables of a plan whose cells run together, as a text has them that was taken from a page without its cells."""

import pytest

from policytrack.plans.proposals import draft

PLAN = "临溪市生态保护规划（2016—2020年）\n2016年3月1日\n"
HEAD = "专栏1　主要指标指　标2015年2020年〔累计〕属性"


def targets(text: str) -> list[tuple[str, str, int | None, str | None]]:
    return [(one.subject, one.goal, one.deadline, one.baseline) for one in draft(PLAN + text).proposals]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("森林覆盖率（%）21.6623.04〔1.38〕约束性", ("森林覆盖率", "23.04%", "21.66%")),
        ("林地面积（亩）151165〔14〕约束性", ("林地面积", "165亩", "151亩")),
        ("达标率（%）70.8＞80 预期性", ("达标率", "＞80%", "70.8%")),
        ("极差比例（%）15.7415左右-预期性", ("极差比例", "15%左右", "15.74%")),
        ("植被盖度（%）5456 预期性", ("植被盖度", "56%", "54%")),
        ("安全利用率（%）-90以上-约束性", ("安全利用率", "90%以上", None)),
        ("浓度下降（%）--〔18〕约束性", ("浓度下降", "下降18%", None)),
        ("城市2空气优良天数（天）300310-约束性", ("城市2空气优良天数", "310天", "300天")),
        ("环境状况指数60.4＞61.4-预期性", ("环境状况指数", "＞61.4", "60.4")),
    ],
)
def test_figures_are_parted_by_what_they_say(row: str, expected: tuple[str, str, str | None]) -> None:
    found = targets(f"{HEAD}污水处理率（%）8090〔10〕约束性公园（座）79〔2〕预期性{row}\n")
    assert [one[:2] for one in found[:2]] == [("污水处理率", "90%"), ("公园", "9座")]
    assert [(subject, goal, baseline) for subject, goal, _, baseline in found[2:]] == [expected]
    assert all(deadline == 2020 for _, _, deadline, _ in found)


def test_a_change_beside_numbers_of_rows() -> None:
    text = (
        "专栏2主要指标指标2015年2020年增减情况1废水排放量（万吨）14141270-10%2废气排放量（万吨）25492295-10%"
        "3好于三类的比例（%）41＞432个百分点4优良天数的比例（%）69.4755.6个百分点专栏3　名单\n"
    )
    assert [(subject, goal) for subject, goal, _, _ in targets(text)] == [
        ("废水排放量", "1270万吨"), ("废水排放量", "下降10%"), ("废气排放量", "2295万吨"), ("废气排放量", "下降10%"),
        ("好于三类的比例", "＞43%"), ("优良天数的比例", "75%"),
    ]  # fmt: skip


def test_rows_of_one_name_and_the_notes_behind() -> None:
    text = (
        f"{HEAD}污水处理率（%）8090〔10〕约束性公园（座）79-预期性5.污染物减少（%）氨氮--〔10〕约束性总磷--〔15〕注：1.〔〕内为累计数。\n"
        "2.评价覆盖全市30个断面。 3.断面由20个增加到40个。\n4.对9个湖泊实施控制。\n三、任务\n新建公园8座。\n"
    )
    assert [(subject, goal) for subject, goal, _, _ in targets(text)] == [
        ("污水处理率", "90%"), ("公园", "9座"), ("污染物减少 氨氮", "减少10%"), ("污染物减少 总磷", "减少15%"),
        ("新建公园", "8座"),
    ]  # fmt: skip


def test_what_may_be_parted_otherwise_is_told_to_be_unsure() -> None:
    rows = "林地（亩）151165〔14〕约束性湿地（亩）151165-约束性公园（座）-≥8-预期性"
    found = draft(f"{PLAN}{HEAD}{rows}\n").proposals
    assert [(one.goal, any("run together" in doubt for doubt in one.doubts)) for one in found] == [
        ("165亩", False), ("165亩", True), ("≥8座", False),
    ]  # fmt: skip


def test_a_quote_is_the_words_of_its_row() -> None:
    text = f"{PLAN}{HEAD}污水处理率（%）8090〔10〕约束性公园（座）79〔2〕预期性林地（亩）5565-约束性\n"
    found = draft(text).proposals
    assert [one.quote for one in found][1:] == ["公园（座）79〔2〕预期性", "林地（亩）5565-约束性"]
    assert all(text[one.start : one.end] == one.quote and one.figure[0] in range(one.start, one.end) for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "产值（亿元）5565，企业（家）79，2015年和2020年的指标见附件。\n",
        # no figure begins with 0
        "指标2015年2020年废水（万吨）0912-约束性废气（万吨）0506-约束性粉尘（万吨）0304-约束性\n",
    ],
)
def test_what_is_no_such_table(text: str) -> None:
    assert not [goal for _, goal, *_ in targets(text) if goal.endswith(("亿元", "吨")) and len(goal) < 4]
