"""Every rule does what its manual page says, and finds the slips that maintainers of such files have to repair."""

import re
import runpy
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from policytrack.data.model import Plan
from policytrack.data.problems import Rule
from policytrack.data.source import SourceFile
from policytrack.progress.thresholds import STALE_MONTHS
from policytrack.rules import baseline, catalogue, dataset, figures, quote, source, timing, uncovered
from policytrack.rules.check import Checked, CheckOptions, check
from policytrack.rules.manual import manual, whole_file
from policytrack.rules.rule import Check, PlanTexts
from policytrack.store.texts import texts_beside

TODAY = date(2026, 11, 22)
KNOWN = re.compile(r"# the baseline says: (\w+), (\w+), (.*)")
SAID = re.compile(r"# the text says: (.*)\n")
MARK = re.compile(r"  # (PT\d{3})$", re.MULTILINE)


def run(text: str) -> Checked:
    """Check an example; what `# the text says:` tells is the text of the plan p."""
    said = SAID.findall(text)
    data = whole_file(text).encode().replace(b"<byte FF>", b"\xff")

    def texts(plans: Sequence[Plan]) -> PlanTexts:
        _, refused = texts_beside((plan.key, "targets.yaml", plan.text) for plan in plans if plan.text)
        return PlanTexts({"p": said[0]}, {}) if said else PlanTexts({}, refused)

    checked = check([SourceFile("targets.yaml", data)], CheckOptions(TODAY, texts, missing_copies=set))
    known = KNOWN.search(text)
    if known is None:
        return checked
    entry = baseline.Baseline(
        "targets.yaml", ((text_line(whole_file(text), "# the baseline"), baseline.Entry(*known.groups())),)
    )
    codes = [rule.code for rule in catalogue.RULES]
    return checked._replace(diagnostics=baseline.compare(entry, checked.diagnostics, codes, codes).diagnostics)


def text_line(text: str, words: str) -> int:
    """The number of the line that holds these words."""
    return next(number for number, line in enumerate(text.split("\n"), 1) if words in line)


def found(text: str) -> list[tuple[str, int]]:
    return [(diagnostic.code, diagnostic.line) for diagnostic in run(text).diagnostics]


EXAMPLES = [
    pytest.param(rule, heading, example, id=f"{rule.code}-{heading}-{number}")
    for rule in catalogue.RULES
    for heading, listed in (("bad", manual(rule).bad), ("good", manual(rule).good))
    for number, example in enumerate(listed)
]


@pytest.mark.parametrize(("rule", "heading", "example"), EXAMPLES)
def test_the_examples_of_the_manual(rule: Rule, heading: str, example: str) -> None:
    if heading == "good":
        assert found(example) == []
        return
    (marked,) = MARK.findall(example)
    assert marked == rule.code
    line = next(
        number for number, text in enumerate(whole_file(example).split("\n"), 1) if text.endswith(f"  # {marked}")
    )
    # The comment that marks the line is taken off: for some rules comments are what they look at.
    assert found(MARK.sub("", example)) == [(rule.code, line)]


@pytest.mark.parametrize("rule", catalogue.RULES, ids=lambda rule: rule.code)
def test_every_rule_has_a_manual_page(rule: Rule) -> None:
    page = manual(rule)
    assert re.fullmatch(r"[A-Z].*\.|Ids .*\.", page.summary)
    assert page.bad and page.good
    assert re.fullmatch(r"PT\d{3}", rule.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)


def test_codes_and_names_are_unique_and_every_family_is_registered() -> None:
    codes, names = {rule.code for rule in catalogue.RULES}, {rule.name for rule in catalogue.RULES}
    assert len(codes) == len(names) == len(catalogue.RULES)
    for family in (quote, source, uncovered, figures, dataset, timing):
        made = [value for value in vars(family).values() if isinstance(value, Check)]
        assert set(made) <= set(catalogue.CHECKS)


def test_stale_means_the_same_as_in_reports() -> None:
    assert timing.STALE_MONTHS == STALE_MONTHS


def test_a_rule_of_several_targets_names_each_in_order() -> None:
    # Two figures of one plan that wait for the same thing are one warning.
    text = "".join(
        f"  - {{id: {name}, plan: p, title: {name}, goal: 500家, by: 2024, quote: 500家{name},"
        f" actuals: [{{as_of: 2023, value: 400家, source: 'https://example.org/'}}]}}\n"
        for name in "abc"
    )
    (only,) = run("format: 1\nplans:\n  p: {title: 规划}\ntargets:\n" + text).diagnostics
    assert (only.code, only.target) == ("PT080", "a")
    assert "b, c" in only.message


#: Slips as they occur, a block a rule: what is wrong | what is right | what else the target says. The first part with a
#: slip is on the line where it has to be found.
SLIPS = """
PT030
goal: 达到500家 | goal: 达到600家 | quote: 人工智能企业达到600家
goal: 突破600亿元 | goal: 突破660亿元 | quote: 核心产业规模突破660亿元
goal: 12EFLOPS | goal: 21EFLOPS | quote: 全市算力总规模达到21EFLOPS
goal: 40% | goal: 45% | quote: 智能算力占比达到45%
goal: 150名 | goal: 90名 | quote: 培育90名国家级人才
goal: 2000家 | goal: 200家 | quote: 企業數量達200家
goal: 300个以上 | goal: 1000个以上 | quote: 实施1000个以上人工智能示范项目
goal: 四成 | goal: 四成五 | quote: 占比达到45%
goal: 不少于50项 | goal: 不少于60项 | quote: 实施不少于60项科技创新项目
goal: 提高5个百分点 | goal: 提高6个百分点 | quote: 占比提高6个百分点
goal: 3—5家 | goal: 2—4家 | quote: 培育2—4家龙头企业
goal: 突破3000億元 | goal: 突破3500億元 | quote: 核心產業規模突破3500億元
goal: 500万人 | goal: 550万人 | quote: 城镇新增就业550万人以上，培训550万人
PT031
goal: 达到15% | goal: 不低于15% | quote: 非化石能源消费比重不低于15%
goal: 15% | goal: 15%以上 | quote: 研发投入强度提高到15%以上
goal: 1000万吨 | goal: 约1000万吨 | quote: 原油产量约1000万吨
goal: 20个 | goal: 20个左右 | quote: 建设20个左右创新平台
goal: 20个左右 | goal: 20个以上 | quote: 建设20个以上创新平台
goal: 达到600亿元 | goal: 突破600亿元 | quote: 核心产业规模突破600亿元
goal: 600亿元以上 | goal: 超过600亿元 | quote: 核心产业规模超过600亿元
goal: 超2000家 | goal: 達到2000家 | quote: 企業數量達到2000家
goal: 不超过13.5% | goal: 不低于13.5% | quote: 比重不低于13.5%
goal: 1.25 | goal: 不高于1.25 | quote: 平均电能利用效率不高于1.25
goal: 达到1.3 | goal: 降至1.3以下 | quote: 新建数据中心PUE降至1.3以下
goal: 不少于100个 | goal: 100个 | quote: 建成100个算法产品
goal: 300家以上 | goal: 300家左右 | quote: 培育300家左右企业
goal: 近500家 | goal: 500家以上 | quote: 企业达到500家以上
goal: 1000亿元 | goal: 千亿级 | quote: 打造千亿级产业集群，规模达到千亿级
goal: 逾30萬個 | goal: 不少於30萬個 | quote: 設立不少於30萬個崗位
goal: 至少5家 | goal: 5家 | quote: 培育5家领军企业
goal: 90%以内 | goal: 90%以上 | quote: 覆盖率达到90%以上
goal: 不足50% | goal: 50%以上 | quote: 占比达到50%以上
goal: 50万亩以上 | goal: 50万亩 | quote: 建成高标准农田50万亩
goal: 降至4.5% | goal: 降至4.5%以下 | quote: 漏损率降至4.5%以下
goal: 控制在5.5%以内 | goal: 控制在5.5% | quote: 失业率控制在5.5%
goal: 控制在20% | goal: 降至20% | quote: 煤炭消费占比降至20%
goal: 下降10% | goal: 下降10%以上 | quote: 三类排放分别下降8%、9%以上、10%以上
goal: 下降8%以上 | goal: 下降8% | quote: 三类排放分别下降8%、9%以上、10%以上
goal: 20万吨 | goal: 控制在20万吨以内 | quote: 三类排放分别控制在200万吨、20万吨、150万吨以内
goal: less than 150 km | goal: not less than 150 km | quote: the range shall not be less than 150 km
goal: 500 stations | goal: at least 500 stations | quote: no fewer than 500 stations will be built
goal: 95% | goal: about 95% | quote: coverage will reach about 95 percent and 85 percent respectively
PT032
goal: 提高15% | goal: 提高到15% | quote: 比重提高到15%
goal: 提高到15% | goal: 提高15% | quote: 劳动生产率提高15%
goal: 达到5000公里 | goal: 新增5000公里 | quote: 新增5000公里高速铁路
goal: 新增5000公里 | goal: 达到5000公里 | quote: 高速铁路里程达到5000公里
goal: 下降到13.5% | goal: 下降13.5% | quote: 单位能耗下降13.5%
goal: 下降18% | goal: 下降到18% | quote: 比重下降到18%
goal: 增长15% | goal: 下降15% | quote: 能耗强度下降15%
goal: 增加45亿立方米 | goal: 增加到45亿立方米 | quote: 供水能力增加到45亿立方米
goal: 减少6200万吨 | goal: 减少到6200万吨 | quote: 排放量减少到6200万吨
goal: 90名 | goal: 新引育90名 | quote: 新引育90名国家级科技人才
goal: 下降5萬噸 | goal: 降至5萬噸 | quote: 排放總量降至5萬噸
goal: 达到500家 | goal: 新增500家 | quote: 新增企业500家
goal: 比2015年下降18% | goal: 比2020年下降18% | quote: 碳排放强度比2020年下降18%
goal: 比2015年下降18% | goal: 下降18% | quote: 碳排放强度下降18%
goal: 达到2020年的6倍 | goal: 达到2025年的6倍 | quote: 装机达到2025年的6倍
goal: 提高9% | goal: 下降9% | quote: 两类排放分别下降8%、9%
goal: 建成120万千瓦 | goal: 开工120万千瓦 | quote: 抽水蓄能开工120万千瓦
goal: 达到700万户 | goal: 替代700万户 | quote: 散煤替代700万户
goal: 开工40万套 | goal: 完成40万套 | quote: 保障性住房开工60万套，完成40万套
goal: 完成50公里 | goal: 开工50公里 | quote: 到2026年开工道路50公里 | by: 2026
goal: 35% | goal: 增长35% | quote: 营业收入较上年增长35%
goal: 20% | goal: lower by 20% | quote: to lower energy use per unit of output by 20%
goal: increased to 20% | goal: increased by 20% | quote: output will be increased by 20%
PT033
goal: 突破600万元 | goal: 突破600亿元 | quote: 核心产业规模突破600亿元
goal: 3500TFLOPS | goal: 3500PFLOPS | quote: 算力规模达到3500PFLOPS
goal: 10PB | goal: 10EB | quote: 存储总量达10EB
goal: 1亿亩 | goal: 1万亩 | quote: 建成高标准农田1万亩
goal: 100个 | goal: 100家 | quote: 建成100家创新平台
goal: 27.1亿美元 | goal: 27.1亿元 | quote: 产业规模达到27.1亿元
goal: 1000吨 | goal: 1000万吨 | quote: 原油产量达到1000万吨
goal: 5% | goal: 5个百分点 | quote: 占比达到5个百分点
goal: 3000万元 | goal: 3000億元 | quote: 產業規模達到3000億元
goal: 1.2亿元 | goal: 1.2万亿元 | quote: 产业规模达到1.2万亿元
goal: 90亿千瓦 | goal: 90万千瓦 | quote: 装机容量达到90万千瓦
goal: 50个 | goal: 50项 | quote: 取得50项科技成果
goal: 600亿美元 | goal: 600亿元 | quote: 规模600亿元
goal: 10家以上 | goal: 10个以上 | quote: 打造10个以上产业集聚区
PT034
goal: 增长10% | goal: 年均增长10% | quote: 研发投入年均增长10%
goal: 提高7% | goal: 年均提高7% | quote: 研发经费投入年均提高7%
goal: 50项 | goal: 每年50项 | quote: 每年实施50项科技创新项目
goal: 年均增长6% | goal: 增长6% | quote: 地区生产总值增长6%
goal: 不少于150项 | goal: 每年不少于150项 | quote: 每年布局不少于150项基础研究项目
goal: 增長8%以上 | goal: 年均增長8%以上 | quote: 產值年均增長8%以上
goal: 300个以上 | goal: 累计300个以上 | quote: 累计培育300个以上应用场景
kind: level | kind: cumulative | goal: 300个以上 | quote: 累计培育300个以上应用场景
kind: level | kind: annual | goal: 不少于50项 | quote: 每年实施不少于50项科技创新项目
PT035
goal: 2家 | goal: 1—2家 | quote: 布局1—2家省实验室
goal: 1个 | goal: 1—2个 | quote: 争创1—2个国家级平台
goal: 5家 | goal: 3至5家 | quote: 培育3至5家龙头企业
goal: 1—2家 | goal: 2家 | quote: 建设2家研究院，引进2家机构
goal: 30個 | goal: 20-30個 | quote: 建設20-30個示範園區
PT036
by: 2026 | by: 2025 | goal: 500家 | quote: 到2025年,企业达到500家
by: 2025 | by: 2026 | quote: 力争到2026年企业达到500家
by: 2030 | by: 2027 | quote: 到2027年,培育500家企业
by: 2027 | by: 2025 | quote: 到2025年企业达到500家,到2027年企业达到800家
by: 2026 | by: 2025 | quote: 到二〇二五年企业达到500家
by: 2027 | by: 2025 | goal: 300家 | quote: 到2025年和2027年，企业分别达到300家和500家
by: 2024 | by: 2026 | quote: 2026年底前，企業達到500家
by: 2026 | by: 2030 | goal: 达到500家 | quote: “十五五”末企业达到500家
by: 2025 | by: 2030 | goal: 下降8% | quote: 到2030年，两类排放比2025年分别下降7%、8%
by: 2030 | by: 2035 | goal: 60% | quote: 2030年和2035年占比分别达到30%和60%
by: 2025 | by: 2027 | goal: 300家 | quote: 2025—2027年培育企业300家
by: 2024 | by: 2028 | goal: 600公里 | quote: 从2024年开始，用5年时间改造管网600公里
by: 2026 | by: 2030 | goal: lower by 65% | quote: lower emissions by 65% by 2030
PT037
title_en: 1000 products | title_en: 100 products | title: 100个算法产品 | goal: 100个 | quote: 打造100个算法产品
title_en: 6 billion yuan | title_en: 60 billion yuan | goal: 600亿元 | quote: 产业规模达到600亿元
title_en: Ranking in the top 5 | title_en: Ranking in the top ten | goal: 前十 | quote: 综合实力进入全国前十
PT042
quote: 建設开源社區500家 | quote: 建設開源社區500家 | goal: 500家
quote: 推動產業发展，企業達到500家 | quote: 推動產業發展，企業達到500家 | goal: 達到500家
quote: 培育企業500家、電子籤名600份 | quote: 培育企業500家、電子簽名600份 | goal: 500家
quote: 麵向產業培育企業500家 | quote: 面向產業培育企業500家 | goal: 500家
quote: 推動产业創新，企业達到500家，園區覆蓋 | quote: 推動產業創新，企業達到500家，園區覆蓋 | goal: 達到500家
quote: 推动产业创新，企业達到500家 | quote: 推动产业创新，企业达到500家 | goal: 达到500家
PT020
note: no | note: 'no'
note: 1:30 | note: '1:30'
note: 010 | note: '010'
note: 24.10 | note: '24.10'
basis: yes | basis: 产值
title: On | title: 'On'
tags: [a, no] | tags: [a, 'no']
PT022
title: "指标\\u00a0" | title: 指标
goal: "500\\u00a0家" | goal: 500家 | quote: 企业500家
PT050
basis: FP16 | basis: FP64 | goal: 500PFLOPS | actuals: [{as_of: 2025, value: 480P, basis: FP64, source: 'https://a.org'}]
basis: 营业收入 | basis: 統計口徑 | goal: 500PFLOPS | actuals: [{as_of: 2025, value: 480P, basis: 统计口径, source: 'https://a.org'}]
PT057
by: 2002 | by: 2026
by: 2023 | by: 2024
from: 2028 | from: 2025 | by: 2026
PT058
by: 2062 | by: 2026
by: 2036 | by: 2026
"""
#: Where a slip is found on another line than its own.
ELSEWHERE = {
    "from: 2028": "by:",
    "kind: level": "goal:",
    "basis: FP16": "actuals:",
    "basis: 营业收入": "actuals:",
}

#: Slips in the published figures: the wrong entry, the right one, and what stands before it; @a is a sound source.
FIGURES = """
PT051
as_of: 2025, value: 4800家, @b | as_of: 2025, value: 480家, @b | as_of: 2024, value: 450家, @a
as_of: 2025, value: 48家, @b | as_of: 2025, value: 480家, @b | as_of: 2024, value: 490家, @a
as_of: 2025, value: 480万家, @b | as_of: 2025, value: 480家, @b
PT052
as_of: 2025, value: 380家, @b | as_of: 2025, value: 480家, @b | as_of: 2024, value: 450家, @a
as_of: 2025, value: 400家, @b | as_of: 2025, value: 超400家, @b | as_of: 2024, value: 超450家, @a
PT053
as_of: 2027-06, value: 400家, @a | as_of: 2026-06, value: 400家, @a
as_of: 2026-06, value: 400家, published: 2027-01-02, @a | as_of: 2026-06, value: 400家, published: 2026-07-02, @a
PT055
as_of: 2025, value: 480家, @b | as_of: 2026-03, value: 480家, @b | as_of: 2025-12-31, value: 450家, @a
PT070
as_of: 2025, value: 480家 | as_of: 2025, value: 480家, @b
PT071
as_of: 2025, value: 480家, source: 某某网站 | as_of: 2025, value: 480家, @b
as_of: 2025, value: 480家, source: 'http//example.org/b' | as_of: 2025, value: 480家, source: 'http://example.org/b'
as_of: 2025, value: 480家, source: 'https://example org/c' | as_of: 2025, value: 480家, @b
PT072
as_of: 2025-06, value: 480家, published: 2025-03-02, @b | as_of: 2025-06, value: 480家, published: 2025-07-02, @b
PT073
as_of: 2024, value: 470家, @b | as_of: 2026-03, value: 470家, @b | as_of: 2025, value: 470家, @a
PT016
as_of: 2025, value: 480亿元, @b | as_of: 2025, value: 480家, @b
PT015
as_of: 2025, value: 若干家, @b | as_of: 2025, value: 480家, @b
"""

#: Slips between a quote and its source: the quote, wrong and right.
SOURCE = "到2025年，人工智能核心产业规模突破600亿元，人工智能企业达到500家。到2027年，建设示范园区50个以上。"
QUOTES = [
    ("PT040", "人工智能核心产业的规模突破600亿元", "人工智能核心产业规模突破600亿元", "[-的-]"),
    ("PT040", "人工智能产业规模突破600亿元", "人工智能核心产业规模突破600亿元", "{+核心+}"),
    ("PT040", "到2025年……建设示范园区600亿元", "到2025年……突破600亿元", ""),
    ("PT040", "数字经济规模突破600亿元", "人工智能核心產業規模突破600億元", "[-数字经济-]"),
    ("PT040", "人工智能企业达到500家,核心产业规模突破600亿元", "核心产业规模突破600亿元,人工智能企业达到500家", ""),
]


def _rows(table: str) -> list[tuple[str, list[str]]]:
    rows, code = [], ""
    for line in table.strip().split("\n"):
        if re.fullmatch(r"PT\d{3}", line):
            code = line
        else:
            rows.append((code, [part.strip() for part in re.sub(r"  # .*", "", line).split(" | ")]))
    return rows


def _line_of(text: str, part: str) -> int:
    return next(number for number, line in enumerate(whole_file(text).split("\n"), 1) if part in line)


@pytest.mark.parametrize(
    ("code", "parts"), _rows(SLIPS), ids=lambda value: value if isinstance(value, str) else value[0]
)
def test_a_slip_in_a_target_is_found_on_its_line_and_nothing_once_it_is_repaired(code: str, parts: list[str]) -> None:
    wrong, right, *rest = parts
    before, after = "\n".join([wrong, *rest]) + "\n", "\n".join([right, *rest]) + "\n"
    assert found(before) == [(code, _line_of(before, ELSEWHERE.get(wrong, wrong)))]
    assert found(after) == []


@pytest.mark.parametrize(
    ("code", "parts"), _rows(FIGURES), ids=lambda value: value if isinstance(value, str) else value[0]
)
def test_a_slip_in_a_figure_is_found_on_its_line_and_nothing_once_it_is_repaired(code: str, parts: list[str]) -> None:
    wrong, right, *earlier = parts
    wrong, right, *earlier = (
        re.sub("@(.)", r"source: 'https://example.org/\1'", f"{{{entry}}}") for entry in (wrong, right, *earlier)
    )
    kind = "kind: cumulative\n" if code == "PT052" else ""
    head = f"goal: 500家\n{kind}actuals:\n" + "".join(f"  - {entry}\n" for entry in earlier)
    before, after = f"{head}  - {wrong}\n", f"{head}  - {right}\n"
    assert found(before) == [(code, _line_of(before, wrong))]
    assert found(after) == []


@pytest.mark.parametrize(("code", "wrong", "right", "shown"), QUOTES, ids=lambda value: value)
def test_a_quote_that_the_text_does_not_have(code: str, wrong: str, right: str, shown: str) -> None:
    said = f"# the text says: {SOURCE}\n"
    goal = "goal: 突破600亿元\nby: 2025\n"
    checked = run(f"{said}{goal}quote: {wrong}\n")
    assert code in {diagnostic.code for diagnostic in checked.diagnostics}
    assert shown in " ".join(diagnostic.message for diagnostic in checked.diagnostics)
    assert found(f"{said}{goal}quote: {right}\n") == []


def test_the_table_is_long_enough() -> None:
    assert len(_rows(SLIPS)) + len(_rows(FIGURES)) + len(QUOTES) > 110


#: What may look like a slip and is none.
FINE = [
    "goal: 不低于15%\nquote: 比重达到15%以上",
    "goal: '> 600亿元'\nquote: 核心产业规模突破600亿元",
    "goal: '>= 15%'\nquote: 比重不低于15%",
    "goal: 12000亿元\nquote: 产业规模达到1.2万亿元",
    "goal: 40%\nquote: 占比达到四成",
    "goal: 突破600亿元\nquote: 核心產業規模突破600億元",
    "goal: 500家\nquote: 人工智能企业达到500家",
    "goal: 90名\nkind: cumulative\nquote: 新引育90名国家级、150名省级科技人才",
    "goal: 150名\nkind: cumulative\nquote: 新引育90名国家级、150名省级科技人才",
    "goal: 50项\nkind: annual\nfrom: 2024\nby: 2026\nquote: 每年实施50项科技创新项目",
    "goal: 比2020年下降18%\nby: 2025\nquote: 碳排放强度比2020年下降18%",
    "goal: 新增1—2万亩\nquote: 新增耕地1—2万亩",
    "goal: 全國第一\nquote: 智能算力規模實現全國第一、全球領先",
    "goal: 翻一番\nquote: 发电量翻一番\nbaseline: {as_of: 2022, value: 3635亿千瓦时, source: 'https://example.org/a'}",
    "goal: 前10名\nquote: 综合实力进入全国前10名",
    "goal: 50 billion CNY\nquote: 产业规模达到500亿元",
    "goal: 5家\nquote: 引进5家研究院，台州、里水各1家",
    "goal: 300家\nby: 2025\nquote: 到2025年和2027年，企业分别达到300家和500家",
    "goal: 500家\nby: 2027\nquote: 到2025年、2027年，企业数量分别达到300家、500家",
    "goal: 500家\nby: 2025\nquote: 到二〇二五年，企业达到500家",
    "goal: 每万人12件\nquote: 每万人口高价值发明专利拥有量达到12件",
    "goal: 500家\nby: 2027\nquote: 到2025年，企业达到300家；到2027年，企业达到500家",
    "goal: '>= 12 EFLOPS'\nby: 2026\nquote: 力争到2026年全市算力总规模达到12EFLOPS",
    "goal: 60 billion CNY\nquote: 产业规模达到600亿元",
    "goal: '> 3.5 EFLOPS'\nquote: 人工智能算力规模(FP16)突破3500PFlops",
    "goal: 80%\nquote: 覆盖率提高20个百分点，达到80%",
    "goal: 提高20个百分点\nby: 2026\nquote: 到2026年，覆盖率较2020年提高20个百分点，达到80%",
    "goal: 1 to 2个\nquote: 争创1—2个国家级重大创新平台",
    "goal: 约25%\nquote: 非化石能源消费比重达到25%左右",
    "goal: 控制在10%以内\nquote: 失业率控制在10%以内",
    "goal: 1200 GW以上\nquote: 风电、太阳能发电总装机容量达到12亿千瓦以上",
    "goal: 150人\nkind: cumulative\nquote: 引进培养150名省级科技人才",
    "goal: 300家\nquote: 到2026年……企业达到300家\nby: 2026",
    "goal: 下降25%\nquote: 三地浓度分别下降25%、20%、15%左右",
    "goal: 下降25%左右\nquote: 三地浓度分别下降25%、20%、15%左右",
    "goal: 控制在30万吨\nquote: 两类排放分别控制在30万吨、20万吨以内",
    "goal: 控制在30万吨以内\nquote: 两类排放分别控制在30万吨、20万吨以内",
    "goal: 50座左右\nquote: 依托现有生态资源，改建50座左右公园",
    "goal: 达到20GW\nquote: 技术已成熟的光伏，累计装机达到20GW",
    "goal: 40%\nquote: 渗透率达到40%（综合微能网不低于60%）",
    "goal: 不超过5亿吨\nquote: 消费总量控制在5亿吨以内",
    "goal: 85%\nquote: coverage will reach about 95 percent and 85 percent respectively",
    "goal: about 85%\nquote: coverage will reach about 95 percent and 85 percent respectively",
    "goal: increase by 40 million hectares\nby: 2030\nquote: increase forest area by 40 million hectares by 2030",
    "goal: lower by over 65%\nby: 2030\nquote: lower emissions by over 65 percent from the 2005 level by 2030",
    "goal: 替代700万户\nquote: 完成散煤替代700万户",
    "goal: 51所\nquote: 新建和改扩建51所学校",
    "goal: 36万元/人左右\nquote: 万元/ 2 全员劳动生产率 预期性 36左右 - 人",
    "goal: '>60%'\ntitle: 数字经济占生产总值比重\nquote: 数字经济占全市 8 % 预期性 >60 - 生产总值比重",
]


@pytest.mark.parametrize("text", FINE, ids=lambda text: text.split("\n")[0])
def test_no_false_alarm(text: str) -> None:
    assert [(at.code, at.message) for at in run(text + "\n").diagnostics] == []


@pytest.mark.parametrize("run_of", ["一", "亿", "一二", "1亿", "5", "("])
def test_a_hostile_quote_or_figure_is_read_quickly_and_never_crashes(run_of: str) -> None:
    long = run_of * (990 // len(run_of))
    assert {code for code, _ in found(f"goal: 500家\nquote: 企业{long}达到500家\n")} <= {"PT030"}
    assert ("PT015", 12) in found(f"goal: '{long}家'\nquote: 500家\n")
    assert found(f"title_en: {'1 a ' * 50_000}\n") == [("PT037", 14)]


def test_a_long_circle_is_not_written_out_for_each_of_its_targets() -> None:
    targets = "".join(
        f"  - {{id: t{n}, plan: p, title: a{n}, goal: 5家, quote: 5家, revises: t{(n + 1) % 500}}}\n"
        for n in range(500)
    )
    checked = run("format: 1\nplans:\n  p: {title: 规划}\ntargets:\n" + targets)
    assert len(checked.diagnostics) == 500
    assert max(len(found.message) for found in checked.diagnostics) < 100


def test_a_generated_file_of_the_benchmarks_is_clean() -> None:
    generate = runpy.run_path(str(Path(__file__).parent.parent / "benchmarks" / "generate.py"))
    day = date.fromisoformat(generate["AS_OF"])
    assert check([SourceFile("targets.yaml", generate["data_file"](300).encode())], CheckOptions(day)).diagnostics == ()
