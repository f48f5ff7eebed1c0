"""Diagnostics as a JUnit report, in the form that Jenkins and GitLab read: a suite a file, a case a diagnostic."""

import re
from collections.abc import Sequence
from typing import Final
from xml.sax.saxutils import escape

from policytrack.data.problems import Diagnostic, Severity

#: How much of a line is shown.
LONGEST_LINE: Final = 2000
#: What XML 1.0 has no way to write.
_NO_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(diagnostics: Sequence[Diagnostic], paths: Sequence[str], *, strict: bool = False) -> str:
    """The report. Errors are failures; warnings pass, with their text as output, unless the check is strict.

    A file without diagnostics is one case that passes.
    """
    suites = []
    tests = failures = 0
    for path in dict.fromkeys((*paths, *(found.path for found in diagnostics))):
        of_file = [found for found in diagnostics if found.path == path]
        failed = sum(_fails(found, strict) for found in of_file)
        count = max(1, len(of_file))
        cases = [_case(found, strict) for found in of_file] or [_passed(path)]
        suites.append(
            f'  <testsuite name={_value(path)} tests="{count}" failures="{failed}" errors="0">\n'
            + "".join(cases)
            + "  </testsuite>\n"
        )
        tests += count
        failures += failed
    head = f'<testsuites name="policytrack check" tests="{tests}" failures="{failures}" errors="0">\n'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{head}{"".join(suites)}</testsuites>\n'


def _case(found: Diagnostic, strict: bool) -> str:
    name = f"{found.code} {found.name} (line {found.line}, column {found.column})"
    text = "\n".join(part for part in (found.message, found.excerpt[:LONGEST_LINE].strip(), found.hint) if part)
    if _fails(found, strict):
        inside = f"<failure message={_value(found.message)} type={_value(found.code)}>{_text(text)}</failure>"
    else:
        inside = f"<system-out>{_text(f'{found.severity}: {text}')}</system-out>"
    return f"    <testcase name={_value(name)} classname={_value(found.path)}>{inside}</testcase>\n"


def _passed(path: str) -> str:
    return f'    <testcase name="no problems" classname={_value(path)} />\n'


def _fails(found: Diagnostic, strict: bool) -> bool:
    return strict or found.severity is Severity.ERROR


def _text(text: str) -> str:
    return escape(_NO_XML.sub("\ufffd", text))


def _value(text: str) -> str:
    escaped = escape(_NO_XML.sub("\ufffd", text), {'"': "&quot;", "\n": "&#10;", "\t": "&#9;", "\r": "&#13;"})
    return f'"{escaped}"'
