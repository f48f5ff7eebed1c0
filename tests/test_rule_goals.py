"""A goal against its quote: direction, period, deadline and counter, each where it is kept and where it slid."""

import pytest
from test_rule_edges import one
from test_rules import run

#: Title, goal, quote, what else the target says, and the rules that tell: none where the goal keeps what the plan says.
GOALS = """
二氧化碳减排量 | 5万吨 | 减少5万吨 | |
节水量 | 5万吨 | 节约5万吨 | |
能耗 | 5万吨 | 能耗减少5万吨 | | PT032
企业增量 | 500家 | 新增500家 | |
扩建面积 | 500亩 | 新增500亩 | |
新签合同 | 500份 | 新增500份 | |
提升项目 | 500项 | 新增500项 | |
提高班 | 500个 | 新增500个 | |
涨幅 | 5% | 增长5% | |
降幅 | 5% | 下降5% | |
缩减量 | 5万吨 | 减少5万吨 | |
企业 | 500家 | 新增500家 | | PT032
企业 | 500家 | 新增500家 | kind: sum |
企业 | 500家 | 新增500家 | kind: cumulative |
企业 | 500家 | 减少500家 | kind: sum | PT032
企业 | 达到500家 | 新增企业500家 | | PT032
企业 | 500家 | 新增企业500家 | |
企业 | 达到500家 | 新增企业500家 | kind: sum |
企业 | 500家 | 减少企业500家 | | PT032
企业 | 减少500家 | 减少企业500家 | |
企业 | 新增500家 | 减少企业500家 | | PT032
企业 | 减少500家 | 新增企业500家 | | PT032
企业减少数 | 500家 | 减少企业500家 | |
企业 | 500家 | 减少企业负担，新增企业500家 | |
园区 | 30个 | 压减落后企业，建成园区30个 | |
贫困人口 | 5万人 | 减少贫困人口至5万人 | |
新增减排能力 | 500吨 | 新增减排能力500吨 | |
小企业 | 500家 | 压减后的小企业为500家 | |
Output | 20% | Boost output by 20% | | PT032
企业 | 新增500家 | 企业500家 | | PT032
企业 | 新增500家 | 新培育的企业达500家 | |
企业 | 达到500家 | 到2027年企业500家以上 | by: 2026 | PT031 PT036
占比 | 提高5% | 占比提升至5% | | PT032
占比 | 提升至5% | 占比提高5% | | PT032
占比 | 5% | 占比由3%提高到5% | |
产量 | 增长5% | 产量增速5% | |
产量 | 5% | 产量增速5% | |
产量 | 5% | 产量增长5% | | PT032
output | 50% | increase output by 50% | | PT032
output | increase by 50% | output of 50% | | PT032
output | 50% | output increased to 50% | |
stations | at least 5 stations | 5 stations will be built | | PT031
产值增速 | 达到10% | 全市产值增速力争达到10% | |
投入 | 增长10% | 投入年均增长10% | | PT034
投入 | 年均增长10% | 投入增长10% | | PT034
投入 | 年均增长10% | 投入每年增长10% | | PT034
投入 | 年均增长10% | 投入年均增长10% | |
项目 | 50项 | 每年实施50项 | | PT034
项目 | 50项 | 每年实施50项 | kind: annual |
项目 | 50项 | 每年实施50项 | kind: sum |
项目 | 50项 | 每年实施50项 | kind: cumulative | PT034
项目 | 50项 | 累计实施50项 | | PT034
项目 | 50项 | 累计实施50项 | kind: cumulative |
项目 | 50项 | 累计实施50项 | kind: sum |
项目 | 每年50项 | 实施50项 | | PT034
项目 | 每年50项 | 每年：实施50项 | |
专利 | 每万人12件 | 每万人口发明专利拥有量达到12件 | |
收入 | 人均5万元 | 人均可支配收入达到5万元 | |
收入 | 亩均5万元 | 人均可支配收入达到5万元 | | PT034
企业 | 500家 | 到2025年企业500家 | | PT036
企业 | 500家 | 到2025年企业500家 | by: 2025 |
企业 | 500家 | 到2025年企业500家 | by: 2026 | PT036
企业 | 500家 | 到2025年和2030年企业500家 | by: 2030 |
企业 | 500家 | 到2025年和2030年企业500家 | by: 2027 | PT036
项目 | 每年50项 | 到2025年每年50项 | {by: 2027, kind: annual} |
项目 | 每年50项 | 到2025年每年50项 | {by: 2024, kind: annual} | PT036
企业 | 500家 | 五年内企业500家 | by: 2028 |
企业 | 500家 | 五年内企业500家 | by: 2029 |
企业 | 500家 | 五年内企业500家 | by: 2027 | PT036
企业 | 500家 | 与2025年相比，企业500家 | by: 2025 | PT036
企业 | 500家 | 企业500家 | by: 2025 |
企业 | 500个 | 企业500家 | | PT033
企业 | 500家 | 企业500 companies | |
人才 | 500名 | 人才500人 | |
人才 | 500位 | 人才500人 | |
人才 | 500名 | 人才500位 | |
人才 | 500户 | 人才500人 | | PT033
岗位 | 500个 | 500个岗位 | |
岗位 | 500个岗位 | 岗位500个 | |
占比 | 超过5% | 占比达到5%以上 | | PT031
占比 | 5%左右 | 占比约5% | |
占比 | 5% | 占比不超过5% | | PT031
占比 | 降至5% | 占比降至5%以下 | | PT031
占比 | ≥5% | 占比达到5% | |
占比 | at least 5% | 占比达到5% | |
产业 | 千亿元级 | 产业规模不少于千亿元级 | |
排名 | 前10名 | 全国排名前10名以内 | |
排名 | 前10名 | 全国排名保持前10名 | |
占比 | 高于全国平均水平1个百分点 | 占比高于全国平均1个百分点 | |
占比 | 比全国平均水平高1个百分点 | 占比高于全国平均水平1个百分点 | |
占比 | 1 percentage point above the national average | 占比高于全国平均水平1个百分点 | |
增速 | 快于经济增长1个百分点 | 增速快于经济增长1个百分点 | |
占比 | 低于全国平均水平1个百分点 | 占比高于全国平均水平1个百分点 | | PT032
占比 | 1个百分点 | 占比高于全国平均水平1个百分点 | | PT032
增速 | 1个百分点 | 增速快于全省1个百分点 | | PT032
占比 | 1个百分点 | 占比比全省低1个百分点 | | PT032
占比 | 提高1个百分点 | 占比高于全国平均水平1个百分点 | | PT032
占比 | 高于全省平均水平1个百分点 | 占比高于全国平均水平1个百分点 | | PT032
占比 | 高于全国平均水平1个百分点 | 占比高于全国平均水平1个百分点以上 | | PT031
占比 | 较十四五末提高1个百分点 | 占比比“十四五”末提高1个百分点 | |
占比 | 较十四五末提高1个百分点 | 占比比“十三五”末提高1个百分点 | | PT032
"""


@pytest.mark.parametrize(
    ("title", "goal", "quote", "more", "code"),
    [[cell.strip() for cell in line.split("|")] for line in GOALS.strip().splitlines()],
    ids=range(len(GOALS.strip().splitlines())),
)
def test_a_goal_keeps_what_its_quote_says(title: str, goal: str, quote: str, more: str, code: str) -> None:
    fields = "".join(f"{part.strip()}\n" for part in more.strip("{}").split(",") if part)
    told = [one.code for one in run(one(title, goal, quote, fields)).diagnostics]
    assert [code for code in told if code.startswith("PT03")] == code.split()


VERBS = "Increase Raise Grow Expand Boost Reduce Lower Cut Decrease Shrink Slash"
FALLS = "下降 减少 收缩 节约 削峰 淘汰 退出 化解 压煤"
RISES = "增加 提升 提高 扩大 新建 上涨 降低 减少 压缩 节约"


@pytest.mark.parametrize("verb", VERBS.split())
def test_a_direction_that_the_english_quote_says_is_the_goals(verb: str) -> None:
    told = [one.code for one in run(one("Output", "20%", f"{verb} output by 20%", "")).diagnostics]
    assert "PT032" in told


@pytest.mark.parametrize("fall", FALLS.split())
def test_a_title_that_says_a_fall_says_it_for_its_goal(fall: str) -> None:
    told = [one.code for one in run(one(f"{fall}产能", "500吨", "减少落后产能500吨", "")).diagnostics]
    assert "PT032" not in told


@pytest.mark.parametrize("rise", RISES.split())
def test_a_direction_in_the_title_is_the_goals(rise: str) -> None:
    told = [one.code for one in run(one(f"产能{rise}量", "500吨", f"产能{rise}500吨", "")).diagnostics]
    assert "PT032" not in told
