"""What is read at all: texts below the data file's folder, files of bounded size, and of a folder what is its own."""

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import HEAD, ROOT
from typer.testing import Result

from policytrack import store
from policytrack.cli import main
from policytrack.data.yaml_traps import other_value
from policytrack.errors import PolicytrackError
from policytrack.render import progress
from policytrack.render.wrapping import wrap
from policytrack.store import confined, files, locking, texts

Run = Callable[..., Result]
SECRET = "到2026年 TOKEN=hunter2 企业达到500家。"


#: What bounds what is read, how much that is, and the words of the document that promises it.
BOUNDS = [
    (store.MAX_BYTES, 32_000_000, "SECURITY.md", "A data file has at most 32 MB,"),
    (texts.MAX_TEXT_BYTES, 20_000_000, "SECURITY.md", "the text of a plan 20 MB,"),
    (texts.MAX_PLAN_BYTES, 200_000_000, "SECURITY.md", "a plan's own file 200 MB,"),
    (texts.MAX_TABLE_BYTES, 100_000_000, "SECURITY.md", "a table of figures 100 MB;"),
    (confined.MOST_MEMORY, 1_500_000_000, "SECURITY.md", "1.5 GB of memory and"),
    (confined.MOST_SECONDS, 120, "SECURITY.md", "and two minutes of computing,"),
    (locking.PATIENCE, 10, "docs/updating.md", "when nothing has moved for ten seconds"),
]


@pytest.mark.parametrize(("bound", "value", "document", "words"), BOUNDS)
def test_the_bounds_are_those_that_the_documents_promise(bound: float, value: int, document: str, words: str) -> None:
    assert bound == value
    assert words in " ".join((ROOT / document).read_text(encoding="utf-8").split())


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data file in `repository/data/`, with a secret beside and above, and links to it."""
    folder = tmp_path / "repository" / "data"
    (folder / "texts" / "inner").mkdir(parents=True)
    for path in (tmp_path / "secret.env", tmp_path / "repository" / "secret.env", folder / "texts" / "own.txt"):
        path.write_text(SECRET, encoding="utf-8")
    (folder / "texts" / "link.txt").symlink_to(tmp_path / "secret.env")
    (folder / "texts" / "near.txt").symlink_to("own.txt")
    (folder / "texts" / "up").symlink_to(tmp_path)
    (folder / "texts" / "loop.txt").symlink_to("loop.txt")
    os.mkfifo(folder / "texts" / "pipe.txt")
    (folder / "texts" / "zero.txt").symlink_to("/dev/zero")
    with (folder / "texts" / "long.txt").open("wb") as file:
        file.truncate(texts.MAX_TEXT_BYTES + 1)
    monkeypatch.chdir(tmp_path / "repository")
    return folder / "targets.yaml"


@pytest.mark.parametrize(
    ("named", "code", "words"),
    [
        ("texts/own.txt", "PT040", "企业达到50[-0-]家"),  # the text is compared: this is what it is for
        ("texts/near.txt", "PT040", "企业达到50[-0-]家"),
        ("texts/../texts/own.txt", "PT040", "企业达到50[-0-]家"),
        ("../secret.env", "PT045", "lies outside of the data file's folder"),
        ("texts/../../secret.env", "PT045", "lies outside"),
        ("texts/link.txt", "PT045", "lies outside"),
        ("texts/up/secret.env", "PT045", "lies outside"),
        ("texts/up/repository/data/texts/own.txt", "PT040", "企业"),  # out and in again is in
        ("/etc/passwd", "PT045", "lies outside"),
        ("/dev/zero", "PT045", "lies outside"),
        ("texts/zero.txt", "PT045", "lies outside"),
        ("texts/pipe.txt", "PT045", "is no regular file"),
        ("texts", "PT043", "no readable file"),
        (".", "PT043", "no readable file"),
        ("texts/loop.txt", "PT043", "no readable file"),
        ("texts/long.txt", "PT045", "has 20,000,001 bytes, more than the 20,000,000 that are read"),
        ("texts/missing.txt", "PT043", "no readable file"),
        ("~/secret.env", "PT043", "no readable file"),
        ("https://example.org/", "PT043", "no readable file"),
    ],
)
def test_a_text_is_confined(run: Run, data: Path, named: str, code: str, words: str) -> None:
    target = "targets:\n  - {id: t, plan: p, title: 企业, goal: 50家, by: 2026, quote: 企业达到50家}\n"
    data.write_text(HEAD.replace("region:", f"text: '{named}'\n    region:") + target, encoding="utf-8")
    result = run("check", "data/targets.yaml", "--select", "PT04", "--format", "concise")
    codes = [line.split()[2] for line in result.output.splitlines() if line.startswith("data/")]
    assert (result.exit_code, codes[-1]) == (1, code)
    assert words.replace("50[-0-]家", "") in result.output
    assert code == "PT040" or "hunter2" not in result.output


@pytest.mark.parametrize(
    ("link", "words"),
    [("link.txt", "is a link that leads out of"), ("long.txt", "has 20,000,001 bytes")],
)
def test_a_folder_of_texts_is_confined(run: Run, data: Path, link: str, words: str) -> None:
    data.write_text(HEAD, encoding="utf-8")
    for path in (data.parent / "texts").iterdir():
        if path.is_symlink() or path.name == "long.txt":
            path.rename(data.parent / path.name)
    assert run("check", "data/targets.yaml", "--sources", "data/texts").exit_code == 0  # the pipe is passed over
    (data.parent / link).rename(data.parent / "texts" / link)
    result = run("check", "data/targets.yaml", "--sources", "data/texts")
    assert (result.exit_code, words in result.stderr) == (2, True)
    assert "hunter2" not in result.output


def test_a_folder_gives_what_is_its_own_and_looks_like_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    others = (".git", ".hidden/deep", "node_modules/x", "__pycache__", "env")
    for folder in ("a/b", *others):
        Path("data", folder).mkdir(parents=True)
        Path("data", folder, "plan.yaml").write_text(HEAD, encoding="utf-8")
    Path("data/env/pyvenv.cfg").write_text("home = /usr")
    Path("data/loop").symlink_to(".")
    Path("data/link.yaml").symlink_to("a/plan.yaml")
    for name, text in {
        "json.yaml": '{\n  "format": 1,\n  "targets": []}',
        "one line.yml": "{format: 1}",
        "indented.yaml": "# a\n---\n  plans:\n    a: b\n",
        "broken.yaml": "format: 1\ntargets: [\n",
        "wide.yaml": "\ufefftargets：\n",
        "UPPER.YAML": "targets: []",
        "compose.yaml": "services:\n  format: 1\n  targets: []\n",
        "list.yaml": "- targets: ['localhost:9090']\n",
        "pipeline.yml": "jobs: {format: 1}\n",
        "empty.yaml": "# nothing\n",
        "note.txt": "format: 1\n",
    }.items():
        Path("data", name).write_text(text, encoding="utf-8")
    Path("data/utf16.yaml").write_text("format: 1\n", encoding="utf-16")
    os.mkfifo("data/pipe.yaml")
    Path("data/a/plan.yaml").write_text(HEAD, encoding="utf-8")
    assert [str(Path(path).relative_to("data")) for path in store.find(["data"])] == [
        "UPPER.YAML",
        "a/b/plan.yaml",
        "a/plan.yaml",
        "broken.yaml",
        "indented.yaml",
        "json.yaml",
        "link.yaml",
        "one line.yml",
        "utf16.yaml",
        "wide.yaml",
    ]


def test_a_link_out_of_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "other.yaml").write_text("format: 1\n")
    (tmp_path / "data" / "link.yaml").symlink_to(tmp_path / "other.yaml")
    with pytest.raises(PolicytrackError, match=r"link\.yaml is a link that leads out of"):
        store.find([str(tmp_path / "data")])


def test_a_folder_that_cannot_be_read_is_said(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("open", "shut"):
        (tmp_path / "data" / name).mkdir(parents=True)
        (tmp_path / "data" / name / f"{name}.yaml").write_text("format: 1\n", encoding="utf-8")
        (tmp_path / "data" / name / f"{name}.txt").write_text("企业", encoding="utf-8")
    real = os.scandir

    def refusing(path: str) -> object:
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr("os.scandir", refusing)
    monkeypatch.chdir(tmp_path)
    told = run("check", "data")
    assert (told.exit_code, told.stdout) == (0, "1 file, 0 targets: no problems\n")
    assert (
        "policytrack: the folder data/shut cannot be read: permission denied; what is in it is left out" in told.stderr
    )
    with pytest.raises(PolicytrackError, match="the folder data/shut cannot be read: permission denied"):
        store.find(["data"])  # a program has nobody to tell it to
    sources = run("check", "data/open/open.yaml", "--sources", "data")
    assert (sources.exit_code, "data/shut cannot be read" in sources.stderr) == (2, True)


def test_a_folder_on_another_file_system_is_not_entered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[int] = []
    with pytest.raises(PolicytrackError, match="holds no data file"):
        store.find(["/sys/kernel"] if Path("/sys/kernel/debug").is_dir() else [str(tmp_path)], watch=looked_at.append)
    assert looked_at


def test_progress_is_shown_on_a_terminal_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    for patience, terminal, shown in ((0, Terminal(), True), (60, Terminal(), False), (0, io.StringIO(), False)):
        monkeypatch.setattr(progress, "PATIENCE", patience)
        monkeypatch.setattr(sys, "stderr", terminal)
        monkeypatch.setenv("TERM", "xterm")
        with progress.progress("Looking [red]for files") as tell:
            tell(3)
            tell(4)
        assert ("Looking [red]for files" in terminal.getvalue()) == shown
        assert bool(terminal.getvalue()) == shown


@pytest.mark.parametrize("columns", ["99999999", "9" * 5000, "0", "-5", "x", "٣"])
def test_a_screen_is_bounded(columns: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setattr(sys, "argv", ["policytrack", "--help"])
    monkeypatch.setattr(sys.stdout, "reconfigure", lambda **_: None, raising=False)
    monkeypatch.setattr(sys.stderr, "reconfigure", lambda **_: None, raising=False)
    with pytest.raises(SystemExit):
        main()
    assert len(capsys.readouterr().out) < 1000 * 100


def test_a_long_word_is_cut() -> None:
    assert wrap("a" * 25, 10) == ["a" * 10, "a" * 10, "a" * 5]
    assert wrap("企" * 5, 3) == ["企"] * 5
    assert wrap("ab " + "企" * 5 + " c", 1) == ["a", "b", *"企" * 5, "c"]


@pytest.mark.parametrize(
    ("text", "read_as"),
    [("1e3", "another number"), ("1.5E+3", "another number"), (".5e3", "another number"), ("5.e3", ""),
     ("1_000", "another number"), ("1." * 10_000, ""), ("1" * 20_000, "")],
)  # fmt: skip
def test_what_other_programs_read(text: str, read_as: str) -> None:
    assert other_value(text) == read_as


def test_files_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        file.truncate(store.MAX_BYTES + 1)
    with pytest.raises(PolicytrackError, match=r"large\.yaml has 32,000,001 bytes, more than the 32,000,000"):
        store.read([str(path)])
    monkeypatch.setattr(store, "MAX_BYTES", 1000)
    with pytest.raises(PolicytrackError, match="/dev/zero has more than the 1,000 bytes"):
        store.read(["/dev/zero"])
    with pytest.raises(files.RefusedError, match="is no regular file"):
        files.read_bytes("/dev/zero", 1000, regular=True)
