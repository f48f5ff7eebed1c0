"""What a new record takes over from those beside it, and where errors that are let pass stand in the way."""

import pytest
from conftest import HEAD
from test_edits import CORE, JSON, OTHER, after, edit

from policytrack.errors import PolicytrackError

T = CORE.removeprefix("targets:\n")
FLOW = "  - {id: t, plan: p, title: x, goal: 达到12EFLOPS, quote: 达到12EFLOPS%s}\n"
LONE = "targets: [{id: t, plan: p, title: x, goal: 达到12EFLOPS, quote: 达到12EFLOPS%s}]\n"
LONG = "    actuals:\n      - as_of: 2023\n        value: 1E\n"
BARE = [OTHER.replace("id: u", f"id: w{number}") for number in range(30)]
BLOCK = "    actuals:\n      - as_of: 2024\n        value: 3E\n"


def u(rest: str, name: str = "u") -> str:
    """Another target, with what it has of figures."""
    return OTHER.replace("id: u", f"id: {name}") + rest


#: What stands around target t, its text, the requests, and its text afterwards.
NEIGHBOURS: dict[str, tuple[str, str, str, str, str]] = {
    "a list of figures that is none is no example": (
        "", T, u("    actuals: {as_of: 2023, value: 5家}\n"), "2024=3E", T + BLOCK,
    ),
    "nor is a baseline that is none": (
        "", T, u("    baseline: [5家]\n"), "baseline 2020=1E",
        T + "    baseline:\n      as_of: 2020\n      value: 1E\n",
    ),
    "nor is one that an alias stands for": (
        u("    baseline: &b {value: 5家, as_of: 2023}\n", "v"), T, u("    baseline: *b\n"), "baseline 2020=1E",
        T + "    baseline: {value: 1E, as_of: 2020}\n",
    ),
    "of two the one before, however far away": (
        u("    actuals: [{value: 5家, as_of: 2023}]\n") + "".join(BARE), T,
        u("    actuals:\n    - {as_of: 2023, value: 5家}\n", "v"), "2024=3E",
        T + "    actuals: [{value: 3E, as_of: 2024}]\n",
    ),
    "of several before it the last": (
        u("    actuals: [{as_of: 2023, value: '5家'}]\n") + u("    actuals: [{value: 5家, as_of: 2023}]\n", "v"), T, "",
        "2024=3E", T + "    actuals: [{value: 3E, as_of: 2024}]\n",
    ),
    "else the first behind it, however far away": (
        "", T, "".join(BARE) + u("    actuals: [{value: 5家, as_of: 2023}]\n")
        + u("    actuals: [{as_of: 2023, value: '5家'}]\n", "v"), "2024=3E",
        T + "    actuals: [{value: 3E, as_of: 2024}]\n",
    ),
    "one in lines is none for one in braces": (
        u("    actuals:\n      - {value: 5家, as_of: 2023}\n"), FLOW % "",
        FLOW.replace("id: t", "id: v") % ", actuals: [{as_of: 2023, value: '5E'}]", "2024=3E",
        FLOW % ", actuals: [{as_of: 2024, value: '3E'}]",
    ),
    "the key goes behind the first where the example has it first": (
        "  - actuals: [{as_of: 2023, value: 5家}]\n" + OTHER.replace("  - id", "    id"), T, "", "2024=3E",
        T.replace("    plan", "    actuals: [{as_of: 2024, value: 3E}]\n    plan"),
    ),
    "a list over lines gives several on one": (
        "", FLOW % "",
        FLOW.replace("id: t", "id: v") % ", actuals: [{as_of: 2023, value: 5E},\n      {as_of: 2024, value: 6E}]",
        "2023=3E; 2024=4E", FLOW % ", actuals: [{as_of: 2023, value: 3E}, {as_of: 2024, value: 4E}]",
    ),
    "commas as the neighbour has them": (
        "", FLOW % "",
        FLOW.replace("id: t", "id: v") % ", actuals: [{as_of: 2023, value: 5E} ,{as_of: 2024, value: 6E}]",
        "2023=3E; 2024=4E", FLOW % ", actuals: [{as_of: 2023, value: 3E} ,{as_of: 2024, value: 4E}]",
    ),
    "a record over lines gives one on one": (
        "", FLOW % "", FLOW.replace("id: t", "id: v") % ", actuals: [{as_of: '2023',\n      value: 5E}]", "2024=3E",
        FLOW % ", actuals: [{as_of: '2024', value: 3E}]",
    ),
    "the blanks of its braces": (
        "", FLOW % "", FLOW.replace("id: t", "id: v") % ", actuals: [{ as_of:  2023,value:  5E }]", "2024=3E",
        FLOW % ", actuals: [{ as_of:  2024,value:  3E }]",
    ),
    "an empty list in lines takes the style of the list beside it": (
        u("    actuals:\n    - {value: '5家', as_of: 2023}\n"), T + "    actuals: []\n", "", "2024=3E",
        T + "    actuals:\n    - {value: '3E', as_of: 2024}\n",
    ),
    "and stays in brackets where that is": (
        u("    actuals: [{value: '5家', as_of: 2023}]\n"), T + "    actuals: []\n", "", "2023=2E; 2024=3E",
        T + "    actuals: [{value: '2E', as_of: 2023}, {value: '3E', as_of: 2024}]\n",
    ),
    "nothing becomes brackets where that is": (
        u("    actuals: [{value: '5家', as_of: 2023}]\n"), T + "    actuals: # none yet\n", "", "2024=3E",
        T + "    actuals: [{value: '3E', as_of: 2024}] # none yet\n",
    ),
    "null in words": ("", T + "    actuals: null\n", "", "2024=3E", T + BLOCK),
    "two in an empty list over lines": (
        u("    actuals:\n      - as_of: '2023'\n        value: 5家\n"), T + "    actuals: [ # none\n    ]\n", "",
        "2023=2E; 2024=3E",
        T + "    actuals: [ # none\n    {as_of: '2023', value: 2E}, {as_of: '2024', value: 3E}]\n",
    ),
    "and a text that needs quotes in brackets": (
        u("    actuals:\n      - as_of: '2023'\n        note: a, b\n        value: 5家\n"),
        T + "    actuals: [ # none\n    ]\n",
        "",
        "2024=3E note=c, d",
        T + "    actuals: [ # none\n    {as_of: '2024', note: 'c, d', value: 3E}]\n",
    ),
    "a baseline beside figures in lines": (
        "", T + LONG, "", "baseline 2020=1E",
        T + "    baseline:\n      as_of: 2020\n      value: 1E\n    actuals:\n      - as_of: 2023\n        value: 1E\n",
    ),
    "a baseline beside figures in braces": (
        "", T + "    actuals:\n      - {as_of: 2023, value: 1E}\n", "", "baseline 2020=1E",
        T + "    baseline: {as_of: 2020, value: 1E}\n    actuals:\n      - {as_of: 2023, value: 1E}\n",
    ),
    "a baseline beside figures in braces of another": (
        u("    actuals: [{as_of: 2023, value: 5家}]\n"), T, "", "baseline 2020=1E",
        T + "    baseline: {as_of: 2020, value: 1E}\n",
    ),
    "its own figures come before those of another": (
        u("    actuals: [{as_of: 2023, value: 5家}]\n"), T + LONG, "",
        "baseline 2020=1E",
        T + "    baseline:\n      as_of: 2020\n      value: 1E\n    actuals:\n      - as_of: 2023\n        value: 1E\n",
    ),
    "a field behind what is merged in": (
        u("    baseline: &b {as_of: 2022, value: 1E}\n").replace("100家", "100E"),
        T + "    actuals:\n      - {note: x, <<: *b}\n", "", "replace 2022= source=s",
        T + "    actuals:\n      - {note: x, source: s, <<: *b}\n",
    ),
    "behind a block of text that ends the file and keeps no line break": (
        "", T + "    note: |-\n      text", "", "2024=3E",
        T + "    note: |-\n      text\n    actuals:\n      - as_of: 2024\n        value: 3E",
    ),
    "an empty list ends the file": (
        "", T + "    tags: []", "", "2024=3E",
        T + "    tags: []\n    actuals:\n      - as_of: 2024\n        value: 3E",
    ),
    "a comment ends the file": (
        "", T + "    tags: [a]\n      # c", "", "2024=3E",
        T + "    tags: [a]\n      # c\n    actuals:\n      - as_of: 2024\n        value: 3E",
    ),
    "a comment behind a block of text ends the file": (
        "", T + "    note: |\n      text\n    # c", "", "2024=3E", T + "    note: |\n      text\n" + BLOCK + "    # c",
    ),
    "a key of a list in brackets that is the first of its target": (
        "", T.replace("- id: t\n", "- actuals: [{as_of: 2023, value: 1E}]\n    id: t\n"), "", "unset 2023",
        T.replace("- id: t\n", "- actuals: []\n    id: t\n"),
    ),
    "a comment behind the comma of the list's brackets": (
        "", FLOW % ",\n     actuals: [{as_of: 2023, value: 1E}], # of the yearbook\n     tags: [a]", "", "unset 2023",
        FLOW % ",\n     actuals: [], # of the yearbook\n     tags: [a]",
    ),
    "two of one day are no order from the newest on": (
        "", T + "    actuals:\n      - {as_of: 2023, value: 1E}\n      - {as_of: 2023, value: 2E, basis: b}\n",
        "", "2024=3E",
        T + "    actuals:\n      - {as_of: 2023, value: 1E}\n      - {as_of: 2023, value: 2E, basis: b}\n"
        "      - {as_of: 2024, value: 3E}\n",
    ),
    "several go before the newest one in its order": (
        "", T + "    actuals:\n      - {as_of: 2023, value: 2E}\n      - {as_of: 2022, value: 1E}\n", "",
        "2024=3E; 2025=4E",
        T + "    actuals:\n      - {as_of: 2025, value: 4E}\n      - {as_of: 2024, value: 3E}\n"
        "      - {as_of: 2023, value: 2E}\n      - {as_of: 2022, value: 1E}\n",
    ),
    "as the one before it is written, not the one before that": (
        "", T + "    actuals:\n      - {as_of: 2022, value: 1E}\n      - as_of: 2023\n        value: 2E\n", "",
        "2024=3E", T + "    actuals:\n      - {as_of: 2022, value: 1E}\n      - as_of: 2023\n        value: 2E\n"
        "      - as_of: 2024\n        value: 3E\n",
    ),
    "one blank behind keys of one length lines nothing up": (
        "", T + "    actuals:\n      - as_of: 2022\n        value: 1E\n", "", "replace 2022= note=c",
        T + "    actuals:\n      - as_of: 2022\n        value: 1E\n        note: c\n",
    ),
    "the one line break behind a block of text": (
        "", T + "    actuals:\n      - as_of: 2022\n        note: |+\n          text\n        value: 1E\n", "",
        "replace 2022= note=c", T + "    actuals:\n      - as_of: 2022\n        note: c\n        value: 1E\n",
    ),
    "the first of brackets, whose comma begins a line below a comment": (
        "", T + "    actuals: [\n      {as_of: 2022, value: 1E}\n      # c\n      , {as_of: 2023, value: 2E}]\n", "",
        "unset 2022", T + "    actuals: [\n      # c\n      {as_of: 2023, value: 2E}]\n",
    ),
    "of two of one day the one that is written the same": (
        "", T + "    actuals: [{as_of: 2023-12-31, value: 1E, basis: a}, {as_of: 2023, value: 2E, basis: b}]\n", "",
        "replace 2023=3E", T + "    actuals: [{as_of: 2023-12-31, value: 1E, basis: a}, "
        "{as_of: 2023, value: 3E, basis: b}]\n",
    ),
    "and of two of one day it is taken out": (
        "", T + "    actuals: [{as_of: 2023, value: 1E, basis: a}, {as_of: 2023-12-31, value: 2E, basis: b}]\n", "",
        "unset 2023-12-31", T + "    actuals: [{as_of: 2023, value: 1E, basis: a}]\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("before", "target", "behind", "requests", "expected"), NEIGHBOURS.values(), ids=NEIGHBOURS)
def test_a_record_is_written_as_its_neighbours_are(
    *, before: str, target: str, behind: str, requests: str, expected: str
) -> None:
    head = HEAD + "targets:\n" + before
    assert after(head + target + behind, *requests.split("; ")) == head + expected + behind


#: A file that is one line, the request, and what stands in the place of its end afterwards.
LINES = {
    "without blanks": (JSON, "2024=3", ',"actuals":[{"as_of":"2024","value":"3"}]'),
    "with blanks": (
        JSON.replace(":", ": ").replace(",", ", "), "2024=3", ', "actuals": [{"as_of": "2024", "value": "3"}]',
    ),
    "keys without quotes before those with": (
        "{format: 1, plans: {p: {title: x}}, " + (LONE % ', "note":"x"').strip().replace("达到", "") + "}", "2024=3E",
        ", actuals: [{as_of: 2024, value: 3E}]",
    ),
    "keys with quotes before those without": (
        '{format: 1, plans: {p: {title: x}}, targets: [{"id":"t", plan: p, title: x, goal: 9家, quote: 9家}]}',
        "2024=3家", ', "actuals":[{"as_of":2024, "value":3家}]',
    ),
    "short": (
        "{format: 1, plans: {p: {title: x}}, targets: [{id: t, plan: p, title: x, goal: 9家, quote: 9家}]}",
        "2024=3家", ", actuals: [{as_of: 2024, value: 3家}]",
    ),
    "long": (
        '{format: 1, plans: {p: {title: "' + "x" * 900 + '"}}, '
        "targets: [{id: t, plan: p, title: x, goal: 9家, quote: 9家}]}",
        "2024=3家", ", actuals: [{as_of: 2024, value: 3家}]",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "request_", "new"), LINES.values(), ids=LINES)
def test_a_file_of_one_line_stays_one(text: str, request_: str, new: str) -> None:
    assert after(text, request_) == text.removesuffix("}]}") + new + "}]}"


#: Lists at the left margin, where a comma may be the first of its line.
MARGIN = {
    "the first": (
        '[\n{"as_of":"2023","value":"1家"}\n,{"as_of":"2024","value":"2家"}\n]', "unset 2023",
        ', "actuals": [\n{"as_of":"2024","value":"2家"}\n]',
    ),
    "the only one": ('[\n{"as_of":"2023","value":"1家"}\n,]', "unset 2023", ""),
}  # fmt: skip


@pytest.mark.parametrize(("figures", "request_", "expected"), MARGIN.values(), ids=MARGIN)
def test_commas_at_the_left_margin(figures: str, request_: str, expected: str) -> None:
    text = '{"format": 1, "plans": {"p": {"title": "x"}}, "targets": [{"id": "t", "plan": "p", "title": "x", '
    text += '"goal": "9家", "quote": "9家"%s}]}\n'
    assert after(text % f', "actuals": {figures}', request_) == text % expected


LET_PASS = " # policytrack: ignore[PT006,PT015] known\n"
TWO = f"    actuals:\n      - {{as_of: 2022, value: unknown}}{LET_PASS}      - {{as_of: 2023, value: 1E}}\n"
#: What a file says of figures, of which something is wrong and let pass; a request; the same afterwards, or the reason.
PASSED_OVER = {
    "the figure behind it is changed": (TWO, "replace 2023=2E", TWO.replace("1E", "2E")),
    "the figure behind it is taken out": (TWO, "unset 2023", TWO.replace("      - {as_of: 2023, value: 1E}\n", "")),
    "its list is not added to": (TWO, "2024=3E", "`actuals` is not a list that could be added to"),
    "what is no list is not added to": (
        "    actuals: {as_of: 2022}" + LET_PASS, "2024=3E", "`actuals` is not a list that could be added to",
    ),
    "nor is an empty text": ("    actuals: ''" + LET_PASS, "2024=3E", "`actuals` is empty, but something stands there"),
    "a field that is no text": (
        "    actuals:\n      - as_of: 2023\n        value: 1E\n        note: [a]" + LET_PASS, "replace 2023= note=y",
        "`note` is not text",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "request_", "expected"), PASSED_OVER.values(), ids=PASSED_OVER)
def test_beside_an_error_that_is_let_pass(text: str, request_: str, expected: str) -> None:
    whole = HEAD + CORE + text
    assert not edit(whole, "baseline 2020=1E").before.errors
    if expected.startswith(" "):
        assert after(whole, request_) == HEAD + CORE + expected
    else:
        with pytest.raises(PolicytrackError, match=expected):
            after(whole, request_)
