"""Two terms of a plan, 短期 and 長期: each has its year, wherever the plan says which."""

import pytest

from policytrack.plans.proposals import draft


def goals(text: str) -> list[tuple[str, int | None]]:
    return [(one.goal, one.deadline) for one in draft(text).proposals]


TAIWAN = "臺南市資源循環行動計畫（115-124年）\n貳、計畫目標\n"
MAINLAND = "明川市水利发展规划（2024—2035年）\n2024年3月1日\n二、主要目标\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{TAIWAN}一、短期目標（117年）：回收率達55%；長期目標（124年）：回收率達65%。\n",
            [("達55%", 2028), ("達65%", 2035)],
        ),
        (
            f"{TAIWAN}一、短程（115-117年）：回收率達55%。\n二、長程（118-124年）：回收率達65%。\n",
            [("達55%", 2028), ("達65%", 2035)],
        ),
        (
            f"{TAIWAN}短期為117年，長期為124年。\n一、再生水短期達2萬噸，長期達6萬噸。\n",
            [("達2萬噸", 2028), ("達6萬噸", 2035)],
        ),
        (
            f"{TAIWAN}一、短期（117年）回收率達55%、長期（124年）達65%。\n二、短期汰換3,000輛，長期汰換9,000輛。\n",
            [("達55%", 2028), ("達65%", 2035), ("3,000輛", 2028), ("9,000輛", 2035)],
        ),
        (
            f"{MAINLAND}近期目标（2027年）：漏损率控制在9%以内。远期目标（2035年）：漏损率控制在7%以内。\n"
            "新建泵站近期8座、远期20座。\n",
            [("控制在9%以内", 2027), ("控制在7%以内", 2035), ("8座", 2027), ("20座", 2035)],
        ),
        # the words of other things
        (f"{MAINLAND}近期（2027年）漏损率控制在9%以内。\n近期开工8座泵站。\n长期护理保险覆盖率达到90%。\n",
         [("控制在9%以内", 2027), ("8座", 2027), ("达到90%", 2035)]),
        (f"{MAINLAND}到2027年，漏损率控制在9%以内，长期坚持节水，再生水利用率达到30%。\n",
         [("控制在9%以内", 2027), ("达到30%", 2027)]),
        # a year of its own
        (f"{MAINLAND}近期（2027年）建成8座。\n近期到2026年建成3座。\n", [("8座", 2027), ("3座", 2026)]),
    ],
)  # fmt: skip
def test_each_term_has_its_year(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert goals(text) == expected


def test_a_term_is_told_to_be_dated_elsewhere() -> None:
    found = draft(f"{MAINLAND}近期（2027年）漏损率控制在9%以内。\n二、近期新建泵站8座。\n").proposals
    assert [(one.deadline, one.inherited) for one in found] == [(2027, False), (2027, True)]


def test_terms_that_a_plan_dates_in_two_ways_have_no_year() -> None:
    text = f"{MAINLAND}供水近期（2027年）达到90%。\n排水近期（2030年）达到80%。\n近期新建泵站8座。\n"
    assert goals(text)[-1] == ("8座", 2035)
