import os
from pathlib import Path

import pytest

from policytrack import store
from policytrack.errors import PolicytrackError


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "deep/er").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "deep")


def test_finds_the_file_here_or_in_the_nearest_parent(tmp_path: Path) -> None:
    (tmp_path / "targets.yaml").write_text("a")
    assert store.find([]) == [str(Path("..", "targets.yaml"))]
    (tmp_path / "deep/targets.yaml").write_text("b")
    assert store.find([]) == ["targets.yaml"]


def test_a_folder_called_like_the_file_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "targets.yaml").write_text("a")
    Path("targets.yaml").mkdir()
    assert store.find([]) == [str(Path("..", "targets.yaml"))]


def test_standard_input_is_no_folder() -> None:
    Path("-").mkdir()
    assert store.find(["-"]) == ["-"]


def test_what_is_named_comes_before_the_environment_and_that_before_the_default() -> None:
    Path("targets.yaml").write_text("a")
    assert store.find(["x.yaml"], "y.yaml") == ["x.yaml"]
    assert store.find([], f"y.yaml{os.pathsep}z.yaml") == ["y.yaml", "z.yaml"]
    assert store.find([], f"{os.pathsep}y.yaml{os.pathsep}{os.pathsep}z.yaml") == ["y.yaml", "z.yaml"]
    assert store.find([], "") == store.find([], os.pathsep) == ["targets.yaml"]


def test_a_folder_gives_its_yaml_files_in_order_without_hidden_ones() -> None:
    for name in ("b.yaml", "a.yml", ".hidden.yaml", "er/c.yaml", "note.txt"):
        Path(name).write_text("format: 1\n")
    assert store.find(["."]) == ["a.yml", "b.yaml", str(Path("er", "c.yaml"))]
    assert store.find(["a.yml", "a.yml"]) == ["a.yml"]


@pytest.mark.parametrize(
    ("files", "words"),
    [([], "no targets.yaml"), (["er"], "holds no data file")],
)
def test_nothing_to_read_is_said(files: list[str], words: str) -> None:
    with pytest.raises(PolicytrackError, match=words):
        store.find(files)


def test_a_file_that_is_not_there_or_not_readable_is_said() -> None:
    Path("plans.csv").write_text("x")
    for read, name, hint in (
        (store.read, "missing.yaml", "name another with -f, or start one with `policytrack init`"),
        (store.read_tables, "missing.csv", ""),
        (store.read, "plan.csv", "did you mean plans.csv?"),
        (store.read_tables, "plan.csv", "did you mean plans.csv?"),
        (store.read, "nowhere/x.yaml", "name another with -f, or start one with `policytrack init`"),
    ):
        with pytest.raises(PolicytrackError) as caught:
            read([name])
        assert (caught.value.message, caught.value.hint) == (f"there is no file {name}", hint)
    Path("loop.yaml").symlink_to("loop.yaml")
    with pytest.raises(PolicytrackError, match=r"loop\.yaml cannot be read: too many levels"):
        store.read(["loop.yaml"])


def test_bytes_are_read_as_they_are() -> None:
    Path("x.yaml").write_bytes(b"\xef\xbb\xbfa: 1\r\nb: 2\n")
    assert store.read(["x.yaml"]) == [("x.yaml", b"\xef\xbb\xbfa: 1\r\nb: 2\n")]
