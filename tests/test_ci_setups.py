"""The set-ups that docs/ci.md shows: what they name is there, and hooks are asked about the files that they guard."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from conftest import ROOT

from policytrack import __version__

HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
DOCUMENT = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("hook", HOOKS.values(), ids=HOOKS)
@pytest.mark.parametrize("changed", ["targets.yaml", "data/ai-plans.yaml", "data/2026/plans.yml"])
def test_a_change_of_any_yaml_file_has_the_data_set_checked(hook: dict[str, object], changed: str) -> None:
    assert re.search(str(hook["files"]), changed)
    assert hook["pass_filenames"] is False


def test_the_hooks_of_the_document_are_there() -> None:
    named = re.findall(r"- id: ([\w-]+)", DOCUMENT)
    assert named
    assert set(named) <= set(HOOKS)


GIVEN = re.findall(r"uses: OWNER/policytrack@\S+.*\n        with:\n((?: {10}.+\n)+)", DOCUMENT)


@pytest.mark.parametrize("given", GIVEN)
def test_the_action_takes_what_the_document_gives(given: str) -> None:
    options = yaml.safe_load(given)
    assert set(options) <= set(ACTION["inputs"])
    assert (ROOT / options["files"]).exists(), "the example runs as it stands on this repository"
    assert "sources" not in options.get("arguments", "")


def test_the_document_names_the_version_that_there_is() -> None:
    assert set(re.findall(r"(?:OWNER/policytrack@|rev: )(v[\w.]+)", DOCUMENT)) == {f"v{__version__}"}


def test_the_document_shows_the_check_and_the_changes() -> None:
    assert [yaml.safe_load(given).get("changes") for given in GIVEN] == [None, "HEAD^1"]


def test_an_action_of_others_is_pinned_by_its_commit_and_names_its_version() -> None:
    files = [ROOT / "action.yml", *sorted((ROOT / ".github/workflows").glob("*.yml"))]
    used = [
        line.strip()
        for path in files
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(r"uses: [^.]", line)
    ]
    assert used
    assert [line for line in used if not re.search(r"uses: [\w./-]+@[0-9a-f]{40}  # v\d+\.\d+\.\d+", line)] == []


NOTES = "/api/v4/projects/7/merge_requests/3/notes"


class GitLab:
    """What the job asks of the API for notes: a list by pages, newest first, a new note, and a note renewed."""

    def __init__(self) -> None:
        self.notes: list[dict[str, Any]] = []
        self.asked: list[str] = []
        answer = self.answer

        class Handler(BaseHTTPRequestHandler):
            def handle_one(self) -> None:
                length = int(self.headers.get("Content-Length") or 0)
                given = json.loads(self.rfile.read(length)) if length else {}
                token = self.headers.get("PRIVATE-TOKEN")
                found = answer(self.command, self.path, given) if token == "secret" else None
                self.send_response(401 if found is None else 201 if self.command == "POST" else 200)
                self.end_headers()
                self.wfile.write(json.dumps(found).encode())

            do_GET = do_POST = do_PUT = handle_one  # noqa: N815

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)

    def answer(self, method: str, address: str, given: dict[str, Any]) -> object:
        parts = urlsplit(address)
        self.asked.append(f"{method} {parts.path}")
        if method == "GET":
            assert parts.path == NOTES
            query = parse_qs(parts.query)
            size, page = int(query["per_page"][0]), int(query["page"][0])
            return self.notes[::-1][size * (page - 1) : size * page]
        if method == "POST":
            self.notes.append({"id": 100 + len(self.notes), **given})
            return self.notes[-1]
        note = next(note for note in self.notes if parts.path == f"{NOTES}/{note['id']}")
        return note.update(given) or note


@pytest.fixture
def gitlab() -> Iterator[GitLab]:
    stub = GitLab()
    thread = Thread(target=stub.server.serve_forever)
    thread.start()
    yield stub
    stub.server.shutdown()
    thread.join()
    stub.server.server_close()


@pytest.mark.skipif(not shutil.which("sh"), reason="the job is a script of a shell")
def test_the_job_of_gitlab_renews_its_own_note(gitlab: GitLab, tmp_path: Path) -> None:
    blocks = re.findall(r"```yaml\n(.*?)```", DOCUMENT, re.DOTALL)
    block = next(text for text in blocks if "merge_request_event" in text)
    script = yaml.safe_load(block)["changes"]["script"][-1]

    def run_job(text: str, **environment: str) -> subprocess.CompletedProcess[str]:
        (tmp_path / "changes.md").write_text(text, encoding="utf-8")
        own = {
            **os.environ, "CI_API_V4_URL": f"http://127.0.0.1:{gitlab.server.server_port}/api/v4", "CI_PROJECT_ID": "7",
            "CI_MERGE_REQUEST_IID": "3", "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        }  # fmt: skip
        shell = ["sh", "-ec", script]
        return subprocess.run(shell, check=False, cwd=tmp_path, env=own | environment, capture_output=True, text=True)

    assert run_job("no token").returncode == 0
    assert gitlab.asked == []
    assert run_job("算力 1", CHANGES_TOKEN="secret").returncode == 0
    assert gitlab.asked == [f"GET {NOTES}", f"POST {NOTES}"]
    gitlab.notes += [{"id": number, "body": "looks good"} for number in range(1, 251)]
    gitlab.asked.clear()
    assert run_job("算力 2", CHANGES_TOKEN="secret").returncode == 0
    assert gitlab.asked == [f"GET {NOTES}"] * 3 + [f"PUT {NOTES}/100"]
    assert [note["body"] for note in gitlab.notes if note["body"] != "looks good"] == [
        "<!-- policytrack changes -->\n算力 2"
    ]
    refused = run_job("算力 3", CHANGES_TOKEN="wrong")
    assert refused.returncode != 0
    assert "401" in refused.stderr
