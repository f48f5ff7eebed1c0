"""Folders to publish, locks of pulled tables, texts beside the data, files of a revision: what is done and said."""

import hashlib
import os
import subprocess
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import HEAD

from policytrack import store
from policytrack.data.identifiers import HINT as HINT_OF_IDS
from policytrack.errors import PolicytrackError
from policytrack.store import figure_lock, loading, publishing, revisions, texts
from policytrack.store.publishing import LIST, publish
from policytrack.store.revisions import Entry, Repository


def said(error: PolicytrackError) -> str:
    return f"{error.message} | {error.hint}"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


# Publishing.


def put(files: dict[str, str]) -> tuple[int, int, int, tuple[str, ...]]:
    return tuple(publish("out", list(files), [text.encode() for text in files.values()]))


def there() -> dict[str, str]:
    return {
        path.relative_to("out").as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(Path("out").rglob("*"))
        if path.is_file() and path.name != LIST
    }


def listed() -> list[str]:
    return (Path("out") / LIST).read_text(encoding="utf-8").splitlines()


ONE = {"a.html": "A", "en/b.html": "B", "en/deep/c.html": "C"}


def test_what_is_published_is_counted_and_listed() -> None:
    assert put(ONE) == (3, 0, 0, ())
    assert there() == ONE
    assert listed() == sorted(f"{hashlib.sha256(text.encode()).hexdigest()} {path}" for path, text in ONE.items())
    assert put(ONE) == (0, 3, 0, ())
    assert put({**ONE, "a.html": "A2"}) == (1, 2, 0, ())
    assert listed() == sorted(
        f"{hashlib.sha256(text.encode()).hexdigest()} {path}" for path, text in {**ONE, "a.html": "A2"}.items()
    )
    assert put({"a.html": "A2"}) == (0, 1, 2, ())
    assert sorted(path.name for path in Path("out").iterdir()) == [LIST, "a.html"]  # folders that are empty go too


def test_the_folder_may_be_reached_by_a_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    Path("out").symlink_to("elsewhere")
    assert put(ONE) == (3, 0, 0, ())
    assert put({"a.html": "A2"}) == (1, 0, 2, ())
    assert sorted(path.name for path in (tmp_path / "elsewhere").iterdir()) == [LIST, "a.html"]
    (tmp_path / "way").symlink_to("elsewhere")
    assert publish("way/out", ["en/b.html"], [b"B"]) == (1, 0, 0, ())
    assert publish("way/out", ["en/c.html"], [b"C"]) == (1, 0, 1, ())


def test_an_old_page_that_is_gone_is_not_missed() -> None:
    put(ONE)
    Path("out/a.html").unlink()
    assert put({"en/b.html": "B"}) == (0, 1, 1, ())


def test_a_file_that_is_gone_is_written_again() -> None:
    put(ONE)
    Path("out/a.html").unlink()
    assert put(ONE) == (1, 2, 0, ())
    assert there() == ONE


def test_what_is_left_of_an_old_page_is_what_somebody_changed() -> None:
    put(ONE)
    Path("out/en/b.html").write_text("mine", encoding="utf-8")
    Path("out/en/other.txt").write_text("theirs", encoding="utf-8")
    assert put({"a.html": "A"}) == (0, 1, 1, ("en/b.html",))
    assert there() == {"a.html": "A", "en/b.html": "mine", "en/other.txt": "theirs"}
    assert not Path("out/en/deep").exists()


def test_a_link_in_the_place_of_an_old_page_or_folder_is_let_be(tmp_path: Path) -> None:
    put(ONE)
    victims = tmp_path / "victims"
    victims.mkdir()
    (victims / "c.html").write_text("C", encoding="utf-8")
    Path("out/en/deep/c.html").unlink()
    Path("out/en/deep").rmdir()
    Path("out/en/deep").symlink_to(victims)
    assert put({"a.html": "A", "en/b.html": "B"}) == (0, 2, 0, ())
    assert (victims / "c.html").read_text(encoding="utf-8") == "C"


HINT = "name another folder, or move it away"
FOREIGN: list[tuple[str, Callable[[Path], object], str]] = [
    ("a file", lambda out: (out / "new.html").write_text("x"), "{}/new.html is there already, and not of a site"),
    ("a folder", lambda out: (out / "new.html").mkdir(), "{}/new.html is there already, and not of a site"),
    ("a link", lambda out: (out / "new.html").symlink_to("a.html"), "{}/new.html is there already, and not of a site"),
    ("a link to nothing", lambda out: (out / "new.html").symlink_to("x"), "{}/new.html is there already, and not of"),
    (
        "its own page behind a link",
        lambda out: ((out / "a.html").rename("a.html"), (out / "a.html").symlink_to("../a.html")),
        "{}/a.html is there already, and not of a site",
    ),
    (
        "its own page, now a folder",
        lambda out: ((out / "a.html").unlink(), (out / "a.html").mkdir()),
        "{}/a.html is there already, and not of a site",
    ),
    (
        "a folder behind a link",
        lambda out: ((out / "en").rename("en"), (out / "en").symlink_to("../en")),
        "{}/en/b.html lies behind a link",
    ),
]


@pytest.mark.parametrize(("made", "words"), [row[1:] for row in FOREIGN], ids=[row[0] for row in FOREIGN])
def test_what_is_somebody_else_s_stops_all(made: Callable[[Path], object], words: str) -> None:
    put(ONE)
    made(Path("out"))
    before = {path: path.lstat().st_mtime_ns for path in Path("out").rglob("*")}
    with pytest.raises(PolicytrackError) as caught:
        put({**ONE, "a.html": "A2", "new.html": "N"})
    assert said(caught.value).startswith(words.replace("{}", "out"))
    assert said(caught.value).endswith(f"; nothing was written | {HINT}")
    assert {path: path.lstat().st_mtime_ns for path in Path("out").rglob("*")} == before


def test_its_own_page_that_somebody_changed_stops_all() -> None:
    put(ONE)
    Path("out/a.html").write_text("mine", encoding="utf-8")
    with pytest.raises(PolicytrackError) as caught:
        put(ONE)
    assert said(caught.value) == (
        f"out/a.html was changed since `site` wrote it; nothing was written | {HINT}; "
        "`--templates` changes pages for good"
    )


def test_an_interrupted_run_leaves_its_own_in_the_list() -> None:
    put({"a.html": "A"})

    def contents() -> Any:
        yield b"A2"
        yield b"B"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        publish("out", ["a.html", "b.html", "c.html"], contents())
    assert there() == {"a.html": "A2", "b.html": "B"}
    assert put({"a.html": "A3", "b.html": "B"}) == (1, 1, 0, ())
    assert len(listed()) == 2


def test_a_write_that_fails_leaves_no_litter(monkeypatch: pytest.MonkeyPatch) -> None:
    put(ONE)

    def failing(path: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device", str(target))

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(PolicytrackError) as caught:
        put({**ONE, "a.html": "A2"})
    monkeypatch.undo()
    os.chdir(Path.cwd())
    assert caught.value.message.endswith("out/a.html cannot be written: no space left on device")


def test_the_folder_may_be_a_file_or_not_writable(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("out").write_text("x", encoding="utf-8")
    with pytest.raises(PolicytrackError) as caught:
        put(ONE)
    assert caught.value.message == "out is no folder"

    def failing(*_: Any, **__: Any) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "mkdir", failing)
    with pytest.raises(PolicytrackError) as caught:
        put(ONE)
    assert caught.value.message == "out cannot be written: input/output error"


LINES = [  # lines of the list, and what is its own by them
    (["1 a", "2 a", "3 b c"], {"a": {"1", "2"}, "b c": {"3"}}),
    (["1 /etc/passwd", "2 ../x", "3 a/../../x", "4 a/..b/c", "5", "6 ", ""], {"a/..b/c": {"4"}}),
    ([], {}),
]


@pytest.mark.parametrize(("lines", "expected"), LINES)
def test_the_list_names_nothing_outside(tmp_path: Path, lines: list[str], expected: dict[str, set[str]]) -> None:
    (tmp_path / LIST).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    assert publishing._read_list(tmp_path) == expected
    (tmp_path / "x").write_text("1 a\n", encoding="utf-8")
    (tmp_path / LIST).unlink()
    assert publishing._read_list(tmp_path) == {}
    (tmp_path / LIST).symlink_to("x")
    with pytest.raises(PolicytrackError, match="lies behind a link; nothing was written"):
        publishing._read_list(tmp_path)


# The lock of tables that were pulled.


def entry(text: str) -> figure_lock.Contents:
    return figure_lock.contents(text.encode())


def test_the_lock_says_what_the_tables_held(tmp_path: Path) -> None:
    for name in ("b.csv", "a.csv"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert figure_lock.read(tmp_path) == {}
    assert figure_lock.renew(tmp_path, {"b.csv": entry("丙"), "a.csv": entry("ab")}) is True
    assert (tmp_path / "figures.lock").read_text(encoding="utf-8") == (
        '{\n  "version": 1,\n  "files": {\n'
        f'    "a.csv": {{\n      "sha256": "{hashlib.sha256(b"ab").hexdigest()}",\n      "size": 2\n    }},\n'
        f'    "b.csv": {{\n      "sha256": "{hashlib.sha256("丙".encode()).hexdigest()}",\n      "size": 3\n    }}\n'
        "  }\n}\n"
    )
    assert figure_lock.read(tmp_path) == {"a.csv": entry("ab"), "b.csv": entry("丙")}


def test_the_lock_is_renewed_where_it_says_something_else(tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv", "数据.csv"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    figure_lock.renew(tmp_path, {"a.csv": entry("1"), "数据.csv": entry("2")})
    path = tmp_path / "figures.lock"
    assert "数据.csv" in path.read_text(encoding="utf-8")
    before = path.stat().st_ino
    assert figure_lock.renew(tmp_path, {"a.csv": entry("1")}) is False
    assert figure_lock.renew(tmp_path, {}) is False
    assert path.stat().st_ino == before
    assert figure_lock.renew(tmp_path, {"a.csv": entry("3")}) is True
    assert figure_lock.read(tmp_path) == {"a.csv": entry("3"), "数据.csv": entry("2")}
    (tmp_path / "数据.csv").unlink()  # a table that is gone leaves the lock
    assert figure_lock.renew(tmp_path, {"b.csv": entry("4")}) is True
    assert figure_lock.read(tmp_path) == {"a.csv": entry("3"), "b.csv": entry("4")}


NO_LOCKS = [
    *("", "[]", "1", "{}", '{"version": 2, "files": {}}', '{"version": 1}', '{"version": 1, "files": []}'),
    *('{"version": 1, "files": {"a": {}}}', '{"version": 1, "files": {"a": {"sha256": "x"}}}'),
    *('{"version": 1, "files": {"a": {"sha256": "x", "size": "many"}}}', "[" * 100_000),
]


@pytest.mark.parametrize("text", NO_LOCKS, ids=range(len(NO_LOCKS)))
def test_a_file_that_is_no_lock_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "figures.lock").write_text(text, encoding="utf-8")
    with pytest.raises(PolicytrackError) as caught:
        figure_lock.read(tmp_path)
    path = tmp_path / "figures.lock"
    assert (
        said(caught.value)
        == f"{path} is no lock file of this program | remove it; the next `policytrack pull` writes one"
    )


def test_a_lock_that_leads_out_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/figures.lock").symlink_to("../elsewhere")
    for call in (figure_lock.read, lambda folder: figure_lock.renew(folder, {})):
        with pytest.raises(PolicytrackError) as caught:
            call(tmp_path / "data")
        assert (
            said(caught.value) == f"{tmp_path / 'data/figures.lock'} is a link that leads out of its folder | remove it"
        )


# Texts.

SOFT = "\u00ad"


def test_texts_are_read_as_they_were_saved(tmp_path: Path) -> None:
    wanted = {
        "utf.txt": "到2026年".encode(),
        "mark.md": b"\xef\xbb\xbf" + "到2026年".encode(),
        "gb.TEXT": "到2026年".encode("gb18030"),
        "hidden.html": f"到{SOFT}2026年".encode(),
        "x.htm": "到2026年".encode(),
        "y.pdf": b"%PDF",
    }
    for name, data in wanted.items():
        (tmp_path / name).write_bytes(data)
    assert texts.texts_in(str(tmp_path)) == dict.fromkeys(["gb", "hidden", "mark", "utf", "x"], "到2026年")
    names = [(name, str(tmp_path / "targets.yaml"), name) for name in wanted]
    read, refused = texts.texts_beside(
        [*names, ("none", str(tmp_path / "t.yaml"), "no.txt"), ("nul", "t.yaml", "a\0b")]
    )
    assert read == {**dict.fromkeys([*wanted][:-1], "到2026年"), "y.pdf": "%PDF"}
    assert refused == {}
    (tmp_path / "broken.txt").write_bytes("年".encode("gb18030") + b"\xff")
    assert texts.texts_in(str(tmp_path))["broken"] == "年\ufffd"


REFUSED: list[tuple[str, Callable[[], object], str]] = [
    ("no folder", lambda: texts.texts_in("nowhere"),
     "there is no folder nowhere | --sources names a folder with the plans' texts"),
    ("an empty folder", lambda: texts.texts_in("empty"),
     "the folder empty holds no text | texts end in .txt, .md, .text, .html, .htm"),
    ("a link out", lambda: texts.texts_in("linked"),
     "linked/out.txt is a link that leads out of linked | take it out of the folder"),
    ("a large one", lambda: texts.texts_in("large"),
     "large/l.txt has 11 bytes, more than the 10 that are read | take it out of the folder"),
    ("a plan", lambda: texts.plan_bytes("large/l.txt"),
     "large/l.txt has 11 bytes, more than the 10 that are read | "),
    ("a plan that leads nowhere", lambda: texts.plan_bytes("loop"),
     "loop cannot be read: too many levels of symbolic links | "),
    ("a plan called otherwise", lambda: texts.plan_bytes("large/1.txt"),
     "large/1.txt cannot be read: no such file or directory | did you mean l.txt?"),
    ("no plan", lambda: texts.plan_bytes("no\x1b"), "no⟨U+001B⟩ cannot be read: no such file or directory | "),
    ("a table", lambda: texts.table_beside("large/t.yaml", "l.txt"),
     "l.txt has 11 bytes, more than the 10 that are read | `figures:` names a file below the data file's folder"),
    ("a table outside", lambda: texts.table_beside("empty/t.yaml", "../secret"),
     "../secret lies outside of the data file's folder | `figures:` names a file below the data file's folder"),
    ("an absolute one", lambda: texts.table_beside("empty/t.yaml", "/etc/passwd"),
     "/etc/passwd lies outside of the data file's folder | `figures:` names a file below the data file's folder"),
    ("no table", lambda: texts.table_beside("empty/t.yaml", "x"),
     "x cannot be read: no such file or directory | "),
    ("no name", lambda: texts.table_beside("empty/t.yaml", "a\0b"), "a⟨U+0000⟩b is no name of a file | "),
    ("a pipe for a table", lambda: texts.table_beside("empty/t.yaml", "pipe"),
     "pipe is no regular file | `figures:` names a file below the data file's folder"),
    ("a pipe for its own text", lambda: texts.read("empty/pipe"), "empty/pipe is no regular file | "),
    ("to start what is there", lambda: texts.start("gb", "x"),
     "gb is there already, and is left as it is | "
     "`policytrack draft PLAN --write` adds a plan to it; another file: `policytrack init FILE`"),
    ("to start below a file", lambda: texts.start("gb/x", "x"), "gb/x cannot be written: not a directory | "),
    ("its own text", lambda: texts.read("large/l.txt"),
     "large/l.txt has 11 bytes, more than the 10 that are read | "),
    ("its own text, not there", lambda: texts.read("no"), "no cannot be read: no such file or directory | "),
    ("not UTF-8", lambda: texts.read("gb"), "gb is not UTF-8 text | "),
    ("not UTF-8, of lines", lambda: texts.lines_of("gb"), "gb is not UTF-8 text | "),
    ("a folder to write", lambda: texts.write("empty", "x"), "empty cannot be written: it is no regular file | "),
    ("a file below a file", lambda: texts.write("gb/x", "x"), "gb/x cannot be written: not a directory | "),
    ("a folder that is not there", lambda: texts.write("no/x", "x"),
     "no/x cannot be written: no such file or directory | there is no folder no: make it first"),
    ("to start in a folder that is not there", lambda: texts.start("no/x", "x"),
     "no/x cannot be written: no such file or directory | there is no folder no: make it first"),
    ("a folder on a file", lambda: texts.write_folder("gb", {}), "gb cannot be written: file exists | "),
    ("to append", lambda: texts.append("empty", "x"), "empty cannot be written: is a directory | "),
]  # fmt: skip


@pytest.fixture
def _texts(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("empty", "linked", "large"):
        Path(name).mkdir()
    os.mkfifo("empty/pipe")
    Path("loop").symlink_to("loop")
    Path("secret").write_text("x", encoding="utf-8")
    Path("linked/out.txt").symlink_to("../secret")
    Path("large/l.txt").write_bytes(b"x" * 11)
    Path("gb").write_bytes("年".encode("gb18030"))
    for name in ("MAX_TEXT_BYTES", "MAX_TABLE_BYTES", "MAX_PLAN_BYTES"):
        monkeypatch.setattr(texts, name, 10)


@pytest.mark.usefixtures("_texts")
@pytest.mark.parametrize(("call", "words"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_what_is_not_read_or_written_has_its_sentence(call: Callable[[], object], words: str) -> None:
    before = sorted(str(path) for path in Path().rglob("*"))
    with pytest.raises(PolicytrackError) as caught:
        call()
    assert f"{caught.value.message} | {caught.value.hint or ''}" == words
    assert sorted(str(path) for path in Path().rglob("*")) == before


@pytest.mark.usefixtures("_texts")
def test_what_fits_exactly_is_read() -> None:
    Path("large/l.txt").write_bytes(b"0123456789")
    assert texts.texts_in("large") == {"l": "0123456789"}
    assert texts.plan_bytes("large/l.txt") == texts.table_beside("large/t.yaml", "l.txt") == b"0123456789"
    assert texts.read("large/l.txt") == "0123456789"
    assert texts.is_there("large/t.yaml", "l.txt") is True
    others = ("x", "../gb", "../large", "a\0b", ".", "x" * 5000, str(Path("large/l.txt").absolute()))
    assert [texts.is_there("large/t.yaml", name) for name in others] == [False] * 7


def test_its_own_texts_are_written_whole(tmp_path: Path) -> None:
    texts.start("new.txt", "零\n")
    assert Path("new.txt").read_bytes() == "零\n".encode()
    texts.write("new.txt", "一\n")
    Path("link.txt").symlink_to("new.txt")
    texts.write("link.txt", "二\n")
    assert Path("link.txt").is_symlink() and Path("new.txt").read_text(encoding="utf-8") == "二\n"
    texts.append("new.txt", "三\udc80\n")
    assert texts.read("new.txt") == "二\n三\\udc80\n"
    assert texts.lines_of("new.txt") == {"二", "三\\udc80"}
    assert texts.lines_of("none.txt") == set()
    assert texts.write_folder("a/b", {"x": b"1", "y": b"2"}) == ["a/b/x", "a/b/y"]
    assert texts.write_folder("a/b", {"x": b"3"}) == ["a/b/x"]
    assert [path.read_bytes() for path in sorted(Path("a/b").iterdir())] == [b"3", b"2"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "link.txt", "new.txt"]


def test_a_text_that_cannot_be_put_in_place_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts.write("x.txt", "old")

    def failing(path: Path, target: Path) -> Path:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(PolicytrackError, match=r"x\.txt cannot be written: input/output error"):
        texts.write("x.txt", "new")
    assert [path.name for path in tmp_path.iterdir()] == ["x.txt"]
    assert texts.read("x.txt") == "old"


# Loading.


SOUND = """\
targets:
  - {id: t, plan: p, title: 企业, goal: 50家, by: 2020, quote: 企业50家, actuals: [{as_of: 2018, value: 4家}]}
"""


def test_a_program_is_told_the_first_error_and_the_way_out() -> None:
    path = Path("targets.yaml")
    for old, new, place, hint in (
        ("2020", "soon", "10:48: PT013 ", "policytrack.check lists what is wrong"),
        ("id: t", "id: t t", "10:10: PT0", HINT_OF_IDS),
    ):
        path.write_text(HEAD + SOUND.replace(old, new), encoding="utf-8")
        with pytest.raises(PolicytrackError) as caught:
            loading.load()
        first = loading.check(path, today=date(2026, 1, 1))[0]
        assert caught.value.message == f"targets.yaml:{first.line}:{first.column}: {first.code} {first.message}"
        assert caught.value.message.startswith(f"targets.yaml:{place}")
        assert caught.value.hint == hint
    path.write_text(HEAD + SOUND, encoding="utf-8")
    assert [one.id for one in loading.load(path).targets] == ["t"]
    days = date(2019, 1, 1), date(2026, 1, 1)
    assert ["PT080" in {one.code for one in loading.check(path, today=day)} for day in days] == [False, True]


# Data files of a revision.

MADE = [
    (b"tree x\ncommitter A <a@b> 1700000000 +0800\n\nmessage", "2023-11-15T06:13:20+08:00"),
    (b"committer A <a@b> 1700000000 -0330\n", "2023-11-14T18:43:20-03:30"),
    (b"committer A> B <a@b> 0 +0000\nauthor C <c@d> 5 +0000\n", "1970-01-01T00:00:00+00:00"),
    (b"author A <a@b> 1700000000 +0800\n", "1970-01-01T00:00:00+00:00"),
]


@pytest.mark.parametrize(("commit", "made"), MADE)
def test_when_a_commit_was_made(commit: bytes, made: str) -> None:
    assert revisions._made(commit).isoformat() == made


CALLED = [  # a revision as it is asked for, and what it is called
    *(("main", "main"), ("release-2025", "release-2025"), ("HEAD~3", "HEAD~3"), ("a" * 39, "a" * 39)),
    *(("0123456789abcdef" * 2 + "01234567", "0123456"), ("0123456789abcdef" * 4, "0123456")),
    *(("0" * 41, "0" * 41), ("A" * 40, "A" * 40), ("g" * 40, "g" * 40)),
]


@pytest.mark.parametrize(("name", "called"), CALLED)
def test_a_whole_hash_is_called_by_its_beginning(name: str, called: str) -> None:
    assert revisions._called(name) == called
    assert revisions.Revision("x", name, revisions._made(b"")).short == called


BELOW = [  # a file of a commit, the folder that is asked for, and whether it is looked at
    ("a.yaml", ".", True), ("a.YML", ".", True), ("x/a.yaml", ".", True), ("x/a.yaml", "x", True),
    ("a.txt", ".", False), (".a.yaml", ".", False), (".x/a.yaml", ".", False), ("x/.y/a.yaml", "x", False),
    (".x/a.yaml", ".x", True), ("node_modules/a.yaml", ".", False), ("x/site-packages/y/a.yaml", "x", False),
    ("node_modules/a.yaml", "node_modules", True),
]  # fmt: skip


@pytest.mark.parametrize(("path", "folder", "expected"), BELOW)
def test_which_files_of_a_folder_are_looked_at(path: str, folder: str, expected: bool) -> None:
    assert revisions._may_be_data(Entry(path, "100644", "0", 1), folder) is expected
    assert revisions._may_be_data(Entry(path, "120000", "0", 1), folder) is False


class Git:
    """Git played: what it was asked, and an answer for each."""

    def __init__(self, **answers: bytes | str) -> None:
        self.answers = answers  # by the first word; a text is what it says as it refuses
        self.asked: list[list[str]] = []

    def __call__(self, command: Sequence[str], **options: Any) -> subprocess.CompletedProcess[bytes]:
        assert command[0] == "/usr/bin/git" and command[1:3] == ["--no-pager", "--literal-pathspecs"]
        settings = [command[at + 1] for at, word in enumerate(command) if word == "-c"]
        assert settings == ["core.fsmonitor=false", "core.hooksPath=/dev/null", "protocol.allow=never", "gc.auto=0"]
        wanted = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1"}
        assert {**wanted, "GIT_PAGER": "cat", "KEPT": "x"}.items() <= options["env"].items()
        assert options["stdin"] == subprocess.DEVNULL and options["capture_output"] is True
        asked = list(command[command.index("-C") + 1 :])
        self.asked.append(asked)
        answer = self.answers.get(asked[1].replace("-", "_"), "fatal: odd\nmore")
        if isinstance(answer, str):
            return subprocess.CompletedProcess(command, 128, b"", answer.encode())
        return subprocess.CompletedProcess(command, 0, answer, b"")


@pytest.fixture
def play(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Git]:
    def playing(**answers: bytes | str) -> Git:
        git = Git(**{"rev_parse": f"{Path.cwd()}\nfalse\n".encode(), **answers})
        monkeypatch.setattr(subprocess, "run", git)
        monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
        monkeypatch.setenv("KEPT", "x")
        return git

    return playing


def test_git_is_asked_from_the_nearest_folder(play: Callable[..., Git], tmp_path: Path) -> None:
    git = play()
    assert Repository(tmp_path / "no/such/file.yaml").root == tmp_path
    assert git.asked == [[str(tmp_path), "rev-parse", "--show-toplevel", "--is-shallow-repository"]]


NO_REPOSITORY = [
    ("fatal: not a git repository (or any)", "{} is in no git repository | two files can be compared without it: "
     "`policytrack changes OLD.yaml NEW.yaml`"),
    ("fatal: detected dubious ownership in x\nTo add", "git refuses: detected dubious ownership in x | "),
]  # fmt: skip


@pytest.mark.parametrize(("told", "words"), NO_REPOSITORY)
def test_where_git_refuses_it_is_said(play: Callable[..., Git], tmp_path: Path, told: str, words: str) -> None:
    play(rev_parse=told)
    with pytest.raises(PolicytrackError) as caught:
        Repository(tmp_path)
    assert f"{caught.value.message} | {caught.value.hint or ''}" == words.replace("{}", str(tmp_path))


@pytest.mark.parametrize("name", ["", "-x", "a\nb", "a\0b"])
def test_a_name_that_could_be_an_option_is_never_asked(play: Callable[..., Git], tmp_path: Path, name: str) -> None:
    git = play()
    repository = Repository(tmp_path)
    with pytest.raises(PolicytrackError) as caught:
        repository.resolve(name)
    assert said(caught.value) == (
        f"git knows no revision {name!r} in {tmp_path}, and there is no such file | `git log --oneline` lists revisions"
    )
    assert len(git.asked) == 1


def test_a_git_that_cannot_be_run_is_said(
    play: Callable[..., Git], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    play()

    def failing(*_: Any, **__: Any) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(subprocess, "run", failing)
    with pytest.raises(PolicytrackError, match="git cannot be run: permission denied"):
        Repository(tmp_path)


def listing(*entries: tuple[str, str, str, int | str, str]) -> bytes:
    return b"".join(f"{mode} {kind} {blob} {size:>7}\t{path}\0".encode() for mode, kind, blob, size, path in entries)


def test_files_of_a_folder_at_a_revision(play: Callable[..., Git], tmp_path: Path) -> None:
    play(
        cat_file=b"committer A <a@b> 1 +0000\ntargets: []\n",
        ls_tree=listing(
            ("100644", "blob", "b1", 20, "d/a.yaml"), ("100644", "blob", "b2", 20, "d/.h.yaml"),
            ("120000", "blob", "b3", 20, "d/link.yaml"), ("160000", "commit", "b4", "-", "d/sub"),
            ("100644", "blob", "b5", 20, "d/é x.yml"),
        ),
    )  # fmt: skip
    (tmp_path / "d").mkdir()
    git = subprocess.run
    repository = Repository(tmp_path)
    revision = revisions.Revision("v1", "c0ffee", revisions._made(b""))
    sources, notes = repository.read(revision, ["d"])
    assert ([one.name for one in sources], notes) == (["v1:d/a.yaml", "v1:d/é x.yml"], [])
    assert git.asked[1] == [  # type: ignore[attr-defined]
        str(tmp_path), "ls-tree", "-r", "-z", "--long", "--full-tree", "c0ffee", "--", "d",
    ]  # fmt: skip
    assert git.asked[2] == [str(tmp_path), "cat-file", "blob", "b1"]  # type: ignore[attr-defined]


def test_the_whole_repository_at_a_revision(play: Callable[..., Git], tmp_path: Path) -> None:
    git = play(
        cat_file=b"targets: []\n",
        ls_tree=listing(("100644", "blob", "b1", 20, "a.yaml"), ("100644", "blob", "b2", 20, ".ci/b.yaml")),
    )
    revision = revisions.Revision("v1", "c0ffee", revisions._made(b""))
    sources, notes = Repository(tmp_path).read(revision, ["."])
    assert ([one.name for one in sources], notes) == (["v1:a.yaml"], [])
    assert git.asked[1][-2:] == ["--", "."]


def test_a_link_to_a_folder_is_that_folder_and_a_link_to_a_file_a_file(
    play: Callable[..., Git], tmp_path: Path
) -> None:
    (tmp_path / "d").mkdir()
    (tmp_path / "d/x.yaml").write_text("format: 1\n", encoding="utf-8")
    (tmp_path / "folder").symlink_to("d")
    (tmp_path / "file.yaml").symlink_to("d/x.yaml")
    revision = revisions.Revision("v1", "c0ffee", revisions._made(b""))
    for name, asked in (("folder", "d"), ("folder/x.yaml", "d/x.yaml"), ("file.yaml", "file.yaml")):
        there = asked if asked.endswith(".yaml") else f"{asked}/x.yaml"
        git = play(ls_tree=listing((*ENTRY[:4], there)), cat_file=b"format: 1\n")
        sources, _ = Repository(tmp_path).read(revision, [name])
        assert ([one.name for one in sources], git.asked[1][-1]) == ([f"v1:{there}"], asked)


ENTRY = ("100644", "blob", "b1", 20, "x.yaml")
READ: list[tuple[str, dict[str, Any], str]] = [
    ("a link", {"ls_tree": listing(("120000", *ENTRY[1:]))}, "v1:x.yaml is a link | name the file that it leads to"),
    ("too large", {"ls_tree": listing((*ENTRY[:3], 32_000_001, "x.yaml"))},
     "v1:x.yaml has 32,000,001 bytes, more than the 32,000,000 that are read | "),
    ("not fetched", {"ls_tree": listing(ENTRY), "cat_file": "fatal: no\nx"}, "v1:x.yaml cannot be read: no | "),
    ("not fetched, unsaid", {"ls_tree": listing(ENTRY), "cat_file": ""},
     "v1:x.yaml cannot be read: the clone does not have it | "),
    ("not there", {"ls_tree": b"", "diff_tree": b""},
     "there is no x.yaml at v1 | name what it was called then, or a later revision"),
]  # fmt: skip


def test_a_folder_without_data_at_a_revision_is_said(play: Callable[..., Git], tmp_path: Path) -> None:
    play(ls_tree=listing(("100644", "blob", "b1", 20, "d/x.yaml")), cat_file=b"other: 1\n")
    (tmp_path / "d").mkdir()
    revision = revisions.Revision("v1", "c0ffee", revisions._made(b""))
    with pytest.raises(PolicytrackError) as caught:
        Repository(tmp_path).read(revision, ["d"])
    assert said(caught.value) == (
        "the folder d holds no data file at v1 | name what it was called then, or a later revision"
    )


@pytest.mark.parametrize(("answers", "words"), [row[1:] for row in READ], ids=[row[0] for row in READ])
def test_what_a_revision_does_not_have_is_said(
    play: Callable[..., Git], tmp_path: Path, answers: dict[str, Any], words: str
) -> None:
    play(**answers)
    revision = revisions.Revision("v1", "c0ffee", revisions._made(b""))
    with pytest.raises(PolicytrackError) as caught:
        Repository(tmp_path).read(revision, ["x.yaml"])
    assert f"{caught.value.message} | {caught.value.hint or ''}" == words


def test_the_largest_file_is_read_and_an_old_name_found(play: Callable[..., Git], tmp_path: Path) -> None:
    revision = revisions.Revision("v1", "c0ffee", revisions._made(b""))
    play(ls_tree=listing((*ENTRY[:3], store.MAX_BYTES, "x.yaml")), cat_file=b"not data")
    assert Repository(tmp_path).read(revision, ["x.yaml"]) == ([("v1:x.yaml", b"not data")], [])
    git = play(ls_tree=b"", diff_tree=b"R100\0a.yaml\0b.yaml\0R090\0old.yaml\0x.yaml\0")
    with pytest.raises(PolicytrackError) as caught:
        Repository(tmp_path).read(revision, ["x.yaml"])
    assert caught.value.message == "x.yaml was called old.yaml at v1"
    renames = "-r -z -M --no-ext-diff --no-textconv --diff-filter=R --name-status c0ffee HEAD --"
    assert " ".join(git.asked[2]) == f"{tmp_path} diff-tree {renames}"
    assert git.asked[3][-1] == "old.yaml"
    with pytest.raises(PolicytrackError) as caught:
        Repository(tmp_path).read(revision, ["/elsewhere/x.yaml"])
    assert caught.value.message == f"/elsewhere/x.yaml lies outside of the repository {tmp_path}"


def test_the_last_common_commit_is_asked_for(play: Callable[..., Git], tmp_path: Path) -> None:
    git = play(cat_file=b"committer A <a@b> 1 +0000\n", merge_base=b"abc\n")
    repository = Repository(tmp_path)
    assert repository.merge_base("main", "v1").name == "main...v1"
    assert git.asked[1][1:] == ["rev-parse", "--verify", "--quiet", "main^{commit}"]
    for shallow, hint in (("false", ""), ("true", "the clone is shallow: `git fetch --unshallow` brings the rest")):
        play(rev_parse=f"{tmp_path}\n{shallow}\n".encode(), cat_file=b"committer A <a@b> 1 +0000\n", merge_base="")
        with pytest.raises(PolicytrackError) as caught:
            Repository(tmp_path).merge_base("main", "v1")
        assert (caught.value.message, caught.value.hint or "") == ("main and v1 have no commit in common", hint)
    play(rev_parse=f"{tmp_path}\ntrue\n".encode(), cat_file="fatal: bad")
    with pytest.raises(PolicytrackError) as caught:
        Repository(tmp_path).resolve("v9")
    assert said(caught.value) == (
        "git knows no revision 'v9' here: the clone is shallow, and may not have it | "
        "`git fetch --unshallow` brings the rest; in GitHub Actions `fetch-depth: 0` of the checkout"
    )
    play(cat_file="fatal: dubious ownership")
    with pytest.raises(PolicytrackError, match=r"^git refuses: dubious ownership$"):
        Repository(tmp_path).resolve("v9")


#: A text that a plan was drafted from, and how the data file `data/targets.yaml` names it.
BESIDE = [
    *(("data/plan.txt", "plan.txt"), ("data/texts/a.md", "texts/a.md"), ("data/PLAN.HTML", "PLAN.HTML")),
    *(
        ("data/texts/../plan.txt", "texts/../plan.txt"),
        ("plan.txt", None),
        ("data/out.txt", None),
        ("data/no.txt", None),
    ),
    *(("data/plan.pdf", None), ("data/texts", None), ("data/pipe.txt", None), ("data/soft\u00adhyphen.txt", None)),
]


@pytest.mark.parametrize(("path", "name"), BESIDE)
def test_how_a_data_file_names_a_text(path: str, name: str | None, tmp_path: Path) -> None:
    (tmp_path / "data/texts").mkdir(parents=True)
    for one in ("plan.txt", "data/plan.txt", "data/texts/a.md", "data/PLAN.HTML", "data/plan.pdf",
                "data/soft\u00adhyphen.txt"):  # fmt: skip
        Path(one).write_text("企业达到500家", encoding="utf-8")
    Path("data/out.txt").symlink_to("../plan.txt")
    os.mkfifo("data/pipe.txt")
    assert texts.text_beside("data/targets.yaml", path) == name
    assert texts.text_beside("data/targets.yaml", str(tmp_path / path)) == name
