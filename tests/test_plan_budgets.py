"""Budgets: what is set aside, with what it is compared, and the aims that a budget states beside."""

import pytest

from policytrack.plans.proposals import draft


def goals(text: str) -> list[str]:
    return [one.goal for one in draft(text).proposals]


REVIEW = "中華民國115年度中央政府總預算案整體報告\n壹、歲出重點\n"
PLAN = "屏東縣政府115年度施政計畫\n貳、年度重要計畫\n"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("歲出編列2兆8,600億元，較上年度預算數2兆7,000億元，增加1,600億元，約增5.9%。", []),
        ("推動數位學習計畫編列31億5,000萬元，較114年度減少1億2,000萬元（減幅3.7%）。", []),
        ("教育支出編列5,600億元，占18.7%，其中教學設備43億2,100萬元、圖書經費2億8千萬元。", []),
        ("經濟發展支出6,000億元，主要係增列鐵道計畫256億元、水資源計畫198億元及農村再生計畫62億元。", []),
        ("歲入歲出差短1,700億元，須融資調度2,800億元，以舉債彌平。", []),
        ("交通部主管編列公共運輸計畫150億元，補助汰換電動大客車1,200輛，改善道路80公里。", []),
        ("國防支出續編9億8,700萬元，補助減列2億元，追加預算5億元。", []),
        # an aim stands beside what is set aside
        ("編列數位計畫15億元，目標為116年涵蓋率達85%。", ["達85%"]),
        ("115年歲出成長控制在3%以內。", ["成長控制在3%以內"]),
    ],
)
def test_what_a_budget_sets_aside_is_no_target(sentence: str, expected: list[str]) -> None:
    assert goals(f"{REVIEW}一、{sentence}\n") == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # of what is done with the money a plan says how much shall be done
        ("道路計畫（編列經費5億2,000萬元）：完成道路拓寬12公里。", ["12公里"]),
        ("校舍計畫：總經費8億元，115年編列2億元，較上年度預算增加3,000萬元，完成重建3棟。", ["3棟"]),
        ("投入研發經費達12億元。", ["達12億元"]),
    ],
)
def test_a_plan_with_its_costs(sentence: str, expected: list[str]) -> None:
    assert goals(f"{PLAN}一、{sentence}\n") == expected


@pytest.mark.parametrize(
    "title",
    [
        "屏東縣114年度總預算編製概況",
        "環境部115年度單位預算評估報告",
        "中央政府總預算案115年度審查報告",
        "嘉義縣115年度總預算案歲出說明",
    ],
)
def test_reports_on_budgets_by_their_titles(title: str) -> None:
    assert goals(f"{title}\n一、概況\n農業支出35億4,321萬元，辦理重劃12處，較上年度增加2億元。\n") == []
