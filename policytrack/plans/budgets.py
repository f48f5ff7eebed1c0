"""Figures of budgets: what is set aside, what comes and goes within them, and with what they are compared."""

import re
from typing import Final

from policytrack.plans.figures import Figure, NoTarget
from policytrack.text.messages import say

_BUDGETED: Final = re.compile(r"支出|安排|投入|统筹|资金|预算(?!收入)|经费")
_AIM: Final = re.compile(r"预期|拟|力争|争取|确保|目标|计划(?=[一-鿿])(?![编经及等])|收入|达到|不低于|控制|压减|化解")
#: An amount that is set aside, with what says so: 编列3亿元, 减列2亿元
_SET_ASIDE: Final = "编列|编有|续编|增编|增列|减列|匡列|匡计|编入|核列|核定预算|追加预算|追减预算|法定预算"
_SETS_ASIDE: Final = re.compile(rf"(?:{_SET_ASIDE}|预算|岁[入出])[^。；]*?[0-9]")
_JUST_SET_ASIDE: Final = re.compile(rf"(?:{_SET_ASIDE})[^，。；0-9]*$")
#: What looks ahead beside it.
_STILL_AN_AIM: Final = re.compile(r"目标|力争|争取|确保|预期|控制|降至|提[升高][至到]|达成")
#: 较上年度预算数增加, 较2025年度减少
_THAN_LAST: Final = re.compile(
    r"(?:比|较)(?:上|去|前)?(?:[0-9]{4})?(?:会计)?年度?(?:同期)?(?:法定|原列|原编)?(?:预算|决算|编列)[数案额]?[^。；]{0,30}$"
)
_SINCE_LAST: Final = re.compile(r"(?:比|较)(?:上|去|前)?(?:[0-9]{4})?年度[^。；]{0,30}$")
#: What comes from elsewhere or goes there within budgets, and what sums up the rest.
_WITHIN_BUDGETS: Final = re.compile(
    r"(?:转移支付|税收返还|返还|结转|结余|调入|上解|(?<!无)还本|付息|(?:^|预算|财政)总[收支][入出]|编列|上级[^，。；]{0,6}补助|补助收入|下达|债务限额|置换债券"
    r"|(?:总|经常|经营|综合)(?:性?开支|盈余)|年度(?:盈余|赤字)|年度总收入|财政储备|差短|融资调度|未偿余额|举债|举借)[^，。；0-9]{0,12}$"
)


_SURPLUS: Final = re.compile("的(?:综合|财政)?(?:盈余|赤字)")


def _is_appropriation(it: Figure) -> bool:
    """What a budget gives for something, of which it says no aim: 教育支出44亿元; and what is done with the money."""
    if it.is_budget and it.is_account:  # a speech on budgets
        is_budgeted = it.is_money or _SINCE_LAST.search(it.before) is not None
        return is_budgeted and not _STILL_AN_AIM.search(it.before)
    if not it.is_budget or _AIM.search(it.clause):
        return False
    if it.is_money and _BUDGETED.search(it.clause):
        return True
    return _SETS_ASIDE.search(it.before) is not None and not _STILL_AN_AIM.search(it.before)


def _is_set_aside(it: Figure) -> bool:
    """What any plan says to be set aside, and how it changed: 编列2亿元，较上年度增加3000万元."""
    if not it.is_money or _STILL_AN_AIM.search(it.before):
        return False
    return bool(_JUST_SET_ASIDE.search(it.led) or _THAN_LAST.search(it.before))


def _is_within_budgets(it: Figure) -> bool:
    """Transfers, balances and sums of a budget."""
    if it.is_money and _SURPLUS.match(it.behind):
        return True
    return it.is_money and bool(_WITHIN_BUDGETS.search(it.clause)) and not re.search("争取|力争|确保|目标", it.before)


BUDGETS: Final = (
    NoTarget(say("what a budget gives for something"), _is_appropriation),
    NoTarget(say("what a budget gives for something"), _is_set_aside),
    NoTarget(say("a transfer or balance of a budget"), _is_within_budgets),
)
