"""The texts that lie beside the data: local copies of plans for the quote check, and the summary of a CI step."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from policytrack.errors import PolicytrackError
from policytrack.store import MAX_BYTES, reason
from policytrack.text.printable import visible

_ENDINGS: Final = (".txt", ".md", ".text", ".html", ".htm")


def texts_beside(names: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """The texts that plans name by `text:`, by the plans' keys; `names` are key, data file, and path relative to it.

    Those that cannot be read are left out.
    """
    texts = {}
    for key, file, name in names:
        try:
            texts[key] = _read(Path(file).parent / name)
        except OSError:
            continue  # the rule PT043 says so, at the line of the plan
    return texts


def texts_in(folder: str) -> dict[str, str]:
    """All texts of a folder by their names without ending. Raises `PolicytrackError` where there is no such folder."""
    path = Path(folder)
    if not path.is_dir():
        raise PolicytrackError(f"there is no folder {folder}", "--sources names a folder with the plans' texts")
    texts = {}
    for entry in sorted(path.rglob("*")):
        if entry.suffix.lower() in _ENDINGS and entry.is_file():
            try:
                texts[entry.stem] = _read(entry)
            except OSError as error:
                raise PolicytrackError(f"{entry} cannot be read: {reason(error)}") from None
    if not texts:
        raise PolicytrackError(f"the folder {folder} holds no text", f"texts end in {', '.join(_ENDINGS)}")
    return texts


def append(path: str, text: str) -> None:
    """Add to the end of a file, as a CI service wants its summaries. Raises `PolicytrackError` where that fails."""
    try:
        with Path(path).open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(text)
    except OSError as error:
        raise PolicytrackError(f"{path} cannot be written: {reason(error)}") from None


def read(path: str) -> str:
    """A text of the program's own, in UTF-8. Raises `PolicytrackError` where it cannot be read."""
    try:
        with Path(path).open("rb") as file:
            return file.read(MAX_BYTES).decode("utf-8")
    except UnicodeDecodeError:
        raise PolicytrackError(f"{visible(path)} is not UTF-8 text") from None
    except OSError as error:
        raise PolicytrackError(f"{visible(path)} cannot be read: {reason(error)}") from None


def write(path: str, text: str) -> None:
    """Put a text in the place of a file, whole or not at all. Raises `PolicytrackError` where that fails."""
    real = Path(os.path.realpath(path))
    beside = real.with_name(f".{real.name}.{os.getpid()}.new")
    try:
        try:
            beside.write_text(text, encoding="utf-8", newline="\n")
            beside.replace(real)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise PolicytrackError(f"{visible(path)} cannot be written: {reason(error)}") from None


def _read(path: Path) -> str:
    """Bytes of a text as it was saved: UTF-8, or GB 18030, which many Chinese pages still use."""
    with path.open("rb") as file:
        data = file.read(MAX_BYTES)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030", "replace")
