"""Parts and texts that tell what was, the plans that stand among them, and what figures beside them are like."""

import pytest

from policytrack.plans.proposals import draft

PLAN = "明川市方案\n2023年1月5日\n一、重点任务\n"
ACCOUNT = "嘉義縣114年施政簡介\n目前據點120處，累計完成80處，已有志工900人。\n去年服務達9萬人次。\n"


def goals(text: str) -> list[tuple[str, int | None]]:
    return [(one.goal, one.deadline) for one in draft(text).proposals]


def test_a_review_goes_on_under_headings_that_only_name_measures() -> None:
    text = (
        "我國高齡計畫（115-118年）\n第一章 執行成果與檢討\n第一節 執行成果\n一、健康促進措施\n"
        "篩檢率達99.6%，補助14萬人。\n二、居住策略\n保留40%優先提供入住。\n三、其他措施\n新建住宅300戶。\n"
        "第二節 未來目標\n涵蓋率達85%。\n"
    )
    assert goals(text) == [("達85%", 2029)]


def test_measures_in_the_part_of_a_report_on_the_year_look_ahead() -> None:
    text = (
        "2024年明川县政府工作报告\n一、2023年工作回顾\n（一）主要措施\n新建公园8座。\n二、2024年重点工作部署\n新建公园9座。\n"
        "（一）重点措施\n新建公园7座。\n"
    )
    assert goals(text) == [("9座", 2024), ("7座", 2024)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("一、提升防災措施\n彙整近兩千份物資，結合26個民間團體。", []),
        ("（一）114年照顧策略\n本年度共獲5個獎項，13家機構參與。", []),
        ("本縣計有5案核定，其中3件工程已完工。", []),
        ("將新住民家庭納入照顧，滿意度達平均97分以上。", []),
        ("114年向中央爭取5,400萬元（地方款740萬元）辦理改善工程。", []),
        # what is planned, in the words of Taiwan
        ("並規劃再增設23處托嬰中心。", ["增設23處"]),
        ("預計完成100處以上路口標線、新設30處車道及15處標線。", ["100處以上", "新設30處", "15處"]),
    ],
)
def test_an_account_of_taiwan(sentence: str, expected: list[str]) -> None:
    assert [goal for goal, _ in goals(f"{ACCOUNT}{sentence}\n")] == expected


def test_an_estimate_of_news_is_no_plan() -> None:
    text = "明川市养殖业观察\n2024年7月1日\n记者了解到，上半年产量9万吨。\n据介绍，预计完成投资50亿元，新设网点30个。\n"
    assert goals(text) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # what is made along a list, or by somebody
        ("围绕教育、医疗等领域形成50个大模型产品。", ["50个"]),
        ("依托水利总队建设31个省级库，在各市建设220个市级库。", ["31个", "220个"]),
        ("围绕8个重点产业推进招商。", []),
        # what is there to be changed, beside what is new
        ("改扩建现有20个仓库，在边境建设7个基地。", ["7个"]),
        ("我市现有仓库20个，保管员600人。", []),
        ("过去一年，新建道路260公里，开通线路12条。今年再建300公里。", ["300公里"]),
        ("新建项目8个，3个项目已全部完工。", ["8个"]),
        # a year that a figure goes on from or is compared with is none that it is of
        ("用户从2020年640万户提高到6000万户，装机达到2020年的6倍以上。", ["提高到6000万户", "达到2020年的6倍以上"]),
        ("用户从2018年500万户提高到2022年640万户。", []),
        # sizes
        ("打造面积200亩以上的示范园8-10个。", ["8-10个"]),
        ("研制3.5米直径运载火箭。", []),
        ("开工建设500兆瓦储能电站等项目。", []),
        ("新能源装机达到500兆瓦。", ["达到500兆瓦"]),
        ("整治作业人数30人以上的木粉尘、金属粉尘企业。", []),
        ("排查入井人数超过30人、井深超过800米的非金属矿山。", []),
        ("农民工人数达到30万人。", ["达到30万人"]),
        ("做好到期后再延长30年的试点。", []),
        ("平均受教育年限达到11.5年。", ["达到11.5年"]),
        ("实现2小时内到达现场。", ["2小时内"]),
        ("2小时内到达现场。", []),
        # a number that only counts by ten thousands
        ("抓好煤矿投产，新增千万吨产能。", ["新增千万吨"]),
        ("降低百万吨死亡率。", []),
        # the comma of a number
        ("向县里争取5,450万元用于道路建设，绿地达到5,450亩。", ["5,450万元", "达到5,450亩"]),
        # a sentence that breaks off behind a number
        ("推广新农艺，引进2-3\n\n个适合机械化的品种，力争全覆盖。", ["2-3\n\n个"]),
    ],
)
def test_beside_what_is_to_be_done(sentence: str, expected: list[str]) -> None:
    found = [(one.goal, draft_text) for draft_text in [f"{PLAN}{sentence}\n"] for one in draft(draft_text).proposals]
    assert [goal for goal, _ in found] == [goal.replace("\n", "") for goal in expected]


def test_page_marks_are_taken_out() -> None:
    line = "坚持以人民为中心的发展思想推动各项事业取得新的进展和成果"
    text = "\n".join(
        [*[line] * 14, "到二〇二六年全市数字经济核心产业的总规模要达到八", "=== 第 8 頁 ===", "百亿元以上。"]
    )
    assert [one.bound.base_low for one in draft(text).proposals] == [80_000_000_000]
