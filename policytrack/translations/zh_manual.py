"""Simplified Chinese: the manual pages of the rules, a paragraph each."""

from typing import Final

SAYS: Final = {
    # PT001
    "The file is UTF-8, with or without a byte order mark.": "文件用 UTF-8 编码，有无字节顺序标记均可。",
    "A file in GB 18030 or Big5 would show other characters to everybody who reads it as UTF-8. Save it "
    "as UTF-8; the byte and its place are named. Nothing else of the file can be checked before that.": (
        "GB 18030 或 Big5 的文件，别人按 UTF-8 读会看到别的字。请另存为 UTF-8；本规则指出是哪个字节、在何处。"
        "在此之前文件的其他内容无从检查。"
    ),
    # PT002
    "The file is one well-formed YAML document.": "文件是一份格式正确的 YAML 文档。",
    "Nothing of the file can be read before that. Mostly a bracket or quotation mark is not closed, a "
    "line is indented by a tab, or a plain text holds `: ` or ` #`, which needs quotation marks.": (
        "否则文件的任何内容都读不出来。多半是括号或引号没有闭合、用制表符缩进，或纯文本中含有 `: ` 或 ` #`，"
        "这时要加引号。"
    ),
    # PT003
    "Nesting and aliases stay within what a data file can need.": "嵌套和别名不超出数据文件的需要。",
    "A file nested deeper than 100 levels, an alias inside the value that it stands for, or aliases that "
    "stand for hundreds of thousands of values are no data file; reading one could take all memory.": (
        "嵌套超过100层、别名出现在它所代表的值里面、或别名展开成几十万个值的文件不是数据文件；读取它可能耗尽内存。"
    ),
    # PT004
    "A key stands once in its mapping.": "同一组键值中每个键只出现一次。",
    "YAML keeps one of two and drops the other without a word; which one depends on the program.": (
        "YAML 会留下一个、悄悄丢掉另一个；丢哪个因程序而异。"
    ),
    # PT005
    "A key is one that the format knows.": "键是本格式认识的键。",
    "A slip would be dropped without a word. The nearest known key is named. A full-width colon or a "
    "no-break space makes one long key of `key：value`. `policytrack schema` lets editors complete the "
    "keys.": (
        "写错的键会被悄悄丢掉。这里给出最相近的键。全角冒号或不换行空格会把 `key：value` 变成一个长键。`polic"
        "ytrack schema` 可让编辑器补全键名。"
    ),
    # PT006
    "A value has the shape that its key asks for: text, a list, or keys with values.": (
        "值的形式与键的要求一致：文本、列表或一组键值。"
    ),
    # PT007
    "What a record cannot do without is there, and not empty.": "记录必备的内容都有，且不为空。",
    # PT008
    "Text holds no control characters, terminal escapes or invisible direction marks.": (
        "文本中没有控制字符、终端转义符或不可见的方向标记。"
    ),
    "They change what a terminal or a web page shows of a text, so that it seems to say what it does not.": (
        "它们会改变终端或网页对文本的显示，使它看起来说的是别的。"
    ),
    # PT009
    "The file says `format: 1`, the version that this program reads.": ("文件写明 `format: 1`，即本程序所读的版本。"),
    # PT010
    "Ids and keys are letters, digits, hyphens, dots and underscores.": (
        "编号和键由字母、数字、连字符、点和下划线组成。"
    ),
    "They are typed on the command line, where a space or a bracket needs quoting.": (
        "它们要在命令行上输入，而空格和括号在那里须加引号。"
    ),
    # PT011
    "Ids and keys are unique over all files of a data set.": "编号和键在数据集的所有文件中唯一。",
    # PT012
    "The plan, indicator or target that is named exists.": "所写的规划、指标或目标确实存在。",
    "It may stand in another file; check the files of a data set together.": (
        "它可能在另一个文件中；请把一个数据集的文件一起检查。"
    ),
    # PT013
    "A date is a year, a month or a day of the calendar.": "日期是年、年月或日历上存在的日期。",
    "2026, 2026-06, 2026-06-30, 2026年, 2026年6月底. A year or a month stands for its last day.": (
        "2026、2026-06、2026-06-30、2026年、2026年6月底。年或月代表其最后一天。"
    ),
    # PT014
    "A word from a list is one of that list.": "取值须在可选值之内。",
    # PT015
    "A figure is one that the grammar of quantities reads.": "数字能按数量语法读懂。",
    "The place where reading stopped is marked. A figure that may be read in two ways is not guessed at: "
    "write the unit out. `policytrack convert FIGURE` tries one.": (
        "标出读到哪里停住。有两种读法的数字不猜：请把单位写全。`policytrack convert 数字` 可试读一个。"
    ),
    # PT016
    "The figures of a target measure the same thing as its goal, and the goal the same as its indicator.": (
        "目标的各个数据与目标值同类，目标值与所属指标同类。"
    ),
    # PT017
    "An indicator's unit is known, and a unit of one's own is well defined.": (
        "指标的单位是已知的，自定义单位定义无误。"
    ),
    # PT018
    "Milestones lie between start and deadline and lead one way.": "节点目标在起点与期限之间，并单向推进。",
    "A path of milestones is the plan's own: each has a day after the baseline and before the deadline, "
    "in their order, and the amounts rise, or fall, from the baseline to the goal without turning back.": (
        "节点是规划自己定的：每个都在基期之后、期限之前，依次排列；数额从基期值到目标值一路上升或一路下降，不回头。"
    ),
    # PT020
    "A text that other YAML programs take for something else is quoted.": ("会被其他 YAML 程序误读的文本要加引号。"),
    "An unquoted `no` is false to most of them, `1:30` is 90, `010` is 8, `24.10` loses its zero. This "
    "program reads every value by its field and is not fooled; a spreadsheet macro or a script is. "
    "`policytrack check --fix` quotes it.": (
        "不加引号的 `no` 在多数程序中是假，`1:30` 是90，`010` 是8，`24.10` 丢掉末尾的0。本程序按字段读值，"
        "不受影响；电子表格的宏或脚本则不然。`policytrack check --fix` 会加引号。"
    ),
    # PT021
    "The figures of a target are its own, not another's by an alias or a merge.": (
        "目标的数据是它自己的，不借别名或合并取自别处。"
    ),
    "`policytrack set` changes what stands in the target. Figures that come from an anchor (`*name`) or "
    "a merge (`<<`) stand elsewhere, where a change would change the other target too, so such a target "
    "cannot be updated. Write them out.": (
        "`policytrack set` 改的是目标自身的内容。来自锚（`*name`）或合并（`<<`）的数据写在别处，一改就会连另"
        "一目标也改掉，因此这样的目标无法更新。请直接写出。"
    ),
    # PT022
    "A value neither begins nor ends with a no-break or full-width space, and a name or figure holds none.": (
        "值的首尾没有不换行空格或全角空格，名称和数字中也没有。"
    ),
    "YAML strips plain spaces only; the others become part of the text, where nobody sees them and a "
    "search fails. They come with text that was copied from a web page.": (
        "YAML 只去掉普通空格；别的空格会成为文本的一部分，谁也看不见，查找却会落空。它们多来自从网页复制的文字。"
    ),
    # PT023
    "The unit of an indicator is spelled as the table of units has it.": "指标的单位按单位表的写法书写。",
    "Reports print it as it stands; `eflops` in one file and `EFlops/s` in the next look like two units. "
    "A goal keeps the spelling of its plan. `policytrack check --fix` corrects it.": (
        "报告照原样显示；一个文件写 `eflops`、另一个写 `EFlops/s`，看起来像两种单位。目标值保留规划的写法。`p"
        "olicytrack check --fix` 会改正。"
    ),
    # PT030
    "The figure of a goal stands in its quote.": "目标值的数字在引文之中。",
    "A goal whose figure is not in the words that it claims to come from has slid from another row, was "
    "typed wrong, or has the wrong sentence beside it. Either script and every spelling that the grammar "
    "reads will do: 四成 is 40%.": (
        "目标值的数字若不在所引的话里，就是串了行、打错了，或引错了句子。简繁及语法能读的各种写法都行：“四成”即40%。"
    ),
    # PT031
    "The comparator of a goal is the one of its quote.": "目标值的比较词与引文一致。",
    "达到 is a level to reach, 不低于 and 以上 name a floor, 突破 and 超过 ask for more, 约 and 左右 make a figure "
    "approximate, 不超过 and 以内 a ceiling. Words of one kind may stand for each other (不低于 for 以上), and an "
    "analyst's `>=` for any of them; a word that is left out, added or exchanged for one of another kind "
    "changes the promise, also where the amounts that it leaves are the same (降至4.5% for 降至4.5%以下).": (
        "“达到”是要到的水平，“不低于”“以上”是下限，“突破”“超过”要求更多，“约”“左右”表示大致，“不超过”“以内”是上限"
        "。同类的词可以互换（“以上”写作“不低于”），分析者写的 `>=` 可代其中任何一个；漏掉、添上或换成另一类的词"
        "就改变了目标，即使数额不变也是如此（把“降至4.5%以下”写成“降至4.5%”）。"
    ),
    "In a row (分别下降8%、9%、10%以上) the words before it are said of each figure. A word behind the last may "
    "be said of all where none before has its own: there either reading passes. English words of an "
    "English quote count as Chinese ones do.": (
        "并列数字（分别下降8%、9%、10%以上）前面的词对每个数字都适用。末尾数字后面的词，在前面的数字都没有自"
        "己的词时，也可能对全部适用：这时两种读法都算对。英文引文的英文词与中文词同样对待。"
    ),
    # PT032
    "The direction of a goal is the one of its quote: a level reached, or a change by an amount.": (
        "目标值的方向与引文一致：是达到的水平，还是变化的幅度。"
    ),
    "提高15% is a change and needs a baseline; 提高到15% is a level. 新增5000公里 adds to what is there, 达到5000公里 "
    "counts it. A goal without the word of change is accepted where its `kind` says that new ones are "
    "counted. So is what a change compares with, where the goal names it, and the stage of a work: 开工 is "
    "not 建成.": (
        "“提高15%”是变化，需要基期值；“提高到15%”是水平。“新增5000公里”是在已有之上增加，“达到5000公里”是总数。目"
        "标值没有写变化的词，而 `kind` 说明只计新增的，可以接受。目标值若写明变化与什么相比，也要一致；工作的"
        "阶段也是：“开工”不是“建成”。"
    ),
    # PT033
    "The unit of a goal, with its 万 or 亿, is the one of its quote.": ("目标值的单位，连同“万”或“亿”，与引文一致。"),
    "The same digits in another unit are the most expensive slip of all. Other spellings of one amount "
    "(1.2万亿元, 12000亿元) are no problem; other counters (家, 个) are.": (
        "数字相同而单位不同，是代价最大的笔误。同一数额的不同写法（1.2万亿元、12000亿元）没有问题；不同的量词"
        "（家、个）则有。"
    ),
    # PT034
    "What a quote says of each year, or on average, the goal says so too.": "引文写明“每年”或“年均”的，目标值也须写明。",
    "年均增长10% compounds over the years, 增长10% happens once. 每年实施50项 is judged year by year: the goal "
    "keeps 每年, or the target has `kind: annual`. 累计300个 is a running total: the goal keeps 累计, or the "
    "target has `kind: cumulative`. 人均 and 亩均 are averages as well.": (
        "“年均增长10%”逐年复合，“增长10%”只算一次。“每年实施50项”逐年评判：目标值保留“每年”，或目标写 `kind: annual"
        "`。“累计300个”是累计数：目标值保留“累计”，或目标写 `kind: cumulative`。“人均”“亩均”也是平均。"
    ),
    # PT035
    "A range in a quote is a range in its goal.": "引文是区间，目标值也是区间。",
    "布局1—2家 is met with one; a goal of 2家 would call it missed.": (
        "“布局1—2家”，有一家就实现了；写成“2家”就会判为未完成。"
    ),
    # PT036
    "The deadline of a target is the year that its quote names for the figure.": (
        "目标的期限是引文给该数字写明的年份。"
    ),
    "A quote that names no year is no problem: plans set the year for a whole section. Years that a "
    "change is compared with (比2020年), that prices are of, or in which something was founded are no "
    "deadlines: `by` has slid where it is one of them. Where 分别 hands out as many years as figures, each "
    "figure has its own. With the plan's text at hand (`text:`, `--sources`), PT041 looks there.": (
        "引文没有写年份不成问题：规划往往为整节规定年份。变化所比的年份（比2020年）、价格的年份、成立的年份都"
        "不是期限：`by` 若是其中之一，就是取错了年份。有“分别”且年份与数字一样多时，依次对应。若有规划文本（`text:`"
        "、`--sources`），由 PT041 查。"
    ),
    # PT037
    "The numbers of an English title are those of the original.": "英文标题中的数与原文一致。",
    "A year or a figure that differs between two languages is wrong in one of them. Numbers of "
    "`title_en` are looked for in the title, the goal, the quote and the deadline, as digits or as "
    "Chinese numerals.": (
        "两种语言中的年份或数字不同，必有一个是错的。`title_en` 中的数要在标题、目标值、引文和期限中找到，阿"
        "拉伯数字或汉字均可，五年规划的序号也算（14th 即“十四五”）。"
    ),
    # PT038
    "The English goal and the English quote say the figure that the Chinese ones say.": (
        "英文的目标值和引文与中文说的是同一个数。"
    ),
    "`goal_en` is held against `goal`, and `quote_en` against `quote`, as quantities: the amount and its "
    "scale (5000万吨 is 50 million tonnes), percent and percentage points, the words of comparison (约 is "
    "about, 以上 at least or over), the direction, increases by against increases to, and the year that is "
    "compared with. A figure in another unit may be rounded; a unit that the English leaves out is no "
    "difference. What holds no figure is not looked at.": (
        "`goal_en` 与 `goal`、`quote_en` 与 `quote` 作为数量核对：数额及量级（“5000万吨”是 50 million tonnes）"
        "、百分之几与百分点、比较词（“约”是 about，“以上”是 at least 或 over）、方向（increases by 与 increases"
        " to 不同）、所比的年份。换了单位的数可以取整；英文省去单位不算不同。没有数字的不查。"
    ),
    # PT039
    "A figure is the one that the plan gives to the target's title, not that of a neighbour in the sentence.": (
        "数字是规划给该标题的数字，不是同一句中相邻者的。"
    ),
    "In a sentence of many figures the most common slip is the row that slid: a goal that stands in the "
    "quote, and belongs to another subject there. The words of `title`, or of the indicator's title, are "
    "looked for in the clause and list item of each figure. A title in other words than the plan's fits "
    "none of them and is not told.": (
        "一句话里数字多时，最常见的笔误是串行：目标值在引文中，却属于另一件事。在每个数字所在的分句和列举项中"
        "查找 `title` 或指标标题的词。标题用词与规划都不同的，不作判断。"
    ),
    # PT040
    "A quote stands in the plan's text, word for word.": "引文在规划文本中，一字不差。",
    "Runs where the text is at hand: by `text:` of the plan, or with `--sources FOLDER`, which holds a "
    "text a plan, named by its key (`p.txt`) or holding its title. Script, width, spaces and the kind of "
    "quotation marks and dashes do not count. `……`, `…`, `...` and `[…]` stand for what is left out. "
    "Where a quote differs, the nearest passage of the text is shown with the difference marked: [-only "
    "in the quote-], {+only in the text+}.": (
        "有文本时才查：规划写了 `text:`，或用 `--sources 文件夹`，其中每个规划一份文本，以其键命名（`p.txt`）"
        "或含有其标题。简繁、全半角、空格、引号和破折号的样式不计。`……`、`…`、`...`、`[…]` 表示省略。引文不同"
        "时，显示文本中最相近的一段并标出差异：[-只在引文中-]、{+只在文本中+}。"
    ),
    # PT041
    "The year of a deadline is named by the quote, the plan's title or its text.": (
        "期限的年份见于引文、规划标题或规划文本。"
    ),
    "Runs where the text is at hand (see PT040). A year that none of them names was typed wrong. A "
    'period that ends in it ("十四五") names it too.': (
        "有文本时才查（见 PT040）。三者都没有的年份是打错了。以该年结束的时期（“十四五”）也算写明了。"
    ),
    # PT042
    "A text is written in one script, traditional or simplified.": "一段文本只用一种文字：简体或繁体。",
    "Pages that convert a plan leave characters behind (开源 in a traditional text) or choose the wrong "
    "one (籤名 for 簽名, 麵向 for 面向). Such a quote is not what the plan says. Where the page itself has the "
    "slip, quote the plan, or keep it and say so: `# policytrack: ignore[PT042] so on the page`.": (
        "转换过的网页会留下个别字（繁体文本中的“开源”），或选错字（“籤名”应为“簽名”，“麵向”应为“面向”）。这样的引"
        "文不是规划的原话。若网页本身如此，请改引规划原文，或保留并注明：`# policytrack: ignore[PT042] 网页如"
        "此`。"
    ),
    # PT043
    "The file that `text:` names is there and can be read.": "`text:` 所写的文件存在且可读。",
    "The path is relative to the data file (see PT045). Without it the quotes of the plan cannot be checked.": (
        "路径相对于数据文件（见 PT045）。没有它就无法核对该规划的引文。"
    ),
    # PT044
    "The last year that the plan's text names before the quote is the deadline.": (
        "规划文本在引文之前最后提到的年份就是期限。"
    ),
    # PT045
    "The file that `text:` names lies below the data file's folder, is a regular file, and has at most 20 MB.": (
        "`text:` 所写的文件在数据文件的文件夹之下，是普通文件，不超过 20 MB。"
    ),
    "A check prints passages of the texts that it compares, often where everybody can read them, and a "
    "data file may come from anybody. Hence a text is neither an absolute path nor one that leads out of "
    "the folder, by `..` or by a link, and no device or pipe. `--sources FOLDER` names a folder that "
    "lies elsewhere.": (
        "检查会显示所比对文本的段落，而显示之处往往人人可见，数据文件又可能来自任何人。因此文本不能用绝对路径"
        "，不能借 `..` 或链接跑到文件夹之外，也不能是设备或管道。`--sources 文件夹` 可指定别处的文件夹。"
    ),
    # PT050
    "A figure of another statistical basis than its goal says how well it fits.": (
        "口径与目标值不同的数据要写明是否适用。"
    ),
    "Revenue is not output value, FP16 is not FP64. A figure whose `basis` is not that of the goal would "
    "be judged as if it were. Say `match: near` where it may be used all the same and `match: different` "
    "where it may not, or name the goal's own basis.": (
        "营业收入不是产值，FP16 不是 FP64。`basis` 与目标值不同的数据若不说明，就会照目标值的口径评判。可照样"
        "使用的写 `match: near`，不可使用的写 `match: different`，或给目标值写明口径。"
    ),
    # PT051
    "A figure is not ten times, or a tenth of, the one before it, and not ten times the goal.": (
        "数据不是前一个的十倍或十分之一，也不是目标值的十倍。"
    ),
    "Such a jump is mostly a slip of 万 and 亿, of P and E, or a digit too many. Compared are figures of "
    "the same target by their dates, the baseline among them; figures with `match: different`, places in "
    "a ranking and goals of growth are left alone. Where the jump is real, say so: `# policytrack: "
    "ignore[PT051] reason`.": (
        "这样的跳动多半是“万”与“亿”、P 与 E 弄错，或多打了一位。比较的是同一目标各日期的数据，含基期值；`match"
        ": different` 的数据、名次和增长类目标不查。若确实如此，请注明：`# policytrack: ignore[PT051] 理由`。"
    ),
    # PT052
    "A running total does not fall.": "累计数不下降。",
    "The figures of a `kind: cumulative` target count from the start, so a later one cannot be lower. "
    "Either a figure is wrong, or the figures are increments (`kind: sum`), or those of single years "
    "(`kind: annual`).": (
        "`kind: cumulative` 的数据从起点累计，后面的不会更小。不是数据有误，就是这些数其实是增量（`kind: sum`"
        "）或逐年的数（`kind: annual`）。"
    ),
    # PT053
    "A figure refers to the past, and was published by today.": "数据属于过去，且已经发布。",
    "A date to come is a slip of the year, or a forecast, which is no actual.": (
        "未来的日期是年份打错了，或者是预测，而预测不是实际数据。"
    ),
    # PT054
    "A figure is not older than the baseline.": "数据不早于基期值。",
    "Progress is counted from the baseline; a figure from before it says nothing about the way since. "
    "Mostly the year of one of the two is wrong.": (
        "进度从基期值算起；更早的数据说明不了此后的进展。多半是两者之一的年份错了。"
    ),
    # PT055
    "A target has one figure for a date.": "一个目标在一个日期只有一个数据。",
    "Two figures for one date contradict each other, or one was entered twice. Two of different bases "
    "may stand side by side, and so may one that is only shown (`match: different`), and a figure and "
    "its revision, where both say when they were published.": (
        "同一日期的两个数据互相矛盾，或重复录入。口径不同的两个可以并列，只作展示的（`match: different`）也可"
        "以，数据及其修订在都写明发布日期时也可以。"
    ),
    # PT056
    "A share is at most 100%.": "占比不超过100%。",
    "Where the goal is a share of at most 100%, a figure beyond that is a slip of the point or a growth "
    "rate in the wrong place.": ("目标值是不超过100%的占比时，超过它的数据是小数点错了，或把增长率写错了地方。"),
    # PT057
    "A deadline lies after the plan's date and after the start of counting.": (
        "期限在规划日期之后，也在起算时间之后。"
    ),
    "A promise is about the time to come: `by` before the plan was issued, or before `from`, is a slip of a year.": (
        "目标说的是将来：`by` 早于规划印发日期或早于 `from`，是年份打错了。"
    ),
    # PT058
    "A deadline lies within the plan's own term, unless the quote names it.": ("期限在规划期之内，除非引文写明。"),
    "A plan for 2024-2026 seldom promises for 2036. Where its title gives a term and `by` lies behind "
    "it, or where `by` is more than 25 years after the plan, the quote should name the year; otherwise a "
    "digit is wrong. Where the quote names years, PT036 compares them; where the plan's text is at hand, "
    "PT041 looks there.": (
        "2024—2026年的规划很少承诺2036年的事。标题写明规划期而 `by` 在其后，或 `by` 比规划晚25年以上时，"
        "引文应写明年份，否则就是打错了一位。引文有年份时由 PT036 比对；有规划文本时由 PT041 查。"
    ),
    # PT059
    "The baseline of a change is of the year that the change compares with.": "变动类目标的基期值取自它所比较的年份。",
    "比2020年下降18% is counted from the figure of 2020, whatever else was published. A goal that leaves the year out "
    "is counted from its baseline, though its quote may name another year.": (
        "“比2020年下降18%”从2020年的数据算起，不论此外还公布过什么。目标没有写明年份的，从基期值算起，而引文写的可能是另一年。"
    ),
    # PT060
    "A promise stands once.": "一项目标只写一次。",
    "Two targets of one plan with the same goal and deadline and the same title, or the same words of "
    "the plan for the same indicator, are one promise that was entered twice: it would be counted twice, "
    "and updated once.": (
        "同一规划的两个目标，目标值和期限相同且标题相同，或同一指标引用同一句话，就是把一项录了两次：会算两次"
        "，却只更新一次。"
    ),
    # PT061
    "One plan promises one thing once, with one figure.": "同一规划对同一件事只定一次，只有一个数字。",
    "Two targets of the same plan, indicator, title and deadline with different goals contradict each "
    "other: one of the figures is not what the plan says, or the titles hide what the plan tells apart "
    "(国家级, 省级). A floor and a ceiling that leave room between them are no contradiction.": (
        "规划、指标、标题、期限都相同而目标值不同的两个目标互相矛盾：必有一个不是规划所说的，或标题没有写出规"
        "划所作的区分（国家级、省级）。下限和上限之间留有余地的不算矛盾。"
    ),
    # PT062
    "The targets of an indicator count the same: people, or things.": ("同一指标的目标统计同一类：都是人，或都是物。"),
    "Counters share one dimension, so that 家 and 个 compare. An indicator that counts people in one "
    "target and things in another is two indicators.": (
        "各种量词同属一个量纲，因此“家”与“个”可以比较。一个目标数人、另一个目标数物的指标，应是两个指标。"
    ),
    # PT063
    "What a target revises leads back to a first promise.": "修订关系最终通向最初的目标。",
    "`revises` names the earlier target that this one reaffirms, strengthens or weakens. A target that "
    "revises itself, or one that revises it, leads nowhere.": (
        "`revises` 写的是本目标所重申、上调或下调的较早目标。修订自己、或修订了反过来修订自己的目标，都没有着落。"
    ),
    # PT064
    "A target revises one of an earlier plan, of the same indicator.": ("目标修订的是较早规划中同一指标的目标。"),
    "A promise cannot strengthen one that was made after it; mostly the two ids were exchanged. And one "
    "of another indicator cannot be compared with it.": (
        "目标不能上调在它之后才定的目标；多半是两个编号互换了。不同指标的目标也无从比较。"
    ),
    # PT065
    "Of two deadlines of one promise, the later one does not ask for less.": (
        "同一目标的两个期限中，较晚的要求不会更低。"
    ),
    "A plan that promises 500 by 2025 and 400 by 2027 has mostly had its figures or years exchanged on "
    "the way into the file. Compared are floors of the same plan, indicator, title and kind.": (
        "规划定2025年500、2027年400，多半是录入时数字或年份互换了。比较的是同一规划、指标、标题和 kind 的下限。"
    ),
    # PT070
    "A published figure says where it was published.": "已发布的数据写明在哪里发布。",
    # PT071
    "A source is a URL that can be followed.": "来源是可以打开的网址。",
    "A reader wants to look it up with one click; a URL without `https://`, with a space in it, or the "
    "name of a website leads nowhere. For what is only in print, keep the citation and say so: `# "
    "policytrack: ignore[PT071] print only`. The `url` of a plan is one too.": (
        "读者点开就要看到；没有 `https://` 的网址、中间有空格的网址、或网站的名称，都打不开。只有纸本的，请保"
        "留出处并注明：`# policytrack: ignore[PT071] 只有纸本`。规划的 `url` 也是网址。"
    ),
    # PT072
    "A figure is published on or after the date that it refers to.": "数据的发布日期不早于所属日期。",
    "What was published before the day that it is about is a forecast, or one of the two dates is wrong. "
    "A year or month counts from its first day: a figure of 2025 may be published in November 2025.": (
        "在所属日期之前发布的是预测，或两个日期之一有误。年或月从其第一天算起：2025年的数据可以在2025年11月发布。"
    ),
    # PT073
    "Actuals stand in the order of their dates, oldest first.": "实际数据按日期由早到晚排列。",
    "The order changes no verdict, but a reader of the file takes the last line for the newest figure. "
    "`policytrack check --fix` puts them in order, with their comments.": (
        "次序不影响判断，但读文件的人会把最后一行当作最新数据。`policytrack check --fix` 会连同注释一起排好。"
    ),
    # PT080
    "A target that was followed up has a figure for its deadline once that has passed.": (
        "跟踪过的目标，期限过后有期末数据。"
    ),
    "Such a target has figures, but none for the deadline or after it, so nobody can say whether the "
    "promise was kept. The report calls it `awaiting final figure`. A target without any figure is not "
    "named here: that nobody follows it is no mistake of the file, and the report shows it as `no data`. "
    "Targets of one plan that wait for the same figure share one warning. It comes with time and not "
    "with a change of the file; `--ignore PT08` leaves such rules out.": (
        "这样的目标有数据，却没有期限当期或以后的数据，因此谁也说不清目标是否实现。报告称之为“待期末数据”。没"
        "有任何数据的目标不在此列：无人跟踪不是文件的错误，报告显示“暂无数据”。同一规划中等待同一数据的目标合"
        "用一条警告。它随时间出现，不因文件改动而起；`--ignore PT08` 不查这类规则。"
    ),
    # PT081
    "The newest figure of a promise that still runs is not older than 18 months.": (
        "仍在进行的目标，最新数据不早于18个月前。"
    ),
    "A newer one has mostly been published by then. Targets of one plan whose newest figure is of the "
    "same date share one warning. It comes with time and not with a change of the file; `--ignore PT08` "
    "leaves such rules out.": (
        "此后多半已有更新的发布。同一规划中最新数据日期相同的目标合用一条警告。它随时间出现，不因文件改动而起"
        "；`--ignore PT08` 不查这类规则。"
    ),
    # PT090
    "A suppression suppresses something.": "忽略注释确实有用。",
    "`# policytrack: ignore[…]` holds for its own line, or, on a line of its own, for the next one. One "
    "that suppresses nothing is left over from a problem that has been mended, and would hide the next "
    "one.": (
        "`# policytrack: ignore[…]` 对所在行有效；单独成行时对下一行有效。没有忽略任何问题的，是问题已改正后"
        "留下的，会掩盖下一个问题。"
    ),
    # PT091
    "A suppression says why.": "忽略注释写明理由。",
    "The reason stands behind the bracket; it is what the next reader needs.": (
        "理由写在方括号后面；下一位读者需要它。"
    ),
    # PT092
    "A suppression names rules that exist, by code or name.": "忽略注释写的是存在的规则，用代码或名称。",
    "One that names none, or one that does not exist, suppresses nothing. `policytrack rules` lists them.": (
        "没有写规则、或写了不存在的规则，什么也忽略不了。`policytrack rules` 列出全部规则。"
    ),
    # PT093
    "An entry of a baseline holds for something that is still found.": "基线中的条目对应仍然查得出的问题。",
    "`check --baseline FILE` lets those findings pass that the file lists. An entry whose finding has "
    "been mended is left over, and would hide the same slip when it comes again. Check the files that "
    "the baseline was written for: entries of other files are not needed there.": (
        "`check --baseline 文件` 放过文件中列出的结果。问题已改正的条目是多余的，同样的笔误再出现时会被掩盖。"
        "请检查基线所针对的那些文件：其他文件的条目在此不需要。"
    ),
    # PT049, and the sources of baselines
    "A figure without a source cannot be checked by anybody, and so cannot be trusted by anybody. The page or document that it was read in is enough. A baseline that the plan states beside the goal has the plan for its source.": "没有来源的数据谁也无法核对，也就谁也无法相信。写明出自哪个网页或文件即可。规划在目标旁写明的基期值，以规划为来源。",
    "Every figure of a plan's text that seems to promise something is that of a target.": "规划文本中看来属于承诺的数字，都有对应的目标。",
    "A guess, hence a warning: a section opens with its year (到2026年), and what follows is for that year. Where the text names another year last, and neither quote nor title say otherwise, the deadline may be that of another section. Where `policytrack draft` finds the deadline by headings and the plan's period, it stands.": "这是推测，因此只作警告：一节开头写明年份（到2026年），其后都以该年为期。若文本最后提到的是另一年，而引文和标题都没有另说，期限可能是另一节的。`policytrack draft` 按标题和规划期得出的期限不在此列。",
    "Runs for plans with `text:`. A figure that a target's quote and goal hold is covered; what is no target (what was reached, subsidies, years, numbers of documents) is left out. What remains is for a second reader: a target that was overlooked, or a number whose unit is not known. `policytrack coverage PLAN` lists them all with their lines. One that has been looked at and is no target is named with its words under the plan's `not_targets:`, with the reason; words that the text does not have are told.": "适用于写了 `text:` 的规划。目标的引文和目标值中含有的数字视为已对应；不属于目标的（已达到的水平、补助、年份、文号）不计。余下的请另一位读者过目：可能是漏掉的目标，也可能是单位不明的数。`policytrack coverage 规划文本` 连同行号全部列出。看过而不属于目标的，连同文字和理由写在规划的 `not_targets:` 下；文本中没有的文字会指出。",
}
