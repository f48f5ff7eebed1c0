"""Text to a data set and diagnostics: reader and rules together, each problem at its line and column."""

from collections.abc import Sequence
from typing import NamedTuple

from policytrack import catalog
from policytrack.model import Dataset, Diagnostic, Place, Problem, Severity
from policytrack.printable import visible
from policytrack.reader import read
from policytrack.yamltext import Document, Span, TextError, compose, decode, locate, split_lines


class Source(NamedTuple):
    """A data file as it was read: the name to show and its bytes."""

    name: str
    data: bytes


class Checked(NamedTuple):
    """What came out of a check: the sound part of the data, and all that is wrong, sorted by place."""

    dataset: Dataset
    diagnostics: tuple[Diagnostic, ...]

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The diagnostics that make the check fail."""
        return tuple(found for found in self.diagnostics if found.severity is Severity.ERROR)


def check(sources: Sequence[Source]) -> Checked:
    """Read the files as one data set. Nothing that is wrong in one of them hides what is wrong in another."""
    documents: dict[str, Document] = {}
    diagnostics: list[Diagnostic] = []
    for source in sources:
        text = source.data.decode("utf-8", "replace")
        try:
            text = decode(source.data)
            documents[source.name] = compose(text, source.name)
        except TextError as error:
            rule = catalog.BY_NAME[error.rule]
            lines = split_lines(text)
            diagnostics.append(_diagnostic(Problem(rule, error.message, Place(source.name)), error.span, lines))
    dataset, problems = read(list(documents.values()))
    lines_of = {name: split_lines(documents[name].text) for name in {problem.place.file for problem in problems}}
    for problem in problems:
        document = documents[problem.place.file]
        span = locate(document, problem.place.path, on_key=problem.on_key, within=problem.within)
        diagnostics.append(_diagnostic(problem, span, lines_of[document.name]))
    diagnostics.sort(key=lambda found: (found.path, found.line, found.column, found.code, found.message))
    return Checked(dataset, tuple(diagnostics))


def _diagnostic(problem: Problem, span: Span, lines: Sequence[str]) -> Diagnostic:
    return Diagnostic(
        problem.place.file,
        span.line,
        span.column,
        span.end_line,
        span.end_column,
        problem.rule.code,
        problem.rule.name,
        problem.rule.severity,
        visible(problem.message),
        visible(problem.hint),
        problem.target,
        lines[span.line - 1] if span.line <= len(lines) else "",
    )
