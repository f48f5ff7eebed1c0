"""What the columns of a table of published figures are called, in English and Chinese, and what leaves it open."""

import re
from collections.abc import Mapping
from typing import Final

from policytrack.text.messages import Message, say
from policytrack.text.script import fold

#: The names of the date that a figure refers to; a column of years may be a deadline where a row is a target.
AS_OF: Final = "as_?of|datadate|dataas_?of|(?:数据|统计|所属)(?:时间|日期|年份|时期|期)|截至(?:时间|日期)?"
SOURCE: Final = "source|(?:数据)?来源|出处"
NOTE: Final = "notes?|remarks?|comments?|备注|说明|注释?"
#: The words that a column is called by, as patterns of a whole name without blanks, simplified and in lower case. The
#: keys are the fields of a figure, and `id` and `role` of it.
FIGURE: Final[Mapping[str, str]] = {
    "id": "id|(?:目标)?(?:编号|编码|标识|id)|targetid",
    "role": "role|数据类别|数据类型|类别|类型",
    "value": "value|figure|actual(?:value)?|(?:公布|实际|完成|最新)?(?:数值|数据|值)|实际完成|公布数",
    "as_of": f"{AS_OF}|年份|年度",
    "source": SOURCE,
    "archived": "archived|存档|存档地址",
    "published": "published|publicationdate|(?:发布|公布)(?:时间|日期)",
    "basis": "basis|(?:统计)?口径",
    "match": "match|相符程度|口径相符程度",
    "note": NOTE,
    "extra": "extra|其他内容",
    "pulled": "pulled|取自",
}
#: Names that could be two things, or one that is not recorded, and what to do about it.
_OPEN: Final[Mapping[str, Message]] = {
    "日期|时间|date|time": say(
        "it may be when the figure was so (as_of, 数据日期) or when it came out (published, 发布日期)"
    ),
    "目标值?|规划目标|goal|target": say("a goal is no published figure; the id of a target is under `id` (编号)"),
    "(?:计量)?单位|units?": say("write the unit behind the value (30万家), or import with --map"),
    "指标|指标名称|名称|标题|indicator|title|name": say("a target is found by its `id` (编号), not by its name"),
    "链接|网址|url|link": say("it may be the page itself (source, 来源) or a copy of it (archived, 存档)"),
}
#: Words in cells of these columns that mean one of the format's.
WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "match": {"相符": "same", "相同": "same", "相近": "near", "不同": "different"},
    "role": {"基期": "baseline", "基期值": "baseline", "数据": "actual", "公布数据": "actual"},
}


def field_of(heading: str) -> str | None:
    """The field that a heading names; None where it names none."""
    name = re.sub(r"\s+", "", fold(heading))
    return next((field for field, words in FIGURE.items() if re.fullmatch(words, name)), None)


def left_open(heading: str) -> str:
    """Why a heading names no field, where it is one that people use; else nothing."""
    name = re.sub(r"\s+", "", fold(heading))
    return next((why for words, why in _OPEN.items() if re.fullmatch(words, name)), "")
