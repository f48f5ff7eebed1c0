"""`add` through the command line: what the quote says, where the lines go, and in which style."""

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import HEAD, text
from typer.testing import Result

from policytrack.commands import edit_options

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


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--plan", "q", "--quote", QUOTE], "there is no plan 'q'"),
        (["--plan", "p", "--quote", "大幅提高"], "no figure"),
        (["--plan", "p", "--quote", QUOTE, "--indicator", "comptue"], "compute"),
        (["--plan", "p", "--quote", QUOTE, "--id", "city-firms-2026"], "city-firms-2026"),
        (["--plan", "p", "--quote", QUOTE, "--goal", "many"], "many"),
    ],
)
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


def test_behind_the_last_target_of_its_plan(run: Run, file: Path) -> None:
    other = "  - id: z\n    plan: q\n    title: z\n    goal: 5家\n    quote: 5家\n"
    own = "  - id: x\n    plan: p\n    title: z\n    goal: 7家\n    quote: 7家\n"
    head = HEAD.replace("indicators:", "  q: {title: 某县规划, issued: 2024}\nindicators:")
    file.write_text(head + "targets:\n" + own + other, encoding="utf-8")
    assert run(*PLAIN).exit_code == 0
    assert file.read_text(encoding="utf-8") == head + "targets:\n" + own + BLOCK + other
