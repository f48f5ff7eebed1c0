"""News that tell of goals: what is to come in them, their headlines, and what a page has beside its text."""

import pytest

from policytrack.plans.proposals import draft

NEWS = "明川市电力建设提速\n2011年4月18日\n记者日前获悉，去年投资80亿元，已建成电站9座。\n"


def goals(text: str) -> list[str]:
    return [one.goal for one in draft(text).proposals]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("“十二五”期间，改造变电站40座，灶具使用率达到90%。", ["40座", "达到90%"]),
        ("“十一五”期间，改造变电站40座。", []),
        # where a change starts from says nothing of when
        ("到2015年，占比由2010年末的8.3%提升到11.4%，人均能耗下降15%。", ["提升到11.4%", "下降15%"]),
        ("到2015年，以2010年消耗为基数，人均能耗下降15%。", ["下降15%"]),
        ("到2015年，装机由目前的4500万千瓦增长至9000万千瓦。", ["增长至9000万千瓦"]),
        ("到2015年，目标由之前拟定的500万千瓦，最新拟修改为1000万千瓦。", ["1000万千瓦"]),
        # what a plan sets, and what came of it
        ("该市规划提出300万千瓦的装机目标。", ["300万千瓦"]),
        ("该市完成300万千瓦的装机目标任务已超额。", []),
        ("未来五年，装机翻一番。电缆故障导致16个电站598台机组停运。", ["翻一番"]),
    ],
)
def test_what_is_to_come_in_news(sentence: str, expected: list[str]) -> None:
    assert goals(f"{NEWS}{sentence}\n") == expected


def test_a_headline_is_said_once() -> None:
    text = (
        "明川市将开建17条道路\n明川市将开建17条道路\n2011年4月26日\n“十二五”期间，明川市将开建17条道路。\n"
        "到2015年，绿地突破900公顷。\n"
    )
    assert goals(text) == ["17条", "突破900公顷"]
    assert draft(text).proposals[0].start > text.rfind("期间")


def test_a_headline_alone_is_kept() -> None:
    assert goals("明川市2030年新建道路90公里\n2026年4月26日\n一、任务\n加快建设。\n") == ["90公里"]


def test_links_below_a_page_are_no_text() -> None:
    text = (
        "明川市方案\n2023年1月5日\n一、任务\n新建学校8所。\n相关报道\n·东山市学校开工率达98%\n·西山市采购校车70辆\n"
        "二、保障\n新建公园9座，改造道路30公里。\n【推荐阅读】\n南山市新增学位900个\n"
    )
    assert goals(text) == ["8所", "9座", "30公里"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 将 is said of its own sentence, what a plan says of those behind it too
        ("明川港将于近日开港。船舶300艘投入作业。", []),
        ("方案提出，到2027年明川港货运量达到3000万吨。新增航线12条。", ["达到3000万吨", "12条"]),
        # a plan in its last year is summed up
        ("“十四五”期间，明川新建道路125公里。", []),
        ("“十五五”期间，明川将新建道路125公里。", ["125公里"]),
        ("2022至2025年，明川有145处湿地得到修复。", []),
        ("明川将开展整治。事故造成4人死亡。", []),
    ],
)
def test_a_broadcast_tells_and_says_what_is_to_come(text: str, expected: list[str]) -> None:
    said = f"《明川新闻》 (20251128)\n本台记者报道，据了解，明川今天举行发布会。\n{text}\n记者获悉，同比增长6%。\n"
    assert [one.goal for one in draft(said).proposals] == expected
