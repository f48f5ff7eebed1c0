"""The texts that lie beside the data: local copies of plans for the quote check, and the summary of a CI step."""

import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from policytrack.errors import PolicytrackError
from policytrack.store.files import RefusedError, is_below, near_files, put, read_bytes
from policytrack.store.walking import walk
from policytrack.text.encodings import EncodingError, decoded
from policytrack.text.messages import Message, enumerated, say
from policytrack.text.printable import visible, without_hidden
from policytrack.text.system import reason

_ENDINGS: Final = (".txt", ".md", ".text", ".html", ".htm")
#: The most bytes of a text; the longest plan has one in a hundred of them.
MAX_TEXT_BYTES: Final = 20_000_000
#: The most bytes of a table of figures.
MAX_TABLE_BYTES: Final = 100_000_000
#: The most bytes of a plan's file, pictures included.
MAX_PLAN_BYTES: Final = 200_000_000


def texts_beside(names: Iterable[tuple[str, str, str]]) -> tuple[dict[str, str], dict[str, str]]:
    """The texts that plans name by `text:`, by the plans' keys, and of others why they are not read.

    `names` are key, data file, and path relative to it. A data file may be a stranger's, and a check prints what it
    compares: hence nothing is opened but regular files below the data file's folder. Those that are not there, or that
    the system does not let us read, are in neither.
    """
    texts, refused = {}, {}
    for key, file, name in names:
        try:
            texts[key] = _read(_beside(file, name))
        except RefusedError as error:
            refused[key] = str(error)
        except (OSError, ValueError):
            continue  # the rule PT043 says so, at the line of the plan
    return texts, refused


def is_there(file: str, name: str) -> bool:
    """Whether the path that a data file names leads to a file below its folder."""
    try:
        return _beside(file, name).is_file()
    except (RefusedError, OSError, ValueError):
        return False


def table_beside(file: str, name: str) -> bytes:
    """The bytes of a table that a data file names. Raises `PolicytrackError` where it is not to be read."""
    try:
        return read_bytes(_beside(file, name), MAX_TABLE_BYTES, regular=True)
    except RefusedError as error:
        hint = say("`figures:` names a file below the data file's folder")
        raise PolicytrackError(Message("{} {}", visible(name), error), hint) from None
    except OSError as error:
        raise PolicytrackError(say("{} cannot be read: {}", visible(name), reason(error))) from None
    except ValueError:
        raise PolicytrackError(say("{} is no name of a file", visible(name))) from None


def _beside(file: str, name: str) -> Path:
    """The path that a data file names. Raises `RefusedError` where it leads out of the data file's folder."""
    folder = Path(file).parent
    if Path(name).is_absolute() or not is_below(folder / name, folder):
        raise RefusedError(say("lies outside of the data file's folder"))
    return folder / name


def text_beside(file: str, path: str) -> str | None:
    """How a data file names a plan's text by `text:`; None where it cannot: another folder, or no text."""
    try:
        name = Path(path).absolute().relative_to(Path(file).absolute().parent).as_posix()
        _read(_beside(file, name))
    except (OSError, ValueError, RefusedError, PolicytrackError):
        return None
    return name if name.lower().endswith(_ENDINGS) and visible(name) == name else None


def texts_in(folder: str) -> dict[str, str]:
    """All texts of a folder by their names without ending; links that lead out of it are not followed.

    Raises `PolicytrackError` where there is no such folder, no text in it, or one that is not to be read.
    """
    path = Path(folder)
    if not path.is_dir():
        raise PolicytrackError(
            say("there is no folder {}", folder), say("--sources names a folder with the plans' texts")
        )
    texts = {}
    for entry in walk(path, _ENDINGS):
        try:
            if not is_below(entry, path):
                raise RefusedError(say("is a link that leads out of {}", folder))
            texts[entry.stem] = _read(entry)
        except RefusedError as error:
            raise PolicytrackError(Message("{} {}", entry, error), say("take it out of the folder")) from None
        except OSError as error:
            raise PolicytrackError(say("{} cannot be read: {}", entry, reason(error))) from None
    if not texts:
        raise PolicytrackError(say("the folder {} holds no text", folder), say("texts end in {}", enumerated(_ENDINGS)))
    return texts


def plan_bytes(path: str) -> bytes:
    """The bytes of a plan's file. Raises `PolicytrackError` where it cannot be read."""
    try:
        return read_bytes(path, MAX_PLAN_BYTES)
    except RefusedError as error:
        raise PolicytrackError(Message("{} {}", visible(path), error)) from None
    except OSError as error:
        hint = near_files(path) if isinstance(error, FileNotFoundError) else ""
        raise PolicytrackError(say("{} cannot be read: {}", visible(path), reason(error)), hint) from None


def plan_bytes_of_standard_input() -> bytes:
    """The same of what comes through a pipe."""
    data = sys.stdin.buffer.read(MAX_PLAN_BYTES + 1)
    if len(data) > MAX_PLAN_BYTES:
        raise PolicytrackError(say("standard input has more than the {:,} bytes that are read", MAX_PLAN_BYTES))
    return data


def lines_of(path: str) -> set[str]:
    """The lines of a text of the program's own; none where there is no such file."""
    return set(read(path).splitlines()) if Path(path).exists() else set()


def start(path: str, text: str) -> None:
    """Write a file that is not there yet. Raises `PolicytrackError` where it is, or cannot be written."""
    try:
        with Path(path).open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        other = say("`policytrack draft PLAN --write` adds a plan to it; another file: `policytrack init FILE`")
        raise PolicytrackError(say("{} is there already, and is left as it is", visible(path)), other) from None
    except OSError as error:
        raise _unwritable(path, error) from None


def append(path: str, text: str) -> None:
    """Add to the end of a file, as a CI service wants its summaries. Raises `PolicytrackError` where that fails."""
    try:
        with Path(path).open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(text)
    except OSError as error:
        raise PolicytrackError(say("{} cannot be written: {}", path, reason(error))) from None


def read(path: str) -> str:
    """A text of the program's own, in UTF-8. Raises `PolicytrackError` where it cannot be read."""
    try:
        return read_bytes(path, MAX_TEXT_BYTES, regular=True).decode("utf-8")
    except RefusedError as error:
        raise PolicytrackError(Message("{} {}", visible(path), error)) from None
    except UnicodeDecodeError:
        raise PolicytrackError(say("{} is not UTF-8 text", visible(path))) from None
    except OSError as error:
        raise PolicytrackError(say("{} cannot be read: {}", visible(path), reason(error))) from None


def write(path: str, text: str) -> None:
    """Put a text in the place of a file, whole or not at all. Raises `PolicytrackError` where that fails."""
    write_bytes(path, text.encode())


def write_folder(folder: str, files: Mapping[str, bytes]) -> list[str]:
    """Put files into a folder, which is made where it is not there; each whole or not at all. The paths of the files.

    Raises `PolicytrackError` where that fails.
    """
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PolicytrackError(say("{} cannot be written: {}", visible(folder), reason(error))) from None
    paths = {str(Path(folder) / name): data for name, data in files.items()}
    for path, data in paths.items():
        write_bytes(path, data)
    return list(paths)


def write_bytes(path: str, data: bytes) -> None:
    """Put bytes in the place of a file, whole or not at all. Raises `PolicytrackError` where that fails."""
    real = Path(os.path.realpath(path))
    if real.exists() and not real.is_file():
        raise PolicytrackError(say("{} cannot be written: it is no regular file", visible(path)))
    try:
        put(real, data)
    except OSError as error:
        raise _unwritable(path, error) from None


def _unwritable(path: str, error: OSError) -> PolicytrackError:
    folder = Path(path).parent
    hint = "" if folder.exists() else say("there is no folder {}: make it first", visible(str(folder)))
    return PolicytrackError(say("{} cannot be written: {}", visible(path), reason(error)), hint)


def _read(path: Path) -> str:
    """Bytes of a text as it was saved: UTF-8, or one of the encodings that Chinese pages still use.

    Without what does not show (a soft hyphen, a space of no width), because no quote may have it.
    """
    data = read_bytes(path, MAX_TEXT_BYTES, regular=True)
    try:
        text = decoded(data).text
    except EncodingError:  # a page with a broken byte still holds its sentences
        text = data.decode("gb18030", "replace")
    return without_hidden(text)
