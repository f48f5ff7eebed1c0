"""Writing a folder of files to publish: only what this program wrote there itself is replaced or taken away.

A list in the folder names every file with its checksum. What is not in it, or is no longer what was written, belongs to
somebody else.
"""

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from policytrack.errors import PolicytrackError
from policytrack.store.files import put
from policytrack.text.messages import say
from policytrack.text.system import reason

LIST: Final = ".policytrack-site"


class Published(NamedTuple):
    """What was done: how many files are new or changed, how many were so already, how many are gone, and which old
    ones were left because somebody had changed them.
    """

    written: int
    same: int
    removed: int
    left: tuple[str, ...]


def publish(folder: str, paths: Sequence[str], contents: Iterable[bytes]) -> Published:
    """Write files into a folder, which is made where there is none; the bytes of each are asked for in its turn.

    Raises `PolicytrackError`, and writes nothing, where one of them would replace a file of somebody else's, or lie
    outside of the folder.
    """
    root = Path(folder)
    try:
        root.mkdir(parents=True, exist_ok=True)
        known = _read_list(root)
        _refuse_foreign(root, paths, known)
        return _write(root, zip(paths, contents, strict=True), known)
    except FileExistsError:
        raise PolicytrackError(say("{} is no folder", folder)) from None
    except OSError as error:
        raise PolicytrackError(say("{} cannot be written: {}", error.filename or folder, reason(error))) from None


def _write(root: Path, pages: Iterable[tuple[str, bytes]], known: dict[str, set[str]]) -> Published:
    written = same = 0
    now: dict[str, str] = {}
    # What is about to be written is in the list first: after an interrupted run the next one knows what is its own.
    with (root / LIST).open("a", encoding="utf-8") as journal:
        for path, data in pages:
            place = root / path
            now[path] = _checksum(data)
            if place.is_file() and place.read_bytes() == data:  # its own, or there would be a refusal
                same += 1
                continue
            journal.write(f"{now[path]} {path}\n")
            journal.flush()
            place.parent.mkdir(parents=True, exist_ok=True)
            put(place, data)
            written += 1
    removed, left = _remove(root, {path: sums for path, sums in known.items() if path not in now})
    lines = sorted(f"{checksum} {path}\n" for path, checksum in now.items())
    (root / LIST).write_text("".join(lines), encoding="utf-8")
    return Published(written, same, removed, left)


def _remove(root: Path, old: dict[str, set[str]]) -> tuple[int, tuple[str, ...]]:
    """Take away what is no longer a page, where it is still what was written; then folders that are empty."""
    removed, left = 0, []
    for path, sums in old.items():
        place = root / path
        if not place.is_file() or not _lies_in(root, path):
            continue
        if _checksum(place.read_bytes()) not in sums:
            left.append(path)
            continue
        place.unlink()
        removed += 1
        for above in place.parents:
            if any(above.iterdir()):  # the list is in the uppermost
                break
            above.rmdir()
    return removed, tuple(left)


def _refuse_foreign(root: Path, paths: Sequence[str], known: dict[str, set[str]]) -> None:
    hint = say("name another folder, or move it away")
    for path in paths:
        place = root / path
        if not _lies_in(root, path):
            raise PolicytrackError(say("{} lies behind a link; nothing was written", place), hint)
        if not place.exists() and not place.is_symlink():
            continue
        if path not in known or place.is_symlink() or not place.is_file():
            raise PolicytrackError(say("{} is there already, and not of a site; nothing was written", place), hint)
        if _checksum(place.read_bytes()) not in known[path]:
            raise PolicytrackError(
                say("{} was changed since `site` wrote it; nothing was written", place),
                say("name another folder, or move it away; `--templates` changes pages for good"),
            )


def _lies_in(root: Path, path: str) -> bool:
    """Whether a path stays in the folder: no link leads out of it."""
    return not any(above.is_symlink() for above in (root / path).parents if above != root and root in above.parents)


def _read_list(root: Path) -> dict[str, set[str]]:
    """Each file with the checksums that it may have."""
    found: dict[str, set[str]] = {}
    place = root / LIST
    if place.is_symlink():
        raise PolicytrackError(say("{} lies behind a link; nothing was written", place))
    if place.is_file():
        for line in place.read_text(encoding="utf-8", errors="replace").splitlines():
            checksum, _, path = line.partition(" ")
            if path and not path.startswith("/") and ".." not in path.split("/"):
                found.setdefault(path, set()).add(checksum)
    return found


def _checksum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
