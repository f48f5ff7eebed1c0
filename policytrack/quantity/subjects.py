"""What a figure of a running text is of: the noun beside it."""

import re
from functools import lru_cache
from typing import Final

from policytrack.quantity import lexicon as words
from policytrack.quantity.word_index import vocabulary

#: How far from a figure its noun may stand.
_REACH: Final = 80
#: Words that the grammar of figures passes over but that belong to what is measured.
NOUNS: Final = frozenset(
    [
        *("规模", "总规模", "总量", "产值", "产量", "里程", "容量", "装机", "覆盖率", "普及率", "利用率", "合格率"),
        *("投资", "增加值", "面积", "总面积", "数量", "城镇", "农村", "全市", "全省", "全国", "占比", "比重", "比例"),
        *("人均", "户均", "研发", "应用", "服务", "培训", "就业", "收入", "营业收入", "销售收入", "旅游收入", "存量"),
        *(
            "人均可支配收入",
            "人均预期寿命",
            "满意度",
            "保有量",
            "总产值",
            "年产量",
            "总装机",
            "装机容量",
            "装机规模",
            "总里程",
        ),
        *("贷款余额", "融资", "市值", "存储", "营收", "年产值"),
    ]
)


def subject_beside(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the noun stands beside a figure of the folded `text`: before it in the clause, or else behind it."""
    clause = re.split(r"[、,，。;；:：\n”“|\t]", text[max(0, start - _REACH) : start])[-1].strip()
    clause = re.sub(r"^.*?(?:19|20)[0-9]{2}年(?:底|末|前)?", "", clause)
    while (word := _word_at_front(clause)) and word not in NOUNS:
        clause = clause[len(word) :]
    clause = _verbs_behind().sub("", clause)
    if len(clause) > 1:
        at = text.rfind(clause, 0, start)
        return at, at + len(clause)
    behind = re.match(r"(?:以上|左右)?的?([^、,，。;；:：()（）\n0-9“”|\t]+)", text[end : end + _REACH])
    return (end + behind.start(1), end + behind.end(1)) if behind else None


def _word_at_front(clause: str) -> str:
    """The longest word of the grammar that a clause begins with: of 覆盖率 not the verb 覆盖; empty where none does."""
    return next((clause[:n] for n in range(8, 1, -1) if clause[:n] in vocabulary()[0]), "")


@lru_cache(maxsize=1)
def _verbs_behind() -> re.Pattern[str]:
    verbs = sorted(
        (word for word in (words.NEUTRAL + words.MAKING).split() if len(word) > 1 and word not in NOUNS), key=len
    )
    return re.compile(f"(?:{'|'.join(map(re.escape, reversed(verbs)))})+$")
