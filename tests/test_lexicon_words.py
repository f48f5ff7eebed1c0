"""What every word of the lexicon says beside a figure, by what it says; a `_` stands for a space."""

import re

import pytest

from policytrack.quantity.bound import Bound
from policytrack.quantity.errors import QuantityError
from policytrack.quantity.extract import find
from policytrack.quantity.parsing import parse

#: Before an amount: the comparator, and what else the word says.
BEFORE = """
>
    突破 超 超过 超出 逾 高于 大于 多于 破 冲破 跨过 > more_than over above exceeding exceed exceeds exceeded
    greater_than in_excess_of surpass surpassing higher_than beyond
>=
    至少 最少 起码 不亚于 不下 不下于 迈上 跨上 登上 保底 达到或超过 达到和超过 达到或者超过 达到或高于 >= ≥ ≧ =>
    ⩾ 大于等于 大于或等于 高于或等于 下限为 下限 达到 达 力争达到 达到了 已达 已达到 可达 将达 将达到 达成 达至
    at_least no_less_than not_less_than no_fewer_than not_fewer_than not_lower_than no_lower_than a_minimum_of
    minimum upwards_of not_below not_be_less_than not_be_lower_than not_be_fewer_than not_be_below not_fall_below
    not_drop_below no_smaller_than not_smaller_than not_be_smaller_than no_shorter_than not_under
    不低于 不少于 不小于 不短于 不得低于 不能低于 不应低于 不宜低于 不可低于 不会低于
    不应该低于 应不低于 须不低于 不允许低于
<
    低于 小于 不满 不足 少于 不到 未满 短于 未达到 < less_than below under fewer_than lower_than smaller_than
<=
    至多 最多 顶多 不逾 上限为 上限 <= ≤ ≦ =< ⩽ 小于等于 小于或等于 低于或等于 最高 最高可达 控制在 限制在 控制到
    控制为 管控在 压控在 严控在 严格控制在 at_most no_more_than not_more_than up_to within not_exceeding not_exceed
    not_be_more_than not_be_higher_than not_be_above not_be_over not_to_exceed no_longer_than not_rise_above
    no_greater_than not_greater_than not_be_greater_than
    a_maximum_of maximum not_over no_higher_than not_higher_than not_above 不超过 不高于 不大于 不多于 不突破 不超
    不超出 不长于
~
    约 大约 近 接近 达到或接近 约为 大概 将近 大致 大体 约达 ≈ ~ 大约为 趋近 逼近 about around approximately
    approx. approx roughly nearly almost some circa ca. close_to an_estimated
= increase
    增速 增幅 涨幅 增长率 增长幅度 增长速度 成长率 年增长率 复合增长率 年增长 年成长 年增 升幅 增加 增长 新增 净增
    增 提高 提升 上升 扩大 升高 上涨 延长 净增加 增产 增收 新增长 扩增 扩充 拓展 递增 攀升 上调 多增 成长 额外 增设
    增配 涨 扩 升 增量 追加 回升 增建 增殖 扩建 净增长 新建 新引育 新引进 新培育 新建成 新认定 新开通 新投产 新改建
    新改扩建 新建改造 新建改建 新建(改扩建) 新发展 新创建 新开工 新设 新设立 新布局 新建设 新打造 新获批 新获 新签约
    新签 新落地 新招引 新推广 新上 新造 新植 新育 新开辟 新装 新投入 新投用 新建扩建 新吸纳 新转化 新制定 新遴选
    新培养 新配备 新扩 新开 新培 新种 新(改扩)建 新建改扩建 新(扩)建 新(改)建 新建(改) increase_by an_increase_of
    increase_of increase increased_by increasing_by growth_of grow_by growing_by rise_by rise_of rising_by
    an_additional additional add adding up_by another grow raise_by a_further raised_by go_up_by expand_by
    expanded_by boost_by climb_by growing rise increased raise raised expand expanded boost 增加了 提高了
= decrease
    降幅 降低率 下降率 跌幅 下降幅度 降低幅度 下降 降低 减少 降 削减 压减 缩短 缩减 节约 减 下调 减排 压缩 节省 减低
    调减 压降 缩小 回落 减量 消减 减损 减亏 节 少用 下浮 下跌 减轻 裁减 节电 节水 节煤 节能 减少碳排放 减碳 收窄
    核减 精简 decrease_by a_decrease_of decrease_of decrease decreased_by reduce_by reduced_by reduction_of
    a_reduction_of cut_by cut_of fall_by lower_by save saving down_by decline_of decline_by reducing_by drop_by
    drop_of lowered_by dropped_by falling_by shrink_by slash_by reduce reduced cut lower lowered fall drop decline
    下降了 减少了
=
    提高到 提升到 增至 升至 升到 扩至 提至 提到 增为 调至 稳定在 保持在 维持在 稳定 保持 维持 巩固在 站稳 站稳在
    稳控在 保持住 稳定到 建成 建设 培育 打造 形成 创建 建 组建 筹建 兴建 修建 建造 建立 建好 建成了 形成了 reach
    reaching reaches reached 力争 争取 有望 努力 确保 保证 实现 均 都 全部 分别 各 则 并 再 可 能 应 须 需 要 将
    原则上 预计 计划 预期 目标 目标值 目标为 目标是 为 是 有 到 至 在 了 完成 布局 实施 取得 争创 孵化 引进 引育
    培养 培训 提供 发展 推广 应用 覆盖 服务 支持 组织 开展 推动 推进 认定 遴选 扶持 拥有 占 占比 比重 比例 带动 撬动
    吸引 集聚 汇聚 聚集 招引 落地 储备 制定 制修订 修订 发布 改造 改造提升 治理 修复 种植 植树 造林 营造 收集 整治
    淘汰 退出 关停 处理 处置 保障 供应 供给 生产 年产 产出 设立 部署 投放 投用 配备 配置 开通 开工 开放 研发 突破性
    攻克 攻关 转化 落实 安排 发放 筹集 筹措 供地 出让 吸纳 纳入 接入 连接 推出 推介 举办 承办 召开 选育 选派 总投资
    投资 完成投资 投入 总额 总量 总规模 规模 总 共 共计 合计 总计 总共 总数 数量 总面积 面积 总产值 产值 产量 年产值
    年产量 营业收入 营收 年营业收入 增加值 里程 总里程 容量 总装机 装机 装机容量 装机规模 覆盖率 普及率 利用率
    合格率 满意度 率 存量 保有量 全市 全省 全国 全区 全县 全州 全球 世界 国内 我市 我省 本市 全港 全台 全行业 全社会
    城镇 农村 城市 重点 国家级 省级 市级 其中 平均 综合 整体 总体 基本 稳步 进一步 不断 持续 逐步 大幅 大力 快速
    有序 稳妥 加快 优先 统筹 得 约合 折合 合 即 也就是 最低 最大 得到 成为 培树 打响 壮大 做强 做大 选树 评选 评定
    创成 用好 实现了 迁移 实际 名义 实质 落成 运行 运营 投运 并网 新能源 下达 提速 成立 获得 申请 授权 授予 签订
    签约 引导 促进 确定 命名 挂牌 开设 增强 满足 容纳 接待 完善 升级 更新 更新改造 一般 严格 腾退 关闭 惠及 替代 按
    以 就业 收入 销售收入 旅游收入 市值 融资 余额 贷款余额 游客 接待游客 带动就业 人均可支配收入 人均预期寿命 投产
    恢复 改良 规划 规划建设 具备 开发推广 取消 推迟 停建 缓建 相当于 选择 安装 发现 回收利用 围栏 封育 围栏封育 设置
    栽植 栽种 播种 补植 补播 加固 拆除 搬迁 安置 救助 资助 补助 募集 发行 征集 收储 收购 采购 购置 购买 采集 抽检
    排查 整改 办理 办结 受理 调解 化解 查处 演出 放映 出版 创作 编制 编写 出台 验收 探明 开采 放流 交付 竣工 开业
    通车 改扩建 复垦 复绿 开垦 流转 轮训 招录 招聘 录用 聘用 获评 入选 入库 入驻 续建 技改 兑现 拨付 减免 to a of the
    totalling is are be by build building train account accounts accounting for stay keep maintain hit hitting
    remain gdp pue pue值 = : 位居 居 列 位列 稳居 进入 跻身 跃居 跃升 排名 位次 居于 亚洲 位于 排 名列 继续 始终
    同类城市 省内 领跑 进位到 行业 increase_to increased_to rise_to rising_to grow_to raise_to expand_to expanded_to
    raised_to boost_to climb_to stay_at remain_at kept_at keep_at
= fall
    降至 减至 降为 reduce_to reduced_to decrease_to down_to cut_to fall_to lower_to falling_to drop_to dropped_to
    lowered_to declined_to
= per:year annual
    年均 平均每年 年平均 年度平均 每年平均 年均复合 average_annual annual_average on_average_per_year
= per:person
    人均 每人 平均每人 per_capita
= per:hour
    时速 每小时 平均每小时 hourly
= per:day
    日均 每天 每日 平均每天 平均每日 日 daily
= per:month
    月均 每月 平均每月 monthly
= per:mu
    亩均 每亩 平均每亩 per-mu_average
= per:household
    户均 每户 平均每户 per-household_average
= annual
    每年 各年 逐年 每年度 年度 每一年 年年 每年的 annual annually 每年度的 each_year every_year per_year a_year
    per_annum yearly
= cumulative
    累计 累积 共累计 总计累计 累计共 两年累计 三年累计 四年累计 五年累计 十年累计 in_total cumulatively
    cumulative
"""
#: Behind an amount.
BEHIND = """
>
    多 余 有余 多一点
>=
    以上 及以上 或以上 之上 及其以上 或者以上 (含)以上 以上(含) 起 + 及更多 or_more or_above and_above or_higher
    and_over or_over and_more
<
    不到
<=
    以下 及以下 或以下 以内 之内 之下 内 (含)以下 封顶 为上限 (含)以内 or_less or_below or_fewer and_below or_lower
~
    左右 上下 许 光景 前后 or_so
=
    的 水平 规模 大关 台阶 新台阶 关口 的目标 的水平 以上水平 不等 的规模 目标 总量 的总量 算力 的算力 存储
    经费 资金 一遇 全覆盖 达标 的比例 的增速 的速度 速度 目标任务 体量 的体量 门槛 整 的门槛 的高度
>= grade
    级 量级 级别 级的 数量级 order_of_magnitude class
= increase
    increase growth rise
= decrease
    reduction decrease cut decline drop
= annual
    每年 各年 逐年 每年度 年度 每一年 年年 annual annually each_year every_year a_year per_annum yearly
= cumulative
    累计 累积 共累计 in_total cumulatively cumulative
"""
#: Where an amount goes on its way, which decides where the figure is about (40%左右): a floor, a ceiling or both sides.
COURSES = """
rise
    增加到 增加至 增加为 增加到了 增加至了 提升至 扩大到 上升为
    建成 建设 培育 打造 形成 创建 建 组建 筹建 兴建 修建 建造 建立 建好 建成了 形成了 reach reaching reaches reached
    提高到 提升到 增至 升至 升到 扩至 提至 提到 增为 达到 达 力争达到 达到了 已达 已达到 可达 将达 将达到 达成 达至
    increase_to increased_to rise_to rising_to grow_to raise_to expand_to expanded_to raised_to boost_to climb_to
fall
    降至 减至 降为 reduce_to reduced_to decrease_to down_to cut_to fall_to lower_to falling_to drop_to dropped_to
    lowered_to declined_to 下降到 下降至 下降为 下降到了 下降至了 压减到 缩短至
-
    调至
hold
    稳定在 保持在 维持在 稳定 保持 维持 巩固在 站稳 站稳在 稳控在 保持住 稳定到 最高 最高可达 控制在 限制在 控制到
    控制为 管控在 压控在 严控在 严格控制在 stay_at remain_at kept_at keep_at
"""


def groups(table: str) -> list[tuple[str, list[str]]]:
    found: list[tuple[str, list[str]]] = []
    for line in table.strip("\n").split("\n"):
        if line.startswith(" "):
            found[-1][1].extend(word.replace("_", " ") for word in line.split())
        else:
            found.append((line, []))
    return found


def spaced(word: str, end: int) -> str:
    return " " if word[end].isascii() and word[end].isalpha() else ""


def said(bound: Bound) -> str:
    change = bound.change.value if bound.change else ""
    per = f"per:{bound.per}" if bound.per else ""
    reference = f"ref:{bound.reference}" if bound.reference else ""
    grade = "grade" if bound.magnitude else ""
    parts = (bound.comparator.value, change, per, bound.period, bound.course, grade, reference)
    return " ".join(part for part in parts if part)


@pytest.mark.parametrize(("says", "words"), groups(BEFORE), ids=lambda value: value if isinstance(value, str) else "")
def test_before_an_amount(says: str, words: list[str]) -> None:
    for word in words:
        bound = parse(f"{word}{spaced(word, -1)}5000万家")
        assert (said(bound), bound.base_low, bound.word.strip()) == (says, 50_000_000, word)


@pytest.mark.parametrize(("says", "words"), groups(BEHIND), ids=lambda value: value if isinstance(value, str) else "")
def test_behind_an_amount(says: str, words: list[str]) -> None:
    for word in words:
        bound = parse(f"5000万家{spaced(word, 0)}{word}")
        assert (said(bound), bound.base_low) == (says, 50_000_000), word


@pytest.mark.parametrize(
    ("course", "words"), groups(COURSES), ids=lambda value: value if isinstance(value, str) else ""
)
def test_the_way_that_a_word_says(course: str, words: list[str]) -> None:
    for word in words:
        assert (parse(f"{word}{spaced(word, -1)}40%左右").course or "-") == course, word


#: What a figure compares with, as it is told; a word that is another one's is told as that.
BASELINES = """
    基准年 上期 上年 上一年=上年 去年=上年 前一年=上年 上年同期 去年同期=上年同期 上年度=上年 同期 基期 规划基期 现状
    目前 当前=目前 上年末 去年底=上年末 全国平均水平
    全国平均=全国平均水平 全省平均水平 全省平均=全省平均水平 全市平均水平 世界平均水平 国家标准 全国 全省
    历史最高水平 过去五年 前五年 上一个五年 上届 国内生产总值增速 地区生产总值增速 GDP增速 经济增速 经济增长
    全国平均增速 同期GDP 合理区间 现行标准 2020年=2020
"""


@pytest.mark.parametrize("word", BASELINES.split())
def test_what_a_figure_compares_with(word: str) -> None:
    said, _, told = word.partition("=")
    for text, comparator in ((f"比{said}下降5%", "="), (f"较{said}降低5%以上", ">="), (f"与{said}相比减少5%", "=")):
        bound = parse(text)
        assert (bound.reference, bound.comparator.value, bound.base_low) == (told or said, comparator, 5), text


@pytest.mark.parametrize("before", ["", "在", "介于", "处于", "介乎", "落在"])
@pytest.mark.parametrize(
    "behind",
    ["", "之间", "间", "区间", "之间的", "范围内", "范围", "的区间", "的范围内", "的区间内"],
)
def test_a_range_lies_between_its_ends(before: str, behind: str) -> None:
    bound = parse(f"{before}3%至5%{behind}")
    assert (bound.comparator.value, bound.base_low, bound.base_high) == ("range", 3, 5)
    if behind:
        with pytest.raises(QuantityError):
            parse(f"{before}5%{behind}")


#: Parts and multiples in words, with the amount in percent or times, `>` where more is said.
IN_WORDS = """
    一半=50% 半数=50% 过半数>50% 过半>50% 对半=50% half=50% 半=50% double=2倍 twofold=2倍 triple=3倍 threefold=3倍
    quadruple=4倍 fourfold=4倍 one_firm=1 two_firms=2 three_firms=3 four_firms=4 five_firms=5 six_firms=6
    seven_firms=7 eight_firms=8 nine_firms=9 ten_firms=10 eleven_firms=11 twelve_firms=12 fifteen_firms=15
    twenty_firms=20 thirty_firms=30 fifty_firms=50 壹家=1家 贰家=2家 叁家=3家 肆家=4家 伍家=5家 陆家=6家 柒家=7家
    捌家=8家 玖家=9家 拾家=10家 肆佰柒拾捌家=478家 壹仟零玖家=1009家 首位=第1位 榜首=第1位
"""


@pytest.mark.parametrize("text", IN_WORDS.split())
def test_numbers_in_words(text: str) -> None:
    words, told = re.split("[=>]", text)
    bound, figure = parse(words.replace("_", " ")), parse(told)
    assert (bound.base_low, bound.base_high) == (figure.base_low, figure.base_high)
    assert bound.comparator.value == (">" if ">" in text else figure.comparator.value)


#: Regions by the money that 元 is there, in both scripts.
MONEY = {
    "money-hkd": "香港 香港特别行政区 hong_kong Hong_Kong HK hksar",
    "money-twd": (
        "台湾 臺灣 taiwan TW 台北 臺北市 新北市 台中 高雄市 桃园 桃園市 台南 基隆市 新竹縣 苗栗 彰化縣 南投 云林县"
        " 雲林縣 嘉义 嘉義市 屏东 屏東縣 宜兰 宜蘭縣 花莲 花蓮縣 台东县 臺東縣 澎湖 金门县 金門縣"
    ),
    "money-mop": "澳门 澳門特別行政區 macau Macao mo",
    "money-cny": "青岛市 北京 嘉兴市 东台市 shanghai moscow",
}


@pytest.mark.parametrize(("money", "regions"), MONEY.items())
def test_what_money_the_documents_of_a_region_mean(money: str, regions: str) -> None:
    for region in regions.split():
        assert parse("5亿元", region=region.replace("_", " ")).dimension.key == money, region


@pytest.mark.parametrize(
    ("words", "dimension"),
    [
        *((word, "computing") for word in ("算力", "浮点性能", "智算", "超算", "计算能力")),
        *((word, "storage") for word in ("存储", "存力", "数据量", "数据总量", "容量")),
    ],
)
def test_what_a_letter_alone_counts(words: str, dimension: str) -> None:
    (phrase,) = find(f"{words}达到4100P")
    assert phrase.bound.dimension.key == dimension
