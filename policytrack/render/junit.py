"""Diagnostics as a JUnit report, in the form that Jenkins and GitLab read: a suite a file, a case a diagnostic."""

import re
from collections.abc import Sequence
from typing import Final
from xml.etree import ElementTree

from policytrack.data.problems import Diagnostic, Severity
from policytrack.text.printable import visible
from policytrack.translations import told_to_machines

#: How much of a line is shown.
LONGEST_LINE: Final = 2000
#: What XML 1.0 has no way to write.
_NO_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(diagnostics: Sequence[Diagnostic], paths: Sequence[str], *, strict: bool = False) -> str:
    """The report. Errors are failures; warnings pass, with their text as output, unless the check is strict.

    A file without diagnostics is one case that passes.
    """
    root = ElementTree.Element("testsuites")
    tests = failures = 0
    for path in dict.fromkeys((*paths, *(found.path for found in diagnostics))):
        of_file = [found for found in diagnostics if found.path == path]
        failed, count = sum(_fails(found, strict) for found in of_file), max(1, len(of_file))
        suite = ElementTree.SubElement(root, "testsuite", _counted(path, count, failed))
        for found in of_file:
            _add_case(suite, found, strict)
        if not of_file:
            ElementTree.SubElement(suite, "testcase", {"name": "no problems", "classname": _text(path)})
        tests += count
        failures += failed
    root.attrib = _counted("policytrack check", tests, failures)
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def _counted(name: str, tests: int, failures: int) -> dict[str, str]:
    return {"name": _text(name), "tests": str(tests), "failures": str(failures), "errors": "0"}


def _add_case(suite: ElementTree.Element, found: Diagnostic, strict: bool) -> None:
    place = found.cell or f"line {found.line}, column {found.column}"
    name = f"{found.code} {found.name} ({place})"
    message = told_to_machines(found.message)
    text = "\n".join(
        part for part in (message, found.excerpt[:LONGEST_LINE].strip(), told_to_machines(found.hint)) if part
    )
    case = ElementTree.SubElement(suite, "testcase", {"name": _text(name), "classname": _text(found.path)})
    if _fails(found, strict):
        said = {"message": _text(message), "type": found.code}
        ElementTree.SubElement(case, "failure", said).text = _text(text)
    else:
        ElementTree.SubElement(case, "system-out").text = _text(f"{found.severity}: {text}")


def _fails(found: Diagnostic, strict: bool) -> bool:
    return strict or found.severity is Severity.ERROR


def _text(text: str) -> str:
    return _NO_XML.sub("\ufffd", visible(text))
