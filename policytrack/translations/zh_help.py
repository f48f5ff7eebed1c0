"""Simplified Chinese: the help of the commands."""

from typing import Final

SAYS: Final = {
    # the frame, which the library of the command line prints
    "Usage: ": "用法：",
    "Arguments": "参数",
    "Options": "选项",
    "Commands": "命令",
    "Error": "错误",
    "Aborted.": "已中止。",
    "Try [blue]'{command_path} {help_option}'[/] for help.": "用法见 [blue]{command_path} {help_option}[/]。",
    "[default: {}]": "[默认：{}]",
    "[env var: {}]": "[环境变量：{}]",
    "[required]": "[必填]",
    "Show this message and exit.": "显示本说明。",
    "Install completion for the current shell.": "为当前 shell 安装补全。",
    "Show completion for the current shell, to copy it or customize the installation.": "显示当前 shell 的补全脚本，"
    "供复制或自行安装。",
    "Print the version.": "显示版本。",
    "Start": "开始",
    "Read": "查看",
    "Update": "更新",
    "Check": "检查",
    "Normalise": "换算",
    "Which targets": "筛选",
    "How it is laid out": "呈现方式",
    "Track what government plans promise in numbers: every goal with its words, every verdict with its reason.": "跟踪"
    "政府规划的量化目标：每个目标都有原文，每个判断都有理由。",
    "The data file is -f FILE, or POLICYTRACK_FILE, or targets.yaml here or in the nearest folder above.": "数据文件依次取："
    "-f 文件、POLICYTRACK_FILE、本文件夹或最近上级文件夹中的 targets.yaml。",
    "The language of all that is printed; by default that of the locale.": "输出所用的语言；默认随系统区域设置。",
    # init, draft, coverage
    "Start a data file: small, with comments, and valid as it stands. A file that is there is left as it is.": "新建数据"
    "文件：短小、带注释、直接可用。已有的文件保持原样。",
    "The file to start; targets.yaml by default.": "要新建的文件，默认为 targets.yaml。",
    "The file to start, named as other commands have it.": "要新建的文件，写法与其他命令相同。",
    "A plan's text to begin with: its record and its targets.": "以规划文本开头：写入其记录和目标。",
    "Propose every quantitative target of a plan's text. Nothing is invented: each is a span of the text.": "从规划文本中"
    "提出全部量化目标。绝不编造：每个都是原文中的一段。",
    "What the data has already is not proposed again. Without --write or --interactive nothing is written.": "数据中已有的"
    "不再提出。不加 --write 或 --interactive 不写入任何内容。",
    "The plan's text: .txt, .md, .html, .docx or .pdf; - for standard input.": "规划文本：.txt、.md、.html、.docx 或 "
    ".pdf；- 表示标准输入。",
    "A data file or folder; may be given more than once.": "数据文件或文件夹；可给多个。",
    "The key of the plan in the data; by default by its title.": "规划在数据中的键；默认按标题查找。",
    "The plan's region, for its currency; by default from its title.": "规划的地区，用于判断货币；默认取自标题。",
    "YAML to go behind the file's own, or a JSON object a line.": "可接在文件后面的 YAML，或每行一个 JSON 对象。",
    "Append the proposals to the data file.": "把建议添加到数据文件。",
    "Go through the proposals one by one, and append what you accept.": "逐个查看建议，添加您接受的。",
    "Write where the file system has no locks; nobody else may write at that time.": "在没有文件锁的文件系统上写入；"
    "此时他人不得写入。",
    "Without a data file nothing is covered yet.": "没有数据文件时，全部数字均视为尚未收录。",
    "List every figure of a plan's text: covered by which target, no target and why, or uncovered.": "列出规划文本中的每个"
    "数字：已被哪个目标收录、非目标及原因，或未收录。",
    "Lines, JSON, or a page with the figures coloured.": "逐行文本、JSON，或给数字着色的网页。",
    "List also the figures that are no target.": "连非目标的数字也列出。",
    "End with exit code 1 where a figure is uncovered.": "有未收录的数字时退出码为1。",
    # report
    "Where every goal stands: promised, published, how far on the way, and the verdict with its reason.": "每个目标的进展："
    "目标值、已发布数据、完成进度，以及带理由的判断。",
    "Exit code 1: the file has errors (what is sound is shown), or a target has a status of --fail-on.": "退出码1：文件有"
    "错误（无误的部分照常显示），或有目标处于 --fail-on 的状态。",
    "Only targets with these words, in either script.": "只看含这些词的目标，简繁皆可。",
    "Judge as of this day (a year or month: its last day). Today by default.": "以此日为准评判（年或月取最后一天）。"
    "默认今天。",
    "Part of a region's name.": "地区名称的一部分。",
    "A plan's key, or part of its title or number.": "规划的键，或标题、文号的一部分。",
    "An indicator's key, or part of its title.": "指标的键，或标题的一部分。",
    "A tag.": "标签。",
    "Part of the name of a responsible body.": "责任单位名称的一部分。",
    "Due by the end of this day, month, year.": "期限不晚于此日、此月或此年末。",
    "Due on or after its first day.": "期限不早于其第一天。",
    "One table for each of these.": "按此分组，每组一表。",
    "The order within a table.": "表内的排序。",
    "The largest or latest first.": "倒序：大的或晚的在前。",
    "Only the first N.": "只看前 N 个。",
    "Only these; `--columns list` names them.": "只要这些列；`--columns list` 列出列名。",
    "Only how many targets of each group have each status.": "只看各组各状态的目标数。",
    "`json`, `csv`: every figure, all its digits.": "`json`、`csv`：全部数据，全部位数。",
    "Begin CSV with a byte order mark, as some spreadsheets want it.": "CSV 以字节顺序标记开头，有的电子表格需要。",
    "The documents' own words, machine-converted to simplified or traditional characters.": "把文件自身的文字机器转换为"
    "简体或繁体。",
    "Amounts in this unit, where it is of their kind.": "同类数额以此单位显示。",
    "Count only figures published by this day; by default that of the report.": "只计此日以前发布的数据；默认为报告之日。",
    "Exit code 1 where a target has one of these.": "有目标处于这些状态之一时退出码为1。",
    "Say what each status means, with its thresholds.": "说明各状态的含义和界线。",
    "Page what is longer than the terminal, with $PAGER.": "超过一屏时用 $PAGER 分页。",
    "A status, or several with commas; with ! before it all but these: behind,missed or '!no data'.": "状态，可用逗号列出"
    "几个；前加 ! 表示除此以外：进度滞后,未完成 或 '!暂无数据'。",
    "Also the targets without a figure, a row each.": "没有数据的目标也逐行列出。",
    "The target's id, or words that find it.": "目标的编号，或可以找到它的词语。",
    "An indicator's key, or words of its title; without one the indicators are listed.": "指标的键，或标题中的词；不写则列出"
    "全部指标。",
    "By default from the plan, the subject, the year.": "默认由规划、事项和年份构成。",
    "Words that find several targets list them, with exit code 1.": "词语找到几个目标时列出它们，退出码为1。",
    "Examples:": "示例：",
    "Draw with plain characters only, for fonts that show others too wide.": "只用 ASCII 字符绘图，供把其他字符显示"
    "过宽的字体使用。",
    # show, compare, timeline, search
    "One target: its goal and quote, its plan, every published figure with its source, its trajectory, and the verdict "
    "with its arithmetic line by line.": "一个目标：目标值和原文、所属规划、全部已发布数据及来源、走势，以及逐行演算的判断。",
    "`json` is the object that the report has for it.": "`json` 即报告中该目标的对象。",
    "The same indicator over plans and regions, in one unit: goals and figures side by side, rank, growth needed.": "同一"
    "指标在各规划、各地区的比较，单位统一：目标值与数据并列、排名、所需增速。",
    "What is counted on different bases (FP16, revenue) is kept apart. Regions that lie in another are added up against "
    "it, and revised targets are told as strengthened, weakened or reaffirmed.": "口径不同（FP16、营业收入）的分开列。下级地区"
    "合计后与上级对照，修订过的目标注明上调、下调或重申。",
    "`json` is one object.": "`json` 是一个对象。",
    "Deadlines in order: what has passed without an outcome, what is due in the next months, what comes later.": "按期限"
    "排列：已到期而结果尚未录入的、近几个月到期的、以后到期的。",
    "Only targets with these words.": "只看含这些词的目标。",
    "How far ahead `due` looks.": "“未来 N 个月内到期”中的 N。",
    "`json` is one object with a list for each section.": "`json` 是一个对象，每部分一个列表。",
    "Find targets and plans by words: 產業 finds 产业 and the reverse, ＦＰ１６ finds FP16, English works too.": "按词语查找"
    "目标和规划：查“產業”可得“产业”，反之亦然；查“ＦＰ１６”可得 FP16；也可用英文。",
    "Exit code 1 where nothing is found.": "没有找到时退出码为1。",
    "Words that must all be there.": "须全部出现的词。",
    "`json` is one object with plans and targets.": "`json` 是一个对象，含规划和目标。",
    # set, unset, import, add
    "Record a figure: one entry of the target's `actuals`, in the style of its neighbours, and nothing else changes.": "记录"
    "一个数据：在目标的 `actuals` 中加一项，写法与相邻的一致，其余一字不动。",
    "Prints the changed lines, and what the verdict was and is. Exit code 2: nothing was written, and why.": "显示改动的行，"
    "以及判断的前后变化。退出码2：未写入，并说明原因。",
    "The target's id.": "目标的编号。",
    "The figure as published: 8.1EFLOPS, 超4100P, 27.1 billion CNY, 8.1.": "按发布的原样写：8.1EFLOPS、超4100P、271亿元、8.1。",
    "The date that it refers to; today by default.": "数据所属的日期；默认今天。",
    "Where it was published.": "发布在哪里。",
    "When it was published.": "何时发布。",
    "How well it fits what was promised; `same` by default.": "与目标口径是否一致；默认 `same`。",
    "Its statistical basis (口径).": "统计口径。",
    "Anything that a reader should know.": "读者应知道的事。",
    "Change the figure of that date: the fields given.": "改该日期的数据：只改给出的字段。",
    "Set the figure that the promise starts from.": "设定基期值。",
    "Do not ask: write even what looks like a slip.": "不询问：看似有误也写入。",
    "Show the changed lines and write nothing.": "只显示改动的行，不写入。",
    "Remove the figure of a date: exactly that entry, and with the last one the `actuals:` key.": "删去某日期的数据：只删那"
    "一项；若是最后一项，连 `actuals:` 一并删去。",
    "Comments above the entry stay. Prints the changed lines, and what the verdict was and is.": "该项上面的注释保留。显示"
    "改动的行，以及判断的前后变化。",
    "The date of the figure.": "数据的日期。",
    "Every problem is said with its line of the table. Exit code 2: nothing was written.": "每个问题都注明表中的行号。"
    "退出码2：未写入。",
    "Change figures of a date that is there already.": "已有同一日期的数据时以新的替换。",
    "Add a target after the last one of its plan. What the quote says need not be given: goal, deadline, subject.": "在该规划"
    "的最后一个目标之后添加目标。引文已说明的不必再给：目标值、期限、事项。",
    "Shows the new lines and asks; where nobody can be asked, `--yes` is needed.": "先显示新的行并询问；无法询问时须加 "
    "`--yes`。",
    "The key of its plan.": "所属规划的键。",
    "The words of the plan, verbatim.": "规划的原文，一字不改。",
    "Which of several figures of the quote; the first is 1.": "引文中的第几个数字；第一个为1。",
    "The key of its indicator.": "所属指标的键。",
    "What is promised; by default the subject.": "目标内容；默认取引文中的事项。",
    "The same in English.": "英文名称。",
    "By default the figure of the quote.": "默认取引文中的数字。",
    "The goal in English.": "英文的目标值。",
    "The quote in English.": "英文的引文。",
    "By default the deadline of the quote.": "默认取引文中的期限。",
    "When counting starts.": "起算时间。",
    "By default what the quote says (每年, 累计), else `level`.": "默认按引文（每年、累计），否则为 `level`。",
    "约束性 or 预期性.": "约束性或预期性。",
    "The statistical basis (口径).": "统计口径。",
    "A body that leads (牵头); may be given more than once.": "牵头单位；可给多个。",
    "A responsible body; may be given more than once.": "责任单位；可给多个。",
    # check, explain, rules, schema
    "Find what is wrong in the data file: every problem with its line, its reason and the way out.": "找出数据文件中的问题："
    "每个问题都有行号、理由和改法。",
    "Exit code 0: no errors, nor warnings with --strict; 1: some; 2: a wrong request or a file that cannot be read.": "退出码"
    "0：没有错误（加 --strict 时也没有警告）；1：有；2：请求有误或文件无法读取。",
    "`policytrack explain CODE` is the manual page of a rule.": "`policytrack explain 代码` 是规则的说明。",
    "Data files or folders; `-` is standard input.": "数据文件或文件夹；`-` 表示标准输入。",
    "How to write what is found.": "结果的格式。",
    "Only these: codes, beginnings of codes (PT03) or names, with commas.": "只查这些：代码、代码开头（PT03）或名称，以逗号"
    "分隔。",
    "All but these.": "不查这些。",
    "Warnings fail as well.": "有警告也算不通过。",
    "How often each rule found something.": "各规则查出问题的次数。",
    "The plans' texts, to hold the quotes against: KEY.txt, or by title.": "规划文本所在文件夹，用来核对引文：键.txt，或按"
    "标题。",
    "Mend what is safe to mend, then check.": "先修正可以放心修正的，再检查。",
    "Show what --fix would change, and change nothing.": "只显示 --fix 会改什么，不改动文件。",
    "Findings that are known: only new ones are told, and fail.": "已知的结果：只报新的，也只因新的不通过。",
    "Write what is found now to the file of --baseline.": "把现有结果写入 --baseline 的文件。",
    "What to call standard input.": "标准输入的名称。",
    "Explain a rule of the check: what it wants, why, and how wrong and right look.": "说明一条检查规则：要求什么、为什么、"
    "正误写法。",
    "A rule's code or name: PT031, comparator.": "规则的代码或名称：PT031、comparator。",
    "List the rules of the check, with severity and what each wants.": "列出检查规则，及其级别和要求。",
    "`markdown` is the whole manual, `docs/rules.md`.": "`markdown` 是全部说明，即 `docs/rules.md`。",
    "Print the JSON Schema (2020-12) of the data file, with which editors complete keys and mark slips.": "输出数据文件的 JSON "
    "Schema（2020-12），供编辑器补全键名、标出错误。",
    # convert, units
    "Read quantities such as 力争达到12EFLOPS, 1—2家 or 27.1 billion yuan, and write them in other units or words.": "读取"
    "力争达到12EFLOPS、1—2家、27.1 billion yuan 之类的数量，用其他单位或文字写出。",
    "In jsonl, low and high are in base units, a bare figure or 达到 is read as a promise of at least that much, and a line "
    "that cannot be read is an object with `error` and `column`. Exit code 1: a quantity could not be read.": "jsonl 中 low "
    "和 high 以基本单位计；单独的数字或“达到”读作“不少于”；读不懂的行是带 `error` 和 `column` 的对象。退出码1：有数量读不懂。",
    "A quantity as a plan writes it, or - for one a line on standard input.": "规划中写的数量；- 表示从标准输入逐行读取。",
    "Write it in this unit.": "以此单位写出。",
    "Write it in this language only.": "只以此语言写出。",
    "`jsonl`: one object a quantity.": "`jsonl`：每个数量一个对象。",
    "Whose 元, $ and 兆 they are: 香港, 台湾 ...": "“元”“$”“兆”属于何地：香港、台湾……",
    "What a bare P or 度 is of: computing, storage ...": "单独的“P”或“度”属于何种量纲：computing、storage……",
    "Round to so many significant digits, marked ≈.": "保留若干位有效数字，标 ≈。",
    "List the units that figures are read in: how each is written, its dimension, what it is worth in the base unit.": "列出可读"
    "的单位：写法、量纲、等于多少基本单位。",
    "Chinese units also take 万, 亿 and 万亿 before them, and any two make a ratio (元/人, 吨/日).": "中文单位前可加万、亿、"
    "万亿；任意两个可构成比率（元/人、吨/日）。",
    "Exit code 1: no unit was found.": "退出码1：没有找到单位。",
    "Only units that this text occurs in: a name, a spelling, a dimension.": "只列含此词的单位：名称、写法或量纲。",
    "`jsonl`: one object a unit.": "`jsonl`：每个单位一个对象。",
    # wrong command lines: the library's sentences as patterns
    r"(No such option: .+) \(Possible options: (.+)\)": "{}（相近的选项：{}）",
    r"No such option: (.+)": "没有选项 {}",
    r"No such command (.+)\. Did you mean (.+)\?": "没有命令{}。您是不是要写{}？",
    r"No such command (.+)\.": "没有命令{}",
    r"Missing command\.": "缺少命令",
    r"Missing argument (.+?)\.": "缺少参数{}",
    r"Missing option (.+?)\.": "缺少选项{}",
    r"Invalid value for (.+?): (.+)": "{}的值不对：{}",
    r"(.+) is not one of (.+)\.": "{}不在可选值之中；可选：{}",
    "{} is no whole number": "应为整数，而不是{}",
    "{} is no whole number of at least {}": "应为不小于{1}的整数，而不是{0}",
    "{} is no whole number from {} to {}": "应为{1}至{2}之间的整数，而不是{0}",
    r"Got unexpected extra argument\(s\) \((.+)\)": "多余的参数：{}",
    r"Option (.+) requires an argument\.": "选项 {} 需要一个值",
    r"Option (.+) does not take a value\.": "选项 {} 不带值",
    r"(['-].+), (['-].+)": "{}、{}",
    r"'([^']*)'": "“{}”",
    # workbooks, figures of tables
    "A CSV or TSV file with a header, or - for standard input; a workbook by --map.": "带表头的 CSV 或 TSV 文件，- 表示标准输入；工作簿须加 --map。",
    "A workbook: .xlsx, .csv or .tsv.": "工作簿：.xlsx、.csv 或 .tsv。",
    "Check a workbook (.xlsx, .csv, .tsv) in place, by --map.": "按 --map 就地检查工作簿（.xlsx、.csv、.tsv）。",
    "In a workbook: one sheet a plan.": "工作簿中每个规划一张工作表。",
    "Its encoding, where it cannot be told: utf-8, gb18030, big5.": "无法判断时指明编码：utf-8、gb18030、big5。",
    "Only this sheet; may be given more than once.": "只读此工作表；可写多次。",
    "Only this table, as one file of csv or parquet.": "只写此表，作为一个 csv 或 parquet 文件。",
    "Propose a map for a workbook: which column is which field, from its headers in Chinese or English.": "为工作簿建议映射文件：根据中文或英文表头，判断各列对应哪个字段。",
    "What could not be told stands in comments. `check --table` and `import --map` read the map.": "无法判断的写在注释中。映射文件供 `check --table` 和 `import --map` 读取。",
    "Record the figures of a table, all of them or none: the columns id, value, as_of, and role, source, archived, published, basis, match, note, in English or Chinese, as `report --format csv --series` writes them. With --map, the targets, plans and figures of a workbook.": "录入表格中的数据，要么全部录入，要么一个不录。列为 id、value、as_of，以及 role、source、archived、published、basis、match、note，中英文均可，与 `report --format csv --series` 写出的相同。加 --map 则录入工作簿中的目标、规划和数据。",
    "Which column is what: a YAML file; `policytrack map FILE` proposes it.": "各列的含义，YAML 文件；可由 `policytrack map 文件` 建议。",
    "With --map: take over what can be read, and list what stays out.": "与 --map 同用：能读懂的照常录入，其余列出。",
    "With csv or tsv: every figure, one a row, as `policytrack import` reads it.": "用于 csv 或 tsv：每个数据一行，可由 `policytrack import` 读回。",
    "Write the data as a workbook, CSV, Parquet or a data package: a tidy table of targets with their verdicts as of a day, and one of figures. With --map, the columns of the workbook that the data came from.": "把数据写成工作簿、CSV、Parquet 或数据包：目标、数据各一张表，一行一条，目标附某日的判断。加 --map 则按数据来源工作簿的各列写出。",
    "What to write.": "写出的格式。",
    "The file, or the folder of several; - prints.": "文件，或几个文件所在的文件夹；- 表示标准输出。",
    "The licence of a data package, such as CC-BY-4.0.": "数据包的许可协议，如 CC-BY-4.0。",
    # plans, sites, changes, editors
    "The plans' texts: .txt, .md, .html, .docx or .pdf; - for standard input.": "规划文本：.txt、.md、.html、.docx 或 .pdf；- 表示标准输入。",
    "Start the data file where there is none, without asking.": "没有数据文件时直接新建，不询问。",
    "The title of the plan, for a file that is started.": "新建文件时规划的标题。",
    "A static site of the data set, in all three languages: an overview, a page for each plan, region, indicator and target, search, downloads and a feed.": "把数据集做成静态网站，三种语言齐备：总览，每个规划、地区、指标、目标各一页，并有搜索、下载和订阅源。",
    "It works from a folder without a server. Built again, files that are the same are left alone, and only what was written by an earlier run is replaced or taken away.": "放在文件夹中即可使用，无须服务器。重新生成时，相同的文件不动，只替换或删去以前生成的文件。",
    "Jinja templates that go before the program's own.": "优先于程序自带模板的 Jinja 模板。",
    "The folder to write into; it is made where there is none.": "写入的文件夹；没有则新建。",
    "The name of the site; by default the report's.": "网站名称；默认与报告相同。",
    "Where it will be published: for the sitemap and social cards.": "发布地址：用于站点地图和社交卡片。",
    "What changed between two revisions, two files or two days: goals, deadlines, quotes, figures, and verdicts, each with its one cause.": "两个版本、两个文件或两个日期之间的变化：目标值、期限、引文、数据和判断，每处判断变化都注明一个原因。",
    "Both sides are judged on one day (today, or --as-of), so that a verdict changes by what was edited alone; --since judges the old side on a day of its own.": "两边都按同一天（今天或 --as-of）评判，因此判断只因改动而变；--since 让旧的一边按另一天评判。",
    "A revision of git, a file or a folder; HEAD by default.": "git 版本、文件或文件夹；默认为 HEAD。",
    "The same; the files as they are by default.": "同上；默认为现有文件。",
    "Judge the old side as of this day; without OLD, the same files on both days.": "旧的一边按此日评判；不写 OLD 时，同样的文件按两个日期评判。",
    "`markdown` for a pull request, `html` a piece for a feed, `json` one object.": "`markdown` 用于合并请求，`html` 是订阅源的一段，`json` 是一个对象。",
    "Serve an editor: diagnostics, what was read, verdicts, completion and renaming while a data file is typed.": "为编辑器服务：编写数据文件时提供诊断、数字读法、判断、补全和改名。",
    "An editor starts it and speaks with it on the standard streams (Language Server Protocol). With --file, the files named are one data set; otherwise each file is one of its own, unless POLICYTRACK_FILE names it.": "由编辑器启动，通过标准输入输出通信（语言服务器协议）。加 --file 时，所列文件合为一个数据集；否则每个文件自成一个，除非 POLICYTRACK_FILE 已指定。",
}
