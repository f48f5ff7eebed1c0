"""The formats for machines: each holds to its own schema, and says the same as the others."""

import json
import re
import xml.etree.ElementTree as ET
from importlib.metadata import Distribution
from pathlib import Path, PurePath
from typing import Any

import pytest

from policytrack.data.problems import Diagnostic, Severity
from policytrack.render import diagnostics as text
from policytrack.render import github, gitlab, junit, sarif
from policytrack.rules import catalogue


def diagnostic(**fields: Any) -> Diagnostic:
    made = {
        "path": "data/targets.yaml",
        "line": 12,
        "column": 11,
        "end_line": 12,
        "end_column": 16,
        "code": "PT031",
        "name": "comparator",
        "severity": Severity.ERROR,
        "message": "another comparator: 达到15% against 不低于15%",
        "hint": "write 不低于15%",
        "target": "t",
        "excerpt": "    goal: 达到15%",
    }
    return Diagnostic(**(made | fields))


NASTY = "a%b,c:d;e\nf\r<x>&\"'|`*_[y]\ufffe\x00\ud800 ]]>"
ALL = [
    diagnostic(),
    diagnostic(line=14, code="PT070", name="no-source", severity=Severity.WARNING, hint="", target=None, excerpt=""),
    diagnostic(line=20, end_line=23, path="/abs/甲 乙#%.yaml", message=NASTY, excerpt=NASTY, hint=NASTY),
    diagnostic(line=31),
]


def test_sarif_holds_to_the_standard() -> None:
    log = json.loads(sarif.render(ALL))
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    assert set(log) == {"$schema", "version", "runs"}
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    driver = run["tool"]["driver"]
    assert driver["name"] == "policytrack"
    assert [rule["id"] for rule in driver["rules"]] == [rule.code for rule in catalogue.RULES]
    for rule in driver["rules"]:
        assert set(rule) <= {"id", "name", "shortDescription", "fullDescription", "help", "defaultConfiguration"}
        assert rule["shortDescription"]["text"] and rule["fullDescription"]["text"] and rule["help"]["text"]
        assert rule["defaultConfiguration"]["level"] in ("error", "warning")
        assert re.fullmatch(r"[A-Z]\w+", rule["name"])
    for result in run["results"]:
        assert set(result) - {"fixes"} == {
            "ruleId",
            "ruleIndex",
            "level",
            "message",
            "locations",
            "partialFingerprints",
        }
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning")
        (location,) = result["locations"]
        region = location["physicalLocation"]["region"]
        assert all(region[key] >= 1 for key in ("startLine", "startColumn", "endLine", "endColumn"))
        artifact = location["physicalLocation"]["artifactLocation"]
        assert re.fullmatch(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]*", artifact["uri"])
        assert artifact.get("uriBaseId", "%SRCROOT%") in run["originalUriBaseIds"]
    relative, _, absolute, _ = (
        result["locations"][0]["physicalLocation"]["artifactLocation"] for result in run["results"]
    )
    assert relative == {"uri": "data/targets.yaml", "uriBaseId": "%SRCROOT%"}
    assert absolute == {"uri": "file:///abs/%E7%94%B2%20%E4%B9%99%23%25.yaml"}


def test_gitlab_has_what_code_quality_asks_for() -> None:
    issues = json.loads(gitlab.render(ALL))
    for issue in issues:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert set(issue["location"]) == {"path", "lines"}
        assert issue["location"]["lines"]["begin"] >= 1
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


def test_fingerprints_stay_when_lines_move() -> None:
    moved = [diagnostic(line=found.line + 5, end_line=found.end_line + 5, path=found.path, message=found.message,
                        code=found.code, target=found.target) for found in ALL]  # fmt: skip
    assert gitlab.fingerprints(moved) == gitlab.fingerprints(ALL)
    assert gitlab.fingerprints([diagnostic(path="./x.yaml")]) == gitlab.fingerprints([diagnostic(path="x.yaml")])
    assert PurePath("./x.yaml").as_posix() == "x.yaml"


@pytest.mark.parametrize("strict", [False, True])
def test_junit_is_what_jenkins_reads(strict: bool) -> None:
    report = junit.render(ALL, ["data/targets.yaml", "sound.yaml"], strict=strict)
    root = ET.fromstring(report.encode())
    assert root.tag == "testsuites"
    for suite in (root, *root):
        assert set(suite.attrib) == {"name", "tests", "failures", "errors"}
        cases = list(suite.iter("testcase"))
        assert int(suite.attrib["tests"]) == len(cases)
        assert (
            int(suite.attrib["failures"])
            == len(list(suite.iter("failure")))
            == sum(len(case.findall("failure")) for case in cases)
        )
    assert [suite.attrib["name"] for suite in root] == ["data/targets.yaml", "sound.yaml", "/abs/甲 乙#%.yaml"]
    for case in root.iter("testcase"):
        assert set(case.attrib) == {"name", "classname"}
        assert {child.tag for child in case} <= {"failure", "system-out"}
    assert len(list(root.iter("failure"))) == (4 if strict else 3)
    names = [case.attrib["name"] for case in root.iter("testcase")]
    assert len(set(names)) == len(names)


def test_github_commands_are_one_line_each_and_escaped() -> None:
    lines = github.render_annotations(ALL).splitlines()
    assert len(lines) == len(ALL)
    assert lines[0] == (
        "::error file=data/targets.yaml,line=12,endLine=12,col=11,endColumn=16,title=PT031 comparator::"
        "another comparator: 达到15%25 against 不低于15%25%0Awrite 不低于15%25"
    )
    assert lines[1].startswith("::warning ")
    assert "col=" not in lines[2]
    properties = lines[2].split("::")[1]
    assert properties.startswith("error file=/abs/甲 乙#%25.yaml,")


def test_a_summary_is_a_table_that_means_itself() -> None:
    summary = github.render_summary(ALL, "1 file, 1 target: 3 errors and 1 warning\n")
    rows = [line for line in summary.split("\n") if line.startswith("| ")]
    assert len(rows) == 1 + len(ALL)
    assert all(len(re.findall(r"(?<!\\)\|", row)) == 4 for row in rows)
    assert "no problems" in github.render_summary([], "1 file, 1 target: no problems\n")
    assert "and 3800 more" in github.render_summary(ALL * 1000, "x")


def test_text_is_cut_to_the_terminal_and_coloured_only_on_request() -> None:
    long = diagnostic(excerpt="    goal: " + "达" * 300, column=200, end_column=203)
    for width in (60, 80, 120):
        for line in text.render_text([long], width=width).split("\n")[1:3]:
            assert text.text_width(line) <= width
    assert "\x1b" not in text.render_text(ALL[:2])
    assert "\x1b[31m" in text.render_text(ALL[:1], colour=True)
    assert text.render_concise(ALL[:1]) == (
        "data/targets.yaml:12:11: error PT031 another comparator: 达到15% against 不低于15%\n"
    )


def test_a_line_of_millions_of_characters_is_shown_in_part() -> None:
    line = "x" * 3_000_000
    found = Diagnostic(
        "a.yaml", 1, 2_000_001, 1, 2_500_001, "PT005", "unknown-key", Severity.ERROR, "why", "", None, line
    )
    shown = text.render_text([found] * 20, width=80)
    assert max(map(len, shown.splitlines())) <= 80
    assert len(sarif.render([found])) < 200_000
    assert len(junit.render([found], ["a.yaml"])) < 5_000


@pytest.mark.parametrize(
    ("metadata", "origin", "address"),
    [
        ("Project-URL: Changelog, https://a.example/log\nProject-URL: Homepage, https://a.example/home", None, "https://a.example/home"),
        ("Project-URL: Repository, https://a.example/code", "https://b.example/fork.git", "https://a.example/code"),
        ("", "https://b.example/fork.git", "https://b.example/fork"),
        ("", "https://token@b.example/fork.git", None),
        ("", "file:///home/somebody/policytrack", None),
        ("", None, None),
    ],
)  # fmt: skip
def test_sarif_names_a_page_that_there_is(
    tmp_path: Path, metadata: str, origin: str | None, address: str | None
) -> None:
    folder = tmp_path / "policytrack-1.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text(f"Metadata-Version: 2.4\nName: policytrack\nVersion: 1\n{metadata}\n")
    if origin:
        (folder / "direct_url.json").write_text(json.dumps({"url": origin}))
    assert sarif.home_page(Distribution.at(folder)) == address
