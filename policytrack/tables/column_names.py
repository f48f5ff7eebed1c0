"""What the columns of a workbook are called, and the words in them: data, to be looked through."""

from typing import Final

from policytrack.data import headings

#: The words that columns are called by, as patterns of a whole name without blanks, in lower case. The first wins.
NAMES: Final = {
    "key": "序号|编号|id|no\\.?|#|number|编码|serial(?:number)?",
    "title_en": "(?:指标|指标名称|名称|目标)\\W*(?:英文|en|english)\\W*|英文指标(?:名称)?"
    "|(?:indicator|title|name)\\W*(?:en|english)\\W*",
    "goal_en": "(?:目标值?|数值)\\W*(?:英文|en|english)\\W*|(?:goal|value|target)\\W*(?:en|english)\\W*",
    "quote_en": "(?:政策)?(?:原文|语句|表述)\\W*(?:英文|en|english)\\W*|英文原文"
    "|(?:policysentence|sentence|quote)\\W*(?:en|english)\\W*",
    "quote": "(?:政策|文件)?(?:原文|原句|语句|表述|条文|内容)|原文表述"
    "|(?:policy)?sentence|quote|originaltext|policytext|text",
    "direction": "(?:变化|目标)?方向|direction|(?:directionof)?change|动词",
    "value": "数值|目标值|目标数值|目标|规划目标|value|targetvalue|goal|target|targets?",
    "unit": "(?:计量)?单位|units?",
    "base": "基年|基准年份?|基期|基期年份?|(?:base|baseline|reference)year",
    "baseline": "基期值|基准值|基数|现状值|(?:base|baseline|reference)(?:value)?",
    "title": "指标|指标名称|目标名称|名称|任务|indicators?|metric|title|targetname|indicatorname",
    "by": "目标(?:年份?|时期)(?:或时期|/时期|或期间)?|完成时[限间]|(?:完成|实施)?期限|时[期限]|规划期"
    "|截止(?:年份|时间|日期)?|时间节点"
    "|target(?:year|date|period)(?:orperiod|/period)?|deadline|by|dueyear|year/period|period",
    "responsible": "(?:责任|主管|负责|实施|承担|配合)?(?:部门|主体)|(?:责任|主管|负责|实施|承担|配合)单位"
    "|responsible(?:body|bodies|party|agency|department)?",
    "lead": "牵头(?:单位|部门)|lead(?:body|agency|department)?",
    "nature": "(?:指标)?属性|nature|binding.*",
    "change": "(?:目标)?(?:性质|状态|变化|类型)|new/?reaffirmed/?strengthened|novelty|新增/重申/强化",
    "category": "(?:目标|指标)?(?:类别|分类|领域|大类)|category|sector",
    "tags": "主题|标签|关键词|topics?|tags?|themes?|keywords?",
    "note": headings.NOTE,
    "actual": "完成(?:情况|值)|实际(?:值|完成)?|最新(?:值|进展)|进展(?:情况)?"
    "|actual(?:value)?|achieved|progress|latest",
    "as_of": headings.AS_OF,
    "source": headings.SOURCE,
    "plan.title": "(?:政策)?(?:文件|文件名称|名称|文件标题)|来源文件|规划(?:名称)?"
    "|document(?:title|name)?|policy(?:document|name|title)?|plan",
    "plan.number": "(?:发文)?[文字]号|发文字号|文件号|(?:document)?number|docno\\.?",
    "plan.issued": "(?:发布|印发|公布|提出|宣布)?(?:年份?|时间|日期)"
    "|(?:year|date)(?:announced|issued|published)?|announced|issued|announcement(?:year|date)",
    "plan.issuer": "(?:发布|发文|印发|制定)(?:机构|机关|单位|部门)|issuer|issuedby|issuing(?:body|agency)",
    "plan.region": "地区|省份|区域|省市?|region|province|area",
    "plan.url": "(?:文件)?(?:链接|网址)|url|link",
}
LISTS: Final = ("responsible", "lead", "tags")
SEPARATORS: Final = ("、", "；", ";", "，", ",", "/", "|")
WORDS: Final = {
    "nature": {"约束性": "binding", "预期性": "expected", "binding": "binding", "expected": "expected"},
    "change": {
        "新增": "new", "新提出": "new", "新": "new", "new": "new",
        "重申": "reaffirmed", "延续": "reaffirmed", "reaffirmed": "reaffirmed",
        "强化": "strengthened", "加强": "strengthened", "提高": "strengthened", "strengthened": "strengthened",
        "弱化": "weakened", "下调": "weakened", "weakened": "weakened",
    },
}  # fmt: skip
