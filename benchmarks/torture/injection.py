"""Texts that are code to some reader, in every field and every format: none says more than the text that it is."""

import csv
import io
import json
import re
import tempfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import yaml
from outcome import Outcome
from typer.testing import CliRunner

from policytrack.cli import app

HOSTILE = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "' onfocus='alert(1)",
    "javascript:alert(1)",
    "&lt;script&gt;",
    "<!--",
    "-->",
    "]]>",
    "<![CDATA[",
    "{{7*7}}",
    "{% raw %}",
    "${7*7}",
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "=cmd|' /C calc'!A0",
    "\t=1",
    "a\tb",
    "a,b",
    "a;b",
    'a"b',
    "a|b",
    "a`b",
    "[a](javascript:b)",
    "![a](http://x/)",
    "*a*",
    "_a_",
    "# a",
    "~~a~~",
    "\\",
    "\\n",
    "[red]a[/red]",
    "[/]",
    "[link=http://x]a[/link]",
    ":rocket:",
    "::error::a",
    "::set-output name=a::b",
    "##[error]a",
    "%0A::error::a",
    "a%0d%0ab",
    "::stop-commands::x",
    "$(a)",
    "`a`",
    "a\nb",
    "a\n::error::b",
    "\n\n# a",
    "a\u3000b",
    "{",
    "}",
    "'",
    "--",
    "\ud7ff",
    "\U0010ffff",
    "\ufffe",
    "\u0085",
    "\u2028",
    "👩‍👩‍👧",
    "é",
    "𠮷",
)
FIELDS = (
    "title",
    "title_en",
    "note",
    "basis",
    "quote",
    "tags",
    "lead",
    "responsible",
    "source",
    "region",
    "issuer",
    "url",
    "plan title",
)
REPORTS = ("table", "markdown", "csv", "tsv", "json", "jsonl", "html")
CHECKS = ("text", "concise", "json", "github", "gitlab", "sarif", "junit")
OTHERS = (
    ["show", "t"],
    ["show", "t", "--format", "json"],
    ["compare", "i"],
    ["timeline"],
    ["search", "t"],
    ["compare", "i", "--format", "json"],
    ["timeline", "--format", "json"],
    ["set", "t", "4家", "--as-of", "2025", "--dry-run"],
)


def attack(share: float) -> Outcome:
    failures: list[str] = []
    documents = 0
    texts = HOSTILE[:: max(1, round(1 / share))]
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "t.yaml")
        beside = Path(folder)
        for text in texts:
            # A plan's text and a baseline that say the same.
            (beside / "p.txt").write_text(f"某市规划{text}\n到2026年，{text}企业达到500家。\n", encoding="utf-8")
            known = " ".join(text.split()) or "-"
            (beside / "known").write_text(f"PT031\t{known}\t{known}\n", encoding="utf-8")
            for where, data in _files(text):
                Path(path).write_text(data, encoding="utf-8")
                for words, format in (*_commands(path), *_commands_on(beside, path)):
                    documents += 1
                    result = CliRunner().invoke(app, words, prog_name="policytrack")
                    name = f"{text!r} as {where} in {' '.join(words[:-2])}"
                    if result.exception and not isinstance(result.exception, SystemExit):
                        failures.append(f"{name}: {result.exception!r}")
                        continue
                    failures += [f"{name}: {found}" for found in _found(format, result.stdout, result.stderr)]
    return Outcome(
        f"{documents:,} documents of {len(texts)} texts in {len(FIELDS) + 1} places, "
        f"{len(failures)} say something else",
        failures,
    )


def _files(text: str) -> Iterator[tuple[str, str]]:
    quoted = json.dumps(text)
    for field in FIELDS:
        plan = {"title": '"规划"', "region": '"某市"'}
        target = {"title": '"企业"', "quote": '"企业达到500家"'}
        source = '"s"'
        if field in ("region", "issuer", "url"):
            plan[field] = quoted
        elif field == "plan title":
            plan["title"] = quoted
        elif field == "source":
            source = quoted
        elif field in ("tags", "lead", "responsible"):
            target[field] = f"[{quoted}]"
        else:
            target[field] = quoted
        lines = "".join(f"    {name}: {value}\n" for name, value in target.items())
        yield (
            field,
            (
                f"format: 1\nplans:\n  p: {{{', '.join(f'{name}: {value}' for name, value in plan.items())}}}\n"
                "indicators:\n  i: {title: 企业, unit: 家}\n"
                f"targets:\n  - id: t\n    plan: p\n    indicator: i\n    goal: 达到500家\n    by: 2026\n{lines}"
                f"    actuals: [{{as_of: 2024, value: 3家, source: {source}, note: {quoted}}}]\n"
            ),
        )
    yield "key", f"format: 1\ntargets:\n  - id: t\n    {quoted}: 1\n{quoted}: x\n"


def _commands(path: str) -> Iterator[tuple[list[str], str]]:
    for format in REPORTS:
        yield ["report", "--format", format, "-f", path], format
    for format in CHECKS:
        yield ["check", "--format", format, "-f", path], f"check {format}"
    for words in OTHERS:
        yield [*words, "-f", path], "json" if "json" in words else "plain"


def _commands_on(beside: Path, path: str) -> Iterator[tuple[list[str], str]]:
    """What reads a plan's text, and a baseline."""
    plan = str(beside / "p.txt")
    yield ["draft", plan, "-f", path], "yaml"
    yield ["draft", plan, "--format", "jsonl", "-f", path], "jsonl"
    for format in ("text", "json", "html"):
        yield ["coverage", plan, "--all", "--format", format, "-f", path], "plain" if format == "text" else format
    for format in CHECKS:
        yield ["check", "--baseline", str(beside / "known"), "--format", format, "-f", path], f"check {format}"


class _Page(HTMLParser):
    """What a browser would run or load; what it only keeps as data must be whole."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts = 0
        self.found: list[str] = []
        self._is_data, self._data = False, ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._is_data = tag == "script" and ("type", "application/json") in attrs
        self.scripts += tag == "script" and not self._is_data
        if tag in ("img", "iframe", "object", "embed", "base", "form"):
            self.found.append(f"an element {tag}")
        for name, value in attrs:
            if name.startswith("on") or re.match(r"\s*(?:javascript|data|vbscript):", value or "", re.IGNORECASE):
                self.found.append(f"an attribute {name}={value}")

    def handle_data(self, data: str) -> None:
        if self._is_data:
            self._data += data

    def handle_endtag(self, tag: str) -> None:
        if self._is_data:
            json.loads(self._data)
            self._is_data, self._data = False, ""


def _found(format: str, told: str, errors: str) -> Iterator[str]:
    """What is wrong with a document."""
    hidden = re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", told + errors)
    if hidden:
        yield f"U+{ord(hidden[0]):04X} is printed"
    if not told:  # a refusal, which is a sentence on standard error
        pass
    elif format in ("json", "check json", "check gitlab", "check sarif"):
        json.loads(told)
    elif format == "yaml":
        yaml.safe_load(told)
    elif format == "jsonl":
        [json.loads(line) for line in told.splitlines()]
    elif format in ("csv", "tsv"):
        rows = list(csv.reader(io.StringIO(told), delimiter="," if format == "csv" else "\t"))
        if len({len(row) for row in rows}) > 1:
            yield "rows of different lengths"
        if any(re.match(r"[=+@\t\r]|-(?![\d.]+$)", cell) for row in rows for cell in row):
            yield "a cell that is a formula"
    elif format == "check junit":
        ElementTree.fromstring(told)
    elif format == "html":
        page = _Page()
        page.feed(told)
        yield from page.found
        if page.scripts > 1:
            yield "a script of the data's"
    elif format == "markdown":
        yield from ["markup of the data's"] * bool(re.search(r"(?<!\\)<(?:script|img)|(?<!\\)\]\(javascript:", told))
    elif format == "check github":
        others = [line for line in told.splitlines() if line and not re.match(r"::(?:error|warning) file=", line)]
        yield from (f"a line that is no annotation: {line}" for line in others)
    if format != "check github" and re.search(r"^\s*::", told + errors, re.MULTILINE) and format.startswith("check"):
        yield "a command of GitHub's runner"
