"""Figures of taxes and of prices for each of something: terms that somebody pays by, for nobody to reach."""

import re
from typing import Final

from policytrack.plans.figures import Figure, NoTarget
from policytrack.text.messages import say

_RATE: Final = re.compile(
    r"宽[减免]|税率|[^率]税阶|免税额|扣除额|起征点|宽免额?|差饷|(?:利得|薪俸|所得|增值|营业|消费|印花|资源|环保|物业)税(?!收|源|入|[^，。；]{0,4}收入)"
)
_REMITTED: Final = re.compile("宽[减免]")
_AIM: Final = re.compile("收入|占|力争|目标|覆盖|税负")
_TAXED: Final = re.compile(
    r"之?的?(?:优惠)?(?:租金|权利金|费率|利率)|的?(?:薪俸|利得|增值|营业|印花)税"
    r"|的?[^，。；0-9]{0,8}(?:利得|薪俸|所得|增值|营业|消费|印花)?(?:税率|扣税|评税|免税|退税|抵税|税项|税款|税额|宽免)"
    r"|[^，。；0-9]{0,10}(?:开支|支出|利润|收入)可(?:获|享)"
)
#: 每千瓦时0.6元: the amount and what it is for
_FOR_EACH: Final = re.compile(
    r"每(?:[^，。；]{0,2})?(?:千瓦时|度|公?吨|公?斤|升|立方米|桶|公里|平方米|平方呎|小时|次|人次)$"
)
#: 豁免900间旅行社的牌照费, 名下有1户住宅的长者
_WAIVED: Final = re.compile("(?:豁免|免除)[^，。；]{0,10}$")
_OF_FEES: Final = re.compile("[^，。；]{0,20}(?:费|税)")
_OWNS: Final = re.compile("(?:名下|家中)(?:拥?有)?$")
_PER: Final = re.compile("每$")


def _is_tax(it: Figure) -> bool:
    """The rate of a tax, or an amount that it is reckoned by."""
    if not it.is_money and it.phrase.bound.dimension.key not in ("share", "multiple"):
        return False
    if _REMITTED.search(it.before):
        return True  # of whichever year
    if it.phrase.deadline is not None and not it.phrase.inherited:
        return False
    is_rate = _RATE.search(it.before) is not None and _AIM.search(it.clause) is None
    return is_rate or bool(_TAXED.match(it.behind))


def _is_rate_of_price(it: Figure) -> bool:
    """What each unit of something costs, and that unit."""
    if it.is_money:
        return _FOR_EACH.search(it.before) is not None and re.search("提高|增至|力争|达到", it.clause) is None
    return _PER.search(it.before) is not None and re.match(r"[^，。；]{0,4}[0-9]", it.behind) is not None


def _is_waived(it: Figure) -> bool:
    """Whom a fee is waived for, and what those have to whom something is open."""
    if it.phrase.bound.dimension.key != "count":
        return False
    return bool(_WAIVED.search(it.before) and _OF_FEES.match(it.behind)) or _OWNS.search(it.before) is not None


LEVIES: Final = (
    NoTarget(say("a condition of eligibility"), _is_waived),
    NoTarget(say("a tax or its allowance"), _is_tax),
    NoTarget(say("a price or pay"), _is_rate_of_price),
)
