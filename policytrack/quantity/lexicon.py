"""The words around a figure, by what they say: data only, in simplified characters and lower case.

Longer words win over shorter ones, so 提高到 (a level) is listed beside 提高 (a change). 以上, 以下 and 以内 include
the figure, 不满 and 超过 exclude it, as article 1259 of the Civil Code has it; what it does not list is this
project's convention.
"""

from enum import StrEnum


class WordKind(StrEnum):
    """What kind of thing a word says about the amount beside it."""

    COMPARE = "compare"  # 不低于, 以上: a comparator
    WEAK = "weak"  # 达到, 控制在: a comparator, unless another word compares
    CHANGE = "change"  # 增加, 下降: a difference
    RATE = "rate"  # 增速: a difference, also where it is the level that a rate is to reach
    LEVEL = "level"  # 提高到, 稳定在: no difference
    PER = "per"  # 年均, 每千人口: an average
    PERIOD = "period"  # 每年, 累计
    REFERENCE = "reference"  # 较2020年, GDP的: what the amount compares with or is a part of
    MARGIN = "margin"  # 高于全国平均水平: the side of that on which the amount is
    BETWEEN = "between"  # 之间: a range
    MAGNITUDE = "magnitude"  # 级: an order of magnitude
    SECOND = "second"  # 每秒 before an amount of computing
    NEUTRAL = "neutral"  # nothing


# Words of comparison before the figure. The negated ones are built below.
BEFORE = {
    ">": "突破 超 超过 超出 逾 高于 大于 多于 快于 破 冲破 跨过 过 >",
    ">=": """
        至少 最少 起码 不亚于 不下 不下于 迈上 跨上 登上 上 保底 达到或超过 达到和超过 达到或者超过
        达到或高于 >= ≥ ≧ => ⩾ 大于等于 大于或等于 高于或等于 下限为 下限
    """,
    "<": "低于 小于 慢于 不满 不足 少于 不到 未满 短于 未达到 <",
    "<=": "至多 最多 顶多 不逾 上限为 上限 <= ≤ ≦ =< ⩽ 小于等于 小于或等于 低于或等于",
    "~": "约 大约 近 接近 达到或接近 约为 大概 将近 大致 大体 约达 ≈ ~ 大约为 趋近 逼近",
}
# A floor by themselves, but any word of comparison beside them is what counts: 达到20%左右 is about 20%.
WEAK = {
    ">=": "达到 达 力争达到 达到了 已达 已达到 可达 将达 将达到 达成 达至",
    "<=": "最高 最高可达 控制在 限制在 控制到 控制为 管控在 压控在 严控在 严格控制在",
}
NEGATIONS = "不 不得 不能 不应 不宜 不可 不会 不应该 应不 须不 不允许"
NEGATED = {
    ">=": "低于 少于 小于 短于 下于",
    "<=": "超过 高于 大于 多于 突破 超 超出 长于",
}

# Words of comparison behind the figure.
BEHIND = {
    ">": "多 余 有余 多一点",
    ">=": "以上 及以上 或以上 之上 及其以上 或者以上 (含)以上 以上(含) 起 + 及更多",
    "<": "不到",
    "<=": "以下 及以下 或以下 以内 之内 之下 内 (含)以下 封顶 为上限 (含)以内",
    "~": "左右 上下 许 光景 前后",
}
BETWEEN_BEFORE = "在 介于 处于 介乎 落在 between"
BETWEEN_BEHIND = "之间 间 区间 之间的 范围内 范围 的区间 的范围内 的区间内"

# Words of change; with 到, 至 or 为 behind them the figure is a level instead.
INCREASE = """
    增加 增长 新增 净增 增 提高 提升 上升 扩大 升高 上涨 延长 净增加 增产 增收 新增长 扩增
    扩充 拓展 递增 攀升 上调 多增 成长 额外 增设 增配 涨 扩 升 增量 追加 回升
    增建 增殖 扩建 净增长 新建 新引育 新引进 新培育 新建成 新认定 新开通 新投产 新改建 新改扩建
    新建改造 新建改建 新建(改扩建) 新发展 新创建 新开工 新设 新设立 新布局 新建设 新打造 新获批 新获
    新签约 新签 新落地 新招引 新推广 新上 新造 新植 新育 新开辟 新装 新投入 新投用 新建扩建 新吸纳
    新转化 新制定 新遴选 新培养 新配备 新扩 新开 新培 新种 新(改扩)建 新建改扩建 新(扩)建 新(改)建
    新建(改)
"""
DECREASE = """
    下降 降低 减少 降 削减 压减 缩短 缩减 节约 减 下调 减排 压缩 节省 减低 调减 压降 缩小 回落
    减量 消减 减损 减亏 节 少用 下浮 下跌 减轻 裁减 节电 节水 节煤 节能 减少碳排放
    减碳 收窄 核减 精简
"""
# The rate of a change: a change even where it is a level that the rate is to reach (增速达到10%).
RATES = {
    "increase": "增速 增幅 涨幅 增长率 增长幅度 增长速度 成长率 年增长率 复合增长率 年增长 年成长 年增 升幅",
    "decrease": "降幅 降低率 下降率 跌幅 下降幅度 降低幅度",
}
# The verbs behind which the noun stands that changes: 新增高速公路里程2.5万公里.
WITH_OBJECT = "新 净 增加 减少 降低 提高 提升 削减 压减 节约 减排"
TO_LEVEL = "到 至 为 到了 至了"
# A level is raised to, come down to or kept; every word of change with 到, 至 or 为 behind it says such a level too.
LEVEL = {
    "rise": "提高到 提升到 增至 升至 升到 扩至 提至 提到 增为",
    "fall": "降至 减至 降为",
    "": "调至",
    "hold": "稳定在 保持在 维持在 稳定 保持 维持 巩固在 站稳 站稳在 稳控在 保持住 稳定到",
}

# Who or what a figure is an average over; 年均 is both an average and a yearly figure.
PER = {
    "year": "年均 平均每年 年平均 年度平均 每年平均 年均复合",
    "person": "人均 每人 平均每人",
    "hour": "时速 每小时 平均每小时",
    "day": "日均 每天 每日 平均每天 平均每日 日",
    "month": "月均 每月 平均每月",
    "mu": "亩均 每亩 平均每亩",
    "household": "户均 每户 平均每户",
}
PERIOD = {
    "annual": "每年 各年 逐年 每年度 年度 每一年 年年 每年的 annual annually 每年度的",
    "cumulative": "累计 累积 共累计 总计累计 累计共 两年累计 三年累计 四年累计 五年累计 十年累计",
}

# Words that neither compare nor say a change: verbs of making, behind which 左右 is a floor; and verbs of doing, what a
# figure is a total of, where it holds.
MAKING = (
    "建成 建设 培育 打造 形成 创建 建 组建 筹建 兴建 修建 建造 建立 建好 建成了 形成了 reach reaching reaches reached"
)
NEUTRAL = """
    力争 争取 有望 努力 确保 保证 实现 均 都 全部 分别 各 则 并 再 可 能 应 须 需 要 将 原则上 预计 计划
    预期 目标 目标值 目标为 目标是 为 是 有 到 至 在 了 完成 布局 实施 取得
    争创 孵化 引进 引育 培养 培训 提供 发展 推广 应用 覆盖 服务 支持 组织 开展 推动 推进 认定
    遴选 扶持 拥有 占 占比 比重 比例 带动 撬动 吸引 集聚 汇聚 聚集 招引 落地 储备 制定 制修订 修订 发布
    改造 改造提升 治理 修复 种植 植树 造林 营造 收集 整治 淘汰 退出 关停 处理 处置 保障 供应 供给 生产
    年产 产出 设立 部署 投放 投用 配备 配置 开通 开工 开放 研发 突破性 攻克 攻关 转化 落实
    安排 发放 筹集 筹措 供地 出让 吸纳 纳入 接入 连接 推出 推介 举办 承办 召开 选育 选派 总投资
    投资 完成投资 投入 总额 总量 总规模 规模 总 共 共计 合计 总计 总共 总数 数量 总面积 面积 总产值
    产值 产量 年产值 年产量 营业收入 营收 年营业收入 增加值 里程 总里程 容量 总装机 装机 装机容量
    装机规模 覆盖率 普及率 利用率 合格率 满意度 率 存量 保有量 全市 全省 全国 全区 全县 全州 全球 世界
    国内 我市 我省 本市 全港 全台 全行业 全社会 城镇 农村 城市 重点 国家级 省级 市级 其中 平均 综合
    整体 总体 基本 稳步 进一步 不断 持续 逐步 大幅 大力 快速 有序 稳妥 加快 优先 统筹 得 约合 折合 合
    即 也就是 最低 最大 得到 成为 培树 打响 壮大 做强 做大 选树 评选 评定 创成 用好 实现了
    迁移 实际 名义 实质 落成
    运行 运营 投运 并网 新能源 下达 提速 成立 获得 申请 授权 授予 签订 签约 引导
    促进 确定 命名 挂牌 开设 增强 满足 容纳 接待 完善 升级 更新 更新改造 一般 严格 腾退 关闭 惠及 替代 按
    以 就业 收入 销售收入 旅游收入 市值 融资 余额 贷款余额 游客 接待游客
    带动就业 人均可支配收入 人均预期寿命
    投产 恢复 改良 规划 规划建设 具备 开发推广 取消 推迟 停建 缓建 相当于 选择 安装 发现 回收利用 围栏 封育 围栏封育
    设置 栽植 栽种 播种 补植 补播 加固 拆除 搬迁 安置 救助 资助 补助 募集 发行 征集 收储 收购 采购 购置 购买 采集 抽检
    排查 整改 办理 办结 受理 调解 化解 查处 演出 放映 出版 创作 编制 编写 出台 验收 探明 开采 放流 交付 竣工 开业 通车
    就近 改扩建 复垦 复绿 开垦 流转 轮训 招录 招聘 录用 聘用 获评 入选 入库 入驻 续建 技改 兑现 拨付 减免
    人民币 to a of the total totalling is are be by build building train account accounts accounting for stay keep
    maintain hit hitting remain gdp pue pue值 = : -
"""
# Between two verbs (营造和修复), and the verbs that are none alone: the second of two.
AND = "和 及 与 并 、 或 以及 并且"
SECOND_VERBS = "管理 利用 保护 开发 养护 维护 管护 提升 改建 扩建 运营"
RANKING = """
    位居 居 列 位列 稳居 进入 跻身 跃居 跃升 排名 位次 居于 亚洲 位于 排 名列 继续 始终 同类城市 省内 领跑 进位到 行业
"""
ENGLISH_BEFORE = {
    ">": """
        more than|over|above|exceeding|exceed|exceeds|exceeded|greater than|in excess of|surpass|
        surpassing|higher than|beyond|rise above|rises above|climb above|>
    """,
    ">=": """
        at least|no less than|not less than|no fewer than|not fewer than|not lower than|no lower than|
        a minimum of|minimum|upwards of|not below|not be less than|not be lower than|not be fewer than|not be below|
        not fall below|not drop below|no smaller than|not smaller than|not be smaller than|no shorter than|not under
    """,
    "<": """
        less than|below|under|fewer than|lower than|smaller than|fall below|falls below|drop below|drops below|
        fall under|falls under
    """,
    "<=": """
        at most|no more than|not more than|up to|within|not exceeding|not exceed|a maximum of|maximum|
        not over|no higher than|not higher than|not above|not be more than|not be higher than|not be above|not be over|
        not to exceed|no longer than|not rise above|no greater than|not greater than|not be greater than
    """,
    "~": """
        about|around|approximately|approx.|approx|roughly|nearly|almost|some|circa|ca.|close to|
        an estimated
    """,
}
ENGLISH_BEHIND = {
    ">=": "or more|or above|and above|or higher|and over|or over|and more",
    "<=": "or less|or below|or fewer|and below|or lower",
    "~": "or so",
}
ENGLISH_INCREASE = """
    increase by|an increase of|increase of|increase|increased by|increasing by|growth of|grow by|
    growing by|rise by|rise of|rising by|an additional|additional|add|adding|up by|another|grow|
    raise by|a further|raised by|go up by|expand by|expanded by|boost by|climb by|growing|rise|
    increased|raise|raised|expand|expanded|boost
"""
ENGLISH_DECREASE = """
    decrease by|a decrease of|decrease of|decrease|decreased by|reduce by|reduced by|reduction of|
    a reduction of|cut by|cut of|fall by|lower by|save|saving|down by|decline of|decline by|reducing by|
    drop by|drop of|lowered by|dropped by|falling by|shrink by|slash by|
    reduce|reduced|cut|lower|lowered|fall|drop|decline
"""
ENGLISH_CHANGE_BEHIND = {
    "increase": "increase|growth|rise",
    "decrease": "reduction|decrease|cut|decline|drop",
}
ENGLISH_LEVEL = {
    "rise": """
        increase to|increased to|rise to|rising to|grow to|raise to|expand to|expanded to|raised to|boost to|
        climb to
    """,
    "fall": """
        reduce to|reduced to|decrease to|down to|cut to|fall to|lower to|falling to|drop to|dropped to|
        lowered to|declined to
    """,
    "hold": "stay at|remain at|kept at|keep at",
}
ENGLISH_PER = {
    "year": "average annual|annual average|on average per year",
    "person": "per capita",
    "hour": "hourly",
    "day": "daily",
    "month": "monthly",
    "mu": "per-mu average",
    "household": "per-household average",
    # A rate is of so many, where the table has no unit of its own for it (/千人).
    "百人": "per hundred persons",
    "百户": "per hundred households",
    "千人": "per thousand persons",
    "千人口": "per thousand population",
    "千常住人口": "per thousand residents",
    "千户": "per thousand households",
    "万人": "per ten thousand persons",
    "万人口": "per ten thousand population",
    "万户": "per ten thousand households",
    "10万人": "per hundred thousand persons",
    "百万人": "per million persons",
}
ENGLISH_PERIOD = {
    "annual": "each year|every year|per year|a year|per annum|yearly",
    "cumulative": "in total|cumulatively|cumulative",
}

# Nothing about the amount: what may stand behind it.
AFTER = """
    的 水平 规模 大关 台阶 新台阶 关口 的目标 的水平 以上水平 不等 的规模 目标 总量 的总量
    算力 的算力 存储
    经费 资金 一遇 全覆盖 达标 的比例 的增速 的速度 速度 目标任务 in total 体量 的体量 门槛 整 的门槛 的高度
"""
# After a 级 or 量级 the figure is an order of magnitude.
MAGNITUDE = "级 量级 级别 级的 数量级"
ENGLISH_MAGNITUDE = "order of magnitude|class"
ENGLISH_MAGNITUDE_BEFORE = "on the order of|of the order of"

# What a relative figure compares with: where the amount itself stood, and the figures of others at the same time.
BASELINES = """
    基准年 上期 上年 上一年 去年 前一年 上年同期 去年同期 上年度 同期 基期 规划基期 现状 目前 当前 上年末 去年底
    历史最高水平 过去五年 前五年 上一个五年 上届
"""
OTHERS = """
    全国平均水平 全国平均 全省平均水平 全省平均 全市平均水平 世界平均水平 国家标准 全国 全省 国内生产总值增速
    地区生产总值增速 GDP增速 经济增速 经济增长 全国平均增速 同期GDP 合理区间 现行标准
"""

# What is counted may end a figure (100个县, 20个部门); in a running text it is the subject.
COUNTED = """
    县 市 区 省 村 镇 乡 人 国家 部门 项目 企业 单位 城市 平台 家庭 机构 次 种 台 套 点 基地 园区 场景
    产品 社区 街道 乡镇 省份 家 团队
"""
COUNTERS_OF_NOUNS = "个家座处所"
# What of its kind is counted: 50个示范村, 3家示范企业.
COUNTED_KINDS = "示范 试点 样板 标杆 先行 特色 重点 中心 骨干"
# The nouns beside a figure that say what a bare P or G stands for, by dimension.
SPEAKS_OF = {"computing": "算力 浮点 智算 超算 计算能力", "storage": "存储 存力 数据量 数据总量"}
ENGLISH_BASELINES = {
    "previous year": "上年",
    "last year": "上年",
    "national average": "全国平均水平",
    "provincial average": "全省平均水平",
    "global average": "世界平均水平",
    "GDP growth": "GDP增速",
    "GDP growth rate": "GDP增速",
    "economic growth": "经济增长",
}
# The same of what English text seldom compares with, behind "the".
ENGLISH_REFERENCES = {
    "上年同期": "same period of the previous year",
    "上年末": "end of the previous year",
    "上期": "previous period",
    "同期": "same period",
    "基准年": "base year",
    "基期": "base period",
    "规划基期": "base period of the plan",
    "现状": "present state",
    "目前": "present level",
    "全市平均水平": "average of the city",
    "国家标准": "national standard",
    "现行标准": "current standard",
    "全国": "national level",
    "全省": "provincial level",
    "历史最高水平": "highest level so far",
    "过去五年": "past five years",
    "前五年": "five years before",
    "上一个五年": "previous five years",
    "上届": "previous term",
    "国内生产总值增速": "growth of national GDP",
    "地区生产总值增速": "growth of regional GDP",
    "经济增速": "rate of economic growth",
    "同期GDP": "GDP of the same period",
    "全国平均增速": "average growth of the country",
    "合理区间": "reasonable range",
}
# Numbers in words, parts and multiples, as English text has them.
ENGLISH_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
ENGLISH_NUMBERS |= {"ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "fifty": 50}
ENGLISH_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
PORTIONS = {
    "%": {"一半": 50, "半数": 50, "过半数": 50, "过半": 50, "对半": 50, "half": 50, "半": 50},
    "倍": {"double": 2, "twofold": 2, "triple": 3, "threefold": 3, "quadruple": 4, "fourfold": 4},
}
# What stands between a number and its counter (410 000 public housing units) has none of these words in it.
NOT_IN_NOUN = " of to and or in by per a an the from with for than more less square cubic storey foot year day "

# What names a currency before a number, longer names before what they begin with.
MONEY_MARKS = """
    人民币 RMB CNY ¥ 新台币 NT$ TWD 台币 港币 港元 HK$ HKD 美元 美金 US$ USD 欧元 € EUR 澳门元 MOP 日元 £ 英镑 $
"""

# The five-year plans and the last year of each: the sixth was that of 1981 to 1985.
FIVE_YEAR_PLANS = {f"十{digit}五": 2000 + 5 * number for number, digit in enumerate("一二三四五六七八九", 2)}
FIVE_YEAR_PLAN = "十[一二三四五六七八九]五"
ENGLISH_REFERENCES |= {
    f"{plan}{part}": f"{words}{number}th Five-Year Plan"
    for number, plan in enumerate(FIVE_YEAR_PLANS, 11)
    for part, words in (("", ""), ("末", "end of the "), ("初", "start of the "))
}
