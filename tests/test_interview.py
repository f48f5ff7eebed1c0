"""Going through proposals one by one: what is accepted, edited, skipped, and asked about the next time."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import typer

from policytrack.commands import interview
from policytrack.plans.proposals import Proposal, draft
from policytrack.render.wrapping import hanging

TEXT = (
    "明川市规划（2023—2026年）\n一、目标\n新建公园80座。\n——企业500家。\n"
    "| 指标 | 2026年 |\n| 绿地（亩） | 70 |\n| 道路（公里） | 9 |\n"
)
Ask = Callable[..., list[Proposal]]


@pytest.fixture
def ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ask:
    monkeypatch.chdir(tmp_path)

    def answered(*answers: str) -> list[Proposal]:
        """The proposals that are accepted with these answers; after the last the input ends. An empty one is Enter."""
        left = list(answers)

        def prompt(_: str, default: str, err: bool) -> str:
            if not left:
                raise typer.Abort
            return left.pop(0) or default

        monkeypatch.setattr("typer.prompt", prompt)
        return interview.chosen(TEXT, draft(TEXT).proposals, "p.txt")

    return answered


def goals(proposals: list[Proposal]) -> list[tuple[str, int | None]]:
    return [(one.goal, one.deadline) for one in proposals]


@pytest.mark.parametrize(
    ("answers", "accepted", "skipped"),
    [
        (("", "y", "Y", "yes"), ["80座", "500家", "70亩", "9公里"], 0),
        (("s", "n", "y", "q"), ["70亩"], 2),
        (("x", "不", "s", "y", "q"), ["500家"], 1),  # what is no answer is asked for again, and accepts nothing
        (("y", "q"), ["80座"], 0),
        (("y", "y"), ["80座", "500家"], 0),  # the input ends: what was accepted is kept
        ((), [], 0),
    ],
)
def test_answers(ask: Ask, answers: tuple[str, ...], accepted: list[str], skipped: int) -> None:
    assert [goal for goal, _ in goals(ask(*answers))] == accepted
    marks = Path("p.txt.skipped").read_text(encoding="utf-8").splitlines() if skipped else []
    assert len(marks) == skipped


def test_what_is_skipped_or_edited_into_another_figure_is_not_asked_about_again(ask: Ask) -> None:
    first = ask("s", "e", "", "多少", "600家", "26", "2027年", "2027", "e", "绿地面积", "", "-", "q")
    assert goals(first) == [("600家", 2027), ("70亩", None)]
    assert [(one.subject, one.doubts) for one in first] == [("企业", ()), ("绿地面积", ())]
    assert Path("p.txt.skipped").read_text(encoding="utf-8").splitlines() == [
        "80座 | 新建公园80座", "500家 | 企业500家",
    ]  # fmt: skip
    assert goals(ask("y", "y")) == [("70亩", 2026), ("9公里", 2026)]


def test_a_figure_of_another_kind_is_kept_only_where_it_is_typed_again(
    ask: Ask, capsys: pytest.CaptureFixture[str]
) -> None:
    """A slip of the hand (51x for 51家) is no goal; a unit that was misread can be put right."""
    first = ask("s", "e", "", "51x", "51家", "", "q")
    assert goals(first) == [("51家", 2026)]
    assert "51x (multiple) is of another kind" in capsys.readouterr().err
    assert goals(ask("e", "", "51x", "40%", "40%", "", "q")) == [("40%", 2026)]


def test_a_row_is_shown_with_its_cells_apart(ask: Ask, capsys: pytest.CaptureFixture[str]) -> None:
    ask("s", "s", "q")
    assert "  | 绿地（亩） | [70] |\n" in capsys.readouterr().err


def test_nothing_to_ask_is_said(ask: Ask, capsys: pytest.CaptureFixture[str]) -> None:
    ask("s", "s", "s", "s")
    assert "nothing to ask" not in capsys.readouterr().err
    ask()
    assert "nothing to ask: what the data has not was skipped; take it out of p.txt.skipped" in capsys.readouterr().err
    interview.chosen(TEXT, [], "p.txt")
    assert "nothing to ask: all that was found is in the data already" in capsys.readouterr().err


def test_a_figure_in_colour_is_whole_on_a_narrow_terminal(
    ask: Ask, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(interview, "wants_colour", lambda: True)
    monkeypatch.setattr(interview, "folded", lambda line, stream, indent: hanging(line, 24, indent))
    monkeypatch.setattr(typer, "echo", lambda line="", err=False: print(line, file=sys.stderr))
    ask("s", "s", "s", "s")
    shown = capsys.readouterr().err
    assert "\x1b[7m80座\x1b[0m" in shown
    assert "\u2061" not in shown
    assert shown.count("\x1b[") == 8  # none is broken in two
