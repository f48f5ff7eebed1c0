"""The guard of every write: an edit that does anything else than was asked for is refused, whatever it is."""

import fcntl
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import HEAD
from other_locks import no_fcntl_locks, no_flock
from test_edits import TODAY

from policytrack.data import fields
from policytrack.data.plain import plain
from policytrack.data.problems import Diagnostic, Severity
from policytrack.data.source import SourceFile
from policytrack.data.yaml_document import Edit, compose
from policytrack.edits.csv_import import CsvRow
from policytrack.edits.request import NewActual
from policytrack.edits.session import Edited, EditSession, Expected, NewTarget, Value, fields_of
from policytrack.errors import PolicytrackError
from policytrack.rules.check import Checked, check
from policytrack.text.dates import parse_date
from policytrack.update import (
    STAGES,
    DoubtError,
    Outcome,
    RejectedError,
    carry_out,
    carry_out_all,
    new_diagnostics,
    revise,
)

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
    "a new target with figures": (U, U + NEW.replace("}", ", actuals: [{as_of: 2024, value: 3家}]}"), added(2), MORE),
    "a new target with a tolerance": (U, U + NEW.replace("}", ", tolerance: 5%}"), added(2), MORE),
    "a new target with a path": (U, U + NEW.replace("}", ", path: growth}"), added(2), MORE),
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
    # Of several errors the first one in the file is named, however they stand in order of their rules.
    (T + U, T.replace("4家", "many") + U.replace("plan: p", "plan: q"), silent, "^cannot read 'many'"),
    (T + U, T.replace("plan: p", "plan: q") + U.replace("5家", "many"), silent, "^there is no plan 'q'"),
]


@pytest.mark.parametrize(("old", "new", "edited", "words"), BROKEN)
def test_a_new_error_is_refused(
    old: str, new: str, edited: Callable[[EditSession, list[Edit]], Edited], words: str
) -> None:
    with pytest.raises(RejectedError, match=words) as caught:
        attempt(old, new, edited)
    assert caught.value.found[0].path == "f.yaml"


def test_an_error_of_no_target_that_a_table_names_is_of_none_of_its_rows() -> None:
    with pytest.raises(RejectedError) as caught:
        attempt(U, U.replace("5家", "many"), silent)
    row = CsvRow(2, "u", NewActual(parse_date("2024"), {"value": "6家"}))
    assert caught.value.found[0].target == "u"
    assert caught.value.rows_at([row], caught.value.found[0]) == []


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


# What an update tells and keeps.


def problem(line: int, code: str, message: str, target: str | None = None, *, path: str = "f.yaml") -> Diagnostic:
    severity = Severity.WARNING if code == "W" else Severity.ERROR
    return Diagnostic(path, line, 1, line, 2, code, code.lower(), severity, message, target=target)


#: What was wrong, what is now, and the lines of what counts as new.
NEW_ONES = [
    ([], [problem(3, "A", "a")], [3]),
    ([problem(1, "A", "a")], [problem(3, "A", "a")], []),  # it has moved
    ([problem(1, "A", "1 of 2")], [problem(3, "A", "1 of 3")], []),  # nor does a message that counts
    ([problem(1, "A", "a")], [problem(1, "A", "a"), problem(5, "A", "b")], [5]),
    ([problem(5, "A", "a")], [problem(1, "A", "b"), problem(5, "A", "a")], [1]),  # of two, the one of new words
    ([problem(1, "A", "a"), problem(2, "A", "b")], [problem(2, "A", "b")], []),
    ([problem(1, "A", "a", "t")], [problem(1, "A", "a", "u")], [1]),  # of another target
    ([problem(1, "A", "a")], [problem(1, "B", "a")], [1]),  # of another rule
    ([problem(1, "A", "a")], [problem(1, "A", "a", path="g.yaml")], [1]),  # in another file
    ([problem(1, "W", "a")], [problem(1, "A", "a")], [1]),
    ([], [problem(2, "A", "a"), problem(5, "A", "b")], [2, 5]),  # two of one kind at once
    ([], [problem(2, "A", "a"), problem(5, "A", "b"), problem(7, "A", "c")], [2, 5, 7]),
    ([], [problem(1, "W", "a")], []),
    ([], [problem(9, "A", "x"), problem(2, "B", "y"), problem(4, "A", "z", path="a.yaml")], [4, 2, 9]),  # by place
]


@pytest.mark.parametrize(("before", "now", "lines"), NEW_ONES)
def test_what_is_wrong_now_and_was_not_before(
    before: list[Diagnostic], now: list[Diagnostic], lines: list[int]
) -> None:
    dataset = check([SourceFile("f.yaml", TEXT.encode())]).dataset
    found = new_diagnostics(Checked(dataset, tuple(before)), Checked(dataset, tuple(now)), Severity.ERROR)
    assert [one.line for one in found] == lines


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "f.yaml"
    path.write_text("\ufeff" + TEXT, encoding="utf-8")
    return path


def adding(value: str, *, old: str = END) -> Callable[[EditSession], Edited]:
    """A request that writes a figure of 2024 behind the last one of t."""

    def request(session: EditSession) -> Edited:
        (name,) = session.files
        target = session.target("t")
        at = session.examples(name).document.text.index(old) + len(old) - 1
        text = f", {{as_of: 2024, value: {value}, source: 'https://example.org/a'}}"
        entry = NewActual(parse_date("2024"), {"value": value, "source": "https://example.org/a"})
        return Edited({name: [Edit(at, at, text)]}, {"t": Expected((*target.actuals, entry), target.baseline)})

    return request


def test_all_stages_are_told_and_what_is_written_can_be_looked_at_before(path: Path) -> None:
    told: list[int] = []
    seen: list[Outcome] = []

    def look(outcome: Outcome) -> None:
        assert path.read_bytes() == before
        seen.append(outcome)

    before = path.read_bytes()
    dry = carry_out([str(path)], adding("6家"), TODAY, dry_run=True, before_writing=look, tick=told.append)
    assert path.read_bytes() == before
    outcome = carry_out([str(path)], adding("6家"), TODAY, before_writing=look, tick=told.append)
    assert told == [1, 2, 3, 4] * 2 == [*range(1, STAGES + 1)] * 2
    assert [one.edited for one in seen] == [dry.edited, outcome.edited]
    written = path.read_bytes()
    assert written == outcome.revised[0].data == dry.revised[0].data != before
    assert written.startswith("\ufeff".encode()) and written.count("\ufeff".encode()) == 1
    assert outcome.texts == {str(path): TEXT}
    ((old, new),) = outcome.changed
    assert old is not None and (old.id, len(old.actuals), new.id, len(new.actuals)) == ("t", 1, "t", 2)


@pytest.mark.parametrize(
    "write",
    [
        lambda path, **options: carry_out([path], adding("6家"), TODAY, **options),
        lambda path, **options: carry_out_all([path], [adding("6家")], TODAY, **options),
    ],
    ids=["one", "all"],
)
def test_nothing_is_written_without_a_lock_unless_told(
    path: Path, monkeypatch: pytest.MonkeyPatch, write: Callable[..., object]
) -> None:
    monkeypatch.setattr(fcntl, "flock", no_flock)
    monkeypatch.setattr(fcntl, "fcntl", no_fcntl_locks)
    before = path.read_bytes()
    with pytest.raises(PolicytrackError, match="cannot be locked"):
        write(str(path))
    assert path.read_bytes() == before
    carry_out([str(path)], adding("6家"), TODAY, dry_run=True)  # which writes nothing
    write(str(path), without_lock=True)
    assert path.read_bytes() != before


def test_only_the_targets_that_change_are_looked_at(path: Path) -> None:
    """A figure of t that others of its plan stand beside: what is wrong with those is for `check`."""
    other = "  - {id: o, plan: p, title: 企业, goal: 500家, quote: 企业500家, actuals: [{as_of: 2024, value: 60家}]}\n"
    path.write_text(TEXT + other, encoding="utf-8")
    outcome = carry_out([str(path)], adding("6家"), TODAY, dry_run=True)
    assert {one.partition(":")[0] for one in (*outcome.doubts, *outcome.notes)} == {"t"}


#: Each further field of a target as it is written, and as the guard reads it back.
FIELDS_READ: dict[str, tuple[str, Value]] = {
    "indicator": ("compute", "compute"),
    "title_en": ("Firms", "Firms"),
    "goal_en": ("9 firms", "9 firms"),
    "by": ("2026-06", "2026-06"),
    "from": ("2021", "2021"),
    "quote_en": ("9 firms", "9 firms"),
    "kind": ("cumulative", "cumulative"),
    "nature": ("binding", "binding"),
    "basis": ("FP16", "FP16"),
    "region": ("[某区, 某县]", ("某区", "某县")),
    "scope": ("全社会", "全社会"),
    "category": ("能源 > 风电", "能源 > 风电"),
    "baseline": ("{as_of: 2020, value: 3家}", (("value", "3家"), ("as_of", "2020"))),
    "lead": ("[某局]", ("某局",)),
    "responsible": ("[某委, 某办]", ("某委", "某办")),
    "tags": ("[a, b]", ("a", "b")),
    "change": ("new", "new"),
    "extent": ("period", "period"),
    "revises": ("t", "t"),
    "note": ("x", "x"),
    "extra": ("{a: b}", (("a", "b"),)),
}


#: What no request for a new target has.
NEVER_ASKED = ("actuals", "done", "tolerance", "path")


@pytest.mark.parametrize("name", [one.name for one in fields.TARGET.fields if one.name not in (*FIELDS, *NEVER_ASKED)])
def test_no_field_of_a_new_target_escapes_the_guard(name: str) -> None:
    written, read = FIELDS_READ[name]
    goal = "9E" if name == "indicator" else "9家"
    line = f"  - {{id: n, plan: p, title: 模型, goal: {goal}, quote: 模型9家, {name}: {written}}}\n"
    target = check([SourceFile("f.yaml", (TEXT + line).encode())]).dataset.targets[-1]
    assert fields_of(target) == {**FIELDS, "goal": goal, name: read}


OLD_ONE = "  - {id: o, plan: old, title: 算力, indicator: compute, goal: 9E, quote: 算力9E}\n"
MORE_PLANS = "  old: {title: 新规划, issued: 2025}\n  later: {title: 再规划, issued: 2026-02}\n"
PLANS = TEXT.replace("indicators:", MORE_PLANS + "indicators:\n  firms: {title: 企业, unit: 家}") + OLD_ONE
#: A new target, and what is said of it beside those that stand there: the rule, or nothing.
BESIDE = {
    "the same promise in the same plan": ("plan: p, title: 企业, goal: 500家, quote: 有企业500家", "PT060"),
    "and of an indicator": ("plan: p, title: 企业, indicator: firms, goal: 500家, quote: 有企业500家", "PT060"),
    "another figure in the same plan": ("plan: p, title: 企业, goal: 600家, quote: 企业600家", "PT061"),
    "the same in another plan": ("plan: old, title: 企业, goal: 500家, quote: 有企业500家", None),
    "a revision of a later plan's": (
        "plan: p, title: 算力, indicator: compute, goal: 8E, quote: 算力8E, revises: o",
        "PT064",
    ),
    "a revision of another indicator's": (
        "plan: later, title: 企业, indicator: firms, goal: 8家, quote: 企业8家, revises: o",
        "PT064",
    ),
    "a revision": ("plan: later, title: 算力, indicator: compute, goal: 8E, quote: 算力8E, revises: o", None),
}


@pytest.mark.parametrize(("fields", "rule"), BESIDE.values(), ids=BESIDE)
def test_a_new_target_is_held_against_those_of_its_plan_and_the_one_that_it_revises(
    fields: str, rule: str | None
) -> None:
    said = dict(field.split(": ") for field in fields.split(", "))

    def adding_it(_: EditSession) -> Edited:
        edit = Edit(len(PLANS), len(PLANS), f"  - {{id: n, {fields}}}\n")
        return Edited({"f.yaml": [edit]}, {}, added=NewTarget("n", {"id": "n", **said}, 3))

    outcome = revise([SourceFile("f.yaml", PLANS.encode())], adding_it, TODAY)
    told = [one for one in (*outcome.doubts, *outcome.notes) if "PT06" in one]
    assert [one.startswith("n: ") and rule in one for one in told] == [True] * bool(rule), told


@pytest.mark.parametrize("touched", ["t", "u"])
def test_what_an_import_of_targets_touches_is_what_changes_and_is_looked_at(touched: str) -> None:
    new = TEXT.replace("goal: 500家", "goal: 600家").replace("goal: 50家", "goal: 60家")

    def importing(_: EditSession) -> Edited:
        edit = Edit(0, len(TEXT), new)
        whole = {"f.yaml": plain(compose(new, "f.yaml").root)}
        return Edited({"f.yaml": [edit]}, {}, whole=whole, touched=frozenset((touched,)))

    outcome = revise([SourceFile("f.yaml", TEXT.encode())], importing, TODAY)
    assert [(old and old.id, new.id) for old, new in outcome.changed] == [(touched, touched)]
    assert {one.partition(":")[0] for one in outcome.doubts} == {touched}, "the goal is not what the quote says"


def test_who_looks_may_stop_it(path: Path) -> None:
    before = path.read_bytes()

    def stop(_: Outcome) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        carry_out([str(path)], adding("6家"), TODAY, before_writing=stop)
    assert path.read_bytes() == before


OLD = "t: the newest figure is of 2024, more than 18 months ago (PT081 stale-figure)"


def test_doubts_need_a_word_and_remarks_do_not(path: Path) -> None:
    path.write_text(TEXT.replace("4家}]", "4家, source: 'https://example.org/b'}]"), encoding="utf-8")
    old = "source: 'https://example.org/b'}]"
    doubtful = carry_out([str(path)], adding("60家", old=old), TODAY, dry_run=True)
    assert doubtful.notes == (OLD,)
    assert [str(one) for one in doubtful.doubts] == ["t: 60家 is 15 times the one of 2023, 4家 (PT051 ten-times)"]
    with pytest.raises(DoubtError) as caught:
        carry_out([str(path)], adding("60家", old=old), TODAY)
    assert caught.value.message == f"{doubtful.doubts[0]}; nothing was written"
    assert caught.value.hint == "--yes writes it all the same"
    assert caught.value.reasons == doubtful.doubts
    before = path.read_bytes()
    carry_out([str(path)], adding("60家", old=old), TODAY, accepted=None)
    assert path.read_bytes() != before


def test_a_remark_is_told_and_nothing_more(path: Path) -> None:
    def request(session: EditSession) -> Edited:
        edited = adding("6家")(session)
        (edit,) = edited.edits[str(path)]
        bare = edit.text.replace(", source: 'https://example.org/a'", "")
        expected = edited.expected["t"].actuals
        entry = NewActual(parse_date("2024"), {"value": "6家"})
        return Edited({str(path): [edit._replace(text=bare)]}, {"t": Expected((*expected[:-1], entry), None)})

    outcome = carry_out([str(path)], request, TODAY)
    assert outcome.doubts == ()
    assert outcome.notes == ("t: the figure 6家 of 2024 has no source (PT070 no-source)", OLD)


def test_several_requests_are_written_once_or_not_at_all(path: Path) -> None:
    told: list[int] = []
    before = path.read_bytes()
    later = "{as_of: 2024, value: 6家, source: 'https://example.org/a'}]"

    def second(session: EditSession) -> Edited:
        (name,) = session.files
        target = session.target("t")
        at = session.examples(name).document.text.index(later) + len(later) - 1
        entry = NewActual(parse_date("2025"), {"value": "7家"})
        edit = Edit(at, at, ", {as_of: 2025, value: 7家}")
        return Edited({name: [edit]}, {"t": Expected((*target.actuals, entry), target.baseline)})

    def wrong(session: EditSession) -> Edited:
        edited = second(session)
        return Edited(edited.edits, {})

    with pytest.raises(PolicytrackError, match="the edit would change t in a way"):
        carry_out_all([str(path)], [adding("6家"), wrong], TODAY, tick=told.append)
    assert (path.read_bytes(), told) == (before, [1])
    carry_out_all([str(path)], [adding("6家"), second], TODAY, tick=told.append)
    assert told == [1, 1, 2]
    text = path.read_text(encoding="utf-8")
    assert text == "\ufeff" + TEXT.replace(END, f"value: 4家}}, {later[:-1]}, {{as_of: 2025, value: 7家}}]")
    inode = path.stat().st_ino
    carry_out_all([str(path)], [lambda _: Edited({}, {})], TODAY)
    assert path.stat().st_ino == inode
    with pytest.raises(PolicytrackError, match="standard input cannot be edited") as caught:
        carry_out_all(["-"], [], TODAY)
    assert caught.value.hint == "name a file with -f"


def test_whatever_else_a_mended_file_would_say_is_refused() -> None:
    """A fix of the shape says what the whole file is to say, as plain data."""
    said = plain(compose(TEXT, "f.yaml").root)

    def asking(edits: list[Edit]) -> Callable[[EditSession], Edited]:
        return lambda _: Edited({"f.yaml": edits}, {}, whole={"f.yaml": said})

    source = [SourceFile("f.yaml", TEXT.encode())]
    at = TEXT.index("title: 企业")
    assert revise(source, asking([Edit(at, at + 9, "title: '企业'")]), TODAY).revised[0].data != TEXT.encode()
    with pytest.raises(PolicytrackError, match="the edit would change more than was asked for; nothing was written"):
        revise(source, asking([Edit(at, at + 9, "title: 公司")]), TODAY)


BAD = TEXT.replace("4家", "many")  # it can be read, and has an error
CUT = TEXT.replace("4家}]}", "4家}}")  # it cannot
DEEP = TEXT + "x: " + "[" * 1000 + "]" * 1000 + "\n"  # nor can this
#: What two files say and what a fix makes of them; what is said of it, None where it passes.
MENDED = {
    "it has no error any more": (CUT, TEXT, TEXT, TEXT, None),
    "what else is wrong in it shows at last": (CUT, BAD, TEXT, TEXT, None),
    "it still cannot be read, for another reason": (CUT, DEEP, TEXT, TEXT, "^no exact edit fits at f.yaml:1[23] "),
    "the other one gets an error": (CUT, TEXT, TEXT, BAD, "^cannot read 'many'"),
    "the other one cannot be read any more": (CUT, TEXT, TEXT, CUT, "^no exact edit fits at g.yaml:3 "),
    "the other one keeps its error": (CUT, TEXT, BAD, BAD, None),
    "neither was unreadable": (TEXT, BAD, TEXT, TEXT, "^cannot read 'many'"),
}


@pytest.mark.parametrize(("old", "new", "other", "other_new", "words"), MENDED.values(), ids=MENDED)
def test_only_a_file_that_can_be_read_at_last_may_show_what_else_is_wrong(
    old: str, new: str, other: str, other_new: str, words: str | None
) -> None:
    def files(one: str, two: str) -> dict[str, str]:
        return {"f.yaml": one, "g.yaml": two.replace(HEAD, "format: 1\n").replace("{id: ", "{id: g")}

    before, after = files(old, other), files(new, other_new)
    edits = {name: [Edit(0, len(text), after[name])] for name, text in before.items() if after[name] != text}
    sources = [SourceFile(name, text.encode()) for name, text in before.items()]

    def mending(_: EditSession) -> Edited:
        said = {} if words else {name: plain(compose(after[name], name).root) for name in edits}
        return Edited(edits, {}, whole=said)

    if words is None:
        assert [one.data.decode() for one in revise(sources, mending, TODAY).revised] == [*after.values()]
    else:
        with pytest.raises(RejectedError, match=words):
            revise(sources, mending, TODAY)


WORDS = "  - {id: n, plan: p, title: 小煤矿, goal: {says: 基本淘汰}, quote: 小煤矿基本淘汰}\n"
WORDS_FIELDS = {"id": "n", "plan": "p", "title": "小煤矿", "goal": (("says", "基本淘汰"),), "quote": "小煤矿基本淘汰"}


@pytest.mark.parametrize(
    ("new", "position", "passes"),
    [
        (U + WORDS, 0, True),
        (WORDS + U, 0, True),  # its place is that among the goals in words
        (U + WORDS, 1, False),
        (U + WORDS.replace("小煤矿,", "煤矿,", 1), 0, False),
        (U + WORDS + WORDS.replace("id: n", "id: m"), 0, False),
        (U + NEW, 0, False),
        (U.replace("50家", "51家") + WORDS, 0, False),
        (WORDS, 0, False),
        (U, 0, False),
    ],
)
def test_a_goal_in_words_is_added_and_nothing_else(new: str, position: int, passes: bool) -> None:
    def words(_: EditSession, edits: list[Edit]) -> Edited:
        return Edited({"f.yaml": edits}, {}, added=NewTarget("n", WORDS_FIELDS, position))

    if passes:
        outcome = attempt(U, new, words)
        assert [one.id for one in outcome.after.dataset.pledges] == ["n"]
        assert outcome.changed == []  # no target does
    else:
        with pytest.raises(PolicytrackError, match="nothing was written"):
            attempt(U, new, words)


def test_a_new_target_is_one_that_was_not(path: Path) -> None:
    outcome = attempt(U, NEW + U, added(1))
    assert [(old, new.id) for old, new in outcome.changed] == [(None, "n")]
