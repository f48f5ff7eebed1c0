"""The form in which the patterns of this package read a text: the normal form, in simplified characters."""

from typing import Final

from policytrack.quantity.normalise import normalise_with_offsets

#: The traditional characters of the words that sections and figures are told by. The converter of `text.script` is
#: exact for every character and takes as long to load as a plan takes to read; here a few hundred words decide.
_SIMPLIFIED: Final = str.maketrans(
    "況礎標達現發環業務補貼獎給與應時間個項條億萬實際總結設計劃畫規報產電減徵約僅體類層階則議見險歷構題圖註釋義認對獲營額資銷單員機農團專學會屆擴"
    "縮壓過從於將為佔廣場開關車輛輪區縣國內辦處門審驗備複遞勢績數據說術語兩節動經濟強調歲當長歸興遠選適適還進連這運違遷導舉爭確穩執滿東兒雙",
    "况础标达现发环业务补贴奖给与应时间个项条亿万实际总结设计划画规报产电减征约仅体类层阶则议见险历构题图注释义认对获营额资销单员机农团专学会届扩"
    "缩压过从于将为占广场开关车辆轮区县国内办处门审验备复递势绩数据说术语两节动经济强调岁当长归兴远选适适还进连这运违迁导举争确稳执满东儿双",
)
_MARKS: Final = str.maketrans(",;", "，；")


def plain(text: str) -> str:
    """The text as the patterns read it."""
    return plain_with_offsets(text)[0]


def plain_with_offsets(text: str) -> tuple[str, list[int]]:
    """The same, and the place in `text` of each of its characters."""
    folded, places = normalise_with_offsets(text)
    return folded.translate(_SIMPLIFIED).translate(_MARKS), list(places)
