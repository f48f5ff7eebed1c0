"""Verdicts worked out on paper from docs/method.md alone, each with its arithmetic.

From 2020-12-31 to 2025-12-31 are 1,826 days. The end of 2022 is 730 days on (E 0.39978), of 2023 1,095 (0.59967).
"""

from typing import Any

import pytest
from test_method import judge

LEVEL: dict[str, Any] = {"base": ("2020", "101家")}
DUST: dict[str, Any] = {"base": ("2020", "40.5微克/立方米")}
ABOUT: dict[str, Any] = {"base": ("2020", "23.0%")}
FIRMS: dict[str, Any] = {"base": ("2020", "80家")}
NONE: dict[str, Any] = {"base": ("2020", "0家")}
TOTAL: dict[str, Any] = {"kind": "cumulative", "base": None, "start": "2021"}
SUM: dict[str, Any] = {"kind": "sum", "base": None, "start": "2021"}
MONEY: dict[str, Any] = {"unit": "亿元"}
EACH: dict[str, Any] = {"kind": "annual", "base": None, "start": "2021"}

# Goal, arguments, day of the report; status, and its range or whether it is firm.
CASES: list[tuple[str, dict[str, Any], str, str]] = [
    # b 398 to 402, y 475.5 to 476.5. Line: 76/200/E = 0.9505; 73.5/198/E = 0.9285; 78.5/202/E = 0.972.
    # Growth: ln 1.19/(E ln 1.5) = 1.073; 1.049 to 1.097.
    ("600亿元", {"base": ("2020", "400亿元"), "actuals": [("2022", "476亿元")]}, "2023",
     "on track, behind to on track"),
    # Line 79/202/E = 0.652, growth ln(180/101)/(E ln 3) = 0.877: whole counts are exact, so both are behind.
    ("303家", {**LEVEL, "actuals": [("2023", "180家")]}, "2024", "behind, firm"),
    # Line 19/202/E = 0.157, growth ln(120/101)/(E ln 3) = 0.262.
    ("303家", {**LEVEL, "actuals": [("2023", "120家")]}, "2024", "far behind, firm"),
    # 95 is below 101.
    ("303家", {**LEVEL, "actuals": [("2023", "95家")]}, "2024", "moving away, firm"),
    # Line 119/357/E = 0.556, growth ln(170/51)/(E ln 8) = 0.966.
    ("408家", {"base": ("2020", "51家"), "actuals": [("2023", "170家")]}, "2024", "far behind, far behind to on track"),
    # Line 4.5/10.5/E = 1.072, corners 1.053 to 1.091; growth ln(36/40.5)/(E ln(30/40.5)) = 0.982, corners 0.964 to
    # 1.000.
    ("降至30微克/立方米以下", {**DUST, "actuals": [("2022", "36.0微克/立方米")]}, "2023", "on track, firm"),
    # Line 6/10.5/E = 1.43, growth ln(34.5/40.5)/(E ln(30/40.5)) = 1.34.
    ("降至30微克/立方米以下", {**DUST, "actuals": [("2022", "34.5微克/立方米")]}, "2023", "ahead, firm"),
    # 29.8 keeps a ceiling of 30 before its deadline.
    ("降至30微克/立方米以下", {**DUST, "actuals": [("2022", "29.8微克/立方米")]}, "2023", "holding, firm"),
    # The baseline had reached 80%: kept, and lost, where there is no way to measure.
    ("80%以上", {"base": ("2020", "82.1%"), "actuals": [("2022", "81.0%")]}, "2023", "holding, firm"),
    ("80%以上", {"base": ("2020", "82.1%"), "actuals": [("2022", "79.0%")]}, "2023", "not met yet, firm"),
    # 24%左右 from 23.0%: the way is 1 point, of which 5% are 0.05. Standing still is 0/1, at most 0.1/1.05/E = 0.24, at
    # least below zero.
    ("24%左右", {**ABOUT, "actuals": [("2022", "23.0%")]}, "2023", "far behind, moving away to far behind"),
    ("24%左右", {**ABOUT, "actuals": [("2025", "23.95%")]}, "2026", "met, firm"),
    ("24%左右", {**ABOUT, "actuals": [("2025", "23.9%")]}, "2026", "missed, firm"),
    # Two sides end at 24.05; a floor has no upper end.
    ("24%左右", {**ABOUT, "actuals": [("2025", "25.0%")]}, "2026", "missed, firm"),
    ("达到24%左右", {**ABOUT, "actuals": [("2025", "25.0%")]}, "2026", "met, firm"),
    # A ceiling of 30: 5% of it are 1.5, 5% of the way from 40 are 0.5.
    ("降至30%左右", {"base": ("2020", "40.0%"), "actuals": [("2025", "30.5%")]}, "2026", "met, firm"),
    # 稳定: 5% of 80 are 4 points.
    ("稳定在80%左右", {"base": ("2020", "79.0%"), "actuals": [("2022", "77.0%")]}, "2023", "holding, firm"),
    ("稳定在80%左右", {"base": ("2020", "79.0%"), "actuals": [("2025", "75.9%")]}, "2026", "missed, firm"),
    # Things to build: 5% of the way from 80 to 100 is 1.
    ("100家左右", {**FIRMS, "actuals": [("2025", "99家")]}, "2026", "met, firm"),
    ("100家左右", {**FIRMS, "actuals": [("2025", "98家")]}, "2026", "missed, firm"),
    # The baseline lies above: two sides, 79 to 81.
    ("80家左右", {"actuals": [("2025", "78家")]}, "2026", "missed, firm"),
    # From 3 up at least one.
    ("3家左右", {**NONE, "actuals": [("2025", "2家")]}, "2026", "met, firm"),
    # 10% of 41 would take in the baseline, 4 below: cut to one, as 5% of the way are less.
    ("达到41家左右", {"base": ("2020", "37家"), "tolerance": "0.10", "actuals": [("2025", "40家")]}, "2026",
     "met, firm"),
    ("达到41家左右", {"base": ("2020", "37家"), "tolerance": "0.10", "actuals": [("2025", "39家")]}, "2026",
     "missed, firm"),
    # More than a range of things to build is reached, more than a range of shares is not.
    ("1—2家", {**NONE, "actuals": [("2025", "3家")]}, "2026", "met, firm"),
    ("40%—45%", {"base": ("2020", "30.0%"), "actuals": [("2025", "46.0%")]}, "2026", "missed, firm"),
    # To the nearer end: line 8/10/E = 2.0, growth ln(38/30)/(E ln(4/3)) = 2.06.
    ("40%—45%", {"base": ("2020", "30.0%"), "actuals": [("2022", "38.0%")]}, "2023", "ahead, firm"),
    # Past the far end there is no pace.
    ("40%—45%", {"base": ("2020", "30.0%"), "actuals": [("2022", "46.0%")]}, "2023", "not met yet, firm"),
    # 300/500/E = 1.0006, with 298.5 to 301.5 0.995 to 1.006; there is no growth from zero that could contradict it.
    ("500个", {**TOTAL, "actuals": [("2023", "300个")]}, "2024", "on track, not firm"),
    ("500个", {**TOTAL, "path": "line", "actuals": [("2023", "300个")]}, "2024", "on track, firm"),
    # 220 of 300 at least, 2022 missing: 0.7333/E = 1.22.
    ("300个", {**SUM, "actuals": [("2021", "101个"), ("2023", "119个")]}, "2024", "ahead, not firm"),
    # 150 of 300 at least: 0.5/E = 0.83, open above.
    ("300个", {**SUM, "actuals": [("2021", "91个"), ("2023", "59个")]}, "2024", "behind, behind to ahead"),
    # A lower bound of 250 does not prove that 300 were missed; one of 310 proves that they were met.
    ("300个", {**SUM, "actuals": [("2021", "101个"), ("2023", "99个"), ("2025", "50个")]}, "2026",
     "awaiting final figure, firm"),
    ("300个", {**SUM, "actuals": [("2021", "151个"), ("2023", "109个"), ("2025", "50个")]}, "2026", "met, firm"),
    # The year has 110 with its June in them: 220, and not 270. 220/260/E = 2.1.
    ("260个", {**SUM, "actuals": [("2021-06", "50个"), ("2021", "110个"), ("2022", "110个")]}, "2023",
     "ahead, not firm"),
    # A limit of a total: broken for good, kept at its end, kept by a later figure, and passed only later.
    ("不超过500个", {**TOTAL, "actuals": [("2022", "501个")]}, "2023", "missed, firm"),
    ("不超过500个", {**TOTAL, "actuals": [("2022", "120个"), ("2025", "499个")]}, "2026", "met, firm"),
    ("不超过500个", {**TOTAL, "actuals": [("2023", "320个"), ("2026", "480个")]}, "2027", "met, firm"),
    ("不超过500个", {**TOTAL, "actuals": [("2023", "320个"), ("2026", "520个")]}, "2027",
     "awaiting final figure, firm"),
    # 400.0 × 1.15 = 460.
    ("比2020年增长15%", {**MONEY, "base": ("2020", "400.0亿元"), "actuals": [("2025", "460.0亿元")]}, "2026",
     "met, firm"),
    # From more than 400 the goal is more than 460, by how much nobody says.
    ("比2020年增长15%", {**MONEY, "base": ("2020", "超400亿元"), "actuals": [("2025", "460.0亿元")]}, "2026",
     "awaiting final figure, firm"),
    # A fall is a ceiling. 5.4/13.5/E = 1.0006; as growth ln 0.946/(E ln 0.865) = 0.957, of 5.35% 0.948.
    ("比2020年下降13.5%", {"base": None, "actuals": [("2022", "下降5.4%")]}, "2023", "on track, behind to on track"),
    # Growth ln(200/101)/(E ln 3) = 1.037 heads, line 99/202/E = 0.817.
    ("达到2020年的3倍", {**MONEY, "base": ("2020", "101.0亿元"), "actuals": [("2023", "200.0亿元")]}, "2024",
     "on track, behind to on track"),
    # T is b + 5: 3.2/5/E = 1.067, with 3.3/5/E = 1.1006; growth ln 1.08/(E ln 1.125) = 1.090.
    ("比2020年提高5个百分点", {"unit": "%", "base": ("2020", "40.0%"), "actuals": [("2023", "43.2%")]}, "2024",
     "on track, on track to ahead"),
    # ln 1.15/(E 5 ln 1.07) = 1.033, the only reading.
    ("年均增长7%", {**MONEY, "base": ("2020", "1000.0亿元"), "actuals": [("2022", "1150.0亿元")]}, "2023",
     "on track, firm"),
    # 1.08 × 1.05 = 1.134: ln/(E 5 ln 1.07) = 0.930; 1.085 × 1.055 gives 0.999, 1.075 × 1.045 0.860.
    ("年均增长7%", {"base": None, "start": "2021", "actuals": [("2021", "增长8%"), ("2022", "增长5%")]}, "2023",
     "behind, behind to on track"),
    # 0.80 is less than 0.97^5 = 0.859 already: a fall is a ceiling, which has to hold until the deadline.
    ("年均下降3%", {"base": None, "start": "2021", "actuals": [("2021", "下降20%")]}, "2022", "holding, firm"),
    # And it waits for a figure of its own after that: 2025 as a whole ends behind a deadline of June.
    ("年均下降3%", {"base": None, "start": "2024", "by": "2025-06", "actuals": [("2024", "下降3%"), ("2025",
     "下降9%")]},
     "2026", "awaiting final figure, firm"),
    # A stated average before its time.
    ("年均增长7%", {"base": None, "start": "2021", "actuals": [("2023", "年均增长7.2%")]}, "2024", "holding, firm"),
    # Each year by itself.
    ("50个", {**EACH, "actuals": [("2021", "55个"), ("2022", "52个")]}, "2023-06-30", "holding, firm"),
    ("50个", {**EACH, "actuals": [("2021", "55个"), ("2022", "48个")]}, "2023-06-30", "missed, firm"),
    ("50个", {**EACH, "actuals": [("2022", "55个"), ("2023", "52个"), ("2024", "51个"), ("2025", "52个")]}, "2026",
     "awaiting final figure, firm"),
    # 106/100 is 6%, 110/106 3.8%.
    ("每年增长5%", {**EACH, **MONEY, "actuals": [("2020", "100.0亿元"), ("2021", "106.0亿元"), ("2022", "110.0亿元")]},
     "2023-06-30", "missed, firm"),
    # A place has no pace.
    ("前三", {"base": ("2020", "第9位"), "actuals": [("2022", "第5位")]}, "2023", "not met yet, firm"),
    # Without a deadline.
    ("200家", {"by": None, "actuals": [("2022", "150家")]}, "2023", "open, firm"),
    ("200家", {"by": None, "actuals": [("2022", "210家")]}, "2023", "reached, firm"),
    # 181 days of 3,652 are 5%; 181 of 1,826 are 9.9%, 183 are 10.02%.
    ("200家", {"by": "2030", "actuals": [("2021-06-30", "150家")]}, "2021", "too early, firm"),
    ("200家", {"actuals": [("2021-06-30", "110家")]}, "2021", "too early, firm"),
    # Line 10/100/0.1002 = 0.998, from 99.5 or 100.5 1.043 and 0.953; growth ln 1.1/(0.1002 ln 2) = 1.37.
    ("200家", {"actuals": [("2021-07-02", "110家")]}, "2022", "on track, on track to ahead"),
    # Line 49/202/E = 0.607, growth ln(150/101)/(E ln 3) = 0.900; stale from 18 months after 2022-12-31 on, and near.
    ("303家", {**LEVEL, "actuals": [("2022", "150家")]}, "2024-06-30", "behind, firm"),
    ("303家", {**LEVEL, "actuals": [("2022", "150家")]}, "2024-07-01", "behind, not firm"),
    ("303家", {**LEVEL, "actuals": [("2022", "150家", {"match": "near"})]}, "2023", "behind, not firm"),
    # Reached and lost: 90/100/E = 1.5, at most on track.
    ("200家", {"actuals": [("2022", "205家"), ("2023", "190家")]}, "2024", "on track, firm"),
    # The path stands at 101 + 99 × 546/730 = 175.05: 69/74.05 = 0.932.
    ("501家", {**LEVEL, "path": [("2022", "200家")], "actuals": [("2022-06-30", "170家")]}, "2022-12-31",
     "behind, firm"),
    # Line 380/1000/E = 0.9505, growth ln 1.19/(E ln 1.5) = 1.07; there may be more.
    ("3000亿元", {"base": ("2020", "2000.0亿元"), "actuals": [("2022", "超2380亿元")]}, "2023",
     "on track, on track to ahead"),
    # A revised figure counts from the day of its publication.
    ("200家", {"actuals": [("2025", "198家", {"published": "2026-02"}), ("2025", "201家", {"published": "2026-09"})]},
     "2026-06", "missed, firm"),
    ("200家", {"actuals": [("2025", "198家", {"published": "2026-02"}), ("2025", "201家", {"published": "2026-09"})]},
     "2026-12", "met, firm"),
    # A month stands for its last day, which is the deadline.
    ("200家", {"by": "2025-06-30", "actuals": [("2025-06", "199家")]}, "2025-07", "missed, firm"),
    # At the threshold: not below 30%, and not over 200, though 2.5 times as fast as needed.
    ("低于30%", {"base": ("2020", "40.0%"), "actuals": [("2025", "30.0%")]}, "2026", "missed, firm"),
    ("突破200家", {"actuals": [("2022", "200家")]}, "2023", "ahead, firm"),
]  # fmt: skip


@pytest.mark.parametrize(("goal", "fields", "when", "verdict"), CASES)
def test_verdicts_worked_out_on_paper(goal: str, fields: dict[str, Any], when: str, verdict: str) -> None:
    found = judge(goal, when, **fields)
    if found.worst is not found.best:
        assert f"{found.status}, {found.worst} to {found.best}" == verdict
    else:
        assert f"{found.status}, {'firm' if found.firm else 'not firm'}" == verdict
