"""What changed, as Markdown for a pull request: safe to paste, and never longer than a comment may be."""

from collections.abc import Iterable, Sequence
from typing import Final

from policytrack.render.markdown import escaped
from policytrack.report import change_words as words
from policytrack.report.changes import Change, Changes, Kind, What
from policytrack.report.columns import ReportRow
from policytrack.report.locale import Locale

#: A comment on GitHub holds 65,536 characters, one on GitLab a million.
MOST_CHARACTERS: Final = 60_000
#: More rows than these are folded away.
MOST_OPEN: Final = 20
_NAMES: Final = {What.TARGET: "target", What.PLAN: "plans", What.INDICATOR: "indicators"}


def render_markdown(found: Changes, locale: Locale) -> str:
    """A heading, the counts, a table of changed verdicts, and one of all other changes."""
    head = f"### {escaped(words.heading(found, locale))}\n"
    if counts := words.counts(found, locale):
        head += f"\n**{escaped(counts)}**\n"
    foot = "".join(f"\n{escaped(one)}\n" for one in words.uncompared(found, locale))
    if locale.script != "original":
        foot += f"\n*{locale.phrase('converted', script=locale.script)}*\n"
    room = MOST_CHARACTERS - len(head) - len(foot) - 200  # for the fold and the counts of what is left out
    verdicts = _bounded(
        [words.phrase(locale, name) for name in ("target", "before", "after", "cause")],
        [_verdict(one, locale) for one in found.verdicts],
        room // 2,
        locale,
    )
    rows = [row for one in found.changes for row in _rows(one, locale)]
    others = _bounded(
        [words.phrase(locale, name) for name in ("record", "what", "before", "after")],
        rows,
        room - len(verdicts),
        locale,
    )
    if len(rows) > MOST_OPEN:
        summary = words.phrase(locale, "all", len(rows))
        others = f"\n<details>\n<summary>{summary}</summary>\n{others}\n</details>\n"
    return head + verdicts + others + foot


def _verdict(change: Change, locale: Locale) -> list[str]:
    assert change.verdict is not None
    return [_name(change, locale), *words.verdicts(change.verdict, locale), words.because(change, locale)]


def _rows(change: Change, locale: Locale) -> Iterable[list[str]]:
    name = _name(change, locale)
    if change.kind is not Kind.CHANGED:
        told = ""
        if change.now is not None:
            row = ReportRow(change.now, locale)
            told = f"{row.goal}{locale.table('SIGNS')['list']}{row.status}"
        sides = ["", told] if change.kind is Kind.ADDED else [told, ""]
        yield [name, words.phrase(locale, change.kind), *sides]
    for part in words.parts(change, locale):
        yield [name, part.what, part.before, part.after]


def _name(change: Change, locale: Locale) -> str:
    name = f"{locale.shown(change.title)} ({change.id})"
    if change.what is What.TARGET:
        return name
    return f"{words.phrase(locale, _NAMES[change.what])}{locale.table('SIGNS')['colon']}{name}"


def _bounded(headings: Sequence[str], rows: Sequence[Sequence[str]], room: int, locale: Locale) -> str:
    """A table of as many rows as there is room for, and how many more there are; nothing for none.

    Its cells are not aligned: the longest would be paid for in every row of the comment.
    """
    if not rows:
        return ""
    lines = [_line(headings), "|---" * len(headings) + "|\n"]
    room -= sum(map(len, lines))
    shown = 0
    for row in rows:
        line = _line(row)
        room -= len(line)
        if room < 0:
            break
        lines.append(line)
        shown += 1
    text = "\n" + "".join(lines) if shown else ""
    return text + (f"\n{words.phrase(locale, 'more', len(rows) - shown)}\n" if shown < len(rows) else "")


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(escaped(cell) for cell in cells)} |\n"
