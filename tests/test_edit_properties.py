"""What holds for every file: an edit touches its lines only, and what is read afterwards is what was asked for.

Files are drawn as somebody would write them by hand: any mixture of styles, quotes, comments, blank lines and line
breaks. Scalars are drawn from what other readers of YAML trip over.
"""

import re

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_edits import TODAY

from policytrack.data.source import SourceFile
from policytrack.edits.batch import Batch
from policytrack.edits.request import NewActual, written
from policytrack.edits.scalars import write_scalar
from policytrack.edits.session import Edited, EditSession
from policytrack.edits.style import Style, Value
from policytrack.errors import PolicytrackError
from policytrack.rules.check import check
from policytrack.text.dates import parse_date
from policytrack.update import revise

ODD = """
    no 1:30 2024-01-01 1e3 5_2 #a ' " a'b"c &a *a !a %a @a `a {a} [a] ? : a: :a = << ~ null 0x1F 0o17 007 .5 +1 -1 .inf
    1.10 12 1.5 超4100P 一二三 a\\b 𠮷 --- ... https://example.org/a?b=c#d yes Off 12:30:45 1_000
"""
BLANKS = ("a: b", "a #b", "- a", "> a", "| a", "a, b", "? a", "a\tb", "two\nlines", "2024-01-01 12:00:00", "a\u3000b")
WORDS = st.sampled_from([*ODD.split(), *BLANKS])
NOTES = st.one_of(
    WORDS, st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=12).filter(str.strip)
)


@given(NOTES, st.sampled_from([None, "'", '"']), st.booleans(), st.sampled_from(["'", '"']))
@settings(max_examples=300, deadline=None)
def test_a_scalar_is_read_back_as_its_text(text: str, style: str | None, flow: bool, quote: str) -> None:
    written_as = write_scalar(text, style, flow=flow, quote=quote)
    document = f"a: [{written_as}, x]" if flow else f"a:\n  b: {written_as} # c\n  c: d\n"
    read = yaml.safe_load(document)["a"]
    assert (read[0] if flow else read["b"]) == text


@given(
    st.dictionaries(NOTES, NOTES, min_size=1, max_size=3), st.booleans(), st.sampled_from(["note: 'a'", '"note": "a"'])
)
@settings(max_examples=150, deadline=None)
def test_texts_by_names_are_read_back(texts: dict[str, str], flow: bool, beside: str) -> None:
    spelled = {"note": beside.partition(":")[0]}
    style = Style(flow, spelled=spelled, styles={"note": beside[-1]})
    entry = style.entry("extra", tuple(texts.items()))
    assert yaml.safe_load("{" + entry + "}" if flow else entry + "\n")["extra"] == texts


COMMENT = st.sampled_from(["", "", "", " # c", "   # 注: \u2028x".replace("\u2028", " "), " #", "\t# tab", "  "])
BETWEEN = st.lists(
    st.sampled_from(["", "   ", "# note", "      # deep", "        # deeper", "  # - as_of: 2000"]), max_size=2
)
YEARS = st.lists(st.integers(2001, 2020), max_size=4, unique=True)


@st.composite
def actuals(draw: st.DrawFn, column: int) -> list[str]:
    """The lines of a list of actuals, from its key on; perhaps none."""
    years = draw(YEARS)
    years.sort(reverse=draw(st.booleans()) and len(years) > 1)
    key = " " * column + "actuals:"
    if not years:
        return draw(st.sampled_from([[], [key], [key + " []"], [key + " ~ # none"], [key + " [ ]"]]))
    fields = [draw(record(year)) for year in years]
    style = draw(st.sampled_from(["flow", "loose", "lines", "front", "block", "braces"]))
    if style == "flow":
        return [key + " [" + ", ".join("{" + ", ".join(one) + "}" for one in fields) + "]" + draw(COMMENT)]
    if style == "loose":  # every comma and every comment where it pleases, several items on a line
        return [key + " [" + draw(loosely(fields, " " * (column + 1))) + "]" + draw(COMMENT)]
    if style == "lines":
        last = draw(st.sampled_from(["", ","]))
        ends = [","] * (len(fields) - 1) + [last]
        body = [
            " " * (column + 2) + "{" + ", ".join(one) + "}" + end + draw(COMMENT)
            for one, end in zip(fields, ends, strict=True)
        ]
        return [key + " [", *body, " " * column + "]"]
    if style == "front":
        marks = ["  ", *[", "] * (len(fields) - 1)]
        ends = ["{" + ", ".join(one) + "}" + draw(COMMENT) for one in fields]
        body = [" " * (column + 2) + mark + end for mark, end in zip(marks, ends, strict=True)]
        return [key + " [", *body, " " * column + "]"]
    dash = " " * (column + draw(st.sampled_from([0, 2, 4]))) + "-"
    gap = draw(st.sampled_from([" ", "   "]))
    lines = [key + draw(COMMENT)]
    for one in fields:
        lines += draw(BETWEEN)
        if style == "braces":
            lines.append(f"{dash}{gap}{{{', '.join(one)}}}" + draw(COMMENT))
            continue
        inner = " " * len(dash + gap)
        lines += [(f"{dash}{gap}" if index == 0 else inner) + field + draw(COMMENT) for index, field in enumerate(one)]
        if draw(st.integers(0, 5)) == 0:
            lines += [inner + draw(st.sampled_from(["note: |", "note: >-", "note: |+"])), inner + "   of 中文 text", ""]
    return lines


@st.composite
def loosely(draw: st.DrawFn, fields: list[list[str]], indent: str) -> str:
    """Items in brackets, with breaks and comments anywhere between them and their commas."""
    gap = st.sampled_from(["", " ", f"\n{indent}", f" # c\n{indent}", f"\n{indent}# d\n{indent}", f"\n\n{indent}"])
    pieces = [draw(gap)]
    for index, one in enumerate(fields):
        is_last = index == len(fields) - 1
        pieces += ["{" + ", ".join(one) + "}", draw(gap)]
        if not is_last or draw(st.booleans()):
            pieces += [",", draw(gap)]
    return "".join(pieces)


@st.composite
def record(draw: st.DrawFn, year: int) -> list[str]:
    value = draw(st.sampled_from(["5家", '"5家"', "'超5家'", "7"]))
    fields = [f"as_of: {year}", f"value: {value}"]
    fields += draw(
        st.sampled_from(
            [
                [],
                ["source: 'https://example.org/a'"],
                [f"basis: &b{year} x"],
                ["match: near"],
                ["extra: {'a b': \"c, #d\"}"],
            ]
        )
    )
    return draw(st.permutations(fields))


#: Fields that say nothing of figures, as somebody may write them.
FURTHER = (
    "scope: 全社会 # 口径",
    "category: '能源 > 新能源'",
    "region: [甲县, '乙县'] # c",
    "change: new",
    "tags: [a, 'b, c']",
)
#: A goal without a figure stands between the others.
PLEDGE = (
    "  plan: p\n  title: 改造\n  goal: {says: 基本完成} # 定性\n  quote: 基本完成改造\n"
    "  done: {as_of: 2010, source: 'https://example.org/v'} # v"
)


@st.composite
def files(draw: st.DrawFn) -> str:
    """A data file of some targets, the first of which has the id t0."""
    lines = ["format: 1", "plans: {p: {title: 规划, issued: 2000}}", "targets:"]
    column = draw(st.sampled_from([0, 2, 3]))
    for number in range(draw(st.integers(1, 3))):
        lines += draw(BETWEEN) if number else []
        keys = [f"plan: p{draw(COMMENT)}", "title: 企业", "goal: 100家", "quote: 企业100家" + draw(COMMENT)]
        keys += draw(st.lists(st.sampled_from(FURTHER), max_size=2, unique=True))
        keys += draw(
            st.sampled_from([[], ["extra: {甲: '1', 乙: c}"], ["extra: # 表", "  甲: |", "     1", "  乙: c"]])
        )
        lines.append(" " * column + f"- id: t{number}" + draw(COMMENT))
        lines += [" " * (column + 2) + key for key in keys]
        where = len(lines) - draw(st.integers(0, 3)) if "extra: # 表" not in keys else len(lines)
        lines[where:where] = draw(actuals(column + 2))
        if draw(st.integers(0, 4)) == 0:
            lines += [" " * column + f"- id: w{number}", *(" " * column + line for line in PLEDGE.split("\n"))]
    lines += draw(BETWEEN)
    lines = [line for piece in lines for line in piece.split("\n")]
    lines = [line.replace("&b", f"&b{index}-") for index, line in enumerate(lines)]  # in brackets one line has several
    breaks = draw(st.sampled_from([["\n"], ["\r\n"], ["\n", "\r\n"]]))
    text = "".join(line + draw(st.sampled_from(breaks)) for line in lines)
    if draw(st.booleans()):
        text = text.rstrip("\r\n")
    return draw(st.sampled_from(["", "\ufeff"])) + draw(st.sampled_from(["", "---\n", "# top\n\n"])) + text


def lines_of(text: str) -> list[str]:
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def is_kept(before: str, after: str) -> bool:
    """Whether all lines of the one stand in the other in their order; a missing final line break may move."""
    rest = iter([line.rstrip("\r\n") for line in lines_of(after)])
    return all(line.rstrip("\r\n") in rest for line in lines_of(before))


@given(files(), st.integers(2001, 2025), NOTES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_an_added_figure_is_all_that_changes(text: str, year: int, note: str) -> None:
    source = SourceFile("f", text.encode())
    before = check([source])
    assert not before.errors
    target = before.dataset.targets[0]
    entry = NewActual(parse_date(str(year)), {"value": "6家", "note": note, "extra": (("甲 乙", note),)})
    there = any(actual.as_of == entry.as_of for actual in target.actuals)

    def request(session: EditSession) -> Edited:
        batch = Batch(session)
        batch.record("t0", entry)
        return batch.edited()

    try:
        outcome = revise([source], request, TODAY)
    except PolicytrackError as error:
        assert there or "ends in this block of text" in error.message, error
        assert there or "note: |" in text or "note: >" in text
        return
    after = outcome.revised[0].data.decode()
    (now, *others) = outcome.after.dataset.targets
    assert others == list(before.dataset.targets[1:])
    assert sorted(map(str, map(written, now.actuals))) == sorted(
        map(str, [*map(written, target.actuals), {"as_of": str(year), **in_order(entry)}])
    )
    in_brackets = "actuals: [" in text or "actuals: ~" in text
    assert in_brackets or is_kept(text, after)
    assert text.endswith("\n") == after.endswith("\n")
    assert ("\r" in text) or ("\r" not in after)
    assert ("\n" in text.replace("\r\n", "")) or ("\n" not in after.replace("\r\n", ""))
    undo(source, outcome.revised[0], year)


def in_order(entry: NewActual) -> dict[str, Value]:
    """The fields of an entry as `written` lists them."""
    return {
        "value": entry.details["value"],
        "match": "same",
        "note": entry.details["note"],
        "extra": entry.details["extra"],
    }


def undo(before: SourceFile, after: SourceFile, year: int) -> None:
    """Taking the figure out again gives the data that was there, and keeps every other line."""

    def request(session: EditSession) -> Edited:
        batch = Batch(session)
        batch.remove("t0", parse_date(str(year)))
        return batch.edited()

    outcome = revise([after], request, TODAY)
    old, now = before.data.decode(), outcome.revised[0].data.decode()
    assert outcome.after.dataset == check([before]).dataset
    own = old.partition("- id: t1")[0]
    was_empty = not outcome.after.dataset.targets[0].actuals and re.search("actuals:[^{]*$", own, re.MULTILINE)
    if not was_empty:
        assert now == old
    elif not re.search(r"actuals: *\[ *\][^\n]*#", old):
        # A list that was there and empty goes with its last figure, or stays empty beside its comment.
        now, then = (one.replace("actuals: []", "actuals:") for one in (now, after.data.decode()))
        assert "actuals: [" in now or "actuals: ~" in old or is_kept(now, then)


@given(files(), st.integers(2001, 2020), NOTES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_a_changed_figure_is_all_that_changes(text: str, year: int, note: str) -> None:
    source = SourceFile("f", text.encode())
    target = check([source]).dataset.targets[0]
    index = next((place for place, actual in enumerate(target.actuals) if actual.as_of == parse_date(str(year))), None)

    def request(session: EditSession) -> Edited:
        batch = Batch(session)
        batch.record("t0", NewActual(parse_date(str(year)), {"value": "8家", "note": note}), replace=True, add=False)
        return batch.edited()

    if index is None:
        return
    try:
        outcome = revise([source], request, TODAY)
    except PolicytrackError as error:
        assert "note: |" in text or "note: >" in text, error
        return
    now = outcome.after.dataset.targets[0]
    assert written(now.actuals[index]) == {**written(target.actuals[index]), "value": "8家", "note": note}
    changed = set(lines_of(text)) - set(lines_of(outcome.revised[0].data.decode()))
    assert len(changed) <= 5
