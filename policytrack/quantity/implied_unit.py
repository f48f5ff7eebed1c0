"""The unit or dimension of a figure that does not write it out, where the words around it say what it counts.

突破600亿 beside 产值 is money, beside 人口 people; 4100P of 算力 is computing, of 存储 storage.
"""

import re

from policytrack.quantity.lexicon import SPEAKS_OF
from policytrack.quantity.unit import DIMENSIONS, Dimension

_MONEY = (
    r"规模|产值|投资|收入|基金|资金|营收|产业|贷款|经费|生产总值|GDP|集群|增加值|企业|融资|税收|市场|交易额|消费"
    r"|预算|税费|存款|方案|专案|房贷"
)
# A sentence on a budget goes on about money: 约需预算2100亿元，其中847亿来自国营企业
_BUDGET = r"预算|经费"
# 常住人口达到800万, 就业人数24万以上, 用户数超过5亿
_PEOPLE_BEHIND = (
    r"(?:多|余|左右|以上|名)*(?:农村|农业|城镇|贫困|建档立卡|转移|流动|常住|外来|其他)*[^，,。;；、0-9一二三四五六七八九十]{0,4}"
    r"(?:人口|劳动力|群众|农民|居民|职工|学生|老年人|毕业生)"
)
_COUNTED = (
    (r"人[数口](?:总?规模|总[量数])?[^,，。;；:：0-9]{0,6}$", "人"),
    (r"(?:用户(?:规模|总?数)?|户数)[^,，。;；:：0-9]{0,6}$", "户"),
)
# 1400万之旅游人次; 30多万及13万个 of the same
_VISITS_BEHIND = r"(?:多|余)?[之的]?[^，,。;；、0-9]{0,6}人次"
_NEXT_IN_LIST = r"(?:多|余)?[及和与、] ?[0-9.,]+(?:[千万亿][0-9.,]*)+(?P<unit>[个户家人伙套座所件名辆棵])"
_MULTIPLE = r"[0-9.,〇一二三四五六七八九十百千万亿]*[多余]?[千万亿]级?"
_MULTIPLE_OF_MONEY = rf"{_MULTIPLE}(?:[-—–~至到]{_MULTIPLE})?"


def implied_dimension(clause: str) -> Dimension | None:
    """The dimension that the words before a figure speak of, which settles a bare `P` or `E`; None where none is."""
    for key, nouns in SPEAKS_OF.items():
        if any(noun in clause for noun in nouns.split()):
            return DIMENSIONS[key]
    return DIMENSIONS["storage"] if "容量" in clause else None  # of a figure by itself it may be that of a plant


def implied_unit(text: str, at: int, clause: str, sentence: str) -> str | None:
    """The name of the unit of a multiplier without one at a place of a text (突破600亿): people or money, where the
    words beside it say so; `clause` and `sentence` are its own, up to it.
    """
    multiple = re.compile(_MULTIPLE_OF_MONEY).match(text, at)
    if multiple is None:
        return None
    if re.compile(_PEOPLE_BEHIND).match(text, multiple.end()):
        return "人"
    if re.compile(_VISITS_BEHIND).match(text, multiple.end()):
        return "人次"
    if (listed := re.compile(_NEXT_IN_LIST).match(text, multiple.end())) is not None:
        return listed["unit"]
    for counted, unit in _COUNTED:
        if re.compile(counted).search(clause):
            return unit
    beside = clause[-20:] + text[at : at + 12]
    return "元" if re.compile(_MONEY).search(beside) or re.compile(_BUDGET).search(sentence) else None
