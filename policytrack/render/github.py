"""Diagnostics for GitHub Actions: workflow commands that annotate the lines of a change, and the summary of a step."""

from collections.abc import Sequence

from policytrack.data.problems import Diagnostic, Severity
from policytrack.text.printable import one_line
from policytrack.translations import told

#: A summary has a limit of 1 MiB; nobody reads that many rows.
MOST_ROWS = 200


def render_annotations(diagnostics: Sequence[Diagnostic]) -> str:
    """One workflow command each: `::error file=…,line=…::message`."""
    return "".join(_annotation(found) for found in diagnostics)


def render_summary(diagnostics: Sequence[Diagnostic], conclusion: str) -> str:
    """A section of Markdown: the last line of the check, and a table of what was found."""
    lines = ["### policytrack check", "", conclusion.strip(), ""]
    if diagnostics:
        lines += ["| place | rule | what |", "|---|---|---|"]
        lines += [_row(found) for found in diagnostics[:MOST_ROWS]]
        if len(diagnostics) > MOST_ROWS:
            lines.append(f"\n… and {len(diagnostics) - MOST_ROWS} more")
        lines.append("")
    return "\n".join(lines) + "\n"


def _annotation(found: Diagnostic) -> str:
    level = "error" if found.severity is Severity.ERROR else "warning"
    place = {"file": one_line(found.path), "line": found.line, "endLine": found.end_line}
    if found.line == found.end_line:  # columns of a place on several lines are not shown
        place |= {"col": found.column, "endColumn": found.end_column}
    place["title"] = f"{found.code} {found.name}"
    message = f"{told(found.in_cell)}\n{told(found.hint)}" if found.hint else told(found.in_cell)
    properties = ",".join(f"{key}={_property(str(value))}" for key, value in place.items())
    return f"::{level} {properties}::{_data(message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _row(found: Diagnostic) -> str:
    place = one_line(found.where if found.cell else f"{found.path}:{found.line}")
    return f"| {_cell(place)} | {found.code} {found.name} | {_cell(told(found.message))} |"


def _cell(text: str) -> str:
    """Text that means itself in a cell of a Markdown table, and on one line."""
    for char in "\\`*_<>[]|~":
        text = text.replace(char, "\\" + char)
    return text.replace("\n", " ")
