"""`add` through the command line: what the quote says, where the lines go, and in which style."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import yaml
from conftest import HEAD, text
from typer.testing import Result

from policytrack.commands import edit_options
from policytrack.data.source import SourceFile
from policytrack.edits.targets import NewTargetRequest, add
from policytrack.text import pinyin
from policytrack.update import revise

Run = Callable[..., Result]

TARGETS = """\
targets:
  # 某市
  - id: city-scale-2026
    plan: p
    title: 规模
    goal: 达到600亿元
    by: 2026
    quote: 到2026年规模达到600亿元 # c
    # no figure yet

  - id: city-firms-2026
    plan: p
    title: 企业
    goal: 100家
    quote: 企业100家

  # end
"""
QUOTE = "到2027年,全市算力总规模达到12EFLOPS"
ADDED = """
  - id: city-compute-2027
    plan: p
    indicator: compute
    title: 全市算力总规模
    goal: 达到12EFLOPS
    by: 2027
    quote: 到2027年,全市算力总规模达到12EFLOPS
"""


def test_reads_goal_deadline_subject_and_id(run: Run, file: Path) -> None:
    done = run("add", "--plan", "p", "--quote", QUOTE, "--indicator", "compute", "--yes")
    assert done.exit_code == 0, done.output
    assert text(file) == TARGETS.replace("企业100家\n", "企业100家\n" + ADDED)
    assert "city-compute-2027" in done.stdout


#: quote -> the title and goal of each of its figures
SUBJECTS = [
    ("到2030年，风电、太阳能发电总装机容量达到12亿千瓦以上", ["风电、太阳能发电总装机容量 达到12亿千瓦以上"]),
    ("到2026年，粮食、油料、蔬菜总产量达到600万吨", ["粮食、油料、蔬菜总产量 达到600万吨"]),
    ("到2026年，新能源汽车产量实现翻倍", ["新能源汽车产量 翻倍"]),
    ("到2026年，数字经济规模实现倍增", ["数字经济规模 倍增"]),
    ("规模以上工业企业营业收入实现翻一番", ["规模以上工业企业营业收入 翻一番"]),
    ("5G基站、充电桩数量分别达到3万个、5万个", ["5G基站 达到3万个", "充电桩数量 5万个"]),
    ("单位GDP能耗和二氧化碳排放量分别下降13.5%和18%", ["单位GDP能耗 下降13.5%", "二氧化碳排放量 下降18%"]),
    ("城镇、农村污水处理率分别达到95%、60%", ["城镇、农村污水处理率 达到95%", "城镇、农村污水处理率 60%"]),
    ("两地分别新增3家、5家、7家企业", ["两地 新增3家", "两地 新增5家", "企业 新增7家"]),
    ("布局1—2家省实验室、打造100家“专精特新”企业", ["省实验室 1—2家", "“专精特新”企业 100家"]),
    ("到2030年，工业增加值年均增速达到7%", ["工业增加值年均增速 年均增速达到7%"]),
    ("到2030年，新材料产值年均增速快于全市工业2个百分点", ["新材料产值年均增速 年均增速快于全市工业2个百分点"]),
    ("到2030年，储能装机达到2025年的3倍", ["储能装机 达到2025年的3倍"]),
    ("到2030年，城镇化率高于全省平均水平2个百分点", ["城镇化率 高于全省平均水平2个百分点"]),
    ("全市算力总规模达到12EFLOPS，存储总量达10EB", ["全市算力总规模 达到12EFLOPS", "存储总量 达10EB"]),
]


@pytest.mark.parametrize(("quote", "expected"), SUBJECTS)
def test_what_each_figure_of_a_quote_is_of(run: Run, file: Path, quote: str, expected: list[str]) -> None:
    for number, words in enumerate(expected, 1):
        more = ["--figure", str(number)] if len(expected) > 1 else []
        done = run("add", "--plan", "p", "--quote", quote, "--dry-run", *more)
        assert done.exit_code == 0, done.stderr
        title, _, goal = words.partition(" ")
        assert f"+    title: {title}\n+    goal: {goal}\n" in done.stdout


@pytest.mark.parametrize(("answer", "code"), [("y\n", 0), ("n\n", 2)])
def test_asks_first(run: Run, file: Path, monkeypatch: pytest.MonkeyPatch, answer: str, code: int) -> None:
    words = ["add", "--plan", "p", "--quote", QUOTE]
    done = run(*words)
    assert (done.exit_code, text(file)) == (2, TARGETS)
    assert "--yes" in done.stderr
    monkeypatch.setattr(edit_options, "asks", lambda: True)
    done = run(*words, stdin=answer)
    assert done.exit_code == code
    assert (text(file) != TARGETS) == (code == 0)


def test_dry_run(run: Run, file: Path) -> None:
    done = run("add", "--plan", "p", "--quote", QUOTE, "--dry-run")
    assert done.exit_code == 0
    assert "+    goal: 达到12EFLOPS\n" in done.stdout
    assert text(file) == TARGETS


def test_what_is_given_comes_before_what_the_quote_says(run: Run, file: Path) -> None:
    done = run(
        "add", "--plan", "p", "--quote", QUOTE, "--id", "x", "--title", "no", "--title-en", "Yes: all",
        "--by", "2027-06",
        "--kind", "level", "--nature", "binding", "--responsible", "某局", "--responsible", "某委, 某办",
        "--note", "1:30", "--yes",
    )  # fmt: skip
    assert done.exit_code == 0, done.output
    added = text(file).split("企业100家\n")[1].split("\n  # end")[0]
    assert added == (
        "\n  - id: x\n    plan: p\n    title: 'no'\n    title_en: 'Yes: all'\n    goal: 达到12EFLOPS\n    by: 2027-06\n"
        f"    quote: {QUOTE}\n    nature: binding\n    responsible: [某局, '某委, 某办']\n    note: '1:30'\n"
    )


def test_several_figures_are_listed_and_one_is_chosen(run: Run, file: Path) -> None:
    words = ["add", "--plan", "p", "--quote", "建成3家实验室、培育50个模型", "--title", "x", "--id", "w", "--yes"]
    done = run(*words)
    assert done.exit_code == 2
    assert "2 figures" in done.stderr
    assert "--figure N" in done.stderr
    assert run(*words, "--figure", "3").exit_code == 2
    assert run(*words, "--figure", "2").exit_code == 0
    assert "    goal: 50个\n" in text(file)


REFUSED = [
    (["--plan", "q", "--quote", QUOTE], "there is no plan 'q'"),
    (["--plan", "p", "--quote", "大幅提高"], "no figure"),
    (["--plan", "p", "--quote", QUOTE, "--indicator", "comptue"], "compute"),
    (["--plan", "p", "--quote", QUOTE, "--id", "city-firms-2026"], "city-firms-2026"),
    (["--plan", "p", "--quote", QUOTE, "--goal", "many"], "many"),
    (["--plan", "p", "--quote", QUOTE, "--id", "a b"], "a b"),
    (["--plan", "p", "--quote", QUOTE, "--by", "soon"], "soon"),
    (["--plan", "p", "--quote", " "], "quote"),
    (["--plan", "p", "--quote", "建成3家实验室、培育50个模型", "--id", "w"], "2 figures"),
]


@pytest.mark.parametrize(("words", "said"), REFUSED)
def test_refuses(run: Run, file: Path, words: list[str], said: str) -> None:
    done = run("add", *words, "--title", "x", "--yes")
    assert done.exit_code == 2
    assert said in done.stderr
    assert text(file) == TARGETS


PLAIN = ("add", "--plan", "p", "--quote", "建成3家实验室", "--title", "实验室", "--id", "w", "--yes")
FIELDS = "id: w, plan: p, title: 实验室, goal: 3家, quote: 建成3家实验室"
BLOCK = "  - id: w\n    plan: p\n    title: 实验室\n    goal: 3家\n    quote: 建成3家实验室\n"

#: the rest of the file before and after
STYLES = [
    ("", "targets:\n" + BLOCK),
    ("targets:\n", "targets:\n" + BLOCK),
    ("targets: [] # none\n", "targets: # none\n" + BLOCK),
    ("targets: # none\n", "targets: # none\n" + BLOCK),
    ("targets: ~ # none\n", "targets: # none\n" + BLOCK),
    (
        "targets: [{id: x, plan: p, title: z, goal: 5家, quote: 5家}]\n",
        f"targets: [{{id: x, plan: p, title: z, goal: 5家, quote: 5家}}, {{{FIELDS}}}]\n",
    ),
    (
        "targets:\n- {id: x, plan: p, title: z, goal: 5家, quote: 5家}\n"
        "- {id: v, plan: p, title: u, goal: 6家, quote: 6家}",
        "targets:\n- {id: x, plan: p, title: z, goal: 5家, quote: 5家}\n"
        "- {id: v, plan: p, title: u, goal: 6家, quote: 6家}\n"
        f"- {{{FIELDS}}}",
    ),
]


@pytest.mark.parametrize(("before", "after"), STYLES)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_in_the_style_of_the_file(run: Run, file: Path, before: str, after: str, newline: str) -> None:
    file.write_bytes((HEAD + before).replace("\n", newline).encode())
    done = run(*PLAIN)
    assert done.exit_code == 0, done.output
    assert file.read_bytes().decode() == (HEAD + after).replace("\n", newline)


ONE_LINE = '{"format":"1","plans":{"p":{"title":"x"}}%s}'
QUOTED = '{"id":"w", "plan":"p", "title":"实验室", "goal":"3家", "quote":"建成3家实验室"}'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", f',"targets":[{QUOTED}]'),
        (',"targets":[]', f',"targets":[{QUOTED}]'),
        (',"targets":null', f',"targets":[{QUOTED}]'),
        (
            ',"targets":[{"id":"x","plan":"p","title":"z","goal":"5家","quote":"5家"}]',
            f',"targets":[{{"id":"x","plan":"p","title":"z","goal":"5家","quote":"5家"}}, {QUOTED.replace(", ", ",")}]',
        ),
    ],
    ids=["no list", "an empty list", "null", "a list"],
)
def test_into_a_file_of_one_line(run: Run, file: Path, before: str, after: str) -> None:
    file.write_text(ONE_LINE % before, encoding="utf-8")
    done = run(*PLAIN)
    assert done.exit_code == 0, done.output
    assert file.read_text(encoding="utf-8") == ONE_LINE % after
    assert json.loads(ONE_LINE % after)


def test_behind_the_last_target_of_its_plan(run: Run, file: Path) -> None:
    other = "  - id: z\n    plan: q\n    title: z\n    goal: 5家\n    quote: 5家\n"
    own = "  - id: x\n    plan: p\n    title: z\n    goal: 7家\n    quote: 7家\n"
    head = HEAD.replace("indicators:", "  q: {title: 某县规划, issued: 2024}\nindicators:")
    file.write_text(head + "targets:\n" + own + other, encoding="utf-8")
    assert run(*PLAIN).exit_code == 0
    assert file.read_text(encoding="utf-8") == head + "targets:\n" + own + BLOCK + other


@pytest.mark.parametrize(
    ("number", "goal"), [("1", "3家"), ("2", "50个"), ("3", "120项")], ids=["first", "middle", "last"]
)
def test_the_figure_of_that_number_is_taken(run: Run, file: Path, number: str, goal: str) -> None:
    quote = "建成3家实验室、培育50个模型、制定120项标准"
    done = run("add", "--plan", "p", "--quote", quote, "--title", "x", "--id", "w", "--yes", "--figure", number)
    assert done.exit_code == 0, done.output
    assert f"    goal: {goal}\n" in text(file)


@pytest.mark.parametrize("number", ["0", "4"])
def test_there_is_no_figure_of_another_number(run: Run, file: Path, number: str) -> None:
    quote = "建成3家实验室、培育50个模型、制定120项标准"
    done = run("add", "--plan", "p", "--quote", quote, "--title", "x", "--yes", "--figure", number)
    assert done.exit_code == 2
    assert f"the quote has 3 figures, and none is number {number}" in done.stderr
    assert "  1  实验室 3家\n  2  模型 50个\n  3  标准 120项\n" in done.stderr
    assert text(file) == TARGETS


#: What stands in the place of the list of targets, and why none can be added.
NO_PLACE = [
    ("old: &list []\ntargets: *list\n", "targets.yaml:10: `targets` is an alias, which stands for text elsewhere"),
    ("targets: [ # none\n  ]\n", "targets.yaml:9: `targets` is empty, but something stands there"),
    ("targets: {a: b}\n", "targets.yaml:9: `targets` is empty, but something stands there"),
    ("targets: ''\n", "targets.yaml:9: `targets` is empty, but something stands there"),
    ("targets: {}\n", "targets.yaml:9: `targets` is empty, but something stands there"),
]


@pytest.mark.parametrize(("rest", "said"), NO_PLACE)
def test_where_no_target_can_be_added_is_said(run: Run, file: Path, rest: str, said: str) -> None:
    file.write_text(HEAD + rest, encoding="utf-8")
    done = run("add", "--plan", "p", "--quote", QUOTE, "--yes")
    assert done.exit_code == 2
    assert said in done.stderr
    assert file.read_text(encoding="utf-8") == HEAD + rest


#: Targets, and the same with a new one behind them: as many blank lines before it as stand between the others.
SPACED = [
    ("", ""),
    ("\n", "\n"),
    ("\n\n", "\n\n"),
    ("\n  # a remark\n", "\n"),
    ("\n\n  # a remark\n\n", "\n\n"),
    ("  # a remark\n", ""),
]


@pytest.mark.parametrize(("between", "before"), SPACED)
def test_blank_lines_are_those_between_the_others(run: Run, file: Path, between: str, before: str) -> None:
    targets = [f"  - id: x{n}\n    plan: p\n    title: y{n}\n    goal: 5家\n    quote: 5家\n" for n in range(2)]
    file.write_text(HEAD + "targets:\n" + between.join(targets), encoding="utf-8")
    assert run(*PLAIN).exit_code == 0
    assert text(file) == "targets:\n" + between.join(targets) + before + BLOCK


#: What is given beside the quote, and the lines of the target that it becomes.
READ: list[tuple[str, tuple[str, ...], str]] = [
    # A goal of the same words is the figure of that place, with its subject and its year.
    (
        "到2027年建成3家实验室、培育50个模型",
        ("--goal", "50个"),
        "    title: 模型\n    goal: 50个\n    by: 2027\n",
    ),
    # In other words it is still the only figure there is.
    ("到2027年,企业达到500家", ("--goal", "至少500家"), "    title: 企业\n    goal: 至少500家\n    by: 2027\n"),
    # Of several figures, none can be told to be meant: only what is given counts.
    (
        "到2027年建成3家实验室、培育50个模型",
        ("--goal", "约50个", "--title", "x"),
        "    title: x\n    goal: 约50个\n    quote",
    ),
    # Each year, and counted together: the words of the quote say the kind.
    ("每年新建3家实验室", (), "    goal: 新建3家\n    quote: 每年新建3家实验室\n    kind: annual\n"),
    ("累计培育300个应用场景", (), "    quote: 累计培育300个应用场景\n    kind: cumulative\n"),
    ("累计培育300个应用场景", ("--kind", "sum"), "    quote: 累计培育300个应用场景\n    kind: sum\n"),
]


@pytest.mark.parametrize(("quote", "given", "lines"), READ)
def test_what_the_quote_says_is_taken_where_nothing_is_given(
    run: Run, file: Path, quote: str, given: tuple[str, ...], lines: str
) -> None:
    title = () if "--title" in given or "title" in lines else ("--title", "x")
    done = run("add", "--plan", "p", "--quote", quote, "--id", "w", "--yes", *given, *title)
    assert done.exit_code == 0, done.output
    assert lines in text(file)


def test_a_quote_that_does_not_say_what_is_measured(run: Run, file: Path) -> None:
    done = run("add", "--plan", "p", "--quote", "到2027年达到500家", "--yes")
    assert done.exit_code == 2
    assert "the quote does not say what is measured" in done.stderr and "give it with --title" in done.stderr
    assert text(file) == TARGETS


def test_levels_are_written_as_they_will_be_read(run: Run, file: Path) -> None:
    words = (
        "add",
        "--plan",
        "p",
        "--quote",
        "园区达到30个",
        "--category",
        "能源>风电 ＞ 海上",
        "--extent",
        "end",
        "--yes",
    )
    assert run(*words).exit_code == 0
    assert "    category: 能源 > 风电 > 海上\n" in text(file)
    assert "extent" not in text(file)


def test_a_goal_without_a_figure_takes_its_words(run: Run, file: Path) -> None:
    words = (
        "add",
        "--plan",
        "p",
        "--quote",
        "基本淘汰3家小煤矿",
        "--says",
        "基本淘汰",
        "--title",
        "小煤矿",
        "--id",
        "w",
        "--yes",
    )
    done = run(*words)
    assert done.exit_code == 0, done.output
    assert "    title: 小煤矿\n    goal: {says: 基本淘汰}\n    quote: 基本淘汰3家小煤矿\n" in text(file)


def test_behind_a_single_target_a_line_is_left_blank(run: Run, file: Path) -> None:
    only = "targets:\n  - id: x0\n    plan: p\n    title: y0\n    goal: 5家\n    quote: 5家\n"
    file.write_text(HEAD + only, encoding="utf-8")
    assert run(*PLAIN).exit_code == 0
    assert text(file) == only + "\n" + BLOCK


def test_every_field_that_is_asked_for_is_written(run: Run, file: Path) -> None:
    given = {
        "title": "园区", "title_en": "Parks", "goal_en": "30 parks", "quote_en": "30 parks", "by": "2027",
        "from": "2024", "kind": "cumulative", "nature": "expected", "basis": "建成", "lead": ("甲局",),
        "responsible": ("乙局", "丙局"),
        "tags": ("a", "b"), "revises": "city-firms-2026", "note": "x: y", "indicator": "parks",
    }  # fmt: skip
    data = file.read_text(encoding="utf-8").replace("indicators:\n", "indicators:\n  parks: {title: 园区, unit: 个}\n")
    request = NewTargetRequest("p", "累计建成园区30个", given)
    done = revise([SourceFile("f", data.encode())], lambda session: add(session, request), date(2026, 6, 30))
    new = yaml.load(done.revised[0].data, yaml.BaseLoader)["targets"][-1]
    lists = {name: list(value) if isinstance(value, tuple) else value for name, value in given.items()}
    assert new == {**lists, "id": new["id"], "plan": "p", "goal": new["goal"], "quote": "累计建成园区30个"}


def test_ids_begin_as_the_plans_others_do_and_are_new(run: Run, file: Path) -> None:
    words = ("add", "--plan", "p", "--quote", "到2026年,园区达到30个", "--title-en", "Parks of the city", "--yes")
    for identity in ("city-parks-city-2026", "city-parks-city-2026-2", "city-parks-city-2026-3"):
        # Each is another promise; only the basis tells them apart.
        assert run(*words, "--basis", identity).exit_code == 0
        assert f"  - id: {identity}\n" in text(file)


def test_what_ids_in_plain_letters_need_is_told_once(run: Run, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = ("add", "--plan", "p", "--quote", "到2026年,温室达到30个", "--dry-run")
    assert "pinyin]" not in run(*words).stderr
    monkeypatch.setattr(pinyin, "is_there", lambda: False)
    done = run(*words)
    assert "id: city-温室-2026\n" in done.stdout
    assert done.stderr.count("pip install 'policytrack[pinyin]'") == 1
    assert "pinyin]" not in run(*words, "--id", "温室").stderr


def test_ids_begin_with_the_region_where_the_others_have_no_common_start(run: Run, file: Path) -> None:
    file.write_text(
        HEAD.replace("  p:", "  old-plan:")
        + "targets:\n  - {id: a-1, plan: old-plan, title: x, goal: 5家, quote: 5家}\n"
        "  - {id: b-1, plan: old-plan, title: y, goal: 6家, quote: 6家}\n",
        encoding="utf-8",
    )
    assert run("add", "--plan", "old-plan", "--quote", "园区达到30个", "--yes").exit_code == 0
    assert "{id: moushi-parks," in text(file)


def test_the_first_target_of_a_plan_goes_to_the_end_of_the_list_of_its_file(run: Run, file: Path) -> None:
    head = HEAD.replace("indicators:", "  q: {title: 某县规划, issued: 2024}\nindicators:")
    file.write_text(head + TARGETS, encoding="utf-8")
    assert run("add", "--plan", "q", *PLAIN[3:]).exit_code == 0
    expected = TARGETS.replace("企业100家\n", "企业100家\n\n" + BLOCK.replace("plan: p", "plan: q"))
    assert file.read_text(encoding="utf-8") == head + expected


@pytest.mark.parametrize(
    "named", [("-f", "plans.yaml", "-f", "targets.yaml"), ("-f", "targets.yaml", "-f", "plans.yaml")]
)
def test_of_several_files_the_one_of_the_plan_gets_it(run: Run, file: Path, named: tuple[str, ...]) -> None:
    file.write_text(HEAD + TARGETS, encoding="utf-8")
    other = file.with_name("plans.yaml")
    other.write_text("format: 1\nplans:\n  q: {title: 某县规划, issued: 2024}\n", encoding="utf-8")
    assert run("add", "--plan", "q", *PLAIN[3:], *named).exit_code == 0
    assert text(file) == TARGETS
    assert other.read_text(encoding="utf-8").endswith("issued: 2024}\ntargets:\n" + BLOCK.replace("plan: p", "plan: q"))


def test_a_quote_that_the_plan_s_text_has_not_is_told(run: Run, file: Path) -> None:
    file.write_text(file.read_text(encoding="utf-8").replace("  p:\n", "  p:\n    text: plan.txt\n"), encoding="utf-8")
    (file.parent / "plan.txt").write_text("某市规划\n到2027年全市建成公园80座，绿地70亩。\n", encoding="utf-8")
    said = "the quote is not in the text of p"
    assert said not in run("add", "--plan", "p", "--quote", "到2027年全市建成公园80座", "--yes").stderr
    assert said in run("add", "--plan", "p", "--quote", "到2027年全市建成书店80家", "--yes").stderr


@pytest.mark.parametrize(
    ("rest", "hint"),
    [
        (("--plan", "q"), "plans are `p`"),
        (("--plan", "p", "--id", "city-firms-2026"), "give another with --id"),
    ],
)
def test_a_name_that_cannot_be_has_a_way_out(run: Run, file: Path, rest: tuple[str, ...], hint: str) -> None:
    done = run("add", "--quote", QUOTE, "--yes", *rest)
    assert done.exit_code == 2
    assert hint in done.stderr
