"""Plans and news of Hong Kong and Taiwan: what is told, levied or needed there, and what somebody is to reach."""

import pytest

from policytrack.plans.proposals import draft

HEAD = "香港特別行政區社區發展策略\n2031年3月\n一、主要工作\n"
NEWS = "記者周一鳴\n2031年3月5日\n記者獲悉，政府昨日公布策略，去年已建成9座。\n"
TAIWAN = "臺灣淨零路徑總說明\n行政院，2031年3月\n一、推動規劃\n"


def goals(text: str) -> list[str]:
    return [one.goal for one in draft(text).proposals]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # rates and allowances of taxes, and what is reckoned by them
        ("首90萬元利潤的利得稅率將由12%降低至9.5%。", []),
        ("合資格開支可獲250%扣稅，餘額按標準稅率17%評稅。", []),
        ("個人免稅額調高至15萬元。", []),
        ("力爭中小企業稅收收入增長8%。", ["增長8%"]),
        # what each unit costs
        ("太陽能電力每千瓦時0.8元收購。", []),
        # where a change starts from, whatever stands between
        ("名額由目前的900個，增加至1,500個。", ["增加至1,500個"]),
        ("撥款由2029-30年度的44億元增加20%至53億元。", ["53億元"]),
        # how things stand
        ("現時有12間中心提供服務。", []),
        ("報告提及，有90幅土地具有發展潛力。", []),
        ("有90幅土地具有發展潛力，當中七成可作住宅。", []),
        ("只覓得可建8萬個單位的土地，尚欠2萬個單位。", []),
        ("實際與目標的差距拉大至5萬個單位。", []),
        ("長遠房屋需求介乎31萬至36萬個單位之間。", []),
        ("落實時會把4方面的工作做好。", []),
        ("政府會興建8萬個單位，當中六成為公營房屋。", ["8萬個單位", "六成"]),
        # with what is to come something else is compared
        (
            "未來五年（2031-32至2035-36年度）建屋量增至9萬個單位，較上一個五年期（2026-27至2030-31年度）的約6萬個單位大幅增加。",
            ["增至9萬個單位"],
        ),
        ("本屆政府的建屋量達9萬個單位，較對上五年增加3萬個。", []),
        ("比例由2031/32年度的80%，下降至2035/36年度的60%。", ["60%"]),
        ("在未來十年（即2031-32至2040-41年度），已覓得約40公頃土地。", []),
        ("就選出的80公頃用地進行可行性研究。", []),
        ("準備好可供市場興建合共不少於8萬個單位的土地。", ["不少於8萬個單位"]),
        ("租金約為市值租金的六成。", []),
        # those that are aided, and what is given
        ("在未來五年，資助大學的學生當中有30%修讀理科。", ["30%"]),
        ("資助30%的費用。", []),
        # how much, and how often
        ("各部門每年進行約300次聯合清潔行動。", ["約300次"]),
        ("委員會每年召開2次會議。", []),
    ],
)
def test_what_is_told_beside_aims(sentence: str, expected: list[str]) -> None:
    assert goals(HEAD + sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("國際能源署的報告指出，至2050年近一半減量來自示範技術。", []),
        ("聯合國呼籲在2050年達到淨零，將升溫控制在1.5°C以內，我國再生能源占比應達70%。", ["達70%"]),
        ("推估2032~2040年電力需求成長為3%。", []),
        ("另約需預算3,100億元；森林與生活分別需要500億及200億元。", []),
        ("儲能有3千億元的資金需求。", []),
        ("短期（~2040）達成低碳，推動達成2050淨零排放。", []),
        ("圖7、淨零之12項戰略", []),
        # the name of an indicator, and what it is to become
        ("指標4.2.1：低於平均收入50%的家庭比例。", []),
        ("2035年量化目標：底層百分之40家戶的比例降低2%。", ["降低2%"]),
    ],
)
def test_what_is_reckoned_and_what_others_aim_at(sentence: str, expected: list[str]) -> None:
    assert goals(TAIWAN + sentence) == expected


SPEECH = "李院長：（10時5分）王院長、各位委員，行政院今天前來報告。\n經濟合作將於今（120）年啟動。\n"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        # a part that looks back ends where the next begins, whose heading has two parts
        (
            "壹、薪火相傳，持續邁進\n過去一年來，行政院完成8項。\n貳、勇於創新，邁向富足\n將輔導90家廠商。\n",
            [("90家", None)],
        ),
        # what is planned there, and what a plan comes to
        ("預計3年內輔導80家，帶動投資9億元。\n", [("80家", 2034), ("9億元", 2034)]),
        (
            "預期計畫完成後，將可達成發展5個品牌、新增就業人數3萬人等目標。\n",
            [("達成發展5個", None), ("3萬人", None)],
        ),
        ("121至124年平均每年約可提供4萬人就業機會。\n", [("4萬人", 2035)]),
        # the year that a list of goals is for
        (
            "總統指示，121年將加速建設。總體目標設定如下：\n(１)失業率4.9%。\n(２)每人GDP 1萬7,000美元。\n",
            [("4.9%", 2032), ("1萬7,000美元", 2032)],
        ),
        # digits that are spelled, with a point
        ("失業率將以百分之四．五為目標，並投入六‧五億元。\n", [("百分之四．五", None), ("六‧五億元", None)]),
        # what came of goals
        ("120年就業目標為5萬人，就業人數已達全年目標133%。\n", [("5萬人", 2031)]),
        ("119年失業率為5.8%，高於計畫目標4.5%。\n", []),
        ("總部家數可望成長6%。\n", []),
        # what was, over clauses and sentences, until a word says what is to come
        ("去年案件減少12%；財損減少逾9億元，降幅達30%。\n", []),
        ("去年已投入7億元，推動「新商計畫」，爭取商機達90億元。\n", []),
        ("酒稅修正後，將原列為烈酒的甲酒歸為料理酒，每瓶價格降為20元。\n", []),
        ("本年預計培訓900人，本期參訓人數700人。\n", [("900人", 2031)]),
        ("本年度核定補助計畫，截至6月底止，總計受理90件，審定補助20案。\n", []),
        ("另將「創業貸款」及「小額貸款」2項合併。\n", []),
        # what is planned, whenever the plan began
        ("已規劃辦理認證15處、講座24場次。\n", [("15處", None), ("24場次", None)]),
        ("自118年2月起實施，預計可協助200名學員。\n", [("200名", None)]),
        ("預計於甲市、乙市及丙市辦理3場講座。\n", [("3場", None)]),
        ("期於119至121年3年內將發生率降低到千分之四以下。\n", [("降低到千分之四以下", 2032)]),
        ("─119年至123年促成800場會議。\n", [("800場", 2034)]),
        ("─每年建置3項基準。\n", [("3項", None)]),
        ("原規劃疏濬200萬立方公尺，後增為300萬立方公尺。\n", []),
        # what is said behind
        ("目前管線約5萬公里，漏水率以不超過2%為努力目標。\n", [("不超過2%", None)]),
        ("已完成18處，後續尚有90棟，將於6月底陸續完工。\n", [("90棟", None)]),
        # what a forecast, a condition and the whole of a share are
        ("展望未來，依研究機構預測，今年成長率達5%，高於全球平均的3%。\n", []),
        ("預計家戶年所得90萬元以下就讀私校免學費。\n", []),
        ("預計受益勞工達600萬人，占勞工總數700萬人之86%。\n", [("達600萬人", None), ("86%", None)]),
        ("未來將興建管線，供應每年160萬噸天然氣需求。\n", []),
        ("預計今年世界經濟成長率將由2%提高至3%，貿易量成長率增至4%。\n", []),
        ("經濟成長率將以3%為努力目標。\n", [("3%", None)]),
        # the year before, for which something was planned
        ("119年預計訓練900人、120年預計訓練950人。\n", [("900人", 2030), ("950人", 2031)]),
        # what a year to come, or the end of this one, says
        ("117年占比70%；125年服務人口由現在66%提升至80%。\n", [("提升至80%", 2036)]),
        ("月台已完成52站，今年底可再完成34站。\n", [("34站", 2031)]),
        ("已有3座碼頭營運，後續4座碼頭將依規定陸續完成啟用。\n", [("4座", None)]),
        ("已建置平台，整合919條路線，預計今年底前完成6,000輛車之監控。\n", [("6,000輛", 2031)]),
        ("預計擴建後，容量每年230萬人次提高至390萬人次。\n", [("提高至390萬人次", None)]),
        ("推動擴建，容量達350萬人次，預計124年6月底前完工。\n", [("達350萬人次", 2035)]),
        # years of the Republic that are spelled
        ("預計於一百二十三年度培訓900人。\n", [("900人", 2034)]),
        ("自一百二十年至一百二十二年，將培訓900人。\n", [("900人", 2033)]),
        # what a part on what shall be tells of what was
        ("貳、未來願景\n已竣工80校；完成造林90公頃；辦理貸款700戶。未來將造林60公頃。\n", [("60公頃", None)]),
        # how many plans there are
        ("規劃推動12項標竿型計畫。\n", []),
        ("預計達到四個目標：一是淨零。\n", []),
    ],
)
def test_a_report_of_taiwan(said: str, expected: list[tuple[str, int | None]]) -> None:
    assert [(one.goal, one.deadline) for one in draft(SPEECH + said).proposals] == expected


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        # each paragraph of news is for itself, and what shall be is told by its own words
        ("專家認為，到2040年占比可能達8%。\n到2035年，裝機達到80萬千瓦。\n水電要達3萬千瓦。", [2035, None]),
        ("規劃2035年年末利用量要達到90萬噸。", [2035]),
        ("當局指，七成應用於公營房屋。", [None]),
        ("今明兩年併網目標為8GW、9GW。", [2031, 2032]),
        ("逐步朝2035年占比3成邁進。", [2035]),
        ("未來需求較去年推算減少一萬伙。", []),
        # what is as it was last year is still aimed at, and so are the parts of a goal
        ("未來十年供應目標與去年相若，約40萬伙。", [2041]),
        ("未來十年目標為40萬伙。公營房屋中，出租單位為20萬伙，其他為9萬伙。", [2041, 2041, 2041]),
        ("面積最低，目標給二至三人家庭同住。", []),
        # what news say of the months gone by, and of an aim that has been passed
        ("今年2月為3GW，執行率超越原訂目標95%。", []),
        ("計畫歷經8年，經費從4億元增加到9億元。", []),
        # a headline with a figure opens no part
        ("可再生能源目標為9%\n在建50個風電場。", [None]),
    ],
)
def test_paragraphs_of_news(paragraphs: str, expected: list[int | None]) -> None:
    assert [one.deadline for one in draft(NEWS + paragraphs).proposals] == expected


def test_words_that_plans_share_with_news_make_none() -> None:
    text = "明川市實施意見\n一、目標\n省會指出，要加快。各方認為，應提速。市長表示，盡力。\n二、任務\n培訓教師900名。\n"
    assert goals(text) == ["900名"]


def test_years_of_budgets_and_of_reports() -> None:
    text = "長遠策略\n一、目標\n依《策略》2031年周年進度報告，為2032/33至2041/42年度訂下興建9萬個單位的目標。\n"
    assert [one.deadline for one in draft(text).proposals] == [2042]


def test_a_link_is_no_part_of_a_sentence() -> None:
    text = "長遠策略\n一、目標\n政府公布 [報告](https://example.org/a_2031.pdf) ，訂下9萬個單位的目標。\n"
    assert [one.quote for one in draft(text).proposals] == ["訂下9萬個單位的目標"]


def test_a_quote_is_not_parted_by_a_page_number() -> None:
    line = "規劃各項再生能源之推動，於太陽光電方面擴大應用場域並且更新設備，未來規劃太陽光電設置裝置\n"
    text = "臺灣能源路徑\n一、規劃\n" + line * 12 + "70\n\n量於2040年達80GW。\n" + line * 12 + "71\n\n" + line
    quotes = [one.quote for one in draft(text).proposals]
    assert quotes
    assert all(quote in text for quote in quotes)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("寬減今年度80%的薪俸稅，上限為3萬元。", []),
        ("寬減2030/31年度80%的利得稅，上限為3萬元。", []),
        ("預計明年度錄得90億元的綜合盈餘。", []),
        ("其餘60宗共涉及90公頃土地，失業率回落至最新的5%。", ["60宗"]),
        ("豁免900間旅行社的牌照費用。", []),
        ("名下有1戶住宅的長者可申請。", []),
        ("由國防部以公告地價4%之優惠租金出租。", []),
        ("立法會將審議8億元撥款申請。", []),
        ("本年度總收入5,100億元，按年升7%。", []),
        ("未來5年會收回300公頃土地，相當於過去5年的9倍。", ["300公頃"]),
        ("這90億元會用於維修。", []),
        ("短中期缺900公頃土地，進度落後近四成，與目標相差三成。", []),
        ("在過往5年，政府每年平均賣地30公頃。", []),
        ("今年新增勞動力約1,400萬人，再創歷史新高。", []),
        ("即使發展3個選項，仍缺500公頃土地。", []),
        ("英國早於2026年把上限由每立方米70微克降至40微克。", []),
    ],
)
def test_terms_that_somebody_pays_by_and_what_falls_short(sentence: str, expected: list[str]) -> None:
    assert goals(HEAD + sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("方案以9萬個單位作為房屋目標。", ["9萬個單位"]),
        ("政府今日公布填海900公頃建造人工島的計劃。", ["900公頃"]),
        ("施政報告提出「明月願景」，建議在島東填海900公頃，有別於小組的600公頃選項。", ["900公頃"]),
        ("下一期900伙明年推售。", ["900伙"]),
        ("2035年前，全國要“形成3家年銷售額過百億元的集團，提升流通效率，連鎖率達80%以上”。", ["3家", "達80%以上"]),
        ("該公司一期裝機4萬千瓦，二期也將裝機5萬千瓦。", []),
    ],
)
def test_words_behind_a_figure_that_look_ahead(sentence: str, expected: list[str]) -> None:
    assert goals(NEWS + sentence) == expected


@pytest.mark.parametrize(
    ("text", "year"),
    [
        # the year before last, with which the last one is compared, and the half of a year that is told
        ("去年失業率較118年降低2%。", 2031),
        ("本院120年上半年的施政，已送貴院。121年度國防預算已增加。", 2031),
        # from when something is to hold, and for which year it is budgeted
        (
            "貴院審議中。截至120年8月底止，完成9件，各項工作都依原有進度推動並且陸續檢討改進，預計自123年1月1日起實施，122年度補助計畫已送審。",
            2031,
        ),
    ],
)
def test_the_year_of_a_report_of_taiwan(text: str, year: int) -> None:
    assert draft(f"行政院報告\n拾、農業\n主席、各位委員，民國以來首次。\n{text}\n").record.year == year


def test_a_head_of_government_speaks_of_what_shall_be() -> None:
    text = (
        "香港房屋\n2031年3月\n當局指出，去年已建9座。表示，情況穩定。\n我們會在2036年前落成900個單位。\n我預計明年再培訓80人。"
        "我們將推出用地，可供興建約700個單位。\n"
    )
    assert goals(text) == ["900個單位", "80人", "約700個單位"]


def test_a_speech_on_budgets() -> None:
    text = (
        "李院長：主席、各位委員。今天承貴院函邀報告121年度中央政府總預算案的編製情形。\n歲出總額為2兆元，較上年度增加2.4%。\n"
        "將以發行公債900億元彌平。\n社會福利投入80億元，較120年度成長6%。\n失業率將以4%為目標。\n"
    )
    assert goals(text) == ["4%"]


def test_goals_that_a_report_of_taiwan_lists() -> None:
    text = (
        "行政院報告\n十一、經建工作\n１、今（120）年起，本期完成9件，已送貴院。\n２、總體經濟目標設定如下：\n（１）121至124年目標：\n－成長率平均4%。\n"
        "（２）121年目標：\n－失業率3.9%。\n３、其他\n－本期完成3件。\n"
    )
    assert [(one.goal, one.deadline) for one in draft(text).proposals] == [("4%", 2035), ("3.9%", 2032)]


def test_what_has_been_done_among_the_parts_of_a_goal() -> None:
    text = (
        "行政院全球資訊網\n社會住宅政策\n日期：120-09-13\n一、目標\n■ 目標：8年（116至123年）興辦20萬戶。\n"
        "第一階段（116至119年）：興建4萬戶。\n第二階段（120至123年）：興建8萬戶。\n"
        "■ 進度（截至120年8月底）\n媒合數累計2萬件，119年媒合9千戶。\n二、作法\n中央發包興建3萬戶。\n"
    )
    assert [(one.goal, one.deadline) for one in draft(text).proposals][:3] == [
        ("20萬戶", 2034),
        ("4萬戶", 2030),
        ("8萬戶", 2034),
    ]
    assert [one.goal for one in draft(text).proposals][3:] == ["3萬戶"]


def test_the_title_and_day_of_a_page_kept_as_markdown() -> None:
    text = '---\ntitle: "房屋策略報告公布"\ndate: "2031-11-26"\n---\n未來5年會收回300公頃土地。\n'
    record = draft(text).record
    assert (record.title, record.year) == ("房屋策略報告公布", 2031)
