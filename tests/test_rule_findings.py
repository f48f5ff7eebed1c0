"""What a reader sees of each case in the tables of the rules: place, words under the carets, sentence and way out.

`tests/findings.txt` has it whole, to be read as a reader would; `python tests/test_rule_findings.py` writes it anew. A
way out that says what to write is tried: what it names is then no longer found.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from test_rule_limits import CASES
from test_rules import FIGURES, MARK, QUOTES, SLIPS, SOURCE, _rows, run

from policytrack.data.problems import Diagnostic
from policytrack.rules import catalogue
from policytrack.rules.manual import manual

FINDINGS = Path(__file__).with_name("findings.txt")


def texts() -> Iterator[tuple[str, str]]:
    """Each case: its name, and its text."""
    for code, (wrong, _, *rest) in _rows(SLIPS):
        yield " | ".join([code, wrong, *rest]), "\n".join([wrong, *rest]) + "\n"
    for code, (wrong, _, *earlier) in _rows(FIGURES):
        entries = [re.sub("@(.)", r"source: 'https://example.org/\1'", f"  - {{{one}}}\n") for one in (*earlier, wrong)]
        kind = "kind: cumulative\n" if code == "PT052" else ""
        yield " | ".join([code, wrong, *earlier]), f"goal: 500家\n{kind}actuals:\n{''.join(entries)}"
    for code, wrong, _, _ in QUOTES:
        yield f"{code} | {wrong}", f"# the text says: {SOURCE}\ngoal: 突破600亿元\nby: 2025\nquote: {wrong}\n"
    for rule in catalogue.RULES:
        for number, example in enumerate(manual(rule).bad):
            yield f"{rule.code} {rule.name}, example {number + 1} of the manual", MARK.sub("", example)
    for case in CASES:
        yield str(case.id), str(case.values[2])


@cache
def found_in(text: str) -> tuple[Diagnostic, ...]:
    """What is found in a text, read once for all tests."""
    return run(text).diagnostics


def described(text: str) -> list[str]:
    """What is found in a text, a line each."""
    lines = []
    for one in found_in(text):
        words = one.excerpt[one.column - 1 : one.end_column - 1]
        of = f" of {one.target}" if one.target else ""
        hint = f" | {one.hint}" if one.hint else ""
        lines.append(f"{one.line}:{one.column} {one.code} {one.severity.value}{of} ^{words}^ {one.message}{hint}")
    return lines


def whole() -> str:
    """The file of all findings; what is rightly spared has none."""
    found = ((name, described(text)) for name, text in texts())
    return "".join(f"{name}\n" + "".join(f"    {line}\n" for line in lines) for name, lines in found if lines)


def test_what_a_reader_sees() -> None:
    """Of each case that the file has; one that is new in its table is added by writing the file anew."""
    blocks = re.split(r"^(?=\S)", FINDINGS.read_text(encoding="utf-8"), flags=re.MULTILINE)
    expected = {name: lines for name, *lines in (block.splitlines() for block in blocks if block)}
    now = dict(texts())
    differing = [name for name, lines in expected.items() if [f"    {one}" for one in described(now[name])] != lines]
    assert differing == [], "python tests/test_rule_findings.py writes the file anew, to be read"


WAY = "write the goal as the plan words it: "
KIND = re.compile(r"add `(kind: \w+|by: \d+)`")
MENDED = "PT030 PT031 PT032 PT033 PT034 PT035 PT036".split()  # noqa: SIM905 - a table reads so


@pytest.mark.parametrize("code", MENDED[1:])
def test_who_follows_the_way_out_is_told_no_more(code: str) -> None:
    tried = 0
    for _, text in texts():
        for one in found_in(text):
            wrong = one.excerpt[one.column - 1 : one.end_column - 1]
            kind = KIND.fullmatch(one.hint)
            if one.code != code:
                continue
            if one.hint.startswith(WAY):
                new = re.sub(
                    rf"goal: {re.escape(wrong)}(?=\n|, |}})", f"goal: {one.hint.removeprefix(WAY)}", text, count=1
                )
            elif kind:
                new = re.sub(r"kind: .*\n", "", text) + f"{kind[1]}\n"
            else:
                continue
            tried += 1
            after = [(again.code, again.message) for again in run(new).diagnostics if again.code in MENDED]
            assert after == [], (text, one.hint)
    assert tried


if __name__ == "__main__":
    FINDINGS.write_text(whole(), encoding="utf-8")
