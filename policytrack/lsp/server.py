"""The server: its settings, its data sets, and the diagnostics on show. pygls speaks the protocol."""

import asyncio
import gc
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from lsprotocol import types
from pygls import uris
from pygls.lsp.server import LanguageServer

from policytrack import __version__
from policytrack.data.splice import Edit
from policytrack.errors import PolicytrackError
from policytrack.lsp import diagnostics
from policytrack.lsp.analysis import Analysis, Buffer, File
from policytrack.lsp.projects import Projects, Settings
from policytrack.lsp.spots import Spot
from policytrack.report.locale import Locale
from policytrack.text.dates import DateError, parse_date

#: A moment in which further keys are waited for before the file is read again, in seconds.
_MOMENT: Final = 0.01
#: The collector is off while files are read (it would double the time); it runs when nobody has typed for so long.
_PAUSE: Final = 3.0


class Server(LanguageServer):
    """An editor's server: its settings, its data sets, and which files have diagnostics on show."""

    def __init__(self, files: Sequence[str]) -> None:
        super().__init__("policytrack", __version__)
        self.settings = Settings()
        self.settings.files = [os.path.abspath(name) for name in files]  # noqa: PTH100 - as they were typed
        self.projects = Projects(self.settings, self._buffers, _uri_of)
        self._shown: dict[str, frozenset[str]] = {}  # by the file that was read: all that have diagnostics on show
        self._waiting: dict[str, asyncio.TimerHandle] = {}
        self._rest: asyncio.TimerHandle | None = None

    def _buffers(self) -> list[Buffer]:
        return [
            Buffer(uri, name_of(uri), document.source, document.version)
            for uri, document in self.workspace.text_documents.items()
        ]

    def configure(self, given: Any) -> None:
        """Take over what an editor sets; what cannot be read is told and left as it was."""
        if not isinstance(given, Mapping):
            return
        settings = self.settings
        files = given.get("files")
        if isinstance(files, list) and files:
            settings.files = [str(name) for name in files]
        if given.get("lang") in ("en", "zh", "zh-Hant"):
            settings.locale = Locale(given["lang"])
        if isinstance(given.get("inlayHints"), bool):
            settings.inlay_hints = given["inlayHints"]
        if isinstance(given.get("asOf"), str):
            try:
                settings.as_of = parse_date(given["asOf"]).last
            except DateError as error:
                self.tell(f"policytrack: asOf: {error}")
        self.projects.forget_files()

    def tell(self, message: str) -> None:
        """Show a sentence to the user."""
        self.window_show_message(types.ShowMessageParams(types.MessageType.Warning, message))

    def reading(self, uri: str) -> tuple[Analysis, File] | None:
        """The reading that a file belongs to, and the file in it; None where it is no data file or cannot be read."""
        try:
            analysis = self.projects.reading(uri)
        except PolicytrackError as error:
            self.tell(f"policytrack: {error.message}")
            return None
        return (analysis, analysis.files[uri]) if analysis is not None and uri in analysis.files else None

    def place(self, uri: str, position: types.Position) -> tuple[Analysis, File, Spot] | None:
        """The scalar at a position, with its file and reading."""
        found = self.reading(uri)
        if found is None:
            return None
        spot = found[1].spot_at(found[1].offset(position))
        return (*found, spot) if spot is not None else None

    def check_soon(self, uri: str) -> None:
        """Read a file again in a moment, once for all keys that are typed until then."""
        loop = asyncio.get_running_loop()
        if uri in self._waiting:
            self._waiting[uri].cancel()
        self._waiting[uri] = loop.call_later(_MOMENT, self.check, uri)
        if self._rest is not None:
            self._rest.cancel()
        self._rest = loop.call_later(_PAUSE, gc.collect)

    def check(self, uri: str) -> None:
        """Show what the check finds in all files of the data set, and clear what was on show for others."""
        self._waiting.pop(uri, None)
        found = self.reading(uri)
        shown = set(self._shown.get(uri, ()))
        self._shown[uri] = frozenset(found[0].files) if found else frozenset()
        if found is not None:
            for other, file in found[0].files.items():
                self._publish(other, diagnostics.of_file(found[0], file), file.buffer.version)
        for gone in shown - self._shown[uri]:
            self._publish(gone, [], None)

    def closed(self, uri: str) -> None:
        """Clear what is on show for the data set of a file that was closed, and look at the files that are left."""
        for gone in self._shown.pop(uri, frozenset()):
            self._publish(gone, [], None)
        for other in self.workspace.text_documents:
            self.check_soon(other)

    def _publish(self, uri: str, found: list[types.Diagnostic], version: int | None) -> None:
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, version))

    def workspace_edit(self, analysis: Analysis, edits: Mapping[str, Sequence[Edit]]) -> types.WorkspaceEdit:
        """Edits as the editor carries them out, tied to the versions that they were made for where it knows these."""
        changes: dict[str, list[types.TextEdit]] = {}
        for name, of_file in edits.items():
            file = analysis.file_by_name[name]
            changes[file.buffer.uri] = [types.TextEdit(file.range(one.start, one.end), one.text) for one in of_file]
        workspace = self.client_capabilities.workspace
        if not (workspace and workspace.workspace_edit and workspace.workspace_edit.document_changes):
            return types.WorkspaceEdit(changes=changes)
        return types.WorkspaceEdit(
            document_changes=[
                types.TextDocumentEdit(
                    types.OptionalVersionedTextDocumentIdentifier(uri, analysis.files[uri].buffer.version), [*of_file]
                )
                for uri, of_file in changes.items()
            ]
        )


def name_of(uri: str) -> str:
    """The whole path of a file, links followed; of a text that is no file its URI."""
    path = uris.to_fs_path(uri)
    return os.path.realpath(path) if path and uri.startswith("file:") else uri


def _uri_of(name: str) -> str:
    return uris.from_fs_path(name) or Path(name).as_uri()
