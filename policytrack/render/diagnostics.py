"""Diagnostics as text: `path:line:column: severity CODE message`, the line of the file, and carets under the place."""

from collections.abc import Sequence

from policytrack.chinese import width as text_width
from policytrack.model import Diagnostic, Severity
from policytrack.printable import visible

_RED, _YELLOW, _BOLD, _DIM, _PLAIN = "\x1b[31m", "\x1b[33m", "\x1b[1m", "\x1b[2m", "\x1b[0m"


def render_text(diagnostics: Sequence[Diagnostic], *, colour: bool) -> str:
    """Every diagnostic with its line of the file and the way out."""
    return "".join(_one(found, colour) for found in diagnostics)


def summary(diagnostics: Sequence[Diagnostic], files: int, targets: int) -> str:
    """The last line of a check: how much was checked and what was found."""
    errors = sum(found.severity is Severity.ERROR for found in diagnostics)
    warnings = len(diagnostics) - errors
    checked = f"{_count(files, 'file')}, {_count(targets, 'target')}"
    if not diagnostics:
        return f"{checked}: no problems\n"
    parts = [_count(number, what) for number, what in ((errors, "error"), (warnings, "warning")) if number]
    return f"{checked}: {' and '.join(parts)}\n"


def _one(found: Diagnostic, colour: bool) -> str:
    red, bold, dim, plain = (
        (_RED if found.severity is Severity.ERROR else _YELLOW, _BOLD, _DIM, _PLAIN) if colour else ("", "", "", "")
    )
    where = f"{bold}{visible(found.path)}:{found.line}:{found.column}:{plain}"
    text = f"{where} {red}{found.severity} {found.code}{plain} {found.message}\n"
    if found.excerpt.strip():
        text += _excerpt(found, red, dim, plain)
    if found.hint:
        text += f"{dim}  = {found.hint}{plain}\n"
    return text


def _excerpt(found: Diagnostic, red: str, dim: str, plain: str) -> str:
    """The line with carets under the place; a very long line is cut around it."""
    line = found.excerpt
    start = found.column - 1
    end = found.end_column - 1 if found.end_line == found.line else len(line)
    first = max(0, start - 60)
    shown = visible(line[first : first + 160].replace("\t", " "))
    before = text_width(visible(line[first:start].replace("\t", " ")))
    width = max(1, text_width(visible(line[start : max(end, start + 1)][:160])))
    gutter = f"{found.line:>5} | "
    return f"{dim}{gutter}{plain}{shown}\n{dim}{' ' * len(gutter)}{plain}{' ' * before}{red}{'^' * width}{plain}\n"


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
