"""What a figure of a sentence is: something to reach, or what something else is like, done by or given to."""

import pytest

from policytrack.plans.proposals import draft

HEAD = "明川市2026年重点工作实施方案\n一、主要任务\n"


def said(sentence: str) -> list[str]:
    return [one.goal for one in draft(HEAD + sentence).proposals]


def bounds(sentence: str) -> list[str]:
    return [f"{one.bound.comparator} {one.bound.base_low.normalize():f}" for one in draft(HEAD + sentence).proposals]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # a verb between the preposition and the figure makes what is counted; without one it is what is worked by
        ("围绕园区需要新建道路5条、停车场12个。", ["5条", "12个"]),
        ("聚焦芯片、传感器等领域突破不少于40项关键技术。", ["不少于40项"]),
        ("按照分区分类的办法完成主城区8处积水点治理。", ["8处"]),
        ("统筹推进6个片区更新。", ["6个"]),
        ("围绕农民工和毕业生开展技能培训2万人次。", ["2万人次"]),
        ("聚焦9个产业链，开展精准招商。", []),
        ("按照规划确定的5项任务抓好落实。", []),
        # a hundred of what is done, whatever the verb
        ("开拓百项技改。", ["百项"]),
        ("组织百场招聘活动，提供岗位3万个。", ["百场", "3万个"]),
        ("千方百计稳就业。", []),
        # a class of size is to become one where something makes it so
        ("打造千亿级新材料产业集群。", []),
        ("发挥千亿级园区的带动作用。", []),
        ("壮大一批百亿级龙头企业。", []),
        ("实现亿级身份可信互认、百亿级数据目录共享。", []),
        # what those are like that are helped
        ("支持年营收5亿元企业加快发展。", []),
        ("推动年营收5亿元以上企业达到20家。", ["达到20家"]),
    ],
)
def test_what_is_made_and_what_it_is_made_by(sentence: str, expected: list[str]) -> None:
    assert said(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # a word of comparison that the whole stands behind
        ("安全员不少于本单位职工总数的5%。", [">= 5"]),
        ("担保费用不高于承担风险责任的0.5%。", ["<= 0.5"]),
        # 突破 breaks through techniques and goes beyond amounts
        ("突破30项以上关键部件。", [">= 30"]),
        ("突破20项共性技术。", [">= 20"]),
        ("企业数量突破20家。", ["> 20"]),
    ],
)
def test_how_a_figure_binds(sentence: str, expected: list[str]) -> None:
    assert bounds(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "change"),
    [
        ("提升60个村的照明。", None),
        ("巩固提升2万亩茶园。", None),
        ("提升改造县道120公里。", None),
        ("覆盖率提升6个百分点。", "increase"),
        ("新增产能20万吨。", "increase"),
    ],
)
def test_what_is_bettered_is_no_change(sentence: str, change: str | None) -> None:
    (one,) = draft(HEAD + sentence).proposals
    assert one.bound.change == change


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # of whom or what something holds
        ("10张床位以上的诊所，应当配备消毒设施。", []),
        ("叶片受害率达到10%以上的地块应及时施药。", []),
        ("卷叶率达5%以上时，及时施药。", []),
        ("500人以上活动，由区级公安机关审批。", []),
        ("带动3人以上就业的，优先安排场地。", []),
        ("近3个纳税年度信用良好。", []),
        ("符合以下3个条件之一的企业可以申报。", []),
        ("补缴2万—5万元（含2万元，不含5万元）。", []),
        ("培育产值超百亿元的企业2家，可带动就业3000人。", ["2家"]),
        ("建成面积达到5万平方米的场馆，可容纳观众。", ["达到5万平方米"]),
        # what is given at most
        ("最高按照项目总投资的20%予以支持。", []),
        ("单个实验室最多支持300万元。", []),
        ("提供最高2000平方米租金优惠。", []),
        ("按照投入予以一定比例支持，最高不超过800万元。", []),
        ("天使轮单笔投资不低于300万元。", []),
        ("三公经费支出控制在900万元以内。", ["控制在900万元以内"]),
        ("孤儿津贴标准提高300元。", ["提高300元"]),
        ("护理补贴标准分别从180元、240元提高到190元、250元。", ["提高到190元", "提高到250元"]),
        ("设立6亿元生态补偿基金。", ["6亿元"]),
        ("面向中小企业的采购预留份额达到40%以上。", ["达到40%以上"]),
        ("按不低于合同金额的30%预付。", []),
        # condition and reward in different sentences of a paragraph that gives
        ("年营业收入达到3000万元（含）以上、增速12%以上的可以申报。按增量的2%给予奖励。", []),
        ("给予用电大户5万元补贴，用电量在200万度以上，绿电占比应不低于20%。", []),
        ("按租金的30%给予补贴。每家企业每年最高不超过60万元。", []),
        ("按1元/平方米/天、总面积不超过800平方米给予租金支持。", []),
        ("对首次认定的给予40万元奖励；再次认定的，再追加20万元支持。", []),
        ("力争全年贷款余额增长9%以上，对银行给予奖励。", ["增长9%以上"]),
        ("到2028年上云企业占比达到60%以上，对上云企业给予补贴。", ["达到60%以上"]),
        ("对示范企业给予奖励，培育示范企业30家以上。", ["30家以上"]),
        ("雏鹰企业符合下列条件之一：（1）净利润不低于500万元；（2）最近一轮估值不低于2亿元且增长率不低于15%。", []),
        ("保费支出在工资总额5%以内部分可以列支。", ["5%以内"]),
        ("对保费支出在企业工资总额5%以内部分予以扣除。", []),
        ("按照受理数2%的比例进行抽查。", []),
        ("独立法人平台的支持比例提升至45%。", []),
        ("经审定给予3个百分点的贴息。", []),
        ("对外贸企业给予支持。各银行贷款额增长8%以上。", ["增长8%以上"]),
        ("实缴外资在100万元、2000万元、8000万元及以上的，分别给予奖励。", []),
    ],
)
def test_conditions_and_what_is_given(sentence: str, expected: list[str]) -> None:
    assert said(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("现有超载区逐步退出，森林覆盖率超过32%。", ["超过32%"]),
        ("改造200个已建成自然村的管网。", ["200个"]),
        ("现有企业800家，其中规上60家。", []),
        ("建设2个渔港和3个海洋牧场。", ["2个", "3个"]),
        ("盘活低效用地9公顷。", ["9公顷"]),
        ("规划范围约3平方公里。", []),
        ("力争产量突破8亿立方米、投资超30亿元。", ["突破8亿立方米", "超30亿元"]),
        ("完成6期技能培训任务。", ["6期"]),
        ("培育20家以上特色企业和10个以上场景。", ["20家以上", "10个以上"]),
        ("建成60个健身路径或3人制篮球场。", ["60个"]),
        ("公园绿地300米服务半径覆盖率持续保持在90%以上。", ["保持在90%以上"]),
        ("中小学每学期至少开展一次讲座。", []),
        ("落实低保、孤儿等6类群体的优惠政策。", []),
        ("装机容量突破80万千瓦，占总装机的60%。", ["突破80万千瓦", "60%"]),
        ("参会人员不超过3人，每校限报2项。", []),
        ("在继续保持生均拨款1万元的基础上逐步提高。", []),
        ("在入学、招聘等62项便民服务的基础上，新增事项20项。", ["20项"]),
        ("新增2400户（累计约3600户）餐饮单位纳入平台。", ["新增2400户", "累计约3600户"]),
        ("网络带宽达到万兆到县、千兆到乡。", []),
        ("帮助14亿中国人吃饱吃好。", []),
        ("聚集百家以上优势企业，汇聚千人以上高端人才。", ["百家以上", "千人以上"]),
        ("推动成（绵）南达万经济带建设，繁荣百家争鸣的文艺。", []),
        ("巩固56个民族的团结，打造一支过硬的队伍。", []),
        ("支持1类创新药研发。", []),
        ("推动帮扶从12个县（区）扩大到40个县（区）。", ["扩大到40个"]),
        ("主动把岗位裁减了8000人。", []),
        ("增长6%左右的预期目标与潜力相衔接。", []),
        ("建成全省5个样板之一。", []),
        ("承接常住人口20万—30万。", ["20万—30万"]),
        ("常住人口规模控制在60万—65万人以内。", ["控制在60万—65万人以内"]),
        ("每三周开设不少于1课时的手工课。", ["不少于1课时"]),
        ("专栏1 人工智能示范工程", []),
        ("提倡“2公里走路、4公里骑车、8公里坐车”的习惯。", []),
    ],
)
def test_what_stands_beside_figures(sentence: str, expected: list[str]) -> None:
    assert said(sentence) == expected


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("明川市2026年推动经济稳中有进的若干措施", 2026),
        ("明川市2026年度镇村考评办法", 2026),
        ("明川市企业培育管理办法（2026年修订版）", None),
        ("明川市企业培育若干措施", None),
    ],
)
def test_a_title_names_the_year_of_its_measures(title: str, year: int | None) -> None:
    (one,) = draft(f"{title}\n2026年2月3日\n一、主要任务\n力争新增企业30家。\n").proposals
    assert (one.deadline, one.subject) == (year, "新增企业")


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("人均预期寿命达到80岁。", "人均预期寿命"),
        ("劳动年龄人口平均受教育年限提高到11年，人均预期寿命提高到80岁。", "人均预期寿命"),
    ],
)
def test_measures_that_are_nouns_are_titles(sentence: str, title: str) -> None:
    assert draft(HEAD + sentence).proposals[-1].subject == title


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # a year behind what is to be done in it
        ("新建泵站3座，2027年底前建成投用。", [("3座", 2027)]),
        ("当中300个单位将于2027-28年度落成。", [("300个单位", 2028)]),
        ("到2026年新建泵站3座，2028年完成验收。", [("3座", 2026)]),
        ("第一阶段是2028年。方案指，届时电动车占比达到20%。", [("达到20%", 2028)]),
        ("以2029年事故死亡人数比2020年下降三成为目标。", [("比2020年下降三成", 2029)]),
        ("每年改善30处路口，4年共改善120处。", [("30处", None), ("120处", None)]),
        # how long from something else says no year
        ("自注册之日起1年内到位资金400万元以上。", [("400万元以上", None)]),
        ("3年内到位资金400万元以上。", [("400万元以上", 2029)]),
        ("到本世纪末森林覆盖率达到50%。", [("达到50%", 2100)]),
    ],
)
def test_when_a_sentence_says_that_it_is_due(sentence: str, expected: list[tuple[str, int | None]]) -> None:
    text = f"明川市道路安全工作方案\n2026年2月3日\n{sentence}\n"
    assert [(one.goal, one.deadline) for one in draft(text).proposals] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("推动呼和浩特、包头、满洲里3个园区发展。", []),
        ("打造乳业、稀土等千亿级产业链。", []),
        ("细化提出25项主要指标。", []),
        ("合格率达到25%以上等2个结果性目标如期实现。", ["达到25%以上"]),
        ("年运量90万吨以上的企业、新建园区专用线接入比例达到85%。", ["达到85%"]),
        ("2028年前完成改造20处，估计可减少事故15%。", ["20处"]),
        ("为学生提供每年2500元学习津贴。", []),
        ("每月补贴金额上限由300元提高至400元。", []),
        ("活动持续4个多月。", []),
        ("在7区设立康健中心。", ["7区"]),
        ("对进口商品征收15%的关税。", []),
    ],
)
def test_counts_and_terms(sentence: str, expected: list[str]) -> None:
    assert said(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("财政补助由每人每年380元提高到420元。", [("提高到420元", 2026, None)]),
        ("通过3年努力，新增上市公司15家。", [("15家", 2029, None)]),
        ("每年培训500人。", [("每年培训500人", None, "annual")]),
    ],
)
def test_what_each_has_in_a_year_is_no_promise_for_each_year(
    sentence: str, expected: list[tuple[str, int | None, str | None]]
) -> None:
    proposals = draft(f"明川市2026年工作计划\n2026年2月3日\n一、主要任务\n{sentence}\n").proposals
    assert [(one.goal, one.deadline, one.bound.period) for one in proposals] == expected


def test_what_is_shortened_is_no_limit() -> None:
    assert said("压缩办理时限50%以上，推动200项事项网上办理。") == ["50%以上", "200项"]


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("打造标杆企业20家。", "标杆企业"),
        ("培育专精特新企业20家。", "专精特新企业"),
        ("新增公办学位20个。", "新增公办学位"),
        ("建设用地减少20公顷。", "建设用地"),
        ("任务完成率达到90%。", "任务完成率"),
    ],
)
def test_titles_name_what_is_made_without_the_making(sentence: str, title: str) -> None:
    assert draft(HEAD + sentence).proposals[-1].subject == title


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # what has its size in its name
        ("打造千亿级碳纤维产业链。", []),
        ("推动产业规模迈向千亿级。", ["千亿级"]),
        ("布局一批50万千瓦以上大型基地。", []),
        ("办好12类45件民生实事。", ["45件"]),
        ("推动11个重点项目投资突破2000亿元。", ["突破2000亿元"]),
        ("培育2家以上年销售收入达500亿元的企业。", ["2家以上"]),
        ("推动甲厂20万吨钾肥复合造粒、乙厂锂盐装置升级。", []),
        ("落实市委十届十次、十一次全会部署。", []),
        # where and of whom something holds
        ("在16个省份实施排放总量控制。", []),
        ("以40个需改善的控制单元为重点，新建泵站3座。", ["3座"]),
        ("对含硫量大于3.5%的烟气加强治理。", []),
        ("配送车辆80%以上为电动车的，给予奖励。", []),
        ("对网络销售额2万元以上的经营主体进行补助。", []),
        ("每增加1人，运行经费相应增加。", []),
        ("划定5个生态修复分区，细化为18个单元。", []),
        ("总面积为640平方公里。", []),
        ("支持“一县一策”，推进白山、三江、吉光3个实验室运营。", []),
        # and what is to be reached all the same
        ("建设产业项目300个，总投资900亿元以上。", ["300个", "900亿元以上"]),
        ("审查周期分别压缩至1.5个月、12个月、5.5个月。", ["压缩至1.5个月", "压缩至12个月", "压缩至5.5个月"]),
        ("干部每人集中培训累计不少于15天。", ["累计不少于15天"]),
        ("链接百家以上国际组织。", ["百家以上"]),
        ("半数以上家庭接入千兆网络。", ["半数以上"]),
        ("安排住宅用地20至24公顷。", ["20至24公顷"]),
    ],
)
def test_sizes_in_names_and_where_something_holds(sentence: str, expected: list[str]) -> None:
    assert said(sentence) == expected
