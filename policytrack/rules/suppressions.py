"""Suppressions: `# policytrack: ignore[PT031] reason` on a line, or on a line of its own for the next one.

They are comments of the file, and hold for the diagnostics whose place is on their line. Each must have a reason, and
something to suppress.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping
from typing import Final, NamedTuple

from policytrack.data import file_rules
from policytrack.data.problems import Diagnostic, Rule
from policytrack.data.yaml_document import Document, Node, scalars, split_lines
from policytrack.text.messages import enumerated, say
from policytrack.text.printable import one_line

#: A comment begins a line or follows a space. What is between the brackets may be wrong; that is reported.
_COMMENT: Final = r"(?:^|(?<=\s))#\s*policytrack: ignore(?:\[([^\]\n]*)\])?[ \t]*([^#\n]*)"


class Suppression(NamedTuple):
    """One comment: where it stands, the line that it holds for, the rules that it names, and why."""

    path: str
    line: int
    column: int
    end_column: int
    holds_for: int
    names: tuple[str, ...]
    reason: str
    excerpt: str


def find(document: Document) -> list[Suppression]:
    """The suppressions of a file, in its order. Texts that merely hold such words are none."""
    if file_rules.SUPPRESSION not in document.text:
        return []
    lines = split_lines(document.text)
    texts = sorted(_texts_with_mark(document.root))
    following = _following_lines(lines)
    found = []
    for number, line in enumerate(lines, 1):
        if file_rules.SUPPRESSION not in line:
            continue
        first = len(line) - len(line.lstrip())
        for match in re.finditer(_COMMENT, line):
            column = match.start() + 1
            before = bisect_right(texts, (number, column), key=lambda text: text[0]) - 1
            if before >= 0 and (number, column) < texts[before][1]:
                continue
            names = tuple(name.strip() for name in (match[1] or "").split(",") if name.strip())
            holds_for = number if first < match.start() else following[number - 1]
            end = match.start() + len(match[0].rstrip())
            found.append(Suppression(document.name, number, column, end + 1, holds_for, names, match[2].strip(), line))
    return found


def apply(
    documents: Iterable[Document],
    diagnostics: Iterable[Diagnostic],
    rules: Mapping[str, Rule],
    active: Collection[str] | None,
) -> list[Diagnostic]:
    """The diagnostics that no comment suppresses, and what is wrong with the comments.

    `rules` has every rule by its code and by its name. `active` are the codes that ran; None leaves the comments
    themselves unchecked, since nobody knows what the rules would have found.
    """
    comments = [comment for document in documents for comment in find(document)]
    codes = [{rules[name].code for name in comment.names if name in rules} for comment in comments]
    by_line: dict[tuple[str, int], list[int]] = {}
    for index, comment in enumerate(comments):
        by_line.setdefault((comment.path, comment.holds_for), []).append(index)
    used: list[set[str]] = [set() for _ in comments]
    kept = []
    for found in diagnostics:
        holding = [
            index
            for line in range(found.line, found.end_line + 1)
            for index in by_line.get((found.path, line), ())
            if found.code in codes[index] and found.code not in file_rules.UNSUPPRESSABLE
        ]
        for index in holding:
            used[index].add(found.code)
        if not holding:
            kept.append(found)
    if active is not None:
        for comment, codes_used in zip(comments, used, strict=True):
            kept += _problems(comment, rules, active, codes_used)
    return kept


def _problems(
    comment: Suppression, rules: Mapping[str, Rule], active: Collection[str], used: Collection[str]
) -> Iterable[Diagnostic]:
    def diagnostic(rule: Rule, message: str, hint: str) -> Iterable[Diagnostic]:
        if rule.code in active:
            place = (comment.path, comment.line, comment.column, comment.line, comment.end_column)
            yield Diagnostic(
                *place, rule.code, rule.name, rule.severity, one_line(message), hint, None, comment.excerpt
            )

    unknown = [name for name in comment.names if name not in rules]
    if unknown or not comment.names:
        what = say("there is no rule {}", enumerated(unknown)) if unknown else say("no rule is named")
        yield from diagnostic(
            file_rules.UNKNOWN_IGNORE, what, say("write ignore[CODE] reason; `policytrack rules` lists them")
        )
    unused = [
        name for name in comment.names if name in rules and rules[name].code in active and rules[name].code not in used
    ]
    if unused:
        yield from diagnostic(
            file_rules.UNUSED_IGNORE,
            say("nothing to ignore here for {}", enumerated(unused)),
            say("take the comment out"),
        )
    if comment.names and not comment.reason:
        yield from diagnostic(
            file_rules.IGNORE_WITHOUT_REASON,
            say("the suppression says no reason"),
            say("write it behind the bracket: ignore[{}] reason", ", ".join(comment.names)),
        )


def _following_lines(lines: list[str]) -> list[int]:
    """For each line the number of the next one that is neither empty nor a comment; its own where none follows."""
    following = []
    after = 0
    for number in range(len(lines), 0, -1):
        following.append(after or number)
        line = lines[number - 1].lstrip()
        if line and not line.startswith("#"):
            after = number
    return following[::-1]


def _texts_with_mark(root: Node | None) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Where the texts of the file stand that hold the words of a suppression: those are no comments."""
    marks = ((node.start_mark, node.end_mark) for node in scalars(root) if file_rules.SUPPRESSION in node.value)
    return [((start.line + 1, start.column + 1), (end.line + 1, end.column + 1)) for start, end in marks]
