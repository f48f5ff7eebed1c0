"""The data files as they were at a revision of git, which is asked by its own program and only to look things up.

Plumbing commands alone: they run no hook, alias, pager, external diff or signature check, whatever the repository's own
settings say. A revision's name is resolved once, and never where it could be an option; from then on its hash is used.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from policytrack import store
from policytrack.data.source import SourceFile
from policytrack.errors import PolicytrackError
from policytrack.store.walking import FOLDERS_OF_OTHERS
from policytrack.text.messages import say
from policytrack.text.system import reason

#: Settings of a repository that could run a program or write, switched off for every call.
_SETTINGS: Final = ("core.fsmonitor=false", "core.hooksPath=/dev/null", "protocol.allow=never", "gc.auto=0")
_ENVIRONMENT: Final = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_PAGER": "cat",
}
_WITHOUT_GIT: Final = say("two files can be compared without it: `policytrack changes OLD.yaml NEW.yaml`")
_LINK: Final = "120000"
#: A hash in full, of SHA-1 or SHA-256, as CI systems hand it over; nobody reads more than its beginning.
_WHOLE_HASH: Final = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")


class Revision(NamedTuple):
    """A commit: the name that it is called by, its hash, and when it was made."""

    name: str  # as it was asked for; a whole hash is cut
    commit: str
    made: datetime

    @property
    def short(self) -> str:
        """As much of the hash as is shown."""
        return _called(self.commit)


class Entry(NamedTuple):
    """A file of a commit."""

    path: str  # from the root of the repository
    mode: str
    blob: str
    size: int


class Repository:
    """The repository that a path lies in. Raises `PolicytrackError` where there is none, or no git."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        folder = Path(os.path.abspath(path))  # noqa: PTH100 - links are git's affair
        while not folder.is_dir():
            folder = folder.parent
        self._folder = folder
        try:
            found = self._ask("rev-parse", "--show-toplevel", "--is-shallow-repository")
        except _Refused as error:
            if "not a git repository" in error.told:
                raise PolicytrackError(say("{} is in no git repository", folder), _WITHOUT_GIT) from None
            raise error.sentence() from None
        root, _, shallow = os.fsdecode(found).rstrip("\n").rpartition("\n")
        self.root = Path(root)
        self._shallow = shallow == "true"

    def resolve(self, name: str) -> Revision:
        """The commit of that name: a branch, a tag, a hash, `HEAD~3`. Raises `PolicytrackError` where there is none."""
        try:
            if name.startswith("-") or not name or any(char in name for char in "\0\n"):
                raise _Refused("")
            commit = self._ask("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}").strip().decode()
            made = _made(self._ask("cat-file", "commit", commit))
        except _Refused as error:
            if "dubious ownership" in error.told:
                raise error.sentence() from None
            if self._shallow:
                raise PolicytrackError(
                    say("git knows no revision {!r} here: the clone is shallow, and may not have it", name),
                    say("`git fetch --unshallow` brings the rest; in GitHub Actions `fetch-depth: 0` of the checkout"),
                ) from None
            raise PolicytrackError(
                say("git knows no revision {!r} in {}, and there is no such file", name, self.root),
                say("`git log --oneline` lists revisions"),
            ) from None
        return Revision(_called(name), commit, made)

    def merge_base(self, one: str, other: str) -> Revision:
        """The last commit that two revisions have in common. Raises `PolicytrackError` where there is none."""
        commits = self.resolve(one).commit, self.resolve(other).commit
        try:
            base = self._ask("merge-base", *commits).strip().decode()
        except _Refused:
            told = say("{} and {} have no commit in common", one, other)
            hint = say("the clone is shallow: `git fetch --unshallow` brings the rest") if self._shallow else ""
            raise PolicytrackError(told, hint) from None
        return self.resolve(base)._replace(name=f"{_called(one)}...{_called(other)}")

    def read(self, revision: Revision, names: Sequence[str]) -> tuple[list[SourceFile], list[str]]:
        """The data files at a revision: those named, and of folders all data files in them.

        Beside them a sentence for each that had another name then, or was not there while others were. Raises
        `PolicytrackError` where none was there, or one is no regular file or too large.
        """
        sources: dict[str, SourceFile] = {}
        notes: list[str] = []
        for name in names:
            path = self._inside(name)
            found = self._entries(revision, path)
            old = self._old_name(revision, path) if not found else None
            if old is not None:
                notes.append(say("{} was called {} at {}", name, old, revision.name))
                found, path = self._entries(revision, old), old
            if not found:
                notes.append(say("there is no {} at {}", name, revision.name))
            is_file = len(found) == 1 and found[0].path == path
            read = [self._read(revision, entry) for entry in found if is_file or _may_be_data(entry, path)]
            sources |= {one.name: one for one in read if is_file or store.looks_like_data(one.data)}
        if not sources:
            told = notes[0] if notes else say("the folder {} holds no data file at {}", names[0], revision.name)
            raise PolicytrackError(told, say("name what it was called then, or a later revision"))
        return list(sources.values()), notes

    def _inside(self, name: str) -> str:
        """The path of a file or folder from the root of the repository, which is `.` itself."""
        path = Path(os.path.realpath(Path(name).parent)) / Path(name).name
        try:
            inside = os.path.realpath(path) if path.is_dir() else path
            return Path(inside).relative_to(os.path.realpath(self.root)).as_posix()
        except ValueError:
            raise PolicytrackError(say("{} lies outside of the repository {}", name, self.root)) from None

    def _entries(self, revision: Revision, path: str) -> list[Entry]:
        """The files of a commit at a path, or below it."""
        listed = self._ask("ls-tree", "-r", "-z", "--long", "--full-tree", revision.commit, "--", path)
        entries = []
        for line in os.fsdecode(listed).split("\0"):
            if line:
                about, _, name = line.partition("\t")
                mode, kind, blob, size = about.split()
                if kind == "blob":
                    entries.append(Entry(name, mode, blob, int(size)))
        return entries

    def _old_name(self, revision: Revision, path: str) -> str | None:
        """What a file was called at a revision that has another name now, as git tells renames."""
        found = self._ask("diff-tree", "-r", "-z", "-M", "--no-ext-diff", "--no-textconv", "--diff-filter=R",
                          "--name-status", revision.commit, "HEAD", "--")  # fmt: skip
        parts = os.fsdecode(found).split("\0")
        return next((old for _, old, new in zip(*[iter(parts)] * 3, strict=False) if new == path), None)

    def _read(self, revision: Revision, entry: Entry) -> SourceFile:
        name = f"{revision.name}:{entry.path}"
        if entry.mode == _LINK:
            raise PolicytrackError(say("{} is a link", name), say("name the file that it leads to"))
        if entry.size > store.MAX_BYTES:
            told = say("{} has {:,} bytes, more than the {:,} that are read", name, entry.size, store.MAX_BYTES)
            raise PolicytrackError(told)
        try:
            return SourceFile(name, self._ask("cat-file", "blob", entry.blob))
        except _Refused as error:
            raise PolicytrackError(
                say("{} cannot be read: {}", name, error.told or say("the clone does not have it"))
            ) from None

    def _ask(self, *arguments: str) -> bytes:
        """What git answers. Raises `_Refused` where it refuses, `PolicytrackError` where there is no git."""
        program = shutil.which("git")
        if program is None:
            raise PolicytrackError(say("there is no git on this machine to ask for a revision"), _WITHOUT_GIT)
        settings = [part for setting in _SETTINGS for part in ("-c", setting)]
        command = [program, "--no-pager", "--literal-pathspecs", *settings, "-C", str(self._folder), *arguments]
        try:
            done = subprocess.run(
                command, stdin=subprocess.DEVNULL, capture_output=True, check=False, env={**os.environ, **_ENVIRONMENT}
            )
        except OSError as error:
            raise PolicytrackError(say("git cannot be run: {}", reason(error))) from None
        if done.returncode:
            raise _Refused(done.stderr.decode("utf-8", "replace").strip())
        return done.stdout


class _Refused(Exception):  # noqa: N818 - a signal within this module
    """Git refused; `told` is what it said."""

    def __init__(self, told: str) -> None:
        super().__init__(told)
        self.told = told.partition("\n")[0].removeprefix("fatal: ")

    def sentence(self) -> PolicytrackError:
        return PolicytrackError(say("git refuses: {}", self.told))


def _called(name: str) -> str:
    """What a revision of that name is called: itself, and a whole hash by as much of it as git's own lists show."""
    return name[:7] if _WHOLE_HASH.fullmatch(name) else name


def _may_be_data(entry: Entry, folder: str) -> bool:
    """Whether a file below a folder is looked at: as in a folder on the disk, hidden ones and links are not."""
    below = PurePosixPath(entry.path).relative_to(folder)
    return (
        entry.mode != _LINK
        and entry.path.lower().endswith(store.ENDINGS)
        and not any(part.startswith(".") or part in FOLDERS_OF_OTHERS for part in below.parts)
    )


def _made(commit: bytes) -> datetime:
    """When a commit was made, by its own clock."""
    found = re.search(rb"^committer .*> (\d+) ([+-])(\d\d)(\d\d)$", commit, re.MULTILINE)
    if found is None:
        return datetime.fromtimestamp(0, UTC)
    seconds, sign, hours, minutes = int(found[1]), found[2], int(found[3]), int(found[4])
    offset = timedelta(hours=hours, minutes=minutes) * (-1 if sign == b"-" else 1)
    return datetime.fromtimestamp(seconds, timezone(offset))
