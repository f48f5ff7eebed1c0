"""The traditional Chinese words of the program, made from the simplified ones by `python tests/traditional.py`.

OpenCC converts the characters. Where Taiwan and Hong Kong use another word, or the mainland's reads foreign there, the
lists below have it; they hold for the program's own words only, never for those of a document.
"""

import re
from importlib import import_module
from pathlib import Path

from policytrack.text.script import to_script
from policytrack.translations import TABLES

LANGUAGES = Path(__file__).parent.parent / "policytrack/report/languages"
TRANSLATIONS = Path(__file__).parent.parent / "policytrack/translations"
#: Words after the conversion, and what is said instead; the longer ones first.
WORDS = (
    ("序時進度", "時間進度"),
    ("進度滯後", "進度落後"),
    ("嚴重滯後", "嚴重落後"),
    ("管道輸出", "管線輸出"),
    ("終端寬", "終端機寬"),
    ("窗口", "視窗"),
    ("{width}列", "{width}字元"),
    ("無內容的列", "無內容的欄"),
    ("隻讀", "唯讀"),
    ("文件中", "檔案中"),
    ("默認", "預設"),
    ("公佈", "公布"),
    ("發佈", "發布"),
    ("寫明瞭", "寫明了"),
    ("實現", "達成"),
    ("位次", "名次"),
    ("推遲", "延後"),
    ("豎線", "垂直線"),
    ("水平", "水準"),
    ("網頁地址", "網址"),
    ("發布地址", "發布網址"),
    ("自定義", "自訂"),
    ("自定", "自訂"),
    ("跟蹤", "追蹤"),
    ("數據集", "資料集"),
    ("鍊接", "連結"),
    ("鏈接", "連結"),
    ("數據包", "資料包"),
    ("舍入", "捨入"),
    ("概率", "機率"),
    ("錄入", "登錄"),
    ("腳本", "指令碼"),
    ("打開", "開啟"),
    ("搜索", "搜尋"),
    ("“產業”可得“產業”", "“產業”可得“产业”"),  # the one script finds the other
    ("“開源”", "“开源”"),  # left behind in a traditional text
    ("“", "「"),
    ("”", "」"),
)
#: The same for what is said of files and of the command line, where 文件 is never a document of a government.
WORDS_OF_FILES = (
    ("工作簿", "活頁簿"),
    ("列表", "清單"),
    ("本地副本", "本機副本"),
    ("數據表", "資料表"),
    ("文件夾", "資料夾"),
    ("文件系統", "檔案系統"),
    ("數據文件", "資料檔案"),
    ("數據檔案", "資料檔案"),
    ("JSON 對象", "JSON 物件"),
    ("基線文件", "基線檔案"),
    ("普通文件", "一般檔案"),
    ("文件", "檔案"),
    ("政策檔案", "政策文件"),
    ("檔案標題", "文件標題"),
    ("以條數得名的檔案", "以條數得名的文件"),
    ("文檔", "文件"),
    ("映射檔案", "對照檔"),
    ("規劃文本", "規劃全文"),
    ("下劃線", "底線"),
    ("連字符", "連字號"),
    ("純文本", "純文字"),
    ("文本塊", "文字區塊"),
    ("文本", "文字"),
    ("程序庫", "程式庫"),
    ("程序", "程式"),
    ("進程", "處理程序"),
    ("字節", "位元組"),
    ("數字字符", "數字字元"),
    ("字符", "字元"),
    ("字段", "欄位"),
    ("製表符", "定位字元"),
    ("制表符", "定位字元"),
    ("縮進", "縮排"),
    ("嵌套", "巢狀"),
    ("全角", "全形"),
    ("半角", "半形"),
    ("服務器", "伺服器"),
    ("命令行", "命令列"),
    ("試算表軟件", "試算表軟體"),
    ("軟件", "軟體"),
    ("註釋", "註解"),
    ("一個對象", "一個物件"),
    ("的對象", "的物件"),
    ("比率的物件", "比率的對象"),
    ("倉庫", "儲存庫"),
    ("模板", "範本"),
    ("不聯網", "不連線上網"),
    ("設置", "設定"),
    ("通過標準", "經由標準"),
    ("內存", "記憶體"),
    ("管道", "管線"),
    ("設備", "裝置"),
    ("電子表格", "試算表"),
    ("的宏", "的巨集"),
    ("環境變量", "環境變數"),
    ("區域設置", "地區設定"),
    ("分辨率", "解析度"),
    ("網絡代際", "網路世代"),
    ("單元格", "儲存格"),
    ("導入", "匯入"),
    ("添加", "新增"),
    ("新建", "建立"),
    ("查找", "尋找"),
    ("運行", "執行"),
    ("退出碼", "結束代碼"),
    ("壓縮包", "壓縮檔"),
    ("掃描件", "掃描檔"),
    ("文字識別", "文字辨識"),
    ("超過一屏", "超過一個畫面"),
    ("有終端", "有終端機"),
    ("需要終端", "需要終端機"),
    ("終端的", "終端機的"),
    ("終端轉義符", "終端機控制碼"),
    ("終端或", "終端機或"),
    ("顯示在終端", "顯示在終端機"),
    ("新的終端", "新的終端機"),
    ("轉義符", "跳脫字元"),
    ("屏幕", "螢幕"),
    ("參數", "引數"),
    ("示例", "範例"),
    ("逐個", "逐一"),
    ("查看", "檢視"),
    ("當前", "目前"),
    ("補全", "自動完成"),
    ("改名", "重新命名"),
    ("過寬的字體", "過寬的字型"),
    ("生成", "產生"),
    ("上級資料夾", "上層資料夾"),
    ("要麼全部登錄，要麼一個不錄", "不是全部登錄，就是一個也不登錄"),
    ("站點地圖", "網站地圖"),
    ("社交卡片", "社群卡片"),
    ("訂閱源", "訂閱來源"),
    ("通信", "通訊"),
    ("協議", "協定"),
    ("導出", "匯出"),
    ("保存", "儲存"),
    ("磁盤", "磁碟"),
    ("系統只讀", "系統唯讀"),
    ("解壓", "解壓縮"),
    ("頁眉", "頁首"),
    ("報道", "報導"),
    ("翻番", "倍增"),
    ("日元", "日圓"),
    ("噪聲", "噪音"),
    ("壓強", "壓力"),
    ("存儲", "儲存"),
    ("帶寬", "頻寬"),
    ("不支持", "不支援"),
    ("花括號", "大括號"),
    ("進制", "進位"),
    ("淺克隆", "淺層複本"),
    ("克隆", "複本"),
    ("取數", "擷取"),
    ("節點目標", "階段目標"),
    ("的節點", "的階段目標"),
    ("節點是", "階段目標是"),
    ("的許可", "的授權條款"),
    ("寫明許可", "寫明授權條款"),
    ("串了行", "看錯了行"),
    ("串行", "看錯行"),
)
#: A column of a table, which is a row in Taiwan; in words that only list something 列 stays.
COLUMN = r"(?<![並排所此只令開])列(?![表出舉])"
#: A row of a table, which is 列 in Taiwan: said of tables only, since a line of a text stays 行 there too.
ROWS = (
    ("表頭和行", "標題列和資料列"),
    ("表頭下面沒有行", "標題列下面沒有資料列"),
    ("表頭", "標題列"),
    ("取哪些行", "取哪些列"),
    ("該行", "該列"),
    ("資料表中的行號，第一行", "資料表中的列號，第一列"),
    ("表中的行號", "表中的列號"),
    ("同一行水準", "同一列水準"),
    ("個數據一行", "個數據一列"),
    ("第{}行和第{}行都有", "第{}列和第{}列都有"),
)
ROW = r"(?<![執另逐])(?<!第\{\})行"
HEAD = '''"""Traditional Chinese, generated from `zh` by `python tests/traditional.py`; do not edit.

Characters and marks of Taiwan and Hong Kong, with their words where they have others.
"""
# fmt: off
'''


def converted(text: str) -> str:
    """Simplified words as they are said in Taiwan and Hong Kong."""
    text = to_script(text, "tw")
    for word, instead in WORDS:
        text = text.replace(word, instead)
    return text


def converted_of_files(text: str) -> str:
    """The same for what is said of files and of the command line."""
    text = converted(text)
    for word, instead in WORDS_OF_FILES:
        text = text.replace(word, instead)
    text = re.sub(COLUMN, "欄", text)
    for word, instead in ROWS:
        text = text.replace(word, instead)
    return text


def module() -> str:
    """The whole module of the report's words: that of the simplified ones with another head, line by line."""
    source = (LANGUAGES / "zh.py").read_text(encoding="utf-8")
    return HEAD + converted(source[source.index("\n\n") + 1 :])


def table(name: str) -> str:
    """A table of translations: the same keys, each with its words."""
    says = import_module(f"policytrack.translations.zh_{name}").SAYS
    words = {key: converted_of_files(words) for key, words in says.items()}
    if name == "tables":
        words = {key: re.sub(ROW, "列", said) for key, said in words.items()}
    lines = [f"    {key!r}: {said!r},\n" for key, said in words.items()]
    return f"{HEAD}\nfrom typing import Final\n\nSAYS: Final = {{\n{''.join(lines)}}}\n"


if __name__ == "__main__":
    (LANGUAGES / "zh_hant.py").write_text(module(), encoding="utf-8")
    for one in TABLES:
        (TRANSLATIONS / f"zh_hant_{one}.py").write_text(table(one), encoding="utf-8")
