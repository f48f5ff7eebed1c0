"""The guard of every write: an edit that does anything else than was asked for is refused, whatever it is."""

from collections.abc import Callable

import pytest
from conftest import HEAD
from test_edits import TODAY

from policytrack.data.source import SourceFile
from policytrack.data.yaml_document import Edit
from policytrack.edits.request import NewActual
from policytrack.edits.session import Edited, EditSession, Expected, NewTarget
from policytrack.errors import PolicytrackError
from policytrack.text.dates import parse_date
from policytrack.update import DoubtError, Outcome, RejectedError, carry_out, revise

T = "  - {id: t, plan: p, title: 企业, goal: 500家, quote: 企业500家, actuals: [{as_of: 2023, value: 4家}]}\n"
U = "  - {id: u, plan: p, title: 园区, goal: 50家, quote: 园区50家, baseline: {as_of: 2020, value: 5家}}\n"
TEXT = HEAD + "targets:\n" + T + U
NEW = "  - {id: n, plan: p, title: 模型, goal: 9家, quote: 模型9家}\n"
FIELDS = {"id": "n", "plan": "p", "title": "模型", "goal": "9家", "quote": "模型9家"}


def attempt(old: str, new: str, edited: Callable[[EditSession, list[Edit]], Edited]) -> Outcome:
    """Replace a piece of the file, whatever the request says of it."""
    start = TEXT.index(old)
    edits = [Edit(start, start + len(old), new)]
    return revise([SourceFile("f.yaml", TEXT.encode())], lambda session: edited(session, edits), TODAY)


def silent(_: EditSession, edits: list[Edit]) -> Edited:
    """Nothing is said to change."""
    return Edited({"f.yaml": edits}, {})


def figure(session: EditSession, edits: list[Edit]) -> Edited:
    """The target t is said to get a figure of 2024."""
    target = session.target("t")
    new = NewActual(parse_date("2024"), {"value": "6家"})
    return Edited({"f.yaml": edits}, {"t": Expected((*target.actuals, new), target.baseline)})


def new_baseline(session: EditSession, edits: list[Edit]) -> Edited:
    """The target t is said to get a baseline."""
    target = session.target("t")
    new = NewActual(parse_date("2020"), {"value": "1家"})
    return Edited({"f.yaml": edits}, {"t": Expected(target.actuals, new)})


def added(position: int, **fields: str) -> Callable[[EditSession, list[Edit]], Edited]:
    """A target is said to be added there."""
    return lambda _, edits: Edited({"f.yaml": edits}, {}, added=NewTarget("n", {**FIELDS, **fields}, position))


END = "value: 4家}]"
SOUND = [
    (END, "value: 4家}, {as_of: 2024, value: 6家}]", figure),
    (END, "value: 4家}], baseline: {as_of: 2020, value: 1家}", new_baseline),
    (U, NEW + U, added(1)),
    (U, U + NEW, added(2)),
    ("title: 企业,", "title: 企业  ,", silent),
    (U, U + "\n# a comment\n", silent),
]


@pytest.mark.parametrize(("old", "new", "edited"), SOUND)
def test_what_was_asked_for_passes(old: str, new: str, edited: Callable[[EditSession, list[Edit]], Edited]) -> None:
    assert attempt(old, new, edited).revised[0].data.decode() == TEXT.replace(old, new)


MORE = "more than was asked for"
OTHER = r"f\.yaml:\d+: the edit would change "
WRONG = {
    "a figure of another value": (END, "value: 4家}, {as_of: 2024, value: 7家}]", figure, OTHER + "t "),
    "a figure with another field": (END, "value: 4家}, {as_of: 2024, value: 6家, note: x}]", figure, OTHER + "t "),
    "a figure in another place": (END[:9], "value: 4家}, {as_of: 2022, value: 6家", figure, OTHER + "t "),
    "a figure that is not there": (U, U, figure, OTHER + "t "),
    "a figure too many": (
        END,
        "value: 4家}, {as_of: 2024, value: 6家}, {as_of: 2025, value: 6家}]",
        figure,
        OTHER + "t ",
    ),
    "the old figure is another": (END, "value: 5家}, {as_of: 2024, value: 6家}]", figure, OTHER + "t "),
    "the title as well": (
        T,
        T.replace("企业,", "公司,").replace(END, "value: 4家}, {as_of: 2024, value: 6家}]"),
        figure,
        OTHER + "t ",
    ),
    "a baseline as well": (
        END,
        "value: 4家}, {as_of: 2024, value: 6家}], baseline: {as_of: 2020, value: 1家}",
        figure,
        OTHER + "t ",
    ),
    "another baseline": (END, "value: 4家}], baseline: {as_of: 2020, value: 2家}", new_baseline, OTHER + "t "),
    "no baseline": (U, U, new_baseline, OTHER + "t "),
    "a figure of another target": ("value: 5家}", "value: 6家}", silent, OTHER + "u "),
    "two other targets": (
        T + U,
        T.replace("4家", "3家") + U.replace("5家", "6家", 1),
        silent,
        OTHER + "t, u ",
    ),
    "another target beside the one that is to change": (
        T + U,
        T.replace(END, "value: 4家}, {as_of: 2024, value: 6家}]") + U.replace("园区,", "园,"),
        figure,
        OTHER + "u ",
    ),
    "a target more": (U, U + NEW, silent, MORE),
    "a target less": (U, "", silent, MORE),
    "the last target less, and one is said to be new": (U, "", added(1), MORE),
    "no new target": (U, U + "\n", added(2), MORE),
    "a new target elsewhere": (U, NEW + U, added(2), MORE),
    "a new target with another goal": (U, U + NEW, added(2, goal="8家"), MORE),
    "a new target without its note": (U, U + NEW, added(2, note="x"), MORE),
    "a new target of another id": (U, U + NEW.replace("id: n", "id: m"), added(2), MORE),
    "two new targets": (U, U + NEW + NEW.replace("id: n", "id: m").replace("模型", "标准"), added(2), MORE),
    "the plan's title": ("title: 某市规划", "title: 某县规划", silent, MORE),
    "an indicator": ("title: 算力规模", "title: 算力", silent, MORE),
    "a plan more": ("indicators:", "  q: {title: 另一规划}\nindicators:", silent, MORE),
}


@pytest.mark.parametrize(("old", "new", "edited", "words"), WRONG.values(), ids=WRONG)
def test_whatever_else_changes_is_refused(
    old: str, new: str, edited: Callable[[EditSession, list[Edit]], Edited], words: str
) -> None:
    with pytest.raises(PolicytrackError, match=words) as caught:
        attempt(old, new, edited)
    assert "nothing was written" in caught.value.message


#: Edits after which the file has an error that it had not, and what is said.
BROKEN = [
    (END, "value: 4家}", figure, r"no exact edit fits at f\.yaml:1\d \(.*nothing was written"),
    (END, "value: 4家}, {as_of: 2024, value: many}]", figure, "many.*nothing was written"),
    (U, U + U, silent, r"u .*nothing was written"),
    # An edit that only takes something away is none that fits, whatever is wrong afterwards.
    ("title: 企业, ", "", silent, r"no exact edit fits at f\.yaml:\d+"),
]


@pytest.mark.parametrize(("old", "new", "edited", "words"), BROKEN)
def test_a_new_error_is_refused(
    old: str, new: str, edited: Callable[[EditSession, list[Edit]], Edited], words: str
) -> None:
    with pytest.raises(RejectedError, match=words) as caught:
        attempt(old, new, edited)
    assert caught.value.found[0].path == "f.yaml"


def test_more_than_three_others_are_counted() -> None:
    many = "".join(T.replace("id: t", f"id: t{n}").replace("企业", f"企业{n}") for n in range(6))
    text = HEAD + "targets:\n" + many
    edits = [Edit(at, at + 2, "3家") for at in range(len(text)) if text.startswith("4家", at)]
    with pytest.raises(PolicytrackError, match=r"f\.yaml:10: the edit would change t0, t1, t2 and 3 more in a way"):
        revise([SourceFile("f.yaml", text.encode())], lambda _: Edited({"f.yaml": edits}, {}), TODAY)


def test_the_place_named_is_that_of_a_target_that_was_not_to_change() -> None:
    with pytest.raises(PolicytrackError, match=r"f\.yaml:11: the edit would change u "):
        attempt(T + U, T.replace("企业,", "公司,") + U.replace("园区,", "园,"), figure)


DOUBT = [  # old figures, the new one, and the rule that has a doubt; None: none has
    ("4家", "40家", "PT051"),
    ("4家", "39家", None),
    ("4家", "6家", None),
]


@pytest.mark.parametrize(("old", "new", "rule"), DOUBT)
def test_a_slip_of_the_hand_needs_a_word(
    tmp_path_factory: pytest.TempPathFactory, old: str, new: str, rule: str | None
) -> None:
    path = tmp_path_factory.mktemp("data") / "f.yaml"
    path.write_text(TEXT.replace("4家", old), encoding="utf-8")

    def request(session: EditSession) -> Edited:
        entry = NewActual(parse_date("2024"), {"value": new, "source": "https://example.org/a"})
        target = session.target("t")
        at = path.read_text(encoding="utf-8").index("}]") + 1
        edit = Edit(at, at, f", {{as_of: 2024, value: {new}, source: 'https://example.org/a'}}")
        return Edited({str(path): [edit]}, {"t": Expected((*target.actuals, entry), None)})

    def attempt_with(accepted: tuple[str, ...] | None) -> Outcome:
        return carry_out([str(path)], request, TODAY, accepted=accepted)

    before = path.read_bytes()
    assert [one.split("(")[-1][:5] for one in carry_out([str(path)], request, TODAY, dry_run=True).doubts] == (
        [rule] if rule else []
    )
    if rule is None:
        attempt_with(())
        return
    with pytest.raises(DoubtError, match=f"{rule}.*nothing was written") as caught:
        attempt_with(())
    assert path.read_bytes() == before
    with pytest.raises(DoubtError):
        attempt_with(("another doubt",))
    assert path.read_bytes() == before
    attempt_with(caught.value.reasons)
    assert path.read_bytes() != before


def test_standard_input_cannot_be_edited() -> None:
    with pytest.raises(PolicytrackError, match="standard input"):
        carry_out(["-"], lambda session: Edited({}, {}), TODAY)


def test_each_stage_is_told() -> None:
    told: list[int] = []
    revise([SourceFile("f.yaml", TEXT.encode())], lambda _: Edited({}, {}), TODAY, told.append)
    assert told == [1, 2, 3]
