"""Which files belong together, and their readings: made when they are asked for, and again when a file has changed."""

import os
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from policytrack import store
from policytrack.data.memory import Memory
from policytrack.data.yaml_document import TextError, compose
from policytrack.errors import PolicytrackError
from policytrack.lsp.analysis import Analysis, Buffer
from policytrack.lsp.positions import Encoding
from policytrack.report.locale import Locale


class Settings:
    """What an editor may set."""

    def __init__(self) -> None:
        self.files: Sequence[str] = ()  # files and folders that form one data set
        self.locale = Locale()
        self.inlay_hints = True
        self.as_of: date | None = None  # the day of the verdicts; today without


class Projects:
    """The readings of the data sets that an editor has files of.

    A file belongs to the data set that `files` names (by default POLICYTRACK_FILE), where it is one of it; any other
    file is a data set of its own, as it is to the command line.
    """

    def __init__(
        self, settings: Settings, opened: Callable[[], Sequence[Buffer]], uri_of: Callable[[str], str]
    ) -> None:
        self._settings = settings
        self._opened = opened
        self._uri_of = uri_of
        self._members: list[str] | None = None
        self._closed: dict[str, tuple[tuple[int, int], Buffer]] = {}
        self._generation = 0
        self._made: dict[tuple[str, ...], tuple[object, Analysis]] = {}
        self._memory = Memory()
        self._data_files: set[str] = set()  # that were seen to be some
        self.encoding: Encoding = "utf-16"
        self.root = Path.cwd()

    def forget_files(self) -> None:
        """Look for the files of the data set anew when they are next needed, and read all files again."""
        self._members = None
        self._generation += 1  # the plans' texts beside the data may have changed too

    def reading(self, uri: str) -> Analysis | None:
        """The reading of the data set that an open file belongs to; None for a file that is no data file.

        Raises `PolicytrackError` where a file of the data set cannot be read.
        """
        opened = {buffer.uri: buffer for buffer in self._opened()}
        own = opened.get(uri)
        if own is None:
            return None
        names = self._data_set(own)
        if names is None:
            return None
        buffers = []
        by_name = {buffer.name: buffer for buffer in opened.values()}
        for name in names:
            buffer = by_name.get(name) or self._from_disk(name)
            if buffer is not None:
                buffers.append(buffer)
        today = self._settings.as_of or date.today()
        state = (self._generation, today, self._settings.locale, [(one.name, one.version, one.text) for one in buffers])
        key = tuple(names)
        made = self._made.get(key)
        if made is None or made[0] != state:
            earlier = made[1].names if made is not None else None
            analysis = Analysis(
                buffers, today, self._settings.locale, self.encoding, earlier=earlier, memory=self._memory
            )
            made = self._made[key] = (state, analysis)
        return made[1]

    def _data_set(self, own: Buffer) -> list[str] | None:
        """The names of the files that a file is read with."""
        if own.name in self._found():
            return self._found()
        if store.looks_like_data(own.text.encode(errors="replace")):
            self._data_files.add(own.name)
        elif own.text.strip() and not (own.name in self._data_files and _is_half_typed(own)):
            return None
        return [own.name]

    def _found(self) -> list[str]:
        """The files of the data set that the settings name, by their whole paths."""
        if self._members is None:
            named = list(self._settings.files) or [
                name for name in (os.environ.get("POLICYTRACK_FILE") or "").split(os.pathsep) if name
            ]
            try:
                found = store.find([str(self.root / name) for name in named]) if named else []
            except PolicytrackError:
                found = []  # not there yet
            self._members = [os.path.realpath(path) for path in found]
        return self._members

    def _from_disk(self, name: str) -> Buffer | None:
        """A file that the editor has not open, read again where it has changed; None where it is gone."""
        try:
            status = Path(name).stat()
        except OSError:
            return None
        stamp = status.st_mtime_ns, status.st_size
        known = self._closed.get(name)
        if known is None or known[0] != stamp:
            (source,) = store.read([name])
            text = source.data.decode("utf-8", "surrogateescape")
            known = self._closed[name] = (stamp, Buffer(self._uri_of(name), name, text))
        return known[1]


def _is_half_typed(buffer: Buffer) -> bool:
    """Whether a text is no YAML: then a line on top may hide that it still is the data file that it was."""
    try:
        compose(buffer.text, buffer.name)
    except TextError:
        return True
    return False
