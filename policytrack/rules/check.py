"""Text to a data set and diagnostics: reader and rules together, each problem at its line and column."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from policytrack.data import file_rules
from policytrack.data.locate import locate
from policytrack.data.location import Location
from policytrack.data.model import Dataset, Plan
from policytrack.data.piecewise import read_document
from policytrack.data.problems import Diagnostic, Problem, Rule, Severity, shared_with
from policytrack.data.reader import assemble
from policytrack.data.records import Record
from policytrack.data.source import SourceFile, decode
from policytrack.data.yaml_document import Document, Span, TextError, split_lines
from policytrack.rules.rule import NO_TEXTS, MissingCopies, PlanTexts, Subject
from policytrack.text.messages import Message, say
from policytrack.text.printable import one_line

if TYPE_CHECKING:
    from policytrack.data.memory import Memory

#: What misses a deadline where one stands that cannot be read is no second finding.
_DEADLINE: Final = "PT036"


def _no_texts(_: Sequence[Plan]) -> PlanTexts:
    return NO_TEXTS


class CheckOptions(NamedTuple):
    """What a whole check needs beside the files: its day, the texts of the plans, and the rules that are wanted."""

    today: date
    texts: Callable[[Sequence[Plan]], PlanTexts] = _no_texts
    codes: frozenset[str] | None = None  # None: all
    missing_copies: MissingCopies = lambda _: ()


class Checked(NamedTuple):
    """What came out of a check: the sound part of the data, and all that is wrong, sorted by place."""

    dataset: Dataset
    diagnostics: tuple[Diagnostic, ...]

    @property
    def targets(self) -> int:
        """How many targets the files have, also those that an error keeps out of the data."""
        return len(self.dataset.promises) + self.dataset.left_out

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The diagnostics that make the check fail."""
        return tuple(found for found in self.diagnostics if found.severity is Severity.ERROR)


class Reading(NamedTuple):
    """The files as they are read, before any rule looks at them: an editor asks for the data alone between two keys."""

    documents: Mapping[str, Document]  # by their names, without those that are no YAML document
    dataset: Dataset
    problems: Sequence[Problem]  # what the reader found
    unreadable: Sequence[Diagnostic]  # why a file is no document


def check(sources: Sequence[SourceFile], options: CheckOptions | None = None) -> Checked:
    """Read the files as one data set. Nothing that is wrong in one of them hides what is wrong in another.

    Without `options`, only what the reader itself finds: whether the data is sound, as a report needs to know.
    """
    return check_reading(read(sources), options)


def read(sources: Sequence[SourceFile], memory: "Memory | None" = None) -> Reading:
    """The files as one data set, and what the reader finds in them; with a `memory` of the last reading of the same
    files only what has changed is read again.
    """
    documents: dict[str, Document] = {}
    files: list[Record] = []
    problems: list[Problem] = []
    unreadable: list[Diagnostic] = []
    reading = read_document if memory is None else memory.read
    for source in sources:
        text = source.data.decode("utf-8", "replace")
        try:
            text = decode(source.data)
            documents[source.name], record = reading(source.name, text, problems)
            files.append(record)
        except TextError as error:
            rule = file_rules.UNREADABLE[error.rule]
            lines = split_lines(text.removeprefix("\ufeff"))
            message, hint, span = error.message, "", error.span
            if rule is file_rules.ENCODING:
                text, hint = _in_its_encoding(source.data, text)
                lines = split_lines(text.removeprefix("\ufeff"))
            if rule is file_rules.SYNTAX and _has_tab(lines[span.line - 1 : span.line]):
                message = say("not valid YAML: a tab stands at the beginning of a line")
                hint = say("indent with spaces")
            elif rule is file_rules.SYNTAX:
                from policytrack.data import syntax_slips  # noqa: PLC0415 - most files are YAML

                if slip := syntax_slips.mending(text.removeprefix("\ufeff"), lines, span):
                    message, hint, span = slip.message, slip.hint, _whole_line(lines, slip.number)
                else:
                    hint = _syntax_hint(lines, span)
            problem = Problem(rule, message, Location(source.name), hint=hint)
            unreadable.append(_diagnostic(problem, span, lines))
    dataset = assemble(files, problems) if memory is None else memory.assemble(files, problems)
    return Reading(documents, dataset, problems, unreadable)


def check_reading(reading: Reading, options: CheckOptions | None = None) -> Checked:
    """The rules on files that have been read, and all that is wrong at its place."""
    documents, dataset, problems, _ = reading
    diagnostics = list(reading.unreadable)
    codes: frozenset[str] | None = None
    if options is not None:
        from policytrack.rules import catalogue  # noqa: PLC0415 - reports do without the rules

        codes = options.codes if options.codes is not None else frozenset(rule.code for rule in catalogue.RULES)
        subject = Subject(dataset, options.today, options.texts(dataset.plans), options.missing_copies)
        found = (*problems, *catalogue.problems(subject, codes))
        unread = {
            one.target for one in problems if one.rule.severity is Severity.ERROR and one.place.path[-1:] == ("by",)
        }
        problems = tuple(
            problem
            for problem in found
            if problem.rule.code in codes and not (problem.target in unread and problem.rule.code == _DEADLINE)
        )
        diagnostics = [diagnostic for diagnostic in diagnostics if diagnostic.code in codes]
    diagnostics += _placed(problems, documents)
    if any(file_rules.SUPPRESSION in document.text for document in documents.values()):
        from policytrack.rules import suppressions  # noqa: PLC0415 - few files have one

        diagnostics = suppressions.apply(documents.values(), diagnostics, _rules_by_word(), codes)
    diagnostics.sort(key=lambda found: found.order)
    return Checked(dataset, tuple(diagnostics))


def _placed(problems: Sequence[Problem], documents: Mapping[str, Document]) -> list[Diagnostic]:
    """The problems with line and column."""
    lines_of = {name: split_lines(documents[name].text) for name in {problem.place.file for problem in problems}}
    placed = []
    for problem in problems:
        document = documents[problem.place.file]
        span = locate(document, problem.place.path, on_key=problem.on_key, within=problem.within)
        if problem.first is not None and (other := documents.get(problem.first.file)) is not None:
            line = locate(other, problem.first.path, on_key=True).line
            problem = problem._replace(message=Message("{}:{}", problem.message, line))  # noqa: PLW2901 - completed
        placed.append(_diagnostic(problem, span, lines_of[document.name]))
    return placed


def _rules_by_word() -> dict[str, Rule]:
    from policytrack.rules import catalogue  # noqa: PLC0415 - only a file with suppressions asks for names

    return {word: rule for rule in catalogue.RULES for word in (rule.code, rule.name)}


def _in_its_encoding(data: bytes, text: str) -> tuple[str, str]:
    """The text in the Chinese encoding that it is in, and the way out; as it was where that cannot be told."""
    from policytrack.text.encodings import EncodingError, decoded  # noqa: PLC0415 - files are UTF-8

    try:
        found = decoded(data)
    except EncodingError:
        return text, ""
    return found.text, say("it is in {}; save it as UTF-8", found.encoding)


def _whole_line(lines: Sequence[str], index: int) -> Span:
    """The place of what stands on a line."""
    line = lines[index]
    return Span(index + 1, len(line) - len(line.lstrip()) + 1, index + 1, len(line.rstrip()) + 1)


def _has_tab(lines: Sequence[str]) -> bool:
    return any("\t" in line[: len(line) - len(line.lstrip())] for line in lines)


def _syntax_hint(lines: Sequence[str], span: Span) -> str:
    """What most often stands behind a syntax error, where the lines around it show it."""
    near = lines[max(0, span.line - 2) : span.line]
    if any("：" in line.partition(": ")[0] for line in near):
        return say("a full-width colon （：） makes no key; write a plain colon and a space")
    if any("\u00a0" in line or "\u3000" in line for line in near):
        return say("a no-break or full-width space stands there; YAML knows plain spaces only")
    return ""


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
        one_line(problem.message) + shared_with(problem.also),
        one_line(problem.hint),
        problem.target,
        lines[span.line - 1] if span.line <= len(lines) else "",
        problem.also,
    )
