"""The findings of the check as an editor shows them, the same as in the terminal."""

from collections.abc import Iterator
from typing import Final

from lsprotocol import types

from policytrack.data.problems import Diagnostic, Severity
from policytrack.data.splice import Span
from policytrack.lsp.analysis import Analysis, File

_SEVERITY: Final = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
}


def of_file(analysis: Analysis, file: File) -> list[types.Diagnostic]:
    """What is found in a file, in the order of its places."""
    return [shown(found, file) for found in found_in(analysis, file)]


def found_in(analysis: Analysis, file: File) -> Iterator[Diagnostic]:
    """The check's own diagnostics of a file."""
    return (found for found in analysis.checked.diagnostics if found.path == file.buffer.name)


def shown(found: Diagnostic, file: File) -> types.Diagnostic:
    """A finding: its message with the way out below it, and its code."""
    message = f"{found.message}\n{found.hint}" if found.hint else found.message
    return types.Diagnostic(
        file.range(*file.span_offsets(place(found))), message, _SEVERITY[found.severity], found.code,
        source="policytrack",
    )  # fmt: skip


def place(found: Diagnostic) -> Span:
    """Where it stands."""
    return Span(found.line, found.column, found.end_line, found.end_column)
