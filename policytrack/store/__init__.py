"""Bytes and files: finding and reading the data files; `writing` replaces them. Only this package touches the disk."""

import os
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from policytrack.data.fields import FILE
from policytrack.data.source import SourceFile
from policytrack.errors import PolicytrackError
from policytrack.store.files import RefusedError, is_below, near_files, read_bytes
from policytrack.store.walking import Unread, Watch, refuse, walk
from policytrack.text.messages import Message, enumerated, say
from policytrack.text.system import reason

DEFAULT_NAME: Final = "targets.yaml"
STDIN: Final = "-"
ENDINGS: Final = (".yaml", ".yml")
#: The most bytes of a data file: 80,000 targets. A larger one is a mistake (a device, an archive), and reading it would
#: only take the memory.
MAX_BYTES: Final = 32_000_000
#: So much of a file tells whether it is a data file.
_HEAD_BYTES: Final = 65_536
#: One of the keys that a data file has at its top.
_KEY: Final = rf"[\"']?(?:{'|'.join(field.name for field in FILE.fields)})[\"']?[ \t]*[:：]"


def find(
    files: Sequence[str],
    environment: str | None = None,
    watch: Watch = lambda done: None,
    unread: Unread = refuse,
) -> list[str]:
    """The data files to read: those named, folders searched for data files; else those of the environment variable
    (separated as in PATH); else `targets.yaml` here or in the nearest parent folder.

    Raises `PolicytrackError` where there is none, and for a folder in one of those named that cannot be read, unless
    `unread` takes note of it.
    """
    named = list(files) or [name for name in (environment or "").split(os.pathsep) if name]
    if named:
        return list(dict.fromkeys(path for name in named for path in _expand(name, watch, unread)))
    here = Path.cwd()
    for folder in (here, *here.parents):
        candidate = folder / DEFAULT_NAME
        if candidate.is_file():
            return [os.path.relpath(candidate)]
    raise PolicytrackError(
        say("no {} in this folder or above it", DEFAULT_NAME),
        say("`policytrack init` starts one; or name a file with -f, or set POLICYTRACK_FILE"),
    )


def read(paths: Iterable[str]) -> list[SourceFile]:
    """The bytes of the files. Raises `PolicytrackError` for the first that cannot be read."""
    return [_read_standard_input() if path == STDIN else _read(path) for path in paths]


def read_tables(paths: Iterable[str]) -> list[SourceFile]:
    """The same of files that hold no data set: tables, and their maps."""
    return [_read_standard_input() if path == STDIN else _read(path, data=False) for path in paths]


def _expand(name: str, watch: Watch, unread: Unread) -> list[str]:
    folder = Path(name)
    if name == STDIN or not folder.is_dir():
        return [name]
    files = list(walk(folder, ENDINGS, watch, unread))
    found = [path for path in files if _looks_like_data(path)]
    for path in found:
        if not is_below(path, folder):
            raise PolicytrackError(
                say("{} is a link that leads out of {}", path, name), say("name it itself to have it read")
            )
    if not found:
        others = say(" among its {:,} YAML files", len(files)) if files else ""
        keys = enumerated(f"`{field.name}:`" for field in FILE.fields)
        raise PolicytrackError(
            say("the folder {} holds no data file{}", name, others),
            say("data files end in .yaml or .yml, and have keys of {}", keys),
        )
    return [str(path) for path in found]


def _looks_like_data(path: Path) -> bool:
    """Whether a YAML file has a key of the data file at its top; in one that is broken too."""
    try:
        with path.open("rb") as file:
            return looks_like_data(file.read(_HEAD_BYTES))
    except OSError:
        return True  # reading it says why not


def looks_like_data(data: bytes) -> bool:
    """The same of a file's bytes, or of their beginning."""
    head = data[:_HEAD_BYTES]
    encoding = "utf-16" if head.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    text = head.decode(encoding, "replace")
    first = re.search(r"^(?:--- +)?([ \t]*)(?!---|%)[^\s#]", text, re.MULTILINE)
    if first is None:
        return False
    start = r"(?:^|[{,])\s*" if first[0].endswith("{") else f"^{first[1]}"
    return re.search(start + _KEY, text, re.MULTILINE) is not None


def _read_standard_input() -> SourceFile:
    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise PolicytrackError(say("standard input has more than the {:,} bytes that are read", MAX_BYTES))
    return SourceFile("<stdin>", data)


def _read(path: str, *, data: bool = True) -> SourceFile:
    try:
        return SourceFile(path, read_bytes(path, MAX_BYTES))
    except FileNotFoundError:
        way = say("name another with -f, or start one with `policytrack init`") if data else ""
        raise PolicytrackError(say("there is no file {}", path), near_files(path) or way) from None
    except OSError as error:
        raise PolicytrackError(say("{} cannot be read: {}", path, reason(error))) from None
    except RefusedError as error:
        raise PolicytrackError(Message("{} {}", path, error), say("a data set may be several files")) from None
