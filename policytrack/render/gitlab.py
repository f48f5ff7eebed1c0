"""Diagnostics as a Code Quality report of GitLab: a JSON list that a merge request shows beside its changes."""

from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from pathlib import PurePath

from policytrack.data.problems import Diagnostic, Severity
from policytrack.text.printable import json_text
from policytrack.translations import told_to_machines


def render(diagnostics: Sequence[Diagnostic]) -> str:
    """The report. A fingerprint stays when lines move: it is made of what was found, not of where."""
    prints = fingerprints(diagnostics)
    issues = [
        {
            "description": told_to_machines(found.with_hint),
            "check_name": f"{found.code} {found.name}",
            "fingerprint": fingerprint,
            "severity": "major" if found.severity is Severity.ERROR else "minor",
            "location": {
                "path": PurePath(found.path).as_posix(),
                "lines": {"begin": found.line, "end": found.end_line},
            },
        }
        for found, fingerprint in zip(diagnostics, prints, strict=True)
    ]
    return json_text(issues)


def fingerprints(diagnostics: Sequence[Diagnostic]) -> list[str]:
    """A name for each diagnostic that another run finds again: of its file, rule, target and message, and, where these
    are the same, its number among them.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    prints = []
    for found in diagnostics:
        key = (PurePath(found.path).as_posix(), found.code, found.target or "", found.what)
        text = "\0".join((*key, str(seen[key])))
        prints.append(sha256(text.encode("utf-8", "backslashreplace")).hexdigest())
        seen[key] += 1
    return prints
