"""The whole of a verdict where one thing more decides: what it rests on, what keeps it from firm, what would rate it.

Worked out from docs/method.md; the way is from 100 in 2020 to 2025 unless said, and figures are whole years'.
"""

from decimal import Decimal
from typing import Any

import pytest
from test_method import judge

from policytrack.progress import Assessment

TOTAL: dict[str, Any] = {"kind": "cumulative", "base": None, "start": "2021"}
SUM: dict[str, Any] = {"kind": "sum", "base": None, "start": "2021"}
MONEY: dict[str, Any] = {"unit": "亿元"}
NEAR = {"match": "near"}


def whole(found: Assessment) -> str:
    """The status with all that stands beside it, in one line."""
    said = [found.status + (f" ({found.worst} to {found.best})" if found.worst is not found.best else "")]
    said += ["near"] * found.near + [str(doubt) for doubt in found.doubts]
    said += [f"by {found.decided.actual.as_of}"] if found.decided else []
    said += [f"once {found.earlier.actual.as_of}"] if found.earlier else []
    said += [f"wants {found.missing}"] if found.missing else []
    return "; ".join(said)


# What, goal, arguments, day of the report, the whole of the verdict.
CASES: list[tuple[str, str, dict[str, Any], str, str]] = [
    # After the deadline: levels.
    ("an earlier day of the period below, and a later figure that reaches it", "200家",
     {"actuals": [("2025-06", "190家"), ("2026-06", "210家")]}, "2026-12", "met late; later day; by 2026-06"),
    ("and one that does not", "200家", {"actuals": [("2025-06", "190家"), ("2026-06", "199家")]}, "2026-12",
     "missed; later day; by 2026-06"),
    ("an earlier day that cannot decide", "1003家", {"actuals": [("2025-06", "1000家"), ("2026-06", "1010家")]},
     "2026-12", "met late; later day; by 2026-06"),
    ("the last day that cannot decide waits for good", "1003家",
     {"actuals": [("2025", "1000家"), ("2026-06", "1010家")]}, "2026-12", "awaiting final figure; by 2025"),
    ("nor can the first later figure", "1003家", {"actuals": [("2024", "950家"), ("2026-06", "1000家"),
     ("2026-09", "1010家")]}, "2026-12", "awaiting final figure; by 2026-06"),
    ("an earlier day of a ceiling, and later figures", "不超过90家",
     {"actuals": [("2025-06", "80家"), ("2026-06", "80家")]}, "2026-12", "awaiting final figure; once 2025-06"),
    ("reached on the way, told", "200家", {"actuals": [("2022", "205家"), ("2023", "210家"), ("2024", "190家")]},
     "2026", "awaiting final figure; once 2023"),
    ("reached after the deadline alone is not on the way", "80家左右",
     {"base": ("2020", "100家"), "actuals": [("2024", "90家"), ("2026", "80家")]}, "2026",
     "awaiting final figure"),
    ("a near figure would have met it", "200家", {"actuals": [("2024", "150家"), ("2025", "210家", NEAR)]}, "2026",
     "awaiting final figure; near; near; by 2025; once 2025"),
    ("a near figure beside one of the goal's own basis", "200家",
     {"actuals": [("2025", "190家"), ("2026-03", "210家", NEAR)]}, "2026-06", "missed; by 2025"),
    ("a near one that decides nothing", "不超过90家", {"actuals": [("2025-06", "80家", NEAR)]}, "2026",
     "awaiting final figure; once 2025-06"),
    ("a near figure that would decide, and one that cannot", "1003家",
     {"actuals": [("2025", "1010家", NEAR), ("2026-06", "1000家")]}, "2026-12",
     "awaiting final figure; near; near; by 2025; once 2025"),
    ("neither can", "1003家", {"actuals": [("2025", "1000家", NEAR), ("2026-06", "1000家")]}, "2026-12",
     "awaiting final figure; by 2026-06"),
    ("a near one alone cannot", "1003家", {"actuals": [("2025", "1000家", NEAR)]}, "2026-12",
     "awaiting final figure; by 2025"),
    # A stand-in of the eve of the start is history, also where it lies in the deadline's own period.
    ("a stand-in of the deadline's own year", "200家",
     {"base": None, "start": "2025-07", "actuals": [("2025-06", "210家"), ("2025-09", "190家")]}, "2026-02",
     "awaiting final figure"),
    ("and without a figure behind it", "200家",
     {"base": None, "start": "2025-07", "actuals": [("2025-06", "210家")]}, "2026-02", "awaiting final figure"),
    ("near figures behind a stand-in", "200家",
     {"base": None, "start": "2025-07", "actuals": [("2025-06", "210家"), ("2025-09", "190家", NEAR)]}, "2026-02",
     "awaiting final figure"),
    # Totals.
    ("a total that cannot decide at the end", "1003个", {**TOTAL, "actuals": [("2025", "1000个")]}, "2026",
     "awaiting final figure; by 2025"),
    ("a ceiling that cannot decide at the end", "不超过997个", {**TOTAL, "actuals": [("2025", "1000个")]}, "2026",
     "awaiting final figure; by 2025"),
    ("a total by the first figure that reaches it", "300个",
     {**TOTAL, "actuals": [("2023", "310个"), ("2024", "320个")]}, "2026", "met; by 2023"),
    ("a ceiling by the first figure that breaks it", "不超过300个",
     {**TOTAL, "actuals": [("2022", "250个"), ("2023", "310个"), ("2024", "320个")]}, "2026", "missed; by 2023"),
    ("a ceiling by the first later figure that keeps it", "不超过300个",
     {**TOTAL, "actuals": [("2026", "280个"), ("2027", "290个")]}, "2028", "met; by 2026"),
    ("a total of two sides, within at the end", "80—100亿元", {**TOTAL, "actuals": [("2025", "90.0亿元")]}, "2026",
     "met; by 2025"),
    ("over at the end", "80—100亿元", {**TOTAL, "actuals": [("2025", "110.0亿元")]}, "2026", "missed; by 2025"),
    ("within later decides nothing", "80—100亿元", {**TOTAL, "actuals": [("2026", "90.0亿元")]}, "2027",
     "awaiting final figure"),
    ("passed before the deadline", "80—100亿元", {**TOTAL, "actuals": [("2023", "110.0亿元")]}, "2024", "not met yet"),
    ("within before the deadline", "80—100亿元", {**TOTAL, "actuals": [("2023", "90.0亿元")]}, "2024", "holding"),
    ("a near ceiling is not broken for good", "不超过300个", {**TOTAL, "actuals": [("2023", "310个", NEAR)]}, "2024",
     "not met yet; near; near"),
    ("a near total after the deadline", "300个", {**TOTAL, "actuals": [("2025", "310个", NEAR)]}, "2026",
     "awaiting final figure; near; near; by 2025"),
    ("a sum ignores a baseline", "300名", {**SUM, "base": ("2022", "1000名"), "actuals": [("2021", "60名"),
     ("2022", "60名"), ("2023", "60名")]}, "2024", "on track; one reading"),
    ("a sum from the plan's date", "300名", {**SUM, "start": None, "issued": "2020", "actuals": [("2021", "60名")]},
     "2022", "on track; one reading"),
    ("a sum without a start", "300名", {**SUM, "start": None, "actuals": [("2021", "60名")]}, "2022",
     "no baseline; wants start"),
    ("a total from its baseline's day", "300个", {**TOTAL, "base": ("2022", "100个"), "actuals": [("2021", "90个"),
     ("2023", "160个")]}, "2024", "behind (behind to ahead); path"),
    # Changes: what they are counted from.
    ("a baseline of a part of the year compared with", "比2020年下降15%", {"base": ("2020-06", "110万吨"),
     "unit": "万吨", "actuals": [("2022", "94万吨")]}, "2022", "no baseline; wants reference"),
    ("and a figure of a part of it", "比2020年下降15%", {"base": None, "unit": "万吨",
     "actuals": [("2020-06", "110万吨"), ("2022", "94万吨")]}, "2022", "no baseline; wants reference"),
    ("a baseline of its last day", "比2020年下降15%", {"base": ("2020-12-31", "100万吨"), "unit": "万吨",
     "actuals": [("2022", "94万吨")]}, "2022", "on track (behind to ahead); rounding"),
    ("a baseline of another year beside the figure of that year", "比2020年下降15%",
     {"base": ("2019", "150万吨"), "unit": "万吨", "actuals": [("2020", "100.0万吨"), ("2022", "94.0万吨")]}, "2022",
     "on track (behind to on track); rounding"),
    ("a near figure of that year", "比2020年增长20%", {**MONEY, "base": None,
     "actuals": [("2020", "100.0亿元", NEAR), ("2022", "108.0亿元")]}, "2022", "on track; near; near"),
    ("reached from a near one", "比2020年增长20%", {**MONEY, "base": None,
     "actuals": [("2020", "100.0亿元", NEAR), ("2022", "121.0亿元")]}, "2022", "reached; near; near"),
    ("a rate from a baseline within a year", "年均增长10%", {**MONEY, "base": ("2020-06", "100.0亿元"), "by": "2022-06",
     "actuals": [("2022-06", "121.0亿元")]}, "2023", "met; by 2022-06"),
    ("a rate without a baseline", "年均增长10%", {**MONEY, "base": None, "issued": "2021-09",
     "actuals": [("2022", "121.0亿元")]}, "2023", "no baseline; wants base year"),
    ("a rate whose base year has no figure", "年均增长10%", {**MONEY, "base": None, "start": "2021",
     "actuals": [("2022", "121.0亿元")]}, "2023", "no baseline; wants change base"),
    ("of a stated rate", "年均增长10%", {"base": None, "issued": "2021-09", "actuals": [("2022", "增长9%")]}, "2023",
     "no baseline; wants base year"),
    ("a year between is missing", "年均增长7%", {"base": None, "start": "2021", "actuals": [("2021", "增长9%"),
     ("2023", "增长9%")]}, "2024", "no data; wants year"),
    ("a multiple of nothing", "增长15%以上", {**MONEY, "base": ("2020", "0亿元"), "actuals": [("2022", "10亿元")]},
     "2023", "no baseline; wants nonzero base"),
    ("a change without its base", "增长15%以上", {**MONEY, "base": None, "actuals": [("2022", "10亿元")]}, "2023",
     "no baseline; wants change base"),
    ("growth over the year before, which has no figure", "比上年增长5%", {**MONEY, "base": None,
     "actuals": [("2025", "105亿元")]}, "2026", "awaiting final figure; wants reference"),
    ("a level alone", "200家", {"base": None, "start": "2021", "actuals": [("2022", "150家")]}, "2023",
     "no baseline; wants baseline"),
    ("a baseline of the deadline", "200家", {"base": ("2025", "100家"), "actuals": [("2023", "150家")]}, "2024",
     "no baseline; wants baseline"),
    ("a stand-in of the deadline", "200家", {"base": None, "by": "2022", "start": "2023", "actuals": [("2022", "150家"),
     ("2022-06", "140家")]}, "2021", "no data"),
    ("amounts without a start", "增加500亿元", {"base": None, "actuals": [("2022", "增加100亿元")]}, "2023",
     "no baseline; wants start"),
    ("a rate without a deadline", "年均增长10%", {**MONEY, "by": None, "base": ("2020", "100.0亿元"),
     "actuals": [("2022", "130.0亿元")]}, "2023", "open; wants deadline"),
    ("a level without a deadline", "200家", {"by": None, "actuals": [("2022", "150家")]}, "2023",
     "open; wants deadline"),
    ("a near one without a deadline", "200家", {"by": None, "actuals": [("2022", "150家", NEAR)]}, "2023",
     "open; near; near; wants deadline"),
    # Averages.
    ("averages count, single years beside them do not", "年均增长7%", {"base": None, "start": "2021",
     "actuals": [("2022", "增长20%"), ("2023", "年均增长6.5%")]}, "2024", "not met yet"),
    ("of two averages the newest", "年均增长7%", {"base": None, "start": "2021", "actuals": [
     ("2022", "年均增长7.5%"), ("2025", "年均增长6.5%")]}, "2026", "missed; by 2025"),
    ("a near average is not final", "年均增长7%", {"base": None, "start": "2021", "actuals": [
     ("2024", "年均增长6.8%"), ("2025", "年均增长7.5%", NEAR)]}, "2026",
     "awaiting final figure; near; near; by 2025; once 2025"),
    ("an average of before the start", "年均增长7%", {"base": None, "start": "2021", "actuals": [
     ("2019", "年均增长7.5%")]}, "2022", "no data"),
    # Yearly rates that fall, and ranges of them: 0.95 to the fifth is 0.774, 0.97 to the fifth 0.859.
    ("a range of yearly falls, within", "年均下降3%—5%", {"base": None, "start": "2024", "actuals": [
     ("2024", "下降4.0%"), ("2025", "下降4.0%")]}, "2026", "met; by 2025"),
    ("below it", "年均下降3%—5%", {"base": None, "start": "2024", "actuals": [
     ("2024", "下降2.0%"), ("2025", "下降2.0%")]}, "2026", "missed; by 2025"),
    ("over it", "年均下降3%—5%", {"base": None, "start": "2024", "actuals": [
     ("2024", "下降6.0%"), ("2025", "下降6.0%")]}, "2026", "missed; by 2025"),
    ("more than a yearly fall, at it", "年均下降超过10%", {"base": None, "start": "2024", "actuals": [
     ("2024", "下降10.0%"), ("2025", "下降10.0%")]}, "2026", "missed; by 2025"),
    ("a yearly fall, at it", "年均下降10%以上", {"base": None, "start": "2024", "actuals": [
     ("2024", "下降10.0%"), ("2025", "下降10.0%")]}, "2026", "met; by 2025"),
    ("at most a yearly rise, at it", "年均增长不超过10%", {"base": None, "start": "2024", "actuals": [
     ("2024", "增长10.0%"), ("2025", "增长10.0%")]}, "2026", "met; by 2025"),
    ("less than a yearly rise, at it", "年均增长低于10%", {"base": None, "start": "2024", "actuals": [
     ("2024", "增长10.0%"), ("2025", "增长10.0%")]}, "2026", "missed; by 2025"),
    ("a fall beside a rise that is asked for", "年均增长10%", {"base": None, "start": "2024", "actuals": [
     ("2024", "增长21.0%"), ("2025", "下降1.0%")]}, "2026", "missed; by 2025"),
    ("a near rate in a product", "年均增长7%", {"base": None, "start": "2021", "actuals": [
     ("2021", "增长7.0%", NEAR), ("2022", "增长7.0%")]}, "2023", "on track; near; near"),
    # 0.8/2/E = 1.0006, growth ln 1.8/(E ln 3) = 1.338.
    ("a stated multiple", "比2020年增长2倍", {"base": None, "actuals": [("2022", "增长0.80倍")]}, "2023-01",
     "ahead (on track to ahead); path"),
    ("a running total of stated amounts", "新增5000公里", {**TOTAL, "actuals": [("2023", "3003公里")]}, "2024",
     "on track; one reading"),
    ("a gap beside a bound", "100家", {**SUM, "actuals": [("2021", "超10家"), ("2023", "10家")]}, "2024",
     "far behind (far behind to ahead); bound; partial"),
    # Which of several kinds of figures counts.
    ("levels where the newest is one", "比2020年增长20%", {**MONEY, "base": ("2020", "100.0亿元"), "actuals": [
     ("2021", "增长30%"), ("2022", "108.0亿元")]}, "2023", "on track"),
    ("stated changes where the newest is one", "比2020年增长20%", {**MONEY, "base": ("2020", "100.0亿元"), "actuals": [
     ("2021", "130.0亿元"), ("2022", "比2020年增长8.0%")]}, "2023", "on track"),
    ("a sum of stated amounts", "增加500亿元", {**SUM, "actuals": [("2021", "增加100亿元"), ("2022", "增加100亿元")]},
     "2023", "on track; one reading"),
    ("of a flow the year alone", "比2020年增长20%", {**MONEY, "base": ("2020", "100.0亿元"), "flow": True, "actuals": [
     ("2022", "108.0亿元"), ("2023-06", "60.0亿元")]}, "2023", "on track"),
    # Line 15/50/E = 0.75; growth from 0 cannot be read, from 0.05 it is ln 300/(E ln 1000) = 2.07.
    ("growth that an end of the baseline alone allows", "50%", {"base": ("2020", "0.0%"),
     "actuals": [("2022", "15.0%")]}, "2023-01", "behind (behind to ahead); path"),
    # 14/19/E = 1.84; from ever further away all of the way is done, of which growth says nothing.
    ("a baseline without an end", "降至80%", {"base": ("2020", "99%以上"), "actuals": [("2022", "85.0%")]}, "2023-01",
     "ahead; one reading"),
    ("and a path that is named", "降至80%", {"base": ("2020", "99%以上"), "path": "line",
     "actuals": [("2022", "85.0%")]}, "2023-01", "ahead"),
    # 8/20/E = 1.0006, growth ln 0.92/(E ln 0.8) = 0.935.
    ("a fall stated without its word", "比2020年下降20%", {"base": None, "actuals": [("2022", "8.0%")]}, "2023-01",
     "on track (behind to on track); path"),
    ("growth that no end allows", "50%", {"base": ("2020", "-1.0%"), "actuals": [("2022", "15.0%")]}, "2023-01",
     "behind; one reading"),
    ("nor is it asked for where the path is named", "50%", {"base": ("2020", "-1.0%"), "path": "line",
     "actuals": [("2022", "15.0%")]}, "2023-01", "behind"),
    ("a bound from above", "200家", {"actuals": [("2022", "不足150家")]}, "2023-01",
     "not met yet; bound"),
    ("a lower one", "200家", {"actuals": [("2022", "不足130家")]}, "2023-01",
     "behind (moving away to on track); bound"),
    ("growth over the year before without an end", "比上年增长5%", {**MONEY, "by": None, "base": ("2024", "100亿元"),
     "actuals": [("2025", "105亿元")]}, "2026", "open; wants reference"),
    ("a total of about that its baseline had reached", "80家左右", {**TOTAL, "base": ("2020", "80家"),
     "actuals": [("2025", "77家")]}, "2026", "met; by 2025"),
    ("and short of it", "80家左右", {**TOTAL, "base": ("2020", "80家"), "actuals": [("2025", "75家")]}, "2026",
     "missed; by 2025"),
    # The end of the report's own day.
    ("on the deadline's day with its figure", "200家", {"actuals": [("2025", "190家")]}, "2025", "missed; by 2025"),
    ("on that day with another day's", "200家", {"actuals": [("2025-06", "190家")]}, "2025-12-31",
     "on track"),
    ("too early by a day", "200家", {"by": "2035", "actuals": [("2021-12-30", "150家")]}, "2022", "too early"),
    ("too early of the whole time alone", "200家", {"by": "2022-06", "actuals": [("2021-03", "115家")]}, "2021-06",
     "behind (behind to ahead); path"),
    ("a near baseline", "200家", {"base": ("2020", "100家", NEAR), "actuals": [("2022", "141家")]}, "2023",
     "on track (on track to ahead); near; path; near"),
    ("a near stand-in", "200家", {"base": None, "start": "2021", "actuals": [("2020", "100家", NEAR),
     ("2022", "110家")]}, "2023", "far behind; near; near"),
    ("a place that is reached can be lost", "前三", {"base": ("2020", "第9位"), "actuals": [("2022", "第3位")]}, "2023",
     "reached"),
    ("a near place", "前三", {"base": ("2020", "第9位"), "actuals": [("2022", "第5位", NEAR)]}, "2023",
     "not met yet; near; near"),
    ("a place after the deadline", "前三", {"base": ("2020", "第9位"), "actuals": [("2026", "第2位")]}, "2027",
     "awaiting final figure"),
    # Of a difference to others: figures that state it, and levels, which say nothing of it.
    ("a margin that is kept", "高于全国平均水平1个百分点",
     {"base": None, "actuals": [("2022", "高于全国平均水平1.2个百分点")]},
     "2023", "holding"),
    ("in the words of points alone", "低于全国平均水平1个百分点",
     {"base": None, "actuals": [("2022", "1.2个百分点")]}, "2023",
     "holding"),
    ("on the other side", "高于全国平均水平1个百分点",
     {"base": ("2020", "低于全国平均水平2个百分点"), "actuals": [("2022", "低于全国平均1.2个百分点")]},
     "2023", "not met yet"),
    ("met at the deadline", "低于全国平均水平1个百分点",
     {"base": None, "actuals": [("2025", "比全国平均水平低1个百分点")]}, "2026", "met; by 2025"),
    ("missed at the deadline", "高于全国平均水平1个百分点",
     {"base": None, "actuals": [("2025", "低于全国平均水平3个百分点")]},
     "2026", "missed; by 2025"),
    ("a level beside a margin", "高于全国平均水平1个百分点",
     {"base": ("2020", "60%"), "actuals": [("2022", "78%")]}, "2023",
     "no baseline; wants others"),
    ("a margin to others", "高于全国平均水平1个百分点",
     {"base": None, "actuals": [("2022", "高于全省平均水平9个百分点")]}, "2023",
     "no baseline; wants others"),
    ("a level after the deadline", "高于全国平均水平1个百分点", {"base": None, "actuals": [("2025", "78%")]}, "2026",
     "awaiting final figure; wants others"),
    ("a share may be a level or a margin", "高出全国5%", {"base": None, "actuals": [("2022", "7%")]}, "2023",
     "no baseline; wants others"),
    ("a part of the figure of others", "不低于GDP的4%",
     {"base": ("2020", "3.6%"), "actuals": [("2022", "3.76%")]}, "2023",
     "on track (behind to ahead); rounding"),
    ("a part that is reached", "达到全国平均水平的1.2倍",
     {"base": None, "actuals": [("2022", "1.3倍")]}, "2023", "reached"),
    ("a level beside a part", "达到全国平均水平的1.2倍",
     {"base": ("2020", "50家"), "actuals": [("2022", "90家")]}, "2023",
     "no baseline; wants others"),
    ("each year, in levels", "每年高于全国平均水平1个百分点", {"kind": "annual", "base": None, "start": "2021",
     "actuals": [("2021", "78%"), ("2022", "79%")]}, "2023", "no data"),
    ("each year", "每年高于全国平均水平1个百分点", {"kind": "annual", "base": None, "start": "2021",
     "actuals": [("2021", "高于全国平均水平1.2个百分点"), ("2022", "高于全国平均水平0.2个百分点")]}, "2023", "missed"),
    ("old without a pace", "前三", {"base": ("2020", "第9位"), "actuals": [("2022", "第5位")]}, "2024-07-01",
     "not met yet; stale"),
    ("old and reached", "200家", {"actuals": [("2022", "210家")]}, "2024-07-01", "reached; stale"),
    ("old after the deadline", "200家", {"actuals": [("2023", "150家")]}, "2026", "awaiting final figure"),
    ("old on another basis", "200家", {"actuals": [("2022", "150家", {"match": "different"})]}, "2024-07-01",
     "not comparable"),
]  # fmt: skip


# Yearly rates over two years: what they ask for together, in the direction of the goal.
COMPOUNDED = [
    ("年均增长10%", "21", "21"), ("年均增长10%—20%", "21", "44"), ("年均下降10%", "19", "19"),
    ("年均下降10%—20%", "19", "36"), ("年均增长10%左右", "21", "21"), ("年均下降10%左右", "19", "19"),
]  # fmt: skip


@pytest.mark.parametrize(("goal", "low", "high"), COMPOUNDED)
def test_what_yearly_rates_ask_for_together(goal: str, low: str, high: str) -> None:
    word = "下降" if "下降" in goal else "增长"
    found = judge(goal, "2022-06", by="2022", base=None, start="2021", actuals=[("2021", f"{word}8.0%")])
    assert found.aim is not None and found.path is not None
    assert (found.aim.low, found.aim.high, found.path.goal) == (Decimal(low), Decimal(high), Decimal(low))
    assert (found.path.base, found.path.value, found.aim.derived) == (Decimal(0), Decimal("8.0"), True)


# Goal, baseline, figure: the day that the change is counted from.
STARTS = [
    ("比2020年增长20%", ("2020-06", "100亿元"), "增长8%", "2020-12-31"),  # the year compared with is a whole one
    ("增长20%", ("2020-06", "100亿元"), "增长8%", "2020-06-30"),
    ("增长20%", ("2021", "100亿元"), "比上年增长8%", "2021-12-31"),
    ("增长20%", ("2021-06", "100亿元"), "比上年增长8%", "2021-12-31"),  # years over the one before are whole ones
    ("年均增长7%", ("2021-06", "100亿元"), "增长8%", "2021-12-31"),
]


@pytest.mark.parametrize(("goal", "base", "figure", "start"), STARTS)
def test_the_day_that_a_stated_change_is_counted_from(
    goal: str, base: tuple[str, str], figure: str, start: str
) -> None:
    found = judge(goal, "2023-06", base=base, actuals=[("2022", figure)])
    assert found.start is not None and str(found.start.day) == start


@pytest.mark.parametrize(("goal", "fields", "when", "verdict"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_the_whole_of_a_verdict(goal: str, fields: dict[str, Any], when: str, verdict: str) -> None:
    assert whole(judge(goal, when, **fields)) == verdict
