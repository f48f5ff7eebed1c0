"""Where the rules end: the last case that is told, the first that is spared, and what the manual says is left alone."""

import pytest
from test_rules import run

A = "source: 'https://example.org/a'"
B = "source: 'https://example.org/b'"


def figures(*entries: str, goal: str = "500家", more: str = "") -> str:
    """A target with these actuals."""
    lines = "".join(f"  - {{{entry}, {A}}}\n" for entry in entries)
    return f"goal: {goal}\n{more}actuals:\n{lines}"


def targets(*entries: str) -> str:
    """A whole file with these targets of two plans."""
    head = (
        "format: 1\nplans:\n  p: {title: 某市规划, issued: 2024-01-15}\n  q: {title: 某县规划, issued: 2025-03}\n"
        "indicators:\n  firms: {title: 企业数量, unit: 家}\n  people: {title: 就业人数, unit: 万人}\ntargets:\n"
    )
    return head + "".join(f"  - {{{entry}}}\n" for entry in entries)


def pair(one: str, other: str) -> str:
    """Two targets a and b that say the same but for what is given."""

    def entry(identity: str, given: str) -> str:
        fields = {"id": identity, "plan": "p", "title": "企业", "goal": "达到500家", "by": "2026"}
        fields |= dict(part.split(": ", 1) for part in given.split(" | ") if part)
        fields.setdefault("quote", f"{fields['title']}{fields['goal']}")
        return ", ".join(f"{key}: {value}" for key, value in fields.items())

    return targets(entry("a", one), entry("b", other))


#: The rule, whether it tells something, and the text: mostly two cases beside each other, this side and that.
LIMITS: dict[str, list[tuple[bool, str]]] = {
    "PT032": [
        (True, "title: 能源\ngoal: 500万吨\nquote: 节约500万吨\n"),
        (True, "title: Output\ngoal: increase by 15%\nquote: the share of output reaches 15%\n"),
        (False, "title: Output\ngoal: increase by 15%\nquote: output will increase by 15%\n"),
        (True, "title: Output\ngoal: reduce by 15%\nquote: output will increase by 15%\n"),
        # a title that says what goes down or up need not have it in the goal as well
        *(
            (False, f"title: {title}\ngoal: 500万吨\nquote: {quote}\n")
            for title, quote in (
                ("节能量", "节约500万吨"),
                ("煤炭减量", "减少500万吨"),
                ("煤炭压减量", "压减500万吨"),
                ("产能削减量", "削减500万吨"),
                ("粮食增产", "增加500万吨"),
                ("产能降幅", "降低500万吨"),
                ("新建储备库容", "新增500万吨"),
            )
        ),
    ],
    "PT033": [
        (True, "title: 企业\ngoal: 500家\nquote: 企业达到500个\n"),  # another counter
        (False, "title: 职工\ngoal: 500名\nquote: 职工达到500人\n"),
        (False, "title: 里程\ngoal: 500公里\nquote: 里程达到500千米\n"),  # another name of the same unit
        (False, "title: 面积\ngoal: 15万亩\nquote: 面积达到1万公顷\n"),
        (True, "title: 产值\ngoal: 500万元\nquote: 产值达到500万美元\n"),
        *(
            (True, f"title: 产值\nindicator: industry\ngoal: 500亿\nquote: 产值{money}500亿\n")
            for money in ("US$", "HK$ ", "€", "£", "USD", "EUR", "MOP", "港币", "港幣", "英镑", "英鎊", "美元")
        ),
        *(
            (False, f"title: 产值\nindicator: industry\ngoal: 500亿\nquote: 产值{money}500亿\n")
            for money in ("", " ", "¥", "RMB ", "CNY", "人民币", "人民幣")
        ),
    ],
    "PT036": [
        (False, "goal: 实施50项以上\nby: 2026\nkind: annual\nquote: 2025年实施50项以上\n"),  # the years go on
        (True, "goal: 实施50项以上\nby: 2024\nkind: annual\nquote: 2025年实施50项以上\n"),
        (True, "goal: 实施50项以上\nby: 2026\nquote: 2025年实施50项以上\n"),
    ],
    "PT034": [
        (True, "goal: 每年50项以上\nquote: 实施50项以上\n"),
        (False, "goal: 每年50项以上\nquote: 每年实施50项以上\n"),
        (
            False,
            "goal: 每年50项以上\nby: 2025\nquote: 到2025年每年开展活动，实施50项以上\n",
        ),  # said of the whole sentence
        (True, "goal: 每年50项以上\nquote: 年均实施50项以上\n"),
    ],
    "PT050": [
        (True, figures("as_of: 2025, value: 480家, basis: 个体", more="basis: 法人\n")),
        (False, figures("as_of: 2025, value: 480家, basis: 法人", more="basis: 法人\n")),
        (False, figures("as_of: 2025, value: 480家, basis: 法人")),  # the goal names none
        (False, figures("as_of: 2025, value: 480家", more="basis: 法人\n")),  # nor does the figure
        (False, figures("as_of: 2025, value: 480家, basis: 个体, match: near", more="basis: 法人\n")),
        (False, figures("as_of: 2025, value: 480家, basis: 个体, match: different", more="basis: 法人\n")),
        # the basis in a goal's brackets is the goal's basis, and the indicator's one where the target names none
        (True, figures("as_of: 2025, value: 10EFLOPS, basis: FP64", goal="12EFLOPS(FP16)")),
        (False, figures("as_of: 2025, value: 10EFLOPS, basis: FP16", goal="12EFLOPS(FP16)")),
        (True, figures("as_of: 2025, value: 10EFLOPS(FP64)", goal="12EFLOPS(FP16)")),
        (True, figures("as_of: 2025, value: 10EFLOPS(FP64)", goal="12EFLOPS", more="basis: FP16\n")),
        (True, f"goal: 500家\nbasis: 法人\nbaseline: {{as_of: 2023, value: 300家, basis: 个体, {A}}}\n"),
    ],
    "PT051": [
        (True, figures("as_of: 2024, value: 40家", "as_of: 2025, value: 400家")),  # ten times, to the figure
        (False, figures("as_of: 2024, value: 41家", "as_of: 2025, value: 400家")),
        (True, figures("as_of: 2024, value: 400家", "as_of: 2025, value: 40家")),  # a tenth
        (False, figures("as_of: 2024, value: 400家", "as_of: 2025, value: 41家")),
        (True, figures("as_of: 2025, value: 5000家")),  # ten times the goal
        (False, figures("as_of: 2025, value: 4999家")),
        (False, figures("as_of: 2025, value: 5家")),  # far from the goal is no slip
        (False, figures("as_of: 2024, value: 第40位", "as_of: 2025, value: 第2位", goal="第1位")),  # ranks are spared
        (False, figures("as_of: 2025, value: 第20位", goal="第1位")),
        (False, figures("as_of: 2024, value: 1%", "as_of: 2025, value: 15%", goal="增长15%")),  # and growth
        (False, figures("as_of: 2024, value: 40家, match: different", "as_of: 2025, value: 400家")),
        (False, figures("as_of: 2024, value: 0家", "as_of: 2025, value: 400家")),
        (
            True,
            f"goal: 500家\nbaseline: {{as_of: 2023, value: 4家, {A}}}\nactuals: [{{as_of: 2025, value: 40家, {B}}}]\n",
        ),
        # by dates, wherever they stand: 2024 is compared with 2023, not with the line above
        (False, figures("as_of: 2025, value: 300家", "as_of: 2023, value: 4家", "as_of: 2024, value: 35家")),
    ],
    "PT052": [
        (True, figures("as_of: 2024, value: 120家", "as_of: 2025, value: 119家", more="kind: cumulative\n")),
        (False, figures("as_of: 2024, value: 120家", "as_of: 2025, value: 120家", more="kind: cumulative\n")),
        (False, figures("as_of: 2024, value: 120家", "as_of: 2025, value: 110家")),  # levels may fall
        (False, figures("as_of: 2024, value: 120家", "as_of: 2025, value: 超110家", more="kind: cumulative\n")),
        (False, figures("as_of: 2024, value: 约120家", "as_of: 2025, value: 119家", more="kind: cumulative\n")),
        (False, figures("as_of: 2024, value: 不到120家", "as_of: 2025, value: 110家", more="kind: cumulative\n")),
        (True, figures("as_of: 2024, value: 超120家", "as_of: 2025, value: 不超过110家", more="kind: cumulative\n")),
        (True, figures("as_of: 2024, value: 不少于120家", "as_of: 2025, value: 110家", more="kind: cumulative\n")),
        (False, figures("as_of: 2024, value: 100—130家", "as_of: 2025, value: 110家", more="kind: cumulative\n")),
        (
            True,
            f"goal: 500家\nkind: cumulative\nbaseline: {{as_of: 2023, value: 120家, {A}}}\n"
            f"actuals: [{{as_of: 2025, value: 110家, {B}}}]\n",
        ),
    ],
    "PT053": [
        (True, figures("as_of: 2026-11-23, value: 400家")),
        (False, figures("as_of: 2026-11-22, value: 400家")),  # today
        (False, figures("as_of: 2026, value: 400家")),  # the running year has begun
        (True, figures("as_of: 2026-12, value: 400家")),
        (True, figures("as_of: 2025, value: 400家, published: 2026-12-01")),
        (False, figures("as_of: 2025, value: 400家, published: 2026-11")),
    ],
    "PT054": [
        (True, f"baseline: {{as_of: 2025, value: 300家, {A}}}\nactuals: [{{as_of: 2024, value: 310家, {B}}}]\n"),
        (False, f"baseline: {{as_of: 2025, value: 300家, {A}}}\nactuals: [{{as_of: 2025, value: 300家, {B}}}]\n"),
        (True, f"baseline: {{as_of: 2025, value: 300家, {A}}}\nactuals: [{{as_of: 2025-06, value: 310家, {B}}}]\n"),
        (False, f"baseline: {{as_of: 2025-06, value: 300家, {A}}}\nactuals: [{{as_of: 2025, value: 310家, {B}}}]\n"),
    ],
    "PT055": [
        (True, figures("as_of: 2025, value: 400家", "as_of: 2025-12-31, value: 410家")),
        (False, figures("as_of: 2025, value: 400家", "as_of: 2025-12, value: 410家, basis: 个体")),
        (True, figures("as_of: 2025, value: 400家, basis: 个體", "as_of: 2025, value: 410家, basis: 个体")),
        (False, figures("as_of: 2025, value: 400家", "as_of: 2025, value: 410家, match: different")),
        (True, figures("as_of: 2025, value: 400家", "as_of: 2025, value: 410家, match: near")),
        (
            False,
            figures("as_of: 2025, value: 400家, published: 2026-01", "as_of: 2025, value: 410家, published: 2026-08"),
        ),
        (
            True,
            figures("as_of: 2025, value: 400家, published: 2026-01", "as_of: 2025, value: 410家, published: 2026-01"),
        ),
        (True, figures("as_of: 2025, value: 400家, published: 2026-01", "as_of: 2025, value: 410家")),
    ],
    "PT056": [
        (True, figures("as_of: 2025, value: 100.1%", goal="40%")),
        (False, figures("as_of: 2025, value: 100%", goal="40%")),
        (False, figures("as_of: 2025, value: 120%", goal="150%")),  # more than the whole is asked for
        (True, figures("as_of: 2025, value: 120%", goal="100%")),
        (False, figures("as_of: 2025, value: 120%", goal="增长40%")),
        (True, f"goal: 40%\nbaseline: {{as_of: 2023, value: 312%, {A}}}\n"),
    ],
    "PT057": [
        (True, "by: 2024-01-14\n"),  # the plan is of 2024-01-15
        (False, "by: 2024-01-15\n"),
        (False, "by: 2024-01\n"),  # a month stands for its last day
        (True, "from: 2026-07\nby: 2026-06\n"),
        (False, "from: 2026-06\nby: 2026-06\n"),
    ],
    "PT058": [
        (True, "by: 2031\n"),  # the plan's title ends in 2030
        (False, "by: 2030\n"),
        (False, "by: 2031\nquote: 到2031年达到500家\n"),
        (True, pair("by: 2050", "plan: q | by: 2026").replace("2024-01-15", "2024")),  # 26 years after its plan
        (False, pair("by: 2049", "plan: q | by: 2026").replace("2024-01-15", "2024")),
        (False, pair("by: 2080", "plan: q | by: 2026").replace(", issued: 2024-01-15", "")),
    ],
    "PT059": [
        (True, "goal: 比2020年下降18%\nquote: 能耗比2020年下降18%\nbaseline: {as_of: 2019, value: 5吨}\n"),
        (False, "goal: 比2020年下降18%\nquote: 能耗比2020年下降18%\nbaseline: {as_of: 2020-12, value: 5吨}\n"),
        (True, "goal: 下降18%\nquote: 与2020年相比，能耗下降18%\nbaseline: {as_of: 2021, value: 5吨}\n"),
        (False, "goal: 下降18%\nquote: 能耗下降18%\nbaseline: {as_of: 2019, value: 5吨}\n"),  # no year is named
        (False, "goal: 比上年下降18%\nquote: 能耗比上年下降18%\nbaseline: {as_of: 2019, value: 5吨}\n"),
        (False, "goal: 达到18%\nquote: 比2020年提高2个百分点，达到18%\nbaseline: {as_of: 2019, value: 5%}\n"),
        (True, "goal: 达到2020年的3倍\nquote: 产量达到2020年的3倍\nbaseline: {as_of: 2019, value: 5吨}\n"),
        (False, "goal: 下降18%\nquote: 能耗比2020年下降18%、比2015年下降18%\nbaseline: {as_of: 2015, value: 5吨}\n"),
        (True, "goal: 下降18%\nquote: 能耗比2020年下降18%，水耗比2015年下降20%\nbaseline: {as_of: 2015, value: 5吨}\n"),
    ],
    "PT060": [
        (True, pair("", "")),
        (False, pair("", "goal: 达到501家")),
        (False, pair("", "goal: 超过500家")),  # another comparator: PT061 tells it
        (False, pair("", "by: 2027")),
        (False, pair("", "plan: q")),
        (False, pair("", "title: 园区")),
        (False, pair("", "kind: cumulative")),
        (False, pair("basis: FP16", "basis: FP64")),  # of other bases: two promises
        (False, pair("basis: FP16", "")),
        (True, pair("basis: 统计口径", "basis: 統計口徑")),
        (False, pair("tags: [a]", "tags: [b]")),
        (
            True,
            pair(
                "title: 企业 | indicator: firms | quote: 企业500家", "title: 公司 | indicator: firms | quote: 企业500家"
            ),
        ),
        (False, pair("title: 企业 | indicator: firms | quote: 企业500家", "title: 公司 | quote: 企业500家")),
        (False, pair("title: 企业 | quote: 企业500家", "title: 公司 | quote: 企业500家")),
    ],
    "PT061": [
        (True, pair("", "goal: 达到600家")),
        (True, pair("", "goal: 超过500家")),
        (False, pair("", "goal: 达到600家 | by: 2027")),
        (False, pair("", "goal: 达到600家 | basis: 个体")),
        (False, pair("", "goal: 达到600个 | plan: q")),
        (True, pair("", "goal: 达到600个")),
        (False, pair("", "goal: 达到60%")),
        (False, pair("", "goal: 增长60家")),
        (False, pair("goal: 达到500家", "goal: 不超过600家")),  # a floor and a ceiling above it
        (True, pair("goal: 达到500家", "goal: 不超过500家")),
        (True, pair("goal: 不超过500家", "goal: 达到500家")),
        (False, pair("goal: 不超过501家", "goal: 达到500家")),
        (True, pair("goal: 不超过500家", "goal: 不超过600家")),  # two ceilings
        (False, pair("goal: 低于600家", "goal: 超过500家")),
        (True, pair("goal: 低于400家", "goal: 超过500家")),
        (False, pair("", "goal: 达到600家 | tags: [x]")),
        (False, pair("goal: 达到500PFLOPS(FP16)", "goal: 达到600PFLOPS(FP64)")),
    ],
    "PT062": [
        (True, pair("indicator: firms | goal: 500名", "by: 2027")),
        (False, pair("indicator: firms | goal: 500个", "by: 2027")),
        (True, pair("indicator: people | goal: 500个", "by: 2027")),
        (False, pair("indicator: people | goal: 500名", "by: 2027")),
        (False, pair("indicator: people | goal: 500万人", "by: 2027")),
    ],
    "PT063": [
        (True, pair("revises: b", "revises: a | by: 2027")),
        (False, pair("", "revises: a | by: 2027")),
    ],
    "PT064": [
        (True, pair("revises: b", "plan: q")),
        (False, pair("", "plan: q | revises: a")),
        (True, pair("indicator: firms", "plan: q | revises: a | indicator: people | goal: 5万人")),
        (False, pair("indicator: firms", "plan: q | revises: a")),
        (False, pair("revises: b", "plan: q").replace("issued: 2025-03", "issued: 2024")),  # 2024 holds the plan's day
    ],
    "PT065": [
        (True, pair("by: 2025", "goal: 达到499家 | by: 2027")),
        (False, pair("by: 2025", "goal: 达到500家 | by: 2027")),
        (True, pair("goal: 达到400家 | by: 2027", "goal: 达到500家 | by: 2025")),  # in whatever order they stand
        (False, pair("by: 2025", "goal: 达到400家 | by: 2027 | kind: cumulative")),
        (False, pair("by: 2025 | kind: sum", "goal: 达到400家 | by: 2027 | kind: sum")),
        (False, pair("by: 2025 | goal: 不超过500家", "goal: 不超过400家 | by: 2027")),  # ceilings may sink
        (False, pair("by: 2025 | goal: 增长50%以上", "goal: 增长40%以上 | by: 2027")),
        (False, pair("by: 2025", "goal: 达到400家 | by: 2027 | basis: 个体")),
        (False, pair("by: 2025", "goal: 达到400家 | by: 2027 | title: 园区")),
        (False, pair("by: 2025", "goal: 达到40% | by: 2027")),
    ],
    "PT070": [
        (True, "actuals: [{as_of: 2025, value: 400家}]\n"),
        (True, "baseline: {as_of: 2023, value: 400家}\n"),
        (False, figures("as_of: 2025, value: 400家")),
    ],
    "PT071": [
        (False, "actuals: [{as_of: 2025, value: 400家, source: 'http://a.cn'}]\n"),
        (False, "actuals: [{as_of: 2025, value: 400家, source: 'https://a.cn:8080/x?y'}]\n"),
        (True, "actuals: [{as_of: 2025, value: 400家, source: 'ftp://a.cn/x'}]\n"),
        (True, "actuals: [{as_of: 2025, value: 400家, source: 'https://localhost/x.html'}]\n"),
        (True, "actuals: [{as_of: 2025, value: 400家, source: 'https://./x'}]\n"),
        (True, "actuals: [{as_of: 2025, value: 400家, source: 'https://?a.b'}]\n"),
        (True, pair("", "by: 2027").replace("title: 某县规划", "title: 某县规划, url: 某县政府网")),
        (False, pair("", "by: 2027").replace("title: 某县规划", "title: 某县规划, url: 'https://a.gov.cn/b'")),
    ],
    "PT072": [
        (True, figures("as_of: 2025-06-30, value: 400家, published: 2025-06-29")),
        (False, figures("as_of: 2025-06-30, value: 400家, published: 2025-06-30")),
        (False, figures("as_of: 2025-06-30, value: 400家, published: 2025-06")),
        (False, figures("as_of: 2025, value: 400家, published: 2025-01-01")),
        (True, figures("as_of: 2025, value: 400家, published: 2024-12")),
    ],
    "PT073": [
        (True, figures("as_of: 2025, value: 400家", "as_of: 2025-11, value: 390家")),
        (False, figures("as_of: 2025-11, value: 390家", "as_of: 2025, value: 400家")),
        (False, figures("as_of: 2025, value: 400家", "as_of: 2025-12-31, value: 410家, basis: 个体")),
    ],
    "PT080": [
        (True, figures("as_of: 2025-12-30, value: 400家", more="by: 2025\n")),
        (False, figures("as_of: 2025, value: 400家", more="by: 2025\n")),
        (False, "by: 2025\n"),  # nobody follows it
        (False, figures("as_of: 2025, value: 400家", more="by: 2026-11-22\n")),  # due today
        (True, figures("as_of: 2025, value: 400家", more="by: 2026-11-21\n")),
        (True, figures("as_of: 2024, value: 400家", "as_of: 2025, value: 9家, match: different", more="by: 2025\n")),
    ],
    "PT081": [
        (True, figures("as_of: 2025-05-21, value: 400家", more="by: 2030\n")),
        (False, figures("as_of: 2025-05-22, value: 400家", more="by: 2030\n")),  # 18 months to the day
        (True, figures("as_of: 2024, value: 400家")),
        (False, figures("as_of: 2024, value: 400家", more="by: 2026-11-21\n")),  # over: PT080 asks for the last one
        (True, figures("as_of: 2024, value: 400家", more="by: 2026-11-22\n")),
        (True, figures("as_of: 2024, value: 400家", "as_of: 2026-06, value: 9家, match: different")),
    ],
}
PLAN = (
    "# the text says: 到2025年，企业达到300家，产业规模突破600亿元。到2027年，园区达到50家；比2020年下降18%。"
    "“十五五”末，建成3个集群。\n"
)


def quoted(quote: str, *more: str) -> str:
    """A target whose quote is held against a text of a plan."""
    return PLAN + "".join(f"{line}\n" for line in (*more, f"quote: {quote}"))


LIMITS |= {
    "PT040": [
        (False, quoted("企业达到300家", "goal: 300家")),
        (False, quoted("企業達到 300 家", "goal: 300家")),  # script and spaces do not count
        (False, quoted("企业达到300家……园区达到50家", "goal: 300家")),
        (False, quoted("企业达到300家[...]园区达到50家", "goal: 300家")),
        (True, quoted("园区达到50家……企业达到300家", "goal: 300家")),  # in the order of the text
        (True, quoted("企业达到300家……企业达到300家", "goal: 300家")),  # and each part once
        (True, quoted("企业达到301家", "goal: 301家")),
        (False, quoted("'\"十五五\"末,建成3个集群'", "goal: 3个")),  # whatever the marks
    ],
    "PT041": [
        (True, quoted("企业达到300家", "goal: 300家", "by: 2026")),
        (False, quoted("企业达到300家", "goal: 300家", "by: 2025")),
        (False, quoted("建成3个集群", "goal: 3个", "by: 2030")),  # 十五五 ends in 2030, and so does the title
        (True, quoted("建成3个集群", "goal: 3个", "by: 2029")),
        (False, quoted("到2029年建成3个集群", "goal: 3个", "by: 2029")),
        (False, quoted("企业达到300家", "goal: 300家")),
    ],
    "PT044": [
        (True, quoted("园区达到50家", "goal: 50家", "by: 2025")),
        (False, quoted("园区达到50家", "goal: 50家", "by: 2027")),
        (False, quoted("产业规模突破600亿元", "goal: 突破600亿元", "by: 2025")),
        (False, quoted("园区达到50家", "goal: 50家", "by: 2025", "kind: annual")),
        (False, quoted("到2025年，企业达到300家", "goal: 300家", "by: 2025")),
        (False, quoted("没有的句子50家", "goal: 50家", "by: 2025")),
        (False, quoted("园区达到50家；比2020年下降18%", "goal: 50家", "by: 2025")),  # it names years itself
    ],
    "PT042": [
        (True, "quote: 建設开源社區500家\n"),
        (True, "title: 建設开源社區\nquote: 企業500家\n"),
        (False, "quote: 建設開源社區500家\n"),
        (True, pair("", "by: 2027").replace("title: 某县规划", "title: 建設开源社區規劃")),
    ],
    "PT037": [
        (True, "title: 100个产品\ntitle_en: 1000 products\ngoal: 100个\n"),
        (False, "title: 一百个产品\ntitle_en: 100 products\ngoal: 100个\n"),
        (False, "title: 1,000个产品\ntitle_en: 1000 products\ngoal: 1000个\n"),
        (False, "title: 产业规模\ntitle_en: output of 60 billion yuan\ngoal: 600亿元\n"),
        (True, "title: 产业规模\ntitle_en: output of 6 billion yuan\ngoal: 600亿元\n"),
        (False, "title: 规模\ntitle_en: output by 2026\nby: 2026\n"),
        (True, "title: 规模\ntitle_en: output by 2027\nby: 2026\n"),
        (False, "title: 一百二十个产品\ntitle_en: 120 products\ngoal: 100个\n"),
        (True, "title: 100个产品\ntitle_en: Products 1000\ngoal: 100个\n"),
        (False, "title: 产品\ntitle_en: products\ngoal: 100个\n"),
        (True, pair("", "by: 2027").replace("title: 某县规划", "title: 某县规划2025, title_en: Plan 2026")),
        (False, pair("", "by: 2027").replace("title: 某县规划", "title: 某县规划2025, title_en: Plan 2025")),
        (
            False,
            pair("", "by: 2027").replace("title: 某县规划", "title: 某县十四五规划, title_en: 14th Five-Year Plan"),
        ),
        (True, pair("", "by: 2027").replace("title: 某县规划", "title: 某县十四五规划, title_en: 13th Five-Year Plan")),
    ],
}
CASES = [
    pytest.param(code, told, text, id=f"{code}-{number}")
    for code, listed in LIMITS.items()
    for number, (told, text) in enumerate(listed)
]


@pytest.mark.parametrize(("code", "told", "text"), CASES)
def test_a_rule_tells_this_and_spares_that(code: str, told: bool, text: str) -> None:
    diagnostics = run(text).diagnostics
    assert not [one for one in diagnostics if one.code in ("PT002", "PT005", "PT006", "PT015")], diagnostics
    assert (code in {one.code for one in diagnostics}) == told


#: What a message has to say, so that nobody has to count or to look up: the text, the rule, and the words.
MESSAGES = [
    (LIMITS["PT051"][0][1], "PT051", "400家 is 10 times the one of 2024, 40家"),
    (LIMITS["PT051"][2][1], "PT051", "40家 is 0.1 of the one of 2024, 400家"),
    (LIMITS["PT051"][4][1], "PT051", "5000家 is 10 times the goal, 500家"),
    (LIMITS["PT055"][0][1], "PT055", "there is a figure for 2025-12-31 already: 400家"),
    (figures("as_of: 2025, value: 400家", "as_of: 2025, value: 400家"), "PT055", "already: the same figure"),
    (pair("", ""), "PT060", "a promises the same: 达到500家 by 2026"),
    (pair("revises: b", "revises: a | by: 2027"), "PT063", "a → b → a is a circle"),
    (LIMITS["PT059"][0][1], "PT059", "the baseline is of 2019, and 比2020年下降18% compares with 2020"),
    (LIMITS["PT065"][0][1], "PT065", "达到499家 by 2027 is less than 达到500家 by 2025 (a)"),
    (LIMITS["PT072"][0][1], "PT072", "published 2025-06-29, before the day that the figure refers to: 2025-06-30"),
]


@pytest.mark.parametrize(("text", "code", "words"), MESSAGES)
def test_a_message_says_what_stands_against_what(text: str, code: str, words: str) -> None:
    assert words in next(one.message for one in run(text).diagnostics if one.code == code)


#: The way out that a rule names: the first case of its table that is told, and the words of the hint.
HINTS = {
    "PT059": "record the figure of 2020 as the baseline",
    "PT050": "add `match: near` where it may be judged all the same, `match: different` where not",
    "PT051": "look whether 万 and 亿, or P and E, are what the source says",
    "PT052": "correct the figure, or the kind: `sum` for increments, `annual` for single years",
    "PT053": "a forecast is no actual; correct the date or take the figure out",
    "PT054": "correct one of the two dates",
    "PT055": "keep one, or give the bases of both; of a revision, when each was published",
    "PT056": "look at the decimal point; a growth rate is no share",
    "PT057": "correct the year that is wrong",
    "PT060": "keep one of the two; where they differ, let title or indicator say how",
    "PT061": "correct one of them, or let the titles say what the plan tells apart",
    "PT062": "people and things are two indicators",
    "PT063": "name the target of the earlier plan",
    "PT064": "the later promise revises the earlier one",
    "PT065": "look whether the figures or the years were exchanged",
    "PT070": "add `source:` with the URL of the page that says it",
    "PT072": "correct the date that is wrong",
    "PT073": "oldest first; `policytrack check --fix` puts them in order",
    "PT080": "record the final figure: `policytrack set t VALUE --as-of 2025`",
    "PT081": "look for a newer one: `policytrack set t VALUE --as-of DATE`",
    "PT041": "take the deadline that the plan sets",
    "PT044": "look which section the quote stands in",
    "PT037": "correct one of the two",
}


@pytest.mark.parametrize("code", HINTS)
def test_a_rule_names_the_way_out(code: str) -> None:
    text = next(text for told, text in LIMITS[code] if told)
    assert {one.hint for one in run(text).diagnostics if one.code == code} == {HINTS[code]}


#: Where a finding of a field stands that is only there in one of two places: the words under the carets.
PLACES = [
    (figures("as_of: 2025, value: 10EFLOPS(FP64)", goal="12EFLOPS(FP16)"), "PT050", "10EFLOPS(FP64)"),
    (figures("as_of: 2025, value: 10EFLOPS, basis: FP64", goal="12EFLOPS(FP16)"), "PT050", "FP64"),
    (figures("as_of: 2026-12, value: 400家"), "PT053", "2026-12"),
    (figures("as_of: 2025, value: 400家, published: 2026-12-01"), "PT053", "2026-12-01"),
    (figures("as_of: 2025-06-30, value: 400家, published: 2025-06-29"), "PT072", "2025-06-29"),
    (pair("", "goal: 达到600家"), "PT061", "达到600家"),
    (
        f"baseline: {{as_of: 2025, value: 300家, {A}}}\nactuals: [{{as_of: 2024, value: 310家, {B}}}]\n",
        "PT054",
        "2024",
    ),
    (pair("by: 2025", "goal: 达到499家 | by: 2027"), "PT065", "达到499家"),
    (figures("as_of: 2024, value: 120家", "as_of: 2025, value: 119家", more="kind: cumulative\n"), "PT052", "119家"),
    (pair("", ""), "PT060", "id"),
]


@pytest.mark.parametrize(("text", "code", "words"), PLACES)
def test_a_finding_stands_under_its_words(text: str, code: str, words: str) -> None:
    (one,) = [one for one in run(text).diagnostics if one.code == code]
    assert one.excerpt[one.column - 1 : one.end_column - 1] == words


@pytest.mark.parametrize("word", ["建成", "完成", "竣工", "投产", "投运", "投用", "并网", "落成", "建好", "通车"])
def test_what_is_done_may_be_said_in_another_word_and_is_not_what_is_begun(word: str) -> None:
    for goal, alike in (("建成", True), ("开工", False)):
        found = run(f"title: 车站\ngoal: {goal}5座\nquote: {word}5座\n").diagnostics
        assert any("another stage" in one.message for one in found) is not alike


#: Words of the other stages of a work, each line of one.
STAGES = """
规划 储备 谋划 核准
开工 启动
在建
替代 置换
淘汰 退出 关停 拆除 化解 腾退
"""


@pytest.mark.parametrize(
    ("word", "same"), [(word, row.split()) for row in STAGES.strip().splitlines() for word in row.split()]
)
def test_what_is_planned_or_begun_or_removed_is_not_what_is_done(word: str, same: list[str]) -> None:
    for goal in ("建成", "开工", "在建", "替代", "淘汰"):
        found = run(f"title: 车站\ngoal: {goal}5座\nquote: {word}车站5座\n").diagnostics
        assert any("another stage" in one.message for one in found) is (goal not in same), goal


def test_all_characters_of_the_other_script_are_named() -> None:
    text = "title: 企业\ngoal: 500家\nquote: 全市數字经济产业達到500家\n"
    assert [(one.message, one.hint) for one in run(text).diagnostics if one.code == "PT042"] == [
        ("數、達 in a simplified text: traditional characters", "write 数、达")
    ]


def test_a_long_circle_is_shown_in_part() -> None:
    names = [f"t{number}" for number in range(12)]
    listed = [
        f"id: {one}, plan: p, title: {one}, goal: 500家, quote: 500家, revises: {other}"
        for one, other in zip(names, [*names[1:], names[0]], strict=True)
    ]
    found = [one for one in run(targets(*listed)).diagnostics if one.code == "PT063"]
    assert [one.target for one in found] == names
    assert found[0].message == "t0 → t1 → t2 → t3 → t4 → t5 → t6 → t7 → … → t0 is a circle"
    shorter = list(run(targets(*listed[:7], listed[7].replace("revises: t8", "revises: t0"))).diagnostics)
    assert next(one.message for one in shorter if one.code == "PT063").count("→") == 8


#: Files that are not YAML, and what is said of the reason that most often stands behind it.
SYNTAX = [
    ("format: 1\nplans:\n\tp: {title: x}\n", "indent with spaces"),
    (
        "format: 1\nplans：\n  p: {title: x}\n",
        "write a plain colon and a space",
    ),
    ("format: 1\nplans:\u00a0\n  p: {title: x}\n", "a no-break or full-width space stands there"),
    ("format: 1\nplans:\u3000\n  p: {title: x}\n", "a no-break or full-width space stands there"),
    ("format: 1\nplans: {\n", ""),
    ("format: 1\nnote: 二：三\nplans: [\n", ""),  # a colon in a value is none of a key
]


@pytest.mark.parametrize(("text", "hint"), SYNTAX)
def test_a_syntax_error_says_what_most_often_stands_behind_it(text: str, hint: str) -> None:
    (one,) = run(text).diagnostics
    assert one.code == "PT002"
    assert one.hint.startswith(hint) and bool(one.hint) == bool(hint)
