"""Walking through a folder for its files: in a fixed order, and not where files of others lie."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from policytrack.errors import PolicytrackError
from policytrack.text.messages import say
from policytrack.text.system import reason

#: Told now and then how many folders have been looked at.
Watch = Callable[[int], object]
#: Told of a folder that the system does not let us read, as a sentence.
Unread = Callable[[str], object]
#: Folders in which programs keep what is not the user's own.
FOLDERS_OF_OTHERS: Final = frozenset(("node_modules", "site-packages", "__pycache__"))
_ENVIRONMENT: Final = "pyvenv.cfg"


def refuse(sentence: str) -> None:
    """Read nothing where a folder cannot be read: its files may be the ones that matter."""
    raise PolicytrackError(sentence, say("name the files and folders to read, or make it readable"))


def walk(
    folder: Path, endings: tuple[str, ...], watch: Watch = lambda done: None, unread: Unread = refuse
) -> Iterator[Path]:
    """The files below a folder with these endings, in the order of their paths; links to files among them.

    Not entered: hidden folders, links to folders, other file systems (`/proc`, a mounted share), and folders of
    installed packages. Of each that cannot be read `unread` is told; without it, it raises `PolicytrackError`.
    """
    device = folder.stat().st_dev
    waiting = [(folder, True)]
    done = 0
    while waiting:
        path, is_folder = waiting.pop()
        if not is_folder:
            yield path
            continue
        done += 1
        watch(done)
        try:
            with os.scandir(path) as found:
                entries = {entry.name: entry for entry in found if not entry.name.startswith(".")}
            if _ENVIRONMENT in entries and path != folder:
                continue
            for name in sorted(entries, reverse=True):  # the last one is the next one
                entry = entries[name]
                if entry.is_dir(follow_symlinks=False):
                    if name not in FOLDERS_OF_OTHERS and entry.stat(follow_symlinks=False).st_dev == device:
                        waiting.append((path / name, True))
                elif name.lower().endswith(endings) and entry.is_file():
                    waiting.append((path / name, False))
        except FileNotFoundError:  # gone meanwhile
            continue
        except OSError as error:
            unread(say("the folder {} cannot be read: {}", path, reason(error)))
