"""Diagnostics as SARIF 2.1.0 (OASIS), which code scanning services read. Columns count code points."""

import json
from collections.abc import Mapping, Sequence
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import PurePath
from typing import Any, Final
from urllib.parse import quote, urlsplit

from policytrack import __version__
from policytrack.data.problems import Diagnostic, Replacement, Rule, Severity
from policytrack.data.splice import Span
from policytrack.render.gitlab import fingerprints
from policytrack.rules.catalogue import RULES
from policytrack.rules.manual import manual
from policytrack.text.printable import json_text, visible
from policytrack.translations import told_to_machines

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
#: A longer line, as of a file all on one line, is not shown beside each of its problems.
LONGEST_SNIPPET: Final = 2000
#: What ends a line, as YAML counts lines.
NEWLINES: Final = ["\r\n", "\n", "\r", "\u0085", "\u2028", "\u2029"]
#: Paths are relative to the root of the repository, which the service knows.
BASE: Final = "%SRCROOT%"


def render(diagnostics: Sequence[Diagnostic], fixes: Mapping[Diagnostic, Sequence[Replacement]] | None = None) -> str:
    """The log: one run, with every rule's manual page, and with what mends a diagnostic, where something does."""
    fixes = fixes or {}
    number_of = {rule.code: number for number, rule in enumerate(RULES)}
    prints = fingerprints(diagnostics)
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "policytrack",
                        "version": __version__,
                        "semanticVersion": __version__,
                        "rules": [_rule(rule) for rule in RULES],
                    }
                    | _where_to_read_more()
                },
                "columnKind": "unicodeCodePoints",
                "newlineSequences": NEWLINES,
                "originalUriBaseIds": {BASE: {"description": {"text": "the folder that the check ran in"}}},
                "results": [
                    _result(found, number_of[found.code], fingerprint, fixes.get(found, ()))
                    for found, fingerprint in zip(diagnostics, prints, strict=True)
                ],
            }
        ],
    }
    return json_text(log)


def home_page(installed: Distribution) -> str | None:
    """Where to read about a package: the home page that it names, or else the repository that it was installed from."""
    named = dict(link.split(", ", 1) for link in installed.metadata.get_all("Project-URL") or ())
    origin = json.loads(installed.read_text("direct_url.json") or "{}").get("url", "").removesuffix(".git")
    for address in (named.get("Homepage"), named.get("Repository"), origin):
        parts = urlsplit(address or "")
        if parts.scheme == "https" and "@" not in parts.netloc:  # a name or token before @ is nobody's to read
            return address
    return None


def _where_to_read_more() -> dict[str, str]:
    try:
        address = home_page(distribution("policytrack"))
    except PackageNotFoundError:  # run from its sources
        address = None
    return {"informationUri": address} if address else {}


def _rule(rule: Rule) -> dict[str, Any]:
    page = manual(rule)
    examples = "".join(
        f"\n\n{heading}:\n\n```yaml\n{example}```"
        for heading, listed in (("Bad", page.bad), ("Good", page.good))
        for example in listed
    )
    return {
        "id": rule.code,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": page.summary},
        "fullDescription": {"text": page.text or page.summary},
        "help": {"text": page.text or page.summary, "markdown": (page.text or page.summary) + examples},
        "defaultConfiguration": {"level": _level(rule.severity)},
    }


def _result(found: Diagnostic, number: int, fingerprint: str, fix: Sequence[Replacement]) -> dict[str, Any]:
    region = _region(Span(found.line, found.column, found.end_line, found.end_column))
    if 0 < len(found.excerpt) <= LONGEST_SNIPPET:
        region["snippet"] = {"text": visible(found.excerpt)}
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": _artifact(found.path), "region": region}}
    if found.cell:  # row and column of a workbook are no place of a text; the cell is named in words and as a member
        location["logicalLocations"] = [{"fullyQualifiedName": found.cell, "kind": "member"}]
    return {
        "ruleId": found.code,
        "ruleIndex": number,
        "level": _level(found.severity),
        "message": {"text": told_to_machines(found.with_hint)},
        "locations": [location],
        "partialFingerprints": {"policytrack/v1": fingerprint},
    } | ({"fixes": [_fix(found, fix)]} if fix else {})


def _fix(found: Diagnostic, fix: Sequence[Replacement]) -> dict[str, Any]:
    replacements = [{"deletedRegion": _region(one.span), "insertedContent": {"text": one.text}} for one in fix]
    return {
        "description": {"text": told_to_machines(found.hint or found.message)},
        "artifactChanges": [{"artifactLocation": _artifact(found.path), "replacements": replacements}],
    }


def _region(span: Span) -> dict[str, Any]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _artifact(path: str) -> dict[str, str]:
    pure = PurePath(path)
    address = quote(pure.as_posix().encode("utf-8", "surrogateescape"))
    if pure.is_absolute():
        return {"uri": f"file://{address}"}
    return {"uri": address, "uriBaseId": BASE}


def _level(severity: Severity) -> str:
    return "error" if severity is Severity.ERROR else "warning"
