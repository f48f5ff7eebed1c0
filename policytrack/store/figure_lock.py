"""The lock file beside a data file: which contents of its tables the figures were pulled from, by hash and size."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from policytrack.errors import PolicytrackError
from policytrack.store import texts
from policytrack.store.files import is_below
from policytrack.text.messages import say
from policytrack.text.printable import visible

NAME: Final = "figures.lock"
_VERSION: Final = 1


class Contents(NamedTuple):
    """What a table held: its SHA-256 in hexadecimal digits, and its bytes counted."""

    sha256: str
    size: int


def contents(data: bytes) -> Contents:
    """The contents of a table."""
    return Contents(hashlib.sha256(data).hexdigest(), len(data))


def read(folder: Path) -> dict[str, Contents]:
    """The tables that the lock in a data file's folder names; none where there is no lock yet.

    Raises `PolicytrackError` where it is no lock of this program.
    """
    path = _path(folder)
    if not path.exists():
        return {}
    try:
        whole: Any = json.loads(texts.read(str(path)))
        if whole["version"] != _VERSION:
            raise ValueError
        return {name: Contents(str(entry["sha256"]), int(entry["size"])) for name, entry in whole["files"].items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise PolicytrackError(
            say("{} is no lock file of this program", visible(str(path))),
            say("remove it; the next `policytrack pull` writes one"),
        ) from None


def renew(folder: Path, tables: Mapping[str, Contents]) -> bool:
    """Put these tables into the lock, beside others that are there still, and say whether that changed it: one that
    says so already is left alone.
    """
    known = read(folder)
    kept = {name: entry for name, entry in known.items() if texts.is_there(str(folder / NAME), name)}
    now = {**kept, **tables}
    if now == known:
        return False
    entries = {name: now[name]._asdict() for name in sorted(now)}
    text = json.dumps({"version": _VERSION, "files": entries}, ensure_ascii=False, indent=2)
    texts.write(str(_path(folder)), text + "\n")
    return True


def _path(folder: Path) -> Path:
    """Where the lock lies. Raises `PolicytrackError` for a link out of the folder, which may be a stranger's trap."""
    path = folder / NAME
    if not is_below(path, folder):
        raise PolicytrackError(say("{} is a link that leads out of its folder", visible(str(path))), say("remove it"))
    return path
