"""Words that an edit writes: scalars in quotes or without, the order of fields, and records of a plan that was read."""

from itertools import product

import pytest
import yaml

from policytrack import parse
from policytrack.data.yaml_document import MappingNode, compose
from policytrack.edits import drafting
from policytrack.edits.scalars import DOUBLE, SINGLE, write_scalar
from policytrack.edits.style import Style, insertion_index, ranking, style_of
from policytrack.plans.proposals import Bodies, Proposal
from policytrack.plans.record import Record
from policytrack.text.dates import parse_date
from policytrack.translations import speak, spoken

#: A text, and how it stands where: in a block, in brackets, and where figures and dates are meant (b, f, d);
#: ' for each of them in which it needs quotes.
PLAIN = """
企业 b f d
Output b f d
a b c b f d
a:b b ' d
a,b b ' d
what? b ' d
[a] ' ' '
a[b] b ' d
{a} ' ' '
a{b b ' d
a}b b ' d
a]b b ' d
-a ' ' '
?a ' ' '
:a ' ' '
,a ' ' '
#a ' ' '
&a ' ' '
*a ' ' '
!a ' ' '
|a ' ' '
>a ' ' '
'a ' ' '
"a ' ' '
%a ' ' '
@a ' ' '
`a ' ' '
=a ' ' '
~ ' ' '
<< ' ' '
--- ' ' '
... ' ' '
...a ' ' '
a: ' ' '
a: b ' ' '
a #b ' ' '
a#b b f d
a'b b f d
a"b b f d
https://a.org/b b ' d
5 ' ' d
0 ' ' d
-5 ' ' '
500 ' ' d
24.1 ' ' d
24.10 ' ' '
0.5 ' ' d
007 ' ' '
.5 ' ' '
5. ' ' '
1e3 ' ' '
1E+3 ' ' '
1.5e3 ' ' '
0x1F ' ' '
0o17 ' ' '
0b11 ' ' '
0b1_0 ' ' '
1_000 ' ' '
1:30 ' ' '
1:30:59 ' ' '
190:20:30.15 ' ' '
1:60 b ' d
.inf ' ' '
.NaN ' ' '
+1 ' ' '
+.inf ' ' '
2024 ' ' d
2024-01 b f d
2024-01-01 ' ' d
2024-1-1 ' ' '
2024-01-01T10:20:30Z ' ' '
2024-01-01 10:20 ' ' '
12345678901234567 ' ' '
123456789012345 ' ' d
1.5.2 b f d
1,000 b ' d
5家 b f d
10% b f d
yesterday b f d
"""


def rows() -> list[tuple[str, list[bool]]]:
    found = []
    for line in PLAIN.strip().splitlines():
        text, *marks = line.rsplit(" ", 3)
        found.append((text, [mark != "'" for mark in marks]))
    words = ("y", "n", "yes", "no", "on", "off", "true", "false", "null")
    return found + [(spelled, [False] * 3) for word in words for spelled in (word, word.upper(), word.capitalize())]


@pytest.mark.parametrize(("text", "plain"), rows(), ids=lambda value: value if isinstance(value, str) else "")
def test_what_stands_without_quotes(text: str, plain: list[bool]) -> None:
    written = [
        write_scalar(text, None, flow=False),
        write_scalar(text, None, flow=True),
        write_scalar(text, None, flow=False, bare=True),
    ]
    quoted = "'" + text.replace("'", "''") + "'"
    assert written == [text if is_plain else quoted for is_plain in plain]
    for flow, one in zip((False, True), written, strict=False):
        assert yaml.safe_load(f"[{one}]" if flow else f"a: {one}\n") == ([text] if flow else {"a": text})


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("", "''"), (" a", "' a'"), ("a ", "'a '"), ("a:\tb", r'"a:\tb"'), ("a\nb", r'"a\nb"'), ("a\rb", r'"a\rb"'),
        ("a\x00b", r'"a\x00b"'), ("a\x7fb", r'"a\x7fb"'), ("a\x9fb", r'"a\x9fb"'), ("a\u2028b", r'"a\u2028b"'),
        ("a\ufeffb", r'"a\ufeffb"'), ('say "a"\n', r'"say \"a\"\n"'), ("a\\b\n", r'"a\\b\n"'), ("a\\b", "a\\b"),
        ("a\xa0b", "a\xa0b"), ("\u3000a", "'\u3000a'"),
    ],
)  # fmt: skip
def test_what_cannot_stand_as_itself(text: str, written: str) -> None:
    assert write_scalar(text, None, flow=False) == written
    assert yaml.safe_load(f"a: {written}") == {"a": text}


@pytest.mark.parametrize(
    ("style", "quote", "text", "written"),
    [
        (None, SINGLE, "no", "'no'"), (None, DOUBLE, "no", '"no"'), (None, DOUBLE, "a", "a"),
        (SINGLE, SINGLE, "a", "'a'"), (SINGLE, DOUBLE, "a", "'a'"), (DOUBLE, SINGLE, "a", '"a"'),
        (DOUBLE, SINGLE, 'a"b\\', r'"a\"b\\"'), (SINGLE, SINGLE, "it's", "'it''s'"), (SINGLE, SINGLE, "a\n", r'"a\n"'),
    ],
)  # fmt: skip
def test_quotes_are_those_of_the_neighbours(style: str | None, quote: str, text: str, written: str) -> None:
    assert write_scalar(text, style, flow=False, quote=quote) == written


#: A record that stands there, and the same with the fields `note: no` and `value: 5` in its style.
STYLES = [
    ("a: 1\nb: x\n", "note: 'no'\nvalue: 5"),
    ('a: "1"\nb: x\n', 'note: "no"\nvalue: 5'),
    ("a: '1'\nb: \"x\"\n", "note: 'no'\nvalue: 5"),
    ("value: '4'\n", "note: 'no'\nvalue: '5'"),
    ('value: "4"\n', 'note: "no"\nvalue: "5"'),
    ('"a": 1\n', '"note": "no"\n"value": "5"'),
    ('"value": 1\n', '"note": "no"\n"value": 5'),
    ("'a': 1\n", "'note': 'no'\n'value': 5"),
    ("value:  4\n", "note: 'no'\nvalue:  5"),
    ("a:      1\nvalues: 2\n", "note:   'no'\nvalue:  5"),
    ("a:  1\nbcd: 2\n", "note: 'no'\nvalue: 5"),
    ("{a: 1, b: 2}", "{note: 'no', value: 5}"),
    ("{ a: 1, b: 2 }", "{ note: 'no', value: 5 }"),
    ("{ a: 1,b: 2, }", "{ note: 'no',value: 5, }"),
    ("{a:  1}", "{note:  'no', value:  5}"),
    ('{"a":1,"b":2}', '{"note":"no","value":"5"}'),
    ('{"a": 1, # c\n"b": 2}', '{"note": "no", "value": "5"}'),
    ('{"a": 1, "b": 2 # c\n}', '{"note": "no", "value": "5"}'),
    ('{ # c\n "a": 1, "b": 2}', '{"note": "no", "value": "5"}'),
    ('{"a":1, value:\n  2}', "{\"note\":'no', value: 5}"),
    ("{\n  a: 1,\n  b: 2\n}", "{\n  note: 'no',\n  value: 5\n}"),
    ("{}", "{note: 'no', value: 5}"),
    ("? a\n: 1\nb: 2\n", "note: 'no'\nvalue: 5"),
    ("&x a: 1\nb:   2\n", "note: 'no'\nvalue: 5"),
]


@pytest.mark.parametrize(("example", "written"), STYLES)
def test_a_record_is_written_as_the_one_beside_it(example: str, written: str) -> None:
    node = compose(example, "f.yaml").root
    assert isinstance(node, MappingNode)
    record = style_of(compose(example, "f.yaml"), node).write({"value": "5", "note": "no"}, {"note": 0, "value": 1}, "")
    assert record == written
    assert {name: str(value) for name, value in yaml.safe_load(record).items()} == {"note": "no", "value": "5"}


@pytest.mark.parametrize("name", ["as_of", "published", "value", "by", "from", "goal", "issued"])
def test_numbers_and_dates_of_figures_need_no_quotes(name: str) -> None:
    assert [Style().entry(name, text) for text in ("5", "2024-01-01")] == [f"{name}: 5", f"{name}: 2024-01-01"]
    assert Style().entry("note", "5") == "note: '5'"
    assert Style().entry("tags", ("5", "a, b", "no")) == "tags: ['5', 'a, b', 'no']"
    assert Style().entry("baseline", (("value", "5"), ("as_of", "2024"))) == "baseline: {value: 5, as_of: 2024}"
    assert Style().entry("extra", (("value", "5"), ("x", "a"))) == "extra: {value: '5', x: a}"


def test_a_field_goes_where_it_breaks_the_order_least() -> None:
    rank = {name: place for place, name in enumerate("abcde")}
    names = "abcdx"
    for size in range(4):
        for keys in product(names, repeat=size):
            if len({*keys}) < size:
                continue
            at = insertion_index(keys, "c", rank)

            def broken(place: int, keys: tuple[str, ...] = keys) -> int:
                order = [rank[one] for one in (*keys[:place], "c", *keys[place:]) if one in rank]
                return sum(one > other for index, one in enumerate(order) for other in order[index + 1 :])

            costs = [broken(place) for place in range(size + 1)]
            assert costs[at] == min(costs)
            assert all(cost > min(costs) for cost in costs[at + 1 :])


@pytest.mark.parametrize(
    ("example", "expected"),
    [("", "abcd"), ("ca", "cdab"), ("d", "abcd"), ("dx", "abcd"), ("db", "adbc"), ("abcd", "abcd"), ("b", "abcd")],
)
def test_fields_follow_the_example_and_then_the_format(example: str, expected: str) -> None:
    ranked = ranking(tuple(example), tuple("abcd"))
    assert sorted(ranked.values()) == [0, 1, 2, 3]
    assert "".join(sorted(ranked, key=ranked.__getitem__)) == expected


RECORD = Record("某市规划", None, None, None, None, None, None, False)
RECORDS = [
    (RECORD, {"title": "某市规划"}),
    (RECORD._replace(title=None), {"title": "untitled"}),
    (RECORD._replace(issuer="市政府", region="某市"), {"title": "某市规划", "issuer": "市政府", "region": "某市"}),
    (RECORD._replace(year=2024), {"title": "某市规划"}),  # the first year of its period, and not of its issue
    (RECORD._replace(year=2024, number="某政发〔2024〕1号"),
     {"title": "某市规划", "number": "某政发〔2024〕1号", "issued": "2024"}),
    (RECORD._replace(year=2024, is_report=True), {"title": "某市规划", "issued": "2024"}),
    (RECORD._replace(year=2024, issued=parse_date("2024-03-01")), {"title": "某市规划", "issued": "2024-03-01"}),
]  # fmt: skip


@pytest.mark.parametrize(("record", "fields"), RECORDS)
def test_the_record_of_a_plan_has_what_its_text_says(record: Record, fields: dict[str, str]) -> None:
    assert drafting.plan_fields(record) == fields
    assert list(drafting.plan_fields(record)) == list(fields)


@pytest.mark.parametrize(
    ("stem", "year", "taken", "key"),
    [
        ("My Plan_2024", None, (), "my-plan-2024"), ("--a--", None, (), "a"), ("规划", 2024, (), "plan-2024"),
        ("规划", None, (), "plan"), ("a", None, ("a",), "a-2"), ("a", None, ("a", "a-2"), "a-3"),
        ("a", None, ("a-2",), "a"),
    ],
)  # fmt: skip
def test_the_key_of_a_plan(stem: str, year: int | None, taken: tuple[str, ...], key: str) -> None:
    assert drafting.plan_key(RECORD._replace(year=year), stem, taken) == key


def proposed(goal: str, **fields: object) -> Proposal:
    quote = f"企业数量达到{goal}，保持增长"
    return Proposal(0, len(quote), quote, (0, 1), goal, parse(goal), None, False, "企业数量")._replace(**fields)


PROPOSALS = [
    (proposed("500家"), {"title": "企业数量", "goal": "500家"}),
    (proposed("500家", subject=""), {"title": "企业数量达到500家，保持增长", "goal": "500家"}),
    (proposed("500家", subject="", quote="企" * 50), {"title": "企" * 40, "goal": "500家", "quote": "企" * 50}),
    (proposed("500家", deadline=2026), {"by": "2026"}),
    (proposed("每年500家"), {"kind": "annual"}),
    (proposed("累计500家"), {"kind": "cumulative"}),
    (proposed("500家", nature="binding"), {"nature": "binding"}),
    (proposed("500EFLOPS(FP16)"), {"basis": "FP16"}),
    (proposed("500家", bodies=Bodies("发改委", ("工信局", "财政局"))),
     {"lead": "发改委", "responsible": ("工信局", "财政局")}),
    (proposed("500家", bodies=Bodies("发改委", ())), {"lead": "发改委"}),
    (proposed("500家", baseline="300家", baseline_year=2020), {"baseline": (("value", "300家"), ("as_of", "2020"))}),
    (proposed("500家", baseline="300家"), {"note": "from 300家"}),
    (proposed("500家", baseline_year=2020), {}),
]  # fmt: skip


@pytest.mark.parametrize(("proposal", "fields"), PROPOSALS)
def test_the_fields_of_a_proposed_target(proposal: Proposal, fields: dict[str, object]) -> None:
    taken: set[str] = set()
    titles: set[str] = set()
    found = drafting.target_fields(proposal, ["city"], taken, titles)
    whole = {"title": "企业数量", "goal": proposal.goal, "quote": proposal.quote, **fields}
    assert {name: value for name, value in found.items() if name != "id"} == whole
    assert str(found["id"]).startswith("city-")
    assert (taken, titles) == ({found["id"]}, {found["title"]})
    again = drafting.target_fields(proposal, ["city"], taken, titles)
    assert again["title"] == f"{found['title']} ({proposal.goal})"
    assert again["id"] != found["id"] and taken == {found["id"], again["id"]} and len(titles) == 2


def test_proposals_are_written_behind_a_file_s_own_targets() -> None:
    written = drafting.target_lines(
        [proposed("500家", deadline=2026, doubts=("look here", "and here")), proposed("600家")],
        "city-2024",
        {"x"},
        ["city"],
    )
    assert written == (
        "  # look here\n  # and here\n  - id: city-firms-2026\n    plan: city-2024\n    title: 企业数量\n"
        "    goal: 500家\n    by: 2026\n    quote: 企业数量达到500家，保持增长\n\n"
        "  - id: city-firms\n    plan: city-2024\n    title: 企业数量 (600家)\n    goal: 600家\n"
        "    quote: 企业数量达到600家，保持增长\n"
    )
    assert drafting.plan_comment("p", RECORD, "a.txt") == "  # p: 某市规划\n\n"
    assert drafting.plan_comment("p", RECORD._replace(title=None), "a\nb.txt") == "  # p: a⟨U+000A⟩b.txt\n\n"
    assert drafting.new_plan_comment("p", RECORD._replace(region="某市")) == (
        "  # this plan is not in the data; below `plans:` goes:\n  #   p:\n  #     title: 某市规划\n"
        "  #     region: 某市\n\n"
    )


def test_comments_are_in_the_language_of_the_run() -> None:
    before = spoken()
    speak("zh")
    try:
        assert "\n# 目标，每项附规划原文：" in drafting.new_file({}, "")
        assert drafting.new_plan_comment("p", RECORD).startswith("  # 该规划不在数据中；")
    finally:
        speak(before)


def test_a_new_file_says_what_goes_where() -> None:
    head = (
        "# yaml-language-server: $schema=targets.schema.json\n"
        "# What plans promise in numbers, and what has been published since. "
        "`policytrack schema > targets.schema.json` lets editors help.\n\n"
        "format: 1\n\n# The documents, each by a key of your choice.\n"
    )
    promises = (
        "\n# The promises, each with the words of the plan: `policytrack add` and `policytrack draft` write them.\n"
    )
    assert drafting.new_file({}, "") == (
        f"{head}plans: {{}}\n  # my-city-2025:\n  #   title: 我市数字经济发展规划\n  #   issued: 2025-03-01\n"
        f"{promises}targets: []\n"
    )
    fields = {
        "text": "t.txt",
        "title": "某市规划",
        "issued": "2024",
        "number": "1号",
        "region": "某市",
        "issuer": "市政府",
    }
    assert drafting.new_file({"p": fields, "q": {"title": "no"}}, "  - {id: t}\n") == (
        f"{head}plans:\n  p:\n    title: 某市规划\n    issuer: 市政府\n    region: 某市\n    number: 1号\n"
        f"    issued: 2024\n    text: t.txt\n  q:\n    title: 'no'\n{promises}targets:\n  - {{id: t}}\n"
    )
