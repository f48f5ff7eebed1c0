"""What an editor asks for, answered from the reading of its data set: a function a request, and the table of them."""

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from lsprotocol import types
from pygls import uris
from pygls.exceptions import JsonRpcInvalidParams

from policytrack.errors import PolicytrackError
from policytrack.lsp import actions, completion, diagnostics, hover, navigation, outline
from policytrack.lsp.analysis import File
from policytrack.lsp.server import Server, name_of
from policytrack.lsp.spots import Spot


def _initialize(ls: Server, params: types.InitializeParams) -> None:
    root = params.workspace_folders[0].uri if params.workspace_folders else params.root_uri
    if root and uris.to_fs_path(root):
        ls.projects.root = Path(name_of(root))
    ls.projects.encoding = ls.workspace.position_encoding or "utf-16"
    ls.configure(params.initialization_options)


def _configured(ls: Server, params: types.DidChangeConfigurationParams) -> None:
    given = params.settings
    ls.configure(given.get("policytrack", given) if isinstance(given, Mapping) else given)
    for uri in ls.workspace.text_documents:
        ls.check_soon(uri)


def _opened(ls: Server, params: types.DidOpenTextDocumentParams) -> None:
    ls.projects.forget_files()
    ls.check_soon(params.text_document.uri)


def _changed(ls: Server, params: types.DidChangeTextDocumentParams) -> None:
    ls.check_soon(params.text_document.uri)


def _saved(ls: Server, params: types.DidSaveTextDocumentParams) -> None:
    ls.projects.forget_files()
    ls.check_soon(params.text_document.uri)


def _closed(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
    ls.closed(params.text_document.uri)


def _watched(ls: Server, params: types.DidChangeWatchedFilesParams) -> None:
    ls.projects.forget_files()
    for uri in ls.workspace.text_documents:
        ls.check_soon(uri)


def _hovered(ls: Server, params: types.HoverParams) -> types.Hover | None:
    found = ls.place(params.text_document.uri, params.position)
    told = hover.hover(*found) if found else []
    if not found or not told:
        return None
    _, file, spot = found
    wanted = ls.client_capabilities.text_document
    formats = wanted.hover.content_format if wanted and wanted.hover else None
    markdown = types.MarkupKind.Markdown in (formats or ())
    text = hover.as_markdown(told) if markdown else hover.as_text(told)
    kind = types.MarkupKind.Markdown if markdown else types.MarkupKind.PlainText
    return types.Hover(types.MarkupContent(kind, text), file.range(spot.start, spot.end))


def _completed(ls: Server, params: types.CompletionParams) -> types.CompletionList | None:
    found = ls.reading(params.text_document.uri)
    if found is None:
        return None
    analysis, file = found
    # Never complete: what fits by its title is chosen here, by what is typed until then.
    return types.CompletionList(True, completion.completions(analysis, file, file.offset(params.position)))


def _acted(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction] | None:
    found = ls.reading(params.text_document.uri)
    if found is None:
        return None
    analysis, file = found
    only = params.context.only or [types.CodeActionKind.QuickFix]
    offered = []
    if any(types.CodeActionKind.QuickFix.value.startswith(str(getattr(one, "value", one))) for one in only):
        start, end = file.offset(params.range.start), file.offset(params.range.end)
        for action in actions.actions(analysis, file, start, end):
            shown = [diagnostics.shown(action.found, file)] if action.found else None
            offered.append(
                types.CodeAction(
                    action.title, types.CodeActionKind.QuickFix, diagnostics=shown,
                    is_preferred=action.preferred or None, edit=ls.workspace_edit(analysis, action.edits),
                )
            )  # fmt: skip
    if any(str(getattr(one, "value", one)).startswith("source") for one in only) and (
        every := actions.fix_all(analysis)
    ):
        edit = ls.workspace_edit(analysis, every.edits)
        offered.append(types.CodeAction(every.title, types.CodeActionKind.SourceFixAll, edit=edit))
    return offered


def _hinted(ls: Server, params: types.InlayHintParams) -> list[types.InlayHint] | None:
    found = ls.reading(params.text_document.uri) if ls.settings.inlay_hints else None
    if found is None:
        return None
    analysis, file = found
    start, end = file.offset(params.range.start), file.offset(params.range.end)
    return list(outline.inlay_hints(analysis, file, start, end))


def _defined(ls: Server, params: types.DefinitionParams) -> list[types.Location] | None:
    found = ls.place(params.text_document.uri, params.position)
    return _locations(navigation.definitions(found[0], found[2])) if found else None


def _referred(ls: Server, params: types.ReferenceParams) -> list[types.Location] | None:
    found = ls.place(params.text_document.uri, params.position)
    if found is None:
        return None
    declared = params.context.include_declaration
    return _locations(navigation.references(found[0], found[2], declared=declared))


def _prepared(ls: Server, params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder | None:
    found = ls.place(params.text_document.uri, params.position)
    if found is None or found[2].thing is None:
        return None
    _, file, spot = found
    return types.PrepareRenamePlaceholder(file.range(spot.start, spot.end), spot.value)


def _renamed(ls: Server, params: types.RenameParams) -> types.WorkspaceEdit | None:
    found = ls.place(params.text_document.uri, params.position)
    if found is None:
        return None
    try:
        return ls.workspace_edit(found[0], navigation.rename(found[0], found[2], params.new_name.strip()))
    except PolicytrackError as error:
        raise JsonRpcInvalidParams(f"{error.message}; {error.hint}" if error.hint else error.message) from None


def _outlined(ls: Server, params: types.DocumentSymbolParams) -> list[types.DocumentSymbol] | None:
    found = ls.reading(params.text_document.uri)
    return outline.symbols(found[1]) if found else None


def _folded(ls: Server, params: types.FoldingRangeParams) -> list[types.FoldingRange] | None:
    found = ls.reading(params.text_document.uri)
    return list(outline.folds(found[1])) if found else None


def _locations(found: Sequence[tuple[File, Spot]]) -> list[types.Location]:
    return [types.Location(file.buffer.uri, file.range(spot.start, spot.end)) for file, spot in found]


class _Answer(NamedTuple):
    """A request or notice of an editor, what answers it, and what the editor is told of that."""

    method: str
    answer: Callable[[Server, Any], object]
    options: Any = None


_ACTION_KINDS: Final = [types.CodeActionKind.QuickFix, types.CodeActionKind.SourceFixAll]
_ANSWERS: Final = (
    _Answer(types.INITIALIZE, _initialize),
    _Answer(types.WORKSPACE_DID_CHANGE_CONFIGURATION, _configured),
    _Answer(types.TEXT_DOCUMENT_DID_OPEN, _opened),
    _Answer(types.TEXT_DOCUMENT_DID_CHANGE, _changed),
    _Answer(types.TEXT_DOCUMENT_DID_SAVE, _saved),
    _Answer(types.TEXT_DOCUMENT_DID_CLOSE, _closed),
    _Answer(types.WORKSPACE_DID_CHANGE_WATCHED_FILES, _watched),
    _Answer(types.TEXT_DOCUMENT_HOVER, _hovered),
    _Answer(
        types.TEXT_DOCUMENT_COMPLETION,
        _completed,
        types.CompletionOptions(trigger_characters=[" ", ":", "{", "[", ","]),
    ),
    _Answer(types.TEXT_DOCUMENT_CODE_ACTION, _acted, types.CodeActionOptions(_ACTION_KINDS)),
    _Answer(types.TEXT_DOCUMENT_INLAY_HINT, _hinted),
    _Answer(types.TEXT_DOCUMENT_DEFINITION, _defined),
    _Answer(types.TEXT_DOCUMENT_REFERENCES, _referred),
    _Answer(types.TEXT_DOCUMENT_PREPARE_RENAME, _prepared),
    _Answer(types.TEXT_DOCUMENT_RENAME, _renamed, types.RenameOptions(prepare_provider=True)),
    _Answer(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, _outlined),
    _Answer(types.TEXT_DOCUMENT_FOLDING_RANGE, _folded),
)


def make_server(files: Sequence[str] = ()) -> Server:
    """A server for an editor; `files` are the data set where the editor names none."""
    server = Server(files)
    for method, answer, options in _ANSWERS:
        server.feature(method, options)(answer)
    return server


def serve(files: Sequence[str]) -> None:
    """Serve one editor on the standard streams until it says goodbye.

    What anything else prints goes to standard error: on standard output it would be no word of the protocol.
    """
    reading, writing = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    make_server(files).start_io(reading, writing)
