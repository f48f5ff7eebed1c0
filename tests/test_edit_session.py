"""How a target is asked for by its id, and what is said of one that is not there or wrong itself; figures by fields."""

from datetime import date

import pytest
from conftest import HEAD

from policytrack.data.model import Plan
from policytrack.data.source import SourceFile
from policytrack.edits.request import NewActual, written
from policytrack.edits.session import EditSession
from policytrack.edits.targets import plan_named
from policytrack.errors import PolicytrackError
from policytrack.rules.check import check
from policytrack.text.dates import parse_date

ONE = "  - {id: %s, plan: p, title: %s, goal: %s, quote: 5家}\n"
SOUND = HEAD + "targets:\n" + "".join(
    ONE % row
    for row in [
        ("alpha-1", "新能源企业", "5家"), ("alpha-2", "新能源車企业", "5家"), ("beta-3", "新能源园区", "5家"),
        ("gamma-4", "企业", "5家"), ("delta-5", "企业", "5家"), ("omega", "{}", "5家"),
    ]
)  # fmt: skip
SEARCH = "`policytrack search WORDS` finds ids by words"
#: What is asked for: what is said, and the way out.
ASKED = {
    "alpha1": ("there is no target 'alpha1': did you mean `alpha-1`?", SEARCH),
    "园区": ("there is no target '园区'", "did you mean `beta-3`?"),
    "園區": ("there is no target '園區'", "did you mean `beta-3`?"),
    "新能源": ("there is no target '新能源'", "did you mean `alpha-1` or `alpha-2` or `beta-3`?"),
    "新能源车": ("there is no target '新能源车'", "did you mean `alpha-2`?"),
    "企业": ("there is no target '企业'", SEARCH),  # four have it
    "nothing like it": ("there is no target 'nothing like it'", SEARCH),
    "": ("there is no target ''", SEARCH),
}


@pytest.mark.parametrize(("count", "last"), [(8, "`p6`, `p7`"), (9, "`p7` and 1 more")])
def test_of_the_plans_that_there_are_eight_are_named(count: int, last: str) -> None:
    with pytest.raises(PolicytrackError) as caught:
        plan_named("q", [Plan(f"p{number}", "规划") for number in range(count)])
    assert caught.value.hint.startswith("plans are `p0`") and caught.value.hint.endswith(last)


def session(*texts: str) -> EditSession:
    sources = [SourceFile(f"{number}.yaml", text.encode()) for number, text in enumerate(texts, 1)]
    return EditSession(check(sources), sources, date(2026, 6, 30))


@pytest.mark.parametrize("identity", ASKED)
def test_what_is_said_of_a_target_that_is_not_there(identity: str) -> None:
    with pytest.raises(PolicytrackError) as caught:
        session(SOUND.replace("title: {}", "title: x")).target(identity)
    assert (caught.value.message, caught.value.hint) == ASKED[identity]


def test_an_empty_id_names_none_of_a_few() -> None:
    with pytest.raises(PolicytrackError) as caught:
        session(HEAD + "targets:\n" + ONE % ("a", "x", "5家")).target("")
    assert caught.value.hint == SEARCH


def test_it_may_stand_in_the_file_that_cannot_be_read() -> None:
    with pytest.raises(PolicytrackError) as caught:
        session(HEAD + "targets:\n" + ONE % ("a", "x", "5家"), "format: 1\ntargets: [\n").target("zeta")
    assert caught.value.hint.startswith("it may stand in 2.yaml, which cannot be read: line ")
    assert session(HEAD + "targets:\n" + ONE % ("a", "x", "5家"), "targets: [\n").target("a").id == "a"


def test_of_several_errors_of_a_target_the_first_is_said() -> None:
    lines = ONE % ("a", "x", "many") + ONE.replace("}", ", by: soon}") % ("b", "x", "few") + ONE % ("c", "x", "5家")
    asked = session(HEAD + "targets:\n" + lines)
    for identity, words in (("a", "1.yaml:10: cannot read 'many'"), ("b", "1.yaml:11: ")):
        with pytest.raises(PolicytrackError, match=f"{identity} has an error itself: {words}") as caught:
            asked.target(identity)
        assert caught.value.hint == "mend it first; `policytrack check` shows it"
    assert asked.target("c").id == "c"


FIGURE = (
    "{as_of: 2024-06, value: 超过5家, source: s, archived: a, published: 2024-07, basis: b, match: near, note: n, "
    "extra: {x: y}, pulled: {file: t.csv, row: '3'}}"
)
FIELDS = {
    "as_of": "2024-06", "value": "超过5家", "source": "s", "archived": "a", "published": "2024-07", "basis": "b",
    "match": "near", "note": "n", "extra": (("x", "y"),), "pulled": (("file", "t.csv"), ("row", "3")),
}  # fmt: skip


def test_a_figure_says_what_is_asked_for_and_nothing_else() -> None:
    text = (
        HEAD
        + "targets:\n"
        + ONE.replace("}", f", actuals: [{FIGURE}, {{as_of: 2023, value: 4家}}]}}") % ("a", "x", "9家")
    )
    full, bare = session(text).target("a").actuals
    assert written(full) == FIELDS
    assert written(bare) == {"as_of": "2023", "value": "4家", "match": "same"}
    details = {name: value for name, value in FIELDS.items() if name != "as_of"}
    assert NewActual(parse_date("2024-06"), details).agrees_with(full)
    assert NewActual(parse_date("2023"), {"value": "4家"}).agrees_with(bare)
    assert NewActual(parse_date("2023"), {"value": "4家", "match": "same"}).agrees_with(bare)
    assert not NewActual(parse_date("2024"), details).agrees_with(full)
    for name in details:
        assert not NewActual(parse_date("2024-06"), {**details, name: "z"}).agrees_with(full)
        less = {one: value for one, value in details.items() if one != name}
        assert not NewActual(parse_date("2024-06"), less).agrees_with(full)


@pytest.mark.parametrize(
    ("one", "other", "contradicts"),
    [
        ({}, {}, True), ({"basis": "甲"}, {}, False), ({"basis": "產值"}, {"basis": "产值"}, True),
        ({"match": "different"}, {}, False), ({"match": "near"}, {}, True), ({"match": "same"}, {}, True),
        ({"published": "2024-01"}, {"published": "2024-02"}, False), ({"published": "2024-01"}, {}, True),
        ({"published": "2024-01"}, {"published": "2024年1月"}, True),
    ],
)  # fmt: skip
def test_what_tells_figures_of_one_date_apart(one: dict[str, str], other: dict[str, str], contradicts: bool) -> None:
    first, second = (
        NewActual(parse_date(when), details).key for when, details in (("2023", one), ("2023-12-31", other))
    )
    assert first.contradicts(second) is second.contradicts(first) is contradicts
    assert not first.contradicts(NewActual(parse_date("2023-12-30"), other).key)
