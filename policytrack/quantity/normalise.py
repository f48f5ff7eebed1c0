"""The normal form of text in which the grammar of figures reads it.

A table of the characters that occur in figures, their units and their comparison words: it costs no library and keeps
the way back to every character as it was typed. For comparing free text it is the wrong function: what the table does
not know stays traditional (see `text.script.fold`).
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

# Traditional character, then its simplified one: what figures, counters, units and words of comparison are made of.
_PAIRS = (
    "億亿萬万個个項项達达過过於于約约幾几餘余兩两貳贰陸陆叄叁點点處处輛辆間间條条戶户種种頭头隻只雙双張张層层樓楼"
    "場场畝亩頃顷噸吨時时鐘钟鍾钟歲岁週周釐厘幣币臺台灣湾標标準准當当電电總总計计劃划產产業业規规實实現现爭争"
    "確确設设務务資资內内長长減减節节縮缩壓压淨净穩稳維维國国縣县區区為为爲为佔占較较從从與与關关級级強强進进"
    "躍跃邁迈續续歷历課课冊册顆颗盞盏筆笔號号類类輪轮鄉乡鎮镇園园館馆廳厅員员團团隊队廠厂樁桩組组網网絡络線线"
    "碼码劑剂針针傳传據据數数還还學学師师醫医護护養养單单鎊镑歐欧韓韩門门轉转棟栋輯辑擴扩滿满參参認认證证評评"
    "選选創创僅仅遞递漲涨導导興兴築筑樹树術术運运貨货軌轨橋桥機机車车飛飞術术價价額额營营稅税買买賣卖貸贷債债"
    "費费傷伤歸归廢废濃浓濕湿積积幹干動动勞劳務务該该預预發发佈布開开關关閉闭撐撑臨临畫画鋪铺蓋盖儲储貯贮環环"
    "連连續续會会將将麥麦穀谷種种蔬蔬魚鱼養养殖殖竈灶繳缴訂订簽签協协議议範范圍围際际譯译詞词條条標标誌志記记"
    "錄录覽览報报專专職职崗岗獎奖勵励賽赛戰战鬥斗廣广場场鐵铁導导彈弹艙舱輔辅載载輸输遷迁採采納纳綠绿農农莊庄"
    "質质優优執执書书備备體体狀状態态萬万衆众親亲嬰婴兒儿婦妇殘残無无徵征對对鍵键係系統统給给結结維维終终經经"
    "紀纪後后週周邊边遠远遲迟適适達达違违逾逾鄰邻針针銷销鏈链釋释閱阅陽阳陰阴險险隨随難难雲云靜静頂顶順顺頻频"
    "題题願愿顯显驗验騰腾髮发鳥鸟麵面齊齐齒齿龍龙圓圆擬拟應应於于倉仓備备債债億亿儘尽們们漸渐攝摄貝贝擔担樣样頁页塊块屆届換换"
)
# What else stands in the words that tell of figures and deadlines (分別, 未來五年): read, and never written.
_READ = (
    "嚴严舉举義义虧亏亞亚眾众夥伙兌兑茲兹寫写衝冲則则別别辦办變变葉叶啟启啓启響响圖图堅坚墾垦壯壮聲声復复審审寬宽壽寿鞏巩帶带並并牀床庫库擁拥撥拨擇择掛挂損损斷断權权來来構构欄栏檔档檢检檻槛橫横畢毕氣气匯汇"
    "濟济溫温遊游滾滚爐炉熱热療疗盤盘礎础籌筹籤签簡简縱纵織织繼继綜综緩缓編编羣群聯联獲获銜衔補补裝装見见讓让訓训許许試试請请讀读調调財财貧贫購购趨趋躋跻軸轴輕轻闢辟錢钱鍋锅閲阅階阶須须頒颁領领駐驻併并摺折"
    "曆历溼湿複复覈核託托迴回盡尽東东華华蘭兰蓮莲藝艺軟软頸颈講讲騎骑奮奋習习脫脱鳴鸣"
)
_TO_SIMPLE = str.maketrans(
    {
        traditional: simple
        for pairs in (_PAIRS, _READ)
        for traditional, simple in zip(pairs[::2], pairs[1::2], strict=True)
    }
)
#: The points of numbers whose digits are spelled, as the papers and the parliament of Taiwan write them: 三．五, 六‧五.
_POINTS = ".‧·・"
_POINT = re.compile(rf"(?<=[〇零○一二三四五六七八九十])[{_POINTS}](?=[〇零○一二三四五六七八九])")


def normalise(text: str) -> str:
    """`text` as the grammar of figures reads it; `normalise_with_offsets` keeps the way back too."""
    if text.isascii():
        return text
    return _simple(unicodedata.normalize("NFKC", text))


def _simple(folded: str) -> str:
    """A text of one width in simplified characters, the point of 三．五 spelled as its digits are."""
    said = folded.translate(_TO_SIMPLE)
    return _POINT.sub("点", said) if any(point in said for point in _POINTS) else said


def normalise_with_offsets(text: str) -> tuple[str, Sequence[int]]:
    """`text` as the grammar of figures reads it, and for each of its characters the place in `text` it came from.

    Width and script no longer differ (`１２萬個` is `12万个`, `㎡` is `m2`); case does, since `m` is not `M`. The
    places have one more entry than the text has characters: its end.
    """
    if text.isascii():
        return text, range(len(text) + 1)
    folded = unicodedata.normalize("NFKC", text)
    if len(folded) == len(text):
        return _simple(folded), range(len(text) + 1)
    parts: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        part = unicodedata.normalize("NFKC", char)
        parts.append(part)
        places.extend([place] * len(part))
    places.append(len(text))
    return _simple("".join(parts)), places


def hant(text: str) -> str:
    """Counters, units and words that this program writes, in traditional characters; not for running text."""
    return text.translate(_to_hant())


@lru_cache(maxsize=1)
def _to_hant() -> dict[int, str]:
    """Simplified to traditional for the words that this program writes itself, counters and units, not running text.

    The table above has two answers for some, and none for others.
    """
    return str.maketrans(
        {s: t for t, s in zip(_PAIRS[::2], _PAIRS[1::2], strict=True) if t != s}
        | {"钟": "鐘", "为": "為", "发": "發", "台": "台", "准": "準", "谷": "穀", "系": "系", "面": "面", "干": "乾"}
        | {"志": "志", "后": "後", "斗": "斗", "采": "採", "布": "布", "余": "餘", "只": "隻", "占": "佔", "范": "範"}
        | {"征": "徵", "周": "週", "几": "幾", "云": "雲", "划": "劃", "尽": "盡"}
    )
