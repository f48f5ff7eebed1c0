"""Diagnostics as text: `path:line:column: severity CODE message`, the line of the file, and carets under the place."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from policytrack.data.problems import Diagnostic, Replacement, Severity
from policytrack.render.ansi import paint
from policytrack.rules.check import Checked
from policytrack.text.messages import Message, listed, say
from policytrack.text.printable import counted, one_line, visible
from policytrack.text.printable import width as text_width
from policytrack.translations import told

#: How much of a long line is shown where there is no terminal to fit into.
_DEFAULT_WIDTH = 120
#: How much of the line is shown before the place, in columns, where the line has to be cut.
_LEAD = 24


#: What a severity is called.
SEVERITIES: Final = {Severity.ERROR: say("error"), Severity.WARNING: say("warning")}


def render(
    format: str,
    checked: Checked,
    names: Sequence[str],
    fixes: Mapping[Diagnostic, Sequence[Replacement]],
    *,
    beyond: str = "",
    strict: bool = False,
    colour: bool = False,
    width: int | None = None,
) -> str:
    """What a check of the files of these names has found, in one of the formats of `check --format`.

    `fixes` is what mends those that `--fix` mends; `beyond` says what a baseline holds already.
    """
    found = checked.diagnostics
    match format:
        case "json":
            from policytrack.render import json_report  # noqa: PLC0415 - one format a run

            return json_report.render_diagnostics(found, fixes)
        case "github":
            from policytrack.render import github  # noqa: PLC0415

            return github.render_annotations(found)
        case "gitlab":
            from policytrack.render import gitlab  # noqa: PLC0415

            return gitlab.render(found)
        case "sarif":
            from policytrack.render import sarif  # noqa: PLC0415

            return sarif.render(found, fixes)
        case "junit":
            from policytrack.render import junit  # noqa: PLC0415

            return junit.render(found, names, strict=strict)
    end = summary(found, len(names), checked.targets, sum(one in fixes for one in found), beyond)
    shown = (
        render_concise(found, colour=colour) if format == "concise" else render_text(found, colour=colour, width=width)
    )
    return shown + _folded(end, width, 2)


def render_text(diagnostics: Sequence[Diagnostic], *, colour: bool = False, width: int | None = None) -> str:
    """Every diagnostic with its line of the file, cut to `width` columns around the place, and the way out."""
    return "".join(_one(found, colour, width) for found in diagnostics)


def render_concise(diagnostics: Sequence[Diagnostic], *, colour: bool = False) -> str:
    """One line each, as compilers and editors have it."""
    return "".join(_headline(found, colour) for found in diagnostics)


def render_statistics(diagnostics: Sequence[Diagnostic]) -> str:
    """How often each rule found something, the most frequent first."""
    counts = Counter((found.code, found.name, found.severity) for found in diagnostics)
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    words = {severity: told(SEVERITIES[severity]) for severity in Severity}
    widest = max(map(text_width, words.values()))
    return "".join(
        f"{count:>6}  {words[severity]}{' ' * (widest - text_width(words[severity]))}  {code}  {name}\n"
        for (code, name, severity), count in rows
    )


def summary(diagnostics: Sequence[Diagnostic], files: int, targets: int, fixable: int = 0, beyond: str = "") -> str:
    """The last line of a check: how much was checked, what was found, and how much of it `--fix` mends."""
    errors = sum(found.severity is Severity.ERROR for found in diagnostics)
    warnings = len(diagnostics) - errors
    checked = Message("{}, {}", counted(files, "file"), counted(targets, "target"))
    if not diagnostics:
        return told(say("{}: no problems{}", checked, beyond)) + "\n"
    parts = [
        part
        for number, part in ((errors, counted(errors, "error")), (warnings, counted(warnings, "warning")))
        if number
    ]
    mends = say("; --fix mends {}, --diff shows how", fixable) if fixable else ""
    return told(Message("{}: {}{}{}", checked, listed(parts), beyond, mends)) + "\n"


def _headline(found: Diagnostic, colour: bool, width: int | None = None) -> str:
    where, what = f"{one_line(found.where)}:", f"{told(SEVERITIES[found.severity])} {found.code}"
    text = _folded(f"{where} {what} {told(found.message)}", width, 6) + "\n"
    if colour and text.startswith(f"{where} {what}"):
        text = f"{paint(where, 'bold')} {paint(what, _style(found))}{text[len(where) + 1 + len(what) :]}"
    return text


def _folded(text: str, width: int | None, indent: int) -> str:
    """A line for a terminal of some width, further ones indented; for a pipe as it is."""
    if width is None:
        return text
    from policytrack.render.wrapping import hanging  # noqa: PLC0415 - a pipe does without

    return hanging(text, width, indent)


def _one(found: Diagnostic, colour: bool, width: int | None) -> str:
    text = _headline(found, colour, width)
    if found.excerpt.strip():
        gutter = f"{found.line:>5} | "
        room = (width or _DEFAULT_WIDTH) - len(gutter)
        shown, before, under = _excerpt(found, room)
        if found.cell:  # the place is all of it
            shown, before, under = _excerpt(found._replace(column=1, end_column=len(found.excerpt) + 1), room)
        text += f"{paint(gutter, 'dim', colour=colour)}{shown}\n"
        carets = paint("^" * under, _style(found), colour=colour)
        text += f"{paint('| '.rjust(len(gutter)), 'dim', colour=colour)}{' ' * before}{carets}\n"
    if found.hint:
        lines = _folded(f"      = {told(found.hint)}", width, 8).split("\n")
        text += "".join(paint(line, "dim", colour=colour) + "\n" for line in lines)
    return text


def _style(found: Diagnostic) -> str:
    return "red" if found.severity is Severity.ERROR else "yellow"


def _excerpt(found: Diagnostic, width: int) -> tuple[str, int, int]:
    """The line, cut to `width` columns around the place; how many columns stand before it, and how many it takes."""
    line = found.excerpt
    start = min(found.column - 1, len(line))
    end = found.end_column - 1 if found.end_line == found.line else len(line)
    end = max(end, start + 1)
    # A line may have millions of characters; of each part no more is looked at than can be shown.
    parts = (
        line[max(0, start - 4 * width) : start],
        line[start : min(end, start + 4 * width)],
        line[end : end + width],
    )
    before, place, behind = (visible(part).replace("\t", " ") for part in parts)
    if text_width(before) + text_width(place) + text_width(behind) > width and text_width(before) > _LEAD:
        before = "…" + _last_columns(before, _LEAD)
    shown = _first_columns(before + place + behind, width)
    room = max(1, text_width(shown) - text_width(before))
    return shown, text_width(before), min(max(1, text_width(place)), room)


def _first_columns(text: str, width: int) -> str:
    """As much of the beginning as fits, with `…` where something is cut off."""
    if text_width(text) <= width:
        return text
    taken, columns = 0, 0
    for char in text:
        columns += text_width(char)
        if columns >= width:
            break
        taken += 1
    return text[:taken] + "…"


def _last_columns(text: str, width: int) -> str:
    taken, columns = len(text), 0
    while taken and columns + text_width(text[taken - 1]) <= width:
        taken -= 1
        columns += text_width(text[taken])
    return text[taken:]
