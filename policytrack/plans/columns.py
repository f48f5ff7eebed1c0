"""The columns that the header of a table names: which are names, units and natures, and what the figures are of."""

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Final, NamedTuple

from policytrack.plans.known_units import is_unit
from policytrack.quantity.lexicon import FIVE_YEAR_PLAN, FIVE_YEAR_PLANS

NAME_COLUMN: Final = re.compile(r"指\s*标|指\s*標|項目|项目|名\s*称|主要内容|工作目标|工作内容|目标任务")
#: So many columns of years make a header of whatever stands before them.
FEWEST_YEARS: Final = 2
#: So many years make up a period of which each has a column.
_FEWEST_OF_A_PERIOD: Final = 3
NATURE_COLUMN: Final = re.compile(r"属\s*性|屬\s*性|指标类型|(?<!建设)(?<!项目)(?<!工程)性质")
ORDER_COLUMN: Final = re.compile(r"序\s*号|序\s*號|编号|序")
_UNIT_COLUMN: Final = re.compile(r"(?:计量|计算|衡量)?单\s*位")
_OTHER_COLUMN: Final = re.compile(
    r"(?:责任|牵头|配合|主办|协办|主管|负责)(?:单位|部门|机关)|备\s?注|(?:数据|指标)?来源|说明|计算方法"
)
#: What the figures of a row come to.
_SUM: Final = re.compile("[合总小]计")
_SUM_IN: Final = re.compile("[合总小]计[(（]")
#: A column that says when each row is due: 完成时限.
_DUE_COLUMN: Final = re.compile(
    r"(?:计划|预计|预定|预期|拟)?(?:完成|达成|实现|截止|办结)(?:时间|时限|期限|年限|年度|年份|日期)|(?:完成|任务|工作)?时限(?:要求)?"
    r"|时间(?:节点|要求)|目标年(?:度|份)?|(?:项目|建设|实施)?(?:起止(?:年限|时间|年份|年月)?|年限|工期|周期)"
)
_WORKS_COLUMN: Final = re.compile(
    r"(?:主要|项目)?(?:建设|工程|改造)?(?:内容|规模)(?:[及与和、](?:建设)?(?:内容|规模|标准))?"
)
#: How a label of figures begins.
_VALUE: Final = (
    r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])|十[一二三四五六七]五|目标|年均|年平均|累计|现状|现况|目前|基期|基准|规划值|增速|增长率"
    r"|现值|规划(?:基期|近期|目标)年?|(?:近期|中期|远期)(?=[规目指年值(0-9]|$)|变化(?:量|幅度|率)"
)
_VALUE_COLUMN: Final = re.compile(rf"[“\"(〔\[]?(?:到|至)?(?:{_VALUE})")
#: A label of a year alone may have words before it: 预期2025年.
_OF_A_YEAR: Final = re.compile(r"^(?:预期|规划|计划|目标|实际|基期|全省|全市|全国)?(?:到|至)?(?:(?:19|20)[0-9]{2})")
YEAR: Final = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])")
#: What is to be done of a row, in all or in a year: 计划任务, 其中：2021年任务.
_TASKS: Final = re.compile(r"(?:其中[:：]?)?(?:(?:19|20)[0-9]{2}年度?(?:计划|目标)?|计划|目标|总)任务[数量]?")
_AMOUNT: Final = re.compile(r"(?:建设)?数量|任务量|工程量")
_CAPTION: Final = re.compile(r"(?:指标|体系|专栏|表|任务)$|^(?:专栏|表)")
#: 2030年/年均: a level for most rows, and a rate for some, which say so.
_LEVEL_OR_RATE: Final = re.compile(r"(?<=年)(?:目标)?[/／或、](?:年均|累计)[^0-9]{0,4}$")
RATE: Final = re.compile(r"年均|年平均|增速|增长率|增幅|增减|[比较](?:19|20)[0-9]{2}年")
_THAN: Final = re.compile(r"[比较](?:19|20)[0-9]{2}年")
#: What a column beside those of years is of.
_BESIDE_YEARS: Final = re.compile(
    r"[“\"(〔\[]?(?:年均|年平均|累计|增速|增长率|现状|现况|现值|目前|基期|基准|十[一二三四五六七]五"
    r"|规划(?:基期|近期|目标)年|[近中远]期|变化)"
)
#: A goal before the end of the plan; when, the label may say.
_BEFORE_THE_END: Final = re.compile("(?:规划)?[近中]期")
_BASELINE: Final = re.compile(r"现状|现况|目前|基期|基准|实际|基础|现值|上年|已")
#: What came of a goal.
_OUTCOME: Final = re.compile(r"完成|实现|达成|达到(?:值|情况)")
_GOAL: Final = re.compile(r"目标|规划|预期|计划")
UNIT_IN_BRACKETS: Final = re.compile(r"[(〔\[]([^()〔〕\[\]]{1,10})[)〕\]]$")


class Role(StrEnum):
    """What the cells of a column are."""

    NAME = "name"
    GROUP = "group"
    ORDER = "order"
    UNIT = "unit"
    NATURE = "nature"
    VALUE = "value"
    DUE = "due"
    WORKS = "works"  # what is to be built, in words
    OTHER = "other"


#: The last of these is that of the rows.
LEVEL_OF_INDICATORS: Final = re.compile("[一二三四]级指标")


class Column(NamedTuple):
    """A column of figures."""

    label: str = ""
    year: int | None = None
    baseline: bool = False
    unit: str = ""  # in the label's brackets: 2025年目标（%）
    rate: bool = False  # of a change a year, in percent where no unit is given

    @property
    def is_total(self) -> bool:
        """Whether it says how much comes together, or is changed, over the whole period."""
        return re.search("累计|变化", self.label) is not None


def role(label: str) -> Role | None:
    """What the cells below a label are; None where it is none of a table of targets."""
    if _OTHER_COLUMN.search(label) or _SUM_IN.match(label):
        return Role.OTHER
    if _DUE_COLUMN.fullmatch(label):
        return Role.DUE
    if _WORKS_COLUMN.fullmatch(label):
        return Role.WORKS
    if ORDER_COLUMN.fullmatch(label):
        return Role.ORDER
    if _UNIT_COLUMN.fullmatch(label):
        return Role.UNIT
    if NATURE_COLUMN.search(label):
        return Role.NATURE
    if is_value(label):
        return Role.VALUE
    if NAME_COLUMN.search(label):
        return Role.NAME
    return Role.GROUP if re.fullmatch(r"[^0-9]{0,4}(?:类别|类型|领域|分类|类|维度|方面)", label) else None


def roles_of(labels: Sequence[str]) -> list[Role | None]:
    """The roles of a header's labels. Beside columns of years one of goals without a year is none of figures."""
    roles = [Role.OTHER if place and _SUM.match(label) else role(label) for place, label in enumerate(labels)]
    for place in range(1, len(labels)):
        if not labels[place] and roles[place - 1] is Role.NAME:  # 指标 over two columns
            roles[place - 1 : place + 1] = [Role.GROUP, Role.NAME]
    levels = [place for place, label in enumerate(labels) if LEVEL_OF_INDICATORS.fullmatch(label)]
    for place in levels[:-1]:
        roles[place] = Role.GROUP
    if Role.NAME not in roles and Role.VALUE in roles:
        unknown = [place for place in range(roles.index(Role.VALUE)) if roles[place] is None]
        for place in unknown[:1]:  # 重点任务
            roles[place] = Role.NAME
    if roles.count(Role.NATURE) > 1:  # 指标类型 beside 属性
        roles = [
            Role.GROUP if one is Role.NATURE and not re.search("[属屬]", label) else one
            for one, label in zip(roles, labels, strict=True)
        ]
    of_years = any(one is Role.VALUE and YEAR.search(label) for one, label in zip(roles, labels, strict=True))
    return [
        Role.OTHER if of_years and one is Role.VALUE and not _stands_beside_years(label) else one
        for one, label in zip(roles, labels, strict=True)
    ]


def _stands_beside_years(label: str) -> bool:
    beside = _BESIDE_YEARS.match(label) or _TASKS.fullmatch(label)
    return YEAR.search(label) is not None or beside is not None


def names_years(labels: Sequence[str]) -> bool:
    """Whether the labels of a header are years behind what the rows are about: 产业, 2022年, 2025年."""
    about = [label for label in labels if role(label) is not Role.ORDER][:1]
    return (
        bool(about)
        and role(about[0]) in (None, Role.NAME, Role.GROUP)
        and re.search("[0-9]", about[0]) is None
        and sum(is_value(label) and YEAR.search(label) is not None for label in labels) >= FEWEST_YEARS
    )


def is_value(label: str) -> bool:
    """Whether the cells below a label are figures."""
    if _TASKS.fullmatch(label) or _AMOUNT.fullmatch(label):
        return True
    if _CAPTION.search(label):
        return False
    if _VALUE_COLUMN.match(label) or _OF_A_YEAR.match(label):
        return not re.match(r"目标(?:名称|任务|项目|内容|指标)", label)
    return bool(
        re.fullmatch(r"(?:年度|预期|工作|绩效|指标|任务)?目标值?(?:\(.*\))?|(?:年度|预期|绩效)?指标值|预期值", label)
    )


def columns_of(
    labels: Sequence[str], issued: int | None, period: tuple[int, int] | None, due: int | None
) -> list[Column]:
    """The columns of figures that a header's labels name, from left to right; `due` is the year where none is named."""
    roles = roles_of(labels)
    told = [_LEVEL_OR_RATE.sub("", label) for label, one in zip(labels, roles, strict=True) if one is Role.VALUE]
    years = [_year(label) for label in told]
    named = [year for year in years if year is not None]
    last = max(named, default=None)
    start = period[0] if period else issued
    # 2023年, 2024年, 2025年 of a plan of these years: goals all of them
    is_each_year = len(named) >= _FEWEST_OF_A_PERIOD and period and sorted(named) == [*range(period[0], period[1] + 1)]
    columns = []
    # A goal beside what came of it is over: 2020年目标, 2020年完成.
    outcomes = {
        year
        for label, year in zip(told, years, strict=True)
        if not _GOAL.search(label) and (_OUTCOME.search(label) or (year and "实际" in label))
    }
    for place, (label, year) in enumerate(zip(told, years, strict=True)):
        earlier = (
            year is not None
            and last is not None
            and year < last
            and _is_over(year, place == 0 and not is_each_year, start, issued)
        )
        is_goal = _GOAL.search(label) is not None
        told_of = _BASELINE.search(label) is not None or (_OUTCOME.search(label) is not None and not is_goal)
        baseline = told_of or (year in outcomes if is_goal else earlier)
        # A goal without a year is the plan's, and a rate that of the years beside it.
        rate = RATE.search(label) is not None
        whole = max((one for one in (last, None if rate and last else due) if one is not None), default=None)
        whole = None if _BEFORE_THE_END.match(label) else issued if whole is None and "年度" in label else whole
        unit = unit_said(label)
        columns.append(Column(label, year if year is not None else whole, baseline and len(told) > 1, unit, rate))
    units = {column.unit for column in columns if column.unit and not column.rate}
    if len(units) == 1 and Role.UNIT not in roles:
        columns = [column if column.rate or column.unit else column._replace(unit=min(units)) for column in columns]
    return columns


def unit_said(label: str) -> str:
    """The unit that a label says, in brackets or, of a row of its own, behind the year; an empty one for none."""
    bracket = UNIT_IN_BRACKETS.search(label)
    if bracket is not None and not re.search(
        r"累计|基[期准]|现[状况]|预[期计]|[近中远]期|实际|目标|已|[0-9]|年", bracket[1]
    ):
        return bracket[1]
    _, year, behind = label.rpartition("年")
    return behind if year and is_unit(behind) else ""


def _year(label: str) -> int | None:
    own = YEAR.findall(_THAN.sub("", label))
    plan = re.search(FIVE_YEAR_PLAN, label)
    return int(own[-1]) if own else FIVE_YEAR_PLANS[plan[0]] if plan else None


def _is_over(year: int, first: bool, start: int | None, issued: int | None) -> bool:
    """Whether a year is one from which a plan starts, and none of its goals: the first of several columns may be."""
    if start is None:
        return first
    return year < start or (first and year <= max(start, issued or start))
