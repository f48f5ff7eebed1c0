"""What a plan's sections and the words beside a figure tell: work reports, what something is like, other scripts."""

import re
from pathlib import Path

import pytest

from policytrack.plans import wording
from policytrack.plans.documents import plan_text
from policytrack.plans.proposals import draft
from policytrack.plans.record import read_record
from policytrack.plans.stance import last_said
from policytrack.plans.structure import paragraphs
from policytrack.text.script import fold

OPENING = "各位代表：\n现在，我代表市人民政府向大会报告工作，请予审议。\n"


def goals(text: str) -> list[tuple[str, int | None]]:
    return [(one.goal, one.deadline) for one in draft(text).proposals]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a report without a title is for the year after the one that it looks back on
        ("一、2018年工作回顾\n新建公路30公里。\n二、今年工作任务\n新建公路50公里。\n", [("50公里", 2019)]),
        ("2008年工作回顾\n新建公路30公里。\n2009年工作总体要求\n新建公路50公里。\n", [("50公里", 2009)]),
        ("2018年：实干之年\n2018年，收入增长6%。\n今年主要预期目标是：收入增长7%。\n", [("增长7%", 2019)]),
        (
            "2018年：实干之年\n过去一年，收入增长6%。\n2019年：开局之年\n今年主要预期目标是：收入增长7%。\n",
            [("增长7%", 2019)],
        ),
        # a year that is not over is not looked back on
        ("一、2020年工作回顾\n收入增长6%。\n二、全力做好2021年工作\n收入增长8%左右。\n", [("增长8%左右", 2021)]),
        # a part without a mark of its own
        (
            "2005年和“十五”发展回顾\n收入80亿元。\n“十一五”时期发展目标与主要任务\n城镇化率达到48%。\n",
            [("达到48%", 2010)],
        ),
        # one heading over what was and what shall be
        (
            "一、2020年工作回顾\n收入增长6%。\n二、“十三五”时期发展成就和“十四五”时期主要目标任务\n"
            "过去五年，全市经济运行平稳，新增就业超过60万人。\n“十四五”时期是开局的五年。\n城镇化率提高到65%。\n",
            [("提高到65%", 2025)],
        ),
        # what a growth is compared with is no state where the year is told
        (
            "一、2009年工作回顾\n略。\n二、今年任务\n新增贷款30亿元，较上年增长35%。\n",
            [("30亿元", 2010), ("较上年增长35%", 2010)],
        ),
        ("一、2009年工作回顾\n略。\n二、今年任务\n启动馆舍项目前期工作，改造40个村的水井。\n", [("40个", 2010)]),
        ("一、2009年工作回顾\n略。\n二、今年任务\n年均增长7%以上。\n", [("年均增长7%以上", 2010)]),
        # years before 2000, five-year plans in full or in quotation marks, and the five years that a report begins
        ("过去一年，产值增长9%。\n1986年，是关键之年。\n行政经费削减8%。\n", [("削减8%", 1986)]),
        (
            "一、1990年工作回顾\n产值增长9%。\n二、今后任务\n第八个五年计划期间，新建住宅300万平方米，平均每年60万平方米。\n",
            [("300万平方米", 1995), ("平均每年60万平方米", 1995)],
        ),
        ("一、2000年工作回顾\n略。\n二、“十五”期间任务\n收入预期目标为7%左右。\n", [("7%左右", 2005)]),
        ("一、2009年工作回顾\n略。\n二、今年任务\n今后五年投入8亿元用于公路。\n", [("8亿元", 2014)]),
        ("一、2025年工作回顾\n略。\n二、今年任务\n到2035年，用10年时间实现收入翻一番。\n", [("翻一番", 2035)]),
    ],
)
def test_a_report_without_title_and_date(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert goals(OPENING + text) == expected


def test_a_chapter_by_itself_is_of_the_five_years_that_its_heading_names() -> None:
    chapter = "二、“十三五”时期的主要任务\n收入到2020年比2010年翻一番。\n今后五年，用水量下降20%。\n"
    assert goals(chapter) == [("比2010年翻一番", 2020), ("下降20%", 2020)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # chapters of a report: its year is the one that a paragraph begins with, or that its chapter is called by
        (
            "三、开好局、起好步\n2026年是“十五五”开局之年，也是关键一年。\n今年经济社会发展的主要预期目标是：收入增长6%左右。\n"
            "建设现代产业体系。新建公路80公里。\n",
            [("增长6%左右", 2026), ("80公里", 2026)],
        ),
        ("三、2026年重点工作\n人口比2020年增加。\n各位代表！要完成任务。\n新建公路80公里。\n", [("80公里", 2026)]),
        # of two plans in a heading the later one is to come, and a paragraph turns to it
        (
            "二、“十四五”时期成就和“十五五”时期主要目标任务\n过去五年，产值年均增长9%，为“十五五”时期打下基础。\n"
            "根据省里的建议，我们编制了“十五五”规划纲要。提出产值年均增长5%左右。\n三、2026年重点工作\n各位代表！略。\n",
            [("年均增长5%左右", 2030)],
        ),
        # the years to come are those of the chapter
        (
            "二、“十二五”时期的主要目标\n——要上新台阶。今后五年，经济增长预期目标是年均增长7%。\n——要保护环境。"
            "森林覆盖率提高到22%。\n三、2011年的工作\n各位代表！\n2011年，是“十二五”开局之年，要做好工作。过去一年，成绩很大。"
            "产值增长9%，涨幅控制在3%。这打下了基础。\n产值增长8%左右。\n",
            [("年均增长7%", 2015), ("提高到22%", 2015), ("增长8%左右", 2011)],
        ),
    ],
)
def test_chapters_of_a_report(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert goals(text) == expected


def test_a_line_that_states_a_figure_opens_no_part() -> None:
    text = (
        "临溪日报讯\n十二五清洁能源比重目标为9.5%\n记者获悉，2010年全市装机80万千瓦，占比一半。"
        "据介绍，去年新增20万千瓦。\n全市风电场为9个。\n"
    )
    assert [goal for goal, _ in goals(text)] == ["9.5%"]


def test_the_first_character_of_a_figure_tells_of_the_word_before() -> None:
    text = "临溪日报讯\n记者获悉，去年装机8万千瓦。据介绍，目前占比两成。\n风电：装机容量要达12万千瓦。\n"
    assert [goal for goal, _ in goals(text)] == ["达12万千瓦"]


def test_how_long_a_step_shall_take_is_no_period_of_a_procedure() -> None:
    text = "临溪市工作方案\n到2025年，专利平均审查周期压缩至15个月，审核应在5个工作日内完成。\n"
    assert [goal for goal, _ in goals(text)] == ["压缩至15个月"]


def test_headings_that_say_goals_and_the_line_below_that_says_when() -> None:
    text = (
        "# 2-4 鼓勵勞工籌組工會\n## 方案說明\n略。\n## 衡量指標\n#### 辦理3場次座談\n- 2021/01-2021/12\n"
        "#### 提供200家事業單位籌組工會資訊\n- 2022/01-2022/12\n## 其他\n#### 辦理4場次會議\n"
    )
    assert goals(text) == [("3場次", 2021), ("200家", 2022)]


def test_the_headline_of_news_dates_what_they_tell() -> None:
    text = (
        "十二五清洁能源目标确定\n发布时间：2011-09-02\n记者获悉，2010年全市装机80万千瓦。专家认为，到2020年，装机将调低。\n"
        "水电：将推动9个基地建设，装机要达到30万千瓦。\n"
    )
    assert goals(text) == [("9个", 2015), ("达到30万千瓦", 2015)]


def test_a_headline_says_what_news_are_about() -> None:
    text = (
        "临溪日报讯 记者 2021-10-27\n# 市政府公布方案：扩产与「目标」\n记者获悉，方案昨日印发，长达2万字。"
        "全市产量是邻市的一半。\n据介绍，到了2030年，装机要达到12万千瓦以上。方案提出，届时占比达到20%左右。\n"
    )
    assert [goal for goal, _ in goals(text)] == ["达到12万千瓦以上", "达到20%左右"]


def test_the_day_of_a_plan_is_no_day_that_it_tells_of() -> None:
    text = (
        "明川市方案\n为落实上级要求，制定本方案，有关会议于2019年3月17日在明川召开并作出了全面而又具体的部署"
        "和安排，各县、各部门和各有关单位都要认真执行。\n2021年5月6日\n"
    )
    assert str(read_record(paragraphs(text)).issued) == "2021-05-06"
    passed = (
        "明川市办法\n本办法已于2019年3月17日经市政府第二十次常务会议审议通过并已于同日报市人大常委会备案，"
        "自印发之日起施行，请遵照。\n"
    )
    assert str(read_record(paragraphs(passed)).issued) == "2019-03-17"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("新建存栏2000头奶牛场16个。", ["16个"]),
        ("撤并5吨以下小锅炉39台。", ["39台"]),
        ("新增5个1000平方米以上示范社区。", ["新增5个"]),
        ("培育2家以上年销售收入达500亿元的企业。", ["2家以上"]),
        ("加快推进日产4500吨水泥熟料生产线建设。", []),
        ("日产能达到4500吨。", ["达到4500吨"]),
        ("确保110千伏变电站投运。", []),
        ("抓好30万吨级码头建设。", []),
        ("1万名老人以上的镇各建有1个服务中心。", ["1个"]),
        ("推进20户以上自然村光网建设。", []),
        ("推动20户以上企业上市。", ["20户以上"]),
        ("构建辐射周边2000万人口的商圈。", []),
        ("加快甲镇、乙镇、丙镇3个园区建设步伐。", []),
        ("建成甲镇、乙镇、丙镇3个园区。", ["3个"]),
        ("加快甲镇、乙镇等34个园区建设。", ["34个"]),
        ("推动此12项战略。", []),
        ("以12个规划为指导，新建公园8座。", ["8座"]),
        ("按照每3至10万居民设置1个中心，新建8座。", ["新建8座"]),
        ("成立由5人组成的专班，下设4个小组。", []),
        ("规划面积5.6平方公里。", []),
        ("500兆以上用户占比达到60%。", ["达到60%"]),
        ("把发展提高到一个新水平。", []),
        ("项目达到11大类37项。", ["37项"]),
        ("加强三二分段衔接。", []),
        ("落实鼓励民间投资新36条。", []),
        ("对年应纳税所得额不到100万元的部分减半征收。", []),
        ("为7个社区配送器材。", ["7个"]),
        ("总数为7个。", []),
        ("提供残疾儿童康复服务180名以上各类对象。", ["180名以上"]),
    ],
)
def test_what_something_is_like_is_no_target(sentence: str, expected: list[str]) -> None:
    text = f"明川市方案\n2023年1月5日\n一、重点任务\n{sentence}\n"
    assert [one.goal for one in draft(text).proposals] == expected


PLAN = "明川市方案\n2023年1月5日\n"
REPORT = "明川市2024年政府工作报告\n"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # of whom something is true, and what those get
        ("对年产值3000万元以上且增速超过15%的企业，优先供地。", []),
        ("引进的硕士每人每月补助1200元，连续补助2年。", []),
        ("代偿损失按25%分担，配套资金不超过80万元。", []),
        ("住宿2晚的，给予奖励。", []),
        ("低保标准提高到每人每月700元。", ["提高到每人每月700元"]),
        ("年满60岁以上老人免费乘车。", []),
        ("人均预期寿命达到80岁。", ["达到80岁"]),
        ("违者处300元以上500元以下罚款。", []),
        # prices and pay
        ("停车费不高于每小时3元，押金为月租金的2倍。", []),
        ("供水价格0.8元/立方米。", []),
        ("农民工资性收入达到1.2万元。", ["达到1.2万元"]),
        # how each is to be built and staffed
        ("走廊净宽不小于1.8米，与住宅间距不小于30米。", []),
        ("按每百户不少于20平方米配建用房，每300户设置1个投放点。", []),
        ("每千人口托位数达到4.5个。", ["达到4.5个"]),
        ("航道水深达到12.5米。", ["达到12.5米"]),
        ("每50公里布设1座充电站，单站功率不小于240千瓦，新建车位配建比例不低于15%，车位100%预留条件。", []),
        ("设备可用率不低于98%，充电桩达到900个。", ["不低于98%", "达到900个"]),
        ("对新建连片50亩以上大棚的，每亩补助900元。", []),
        ("总投资约12亿元，其中申请专项债8亿元，企业自筹4亿元。", []),
        # one work
        ("建设南山隧道，全长6.2公里，总投资9亿元，工期40个月。", []),
        ("改造管网60公里，完成投资9亿元。", ["60公里", "9亿元"]),
        # what is asked for each time
        ("接到报告后30分钟内到达现场。", []),
        ("企业开办时间压缩至4小时以内。", ["压缩至4小时以内"]),
        ("设施建设占40分，满意度权重为20%，得分低于60分的通报批评。", []),
        ("独居老人，是指年收入低于2万元的老人。", []),
        ("2024/25学年起实施。", []),
        # budgets
        ("上级转移支付收入9亿元，总支出90亿元，结转下年3亿元。", []),
        ("争取上级转移支付收入9亿元。", ["9亿元"]),
        ("低于80分的，扣减10%服务费，连续2次不合格的解除合同，污水处理率达到85%。", ["达到85%"]),
        ("近五年来，全市累计争取资金98亿元。", []),
        ("全县120所学校开展评比，日处理能力50吨以上的中转站配备除臭设备。", []),
        ("加快总投资12亿元的水库、5亿元的道路建设，其中中央投资3亿元，市级投资2亿元。", []),
        ("争取中央和省级资金9亿元，安排省级财政资金8亿元。", ["9亿元", "8亿元"]),
        ("新建塑胶跑道20公里，无还本续贷90亿元，机场跑道延长至2800米。", ["20公里", "90亿元"]),
        # what follows, as somebody reckons
        ("新建住宅，预估可带动投资90亿元，增加就业9000人。", []),
        ("建设产业园，建成后年产值可达50亿元。", []),
        ("二十万个单位可能晚于此。", []),
        ("天然气需求将增至90亿立方米。", []),
        ("办理业务9000件，充分反映了服务水平。", []),
        ("在技术已成熟的地区，开工90万千瓦，旅游总收入超过90亿元。", ["90万千瓦", "超过90亿元"]),
        ("算力（是指每秒运算次数）占比达到35%。", ["达到35%"]),
        ("引导三元、元盛等企业入园。", []),
        ("建设30万只现代化养鸡场，新建学校两所。", ["两所"]),
        ("用房不小于住宅建筑面积的3%，上网电价0.35元/千瓦时，合计编列3亿元。", []),
        # those there are
        ("对90个监测站、300个点位承担运行管理职责。", []),
        ("人口50万以上城市全部达标，前30位城市的浓度下降20%。", ["下降20%"]),
        ("公交站点覆盖率（2公里内有站点）达到90%。", ["达到90%"]),
        ("能够将30%的面积达到标准的50%。", ["50%"]),
        ("培育百家示范企业，降低百张病床费用。", ["百家"]),
        # what was aimed at, and what came of it
        ("向目标迈进，并于2022年3月达到90亿元。", []),
        ("力争产值由2020年的30亿元提高到50亿元。", ["提高到50亿元"]),
        ("装机超越90兆瓦目标，过去已三次调整目标到80兆瓦。", []),
        ("目前已掌握案源，以达2026年90兆瓦目标。", ["90兆瓦"]),
        ("淘汰10蒸吨以下燃煤锅炉。", []),
        ("装机达到90兆瓦（即9万千瓦）。", ["达到90兆瓦"]),
        # works and equipment of a size
        ("20蒸吨以上的锅炉要安装除尘器，新生产线要安装效率不低于60%的脱硝设施。", []),
        ("屋顶光伏达到910兆瓦（91万千瓦）。", ["达到910兆瓦"]),
        ("加强西山、东山等25个功能区的保护。", []),
        ("执行率为100%×（实际数/计划数）。", []),
        ("全市已接通管网90公里。", []),
        ("支出由31亿元增至36亿元，自29亿元提高至44亿元。", ["增至36亿元", "提高至44亿元"]),
    ],
)
def test_terms_and_conditions_are_no_targets(sentence: str, expected: list[str]) -> None:
    assert [goal for goal, _ in goals(f"{PLAN}一、重点任务\n{sentence}\n")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # news and communiques
        (
            "明川市经济稳中向好\n2024年7月1日\n记者日前获悉，全市产值600亿元，增长6%。\n新增企业40家。\n"
            "记者了解到，下一步，该市将培育企业90家，到2026年产值达到900亿元。\n",
            ["90家", "达到900亿元"],
        ),
        ("明川市2023年统计公报\n2024年3月1日\n工业产值600亿元。\n三、就业\n新增就业2万人。\n", []),
        (
            "明川市教育\n2024年3月1日\n目前学校120所。\n教师5000人，同比增长3%，入学率达到98%。\n累计发放补助3亿元。\n",
            [],
        ),
        (
            "明川市煤炭市场观察\n2024年7月1日\n记者了解到，行业报告显示，预计到2026年，产量将达到90亿吨。\n"
            "据介绍，全年争取上级资金9亿元，超额完成年度目标，新增设备80台。\n"
            "《明川市煤炭规划》提出，到2026年，产量达到80亿吨。\n",
            ["达到80亿吨"],
        ),
        (
            "动力电池产业前景如何\n2024年7月1日\n上半年销量9万辆，同比增长30%。\n前五家企业占比80%，出口30万辆。\n"
            "分析师认为，到2026年，销量将达到40万辆，企业还需新建20座工厂。\n去年均价15万元。\n",
            [],
        ),
        ("（六）围绕强农，乡村振兴稳步推进。种植61万亩，改造村庄20个。\n2023年新建厕所80座，去年新建70座。\n", []),
        # notes that are numbered by line
        (
            f"{PLAN}一、目标\n到2026年，浓度下降9%。\n注：1.浓度指年均值。\n2.评价范围由90个增加到120个。\n3.覆盖80个县。\n"
            "二、任务\n1.优化布局，新建监测站30个。\n",
            ["下降9%", "30个"],
        ),
        # what was executed, and what is planned
        (
            "2023年预算执行情况和2024年预算草案的报告\n2024年1月9日\n一、2023年预算执行情况\n（一）强化保障\n收入80亿元，增长6%。\n"
            "二、2024年预算草案\n收入预期90亿元，教育支出20亿元，拟安排科技支出3亿元。\n",
            ["90亿元", "3亿元"],
        ),
        (f"{REPORT}2023年，收入80亿元。\n产值增长7%。\n2024年，我们将重点做好以下工作：\n新建学校8所。\n", ["8所"]),
        (f"{REPORT}一、目标任务完成情况\n新建学校8所。\n二、今后五年主要任务\n新建学校9所。\n", ["9所"]),
        (f"{REPORT}2023年，收入80亿元。\n产值增长7%。\n2024年是关键之年。\n新建学校8所。\n", ["8所"]),
        # what a heading asks for where the text has turned to what shall be
        (
            f"{REPORT}一、2023年工作回顾\n（一）着力扩大投资，项目建设成效明显。新增企业8家。\n二、2024年重点工作\n"
            "（一）着力扩大投资，在项目建设上取得新成效。新增企业9家。\n（二）民生福祉持续改善。新增就业9000人。\n"
            "三、抢抓机遇，迎接挑战\n新建学校9所。\n",
            ["9家", "9000人", "9所"],
        ),
        # a heading that asks for something
        (f"{PLAN}一、抢抓数字经济机遇\n新建机房8座。\n", ["8座"]),
        (
            f"{REPORT}一、2023年工作回顾\n（一）加快建设产业体系\n新增企业8家。\n二、2024年安排\n新增企业9家。\n",
            ["9家"],
        ),
        (f"{PLAN}一、产业建设取得成效\n新增企业8家。\n二、重点任务\n新增企业9家。\n", ["9家"]),
        # several paragraphs in one long line
        (
            f"{PLAN}{'坚持统筹推进。' * 44} 一、发展形势 现有学校8所，新增学位800个。 教师60人。 "
            "二、主要目标 （一）教育。 新建学校9所。\n",
            ["9所"],
        ),
        # standards and schemes
        (f"{PLAN}一、收费标准\n护理每次80元。\n二、工作目标\n新增床位90张。\n", ["90张"]),
    ],
)
def test_parts_that_tell_and_parts_that_look_ahead(text: str, expected: list[str]) -> None:
    assert [goal for goal, _ in goals(text)] == expected


def test_rules_set_targets_only_where_they_say_so() -> None:
    text = (
        "明川市人才认定暂行办法\n2018年7月12日\n第三条 主持2项及以上课题的可以申请。\n第四条 每月发放补助80元。\n"
        "第五条 到2022年，比例达到70%以上。\n"
    )
    assert goals(text) == [("达到70%以上", 2022)]


def test_a_goal_without_a_year_has_that_of_its_section() -> None:
    text = (
        "明川市意见\n一、发展目标\n把创新作为动力，到2015年建成创新城市。\n研发机构占比达35%。\n"
        "二、任务\n新建孵化器15家。\n"
    )
    assert goals(text) == [("达35%", 2015), ("15家", None)]


def test_levels_in_parts_that_do_not_look_ahead_are_states() -> None:
    text = (
        "明川市方案\n2022年3月1日\n壹、背景說明\n略。\n貳、製造部門\n產值占全市五成，外銷值逾80億元。\n"
        "參、推動策略\n產值逾90億元。\n"
    )
    assert goals(text) == [("逾90億元", None)]


def test_years_of_the_republic() -> None:
    text = (
        "臺灣智慧方案\n行政院 110年5月核定\n貳、總體目標\n108年涵蓋率達99%。\n"
        "114年底前涵蓋率達85%以上，產值逾5,000億元。\n"
    )
    assert goals(text) == [("達85%以上", 2025), ("逾5,000億元", 2025)]
    assert {one.bound.dimension.base for one in draft(text).proposals} == {"%", "TWD"}


def test_a_year_of_the_republic_by_its_name_tells_whose_text_it_is() -> None:
    (one,) = draft("到民國115年，產值達到100億元。").proposals
    assert (one.deadline, one.bound.dimension.base) == (2026, "TWD")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("低碳車占比115年達到30%。", [("達到30%", 2026, "低碳車占比")]),
        ("推動有成，115年涵蓋率達80%。", [("達80%", 2026, "涵蓋率")]),
        ("涵蓋率於民國115年達到80%。", [("達到80%", 2026, "涵蓋率")]),
        ("中華民國116年底前設置20處據點。", [("20處", 2027, "設置據點")]),
        ("113-115年培訓3,000人。", [("3,000人", 2026, "培訓")]),
        ("114年度培訓3,000人。", [("3,000人", 2025, "培訓")]),
        (
            "容量短期（至114年）達到6瓩、長期（至119年）達到9瓩。",
            [("達到6瓩", 2025, "容量短期（至114年）"), ("達到9瓩", 2030, "長期（至119年）")],
        ),
        ("裝置容量以119年20瓩為目標。", [("20瓩", 2030, "裝置容量以")]),
        ("培訓人數由113年的500人提升至115年的800人。", [("800人", 2026, "培訓人數")]),
        ("涵蓋率119年較94年減少50%。", [("較94年減少50%", 2030, "涵蓋率")]),
        ("114年、115年分別設置30處、40處。", [("30處", 2025, "設置"), ("40處", 2026, "設置")]),
        ("橋梁壽命達100年以上。", [("達100年以上", None, "橋梁壽命")]),
        ("設施達1,115處。", [("達1,115處", None, "設施")]),
        ("115年累計達80處。", [("累計達80處", 2026, "")]),
    ],
)
def test_years_of_the_republic_are_years_wherever_they_stand(
    sentence: str, expected: list[tuple[str, int | None, str]]
) -> None:
    found = draft(f"花蓮縣智慧方案\n112年5月核定\n貳、目標\n{sentence}\n").proposals
    assert [(one.goal, one.deadline, one.subject) for one in found] == expected


def test_a_text_is_of_taiwan_where_it_counts_its_years_so() -> None:
    text = "永續城市計畫\n本計畫自113年起實施，由113年度預算支應。\n貳、目標\n115年產值達80億元。\n"
    (one,) = draft(text).proposals
    assert (one.deadline, one.bound.dimension.base, read_record(paragraphs(text)).region) == (2026, "TWD", "臺灣")
    mainland = draft("明川县计划\n一、目标\n古树树龄达到110年，产值达80亿元。\n").proposals
    assert [(one.deadline, one.bound.dimension.base) for one in mainland][-1] == (None, "CNY")


@pytest.mark.parametrize(
    ("sentence", "unit"),
    [("就业人数达到24万以上。", "人"), ("用户数超过5.6亿。", "户"), ("预算投入21亿元，其中8亿由市级承担。", "元")],
)
def test_a_multiplier_alone_counts_what_its_noun_says(sentence: str, unit: str) -> None:
    found = draft(f"明川市规划（2023—2026年）\n一、目标\n{sentence}\n").proposals
    assert {one.bound.unit.stem for one in found} == {unit}


def test_a_piece_of_a_page_in_a_text_file() -> None:
    data = '"<div class="a"><h2>报告</h2></div><p>一、目标</p><p>收入达到80亿元。</p></div>"'.encode()
    assert plan_text(data, "p.txt").splitlines()[1:3] == ["报告", "一、目标"]


def test_words_in_a_column_of_figures_and_behind_one() -> None:
    text = (
        "明川市第十四个五年规划纲要\n主要指标\n指标 2020年 2025年 年均/累计 属性\n"
        "1.收入增长（%） 2.3 — 与经济增长同步 预期性\n2.研发投入增长（%） — — ＞7、力争高于前五年 预期性\n"
        "3.医师数（人） 2.9 3.2 — 约束性\n"
    )
    assert goals(text) == [("增长＞7%", 2025), ("3.2人", 2025)]


def test_the_patterns_know_the_traditional_form_of_each_of_their_characters() -> None:
    sources = Path(wording.__file__).parent.glob("*.py")
    texts = [path.read_text("utf-8") for path in sources if path.name not in ("wording.py", "titles.py")]
    used = set(re.findall("[一-鿿]", "".join(texts)))
    lacking = [
        char
        for char in map(chr, range(0x4E00, 0xA000))
        if (simple := fold(char)) != char and simple in used and wording.plain(char) != simple
    ]
    assert lacking == []


def test_who_reports_is_not_who_issued() -> None:
    record = read_record(paragraphs("各位代表：\n我代表市人民政府向大会报告工作，请予审议。\n" * 2))
    assert (record.issuer, record.region) == (None, None)


def test_a_year_before_the_plans_own_is_not_replaced_by_another() -> None:
    text = "明川市计划\n截至2025年6月，略。\n目标至2030年达到90兆瓦。\n市里计划设定到2018年，目标量达到70兆瓦。\n"
    assert goals(text) == [("达到90兆瓦", 2030), ("达到70兆瓦", 2018)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("覆盖率达到90%（2024年），合格率达到95%（到2028年底）。", [("达到90%", 2024), ("达到95%", 2028)]),
        ("绿地增加：80亩（2025年）、90亩（2030年）。", [("80亩", 2025), ("90亩", 2030)]),
        ("（2026年）企业达到500家。", [("达到500家", 2026)]),
        ("第一期（2024—2026年）新增企业500家。", [("500家", 2026)]),
        ("企业达到500家（2022年为300家）。新增平台8个。", [("达到500家", 2035), ("8个", 2035)]),
        ("2024/25学年新增学位5000个，2026—2027学年新增学位800个。", [("5000个", 2025), ("800个", 2027)]),
        ("力争用3年时间新增企业500家。", [("500家", 2026)]),
        ("低碳车占比2026年达到30%。", [("达到30%", 2026)]),
        (
            "| 学校 | 新增学位800个 | 2026年底 | 教育局 |\n| 公园 | 新增公园9座 | 2028年 |",
            [("800个", 2026), ("9座", 2028)],
        ),
    ],
)
def test_years_beside_figures(sentence: str, expected: list[tuple[str, int | None]]) -> None:
    text = f"明川市养老服务发展规划（2023—2035年）\n2023年3月1日\n二、发展目标\n{sentence}\n"
    assert [(goal, year) for goal, year in goals(text) if goal != "300家"] == expected


ISSUERS = [
    ("各县区人民政府，市直各部门：\n为加快发展，制定本计划。\n", "明川市人民政府"),
    ("明川县人民政府，市直各部门：\n为加快发展，制定本计划。\n", "明川市人民政府"),
    ("明川市人民政府办公厅\n为加快发展，制定本计划。\n", "明川市人民政府办公厅"),
    ("明川市科学技术委员会等部门关于印发行动计划的通知\n为加快发展，制定本计划。\n", "明川市科学技术委员会"),
    ("明川市商务局等3部门关于印发行动计划的通知\n为加快发展，制定本计划。\n", "明川市商务局"),
    ("中共明川市委关于印发行动计划的通知\n为加快发展，制定本计划。\n", "中共明川市委"),
]


def test_the_number_and_the_years_of_a_plan_are_not_those_of_what_it_names() -> None:
    opening = "明川市公园建设办法\n为落实《绿地意见》（明政发〔2018〕5号），"
    told = "坚持统筹规划、分步实施，加快补齐老城区公园绿地的短板，让居民出门见绿，建成公园6座，"
    told += "高于1990年至1995年平均每年建成的水平。\n"
    record = draft(f"{opening}经2026年第3次会议通过。\n2026年5月8日\n{told}").record
    assert (record.number, record.year, record.period) == (None, 2026, None)


@pytest.mark.parametrize(("opening", "issuer"), ISSUERS)
def test_whom_a_plan_goes_to_is_not_who_issued_it(opening: str, issuer: str) -> None:
    text = f"明川市数字经济行动计划（2025—2027年）\n{opening}到2027年，企业达到600家。\n明川市人民政府\n2025年3月1日\n"
    record = read_record(paragraphs(text))
    assert (record.issuer, record.region) == (issuer, "明川市")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # where it stands now, in brackets behind the goal
        ("到2030年城镇化率达到67%（2021年64.7%）。", ["达到67%"]),
        ("到2030年城镇化率达到67%（2027年65%）。", ["达到67%"]),
        ("到2026年城镇化率达到67%（2030年70%）。", ["达到67%", "70%"]),
        # how much it differs from the year before
        ("拟安排基建资金90亿元，比上年增加5亿元。", ["90亿元"]),
        ("财政收入比上年增加5亿元。", ["比上年增加5亿元"]),
        ("取消了80亿元收费，新建公园30座。", ["30座"]),
        ("新建3人制球场30座。", ["30座"]),
        ("凝聚6亿人民的力量，新增岗位30万个。", ["30万个"]),
        ("修缮长达300年的古城，新建公园30座。", ["30座"]),
        ("为30所海拔1500米以上的学校供暖。", ["30所"]),
        ("研发投入超过8亿元/年的企业，给予补助。", []),
        ("投入500万元（含）至800万元（不含）的企业，给予补助。", []),
        ("全文共9篇30章，设8个专栏。", []),
        ("指标共20项，其中约束性8项、12项为预期性。", []),
        ("编写教材30篇。", ["30篇"]),
        ("计划搬迁90户400人。", ["90户", "400人"]),
        ("东沟村、西坡村2个贫困村出列。", ["2个"]),
        ("计划建房90套。完成情况：已有房屋70套（其中：东沟镇30套、西坡镇40套）。", ["90套"]),
        ("东沟镇（5个）", []),
    ],
)
def test_what_stands_beside_goals(sentence: str, expected: list[str]) -> None:
    assert goals_of(sentence) == expected


def test_an_item_of_an_appraisal_that_somebody_is_to_carry_out_is_a_target() -> None:
    head = "明川市2022年政务考评办法\n2022年4月1日\n"
    task = "1.全部窗口综合办理，达90%以上。（6月底完成，牵头考核单位：市政务局）\n"
    assert [one.goal for one in draft(head + task).proposals] == ["达90%以上"]
    assert draft(f"{head}1.得分达90%以上为优秀。\n").proposals == ()


@pytest.mark.parametrize(
    ("before", "ahead"),
    [
        ("于2024年9月至2025年2月服务", False),
        ("2024年9月1日至2025年2月28日", False),
        ("由现在至2025年", True),
        ("到2026年", True),
    ],
)
def test_from_one_month_to_another_is_no_aim(before: str, ahead: bool) -> None:
    to_come, was = last_said(before, 2025)
    assert (to_come > was) is ahead


def goals_of(sentence: str) -> list[str]:
    return [one.goal for one in draft(f"{PLAN}一、重点任务\n{sentence}\n").proposals]


@pytest.mark.parametrize(
    ("sentence", "titles"),
    [
        ("建成3家市场和10个仓库。", ["市场", "仓库"]),
        ("培育30家行业型、专业型平台。", ["行业型、专业型平台"]),
        ("力争完成投资90亿元。", ["投资"]),
        ("新建学校8所、医院3家。", ["新建学校", "医院"]),
        ("打造50个“5G+工厂”典型案例。", ["“5G+工厂”典型案例"]),
        ("城镇就业率分别增长7%和8%。", ["城镇就业率", "城镇就业率"]),
        # a measure with what it is of
        (
            "数字经济规模达到5000亿元，占生产总值比重达到40%，年均增长9%。",
            ["数字经济规模", "数字经济规模占生产总值比重", "数字经济规模"],
        ),
        ("新能源汽车产量达到90万辆，占比提升至40%。", ["新能源汽车产量", "新能源汽车产量占比"]),
        ("交通建设：完成投资90亿元，新建公路30公里。", ["交通建设投资", "新建公路"]),
        ("项目投资：力争突破900亿元。", ["项目投资"]),
        ("（一）数字经济。总量达到90亿元。", ["数字经济总量"]),
        ("二是改造小区90个。", ["改造小区"]),
        ("（一）工作目标。总量达到90亿元。", ["总量"]),
        ("绿地面积达到90亩，再生水利用率达到30%，提高4个百分点。", ["绿地面积", "再生水利用率", "再生水利用率"]),
        ("新车比例于2030与2035年分别达30%、60%。", ["新车比例", "新车比例"]),
        # 和, 及 and 与 are parts of words too
        ("宽带普及率、管网饱和率分别达到85%和70%。", ["宽带普及率", "管网饱和率"]),
        ("培训参与率和技能普及率分别达到85%和70%。", ["培训参与率", "技能普及率"]),
        # whose share it is stands before
        ("软件产值达到90亿元，占地区生产总值比重达到10%。", ["软件产值", "软件产值占地区生产总值比重"]),
        (
            "软件产值占工业的比重达到10%，占地区生产总值比例达到3%。",
            ["软件产值占工业的比重", "软件产值占地区生产总值比例"],
        ),
        # how it is counted is said by the goal
        ("实现村庄宽带覆盖率100%。", ["村庄宽带覆盖率"]),
        ("三年累计培训技师900名。", ["培训技师"]),
    ],
)
def test_titles_are_what_is_counted(sentence: str, titles: list[str]) -> None:
    assert [one.subject for one in draft(f"{PLAN}一、重点任务\n{sentence}\n").proposals] == titles


def test_goals_for_a_later_year_under_a_report_are_for_that_year() -> None:
    text = (
        "2024年明川县政府工作报告\n一、2023年工作回顾\n略。\n二、今后五年\n（一）发展目标。到2028年，全县更强。主要目标是：收入年均增长"
        "5%以上。\n三、2024年工作\n新建公园6座。\n"
    )
    assert goals(text) == [("年均增长5%以上", 2028), ("6座", 2024)]
