"""The form in which the patterns of this package read a text: the normal form, in simplified characters."""

import re
from collections.abc import Sequence
from typing import Final

from policytrack.quantity.normalise import normalise_with_offsets
from policytrack.quantity.years import from_the_republic

#: The traditional characters of the words that sections and figures are told by. The converter of `text.script` is
#: exact for every word and takes as long to load as a plan takes to read; here the characters of the patterns decide.
_SIMPLIFIED: Final = str.maketrans(
    "佈佔來侷係個們備傢僅價億優內兩冊別則剋剛創劃動務勝勢勵匯區卽厤參叄員唸問單噸噹嚮國圍園圓圖報塊壓壽奬奮學實審"
    "將專對導屆層屬峯嵗帶庫廠廣廳張彆彔彙後徑從復徵應戰戶撐據擴數於旂昇時暫曆曏書會朮査條棟業構標機檢檯欄歲歷決況"
    "減準滙滿濟為無營爐爭爲牽狀獎現環產産畝當發睏確碼礎礦種稱積穩箇節範築籌約紐級細組結給統經綫維綱線緣編縣縮總績"
    "織繞繫續纍罰義脩臨臺與舉萬蓋蔘處號術衕裏補裝裡製複覈見規訂計討訓託設註評詞該認語說説調謀講議負責貳貸貼資質軍"
    "軸較載輛輝輪輻辦迴逕這連週進過達遶選邁邊釋針銷錄録錶鍋鍵鍼鎭鎮長開間閤闆關陞陸階際隻難電韆響頁頃項順須預領頭"
    "題額願類顧颱養餘驗體髮鬚鬥麪麫麵點齣啓啟嚴埰堅壯寀搶斷極榮測獲畵穫簡紮紹綜緊華藍訊訪讀豐鞏償兌凈垻壩寬懲損撥"
    "權氣糧糰纔証踰釦離饋齡鈡燈籤藝許並併幷紛繼觀財揮擁汙爾視貧輟窯變敎滯詢諮滲監槍銀豬脫晉雞鴨鷄歡聞薦緻幫乾榦沖緑葯藥蓆蹤潤煙菸鉀鋁籲覓潛牴衛諾餉捨慮旣漁徹貫黨歸貴篩練島脹貿",
    "布占来局系个们备家仅价亿优内两册别则克刚创划动务胜势励汇区即历参叁员念问单吨当向国围园圆图报块压寿奖奋学实审"
    "将专对导届层属峰岁带库厂广厅张别录汇后径从复征应战户撑据扩数于旗升时暂历向书会术查条栋业构标机检台栏岁历决况"
    "减准汇满济为无营炉争为牵状奖现环产产亩当发困确码础矿种称积稳个节范筑筹约纽级细组结给统经线维纲线缘编县缩总绩"
    "织绕系续累罚义修临台与举万盖参处号术同里补装里制复核见规订计讨训托设注评词该认语说说调谋讲议负责贰贷贴资质军"
    "轴较载辆辉轮辐办回径这连周进过达绕选迈边释针销录录表锅键针镇镇长开间合板关升陆阶际只难电千响页顷项顺须预领头"
    "题额愿类顾台养余验体发须斗面面面点出启启严采坚壮采抢断极荣测获画获简扎绍综紧华蓝讯访读丰巩偿兑净坝坝宽惩损拨"
    "权气粮团才证逾扣离馈龄钟灯签艺许并并并纷继观财挥拥污尔视贫辍窑变教滞询咨渗监枪银猪脱晋鸡鸭鸡欢闻荐致帮干干冲绿药药席踪润烟烟钾铝吁觅潜抵卫诺饷舍虑既渔彻贯党归贵筛练岛胀贸",
)
_PLAIN: Final = _SIMPLIFIED | str.maketrans(",;", "，；")
#: The comma of 5,456 parts no clauses.
_IN_NUMBER: Final = re.compile("(?<=[0-9])，(?=[0-9]{3}(?![0-9]))")


def plain(text: str, *, since_1911: bool = False) -> str:
    """The text as the patterns read it; with `since_1911` its years of the Republic (115年) as those of our era."""
    return plain_with_offsets(text, since_1911=since_1911)[0]


def plain_with_offsets(text: str, *, since_1911: bool = False) -> tuple[str, Sequence[int]]:
    """The same, and the place in `text` of each of its characters."""
    folded, places = normalise_with_offsets(text)
    if since_1911:
        folded, places = from_the_republic(folded, places)
    said = folded.translate(_PLAIN)
    return _IN_NUMBER.sub(",", said) if "," in folded else said, places
